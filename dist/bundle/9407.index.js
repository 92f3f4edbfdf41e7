export const id=9407;export const ids=[9407];export const modules={
14824:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{XP:()=>readRegion,io:()=>readBytes,y8:()=>restOfFlash})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76578)
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(82773)
;var _system_files_digest_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(31285)
;async function readRegion(address,size,partPath,shown,board,options={}){
const wanted=size??(address===0?"ALL":await restOfFlash(address,board))
;const seen=await board.esptool.run({name:"read-flash",address:address,size:wanted,output:partPath
},wanted==="ALL"?0:wanted,new Map([[partPath,shown]]),options)
;const expected=wanted==="ALL"?board.esptool.identity.flashSize:wanted;const bytes=(await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(partPath)).size
;if(bytes!==expected||seen.read?.bytes!==bytes){
throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("esptool-failed",`esptool exited successfully, but "${shown}" has ${bytes} bytes instead of ${expected??"the whole flash"}.`,"The file was discarded. Read again; the log has esptool's output.")
}return{bytes:bytes,
sha256:await(0,_system_files_digest_js__WEBPACK_IMPORTED_MODULE_2__.Vq)(partPath)}}
async function readBytes({address:address,size:size},shown,board){
const path=await board.folder.writeBytes(`read-${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_3__.M0)(address)}.bin`,Buffer.alloc(0))
;try{await readRegion(address,size,path,shown,board,{quiet:true});return await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path)}finally{
await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path,{force:true})}}
async function restOfFlash(address,board){const{identity:identity}=board.esptool
;if(identity.flashSize===undefined){await board.esptool.run({name:"flash-id"})}
const{flashSize:flashSize}=identity;if(flashSize===undefined){
throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("flash-size-unknown","The size of the board's flash could not be detected.","Set `size`, or check the flash wiring.")
}if(address<flashSize)return flashSize-address
;throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("beyond-flash",`Address ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_3__.M0)(address)} is beyond the board's flash of ${flashSize} bytes.`,"Choose an address inside the flash.")
}}),58073:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{j:()=>readSecurity,v:()=>securityQuestion})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76578)
;var _firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(79823)
;const FLASH_CRYPT_CNT=127<<20;const ABS_DONE_WORD=6;const ABS_DONE=3<<4;const UNPROTECTED={
secureBoot:false,flashEncryption:false,secureDownloadMode:false}
;async function readSecurity(board,{isLast:isLast=false,chip:chip}={}){
const named=chip??board.esptool.identity.chip
;if((0,_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_2__.fA)(named)==="none")return UNPROTECTED
;const options={quiet:true,isLast:isLast,
chip:chip===undefined?undefined:(0,_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_2__.xr)(chip)}
;const question=securityQuestion(named)
;return question.name==="dump-mem"?readEfuses(board,question,options):ask(board,question,options)}
function securityQuestion(chip){
const protection=(0,_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_2__.fA)(chip)
;return typeof protection==="object"?{name:"dump-mem",...protection,output:"efuses.bin"}:{
name:"get-security-info"}}async function ask(board,question,options){
const seen=await board.esptool.run(question,0,new Map,options)
;const{secureBoot:secureBoot,flashEncryption:flashEncryption,secureDownloadMode:secureDownloadMode}=seen
;if(secureBoot===undefined||flashEncryption===undefined||secureDownloadMode===undefined){
throw unknown(board)}return{secureBoot:secureBoot,flashEncryption:flashEncryption,
secureDownloadMode:secureDownloadMode}}async function readEfuses(board,question,options){
const output=await board.folder.writeBytes(question.output,Buffer.alloc(0));try{
await board.esptool.run({...question,output:output},0,new Map,options);const efuses=await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(output)
;if(efuses.length!==question.size)throw unknown(board);return{...UNPROTECTED,
secureBoot:(efuses.readUInt32LE(ABS_DONE_WORD*4)&ABS_DONE)!==0,
flashEncryption:countBits(efuses.readUInt32LE(0)&FLASH_CRYPT_CNT)%2===1}}finally{await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(output,{force:true})}}function countBits(word){
return word.toString(2).replaceAll("0","").length}function unknown({esptool:esptool}){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("not-supported-by-chip",`esptool did not report the security settings of the chip on ${esptool.connection.port.name}.`,"The log has esptool's output. Nothing was changed.")
}}),43829:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
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
65591:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{O:()=>BoardLocation})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _port_choice_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(53330)
;var _port_match_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(70088);const RETURN_MS=5e3
;const POLL_MS=250;class BoardLocation{key;query;#means;#port;constructor(query,port,key,means){
this.query=query;this.#port=port;this.key=key;this.#means=means}static async find(query,means){
const port=query.kind==="selector"?await select(query,means):query;await means.check(port)
;return new BoardLocation(query,port,await means.keyOf(port),means)}get port(){return this.#port}
async findPort(){
const found=this.query.kind==="selector"?await this.#findAgain(this.query):await this.#stillThere(this.query)
;if(found.name!==this.#port.name){
this.#means.log(`The board moved from ${this.#port.name} to ${found.name}.`)}this.#port=found
;return found}async#findAgain(selector){let others=[]
;const found=await untilThere(this.#means,`The board (${selector.name}) is not connected`,async()=>{
const ports=await this.#means.list()
;others=(0,_port_match_js__WEBPACK_IMPORTED_MODULE_2__.wC)(ports,selector)
;for(const candidate of others){const port=portOf(candidate)
;if(await this.#means.keyOf(port)===this.key)return port}return undefined})
;if(found!==undefined)return found
;if(others.length===0)throw(0,_port_choice_js__WEBPACK_IMPORTED_MODULE_1__.mX)(selector,await this.#means.list())
;throw this.#elsewhere(others.map(_port_choice_js__WEBPACK_IMPORTED_MODULE_1__.Rf).join(", "))}
async#stillThere(port){if(port.kind!=="serial"||await this.#means.keyOf(port)===this.key)return port
;const there=await this.#means.check(port).then(()=>true,()=>false)
;if(there&&await this.#means.keyOf(port)!==this.key)throw this.#elsewhere(port.name);return port}
#elsewhere(what){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("port-not-found",`The board of this step was moved. It is now at another place, whose lock this step does not hold: ${what}.`,"Do not move boards while a step runs. If the cable was moved on purpose, run the step again.")
}}async function select(selector,means){let ports=[]
;await untilThere(means,`No port matches ${selector.name} yet`,async()=>{ports=await means.list()
;return(0,_port_match_js__WEBPACK_IMPORTED_MODULE_2__.wC)(ports,selector)[0]});const choice=(0,
_port_choice_js__WEBPACK_IMPORTED_MODULE_1__.t9)(selector,ports)
;const found="port"in choice?choice:await means.askForMac(choice.mac,choice.ask)
;if(!("port"in found))throw(0,
_port_choice_js__WEBPACK_IMPORTED_MODULE_1__.wX)(selector,found.answers)
;means.log(`${selector.name} is ${(0,
_port_choice_js__WEBPACK_IMPORTED_MODULE_1__.Rf)(found.port)}.`);return portOf(found.port)}
async function untilThere({wait:wait,signal:signal,log:log},what,look){
for(let waited=0;;waited+=POLL_MS){const found=await look()
;if(found!==undefined||waited>=RETURN_MS)return found
;if(waited===0)log(`${what}: waiting ${RETURN_MS/1e3} s for it to return.`);await wait(POLL_MS)
;if(signal.aborted){
throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("cancelled",`Cancelled while looking for a board. ${what}.`,"Run it again.")
}}}function portOf({path:path}){return{kind:"serial",name:path}}}),
86217:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{N:()=>seePort,Y:()=>checkPort})
;var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(76578)
;async function checkPort(port,platform=process.platform){
if(port.kind!=="serial"||platform==="win32")return;let device;try{device=await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(port.name)
;if(!device.startsWith("/dev/")||!(await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(device)).isCharacterDevice())throw notADevice(port.name)
}catch(error){if(error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_2__.HR)throw error
;if((0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_2__.xU)(error)==="EACCES")throw notAllowed(port.name)
;throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_2__.HR("port-not-found",`The port ${port.name} does not exist.`,await candidates(),{
cause:error})}
await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(device,node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.R_OK|node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK).catch(()=>{
throw notAllowed(port.name)})}async function seePort(port){
if(port.kind!=="serial"||process.platform==="win32")return"not looked at";try{await checkPort(port)
;return"there"}catch(error){
if(error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_2__.HR&&error.code==="port-not-found")return"not there"
;throw error}}function notADevice(name){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_2__.HR("port-not-allowed",`${name} is not a serial device.`,"Use the board's device, such as /dev/ttyUSB0 or its link in /dev/serial/by-id.")
}function notAllowed(name){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_2__.HR("port-permission",`The runner's user has no permission to open ${name}.`,"Add that user to the port's group (`ls -l` shows it; dialout or uucp), then restart the runner's service.")
}async function candidates(){
const names=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)("/dev").catch(()=>[])
;const ports=names.filter(name=>/^(?:ttyUSB|ttyACM|cu\.usb|cu\.wchusb|cu\.SLAB)/.test(name)).sort()
;const list=ports.length===0?"This runner has no USB serial port":`This runner has /dev/${ports.join(", /dev/")}`
;return`${list}. Check that the board is plugged in and powered, and use its link in /dev/serial/by-id: those names are stable.`
}}),54758:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{h:()=>portLister})
;var _port_listing_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73537)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76578)
;var _esptool_install_program_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(802)
;var _system_processes_process_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(9746)
;var _system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(94847)
;const DEADLINE_MS=3e4;const MOST_LINES=1024;function portLister(program,context){const command=(0,
_esptool_install_program_js__WEBPACK_IMPORTED_MODULE_2__.we)(program)
;const python=command===undefined?undefined:script=>run(command,script,context);return()=>(0,
_port_listing_js__WEBPACK_IMPORTED_MODULE_0__.j)({platform:process.platform,root:"/",python:python})
}async function run(command,script,{env:env,signal:signal}){const lines=[];const ended=await(0,
_system_processes_process_js__WEBPACK_IMPORTED_MODULE_3__.R)({command:command,
args:["-I","-B","-X","utf8","-c",script],
env:(0,_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_4__.yE)(env),
deadlineMs:DEADLINE_MS,signal:signal,onLine:(line,stream)=>{
if(stream==="stdout"&&lines.length<=MOST_LINES)lines.push(line)}});if(ended.end==="cancelled"){
throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("cancelled","Cancelled while listing the ports.","Run it again.")
}return ended.end==="exit"&&ended.exitCode===0&&lines.length<=MOST_LINES?lines:undefined}}),
6623:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{i:()=>askBoard})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _ports_board_location_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(65591)
;var _board_session_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(45820)
;var _location_means_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(62667)
;var __addDisposableResource=undefined&&undefined.__addDisposableResource||function(env,value,async){
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
;async function askBoard(connection,program,locks,context){const{port:port,...link}=connection;try{
const env_1={stack:[],error:void 0,hasError:false};try{
const location=await _ports_board_location_js__WEBPACK_IMPORTED_MODULE_1__.O.find(port,{...(0,
_location_means_js__WEBPACK_IMPORTED_MODULE_3__.o)(program,context),askForMac:()=>Promise.resolve({
answers:[]})})
;const session=__addDisposableResource(env_1,new _board_session_js__WEBPACK_IMPORTED_MODULE_2__.j(location,{
program:program,connection:link,...locks,retries:0,recovery:undefined,operation:undefined
},context),true);await session.open();return await ask(session)}catch(e_1){env_1.error=e_1
;env_1.hasError=true}finally{const result_1=__disposeResources(env_1);if(result_1)await result_1}
}catch(error){return noAnswer(error)}}async function ask({esptool:esptool}){try{await esptool.run({
name:"flash-id"},0,new Map,{quiet:true,isLast:true});return{status:"answered",
identity:esptool.identity}}catch(error){const answer=noAnswer(error)
;return esptool.identity.chip===undefined?answer:{status:"answered",identity:esptool.identity}}}
function noAnswer(error){
if(!(error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR)||ENDS_THE_STEP.has(error.code))throw error
;return{status:isBusy(error)?"busy":"failed",failure:error}}
const ENDS_THE_STEP=new Set(["cancelled","esptool-not-started","lock-unavailable"])
;function isBusy({code:code}){return code==="board-locked"||code==="port-busy"}}),
45820:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{j:()=>BoardSession})
;var errors=__webpack_require__(76578);var external_node_events_=__webpack_require__(78474)
;var external_node_path_=__webpack_require__(76760);var step_esptool=__webpack_require__(94182)
;var package_folder=__webpack_require__(66411);var install_program=__webpack_require__(802)
;var tool_cache_command=__webpack_require__(20952);var python=__webpack_require__(43524)
;const PROBE=`\nimport sys, serial, serial.tools.list_ports\nsys.exit(sys.version_info < (3, ${python.kt}) or not isinstance(serial.protocol_handler_packages, list))`
;async function serialPython(program,context){const own=(0,install_program.we)(program)
;if(own!==undefined)return{command:own,prefix:[]}
;for(const{command:command,prefix:prefix}of await(0,python.di)(context)){
const args=[...prefix,"-I","-B","-X","utf8","-c",PROBE]
;const{ok:ok}=await(0,tool_cache_command.d1)({command:command,args:args,deadlineMs:python.VT
},context);if(ok)return{command:command,prefix:prefix}}
throw new errors.HR("console-unavailable",`The console cannot be read: this esptool is a standalone program, and no Python 3.${python.kt} or newer of this runner has pySerial.`,"Use `esptool-source: pip`, which includes pySerial, or install pySerial for all users of a Python on `PATH`.")
}var board_state=__webpack_require__(29344);var untrusted_text=__webpack_require__(90975)
;var flash_layout=__webpack_require__(82773);var shown_text=__webpack_require__(12458)
;const BENCH="Check the cable, the power and that no other program uses the port; then run the step again."
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
;const text=words.map(withoutFileNames).join("\n");const state=board_state.X[run.state]
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
return new errors.HR("link-lost",`esptool ${command} exited without a message, as it does when the connection to ${port} is closed. ${board_state.X[state]}`,"Check that no other program uses the port, and what runs at its other end. Then run the step again.")
}function withoutFileNames(line){return line.replace(/(['"])(?:[A-Za-z]:)?[\\/].*\1/g,"'…'")}
function withoutFrame(line){return(0,untrusted_text.O)(line.replace(/[\u2500-\u257f]+/g," ").trim())
}var piped_process=__webpack_require__(24555);var program_environment=__webpack_require__(94847)
;var system_text=__webpack_require__(80454);const AWAY_MS=1e4;const POLL_MS=50;const QUIET_MS=100
;var promises_=__webpack_require__(58500);function withQuiet(events,quietMs,now){let pending
;let last=0;const inOrder=event=>{last=Math.max(last,event.at);return{...event,at:last}}
;const begin=()=>{const result=events.next();result.catch(()=>undefined);return result}
;const next=async()=>{pending??=begin();const silence=new AbortController
;const{signal:signal}=silence;const quiet=(0,promises_.setTimeout)(quietMs,undefined,{signal:signal
}).catch(()=>undefined);const result=await Promise.race([pending,quiet]);silence.abort()
;if(result===undefined)return{value:inOrder({kind:"quiet",at:now()})};pending=undefined
;return result.done===true?result:{value:inOrder(result.value)}};const iterator={next:next,
[Symbol.asyncIterator]:()=>iterator};return iterator}const LONGEST_LINE=80*1024;const NEWLINE=10
;async function*readerLines(stream){let rest=Buffer.alloc(0);for await(const chunk of stream){
let bytes=Buffer.concat([rest,chunk])
;for(let end=bytes.indexOf(NEWLINE);end>=0;end=bytes.indexOf(NEWLINE)){
yield parseReaderLine(bytes.toString("latin1",0,end));bytes=bytes.subarray(end+1)}
if(bytes.length>LONGEST_LINE)throw new Error("It printed a line that is too long.");rest=bytes}}
function parseReaderLine(line){const fields=new Map(Object.entries(objectOf(line)))
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
if(signal.aborted)throw cancelled(port.name,error)
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
promises_.setTimeout)(POLL_MS,undefined,{signal:signal}).catch(()=>undefined)
;if(signal.aborted)return undefined;const socket=await connectTo(url,signal).catch(()=>undefined)
;if(socket!==undefined)return socket}return undefined}async function write(socket,bytes){
if(socket.destroyed||socket.write(bytes))return
;await Promise.race([(0,external_node_events_.once)(socket,"drain"),(0,
external_node_events_.once)(socket,"close")]).catch(()=>undefined)}function cancelled(port,cause){
return new errors.HR("cancelled",`Cancelled while the console of ${port} was opened.`,"Run it again.",{
cause:cause})}async function readyConsole(port,means){
if(port.kind!=="socket")return startReader(means);const{signal:signal}=means.context
;const nothing=()=>Promise.resolve();return{hasLines:false,
open:options=>openSocketConsole(options,signal),[Symbol.asyncDispose]:nothing}}
async function openConsole(options,means){const ready=await readyConsole(options.port,means);try{
return await ready.open(options)}catch(error){await ready[Symbol.asyncDispose]();throw error}}
var holder=__webpack_require__(74457);var lock_folder=__webpack_require__(83093)
;var board_location=__webpack_require__(65591);var unfinished=__webpack_require__(66755)
;var unfinished_regions=__webpack_require__(66787);class ChangeRecord{previous;#file;#author;#begun
;#reach="whole";constructor(file,author,previous){this.#file=file;this.#author=author
;this.previous=previous}static async open(folder,key,author){
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
var partition_table=__webpack_require__(22027);var read_region=__webpack_require__(14824)
;var security=__webpack_require__(58073);class BoardReadings{#esptool;#folder;#tables=new Map
;#security;constructor(esptool,folder){this.#esptool=esptool;this.#folder=folder}
async table(address){const esptool=this.#esptool();const{changes:changes}=esptool
;const last=this.#tables.get(address);if(last?.changes===changes)return last.value;const range={
address:address,size:partition_table.u3}
;const value=await(0,read_region.io)(range,"the partition table",{esptool:esptool,
folder:await this.#folder()});this.#tables.set(address,{value:value,changes:changes});return value}
lastTable(address){return this.#tables.get(address)?.value}async security(options={}){
const esptool=this.#esptool();const{changes:changes}=esptool
;if(this.#security?.changes===changes)return this.#security.value;const value=await(0,security.j)({
esptool:esptool,folder:await this.#folder()},options);this.#security={value:value,changes:changes}
;return value}async reportedSecurity(options={}){try{return await this.security(options)
}catch(error){if(error instanceof errors.HR&&error.code==="not-supported-by-chip")return undefined
;throw error}}}var location_means=__webpack_require__(62667)
;var processes_process=__webpack_require__(9746)
;function recoveryOf(recovery,{env:env,signal:signal,log:log}){
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
cause:cause})}var identify=__webpack_require__(53015);const LONGEST_MS=15e3
;const LAST_MS_OF_CANCELLED=5e3;const SHORTEST_MS=500
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
async function hasReset(esptool,options){return ask(esptool,options).then(()=>true,()=>false)}
async function ask(esptool,options){const run=command=>esptool.run(command,0,new Map,options)
;if(!(0,identify.E)(esptool)){await run({name:"flash-id"}).catch(error=>{if(!(0,
identify.E)(esptool))throw error})}if((0,identify.E)(esptool))await run({name:"get-security-info"})}
var auto_baud=__webpack_require__(85030);var abilities=__webpack_require__(43202)
;function appStartedAfter({port:port},seen){if(!seen.connected)return"unknown"
;const cannot=port.kind==="socket"||seen.couldNotReset
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
var run_arguments=__webpack_require__(44156);const SECURE_DOWNLOAD_ENABLE=1<<2;class Observation{
identity;written=[];compressed=false;found=[];comparisons=[];read;sized=false;secureBoot
;flashEncryption;secureDownloadMode;cleared=[];verified=[];hashesVerified=0;hashesSkipped=0
;hashDiffers=false;erased=false;touched=false;connected=false;baud;resent=0;leftIn
;couldNotReset=false;#isEraseImpossible=false;constructor(identity){this.identity=identity}
add(event){this.#addIdentity(event);this.#addComparison(event);this.#addErase(event)
;switch(event.kind){case"compressed":this.compressed=true;break;case"wrote":this.touched=true
;this.written.push(event);break;case"found":this.found.push(event.address);break
;case"hash-verified":this.#addVerified();break;case"hash-skipped":this.hashesSkipped++;break
;case"hash-different":this.hashDiffers=true;break;case"secure-boot":this.secureBoot=event.enabled
;break;case"flash-encryption":this.flashEncryption=event.enabled;break;case"security-flags":
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
;const BITS_PER_BYTE=10;const SOCKET_BAUD=115200;const MAX_FLASH_BYTES=134217728;const MIB=1024*1024
;function limitsOf(command,connection,bytes){
const baud=connection.port.kind==="socket"?SOCKET_BAUD:connection.baud
;const margin=connection.stub?LINK_MARGIN:LINK_MARGIN*10
;const transferMs=bytes*BITS_PER_BYTE/baud*1e3*margin;const mebibytes=bytes/MIB
;switch(command.name){case"write-flash":{const chip=command.extent==="chip"?CHIP_ERASE_MS:0
;const digests=mebibytes*DIGEST_MS_PER_MIB*(command.extent==="changed"?2:1)
;return limits(transferMs+mebibytes*ERASE_MS_PER_MIB+digests+command.images.length*PAIR_MS+chip,mebibytes*ERASE_MS_PER_MIB+chip)
}case"verify-flash":
return limits(mebibytes*DIGEST_MS_PER_MIB+command.images.length*PAIR_MS+(command.diff?transferMs:0),mebibytes*DIGEST_MS_PER_MIB)
;case"read-flash":return limits(command.size==="ALL"?transferOf(MAX_FLASH_BYTES,baud):transferMs,0)
;case"erase-flash":return limits(CHIP_ERASE_MS,CHIP_ERASE_MS);case"erase-region":{
const erase=(command.size==="ALL"?LARGEST_COMMON_MIB:mebibytes)*ERASE_MS_PER_MIB
;return limits(erase,erase)}case"flash-id":case"get-security-info":case"dump-mem":return limits(0,0)
}}function transferOf(bytes,baud){return bytes*BITS_PER_BYTE/baud*1e3}
function limits(workMs,silenceMs){return{deadlineMs:Math.ceil(deadlines_CONNECT_MS+workMs),
stallMs:Math.ceil(deadlines_CONNECT_MS/2+silenceMs)}}var pinned=__webpack_require__(50680)
;const OTHER_CHIP=/This chip is (\S+?), not /;class Guard{#pinned;#seen;#changes=[]
;#isReconnecting=false;#isOtherChip=false;#refusal;constructor(pinned,seen){this.#pinned=pinned
;this.#seen=seen}add(line,event){
const chip=event.kind==="other"?OTHER_CHIP.exec(line)?.[1]:undefined
;this.#isOtherChip||=chip!==undefined;const current=chip===undefined?this.#seen.identity:{chip:chip}
;if(this.#changes.length===0)this.#changes=(0,pinned.f)(this.#pinned,current)
;if(event.kind==="reconnecting")this.#isReconnecting=true}async mayGoOn(question,port,findPort){
if(question==="reopen"&&!this.mustStop){
if(this.#seen.connected&&this.#seen.leftIn===undefined)this.#isReconnecting=true;else this.#refusal=await whyNot(port,findPort)
}return!this.mustStop}get isOtherChip(){return this.#isOtherChip}get isOtherBoard(){
return this.#changes.length>0}get mustStop(){
return this.isOtherBoard||this.#isReconnecting||this.#refusal!==undefined}check(port,state){
const sentence=board_state.X[state];if(this.isOtherBoard){
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
;const words=(0,run_arguments.J$)(connection,command);log.detail(`esptool ${words.join(" ")}`)
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
const what=`esptool ${command.name} on ${port}`;const sentence=board_state.X[state]
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
await(0,promises_.setTimeout)(milliseconds,undefined,{signal:signal})}const NO_NAMES=new Map
;class Esptool extends Account{#setting;#said=new Set;#isChecking=false;#seen=new Observation({})
;#port;constructor(setting){super();this.#setting=setting;this.#port=setting.connection.port}
unpinned(){return new Esptool({...this.#setting,connection:this.connection,pinned:undefined})}
get connection(){const{connection:connection,autoBaud:autoBaud}=this.#setting;return{...connection,
port:this.#port,baud:autoBaud?.baud??connection.baud}}get skipping(){
return(0,abilities.E)(this.#setting.runner.version,this.connection)}
async run(command,bytes=0,names=NO_NAMES,options={}){
const{retry:retry,autoBaud:autoBaud,signal:signal,log:log}=this.#setting
;const commandOf=typeof command==="function"?command:()=>command
;const link=(0,run_arguments._q)(commandOf(1),this.connection)
;const connection=options.leavesInRom===true?(0,run_arguments.cA)(link):link;const own={...options,
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
...asked,chip:chip,port:this.#port};const connection=isLast?own:(0,run_arguments.WK)(own)
;this.processes++;const ended=await runEsptoolProcess(this.#setting,{command:command,
connection:connection,bytes:bytes,pinned:{...pinned,...this.identity},
signal:once??this.#setting.signal,names:names,quiet:quiet,said:this.#said,warnings:this.warnings})
;const{process:process,seen:seen,guard:guard,transcript:transcript}=ended;this.#seen=seen
;const{name:port}=this.#port;this.note(ended,connection,{isLast:isLast,isPart:isPart})
;if(!guard.isOtherBoard)watch?.(seen)
;if(guard.isOtherBoard||process.end!=="cancelled")guard.check(port,this.state)
;const{chipSource:chipSource}=connection;checkOutcome({command:command,port:port,
chipSource:chipSource,process:process,seen:seen,transcript:transcript,state:this.state})
;this.hasFailed=false
;if(connection.port.kind!=="socket")this.baud=Math.max(this.baud??0,seen.baud??(0,
run_arguments.vH)(connection));return seen}}function esptoolEnvironment(inherited,configFile){
return{...(0,program_environment.yE)(inherited),ESPTOOL_CFGFILE:configFile,NO_COLOR:"1",
PY_COLORS:"0",TTY_COMPATIBLE:"0",TERMINAL_WIDTH:"500",PYTHONUTF8:"1",PYTHONDONTWRITEBYTECODE:"1"}}
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
var external_node_crypto_=__webpack_require__(77598);const LAUNCHER=(0,external_node_path_.join)((0,
package_folder.n)("python"),"launch.py")
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
;var external_node_fs_=__webpack_require__(73024)
;var external_node_fs_promises_=__webpack_require__(51455);const RETURN_MS=5e3
;const port_return_POLL_MS=100;async function portBack(port,waiting){
const{signal:signal,log:log,platform:platform=process.platform,deadlineMs:deadlineMs=RETURN_MS}=waiting
;if(port.kind!=="serial"||platform==="win32")return;const deadline=performance.now()+deadlineMs
;for(let isFirst=true;!await isUsable(port.name);isFirst=false){if(signal.aborted)return
;if(isFirst)log(`${port.name} is gone: waiting up to ${deadlineMs/1e3} s for it to return.`);else if(performance.now()>=deadline)return
;await(0,promises_.setTimeout)(port_return_POLL_MS,undefined,{signal:signal}).catch(()=>undefined)}}
async function isUsable(path){
return(0,external_node_fs_promises_.access)(path,external_node_fs_.constants.R_OK|external_node_fs_.constants.W_OK).then(()=>true,()=>false)
}var first_baud=__webpack_require__(70450);const CONFIG="[esptool]\nmem_end_rom_timeout = 3\n"
;async function sessionEsptool(location,{program:program,connection:connection,place:place,inheritedFds:inheritedFds,retries:retries,recover:recover,...others},context){
const{env:env,signal:signal,log:log,now:now}=context;const{port:port,query:query}=location
;const folder=await context.folder()
;const own=(0,external_node_path_.basename)(await folder.makeEmptyFolder((0,
external_node_path_.basename)(folder.nextFile("session"))));const config=await folder.write((0,
external_node_path_.join)(own,"esptool.cfg"),CONFIG);const{baud:baud,why:why,isAuto:isAuto}=await(0,
first_baud.OY)(connection,port,place,now());if(isAuto)log.line((0,first_baud.i)({baud:baud,why:why
}));const remember=async found=>{
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
const means=(0,location_means.o)(this.#options.program,this.#context)
;const askForMac=()=>Promise.resolve({answers:[]})
;const location=await board_location.O.find(query,{...means,askForMac:askForMac})
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
}))}}}),43494:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{p:()=>boardTable})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _firmware_flash_board_state_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(29344)
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(82773)
;async function boardTable({session:session,tableAddress:address}){try{
return await session.readings.table(address)}catch(error){
if(!(error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR)||error.code!=="beyond-flash")throw error
;throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR(error.code,`The partition table would be at ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_2__.M0)(address)} (\`partition-table-offset\`), beyond the end of the board's flash. ${_firmware_flash_board_state_js__WEBPACK_IMPORTED_MODULE_1__.X.untouched}`,"Set the build's offset (CONFIG_PARTITION_TABLE_OFFSET), and check which board is on this port.",{
cause:error})}}}),70450:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{$9:()=>expectedBaud,OY:()=>firstBaudOf,
i:()=>firstBaudSentence})
;var _esptool_run_auto_baud_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(85030)
;var _locks_board_key_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(81093)
;var _locks_lock_folder_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(83093)
;var _ports_baud_record_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(43829)
;var _ports_linux_ports_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(11336)
;var _ports_usb_bridges_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(64630)
;async function firstBaudOf({baud:baud,before:before,after:after,stub:stub},port,place,now,usbOf=_ports_linux_ports_js__WEBPACK_IMPORTED_MODULE_4__.jw){
if(baud!=="auto")return{baud:baud,why:"as `baud` says",isAuto:false};const usual=why=>({
baud:_esptool_run_auto_baud_js__WEBPACK_IMPORTED_MODULE_0__.wG,why:why,isAuto:false})
;if(port?.kind==="socket")return usual("a raw socket has no rate")
;if(before.startsWith("no-reset")||after==="no-reset-stub"||!stub)return usual("no higher rate is tried with these `before`, `after` and `no-stub`")
;const highest=await highestOf(port,usbOf);if("usual"in highest)return usual(highest.usual)
;const record=place&&(0,
_ports_baud_record_js__WEBPACK_IMPORTED_MODULE_3__.W)(place.folder,place.key,now)
;if(record!==undefined&&record.baud<highest.baud)return{baud:record.baud,why:recordWords(record),
isAuto:true};return{...highest,isAuto:true}}
async function expectedBaud({port:port,...connection},lockFolder,{env:env,now:now}){
if(port.kind==="selector")return firstBaudOf(connection,undefined,undefined,now())
;const folder=lockFolder??(0,
_locks_lock_folder_js__WEBPACK_IMPORTED_MODULE_2__.Tn)(process.platform,env["ProgramData"])
;return firstBaudOf(connection,port,{folder:folder,
key:await(0,_locks_board_key_js__WEBPACK_IMPORTED_MODULE_1__.Y)(port)},now())}
function firstBaudSentence({baud:baud,why:why}){return`Transfers begin at ${baud} baud: ${why}.`}
function recordWords({since:since}){
return`higher rates have failed at this board's place (${since.toISOString().slice(0,10)})`}
async function highestOf(port,usbOf){if(port?.kind==="rfc2217")return{
baud:_ports_usb_bridges_js__WEBPACK_IMPORTED_MODULE_5__.wn,
why:"the highest rate that is tried over a network"}
;const usb=port===undefined?undefined:await usbOf(port.name);if(usb==="none")return{
usual:"the port is not on USB"}
;const baud=usb===undefined?_ports_usb_bridges_js__WEBPACK_IMPORTED_MODULE_5__.wn:(0,
_ports_usb_bridges_js__WEBPACK_IMPORTED_MODULE_5__.Fp)(usb);if(baud===undefined)return{
usual:"the chip's own USB has no rate"};const name=usb===undefined?undefined:(0,
_ports_usb_bridges_js__WEBPACK_IMPORTED_MODULE_5__.XV)(usb)?.name;return{baud:baud,
why:`the highest that ${name===undefined?"an unknown bridge":`a ${name}`} may carry`}}}),
53015:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{E:()=>isLocked,l:()=>identify})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;const LOCKED=" in Secure Download Mode";async function identify({esptool:esptool}){
if(wasIdentified(esptool)||isLocked(esptool))return;try{await esptool.run({name:"flash-id"})
}catch(error){
if(error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR&&error.code==="secure-download-mode"&&isLocked(esptool))return
;throw error}}function wasIdentified(esptool){return esptool.identity.flashManufacturer!==undefined}
function isLocked(esptool){return esptool.identity.description?.endsWith(LOCKED)===true}}),
62667:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{o:()=>meansOf})
;var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(58500)
;var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__)
;var _locks_board_key_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(81093)
;var _ports_port_check_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(86217)
;var _ports_port_lister_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(54758)
;function meansOf(program,context){const{signal:signal,log:log}=context;return{list:(0,
_ports_port_lister_js__WEBPACK_IMPORTED_MODULE_3__.h)(program,context),keyOf:port=>(0,
_locks_board_key_js__WEBPACK_IMPORTED_MODULE_1__.Y)(port),
check:port=>(0,_ports_port_check_js__WEBPACK_IMPORTED_MODULE_2__.Y)(port),wait:milliseconds=>(0,
node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds,undefined,{signal:signal
}).catch(()=>undefined),signal:signal,log:line=>log.line(line)}}}),
19379:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Fi:()=>checkBoard,xD:()=>requiresAnything})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _identify_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(53015)
;function requiresAnything(expected){return Object.values(expected).some(value=>value!==undefined)}
async function checkBoard(expected,board){if(!requiresAnything(expected))return;await(0,
_identify_js__WEBPACK_IMPORTED_MODULE_1__.l)(board)
;const{identity:identity,connection:connection}=board.esptool
;const differences=differencesOf(expected,identity);if(differences.length===0)return
;const locked=(0,
_identify_js__WEBPACK_IMPORTED_MODULE_1__.E)(board.esptool)?" The chip is in Secure Download Mode and reports only its name.":""
;throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("requirement-not-met",`The board on ${connection.port.name} does not meet the requirements: ${differences.join("; ")}.${locked} The flash was not changed.`,"Find out which board is on this port before you change the `require-…` inputs.")
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
;return major>wanted.major||major===wanted.major&&minor>=wanted.minor}}),
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
43202:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{E:()=>writeSkippingOf})
;var _system_text_version_order_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(97664)
;const FIRST_TO_SKIP="5.2.0";const FIRST_TO_REFUSE_BOOTLOADERS_ONLY="5.5.0"
;function writeSkippingOf(version,{stub:stub}){
if(!stub||(0,_system_text_version_order_js__WEBPACK_IMPORTED_MODULE_0__.Z)(version,FIRST_TO_SKIP)<0)return"nothing"
;return(0,
_system_text_version_order_js__WEBPACK_IMPORTED_MODULE_0__.Z)(version,FIRST_TO_REFUSE_BOOTLOADERS_ONLY)<0?"files":"pieces"
}}),44156:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{J$:()=>esptoolArguments,WK:()=>staying,_q:()=>linkFor,
cA:()=>leavingInRom,vH:()=>firstBaud})
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(82773)
;const FIRST_BAUD=115200;function firstBaud({baud:baud,before:before}){
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
;case"read-flash":
return[(0,_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.M0)(command.address),String(command.size),command.output]
;case"erase-flash":return flag("--force",command.force);case"erase-region":
return[...flag("--force",command.force),(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.M0)(command.address),command.size==="ALL"?"ALL":(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.M0)(command.size)];case"dump-mem":
return[(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.M0)(command.address),String(command.size),command.output]
;case"flash-id":case"get-security-info":return[]}}
function headerArguments({mode:mode,freq:freq,size:size}){
return[...option("--flash-mode",mode),...option("--flash-freq",freq),...option("--flash-size",size)]
}function option(name,value){return value==="keep"?[]:[name,value]}function flag(name,set){
return set?[name]:[]}function writeArguments(images){
const encrypted=images.filter(image=>image.encrypted===true)
;if(encrypted.length===0)return imageArguments(images)
;if(encrypted.length===images.length)return["--encrypt",...imageArguments(images)]
;const plain=images.filter(image=>image.encrypted!==true)
;return[...imageArguments(plain),"--encrypt-files",...imageArguments(encrypted)]}
function imageArguments(images){return images.flatMap(({address:address,path:path})=>[(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.M0)(address),path])}}),
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
;return`The chip may still be set to the rate that failed, because nothing has reset it. From now on, this port uses ${USUAL_BAUD} baud.`
}async succeeded(first,last,seen){const isMarginal=seen.resent>0&&last>USUAL_BAUD
;const next=isMarginal?lowerBaud(last):last
;const isTransfer=seen.read!==undefined||seen.written.length>0
;this.#isProved||=isTransfer&&!isMarginal&&seen.baud===last;if(next>=first)return undefined
;this.#baud=Math.min(this.#baud,next);await this.#remember(next)
;return isMarginal?`At ${last} baud esptool had to resend data (${seen.resent}×). From now on, this port uses ${next} baud.`:`${last} baud works, and is used on this port from now on.`
}}function isOfTheRate({code:code,cause:cause}){
return OF_THE_RATE.has(code)||code==="link-lost"&&typeof cause==="string"&&cause.includes(SILENCE)}
}),37512:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{a:()=>commandLine})
;var _arguments_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(44156)
;const PLAIN=/^[\w@%+=:,./-]+$/;function commandLine(connection,command){return["esptool",...(0,
_arguments_js__WEBPACK_IMPORTED_MODULE_0__.J$)(connection,command)].map(quoted).join(" ")}
function quoted(word){return PLAIN.test(word)?word:`'${word.replaceAll("'",String.raw`'\''`)}'`}}),
50680:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{e:()=>namesOf,f:()=>changesOf})
;const PINNED_NAMES=["chip","mac","flash-size"];function changesOf(pinned,current){
return[...changeOf("chip",pinned.chip,current.chip),...changeOf("type",pinned.description,current.description),...pinned.mac?.length===current.mac?.length?changeOf("MAC address",pinned.mac,current.mac):[],...changeOf("flash size",pinned.flashSize,current.flashSize)]
}function namesOf({chip:chip,mac:mac,flashSize:flashSize}){const known={chip:chip,mac:mac,
"flash-size":flashSize};const names=PINNED_NAMES.filter(name=>known[name]!==undefined)
;return names.length===0?undefined:names}function changeOf(what,before,now){
if(before===undefined||now===undefined||before===now)return[]
;return[`its ${what} is ${now}, but was ${before}`]}}),
2950:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{IK:()=>FLASH_MODES,RM:()=>BAUD_RATES,
VC:()=>RESETS_BEFORE,W8:()=>RESETS_AFTER,_0:()=>CHIPS,c1:()=>FLASH_FREQUENCIES,oN:()=>FLASH_SIZES})
;var _firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(79823)
;const CHIPS=["auto",..._firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__.iB]
;const RESETS_BEFORE=["default-reset","usb-reset","no-reset","no-reset-no-sync"]
;const RESETS_AFTER=["hard-reset","soft-reset","no-reset","no-reset-stub","watchdog-reset"]
;const FLASH_MODES=["keep","qio","qout","dio","dout"]
;const FLASH_FREQUENCIES=["keep","80m","64m","60m","48m","40m","32m","30m","26m","24m","20m","16m","15m","12m"]
;const FLASH_SIZES=["keep","detect","256KB","512KB","1MB","2MB","2MB-c1","4MB","4MB-c1","8MB","16MB","32MB","64MB","128MB"]
;const BAUD_RATES={min:9600,max:5e6}}),
94182:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
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
29344:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{X:()=>STATE_SENTENCES});const STATE_SENTENCES={
untouched:"The flash was not changed.","partly-erased":"The flash may be partly erased.",
erased:"The flash was erased.","partly-written":"The flash may be partly erased or written.",
"written-unverified":"The flash was written, but not verified.",
written:"The flash was written and verified."}}),
26016:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Z:()=>usedOf,Z4:()=>BLANK,dS:()=>FlashWindow,
hU:()=>covers,z3:()=>isBlank});const BLANK=255;function isBlank(bytes){
return bytes.every(byte=>byte===BLANK)}function usedOf(bytes){let used=bytes.length
;while(used>0&&bytes[used-1]===BLANK)used--;return used}
function covers(flash,{address:address,size:size}){return flash.reach(address)>=size}
class FlashWindow{end;#start;#flash;constructor(flash,start){this.#flash=flash;this.#start=start
;this.end=start+flash.size}reach(address){return address<this.#start?0:Math.max(0,this.end-address)}
async read(address,size){const bytes=await this.#flash.read(address,size)
;if(bytes.length===size)return bytes
;throw new Error(`Of ${size} bytes of flash at 0x${address.toString(16)}, ${bytes.length} were read.`)
}}}),59069:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{$f:()=>overlaps,KO:()=>sharedWith,dt:()=>sharedBytes,
e6:()=>totalOf,n$:()=>joinNeighbours,nx:()=>inside,pJ:()=>endOf,qY:()=>outside,wA:()=>rangesOf})
;function overlaps(one,other){return sharedBytes(one,other)>0}function sharedBytes(one,other){
const start=Math.max(one.address,other.address)
;return Math.max(0,Math.min(endOf(one),endOf(other))-start)}function sharedWith(range,pieces){
return pieces.reduce((sum,piece)=>sum+sharedBytes(piece,range),0)}function inside(range,pieces){
return pieces.filter(piece=>overlaps(piece,range)).map(piece=>{
const address=Math.max(piece.address,range.address);return{address:address,
size:sharedBytes(piece,range)}})}function outside(range,pieces){const rest=[];let from=range.address
;for(const piece of inside(range,pieces).sort((a,b)=>a.address-b.address)){
if(piece.address>from)rest.push({address:from,size:piece.address-from})
;from=Math.max(from,endOf(piece))}if(from<endOf(range))rest.push({address:from,
size:endOf(range)-from});return rest}function rangesOf(ranges){
const sorted=[...ranges].sort((a,b)=>a.address-b.address);const apart=[];let end=0
;for(const range of sorted){const from=Math.max(range.address,end);const to=range.address+range.size
;if(to>from)apart.push({address:from,size:to-from});end=Math.max(end,to)}
return joinNeighbours(apart)}function endOf({address:address,size:size}){return address+size}
function joinNeighbours(ranges){const joined=[];for(const range of ranges){const last=joined.at(-1)
;if(last!==undefined&&endOf(last)===range.address)last.size+=range.size;else joined.push({...range})
}return joined}function totalOf(ranges){return ranges.reduce((sum,{size:size})=>sum+size,0)}}),
52122:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{$2:()=>manifestText,KU:()=>isOfBoard,
MV:()=>MANIFEST_LIMIT,Ng:()=>parseManifest,pq:()=>publicManifest});const MANIFEST_LIMIT=1024*1024
;const PROBLEMS_NAMED=3;function manifestText(manifest){
return`${JSON.stringify(manifest,undefined,2)}\n`}function publicManifest(manifest){
const{mac:mac}=manifest.board;if(mac===null)return manifest
;const board=Object.fromEntries(Object.entries(manifest.board).flatMap(([key,value])=>key==="mac"?[["mac",null],["mac_end",mac.slice(-8)]]:[[key,value]]))
;return{...manifest,board:board}}function isOfBoard({mac:mac,mac_end:end},found){
if(found===undefined)return undefined;if(mac!==null)return mac===found
;return end===undefined?undefined:found.endsWith(`:${end}`)}async function parseManifest(text){
if(text.length>MANIFEST_LIMIT)return{problem:"is too large for a manifest"}
;const json=parseJson(text);if(json===undefined)return{problem:"is not JSON"}
;const{MANIFEST:MANIFEST,SCHEMA_VERSION:SCHEMA_VERSION}=await Promise.all([__webpack_require__.e(2857),__webpack_require__.e(2060)]).then(__webpack_require__.bind(__webpack_require__,92060))
;const parsed=MANIFEST.safeParse(json.value);if(parsed.success)return{manifest:parsed.data}
;const{issues:issues}=parsed.error;if(issues.some(({path:path})=>path[0]==="schema")){return{
problem:`does not have schema ${SCHEMA_VERSION}, the one supported here`}}
const named=issues.slice(0,PROBLEMS_NAMED).map(({path:path,message:message})=>`${path.join(".")}: ${message}`)
;const more=issues.length>named.length?[`and ${issues.length-named.length} more`]:[];return{
problem:`violates the manifest schema (${[...named,...more].join("; ")})`}}function parseJson(text){
try{return{value:JSON.parse(text.replace(/^\ufeff/,""))}}catch{return undefined}}}),
74812:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{I:()=>FormatError});class FormatError extends Error{
name="FormatError"}}),17001:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{I:()=>kindOf,g2:()=>subtypeName,go:()=>typeName})
;var _flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(82773)
;const TYPES=["app","data","bootloader","partition_table"];const OTA_SLOTS=16;const TEE_SLOTS=2
;const SUBTYPES={
app:new Map([[0,"factory"],...slots("ota",16,OTA_SLOTS),[32,"test"],...slots("tee",48,TEE_SLOTS)]),
data:new Map([[0,"ota"],[1,"phy"],[2,"nvs"],[3,"coredump"],[4,"nvs_keys"],[5,"efuse"],[6,"undefined"],[128,"esphttpd"],[129,"fat"],[130,"spiffs"],[131,"littlefs"],[144,"tee_ota"]]),
bootloader:new Map([[0,"primary"],[1,"ota"],[2,"recovery"]]),
partition_table:new Map([[0,"primary"],[1,"ota"]])};function typeName(type){return TYPES[type]??(0,
_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.M0)(type)}function subtypeName(type,subtype){
return SUBTYPES[typeName(type)]?.get(subtype)??(0,
_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.M0)(subtype)}
function kindOf({type:type,subtype:subtype}){return`${typeName(type)}/${subtypeName(type,subtype)}`}
function slots(name,first,count){return Array.from({length:count
},(_,slot)=>[first+slot,`${name}_${slot}`])}}),
22027:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{$j:()=>PARTITION_TABLE_ADDRESS,
u3:()=>PARTITION_TABLE_SIZE,bo:()=>mayBeCiphertext,Ai:()=>parsePartitionTable,
hZ:()=>readPartitionTable,Kb:()=>tableDamage,_Z:()=>tableOrReason})
;var external_node_crypto_=__webpack_require__(77598);var device_name=__webpack_require__(14806)
;var flash_layout=__webpack_require__(82773);var format_error=__webpack_require__(74812)
;var partition_names=__webpack_require__(17001);var flash_ranges=__webpack_require__(59069)
;const APP_ALIGNMENT=65536;const OTA_DATA_SIZE=2*flash_layout.t4
;const WRITABLE_NVS_SIZE=3*flash_layout.t4
;function partitionProblems(partitions,{tableAddress:tableAddress,flashSize:flashSize}){
const inOrder=[...partitions].sort((a,b)=>a.address-b.address)
;return[...partitions.flatMap(ownProblems),...nameProblems(partitions),...inOrder.flatMap((partition,index)=>[...tableOverlap(partition,tableAddress),...overlap(partition,inOrder[index-1])]),...otaDataProblems(partitions,"data/ota"),...otaDataProblems(partitions,"data/tee_ota"),...inOrder.flatMap(partition=>endProblem(partition,flashSize))]
}function ownProblems(partition){const{type:type,address:address,size:size}=partition
;const isApp=(0,partition_names.go)(type)==="app"
;const alignment=isApp?APP_ALIGNMENT:flash_layout.t4;const problems=[];if(address%alignment!==0){
problems.push(`puts ${where(partition)}, which is not a multiple of ${(0,
flash_layout.M0)(alignment)}`)}if(isApp&&size%flash_layout.t4!==0){
problems.push(`gives ${what(partition)}, which is not a multiple of ${(0,
flash_layout.M0)(flash_layout.t4)}`)}const kind=(0,partition_names.I)(partition)
;if(partition.readonly&&(kind==="data/ota"||kind==="data/coredump")){
problems.push(`marks ${quoted(partition)} read-only, which is always written to (${kind})`)}
if(kind==="data/nvs"&&!partition.readonly&&size<WRITABLE_NVS_SIZE){
problems.push(`gives ${what(partition)}, but writable NVS needs at least ${(0,
flash_layout.M0)(WRITABLE_NVS_SIZE)}`)}return problems}function nameProblems(partitions){
const seen=new Set;const repeated=new Set
;for(const{name:name}of partitions)(seen.has(name)?repeated:seen).add(name)
;return[...repeated].map(name=>`has two partitions named "${name}"`)}
function tableOverlap(partition,tableAddress){const kind=(0,partition_names.I)(partition)
;if(kind==="partition_table/primary")return[];const isBefore=kind==="bootloader/primary"&&(0,
flash_ranges.pJ)(partition)<=tableAddress
;if(isBefore||partition.address>=tableAddress+flash_layout.t4)return[]
;const reserved=kind==="bootloader/primary"?`over the table itself at ${(0,
flash_layout.M0)(tableAddress)}`:`where the bootloader and the table itself are (up to ${(0,
flash_layout.M0)(tableAddress+flash_layout.t4)})`;return[`puts ${where(partition)}, ${reserved}`]}
function overlap(partition,before){if(before===undefined||partition.address>=(0,
flash_ranges.pJ)(before))return[]
;return[`puts ${where(partition)}, but ${quoted(before)} extends to ${(0,flash_layout.M0)((0,
flash_ranges.pJ)(before))}`]}function endProblem(partition,flashSize){if(flashSize===undefined||(0,
flash_ranges.pJ)(partition)<=flashSize)return[];return[`lets ${quoted(partition)} end at ${(0,
flash_layout.M0)((0,
flash_ranges.pJ)(partition))}, beyond the flash of ${(0,flash_layout.M0)(flashSize)} bytes`]}
function otaDataProblems(partitions,kind){const[first,second]=partitions.filter(partition=>(0,
partition_names.I)(partition)===kind);if(first===undefined)return[];if(second!==undefined){
return[`has two partitions of the kind ${kind}: ${quoted(first)} and ${quoted(second)}`]}
if(first.size===OTA_DATA_SIZE)return[];return[`gives ${what(first)}, where ${kind} takes ${(0,
flash_layout.M0)(OTA_DATA_SIZE)}`]}function quoted({name:name}){return`"${name}"`}
function where(partition){return`${quoted(partition)} at ${(0,flash_layout.M0)(partition.address)}`}
function what(partition){
return`${quoted(partition)} a size of ${(0,flash_layout.M0)(partition.size)}`}
var flash_bytes=__webpack_require__(26016);const PARTITION_TABLE_ADDRESS=32768
;const PARTITION_TABLE_SIZE=3072;const MAY_BE_CIPHERTEXT="is not a partition table, or is encrypted"
;const ROW_SIZE=32;const PARTITION_MAGIC=43600;const DIGEST_MAGIC=60395;const DIGEST_OFFSET=16
;const END_MARKER_SIZE=4;function parsePartitionTable(bytes,options={}){
const{partitions:partitions,hasDigest:hasDigest,problems:problems}=wholeTable(bytes,options)
;const[first]=problems;if(first!==undefined)throw new format_error.I(first);return{
partitions:partitions,hasDigest:hasDigest}}function readPartitionTable(bytes,options={}){
const table=wholeTable(bytes,options);for(const partition of table.partitions)checkReach(partition)
;return table}function tableOrReason(bytes,options={}){try{return readPartitionTable(bytes,options)
}catch(error){if(error instanceof format_error.I)return error.message;throw error}}
function wholeTable(bytes,options){
const{address:address=PARTITION_TABLE_ADDRESS,flashSize:flashSize,isFile:isFile=false}=options
;const{rows:rows,digestAt:digestAt,size:size,problems:problems}=rowsOf(isFile?withErasedRest(bytes):bytes)
;const partitions=rows.map(partitionOf)
;if(partitions.length===0)throw new format_error.I("has no partition")
;const hasDigest=digestAt!==undefined;return{partitions:partitions,hasDigest:hasDigest,
problems:[...hasDigest||size<bytes.byteLength?[]:[mayBeCut(bytes)],...problems,...partitionProblems(partitions,{
tableAddress:address,flashSize:flashSize})]}}function mayBeCut({byteLength:byteLength}){
return`has neither an end marker nor a digest in its ${byteLength} bytes, and so may be truncated`}
function checkReach({name:name,address:address,size:size}){if(address+size<=flash_layout.VE)return
;throw new format_error.I(`is damaged: "${name}" ends at ${(0,
flash_layout.M0)(address+size)}, beyond the largest flash, 128 MB`)}function withErasedRest(bytes){
if(bytes.byteLength<ROW_SIZE||bytes.byteLength>=PARTITION_TABLE_SIZE)return bytes
;return Buffer.concat([bytes,Buffer.alloc(PARTITION_TABLE_SIZE-bytes.byteLength,flash_bytes.Z4)])}
function tableDamage(bytes){try{readPartitionTable(bytes,{isFile:true});return undefined
}catch(error){if(!(error instanceof format_error.I))throw error;const[first,second]=bytes;return{
problem:error.message,isTable:((first??0)<<8)+(second??0)===PARTITION_MAGIC}}}
function mayBeCiphertext(problem){return problem===MAY_BE_CIPHERTEXT}function rowsOf(bytes){
const table=Buffer.from(bytes.buffer,bytes.byteOffset,Math.min(bytes.byteLength,PARTITION_TABLE_SIZE))
;if(table.length<ROW_SIZE)throw new format_error.I(`is only ${table.length} bytes long`)
;checkUsed(table);const rows=[];let digestAt;for(let at=0;at+ROW_SIZE<=table.length;at+=ROW_SIZE){
const row=table.subarray(at,at+ROW_SIZE)
;if(rows.length>0&&isEnd(row))return checkedRows(rows,digestAt,row);checkMagic(row,rows.length)
;if(magicOf(row)===DIGEST_MAGIC){
if(digestAt!==undefined)throw new format_error.I("is damaged: it has two digest rows")
;checkDigest(rows,row);digestAt=rows.length}rows.push(row)}
throw new format_error.I(`has no end marker in its ${table.length} bytes`)}
function checkedRows(rows,digestAt,endRow){const problems=[]
;const isDigestLast=digestAt===undefined||digestAt===rows.length-1
;if(!isDigestLast)problems.push("has rows after its digest row, which no digest covers");if(!(0,
flash_bytes.z3)(endRow))problems.push("has an end marker with other bytes than 0xff in its row")
;const counted=digestAt===undefined?rows:rows.slice(0,-1);return{
rows:counted.filter(row=>magicOf(row)===PARTITION_MAGIC),digestAt:digestAt,
size:rows.length*ROW_SIZE,problems:problems}}function checkUsed(table){
if((0,flash_bytes.z3)(table))throw new format_error.I("is blank")
;if(table.every(byte=>byte===0))throw new format_error.I("is blank: it contains only zeros");if((0,
flash_bytes.z3)(table.subarray(0,ROW_SIZE)))throw new format_error.I("has a blank first row, but data after it")
}function checkMagic(row,index){const magic=magicOf(row)
;if(magic===PARTITION_MAGIC||magic===DIGEST_MAGIC)return
;if(index===0)throw new format_error.I(MAY_BE_CIPHERTEXT)
;throw new format_error.I(`is damaged: row ${index+1} begins with ${(0,flash_layout.M0)(magic)}`)}
function checkDigest(rows,digestRow){
const digest=(0,external_node_crypto_.createHash)("md5").update(Buffer.concat(rows)).digest()
;if(digestRow.subarray(DIGEST_OFFSET).equals(digest))return
;throw new format_error.I("is damaged: its digest does not match its partitions")}
function partitionOf(row){const flags=row.readUInt32LE(28);return{
name:(0,device_name.g)(row.subarray(12,28)),type:row.readUInt8(2),subtype:row.readUInt8(3),
address:row.readUInt32LE(4),size:row.readUInt32LE(8),encrypted:(flags&1)!==0,readonly:(flags&2)!==0}
}function magicOf(row){return row.readUInt16BE(0)}function isEnd(row){
return(0,flash_bytes.z3)(row.subarray(0,END_MARKER_SIZE))}}),
4390:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Ad:()=>fileWords,CR:()=>pieceWords,
FD:()=>broughtTableWords,LP:()=>tooLargeWords,M:()=>boardTableWords,Os:()=>programWords,
n:()=>oddTableWords,ww:()=>roleWords})
;var _system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(12458)
;var _flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(82773)
;function fileWords({path:path,address:address}){
return`"${(0,_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(path)}" at ${(0,
_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.M0)(address)}`}function roleWords(role){
return`its build lists it as the ${role}`}function programWords({file:file,address:address}){
const inside=address===file.address?"":`the image at ${(0,
_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.M0)(address)} in `
;return`${inside}${fileWords(file)}`}function pieceWords({file:file,address:address}){
return address===file.address?fileWords(file):`the data at ${(0,
_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.M0)(address)} in ${fileWords(file)}`}
function tooLargeWords(what,bytes,{name:name,size:size},title){
return`${what} (${bytes} bytes) does not fit in the partition ${name}, which has ${size} bytes according to ${title}`
}function boardTableWords(address){return`the partition table on the board (at ${(0,
_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.M0)(address)})`}
function broughtTableWords(path){
return`the table in "${(0,_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(path)}"`}
const PROBLEMS_SHOWN=3;function oddTableWords(problems){
const shown=problems.slice(0,PROBLEMS_SHOWN).map(problem=>`it ${problem}`)
;const more=problems.length-shown.length;const rest=more>0?`; and ${more} more`:""
;return`can boot a board, but ESP-IDF's gen_esp32part.py rejects it: ${shown.join("; ")}${rest}`}}),
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
4005:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{JP:()=>artifactPathProblem,NH:()=>artifactNameProblem,
Vb:()=>defaultArtifactName});var node_crypto__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(77598)
;var node_crypto__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__)
;const ILLEGAL_IN_PATH={'"':"a double quote",":":"a colon","<":"a less-than sign",
">":"a greater-than sign","|":"a vertical bar","*":"an asterisk","?":"a question mark",
"\r":"a carriage return","\n":"a line feed"};const ILLEGAL_IN_NAME={...ILLEGAL_IN_PATH,
"\\":"a backslash","/":"a slash"};const PART_LENGTH=40;function artifactNameProblem(name){
return name===""?"it is empty":firstIllegal(name,ILLEGAL_IN_NAME)}
function artifactPathProblem(path){return path===""?"it is empty":firstIllegal(path,ILLEGAL_IN_PATH)
}
function defaultArtifactName({chip:chip,mac:mac,runId:runId,runAttempt:runAttempt,job:job},suffix=(0,
node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(3).toString("hex")){
return["esp-backup",chip?.toLowerCase(),mac?.toLowerCase().replaceAll(":",""),runId,runAttempt,job,suffix].map(part=>legalPart(part??"")).filter(part=>part!=="").join("-")
}function firstIllegal(text,illegal){
const found=Object.entries(illegal).find(([character])=>text.includes(character))
;return found===undefined?undefined:`it contains ${found[1]}`}function legalPart(text){
return text.replaceAll(/[^\w.-]+/g,"-").slice(0,PART_LENGTH).replaceAll(/^[.-]+|[.-]+$/g,"")}}),
74531:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{A9:()=>checkArtifactService,M7:()=>artifactPage,
sC:()=>checkArtifactServer})
;var _artifact_failure_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(21926)
;function checkArtifactService(service,use="upload"){checkArtifactServer(service,use)
;const{runtimeToken:runtimeToken="",resultsUrl:resultsUrl=""}=service
;if(runtimeToken===""||!URL.canParse(resultsUrl))throw(0,
_artifact_failure_js__WEBPACK_IMPORTED_MODULE_0__.Tr)(use)}
function checkArtifactServer({serverUrl:serverUrl},use){if(isEnterpriseServer(serverUrl))throw(0,
_artifact_failure_js__WEBPACK_IMPORTED_MODULE_0__.nB)(serverUrl,use)}
function artifactPage({serverUrl:serverUrl},repository,runId,id){
return`${serverUrl.replace(/\/+$/,"")}/${repository}/actions/runs/${runId}/artifacts/${id}`}
function isEnterpriseServer(serverUrl){
const host=URL.canParse(serverUrl)?new URL(serverUrl).hostname.toLowerCase():""
;return host!=="github.com"&&!host.endsWith(".ghe.com")&&!host.endsWith(".localhost")}}),
79407:((module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.a(module,async(__webpack_handle_async_dependencies__,__webpack_async_result__)=>{
try{__webpack_require__.r(__webpack_exports__)
;var _main_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(93548)
;var _system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(94847)
;await(0,
_main_js__WEBPACK_IMPORTED_MODULE_0__.i)((0,_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_1__.xJ)(process.env))
;process.stdout.write("",()=>process.exit());__webpack_async_result__()}catch(e){
__webpack_async_result__(e)}},1)}),
44952:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{_:()=>normalChip,d:()=>readConnection})
;var _board_ports_port_selector_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(91628)
;var _esptool_run_vocabulary_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(2950)
;var _values_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(18463)
;function readConnection(reader,platform){
const port=reader.required("port","such as /dev/ttyUSB0, COM5, socket://localhost:5555, or auto if only one board is connected",text=>(0,
_board_ports_port_selector_js__WEBPACK_IMPORTED_MODULE_0__.NW)(text,platform),(0,
_board_ports_port_selector_js__WEBPACK_IMPORTED_MODULE_0__.rI)(reader.text("port"))?"input-invalid":"port-not-allowed")
;const chip=reader.parse("chip",text=>(0,
_values_js__WEBPACK_IMPORTED_MODULE_2__.HU)(normalChip(text),_esptool_run_vocabulary_js__WEBPACK_IMPORTED_MODULE_1__._0))
;const baud=reader.parse("baud",parseBaud);const before=reader.parse("before",text=>(0,
_values_js__WEBPACK_IMPORTED_MODULE_2__.HU)(text,_esptool_run_vocabulary_js__WEBPACK_IMPORTED_MODULE_1__.VC))
;const after=reader.parse("after",text=>(0,
_values_js__WEBPACK_IMPORTED_MODULE_2__.HU)(text,_esptool_run_vocabulary_js__WEBPACK_IMPORTED_MODULE_1__.W8))
;const noStub=reader.boolean("no-stub");return port&&chip&&baud&&before&&after&&noStub!==undefined?{
port:port,chip:chip,baud:baud,before:before,after:after,stub:!noStub}:undefined}
function parseBaud(text){if(text==="auto")return{value:"auto"}
;const parsed=(0,_values_js__WEBPACK_IMPORTED_MODULE_2__.cG)(text,_esptool_run_vocabulary_js__WEBPACK_IMPORTED_MODULE_1__.RM.min,_esptool_run_vocabulary_js__WEBPACK_IMPORTED_MODULE_1__.RM.max)
;return"value"in parsed?parsed:{
problem:`is neither auto nor a whole number from ${_esptool_run_vocabulary_js__WEBPACK_IMPORTED_MODULE_1__.RM.min} to ${_esptool_run_vocabulary_js__WEBPACK_IMPORTED_MODULE_1__.RM.max}`
}}function normalChip(text){return text.toLowerCase().replaceAll("-","")}}),
66820:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{AH:()=>HEADER_INPUTS,SY:()=>describeBuild,
Zo:()=>adoptConnection,sb:()=>readSettings})
;var _esptool_run_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(2950)
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(82773)
;var _system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(12458)
;var _values_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(18463)
;const HEADER_INPUTS=["flash-mode","flash-freq","flash-size"];function readSettings(reader,build){
const own={
mode:reader.parse("flash-mode",text=>(0,_values_js__WEBPACK_IMPORTED_MODULE_1__.HU)(text,_esptool_run_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__.IK))??"keep",
freq:reader.parse("flash-freq",text=>(0,
_values_js__WEBPACK_IMPORTED_MODULE_1__.HU)(text,_esptool_run_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__.c1))??"keep",
size:reader.parse("flash-size",text=>(0,
_values_js__WEBPACK_IMPORTED_MODULE_1__.HU)(text,_esptool_run_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__.oN))??"keep"
};const{mode:mode="keep",freq:freq="keep",size:size="keep"}=build?.settings??{};return{
mode:reader.isSet("flash-mode")?own.mode:mode,freq:reader.isSet("flash-freq")?own.freq:freq,
size:reader.isSet("flash-size")?own.size:size}}function adoptConnection(reader,own,build){
if(build===undefined)return own;const{chip:chip,before:before,after:after,stub:stub}=build
;if(chip!==undefined&&own.chip!=="auto"&&own.chip!==chip){
reader.problems.add("input-invalid",`input \`chip\`: "${own.chip}" contradicts "${(0,
_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(build.path)}", which was built for ${chip}`)
}const named=own.chip==="auto"&&chip!==undefined?{...own,chip:chip,chipSource:build.path}:own
;if(own.port.kind==="socket")return named;return{...named,
before:reader.isSet("before")?own.before:before??own.before,
after:reader.isSet("after")?own.after:after??own.after,
stub:reader.isSet("no-stub")?own.stub:stub??own.stub}}
function describeBuild(build,settings,{chip:chip,before:before,after:after,stub:stub,port:port}){
const count=build.files.length===1?"1 file":`${build.files.length} files`
;const choices=[["chip",build.chip,chip],["flash-mode",build.settings.mode,settings.mode],["flash-freq",build.settings.freq,settings.freq],["flash-size",build.settings.size,settings.size]]
;if(port.kind!=="socket"){choices.push(["before",build.before,before],["after",build.after,after])
;choices.push(["no-stub",build.stub===undefined?undefined:String(!build.stub),String(!stub)])}
const table=build.tableAddress===undefined?undefined:(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_3__.M0)(build.tableAddress)
;choices.push(["partition-table-offset",table,table??""])
;const given=choices.filter(([,wanted])=>wanted!==undefined)
;const used=given.filter(([,wanted,value])=>wanted===value).map(([name,,value])=>`${name} ${value}`)
;return[`From ${(0,
_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(build.path)}: ${[count,...used].join(", ")}.`,...build.notes,...given.filter(([,wanted,value])=>wanted!==value).map(([name,wanted="",value])=>`It sets ${name} to ${wanted}; the input sets ${value}, which takes precedence.`)]
}}),48970:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{A:()=>manifestPathOf,u:()=>withAge})
;const ENCRYPTED=".age";function manifestPathOf(image){
return image.endsWith(ENCRYPTED)?`${image.slice(0,-ENCRYPTED.length)}.json${ENCRYPTED}`:`${image}.json`
}function withAge(bytes){return Math.ceil(bytes*1.001)+64*1024}}),
2719:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{p:()=>layoutProblems})
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(82773)
;var _system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(12458)
;function layoutProblems(files,end){
const beyond=files.filter(({address:address,size:size})=>address+size>end).map(({path:path,address:address,size:size})=>({
code:"beyond-flash",
text:`"${(0,_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(path)}" (${size} bytes at ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.M0)(address)}) ends beyond the flash of ${end} bytes`
}));const overlap=(0,_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.xC)(files)
;if(overlap===undefined)return beyond;const[a,b]=overlap.regions;const text=`"${(0,
_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(a.path)}" and "${(0,
_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(b.path)}" share the flash sector at ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.M0)(overlap.sector)}; writing one would destroy the other`
;return[...beyond,{code:"files-overlap",text:text}]}}),
51420:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{V:()=>tableInImage,k:()=>tableOfFile})
;var _firmware_formats_format_error_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(74812)
;var _firmware_formats_partition_table_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(22027)
;var _system_files_found_file_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(91744)
;var _files_paths_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(76189);const CSV={
problem:"is a CSV; use the partition-table.bin that the build generates from it"}
;async function tableOfFile(path,realPath,address){
return path.toLowerCase().endsWith(".csv")?CSV:parseTable(await beginning(realPath,0),address)}
async function tableInImage(file,address){
return parseTable(await tableBytes(file,address-file.address),address)}
async function tableBytes({realPath:realPath,bytes:bytes},offset){
return bytes===undefined?beginning(realPath,offset):{
value:bytes.subarray(offset,offset+_firmware_formats_partition_table_js__WEBPACK_IMPORTED_MODULE_0__.u3)
}}async function beginning(realPath,offset){try{
const file=await(0,_system_files_found_file_js__WEBPACK_IMPORTED_MODULE_1__.Bv)(realPath);try{
const bytes=Buffer.alloc(_firmware_formats_partition_table_js__WEBPACK_IMPORTED_MODULE_0__.u3)
;const{bytesRead:bytesRead}=await file.read(bytes,0,bytes.length,offset);return{
value:bytes.subarray(0,bytesRead)}}finally{await file.close()}}catch(error){return(0,
_files_paths_js__WEBPACK_IMPORTED_MODULE_2__.ni)(error)}}function parseTable(read,address){
if("problem"in read)return read;try{return{
value:(0,_firmware_formats_partition_table_js__WEBPACK_IMPORTED_MODULE_0__.Ai)(read.value,{
address:address,isFile:true}).partitions}}catch(error){
if(error instanceof _firmware_formats_format_error_js__WEBPACK_IMPORTED_MODULE_3__.I)return{
problem:error.message};throw error}}}),
76185:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{$:()=>parseTableOffset,s:()=>readTableOffset})
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(82773)
;var _system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(12458)
;var _values_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(18463)
;function readTableOffset(reader,build){
const said=reader.parse("partition-table-offset",parseTableOffset);const built=build?.tableAddress
;if(said===undefined||build===undefined||built===undefined)return said
;if(!reader.isSet("partition-table-offset"))return built;if(said!==built){
reader.problems.add("input-invalid",`input \`partition-table-offset\`: ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.M0)(said)} contradicts "${(0,
_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_2__.m)(build.path)}", which has its partition table at ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.M0)(built)}; remove the input to use the latter`)
}return said}function parseTableOffset(text){
const parsed=(0,_values_js__WEBPACK_IMPORTED_MODULE_0__.or)(text)
;if("problem"in parsed||parsed.value%_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.t4===0)return parsed
;return{
problem:`is not a multiple of ${_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.t4} (0x1000), the flash sector`
}}}),93548:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
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
;for(const{title:title,text:text}of held)this.warning(title,text)}})}}
var board_state=__webpack_require__(29344);const KIB=1024;const MIB=1024*KIB
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
var flash_bar=__webpack_require__(16590);var flash_layout=__webpack_require__(82773)
;var plan_words=__webpack_require__(4390);const OVERLAPS_NAMED=3;const NAME_LENGTH=16
;const CHANGED={comparison:"changed",write:"written",erase:"erased",
"erase-and-write":"erased or written"};const SINCE={baseline:"since the baseline",
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
case"found":
return problems.length===0?undefined:`The partition table ${(0,plan_words.n)(problems)}.`
;case"absent":return`No partition table was found at ${address}: it ${reason??"is absent"}.`
;case"encrypted":return`The partition table cannot be read: it ${reason??"is encrypted"}.`
;case"given":
return`The partitions come from ${reason??"the given table"}: the board's own table was not read.`
;case"unknown":return"No partition table was read."}}function legend(picture){
const bars=[picture.bar,...picture.rows.map(row=>row.bar)]
;const hasUnknown=bars.some(text=>text.includes(flash_bar.XO.unknown))
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
;const SQUARE_OF_SIGN=new Map([[flash_bar.XO.used,SQUARES.used],[flash_bar.XO.changed,SQUARES.changed],[flash_bar.XO.free,SQUARES.free]])
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
const rows=[];const state=board_state.X[boardState]
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
const{Encrypter:Encrypter}=await __webpack_require__.e(1539).then(__webpack_require__.bind(__webpack_require__,81539))
;const encrypter=new Encrypter;try{encrypter.addRecipient(text)}catch{
return"has a typo or is truncated"}
return await encrypter.encrypt(new Uint8Array).then(()=>undefined,()=>`has a valid checksum but is not a key: ${MAKE_A_PAIR}`)
}async function identityProblem(text){
if(/^age1/i.test(text))return"is a recipient (public key): use the line AGE-SECRET-KEY-… of the same key pair"
;if(/^AGE-PLUGIN-/i.test(text))return"is an identity that needs an age plugin, which is not supported"
;if(text.startsWith("age-secret-key-"))return"is an identity in lower case: write it in upper case"
;if(!/^AGE-SECRET-KEY-\S+$/.test(text)){
return"is not an age identity, which starts with AGE-SECRET-KEY- (passphrases are not supported)"}
const{identityToRecipient:identityToRecipient}=await __webpack_require__.e(1539).then(__webpack_require__.bind(__webpack_require__,81539))
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
;var artifact_name=__webpack_require__(4005)
;const OPTIONS=["artifact-name","retention-days","compression-level","encrypt-to","require-encryption","allow-public-backup"]
;async function readArtifact(reader){
const when=reader.parse("upload",text=>(0,values.HU)(text,["always","changed","never"]))
;const name=reader.optional("artifact-name",text=>{const problem=(0,artifact_name.NH)(text)
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
;return keys}function checkOutputName(reader){const problem=(0,artifact_name.JP)((0,
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
}}var wishes=__webpack_require__(66820);var board_connection=__webpack_require__(44952);const IDLE={
auto:[],pip:["esptool-sha256","esptool-base-url"],release:["allow-unpinned-esptool"],
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
problem:"is not an http:// or https:// address"}}var vocabulary=__webpack_require__(2950)
;const NAMED_CHIPS=vocabulary._0.filter(chip=>chip!=="auto")
;const SIZES=new Set(vocabulary.oN.map(flash_layout.Lw).filter(bytes=>bytes!==undefined))
;function readRequirements(reader,connection){const chip=reader.optional("require-chip",text=>(0,
values.HU)((0,board_connection._)(text),NAMED_CHIPS))
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
async function readKeys(reader){const token=reader.isSet("token")?reader.text("token"):undefined
;if(token!==undefined&&!/^[!-~]+$/.test(token)){
reader.problems.add("input-invalid","input `token`: contains characters that no token has")}
if(!reader.isSet("age-identity"))return{token:token,identities:[]}
;const{keys:keys,problems:problems}=await parseIdentities(reader.text("age-identity"))
;for(const problem of problems)reader.problems.add("input-invalid",`input \`age-identity\`: ${problem}`)
;return{token:token,identities:keys}}function isNamed(place){return typeof place!=="number"}
var nearest=__webpack_require__(24911);var shown_text=__webpack_require__(12458)
;var layout=__webpack_require__(2719);const NAMES_SHOWN=30
;const HEX_ADDRESS=/^[a-f][\da-f]{0,6}000$/i;class PartitionResolver{problems=[];#table;#end
;constructor(table,end){this.#table=table;this.#end=end}get partitions(){
return this.#table.partitions}remarkOf(name){
const{address:address,size:size}=this.#table.partitions.find(partition=>partition.name===name)??{}
;return`Partition ${name}: ${size??0} bytes at ${(0,
flash_layout.M0)(address??0)}, by ${this.#table.title}.`}hasNames(files){
return files.some(({address:address})=>isNamed(address))}files(files){
const placed=files.flatMap(file=>this.#file(file))
;if(this.hasNames(files)&&this.problems.length===0){
this.problems.push(...(0,layout.p)(placed,this.#end))}return placed}
#file({address:address,...file}){if(!isNamed(address))return[{...file,address:address}]
;const partition=this.#find(address);if(partition===undefined)return[]
;const{size:size,name:name}=partition;if(file.size>size){const text=(0,plan_words.LP)(`"${(0,
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
remarks:remarks}}var table_file=__webpack_require__(51420)
;async function placeByBuild(reader,workspace,placement,tableAddress,usesTable){
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
;if(file===undefined)return undefined;const table=await(0,table_file.k)(path,file.realPath,address)
;const partitions=reader.problems.take("partition-table",path,table,"partition-table-invalid")
;return partitions&&{partitions:partitions,title:`the table in "${(0,shown_text.m)(path)}"`}}
async function tableAmong(reader,{files:files,input:input},address){
const file=fileAround(files,address);if(file===undefined)return undefined;const table=await(0,
table_file.V)(file,address);if("value"in table){return{partitions:table.value,title:(0,
plan_words.FD)(file.path)}}const text=`the content of "${(0,shown_text.m)(file.path)}" at ${(0,
flash_layout.M0)(address)}, where the partition table belongs, ${table.problem}, so partition names cannot be resolved`
;reader.problems.add("partition-table-invalid",`input \`${input}\`: ${text}`);return undefined}
function fileAround(files,address){
return files.filter(partition_table_isPlaced).find(at=>at.address<=address&&address<at.address+at.size)
}function partition_table_isPlaced(file){return typeof file.address==="number"}
function compare(reader,given,brought){
if(JSON.stringify(given.partitions)===JSON.stringify(brought.partitions))return
;const text=`input \`partition-table\`: ${given.title} is not ${brought.title}; remove the input to use the latter`
;reader.problems.add("input-invalid",text)}var sentence=__webpack_require__(98176)
;const MAX_SHOWN=20;class Problems{#found=[];get isAny(){return this.#found.length>0}add(code,text){
if(this.#found.some(problem=>problem.text===text))return;this.#found.push({code:code,text:text})}
take(name,text,parsed,code="input-invalid"){if("value"in parsed)return parsed.value
;this.add(code,`input \`${name}\`: "${(0,shown_text.m)(text)}" ${parsed.problem}`);return undefined}
throwIfAny(){const failure=this.#failure();if(failure!==undefined)throw failure}refusal(){
return this.#failure()??new Error("An input was refused without a reason.")}#failure(){
const[first,...others]=this.#found;if(first===undefined)return undefined
;const hint="The board was not touched. Fix the inputs and run the step again."
;if(others.length===0)return new errors.HR(first.code,(0,sentence.e)(first.text),hint)
;const list=this.#found.slice(0,MAX_SHOWN).map(problem=>`- ${problem.text}`)
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
;var requirements=__webpack_require__(19379)
;const STEP_OUTPUTS=["result","success","operation","port","elapsed-seconds","failure","failure-class","chip","mac","flash-size","pinned","esptool-version","esptool-path","previous-interruption","attempts","baud","board-state","app-started","warnings","uploaded","artifact-id","artifact-name","artifact-url","artifact-digest"]
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
;const name=text.slice(PREFIX.length);const problem=(0,artifact_name.NH)(name)
;if(problem!==undefined)return{problem:`is not a valid artifact name: ${problem}`}
;if(name!==name.trim())return{problem:"has a space before or after the artifact name"};return{
value:{kind:"artifact",name:name}}}var backup_manifest=__webpack_require__(52122)
;var backup_names=__webpack_require__(48970);async function locateBackup(workspace,path){
const found=await(0,paths.Pn)(workspace,path);if("problem"in found)return found
;const{realPath:realPath,size:size}=found.value;if(size>(0,backup_names.u)(flash_layout.VE)){return{
code:"backup-invalid",problem:`has ${size} bytes, more than the largest flash, 128 MB`}}
const manifest=await locateManifest((0,external_node_path_.isAbsolute)(path)?undefined:workspace,(0,
backup_names.A)(realPath));if("problem"in manifest)return manifest;return{value:{kind:"path",
path:path,realPath:realPath,size:size,manifest:manifest.value}}}
async function locateManifest(root,path){const place=await(0,paths.ao)(root,".",path)
;const manifest=`the manifest next to it, "${(0,external_node_path_.basename)(path)}",`
;if("problem"in place){const{code:code,problem:problem}=place;if(code==="file-not-found")return{
value:undefined};const isUnfit=code==="input-invalid"||code==="file-empty";return{
code:isUnfit?"backup-invalid":code,problem:`cannot be used: ${manifest} ${problem}`}}
const{kind:kind,realPath:realPath,size:size}=place.value;if(kind==="folder"){return{
code:"backup-invalid",problem:`cannot be used: ${manifest} is a folder, not a file`}}if(size<=(0,
backup_names.u)(backup_manifest.MV))return{value:{realPath:realPath,size:size}}
;const problem=`cannot be used: ${manifest} has ${size} bytes; ${backup_manifest.MV} is the maximum`
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
};function readSection(result){return{sign:"✅",
verdict:`read: ${(0,quantity.ee)(result.bytes_read)}`,...madeFile(result),blocks:[]}}
function madeFile(result){const begin=place({address:result.start_address,partition:result.partition
});return{
rows:[["Region",`${(0,quantity.ee)(result.bytes_read)} from ${begin}`],["File",code(result.output_path)]],
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
const backupOperation={...HARMLESS,
about:"Makes a verified image with a manifest, encrypts it, uploads it as an artifact",
page:"docs/guides/nightly-backups.md",
inputs:[...BOARD_INPUTS,"address","partition-table","partition-table-offset","size","output","overwrite","include-bootloader","incremental","baseline","upload","artifact-name","retention-days","compression-level","encrypt-to","require-encryption","allow-public-backup","age-identity"],
parse:(reader,{workspace:workspace})=>parseBackup(reader,workspace),
placement:({region:region,...request})=>placedSectors(region,placed=>placed===undefined?request:{
...request,region:placed}),usesTable:()=>true,
outputs:["output-path","manifest-path","manifest-sha256","start-address","bytes-read","sha256","verified","bytes-transferred","changed","changed-regions","partitions","flash-map"],
prepare:async({request:{baseline:baseline},stored:stored},context)=>{
if(baseline===undefined)return undefined
;return(await Promise.all([__webpack_require__.e(6509),__webpack_require__.e(7104)]).then(__webpack_require__.bind(__webpack_require__,87104))).prepareBaseline(baseline,stored,context)
},
run:async(request,board,baseline)=>(await Promise.all([__webpack_require__.e(271),__webpack_require__.e(7645),__webpack_require__.e(3027)]).then(__webpack_require__.bind(__webpack_require__,53027))).backup(request,baseline?.taken,board),
notChecked:["The size and content of the board's flash."],
dryRun:async(...args)=>(await Promise.all([__webpack_require__.e(271),__webpack_require__.e(7645),__webpack_require__.e(9460)]).then(__webpack_require__.bind(__webpack_require__,59460))).dryRun(...args),
dryRunOnBoard:async(request,board)=>(await Promise.all([__webpack_require__.e(271),__webpack_require__.e(7645),__webpack_require__.e(9460)]).then(__webpack_require__.bind(__webpack_require__,59460))).dryRunOnBoard(request,board),
publish:async(request,result,baseline,target,context)=>{const{folder:folder,signal:signal}=context
;const upload={...target,request:request,folder:await folder(),signal:signal}
;const{publishBackup:publishBackup}=await __webpack_require__.e(7918).then(__webpack_require__.bind(__webpack_require__,37918))
;return publishBackup(upload,result,baseline?.artifact,context)},summary:backupSection}
;var port_selector=__webpack_require__(91628);function parseDoctor(reader,platform){
if(reader.text("port")==="")return{operation:"doctor",port:undefined};const code=(0,
port_selector.rI)(reader.text("port"))?"input-invalid":"port-not-allowed"
;const port=reader.parse("port",text=>(0,port_selector.NW)(text,platform),code);return{
operation:"doctor",port:port?.name}}const summary_MAX_ROWS=200;const SIGNS={ok:"✅",warning:"⚠️",
problem:"❌",unknown:"❔"};function doctorSection({checks:checks,ports:ports}){
const open=tableOf(checks,["problem","warning","unknown"]);const passed=tableOf(checks,["ok"])
;return{...verdict(checks),rows:[],
blocks:[...open,...passed.length===0?[]:folded("Passed checks",passed),...ports.length===0?[]:folded((0,
quantity.hS)(ports.length,"port"),[portTable(ports)])]}}function tableOf(checks,states){
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
run:async(...args)=>(await __webpack_require__.e(9645).then(__webpack_require__.bind(__webpack_require__,29645))).examine(...args),
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
address:address,size:size}}
function eraseSection({size:size,start_address:address,partition:partition}){
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
run:async(request,board)=>(await __webpack_require__.e(5681).then(__webpack_require__.bind(__webpack_require__,95681))).erase(request,board),
notChecked:["Whether the board's flash is large enough, and whether Secure Boot or flash encryption is on."],
dryRun:async(...args)=>(await __webpack_require__.e(1554).then(__webpack_require__.bind(__webpack_require__,71554))).dryRun(...args),
dryRunOnBoard:async(request,board)=>(await __webpack_require__.e(1554).then(__webpack_require__.bind(__webpack_require__,71554))).dryRunOnBoard(request,board),
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
var test_report=__webpack_require__(34484)
;const JUDGE_INPUTS=["expect","fail-on","check","gate-timeout","settle","timeout-scale","allowed-boots","crashes","tests","console-log","junit","overwrite","fail-on-verdict"]
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
return reader.parse("console-baud",text=>(0,values.cG)(text,vocabulary.RM.min,vocabulary.RM.max))}
if(images?.build===undefined)return undefined
;const{findProject:findProject}=await __webpack_require__.e(6134).then(__webpack_require__.bind(__webpack_require__,76134))
;const found=await findProject(images.build.folder);if(found===undefined)return undefined
;if("value"in found)return found.value.consoleBaud
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
;const{parseRules:parseRules}=await Promise.all([__webpack_require__.e(2856),__webpack_require__.e(8230)]).then(__webpack_require__.bind(__webpack_require__,78230))
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
;return rewrite?"images":"changed"}var gate_result=__webpack_require__(85483)
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
return line.split("\n").map(untrusted_text.O).join(" ")}var chips=__webpack_require__(79823)
;function notVerified(result){const files="files"in result?result.files:[{path:result.firmware_path
}];const what=files.length===1?`"${files[0]?.path??""}" was`:`All ${files.length} images were`
;return new errors.HR("not-verified",`${what} written, but not verified: the chip cannot compute a digest of its flash.`,`Neither Secure Download Mode nor the ROM of ${(0,
chips.Yt)(chip=>!chip.romDigests).join(", ")} gives digests. `+"Set verify: false to accept a write that is not verified.")
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
prepare:async({resolved:resolved,connection:connection,tableAddress:tableAddress,expected:expected})=>{
if(resolved===undefined)return undefined
;const{checkFiles:checkFiles}=await Promise.all([__webpack_require__.e(271),__webpack_require__.e(7841)]).then(__webpack_require__.bind(__webpack_require__,87841))
;return checkFiles(resolved,connection.chip,tableAddress,expected)},
reachOf:({extent:extent,files:files})=>extent==="chip"?"whole":files.map(({address:address,size:size})=>({
address:address,size:size})),
run:async(...args)=>(await Promise.all([__webpack_require__.e(271),__webpack_require__.e(7645),__webpack_require__.e(7841),__webpack_require__.e(998),__webpack_require__.e(83)]).then(__webpack_require__.bind(__webpack_require__,90083))).flashAndWatch(...args),
notChecked:["Whether the board has the chip, revision and flash that the images need, and its security settings.","Whether any of it is already in the flash."],
dryRun:async(...args)=>(await Promise.all([__webpack_require__.e(271),__webpack_require__.e(7645),__webpack_require__.e(7841),__webpack_require__.e(998),__webpack_require__.e(1374)]).then(__webpack_require__.bind(__webpack_require__,61374))).dryRun(...args),
dryRunOnBoard:async(...args)=>(await Promise.all([__webpack_require__.e(271),__webpack_require__.e(7645),__webpack_require__.e(7841),__webpack_require__.e(998),__webpack_require__.e(1374)]).then(__webpack_require__.bind(__webpack_require__,61374))).dryRunOnBoard(...args),
isPutRight:({verified:verified})=>verified,
gateFailure:({verify:verify,gate:gate},result)=>verify&&!result.verified?notVerified(result):followingFailure(gate,result),
summary:result=>withVerdict(flashSection(result),result)};function infoSection(result){
const{partitions:partitions}=result;const blocks=partitions.length===0?[]:partitionTable(partitions)
;return{sign:"✅",verdict:summary_verdict(result),...findings(result),blocks:blocks}}
function summary_verdict({description:description,partition_table:partition_table,partitions:partitions,application:application}){
const parts=[escapeHtml(description??"a chip"),partition_table.state==="found"?(0,
quantity.hS)(partitions.length,"partition"):"no readable partition table",...application===null?[]:[`${escapeHtml(titleOf(application))} boots`]]
;return`info: ${parts.join(", ")}`}function findings(result){
const{crystal:crystal,flash_manufacturer:flash_manufacturer,flash_device:flash_device,security:security,partition_table:partition_table}=result
;const rows=[];const details=[];if(crystal!==null)details.push(["Crystal",code(crystal)])
;if(flash_manufacturer!==null){
details.push(["Flash ID",`${code(flash_manufacturer)} ${code(flash_device??"?")}`])}
rows.push(["Security",securityText(security)])
;const{state:state,address:address,reason:reason,problems:problems}=partition_table
;const where=address===null?"":` at ${code(address)}`
;(state==="found"?details:rows).push(["Partition table",state==="found"?`found${where}`:`${state}${where}: it ${code(reason??"")}`])
;if(problems.length>0)rows.push(["Table problems",escapeHtml((0,plan_words.n)(problems))]);return{
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
;return[code(titleOf(application)),...details].join("<br>")}switch(content){case"blank":
return"begins blank";case"unreadable":return"beyond the end of the flash";case"ota-data":
return"OTA data";case"data":case"application":return"data";case null:return"not looked at"}}
function titleOf({name:name,version:version}){
return[name,version].filter(text=>text!=="").join(" ")||"an application without a name"}
const infoOperation={...HARMLESS,
about:"Reports chip, security, partitions, applications, and which one boots",
page:"docs/reference/operations.md#info",
esptoolCommands:["flash-id","chip-id","read-mac","get-security-info"],
inputs:[...BOARD_INPUTS,"partition-table-offset"],parse:()=>({operation:"info"}),
placement:request=>placedNowhere(request),usesTable:()=>true,
outputs:["description","revision","features","crystal","flash-manufacturer","flash-device","security","partition-table","partitions","application","flash-map"],
run:async(_request,board)=>(await Promise.all([__webpack_require__.e(7645),__webpack_require__.e(8826)]).then(__webpack_require__.bind(__webpack_require__,80363))).info(board),
notChecked:["The board and the content of its flash."],
dryRun:async(...args)=>(await __webpack_require__.e(1186).then(__webpack_require__.bind(__webpack_require__,11186))).dryRun(...args),
dryRunOnBoard:async(request,board)=>(await __webpack_require__.e(1186).then(__webpack_require__.bind(__webpack_require__,11186))).dryRunOnBoard(request,board),
summary:infoSection};var promises_=__webpack_require__(51455)
;var gate_files=__webpack_require__(46711);var gate_junit=__webpack_require__(538)
;var __addDisposableResource=undefined&&undefined.__addDisposableResource||function(env,value,async){
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
untrusted_text.O)(text))};const files=__addDisposableResource(env_1,await gate_files.j.create({
junit:request.junit,log:"none"},keeper),true)
;const bytes=await(0,promises_.readFile)(request.log.realPath).catch(error=>{
throw new errors.HR("file-unreadable",`"${request.logPath}" cannot be read: ${(0,
errors.bD)(error)}.`,"Check that it is a file that the runner's user may read.",{cause:error})})
;const{readRecordedLog:readRecordedLog}=await __webpack_require__.e(1370).then(__webpack_require__.bind(__webpack_require__,41370))
;const{judgeLog:judgeLog}=await Promise.all([__webpack_require__.e(2856),__webpack_require__.e(6349),__webpack_require__.e(8423)]).then(__webpack_require__.bind(__webpack_require__,98423))
;const report=judgeLog(readRecordedLog(bytes),{rules:request.rules,resets:true})
;const{verdict:verdict}=report
;if(verdict===undefined)throw new Error("The log was judged without a verdict.");const scale=(0,
time_scale.Ew)(request.rules);if(scale!==undefined)keeper.say(scale)
;keeper.say(`Verdict: ${verdict.code??verdict.verdict}. ${verdict.message}`);const watched=[{
verdict:verdict,report:report,startedAt:context.now().getTime(),wasReset:false}]
;const junit=await files.saveJunit((0,gate_junit.q)(watched,{name:request.logPath,properties:{}}))
;const judged={path:request.logPath,bytes:bytes.length,dropped:0};return{operation:"judge",...(0,
gate_result.xp)(watched,{junit:junit.path,log:judged,timeScale:request.rules.timeScale})}
}catch(e_1){env_1.error=e_1;env_1.hasError=true}finally{const result_1=__disposeResources(env_1)
;if(result_1)await result_1}}function parseList(reader){const probe=reader.boolean("probe")
;const dryRun=reader.parse("dry-run",parseListDryRun)
;return probe===undefined||dryRun===undefined?undefined:{operation:"list",probe:probe,dryRun:dryRun}
}function parseListDryRun(text){const parsed=(0,values.HU)(text,DRY_RUNS)
;if("problem"in parsed)return parsed;return parsed.value==="connect"?{
problem:"has no effect on `list`, which changes nothing; use `probe: true` to identify the boards"
}:{value:parsed.value==="true"}}const list_summary_MAX_ROWS=200;const summary_MIB=1024*1024
;const STATES={listed:"not asked",answered:"✅ answered",busy:"⏳ busy",failed:"⚠️ no answer"}
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
;const state=`${STATES[status]}${failure===null?"":` (${escapeHtml(failure)})`}`
;return[code(selector),code(port),cell(usb),cell([serial]),cell([location]),cell(chipOf(board)),state]
}function chipOf({chip:chip,mac:mac,flash_size:size}){
return[chip,mac,size===null?null:size%summary_MIB===0?`${size/summary_MIB} MiB`:`${size/1024} KiB`]}
function cell(texts){const shown=texts.filter(text=>text!==null&&text!=="")
;return shown.length===0?"—":shown.map(text=>code(text??"")).join("<br>")}const listOperation={
about:"Lists the runner's boards as JSON for a matrix",page:"docs/guides/many-boards.md",
inputs:["dry-run","probe"],asksBoards:true,parse:parseList,outputs:["boards","board-count"],
run:async(request,runner,context)=>request.dryRun?(await __webpack_require__.e(494).then(__webpack_require__.bind(__webpack_require__,60494))).dryRunList(request,context):(await __webpack_require__.e(6041).then(__webpack_require__.bind(__webpack_require__,36041))).survey(request,runner,context),
gateFailure:()=>undefined,summary:listSection};async function parseMonitor(reader,parts){
const images=parts.images?.files??[];const gate=await parseGate(reader,parts)
;if(reader.text("identity")==="required"&&!reader.isSet("file")&&!reader.isSet("files")){
reader.problems.add("input-invalid","input `identity`: required needs `file` or `files` on monitor: the images of the firmware that must boot")
}return gate===undefined?undefined:{operation:"monitor",gate:gate,images:images}}
const monitorOperation={...HARMLESS,
about:"Starts the application, watches its console and judges it",
page:"docs/guides/release-gate.md",inputs:[...BOARD_INPUTS,"file","files",...GATE_INPUTS],
usesImages:"optional",parse:parseMonitor,placement:request=>placedNowhere(request),
usesTable:()=>false,outputs:gate_result.vc,
run:async(request,board)=>(await __webpack_require__.e(377).then(__webpack_require__.bind(__webpack_require__,10377))).monitor(request,board),
notChecked:["Whether the console can be read, and what the firmware prints."],
dryRun:async(...args)=>(await __webpack_require__.e(4102).then(__webpack_require__.bind(__webpack_require__,44102))).dryRun(...args),
dryRunOnBoard:async(request,board)=>(await __webpack_require__.e(4102).then(__webpack_require__.bind(__webpack_require__,44102))).dryRunOnBoard(request,board),
gateFailure:({gate:gate},result)=>verdictFailure(gate,result),
summary:result=>gateSection("monitor",result)};async function parseRead(reader,workspace){
const output=await readOutput(reader,workspace);const address=readAddress(reader)
;const size=reader.optional("size",values.DB);checkRegion(reader,address,size)
;return output&&address!==undefined?{operation:"read",output:output,address:address,size:size
}:undefined}function readAddress(reader){
return reader.isSet("address")?reader.parse("address",values.De):0}const readOperation={...HARMLESS,
about:"Reads a region or a partition into a file",page:"docs/reference/operations.md#read",
esptoolCommands:["read-flash"],
inputs:[...BOARD_INPUTS,"address","partition-table","partition-table-offset","size","output","overwrite"],
parse:(reader,{workspace:workspace})=>parseRead(reader,workspace),
placement:request=>placedBytes(request,region=>({...request,...region})),usesTable:()=>false,
outputs:["output-path","start-address","partition","bytes-read","sha256","flash-map"],
run:async(request,board)=>(await __webpack_require__.e(2131).then(__webpack_require__.bind(__webpack_require__,62131))).read(request,board),
notChecked:["Whether the board's flash is large enough."],
dryRun:async(...args)=>(await __webpack_require__.e(4874).then(__webpack_require__.bind(__webpack_require__,14874))).dryRun(...args),
dryRunOnBoard:async(request,board)=>(await __webpack_require__.e(4874).then(__webpack_require__.bind(__webpack_require__,14874))).dryRunOnBoard(request,board),
summary:readSection};var identify=__webpack_require__(53015)
;var run_arguments=__webpack_require__(44156);var script=__webpack_require__(11105)
;const MODES=["app","bootloader"];const MODE_NAMES={app:"its application",
bootloader:"the download mode of its ROM"};const STILL={app:"it is still in bootloader mode",
bootloader:"its chip may run esptool's flasher stub instead of its ROM"};const resetOperation={
...HARMLESS,about:"Resets the board into its application, or leaves it in bootloader mode",
page:"docs/reference/operations.md#reset",inputs:[...BOARD_INPUTS,"into"],parse:parseReset,
placement:request=>placedNowhere(request),usesTable:()=>false,outputs:["into"],run:operation_reset,
notChecked:["Whether the board can be reset over this port."],
dryRun:async(request,board,_prepared,notChecked)=>{
const{reportWithoutBoard:reportWithoutBoard}=await __webpack_require__.e(6601).then(__webpack_require__.bind(__webpack_require__,56601))
;return reportWithoutBoard(scriptOf(request,(0,requirements.xD)(board.expected)),board,notChecked)},
dryRunOnBoard:async(request,board)=>{
const{lookAt:lookAt,reportOnBoard:reportOnBoard}=await __webpack_require__.e(8989).then(__webpack_require__.bind(__webpack_require__,71370))
;return reportOnBoard(await lookAt(scriptOf(request,false),board,0),board)},
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
const options={isLast:true,leavesInRom:into==="bootloader"};let seen;if(!(0,identify.E)(esptool)){
seen=await esptool.run({name:"flash-id"},0,new Map,options).catch(error=>{if(!(0,
identify.E)(esptool))throw error;return undefined})}seen??=await esptool.run({
name:"get-security-info"},0,new Map,options)
;if(seen.couldNotReset||into==="app"&&esptool.appStarted==="no"){
throw new errors.HR("esptool-failed",`The board on ${esptool.connection.port.name} was not reset: ${STILL[into]}. The flash was not changed.`,into==="app"?"Use a port that sets DTR and RTS, another `after`, or press the reset button.":"Use a port that sets DTR and RTS, or hold BOOT while you press the reset button.")
}return{operation:"reset",into:into}}function scriptOf({into:into},isIdentified){return{
plan:[`reset: the board would be reset into ${MODE_NAMES[into]}.`],
commands:[...isIdentified?[script.JV]:[],script.JV],
lastLink:into==="bootloader"?run_arguments.cA:undefined}}
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
problem:"is not a repository; use owner/name"}}function restoreSection(result){return{sign:"✅",
verdict:restore_summary_verdict(result),rows:rows(result),details:details(result),
isNewFirmware:result.dry_run==="false",blocks:[]}}
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
}const restoreOperation={...HARMLESS,
about:"Puts a backup back on its board, writes what differs, verifies the whole flash",
page:"docs/guides/restore.md",
inputs:[...BOARD_INPUTS,"partition-table-offset","backup","run-id","repository","allow-other-board","allow-unidentified-backup","age-identity","monitor",...GATE_INPUTS],
parse:parseRestore,placement:request=>placedNowhere(request),usesTable:()=>true,
outputs:["backup-path","start-address","size","sha256","dry-run","verified","manifest-checked","cloned","changed","changed-regions","bytes-written","bytes-erased","bytes-skipped","commands","not-checked","flash-map",...gate_result.vc],
prepare:async({request:request,stored:stored},context)=>(await Promise.all([__webpack_require__.e(6509),__webpack_require__.e(662)]).then(__webpack_require__.bind(__webpack_require__,30662))).prepareBackup(request,stored,context),
reachOf:(_request,{range:range})=>[range],
run:async(...args)=>(await Promise.all([__webpack_require__.e(271),__webpack_require__.e(7645),__webpack_require__.e(4939)]).then(__webpack_require__.bind(__webpack_require__,84939))).restoreAndWatch(...args),
notChecked:["Whether it is the board of the backup, and what differs."],
dryRun:async(request,board,backup,notChecked)=>(await Promise.all([__webpack_require__.e(271),__webpack_require__.e(7645),__webpack_require__.e(2022)]).then(__webpack_require__.bind(__webpack_require__,42022))).dryRunRestore(request,backup,notChecked,board),
dryRunOnBoard:async(request,board,backup)=>(await Promise.all([__webpack_require__.e(271),__webpack_require__.e(7645),__webpack_require__.e(4617)]).then(__webpack_require__.bind(__webpack_require__,24617))).restore(request,backup,board),
isPutRight:({verified:verified,dry_run:dry_run})=>verified&&dry_run==="false",
gateFailure:({gate:gate},result)=>followingFailure(gate,result),
summary:result=>withVerdict(restoreSection(result),result)};function parseVerify(reader,images){
const failOnMismatch=reader.boolean("fail-on-mismatch")
;const why="is stored encrypted by the chip and cannot be compared"
;refuseEncrypted(reader,images,why);if(!images||failOnMismatch===undefined)return undefined
;const{shape:shape,files:files,settings:settings,headerInputs:headerInputs}=images;return{
operation:"verify",shape:shape,files:files,settings:settings,headerInputs:headerInputs,
failOnMismatch:failOnMismatch}}const FILES_NAMED=5;const PATH_SHOWN=120;const PARTITIONS_NAMED=5
;function mismatch({details:details}){
const where=details.slice(0,FILES_NAMED).map(file=>`"${file.path.slice(0,PATH_SHOWN)}" at ${file.address}: ${file.differing_bytes} of ${file.size} bytes differ, the first at ${file.first_difference}${partitionWords(file)}`)
;const more=details.length>where.length?[`and ${details.length-where.length} more`]:[]
;return new errors.HR("verify-mismatch",`The flash differs from ${details.length===1?"the file":`${details.length} files`}: ${[...where,...more].join("; ")}.`,"Flash the board again, or set fail-on-mismatch: false and use the output `verified`.")
}function partitionWords({partitions:partitions=[]}){if(partitions.length===0)return""
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
;return`, in ${named.join(", ")}${more>0?` and ${more} more`:""}`}const verifyOperation={
...HARMLESS,about:"Compares the flash with files, without writing",
page:"docs/reference/operations.md#verify",esptoolCommands:["verify-flash"],
inputs:[...BOARD_INPUTS,"file","files","address","partition-table","partition-table-offset","flash-mode","flash-freq","flash-size","fail-on-mismatch"],
usesImages:true,parse:(reader,{images:images})=>parseVerify(reader,images),
placement:request=>placedFiles(request,(files,partitions)=>({...request,files:files,
...partitions===undefined?{}:{partitions:partitions}})),
usesTable:(request,tableAddress)=>tableAddress===undefined||fileAround(request.files,tableAddress)!==undefined,
outputs:["verified","mismatch","details","firmware-path","address","partition","file-size","files","file-count","total-size"],
run:async(request,board)=>(await Promise.all([__webpack_require__.e(271),__webpack_require__.e(7841),__webpack_require__.e(7298)]).then(__webpack_require__.bind(__webpack_require__,37298))).verify(request,board),
notChecked:["Whether the flash matches the files."],
dryRun:async(...args)=>(await Promise.all([__webpack_require__.e(271),__webpack_require__.e(7841),__webpack_require__.e(2199)]).then(__webpack_require__.bind(__webpack_require__,12199))).dryRun(...args),
dryRunOnBoard:async(request,board)=>(await Promise.all([__webpack_require__.e(271),__webpack_require__.e(7841),__webpack_require__.e(2199)]).then(__webpack_require__.bind(__webpack_require__,12199))).dryRunOnBoard(request,board),
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
const{picture:picture}=await Promise.all([__webpack_require__.e(7645),__webpack_require__.e(1425)]).then(__webpack_require__.bind(__webpack_require__,57645))
;const{account:account,...result}=await boardOperation(request.operation).run(request,board,prepared)
;return account===undefined?result:{...result,...await picture(board,account)}}
function dryRun(request,board,prepared){const operation=boardOperation(request.operation)
;const notChecked=[board.portRemark,...(0,
requirements.xD)(board.expected)?["Whether the board meets the `require-…` inputs."]:[],...operation.notChecked]
;return operation.dryRun(request,board,prepared,notChecked)}function isPutRight(result,unfinished){
if(!isOnBoard(result.operation))return false;const definition=ON_BOARD[result.operation]
;return definition.isPutRight(result,unfinished)}function gateFailure(request,result){
const definition=OPERATIONS[request.operation]
;return request.operation===result.operation?definition.gateFailure(request,result):undefined}
function sectionOf(result){if(result.operation==="dry-run")return dryRunSection(result)
;const definition=OPERATIONS[result.operation]
;const flashMap="flash_map"in result?result.flash_map:undefined;return{
...definition.summary(result),flashMap:flashMap}}var table_offset=__webpack_require__(76185)
;async function readInputs(read,runner,misgiven=[]){const reader=readerOf(read,misgiven)
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
const{problems:problems}=reader;const own=(0,board_connection.d)(reader,platform)
;const esptool=readEsptool(reader);const limits=readLimits(reader);const keys=await readKeys(reader)
;if(operation===undefined)throw problems.refusal();refuseUnused(operation,reader,operationsOf)
;const definition=boardOperation(operation)
;const hasImages=definition.usesImages==="optional"?reader.isSet("file")||reader.isSet("files"):definition.usesImages
;const images=hasImages?await imagesOf(reader,workspace,{signal:signal,openChips:openChips
},take):undefined;const connection=own&&(0,wishes.Zo)(reader,own,images?.build)
;const expected=readRequirements(reader,connection);const dryRun=reader.parse("dry-run",text=>(0,
values.HU)(text,DRY_RUNS));const tableAddress=(0,table_offset.s)(reader,images?.build);const parts={
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
;if(tableAddress===undefined)throw problems.refusal();const ofBuild=images?.build?(0,
wishes.SY)(images.build,images.settings,connection):[];const remarks=[...ofBuild,...placed.remarks]
;return{request:resolved??asked,resolved:resolved,tableAddress:tableAddress,givenTable:placed.given,
connection:connection,dryRun:dryRun,expected:expected,remarks:remarks,
warnings:idleOnPort(reader,connection),esptool:esptool,limits:limits,artifact:artifact,keys:keys}}
async function imagesOf(reader,workspace,search,take){
const{readImages:readImages}=await __webpack_require__.e(5261).then(__webpack_require__.bind(__webpack_require__,45261))
;const{takeFiles:takeFiles}=await __webpack_require__.e(2116).then(__webpack_require__.bind(__webpack_require__,92116))
;return takeFiles(await readImages(reader,workspace,search),take,reader.problems)}
function refuseNames(reader,placement){const names=namesIn(placement);if(names.length===0)return
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
;throw new Ended({...facts(cause),...more},cause)}}var pinned=__webpack_require__(50680)
;function outcomeOf(facts,asked,failure,elapsedMs){
const{step:step,board:board,program:program,result:result,publication:publication}=facts
;const previous=board?.previous;return{operation:step?.request.operation??asked.operation,
port:board?.port??step?.connection?.port.name??asked.port,identity:board?.identity??{},pinned:(0,
pinned.e)(board?.identity??{}),attempts:board?.attempts??0,baud:board?.baud,
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
return isPublic(origin)?(0,hidden_macs.J)(text):text}var first_baud=__webpack_require__(70450)
;var port_check=__webpack_require__(86217);var artifact_service=__webpack_require__(74531)
;function portSentence({kind:kind,name:name},seen){
if(kind==="selector")return`The board was not searched: ${name}.`;switch(seen){case"there":
return`The port ${name} exists and was not opened.`;case"not there":
return`The port ${name} does not exist.`;case"not looked at":
return`The port ${name} was not checked.`}}var unfinished=__webpack_require__(66755)
;const COLUMNS=100;const ADDRESS_COLUMNS="0x7fff000".length;const NAME_COLUMNS=16
;const SIZE_COLUMNS="1023.5 KiB".length;const flash_map_text_MAX_ROWS=200
;function flashPictureText(picture){const{rows:rows,bar:bar}=picture;const note=tableNote(picture)
;const signs=legend(picture).map(({sign:sign,meaning:meaning})=>`${flash_bar.XO[sign]} ${meaning}`)
;return[`Flash map: ${flashFacts(picture).join(", ")}`,...note===undefined?[]:[`  ${note}`],`  [${bar}] ${barTitle(picture)}`,`  ${signs.join("   ")}`,...rows.slice(0,flash_map_text_MAX_ROWS).map(row=>rowText(row,picture)),...rows.length>flash_map_text_MAX_ROWS?[`  … and ${rows.length-flash_map_text_MAX_ROWS} more`]:[]].map(line=>fit(line,COLUMNS))
}function rowText(row,picture){
return[" ",row.address.padEnd(ADDRESS_COLUMNS),fit(placeName(row),NAME_COLUMNS).padEnd(NAME_COLUMNS),shortSize(row.size).padStart(SIZE_COLUMNS),`[${row.bar}]`,[...rowRemarks(row),row.description,rowProof(row,picture)].filter(words=>words!==undefined).join("; ")].join(" ")
}var board_session=__webpack_require__(45820);var board_location=__webpack_require__(65591)
;var port_choice=__webpack_require__(53330);var ask_board=__webpack_require__(6623)
;var location_means=__webpack_require__(62667);function findLocation(sought,context){
const{query:query,program:program}=sought;const find=()=>board_location.O.find(query,{...(0,
location_means.o)(program,context),askForMac:(mac,ports)=>askForMac(mac,ports,sought,context)})
;return query.kind==="selector"?context.log.untrustedGroup((0,
untrusted_text.O)(`Find the board: ${query.name}`),find):find()}
async function askForMac(mac,ports,{program:program,connection:connection,lockFolder:lockFolder,lockTimeoutSeconds:lockTimeoutSeconds},context){
const said=new Map;const ask=async(port,seconds)=>{context.log.line(`Asking ${(0,
port_choice.Rf)(port)} for its MAC.`);const locks={lockFolder:lockFolder,lockTimeoutSeconds:seconds}
;const answer=await(0,ask_board.i)(connectionTo(port,connection),program,locks,context)
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
var format_error=__webpack_require__(74812);var partition_table=__webpack_require__(22027)
;var board_table=__webpack_require__(43494)
;const GIVE_TABLE="Set `partition-table` to the build's table, set `partition-table-offset` if it was moved, or use addresses instead of names."
;async function resolveOnBoard(placement,board){
const table=await namingTableIn(await tableToNameBy(board),board)
;const resolved=resolveNames(placement,table,board.esptool.identity.flashSize)
;if("problems"in resolved)throw misplaced(resolved.problems)
;for(const remark of resolved.remarks)board.say(remark);return resolved.request}
async function tableToNameBy(board){try{return await(0,board_table.p)(board)}catch(error){
if(!(error instanceof errors.HR)||error.code!=="secure-download-mode")throw error
;throw new errors.HR(error.code,`${error.message} Its partition table is therefore unknown.`,GIVE_TABLE,{
cause:error})}}async function namingTableIn(bytes,board){const{tableAddress:address}=board;try{
const{partitions:partitions,problems:problems}=(0,partition_table.hZ)(bytes,{address:address})
;const title=(0,plan_words.M)(address)
;if(problems.length>0)board.say(`${(0,sentence.l)(title)} ${(0,plan_words.n)(problems)}.`);return{
partitions:partitions,title:title}}catch(error){
if(error instanceof format_error.I)throw await tableUnreadable(error.message,board);throw error}}
async function tableUnreadable(reason,board){
const isEncrypted=(0,partition_table.bo)(reason)&&(await board.session.readings.reportedSecurity())?.flashEncryption===true
;const why=isEncrypted?"is encrypted: only the chip itself can read its partition table":reason
;return new errors.HR("partition-table-unreadable",`The board has no usable partition table at ${(0,
flash_layout.M0)(board.tableAddress)}: the flash there ${why}. Partition names cannot be resolved. ${board_state.X.untouched}`,GIVE_TABLE)
}function misplaced(problems){const[first]=problems
;const same=problems.every(({code:code})=>code===first?.code)
;const list=problems.map(({text:text})=>text).join("; ")
;return new errors.HR(same&&first!==undefined?first.code:"input-invalid",`${(0,
sentence.l)(list)}. ${board_state.X.untouched}`,"Fix the names, the files or the sizes. `operation: info` shows the partitions of a board.")
}var gate_verdict=__webpack_require__(15950);async function chooseByChip(step,board){
const{choices:choices}=step;if(choices===undefined)return step;await(0,identify.l)(board)
;const{identity:identity,connection:connection}=board.esptool;const{chip:chip="not known"}=identity
;const chosen=choices.get((0,chips.xr)(chip));if(chosen!==undefined){
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
;const MOST_ANNOTATIONS=3;async function operate(ready,program,keeper,context){
const{log:log}=context;const session=await sessionFor(ready.step,program,context);try{
return await knowing(()=>({board:session.facts}),async()=>{
const result=await operateIn(session,ready,program,keeper,context);await showFlashMap(result,log)
;return{result:result}})}finally{const{warnings:warnings}=session.facts
;for(const warning of warnings.slice(0,MOST_ANNOTATIONS))log.warning("esptool",(0,
untrusted_text.O)(warning))}}
async function sessionFor({connection:{port:query,...connection},limits:limits,request:{operation:operation}},program,context){
const{lockFolder:lockFolder,lockTimeoutSeconds:lockTimeoutSeconds,retries:retries,recovery:recovery}=limits
;const options={program:program,connection:connection,lockFolder:lockFolder,
lockTimeoutSeconds:lockTimeoutSeconds,retries:retries,recovery:recovery,operation:operation}
;return new board_session.j(await findLocation({query:query,...options},context),options,context)}
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
await(0,requirements.Fi)(ready.step.expected,board)
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
}var external_node_fs_=__webpack_require__(73024);var holder=__webpack_require__(74457)
;var holder_file=__webpack_require__(75544);var lock_folder=__webpack_require__(83093)
;var file_lock=__webpack_require__(29019);const TRIES=3;class OutputLocks{#folder;#path;#claimant
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
external_node_fs_.rmSync)(path,{force:true})}catch{}}var step_esptool=__webpack_require__(94182)
;async function prepareStep(step,stored,context){if(step.choices===undefined){
const prepared=await boardOperation(step.request.operation).prepare({...step,stored:stored},context)
;return{step:step,prepared:prepared}}const choices=new Map
;for(const[chip,choice]of step.choices)choices.set(chip,await prepareStep(choice,stored,context))
;return{step:step,prepared:undefined,choices:choices}}
async function runOnBoard(step,origin,context){const{env:env,log:log}=context
;for(const warning of step.warnings)log.warning("input without effect",(0,
untrusted_text.O)(warning))
;if(step.artifact!==undefined)(0,artifact_service.A9)(artifactService(env))
;const outputs=new OutputLocks(step.limits,env);try{
return await prepareAndOperate(step,origin,outputs,context)}finally{outputs.release()}}
async function prepareAndOperate(step,origin,outputs,context){const{env:env,log:log}=context
;const{port:port}=step.connection
;const seen=step.dryRun==="true"?await(0,port_check.N)(port):undefined
;if(seen===undefined&&port.kind!=="selector")await(0,port_check.Y)(port)
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
;const first=await(0,first_baud.$9)(connection,limits.lockFolder,context)
;if(first.isAuto)log.line((0,first_baud.i)(first));const{baud:baud}=first;const board={...known,
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
var disk_trouble=__webpack_require__(41474);var digest=__webpack_require__(31285)
;var found_file=__webpack_require__(91744);var background=__webpack_require__(7031)
;const left_folders_PREFIX="esptool-action-";const NAME=/^esptool-action-(\d+)-(\d+)-(\d+)-\w{6}$/
;const UNKNOWN_START="0";async function ownPrefix(){
const started=process.platform==="linux"?(await(0,background.cu)(process.pid)).started:""
;return`${left_folders_PREFIX}${process.pid}-${started||UNKNOWN_START}-${await processSpace()}-`}
async function removeLeftFolders(parent){const space=await processSpace();const names=await(0,
promises_.readdir)(parent).catch(()=>[]);for(const name of names){
const[,pid="",started="",itsSpace]=NAME.exec(name)??[]
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
;var failure_from=__webpack_require__(36544);var program_environment=__webpack_require__(94847)
;const NOTHING={place:undefined,tests:[]};const LONGEST_TEXT=1e3
;async function gateAnnotations(failure,result,workspace){if(result===undefined||!(0,
gate_result.aA)(result)||failure.code!==result.verdict_code)return NOTHING
;const{crashed_at:crashed_at,failed_tests:failed_tests}=result.gate
;const tests=await Promise.all(failed_tests.map(async test=>({text:textOf(test),
place:await placeOf(test,workspace)})));return{
place:crashed_at&&await placeOf(crashed_at,workspace),tests:[...tests,...othersOf(result)]}}
function textOf({name:name,suite:suite,outcome:outcome,message:message}){
const what=outcome==="failed"?"failed":"did not end"
;const title=suite===undefined?`"${name}"`:`"${name}" of ${suite}`
;return fit(`The test ${title} ${what}${message===undefined?".":`: ${message}`}`,LONGEST_TEXT)}
function othersOf({tests:tests,junit:junit}){
const others=(tests?.failed??0)+(tests?.incomplete??0)-gate_result.gp;if(others<=0)return[];return[{
text:`And ${others} more ${others===1?"test":"tests"}: see ${junit}.`,place:undefined}]}
async function placeOf({file:file,line:line},workspace){
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
;const{facts:facts,error:error}=await run(env,cancellation).then(facts=>({facts:facts,
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
async function run(env,cancellation){maskSecrets(env);const log=new StepLog
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
11105:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{AE:()=>fileFacts,JV:()=>FLASH_ID,LS:()=>plural,
kC:()=>readsTable,q3:()=>logScript})
;var _esptool_run_arguments_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(44156)
;var _esptool_run_command_line_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(37512)
;var _firmware_formats_partition_table_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(22027)
;var _images_images_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(36715);const FLASH_ID={
name:"flash-id"};function readsTable(address){return{name:"read-flash",address:address,
size:_firmware_formats_partition_table_js__WEBPACK_IMPORTED_MODULE_0__.u3,output:"board-table.bin"}}
const OF_ANY_CHIP=new Set(["flash-id","read-flash"])
;function logScript(dryRun,{plan:plan,commands:commands,chip:chip,lastLink:lastLink,warnings:warnings=[],unchecked:unchecked=[],facts:facts={}},{connection:connection,say:say},isIdentified=false){
const own=chip===undefined?connection:{...connection,chip:chip}
;const all=isIdentified&&commands[0]?.name!=="flash-id"?[FLASH_ID,...commands]:commands
;const lines=all.map((command,index)=>{const open=OF_ANY_CHIP.has(command.name)?connection:own
;const isLast=index===all.length-1
;return(0,_esptool_run_command_line_js__WEBPACK_IMPORTED_MODULE_2__.a)(isLast?lastLink?.(open)??open:(0,
_esptool_run_arguments_js__WEBPACK_IMPORTED_MODULE_3__.WK)(open),command)})
;for(const line of plan)say(line);const left=dryRun==="true"?unchecked:[]
;for(const line of left)say(`Not checked: ${line}`)
;for(const[index,line]of lines.entries())say(`${index===0?"Runs":"Then"}: ${line}`);return{
operation:"dry-run",dry_run:dryRun,plan:plan,commands:lines,...warnings.length===0?{}:{
warnings:warnings},...left.length===0?{}:{not_checked:left},...facts,bytes_written:0}}
function fileFacts(files){return{files:files.map(_images_images_js__WEBPACK_IMPORTED_MODULE_1__.yH),
file_count:files.length,total_size:(0,_images_images_js__WEBPACK_IMPORTED_MODULE_1__.UT)(files)}}
function plural(count,noun){return`${count} ${noun}${count===1?"":"s"}`}}),
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
}}),36715:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{AM:()=>readImage,B6:()=>checkImages,Qf:()=>comparisonsOf,
UT:()=>totalSize,V:()=>placeResult,a0:()=>takeImages,g:()=>imageArguments,jC:()=>padded,
kA:()=>shownNames,yH:()=>fileResult,ye:()=>checkUsedImages})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76578)
;var _firmware_flash_board_state_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(29344)
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(82773)
;var _system_files_digest_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(31285)
;var _system_files_found_file_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(91744)
;async function takeImages(files,{folder:folder}){const images=[];for(const file of files){
const{bytes:bytes,realPath:realPath,sha256:sha256}=file;if(bytes!==undefined){
const copy=await folder.writeBytes(folder.nextName("image"),bytes);images.push({file:file,copy:copy,
sha256:(0,_system_files_digest_js__WEBPACK_IMPORTED_MODULE_3__.ez)(bytes)})
}else if(sha256!==undefined){images.push({file:file,copy:realPath,sha256:sha256})}else{
const taken=await folder.take(file);images.push({file:file,copy:taken.realPath,sha256:taken.sha256})
}}return images}async function readImage({file:file,copy:copy,sha256:sha256}){const bytes=await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(copy).catch(error=>{throw(0,
_system_files_found_file_js__WEBPACK_IMPORTED_MODULE_4__.Iy)(file.path,error)})
;if(sha256===undefined||(0,
_system_files_digest_js__WEBPACK_IMPORTED_MODULE_3__.ez)(bytes)===sha256)return bytes;throw(0,
_system_files_found_file_js__WEBPACK_IMPORTED_MODULE_4__.tD)(file.path)}
async function checkImages(images){for(const{file:file,copy:copy,sha256:sha256}of images){
if(await(0,_system_files_digest_js__WEBPACK_IMPORTED_MODULE_3__.Vq)(copy)!==sha256)throw(0,
_system_files_found_file_js__WEBPACK_IMPORTED_MODULE_4__.tD)(file.path)}}
async function checkUsedImages(images,{esptool:esptool}){try{await checkImages(images)}catch(error){
if(!(error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR))throw error
;esptool.doubtWritten();const{code:code,message:message,hint:hint}=error
;throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR(code,`${message} ${_firmware_flash_board_state_js__WEBPACK_IMPORTED_MODULE_2__.X[esptool.state]}`,hint,{
cause:error})}}const WORD=4;function padded(size){return Math.ceil(size/WORD)*WORD}
function comparisonsOf(images,{comparisons:comparisons}){
return images.map(({file:{address:address,path:path,size:size}})=>{const bytes=padded(size)
;const found=comparisons.filter(seen=>seen.address===address&&seen.bytes===bytes)
;const[comparison]=found
;if(comparison!==undefined&&found.length===1&&comparisons.length===images.length){return comparison}
const said=comparisons.map(seen=>`${seen.bytes} bytes at ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_5__.M0)(seen.address)}`)
;throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("esptool-failed",`esptool exited successfully, but did not report comparing the ${size} bytes of "${path}" with the flash at ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_5__.M0)(address)}; it reported ${said.join(", ")||"nothing"}.`,"The log has esptool's output. The content of the flash is unknown.")
})}function imageArguments(images){
return images.map(({file:{address:address,encrypted:encrypted=false},copy:copy})=>({address:address,
path:copy,encrypted:encrypted}))}function shownNames(images){
return new Map(images.map(({file:file,copy:copy})=>[copy,file.path]))}function totalSize(files){
return files.reduce((sum,{size:size})=>sum+size,0)}
function fileResult({path:path,size:size,encrypted:encrypted,...place}){return{
...placeResult(place),path:path,size:size,...encrypted===true?{encrypted:encrypted}:{}}}
function placeResult({address:address,partition:partition}){return{
address:(0,_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_5__.M0)(address),
...partition===undefined?{}:{partition:partition}}}}),
16590:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{L_:()=>FLASH_CELLS,XO:()=>BAR_SIGNS,de:()=>ROW_CELLS,
iA:()=>drawBar})
;var _firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(59069)
;const BAR_SIGNS={changed:"#",used:"=",unknown:"?",free:"."};const ROW_CELLS=16;const FLASH_CELLS=40
;function drawBar(range,cells,pieces){const here={
changed:(0,_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_0__.nx)(range,pieces.changed),
used:(0,_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_0__.nx)(range,pieces.used),
unknown:(0,_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_0__.nx)(range,pieces.unknown)}
;const start=cell=>range.address+Math.floor(range.size*cell/cells);return Array.from({length:cells
},(_,cell)=>{const address=start(cell);return signOf({address:address,
size:Math.max(1,start(cell+1)-address)},here)}).join("")}
function signOf(cell,{changed:changed,used:used,unknown:unknown}){
const has=pieces=>pieces.some(piece=>(0,
_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_0__.$f)(piece,cell))
;if(has(changed))return BAR_SIGNS.changed;if(has(used))return BAR_SIGNS.used
;return has(unknown)?BAR_SIGNS.unknown:BAR_SIGNS.free}}),
95248:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
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
await source.close()}}}),24555:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{P:()=>startPiped})
;var node_events__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(78474)
;var node_events__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_events__WEBPACK_IMPORTED_MODULE_0__)
;var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__)
;var node_stream__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(57075)
;var node_stream__WEBPACK_IMPORTED_MODULE_2___default=__webpack_require__.n(node_stream__WEBPACK_IMPORTED_MODULE_2__)
;var _end_process_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(19982)
;var _launch_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(41208);const ERRORS_KEPT=4096
;const GRACE_MS=1500;async function startPiped(request){
const{command:command,args:args,env:env,inheritedFds:inheritedFds=[]}=request;const cwd=(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.parse)(process.cwd()).root
;const stdio=["pipe","pipe","pipe",...inheritedFds]
;const child=(0,_launch_js__WEBPACK_IMPORTED_MODULE_4__.Oh)({command:command,args:args,cwd:cwd,
env:env,stdio:[...stdio]})
;const ended=(0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(child,"close").then(([code,signal])=>code===null?`signal ${String(signal)}`:`exit code ${String(code)}`)
;ended.catch(()=>undefined)
;await(0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(child,"spawn").catch(error=>{throw(0,
_launch_js__WEBPACK_IMPORTED_MODULE_4__.DY)(command,error)});const{input:input,output:output}={
input:child.stdin??new node_stream__WEBPACK_IMPORTED_MODULE_2__.PassThrough,
output:child.stdout??new node_stream__WEBPACK_IMPORTED_MODULE_2__.PassThrough}
;input.on("error",()=>undefined);let errors="";child.stderr?.setEncoding("utf8").on("data",text=>{
errors=(errors+text).slice(-ERRORS_KEPT)});let timers;const end=()=>{input.end();timers??=(0,
_end_process_js__WEBPACK_IMPORTED_MODULE_3__.G)(child,"SIGINT")};const dispose=async()=>{input.end()
;output.destroy();const grace=setTimeout(end,GRACE_MS);await ended
;for(const timer of[grace,...timers??[]])clearTimeout(timer)
;(0,_end_process_js__WEBPACK_IMPORTED_MODULE_3__.B)(child)};let disposed;return{input:input,
output:output,errors:()=>errors,ended:ended,end:end,[Symbol.asyncDispose]:()=>disposed??=dispose()}}
}),98176:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{e:()=>sentence,l:()=>capitalized})
;function capitalized(text){return`${text.charAt(0).toUpperCase()}${text.slice(1)}`}
function sentence(text){return`${capitalized(text)}${/[.?!]$/.test(text)?"":"."}`}})};