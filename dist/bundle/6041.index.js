export const id=6041;export const ids=[6041];export const modules={
64627:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{h:()=>probeConnection,p:()=>list})
;var _board_ports_port_choice_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(53330)
;var _board_ports_port_match_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(70088)
;var _esptool_run_port_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(273)
;var _board_ports_usb_bridges_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(64630)
;function probeConnection(port){return{port:{kind:"serial",name:port},chip:"auto",baud:115200,
before:"default-reset",after:"hard-reset",stub:false}}async function list({ports:ports,ask:ask}){
const boards=[]
;for(const port of ports.filter(_board_ports_port_match_js__WEBPACK_IMPORTED_MODULE_1__.nP)){
boards.push(entryOf(port,ports,await(ask?.(port))))}
const others=ports.filter(port=>port.usb!==undefined&&!(0,
_board_ports_port_match_js__WEBPACK_IMPORTED_MODULE_1__.nP)(port));return{operation:"list",
boards:boards,board_count:boards.length,
other_ports:others.map(_board_ports_port_choice_js__WEBPACK_IMPORTED_MODULE_0__.Rf)}}
function entryOf(port,ports,answer){const{path:path,byId:byId,usb:usb}=port
;const identity=answer?.status==="answered"?answer.identity:{};return{port:path,selector:(0,
_board_ports_port_match_js__WEBPACK_IMPORTED_MODULE_1__.ZP)(port,ports),
by_id:byId.find(link=>"value"in(0,
_esptool_run_port_js__WEBPACK_IMPORTED_MODULE_2__.p)(link,"linux"))??null,
location:usb?.location??null,serial:usb?.serial??null,vid:usb?.vid??null,pid:usb?.pid??null,
manufacturer:usb?.manufacturer??null,product:usb?.product??null,bridge:usb===undefined?null:(0,
_board_ports_usb_bridges_js__WEBPACK_IMPORTED_MODULE_3__.XV)(usb)?.name??null,
status:answer?.status??"listed",chip:identity.chip??null,
mac:identity.mac??(0,_board_ports_port_match_js__WEBPACK_IMPORTED_MODULE_1__.vX)(port)??null,
flash_size:identity.flashSize??null,
failure:answer===undefined||answer.status==="answered"?null:answer.failure.code}}}),
36041:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
survey:()=>survey})
;var _board_session_ask_board_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(6623)
;var _board_ports_port_choice_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(53330)
;var _board_ports_port_lister_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(54758)
;var _list_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(64627)
;async function survey({probe:probe},{limits:limits,provide:provide},context){const{log:log}=context
;const program=await provide();return log.untrustedGroup("List the boards",async()=>{
const ports=await(0,_board_ports_port_lister_js__WEBPACK_IMPORTED_MODULE_2__.h)(program,context)()
;const ask=probe?asker(limits,program,context):undefined
;const result=await(0,_list_js__WEBPACK_IMPORTED_MODULE_3__.p)({ports:ports,ask:ask})
;for(const board of result.boards)log.line(describe(board,ports))
;for(const other of result.other_ports)log.line(`Not listed, because no known ESP board uses it: ${other}`)
;if(result.boards.length===0)log.line("No port of this runner looks like an ESP board.")
;return result})}function asker({lockFolder:lockFolder},program,context){const{log:log}=context
;const locks={lockFolder:lockFolder,lockTimeoutSeconds:0};return async port=>{
log.line(`Identifying the board on ${(0,
_board_ports_port_choice_js__WEBPACK_IMPORTED_MODULE_1__.Rf)(port)}.`);const answer=await(0,
_board_session_ask_board_js__WEBPACK_IMPORTED_MODULE_0__.i)((0,
_list_js__WEBPACK_IMPORTED_MODULE_3__.h)(port.path),program,locks,context)
;if(answer.status!=="answered")log.line(`  ${answer.failure.message.split("\n")[0]??""}`)
;return answer}}
function describe({port:port,selector:selector,chip:chip,mac:mac,status:status},ports){
const found=ports.find(({path:path})=>path===port)
;const answers=[chip,mac,status==="listed"||status==="answered"?null:status]
;const known=answers.filter(text=>text!==null).join(", ")
;return`${selector}: ${found===undefined?port:(0,
_board_ports_port_choice_js__WEBPACK_IMPORTED_MODULE_1__.Rf)(found)}${known===""?"":`, ${known}`}`}})
};