export const id=4779;export const ids=[4779];export const modules={
35110:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{E:()=>findReserved})
;var _board_ports_port_choice_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(53330)
;var _board_ports_port_listing_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(73537)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(76578)
;async function findReserved(query,platform=process.platform,root="/"){
if(query.kind!=="selector")return query;if(platform!=="linux")throw notHere(query);const choice=(0,
_board_ports_port_choice_js__WEBPACK_IMPORTED_MODULE_0__.t9)(query,await(0,
_board_ports_port_listing_js__WEBPACK_IMPORTED_MODULE_1__.j)({platform:platform,root:root}))
;if(!("port"in choice))throw notHere(query);return{kind:"serial",name:choice.port.path}}
function notHere({name:name}){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_2__.HR("port-list-unavailable",`A reservation cannot resolve \`${name}\`: it has no esptool.`,"Use the name of the port, or on Linux `auto`, `serial=…`, `vid=…,pid=…` or `location=…`.")
}}),17423:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{G:()=>readReserveInputs,h:()=>RESERVE_INPUTS})
;var node_path__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__)
;var _board_ports_port_selector_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(91628)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(76578)
;var _inputs_files_paths_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(76189)
;var _inputs_values_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(18463)
;const LONGEST_TIMEOUT_S=86400;const RESERVE_INPUTS=["port","lock-timeout","lock-folder"]
;function readReserveInputs(read,platform,misgiven=[]){const problems=[...misgiven]
;const text=read("port").trim()
;const port=(0,_board_ports_port_selector_js__WEBPACK_IMPORTED_MODULE_1__.NW)(text,platform)
;if("problem"in port)problems.push(`port: ${JSON.stringify(text)} ${port.problem}`)
;const timeout=read("lock-timeout").trim()||"600"
;const seconds=(0,_inputs_values_js__WEBPACK_IMPORTED_MODULE_4__.fL)(timeout,0,LONGEST_TIMEOUT_S)
;if("problem"in seconds)problems.push(`lock-timeout: ${JSON.stringify(timeout)} ${seconds.problem}`)
;const folder=read("lock-folder").trim()||"auto"
;const backslash=(0,_inputs_files_paths_js__WEBPACK_IMPORTED_MODULE_3__.K5)(folder)
;if(backslash!==undefined)problems.push(`lock-folder: ${JSON.stringify(folder)} ${backslash}`);else if(folder!=="auto"&&!(0,
node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(folder)){
problems.push(`lock-folder: ${JSON.stringify(folder)} is not an absolute path`)}
if("problem"in port||"problem"in seconds||problems.length>0){
throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_2__.HR("input-invalid",`${problems.join("; ")}.`,"Fix the inputs of the reservation.")
}return{port:port.value,timeoutMs:seconds.value*1e3,folder:folder==="auto"?undefined:folder}}}),
94779:((module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.a(module,async(__webpack_handle_async_dependencies__,__webpack_async_result__)=>{
try{__webpack_require__.r(__webpack_exports__)
;var _system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(98296)
;var node_fs__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__)
;var node_os__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(48161)
;var node_os__WEBPACK_IMPORTED_MODULE_2___default=__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__)
;var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(58500)
;var node_timers_promises__WEBPACK_IMPORTED_MODULE_3___default=__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_3__)
;var _board_locks_board_key_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(81093)
;var _board_locks_holder_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(74457)
;var _board_locks_holder_file_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(75544)
;var _board_locks_lock_js__WEBPACK_IMPORTED_MODULE_7__=__webpack_require__(11098)
;var _board_locks_lock_folder_js__WEBPACK_IMPORTED_MODULE_8__=__webpack_require__(83093)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_9__=__webpack_require__(76578)
;var _system_processes_background_js__WEBPACK_IMPORTED_MODULE_10__=__webpack_require__(7031)
;var _system_processes_job_process_js__WEBPACK_IMPORTED_MODULE_11__=__webpack_require__(79976)
;var _report_hidden_macs_js__WEBPACK_IMPORTED_MODULE_21__=__webpack_require__(68181)
;var _github_visibility_js__WEBPACK_IMPORTED_MODULE_12__=__webpack_require__(30961)
;var _inputs_unknown_inputs_js__WEBPACK_IMPORTED_MODULE_13__=__webpack_require__(23065)
;var _step_with_doctor_js__WEBPACK_IMPORTED_MODULE_14__=__webpack_require__(18734)
;var _system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_15__=__webpack_require__(41474)
;var _system_files_file_lock_js__WEBPACK_IMPORTED_MODULE_16__=__webpack_require__(29019)
;var _system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_17__=__webpack_require__(94847)
;var _system_sub_action_js__WEBPACK_IMPORTED_MODULE_18__=__webpack_require__(32898)
;var _find_reserved_js__WEBPACK_IMPORTED_MODULE_19__=__webpack_require__(35110)
;var _inputs_js__WEBPACK_IMPORTED_MODULE_20__=__webpack_require__(17423);const START_DEADLINE_MS=3e4
;const POLL_MS=20;const ENVIRONMENT=["SystemRoot","RUNNER_TRACKING_ID"]
;let shown=_report_hidden_macs_js__WEBPACK_IMPORTED_MODULE_21__.J;async function main(env,signal){
const{misspelt:misspelt,others:others}=(0,
_inputs_unknown_inputs_js__WEBPACK_IMPORTED_MODULE_13__.qs)(env,_inputs_js__WEBPACK_IMPORTED_MODULE_20__.h)
;const misgiven=[...misspelt,...(0,
_inputs_unknown_inputs_js__WEBPACK_IMPORTED_MODULE_13__.Rv)(env,_inputs_js__WEBPACK_IMPORTED_MODULE_20__.h)]
;for(const problem of others)_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.$e(problem)
;const{visibility:visibility}=await(0,_github_visibility_js__WEBPACK_IMPORTED_MODULE_12__.yv)(env,{
token:undefined,signal:signal,mayAsk:false})
;if(!(0,_github_visibility_js__WEBPACK_IMPORTED_MODULE_12__.bS)(visibility))shown=text=>text
;const inputs=(0,
_inputs_js__WEBPACK_IMPORTED_MODULE_20__.G)(name=>(0,_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_17__.wg)(env,name),process.platform,misgiven)
;const{timeoutMs:timeoutMs,folder:folder}=inputs
;const port=await(0,_find_reserved_js__WEBPACK_IMPORTED_MODULE_19__.E)(inputs.port)
;const reservation=await(0,_board_locks_lock_js__WEBPACK_IMPORTED_MODULE_7__.J)({key:await(0,
_board_locks_board_key_js__WEBPACK_IMPORTED_MODULE_4__.Y)(port),folder:folder??(0,
_board_locks_lock_folder_js__WEBPACK_IMPORTED_MODULE_8__.Tn)(process.platform,env["ProgramData"]),
port:port.name,claimant:(0,_board_locks_holder_js__WEBPACK_IMPORTED_MODULE_5__.Vk)(env),hostLock:(0,
_system_files_file_lock_js__WEBPACK_IMPORTED_MODULE_16__._)({path:env["PATH"]}),timeoutMs:timeoutMs,
signal:signal,onWait:text=>_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.pq(shown(text))})
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.uH("port",port.name)
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.uH("reserved-since",reservation.since)
;if(reservation.fd===undefined){
_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.pq(shown(`This job has reserved the board on ${port.name} since ${reservation.since}.`))
;return}try{await startHolder(reservation.fd,reservation.note,env,signal)}catch(error){(0,
_board_locks_holder_file_js__WEBPACK_IMPORTED_MODULE_6__.iO)(reservation.note);throw error}finally{
(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(reservation.fd)}
_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.pq(shown(`The board on ${port.name} is reserved until the end of the job.`))
}async function startHolder(fd,note,env,signal){const worker=await workerOf(env);const request={
temp:env["RUNNER_TEMP"]??(0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(),
prefix:"board-reservation-",
args:folder=>[(0,_system_processes_job_process_js__WEBPACK_IMPORTED_MODULE_11__.D)("reserve/holder"),JSON.stringify({
note:note,folder:folder,worker:worker})],env:Object.fromEntries(ENVIRONMENT.flatMap(name=>{
const value=env[name];return value===undefined?[]:[[name,value]]})),log:"holder.log",
inheritedFds:[fd],saveState:_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.LZ};await(0,
_system_processes_job_process_js__WEBPACK_IMPORTED_MODULE_11__.H)(request,holder=>holding(holder,signal))
}async function workerOf(env){
return env["RUNNER_TRACKING_ID"]?(0,_system_processes_background_js__WEBPACK_IMPORTED_MODULE_10__.cu)(process.ppid):undefined
}async function holding(holder,signal){const deadline=Date.now()+START_DEADLINE_MS;for(;;){
const exited=holder.hasExited()
;const log=(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(holder.logFile,"utf8")
;if(/^holding\r?$/m.test(log))return;if(exited||Date.now()>deadline){
throw new Error(`The process that holds the lock did not start. ${log.trim()}`)}await(0,
node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(POLL_MS,undefined,{signal:signal})}}
function fail(error){
const failure=(0,_step_with_doctor_js__WEBPACK_IMPORTED_MODULE_14__.C)(error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_9__.HR?error:(0,
_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_15__.Sj)(error)??new _system_errors_js__WEBPACK_IMPORTED_MODULE_9__.HR("internal",(0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_9__.bD)(error),"Run it again."))
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.uH("failure",failure.code)
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.uH("failure-class",failure.class)
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.C1(shown(`${failure.message} ${failure.hint}`))
}await(0,_system_sub_action_js__WEBPACK_IMPORTED_MODULE_18__.V)(signal=>main((0,
_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_17__.xJ)(process.env),signal),fail)
;__webpack_async_result__()}catch(e){__webpack_async_result__(e)}},1)}),
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
79976:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
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
32898:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
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
cancellation.stop();process.stdout.write("",()=>process.exit())}})};