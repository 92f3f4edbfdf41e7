export const id=2508;export const ids=[2508];export const modules={
98296:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{$e:()=>warning,C1:()=>setFailed,Gu:()=>getState,
LZ:()=>saveState,Os:()=>group,Pq:()=>setSecret,Yz:()=>debug,_o:()=>isDebug,dN:()=>exportVariable,
pq:()=>info,uH:()=>setOutput,
z:()=>_node_modules_actions_core_lib_summary_js__WEBPACK_IMPORTED_MODULE_3__.z,z3:()=>error})
;var node_os__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(48161)
;var node_os__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_0__)
;var _node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(89635)
;var _node_modules_actions_core_lib_file_command_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(82902)
;var _node_modules_actions_core_lib_utils_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(4679)
;var _node_modules_actions_core_lib_summary_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(1170)
;function info(message){process.stdout.write(message+node_os__WEBPACK_IMPORTED_MODULE_0__.EOL)}
function isDebug(){return variable("RUNNER_DEBUG")==="1"}function debug(message){(0,
_node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_1__.L)("debug",{},message)}
function error(message,properties={}){
(0,_node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_1__.L)("error",(0,
_node_modules_actions_core_lib_utils_js__WEBPACK_IMPORTED_MODULE_4__.k)(properties),message)}
function warning(message,properties={}){
(0,_node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_1__.L)("warning",(0,
_node_modules_actions_core_lib_utils_js__WEBPACK_IMPORTED_MODULE_4__.k)(properties),message)}
function setFailed(message){process.exitCode=1;error(message)}function setSecret(secret){(0,
_node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_1__.L)("add-mask",{},secret)}
async function group(title,work){
(0,_node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_1__.L)("group",{},title);try{
return await work()}finally{
(0,_node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_1__.L)("endgroup",{},"")}}
function setOutput(name,value){
if(hasFile("OUTPUT"))(0,_node_modules_actions_core_lib_file_command_js__WEBPACK_IMPORTED_MODULE_2__.n)("OUTPUT",(0,
_node_modules_actions_core_lib_file_command_js__WEBPACK_IMPORTED_MODULE_2__.v)(name,value));else{
process.stdout.write(node_os__WEBPACK_IMPORTED_MODULE_0__.EOL)
;(0,_node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_1__.L)("set-output",{
name:name},value)}}function exportVariable(name,value){
if(hasFile("ENV"))(0,_node_modules_actions_core_lib_file_command_js__WEBPACK_IMPORTED_MODULE_2__.n)("ENV",(0,
_node_modules_actions_core_lib_file_command_js__WEBPACK_IMPORTED_MODULE_2__.v)(name,value));else(0,
_node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_1__.L)("set-env",{name:name
},value)}function saveState(name,value){
if(hasFile("STATE"))(0,_node_modules_actions_core_lib_file_command_js__WEBPACK_IMPORTED_MODULE_2__.n)("STATE",(0,
_node_modules_actions_core_lib_file_command_js__WEBPACK_IMPORTED_MODULE_2__.v)(name,value));else(0,
_node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_1__.L)("save-state",{name:name
},value)}function getState(name){return variable(`STATE_${name}`)??""}function hasFile(command){
return(variable(`GITHUB_${command}`)??"")!==""}function variable(name){return process.env[name]}}),
18478:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{m:()=>Cancellation})
;var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(58500)
;var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__)
;var _errors_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76578)
;var _stray_errors_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(56846);class Cancellation{
#controller=new AbortController;#timer;#seconds;#stray;constructor(){
process.on("SIGINT",this.#onSignal).on("SIGTERM",this.#onSignal)
;process.on("uncaughtException",this.#onStray)}get signal(){return this.#controller.signal}
get stray(){return this.#stray}limit(seconds){if(seconds===undefined)return
;this.#timer=setTimeout(()=>{this.#seconds=seconds;this.#controller.abort()
},Math.max(0,seconds*1e3-performance.now()))}async check(){
await(0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)()
;if(this.signal.aborted)throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("cancelled","The step was cancelled.","Run it again.")
}explain(failure){if(!this.signal.aborted)return failure
;if(failure.code!=="cancelled"&&failure.code!=="internal")return failure
;if(this.#seconds===undefined)return cancelled(failure)
;return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("step-timed-out",`The step did not finish within its timeout of ${this.#seconds} s. ${failure.message}`,"Raise `timeout`, or check the log for what took so long.",{
cause:failure})}stop(){clearTimeout(this.#timer)
;process.off("SIGINT",this.#onSignal).off("SIGTERM",this.#onSignal)
;process.off("uncaughtException",this.#onStray)}#onSignal=()=>this.#controller.abort()
;#onStray=error=>{if((0,_stray_errors_js__WEBPACK_IMPORTED_MODULE_2__.g)(error))return
;if(!this.signal.aborted)this.#stray={error:error};this.#controller.abort()}}
function cancelled(failure){if(failure.code==="cancelled")return failure
;return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("cancelled","The step was cancelled.","Run it again.",{
cause:failure})}}),76578:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{EM:()=>FAILURES,HR:()=>Failure,bD:()=>messageOf,
xU:()=>systemCode});const FAILURES={"input-invalid":"input","file-not-found":"input",
"file-unreadable":"input","file-changed":"input","file-empty":"input","files-overlap":"input",
"beyond-flash":"input","partition-unknown":"input","partition-ambiguous":"input",
"beyond-partition":"input","partition-table-invalid":"input","path-outside-workspace":"input",
"output-exists":"input","output-locked":"input","output-changed":"input",
"output-unwritable":"input","age-identity-missing":"input","age-identity-wrong":"input",
"age-file-invalid":"input","port-not-allowed":"input","port-ambiguous":"input",
"port-not-found":"link","port-busy":"link","port-permission":"link",
"port-connection-refused":"link","port-unreachable":"link","board-locked":"link","no-answer":"link",
"not-in-download-mode":"link","link-lost":"link","link-corrupt":"link","esptool-timed-out":"link",
"esptool-stalled":"link","backup-invalid":"input","backup-unidentified":"refused",
"backup-of-other-board":"refused","wrong-chip":"refused","requirement-not-met":"refused",
"board-changed":"refused","image-wrong-chip":"refused","image-wrong-revision":"refused",
"flash-too-small":"refused","image-damaged":"refused","image-misplaced":"refused",
"not-firmware":"refused","data-loss":"refused","plan-refused":"refused",
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
36544:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{J:()=>failureFrom})
;var _errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(41474)
;function failureFrom(error){
if(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.HR)return error;return(0,
_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_1__.Sj)(error)??new _errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("internal",`Something went wrong inside the action: ${(0,
_errors_js__WEBPACK_IMPORTED_MODULE_0__.bD)(error)}.`,"This is a bug. Please report it with the log of a run that has debug logging enabled.",{
cause:error})}}),41474:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{C9:()=>diskFailure,DE:()=>isDiskTrouble,L1:()=>instead,
OK:()=>isOfWriting,S4:()=>isLimit,Sj:()=>runnerTrouble,US:()=>isForbidden})
;var node_path__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__)
;var _errors_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76578);const FIXES={
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
;const LIMIT=new Set(["EMFILE","ENFILE"]);function isDiskTrouble(error){return((0,
_errors_js__WEBPACK_IMPORTED_MODULE_1__.xU)(error)??"")in FIXES||isLimit(error)}
function isLimit(error){return LIMIT.has((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.xU)(error)??"")}
function instead(value){return error=>{if(isLimit(error))throw error;return value}}
function isOfWriting(error){return["ENOSPC","EDQUOT","EFBIG","EROFS"].includes((0,
_errors_js__WEBPACK_IMPORTED_MODULE_1__.xU)(error)??"")}function isForbidden(error){
return["EACCES","EPERM"].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.xU)(error)??"")}
function runnerTrouble(error){if(!isDiskTrouble(error))return undefined
;const path=error instanceof Error&&"path"in error&&typeof error.path==="string"?error.path:""
;const folder=path===""?"the runner's temporary folder (RUNNER_TEMP)":(0,
node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path)
;return diskFailure("runner-disk-unusable","A file or folder of the runner is not usable",folder,error)
}function diskFailure(code,what,folder,error){
const found=(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.xU)(error)??"";if(isLimit(error)){
return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("too-many-open-files",`${what}: the limit of open files is reached (${found}).`,"Raise it for the runner: `ulimit -n 1024` before it starts, or LimitNOFILE= of its service.",{
cause:error})}
const fix=FIXES[found]?.(folder)??`Check the permissions of ${folder} and the free space of its disk.`
;return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.HR(code,`${what}: ${(0,
_errors_js__WEBPACK_IMPORTED_MODULE_1__.bD)(error)}.`,fix,{cause:error})}}),
7031:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{B6:()=>stopBackground,Ft:()=>isSame,W_:()=>isRunning,
cu:()=>identityOf,rC:()=>startBackground})
;var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__)
;var node_net__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(77030)
;var node_net__WEBPACK_IMPORTED_MODULE_2___default=__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_2__)
;var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(58500)
;var node_timers_promises__WEBPACK_IMPORTED_MODULE_3___default=__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_3__)
;var _errors_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(76578)
;var _end_process_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(19982)
;var _launch_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(41208)
;var _process_js__WEBPACK_IMPORTED_MODULE_7__=__webpack_require__(9746);const POLL_MS=50
;const KILLED_DEADLINE_MS=2e3;const QUESTION_DEADLINE_MS=1e4;const KEEP="keep\n"
;function untilKept(input=process.stdin){return new Promise(resolve=>{let text=""
;const settle=()=>resolve(text===KEEP)
;input.on("data",bytes=>text=`${text}${bytes.toString()}`.slice(0,KEEP.length))
;for(const event of["end","close","error"])input.on(event,settle)})}
async function startBackground(request){
const log=(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(request.logFile,"a");try{
const stdio=["pipe",log,log,...request.inheritedFds??[]]
;const child=(0,_launch_js__WEBPACK_IMPORTED_MODULE_6__.ql)({...request,stdio:stdio,detached:true})
;await new Promise((resolve,reject)=>{child.once("spawn",resolve)
;child.once("error",error=>reject(new Error(`Cannot start ${request.command}: ${(0,
_errors_js__WEBPACK_IMPORTED_MODULE_4__.bD)(error)}`)))});child.unref();const{stdin:stdin}=child
;stdin?.on("error",()=>undefined)
;if(stdin instanceof node_net__WEBPACK_IMPORTED_MODULE_2__.Socket)stdin.unref()
;const pid=child.pid??0;return{identity:await identityOf(pid),hasExited:()=>hasExited(child),
keep:()=>void stdin?.end(KEEP),stop:graceMs=>stopChild(child,graceMs)}}finally{(0,
node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(log)}}
function hasExited({exitCode:exitCode,signalCode:signalCode}){
return exitCode!==null||signalCode!==null}async function stopChild(child,graceMs){
if(hasExited(child))return"gone";child.kill("SIGTERM")
;if(await exitsWithin(child,graceMs))return"stopped";child.kill("SIGKILL")
;(0,_end_process_js__WEBPACK_IMPORTED_MODULE_5__.B)(child)
;return await exitsWithin(child,KILLED_DEADLINE_MS)?"killed":"unknown"}
async function exitsWithin(child,ms){const deadline=Date.now()+ms
;while(!hasExited(child)&&Date.now()<deadline)await(0,
node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(POLL_MS);return hasExited(child)}
async function stopBackground(identity,graceMs){if(!isRunning(identity.pid))return"gone"
;if(identity.started==="")return"unknown";if(!await isSame(identity))return"gone"
;process.kill(identity.pid,"SIGTERM");const deadline=Date.now()+graceMs;while(Date.now()<deadline){
if(!await isSame(identity))return"stopped"
;await(0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(POLL_MS)}
if(!await isSame(identity))return"stopped";process.kill(identity.pid,"SIGKILL");return"killed"}
async function identityOf(pid){return{pid:pid,started:await startTime(pid)}}
async function isSame(identity){
return isRunning(identity.pid)&&await startTime(identity.pid)===identity.started}
function isRunning(pid){try{return process.kill(pid,0)}catch(error){
return(0,_errors_js__WEBPACK_IMPORTED_MODULE_4__.xU)(error)==="EPERM"}}
async function startTime(pid){try{if(process.platform==="linux")return linuxStartTicks(await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(`/proc/${pid}/stat`,"utf8"))
;const question=process.platform==="win32"?{
...(0,_launch_js__WEBPACK_IMPORTED_MODULE_6__.E)("WindowsPowerShell","v1.0","powershell.exe"),
args:["-NoProfile","-Command",`(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`]}:{
command:"/bin/ps",env:{LC_ALL:"C"},args:["-o","lstart=","-p",String(pid)]};const lines=[]
;const onLine=line=>void lines.push(line.trim());const{end:end,exitCode:exitCode}=await(0,
_process_js__WEBPACK_IMPORTED_MODULE_7__.R)({...question,deadlineMs:QUESTION_DEADLINE_MS,
onLine:onLine});return end==="exit"&&exitCode===0?lines.join("").trim():""}catch{return""}}
function linuxStartTicks(stat){const fields=stat.slice(stat.lastIndexOf(")")+2).split(" ")
;return fields[0]==="Z"?"":fields[19]??""}}),
19982:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{B:()=>killLeftovers,G:()=>endInStages})
;var node_path__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__)
;var _launch_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(41208);const TERMINATE_AFTER_MS=4e3
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
41208:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{DY:()=>notStarted,E:()=>windowsProgram,Oh:()=>startGroup,
ql:()=>launch});var node_child_process__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(31421)
;var node_child_process__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__)
;var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__)
;var _errors_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(76578)
;var _files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(41474)
;var _program_environment_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(94847)
;function launch({command:command,args:args,cwd:cwd,env:env,stdio:stdio,detached:detached}){
const own=Object.entries(env).map(([name,value])=>name.toUpperCase()==="PATH"?[name,(0,
_program_environment_js__WEBPACK_IMPORTED_MODULE_4__.DL)(value)]:[name,value]);return(0,
node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command,args,{cwd:cwd,
env:Object.fromEntries(own),stdio:stdio,detached:detached,windowsHide:true})}
function startGroup(program){try{return launch({...program,detached:process.platform!=="win32"})
}catch(error){throw notStarted(program.command,error)}}function windowsProgram(...path){
const root=process.env["SystemRoot"]??"C:\\Windows";return{
command:(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root,"System32",...path),env:{
SystemRoot:root}}}function notStarted(command,error){const what=`Cannot start ${command}`;if((0,
_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__.S4)(error))return(0,
_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__.C9)("esptool-not-started",what,"",error)
;return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.HR("esptool-not-started",`${what}: ${(0,
_errors_js__WEBPACK_IMPORTED_MODULE_2__.bD)(error)}.`,"Check that the program exists and that the runner's user may execute it.",{
cause:error})}}),9746:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{R:()=>runProcess})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var node_os__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(48161)
;var node_os__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__)
;var node_path__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_2___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__)
;var _launch_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(41208)
;var _supervision_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(73560)
;async function runProcess(request){if(request.cwd!==undefined)return runIn(request.cwd,request)
;const folder=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,
node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,
node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(),"program-")).catch(()=>undefined)
;if(folder===undefined)return runIn((0,
node_path__WEBPACK_IMPORTED_MODULE_2__.parse)(process.cwd()).root,request);try{
return await runIn(folder,request)}finally{
await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder,{recursive:true,force:true,
maxRetries:3}).catch(()=>undefined)}}async function runIn(cwd,request){
const{command:command,args:args,env:env,mayGoOn:mayGoOn,inheritedFds:inheritedFds=[]}=request
;const stdin=mayGoOn===undefined?"ignore":"pipe";const stdio=[stdin,"pipe","pipe",...inheritedFds]
;const child=(0,_launch_js__WEBPACK_IMPORTED_MODULE_3__.Oh)({command:command,args:args,cwd:cwd,
env:env,stdio:stdio});child.stdin?.on("error",()=>undefined)
;return(0,_supervision_js__WEBPACK_IMPORTED_MODULE_4__.z)(child,(0,
_supervision_js__WEBPACK_IMPORTED_MODULE_4__.s)(child,command),request)}}),
94847:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{DL:()=>absolutePathEntries,wg:()=>inputOf,
xJ:()=>takeEnvironment,yE:()=>programEnvironment})
;var node_path__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__)
;const KEPT=new Set(["PATH","HOME","USERPROFILE","LOCALAPPDATA","SYSTEMROOT","SYSTEMDRIVE","WINDIR","PATHEXT","COMSPEC","TMP","TEMP","TMPDIR","RUNNER_TRACKING_ID"])
;function programEnvironment(inherited,alsoKept=new Set){
const isKept=name=>KEPT.has(name)||alsoKept.has(name)
;const kept=Object.entries(inherited).filter(entry=>entry[1]!==undefined&&isKept(entry[0].toUpperCase()))
;return Object.fromEntries(kept.map(([name,value])=>[name,name.toUpperCase()==="PATH"?absolutePathEntries(value):value]))
}function absolutePathEntries(path,platform=process.platform){const windows=platform==="win32"
;const isFixed=entry=>windows?/^"?([A-Za-z]:[\\/]|\\\\)/.test(entry)&&node_path__WEBPACK_IMPORTED_MODULE_0__.win32.isAbsolute(entry.replaceAll('"',"")):node_path__WEBPACK_IMPORTED_MODULE_0__.posix.isAbsolute(entry)
;const separator=windows?";":":";return path.split(separator).filter(isFixed).join(separator)}
const NETWORK=["HTTP_PROXY","HTTPS_PROXY","ALL_PROXY","NO_PROXY","SSL_CERT_FILE","SSL_CERT_DIR"]
;const OWN=/^(GITHUB|RUNNER|ACTIONS|NODE|STATE)_|^TZ$/
;const SECRET=/TOKEN|SECRET|PASSW|CREDENTIAL|(^|_)(PAT|KEY)$/;function takeEnvironment(own){
const all={};for(const[name,value]of Object.entries(own)){const capitals=name.toUpperCase()
;const isUnset=value===""&&!capitals.startsWith("INPUT_");if(!isUnset)all[name]=value
;const stays=KEPT.has(capitals)||NETWORK.includes(capitals)||OWN.test(capitals)
;if(isUnset||!stays||SECRET.test(capitals))Reflect.deleteProperty(own,name)}return all}
function inputOf(env,name){return(env[`INPUT_${name.replaceAll(" ","_").toUpperCase()}`]??"").trim()
}}),73560:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{s:()=>exitOf,z:()=>supervise})
;var node_os__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(48161)
;var node_os__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_0__)
;var node_string_decoder__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(46193)
;var node_string_decoder__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_string_decoder__WEBPACK_IMPORTED_MODULE_1__)
;var _end_process_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(19982)
;var _launch_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(41208);const PIPE_GRACE_MS=1e3
;const LINE_LIMIT=16384;async function supervise(child,exit,request,endMark){
const watch=superviseEnd(child,request);const answer=async mayGoOn=>{
if(!await mayGoOn.catch(()=>false))watch.stopped();else if(watch.isOpen())child.stdin?.write("+")}
;const readers=["stdout","stderr"].map(stream=>readLines(child,stream,endMark,line=>{watch.alive()
;const mayGoOn=stream==="stdout"?request.mayGoOn?.(line):undefined
;if(mayGoOn!==undefined)return void answer(mayGoOn);request.onLine?.(line,stream)
;if(request.mustStop?.()===true)watch.stopped()}));try{
const reported=Promise.all(readers.map(({reported:reported})=>reported))
;const ended=await Promise.race([exit,reported.then(([code=0])=>exitWith(code))]);return{...ended,
end:watch.reason()??"exit"}}finally{watch.stop();if(watch.reason()!==undefined)(0,
_end_process_js__WEBPACK_IMPORTED_MODULE_2__.B)(child);for(const reader of readers)reader.stop()}}
function exitOf(child,command){return new Promise((resolve,reject)=>{child.once("error",error=>{
reject((0,_launch_js__WEBPACK_IMPORTED_MODULE_3__.DY)(command,error))})
;child.once("exit",(exitCode,signal)=>{const grace=setTimeout(()=>{child.stdout?.destroy()
;child.stderr?.destroy()},PIPE_GRACE_MS);child.once("close",()=>{clearTimeout(grace);resolve({
exitCode:exitCode,signal:signal})})})})}function exitWith(code){if(code>=0)return{exitCode:code,
signal:null};const signals=Object.entries(node_os__WEBPACK_IMPORTED_MODULE_0__.constants.signals)
;return{exitCode:null,signal:signals.find(([,number])=>number===-code)?.[0]??"SIGKILL"}}
function superviseEnd(child,request){let reason;let isOver=false;const timers=[];const end=why=>{
if(reason!==undefined||isOver)return;reason=why
;timers.push(...(0,_end_process_js__WEBPACK_IMPORTED_MODULE_2__.G)(child,why==="stopped"?"SIGTERM":"SIGINT"))
};timers.push(setTimeout(()=>end("deadline"),request.deadlineMs))
;const stall=request.stallMs===undefined?undefined:setTimeout(()=>end("stall"),request.stallMs)
;const onAbort=()=>end("cancelled")
;if(request.signal?.aborted)onAbort();else request.signal?.addEventListener("abort",onAbort,{
once:true});return{alive:()=>void stall?.refresh(),stopped:()=>end("stopped"),reason:()=>reason,
isOpen:()=>reason===undefined&&!isOver,stop:()=>{isOver=true
;request.signal?.removeEventListener("abort",onAbort);clearTimeout(stall)
;for(const timer of timers)clearTimeout(timer)}}}function readLines(child,stream,endMark,take){
const decoder=new node_string_decoder__WEBPACK_IMPORTED_MODULE_1__.StringDecoder("utf8")
;const{promise:reported,resolve:resolve}=Promise.withResolvers();let rest="";let isBlank=false
;const pass=line=>{if(endMark!==undefined&&line.startsWith(endMark)){isBlank=false
;resolve(Number(line.slice(endMark.length)));return}if(isBlank)take("")
;isBlank=endMark!==undefined&&line==="";if(!isBlank)take(line)};const consume=text=>{
const parts=(rest+text).split(/\r\n|\n|\r/);rest=parts.pop()??"";if(rest.length>LINE_LIMIT){
parts.push(rest);rest=""}for(const part of parts)pass(part.slice(0,LINE_LIMIT))}
;const onData=chunk=>consume(decoder.write(chunk));child[stream]?.on("data",onData);return{
reported:reported,stop:()=>{child[stream]?.off("data",onData);rest+=decoder.end()
;if(isBlank)take("");if(rest!=="")take(rest)}}}}),
56846:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{O:()=>claimStray,g:()=>isClaimed})
;const claimed=new WeakSet;function claimStray(error){claimed.add(error)}function isClaimed(error){
return typeof error==="object"&&error!==null&&claimed.has(error)}}),
89635:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{L:()=>issueCommand})
;var os__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(70857)
;var _utils_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(4679)
;function issueCommand(command,properties,message){const cmd=new Command(command,properties,message)
;process.stdout.write(cmd.toString()+os__WEBPACK_IMPORTED_MODULE_0__.EOL)}
function issue(name,message=""){issueCommand(name,{},message)}const CMD_STRING="::";class Command{
constructor(command,properties,message){if(!command){command="missing.command"}this.command=command
;this.properties=properties;this.message=message}toString(){let cmdStr=CMD_STRING+this.command
;if(this.properties&&Object.keys(this.properties).length>0){cmdStr+=" ";let first=true
;for(const key in this.properties){if(this.properties.hasOwnProperty(key)){
const val=this.properties[key];if(val){if(first){first=false}else{cmdStr+=","}
cmdStr+=`${key}=${escapeProperty(val)}`}}}}cmdStr+=`${CMD_STRING}${escapeData(this.message)}`
;return cmdStr}}function escapeData(s){
return(0,_utils_js__WEBPACK_IMPORTED_MODULE_1__.E)(s).replace(/%/g,"%25").replace(/\r/g,"%0D").replace(/\n/g,"%0A")
}function escapeProperty(s){
return(0,_utils_js__WEBPACK_IMPORTED_MODULE_1__.E)(s).replace(/%/g,"%25").replace(/\r/g,"%0D").replace(/\n/g,"%0A").replace(/:/g,"%3A").replace(/,/g,"%2C")
}}),82902:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{n:()=>issueFileCommand,v:()=>prepareKeyValueMessage})
;var crypto__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76982)
;var fs__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(79896)
;var os__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(70857)
;var _utils_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(4679)
;function issueFileCommand(command,message){const filePath=process.env[`GITHUB_${command}`]
;if(!filePath){throw new Error(`Unable to find environment variable for file command ${command}`)}
if(!fs__WEBPACK_IMPORTED_MODULE_1__.existsSync(filePath)){
throw new Error(`Missing file at path: ${filePath}`)}
fs__WEBPACK_IMPORTED_MODULE_1__.appendFileSync(filePath,`${(0,
_utils_js__WEBPACK_IMPORTED_MODULE_3__.E)(message)}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}`,{
encoding:"utf8"})}function prepareKeyValueMessage(key,value){
const delimiter=`ghadelimiter_${crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID()}`
;const convertedValue=(0,_utils_js__WEBPACK_IMPORTED_MODULE_3__.E)(value)
;if(key.includes(delimiter)){
throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`)}
if(convertedValue.includes(delimiter)){
throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`)}
return`${key}<<${delimiter}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${convertedValue}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${delimiter}`
}}),1170:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{z:()=>summary})
;var os__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(70857)
;var fs__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(79896)
;var __awaiter=undefined&&undefined.__awaiter||function(thisArg,_arguments,P,generator){
function adopt(value){return value instanceof P?value:new P(function(resolve){resolve(value)})}
return new(P||(P=Promise))(function(resolve,reject){function fulfilled(value){try{
step(generator.next(value))}catch(e){reject(e)}}function rejected(value){try{
step(generator["throw"](value))}catch(e){reject(e)}}function step(result){
result.done?resolve(result.value):adopt(result.value).then(fulfilled,rejected)}
step((generator=generator.apply(thisArg,_arguments||[])).next())})}
;const{access:access,appendFile:appendFile,writeFile:writeFile}=fs__WEBPACK_IMPORTED_MODULE_1__.promises
;const SUMMARY_ENV_VAR="GITHUB_STEP_SUMMARY"
;const SUMMARY_DOCS_URL="https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary"
;class Summary{constructor(){this._buffer=""}filePath(){
return __awaiter(this,void 0,void 0,function*(){if(this._filePath){return this._filePath}
const pathFromEnv=process.env[SUMMARY_ENV_VAR];if(!pathFromEnv){
throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`)
}try{
yield access(pathFromEnv,fs__WEBPACK_IMPORTED_MODULE_1__.constants.R_OK|fs__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK)
}catch(_a){
throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`)
}this._filePath=pathFromEnv;return this._filePath})}wrap(tag,content,attrs={}){
const htmlAttrs=Object.entries(attrs).map(([key,value])=>` ${key}="${value}"`).join("")
;if(!content){return`<${tag}${htmlAttrs}>`}return`<${tag}${htmlAttrs}>${content}</${tag}>`}
write(options){return __awaiter(this,void 0,void 0,function*(){
const overwrite=!!(options===null||options===void 0?void 0:options.overwrite)
;const filePath=yield this.filePath();const writeFunc=overwrite?writeFile:appendFile
;yield writeFunc(filePath,this._buffer,{encoding:"utf8"});return this.emptyBuffer()})}clear(){
return __awaiter(this,void 0,void 0,function*(){return this.emptyBuffer().write({overwrite:true})})}
stringify(){return this._buffer}isEmptyBuffer(){return this._buffer.length===0}emptyBuffer(){
this._buffer="";return this}addRaw(text,addEOL=false){this._buffer+=text
;return addEOL?this.addEOL():this}addEOL(){return this.addRaw(os__WEBPACK_IMPORTED_MODULE_0__.EOL)}
addCodeBlock(code,lang){const attrs=Object.assign({},lang&&{lang:lang})
;const element=this.wrap("pre",this.wrap("code",code),attrs);return this.addRaw(element).addEOL()}
addList(items,ordered=false){const tag=ordered?"ol":"ul"
;const listItems=items.map(item=>this.wrap("li",item)).join("")
;const element=this.wrap(tag,listItems);return this.addRaw(element).addEOL()}addTable(rows){
const tableBody=rows.map(row=>{const cells=row.map(cell=>{if(typeof cell==="string"){
return this.wrap("td",cell)}const{header:header,data:data,colspan:colspan,rowspan:rowspan}=cell
;const tag=header?"th":"td";const attrs=Object.assign(Object.assign({},colspan&&{colspan:colspan
}),rowspan&&{rowspan:rowspan});return this.wrap(tag,data,attrs)}).join("")
;return this.wrap("tr",cells)}).join("");const element=this.wrap("table",tableBody)
;return this.addRaw(element).addEOL()}addDetails(label,content){
const element=this.wrap("details",this.wrap("summary",label)+content)
;return this.addRaw(element).addEOL()}addImage(src,alt,options){
const{width:width,height:height}=options||{};const attrs=Object.assign(Object.assign({},width&&{
width:width}),height&&{height:height});const element=this.wrap("img",null,Object.assign({src:src,
alt:alt},attrs));return this.addRaw(element).addEOL()}addHeading(text,level){const tag=`h${level}`
;const allowedTag=["h1","h2","h3","h4","h5","h6"].includes(tag)?tag:"h1"
;const element=this.wrap(allowedTag,text);return this.addRaw(element).addEOL()}addSeparator(){
const element=this.wrap("hr",null);return this.addRaw(element).addEOL()}addBreak(){
const element=this.wrap("br",null);return this.addRaw(element).addEOL()}addQuote(text,cite){
const attrs=Object.assign({},cite&&{cite:cite});const element=this.wrap("blockquote",text,attrs)
;return this.addRaw(element).addEOL()}addLink(text,href){const element=this.wrap("a",text,{href:href
});return this.addRaw(element).addEOL()}}const _summary=new Summary
;const markdownSummary=null&&_summary;const summary=_summary}),
4679:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{E:()=>toCommandValue,k:()=>toCommandProperties})
;function toCommandValue(input){if(input===null||input===undefined){return""
}else if(typeof input==="string"||input instanceof String){return input}return JSON.stringify(input)
}function toCommandProperties(annotationProperties){if(!Object.keys(annotationProperties).length){
return{}}return{title:annotationProperties.title,file:annotationProperties.file,
line:annotationProperties.startLine,endLine:annotationProperties.endLine,
col:annotationProperties.startColumn,endColumn:annotationProperties.endColumn}}})};