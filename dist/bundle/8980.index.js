export const id=8980;export const ids=[8980];export const modules={
79823:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{IO:()=>LARGEST_ENCRYPTED_BLOCK,Lv:()=>romBaud,
Q4:()=>chipFacts,QZ:()=>leastFlash,Yt:()=>chipsWith,cW:()=>romDigests,fA:()=>protectionOf,
fX:()=>ESP8266,hz:()=>oldRevision,i8:()=>headerAddress,iB:()=>CHIP_OPTIONS,
jB:()=>BOOTLOADER_ADDRESSES,l3:()=>chipOfImage,uF:()=>bootloaderAddress,uP:()=>hasIdfLayout,
xV:()=>takesOldSignatures,xr:()=>optionOfChip,yl:()=>romReads,zQ:()=>chipOfOption})
;const MIB=1048576;const LARGEST=128*MIB;const USUAL={leastFlash:4*MIB,largestFlash:16*MIB,
idfLayout:true,protection:"security-info",secureDownloadMode:true,romDigests:true,romReads:true,
romBaud:115200,encryptedBlock:16,oldSignatures:false,oldRevision:"major"};const CHIPS={esp8266:{
...USUAL,name:"ESP8266",bootloader:0,idfLayout:false,protection:"none",secureDownloadMode:false,
romDigests:false,romReads:false,romBaud:74880},esp32:{...USUAL,name:"ESP32",imageId:0,
bootloader:4096,protection:{address:1073061888,size:28},secureDownloadMode:false,encryptedBlock:32,
oldSignatures:true},esp32s2:{...USUAL,name:"ESP32-S2",imageId:2,bootloader:4096},esp32s3:{...USUAL,
name:"ESP32-S3",imageId:9,bootloader:0,largestFlash:LARGEST},esp32c2:{...USUAL,name:"ESP32-C2",
imageId:12,bootloader:0,leastFlash:MIB},esp32c3:{...USUAL,name:"ESP32-C3",imageId:5,bootloader:0,
oldRevision:"minor"},esp32c5:{...USUAL,name:"ESP32-C5",imageId:23,bootloader:8192,
largestFlash:LARGEST},esp32c6:{...USUAL,name:"ESP32-C6",imageId:13,bootloader:0},esp32c61:{...USUAL,
name:"ESP32-C61",imageId:20,bootloader:0,largestFlash:LARGEST},esp32e22:{...USUAL,name:"ESP32-E22",
imageId:31,bootloader:0},esp32h2:{...USUAL,name:"ESP32-H2",imageId:16,bootloader:0,leastFlash:2*MIB
},esp32h21:{...USUAL,name:"ESP32-H21",imageId:25,bootloader:0},esp32h4:{...USUAL,name:"ESP32-H4",
imageId:28,bootloader:8192,largestFlash:LARGEST},esp32p4:{...USUAL,name:"ESP32-P4",imageId:18,
bootloader:8192,largestFlash:LARGEST},esp32s31:{...USUAL,name:"ESP32-S31",imageId:32,
bootloader:8192,largestFlash:LARGEST}};const TABLE=CHIPS;const ALL=Object.values(TABLE)
;const BY_NAME=new Map(ALL.map(chip=>[chip.name,chip]))
;const BY_IMAGE=new Map(ALL.filter(({imageId:imageId})=>imageId!==undefined).map(chip=>[chip.imageId,chip]))
;const CHIP_OPTIONS=Object.keys(CHIPS);const ESP8266=CHIPS.esp8266.name
;const BOOTLOADER_ADDRESSES=[...new Set(ALL.map(({bootloader:bootloader})=>bootloader))].sort((a,b)=>a-b)
;const LARGEST_ENCRYPTED_BLOCK=Math.max(...ALL.map(({encryptedBlock:encryptedBlock})=>encryptedBlock))
;function chipFacts(option){return TABLE[option]}function chipsWith(holds){
return ALL.filter(holds).map(({name:name})=>name)}function chipOfImage(chipId){
return BY_IMAGE.get(chipId)?.name}function oldRevision(chipId){
return BY_IMAGE.get(chipId)?.oldRevision??USUAL.oldRevision}function bootloaderAddress(chip){
const known=BY_NAME.get(chip);return known?.idfLayout===true?known.bootloader:undefined}
function headerAddress(chip){return BY_NAME.get(chip)?.bootloader}function hasIdfLayout(chip){
return abilitiesOf(chip).idfLayout}function leastFlash(chip){return abilitiesOf(chip).leastFlash}
function protectionOf(chip){return abilitiesOf(chip).protection}function romDigests(chip){
return abilitiesOf(chip).romDigests}function romReads(chip){return abilitiesOf(chip).romReads}
function romBaud(chip){return abilitiesOf(chip).romBaud}function takesOldSignatures(chip){
return abilitiesOf(chip).oldSignatures}function chipOfOption(option){
return CHIP_OPTIONS.some(known=>known===option)?TABLE[option].name:undefined}
function optionOfChip(name){return name.toLowerCase().replaceAll("-","")}function abilitiesOf(chip){
return BY_NAME.get(chip)??USUAL}}),
37006:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{f$:()=>isEmulatedPort,i$:()=>withEmulatedPorts,
jN:()=>EMULATED_PORTS});const EMULATED_PORTS="ESPTOOL_ACTION_EMULATED_PORTS"
;function withEmulatedPorts(known,urls){
return[...new Set([...(known??"").split(" "),...urls])].filter(url=>url!=="").join(" ")}
function isEmulatedPort(name,known){const place=placeOf(name)
;return place!==undefined&&(known??"").split(" ").some(url=>placeOf(url)===place)}
function placeOf(name){if(!URL.canParse(name))return undefined
;const{protocol:protocol,hostname:hostname,port:port}=new URL(name)
;if(!["socket:","rfc2217:"].includes(protocol))return undefined
;return`${["localhost","[::1]"].includes(hostname.toLowerCase())?"127.0.0.1":hostname}:${port}`}}),
97664:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Z:()=>compareVersions});function compareVersions(a,b){
const[left,right]=[a.split(".").map(Number),b.split(".").map(Number)]
;return[0,1,2].map(part=>(left[part]??0)-(right[part]??0)).find(step=>step!==0)??0}}),
31003:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{F1:()=>proofFile,I6:()=>draftFile,PB:()=>pythonFile,
YE:()=>manifestFile,c1:()=>createDirectory,kV:()=>alteredFile,lC:()=>finishedEntries,mk:()=>publish,
ne:()=>withdraw,pN:()=>versionFolder,vf:()=>discard})
;var node_crypto__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(77598)
;var node_crypto__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__)
;var node_fs__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_2___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_2__)
;var node_path__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_3___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(76578)
;var _system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(41474)
;var _plain_file_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(84564)
;const OWN_LETTERS=/^-[0-9a-f]{12}$/;const MARKER=".complete";const LONGEST_MARKER=64*1024
;function versionFolder(context,version){
return(0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(context.toolCache,context.tool.folder,version)
}async function finishedEntries(folder){
const names=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(folder).catch((0,
_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_5__.L1)([]))
;const markers=names.filter(name=>name.endsWith(MARKER)).toSorted((a,b)=>a<b?1:-1)
;const entries=await Promise.all(markers.map(name=>readEntry(folder,name.slice(0,-MARKER.length))))
;return entries.filter(entry=>entry!==undefined)}async function readEntry(folder,key){
const entry=readMarker((0,
node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder,key+MARKER),folder,key)
;if(entry===undefined)return undefined
;const stats=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(entry.directory).catch(()=>undefined)
;return stats?.isDirectory()===true?entry:undefined}function readMarker(file,folder,key){
const text=(0,_plain_file_js__WEBPACK_IMPORTED_MODULE_6__.r)(file,LONGEST_MARKER)?.toString()
;const marker=text===undefined?undefined:parseMarker(text,key);return marker&&{key:key,directory:(0,
node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder,marker.name),
manifestSha256:marker.manifestSha256}}function parseMarker(text,key){let marker;try{
marker=JSON.parse(text)}catch{return undefined}
if(typeof marker!=="object"||marker===null||!("directory"in marker))return undefined
;const name=marker.directory
;if(typeof name!=="string"||!name.startsWith(key)||!OWN_LETTERS.test(name.slice(key.length)))return undefined
;const digest="manifest_sha256"in marker?marker.manifest_sha256:"";return{name:name,
manifestSha256:typeof digest==="string"?digest:""}}async function createDirectory(folder,key){
await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(folder,{recursive:true})
;const directory=(0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder,`${key}-${(0,
node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString("hex")}`);await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(directory);return directory}
async function publish(entry,usable){
const folder=(0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(entry.directory,"..");const marker=(0,
node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder,entry.key+MARKER)
;const draft=draftFile(entry.directory)
;await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(draft,JSON.stringify({
directory:entry.directory.slice(folder.length+1),manifest_sha256:entry.manifestSha256}),{flush:true
});try{if(await createExclusively(draft,marker))return entry.directory
;const first=await readEntry(folder,entry.key);if(first!==undefined&&await usable(first)){
await discard(entry.directory);return first.directory}if(first!==undefined)await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.utimes)(first.directory,new Date,new Date).catch(()=>undefined)
;await takePlace(draft,marker);return entry.directory}finally{
await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(draft,{force:true})}}
async function takePlace(draft,marker){try{
await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(draft,marker)}catch(error){
const found=await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(marker).catch(()=>undefined)
;if(found?.isDirectory()!==true)throw error
;await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(marker,`${marker}-${(0,
node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString("hex")}`);await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(draft,marker)}}
async function createExclusively(draft,target){try{
await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.link)(draft,target);return true}catch(error){
if((0,_system_errors_js__WEBPACK_IMPORTED_MODULE_4__.xU)(error)==="EEXIST")return false}try{await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.copyFile)(draft,target,node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.COPYFILE_EXCL)
;return true}catch(error){
if((0,_system_errors_js__WEBPACK_IMPORTED_MODULE_4__.xU)(error)==="EEXIST")return false;throw error}
}async function withdraw({directory:directory,key:key}){
const folder=(0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory,"..");const marker=(0,
node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder,key+MARKER)
;const withdrawn=alteredFile(directory);try{
await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(marker,withdrawn);const now=new Date
;await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.utimes)(withdrawn,now,now)
;const named=readMarker(withdrawn,folder,key)
;if(named===undefined||named.directory===directory)return;await createExclusively(withdrawn,marker)
;await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(withdrawn)}catch{}}
async function discard(directory){
for(const file of[manifestFile,proofFile,pythonFile,alteredFile].map(file=>file(directory)))await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(file,{force:true}).catch(()=>undefined);await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(directory,{recursive:true,force:true,maxRetries:3
}).catch(()=>undefined)}function manifestFile(directory){return`${directory}.manifest.json`}
function proofFile(directory){return`${directory}.proof.json`}function pythonFile(directory){
return`${directory}.python.json`}function draftFile(directory){return`${directory}.${(0,
node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString("hex")}.draft`}
function alteredFile(directory){return`${directory}.altered`}}),
20952:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Dt:()=>inPrivateFolder,d1:()=>runCommand,
dZ:()=>throwIfCancelled})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(76578)
;var _system_processes_process_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(9746)
;var _environment_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(56688);const LINES_KEPT=40
;async function runCommand(command,context){throwIfCancelled(context);const lines=[]
;const end=await inPrivateFolder(context,async cwd=>{
const config=(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cwd,"esptool.cfg");await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(config,"[esptool]\n");return(0,
_system_processes_process_js__WEBPACK_IMPORTED_MODULE_3__.R)({command:command.command,
args:command.args,cwd:cwd,env:{
...command.env??(0,_environment_js__WEBPACK_IMPORTED_MODULE_4__.Yo)(context),ESPTOOL_CFGFILE:config,
NO_COLOR:"1"},deadlineMs:command.deadlineMs,...context.signal===undefined?{}:{signal:context.signal
},onLine:line=>{command.onLine?.(line);if(line.trim()!=="")lines.push(line)
;if(lines.length>LINES_KEPT)lines.shift()}})}).catch(error=>{
if(error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_2__.HR&&error.code==="esptool-not-started")return error
;throw error});throwIfCancelled(context)
;if(end instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_2__.HR)return{ok:false,lines:lines,
end:end.message};if(end.end!=="exit")return{ok:false,lines:lines,
end:`no end within ${Math.round(command.deadlineMs/1e3)} s`}
;const code=end.exitCode===null?`signal ${end.signal??"?"}`:`exit code ${end.exitCode}`;return{
ok:end.exitCode===0,lines:lines,end:code}}function throwIfCancelled(context){
if(context.signal?.aborted!==true)return
;throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_2__.HR("cancelled",`The step was cancelled while ${context.tool.name} was being installed. The unfinished installation is not used.`,"Run the job again.")
}async function inPrivateFolder(context,use){
await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(context.temp,{recursive:true})
;const folder=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.temp,`${context.tool.folder}-install-`));try{
return await use(folder)}finally{await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder,{
recursive:true,force:true,maxRetries:3}).catch(()=>undefined)}}}),
23893:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{l:()=>makeEntry})
;var external_node_path_=__webpack_require__(76760);var errors=__webpack_require__(76578)
;var cache=__webpack_require__(31003);var manifest=__webpack_require__(34580)
;var promises_=__webpack_require__(51455);const STALE_AFTER_MS=7*24*3600*1e3
;const DIRECTORY=/-[0-9a-f]{12}$/;const DRAFT=/-[0-9a-f]{12}\.[0-9a-f]{8}\.draft$/
;async function sweep(folder,now=Date.now()){const listing=await(0,promises_.readdir)(folder,{
withFileTypes:true}).catch(()=>[])
;const named=new Set((await(0,cache.lC)(folder)).map(entry=>entry.directory))
;for(const item of listing){const path=(0,external_node_path_.join)(folder,item.name)
;const directory=item.isDirectory()&&DIRECTORY.test(item.name)&&!named.has(path)
;if(!directory&&!DRAFT.test(item.name))continue
;const changed=Math.max(await changedAt(path),await changedAt((0,cache.kV)(path)))
;if(now-changed>STALE_AFTER_MS)await(0,cache.vf)(path)}}async function changedAt(path){return(0,
promises_.stat)(path).then(found=>found.mtimeMs,()=>0)}
async function makeEntry({folder:folder,key:key,build:build,usable:usable},{tool:tool}){
let directory;try{directory=await(0,cache.c1)(folder,key);await build(directory)
;const manifestSha256=await(0,manifest.H)(directory);const winner=await(0,cache.mk)({key:key,
directory:directory,manifestSha256:manifestSha256},usable)
;await sweep((0,external_node_path_.dirname)(directory));return winner}catch(error){
if(directory!==undefined)await(0,cache.vf)(directory)
;const ofTheSystem=!(error instanceof errors.HR)&&(0,errors.xU)(error)!==undefined
;throw ofTheSystem?unwritable(folder,tool,error):error}}function unwritable(folder,tool,error){
return new errors.HR(tool.codes.install,`Cannot write to the tool cache, ${folder}: ${(0,
errors.bD)(error)}.`,"Give the runner's user write permission, and make room on that disk (RUNNER_TOOL_CACHE is its path).",{
cause:error})}}),56688:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Nf:()=>KEPT_FOR_HELPERS,Vd:()=>isProgram,
Yo:()=>helperEnvironment,bv:()=>variable,iz:()=>programsOnPath})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var node_fs__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__)
;var node_path__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_2___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__)
;var _system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(94847)
;var _tool_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(34731)
;const KEPT_FOR_HELPERS=new Set(["APPDATA","LANG","LC_ALL","LC_CTYPE","TZ"])
;function helperEnvironment(context){
return(0,_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_3__.yE)(context.env,KEPT_FOR_HELPERS)
}function variable(context,name){
if((0,_tool_js__WEBPACK_IMPORTED_MODULE_4__.tj)(context)!=="win32")return context.env[name]
;const key=Object.keys(context.env).find(candidate=>candidate.toUpperCase()===name.toUpperCase())
;return key===undefined?undefined:context.env[key]}async function programsOnPath(name,context){
const windows=(0,_tool_js__WEBPACK_IMPORTED_MODULE_4__.tj)(context)==="win32"
;const folders=(variable(context,"PATH")??"").split(windows?";":":").filter(folder=>(0,
node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(folder))
;const paths=windows?node_path__WEBPACK_IMPORTED_MODULE_2__.win32:node_path__WEBPACK_IMPORTED_MODULE_2__.posix
;const commands=[...new Set(folders)].map(folder=>paths.join(folder,windows?`${name}.exe`:name))
;const programs=await Promise.all(commands.map(command=>isProgram(command)))
;return commands.filter((_,index)=>programs[index])}async function isProgram(path){try{await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path,node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK)
;return(await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).isFile()}catch{
return false}}}),94430:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Q:()=>Alarm,k:()=>isIntact})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _system_text_untrusted_text_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(90975)
;var _cache_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(31003)
;var _manifest_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(34580)
;var _tool_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(34731);const NAMES_SHOWN=5
;const NAME_LENGTH=200;async function isIntact(entry,onAltered){const alterations=await(0,
_manifest_js__WEBPACK_IMPORTED_MODULE_2__.u)(entry)
;if(alterations.length>0)await(onAltered?.(entry,alterations));return alterations.length===0}
class Alarm{#context;#said=[];constructor(context){this.#context=context}
raise=async(entry,alterations)=>{const names=alterations.slice(0,NAMES_SHOWN).map(name=>(0,
_system_text_untrusted_text_js__WEBPACK_IMPORTED_MODULE_4__.O)(name).slice(0,NAME_LENGTH))
;const more=alterations.length-names.length
;const list=[...names,...more>0?[`and ${more} more`]:[]].join(", ")
;const line=`The ${this.#context.tool.name} in the tool cache was altered after installation and is not used: in ${entry.directory}, ${list}.`
;this.#said.push(line)
;(0,_tool_js__WEBPACK_IMPORTED_MODULE_3__.R8)(this.#context,`${line} It is kept for inspection, and ${this.#context.tool.name} is installed again.`)
;await(0,_cache_js__WEBPACK_IMPORTED_MODULE_1__.ne)(entry)};explain(error){
const{tool:tool}=this.#context
;if(this.#said.length===0||!(error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR)||!tool.notInstalled.has(error.code))return error
;return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR(tool.codes.altered,`${this.#said.join("\n")}\nIt could not be installed again: ${error.message}`,`Find out what changed it: another job on this runner, a cleanup tool, a virus scanner, or a failing disk. ${error.hint}`,{
cause:error})}}}),34580:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{H:()=>writeManifest,u:()=>alterationsOf})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var _cache_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(31003)
;var _plain_file_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(84564)
;var _survey_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(33159)
;const LONGEST_RECORD=64*1024*1024;async function writeManifest(directory){const survey=await(0,
_survey_js__WEBPACK_IMPORTED_MODULE_3__.yj)(directory);const text=JSON.stringify({
files:sorted(survey.files),links:sorted(survey.links)})
;await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,
_cache_js__WEBPACK_IMPORTED_MODULE_1__.YE)(directory),text,{flush:true});const digest=(0,
_survey_js__WEBPACK_IMPORTED_MODULE_3__.sc)(text);await writeProof(directory,digest,survey)
;return digest}async function alterationsOf({directory:directory,manifestSha256:manifestSha256}){
const text=(0,
_plain_file_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_cache_js__WEBPACK_IMPORTED_MODULE_1__.YE)(directory),LONGEST_RECORD)
;if(text===undefined)return["the record of its digests (missing, or not a plain file)"];if((0,
_survey_js__WEBPACK_IMPORTED_MODULE_3__.sc)(text)!==manifestSha256)return["the record of its digests (changed)"]
;const manifest=JSON.parse(text.toString());const proof=readProof(directory,manifestSha256)
;if(proof!==undefined&&coversAll(proof,manifest)&&(0,
_survey_js__WEBPACK_IMPORTED_MODULE_3__.O2)(directory,proof.prints))return[]
;const recorded=new Map(Object.entries(manifest.files));const prints=new Map(proof?.prints??[])
;const survey=await(0,_survey_js__WEBPACK_IMPORTED_MODULE_3__.yj)(directory,(name,print)=>{
if(!recorded.has(name))return"";const before=prints.get(name)
;return before?.every((value,index)=>value===print[index])===true?recorded.get(name):undefined})
;const found=[...differences(recorded,survey.files),...differences(new Map(Object.entries(manifest.links)),survey.links)]
;if(found.length===0)await writeProof(directory,manifestSha256,survey);return found}
function differences(recorded,found){
const added=[...found.keys()].filter(name=>!recorded.has(name)).map(name=>`${name} (added)`)
;const others=[...recorded].flatMap(([name,value])=>{const now=found.get(name)
;if(now===undefined)return`${name} (missing)`;return now===value?[]:`${name} (changed)`})
;return[...added,...others]}function coversAll({prints:prints},{files:files,links:links}){
const named=new Set(prints.map(([name])=>name));const folders=new Set([""]);const isNamed=name=>{
if(!named.has(name))return false;const folder=name.slice(0,Math.max(0,name.lastIndexOf("/")))
;if(folders.has(folder))return true;folders.add(folder);return isNamed(folder)}
;return named.has("")&&[files,links].every(record=>Object.keys(record).every(isNamed))}
function readProof(directory,manifestSha256){try{
const text=(0,_plain_file_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,
_cache_js__WEBPACK_IMPORTED_MODULE_1__.F1)(directory),LONGEST_RECORD)?.toString()??""
;const proof=JSON.parse(text);const{manifest_sha256:verified,prints:prints=[]}=proof??{}
;const whole=verified===manifestSha256&&prints.length>0&&prints.every(isPrinted);return whole?{
manifest_sha256:verified,prints:prints}:undefined}catch{return undefined}}function isPrinted(row){
return Array.isArray(row)&&typeof row[0]==="string"&&Array.isArray(row[1])}
async function writeProof(directory,manifestSha256,{prints:prints}){const proof={
manifest_sha256:manifestSha256,prints:[...prints]}
;const draft=(0,_cache_js__WEBPACK_IMPORTED_MODULE_1__.I6)(directory);try{await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(draft,JSON.stringify(proof),{flag:"wx"})
;await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(draft,(0,_cache_js__WEBPACK_IMPORTED_MODULE_1__.F1)(directory))
}catch{await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(draft,{force:true
}).catch(()=>undefined)}}function sorted(record){
return Object.fromEntries([...record].toSorted(([a],[b])=>a<b?-1:1))}}),
84564:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{H:()=>openPlain,r:()=>readPlain})
;var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;var _system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(41474)
;const flag=value=>typeof value==="number"?value:0
;const FLAGS=node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY|flag(node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW)|flag(node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK)
;function openPlain(path){let fd;try{
fd=(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path,FLAGS);const stats=(0,
node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(fd);if(stats.isFile())return{fd:fd,size:stats.size}
}catch(error){
if((0,_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_1__.S4)(error))throw error}
if(fd!==undefined)(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);return undefined}
function readPlain(path,limit){const file=openPlain(path);if(file===undefined)return undefined;try{
return file.size<=limit?(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file.fd):undefined
}catch{return undefined}finally{(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file.fd)}}}),
17384:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{xd:()=>checkBaseUrl,Q9:()=>checkSha256,DL:()=>fetchInto})
;var external_node_path_=__webpack_require__(76760);var errors=__webpack_require__(76578)
;var promises_=__webpack_require__(51455)
;var external_node_stream_promises_=__webpack_require__(46466)
;var external_node_fs_=__webpack_require__(73024)
;var external_node_events_=__webpack_require__(78474)
;var external_node_stream_=__webpack_require__(57075)
;var external_node_zlib_=__webpack_require__(38522);function archiveEntries(file,maxBytes,signal){
return file.endsWith(".zip")?zipEntries(file):tarEntries(file,maxBytes,signal)}const KINDS={
File:"file",OldFile:"file",ContiguousFile:"file",Directory:"folder",SymbolicLink:"link",
Link:"hard-link"};async function*tarEntries(file,maxBytes,cancel){
const{Parser:Parser,ReadEntry:ReadEntry}=await __webpack_require__.e(8697).then(__webpack_require__.bind(__webpack_require__,98697))
;const parser=new Parser({strict:true});const stop=new AbortController;let content;let trouble
;const fail=error=>{trouble??=error instanceof Error?error:new Error(String(error))
;content?.destroy(trouble);stop.abort()};parser.on("error",fail)
;const seen=(0,external_node_events_.on)(parser,"entry",{close:["end"],signal:stop.signal})
;const signal=cancel===undefined?stop.signal:AbortSignal.any([stop.signal,cancel])
;const fed=feed(file,parser,maxBytes,signal).catch(fail);try{for await(const[entry]of seen){
if(!(entry instanceof ReadEntry))continue;yield{name:entry.path,kind:KINDS[entry.type]??"other",
size:entry.size,executable:((entry.mode??0)&73)!==0,target:entry.linkpath??"",content:()=>{
content=external_node_stream_.Readable.from(entry);return Promise.resolve(content)}};entry.resume()}
await fed;stop.signal.throwIfAborted()}catch(error){throw trouble??error}finally{stop.abort()
;await fed}}async function feed(file,parser,maxBytes,signal){const take=async chunks=>{let bytes=0
;for await(const chunk of chunks){bytes+=chunk.length
;if(bytes>maxBytes)throw new Error(`it unpacks to more than ${maxBytes} bytes`)
;if(!parser.write(chunk))await(0,external_node_events_.once)(parser,"drain",{signal:signal})}
parser.end()}
;if(file.endsWith(".xz"))await(0,external_node_stream_promises_.pipeline)(await unxzipped(file),take,{
signal:signal}).catch(inPlainWords);else await(0,external_node_stream_promises_.pipeline)((0,
external_node_fs_.createReadStream)(file),(0,external_node_zlib_.createGunzip)(),take,{signal:signal
})}function inPlainWords(error){if(!(0,errors.bD)(error).startsWith("get_next_output"))throw error
;throw new Error("it is not compressed with xz, is damaged, or a part of it is missing",{cause:error
})}async function unxzipped(file){
const{XzReadableStream:XzReadableStream}=(await __webpack_require__.e(6642).then(__webpack_require__.t.bind(__webpack_require__,36642,23))).default
;const compressed=external_node_stream_.Readable.toWeb((0,external_node_fs_.createReadStream)(file))
;return external_node_stream_.Readable.fromWeb(new XzReadableStream(compressed))}const ZIP_KINDS={
0:"file",32768:"file",16384:"folder"};async function*zipEntries(file){
const yauzl=await __webpack_require__.e(663).then(__webpack_require__.t.bind(__webpack_require__,20663,19))
;const zip=await yauzl.openPromise(file,{autoClose:false,strictFileNames:true});try{
for await(const entry of zip.eachEntry()){const mode=entry.externalFileAttributes>>>16
;const isFolder=entry.fileName.endsWith("/");yield{name:entry.fileName,
kind:isFolder?"folder":ZIP_KINDS[mode&61440]??"other",size:entry.uncompressedSize,
executable:(mode&73)!==0,target:"",content:()=>zip.openReadStreamPromise(entry)}}}finally{
zip.close()}}var command=__webpack_require__(20952);const LIMITS={entries:1e4,bytes:1024**3}
;async function unpack(file,directory,asset,context,limits=LIMITS){try{
await unpackEntries(file,directory,limits,context.signal);await checkContents(directory)
}catch(error){(0,command.dZ)(context);throw notUnpacked(directory,asset,context,error)}(0,
command.dZ)(context)
;const program=(0,external_node_path_.join)(directory,...asset.program.split("/"))
;const found=await(0,promises_.lstat)(program).catch(()=>undefined)
;if(found?.isFile()!==true)throw invalid(asset,context,`it has no ${asset.program}`);await(0,
promises_.chmod)(program,493);return program}class Objection extends Error{}
async function unpackEntries(file,directory,limits,signal){const links=[];let[entries,bytes]=[0,0]
;for await(const entry of archiveEntries(file,limits.bytes+limits.entries*1024,signal)){
signal?.throwIfAborted();entries+=1;bytes+=entry.size
;if(entries>limits.entries||bytes>limits.bytes)throw new Objection(`it unpacks to more than ${limits.entries} entries or ${limits.bytes} bytes`)
;const name=insideName(entry.name,entry.name);if(name==="")continue;const path=(0,
external_node_path_.join)(directory,...name.split("/"));if(entry.kind==="folder")await(0,
promises_.mkdir)(path,{recursive:true,mode:493
});else if(entry.kind==="file")await writeEntry(entry,path,signal);else links.push(linkMaker(entry,name,path,directory))
}for(const make of links)await make()}function insideName(name,entry){
const shown=JSON.stringify(entry.slice(0,200))
;if(/[\p{Cc}\\:]/u.test(name))throw new Objection(`its entry ${shown} has an unsafe name`)
;const plain=external_node_path_.posix.normalize(name).replace(/\/$/,"")
;if(external_node_path_.posix.isAbsolute(plain)||plain===".."||plain.startsWith("../"))throw new Objection(`its entry ${shown} leads outside`)
;return plain==="."?"":plain}async function writeEntry(entry,path,signal){await(0,
promises_.mkdir)((0,external_node_path_.dirname)(path),{recursive:true,mode:493})
;const handle=await(0,promises_.open)(path,"wx",entry.executable?493:420);try{
const content=await entry.content()
;await(0,external_node_stream_promises_.pipeline)(content,handle.createWriteStream(),signal===undefined?{}:{
signal:signal})}finally{await handle.close()}}
function linkMaker({kind:kind,name:entry,target:target},name,path,directory){
if(kind==="other")throw new Objection(`its entry ${JSON.stringify(entry)} is not a file, folder or link`)
;if(external_node_path_.posix.isAbsolute(target))throw new Objection(`its entry ${JSON.stringify(entry)} leads outside`)
;const inside=insideName(kind==="link"?external_node_path_.posix.join(external_node_path_.posix.dirname(name),target):target,entry)
;return async()=>{await(0,promises_.mkdir)((0,external_node_path_.dirname)(path),{recursive:true,
mode:493})
;if(!await isInside((0,external_node_path_.dirname)(path),directory))throw new Objection(`its entry ${JSON.stringify(entry)} leads outside`)
;if(kind==="link")await(0,promises_.symlink)(target,path);else if(await isInside((0,
external_node_path_.join)(directory,inside),directory))await(0,promises_.link)((0,
external_node_path_.join)(directory,inside),path);else throw new Objection(`its entry ${JSON.stringify(entry)} leads outside`)
}}async function isInside(path,directory){const[inner,outer]=await Promise.all([(0,
promises_.realpath)(path).catch(()=>""),(0,promises_.realpath)(directory)])
;return inner===outer||inner.startsWith(outer+external_node_path_.sep)}
async function checkContents(directory){for(const item of await(0,promises_.readdir)(directory,{
recursive:true,withFileTypes:true})){if(item.isFile()||item.isDirectory())continue;const path=(0,
external_node_path_.join)(item.parentPath,item.name)
;if(!item.isSymbolicLink()||!await isInside(path,directory))throw new Objection(`its entry ${JSON.stringify(item.name)} is not a file or leads outside`)
}}function notUnpacked(directory,asset,context,error){
if(error instanceof Objection)return invalid(asset,context,error.message,error)
;const ofTheSystem=error instanceof Error&&"syscall"in error&&"code"in error
;if(!ofTheSystem||["EEXIST","ENOTDIR","EISDIR","ENAMETOOLONG","ELOOP"].includes(String(error.code)))return invalid(asset,context,`it cannot be unpacked (${(0,
errors.bD)(error)})`,error)
;return new errors.HR(context.tool.codes.install,`The archive ${asset.file} cannot be unpacked into ${directory}: ${(0,
errors.bD)(error)}.`,"Make room on the disk of the tool cache, and give the runner's user write permission (RUNNER_TOOL_CACHE is its path).",{
cause:error})}function invalid(asset,{tool:tool},problem,cause){
return new errors.HR(tool.codes.archive,`The archive ${asset.file} is not Espressif's ${tool.name}: ${problem}.`,`Serve Espressif's archive unchanged, or fix ${tool.folder}-base-url and ${tool.folder}-sha256.`,{
cause:cause})}var external_node_crypto_=__webpack_require__(77598)
;var external_node_timers_promises_=__webpack_require__(58500)
;var redirects=__webpack_require__(59772);const DEADLINE_MS=30*6e4;const IDLE_MS=6e4
;const LIMIT_BYTES=300*1024*1024;const MOST_REDIRECTS=5;const RETRY_WAITS_MS=[2e3,8e3]
;const ON_DISK=new Set(["ENOSPC","EDQUOT","EFBIG","EROFS","EACCES","EPERM","EIO"])
;async function download(request,{tool:tool}){
const deadline=AbortSignal.timeout(request.deadlineMs??DEADLINE_MS)
;const signal=request.signal===undefined?deadline:AbortSignal.any([deadline,request.signal])
;const waits=request.retryWaitsMs??RETRY_WAITS_MS;for(let attempt=0;;attempt++){try{
return await fetchOnce(request,signal)}catch(error){await(0,promises_.rm)(request.file,{force:true})
;const wait=waits[attempt]
;if(ON_DISK.has((0,errors.xU)(error)??""))throw unwritable(request,tool,error)
;if(error instanceof Refused||wait===undefined||signal.aborted)throw failure(request,tool,error)
;await(0,external_node_timers_promises_.setTimeout)(wait,undefined,{signal:signal
}).catch(()=>undefined)}}}class Refused extends Error{}async function fetchOnce(request,signal){
const{HttpClient:HttpClient}=await __webpack_require__.e(4942).then(__webpack_require__.bind(__webpack_require__,44942))
;const client=new HttpClient("esptool-action",[],{allowRetries:false,allowRedirects:false,
socketTimeout:request.idleMs??IDLE_MS});try{const message=await followed(request.url,async url=>{
const answer=await abortable(client.get(url),signal);return answer.message})
;const status=message.statusCode??0;if(status!==200){message.destroy()
;const text=`the server answered ${status} ${message.statusMessage??""}`.trim()
;throw status>=500||status===408||status===429?new Error(text):new Refused(text)}
const meter=new Meter(request.limitBytes??LIMIT_BYTES)
;await(0,external_node_stream_promises_.pipeline)(message,meter,(0,
external_node_fs_.createWriteStream)(request.file,{flags:"wx"}),{signal:signal})
;return meter.digest()}finally{client.dispose()}}async function followed(first,ask){let trouble
;const asking=async url=>{try{return await ask(url)}catch(error){trouble=error;throw error}}
;return(0,redirects.F)(first,MOST_REDIRECTS,asking).catch(error=>{
throw error===trouble?error:new Refused((0,errors.bD)(error))})}
class Meter extends external_node_stream_.Transform{
#hash=(0,external_node_crypto_.createHash)("sha256");#limit;#bytes=0;constructor(limit){super()
;this.#limit=limit}_transform(chunk,_encoding,done){this.#bytes+=chunk.length
;this.#hash.update(chunk)
;if(this.#bytes<=this.#limit)done(null,chunk);else done(new Refused(`the file is larger than ${this.#limit} bytes`))
}digest(){return this.#hash.digest("hex")}}async function abortable(promise,signal){
signal.throwIfAborted();const stop=new AbortController;try{
return await Promise.race([promise,new Promise((_,reject)=>{
const onAbort=()=>reject(new Error("it was stopped"));signal.addEventListener("abort",onAbort,{
signal:stop.signal})})])}finally{stop.abort()}}function failure({url:url},tool,error){
return new errors.HR(tool.codes.download,`Cannot download ${url}: ${(0,
errors.bD)(error)}.`,`Check that the version exists and that the runner reaches the server (proxy, firewall). Without internet access, serve the archive yourself and set ${tool.folder}-base-url.`,{
cause:error})}function unwritable({url:url,file:file},tool,error){
return new errors.HR(tool.codes.install,`Cannot store ${url} as ${file}: ${(0,
errors.bD)(error)}.`,"Make room on the disk of the runner's temporary folder (RUNNER_TEMP), and give the runner's user write permission.",{
cause:error})}function fetchInto(directory,archive,context){
return(0,command.Dt)(context,async temp=>{const file=(0,external_node_path_.join)(temp,archive.file)
;await fetchChecked(archive,file,context);return unpack(file,directory,archive,context)})}
async function fetchChecked(archive,file,context){const request={url:archive.url,file:file,
signal:context.signal};const digest=await download(request,context).catch(error=>{(0,
command.dZ)(context);throw error});if(digest===archive.sha256)return
;const{codes:codes,folder:folder}=context.tool
;throw new errors.HR(codes.digest,`${archive.url} has the SHA-256 ${digest}, but ${archive.sha256} was expected. The file was deleted.`,`The file was changed, or ${folder}-sha256 belongs to another file. First compare with the digest on the release page.`)
}function checkSha256(sha256,{folder:folder}){if(sha256===undefined||sha256==="")return undefined
;const digest=sha256.toLowerCase().replace(/^sha256:/,"")
;if(/^[0-9a-f]{64}$/.test(digest))return digest
;throw new errors.HR("input-invalid",`${folder}-sha256 "${sha256}" is not a SHA-256.`,"Write its 64 hexadecimal digits.")
}function checkBaseUrl(text,espressif,rest,{folder:folder}){
if(text===undefined||text==="")return espressif;if(URL.canParse(text)){const url=new URL(text)
;const extras=url.username+url.password+url.search+url.hash
;if(/^https?:$/.test(url.protocol)&&extras==="")return url.href.replace(/\/+$/,"")}
throw new errors.HR("input-invalid",`${folder}-base-url is not an http or https address without user, query and fragment.`,`Use the part before ${rest}, for example ${espressif}.`)
}}),33159:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Fc:()=>printOf,O2:()=>isUntouched,sc:()=>sha256,
yj:()=>surveyOf});var node_crypto__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(77598)
;var node_crypto__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__)
;var node_fs__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__)
;var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(46466)
;var node_stream_promises__WEBPACK_IMPORTED_MODULE_2___default=__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_2__)
;var _system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(41474)
;var _plain_file_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(84564);const READ_AT_ONCE=8
;const READ_WHOLE=1024*1024;const CLOCK_MS=2e3;const NO_PRINT=[0,0,0,0,0]
;async function surveyOf(directory,known=()=>undefined,clockMs=CLOCK_MS){const files=new Map
;const links=new Map;const prints=new Map;const waiting=[];const started=Date.now()
;const note=name=>{
const stats=(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(`${directory}/${name}`)
;const print=printOf(stats);prints.set(name,stats.ctimeMs>started-clockMs?NO_PRINT:print)
;return print};const noted=(name,act)=>{try{act()}catch(error){
if((0,_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__.S4)(error))throw error
;files.set(name,"");prints.set(name,NO_PRINT)}};const take=(name,item)=>{if(item.isDirectory()){
visit(name);return}const print=note(name);if(item.isSymbolicLink())links.set(name,(0,
node_fs__WEBPACK_IMPORTED_MODULE_1__.readlinkSync)(`${directory}/${name}`));else if(!item.isFile())files.set(name,"");else{
const digest=known(name,print);if(digest===undefined)waiting.push(name);else files.set(name,digest)}
};const visit=folder=>{note(folder)
;for(const item of(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(`${directory}/${folder}`,{
withFileTypes:true})){const name=folder===""?item.name:`${folder}/${item.name}`
;noted(name,()=>take(name,item))}};noted("",()=>visit(""));const rest=waiting.values()
;const worker=async()=>{
for(const name of rest)files.set(name,await digestOf(`${directory}/${name}`))}
;await Promise.all(Array.from({length:READ_AT_ONCE},worker));return{files:files,links:links,
prints:prints}}function isUntouched(directory,prints){try{return prints.every(row=>{const stats=(0,
node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(`${directory}/${row[0]}`);const print=row[1]
;return stats.ctimeMs===print[3]&&stats.mtimeMs===print[2]&&stats.size===print[1]&&stats.ino===print[4]&&stats.mode===print[0]
})}catch{return false}}function sha256(data){
return(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(data).digest("hex")}
function printOf({mode:mode,size:size,mtimeMs:mtimeMs,ctimeMs:ctimeMs,ino:ino}){
return[mode,size,mtimeMs,ctimeMs,ino]}async function digestOf(path){const small=(0,
_plain_file_js__WEBPACK_IMPORTED_MODULE_4__.r)(path,READ_WHOLE)
;if(small!==undefined)return sha256(small)
;const large=(0,_plain_file_js__WEBPACK_IMPORTED_MODULE_4__.H)(path);if(large===undefined)return""
;const hash=(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");try{await(0,
node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)((0,
node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path,{fd:large.fd}),hash)
;return hash.digest("hex")}catch{return""}}}),
5710:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{N:()=>systemName})
;var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;var _tool_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(34731);function systemName(context){
const platform=(0,_tool_js__WEBPACK_IMPORTED_MODULE_1__.tj)(context)
;if(platform==="win32")return"windows";if(platform==="darwin")return"macos"
;return platform==="linux"&&(0,
node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)("/etc/alpine-release")?"linux-musl":platform}}),
34731:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Qh:()=>archOf,R8:()=>warn,tj:()=>platformOf,
wG:()=>pathsOf});var node_path__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__)
;function warn(context,line){
if(context.warn===undefined)context.log(`Warning: ${line}`);else context.warn(line)}
function platformOf(context){return context.platform??process.platform}function archOf(context){
return context.arch??process.arch}function pathsOf(context){
return platformOf(context)==="win32"?node_path__WEBPACK_IMPORTED_MODULE_0__.win32:node_path__WEBPACK_IMPORTED_MODULE_0__.posix
}})};