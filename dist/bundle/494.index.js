export const id=494;export const ids=[494];export const modules={
60494:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
dryRunList:()=>dryRunList});var _list_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(64627)
;var _dry_run_script_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(11105)
;const ANY_PORT="PORT";function dryRunList({probe:probe},{log:log}){
const asking=probe?"Chip, MAC and flash size of every free board would be read, one board after the other, which resets them.":"No port would be opened."
;const plan=["list: this runner's serial ports with a possible ESP board would be listed.",asking]
;const script={plan:plan,commands:probe?[_dry_run_script_js__WEBPACK_IMPORTED_MODULE_1__.JV]:[]}
;const say=line=>log.line(line)
;const connection=(0,_list_js__WEBPACK_IMPORTED_MODULE_0__.h)(ANY_PORT)
;return log.untrustedGroup("Dry run of list",()=>Promise.resolve((0,
_dry_run_script_js__WEBPACK_IMPORTED_MODULE_1__.q3)("true",script,{connection:connection,say:say})))
}}),64627:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
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
failure:answer===undefined||answer.status==="answered"?null:answer.failure.code}}})};