export const id=2906;export const ids=[2906];export const modules={
60838:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{b:()=>sizeProblem})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _system_files_image_claim_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(1649)
;var _system_files_whole_file_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(10449)
;const PIECE_BYTES=65536;const ERASED=Buffer.alloc(PIECE_BYTES,255)
;function sizeProblem({input:input,path:path,size:size}){try{
const found=(0,_system_files_whole_file_js__WEBPACK_IMPORTED_MODULE_2__.JL)(path)
;if(found===0||found===size)return undefined
;return`${input}: ${path} has ${found} bytes; QEMU needs exactly ${size}`}catch(error){
return`${input}: ${path} cannot be used: ${(0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_0__.bD)(error)}`}}async function takeFiles(files){
const held=[];const release=()=>{for(const each of held.splice(0))each()};try{
for(const file of files){const claim=await claimImage(file.path);held.push(claim.release)
;const problem=sizeProblem(file)
;if(problem!==undefined)throw new Failure("input-invalid",`${problem}.`,"Choose another file.")
;if(sizeOfFile(file.path)===0)create(file);await claim.claimFile()}return release}catch(error){
release();throw error}}function create({path:path,size:size,content:content}){
createWhole(path,file=>{
if(content!==undefined)writeAll(file,content,0);else for(let done=0;done<size;done+=PIECE_BYTES)writeAll(file,ERASED.subarray(0,size-done),done)
})}}),74667:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{JD:()=>QEMU_CHIP_NAMES,V4:()=>QEMU_CHIPS,Vu:()=>psramOf,
nz:()=>QEMU_FLASH_SIZES,t$:()=>otherChip,t3:()=>isQemuChip})
;var _firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(79823)
;const MIB=1048576;const QEMU_CHIPS={esp32:{processor:"xtensa",oldest:"8.1.3",downloadStrap:"0x0f",
psram:["2MB","4MB"],efuseSize:124,efuseLayout:"words",mac:"24:0a:c4:51:7e:0e"},esp32s3:{
processor:"xtensa",oldest:"9.0.0",downloadStrap:"0x07",
psram:["2MB","4MB","8MB","16MB","32MB","4MB octal","8MB octal","16MB octal","32MB octal"],
efuseSize:1024,efuseLayout:"blocks",mac:"7c:df:a1:e2:93:5a"},esp32c3:{processor:"riscv32",
oldest:"8.1.3",downloadStrap:"0x02",psram:[],efuseSize:1024,efuseLayout:"blocks",
mac:"34:85:18:6b:2d:a6"}};const QEMU_CHIP_NAMES=Object.keys(QEMU_CHIPS)
;const QEMU_FLASH_SIZES=[2*MIB,4*MIB,8*MIB,16*MIB];function isQemuChip(text){
return Object.hasOwn(QEMU_CHIPS,text)}function otherChip(text){
const chip=_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__.iB.find(option=>option===text)
;const names=QEMU_CHIP_NAMES.join(", ");if(chip===undefined)return`is not one of ${names}`
;return`is not in Espressif's QEMU, which has ${names}; the virtual-board action of this repository has the ${(0,
_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__.Q4)(chip).name}, but runs no code`}
function psramOf(chip,text){const words=QEMU_CHIPS[chip].psram
;if(!words.includes(text))return undefined;return{size:Number.parseInt(text,10)*MIB,
isOctal:text.endsWith("octal")}}}),20391:((module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.a(module,async(__webpack_handle_async_dependencies__,__webpack_async_result__)=>{
try{__webpack_require__.r(__webpack_exports__)
;var _system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(98296)
;var node_fs__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__)
;var node_net__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(77030)
;var node_net__WEBPACK_IMPORTED_MODULE_2___default=__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_2__)
;var node_os__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(48161)
;var node_os__WEBPACK_IMPORTED_MODULE_3___default=__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_3__)
;var node_path__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_4___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_4__)
;var _inputs_board_emulated_ports_js__WEBPACK_IMPORTED_MODULE_17__=__webpack_require__(37006)
;var _inputs_files_paths_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(76189)
;var _inputs_unknown_inputs_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(23065)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_7__=__webpack_require__(76578)
;var _system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_8__=__webpack_require__(41474)
;var _system_processes_background_server_js__WEBPACK_IMPORTED_MODULE_9__=__webpack_require__(16135)
;var _system_processes_job_process_js__WEBPACK_IMPORTED_MODULE_10__=__webpack_require__(79976)
;var _system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_11__=__webpack_require__(94847)
;var _system_sub_action_js__WEBPACK_IMPORTED_MODULE_12__=__webpack_require__(32898)
;var _board_files_js__WEBPACK_IMPORTED_MODULE_13__=__webpack_require__(60838)
;var _chips_js__WEBPACK_IMPORTED_MODULE_14__=__webpack_require__(74667)
;var _options_js__WEBPACK_IMPORTED_MODULE_15__=__webpack_require__(15110)
;var _source_find_qemu_js__WEBPACK_IMPORTED_MODULE_16__=__webpack_require__(42877)
;const START_DEADLINE_MS=6e4;const SOURCES=["auto","release","path"]
;const SOURCE_INPUTS=["qemu-source","qemu-path","qemu-sha256","qemu-base-url"]
;async function main(env,signal){
const{options:options,request:wanted,files:files}=await readInputs(env)
;const qemu=await provide(wanted,env,signal)
;const named=[files.image,files.efuse].filter(path=>path!==undefined);for(const path of named)(0,
node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)((0,
node_path__WEBPACK_IMPORTED_MODULE_4__.dirname)(path),{recursive:true});const filesIn=folder=>({
image:files.image??(0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(folder,"flash.bin"),
efuse:files.efuse??(0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(folder,"efuse.bin")})
;const keptIn=folder=>({program:qemu.program,options:options,...filesIn(folder),folder:folder})
;const request={temp:env["RUNNER_TEMP"]??(0,node_os__WEBPACK_IMPORTED_MODULE_3__.tmpdir)(),
prefix:"qemu-",
args:folder=>[(0,_system_processes_job_process_js__WEBPACK_IMPORTED_MODULE_10__.D)("qemu/cli"),"--kept",JSON.stringify(keptIn(folder))],
env:(0,_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_11__.yE)(env),
log:"board.log",creates:named,saveState:_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.LZ}
;const{image:image,urls:urls}=await(0,
_system_processes_job_process_js__WEBPACK_IMPORTED_MODULE_10__.H)(request,async board=>{
const awaited={count:2,what:"board in QEMU",deadlineMs:START_DEADLINE_MS,signal:signal}
;const urls=await(0,_system_processes_background_server_js__WEBPACK_IMPORTED_MODULE_9__.m)(board,{
...awaited,logFile:board.logFile});return{image:filesIn(board.folder).image,urls:urls}})
;const[url="",socketUrl=""]=urls;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.uH("port",url)
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.uH("socket-port",socketUrl)
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.dN(_inputs_board_emulated_ports_js__WEBPACK_IMPORTED_MODULE_17__.jN,(0,
_inputs_board_emulated_ports_js__WEBPACK_IMPORTED_MODULE_17__.i$)(env[_inputs_board_emulated_ports_js__WEBPACK_IMPORTED_MODULE_17__.jN],[url,socketUrl]))
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.uH("image",image)
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.uH("version",qemu.version)
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.pq(`An ${options.chip} in QEMU ${qemu.version} is listening on ${url} (with reset lines) and ${socketUrl}; its flash is ${image}.`)
}async function readInputs(env){
const texts=Object.fromEntries(_options_js__WEBPACK_IMPORTED_MODULE_15__.T.map(name=>[name,(0,
_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_11__.wg)(env,name)]))
;const{misspelt:misspelt,others:others}=(0,
_inputs_unknown_inputs_js__WEBPACK_IMPORTED_MODULE_6__.qs)(env,[..._options_js__WEBPACK_IMPORTED_MODULE_15__.T,...SOURCE_INPUTS])
;for(const problem of others)_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.$e(problem)
;const parsed=(0,_options_js__WEBPACK_IMPORTED_MODULE_15__.M)(texts)
;const problems=[...misspelt,..."problems"in parsed?parsed.problems:[]];const sourceText=(0,
_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_11__.wg)(env,"qemu-source")||"auto"
;const source=SOURCES.find(each=>each===sourceText)
;if(source===undefined)problems.push(`qemu-source: "${sourceText}" is not one of ${SOURCES.join(", ")}`)
;const image=await fileOf(env,"image",problems);const efuse=await fileOf(env,"efuse",problems)
;if(image!==undefined&&image===efuse)problems.push("efuse: is the same file as image")
;if("options"in parsed){
const{chip:chip,flashSize:flashSize,port:port,socketPort:socketPort}=parsed.options
;const{efuseSize:efuseSize}=_chips_js__WEBPACK_IMPORTED_MODULE_14__.V4[chip]
;if(image!==undefined)problems.push(...listOf((0,_board_files_js__WEBPACK_IMPORTED_MODULE_13__.b)({
input:"image",path:image,size:flashSize})));if(efuse!==undefined){problems.push(...listOf((0,
_board_files_js__WEBPACK_IMPORTED_MODULE_13__.b)({input:"efuse",path:efuse,size:efuseSize})))}
problems.push(...listOf(await portProblem("port",port)),...listOf(await portProblem("socket-port",socketPort)))
}
const named=name=>(0,_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_11__.wg)(env,name)||undefined
;const[path,sha256,baseUrl]=[named("qemu-path"),named("qemu-sha256"),named("qemu-base-url")]
;const wanted={source:source??"auto",path:path,sha256:sha256,baseUrl:baseUrl};problems.push(...(0,
_source_find_qemu_js__WEBPACK_IMPORTED_MODULE_16__.R)(wanted))
;if(problems.length>0||"problems"in parsed)throw new Error(`The inputs are wrong: ${problems.join("; ")}.`)
;const{options:options}=parsed;return{options:options,request:{...wanted,chip:options.chip},files:{
image:image,efuse:efuse}}}function listOf(problem){return problem===undefined?[]:[problem]}
async function fileOf(env,name,problems){
const text=(0,_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_11__.wg)(env,name)
;if(text==="")return undefined
;const located=await(0,_inputs_files_paths_js__WEBPACK_IMPORTED_MODULE_5__.AY)(env["GITHUB_WORKSPACE"]??process.cwd(),text,true)
;if("value"in located)return located.value.realPath
;problems.push(`${name}: "${text}" ${located.problem}`);return undefined}
async function portProblem(name,port){if(port===0)return undefined;const server=(0,
node_net__WEBPACK_IMPORTED_MODULE_2__.createServer)();return new Promise(resolve=>{
server.once("error",error=>{
const isTaken=(0,_system_errors_js__WEBPACK_IMPORTED_MODULE_7__.xU)(error)==="EADDRINUSE"
;resolve(`${name}: ${port} ${isTaken?"is in use by another program; use 0 for a free one":(0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_7__.bD)(error)}`)})
;server.listen(port,"127.0.0.1",()=>server.close(()=>resolve(undefined)))})}
function provide(request,env,signal){
const temp=env["RUNNER_TEMP"]??(0,node_os__WEBPACK_IMPORTED_MODULE_3__.tmpdir)()
;const toolCache=env["RUNNER_TOOL_CACHE"]??(0,
node_path__WEBPACK_IMPORTED_MODULE_4__.join)(temp,"tool-cache")
;return(0,_source_find_qemu_js__WEBPACK_IMPORTED_MODULE_16__.i)(request,{toolCache:toolCache,
temp:temp,env:env,signal:signal,log:_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.pq,
warn:_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.$e})}function fail(error){
const failure=error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_7__.HR?error:(0,
_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_8__.Sj)(error)
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.C1(failure===undefined?(0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_7__.bD)(error):`${failure.message} ${failure.hint} (${failure.code})`)
}await(0,_system_sub_action_js__WEBPACK_IMPORTED_MODULE_12__.V)(signal=>main((0,
_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_11__.xJ)(process.env),signal),fail)
;__webpack_async_result__()}catch(e){__webpack_async_result__(e)}},1)}),
15110:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{T:()=>OPTION_NAMES,M:()=>parseQemuOptions})
;var chips=__webpack_require__(74667);const NETWORKS=["none","user","internet"];const MIB=1048576
;function commandLine(board,strap,channels){const{chip:chip,psram:psram}=board
;const global=(driver,property,value)=>["-global",`driver=${driver},property=${property},value=${value}`]
;return[...["-M",chip,"-nographic"],...psram===undefined?[]:["-m",`${psram.size/MIB}M`],...psram?.isOctal===true?global("ssi_psram","is_octal","true"):[],...["-drive",`file=${quoted(board.image)},if=mtd,format=raw`],...["-drive",`file=${quoted(board.efuse)},if=none,format=raw,id=efuse`],...global(`nvram.${chip}.efuse`,"drive","efuse"),...board.watchdog?[]:global(`timer.${chip}.timg`,"wdt_disable","true"),...strap==="rom"?global(`${chip}.gpio`,"strap_mode",QEMU_CHIPS[chip].downloadStrap):[],...["-nic",nic(board.network)],...["-serial",endpoint(channels.serial)],...["-qmp",endpoint(channels.control)]]
}function nic(network){if(network==="none")return"none"
;return network==="user"?"user,model=open_eth,restrict=yes":"user,model=open_eth"}
function endpoint(address){
return`${quoted(address)},server=off${address.startsWith("tcp:")?",nodelay=on":""}`}
function quoted(text){return text.replaceAll(",",",,")}function parseMac(text){
if(!/^(?:[\da-f]{2}:){5}[\da-f]{2}$/i.test(text))return undefined
;const mac=text.split(":").map(byte=>Number.parseInt(byte,16));return(mac[0]??1)%2===0?mac:undefined
}const MAC_WORD=1;const REVISION_BIT_0={word:3,bit:15};const REVISION_BIT_1={word:5,bit:20}
;const BLOCK_1=24;const MINOR_REVISION={offset:BLOCK_1+12,shift:18,value:3}
;function efuseImage(chip,mac){const{efuseSize:efuseSize,efuseLayout:efuseLayout}=QEMU_CHIPS[chip]
;const image=Buffer.alloc(efuseSize);if(efuseLayout==="words"){
image.set([...mac.toReversed(),macCrc(mac)],4*MAC_WORD)
;for(const{word:word,bit:bit}of[REVISION_BIT_0,REVISION_BIT_1])image.writeUInt32LE(1<<bit>>>0,4*word)
;return image}image.set(mac.toReversed(),BLOCK_1)
;const{offset:offset,shift:shift,value:value}=MINOR_REVISION
;image.writeUInt32LE(value<<shift,offset);return image}function macCrc(mac){let crc=0
;for(const byte of mac){crc^=byte;for(let at=0;at<8;at++)crc=crc&1?crc>>1^140:crc>>1}return crc}
const options_MIB=1048576
;const OPTION_NAMES=["chip","mac","flash-size","image","efuse","psram","network","watchdog","boot","port","socket-port"]
;function parseQemuOptions(texts){const problems=[];const take=(name,parse,hint)=>{
const text=texts[name]??"";if(text==="")return undefined;const value=parse(text)
;if(value===undefined)problems.push(`${name}: "${text}" ${hint}`);return value}
;const chip=take("chip",text=>(0,chips.t3)(text)?text:undefined,(0,chips.t$)(texts.chip??""))
;if(!texts.chip)problems.push(`chip: is missing; use one of ${chips.JD.join(", ")}`)
;const sizes=chips.nz.map(size=>`${size/options_MIB}MB`)
;const flashSize=take("flash-size",flashBytes,`is not a flash size of QEMU; use ${sizes.join(", ")}`)
;const psram=chip&&takePsram(take,chip)
;const network=take("network",text=>NETWORKS.find(each=>each===text),`is not one of ${NETWORKS.join(", ")}`)
;const watchdog=take("watchdog",text=>["false","true"].find(each=>each===text),"is neither true nor false")
;const boot=take("boot",text=>BOOT.get(text),"is neither download nor app")
;const mac=take("mac",parseMac,"is not the MAC address of a board; use six bytes as 24:0a:c4:00:01:10")
;const port=take("port",tcpPort,NOT_A_PORT)??0
;const socketPort=take("socket-port",tcpPort,NOT_A_PORT)??0
;if(port!==0&&port===socketPort)problems.push("socket-port: is the same as port; use another one, or 0")
;if(problems.length>0||chip===undefined)return{problems:problems};return{options:{chip:chip,
mac:mac??parseMac(chips.V4[chip].mac)??[],flashSize:flashSize??4*options_MIB,psram:psram,
network:network??"none",watchdog:watchdog==="true",boot:boot??"rom",port:port,socketPort:socketPort}
}}const NOT_A_PORT="is not a port; use 0 (a free one) to 65535"
;const BOOT=new Map([["download","rom"],["app","application"]]);function takePsram(take,chip){
const{psram:psram}=chips.V4[chip]
;const hint=psram.length===0?"is not possible: the machine of this chip has no PSRAM; leave psram empty":`is not a PSRAM size of this chip's machine; use ${psram.join(", ")}`
;return take("psram",text=>(0,chips.Vu)(chip,text),hint)}function flashBytes(text){
const[,number]=/^(\d{1,3})MB?$/i.exec(text)??[]
;return chips.nz.find(size=>size===Number(number)*options_MIB)}function tcpPort(text){
const value=/^\d{1,5}$/.test(text)?Number(text):NaN;return value<=65535?value:undefined}}),
42877:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{i:()=>findQemu,R:()=>requestProblems})
;var errors=__webpack_require__(76578);var integrity=__webpack_require__(94430)
;var command=__webpack_require__(20952);var untrusted_text=__webpack_require__(90975)
;var version_order=__webpack_require__(97664);var chips=__webpack_require__(74667)
;var environment=__webpack_require__(56688);var tool=__webpack_require__(34731)
;const TRACE_DEADLINE_MS=3e4;const PACKAGES=[{library:/^libslirp\b/,debian:"libslirp0",
brew:"libslirp"},{library:/^libSDL2\b/,debian:"libsdl2-2.0-0",brew:"sdl2"},{library:/^libgcrypt\b/,
debian:"libgcrypt20",brew:"libgcrypt"},{library:/^libgpg-error\b/,debian:"libgpg-error0",
brew:"libgpg-error"},{library:/^libpixman-1\b/,debian:"libpixman-1-0",brew:"pixman"},{
library:/^lib(?:glib|gio|gobject|gmodule|gthread)-2\.0\b/,debian:"libglib2.0-0",brew:"glib"},{
library:/^libintl\b/,debian:"libc6",brew:"gettext"},{library:/^libz\b/,debian:"zlib1g",brew:"zlib"}]
;const DLL_NOT_FOUND="exit code 3221225781"
;async function startTrouble(program,{lines:lines,end:end},context){
const text=lines.map(untrusted_text.O)
;const libc=text.flatMap(line=>/version [`']?(GLIBC(?:XX)?_[\d.]+)'? not found/.exec(line)?.[1]??[])
;if(libc.length>0)return{
problem:`it needs ${[...new Set(libc)].join(", ")}, which this system does not have.`,
hint:"Use a newer distribution (a runner image or a container), or a QEMU that was built on this one."
};const named=librariesIn(text);if(named.length>0){
const all=[...new Set([...named,...await furtherLibraries(program,context)])];return{
problem:`it does not start without ${all.join(", ")}.`,hint:install(all,context)}}
if(end===DLL_NOT_FOUND)return{problem:"it does not start, because a DLL is missing.",
hint:"Unpack Espressif's archive whole: its DLLs must be next to the program."};return{
problem:`it does not start (${[end.replace(/\.$/,""),text.at(-1)??""].filter(part=>part!=="").join(": ")}).`,
hint:"Start it on the runner, as the runner's user, with --version."}}function librariesIn(lines){
const patterns=[/error while loading shared libraries: ([^\s:]+): cannot open shared object file/,/Error loading shared library ([^\s:]+):/,/Library not loaded: (\S+)/]
;return lines.flatMap(line=>patterns.flatMap(pattern=>pattern.exec(line)?.[1]?.split("/").at(-1)??[]))
}async function furtherLibraries(program,context){if((0,tool.tj)(context)!=="linux")return[]
;const env={...(0,environment.Yo)(context),LD_TRACE_LOADED_OBJECTS:"1"};const{lines:lines}=await(0,
command.d1)({command:program,args:[],env:env,deadlineMs:TRACE_DEADLINE_MS},context)
;return lines.flatMap(line=>/^\s*(\S+) => not found$/.exec((0,untrusted_text.O)(line))?.[1]??[])}
function install(libraries,context){const mac=(0,tool.tj)(context)==="darwin"
;const packages=libraries.map(library=>PACKAGES.find(each=>each.library.test(library)))
;const known=[...new Set(packages.flatMap(each=>each===undefined?[]:mac?each.brew:each.debian))]
;const unknown=libraries.filter((_,index)=>packages[index]===undefined)
;const parts=[...known.length===0?[]:[mac?`brew install ${known.join(" ")}`:`On Debian and Ubuntu: sudo apt-get install --no-install-recommends ${known.join(" ")}`],...unknown.length===0?[]:[`Install what brings ${unknown.join(", ")}`]]
;return`${parts.join(". ")}.`}const DEADLINE_MS=6e4
;const VERSION=/^QEMU emulator version (\d{1,4}\.\d{1,4}\.\d{1,4})(?: \(([^()]*)\))?/
;async function inspectQemu(program,chip,context){const answer=await(0,command.d1)({command:program,
args:["--version"],deadlineMs:DEADLINE_MS},context)
;if(!answer.ok)return startTrouble(program,answer,context);const lines=answer.lines.map(line=>(0,
untrusted_text.O)(line).slice(0,200))
;const[,version,build=""]=lines.map(line=>VERSION.exec(line)).find(match=>match!==null)??[]
;if(version===undefined)return{
problem:`it is not QEMU: asked for its version, it answered "${lines[0]??""}".`,hint:GET}
;const date=/^esp[-_]develop[-_][\d.]+[-_](\d{8})$/.exec(build)?.[1];const machines=await(0,
command.d1)({command:program,args:["-M","help"],deadlineMs:DEADLINE_MS},context)
;if(!machines.ok)return startTrouble(program,machines,context)
;const hasChip=machines.lines.some(line=>line.split(/\s/,1)[0]===chip);const tooOld=(0,
version_order.Z)(version,chips.V4[chip].oldest)<0
;if(!hasChip&&!/^esp[-_]develop/.test(build))return{
problem:`it is QEMU ${version}${build&&` (${build})`}, but not Espressif's: it has no machine ${chip}.`,
hint:GET};if(tooOld||!hasChip)return{
problem:`it is Espressif's QEMU ${version}, which ${tooOld?`is too old: ${chip} needs ${chips.V4[chip].oldest} or newer`:`has no machine ${chip}`}.`,
hint:`${chip} is in qemu-system-${chips.V4[chip].processor}. Update it (idf_tools.py install qemu-${chips.V4[chip].processor}), or use qemu-source: release.`
};return{version:date===undefined?version:`${version}-${date}`}}
const GET="Only Espressif's QEMU has ESP chips; that of Debian, Ubuntu or Homebrew has none. Use qemu-source: release, or set qemu-path to Espressif's."
;var external_node_path_=__webpack_require__(76760);var cache=__webpack_require__(31003)
;var tool_cache_entry=__webpack_require__(23893);var published_archive=__webpack_require__(17384)
;var system_name=__webpack_require__(5710);const QEMU_DIGESTS={"9.2.2-20260417":{
source:"tools/tools.json of ESP-IDF, from which its own tools are installed.",sha256:{xtensa:{
"x86_64-linux-gnu":"0eecb2a34a5586c0e59110f77b9343b7b336e82fdb0e1a30e1dc1bab8a547e35",
"aarch64-linux-gnu":"00de5985094c14e47d1b38464a006b8ed64fd0fa7a289c56da24f3a329f65339",
"x86_64-apple-darwin":"ae8170fe46bcdfa54a7c0d7afcdb7a066711991be680f72ff7bbc6c4ae3ad88f",
"aarch64-apple-darwin":"bb8c15810565d3df1665dc34962430885e11bc95575b228fb44698146be1e9d6",
"x86_64-w64-mingw32":"3c483d77f5350a568df1faf4d8dbc82c95d6bc2b826d0d4be910485e0a68ca2a"},riscv32:{
"x86_64-linux-gnu":"547f03e04701a92cbb699f7f7d015adc1f5b5ef93cbb94c0dd9b7107e2d84e77",
"aarch64-linux-gnu":"a9f7b98636008edcf7a11c96f10b3a3ec83c2a890fc54c3e3ceb3ec9edace427",
"x86_64-apple-darwin":"a47c38c6e2eb9f5028eda9585dce999ce02b8983a2cdf71c48cfb10a14ae25fe",
"aarch64-apple-darwin":"67bff66ff7158f272ce167fc211c0f8f4c1a79b6f6174350678a6d5035644b30",
"x86_64-w64-mingw32":"697aa4800a1f52be0b1693b30e22a684f7ea93c46c489e619384cae7b0e9b87b"}}}}
;const DEFAULT_BASE_URL="https://github.com/espressif/qemu/releases/download";const HOSTS={
"linux x64":"x86_64-linux-gnu","linux arm64":"aarch64-linux-gnu","macos x64":"x86_64-apple-darwin",
"macos arm64":"aarch64-apple-darwin","windows x64":"x86_64-w64-mingw32",
"windows arm64":"x86_64-w64-mingw32"};function planQemu(request,context){
const{wanted:wanted,base:base}=archiveInputs(request,context.tool)
;const[version,{sha256:known}]=newest();const system=(0,system_name.N)(context);const arch=(0,
tool.Qh)(context);const host=HOSTS[`${system} ${arch}`]
;const processor=chips.V4[request.chip].processor
;const sha256=wanted??(host===undefined?undefined:known[processor][host])
;if(host===undefined||sha256===undefined){
throw new errors.HR("qemu-missing",`Espressif publishes no QEMU for ${system} on ${arch}.`,"Use a runner with Linux (glibc), macOS or Windows on x64 or arm64, or build Espressif's QEMU and set qemu-path.")
}const file=`qemu-${processor}-softmmu-esp_develop_${version.replaceAll("-","_")}-${host}.tar.xz`
;return{version:version,file:file,url:`${base}/esp-develop-${version}/${file}`,sha256:sha256,
program:`qemu/bin/qemu-system-${processor}${(0,tool.tj)(context)==="win32"?".exe":""}`,
key:`${system}-${arch}-${processor}-${sha256.slice(0,12)}`}}
function archiveInputs({sha256:sha256,baseUrl:baseUrl},tool){
const rest=`/esp-develop-${newest()[0]}/qemu-….tar.xz`;return{
wanted:(0,published_archive.Q9)(sha256,tool),
base:(0,published_archive.xd)(baseUrl,DEFAULT_BASE_URL,rest,tool)}}function newest(){
const[first]=Object.entries(QEMU_DIGESTS);if(first!==undefined)return first
;throw new Error("QEMU_DIGESTS is empty.")}async function provideArchive(plan,context,onAltered){
const folder=(0,cache.pN)(context,plan.version)
;const entry=(await(0,cache.lC)(folder)).find(({key:key})=>key===plan.key)
;if(entry!==undefined&&await(0,
integrity.k)(entry,onAltered))return(0,external_node_path_.join)(entry.directory,plan.program)
;context.log(`Downloading ${plan.url}`);const recipe={folder:folder,key:plan.key,
build:async directory=>{await(0,published_archive.DL)(directory,plan,context)},usable:other=>(0,
integrity.k)(other)}
;return(0,external_node_path_.join)(await(0,tool_cache_entry.l)(recipe,context),plan.program)}
var promises_=__webpack_require__(51455);async function qemusOnRunner({chip:chip,path:path},places){
const name=`qemu-system-${chips.V4[chip].processor}`;if(path)return[await named(path,name,places)]
;const found=[...await(0,environment.iz)(name,places),...await espIdfTools(chip,name,places)]
;const real=await Promise.all(found.map(program=>(0,promises_.realpath)(program)))
;return found.filter((_,index)=>real.indexOf(real[index]??"")===index)}
async function named(path,name,places){
const candidates=(0,external_node_path_.isAbsolute)(path)?[path]:/[\\/]/.test(path)?[]:await(0,
environment.iz)(path,places);const[found]=candidates;if(found!==undefined&&await(0,
environment.Vd)(found))return found
;throw new errors.HR("qemu-missing",`qemu-path, ${JSON.stringify(path)}, is no program that the runner's user may execute.`,`Give the absolute path of Espressif's ${name}.`)
}async function espIdfTools(chip,name,places){const paths=(0,tool.wG)(places);const windows=(0,
tool.tj)(places)==="win32";const home=(0,environment.bv)(places,windows?"USERPROFILE":"HOME")??""
;const tools=(0,
environment.bv)(places,"IDF_TOOLS_PATH")??(home===""?"":paths.join(home,".espressif"))
;if(!paths.isAbsolute(tools))return[]
;const folder=paths.join(tools,"tools",`qemu-${chips.V4[chip].processor}`);const versions=await(0,
promises_.readdir)(folder).catch(()=>[])
;const programs=versions.toSorted((a,b)=>b.localeCompare(a,"en",{numeric:true
})).map(version=>paths.join(folder,version,"qemu","bin",windows?`${name}.exe`:name))
;const exist=await Promise.all(programs.map(program=>(0,environment.Vd)(program)))
;return programs.filter((_,index)=>exist[index])}const QEMU={name:"QEMU",folder:"qemu",codes:{
download:"qemu-missing",digest:"qemu-digest-mismatch",archive:"qemu-missing",install:"qemu-missing",
altered:"qemu-missing"},notInstalled:new Set(["qemu-missing"])}
;async function findQemu(request,places){checkTogether(request);const context={...places,tool:QEMU}
;const rejected=[];if(request.source!=="release"){
for(const program of await qemusOnRunner(request,context)){
const found=await inspectQemu(program,request.chip,context);if("version"in found)return{
program:program,version:found.version,source:"path"}
;if(request.path)throw missing(`${program} cannot be used: ${found.problem}`,found.hint)
;rejected.push({program:program,...found})}}
if(request.source==="path")throw nothingHere(request,rejected)
;for(const{program:program,problem:problem}of rejected)context.log(`Not used: ${program}: ${problem}`)
;return fromArchive(request,context).catch(error=>{
throw rejected.length>0&&error instanceof errors.HR&&error.code==="qemu-missing"?missing(`${error.message}\nNone on this runner can be used either:\n${listOf(rejected)}`,error.hint):error
})}function requestProblems(request){const{sha256:sha256,baseUrl:baseUrl}=request
;const checks=[()=>checkTogether(request),()=>archiveInputs({sha256:sha256
},QEMU),()=>archiveInputs({baseUrl:baseUrl},QEMU)];return checks.flatMap(check=>{try{check()
;return[]}catch(error){if(!(error instanceof errors.HR))throw error
;return[`${error.message} ${error.hint}`.replace(/\.$/,"")]}})}
function checkTogether({source:source,path:path,sha256:sha256,baseUrl:baseUrl}){
const ofArchive=sha256||baseUrl?"qemu-sha256 and qemu-base-url belong":undefined
;const[problem,hint]=path&&source==="release"?["qemu-path is given, but qemu-source: release takes none from the runner","Remove one of the two."]:ofArchive!==undefined&&(source==="path"||path)?[`${ofArchive} to the archive, which this step does not take`,"Remove them, or use qemu-source: release without qemu-path."]:[]
;if(problem!==undefined&&hint!==undefined)throw new errors.HR("input-invalid",`${problem}.`,hint)}
async function fromArchive(request,context){const plan=planQemu(request,context)
;const alarm=new integrity.Q(context)
;const program=await provideArchive(plan,context,alarm.raise).catch(error=>{
throw alarm.explain(error)});const found=await inspectQemu(program,request.chip,context)
;if("version"in found)return{program:program,version:found.version,source:"release"}
;throw missing(`The QEMU of ${plan.file} cannot be used: ${found.problem}`,found.hint)}
function nothingHere({chip:chip},rejected){
const hint="Use qemu-source: auto, which downloads one, or set qemu-path to Espressif's."
;return rejected.length===0?missing(`There is no QEMU for ${chip}, neither on PATH nor in ESP-IDF's tools folder.`,hint):missing(`No QEMU on this runner can be used:\n${listOf(rejected)}`,hint)
}function listOf(rejected){
return rejected.map(({program:program,problem:problem,hint:hint})=>`- ${program}: ${problem} ${hint}`).join("\n")
}function missing(message,hint){return new errors.HR("qemu-missing",message,hint)}}),
1649:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
var node_crypto__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(77598)
;var node_crypto__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__)
;var node_fs__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__)
;var node_events__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(78474)
;var node_events__WEBPACK_IMPORTED_MODULE_2___default=__webpack_require__.n(node_events__WEBPACK_IMPORTED_MODULE_2__)
;var node_net__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(77030)
;var node_net__WEBPACK_IMPORTED_MODULE_3___default=__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_3__)
;var node_os__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(48161)
;var node_os__WEBPACK_IMPORTED_MODULE_4___default=__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_4__)
;var node_path__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_5___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_5__)
;var _errors_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(76578)
;async function claimImage(image){const held=[];const claim=async text=>{
const name=`esptool-action-board-${createHash("sha256").update(text).digest("hex").slice(0,32)}`
;const release=await takeName(name);if(release===undefined)throw taken(image);held.push(release)}
;const release=()=>{for(const each of held.splice(0))each()};const path=placeOf(image)
;await claim(`place ${numberOf(dirname(path))} ${basename(path)}`);return{path:path,release:release,
claimFile:()=>claim(`file ${numberOf(path)}`)}}function placeOf(image){try{
return realpathSync(image)}catch{}try{return join(realpathSync(dirname(image)),basename(image))
}catch(error){
throw new Failure("input-invalid",`Cannot use the image ${image}: ${messageOf(error)}.`,"Check that its folder exists and that the file may be read and written.",{
cause:error})}}function numberOf(path){const{dev:dev,ino:ino}=statSync(path,{bigint:true})
;return`${dev}:${ino}`}function taken(image){
return new Failure("input-invalid",`The image ${image} is in use by another emulated board.`,"Give each board its own image: two boards on one would overwrite each other's flash.")
}async function takeName(name){
if(process.platform!=="linux"&&process.platform!=="win32")return takeFile(name)
;const server=createServer(socket=>socket.destroy())
;server.listen(process.platform==="win32"?`\\\\.\\pipe\\${name}`:`\0${name}`);try{
await once(server,"listening")}catch(error){
if(systemCode(error)==="EADDRINUSE"||systemCode(error)==="EACCES")return undefined;throw error}
server.unref();return()=>server.close()}const EXCLUSIVE=null&&32|4;function takeFile(name){
const file=join(tmpdir(),`${name}-${userInfo().uid}.lock`);try{
const fd=openSync(file,constants.O_RDWR|constants.O_CREAT|constants.O_NOFOLLOW|EXCLUSIVE,384)
;return()=>closeSync(fd)}catch(error){
if(["EAGAIN","EWOULDBLOCK"].includes(systemCode(error)??""))return undefined;throw error}}}),
10449:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{JL:()=>sizeOfFile,jU:()=>removeAbandoned})
;var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__)
;var _processes_background_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(7031)
;function sizeOfFile(path){const stats=(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path,{
throwIfNoEntry:false});if(stats===undefined)return 0
;if(!stats.isFile())throw new Error("it is a folder, a link or a special file");return stats.size}
function createWhole(path,write){removeAbandoned(path);const part=`${path}.${process.pid}.part`
;const file=openSync(part,"w");try{write(file);fsyncSync(file)}finally{closeSync(file)}
renameSync(part,path)}function writeAll(file,bytes,address){for(let done=0;done<bytes.length;){
done+=writeSync(file,bytes,done,bytes.length-done,address+done)}}function removeAbandoned(path){
const folder=(0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);const prefix=`${(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path)}.`
;for(const name of(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder)){
const pid=/^(\d+)\.part$/.exec(name.startsWith(prefix)?name.slice(prefix.length):"")?.[1]
;if(pid!==undefined&&!(0,_processes_background_js__WEBPACK_IMPORTED_MODULE_2__.W_)(Number(pid)))(0,
node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder,name),{force:true})}}}),
16135:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{B:()=>endWords,m:()=>untilListening})
;var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(58500)
;var node_timers_promises__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_1__)
;var _background_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(7031);const POLL_MS=50
;async function untilListening(server,{logFile:logFile,count:count,what:what,deadlineMs:deadlineMs,signal:signal}){
const deadline=Date.now()+deadlineMs;for(;;){const exited=server.hasExited();const log=(0,
node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(logFile,"utf8")
;const urls=[...log.matchAll(/^listening on (.+?)\r?$/gm)].map(([,url=""])=>url)
;if(urls.length===count)return urls
;if(exited)throw new Error(`The ${what} did not start: ${log.trim()}`)
;if(Date.now()>deadline)throw new Error(`The ${what} was not ready in time. ${log.trim()}`);await(0,
node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(POLL_MS,undefined,{signal:signal})}}
function endWords(end,pid){const words={stopped:"was stopped",killed:"did not stop and was killed",
gone:"had already exited",
unknown:`could not be distinguished from another process ${pid} and was left running`}
;return words[end]}}),79976:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{D:()=>ownProgram,H:()=>startForJob})
;var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__)
;var node_url__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(73136)
;var node_url__WEBPACK_IMPORTED_MODULE_2___default=__webpack_require__.n(node_url__WEBPACK_IMPORTED_MODULE_2__)
;var _files_whole_file_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(10449)
;var _background_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(7031);const GRACE_MS=3750
;function ownProgram(name){const here=(0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,
node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(import.meta.url))
;return here.endsWith("bundle")?(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(here,"..",`${name}.js`):(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(here,"..","..",`${name}.ts`)}
async function startForJob(request,ready){const{saveState:saveState}=request;const folder=(0,
node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(request.temp,request.prefix));const logFile=(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder,request.log);let background;try{
background=await(0,_background_js__WEBPACK_IMPORTED_MODULE_4__.rC)({command:process.execPath,
args:request.args(folder),cwd:folder,env:request.env,logFile:logFile,
inheritedFds:request.inheritedFds??[]});saveState("pid",String(background.identity.pid))
;saveState("started",background.identity.started);saveState("folder",folder)
;saveState("log",logFile);background.keep();return await ready({...background,folder:folder,
logFile:logFile})}catch(error){
const isGone=background===undefined||await background.stop(GRACE_MS)!=="unknown";if(isGone){
saveState("pid","");remove(folder,request.creates??[])}throw error}}function remove(folder,created){
const removals=[...created.map(path=>()=>(0,
_files_whole_file_js__WEBPACK_IMPORTED_MODULE_3__.jU)(path)),()=>(0,
node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(folder,{recursive:true,force:true,maxRetries:3})]
;for(const removal of removals){try{removal()}catch{}}}}),
59772:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{F:()=>followRedirects})
;const REDIRECTS=[301,302,303,307,308];async function followRedirects(first,most,ask){
const{origin:origin}=new URL(first);let url=new URL(first);let mayKnow=true
;for(let followed=0;;followed++){const answer=await ask(url.href,mayKnow)
;const{location:location}=answer.headers
;if(!REDIRECTS.includes(answer.statusCode??0)||location===undefined)return answer;answer.destroy()
;if(followed===most)throw new Error(`the server redirects more than ${most} times`)
;url=redirected(url,location);mayKnow=mayKnow&&url.origin===origin}}
function redirected(from,location){
if(!URL.canParse(location,from.href))throw new Error("the server redirects to an invalid URL")
;const to=new URL(location,from.href)
;if(to.protocol!=="https:"&&to.protocol!=="http:")throw new Error(`the server redirects to a ${to.protocol} address; only http and https are followed`)
;if(from.protocol==="https:"&&to.protocol==="http:")throw new Error(`the server redirects from https to http, on ${to.host}`)
;return to}}),32898:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{V:()=>runMain,a:()=>runPost})
;var _cancellation_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(18478)
;var _errors_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76578)
;var _failure_from_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(36544)
;const UNFINISHED="the step stopped before it finished";async function runMain(work,fail){
const cancellation=new _cancellation_js__WEBPACK_IMPORTED_MODULE_0__.m
;const{error:error}=await settled(work,cancellation,fail);const reason=reasonOf(error,cancellation)
;if(reason!==undefined)fail(reason);end(cancellation)}async function runPost(work,failed,warn){
const cancellation=new _cancellation_js__WEBPACK_IMPORTED_MODULE_0__.m
;const notDone=error=>warn(`${failed}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.bD)(error)}`)
;const{error:error}=await settled(work,cancellation,unfinished=>{process.exitCode=0
;notDone(unfinished)});if(error!==undefined)notDone(error)
;if(cancellation.stray!==undefined)warn(wordsOf((0,
_failure_from_js__WEBPACK_IMPORTED_MODULE_2__.J)(cancellation.stray.error)));end(cancellation)}
async function settled(work,cancellation,unsettled){const onExit=()=>{
const{stray:stray}=cancellation;unsettled(stray===undefined?new Error(UNFINISHED):(0,
_failure_from_js__WEBPACK_IMPORTED_MODULE_2__.J)(stray.error))};process.on("exit",onExit)
;const outcome=await work(cancellation.signal).then(()=>({}),error=>({error:error}))
;process.off("exit",onExit);return outcome}function reasonOf(error,cancellation){
const{signal:signal,stray:stray}=cancellation
;const reason=error===undefined||!signal.aborted?error:cancellation.explain((0,
_failure_from_js__WEBPACK_IMPORTED_MODULE_2__.J)(error))
;const isConsequence=reason===undefined||reason instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.HR&&reason.code==="cancelled"
;return stray!==undefined&&isConsequence?(0,
_failure_from_js__WEBPACK_IMPORTED_MODULE_2__.J)(stray.error):reason}
function wordsOf({message:message,hint:hint}){return`${message} ${hint}`}function end(cancellation){
cancellation.stop();process.stdout.write("",()=>process.exit())}}),
90975:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{O:()=>cleanLine});function cleanLine(line){
return line.replace(/\u001b(?:\[[\d;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)/g,"").replaceAll("\t"," ").replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,"").replaceAll("##[","#​#[").replace(/^(\s*):/,"$1​:").trimEnd()
}})};