import{createRequire as __WEBPACK_EXTERNAL_createRequire}from"module";var __webpack_modules__={
9823:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{Q4:()=>chipFacts,hz:()=>oldRevision,iB:()=>CHIP_OPTIONS})
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
6578:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{HR:()=>Failure,bD:()=>messageOf,xU:()=>systemCode})
;const FAILURES={"input-invalid":"input","file-not-found":"input","file-unreadable":"input",
"file-changed":"input","file-empty":"input","files-overlap":"input","beyond-flash":"input",
"partition-unknown":"input","partition-ambiguous":"input","beyond-partition":"input",
"partition-table-invalid":"input","path-outside-workspace":"input","output-exists":"input",
"output-locked":"input","output-changed":"input","output-unwritable":"input",
"age-identity-missing":"input","age-identity-wrong":"input","age-file-invalid":"input",
"port-not-allowed":"input","port-ambiguous":"input","port-not-found":"link","port-busy":"link",
"port-permission":"link","port-connection-refused":"link","port-unreachable":"link",
"board-locked":"link","no-answer":"link","not-in-download-mode":"link","link-lost":"link",
"link-corrupt":"link","esptool-timed-out":"link","esptool-stalled":"link","backup-invalid":"input",
"backup-unidentified":"refused","backup-of-other-board":"refused","wrong-chip":"refused",
"requirement-not-met":"refused","board-changed":"refused","image-wrong-chip":"refused",
"image-wrong-revision":"refused","flash-too-small":"refused","image-damaged":"refused",
"image-misplaced":"refused","not-firmware":"refused","data-loss":"refused","plan-refused":"refused",
"secure-download-mode":"refused","security-refused":"refused","upload-unencrypted":"refused",
"partition-table-unreadable":"board","stub-failed":"board","flash-unreachable":"board",
"flash-size-unknown":"board","write-failed":"board","erase-failed":"board",
"not-supported-by-chip":"input","digest-mismatch":"board","verify-mismatch":"mismatch",
"not-verified":"board","esptool-failed":"tool","esptool-not-started":"tool",
"esptool-version-unpinned":"input","esptool-version-wrong":"tool","esptool-path-invalid":"tool",
"esptool-digest-unknown":"input","esptool-digest-mismatch":"tool","esptool-download-failed":"tool",
"esptool-archive-invalid":"tool","esptool-install-failed":"tool","esptool-altered":"tool",
"esptool-unavailable":"tool","python-not-found":"tool","qemu-missing":"tool",
"qemu-digest-mismatch":"tool","qemu-failed":"tool","runner-disk-unusable":"tool",
"too-many-open-files":"tool","lock-unavailable":"tool","port-list-unavailable":"tool",
"console-unavailable":"tool","console-failed":"tool","artifact-unsupported":"input",
"artifact-name-taken":"input","artifact-quota":"service","artifact-failed":"service",
"artifact-not-found":"input","artifact-expired":"input","artifact-forbidden":"input",
"artifact-invalid":"input","artifact-digest-mismatch":"service",panic:"firmware",
watchdog:"firmware",assert:"firmware",heap:"firmware",stack:"firmware","boot-loop":"firmware",
"not-booting":"firmware","wrong-firmware":"firmware","fail-pattern":"firmware",
"expect-timeout":"firmware","check-failed":"firmware","tests-failed":"firmware",
"tests-incomplete":"firmware",silent:"link",garbled:"link","console-lost":"link",
"console-binary":"input","identity-unknown":"input",brownout:"board","board-reset":"board",
"in-bootloader":"board","step-timed-out":"link","recovery-failed":"link",cancelled:"cancelled",
internal:"tool"};class Failure extends Error{name="Failure";code;hint
;constructor(code,message,hint,options={}){super(message,options);this.code=code;this.hint=hint}
get class(){return FAILURES[this.code]}}function messageOf(error){
return error instanceof Error?error.message:String(error)}function systemCode(error){
return error instanceof Error&&"code"in error&&typeof error.code==="string"?error.code:undefined}}),
3140:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{W_:()=>isRunning,ve:()=>untilKept})
;var external_node_fs_=__nccwpck_require__(3024);var promises_=__nccwpck_require__(1455)
;var external_node_net_=__nccwpck_require__(7030)
;var external_node_timers_promises_=__nccwpck_require__(8500);var errors=__nccwpck_require__(6578)
;var end_process=__nccwpck_require__(9982);var processes_launch=__nccwpck_require__(7107)
;var external_node_os_=__nccwpck_require__(8161);var external_node_path_=__nccwpck_require__(6760)
;const external_node_string_decoder_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder")
;const PIPE_GRACE_MS=1e3;const LINE_LIMIT=16384
;async function supervision_supervise(child,exit,request,endMark){
const watch=superviseEnd(child,request);const answer=async mayGoOn=>{
if(!await mayGoOn.catch(()=>false))watch.stopped();else if(watch.isOpen())child.stdin?.write("+")}
;const readers=["stdout","stderr"].map(stream=>readLines(child,stream,endMark,line=>{watch.alive()
;const mayGoOn=stream==="stdout"?request.mayGoOn?.(line):undefined
;if(mayGoOn!==undefined)return void answer(mayGoOn);request.onLine?.(line,stream)
;if(request.mustStop?.()===true)watch.stopped()}));try{
const reported=Promise.all(readers.map(({reported:reported})=>reported))
;const ended=await Promise.race([exit,reported.then(([code=0])=>exitWith(code))]);return{...ended,
end:watch.reason()??"exit"}}finally{watch.stop();if(watch.reason()!==undefined)killLeftovers(child)
;for(const reader of readers)reader.stop()}}function supervision_exitOf(child,command){
return new Promise((resolve,reject)=>{child.once("error",error=>{reject(notStarted(command,error))})
;child.once("exit",(exitCode,signal)=>{const grace=setTimeout(()=>{child.stdout?.destroy()
;child.stderr?.destroy()},PIPE_GRACE_MS);child.once("close",()=>{clearTimeout(grace);resolve({
exitCode:exitCode,signal:signal})})})})}function exitWith(code){if(code>=0)return{exitCode:code,
signal:null};const signals=Object.entries(constants.signals);return{exitCode:null,
signal:signals.find(([,number])=>number===-code)?.[0]??"SIGKILL"}}
function superviseEnd(child,request){let reason;let isOver=false;const timers=[];const end=why=>{
if(reason!==undefined||isOver)return;reason=why
;timers.push(...endInStages(child,why==="stopped"?"SIGTERM":"SIGINT"))}
;timers.push(setTimeout(()=>end("deadline"),request.deadlineMs))
;const stall=request.stallMs===undefined?undefined:setTimeout(()=>end("stall"),request.stallMs)
;const onAbort=()=>end("cancelled")
;if(request.signal?.aborted)onAbort();else request.signal?.addEventListener("abort",onAbort,{
once:true});return{alive:()=>void stall?.refresh(),stopped:()=>end("stopped"),reason:()=>reason,
isOpen:()=>reason===undefined&&!isOver,stop:()=>{isOver=true
;request.signal?.removeEventListener("abort",onAbort);clearTimeout(stall)
;for(const timer of timers)clearTimeout(timer)}}}function readLines(child,stream,endMark,take){
const decoder=new StringDecoder("utf8")
;const{promise:reported,resolve:resolve}=Promise.withResolvers();let rest="";let isBlank=false
;const pass=line=>{if(endMark!==undefined&&line.startsWith(endMark)){isBlank=false
;resolve(Number(line.slice(endMark.length)));return}if(isBlank)take("")
;isBlank=endMark!==undefined&&line==="";if(!isBlank)take(line)};const consume=text=>{
const parts=(rest+text).split(/\r\n|\n|\r/);rest=parts.pop()??"";if(rest.length>LINE_LIMIT){
parts.push(rest);rest=""}for(const part of parts)pass(part.slice(0,LINE_LIMIT))}
;const onData=chunk=>consume(decoder.write(chunk));child[stream]?.on("data",onData);return{
reported:reported,stop:()=>{child[stream]?.off("data",onData);rest+=decoder.end()
;if(isBlank)take("");if(rest!=="")take(rest)}}}async function process_runProcess(request){
if(request.cwd!==undefined)return runIn(request.cwd,request)
;const folder=await mkdtemp(join(tmpdir(),"program-")).catch(()=>undefined)
;if(folder===undefined)return runIn(parse(process.cwd()).root,request);try{
return await runIn(folder,request)}finally{await rm(folder,{recursive:true,force:true,maxRetries:3
}).catch(()=>undefined)}}async function runIn(cwd,request){
const{command:command,args:args,env:env,mayGoOn:mayGoOn,inheritedFds:inheritedFds=[]}=request
;const stdin=mayGoOn===undefined?"ignore":"pipe";const stdio=[stdin,"pipe","pipe",...inheritedFds]
;const child=startGroup({command:command,args:args,cwd:cwd,env:env,stdio:stdio})
;child.stdin?.on("error",()=>undefined);return supervise(child,exitOf(child,command),request)}
const POLL_MS=50;const KILLED_DEADLINE_MS=2e3;const QUESTION_DEADLINE_MS=1e4;const KEEP="keep\n"
;function untilKept(input=process.stdin){return new Promise(resolve=>{let text=""
;const settle=()=>resolve(text===KEEP)
;input.on("data",bytes=>text=`${text}${bytes.toString()}`.slice(0,KEEP.length))
;for(const event of["end","close","error"])input.on(event,settle)})}
async function startBackground(request){const log=openSync(request.logFile,"a");try{
const stdio=["pipe",log,log,...request.inheritedFds??[]];const child=launch({...request,stdio:stdio,
detached:true});await new Promise((resolve,reject)=>{child.once("spawn",resolve)
;child.once("error",error=>reject(new Error(`Cannot start ${request.command}: ${messageOf(error)}`)))
});child.unref();const{stdin:stdin}=child;stdin?.on("error",()=>undefined)
;if(stdin instanceof Socket)stdin.unref();const pid=child.pid??0;return{
identity:await identityOf(pid),hasExited:()=>hasExited(child),keep:()=>void stdin?.end(KEEP),
stop:graceMs=>stopChild(child,graceMs)}}finally{closeSync(log)}}
function hasExited({exitCode:exitCode,signalCode:signalCode}){
return exitCode!==null||signalCode!==null}async function stopChild(child,graceMs){
if(hasExited(child))return"gone";child.kill("SIGTERM")
;if(await exitsWithin(child,graceMs))return"stopped";child.kill("SIGKILL");killLeftovers(child)
;return await exitsWithin(child,KILLED_DEADLINE_MS)?"killed":"unknown"}
async function exitsWithin(child,ms){const deadline=Date.now()+ms
;while(!hasExited(child)&&Date.now()<deadline)await setTimeout(POLL_MS);return hasExited(child)}
async function stopBackground(identity,graceMs){if(!isRunning(identity.pid))return"gone"
;if(identity.started==="")return"unknown";if(!await isSame(identity))return"gone"
;process.kill(identity.pid,"SIGTERM");const deadline=Date.now()+graceMs;while(Date.now()<deadline){
if(!await isSame(identity))return"stopped";await setTimeout(POLL_MS)}
if(!await isSame(identity))return"stopped";process.kill(identity.pid,"SIGKILL");return"killed"}
async function identityOf(pid){return{pid:pid,started:await startTime(pid)}}
async function isSame(identity){
return isRunning(identity.pid)&&await startTime(identity.pid)===identity.started}
function isRunning(pid){try{return process.kill(pid,0)}catch(error){
return(0,errors.xU)(error)==="EPERM"}}async function startTime(pid){try{
if(process.platform==="linux")return linuxStartTicks(await readFile(`/proc/${pid}/stat`,"utf8"))
;const question=process.platform==="win32"?{
...windowsProgram("WindowsPowerShell","v1.0","powershell.exe"),
args:["-NoProfile","-Command",`(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`]}:{
command:"/bin/ps",env:{LC_ALL:"C"},args:["-o","lstart=","-p",String(pid)]};const lines=[]
;const onLine=line=>void lines.push(line.trim());const{end:end,exitCode:exitCode}=await runProcess({
...question,deadlineMs:QUESTION_DEADLINE_MS,onLine:onLine})
;return end==="exit"&&exitCode===0?lines.join("").trim():""}catch{return""}}
function linuxStartTicks(stat){const fields=stat.slice(stat.lastIndexOf(")")+2).split(" ")
;return fields[0]==="Z"?"":fields[19]??""}}),
9982:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{B:()=>killLeftovers,G:()=>endInStages})
;var node_path__WEBPACK_IMPORTED_MODULE_0__=__nccwpck_require__(6760)
;var node_path__WEBPACK_IMPORTED_MODULE_0___default=__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__)
;var _launch_js__WEBPACK_IMPORTED_MODULE_1__=__nccwpck_require__(7107);const TERMINATE_AFTER_MS=4e3
;const KILL_AFTER_MS=5e3;function endInStages(child,first){signalGroup(child,first)
;return[setTimeout(()=>signalGroup(child,"SIGTERM"),TERMINATE_AFTER_MS),setTimeout(()=>signalGroup(child,"SIGKILL"),KILL_AFTER_MS)]
}function signalGroup(child,signal){
if(child.pid===undefined||child.exitCode!==null||child.signalCode!==null)return;try{
if(process.platform==="win32")killTree(child);else process.kill(-child.pid,signal)}catch{}}
function killLeftovers(child){if(child.pid===undefined||process.platform==="win32")return;try{
process.kill(-child.pid,"SIGKILL")}catch{}}function killTree(child){
const{command:command,env:env}=(0,_launch_js__WEBPACK_IMPORTED_MODULE_1__.E)("taskkill.exe")
;const args=["/pid",String(child.pid),"/t","/f"]
;const killer=(0,_launch_js__WEBPACK_IMPORTED_MODULE_1__.ql)({command:command,args:args,env:env,
cwd:(0,node_path__WEBPACK_IMPORTED_MODULE_0__.parse)(command).root,stdio:"ignore",detached:false})
;killer.on("error",()=>child.kill())}}),
7107:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{ql:()=>launch,DY:()=>notStarted,Oh:()=>startGroup,
E:()=>windowsProgram})
;const external_node_child_process_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process")
;var external_node_path_=__nccwpck_require__(6760);var errors=__nccwpck_require__(6578)
;const FIXES={
ENOSPC:folder=>`Make room on the disk of ${folder}: it has no free space or inodes (\`df -i\`) left.`,
EDQUOT:folder=>`Raise the quota of the runner's user, or make room in ${folder}.`,
EFBIG:()=>"Raise the limit on the size of a file (`ulimit -f`) for the runner.",
EROFS:folder=>`Mount the disk of ${folder} read-write.`,
EACCES:folder=>`Give the runner's user write permission to ${folder}.`,
EPERM:folder=>`Give the runner's user write permission to ${folder}.`,
ENOENT:folder=>`Create ${folder}, writable for the runner's user.`,
ENOTDIR:folder=>`Make ${folder} a folder: a part of that path is a file.`,
ENAMETOOLONG:()=>"Choose a shorter name.",
EIO:folder=>`Check the disk of ${folder}: it reported an I/O error.`}
;const LIMIT=new Set(["EMFILE","ENFILE"]);function isDiskTrouble(error){
return(systemCode(error)??"")in FIXES||isLimit(error)}function isLimit(error){return LIMIT.has((0,
errors.xU)(error)??"")}function instead(value){return error=>{if(isLimit(error))throw error
;return value}}function isOfWriting(error){
return["ENOSPC","EDQUOT","EFBIG","EROFS"].includes(systemCode(error)??"")}
function isForbidden(error){return["EACCES","EPERM"].includes(systemCode(error)??"")}
function runnerTrouble(error){if(!isDiskTrouble(error))return undefined
;const path=error instanceof Error&&"path"in error&&typeof error.path==="string"?error.path:""
;const folder=path===""?"the runner's temporary folder (RUNNER_TEMP)":dirname(path)
;return diskFailure("runner-disk-unusable","A file or folder of the runner is not usable",folder,error)
}function diskFailure(code,what,folder,error){const found=(0,errors.xU)(error)??""
;if(isLimit(error)){
return new errors.HR("too-many-open-files",`${what}: the limit of open files is reached (${found}).`,"Raise it for the runner: `ulimit -n 1024` before it starts, or LimitNOFILE= of its service.",{
cause:error})}
const fix=FIXES[found]?.(folder)??`Check the permissions of ${folder} and the free space of its disk.`
;return new errors.HR(code,`${what}: ${(0,errors.bD)(error)}.`,fix,{cause:error})}
const KEPT=new Set(["PATH","HOME","USERPROFILE","LOCALAPPDATA","SYSTEMROOT","SYSTEMDRIVE","WINDIR","PATHEXT","COMSPEC","TMP","TEMP","TMPDIR","RUNNER_TRACKING_ID"])
;function programEnvironment(inherited,alsoKept=new Set){
const isKept=name=>KEPT.has(name)||alsoKept.has(name)
;const kept=Object.entries(inherited).filter(entry=>entry[1]!==undefined&&isKept(entry[0].toUpperCase()))
;return Object.fromEntries(kept.map(([name,value])=>[name,name.toUpperCase()==="PATH"?absolutePathEntries(value):value]))
}function absolutePathEntries(path,platform=process.platform){const windows=platform==="win32"
;const isFixed=entry=>windows?/^"?([A-Za-z]:[\\/]|\\\\)/.test(entry)&&external_node_path_.win32.isAbsolute(entry.replaceAll('"',"")):external_node_path_.posix.isAbsolute(entry)
;const separator=windows?";":":";return path.split(separator).filter(isFixed).join(separator)}
const NETWORK=null&&["HTTP_PROXY","HTTPS_PROXY","ALL_PROXY","NO_PROXY","SSL_CERT_FILE","SSL_CERT_DIR"]
;const OWN=/^(GITHUB|RUNNER|ACTIONS|NODE|STATE)_|^TZ$/
;const SECRET=/TOKEN|SECRET|PASSW|CREDENTIAL|(^|_)(PAT|KEY)$/;function takeEnvironment(own){
const all={};for(const[name,value]of Object.entries(own)){const capitals=name.toUpperCase()
;const isUnset=value===""&&!capitals.startsWith("INPUT_");if(!isUnset)all[name]=value
;const stays=KEPT.has(capitals)||NETWORK.includes(capitals)||OWN.test(capitals)
;if(isUnset||!stays||SECRET.test(capitals))Reflect.deleteProperty(own,name)}return all}
function inputOf(env,name){return(env[`INPUT_${name.replaceAll(" ","_").toUpperCase()}`]??"").trim()
}function launch({command:command,args:args,cwd:cwd,env:env,stdio:stdio,detached:detached}){
const own=Object.entries(env).map(([name,value])=>name.toUpperCase()==="PATH"?[name,absolutePathEntries(value)]:[name,value])
;return(0,external_node_child_process_namespaceObject.spawn)(command,args,{cwd:cwd,
env:Object.fromEntries(own),stdio:stdio,detached:detached,windowsHide:true})}
function startGroup(program){try{return launch({...program,detached:process.platform!=="win32"})
}catch(error){throw notStarted(program.command,error)}}function windowsProgram(...path){
const root=process.env["SystemRoot"]??"C:\\Windows";return{
command:(0,external_node_path_.join)(root,"System32",...path),env:{SystemRoot:root}}}
function notStarted(command,error){const what=`Cannot start ${command}`
;if(isLimit(error))return diskFailure("esptool-not-started",what,"",error)
;return new errors.HR("esptool-not-started",`${what}: ${(0,
errors.bD)(error)}.`,"Check that the program exists and that the runner's user may execute it.",{
cause:error})}}),6697:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{y:()=>startVirtualBoard})
;var chips=__nccwpck_require__(9823);var errors=__nccwpck_require__(6578);const ENTRY_LIMIT=1e4
;const CONSOLE_LIMIT_BYTES=1048576;class BoardLog{writes=[];erases=[];commands={};faults={}
;errors=[];#printed=[];#printedBytes=0;connections=0;breaks=0;bytesIn=0;bytesOut=0
;wrote(address,length){append(this.writes,address,length)}erased(address,length){
append(this.erases,address,length)}command(name){
if(name in this.commands||Object.keys(this.commands).length<300){
this.commands[name]=(this.commands[name]??0)+1}}fault(kind){
this.faults[kind]=(this.faults[kind]??0)+1}failed(error){
this.errors.push(error instanceof Error?error.stack??error.message:String(error))
;if(this.errors.length>ENTRY_LIMIT)this.errors.shift()}get console(){
return Buffer.concat(this.#printed).toString("utf8")}printed(bytes){this.#printed.push(bytes)
;this.#printedBytes+=bytes.length
;while(this.#printedBytes>CONSOLE_LIMIT_BYTES||this.#printed.length>ENTRY_LIMIT){
this.#printedBytes-=this.#printed.shift()?.length??0}}clear(){
this.#printed.length=this.#printedBytes=0;this.writes.length=this.erases.length=this.errors.length=0
;for(const counts of[this.commands,this.faults]){
for(const name of Object.keys(counts))Reflect.deleteProperty(counts,name)}
this.connections=this.breaks=this.bytesIn=this.bytesOut=0}}function append(regions,address,length){
const last=regions.at(-1);if(last!==undefined&&last.address+last.length===address){
regions[regions.length-1]={address:last.address,length:last.length+length};return}regions.push({
address:address,length:length});if(regions.length>ENTRY_LIMIT)regions.shift()}const ESP32_CAUSES={
"power-on":[1,"POWERON_RESET"],system:[3,"SW_RESET"],software:[12,"SW_CPU_RESET"],
"deep-sleep":[5,"DEEPSLEEP_RESET"],"brown-out":[15,"RTCWDT_BROWN_OUT_RESET"],
"rom-watchdog":[16,"RTCWDT_RTC_RESET"],"rtc-watchdog":[16,"RTCWDT_RTC_RESET"],
"interrupt-watchdog":[8,"TG1WDT_SYS_RESET"]};const RTC_CAUSES={"power-on":[1,"POWERON"],
system:[3,"RTC_SW_SYS_RST"],software:[12,"RTC_SW_CPU_RST"],"deep-sleep":[5,"DSLEEP"],
"brown-out":[15,"BROWNOUT_RST"],"rom-watchdog":[7,"TG0WDT_SYS_RST"],
"rtc-watchdog":[16,"RTCWDT_RTC_RST"],"interrupt-watchdog":[8,"TG1WDT_SYS_RST"]};const LP_CAUSES={
"power-on":[1,"POWERON"],system:[3,"LP_SW_HPSYS"],software:[12,"SW_CPU"],
"deep-sleep":[5,"SLEEP_WAKEUP"],"brown-out":[15,"LP_BOD_SYS"],"rom-watchdog":[7,"TG0_WDT_HPSYS"],
"rtc-watchdog":[16,"LP_WDT_SYS"],"interrupt-watchdog":[8,"TG1_WDT_HPSYS"]}
;const FROM_FLASH="SPI_FAST_FLASH_BOOT";const WAITING="waiting for download";const NEWER={
causes:RTC_CAUSES,style:"newer",cores:1,architecture:"riscv",fromFlash:{value:12,name:FROM_FLASH},
download:{value:4,name:"DOWNLOAD(USB/UART0/1)",waiting:WAITING},mappedCode:[1107296256,1115684864],
mappedData:[1006632960,1015021568],ram:1070137344,codeRam:1077411840,blockRevision:0,
wrongChip:"ets_main.c 329 "};const NEWEST={...NEWER,causes:LP_CAUSES,
mappedCode:[1107296256,1140850688],mappedData:[1107296256,1140850688],ram:1082195968,
codeRam:1082130432};const unseen=chip=>({...NEWEST,banner:[`ESP-ROM:${chip}`],style:"newest"})
;const BOOT_ROMS={esp8266:unseen("esp8266"),esp32:{...NEWER,banner:["ets Jul 29 2019 12:21:46",""],
causes:ESP32_CAUSES,fromFlash:{value:19,name:FROM_FLASH},download:{value:3,
name:"DOWNLOAD_BOOT(UART0/UART1/SDIO_REI_REO_V2)",waiting:WAITING},style:"esp32",
architecture:"xtensa",cores:2,mappedCode:[1074593792,1077936128],mappedData:[1061158912,1065353216],
ram:1073414144,codeRam:1074266112},esp32s2:{...NEWER,
banner:["ESP-ROM:esp32s2-rc4-20191025","Build:Oct 25 2019"],fromFlash:{value:8,name:FROM_FLASH},
download:{value:0,name:"DOWNLOAD(USB/UART0/1/SPI)",waiting:WAITING},architecture:"xtensa",
mappedCode:[1074266112,1082130432],mappedData:[1056964608,1073217536],ram:1073414144,
codeRam:1073872896,wrongChip:"ets_main.c 386 "},esp32s3:{...NEWER,
banner:["ESP-ROM:esp32s3-20210327","Build:Mar 27 2021"],fromFlash:{value:8,name:FROM_FLASH},
download:{value:0,name:"DOWNLOAD(USB/UART0)",waiting:WAITING},architecture:"xtensa",cores:2,
mappedCode:[1107296256,1140850688],mappedData:[1006632960,1040187392],codeRam:1077362688,
blockRevision:103},esp32c2:{...NEWER,banner:["ESP-ROM:esp8684-api2-20220127","Build:Jan 27 2022"],
mappedCode:[1107296256,1111490560],mappedData:[1006632960,1010827264],download:{value:4,
name:"DOWNLOAD(UART0)",waiting:WAITING}},esp32c3:{...NEWER,
banner:["ESP-ROM:esp32c3-api1-20210207","Build:Feb  7 2021"]},esp32c5:{...NEWEST,
banner:["ESP-ROM:esp32c5-eco2-20250121","Build:Jan 21 2025"],style:"newest"},esp32c6:{...NEWEST,
banner:["ESP-ROM:esp32c6-20220919","Build:Sep 19 2022"]},esp32c61:{...NEWEST,
banner:["ESP-ROM:esp32c61-20240529","Build:May 29 2024"],style:"newest"},
esp32e22:unseen("esp32e22"),esp32h2:{...NEWEST,
banner:["ESP-ROM:esp32h2-20221101","Build:Nov  1 2022"]},esp32h21:unseen("esp32h21"),
esp32h4:unseen("esp32h4"),esp32p4:{...NEWEST,
banner:["ESP-ROM:esp32p4-eco2-20240710","Build:Jul 10 2024"],style:"newest",cores:2,
mappedCode:[1073741824,1140850688],mappedData:[1073741824,1140850688],ram:1341259776,
codeRam:1341128704},esp32s31:unseen("esp32s31")};function bootRom(chip){return BOOT_ROMS[chip]}
function isMapped({mappedCode:mappedCode,mappedData:mappedData},address){
return[mappedCode,mappedData].some(([start,end])=>address>=start&&address<end)}
function revisionText(revision){return`v${Math.floor(revision/100)}.${revision%100}`}
function hex(value,digits=1){return value.toString(16).padStart(digits,"0")}
var chip_model=__nccwpck_require__(4794);const PAGE_BYTES=256;const SECTOR_BYTES=4096
;const BLOCK_BYTES=65536;class NorFlash{size;timing;#contents;#observer;#faults
;constructor(contents,timing,observer,faults){this.#faults=faults;this.#contents=contents
;this.size=contents.size;this.timing=timing;this.#observer=observer}holds(address,length){
return address>=0&&length>=0&&address+length<=this.size}read(address,length){
this.#check(address,length);return this.#contents.read(address,length)}program(address,data){
this.#check(address,data.length);if(data.length===0)return 0
;const bytes=this.#contents.read(address,data.length)
;const arriving=this.#faults?.programmed(address,data)??data
;for(let index=0;index<arriving.length;index++){bytes[index]=(bytes[index]??0)&(arriving[index]??0)}
this.#contents.write(address,bytes);this.#observer.wrote(address,data.length)
;const firstPage=Math.floor(address/PAGE_BYTES)
;const lastPage=Math.floor((address+data.length-1)/PAGE_BYTES)
;return(lastPage-firstPage+1)*this.timing.pageProgramMs}eraseNext(address,length){
const whole=address%BLOCK_BYTES===0&&length>=BLOCK_BYTES;const erased=whole?BLOCK_BYTES:SECTOR_BYTES
;this.#erase(address-address%SECTOR_BYTES,erased);return{erased:erased,
busyMs:whole?this.timing.blockEraseMs:this.timing.sectorEraseMs}}eraseRange(address,length){
if(length===0)return 0;const start=address-address%SECTOR_BYTES
;const end=Math.ceil((address+length)/SECTOR_BYTES)*SECTOR_BYTES;this.#check(start,end-start)
;let busyMs=0;for(let next=start;next<end;){const step=this.eraseNext(next,end-next)
;next+=step.erased;busyMs+=step.busyMs}return busyMs}eraseChip(){this.#erase(0,this.size)
;return this.timing.chipEraseMs}#erase(address,length){this.#check(address,length)
;this.#contents.erase(address,length);this.#observer.erased(address,length)}#check(address,length){
if(this.holds(address,length))return
;throw new RangeError(`0x${address.toString(16)}+${length} is beyond the flash of ${this.size} bytes`)
}}
const external_node_crypto_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto")
;const LINE_BYTES=16;function encryptedWrite(model,identity){
return model.encryptsWithoutKey===true&&!identity.flashEncryption?encryptWithBlankKey:encryptor(identity)
}function encryptWithBlankKey(_address,data){
const cipher=(0,external_node_crypto_namespaceObject.createDecipheriv)("aes-256-ecb",Buffer.alloc(32),null).setAutoPadding(false)
;return reverseLines(cipher.update(reverseLines(data)))}function reverseLines(data){
const reversed=Buffer.from(data)
;for(let at=0;at<reversed.length;at+=LINE_BYTES)reversed.subarray(at,at+LINE_BYTES).reverse()
;return reversed}function encryptor({mac:mac,flashEncryption:flashEncryption}){
if(!flashEncryption)return(_,data)=>data
;const key=(0,external_node_crypto_namespaceObject.createHash)("sha256").update(Uint8Array.from(mac)).digest()
;return(address,data)=>{const tweak=Buffer.alloc(LINE_BYTES)
;tweak.writeUInt32BE(Math.floor(address/LINE_BYTES),LINE_BYTES-4)
;return(0,external_node_crypto_namespaceObject.createCipheriv)("aes-256-ctr",key,tweak).update(data)
}}const boot_flash_LINE_BYTES=16;function bootFlash(flash,identity){const crypt=encryptor(identity)
;return{size:flash.size,read:(address,length)=>{const start=address-address%boot_flash_LINE_BYTES
;const end=Math.min(address+length,flash.size);if(start>=end)return Buffer.alloc(0)
;return crypt(start,flash.read(start,end-start)).subarray(address-start)},
rewriteSector:(address,bytes)=>{flash.eraseRange(address,SECTOR_BYTES)
;flash.program(address,crypt(address,bytes))}}}const XTS_AES_128_KEY=4;const SECURE_BOOT_DIGEST0=9
;function keyPurposes({flashEncryption:flashEncryption,secureBoot:secureBoot}){
return[flashEncryption?XTS_AES_128_KEY:0,secureBoot?SECURE_BOOT_DIGEST0:0]}
function field(address,shift,width){return{address:address,shift:shift,width:width}}
function word(address,value){return{address:address,shift:0,width:32,value:value}}
function bit(address,shift){return{address:address,shift:shift,width:1,value:1}}
function protection(fields){
const{cryptCount:cryptCount,keyPurpose0:keyPurpose0,keyPurpose1:keyPurpose1,secureBoot:secureBoot}=fields
;return{flashEncryption:[...cryptCount===undefined?[]:[{...cryptCount,value:1}],{...keyPurpose0,
value:XTS_AES_128_KEY}],secureBoot:[secureBoot,{...keyPurpose1,value:SECURE_BOOT_DIGEST0}]}}
function macAt(address,extension=0){
return([a,b,c,d,e,f])=>[word(address,(c<<24|d<<16|e<<8|f)>>>0),word(address+4,(extension<<16|a<<8|b)>>>0)]
}function registersOf(contents){
const{mac:mac,revision:revision,flashEncryption:flashEncryption,secureBoot:secureBoot,others:others=[]}=contents
;const settings=identity=>[...mac(identity.mac),...spread(revision.value.major,revision.major),...spread(revision.value.minor,revision.minor),...flashEncryption.map(setting=>identity.flashEncryption?setting:{
...setting,value:0}),...secureBoot.map(setting=>identity.secureBoot?setting:{...setting,value:0
}),...others];return identity=>{const words=new Map
;for(const{address:address,shift:shift,value:value}of settings(identity)){
words.set(address,((words.get(address)??0)|value<<shift)>>>0)}return words}}
function spread(value,fields){let rest=value;return fields.map(part=>{const own=rest&2**part.width-1
;rest>>=part.width;return{...part,value:own}})}const EFUSE_WORD=index=>1073061888+4*index
;const CHIP_MAGIC=1073745920;const APB_CTL_DATE=1073111164;const RTC_CALIBRATION=1073082476
;const GPIO_STRAP=1072971832;const REVISION_BIT_0=field(EFUSE_WORD(3),15,1)
;const REVISION_BIT_1=field(EFUSE_WORD(5),20,1);const REVISION_BIT_2=field(APB_CTL_DATE,31,1)
;const REVISION_3=7;const PACKAGE_D0WD=1<<9;const RATED_240_MHZ=1<<13;const ADC_VREF=15<<8
;const CK8M_FREQUENCY=80;const CALIBRATION=1280<<7;const ESP32={name:"esp32",
description:"ESP32-D0WD-V3 (revision v3.0)",isRecorded:true,defaultMac:[36,10,196,81,126,12],spi:{
base:1072963584,user:28,user2:36,mosiLength:{offset:40,shift:0},misoLength:{offset:44,shift:0},
data:128,addressInUpperBits:true,atStart:{user:0,user2:1879048192}},crystalHz:4e7,
uartDivider:1072955412,uartClockFactor:1,codeUnderSecureBoot:"started",encryptsWithoutKey:true,rom:{
...chip_model.xH,flashBeginLengths:[16]},registers:registersOf({
mac:mac=>[word(EFUSE_WORD(1),(mac[2]<<24|mac[3]<<16|mac[4]<<8|mac[5])>>>0),word(EFUSE_WORD(2),macCrc(mac)<<16|mac[0]<<8|mac[1])],
revision:{value:{major:REVISION_3,minor:0},major:[REVISION_BIT_0,REVISION_BIT_1,REVISION_BIT_2],
minor:[]},flashEncryption:[bit(EFUSE_WORD(0),20),bit(EFUSE_WORD(0),16),{
...field(EFUSE_WORD(5),28,4),value:15}],secureBoot:[bit(EFUSE_WORD(6),5)],
others:[word(CHIP_MAGIC,15736195),word(EFUSE_WORD(3),PACKAGE_D0WD|RATED_240_MHZ),word(EFUSE_WORD(4),ADC_VREF|CK8M_FREQUENCY),word(APB_CTL_DATE,369369088),word(RTC_CALIBRATION,CALIBRATION),word(GPIO_STRAP,15)]
})};function macCrc(mac){let crc=0;for(const byte of mac){crc^=byte
;for(let at=0;at<8;at++)crc=crc&1?crc>>1^140:crc>>1}return crc}const EFUSES=1610647552
;const BLOCK_2=EFUSES+64;const ESP32C2={...chip_model.X9,name:"esp32c2",
description:"ESP32-C2 (revision v1.2)",defaultMac:[16,151,189,60,5,232],
spi:(0,chip_model.OW)(1610620928),crystalHz:26e6,uartDivider:1610612756,rom:{...chip_model.xH,
crystalHz:4e7},rtcWatchdog:{configuration:1610645636,protection:1610645660},registers:registersOf({
mac:macAt(BLOCK_2),revision:{value:{major:1,minor:2},major:[field(BLOCK_2+4,20,2)],
minor:[field(BLOCK_2+4,16,4)]},flashEncryption:[{...field(EFUSES+48,7,3),value:1},bit(EFUSES+48,0)],
secureBoot:[bit(EFUSES+48,21)]})};const esp32c3_EFUSES=1610647552;const BLOCK_1=esp32c3_EFUSES+68
;const ESP32C3={...chip_model.X9,name:"esp32c3",description:"ESP32-C3 (QFN32) (revision v0.4)",
isRecorded:true,defaultMac:[52,133,24,107,45,164],spi:(0,chip_model.OW)(1610620928),
uartDivider:1610612756,securityInfo:{apiVersion:3},codeUnderSecureBoot:"not started",rtcWatchdog:{
configuration:1610645648,protection:1610645672},registers:registersOf({mac:macAt(BLOCK_1),revision:{
value:{major:0,minor:4},major:[field(BLOCK_1+20,24,2)],
minor:[field(BLOCK_1+12,18,3),field(BLOCK_1+20,23,1)]},...protection({
cryptCount:field(esp32c3_EFUSES+52,18,3),keyPurpose0:field(esp32c3_EFUSES+52,24,4),
keyPurpose1:field(esp32c3_EFUSES+52,28,4),secureBoot:bit(esp32c3_EFUSES+56,20)})})}
;const esp32c5_EFUSES=1611352064;const esp32c5_BLOCK_1=esp32c5_EFUSES+68
;const CLOCK_CONFIGURATION=1611227408;const ESP32C5={...chip_model.X9,name:"esp32c5",
description:"ESP32-C5N (revision v1.0)",defaultMac:[48,237,160,224,65,156],spi:(0,
chip_model.OW)(1610625024),crystalHz:48e6,uartDivider:1610612756,rtcWatchdog:{
configuration:1611340800,protection:1611340824},registers:registersOf({
mac:macAt(esp32c5_BLOCK_1,65534),revision:{value:{major:1,minor:0},
major:[field(esp32c5_BLOCK_1+8,4,2)],minor:[field(esp32c5_BLOCK_1+8,0,4)]},...protection({
cryptCount:field(esp32c5_EFUSES+52,16,3),keyPurpose0:field(esp32c5_EFUSES+52,22,5),
keyPurpose1:field(esp32c5_EFUSES+52,27,5),secureBoot:bit(esp32c5_EFUSES+56,25)}),others:[{
...field(CLOCK_CONFIGURATION,24,7),value:48}]})};const esp32c6_EFUSES=1611335680
;const esp32c6_BLOCK_1=esp32c6_EFUSES+68;const ESP32C6={...chip_model.X9,name:"esp32c6",
description:"ESP32-C6 (QFN40) (revision v0.1)",defaultMac:[64,76,202,87,210,56],spi:(0,
chip_model.OW)(1610625024),uartDivider:1610612756,registers:registersOf({
mac:macAt(esp32c6_BLOCK_1,65534),revision:{value:{major:0,minor:1},
major:[field(esp32c6_BLOCK_1+12,22,2)],minor:[field(esp32c6_BLOCK_1+12,18,4)]},...protection({
cryptCount:field(esp32c6_EFUSES+52,18,3),keyPurpose0:field(esp32c6_EFUSES+52,24,4),
keyPurpose1:field(esp32c6_EFUSES+52,28,4),secureBoot:bit(esp32c6_EFUSES+56,20)})})}
;const esp32c61_EFUSES=1611352064;const esp32c61_BLOCK_1=esp32c61_EFUSES+68;const ESP32C61={
...chip_model.X9,name:"esp32c61",description:"ESP32-C61N (revision v1.0)",
defaultMac:[48,237,160,97,123,20],spi:(0,chip_model.OW)(1610625024),uartDivider:1610612756,
rtcWatchdog:{configuration:1611340800,protection:1611340824},registers:registersOf({
mac:macAt(esp32c61_BLOCK_1),revision:{value:{major:1,minor:0},major:[field(esp32c61_BLOCK_1+8,4,2)],
minor:[field(esp32c61_BLOCK_1+8,0,4)]},...protection({cryptCount:field(esp32c61_EFUSES+48,23,3),
keyPurpose0:field(esp32c61_EFUSES+52,0,4),keyPurpose1:field(esp32c61_EFUSES+52,4,4),
secureBoot:bit(esp32c61_EFUSES+52,26)})})};const esp32e22_EFUSES=3288367104
;const esp32e22_BLOCK_1=esp32e22_EFUSES+68;const ESP32E22={...chip_model.X9,name:"esp32e22",
description:"ESP32-E22 (revision v0.0)",defaultMac:[96,85,249,34,228,122],spi:(0,
chip_model.OW)(3271569408),uartDivider:3272613908,registers:registersOf({
mac:macAt(esp32e22_BLOCK_1),revision:{value:{major:0,minor:0},major:[],minor:[]},...protection({
keyPurpose0:field(esp32e22_EFUSES+52,24,4),keyPurpose1:field(esp32e22_EFUSES+52,28,4),
secureBoot:bit(esp32e22_EFUSES+56,20)})})};const esp32h2_EFUSES=1611335680
;const esp32h2_BLOCK_1=esp32h2_EFUSES+68;const ESP32H2={...chip_model.X9,name:"esp32h2",
description:"ESP32-H2 (revision v0.1)",defaultMac:[116,77,189,96,31,202],spi:(0,
chip_model.OW)(1610625024),crystalHz:32e6,uartDivider:1610612756,registers:registersOf({
mac:macAt(esp32h2_BLOCK_1,65534),revision:{value:{major:0,minor:1},
major:[field(esp32h2_BLOCK_1+12,21,2)],minor:[field(esp32h2_BLOCK_1+12,18,3)]},...protection({
cryptCount:field(esp32h2_EFUSES+52,18,3),keyPurpose0:field(esp32h2_EFUSES+52,24,4),
keyPurpose1:field(esp32h2_EFUSES+52,28,4),secureBoot:bit(esp32h2_EFUSES+56,20)})})}
;const esp32h21_EFUSES=1611350016;const esp32h21_BLOCK_1=esp32h21_EFUSES+68;const ESP32H21={
...chip_model.X9,name:"esp32h21",description:"ESP32-H21N (revision v0.0)",
defaultMac:[116,77,189,33,10,82],spi:(0,chip_model.OW)(1610625024),crystalHz:32e6,
uartDivider:1610612756,registers:registersOf({mac:macAt(esp32h21_BLOCK_1,65534),revision:{value:{
major:0,minor:0},major:[field(esp32h21_BLOCK_1+20,8,2)],minor:[field(esp32h21_BLOCK_1+20,4,4)]},
...protection({cryptCount:field(esp32h21_EFUSES+52,18,3),keyPurpose0:field(esp32h21_EFUSES+52,24,4),
keyPurpose1:field(esp32h21_EFUSES+52,28,4),secureBoot:bit(esp32h21_EFUSES+56,20)})})}
;const esp32h4_EFUSES=1611339776;const esp32h4_BLOCK_1=esp32h4_EFUSES+68;const ESP32H4={
...chip_model.X9,name:"esp32h4",description:"ESP32-H4H (revision v0.0)",
defaultMac:[116,77,189,4,198,142],spi:(0,chip_model.OW)(1611239424),crystalHz:32e6,
uartDivider:1610686484,registers:registersOf({mac:macAt(esp32h4_BLOCK_1,65534),revision:{value:{
major:0,minor:0},major:[field(esp32h4_BLOCK_1+12,22,2)],minor:[field(esp32h4_BLOCK_1+12,18,4)]},
...protection({cryptCount:field(esp32h4_EFUSES+48,23,3),keyPurpose0:field(esp32h4_EFUSES+52,0,5),
keyPurpose1:field(esp32h4_EFUSES+52,5,5),secureBoot:bit(esp32h4_EFUSES+56,5)}),others:[{
...field(esp32h4_BLOCK_1+16,10,2),value:1}]})};const esp32p4_EFUSES=1343410176
;const esp32p4_BLOCK_1=esp32p4_EFUSES+68;const ESP32P4={...chip_model.X9,name:"esp32p4",
description:"ESP32-P4 (revision v1.3)",defaultMac:[96,85,249,248,128,54],spi:(0,
chip_model.OW)(1342754816),rtcWatchdog:{configuration:1343315968,protection:1343315992},
registers:registersOf({mac:macAt(esp32p4_BLOCK_1),revision:{value:{major:1,minor:3},
major:[field(esp32p4_BLOCK_1+8,4,2),field(esp32p4_BLOCK_1+8,23,1)],
minor:[field(esp32p4_BLOCK_1+8,0,4)]},...protection({cryptCount:field(esp32p4_EFUSES+52,18,3),
keyPurpose0:field(esp32p4_EFUSES+52,24,4),keyPurpose1:field(esp32p4_EFUSES+52,28,4),
secureBoot:bit(esp32p4_EFUSES+56,20)})})};const esp32s2_EFUSES=1061265408
;const esp32s2_BLOCK_1=esp32s2_EFUSES+68;const esp32s2_CHIP_MAGIC=1073745920;const ESP32S2={
...chip_model.X9,name:"esp32s2",description:"ESP32-S2 (revision v1.0)",
defaultMac:[124,223,161,2,107,78],spi:(0,chip_model.OW)(1061167104),uartDivider:1061158932,
securityInfo:"without chip id",rtcWatchdog:{configuration:1061191828,protection:1061191852},
registers:registersOf({mac:macAt(esp32s2_BLOCK_1),revision:{value:{major:1,minor:0},
major:[field(esp32s2_BLOCK_1+12,18,2)],
minor:[field(esp32s2_BLOCK_1+16,4,3),field(esp32s2_BLOCK_1+12,20,1)]},...protection({
cryptCount:field(esp32s2_EFUSES+52,18,3),keyPurpose0:field(esp32s2_EFUSES+52,24,4),
keyPurpose1:field(esp32s2_EFUSES+52,28,4),secureBoot:bit(esp32s2_EFUSES+56,20)}),
others:[word(esp32s2_CHIP_MAGIC,1990)]})};const esp32s3_EFUSES=1610641408
;const esp32s3_BLOCK_1=esp32s3_EFUSES+68;const esp32s3_BLOCK_2=esp32s3_EFUSES+92
;const ROM_READ_POINTER=1070528136;const ESP32S3={...chip_model.X9,name:"esp32s3",
description:"ESP32-S3 (QFN56) (revision v0.2)",defaultMac:[124,223,161,226,147,88],spi:(0,
chip_model.OW)(1610620928),uartDivider:1610612756,codeUnderSecureBoot:{readPointer:ROM_READ_POINTER
},rtcWatchdog:{configuration:1610645656,protection:1610645680},registers:registersOf({
mac:macAt(esp32s3_BLOCK_1),revision:{value:{major:0,minor:2},major:[field(esp32s3_BLOCK_1+20,24,2)],
minor:[field(esp32s3_BLOCK_1+12,18,3),field(esp32s3_BLOCK_1+20,23,1)]},...protection({
cryptCount:field(esp32s3_EFUSES+52,18,3),keyPurpose0:field(esp32s3_EFUSES+52,24,4),
keyPurpose1:field(esp32s3_EFUSES+52,28,4),secureBoot:bit(esp32s3_EFUSES+56,20)}),others:[{
...field(esp32s3_BLOCK_2+16,0,2),value:1},{...field(esp32s3_BLOCK_1+12,24,3),value:3}]})}
;const esp32s31_EFUSES=544296960;const esp32s31_BLOCK_1=esp32s31_EFUSES+80;const ESP32S31={
...chip_model.X9,name:"esp32s31",description:"ESP32-S31 (revision v0.0)",
defaultMac:[124,223,161,49,93,176],spi:(0,chip_model.OW)(542117888),rtcWatchdog:{
configuration:545263616,protection:545263640},registers:registersOf({mac:macAt(esp32s31_BLOCK_1),
revision:{value:{major:0,minor:0},major:[field(esp32s31_BLOCK_1+12,22,2)],
minor:[field(esp32s31_BLOCK_1+12,18,4)]},...protection({cryptCount:field(esp32s31_EFUSES+52,21,3),
keyPurpose0:field(esp32s31_EFUSES+56,0,5),keyPurpose1:field(esp32s31_EFUSES+56,5,5),
secureBoot:bit(esp32s31_EFUSES+60,2)})})};const esp8266_CHIP_MAGIC=1073745920
;const OTP_WORD_0=1072693328;const OTP_WORD_1=1072693332;const OTP_WORD_3=1072693340
;const mac=([a,b,c,d,e,f])=>[word(OTP_WORD_0,f<<24>>>0),word(OTP_WORD_1,d<<8|e),word(OTP_WORD_3,a<<16|b<<8|c)]
;const ESP8266={name:"esp8266",description:"ESP8266EX",isRecorded:false,
defaultMac:[24,254,52,161,92,39],spi:{base:1610613248,user:28,user2:36,mosiLength:{offset:32,
shift:17},misoLength:{offset:32,shift:8},data:64,addressInUpperBits:true,atStart:{user:0,
user2:1879048192}},crystalHz:26e6,uartDivider:1610612756,uartClockFactor:2,
codeUnderSecureBoot:"started",rom:{statusBytes:2,firstCommandsOnly:true,flashBytes:4194304,
flashBeginLengths:[16]},registers:registersOf({mac:mac,revision:{value:{major:0,minor:0},major:[],
minor:[]},flashEncryption:[],secureBoot:[],others:[word(esp8266_CHIP_MAGIC,4293968129)]})}
;const CHIPS={esp8266:ESP8266,esp32:ESP32,esp32s2:ESP32S2,esp32s3:ESP32S3,esp32c2:ESP32C2,
esp32c3:ESP32C3,esp32c5:ESP32C5,esp32c6:ESP32C6,esp32c61:ESP32C61,esp32e22:ESP32E22,esp32h2:ESP32H2,
esp32h21:ESP32H21,esp32h4:ESP32H4,esp32p4:ESP32P4,esp32s31:ESP32S31}
;var promises_=__nccwpck_require__(8500);const BOOT_BAUD=115200;const BITS_PER_BYTE=10
;const RESET="[0m";const LEVELS={I:"[0;32m",W:"[0;33m",E:"[0;31m"};class BootLog{lines=[];#baud
;#at=0;constructor(baud=BOOT_BAUD){this.#baud=baud}get at(){return this.#at}pass(milliseconds){
this.#at+=milliseconds}plain(text){this.#say(`${text}\r\n`)}info(tag,text){this.#log("I",tag,text)}
warn(tag,text){this.#log("W",tag,text)}error(tag,text){this.#log("E",tag,text)}#log(level,tag,text){
this.#say(`${LEVELS[level]}${level} (${Math.floor(this.#at)}) ${tag}: ${text}${RESET}\r\n`)}
#say(text){this.lines.push({at:this.#at,text:text,baud:this.#baud})
;this.#at+=text.length*BITS_PER_BYTE*1e3/this.#baud}}const NO_DESCRIPTION={name:"",version:"",
idfVersion:"",built:"",elfSha256:"",secureVersion:0};const ADDRESS=32;const APP_SIZE=256
;const APP_MAGIC=2882360370;const BOOTLOADER_SIZE=80;const BOOTLOADER_MAGIC=80
;function image_description_describeApp(image){
const bytes=Buffer.from(image.buffer,image.byteOffset,image.byteLength).subarray(ADDRESS)
;if(bytes.length<APP_SIZE||bytes.readUInt32LE(0)!==APP_MAGIC)return undefined;return{
name:textAt(bytes,48,32),version:textAt(bytes,16,32),idfVersion:textAt(bytes,112,32),
built:`${textAt(bytes,96,16)} ${textAt(bytes,80,16)}`.trim(),
elfSha256:bytes.toString("hex",144,176),secureVersion:bytes.readUInt32LE(4)}}
function describeNeeds(image){
const bytes=Buffer.from(image.buffer,image.byteOffset,image.byteLength).subarray(ADDRESS)
;if(bytes.length<APP_SIZE||bytes.readUInt32LE(0)!==APP_MAGIC)return undefined;return{blocks:{
min:bytes.readUInt16LE(176),max:bytes.readUInt16LE(178)},pageBits:bytes.readUInt8(180)}}
function image_description_describeBootloader(image){
const bytes=Buffer.from(image.buffer,image.byteOffset,image.byteLength).subarray(ADDRESS)
;if(bytes.length<BOOTLOADER_SIZE||bytes[0]!==BOOTLOADER_MAGIC)return undefined
;const idfVersion=textAt(bytes,8,32)
;if(bytes[1]!==0||bytes[2]!==0||!/^[!-~]+$/.test(idfVersion))return undefined;return{
version:bytes.readUInt32LE(4),idfVersion:idfVersion,built:textAt(bytes,40,24)}}
function textAt(bytes,start,size){const field=bytes.subarray(start,start+size)
;const end=field.indexOf(0)
;return field.toString("utf8",0,end<0?size:end).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,"").trim()}
const external_node_zlib_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib")
;const flash_layout_SECTOR_SIZE=4096;const flash_layout_FLASH_LIMIT=134217728
;function flash_layout_formatAddress(address){return`0x${address.toString(16)}`}
function flashSizeBytes(text){const match=/^(\d{1,6})(KB|MB)(?:-c1)?$/.exec(text)
;if(match===null)return undefined;return Number(match[1])*(match[2]==="MB"?1024*1024:1024)}
function findOverlap(regions){const sorted=[...regions].sort((a,b)=>a.address-b.address)
;for(const[index,region]of sorted.entries()){const next=sorted[index+1];if(next===undefined)break
;const lastSector=sectorOf(region.address+region.size-1);if(sectorOf(next.address)<=lastSector){
return{regions:[region,next],sector:sectorOf(next.address)}}}return undefined}
function sectorOf(address){return address-address%flash_layout_SECTOR_SIZE}
const TYPES=["app","data","bootloader","partition_table"];const OTA_SLOTS=16;const TEE_SLOTS=2
;const SUBTYPES={
app:new Map([[0,"factory"],...slots("ota",16,OTA_SLOTS),[32,"test"],...slots("tee",48,TEE_SLOTS)]),
data:new Map([[0,"ota"],[1,"phy"],[2,"nvs"],[3,"coredump"],[4,"nvs_keys"],[5,"efuse"],[6,"undefined"],[128,"esphttpd"],[129,"fat"],[130,"spiffs"],[131,"littlefs"],[144,"tee_ota"]]),
bootloader:new Map([[0,"primary"],[1,"ota"],[2,"recovery"]]),
partition_table:new Map([[0,"primary"],[1,"ota"]])};function partition_names_typeName(type){
return TYPES[type]??flash_layout_formatAddress(type)}function subtypeName(type,subtype){
return SUBTYPES[partition_names_typeName(type)]?.get(subtype)??flash_layout_formatAddress(subtype)}
function partition_names_kindOf({type:type,subtype:subtype}){
return`${partition_names_typeName(type)}/${subtypeName(type,subtype)}`}
function slots(name,first,count){return Array.from({length:count
},(_,slot)=>[first+slot,`${name}_${slot}`])}const RECORD_SIZE=32
;const OTA_RECORDS_SIZE=flash_layout_SECTOR_SIZE+RECORD_SIZE;const CRC_SEED=4294967295
;const BLANK_SEQUENCE=4294967295;const PENDING_VERIFY=1;const INVALID=3;const ABORTED=4
;const PASSED_OVER=new Set([PENDING_VERIFY,INVALID,ABORTED])
;function isOtaData({type:type,subtype:subtype}){
return partition_names_typeName(type)==="data"&&subtypeName(type,subtype)==="ota"}
function bootSlot(otadata,slots){if(otadata.byteLength<OTA_RECORDS_SIZE){
throw new FormatError(`is only ${otadata.byteLength} bytes long, but otadata has two sectors`)}
const sequences=[0,SECTOR_SIZE].map(at=>sequenceOf(Buffer.from(otadata.buffer,otadata.byteOffset+at,RECORD_SIZE))).filter(sequence=>sequence!==undefined)
;if(sequences.length===0||slots<1)return undefined;return(Math.max(...sequences)-1>>>0)%slots}
function isPlainOtaData(otadata){return[0,SECTOR_SIZE].every(at=>{
const record=Buffer.from(otadata.buffer,otadata.byteOffset+at,RECORD_SIZE)
;return isWhole(record)||isBlank(record)})}function isWhole(record){
return record.readUInt32LE(28)===crc32(record.subarray(0,4),CRC_SEED)}function sequenceOf(record){
const sequence=record.readUInt32LE(0)
;const counts=isWhole(record)&&sequence!==BLANK_SEQUENCE&&!PASSED_OVER.has(record.readUInt32LE(24))
;return counts?sequence:undefined}const FACTORY=-1;const TEST=Number.POSITIVE_INFINITY
;const APP_TYPE=0;const FACTORY_SUBTYPE=0;const FIRST_SLOT_SUBTYPE=16;const LAST_SLOT_SUBTYPE=31
;const TEST_SUBTYPE=32;function countSlots(contents){
return contents.map(rankOf).filter(rank=>rank!==undefined&&rank!==FACTORY&&rank!==TEST).length}
function markBoot(contents,chosen,chip,isOpen){const order=bootOrder(contents,chosen)
;const next=order.find(entry=>isOpen(entry)||isBootable(entry,chip))
;if(next!==undefined&&isOpen(next))return contents
;return contents.map(entry=>rankOf(entry)===undefined?entry:{...entry,boots:entry===next})}
function applicationPlaces(contents){return ranked(contents).map(({entry:entry})=>entry)}
function bootOrder(contents,chosen=FACTORY){const slots=countSlots(contents)
;const tried=ranked(contents).filter(({rank:rank})=>rank<slots||rank===TEST)
;const below=tried.filter(({rank:rank})=>rank<=chosen).reverse()
;const above=tried.filter(({rank:rank})=>rank>chosen)
;return[...below,...above].map(({entry:entry})=>entry)}function ranked(contents){
return contents.flatMap(entry=>{const rank=rankOf(entry);return rank===undefined?[]:[{entry:entry,
rank:rank}]}).sort((a,b)=>a.rank-b.rank)}function isBootable({application:application},chip){
if(application===undefined||application.intact===false)return false
;return chip===undefined||application.chip===undefined||application.chip===chip}
function rankOf({partition:{type:type,subtype:subtype}}){if(type!==APP_TYPE)return undefined
;if(subtype===FACTORY_SUBTYPE)return FACTORY;if(subtype===TEST_SUBTYPE)return TEST
;return subtype>=FIRST_SLOT_SUBTYPE&&subtype<=LAST_SLOT_SUBTYPE?subtype-FIRST_SLOT_SUBTYPE:undefined
}class format_error_FormatError extends Error{name="FormatError"}const IMAGE_HEADER_SIZE=24
;const MAGIC=233;const MAX_SEGMENTS=16;const SEGMENT_HEADER_SIZE=8;const SMALLEST_PAGE=8192
;const CHECKSUM_SEED=239;const CHECKSUM_LINE=16;const SHA256_SIZE=32
;const FLASH_MODES=["qio","qout","dio","dout"];const LARGEST_FLASH_SIZE=7;const MEGABYTE=1048576
;const NO_MAX_REVISION=65535;function parseImageHeader(bytes){
const[magic,segments=0,mode=0,sizeAndFreq=0]=bytes
;if(magic===undefined)throw new format_error_FormatError("is empty");if(magic!==MAGIC){
throw new format_error_FormatError(`starts with ${app_image_hex(magic)} instead of ${app_image_hex(MAGIC)}`)
}if(bytes.length<IMAGE_HEADER_SIZE){
throw new format_error_FormatError(`ends after ${bytes.length} bytes, in the header of the image`)}
if(segments<1||segments>MAX_SEGMENTS){
throw new format_error_FormatError(`claims ${segments} segments; an image has 1 to ${MAX_SEGMENTS}`)
}const hashAppended=bytes[IMAGE_HEADER_SIZE-1]??0;if(hashAppended>1){
throw new format_error_FormatError(`has ${app_image_hex(hashAppended)} instead of 0 or 1 in the header field for the SHA-256`)
}const view=viewOf(bytes);const chipId=view.getUint16(12,true);return{chipId:chipId,
segments:segments,entry:view.getUint32(4,true),flashMode:FLASH_MODES[mode]??app_image_hex(mode),
flashFreq:sizeAndFreq&15,flashSize:sizeAndFreq>>4>LARGEST_FLASH_SIZE?0:MEGABYTE<<(sizeAndFreq>>4),
...revisions(chipId,view),hashAppended:hashAppended===1}}function parseAppImage(bytes){
const header=parseImageHeader(bytes)
;const{end:end,checksum:checksum,isMapped:isMapped}=walkSegments(bytes,header.segments)
;const summed=end-end%CHECKSUM_LINE+CHECKSUM_LINE
;if(bytes.length<summed)throw new FormatError("ends before its checksum")
;const length=header.hashAppended?summed+SHA256_SIZE:summed
;if(bytes.length<length)throw new FormatError("ends in its SHA-256")
;const isRight=bytes[summed-1]===checksum;return{header:header,length:length,checksumRight:isRight,
isMapped:isMapped,intact:isRight&&(!header.hashAppended||isDigest(bytes,summed)),
description:describeApp(bytes.subarray(0,end)),bootloader:describeBootloader(bytes.subarray(0,end))}
}function walkSegments(bytes,segments){const view=viewOf(bytes);let at=IMAGE_HEADER_SIZE
;let checksum=CHECKSUM_SEED;let isMapped=false;for(let number=1;number<=segments;number++){
const which=`segment ${number} of ${segments}`
;if(bytes.length-at<SEGMENT_HEADER_SIZE)throw new FormatError(`ends before ${which}`)
;const[address,size]=[view.getUint32(at,true),view.getUint32(at+4,true)];at+=SEGMENT_HEADER_SIZE
;if(size>bytes.length-at){
throw new FormatError(`ends ${bytes.length-at} bytes into ${which}, which has ${size}`)}
if(size%4!==0)throw new FormatError(`has ${size} bytes in ${which}, which is not a multiple of 4`)
;isMapped||=size>0&&address%SMALLEST_PAGE===at%SMALLEST_PAGE
;for(const byte of bytes.subarray(at,at+size))checksum^=byte;at+=size}return{end:at,
checksum:checksum,isMapped:isMapped}}function isDigest(bytes,at){
const digest=createHash("sha256").update(bytes.subarray(0,at)).digest()
;return digest.equals(bytes.subarray(at,at+SHA256_SIZE))}function revisions(chipId,view){
const[legacy,min,max]=[view.getUint8(14),view.getUint16(15,true),view.getUint16(17,true)]
;const isLegacy=max===0||max===NO_MAX_REVISION&&min===0;return{minRevision:isLegacy?(0,
chips.hz)(chipId)==="minor"?legacy:legacy*100:min,maxRevision:max===0?NO_MAX_REVISION:max}}
function viewOf(bytes){return new DataView(bytes.buffer,bytes.byteOffset,bytes.byteLength)}
function app_image_hex(value){return`0x${value.toString(16)}`}function parsed(parse){try{
return parse()}catch(error){if(error instanceof format_error_FormatError)return undefined
;throw error}}const NUL=0;const BACKSLASH=92;function device_name_deviceName(field){
const end=field.indexOf(NUL);const bytes=end<0?field:field.subarray(0,end)
;return Array.from(bytes,byte=>isPlain(byte)?String.fromCharCode(byte):escaped(byte)).join("")}
function isPlain(byte){return byte>=32&&byte<=126&&byte!==BACKSLASH}function escaped(byte){
return`\\x${byte.toString(16).padStart(2,"0")}`}const APP_ALIGNMENT=65536
;const OTA_DATA_SIZE=2*flash_layout_SECTOR_SIZE;const WRITABLE_NVS_SIZE=3*flash_layout_SECTOR_SIZE
;function partition_rules_partitionProblems(partitions,{tableAddress:tableAddress,flashSize:flashSize}){
const inOrder=[...partitions].sort((a,b)=>a.address-b.address)
;return[...partitions.flatMap(ownProblems),...nameProblems(partitions),...inOrder.flatMap((partition,index)=>[...tableOverlap(partition,tableAddress),...overlap(partition,inOrder[index-1])]),...otaDataProblems(partitions,"data/ota"),...otaDataProblems(partitions,"data/tee_ota"),...inOrder.flatMap(partition=>endProblem(partition,flashSize))]
}function ownProblems(partition){const{type:type,address:address,size:size}=partition
;const isApp=typeName(type)==="app";const alignment=isApp?APP_ALIGNMENT:SECTOR_SIZE
;const problems=[];if(address%alignment!==0){
problems.push(`puts ${where(partition)}, which is not a multiple of ${formatAddress(alignment)}`)}
if(isApp&&size%SECTOR_SIZE!==0){
problems.push(`gives ${what(partition)}, which is not a multiple of ${formatAddress(SECTOR_SIZE)}`)}
const kind=kindOf(partition);if(partition.readonly&&(kind==="data/ota"||kind==="data/coredump")){
problems.push(`marks ${quoted(partition)} read-only, which is always written to (${kind})`)}
if(kind==="data/nvs"&&!partition.readonly&&size<WRITABLE_NVS_SIZE){
problems.push(`gives ${what(partition)}, but writable NVS needs at least ${formatAddress(WRITABLE_NVS_SIZE)}`)
}return problems}function nameProblems(partitions){const seen=new Set;const repeated=new Set
;for(const{name:name}of partitions)(seen.has(name)?repeated:seen).add(name)
;return[...repeated].map(name=>`has two partitions named "${name}"`)}
function tableOverlap(partition,tableAddress){const kind=kindOf(partition)
;if(kind==="partition_table/primary")return[]
;const isBefore=kind==="bootloader/primary"&&endOf(partition)<=tableAddress
;if(isBefore||partition.address>=tableAddress+SECTOR_SIZE)return[]
;const reserved=kind==="bootloader/primary"?`over the table itself at ${formatAddress(tableAddress)}`:`where the bootloader and the table itself are (up to ${formatAddress(tableAddress+SECTOR_SIZE)})`
;return[`puts ${where(partition)}, ${reserved}`]}function overlap(partition,before){
if(before===undefined||partition.address>=endOf(before))return[]
;return[`puts ${where(partition)}, but ${quoted(before)} extends to ${formatAddress(endOf(before))}`]
}function endProblem(partition,flashSize){
if(flashSize===undefined||endOf(partition)<=flashSize)return[]
;return[`lets ${quoted(partition)} end at ${formatAddress(endOf(partition))}, beyond the flash of ${formatAddress(flashSize)} bytes`]
}function otaDataProblems(partitions,kind){
const[first,second]=partitions.filter(partition=>kindOf(partition)===kind)
;if(first===undefined)return[];if(second!==undefined){
return[`has two partitions of the kind ${kind}: ${quoted(first)} and ${quoted(second)}`]}
if(first.size===OTA_DATA_SIZE)return[]
;return[`gives ${what(first)}, where ${kind} takes ${formatAddress(OTA_DATA_SIZE)}`]}
function quoted({name:name}){return`"${name}"`}function where(partition){
return`${quoted(partition)} at ${formatAddress(partition.address)}`}function what(partition){
return`${quoted(partition)} a size of ${formatAddress(partition.size)}`}
const PARTITION_TABLE_ADDRESS=32768;const PARTITION_TABLE_SIZE=3072
;const MAY_BE_CIPHERTEXT="is not a partition table, or is encrypted";const ROW_SIZE=32
;const PARTITION_MAGIC=43600;const DIGEST_MAGIC=60395;const DIGEST_OFFSET=16;const END_MARKER_SIZE=4
;function parsePartitionTable(bytes,options={}){
const{partitions:partitions,hasDigest:hasDigest,problems:problems}=wholeTable(bytes,options)
;const[first]=problems;if(first!==undefined)throw new FormatError(first);return{
partitions:partitions,hasDigest:hasDigest}}function readPartitionTable(bytes,options={}){
const table=wholeTable(bytes,options);for(const partition of table.partitions)checkReach(partition)
;return table}function tableOrReason(bytes,options={}){try{return readPartitionTable(bytes,options)
}catch(error){if(error instanceof FormatError)return error.message;throw error}}
function wholeTable(bytes,options){
const{address:address=PARTITION_TABLE_ADDRESS,flashSize:flashSize,isFile:isFile=false}=options
;const{rows:rows,digestAt:digestAt,size:size,problems:problems}=rowsOf(isFile?withErasedRest(bytes):bytes)
;const partitions=rows.map(partitionOf)
;if(partitions.length===0)throw new FormatError("has no partition")
;const hasDigest=digestAt!==undefined;return{partitions:partitions,hasDigest:hasDigest,
problems:[...hasDigest||size<bytes.byteLength?[]:[mayBeCut(bytes)],...problems,...partitionProblems(partitions,{
tableAddress:address,flashSize:flashSize})]}}function mayBeCut({byteLength:byteLength}){
return`has neither an end marker nor a digest in its ${byteLength} bytes, and so may be truncated`}
function checkReach({name:name,address:address,size:size}){if(address+size<=FLASH_LIMIT)return
;throw new FormatError(`is damaged: "${name}" ends at ${formatAddress(address+size)}, beyond the largest flash, 128 MB`)
}function withErasedRest(bytes){
if(bytes.byteLength<ROW_SIZE||bytes.byteLength>=PARTITION_TABLE_SIZE)return bytes
;return Buffer.concat([bytes,Buffer.alloc(PARTITION_TABLE_SIZE-bytes.byteLength,BLANK)])}
function tableDamage(bytes){try{readPartitionTable(bytes,{isFile:true});return undefined
}catch(error){if(!(error instanceof FormatError))throw error;const[first,second]=bytes;return{
problem:error.message,isTable:((first??0)<<8)+(second??0)===PARTITION_MAGIC}}}
function mayBeCiphertext(problem){return problem===MAY_BE_CIPHERTEXT}function rowsOf(bytes){
const table=Buffer.from(bytes.buffer,bytes.byteOffset,Math.min(bytes.byteLength,PARTITION_TABLE_SIZE))
;if(table.length<ROW_SIZE)throw new FormatError(`is only ${table.length} bytes long`)
;checkUsed(table);const rows=[];let digestAt;for(let at=0;at+ROW_SIZE<=table.length;at+=ROW_SIZE){
const row=table.subarray(at,at+ROW_SIZE)
;if(rows.length>0&&isEnd(row))return checkedRows(rows,digestAt,row);checkMagic(row,rows.length)
;if(magicOf(row)===DIGEST_MAGIC){
if(digestAt!==undefined)throw new FormatError("is damaged: it has two digest rows")
;checkDigest(rows,row);digestAt=rows.length}rows.push(row)}
throw new FormatError(`has no end marker in its ${table.length} bytes`)}
function checkedRows(rows,digestAt,endRow){const problems=[]
;const isDigestLast=digestAt===undefined||digestAt===rows.length-1
;if(!isDigestLast)problems.push("has rows after its digest row, which no digest covers")
;if(!isBlank(endRow))problems.push("has an end marker with other bytes than 0xff in its row")
;const counted=digestAt===undefined?rows:rows.slice(0,-1);return{
rows:counted.filter(row=>magicOf(row)===PARTITION_MAGIC),digestAt:digestAt,
size:rows.length*ROW_SIZE,problems:problems}}function checkUsed(table){
if(isBlank(table))throw new FormatError("is blank")
;if(table.every(byte=>byte===0))throw new FormatError("is blank: it contains only zeros")
;if(isBlank(table.subarray(0,ROW_SIZE)))throw new FormatError("has a blank first row, but data after it")
}function checkMagic(row,index){const magic=magicOf(row)
;if(magic===PARTITION_MAGIC||magic===DIGEST_MAGIC)return
;if(index===0)throw new FormatError(MAY_BE_CIPHERTEXT)
;throw new FormatError(`is damaged: row ${index+1} begins with ${formatAddress(magic)}`)}
function checkDigest(rows,digestRow){
const digest=createHash("md5").update(Buffer.concat(rows)).digest()
;if(digestRow.subarray(DIGEST_OFFSET).equals(digest))return
;throw new FormatError("is damaged: its digest does not match its partitions")}
function partitionOf(row){const flags=row.readUInt32LE(28);return{
name:deviceName(row.subarray(12,28)),type:row.readUInt8(2),subtype:row.readUInt8(3),
address:row.readUInt32LE(4),size:row.readUInt32LE(8),encrypted:(flags&1)!==0,readonly:(flags&2)!==0}
}function magicOf(row){return row.readUInt16BE(0)}function isEnd(row){
return isBlank(row.subarray(0,END_MARKER_SIZE))}const partition_rows_ROW_SIZE=32
;const PARTITION=20650;const DIGEST=60395;const END=65535;const DIGEST_AT=16;const TAG="flash_parts"
;const USAGES={"app/factory":"factory app","app/test":"test app","data/ota":"OTA data",
"data/phy":"RF data","data/nvs":"WiFi data","data/nvs_keys":"NVS keys","data/efuse":"efuse"}
;function readPartitions(flash,flashSize,log){
const rows=verifiedRows(flash.read(PARTITION_TABLE_ADDRESS,PARTITION_TABLE_SIZE),flashSize,log)
;if(rows===undefined){log.error("boot","Failed to verify partition table");return undefined}
log.info("boot","Partition Table:")
;log.info("boot","## Label            Usage          Type ST Offset   Length")
;const partitions=rows.map((row,index)=>{const partition={type:row.readUInt8(2),
subtype:row.readUInt8(3),address:row.readUInt32LE(4),size:row.readUInt32LE(8)}
;const{type:type,subtype:subtype,address:address,size:size}=partition
;const label=device_name_deviceName(row.subarray(12,28)).padEnd(16)
;const numbers=[hex(type,2),hex(subtype,2),hex(address,8),hex(size,8)].join(" ")
;log.info("boot",`${String(index).padStart(2)} ${label} ${usageOf(type,subtype).padEnd(16)} ${numbers}`)
;return partition});log.info("boot","End of partition table");return partitions}
function verifiedRows(table,flashSize,log){const rows=[];let hasDigest=false
;for(let at=0;at+partition_rows_ROW_SIZE<=table.length;at+=partition_rows_ROW_SIZE){
const row=table.subarray(at,at+partition_rows_ROW_SIZE);const magic=row.readUInt16LE(0)
;if(magic===END&&row.readUInt16LE(2)===END)return hasDigest?rows.slice(0,-1):rows
;const problem=rowProblem(row,rows,flashSize,hasDigest);if(problem!==undefined){
log.error(TAG,problem);return undefined}hasDigest||=magic===DIGEST;rows.push(row)}
log.error(TAG,"partition table has no terminating entry, not valid");return undefined}
function rowProblem(row,before,flashSize,hasDigest){const magic=row.readUInt16LE(0)
;if(magic===PARTITION){const[offset,size]=[row.readUInt32LE(4),row.readUInt32LE(8)]
;if(offset<=flashSize&&offset+size>>>0<=flashSize)return undefined
;return`partition ${before.length} invalid - offset 0x${hex(offset)} size 0x${hex(size)} exceeds flash chip size 0x${hex(flashSize)}`
}if(magic!==DIGEST)return`partition ${before.length} invalid magic number 0x${hex(magic)}`
;if(hasDigest)return"Only one MD5 checksum is allowed"
;const digest=(0,external_node_crypto_namespaceObject.createHash)("md5").update(Buffer.concat(before)).digest()
;return row.subarray(DIGEST_AT).equals(digest)?undefined:"Incorrect MD5 checksum"}
function usageOf(type,subtype){const kind=partition_names_typeName(type)
;const name=subtypeName(type,subtype)
;if(kind==="app")return USAGES[`app/${name}`]??(name.startsWith("ota_")?"OTA app":"Unknown app")
;if(kind==="data")return USAGES[`data/${name}`]??"Unknown data";return"unknown"}
const image_load_TAG="esp_image";const image_load_MAGIC=233;const image_load_MAX_SEGMENTS=16
;const image_load_SEGMENT_HEADER_SIZE=8;const LARGEST=16777216;const PAGE=65536;const PAGE_BITS=16
;const image_load_CHECKSUM_SEED=239;const image_load_CHECKSUM_LINE=16;const DIGEST_SIZE=32
;const NO_LIMIT=65535;const FIRST_ADDRESS=268435456;const BYTES_PER_MS=2500
;class Refusal extends Error{tag;constructor(message,tag=image_load_TAG){super(message);this.tag=tag
}}function loadApplication(board,partition,log){try{return load(board,partition,log)}catch(error){
if(!(error instanceof Refusal))throw error;log.error(error.tag,error.message);return undefined}}
function load(board,partition,log){const{flash:flash}=board;if(partition.size>LARGEST){
throw new Refusal(`partition size 0x${hex(partition.size)} invalid, larger than 16MB`)}
const header=flash.read(partition.address,IMAGE_HEADER_SIZE)
;if(header.length<IMAGE_HEADER_SIZE||header[0]!==image_load_MAGIC){
throw new Refusal(`image at 0x${hex(partition.address)} has invalid magic byte (nothing flashed here?)`)
}const wrongChip=chipProblem(board,header)
;if(wrongChip!==undefined)throw new Refusal(wrongChip,"boot_comm");const segments=header[1]??0
;if(segments>image_load_MAX_SEGMENTS){
throw new Refusal(`image at 0x${hex(partition.address)} segment count ${segments} exceeds max ${image_load_MAX_SEGMENTS}`)
}const walk=loadSegments(board,partition.address,segments,log)
;const summed=walk.end-walk.end%image_load_CHECKSUM_LINE+image_load_CHECKSUM_LINE
;const image=flash.read(partition.address,summed);const stored=image[summed-1]??0
;if(stored!==walk.checksum){
throw new Refusal(`Checksum failed. Calculated 0x${hex(walk.checksum)} read 0x${hex(stored)}`)}
const isDigestAppended=header[IMAGE_HEADER_SIZE-1]!==0
;const length=summed+(isDigestAppended?DIGEST_SIZE:0);if(length>partition.size){
throw new Refusal(`Image length ${length} doesn't fit in partition length ${partition.size}`)}
const digest=(0,external_node_crypto_namespaceObject.createHash)("sha256").update(image).digest()
;if(isDigestAppended&&!flash.read(partition.address+summed,DIGEST_SIZE).equals(digest)){
throw new Refusal("Image hash failed - image is corrupt")}return{partition:partition,
header:parsed(()=>parseImageHeader(image)),
description:image_description_describeApp(image)??NO_DESCRIPTION,
code:walk.code??header.readUInt32LE(4)}}
function chipProblem({chip:chip,revision:revision},header,isBootloader=false){
const[id,min,max]=[12,15,17].map(at=>header.readUInt16LE(at));const expected=(0,
chips.Q4)(chip).imageId??0
;if(id!==expected)return`mismatch chip ID, expected ${expected}, found ${id}`
;const check=(sign,needed)=>`chip revision check failed. Required ${sign} ${revisionText(needed)}, found ${revisionText(revision)}.`
;if(revision<min)return check(">=",min)
;return!isBootloader&&max!==0&&max!==NO_LIMIT&&revision>max?check("<=",max):undefined}
function loadSegments(board,start,segments,log){const{flash:flash,rom:rom}=board
;let at=IMAGE_HEADER_SIZE;let checksum=image_load_CHECKSUM_SEED;let code
;for(let index=0;index<segments;index++){
const head=flash.read(start+at,image_load_SEGMENT_HEADER_SIZE)
;if(head.length<image_load_SEGMENT_HEADER_SIZE){
throw new Refusal(`bootloader_flash_read failed at 0x${hex(start+at,8)}`)}
const[address,size]=[head.readUInt32LE(0),head.readUInt32LE(4)];at+=image_load_SEGMENT_HEADER_SIZE
;const isInPlace=isMapped(rom,address);const problem=segmentProblem(index,{address:address,
size:size,offset:start+at,isInPlace:isInPlace});if(problem!==undefined){throw new Refusal(problem)}
const use=isInPlace?"map":address<FIRST_ADDRESS?"":"load"
;const sizes=`size=${hex(size,5)}h (${String(size).padStart(6)})`
;log.info(image_load_TAG,`segment ${index}: paddr=${hex(start+at,8)} vaddr=${hex(address,8)} ${sizes} ${use}`)
;const data=flash.read(start+at,size);if(data.length<size){
throw new Refusal(`bootloader_mmap(0x${hex(start+at)}, 0x${hex(size)}) failed`)}
if(index===0)checkNeeds(board,data);for(const byte of data)checksum^=byte
;if(isInPlace&&address>=rom.mappedCode[0]&&address<rom.mappedCode[1])code=address
;log.pass(size/BYTES_PER_MS);at+=size}return{end:at,checksum:checksum,code:code}}
function segmentProblem(index,{address:address,size:size,offset:offset,isInPlace:isInPlace}){
if(size%4!==0||size>=LARGEST)return`invalid segment length 0x${hex(size)}`
;if(!isInPlace||offset%PAGE===address%PAGE)return undefined
;return`Segment ${index} load address 0x${hex(address,8)}, doesn't match data 0x${hex(offset,8)}`}
function checkNeeds({blockRevision:blockRevision,chip:chip},firstSegment){
const before=Buffer.alloc(IMAGE_HEADER_SIZE+image_load_SEGMENT_HEADER_SIZE)
;const needs=describeNeeds(Buffer.concat([before,firstSegment.subarray(0,256)]))
;if(needs===undefined)return;const{blocks:blocks,pageBits:pageBits}=needs
;const requires=(sign,needed)=>new Refusal(`Image requires efuse blk rev ${sign} ${revisionText(needed)}, but chip is ${revisionText(blockRevision)}`,"boot_comm")
;const isLimited=blocks.max!==0&&blocks.max!==NO_LIMIT;if(chip!=="esp32"){
if(blocks.min!==NO_LIMIT&&blockRevision<blocks.min)throw requires(">=",blocks.min)
;if(isLimited&&blockRevision>blocks.max)throw requires("<=",blocks.max)}
if(pageBits===0||pageBits===PAGE_BITS)return
;throw new Refusal(`MMU page size mismatch, configured: 0x${hex(PAGE)}, found: 0x${hex(2**pageBits)}`)
}const OTA_STATES={new:0,pending:1,valid:2,invalid:3,aborted:4};const ota_records_RECORD_SIZE=32
;const STATE_AT=24;const CRC_AT=28;const ota_records_CRC_SEED=4294967295
;const ota_records_BLANK_SEQUENCE=4294967295;class OtaRecords{#flash;#address
;constructor(flash,address){this.#flash=flash;this.#address=address}get areUnused(){
return this.#both().every(isUnused)}get areInitial(){
return this.#both().every(({sequence:sequence,isWhole:isWhole})=>sequence===ota_records_BLANK_SEQUENCE||!isWhole)
}get active(){const[first,second]=this.#both()
;const counts=record=>record.isWhole&&!isUnused(record)
;if(counts(first)&&counts(second))return first.sequence>=second.sequence?0:1
;if(counts(first))return 0;return counts(second)?1:undefined}slot(index,slots){
return(this.#record(index).sequence-1>>>0)%slots}has(index,state){
return this.#record(index).state===OTA_STATES[state]}setState(index,state){
const bytes=Buffer.from(this.#record(index).bytes);bytes.writeUInt32LE(OTA_STATES[state],STATE_AT)
;this.#flash.rewriteSector(this.#at(index),bytes)}initialize(slot){
const bytes=Buffer.alloc(ota_records_RECORD_SIZE,255);bytes.writeUInt32LE(slot+1,0)
;bytes.writeUInt32LE(OTA_STATES.valid,STATE_AT)
;bytes.writeUInt32LE((0,external_node_zlib_namespaceObject.crc32)(bytes.subarray(0,4),ota_records_CRC_SEED),CRC_AT)
;this.#flash.rewriteSector(this.#at(0),bytes);return slot+1}#both(){
return[this.#record(0),this.#record(1)]}#record(index){
const bytes=this.#flash.read(this.#at(index),ota_records_RECORD_SIZE)
;const whole=bytes.length===ota_records_RECORD_SIZE?bytes:Buffer.alloc(ota_records_RECORD_SIZE,255)
;return{sequence:whole.readUInt32LE(0),state:whole.readUInt32LE(STATE_AT),
isWhole:whole.readUInt32LE(CRC_AT)===(0,
external_node_zlib_namespaceObject.crc32)(whole.subarray(0,4),ota_records_CRC_SEED),bytes:whole}}
#at(index){return this.#address+index*flash_layout_SECTOR_SIZE}}
function isUnused({sequence:sequence,state:state}){
return sequence===ota_records_BLANK_SEQUENCE||state===OTA_STATES.invalid||state===OTA_STATES.aborted
}const rom_load_MAGIC=233;const HEADER_SIZE=24;const rom_load_SEGMENT_HEADER_SIZE=8
;const rom_load_MAX_SEGMENTS=16;const rom_load_CHECKSUM_SEED=239;const rom_load_CHECKSUM_LINE=16
;const rom_load_DIGEST_SIZE=32;const LARGEST_SEGMENT=1048576;const MODES=["QIO","QOUT","DIO","DOUT"]
;const DIVIDERS=new Map([[15,1],[0,2],[1,3],[2,4]]);const ATTEMPTS=8;const ATTEMPT_MS=120
;function loadBootloader(board,log){const{chip:chip,rom:rom,flash:flash}=board;const address=(0,
chips.Q4)(chip).bootloader;const header=flash.read(address,HEADER_SIZE)
;if(header.length<HEADER_SIZE||header[0]!==rom_load_MAGIC){
repeat(log,`invalid header: 0x${hex(header.length<4?4294967295:header.readUInt32LE(0),8)}`)
;return undefined}const expected=(0,chips.Q4)(chip).imageId;const chipId=header.readUInt16LE(12)
;if(chipId!==expected){if(rom.style==="esp32"){repeat(log,`wrong chip id 0x${hex(chipId,4)}`)
;return undefined}
log.plain(`Invalid chip id. Expected ${expected??0} read ${chipId}. Bootloader for wrong chip?`)
;stop(log,rom.wrongChip);return undefined}sayController(board,header,log)
;const loaded=rom_load_loadSegments(board,address,header,log);if(loaded===undefined){stop(log)
;return undefined}const{image:image,checksum:checksum}=loaded
;const isDigestAppended=header[HEADER_SIZE-1]===1;const stored=image[image.length-1]??0
;if(stored!==checksum){log.plain(`csum err:0x${hex(stored)}!=0x${hex(checksum)}`)
;stop(log,rom.style==="esp32"?"ets_main.c 371 ":"ets_main.c 333 ");return undefined}
if(isDigestAppended&&rom.style!=="esp32")rom_load_checkDigest(board,address,image,log)
;log.plain(`entry 0x${hex(header.readUInt32LE(4),8)}`);return{image:image,address:address}}
function stop(log,where){if(where!==undefined)log.plain(where);log.pass(ATTEMPTS*ATTEMPT_MS)}
function repeat(log,line){for(let attempt=0;attempt<ATTEMPTS;attempt++){log.plain(line)
;log.pass(ATTEMPT_MS)}}function sayController({rom:rom},header,log){if(rom.style==="esp32"){
log.plain("configsip: 0, SPIWP:0xee")
;log.plain("clk_drv:0x00,q_drv:0x00,d_drv:0x00,cs0_drv:0x00,hd_drv:0x00,wp_drv:0x00")
}else if(rom.style==="newer")log.plain("SPIWP:0xee");const[,,mode=0,sizeAndFreq=0]=header
;const prefix=rom.style==="newest"?"SPI mode:":"mode:"
;log.plain(`${prefix}${MODES[mode]??"DIO"}, clock div:${DIVIDERS.get(sizeAndFreq&15)??2}`)}
function rom_load_loadSegments({rom:rom,flash:flash},address,header,log){
const segments=Math.min(header[1]??0,rom_load_MAX_SEGMENTS);let at=HEADER_SIZE
;let checksum=rom_load_CHECKSUM_SEED;for(let number=1;number<=segments;number++){
const head=flash.read(address+at,rom_load_SEGMENT_HEADER_SIZE)
;if(head.length<rom_load_SEGMENT_HEADER_SIZE)return undefined
;const[target,size]=[head.readUInt32LE(0),head.readUInt32LE(4)];const isOld=rom.style==="esp32"
;log.plain(`load:0x${hex(target,8)},len:${isOld?size|0:`0x${hex(size)}`}`)
;at+=rom_load_SEGMENT_HEADER_SIZE;if(size>LARGEST_SEGMENT)return undefined
;const data=flash.read(address+at,size);if(data.length<size)return undefined
;for(const byte of data)checksum^=byte;if(isOld&&number<segments)sayRest(at,size,log);at+=size}
const summed=at-at%rom_load_CHECKSUM_LINE+rom_load_CHECKSUM_LINE
;const image=flash.read(address,summed);return image.length<summed?undefined:{image:image,
checksum:checksum}}function sayRest(at,size,log){const end=(at+size)%rom_load_CHECKSUM_LINE
;const room=rom_load_CHECKSUM_LINE-end;if(room>=rom_load_SEGMENT_HEADER_SIZE)return
;const isWithinLine=at%rom_load_CHECKSUM_LINE+size<rom_load_CHECKSUM_LINE
;const head=isWithinLine?at%rom_load_CHECKSUM_LINE:0
;log.plain(`ho ${head} tail ${end-head} room ${room}`)}
function rom_load_checkDigest({flash:flash},address,image,log){
const expected=flash.read(address+image.length,rom_load_DIGEST_SIZE);const calculated=(0,
external_node_crypto_namespaceObject.createHash)("sha256").update(image).digest()
;if(expected.equals(calculated))return;log.plain("SHA-256 comparison failed:")
;log.plain(`Calculated: ${calculated.toString("hex")}`)
;log.plain(`Expected: ${expected.toString("hex")}`);log.plain("Attempting to boot anyway...")}
const ASSUMED={major:5,minor:4};const UNNAMED="v5.0";function idfVersion(text=UNNAMED){
const[,major,minor]=/^v?(\d{1,3})\.(\d{1,3})/.exec(text)??[]
;if(major===undefined||minor===undefined)return{text:text,...ASSUMED};return{text:text,
major:Number(major),minor:Number(minor)}}function isBefore(version,major,minor){
return version.major<major||version.major===major&&version.minor<minor}const bootloader_TAG="boot"
;const MIB=1048576;const bootloader_MODES=["QIO","QOUT","DIO","DOUT"]
;const SPEEDS=new Map([[15,80],[0,40],[1,26],[2,20]]);const START_MS=24;const RESET_MS=1
;const bootloader_FIRST_SLOT_SUBTYPE=16;const bootloader_FACTORY_SUBTYPE=0
;const bootloader_TEST_SUBTYPE=32;function runBootloader(board,{image:image},log){
log.pass(Math.max(0,START_MS-log.at));const problem=introduce(board,image,log)
;if(problem!==undefined){log.error("boot_comm",problem);return undefined}
const partitions=readPartitions(board.flash,flashSizeOf(image),log);if(partitions===undefined){
log.error(bootloader_TAG,"load partition table error!");return undefined}
const started=start(board,partitions,log)
;if(started===undefined)log.pass(RESET_MS);else log.info(bootloader_TAG,"Disabling RNG early entropy source...")
;return started}function introduce(board,image,log){
const{chip:chip,rom:rom,revision:revision,blockRevision:blockRevision}=board
;const description=image_description_describeBootloader(image)
;const version=idfVersion(description?.idfVersion)
;log.info(bootloader_TAG,`ESP-IDF ${version.text} 2nd stage bootloader`)
;log.info(bootloader_TAG,`compile time ${description?.built===""?"":description?.built??"00:00:00"}`.trim())
;if(rom.cores>1)log.info(bootloader_TAG,"Multicore bootloader")
;log.info(bootloader_TAG,`chip revision: ${isBefore(version,5,0)&&chip!=="esp32"?revision:revisionText(revision)}`)
;if(chip!=="esp32"&&!isBefore(version,5,2)){
log.info(bootloader_TAG,`efuse block revision: ${revisionText(blockRevision)}`)}
const problem=chipProblem(board,image,true);if(problem!==undefined)return problem
;const[,,mode=0,sizeAndFreq=0]=image;const own=`${bootloader_TAG}.${chip}`
;const speed=chip==="esp32s3"?"Boot SPI Speed :":"SPI Speed      :"
;log.info(own,`${speed} ${SPEEDS.get(sizeAndFreq&15)??40}MHz`)
;log.info(own,`SPI Mode       : ${bootloader_MODES[mode]??"DIO"}`)
;log.info(own,`SPI Flash Size : ${flashSizeOf(image)/MIB}MB`)
;log.info(bootloader_TAG,"Enabling RNG early entropy source...");return undefined}
function flashSizeOf(image){return MIB<<Math.min((image[3]??0)>>4,7)}
function start(board,partitions,log){const candidates=partitions.map(partition=>({
partition:partition}));const slots=countSlots(candidates)
;const otadata=partitions.findLast(isOtaData)
;const hasFactory=partitions.some(({type:type,subtype:subtype})=>type===0&&subtype===bootloader_FACTORY_SUBTYPE)
;let records;let chosen={};if(otadata!==undefined){if(otadata.size<2*flash_layout_SECTOR_SIZE){
const[size,least]=[otadata.size,2*flash_layout_SECTOR_SIZE]
;log.error(bootloader_TAG,`ota_info partition size ${size} is too small (minimum ${least} bytes)`)
;return undefined}records=new OtaRecords(board.flash,otadata.address)
;chosen=choose(records,slots,hasFactory,log)}
for(const{partition:partition}of bootOrder(candidates,chosen.slot)){if(partition.size===0)continue
;const application=loadApplication(board,partition,log);if(application!==undefined){
log.info(bootloader_TAG,`Loaded app from partition at offset 0x${partition.address.toString(16)}`)
;if(partition.subtype===bootloader_TEST_SUBTYPE){
log.warn(bootloader_TAG,"Falling back to test app as only bootable partition")}
const slot=slotOf(partition);let record=slot!==undefined&&slot===chosen.slot?chosen.record:undefined
;if(slot!==undefined&&chosen.isInitial&&records!==undefined){
log.info(bootloader_TAG,`Set actual ota_seq=${records.initialize(slot)} in otadata[0]`);record=0}
return{...application,records:records,record:record}}const name=nameOf(partition)
;if(name!==undefined)log.error(bootloader_TAG,`${name} is not bootable`)}
log.error(bootloader_TAG,"No bootable app partitions in the partition table");return undefined}
function choose(records,slots,hasFactory,log){for(const index of[0,1]){
if(records.has(index,"pending"))records.setState(index,"aborted")}if(records.areUnused||slots===0){
log.info(bootloader_TAG,hasFactory?"Defaulting to factory image":"No factory image, trying OTA 0")
;return hasFactory?{}:{slot:0,isInitial:records.areInitial}}const{active:active}=records
;if(active===undefined){
const then=hasFactory?", falling back to factory":" and no factory, will try all partitions"
;log.error(bootloader_TAG,`ota data partition invalid${then}`);return{}}
if(records.has(active,"new"))records.setState(active,"pending");return{
slot:records.slot(active,slots),record:active}}function slotOf({subtype:subtype}){
return subtype>=bootloader_FIRST_SLOT_SUBTYPE&&subtype<bootloader_TEST_SUBTYPE?subtype-bootloader_FIRST_SLOT_SUBTYPE:undefined
}function nameOf(partition){if(partition.subtype===bootloader_TEST_SUBTYPE)return undefined
;const slot=slotOf(partition)
;return slot===undefined?"Factory app partition":`OTA app partition slot ${slot}`}
const DIGEST_DIGITS=9;const OLD_DIGEST_DIGITS=16;const KIB=1024
;const application_start_NO_LIMIT=65535;const CPU_START_MS=60;const FLASH_START_MS=20
;function shortDigest({description:description}){
const isOld=isBefore(idfVersion(description.idfVersion),5,0)
;return description.elfSha256.slice(0,isOld?OLD_DIGEST_DIGITS:DIGEST_DIGITS)}
function startApplication(board,application,log){
const{rom:rom,chip:chip,revision:revision,flash:flash}=board
;const{description:description,header:header}=application
;const version=idfVersion(description.idfVersion||undefined);const isOld=isBefore(version,5,0)
;const tag=isBefore(version,5,3)?"cpu_start":"app_init"
;const revisionTag=isBefore(version,5,3)?"cpu_start":"efuse_init"
;if(rom.cores>1)log.info("cpu_start","Multicore app");else log.info("cpu_start",isOld?"Pro cpu up.":"Unicore app")
;log.pass(CPU_START_MS);log.info("cpu_start","Pro cpu start user code")
;log.info("cpu_start",`cpu freq: 160000000${isOld?"":" Hz"}`)
;log.info(tag,"Application information:");log.info(tag,`Project name:     ${description.name}`)
;log.info(tag,`App version:      ${description.version}`)
;log.info(tag,`Compile time:     ${description.built}`)
;log.info(tag,`ELF file SHA256:  ${shortDigest(application)}...`)
;log.info(tag,`ESP-IDF:          ${description.idfVersion}`);if(!isOld){
const max=header?.maxRevision??application_start_NO_LIMIT
;log.info(revisionTag,`Min chip rev:     ${revisionText(header?.minRevision??0)}`)
;log.info(revisionTag,`Max chip rev:     ${max===application_start_NO_LIMIT?"v655.35":revisionText(max)} `)
;log.info(revisionTag,`Chip rev:         ${revisionText(revision)}`)}
log.info("heap_init","Initializing. RAM available for dynamic allocation:")
;log.info("spi_flash","detected chip: winbond");log.pass(FLASH_START_MS)
;const needed=header?.flashSize??0
;const sizes=relation=>`Detected size(${flash.size/KIB}k) ${relation} than the size in the binary image header(${needed/KIB}k).`
;if(needed>flash.size){log.error("spi_flash",`${sizes("smaller")} Probe failed.`);return false}
log.info("spi_flash",`flash io: ${header?.flashMode??"dio"}`);if(needed>0&&needed<flash.size){
log.warn("spi_flash",`${sizes("larger")} Using the size in the binary image header.`)}
if(isOld&&chip!=="esp32")log.info("cpu_start","Starting scheduler.");else{
log.info("main_task","Started on CPU0");log.info("main_task","Calling app_main()")}return true}
const DOWNLOAD="(1,6)";const esp8266_boot_FROM_FLASH="(3,6)";const esp8266_boot_MAGIC=233
;const esp8266_boot_HEADER_SIZE=8;const esp8266_boot_SEGMENT_HEADER_SIZE=8
;const esp8266_boot_CHECKSUM_SEED=239;const LINE=16;const esp8266_boot_LARGEST_SEGMENT=131072
;function esp8266Download(){return banner(DOWNLOAD).lines}function esp8266FromFlash(flash){
const log=banner(esp8266_boot_FROM_FLASH);const header=flash.read(0,esp8266_boot_HEADER_SIZE)
;if(header.length<esp8266_boot_HEADER_SIZE||header[0]!==esp8266_boot_MAGIC)return log
;const segments=header[1]??0;let at=esp8266_boot_HEADER_SIZE;let sum=esp8266_boot_CHECKSUM_SEED
;for(let number=1;number<=segments;number++){
const head=flash.read(at,esp8266_boot_SEGMENT_HEADER_SIZE)
;if(head.length<esp8266_boot_SEGMENT_HEADER_SIZE)return log;at+=esp8266_boot_SEGMENT_HEADER_SIZE
;const size=head.readUInt32LE(4);const room=number===1?LINE:LINE-((at-1)%LINE+1)
;log.plain(`load 0x${hex(head.readUInt32LE(0),8)}, len ${size|0}, room ${room} `)
;const data=size>esp8266_boot_LARGEST_SEGMENT?undefined:flash.read(at,size)
;if(data===undefined||data.length<size)return log;for(const byte of data)sum^=byte
;log.plain(`tail ${size<room?size:(size-room)%LINE}`);log.plain(`chksum 0x${hex(sum,2)}`)
;if(number<segments)sayRest(at,size,log);at+=size}const[stored]=flash.read(at-at%LINE+LINE-1,1)
;if(stored===undefined)return log;log.plain(`csum 0x${hex(stored,2)}`)
;if(stored!==sum)for(const line of["csum err","ets_main.c"])log.plain(line);return log}
function banner(mode){const log=new BootLog((0,chips.Q4)("esp8266").romBaud)
;for(const line of["",` ets Jan  8 2013,rst cause:2, boot mode:${mode}`,""])log.plain(line)
;return log}const WITH_SAVED_PC=new Set(["software","system","rom-watchdog","interrupt-watchdog"])
;function bootToDownload({chip:chip,rom:rom},cause){if(chip==="esp8266")return esp8266Download()
;const log=new BootLog;sayReset(rom,cause,rom.download,log)
;if(rom.download.waiting!==undefined)log.plain(rom.download.waiting);return log.lines}
function bootFromFlash(board,cause){if(board.chip==="esp8266"){
const{lines:lines,at:at}=esp8266FromFlash(board.flash);return{lines:lines,before:lines.length,at:at,
next:{kind:"silent"}}}const log=new BootLog;const ended=(next,before=log.lines.length)=>({
lines:log.lines,before:before,at:log.at,next:next})
;sayReset(board.rom,cause,board.rom.fromFlash,log);const bootloader=loadBootloader(board,log)
;if(bootloader===undefined)return ended({kind:"reset",cause:"rom-watchdog"})
;const application=runBootloader(board,bootloader,log);if(application===undefined)return ended({
kind:"reset",cause:"system"});const before=log.lines.length
;const isStarted=startApplication(board,application,log);return ended({
kind:isStarted?"application":"failed-start",application:application},before)}
function sayReset(rom,cause,strap,log){for(const line of rom.banner)log.plain(line)
;const[number,name]=rom.causes[cause]
;log.plain(`rst:0x${hex(number)} (${name}),boot:0x${hex(strap.value)} (${strap.name})`)
;if(rom.style!=="esp32"&&WITH_SAVED_PC.has(cause)){
const core=rom.style==="newest"&&rom.cores>1?"Core0 ":""
;log.plain(`${core}Saved PC:0x${hex(rom.codeRam+7898,8)}`)}}var flash_id=__nccwpck_require__(2335)
;const POWER_UP_STATUS=[0,2,96];const STATUS_WRITABLE=[252,251,252];class SpiFlash{#flash
;#status=[...POWER_UP_STATUS];#writeEnabled=false;constructor(flash){this.#flash=flash}
execute(command){const miso=this.#answer(command);return{miso:miso,busyMs:this.#act(command)}}
#answer({opcode:opcode,address:address,misoBytes:misoBytes}){switch(opcode){case 159:return(0,
flash_id.rb)(this.#flash.size);case 90:return(0,flash_id.Id)(this.#flash.size).subarray(address&255)
;case 5:return Uint8Array.of((this.#status[0]??0)|(this.#writeEnabled?2:0));case 53:
return Uint8Array.of(this.#status[1]??0);case 21:return Uint8Array.of(this.#status[2]??0);case 3:
case 11:
return this.#flash.holds(address,misoBytes)?this.#flash.read(address,misoBytes):new Uint8Array
;default:return new Uint8Array}}#act({opcode:opcode,address:address,mosi:mosi}){
if(opcode===6||opcode===80){this.#writeEnabled=true;return 0}if(!this.#writeEnabled)return 0
;const busyMs=this.#change(opcode,address,mosi);if(busyMs===undefined)return 0
;this.#writeEnabled=false;return busyMs}#change(opcode,address,mosi){
const inside=this.#flash.holds(address,1);switch(opcode){case 4:return 0;case 1:
mosi.forEach((value,index)=>this.#setStatus(index,value));return 0;case 49:
this.#setStatus(1,mosi[0]);return 0;case 17:this.#setStatus(2,mosi[0]);return 0;case 2:
return inside?this.#flash.program(address,mosi.subarray(0,PAGE_BYTES-address%PAGE_BYTES)):0;case 32:
return inside?this.#flash.eraseRange(address,1):0;case 216:
return inside?this.#flash.eraseRange(address-address%BLOCK_BYTES,BLOCK_BYTES):0;case 82:
return inside?this.#flash.eraseRange(address-address%(8*SECTOR_BYTES),8*SECTOR_BYTES):0;case 199:
case 96:return this.#flash.eraseChip();default:return undefined}}#setStatus(register,value){
const writable=STATUS_WRITABLE[register];if(writable===undefined||value===undefined)return
;this.#status[register]=(this.#status[register]??0)&~writable|value&writable}}const KEY=1356348065
;const ENABLED=1<<31;const RESETS_ALL=5;const TIMEOUT_MS=15;const UNLOCKED_TIMEOUT_MS=1e3
;class RtcWatchdog{#registers;#bite;#isLocked=true;#isArmed=false;#timer
;constructor(registers,bite){this.#registers=registers;this.#bite=bite}wrote(address,value){
if(address===this.#registers.protection){this.#isLocked=value!==KEY
;if(this.#isArmed&&this.#isLocked)this.#start(TIMEOUT_MS)
}else if(address===this.#registers.configuration&&!this.#isLocked){
this.#isArmed=(value&ENABLED)!==0&&(value>>>28&7)===RESETS_ALL;this.stop()
;if(this.#isArmed)this.#start(UNLOCKED_TIMEOUT_MS)}}stop(){clearTimeout(this.#timer)}
#start(milliseconds){this.stop();this.#timer=setTimeout(this.#bite,milliseconds)}}
const RUN_USER_COMMAND=1<<18;const HAS_ADDRESS=1<<30;const HAS_MISO=1<<28;const HAS_MOSI=1<<27
;const COMMAND_REGISTER=0;const ADDRESS_REGISTER=4;const DATA_BYTES=64;class Registers{#fixed
;#written=new Map;#model;#flash;#baud;#isFlashAttached;#watchdog
;constructor(model,identity,flash,state){this.#model=model;this.#fixed=model.registers(identity)
;this.#flash=flash;this.#baud=state.baud;this.#isFlashAttached=state.isFlashAttached
;this.#watchdog=state.watchdog
;this.#written.set(model.spi.base+model.spi.user,model.spi.atStart.user)
;this.#written.set(model.spi.base+model.spi.user2,model.spi.atStart.user2)}read(address){
const{uartDivider:uartDivider,crystalHz:crystalHz,uartClockFactor:uartClockFactor}=this.#model
;if(address===uartDivider)return Math.floor(crystalHz*uartClockFactor/this.#baud())
;return this.#written.get(address)??this.#fixed.get(address)??0}write(address,value,mask){
const{spi:spi}=this.#model
;if(address===spi.base+COMMAND_REGISTER)return value&mask&RUN_USER_COMMAND?this.#runSpi(spi):0
;if(this.#fixed.has(address)||this.#written.size>65536)return 0
;const written=(this.read(address)&~mask|value&mask)>>>0;this.#written.set(address,written)
;this.#watchdog?.wrote(address,written);return 0}#runSpi(spi){
const at=offset=>this.read(spi.base+offset);const user=at(spi.user)
;const bytes=({offset:offset,shift:shift})=>Math.min(DATA_BYTES,(at(offset)>>>shift&511)+8>>3)
;const misoBytes=user&HAS_MISO?bytes(spi.misoLength):0
;const{miso:miso,busyMs:busyMs}=this.#isFlashAttached()?this.#flash.execute({
opcode:at(spi.user2)&255,address:user&HAS_ADDRESS?this.#spiAddress(spi):0,
mosi:user&HAS_MOSI?this.#data(spi).subarray(0,bytes(spi.mosiLength)):new Uint8Array,
misoBytes:misoBytes}):{miso:new Uint8Array,busyMs:0}
;if(misoBytes>0)this.#setData(spi,miso,misoBytes);return busyMs}#spiAddress(spi){
const value=this.read(spi.base+ADDRESS_REGISTER)
;return spi.addressInUpperBits?value>>>8:value&16777215}#data(spi){
const data=Buffer.alloc(DATA_BYTES)
;for(let at=0;at<DATA_BYTES;at+=4)data.writeUInt32LE(this.read(spi.base+spi.data+at),at);return data
}#setData(spi,miso,length){const data=Buffer.alloc(Math.ceil(length/4)*4);data.fill(255,0,length)
;data.set(miso.subarray(0,length));for(let at=0;at<data.length;at+=4){
this.#written.set(spi.base+spi.data+at,data.readUInt32LE(at))}}}const STATUS={"bad-length":{rom:5,
stub:192},"bad-checksum":{rom:7,stub:193},"unknown-command":{rom:5,stub:195},"not-implemented":{
rom:5,stub:255},"invalid-parameter":{rom:1,stub:192},"not-in-flash-mode":{rom:6,stub:198},
"write-failed":{rom:8,stub:196},"erase-failed":{rom:6,stub:196},"read-failed":{rom:9,stub:196},
"inflate-failed":{rom:11,stub:199},"not-enough-data":{rom:5,stub:200},"too-much-data":{rom:13,
stub:201},"bad-ram-range":{rom:15,stub:201}};class CommandError extends Error{name="CommandError"
;fault;constructor(fault){super(fault);this.fault=fault}}const STUB_SUCCESS=Uint8Array.of(0,0)
;function romStatus(fault,bytes){const status=fault===undefined?[0,0]:[1,STATUS[fault].rom]
;return Uint8Array.of(...status,0,0).subarray(0,bytes)}function stubStatus(fault){
return Uint8Array.of(STATUS[fault].stub,0)}class FlashDownload{compressed;#flash;#time;#encrypt
;#inflate;#partLine=Buffer.alloc(0);#remaining;#next;#nextErase;#eraseEnd;#failure
;constructor(flash,time,plan){this.#flash=flash;this.#time=time;this.#encrypt=plan.encrypt
;this.compressed=plan.compressed;this.#remaining=plan.size;this.#next=plan.address
;this.#nextErase=plan.address-plan.address%SECTOR_BYTES
;this.#eraseEnd=plan.eraseSize===undefined?Math.ceil((plan.address+plan.size)/SECTOR_BYTES)*SECTOR_BYTES:Math.min(this.#nextErase+sizeErasedTwice(this.#nextErase,plan.eraseSize),flash.size)
;if(!flash.holds(this.#nextErase,this.#eraseEnd-this.#nextErase))throw new CommandError("erase-failed")
;this.#inflate=plan.compressed?this.#createInflate():undefined}get remaining(){
return this.#remaining}eraseAll(){while(this.#nextErase<this.#eraseEnd)this.startNextErase()
;this.#time.waitForFlash()}startNextErase(){if(this.#nextErase>=this.#eraseEnd)return
;const{erased:erased,busyMs:busyMs}=this.#flash.eraseNext(this.#nextErase,this.#eraseEnd-this.#nextErase)
;this.#nextErase+=erased;this.#time.startFlash(busyMs)}write(data){
this.#program(data.subarray(0,this.#remaining))}async inflate(data){const inflate=this.#inflate
;if(inflate===undefined)throw new CommandError("not-in-flash-mode");this.#failIfBroken()
;if(!inflate.destroyed){await new Promise(resolve=>{inflate.once("close",resolve)
;inflate.write(data,()=>{inflate.off("close",resolve);resolve()})})
;while(!isDrained(inflate))await(0,promises_.setImmediate)()}this.#failIfBroken()}close(){
this.#inflate?.destroy()}#failIfBroken(){if(this.#failure!==undefined)throw this.#failure}
#createInflate(){const inflate=(0,external_node_zlib_namespaceObject.createInflate)()
;inflate.on("data",data=>{if(this.#failure!==undefined)return;try{
if(data.length>this.#remaining)throw new CommandError("too-much-data");this.#program(data)
}catch(error){this.#failure=error instanceof CommandError?error:new CommandError("write-failed")
;inflate.destroy()}});inflate.on("error",()=>{this.#failure??=new CommandError("inflate-failed")})
;return inflate}#program(data){this.#remaining-=data.length
;this.#store(this.#encrypt===undefined?data:this.#encrypted(data,this.#encrypt))}
#encrypted(data,encrypt){const received=Buffer.concat([this.#partLine,data])
;const length=this.#remaining===0?received.length:received.length-received.length%LINE_BYTES
;this.#partLine=received.subarray(length)
;const whole=Buffer.alloc(Math.ceil(length/LINE_BYTES)*LINE_BYTES,255)
;received.copy(whole,0,0,length);return encrypt(this.#next,whole).subarray(0,length)}#store(data){
while(this.#nextErase<Math.min(this.#next+data.length,this.#eraseEnd))this.startNextErase()
;this.#time.waitForFlash();this.#time.flash(this.#flash.program(this.#next,data))
;this.#next+=data.length}}function sizeErasedTwice(start,asked){
const rounded=Math.ceil(asked/SECTOR_BYTES)*SECTOR_BYTES
;return rounded+Math.min(rounded,BLOCK_BYTES-start%BLOCK_BYTES)}function isDrained(inflate){
return inflate.destroyed||inflate.readableLength===0}class RamDownload{#loaded=[];#next;#remaining=0
;begin(size,address){this.#next=address;this.#remaining=size}load(length){
if(this.#next===undefined)throw new CommandError("not-in-flash-mode")
;if(length>this.#remaining)throw new CommandError("too-much-data");this.#loaded.push({
start:this.#next,end:this.#next+length});if(this.#loaded.length>64)this.#loaded.shift()
;this.#next+=length;this.#remaining-=length}holds(entry){
return this.#loaded.some(({start:start,end:end})=>entry>=start&&entry<end)}get isOpen(){
return this.#next!==undefined}end(){this.#next=undefined}}const DEFAULT_BAUD=115200;class Chip{
settings;flash;time;registers;#watchdog;ram=new RamDownload;download;chosenBaud
;isFlashAttached=false;flashLimit;constructor(settings,flash,time){this.settings=settings
;this.flashLimit=settings.model.rom.flashBytes;this.flash=flash;this.time=time
;const{rtcWatchdog:rtcWatchdog}=settings.model
;this.#watchdog=rtcWatchdog&&new RtcWatchdog(rtcWatchdog,()=>settings.onWatchdog?.())
;this.registers=new Registers(settings.model,settings.identity,new SpiFlash(flash),{
baud:()=>this.baud,isFlashAttached:()=>this.isFlashAttached,watchdog:this.#watchdog})}get baud(){
return this.chosenBaud??DEFAULT_BAUD}canReach(address,length){
return this.isFlashAttached&&address+length<=this.flashLimit&&this.flash.holds(address,length)}
checkFlashWorks(request){const fault=this.settings.faults?.refusal(request)
;if(fault!==undefined)throw new CommandError(fault)}stop(){this.endDownload();this.#watchdog?.stop()
}endDownload(){this.download?.close();this.download=undefined}}const HEADER_BYTES=8;const REQUEST=0
;const RESPONSE=1;const frame_CHECKSUM_SEED=239;function parseRequest(packet){
if(packet.length<HEADER_BYTES||packet[0]!==REQUEST)return undefined;return{
opcode:packet.readUInt8(1),declaredLength:packet.readUInt16LE(2),checksum:packet.readUInt32LE(4),
body:packet.subarray(HEADER_BYTES)}}function encodeResponse(opcode,value,body,status){
const packet=Buffer.alloc(HEADER_BYTES+body.length+status.length);packet.writeUInt8(RESPONSE,0)
;packet.writeUInt8(opcode,1);packet.writeUInt16LE(body.length+status.length,2)
;packet.writeUInt32LE(value>>>0,4);packet.set(body,HEADER_BYTES)
;packet.set(status,HEADER_BYTES+body.length);return packet}function blockChecksum(data){
let checksum=frame_CHECKSUM_SEED;for(const byte of data)checksum^=byte;return checksum}
var opcodes=__nccwpck_require__(7212);const SECURE_BOOT_ENABLE=1<<0
;const SECURE_DOWNLOAD_ENABLE=1<<2;const SEVENTH_KEY_PURPOSE=12
;function securityInfo({model:model,identity:identity,secureDownloadMode:secureDownloadMode}){
const{securityInfo:tail}=model;if(tail===undefined)throw new CommandError("not-implemented")
;const info=Buffer.alloc(tail==="without chip id"?12:20)
;const flags=(identity.secureBoot?SECURE_BOOT_ENABLE:0)|(secureDownloadMode?SECURE_DOWNLOAD_ENABLE:0)
;info.writeUInt32LE(flags,0);info.writeUInt8(identity.flashEncryption?1:0,4)
;info.set(keyPurposes(identity),5);info.writeUInt8(SEVENTH_KEY_PURPOSE,11)
;if(tail==="without chip id")return info;info.writeUInt32LE((0,chips.Q4)(model.name).imageId??0,12)
;info.writeUInt32LE(tail.apiVersion,16);return info}const BLOCK_HEADER_BYTES=16
;const REGISTER_WRITE_BYTES=16;const DIGEST_PIECE_BYTES=1048576;const LOWEST_BAUD=300
;const HIGHEST_BAUD=5e6;function words(request,...lengths){
if(!lengths.includes(request.body.length))throw new CommandError("bad-length");return Array.from({
length:request.body.length/4},(_,index)=>request.body.readUInt32LE(index*4))}
function block(request){const{body:body}=request
;if(body.length<BLOCK_HEADER_BYTES)throw new CommandError("not-enough-data")
;const data=body.subarray(BLOCK_HEADER_BYTES)
;if(body.readUInt32LE(0)!==data.length)throw new CommandError("bad-length")
;if((request.checksum&255)!==blockChecksum(data))throw new CommandError("bad-checksum");return data}
const SHARED_COMMANDS=new Map([[opcodes.q.READ_REG,readRegister],[opcodes.q.WRITE_REG,writeRegisters],[opcodes.q.MEM_BEGIN,beginRam],[opcodes.q.MEM_DATA,(chip,request)=>(chip.ram.load(block(request).length),
{})],[opcodes.q.SPI_SET_PARAMS,setFlashSize],[opcodes.q.GET_SECURITY_INFO,chip=>({
body:securityInfo(chip.settings)})]]);function readRegister(chip,request){
const[address=0]=words(request,4);return{value:chip.registers.read(address)}}
function writeRegisters(chip,{body:body}){
if(body.length===0||body.length%REGISTER_WRITE_BYTES!==0)throw new CommandError("bad-length")
;for(let at=0;at<body.length;at+=REGISTER_WRITE_BYTES){
chip.time.busy(Math.min(body.readUInt32LE(at+12)/1e3,1e3))
;chip.time.flash(chip.registers.write(body.readUInt32LE(at),body.readUInt32LE(at+4),body.readUInt32LE(at+8)))
}return{}}function beginRam(chip,request){const[size=0,,,address=0]=words(request,16)
;chip.ram.begin(size,address);return{}}function endRam(chip,request){
const[stay=0,entry=0]=words(request,8)
;if(!chip.ram.isOpen)throw new CommandError("not-in-flash-mode");chip.ram.end()
;return stay===0?entry:undefined}function changeBaud(chip,request,clockError=1){
const[asked=0]=words(request,8);const baud=Math.round(asked*clockError);return()=>{
if(baud>=LOWEST_BAUD&&baud<=HIGHEST_BAUD)chip.chosenBaud=baud}}function digest(chip,request){
const[address=0,length=0]=words(request,16)
;if(!chip.canReach(address,length))throw new CommandError("read-failed")
;chip.time.busy(length*chip.flash.timing.digestMsPerByte)
;const hash=(0,external_node_crypto_namespaceObject.createHash)("md5")
;for(let done=0;done<length;done+=DIGEST_PIECE_BYTES){
hash.update(chip.flash.read(address+done,Math.min(DIGEST_PIECE_BYTES,length-done)))}
const digest=hash.digest();return chip.settings.faults?.digest(digest)??digest}
function setFlashSize(chip,request){const[,size=0]=words(request,24);chip.flashLimit=size;return{}}
function openDownload(chip,request,habits){
const{compressed:compressed,lengths:lengths,erasesHeadTwice:erasesHeadTwice=false}=habits
;const[eraseSize=0,blocks=0,blockSize=0,address=0,encrypted=0]=words(request,...lengths)
;const size=erasesHeadTwice?blocks*blockSize:eraseSize
;if(!chip.canReach(address,Math.max(size,eraseSize)))throw new CommandError("erase-failed")
;const plan={size:size,address:address,compressed:compressed,...erasesHeadTwice?{eraseSize:eraseSize
}:{}}
;const encrypt=encrypted===0?undefined:encryptedWrite(chip.settings.model,chip.settings.identity)
;chip.endDownload();chip.download=new FlashDownload(chip.flash,chip.time,encrypt===undefined?plan:{
...plan,encrypt:encrypt});return chip.download}function currentDownload(chip,compressed){
if(chip.download?.compressed!==compressed)throw new CommandError("not-in-flash-mode")
;return chip.download}const SYNC_ANSWERS=8;const SLOW_READ_BYTES=64
;const SECURE_DOWNLOAD_COMMANDS=new Set([opcodes.q.SYNC,opcodes.q.FLASH_BEGIN,opcodes.q.FLASH_DATA,opcodes.q.FLASH_END,opcodes.q.FLASH_DEFL_BEGIN,opcodes.q.FLASH_DEFL_DATA,opcodes.q.FLASH_DEFL_END,opcodes.q.SPI_ATTACH,opcodes.q.SPI_SET_PARAMS,opcodes.q.CHANGE_BAUDRATE,opcodes.q.GET_SECURITY_INFO])
;const ROM_COMMANDS=new Map([...SHARED_COMMANDS,[opcodes.q.SYNC,sync],[opcodes.q.MEM_END,runRam],[opcodes.q.SPI_ATTACH,attach],[opcodes.q.CHANGE_BAUDRATE,(chip,request)=>({
after:changeBaud(chip,request,romClockError(chip))
})],[opcodes.q.FLASH_BEGIN,(chip,request)=>begin(chip,request,false)],[opcodes.q.FLASH_DATA,write],[opcodes.q.FLASH_END,end],[opcodes.q.FLASH_DEFL_BEGIN,(chip,request)=>begin(chip,request,true)],[opcodes.q.FLASH_DEFL_DATA,inflate],[opcodes.q.FLASH_DEFL_END,end],[opcodes.q.SPI_FLASH_MD5,(chip,request)=>({
body:Buffer.from(digest(chip,request).toString("hex"),"latin1")
})],[opcodes.q.READ_FLASH_SLOW,readSlowly]]);function sync(_,{body:body}){
if(body.length!==36)throw new CommandError("bad-length");return{value:body.readUInt32LE(0),
times:SYNC_ANSWERS}}function runRam(chip,request){const entry=endRam(chip,request)
;if(entry===undefined)return{};const{identity:identity,model:model}=chip.settings
;const isStarted=!identity.secureBoot||model.codeUnderSecureBoot==="started";return{
then:isStarted&&chip.ram.holds(entry)?"start-stub":"run-astray"}}function attach(chip,request){
words(request,4,8);chip.isFlashAttached=true;return{}}
function romClockError({settings:{model:model}}){
return model.crystalHz/(model.rom.crystalHz??model.crystalHz)}
function begin(chip,request,compressed){const{rom:rom}=chip.settings.model
;if(rom.firstCommandsOnly)chip.isFlashAttached=true;openDownload(chip,request,{
compressed:compressed,lengths:rom.flashBeginLengths,erasesHeadTwice:rom.firstCommandsOnly
}).eraseAll();return{}}function write(chip,request){
currentDownload(chip,false).write(block(request));return{}}async function inflate(chip,request){
await currentDownload(chip,true).inflate(block(request));return{}}function end(chip,request){
words(request,4);chip.endDownload();return{then:"reboot"}}function readSlowly(chip,request){
const[address=0,length=0]=words(request,8);if(readsThroughRam(chip))return{times:0,then:"start-stub"
};if(length>SLOW_READ_BYTES||!chip.canReach(address,length))throw new CommandError("read-failed")
;const body=Buffer.alloc(SLOW_READ_BYTES,255);body.set(chip.flash.read(address,length));return{
body:body}}function readsThroughRam({settings:settings,registers:registers,ram:ram}){
const{codeUnderSecureBoot:code}=settings.model
;return typeof code==="object"&&ram.holds(registers.read(code.readPointer))}class RomLoader{#chip
;#lastOpcode=0;#lastValue=0;constructor(chip){this.#chip=chip}async receive(packet,wire){
const request=parseRequest(packet);if(request===undefined)return undefined
;const command=this.#known(request.opcode);if(command===undefined){
const times=this.#lastOpcode===opcodes.q.SYNC?SYNC_ANSWERS:1;this.#answer(wire,{times:times
},"unknown-command");return undefined}this.#lastOpcode=request.opcode;try{
return await this.#run(command,request,wire)}catch(error){
if(!(error instanceof CommandError))throw error;this.#answer(wire,{},error.fault);return undefined}}
async#run(command,request,wire){
if(request.declaredLength!==request.body.length)throw new CommandError("bad-length")
;this.#chip.checkFlashWorks(request);const outcome=await command(this.#chip,request)
;this.#answer(wire,outcome);await(outcome.after?.());return outcome.then}#known(opcode){
const{secureDownloadMode:secureDownloadMode,model:model}=this.#chip.settings
;if(secureDownloadMode&&!SECURE_DOWNLOAD_COMMANDS.has(opcode))return undefined
;if(model.rom.firstCommandsOnly&&opcode>opcodes.q.READ_REG)return undefined
;if(opcode===opcodes.q.GET_SECURITY_INFO&&model.securityInfo===undefined)return undefined
;return ROM_COMMANDS.get(opcode)}#answer(wire,outcome,fault){
const{statusBytes:statusBytes}=this.#chip.settings.model.rom
;this.#lastValue=outcome.value??this.#lastValue
;const packet=encodeResponse(this.#lastOpcode,this.#lastValue,outcome.body??new Uint8Array,romStatus(fault,statusBytes))
;for(let sent=0;sent<(outcome.times??1);sent++)wire.send(packet)}}const READ_BLOCK_LIMIT=4096
;const ACKNOWLEDGEMENT_BYTES=4;class FlashReading{#chip;#length;#blockSize;#digest=(0,
external_node_crypto_namespaceObject.createHash)("md5");#next;#sent=0;constructor(chip,plan){
this.#chip=chip;this.#next=plan.address;this.#length=plan.length;this.#blockSize=plan.blockSize}
start(wire){return this.#advance(wire,0)}receive(packet,wire){
if(packet.length!==ACKNOWLEDGEMENT_BYTES)return this.#finish(wire)
;return this.#advance(wire,packet.readUInt32LE(0))}#advance(wire,acknowledged){
if(this.#sent===this.#length)return acknowledged<this.#length?false:this.#finish(wire)
;const data=this.#chip.flash.read(this.#next,Math.min(this.#blockSize,this.#length-this.#sent))
;this.#chip.time.busy(data.length*this.#chip.flash.timing.digestMsPerByte);this.#digest.update(data)
;this.#next+=data.length;this.#sent+=data.length;wire.send(data);return false}#finish(wire){
wire.send(this.#digest.digest());return true}}
const STUB_COMMANDS=new Map([...SHARED_COMMANDS,[opcodes.q.SYNC,stub_commands_sync],[opcodes.q.MEM_END,stub_commands_runRam],[opcodes.q.SPI_ATTACH,(_,request)=>(words(request,4),
{})],[opcodes.q.CHANGE_BAUDRATE,(chip,request)=>({after:changeBaud(chip,request)
})],[opcodes.q.FLASH_BEGIN,(chip,request)=>stub_commands_begin(chip,request,false)],[opcodes.q.FLASH_DATA,stub_commands_write],[opcodes.q.FLASH_END,stub_commands_end],[opcodes.q.FLASH_DEFL_BEGIN,(chip,request)=>stub_commands_begin(chip,request,true)],[opcodes.q.FLASH_DEFL_DATA,stub_commands_inflate],[opcodes.q.FLASH_DEFL_END,stub_commands_end],[opcodes.q.SPI_FLASH_MD5,(chip,request)=>({
body:digest(chip,request)
})],[opcodes.q.ERASE_FLASH,eraseFlash],[opcodes.q.ERASE_REGION,eraseRegion]])
;function stub_commands_sync(_,{body:body}){if(body.length!==36)throw new CommandError("bad-length")
;return{times:SYNC_ANSWERS}}function stub_commands_runRam(chip,request){
const entry=endRam(chip,request);if(entry===undefined)return{};return{
then:chip.ram.holds(entry)?"start-stub":"run-astray"}}
function stub_commands_begin(chip,request,compressed){openDownload(chip,request,{
compressed:compressed,lengths:[16,20]}).startNextErase();return{}}
function stub_commands_write(chip,request){const download=currentDownload(chip,false)
;const data=block(request);return{after:()=>download.write(data)}}
function stub_commands_inflate(chip,request){const download=currentDownload(chip,true)
;const data=block(request);return{after:()=>download.inflate(data)}}
function stub_commands_end(chip,request){words(request,4)
;if(chip.download===undefined)throw new CommandError("not-in-flash-mode")
;if(chip.download.remaining!==0)throw new CommandError("bad-length");chip.endDownload();return{}}
function eraseFlash(chip){chip.time.flash(chip.flash.eraseChip());return{}}
function eraseRegion(chip,request){const[address=0,size=0]=words(request,8)
;if(address%SECTOR_BYTES!==0||size%SECTOR_BYTES!==0)throw new CommandError("bad-length")
;if(!chip.canReach(address,size))throw new CommandError("erase-failed")
;chip.time.flash(chip.flash.eraseRange(address,size));return{}}
const GREETING=Buffer.from("OHAI","latin1");const NOTHING=new Uint8Array;class StubLoader{#chip
;#reading;#lateFault;constructor(chip){this.#chip=chip;chip.isFlashAttached=true
;chip.flashLimit=chip.flash.size}greet(wire){wire.send(GREETING)}async receive(packet,wire){
if(this.#reading!==undefined){if(this.#reading.receive(packet,wire))this.#reading=undefined
;return undefined}const request=parseRequest(packet);if(request===undefined)return undefined
;const late=this.#lateFault;this.#lateFault=undefined;if(late!==undefined){
this.#refuse(wire,request,late);return undefined}try{return await this.#run(request,wire)
}catch(error){if(!(error instanceof CommandError))throw error;this.#refuse(wire,request,error.fault)
;return undefined}}async#run(request,wire){
if(request.declaredLength!==request.body.length)throw new CommandError("bad-length")
;if(request.opcode===opcodes.q.RUN_USER_CODE)return undefined
;const outcome=await this.#command(request,wire)
;const packet=encodeResponse(request.opcode,outcome.value??0,outcome.body??NOTHING,STUB_SUCCESS)
;for(let sent=0;sent<(outcome.times??1);sent++)wire.send(packet);try{await(outcome.after?.())
}catch(error){if(!(error instanceof CommandError))throw error;this.#lateFault=error.fault}
return outcome.then}#command(request,wire){
if(request.opcode===opcodes.q.READ_FLASH)return this.#read(request,wire)
;const command=STUB_COMMANDS.get(request.opcode)
;if(command===undefined)throw new CommandError("unknown-command")
;this.#chip.checkFlashWorks(request);return command(this.#chip,request)}#read(request,wire){
const[address=0,length=0,blockSize=0]=words(request,16);return{after:()=>{
if(blockSize===0||blockSize>READ_BLOCK_LIMIT)throw new CommandError("bad-length")
;if(!this.#chip.canReach(address,length))throw new CommandError("read-failed")
;const reading=new FlashReading(this.#chip,{address:address,length:length,blockSize:blockSize})
;this.#reading=reading.start(wire)?undefined:reading}}}#refuse(wire,request,fault){
wire.send(encodeResponse(request.opcode,0,NOTHING,stubStatus(fault)))}}class Machine{#settings
;#flash;#time;#firmware;#chip;#loader;#mode="rom";constructor(settings,flash,time,firmware){
this.#settings=settings;this.#firmware=firmware;this.#flash=flash;this.#time=time
;this.#chip=new Chip(settings,flash,time);this.#loader=new RomLoader(this.#chip)}get mode(){
return this.#mode}get chosenBaud(){return this.#chip.chosenBaud}get baud(){return this.#chip.baud}
async receive(packet,wire){const chip=this.#chip;const send=payload=>{
if(chip===this.#chip)wire.send(payload)};const transition=await(this.#loader?.receive(packet,{
send:send}));if(chip!==this.#chip)return;if(transition==="start-stub"){
const stub=new StubLoader(this.#chip);this.#loader=stub;this.#mode="stub";stub.greet(wire)
}else if(transition==="reboot"){this.reset("application","system")
}else if(transition==="run-astray"){this.#chip.endDownload();this.#loader=undefined
;this.#mode="application"}}typed(bytes){if(this.#mode==="application")this.#firmware?.receive(bytes)
}hold(){this.#begin("held")}reset(mode="rom",cause="power-on"){this.#begin(mode)
;if(mode==="rom")this.#firmware?.waitForDownload(cause);else this.#firmware?.boot(cause)}
#begin(mode){this.#firmware?.stop();this.#chip.stop();this.#time.restart()
;this.#chip=new Chip(this.#settings,this.#flash,this.#time)
;this.#loader=mode==="rom"?new RomLoader(this.#chip):undefined;this.#mode=mode}}
var console_script=__nccwpck_require__(2285);const XTENSA_REGISTERS=["PC","PS",...Array.from({
length:16},(_,number)=>`A${number}`),...["SAR","EXCCAUSE","EXCVADDR","LBEG","LEND","LCOUNT"]]
;const RISCV_REGISTERS=[...["MEPC","RA","SP","GP","TP","T0","T1","T2","S0/FP","S1"],...Array.from({
length:8},(_,number)=>`A${number}`),...Array.from({length:10
},(_,number)=>`S${number+2}`),...["T3","T4","T5","T6","MSTATUS","MTVEC","MCAUSE","MTVAL","MHARTID"]]
;const IN_A_LINE=4;const INVENTED_FRAMES=[532,2535,5379];const STACK_BYTES=1024
;const WORDS_IN_A_LINE=8;const UNUSED_STACK=2779096485
;function framesOf({backtrace:backtrace},{code:code}){
return backtrace!==undefined&&backtrace.length>0?backtrace:INVENTED_FRAMES.map(offset=>code+offset)}
function registerDump(cause,crash,scene){
const values=scene.rom.architecture==="xtensa"?xtensa(cause,crash,scene):riscv(cause,crash,scene)
;const names=scene.rom.architecture==="xtensa"?XTENSA_REGISTERS:RISCV_REGISTERS
;const cells=names.map(name=>`${name.padEnd(8)}: 0x${crash_scene_hex(values[name]??0)}  `)
;return inLines(cells,IN_A_LINE,"")}function stackDump(crash,{code:code,stack:stack}){
const[,...returns]=framesOf(crash,{code:code});const words=Array.from({length:STACK_BYTES/4
},()=>UNUSED_STACK);words.fill(0,0,WORDS_IN_A_LINE*(returns.length+1))
;returns.forEach((address,index)=>words[WORDS_IN_A_LINE*(index+1)-1]=address)
;const lines=Array.from({length:words.length/WORDS_IN_A_LINE},(_,line)=>{
const at=line*WORDS_IN_A_LINE
;const row=words.slice(at,at+WORDS_IN_A_LINE).map(word=>`0x${crash_scene_hex(word)}`)
;return`${crash_scene_hex(stack+at*4)}: ${row.join(" ")}\r\n`})
;return`Stack memory:\r\n${lines.join("")}`}function xtensa(cause,crash,scene){
const[pc=0,caller=pc]=framesOf(crash,scene);const returnAddress=caller+3&1073741823|2147483648
;return{PC:pc,PS:395056,A0:returnAddress,A1:scene.stack,EXCCAUSE:cause,LCOUNT:4294967295}}
function riscv(cause,crash,scene){const[pc=0,caller=pc]=framesOf(crash,scene)
;const{rom:rom,stack:stack}=scene;return{MEPC:pc,RA:caller,SP:stack,GP:rom.ram+2048,
TP:stack+STACK_BYTES,MSTATUS:6273,MTVEC:rom.codeRam+1,MCAUSE:cause,MHARTID:crash.core??0}}
function inLines(cells,size,separator){const lines=Array.from({length:Math.ceil(cells.length/size)
},(_,line)=>cells.slice(line*size,(line+1)*size).join(separator))
;return lines.map(line=>`${line}\r\n`).join("")}function crash_scene_hex(value){
return(value>>>0).toString(16).padStart(8,"0")}const core_dump_LINE_BYTES=48
;const VERSION_ELF_SHA256=259;const DUMP_HEADER_SIZE=24;const core_dump_DIGEST_SIZE=32
;const ELF_HEADER_SIZE=52;const PROGRAM_HEADER_SIZE=32;const ELF_CORE=4;const MACHINES={xtensa:94,
riscv:243};const SEGMENT_NOTE=4;const NOTE_STATUS=1;const NOTE_INFO=8266;const NOTE_EXTRA=677
;const STATUS_SIZE=172;const TASK_AT=24;const PC_AT=72;function coreDump(crash,scene){
const bytes=dumpBytes(crash,scene);const lines=Array.from({
length:Math.ceil(bytes.length/core_dump_LINE_BYTES)
},(_,line)=>bytes.subarray(line*core_dump_LINE_BYTES,(line+1)*core_dump_LINE_BYTES).toString("base64"))
;const digest=bytes.subarray(-core_dump_DIGEST_SIZE).toString("hex")
;return["================= CORE DUMP START =================",...lines,"================= CORE DUMP END =================",`Coredump checksum='${digest}'`,""].join("\r\n")
}function dumpBytes(crash,scene){const elf=coreFile(crash,scene)
;const header=Buffer.alloc(DUMP_HEADER_SIZE)
;header.writeUInt32LE(DUMP_HEADER_SIZE+elf.length+core_dump_DIGEST_SIZE,0)
;header.writeUInt32LE((scene.chipId<<16|VERSION_ELF_SHA256)>>>0,4);header.writeUInt32LE(1,8)
;const dump=Buffer.concat([header,elf])
;return Buffer.concat([dump,(0,external_node_crypto_namespaceObject.createHash)("sha256").update(dump).digest()])
}function coreFile(crash,scene){const[pc=0]=framesOf(crash,scene);const task=scene.rom.ram+16384
;const status=Buffer.alloc(STATUS_SIZE);status.writeUInt32LE(task,TASK_AT)
;status.writeUInt32LE(pc>>>0,PC_AT);const info=Buffer.alloc(4+68)
;info.writeUInt32LE(VERSION_ELF_SHA256,0);info.write(scene.elfDigest,4,64)
;const extra=Buffer.alloc(4);extra.writeUInt32LE(task,0)
;const notes=Buffer.concat([note("CORE",NOTE_STATUS,status),note("ESP_CORE_DUMP_INFO",NOTE_INFO,info),note("EXTRA_INFO",NOTE_EXTRA,extra)])
;const program=Buffer.alloc(PROGRAM_HEADER_SIZE);program.writeUInt32LE(SEGMENT_NOTE,0)
;program.writeUInt32LE(ELF_HEADER_SIZE+PROGRAM_HEADER_SIZE,4);program.writeUInt32LE(notes.length,16)
;program.writeUInt32LE(notes.length,20);return Buffer.concat([elfHeader(scene),program,notes])}
function elfHeader({rom:rom}){const header=Buffer.alloc(ELF_HEADER_SIZE)
;header.set([127,69,76,70,1,1,1]);header.writeUInt16LE(ELF_CORE,16)
;header.writeUInt16LE(MACHINES[rom.architecture],18);header.writeUInt32LE(1,20)
;header.writeUInt32LE(ELF_HEADER_SIZE,28);header.writeUInt16LE(ELF_HEADER_SIZE,40)
;header.writeUInt16LE(PROGRAM_HEADER_SIZE,42);header.writeUInt16LE(1,44);return header}
function note(name,type,data){const header=Buffer.alloc(12)
;const text=padded(Buffer.from(`${name}\0`));header.writeUInt32LE(name.length+1,0)
;header.writeUInt32LE(data.length,4);header.writeUInt32LE(type,8)
;return Buffer.concat([header,text,padded(data)])}function padded(data){
return Buffer.concat([data,Buffer.alloc((4-data.length%4)%4)])}const XTENSA_CAUSES={
IllegalInstruction:0,LoadStoreError:3,IntegerDivideByZero:6,LoadStoreAlignment:9,
InstrFetchProhibited:20,LoadProhibited:28,StoreProhibited:29};const RISCV_CAUSES={
"Instruction access fault":1,"Illegal instruction":2,Breakpoint:3,"Load address misaligned":4,
"Load access fault":5,"Store address misaligned":6,"Store access fault":7};const INTERRUPT_CAUSE={
xtensa:5,riscv:2147483672};const ASSERTION="app_main main.c:21 (x == 3)"
;function crashReport(step,scene,at){if(step.panic!==undefined)return panic(step.panic,scene)
;if(step.abort!==undefined)return abort(step.abort,scene)
;if(step.assert!==undefined)return assertion(step.assert,scene)
;const interrupt=step["interrupt-watchdog"];if(interrupt!==undefined){
const reason=`Interrupt wdt timeout on CPU${interrupt.core??0}`
;return guru(reason,INTERRUPT_CAUSE[scene.rom.architecture],"",interrupt,scene)}
const overflow=step["stack-overflow"];if(overflow!==undefined){const{task:task="main"}=overflow
;return reported(`\r\n***ERROR*** A stack overflow in task ${task} has been detected.\r\n`,overflow,scene)
}const heap=step["heap-corruption"];if(heap!==undefined){
const at=`0x${(scene.rom.ram+35356).toString(16)}`
;const found=`CORRUPT HEAP: Bad head at ${at}. Expected 0xabba1234 got 0x00000000\r\n`
;const failed=assertion({...heap,text:"multi_heap_free multi_heap_poisoning.c:279 (head != NULL)"
},scene);return{...failed,text:`${found}${failed.text}`}}const watchdog=step["task-watchdog"]
;return watchdog?.panic===true?watchdogAbort(watchdog,scene,at):undefined}
function watchdogText(watchdog,scene,at){
const{tasks:tasks=["IDLE0 (CPU 0)"],running:running="main",core:core=0}=watchdog
;const lines=["Task watchdog got triggered. The following tasks/users did not reset the watchdog in time:",...tasks.map(task=>` - ${task}`),"Tasks currently running:",...Array.from({
length:scene.rom.cores
},(_,cpu)=>`CPU ${cpu}: ${cpu===core?running:`IDLE${cpu}`}`),...watchdog.panic===true?["Aborting."]:[`Print CPU ${core} (current core) backtrace`]]
;const text=lines.map(line=>`[0;31mE (${Math.floor(at)}) task_wdt: ${line}[0m\r\n`).join("")
;return watchdog.panic===true?text:`${text}\r\n\r\n${place(watchdog,scene)}\r\n\r\n`}
function watchdogAbort(watchdog,scene,at){const report=abort(watchdog,scene);return{...report,
text:`${watchdogText(watchdog,scene,at)}${report.text}`}}function panic(crash,scene){
const isXtensa=scene.rom.architecture==="xtensa"
;const{reason:reason=(isXtensa?"LoadProhibited":"Load access fault")}=crash
;const cause=(isXtensa?XTENSA_CAUSES:RISCV_CAUSES)[reason]??0
;return guru(reason,cause,"Exception was unhandled.",crash,scene)}
function guru(reason,cause,unhandled,crash,scene){const{core:core=0}=crash
;const head=`Guru Meditation Error: Core  ${core} panic'ed (${reason}). ${unhandled}\r\n\r\n`
;return crash_text_closed(`${head}${registers(cause,crash,scene)}${placeAfterRegisters(crash,scene)}`,crash,scene)
}function abort(crash,scene){const[pc=0]=framesOf(crash,scene)
;return reported(`\r\nabort() was called at PC 0x${crash_text_hex(pc)} on core ${crash.core??0}\r\n`,crash,scene)
}function assertion(crash,scene){
return reported(`\r\nassert failed: ${crash.text??ASSERTION}\r\n`,crash,scene)}
function reported(head,crash,scene){
if(scene.rom.architecture==="xtensa")return crash_text_closed(`${head}\r\n\r\n${place(crash,scene)}`,crash,scene)
;return crash_text_closed(`${head}${registers(RISCV_CAUSES["Breakpoint"]??3,crash,scene)}${placeAfterRegisters(crash,scene)}`,crash,scene)
}function registers(cause,crash,scene){
return`Core  ${crash.core??0} register dump:\r\n${registerDump(cause,crash,scene)}`}
function placeAfterRegisters(crash,scene){
return scene.rom.architecture==="xtensa"?`\r\n\r\n${place(crash,scene)}`:`\r\n${place(crash,scene)}`
}function place(crash,scene){if(scene.rom.architecture==="riscv")return stackDump(crash,scene)
;const frames=framesOf(crash,scene).map((address,index)=>`0x${crash_text_hex(address)}:0x${crash_text_hex(scene.stack+32*index)}`)
;return`Backtrace: ${frames.join(" ")}${crash.corrupted===true?" |<-CORRUPTED":""}\r\n`}
function crash_text_closed(text,crash,scene){
const blank=scene.rom.architecture==="xtensa"?"\r\n\r\n\r\n\r\n":"\r\n\r\n\r\n"
;const digest=`ELF file SHA256: ${scene.elfDigest}\r\n\r\n`;const halts=crash.halt===true
;const last=halts?"CPU halted.\r\n":"Rebooting...\r\n";const report=`${text}${blank}${digest}`
;if(crash["core-dump"]!==true)return{text:`${report}${last}`,halts:halts};return{
text:`${report}Press Enter to print core dump to UART...\r\n`,
afterEnter:`${coreDump(crash,scene)}${last}`,halts:halts}}function crash_text_hex(value){
return(value>>>0).toString(16).padStart(8,"0")}const LINE_LIMIT=4096;class TypedLines{#open=""
;#afterReturn=false;push(bytes){const lines=[];for(const character of bytes.toString("latin1")){
const isPair=this.#afterReturn&&character==="\n";this.#afterReturn=character==="\r"
;if(isPair)continue;if(character==="\r"||character==="\n"){
lines.push(Buffer.from(this.#open,"latin1").toString("utf8"));this.#open=""
}else if(this.#open.length<LINE_LIMIT)this.#open+=character}return lines}clear(){this.#open=""
;this.#afterReturn=false}}const SLICE_MS=10;const FLOOD_CHUNK_BYTES=16384
;const FLOOD_LINE="flood: 0123456789abcdef0123456789abcdef0123456789abcdef\r\n"
;const FLOOD_PAUSE_MS=1;const STACK_AT=15216
;const FLASH_TOO_SMALL="__esp_system_init_fn_init_flash startup_funcs.c:118 (flash_ret == ESP_OK)"
;const COUNTED_APPLICATIONS=1e3;class Playback{#around;#boots=new Map;#typed=new TypedLines
;#power=new AbortController;#started=0;#run;#enter;constructor(around){this.#around=around}
waitForDownload(cause){this.stop()
;for(const{text:text,baud:baud}of bootToDownload(this.#around.board,cause))this.#send(text,baud)}
boot(cause){this.stop();this.#power=new AbortController;this.#started=performance.now()
;void this.#go(bootFromFlash(this.#around.board,cause),this.#power.signal)}receive(bytes){
const run=this.#run;for(const line of this.#typed.push(bytes)){this.#enter?.()
;if(run===undefined||this.#run!==run)continue
;const answer=run.script.answers?.find(({send:send})=>send===line);if(answer===undefined)continue
;if(answer.reply!==undefined)this.#printLines(answer.reply,run)
;void this.#play(answer.steps??[],run,this.#power.signal)}}stop(){this.#power.abort()
;this.#run=undefined;this.#enter=undefined;this.#typed.clear()}async#go(boot,signal){
const{next:next}=boot;const run="application"in next?this.#prepare(next.application):undefined
;const isQuiet=run?.script["start-lines"]===false
;const lines=isQuiet?boot.lines.slice(0,boot.before):boot.lines
;for(const[index,{at:at,text:text,baud:baud}]of lines.entries()){const due=at-this.#elapsed()
;if(due>SLICE_MS&&!await this.#wait(due,signal))return
;this.#send(text,index<boot.before?baud:run?.baud??baud,run?.script)}
if(!await this.#wait(boot.at-this.#elapsed(),signal))return
;if(next.kind==="reset")this.boot(next.cause);if(run===undefined)return;this.#run=run
;const steps=next.kind==="failed-start"?[{assert:{text:FLASH_TOO_SMALL}}]:run.script.steps
;await this.#play(steps??[],run,signal)}#prepare(application){
const{board:board,script:script}=this.#around;const{description:description}=application
;const found=(0,console_script.Fl)(script,description)
;const key=JSON.stringify([description.name,description.version,description.elfSha256])
;const number=this.#boots.get(key)??0;if(this.#boots.size>=COUNTED_APPLICATIONS)this.#boots.clear()
;this.#boots.set(key,number+1);return{application:application,
script:found===undefined?console_script.tL:(0,console_script.I6)(found,number),
baud:found?.baud??BOOT_BAUD,scene:{rom:board.rom,chipId:(0,chips.Q4)(board.chip).imageId??0,
elfDigest:shortDigest(application),code:application.code,stack:board.rom.ram+STACK_AT}}}
async#play(steps,run,signal){for(const step of steps){
if(!await this.#wait(step.after??0,signal))return;await this.#do(step,run,signal)}}
async#do(step,run,signal){if(step.print!==undefined)await this.#repeat(step,step.print,run,signal)
;if(step.write!==undefined)this.#send(step.write,run.baud,run.script)
;if(step.garbage!==undefined)this.#sendBytes(this.#noise(step.garbage),run.baud)
;if(step.flood!==undefined)await this.#flood(step.flood,run,signal)
;if(step["console-lost"]!==undefined)this.#around.unplug(step["console-lost"])
;if(step["mark-valid"]===true)setState(run.application,"valid");const watchdog=step["task-watchdog"]
;if(watchdog!==undefined&&watchdog.panic!==true){
this.#send(watchdogText(watchdog,run.scene,this.#elapsed()),run.baud,run.script)}
await this.#end(step,run)}async#end(step,run){const sleep=step["deep-sleep"]
;if(step.restart===true)this.boot("software");if(step.rollback===true){
setState(run.application,"invalid");this.boot("software")}if(step["brown-out"]===true){
this.#send("\r\nBrownout detector was triggered\r\n\r\n",run.baud,run.script);this.boot("brown-out")
}if(step.hang===true)this.#halt();if(sleep!==undefined){const asleep=this.#halt()
;if(await this.#wait(sleep,asleep))this.boot("deep-sleep")}
const crash=crashReport(step,run.scene,this.#elapsed());if(crash===undefined)return
;const crashed=this.#halt();this.#send(crash.text,run.baud,run.script)
;if(crash.afterEnter!==undefined){if(!await this.#entered(crashed))return
;this.#send(crash.afterEnter,run.baud,run.script)}if(!crash.halts)this.boot("software")}#halt(){
this.stop();this.#power=new AbortController;return this.#power.signal}
async#repeat({every:every,times:times},text,run,signal){this.#printLines(text,run)
;if(every===undefined)return;for(let time=1;time<(times??Infinity);time++){
if(!await this.#wait(every,signal))return;this.#printLines(text,run)}}#printLines(text,run){
const lines=text.replace(/\n$/,"").split("\n")
;this.#send(lines.map(line=>`${line}\r\n`).join(""),run.baud,run.script)}
async#flood(bytes,run,signal){const chunk=Buffer.alloc(FLOOD_CHUNK_BYTES,FLOOD_LINE)
;for(let left=bytes;left>0;left-=chunk.length){this.#sendBytes(chunk.subarray(0,left),run.baud)
;await this.#around.drained();if(!await this.#wait(FLOOD_PAUSE_MS,signal))return}}
#send(text,baud,script={}){if(script.silent===true)return;const bytes=Buffer.from(text)
;this.#sendBytes(script.garbled===true?this.#noise(bytes.length):bytes,baud)}#sendBytes(bytes,baud){
this.#around.print(bytes,baud)}#noise(length){return Buffer.from(Array.from({length:length
},()=>Math.floor(this.#around.random()*256)))}#elapsed(){return performance.now()-this.#started}
async#wait(milliseconds,signal){if(milliseconds>0&&!signal.aborted){
await(0,promises_.setTimeout)(milliseconds,undefined,{signal:signal,ref:false}).catch(()=>undefined)
}return!signal.aborted}async#entered(signal){await new Promise(resolve=>this.#enter=resolve)
;return!signal.aborted}}function setState({records:records,record:record},state){
if(records!==undefined&&record!==undefined)records.setState(record,state)}
const flash_timing_MIB=1048576;const CHIP_ERASE_MS_PER_MIB=2500;function typicalTiming(flashBytes){
return{pageProgramMs:.4,sectorEraseMs:45,blockEraseMs:150,
chipEraseMs:flashBytes/flash_timing_MIB*CHIP_ERASE_MS_PER_MIB,digestMsPerByte:1/4e3}}
const ERASED=255;const PIECE_BYTES=65536;function contentsInMemory(size){const pieces=new Map
;return{size:size,read:(address,length)=>{const bytes=Buffer.alloc(length,ERASED)
;for(const{index:index,from:from,at:at,count:count}of piecesOf(address,length)){
pieces.get(index)?.copy(bytes,at,from,from+count)}return bytes},write:(address,bytes)=>{
for(const{index:index,from:from,at:at,count:count}of piecesOf(address,bytes.length)){
let piece=pieces.get(index)
;if(piece===undefined)pieces.set(index,piece=Buffer.alloc(PIECE_BYTES,ERASED))
;piece.set(bytes.subarray(at,at+count),from)}},erase:(address,length)=>{
for(const{index:index,from:from,count:count}of piecesOf(address,length)){
if(count===PIECE_BYTES)pieces.delete(index);else pieces.get(index)?.fill(ERASED,from,from+count)}},
close:()=>undefined}}function*piecesOf(address,length){for(let at=0;at<length;){
const from=(address+at)%PIECE_BYTES;const count=Math.min(PIECE_BYTES-from,length-at);yield{
index:Math.floor((address+at)/PIECE_BYTES),from:from,at:at,count:count};at+=count}}
var external_node_fs_=__nccwpck_require__(3024)
;const external_node_events_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events")
;var external_node_net_=__nccwpck_require__(7030);var external_node_os_=__nccwpck_require__(8161)
;var external_node_path_=__nccwpck_require__(6760);async function claimImage(image){const held=[]
;const claim=async text=>{
const name=`esptool-action-board-${(0,external_node_crypto_namespaceObject.createHash)("sha256").update(text).digest("hex").slice(0,32)}`
;const release=await takeName(name);if(release===undefined)throw taken(image);held.push(release)}
;const release=()=>{for(const each of held.splice(0))each()};const path=placeOf(image)
;await claim(`place ${numberOf((0,
external_node_path_.dirname)(path))} ${(0,external_node_path_.basename)(path)}`);return{path:path,
release:release,claimFile:()=>claim(`file ${numberOf(path)}`)}}function placeOf(image){try{return(0,
external_node_fs_.realpathSync)(image)}catch{}try{return(0,external_node_path_.join)((0,
external_node_fs_.realpathSync)((0,
external_node_path_.dirname)(image)),(0,external_node_path_.basename)(image))}catch(error){
throw new errors.HR("input-invalid",`Cannot use the image ${image}: ${(0,
errors.bD)(error)}.`,"Check that its folder exists and that the file may be read and written.",{
cause:error})}}function numberOf(path){const{dev:dev,ino:ino}=(0,external_node_fs_.statSync)(path,{
bigint:true});return`${dev}:${ino}`}function taken(image){
return new errors.HR("input-invalid",`The image ${image} is in use by another emulated board.`,"Give each board its own image: two boards on one would overwrite each other's flash.")
}async function takeName(name){
if(process.platform!=="linux"&&process.platform!=="win32")return takeFile(name);const server=(0,
external_node_net_.createServer)(socket=>socket.destroy())
;server.listen(process.platform==="win32"?`\\\\.\\pipe\\${name}`:`\0${name}`);try{await(0,
external_node_events_namespaceObject.once)(server,"listening")}catch(error){if((0,
errors.xU)(error)==="EADDRINUSE"||(0,errors.xU)(error)==="EACCES")return undefined;throw error}
server.unref();return()=>server.close()}const EXCLUSIVE=32|4;function takeFile(name){const file=(0,
external_node_path_.join)((0,
external_node_os_.tmpdir)(),`${name}-${(0,external_node_os_.userInfo)().uid}.lock`);try{const fd=(0,
external_node_fs_.openSync)(file,external_node_fs_.constants.O_RDWR|external_node_fs_.constants.O_CREAT|external_node_fs_.constants.O_NOFOLLOW|EXCLUSIVE,384)
;return()=>(0,external_node_fs_.closeSync)(fd)}catch(error){if(["EAGAIN","EWOULDBLOCK"].includes((0,
errors.xU)(error)??""))return undefined;throw error}}var background=__nccwpck_require__(3140)
;function sizeOfFile(path){const stats=(0,external_node_fs_.lstatSync)(path,{throwIfNoEntry:false})
;if(stats===undefined)return 0
;if(!stats.isFile())throw new Error("it is a folder, a link or a special file");return stats.size}
function createWhole(path,write){removeAbandoned(path);const part=`${path}.${process.pid}.part`
;const file=(0,external_node_fs_.openSync)(part,"w");try{write(file)
;(0,external_node_fs_.fsyncSync)(file)}finally{(0,external_node_fs_.closeSync)(file)}(0,
external_node_fs_.renameSync)(part,path)}function writeAll(file,bytes,address){
for(let done=0;done<bytes.length;){
done+=(0,external_node_fs_.writeSync)(file,bytes,done,bytes.length-done,address+done)}}
function removeAbandoned(path){const folder=(0,external_node_path_.dirname)(path)
;const prefix=`${(0,external_node_path_.basename)(path)}.`
;for(const name of(0,external_node_fs_.readdirSync)(folder)){
const pid=/^(\d+)\.part$/.exec(name.startsWith(prefix)?name.slice(prefix.length):"")?.[1]
;if(pid!==undefined&&!(0,background.W_)(Number(pid)))(0,external_node_fs_.rmSync)((0,
external_node_path_.join)(folder,name),{force:true})}}const image_file_PIECE_BYTES=65536
;const ERASED_PIECE=Buffer.alloc(image_file_PIECE_BYTES,ERASED);function contentsInFile(path,size){
try{if(sizeOfFile(path)===0)createWhole(path,file=>writeErased(file,0,size));const file=(0,
external_node_fs_.openSync)(path,"r+");const found=(0,external_node_fs_.fstatSync)(file).size
;if(found!==size){(0,external_node_fs_.closeSync)(file)
;throw new errors.HR("input-invalid",`The image ${path} has ${found} bytes; a flash of this size has ${size}.`,"Choose the flash size of the image, or another image file.")
}return openContents(file,size)}catch(error){if(error instanceof errors.HR)throw error
;throw new errors.HR("input-invalid",`Cannot use the image ${path}: ${(0,
errors.bD)(error)}.`,"Check that its folder exists and that the file may be read and written.",{
cause:error})}}async function contentsInClaimedFile(path,size){const claim=await claimImage(path)
;try{const contents=contentsInFile(claim.path,size);const close=()=>{contents.close()
;claim.release()};await claim.claimFile().catch(error=>{close();throw error});return{...contents,
close:close}}catch(error){claim.release();throw error}}function openContents(file,size){
let open=true;return{size:size,read:(address,length)=>{const bytes=Buffer.alloc(length,ERASED)
;for(let done=0;open&&done<length;){
const count=(0,external_node_fs_.readSync)(file,bytes,done,length-done,address+done)
;if(count===0)break;done+=count}return bytes},write:(address,bytes)=>{
if(open)writeAll(file,bytes,address)},erase:(address,length)=>{
if(open)writeErased(file,address,length)},close:()=>{if(!open)return;open=false;(0,
external_node_fs_.fsyncSync)(file);(0,external_node_fs_.closeSync)(file)}}}
function writeErased(file,address,length){for(let done=0;done<length;done+=image_file_PIECE_BYTES){
writeAll(file,ERASED_PIECE.subarray(0,length-done),address+done)}}
var fault=__nccwpck_require__(4654);function seededRandom(seed){let state=seed>>>0;return()=>{
state=state+1831565813>>>0;let mixed=Math.imul(state^state>>>15,state|1)
;mixed^=mixed+Math.imul(mixed^mixed>>>7,mixed|61);return((mixed^mixed>>>14)>>>0)/4294967296}}
function noise(length,random){return Buffer.from(Array.from({length:length
},()=>Math.floor(random()*256)))}
const ERASE_COMMANDS=new Set([opcodes.q.ERASE_FLASH,opcodes.q.ERASE_REGION])
;const BEGIN_COMMANDS=new Set([opcodes.q.FLASH_BEGIN,opcodes.q.FLASH_DEFL_BEGIN])
;const WRITING=new Set([opcodes.q.FLASH_DATA,opcodes.q.FLASH_DEFL_DATA]);class FaultPlan{#armed
;#onFault;random=seededRandom(0);constructor(faults,onFault){this.#onFault=onFault
;this.#armed=faults.map(fault=>({fault:fault,random:seededRandom("seed"in fault?fault.seed:0),
left:"times"in fault?fault.times:Infinity}))}pending(...kinds){
const isOne=armed=>armed.left>0&&kinds.some(kind=>kind===armed.fault.kind)
;return this.#armed.filter(isOne)}fire(armed){armed.left--;this.#onFault(armed.fault.kind)}
fires(kind){const[armed]=this.pending(kind);if(armed!==undefined)this.fire(armed)
;return armed!==undefined}lift(){this.#armed.length=0}refusal({opcode:opcode,body:body}){
if(erases(opcode,body)&&this.fires("erase-fails"))return"erase-failed"
;if(WRITING.has(opcode)&&this.fires("write-fails"))return"write-failed";return undefined}
digest(digest){return this.fires("wrong-digest")?Buffer.from(digest.map(byte=>byte^255)):digest}
programmed(address,data){let result=data;for(const armed of this.pending("stuck")){
const{fault:fault}=armed;const from=Math.max(0,fault.address-address)
;const to=Math.min(data.length,fault.address+fault.length-address);if(from>=to)continue
;result=result.map((byte,index)=>index>=from&&index<to?byte|fault.mask:byte);this.fire(armed)}
return result}}function erases(opcode,body){if(ERASE_COMMANDS.has(opcode))return true
;return BEGIN_COMMANDS.has(opcode)&&body.length>=4&&body.readUInt32LE(0)>0}
const external_node_stream_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream")
;const LINES_OFF={dtr:false,rts:false};const SIGNATURE=0;const SET_BAUDRATE=1;const SET_DATASIZE=2
;const SET_PARITY=3;const SET_STOPSIZE=4;const SET_CONTROL=5;const NOTIFY_LINESTATE=6
;const NOTIFY_MODEMSTATE=7;const FLOWCONTROL_SUSPEND=8;const FLOWCONTROL_RESUME=9
;const SET_LINESTATE_MASK=10;const SET_MODEMSTATE_MASK=11;const PURGE_DATA=12;const FROM_SERVER=100
;const PARITIES=["none","odd","even","mark","space"];const STOP_SIZES=[1,2,1.5]
;const com_port_LOWEST_BAUD=50;const com_port_HIGHEST_BAUD=5e6;const PURGE_RECEIVED=1
;const PURGE_TO_SEND=2;const OUTBOUND_FLOW={query:0,none:1,hardware:3};const INBOUND_FLOW={query:13,
none:14,hardware:16};const BREAK={query:4,on:5,off:6};const DTR={query:7,on:8,off:9};const RTS={
query:10,on:11,off:12};const DCD_FLOW=17;const DTR_FLOW=18;const DSR_FLOW=19;const IDLE_LINE=96
;const NO_MODEM_LINES=0;class ComPort{#device;#format={baud:115200,dataBits:8,parity:"none",
stopBits:1};#lines=LINES_OFF;#isBroken=false;#outboundFlow=OUTBOUND_FLOW.none
;#inboundFlow=INBOUND_FLOW.none;#isSuspended=false;constructor(device){this.#device=device}
get format(){return this.#format}get isSuspended(){return this.#isSuspended}get isBroken(){
return this.#isBroken}get modemState(){
return Buffer.from([NOTIFY_MODEMSTATE+FROM_SERVER,NO_MODEM_LINES])}release(){this.#isSuspended=false
;if(this.#isBroken)this.#device.setBreak(false);this.#device.setLines(LINES_OFF)}
take(command,value){const confirmed=bytes=>Buffer.from([command+FROM_SERVER,...bytes])
;const first=value[0]??0;switch(command){case SIGNATURE:
return value.length>0?[]:[confirmed(Buffer.from(this.#device.signature,"latin1"))]
;case SET_BAUDRATE:return value.length===4?[confirmed(this.#setBaud(value.readUInt32BE()))]:[]
;case SET_DATASIZE:case SET_PARITY:case SET_STOPSIZE:
return[confirmed([this.#setFormat(command,first)])];case SET_CONTROL:
return value.length===1?this.#control(first).map(state=>confirmed([state])):[]
;case FLOWCONTROL_SUSPEND:case FLOWCONTROL_RESUME:this.#isSuspended=command===FLOWCONTROL_SUSPEND
;return[];case SET_LINESTATE_MASK:
return[confirmed([first]),Buffer.from([NOTIFY_LINESTATE+FROM_SERVER,IDLE_LINE&first])]
;case SET_MODEMSTATE_MASK:return[confirmed([first]),this.modemState];case PURGE_DATA:
return value.length===1?[confirmed([this.#purge(first)])]:[];default:return[]}}#setBaud(baud){
if(baud>=com_port_LOWEST_BAUD&&baud<=com_port_HIGHEST_BAUD)this.#format={...this.#format,baud:baud}
;const answer=Buffer.alloc(4);answer.writeUInt32BE(this.#format.baud);return answer}
#setFormat(command,value){const format=this.#format;if(command===SET_DATASIZE){
if(value>=5&&value<=8)this.#format={...format,dataBits:value};return this.#format.dataBits}
if(command===SET_PARITY){this.#format={...format,parity:PARITIES[value-1]??format.parity}
;return PARITIES.indexOf(this.#format.parity)+1}this.#format={...format,
stopBits:STOP_SIZES[value-1]??format.stopBits};return STOP_SIZES.indexOf(this.#format.stopBits)+1}
#control(value){if(value<=OUTBOUND_FLOW.hardware||value===DCD_FLOW||value===DSR_FLOW){
if(value>=OUTBOUND_FLOW.none&&value<=OUTBOUND_FLOW.hardware){this.#outboundFlow=value
;this.#inboundFlow=value-OUTBOUND_FLOW.none+INBOUND_FLOW.none}return[this.#outboundFlow]}
if(value>=INBOUND_FLOW.query&&value<=INBOUND_FLOW.hardware||value===DTR_FLOW){
if(value>=INBOUND_FLOW.none&&value<=INBOUND_FLOW.hardware)this.#inboundFlow=value
;return[this.#inboundFlow]}if(value<=BREAK.off){
if(value!==BREAK.query)this.#setBreak(value===BREAK.on);return[this.#isBroken?BREAK.on:BREAK.off]}
if(value<=DTR.off){if(value!==DTR.query)this.#setLines({...this.#lines,dtr:value===DTR.on})
;return[this.#lines.dtr?DTR.on:DTR.off]}if(value<=RTS.off){if(value!==RTS.query)this.#setLines({
...this.#lines,rts:value===RTS.on});return[this.#lines.rts?RTS.on:RTS.off]}return[]}#setBreak(on){
this.#isBroken=on;this.#device.setBreak(on)}#setLines(lines){this.#lines=lines
;this.#device.setLines(lines)}#purge(which){const both=PURGE_RECEIVED+PURGE_TO_SEND
;if(which===PURGE_TO_SEND||which===both)this.#device.purgeToSend();return which}}const TELNET={
SE:240,SB:250,WILL:251,WONT:252,DO:253,DONT:254,IAC:255}
;const{SE:SE,SB:SB,WILL:WILL,WONT:WONT,DO:DO,DONT:DONT,IAC:IAC}=TELNET;const BINARY=0
;const SUPPRESS_GO_AHEAD=3;const COM_PORT=44;const LONGEST_SUBNEGOTIATION=64
;function telnet_escaped(bytes){if(!bytes.includes(IAC))return bytes
;return Buffer.from(bytes.toString("latin1").replaceAll("ÿ","ÿÿ"),"latin1")}class TelnetDecoder{
#state="data";#verb=0;#subnegotiation;*push(bytes){for(let at=0;at<bytes.length;at++){
if(this.#state==="data"){const found=bytes.indexOf(IAC,at);const end=found<0?bytes.length:found
;yield*this.#data(bytes.subarray(at,end));at=end;if(found>=0)this.#state="command"
}else if(this.#state==="option"){this.#state="data";yield{kind:"option",verb:this.#verb,
option:bytes.readUInt8(at)}}else yield*this.#command(bytes.subarray(at,at+1))}}*#command(byte){
const code=byte.readUInt8();this.#state="data"
;if(code===IAC)yield*this.#data(byte);else if(code===WILL||code===WONT||code===DO||code===DONT){
this.#verb=code;this.#state="option"}else if(code===SB)this.#subnegotiation=[];else if(code===SE){
const setting=this.#subnegotiation;this.#subnegotiation=undefined
;if(setting!==undefined&&setting.length>0&&setting.length<=LONGEST_SUBNEGOTIATION)yield{
kind:"subnegotiation",bytes:Buffer.from(setting)}}}*#data(bytes){if(bytes.length===0)return
;if(this.#subnegotiation===undefined)yield{kind:"data",bytes:bytes};else{
const room=LONGEST_SUBNEGOTIATION+1-this.#subnegotiation.length
;this.#subnegotiation.push(...bytes.subarray(0,Math.max(0,room)))}}}class TelnetOptions{#on={
[WILL]:new Set,[DO]:new Set};hasComPort(){
return this.#on[WILL].has(COM_PORT)||this.#on[DO].has(COM_PORT)}answer(verb,option){
const asks=verb===WILL||verb===WONT?WILL:DO;const[yes,no]=asks===WILL?[DO,DONT]:[WILL,WONT]
;const on=this.#on[asks]
;if(verb!==asks)return on.delete(option)?Buffer.from([IAC,no,option]):undefined
;if(on.has(option))return undefined
;const agrees=option===BINARY||option===SUPPRESS_GO_AHEAD||option===COM_PORT
;if(agrees)on.add(option);return Buffer.from([IAC,agrees?yes:no,option])}}
const UNREAD_LIMIT_BYTES=64*1024
;class Rfc2217Stream extends external_node_stream_namespaceObject.Duplex{#socket;#port
;#decoder=new TelnetDecoder;#options=new TelnetOptions;#heldBack;constructor(socket,device){super()
;this.#socket=socket;this.#port=new ComPort(device);socket.on("data",bytes=>this.#take(bytes))
;socket.on("end",()=>this.push(null));socket.on("drain",()=>socket.resume())
;socket.on("close",()=>this.destroy());if(socket.readableEnded)this.push(null)}get format(){
return this.#port.format}_read(){
if(this.#socket.writableLength<=UNREAD_LIMIT_BYTES)this.#socket.resume()}
_write(bytes,_encoding,done){const write=()=>void this.#socket.write(telnet_escaped(bytes),done)
;if(this.#port.isSuspended)this.#heldBack=write;else write()}_final(done){this.#socket.end(done)}
_destroy(error,done){this.#port.release();this.#socket.destroy();done(error)}#take(bytes){
for(const part of this.#decoder.push(bytes)){if(this.destroyed)return;this.#obey(part)}
if(this.#socket.writableLength>UNREAD_LIMIT_BYTES)this.#socket.pause()}#obey(part){
if(part.kind==="data"){if(!this.#port.isBroken&&!this.push(part.bytes))this.#socket.pause()
}else if(part.kind==="option")this.#negotiate(part.verb,part.option);else if(this.#options.hasComPort()&&part.bytes[0]===COM_PORT&&part.bytes.length>1){
this.#set(part.bytes.readUInt8(1),part.bytes.subarray(2))}}#negotiate(verb,option){
const had=this.#options.hasComPort();const answer=this.#options.answer(verb,option)
;if(answer!==undefined)this.#socket.write(answer)
;if(!had&&this.#options.hasComPort())this.#send(this.#port.modemState)}#set(command,value){
for(const answer of this.#port.take(command,value))this.#send(answer)
;if(this.#port.isSuspended)return;const write=this.#heldBack;this.#heldBack=undefined;write?.()}
#send(setting){const{IAC:IAC,SB:SB,SE:SE}=TELNET
;this.#socket.write(Buffer.concat([Buffer.from([IAC,SB,COM_PORT]),telnet_escaped(setting),Buffer.from([IAC,SE])]))
}}const WAITING_LIMIT=16;class Turns{#waiting=[];#current;get idle(){
return this.#current??Promise.resolve()}enter(socket,serve){if(this.#waiting.length>=WAITING_LIMIT){
socket.destroy();return}socket.on("close",()=>this.#leave(socket));socket.once("end",()=>{
if(this.#leave(socket))socket.destroy()});this.#waiting.push({socket:socket,serve:serve})
;this.#current??=this.#serveInTurn()}#leave(socket){
const at=this.#waiting.findIndex(turn=>turn.socket===socket);if(at>=0)this.#waiting.splice(at,1)
;return at>=0}async#serveInTurn(){
for(let turn=this.#waiting.shift();turn!==undefined;turn=this.#waiting.shift()){
const{socket:socket,serve:serve}=turn;if(!socket.destroyed)await serve(socket);socket.destroy()}
this.#current=undefined}}const KEEP_ALIVE_MS=1e4;class TcpPort{#server;#open=new Set;#turns;#serve
;#closing=false;#address={port:0,host:""};constructor(turns,serve){this.#turns=turns
;this.#serve=serve;this.#server=this.#createServer()}async listen(port,host){
await new Promise((resolve,reject)=>{this.#server.once("error",reject)
;this.#server.listen(port,host,()=>{this.#server.off("error",reject);resolve()})})
;const address=this.#server.address();this.#address={
port:typeof address==="object"&&address!==null?address.port:port,host:host}
;return this.#address.port}goAway(){this.#server.close()
;for(const socket of this.#open)socket.resetAndDestroy()}async comeBack(){if(this.#closing)return
;this.#server=this.#createServer();await this.listen(this.#address.port,this.#address.host)}
async close(){this.#closing=true
;const closed=new Promise(resolve=>this.#server.close(()=>resolve()))
;for(const socket of this.#open)socket.destroy();await this.#turns.idle;await closed}
#createServer(){const settings={allowHalfOpen:true,noDelay:true,keepAlive:true,
keepAliveInitialDelay:KEEP_ALIVE_MS}
;return(0,external_node_net_.createServer)(settings,socket=>this.#enter(socket))}#enter(socket){
socket.on("error",()=>undefined);if(this.#closing){socket.destroy();return}this.#open.add(socket)
;socket.on("close",()=>this.#open.delete(socket));this.#turns.enter(socket,this.#serve)}}
const slip_END=192;const ESCAPE=219;const ESCAPED_END=220;const ESCAPED_ESCAPE=221
;const PACKET_LIMIT=65536+64;function slipEncode(payload){
const wire=Buffer.allocUnsafe(payload.length*2+2);let length=0;wire[length++]=slip_END
;for(const byte of payload){if(byte===slip_END){wire[length++]=ESCAPE;wire[length++]=ESCAPED_END
}else if(byte===ESCAPE){wire[length++]=ESCAPE;wire[length++]=ESCAPED_ESCAPE}else wire[length++]=byte
}wire[length++]=slip_END;return wire.subarray(0,length)}class SlipDecoder{
#buffer=Buffer.allocUnsafe(4096);#length=0;#inside=false;#escaping=false;#broken=false;push(chunk){
const packets=[];for(let offset=0;offset<chunk.length;offset++){const byte=chunk[offset]??0
;if(byte===slip_END){const payload=this.#end();if(payload!==undefined)packets.push({payload:payload,
endOffset:offset})}else if(this.#inside&&!this.#broken)this.#take(byte)}return packets}reset(){
this.#length=0;this.#inside=this.#escaping=this.#broken=false}#end(){
const whole=this.#inside&&!this.#broken&&!this.#escaping&&this.#length>0
;const payload=whole?Buffer.from(this.#buffer.subarray(0,this.#length)):undefined
;this.#inside=!this.#inside||this.#length===0&&!this.#broken&&!this.#escaping;this.#length=0
;this.#escaping=this.#broken=false;return payload}#take(byte){if(this.#escaping){
this.#escaping=false
;if(byte===ESCAPED_END)this.#append(slip_END);else if(byte===ESCAPED_ESCAPE)this.#append(ESCAPE);else this.#broken=true
}else if(byte===ESCAPE)this.#escaping=true;else this.#append(byte)}#append(byte){
if(this.#length===PACKET_LIMIT){this.#broken=true;return}if(this.#length===this.#buffer.length){
const larger=Buffer.allocUnsafe(Math.min(this.#buffer.length*2,PACKET_LIMIT))
;this.#buffer.copy(larger,0,0,this.#length);this.#buffer=larger}this.#buffer[this.#length++]=byte}}
const traffic_BLOCK_HEADER_BYTES=16;const ANSWER_BYTES=12
;const traffic_WRITING=new Set([opcodes.q.FLASH_DATA,opcodes.q.FLASH_DEFL_DATA]);class Traffic{
#written=0;#read=0;#opcode;#answers=0;arrived(request){if(request!==undefined){
this.#opcode=request.opcode;this.#answers=0}
const writes=request!==undefined&&traffic_WRITING.has(request.opcode)
;const reads=this.#opcode===opcodes.q.READ_FLASH||this.#opcode===opcodes.q.READ_FLASH_SLOW
;const writtenBefore=this.#written
;if(writes)this.#written+=Math.max(0,request.body.length-traffic_BLOCK_HEADER_BYTES)
;return trigger=>{
if(trigger.on==="command")return request!==undefined&&(0,opcodes.p)(request.opcode)===trigger.name
;return trigger.on==="write"?writes&&writtenBefore>=trigger.bytes:reads&&this.#read>=trigger.bytes}}
leaves(payload){if(this.#opcode===opcodes.q.READ_FLASH&&this.#answers++>0)this.#read+=payload.length
;if(this.#opcode===opcodes.q.READ_FLASH_SLOW)this.#read+=Math.max(0,payload.length-ANSWER_BYTES)}}
const BOOT_LOG=["ets Jul 29 2019 12:21:46\r\n\r\nrst:0x1 (POWERON_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)\r\n","I (27) boot: ESP-IDF v5.4 2nd stage bootloader\r\n","I (301) main_task: Calling app_main()\r\n"]
;const DETUNED_BYTES=8;const connection_faults_NOTHING=Buffer.alloc(0);class ConnectionFaults{#plan
;#control;#traffic=new Traffic;#happened=new Set;#isSilent;#runsApplication;#isDetuned=false
;#isStalled=false;#isUnplugged=false;#logged=0;constructor(plan,control){this.#plan=plan
;this.#control=control;this.#isSilent=plan.fires("silent")
;this.#runsApplication=plan.fires("application")}get isUnplugged(){return this.#isUnplugged}reset(){
this.#isDetuned=false}greeting(){const garbage=this.#garbage("connect")
;return this.#runsApplication?Buffer.concat([garbage,this.#log()]):garbage}incoming(bytes){
return this.#damaged(bytes,"in")}async reaches(request){
for(const armed of this.#plan.pending("slow")){this.#plan.fire(armed)
;await this.#wait(armed.fault.ms)}const isDue=this.#traffic.arrived(request);this.#unplug(isDue)
;await this.#stall(isDue);for(const armed of this.#plan.pending("flip","drop")){
if(armed.fault.at!==undefined&&isDue(armed.fault.at))this.#happened.add(armed)}
const isDeaf=this.#isSilent||this.#runsApplication||this.#isDetuned
;if(request?.opcode===opcodes.q.CHANGE_BAUDRATE&&!isDeaf)this.#isDetuned=this.#plan.fires("baud")
;return!(isDeaf||this.#isStalled||this.#isUnplugged)}retort(){
if(this.#isUnplugged||this.#isStalled)return connection_faults_NOTHING
;if(this.#isDetuned)return noise(DETUNED_BYTES,this.#plan.random)
;return this.#runsApplication?this.#log():connection_faults_NOTHING}outgoing(payload){
this.#traffic.leaves(payload)
;return this.#damaged(Buffer.concat([this.#garbage("answers"),slipEncode(payload)]),"out")}
printed(bytes){
if(this.#isSilent||this.#isUnplugged||this.#isStalled)return connection_faults_NOTHING
;return this.#isDetuned?noise(bytes.length,this.#plan.random):this.#damaged(bytes,"out")}
typed(bytes){
return this.#isSilent||this.#isUnplugged||this.#isStalled?connection_faults_NOTHING:bytes}
#unplug(isDue){const armed=this.#plan.pending("unplug").find(({fault:fault})=>isDue(fault.at))
;if(armed===undefined||this.#isUnplugged)return;this.#plan.fire(armed);this.#isUnplugged=true
;this.#control.unplug(armed.fault.away)}async#stall(isDue){
for(const armed of this.#plan.pending("stall")){
if(this.#happened.has(armed)||!isDue(armed.fault.at))continue;this.#happened.add(armed)
;this.#plan.fire(armed)
;if(armed.fault.ms===Infinity)this.#isStalled=true;else await this.#wait(armed.fault.ms)}}
#damaged(bytes,way){let result=bytes;for(const armed of this.#plan.pending("flip","drop")){
const{fault:fault}=armed;if(fault.way!=="both"&&fault.way!==way)continue
;if(fault.above!==undefined&&this.#control.baud()<=fault.above)continue
;if(fault.at===undefined||this.#happened.has(armed))result=this.#damage(result,armed)}return result}
#damage(bytes,armed){const result=[];for(const byte of bytes){
const isHit=armed.left>0&&armed.random()<armed.fault.rate;if(isHit)this.#plan.fire(armed)
;if(!isHit)result.push(byte);else if(armed.fault.kind==="flip")result.push(byte^1<<Math.floor(armed.random()*8))
}return Buffer.from(result)}#garbage(where){
const armed=this.#plan.pending("garbage").find(({fault:fault})=>fault.where===where)
;if(armed===undefined)return connection_faults_NOTHING;this.#plan.fire(armed)
;return noise(armed.fault.bytes,armed.random)}#log(){
return Buffer.from(BOOT_LOG[this.#logged++%BOOT_LOG.length]??"","latin1")}async#wait(milliseconds){
await(0,promises_.setTimeout)(milliseconds,undefined,{signal:this.#control.closed
}).catch(()=>undefined)}}class PortFaults{#port;#failed;#timer;#isAway=false
;constructor(port,failed){this.#port=port;this.#failed=failed}start(plan){
for(const armed of plan.pending("refused")){plan.fire(armed);this.vanish(armed.fault.ms)}}
vanish(milliseconds){if(milliseconds===0)return;clearTimeout(this.#timer)
;if(!this.#isAway)this.#port.goAway();this.#isAway=true;if(milliseconds!==Infinity){
this.#timer=setTimeout(()=>void this.comeBack().catch(this.#failed),milliseconds)}}async comeBack(){
clearTimeout(this.#timer);if(!this.#isAway)return;this.#isAway=false;await this.#port.comeBack()}
stop(){clearTimeout(this.#timer)}}
const external_node_url_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url")
;var end_process=__nccwpck_require__(9982);var launch=__nccwpck_require__(7107)
;const ERRORS_KEPT=4096;const GRACE_MS=1500;async function startPiped(request){
const{command:command,args:args,env:env,inheritedFds:inheritedFds=[]}=request;const cwd=(0,
external_node_path_.parse)(process.cwd()).root;const stdio=["pipe","pipe","pipe",...inheritedFds]
;const child=(0,launch.Oh)({command:command,args:args,cwd:cwd,env:env,stdio:[...stdio]})
;const ended=(0,
external_node_events_namespaceObject.once)(child,"close").then(([code,signal])=>code===null?`signal ${String(signal)}`:`exit code ${String(code)}`)
;ended.catch(()=>undefined)
;await(0,external_node_events_namespaceObject.once)(child,"spawn").catch(error=>{throw(0,
launch.DY)(command,error)});const{input:input,output:output}={
input:child.stdin??new external_node_stream_namespaceObject.PassThrough,
output:child.stdout??new external_node_stream_namespaceObject.PassThrough}
;input.on("error",()=>undefined);let errors="";child.stderr?.setEncoding("utf8").on("data",text=>{
errors=(errors+text).slice(-ERRORS_KEPT)});let timers;const end=()=>{input.end();timers??=(0,
end_process.G)(child,"SIGINT")};const dispose=async()=>{input.end();output.destroy()
;const grace=setTimeout(end,GRACE_MS);await ended
;for(const timer of[grace,...timers??[]])clearTimeout(timer);(0,end_process.B)(child)};let disposed
;return{input:input,output:output,errors:()=>errors,ended:ended,end:end,
[Symbol.asyncDispose]:()=>disposed??=dispose()}}function findProgram(name,path=""){
const candidates=path.split(":").filter(folder=>(0,external_node_path_.isAbsolute)(folder))
;return candidates.map(folder=>(0,external_node_path_.join)(folder,name)).find(isProgram)}
function isProgram(path){try{(0,external_node_fs_.accessSync)(path,external_node_fs_.constants.X_OK)
;return(0,external_node_fs_.statSync)(path).isFile()}catch{return false}}const SCRIPT=(0,
external_node_path_.join)((0,
external_node_path_.dirname)((0,external_node_url_namespaceObject.fileURLToPath)(import.meta.url)),"..","..","python","pseudo_terminal.py")
;const START_DEADLINE_MS=3e4;async function openPseudoTerminal(path,port,searchPath,onEnd){
if(process.platform==="win32")throw refused("Windows has no pseudo-terminals","Leave tty empty.")
;const python=findProgram("python3",searchPath)??findProgram("python",searchPath)
;if(python===undefined){
throw refused("neither python3 nor python is on PATH","Install Python 3.10 or later, or leave tty empty.")
}const args=["-I","-B",SCRIPT,String(port),path];const env=searchPath===undefined?{}:{
PATH:searchPath};const terminal=await startPiped({command:python,args:args,env:env})
;const ready=await isReady(terminal);if(!ready){await terminal[Symbol.asyncDispose]()
;const reason=terminal.errors().trim().split("\n").at(-1)??""
;throw refused(reason||"its script does not start","Use a path that does not exist yet.")}
let isClosing=false;void terminal.ended.then(end=>{
if(!isClosing)onEnd(`The device ${path} disappeared with ${end}: ${terminal.errors().trim()}`)})
;return{[Symbol.asyncDispose]:()=>{isClosing=true;return terminal[Symbol.asyncDispose]()}}}
async function isReady({output:output,ended:ended}){
const signal=AbortSignal.timeout(START_DEADLINE_MS)
;const first=(0,external_node_events_namespaceObject.once)(output,"data",{signal:signal
}).then(()=>true,()=>false);return Promise.race([first,ended.then(()=>false)])}
function refused(what,hint){return new errors.HR("input-invalid",`tty: ${what}.`,hint)}
const EN_RISE_MS=10;const BETWEEN_LINES_MS=300;class ResetCircuit{#chip;#lines=LINES_OFF
;#isHeld=false;#rise;constructor(chip){this.#chip=chip}set(lines){const{dtr:dtr,rts:rts}=lines
;if(dtr===this.#lines.dtr&&rts===this.#lines.rts)return;this.#lines=lines;clearTimeout(this.#rise)
;if(rts&&!dtr){if(!this.#isHeld)this.#chip.hold();this.#isHeld=true}else if(this.#isHeld){
if(dtr&&!rts)this.#start("rom");else this.#rise=setTimeout(()=>this.#start("application"),dtr?BETWEEN_LINES_MS:EN_RISE_MS)
}}stop(){clearTimeout(this.#rise);this.#isHeld=false}#start(mode){this.#isHeld=false
;this.#chip.start(mode)}}const TIMER_SLACK_MS=1.1;function now(){return performance.now()}
async function until(time,signal){for(let left=time-now();left>0&&!signal.aborted;left=time-now()){
if(left>TIMER_SLACK_MS){await(0,promises_.setTimeout)(left-TIMER_SLACK_MS,undefined,{signal:signal
}).catch(()=>undefined)}else await(0,promises_.setImmediate)()}}const uart_line_BITS_PER_BYTE=10
;const RECEIVE_LIMIT_BYTES=64*1024;const SEND_LIMIT_BYTES=256*1024;const FINISH_DEADLINE_MS=1e3
;const PIECE_MS=8;class UartLine{#stream;#baud;#closed=new AbortController;#cut=new AbortController
;#arrivals=[];#departures=[];#waiting=0;#queued=0;#receiverFree=0;#senderFree=0;#ended=false
;#sending;#wake;constructor(stream,baud){this.#stream=stream;this.#baud=baud
;stream.on("data",bytes=>this.#arrive(bytes));stream.on("end",()=>this.#stopReading())
;stream.on("error",()=>undefined);stream.on("close",()=>{this.#stopReading();this.#closed.abort()
;this.#cut.abort()});stream.on("drain",()=>this.#wake?.())
;if(stream.readableEnded)this.#stopReading()}get closed(){return this.#closed.signal}get cut(){
return this.#cut.signal}async*receive(){for(;;){const arrival=this.#arrivals.shift()
;if(arrival!==undefined){this.#waiting-=arrival.bytes.length
;if(this.#waiting<=RECEIVE_LIMIT_BYTES/2)this.#stream.resume();yield arrival
}else if(this.#ended)return;else await new Promise(resolve=>this.#wake=resolve)}}get isFull(){
return this.#queued+this.#stream.writableLength>SEND_LIMIT_BYTES}
send(bytes,notBefore,baud=Infinity){const own=this.#byteMs()
;const byteMs=own===0?0:Math.max(own,uart_line_BITS_PER_BYTE*1e3/baud)
;if(byteMs===0&&this.#departures.length===0&&this.#sending===undefined){this.#write(bytes);return}
this.#departures.push({bytes:bytes,notBefore:notBefore,byteMs:byteMs});this.#queued+=bytes.length
;this.#sending??=this.#depart()}async writable(){while(this.isFull&&!this.closed.aborted){
if(this.#sending!==undefined)await this.#sending;else await(0,
external_node_events_namespaceObject.once)(this.#stream,"drain",{signal:this.closed
}).catch(()=>undefined)}}dropReceived(){this.#arrivals.length=this.#waiting=this.#receiverFree=0
;this.#stream.resume()}drop(){this.dropReceived()
;this.#departures.length=this.#queued=this.#senderFree=0;this.#cut.abort()
;if(!this.closed.aborted)this.#cut=new AbortController}async finish(){await this.#sending
;if(this.closed.aborted)return;this.#stream.end()
;const patience=AbortSignal.any([this.closed,AbortSignal.timeout(FINISH_DEADLINE_MS)]);await(0,
external_node_events_namespaceObject.once)(this.#stream,"close",{signal:patience
}).catch(()=>undefined)}#byteMs(){const baud=this.#baud()
;return baud===undefined?0:uart_line_BITS_PER_BYTE*1e3/baud}#arrive(bytes){
const byteMs=this.#byteMs();const startsAt=Math.max(this.#receiverFree,now())
;this.#receiverFree=startsAt+bytes.length*byteMs;this.#arrivals.push({bytes:bytes,startsAt:startsAt,
byteMs:byteMs});this.#waiting+=bytes.length
;if(this.#waiting>RECEIVE_LIMIT_BYTES)this.#stream.pause();this.#wake?.()}#stopReading(){
this.#ended=true;this.#wake?.()}async#depart(){
for(let next=this.#departures.shift();next!==undefined;next=this.#departures.shift()){
const{bytes:bytes,byteMs:byteMs,notBefore:notBefore}=next;const{cut:cut}=this
;const isLost=()=>cut.aborted
;const piece=byteMs===0?bytes.length:Math.max(1,Math.floor(PIECE_MS/byteMs))
;for(let at=0;at<bytes.length&&!isLost();at+=piece){const part=bytes.subarray(at,at+piece)
;this.#senderFree=Math.max(this.#senderFree,notBefore)+part.length*byteMs
;await until(this.#senderFree,cut);if(!isLost())this.#write(part)}
if(!isLost())this.#queued-=bytes.length}this.#sending=undefined}#write(bytes){
if(this.#stream.writable)this.#stream.write(bytes)}}const RATE_TOLERANCE=.03;class SerialSession{
#machine;#time;#log;#linkBaud;#random=seededRandom(0);#decoder=new SlipDecoder;#line;#faults;#format
;#detectedBaud;#printedBaud;#resets=0;constructor(machine,time,log,linkBaud){this.#machine=machine
;this.#time=time;this.#log=log;this.#linkBaud=linkBaud}get baud(){
return this.#format?.().baud??this.#machine.baud}
async serve({stream:stream,format:format,meet:meet}){this.#log.connections++;this.#format=format
;const line=new UartLine(stream,()=>this.#pace());const faults=meet?.(line.closed);this.#line=line
;this.#faults=faults;try{if(faults!==undefined)this.#transmit(faults.greeting(),line)
;for await(const{bytes:bytes,startsAt:startsAt,byteMs:byteMs}of line.receive()){
this.#log.bytesIn+=bytes.length;const resets=this.#resets;const received=this.#received(bytes)
;if(this.#machine.mode==="application"){
if(this.#linkBaud!==undefined)await until(startsAt+bytes.length*byteMs,line.cut)
;if(resets===this.#resets)this.#machine.typed(faults?.typed(received)??received)}
for(const{payload:payload,endOffset:endOffset}of this.#decoder.push(received)){
this.#time.arriveAt(startsAt+(endOffset+1)*byteMs)
;if(this.#linkBaud!==undefined)await until(this.#time.now,line.cut)
;if(resets===this.#resets)await this.#handle(payload,line,faults);await line.writable()
;if(faults?.isUnplugged)return;if(resets!==this.#resets)break}if(line.closed.aborted)return}
await line.finish()}finally{this.#line=this.#faults=this.#format=undefined}}print(bytes,baud){
this.#log.printed(bytes);this.#printedBaud=baud;const line=this.#line
;if(line===undefined||line.isFull||line.closed.aborted)return
;const printed=this.#inTune(this.#faults?.printed(bytes)??bytes);if(printed.length===0)return
;this.#log.bytesOut+=printed.length;line.send(printed,now(),baud)}async drained(){
await(this.#line?.writable())}hold(){this.#machine.hold();this.#forget()}reset(mode,cause){
this.#forget();this.#machine.reset(mode,cause)}receiveBreak(){this.#log.breaks++
;this.#decoder.push(Buffer.of(0))}purgeToSend(){this.#line?.dropReceived()}#pace(){
if(this.#linkBaud===undefined)return undefined
;const chosen=this.#format?.().baud??this.#machine.chosenBaud??this.#linkBaud
;return Math.min(chosen,this.#linkBaud)}#forget(){this.#resets++;this.#decoder=new SlipDecoder
;this.#detectedBaud=undefined;this.#line?.drop();this.#faults?.reset()}#received(bytes){
return this.#inTune(this.#faults?.incoming(bytes)??bytes)}#inTune(bytes){
const format=this.#format?.();if(this.#linkBaud===undefined||format===undefined)return bytes
;const isSame=format.dataBits===8&&format.parity==="none";const baud=this.#chipBaud()??format.baud
;if(isSame&&Math.abs(format.baud-baud)<=baud*RATE_TOLERANCE)return bytes
;return noise(bytes.length,this.#random)}#chipBaud(){
const{mode:mode,chosenBaud:chosenBaud,baud:baud}=this.#machine
;return chosenBaud??(mode==="application"?this.#printedBaud??baud:this.#detectedBaud)}
async#handle(packet,line,faults){const request=parseRequest(packet);if(request!==undefined){
this.#log.command((0,opcodes.p)(request.opcode));this.#detectedBaud??=this.#format?.().baud}
if(faults!==undefined&&!await faults.reaches(request)){this.#transmit(faults.retort(),line);return}
try{await this.#machine.receive(packet,{
send:payload=>this.#transmit(faults?.outgoing(payload)??slipEncode(payload),line)})}catch(error){
this.#log.failed(error)}}#transmit(bytes,line){if(bytes.length===0)return
;this.#log.bytesOut+=bytes.length;line.send(this.#inTune(bytes),this.#time.now)}}class BoardPorts{
#session;#log;#plan;#settings;#circuit;#faults;#raw;#rfc2217;#tty
;constructor(session,log,plan,settings){this.#session=session;this.#log=log;this.#plan=plan
;this.#settings=settings;this.#circuit=new ResetCircuit({hold:()=>session.hold(),
start:mode=>session.reset(mode)});const turns=new Turns
;this.#raw=new TcpPort(turns,socket=>this.#serve(socket,()=>({stream:socket})))
;if(settings.rfc2217Port!==undefined||settings.tty!==undefined){
this.#rfc2217=new TcpPort(turns,socket=>this.#serve(socket,()=>this.#withLines(socket)))}
const adapter={goAway:()=>this.#goAway(),comeBack:()=>this.#comeBack()}
;this.#faults=new PortFaults(adapter,error=>log.failed(error))}async open(){try{
const{host:host,tty:tty,searchPath:searchPath}=this.#settings
;const port=await this.#raw.listen(this.#settings.port,host)
;const withLines=await(this.#rfc2217?.listen(this.#settings.rfc2217Port??0,host))
;if(tty!==undefined&&withLines!==undefined){
this.#tty=await openPseudoTerminal(tty,withLines,searchPath,reason=>this.#log.failed(reason))}
if(this.#plan!==undefined)this.#faults.start(this.#plan);return{port:port,
rfc2217Port:this.#settings.rfc2217Port===undefined?undefined:withLines}}catch(error){
await this.close();throw error}}comeBack(){return this.#faults.comeBack()}vanish(milliseconds){
this.#faults.vanish(milliseconds)}async close(){this.#faults.stop()
;await(this.#tty?.[Symbol.asyncDispose]())
;await Promise.all([this.#raw.close(),this.#rfc2217?.close()]);this.#circuit.stop()}
async#serve(socket,open){if(this.#plan?.fires("reset"))return resetWhenSpokenTo(socket)
;if(this.#settings.resetOnConnect){this.#circuit.stop();this.#session.reset()}const client=open()
;const meet=closed=>this.#meet(socket,closed);await this.#session.serve({...client,meet:meet
}).catch(error=>this.#log.failed(error));client.stream.destroy()}#meet(socket,closed){
const unplug=awayMs=>{this.#faults.vanish(awayMs);socket.resetAndDestroy()}
;return this.#plan&&new ConnectionFaults(this.#plan,{unplug:unplug,closed:closed,
baud:()=>this.#session.baud})}#withLines(socket){const device={signature:"virtual-board",
setLines:lines=>this.#circuit.set(lines),setBreak:on=>{if(on)this.#session.receiveBreak()},
purgeToSend:()=>this.#session.purgeToSend()};const stream=new Rfc2217Stream(socket,device);return{
stream:stream,format:()=>stream.format}}#goAway(){this.#raw.goAway();this.#rfc2217?.goAway()}
async#comeBack(){await Promise.all([this.#raw.comeBack(),this.#rfc2217?.comeBack()])}}
async function resetWhenSpokenTo(socket){socket.once("data",()=>socket.resetAndDestroy())
;socket.once("end",()=>socket.destroy());if(socket.readableEnded)socket.destroy()
;if(!socket.destroyed)await new Promise(resolve=>socket.once("close",resolve))}class DeviceTime{
#timed;#processor=0;#flash=0;constructor(timed){this.#timed=timed}get now(){return this.#processor}
restart(){this.#processor=this.#flash=0}arriveAt(time){
if(this.#timed)this.#processor=Math.max(this.#processor,time)}busy(milliseconds){
if(this.#timed)this.#processor+=milliseconds}flash(milliseconds){this.startFlash(milliseconds)
;this.waitForFlash()}startFlash(milliseconds){
if(this.#timed)this.#flash=Math.max(this.#flash,this.#processor)+milliseconds}waitForFlash(){
this.#processor=Math.max(this.#processor,this.#flash)}}const CONSOLE_SEED=1
;async function startVirtualBoard(options){check(options)
;const{flashSize:flashSize,host:host="127.0.0.1",linkBaud:linkBaud}=options
;const model=CHIPS[options.chip];const mac=options.mac??model.defaultMac
;const contents=options.image===undefined?contentsInMemory(flashSize):await contentsInClaimedFile(options.image,flashSize)
;const log=new BoardLog
;const plan=options.faults?.length?new FaultPlan(options.faults,kind=>log.fault(kind)):undefined
;const flash=new NorFlash(contents,typicalTiming(flashSize),log,plan)
;const time=new DeviceTime(linkBaud!==undefined)
;const{flashEncryption:flashEncryption=false,secureBoot:secureBoot=false,secureDownloadMode:secureDownloadMode=false}=options
;const identity={mac:mac,flashEncryption:flashEncryption,secureBoot:secureBoot}
;const firmware=firmwareOf(options,bootFlash(flash,identity),{
print:(bytes,baud)=>session.print(bytes,baud),drained:()=>session.drained(),
unplug:awayMs=>ports.vanish(awayMs)})
;const onWatchdog=()=>session.reset("application","rtc-watchdog");const settings={model:model,
identity:identity,secureDownloadMode:secureDownloadMode,faults:plan,onWatchdog:onWatchdog}
;const machine=new Machine(settings,flash,time,firmware)
;const session=new SerialSession(machine,time,log,linkBaud)
;const{port:port=0,rfc2217Port:rfc2217Port,resetOnConnect:resetOnConnect=false,tty:tty,searchPath:searchPath}=options
;const access={host:host,port:port,rfc2217Port:rfc2217Port,resetOnConnect:resetOnConnect,tty:tty,
searchPath:searchPath};const ports=new BoardPorts(session,log,plan,access)
;const opened=await ports.open().catch(error=>{contents.close();throw error})
;if(options.boot==="app")machine.reset("application");const close=async()=>{await ports.close()
;machine.hold();contents.close()};return{port:opened.port,url:`socket://${host}:${opened.port}`,
rfc2217Url:opened.rfc2217Port===undefined?undefined:`rfc2217://${host}:${opened.rfc2217Port}`,
mac:mac,flash:flashAccess(flash,contents),log:log,get mode(){return machine.mode},get console(){
return log.console},reset:(mode,cause)=>session.reset(mode,cause),liftFaults:async()=>{plan?.lift()
;await ports.comeBack()},close:close,[Symbol.asyncDispose]:close}}
function firmwareOf({chip:chip,console:script},flash,link){const rom=bootRom(chip)
;const revision=revisionOf(CHIPS[chip].description);const board={chip:chip,rom:rom,flash:flash,
revision:revision,blockRevision:rom.blockRevision};return new Playback({board:board,script:script,
random:seededRandom(CONSOLE_SEED),...link})}function revisionOf(description){
const[,major=0,minor=0]=/revision v(\d+)\.(\d+)/.exec(description)??[]
;return Number(major)*100+Number(minor)}function check(options){
const{name:name,secureDownloadMode:secureDownloadMode,protection:protection}=(0,
chips.Q4)(options.chip);const sizes=(0,flash_id.Cy)(options.chip)
;if(!sizes.includes(options.flashSize)){
throw new errors.HR("input-invalid",`The virtual ${name} has no flash of ${options.flashSize} bytes.`,`Use ${sizes.map(flash_id.lP).join(", ")}.`)
}if(options.secureDownloadMode&&!secureDownloadMode){const others=chip_model.Gy.filter(chip=>(0,
chips.Q4)(chip).secureDownloadMode)
;throw new errors.HR("input-invalid",`The ${name} has no Secure Download Mode.`,`Use one of ${others.join(", ")} for it.`)
}if(protection==="none"&&(options.flashEncryption===true||options.secureBoot===true)){
throw new errors.HR("input-invalid",`The ${name} has neither flash encryption nor Secure Boot.`,"Start the board without them, or use another chip.")
}}function flashAccess(flash,contents){return{size:flash.size,
read:(address,length)=>flash.read(address,length),poke:(address,bytes)=>{
if(!flash.holds(address,bytes.length))throw new RangeError("beyond the flash")
;contents.write(address,bytes)}}}}),
4794:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{Gy:()=>CHIP_NAMES,OW:()=>newerSpi,X9:()=>NEWER_CHIP,
xH:()=>NEWER_ROM})
;var _firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__=__nccwpck_require__(9823)
;const CHIP_NAMES=_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__.iB;const NEWER_ROM={
statusBytes:4,firstCommandsOnly:false,flashBytes:2097152,flashBeginLengths:[16,20]}
;function newerSpi(base){return{base:base,user:24,user2:32,mosiLength:{offset:36,shift:0},
misoLength:{offset:40,shift:0},data:88,addressInUpperBits:false,atStart:{user:2147483840,
user2:1879048192}}}const NEWER_CHIP={isRecorded:false,crystalHz:4e7,uartClockFactor:1,securityInfo:{
apiVersion:0},codeUnderSecureBoot:"started",rom:NEWER_ROM}}),
2636:((module,__unused_webpack___webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.a(module,async(__webpack_handle_async_dependencies__,__webpack_async_result__)=>{
try{var node_util__WEBPACK_IMPORTED_MODULE_0__=__nccwpck_require__(7975)
;var node_util__WEBPACK_IMPORTED_MODULE_0___default=__nccwpck_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__)
;var _firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__=__nccwpck_require__(9823)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_2__=__nccwpck_require__(6578)
;var _system_processes_background_js__WEBPACK_IMPORTED_MODULE_3__=__nccwpck_require__(3140)
;var _board_js__WEBPACK_IMPORTED_MODULE_4__=__nccwpck_require__(6697)
;var _chips_chip_model_js__WEBPACK_IMPORTED_MODULE_5__=__nccwpck_require__(4794)
;var _console_script_file_js__WEBPACK_IMPORTED_MODULE_6__=__nccwpck_require__(1108)
;var _faults_fault_text_js__WEBPACK_IMPORTED_MODULE_7__=__nccwpck_require__(1988)
;var _options_js__WEBPACK_IMPORTED_MODULE_8__=__nccwpck_require__(5776)
;const FAULTS=Object.entries(_faults_fault_text_js__WEBPACK_IMPORTED_MODULE_7__.L).map(([kind,fields])=>`                             ${kind}:${fields}`).join("\n")
;const WITHOUT_DOWNLOAD_MODE=_chips_chip_model_js__WEBPACK_IMPORTED_MODULE_5__.Gy.filter(chip=>!(0,
_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.Q4)(chip).secureDownloadMode)
;const WITHOUT_PROTECTION=_chips_chip_model_js__WEBPACK_IMPORTED_MODULE_5__.Gy.filter(chip=>(0,
_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.Q4)(chip).protection==="none")
;const WITH_LARGE_FLASH=_chips_chip_model_js__WEBPACK_IMPORTED_MODULE_5__.Gy.filter(chip=>(0,
_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.Q4)(chip).largestFlash>16777216)
;const HELP=`Starts a virtual ESP board on a TCP port, for esptool's socket:// and rfc2217:// ports.\n\n  virtual-board --chip ${_chips_chip_model_js__WEBPACK_IMPORTED_MODULE_5__.Gy.at(-1)??""} [options]\n\n  --chip <name>            ${_chips_chip_model_js__WEBPACK_IMPORTED_MODULE_5__.Gy.slice(0,8).join(", ")},\n                           ${_chips_chip_model_js__WEBPACK_IMPORTED_MODULE_5__.Gy.slice(8,-1).join(", ")} or ${_chips_chip_model_js__WEBPACK_IMPORTED_MODULE_5__.Gy.at(-1)??""}\n  --flash-size <size>      256KB, 512KB, 1MB, 2MB, 4MB (default), 8MB or 16MB; 32MB, 64MB or 128MB with\n                           ${WITH_LARGE_FLASH.join(", ")}\n  --image <file>           contents of the flash; created if it does not exist (default: in memory)\n  --port <number>          TCP port on 127.0.0.1; 0 (default) picks a free one\n  --rfc2217-port <number>  TCP port on 127.0.0.1 with DTR and RTS; 0 picks a free one (default: none)\n  --tty <path>             absolute path of a link to a serial device for the board (needs Python 3; not on Windows)\n  --link-baud <rate>       simulates a UART at this rate, with realistic flash timing (default: full speed)\n  --reset-on-connect       every connection resets the chip first\n  --mac <address>          for example 24:0a:c4:00:01:10\n  --secure-download-mode   no reads and no stub (not ${WITHOUT_DOWNLOAD_MODE.join(", ")})\n  --flash-encryption       flash encryption is enabled in the eFuses (not ${WITHOUT_PROTECTION.join(", ")})\n  --secure-boot            Secure Boot is enabled in the eFuses (not ${WITHOUT_PROTECTION.join(", ")})\n  --boot <what>            app boots from flash; download (default) waits for esptool\n  --console <file>         what applications print and do (YAML; docs/reference/virtual-board.md)\n  --fault <kind[:args]>    a fault of the board; can be given more than once:\n${FAULTS}\n  --kept                   stops unless "keep" arrives on standard input before it closes (for scripts)\n  --help\n\nPrints "listening on socket://127.0.0.1:<port>" when ready, and the same for rfc2217://127.0.0.1:<port> with\n--rfc2217-port and for the path with --tty; runs until SIGINT or SIGTERM.\n`
;const FLAGS=new Set(["reset-on-connect","secure-download-mode","flash-encryption","secure-boot"])
;const BAD_OPTIONS=2;async function run(args){const command=readArguments(args);if(command.help){
process.stdout.write(HELP);return 0}
const parsed=(0,_options_js__WEBPACK_IMPORTED_MODULE_8__.UG)(command.texts)
;const problems=[...command.problems,..."problems"in parsed?parsed.problems:[]]
;const script=command.texts.console?await(0,
_console_script_file_js__WEBPACK_IMPORTED_MODULE_6__.U)(command.texts.console):undefined
;if(script!==undefined&&"problems"in script){
problems.push(...script.problems.map(problem=>`console: ${command.texts.console??""}: ${problem}`))}
if(problems.length>0||"problems"in parsed){
process.stderr.write(problems.map(problem=>`virtual-board: ${problem}\n`).join(""))
;if(command.problems.length>0||"problems"in parsed){
process.stderr.write("Run it with --help for the options.\n")}return BAD_OPTIONS}
const stop=command.kept?Promise.race([stopSignal(),notKept()]):stopSignal()
;const played=script!==undefined&&"script"in script?{console:script.script}:{};const board=await(0,
_board_js__WEBPACK_IMPORTED_MODULE_4__.y)({...parsed.options,...played,
searchPath:process.env["PATH"]})
;const urls=[board.url,board.rfc2217Url,parsed.options.tty].filter(url=>url!==undefined)
;process.stdout.write(urls.map(url=>`listening on ${url}\n`).join(""));await stop
;await board.close();process.stdout.write(`${account(board)}\n`)
;return board.log.errors.length===0?0:1}function readArguments(args){
const options=Object.fromEntries(_options_js__WEBPACK_IMPORTED_MODULE_8__.TM.map(name=>[name,{
type:FLAGS.has(name)?"boolean":"string"}]))
;const{tokens:tokens}=(0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({args:[...args],options:{
...options,help:{type:"boolean"},kept:{type:"boolean"}},strict:false,tokens:true});const texts={}
;const problems=[];let help=false;let kept=false;for(const token of tokens){
if(token.kind==="positional")problems.push(`"${token.value}" is not an option`)
;if(token.kind!=="option")continue
;const name=_options_js__WEBPACK_IMPORTED_MODULE_8__.TM.find(known=>known===token.name)
;if(token.name==="help")help=true;else if(token.name==="kept")kept=true;else if(name===undefined)problems.push(`${token.rawName} is not an option`);else if(name in texts&&name!=="fault")problems.push(`${name}: is set twice`);else if(FLAGS.has(name))texts[name]=token.value??"true";else if(!token.value||token.value.startsWith("-")&&!token.inlineValue)problems.push(`${name}: has no value`);else if(name==="fault")texts.fault=`${texts.fault??""}\n${token.value}`;else texts[name]=token.value
}return{texts:texts,problems:problems,help:help,kept:kept}}function stopSignal(){
return new Promise(resolve=>{
for(const signal of["SIGINT","SIGTERM"])process.on(signal,()=>resolve())})}async function notKept(){
if(await(0,
_system_processes_background_js__WEBPACK_IMPORTED_MODULE_3__.ve)())await new Promise(()=>undefined)}
function account({log:log}){const total=regions=>regions.reduce((sum,{length:length})=>sum+length,0)
;const faults=Object.entries(log.faults).map(([kind,times])=>`${kind} ${times}`)
;const happened=faults.length===0?"":`; faults: ${faults.join(", ")}`
;const errors=log.errors.map(error=>`\nerror in the virtual board: ${error}`)
;return`stopped after ${log.connections} ${log.connections===1?"connection":"connections"}, ${total(log.erases)} bytes erased, ${total(log.writes)} bytes written${happened}${errors.join("")}`
}function explain(error){
if(error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_2__.HR)return`${error.message} ${error.hint}`
;if(error instanceof Error&&"port"in error&&(0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_2__.xU)(error)==="EADDRINUSE")return`port ${String(error.port)} is in use by another program; use 0 for a free one`
;return(0,_system_errors_js__WEBPACK_IMPORTED_MODULE_2__.bD)(error)}
process.stdout.on("error",()=>undefined);try{process.exitCode=await run(process.argv.slice(2))
}catch(error){process.stderr.write(`virtual-board: ${explain(error)}\n`)
;process.exitCode=error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_2__.HR?BAD_OPTIONS:1}
__webpack_async_result__()}catch(e){__webpack_async_result__(e)}},1)}),
1108:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{U:()=>readScript})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__nccwpck_require__(1455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__nccwpck_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_1__=__nccwpck_require__(6578)
;var _script_js__WEBPACK_IMPORTED_MODULE_2__=__nccwpck_require__(2285);const LARGEST_FILE=1048576
;const MOST_PROBLEMS=20;async function readScript(path){let text;try{text=await readBounded(path)
}catch(error){return{problems:[(0,_system_errors_js__WEBPACK_IMPORTED_MODULE_1__.bD)(error)]}}
return parseScript(text)}async function parseScript(text){
const[z,{isNode:isNode,LineCounter:LineCounter,parseDocument:parseDocument},{scriptSchema:scriptSchema}]=await Promise.all([Promise.all([__nccwpck_require__.e(377),__nccwpck_require__.e(472)]).then(__nccwpck_require__.bind(__nccwpck_require__,9472)),__nccwpck_require__.e(815).then(__nccwpck_require__.t.bind(__nccwpck_require__,8815,19)),__nccwpck_require__.e(21).then(__nccwpck_require__.bind(__nccwpck_require__,4021))])
;const counter=new LineCounter;const document=parseDocument(text,{uniqueKeys:true,
lineCounter:counter,prettyErrors:false});const lineAt=offset=>counter.linePos(offset).line
;if(document.errors.length>0){
const problems=document.errors.map(({pos:pos,message:message})=>`line ${lineAt(pos[0])}: ${message}`)
;return{problems:problems.slice(0,MOST_PROBLEMS)}}let value;try{value=document.toJS({maxAliasCount:0
})}catch{return{problems:["has aliases, which a console file cannot use"]}}
const parsed=scriptSchema(z).safeParse(value);if(parsed.success)return{script:parsed.data}
;const lineOf=path=>{for(let length=path.length;length>0;length--){
const node=document.getIn(path.slice(0,length),true)
;if(isNode(node)&&node.range)return lineAt(node.range[0])}return 1}
;const problems=parsed.error.issues.map(issue=>{const{message:message}=issue
;const path=issue.code==="unrecognized_keys"?[...issue.path,...issue.keys.slice(0,1)]:issue.path
;const where=path.map(String).join(".")||"the file"
;return`line ${lineOf(path)}: ${where}: ${message}`});return{
problems:problems.slice(0,MOST_PROBLEMS)}}async function readBounded(path){const file=await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path);try{
const{buffer:buffer,bytesRead:bytesRead}=await file.read(Buffer.alloc(LARGEST_FILE+1),0,LARGEST_FILE+1,0)
;if(bytesRead>LARGEST_FILE)throw new Error(`has more than ${LARGEST_FILE} bytes`)
;return buffer.toString("utf8",0,bytesRead)}finally{await file.close()}}}),
2285:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{Fl:()=>scriptOf,I6:()=>bootScript,tL:()=>HELLO})
;const HELLO={steps:[{print:"Hello from the virtual board!"}]}
;function scriptOf(script,application){return script?.applications.find(candidate=>{
const isNamed=candidate.name===undefined||candidate.name===application.name
;const isVersion=candidate.version===undefined||candidate.version===application.version
;const digest=candidate["elf-sha256"]?.toLowerCase()??""
;return isNamed&&isVersion&&application.elfSha256.startsWith(digest)})}
function bootScript({boots:boots},number){return boots[Math.min(number,boots.length-1)]??{}}}),
1988:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{G:()=>parseFault,L:()=>FAULT_HELP})
;var _protocol_opcodes_js__WEBPACK_IMPORTED_MODULE_0__=__nccwpck_require__(7212)
;var _fault_js__WEBPACK_IMPORTED_MODULE_1__=__nccwpck_require__(4654);const DEFAULT_SEED=1
;const DEFAULT_GARBAGE_BYTES=64;const SECTOR_BYTES=4096;const FAULT_HELP={silent:"[times=N]",
application:"[times=N]",garbage:"[where=connect|answers][,bytes=N][,seed=N][,times=N]",
refused:"[ms=N]",reset:"[times=N]",unplug:"at=TRIGGER[,away=MS|always][,times=N]",
flip:"rate=0.001[,above=BAUD][,way=in|out|both][,at=TRIGGER][,seed=N][,times=N]",
drop:"rate=0.001[,above=BAUD][,way=in|out|both][,at=TRIGGER][,seed=N][,times=N]",slow:"ms=N",
stall:"at=TRIGGER[,ms=N][,times=N]",baud:"[times=N]","erase-fails":"[times=N]",
"write-fails":"[times=N]",stuck:"address=0x10000[,length=4096][,mask=0xff]",
"wrong-digest":"[times=N]"};function parseFault(text){const colon=text.indexOf(":")
;const kind=(colon<0?text:text.slice(0,colon)).trim()
;const known=Object.keys(BUILD).find(name=>name===kind);if(known===undefined)return{
problem:`is not a fault; use one of ${Object.keys(BUILD).join(", ")}`}
;const fields=new Fields(colon<0?"":text.slice(colon+1));const fault=BUILD[known](fields)
;const problem=fields.problem();return problem===undefined?{fault:fault}:{
problem:`${problem}; use ${known}:${FAULT_HELP[known]}`}}const BUILD={silent:fields=>({
kind:"silent",times:fields.times()}),application:fields=>({kind:"application",times:fields.times()
}),garbage:fields=>({kind:"garbage",where:fields.oneOf("where",["connect","answers"]),
bytes:fields.number("bytes",DEFAULT_GARBAGE_BYTES),seed:fields.number("seed",DEFAULT_SEED),
times:fields.times()}),refused:fields=>({kind:"refused",ms:fields.number("ms",Infinity)}),
reset:fields=>({kind:"reset",times:fields.times()}),unplug:fields=>({kind:"unplug",
at:fields.trigger(),away:fields.number("away",0),times:fields.times()}),
flip:fields=>damage("flip",fields),drop:fields=>damage("drop",fields),slow:fields=>({kind:"slow",
ms:fields.number("ms")}),stall:fields=>({kind:"stall",at:fields.trigger(),
ms:fields.number("ms",Infinity),times:fields.times()}),baud:fields=>({kind:"baud",
times:fields.times()}),"erase-fails":fields=>({kind:"erase-fails",times:fields.times()}),
"write-fails":fields=>({kind:"write-fails",times:fields.times()}),stuck:fields=>({kind:"stuck",
address:fields.number("address"),length:fields.number("length",SECTOR_BYTES),
mask:fields.number("mask",255)}),"wrong-digest":fields=>({kind:"wrong-digest",times:fields.times()})
};function damage(kind,fields){return{kind:kind,rate:fields.share("rate"),
way:fields.oneOf("way",["both","in","out"]),seed:fields.number("seed",DEFAULT_SEED),
times:fields.times(),...fields.has("at")?{at:fields.trigger()}:{},...fields.has("above")?{
above:fields.number("above")}:{}}}class Fields{#texts=new Map;#problem;constructor(text){
for(const pair of text.split(",").filter(part=>part.trim()!=="")){
const[name="",...value]=pair.split("=")
;if(this.#texts.has(name.trim()))this.#fail(`sets ${name.trim()} twice`)
;this.#texts.set(name.trim(),value.join("=").trim())}}problem(){const[left]=this.#texts.keys()
;return this.#problem??(left===undefined?undefined:`has no ${left}`)}has(name){
return this.#texts.has(name)}times(){return this.number("times",Infinity)}number(name,otherwise){
const text=this.#take(name,otherwise!==undefined);if(text===undefined)return otherwise??0
;if(text==="always")return Infinity
;if(!/^(?:\d{1,10}|0x[\da-f]{1,8})$/i.test(text))this.#fail(`needs a whole number in ${name}`)
;return Number(text)}share(name){const text=this.#take(name,false)??""
;const value=/^\d*\.?\d+$/.test(text)?Number(text):NaN
;if(!(value>=0&&value<=1))this.#fail(`needs a ${name} from 0 to 1`);return value}
oneOf(name,choices){const text=this.#take(name,true);if(text===undefined)return choices[0]
;const chosen=choices.find(choice=>choice===text)
;if(chosen===undefined)this.#fail(`needs ${name} to be one of ${choices.join(", ")}`)
;return chosen??choices[0]}trigger(){const text=this.#take("at",false)??""
;const[,on,bytes]=/^(write|read):(\d{1,10})$/.exec(text)??[];if(on==="write"||on==="read")return{
on:on,bytes:Number(bytes)}
;const name=Object.keys(_protocol_opcodes_js__WEBPACK_IMPORTED_MODULE_0__.q).find(command=>command===text)
;if(name===undefined)this.#fail("needs at=write:BYTES, at=read:BYTES or at=COMMAND, such as ERASE_FLASH")
;return{on:"command",name:name??"SYNC"}}#take(name,optional){const text=this.#texts.get(name)
;this.#texts.delete(name);if(text===undefined&&!optional)this.#fail(`needs ${name}`);return text}
#fail(problem){this.#problem??=problem}}}),
4654:((__unused_webpack_module,__unused_webpack___webpack_exports__,__nccwpck_require__)=>{
var _protocol_opcodes_js__WEBPACK_IMPORTED_MODULE_0__=__nccwpck_require__(7212)}),
2335:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{Cy:()=>flashSizesOf,Id:()=>sfdpTable,lP:()=>sizeText,
rb:()=>jedecId});var _firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__=__nccwpck_require__(9823)
;const WINBOND=239;const W25Q_SERIES=64;const KIB=1024;const MIB=1048576
;const FLASH_SIZES=[1/4,1/2,1,2,4,8,16,32,64,128].map(size=>size*MIB);const SHORT_ADDRESSES=16*MIB
;function flashSizesOf(chip){return chip===undefined?FLASH_SIZES:FLASH_SIZES.filter(size=>size<=(0,
_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__.Q4)(chip).largestFlash)}
function sizeText(bytes){return bytes<MIB?`${bytes/KIB}KB`:`${bytes/MIB}MB`}
function jedecId(flashBytes){return Uint8Array.of(WINBOND,W25Q_SERIES,Math.log2(flashBytes))}
function sfdpTable(flashBytes){const table=Buffer.alloc(256,255);table.write("SFDP",0,"latin1")
;table.set([5,1,0,255,0,5,1,16,128,0,0,255],4)
;table.writeUInt32LE(flashBytes>SHORT_ADDRESSES?4294648037:4294516965,128)
;table.writeUInt32LE(flashBytes*8-1,132);return table}}),
5776:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{TM:()=>OPTION_NAMES,UG:()=>parseBoardOptions})
;var node_path__WEBPACK_IMPORTED_MODULE_0__=__nccwpck_require__(6760)
;var node_path__WEBPACK_IMPORTED_MODULE_0___default=__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__)
;var _firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__=__nccwpck_require__(9823)
;var _board_js__WEBPACK_IMPORTED_MODULE_2__=__nccwpck_require__(6697)
;var _chips_chip_model_js__WEBPACK_IMPORTED_MODULE_3__=__nccwpck_require__(4794)
;var _faults_fault_js__WEBPACK_IMPORTED_MODULE_4__=__nccwpck_require__(4654)
;var _faults_fault_text_js__WEBPACK_IMPORTED_MODULE_5__=__nccwpck_require__(1988)
;var _flash_flash_id_js__WEBPACK_IMPORTED_MODULE_6__=__nccwpck_require__(2335);const KIB=1024
;const MIB=1048576;const DEFAULT_FLASH_BYTES=4*MIB;const LOWEST_BAUD=1200;const HIGHEST_BAUD=5e6
;const BOOT_MODES=["app","download"]
;const INPUT_NAMES=["chip","flash-size","image","port","rfc2217-port","tty","link-baud","reset-on-connect","mac","boot"]
;const OPTION_NAMES=[...INPUT_NAMES,"secure-download-mode","flash-encryption","secure-boot","fault","console"]
;function parseBoardOptions(texts){const problems=[];const take=(name,parse,hint)=>{
const text=texts[name]??"";if(text==="")return undefined;const value=parse(text)
;if(value===undefined)problems.push(`${name}: "${text}" ${hint}`);return value}
;const chip=take("chip",chipName,`is not one of ${_chips_chip_model_js__WEBPACK_IMPORTED_MODULE_3__.Gy.join(", ")}`)
;if((texts.chip??"")==="")problems.push(`chip: is missing; use one of ${_chips_chip_model_js__WEBPACK_IMPORTED_MODULE_3__.Gy.join(", ")}`)
;const sizes=(0,_flash_flash_id_js__WEBPACK_IMPORTED_MODULE_6__.Cy)(chip)
;const flashSize=take("flash-size",text=>flashBytes(text,sizes),`is not a flash size${chip===undefined?"":` of the ${(0,
_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.Q4)(chip).name}`}; use ${sizes.map(_flash_flash_id_js__WEBPACK_IMPORTED_MODULE_6__.lP).join(", ")}`)
;const ports=parsePorts(take,problems)
;const baud=`is not a baud rate; use ${LOWEST_BAUD} to ${HIGHEST_BAUD}`
;const linkBaud=take("link-baud",text=>integer(text,LOWEST_BAUD,HIGHEST_BAUD),baud)
;const mac=take("mac",parseMac,"is not the MAC address of a board; use six bytes as 24:0a:c4:00:01:10")
;const flag=name=>take(name,text=>text==="true"?true:text==="false"?false:undefined,"is neither true nor false")??false
;const resetOnConnect=flag("reset-on-connect");const secureDownloadMode=flag("secure-download-mode")
;const flashEncryption=flag("flash-encryption");const secureBoot=flag("secure-boot")
;const boot=take("boot",bootMode,`is not one of ${BOOT_MODES.join(", ")}`)
;const faults=parseFaults(texts.fault??"",problems);if(secureDownloadMode&&chip!==undefined&&!(0,
_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.Q4)(chip).secureDownloadMode){
problems.push(`secure-download-mode: the ${(0,
_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.Q4)(chip).name} has none`)}
if(chip!==undefined&&(0,
_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.Q4)(chip).protection==="none"){
if(flashEncryption)problems.push(`flash-encryption: the ${(0,
_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.Q4)(chip).name} has none`)
;if(secureBoot)problems.push(`secure-boot: the ${(0,
_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.Q4)(chip).name} has none`)}
if(problems.length>0||chip===undefined)return{problems:problems};return{options:{chip:chip,
flashSize:flashSize??DEFAULT_FLASH_BYTES,resetOnConnect:resetOnConnect,
secureDownloadMode:secureDownloadMode,flashEncryption:flashEncryption,secureBoot:secureBoot,
faults:faults,...boot===undefined?{}:{boot:boot},...texts.image?{image:texts.image}:{},...ports,
...linkBaud===undefined?{}:{linkBaud:linkBaud},...mac===undefined?{}:{mac:mac}}}}
function parsePorts(take,problems){
const tcpPort=name=>take(name,text=>integer(text,0,65535),"is not a port; use 0 (a free one) to 65535")
;const port=tcpPort("port")??0;const rfc2217Port=tcpPort("rfc2217-port")
;if(port!==0&&port===rfc2217Port){
problems.push("rfc2217-port: is the same as port; use another one, or 0")}const isPath=text=>(0,
node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(text)&&/^\P{Cc}*$/u.test(text)&&text.length<=4096
;const tty=take("tty",text=>isPath(text)?text:undefined,"is not an absolute path");return{port:port,
...rfc2217Port===undefined?{}:{rfc2217Port:rfc2217Port},...tty===undefined?{}:{tty:tty}}}
function parseFaults(lines,problems){const texts=lines.split("\n").map(line=>line.trim())
;return texts.filter(Boolean).flatMap(text=>{
const parsed=(0,_faults_fault_text_js__WEBPACK_IMPORTED_MODULE_5__.G)(text)
;if("fault"in parsed)return[parsed.fault];problems.push(`fault: "${text}" ${parsed.problem}`)
;return[]})}function chipName(text){
return _chips_chip_model_js__WEBPACK_IMPORTED_MODULE_3__.Gy.find(name=>name===text)}
function bootMode(text){return BOOT_MODES.find(mode=>mode===text)}function formatMac(mac){
return mac.map(byte=>byte.toString(16).padStart(2,"0")).join(":")}function flashBytes(text,sizes){
const[,number,unit=""]=/^(\d+)([MK])B?$/i.exec(text)??[]
;const bytes=Number(number)*(unit.toUpperCase()==="K"?KIB:MIB);return sizes.find(size=>size===bytes)
}function integer(text,min,max){const value=/^\d{1,9}$/.test(text)?Number(text):NaN
;return value>=min&&value<=max?value:undefined}function parseMac(text){
if(!/^([\da-f]{2}:){5}[\da-f]{2}$/i.test(text))return undefined
;const[a=1,b=0,c=0,d=0,e=0,f=0]=text.split(":").map(byte=>Number.parseInt(byte,16))
;return a%2===0?[a,b,c,d,e,f]:undefined}}),
7212:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{p:()=>commandName,q:()=>OPCODES});const OPCODES={
FLASH_BEGIN:2,FLASH_DATA:3,FLASH_END:4,MEM_BEGIN:5,MEM_END:6,MEM_DATA:7,SYNC:8,WRITE_REG:9,
READ_REG:10,SPI_SET_PARAMS:11,SPI_ATTACH:13,READ_FLASH_SLOW:14,CHANGE_BAUDRATE:15,
FLASH_DEFL_BEGIN:16,FLASH_DEFL_DATA:17,FLASH_DEFL_END:18,SPI_FLASH_MD5:19,GET_SECURITY_INFO:20,
ERASE_FLASH:208,ERASE_REGION:209,READ_FLASH:210,RUN_USER_CODE:211}
;const NAMES=new Map(Object.entries(OPCODES).map(([name,opcode])=>[opcode,name]))
;function commandName(opcode){return NAMES.get(opcode)??`0x${opcode.toString(16).padStart(2,"0")}`}
}),181:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer")}),
3024:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs")}),
1455:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises")}),
7030:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net")}),
8161:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os")}),
6760:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path")}),
8500:(module=>{
module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises")}),
7975:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util")}),
932:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("process")})}
;var __webpack_module_cache__={};function __nccwpck_require__(moduleId){
var cachedModule=__webpack_module_cache__[moduleId];if(cachedModule!==undefined){
return cachedModule.exports}var module=__webpack_module_cache__[moduleId]={exports:{}}
;var threw=true;try{__webpack_modules__[moduleId](module,module.exports,__nccwpck_require__)
;threw=false}finally{if(threw)delete __webpack_module_cache__[moduleId]}return module.exports}
__nccwpck_require__.m=__webpack_modules__
;if(typeof __nccwpck_require__!=="undefined")__nccwpck_require__.ab=decodeURIComponent(new URL(".",import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/)?1:0,-1)+"/"
;(()=>{var webpackQueues=typeof Symbol==="function"?Symbol("webpack queues"):"__webpack_queues__"
;var webpackExports=typeof Symbol==="function"?Symbol("webpack exports"):"__webpack_exports__"
;var webpackError=typeof Symbol==="function"?Symbol("webpack error"):"__webpack_error__"
;var resolveQueue=queue=>{if(queue&&queue.d<1){queue.d=1;queue.forEach(fn=>fn.r--)
;queue.forEach(fn=>fn.r--?fn.r++:fn())}};var wrapDeps=deps=>deps.map(dep=>{
if(dep!==null&&typeof dep==="object"){if(dep[webpackQueues])return dep;if(dep.then){var queue=[]
;queue.d=0;dep.then(r=>{obj[webpackExports]=r;resolveQueue(queue)},e=>{obj[webpackError]=e
;resolveQueue(queue)});var obj={};obj[webpackQueues]=fn=>fn(queue);return obj}}var ret={}
;ret[webpackQueues]=x=>{};ret[webpackExports]=dep;return ret})
;__nccwpck_require__.a=(module,body,hasAwait)=>{var queue;hasAwait&&((queue=[]).d=-1)
;var depQueues=new Set;var exports=module.exports;var currentDeps;var outerResolve;var reject
;var promise=new Promise((resolve,rej)=>{reject=rej;outerResolve=resolve})
;promise[webpackExports]=exports;promise[webpackQueues]=fn=>(queue&&fn(queue),depQueues.forEach(fn),
promise["catch"](x=>{}));module.exports=promise;body(deps=>{currentDeps=wrapDeps(deps);var fn
;var getResult=()=>currentDeps.map(d=>{if(d[webpackError])throw d[webpackError]
;return d[webpackExports]});var promise=new Promise(resolve=>{fn=()=>resolve(getResult);fn.r=0
;var fnQueue=q=>q!==queue&&!depQueues.has(q)&&(depQueues.add(q),q&&!q.d&&(fn.r++,q.push(fn)))
;currentDeps.map(dep=>dep[webpackQueues](fnQueue))});return fn.r?promise:getResult()
},err=>(err?reject(promise[webpackError]=err):outerResolve(exports),resolveQueue(queue)))
;queue&&queue.d<0&&(queue.d=0)}})();(()=>{__nccwpck_require__.n=module=>{
var getter=module&&module.__esModule?()=>module["default"]:()=>module;__nccwpck_require__.d(getter,{
a:getter});return getter}})();(()=>{
var getProto=Object.getPrototypeOf?obj=>Object.getPrototypeOf(obj):obj=>obj.__proto__
;var leafPrototypes;__nccwpck_require__.t=function(value,mode){if(mode&1)value=this(value)
;if(mode&8)return value;if(typeof value==="object"&&value){if(mode&4&&value.__esModule)return value
;if(mode&16&&typeof value.then==="function")return value}var ns=Object.create(null)
;__nccwpck_require__.r(ns);var def={}
;leafPrototypes=leafPrototypes||[null,getProto({}),getProto([]),getProto(getProto)]
;for(var current=mode&2&&value;typeof current=="object"&&!~leafPrototypes.indexOf(current);current=getProto(current)){
Object.getOwnPropertyNames(current).forEach(key=>def[key]=()=>value[key])}def["default"]=()=>value
;__nccwpck_require__.d(ns,def);return ns}})();(()=>{__nccwpck_require__.d=(exports,definition)=>{
for(var key in definition){
if(__nccwpck_require__.o(definition,key)&&!__nccwpck_require__.o(exports,key)){
Object.defineProperty(exports,key,{enumerable:true,get:definition[key]})}}}})();(()=>{
__nccwpck_require__.f={}
;__nccwpck_require__.e=chunkId=>Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises,key)=>{
__nccwpck_require__.f[key](chunkId,promises);return promises},[]))})();(()=>{
__nccwpck_require__.u=chunkId=>""+chunkId+".index.js"})();(()=>{
__nccwpck_require__.o=(obj,prop)=>Object.prototype.hasOwnProperty.call(obj,prop)})();(()=>{
__nccwpck_require__.r=exports=>{if(typeof Symbol!=="undefined"&&Symbol.toStringTag){
Object.defineProperty(exports,Symbol.toStringTag,{value:"Module"})}
Object.defineProperty(exports,"__esModule",{value:true})}})();(()=>{var installedChunks={792:0}
;var installChunk=data=>{var{ids:ids,modules:modules,runtime:runtime}=data;var moduleId,chunkId,i=0
;for(moduleId in modules){if(__nccwpck_require__.o(modules,moduleId)){
__nccwpck_require__.m[moduleId]=modules[moduleId]}}if(runtime)runtime(__nccwpck_require__)
;for(;i<ids.length;i++){chunkId=ids[i]
;if(__nccwpck_require__.o(installedChunks,chunkId)&&installedChunks[chunkId]){
installedChunks[chunkId][0]()}installedChunks[ids[i]]=0}}
;__nccwpck_require__.f.j=(chunkId,promises)=>{
var installedChunkData=__nccwpck_require__.o(installedChunks,chunkId)?installedChunks[chunkId]:undefined
;if(installedChunkData!==0){if(installedChunkData){promises.push(installedChunkData[1])}else{
if(true){var promise=import("./"+__nccwpck_require__.u(chunkId)).then(installChunk,e=>{
if(installedChunks[chunkId]!==0)installedChunks[chunkId]=undefined;throw e})
;var promise=Promise.race([promise,new Promise(resolve=>installedChunkData=installedChunks[chunkId]=[resolve])])
;promises.push(installedChunkData[1]=promise)}}}}})()
;var __webpack_exports__=__nccwpck_require__(2636);__webpack_exports__=await __webpack_exports__;