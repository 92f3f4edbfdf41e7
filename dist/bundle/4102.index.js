export const id=4102;export const ids=[4102,6601,8989];export const modules={
56601:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{reportWithoutBoard:()=>reportWithoutBoard})
;var _board_session_requirements_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(19379)
;var _plan_warnings_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(58337)
;var _script_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(11105)
;function reportWithoutBoard(script,board,notChecked){
(0,_plan_warnings_js__WEBPACK_IMPORTED_MODULE_2__.c)(script.warnings??[],board)
;const unchecked=[...notChecked,...script.unchecked??[]]
;return(0,_script_js__WEBPACK_IMPORTED_MODULE_1__.q3)("true",{...script,unchecked:unchecked
},board,(0,_board_session_requirements_js__WEBPACK_IMPORTED_MODULE_0__.xD)(board.expected))}}),
71370:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{h:()=>compareFiles,lookAt:()=>lookAt,p:()=>endOf,
reportOnBoard:()=>reportOnBoard})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(82773)
;var _board_session_identify_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(53015)
;var _images_images_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(36715)
;var _script_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(11105)
;function reportOnBoard(script,board){const{connection:connection}=board.esptool;return(0,
_script_js__WEBPACK_IMPORTED_MODULE_3__.q3)("connect",script,{connection:connection,say:board.say})}
async function compareFiles(request,script,board){const{files:files,settings:settings}=request
;if(files.some(({encrypted:encrypted})=>encrypted===true))return lookAt(script,board,0)
;const images=await(0,_images_images_js__WEBPACK_IMPORTED_MODULE_2__.a0)(files,board);await(0,
_images_images_js__WEBPACK_IMPORTED_MODULE_2__.B6)(images);const command={name:"verify-flash",
images:(0,_images_images_js__WEBPACK_IMPORTED_MODULE_2__.g)(images),header:settings,diff:false}
;const seen=await board.esptool.run(command,(0,
_images_images_js__WEBPACK_IMPORTED_MODULE_2__.UT)(files),(0,
_images_images_js__WEBPACK_IMPORTED_MODULE_2__.kA)(images),{quiet:true,isLast:true})
;const comparisons=(0,_images_images_js__WEBPACK_IMPORTED_MODULE_2__.Qf)(images,seen)
;const compared=files.map((file,index)=>({
...(0,_images_images_js__WEBPACK_IMPORTED_MODULE_2__.yH)(file),
in_flash:comparisons[index]?.equal===true}))
;const differing=compared.filter(({in_flash:in_flash})=>!in_flash)
;const says=differing.map(({path:path,address:address})=>`"${path}" at ${address} is not in the flash.`)
;return{...script,
plan:[...script.plan,`${(0,_script_js__WEBPACK_IMPORTED_MODULE_3__.LS)(compared.length-differing.length,"image")} of ${compared.length} already in the flash.`,...says],
facts:{...script.facts,files:compared,changed:differing.length>0}}}
async function lookAt(script,board,end,check=()=>Promise.resolve()){
await(0,_board_session_identify_js__WEBPACK_IMPORTED_MODULE_1__.l)(board)
;const{flashSize:flashSize}=board.esptool.identity;await check()
;if(flashSize===undefined||end<=flashSize)return script
;throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("beyond-flash",`The region ends at ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_4__.M0)(end)}, beyond the flash of ${flashSize} bytes on ${board.esptool.connection.port.name}.`,"Use a smaller region. Nothing was changed.")
}function endOf(address,size){return address+(size??1)}}),
96773:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{F:()=>gatePlan})
;var _time_scale_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(80312)
;function gatePlan({rules:rules,reset:reset,attempts:attempts}){
const{expect:expect,failOn:failOn,timeoutMs:timeoutMs,settleMs:settleMs}=rules
;const start=reset==="none"?"The running firmware would be watched":"The firmware would be started and watched"
;const lines=expect.length===0?"":`, until ${expect.length} expected lines have appeared and ${settleMs/1e3} s more have passed`
;const scale=(0,_time_scale_js__WEBPACK_IMPORTED_MODULE_0__.Ew)(rules)
;return[`${start} for at most ${timeoutMs/1e3} s${lines}.`,...scale===undefined?[]:[`The input ${scale}`],...failOn.length===0?[]:[`Lines that match one of ${failOn.length} patterns would fail it.`],...attempts===1?[]:[`Firmware that fails would be started up to ${attempts} times.`]]
}}),44102:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
dryRun:()=>dryRun,dryRunOnBoard:()=>dryRunOnBoard})
;var _dry_run_dry_run_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(56601)
;var _dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(71370)
;var _gate_gate_plan_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(96773)
;function dryRun(request,board,_prepared,notChecked){
return(0,_dry_run_dry_run_js__WEBPACK_IMPORTED_MODULE_0__.reportWithoutBoard)(scriptOf(request),board,notChecked)
}async function dryRunOnBoard(request,board){
return(0,_dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_1__.reportOnBoard)(await(0,
_dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_1__.lookAt)(scriptOf(request),board,0),board)}
function scriptOf({gate:gate,images:images}){
const compared=images.length===0?[]:["What boots would be compared with the images; nothing would be written."]
;return{
plan:[...(0,_gate_gate_plan_js__WEBPACK_IMPORTED_MODULE_2__.F)(gate),...compared].map(line=>`monitor: ${line}`),
commands:[]}}}),58337:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{c:()=>annotateWarnings});const MOST_ANNOTATIONS=5
;const TITLE="plan";function annotateWarnings(warnings,{say:say,warn:warn}){
for(const warning of warnings.slice(0,MOST_ANNOTATIONS))warn(TITLE,warning)
;const others=warnings.slice(MOST_ANNOTATIONS)
;for(const warning of others)say(`Warning: ${warning}`);if(others.length===0)return
;const more=others.length===1?"1 more warning":`${others.length} more warnings`
;warn(TITLE,`${more} of the plan: see the job summary.`)}})};