export const id=779;export const ids=[779];export const modules={
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
;var node_path__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_3___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__)
;var node_timers_promises__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(58500)
;var node_timers_promises__WEBPACK_IMPORTED_MODULE_4___default=__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_4__)
;var node_url__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(73136)
;var node_url__WEBPACK_IMPORTED_MODULE_5___default=__webpack_require__.n(node_url__WEBPACK_IMPORTED_MODULE_5__)
;var _board_locks_board_key_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(81093)
;var _board_locks_holder_js__WEBPACK_IMPORTED_MODULE_7__=__webpack_require__(74457)
;var _board_locks_lock_js__WEBPACK_IMPORTED_MODULE_8__=__webpack_require__(11098)
;var _board_locks_lock_folder_js__WEBPACK_IMPORTED_MODULE_9__=__webpack_require__(83093)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_10__=__webpack_require__(76578)
;var _system_processes_background_js__WEBPACK_IMPORTED_MODULE_11__=__webpack_require__(7031)
;var _report_hidden_macs_js__WEBPACK_IMPORTED_MODULE_20__=__webpack_require__(68181)
;var _github_visibility_js__WEBPACK_IMPORTED_MODULE_12__=__webpack_require__(30961)
;var _inputs_unknown_inputs_js__WEBPACK_IMPORTED_MODULE_13__=__webpack_require__(23065)
;var _step_with_doctor_js__WEBPACK_IMPORTED_MODULE_14__=__webpack_require__(18734)
;var _system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_15__=__webpack_require__(41474)
;var _system_files_file_lock_js__WEBPACK_IMPORTED_MODULE_16__=__webpack_require__(29019)
;var _system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_17__=__webpack_require__(94847)
;var _find_reserved_js__WEBPACK_IMPORTED_MODULE_18__=__webpack_require__(35110)
;var _inputs_js__WEBPACK_IMPORTED_MODULE_19__=__webpack_require__(17423);const START_DEADLINE_MS=3e4
;const POLL_MS=20;const ENVIRONMENT=["SystemRoot","RUNNER_TRACKING_ID"]
;let shown=_report_hidden_macs_js__WEBPACK_IMPORTED_MODULE_20__.J;async function main(env,signal){
const{misspelt:misspelt,others:others}=(0,
_inputs_unknown_inputs_js__WEBPACK_IMPORTED_MODULE_13__.qs)(env,_inputs_js__WEBPACK_IMPORTED_MODULE_19__.h)
;const misgiven=[...misspelt,...(0,
_inputs_unknown_inputs_js__WEBPACK_IMPORTED_MODULE_13__.Rv)(env,_inputs_js__WEBPACK_IMPORTED_MODULE_19__.h)]
;for(const problem of others)_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.$e(problem)
;const{visibility:visibility}=await(0,_github_visibility_js__WEBPACK_IMPORTED_MODULE_12__.yv)(env,{
token:undefined,signal:signal,mayAsk:false})
;if(!(0,_github_visibility_js__WEBPACK_IMPORTED_MODULE_12__.bS)(visibility))shown=text=>text
;const inputs=(0,
_inputs_js__WEBPACK_IMPORTED_MODULE_19__.G)(name=>(0,_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_17__.wg)(env,name),process.platform,misgiven)
;const{timeoutMs:timeoutMs,folder:folder}=inputs
;const port=await(0,_find_reserved_js__WEBPACK_IMPORTED_MODULE_18__.E)(inputs.port)
;const reservation=await(0,_board_locks_lock_js__WEBPACK_IMPORTED_MODULE_8__.J)({key:await(0,
_board_locks_board_key_js__WEBPACK_IMPORTED_MODULE_6__.Y)(port),folder:folder??(0,
_board_locks_lock_folder_js__WEBPACK_IMPORTED_MODULE_9__.Tn)(process.platform,env["ProgramData"]),
port:port.name,claimant:(0,_board_locks_holder_js__WEBPACK_IMPORTED_MODULE_7__.Vk)(env),hostLock:(0,
_system_files_file_lock_js__WEBPACK_IMPORTED_MODULE_16__._)({path:env["PATH"]}),timeoutMs:timeoutMs,
signal:signal,onWait:text=>_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.pq(shown(text))})
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.uH("port",port.name)
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.uH("reserved-since",reservation.since)
;if(reservation.fd===undefined){
_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.pq(shown(`This job has reserved the board on ${port.name} since ${reservation.since}.`))
;return}try{await startHolder(reservation.fd,reservation.note,env)}finally{
(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(reservation.fd)}
_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.pq(shown(`The board on ${port.name} is reserved until the end of the job.`))
}async function startHolder(fd,note,env){
const folder=(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdtempSync)((0,
node_path__WEBPACK_IMPORTED_MODULE_3__.join)(env["RUNNER_TEMP"]??(0,
node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(),"board-reservation-"));const logFile=(0,
node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder,"holder.log")
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.LZ("folder",folder);const holder=await(0,
_system_processes_background_js__WEBPACK_IMPORTED_MODULE_11__.rC)({command:process.execPath,
args:[bundle(),JSON.stringify({note:note,folder:folder,worker:await workerOf(env)})],cwd:folder,
env:Object.fromEntries(ENVIRONMENT.flatMap(name=>{const value=env[name]
;return value===undefined?[]:[[name,value]]})),logFile:logFile,inheritedFds:[fd]})
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.LZ("pid",String(holder.identity.pid))
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.LZ("started",holder.identity.started)
;holder.keep();await holding(holder,logFile)}async function workerOf(env){
return env["RUNNER_TRACKING_ID"]?(0,
_system_processes_background_js__WEBPACK_IMPORTED_MODULE_11__.cu)(process.ppid):undefined}
function bundle(){const here=(0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)((0,
node_url__WEBPACK_IMPORTED_MODULE_5__.fileURLToPath)(import.meta.url))
;return here.endsWith("bundle")?(0,
node_path__WEBPACK_IMPORTED_MODULE_3__.join)(here,"..","reserve","holder.js"):(0,
node_path__WEBPACK_IMPORTED_MODULE_3__.join)(here,"holder.ts")}
async function holding(holder,logFile){const deadline=Date.now()+START_DEADLINE_MS;for(;;){
const exited=holder.hasExited()
;const log=(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(logFile,"utf8")
;if(/^holding\r?$/m.test(log))return;if(exited||Date.now()>deadline){
throw new Error(`The process that holds the lock did not start. ${log.trim()}`)}await(0,
node_timers_promises__WEBPACK_IMPORTED_MODULE_4__.setTimeout)(POLL_MS)}}
const cancel=new AbortController;const onSignal=()=>cancel.abort()
;process.on("SIGINT",onSignal).on("SIGTERM",onSignal);try{
await main((0,_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_17__.xJ)(process.env),cancel.signal)
}catch(error){
const failure=(0,_step_with_doctor_js__WEBPACK_IMPORTED_MODULE_14__.C)(error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_10__.HR?error:(0,
_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_15__.Sj)(error)??new _system_errors_js__WEBPACK_IMPORTED_MODULE_10__.HR("internal",(0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_10__.bD)(error),"Run it again."))
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.uH("failure",failure.code)
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.uH("failure-class",failure.class)
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.C1(shown(`${failure.message} ${failure.hint}`))
}finally{process.off("SIGINT",onSignal).off("SIGTERM",onSignal)}__webpack_async_result__()}catch(e){
__webpack_async_result__(e)}},1)})};