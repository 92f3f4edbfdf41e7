export const id=2199;export const ids=[2199,8989];export const modules={
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
67874:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{T:()=>headerWarnings})
;var _firmware_plan_plan_header_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(35282)
;var _flash_plan_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(87841)
;var _plan_refusal_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(67421)
;async function headerWarnings({settings:settings,headerInputs:inputs=[]},images,chip){
if(inputs.length===0)return[];const{mode:mode,size:size}=settings
;return(0,_plan_refusal_js__WEBPACK_IMPORTED_MODULE_2__.Hq)((0,
_firmware_plan_plan_header_js__WEBPACK_IMPORTED_MODULE_0__.z)(await(0,
_flash_plan_js__WEBPACK_IMPORTED_MODULE_1__.H)(images),{mode:mode,size:size,inputs:inputs},chip))}}),
12199:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
dryRun:()=>dryRun,dryRunOnBoard:()=>dryRunOnBoard})
;var _dry_run_dry_run_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(56601)
;var _dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(71370)
;var _dry_run_script_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(11105)
;var _flash_header_warnings_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(67874)
;var _flash_plan_facts_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(27750)
;var _images_images_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(36715)
;var _plan_warnings_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(58337)
;async function dryRun(request,board,_prepared,notChecked){const images=request.files.map(file=>({
file:file,copy:file.realPath,sha256:file.sha256}))
;const warnings=await(0,_flash_header_warnings_js__WEBPACK_IMPORTED_MODULE_3__.T)(request,images,(0,
_flash_plan_facts_js__WEBPACK_IMPORTED_MODULE_4__.mN)(board.connection.chip));return(0,
_dry_run_dry_run_js__WEBPACK_IMPORTED_MODULE_0__.reportWithoutBoard)(scriptOf(request,warnings),board,notChecked)
}async function dryRunOnBoard(request,board){
const images=await(0,_images_images_js__WEBPACK_IMPORTED_MODULE_5__.a0)(request.files,board)
;const warnings=await(0,_flash_header_warnings_js__WEBPACK_IMPORTED_MODULE_3__.T)(request,images,(0,
_flash_plan_facts_js__WEBPACK_IMPORTED_MODULE_4__.Xy)(board).chip)
;(0,_plan_warnings_js__WEBPACK_IMPORTED_MODULE_6__.c)(warnings,board)
;return(0,_dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_1__.reportOnBoard)(await(0,
_dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_1__.h)(request,scriptOf(request,warnings),board),board)
}function scriptOf({files:files,settings:settings},warnings){
const images=files.map(({address:address,path:path})=>({address:address,path:path}));return{
plan:[`verify: the chip's digests of ${(0,
_dry_run_script_js__WEBPACK_IMPORTED_MODULE_2__.LS)(files.length,"image")} would be compared with the files'.`,"Images that differ would be read back to locate the differences."],
commands:[{name:"verify-flash",images:images,header:settings,diff:false}],warnings:warnings,
facts:(0,_dry_run_script_js__WEBPACK_IMPORTED_MODULE_2__.AE)(files)}}})};