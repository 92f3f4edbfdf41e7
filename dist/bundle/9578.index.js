export const id=9578;export const ids=[9578];export const modules={
97152:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{f:()=>lastLine})
;var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;function lastLine(file){try{
return(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file,"utf8").trim().split("\n").at(-1)??""
}catch{return""}}}),16135:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
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
;return words[end]}}),32898:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
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
69578:((module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.a(module,async(__webpack_handle_async_dependencies__,__webpack_async_result__)=>{
try{__webpack_require__.r(__webpack_exports__)
;var _system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(98296)
;var _system_processes_background_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(7031)
;var _system_processes_background_server_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(16135)
;var _system_files_last_line_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(97152)
;var _system_sub_action_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(32898)
;const GRACE_MS=5e3;async function post(){
const pid=Number(_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.Gu("pid"))
;if(!Number.isSafeInteger(pid)||pid<=0)return
;const end=await(0,_system_processes_background_js__WEBPACK_IMPORTED_MODULE_1__.B6)({pid:pid,
started:_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.Gu("started")},GRACE_MS)
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.pq(`The virtual board ${(0,
_system_processes_background_server_js__WEBPACK_IMPORTED_MODULE_2__.B)(end,pid)}. ${(0,
_system_files_last_line_js__WEBPACK_IMPORTED_MODULE_3__.f)(_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.Gu("log"))}`.trim())
}
await(0,_system_sub_action_js__WEBPACK_IMPORTED_MODULE_4__.a)(post,"The virtual board could not be stopped",_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.$e)
;__webpack_async_result__()}catch(e){__webpack_async_result__(e)}},1)})};