export const id=407;export const ids=[407];export const modules={
43829:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{W:()=>readBaudRecord,X:()=>writeBaudRecord})
;var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__)
;var _esptool_run_auto_baud_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(85030)
;var _system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(36579)
;const KEPT_MS=30*24*36e5;const RECORD_LIMIT=100
;const RECORD=/^(\d{6,7}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\n$/
;function readBaudRecord(folder,key,now){let text;try{
text=(0,_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_3__.b$)(fileOf(folder,key),RECORD_LIMIT)
}catch{return undefined}const[,digits="",time=""]=RECORD.exec(text??"")??[]
;const[baud,since]=[Number(digits),new Date(time)];const age=now.getTime()-since.getTime();return(0,
_esptool_run_auto_baud_js__WEBPACK_IMPORTED_MODULE_2__.QJ)(baud)&&age>=0&&age<KEPT_MS?{baud:baud,
since:since}:undefined}async function writeBaudRecord(folder,key,{baud:baud,since:since}){try{
const fd=await(0,_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_3__.OB)(fileOf(folder,key))
;try{
(0,_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_3__.ee)(fd,`${baud} ${since.toISOString().replace(/\.\d+Z$/,"Z")}\n`)
}finally{(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd)}}catch{}}
function fileOf(folder,key){
return(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder,`${key}.baud`)}}),
66787:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{KC:()=>union,Tf:()=>parseRegions,Tk:()=>remaining,
_d:()=>regionWords,iq:()=>regionsLine,qv:()=>isNothing})
;var _firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(59069)
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(82773)
;const WHOLE={address:0,size:_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.VE}
;const MOST_NOTED=100;const MOST_NAMED=4;const PIECE=/^(0x[\da-f]{1,8})\+(\d{1,10})$/
;function union(one,other){
return one==="whole"||other==="whole"?"whole":(0,_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.wA)([...one,...other])
}function remaining(regions,covered,flashSize){if(covered==="whole")return[]
;if(regions==="whole"&&covered.length===0)return"whole";const flash={address:0,
size:flashSize??_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.VE};return(0,
_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.nx)(flash,regions==="whole"?[WHOLE]:[...regions]).flatMap(range=>(0,
_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.qY)(range,covered))}
function isNothing(regions){return regions!=="whole"&&regions.length===0}
function regionsLine(regions){if(regions==="whole")return""
;return noted(regions).map(({address:address,size:size})=>`${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.M0)(address)}+${size}`).join(" ")}
function noted(regions){const[first]=regions;const last=regions.at(-1)
;if(regions.length<=MOST_NOTED||first===undefined||last===undefined)return regions;return[{
address:first.address,
size:(0,_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.pJ)(last)-first.address}]}
function parseRegions(line){const pieces=line.split(" ").map(text=>PIECE.exec(text))
;const ranges=pieces.map(match=>({address:Number(match?.[1]),size:Number(match?.[2])}))
;const isSensible=ranges.every(range=>Number.isInteger(range.address)&&range.size>0&&(0,
_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.pJ)(range)<=_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.VE)
;return isSensible&&ranges.length<=MOST_NOTED?(0,
_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.wA)(ranges):"whole"}
function regionWords(regions){if(regions==="whole")return"the whole flash"
;const named=regions.slice(0,MOST_NAMED).map(range=>`${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.M0)(range.address)} up to ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.M0)((0,
_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.pJ)(range))}`)
;const more=regions.length-named.length;return`${named.join(", ")}${more>0?` and ${more} more`:""}`}
}),66755:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{ML:()=>readUnfinished,ds:()=>describeUnfinished,
rh:()=>writeUnfinished,sR:()=>changeBy})
;var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;var _system_files_file_lock_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(29019)
;var _system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(36579)
;var _unfinished_regions_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(66787)
;var _locks_holder_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(74457)
;const RECORD_LIMIT=65536;const WORD=/^[a-z-]{1,30}$/;const MAC=/^(?:[\da-f]{2}:){5,7}[\da-f]{2}$/
;async function readUnfinished(file){try{
return parseUnfinished(await(0,_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__.Qc)(file,RECORD_LIMIT)??"")
}catch(error){
throw(0,_system_files_file_lock_js__WEBPACK_IMPORTED_MODULE_1__.S)("The record of unfinished changes cannot be read",file,error)
}}function parseUnfinished(text){
const[note="",operation="",state="",regions="",mac=""]=text.split("\n");const by=(0,
_locks_holder_js__WEBPACK_IMPORTED_MODULE_4__.iz)(note)
;return by!==undefined&&WORD.test(operation)&&WORD.test(state)?{by:by,operation:operation,
state:state,regions:(0,_unfinished_regions_js__WEBPACK_IMPORTED_MODULE_3__.Tf)(regions),
mac:MAC.test(mac)?mac:undefined}:undefined}async function writeUnfinished(file,record){try{
const fd=await(0,_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__.OB)(file);try{(0,
_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__.ee)(fd,record===undefined?"":recordText(record))
;(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync)(fd)}finally{
(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd)}}catch(error){
throw(0,_system_files_file_lock_js__WEBPACK_IMPORTED_MODULE_1__.S)("The record of unfinished changes cannot be written",file,error)
}}function recordText({by:by,operation:operation,state:state,regions:regions,mac:mac=""}){
return`${(0,
_locks_holder_js__WEBPACK_IMPORTED_MODULE_4__.zg)(by).trim()}\n${operation}\n${state}\n${(0,
_unfinished_regions_js__WEBPACK_IMPORTED_MODULE_3__.iq)(regions)}\n${mac}\n`}
function changeBy(claimant,operation,regions,now){
const since=now.toISOString().replace(/\.\d+Z$/,"Z");return{by:{...claimant,kind:"step",since:since
},operation:operation,state:"begun",regions:regions}}
function describeUnfinished({by:by,operation:operation,state:state,regions:regions,mac:mac}){
const known=state==="begun"?"its result is unknown":`it left the flash ${state}`
;const board=mac===undefined?"":` of the board ${mac}`
;return`an earlier ${operation} did not finish (${known}: ${(0,
_unfinished_regions_js__WEBPACK_IMPORTED_MODULE_3__._d)(regions)}${board}), by ${(0,
_locks_holder_js__WEBPACK_IMPORTED_MODULE_4__.sG)(by)}`}}),
63476:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{o:()=>useInstalled})
;var external_node_path_=__webpack_require__(76760);var errors=__webpack_require__(76578)
;var promises_=__webpack_require__(51455);const SCRIPT_LIMIT=4096
;const PYTHON=/^#!(?:\/bin\/sh\r?\n'{3}exec' "?(\/[^"\n]+?)"? "\$0" "\$@"|(\/\S+))\r?\n/
;const STARTS_ESPTOOL=/^from esptool(?:\.__init__)? import _main$/m
;async function pythonOfScript(path){const text=await beginningOf(path).catch(()=>"")
;if(!STARTS_ESPTOOL.test(text))return undefined;const match=PYTHON.exec(text)
;return match?.[1]??match?.[2]}async function beginningOf(path){const file=await(0,
promises_.open)(path);try{
const{buffer:buffer,bytesRead:bytesRead}=await file.read(Buffer.alloc(SCRIPT_LIMIT),0,SCRIPT_LIMIT,0)
;return buffer.toString("utf8",0,bytesRead)}finally{await file.close()}}
var program=__webpack_require__(802);var version=__webpack_require__(72206)
;var environment=__webpack_require__(56688);const LONGEST_PATH=4096
;async function useInstalled(request,context){const wanted=request.version===""?undefined:(0,
version.ps)(request.version);const command=await locate(request.path??"",context);const problems=[]
;for(const way of await waysOf(command)){const answer=await(0,version.qN)(way,context)
;if("version"in answer){checkAnswer(command,answer.version,wanted);return{...way,
version:answer.version,path:command,source:"path"}}
problems.push(`as ${way.prefix.length===0?"esptool":"a Python with esptool"}: ${answer.problem}`)}
throw new errors.HR("esptool-path-invalid",`${command} does not work, neither ${problems.join(", nor ")}.`,"Set esptool-path to an esptool 5 program, or to a Python with esptool 5, that the runner's user may execute.")
}async function waysOf(command){const asProgram={command:command,prefix:[]};const asPython={
command:command,prefix:program.Sp}
;if(/^py/i.test((0,external_node_path_.basename)(command)))return[asPython,asProgram]
;const python=await pythonOfScript(command);if(python===undefined)return[asProgram,asPython]
;return[{command:python,prefix:program.Sp},asProgram]}async function locate(path,context){
if(path.length>LONGEST_PATH||path.includes("\0")){
throw new errors.HR("esptool-path-invalid",`esptool-path is not a path: it has ${path.length} characters, or contains a NUL.`,"Give the absolute path of an esptool 5 program.")
}if((0,external_node_path_.isAbsolute)(path))return path;const name=path===""?"esptool":path
;const[found]=/[\\/]/.test(name)?[]:await(0,environment.iz)(name,context)
;if(found!==undefined)return found
;throw new errors.HR("esptool-path-invalid",path===""?"There is no esptool on the PATH of the runner.":`${path} does not exist.`,"Give the absolute path as esptool-path, install esptool 5 on the runner, or use esptool-source: auto.")
}function checkAnswer(command,version,wanted){const major=Number.parseInt(version,10)
;const problem=major<5||major>5&&wanted===undefined?"this action needs esptool 5":wanted!==undefined&&version!==wanted?`esptool-version asks for ${wanted}`:undefined
;if(problem===undefined)return
;throw new errors.HR("esptool-version-wrong",`${command} is esptool ${version}, but ${problem}.`,"Update it, correct esptool-version, or use esptool-source: auto, which installs the right one.")
}}),73743:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{ps:()=>findPipEntry,go:()=>installByPip,jQ:()=>planPip})
;var promises_=__webpack_require__(51455);var errors=__webpack_require__(76578)
;var cache=__webpack_require__(31003);var entry=__webpack_require__(23893)
;var integrity=__webpack_require__(94430);var survey=__webpack_require__(33159)
;var tool_cache_command=__webpack_require__(20952)
;var program_environment=__webpack_require__(94847);var environment=__webpack_require__(56688)
;const PIP_SETTINGS=new Set([...["PIP_INDEX_URL","PIP_EXTRA_INDEX_URL","PIP_FIND_LINKS","PIP_NO_INDEX","PIP_TRUSTED_HOST"],...["PIP_CERT","PIP_CLIENT_CERT","PIP_PROXY","PIP_CACHE_DIR","PIP_NO_CACHE_DIR"],...["PIP_DEFAULT_TIMEOUT","PIP_TIMEOUT","PIP_RETRIES","PIP_KEYRING_PROVIDER"]])
;const KEPT_FOR_PIP=new Set([...environment.Nf,...PIP_SETTINGS,...["PIP_CONFIG_FILE","NETRC","XDG_CONFIG_HOME","XDG_CONFIG_DIRS"],...["HTTP_PROXY","HTTPS_PROXY","ALL_PROXY","NO_PROXY"],...["SSL_CERT_FILE","SSL_CERT_DIR","REQUESTS_CA_BUNDLE","CURL_CA_BUNDLE"]])
;function pipEnvironment(context){return{...(0,program_environment.yE)(context.env,KEPT_FOR_PIP),
PIP_DISABLE_PIP_VERSION_CHECK:"1",PIP_NO_INPUT:"1",PYTHONUTF8:"1",PIP_USER:"0",
PIP_REQUIRE_VIRTUALENV:"0"}}var tool=__webpack_require__(34731);const DEADLINE_MS=6e4
;async function installEnvironment([command,...prefix],context){const own=pipEnvironment(context)
;const args=[...prefix,"config","list"];const lines=[];const onLine=line=>void lines.push(line)
;const outcome=await(0,tool_cache_command.d1)({command:command,args:args,deadlineMs:DEADLINE_MS,
env:own,onLine:onLine},context);const nothing=(0,tool.tj)(context)==="win32"?"nul":"/dev/null"
;if(!outcome.ok)return own;return{...settingsIn(lines),...own,PIP_CONFIG_FILE:nothing}}
function settingsIn(lines){const settings={}
;for(const section of["global","install"])for(const line of lines){
const[,from,name="",value=""]=/^([\w:-]+)\.([\w-]+)=(['"].*['"])$/.exec(line)??[]
;const variable=`PIP_${name.replaceAll("-","_").toUpperCase()}`
;if(from===section&&PIP_SETTINGS.has(variable))settings[variable]=unquoted(value)}return settings}
function unquoted(text){const named={n:"\n",r:"\r",t:"\t"}
;return text.slice(1,-1).replaceAll(/\\(?:x([\da-f]{2})|u([\da-f]{4})|(.))/g,(_,x,u,one="")=>{
const code=x??u
;return code===undefined?named[String(one)]??String(one):String.fromCharCode(Number.parseInt(code,16))
})}var program=__webpack_require__(802);function venvProgram(directory,version,source,context){
const script=(0,tool.tj)(context)==="win32"?["Scripts","esptool.exe"]:["bin","esptool"]
;const path=(0,tool.wG)(context).join(directory,...script);return{
command:venvPython(directory,context),prefix:program.Sp,version:version,path:path,source:source}}
function venvPython(directory,context){
const program=(0,tool.tj)(context)==="win32"?["Scripts","python.exe"]:["bin","python"];return(0,
tool.wG)(context).join(directory,...program)}function sitePackages(directory,python,context){
const folder=`python${python.tag.slice(0,1)}.${python.tag.slice(1)}`;const library=(0,
tool.tj)(context)==="win32"?["Lib"]:["lib",folder]
;return(0,tool.wG)(context).join(directory,...library,"site-packages")}
var install_version=__webpack_require__(72206);const VENV_DEADLINE_MS=12e4;const PIP_DEADLINE_MS=6e5
;async function buildVenv(directory,content,python,context){const{base:base}=python
;await makeVenv(base,["--without-pip",directory],context);const paths=(0,tool.wG)(context)
;const folder=paths.join(directory,"scaffolding");const scaffolding={
packages:paths.join(folder,"packages"),venv:paths.join(folder,"venv")}
;await(0,promises_.mkdir)(scaffolding.packages,{recursive:true})
;const pip=await pipFor(directory,python,scaffolding,context)
;const backend=paths.join(context.locks,"build-backend.txt")
;await runPip(pip,[...into(scaffolding),"-r",backend],"fetching setuptools",context)
;const site=sitePackages(directory,python,context)
;const pathFile=paths.join(site,"esptool-build-backend.pth")
;await(0,promises_.writeFile)(pathFile,`${paths.relative(site,scaffolding.packages)}\n`)
;const what=content.lockFile===undefined?[`esptool==${content.version}`]:["--require-hashes","-r",content.lockFile]
;const rules=["--no-build-isolation","--only-binary",":all:","--no-binary","esptool"]
;await runPip(pip,[...rules,...what],`installing esptool ${content.version}`,context);await(0,
promises_.rm)(pathFile);await(0,promises_.rm)(folder,{recursive:true,maxRetries:3})
;await verify(directory,content.version,context)}
async function pipFor(directory,python,scaffolding,context){
const inside=venvPython(directory,context)
;let own=[python.command,...python.prefix,"-I","-X","utf8","-m","pip"];if(python.pip==="ensurepip"){
await makeVenv(python.base,[scaffolding.venv],context)
;own=[venvPython(scaffolding.venv,context),"-I","-X","utf8","-m","pip"]}
const env=await installEnvironment(own,context);if(python.pip==="outside")return{
command:[...own,"--python",inside],env:env}
;const lock=(0,tool.wG)(context).join(context.locks,"pip.txt");await runPip({command:own,env:env
},[...into(scaffolding),"-r",lock],"fetching a newer pip",context);return{
command:[inside,"-I","-X","utf8",(0,tool.wG)(context).join(scaffolding.packages,"pip")],env:env}}
function into(scaffolding){
return["--target",scaffolding.packages,"--require-hashes","--only-binary",":all:"]}
async function makeVenv(base,args,context){const command={command:base,
args:["-I","-X","utf8","-m","venv",...args],deadlineMs:VENV_DEADLINE_MS};must(await(0,
tool_cache_command.d1)(command,context),"making the Python environment")}
async function runPip(pip,args,purpose,context){const[command,...prefix]=pip.command
;const quiet=["install","--quiet","--progress-bar","off","--no-warn-script-location"];must(await(0,
tool_cache_command.d1)({command:command,args:[...prefix,...quiet,...args],
deadlineMs:PIP_DEADLINE_MS,env:pip.env},context),purpose)}function must(outcome,purpose){
if(outcome.ok)return;const text=outcome.lines.join("\n")
;if(text.includes("DO NOT MATCH THE HASHES")){
throw new errors.HR("esptool-digest-mismatch",`A file that pip fetched while ${purpose} does not have the digest in this action's lock file:\n${text}`,"The file was changed, or the index serves another build of it. It was not installed. Ask the index's operator; do not work around this.")
}
throw new errors.HR("esptool-install-failed",`Installing with pip failed while ${purpose} (${outcome.end}):\n${text}`,/No space left|File too large|quota exceeded/i.test(text)?"Make room on the disks of the tool cache and of the temporary folder (RUNNER_TOOL_CACHE, RUNNER_TEMP).":"Check that the runner reaches its Python package index (PIP_INDEX_URL or pip.conf, proxy), or use esptool-source: release or path.")
}async function verify(directory,version,context){
const answer=await(0,install_version.qN)(venvProgram(directory,version,"pip",context),context)
;if("version"in answer&&answer.version===version)return
;const found="version"in answer?`it says it is ${answer.version}`:answer.problem
;throw new errors.HR("esptool-install-failed",`esptool ${version} was installed with pip but does not work: ${found}.`,"Check the Python of the runner (esptool-source: release needs none).")
}var pip_python=__webpack_require__(43524);var system_name=__webpack_require__(5710)
;var external_node_path_=__webpack_require__(76760);var plain_file=__webpack_require__(84564)
;const LONGEST_NOTE=4096;async function isUsable(directory,version,context){
const print=await basePrint(directory,context);if(print===undefined)return false
;const note=readNote(directory)
;if(note!==undefined&&print.every((value,index)=>value===note.print[index]))return note.works
;const answer=await(0,
install_version.qN)(venvProgram(directory,version,"tool-cache",context),context)
;const works="version"in answer&&answer.version===version;await writeNote(directory,{print:print,
works:works});return works}async function hasPython(directory,context){
return await basePrint(directory,context)!==undefined}async function noteWorking(directory,context){
const print=await basePrint(directory,context);if(print!==undefined)await writeNote(directory,{
print:print,works:true})}async function basePrint(directory,context){
const base=basePython(directory,context);const stats=base===undefined?undefined:await(0,
promises_.stat)(base).catch(()=>undefined)
;return stats?.isFile()===true?(0,survey.Fc)(stats):undefined}
function basePython(directory,context){
if((0,tool.tj)(context)!=="win32")return venvPython(directory,context);const config=(0,
plain_file.r)(external_node_path_.win32.join(directory,"pyvenv.cfg"),LONGEST_NOTE)?.toString()??""
;const home=/^home *= *(.+?)\r?$/m.exec(config)?.[1]
;return home===undefined?undefined:external_node_path_.win32.join(home,"python.exe")}
function readNote(directory){try{
const text=(0,plain_file.r)((0,cache.PB)(directory),LONGEST_NOTE)?.toString()??""
;const note=JSON.parse(text)
;if(!Array.isArray(note?.print)||typeof note.works!=="boolean")return undefined;return{
print:note.print,works:note.works}}catch{return undefined}}async function writeNote(directory,note){
const draft=(0,cache.I6)(directory);try{await(0,promises_.writeFile)(draft,JSON.stringify(note),{
flag:"wx"});await(0,promises_.rename)(draft,(0,cache.PB)(directory))}catch{await(0,
promises_.rm)(draft,{force:true}).catch(()=>undefined)}}async function planPip(version,context){
const lockFile=(0,tool.wG)(context).join(context.locks,`esptool-${version}.txt`)
;const locks=await Promise.all([lockFile,(0,
tool.wG)(context).join(context.locks,"build-backend.txt")].map(file=>(0,
promises_.readFile)(file).catch(()=>undefined)));const locked=locks[0]!==undefined
;const digest=locked?(0,
survey.sc)(Buffer.concat(locks.map(lock=>lock??Buffer.alloc(0)))).slice(0,8):"unpinned"
;const keyStart=`${(0,system_name.N)(context)}-${(0,tool.Qh)(context)}-pip-${digest}`;return{
version:version,lockFile:locked?lockFile:undefined,keyStart:keyStart}}
async function findPipEntry(plan,context,onAltered){for(const entry of await(0,cache.lC)((0,
cache.pN)(context,plan.version))){const ofThisPlan=entry.key.startsWith(`${plan.keyStart}-cp`)
;if(!ofThisPlan||!await hasPython(entry.directory,context))continue;if(!await(0,
integrity.k)(entry,onAltered))continue
;if(await isUsable(entry.directory,plan.version,context))return venvProgram(entry.directory,plan.version,"tool-cache",context)
}return undefined}async function installByPip(plan,context){
const{python:python,rejected:rejected}=await(0,pip_python.Kq)(context);if(python===undefined){
throw new errors.HR("python-not-found",`No Python on this runner can install esptool. ${rejected.join("; ")||"None was found on PATH"}.`,"Use actions/setup-python before this step, or install Python 3.10 to 3.14 with pip and venv on the runner.")
}const folder=(0,cache.pN)(context,plan.version);const key=`${plan.keyStart}-cp${python.tag}-${(0,
survey.sc)(python.base).slice(0,4)}`
;context.log(`Installing esptool ${plan.version} with pip and ${python.command} into the tool cache.`)
;const directory=await(0,entry.l)({folder:folder,key:key,build:async fresh=>{
await buildVenv(fresh,plan,python,context);await noteWorking(fresh,context)},
usable:async other=>await(0,
integrity.k)(other)&&await isUsable(other.directory,plan.version,context)},context)
;return venvProgram(directory,plan.version,"pip",context)}}),
43524:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{JP:()=>examinePythons,Kq:()=>findPython,
VT:()=>PROBE_DEADLINE_MS,di:()=>pythonCandidates,kt:()=>OLDEST_MINOR,uF:()=>mayHavePython})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__)
;var _tool_cache_command_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(20952)
;var _tool_cache_environment_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(56688)
;var _tool_cache_tool_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(34731)
;const OLDEST_MINOR=10;const NEWEST_MINOR=14;const PROBE_DEADLINE_MS=3e4
;const PIP_WITH_PYTHON_OPTION=[22,3]
;const PROBE=`\nimport importlib.util, json, os, sys, sysconfig\ntry:\n    import pip\n    pip_version = pip.__version__\nexcept Exception:\n    pip_version = None\nhas = lambda name: importlib.util.find_spec(name) is not None\nbase = getattr(sys, "_base_executable", None) or sys.executable\nprint(json.dumps({\n    "implementation": sys.implementation.name, "major": sys.version_info[0], "minor": sys.version_info[1],\n    "base": base if os.name == "nt" else os.path.realpath(base), "pip": pip_version,\n    "ensurepip": has("ensurepip"), "venv": has("venv"),\n    "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),\n}))`
;async function findPython(context){const rejected=[]
;for(const candidate of await pythonCandidates(context)){const python=await probe(candidate,context)
;if(typeof python!=="string")return{python:python,rejected:rejected}
;rejected.push(`${candidate.command}: ${python}`)}return{python:undefined,rejected:rejected}}
async function examinePythons(context){const all=await pythonCandidates(context)
;return Promise.all(all.map(async candidate=>({command:candidate.command,
python:await probe(candidate,context)})))}async function mayHavePython(context){
return(await pythonCandidates(context)).length>0}async function pythonCandidates(context){
const windows=(0,_tool_cache_tool_js__WEBPACK_IMPORTED_MODULE_4__.tj)(context)==="win32"
;const minors=Array.from({length:NEWEST_MINOR-OLDEST_MINOR+1},(_,index)=>NEWEST_MINOR-index)
;const names=windows?["python","python3"]:["python3","python",...minors.map(minor=>`python3.${minor}`)]
;const found=new Map;const add=async(command,prefix=[])=>{
const place=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(command)).catch(()=>(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(command))
;const key=(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place,(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(command));if(!found.has(key))found.set(key,{
command:command,prefix:prefix})}
;const location=(0,_tool_cache_environment_js__WEBPACK_IMPORTED_MODULE_3__.bv)(context,"pythonLocation")
;if(location!==undefined&&(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(location)){
const command=windows?node_path__WEBPACK_IMPORTED_MODULE_1__.win32.join(location,"python.exe"):node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(location,"bin","python3")
;if(await(0,_tool_cache_environment_js__WEBPACK_IMPORTED_MODULE_3__.Vd)(command))await add(command)}
for(const name of names)for(const command of await(0,
_tool_cache_environment_js__WEBPACK_IMPORTED_MODULE_3__.iz)(name,context))await add(command)
;if(windows)for(const command of await(0,
_tool_cache_environment_js__WEBPACK_IMPORTED_MODULE_3__.iz)("py",context))await add(command,["-3"])
;return[...found.values()]}async function probe(candidate,context){
const{command:command,prefix:prefix}=candidate;const args=[...prefix,"-I","-X","utf8","-c",PROBE]
;const outcome=await(0,_tool_cache_command_js__WEBPACK_IMPORTED_MODULE_2__.d1)({command:command,
args:args,deadlineMs:PROBE_DEADLINE_MS},context)
;if(!outcome.ok)return`does not run (${outcome.end})`
;const answer=parseAnswer(outcome.lines.at(-1)??"")
;if(answer===undefined)return"does not respond like Python";const{major:major,minor:minor}=answer
;if(answer.implementation!=="cpython")return`is ${answer.implementation}, not CPython`
;if(major!==3||minor<OLDEST_MINOR)return`is Python ${major}.${minor}, older than 3.${OLDEST_MINOR}`
;if(minor>NEWEST_MINOR)return`is Python ${major}.${minor}, newer than 3.${NEWEST_MINOR}`
;if(answer.free_threaded)return"is a free-threaded build";if(!answer.venv)return"has no module venv"
;const pip=wayToPip(answer.pip,answer.ensurepip)
;if(pip===undefined)return"has neither pip nor ensurepip (Debian and Ubuntu: apt install python3-venv)"
;return{command:command,prefix:prefix,base:answer.base,tag:`${major}${minor}`,pip:pip}}
function wayToPip(version,ensurepip){const[major=0,minor=0]=(version??"0").split(".").map(Number)
;const[wantedMajor,wantedMinor]=PIP_WITH_PYTHON_OPTION
;if(major>wantedMajor||major===wantedMajor&&minor>=wantedMinor)return"outside"
;if(version!==null)return"bootstrap";return ensurepip?"ensurepip":undefined}
function parseAnswer(line){try{const answer=JSON.parse(line)
;return isAnswer(answer)?answer:undefined}catch{return undefined}}function isAnswer(value){
if(typeof value!=="object"||value===null)return false;const fields=new Map(Object.entries(value))
;const is=(kind,...names)=>names.every(name=>typeof fields.get(name)===kind)
;const pip=fields.get("pip")
;return is("string","implementation","base")&&is("number","major","minor")&&is("boolean","ensurepip","venv","free_threaded")&&(pip===null||typeof pip==="string")
}}),802:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Sp:()=>AS_MODULE,we:()=>pythonOf,zP:()=>ESPTOOL})
;const ESPTOOL={name:"esptool",folder:"esptool",codes:{download:"esptool-download-failed",
digest:"esptool-digest-mismatch",archive:"esptool-archive-invalid",install:"esptool-install-failed",
altered:"esptool-altered"},
notInstalled:new Set(["esptool-download-failed","esptool-archive-invalid","esptool-install-failed","esptool-unavailable","python-not-found"])
};const AS_MODULE=["-I","-B","-X","utf8","-m","esptool"];function pythonOf(program){
return program.prefix.includes("-m")?program.command:undefined}}),
59756:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{hm:()=>findReleaseEntry,Rs:()=>installRelease,
F3:()=>planRelease});var external_node_path_=__webpack_require__(76760)
;var errors=__webpack_require__(76578);var cache=__webpack_require__(31003)
;var entry=__webpack_require__(23893);var published_archive=__webpack_require__(17384)
;var integrity=__webpack_require__(94430);var system_name=__webpack_require__(5710)
;var version_order=__webpack_require__(97664);var install_version=__webpack_require__(72206)
;const RELEASE_DIGESTS={"5.4.0":{
source:"Eight programs that pin these downloads; several of them name GitHub's release-assets API as their source.",
sha256:{"linux-amd64":"61648fbae20735cabb342f2fbe8fc89b3046e1ed6f9c3e09528d837dc9a9b152",
"linux-aarch64":"2964fff085071c1403f2cf812a7a1d425f987f9992851a60236bbee17b6e7dcc",
"linux-armv7":"ee542ac6b60aee2604289ee418fccd0ff6eead6f702b51bbe4f0e483477e31d9",
"macos-amd64":"910bb64fe39a84c792752701293c8aa294faeef229fe8705ecd6955b01db3778",
"macos-arm64":"ba332671130939e2e6db90c2784488f7e62a1459b0fe3c5ec66e9a366821de7a",
"windows-amd64":"b7f6b9dd301a210b31f4829118c909c84aae23107f9ca1fdc14ccf4d7384be2e"}},"5.3.1":{
source:"The package esptool of xmake-io/xmake-repo (packages/e/esptool/xmake.lua), and two programs that pin these downloads.",
sha256:{"linux-amd64":"e9cc641f8e4a0b644b52836d7a6b59f3c6d3261213c5ccc41f8f3c3035d06aa4",
"linux-aarch64":"dd2613cdc8e73d1200a3daff2025ff51daa5bbdb3a352fe35d6b7377891aecc8",
"linux-armv7":"54a2f902acf47dd4542c1ed6958eb9442fe818a16a7ecfaeaab57b872e7e8460",
"macos-amd64":"f8ec4fcaf7d79845a0e8ad60b24be9f584d8fe03f341b5ad4ec0df0ec855e670",
"macos-arm64":"f63f7203d88cfe4c17aea34d6cf82769458ce204e49a05816c6384c2d299e6ca",
"windows-amd64":"2b4a73c45db27426685896f64ce3e557f63a64f43cc100cb65c0cc3486af96d3"}}}
;var tool=__webpack_require__(34731)
;const DEFAULT_BASE_URL="https://github.com/espressif/esptool/releases/download"
;const FIRST_WITH_REMOTE_PORTS="5.3.1";const PLATFORMS={"linux x64":"linux-amd64",
"linux arm64":"linux-aarch64","linux arm":"linux-armv7","macos x64":"macos-amd64",
"macos arm64":"macos-arm64","windows x64":"windows-amd64","windows arm64":"windows-amd64"}
;function releaseAsset(version,context){const platform=platformName(context)
;if(platform===undefined)return undefined;return{platform:platform,
file:archiveName(version,platform),program:(0,tool.tj)(context)==="win32"?"esptool.exe":"esptool",
sha256:RELEASE_DIGESTS[version]?.sha256[platform]}}function newestKnownRelease(context){
const platform=platformName(context);if(platform===undefined)return undefined
;return Object.entries(RELEASE_DIGESTS).filter(([version,{sha256:sha256}])=>platform in sha256&&(0,
version_order.Z)(version,install_version.jD)<=0).map(([version])=>version).toSorted((a,b)=>(0,
version_order.Z)(b,a))[0]}function releaseArchives(version){
const platforms=[...new Set(Object.values(PLATFORMS))];return platforms.map(platform=>({
platform:platform,file:archiveName(version,platform)}))}function archiveName(version,platform){
return`esptool-v${version}-${platform}.${platform.startsWith("windows-")?"zip":"tar.gz"}`}
function platformName(context){return PLATFORMS[`${(0,system_name.N)(context)} ${(0,
tool.Qh)(context)}`]}function planRelease(request,context){
const base=(0,published_archive.xd)(request.baseUrl,DEFAULT_BASE_URL,"/v5.6.0/esptool-v5.6.0-….tar.gz",context.tool)
;const wanted=(0,published_archive.Q9)(request.sha256,context.tool)
;const version=releaseVersion(request,context);const asset=releaseAsset(version,context)
;if(asset===undefined){
throw new errors.HR("esptool-unavailable",`Espressif publishes no standalone esptool for ${(0,
system_name.N)(context)} on ${(0,
tool.Qh)(context)}.`,"Use esptool-source: pip with Python 3.10 or newer, or esptool-source: path.")}
const url=`${base}/v${version}/${asset.file}`;const sha256=wanted??asset.sha256
;if(sha256===undefined){
throw new errors.HR("esptool-digest-unknown",`No trusted SHA-256 is known for ${asset.file}, and unchecked programs are not run.`,`Look up its digest (on the release page on GitHub, or with: gh api repos/espressif/esptool/releases/tags/v${version} --jq '.assets[] | .name + " " + .digest') and give it as esptool-sha256.`)
}return{version:version,asset:asset,url:url,sha256:sha256,key:`${(0,system_name.N)(context)}-${(0,
tool.Qh)(context)}-release-${sha256.slice(0,12)}`}}function releaseVersion(request,context){
if(request.version!==""||(request.sha256??"")!=="")return(0,install_version.E4)(request)
;return newestKnownRelease(context)??install_version.jD}
async function findReleaseEntry(plan,context,onAltered){const entries=await(0,cache.lC)((0,
cache.pN)(context,plan.version));const entry=entries.find(candidate=>candidate.key===plan.key)
;if(entry===undefined||!await(0,integrity.k)(entry,onAltered))return undefined
;return releaseProgram(entry.directory,plan,"tool-cache")}
async function installRelease(plan,context){
if((0,version_order.Z)(plan.version,FIRST_WITH_REMOTE_PORTS)<0){
(0,tool.R8)(context,`Espressif's archives before ${FIRST_WITH_REMOTE_PORTS} cannot open socket:// and rfc2217:// ports.`)
}context.log(`Downloading ${plan.url}`);const recipe={folder:(0,cache.pN)(context,plan.version),
key:plan.key,build:fresh=>build(fresh,plan,context),usable:other=>(0,integrity.k)(other)}
;const directory=await(0,entry.l)(recipe,context);return releaseProgram(directory,plan,"release")}
async function build(directory,plan,context){const{url:url,sha256:sha256,asset:asset}=plan;await(0,
published_archive.DL)(directory,{url:url,sha256:sha256,file:asset.file,program:inArchive(asset)
},context);await verify(releaseProgram(directory,plan,"release"),plan,context)}
async function verify(program,plan,context){
const answer=await(0,install_version.qN)(program,context)
;if("version"in answer&&answer.version===plan.version)return
;throw new errors.HR("esptool-archive-invalid",`The program in ${plan.asset.file} is not esptool ${plan.version}: ${"version"in answer?`it says ${answer.version}`:answer.problem}.`,"On Linux, Espressif's builds need glibc 2.35 or newer (Ubuntu 22.04); elsewhere use esptool-source: pip.")
}function releaseProgram(directory,plan,source){
const command=(0,external_node_path_.join)(directory,inArchive(plan.asset));return{command:command,
prefix:[],version:plan.version,path:command,source:source}}
function inArchive({platform:platform,program:program}){return`esptool-${platform}/${program}`}}),
72206:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{E4:()=>versionOf,jD:()=>DEFAULT_VERSION,
o4:()=>lockedVersions,ps:()=>checkVersion,qN:()=>askVersion})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76578)
;var _system_text_version_order_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(97664)
;var _tool_cache_command_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(20952)
;const DEFAULT_VERSION="5.6.0";const VERSION_DEADLINE_MS=12e4;function checkVersion(version){
if(/^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}$/.test(version))return version
;throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("input-invalid",`esptool-version "${version}" is not a version.`,`Write three numbers with dots, for example ${DEFAULT_VERSION}; ranges and "latest" are not accepted, so that jobs are reproducible.`)
}function versionOf(request){
return checkVersion(request.version===""?DEFAULT_VERSION:request.version)}
async function lockedVersions(locks){
const files=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(locks).catch(()=>[])
;return files.flatMap(file=>/^esptool-(\d+\.\d+\.\d+)\.txt$/.exec(file)?.[1]??[]).toSorted((a,b)=>(0,
_system_text_version_order_js__WEBPACK_IMPORTED_MODULE_3__.Z)(b,a))}
async function askVersion(program,context){
const outcome=await(0,_tool_cache_command_js__WEBPACK_IMPORTED_MODULE_2__.d1)({
command:program.command,args:[...program.prefix,"version"],deadlineMs:VERSION_DEADLINE_MS},context)
;const last=outcome.lines.at(-1)??"";if(outcome.ok&&/^\d+\.\d+(\.\w+)*$/.test(last))return{
version:last};if(outcome.ok)return{problem:`it answered "${last}"`};return{
problem:[outcome.end.replace(/\.$/,""),last].filter(part=>part!=="").join(": ")}}}),
66411:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{n:()=>packageFolder})
;var node_path__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__)
;var node_url__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(73136)
;var node_url__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_url__WEBPACK_IMPORTED_MODULE_1__)
;function packageFolder(name){
return(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(packageRoot(),name)}function packageRoot(){
return(0,
node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)((0,
node_url__WEBPACK_IMPORTED_MODULE_1__.fileURLToPath)(import.meta.url)),"..","..")}}),
85030:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{GD:()=>lowerBaud,QJ:()=>isOnLadder,wG:()=>USUAL_BAUD,
yN:()=>AutoBaud});const BAUD_LADDER=[3e6,2e6,15e5,921600,460800,230400,115200]
;const USUAL_BAUD=460800;function lowerBaud(baud){return BAUD_LADDER.find(rate=>rate<baud)??baud}
function isOnLadder(baud){return BAUD_LADDER.some(rate=>rate===baud)}
const OF_THE_RATE=new Set(["link-corrupt","flash-unreachable","write-failed","digest-mismatch","esptool-stalled","esptool-timed-out","input-invalid"])
;const UNREACHED=new Set(["no-answer","not-in-download-mode"])
;const SILENCE="No serial data received";class AutoBaud{#remember;#baud;#isProved=false
;#hasFailed=false;constructor(first,remember){this.#baud=first;this.#remember=remember}get baud(){
return this.#baud}lowerAfter(failure,seen){
const isOnTrial=!this.#isProved&&this.#baud>USUAL_BAUD&&seen.baud===this.#baud
;if(!isOnTrial||!isOfTheRate(failure))return undefined;this.#hasFailed=true
;this.#baud=lowerBaud(this.#baud);return this.#baud}async failed({code:code}){
if(!this.#hasFailed||!UNREACHED.has(code))return undefined;await this.#remember(USUAL_BAUD)
;return`The chip may still be set to the rate that failed, as nothing has reset it. From now on ${USUAL_BAUD} baud is used here.`
}async succeeded(first,last,seen){const isMarginal=seen.resent>0&&last>USUAL_BAUD
;const next=isMarginal?lowerBaud(last):last
;const isTransfer=seen.read!==undefined||seen.written.length>0
;this.#isProved||=isTransfer&&!isMarginal&&seen.baud===last;if(next>=first)return undefined
;this.#baud=Math.min(this.#baud,next);await this.#remember(next)
;return isMarginal?`At ${last} baud esptool had to send data again (${seen.resent}×). From now on ${next} baud is used here.`:`${last} baud works. From now on it is used here.`
}}function isOfTheRate({code:code,cause:cause}){
return OF_THE_RATE.has(code)||code==="link-lost"&&typeof cause==="string"&&cause.includes(SILENCE)}
}),94182:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{rs:()=>checkEsptool,R1:()=>installContext,Gt:()=>provide
});var external_node_path_=__webpack_require__(76760);var program=__webpack_require__(802)
;var package_folder=__webpack_require__(66411);var errors=__webpack_require__(76578)
;var integrity=__webpack_require__(94430);var path=__webpack_require__(63476)
;var pip=__webpack_require__(73743);var python=__webpack_require__(43524)
;var release=__webpack_require__(59756);var install_version=__webpack_require__(72206)
;var tool=__webpack_require__(34731)
;const FINAL=new Set(["cancelled","input-invalid","esptool-digest-mismatch"])
;async function provideEsptool(request,context){if(request.source==="path")return(0,
path.o)(request,context);const alarm=new integrity.Q(context);try{
if(request.source==="auto")return await automatic(request,context,alarm)
;const way=request.source==="pip"?await pipWay(request,context):releaseWay(request,context)
;return await way.find(alarm.raise)??await way.install()}catch(error){throw alarm.explain(error)}}
async function checkProvidable(request,context){const{source:source}=request;const version=(0,
install_version.E4)(request);if(source==="path")return version
;const byPip=source!=="release"&&(request.allowUnpinned||(await(0,
pip.jQ)(version,context)).lockFile!==undefined)
;if(source==="pip"&&!byPip)throw await unpinnedFailure(version,context)
;if(byPip&&(source==="pip"||await(0,python.uF)(context)))return version;try{return(0,
release.F3)(request,context).version}catch(error){
if(byPip||error instanceof errors.HR&&error.code==="esptool-unavailable")return version
;throw source==="release"?error:await unpinnedFailure(version,context)}}
async function automatic(request,context,alarm){const attempts=[]
;const pip=await attempt("pip",attempts,()=>pipWay(request,context))
;const release=await attempt("release",attempts,()=>releaseWay(request,context))
;const ways=[pip,release].filter(way=>way!==undefined)
;const unpinned=attempts.find(({failure:failure})=>failure.code==="esptool-version-unpinned")
;if(ways.length===0&&unpinned!==undefined)throw unpinned.failure
;for(const version of new Set(ways.map(way=>way.version))){
const alike=ways.filter(way=>way.version===version)
;const program=await foundBy(alike,alarm)??await installedBy(alike,attempts,context)
;if(program!==undefined)return program}
throw unavailable((0,install_version.E4)(request),context,attempts)}
async function foundBy(ways,alarm){for(const way of ways){const found=await way.find(alarm.raise)
;if(found!==undefined)return found}return undefined}
async function installedBy(ways,attempts,context){for(const way of ways){
const program=await attempt(way.name,attempts,way.install);if(program!==undefined)return program
;const[reason=""]=attempts.at(-1)?.failure.message.split("\n")??[]
;context.log(`esptool ${way.version} could not be installed with ${way.name}: ${reason}`)}
return undefined}async function attempt(name,attempts,action){try{return await action()
}catch(error){if(!(error instanceof errors.HR)||FINAL.has(error.code))throw error;attempts.push({
name:name,failure:error});return undefined}}async function pipWay(request,context){const version=(0,
install_version.E4)(request);const plan=await(0,pip.jQ)(version,context)
;if(plan.lockFile===undefined){
if(!request.allowUnpinned)throw await unpinnedFailure(version,context)
;(0,tool.R8)(context,`This action has no lock file for esptool ${version}. It is installed from the package index, unchecked.`)
}return{name:"pip",version:version,find:onAltered=>(0,pip.ps)(plan,context,onAltered),
install:()=>(0,pip.go)(plan,context)}}function releaseWay(request,context){const plan=(0,
release.F3)(request,context);const sayOlder=()=>{
if(plan.version===(0,install_version.E4)(request))return
;context.log(`esptool-version is not set, and esptool ${plan.version} is the newest whose SHA-256 for ${plan.asset.platform} this action knows: it replaces the default ${install_version.jD}.`)
};return{name:"release",version:plan.version,find:async onAltered=>{const found=await(0,
release.hm)(plan,context,onAltered);if(found!==undefined)sayOlder();return found},install:()=>{
sayOlder();return(0,release.Rs)(plan,context)}}}async function unpinnedFailure(version,context){
const locked=await(0,install_version.o4)(context.locks)
;return new errors.HR("esptool-version-unpinned",`This action has no lock file for esptool ${version}, so pip's packages could not be checked.`,locked.length===0?`The folder of lock files, ${context.locks}, is missing. Use a complete checkout of this action.`:`Use one of ${locked.join(", ")}, or set allow-unpinned-esptool: true to accept unchecked packages.`)
}const byName=(a,b)=>a.name<b.name?-1:1;function unavailable(version,context,attempts){
const tried=attempts.toSorted(byName).map(({name:name,failure:failure})=>`- ${name}: ${failure.message} ${failure.hint}`)
;return new errors.HR("esptool-unavailable",[`esptool ${version} is not on this runner and could not be installed. Tried:`,`- tool cache: not installed for this platform in ${context.toolCache}.`,...tried].join("\n"),"Fix one of these, or use esptool-source: path with an esptool that is already on the runner.",{
cause:attempts.at(-1)?.failure})}function provide(step,context){const{log:log}=context
;return log.untrustedGroup(`Provide esptool ${step.esptool.version}`.trimEnd(),async()=>{
const program=await provideEsptool(step.esptool,installContext(context))
;log.line(`esptool ${program.version} (${program.source}): ${program.path}`);return program})}
function checkEsptool(step,context){return checkProvidable(step.esptool,installContext(context))}
function installContext({env:env,temp:temp,signal:signal,log:log}){return{
toolCache:env["RUNNER_TOOL_CACHE"]??(0,external_node_path_.join)(temp,"tool-cache"),temp:temp,
env:env,signal:signal,log:line=>log.line(line),warn:line=>log.warning("esptool",line),locks:(0,
package_folder.n)("locks"),tool:program.zP}}}),
34484:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{J:()=>TEST_FRAMEWORKS,g:()=>TestCollector})
;const TEST_FRAMEWORKS=["unity","ztest","gtest","tap"];const MOST_CASES=1e4;const LONGEST_NAME=300
;const LONGEST_MESSAGE=4e3;const LONGEST_FILE=500;class TestCollector{#cases=[];#dropped=0;#running
;get running(){return this.#running}get count(){return this.#cases.length+this.#dropped}
get isEmpty(){return this.count===0&&this.#running===undefined}counted(...outcomes){
return this.#cases.filter(({outcome:outcome})=>outcomes.includes(outcome)).length}
begin(at,name,suite){
if(this.#running!==undefined)this.interrupt(at,"The next case began before this one ended.")
;this.#running={name:name,suite:suite,since:at}}end(at,name,suite,ending){
const running=this.#running?.name===name?this.#running:undefined
;if(running!==undefined)this.#running=undefined
;const seconds=ending.seconds??(running===undefined?undefined:(at-running.since)/1e3);this.#add({
...ending,name:name,suite:suite??running?.suite,seconds:seconds})}forget(){this.#running=undefined}
interrupt(at,why){const running=this.#running;if(running===undefined)return
;this.end(at,running.name,running.suite,{outcome:"incomplete",message:why})}amendLast(more){
const last=this.#cases.pop();if(last!==undefined)this.#add({...last,...more})}
report(framework,missing){const running=this.#running;const unended=running===undefined?[]:[{
name:shortened(running.name,LONGEST_NAME),suite:running.suite,outcome:"incomplete",
message:"The case did not end."}];const cases=[...this.#cases,...unended]
;const incomplete=cases.filter(({outcome:outcome})=>outcome==="incomplete").map(({name:name})=>name)
;return{framework:framework,cases:cases,
missing:[...incomplete.length===0?[]:[`${casesOf(incomplete)} began and did not end.`],...this.#dropped===0?[]:[`${this.#dropped} results after the first ${MOST_CASES} were not kept.`],...missing]
}}#add(test){if(this.#cases.length>=MOST_CASES){this.#dropped++;return}this.#cases.push({...test,
name:shortened(test.name,LONGEST_NAME),suite:test.suite&&shortened(test.suite,LONGEST_NAME),
message:test.message&&shortened(test.message,LONGEST_MESSAGE),
file:test.file&&shortened(test.file,LONGEST_FILE)})}}function casesOf(names){
const[first="",...others]=names
;return others.length===0?`The case "${first}"`:`The case "${first}" and ${others.length} more`}
function shortened(text,most){return text.length>most?`${text.slice(0,most-3)}...`:text}}),
15950:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{EE:()=>verdictClass,Vj:()=>verdictOf,_f:()=>isVerdict,
bF:()=>passed});var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;const VERDICT_CODES=["panic","watchdog","assert","heap","stack","boot-loop","not-booting","wrong-firmware","fail-pattern","expect-timeout","check-failed","tests-failed","tests-incomplete","silent","garbled","console-lost","console-binary","identity-unknown","brownout","board-reset","in-bootloader"]
;function isVerdict(code){return VERDICT_CODES.some(known=>known===code)}
function verdictOf(code,at,grounds){
const verdict=_system_errors_js__WEBPACK_IMPORTED_MODULE_0__.EM[code]==="firmware"?"failed":"inconclusive"
;return{verdict:verdict,code:code,at:at,...grounds}}function passed(at,message){return{
verdict:"passed",at:at,message:message,hint:"",lines:[]}}function verdictClass({code:code}){
return code===undefined?undefined:_system_errors_js__WEBPACK_IMPORTED_MODULE_0__.EM[code]}}),
79407:((module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.a(module,async(__webpack_handle_async_dependencies__,__webpack_async_result__)=>{
try{__webpack_require__.r(__webpack_exports__)
;var _main_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(22286)
;var _system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(94847)
;await(0,
_main_js__WEBPACK_IMPORTED_MODULE_0__.i)((0,_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_1__.xJ)(process.env))
;process.stdout.write("",()=>process.exit());__webpack_async_result__()}catch(e){
__webpack_async_result__(e)}},1)}),
22286:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{i:()=>main})
;var external_node_os_=__webpack_require__(48161);var actions_core=__webpack_require__(98296)
;var errors=__webpack_require__(76578)
;const SETTINGS=[...["HTTP_PROXY","HTTPS_PROXY","ALL_PROXY","PIP_PROXY"],...["PIP_INDEX_URL","PIP_EXTRA_INDEX_URL","PIP_FIND_LINKS"]]
;const SHORTEST=4;function credentialsOf(baseUrl,env){
const settings=Object.entries(env).filter(([name])=>SETTINGS.includes(name.toUpperCase()))
;const texts=[baseUrl,...settings.map(([,value])=>value??"")]
;const found=texts.flatMap(credentialsIn).filter(secret=>secret.length>=SHORTEST)
;return[...new Set(found)].toSorted((a,b)=>b.length-a.length)}function credentialsIn(text){
return[...text.matchAll(/\/\/([^/?#\s]+)@/g)].flatMap(([,pair=""])=>{
const[user="",...rest]=pair.split(":");const secret=rest.length===0?user:rest.join(":")
;return[pair,secret,decoded(secret)]})}function decoded(text){try{return decodeURIComponent(text)
}catch{return text}}var untrusted_text=__webpack_require__(90975)
;var hidden_macs=__webpack_require__(68181);var external_node_crypto_=__webpack_require__(77598)
;const PROGRESS_PERCENT=10;const PROGRESS_MS=5e3;class StepLog{#clock;#shownPercent=0;#shownAt=0
;#hidesMacs=true;#held;constructor(clock=()=>performance.now()){this.#clock=clock}showMacs(){
this.#hidesMacs=false}#shown(text){return this.#hidesMacs?(0,hidden_macs.J)(text):text}line(text){
actions_core.pq(this.#shown(text))}detail(text){
if(actions_core._o())actions_core.pq(this.#shown(text))}progress(percent){const now=this.#clock()
;if(percent<this.#shownPercent){this.#shownPercent=0;this.#shownAt=now}
const due=percent-this.#shownPercent>=PROGRESS_PERCENT||now-this.#shownAt>=PROGRESS_MS
;if(!due&&percent<100)return;if(percent===this.#shownPercent)return;this.#shownPercent=percent
;this.#shownAt=now;actions_core.pq(`  ${percent.toFixed(0)} %`)}warning(title,text){
if(this.#held===undefined){actions_core.$e(this.#shown(text),{title:`esptool-action: ${title}`})
;return}actions_core.pq(this.#shown(`Warning: ${text}`));this.#held.push({title:title,text:text})}
async group(title,work){return actions_core.Os(this.#shown(title),work)}
async untrustedGroup(title,work){if(this.#held!==undefined){this.line(title);return work()}
return actions_core.Os(this.#shown(title),async()=>{
const token=(0,external_node_crypto_.randomBytes)(16).toString("hex")
;actions_core.pq(`::stop-commands::${token}`);const held=[];this.#held=held;try{return await work()
}finally{actions_core.pq(`::${token}::`);this.#held=undefined
;for(const{title:title,text:text}of held)this.warning(title,text)}})}}const STATE_SENTENCES={
untouched:"The flash was not changed.","partly-erased":"The flash may be partly erased.",
erased:"The flash was erased.","partly-written":"The flash may be partly erased or written.",
"written-unverified":"The flash was written, but not verified.",
written:"The flash was written and verified."};const KIB=1024;const MIB=1024*KIB
;function shortSize(bytes){if(bytes<KIB)return`${bytes} B`
;const[unit,name]=bytes<MIB?[KIB,"KiB"]:[MIB,"MiB"];return`${Math.floor(bytes*10/unit)/10} ${name}`}
function fit(text,length){const characters=Array.from(text)
;return characters.length<=length?text:`${characters.slice(0,length-1).join("")}…`}
const MAX_TEXT=200;function escapeHtml(text){
return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,character=>{
const number=character.charCodeAt(0);return number<32?String.fromCharCode(9216+number):"�"
}).replace(/[&<>"'`@#$\\[\]()*_~|!:]/g,character=>`&#${character.charCodeAt(0)};`)}
function code(text){return`<code>${escapeHtml(withoutMiddle(text))}</code>`}function prose(text){
return text.split(/`([^`\n]+)`/).map((part,index)=>index%2===0?escapeHtml(part):code(part)).join("")
}function withoutMiddle(text){if(text.length<=MAX_TEXT)return text
;return`${text.slice(0,MAX_TEXT/2)}…${text.slice(-MAX_TEXT/2)}`}function pairs(rows){
const body=rows.map(([name,value])=>`<tr><td>${name}</td><td>${value}</td></tr>`).join("\n")
;return`<table>\n${body}\n</table>`}function folded(title,blocks){
return[`<details><summary>${title}</summary>`,...blocks,"</details>"]}function table(head,rows){
const cells=(tag,row)=>`<tr>${row.map(cell=>`<${tag}>${cell}</${tag}>`).join("")}</tr>`
;return["<table>",cells("th",head),...rows.map(row=>cells("td",row)),"</table>"].join("\n")}
var flash_ranges=__webpack_require__(59069);const BAR_SIGNS={changed:"#",used:"=",unknown:"?",
free:"."};const ROW_CELLS=16;const FLASH_CELLS=40;function drawBar(range,cells,pieces){const here={
changed:(0,flash_ranges.nx)(range,pieces.changed),used:(0,flash_ranges.nx)(range,pieces.used),
unknown:(0,flash_ranges.nx)(range,pieces.unknown)}
;const start=cell=>range.address+Math.floor(range.size*cell/cells);return Array.from({length:cells
},(_,cell)=>{const address=start(cell);return signOf({address:address,
size:Math.max(1,start(cell+1)-address)},here)}).join("")}
function signOf(cell,{changed:changed,used:used,unknown:unknown}){
const has=pieces=>pieces.some(piece=>(0,flash_ranges.$f)(piece,cell))
;if(has(changed))return BAR_SIGNS.changed;if(has(used))return BAR_SIGNS.used
;return has(unknown)?BAR_SIGNS.unknown:BAR_SIGNS.free}var flash_layout=__webpack_require__(82773)
;var shown_text=__webpack_require__(12458);function fileWords({path:path,address:address}){
return`"${(0,shown_text.m)(path)}" at ${(0,flash_layout.M0)(address)}`}function roleWords(role){
return`its build lists it as the ${role}`}function programWords({file:file,address:address}){
const inside=address===file.address?"":`the image at ${(0,flash_layout.M0)(address)} in `
;return`${inside}${fileWords(file)}`}function pieceWords({file:file,address:address}){
return address===file.address?fileWords(file):`the data at ${(0,
flash_layout.M0)(address)} in ${fileWords(file)}`}
function tooLargeWords(what,bytes,{name:name,size:size},title){
return`${what} (${bytes} bytes) does not fit in the partition ${name}, which has ${size} bytes according to ${title}`
}function boardTableWords(address){return`the partition table on the board (at ${(0,
flash_layout.M0)(address)})`}function broughtTableWords(path){return`the table in "${(0,
shown_text.m)(path)}"`}const PROBLEMS_SHOWN=3;function oddTableWords(problems){
const shown=problems.slice(0,PROBLEMS_SHOWN).map(problem=>`it ${problem}`)
;const more=problems.length-shown.length;const rest=more>0?`; and ${more} more`:""
;return`can boot a board, but ESP-IDF's gen_esp32part.py rejects it: ${shown.join("; ")}${rest}`}
const OVERLAPS_NAMED=3;const NAME_LENGTH=16;const CHANGED={comparison:"changed",write:"written",
erase:"erased","erase-and-write":"erased or written"};const SINCE={baseline:"since the baseline",
step:"in this step"};function flashFacts(picture){const{changed:changed}=picture
;const since=changedSince(picture)
;return[sizeWords(picture),...since===undefined?[]:[`${changed===null?"all of it":shortSize(changed)} ${since}`],verifiedWords(picture)]
}function sizeWords({size:size,part:part}){
if(part===null)return size===null?"size not known":shortSize(size)
;const whole=size===null?"":` of ${shortSize(size)}`
;return`${shortSize(part.size)} at ${part.address}${whole}`}
function verifiedWords({verified:verified,verified_bytes:verified_bytes}){switch(verified){
case"whole":return"all of it verified by the chip's digest";case"part":
return`${shortSize(verified_bytes)} verified by the chip's digest`;case"none":
return"not verified by a digest"}}
function changedSince({changed_since:changed_since,changed_by:changed_by}){
if(changed_since===null||changed_by===null)return undefined
;return`${CHANGED[changed_by]} ${SINCE[changed_since]}`}
function changedWord({changed_by:changed_by}){return CHANGED[changed_by??"comparison"]}
function barTitle({size:size,part:part,rows:rows}){
if(part!==null)return`the flash from ${part.address} up to ${(0,
flash_layout.M0)(Number(part.address)+part.size)}`;if(size!==null)return"the whole flash"
;const end=Math.max(0,...rows.map(row=>Number(row.address)+row.size));return`the flash up to ${(0,
flash_layout.M0)(end)}`}function tableNote({partition_table:partition_table}){
const{state:state,address:address,reason:reason,problems:problems=[]}=partition_table;switch(state){
case"found":return problems.length===0?undefined:`The partition table ${oddTableWords(problems)}.`
;case"absent":return`No partition table was found at ${address}: it ${reason??"is absent"}.`
;case"encrypted":return`The partition table cannot be read: it ${reason??"is encrypted"}.`
;case"given":
return`The partitions come from ${reason??"the given table"}: the board's own table was not read.`
;case"unknown":return"No partition table was read."}}function legend(picture){
const bars=[picture.bar,...picture.rows.map(row=>row.bar)]
;const hasUnknown=bars.some(text=>text.includes(BAR_SIGNS.unknown))
;const since=changedSince(picture);return[{sign:"used",meaning:"used"},...since===undefined?[]:[{
sign:"changed",meaning:since}],{sign:"free",meaning:"free"},...hasUnknown?[{sign:"unknown",
meaning:"not looked at"}]:[]]}function placeName({name:name,kind:kind}){if(name!==null)return name
;return kind==="gap"?"-":kind.replace("-"," ")}
function rowRemarks({boots:boots,overlaps:overlaps,beyond_flash:beyond_flash}){
const named=overlaps.slice(0,OVERLAPS_NAMED).map(name=>fit(name,NAME_LENGTH))
;const more=overlaps.length-named.length
;return[...named.length===0?[]:[`OVERLAPS ${named.join(", ")}${more>0?` and ${more} more`:""}`],...beyond_flash===null||beyond_flash===0?[]:[`${shortSize(beyond_flash)} BEYOND THE FLASH`],...boots===true?["boots next"]:[]]
}function rowProof(row,picture){if(picture.verified!=="part")return undefined;switch(row.verified){
case"whole":return"verified";case"part":return`${shortSize(row.verified_bytes)} verified`
;case"none":return row.content==="unknown"?undefined:"not verified"}}
var quantity=__webpack_require__(95248);const MAX_ROWS=50;const ROWS_IN_VIEW=8
;function cutTable(head,rows){const shown=table(head,rows.slice(0,MAX_ROWS))
;return rows.length>MAX_ROWS?`${shown}\n\n… and ${rows.length-MAX_ROWS} more.`:shown}
function listing(noun,head,rows){const blocks=[cutTable(head,rows)]
;return rows.length>ROWS_IN_VIEW?folded((0,quantity.hS)(rows.length,noun),blocks):blocks}
function place({address:address,partition:partition}){
return partition===undefined?code(address):`${code(address)} ${code(partition)}`}
function warningBlocks(warnings){if(warnings.length===0)return[]
;return[cutTable(["⚠️ Warnings"],warnings.map(warning=>[prose(warning)]))]}
function oneFile({address:address,partition:partition,firmware_path:firmware_path},size){return{
address:address,...partition===undefined?{}:{partition:partition},path:firmware_path,size:size}}
function uncheckedRows(lines=[]){
return lines.length===0?[]:[["Not checked",lines.map(prose).join("<br>")]]}const SQUARES={used:"🟦",
changed:"🟧",free:"◽",unknown:"❔"}
;const SQUARE_OF_SIGN=new Map([[BAR_SIGNS.used,SQUARES.used],[BAR_SIGNS.changed,SQUARES.changed],[BAR_SIGNS.free,SQUARES.free]])
;const flash_map_blocks_NAME_LENGTH=40;const DESCRIPTION_LENGTH=120
;function flashMapBlocks(picture,board){const note=tableNote(picture)
;const title=board===undefined?"":` of ${escapeHtml(fit(board,DESCRIPTION_LENGTH))}`
;const signs=legend(picture).map(({sign:sign,meaning:meaning})=>`${SQUARES[sign]} ${meaning}`)
;const lines=[`<strong>Flash map</strong>${title}: ${escapeHtml(flashFacts(picture).join(", "))}`,...note===undefined?[]:[escapeHtml(fit(note,DESCRIPTION_LENGTH))],squares(picture.bar),`${signs.join(", ")}. The bar shows ${barTitle(picture)}; each row of the table has its own scale.`]
;const rows=picture.rows.map(row=>[code(row.address),placeCell(row),`${squares(row.bar)}<br>${sizes(row,changedWord(picture))}`,contentCell(row,picture)])
;const table=cutTable(["Address","Partition","Use","Content"],rows)
;return[`<p>${lines.join("<br>")}</p>`,...folded(`Flash map: ${(0,
quantity.hS)(rows.length,"row")}`,[table])]}function placeCell(row){
if(row.name===null)return escapeHtml(placeName(row))
;const words=row.kind==="file"?["file"]:[row.type,row.subtype]
;const kind=words.filter(part=>part!==null).map(part=>fit(part,flash_map_blocks_NAME_LENGTH))
;return`${code(fit(row.name,flash_map_blocks_NAME_LENGTH))}<br>${escapeHtml(kind.join(", "))}`}
function sizes({size:size,used:used,changed:changed},change){
const total=flash_map_blocks_quantity(size)
;const use=used===null?total:used===0?`${total}, all free`:`${flash_map_blocks_quantity(used)} of ${total} used`
;return changed===null||changed===0?use:`${use}, ${flash_map_blocks_quantity(changed)} ${change}`}
function flash_map_blocks_quantity(bytes){return shortSize(bytes).replace(" "," ")}
function contentCell(row,picture){const proof=rowProof(row,picture)
;return[...rowRemarks(row).map(remark=>`<strong>${escapeHtml(remark)}</strong>`),escapeHtml(fit(row.description,DESCRIPTION_LENGTH)),...proof===undefined?[]:[proof]].join("<br>")
}function squares(bar){
return Array.from(bar,sign=>SQUARE_OF_SIGN.get(sign)??SQUARES.unknown).join("")}
const MAX_MESSAGE=4e3;const LONGEST_HEADLINE=160;const APPLICATIONS_NAMED=8
;const summary_NAME_LENGTH=40;const summary_DESCRIPTION_LENGTH=120
;function renderSummary(outcome,errorPage){const{section:section}=outcome
;return[`### ${headline(outcome,errorPage)}`,...failureLines(outcome),...rowBlocks([...boardRows(outcome),...firmwareRows(section?.flashMap),...section?.firmware??[],...startRows(outcome),...(section?.rows??[]).filter(([,value])=>!isFailureMessage(value,outcome)),...artifactRows(outcome),...stateRows(outcome)]),...warningBlocks(outcome.warnings),...section?.blocks??[],...mapBlocks(outcome),...folded("Details",[pairs([...section?.details??[],...identityRows(outcome),...runRows(outcome)])]),""].join("\n\n")
}function headline(outcome,errorPage){
const{failure:failure,operation:operation,section:section}=outcome;if(failure===undefined){
return section===undefined?`✅ ${escapeHtml(operation)}`:`${section.sign} ${section.verdict}`}
const linked=text=>errorPage===undefined?text:summary_link(`${errorPage}#${failure.code}`,text)
;if(section?.finding===true)return`❌ ${linked(section.verdict)}`
;const{sentence:sentence}=headlineParts(failure.message)
;const what=`${escapeHtml(operation||"esptool-action")} failed`
;return`❌ ${linked(sentence===undefined?what:`${what}: ${prose(sentence)}`)} ${code(failure.code)}`}
function headlineParts(message){
const sentence=/^[^\n]+?(?:\.(?=\s|$)|:(?=\n))/.exec(message)?.[0]??""
;if(sentence===""||sentence.length>LONGEST_HEADLINE)return{rest:message};return{
sentence:sentence.replace(/:$/,""),rest:message.slice(sentence.length).trimStart()}}
function summary_link(url,text){return`<a href="${escapeHtml(url)}">${text}</a>`}
function rowBlocks(rows){return rows.length===0?[]:[pairs(rows)]}
function failureLines({failure:failure,section:section}){if(failure===undefined)return[]
;const text=section?.finding===true?failure.message:headlineParts(failure.message).rest
;const message=text.length>MAX_MESSAGE?`${text.slice(0,MAX_MESSAGE)}…`:text
;const lines=`${message}\n${failure.hint}`.trimStart().split("\n").map(prose)
;return[`<p>${lines.join("<br>")}</p>`]}function isFailureMessage(value,{failure:failure}){
return failure!==undefined&&value===escapeHtml(failure.message)}
function boardRows({port:port,identity:identity}){const name=boardName(identity)
;if(name===undefined)return port===""?[]:[["Port",code(port)]]
;return[["Board",port===""?code(name):`${code(name)} on ${code(port)}`]]}
function firmwareRows(picture){
const applications=(picture?.rows??[]).filter(({content:content})=>content==="application")
;const lines=applications.slice(0,APPLICATIONS_NAMED).map(row=>{
const place=row.name===null?"":`${code(fit(row.name,summary_NAME_LENGTH))} `
;const boots=row.boots===true?", <strong>boots next</strong>":""
;return`${code(fit(row.description,summary_DESCRIPTION_LENGTH))} in ${place}at ${code(row.address)}${boots}`
});const more=applications.length-lines.length;if(more>0)lines.push(`and ${more} more`)
;return lines.length===0?[]:[["Firmware",lines.join("<br>")]]}
function identityRows({identity:{mac:mac,flashSize:flashSize,features:features}}){const rows=[]
;if(features!==undefined)rows.push(["Features",code(features)])
;if(mac!==undefined)rows.push(["MAC",code(mac)]);if(flashSize!==undefined)rows.push(["Flash",(0,
quantity.ee)(flashSize)]);return rows}
function boardName({chip:chip,description:description,revision:revision}){
if(chip===undefined)return undefined
;return[description??chip,revision].filter(part=>part!==undefined).join(", ")}
function mapBlocks({section:section,identity:identity}){
return section?.flashMap===undefined?[]:flashMapBlocks(section.flashMap,boardName(identity))}
function startRows({section:section,appStarted:appStarted}){
if(section?.isNewFirmware!==true||appStarted===undefined)return[]
;const text=appStarted==="no"?"<strong>not started</strong>: the chip is in bootloader mode":"startup not verified: the chip was reset, and its serial output was not read"
;return[["Application",text]]}
function artifactRows({artifact:artifact,uploaded:uploaded,encrypted:encrypted}){
const stored=artifact&&summary_link(artifact.url,escapeHtml(artifact.name))
;if(uploaded===false)return[["Artifact",`not uploaded: ${stored??"the baseline"} contains the same bytes`]]
;if(stored===undefined)return[];const rows=[["Artifact",stored]]
;const words="<strong>no</strong>: everyone with read access to the repository can read the backup"
;if(encrypted!==undefined)rows.push(["Encrypted",encrypted?"yes":words]);return rows}
function stateRows({esptool:esptool,boardState:boardState,failure:failure,interruption:interruption}){
const rows=[];const state=STATE_SENTENCES[boardState]
;if(failure!==undefined&&esptool!==undefined&&!failure.message.includes(state))rows.push(["State",escapeHtml(state)])
;if(interruption!==undefined)rows.push(["Before this step",escapeHtml(interruptionText(interruption))])
;return rows}
function runRows({artifact:artifact,uploaded:uploaded,esptool:esptool,attempts:attempts,baud:baud,elapsedMs:elapsedMs}){
const rows=[]
;if(uploaded!==false&&artifact?.digest!==undefined)rows.push(["Artifact digest",code(artifact.digest)])
;if(attempts>1)rows.push(["Attempts",String(attempts)])
;if(baud!==undefined)rows.push(["Baud rate",String(baud)])
;if(esptool!==undefined)rows.push(["esptool",code(esptool.version)])
;return[...rows,["Time",`${(elapsedMs/1e3).toFixed(1)} s`]]}
function interruptionText({operation:operation,state:state,regions:regions,since:since,repository:repository}){
const left=state==="begun"?"":` and left the flash ${state}`;const[first,...others]=regions??[]
;const more=others.length===0?"":` and ${others.length} more`
;const where=first===undefined?"the whole flash":`${first.size} bytes at ${first.address}${more}`
;return`${operation} of ${since}, by ${repository||"a run outside GitHub"}, did not finish${left}: ${where}`
}const MAX_KEYS=20;const SECRET=/AGE-(?:SECRET-KEY|PLUGIN)-/i
;const PEM_SECRET=/-----BEGIN [A-Z ]*PRIVATE KEY-----/
;const MAKE_A_PAIR="generate a key pair with age-keygen"
;const LEAKED=`is a private key, now exposed to everyone who can read this workflow or its log: ${MAKE_A_PAIR}, keep the private key secret, and set the public key (age1…) here`
;async function parseRecipients(text){if(PEM_SECRET.test(text))return{keys:[],problems:[LEAKED]}
;const found=await readEntries(entriesOf(text,/,/),"recipient",recipientProblem)
;const kinds=new Set(found.keys.map(isPostQuantum))
;if(kinds.size<2||found.problems.length>0)return found
;const mixed="mixes post-quantum recipients (age1pq1…) with others, which age does not allow"
;return{keys:[],problems:[`${mixed}: choose one kind`]}}async function parseIdentities(text){
if(PEM_SECRET.test(text))return{keys:[],problems:["contains an SSH key, which is not supported"]}
;if(/^(?:age-encryption\.org\/|-----BEGIN AGE ENCRYPTED)/.test(text.trimStart())){return{keys:[],
problems:["contains an encrypted file: decrypt it, and use the line AGE-SECRET-KEY-… inside it"]}}
return readEntries(entriesOf(text),"identity",identityProblem)}function secretsIn(text){
return[...new Set(text.match(/AGE-(?:SECRET-KEY|PLUGIN)-[^\s,"'#]+/gi))]}
function entriesOf(text,separator){return text.split(/\r\n|\n|\r/).flatMap((line,index)=>{
const where=`line ${index+1}`;const trimmed=line.trim()
;if(trimmed.startsWith("#")&&!SECRET.test(trimmed))return[]
;const parts=separator===undefined?[trimmed]:trimmed.split(separator).map(part=>part.trim())
;const named=parts.map((part,place)=>({text:part,
where:parts.length===1?where:`${where}, key ${place+1}`}))
;return named.filter(entry=>entry.text!=="")})}async function readEntries(entries,what,problemOf){
if(entries.length===0)return{keys:[],problems:[`contains no ${what}`]};if(entries.length>MAX_KEYS){
return{keys:[],problems:[`contains ${entries.length} entries; ${MAX_KEYS} is the maximum`]}}
const seen=new Map;const problems=[];for(const{text:text,where:where}of entries){
const first=seen.get(text)
;const problem=first===undefined?await problemOf(text):`is the same as that of ${first}`
;if(problem===undefined)seen.set(text,where);else problems.push(`${where} ${problem}`)}return{
keys:[...seen.keys()],problems:problems}}async function recipientProblem(text){
if(SECRET.test(text))return LEAKED
;if(/^(?:ssh-|ecdsa-|sk-)/.test(text))return`is an SSH key, which is not supported: ${MAKE_A_PAIR}`
;if(text.startsWith("AGE1"))return"is a recipient in upper case: write it in lower case"
;if(!/^age1\S+$/.test(text)){
return`is not an age recipient, which starts with age1 (${MAKE_A_PAIR}; passphrases are not supported)`
}if(/^age1(?!(?:pq|tag|tagpq)1).*1/.test(text)){
return"is a recipient that needs an age plugin, which is not supported"}
const{Encrypter:Encrypter}=await __webpack_require__.e(539).then(__webpack_require__.bind(__webpack_require__,81539))
;const encrypter=new Encrypter;try{encrypter.addRecipient(text)}catch{
return"has a typo or is truncated"}
return await encrypter.encrypt(new Uint8Array).then(()=>undefined,()=>`has a valid checksum but is not a key: ${MAKE_A_PAIR}`)
}async function identityProblem(text){
if(/^age1/i.test(text))return"is a recipient (public key): use the line AGE-SECRET-KEY-… of the same key pair"
;if(/^AGE-PLUGIN-/i.test(text))return"is an identity that needs an age plugin, which is not supported"
;if(text.startsWith("age-secret-key-"))return"is an identity in lower case: write it in upper case"
;if(!/^AGE-SECRET-KEY-\S+$/.test(text)){
return"is not an age identity, which starts with AGE-SECRET-KEY- (passphrases are not supported)"}
const{identityToRecipient:identityToRecipient}=await __webpack_require__.e(539).then(__webpack_require__.bind(__webpack_require__,81539))
;try{await identityToRecipient(text);return undefined}catch{return"has a typo or is truncated"}}
function isPostQuantum(recipient){return/^age1(?:pq|tagpq)1/.test(recipient)}
var external_node_path_=__webpack_require__(76760);var paths=__webpack_require__(76189)
;const INPUTS={operation:"","dry-run":"false",probe:"false",into:"app",port:"",chip:"auto",
baud:"auto",before:"default-reset",after:"hard-reset","no-stub":"false","require-chip":"any",
"require-mac":"any","require-flash-size":"any","require-revision":"any",file:"",files:"",address:"",
size:"",output:"",overwrite:"false","partition-table":"","partition-table-offset":"0x8000",
compress:"true",rewrite:"false","erase-first":"false","flash-mode":"keep","flash-freq":"keep",
"flash-size":"keep","erase-all":"false",force:"false","allow-data-loss":"false",verify:"true",
"fail-on-mismatch":"true",monitor:"false",expect:"","fail-on":"",check:"","gate-timeout":"30",
settle:"2","timeout-scale":"","allowed-boots":"1",crashes:"fail",identity:"auto",tests:"auto",
reset:"auto","console-baud":"","console-port":"","console-log":"",junit:"",attempts:"1",
"fail-on-verdict":"true","include-bootloader":"true",incremental:"true",baseline:"",backup:"",
"allow-other-board":"false","allow-unidentified-backup":"false",upload:"always","artifact-name":"",
"retention-days":"","compression-level":"6","run-id":"",repository:"",token:"${{ github.token }}",
"encrypt-to":"","require-encryption":"false","allow-public-backup":"false","age-identity":"",
"esptool-source":"auto","esptool-version":"","esptool-path":"","esptool-sha256":"",
"esptool-base-url":"","allow-unpinned-esptool":"false",timeout:"",retries:"2","recovery-command":"",
"recovery-timeout":"60",lock:"true","lock-timeout":"600","lock-folder":"auto"};const SUBJECTS={
Operation:"operation","Board and port":"port",Requirements:"require-chip",
"Files and addresses":"file",Partitions:"partition-table","Writing and erasing":"compress",
Verification:"verify","Release gate":"monitor","Backups and restores":"include-bootloader",
Artifacts:"upload",Encryption:"encrypt-to",esptool:"esptool-source","Limits and retries":"timeout",
Locks:"lock"}
;const STEP_INPUTS=["operation","token","timeout","lock-folder","esptool-source","esptool-version","esptool-path","esptool-sha256","esptool-base-url","allow-unpinned-esptool"]
;const BOARD_INPUTS=["port","chip","baud","before","after","no-stub","require-chip","require-mac","require-flash-size","require-revision","dry-run","retries","recovery-command","recovery-timeout","lock","lock-timeout"]
;function refuseUnused(operation,reader,usersOf){for(const name of Object.keys(INPUTS)){
const users=usersOf(name)
;if(users===undefined||users.includes(operation)||!reader.isSet(name))continue
;reader.problems.add("input-invalid",`input \`${name}\` has no effect on ${operation} (only for ${users.join(", ")})`)
}}function refuseWith(reader,names,why){for(const name of names){if(!reader.isSet(name))continue
;reader.problems.add("input-invalid",`input \`${name}\` has no effect ${why}`)}}
const DONE_ON_SOCKETS=["no-reset","no-reset-stub"];function idleOnPort(reader,connection){
if(connection?.port.kind!=="socket")return[];const{before:before,after:after}=connection
;const idle=[...reader.isSet("baud")?["baud"]:[],...reader.isSet("before")&&!DONE_ON_SOCKETS.includes(before)?["before"]:[],...reader.isSet("after")&&!DONE_ON_SOCKETS.includes(after)?["after"]:[]]
;if(idle.length===0)return[];const names=idle.map(name=>`\`${name}\``).join(", ")
;return[`${names}: no effect on a raw socket, which has neither a baud rate nor reset lines.`]}
var values=__webpack_require__(18463);const LONGEST_SECONDS=5*24*3600;const MOST_RETRIES=10
;const MOST_ARGUMENTS=64;function readTimeLimit(read){
const parsed=parseTimeout(read("timeout").trim());return"value"in parsed?parsed.value:undefined}
function parseTimeout(text){return(0,values.fL)(text,1,LONGEST_SECONDS)}function readLimits(reader){
const timeoutSeconds=reader.optional("timeout",parseTimeout)
;const retries=reader.parse("retries",text=>(0,values.cG)(text,0,MOST_RETRIES))
;const command=reader.optional("recovery-command",parseCommand)
;const recoverySeconds=reader.parse("recovery-timeout",text=>(0,values.fL)(text,1,3600))
;const lock=reader.parse("lock",values.yG);const lockSeconds=reader.parse("lock-timeout",text=>(0,
values.fL)(text,0,LONGEST_SECONDS));const lockFolder=reader.optional("lock-folder",parseLockFolder)
;if(retries===0)refuseWith(reader,["recovery-command"],"with `retries: 0`")
;if(!reader.isSet("recovery-command")){
refuseWith(reader,["recovery-timeout"],"without a `recovery-command`")}
if(lock===false)refuseWith(reader,["lock-timeout"],"with `lock: false`")
;if(retries===undefined||recoverySeconds===undefined||lock===undefined||lockSeconds===undefined){
return undefined}return{timeoutSeconds:timeoutSeconds,retries:retries,recovery:command&&{
command:command,timeoutSeconds:recoverySeconds},lockFolder:lockFolder,
lockTimeoutSeconds:lock?lockSeconds:undefined}}function parseLockFolder(text){const problem=(0,
paths.K5)(text);if(problem!==undefined)return{problem:problem}
;return(0,external_node_path_.isAbsolute)(text)?{value:text}:{problem:"is not an absolute path"}}
function parseCommand(text){
const problem='is not a JSON list of program and arguments, such as ["uhubctl", "-a", "cycle", "-p", "2"]'
;let json;try{json=JSON.parse(text)}catch{return{problem:problem}}
if(!Array.isArray(json)||json.length===0||json.length>MOST_ARGUMENTS)return{problem:problem}
;const words=json.filter(word=>typeof word==="string"&&!word.includes("\0"))
;return words.length===json.length&&words[0]!==""?{value:words}:{problem:problem}}
var emulated_ports=__webpack_require__(37006);var unknown_inputs=__webpack_require__(23065)
;const ILLEGAL_IN_PATH={'"':"a double quote",":":"a colon","<":"a less-than sign",
">":"a greater-than sign","|":"a vertical bar","*":"an asterisk","?":"a question mark",
"\r":"a carriage return","\n":"a line feed"};const ILLEGAL_IN_NAME={...ILLEGAL_IN_PATH,
"\\":"a backslash","/":"a slash"};const PART_LENGTH=40;function artifactNameProblem(name){
return name===""?"it is empty":firstIllegal(name,ILLEGAL_IN_NAME)}
function artifactPathProblem(path){return path===""?"it is empty":firstIllegal(path,ILLEGAL_IN_PATH)
}
function defaultArtifactName({chip:chip,mac:mac,runId:runId,runAttempt:runAttempt,job:job},suffix=(0,
external_node_crypto_.randomBytes)(3).toString("hex")){
return["esp-backup",chip?.toLowerCase(),mac?.toLowerCase().replaceAll(":",""),runId,runAttempt,job,suffix].map(part=>legalPart(part??"")).filter(part=>part!=="").join("-")
}function firstIllegal(text,illegal){
const found=Object.entries(illegal).find(([character])=>text.includes(character))
;return found===undefined?undefined:`it contains ${found[1]}`}function legalPart(text){
return text.replaceAll(/[^\w.-]+/g,"-").slice(0,PART_LENGTH).replaceAll(/^[.-]+|[.-]+$/g,"")}
const OPTIONS=["artifact-name","retention-days","compression-level","encrypt-to","require-encryption","allow-public-backup"]
;async function readArtifact(reader){
const when=reader.parse("upload",text=>(0,values.HU)(text,["always","changed","never"]))
;const name=reader.optional("artifact-name",text=>{const problem=artifactNameProblem(text)
;return problem===undefined?{value:text}:{problem:`is not a valid artifact name: ${problem}`}})
;const retentionDays=reader.optional("retention-days",text=>(0,values.cG)(text,1,400))
;const compressionLevel=reader.parse("compression-level",text=>(0,values.cG)(text,0,9))
;const recipients=await readRecipients(reader)
;const requireEncryption=reader.boolean("require-encryption")
;const allowPublic=reader.boolean("allow-public-backup");if(when==="never"){
refuseWith(reader,OPTIONS,"with `upload: never`");return undefined}checkOutputName(reader)
;checkPurpose(reader,when);if(requireEncryption===true)checkEncryption(reader)
;if(requireEncryption===undefined)return undefined
;return when===undefined||compressionLevel===undefined||allowPublic===undefined?undefined:{
when:when,name:name,retentionDays:retentionDays,compressionLevel:compressionLevel,
recipients:recipients,allowPublic:allowPublic}}async function readRecipients(reader){
if(!reader.isSet("encrypt-to"))return[]
;const{keys:keys,problems:problems}=await parseRecipients(reader.text("encrypt-to"))
;for(const problem of problems)reader.problems.add("input-invalid",`input \`encrypt-to\`: ${problem}`)
;return keys}function checkOutputName(reader){const problem=artifactPathProblem((0,
external_node_path_.basename)(reader.text("output")))
;if(problem===undefined||!reader.isSet("output"))return
;reader.problems.add("input-invalid",`input \`output\`: the file cannot be uploaded as an artifact: ${problem} (set \`upload: never\` to keep it on the runner)`)
}function checkEncryption(reader){if(reader.isSet("allow-public-backup")){
const text="inputs `require-encryption` and `allow-public-backup` contradict each other: choose one"
;reader.problems.add("input-invalid",text)}if(reader.isSet("encrypt-to"))return
;reader.problems.add("upload-unencrypted","input `require-encryption` is true, but `encrypt-to` is empty: set it to an age recipient (age1…), and check that the variable or secret it comes from is set")
}function checkPurpose(reader,when){if(when==="changed"&&!reader.isSet("baseline")){
reader.problems.add("input-invalid","input `upload`: changed needs a `baseline` to compare with")}
if(reader.isSet("encrypt-to")&&reader.isSet("allow-public-backup")){
reader.problems.add("input-invalid","input `allow-public-backup` has no effect with `encrypt-to`: an encrypted backup may be public")
}}var flash_chips=__webpack_require__(79823);const CHIPS=["auto",...flash_chips.iB]
;const RESETS_BEFORE=["default-reset","usb-reset","no-reset","no-reset-no-sync"]
;const RESETS_AFTER=["hard-reset","soft-reset","no-reset","no-reset-stub","watchdog-reset"]
;const FLASH_MODES=["keep","qio","qout","dio","dout"]
;const FLASH_FREQUENCIES=["keep","80m","64m","60m","48m","40m","32m","30m","26m","24m","20m","16m","15m","12m"]
;const FLASH_SIZES=["keep","detect","256KB","512KB","1MB","2MB","2MB-c1","4MB","4MB-c1","8MB","16MB","32MB","64MB","128MB"]
;const BAUD_RATES={min:9600,max:5e6};const HEADER_INPUTS=["flash-mode","flash-freq","flash-size"]
;function readSettings(reader,build){const own={mode:reader.parse("flash-mode",text=>(0,
values.HU)(text,FLASH_MODES))??"keep",
freq:reader.parse("flash-freq",text=>(0,values.HU)(text,FLASH_FREQUENCIES))??"keep",
size:reader.parse("flash-size",text=>(0,values.HU)(text,FLASH_SIZES))??"keep"}
;const{mode:mode="keep",freq:freq="keep",size:size="keep"}=build?.settings??{};return{
mode:reader.isSet("flash-mode")?own.mode:mode,freq:reader.isSet("flash-freq")?own.freq:freq,
size:reader.isSet("flash-size")?own.size:size}}function adoptConnection(reader,own,build){
if(build===undefined)return own;const{chip:chip,before:before,after:after,stub:stub}=build
;if(chip!==undefined&&own.chip!=="auto"&&own.chip!==chip){
reader.problems.add("input-invalid",`input \`chip\`: "${own.chip}" contradicts "${(0,
shown_text.m)(build.path)}", which was built for ${chip}`)}
const named=own.chip==="auto"&&chip!==undefined?{...own,chip:chip,chipSource:build.path}:own
;if(own.port.kind==="socket")return named;return{...named,
before:reader.isSet("before")?own.before:before??own.before,
after:reader.isSet("after")?own.after:after??own.after,
stub:reader.isSet("no-stub")?own.stub:stub??own.stub}}
function describeBuild(build,settings,{chip:chip,before:before,after:after,stub:stub,port:port}){
const count=build.files.length===1?"1 file":`${build.files.length} files`
;const choices=[["chip",build.chip,chip],["flash-mode",build.settings.mode,settings.mode],["flash-freq",build.settings.freq,settings.freq],["flash-size",build.settings.size,settings.size]]
;if(port.kind!=="socket"){choices.push(["before",build.before,before],["after",build.after,after])
;choices.push(["no-stub",build.stub===undefined?undefined:String(!build.stub),String(!stub)])}
const table=build.tableAddress===undefined?undefined:(0,flash_layout.M0)(build.tableAddress)
;choices.push(["partition-table-offset",table,table??""])
;const given=choices.filter(([,wanted])=>wanted!==undefined)
;const used=given.filter(([,wanted,value])=>wanted===value).map(([name,,value])=>`${name} ${value}`)
;return[`From ${(0,
shown_text.m)(build.path)}: ${[count,...used].join(", ")}.`,...build.notes,...given.filter(([,wanted,value])=>wanted!==value).map(([name,wanted="",value])=>`It sets ${name} to ${wanted}; the input sets ${value}, which takes precedence.`)]
}var port_selector=__webpack_require__(91628);function readConnection(reader,platform){
const port=reader.required("port","such as /dev/ttyUSB0, COM5, socket://localhost:5555, or auto if only one board is connected",text=>(0,
port_selector.NW)(text,platform),(0,
port_selector.rI)(reader.text("port"))?"input-invalid":"port-not-allowed")
;const chip=reader.parse("chip",text=>(0,values.HU)(normalChip(text),CHIPS))
;const baud=reader.parse("baud",parseBaud);const before=reader.parse("before",text=>(0,
values.HU)(text,RESETS_BEFORE))
;const after=reader.parse("after",text=>(0,values.HU)(text,RESETS_AFTER))
;const noStub=reader.boolean("no-stub");return port&&chip&&baud&&before&&after&&noStub!==undefined?{
port:port,chip:chip,baud:baud,before:before,after:after,stub:!noStub}:undefined}
function parseBaud(text){if(text==="auto")return{value:"auto"}
;const parsed=(0,values.cG)(text,BAUD_RATES.min,BAUD_RATES.max);return"value"in parsed?parsed:{
problem:`is neither auto nor a whole number from ${BAUD_RATES.min} to ${BAUD_RATES.max}`}}
function normalChip(text){return text.toLowerCase().replaceAll("-","")}const IDLE={auto:[],
pip:["esptool-sha256","esptool-base-url"],release:["allow-unpinned-esptool"],
path:["esptool-sha256","esptool-base-url","allow-unpinned-esptool"]};function readEsptool(reader){
const source=reader.parse("esptool-source",text=>(0,
values.HU)(text,["auto","pip","release","path"]))
;const version=reader.parse("esptool-version",text=>text===""||/^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(text)?{
value:text}:{problem:"is not a version such as 5.6.0"})
;const sha256=reader.optional("esptool-sha256",text=>/^[\da-f]{64}$/i.test(text)?{
value:text.toLowerCase()}:{problem:"is not a SHA-256 (64 hex digits)"})
;const baseUrl=reader.optional("esptool-base-url",parseBaseUrl)
;const path=reader.optional("esptool-path",text=>{const problem=(0,paths.K5)(text)
;return problem===undefined?{value:text}:{problem:problem}})
;const allowUnpinned=reader.boolean("allow-unpinned-esptool")
;if(path!==undefined&&source!==undefined&&source!=="path"){
reader.problems.add("input-invalid",`input \`esptool-path\` needs \`esptool-source: path\`, not ${source}`)
}refuseWith(reader,IDLE[source??"auto"],`with \`esptool-source: ${source??"auto"}\``)
;return source&&version!==undefined&&allowUnpinned!==undefined?{source:source,version:version,
path:path,sha256:sha256,baseUrl:baseUrl,allowUnpinned:allowUnpinned}:undefined}
function parseBaseUrl(text){const url=URL.canParse(text)?new URL(text):undefined
;return url?.protocol==="https:"||url?.protocol==="http:"?{value:text.replace(/\/+$/,"")}:{
problem:"is not an http:// or https:// address"}}const NAMED_CHIPS=CHIPS.filter(chip=>chip!=="auto")
;const SIZES=new Set(FLASH_SIZES.map(flash_layout.Lw).filter(bytes=>bytes!==undefined))
;function readRequirements(reader,connection){const chip=reader.optional("require-chip",text=>(0,
values.HU)(normalChip(text),NAMED_CHIPS))
;if(chip!==undefined&&connection!==undefined&&!["auto",chip].includes(connection.chip)){
reader.problems.add("input-invalid",`inputs \`chip\` and \`require-chip\`: no board is both an ${connection.chip} and an ${chip}`)
}return{chip:chip,mac:reader.optional("require-mac",parseMac),
flashSize:reader.optional("require-flash-size",parseFlashSize),
revision:reader.optional("require-revision",parseRevision)}}
function checkReach(reader,regions,{flashSize:flashSize}){if(flashSize===undefined)return
;const beyond=regions.find(({address:address,size:size=1})=>typeof address==="number"&&address+size>flashSize)
;if(beyond===undefined)return
;reader.problems.add("beyond-flash",`input \`require-flash-size\`: no board with ${flashSize} bytes of flash has the requested region at ${(0,
flash_layout.M0)(Number(beyond.address))}`)}function parseMac(text){
return/^[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}[\da-f]{2}$/i.test(text)?{
value:text.toLowerCase().replaceAll("-",":")}:{
problem:"is not a MAC address; write six bytes as 7c:df:a1:e2:93:58 or 7C-DF-A1-E2-93-58"}}
function parseFlashSize(text){const parsed=(0,values.DB)(text)
;if("problem"in parsed||SIZES.has(parsed.value))return parsed;return{
problem:"is not a flash size; write 256KB, 512KB, or 1MB to 128MB in powers of two"}}
function parseRevision(text){const match=/^(>=)? *v?(\d{1,3})\.(\d{1,3})$/.exec(text)
;if(match===null)return{problem:"is not a revision; write v0.2, or >=v0.2 for this one and later"}
;return{value:{orLater:match[1]!==undefined,major:Number(match[2]),minor:Number(match[3])}}}
var partition_table=__webpack_require__(22027);function layoutProblems(files,end){
const beyond=files.filter(({address:address,size:size})=>address+size>end).map(({path:path,address:address,size:size})=>({
code:"beyond-flash",
text:`"${(0,shown_text.m)(path)}" (${size} bytes at ${(0,flash_layout.M0)(address)}) ends beyond the flash of ${end} bytes`
}));const overlap=(0,flash_layout.xC)(files);if(overlap===undefined)return beyond
;const[a,b]=overlap.regions;const text=`"${(0,shown_text.m)(a.path)}" and "${(0,
shown_text.m)(b.path)}" share the flash sector at ${(0,
flash_layout.M0)(overlap.sector)}; writing one would destroy the other`;return[...beyond,{
code:"files-overlap",text:text}]}function parseStrictJson(text){let value;try{value=JSON.parse(text)
}catch{return{problem:"is not JSON"}}const key=ambiguousKey(text);return key===undefined?{
value:value}:{problem:`has the key "${(0,shown_text.m)(key)}" twice, or it is reserved`}}
const TOKEN=/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g;function ambiguousKey(text){const open=[]
;let previous="";for(const[token]of text.matchAll(TOKEN)){
if(token==="{")open.push(new Set);else if(token==="[")open.push(undefined);else if(token==="}"||token==="]")open.pop();else if(token===":"){
const keys=open.at(-1);const key=String(JSON.parse(previous))
;if(key==="__proto__"||keys?.has(key)===true)return key;keys?.add(key)}previous=token}
return undefined}var promises_=__webpack_require__(51455)
;var external_node_timers_promises_=__webpack_require__(58500)
;var disk_trouble=__webpack_require__(41474);function namePattern(text,ignoreCase){
const fold=name=>ignoreCase?name.toLowerCase():name;const parts=partsOf(Array.from(fold(text)))
;const mayHide=text.startsWith(".")
;return name=>(mayHide||!name.startsWith("."))&&fits(parts,Array.from(fold(name)))}
function partsOf(text){const parts=[];for(let at=0;at<text.length;at++){const character=text[at]??""
;const set=character==="["?setAt(text,at):undefined;if(set!==undefined){parts.push(set.matches)
;at=set.last}else if(character==="*"){if(parts.at(-1)!=="star")parts.push("star")
}else if(character==="?")parts.push(()=>true);else parts.push(other=>other===character)}return parts
}function setAt(text,at){const isNot=text[at+1]==="!"||text[at+1]==="^";const first=at+(isNot?2:1)
;const last=text.indexOf("]",first+1);if(last<0)return undefined;const ranges=[]
;for(let index=first;index<last;index++){const from=text[index]??""
;const isRange=text[index+1]==="-"&&index+2<last;ranges.push([from,isRange?text[index+2]??"":from])
;if(isRange)index+=2}
const isIn=character=>ranges.some(([from,to])=>codeOf(from)<=codeOf(character)&&codeOf(character)<=codeOf(to))
;return{matches:character=>isIn(character)!==isNot,last:last}}function codeOf(character){
return character.codePointAt(0)??0}function fits(parts,name){let part=0;let at=0;let star=-1
;let starAt=0;while(at<name.length){const wanted=parts[part];if(wanted==="star"){star=part++
;starAt=at}else if(wanted?.(name[at]??"")===true){part++;at++}else if(star>=0){part=star+1
;at=++starAt}else return false}while(parts[part]==="star")part++;return part===parts.length}
const MAX_ENTRIES=2e5;const PAUSE_EVERY=1e3;class TooManyEntriesError extends Error{
name="TooManyEntriesError"}
async function*walkPattern(folder,pattern,{signal:signal,maxEntries:maxEntries=MAX_ENTRIES}={}){
const ignoreCase=process.platform==="win32"||process.platform==="darwin"
;const names=pattern.split(/[\\/]+/).map(name=>name==="**"?"any-folders":namePattern(name,ignoreCase))
;const tasks=[{folder:folder,next:reach(names,[0])}];let seen=0
;for(let task=tasks.pop();task!==undefined;task=tasks.pop()){
for await(const entry of pattern_walk_entriesOf(task.folder)){
if(++seen>maxEntries)throw new TooManyEntriesError(String(maxEntries))
;if(seen%PAUSE_EVERY===0)await(0,external_node_timers_promises_.setImmediate)()
;if(signal?.aborted===true)throw cancelled()
;const path=(0,external_node_path_.join)(task.folder,entry.name)
;const{next:next,isMatch:isMatch}=advance(names,task.next,entry)
;const isFolder=entry.isDirectory()||entry.isSymbolicLink()&&await leadsToFolder(path)
;if(isMatch&&!isFolder)yield path;if(isFolder&&next.size>0)tasks.push({folder:path,next:next})}}}
function advance(names,at,entry){const next=[];for(const index of at){const name=names[index]
;if(name==="any-folders"){if(entry.isDirectory()&&!entry.name.startsWith("."))next.push(index)
}else if(name?.(entry.name)===true)next.push(index+1)}
const isMatch=next.some(index=>index===names.length)||endsOpen(names,at,entry);return{
next:reach(names,next.filter(index=>index<names.length)),isMatch:isMatch}}
function endsOpen(names,at,entry){
return names.at(-1)==="any-folders"&&at.has(names.length-1)&&!entry.name.startsWith(".")}
function reach(names,at){const all=new Set(at)
;for(const index of all)if(names[index]==="any-folders"&&index+1<names.length)all.add(index+1)
;return all}async function*pattern_walk_entriesOf(folder){try{
yield*await(0,promises_.opendir)(folder,{bufferSize:256})}catch(error){
if((0,disk_trouble.S4)(error))throw error}}async function leadsToFolder(path){return(await(0,
promises_.stat)(path).catch(()=>undefined))?.isDirectory()===true}function cancelled(){
return new errors.HR("cancelled","Cancelled while searching for files that match a pattern.","Run it again.")
}const MAX_SHOWN=10;const MAX_STARS=3;const MAX_LENGTH=1024
;const TOO_MUCH=`is a pattern with more than ${MAX_STARS} stars in a name, ${MAX_STARS} times **, or ${MAX_LENGTH} characters`
;function hasWildcards(path){return/[*?]|\[[^\]\\/]+\]/.test(path)}
async function expandPattern(workspace,path,walk={}){const backslash=(0,paths.K5)(path)
;if(backslash!==undefined)return{code:"input-invalid",problem:backslash};if(await(0,
promises_.lstat)((0,external_node_path_.resolve)(workspace,path)).catch(()=>undefined))return{
value:path};if(path.length>MAX_LENGTH)return{code:"input-invalid",problem:TOO_MUCH}
;const{folder:folder,pattern:pattern}=await splitPattern(workspace,path)
;const problem=patternProblem(pattern);if(problem!==undefined)return{code:"input-invalid",
problem:problem};try{return await findOne(workspace,path,walkPattern(folder,pattern,walk))
}catch(error){if(!(error instanceof TooManyEntriesError))throw error;return{code:"input-invalid",
problem:tooManyEntries(walk.maxEntries??MAX_ENTRIES)}}}async function findOne(workspace,path,found){
const matches=[];for await(const place of found){
const match=(0,external_node_path_.isAbsolute)(path)?place:(0,
external_node_path_.relative)(workspace,place).split(external_node_path_.sep).join("/")
;const located=await(0,paths.UY)(workspace,match)
;if("problem"in located&&located.code==="path-outside-workspace")return located;matches.push(match)
;if(matches.length>MAX_SHOWN)break}const[first,...others]=matches;if(first===undefined)return{
code:"file-not-found",problem:"is a pattern that matches no file"};return others.length===0?{
value:first}:{code:"input-invalid",problem:several(matches)}}function tooManyEntries(most){
return`is a pattern that would have to search more than ${(0,
quantity.zD)(most)} files and folders; start it with the build folder`}
async function splitPattern(workspace,path){const{root:root}=(0,external_node_path_.parse)(path)
;let folder=(0,external_node_path_.isAbsolute)(path)?root:workspace
;const names=path.slice(root.length).split(external_node_path_.sep==="\\"?/[\\/]+/:/\/+/)
;while(names.length>1){const next=(0,external_node_path_.join)(folder,names[0]??"")
;if(names[0]===".."||!await leadsToFolder(next))break;folder=next;names.shift()}return{
folder:folder,pattern:names.join("/")}}function patternProblem(pattern){
const names=pattern.split(/[\\/]/)
;const stars=names.filter(name=>name!=="**").map(name=>name.split("*").length-1)
;const deep=names.filter(name=>name==="**")
;if(pattern.includes("\0"))return"contains a NUL character";if(/[{}]|[?*+@!]\(/.test(pattern)){
return"is a pattern with braces, or with parentheses after a mark; only *, **, ? and [...] are understood"
}if(names.includes(".."))return"is a pattern with `..`; start it at the workspace"
;if(Math.max(deep.length,...stars)>MAX_STARS)return TOO_MUCH;return undefined}
function several(matches){const more=matches.length>MAX_SHOWN
;const names=[...matches].sort().slice(0,MAX_SHOWN).map(match=>`"${(0,shown_text.m)(match)}"`)
;return`matches ${more?`more than ${MAX_SHOWN}`:matches.length} files (${names.join(", ")}${more?", …":""}); a pattern must match exactly one`
}const MAX_FILES=128;function parseFileList(text){
const entries=text.trimStart().startsWith("[")||text.trimStart().startsWith("{")?fromJson(text):fromLines(text)
;if(entries.length<=MAX_FILES)return entries;return[{
problem:`lists ${entries.length} files; ${MAX_FILES} is the maximum for one write`}]}
function fromLines(text){
return text.split(/\r?\n/).map(line=>line.replace(COMMENT,"").trim()).filter(line=>line!=="").map(fromLine)
}const COMMENT=/^\s*#[^]*$|\s#(?:\s[^]*)?$/;function fromLine(line){const words=splitLine(line)
;if("problem"in words)return words;const[first,second]=words.value
;if(first.text==="-"&&second!==undefined){return{
problem:`has a line that begins with "-", as in a YAML list; write only "ADDRESS PATH": "${(0,
shown_text.m)(line)}"`}}
if(second!==undefined)return withPattern(listed(first.text,second.text),second)
;if(first.isQuoted||!/^(?:0x[\da-f]*|\d+)$/i.test(first.text)){return withPattern({value:{
address:undefined,path:first.text}},first)}return{
problem:`has a line that is not "ADDRESS PATH": "${(0,shown_text.m)(line)}"`}}
const LINE=/^(?:"([^"]*)"|'([^']*)'|([^\s"']\S*))(?:\s+(?:"([^"]*)"|'([^']*)'|([^\s"'][^]*)))?$/
;function splitLine(line){const match=LINE.exec(line);if(match===null){
const problem=`has a line with quotes that do not enclose a whole path: "${(0,shown_text.m)(line)}"`
;return{problem:`${problem}; use JSON for such a name`}}const word=(double,single,plain)=>{
const text=double??single??plain;return text===undefined?undefined:{text:text,
isQuoted:plain===undefined}};const first=word(match[1],match[2],match[3])
;const second=word(match[4],match[5],match[6])
;if(first===undefined||first.text===""||second?.text===""){return{
problem:`has a line with nothing between its quotes: "${(0,shown_text.m)(line)}"`}}return{
value:second===undefined?[first]:[first,second]}}
function withPattern(entry,{text:text,isQuoted:isQuoted}){
return"value"in entry&&!isQuoted&&hasWildcards(text)?{value:{...entry.value,isPattern:true}}:entry}
function fromJson(text){const parsed=parseStrictJson(text);if("problem"in parsed)return[{
problem:`starts like JSON and ${parsed.problem}`}];const json=parsed.value
;if(!Array.isArray(json))return[{problem:'is JSON, but not a list [{"address", "path"}]'}]
;return json.map((entry,index)=>fromEntry(entry,index))}function fromEntry(entry,index){
const where=`entry ${index+1}`;if(typeof entry!=="object"||entry===null||Array.isArray(entry)){
return{problem:`${where} is not an object with "address" and "path"`}}
const fields=new Map(Object.entries(entry))
;const strange=[...fields.keys()].filter(key=>key!=="address"&&key!=="path")
;if(strange.length>0)return{
problem:`${where} has the key "${(0,shown_text.m)(strange[0]??"")}"; only "address" and "path" are known`
};const address=fields.get("address");const path=fields.get("path")
;if(typeof path!=="string"||path==="")return{problem:`${where} has no "path" (a text)`}
;if(!fields.has("address"))return{value:{address:undefined,path:path}}
;if(typeof address!=="string"&&typeof address!=="number"){return{
problem:`${where} has an "address" that is neither a number nor a text such as "0x10000"`}}
return listed(String(address),path)}function listed(address,path){const parsed=(0,
values.De)(address);return"value"in parsed?{value:{address:parsed.value,path:path}}:{
problem:`has the address "${(0,shown_text.m)(address)}", which ${parsed.problem}`}}
var found_file=__webpack_require__(91744);const MAX_NAMES=2e4
;async function openFolder(context,path,realPath){const names=[];try{
for await(const{name:name}of await(0,promises_.opendir)(realPath)){if(names.length===MAX_NAMES){
const problem=`has more than ${MAX_NAMES} entries: specify the build folder inside it`;return{
code:"input-invalid",problem:problem}}names.push(name)}}catch(error){
if((0,disk_trouble.S4)(error))throw error;return{code:"file-unreadable",problem:"cannot be listed"}}
const root=await(0,paths.UO)(context.workspace,realPath)?context.workspace:realPath;return{
context:context,path:path,realPath:realPath,root:root,names:names.sort()}}
async function foldersIn(folder,path,accepts=()=>true){const parent=await subfolder(folder,path)
;const folders=[];for(const name of parent?.names.filter(accepts)??[]){
const found=parent&&await subfolder(parent,name);if(found!==undefined)folders.push(found)}
return folders}async function subfolder(folder,path){const place=await locateIn(folder,path)
;if("problem"in place||place.value.kind!=="folder")return undefined
;const opened=await openFolder(folder.context,(0,
external_node_path_.join)(folder.path,path),place.value.realPath)
;return"problem"in opened?undefined:opened}function locateIn({root:root,realPath:realPath},path){
return(0,paths.ao)(root,realPath,path)}async function readDescription(folder,name,limit){
const place=await locateIn(folder,name);if("problem"in place)return place
;if(place.value.kind==="folder")return{code:"input-invalid",problem:"is a folder, not a file"}
;if(place.value.size>limit){return{code:"input-invalid",
problem:`has ${place.value.size} bytes; a file of its kind has at most ${limit}`}}
const bytes=await readBytes(place.value.realPath,0,limit)
;return"problem"in bytes?bytes:folder_decoded(bytes.value)}function folder_decoded(bytes){
const mark=bytes.toString("hex",0,2);return mark==="fffe"||mark==="feff"?{code:"input-invalid",
problem:"is UTF-16 text; save it as UTF-8"}:{value:bytes.toString("utf8").replace(/^\ufeff/,"")}}
async function readBytes(realPath,offset,length){try{const file=await(0,found_file.Bv)(realPath)
;try{const{buffer:buffer,bytesRead:bytesRead}=await file.read(Buffer.alloc(length),0,length,offset)
;return{value:buffer.subarray(0,bytesRead)}}finally{await file.close()}}catch(error){return(0,
paths.ni)(error)}}function folder_listed(names){const shown=names.slice(0,10).map(name=>`"${(0,
shown_text.m)(name)}"`)
;return names.length>shown.length?`${shown.join(", ")} and ${names.length-shown.length} more`:shown.join(", ")
}function refused(path,...problems){return{path:path,problems:problems.map(problem=>({
code:"input-invalid",problem:problem}))}}var app_image=__webpack_require__(47557)
;var format_error=__webpack_require__(74812);function parsed(parse){try{return parse()}catch(error){
if(error instanceof format_error.I)return undefined;throw error}}const CSV={
problem:"is a CSV; use the partition-table.bin that the build generates from it"}
;async function tableOfFile(path,realPath,address){
return path.toLowerCase().endsWith(".csv")?CSV:parseTable(await beginning(realPath,0),address)}
async function tableInImage(file,address){
return parseTable(await tableBytes(file,address-file.address),address)}
async function tableBytes({realPath:realPath,bytes:bytes},offset){
return bytes===undefined?beginning(realPath,offset):{
value:bytes.subarray(offset,offset+partition_table.u3)}}async function beginning(realPath,offset){
try{const file=await(0,found_file.Bv)(realPath);try{const bytes=Buffer.alloc(partition_table.u3)
;const{bytesRead:bytesRead}=await file.read(bytes,0,bytes.length,offset);return{
value:bytes.subarray(0,bytesRead)}}finally{await file.close()}}catch(error){return(0,
paths.ni)(error)}}function parseTable(read,address){if("problem"in read)return read;try{return{
value:(0,partition_table.Ai)(read.value,{address:address,isFile:true}).partitions}}catch(error){
if(error instanceof format_error.I)return{problem:error.message};throw error}}
var partition_names=__webpack_require__(17001);const IDEDATA="idedata.json"
;const OTA_DATA=["boot_app0.bin","ota_data_initial.bin"];async function placeParts(folder,parts){
const{tableAddress:tableAddress}=folder.context
;const bootloader=await placeBootloader(folder,parts.bootloader)
;const partitions=await readBuildTable(folder,parts.table)
;const problems=[bootloader,partitions].filter(found=>"problem"in found)
;if("problem"in bootloader||"problem"in partitions)return{path:folder.path,problems:problems}
;const slot=firstSlot(partitions.value);if(slot===undefined){
const problem=`has "${parts.table}", which has no app partition: list the files with their addresses`
;return{path:folder.path,problems:[{code:"input-invalid",problem:problem}]}}
const ota=partitions.value.find(partition=>(0,partition_names.I)(partition)==="data/ota")
;const data=OTA_DATA.filter(name=>folder.names.includes(name));if(data.length>1){
const problem=`has "${data.join('" and "')}", which are both OTA data: remove one, or list the files with their addresses`
;return{path:folder.path,problems:[{code:"input-invalid",problem:problem}]}}
const files=[plain(bootloader.value.address,parts.bootloader),plain(tableAddress,parts.table),...ota===undefined?[]:data.map(name=>plain(ota.address,name)),plain(slot.address,parts.application)]
;return{path:folder.path,folder:folder,description:{files:files.sort((a,b)=>a.address-b.address),
chip:bootloader.value.chip},notes:otaNotes(slot,ota,data[0])}}function otaNotes(slot,ota,file){
if(ota===undefined){
return file===undefined?[]:[`${file} is not flashed: the build's table has no partition for OTA data.`]
}if(file!==undefined)return[]
;return[`The folder has no ${OTA_DATA[0]}, so the board keeps its OTA data: if it selects a slot other than "${(0,
shown_text.m)(slot.name)}", that slot boots. To flash it too, copy ${OTA_DATA[0]} into the folder.`]
}function firstSlot(partitions){
return["app/factory","app/ota_0"].map(kind=>partitions.find(partition=>(0,
partition_names.I)(partition)===kind)).find(partition=>partition!==undefined)}
async function placeBootloader(folder,name){const header=await readPart(folder,name,app_image.qT)
;if("problem"in header)return header;const id=parsed(()=>(0,app_image.wL)(header.value))?.chipId
;const said=id===undefined?undefined:(0,flash_chips.l3)(id);const chip=said??(0,
flash_chips.zQ)(folder.context.chip??"");const address=chip===undefined?undefined:(0,
flash_chips.uF)(chip);if(chip!==undefined&&address!==undefined)return{value:{address:address,
chip:(0,flash_chips.xr)(chip)}}
;const problem=`has "${name}", whose header does not specify the chip, on which its address depends: set \`chip\``
;return{code:"input-invalid",problem:problem}}async function readBuildTable(folder,name){
const place=await locateIn(folder,name);const file="value"in place?(0,paths.qX)(place.value):place
;if("problem"in file)return{...file,problem:`has "${(0,shown_text.m)(name)}", which ${file.problem}`
};const table=await tableOfFile(name,file.value.realPath,folder.context.tableAddress)
;if("value"in table)return table;return{code:"partition-table-invalid",problem:`has "${(0,
shown_text.m)(name)}", which ${table.problem}`}}async function readPart(folder,name,length){
const place=await locateIn(folder,name);const file="value"in place?(0,paths.qX)(place.value):place
;const read="value"in file?await readBytes(file.value.realPath,0,length):file
;return"value"in read?read:{...read,problem:`has "${(0,shown_text.m)(name)}", which ${read.problem}`
}}function plain(address,path){return{address:address,path:path,encrypted:false}}
const NAMES=/(?:^|[.-])(?:factory|merged|merged-binary)\.bin$/
;const FACTORY=/(?:^|[.-])factory\.bin$/;const FACTORY_BUILD={mark:"*.factory.bin (ESPHome)",
describes:()=>false,
ofFile:async(folder,name)=>NAMES.test(name)?readWholeImage(folder,name):undefined,
inFolder:async folder=>{const images=folder.names.filter(name=>FACTORY.test(name))
;const[only]=images;if(only===undefined)return undefined
;if(images.length===1)return readWholeImage(folder,only)
;return refused(folder.path,`has ${images.length} merged images: specify one of them (${folder_listed(images.map(name=>(0,
external_node_path_.join)(folder.path,name)))})`)}};async function readWholeImage(folder,name){
const path=(0,external_node_path_.join)(folder.path,name)
;const{tableAddress:tableAddress}=folder.context;const place=await locateIn(folder,name)
;const file="value"in place?(0,paths.qX)(place.value):place
;const read="value"in file?await readBytes(file.value.realPath,0,tableAddress+partition_table.u3):file
;if("problem"in read)return{path:path,problems:[read]};const chip=chipOfBootloader(read.value)
;if(chip===undefined||(0,partition_table.Kb)(read.value.subarray(tableAddress))!==undefined){
return refused(path,`is named like a merged image, but has no bootloader and partition table at the usual addresses (table at ${(0,
flash_layout.M0)(tableAddress)}): write "ADDRESS PATH"`)}return{path:path,folder:folder,
description:{files:[plain(0,name)],chip:(0,flash_chips.xr)(chip)}}}function chipOfBootloader(image){
return flash_chips.jB.map(address=>{const bytes=image.subarray(address,address+app_image.qT)
;const header=parsed(()=>(0,app_image.wL)(bytes))
;const chip=header&&(0,flash_chips.l3)(header.chipId);return chip!==undefined&&(0,
flash_chips.uF)(chip)===address?chip:undefined}).find(chip=>chip!==undefined)}
const APPLICATION=".ino.bin";const BOOTLOADER=".ino.bootloader.bin"
;const TABLE=".ino.partitions.bin";const MERGED=".ino.merged.bin";const ARDUINO_BUILD={
mark:`*${APPLICATION} (Arduino)`,describes:()=>false,
ofFile:async(folder,name)=>name.endsWith(APPLICATION)?readSketch(folder,sketchOf(name)):undefined,
inFolder:async folder=>{if(sketchesIn(folder).length>0)return readOnly(folder)
;const around=folder.names.includes("build")?"build":"."
;const boards=(await foldersIn(folder,around,isBoard)).filter(board=>sketchesIn(board).length>0)
;const[only,second]=boards;if(only===undefined)return undefined
;if(second===undefined)return readOnly(only);const paths=boards.map(({path:path})=>path)
;return refused(folder.path,`has builds for ${boards.length} boards: specify the folder of one (${folder_listed(paths)})`)
}};function isBoard(name){return/^[\w-]+\.[\w-]+\.[\w-]+$/.test(name)}
function sketchesIn({names:names}){
return names.filter(name=>name.endsWith(APPLICATION)).map(sketchOf)}function sketchOf(name){
return name.slice(0,-APPLICATION.length)}async function readOnly(folder){
const sketches=sketchesIn(folder);const[only=""]=sketches
;if(sketches.length===1)return readSketch(folder,only)
;const files=sketches.map(sketch=>`${sketch}${APPLICATION}`)
;return refused(folder.path,`has ${sketches.length} sketches of Arduino: specify the application of one, without an address (${folder_listed(files)})`)
}async function readSketch(folder,sketch){const parts={bootloader:`${sketch}${BOOTLOADER}`,
table:`${sketch}${TABLE}`,application:`${sketch}${APPLICATION}`}
;const missing=Object.values(parts).filter(name=>!folder.names.includes(name))
;if(missing.length===0)return placeParts(folder,parts)
;if(folder.names.includes(`${sketch}${MERGED}`))return readWholeImage(folder,`${sketch}${MERGED}`)
;return refused(folder.path,`has the sketch "${(0,
shown_text.m)(sketch)}" without ${folder_listed(missing)}, which hold the addresses: export them all, or list the files with their addresses (an ${flash_chips.fX} has its one image at 0x0)`)
}const MAX_PROBLEMS=10;const MAX_WORD=64;const MAX_PATH=1024;function parseOffset(text){
const value=/^(0x[\da-f]+|\d+)$/i.test(text)?Number(text):NaN
;return Number.isSafeInteger(value)?value:undefined}function withSlashes(path){
return path.replaceAll("\\","/")}function issueText(what,{path:path,message:message}){
const where=(0,shown_text.m)(path.map(String).join("."))
;return where===""?`is not a valid ${what}: ${(0,
shown_text.m)(message)}`:`has a wrong "${where}": ${(0,shown_text.m)(message)}`}
const TABLE_ENTRIES=["partition-table","partition_table"]
;const TABLE_FILE=/(?:^|\/)partition[-_]table\.bin$/
;function buildTableAddress(entry,files,problems){
if(entry!==undefined)return addressOfEntry(entry,files,problems)
;const[only,...others]=files.filter(({path:path})=>TABLE_FILE.test(path))
;return only===undefined||others.length>0?undefined:checked(only.address,problems)}
function addressOfEntry({offset:offset,address:address,path:path},files,problems){
if(address===undefined){
problems.push(`has its partition table at "${(0,shown_text.m)(offset)}", which is not an address`)
;return undefined}const elsewhere=files.find(file=>file.path===path&&file.address!==address)
;if(elsewhere!==undefined&&!files.some(file=>file.path===path&&file.address===address)){
problems.push(`has its partition table at ${(0,flash_layout.M0)(address)}, but "${(0,
shown_text.m)(elsewhere.path)}" at ${(0,flash_layout.M0)(elsewhere.address)} in flash_files`)}
return checked(address,problems)}function checked(address,problems){
const place=`has its partition table at ${(0,flash_layout.M0)(address)}, which`
;if(address%flash_layout.t4!==0)problems.push(`${place} is not a multiple of ${(0,
flash_layout.M0)(flash_layout.t4)}`);else if(address>=flash_layout.VE)problems.push(`${place} is beyond the largest flash, 128 MB`);else return address
;return undefined}const OPTION=/^(?:--flash[-_](mode|freq|size)|-f([mfs]))(?:=(.*))?$/;const SHORT={
m:"mode",f:"freq",s:"size"};function readFlashOptions(words,problems,where="in write_flash_args"){
const settings={};for(let index=0;index<words.length;index++){const word=words[index]??""
;const[,long,short="",attached]=OPTION.exec(word)??[];const name=long??SHORT[short]
;if(name===undefined){
problems.push(`has the option "${(0,shown_text.m)(word)}" ${where}, which is not supported`)
;continue}const value=attached??words[++index]
;if(value===undefined)problems.push(`has no value for "${(0,
shown_text.m)(word)}" ${where}`);else if(settings[name]!==undefined&&settings[name]!==value){
problems.push(`has two values for the flash ${name} ${where}`)}else settings[name]=value}
return settings}function joinSettings(a,b,problems){for(const name of["mode","freq","size"]){
if(a[name]===undefined||b[name]===undefined||a[name]===b[name])continue;problems.push(`says "${(0,
shown_text.m)(a[name])}" in write_flash_args and "${(0,
shown_text.m)(b[name])}" in flash_settings for the flash ${name}`)}return{mode:a.mode??b.mode,
freq:a.freq??b.freq,size:a.size??b.size}}const FLASHER_ARGS="flasher_args.json"
;const MAX_FLASHER_ARGS_BYTES=262144;async function readFlasherArgs(text){
const json=parseStrictJson(text);if("problem"in json)return{problems:[json.problem]}
;const{flasherArgs:flasherArgs,entry:entry,tableEntry:tableEntry}=await schemas()
;const parsed=flasherArgs.safeParse(json.value);if(!parsed.success){return{
problems:parsed.error.issues.slice(0,MAX_PROBLEMS).map(issue=>issueText(FLASHER_ARGS,issue))}}
const problems=[]
;const{write_flash_args:write_flash_args,flash_settings:flash_settings,flash_files:flash_files,extra_esptool_args:extra_esptool_args,...others}=parsed.data
;const files=new Map
;for(const[key,path]of Object.entries(flash_files))addFile(files,key,path,problems)
;for(const[name,value]of Object.entries(others)){if(!isEntry(value))continue
;const found=entry.safeParse(value);if(found.success)markEncrypted(files,{name:name,...found.data
},problems);else problems.push(...found.error.issues.map(issue=>issueText(FLASHER_ARGS,{...issue,
path:[name,...issue.path]})))}
const named=TABLE_ENTRIES.map(name=>tableEntry.safeParse(others[name]).data).find(Boolean)
;const tableAddress=buildTableAddress(named&&tableOf(named),[...files.values()],problems)
;const settings=joinSettings(readFlashOptions(write_flash_args,problems),{
mode:flash_settings.flash_mode,freq:flash_settings.flash_freq,size:flash_settings.flash_size
},problems);if(problems.length>0)return{problems:problems.slice(0,MAX_PROBLEMS)}
;const ascending=[...files.values()].sort((a,b)=>a.address-b.address).map(file=>({...file,
encrypted:file.encrypted??false}));return{value:{files:ascending,tableAddress:tableAddress,
settings:settings,...extraArguments(extra_esptool_args)}}}
const ROLES=new Map([["bootloader","bootloader"],["app","application"]])
;function addFile(files,key,path,problems){const address=parseOffset(key)
;if(address===undefined)problems.push(`has "${(0,
shown_text.m)(key)}" in flash_files, which is not an address`);else if(files.has(address))problems.push(`has two files at 0x${address.toString(16)} in flash_files`);else files.set(address,{
address:address,path:withSlashes(path)})}function tableOf({offset:offset,file:file}){return{
offset:offset,address:parseOffset(offset),path:file&&withSlashes(file)}}function isEntry(value){
if(typeof value!=="object"||value===null)return false
;return"offset"in value&&("file"in value||"encrypted"in value)}
function markEncrypted(files,{name:name,offset:offset,file:file,encrypted:encrypted},problems){
const address=parseOffset(offset);const known=address===undefined?undefined:files.get(address)
;if(known===undefined){
if(encrypted)problems.push(`marks "${(0,shown_text.m)(name)}" as encrypted, which is not in flash_files`)
;return}if(known.path!==withSlashes(file)){
problems.push(`has "${(0,shown_text.m)(known.path)}" at ${(0,
shown_text.m)(offset)} in flash_files, but "${(0,shown_text.m)(file)}" in "${(0,
shown_text.m)(name)}"`)}if(known.encrypted===!encrypted)problems.push(`has two entries at ${(0,
shown_text.m)(offset)}, one of them encrypted`);const role=ROLES.get(name);files.set(known.address,{
...known,encrypted:encrypted,...role===undefined?{}:{role:role}})}function extraArguments(extra){
const{chip:chip,before:before,after:after,stub:stub}=extra;return{chip:chip,
before:before?.replaceAll("_","-"),after:after?.replaceAll("_","-"),stub:stub}}
async function schemas(){
const z=await Promise.all([__webpack_require__.e(857),__webpack_require__.e(472)]).then(__webpack_require__.bind(__webpack_require__,9472))
;const word=z.string().max(MAX_WORD);const path=z.string().min(1).max(MAX_PATH)
;const flag=z.union([z.boolean(),z.enum(["true","false"]).transform(text=>text==="true")],{
error:"neither true nor false"});const known={
write_flash_args:z.array(word).max(MAX_WORD).default([]),flash_settings:z.object({flash_mode:word,
flash_freq:word,flash_size:word}).partial().default({}),flash_files:z.record(word,path),
extra_esptool_args:z.object({after:word,before:word,stub:flag,chip:word}).partial().default({})}
;return{flasherArgs:z.looseObject(known),entry:z.object({offset:word,file:path,
encrypted:flag.default(false)}),tableEntry:z.object({offset:word,file:path.optional()})}}
const MAX_FLASH_ARGS_BYTES=65536;function isFlashArgs(name){
return/^(?:[\w-]+-)?flash_(?:\w+_)?args$/.test(name)}function readFlashArgs(text){const problems=[]
;const options=[];const files=[];const lines=text.split(/\r?\n/).map(line=>line.trim())
;for(const line of lines.filter(line=>line!=="")){
if(line.startsWith("-"))options.push(...line.split(/\s+/));else flash_args_addFile(line,files,problems)
}const settings=readFlashOptions(options,problems,"among its options")
;const tableAddress=buildTableAddress(undefined,files,problems)
;if(files.length===0&&problems.length===0)problems.push("names no file")
;if(problems.length>0)return{problems:problems.slice(0,MAX_PROBLEMS)}
;const ascending=files.sort((a,b)=>a.address-b.address);return{value:{files:ascending,
tableAddress:tableAddress,settings:settings}}}function flash_args_addFile(line,files,problems){
const[,offset="",path=""]=/^(\S+)\s+([^]+)$/.exec(line)??[];const address=parseOffset(offset)
;if(address===undefined||path.length>MAX_PATH){
problems.push(`has a line that is neither options nor "ADDRESS PATH": "${(0,shown_text.m)(line)}"`)
}else if(files.some(file=>file.address===address)){
problems.push(`has two files at 0x${address.toString(16)}`)}else files.push({address:address,
path:withSlashes(path),encrypted:false})}const MAX_WEB_MANIFEST_BYTES=262144;const MAX_BUILDS=64
;const MAX_PARTS=128;const WHAT="manifest of ESP Web Tools";function isWebManifest(text){
const json=parseStrictJson(text)
;if("problem"in json||typeof json.value!=="object"||json.value===null)return false
;return"builds"in json.value&&!("flash_files"in json.value)}
async function readWebManifest(text,chip){const json=parseStrictJson(text)
;if("problem"in json)return{problems:[json.problem]}
;const parsed=(await schema()).safeParse(json.value);if(!parsed.success){return{
problems:parsed.error.issues.slice(0,MAX_PROBLEMS).map(issue=>issueText(WHAT,issue))}}
const chosen=choose(parsed.data.builds,chip);return"problems"in chosen?chosen:describe(chosen)}
function choose(builds,chip){const[only,second]=builds;if(only===undefined)return{
problems:["lists no build"]};if(second===undefined)return only
;const list=builds.map(({chipFamily:chipFamily})=>(0,shown_text.m)(chipFamily)).join(", ")
;const has=`has ${builds.length} builds (${list})`;if(chip===undefined){
const problem=`${has}: set \`chip\` or \`require-chip\` to select one`;return{problems:[problem],
chips:builds.map(({chipFamily:chipFamily})=>optionOf(chipFamily))}}
const[first,another]=builds.filter(({chipFamily:chipFamily})=>optionOf(chipFamily)===chip)
;if(first===undefined)return{problems:[`${has}, and none for ${chip}`]}
;if(another===undefined)return first;return{
problems:[`${has}, and more than one for ${chip}: list the files`]}}
function describe({chipFamily:chipFamily,parts:parts}){const problems=[]
;for(const{path:path}of parts){if(!isUrl(path))continue;problems.push(`names "${(0,
shown_text.m)(path)}", which is on a server: download it to the manifest's folder and use its relative path`)
}const files=parts.map(({path:path,offset:offset})=>({address:offset,path:path,encrypted:false}))
;const tableAddress=buildTableAddress(undefined,files,problems);if(problems.length>0)return{
problems:problems.slice(0,MAX_PROBLEMS)};const value={files:files,tableAddress:tableAddress,
chip:optionOf(chipFamily)};return{value:value}}function isUrl(path){
return/^(?:[a-z][a-z\d+.-]*:|[\\/])/i.test(path)}function optionOf(chipFamily){
return chipFamily.toLowerCase().replaceAll("-","")}async function schema(){
const z=await Promise.all([__webpack_require__.e(857),__webpack_require__.e(472)]).then(__webpack_require__.bind(__webpack_require__,9472))
;const part=z.object({path:z.string().min(1).max(MAX_PATH),offset:z.int().min(0)})
;const build=z.object({chipFamily:z.string().max(MAX_WORD),parts:z.array(part).min(1).max(MAX_PARTS)
});return z.object({builds:z.array(build).max(MAX_BUILDS)})}function described(kind){
const readFile=async(folder,file)=>{const path=(0,external_node_path_.join)(folder.path,file)
;const text=await readDescription(folder,file,kind.limit);if("problem"in text)return{path:path,
problems:[text]};if(kind.recognises?.(text.value)===false)return undefined
;const description=await kind.read(text.value,folder.context)
;return"problems"in description?refused(path,...description.problems):{path:path,folder:folder,
description:description.value}};return{mark:kind.mark,describes:kind.describes,
inFolder:async folder=>folder.names.includes(kind.name)?readFile(folder,kind.name):undefined,
ofFile:async(folder,file)=>kind.mayBe(file)?readFile(folder,file):undefined}}
const WEB_BUILD=described({name:"manifest.json",mark:"manifest.json (ESP Web Tools)",
describes:()=>false,mayBe:isJson,recognises:isWebManifest,limit:MAX_WEB_MANIFEST_BYTES,
read:async(text,{chip:chip,openChips:openChips})=>{const read=await readWebManifest(text,chip)
;const open="problems"in read?read.chips??[]:[]
;for(const one of open)if(CHIPS.some(known=>known===one))openChips?.add(one);return read}})
;const IDF_BUILD=described({name:FLASHER_ARGS,mark:`${FLASHER_ARGS} (ESP-IDF)`,
describes:name=>name===FLASHER_ARGS,mayBe:isJson,recognises:text=>!isWebManifest(text),
limit:MAX_FLASHER_ARGS_BYTES,read:readFlasherArgs});const FLASH_ARGS_BUILD=described({
name:"flash_args",mark:"flash_args (ESP-IDF)",describes:isFlashArgs,mayBe:isFlashArgs,
limit:MAX_FLASH_ARGS_BYTES,read:readFlashArgs});function isJson(name){return/\.json$/i.test(name)}
const MAX_IDEDATA_BYTES=4194304;const MAX_IMAGES=128;async function readIdedata(text){
const json=parseStrictJson(text);if("problem"in json)return{problems:[json.problem]}
;const parsed=(await idedata_schema()).safeParse(json.value);if(!parsed.success){
const issues=parsed.error.issues.slice(0,MAX_PROBLEMS);return{
problems:issues.map(issue=>issueText("idedata.json of PlatformIO",issue))}}
const{prog_path:prog_path,extra:extra}=parsed.data;return{value:{
program:prog_path&&withSlashes(prog_path),
applicationAddress:extra.merged_firmware===true?undefined:extra.application_offset,
images:extra.flash_images.map(({offset:offset,path:path})=>({address:offset,path:withSlashes(path)
}))}}}async function idedata_schema(){
const z=await Promise.all([__webpack_require__.e(857),__webpack_require__.e(472)]).then(__webpack_require__.bind(__webpack_require__,9472))
;const path=z.string().min(1).max(MAX_PATH)
;const offset=z.union([z.string().max(MAX_WORD),z.int().min(0).transform(String)]).transform((text,context)=>{
const address=parseOffset(text);if(address!==undefined)return address;context.addIssue({
code:"custom",message:"not an address"});return z.NEVER});const extra=z.object({
flash_images:z.array(z.object({offset:offset,path:path})).max(MAX_IMAGES).default([]),
application_offset:offset.optional(),merged_firmware:z.boolean().optional()});return z.object({
prog_path:path.optional(),extra:extra})}const PARTS={bootloader:"bootloader.bin",
table:"partitions.bin",application:"firmware.bin"}
;const platformio_FACTORY=["firmware.factory.bin","firmware-factory.bin"];const PLATFORMIO_BUILD={
mark:`${PARTS.application} with ${PARTS.table} or ${IDEDATA} (PlatformIO)`,describes:()=>false,
ofFile:()=>Promise.resolve(undefined),inFolder:async folder=>{
if(isEnvironment(folder))return readEnvironment(folder)
;const environments=(await foldersIn(folder,environmentsPath(folder))).filter(isEnvironment)
;const[only,second]=environments;if(only===undefined)return undefined
;if(second===undefined)return readEnvironment(only)
;const paths=environments.map(({path:path})=>path)
;return refused(folder.path,`has builds for ${environments.length} PlatformIO environments: specify the folder of one (${folder_listed(paths)})`)
}};function isEnvironment({names:names}){if(names.includes(IDEDATA))return true
;const isIdf=names.includes(FLASHER_ARGS)&&!names.includes(PARTS.bootloader)
;return names.includes(PARTS.application)&&names.includes(PARTS.table)&&!isIdf}
function environmentsPath({realPath:realPath,names:names}){
if(names.includes(".pioenvs"))return".pioenvs"
;if((0,external_node_path_.basename)(realPath)===".pio")return"build"
;return(0,external_node_path_.basename)((0,
external_node_path_.dirname)(realPath))===".pio"?".":".pio/build"}
async function readEnvironment(folder){
if(folder.names.includes(IDEDATA))return readWithIdedata(folder)
;const missing=Object.values(PARTS).filter(name=>!folder.names.includes(name))
;const factory=platformio_FACTORY.find(name=>folder.names.includes(name))
;if(factory!==undefined)return readWholeImage(folder,factory)
;if(missing.length===0)return placeParts(folder,PARTS)
;return refused(folder.path,`is a PlatformIO build without ${folder_listed(missing)}: build it again, or list the files with their addresses`)
}async function readWithIdedata(folder){const path=(0,external_node_path_.join)(folder.path,IDEDATA)
;const text=await readDescription(folder,IDEDATA,MAX_IDEDATA_BYTES);if("problem"in text)return{
path:path,problems:[text]};const idedata=await readIdedata(text.value)
;if("problems"in idedata)return refused(path,...idedata.problems)
;const{program:program,images:images}=idedata.value;const files=[];const problems=[]
;for(const image of images){const found=await findImage(folder,image.path,program)
;if(found!==undefined)files.push(plain(image.address,found));else problems.push(missingImage(folder,image))
}const table=files.find(file=>external_node_path_.posix.basename(file.path)===PARTS.table)
;const application=await placeApplication(folder,idedata.value,table)
;if("path"in application)return application;if(problems.length>0)return refused(path,...problems)
;return{path:path,folder:folder,description:{
files:[...files,application.value].sort((a,b)=>a.address-b.address),tableAddress:table?.address}}}
async function placeApplication(folder,{program:program,applicationAddress:applicationAddress},table){
const path=(0,external_node_path_.join)(folder.path,IDEDATA)
;const name=program===undefined?PARTS.application:`${external_node_path_.posix.basename(program,external_node_path_.posix.extname(program))}.bin`
;if(applicationAddress!==undefined)return{value:plain(applicationAddress,name)}
;if(table===undefined){
return refused(path,`specifies neither the application's address nor a partition table: list the files with their addresses`)
}const context={...folder.context,tableAddress:table.address}
;const partitions=await readBuildTable({...folder,context:context},table.path)
;if("problem"in partitions)return{path:folder.path,problems:[partitions]}
;const slot=firstSlot(partitions.value);if(slot!==undefined)return{value:plain(slot.address,name)}
;return refused(path,`does not specify the application's address, and its table has no app partition`)
}async function findImage(folder,path,program){
const home=program===undefined?undefined:`${external_node_path_.posix.dirname(program)}/`
;if(home!==undefined&&path.startsWith(home))return path.slice(home.length)
;const name=external_node_path_.posix.basename(path);if(folder.names.includes(name))return name
;return"value"in await locateIn(folder,path)?path:undefined}
function missingImage(folder,{address:address,path:path}){
return`has "${(0,shown_text.m)(path)}" at 0x${address.toString(16)}, which is not in the workspace: on the build machine, copy it into "${(0,
shown_text.m)(folder.path)}"`}const MAX_ZEPHYR_YAML_BYTES=32768;const MAX_DOMAINS=16
;const MAX_ARGS=256
;const PASSED_OVER=new Set(["--esp-idf-path","--esp-tool","--esp-device","--esp-baud-rate","--esp-monitor-baud","--esp-boot-address","--esp-partition-table-address"])
;async function readRunners(text){const read=await parse(text,"runners.yaml of Zephyr",z=>z.object({
config:z.object({bin_file:z.string().min(1).max(MAX_PATH)}),args:z.object({
esp32:z.array(z.string().max(MAX_PATH)).max(MAX_ARGS)})}));if("problems"in read)return read
;const{config:config,args:args}=read.value;const problems=[]
;const said=readArguments(args.esp32,problems);const address=said.get("--esp-app-address")
;if(address===undefined&&problems.length===0){
problems.push("does not set --esp-app-address: list the image with its address")}
const offset=parseOffset(address??"");if(address!==undefined&&offset===undefined){
problems.push(`has the address "${(0,shown_text.m)(address)}", which is invalid`)}
if(problems.length>0||offset===undefined)return{problems:problems.slice(0,MAX_PROBLEMS)};return{
value:{path:withSlashes(config.bin_file),address:offset,encrypted:said.has("--esp-encrypt"),
settings:{mode:said.get("--esp-flash-mode"),freq:said.get("--esp-flash-freq"),
size:said.get("--esp-flash-size")},stub:said.has("--esp-no-stub")?false:undefined}}}
const WITH_VALUE=new Set(["--esp-app-address","--esp-flash-mode","--esp-flash-freq","--esp-flash-size"])
;const SWITCHES=new Set(["--esp-encrypt","--esp-no-stub"]);function readArguments(args,problems){
const said=new Map;for(const arg of args){
const[,name=arg,value]=/^(--[\w-]+)(?:=([^]*))?$/.exec(arg)??[];if(PASSED_OVER.has(name))continue
;const isKnown=WITH_VALUE.has(name)?value!==undefined:SWITCHES.has(name)&&value===undefined
;if(!isKnown){
problems.push(`has "${(0,shown_text.m)(arg)}" among the arguments of its runner esp32, which is not supported: list the files with their addresses`)
}else if(said.has(name)&&said.get(name)!==value){problems.push(`has two values for ${name}`)
}else said.set(name,value??"")}return said}async function readDomains(text){
const read=await parse(text,"domains.yaml of Zephyr",z=>{
const name=z.string().max(MAX_WORD).regex(/^\w[\w.+-]*$/);return z.object({
domains:z.array(z.object({name:name})).min(1).max(MAX_DOMAINS),
flash_order:z.array(name).min(1).max(MAX_DOMAINS).optional()})});if("problems"in read)return read
;const names=read.value.domains.map(({name:name})=>name)
;const order=[...new Set(read.value.flash_order??names)]
;const unknown=order.filter(name=>!names.includes(name)).map(name=>`"${name}"`)
;return unknown.length===0?{value:order}:{
problems:[`flashes ${unknown.join(", ")}, which is not one of its domains`]}}
async function parse(text,what,schema){
const[z,{parseDocument:parseDocument}]=await Promise.all([Promise.all([__webpack_require__.e(857),__webpack_require__.e(472)]).then(__webpack_require__.bind(__webpack_require__,9472)),__webpack_require__.e(815).then(__webpack_require__.t.bind(__webpack_require__,38815,19))])
;let value;try{const document=parseDocument(text,{uniqueKeys:true,logLevel:"error"})
;if(document.errors.length>0)return{problems:["is not a single YAML document with unique keys"]}
;value=document.toJS({maxAliasCount:0})}catch{return{
problems:["has aliases, which builds do not write"]}}const parsed=schema(z).safeParse(value)
;return parsed.success?{value:parsed.data}:{
problems:parsed.error.issues.slice(0,MAX_PROBLEMS).map(issue=>issueText(what,issue))}}
const DOMAINS="domains.yaml";const RUNNERS="runners.yaml";const ZEPHYR_BUILD={
mark:`zephyr/${RUNNERS} or ${DOMAINS} (Zephyr)`,describes:name=>name===DOMAINS||name===RUNNERS,
ofFile:()=>Promise.resolve(undefined),inFolder:async folder=>{
if(folder.names.includes(DOMAINS))return readSysbuild(folder)
;const runners=await subfolder(folder,"zephyr")
;return runners?.names.includes(RUNNERS)===true?readImages(folder,["."]):undefined}}
;async function readSysbuild(folder){const path=(0,external_node_path_.join)(folder.path,DOMAINS)
;const text=await readDescription(folder,DOMAINS,MAX_ZEPHYR_YAML_BYTES);if("problem"in text)return{
path:path,problems:[text]};const domains=await readDomains(text.value)
;return"problems"in domains?refused(path,...domains.problems):readImages(folder,domains.value)}
async function readImages(folder,domains){const images=[];for(const domain of domains){
const file=external_node_path_.posix.join(domain,"zephyr",RUNNERS);const path=(0,
external_node_path_.join)(folder.path,file)
;const text=await readDescription(folder,file,MAX_ZEPHYR_YAML_BYTES);if("problem"in text)return{
path:path,problems:[text]};const runners=await readRunners(text.value)
;if("problems"in runners)return refused(path,...runners.problems);images.push({...runners.value,
path:external_node_path_.posix.join(domain,"zephyr",runners.value.path)})}
const description=zephyr_describe(images)
;return"problem"in description?refused(folder.path,description.problem):{path:folder.path,
folder:folder,description:description}}function zephyr_describe(images){const[first]=images
;for(const name of["mode","freq","size"]){
if(images.some(({settings:settings})=>settings[name]!==first?.settings[name])){return{
problem:`has domains with different flash settings for ${name}: list the files with their addresses`
}}}const files=images.map(({address:address,path:path,encrypted:encrypted})=>({address:address,
path:path,encrypted:encrypted}));return{files:files.sort((a,b)=>a.address-b.address),
settings:first?.settings??{},stub:images.some(({stub:stub})=>stub===false)?false:undefined}}
const BUILD_KINDS=[PLATFORMIO_BUILD,ARDUINO_BUILD,IDF_BUILD,FLASH_ARGS_BUILD,ZEPHYR_BUILD,WEB_BUILD,FACTORY_BUILD]
;function describesBuild(path){
return BUILD_KINDS.some(kind=>kind.describes((0,external_node_path_.basename)(path)))}
async function findBuild(context,path,{kind:kind,realPath:realPath}){const isFolder=kind==="folder"
;const around=isFolder?path:(0,external_node_path_.dirname)(path)
;const folder=await openFolder(context,around,isFolder?realPath:(0,
external_node_path_.dirname)(realPath));if("problem"in folder)return{path:around,problems:[folder]}
;for(const known of BUILD_KINDS){
const found=isFolder?await known.inFolder(folder):await known.ofFile(folder,(0,
external_node_path_.basename)(realPath))
;if(found!==undefined)return"problems"in found?found:settle(found)}if(!isFolder)return undefined
;const marks=BUILD_KINDS.map(({mark:mark})=>mark).join(", ")
;const problem=`is not a known kind of build: it has none of ${marks}`;return{path:path,problems:[{
code:"file-not-found",problem:problem}]}}
async function settle({path:path,folder:folder,description:description,notes:notes=[]}){
const problems=[];const files=[];for(const file of description.files){
const found=await findFile(folder,file);if("problem"in found)problems.push(found);else files.push({
...found,path:(0,external_node_path_.join)(folder.path,file.path)})}
const words=checkWords(description,problems);const{tableAddress:tableAddress}=description
;return problems.length>0?{path:path,problems:problems}:{value:{path:path,folder:folder,files:files,
tableAddress:tableAddress,...words,notes:notes}}}
async function findFile(folder,{address:address,path:path,encrypted:encrypted,role:role}){
const place=await locateIn(folder,path);const found="value"in place?(0,paths.qX)(place.value):place
;if("problem"in found){return{code:found.code,
problem:`names "${(0,shown_text.m)(path)}", which ${buildProblem(path,found)}`}}
if(encrypted&&address%flash_chips.IO!==0){
const problem=`has "${(0,shown_text.m)(path)}" encrypted at 0x${address.toString(16)}, which is not a multiple of ${flash_chips.IO}`
;return{code:"input-invalid",problem:problem}}return{address:address,...found.value,...encrypted?{
encrypted:encrypted}:{},...role?{role:role}:{}}}
function buildProblem(path,{code:code,problem:problem}){
const isMissing=code==="file-not-found"||code==="path-outside-workspace";if(isMissing&&((0,
external_node_path_.isAbsolute)(path)||external_node_path_.win32.isAbsolute(path))){
const where=code==="file-not-found"?"does not exist here":"leaves the workspace"
;return`${where}: it is an absolute path of the machine that made the build; copy the file into the build's folder and name it by its path from there, or list the files with their addresses`
}if(code!=="path-outside-workspace")return problem
;return"leaves the workspace, which no build may do; copy the file into the build's folder, or list the files with their addresses"
}function checkWords(args,problems){const word=(what,text,choices)=>{
if(text===undefined)return undefined;const parsed=(0,values.HU)(text,choices)
;if("value"in parsed)return parsed.value;problems.push({code:"input-invalid",
problem:`has the ${what} "${(0,shown_text.m)(text)}", which ${parsed.problem}`});return undefined}
;const{mode:mode,freq:freq,size:size}=args.settings??{};return{settings:{
mode:word("flash mode",mode,FLASH_MODES),freq:word("flash frequency",freq,FLASH_FREQUENCIES),
size:word("flash size",size,FLASH_SIZES)},
chip:word("chip",args.chip,CHIPS.filter(chip=>chip!=="auto")),
before:word("reset before",args.before,RESETS_BEFORE),
after:word("reset after",args.after,RESETS_AFTER),stub:args.stub}}
var intel_hex_record=__webpack_require__(45462);const MAX_RUNS=65536;function parseIntelHex(text){
try{const store=Buffer.alloc(text.length>>1);const runs=collectRuns(text,store)
;if(runs.length===0)throw new intel_hex_record.xg("is Intel HEX without any data");return{
value:joinRuns(runs).map(group=>regionOf(group,store))}}catch(error){
if(error instanceof intel_hex_record.xg)return{problem:error.message};throw error}}
function collectRuns(text,store){const runs=[];let base={address:0,segmented:false};let used=0
;for(const record of(0,intel_hex_record.yM)(text)){const{type:type,data:data}=record
;if(type==="segment")base={address:data.readUInt16BE(0)*16,segmented:true};if(type==="linear")base={
address:data.readUInt16BE(0)*65536,segmented:false};if(type!=="data"||data.length===0)continue
;const address=placeOf(record,base);data.copy(store,used);const last=runs.at(-1)
;if(last!==undefined&&last.address+last.size===address)last.size+=data.length;else if(runs.push({
address:address,offset:used,size:data.length})>MAX_RUNS){
throw new intel_hex_record.xg(`is Intel HEX in more than ${MAX_RUNS} separate pieces`)}
used+=data.length}return runs}function placeOf({offset:offset,data:data,line:line},base){
const end=offset+data.length;if(end>65536&&base.segmented){
throw new intel_hex_record.xg(`is Intel HEX whose line ${line} runs past the end of its segment`)}
if(base.address+end>4294967296){
throw new intel_hex_record.xg(`is Intel HEX whose line ${line} runs past the end of the address space`)
}return base.address+offset}function joinRuns(runs){const groups=[];let end=-Infinity
;for(const run of[...runs].sort((a,b)=>a.address-b.address)){if(run.address<end){
throw new intel_hex_record.xg(`is Intel HEX that sets the byte at 0x${run.address.toString(16)} twice`)
}const joined=run.address===end||sectorOf(run.address)===sectorOf(end-1);const group=groups.at(-1)
;if(joined&&group!==undefined)group.push(run);else groups.push([run]);end=run.address+run.size}
return groups}function sectorOf(address){return Math.floor(address/flash_layout.t4)}
function regionOf(group,store){const address=group[0]?.address??0;const last=group.at(-1)??{
address:address,size:0};const bytes=Buffer.alloc(last.address+last.size-address,255)
;for(const run of group){store.copy(bytes,run.address-address,run.offset,run.offset+run.size)}
return{address:address,bytes:bytes}}const MAX_BYTES=64*1024*1024
;async function readHexFile(path,{realPath:realPath,size:size}){const text=await(0,
found_file.$C)(realPath,MAX_BYTES).catch(paths.ni);if(text===undefined){return{code:"input-invalid",
problem:`is Intel HEX of ${size} bytes; ${MAX_BYTES} is the maximum`}}
if("problem"in text)return text;const parsed=parseIntelHex(text);if("problem"in parsed)return{
code:"input-invalid",...parsed}
;if(parsed.value.some(({bytes:bytes})=>(0,intel_hex_record.tW)(bytes))){
const problem="is Intel HEX whose data starts like Intel HEX again, which esptool would read as addresses"
;return{code:"input-invalid",problem:problem}}return{
value:parsed.value.map(({address:address,bytes:bytes})=>({address:address,path:path,
realPath:realPath,size:bytes.length,bytes:bytes}))}}const NO_ADDRESS={code:"input-invalid",
problem:'has no address: write "ADDRESS PATH"; only a build, a merged image (*.factory.bin, *.merged.bin) and Intel HEX have their own'
};const HAS_ADDRESSES={code:"input-invalid",problem:"has its own addresses: remove the address"}
;async function findListed(context,{address:address,path:path,isPattern:isPattern}){
const{workspace:workspace,signal:signal}=context
;const expanded=isPattern===true?await expandPattern(workspace,path,{signal:signal}):{value:path}
;if("problem"in expanded)return{path:path,problems:[expanded]};const shown=expanded.value
;const place=await(0,paths.UY)(workspace,shown);if("problem"in place)return{path:shown,
problems:[typeof address==="number"?place:explained(place)]}
;if(address===undefined)return findSelfPlaced(context,shown,place.value)
;const image=imageAt(shown,place.value);return"problem"in image?{path:shown,problems:[image]}:{
files:[{address:address,path:shown,...image.value}]}}function explained(refusal){
if(refusal.code!=="file-not-found")return refusal;return{...refusal,
problem:`${refusal.problem}; a line is "ADDRESS PATH", "PARTITION PATH", or the path of something with its own addresses`
}}function imageAt(path,place){return place.kind==="hex"||describesBuild(path)?HAS_ADDRESSES:(0,
paths.qX)(place)}async function findSelfPlaced(context,path,place){if(place.kind==="hex"){
const read=await readHexFile(path,place);return"value"in read?{files:read.value}:{path:path,
problems:[read]}}const build=await findBuild(context,path,place);if(build===undefined)return{
path:path,problems:[NO_ADDRESS]};return"value"in build?{files:build.value.files,build:build.value
}:build}function readTableOffset(reader,build){
const said=reader.parse("partition-table-offset",parseTableOffset);const built=build?.tableAddress
;if(said===undefined||build===undefined||built===undefined)return said
;if(!reader.isSet("partition-table-offset"))return built;if(said!==built){
reader.problems.add("input-invalid",`input \`partition-table-offset\`: ${(0,
flash_layout.M0)(said)} contradicts "${(0,
shown_text.m)(build.path)}", which has its partition table at ${(0,
flash_layout.M0)(built)}; remove the input to use the latter`)}return said}
function parseTableOffset(text){const parsed=(0,values.or)(text)
;if("problem"in parsed||parsed.value%flash_layout.t4===0)return parsed;return{
problem:`is not a multiple of ${flash_layout.t4} (0x1000), the flash sector`}}const SEVERAL={
folder:{code:"input-invalid",problem:"is a folder, not a file; use `files` for a build folder"},
hex:{code:"input-invalid",
problem:"is Intel HEX, which has its own addresses; use `files`, without an address"}}
;async function images_readImages(reader,workspace,search){const shape=readShape(reader)
;if(shape===undefined)return undefined;const name=shape==="one"?"file":"files"
;const{files:files,build:build}=shape==="one"?await images_oneFile(reader,workspace):await manyFiles(reader,workspace,search)
;const settings=readSettings(reader,build);checkLayout(reader,name,files,settings.size)
;const headerInputs=HEADER_INPUTS.filter(input=>reader.isSet(input));return{shape:shape,files:files,
settings:settings,headerInputs:headerInputs,build:build}}function readShape(reader){
const one=reader.isSet("file");const many=reader.isSet("files");if(one&&many){
reader.problems.add("input-invalid","inputs `file` and `files` are both given: choose one")
}else if(!one&&!many){
reader.problems.add("input-invalid","input `file` or `files` is missing: the firmware to write or compare")
}else{return one?"one":"many"}return undefined}async function images_oneFile(reader,workspace){
const address=(reader.isSet("address")?reader.parse("address",values.De):0)??0
;const path=reader.text("file");const place=await(0,paths.UY)(workspace,path)
;const found="value"in place?asSingleImage(place.value):place
;const image=reader.problems.take("file",path,found,"code"in found?found.code:undefined);return{
files:image===undefined?[]:[{address:address,path:path,...image}],build:undefined}}
function asSingleImage(place){return place.kind==="file"?(0,paths.qX)(place):SEVERAL[place.kind]}
async function manyFiles(reader,workspace,search){const{problems:problems}=reader
;if(reader.isSet("address")){
problems.add("input-invalid","input `address` belongs to `file`; with `files`, each file has its own address")
}const context={...buildContext(reader,workspace),...search};const files=[];const builds=[]
;for(const entry of readList(reader)){const found=await findListed(context,entry)
;if("problems"in found){
for(const refusal of found.problems)problems.take("files",found.path,refusal,refusal.code)}else{
files.push(...found.files);if(found.build!==undefined)builds.push(found.build)}}
const[build,second]=builds;if(second!==undefined){
problems.add("input-invalid",`input \`files\` lists ${builds.length} builds; a step flashes one`)}
if(files.length>MAX_FILES){
const text=`input \`files\` stands for ${files.length} images; ${MAX_FILES} is the maximum for one write`
;problems.add("input-invalid",text)}return{files:files,build:build}}
function buildContext(reader,workspace){
const named=["chip","require-chip"].find(name=>reader.isSet(name))
;const offset=parseTableOffset(reader.text("partition-table-offset"));return{workspace:workspace,
chip:named===undefined?undefined:normalChip(reader.text(named)),
tableAddress:"value"in offset?offset.value:partition_table.$j}}function readList(reader){
const parsed=parseFileList(reader.text("files"))
;if(parsed.length===0)reader.problems.add("input-invalid","input `files` lists no file")
;return parsed.flatMap(entry=>{if("value"in entry)return[entry.value]
;reader.problems.add("input-invalid",`input \`files\` ${entry.problem}`);return[]})}
function checkLayout({problems:problems},name,files,flashSize){
const placed=files.flatMap(({address:address,...file})=>typeof address==="number"?[{...file,
address:address}]:[]);for(const{code:code,text:text}of layoutProblems(placed,(0,
flash_layout.Lw)(flashSize)??flash_layout.VE)){problems.add(code,`input \`${name}\`: ${text}`)}}
async function readKeys(reader){const token=reader.isSet("token")?reader.text("token"):undefined
;if(token!==undefined&&!/^[!-~]+$/.test(token)){
reader.problems.add("input-invalid","input `token`: contains characters that no token has")}
if(!reader.isSet("age-identity"))return{token:token,identities:[]}
;const{keys:keys,problems:problems}=await parseIdentities(reader.text("age-identity"))
;for(const problem of problems)reader.problems.add("input-invalid",`input \`age-identity\`: ${problem}`)
;return{token:token,identities:keys}}function isNamed(place){return typeof place!=="number"}
var nearest=__webpack_require__(24911);const NAMES_SHOWN=30
;const HEX_ADDRESS=/^[a-f][\da-f]{0,6}000$/i;class PartitionResolver{problems=[];#table;#end
;constructor(table,end){this.#table=table;this.#end=end}get partitions(){
return this.#table.partitions}remarkOf(name){
const{address:address,size:size}=this.#table.partitions.find(partition=>partition.name===name)??{}
;return`Partition ${name}: ${size??0} bytes at ${(0,
flash_layout.M0)(address??0)}, by ${this.#table.title}.`}hasNames(files){
return files.some(({address:address})=>isNamed(address))}files(files){
const placed=files.flatMap(file=>this.#file(file))
;if(this.hasNames(files)&&this.problems.length===0){
this.problems.push(...layoutProblems(placed,this.#end))}return placed}
#file({address:address,...file}){if(!isNamed(address))return[{...file,address:address}]
;const partition=this.#find(address);if(partition===undefined)return[]
;const{size:size,name:name}=partition;if(file.size>size){const text=tooLargeWords(`"${(0,
shown_text.m)(file.path)}"`,file.size,partition,this.#table.title);this.problems.push({
code:"beyond-partition",text:text});return[]}return[{...file,address:partition.address,
partition:name}]}sectors(region){if(isPlaced(region))return region
;const named=this.region(region.address,region.size)
;if(named===undefined||named.size%flash_layout.t4===0)return named
;const text=`the partition ${region.address.partition} has ${named.size} bytes, which is not a multiple of ${flash_layout.t4} (0x1000), the flash sector: give \`address\` and \`size\` as numbers`
;this.problems.push({code:"input-invalid",text:text});return undefined}region(place,wanted){
const partition=this.#find(place);if(partition===undefined)return undefined
;const{name:name,address:address}=partition;const size=wanted??partition.size
;if(size>partition.size){
const text=`${size} bytes are more than the partition ${name} has: ${partition.size} by ${this.#table.title}`
;this.problems.push({code:"beyond-partition",text:text})}else if(address+size>this.#end){
const text=`the partition ${name} ends at ${(0,
flash_layout.M0)(address+size)}, beyond the flash of ${this.#end} bytes`;this.problems.push({
code:"beyond-flash",text:text})}else{return{address:address,size:size,partition:name}}
return undefined}#find({partition:name}){const{partitions:partitions,title:title}=this.#table
;const[found,...others]=partitions.filter(partition=>partition.name===name)
;if(found!==undefined&&others.length===0)return found;if(found!==undefined){
this.#refuseAmbiguous(name,[found,...others]);return undefined}
const names=partitions.map(partition=>partition.name)
;const near=HEX_ADDRESS.test(name)?`0x${name.toLowerCase()}`:(0,nearest.p)(name,names)
;const suggestion=near===undefined?"":` (did you mean ${near}?)`
;const more=names.length>NAMES_SHOWN?`, and ${names.length-NAMES_SHOWN} more`:""
;const text=`${title} has no partition "${name}"; it has ${names.slice(0,NAMES_SHOWN).join(", ")}${more}${suggestion}`
;this.#refuse({code:"partition-unknown",text:text});return undefined}#refuseAmbiguous(name,found){
const places=found.map(({address:address,size:size})=>`${size} bytes at ${(0,
flash_layout.M0)(address)}`)
;const text=`${this.#table.title} has ${found.length} partitions "${name}" (${places.join(", ")}): give the address instead of the name`
;this.#refuse({code:"partition-ambiguous",text:text})}#refuse(problem){
if(!this.problems.some(({text:text})=>text===problem.text))this.problems.push(problem)}}
function isPlaced(region){return typeof region.address==="number"}const NO_TABLE={partitions:[],
title:"no table"};function namesIn({regions:regions}){
return[...new Set(regions.flatMap(({address:address})=>isNamed(address)?[address.partition]:[]))]}
function withoutNames(placement){if(namesIn(placement).length>0)return undefined
;return placement.resolve(new PartitionResolver(NO_TABLE,flash_layout.VE))}
function resolveNames(placement,table,flashSize){
const resolver=new PartitionResolver(table,flashSize??flash_layout.VE)
;const request=placement.resolve(resolver)
;if(request===undefined||resolver.problems.length>0)return{problems:resolver.problems}
;const remarks=namesIn(placement).map(name=>resolver.remarkOf(name));return{request:request,
remarks:remarks}}async function placeByBuild(reader,workspace,placement,tableAddress,usesTable){
const names=placement===undefined?undefined:namesIn(placement)
;if(names?.length===0)partition_table_refuseUnused(reader,usesTable)
;if(tableAddress===undefined)return undefined
;const given=reader.isSet("partition-table")?await readGivenTable(reader,workspace,tableAddress):undefined
;if(placement===undefined)return undefined;if(names?.length===0)return{
resolved:withoutNames(placement),remarks:[]}
;const brought=await tableAmong(reader,placement,tableAddress)
;if(given!==undefined&&brought!==undefined)compare(reader,given,brought);const table=given??brought
;if(table===undefined){
const isBoards=!reader.isSet("partition-table")&&fileAround(placement.files,tableAddress)===undefined
;return isBoards&&refuseErased(reader,placement)?undefined:{resolved:undefined,remarks:[]}}
const resolved=resolveNames(placement,table,placement.flashSize);if("request"in resolved)return{
resolved:resolved.request,remarks:resolved.remarks,given:given}
;for(const{code:code,text:text}of resolved.problems){
reader.problems.add(code,`input \`${placement.input}\`: ${text}`)}return undefined}
function partition_table_refuseUnused(reader,isUsed){
const useless=isUsed?[]:["partition-table-offset"];for(const name of["partition-table",...useless]){
if(!reader.isSet(name))continue
;const text=`input \`${name}\` resolves partition names, but no partition is named: name one, or remove the input`
;reader.problems.add("input-invalid",text)}}function refuseErased(reader,placement){
if(placement.erasesTable!==true)return false;const names=namesIn(placement).map(name=>`"${name}"`)
;reader.problems.add("input-invalid",`input \`erase-first\`: it erases the partition table on the board, the only source for the address of ${names.join(", ")}, and the step flashes no other table: add the build's table to \`files\`, or give addresses`)
;return true}async function readGivenTable(reader,workspace,address){
const path=reader.text("partition-table");const found=await(0,paths.Pn)(workspace,path)
;const file=reader.problems.take("partition-table",path,found,"code"in found?found.code:undefined)
;if(file===undefined)return undefined;const table=await tableOfFile(path,file.realPath,address)
;const partitions=reader.problems.take("partition-table",path,table,"partition-table-invalid")
;return partitions&&{partitions:partitions,title:`the table in "${(0,shown_text.m)(path)}"`}}
async function tableAmong(reader,{files:files,input:input},address){
const file=fileAround(files,address);if(file===undefined)return undefined
;const table=await tableInImage(file,address);if("value"in table){return{partitions:table.value,
title:broughtTableWords(file.path)}}
const text=`the content of "${(0,shown_text.m)(file.path)}" at ${(0,
flash_layout.M0)(address)}, where the partition table belongs, ${table.problem}, so partition names cannot be resolved`
;reader.problems.add("partition-table-invalid",`input \`${input}\`: ${text}`);return undefined}
function fileAround(files,address){
return files.filter(partition_table_isPlaced).find(at=>at.address<=address&&address<at.address+at.size)
}function partition_table_isPlaced(file){return typeof file.address==="number"}
function compare(reader,given,brought){
if(JSON.stringify(given.partitions)===JSON.stringify(brought.partitions))return
;const text=`input \`partition-table\`: ${given.title} is not ${brought.title}; remove the input to use the latter`
;reader.problems.add("input-invalid",text)}function capitalized(text){
return`${text.charAt(0).toUpperCase()}${text.slice(1)}`}function sentence(text){
return`${capitalized(text)}${/[.?!]$/.test(text)?"":"."}`}const problems_MAX_SHOWN=20
;class Problems{#found=[];get isAny(){return this.#found.length>0}add(code,text){
if(this.#found.some(problem=>problem.text===text))return;this.#found.push({code:code,text:text})}
take(name,text,parsed,code="input-invalid"){if("value"in parsed)return parsed.value
;this.add(code,`input \`${name}\`: "${(0,shown_text.m)(text)}" ${parsed.problem}`);return undefined}
throwIfAny(){const failure=this.#failure();if(failure!==undefined)throw failure}refusal(){
return this.#failure()??new Error("An input was refused without a reason.")}#failure(){
const[first,...others]=this.#found;if(first===undefined)return undefined
;const hint="The board was not touched. Fix the inputs and run the step again."
;if(others.length===0)return new errors.HR(first.code,sentence(first.text),hint)
;const list=this.#found.slice(0,problems_MAX_SHOWN).map(problem=>`- ${problem.text}`)
;const more=this.#found.length-list.length;if(more>0)list.push(`- and ${more} more`)
;const same=others.every(problem=>problem.code===first.code)
;return new errors.HR(same?first.code:"input-invalid",`${this.#found.length} inputs are wrong:\n${list.join("\n")}`,hint)
}}class Reader{problems;#read;constructor(read,problems){this.#read=read;this.problems=problems}
text(name){return this.#read(name).trim()||INPUTS[name]}isSet(name){
return this.text(name)!==INPUTS[name]}parse(name,parse,code){const text=this.text(name)
;return this.problems.take(name,text,parse(text),code)}optional(name,parse){
return this.isSet(name)?this.parse(name,parse):undefined}required(name,example,parse,code){
if(this.text(name)!=="")return this.parse(name,parse,code)
;this.problems.add("input-invalid",`input \`${name}\` is missing: ${example}`);return undefined}
boolean(name){return this.parse(name,values.yG)}}const DRY_RUNS=["false","true","connect"]
;const DRY_RUN_OUTPUTS=["dry-run","plan","commands","not-checked","boots-next","files","file-count","total-size","output-path","start-address","size","changed","bytes-written"]
;const LOCKED=" in Secure Download Mode";async function identify({esptool:esptool}){
if(wasIdentified(esptool)||isLocked(esptool))return;try{await esptool.run({name:"flash-id"})
}catch(error){
if(error instanceof errors.HR&&error.code==="secure-download-mode"&&isLocked(esptool))return
;throw error}}function wasIdentified(esptool){return esptool.identity.flashManufacturer!==undefined}
function isLocked(esptool){return esptool.identity.description?.endsWith(LOCKED)===true}
function requiresAnything(expected){return Object.values(expected).some(value=>value!==undefined)}
async function checkBoard(expected,board){if(!requiresAnything(expected))return
;await identify(board);const{identity:identity,connection:connection}=board.esptool
;const differences=differencesOf(expected,identity);if(differences.length===0)return
;const locked=isLocked(board.esptool)?" The chip is in Secure Download Mode and reports only its name.":""
;throw new errors.HR("requirement-not-met",`The board on ${connection.port.name} does not meet the requirements: ${differences.join("; ")}.${locked} The flash was not changed.`,"Find out which board is on this port before you change the `require-…` inputs.")
}function differencesOf(expected,identity){
const{chip:chip,mac:mac,flashSize:flashSize,revision:revision}=expected
;return[...difference("chip",chip,identity.chip,spelled(identity.chip)===chip),...difference("MAC address",mac,identity.mac,identity.mac?.toLowerCase()===mac),...difference("flash size",bytes(flashSize),bytes(identity.flashSize),identity.flashSize===flashSize),...revision===undefined?[]:revisionDifference(revision,identity.revision)]
}function revisionDifference(wanted,found){const{major:major,minor:minor,orLater:orLater}=wanted
;const text=`v${major}.${minor}${orLater?" or later":""}`
;return difference("revision",text,found,isRevision(found,wanted))}
function difference(what,expected,found,agrees){if(expected===undefined||agrees)return[]
;return[`its ${what} is ${found??"not known"}, not ${expected}`]}function bytes(count){
return count===undefined?undefined:`${count} bytes`}function spelled(chip){
return chip?.toLowerCase().replaceAll("-","")}function isRevision(found,wanted){
const match=/^v(\d+)\.(\d+)$/.exec(found??"");if(match===null)return false
;const[major,minor]=[Number(match[1]),Number(match[2])]
;if(!wanted.orLater)return major===wanted.major&&minor===wanted.minor
;return major>wanted.major||major===wanted.major&&minor>=wanted.minor}
const STEP_OUTPUTS=["result","success","operation","port","elapsed-seconds","failure","failure-class","chip","mac","flash-size","pinned","esptool-version","esptool-path","previous-interruption","attempts","baud","board-state","app-started","warnings","uploaded","artifact-id","artifact-name","artifact-url","artifact-digest"]
;function writeOutputs(result,names){
for(const[name,value]of outputsOf(result,names))actions_core.uH(name,value)}
function outputsOf(result,names){const{artifact:artifact,failure:failure,...fields}=result
;const flat={...fields,failure:failure?.code,failure_class:failure?.class,artifact_id:artifact?.id,
artifact_name:artifact?.name,artifact_url:artifact?.url,artifact_digest:artifact?.digest,
result:json(result)};const outputs=new Map;for(const name of names){
const value=flat[name.replaceAll("-","_")];if(value===undefined||value===null)continue
;outputs.set(name,typeof value==="string"?value:json(value))}return outputs}function json(value){
return JSON.stringify(value).replace(/[\u007f-\u009f\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,character=>`\\u${character.charCodeAt(0).toString(16).padStart(4,"0")}`)
}function placedNowhere(request){return{regions:[],files:[],input:"address",resolve:()=>request}}
function placedFiles({shape:shape,files:files,settings:settings},make){return{regions:files,
files:files,input:shape==="many"?"files":"address",flashSize:(0,flash_layout.Lw)(settings.size),
resolve:resolver=>{const placed=resolver.files(files)
;return make(placed,resolver.hasNames(files)?resolver.partitions:undefined)}}}
function placedBytes({address:address,size:size},make){return{regions:[{address:address,size:size}],
files:[],input:"address",resolve:resolver=>{if(typeof address==="number")return make({
address:address,size:size});const region=resolver.region(address,size);return region&&make(region)}}
}function placedSectors(region,make){return{regions:region===undefined?[]:[region],files:[],
input:"address",resolve:resolver=>{if(region===undefined)return make(undefined)
;const placed=resolver.sectors(region);return placed&&make(placed)}}}const PREFIX="artifact:"
;function parseBackupSource(text){if(!text.startsWith(PREFIX))return{value:{kind:"path",path:text}}
;const name=text.slice(PREFIX.length);const problem=artifactNameProblem(name)
;if(problem!==undefined)return{problem:`is not a valid artifact name: ${problem}`}
;if(name!==name.trim())return{problem:"has a space before or after the artifact name"};return{
value:{kind:"artifact",name:name}}}const MANIFEST_LIMIT=1024*1024;const PROBLEMS_NAMED=3
;function manifestText(manifest){return`${JSON.stringify(manifest,undefined,2)}\n`}
function publicManifest(manifest){const{mac:mac}=manifest.board;if(mac===null)return manifest
;const board=Object.fromEntries(Object.entries(manifest.board).flatMap(([key,value])=>key==="mac"?[["mac",null],["mac_end",mac.slice(-8)]]:[[key,value]]))
;return{...manifest,board:board}}function isOfBoard({mac:mac,mac_end:end},found){
if(found===undefined)return undefined;if(mac!==null)return mac===found
;return end===undefined?undefined:found.endsWith(`:${end}`)}async function parseManifest(text){
if(text.length>MANIFEST_LIMIT)return{problem:"is too large for a manifest"}
;const json=parseJson(text);if(json===undefined)return{problem:"is not JSON"}
;const{MANIFEST:MANIFEST,SCHEMA_VERSION:SCHEMA_VERSION}=await Promise.all([__webpack_require__.e(857),__webpack_require__.e(60)]).then(__webpack_require__.bind(__webpack_require__,92060))
;const parsed=MANIFEST.safeParse(json.value);if(parsed.success)return{manifest:parsed.data}
;const{issues:issues}=parsed.error;if(issues.some(({path:path})=>path[0]==="schema")){return{
problem:`does not have schema ${SCHEMA_VERSION}, the one supported here`}}
const named=issues.slice(0,PROBLEMS_NAMED).map(({path:path,message:message})=>`${path.join(".")}: ${message}`)
;const more=issues.length>named.length?[`and ${issues.length-named.length} more`]:[];return{
problem:`violates the manifest schema (${[...named,...more].join("; ")})`}}function parseJson(text){
try{return{value:JSON.parse(text.replace(/^\ufeff/,""))}}catch{return undefined}}
const ENCRYPTED=".age";function manifestPathOf(image){
return image.endsWith(ENCRYPTED)?`${image.slice(0,-ENCRYPTED.length)}.json${ENCRYPTED}`:`${image}.json`
}function withAge(bytes){return Math.ceil(bytes*1.001)+64*1024}
async function locateBackup(workspace,path){const found=await(0,paths.Pn)(workspace,path)
;if("problem"in found)return found;const{realPath:realPath,size:size}=found.value
;if(size>withAge(flash_layout.VE)){return{code:"backup-invalid",
problem:`has ${size} bytes, more than the largest flash, 128 MB`}}
const manifest=await locateManifest((0,
external_node_path_.isAbsolute)(path)?undefined:workspace,manifestPathOf(realPath))
;if("problem"in manifest)return manifest;return{value:{kind:"path",path:path,realPath:realPath,
size:size,manifest:manifest.value}}}async function locateManifest(root,path){const place=await(0,
paths.ao)(root,".",path)
;const manifest=`the manifest next to it, "${(0,external_node_path_.basename)(path)}",`
;if("problem"in place){const{code:code,problem:problem}=place;if(code==="file-not-found")return{
value:undefined};const isUnfit=code==="input-invalid"||code==="file-empty";return{
code:isUnfit?"backup-invalid":code,problem:`cannot be used: ${manifest} ${problem}`}}
const{kind:kind,realPath:realPath,size:size}=place.value;if(kind==="folder"){return{
code:"backup-invalid",problem:`cannot be used: ${manifest} is a folder, not a file`}}
if(size<=withAge(MANIFEST_LIMIT))return{value:{realPath:realPath,size:size}}
;const problem=`cannot be used: ${manifest} has ${size} bytes; ${MANIFEST_LIMIT} is the maximum`
;return{code:"backup-invalid",problem:problem}}async function readOutput(reader,workspace){
const overwrite=reader.boolean("overwrite")
;const path=reader.required("output","the file to write, such as backups/board7.bin",text=>({
value:text}))
;return path===undefined||overwrite===undefined?undefined:locatedOutput(reader,workspace,path,overwrite)
}async function locatedOutput(reader,workspace,path,overwrite,name="output"){const found=await(0,
paths.AY)(workspace,path,overwrite);if("value"in found)return found.value
;return reader.problems.take(name,path,found,found.code)}function checkSectors(reader,name,value){
if(typeof value!=="number"||value%flash_layout.t4===0)return
;const text=`input \`${name}\`: "${reader.text(name)}" is not a multiple of ${flash_layout.t4} (0x1000), the flash sector`
;reader.problems.add("input-invalid",text)}function checkRegion(reader,address,size){
if(typeof address!=="number"||size===undefined||address+size<=flash_layout.VE)return
;reader.problems.add("beyond-flash","inputs `address` and `size`: the region ends beyond the largest flash, 128 MB")
}async function parseBackup(reader,workspace){const output=await readOutput(reader,workspace)
;const includeBootloader=reader.boolean("include-bootloader")
;const incremental=reader.boolean("incremental");const baseline=await readBaseline(reader,workspace)
;if(!reader.isSet("baseline"))refuseWith(reader,["age-identity"],"for a backup without a `baseline`")
;const region=readBackedUp(reader)
;if(output===undefined||includeBootloader===undefined||incremental===undefined)return undefined
;const manifest=await locatedOutput(reader,workspace,`${output.path}.json`,output.overwrite)
;if(manifest===undefined)return undefined;const request={operation:"backup",output:output,
manifest:manifest,includeBootloader:includeBootloader,incremental:incremental,baseline:baseline}
;return region===undefined?request:{...request,region:region}}function readBackedUp(reader){
const{problems:problems}=reader;const address=reader.optional("address",values.De)
;const size=reader.optional("size",values.DB)
;if(!reader.isSet("address")&&!reader.isSet("size"))return undefined
;if(reader.isSet("include-bootloader")){
const text="inputs `address` and `include-bootloader` both set the start of the backup: choose one"
;problems.add("input-invalid",text)}checkSectors(reader,"address",address)
;checkSectors(reader,"size",size);checkRegion(reader,address,size)
;if(typeof address==="object")return{address:address,size:size}
;if(!reader.isSet("address")||!reader.isSet("size")){
const text="a partial backup needs `address` and `size`, or a partition as `address`; without both, the whole flash is backed up"
;problems.add("input-invalid",text)}return address===undefined||size===undefined?undefined:{
address:address,size:size}}async function readBaseline(reader,workspace){
const path=reader.text("baseline");if(path==="")return undefined
;const source=reader.parse("baseline",parseBackupSource);if(source===undefined)return undefined
;if(source.kind==="artifact")return{...source,path:path}
;const found=await locateBackup(workspace,path);if("value"in found)return found.value
;if(found.code==="file-empty")return{kind:"none",path:path,problem:"is empty"}
;if(found.code==="file-not-found")return{kind:"none",path:path,problem:found.problem}
;return reader.problems.take("baseline",path,found,found.code)}const HARMLESS={usesImages:false,
prepare:()=>Promise.resolve(undefined),reachOf:()=>[],isPutRight:()=>false,gateFailure:()=>undefined
};const MOST_ANNOTATIONS=5;const TITLE="plan"
;function annotateWarnings(warnings,{say:say,warn:warn}){
for(const warning of warnings.slice(0,MOST_ANNOTATIONS))warn(TITLE,warning)
;const others=warnings.slice(MOST_ANNOTATIONS)
;for(const warning of others)say(`Warning: ${warning}`);if(others.length===0)return
;const more=others.length===1?"1 more warning":`${others.length} more warnings`
;warn(TITLE,`${more} of the plan: see the job summary.`)}const FIRST_BAUD=115200
;function firstBaud({baud:baud,before:before}){
return before==="no-reset-no-sync"?baud:Math.min(baud,FIRST_BAUD)}
function esptoolArguments(connection,command){
return[...connectionArguments(linkFor(command,connection)),command.name,...commandArguments(command)]
}const FEW_DIGESTS=8;function linkFor(command,connection){
const{port:port,before:before,after:after,stub:stub}=connection
;if(port.kind==="socket")return connection;const baud=firstBaud(connection)
;if(command.name==="get-security-info"||command.name==="dump-mem")return{...connection,baud:baud,
stub:stub&&before.startsWith("no-reset")}
;const isReset=!before.startsWith("no-reset")&&after!=="no-reset-stub"
;return isReset&&stub&&movesLittle(command)?{...connection,baud:baud}:connection}
function movesLittle(command){switch(command.name){case"verify-flash":
return!command.diff&&command.images.length<=FEW_DIGESTS;case"write-flash":case"read-flash":
return false;default:return true}}function staying(connection){
const{port:port,after:after}=connection;return{...connection,
after:port.kind==="socket"||after==="no-reset-stub"?"no-reset-stub":"no-reset"}}
function leavingInRom(connection){return{...connection,baud:Math.min(connection.baud,FIRST_BAUD),
after:"no-reset",stub:false}}
function connectionArguments({port:port,chip:chip,baud:baud,before:before,after:after,stub:stub}){
const socket=port.kind==="socket"
;return[...["--chip",chip],...["--port",port.name],...socket?[]:["--baud",String(baud)],...["--before",socket?"no-reset":before],...["--after",socket?stub&&after!=="no-reset"?"no-reset-stub":"no-reset":after],...stub?[]:["--no-stub"]]
}function commandArguments(command){switch(command.name){case"write-flash":
return[...headerArguments(command.header),...flag("--no-compress",!command.compress),...flag("--force",command.force),...flag("--skip-flashed",command.extent==="changed"),...flag("--erase-all",command.extent==="chip"),...writeArguments(command.images)]
;case"verify-flash":
return[...headerArguments(command.header),...flag("--diff",command.diff),...imageArguments(command.images)]
;case"read-flash":return[(0,flash_layout.M0)(command.address),String(command.size),command.output]
;case"erase-flash":return flag("--force",command.force);case"erase-region":
return[...flag("--force",command.force),(0,
flash_layout.M0)(command.address),command.size==="ALL"?"ALL":(0,flash_layout.M0)(command.size)]
;case"dump-mem":return[(0,flash_layout.M0)(command.address),String(command.size),command.output]
;case"flash-id":case"get-security-info":return[]}}
function headerArguments({mode:mode,freq:freq,size:size}){
return[...arguments_option("--flash-mode",mode),...arguments_option("--flash-freq",freq),...arguments_option("--flash-size",size)]
}function arguments_option(name,value){return value==="keep"?[]:[name,value]}
function flag(name,set){return set?[name]:[]}function writeArguments(images){
const encrypted=images.filter(image=>image.encrypted===true)
;if(encrypted.length===0)return imageArguments(images)
;if(encrypted.length===images.length)return["--encrypt",...imageArguments(images)]
;const plain=images.filter(image=>image.encrypted!==true)
;return[...imageArguments(plain),"--encrypt-files",...imageArguments(encrypted)]}
function imageArguments(images){return images.flatMap(({address:address,path:path})=>[(0,
flash_layout.M0)(address),path])}const PLAIN=/^[\w@%+=:,./-]+$/
;function commandLine(connection,command){
return["esptool",...esptoolArguments(connection,command)].map(quoted).join(" ")}
function quoted(word){return PLAIN.test(word)?word:`'${word.replaceAll("'",String.raw`'\''`)}'`}
var digest=__webpack_require__(31285);async function takeImages(files,{folder:folder}){
const images=[];for(const file of files){const{bytes:bytes,realPath:realPath,sha256:sha256}=file
;if(bytes!==undefined){const copy=await folder.writeBytes(folder.nextName("image"),bytes)
;images.push({file:file,copy:copy,sha256:(0,digest.ez)(bytes)})}else if(sha256!==undefined){
images.push({file:file,copy:realPath,sha256:sha256})}else{const taken=await folder.take(file)
;images.push({file:file,copy:taken.realPath,sha256:taken.sha256})}}return images}
async function readImage({file:file,copy:copy,sha256:sha256}){const bytes=await(0,
promises_.readFile)(copy).catch(error=>{throw(0,found_file.Iy)(file.path,error)})
;if(sha256===undefined||(0,digest.ez)(bytes)===sha256)return bytes;throw(0,found_file.tD)(file.path)
}async function checkImages(images){for(const{file:file,copy:copy,sha256:sha256}of images){
if(await(0,digest.Vq)(copy)!==sha256)throw(0,found_file.tD)(file.path)}}
async function checkUsedImages(images,{esptool:esptool}){try{await checkImages(images)}catch(error){
if(!(error instanceof errors.HR))throw error;esptool.doubtWritten()
;const{code:code,message:message,hint:hint}=error
;throw new errors.HR(code,`${message} ${STATE_SENTENCES[esptool.state]}`,hint,{cause:error})}}
const WORD=4;function padded(size){return Math.ceil(size/WORD)*WORD}
function comparisonsOf(images,{comparisons:comparisons}){
return images.map(({file:{address:address,path:path,size:size}})=>{const bytes=padded(size)
;const found=comparisons.filter(seen=>seen.address===address&&seen.bytes===bytes)
;const[comparison]=found
;if(comparison!==undefined&&found.length===1&&comparisons.length===images.length){return comparison}
const said=comparisons.map(seen=>`${seen.bytes} bytes at ${(0,flash_layout.M0)(seen.address)}`)
;throw new errors.HR("esptool-failed",`esptool exited successfully, but did not report comparing the ${size} bytes of "${path}" with the flash at ${(0,
flash_layout.M0)(address)}; it reported ${said.join(", ")||"nothing"}.`,"The log has esptool's output. The content of the flash is unknown.")
})}function images_imageArguments(images){
return images.map(({file:{address:address,encrypted:encrypted=false},copy:copy})=>({address:address,
path:copy,encrypted:encrypted}))}function shownNames(images){
return new Map(images.map(({file:file,copy:copy})=>[copy,file.path]))}function totalSize(files){
return files.reduce((sum,{size:size})=>sum+size,0)}
function fileResult({path:path,size:size,encrypted:encrypted,...place}){return{
...placeResult(place),path:path,size:size,...encrypted===true?{encrypted:encrypted}:{}}}
function placeResult({address:address,partition:partition}){return{
address:(0,flash_layout.M0)(address),...partition===undefined?{}:{partition:partition}}}
const FLASH_ID={name:"flash-id"};function readsTable(address){return{name:"read-flash",
address:address,size:partition_table.u3,output:"board-table.bin"}}
const OF_ANY_CHIP=new Set(["flash-id","read-flash"])
;function logScript(dryRun,{plan:plan,commands:commands,chip:chip,lastLink:lastLink,warnings:warnings=[],unchecked:unchecked=[],facts:facts={}},{connection:connection,say:say},isIdentified=false){
const own=chip===undefined?connection:{...connection,chip:chip}
;const all=isIdentified&&commands[0]?.name!=="flash-id"?[FLASH_ID,...commands]:commands
;const lines=all.map((command,index)=>{const open=OF_ANY_CHIP.has(command.name)?connection:own
;const isLast=index===all.length-1
;return commandLine(isLast?lastLink?.(open)??open:staying(open),command)})
;for(const line of plan)say(line);const left=dryRun==="true"?unchecked:[]
;for(const line of left)say(`Not checked: ${line}`)
;for(const[index,line]of lines.entries())say(`${index===0?"Runs":"Then"}: ${line}`);return{
operation:"dry-run",dry_run:dryRun,plan:plan,commands:lines,...warnings.length===0?{}:{
warnings:warnings},...left.length===0?{}:{not_checked:left},...facts,bytes_written:0}}
function fileFacts(files){return{files:files.map(fileResult),file_count:files.length,
total_size:totalSize(files)}}function plural(count,noun){return`${count} ${noun}${count===1?"":"s"}`
}function dryRunWithoutBoard(script,board,notChecked){annotateWarnings(script.warnings??[],board)
;const unchecked=[...notChecked,...script.unchecked??[]];return logScript("true",{...script,
unchecked:unchecked},board,requiresAnything(board.expected))}function dryRunOnBoard(script,board){
const{connection:connection}=board.esptool;return logScript("connect",script,{connection:connection,
say:board.say})}async function compareFiles(request,script,board){
const{files:files,settings:settings}=request
;if(files.some(({encrypted:encrypted})=>encrypted===true))return lookAt(script,board,0)
;const images=await takeImages(files,board);await checkImages(images);const command={
name:"verify-flash",images:images_imageArguments(images),header:settings,diff:false}
;const seen=await board.esptool.run(command,totalSize(files),shownNames(images),{quiet:true,
isLast:true});const comparisons=comparisonsOf(images,seen);const compared=files.map((file,index)=>({
...fileResult(file),in_flash:comparisons[index]?.equal===true}))
;const differing=compared.filter(({in_flash:in_flash})=>!in_flash)
;const says=differing.map(({path:path,address:address})=>`"${path}" at ${address} is not in the flash.`)
;return{...script,
plan:[...script.plan,`${plural(compared.length-differing.length,"image")} of ${compared.length} already in the flash.`,...says],
facts:{...script.facts,files:compared,changed:differing.length>0}}}
async function lookAt(script,board,end,check=()=>Promise.resolve()){await identify(board)
;const{flashSize:flashSize}=board.esptool.identity;await check()
;if(flashSize===undefined||end<=flashSize)return script
;throw new errors.HR("beyond-flash",`The region ends at ${(0,
flash_layout.M0)(end)}, beyond the flash of ${flashSize} bytes on ${board.esptool.connection.port.name}.`,"Use a smaller region. Nothing was changed.")
}function endOf(address,size){return address+(size??1)}const AS_IS={mode:"keep",freq:"keep",
size:"keep"};function givesDigests({esptool:esptool}){return esptool.connection.stub||(0,
flash_chips.cW)(esptool.identity.chip)}async function isInFlash(path,shown,range,board,options={}){
const{address:address,size:size}=range;const seen=await board.esptool.run({name:"verify-flash",
images:[{address:address,path:path}],header:AS_IS,diff:false},size,new Map([[path,shown]]),{
...options,quiet:true});const[comparison]=seen.comparisons
;return comparison?.equal===true&&comparison.address===address&&comparison.bytes===size}
var pending_files=__webpack_require__(27741);function backupRecord(image,board){
const{name:name,range:range,sha256:sha256,verified:verified,contents:contents,started:started,transferred:transferred,security:security}=image
;const{esptool:esptool,provenance:provenance}=board;const{port:port}=esptool.connection
;const created=board.now();return{schema:1,image:name,sha256:sha256,start_address:(0,
flash_layout.M0)(range.address),size:range.size,verified:verified,created:created.toISOString(),
board:boardRecord(board),security:securityRecord(security),...contentsRecord(contents),transfer:{
baud:port.kind==="socket"?null:esptool.baud??null,bytes:transferred,
elapsed_seconds:Math.max(0,created.getTime()-started.getTime())/1e3,attempts:esptool.attempts,
processes:esptool.processes},tool:{action:provenance.action,esptool:provenance.esptool},
workflow:provenance.workflow??null}}function contentsRecord(contents){return{
partition_table:tableRecord(contents.table),partitions:contents.partitions.map(partitionRecord),
bootloader:bootloaderRecord(contents.bootloader)}}
function boardRecord({esptool:{identity:identity}}){return{chip:identity.chip??null,
description:identity.description??null,revision:identity.revision??null,
features:identity.features??null,crystal:identity.crystal??null,mac:identity.mac??null,
flash_size:identity.flashSize??null,flash_manufacturer:identity.flashManufacturer??null,
flash_device:identity.flashDevice??null}}function securityRecord(security){
if(security===undefined)return null;return{secure_boot:security.secureBoot,
flash_encryption:security.flashEncryption}}function tableRecord(table){const address=(0,
flash_layout.M0)(table.address);return table.state==="found"?{state:"found",address:address,
reason:null}:{state:"absent",address:address,reason:table.state==="absent"?table.reason:null}}
function bootloaderRecord(bootloader){if(bootloader===undefined)return null
;const{address:address,chip:chip,description:description,intact:intact}=bootloader;return{
address:(0,flash_layout.M0)(address),chip:chip??null,idf_version:description?.idfVersion??null,
intact:intact}}function partitionRecord(contents){
const{partition:partition,content:content,used:used,sha256:sha256,application:application,boots:boots,nvs:nvs}=contents
;return{...rowRecord(partition),content:content==="unknown"?"unreadable":content,used:used??0,
sha256:sha256??null,application:applicationRecord(application),boots:boots??null,nvs:nvsRecord(nvs)}
}
function rowRecord({name:name,type:type,subtype:subtype,address:address,size:size,encrypted:encrypted,readonly:readonly}){
return{name:name,type:(0,partition_names.go)(type),subtype:(0,partition_names.g2)(type,subtype),
address:(0,flash_layout.M0)(address),size:size,encrypted:encrypted,readonly:readonly}}
function nvsRecord(nvs){if(nvs===undefined)return null
;const{namespaces:namespaces,keys:keys,credentials:credentials,encrypted:encrypted}=nvs;return{
namespaces:namespaces.length,keys:keys,credentials:credentials,encrypted:encrypted}}
function applicationRecord(application){if(application===undefined)return null;return{
...applicationWordsRecord(application),intact:application.intact===true}}
function applicationWordsRecord(application){
const{name:name,version:version,idfVersion:idfVersion,built:built,elfSha256:elfSha256,chip:chip}=application
;return{name:name,version:version,idf_version:idfVersion,built:built,elf_sha256:elfSha256,
chip:chip??null}}async function fittingBaseline(taken,range,board){
if(taken===undefined)return undefined;const unused=`The baseline "${taken.name}" is not used`
;if("reason"in taken){board.warn("baseline",`${unused}. ${taken.reason}`);return undefined}
const problem="problem"in taken?taken.problem:await objectionTo(taken,range,board.esptool.identity).catch(error=>`cannot be read again (${(0,
errors.bD)(error)})`);if(problem===undefined&&!("problem"in taken))return taken.imagePath
;board.warn("baseline",`${unused}: it ${problem??""}.`);return undefined}
async function objectionTo({size:size,sha256:digest,manifest:manifest},range,identity){
if(size!==range.size)return`has ${size} bytes, and the backup has ${range.size}`
;if(manifest===undefined)return undefined;const read=await parseManifest(manifest)
;if("problem"in read)return`has a manifest that cannot be used: it ${read.problem}`
;const{start_address:start_address,size:recorded,sha256:sha256,board:board}=read.manifest
;if(start_address!==(0,flash_layout.M0)(range.address)){
return`begins at ${start_address}, not at ${(0,flash_layout.M0)(range.address)}`}
const namesBoard=board.mac!==null||board.mac_end!==undefined
;if(namesBoard&&isOfBoard(board,identity.mac)!==true)return"is of another board, according to its manifest"
;if(recorded!==range.size||sha256!==digest){
return"does not match its manifest: it is damaged or was changed"}return undefined}
const CHUNK=256*flash_layout.t4;async function findChanges(before,after,range){const files=[];try{
for(const path of[before,after])files.push(await(0,promises_.open)(path,"r"));const changed=[]
;for(let at=0;at<range.size;at+=CHUNK){const size=Math.min(CHUNK,range.size-at)
;const[old,now]=await Promise.all(files.map(file=>readAt(file,at,size)))
;if(old===undefined||now===undefined||old.equals(now))continue
;for(let sector=0;sector<size;sector+=flash_layout.t4){
const end=Math.min(sector+flash_layout.t4,size)
;if(old.subarray(sector,end).equals(now.subarray(sector,end)))continue;changed.push({
address:range.address+at+sector,size:end-sector})}}return(0,flash_ranges.n$)(changed)}finally{
for(const file of files)await file.close()}}async function readAt(file,position,size){
const bytes=Buffer.alloc(size);await file.read(bytes,0,size,position);return bytes}
var image_description=__webpack_require__(4036);function applicationHead(bytes){
const header=bytes.length<app_image.qT?undefined:parsed(()=>(0,app_image.wL)(bytes))
;return header&&{...(0,image_description.Nd)(bytes)??image_description.lf,chip:(0,
flash_chips.l3)(header.chipId)}}var flash_bytes=__webpack_require__(26016)
;var device_name=__webpack_require__(14806);var external_node_zlib_=__webpack_require__(38522)
;const PAGE_SIZE=4096;const ENTRY_SIZE=32;const BITMAP_OFFSET=32;const FIRST_ENTRY_OFFSET=64
;const ENTRIES=126;const STATES_IN_USE=new Set([4294967294,4294967292,4294967288])
;const VERSIONS=new Set([255,254]);const WRITTEN=2;const CRC_SEED=4294967295
;const CONTENT_TYPES=new Set([33,65,66]);class NvsPage{#bytes;constructor(bytes){this.#bytes=bytes}
isBlank(){return this.#bytes.every(byte=>byte===255)}isInUse(){
const header=this.#bytes.subarray(0,BITMAP_OFFSET);const isWhole=header.readUInt32LE(28)===(0,
external_node_zlib_.crc32)(header.subarray(4,28),CRC_SEED)
;return isWhole&&STATES_IN_USE.has(header.readUInt32LE(0))}checkVersion(){
const version=this.#bytes.readUInt8(8);if(VERSIONS.has(version))return
;throw new format_error.I(`has a page of NVS version ${256-version}; only 1 and 2 are supported`)}
readable(){return Array.from({length:ENTRIES
},(_,index)=>this.#entry(index)).filter(entry=>entry!==undefined)}live(){const items=[]
;for(let index=0;index<ENTRIES;){const entry=this.#isWritten(index)?this.#entry(index):undefined
;if(this.#isWritten(index))items.push(entry);index+=entry?.span??1}return items}#isWritten(index){
const byte=this.#bytes.readUInt8(BITMAP_OFFSET+Math.floor(index/4))
;return(byte>>index%4*2&3)===WRITTEN}#entry(index){const at=FIRST_ENTRY_OFFSET+index*ENTRY_SIZE
;const entry=this.#bytes.subarray(at,at+ENTRY_SIZE)
;const checksum=(0,external_node_zlib_.crc32)(entry.subarray(8),(0,
external_node_zlib_.crc32)(entry.subarray(0,4),CRC_SEED))
;const[type,span]=[entry.readUInt8(1),entry.readUInt8(2)]
;if(entry.readUInt32LE(4)!==checksum||span<1||span>ENTRIES-index)return undefined
;const size=CONTENT_TYPES.has(type)?Math.min(entry.readUInt16LE(24),(span-1)*ENTRY_SIZE):0;return{
namespace:entry.readUInt8(0),type:type,span:span,key:entry.subarray(8,24),data:entry.subarray(24),
content:this.#bytes.subarray(at+ENTRY_SIZE,at+ENTRY_SIZE+size)}}}const ERASED=255
;const NAMESPACE_OF_NAMESPACES=0;const BLOB_CHUNK=66
;const CREDENTIALS=new Set(["sta.ssid","sta.pswd","sta.pmk","sta.apinfo","ap.passwd","ap.pmk_info"])
;const SECRET_NAME=/pass|pswd|pwd|secret|token|cred|cert|(?:^|[._-])psk|pmk|api_?key|(?:^|[._-])key|key$|priv|^pin$|pincode/i
;function secretKeysIn(bytes){
const names=pagesOf(bytes).filter(page=>!page.isBlank()).flatMap(page=>page.readable()).filter(entry=>isCredential(entry)||isSecretByName(entry)).map(keyOf)
;return[...new Set(names)]}function isSecretByName(entry){
if(entry.namespace===NAMESPACE_OF_NAMESPACES||CREDENTIALS.has(keyOf(entry)))return false
;return SECRET_NAME.test(keyOf(entry))&&!(entry.content.length>0&&isUnset(entry.content))}
function surveyNvs(bytes){const pages=pagesOf(bytes);const inUse=pages.filter(page=>page.isInUse())
;const readable=pages.flatMap(page=>page.readable())
;if(inUse.length===0&&readable.length===0&&!bytes.every(byte=>byte===ERASED)){
throw new format_error.I("has no intact NVS page: it is something else, or encrypted")}
for(const page of inUse)page.checkVersion();const live=inUse.flatMap(page=>page.live())
;const items=live.filter(item=>item!==undefined);return{pages:inUse.length,
namespaces:namespacesOf(items),keys:countKeys(items),credentials:readable.some(isCredential),
encrypted:live.length>0&&items.length===0}}function pagesOf(bytes){
if(bytes.byteLength===0||bytes.byteLength%PAGE_SIZE!==0){
throw new format_error.I(`is ${bytes.byteLength} bytes long, but NVS has pages of ${PAGE_SIZE}`)}
const buffer=Buffer.from(bytes.buffer,bytes.byteOffset,bytes.byteLength);return Array.from({
length:bytes.byteLength/PAGE_SIZE
},(_,page)=>new NvsPage(buffer.subarray(page*PAGE_SIZE,(page+1)*PAGE_SIZE)))}
function namespacesOf(items){
const names=items.filter(({namespace:namespace})=>namespace===NAMESPACE_OF_NAMESPACES).map(keyOf)
;return[...new Set(names)]}function countKeys(items){
const values=items.filter(({namespace:namespace,type:type})=>namespace!==NAMESPACE_OF_NAMESPACES&&type!==BLOB_CHUNK)
;return new Set(values.map(item=>`${item.namespace} ${keyOf(item)}`)).size}
function isCredential(entry){return CREDENTIALS.has(keyOf(entry))&&!isUnset(entry.content)}
function keyOf({key:key}){return(0,device_name.g)(key)}function isUnset(content){
return content.every(byte=>byte===ERASED||byte===0)}function everyByte(flash,start=0){
const bytes=new flash_bytes.dS(flash,start);return{bytes:bytes,
beyond:"is outside the available bytes",
look:partition=>(0,flash_bytes.hU)(bytes,partition)?lookAtAll(partition,bytes):Promise.resolve({
partition:partition,content:"unreadable",used:undefined,sha256:undefined})}}const CHUNK_SIZE=262144
;const FILESYSTEMS=new Set(["fat","spiffs","littlefs"]);async function lookAtAll(partition,flash){
const scan=await scanPartition(partition,flash);const{sha256:sha256,used:used}=scan;return{
partition:partition,used:used,sha256:sha256,...used===0?{content:"blank"
}:every_byte_identify(partition,scan)}}async function scanPartition(partition,flash){
const{address:address,size:size}=partition
;const step=await isReadAtOnce(partition,flash)?Math.max(size,CHUNK_SIZE):CHUNK_SIZE;const hash=(0,
external_node_crypto_.createHash)("sha256");let used=0;let bytes=Buffer.alloc(0)
;for(let at=0;at<size;at+=step){bytes=await flash.read(address+at,Math.min(step,size-at))
;hash.update(bytes);const usedHere=(0,flash_bytes.Z)(bytes);if(usedHere>0)used=at+usedHere}return{
sha256:hash.digest("hex"),used:used,bytes:size<=step?bytes:undefined}}
async function isReadAtOnce(partition,flash){if(isNvs(partition))return true
;if(!isApp(partition)||partition.size<app_image.qT)return false
;const start=await flash.read(partition.address,app_image.qT);return parsed(()=>(0,
app_image.wL)(start))!==undefined}function every_byte_identify(partition,{bytes:bytes,used:used}){
if(bytes!==undefined&&isApp(partition))return identifyApplication(bytes,used)
;if(bytes!==undefined&&isNvs(partition)){const nvs=parsed(()=>surveyNvs(bytes))
;return nvs===undefined?{content:"data"}:{content:"nvs",nvs:nvs}}return{content:purposeOf(partition)
}}function purposeOf({type:type,subtype:subtype}){
if((0,partition_names.go)(type)!=="data")return"data"
;const name=(0,partition_names.g2)(type,subtype);if(name==="ota")return"ota-data"
;return FILESYSTEMS.has(name)?"filesystem":"data"}function identifyApplication(bytes,used){
const head=applicationHead(bytes);if(head===undefined)return{content:"data"}
;const image=parsed(()=>(0,app_image.u0)(bytes));const application={...head,
intact:image?.intact??false};return{content:"application",
used:image?.intact===true?image.length:used,application:application}}function isApp({type:type}){
return(0,partition_names.go)(type)==="app"}function isNvs({type:type,subtype:subtype}){return(0,
partition_names.go)(type)==="data"&&(0,partition_names.g2)(type,subtype)==="nvs"}
var boot_choice=__webpack_require__(34264);async function findBootloader(flash,tableAddress,chip){
const own=chip===undefined?undefined:(0,flash_chips.uF)(chip)
;const addresses=chip===undefined?flash_chips.jB:own===undefined?[]:[own]
;for(const address of addresses){const found=await bootloaderAt(flash,address,tableAddress)
;if(found===undefined)continue
;if(chip!==undefined||found.chip!==undefined&&(0,flash_chips.uF)(found.chip)===address)return found}
return undefined}async function bootloaderAt(flash,address,end){
const size=Math.min(end-address,flash.reach(address));if(size<app_image.qT)return undefined
;const start=await flash.read(address,app_image.qT);const header=parsed(()=>(0,app_image.wL)(start))
;if(header===undefined)return undefined;const bytes=await flash.read(address,size)
;const image=parsed(()=>(0,app_image.u0)(bytes));const description=image?.bootloader;return{
address:address,intact:image?.intact??false,chip:(0,flash_chips.l3)(header.chipId),
...description===undefined?{}:{description:description}}}var ota_data=__webpack_require__(37061)
;async function surveyFlash(reading,options={}){
const{tableAddress:tableAddress=partition_table.$j,chip:chip,given:given}=options
;const{bytes:bytes}=reading;const bootloader=await findBootloader(bytes,tableAddress,chip)
;const{table:table,partitions:partitions}=await findTable(reading,tableAddress,given)
;await(reading.fetchPartitions?.(partitions));const contents=[]
;for(const partition of partitions)contents.push(await reading.look(partition));return{table:table,
partitions:await withBoot(contents,bytes,chip??bootloader?.chip),bootloader:bootloader}}
async function findTable(reading,address,given){
const{bytes:bytes,beyond:beyond,flashSize:flashSize}=reading;await(reading.fetchTable?.(address))
;const known=Math.min(bytes.reach(address),partition_table.u3);const read=known>0?(0,
partition_table._Z)(await bytes.read(address,known),{address:address,flashSize:flashSize}):beyond
;if(typeof read==="object"){const{partitions:partitions,problems:problems}=read;return{table:{
state:"found",address:address,problems:problems},partitions:partitions}}
if(read!==undefined&&(beyond!==undefined||known===partition_table.u3)){return{table:{state:"absent",
address:address,reason:read},partitions:[]}}if(given===undefined)return{table:{state:"unknown",
address:address},partitions:[]};return{table:{state:"given",address:address,title:given.title},
partitions:given.partitions}}async function withBoot(contents,bytes,chip){
const isOpen=({partition:{address:address,size:size},content:content})=>content==="unreadable"||content==="unknown"&&bytes.reach(address)<Math.min(app_image.qT,size)
;const otadata=contents.find(({partition:partition})=>(0,ota_data.LR)(partition))
;if(otadata===undefined)return(0,boot_choice.Kg)(contents,undefined,chip,isOpen)
;const{address:address,size:size}=otadata.partition;const records={address:address,size:ota_data.SO}
;const isThere=otadata.content!=="unreadable"&&size>=2*flash_layout.t4&&(0,
flash_bytes.hU)(bytes,records);if(!isThere)return contents
;const chosen=(0,ota_data.l0)(await bytes.read(address,ota_data.SO),(0,boot_choice.vf)(contents))
;return(0,boot_choice.Kg)(contents,chosen,chip,isOpen)}function partitionWords(partition,look){
const words=contentWords(partition,look)
;return partition.encrypted?`${words}; marked as encrypted`:words}
function contentWords({content:content,type:type,subtype:subtype,application:application,nvs:nvs},look){
switch(content){case"application":
return application===null?"an application":applicationWords(application);case"nvs":
return nvs===null?"NVS":nvsWords(nvs);case"filesystem":return`a filesystem (${subtype})`
;case"ota-data":return"which OTA slot boots";case"blank":return"blank";case"data":
return type==="app"?"data, not an application":"data";case"unreadable":case"unknown":
return lookWords(look)}}function lookWords({looked:looked,filled:filled}){
if(looked===0)return"not looked at";return filled>0?"only partly read":"blank where it was read"}
function applicationWords({name:name,version:version,intact:intact}){
const title=[name,version].filter(part=>part!=="").join(" ")
;return sound(title===""?"an application without a name":title,intact!==false)}
function nvsWords({keys:keys,credentials:credentials,encrypted:encrypted}){
if(encrypted)return"NVS, encrypted"
;return`NVS: ${keys} ${keys===1?"key":"keys"}, ${credentials?"Wi-Fi credentials":"no Wi-Fi credentials"}`
}function bootloaderWords({chip:chip,idf_version:idf_version,intact:intact}){
const version=idf_version===null?"":` of ESP-IDF ${idf_version}`
;return sound(`bootloader${version}${chip===null?"":` for ${chip}`}`,intact)}
function tableWords(partitions){
return`the table of ${partitions} ${partitions===1?"partition":"partitions"}`}
function fileContentWords({content:content,encrypted:encrypted}){const words=bytesWords(content)
;return encrypted?`${words}; encrypted by the chip`:words}function bytesWords(content){
switch(content.kind){case"bootloader":return bootloaderWords(content);case"application":
return applicationWords(content);case"image":
return sound(`an image for ${content.chip}`,content.intact);case"table":
return tableWords(content.partitions);case"blank":case"data":return content.kind}}
function gapWords(used,look,{state:state}){
const held=used===null?lookWords(look):used===0?"blank":"holds data"
;return state==="unknown"||state==="encrypted"?held:`in no partition; ${held}`}
function sound(what,intact){return intact?what:`${what}, not intact`}const MOST_FILES=95
;const MOST_PARTS=9;const UNNAMED={name:null,type:null,subtype:null,boots:null}
;function placesOf(known){
const own=[...bootloaderPlace(known),...tablePlace(known),...known.partitions.map(record=>partitionPlace(record,known))]
;const files=known.files.filter(file=>!own.some(place=>(0,flash_ranges.$f)(place,file)))
;const shown=files.length>MOST_FILES?[]:files
;const taken=[...own,...shown.map(file=>filePlace(file,known))]
;return[...taken,...gaps(taken,known)].sort((a,b)=>a.address-b.address||b.size-a.size)}
function bootloaderPlace(known){
const{bootloader:bootloader,partition_table:partition_table,partitions:partitions,files:files,size:size}=known
;if(bootloader===null||hasPrimary("bootloader",known))return[]
;if(partitions.length===0&&files.length>0)return[];const address=Number(bootloader.address)
;const next=[Number(partition_table.address),...partitions.map(record=>Number(record.address)),size]
;const end=Math.min(...next.filter(begin=>begin>address));if(!Number.isFinite(end))return[]
;const range={address:address,size:end-address};const description=bootloaderWords(bootloader)
;const used=usedIn(range,known);return[{kind:"bootloader",...UNNAMED,...range,used:used,
content:"bootloader",description:description}]}function tablePlace(known){
const{partition_table:partition_table,partitions:partitions}=known
;if(partition_table.state!=="found"||hasPrimary("partition_table",known))return[];const range={
address:Number(partition_table.address),size:flash_layout.t4}
;const description=tableWords(partitions.length);const used=usedIn(range,known);return[{
kind:"partition-table",...UNNAMED,...range,used:used,content:"partition-table",
description:description}]}function partitionPlace(record,known){const{bootloader:bootloader}=known
;const{name:name,type:type,subtype:subtype,size:size,content:content,used:used,boots:boots}=record
;const isBootloader=bootloader!==null&&type==="bootloader"&&subtype==="primary";const range={
address:Number(record.address),size:size};const isKnown=content!=="unreadable"&&used!==null;return{
kind:"partition",name:name,type:type,subtype:subtype,...range,used:isKnown?Math.min(used,size):null,
content:content==="unreadable"?"unknown":content,
description:isBootloader?bootloaderWords(bootloader):partitionWords(record,flash_places_lookAt(range,known)),
boots:boots}}function filePlace(file,known){const{name:name,address:address,size:size}=file
;const used=usedIn({address:address,size:size},known);const content=contentOf(used);return{
kind:"file",...UNNAMED,name:name,address:address,size:size,used:used,content:content,
description:fileContentWords(file)}}function gaps(places,known){
return(0,flash_ranges.qY)(known.part??{address:0,size:known.size},places).flatMap(range=>{
const looked=(0,flash_ranges.nx)(range,known.looked);const parts=[...looked,...(0,
flash_ranges.qY)(range,looked)];return parts.length>MOST_PARTS?[range]:parts}).map(range=>{
const used=usedIn(range,known)
;const description=gapWords(used,flash_places_lookAt(range,known),known.partition_table);return{
kind:"gap",...UNNAMED,...range,used:used,content:contentOf(used),description:description}})}
function flash_places_lookAt(range,{looked:looked,filled:filled}){return{looked:(0,
flash_ranges.KO)(range,looked),filled:(0,flash_ranges.KO)(range,filled)}}function contentOf(used){
return used===null?"unknown":used===0?"blank":"data"}
function usedIn(range,{looked:looked,filled:filled}){
if((0,flash_ranges.KO)(range,looked)<range.size)return null;const last=filled.findLast(piece=>(0,
flash_ranges.$f)(piece,range))
;return last===undefined?0:Math.min((0,flash_ranges.pJ)(last)-range.address,range.size)}
function hasPrimary(type,{partitions:partitions}){
return partitions.some(record=>record.type===type&&record.subtype==="primary")}
function drawFlash(known){const{part:part}=known;const whole=part??{address:0,size:known.size}
;const places=placesOf(known);const drawn=part===undefined?places:places.filter(place=>(0,
flash_ranges.$f)(place,part));const verifiedBytes=(0,flash_ranges.KO)(whole,known.verified);return{
size:known.isWhole?known.size:null,part:part===undefined?null:{
address:(0,flash_layout.M0)(part.address),size:part.size},partition_table:known.partition_table,
changed_since:known.changes?.since??null,changed_by:known.changes?.by??null,
changed:changedInAll(known),
verified:verifiedOf(verifiedBytes,known.isWhole||part!==undefined?whole.size:Infinity),
verified_bytes:verifiedBytes,bar:drawBar(whole,FLASH_CELLS,barPieces(places,known)),
rows:drawn.map(place=>rowOf(place,places,known))}}function rowOf(place,places,known){
const{kind:kind,name:name,type:type,subtype:subtype,address:address,size:size,used:used,content:content,description:description,boots:boots}=place
;const others=places.filter(other=>other!==place&&(0,flash_ranges.$f)(other,place))
;const verifiedBytes=(0,flash_ranges.KO)(place,known.verified);return{kind:kind,name:name,type:type,
subtype:subtype,address:(0,flash_layout.M0)(address),size:size,used:used,
free:used===null?null:size-used,changed:changedIn(place,known.changes),content:content,
description:description,boots:boots,verified:verifiedOf(verifiedBytes,size),
verified_bytes:verifiedBytes,overlaps:others.map(other=>other.name??other.kind),
beyond_flash:known.isWhole?size-(0,flash_ranges.dt)(place,{address:0,size:known.size}):null,
bar:drawBar(place,ROW_CELLS,barPieces([place],known))}}
function barPieces(places,{changes:changes,looked:looked,filled:filled}){return{
changed:changes?.regions??[],
used:places.flatMap(place=>place.used===null?(0,flash_ranges.nx)(place,filled):[{
address:place.address,size:place.used}]),unknown:places.flatMap(place=>place.used===null?(0,
flash_ranges.qY)(place,looked):[])}}
function changedInAll({changes:changes,size:size,isWhole:isWhole,part:part}){
if(changes===undefined)return null;const whole=part??{address:0,size:size};const inAll=(0,
flash_ranges.KO)(whole,changes.regions)
;return isWhole||inAll===(0,flash_ranges.e6)(changes.regions)?inAll:null}
function changedIn(range,changes){if(changes===undefined)return null
;const{within:within=range,regions:regions}=changes
;return(0,flash_ranges.dt)(range,within)<range.size?null:(0,flash_ranges.KO)(range,regions)}
function verifiedOf(bytes,size){return bytes===0?"none":bytes===size?"whole":"part"}
const filled_CHUNK=256*flash_layout.t4;async function findFilled(flash,range){const filled=[]
;for(let at=0;at<range.size;at+=filled_CHUNK){const address=range.address+at
;const bytes=await flash.read(address,Math.min(filled_CHUNK,range.size-at))
;for(let sector=0;sector<bytes.length;sector+=flash_layout.t4){
const size=(0,flash_bytes.Z)(bytes.subarray(sector,sector+flash_layout.t4));if(size>0)filled.push({
address:address+sector,size:size})}}return filled}function knownPieces(flash,filled){return{
bytes:flash,look:partition=>look(partition,flash,filled)}}
async function look(partition,flash,filled){
if((0,flash_bytes.hU)(flash,partition))return lookAtAll(partition,flash);const unknown={
partition:partition,content:"unknown",used:undefined,sha256:undefined};if(!filled.some(range=>(0,
flash_ranges.$f)(range,partition)))return unknown
;if((0,partition_names.go)(partition.type)!=="app")return{...unknown,content:purposeOf(partition)}
;const{address:address,size:size}=partition;const known=flash.reach(address)
;if(known<app_image.qT)return unknown;const bytes=await flash.read(address,Math.min(known,size))
;const head=applicationHead(bytes);if(head===undefined)return{...unknown,content:"data"}
;const image=parsed(()=>(0,app_image.u0)(bytes));return{...unknown,content:"application",
application:{...head,intact:image?.intact}}}function blankPiece({address:address,size:size}){
const read=(_,length)=>Promise.resolve(Buffer.alloc(length,flash_bytes.Z4));return{address:address,
size:size,isBlank:true,read:read}}function bytesPiece(start,bytes){
const read=(address,size)=>Promise.resolve(bytes.subarray(address-start,address-start+size));return{
address:start,size:bytes.length,isBlank:false,read:read}}class SparseFlash{ranges;#slices
;constructor(pieces){let slices=[];for(const piece of pieces){const{address:address,size:size}=piece
;const hidden=slices.flatMap(slice=>(0,
flash_ranges.$f)(slice,piece)?(0,flash_ranges.qY)(slice,[piece]).map(rest=>({...rest,
piece:slice.piece})):[slice]);slices=size>0?[...hidden,{address:address,size:size,piece:piece
}]:hidden}this.#slices=slices.sort((a,b)=>a.address-b.address);this.ranges=joined(this.#slices)}
get written(){return joined(this.#slices.filter(({piece:piece})=>!piece.isBlank))}reach(address){
const range=this.ranges.find(known=>known.address<=address&&address<(0,flash_ranges.pJ)(known))
;return range===undefined?0:(0,flash_ranges.pJ)(range)-address}async read(address,size){
const wanted={address:address,size:size};const parts=[]
;for(const{piece:piece,...slice}of this.#slices){
for(const part of(0,flash_ranges.nx)(wanted,[slice]))parts.push(await piece.read(part.address,part.size))
}const[first,...others]=parts
;const bytes=first!==undefined&&others.length===0?first:Buffer.concat(parts)
;if(bytes.length===size)return bytes
;throw new Error(`Of ${size} bytes of flash at 0x${address.toString(16)}, ${bytes.length} are known.`)
}}function joined(slices){return(0,flash_ranges.n$)(slices.map(({address:address,size:size})=>({
address:address,size:size})))}function knownRecord(contents){return{
partition_table:known_record_tableOf(contents.table),
partitions:contents.partitions.map(partitionOf),bootloader:bootloaderRecord(contents.bootloader)}}
function known_record_tableOf(table){const address=(0,flash_layout.M0)(table.address)
;switch(table.state){case"found":{const{problems:problems}=table;return{state:"found",
address:address,reason:null,...problems.length===0?{}:{problems:problems}}}case"absent":return{
state:"absent",address:address,reason:table.reason};case"given":return{state:"given",
address:address,reason:table.title};case"unknown":return{state:"unknown",address:address,reason:null
}}}
function partitionOf({partition:partition,content:content,used:used,application:application,boots:boots,nvs:nvs}){
return{...rowRecord(partition),content:content,used:used??null,
application:application===undefined?null:{...applicationWordsRecord(application),
intact:application.intact??null},boots:boots??null,nvs:nvsRecord(nvs)}}const ALL={address:0,
size:flash_layout.VE};async function picture(board,account){try{
const known=await knownFlash(typeof account==="function"?await account():account,board)
;return known.size===0?{}:{flash_map:drawFlash(known)}}catch(error){
board.warn("no flash map",`The flash map could not be drawn: ${(0,errors.bD)(error)}.`);return{}}}
async function knownFlash(account,board){
const{pieces:pieces,files:files=[],changes:changes,verified:verified=[],part:part,table:table}=account
;const{tableAddress:tableAddress=board.tableAddress}=account
;const{chip:chip,flashSize:flashSize}=board.esptool.identity
;const seen=board.session.readings.lastTable(board.tableAddress)
;const before=seen===undefined?[]:[bytesPiece(board.tableAddress,seen)]
;const flash=new SparseFlash([...before,...pieces]);const filled=[]
;for(const range of flash.written)filled.push(...await findFilled(flash,range))
;const reading=knownPieces(flash,filled);const contents=await surveyFlash(reading,{chip:chip,
tableAddress:tableAddress,given:board.givenTable})
;const partitions=contents.partitions.map(({partition:partition})=>partition);const named=[]
;for(const file of files.filter(entry=>!partitions.some(partition=>(0,
flash_ranges.$f)(partition,entry)))){
const{name:name,address:address,size:size,encrypted:encrypted}=file;named.push(withBlankTail({
name:name,address:address,size:size,encrypted:encrypted,content:await file.look()},flash))}
const size=flashSize??endOfKnown([...partitions,...files,...flash.ranges]);const whole={address:0,
size:size};const record=knownRecord(contents);return{...record,size:size,
isWhole:flashSize!==undefined,
part:flashSize===undefined||part===undefined||(0,flash_ranges.dt)(part,whole)<size?part:undefined,
partition_table:table??record.partition_table,files:named,
looked:(0,flash_ranges.nx)(whole,flash.ranges),filled:(0,flash_ranges.nx)(whole,filled),
changes:changes,verified:verified}}function endOfKnown(ranges){
return Math.max(0,...ranges.map(flash_ranges.pJ).filter(end=>end<(0,flash_ranges.pJ)(ALL)))}
function withBlankTail(file,flash){
const end=Math.ceil((0,flash_ranges.pJ)(file)/flash_layout.t4)*flash_layout.t4
;const size=end-file.address;return flash.reach(file.address)<size?file:{...file,size:size}}
async function withImageBytes(path,range,work){const file=await(0,promises_.open)(path,"r");try{
return await work({size:range.size,read:async(address,size)=>{const bytes=Buffer.alloc(size)
;const{bytesRead:bytesRead}=await file.read(bytes,0,size,address-range.address)
;if(bytesRead===size)return bytes
;throw new Error(`The image ends before 0x${(address+size).toString(16)}.`)}})}finally{
await file.close()}}function imagePiece(path,range){
const read=(address,size)=>withImageBytes(path,range,flash=>flash.read(address,size));return{
...range,isBlank:false,read:read}}function knownTable(board){
const{session:session,tableAddress:address}=board;const bytes=session.readings.lastTable(address)
;const table=bytes&&parsed(()=>(0,partition_table.hZ)(bytes,{address:address}));return table?{
partitions:table.partitions,title:boardTableWords(address)}:board.givenTable}
const AFTER_FIRST_SECTOR=flash_layout.t4;function surveyImage(path,range,origin){
return withImageBytes(path,range,async flash=>({path:path,range:range,
contents:await surveyFlash(everyByte(flash,range.address),origin),
filled:await findFilled(flash,range)}))}async function pictureOf(survey,changes,isVerified,board){
const{path:path,range:range,contents:contents}=survey;const{flashSize:flashSize=(0,
flash_ranges.pJ)(range)}=board.esptool.identity;const verified=isVerified?[range]:[]
;if(range.address<=AFTER_FIRST_SECTOR&&(0,flash_ranges.pJ)(range)>=flashSize){return{
flash_map:drawImage(survey,changes,verified)}}const pieces=[imagePiece(path,range)]
;const tableAddress=contents.table.address;return picture(board,{tableAddress:tableAddress,
pieces:pieces,changes:changes,verified:verified,part:range})}
function drawImage({range:range,contents:contents,filled:filled},changes,verified){
const record=contentsRecord(contents)
;const problems=contents.table.state==="found"?contents.table.problems:[]
;const odd=problems.length===0?{}:{problems:problems};return drawFlash({...record,partition_table:{
...record.partition_table,...odd},size:range.address+range.size,isWhole:true,files:[],
looked:[range],filled:filled,changes:changes,verified:verified})}
function namedRegion(region,{contents:contents},board){
const known=contents.table.state==="found"?contents.partitions.map(({partition:partition})=>partition):knownTable(board)?.partitions??[]
;const{address:address,size:size}=region;const touched=known.filter(partition=>(0,
flash_ranges.$f)(partition,region));return{address:(0,flash_layout.M0)(address),size:size,
partitions:touched.map(({name:name})=>name)}}
async function readRegion(address,size,partPath,shown,board,options={}){
const wanted=size??(address===0?"ALL":await restOfFlash(address,board))
;const seen=await board.esptool.run({name:"read-flash",address:address,size:wanted,output:partPath
},wanted==="ALL"?0:wanted,new Map([[partPath,shown]]),options)
;const expected=wanted==="ALL"?board.esptool.identity.flashSize:wanted;const bytes=(await(0,
promises_.stat)(partPath)).size;if(bytes!==expected||seen.read?.bytes!==bytes){
throw new errors.HR("esptool-failed",`esptool exited successfully, but "${shown}" has ${bytes} bytes instead of ${expected??"the whole flash"}.`,"The file was discarded. Read again; the log has esptool's output.")
}return{bytes:bytes,sha256:await(0,digest.Vq)(partPath)}}
async function read_region_readBytes({address:address,size:size},shown,board){
const path=await board.folder.writeBytes(`read-${(0,flash_layout.M0)(address)}.bin`,Buffer.alloc(0))
;try{await readRegion(address,size,path,shown,board,{quiet:true});return await(0,
promises_.readFile)(path)}finally{await(0,promises_.rm)(path,{force:true})}}
async function restOfFlash(address,board){const{identity:identity}=board.esptool
;if(identity.flashSize===undefined){await board.esptool.run({name:"flash-id"})}
const{flashSize:flashSize}=identity;if(flashSize===undefined){
throw new errors.HR("flash-size-unknown","The size of the board's flash could not be detected.","Set `size`, or check the flash wiring.")
}if(address<flashSize)return flashSize-address;throw new errors.HR("beyond-flash",`Address ${(0,
flash_layout.M0)(address)} is beyond the board's flash of ${flashSize} bytes.`,"Choose an address inside the flash.")
}const SOCKET={processMs:250,pairMs:1};const SERIAL={processMs:1500,pairMs:4}
;const DIGEST_MS_PER_BYTE=1/4e3;const BITS_PER_BYTE=10;const ERASE_BLOCK=65536
;const SOCKET_BAUD=921600;const FLASH_WRITE_MS_PER_BYTE=150/ERASE_BLOCK+.4/256;const MAP_BLOCK=32768
;const ASSUMED_KNOWN=.25;const KNOWN_AT_BORDER=.5;const ERASED_SINCE=.25;const PART_MS=2e4
;function costsOf(baud,pairsPerProcess){return{...baud===undefined?SOCKET:SERIAL,
digestMsPerByte:DIGEST_MS_PER_BYTE,transferMsPerByte:BITS_PER_BYTE*1e3/(baud??SOCKET_BAUD),
pairsPerProcess:pairsPerProcess}}function compareMs(pieces,bytes,costs){
const processes=Math.ceil(pieces/costs.pairsPerProcess)
;return processes*costs.processMs+pieces*costs.pairMs+bytes*costs.digestMsPerByte}
function mapBlockSize(bytes,purpose,costs){
if(purpose==="write")return bytes<=costs.pairsPerProcess*flash_layout.t4?flash_layout.t4:MAP_BLOCK
;const mapMs=compareMs(Math.ceil(bytes/MAP_BLOCK),bytes,costs)
;return mapMs<bytes*ASSUMED_KNOWN*costs.transferMsPerByte?MAP_BLOCK:undefined}
function blocksOf({address:address,size:size},block){const blocks=[]
;for(let at=address;at<address+size;){const next=Math.min(at-at%block+block,address+size)
;blocks.push({address:at,size:next-at});at=next}return blocks}
function secondLook(differing,orBlank,costs){const isBorder=({address:address,size:size},index)=>{
const[before,after]=[differing[index-1],differing[index+1]];return before===undefined||(0,
flash_ranges.pJ)(before)<address||after?.address!==address+size}
;const borders=differing.filter((range,index)=>range.size>flash_layout.t4&&isBorder(range,index))
;const between=orBlank?differing.filter((range,index)=>!isBorder(range,index)):[]
;const atBorders=borders.flatMap(range=>blocksOf(range,flash_layout.t4));const spared=(0,
flash_ranges.e6)(borders)*KNOWN_AT_BORDER+(0,flash_ranges.e6)(between)*ERASED_SINCE;const bytes=(0,
flash_ranges.e6)(borders)+(0,flash_ranges.e6)(between)
;const lookMs=compareMs(atBorders.length+between.length,bytes,costs)
;return lookMs<spared*costs.transferMsPerByte?{atBorders:atBorders,between:between}:undefined}
function mergeRuns(unknown,costs){const runs=[]
;for(const range of[...unknown].sort((a,b)=>a.address-b.address)){const last=runs.at(-1)
;const gap=last===undefined?Infinity:range.address-(0,flash_ranges.pJ)(last)
;if(last!==undefined&&gap*costs.transferMsPerByte<costs.processMs)last.size+=gap+range.size;else runs.push({
...range})}return runs}function firstPart({address:address,size:size},msPerByte,attempt=1){
const parts=Math.max(1,Math.round(size*msPerByte*attempt/PART_MS))
;const part=Math.ceil(size/parts/flash_layout.t4)*flash_layout.t4;return{address:address,
size:Math.min(part,size)}}function writeMsPerByte({transferMsPerByte:transferMsPerByte}){
return transferMsPerByte+FLASH_WRITE_MS_PER_BYTE}function writeLimit(costs){
return Math.ceil(PART_MS/writeMsPerByte(costs)/ERASE_BLOCK)*ERASE_BLOCK}const BLANK=255
;const NAME_SAMPLE="baseline-0xfffffff.bin";const COMMAND_LINE_CHARACTERS=3e4;const AROUND_A_PATH=16
;function pairsPerProcess({folder:folder}){
const length=folder.file(NAME_SAMPLE).length+AROUND_A_PATH
;return Math.max(1,Math.floor(COMMAND_LINE_CHARACTERS/length))}
async function mapFlash(range,expected,costs,board){
const block=mapBlockSize(range.size,expected?.purpose??"read",costs);if(block===undefined)return{
known:[],unknown:[range]};const guesses=new Guesses(range,expected?.path,costs,board)
;const source=expected===undefined?"blank":"baseline"
;const first=await guesses.check(withSource(blocksOf(range,block),source))
;const look=secondLook(first.unknown,expected?.purpose==="read",costs);if(look===undefined)return{
known:first.known,unknown:(0,flash_ranges.n$)(first.unknown)}
;const pieces=[...withSource(look.atBorders,source),...withSource(look.between,"blank")]
;const second=await guesses.check(pieces)
;const looked=new Set(pieces.map(({address:address})=>address))
;const rest=first.unknown.filter(({address:address})=>!looked.has(address))
;const unknown=[...rest,...second.unknown].sort((a,b)=>a.address-b.address);return{
known:[...first.known,...second.known],unknown:(0,flash_ranges.n$)(unknown)}}
function withSource(ranges,source){return ranges.map(({address:address,size:size})=>({
address:address,size:size,source:source}))}class Guesses{#range;#baseline;#costs;#board
;constructor(range,baseline,costs,board){this.#range=range;this.#baseline=baseline;this.#costs=costs
;this.#board=board}async check(pieces){const known=[]
;const{pairsPerProcess:pairsPerProcess}=this.#costs
;for(let at=0;at<pieces.length;at+=pairsPerProcess){
known.push(...await this.#compare(pieces.slice(at,at+pairsPerProcess)))}
const addresses=new Set(known.map(({address:address})=>address));return{known:known,
unknown:pieces.filter(({address:address})=>!addresses.has(address))}}async#compare(pieces){
const files=await this.#write(pieces);if(files.size===0)return[];try{
const images=[...files].map(([{address:address},path])=>({address:address,path:path}))
;const seen=await this.#board.esptool.run({name:"verify-flash",images:images,header:AS_IS,diff:false
},(0,flash_ranges.e6)(pieces),new Map,{quiet:true})
;const equal=new Set(seen.comparisons.filter(comparison=>comparison.equal===true).map(({address:address,bytes:bytes})=>`${address} ${bytes}`))
;return[...files.keys()].filter(({address:address,size:size})=>equal.has(`${address} ${size}`))
}finally{await Promise.all([...new Set(files.values())].map(path=>(0,promises_.rm)(path,{force:true
})))}}async#write(pieces){const{folder:folder}=this.#board
;const baseline=this.#baseline===undefined?undefined:await(0,promises_.open)(this.#baseline,"r")
;const blanks=new Map;const files=new Map;try{for(const piece of pieces){
const{address:address,size:size}=piece;const bytes=Buffer.alloc(size,BLANK)
;if(piece.source==="baseline"){await(baseline?.read(bytes,0,size,address-this.#range.address))}
if((0,intel_hex_record.tW)(bytes))continue;if(!bytes.every(byte=>byte===BLANK)){
files.set(piece,await folder.writeBytes(`baseline-0x${address.toString(16)}.bin`,bytes));continue}
const blank=blanks.get(size)??await folder.writeBytes(`blank-${size}.bin`,bytes)
;blanks.set(size,blank);files.set(piece,blank)}return files}finally{await(baseline?.close())}}}
const incremental_CHUNK=1048576;async function readIncrementally(range,baseline,image,board){
const whole={...range,source:"baseline"}
;if(baseline!==undefined&&await isInFlash(baseline,"the baseline",range,board,{isLast:true})){
await board.folder.fill(image,file=>incremental_place([whole],range,baseline,file));return{
transferred:0,verified:true}}const{port:port,baud:baud}=board.esptool.connection
;const costs=costsOf(port.kind==="socket"?undefined:baud,pairsPerProcess(board))
;const{known:known,unknown:unknown}=await mapFlash(range,baseline===undefined?undefined:{
path:baseline,purpose:"read"},costs,board);const runs=mergeRuns(unknown,costs)
;const transferred=runs.reduce((sum,{size:size})=>sum+size,0)
;await board.folder.fill(image,async file=>{await file.truncate(range.size)
;await incremental_place(known,range,baseline,file);await readRuns(runs,range,costs,file,board)})
;return{transferred:transferred,verified:false}}
async function readRuns(runs,range,costs,image,board){for(const{address:address,size:size}of runs){
for(let at=address;at<address+size;){const rest={address:at,size:address+size-at}
;const bytes=await incremental_readPart(attempt=>firstPart(rest,costs.transferMsPerByte,attempt),board)
;await writeAll(image,bytes,at-range.address);at+=bytes.length}}}
async function incremental_readPart(partOf,board){let part=partOf(1);const shown=(0,
flash_layout.M0)(part.address)
;const path=await board.folder.writeBytes(`run-${shown}.bin`,Buffer.alloc(0))
;const seen=await board.esptool.run(attempt=>{part=partOf(attempt);return{name:"read-flash",...part,
output:path}},part.size,new Map([[path,"a part of the backup"]]));const bytes=await(0,
promises_.readFile)(path);await(0,promises_.rm)(path,{force:true})
;if(bytes.length===part.size&&seen.read?.bytes===bytes.length)return bytes
;throw new errors.HR("esptool-failed",`esptool exited successfully, but returned ${bytes.length} bytes of the flash at ${shown}.`,"Run the backup again; the log has esptool's output.")
}async function incremental_place(pieces,range,baseline,image){
const source=baseline===undefined?undefined:await(0,promises_.open)(baseline,"r");try{
for(const piece of pieces){const offset=piece.address-range.address
;for(let done=0;done<piece.size;done+=incremental_CHUNK){
const bytes=Buffer.alloc(Math.min(incremental_CHUNK,piece.size-done),255)
;if(piece.source==="baseline")await(source?.read(bytes,0,bytes.length,offset+done))
;await writeAll(image,bytes,offset+done)}}}finally{await(source?.close())}}
async function writeAll(file,bytes,position){for(let done=0;done<bytes.length;){
done+=(await file.write(bytes,done,bytes.length-done,position+done)).bytesWritten}}
async function takeImage({incremental:incremental,output:output},range,baseline,image,board){
const isLast=!givesDigests(board)
;const readPlainly=()=>readRegion(range.address,range.size,image,output.path,board,{isLast:isLast})
;const verify=()=>isInFlash(image,output.path,range,board,{isLast:true});if(isLast){
board.warn("not verified",`${board.esptool.identity.chip??"The chip"} cannot compute a digest without the stub.`)
;const{bytes:bytes,sha256:sha256}=await readPlainly();return{transferred:bytes,verified:false,
sha256:sha256}}let transferred;if(incremental&&board.esptool.connection.stub){
const made=await readIncrementally(range,baseline,image,board);const sha256=await(0,
digest.Vq)(image);if(made.verified||await verify())return{transferred:made.transferred,
verified:true,sha256:sha256};transferred=made.transferred}else{
const{bytes:bytes,sha256:sha256}=await readPlainly();transferred=bytes;if(await verify())return{
transferred:transferred,verified:true,sha256:sha256}}
board.warn("read again","The image differs from the chip's digest: the flash changed, or a byte was corrupted. Reading everything again.")
;const{bytes:bytes,sha256:sha256}=await readPlainly();transferred+=bytes;if(await verify())return{
transferred:transferred,verified:true,sha256:sha256}
;throw new errors.HR("digest-mismatch",`The image of the flash on ${board.esptool.connection.port.name} differs from the chip's digest, also after a second read.`,"Something writes to the flash, or the flash or the link is unstable. Check the power supply, and use a lower `baud`.")
}async function backup(request,earlier,board){
const files=await pending_files.d.create([request.output,request.manifest],board);try{
const image=await board.folder.writeBytes("backup.bin",new Uint8Array)
;const result=await makeBackup(request,earlier,image,files,board);await(0,promises_.rm)(image)
;return result}finally{await files.discard()}}
function firstAddress({includeBootloader:includeBootloader,region:region}){
return region?.address??(includeBootloader?0:AFTER_FIRST_SECTOR)}
async function rangeOf(request,board){const address=firstAddress(request)
;const rest=await restOfFlash(address,board);const size=request.region?.size??rest
;if(size<=rest)return{address:address,size:size}
;throw new errors.HR("beyond-flash",`The region ends at ${(0,
flash_layout.M0)(address+size)}, beyond the board's flash of ${address+rest} bytes.`,"Lower `address` or `size`.")
}async function makeBackup(request,earlier,image,files,board){const started=board.now()
;const range=await rangeOf(request,board);const baseline=await fittingBaseline(earlier,range,board)
;const security=await knownSecurity(board)
;const{transferred:transferred,verified:verified,sha256:sha256}=await takeImage(request,range,baseline,image,board)
;const{esptool:esptool,tableAddress:tableAddress}=board;const survey=await surveyImage(image,range,{
chip:esptool.identity.chip,tableAddress:tableAddress})
;const changes=baseline===undefined?undefined:await findChanges(baseline,image,range);const name=(0,
external_node_path_.basename)(request.output.realPath);const record=backupRecord({name:name,
range:range,sha256:sha256,verified:verified,transferred:transferred,started:started,
contents:survey.contents,security:security},board);const manifest=Buffer.from(manifestText(record))
;const manifestDigest=(0,digest.ez)(manifest)
;const manifestCopy=await board.folder.writeBytes("manifest.json",manifest);await files.commit([{
path:image,sha256:sha256},{path:manifestCopy,sha256:manifestDigest}]);const compared=changes&&{
since:"baseline",by:"comparison",within:range,regions:changes}
;const pictured=await pictureOf(survey,compared,verified,board);return{operation:"backup",
output_path:request.output.path,manifest_path:request.manifest.path,manifest_sha256:manifestDigest,
start_address:record.start_address,bytes_read:range.size,sha256:sha256,verified:verified,
bytes_transferred:transferred,...changes===undefined?{}:{changed:changes.length>0,
changed_regions:changes.map(region=>namedRegion(region,survey,board))},partitions:record.partitions,
...pictured}}async function knownSecurity(board){try{return await board.session.readings.security()
}catch(error){if(!(error instanceof errors.HR))throw error
;if(error.code==="not-supported-by-chip"||error.code==="esptool-failed")return undefined;throw error
}}function backupScript(request,{stub:stub}){
const{output:output,manifest:manifest,incremental:incremental,baseline:baseline,region:region}=request
;const address=firstAddress(request);const skipping=incremental&&stub
;const known=baseline===undefined?"blank":`blank, or as in "${baseline.path}"`;return{
plan:[`backup: ${region===undefined?`the flash from ${(0,
flash_layout.M0)(address)} to its end`:`${plural(region.size,"byte")} from ${(0,
flash_layout.M0)(address)}`} into "${output.path}", with its manifest "${manifest.path}".`,skipping?`Blocks whose digests match ${known} would not be read (verify-flash, then read-flash of the others); one digest would verify the image.`:"Everything would be read, and one digest would verify it (verify-flash).","A dry run uploads nothing."],
commands:[FLASH_ID,...skipping?[]:[{name:"read-flash",address:address,size:region?.size??"ALL",
output:output.path}],{name:"verify-flash",images:[{address:address,path:output.path}],header:AS_IS,
diff:false}],facts:{output_path:output.path,start_address:(0,flash_layout.M0)(address),
size:region?.size??null}}}const stored_secrets_NAMES_SHOWN=8;const stored_secrets_CHUNK=64*PAGE_SIZE
;async function secretsWarning(path){const keys=await secretKeysOf(path)
;if(keys.length===0)return undefined
;const shown=keys.slice(0,stored_secrets_NAMES_SHOWN).map(key=>`\`${(0,shown_text.m)(key)}\``)
;const more=keys.length>shown.length?` and ${keys.length-shown.length} more`:""
;return`This backup was uploaded unencrypted, and its NVS contains keys that look like credentials: ${shown.join(", ")}${more}. Everyone with read access to the repository can download them. Set \`encrypt-to\`, and \`require-encryption: true\` so that an empty \`encrypt-to\` fails the step.`
}async function secretKeysOf(path){const found=new Set;const file=await(0,promises_.open)(path,"r")
;try{const buffer=Buffer.alloc(stored_secrets_CHUNK);for(let position=0;;){
const{bytesRead:bytesRead}=await file.read(buffer,0,stored_secrets_CHUNK,position)
;const whole=bytesRead-bytesRead%PAGE_SIZE;if(whole===0)return[...found]
;for(const key of secretKeysIn(buffer.subarray(0,whole)))found.add(key);position+=whole}}finally{
await file.close()}}var artifact_failure=__webpack_require__(21926)
;function checkArtifactService(service,use="upload"){checkArtifactServer(service,use)
;const{runtimeToken:runtimeToken="",resultsUrl:resultsUrl=""}=service
;if(runtimeToken===""||!URL.canParse(resultsUrl))throw(0,artifact_failure.Tr)(use)}
function checkArtifactServer({serverUrl:serverUrl},use){if(isEnterpriseServer(serverUrl))throw(0,
artifact_failure.nB)(serverUrl,use)}
function artifactPage({serverUrl:serverUrl},repository,runId,id){
return`${serverUrl.replace(/\/+$/,"")}/${repository}/actions/runs/${runId}/artifacts/${id}`}
function isEnterpriseServer(serverUrl){
const host=URL.canParse(serverUrl)?new URL(serverUrl).hostname.toLowerCase():""
;return host!=="github.com"&&!host.endsWith(".ghe.com")&&!host.endsWith(".localhost")}
const NAME="ACTIONS_RUNTIME_TOKEN";let users=0
;async function withRuntimeToken({runtimeToken:runtimeToken=""},work){users++
;if(runtimeToken!=="")process.env[NAME]=runtimeToken;try{return await work()}finally{
if(--users===0)Reflect.deleteProperty(process.env,NAME)}}
var request_limit=__webpack_require__(74282);const DEFAULT_LIMIT_MS=10*6e4
;async function uploadArtifact(request,service,limit={}){checkArtifactService(service)
;await checkRequest(request)
;const{name:name,files:files,rootDirectory:rootDirectory,retentionDays:retentionDays,compressionLevel:compressionLevel}=request
;const{DefaultArtifactClient:DefaultArtifactClient}=await Promise.all([__webpack_require__.e(942),__webpack_require__.e(429)]).then(__webpack_require__.bind(__webpack_require__,2429))
;const client=new DefaultArtifactClient;const options={compressionLevel:compressionLevel,
...retentionDays===undefined?{}:{retentionDays:retentionDays}};let response;try{response=await(0,
request_limit.z)({limitMs:DEFAULT_LIMIT_MS,...limit
},`the upload of "${name}"`,()=>withRuntimeToken(service,()=>client.uploadArtifact(name,[...files],rootDirectory,options)))
}catch(error){
throw error instanceof errors.HR?error:(0,artifact_failure.al)(name,service.serverUrl,error)}
return confirmed(name,service,response)}
async function checkRequest({name:name,files:files,rootDirectory:rootDirectory}){
const problem=artifactNameProblem(name);if(problem!==undefined){
throw(0,artifact_failure.Kj)(name,`the name is not valid: ${problem}`,"Choose another artifact-name.")
}
if(files.length===0)throw(0,artifact_failure.Kj)(name,"there is no file to upload","Report this as a bug of this action.")
;for(const file of files){
const pathProblem=artifactPathProblem((0,external_node_path_.relative)(rootDirectory,file))
;if(pathProblem!==undefined){
throw(0,artifact_failure.Kj)(name,`the file name ${JSON.stringify(file)} is not valid: ${pathProblem}`,"Rename the file.")
}try{await(0,promises_.access)(file,promises_.constants.R_OK)}catch(error){throw(0,
artifact_failure.Kj)(name,`cannot read ${file}: ${(0,
errors.bD)(error)}`,"Check that nothing removes the file.",error)}}}
function confirmed(name,service,response){const{id:id=0,digest:digest="",size:size=0}=response
;if(!Number.isSafeInteger(id)||id<=0||size<=0||!/^[\da-f]{64}$/.test(digest)){throw(0,
artifact_failure.Kj)(name,"the service did not confirm it with an id, a size and a digest",artifact_failure.A4)
}const url=artifactPage(service,service.repository,service.runId,id);return{id:id,name:name,url:url,
digest:`sha256:${digest}`,size:size}}var external_node_fs_=__webpack_require__(73024)
;const KINDS=new Map([["X25519","an age key (age1…)"],["mlkem768x25519","a post-quantum age key (age1pq1…)"],["p256tag","a hardware key (age1tag1…)"],["mlkem768p256tag","a post-quantum hardware key (age1tagpq1…)"],["piv-p256","a YubiKey"],["ssh-ed25519","an SSH key"],["ssh-rsa","an SSH key"],["scrypt","a passphrase"]])
;function noneFits(shown,tried,kinds){
const names=[...new Set(kinds)].flatMap(kind=>KINDS.get(kind)??[])
;const needed=names.length===0?"":` It is encrypted to ${names.join(" and ")}.`
;return new errors.HR("age-identity-wrong",`None of the ${tried} identities decrypts "${shown}".${needed}`,kinds.includes("scrypt")?"Passphrases are not supported: decrypt the file with `age -d`, or encrypt it to a recipient (age1…).":"Use the AGE-SECRET-KEY-… of one of the file's recipients.")
}function notAge(shown,why,hint){
return new errors.HR("age-file-invalid",`"${shown}" cannot be decrypted: it ${why}.`,hint)}
function notWhole(shown,cause){
return new errors.HR("age-file-invalid",`"${shown}" cannot be decrypted: it is truncated or was changed. No decrypted data was kept.`,"Download the file again. If it fails again, the upload is damaged: use another backup.",{
cause:cause})}function unusableKey(kind){
return new errors.HR("input-invalid",`age does not accept a ${kind}.`,`Check every ${kind}: age-keygen prints both keys of a pair.`)
}function unreadable(shown,cause){
return new errors.HR("file-unreadable",`"${shown}" cannot be read: ${(0,
errors.bD)(cause)}.`,"Check that the file exists and that the runner's user may read it.",{
cause:cause})}function unwritable(shown,cause){
return new errors.HR("output-unwritable",`"${shown}" cannot be written: ${(0,
errors.bD)(cause)}.`,"Check the folder's permissions and the free disk space.",{cause:cause})}
function age_failure_cancelled(shown){
return new errors.HR("cancelled",`The step was cancelled while processing "${shown}".`,"Run the job again.")
}var shared_file=__webpack_require__(36579);const FIRST_LINE="age-encryption.org/v1\n"
;const ARMOR="-----BEGIN AGE ENCRYPTED FILE-----";const MAGIC="age-encryption.org/"
;const CHUNK_BYTES=64*1024;const MAX_HEADER_BYTES=64*1024;const PRIVATE_MODE=384
;async function encryptFile(source,target,recipients,{signal:signal}){const shown=(0,
external_node_path_.basename)(source);const input=await openSource(source,shown);try{
await writeWhole(await encrypted(streamOf(input,shown,signal),recipients),target)}finally{
await input.close()}}
async function decryptFile(source,target,identities,{signal:signal,shown:shown}){
const input=await openSource(source,shown);try{await checkHeader(input,shown)
;const plain=await decrypted(streamOf(input,shown,signal),identities,shown)
;await writeWhole(plain,target)}catch(error){
throw error instanceof errors.HR?error:notWhole(shown,error)}finally{await input.close()}}
async function isAgeFile(path){
const input=await openSource(path,(0,external_node_path_.basename)(path));try{
const start=await readStart(input,ARMOR.length,(0,external_node_path_.basename)(path))
;return start.startsWith(MAGIC)||start===ARMOR}finally{await input.close()}}
async function encrypted(plain,recipients){if(recipients.length===0)throw unusableKey("recipient")
;const{Encrypter:Encrypter}=await __webpack_require__.e(539).then(__webpack_require__.bind(__webpack_require__,81539))
;try{const encrypter=new Encrypter
;for(const recipient of recipients)encrypter.addRecipient(recipient)
;return await encrypter.encrypt(plain)}catch{throw unusableKey("recipient")}}
async function decrypted(file,identities,shown){
const{Decrypter:Decrypter}=await __webpack_require__.e(539).then(__webpack_require__.bind(__webpack_require__,81539))
;const decrypter=new Decrypter;try{for(const identity of identities)decrypter.addIdentity(identity)
}catch{throw unusableKey("identity")}const last={unwrapFileKey:stanzas=>{
const kinds=stanzas.map(({args:[kind=""]})=>kind);throw noneFits(shown,identities.length,kinds)}}
;decrypter.addIdentity(last);return await decrypter.decrypt(file)}
async function checkHeader(input,shown){const start=await readStart(input,MAX_HEADER_BYTES,shown)
;if(start.startsWith(ARMOR)){
throw notAge(shown,"is an armored age file, and only binary ones are supported","Decrypt it with `age -d`, or encrypt it without --armor.")
}if(!start.startsWith(MAGIC)){throw notAge(shown,"is not an age file","Check the file.")}
if(!start.startsWith(FIRST_LINE)){
throw notAge(shown,"has another age version than v1","Decrypt it with a newer `age -d`.")}
if(!/\n--- [^\n]*\n/.test(start))throw notWhole(shown,new Error("The header is incomplete."))}
async function readStart(input,bytes,shown){try{
const{buffer:buffer,bytesRead:bytesRead}=await input.read(Buffer.alloc(bytes),0,bytes,0)
;return buffer.toString("latin1",0,bytesRead)}catch(error){throw unreadable(shown,error)}}
async function openSource(path,shown){try{return await(0,promises_.open)(path,"r")}catch(error){
throw unreadable(shown,error)}}function streamOf(input,shown,signal){let position=0
;return new ReadableStream({pull:async controller=>{
if(signal.aborted)throw age_failure_cancelled(shown);const chunk=new Uint8Array(CHUNK_BYTES)
;const{bytesRead:bytesRead}=await input.read(chunk,0,CHUNK_BYTES,position).catch(error=>{
throw unreadable(shown,error)});position+=bytesRead
;if(bytesRead===0)controller.close();else controller.enqueue(chunk.subarray(0,bytesRead))}})}
async function writeWhole(stream,target){const shown=(0,external_node_path_.basename)(target)
;const fail=error=>{throw unwritable(shown,error)}
;const flags=external_node_fs_.constants.O_WRONLY|external_node_fs_.constants.O_CREAT|external_node_fs_.constants.O_TRUNC|shared_file.qP
;const output=await(0,promises_.open)(target,flags,PRIVATE_MODE).catch(fail);try{
await output.chmod(PRIVATE_MODE).catch(fail)
;for await(const chunk of stream)await output.writeFile(chunk).catch(fail)
;await output.close().catch(fail)}catch(error){await output.close().catch(()=>undefined);await(0,
promises_.rm)(target,{force:true});throw error}}var made_file=__webpack_require__(89299)
;async function uploadBackup(upload,result){
const{request:request,artifact:artifact,identity:identity,service:service,run:run,signal:signal}=upload
;const made=[{...request.output,sha256:result.sha256},{...request.manifest,
sha256:result.manifest_sha256}];const files=await filesToUpload(made,upload)
;const{id:id,name:name,url:url,digest:digest}=await uploadArtifact({
name:artifact.name??defaultArtifactName({...run,chip:identity.chip,mac:identity.mac}),...files,
retentionDays:artifact.retentionDays,compressionLevel:artifact.compressionLevel},service,{
signal:signal}).catch(error=>{upload.folder.keepUntilExit()
;if(!(error instanceof errors.HR))throw error
;const hint=`${error.hint} The backup itself is complete: ${request.output.path} on this runner.`
;throw new errors.HR(error.code,error.message,hint,{cause:error})})
;const image=artifact.recipients.length===0?plainCopy(request.output,upload):undefined
;for(const file of made)await(0,
made_file.Gf)(file,`The artifact "${name}" contains the original backup.`);return{artifact:{id:id,
name:name,url:url,digest:digest},image:image}}const upload_backup_PLAIN="made"
;const upload_backup_ENCRYPTED="encrypted";function plainCopy({realPath:realPath},{folder:folder}){
return(0,
external_node_path_.join)(folder.file(upload_backup_PLAIN),(0,external_node_path_.basename)(realPath))
}async function filesToUpload(made,upload){
const{request:request,artifact:artifact,folder:folder,isPublic:isPublic,signal:signal}=upload
;const{recipients:recipients}=artifact;const plain=await folder.makeEmptyFolder(upload_backup_PLAIN)
;const files=[];for(const file of made){const{realPath:realPath}=await(0,made_file.n_)(file,folder)
;const copy=plainCopy(file,upload);await(0,promises_.rename)(realPath,copy);files.push(copy)}
if(recipients.length===0){if(isPublic)await hideMac(plainCopy(request.manifest,upload));return{
files:files,rootDirectory:plain}}
const rootDirectory=await folder.makeEmptyFolder(upload_backup_ENCRYPTED);const encrypted=[]
;for(const file of files){const target=(0,external_node_path_.join)(rootDirectory,`${(0,
external_node_path_.basename)(file)}.age`);await encryptFile(file,target,recipients,{signal:signal})
;await(0,promises_.rm)(file);encrypted.push(target)}return{files:encrypted,
rootDirectory:rootDirectory}}async function hideMac(manifest){
const read=await parseManifest(await(0,promises_.readFile)(manifest,"utf8"))
;if("problem"in read)throw new Error(`The step's own manifest ${read.problem}`);await(0,
promises_.writeFile)(manifest,manifestText(publicManifest(read.manifest)))}
async function publishBackup(upload,result,earlier,{log:log}){
const{artifact:artifact,uploaded:uploaded,image:image}=await log.group("Upload the backup",()=>uploadOrNot(upload,result,earlier,log))
;if(image!==undefined){const warning=await secretsWarning(image).catch(error=>{
log.detail(`The image could not be searched for credentials: ${(0,errors.bD)(error)}`)
;return undefined});if(warning!==undefined)log.warning("backup not encrypted",(0,
untrusted_text.O)(warning))}return{artifact:artifact,uploaded:uploaded}}
async function uploadOrNot(upload,result,earlier,log){
if(upload.artifact.when==="always"||result.changed!==false){return{
...await uploadBackup(upload,result),uploaded:true}}const{baseline:baseline}=upload.request
;const holder=earlier===undefined?`the baseline "${baseline?.path??""}"`:`the artifact "${earlier.name}" (${earlier.url})`
;log.line(`Not uploaded: nothing changed, ${holder} contains the same bytes.`);return{
artifact:earlier,uploaded:false}}function readSection(result){return{sign:"✅",verdict:`read: ${(0,
quantity.ee)(result.bytes_read)}`,...madeFile(result),blocks:[]}}function madeFile(result){
const begin=place({address:result.start_address,partition:result.partition});return{
rows:[["Region",`${(0,
quantity.ee)(result.bytes_read)} from ${begin}`],["File",code(result.output_path)]],
details:[["SHA-256",code(result.sha256)]]}}const REGIONS_NAMED=10;function regions(all){
const shown=all.slice(0,REGIONS_NAMED).map(({address:address,size:size,partitions:partitions=[]})=>{
const inside=partitions.length===0?"":` in ${partitions.map(code).join(", ")}`;return`${(0,
quantity.ee)(size)} at ${code(address)}${inside}`});const more=all.length-shown.length
;return[...shown,...more>0?[`and ${more} more`]:[]].join(", ")}function backupSection(result){
const{bytes_read:bytes_read,bytes_transferred:bytes_transferred,verified:verified}=result
;const{rows:rows,details:details}=madeFile(result)
;const unverified=["Verified","<strong>no</strong>: the chip cannot compute a digest"]
;const proof=["Verified","yes: the chip's digest of the whole region is right"];return{sign:"✅",
verdict:`backup: ${(0,quantity.ee)(bytes_read)}`,
rows:[...rows,...verified?[]:[unverified],...changeRows(result)],
details:[...details,["Transferred",(0,quantity.ee)(bytes_transferred)],...verified?[proof]:[]],
blocks:[]}}function changeRows({changed:changed,changed_regions:changed_regions=[]}){
if(changed===undefined)return[]
;return[["Since the baseline",changed?`changed: ${regions(changed_regions)}`:"nothing changed"]]}
const NAMED=3;const artifact_content_failure_NAME_LENGTH=60
;function invalidArtifact(name,why,cause){
return new errors.HR("artifact-invalid",`The artifact ${quotedNames([name])} is not valid: ${why}.`,"It was not used. Check that it is a backup made by this action, and who uploaded it.",{
cause:cause})}function tooLargeArtifact(name,bytes,limit){
return new errors.HR("artifact-invalid",`The artifact ${quotedNames([name])} holds ${bytes} bytes, more than the ${limit} expected.`,"It was not used. Check that it is a backup made by this action.")
}function digestMismatch(name,digest){
return new errors.HR("artifact-digest-mismatch",`The artifact ${quotedNames([name])} did not arrive as it was uploaded: its digest was wrong twice (${digest} expected).`,"It was not used. Run the job again. If it fails again, look for a proxy that alters downloads.")
}function unwritableFolder(folder,cause){
return new errors.HR("runner-disk-unusable",`The folder "${folder}" cannot be written: ${(0,
errors.bD)(cause)}.`,"Make room on the disk of the runner's temporary folder (RUNNER_TEMP): the artifact temporarily needs twice its size.",{
cause:cause})}function quotedNames(names){
const shown=names.slice(0,NAMED).map(name=>JSON.stringify(name.length>artifact_content_failure_NAME_LENGTH?`${name.slice(0,artifact_content_failure_NAME_LENGTH)}…`:name))
;const more=names.length-shown.length;return shown.join(", ")+(more>0?` and ${more} more`:"")}
const artifact_listing_PAGE_SIZE=100;class ArtifactListing{#api;#repository;#name
;constructor(api,repository,name){this.#api=api;this.#repository=repository;this.#name=name}
async ofRun(runId,name){const filter=name===undefined?"":`&name=${encodeURIComponent(name)}`
;const path=`/actions/runs/${runId}/artifacts?per_page=${artifact_listing_PAGE_SIZE}${filter}`
;return artifactsIn(await this.#get(path,`There is no run ${runId} in ${this.#repository}`))}
async page(page){
const filter=`name=${encodeURIComponent(this.#name)}&per_page=${artifact_listing_PAGE_SIZE}&page=${page}`
;const answer=await this.#api.get(`/repos/${this.#repository}/actions/artifacts?${filter}`)
;if(answer.status===404){
throw(0,artifact_failure.K2)(this.#name,`GitHub does not show ${this.#repository} to the token (HTTP status 404)`)
}
const{artifactsSchema:artifactsSchema}=await Promise.all([__webpack_require__.e(857),__webpack_require__.e(24)]).then(__webpack_require__.bind(__webpack_require__,24))
;return artifactsIn(this.#checked(answer,artifactsSchema).artifacts)}async run(runId){
const answer=await this.#api.get(`/repos/${this.#repository}/actions/runs/${runId}`)
;if(answer.status===404)return undefined
;const{runSchema:runSchema}=await Promise.all([__webpack_require__.e(857),__webpack_require__.e(24)]).then(__webpack_require__.bind(__webpack_require__,24))
;const run=this.#checked(answer,runSchema);return{
isOfFork:run.head_repository?.id!==run.repository.id,
succeeded:run.status==="completed"&&run.conclusion==="success",
workflowPath:run.path?.replace(/@.*$/s,"")}}async#get(path,missing){
const answer=await this.#api.get(`/repos/${this.#repository}${path}`);if(answer.status===404){
const where=`${missing}, or the token has no access to it.`
;throw(0,artifact_failure.fX)(this.#name,where,"Check run-id, repository, and the token's permissions.")
}
const{artifactsSchema:artifactsSchema}=await Promise.all([__webpack_require__.e(857),__webpack_require__.e(24)]).then(__webpack_require__.bind(__webpack_require__,24))
;return this.#checked(answer,artifactsSchema).artifacts}#checked({status:status,body:body},schema){
const refusal=`GitHub answered with HTTP status ${status} for ${this.#repository}`
;if(status===401||status===403)throw(0,artifact_failure.K2)(this.#name,refusal)
;const result=status===200?schema.safeParse(body):undefined
;if(result?.data!==undefined)return result.data
;const why=status===200?`GitHub's answer for ${this.#repository} has an unknown format`:refusal
;const message=`The artifact ${JSON.stringify(this.#name)} could not be looked up: ${why}.`
;throw new errors.HR("artifact-failed",message,artifact_failure.A4,{cause:result?.error})}}
function artifactsIn(artifacts){
return artifacts.map(({id:id,name:name,size_in_bytes:size,expired:expired,created_at:created_at,digest:digest,workflow_run:run})=>({
id:id,name:name,size:size,expired:expired,digest:digest??undefined,createdAt:created_at??undefined,
run:run?.id===undefined?undefined:{id:run.id,isOfFork:run.head_repository_id!==run.repository_id}
})).sort((a,b)=>b.id-a.id)}var rest_api=__webpack_require__(92267)
;const artifact_find_DEFAULT_LIMIT_MS=2*6e4
;async function findArtifact(name,place,service,limit={}){
const repository=checkedRepository(place.repository??service.repository)
;const isHere=repository.toLowerCase()===service.repository.toLowerCase()
;const runId=place.runId===undefined&&isHere?service.runId:place.runId?.toString()
;if(runId===undefined){
throw new errors.HR("input-invalid",`The artifact ${quotedNames([name])} of ${repository} cannot be identified without its run.`,"Set run-id to the ID in the run's URL.")
}if(isOfThisRun(service,repository,runId))return findInThisRun(name,service,limit)
;return searching(name,{repository:repository,token:place.token},service,limit,async listing=>{
const artifacts=(await listing.ofRun(runId,name)).filter(artifact=>artifact.name===name)
;const found=artifacts.find(({expired:expired})=>!expired)
;if(found!==undefined)return foundIn(found,service,repository,runId);if(artifacts.length>0)throw(0,
artifact_failure.OG)(name)
;throw notInRun(name,`the run ${runId} of ${repository}`,await listing.ofRun(runId))})}
async function searching(name,{repository:repository,token:token=""},service,limit,search){
checkArtifactServer(service,"download")
;if(token==="")throw(0,artifact_failure.K2)(name,"artifacts of other runs need a token")
;const what=`the search for the artifact ${quotedNames([name])}`;return(0,request_limit.z)({
limitMs:artifact_find_DEFAULT_LIMIT_MS,...limit},what,async signal=>{
const api=new rest_api.R(service.apiUrl,token,signal);try{
return await search(new ArtifactListing(api,checkedRepository(repository),name))}finally{
api.dispose()}})}
function foundIn({id:id,name:name,size:size,digest:digest,createdAt:createdAt},service,repository,runId){
const url=artifactPage(service,repository,runId,id)
;const known=/^sha256:[\da-f]{64}$/.test(digest??"")?digest:undefined;return{id:id,name:name,
size:size,digest:known,createdAt:createdAt,runId:runId,repository:repository,url:url}}
function isOfThisRun(service,repository,runId){
return repository.toLowerCase()===service.repository.toLowerCase()&&runId===service.runId}
async function findInThisRun(name,service,limit){checkArtifactService(service,"download")
;const{DefaultArtifactClient:DefaultArtifactClient}=await Promise.all([__webpack_require__.e(942),__webpack_require__.e(429)]).then(__webpack_require__.bind(__webpack_require__,2429))
;const client=new DefaultArtifactClient
;const what=`the search for the artifact ${quotedNames([name])}`;try{return await(0,
request_limit.z)({limitMs:artifact_find_DEFAULT_LIMIT_MS,...limit
},what,()=>withRuntimeToken(service,async()=>{
const found=await client.getArtifact(name).catch(error=>{
if((0,artifact_failure.c4)(error))return undefined;throw error})
;if(found===undefined)throw notInRun(name,"this run",(await client.listArtifacts({latest:true
})).artifacts);const{id:id,size:size,digest:digest,createdAt:createdAt}=found.artifact
;const listed={id:id,name:name,size:size,digest:digest,createdAt:createdAt?.toISOString(),
expired:false,run:undefined};return foundIn(listed,service,service.repository,service.runId)}))
}catch(error){
throw error instanceof errors.HR?error:(0,artifact_failure.V8)(name,service.serverUrl,error)}}
function notInRun(name,run,artifacts){
const names=[...new Set(artifacts.map(artifact=>artifact.name))]
;const atLeast=artifacts.length<artifact_listing_PAGE_SIZE?"":"at least "
;const there=names.length===0?"has no artifacts":`has ${atLeast}${quotedNames(names)}`;return(0,
artifact_failure.fX)(name,`Searched in ${run}, which ${there}.`,"Check the name and run-id. A job that uses an artifact of another job in the same run must list that job in `needs`.")
}function checkedRepository(repository){
if(/^[\w.-]+\/[\w.-]+$/.test(repository)&&!/(^|\/)\.{1,2}(\/|$)/.test(repository))return repository
;throw new errors.HR("input-invalid",`${quotedNames([repository])} is not a repository.`,"Use owner/name.")
}async function makeRoom(folder,bytes){try{await(0,promises_.mkdir)(folder,{mode:448})
;const{bavail:bavail,bsize:bsize}=await(0,promises_.statfs)(folder)
;if(bavail*bsize<bytes)throw new Error(`${bytes} bytes are needed, ${bavail*bsize} are free`)
}catch(error){throw unwritableFolder(folder,error)}}async function tryRoom(folder,bytes){
const path=(0,external_node_path_.join)(folder,"room");try{
const file=await(0,promises_.open)(path,"wx",384);try{
const chunk=Buffer.alloc(Math.min(bytes,1024*1024))
;for(let left=bytes;left>0;left-=chunk.length)await file.writeFile(chunk.subarray(0,Math.min(left,chunk.length)))
}finally{await file.close()}}catch(error){throw unwritableFolder(folder,error)}finally{await(0,
promises_.rm)(path,{force:true})}}var stray_errors=__webpack_require__(56846)
;async function catchingStrayErrors(onStray,work){const listener=error=>{
if((0,errors.xU)(error)==="ERR_STREAM_WRITE_AFTER_END"){(0,stray_errors.O)(error);onStray(error)
}else if(process.listenerCount("uncaughtException")===1)throw error}
;process.prependListener("uncaughtException",listener);try{return await work()}finally{
process.off("uncaughtException",listener)}}const artifact_transfer_DEFAULT_LIMIT_MS=10*6e4
;const ATTEMPTS=2;const WATCH_MS=200
;async function transferArtifact(found,target,maxBytes,access,limit){
await makeRoom(target,found.size);const tooLarge=new AbortController;const watch=setInterval(()=>{
void sizeOf(target).then(bytes=>{if(bytes>maxBytes)tooLarge.abort()})},WATCH_MS)
;const unwritten=new AbortController
;const signals=[tooLarge.signal,unwritten.signal,...limit.signal===undefined?[]:[limit.signal]]
;const within={limitMs:artifact_transfer_DEFAULT_LIMIT_MS,...limit,signal:AbortSignal.any(signals)}
;try{const what=`the download of the artifact ${quotedNames([found.name])}`;const path=await(0,
request_limit.z)(within,what,signal=>catchingStrayErrors(error=>unwritten.abort(error),()=>withRuntimeToken(access,()=>downloadSound(found,target,access,signal))))
;const{size:size}=await(0,promises_.stat)(path)
;if(size>maxBytes)throw tooLargeArtifact(found.name,size,maxBytes);return path}catch(error){
if(tooLarge.signal.aborted)throw tooLargeArtifact(found.name,await sizeOf(target),maxBytes)
;const wasCancelled=limit.signal?.aborted===true
;if(error instanceof errors.HR&&(wasCancelled||!unwritten.signal.aborted))throw error;await(0,
promises_.rm)(target,{recursive:true,force:true});await makeRoom(target,found.size)
;await tryRoom(target,found.size);const cause=unwritten.signal.aborted?unwritten.signal.reason:error
;throw(0,artifact_failure.V8)(found.name,access.serverUrl,cause)}finally{clearInterval(watch)}}
async function downloadSound(found,target,access,signal){
const{DefaultArtifactClient:DefaultArtifactClient}=await Promise.all([__webpack_require__.e(942),__webpack_require__.e(429)]).then(__webpack_require__.bind(__webpack_require__,2429))
;const client=new DefaultArtifactClient;const{id:id,name:name,digest:digest}=found
;for(let attempt=1;;attempt++){const path=(0,external_node_path_.join)(target,String(attempt))
;await(0,promises_.mkdir)(path)
;const{digestMismatch:isWrong=false}=await client.downloadArtifact(id,{path:path,
skipDecompress:true,...digest===undefined?{}:{expectedHash:digest},...whereToFind(found,access)
}).catch(error=>{if(attempt===ATTEMPTS||signal.aborted||!isTemporary(error))throw error;return{
digestMismatch:true}});if(!isWrong)return onlyFile(name,path)
;if(attempt===ATTEMPTS)throw digestMismatch(name,digest??"");await(0,promises_.rm)(path,{
recursive:true})}}function whereToFind(found,access){
if(isOfThisRun(access,found.repository,found.runId))return{}
;const[repositoryOwner="",repositoryName=""]=found.repository.split("/")
;const{token:token=""}=access;return{findBy:{token:token,repositoryOwner:repositoryOwner,
repositoryName:repositoryName,workflowRunId:Number(found.runId)}}}function isTemporary(error){
return error instanceof Error&&"status"in error&&Number(error.status)>=500}
async function onlyFile(name,folder){const entries=await(0,promises_.readdir)(folder,{
withFileTypes:true});const[file]=entries
;if(file?.isFile()!==true||entries.length!==1)throw invalidArtifact(name,"the storage did not give one file")
;const path=(0,external_node_path_.join)(folder,file.name);await(0,promises_.chmod)(path,384)
;return path}async function sizeOf(folder){const entries=await(0,promises_.readdir)(folder,{
recursive:true}).catch(()=>[]);const sizes=entries.map(entry=>(0,promises_.stat)((0,
external_node_path_.join)(folder,entry)).then(stats=>stats.isFile()?stats.size:0,()=>0))
;return(await Promise.all(sizes)).reduce((sum,size)=>sum+size,0)}
var external_node_events_=__webpack_require__(78474)
;var external_node_stream_=__webpack_require__(57075)
;var external_node_stream_promises_=__webpack_require__(46466);const KIND=61440;const REGULAR=32768
;const DOS_FOLDER=16;const METHODS=[0,8];const MAX_NAME_BYTES=255
;const DEVICE_NAME=/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;function entryProblem(entry){
const kind=entry.externalFileAttributes>>>16&KIND
;if(kind!==0&&kind!==REGULAR)return"is not a plain file (a link, a folder or a device)"
;if((entry.externalFileAttributes&DOS_FOLDER)!==0||entry.fileName.endsWith("/"))return"is a folder"
;if(entry.isEncrypted())return"is an encrypted zip entry"
;if(!METHODS.includes(entry.compressionMethod))return`uses the unsupported compression method ${entry.compressionMethod}`
;return nameProblem(entry.fileName)}function sameFileKey(name){
return name.normalize("NFC").toLowerCase()}function nameProblem(name){
if(name===""||name==="."||name==="..")return"has no name"
;if(Buffer.byteLength(name)>MAX_NAME_BYTES)return`has a name of more than ${MAX_NAME_BYTES} bytes`
;if(/[/\\]/.test(name))return"is in a folder"
;if(/[:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/u.test(name))return"has a character that is not allowed in file names"
;if(/[. ]$/.test(name)||DEVICE_NAME.test(name))return"has a name that Windows does not allow"
;return undefined}const CLOSE_MS=5e3;async function unpackArtifact(zip,folder,expected,signal){
const yauzl=await __webpack_require__.e(663).then(__webpack_require__.t.bind(__webpack_require__,20663,19))
;const file=await yauzl.openPromise(zip.path,{autoClose:false,strictFileNames:true
}).catch(error=>reject(zip,folder,error));const paths=new Map;try{
for(const entry of await artifact_unpack_readEntries(zip,file,expected)){const path=(0,
external_node_path_.join)(folder,entry.fileName);await unpackEntry(file,entry,path,signal)
;paths.set(entry.fileName,path)}return paths}catch(error){for(const path of paths.values())await(0,
promises_.rm)(path,{force:true});if(signal?.aborted===true)throw error
;return reject(zip,folder,error)}finally{await artifact_unpack_closed(file)}}
async function artifact_unpack_closed(file){const end=(0,external_node_events_.once)(file,"close",{
signal:AbortSignal.timeout(CLOSE_MS)});file.close();await end.catch(()=>undefined)}
async function artifact_unpack_readEntries(zip,file,expected){
const{isExpected:isExpected,maxEntries:maxEntries,maxTotalBytes:maxTotalBytes}=expected
;if(file.entryCount>maxEntries)throw invalidArtifact(zip.name,`it contains ${file.entryCount} entries, more than the ${maxEntries} expected`)
;const entries=[];const keys=new Set;for await(const entry of file.eachEntry()){
const problem=entryProblem(entry)
;if(problem!==undefined)throw invalidArtifact(zip.name,`its entry ${quotedNames([entry.fileName])} ${problem}`)
;const key=sameFileKey(entry.fileName)
;if(keys.has(key))throw invalidArtifact(zip.name,`it contains ${quotedNames([entry.fileName])} twice`)
;keys.add(key);entries.push(entry)}
const unexpected=entries.map(({fileName:fileName})=>fileName).filter(name=>!isExpected(name))
;if(unexpected.length>0)throw invalidArtifact(zip.name,`it contains unexpected files: ${quotedNames(unexpected)}`)
;const total=entries.reduce((sum,{uncompressedSize:uncompressedSize})=>sum+uncompressedSize,0)
;if(total>maxTotalBytes)throw tooLargeArtifact(zip.name,total,maxTotalBytes);return entries}
async function unpackEntry(file,entry,path,signal){const checksum=new Checksum;const handle=await(0,
promises_.open)(path,"wx",384);try{const content=await file.openReadStreamPromise(entry)
;const target=handle.createWriteStream()
;await(0,external_node_stream_promises_.pipeline)(content,checksum,target,signal===undefined?{}:{
signal:signal})
;if(checksum.value!==entry.crc32)throw new Error(`${quotedNames([entry.fileName])} has a wrong CRC-32`)
}catch(error){await handle.close();await(0,promises_.rm)(path,{force:true});throw error}}
class Checksum extends external_node_stream_.Transform{value=0;_transform(chunk,_encoding,done){
this.value=(0,external_node_zlib_.crc32)(chunk,this.value);done(null,chunk)}}
function reject(zip,folder,error){if(error instanceof errors.HR)throw error
;if(error instanceof Error&&"syscall"in error)throw unwritableFolder(folder,error)
;throw invalidArtifact(zip.name,`it is not a valid zip (${(0,errors.bD)(error)})`,error)}
async function downloadArtifact(found,folder,expected,access,limit={}){checkAccess(found,access)
;const maxZipBytes=largestZip(expected)
;if(found.size>maxZipBytes)throw tooLargeArtifact(found.name,found.size,maxZipBytes)
;const work=await(0,
promises_.mkdtemp)((0,external_node_path_.join)(folder,"artifact-")).catch(error=>{
throw unwritableFolder(folder,error)});try{const path=await transferArtifact(found,(0,
external_node_path_.join)(work,"zip"),maxZipBytes,access,limit);return await unpackArtifact({
name:found.name,path:path},folder,expected,limit.signal)}catch(error){
if(!(error instanceof errors.HR)&&limit.signal?.aborted===true)throw(0,
request_limit.L)(`the unpacking of the artifact ${quotedNames([found.name])}`,error);throw error
}finally{await(0,promises_.rm)(work,{recursive:true,force:true}).catch(()=>undefined)}}
function largestZip({maxTotalBytes:maxTotalBytes,maxEntries:maxEntries}){
return Math.ceil(maxTotalBytes*1.001)+(maxEntries+1)*1024}function checkAccess(found,access){
if(isOfThisRun(access,found.repository,found.runId)){checkArtifactService(access,"download");return}
checkArtifactServer(access,"download")
;if((access.token??"")==="")throw(0,artifact_failure.K2)(found.name,"artifacts of other runs need a token")
}var change_record=__webpack_require__(35867);async function takeLocalBackup(source,access,context){
const folder=await context.folder();const{path:name,realPath:realPath,manifest:beside}=source
;if(await(0,change_record.Kn)(realPath))await(0,pending_files.$)({path:name,realPath:realPath,
overwrite:false},access.keeper);const{realPath:image,sha256:sha256}=await folder.take(source)
;const manifest=beside&&(await folder.take({path:manifestOf(name),...beside})).realPath
;return openBackup({name:name,image:image,sha256:sha256,manifest:manifest},access,context)}
async function openBackup(files,access,context){const{name:name}=files
;const imagePath=await opened(files.image,name,access,context);const shown=manifestOf(name)
;const manifest=files.manifest===undefined?undefined:await opened(files.manifest,shown,access,context)
;const isAsTaken=files.sha256!==undefined&&imagePath===files.image;return{name:name,
imagePath:imagePath,size:(await(0,promises_.stat)(imagePath)).size,
sha256:isAsTaken?files.sha256:await(0,digest.Vq)(imagePath),
manifest:manifest===undefined?undefined:await readManifest(manifest,shown)}}
function manifestOf(name){return`the manifest of ${name}`}
async function opened(path,shown,{identities:identities},context){
if(!await isAgeFile(path))return path;if(identities.length===0)throw identityMissing(shown)
;const target=(await context.folder()).nextFile("opened");await decryptFile(path,target,identities,{
signal:context.signal,shown:shown});return target}async function readManifest(path,shown){try{
const text=await(0,found_file.$C)(path,MANIFEST_LIMIT)
;if(text!==undefined)return text.toString("utf8")}catch(error){throw manifestUnreadable(shown,error)
}throw unfit(shown)}function identityMissing(shown){
return new errors.HR("age-identity-missing",`"${shown}" is encrypted, and the step has no key. The board was not touched.`,"Set `age-identity` to the age identity (AGE-SECRET-KEY-…) of one of its recipients, from a secret.")
}function manifestUnreadable(shown,cause){
return new errors.HR("file-unreadable",`"${shown}" cannot be read: ${(0,
errors.bD)(cause)}.`,"Give the runner's user read permission.",{cause:cause})}function unfit(shown){
return new errors.HR("backup-invalid",`"${shown}" is not a manifest: it is larger than ${MANIFEST_LIMIT} bytes. The board was not touched.`,"Use a backup with its original manifest.")
}const fetch_backup_MAX_ENTRIES=2
;const fetch_backup_MAX_BYTES=withAge(flash_layout.VE)+withAge(MANIFEST_LIMIT)
;async function fetchBackup(found,shown,stored,context){const folder=await context.folder()
;const entries=await downloadArtifact(found,await folder.makeEmptyFolder(`artifact-${found.id}`),{
isExpected:name=>name!=="",maxEntries:fetch_backup_MAX_ENTRIES,maxTotalBytes:fetch_backup_MAX_BYTES
},stored.access,{signal:context.signal});return openBackup({name:shown,...pairOf(entries,found.name)
},stored,context)}function pairOf(entries,artifact){const names=[...entries.keys()]
;const isManifest=name=>/\.json(?:\.age)?$/.test(name)
;const[image,...others]=names.filter(name=>!isManifest(name))
;const manifests=names.filter(isManifest)
;const fits=image!==undefined&&manifests.every(name=>name===manifestPathOf(image))
;if(image!==undefined&&fits&&others.length===0){return{image:entries.get(image)??"",
manifest:entries.get(manifests[0]??"")}}
throw new errors.HR("artifact-invalid",`The artifact "${artifact}" is not a backup: it contains ${names.map(name=>JSON.stringify(name)).join(" and ")}, not an image with its manifest.`,"Use an artifact that `operation: backup` uploaded.")
}const MAX_PAGES=10;const artifact_latest_MAX_RUNS=50
;async function findLatestArtifact(name,place,service,limit={}){
const{repository:repository=service.repository,token:token}=place
;const workflowPath=workflowPathIn(repository,service.workflowRef);return searching(name,{
repository:repository,token:token},service,limit,async listing=>{const judged=new Map
;const isTrusted=async runId=>{const run=await listing.run(runId)
;if(run===undefined||run.isOfFork||!run.succeeded)return false
;return workflowPath===undefined||run.workflowPath===workflowPath}
;for(let page=1;page<=MAX_PAGES;page++){const artifacts=await listing.page(page)
;for(const artifact of artifacts){const runId=candidateRun(artifact,name,service.runId)
;if(runId===undefined)continue
;if(judged.size===artifact_latest_MAX_RUNS&&!judged.has(runId))throw givenUp(name,repository)
;const trusted=judged.get(runId)??await isTrusted(runId)
;if(trusted)return foundIn(artifact,service,repository,String(runId));judged.set(runId,trusted)}
if(artifacts.length<artifact_listing_PAGE_SIZE)return undefined}throw givenUp(name,repository)})}
function candidateRun({name:name,expired:expired,run:run},wanted,ownRunId){
if(name!==wanted||expired||run===undefined||run.isOfFork)return undefined
;return String(run.id)===ownRunId?undefined:run.id}
function workflowPathIn(repository,workflowRef=""){const own=`${repository}/`
;if(!workflowRef.toLowerCase().startsWith(own.toLowerCase()))return undefined
;return workflowRef.slice(own.length).replace(/@.*$/s,"")}function givenUp(name,repository){
return(0,
artifact_failure.fX)(name,`Among the newest of that name in ${repository} (${artifact_latest_MAX_RUNS} runs, ${MAX_PAGES*artifact_listing_PAGE_SIZE} artifacts), none is of a successful run of this workflow.`,"Set run-id to a run that succeeded, or make a new backup without a baseline.")
}async function prepareBaseline(source,stored,context){try{
return await takeBaseline(source,stored,context)}catch(error){
if(!(error instanceof errors.HR)||error.code==="cancelled")throw error
;if(SETUP_FAULTS.has(error.code))throw unreadableBaseline(source,error);return{taken:{
name:source.path,reason:`${error.message} ${error.hint}`}}}}
const SETUP_FAULTS=new Set(["artifact-forbidden","artifact-unsupported","age-identity-missing","age-identity-wrong","file-unreadable","input-invalid"])
;function unreadableBaseline({path:path},cause){
const after=cause.code==="age-identity-wrong"?"After a change of keys, add the earlier identity on its own line, or use a new artifact name.":"A backup without `baseline` does not need it."
;return new errors.HR(cause.code,`The baseline "${path}" cannot be read, so changes cannot be detected. ${cause.message}`,`${cause.hint} ${after}`,{
cause:cause})}async function takeBaseline(source,stored,context){const{access:access}=stored
;const{signal:signal}=context;switch(source.kind){case"none":return{taken:{name:source.path,
problem:source.problem}};case"path":return{taken:await takeLocalBackup(source,stored,context)}
;case"artifact":{const place={repository:undefined,token:access.token}
;const found=await findLatestArtifact(source.name,place,access,{signal:signal})
;if(found===undefined){
const problem="does not exist yet: no successful run of this workflow has uploaded it";return{
taken:{name:source.path,problem:problem}}}
const taken=await fetchBackup(found,source.path,stored,context);return{taken:taken,
artifact:artifactResult(found)}}}}function artifactResult({id:id,name:name,url:url,digest:digest}){
return{id:id,name:name,url:url,...digest===undefined?{}:{digest:digest}}}const backupOperation={
...HARMLESS,about:"Makes a verified image with a manifest, encrypts it, uploads it as an artifact",
page:"docs/guides/nightly-backups.md",
inputs:[...BOARD_INPUTS,"address","partition-table","partition-table-offset","size","output","overwrite","include-bootloader","incremental","baseline","upload","artifact-name","retention-days","compression-level","encrypt-to","require-encryption","allow-public-backup","age-identity"],
parse:(reader,{workspace:workspace})=>parseBackup(reader,workspace),
placement:({region:region,...request})=>placedSectors(region,placed=>placed===undefined?request:{
...request,region:placed}),usesTable:()=>true,
outputs:["output-path","manifest-path","manifest-sha256","start-address","bytes-read","sha256","verified","bytes-transferred","changed","changed-regions","partitions","flash-map"],
prepare:({request:{baseline:baseline},stored:stored},context)=>baseline===undefined?Promise.resolve(undefined):prepareBaseline(baseline,stored,context),
run:(request,board,baseline)=>backup(request,baseline?.taken,board),
notChecked:["The size and content of the board's flash."],
dryRun:(request,board,_baseline,notChecked)=>Promise.resolve(dryRunWithoutBoard(backupScript(request,board.connection),board,notChecked)),
dryRunOnBoard:async(request,board)=>{const script=backupScript(request,board.esptool.connection)
;return dryRunOnBoard(await lookAt(script,board,endOf(firstAddress(request),request.region?.size)),board)
},publish:async(request,result,baseline,target,context)=>{const{folder:folder,signal:signal}=context
;const upload={...target,request:request,folder:await folder(),signal:signal}
;return publishBackup(upload,result,baseline?.artifact,context)},summary:backupSection}
;function parseDoctor(reader,platform){if(reader.text("port")==="")return{operation:"doctor",
port:undefined}
;const code=(0,port_selector.rI)(reader.text("port"))?"input-invalid":"port-not-allowed"
;const port=reader.parse("port",text=>(0,port_selector.NW)(text,platform),code);return{
operation:"doctor",port:port?.name}}const summary_MAX_ROWS=200;const SIGNS={ok:"✅",warning:"⚠️",
problem:"❌",unknown:"❔"};function doctorSection({checks:checks,ports:ports}){
const open=summary_tableOf(checks,["problem","warning","unknown"])
;const passed=summary_tableOf(checks,["ok"]);return{...verdict(checks),rows:[],
blocks:[...open,...passed.length===0?[]:folded("Passed checks",passed),...ports.length===0?[]:folded((0,
quantity.hS)(ports.length,"port"),[portTable(ports)])]}}function summary_tableOf(checks,states){
const rows=states.flatMap(state=>checks.filter(({status:status})=>status===state)).slice(0,summary_MAX_ROWS).map(checkRow)
;return rows.length===0?[]:[table(["","Check","Finding","What to do"],rows)]}
function verdict(checks){const number=status=>checks.filter(check=>check.status===status).length
;const counts=[{number:number("problem"),noun:"problem",sign:SIGNS.problem},{
number:number("warning"),noun:"warning",sign:SIGNS.warning}].filter(({number:number})=>number>0)
;const found=counts.map(({number:number,noun:noun})=>(0,quantity.hS)(number,noun)).join(", ")
;return{sign:counts[0]?.sign??SIGNS.ok,verdict:`doctor: ${found||"this bench is healthy"}`}}
function checkRow({name:name,subject:subject,status:status,message:message,fix:fix}){
const title=subject===null?escapeHtml(name):`${escapeHtml(name)}<br>${code(subject)}`
;return[SIGNS[status],title,escapeHtml(message),(fix??"—").split("\n").map(fixLine).join("<br>")]}
function fixLine(line){
return line.startsWith("  ")?`<code>${escapeHtml(line.trim())}</code>`:escapeHtml(line)}
function portTable(ports){
const rows=ports.slice(0,summary_MAX_ROWS).map(port=>[[port.port,...port.by_id,...port.by_path].map(code).join("<br>"),board(port),optional(port.serial),optional(port.location),port.mode===null?"—":code(`${port.mode} ${port.owner??"?"}:${port.group??"?"}`),port.holders.length>0?port.holders.map(({pid:pid,command:command})=>code(`${command} (${pid})`)).join("<br>"):port.holders_complete?"nobody":"nobody seen"])
;return table(["Port","Board","Serial","USB","Rights","Held by"],rows)}
function board({vid:vid,pid:pid,bridge:bridge,manufacturer:manufacturer,product:product,driver:driver}){
if(vid===null||pid===null)return driver===null?"—":code(driver)
;const own=[manufacturer,product].filter(text=>text!==null).join(" ")
;return[bridge,own===""?null:own,`${vid}:${pid}${driver===null?"":`, ${driver}`}`].filter(text=>text!==null).map(code).join("<br>")
}function optional(text){return text===null?"—":code(text)}const doctorOperation={
about:"Explains the runner and what would make a step fail",page:"docs/guides/bench.md",
inputs:["port"],asksBoards:false,parse:(reader,{platform:platform})=>parseDoctor(reader,platform),
outputs:["healthy","checks","ports"],
run:async(...args)=>(await __webpack_require__.e(645).then(__webpack_require__.bind(__webpack_require__,29645))).examine(...args),
gateFailure:()=>undefined,summary:doctorSection}
;function bootRows({boots_next:boots_next,flash_map:flash_map}){if(boots_next===undefined)return[]
;const{partition:partition,address:address,name:name,version:version,flashed:flashed,same_build:same_build}=boots_next
;const isMarked=flash_map?.rows.some(row=>row.boots===true&&row.address===address)===true
;if(flashed&&isMarked)return[]
;const title=[name,version].filter(text=>text!=="").join(" ")||"an application without a name"
;const what=flashed?"from these files":same_build?"not from these files, but from the same build":"<strong>not from these files</strong>"
;return[["Boots next",`${code(partition)}: ${code(title)}, ${what}`]]}const COMMAND_SHOWN=2e3
;const LINES_SHOWN=20;function dryRunSection(result){
const{dry_run:dry_run,plan:plan,commands:commands,files:files}=result
;const looked=dry_run==="connect"?"the board was read and not changed":"the board was not read"
;const shown=commands.map(command=>command.length>COMMAND_SHOWN?`${command.slice(0,COMMAND_SHOWN)}…`:command)
;return{sign:"✅",verdict:`dry run: ${looked}`,firmware:bootRows(result),
rows:[["Plan",planText(plan)],...uncheckedRows(result.not_checked)],
details:[["Commands",shown.map(command=>`<code>${escapeHtml(command)}</code>`).join("<br>")]],
blocks:files===undefined?[]:listing("image",["Address","Image","Size","Flash"],files.map(fileRow))}}
function planText(plan){
const more=plan.length>LINES_SHOWN?[`… and ${plan.length-LINES_SHOWN} more`]:[]
;return[...plan.slice(0,LINES_SHOWN).map(escapeHtml),...more].join("<br>")}
function fileRow({address:address,path:path,size:size,in_flash:in_flash}){
const found=in_flash===undefined?"not looked at":in_flash?"there already":"differs"
;return[code(address),code(path),(0,quantity.ee)(size),found]}function parseErase(reader){
const force=reader.boolean("force");const all=reader.boolean("erase-all")
;const region=readErased(reader,all===true);if(force===undefined)return undefined
;if(all===true)return{operation:"erase",region:undefined,force:force};return region&&{
operation:"erase",region:region,force:force}}function readErased(reader,all){
const{problems:problems}=reader;const address=reader.optional("address",values.De)
;const size=reader.optional("size",values.DB)
;const given=["address","size"].filter(name=>reader.isSet(name));if(all){if(given.length>0){
const text=`input \`erase-all\` is true, but \`${given.join("` and `")}\` specify a region: choose one`
;problems.add("input-invalid",text)}return undefined}if(given.length===0){
const text="erase needs `address` and `size`, a partition as `address`, or `erase-all: true` for the whole chip"
;problems.add("input-invalid",text);return undefined}checkSectors(reader,"address",address)
;checkSectors(reader,"size",size);checkRegion(reader,address,size)
;if(typeof address==="object")return{address:address,size:size};if(given.length===1){
const text=`erase of a region needs \`address\` and \`size\`; only \`${given.join("")}\` is given`
;problems.add("input-invalid",text)}return address===undefined||size===undefined?undefined:{
address:address,size:size}}async function erase(request,board){const{region:region}=request
;const command=eraseCommand(request,board.esptool.connection.stub)
;const seen=await board.esptool.run(command,region?.size,new Map,{isLast:true});if(!seen.erased){
throw new errors.HR("esptool-failed","esptool exited successfully, but did not report that the flash was erased.","The log has esptool's output. Read the flash before you rely on it being blank.")
}const erased=region??ALL;const changes={since:"step",by:"erase",regions:[erased]};return{
operation:"erase",erase_type:region===undefined?"full":"region",start_address:(0,
flash_layout.M0)(erased.address),...region?.partition===undefined?{}:{partition:region.partition},
size:region===undefined?null:region.size,account:{pieces:[blankPiece(erased)],changes:changes}}}
function eraseCommand({region:region,force:force},stub){if(region!==undefined){return{
name:"erase-region",address:region.address,size:region.size,force:force}}return stub?{
name:"erase-flash",force:force}:{name:"erase-region",address:0,size:"ALL",force:force}}
function eraseScript(request,{stub:stub}){const{region:region}=request
;const what=region===undefined?"the whole flash":`${plural(region.size,"byte")} from ${(0,
flash_layout.M0)(region.address)}`;return{plan:[`erase: ${what} would be made blank.`],
commands:[eraseCommand(request,stub)],facts:{start_address:(0,flash_layout.M0)(region?.address??0),
size:region?.size??null}}}function eraseOn(request,board){const{region:region,force:force}=request
;const script=eraseScript(request,board.esptool.connection)
;return lookAt(script,board,endOf(region?.address??0,region?.size),async()=>{
const{secureBoot:secureBoot,flashEncryption:flashEncryption}=await board.session.readings.security()
;if(force||!secureBoot&&!flashEncryption)return
;throw new errors.HR("security-refused",`The chip on ${board.esptool.connection.port.name} has Secure Boot or flash encryption on: erasing it could permanently brick it. The flash was not changed.`,"`force: true` erases it anyway and can permanently brick the chip.")
})}function eraseSection({size:size,start_address:address,partition:partition}){
const what=size===null?"the whole flash":(0,quantity.ee)(size)
;const where=size===null?"":` at ${place({address:address,partition:partition})}`;return{sign:"✅",
verdict:`erase: ${what}`,rows:[["Erased",`${what}${where}`]],blocks:[]}}const eraseOperation={
...HARMLESS,about:"Erases a region, a partition or the whole flash",
page:"docs/reference/operations.md#erase",esptoolCommands:["erase-flash","erase-region"],
inputs:[...BOARD_INPUTS,"address","partition-table","partition-table-offset","size","erase-all","force"],
parse:reader=>parseErase(reader),placement:request=>placedSectors(request.region,region=>({
...request,region:region})),usesTable:()=>false,
outputs:["erase-type","start-address","partition","size","flash-map"],
reachOf:({region:region})=>region===undefined?"whole":[{address:region.address,size:region.size}],
run:erase,
notChecked:["Whether the board's flash is large enough, and whether Secure Boot or flash encryption is on."],
dryRun:(request,board,_prepared,notChecked)=>Promise.resolve(dryRunWithoutBoard(eraseScript(request,board.connection),board,notChecked)),
dryRunOnBoard:async(request,board)=>dryRunOnBoard(await eraseOn(request,board),board),
isPutRight:({erase_type:erase_type},unfinished)=>erase_type==="full"||unfinished==="erase",
summary:eraseSection};function refuseEncrypted(reader,images,problem){
const[first]=images?.files.filter(({encrypted:encrypted})=>encrypted)??[]
;if(first!==undefined)reader.problems.take("files",first.path,{problem:problem})}
const IDENTITY_MODES=["auto","required","warn","none"];const DEFAULT_RULES={expect:[],failOn:[],
checks:[],timeoutMs:3e4,settleMs:2e3,timeScale:1,allowedBoots:{count:1,deepSleep:false},
crashes:"fail",identity:"auto",tests:"auto"};function scaledRules(rules,timeScale){
const scaled=milliseconds=>Math.round(milliseconds*timeScale);return{...rules,
timeScale:rules.timeScale*timeScale,timeoutMs:scaled(rules.timeoutMs),
settleMs:scaled(rules.settleMs),expect:rules.expect.map(({pattern:pattern,withinMs:withinMs})=>({
pattern:pattern,withinMs:withinMs===undefined?undefined:scaled(withinMs)}))}}
function parseAllowedBoots(text){const words=text.split(",").map(word=>word.trim())
;const counts=words.filter(word=>/^\d{1,4}$/.test(word)).map(Number)
;const names=words.filter(word=>word==="deep-sleep");const[count=1]=counts
;return counts.length<=1&&names.length<=1&&counts.length+names.length===words.length&&count>=1?{
value:{count:count,deepSleep:names.length>0}}:{
problem:"is neither a number of boots from 1 nor `deep-sleep`, nor both as in `2, deep-sleep`"}}
var test_report=__webpack_require__(34484);const PROJECT_DESCRIPTION="project_description.json"
;const MAX_PROJECT_DESCRIPTION_BYTES=8388608;const SLOWEST_BAUD=300;const FASTEST_BAUD=12e6
;async function readProjectDescription(text){const json=parseStrictJson(text)
;if("problem"in json)return{problems:[json.problem]}
;const parsed=(await project_description_schema()).safeParse(json.value);if(!parsed.success){
const issues=parsed.error.issues.slice(0,MAX_PROBLEMS);return{
problems:issues.map(issue=>issueText(PROJECT_DESCRIPTION,issue))}}
const{monitor_baud:monitor_baud,app_elf:app_elf,target:target}=parsed.data;return{value:{
consoleBaud:monitor_baud,elf:app_elf&&withSlashes(app_elf),chip:target}}}
async function project_description_schema(){
const z=await Promise.all([__webpack_require__.e(857),__webpack_require__.e(472)]).then(__webpack_require__.bind(__webpack_require__,9472))
;const baud=z.union([z.string().max(MAX_WORD),z.int().transform(String)]).transform((text,context)=>{
if(text==="")return undefined;const value=/^\d{3,8}$/.test(text)?Number(text):NaN
;if(value>=SLOWEST_BAUD&&value<=FASTEST_BAUD)return value;context.addIssue({code:"custom",
message:"not a baud rate"});return z.NEVER});return z.object({monitor_baud:baud.optional(),
app_elf:z.string().min(1).max(MAX_PATH).optional(),target:z.string().min(1).max(MAX_WORD).optional()
})}async function findProject(folder){
if(!folder.names.includes(PROJECT_DESCRIPTION))return undefined
;const path=(0,external_node_path_.join)(folder.path,PROJECT_DESCRIPTION)
;const text=await readDescription(folder,PROJECT_DESCRIPTION,MAX_PROJECT_DESCRIPTION_BYTES)
;if("problem"in text)return{path:path,problems:[text]}
;const read=await readProjectDescription(text.value);if("value"in read)return read;return{path:path,
problems:read.problems.map(problem=>({code:"input-invalid",problem:problem}))}}
const JUDGE_INPUTS=["expect","fail-on","check","gate-timeout","settle","timeout-scale","allowed-boots","crashes","tests","console-log","junit","overwrite","fail-on-verdict"]
;const GATE_INPUTS=[...JUDGE_INPUTS,"identity","reset","console-baud","console-port","attempts"]
;var time_scale=__webpack_require__(80312);const inputs_LONGEST_SECONDS=24*3600
;const MOST_ATTEMPTS=10;const RESETS=["auto","uart","usb","none"]
;const LOG_TESTS=["auto","none",...test_report.J];const BOARD_TESTS=[...LOG_TESTS,"unity-menu"]
;const MENU_SECONDS=3600;async function parseFollowingGate(reader,parts){
const monitor=reader.boolean("monitor")
;const isAsked=GATE_INPUTS.some(name=>name!=="overwrite"&&reader.isSet(name))
;if(monitor===false&&!isAsked)return reader.boolean("overwrite")===undefined?undefined:"none"
;const gate=await parseGate(reader,parts);if(gate?.reset==="none"){
refuse(reader,"reset","none leaves the chip in bootloader mode after it was written: remove it")}
if(reader.isSet("after")&&parts.connection?.port.kind!=="socket"){
refuse(reader,"after","has no effect with a gate, which starts the application itself: remove it")}
return monitor===undefined?undefined:gate}
async function parseGate(reader,{workspace:workspace,connection:connection,images:images,emulatedPorts:emulatedPorts}){
const judged=await parseJudged(reader,workspace,{connection:connection,emulatedPorts:emulatedPorts
},BOARD_TESTS);const log=await readFile(reader,workspace,"console-log")
;const reset=reader.parse("reset",text=>(0,values.HU)(text,RESETS))
;const attempts=reader.parse("attempts",text=>(0,values.cG)(text,1,MOST_ATTEMPTS))
;const baud=await readBaud(reader,images);checkTimeout(reader,judged)
;const port=reader.isSet("console-port")?reader.parse("console-port",text=>(0,
port_selector.NW)(text,process.platform),"port-not-allowed"):undefined;checkPort(reader,connection)
;if(reader.text("tests")==="unity-menu")checkMenu(reader,reset)
;if(reset==="none"&&attempts!==undefined&&attempts>1){
refuse(reader,"attempts","needs a reset to start the firmware again: remove it, or `reset: none`")}
if(log?.file!==undefined)refuseSameFile(reader,judged?.junit,log.file)
;if(judged===undefined||log===undefined||reset===undefined||attempts===undefined){return undefined}
return{...judged,log:log.file,reset:reset,attempts:attempts,baud:baud,port:port}}
async function readBaud(reader,images){if(reader.isSet("console-baud")){
return reader.parse("console-baud",text=>(0,values.cG)(text,BAUD_RATES.min,BAUD_RATES.max))}
const found=images?.build&&await findProject(images.build.folder)
;if(found===undefined)return undefined;if("value"in found)return found.value.consoleBaud
;for(const refusal of found.problems)reader.problems.take("files",found.path,refusal,refusal.code)
;return undefined}function checkMenu(reader,reset){if(reset==="none"){
refuse(reader,"tests","unity-menu resets the board where a case hangs: remove `reset: none`")}
for(const name of["expect","check"]){if(!reader.isSet(name))continue
;refuse(reader,name,"has no effect with `tests: unity-menu`, whose cases decide: remove it")}}
function checkTimeout(reader,judged){const timeoutSeconds=readTimeLimit(name=>reader.text(name))
;const gateSeconds=judged===undefined?0:judged.rules.timeoutMs/1e3
;const scale=judged?.rules.timeScale??1
;if(timeoutSeconds===undefined||gateSeconds<timeoutSeconds)return
;refuse(reader,"gate-timeout",`it is ${gateSeconds} s${scale===1?",":`, with \`timeout-scale\` ${scale},`} and \`timeout\` ends the whole step after ${timeoutSeconds} s, without a verdict: raise \`timeout\`, or lower it`)
}function checkPort(reader,connection){
if(connection?.port.kind!=="socket"||reader.isSet("console-port"))return
;const reset=reader.text("reset");if(reset==="uart"||reset==="usb"){
refuse(reader,"reset",`${reset} needs DTR and RTS, which a raw socket does not have: use an rfc2217:// port, or remove it`)
}if(reader.isSet("console-baud")){
refuse(reader,"console-baud","has no effect on a raw socket, which has no baud rate: remove it")}}
async function parseJudged(reader,workspace,watched={},testChoices=LOG_TESTS){const timeScale=(0,
time_scale.ap)(reader,watched)
;const rules=timeScale===undefined?undefined:await parseGateRules(reader,timeScale,testChoices)
;const junit=await readFile(reader,workspace,"junit")
;const failOnVerdict=reader.boolean("fail-on-verdict")
;if(rules===undefined||junit===undefined||failOnVerdict===undefined)return undefined;return{
rules:rules,junit:junit.file,failOnVerdict:failOnVerdict}}
async function parseGateRules(reader,timeScale,testChoices){
const timeout=reader.parse("gate-timeout",text=>(0,values.fL)(text,1,inputs_LONGEST_SECONDS))
;const settle=reader.parse("settle",text=>(0,values.fL)(text,0,inputs_LONGEST_SECONDS))
;const crashes=reader.parse("crashes",text=>(0,values.HU)(text,["fail","ignore"]))
;const identity=reader.parse("identity",text=>(0,values.HU)(text,IDENTITY_MODES))
;const tests=reader.parse("tests",text=>(0,values.HU)(text,testChoices))
;const allowedBoots=reader.parse("allowed-boots",parseAllowedBoots)
;const seconds=tests==="unity-menu"&&!reader.isSet("gate-timeout")?MENU_SECONDS:timeout
;const timeoutMs=seconds===undefined?DEFAULT_RULES.timeoutMs:seconds*1e3;const texts={
expect:reader.text("expect"),failOn:reader.text("fail-on"),check:reader.text("check")}
;const{parseRules:parseRules}=await Promise.all([__webpack_require__.e(856),__webpack_require__.e(230)]).then(__webpack_require__.bind(__webpack_require__,78230))
;const{problems:problems,...patterns}=parseRules(texts,timeoutMs)
;for(const{input:input,problem:problem}of problems)refuse(reader,input,problem)
;if(crashes===undefined||identity===undefined||tests===undefined)return undefined
;if(timeout===undefined||settle===undefined||allowedBoots===undefined||problems.length>0){
return undefined}const written={...DEFAULT_RULES,...patterns,timeoutMs:timeoutMs,settleMs:settle*1e3
};return scaledRules({...written,crashes:crashes,identity:identity,tests:tests,
allowedBoots:allowedBoots},timeScale)}async function readFile(reader,workspace,name){
const overwrite=reader.boolean("overwrite");const path=reader.text(name);if(path==="")return{
file:undefined};const file=await locatedOutput(reader,workspace,path,overwrite??false,name)
;return file===undefined?undefined:{file:file}}function refuseSameFile(reader,junit,log){
if(junit?.realPath===log.realPath)refuse(reader,"junit","the same file as `console-log`: name another")
}function refuse(reader,input,problem){
reader.problems.add("input-invalid",`input \`${input}\`: ${problem}`)}
async function parseFlash(reader,parts){const{images:images}=parts
;const verify=reader.boolean("verify");const compress=reader.boolean("compress")
;const force=reader.boolean("force");const allowDataLoss=reader.boolean("allow-data-loss")
;if(verify===true){
const why="is encrypted by the chip and cannot be verified; set `verify: false` to accept that"
;refuseEncrypted(reader,images,why)}const extent=readExtent(reader)
;const gate=await parseFollowingGate(reader,parts)
;if(!images||verify===undefined||compress===undefined||force===undefined)return undefined
;if(extent===undefined||allowDataLoss===undefined||gate===undefined)return undefined
;const{shape:shape,files:files,settings:settings,headerInputs:headerInputs}=images;const placed={
shape:shape,files:files,settings:settings,headerInputs:headerInputs};const asked={...placed,
verify:verify,compress:compress,force:force,allowDataLoss:allowDataLoss,extent:extent};return{
operation:"flash",...asked,...gate==="none"?{}:{gate:gate}}}function readExtent(reader){
const rewrite=reader.boolean("rewrite");const eraseFirst=reader.boolean("erase-first")
;if(eraseFirst===true&&reader.text("no-stub")==="true"){
reader.problems.add("input-invalid","input `erase-first` needs the flasher stub, because the ROM cannot erase the whole chip: remove `no-stub`, or erase in a separate step")
}if(rewrite===undefined||eraseFirst===undefined)return undefined;if(eraseFirst)return"chip"
;return rewrite?"images":"changed"}var version_order=__webpack_require__(97664)
;const FIRST_TO_SKIP="5.2.0";const FIRST_TO_REFUSE_BOOTLOADERS_ONLY="5.5.0"
;function writeSkippingOf(version,{stub:stub}){
if(!stub||(0,version_order.Z)(version,FIRST_TO_SKIP)<0)return"nothing";return(0,
version_order.Z)(version,FIRST_TO_REFUSE_BOOTLOADERS_ONLY)<0?"files":"pieces"}
const REPLACEABLE=new Set(["ota","tee_ota","phy"]);function findLosses(images,table){
const kept=(table?.partitions??[]).filter(holdsData)
;return images.flatMap(image=>kept.flatMap(partition=>{
const end=Math.ceil((image.address+image.bytes.length)/flash_layout.t4)*flash_layout.t4
;const size=Math.min(end,partition.address+partition.size)-partition.address
;if(image.address>=partition.address||size<=0)return[];return[{partition:partition.name,
address:partition.address,size:size,image:image}]}))}
function holdsData({type:type,subtype:subtype}){
return(0,partition_names.go)(type)==="data"&&!REPLACEABLE.has((0,partition_names.g2)(type,subtype))}
function lossFinding(losses,severity){const[first]=losses;if(first===undefined)return[]
;const parts=losses.map(({partition:partition,address:address,size:size})=>`"${partition}" (${size} bytes at ${(0,
flash_layout.M0)(address)})`)
;const files=[...new Set(losses.map(({image:image})=>fileWords(image)))];return[{severity:severity,
code:"data-loss",message:`${files.join(" and ")} would wipe the data in ${parts.join(", ")}`,
hint:"Flash the build or Intel HEX, which do not touch the partitions between their parts, or set `allow-data-loss: true`."
}]}function bytesOfLoss({address:address,size:size,image:image}){const bytes=Buffer.alloc(size,255)
;image.bytes.copy(bytes,0,address-image.address,Math.min(image.bytes.length,address-image.address+size))
;return bytes}class FetchedFlash{#pieces=[];#read;#costs;constructor(read,costs){this.#read=read
;this.#costs=costs}async fetch(ranges,likely=[]){
const missing=ranges.filter(range=>this.#find(range)===undefined)
;const runs=mergeRuns([...missing,...likely],this.#costs)
;for(const run of runs.filter(entry=>missing.some(range=>holds(entry,range)))){
const bytes=await this.#read(run);if(bytes.length!==run.size){
throw new Error(`Of ${run.size} bytes of flash at 0x${run.address.toString(16)}, ${bytes.length} were read.`)
}this.#pieces.push({address:run.address,bytes:bytes})}}reach(address){
const ends=this.#pieces.map(piece=>({address:piece.address,size:piece.bytes.length
})).filter(piece=>holds(piece,{address:address,size:1})).map(flash_ranges.pJ)
;return Math.max(address,...ends)-address}read(address,size){return Promise.resolve(this.get({
address:address,size:size}))}get(range){const bytes=this.#find(range)
;if(bytes===undefined)throw new Error(`Flash at 0x${range.address.toString(16)} was not fetched.`)
;return bytes}#find(range){const piece=this.#pieces.find(({address:address,bytes:bytes})=>holds({
address:address,size:bytes.length},range))
;return piece?.bytes.subarray(range.address-piece.address,range.address-piece.address+range.size)}}
function holds(outer,inner){return inner.address>=outer.address&&(0,flash_ranges.pJ)(inner)<=(0,
flash_ranges.pJ)(outer)}const HEAD_SIZE=288;const USUAL_DATA_SIZE=32768;const APP_ALIGNMENT=65536
;class PartitionHeads{bytes;beyond="would be beyond the end of the flash";flashSize;#looked=[]
;constructor(read,costs,flashSize){this.bytes=new FetchedFlash(read,costs);this.flashSize=flashSize}
get looked(){return this.#looked.map(range=>({address:range.address,bytes:this.bytes.get(range)}))}
async fetchTable(address){const place={address:address,
size:Math.min(partition_table.u3,this.#end-address)};if(place.size<=0)return
;const first=Math.ceil((address+USUAL_DATA_SIZE)/APP_ALIGNMENT)*APP_ALIGNMENT;const likely={
address:first,size:HEAD_SIZE};await this.bytes.fetch([place],this.#isInside(likely)?[likely]:[])
;this.#looked.push(place)}async fetchPartitions(partitions){
const wanted=partitions.flatMap(headOf).filter(head=>this.#isInside(head))
;await this.bytes.fetch((0,flash_ranges.wA)(wanted));this.#looked.push(...wanted)}look(partition){
const seen={partition:partition,used:undefined,sha256:undefined}
;if(!this.#isInside(partition))return Promise.resolve({...seen,content:"unreadable"})
;const[head]=headOf(partition);return Promise.resolve({...seen,
...partition_heads_beginning(partition,head&&this.bytes.get(head))})}get#end(){
return this.flashSize??Infinity}#isInside({address:address,size:size}){
return address+size<=this.#end}}function headOf(partition){
const{address:address,size:size}=partition;if(size===0)return[]
;if((0,partition_names.go)(partition.type)==="app")return[{address:address,
size:Math.min(HEAD_SIZE,size)}];if((0,ota_data.LR)(partition)&&size>=ota_data.SO)return[{
address:address,size:ota_data.SO}];return[]}function partition_heads_beginning(partition,bytes){
if(bytes===undefined)return{content:"unknown"};if((0,flash_bytes.z3)(bytes))return{content:"blank"}
;if((0,ota_data.LR)(partition))return{content:"ota-data"};const head=applicationHead(bytes)
;return head===undefined?{content:"data"}:{content:"application",application:{...head,
intact:undefined}}}const boot_forecast_ALL={address:0,size:4294967296}
;async function forecastBoot(sources){const{partitions:partitions,isPlain:isPlain}=sources
;const flash=afterFlash(sources);const candidates=partitions.map(partition=>({partition:partition}))
;const otadata=partitions.find(ota_data.LR);let chosen;if(otadata!==undefined){const records={
address:otadata.address,size:ota_data.SO}
;if(otadata.size<ota_data.SO)return unknown(`the partition ${otadata.name} is too small for it`)
;if(!(0,flash_bytes.hU)(flash,records))return boot_forecast_open(records,flash,sources)
;const bytes=await flash.read(records.address,records.size)
;if(!isPlain&&!(0,ota_data.rU)(bytes))return unknown("OTA data is damaged, or encrypted");chosen=(0,
ota_data.l0)(bytes,(0,boot_choice.vf)(candidates))}for(const{partition:partition}of(0,
boot_choice.vW)(candidates,chosen)){const head=boot_forecast_headOf(partition);if(!(0,
flash_bytes.hU)(flash,head))return otadata===undefined?unknown(UNREAD):boot_forecast_open(head,flash,sources)
;const bytes=await flash.read(head.address,head.size);const application=applicationHead(bytes)
;if(application!==undefined&&isCut(partition,sources)){
return unknown(`a file overwrites a part of the application in the partition ${partition.name}`)}
if(application!==undefined&&starts(application,partition,sources)){return{state:"known",next:{
partition:partition,application:application},isChosen:chosen!==undefined}}
if(application===undefined&&!(0,flash_bytes.z3)(bytes)&&!isPlain){
return unknown(`the partition ${partition.name} has no application, or an encrypted one`)}}
return unknown("no application was found")}
function flashedApplications({partitions:partitions,images:images}){
return(0,boot_choice.Fe)(partitions.map(partition=>({partition:partition
}))).flatMap(({partition:partition})=>{const image=boot_forecast_imageAt(partition.address,images)
;const application=image&&applicationHead(image.bytes.subarray(partition.address-image.address).subarray(0,HEAD_SIZE))
;return image===undefined||application===undefined?[]:[{partition:partition,application:application,
image:image}]})}function isSameBuild(one,other){
const{elfSha256:elfSha256,name:name,version:version}=one;const says=/[^0]/.test(elfSha256)
;return says&&elfSha256===other.elfSha256&&name===other.name&&version===other.version}
function withNeighbours(needs,{partitions:partitions,images:images},costs){const heads=(0,
boot_choice.vW)(partitions.map(partition=>({partition:partition
}))).map(({partition:partition})=>boot_forecast_headOf(partition)).filter(({address:address})=>boot_forecast_imageAt(address,images)===undefined)
;const runs=mergeRuns([needs,...heads.filter(({address:address})=>address>needs.address)],costs)
;return runs.find(run=>run.address<=needs.address&&(0,flash_ranges.pJ)(run)>=(0,
flash_ranges.pJ)(needs))??needs}
const UNREAD="the files have no OTA data, and the board's was not read";function unknown(reason){
return{state:"unknown",reason:reason}}function boot_forecast_open(wanted,flash,{images:images}){
const missing=(0,flash_ranges.qY)(wanted,flash.ranges)
;const isCut=missing.some(range=>images.some(image=>(0,flash_ranges.$f)(sectorsOf(image),range)))
;const[first]=missing;const last=missing.at(-1)
;if(isCut||first===undefined||last===undefined)return unknown("a file overwrites a part of it")
;return{state:"open",needs:{address:first.address,size:(0,flash_ranges.pJ)(last)-first.address}}}
function afterFlash({images:images,pieces:pieces,isErased:isErased}){
const touched=images.map(sectorsOf)
;const kept=pieces.flatMap(piece=>(0,flash_ranges.qY)(piece,touched).map(rest=>({...piece,...rest
})));const before=isErased?[blankPiece(boot_forecast_ALL)]:kept
;return new SparseFlash([...before,...images.map(({address:address,bytes:bytes})=>bytesPiece(address,bytes))])
}function sectorsOf({address:address,bytes:bytes}){const start=address-address%flash_layout.t4
;const end=Math.ceil((address+bytes.length)/flash_layout.t4)*flash_layout.t4;return{address:start,
size:end-start}}function boot_forecast_headOf({address:address,size:size}){return{address:address,
size:Math.min(HEAD_SIZE,size)}}function boot_forecast_imageAt(address,images){
return images.findLast(image=>image.address<=address&&address<image.address+image.bytes.length)}
function starts(application,{address:address,size:size},{images:images,chip:chip}){
if(chip!==undefined&&application.chip!==undefined&&application.chip!==chip)return false
;const image=boot_forecast_imageAt(address,images);if(image===undefined)return true
;const whole=parsed(()=>(0,app_image.u0)(image.bytes.subarray(address-image.address)))
;return whole!==undefined&&whole.intact&&whole.length<=size}
function isCut(partition,{images:images}){
if(boot_forecast_imageAt(partition.address,images)!==undefined)return false
;return images.some(image=>(0,flash_ranges.$f)(sectorsOf(image),partition))}
function openWords(partitions){
return partitions.some(ota_data.LR)?"OTA data on the board decides, and was not read":"the board's flash decides, and was not read"
}function bootWords(next,twin){
const what=twin===undefined?"from this flash":`the same build as the one flashed to ${twin.partition.name}`
;return`${next.partition.name} boots next: ${titleOf(next)}, ${what}.`}
function passedOverWords({next:next,isChosen:isChosen},flashed,partitions){
const names=flashed.map(({partition:partition})=>partition.name).join(", ")
;const files=[...new Set(flashed.map(({image:image})=>fileWords(image)))].join(", ")
;const otadata=partitions.find(ota_data.LR)
;const choice=isChosen?"selects it":"selects none, so the bootloader starts with that one"
;const why=otadata===undefined?"":`: OTA data (the partition ${otadata.name}) ${choice}`
;const[first]=(0,boot_choice.vW)(partitions.map(partition=>({partition:partition})))
;const isFirst=flashed.some(({partition:partition})=>partition===first?.partition)
;const erase=isChosen&&otadata!==undefined&&isFirst?`also erase ${otadata.name}, or `:""
;const into=next.partition.name
;return`${files} goes to the partition ${names}, but ${into} boots next, with the application ${titleOf(next)}${why}. To boot the new application, ${erase}flash it to ${into}.`
}function titleOf({application:{name:name,version:version}}){
return[name,version].filter(text=>text!=="").join(" ")||"without a name"}
function revisionWords(revision){return`v${Math.floor(revision/100)}.${revision%100}`}
const TABLE_MAGIC=[170,80];function plannedTable(images,address){for(const file of images){
const bytes=file.bytes.subarray(Math.max(0,address-file.address))
;if(file.address>address||!beginsAsTable(bytes))continue;try{
const table=(0,partition_table.hZ)(bytes,{address:address,isFile:true});return{file:file,
table:table,problem:undefined}}catch(error){if(!(error instanceof format_error.I))throw error
;return{file:file,table:undefined,problem:error.message}}}return undefined}
function strayTable(images,address){for(const file of images){
const first=Math.ceil(file.address/flash_layout.t4)*flash_layout.t4
;for(let at=first;at<file.address+file.bytes.length;at+=flash_layout.t4){
const bytes=file.bytes.subarray(at-file.address);if(at===address||!beginsAsTable(bytes))continue
;const table=parsed(()=>(0,partition_table.hZ)(bytes,{address:at,isFile:true}))
;if(table!==undefined)return{file:file,address:at}}}return undefined}function beginsAsTable(bytes){
return TABLE_MAGIC.every((byte,at)=>bytes[at]===byte)}function programsIn(images,table,chip){if(!(0,
flash_chips.uP)(chip))return[];return images.flatMap(file=>programsOf(file,table,chip))}
function programsOf(file,table,chip){const first=programAt(file,file.address)
;const places=[...placesIn(file,table,first?.chip??chip)].sort((a,b)=>a-b)
;const programs=first===undefined?[]:[first];for(const place of places){const last=programs.at(-1)
;if(last!==undefined&&place<last.address+(last.image?.length??1))continue
;const program=programAt(file,place);if(program!==undefined)programs.push(program)}return programs}
function piecesIn(images,programs,table,{chip:chip,tableAddress:tableAddress}){
return images.flatMap(file=>{const own=programs.filter(program=>program.file===file)
;const places=[file.address,...placesIn(file,table,own[0]?.chip??chip)]
;const cuts=[...places,tableAddress,file.address+file.bytes.length].sort((a,b)=>a-b)
;const isProgram=place=>own.some(({address:address,image:image})=>place>=address&&place<address+(image?.length??1))
;return[...new Set(places)].filter(place=>!isProgram(place)).map(address=>{
const end=cuts.find(cut=>cut>address)??address;return{file:file,address:address,
bytes:file.bytes.subarray(address-file.address,end-file.address)}})})}
function*placesIn(file,table,chip){
const isInside=address=>address>file.address&&address<file.address+file.bytes.length
;const bootloaders=chip===undefined?flash_chips.jB:[(0,flash_chips.uF)(chip)]
;for(const address of bootloaders)if(address!==undefined&&isInside(address))yield address
;for(const partition of table?.partitions??[]){
if((0,partition_names.go)(partition.type)==="app"&&isInside(partition.address))yield partition.address
}}function programAt(file,address){const bytes=file.bytes.subarray(address-file.address)
;const header=parsed(()=>(0,app_image.wL)(bytes))
;const chip=header&&(0,flash_chips.l3)(header.chipId)
;if(header===undefined||chip===undefined)return undefined;const base={file:file,address:address,
bytes:bytes,header:header,chip:chip};try{const image=(0,app_image.u0)(bytes)
;const damage=image.intact?impossibleNeeds(bytes,header):"has a wrong checksum or SHA-256";return{
...base,image:image,damage:damage}}catch(error){if(!(error instanceof format_error.I))throw error
;return{...base,image:undefined,damage:error.message}}}const LAST_BLOCK_REVISION=399
;const PAGE_BITS=new Set([0,13,14,15,16])
;function impossibleNeeds(bytes,{minRevision:minRevision,maxRevision:maxRevision}){
if(minRevision>maxRevision){
return`needs chip revision ${revisionWords(minRevision)} or later, and ${revisionWords(maxRevision)} at most`
}const needs=(0,image_description.Pf)(bytes);if(needs===undefined)return undefined
;const{min:min,max:max}=needs.blocks
;if(min>LAST_BLOCK_REVISION)return`needs eFuse block revision ${revisionWords(min)}, which no chip has`
;if(max!==0&&min>max){
return`needs eFuse block revision ${revisionWords(min)} or later, and ${revisionWords(max)} at most`
}
if(!PAGE_BITS.has(needs.pageBits))return`maps the flash in pages of 2^${needs.pageBits} bytes, which no chip supports`
;return undefined}const NO_ANSWER={says:[],warnings:[],asked:[],pieces:[]};const ONE_PAIR=1
;const UNREADABLE=new Set(["secure-download-mode","beyond-flash"])
;async function askWhatBoots(request,images,facts,board){
const table=boots_next_tableOf(request,images,facts,knownTable(board))
;const sources=sourcesOf(request,images,facts,table);if(sources===undefined)return NO_ANSWER
;const{port:port,baud:baud}=board.esptool.connection
;const costs=costsOf(port.kind==="socket"?undefined:baud,ONE_PAIR);const pieces=[];const asked=[]
;for(;;){const forecast=await forecastBoot({...sources,pieces:pieces})
;const mayRead=!request.force&&facts.security?.flashEncryption!==true&&!isLocked(board.esptool)
;if(forecast.state!=="open"||!mayRead)return{...answerTo(forecast,sources),asked:asked,pieces:pieces
};const range=withNeighbours(forecast.needs,sources,costs);asked.push(forecast.needs);try{
pieces.push(bytesPiece(range.address,await read_region_readBytes(range,"which application boots next",board)))
}catch(error){if(!(error instanceof errors.HR)||!UNREADABLE.has(error.code))throw error;return{
...answerTo(forecast,sources),asked:asked}}}}
async function foretellBoot(request,images,facts,given){
const sources=sourcesOf(request,images,facts,boots_next_tableOf(request,images,facts,given))
;if(sources===undefined)return NO_ANSWER;const forecast=await forecastBoot(sources)
;const isOpen=forecast.state==="open"&&!request.force;return{...answerTo(forecast,sources),
asked:isOpen?[forecast.needs]:[]}}
function boots_next_tableOf({extent:extent},images,{table:table,tableProblem:tableProblem,tableAddress:tableAddress},other){
const planned=plannedTable(images,tableAddress)
;if(planned!==undefined)return planned.table?.partitions
;if(extent==="chip"||tableProblem!==undefined)return undefined;return(table??other)?.partitions}
function sourcesOf({extent:extent},images,{chip:chip,security:security},partitions){
if(partitions===undefined||flashedApplications({partitions:partitions,images:images
}).length===0)return undefined;const isPlain=security?.flashEncryption===false;return{
partitions:partitions,images:images,pieces:[],isErased:extent==="chip",isPlain:isPlain,chip:chip}}
function answerTo(forecast,sources){if(forecast.state!=="known"){
const reason=forecast.state==="open"?openWords(sources.partitions):forecast.reason;return{
...NO_ANSWER,says:[`It is unknown which application boots next: ${reason}.`]}}
const{next:next}=forecast;const flashed=flashedApplications(sources)
;const isFlashed=flashed.some(({partition:partition})=>partition===next.partition)
;const twin=flashed.find(({application:application})=>isSameBuild(application,next.application))
;const result=bootsNext(next,isFlashed,isFlashed||twin!==undefined)
;return isFlashed||twin!==undefined?{...NO_ANSWER,next:result,
says:[bootWords(next,isFlashed?undefined:twin)]}:{...NO_ANSWER,next:result,
warnings:[passedOverWords(forecast,flashed,sources.partitions)]}}
function bootsNext({partition:partition,application:application},flashed,sameBuild){
const{name:name,version:version,idfVersion:idfVersion,built:built,elfSha256:elfSha256,chip:chip}=application
;return{partition:partition.name,address:(0,flash_layout.M0)(partition.address),name:name,
version:version,idf_version:idfVersion,built:built,elf_sha256:elfSha256,chip:chip??null,
flashed:flashed,same_build:sameBuild}}const esp8266_image_MAGIC=233;const OTA_MAGIC=234
;const OTA_SEGMENTS=4;const HEADER_SIZE=8;const MAX_SEGMENTS=16
;const DATA_RAM=[1073643520,1073741824];const CODE_RAM=[1074790400,1074855936]
;function esp8266Image(bytes){if(bytes.length<2*HEADER_SIZE)return undefined
;const view=new DataView(bytes.buffer,bytes.byteOffset,bytes.byteLength)
;const[magic,segments]=[view.getUint8(0),view.getUint8(1)]
;const[entry,address,size]=[4,8,12].map(at=>view.getUint32(at,true))
;if(!isIn(entry,CODE_RAM))return undefined;if(magic===OTA_MAGIC)return segments===OTA_SEGMENTS?{
segments:segments}:undefined;const isSegment=isIn(address,CODE_RAM)||isIn(address,DATA_RAM)
;const isSized=size!==undefined&&size>0&&size%4===0&&size<CODE_RAM[1]-CODE_RAM[0]
;const isCounted=segments>0&&segments<=MAX_SEGMENTS
;return magic===esp8266_image_MAGIC&&isCounted&&isSegment&&isSized?{segments:segments}:undefined}
function isIn(address,[start,end]){return address!==undefined&&address>=start&&address<end}
const BUILD_AGAIN="Build the firmware for this chip, or use the board it was built for."
;function checkPrograms(programs,facts,table){
return programs.flatMap(program=>[...chipFinding(program,programs,facts,table),...damageFinding(program),...revisionFinding(program,facts)])
}function chipFinding(program,programs,{chip:chip},table){
const first=programs.find(other=>!isPayload(other,table));const wanted=chip??first?.chip
;if(wanted===undefined||program.chip===wanted)return[]
;const other=chip===undefined&&first!==undefined?`${programWords(first)} is for ${wanted}`:`the chip is ${chip}`
;return[{severity:isPayload(program,table)?"warning":"refusal",code:"image-wrong-chip",
message:`${programWords(program)} is for ${program.chip}, and ${other}`,hint:BUILD_AGAIN}]}
function isPayload({address:address},table){
const partition=table?.partitions.find(entry=>entry.address===address)
;return partition!==undefined&&(0,partition_names.go)(partition.type)!=="app"&&(0,
partition_names.go)(partition.type)!=="bootloader"}function damageFinding(program){
const{damage:damage,image:image}=program;if(damage===undefined)return[]
;const starts=image?.checksumRight===true&&image.description===undefined;return[{
severity:starts?"warning":"refusal",code:"image-damaged",
message:`${programWords(program)} is truncated or damaged: it ${damage}`,
hint:"Build it again, and check how it was transferred (complete download, no text conversion)."}]}
function revisionFinding(program,{chip:chip,revision:revision}){
const{minRevision:minRevision,maxRevision:maxRevision}=program.header
;if(chip!==program.chip||revision===undefined)return[]
;if(revision>=minRevision&&revision<=maxRevision)return[]
;const needs=revision<minRevision?`needs revision ${revisionWords(minRevision)} or later`:`runs up to revision ${revisionWords(maxRevision)}`
;return[{severity:"refusal",code:"image-wrong-revision",
message:`${programWords(program)} ${needs}, but the chip is ${revisionWords(revision)}`,
hint:"Build with the minimum chip revision of this board, or use another board."}]}
function checkSettings(programs,{mode:mode,size:size},{chip:chip,security:security}){
const isKept=security?.secureBoot===true;return programs.flatMap(program=>{
const{address:address,header:header,file:file}=program;if(address!==file.address||address!==(0,
flash_chips.uF)(chip??program.chip))return[];const bytes=(0,flash_layout.Lw)(size)
;const changes=[...mode==="keep"||mode===header.flashMode?[]:[`flash mode ${header.flashMode} to ${mode}`],...bytes===undefined||bytes===header.flashSize?[]:[`flash size ${header.flashSize===0?"(none)":(0,
flash_layout.M0)(header.flashSize)} to ${size}`],...size==="detect"?["flash size to the board's"]:[]]
;if(changes.length===0)return[];return[{severity:"warning",code:"plan-refused",
message:isKept?`the chip has Secure Boot on, so esptool does not rewrite the header of ${programWords(program)} (requested: ${changes.join(", ")})`:`esptool rewrites the header of ${programWords(program)}: ${changes.join(", ")}`,
hint:"Build with these settings, or leave `flash-mode` and `flash-size` at `keep`."}]})}
function esp8266Files(images){return images.filter(({bytes:bytes})=>esp8266Image(bytes)!==undefined)
}function checkEsp8266(images,programs,{chip:chip},table){
if(chip===flash_chips.fX)return images.flatMap(otherFinding);const[first]=programs
;if(chip===undefined&&first===undefined)return[];const isOther=chip===undefined&&first!==undefined
;const board=isOther?`${programWords(first)} is for ${first.chip}`:`the chip is ${chip??""}`
;return esp8266Files(images).map(file=>wrongChip(`${fileWords(file)} is for ${flash_chips.fX}, and ${board}`,isPayload(file,table)))
}function otherFinding(file){if(esp8266Image(file.bytes)!==undefined)return[]
;const image=parsed(()=>(0,app_image.u0)(file.bytes))
;const chip=image&&(0,flash_chips.l3)(image.header.chipId);if(chip===undefined)return[]
;return[wrongChip(`${fileWords(file)} is for ${chip}, and the chip is ${flash_chips.fX}`,false)]}
function wrongChip(message,isPayload){return{severity:isPayload?"warning":"refusal",
code:"image-wrong-chip",message:message,hint:BUILD_AGAIN}}
const DOWNLOAD="Check how the file was downloaded: `curl --fail` fails on a server error."
;const UNPACK="Unpack it in an earlier step, and flash the .bin file inside."
;const THE_BIN="Flash the .bin file of the build.";const TAR_MAGIC_AT=257;const BOOT_SECTOR_END=510
;const LITTLEFS_MAGIC_AT=8;const PE_POINTER_AT=60;const REPLACED_BYTE=Buffer.from("�")
;const WHOLE_LINE=120;function foreignContent(bytes){if(bytes.length===0)return undefined
;if(bytes.every(byte=>byte===0)){return{what:"nothing but zeros",
hint:`Check how the file was made or downloaded. ${THE_BIN}`}}const text=textOf(bytes)
;for(const recognize of foreign_content_KINDS){const found=recognize(bytes,text)
;if(found!==undefined)return found}return undefined}
const foreign_content_KINDS=[magic("ELF","an ELF file",`${THE_BIN} \`esptool elf2image\` makes it from the ELF file.`),magic("UF2\n","a UF2 file",`UF2 files are for USB drives of bootloaders. ${THE_BIN}`),magic("!<arch>\n","a static library (.a)",THE_BIN),magic("DfuSe","a DFU file",`DFU files are for dfu-util. ${THE_BIN}`),magic("070701","a cpio archive, as in the dfu.bin of ESP-IDF",`DFU files are for dfu-util. ${THE_BIN}`),windowsProgram,magic("PK","a zip archive",UNPACK),magic("PK","an empty zip archive",UNPACK),magic("\b","a gzip file",UNPACK),magic("ý7zXZ\0","an xz file",UNPACK),magic("(µ/ý","a zstd file",UNPACK),magic("7z¼¯'","a 7z archive",UNPACK),magic("Rar!","a rar archive",UNPACK),magic('"M',"an lz4 file",UNPACK),bytes=>/^BZh[1-9]1AY&SY/.test(latin(bytes,10))?{
what:"a bzip2 file",hint:UNPACK}:undefined,bytes=>latin(bytes.subarray(TAR_MAGIC_AT),5)==="ustar"?{
what:"a tar archive",hint:UNPACK
}:undefined,magic("age-encryption.org/","a file encrypted with age","`operation: restore` decrypts a backup."),bytes=>latin(bytes.subarray(LITTLEFS_MAGIC_AT),8)==="littlefs"?fileSystem("a LittleFS file system"):undefined,fatVolume,magic("%PDF-","a PDF document",DOWNLOAD),magic("PNG\r\n\n","a PNG picture",DOWNLOAD),magic("ÿØÿà","a JPEG picture",DOWNLOAD),magic("ÿþ","UTF-16 text","In PowerShell, `>` writes text: download binary files with `-OutFile` or `curl --output`.",isUtf16),magic(latin(REPLACED_BYTE,3),"a binary file that was converted as text","It was transferred as text: transfer it as binary (`-text` in .gitattributes, no editor, no `>` of PowerShell)."),(_,text)=>text===undefined?undefined:textContent(text)]
;function magic(start,what,hint,also=()=>true){const expected=Buffer.from(start,"latin1")
;return bytes=>bytes.subarray(0,expected.length).equals(expected)&&also(bytes)?{what:what,hint:hint
}:undefined}function windowsProgram(bytes){
if(latin(bytes,2)!=="MZ"||bytes.length<PE_POINTER_AT+4)return undefined
;const at=bytes.readUInt32LE(PE_POINTER_AT);return latin(bytes.subarray(at),4)==="PE\0\0"?{
what:"a program for Windows",hint:THE_BIN}:undefined}function fatVolume(bytes){
const isBootSector=bytes[0]===235&&bytes[2]===144&&bytes[BOOT_SECTOR_END]===85
;return isBootSector&&bytes[BOOT_SECTOR_END+1]===170?fileSystem("a FAT file system"):undefined}
function fileSystem(what){return{what:what,
hint:"It belongs in a data partition: use that partition's name or address."}}
function isUtf16(bytes){const start=bytes.subarray(2,2+WHOLE_LINE)
;const high=start.filter((_,index)=>index%2===1);return high.length>0&&high.every(byte=>byte===0)}
function textContent(text){const start=text.trimStart()
;if(start.startsWith("version https://git-lfs.github.com/spec/")){return{
what:"a Git LFS pointer, not the file itself",
hint:"Check the repository out with `lfs: true` (actions/checkout)."}}if(start==="")return{
what:"nothing but white space",hint:THE_BIN}
;if(/^<(?:!doctype html|html|head|body)\b/i.test(start))return{what:"an HTML page",hint:DOWNLOAD}
;if(/^<[?!a-z]/i.test(start))return{what:"XML",hint:DOWNLOAD}
;if(/^-----BEGIN [A-Z0-9 ]+-----/.test(start))return{what:"a key or certificate (PEM)",hint:THE_BIN}
;if(foreign_content_isJson(start)){return{what:"JSON",
hint:`${DOWNLOAD} To flash a build by its flasher_args.json, set \`files\` to that file.`}}
if(/^S[0-37][0-9A-F]{4,}\r?$/im.test(start.slice(0,WHOLE_LINE*5))&&start.startsWith("S")){return{
what:"Motorola S-records",hint:THE_BIN}}
if(/^(?:# *(?:ESP-IDF Partition Table|Name, *Type)|\w+ *, *(?:app|data) *,)/i.test(start)){return{
what:"the source of a partition table (CSV)",
hint:"The build makes the table from it (partition-table.bin, or gen_esp32part.py)."}}
if(/^Archive member included|^Memory Configuration$/m.test(start)){return{
what:"the map file of a linker",hint:THE_BIN}}const[line=""]=start.split(/\r?\n/,1);return{
what:`text ("${(0,shown_text.m)(line.trimEnd())}")`,hint:`${DOWNLOAD} ${THE_BIN}`}}
function foreign_content_isJson(text){if(!/^[{[]/.test(text))return false;try{JSON.parse(text)
;return true}catch{return false}}function textOf(bytes){let end=bytes.length
;while(end>0&&(bytes[end-1]===255||bytes[end-1]===0))end--;const content=bytes.subarray(0,end)
;if(content.length===0)return undefined
;if(content.some(byte=>byte<32&&![9,10,12,13,27].includes(byte)))return undefined;try{
return new TextDecoder("utf-8",{fatal:true}).decode(content)}catch{return undefined}}
function latin(bytes,length){return bytes.toString("latin1",0,length)}function ownContent(bytes){
if(bytes.length>=ota_data.SO&&bytes.length<=2*flash_layout.t4&&(0,
ota_data.l0)(bytes,1)!==undefined){return{what:"OTA data, which selects the application to boot",
kind:"data/ota"}}if(bytes.length>=PAGE_SIZE&&new NvsPage(bytes.subarray(0,PAGE_SIZE)).isInUse()){
return{what:"NVS data, the firmware's settings",kind:"data/nvs"}}return undefined}
const plan_ground_APP_ALIGNMENT=65536;const USUAL_DATA=28672
;function groundAt(address,{tableAddress:tableAddress},table,chip){
const partition=table?.partitions.find(one=>address>=one.address&&address<one.address+one.size)
;if(partition!==undefined){const type=(0,partition_names.go)(partition.type)
;if(type!=="app"&&type!=="bootloader"&&type!=="partition_table")return{kind:"data",
partition:partition};return{kind:"firmware",
why:`partition "${partition.name}" is for ${FOR_WHAT[type]}`}}const end=tableAddress+flash_layout.t4
;if(address<end)return{kind:"firmware",why:whyAtStart(address,end,chip)}
;if(table!==undefined)return{kind:"free"};const isUsual=address===usualApplication(tableAddress)
;return{kind:"unknown",usual:isUsual?"builds have their application there":undefined}}
const FOR_WHAT={app:"an application",bootloader:"a bootloader",partition_table:"a partition table"}
;function usualApplication(tableAddress){
return Math.ceil((tableAddress+flash_layout.t4+USUAL_DATA)/plan_ground_APP_ALIGNMENT)*plan_ground_APP_ALIGNMENT
}function whyAtStart(address,end,chip){
if(address===end-flash_layout.t4)return"the partition table belongs there"
;if(chip!==undefined&&address===(0,flash_chips.uF)(chip))return`${chip} has its bootloader there`
;return`the flash up to ${(0,flash_layout.M0)(end)} is for the bootloader and the partition table`}
function misplacedWhole(file,tableAddress){
const found=byBootloader(file)??byTable(file,tableAddress)
;return found===undefined||found.address===file.address?undefined:found}
function byBootloader({bytes:bytes}){for(const at of flash_chips.jB){
if(at===0||at>=bytes.length)continue;const image=parsed(()=>(0,app_image.u0)(bytes.subarray(at)))
;const isBootloader=image?.bootloader!==undefined||image?.description===undefined&&!image?.isMapped
;if(image===undefined||!isBootloader)continue;const chip=(0,flash_chips.l3)(image.header.chipId)
;const wanted=chip===undefined?undefined:(0,flash_chips.uF)(chip)
;if(wanted===undefined||wanted<at)continue
;const what=`an image of a whole flash, with the bootloader of ${chip??""} ${(0,
flash_layout.M0)(at)} behind its start`;return{what:what,address:wanted-at}}return undefined}
function byTable({bytes:bytes},tableAddress){if(tableAddress>=bytes.length)return undefined
;const table=parsed(()=>(0,partition_table.hZ)(bytes.subarray(tableAddress),{isFile:true}))
;const isThere=table?.partitions.some(({type:type,address:address})=>(0,
partition_names.go)(type)==="app"&&parsed(()=>(0,
app_image.u0)(bytes.subarray(address)))!==undefined);if(isThere!==true)return undefined
;const what=`an image of a whole flash, with a partition table ${(0,
flash_layout.M0)(tableAddress)} behind its start`;return{what:what,address:0}}
function isMisplacedTable({address:address,bytes:bytes},tableAddress){const table=parsed(()=>(0,
partition_table.hZ)(bytes,{isFile:true}))
;const starts=(table?.partitions??[]).filter(({type:type})=>["app","data"].includes((0,
partition_names.go)(type))).map(partition=>partition.address);const first=Math.min(...starts)
;return starts.length>0&&first<address+flash_layout.t4&&first>=tableAddress+flash_layout.t4}
const ERASE="Build the image again with all its parts. To make a region blank, use `operation: erase`."
;function checkForeign(images,programs,facts,table,planned){const chip=facts.chip??programs[0]?.chip
;const found=piecesIn(images,programs,table,facts).flatMap(piece=>recognized(piece,facts,table,planned,chip))
;const files=new Set(found.filter(({piece:piece})=>piece.address===piece.file.address).map(({piece:piece})=>piece.file))
;const counted=found.filter(({piece:piece})=>piece.address===piece.file.address||!files.has(piece.file))
;const isAsked=facts.tableProblem!==undefined||facts.isErased===true||!(0,flash_chips.uP)(chip)
;const grounds=counted.map(one=>({one:one,ground:groundOf(one.piece,facts,table,chip)}))
;const needsTable=!isAsked&&grounds.some(({ground:ground})=>ground.kind==="unknown")
;const findings=grounds.flatMap(({one:one,ground:ground})=>{
const words=`${pieceWords(one.piece)} is ${one.what}`;switch(ground.kind){case"firmware":
return[refusal(one,`${words}, and ${ground.why}`)];case"data":return wrongKind(one,(0,
partition_names.I)(ground.partition))?[refusal(one,`${words}, and partition "${ground.partition.name}" is ${(0,
partition_names.I)(ground.partition)}`)]:[];case"free":
return one.isBound===true?[refusal(one,`${words}, but no partition starts there`)]:[];case"unknown":
{if(isAsked&&one.isBound===true)return[refusal(one,words)]
;if(ground.usual!==undefined&&isAsked)return[refusal(one,`${words}, and ${ground.usual}`)];if(!(0,
flash_chips.uP)(chip)||one.own!==undefined||(0,flash_bytes.z3)(one.piece.bytes))return[]
;const message=`${words}, and no partition table marks the place as data`;return[{
...refusal(one,message),severity:"warning"}]}}});return{findings:findings,files:files,
needsTable:needsTable}}function groundOf({file:file,address:address},facts,table,chip){
if(file.role===undefined||address!==file.address)return groundAt(address,facts,table,chip);return{
kind:"firmware",why:roleWords(file.role)}}
function isBlankFirmware({file:file,address:address,bytes:bytes},chip){
const isBootloaders=chip!==undefined&&address===(0,flash_chips.uF)(chip)
;return address===file.address&&(0,flash_bytes.z3)(file.bytes)||isBootloaders&&(0,
flash_bytes.z3)(bytes)}function isGap({address:address,bytes:bytes,file:file},chip){
if(bytes.length===file.bytes.length||chip===undefined)return false;return address!==(0,
flash_chips.uF)(chip)&&bytes.every(byte=>byte===0)}
function recognized(piece,facts,table,planned,chip){if(isBlankFirmware(piece,chip)){return[{
piece:piece,code:"not-firmware",what:"blank (nothing but 0xFF)",hint:ERASE,own:undefined}]}
const isStart=piece.address===piece.file.address
;const bound=isStart&&(0,flash_chips.uP)(facts.chip)?boundTo(piece.file,facts,table,planned!==undefined):undefined
;if(bound!==undefined){
const hint=`It belongs at ${(0,flash_layout.M0)(bound.address)}: use that address.`;return[{
piece:piece,code:"image-misplaced",what:bound.what,hint:hint,own:undefined,isBound:true}]}
if(isStart&&isGap(piece,chip))return[];const whole=isStart?piece.file.bytes:piece.bytes
;const own=ownContent(whole);if(own!==undefined){
const hint=`It belongs in the ${own.kind} partition: use that partition's name or address.`;return[{
piece:piece,code:"image-misplaced",what:own.what,hint:hint,own:own}]}
const foreign=foreignContent(whole)??(isStart?foreignContent(piece.bytes):undefined)
;return foreign===undefined?[]:[{piece:piece,code:"not-firmware",...foreign,own:own}]}
function boundTo(file,{tableAddress:tableAddress},table,isCopy){
const whole=misplacedWhole(file,tableAddress);if(whole!==undefined)return whole
;const isTable=file.address!==tableAddress&&(0,partition_table.Kb)(file.bytes)===undefined
;if(!isTable)return undefined;const ground=groundAt(file.address,{tableAddress:tableAddress
},table,undefined)
;const isElsewhere=ground.kind==="firmware"&&(table!==undefined||isBootloaderPlace(file.address))
;if(!isElsewhere&&(isCopy||!isMisplacedTable(file,tableAddress)))return undefined;return{
what:"a partition table",address:tableAddress}}function isBootloaderPlace(address){
return flash_chips.jB.includes(address)}function wrongKind({own:own},kind){
return own!==undefined&&kind!==own.kind&&READ_BY_IDF.has(kind)}
const READ_BY_IDF=new Set(["data/ota","data/nvs","data/phy","data/nvs_keys","data/coredump"])
;function refusal({code:code,hint:hint},message){return{severity:"refusal",code:code,
message:message,hint:hint}}
const SMALLER_TABLE="Build bootloader and partition table for one size (CONFIG_ESPTOOLPY_FLASHSIZE), or set `flash-size` to the board's size."
;const SMALLER="Build with the flash size of this board (CONFIG_ESPTOOLPY_FLASHSIZE), or use another board."
;function checkFlashSize(demand,facts){const{flashSize:flashSize}=facts
;const contradiction=contradictionIn(demand,facts);if(flashSize===undefined){
const isOpen=facts.flashSizeUntold===true&&needsFlashSize(demand,facts)
;return[...contradiction,...isOpen?[SIZE_UNKNOWN_START]:[]]}
const has=`and the board ${facts.isExpected===true?"is to have":"has"} ${flashSize} bytes`
;const headers=headerSizes(demand,facts).flatMap(({program:program,bytes:bytes})=>bytes===undefined||bytes<=flashSize?[]:[tooSmall(`${programWords(program)} says that the flash has ${bytes} bytes, ${has}`)])
;const beyond=beyondWords(demand,flashSize)
;if(beyond!==undefined)return[...headers,tooSmall(`${beyond}, ${has}`)]
;return[...headers,...contradiction]}function contradictionIn(demand,facts){
return headerSizes(demand,facts).flatMap(({program:program,bytes:bytes=0})=>{
const beyond=bytes===0?undefined:beyondWords(demand,bytes);if(beyond===undefined)return[]
;const says=`${programWords(program)} says that the flash has ${bytes} bytes`;return[{
...tooSmall(`${beyond}, and ${says}: ESP-IDF's bootloader would not boot`),hint:SMALLER_TABLE}]})}
function beyondWords(demand,bytes){const{planned:planned}=demand
;const beyond=partitionsOf(demand).filter(entry=>(0,flash_ranges.pJ)(entry)>bytes)
;const[first]=beyond;if(planned===undefined||first===undefined)return undefined
;const others=beyond.length===1?"":` (and ${beyond.length-1} more)`
;return`The partition "${first.name}"${others} of the table in ${fileWords(planned.file)} ends at ${(0,
flash_layout.M0)((0,flash_ranges.pJ)(first))}`}function needsFlashSize(demand,facts){
if(facts.flashSize!==undefined)return false
;const{programs:programs,settings:settings,planned:planned}=demand
;if(settings.size==="detect"&&planned?.table!==undefined)return true;const least=(0,
flash_chips.QZ)(facts.chip??programs[0]?.chip)
;return headerSizes(demand,facts).some(({bytes:bytes=0})=>bytes>least)||partitionsOf(demand).some(entry=>(0,
flash_ranges.pJ)(entry)>least)}
function headerSizes({programs:programs,settings:{size:size}},{chip:chip}){
return programs.filter(program=>program.address===(0,
flash_chips.uF)(chip??program.chip)).map(program=>{
const{address:address,file:file,header:header}=program
;const isKept=address!==file.address||size==="keep";return{program:program,
bytes:isKept?header.flashSize:(0,flash_layout.Lw)(size)}})}function partitionsOf({planned:planned}){
return planned?.table?.partitions??[]}const SIZE_UNKNOWN_START={severity:"warning",
code:"flash-too-small",
message:"the board did not report its flash size: it is unknown whether the build fits",hint:SMALLER
};function tooSmall(message){return{severity:"refusal",code:"flash-too-small",message:message,
hint:SMALLER}}function checkHeaderInputs(images,settings,chip){const{inputs:inputs=[]}=settings
;if(inputs.length===0)return[]
;const bootloaders=programsIn(images,undefined,chip).filter(program=>program.address===(0,
flash_chips.uF)(chip??program.chip))
;if(bootloaders.some(({address:address,file:file})=>address===file.address))return[]
;if(images.some(image=>image.address===0&&esp8266Image(image.bytes)!==undefined))return[]
;const[merged]=bootloaders
;const idle=inputs.filter(input=>merged===undefined||!isThere(input,settings,merged))
;if(idle.length===0)return[];const names=idle.map(input=>`\`${input}\``).join(", ");return[{
severity:"warning",code:"plan-refused",
message:`${names}: no header is changed, because ${reason(merged,chip)}`,
hint:"Use a separate bootloader file, or build with these settings."}]}
function isThere(input,{mode:mode,size:size},{header:header}){
if(input==="flash-mode")return header.flashMode===mode
;return input==="flash-size"&&header.flashSize===(0,flash_layout.Lw)(size)}
function reason(merged,chip){if(merged!==undefined){
return`esptool does not change the bootloader inside ${fileWords(merged.file)}; use a separate bootloader file, or let \`merge-bin\` set these values`
}const place=chip===undefined?undefined:(0,flash_chips.i8)(chip)
;return`no file begins with a bootloader at ${place===undefined?"the chip's bootloader address":(0,
flash_layout.M0)(place)}`}const HEAD=32;function checkInside(images,programs,facts,table,planned){
const chip=facts.chip??programs[0]?.chip
;if(!(0,flash_chips.uP)(chip)||facts.security?.flashEncryption===true)return[]
;return images.flatMap(file=>{
const missing=[coveredBootloader(file,programs,chip,facts),coveredTable(file,programs,facts,planned),coveredApplications(file,programs,table)].filter(words=>words!==undefined)
;return missing.length===0?[]:[overwritten(file,missing.join(" and "))]})}
function coveredBootloader(file,programs,chip,{tableAddress:tableAddress}){
const places=chip===undefined?flash_chips.jB:[(0,flash_chips.uF)(chip)]
;const known=places.filter(place=>place!==undefined)
;if(chip===undefined&&(file.address!==0||!runsOver(file,tableAddress)))return undefined
;const covered=known.filter(place=>chip===undefined||runsOver(file,place))
;if(covered.length===0||covered.some(place=>isProgram(place,programs)))return undefined
;if(covered.every(place=>!isSomething(file,place)))return undefined
;return`the bootloader at ${covered.map(flash_layout.M0).join(" or ")}`}
function coveredTable(file,programs,{tableAddress:tableAddress},planned){
if(planned!==undefined||!runsOver(file,tableAddress)||isProgram(tableAddress,programs))return undefined
;if(!isSomething(file,tableAddress)||strayTable([file],tableAddress)!==undefined)return undefined
;return`the partition table at ${(0,flash_layout.M0)(tableAddress)}`}
function coveredApplications(file,programs,table){
const slots=(table?.partitions??[]).filter(({type:type})=>(0,partition_names.go)(type)==="app")
;const covered=slots.filter(({address:address})=>runsOver(file,address));const[first]=covered
;if(first===undefined||slots.some(({address:address})=>isProgram(address,programs)))return undefined
;if(foreignContent(plan_inside_headOf(file,first.address))!==undefined)return undefined
;return`the application ${covered.length===1?"partition":"partitions"} at ${covered.map(({address:address})=>(0,
flash_layout.M0)(address)).join(", ")}`}function runsOver({address:address,bytes:bytes},place){
return address<place&&place<address+bytes.length}function isProgram(place,programs){
return programs.some(({address:address,image:image})=>place>=address&&place<address+(image?.length??1))
}function isSomething(file,place){const head=plan_inside_headOf(file,place)
;return head.some(byte=>byte!==255)&&foreignContent(head)===undefined}
function plan_inside_headOf({address:address,bytes:bytes},place){
return bytes.subarray(Math.max(0,place-address)).subarray(0,HEAD)}function overwritten(file,what){
return{severity:"warning",code:"image-misplaced",
message:`${fileWords(file)} overwrites ${what} with something else, unless it is encrypted for this chip`,
hint:"Check how the image was merged, and use the addresses of the build."}}
const RIGHT_ADDRESS="Use the addresses of the build (flasher_args.json), or set `files` to the build folder."
;const FORGOTTEN="A file without `address` goes to 0x0; most builds have their application at 0x10000."
;const OWN_DATA=new Set(["ota","phy","nvs","coredump","nvs_keys","efuse","tee_ota"])
;const FIRST_DATA=32;const FIRST_LOAD_ADDRESS=24;const PAGE=8192
;function checkMisuse(images,programs,facts,table){
return[...programs.flatMap(program=>applicationFinding(program,facts,table)),...images.flatMap(image=>tableFinding(image,facts))]
}function applicationFinding(program,facts,table){if(program.image?.description===undefined)return[]
;const chip=facts.chip??program.chip
;if(program.address===(0,flash_chips.uF)(chip)&&isMapped(program)){
return[misplaced(`${programWords(program)} is an application, but ${chip} has its bootloader there`)]
}if(table===undefined)return isMapped(program)?nowhereFinding(program,facts,chip):[]
;const own=table.partitions.find(({address:address})=>address===program.address)
;if(own===undefined||!isOwnData(own))return[];const kind=`${(0,partition_names.go)(own.type)}/${(0,
partition_names.g2)(own.type,own.subtype)}`
;return[misplaced(`${programWords(program)} is an application, but partition "${own.name}" is ${kind}`)]
}function nowhereFinding(program,{tableAddress:tableAddress},chip){
const end=tableAddress+flash_layout.t4;const what=`${programWords(program)} is an application`
;if(program.address<end){const boot=(0,flash_chips.uF)(chip)
;const own=boot===undefined?"":`, which ${chip} has at ${(0,flash_layout.M0)(boot)},`
;const moved=tableAddress===partition_table.$j?"":" at the given `partition-table-offset`"
;const message=`${what}, but the flash up to ${(0,
flash_layout.M0)(end)} is for the bootloader${own} and the partition table${moved}`;return[{
...misplaced(message),hint:program.address===0?`${FORGOTTEN} ${RIGHT_ADDRESS}`:RIGHT_ADDRESS}]}
if(program.address%plan_ground_APP_ALIGNMENT===0)return[]
;return[misplaced(`${what}, but applications start at multiples of ${(0,
flash_layout.M0)(plan_ground_APP_ALIGNMENT)}`)]}function isMapped({bytes:bytes}){
return bytes.readUInt32LE(FIRST_LOAD_ADDRESS)%PAGE===FIRST_DATA}
function isOwnData({type:type,subtype:subtype}){
return(0,partition_names.go)(type)==="data"&&OWN_DATA.has((0,partition_names.g2)(type,subtype))}
function tableFinding(image,facts){const{tableAddress:tableAddress}=facts
;const bytes=image.bytes.subarray(Math.max(0,tableAddress-image.address))
;const isThere=image.address<=tableAddress&&!(0,flash_bytes.z3)(bytes)
;const damage=isThere&&!image.encrypted?(0,partition_table.Kb)(bytes):undefined
;if(damage===undefined)return[];const inside=image.address===tableAddress?"":`the data at ${(0,
flash_layout.M0)(tableAddress)} in `;if(damage.isTable){return[{severity:"refusal",
code:"image-damaged",
message:`${inside}${fileWords(image)}, in place of the partition table, ${damage.problem}; the chip would not boot with it`,
hint:"Build it again, and check how it was transferred (complete download, no text conversion)."}]}
if(image.address!==tableAddress||facts.security?.flashEncryption===true)return[]
;const isCertain=facts.table!==undefined
;const message=`${fileWords(image)} is not a partition table, but is at the address of the partition table`
;return[{...misplaced(message),severity:isCertain?"refusal":"warning"}]}function misplaced(message){
return{severity:"refusal",code:"image-misplaced",message:message,hint:RIGHT_ADDRESS}}
const SIGNATURE_MAGIC=231;const OLD_SIGNATURE_SIZE=68;const OLD_SIGNATURE_VERSION=0
;function checkSecurity(images,programs,table,security){if(security===undefined)return[]
;const plain=security.flashEncryption?plainFiles(programs,table):[]
;const encrypted=security.flashEncryption?[]:images.filter(image=>image.encrypted)
;const unsigned=security.secureBoot?programs.filter(program=>!isSigned(program)):[]
;return[...encrypted.map(file=>({
...plan_security_refused(`${fileWords(file)} is marked for encryption by the chip, but its flash encryption is off: it would not decrypt the data`,"List the plain files in `files`: the bootloader encrypts them when it enables flash encryption."),
isFinal:true
})),...plain.map(file=>plan_security_refused(`${fileWords(file)} is not encrypted, but the chip has flash encryption on: it would read garbage`,"Flash a build whose files are marked `encrypted`, or files that are encrypted for this chip.")),...unsigned.map(program=>plan_security_refused(`${programWords(program)} is not signed, but the chip has Secure Boot on: it would not boot`,"Sign it with the key of this chip (espsecure sign-data), or build with signing."))]
}function plainFiles(programs,table){
const known=[...programs.map(({file:file})=>file),...table===undefined?[]:[table.file]]
;const plain=[...new Set(known)].filter(({encrypted:encrypted})=>!encrypted)
;return plain.sort((one,other)=>one.address-other.address)}
function isSigned({bytes:bytes,image:image,chip:chip}){if(image===undefined)return false
;const block=Math.ceil(image.length/flash_layout.t4)*flash_layout.t4
;if(bytes[block]===SIGNATURE_MAGIC)return true
;return(0,flash_chips.xV)(chip)&&isOldSignature(bytes.subarray(image.length,image.length+OLD_SIGNATURE_SIZE))
}function isOldSignature(bytes){
if(bytes.length<OLD_SIGNATURE_SIZE||bytes.readUInt32LE(0)!==OLD_SIGNATURE_VERSION)return false
;return bytes.subarray(4).some(byte=>byte!==0)}function plan_security_refused(message,hint){return{
severity:"refusal",code:"security-refused",message:message,hint:hint}}const GAP=16
;const plan_places_RIGHT_ADDRESS="Use the addresses of the build (flasher_args.json), or set `files` to the build folder."
;const SMALLER_OR_LARGER="Make the image smaller (no padding at its end) or its partition larger, and flash the new partition table with it."
;function checkPlaces(images,programs,facts,table){
return[...programs.flatMap(program=>programFinding(program,facts,table)),...images.filter(file=>isNoProgram(file,programs)).flatMap(file=>fileFinding(file,facts,table))]
}function programFinding(program,facts,table){const{address:address,image:image,chip:chip}=program
;const own=table?.partitions.find(partition=>partition.address===address);if(own!==undefined&&(0,
partition_names.go)(own.type)==="bootloader")return reachFinding(program,facts);const wanted=(0,
flash_chips.uF)(facts.chip??chip);if(address===wanted)return reachFinding(program,facts)
;if(isPayload(program,table))return[];if(isBootloader(program)){if(wanted===undefined)return[]
;return[plan_places_misplaced(`${programWords(program)} is a bootloader, but ${facts.chip??chip} has its bootloader at ${(0,
flash_layout.M0)(wanted)}`)]}if(image!==undefined&&isLoadedWhole(image)&&isSlot(address,own,table)){
return[plan_places_misplaced(`${programWords(program)} runs from RAM like a bootloader, but is at the address of an application`)]
}if(table===undefined)return[]
;if(own!==undefined)return image===undefined?[]:fitFinding(program,image.length,own,table)
;if(image?.description===undefined)return[]
;return[plan_places_misplaced(`${programWords(program)} is an application, but no application partition starts there (${slotWords(table)})`)]
}function reachFinding(program,{tableAddress:tableAddress}){
const{address:address,image:image}=program
;if(image?.bootloader===undefined||address>=tableAddress)return[]
;const end=endOfSigned(program,image.length);if(end<=tableAddress)return[]
;return[plan_places_misplaced(`${programWords(program)} is a bootloader that extends to ${(0,
flash_layout.M0)(end)}, over the partition table at ${(0,
flash_layout.M0)(tableAddress)}`,"Set `partition-table-offset` if the build moved its table (CONFIG_PARTITION_TABLE_OFFSET); otherwise make the bootloader smaller.")]
}function endOfSigned({address:address,bytes:bytes},length){
const signature=Math.ceil(length/flash_layout.t4)*flash_layout.t4
;return address+(bytes[signature]===SIGNATURE_MAGIC?signature+flash_layout.t4:length)}
function isBootloader({address:address,image:image}){if(image?.bootloader!==undefined)return true
;return image?.description===undefined&&flash_chips.jB.includes(address)}
function isLoadedWhole({description:description,isMapped:isMapped}){
return description===undefined&&!isMapped}function isSlot(address,own,table){
if(table!==undefined)return own!==undefined&&(0,partition_names.go)(own.type)==="app"
;return address>0&&address%plan_ground_APP_ALIGNMENT===0}
function fitFinding(program,imageLength,own,{title:title}){const{file:file,address:address}=program
;const signed=endOfSigned(program,imageLength)-address
;const isOver=address===file.address&&overruns(file,own);if(signed<=own.size&&!isOver)return[]
;const length=isOver?file.bytes.length:signed;return[{severity:"refusal",code:"beyond-partition",
message:tooLargeWords(programWords(program),length,own,title),hint:SMALLER_OR_LARGER}]}
function overruns({bytes:bytes},{size:size}){if(bytes.length<=size)return false;return!(0,
flash_bytes.z3)(bytes.subarray(size-GAP,size))||(0,flash_bytes.z3)(bytes.subarray(size))}
function isNoProgram({address:address,bytes:bytes},programs){
return!programs.some(program=>program.address===address)&&!(0,flash_bytes.z3)(bytes)}
function fileFinding(file,{chip:chip,security:security},table){
const own=table?.partitions.find(({address:address})=>address===file.address)
;const isSlot=own!==undefined&&(0,partition_names.go)(own.type)==="app"
;const isBootloaderPlace=chip!==undefined&&file.address===(0,flash_chips.uF)(chip)
;const{role:role}=file;if(isSlot||isBootloaderPlace||role!==undefined){
const what=isSlot?`partition "${own.name}" is for an application`:role===undefined?`${chip??"the chip"} has its bootloader there`:roleWords(role)
;const isCertain=table!==undefined&&security?.flashEncryption!==true
;const message=`${fileWords(file)} is not a bootable image, but ${what}`;return[{
...plan_places_misplaced(message),severity:isCertain?"refusal":"warning"}]}
if(table===undefined||own===undefined||!overruns(file,own))return[]
;const message=tooLargeWords(fileWords(file),file.bytes.length,own,table.title);return[{
...plan_places_misplaced(message,SMALLER_OR_LARGER),code:"beyond-partition"}]}
function slotWords({partitions:partitions}){const slots=partitions.filter(({type:type})=>(0,
partition_names.go)(type)==="app");if(slots.length===0)return"the table has none"
;return`they begin at ${slots.map(({name:name,address:address})=>`${(0,
flash_layout.M0)(address)} "${name}"`).join(", ")}`}
function plan_places_misplaced(message,hint=plan_places_RIGHT_ADDRESS){return{severity:"refusal",
code:"image-misplaced",message:message,hint:hint}}
const OFFSET_HINT="Set `partition-table-offset` if the build moved its table (CONFIG_PARTITION_TABLE_OFFSET)."
;function checkTable(images,programs,planned,{tableAddress:tableAddress,tableProblem:tableProblem}){
const address=(0,flash_layout.M0)(tableAddress);if(planned!==undefined){
const{file:file,table:table,problem:problem}=planned
;if(table!==undefined)return oddTable(`The partition table at ${address} in ${fileWords(file)}`,table)
;if(problem===undefined||isRefused(file,tableAddress))return[]
;return[warning(`The partition table at ${address} in ${fileWords(file)} ${problem}, so nothing was checked against it`,"Build the table again with ESP-IDF's gen_esp32part.py.")]
}const stray=strayTable(images,tableAddress);if(stray!==undefined){
const has=stray.address===stray.file.address?"is a partition table":`has a partition table at ${(0,
flash_layout.M0)(stray.address)}`
;return[warning(`${fileWords(stray.file)} ${has}, but \`partition-table-offset\` is ${address}, so nothing was checked against it`,OFFSET_HINT)]
}const wiping=images.find(image=>wipesTable(image,programs,tableAddress));if(wiping!==undefined){
return[{severity:"refusal",code:"not-firmware",
message:`${fileWords(wiping)} is blank at ${address}, the address of the partition table, and its firmware does not boot without one`,
hint:`Merge the build with its partition table, or flash its parts as separate files. ${OFFSET_HINT}`
}]}if(tableProblem===undefined)return[]
;return[warning(`The board's partition table at ${address} (\`partition-table-offset\`) ${tableProblem}, so nothing was checked against it`,OFFSET_HINT)]
}function wipesTable(image,programs,tableAddress){const{address:address,bytes:bytes}=image
;if(address>=tableAddress||address+bytes.length<=tableAddress)return false
;const start=tableAddress-address
;if(!(0,flash_bytes.z3)(bytes.subarray(start,start+flash_layout.t4)))return false
;return programs.some(program=>program.file===image&&(program.image?.bootloader!==undefined||program.image?.description!==undefined))
}function oddTable(what,{problems:problems}){if(problems.length===0)return[]
;return[warning(`${what} ${oddTableWords(problems)}`,"Build the table again with ESP-IDF's gen_esp32part.py, unless the board is known to boot with it.")]
}function isRefused({address:address,bytes:bytes,encrypted:encrypted},tableAddress){
return!encrypted&&(0,partition_table.Kb)(bytes.subarray(tableAddress-address))!==undefined}
function warning(message,hint){return{severity:"warning",code:"plan-refused",message:message,
hint:hint}}const STATES=[{secureBoot:true,flashEncryption:true},{secureBoot:false,
flashEncryption:false}];const SECURITY_UNKNOWN_START={severity:"warning",code:"security-refused",
message:"the chip did not report its security settings: it is unknown whether it boots these images",
hint:"`operation: info` shows what the chip reports."};function checkPlan(images,settings,facts){
const planned=plannedTable(images,facts.tableAddress);const table=planTable(planned,facts)
;const programs=programsIn(images,table,facts.chip)
;const started=programs.filter(program=>!isPayload(program,table))
;const older=esp8266Files(images).filter(file=>!isPayload(file,table))
;const chips=new Set([...started.map(({chip:chip})=>chip),...older.map(()=>flash_chips.fX)])
;const[chip]=chips;const foreign=checkForeign(images,programs,facts,table,planned)
;const others=images.filter(image=>!foreign.files.has(image)&&!older.includes(image));const demand={
programs:programs,planned:planned,settings:settings}
;const dependsOnSecurity=STATES.some(state=>checkSecurity(images,started,planned,state).length>0)
;return{
findings:[...checkPrograms(programs,facts,table),...checkEsp8266(images,programs,facts,table),...checkTable(others,programs,planned,facts),...foreign.findings,...checkPlaces(others,programs,facts,table),...checkInside(others,programs,facts,table,planned),...checkMisuse(others,programs,facts,table),...checkSettings(programs,settings,facts),...checkHeaderInputs(images,settings,facts.chip),...checkFlashSize(demand,facts),...checkSecurity(images,started,planned,facts.security),...dependsOnSecurity&&facts.securityUntold===true?[SECURITY_UNKNOWN_START]:[]],
losses:findLosses(images,table),chip:chips.size===1?chip:undefined,
needsTable:planned===undefined&&(foreign.needsTable||programs.some(isApplication)||images.some(image=>isNamedData(image,programs))),
needsFlashSize:needsFlashSize(demand,facts),dependsOnSecurity:dependsOnSecurity}}
function planTable(planned,facts){const table=planned===undefined?facts.table:planned.table
;if(table===undefined)return undefined
;const title=planned===undefined?boardTableWords(facts.tableAddress):broughtTableWords(planned.file.path)
;return{...table,title:title}}function isApplication({image:image}){
return image?.description!==undefined}
function isNamedData({address:address,bytes:bytes,partition:partition},programs){
if(partition===undefined||programs.some(program=>program.address===address))return false;return!(0,
flash_bytes.z3)(bytes)}async function onImageChip(chip,board,run){const{esptool:esptool}=board
;const isOpen=chip!==undefined&&esptool.connection.chip==="auto";try{return await run()
}catch(error){if(!isOpen||!(error instanceof errors.HR)||error.code!=="wrong-chip")throw error
;throw new errors.HR("image-wrong-chip",`The images are for ${chip}, but the chip on ${esptool.connection.port.name} is not. The flash was not changed.`,"Build the firmware for this chip, or find out which board is on this port. `force: true` flashes it anyway.",{
cause:error})}}async function boardTable({session:session,tableAddress:address}){try{
return await session.readings.table(address)}catch(error){
if(!(error instanceof errors.HR)||error.code!=="beyond-flash")throw error
;throw new errors.HR(error.code,`The partition table would be at ${(0,
flash_layout.M0)(address)} (\`partition-table-offset\`), beyond the end of the board's flash. ${STATE_SENTENCES.untouched}`,"Set the build's offset (CONFIG_PARTITION_TABLE_OFFSET), and check which board is on this port.",{
cause:error})}}function knownFacts({esptool:esptool,tableAddress:tableAddress}){
const{chip:chip,revision:revision,flashSize:flashSize}=esptool.identity;return{
tableAddress:tableAddress,chip:chip??chipOf(esptool.connection.chip),revision:revisionOf(revision),
flashSize:flashSize}}function chipOf(option){return(0,flash_chips.zQ)(option)}
function expectedFacts(option,{chip:chip,flashSize:flashSize,revision:revision}){
const own=chipOf(option)??(chip===undefined?undefined:chipOf(chip))
;const exact=revision?.orLater===false?revision.major*100+revision.minor:undefined;return{chip:own,
revision:exact,...flashSize===undefined?{}:{flashSize:flashSize,isExpected:true}}}
function areSame(one,other){return FIRST_FACTS.every(fact=>one[fact]===other[fact])}
const FIRST_FACTS=["tableAddress","chip","revision","flashSize","isExpected"]
;async function askForFlashSize(facts,board){await identify(board);const known=knownFacts(board)
;return{...facts,...known,flashSizeUntold:known.flashSize===undefined}}
async function askForTable(board){const bytes=await readableTable(board);return{
...knownFacts(board),...bytes===undefined?{}:tableFacts(bytes,board.tableAddress)}}
async function askForSecurity(facts,board,imageChip){const chip=facts.chip??imageChip
;if(chip===undefined)await identify(board)
;const security=await onImageChip(imageChip,board,()=>board.session.readings.reportedSecurity({
chip:chip}));return{...facts,...knownFacts(board),security:security,
securityUntold:security===undefined}}function tableFacts(bytes,address){const table=(0,
partition_table._Z)(bytes,{address:address});return typeof table==="string"?{tableProblem:table}:{
table:table}}async function askEverything(board){
const sized=await askForFlashSize(knownFacts(board),board);return askForSecurity({...sized,
...await askForTable(board)},board,undefined)}async function readableTable(board){try{
return await boardTable(board)}catch(error){
if(error instanceof errors.HR&&error.code==="secure-download-mode")return undefined;throw error}}
function revisionOf(text){const match=/^v(\d+)\.(\d+)$/.exec(text??"")
;return match===null?undefined:Number(match[1])*100+Number(match[2])}const plan_losses_BLANK=255
;async function lostOnBoard(losses,board){
if(losses.length===0||!board.esptool.connection.stub)return losses
;const changed=await differing(losses,bytesOfLoss,board)
;const isBlank=loss=>bytesOfLoss(loss).every(byte=>byte===plan_losses_BLANK)
;const overwritten=changed.filter(loss=>!isBlank(loss))
;const filled=await differing(overwritten,({size:size})=>Buffer.alloc(size,plan_losses_BLANK),board)
;return changed.filter(loss=>isBlank(loss)||filled.includes(loss))}
async function differing(losses,expected,board){const images=[];try{for(const loss of losses){
const bytes=expected(loss);if((0,intel_hex_record.tW)(bytes))continue
;const path=await board.folder.writeBytes(`data-0x${loss.address.toString(16)}.bin`,bytes)
;images.push({address:loss.address,path:path})}if(images.length===0)return losses
;const total=losses.reduce((sum,{size:size})=>sum+size,0);const command={name:"verify-flash",
images:images,header:AS_IS,diff:false};const seen=await board.esptool.run(command,total,new Map,{
quiet:true})
;const equal=new Set(seen.comparisons.filter(one=>one.equal===true).map(({address:address})=>address))
;return losses.filter(({address:address})=>!equal.has(address))}catch(error){
if(error instanceof errors.HR&&error.code==="secure-download-mode")return losses;throw error
}finally{await Promise.all(images.map(({path:path})=>(0,promises_.rm)(path,{force:true})))}}
const FORCED="warning";function withForce(findings,force){
return findings.map(finding=>force&&finding.code!=="data-loss"?{...finding,severity:FORCED}:finding)
}function refusalsIn(findings){return findings.filter(({severity:severity})=>severity==="refusal")}
function warningsIn(findings){
return findings.filter(({severity:severity})=>severity==="warning").map(({message:message})=>sentence(message))
}function refusalOf(findings){const refusals=refusalsIn(findings);const[first]=refusals
;if(first===undefined)return undefined;const hints=[...new Set(refusals.map(({hint:hint})=>hint))]
;const isForcible=refusals.every(({isFinal:isFinal})=>isFinal!==true)
;if(isForcible&&refusals.some(({code:code})=>code!=="data-loss")){
hints.push("`force: true` flashes it anyway.")}
const message=refusals.length===1?sentence(first.message):[`${refusals.length} problems were found in the files to flash.`,...refusals.map(finding=>`- ${sentence(finding.message)}`)].join("\n")
;return new errors.HR(refusals.every(({code:code})=>code===first.code)?first.code:"plan-refused",`${message}${refusals.length===1?" ":"\n"}The flash was not changed.`,hints.join(" "))
}async function checkFiles(request,option,tableAddress,expected={}){
const images=await readPlanned(request.files.map(file=>({file:file,copy:file.realPath,
sha256:file.sha256})));const facts={...expectedFacts(option,expected),tableAddress:tableAddress}
;const checked=flash_plan_checkRequest(request,images,facts)
;const failure=refusalOf(withForce(checked.findings,request.force))
;if(failure!==undefined)throw failure;return{...checked,images:images,facts:facts}}
async function checkFlash(request,images,board,files,ask=askWhatIsOpen){
const planned=files?.images??await readPlanned(images);const facts=knownFacts(board)
;const isKnown=files!==undefined&&areSame(files.facts,facts)
;const first=isKnown?files:flash_plan_checkRequest(request,planned,facts)
;flash_plan_refuse(request,first);const more=await ask(board,facts,first,request)
;const checked=more===facts?first:flash_plan_checkRequest(request,planned,more)
;if(checked!==first)flash_plan_refuse(request,checked)
;if(!request.allowDataLoss&&request.extent!=="chip"){
const losses=lossFinding(await lostOnBoard(checked.losses,board),"refusal")
;flash_plan_refuse(request,{findings:losses})}
const boot=await askWhatBoots(request,planned,more,board)
;for(const line of boot.says)board.say(line)
;const warnings=[...warningsIn(withForce(checked.findings,request.force)),...boot.warnings]
;annotateWarnings(warnings,board);const chip=request.force?undefined:more.chip??checked.chip
;const{needsFlashSize:needsFlashSize,needsTable:needsTable,dependsOnSecurity:dependsOnSecurity}=first
;return{warnings:warnings,chip:chip,boot:boot,needs:{needsFlashSize:needsFlashSize,
needsTable:needsTable,dependsOnSecurity:dependsOnSecurity}}}
function flash_plan_checkRequest({settings:{mode:mode,size:size},headerInputs:inputs,extent:extent},images,facts){
const settings={mode:mode,size:size,inputs:inputs}
;if(extent!=="chip")return checkPlan(images,settings,facts);const erased={...facts,table:undefined,
tableProblem:undefined,isErased:true};const checked=checkPlan(images,settings,erased)
;const isStarted=checked.needsTable&&checked.chip!==undefined;return isStarted?{...checked,
findings:[...checked.findings,TABLE_ERASED]}:checked}const TABLE_ERASED={severity:"warning",
code:"plan-refused",
message:"`erase-first` also erases the partition table, and the files do not contain one: the application does not start until a table is flashed",
hint:"Flash the build's table in the same step."}
;async function askWhatIsOpen(board,facts,{needsFlashSize:needsFlashSize,needsTable:needsTable,dependsOnSecurity:dependsOnSecurity,chip:chip},{force:force,extent:extent}){
if(force)return facts;const sized=needsFlashSize?await askForFlashSize(facts,board):facts
;const tabled=needsTable&&extent!=="chip"?{...sized,...await askForTable(board)}:sized
;return dependsOnSecurity?askForSecurity(tabled,board,chip):tabled}
function flash_plan_refuse({force:force},{findings:findings}){
const failure=refusalOf(withForce(findings,force));if(failure!==undefined)throw failure}
async function readPlanned(images){const planned=[];for(const image of images){
const{address:address,path:path,encrypted:encrypted=false,partition:partition,role:role,bytes:own}=image.file
;const bytes=own===undefined?await readImage(image):Buffer.from(own);planned.push({address:address,
path:path,encrypted:encrypted,partition:partition,role:role,bytes:bytes})}return planned}
function fileContent(bytes){const own=imageIn(bytes)??tableIn(bytes);return own??{kind:(0,
flash_bytes.z3)(bytes)?"blank":"data"}}function imageIn(bytes){const header=parsed(()=>(0,
app_image.wL)(bytes));const chip=header&&(0,flash_chips.l3)(header.chipId)
;if(chip===undefined)return undefined;const image=parsed(()=>(0,app_image.u0)(bytes))
;const intact=image?.intact??false;if(image?.bootloader!==undefined){return{kind:"bootloader",
chip:chip,idf_version:image.bootloader.idfVersion,intact:intact}}
if(image?.description===undefined)return{kind:"image",chip:chip,intact:intact}
;const{name:name,version:version}=image.description;return{kind:"application",name:name,
version:version,intact:intact}}function tableIn(bytes){const table=parsed(()=>(0,
partition_table.hZ)(bytes,{isFile:true}));return table&&{kind:"table",
partitions:table.partitions.length}}function flashPicture(files,flashing,board){
return picture(board,async()=>{const{pieces:pieces,seen:seen,before:before}=flashing
;const changes=changesBy(flashing)
;const there=pieces.map(({address:address,size:size,copy:copy})=>imagePiece(copy,{address:address,
size:size}));return{tableAddress:await flash_map_tableAmong(pieces),
pieces:[...before,...changes.regions.map(blankPiece),...there],
files:files.map(file=>namedFile(file,pieces)),changes:changes,
verified:pieces.filter(({address:address})=>[...seen.found,...seen.verified].includes(address))}})}
async function flash_map_tableAmong(pieces){const tables=[]
;for(const{address:address,size:size,copy:copy}of pieces){
if(size>flash_layout.t4||address%flash_layout.t4!==0)continue;const bytes=await(0,
promises_.readFile)(copy);if(parsed(()=>(0,partition_table.hZ)(bytes,{address:address,isFile:true
}))!==undefined)tables.push(address)}return tables.length===1?tables[0]:undefined}
function changesBy({pieces:pieces,cleared:cleared,written:written,seen:seen}){if(seen.erased)return{
since:"step",by:"erase-and-write",regions:[ALL]}
;const sent=pieces.filter(piece=>written.some(({address:address})=>address===piece.address));return{
since:"step",by:"write",regions:(0,flash_ranges.wA)([...cleared,...sent])}}
function namedFile(file,pieces){
const{path:path,address:address,size:size,encrypted:encrypted=false}=file
;const own=pieces.filter(piece=>piece.file===file).sort((a,b)=>a.address-b.address)
;const look=async()=>{const parts=[];for(const{copy:copy}of own)parts.push(await(0,
promises_.readFile)(copy));return fileContent(Buffer.concat(parts))};return{
name:path.split(/[\\/]/).at(-1)??path,address:address,size:size,encrypted:encrypted,look:look}}
function accountFor(pieces,{written:written,cleared:cleared}){return new Map(pieces.map(piece=>{
const own=written.filter(({address:address})=>address===piece.address)
;const isCleared=cleared.some(range=>(0,flash_ranges.$f)(range,piece))
;const unsaid=own.length===0&&isCleared?padded(piece.size):0
;return[piece,own.reduce((sum,{bytes:bytes})=>sum+bytes,unsaid)]}))}
function flashedFile(file,account){
const own=[...account].filter(([piece])=>piece.file===file).map(([,bytes])=>bytes)
;const touched=own.filter(bytes=>bytes>0).length;return{...fileResult(file),
state:touched===0?"unchanged":touched<own.length?"updated":"written",
written:own.reduce((sum,bytes)=>sum+bytes,0)}}function untouchedBytes(account){
return[...account].reduce((sum,[{size:size},bytes])=>bytes>0?sum:sum+size,0)}
const image_extent_MAGIC=233;const HEADER_BYTES=24;const SEGMENT_HEADER_BYTES=8;const SEGMENTS_AT=1
;const HAS_DIGEST_AT=23;const DIGEST_BYTES=32;const CHECKSUM_ALIGNMENT=16
;function imageExtent(bytes){
if(bytes.length<HEADER_BYTES||bytes[0]!==image_extent_MAGIC)return undefined;let at=HEADER_BYTES
;for(let segment=0;segment<bytes.readUInt8(SEGMENTS_AT);segment++){
if(at+SEGMENT_HEADER_BYTES>bytes.length)return undefined
;at+=SEGMENT_HEADER_BYTES+bytes.readUInt32LE(at+4)}
const checked=at+CHECKSUM_ALIGNMENT-at%CHECKSUM_ALIGNMENT
;const end=checked+(bytes[HAS_DIGEST_AT]===1?DIGEST_BYTES:0);return end<=bytes.length?end:undefined}
const BY_SECTORS_MS_PER_BYTE=45/flash_layout.t4+.4/256;const PIECE_MS=40;const ALLOWANCE=.02
;const LARGEST_PIECE=1048576;const ABOVE_BOOTLOADERS=65536;const COLON=58
;function pieceSize(bytes,pairs,{transferMsPerByte:linkMsPerByte}){
for(let size=flash_layout.t4;size<=LARGEST_PIECE;size*=2){
const isErasedInTime=size>=ERASE_BLOCK||linkMsPerByte>=BY_SECTORS_MS_PER_BYTE
;if(isErasedInTime&&PIECE_MS<=ALLOWANCE*size*linkMsPerByte&&bytes<=size*pairs)return size}
return bytes<=LARGEST_PIECE*pairs?LARGEST_PIECE:Infinity}
function cutImage(address,bytes,piece,rewritesHeader){const whole={address:address,size:bytes.length
};const low=address<ABOVE_BOOTLOADERS
;if(address%flash_layout.t4!==0||bytes[0]===COLON||low&&rewritesHeader)return[whole]
;const uncut=low?Math.max(ABOVE_BOOTLOADERS,address+(imageExtent(bytes)??0)):address;const pieces=[]
;for(const block of blocksOf(whole,piece)){const last=pieces.at(-1)
;const mayBegin=block.address>=uncut&&bytes[block.address-address]!==COLON
;if(last===undefined||mayBegin)pieces.push({...block});else last.size+=block.size}return pieces}
async function wholePieces(images){await checkImages(images);return images.map(image=>({...image,
address:image.file.address,size:image.file.size}))}async function cutPieces(request,images,board){
const{files:files,settings:settings,compress:compress}=request
;const{port:port,baud:baud}=board.esptool.connection;const pairs=pairsPerProcess(board)
;const costs=costsOf(port.kind==="socket"?undefined:baud,pairs)
;const limit=pieceSize(totalSize(files),pairs-files.length,costs)
;const rewritesHeader=Object.values(settings).some(value=>value!=="keep");const pieces=[]
;for(const image of images){const{file:file,copy:copy}=image;const bytes=await readImage(image)
;const ranges=cutImage(file.address,bytes,limit,rewritesHeader)
;for(const{address:address,size:size}of ranges){
const part=bytes.subarray(address-file.address,address-file.address+size)
;const path=ranges.length===1?copy:await board.folder.writeBytes(`piece-${(0,
flash_layout.M0)(address)}.bin`,part);const piece={file:file,copy:path,sha256:(0,digest.ez)(part),
address:address,size:size};pieces.push({piece:piece,shrinks:compress&&shrinks(part)})}
if(ranges.length>1)await(0,promises_.rm)(copy,{force:true})}
return[true,false].flatMap(first=>pieces.filter(entry=>entry.shrinks===first).map(({piece:piece})=>piece))
}function shrinks(bytes){return(0,external_node_zlib_.deflateSync)(bytes,{level:1
}).length<bytes.length}async function flash(request,board,checked){const{files:files}=request
;const images=await takeImages(files,board)
;const plan=await checkFlash(request,images,board,checked)
;const{pieces:pieces,command:command}=await commandFor(request,images,board);const written=[]
;const cleared=[];let compressed=false
;const names=new Map(pieces.map(({copy:copy,file:file})=>[copy,file.path]));const watch=attempt=>{
written.push(...attempt.written);cleared.push(...attempt.cleared);compressed||=attempt.compressed}
;const isOpen=plan.chip!==undefined&&board.esptool.connection.chip==="auto";const chip=isOpen?(0,
flash_chips.xr)(plan.chip):undefined
;const seen=await onImageChip(plan.chip,board,()=>board.esptool.run(command,totalSize(files),names,{
isLast:true,watch:watch,chip:chip}));checkAllThere(seen,pieces);await checkUsedImages(pieces,board)
;const account=accountFor(pieces,{written:written,cleared:cleared})
;const flashed=files.map(file=>flashedFile(file,account))
;const verified=seen.hashesVerified+seen.found.length===pieces.length
;const bootsNext=plan.boot.next===undefined||!verified?{}:{boots_next:plan.boot.next}
;const before=plan.boot.next===undefined?[]:plan.boot.pieces;const outcome={
bytes_written:flashed.reduce((sum,file)=>sum+file.written,0),bytes_skipped:untouchedBytes(account),
compressed:compressed,verified:verified,...plan.warnings.length===0?{}:{warnings:plan.warnings},
...bootsNext,...await flashPicture(files,{pieces:pieces,cleared:cleared,written:written,seen:seen,
before:before},board)};const[first]=files;if(request.shape==="one"&&first!==undefined){return{
operation:"flash",firmware_path:first.path,...placeResult(first),firmware_size:first.size,...outcome
}}return{operation:"flash",files:flashed,file_count:files.length,total_size:totalSize(files),
...outcome}}async function commandFor(request,images,board){
const{files:files,settings:settings,compress:compress,force:force}=request
;const skipping=request.extent==="changed"&&isComparable(files)?skippingOrNote(board):"nothing"
;const extent=extentOf(request,skipping)
;const pieces=skipping==="pieces"?await cutPieces(request,images,board):await wholePieces(images)
;const parts=pieces.map(({address:address,copy:copy,file:{encrypted:encrypted=false}})=>({
address:address,path:copy,encrypted:encrypted}));return{pieces:pieces,command:{name:"write-flash",
images:parts,header:settings,compress:compress,force:force,extent:extent}}}
function extentOf({files:files,extent:extent},skipping){
return extent==="changed"&&(skipping==="nothing"||!isComparable(files))?"images":extent}
function isComparable(files){return files.every(({encrypted:encrypted})=>encrypted!==true)}
function skippingOrNote({esptool:esptool,say:say}){
const{skipping:skipping,connection:connection}=esptool;if(skipping==="nothing"){
const why=connection.stub?"esptool before 5.2.0 cannot compare first":"Without the stub, images are not compared first"
;say(`${why}: everything is written.`)}return skipping}
function checkAllThere({written:written,found:found},pieces){
const there=[...found,...written.map(({address:address})=>address)]
;const missing=pieces.find(({address:address})=>!there.includes(address))
;if(missing===undefined&&there.length===pieces.length)return
;const what=missing===undefined?`reported ${there.length} pieces as written or found instead of ${pieces.length}`:`did not report "${missing.file.path}" at ${(0,
flash_layout.M0)(missing.address)} as written or found`
;throw new errors.HR("esptool-failed",`esptool exited successfully, but ${what}.`,"The log has esptool's output. Verify the board before you trust it.")
}function gatePlan({rules:rules,reset:reset,attempts:attempts}){
const{expect:expect,failOn:failOn,timeoutMs:timeoutMs,settleMs:settleMs}=rules
;const start=reset==="none"?"The running firmware would be watched":"The firmware would be started and watched"
;const lines=expect.length===0?"":`, until ${expect.length} expected lines have appeared and ${settleMs/1e3} s more have passed`
;const scale=(0,time_scale.Ew)(rules)
;return[`${start} for at most ${timeoutMs/1e3} s${lines}.`,...scale===undefined?[]:[`The input ${scale}`],...failOn.length===0?[]:[`Lines that match one of ${failOn.length} patterns would fail it.`],...attempts===1?[]:[`Firmware that fails would be started up to ${attempts} times.`]]
}const FLASH_CRYPT_CNT=127<<20;const ABS_DONE_WORD=6;const ABS_DONE=3<<4;const UNPROTECTED={
secureBoot:false,flashEncryption:false,secureDownloadMode:false}
;async function readSecurity(board,{isLast:isLast=false,chip:chip}={}){
const named=chip??board.esptool.identity.chip
;if((0,flash_chips.fA)(named)==="none")return UNPROTECTED;const options={quiet:true,isLast:isLast,
chip:chip===undefined?undefined:(0,flash_chips.xr)(chip)};const question=securityQuestion(named)
;return question.name==="dump-mem"?readEfuses(board,question,options):ask(board,question,options)}
function securityQuestion(chip){const protection=(0,flash_chips.fA)(chip)
;return typeof protection==="object"?{name:"dump-mem",...protection,output:"efuses.bin"}:{
name:"get-security-info"}}async function ask(board,question,options){
const seen=await board.esptool.run(question,0,new Map,options)
;const{secureBoot:secureBoot,flashEncryption:flashEncryption,secureDownloadMode:secureDownloadMode}=seen
;if(secureBoot===undefined||flashEncryption===undefined||secureDownloadMode===undefined){
throw security_unknown(board)}return{secureBoot:secureBoot,flashEncryption:flashEncryption,
secureDownloadMode:secureDownloadMode}}async function readEfuses(board,question,options){
const output=await board.folder.writeBytes(question.output,Buffer.alloc(0));try{
await board.esptool.run({...question,output:output},0,new Map,options);const efuses=await(0,
promises_.readFile)(output);if(efuses.length!==question.size)throw security_unknown(board);return{
...UNPROTECTED,secureBoot:(efuses.readUInt32LE(ABS_DONE_WORD*4)&ABS_DONE)!==0,
flashEncryption:countBits(efuses.readUInt32LE(0)&FLASH_CRYPT_CNT)%2===1}}finally{await(0,
promises_.rm)(output,{force:true})}}function countBits(word){
return word.toString(2).replaceAll("0","").length}function security_unknown({esptool:esptool}){
return new errors.HR("not-supported-by-chip",`esptool did not report the security settings of the chip on ${esptool.connection.port.name}.`,"The log has esptool's output. Nothing was changed.")
}async function flashScript(request,checked,board){
const{connection:connection,tableAddress:tableAddress,givenTable:givenTable,expected:expected}=board
;const facts={tableAddress:tableAddress,
chip:expectedFacts(connection.chip,expected).chip??checked.chip}
;const boot=await foretellBoot(request,checked.images,facts,givenTable)
;const warnings=[...warningsIn(withForce(checked.findings,request.force)),...boot.warnings]
;return scriptOf(request,{...checked,boot:boot},warnings,board)}
async function flashOn(request,files,board,version){
const images=await takeImages(request.files,board)
;const plan=await checkFlash(request,images,board,files,askEverything)
;const{esptool:esptool,tableAddress:tableAddress}=board;const known={losses:[],chip:plan.chip,
boot:plan.boot,...plan.needs};const stage={connection:esptool.connection,version:version,
tableAddress:tableAddress}
;return compareFiles(request,scriptOf(request,known,plan.warnings,stage),board)}
function scriptOf(request,checked,warnings,{connection:connection,version:version,tableAddress:tableAddress}){
const{files:files,settings:settings,compress:compress,force:force}=request
;const extent=extentOf(request,writeSkippingOf(version,connection))
;const images=files.map(({address:address,path:path,encrypted:encrypted=false})=>({address:address,
path:path,encrypted:encrypted}));const asksForSize=checked.needsFlashSize&&!force
;const asksForTable=checked.needsTable&&!force&&request.extent!=="chip"
;const chip=checked.chip??chipOf(connection.chip)
;const asksForSecurity=checked.dependsOnSecurity&&!force&&(0,flash_chips.fA)(chip)!=="none"
;const isNamed=chip!==undefined;const{next:next}=checked.boot
;const isOpen=connection.chip==="auto"&&checked.chip!==undefined&&!force;return{
plan:[`flash: ${plural(files.length,"image")}, ${plural(fileFacts(files).total_size??0,"byte")}.`,EXTENTS[extent],...asksForSize?[ASKS_FOR_SIZE]:[],...asksForTable?["The board's partition table is read first, because the files do not contain one."]:[],...asksForSecurity?[ASKS_FOR_SECURITY,...isNamed?[]:[ASKED_BY_CHIP]]:[],...isOpen?[`Only a board with the chip ${checked.chip} would be flashed.`]:[],...lossLines(request,checked),...bootLines(checked.boot,asksForTable),...request.gate===undefined?[]:gatePlan(request.gate)],
commands:[...asksForSize||asksForSecurity&&!isNamed&&!asksForTable?[FLASH_ID]:[],...asksForTable?[readsTable(tableAddress)]:[],...asksForSecurity&&isNamed?[securityQuestion(chip)]:[],...checked.boot.asked.map(readBootData),{
name:"write-flash",images:images,header:settings,compress:compress,force:force,extent:extent}],
chip:isOpen?(0,flash_chips.xr)(checked.chip):undefined,warnings:warnings,
unchecked:[...asksForTable?["Whether the images fit the board's partition table."]:[],...checked.losses.length>0&&extent!=="chip"?["Whether data on the board would be lost."]:[],...checked.boot.asked.length>0||asksForTable?["Which application boots next."]:[]],
facts:{...fileFacts(files),...next===undefined?{}:{boots_next:next}}}}
const ASKS_FOR_SIZE="The board's flash size is read first: a flash smaller than the build needs is refused."
;function bootLines({says:says,asked:asked},asksForTable){
return[...says,...asksForTable&&asked.length===0?["If its table has OTA data, it is read too: it selects the application that boots next."]:[],...asked.length>0?["The board's OTA data is read first."]:[]]
}
const ASKS_FOR_SECURITY="The board's Secure Boot and flash encryption settings are read first: they decide whether the images can boot."
;const WITH_EFUSES=(0,
flash_chips.Yt)(({protection:protection})=>typeof protection==="object").join(", ")
;const dry_run_UNPROTECTED=(0,
flash_chips.Yt)(({protection:protection})=>protection==="none").join(", ")
;const ASKED_BY_CHIP=`The command depends on the chip, which is not specified: dump-mem of eFuses on an ${WITH_EFUSES}, none on an ${dry_run_UNPROTECTED}, get-security-info on the others.`
;const EXTENTS={
changed:"Pieces whose digests already match the flash would be skipped; large images are split for that.",
images:"Everything would be written.",
chip:"The whole flash would be erased first, and everything written."}
;function lossLines({allowDataLoss:allowDataLoss,extent:extent},{losses:losses}){
if(extent==="chip")return[]
;const end=allowDataLoss?"`allow-data-loss` accepts that.":"Unless that data is blank on the board or matches the image, the flash is refused."
;return lossFinding(losses,"warning").map(({message:message})=>`${sentence(message)} ${end}`)}
function readBootData({address:address,size:size}){return{name:"read-flash",address:address,
size:size,output:"ota-data.bin"}}var gate_result=__webpack_require__(85483)
;function verdictFailure({failOnVerdict:failOnVerdict},{verdict:verdict,verdict_code:code,gate:{message:message,hint:hint}}){
if(verdict==="passed"||code===undefined||!failOnVerdict)return undefined
;return new errors.HR(code,message,hint)}function followingFailure(gate,result){
return gate===undefined||!(0,gate_result.aA)(result)?undefined:verdictFailure(gate,result)}
const LONGEST_LINE=300;const MOST_CAPTURES=20;const VERDICTS={passed:"the firmware passed",
failed:"<strong>the firmware failed</strong>",
inconclusive:"<strong>the firmware could not be judged</strong>"};const gate_summary_SIGNS={
passed:"✅",failed:"❌",inconclusive:"⚠️"};function gateSection(operation,result){
const{verdict:verdict,verdict_code:verdict_code,flaky:flaky}=result
;const reason=verdict_code===undefined?"":` (${code(verdict_code)})`;return{
sign:gate_summary_SIGNS[verdict],
verdict:`${escapeHtml(operation)}: ${VERDICTS[verdict]}${reason}${flaky?", after an attempt that failed":""}`,
finding:true,rows:gateRows(result),details:detailRows(result),blocks:gateBlocks(result)}}
function withVerdict(section,result){if(!(0,gate_result.aA)(result))return section
;const own=gateSection("",result);return{...section,
sign:result.verdict==="passed"?section.sign:own.sign,
verdict:`${section.verdict}; ${own.verdict.replace(/^: /,"")}`,finding:true,isNewFirmware:false,
rows:[...own.rows,...section.rows],details:[...own.details??[],...section.details??[]],
blocks:[...own.blocks,...section.blocks]}}
function gateRows({captures:captures,boots:boots,boot_ms:boot_ms,identity:identity,tests:tests,gate:gate}){
const rows=[["Verdict",shown(gate.message)]]
;const names=Object.keys(captures).slice(0,MOST_CAPTURES)
;if(identity!=="none")rows.push(["Firmware identity",identityWords(identity)])
;rows.push(["Boots",`${(0,
quantity.hS)(boots,"boot")}${boot_ms===undefined?"":`, application after ${boot_ms} ms`}`])
;if(names.length>0){const lines=names.map(name=>`${code(name)}: ${shown(captures[name]??"")}`)
;rows.push(["Captured",lines.join("<br>")])}if(tests!==undefined){
const{total:total,failed:failed,skipped:skipped,incomplete:incomplete}=tests
;rows.push(["Tests",`${total}: ${failed} failed, ${incomplete} incomplete, ${skipped} skipped`])}
return rows}function identityWords(identity){switch(identity){case"verified":
return"verified: the firmware of the images runs";case"differs":
return"<strong>other firmware runs</strong>";case"unknown":
return"unknown: the console does not show it"}}function gateBlocks({gate:gate}){
const came=gate.met.map(({pattern:pattern,at_ms:at_ms,line:line})=>[at_ms===undefined?"–":`+${(at_ms/1e3).toFixed(3)} s`,code(pattern),shown(line)])
;const open=gate.missing.map(pattern=>["–",code(pattern),"<strong>did not appear</strong>"])
;const attempts=gate.attempts.map(({verdict:verdict,code:name,message:message},index)=>[String(index+1),name===undefined?verdict:`${verdict} (${code(name)})`,shown(message)])
;const printed=gate.lines.map(({at_ms:at_ms,line:line})=>`${at_ms===undefined?"":`[+${(at_ms/1e3).toFixed(3)}] `}${clean(line)}`)
;return[...came.length+open.length===0?[]:listing("expected line",["Time","Expected","Printed"],[...came,...open]),...printed.length===0?[]:folded("Console",[`<pre>${printed.map(escapeHtml).join("<br>")}</pre>`]),...attempts.length<2?[]:listing("attempt",["Attempt","Verdict","Why"],attempts)]
}function detailRows({console_log:console_log,junit:junit,gate:gate}){
const{console_bytes:console_bytes,console_bytes_dropped:console_bytes_dropped}=gate
;const cut=console_bytes_dropped===0?"":`, cut: ${(0,quantity.zD)(console_bytes_dropped)} more came`
;return[...console_log===undefined?[]:[["Console log",`${code(console_log)}, ${(0,
quantity.hS)(console_bytes,"byte")}${cut}`]],["JUnit report",code(junit)],...gate.timeout_scale===undefined?[]:[["Time limits",`multiplied by ${gate.timeout_scale}`]]]
}function shown(text){return escapeHtml(fit(clean(text),LONGEST_LINE))}function clean(line){
return line.split("\n").map(untrusted_text.O).join(" ")}
async function firmwareOfFiles(files,bootsNext){if(bootsNext?.flashed===true){
const{address:address,name:name,version:version,elf_sha256:elf_sha256}=bootsNext;return{
slotOffset:Number(address),...firmware({name:name,version:version,elfSha256:elf_sha256})}}
const only=await onlyApplication(files);return only&&{slotOffset:only.file.address,
...firmware(only.head)}}async function firmwareIn(files){const only=await onlyApplication(files)
;return only&&firmware(only.head)}async function onlyApplication(files){const found=[]
;for(const file of files){const{realPath:realPath,bytes:bytes}=file
;const start=bytes===undefined?await(0,
digest.zy)(realPath,HEAD_SIZE):Buffer.from(bytes.subarray(0,HEAD_SIZE))
;const head=applicationHead(start);if(head!==undefined&&isDescribed(head))found.push({file:file,
head:head})}return found.length===1?found[0]:undefined}
function firmwareOfSurvey({partitions:partitions}){
const booting=partitions.find(({boots:boots})=>boots===true);return booting?.application&&{
slotOffset:booting.partition.address,...firmware(booting.application)}}
function firmware({name:name,version:version,elfSha256:elfSha256}){return{...isDigest(elfSha256)?{
elfSha256:elfSha256}:{},...name===""?{}:{projectName:name},...version===""?{}:{version:version}}}
function isDescribed({name:name,version:version,elfSha256:elfSha256}){
return name!==""||version!==""||isDigest(elfSha256)}function isDigest(text){return/[^0]/.test(text)}
var __addDisposableResource=undefined&&undefined.__addDisposableResource||function(env,value,async){
if(value!==null&&value!==void 0){
if(typeof value!=="object"&&typeof value!=="function")throw new TypeError("Object expected.")
;var dispose,inner;if(async){
if(!Symbol.asyncDispose)throw new TypeError("Symbol.asyncDispose is not defined.")
;dispose=value[Symbol.asyncDispose]}if(dispose===void 0){
if(!Symbol.dispose)throw new TypeError("Symbol.dispose is not defined.")
;dispose=value[Symbol.dispose];if(async)inner=dispose}
if(typeof dispose!=="function")throw new TypeError("Object not disposable.")
;if(inner)dispose=function(){try{inner.call(this)}catch(e){return Promise.reject(e)}}
;env.stack.push({value:value,dispose:dispose,async:async})}else if(async){env.stack.push({async:true
})}return value}
;var __disposeResources=undefined&&undefined.__disposeResources||function(SuppressedError){
return function(env){function fail(e){
env.error=env.hasError?new SuppressedError(e,env.error,"An error was suppressed during disposal."):e
;env.hasError=true}var r,s=0;function next(){while(r=env.stack.pop()){try{
if(!r.async&&s===1)return s=0,env.stack.push(r),Promise.resolve().then(next);if(r.dispose){
var result=r.dispose.call(r.value)
;if(r.async)return s|=2,Promise.resolve(result).then(next,function(e){fail(e);return next()})
}else s|=1}catch(e){fail(e)}}
if(s===1)return env.hasError?Promise.reject(env.error):Promise.resolve()
;if(env.hasError)throw env.error}return next()}
}(typeof SuppressedError==="function"?SuppressedError:function(error,suppressed,message){
var e=new Error(message);return e.name="SuppressedError",e.error=error,e.suppressed=suppressed,e})
;async function withGate(request,board,work,known){const env_1={stack:[],error:void 0,hasError:false
};try{if(request===undefined)return work()
;const{BoardGate:BoardGate}=await Promise.all([__webpack_require__.e(856),__webpack_require__.e(349),__webpack_require__.e(261)]).then(__webpack_require__.bind(__webpack_require__,50261))
;const gate=__addDisposableResource(env_1,await BoardGate.prepare(request,board),true)
;const result=await work();if("verified"in result&&result.verified===true){board.session.finish({
success:true,verified:true})}const firmware=await known(result)
;const found=await gate.judge(firmware).catch(async error=>{await gate.keepConsole();throw error})
;return{...result,...found}}catch(e_1){env_1.error=e_1;env_1.hasError=true}finally{
const result_1=__disposeResources(env_1);if(result_1)await result_1}}function notVerified(result){
const files="files"in result?result.files:[{path:result.firmware_path}]
;const what=files.length===1?`"${files[0]?.path??""}" was`:`All ${files.length} images were`
;return new errors.HR("not-verified",`${what} written, but not verified: the chip cannot compute a digest of its flash.`,`Neither Secure Download Mode nor the ROM of ${(0,
flash_chips.Yt)(chip=>!chip.romDigests).join(", ")} gives digests. `+"Set verify: false to accept a write that is not verified.")
}function flashSection(result){
const{verified:verified,bytes_written:bytes_written,bytes_skipped:bytes_skipped,compressed:compressed}=result
;const files="files"in result?result.files:[oneFlashed(result)]
;const proof=verified?`${files.length>1?"each ":""}verified by the chip's digest`:"NOT verified"
;const done=bytes_written===0?"already in the flash":"written";return{sign:verified?"✅":"⚠️",
verdict:`flash: ${(0,quantity.hS)(files.length,"image")} ${done}, ${proof}`,
firmware:bootRows(result),rows:[],
details:[["Written",`${(0,quantity.ee)(bytes_written)}${compressed?", sent compressed":""}`],...bytes_skipped===0?[]:[["Already in the flash",(0,
quantity.ee)(bytes_skipped)]],["Verified",verified?"yes: the chip's digest of every image is right":"no: the chip cannot compute a digest"]],
isNewFirmware:true,
blocks:listing("image",["Address","Image","Size","Flash"],files.map(summary_fileRow))}}
function oneFlashed(result){const{bytes_written:written,bytes_skipped:skipped}=result
;const state=written===0?"unchanged":skipped===0?"written":"updated";return{
...oneFile(result,result.firmware_size),state:state,written:written}}function summary_fileRow(file){
const{path:path,size:size,encrypted:encrypted,state:state,written:written}=file
;const shown=encrypted===true?`${(0,quantity.ee)(size)}, encrypted by the chip`:(0,
quantity.ee)(size);return[place(file),code(path),shown,doneTo(state,written)]}
function doneTo(state,written){switch(state){case"written":return"written";case"updated":
return`updated: ${(0,quantity.ee)(written)} written`;case"unchanged":return"there already"}}
const flashOperation={
about:"Checks the plan, writes what differs, compares the chip's digest of every image",
page:"docs/reference/operations.md#flash",esptoolCommands:["write-flash"],
inputs:[...BOARD_INPUTS,"file","files","address","partition-table","partition-table-offset","verify","compress","rewrite","erase-first","flash-mode","flash-freq","flash-size","force","allow-data-loss","monitor",...GATE_INPUTS],
usesImages:true,parse:parseFlash,placement:request=>({...placedFiles(request,files=>({...request,
files:files})),erasesTable:request.extent==="chip"}),usesTable:()=>true,
outputs:["firmware-path","address","partition","firmware-size","files","file-count","total-size","bytes-written","bytes-skipped","compressed","verified","boots-next","flash-map",...gate_result.vc],
prepare:({resolved:resolved,connection:connection,tableAddress:tableAddress,expected:expected})=>resolved===undefined?Promise.resolve(undefined):checkFiles(resolved,connection.chip,tableAddress,expected),
reachOf:({extent:extent,files:files})=>extent==="chip"?"whole":files.map(({address:address,size:size})=>({
address:address,size:size})),
run:(request,board,checked)=>withGate(request.gate,board,()=>flash(request,board,checked),({boots_next:boots_next})=>firmwareOfFiles(request.files,boots_next)),
notChecked:["Whether the board has the chip, revision and flash that the images need, and its security settings.","Whether any of it is already in the flash."],
dryRun:async(request,board,checked,notChecked)=>{
if(checked===undefined)throw new Error("A dry run without the board still has partition names.")
;return dryRunWithoutBoard(await flashScript(request,checked,board),board,notChecked)},
dryRunOnBoard:async(request,board,checked,version)=>dryRunOnBoard(await flashOn(request,checked,board,version),board),
isPutRight:({verified:verified})=>verified,
gateFailure:({verify:verify,gate:gate},result)=>verify&&!result.verified?notVerified(result):followingFailure(gate,result),
summary:result=>withVerdict(flashSection(result),result)};const info_ONE_PAIR=1
;const ROM_SLOWNESS=10;async function info(board){await identify(board)
;const obstacle=obstacleOf(board)
;const outline=obstacle===undefined?await readOutline(board):undefined
;const security=await board.session.readings.reportedSecurity({isLast:true})
;const partitions=outline?.partitions.map(partitionResult)??[]
;const table=outline===undefined?info_unreadable(obstacle??null):tableResult(outline,security)
;return{operation:"info",...identityFields(board.esptool.identity),
security:securityResult(security),partition_table:table,partitions:partitions,
application:bootingApplication(partitions),
...outline===undefined?{}:await outlinePicture(outline,table,board)}}
function outlinePicture({heads:heads},{state:state,reason:reason},board){
const pieces=heads.looked.map(piece=>bytesPiece(piece.address,piece.bytes));const address=(0,
flash_layout.M0)(board.tableAddress);const table=state==="encrypted"?{state:state,address:address,
reason:reason}:undefined;return picture(board,{pieces:pieces,table:table})}
async function readOutline(board){const{connection:connection,identity:identity}=board.esptool
;const{port:port,baud:baud,stub:stub}=connection;const{flashSize:flashSize,chip:chip}=identity
;const costs=costsOf(port.kind==="socket"?undefined:baud,info_ONE_PAIR);const own=stub?costs:{
...costs,transferMsPerByte:costs.transferMsPerByte*ROM_SLOWNESS}
;const heads=new PartitionHeads(range=>read_region_readBytes(range,"what info looks at",board),own,flashSize)
;return{...await surveyFlash(heads,{chip:chip,tableAddress:board.tableAddress}),heads:heads}}
function identityFields(identity){
const{description:description,revision:revision,features:features,crystal:crystal,flashManufacturer:flashManufacturer,flashDevice:flashDevice}=identity
;return{description:description??null,revision:revision??null,features:features??null,
crystal:crystal??null,flash_manufacturer:flashManufacturer??null,flash_device:flashDevice??null}}
function securityResult(security){if(security===undefined)return null
;const{secureBoot:secureBoot,flashEncryption:flashEncryption,secureDownloadMode:secureDownloadMode}=security
;return{secure_boot:secureBoot,flash_encryption:flashEncryption,
secure_download_mode:secureDownloadMode}}function obstacleOf({esptool:esptool}){
if(isLocked(esptool))return"cannot be read in Secure Download Mode"
;const isReadable=esptool.connection.stub||(0,flash_chips.yl)(esptool.identity.chip)
;return isReadable?undefined:"cannot be read without the flasher stub"}
function info_unreadable(reason){return{state:"unreadable",address:null,reason:reason,problems:[]}}
function tableResult({table:table},security){const address=(0,flash_layout.M0)(table.address)
;if(table.state==="found")return{state:"found",address:address,reason:null,problems:table.problems}
;const reason=table.state==="absent"?table.reason:null
;const isEncrypted=security?.flashEncryption===true&&reason!==null&&(0,partition_table.bo)(reason)
;return isEncrypted?{state:"encrypted",address:address,
reason:"is encrypted, as the whole flash: flash encryption is on",problems:[]}:{state:"absent",
address:address,reason:reason,problems:[]}}
function partitionResult({partition:partition,content:content,application:application,boots:boots}){
return{...rowRecord(partition),content:beginningOf(content),
application:application===undefined?null:{name:application.name,version:application.version,
idf_version:application.idfVersion,built:application.built,elf_sha256:application.elfSha256,
chip:application.chip??null},boots:boots??null}}function beginningOf(content){
return content==="nvs"||content==="filesystem"||content==="unknown"?null:content}
function bootingApplication(partitions){const booting=partitions.find(({boots:boots})=>boots===true)
;if(booting?.application==null)return null;return{partition:booting.name,...booting.application}}
function infoSection(result){const{partitions:partitions}=result
;const blocks=partitions.length===0?[]:partitionTable(partitions);return{sign:"✅",
verdict:summary_verdict(result),...findings(result),blocks:blocks}}
function summary_verdict({description:description,partition_table:partition_table,partitions:partitions,application:application}){
const parts=[escapeHtml(description??"a chip"),partition_table.state==="found"?(0,
quantity.hS)(partitions.length,"partition"):"no readable partition table",...application===null?[]:[`${escapeHtml(summary_titleOf(application))} boots`]]
;return`info: ${parts.join(", ")}`}function findings(result){
const{crystal:crystal,flash_manufacturer:flash_manufacturer,flash_device:flash_device,security:security,partition_table:partition_table}=result
;const rows=[];const details=[];if(crystal!==null)details.push(["Crystal",code(crystal)])
;if(flash_manufacturer!==null){
details.push(["Flash ID",`${code(flash_manufacturer)} ${code(flash_device??"?")}`])}
rows.push(["Security",securityText(security)])
;const{state:state,address:address,reason:reason,problems:problems}=partition_table
;const where=address===null?"":` at ${code(address)}`
;(state==="found"?details:rows).push(["Partition table",state==="found"?`found${where}`:`${state}${where}: it ${code(reason??"")}`])
;if(problems.length>0)rows.push(["Table problems",escapeHtml(oddTableWords(problems))]);return{
rows:rows,details:details}}function partitionTable(partitions){
const rows=partitions.map(partition=>[code(partition.name),`${code(partition.type)} / ${code(partition.subtype)}`,code(partition.address),(0,
quantity.ee)(partition.size),contentText(partition),partition.boots===true?"<strong>boots</strong>":""])
;return listing("partition",["Partition","Type","Address","Size","Content","Next start"],rows)}
function securityText(security){if(security===null)return"unknown: not reported by the chip"
;const{secure_boot:secure_boot,flash_encryption:flash_encryption,secure_download_mode:secure_download_mode}=security
;const on=[...secure_boot?["Secure Boot"]:[],...flash_encryption?["flash encryption"]:[],...secure_download_mode?["Secure Download Mode"]:[]]
;return on.length===0?"not enabled":`<strong>${on.join(", ")}</strong>`}
function contentText({content:content,application:application}){if(application!==null){
const{idf_version:idf_version,built:built,chip:chip}=application
;const details=[...idf_version===""?[]:[`ESP-IDF ${code(idf_version)}`],...built===""?[]:[`built ${code(built)}`],...chip===null?[]:[`for ${code(chip)}`]]
;return[code(summary_titleOf(application)),...details].join("<br>")}switch(content){case"blank":
return"begins blank";case"unreadable":return"beyond the end of the flash";case"ota-data":
return"OTA data";case"data":case"application":return"data";case null:return"not looked at"}}
function summary_titleOf({name:name,version:version}){
return[name,version].filter(text=>text!=="").join(" ")||"an application without a name"}
const infoOperation={...HARMLESS,
about:"Reports chip, security, partitions, applications, and which one boots",
page:"docs/reference/operations.md#info",
esptoolCommands:["flash-id","chip-id","read-mac","get-security-info"],
inputs:[...BOARD_INPUTS,"partition-table-offset"],parse:()=>({operation:"info"}),
placement:request=>placedNowhere(request),usesTable:()=>true,
outputs:["description","revision","features","crystal","flash-manufacturer","flash-device","security","partition-table","partitions","application","flash-map"],
run:(_request,board)=>info(board),notChecked:["The board and the content of its flash."],
dryRun:(_request,board,_prepared,notChecked)=>Promise.resolve(dryRunWithoutBoard(infoScript(board.tableAddress),board,notChecked)),
dryRunOnBoard:async(_request,board)=>dryRunOnBoard(await lookAt(infoScript(board.tableAddress),board,0),board),
summary:infoSection};function infoScript(tableAddress){return{
plan:["info: the chip, the partition table and the security settings would be read."],
commands:[FLASH_ID,readsTable(tableAddress)]}}var gate_files=__webpack_require__(46711)
;var gate_junit=__webpack_require__(538)
;var operation_addDisposableResource=undefined&&undefined.__addDisposableResource||function(env,value,async){
if(value!==null&&value!==void 0){
if(typeof value!=="object"&&typeof value!=="function")throw new TypeError("Object expected.")
;var dispose,inner;if(async){
if(!Symbol.asyncDispose)throw new TypeError("Symbol.asyncDispose is not defined.")
;dispose=value[Symbol.asyncDispose]}if(dispose===void 0){
if(!Symbol.dispose)throw new TypeError("Symbol.dispose is not defined.")
;dispose=value[Symbol.dispose];if(async)inner=dispose}
if(typeof dispose!=="function")throw new TypeError("Object not disposable.")
;if(inner)dispose=function(){try{inner.call(this)}catch(e){return Promise.reject(e)}}
;env.stack.push({value:value,dispose:dispose,async:async})}else if(async){env.stack.push({async:true
})}return value}
;var operation_disposeResources=undefined&&undefined.__disposeResources||function(SuppressedError){
return function(env){function fail(e){
env.error=env.hasError?new SuppressedError(e,env.error,"An error was suppressed during disposal."):e
;env.hasError=true}var r,s=0;function next(){while(r=env.stack.pop()){try{
if(!r.async&&s===1)return s=0,env.stack.push(r),Promise.resolve().then(next);if(r.dispose){
var result=r.dispose.call(r.value)
;if(r.async)return s|=2,Promise.resolve(result).then(next,function(e){fail(e);return next()})
}else s|=1}catch(e){fail(e)}}
if(s===1)return env.hasError?Promise.reject(env.error):Promise.resolve()
;if(env.hasError)throw env.error}return next()}
}(typeof SuppressedError==="function"?SuppressedError:function(error,suppressed,message){
var e=new Error(message);return e.name="SuppressedError",e.error=error,e.suppressed=suppressed,e})
;const LONGEST_LOG=64*1024*1024;const judgeOperation={
about:"Judges a recorded console, without a board",page:"docs/guides/release-gate.md",
inputs:JUDGE_INPUTS,asksBoards:false,parse:parseJudge,outputs:gate_result.vc,run:judge,
gateFailure:(request,result)=>verdictFailure(request,result),
summary:result=>gateSection("judge",result)}
;async function parseJudge(reader,{workspace:workspace}){
const judged=await parseJudged(reader,workspace)
;const logPath=reader.required("console-log","the recorded console, such as out/console.log",text=>({
value:text}));if(logPath===undefined)return undefined
;const found=await(0,paths.Pn)(workspace,logPath)
;const log=reader.problems.take("console-log",logPath,found,"code"in found?found.code:undefined)
;if(log!==undefined&&log.size>LONGEST_LOG){
reader.problems.add("input-invalid",`input \`console-log\`: the file has ${log.size} bytes; at most ${LONGEST_LOG} are judged`)
;return undefined}if(log!==undefined)refuseSameFile(reader,judged?.junit,log)
;return judged===undefined||log===undefined?undefined:{operation:"judge",...judged,log:log,
logPath:logPath}}async function judge(request,_runner,context){const env_1={stack:[],error:void 0,
hasError:false};try{const{log:log}=context;const keeper={temp:context.temp,
folder:await context.folder(),lockOutput:()=>Promise.resolve(),say:text=>log.line((0,
untrusted_text.O)(text))}
;const files=operation_addDisposableResource(env_1,await gate_files.j.create({junit:request.junit,
log:"none"},keeper),true)
;const bytes=await(0,promises_.readFile)(request.log.realPath).catch(error=>{
throw new errors.HR("file-unreadable",`"${request.logPath}" cannot be read: ${(0,
errors.bD)(error)}.`,"Check that it is a file that the runner's user may read.",{cause:error})})
;const{readRecordedLog:readRecordedLog}=await __webpack_require__.e(370).then(__webpack_require__.bind(__webpack_require__,41370))
;const{judgeLog:judgeLog}=await Promise.all([__webpack_require__.e(856),__webpack_require__.e(349),__webpack_require__.e(423)]).then(__webpack_require__.bind(__webpack_require__,98423))
;const report=judgeLog(readRecordedLog(bytes),{rules:request.rules,resets:true})
;const{verdict:verdict}=report
;if(verdict===undefined)throw new Error("The log was judged without a verdict.");const scale=(0,
time_scale.Ew)(request.rules);if(scale!==undefined)keeper.say(scale)
;keeper.say(`Verdict: ${verdict.code??verdict.verdict}. ${verdict.message}`);const watched=[{
verdict:verdict,report:report,startedAt:context.now().getTime(),wasReset:false}]
;const junit=await files.saveJunit((0,gate_junit.q)(watched,{name:request.logPath,properties:{}}))
;const judged={path:request.logPath,bytes:bytes.length,dropped:0};return{operation:"judge",...(0,
gate_result.xp)(watched,{junit:junit.path,log:judged,timeScale:request.rules.timeScale})}
}catch(e_1){env_1.error=e_1;env_1.hasError=true}finally{
const result_1=operation_disposeResources(env_1);if(result_1)await result_1}}
var port_choice=__webpack_require__(53330);var port_match=__webpack_require__(70088)
;var run_port=__webpack_require__(273);var usb_bridges=__webpack_require__(64630)
;function probeConnection(port){return{port:{kind:"serial",name:port},chip:"auto",baud:115200,
before:"default-reset",after:"hard-reset",stub:false}}async function list({ports:ports,ask:ask}){
const boards=[];for(const port of ports.filter(port_match.nP)){
boards.push(entryOf(port,ports,await(ask?.(port))))}
const others=ports.filter(port=>port.usb!==undefined&&!(0,port_match.nP)(port));return{
operation:"list",boards:boards,board_count:boards.length,other_ports:others.map(port_choice.Rf)}}
function entryOf(port,ports,answer){const{path:path,byId:byId,usb:usb}=port
;const identity=answer?.status==="answered"?answer.identity:{};return{port:path,selector:(0,
port_match.ZP)(port,ports),by_id:byId.find(link=>"value"in(0,run_port.p)(link,"linux"))??null,
location:usb?.location??null,serial:usb?.serial??null,vid:usb?.vid??null,pid:usb?.pid??null,
manufacturer:usb?.manufacturer??null,product:usb?.product??null,bridge:usb===undefined?null:(0,
usb_bridges.XV)(usb)?.name??null,status:answer?.status??"listed",chip:identity.chip??null,
mac:identity.mac??(0,port_match.vX)(port)??null,flash_size:identity.flashSize??null,
failure:answer===undefined||answer.status==="answered"?null:answer.failure.code}}
const ANY_PORT="PORT";function dryRunList({probe:probe},{log:log}){
const asking=probe?"Chip, MAC and flash size of every free board would be read, one board after the other, which resets them.":"No port would be opened."
;const plan=["list: this runner's serial ports with a possible ESP board would be listed.",asking]
;const script={plan:plan,commands:probe?[FLASH_ID]:[]};const say=line=>log.line(line)
;const connection=probeConnection(ANY_PORT)
;return log.untrustedGroup("Dry run of list",()=>Promise.resolve(logScript("true",script,{
connection:connection,say:say})))}function parseList(reader){const probe=reader.boolean("probe")
;const dryRun=reader.parse("dry-run",parseListDryRun)
;return probe===undefined||dryRun===undefined?undefined:{operation:"list",probe:probe,dryRun:dryRun}
}function parseListDryRun(text){const parsed=(0,values.HU)(text,DRY_RUNS)
;if("problem"in parsed)return parsed;return parsed.value==="connect"?{
problem:"has no effect on `list`, which changes nothing; use `probe: true` to identify the boards"
}:{value:parsed.value==="true"}}const list_summary_MAX_ROWS=200;const summary_MIB=1024*1024
;const summary_STATES={listed:"not asked",answered:"✅ answered",busy:"⏳ busy",failed:"⚠️ no answer"}
;function listSection(result){return{sign:"✅",verdict:list_summary_verdict(result),rows:[],
blocks:blocks(result)}}function list_summary_verdict({boards:boards}){
const number=status=>boards.filter(board=>board.status===status).length
;const parts=[`${boards.length} board${boards.length===1?"":"s"}`]
;if(number("busy")>0)parts.push(`${number("busy")} busy`)
;if(number("failed")>0)parts.push(`${number("failed")} without a response`)
;return`list: ${parts.join(", ")}`}function blocks({boards:boards,other_ports:other_ports}){
const rows=boards.slice(0,list_summary_MAX_ROWS).map(boardRow)
;const head=["stable <code>port</code>","Now on","USB","Serial","Location","Board","State"]
;const others=other_ports.slice(0,list_summary_MAX_ROWS).map(port=>[code(port)])
;return[...rows.length===0?[]:[table(head,rows)],...boards.length>list_summary_MAX_ROWS?[`… and ${boards.length-list_summary_MAX_ROWS} more.`]:[],...others.length===0?[]:folded("Other ports",[table(["Not listed, because no known ESP board uses it"],others)])]
}function boardRow(board){
const{selector:selector,port:port,vid:vid,pid:pid,bridge:bridge,manufacturer:manufacturer,product:product,serial:serial,location:location,status:status,failure:failure}=board
;const own=[manufacturer,product].filter(text=>text!==null).join(" ")
;const usb=[bridge,own,vid===null||pid===null?null:`${vid}:${pid}`]
;const state=`${summary_STATES[status]}${failure===null?"":` (${escapeHtml(failure)})`}`
;return[code(selector),code(port),cell(usb),cell([serial]),cell([location]),cell(summary_chipOf(board)),state]
}function summary_chipOf({chip:chip,mac:mac,flash_size:size}){
return[chip,mac,size===null?null:size%summary_MIB===0?`${size/summary_MIB} MiB`:`${size/1024} KiB`]}
function cell(texts){const shown=texts.filter(text=>text!==null&&text!=="")
;return shown.length===0?"—":shown.map(text=>code(text??"")).join("<br>")}const RETURN_MS=5e3
;const POLL_MS=250;class BoardLocation{key;query;#means;#port;constructor(query,port,key,means){
this.query=query;this.#port=port;this.key=key;this.#means=means}static async find(query,means){
const port=query.kind==="selector"?await board_location_select(query,means):query
;await means.check(port);return new BoardLocation(query,port,await means.keyOf(port),means)}
get port(){return this.#port}async findPort(){
const found=this.query.kind==="selector"?await this.#findAgain(this.query):await this.#stillThere(this.query)
;if(found.name!==this.#port.name){
this.#means.log(`The board moved from ${this.#port.name} to ${found.name}.`)}this.#port=found
;return found}async#findAgain(selector){let others=[]
;const found=await untilThere(this.#means,`The board (${selector.name}) is not connected`,async()=>{
const ports=await this.#means.list();others=(0,port_match.wC)(ports,selector)
;for(const candidate of others){const port=portOf(candidate)
;if(await this.#means.keyOf(port)===this.key)return port}return undefined})
;if(found!==undefined)return found
;if(others.length===0)throw(0,port_choice.mX)(selector,await this.#means.list())
;throw this.#elsewhere(others.map(port_choice.Rf).join(", "))}async#stillThere(port){
if(port.kind!=="serial"||await this.#means.keyOf(port)===this.key)return port
;const there=await this.#means.check(port).then(()=>true,()=>false)
;if(there&&await this.#means.keyOf(port)!==this.key)throw this.#elsewhere(port.name);return port}
#elsewhere(what){
return new errors.HR("port-not-found",`The board of this step was moved. It is now at another place, whose lock this step does not hold: ${what}.`,"Do not move boards while a step runs. If the cable was moved on purpose, run the step again.")
}}async function board_location_select(selector,means){let ports=[]
;await untilThere(means,`No port matches ${selector.name} yet`,async()=>{ports=await means.list()
;return(0,port_match.wC)(ports,selector)[0]});const choice=(0,port_choice.t9)(selector,ports)
;const found="port"in choice?choice:await means.askForMac(choice.mac,choice.ask)
;if(!("port"in found))throw(0,port_choice.wX)(selector,found.answers)
;means.log(`${selector.name} is ${(0,port_choice.Rf)(found.port)}.`);return portOf(found.port)}
async function untilThere({wait:wait,signal:signal,log:log},what,look){
for(let waited=0;;waited+=POLL_MS){const found=await look()
;if(found!==undefined||waited>=RETURN_MS)return found
;if(waited===0)log(`${what}: waiting ${RETURN_MS/1e3} s for it to return.`);await wait(POLL_MS)
;if(signal.aborted){
throw new errors.HR("cancelled",`Cancelled while looking for a board. ${what}.`,"Run it again.")}}}
function portOf({path:path}){return{kind:"serial",name:path}}
var step_esptool=__webpack_require__(94182);var package_folder=__webpack_require__(66411)
;var install_program=__webpack_require__(802);var tool_cache_command=__webpack_require__(20952)
;var python=__webpack_require__(43524)
;const PROBE=`\nimport sys, serial, serial.tools.list_ports\nsys.exit(sys.version_info < (3, ${python.kt}) or not isinstance(serial.protocol_handler_packages, list))`
;async function serialPython(program,context){const own=(0,install_program.we)(program)
;if(own!==undefined)return{command:own,prefix:[]}
;for(const{command:command,prefix:prefix}of await(0,python.di)(context)){
const args=[...prefix,"-I","-B","-X","utf8","-c",PROBE]
;const{ok:ok}=await(0,tool_cache_command.d1)({command:command,args:args,deadlineMs:python.VT
},context);if(ok)return{command:command,prefix:prefix}}
throw new errors.HR("console-unavailable",`The console cannot be read: this esptool is a standalone program, and no Python 3.${python.kt} or newer of this runner has pySerial.`,"Use `esptool-source: pip`, which includes pySerial, or install pySerial for all users of a Python on `PATH`.")
}
const BENCH="Check the cable, the power and that no other program uses the port; then run the step again."
;const DOWNLOAD_MODE="Put the chip into download mode (hold BOOT while it resets), or check the reset wiring and `before`."
;function silence(run){
return isSocket(run)?`Is another client connected to it? Most programs behind a socket serve one at a time: disconnect the other one. Then check that the program behind the socket is the board. For a real board: ${DOWNLOAD_MODE}`:`Check the power, the cable, and that this is the board's port. ${DOWNLOAD_MODE}`
}function isSocket({port:port}){return port.startsWith("socket://")}const OPENING_RULES=[{
pattern:opening(String.raw`Errno 2\]|FileNotFoundError`),code:"port-not-found",
message:(_m,run)=>`The port ${run.port} does not exist.`,
hint:"Check that the board is plugged in and powered; `/dev/serial/by-id/` has stable names."},{
pattern:opening(String.raw`Could not exclusively lock port|Errno (?:11|16|35)\]|Access is denied|PermissionError\(13`),
code:"port-busy",message:(_m,run)=>`Another program uses ${run.port}.`,
hint:"Close serial monitors, and let only one job at a time use a board (a concurrency group)."},{
pattern:opening(String.raw`Errno 13\]`),code:"port-permission",
message:(_m,run)=>`The runner's user has no permission to open ${run.port}.`,
hint:"Add that user to the port's group (dialout or uucp), then restart the runner's service."},{
pattern:opening(String.raw`\[Errno (?:111|61)\]|\[WinError 10061\]|ECONNREFUSED`),
code:"port-connection-refused",
message:(_m,run)=>`Nothing listens on ${run.port}: the connection was refused.`,
hint:"Start the emulator or the serial server before this step, and check host and port."},{
pattern:/Remote does not confirm a control line|timeout while waiting for option 'control'/,
code:"port-unreachable",
message:(_m,run)=>`The server on ${run.port} does not confirm changes of DTR and RTS.`,
hint:({port:port})=>`Write ${port}?ign_set_control if it sets them without confirming, as esp_rfc2217_server does.`
},{pattern:opening("Remote does not (?:seem to support|confirm|accept (?!the baud rate))"),
code:"port-unreachable",message:(_m,run)=>`The server on ${run.port} does not support RFC 2217.`,
hint:"Use socket:// for a raw port such as an emulator's, or start esp_rfc2217_server on the host of the board."
},{pattern:opening("baud ?rate|Cannot configure port"),code:"input-invalid",
message:(_m,run)=>`The driver of ${run.port} does not support the baud rate.`,
hint:"Choose another one: 115200, 460800 and 921600 work with most adapters."},{
pattern:opening(String.raw`Could not open port \S+:`),code:"port-unreachable",
message:(_m,run)=>`${run.port} cannot be reached.`,
hint:"Check the host name, the network and any firewall between the runner and the port."},{
pattern:opening(""),code:"port-busy",
message:(_m,run)=>`${run.port} cannot be opened: it is busy or does not exist.`,hint:BENCH}]
;const CONNECTING_RULES=[{pattern:/^.*This chip is (\S+?), not (\S+?)\. Wrong chip argument/m,
code:"wrong-chip",
message:(m,run)=>`The board on ${run.port} is an ${m[1]??"?"}, not an ${m[2]??"?"}.`,
hint:({chipSource:chipSource})=>chipSource===undefined?"Another board is on this port, or the input `chip` is wrong.":`"${(0,
shown_text.m)(chipSource)}" names the chip of the build. Build for the chip of this board, or find out which board is on this port.`
},{
pattern:/Failed to connect to .*?: (?:Wrong boot mode detected|Download mode successfully detected|Invalid head of packet|Invalid SLIP escape|Guru Meditation|.*invalid header)/,
code:"not-in-download-mode",
message:(_m,run)=>`The board on ${run.port} sends data, but is not in download mode.`,
hint:DOWNLOAD_MODE},{
pattern:/Failed to connect to .*?: No serial data received|Could not connect to an Espressif device/,
code:"no-answer",message:(_m,run)=>`Nothing answers on ${run.port}.`,hint:silence},{
pattern:/Failed to connect to /,code:"no-answer",
message:(_m,run)=>`The board on ${run.port} does not respond like a chip in download mode.`,
hint:run=>isSocket(run)?silence(run):`${BENCH} ${DOWNLOAD_MODE}`},{
pattern:/Failed to autodetect chip type/,code:"not-supported-by-chip",
message:(_m,run)=>`esptool does not know the chip on ${run.port}.`,
hint:"Set `chip`, or use a newer `esptool-version`."},{
pattern:/Failed to start stub flasher|Failed to (?:enter|leave) RAM download|Failed to write to target RAM/,
code:"stub-failed",
message:(_m,run)=>`esptool's flasher stub does not start on the chip on ${run.port}.`,
hint:"Try a lower `baud`, or `no-stub: true` (slower)."},{pattern:/Failed to set baud rate (\d+)/,
code:"input-invalid",
message:(m,run)=>`The driver of ${run.port} does not support the baud rate ${m[1]??"?"}.`,
hint:"Choose another `baud`: 115200, 460800 and 921600 work with most adapters."}]
;const REFUSAL_RULES=[{
pattern:/is not an? (\S+) image\. Use --force|(?:image|bootloader|') requires chip rev|Unexpected chip ID in image|Use --force to flash anyway/,
code:"image-wrong-chip",
message:(_m,run)=>`A bootloader image was not built for the chip on ${run.port}.`,
hint:"Build the firmware for this chip."},{
pattern:/Detecting flash size is not supported in secure download mode/,code:"secure-download-mode",
message:()=>"The chip is in Secure Download Mode, where the size of the flash cannot be detected.",
hint:"Set `flash-size` to the real size, such as 4MB, or to `keep`."},{
pattern:/command is not available in Secure Download Mode|not supported in secure download mode/i,
code:"secure-download-mode",
message:(_m,run)=>`The chip is in Secure Download Mode, which does not allow ${run.command}.`,
hint:"Only `flash` and `erase` of a region work on such a chip."},{
pattern:/Can't perform encrypted flash write|encrypt functionality/,code:"security-refused",
message:()=>"This chip cannot encrypt the image while writing: flash encryption is off, or no longer allows it.",
hint:"List plain files, or files already encrypted for this chip, in `files`. `force` does not change this."
},{
pattern:/Active security features detected|Secure Boot V1 detected|Key Manager detected|may brick your device/,
code:"security-refused",
message:(_m,run)=>`esptool refused ${run.command}: the chip's security settings make it dangerous.`,
hint:"Read esptool's message in the log. `force: true` overrides it and can permanently brick the chip."
},{pattern:/length (\d+)\) at offset (0x[\da-f]+) will not fit in (\d+) bytes of flash/,
code:"beyond-flash",message:([,size="",address="",flash=""])=>`An image that ends at ${(0,
flash_layout.M0)(Number(address)+Number(size))} exceeds the board's flash of ${flash} bytes.`,
hint:"Use a board with more flash, or a partition layout that fits."},{
pattern:/Can't access flash regions larger than|is greater than detected flash size/,
code:"beyond-flash",message:()=>"The region ends beyond the board's flash.",
hint:"Lower `address` or `size`; without `size` a read goes to the end of the flash."},{
pattern:/(Flash (?:size|frequency) '[\w-]+') is not supported by this chip type/,
code:"input-invalid",
message:(m,run)=>`${m[1]??"The setting"} does not exist for the chip on ${run.port}.`,
hint:"The log lists the values for this chip; `keep` leaves the image unchanged."},{
pattern:/(Offset to erase from|Size of data to erase) must be a multiple of (\d+)/,
code:"input-invalid",
message:m=>`${m[1]??"The region"} must be a multiple of ${m[2]??"4096"}, the flash sector.`,
hint:"Change `address` or `size` to whole sectors."},{
pattern:/Soft resetting is currently only supported on (ESP\w+)/,code:"input-invalid",
message:m=>`\`after: soft-reset\` exists for the ${m[1]??""} only.`,
hint:"Use `hard-reset`, or `watchdog-reset` on a chip with native USB."},{
pattern:/ROM does not support function|does not support encrypted (?:writes|flashing)|is not supported (?:on|by|for) |Command not implemented/,
code:"not-supported-by-chip",
message:(_m,run)=>`The chip on ${run.port} does not support ${run.command} this way.`,
hint:"Some operations need the flasher stub: remove `no-stub: true`. Without a stub of esptool's for the chip they are not possible."
}];const TRANSFER_RULES=[{
pattern:/Unable to verify flash chip connection \((?:No more data|No serial data|Serial data stream|Packet content|Invalid head|Invalid SLIP|Response doesn't match)/,
code:"link-corrupt",
message:(_m,run)=>`The chip on ${run.port} stopped responding, or its response was garbled.`,
hint:"Use a lower `baud`, a shorter cable or another USB port."},{
pattern:/Detecting flash size failed|Failed to communicate with the flash chip|Unable to verify flash chip connection/,
code:"flash-unreachable",
message:(_m,run)=>`The chip on ${run.port} cannot access its flash memory.`,
hint:"Check the board's power and the flash wiring (strapping pins, SPI pins used by other parts)."
},{pattern:/Failed to calculate md5sum/,code:"flash-unreachable",
message:(_m,run)=>`The chip on ${run.port} could not read its flash to compute a digest.`,
hint:"The region may end beyond the board's flash. Otherwise check the board's power and the flash wiring."
},{pattern:/MD5 of file does not match data in flash|written flash region is empty/,
code:"digest-mismatch",
message:()=>"The written data does not read back: the flash's digest differs from the file's.",
hint:"Flash again. If it fails again, suspect the power supply or the flash memory."},{
pattern:/Corrupt data, expected|Digest mismatch: expected|Expected digest, got|Read more than expected|Serial data stream stopped|Packet content transfer stopped|No more data to read from the serial port|Invalid head of packet|Invalid SLIP escape|Response doesn't match request|Only got \d+ byte|Checksum error|Bad data (?:checksum|length)|format of the received message is invalid/,
code:"link-corrupt",message:(_m,run)=>`Data was damaged or lost on the way to or from ${run.port}.`,
hint:"Use a lower `baud`, a shorter cable or another USB port."},{
pattern:/A serial exception error occurred|occurred: No serial data received|^termios\.error:|^(?:OSError|.*SerialException).*\[Errno (?:5|6|19)\]|^(?:BrokenPipe|Connection\w+)Error:/m,
code:"link-lost",message:(_m,run)=>`The connection to ${run.port} was lost.`,hint:BENCH},{
pattern:/Failed to erase /,code:"erase-failed",
message:(_m,run)=>`The chip on ${run.port} could not erase its flash.`,
hint:"The flash may be write-protected or worn out."},{
pattern:/Failed to (?:write (?:\S+ )?to target flash|write compressed data|(?:enter|leave) (?:compressed )?flash)/,
code:"write-failed",message:(_m,run)=>`The chip on ${run.port} refused a write to its flash.`,
hint:"Flash again with a lower `baud`. If it fails again, the flash may be write-protected or worn out."
}];const FILE_RULES=[{pattern:/Detected overlap at address: (0x[\da-f]+)/,code:"files-overlap",
message:m=>`Two images share the flash sector at ${m[1]??"?"}.`,
hint:"Place each image in its own sectors (4096 bytes)."},{
pattern:/^OSError: \[Errno (?:27|28|69|122)\]/m,code:"output-unwritable",
message:()=>"esptool could not write its file: the disk or the quota of this runner is full.",
hint:"Make room in the output's folder and in the runner's temporary folder."},{
pattern:/^(?:OSError|\w*(?:File|Directory|Permission)\w*Error): (\[Errno \d+\] [\w -]+): '/m,
code:"output-unwritable",message:m=>`esptool could not write its file (${m[1]??"?"}).`,
hint:"Check the output's folder: it may have been removed or changed while the step ran."},{
pattern:/Invalid value for '<address> <filename>\.\.\.': (\[Errno \d+\] [\w -]+): '/,
code:"file-unreadable",message:m=>`esptool could not read a file (${m[1]??"?"}).`,
hint:"Something removed or changed the step's files in the runner's temporary folder while it ran."
}]
;const FAILURE_RULES=[...OPENING_RULES,...CONNECTING_RULES,...REFUSAL_RULES,...TRANSFER_RULES,...FILE_RULES]
;function opening(reason){
return new RegExp(String.raw`Could not open \S+, the port is busy or doesn't exist\.[^]*?(?:${reason})`)
}const RULES=[[/^(?:Writing at|Reading from) 0x[\da-f]+ .*? (\d{1,3}(?:\.\d{1,3})?)% /,m=>({
kind:"progress",percent:Number(m[1])})],[/^ {3}(0x[\da-f]{8}) [\da-f]{2} [\da-f]{2}$/,m=>({
kind:"difference",address:Number(m[1])})],[/^Connecting\.\.\./,()=>({kind:"connecting"
})],[/^Lost connection, retrying\.\.\.$/,()=>({kind:"reconnecting"
})],[/^Detecting chip type\.\.\. ?(\S+)$/,m=>({kind:"detected",chip:m[1]??""
})],[/^Connected to (\S+) on /,m=>({kind:"detected",chip:m[1]??""
})],[/^Chip type: +(.+?)(?: \(revision (v[\d.]+)\))?$/,m=>({kind:"chip",description:m[1]??"",
revision:m[2]})],[/^Features: +(.+)$/,m=>({kind:"features",text:m[1]??""
})],[/^Crystal frequency: +(.+)$/,m=>({kind:"crystal",text:m[1]??""
})],[/^(?:BASE )?MAC: +((?:[\da-f]{2}:){5,7}[\da-f]{2})$/,m=>({kind:"mac",address:m[1]??""
})],[/^Uploading stub flasher/,()=>({kind:"stub",state:"uploading"
})],[/^Stub flasher running/,()=>({kind:"stub",state:"running"
})],[/^Stub flasher is already running/,()=>({kind:"stub",state:"reused"
})],[/Stub flasher is not supported in Secure Download Mode/,()=>({kind:"stub",state:"disabled"
})],[/^Changing baud rate to (\d{1,8})\.\.\.$/,m=>({kind:"baud",baud:Number(m[1])
})],[/^(?:Auto-d|D)etected flash size: (\S+)$/,m=>({kind:"flash-size",
bytes:(0,flash_layout.Lw)(m[1]??""),text:m[1]??""})],[/^Manufacturer: ([\da-f]{2})$/,m=>({
kind:"manufacturer",id:m[1]??""})],[/^Device: ([\da-f]{4})$/,m=>({kind:"device",id:m[1]??""
})],[/^Compressed \d{1,10} bytes to \d{1,10}\.\.\.$/,()=>({kind:"compressed"
})],[/^Wrote (\d{1,10}) bytes (\(\d+ compressed\) )?at (0x[\da-f]{1,8}) in /,m=>({kind:"wrote",
bytes:Number(m[1]),compressed:m[2]!==undefined,address:Number(m[3])
})],[/^'.*' at (0x[\da-f]{1,8}) already in flash, skipping write\.$/,m=>({kind:"found",
address:Number(m[1])
})],[/^Flash will be erased from (0x[\da-f]{1,8}) to (0x[\da-f]{1,8})\.\.\.$/,m=>({kind:"erasing",
address:Number(m[1]),bytes:Number(m[2])+1-Number(m[1])
})],[/^(?:Flash will be erased from|Erasing flash)/,()=>({kind:"erasing"
})],[/^Flash memory (?:region )?erased successfully/,()=>({kind:"erased"
})],[/ ROM does not support function erase_(?:flash|region)\.$/,()=>({kind:"not-erased"
})],[/^Hash of data verified\.$/,()=>({kind:"hash-verified"})],[/^Flash MD5: [\da-f]{32}$/,()=>({
kind:"hash-different"})],[/^Cannot verify written data if encrypted/,()=>({kind:"hash-skipped"
})],[/^Verifying 0x[\da-f]+ \((\d{1,10})\) bytes at (0x[\da-f]{1,8}) in flash against /,m=>({
kind:"comparing",bytes:Number(m[1]),address:Number(m[2])})],[/^Verification successful/,()=>({
kind:"equal"})],[/^Verification failed: (\d{1,10}) differences, first at (0x[\da-f]{1,8}):$/,m=>({
kind:"different",count:Number(m[1]),first:Number(m[2])
})],[/^Verification failed \(digest mismatch\)\.$/,()=>({kind:"different"
})],[/^Read (\d{1,10}) bytes from (0x[\da-f]{1,8}) in /,m=>({kind:"read",bytes:Number(m[1]),
address:Number(m[2])})],[/^Secure Boot: (Enabled|Disabled)$/,m=>({kind:"secure-boot",
enabled:m[1]==="Enabled"})],[/^Flash Encryption: (Enabled|Disabled)$/,m=>({kind:"flash-encryption",
enabled:m[1]==="Enabled"})],[/^Flags: (0x[\da-f]{8}) \(0b[01]+\)$/,m=>({kind:"security-flags",
flags:Number(m[1])})],[/^(?:Hard resetting|Soft resetting|Custom reset sequence executed)/,()=>({
kind:"resetting",to:"application"})],[/^Staying in /,()=>({kind:"resetting",to:"bootloader"
})],[/Chip was NOT reset\. Setting RTS\/DTR lines is not supported/,()=>({kind:"not-reset"
})],[/^(?:esptool v[\d.]+|Serial port .*:|Changed\.|Configuring flash size\.\.\.)$/,()=>({
kind:"noise"})],[/It's not possible to reset the chip over a TCP socket/,()=>({kind:"noise"
})],[/Failed to get VID\/PID of a device on \S+: Cannot resolve VID\/PID/,()=>({kind:"noise"
})],[/Device VID\/PID identification is only supported on COM/,()=>({kind:"noise"
})],[/^NOTE: .*Using standard reset sequence\.$/,()=>({kind:"noise"
})],[/^(?:Comparing flash contents against new data\.\.\.|Verifying written data\.\.\.|Running stub flasher\.\.\.)$/,()=>({
kind:"noise"})],[/^Loaded custom configuration from .* \(set with ESPTOOL_CFGFILE\)$/,()=>({
kind:"noise"})],[/Pre-connection option "\S+" was selected\./,()=>({kind:"noise"})],[/^\s*$/,()=>({
kind:"noise"})]];function parseLine(line){for(const[pattern,build]of RULES){
const match=pattern.exec(line);if(match!==null)return build(match)}return{kind:"other"}}
const BROKEN_PIPE_EXIT_CODE=1;const TAIL_LINES=6;const TAIL_COLUMNS=300
;const MAY_BE_THE_CAUSE=new Set(["other","not-erased"]);function classifyFailure(run){
const words=run.tail.filter(line=>MAY_BE_THE_CAUSE.has(parseLine(line).kind))
;const text=words.map(withoutFileNames).join("\n");const state=STATE_SENTENCES[run.state]
;for(const{pattern:pattern,code:code,message:message,hint:hint}of FAILURE_RULES){
const match=pattern.exec(text);if(match===null)continue
;const advice=typeof hint==="string"?hint:hint(run)
;return new errors.HR(code,`${message(match,run)} ${state}`,advice,{cause:text})}
const last=words.map(withoutFrame).filter(line=>/\w/.test(line))
;const shown=last.slice(-TAIL_LINES).map(line=>run.shown(line).slice(0,TAIL_COLUMNS)).join("\n")
;const reason=shown===""?"It gave no reason.":`Its last lines:\n${shown}`
;if(shown===""&&run.exitCode===BROKEN_PIPE_EXIT_CODE)return wordless(run)
;const end=run.signal===null?`exit code ${run.exitCode??"?"}`:`signal ${run.signal}`
;return new errors.HR("esptool-failed",`esptool ${run.command} failed on ${run.port} (${end}). ${state} ${reason}`,"The log has esptool's output.",{
cause:text})}function explainOpening(port,reason){const run={...{port:port,command:"",exitCode:null,
signal:null,tail:[],state:"untouched"},shown:line=>line}
;const text=`Could not open ${port}, the port is busy or doesn't exist.\n${reason}`
;for(const{pattern:pattern,code:code,message:message,hint:hint}of OPENING_RULES){
const match=pattern.exec(text);if(match===null)continue
;return new errors.HR(code,message(match,run),typeof hint==="string"?hint:hint(run),{cause:text})}
throw new Error("The last rule matches every port that does not open.")}
function wordless({command:command,port:port,state:state}){
return new errors.HR("link-lost",`esptool ${command} exited without a message, as it does when the connection to ${port} is closed. ${STATE_SENTENCES[state]}`,"Check that no other program uses the port, and what runs at its other end. Then run the step again.")
}function withoutFileNames(line){return line.replace(/(['"])(?:[A-Za-z]:)?[\\/].*\1/g,"'…'")}
function withoutFrame(line){return(0,untrusted_text.O)(line.replace(/[\u2500-\u257f]+/g," ").trim())
}var piped_process=__webpack_require__(24555);var program_environment=__webpack_require__(94847)
;var system_text=__webpack_require__(80454);const AWAY_MS=1e4;const console_POLL_MS=50
;const QUIET_MS=100;function withQuiet(events,quietMs,now){let pending;let last=0
;const inOrder=event=>{last=Math.max(last,event.at);return{...event,at:last}};const begin=()=>{
const result=events.next();result.catch(()=>undefined);return result};const next=async()=>{
pending??=begin();const silence=new AbortController;const{signal:signal}=silence;const quiet=(0,
external_node_timers_promises_.setTimeout)(quietMs,undefined,{signal:signal}).catch(()=>undefined)
;const result=await Promise.race([pending,quiet]);silence.abort();if(result===undefined)return{
value:inOrder({kind:"quiet",at:now()})};pending=undefined;return result.done===true?result:{
value:inOrder(result.value)}};const iterator={next:next,[Symbol.asyncIterator]:()=>iterator}
;return iterator}const reader_lines_LONGEST_LINE=80*1024;const NEWLINE=10
;async function*readerLines(stream){let rest=Buffer.alloc(0);for await(const chunk of stream){
let bytes=Buffer.concat([rest,chunk])
;for(let end=bytes.indexOf(NEWLINE);end>=0;end=bytes.indexOf(NEWLINE)){
yield parseReaderLine(bytes.toString("latin1",0,end));bytes=bytes.subarray(end+1)}
if(bytes.length>reader_lines_LONGEST_LINE)throw new Error("It printed a line that is too long.")
;rest=bytes}}function parseReaderLine(line){const fields=new Map(Object.entries(objectOf(line)))
;const kind=fields.get("e");const text=name=>(0,system_text.uH)(String(fields.get(name)))
;if(kind==="ready")return{kind:kind};if(kind==="open")return{kind:kind,
isUsb:fields.get("usb")===true};if(kind==="failed")return{kind:kind,reason:text("reason")}
;const seconds=fields.get("t")
;if(typeof seconds!=="number"||seconds<0)throw new Error("It printed a line without a time.")
;const at=seconds*1e3;switch(kind){case"data":return{kind:kind,at:at,
bytes:Buffer.from(String(fields.get("b")),"base64")};case"reset-begin":case"reset-end":return{
kind:kind,at:at};case"reset-failed":case"write-failed":case"gone":return{kind:kind,at:at,
reason:text("reason")};case"back":return{kind:kind,at:at,port:text("port")};case"end":return{
kind:"ended",at:at,why:fields.get("why")==="lost"?"lost":"stopped"};default:
throw new Error("It printed a line with an unknown event.")}}function objectOf(line){try{
const value=JSON.parse(line);if(typeof value==="object"&&value!==null)return value}catch{}
throw new Error("It printed a line that is not a JSON object.")}const READER=(0,
external_node_path_.join)((0,package_folder.n)("python"),"console.py");const OPEN_DEADLINE_MS=3e4
;const WRITE_BYTES=4096
;async function startReader({program:program,context:context,inheritedFds:inheritedFds=[]}){
const{command:command,prefix:prefix}=await serialPython(program,(0,step_esptool.R1)(context))
;const reader=await(0,piped_process.P)({command:command,
args:[...prefix,"-I","-B","-X","utf8",READER],env:(0,program_environment.yE)(context.env),
inheritedFds:inheritedFds});return{hasLines:true,
open:options=>openWith(reader,options,context.signal),
[Symbol.asyncDispose]:()=>reader[Symbol.asyncDispose]()}}
async function openWith(reader,options,signal){
const{port:port,baud:baud,reset:reset,awayMs:awayMs=AWAY_MS,quietMs:quietMs=QUIET_MS}=options
;const send=line=>reader.input.write(`${JSON.stringify(line)}\n`)
;if(signal.aborted)reader.end();else signal.addEventListener("abort",reader.end,{once:true})
;const lines=readerLines(reader.output);send({port:port.name,baud:baud,reset:reset,away:awayMs/1e3})
;const{isUsb:isUsb}=await untilOpen(lines,reader,port.name,signal);const zero=performance.now()
;const now=()=>performance.now()-zero;const state={isStopped:false}
;const endOf=()=>signal.aborted?"cancelled":"stopped";const events=async function*(){
const trouble=yield*eventsOf(lines,endOf);if(trouble===undefined)return
;if(!signal.aborted&&!state.isStopped)throw await failed(reader,trouble);yield{kind:"ended",
at:now(),why:endOf()}};const iterator=withQuiet(events(),quietMs,now);return{openedAt:new Date,
link:isUsb?"usb":"uart",reset:kind=>void send({reset:kind}),write:async bytes=>{
for(let at=0;at<bytes.length;at+=WRITE_BYTES){
const piece=Buffer.from(bytes.subarray(at,at+WRITE_BYTES)).toString("base64");if(send({write:piece
}))continue
;await Promise.race([(0,external_node_events_.once)(reader.input,"drain"),reader.ended]).catch(()=>undefined)
}},stop:()=>{state.isStopped=true;reader.input.end()},[Symbol.asyncIterator]:()=>iterator,
async[Symbol.asyncDispose](){state.isStopped=true;await reader[Symbol.asyncDispose]()
;signal.removeEventListener("abort",reader.end)}}}
async function untilOpen(lines,reader,port,signal){const late=AbortSignal.timeout(OPEN_DEADLINE_MS)
;late.addEventListener("abort",reader.end);try{for(;;){
const{value:value,done:done}=await lines.next()
;if(done===true)throw new Error("It exited before the port was open.")
;if(value.kind==="open")return value
;if(value.kind==="failed")throw explainOpening(port,value.reason)}}catch(error){
await reader[Symbol.asyncDispose]();if(signal.aborted){
throw new errors.HR("cancelled",`Cancelled while the console of ${port} was opened.`,"Run it again.",{
cause:error})}if(error instanceof errors.HR)throw error
;const isLate=`It did not open the port within ${OPEN_DEADLINE_MS/1e3} s.`
;throw await failed(reader,late.aborted?isLate:(0,errors.bD)(error))}finally{
late.removeEventListener("abort",reader.end)}}async function*eventsOf(lines,endOf){try{for(;;){
const{value:value,done:done}=await lines.next();if(done===true)return"It exited unexpectedly."
;if(!("at"in value))continue;if(value.kind!=="ended"){yield value;continue}
yield value.why==="lost"?value:{...value,why:endOf()};return undefined}}catch(error){return(0,
errors.bD)(error)}}async function failed(reader,what){await reader[Symbol.asyncDispose]()
;const last=(0,system_text.uH)(reader.errors().trim().split("\n").at(-1)??"")
;return new errors.HR("console-failed",`The program that reads the console failed. ${what}${last===""?"":` Its last line: ${last}`}`,"Run it again. If it happens again, report it with this message.")
}var external_node_net_=__webpack_require__(77030);const CONNECT_MS=5e3
;async function openSocketConsole(options,signal){
const{port:port,reset:reset,awayMs:awayMs=AWAY_MS,quietMs:quietMs=QUIET_MS}=options
;const stopping=new AbortController;const ending=AbortSignal.any([signal,stopping.signal])
;const first=await connectTo(port.name,ending).catch(error=>{
if(signal.aborted)throw socket_console_cancelled(port.name,error)
;throw explainOpening(port.name,`Could not open port ${port.name}: ${(0,errors.bD)(error)}`)})
;const zero=performance.now();const now=()=>performance.now()-zero;const state={socket:first}
;const isEnding=()=>ending.aborted;const end=()=>void state.socket.destroy()
;const events=async function*(){if(reset!=="none")yield{kind:"reset-failed",at:now(),
reason:`${port.name} has no lines.`};for(;;){const reason=yield*dataOf(state.socket,now)
;if(isEnding())break;yield{kind:"gone",at:now(),reason:reason}
;const again=await reconnect(port.name,awayMs,ending);if(again===undefined)break;state.socket=again
;if(isEnding())end();yield{kind:"back",at:now(),port:port.name}}
const why=signal.aborted?"cancelled":stopping.signal.aborted?"stopped":"lost";yield{kind:"ended",
at:now(),why:why}};ending.addEventListener("abort",end)
;const iterator=withQuiet(events(),quietMs,now);return{openedAt:new Date,link:"uart",
reset:undefined,write:bytes=>write(state.socket,bytes),stop:()=>stopping.abort(),
[Symbol.asyncIterator]:()=>iterator,[Symbol.asyncDispose](){stopping.abort()
;ending.removeEventListener("abort",end);return Promise.resolve()}}}
async function*dataOf(socket,now){try{for await(const bytes of socket)yield{kind:"data",at:now(),
bytes:bytes}}catch(error){return(0,errors.bD)(error)}
return"The other side has closed the connection."}async function connectTo(url,signal){
const{hostname:hostname,port:port}=new URL(url);const host=hostname.replace(/^\[(.*)\]$/,"$1")
;const socket=(0,external_node_net_.connect)({host:host,port:Number(port),noDelay:true,
keepAlive:true});socket.on("error",()=>undefined)
;const within=AbortSignal.any([signal,AbortSignal.timeout(CONNECT_MS)]);try{await(0,
external_node_events_.once)(socket,"connect",{signal:within});return socket}catch(error){
socket.destroy();throw error}}async function reconnect(url,awayMs,signal){
const deadline=performance.now()+awayMs;while(performance.now()<deadline){await(0,
external_node_timers_promises_.setTimeout)(console_POLL_MS,undefined,{signal:signal
}).catch(()=>undefined);if(signal.aborted)return undefined
;const socket=await connectTo(url,signal).catch(()=>undefined);if(socket!==undefined)return socket}
return undefined}async function write(socket,bytes){if(socket.destroyed||socket.write(bytes))return
;await Promise.race([(0,
external_node_events_.once)(socket,"drain"),(0,external_node_events_.once)(socket,"close")]).catch(()=>undefined)
}function socket_console_cancelled(port,cause){
return new errors.HR("cancelled",`Cancelled while the console of ${port} was opened.`,"Run it again.",{
cause:cause})}async function readyConsole(port,means){
if(port.kind!=="socket")return startReader(means);const{signal:signal}=means.context
;const nothing=()=>Promise.resolve();return{hasLines:false,
open:options=>openSocketConsole(options,signal),[Symbol.asyncDispose]:nothing}}
async function openConsole(options,means){const ready=await readyConsole(options.port,means);try{
return await ready.open(options)}catch(error){await ready[Symbol.asyncDispose]();throw error}}
var holder=__webpack_require__(74457);var lock_folder=__webpack_require__(83093)
;var unfinished=__webpack_require__(66755);var unfinished_regions=__webpack_require__(66787)
;class ChangeRecord{previous;#file;#author;#begun;#reach="whole";constructor(file,author,previous){
this.#file=file;this.#author=author;this.previous=previous}static async open(folder,key,author){
const file=(0,external_node_path_.join)(folder,`${key}.unfinished`)
;return new ChangeRecord(file,author,await(0,unfinished.ML)(file))}intend(reach){this.#reach=reach}
async begin(){if(this.#begun!==undefined)return
;const regions=(0,unfinished_regions.KC)(this.previous?.regions??[],this.#reach)
;const{claimant:claimant,operation:operation}=this.#author
;this.#begun=(0,unfinished.sR)(claimant,operation,regions,new Date)
;await(0,unfinished.rh)(this.#file,this.#begun)}
async settle({state:state,success:success,verified:verified,flashSize:flashSize,mac:mac}){
const begun=this.#begun;const left=this.previous?.mac
;const isOther=left!==undefined&&mac!==undefined&&left!==mac
;if(begun!==undefined&&!success&&state!=="untouched"){await(0,unfinished.rh)(this.#file,{...begun,
state:state,mac:isOther?undefined:mac})
}else if(begun!==undefined||verified&&this.previous!==undefined){
await(0,unfinished.rh)(this.#file,this.#left(verified&&!isOther?this.#reach:[],flashSize))}}
#left(covered,flashSize){if(this.previous===undefined)return undefined;const regions=(0,
unfinished_regions.Tk)(this.previous.regions,covered,flashSize)
;return(0,unfinished_regions.qv)(regions)?undefined:{...this.previous,regions:regions}}}
class BoardReadings{#esptool;#folder;#tables=new Map;#security;constructor(esptool,folder){
this.#esptool=esptool;this.#folder=folder}async table(address){const esptool=this.#esptool()
;const{changes:changes}=esptool;const last=this.#tables.get(address)
;if(last?.changes===changes)return last.value;const range={address:address,size:partition_table.u3}
;const value=await read_region_readBytes(range,"the partition table",{esptool:esptool,
folder:await this.#folder()});this.#tables.set(address,{value:value,changes:changes});return value}
lastTable(address){return this.#tables.get(address)?.value}async security(options={}){
const esptool=this.#esptool();const{changes:changes}=esptool
;if(this.#security?.changes===changes)return this.#security.value;const value=await readSecurity({
esptool:esptool,folder:await this.#folder()},options);this.#security={value:value,changes:changes}
;return value}async reportedSecurity(options={}){try{return await this.security(options)
}catch(error){if(error instanceof errors.HR&&error.code==="not-supported-by-chip")return undefined
;throw error}}}var board_key=__webpack_require__(81093)
;async function port_check_checkPort(port,platform=process.platform){
if(port.kind!=="serial"||platform==="win32")return;let device;try{device=await(0,
promises_.realpath)(port.name)
;if(!device.startsWith("/dev/")||!(await(0,promises_.stat)(device)).isCharacterDevice())throw notADevice(port.name)
}catch(error){if(error instanceof errors.HR)throw error
;if((0,errors.xU)(error)==="EACCES")throw notAllowed(port.name)
;throw new errors.HR("port-not-found",`The port ${port.name} does not exist.`,await candidates(),{
cause:error})}
await(0,promises_.access)(device,external_node_fs_.constants.R_OK|external_node_fs_.constants.W_OK).catch(()=>{
throw notAllowed(port.name)})}async function seePort(port){
if(port.kind!=="serial"||process.platform==="win32")return"not looked at";try{
await port_check_checkPort(port);return"there"}catch(error){
if(error instanceof errors.HR&&error.code==="port-not-found")return"not there";throw error}}
function notADevice(name){
return new errors.HR("port-not-allowed",`${name} is not a serial device.`,"Use the board's device, such as /dev/ttyUSB0 or its link in /dev/serial/by-id.")
}function notAllowed(name){
return new errors.HR("port-permission",`The runner's user has no permission to open ${name}.`,"Add that user to the port's group (`ls -l` shows it; dialout or uucp), then restart the runner's service.")
}async function candidates(){const names=await(0,promises_.readdir)("/dev").catch(()=>[])
;const ports=names.filter(name=>/^(?:ttyUSB|ttyACM|cu\.usb|cu\.wchusb|cu\.SLAB)/.test(name)).sort()
;const list=ports.length===0?"This runner has no USB serial port":`This runner has /dev/${ports.join(", /dev/")}`
;return`${list}. Check that the board is plugged in and powered, and use its link in /dev/serial/by-id: those names are stable.`
}var port_listing=__webpack_require__(73537);var processes_process=__webpack_require__(9746)
;const DEADLINE_MS=3e4;const MOST_LINES=1024;function portLister(program,context){const command=(0,
install_program.we)(program)
;const python=command===undefined?undefined:script=>run(command,script,context);return()=>(0,
port_listing.j)({platform:process.platform,root:"/",python:python})}
async function run(command,script,{env:env,signal:signal}){const lines=[];const ended=await(0,
processes_process.R)({command:command,args:["-I","-B","-X","utf8","-c",script],env:(0,
program_environment.yE)(env),deadlineMs:DEADLINE_MS,signal:signal,onLine:(line,stream)=>{
if(stream==="stdout"&&lines.length<=MOST_LINES)lines.push(line)}});if(ended.end==="cancelled"){
throw new errors.HR("cancelled","Cancelled while listing the ports.","Run it again.")}
return ended.end==="exit"&&ended.exitCode===0&&lines.length<=MOST_LINES?lines:undefined}
function meansOf(program,context){const{signal:signal,log:log}=context;return{
list:portLister(program,context),keyOf:port=>(0,board_key.Y)(port),
check:port=>port_check_checkPort(port),
wait:milliseconds=>(0,external_node_timers_promises_.setTimeout)(milliseconds,undefined,{
signal:signal}).catch(()=>undefined),signal:signal,log:line=>log.line(line)}}
function recoveryOf(recovery,{env:env,signal:signal,log:log}){
if(recovery===undefined)return undefined;const[command="",...args]=recovery.command
;return async()=>{
log.line((0,untrusted_text.O)(`Running the recovery command: ${recovery.command.join(" ")}`))
;const ended=await(0,processes_process.R)({command:command,args:args,
env:(0,program_environment.yE)(env),deadlineMs:recovery.timeoutSeconds*1e3,signal:signal,
onLine:line=>log.line((0,untrusted_text.O)(line))}).catch(error=>{
throw recovery_failed(command,"it cannot be started",error)})
;if(ended.end==="deadline")throw recovery_failed(command,`it took longer than ${recovery.timeoutSeconds} s`)
;if(ended.end==="exit"&&ended.exitCode!==0){
throw recovery_failed(command,`it exited with code ${ended.exitCode??"none"}`)}}}
function recovery_failed(command,why,cause){
return new errors.HR("recovery-failed",`The recovery command ${JSON.stringify(command)} failed: ${why}.`,"Run the command by hand on the runner, as the runner's user.",{
cause:cause})}const LONGEST_MS=15e3;const LAST_MS_OF_CANCELLED=5e3;const SHORTEST_MS=500
;async function resetBoard(esptool,cancelledAt,log){const{port:port,after:after}=esptool.connection
;if(port.kind==="socket"||after.startsWith("no-reset"))return
;const{metOtherBoard:metOtherBoard,metOtherChip:metOtherChip,inBootloader:inBootloader,hasFailed:hasFailed}=esptool
;const target=metOtherBoard?esptool.unpinned():esptool;if(!metOtherBoard&&!inBootloader)return
;const limit=cancelledAt===undefined?LONGEST_MS:cancelledAt+LAST_MS_OF_CANCELLED-performance.now()
;const options={quiet:true,isLast:true,...metOtherChip?{chip:"auto"}:{},
...hasFailed||cancelledAt!==undefined?{once:AbortSignal.timeout(Math.max(0,Math.round(limit)))}:{}}
;await log.untrustedGroup("Reset the board",async()=>{
if(limit>=SHORTEST_MS&&await hasReset(target,options))return
;log.warning("reset","The board could not be reset and may still be in bootloader mode.")})}
async function hasReset(esptool,options){return reset_ask(esptool,options).then(()=>true,()=>false)}
async function reset_ask(esptool,options){const run=command=>esptool.run(command,0,new Map,options)
;if(!isLocked(esptool)){await run({name:"flash-id"}).catch(error=>{if(!isLocked(esptool))throw error
})}if(isLocked(esptool))await run({name:"get-security-info"})}
var auto_baud=__webpack_require__(85030);function appStartedAfter({port:port},seen){
if(!seen.connected)return"unknown";const cannot=port.kind==="socket"||seen.couldNotReset
;return cannot||seen.leftIn==="bootloader"?"no":"unknown"}
function boardStateAfter(command,seen,before){switch(command.name){case"write-flash":{
const{written:written,found:found,hashesVerified:hashesVerified}=seen
;const wanted=command.images.length;const all=written.length+found.length>=wanted
;if(!seen.touched)return all&&before!=="untouched"?"written":before
;if(seen.hashDiffers||!all)return"partly-written"
;return hashesVerified+found.length<wanted?"written-unverified":"written"}case"erase-flash":
case"erase-region":if(seen.erased)return"erased";return seen.touched?"partly-erased":before
;case"verify-flash":case"read-flash":case"flash-id":case"get-security-info":case"dump-mem":
return before}}function changesFlash(command){
return["write-flash","erase-flash","erase-region"].includes(command.name)}class Account{identity={}
;processes=0;attempts=0;baud;changes=0;inBootloader=false;hasFailed=false;metOtherChip=false
;metOtherBoard=false;appStarted;warnings=new Set;#state="untouched";get state(){return this.#state}
doubtWritten(){if(this.#state==="written")this.#state="written-unverified"}confirmWritten(){
if(this.#state!=="untouched")this.#state="written"}noteStarted(app){this.inBootloader=false
;this.appStarted=app}
note({command:command,seen:seen,guard:guard},connection,{isLast:isLast,isPart:isPart}){
const{isOtherBoard:isOtherBoard,isOtherChip:isOtherChip}=guard;this.metOtherChip=isOtherChip
;this.metOtherBoard||=isOtherBoard
;const isDone=isLast?seen.leftIn!==undefined:seen.leftIn==="application"
;if(seen.connected||isOtherChip)this.inBootloader=!isDone;if(seen.touched)this.changes++
;if(isOtherBoard)return;this.#learn(seen.identity);this.appStarted=appStartedAfter(connection,seen)
;const state=boardStateAfter(command,seen,this.#state)
;this.#state=isPart&&seen.touched?"partly-written":state}#learn(identity){
const{crystal:crystal=identity.crystal}=this.identity
;Object.assign(this.identity,identity,crystal===undefined?{}:{crystal:crystal})}}
const SECURE_DOWNLOAD_ENABLE=1<<2;class Observation{identity;written=[];compressed=false;found=[]
;comparisons=[];read;sized=false;secureBoot;flashEncryption;secureDownloadMode;cleared=[]
;verified=[];hashesVerified=0;hashesSkipped=0;hashDiffers=false;erased=false;touched=false
;connected=false;baud;resent=0;leftIn;couldNotReset=false;#isEraseImpossible=false
;constructor(identity){this.identity=identity}add(event){this.#addIdentity(event)
;this.#addComparison(event);this.#addErase(event);switch(event.kind){case"compressed":
this.compressed=true;break;case"wrote":this.touched=true;this.written.push(event);break;case"found":
this.found.push(event.address);break;case"hash-verified":this.#addVerified();break
;case"hash-skipped":this.hashesSkipped++;break;case"hash-different":this.hashDiffers=true;break
;case"secure-boot":this.secureBoot=event.enabled;break;case"flash-encryption":
this.flashEncryption=event.enabled;break;case"security-flags":
this.secureDownloadMode=(event.flags&SECURE_DOWNLOAD_ENABLE)!==0;break;case"resetting":
this.leftIn=event.to;break;case"not-reset":this.couldNotReset=true;break;case"baud":
this.baud=event.baud;break;case"read":this.read=event;break;case"flash-size":this.sized=true;break
;default:break}}#addErase(event){switch(event.kind){case"erasing":
this.touched||=!this.#isEraseImpossible;this.#addCleared(event);break;case"not-erased":
this.#isEraseImpossible=true;this.touched=this.erased||this.written.length>0;break;case"erased":
this.erased=true;break;default:break}}#addCleared({address:address,bytes:bytes}){
if(address!==undefined&&bytes!==undefined)this.cleared.push({address:address,size:bytes})}
#addVerified(){this.hashesVerified++;const last=this.written.at(-1)
;if(last!==undefined)this.verified.push(last.address)}#addIdentity(event){
const identity=this.identity;switch(event.kind){case"detected":identity.chip=event.chip
;this.connected=true;break;case"chip":identity.description=event.description
;if(event.revision!==undefined)identity.revision=event.revision;break;case"features":
identity.features=event.text;break;case"crystal":identity.crystal=event.text;break;case"mac":
identity.mac=event.address;break;case"flash-size":
if(event.bytes!==undefined)identity.flashSize=event.bytes;break;case"manufacturer":
identity.flashManufacturer=event.id;break;case"device":identity.flashDevice=event.id;break;default:
break}}#addComparison(event){if(event.kind==="comparing")this.comparisons.push({
address:event.address,bytes:event.bytes});const comparison=this.comparisons.at(-1)
;if(comparison===undefined)return;switch(event.kind){case"equal":comparison.equal=true;break
;case"different":comparison.equal=false;if(event.count!==undefined)comparison.count=event.count
;if(event.first!==undefined)comparison.first=event.first;break;case"difference":
comparison.sectors??=new Set;comparison.sectors.add(event.address-event.address%flash_layout.t4)
;break;default:break}}}const HEADER_KEPT="so not changing any flash settings."
;const SERIOUS=[/^Set flash_size \S+ is larger than the available flash size of /,/^Could not auto-detect flash size, defaulting to /,/^SHA recalculation for binary failed!/,/^Failed to communicate with the flash chip, /,/^Could not confirm XMC flash chip boot-up fix\. /,/^This chip doesn't appear to be an? .+ Will attempt to continue anyway\.$/,/ Keeping (?:initial baud rate )?\d+(?: baud)?\.$/]
;function warningIn(line,command){const[,text]=/^warning: (.+)$/i.exec(line)??[]
;if(text===undefined)return undefined
;const isSerious=text.endsWith(HEADER_KEPT)?changesHeader(command):SERIOUS.some(pattern=>pattern.test(text))
;return isSerious?`esptool: ${text}`:undefined}function changesHeader(command){
return"header"in command&&Object.values(command.header).some(value=>value!=="keep")}
const deadlines_CONNECT_MS=12e4;const ERASE_MS_PER_MIB=4e4;const DIGEST_MS_PER_MIB=8e3
;const PAIR_MS=250;const CHIP_ERASE_MS=24e4;const LARGEST_COMMON_MIB=32;const LINK_MARGIN=4
;const deadlines_BITS_PER_BYTE=10;const deadlines_SOCKET_BAUD=115200;const MAX_FLASH_BYTES=134217728
;const deadlines_MIB=1024*1024;function limitsOf(command,connection,bytes){
const baud=connection.port.kind==="socket"?deadlines_SOCKET_BAUD:connection.baud
;const margin=connection.stub?LINK_MARGIN:LINK_MARGIN*10
;const transferMs=bytes*deadlines_BITS_PER_BYTE/baud*1e3*margin;const mebibytes=bytes/deadlines_MIB
;switch(command.name){case"write-flash":{const chip=command.extent==="chip"?CHIP_ERASE_MS:0
;const digests=mebibytes*DIGEST_MS_PER_MIB*(command.extent==="changed"?2:1)
;return limits(transferMs+mebibytes*ERASE_MS_PER_MIB+digests+command.images.length*PAIR_MS+chip,mebibytes*ERASE_MS_PER_MIB+chip)
}case"verify-flash":
return limits(mebibytes*DIGEST_MS_PER_MIB+command.images.length*PAIR_MS+(command.diff?transferMs:0),mebibytes*DIGEST_MS_PER_MIB)
;case"read-flash":return limits(command.size==="ALL"?transferOf(MAX_FLASH_BYTES,baud):transferMs,0)
;case"erase-flash":return limits(CHIP_ERASE_MS,CHIP_ERASE_MS);case"erase-region":{
const erase=(command.size==="ALL"?LARGEST_COMMON_MIB:mebibytes)*ERASE_MS_PER_MIB
;return limits(erase,erase)}case"flash-id":case"get-security-info":case"dump-mem":return limits(0,0)
}}function transferOf(bytes,baud){return bytes*deadlines_BITS_PER_BYTE/baud*1e3}
function limits(workMs,silenceMs){return{deadlineMs:Math.ceil(deadlines_CONNECT_MS+workMs),
stallMs:Math.ceil(deadlines_CONNECT_MS/2+silenceMs)}}const PINNED_NAMES=["chip","mac","flash-size"]
;function changesOf(pinned,current){
return[...changeOf("chip",pinned.chip,current.chip),...changeOf("type",pinned.description,current.description),...pinned.mac?.length===current.mac?.length?changeOf("MAC address",pinned.mac,current.mac):[],...changeOf("flash size",pinned.flashSize,current.flashSize)]
}function namesOf({chip:chip,mac:mac,flashSize:flashSize}){const known={chip:chip,mac:mac,
"flash-size":flashSize};const names=PINNED_NAMES.filter(name=>known[name]!==undefined)
;return names.length===0?undefined:names}function changeOf(what,before,now){
if(before===undefined||now===undefined||before===now)return[]
;return[`its ${what} is ${now}, but was ${before}`]}const OTHER_CHIP=/This chip is (\S+?), not /
;class Guard{#pinned;#seen;#changes=[];#isReconnecting=false;#isOtherChip=false;#refusal
;constructor(pinned,seen){this.#pinned=pinned;this.#seen=seen}add(line,event){
const chip=event.kind==="other"?OTHER_CHIP.exec(line)?.[1]:undefined
;this.#isOtherChip||=chip!==undefined;const current=chip===undefined?this.#seen.identity:{chip:chip}
;if(this.#changes.length===0)this.#changes=changesOf(this.#pinned,current)
;if(event.kind==="reconnecting")this.#isReconnecting=true}async mayGoOn(question,port,findPort){
if(question==="reopen"&&!this.mustStop){
if(this.#seen.connected&&this.#seen.leftIn===undefined)this.#isReconnecting=true;else this.#refusal=await whyNot(port,findPort)
}return!this.mustStop}get isOtherChip(){return this.#isOtherChip}get isOtherBoard(){
return this.#changes.length>0}get mustStop(){
return this.isOtherBoard||this.#isReconnecting||this.#refusal!==undefined}check(port,state){
const sentence=STATE_SENTENCES[state];if(this.isOtherBoard){
const done=this.#seen.touched?"esptool was terminated, but had started to change its flash":"It was not changed"
;throw new errors.HR("board-changed",`The board on ${port} changed during this step: ${this.#changes.join("; ")}. ${done}. The previous board: ${sentence}`,"Do not move boards while a step runs. Find out which board this is and how it got on this port. Then run the step again.")
}if(this.#refusal!==undefined)throw this.#refusal;if(this.#isReconnecting){
throw new errors.HR("link-lost",`The connection to ${port} was lost. ${sentence}`,"Check the cable, the power and that no other program uses the port; then run the step again.")
}}}async function whyNot({name:name},findPort){try{const found=await(findPort?.())
;if(found===undefined||found.name===name)return undefined
;return new errors.HR("link-lost",`The board moved from ${name} to ${found.name} when it was reset.`,"Run the step again.")
}catch(error){return error instanceof Error?error:new Error(String(error))}}
const transcript_TAIL_LINES=60
;const SAID_ONCE=new Set(["detected","chip","features","crystal","mac","stub","baud","resetting","not-reset"])
;const HIDDEN=new Set(["noise","connecting","progress","difference"]);class Transcript{tail=[];#log
;#said;#names;#quiet;constructor(log,said,names,quiet){this.#log=log;this.#said=said
;this.#names=names;this.#quiet=quiet}add(line,event){this.#show(this.shown(line),event)
;if(event.kind==="progress"||event.kind==="difference")return;this.tail.push(line)
;if(this.tail.length>transcript_TAIL_LINES)this.tail.shift()}shown(line){let renamed=line
;for(const[path,name]of this.#names)renamed=renamed.replaceAll(path,(0,untrusted_text.O)(name))
;return renamed}#show(line,event){
const isWho=SAID_ONCE.has(event.kind)&&!(this.#quiet&&event.kind==="resetting")
;const isRepeated=isWho&&this.#said.has(line);if(isWho)this.#said.add(line)
;if(event.kind==="progress"&&!this.#quiet)this.#log.progress(event.percent);else if(isRepeated||HIDDEN.has(event.kind)||this.#quiet&&!isWho)this.#log.detail(line);else this.#log.line(line)
}}
async function runEsptoolProcess({runner:runner,findPort:findPort,log:log},{command:command,connection:connection,bytes:bytes,pinned:pinned,signal:signal,names:names,quiet:quiet,said:said,warnings:warnings}){
const{port:port}=connection;const seen=new Observation({});const guard=new Guard(pinned,seen)
;const transcript=new Transcript(log,said,names,quiet)
;const words=esptoolArguments(connection,command);log.detail(`esptool ${words.join(" ")}`)
;const{launcher:launcher}=runner;const process=await runner.run(words,{signal:signal,
...limitsOf(command,connection,bytes),onLine:raw=>{if(launcher?.isResent(raw)===true){seen.resent++
;return}const line=(0,untrusted_text.O)(raw);const event=parseLine(line);seen.add(event)
;guard.add(line,event);transcript.add(line,event);const warning=warningIn(line,command)
;if(warning!==undefined)warnings.add(transcript.shown(warning))},mustStop:()=>guard.mustStop,
mayGoOn:launcher&&(line=>{const question=launcher.questionOf(line)
;return question&&guard.mayGoOn(question,port,findPort)})});return{command:command,process:process,
seen:seen,guard:guard,transcript:transcript}}
const AGAIN="Run the step again. A retry flashes from the start."
;function checkOutcome({command:command,port:port,chipSource:chipSource,process:process,seen:seen,transcript:transcript,state:state}){
const what=`esptool ${command.name} on ${port}`;const sentence=STATE_SENTENCES[state]
;switch(process.end){case"cancelled":
throw new errors.HR("cancelled",`Cancelled during ${what}. ${sentence}`,AGAIN);case"deadline":
throw new errors.HR("esptool-timed-out",`${what} took too long and was terminated. ${sentence}`,AGAIN)
;case"stall":
throw new errors.HR("esptool-stalled",`${what} stopped responding and was terminated. ${sentence}`,AGAIN)
;case"stopped":case"exit":if(process.exitCode===0||foundDifference(command,seen))return seen
;throw classifyFailure({command:command.name,port:port,chipSource:chipSource,
exitCode:process.exitCode,signal:process.signal,tail:transcript.tail,
shown:line=>transcript.shown(line),state:state})}}function foundDifference(command,seen){
return command.name==="verify-flash"&&seen.comparisons.length===command.images.length&&seen.comparisons.every(({equal:equal})=>equal!==undefined)&&seen.comparisons.some(({equal:equal})=>equal===false)
}
const WORTH_A_RETRY=new Set(["port-not-found","port-busy","port-connection-refused","port-unreachable","no-answer","not-in-download-mode","link-lost","link-corrupt","esptool-timed-out","esptool-stalled","stub-failed","write-failed","digest-mismatch"])
;const WAITS_MS=[500,1e3,5e3];function rungOf(retry,policy,previous){
const waitMs=WAITS_MS[Math.min(retry,WAITS_MS.length)-1]??0
;const lower=retry>1&&previous.port.kind!=="socket";return{waitMs:waitMs,connection:lower?{
...previous,baud:(0,auto_baud.GD)(previous.baud)}:previous,
recover:retry===policy.retries&&policy.recover!==undefined}}
async function withRetries(connection,policy,work){let current=connection;for(let retry=1;;){try{
return await work(current)}catch(error){if(!(error instanceof errors.HR))throw error
;const baud=policy.signal.aborted?undefined:policy.lowerRate?.(error);if(baud!==undefined){
policy.log(`${error.message} ${current.baud} baud may be too fast here: trying ${baud} baud.`)
;current={...current,baud:baud};continue}if(!WORTH_A_RETRY.has(error.code))throw error
;if(retry>policy.retries||policy.signal.aborted)throw afterAttempts(retry,error)
;const rung=rungOf(retry,policy,current)
;policy.log(`${error.message} ${announce(retry,policy,rung,current)}`)
;if(rung.recover)await(policy.recover?.());await pause(rung.waitMs,policy,error)
;current=rung.connection;retry++}}}function afterAttempts(attempts,failure){
if(attempts===1)return failure;const{code:code,message:message,hint:hint,cause:cause}=failure
;return new errors.HR(code,`${message} ${attempts} attempts failed.`,hint,{cause:cause})}
function announce(retry,policy,rung,previous){
const steps=[...rung.recover?["the recovery command"]:[],rung.connection.baud===previous.baud?"a new connection":`${rung.connection.baud} baud`]
;return`Retry ${retry} of ${policy.retries} with ${steps.join(" and ")}.`}
async function pause(milliseconds,policy,failure){try{
await(policy.wait??abortableSleep)(milliseconds,policy.signal)}catch{
throw new errors.HR("cancelled",`Cancelled before the next attempt. ${failure.message}`,failure.hint,{
cause:failure})}}async function abortableSleep(milliseconds,signal){
await(0,external_node_timers_promises_.setTimeout)(milliseconds,undefined,{signal:signal})}
const NO_NAMES=new Map;class Esptool extends Account{#setting;#said=new Set;#isChecking=false
;#seen=new Observation({});#port;constructor(setting){super();this.#setting=setting
;this.#port=setting.connection.port}unpinned(){return new Esptool({...this.#setting,
connection:this.connection,pinned:undefined})}get connection(){
const{connection:connection,autoBaud:autoBaud}=this.#setting;return{...connection,port:this.#port,
baud:autoBaud?.baud??connection.baud}}get skipping(){
return writeSkippingOf(this.#setting.runner.version,this.connection)}
async run(command,bytes=0,names=NO_NAMES,options={}){
const{retry:retry,autoBaud:autoBaud,signal:signal,log:log}=this.#setting
;const commandOf=typeof command==="function"?command:()=>command
;const link=linkFor(commandOf(1),this.connection)
;const connection=options.leavesInRom===true?leavingInRom(link):link;const own={...options,
names:names}
;if(this.#isChecking||options.once!==undefined)return this.#runOnce(connection,commandOf(1),bytes,own)
;if(changesFlash(commandOf(1)))await this.#setting.beforeChange();let attempts=0;const policy={
...retry,signal:signal,log:line=>log.line((0,untrusted_text.O)(line)),lowerRate:failure=>{
const baud=autoBaud?.lowerAfter(failure,this.#seen);if(baud!==undefined)attempts--;return baud}}
;const attempt=async current=>{this.attempts=Math.max(this.attempts,++attempts)
;const seen=await this.#runOnce(current,commandOf(attempts),bytes,own);const{check:check}=options
;if(check!==undefined)await this.#check(()=>check(seen))
;const news=await(autoBaud?.succeeded(connection.baud,current.baud,seen))
;if(news!==undefined)log.line(news);return seen};try{
return await withRetries(connection,policy,attempt)}catch(error){
const news=error instanceof errors.HR?await(autoBaud?.failed(error)):undefined
;if(news!==undefined)log.line(news);throw error}}async[Symbol.asyncDispose](){
await this.#setting.runner[Symbol.asyncDispose]()}async#check(check){this.#isChecking=true;try{
await check()}finally{this.#isChecking=false}}
async#runOnce(asked,command,bytes,{names:names,quiet:quiet=false,isPart:isPart=false,watch:watch,chip:chip=asked.chip,once:once,...options}){
const{findPort:findPort,pinned:pinned,keepsChip:keepsChip}=this.#setting
;const isLast=options.isLast===true&&keepsChip?.()!==true;this.hasFailed=true
;this.#seen=new Observation({});if(findPort!==undefined)this.#port=await findPort();const own={
...asked,chip:chip,port:this.#port};const connection=isLast?own:staying(own);this.processes++
;const ended=await runEsptoolProcess(this.#setting,{command:command,connection:connection,
bytes:bytes,pinned:{...pinned,...this.identity},signal:once??this.#setting.signal,names:names,
quiet:quiet,said:this.#said,warnings:this.warnings})
;const{process:process,seen:seen,guard:guard,transcript:transcript}=ended;this.#seen=seen
;const{name:port}=this.#port;this.note(ended,connection,{isLast:isLast,isPart:isPart})
;if(!guard.isOtherBoard)watch?.(seen)
;if(guard.isOtherBoard||process.end!=="cancelled")guard.check(port,this.state)
;const{chipSource:chipSource}=connection;checkOutcome({command:command,port:port,
chipSource:chipSource,process:process,seen:seen,transcript:transcript,state:this.state})
;this.hasFailed=false
;if(connection.port.kind!=="socket")this.baud=Math.max(this.baud??0,seen.baud??firstBaud(connection))
;return seen}}function esptoolEnvironment(inherited,configFile){return{
...(0,program_environment.yE)(inherited),ESPTOOL_CFGFILE:configFile,NO_COLOR:"1",PY_COLORS:"0",
TTY_COMPATIBLE:"0",TERMINAL_WIDTH:"500",PYTHONUTF8:"1",PYTHONDONTWRITEBYTECODE:"1"}}
var end_process=__webpack_require__(19982);var launch=__webpack_require__(41208)
;var supervision=__webpack_require__(73560);class CommandProcess{#child;#exit;#endMark;#isReady=true
;constructor({inheritedFds:inheritedFds,endMark:endMark,...program}){this.#child=(0,launch.Oh)({
...program,stdio:["pipe","pipe","pipe",...inheritedFds]});this.#endMark=endMark;this.#exit=(0,
supervision.s)(this.#child,program.command);this.#exit.catch(()=>this.#isReady=false)
;this.#child.stdin?.on("error",()=>undefined);this.#child.once("exit",()=>{this.#isReady=false;(0,
end_process.B)(this.#child)})}get isReady(){return this.#isReady}async run(line,request){
this.#child.stdin?.write(`${line}\n`)
;const result=await(0,supervision.z)(this.#child,this.#exit,request,this.#endMark)
;if(result.end!=="exit"||result.exitCode===null)this.#isReady=false;return result}
async[Symbol.asyncDispose](){
const{stdin:stdin,stdout:stdout,stderr:stderr,exitCode:exitCode,signalCode:signalCode}=this.#child
;stdin?.end();if(exitCode===null&&signalCode===null)(0,end_process.B)(this.#child)
;for(const stream of[stdout,stderr])stream?.destroy();await this.#exit.catch(()=>undefined)}}
const LAUNCHER=(0,external_node_path_.join)((0,package_folder.n)("python"),"launch.py")
;const ASKED=/(?:Chip type:|(?:BASE )?MAC:|(?:Auto-d|D)etected flash size:|Lost connection)/
;function launcherOf(prefix){const at=prefix.indexOf("-m");if(at<0)return undefined;const token=(0,
external_node_crypto_.randomUUID)()
;const questions=new Map([[`${token} line`,"line"],[`${token} reopen`,"reopen"]]);return{
args:[...prefix.slice(0,at),LAUNCHER,token,ASKED.source,...prefix.slice(at+1)],
questionOf:line=>questions.get(line),isResent:line=>line===`${token} resent`,endMark:`${token} end `
}}class EsptoolRunner{launcher;#setting;#process;constructor(setting){this.#setting=setting
;this.launcher=launcherOf(setting.program.prefix)}get version(){return this.#setting.program.version
}async prepare(){if(this.launcher!==undefined)await this.#ready(this.launcher).catch(()=>undefined)}
async run(words,request){
const{program:program,folder:cwd,environment:env,inheritedFds:inheritedFds}=this.#setting
;const{command:command,prefix:prefix}=program;if(this.launcher===undefined)return(0,
processes_process.R)({...request,command:command,args:[...prefix,...words],cwd:cwd,env:env,
inheritedFds:inheritedFds});const process=await this.#ready(this.launcher)
;return process.run(JSON.stringify(words),request)}async#ready({args:args,endMark:endMark}){
if(this.#process?.isReady!==true){
if(this.#process!==undefined)await this.#process[Symbol.asyncDispose]()
;const{program:program,folder:cwd,environment:env,inheritedFds:inheritedFds}=this.#setting
;this.#process=new CommandProcess({command:program.command,args:args,cwd:cwd,env:env,
inheritedFds:inheritedFds,endMark:endMark})}return this.#process}async[Symbol.asyncDispose](){
await(this.#process?.[Symbol.asyncDispose]())}}var baud_record=__webpack_require__(43829)
;const port_return_RETURN_MS=5e3;const port_return_POLL_MS=100
;async function portBack(port,waiting){
const{signal:signal,log:log,platform:platform=process.platform,deadlineMs:deadlineMs=port_return_RETURN_MS}=waiting
;if(port.kind!=="serial"||platform==="win32")return;const deadline=performance.now()+deadlineMs
;for(let isFirst=true;!await isUsable(port.name);isFirst=false){if(signal.aborted)return
;if(isFirst)log(`${port.name} is gone: waiting up to ${deadlineMs/1e3} s for it to return.`);else if(performance.now()>=deadline)return
;await(0,external_node_timers_promises_.setTimeout)(port_return_POLL_MS,undefined,{signal:signal
}).catch(()=>undefined)}}async function isUsable(path){
return(0,promises_.access)(path,external_node_fs_.constants.R_OK|external_node_fs_.constants.W_OK).then(()=>true,()=>false)
}var linux_ports=__webpack_require__(11336)
;async function firstBaudOf({baud:baud,before:before,after:after,stub:stub},port,place,now,usbOf=linux_ports.jw){
if(baud!=="auto")return{baud:baud,why:"as `baud` says",isAuto:false};const usual=why=>({
baud:auto_baud.wG,why:why,isAuto:false})
;if(port?.kind==="socket")return usual("a raw socket has no rate")
;if(before.startsWith("no-reset")||after==="no-reset-stub"||!stub)return usual("no higher rate is tried with these `before`, `after` and `no-stub`")
;const highest=await highestOf(port,usbOf);if("usual"in highest)return usual(highest.usual)
;const record=place&&(0,baud_record.W)(place.folder,place.key,now)
;if(record!==undefined&&record.baud<highest.baud)return{baud:record.baud,why:recordWords(record),
isAuto:true};return{...highest,isAuto:true}}
async function expectedBaud({port:port,...connection},lockFolder,{env:env,now:now}){
if(port.kind==="selector")return firstBaudOf(connection,undefined,undefined,now())
;const folder=lockFolder??(0,lock_folder.Tn)(process.platform,env["ProgramData"])
;return firstBaudOf(connection,port,{folder:folder,key:await(0,board_key.Y)(port)},now())}
function firstBaudSentence({baud:baud,why:why}){return`Transfers begin at ${baud} baud: ${why}.`}
function recordWords({since:since}){
return`higher rates have failed at this board's place (${since.toISOString().slice(0,10)})`}
async function highestOf(port,usbOf){if(port?.kind==="rfc2217")return{baud:usb_bridges.wn,
why:"the highest rate that is tried over a network"}
;const usb=port===undefined?undefined:await usbOf(port.name);if(usb==="none")return{
usual:"the port is not on USB"};const baud=usb===undefined?usb_bridges.wn:(0,usb_bridges.Fp)(usb)
;if(baud===undefined)return{usual:"the chip's own USB has no rate"}
;const name=usb===undefined?undefined:(0,usb_bridges.XV)(usb)?.name;return{baud:baud,
why:`the highest that ${name===undefined?"an unknown bridge":`a ${name}`} may carry`}}
const CONFIG="[esptool]\nmem_end_rom_timeout = 3\n"
;async function sessionEsptool(location,{program:program,connection:connection,place:place,inheritedFds:inheritedFds,retries:retries,recover:recover,...others},context){
const{env:env,signal:signal,log:log,now:now}=context;const{port:port,query:query}=location
;const folder=await context.folder()
;const own=(0,external_node_path_.basename)(await folder.makeEmptyFolder((0,
external_node_path_.basename)(folder.nextFile("session"))));const config=await folder.write((0,
external_node_path_.join)(own,"esptool.cfg"),CONFIG)
;const{baud:baud,why:why,isAuto:isAuto}=await firstBaudOf(connection,port,place,now())
;if(isAuto)log.line(firstBaudSentence({baud:baud,why:why}));const remember=async found=>{
if(place!==undefined)await(0,baud_record.X)(place.folder,place.key,{baud:found,since:now()})}
;const runner=new EsptoolRunner({program:program,folder:await folder.makeEmptyFolder((0,
external_node_path_.join)(own,"work")),environment:esptoolEnvironment(env,config),
inheritedFds:inheritedFds});void runner.prepare();return new Esptool({...others,runner:runner,
connection:{...connection,port:port,baud:baud},
autoBaud:isAuto?new auto_baud.yN(baud,remember):undefined,findPort:()=>boardBack(location,context),
pinned:query.kind==="selector"?{mac:query.fields.mac}:undefined,signal:signal,log:log,retry:{
retries:retries,recover:recover}})}async function boardBack(location,{signal:signal,log:log}){
const waiting={signal:signal,log:line=>log.line(line)}
;const isSought=location.query.kind==="selector";if(!isSought)await portBack(location.port,waiting)
;const port=await location.findPort();if(isSought)await portBack(port,waiting);return port}
function factsOf(location,previous,esptool){return{port:location.port.name,identity:{
...esptool?.identity},attempts:esptool?.attempts??0,baud:esptool?.baud,
state:esptool?.state??"untouched",appStarted:esptool?.appStarted,
warnings:[...esptool?.warnings??[]],previous:previous}}var file_lock=__webpack_require__(29019)
;var locks_lock=__webpack_require__(11098);class SessionLocks{#options;#context;#held=[]
;constructor(options,context){this.#options=options;this.#context=context}get folder(){
return this.#options.lockFolder??(0,
lock_folder.Tn)(process.platform,this.#context.env["ProgramData"])}get inheritedFds(){
return this.#held.map(({fd:fd})=>fd)}async claim({key:key,port:port}){
const{env:env,signal:signal,log:log}=this.#context
;const{lockTimeoutSeconds:lockTimeoutSeconds}=this.#options;if(lockTimeoutSeconds===undefined)return
;(0,lock_folder.JJ)(this.folder);const lock=await(0,locks_lock.W7)({key:key,folder:this.folder,
claimant:(0,holder.Vk)(env),port:port.name,hostLock:(0,file_lock._)({path:env["PATH"]}),
timeoutMs:lockTimeoutSeconds*1e3,signal:signal,onWait:text=>log.line(text)});this.#held.push(lock)}
release(){for(const lock of this.#held.toReversed())lock.release()}}const UNFINISHED={success:false,
verified:false};class BoardSession{location;readings;#options;#context;#locks;#other;#record
;#esptool;#end=UNFINISHED;#isClosed=false;#keepsChip=false;#cancelledAt
;constructor(location,options,context){this.location=location;this.#options=options
;this.#context=context;this.#locks=new SessionLocks(options,context)
;this.readings=new BoardReadings(()=>this.esptool,()=>context.folder())
;if(context.signal.aborted)this.#onCancel();else context.signal.addEventListener("abort",this.#onCancel)
}#onCancel=()=>void(this.#cancelledAt=performance.now());async open(){
const{program:program,connection:connection,operation:operation,retries:retries}=this.#options
;const{key:key}=this.location;const{folder:folder}=this.#locks;const claimant=(0,
holder.Vk)(this.#context.env);if(operation!==undefined)(0,lock_folder.JJ)(folder)
;await this.#locks.claim(this.location)
;if(operation!==undefined)this.#record=await ChangeRecord.open(folder,key,{claimant:claimant,
operation:operation});this.#esptool=await sessionEsptool(this.location,{program:program,
connection:connection,place:operation===undefined?undefined:{folder:folder,key:key},
inheritedFds:this.#locks.inheritedFds,retries:retries,recover:this.recover,
beforeChange:async()=>this.#record?.begin(),keepsChip:()=>this.#keepsChip},this.#context)}
get esptool(){if(this.#esptool===undefined)throw new Error("The session is not open.")
;return this.#esptool}get facts(){return factsOf(this.location,this.#record?.previous,this.#esptool)
}get retries(){return this.#options.retries}get recover(){
return recoveryOf(this.#options.recovery,this.#context)}keepChip(){this.#keepsChip=true}
readyConsole(port=this.location.port){const{program:program}=this.#options
;return readyConsole(port,{program:program,context:this.#context,
inheritedFds:this.#locks.inheritedFds})}async otherPort(query){
this.#other??=await this.#claimOther(query);return this.#other.findPort()}async#claimOther(query){
const means=meansOf(this.#options.program,this.#context);const askForMac=()=>Promise.resolve({
answers:[]});const location=await BoardLocation.find(query,{...means,askForMac:askForMac})
;if(location.key!==this.location.key)await this.#locks.claim(location);return location}findPort(){
return boardBack(this.location,this.#context)}noteStarted(app){this.esptool.noteStarted(app)}
intend(reach){this.#record?.intend(reach)}finish(end){this.#end=end}async[Symbol.asyncDispose](){
if(this.#isClosed)return;this.#isClosed=true;const{log:log}=this.#context
;const attempt=async(what,work)=>{await work().catch(error=>log.warning(what,(0,errors.bD)(error)))}
;try{await attempt("reset",()=>this.#reset());await attempt("record",()=>this.#settle())}finally{
await(this.#esptool?.[Symbol.asyncDispose]());this.#locks.release()
;this.#context.signal.removeEventListener("abort",this.#onCancel)}}async#reset(){
this.#keepsChip=false
;if(this.#esptool!==undefined)await resetBoard(this.#esptool,this.#cancelledAt,this.#context.log)}
async#settle(){if(this.#esptool===undefined)return
;const{state:state,identity:identity}=this.#esptool;const{flashSize:flashSize,mac:mac}=identity
;await(this.#record?.settle({...this.#end,state:state,flashSize:flashSize,mac:mac}).catch(error=>{
throw new Error(`The record of unfinished changes could not be written: ${(0,errors.bD)(error)}.`)
}))}}
var ask_board_addDisposableResource=undefined&&undefined.__addDisposableResource||function(env,value,async){
if(value!==null&&value!==void 0){
if(typeof value!=="object"&&typeof value!=="function")throw new TypeError("Object expected.")
;var dispose,inner;if(async){
if(!Symbol.asyncDispose)throw new TypeError("Symbol.asyncDispose is not defined.")
;dispose=value[Symbol.asyncDispose]}if(dispose===void 0){
if(!Symbol.dispose)throw new TypeError("Symbol.dispose is not defined.")
;dispose=value[Symbol.dispose];if(async)inner=dispose}
if(typeof dispose!=="function")throw new TypeError("Object not disposable.")
;if(inner)dispose=function(){try{inner.call(this)}catch(e){return Promise.reject(e)}}
;env.stack.push({value:value,dispose:dispose,async:async})}else if(async){env.stack.push({async:true
})}return value}
;var ask_board_disposeResources=undefined&&undefined.__disposeResources||function(SuppressedError){
return function(env){function fail(e){
env.error=env.hasError?new SuppressedError(e,env.error,"An error was suppressed during disposal."):e
;env.hasError=true}var r,s=0;function next(){while(r=env.stack.pop()){try{
if(!r.async&&s===1)return s=0,env.stack.push(r),Promise.resolve().then(next);if(r.dispose){
var result=r.dispose.call(r.value)
;if(r.async)return s|=2,Promise.resolve(result).then(next,function(e){fail(e);return next()})
}else s|=1}catch(e){fail(e)}}
if(s===1)return env.hasError?Promise.reject(env.error):Promise.resolve()
;if(env.hasError)throw env.error}return next()}
}(typeof SuppressedError==="function"?SuppressedError:function(error,suppressed,message){
var e=new Error(message);return e.name="SuppressedError",e.error=error,e.suppressed=suppressed,e})
;async function askBoard(connection,program,locks,context){const{port:port,...link}=connection;try{
const env_1={stack:[],error:void 0,hasError:false};try{
const location=await BoardLocation.find(port,{...meansOf(program,context),
askForMac:()=>Promise.resolve({answers:[]})})
;const session=ask_board_addDisposableResource(env_1,new BoardSession(location,{program:program,
connection:link,...locks,retries:0,recovery:undefined,operation:undefined},context),true)
;await session.open();return await ask_board_ask(session)}catch(e_1){env_1.error=e_1
;env_1.hasError=true}finally{const result_1=ask_board_disposeResources(env_1)
;if(result_1)await result_1}}catch(error){return noAnswer(error)}}
async function ask_board_ask({esptool:esptool}){try{await esptool.run({name:"flash-id"},0,new Map,{
quiet:true,isLast:true});return{status:"answered",identity:esptool.identity}}catch(error){
const answer=noAnswer(error);return esptool.identity.chip===undefined?answer:{status:"answered",
identity:esptool.identity}}}function noAnswer(error){
if(!(error instanceof errors.HR)||ENDS_THE_STEP.has(error.code))throw error;return{
status:isBusy(error)?"busy":"failed",failure:error}}
const ENDS_THE_STEP=new Set(["cancelled","esptool-not-started","lock-unavailable"])
;function isBusy({code:code}){return code==="board-locked"||code==="port-busy"}
async function survey({probe:probe},{limits:limits,provide:provide},context){const{log:log}=context
;const program=await provide();return log.untrustedGroup("List the boards",async()=>{
const ports=await portLister(program,context)()
;const ask=probe?asker(limits,program,context):undefined;const result=await list({ports:ports,
ask:ask});for(const board of result.boards)log.line(survey_describe(board,ports))
;for(const other of result.other_ports)log.line(`Not listed, because no known ESP board uses it: ${other}`)
;if(result.boards.length===0)log.line("No port of this runner looks like an ESP board.")
;return result})}function asker({lockFolder:lockFolder},program,context){const{log:log}=context
;const locks={lockFolder:lockFolder,lockTimeoutSeconds:0};return async port=>{
log.line(`Identifying the board on ${(0,port_choice.Rf)(port)}.`)
;const answer=await askBoard(probeConnection(port.path),program,locks,context)
;if(answer.status!=="answered")log.line(`  ${answer.failure.message.split("\n")[0]??""}`)
;return answer}}
function survey_describe({port:port,selector:selector,chip:chip,mac:mac,status:status},ports){
const found=ports.find(({path:path})=>path===port)
;const answers=[chip,mac,status==="listed"||status==="answered"?null:status]
;const known=answers.filter(text=>text!==null).join(", ")
;return`${selector}: ${found===undefined?port:(0,
port_choice.Rf)(found)}${known===""?"":`, ${known}`}`}const listOperation={
about:"Lists the runner's boards as JSON for a matrix",page:"docs/guides/many-boards.md",
inputs:["dry-run","probe"],asksBoards:true,parse:parseList,outputs:["boards","board-count"],
run:(request,runner,context)=>request.dryRun?dryRunList(request,context):survey(request,runner,context),
gateFailure:()=>undefined,summary:listSection};const monitorOperation={...HARMLESS,
about:"Starts the application, watches its console and judges it",
page:"docs/guides/release-gate.md",inputs:[...BOARD_INPUTS,"file","files",...GATE_INPUTS],
usesImages:"optional",parse:parseMonitor,placement:request=>placedNowhere(request),
usesTable:()=>false,outputs:gate_result.vc,run:monitor,
notChecked:["Whether the console can be read, and what the firmware prints."],
dryRun:(request,board,_prepared,notChecked)=>Promise.resolve(dryRunWithoutBoard(operation_scriptOf(request),board,notChecked)),
dryRunOnBoard:async(request,board)=>dryRunOnBoard(await lookAt(operation_scriptOf(request),board,0),board),
gateFailure:({gate:gate},result)=>verdictFailure(gate,result),
summary:result=>gateSection("monitor",result)};async function parseMonitor(reader,parts){
const images=parts.images?.files??[];const gate=await parseGate(reader,parts)
;if(reader.text("identity")==="required"&&!reader.isSet("file")&&!reader.isSet("files")){
reader.problems.add("input-invalid","input `identity`: required needs `file` or `files` on monitor: the images of the firmware that must boot")
}return gate===undefined?undefined:{operation:"monitor",gate:gate,images:images}}
async function monitor({gate:gate,images:images},board){
const result=await withGate(gate,board,()=>Promise.resolve({operation:"monitor"
}),()=>firmwareIn(images));return result}function operation_scriptOf({gate:gate,images:images}){
const compared=images.length===0?[]:["What boots would be compared with the images; nothing would be written."]
;return{plan:[...gatePlan(gate),...compared].map(line=>`monitor: ${line}`),commands:[]}}
async function parseRead(reader,workspace){const output=await readOutput(reader,workspace)
;const address=readAddress(reader);const size=reader.optional("size",values.DB)
;checkRegion(reader,address,size);return output&&address!==undefined?{operation:"read",
output:output,address:address,size:size}:undefined}function readAddress(reader){
return reader.isSet("address")?reader.parse("address",values.De):0}
function readScript({address:address,size:size,output:output}){const toEnd=size===undefined
;const wanted=size??"ALL";return{
plan:[`read: ${toEnd?"the flash to its end":plural(size,"byte")} from ${(0,
flash_layout.M0)(address)} into "${output.path}".`,...toEnd&&address>0?["The size is what the board's flash leaves after that address."]:[]],
commands:[...toEnd&&address>0?[FLASH_ID]:[],{name:"read-flash",address:address,size:wanted,
output:output.path}],facts:{output_path:output.path,start_address:(0,flash_layout.M0)(address),
size:size??null}}}async function read(request,board){const{address:address,output:output}=request
;const files=await pending_files.d.create([output],board);try{
const image=await board.folder.writeBytes("read.bin",new Uint8Array)
;const{bytes:bytes,sha256:sha256}=await readRegion(address,request.size,image,output.path,board,{
isLast:true});await files.commit([{path:image,sha256:sha256}]);const part={address:address,
size:bytes};return{operation:"read",output_path:output.path,
start_address:(0,flash_layout.M0)(address),...request.partition===undefined?{}:{
partition:request.partition},bytes_read:bytes,sha256:sha256,account:{
pieces:[imagePiece(image,part)],part:part}}}finally{await files.discard()}}const readOperation={
...HARMLESS,about:"Reads a region or a partition into a file",
page:"docs/reference/operations.md#read",esptoolCommands:["read-flash"],
inputs:[...BOARD_INPUTS,"address","partition-table","partition-table-offset","size","output","overwrite"],
parse:(reader,{workspace:workspace})=>parseRead(reader,workspace),
placement:request=>placedBytes(request,region=>({...request,...region})),usesTable:()=>false,
outputs:["output-path","start-address","partition","bytes-read","sha256","flash-map"],run:read,
notChecked:["Whether the board's flash is large enough."],
dryRun:(request,board,_prepared,notChecked)=>Promise.resolve(dryRunWithoutBoard(readScript(request),board,notChecked)),
dryRunOnBoard:async(request,board)=>dryRunOnBoard(await lookAt(readScript(request),board,endOf(request.address,request.size)),board),
summary:readSection};const MODES=["app","bootloader"];const MODE_NAMES={app:"its application",
bootloader:"the download mode of its ROM"};const STILL={app:"it is still in bootloader mode",
bootloader:"its chip may run esptool's flasher stub instead of its ROM"};const resetOperation={
...HARMLESS,about:"Resets the board into its application, or leaves it in bootloader mode",
page:"docs/reference/operations.md#reset",inputs:[...BOARD_INPUTS,"into"],parse:parseReset,
placement:request=>placedNowhere(request),usesTable:()=>false,outputs:["into"],run:operation_reset,
notChecked:["Whether the board can be reset over this port."],
dryRun:(request,board,_prepared,notChecked)=>Promise.resolve(dryRunWithoutBoard(reset_operation_scriptOf(request,requiresAnything(board.expected)),board,notChecked)),
dryRunOnBoard:async(request,board)=>dryRunOnBoard(await lookAt(reset_operation_scriptOf(request,false),board,0),board),
summary:({into:into})=>({sign:"✅",verdict:`reset: the board was reset into ${MODE_NAMES[into]}`,
rows:[],blocks:[]})};function parseReset(reader,{connection:connection}){
const into=reader.parse("into",text=>(0,values.HU)(text,MODES))
;if(connection===undefined||into===undefined)return undefined
;const{port:port,before:before,after:after}=connection
;const refuse=text=>reader.problems.add("input-invalid",text);if(port.kind==="socket"){
refuse("input `port`: a raw socket has no lines that reset the chip; use an `rfc2217://` port or a serial port, or reset the emulator itself")
}if(into==="app"&&after.startsWith("no-reset")){
refuse(`input \`after\`: ${after} leaves the chip in bootloader mode; remove it, or use \`into: bootloader\``)
}if(into==="bootloader"&&reader.isSet("after")){
refuse("input `after` has no effect with `into: bootloader`, which leaves the chip in bootloader mode")
}if(into==="bootloader"&&before.startsWith("no-reset")){
refuse(`input \`before\`: ${before} does not bring the chip into bootloader mode; remove it`)}
return{operation:"reset",into:into}}async function operation_reset({into:into},{esptool:esptool}){
const options={isLast:true,leavesInRom:into==="bootloader"};let seen;if(!isLocked(esptool)){
seen=await esptool.run({name:"flash-id"},0,new Map,options).catch(error=>{
if(!isLocked(esptool))throw error;return undefined})}seen??=await esptool.run({
name:"get-security-info"},0,new Map,options)
;if(seen.couldNotReset||into==="app"&&esptool.appStarted==="no"){
throw new errors.HR("esptool-failed",`The board on ${esptool.connection.port.name} was not reset: ${STILL[into]}. The flash was not changed.`,into==="app"?"Use a port that sets DTR and RTS, another `after`, or press the reset button.":"Use a port that sets DTR and RTS, or hold BOOT while you press the reset button.")
}return{operation:"reset",into:into}}function reset_operation_scriptOf({into:into},isIdentified){
return{plan:[`reset: the board would be reset into ${MODE_NAMES[into]}.`],
commands:[...isIdentified?[FLASH_ID]:[],FLASH_ID],
lastLink:into==="bootloader"?leavingInRom:undefined}}
async function parseRestore(reader,{workspace:workspace,connection:connection,dryRun:dryRun,tableAddress:tableAddress,emulatedPorts:emulatedPorts}){
const backup=await readBackup(reader,workspace);const gate=await parseFollowingGate(reader,{
workspace:workspace,connection:connection,emulatedPorts:emulatedPorts})
;const allowOtherBoard=reader.boolean("allow-other-board")
;const allowUnidentified=reader.boolean("allow-unidentified-backup")
;if(!backup||allowOtherBoard===undefined||allowUnidentified===undefined)return undefined
;if(dryRun===undefined||gate===undefined)return undefined
;const said=reader.isSet("partition-table-offset")?tableAddress:undefined;const asked={
backup:backup,allowOtherBoard:allowOtherBoard,allowUnidentified:allowUnidentified,tableAddress:said,
dryRun:dryRun};return{operation:"restore",...asked,...gate==="none"?{}:{gate:gate}}}
async function readBackup(reader,workspace){
const source=reader.required("backup","the image to restore, such as backups/board7.bin, or artifact:NAME",parseBackupSource)
;const runId=reader.optional("run-id",text=>(0,values.cG)(text,1,Number.MAX_SAFE_INTEGER))
;const repository=reader.optional("repository",parseRepository)
;if(source===undefined)return undefined;const path=reader.text("backup")
;if(source.kind==="artifact"){checkPlace(reader);return{...source,path:path,runId:runId,
repository:repository}}refuseWith(reader,["run-id","repository"],"with a `backup` on the runner")
;const found=await locateBackup(workspace,path);if("value"in found)return found.value
;return reader.problems.take("backup",path,found,found.code)}function checkPlace(reader){
if(!reader.isSet("repository")||reader.isSet("run-id"))return
;reader.problems.add("input-invalid","input `repository` needs `run-id`: the ID of the run that uploaded the artifact, from the run's URL")
}function parseRepository(text){return/^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(text)?{value:text}:{
problem:"is not a repository; use owner/name"}}
function mismatchOf(backup,identity,port,allowOtherBoard){
const{chip:chip,mac:mac,flashSize:flashSize}=identity
;const{name:name,range:range,origin:origin}=backup;const end=range.address+range.size
;const problems=[...board_match_difference("chip",origin?.chip,chip),...allowOtherBoard?[]:macDifference(origin,mac),...board_match_difference("flash size",origin?.flash_size,flashSize),...flashSize!==undefined&&end>flashSize?[`it ends at ${(0,
flash_layout.M0)(end)}, beyond the flash of ${flashSize} bytes`]:[]]
;if(problems.length===0)return undefined
;return new errors.HR("backup-of-other-board",`The backup "${name}" is not of the board on ${port}: ${problems.join("; ")}. The flash was not changed.`,"Use the backup of this board. allow-other-board: true restores the backup of another board with the same chip and flash size.")
}function isClone({origin:origin},{mac:mac}){const same=origin&&isOfBoard(origin,mac)
;return same===undefined?undefined:!same}function macDifference(origin,mac){
const end=origin?.mac_end
;if(end===undefined||origin?.mac!=null)return board_match_difference("MAC address",origin?.mac,mac)
;return board_match_difference("MAC address",`…${end}`,mac?.endsWith(`:${end}`)===true?`…${end}`:mac)
}function board_match_difference(what,recorded,found){
if(recorded===null||recorded===undefined||recorded===found)return[]
;const shown=String(recorded).slice(0,40)
;return[`its ${what} is ${JSON.stringify(shown)}, and the board's is ${found??"not known"}`]}
async function restoreResult(backup,dryRun,survey,{verified:verified,written:written,erased:erased},board){
const cloned=isClone(backup,board.esptool.identity)
;const changed=(0,flash_ranges.wA)([...written,...erased]);const isDone=dryRun==="false";return{
...restore_result_factsOf(backup,dryRun),verified:verified,...cloned===undefined?{}:{cloned:cloned},
changed:!verified||changed.length>0,
changed_regions:changed.map(region=>namedRegion(region,survey,board)),bytes_written:isDone?(0,
flash_ranges.e6)(written):0,bytes_erased:isDone?(0,flash_ranges.e6)(erased):0,
bytes_skipped:backup.range.size-(0,flash_ranges.e6)(changed),...isDone?await pictureOf(survey,{
since:"step",by:"comparison",within:backup.range,regions:changed},verified,board):{}}}
function restore_result_factsOf({name:name,range:range,sha256:sha256,origin:origin},dryRun){return{
operation:"restore",backup_path:name,start_address:(0,flash_layout.M0)(range.address),
size:range.size,sha256:sha256,dry_run:dryRun,verified:false,manifest_checked:origin!==undefined,
bytes_written:0,bytes_erased:0}}
function dryRunRestore({allowOtherBoard:allowOtherBoard,dryRun:dryRun,gate:gate},backup,unchecked,{connection:connection,say:say}){
const{name:name,range:range,origin:origin}=backup
;say(`"${name}" is intact: ${range.size} bytes for ${(0,flash_layout.M0)(range.address)}.`)
;say(origin===undefined?"It has no manifest, so chip, MAC and flash size are not compared with the board's.":`It was taken from ${origin.chip??"an unknown chip"}, MAC ${origin.mac??(origin.mac_end===undefined?"unknown":`…${origin.mac_end}`)}, flash size ${origin.flash_size??"unknown"}.`)
;if(allowOtherBoard&&origin!==undefined)say("It may be restored to another board with the same chip and flash size.")
;say("Only what differs on the board would be erased and written, and a digest would verify the whole range.")
;for(const line of gate===undefined?[]:gatePlan(gate))say(line)
;for(const line of unchecked)say(`Not checked: ${line}`);const images=[{address:range.address,
path:name}];const commands=[commandLine(connection,{name:"flash-id"}),commandLine(connection,{
name:"verify-flash",images:images,header:AS_IS,diff:false})]
;for(const[index,line]of commands.entries())say(`${index===0?"Runs":"Then"}: ${line}`);return{
...restore_result_factsOf(backup,dryRun),commands:commands,not_checked:unchecked}}
const WORTH_ERASING=262144;function planWrites(differing,sectors,costs){
const ranges=startWritable(differing,sectors)
;const stretches=ranges.flatMap(range=>blankStretches(range,sectors))
;const isAll=stretches.length===1&&(0,flash_ranges.e6)(stretches)===(0,flash_ranges.e6)(ranges)
;const erases=isAll?stretches:stretches.filter(({size:size})=>size>=WORTH_ERASING)
;const pieces=ranges.flatMap(range=>cutOut(range,erases));return{erases:erases,
writes:processesOf(pieces,sectors,costs)}}function processesOf(pieces,sectors,costs){
const limit=writeLimit(costs);const processes=[];let current=[]
;for(const piece of pieces.flatMap(whole=>restore_plan_partsOf(whole,limit,sectors))){
const isFull=(0,flash_ranges.e6)(current)+piece.size>limit||current.length>=costs.pairsPerProcess
;if(current.length>0&&isFull){processes.push(current);current=[]}current.push(piece)}
if(current.length>0)processes.push(current);return processes.map(list=>byCompression(list,sectors))}
function restore_plan_partsOf(piece,limit,sectors){
const count=Math.max(1,Math.round(piece.size/limit))
;const step=Math.ceil(piece.size/count/ERASE_BLOCK)*ERASE_BLOCK;const end=(0,flash_ranges.pJ)(piece)
;const parts=[];for(let at=piece.address;at<end;){const cut=at-at%ERASE_BLOCK+step
;const next=cut>=end?end:sectors.writableFrom(cut);const to=next>at?next:end;parts.push({address:at,
size:to-at});at=to}return parts}function byCompression(pieces,sectors){
const ratio=piece=>sectors.sentBytes(piece)/piece.size
;return[...pieces].sort((a,b)=>ratio(a)-ratio(b))}function startWritable(differing,sectors){
const ranges=[];for(const{address:address,size:size}of differing){
const start=sectors.writableFrom(address);ranges.push({address:start,size:address+size-start})}
return(0,flash_ranges.n$)(withoutOverlaps(ranges))}function withoutOverlaps(ranges){const apart=[]
;for(const range of ranges){const last=apart.at(-1)
;const from=last===undefined?range.address:Math.max(range.address,last.address+last.size)
;if(from<range.address+range.size){apart.push({address:from,size:range.address+range.size-from})}}
return apart}function blankStretches({address:address,size:size},sectors){const blank=[]
;const end=address+size;for(let at=address;at<end;at+=flash_layout.t4){const next=at+flash_layout.t4
;if(sectors.isBlank(at)&&(next>=end||sectors.writableFrom(next)===next)){blank.push({address:at,
size:flash_layout.t4})}}return(0,flash_ranges.n$)(blank)}
function cutOut({address:address,size:size},holes){const rest=[];let at=address
;for(const hole of holes){if(hole.address<at||hole.address>=address+size)continue
;if(hole.address>at)rest.push({address:at,size:hole.address-at});at=hole.address+hole.size}
if(at<address+size)rest.push({address:at,size:address+size-at});return rest}
const sector_table_BLANK=Buffer.alloc(flash_layout.t4,255);const LEVEL=1;class SectorTable{#start
;#isBlank;#isHex;#sentBefore;constructor(start,facts){this.#start=start
;this.#isBlank=facts.map(({blank:blank})=>blank);this.#isHex=facts.map(({hex:hex})=>hex);let sum=0
;this.#sentBefore=[0,...facts.map(({sent:sent})=>sum+=sent)]}static async of(start,pieces){
const facts=[];for await(const piece of pieces){for(let at=0;at<piece.length;at+=flash_layout.t4){
facts.push(sector_table_factsOf(piece.subarray(at,at+flash_layout.t4)))}}
return new SectorTable(start,facts)}isBlank(address){
return this.#isBlank[this.#index(address)]??false}writableFrom(address){
let index=this.#index(address);while(index>0&&this.#isHex[index]===true)index--
;return this.#start+index*flash_layout.t4}sentBytes({address:address,size:size}){
const before=this.#sentBefore[this.#index(address)]??0
;return(this.#sentBefore[this.#index(address+size)]??before)-before}#index(address){
return Math.floor((address-this.#start)/flash_layout.t4)}}function sector_table_factsOf(sector){
const blank=sector.equals(sector_table_BLANK);const sent=Math.min(sector.length,(0,
external_node_zlib_.deflateRawSync)(sector,{level:LEVEL}).length);return{blank:blank,hex:(0,
intel_hex_record.tW)(sector),sent:sent}}const restore_changes_CHUNK=1048576
;const restore_changes_REGIONS_NAMED=20;const PIECES_SHOWN=8
;async function planRestore({imagePath:imagePath,range:range},board){
const{port:port,baud:baud,stub:stub}=board.esptool.connection;if(!stub)return{erases:[],
writes:[[range]]};const costs=costsOf(port.kind==="socket"?undefined:baud,pairsPerProcess(board))
;const sectors=await SectorTable.of(range.address,chunksOf(imagePath))
;const{unknown:unknown}=await mapFlash(range,{path:imagePath,purpose:"write"},{...costs,
transferMsPerByte:writeMsPerByte(costs)},board);return planWrites(unknown,sectors,costs)}
async function carryOut({erases:erases,writes:writes},backup,board){
for(const range of erases)await eraseRange(range,board)
;for(const pieces of writes)await writePieces(pieces,backup,board)}
function describePlan({erases:erases,writes:writes}){const pieces=writes.flat();const regions=(0,
flash_ranges.wA)([...erases,...pieces])
;const shown=regions.slice(0,restore_changes_REGIONS_NAMED).map(({address:address,size:size})=>`  ${(0,
flash_layout.M0)(address)}: ${size} bytes`);const more=regions.length-shown.length
;return[`To write: ${(0,
flash_ranges.e6)(pieces)} bytes in ${pieces.length} pieces; to erase only: ${(0,
flash_ranges.e6)(erases)} bytes in ${erases.length}.`,...shown,...more>0?[`  and ${more} more`]:[]]}
async function eraseRange(range,board){const seen=await board.esptool.run({name:"erase-region",
...range,force:false},range.size,new Map,{isPart:true});if(seen.erased)return
;throw notDone(`did not report that ${range.size} bytes at ${(0,
flash_layout.M0)(range.address)} were erased`)}async function writePieces(pieces,backup,board){
const images=await pieceFiles(pieces,backup,board);try{
const names=new Map(images.map(({path:path})=>[path,backup.name]))
;const seen=await board.esptool.run({name:"write-flash",images:images,header:AS_IS,compress:true,
force:false,extent:"images"},(0,flash_ranges.e6)(pieces),names,{isPart:true,
quiet:pieces.length>PIECES_SHOWN})
;if(seen.written.length!==pieces.length||seen.hashesVerified!==pieces.length){
throw notDone(`verified ${seen.hashesVerified} of ${pieces.length} pieces`)}}finally{
await Promise.all(images.map(({path:path})=>(0,promises_.rm)(path,{force:true})))}}
function notDone(what){
return new errors.HR("esptool-failed",`esptool exited successfully, but ${what}. The flash may be partly erased or written.`,"The log has esptool's output. Restore again: only differences are written.")
}async function pieceFiles(pieces,{imagePath:imagePath,range:range},{folder:folder}){
const image=await(0,promises_.open)(imagePath,"r");try{const files=[]
;for(const{address:address,size:size}of pieces){
const bytes=await restore_changes_readAt(image,address-range.address,size);files.push({
address:address,path:await folder.writeBytes(`piece-0x${address.toString(16)}.bin`,bytes)})}
return files}finally{await image.close()}}async function*chunksOf(path){const image=await(0,
promises_.open)(path,"r");try{const{size:size}=await image.stat()
;for(let at=0;at<size;at+=restore_changes_CHUNK)yield await restore_changes_readAt(image,at,Math.min(restore_changes_CHUNK,size-at))
}finally{await image.close()}}async function restore_changes_readAt(file,position,size){
const bytes=Buffer.alloc(size);const{bytesRead:bytesRead}=await file.read(bytes,0,size,position)
;if(bytesRead===size)return bytes
;throw new errors.HR("file-unreadable",`The copy of the backup ends at ${position+bytesRead} bytes.`,"Something changed the step's files in the runner's temporary folder while it ran.")
}const ROUNDS=2;async function restore(request,backup,board){const{dryRun:dryRun}=request
;const{identity:identity}=board.esptool
;const{imagePath:imagePath,range:range,tableAddress:tableAddress}=backup
;const survey=()=>surveyImage(imagePath,range,{chip:identity.chip,tableAddress:tableAddress})
;await restOfFlash(0,board);restore_checkBoard(backup,request,board)
;if(await isRight(backup,board)){
board.say(`The flash already matches "${backup.name}": nothing is written.`);const nothing={
verified:true,written:[],erased:[]};return restoreResult(backup,dryRun,await survey(),nothing,board)
}await restore_checkSecurity(backup,board);if(dryRun==="connect"){
const plan=await planRestore(backup,board);for(const line of describePlan(plan))board.say(line)
;const{writes:writes,erases:erases}=plan;const planned={verified:false,written:writes.flat(),
erased:erases};return restoreResult(backup,dryRun,await survey(),planned,board)}
const changes=await repair(backup,board);return restoreResult(backup,dryRun,await survey(),{
verified:true,...changes},board)}async function repair(backup,board){const written=[]
;const erased=[];for(let round=1;round<=ROUNDS;round++){const plan=await planRestore(backup,board)
;for(const line of describePlan(plan))board.say(line);await carryOut(plan,backup,board)
;written.push(...plan.writes.flat());erased.push(...plan.erases);if(await isRight(backup,board,{
isLast:true})){board.esptool.confirmWritten();return{written:written,erased:erased}}
if(round<ROUNDS){
board.warn("restore again","The flash does not match the backup yet: something changed it in the meantime.")
}}
throw new errors.HR("digest-mismatch",`The flash on ${board.esptool.connection.port.name} differs from the backup "${backup.name}", although each piece was verified. ${STATE_SENTENCES[board.esptool.state]}`,"Something else writes to the flash, or the flash or power supply is unstable. Check them, then restore again: only differences are written.")
}async function isRight({imagePath:imagePath,name:name,range:range,sha256:sha256},board,options={}){
const isThere=await isInFlash(imagePath,name,range,board,options)
;if(await(0,digest.Vq)(imagePath)!==sha256)throw(0,found_file.tD)(name);return isThere}
function restore_checkBoard(backup,request,board){
const{identity:identity,connection:connection}=board.esptool
;const mismatch=mismatchOf(backup,identity,connection.port.name,request.allowOtherBoard)
;if(mismatch!==undefined)throw mismatch;if(isClone(backup,identity)===true){
const verb=request.dryRun==="false"?"will":"would"
;board.warn("clone",`"${backup.name}" was taken from another board, ${macOf(backup)}, and ${verb} be cloned.`)
}if(givesDigests(board))return
;throw new errors.HR("not-supported-by-chip",`${identity.chip??"The chip"} cannot compute a digest of its flash without the stub, so a restore could not be verified. The flash was not changed.`,"Remove `no-stub: true`, or write the image with `flash` and `verify: false`.")
}async function restore_checkSecurity({name:name,origin:origin},board){
const here=protections(await board.session.readings.security())
;const{name:port}=board.esptool.connection.port;if(here.length>0){
throw refusedBySecurity(`The chip on ${port} has ${here.join(" and ")} on, and the backup differs from its flash: writing it could permanently brick the chip.`,"Use `flash` with images that are signed and encrypted for this board.")
}const{secure_boot:secure_boot=false,flash_encryption:flash_encryption=false}=origin?.security??{}
;const there=protections({secureBoot:secure_boot,flashEncryption:flash_encryption})
;if(there.length===0)return
;throw refusedBySecurity(`The backup "${name}" was taken from a chip with ${there.join(" and ")} on, which the chip on ${port} does not have: its firmware would not run.`,"Restore it to the board it was taken from, or flash this board with a build for it.")
}function protections({secureBoot:secureBoot,flashEncryption:flashEncryption}){
return[...secureBoot?["Secure Boot"]:[],...flashEncryption?["flash encryption"]:[]]}
function refusedBySecurity(what,hint){
return new errors.HR("security-refused",`${what} The flash was not changed.`,hint)}
function macOf({origin:origin}){
return origin?.mac??(origin?.mac_end===undefined?"?":`…${origin.mac_end}`)}
function restoreSection(result){return{sign:"✅",verdict:restore_summary_verdict(result),
rows:rows(result),details:details(result),isNewFirmware:result.dry_run==="false",blocks:[]}}
function restore_summary_verdict({dry_run:dry_run,size:size,changed:changed,bytes_written:bytes_written,bytes_erased:bytes_erased}){
if(dry_run==="true")return"restore (dry run): the backup is intact; the board was not read"
;if(changed!==true)return`restore: all ${(0,
quantity.ee)(size)} already matched, verified by the chip's digest`
;if(dry_run==="connect")return"restore (dry run): the flash differs and was not changed"
;return`restore: ${(0,
quantity.ee)(bytes_written+bytes_erased)} changed, the whole range verified by the chip's digest`}
function rows(result){const{cloned:cloned,manifest_checked:checked}=result
;return[["Backup",code(result.backup_path)],...checked?[]:[["Manifest","<strong>none</strong>: neither the image nor its board was checked"]],...cloned===true?[["Written to","<strong>a board that is not the backup's</strong>"]]:[],...changedRows(result),...uncheckedRows(result.not_checked)]
}function details(result){const{cloned:cloned,manifest_checked:checked}=result
;return[["Region",`${(0,
quantity.ee)(result.size)} from ${code(result.start_address)}`],["SHA-256",code(result.sha256)],...checked?[["Manifest","matches the image"]]:[],...cloned===false?[["Board of the backup","this one"]]:[],...writtenRows(result)]
}function changedRows({dry_run:dry_run,changed:changed,changed_regions:changed_regions=[]}){
if(changed===undefined)return[];const where=changed?regions(changed_regions):"nothing"
;return[[dry_run==="false"?"Changed":"Would change",where]]}function writtenRows(result){
const{dry_run:dry_run,changed:changed,verified:verified}=result
;if(changed===undefined||dry_run!=="false")return[]
;return[["Written",(0,quantity.ee)(result.bytes_written)],["Erased alone",(0,
quantity.ee)(result.bytes_erased)],["Left alone",(0,
quantity.ee)(result.bytes_skipped??0)],["Verified",verified?"yes: the chip's digest of the whole region is right":"no"]]
}const FACTS={chip:"chip",mac:"MAC address",flash_size:"flash size"}
;async function checkBackup(taken,{allowUnidentified:allowUnidentified,tableAddress:tableAddress}){
const{name:name,imagePath:imagePath,size:size,sha256:sha256}=taken;if(taken.manifest===undefined){
if(!allowUnidentified)throw unidentified(`"${name}" has no manifest next to it ("${name}.json"), so neither its integrity nor its board can be checked`)
;const range={address:0,size:size};throwIfAny(name,checked_backup_layoutProblems(range))
;const usual=tableAddress??partition_table.$j;return{name:name,imagePath:imagePath,range:range,
sha256:sha256,origin:undefined,tableAddress:usual}}const read=await parseManifest(taken.manifest)
;if("problem"in read)throw invalid(name,[`its manifest ${read.problem}`])
;const{manifest:record}=read;const{board:board,security:security}=record
;const address=Number(record.start_address)
;throwIfAny(name,[...size===record.size?[]:[`it has ${size} bytes, but its manifest specifies ${record.size}`],...sha256===record.sha256?[]:["its SHA-256 is not the one in its manifest"],...checked_backup_layoutProblems({
address:address,size:size})]);const known={...board,mac:board.mac??board.mac_end??null}
;const missing=Object.entries(FACTS).filter(([fact])=>known[fact]===null)
;if(missing.length>0&&!allowUnidentified){const facts=missing.map(([,words])=>words).join(", ")
;throw unidentified(`The manifest of "${name}" does not identify its board (${facts}), so it is unknown whether the backup is of the board on this port`)
}const recorded=Number(record.partition_table.address??partition_table.$j);return{name:name,
imagePath:imagePath,range:{address:address,size:size},sha256:sha256,origin:{...board,
security:security},tableAddress:tableAddress??recorded}}
function checked_backup_layoutProblems({address:address,size:size}){
const whole=address%flash_layout.t4===0&&size%flash_layout.t4===0&&size>0
;return[...whole?[]:[`${size} bytes at ${(0,
flash_layout.M0)(address)} is not in whole flash sectors (${flash_layout.t4} bytes)`],...address+size<=flash_layout.VE?[]:["it ends beyond the largest flash, 128 MB"]]
}function throwIfAny(name,problems){if(problems.length>0)throw invalid(name,problems)}
function invalid(name,problems){
return new errors.HR("backup-invalid",`The backup "${name}" is not used: ${problems.join("; ")}. The board was not touched.`,"It is damaged, was changed, or was not made by this action. Use another one, with its original manifest.")
}function unidentified(what){
return new errors.HR("backup-unidentified",`${what}. The board was not touched.`,"Keep the manifest with the image. Set allow-unidentified-backup: true to write an image that you trust.")
}async function prepareBackup(request,stored,context){
return checkBackup(await copyBackup(request.backup,stored,context),request)}
async function copyBackup(source,stored,context){
if(source.kind==="path")return takeLocalBackup(source,stored,context);const{access:access}=stored
;const{signal:signal}=context;const{name:name,runId:runId,repository:repository}=source
;const found=await findArtifact(name,{runId:runId,repository:repository,token:access.token},access,{
signal:signal});return fetchBackup(found,source.path,stored,context)}const restoreOperation={
...HARMLESS,about:"Puts a backup back on its board, writes what differs, verifies the whole flash",
page:"docs/guides/restore.md",
inputs:[...BOARD_INPUTS,"partition-table-offset","backup","run-id","repository","allow-other-board","allow-unidentified-backup","age-identity","monitor",...GATE_INPUTS],
parse:parseRestore,placement:request=>placedNowhere(request),usesTable:()=>true,
outputs:["backup-path","start-address","size","sha256","dry-run","verified","manifest-checked","cloned","changed","changed-regions","bytes-written","bytes-erased","bytes-skipped","commands","not-checked","flash-map",...gate_result.vc],
prepare:({request:request,stored:stored},context)=>prepareBackup(request,stored,context),
reachOf:(_request,{range:range})=>[range],
run:(request,board,backup)=>withGate(request.gate,board,()=>restore(request,backup,board),()=>firmwareOf(backup,board)),
notChecked:["Whether it is the board of the backup, and what differs."],
dryRun:(request,board,backup,notChecked)=>Promise.resolve(dryRunRestore(request,backup,notChecked,board)),
dryRunOnBoard:(request,board,backup)=>restore(request,backup,board),
isPutRight:({verified:verified,dry_run:dry_run})=>verified&&dry_run==="false",
gateFailure:({gate:gate},result)=>followingFailure(gate,result),
summary:result=>withVerdict(restoreSection(result),result)}
;async function firmwareOf({imagePath:imagePath,range:range,tableAddress:tableAddress},{esptool:esptool}){
const{contents:contents}=await surveyImage(imagePath,range,{chip:esptool.identity.chip,
tableAddress:tableAddress});return firmwareOfSurvey(contents)}function parseVerify(reader,images){
const failOnMismatch=reader.boolean("fail-on-mismatch")
;const why="is stored encrypted by the chip and cannot be compared"
;refuseEncrypted(reader,images,why);if(!images||failOnMismatch===undefined)return undefined
;const{shape:shape,files:files,settings:settings,headerInputs:headerInputs}=images;return{
operation:"verify",shape:shape,files:files,settings:settings,headerInputs:headerInputs,
failOnMismatch:failOnMismatch}}
async function headerWarnings({settings:settings,headerInputs:inputs=[]},images,chip){
if(inputs.length===0)return[];const{mode:mode,size:size}=settings
;return warningsIn(checkHeaderInputs(await readPlanned(images),{mode:mode,size:size,inputs:inputs
},chip))}async function verifyScript(request,{connection:connection}){
const images=request.files.map(file=>({file:file,copy:file.realPath,sha256:file.sha256}))
;return dry_run_scriptOf(request,await headerWarnings(request,images,chipOf(connection.chip)))}
async function verifyOn(request,board){const images=await takeImages(request.files,board)
;const warnings=await headerWarnings(request,images,knownFacts(board).chip)
;annotateWarnings(warnings,board)
;return compareFiles(request,dry_run_scriptOf(request,warnings),board)}
function dry_run_scriptOf({files:files,settings:settings},warnings){
const images=files.map(({address:address,path:path})=>({address:address,path:path}));return{
plan:[`verify: the chip's digests of ${plural(files.length,"image")} would be compared with the files'.`,"Images that differ would be read back to locate the differences."],
commands:[{name:"verify-flash",images:images,header:settings,diff:false}],warnings:warnings,
facts:fileFacts(files)}}const FILES_NAMED=5;const PATH_SHOWN=120;const PARTITIONS_NAMED=5
;function mismatch({details:details}){
const where=details.slice(0,FILES_NAMED).map(file=>`"${file.path.slice(0,PATH_SHOWN)}" at ${file.address}: ${file.differing_bytes} of ${file.size} bytes differ, the first at ${file.first_difference}${gate_partitionWords(file)}`)
;const more=details.length>where.length?[`and ${details.length-where.length} more`]:[]
;return new errors.HR("verify-mismatch",`The flash differs from ${details.length===1?"the file":`${details.length} files`}: ${[...where,...more].join("; ")}.`,"Flash the board again, or set fail-on-mismatch: false and use the output `verified`.")
}function gate_partitionWords({partitions:partitions=[]}){if(partitions.length===0)return""
;const named=partitions.slice(0,PARTITIONS_NAMED).join(", ")
;const more=partitions.length-PARTITIONS_NAMED
;return` (in ${partitions.length===1?"partition":"partitions"} ${named}${more>0?` and ${more} more`:""})`
}const summary_PARTITIONS_NAMED=5;function verifySection(result){
const{mismatch:mismatch,verified:verified,details:details}=result
;const files="files"in result?result.files:[{...oneFile(result,result.file_size),verified:verified}]
;const rows=files.map(file=>{const{address:address,path:path,size:size,verified:verified}=file
;const difference=details.find(entry=>entry.address===address)
;const finding=difference===undefined?"—":`${(0,
quantity.hS)(difference.differing_bytes,"byte")}, first at ${code(difference.first_difference)}${inPartitions(difference)}`
;return[place(file),code(path),(0,
quantity.ee)(size),verified?"equal":"<strong>differs</strong>",finding]})
;const what="files"in result?(0,quantity.hS)(files.length,"image"):"the image";return{
sign:mismatch?"⚠️":"✅",
verdict:mismatch?`verify: the flash differs from ${(0,quantity.hS)(details.length,"file")}`:`verify: the flash matches ${what}, verified by the chip's digest`,
finding:mismatch,rows:[],
blocks:listing("image",["Address","Image","Size","Flash","Difference"],rows)}}
function inPartitions({partitions:partitions=[]}){if(partitions.length===0)return""
;const named=partitions.slice(0,summary_PARTITIONS_NAMED).map(name=>code(name))
;const more=partitions.length-named.length
;return`, in ${named.join(", ")}${more>0?` and ${more} more`:""}`}
function compareBytes(expected,actual){if(expected.equals(actual))return undefined
;const length=Math.max(expected.length,actual.length);let first=-1;let count=0
;for(let offset=0;offset<length;offset++){if(expected[offset]===actual[offset])continue
;if(first<0)first=offset;count++}return{first:first,count:count}}
async function locateDifferences(suspects,settings,partitions,board){
const rewritten=Object.values(settings).some(value=>value!=="keep")
;const changed=rewritten?suspects.filter(({file:file})=>flash_chips.jB.includes(file.address)):[]
;const found=changed.length===0?[]:await compareByEsptool(changed,settings,partitions,board)
;for(const image of suspects){if(changed.includes(image))continue
;const difference=await compareByReading(image,partitions,board)
;if(difference!==undefined)found.push(difference)}
return suspects.flatMap(({file:file})=>found.filter(({address:address})=>address===(0,
flash_layout.M0)(file.address)))}async function compareByReading(suspect,partitions,board){
const{file:file}=suspect;const back=board.folder.file(`back-${file.address}.bin`)
;const size=Math.ceil(file.size/4)*4;await board.esptool.run({name:"read-flash",
address:file.address,size:size,output:back},size,new Map([[back,"a temporary file"]]),{isLast:true})
;const[image,flash]=await Promise.all([readImage(suspect),(0,promises_.readFile)(back)])
;const difference=compareBytes(image,flash.subarray(0,file.size));if(difference!==undefined){return{
path:file.path,address:(0,flash_layout.M0)(file.address),size:file.size,first_difference:(0,
flash_layout.M0)(file.address+difference.first),differing_bytes:difference.count,
...differences_namesOf(partitions,({address:address,size:size})=>{
const[start,end]=[address,address+size].map(at=>Math.max(0,at-file.address))
;return!image.subarray(start,end).equals(flash.subarray(start,Math.min(end??0,file.size)))})}}
if(flash.subarray(file.size).some(byte=>byte!==255))return undefined;throw unsteady(file.path)}
async function compareByEsptool(suspects,header,partitions,board){
const bytes=suspects.reduce((sum,{file:file})=>sum+file.size,0);const seen=await board.esptool.run({
name:"verify-flash",images:images_imageArguments(suspects),header:header,diff:true
},bytes,shownNames(suspects),{isLast:true});const comparisons=comparisonsOf(suspects,seen)
;return suspects.map(({file:file},index)=>{
const{count:count,first:first,sectors:sectors=[]}=comparisons[index]??{}
;if(count===undefined||first===undefined)throw unsteady(file.path);return{path:file.path,address:(0,
flash_layout.M0)(file.address),size:file.size,first_difference:(0,flash_layout.M0)(first),
differing_bytes:count,
...differences_namesOf(partitions,({address:address,size:size})=>[...sectors].some(sector=>sector<address+size&&address<sector+flash_layout.t4))
}})}function differences_namesOf(partitions,differs){return partitions===undefined?{}:{
partitions:partitions.filter(differs).map(({name:name})=>name)}}function unsteady(path){
return new errors.HR("digest-mismatch",`The chip's digest differs from that of "${path}", but the bytes it sends do not. ${STATE_SENTENCES.untouched}`,"The flash or the link is unstable. Check the power supply, then verify again.")
}async function verify(request,board){const{files:files,settings:settings}=request
;const images=await takeImages(files,board);const{chip:chip}=knownFacts(board)
;const warnings=await headerWarnings(request,images,chip);annotateWarnings(warnings,board)
;await checkImages(images);let details=[];await board.esptool.run({name:"verify-flash",
images:images_imageArguments(images),header:settings,diff:false
},totalSize(files),shownNames(images),{isLast:true,check:async seen=>{
await checkUsedImages(images,board);const comparisons=comparisonsOf(images,seen)
;const suspects=images.filter((_,index)=>comparisons[index]?.equal!==true)
;const partitions=request.partitions??await partitionsAmong(images,board)
;details=await locateDifferences(suspects,settings,partitions,board)}})
;const result=request.shape==="one"?oneResult(request,details):manyResult(request,details)
;return warnings.length===0?result:{...result,warnings:warnings}}
async function partitionsAmong(images,{tableAddress:tableAddress}){
const around=images.filter(({file:{address:address,size:size}})=>address<=tableAddress&&tableAddress<address+size)
;return plannedTable(await readPlanned(around),tableAddress)?.table?.partitions}
function oneResult({files:files},details){const[first]=files;return{operation:"verify",
verified:details.length===0,mismatch:details.length>0,firmware_path:first?.path??"",
...placeResult(first??{address:0}),file_size:first?.size??0,details:details}}
function manyResult({files:files},details){
const differing=new Set(details.map(({address:address})=>address));return{operation:"verify",
verified:details.length===0,mismatch:details.length>0,files:files.map(file=>{
const entry=fileResult(file);return{...entry,verified:!differing.has(entry.address)}}),
file_count:files.length,total_size:totalSize(files),details:details}}const verifyOperation={
...HARMLESS,about:"Compares the flash with files, without writing",
page:"docs/reference/operations.md#verify",esptoolCommands:["verify-flash"],
inputs:[...BOARD_INPUTS,"file","files","address","partition-table","partition-table-offset","flash-mode","flash-freq","flash-size","fail-on-mismatch"],
usesImages:true,parse:(reader,{images:images})=>parseVerify(reader,images),
placement:request=>placedFiles(request,(files,partitions)=>({...request,files:files,
...partitions===undefined?{}:{partitions:partitions}})),
usesTable:(request,tableAddress)=>tableAddress===undefined||fileAround(request.files,tableAddress)!==undefined,
outputs:["verified","mismatch","details","firmware-path","address","partition","file-size","files","file-count","total-size"],
run:verify,notChecked:["Whether the flash matches the files."],
dryRun:async(request,board,_prepared,notChecked)=>dryRunWithoutBoard(await verifyScript(request,board),board,notChecked),
dryRunOnBoard:async(request,board)=>dryRunOnBoard(await verifyOn(request,board),board),
gateFailure:({failOnMismatch:failOnMismatch},result)=>failOnMismatch&&result.mismatch?mismatch(result):undefined,
summary:verifySection};const ON_BOARD={flash:flashOperation,verify:verifyOperation,
read:readOperation,erase:eraseOperation,backup:backupOperation,restore:restoreOperation,
info:infoOperation,reset:resetOperation,monitor:monitorOperation};const ON_RUNNER={
list:listOperation,doctor:doctorOperation,judge:judgeOperation};const OPERATIONS={...ON_BOARD,
...ON_RUNNER};const OPERATION_NAMES=Object.keys(OPERATIONS)
;const OUTPUTS=[...new Set([...STEP_OUTPUTS,...Object.values(OPERATIONS).flatMap(({outputs:outputs})=>outputs),...DRY_RUN_OUTPUTS])]
;function outputNamesOf(operation){return OPERATIONS[operation].outputs}
function boardOperation(name){return ON_BOARD[name]}function runnerOperation(name){
return ON_RUNNER[name]}function explanationOf(operation){
const{about:about,page:page}=OPERATIONS[operation];return{about:about,page:page}}
function operationOfCommand(command){const definitions=OPERATIONS
;return OPERATION_NAMES.find(name=>definitions[name].esptoolCommands?.includes(command)===true)}
function operationsOf(name){if(STEP_INPUTS.includes(name))return undefined
;return OPERATION_NAMES.filter(operation=>{const inputs=OPERATIONS[operation].inputs
;return inputs.includes(name)})}function isOnBoard(operation){
return Object.hasOwn(ON_BOARD,operation)}function asksBoards(name){if(isOnBoard(name))return true
;return Object.hasOwn(ON_RUNNER,name)&&ON_RUNNER[name].asksBoards}
async function perform(request,board,prepared){
const{account:account,...result}=await boardOperation(request.operation).run(request,board,prepared)
;const map=account===undefined?{}:await picture(board,account);return{...result,...map}}
function dryRun(request,board,prepared){const operation=boardOperation(request.operation)
;const notChecked=[board.portRemark,...requiresAnything(board.expected)?["Whether the board meets the `require-…` inputs."]:[],...operation.notChecked]
;return operation.dryRun(request,board,prepared,notChecked)}function isPutRight(result,unfinished){
if(!isOnBoard(result.operation))return false;const definition=ON_BOARD[result.operation]
;return definition.isPutRight(result,unfinished)}function gateFailure(request,result){
const definition=OPERATIONS[request.operation]
;return request.operation===result.operation?definition.gateFailure(request,result):undefined}
function sectionOf(result){if(result.operation==="dry-run")return dryRunSection(result)
;const definition=OPERATIONS[result.operation]
;const flashMap="flash_map"in result?result.flash_map:undefined;return{
...definition.summary(result),flashMap:flashMap}}const HEAD_BYTES=16
;async function takeFiles(images,take,problems){if(images===undefined||problems.isAny)return images
;const total=images.files.reduce((sum,{size:size})=>sum+size,0);if(total>flash_layout.VE){
const name=images.shape==="one"?"file":"files"
;const text=`input \`${name}\`: ${total} bytes are more than the largest flash has, 128 MB`
;problems.add("beyond-flash",text);return images}const files=[];for(const file of images.files){
files.push(file.bytes===undefined?{...file,...await takeBinary(file,take)}:file)}return{...images,
files:files}}async function takeBinary(file,take){const copy=await take(file);if((0,
intel_hex_record.tW)(await(0,digest.zy)(copy.realPath,HEAD_BYTES)))throw(0,found_file.tD)(file.path)
;return copy}async function readInputs(read,runner,misgiven=[]){const reader=readerOf(read,misgiven)
;const operation=read_inputs_readOperation(reader)
;return operation===undefined||isOnBoard(operation)?readForBoard(operation,read,reader,runner):readForRunner(operation,reader,runner)
}async function readForRunner(operation,reader,runner){
const request=await runnerOperation(operation).parse(reader,runner)
;const esptool=readEsptool(reader);const limits=readLimits(reader)
;refuseUnused(operation,reader,operationsOf);reader.problems.throwIfAny()
;if(!request||!esptool||!limits)throw reader.problems.refusal();return{request:request,
connection:undefined,esptool:esptool,limits:limits,artifact:undefined}}
function readerOf(read,misgiven=[]){const reader=new Reader(read,new Problems)
;for(const problem of misgiven)reader.problems.add("input-invalid",problem);return reader}
async function readForBoard(operation,read,reader,runner){const openChips=new Set;try{
return await readBoardStep(operation,reader,{...runner,openChips:openChips})}catch(error){
if(openChips.size===0||reader.text("dry-run")==="true")throw error}const choices=new Map
;for(const chip of openChips){const named=readerOf(name=>name==="chip"?chip:read(name))
;choices.set(chip,await readBoardStep(operation,named,runner))}const[first]=choices.values()
;if(first===undefined)throw reader.problems.refusal();return{...first,connection:{
...first.connection,chip:"auto"},remarks:[],choices:choices}}
async function readBoardStep(operation,reader,{workspace:workspace,platform:platform,take:take,signal:signal,emulatedPorts:emulatedPorts,openChips:openChips}){
const{problems:problems}=reader;const own=readConnection(reader,platform)
;const esptool=readEsptool(reader);const limits=readLimits(reader);const keys=await readKeys(reader)
;if(operation===undefined)throw problems.refusal();refuseUnused(operation,reader,operationsOf)
;const definition=boardOperation(operation)
;const hasImages=definition.usesImages==="optional"?reader.isSet("file")||reader.isSet("files"):definition.usesImages
;const found=hasImages?await images_readImages(reader,workspace,{signal:signal,openChips:openChips
}):undefined;const images=await takeFiles(found,take,problems)
;const connection=own&&adoptConnection(reader,own,images?.build)
;const expected=readRequirements(reader,connection);const dryRun=reader.parse("dry-run",text=>(0,
values.HU)(text,DRY_RUNS));const tableAddress=readTableOffset(reader,images?.build);const parts={
workspace:workspace,connection:connection,images:images,dryRun:dryRun,tableAddress:tableAddress,
emulatedPorts:emulatedPorts};const asked=await definition.parse(reader,parts)
;const placement=asked&&definition.placement(asked)
;const usesTable=asked!==undefined&&definition.usesTable(asked,tableAddress)
;const placed=await placeByBuild(reader,workspace,placement,tableAddress,usesTable)
;const resolved=placed?.resolved
;const final=resolved===undefined?placement:definition.placement(resolved)
;if(placed!==undefined&&final!==undefined){checkReach(reader,final.regions,expected)
;if(dryRun==="true")refuseNames(reader,final)}
const artifact=definition.publish===undefined?undefined:await readArtifact(reader)
;problems.throwIfAny()
;if(!connection||!asked||!placed||!esptool||!limits||!dryRun)throw problems.refusal()
;if(tableAddress===undefined)throw problems.refusal()
;const ofBuild=images?.build?describeBuild(images.build,images.settings,connection):[]
;const remarks=[...ofBuild,...placed.remarks];return{request:resolved??asked,resolved:resolved,
tableAddress:tableAddress,givenTable:placed.given,connection:connection,dryRun:dryRun,
expected:expected,remarks:remarks,warnings:idleOnPort(reader,connection),esptool:esptool,
limits:limits,artifact:artifact,keys:keys}}function refuseNames(reader,placement){
const names=namesIn(placement);if(names.length===0)return
;const shown=names.map(name=>`"${name}"`).join(", ")
;reader.problems.add("input-invalid",`input \`dry-run\`: true does not open the port, but only the board's partition table resolves ${shown}; set \`partition-table\`, or use connect`)
}function read_inputs_readOperation(reader){const text=reader.text("operation")
;if(text!=="")return reader.parse("operation",parseOperation)
;reader.problems.add("input-invalid",`input \`operation\` is missing: one of ${OPERATION_NAMES.join(", ")}`)
;return undefined}function parseOperation(text){
const own=operationOfCommand(text.toLowerCase().replaceAll("_","-"));return own===undefined?(0,
values.HU)(text,OPERATION_NAMES):{problem:`is a command of esptool; use \`${own}\``}}
var with_doctor=__webpack_require__(18734);function artifactService(env){return{
runtimeToken:env["ACTIONS_RUNTIME_TOKEN"],resultsUrl:env["ACTIONS_RESULTS_URL"],
serverUrl:env["GITHUB_SERVER_URL"]??"https://github.com",apiUrl:env["GITHUB_API_URL"],
repository:env["GITHUB_REPOSITORY"]??"",runId:env["GITHUB_RUN_ID"]??"",
workflowRef:env["GITHUB_WORKFLOW_REF"]}}function workflowOf(env){
const repository=env["GITHUB_REPOSITORY"]??"";const server=env["GITHUB_SERVER_URL"]??""
;const run=env["GITHUB_RUN_ID"]??"";if(repository===""||server===""||run==="")return undefined
;const run_url=`${server}/${repository}/actions/runs/${run}`;return{repository:repository,
commit:env["GITHUB_SHA"]??"",run_url:run_url}}function errorPageOf(env){
const server=env["GITHUB_SERVER_URL"]??"";const repository=env["GITHUB_ACTION_REPOSITORY"]??""
;const ref=env["GITHUB_ACTION_REF"]??""
;if(!/^https?:\/\//.test(server)||!/^[\w.-]+\/[\w.-]+$/.test(repository)||ref==="")return undefined
;const version=ref.split("/").map(encodeURIComponent).join("/")
;return`${server}/${repository}/blob/${version}/docs/reference/errors.md`}function runOf(env){
return{runId:env["GITHUB_RUN_ID"]??"",runAttempt:env["GITHUB_RUN_ATTEMPT"]??"1",
job:env["GITHUB_JOB"]??""}}class Ended extends Error{facts;constructor(facts,cause){
super("The step has ended before its work was done.",{cause:cause});this.facts=facts}}
async function knowing(facts,part){try{const more=await part();return{...facts(),...more}
}catch(error){const{cause:cause,facts:more}=error instanceof Ended?error:new Ended({},error)
;throw new Ended({...facts(cause),...more},cause)}}
function outcomeOf(facts,asked,failure,elapsedMs){
const{step:step,board:board,program:program,result:result,publication:publication}=facts
;const previous=board?.previous;return{operation:step?.request.operation??asked.operation,
port:board?.port??step?.connection?.port.name??asked.port,identity:board?.identity??{},
pinned:namesOf(board?.identity??{}),attempts:board?.attempts??0,baud:board?.baud,
boardState:board?.state??"untouched",appStarted:board?.appStarted,
interruption:previous&&interruption(previous),esptool:program,elapsedMs:elapsedMs,result:result,
section:result&&sectionOf(result),warnings:warningsOf(facts),artifact:publication?.artifact,
uploaded:publication?.uploaded,
encrypted:publication?.uploaded===true?(step?.artifact?.recipients.length??0)>0:undefined,
failure:failure&&failureResult(failure)}}function warningsOf({step:step,result:result,board:board}){
const inputs=step!==undefined&&"warnings"in step?step.warnings:[]
;const own=result!==undefined&&"warnings"in result?result.warnings:[]
;return[...inputs,...own,...board?.warnings??[]]}
function interruption({by:by,operation:operation,state:state,regions:regions}){
const pieces=regions==="whole"?null:regions.map(({address:address,size:size})=>({address:(0,
flash_layout.M0)(address),size:size}));return{operation:operation,state:state,regions:pieces,
since:by.since,repository:by.repository,run_url:by.runUrl}}function failureResult(failure){
const{code:code,message:message,hint:hint}=failure;return{code:code,class:failure.class,
message:message,hint:hint}}var visibility=__webpack_require__(30961)
;function readersOf(step,{env:env,signal:signal}){
const token="keys"in step?step.keys.token:undefined
;const{encrypted:encrypted,allowPublic:allowPublic}=publicationOf(step);return(0,
visibility.yv)(env,{token:token,signal:signal,mayAsk:!encrypted&&!allowPublic})}
function checkPublication(step,origin,{log:log}){
const{encrypted:encrypted,allowPublic:allowPublic}=publicationOf(step);(0,visibility.z$)(origin,{
encrypted:encrypted,allowPublic:allowPublic});const notice=(0,visibility.lt)(origin,{
encrypted:encrypted});if(notice!==undefined)log.warning("backup not encrypted",notice)}
function publicationOf({artifact:artifact}){return{
encrypted:artifact===undefined||artifact.recipients.length>0,
allowPublic:artifact?.allowPublic??false}}function publicIdentity(identity,origin){
const{mac:mac,...rest}=identity
;return mac===undefined||!(0,visibility.bS)(origin.visibility)?identity:{...rest,mac:(0,
visibility.Ko)(mac)}}function isPublic(origin){
return origin===undefined||(0,visibility.bS)(origin.visibility)}function forReaders(text,origin){
return isPublic(origin)?(0,hidden_macs.J)(text):text}
function portSentence({kind:kind,name:name},seen){
if(kind==="selector")return`The board was not searched: ${name}.`;switch(seen){case"there":
return`The port ${name} exists and was not opened.`;case"not there":
return`The port ${name} does not exist.`;case"not looked at":
return`The port ${name} was not checked.`}}const COLUMNS=100
;const ADDRESS_COLUMNS="0x7fff000".length;const NAME_COLUMNS=16
;const SIZE_COLUMNS="1023.5 KiB".length;const flash_map_text_MAX_ROWS=200
;function flashPictureText(picture){const{rows:rows,bar:bar}=picture;const note=tableNote(picture)
;const signs=legend(picture).map(({sign:sign,meaning:meaning})=>`${BAR_SIGNS[sign]} ${meaning}`)
;return[`Flash map: ${flashFacts(picture).join(", ")}`,...note===undefined?[]:[`  ${note}`],`  [${bar}] ${barTitle(picture)}`,`  ${signs.join("   ")}`,...rows.slice(0,flash_map_text_MAX_ROWS).map(row=>rowText(row,picture)),...rows.length>flash_map_text_MAX_ROWS?[`  … and ${rows.length-flash_map_text_MAX_ROWS} more`]:[]].map(line=>fit(line,COLUMNS))
}function rowText(row,picture){
return[" ",row.address.padEnd(ADDRESS_COLUMNS),fit(placeName(row),NAME_COLUMNS).padEnd(NAME_COLUMNS),shortSize(row.size).padStart(SIZE_COLUMNS),`[${row.bar}]`,[...rowRemarks(row),row.description,rowProof(row,picture)].filter(words=>words!==undefined).join("; ")].join(" ")
}function findLocation(sought,context){const{query:query,program:program}=sought
;const find=()=>BoardLocation.find(query,{...meansOf(program,context),
askForMac:(mac,ports)=>askForMac(mac,ports,sought,context)})
;return query.kind==="selector"?context.log.untrustedGroup((0,
untrusted_text.O)(`Find the board: ${query.name}`),find):find()}
async function askForMac(mac,ports,{program:program,connection:connection,lockFolder:lockFolder,lockTimeoutSeconds:lockTimeoutSeconds},context){
const said=new Map;const ask=async(port,seconds)=>{context.log.line(`Asking ${(0,
port_choice.Rf)(port)} for its MAC.`);const locks={lockFolder:lockFolder,lockTimeoutSeconds:seconds}
;const answer=await askBoard(connectionTo(port,connection),program,locks,context)
;said.set(port,`${(0,port_choice.Rf)(port)}: ${wordsOf(answer)}`);return answer};const busy=[]
;for(const port of ports){const answer=await ask(port,lockTimeoutSeconds===undefined?undefined:0)
;if(hasMac(answer,mac))return{port:port};if(answer.status==="busy")busy.push(port)}
const deadline=performance.now()+(lockTimeoutSeconds??0)*1e3;for(const port of busy){
const left=(deadline-performance.now())/1e3;if(left<=0)break
;if(hasMac(await ask(port,left),mac))return{port:port}}return{answers:[...said.values()]}}
function connectionTo({path:path},connection){
const after=connection.after.startsWith("no-reset")?"hard-reset":connection.after;const port={
kind:"serial",name:path};return{port:port,chip:"auto",baud:115200,before:connection.before,
after:after,stub:false}}function hasMac(answer,mac){
return answer.status==="answered"&&answer.identity.mac===mac}function wordsOf(answer){
if(answer.status!=="answered")return answer.failure.message.split("\n")[0]??""
;return answer.identity.mac??`${answer.identity.chip??"a chip"} that does not report its MAC`}
const GIVE_TABLE="Set `partition-table` to the build's table, set `partition-table-offset` if it was moved, or use addresses instead of names."
;async function resolveOnBoard(placement,board){
const table=await namingTableIn(await tableToNameBy(board),board)
;const resolved=resolveNames(placement,table,board.esptool.identity.flashSize)
;if("problems"in resolved)throw resolve_on_board_misplaced(resolved.problems)
;for(const remark of resolved.remarks)board.say(remark);return resolved.request}
async function tableToNameBy(board){try{return await boardTable(board)}catch(error){
if(!(error instanceof errors.HR)||error.code!=="secure-download-mode")throw error
;throw new errors.HR(error.code,`${error.message} Its partition table is therefore unknown.`,GIVE_TABLE,{
cause:error})}}async function namingTableIn(bytes,board){const{tableAddress:address}=board;try{
const{partitions:partitions,problems:problems}=(0,partition_table.hZ)(bytes,{address:address})
;const title=boardTableWords(address)
;if(problems.length>0)board.say(`${capitalized(title)} ${oddTableWords(problems)}.`);return{
partitions:partitions,title:title}}catch(error){
if(error instanceof format_error.I)throw await tableUnreadable(error.message,board);throw error}}
async function tableUnreadable(reason,board){
const isEncrypted=(0,partition_table.bo)(reason)&&(await board.session.readings.reportedSecurity())?.flashEncryption===true
;const why=isEncrypted?"is encrypted: only the chip itself can read its partition table":reason
;return new errors.HR("partition-table-unreadable",`The board has no usable partition table at ${(0,
flash_layout.M0)(board.tableAddress)}: the flash there ${why}. Partition names cannot be resolved. ${STATE_SENTENCES.untouched}`,GIVE_TABLE)
}function resolve_on_board_misplaced(problems){const[first]=problems
;const same=problems.every(({code:code})=>code===first?.code)
;const list=problems.map(({text:text})=>text).join("; ")
;return new errors.HR(same&&first!==undefined?first.code:"input-invalid",`${capitalized(list)}. ${STATE_SENTENCES.untouched}`,"Fix the names, the files or the sizes. `operation: info` shows the partitions of a board.")
}var gate_verdict=__webpack_require__(15950);async function chooseByChip(step,board){
const{choices:choices}=step;if(choices===undefined)return step;await identify(board)
;const{identity:identity,connection:connection}=board.esptool;const{chip:chip="not known"}=identity
;const chosen=choices.get((0,flash_chips.xr)(chip));if(chosen!==undefined){
for(const remark of chosen.step.remarks)board.say((0,untrusted_text.O)(remark));return chosen}
throw new errors.HR("image-wrong-chip",`The build is for ${[...choices.keys()].join(", ")}, but the chip on ${connection.port.name} is ${chip}. The flash was not changed.`,"Add a build for this chip to the manifest, or find out which board is on this port.")
}const VERSION="0.1.0"
;var operate_addDisposableResource=undefined&&undefined.__addDisposableResource||function(env,value,async){
if(value!==null&&value!==void 0){
if(typeof value!=="object"&&typeof value!=="function")throw new TypeError("Object expected.")
;var dispose,inner;if(async){
if(!Symbol.asyncDispose)throw new TypeError("Symbol.asyncDispose is not defined.")
;dispose=value[Symbol.asyncDispose]}if(dispose===void 0){
if(!Symbol.dispose)throw new TypeError("Symbol.dispose is not defined.")
;dispose=value[Symbol.dispose];if(async)inner=dispose}
if(typeof dispose!=="function")throw new TypeError("Object not disposable.")
;if(inner)dispose=function(){try{inner.call(this)}catch(e){return Promise.reject(e)}}
;env.stack.push({value:value,dispose:dispose,async:async})}else if(async){env.stack.push({async:true
})}return value}
;var operate_disposeResources=undefined&&undefined.__disposeResources||function(SuppressedError){
return function(env){function fail(e){
env.error=env.hasError?new SuppressedError(e,env.error,"An error was suppressed during disposal."):e
;env.hasError=true}var r,s=0;function next(){while(r=env.stack.pop()){try{
if(!r.async&&s===1)return s=0,env.stack.push(r),Promise.resolve().then(next);if(r.dispose){
var result=r.dispose.call(r.value)
;if(r.async)return s|=2,Promise.resolve(result).then(next,function(e){fail(e);return next()})
}else s|=1}catch(e){fail(e)}}
if(s===1)return env.hasError?Promise.reject(env.error):Promise.resolve()
;if(env.hasError)throw env.error}return next()}
}(typeof SuppressedError==="function"?SuppressedError:function(error,suppressed,message){
var e=new Error(message);return e.name="SuppressedError",e.error=error,e.suppressed=suppressed,e})
;const operate_MOST_ANNOTATIONS=3;async function operate(ready,program,keeper,context){
const{log:log}=context;const session=await sessionFor(ready.step,program,context);try{
return await knowing(()=>({board:session.facts}),async()=>{
const result=await operateIn(session,ready,program,keeper,context);await showFlashMap(result,log)
;return{result:result}})}finally{const{warnings:warnings}=session.facts
;for(const warning of warnings.slice(0,operate_MOST_ANNOTATIONS))log.warning("esptool",(0,
untrusted_text.O)(warning))}}
async function sessionFor({connection:{port:query,...connection},limits:limits,request:{operation:operation}},program,context){
const{lockFolder:lockFolder,lockTimeoutSeconds:lockTimeoutSeconds,retries:retries,recovery:recovery}=limits
;const options={program:program,connection:connection,lockFolder:lockFolder,
lockTimeoutSeconds:lockTimeoutSeconds,retries:retries,recovery:recovery,operation:operation}
;return new BoardSession(await findLocation({query:query,...options},context),options,context)}
async function operateIn(session,ready,program,keeper,context){const env_1={stack:[],error:void 0,
hasError:false};try{const{log:log,env:env,now:now}=context;const{step:step}=ready
;const open=operate_addDisposableResource(env_1,session,true);await open.open()
;sayFirst(step,session,log);const board={session:session,esptool:session.esptool,
tableAddress:step.tableAddress,givenTable:step.givenTable,folder:await context.folder(),
temp:context.temp,...keeper,now:now,provenance:{action:VERSION,esptool:program.version,
workflow:workflowOf(env)},warn:(title,text)=>log.warning(title,(0,untrusted_text.O)(text))}
;const result=await log.untrustedGroup(title(step,session),()=>doIt(ready,board,program))
;const failure=gateFailure(step.request,result);const success=failure===undefined||(0,
gate_verdict._f)(failure.code);session.finish({success:success,
verified:success&&isPutRight(result,session.facts.previous?.operation)});return result}catch(e_1){
env_1.error=e_1;env_1.hasError=true}finally{const result_1=operate_disposeResources(env_1)
;if(result_1)await result_1}}async function doIt(ready,board,program){
await checkBoard(ready.step.expected,board)
;const{step:step,prepared:prepared}=await chooseByChip(ready,board)
;const{tableAddress:tableAddress,givenTable:givenTable}=step;const own={...board,
tableAddress:tableAddress,givenTable:givenTable}
;const operation=boardOperation(step.request.operation)
;const request=step.resolved??await resolveOnBoard(operation.placement(step.request),own)
;board.session.intend(operation.reachOf(request,prepared))
;return step.dryRun==="connect"?operation.dryRunOnBoard(request,own,prepared,program.version):perform(request,own,prepared)
}function sayFirst({remarks:remarks},{location:location,facts:facts},log){const{port:port}=location
;if(facts.previous!==undefined){log.warning("unfinished change",`On ${port.name}, ${(0,
unfinished.ds)(facts.previous)}.`)}
for(const remark of remarks)log.line((0,untrusted_text.O)(remark));if(port.kind==="socket"){
log.line(`${port.name} is a raw socket without reset and baud rate (\`baud\`, \`before\` have no effect).`)
}}async function showFlashMap(result,log){if(!("flash_map"in result))return
;const lines=flashPictureText(result.flash_map);await log.untrustedGroup("Flash map",()=>{
for(const line of lines)log.line((0,untrusted_text.O)(line));return Promise.resolve()})}
function title({request:request},{location:location}){
return`${request.operation.charAt(0).toUpperCase()}${request.operation.slice(1)} on ${location.port.name}`
}var holder_file=__webpack_require__(75544);const TRIES=3;class OutputLocks{#folder;#path;#claimant
;#isWanted;#held=new Map
;constructor({lockFolder:lockFolder,lockTimeoutSeconds:lockTimeoutSeconds},env){
this.#folder=lockFolder??(0,lock_folder.Tn)(process.platform,env["ProgramData"])
;this.#isWanted=lockTimeoutSeconds!==undefined;this.#path=env["PATH"];this.#claimant=(0,
holder.Vk)(env)}async take(identity,shown){
const digest=(0,external_node_crypto_.createHash)("sha256").update(identity).digest("hex").slice(0,32)
;const file=(0,external_node_path_.join)(this.#folder,`output-${digest}.lock`)
;if(this.#held.has(file))return;try{await this.#lock(file,shown)}catch(error){
const isMissing=error instanceof errors.HR&&error.code==="lock-unavailable"
;if(this.#isWanted||!isMissing)throw error}}async#lock(file,shown){(0,lock_folder.JJ)(this.#folder)
;const lock=(0,file_lock._)({path:this.#path});for(let attempt=1;attempt<=TRIES;attempt++){
const fd=await lock.tryLock(file);if(fd===undefined)continue;this.#held.set(file,fd)
;const since=(new Date).toISOString().replace(/\.\d+Z$/,"Z");await(0,holder_file.mR)((0,
holder_file.bd)(file),{...this.#claimant,kind:"step",since:since});return}
throw new errors.HR("output-locked",`Another step is writing "${shown}": ${(0,holder.sG)((0,
holder_file.F1)((0,
holder_file.bd)(file)))}.`,"Give each step its own `output`, or run them one after the other (`needs`, `concurrency`).")
}release(){for(const[file,fd]of this.#held){(0,holder_file.iO)((0,holder_file.bd)(file))
;for(const path of new Set([file,(0,holder_file.bd)(file)]))removeQuietly(path);(0,
external_node_fs_.closeSync)(fd)}this.#held.clear()}}function removeQuietly(path){try{(0,
external_node_fs_.rmSync)(path,{force:true})}catch{}}
async function prepareStep(step,stored,context){if(step.choices===undefined){
const prepared=await boardOperation(step.request.operation).prepare({...step,stored:stored},context)
;return{step:step,prepared:prepared}}const choices=new Map
;for(const[chip,choice]of step.choices)choices.set(chip,await prepareStep(choice,stored,context))
;return{step:step,prepared:undefined,choices:choices}}
async function runOnBoard(step,origin,context){const{env:env,log:log}=context
;for(const warning of step.warnings)log.warning("input without effect",(0,
untrusted_text.O)(warning));if(step.artifact!==undefined)checkArtifactService(artifactService(env))
;const outputs=new OutputLocks(step.limits,env);try{
return await prepareAndOperate(step,origin,outputs,context)}finally{outputs.release()}}
async function prepareAndOperate(step,origin,outputs,context){const{env:env,log:log}=context
;const{port:port}=step.connection;const seen=step.dryRun==="true"?await seePort(port):undefined
;if(seen===undefined&&port.kind!=="selector")await port_check_checkPort(port)
;const{token:token,identities:identities}=step.keys;const access={...artifactService(env),
token:token};const keeper={lockOutput:(identity,shown)=>outputs.take(identity,shown),
say:text=>log.line((0,untrusted_text.O)(text))};const ready=await prepareStep(step,{
identities:identities,access:access,keeper:keeper},context);if(seen!==undefined){
const{resolved:resolved}=step
;if(resolved===undefined)throw new Error("A dry run without the board still has partition names.")
;const version=await(0,step_esptool.rs)(step,context);const portRemark=portSentence(port,seen)
;if(seen==="not there"){
const rest="Everything that needs no board was checked; esptool was not installed."
;log.warning("dry run without its port",(0,untrusted_text.O)(`${portRemark} ${rest}`))}return{
result:await dryRunStep(resolved,{portRemark:portRemark,version:version},ready,context)}}
const program=await(0,step_esptool.Gt)(step,context);return knowing(()=>({program:program
}),async()=>{const done=await operate(ready,program,keeper,context)
;return knowing(error=>isOutputChanged(error)?{...done,result:undefined
}:done,()=>publish(ready,done,origin,context))})}function isOutputChanged(error){
return error instanceof errors.HR&&error.code==="output-changed"}
async function dryRunStep(request,known,{step:{connection:connection,expected:expected,tableAddress:tableAddress,givenTable:givenTable,limits:limits},prepared:prepared},context){
const{log:log}=context;const{port:port}=connection
;const first=await expectedBaud(connection,limits.lockFolder,context)
;if(first.isAuto)log.line(firstBaudSentence(first));const{baud:baud}=first;const board={...known,
connection:{...connection,baud:baud,port:port.kind==="selector"?serialPort(port.name):port},
tableAddress:tableAddress,givenTable:givenTable,expected:expected,say:line=>log.line((0,
untrusted_text.O)(line)),warn:(title,text)=>log.warning(title,(0,untrusted_text.O)(text))}
;return log.untrustedGroup(`Dry run of ${request.operation}`,()=>dryRun(request,board,prepared))}
function serialPort(name){return{kind:"serial",name:name}}
async function publish({step:{request:request,artifact:artifact},prepared:prepared},{result:result,board:board},origin,context){
if(artifact===undefined||result?.operation!==request.operation)return{};const target={
artifact:artifact,identity:board===undefined?{}:publicIdentity(board.identity,origin),
service:artifactService(context.env),run:runOf(context.env),isPublic:isPublic(origin)}
;const operation=boardOperation(request.operation)
;const publication=await(operation.publish?.(request,result,prepared,target,context))
;return publication===undefined?{}:{publication:publication}}function runOnRunner(step,context){
const{request:request,esptool:esptool,limits:limits}=step;let program;const runner={esptool:esptool,
limits:limits,provide:async()=>program=await(0,step_esptool.Gt)(step,context)}
;return knowing(()=>program===undefined?{}:{program:program},async()=>({
result:await runnerOperation(request.operation).run(request,runner,context)}))}
var background=__webpack_require__(7031);const left_folders_PREFIX="esptool-action-"
;const left_folders_NAME=/^esptool-action-(\d+)-(\d+)-(\d+)-\w{6}$/;const UNKNOWN_START="0"
;async function ownPrefix(){
const started=process.platform==="linux"?(await(0,background.cu)(process.pid)).started:""
;return`${left_folders_PREFIX}${process.pid}-${started||UNKNOWN_START}-${await processSpace()}-`}
async function removeLeftFolders(parent){const space=await processSpace();const names=await(0,
promises_.readdir)(parent).catch(()=>[]);for(const name of names){
const[,pid="",started="",itsSpace]=left_folders_NAME.exec(name)??[]
;if(itsSpace!==space||await isAlive(Number(pid),started))continue;const path=(0,
external_node_path_.join)(parent,name);if(await isOwnFolder(path))await(0,promises_.rm)(path,{
recursive:true,force:true}).catch(()=>undefined)}}async function isAlive(pid,started){
return started===UNKNOWN_START?(0,background.W_)(pid):(0,background.Ft)({pid:pid,started:started})}
async function isOwnFolder(path){const stats=await(0,promises_.lstat)(path).catch(()=>undefined)
;return stats?.isDirectory()===true&&stats.uid===(process.geteuid?.()??stats.uid)}
async function processSpace(){
const link=process.platform==="linux"?await(0,promises_.readlink)("/proc/self/ns/pid").catch(()=>""):""
;return/\d+/.exec(link)?.[0]??UNKNOWN_START}
const UNWRITABLE="The runner's temporary folder cannot be written";const REMOVAL={recursive:true,
force:true,maxRetries:3};const ROOM="It temporarily needs about twice the size of the flash."
;class PrivateFolder{path;#count=0;#isInUse=false;constructor(path){this.path=path}
static async create(parent){try{await removeLeftFolders(parent);return new PrivateFolder(await(0,
promises_.mkdtemp)((0,external_node_path_.join)(parent,await ownPrefix())))}catch(error){throw(0,
disk_trouble.C9)("runner-disk-unusable",UNWRITABLE,`${parent} (RUNNER_TEMP)`,error)}}
static later(parent){let made;return{folder:()=>made??=PrivateFolder.create(parent),
remove:async()=>(await(made?.catch(()=>undefined)))?.remove()}}file(name){return(0,
external_node_path_.join)(this.path,name)}nextFile(stem){
return this.file(`${stem}-${++this.#count}`)}nextName(stem){return`${stem}-${++this.#count}.bin`}
async makeEmptyFolder(name){return this.#make(name,path=>(0,promises_.mkdir)(path,{mode:448}))}
async write(name,text){return this.writeBytes(name,Buffer.from(text))}async writeBytes(name,bytes){
return this.#make(name,path=>(0,promises_.writeFile)(path,bytes,{mode:384,flag:"wx"}))}
async#make(name,work){try{await work(this.file(name));return this.file(name)}catch(error){
throw this.#unwritable(error)}}#unwritable(error){
const failure=(0,disk_trouble.C9)("runner-disk-unusable",UNWRITABLE,`${this.path} (in RUNNER_TEMP)`,error)
;return new errors.HR(failure.code,failure.message,`${failure.hint} ${ROOM}`,{cause:error})}
async fill(path,work){try{const file=await(0,promises_.open)(path,"r+")
;await work(file).finally(()=>file.close())}catch(error){throw error instanceof errors.HR||(0,
errors.xU)(error)===undefined?error:this.#unwritable(error)}}
async take({path:path,realPath:realPath,size:size}){
const copy=this.file(`image-${++this.#count}.bin`);try{const source=await(0,found_file.Bv)(realPath)
;try{const before=await source.stat({bigint:true});if(before.size!==BigInt(size))throw(0,
found_file.tD)(path);const target=await(0,promises_.open)(copy,"wx",384);const digested=await(0,
digest.e0)(source,target).finally(()=>target.close());const after=await source.stat({bigint:true})
;const isSteady=after.mtimeNs===before.mtimeNs&&after.ctimeNs===before.ctimeNs
;if(digested.size!==size||!isSteady)throw(0,found_file.tD)(path);return{realPath:copy,...digested}
}finally{await source.close()}}catch(error){
throw(0,disk_trouble.OK)(error)?this.#unwritable(error):(0,found_file.Iy)(path,error)}}
keepUntilExit(){this.#isInUse=true}async remove(){
if(this.#isInUse)process.once("exit",()=>this.#removeLast());else await(0,
promises_.rm)(this.path,REMOVAL)}#removeLast(){try{(0,external_node_fs_.rmSync)(this.path,REMOVAL)
}catch{}}}var system_cancellation=__webpack_require__(18478)
;var failure_from=__webpack_require__(36544);const NOTHING={place:undefined,tests:[]}
;const LONGEST_TEXT=1e3;async function gateAnnotations(failure,result,workspace){
if(result===undefined||!(0,
gate_result.aA)(result)||failure.code!==result.verdict_code)return NOTHING
;const{crashed_at:crashed_at,failed_tests:failed_tests}=result.gate
;const tests=await Promise.all(failed_tests.map(async test=>({text:gate_annotations_textOf(test),
place:await gate_annotations_placeOf(test,workspace)})));return{
place:crashed_at&&await gate_annotations_placeOf(crashed_at,workspace),
tests:[...tests,...othersOf(result)]}}
function gate_annotations_textOf({name:name,suite:suite,outcome:outcome,message:message}){
const what=outcome==="failed"?"failed":"did not end"
;const title=suite===undefined?`"${name}"`:`"${name}" of ${suite}`
;return fit(`The test ${title} ${what}${message===undefined?".":`: ${message}`}`,LONGEST_TEXT)}
function othersOf({tests:tests,junit:junit}){
const others=(tests?.failed??0)+(tests?.incomplete??0)-gate_result.gp;if(others<=0)return[];return[{
text:`And ${others} more ${others===1?"test":"tests"}: see ${junit}.`,place:undefined}]}
async function gate_annotations_placeOf({file:file,line:line},workspace){
if(file===undefined||line===undefined||line<1)return undefined;try{const found=await(0,
paths.ao)(workspace,workspace,file)
;if("problem"in found||found.value.kind==="folder")return undefined;const path=(0,
external_node_path_.relative)(await(0,promises_.realpath)(workspace),found.value.realPath);return{
file:path.replaceAll(external_node_path_.sep,"/"),line:line}}catch{return undefined}}
function isFinding(code){return code==="verify-mismatch"||(0,gate_verdict._f)(code)}
function stepResult(outcome){
const{operation:operation,port:port,identity:identity,esptool:esptool,elapsedMs:elapsedMs,result:result}=outcome
;const{artifact:artifact,uploaded:uploaded,warnings:warnings,failure:failure}=outcome;return{
operation:operation,success:result!==undefined&&(failure===undefined||isFinding(failure.code)),
port:port,...result===undefined?{}:{...result,operation:operation},...artifact===undefined?{}:{
artifact:artifact},...uploaded===undefined?{}:{uploaded:uploaded},...warnings.length===0?{}:{
warnings:warnings},chip:identity.chip??null,mac:identity.mac??null,
flash_size:identity.flashSize??null,pinned:outcome.pinned??null,
esptool_version:esptool?.version??null,esptool_path:esptool?.path??null,
elapsed_seconds:Math.round(elapsedMs)/1e3,attempts:outcome.attempts,baud:outcome.baud??null,
board_state:outcome.boardState,app_started:outcome.appStarted??null,
previous_interruption:outcome.interruption??null,...failure===undefined?{}:{failure:failure}}}
async function main(env){const started=performance.now()
;const cancellation=new system_cancellation.m;const onExit=()=>reportUnfinished(cancellation)
;process.on("exit",onExit)
;cancellation.limit(readTimeLimit(name=>(0,program_environment.wg)(env,name)))
;const{facts:facts,error:error}=await main_run(env,cancellation).then(facts=>({facts:facts,
error:undefined}),error=>error instanceof Ended?{facts:error.facts,error:error.cause}:{facts:{},
error:error})
;const failure=error===undefined&&cancellation.stray===undefined?closedGate(facts):advised(failureOf(error,cancellation),(0,
program_environment.wg)(env,"operation"))
;await main_publish(env,facts,failure,performance.now()-started);process.off("exit",onExit)
;cancellation.stop()}function failureOf(error,cancellation){const{stray:stray}=cancellation
;if(error===undefined)return asFailure(stray?.error)
;const failure=cancellation.explain(asFailure(error))
;return failure.code==="cancelled"&&stray!==undefined?asFailure(stray.error):failure}
function reportUnfinished({stray:stray}){process.exitCode=1
;const error=stray===undefined?new Error("the step stopped before it finished"):stray.error
;const{code:code,message:message,hint:hint}=asFailure(error);actions_core.uH("failure",code)
;actions_core.uH("failure-class",errors.EM[code])
;const text=`${message} The state of the board is unknown.\n${hint}`;actions_core.z3((0,
hidden_macs.J)(text.split("\n").map(untrusted_text.O).join("\n")),{title:`esptool-action: ${code}`})
}function advised(failure,operation){return asksBoards(operation)?(0,with_doctor.C)(failure):failure
}function closedGate({step:step,result:result}){
return step===undefined||result===undefined?undefined:gateFailure(step.request,result)}
async function main_run(env,cancellation){maskSecrets(env);const log=new StepLog
;const known=Object.keys(INPUTS)
;const{misspelt:misspelt,others:others}=(0,unknown_inputs.qs)(env,known)
;for(const problem of others)log.warning("unknown input",(0,untrusted_text.O)(problem))
;const temp=env["RUNNER_TEMP"]??(0,external_node_os_.tmpdir)();const own=PrivateFolder.later(temp)
;const context={env:env,workspace:workspaceOf(env),temp:temp,signal:cancellation.signal,log:log,
folder:own.folder,now:()=>new Date};try{const{workspace:workspace,signal:signal}=context
;const{platform:platform}=process;const take=async file=>(await own.folder()).take(file)
;const misgiven=[...misspelt,...(0,unknown_inputs.Rv)(env,known)];const runner={workspace:workspace,
platform:platform,take:take,signal:signal,emulatedPorts:env[emulated_ports.jN]}
;const step=await readInputs(name=>(0,program_environment.wg)(env,name),runner,misgiven)
;return await knowing(()=>({step:step}),async()=>{await cancellation.check()
;const origin=await readersOf(step,context);if(!isPublic(origin))log.showMacs()
;return runStep(step,origin,context)})}finally{await own.remove()}}
function runStep(step,origin,context){return knowing(()=>({origin:origin}),async()=>{
checkPublication(step,origin,context)
;return step.connection===undefined?runOnRunner(step,context):runOnBoard(step,origin,context)})}
function maskSecrets(env){
const secrets=[...credentialsOf((0,program_environment.wg)(env,"esptool-base-url"),env),...secretsIn((0,
program_environment.wg)(env,"age-identity")),...secretsIn((0,
program_environment.wg)(env,"encrypt-to")),(0,program_environment.wg)(env,"token")]
;for(const secret of secrets)if(secret!=="")actions_core.Pq(secret)}function asFailure(error){
const failure=(0,failure_from.J)(error)
;if(failure!==error&&failure.code==="internal")actions_core.Yz((0,
hidden_macs.J)(error instanceof Error?error.stack??error.message:String(error)));return failure}
async function main_publish(env,facts,failure,elapsedMs){const asked={operation:(0,
program_environment.wg)(env,"operation"),port:(0,program_environment.wg)(env,"port")}
;const outcome=outcomeOf(facts,asked,failure,elapsedMs)
;const unwritten=writeOutputsOr(stepResult(outcome));const failed=failure??unwritten
;if(failed!==undefined)await fail(failed,facts,workspaceOf(env))
;await writeSummary(forReaders(renderSummary(outcome,errorPageOf(env)),facts.origin))}
function writeOutputsOr(result){try{writeOutputs(result,OUTPUTS);return undefined}catch(error){
const what="The outputs of the step cannot be written (GITHUB_OUTPUT)";return(0,
disk_trouble.C9)("runner-disk-unusable",what,"the runner's temporary folder (RUNNER_TEMP)",error)}}
async function fail(failure,{origin:origin,result:result},workspace){process.exitCode=1
;const{place:place,tests:tests}=await gateAnnotations(failure,result,workspace)
;const annotate=(text,title,at)=>{const lines=text.split("\n").map(untrusted_text.O).join("\n")
;const where=at===undefined?{}:{file:at.file,startLine:at.line}
;actions_core.z3(forReaders(lines,origin),{title:`esptool-action: ${title}`,...where})}
;annotate(`${failure.message}\n${failure.hint}`,failure.code,place)
;for(const{text:text,place:place}of tests)annotate(text,"test",place)}function workspaceOf(env){
return env["GITHUB_WORKSPACE"]??process.cwd()}async function writeSummary(markdown){try{
await actions_core.z.addRaw(markdown,true).write()}catch(error){
actions_core.Yz(`No job summary: ${(0,errors.bD)(error)}`)}}}),
46711:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{j:()=>GateFiles})
;var promises_=__webpack_require__(51455);var external_node_path_=__webpack_require__(76760)
;var digest=__webpack_require__(31285);var pending_files=__webpack_require__(27741)
;var external_node_crypto_=__webpack_require__(77598);const MOST_BYTES=64*1024*1024
;class ConsoleFile{path;#file;#hash=(0,external_node_crypto_.createHash)("sha256");#bytes=0
;#dropped=0;constructor(path,file){this.path=path;this.#file=file}static async create(path){
return new ConsoleFile(path,await(0,promises_.open)(path,"wx",384))}get bytes(){return this.#bytes}
get dropped(){return this.#dropped}get sha256(){return this.#hash.copy().digest("hex")}
async add(bytes){const kept=bytes.subarray(0,MOST_BYTES-this.#bytes)
;this.#dropped+=bytes.length-kept.length;if(kept.length===0)return;this.#bytes+=kept.length
;this.#hash.update(kept);await this.#file.appendFile(kept)}async[Symbol.asyncDispose](){
await this.#file.close()}}class GateFiles{#folders;#own;#junit;#log;console
;constructor(folders,own,junit,log){this.#folders=folders;this.#own=own;this.#junit=junit
;this.#log=log;this.console=log?.console}static async create(wanted,folders){
const own=new OwnFolder(folders.temp);const target=async(file,name)=>{
if(file!==undefined)return file;const path=(0,external_node_path_.join)(await own.path(),name)
;return{path:path,realPath:path,overwrite:true}};let junit;try{
const junitTarget=await target(wanted.junit,"junit.xml");junit={target:junitTarget,
file:await pending_files.d.create([junitTarget],folders)}
;if(wanted.log==="none")return new GateFiles(folders,own,junit,undefined)
;const logTarget=await target(wanted.log,"console.log")
;const file=await pending_files.d.create([logTarget],folders)
;const console=await ConsoleFile.create(folders.folder.nextFile("console.log"))
;return new GateFiles(folders,own,junit,{target:logTarget,file:file,console:console})}catch(error){
await(junit?.file.discard());await own.removeEmpty();throw error}}async saveConsole(){
if(this.#log===undefined||this.console===undefined)return undefined;await this.#log.file.commit([{
path:this.console.path,sha256:this.console.sha256}]);return{path:this.#log.target.path}}
async saveJunit(xml){const{folder:folder}=this.#folders;const path=await folder.write((0,
external_node_path_.basename)(folder.nextFile("junit")),xml);await this.#junit.file.commit([{
path:path,sha256:(0,digest.ez)(Buffer.from(xml))}]);return{path:this.#junit.target.path}}
async[Symbol.asyncDispose](){await this.#junit.file.discard();await(this.#log?.file.discard())
;await(this.console?.[Symbol.asyncDispose]());await this.#own.removeEmpty()}}class OwnFolder{#temp
;#path;constructor(temp){this.#temp=temp}async path(){return this.#path??=await(0,
promises_.mkdtemp)((0,external_node_path_.join)(this.#temp,"esptool-action-gate-"))}
async removeEmpty(){
if(this.#path!==undefined)await(0,promises_.rmdir)(this.#path).catch(()=>undefined)}}}),
538:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{q:()=>gateJunit});const LONGEST_TEXT=64*1024
;function junitReport(name,suites){const cases=suites.flatMap(suite=>suite.cases)
;const seconds=suites.reduce((sum,suite)=>sum+suite.seconds,0)
;return['<?xml version="1.0" encoding="UTF-8"?>',`<testsuites${attributes({name:name,
...counts(cases),time:time(seconds)
})}>`,...suites.flatMap(suiteLines),"</testsuites>",""].join("\n")}function suiteLines(suite){
const{tests:tests,failures:failures,errors:errors,skipped:skipped}=counts(suite.cases);const head={
name:suite.name,tests:tests,failures:failures,errors:errors,skipped:skipped,
time:time(suite.seconds),timestamp:new Date(suite.startedAt).toISOString().slice(0,19),
hostname:suite.hostname};const properties=Object.entries(suite.properties??{})
;return[`  <testsuite${attributes(head)}>`,...properties.length===0?[]:["    <properties>",...properties.map(([name,value])=>`      <property${attributes({
name:name,value:value
})}/>`),"    </properties>"],...suite.cases.flatMap(caseLines),"  </testsuite>"]}
function caseLines(test){const{classname:classname,name:name,file:file,line:line}=test
;const head=attributes({classname:classname,name:name,
time:test.seconds===undefined?undefined:time(test.seconds),file:file,line:line})
;const inner=[...resultLines(test.result),...test.output===undefined?[]:[`      <system-out>${content(test.output)}</system-out>`]]
;return inner.length===0?[`    <testcase${head}/>`]:[`    <testcase${head}>`,...inner,"    </testcase>"]
}function resultLines(result){if(result===undefined)return[];switch(result.kind){case"skipped":
return[`      <skipped${attributes({message:result.message})}/>`];case"flaky":
return result.failures.map(failure=>problem("flakyFailure",failure));default:
return[problem(result.kind,result)]}}
function problem(element,{message:message,type:type,text:text}){
return`      <${element}${attributes({message:message,type:type
})}>${content(text??message)}</${element}>`}function counts(cases){
const counted=kind=>cases.filter(({result:result})=>result?.kind===kind).length;return{
tests:cases.length,failures:counted("failure"),errors:counted("error"),skipped:counted("skipped")}}
function attributes(values){
return Object.entries(values).map(([name,value])=>value===undefined?"":` ${name}="${attribute(String(value))}"`).join("")
}function attribute(text){
return escaped(cut(text)).replace(/[\n\r\t]/g,character=>`&#${character.charCodeAt(0)};`)}
function content(text){return escaped(cut(text)).replaceAll("\r","&#13;")}function cut(text){
return text.length>LONGEST_TEXT?`${text.slice(0,LONGEST_TEXT)}\n(cut)`:text}function escaped(text){
return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g,"").replace(/\p{Bidi_Control}/gu,"").replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,"�").replaceAll("&","&amp;").replaceAll("<","&lt;").replaceAll(">","&gt;").replaceAll('"',"&quot;")
}function time(seconds){return seconds.toFixed(3)}var gate_result=__webpack_require__(85483)
;const GATE="gate";function gateJunit(attempts,board){const last=attempts.at(-1)
;if(last===undefined)throw new Error("Nothing was watched.")
;const{verdict:verdict,report:report,startedAt:startedAt}=last
;const cases=[verdictCase(attempts,verdict,report.hasTimes?verdict.at/1e3:undefined),...expectationCases(report,verdict),...identityCases(report),...report.tests.flatMap(test=>test.cases.map(testCase))]
;const suite={name:board.name,cases:cases,startedAt:startedAt,seconds:verdict.at/1e3,properties:{
verdict:verdict.verdict,boots:String(report.bootCount),...board.properties}}
;return junitReport("esptool-action",[suite])}function verdictCase(attempts,last,seconds){
const verdicts=attempts.map(({verdict:verdict})=>verdict)
;const list=verdicts.map(({code:code,verdict:verdict,message:message},index)=>`Attempt ${index+1}: ${code??verdict}. ${message}`)
;const head={classname:GATE,name:"verdict",seconds:seconds,
output:verdicts.length>1?list.join("\n"):undefined};if(last.verdict!=="passed"){return{...head,
result:{kind:(0,gate_result.jf)(last)?"failure":"error",...gate_junit_problem(last)}}}
const failures=verdicts.filter(gate_result.jf).map(gate_junit_problem)
;return failures.length===0?head:{...head,result:{kind:"flaky",failures:failures}}}
function gate_junit_problem({code:code,message:message,lines:lines}){
const text=[message,...lines.map(line=>line.text)].join("\n");return{message:message,
type:code??"passed",text:text}}
function expectationCases({met:met,pending:pending,hasTimes:hasTimes},{code:code}){
const done=met.map(({expectation:expectation,at:at},index)=>({classname:GATE,
name:`expect ${index+1}: ${expectation.pattern.source}`,seconds:hasTimes?at/1e3:undefined}))
;const open=pending.map(({pattern:pattern},index)=>{const head={classname:GATE,
name:`expect ${met.length+index+1}: ${pattern.source}`};if(code!=="expect-timeout"){
const message=`The watch ended with \`${code??"passed"}\` before a line matched it.`;return{...head,
result:{kind:"skipped",message:message}}}return index===0?{...head,result:{kind:"failure",type:code,
message:"No line matched it."}}:{...head,result:{kind:"skipped",
message:"The watch ended before its turn."}}});return[...done,...open]}
function identityCases({identity:identity,identityDifference:identityDifference}){
if(identity===undefined)return[];const head={classname:GATE,name:"identity"};switch(identity.state){
case"verified":return[head];case"unknown":return[{...head,result:{kind:"skipped",
message:"The console does not show which firmware runs."}}];case"differs":{
const message=identity.facts.filter(({state:state})=>state==="differs").map(({name:name,flashed:flashed,printed:printed})=>`${name}: flashed ${flashed}, printed ${printed??"nothing"}`).join("; ")
;return identityDifference===undefined?[{...head,result:{kind:"failure",type:"wrong-firmware",
message:message}}]:[{...head,result:{kind:"skipped",message:`identity: warn. ${message}`}}]}}}
function testCase(test){
const{name:name,suite:suite,outcome:outcome,message:message,file:file,line:line,seconds:seconds}=test
;const head={classname:suite??"tests",name:name,seconds:seconds,file:file,line:line}
;switch(outcome){case"passed":return head;case"skipped":return{...head,result:{kind:"skipped",
message:message??""}};case"failed":return{...head,result:{kind:"failure",type:"failed",
message:message??"It failed."}};case"incomplete":return{...head,result:{kind:"error",
type:"incomplete",message:message??"It did not end."}}}}}),
85483:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{aA:()=>hasVerdict,gp:()=>MOST_FAILED_TESTS,
jf:()=>isFirmwares,vc:()=>GATE_OUTPUTS,xp:()=>gateResult})
;var _gate_verdict_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(15950)
;const GATE_OUTPUTS=["verdict","verdict-code","captures","boots","boot-ms","identity","tests","flaky","console-log","junit","gate"]
;const LINES_KEPT=60;const MOST_FAILED_TESTS=8;function gateResult(attempts,saved){
const last=attempts.at(-1);if(last===undefined)throw new Error("Nothing was watched.")
;const{verdict:verdict,report:report}=last;const cases=report.tests.flatMap(test=>test.cases)
;return{verdict:verdict.verdict,...verdict.code===undefined?{}:{verdict_code:verdict.code},
captures:report.captures,boots:report.bootCount,
...report.applicationAt===undefined||!report.hasTimes?{}:{boot_ms:Math.round(report.applicationAt)},
identity:report.identity?.state??"none",...cases.length===0?{}:{tests:countOf(report)},
flaky:verdict.verdict==="passed"&&attempts.slice(0,-1).some(one=>isFirmwares(one.verdict)),
...saved.log===undefined?{}:{console_log:saved.log.path},junit:saved.junit,
gate:detailsOf(attempts,verdict,report,saved)}}
function detailsOf(attempts,verdict,report,{log:log,timeScale:timeScale}){
const{message:message,hint:hint,lines:lines}=verdict
;const crash=report.crashes.find(one=>one.lines===lines);return{message:message,hint:hint,
lines:lines.slice(0,LINES_KEPT).map(({at:at,text:text})=>({...timeOf(at,report),line:text})),
met:report.met.map(({expectation:expectation,at:at,line:line})=>({
pattern:expectation.pattern.source,...timeOf(at,report),line:line.text})),
missing:report.pending.map(({pattern:pattern})=>pattern.source),...crash?.source===undefined?{}:{
crashed_at:crash.source},failed_tests:failedTests(report),
boot_reasons:report.boots.map(({reason:reason})=>reason?.words??null),
attempts:attempts.map(({verdict:verdict})=>({verdict:verdict.verdict,
...verdict.code===undefined?{}:{code:verdict.code},message:verdict.message})),
console_bytes:log?.bytes??report.bytes,console_bytes_dropped:log?.dropped??0,...timeScale===1?{}:{
timeout_scale:timeScale}}}function timeOf(at,{hasTimes:hasTimes}){return hasTimes?{
at_ms:Math.round(at)}:{}}function hasVerdict(result){return"verdict"in result}
function isFirmwares(verdict){
return(0,_gate_verdict_js__WEBPACK_IMPORTED_MODULE_0__.EE)(verdict)==="firmware"}
function failedTests({tests:tests}){const cases=tests.flatMap(test=>test.cases)
;return cases.flatMap(({name:name,suite:suite,outcome:outcome,message:message,file:file,line:line})=>outcome!=="failed"&&outcome!=="incomplete"?[]:[{
name:name,outcome:outcome,...suite===undefined?{}:{suite:suite},...message===undefined?{}:{
message:message},...file===undefined?{}:{file:file},...line===undefined?{}:{line:line}
}]).slice(0,MOST_FAILED_TESTS)}function countOf({tests:tests}){
const cases=tests.flatMap(test=>test.cases)
;const counted=outcome=>cases.filter(test=>test.outcome===outcome).length;return{total:cases.length,
passed:counted("passed"),failed:counted("failed"),skipped:counted("skipped"),
incomplete:counted("incomplete")}}}),
80312:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Ew:()=>scaleWords,ap:()=>readTimeScale})
;var _inputs_board_emulated_ports_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(37006)
;const EMULATOR_SCALE=4;const[SMALLEST,LARGEST]=[.1,100]
;function readTimeScale(reader,{connection:connection,emulatedPorts:emulatedPorts}){
if(reader.isSet("timeout-scale"))return reader.parse("timeout-scale",parseScale)
;const ports=[connection?.port,reader.text("console-port")]
;const names=ports.flatMap(port=>typeof port==="string"?port:port!==undefined&&"name"in port?port.name:[])
;return names.some(name=>(0,
_inputs_board_emulated_ports_js__WEBPACK_IMPORTED_MODULE_0__.f$)(name,emulatedPorts))?EMULATOR_SCALE:1
}function parseScale(text){const value=/^\d{1,3}(\.\d{1,3})?$/.test(text)?Number(text):Number.NaN
;return value>=SMALLEST&&value<=LARGEST?{value:value}:{
problem:`is not a number from ${SMALLEST} to ${LARGEST}, such as 3 or 1.5`}}
function scaleWords({timeScale:timeScale,timeoutMs:timeoutMs,settleMs:settleMs}){
if(timeScale===1)return undefined
;const limits=`gate-timeout is ${timeoutMs/1e3} s, settle ${settleMs/1e3} s`
;return`timeout-scale is ${timeScale}: every time limit on the firmware is multiplied by it; ${limits}.`
}}),95248:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{ee:()=>bytes,hS:()=>counted,zD:()=>grouped})
;const KIB=1024;const MIB=1024*KIB;function bytes(count){const text=counted(count,"byte")
;if(count>=MIB&&count%MIB===0)return`${text} (${count/MIB} MiB)`
;return count>=KIB&&count%KIB===0?`${text} (${count/KIB} KiB)`:text}function grouped(count){
return String(count).replace(/(?<=\d)(?=(?:\d{3})+$)/g,",")}function counted(count,noun){
return`${grouped(count)} ${noun}${count===1?"":"s"}`}}),
89299:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Gf:()=>checkMade,n_:()=>takeMade,uf:()=>changedOutput})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var _errors_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76578)
;var _digest_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(31285)
;var _found_file_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(91744)
;async function takeMade({path:path,realPath:realPath,sha256:sha256},folder){try{
const{size:size}=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(realPath)
;const copy=await folder.take({path:path,realPath:realPath,size:size})
;if(copy.sha256===sha256)return copy}catch(error){
if(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.HR&&error.code!=="file-changed")throw error
;throw changedOutput(path,{cause:error})}throw changedOutput(path)}
async function checkMade({path:path,realPath:realPath,sha256:sha256},rest){const file=await(0,
_found_file_js__WEBPACK_IMPORTED_MODULE_3__.Bv)(realPath).catch(error=>{throw changedOutput(path,{
cause:error,rest:rest})});try{
if((await(0,_digest_js__WEBPACK_IMPORTED_MODULE_2__.e0)(file)).sha256!==sha256)throw changedOutput(path,{
rest:rest})}finally{await file.close()}}function changedOutput(shown,{rest:rest,cause:cause}={}){
return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("output-changed",`"${shown}" was changed by another process while this step ran. It no longer holds what the step wrote.${rest===undefined?"":` ${rest}`}`,"Find out what else writes to that folder. Then run the step again.",{
cause:cause})}}),27741:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{d:()=>PendingFiles,$:()=>repairOutput})
;var external_node_crypto_=__webpack_require__(77598)
;var external_node_fs_=__webpack_require__(73024);var promises_=__webpack_require__(51455)
;var external_node_path_=__webpack_require__(76760);var change_record=__webpack_require__(35867)
;var digest=__webpack_require__(31285);var folder_entry=__webpack_require__(63312)
;class ReplacedError extends Error{name="ReplacedError"}
async function changeTogether(folder,change){await(0,change_record.rh)(folder,change);try{
for(const{name:name,replaces:replaces}of change.files){
if(replaces)await(0,folder_entry.W0)(folder,name,(0,change_record.B2)(name,change.id))}
for(const file of change.files)await takeName(folder,file,change.id)}catch(error){
await settle(folder,change,{isOwn:true});throw error}await folder.sync()
;return settle(folder,change,{isOwn:true})}async function finishChange(folder,name){
const change=await(0,change_record.aE)(folder,name);if(change===undefined)return undefined
;return await settle(folder,change,{isOwn:false})?"new":"old"}
async function takeName(folder,{name:name,replaces:replaces},id){const part=folder.entry((0,
change_record.pn)(name,id))
;if(replaces)await(0,promises_.rename)(part,folder.entry(name));else await(0,
folder_entry.aO)(folder,part,name)}async function settle(folder,change,{isOwn:isOwn}){
const{id:id,files:files}=change
;const states=await Promise.all(files.map(({name:name,sha256:sha256})=>(0,
folder_entry.tH)(folder.entry(name),sha256)));const isDone=!states.includes(false);if(!isDone){
const notNew=files.filter((_,index)=>states[index]===false);await refuseReplaced(folder,notNew,{
id:id,isOwn:isOwn})}for(const file of files){if(!isDone)await restore(folder,file,id);await(0,
promises_.rm)(folder.entry((0,change_record.B2)(file.name,id)),{force:true});await(0,
promises_.rm)(folder.entry((0,change_record.pn)(file.name,id)),{force:true})}await folder.sync()
;await(0,change_record.GI)(folder,change);return isDone}
async function refuseReplaced(folder,files,{id:id,isOwn:isOwn}){
for(const{name:name,replaces:replaces,identity:identity}of files){const there=await(0,
folder_entry.LZ)(folder.entry(name));if(there===undefined)continue;const isNew=(0,
folder_entry.cu)(there)===identity;const old=replaces?await(0,folder_entry.LZ)(folder.entry((0,
change_record.B2)(name,id))):undefined;const isOld=old!==undefined&&(0,folder_entry.cu)(old)===(0,
folder_entry.cu)(there);const isOthers=isNew?!isOwn:old!==undefined&&!isOld
;if(isOthers)throw new ReplacedError(`${name} was created or changed by another process, and is left alone`)
}}async function restore(folder,file,id){const{name:name,replaces:replaces,identity:identity}=file
;const old=folder.entry((0,change_record.B2)(name,id));if(replaces){
if(await(0,folder_entry.LZ)(old)!==undefined)await(0,promises_.rename)(old,folder.entry(name))
;return}const there=await(0,folder_entry.LZ)(folder.entry(name));if(there!==undefined&&(0,
folder_entry.cu)(there)===identity)await(0,promises_.rm)(folder.entry(name))}
var errors=__webpack_require__(76578);var found_file=__webpack_require__(91744)
;var shared_file=__webpack_require__(36579);const FOLDER=external_node_fs_.constants.O_DIRECTORY??0
;class HeldFolder{path;#handle;#way;#made;constructor(path,handle,way,made){this.path=path
;this.#handle=handle;this.#way=way;this.#made=made}static async open(path){try{
return await HeldFolder.#openThere(path,path,[])}catch(error){
if((0,errors.xU)(error)!=="ENOENT"||(0,external_node_path_.dirname)(path)===path)throw error}
const parent=await HeldFolder.open((0,external_node_path_.dirname)(path));try{
const there=parent.entry((0,external_node_path_.basename)(path));const isMade=await(0,
promises_.mkdir)(there).then(()=>true,error=>{if((0,errors.xU)(error)==="EEXIST")return false
;throw error})
;return await HeldFolder.#openThere(there,path,isMade?[...parent.#made,path]:parent.#made)}finally{
await parent.close()}}static async#openThere(there,path,made){if(process.platform==="win32"){
if(await(0,promises_.realpath)(path)!==path)throw new found_file.WJ(`${path} now leads elsewhere`)
;return new HeldFolder(path,undefined,path,made)}
const handle=await(0,promises_.open)(there,external_node_fs_.constants.O_RDONLY|FOLDER|shared_file.qP).catch(error=>{
const isOther=["ELOOP","EMLINK","ENOTDIR"].includes((0,errors.xU)(error)??"")
;throw isOther?new found_file.WJ(`${path} is now a link or a file`):error});try{await(0,
found_file.uD)(handle,path);const way=`/proc/self/fd/${handle.fd}`
;const isShown=process.platform==="linux"&&await(0,
promises_.readlink)(way).catch(()=>undefined)===path
;return new HeldFolder(path,handle,isShown?way:path,made)}catch(error){await handle.close()
;throw error}}entry(name){return(0,external_node_path_.join)(this.#way,name)}reason(error){return(0,
errors.bD)(error).replaceAll(this.#way,this.path)}async check(){
if(this.#handle!==undefined)return(0,found_file.uD)(this.#handle,this.path);if(await(0,
promises_.realpath)(this.path)!==this.path)throw new found_file.WJ(`${this.path} now leads elsewhere`)
}async identity(){const{dev:dev,ino:ino}=await(this.#handle?.stat({bigint:true})??(0,
promises_.stat)(this.path,{bigint:true}));return`${dev}:${ino}`}async sync(){
await(this.#handle?.sync().catch(()=>undefined))}async removeMade(){try{await this.check()
;for(const folder of this.#made.toReversed())await(0,promises_.rmdir)(folder)}catch{}}async close(){
await(this.#handle?.close())}}var made_file=__webpack_require__(89299)
;var disk_trouble=__webpack_require__(41474);function notMade(target,error,folder){
const{path:path}=target;if(error instanceof errors.HR)return error
;if((0,errors.xU)(error)==="EEXIST")return nameTaken(path,error);if(error instanceof found_file.WJ){
return new errors.HR("output-changed",`The folder of "${path}" was moved or replaced while this step ran. Its files may not be those of the step.`,"Find out what else changes that folder. Then run the step again.",{
cause:error})}if(error instanceof ReplacedError){
return new errors.HR("output-changed",`"${path}" was not made: ${error.message}.`,lookForOld(target),{
cause:error})}
const{code:code,message:message,hint:hint}=(0,disk_trouble.C9)("output-unwritable",`"${path}" cannot be written`,"its folder",error)
;return new errors.HR(code,folder?.reason(message)??message,hint,{cause:error})}
function notRepaired(target,error,folder){const{path:path,realPath:realPath}=target
;return new errors.HR("output-unwritable",`"${path}" cannot be used: a killed step seems to have left "${(0,
external_node_path_.basename)(realPath)}.changing", and its change cannot be completed: ${folder.reason(error)}.`,lookForOld(target),{
cause:error})}function nameTaken(path,cause){
return new errors.HR("output-exists",`"${path}" now exists, and this step may not replace it.`,"Choose another output, or set overwrite: true.",{
cause:cause})}function lookForOld({realPath:realPath}){
return`Find out what else writes to that folder. The earlier files of an interrupted step have names that end in ".old". Then remove "${(0,
external_node_path_.basename)(realPath)}.changing".`}class PendingFiles{#folder;#id;#parts
;constructor(folder,id,parts){this.#folder=folder;this.#id=id;this.#parts=parts}
static async create(targets,keeper){const[first]=targets;const folder=await HeldFolder.open((0,
external_node_path_.dirname)(first.realPath)).catch(error=>{throw notMade(first,error)})
;const id=(0,external_node_crypto_.randomBytes)(4).toString("hex");const parts=[]
;const pending=new PendingFiles(folder,id,parts);let current=first;try{
await lockOutputs(folder,targets,keeper);await repair(folder,first,keeper);await(0,
change_record.Nv)(folder,(0,external_node_path_.basename)(first.realPath),id)
;for(const target of targets){current=target
;const name=(0,external_node_path_.basename)(target.realPath);await findReplaced(folder,target)
;const file=await(0,promises_.open)(folder.entry((0,change_record.pn)(name,id)),NEW_FILE)
;parts.push({target:target,name:name,file:file})}return pending}catch(error){await pending.discard()
;throw notMade(current,error,folder)}}async commit(made){const folder=this.#folder
;let current=this.#parts[0]?.target;try{const files=[]
;for(const[index,{target:target,name:name,file:file}]of this.#parts.entries()){current=target
;const{path:path="",sha256:sha256=""}=made[index]??{};await fill(file,path,sha256,target)
;const identity=(0,folder_entry.cu)(await file.stat({bigint:true}));files.push({name:name,
sha256:sha256,identity:identity,replaces:await findReplaced(folder,target)});await file.close()}
await folder.check();if(!await changeTogether(folder,{id:this.#id,files:files}))throw(0,
made_file.uf)(this.#shown);await folder.check()}catch(error){
throw current===undefined?error:notMade(current,error,folder)}}async discard(){
for(const{name:name,file:file}of this.#parts){await file.close().catch(()=>undefined);await(0,
promises_.rm)(this.#folder.entry((0,change_record.pn)(name,this.#id)),{force:true})}
await this.#folder.removeMade();await this.#folder.close()}get#shown(){
return this.#parts.map(({target:target})=>target.path).join('" and "')}}
async function repairOutput(target,keeper){const folder=await HeldFolder.open((0,
external_node_path_.dirname)(target.realPath)).catch(error=>{throw notMade(target,error)});try{
await lockOutputs(folder,[target],keeper);await repair(folder,target,keeper)}finally{
await folder.close()}}
const NEW_FILE=external_node_fs_.constants.O_RDWR|external_node_fs_.constants.O_CREAT|external_node_fs_.constants.O_EXCL|shared_file.qP
;async function lockOutputs(folder,targets,{lockOutput:lockOutput}){
const place=await folder.identity();for(const{realPath:realPath,path:path}of targets){
await lockOutput(`${place}:${(0,
external_node_path_.basename)(realPath).normalize("NFC").toLowerCase()}`,path)}}
async function repair(folder,target,{say:say}){const{path:path,realPath:realPath}=target
;const ended=await finishChange(folder,(0,external_node_path_.basename)(realPath)).catch(error=>{
throw notRepaired(target,error,folder)});if(ended===undefined)return
;say(`A step was killed while it wrote "${path}". Repaired: the ${ended} files are in place.`)}
async function findReplaced(folder,{path:path,realPath:realPath,overwrite:overwrite}){
const there=await(0,folder_entry.LZ)(folder.entry((0,external_node_path_.basename)(realPath)))
;if(there===undefined)return false;if(!overwrite)throw nameTaken(path);if(there.isFile())return true
;throw new Error(there.isDirectory()?"a folder has that name":"a link or a special file has that name")
}async function fill(file,path,sha256,target){const source=await(0,promises_.open)(path,"r");try{
const copied=await(0,digest.e0)(source,file)
;if(copied.sha256!==sha256)throw(0,made_file.uf)(target.path);await file.sync()}finally{
await source.close()}}})};