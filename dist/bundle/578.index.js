export const id=578;export const ids=[578];export const modules={
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
;async function untilListening(server,{logFile:logFile,count:count,what:what,deadlineMs:deadlineMs}){
const deadline=Date.now()+deadlineMs;for(;;){const exited=server.hasExited();const log=(0,
node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(logFile,"utf8")
;const urls=[...log.matchAll(/^listening on (.+?)\r?$/gm)].map(([,url=""])=>url)
;if(urls.length===count)return urls
;if(exited)throw new Error(`The ${what} did not start: ${log.trim()}`)
;if(Date.now()>deadline)throw new Error(`The ${what} was not ready in time. ${log.trim()}`);await(0,
node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(POLL_MS)}}function endWords(end,pid){
const words={stopped:"was stopped",killed:"did not stop and was killed",gone:"had already exited",
unknown:`could not be distinguished from another process ${pid} and was left running`}
;return words[end]}}),69578:((module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.a(module,async(__webpack_handle_async_dependencies__,__webpack_async_result__)=>{
try{__webpack_require__.r(__webpack_exports__)
;var _system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(98296)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76578)
;var _system_processes_background_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(7031)
;var _system_processes_background_server_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(16135)
;var _system_files_last_line_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(97152)
;const GRACE_MS=5e3;async function post(){
const pid=Number(_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.Gu("pid"))
;if(!Number.isSafeInteger(pid)||pid<=0)return
;const end=await(0,_system_processes_background_js__WEBPACK_IMPORTED_MODULE_2__.B6)({pid:pid,
started:_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.Gu("started")},GRACE_MS)
;_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.pq(`The virtual board ${(0,
_system_processes_background_server_js__WEBPACK_IMPORTED_MODULE_3__.B)(end,pid)}. ${(0,
_system_files_last_line_js__WEBPACK_IMPORTED_MODULE_4__.f)(_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.Gu("log"))}`.trim())
}try{await post()}catch(error){
_system_actions_core_js__WEBPACK_IMPORTED_MODULE_0__.$e(`The virtual board could not be stopped: ${(0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_1__.bD)(error)}`)}__webpack_async_result__()}catch(e){
__webpack_async_result__(e)}},1)})};