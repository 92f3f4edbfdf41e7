export const id=8423;export const ids=[8423];export const modules={
98423:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{judgeLog:()=>judgeLog})
;var _gate_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(36349);function judgeLog(log,setup){
const gate=new _gate_js__WEBPACK_IMPORTED_MODULE_0__.i({...setup,port:"unknown",
hasTimes:log.format!=="bytes"});gate.begin(0);let at=0;for(const chunk of log.chunks){
gate.push(chunk);at=chunk.at;if(gate.verdict!==undefined)break}gate.end(at);return gate.report()}})};