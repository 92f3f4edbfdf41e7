export const id=1374;export const ids=[1374,8989];export const modules={
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
61374:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
dryRun:()=>dryRun,dryRunOnBoard:()=>dryRunOnBoard})
;var _system_text_sentence_js__WEBPACK_IMPORTED_MODULE_14__=__webpack_require__(98176)
;var _esptool_run_abilities_js__WEBPACK_IMPORTED_MODULE_12__=__webpack_require__(43202)
;var _firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(79823)
;var _firmware_plan_plan_losses_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(89392)
;var _boots_next_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(86172)
;var _images_images_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(36715)
;var _flash_plan_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(87841)
;var _plan_facts_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(27750)
;var _flash_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(50998)
;var _plan_refusal_js__WEBPACK_IMPORTED_MODULE_7__=__webpack_require__(67421)
;var _dry_run_dry_run_js__WEBPACK_IMPORTED_MODULE_8__=__webpack_require__(56601)
;var _dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_9__=__webpack_require__(71370)
;var _gate_gate_plan_js__WEBPACK_IMPORTED_MODULE_13__=__webpack_require__(96773)
;var _dry_run_script_js__WEBPACK_IMPORTED_MODULE_10__=__webpack_require__(11105)
;var _board_device_security_js__WEBPACK_IMPORTED_MODULE_11__=__webpack_require__(58073)
;async function dryRun(request,board,checked,notChecked){
if(checked===undefined)throw new Error("A dry run without the board still has partition names.")
;const{connection:connection,tableAddress:tableAddress,givenTable:givenTable,expected:expected}=board
;const facts={tableAddress:tableAddress,
chip:(0,_plan_facts_js__WEBPACK_IMPORTED_MODULE_5__.MN)(connection.chip,expected).chip??checked.chip
}
;const boot=await(0,_boots_next_js__WEBPACK_IMPORTED_MODULE_2__.of)(request,checked.images,facts,givenTable)
;const warnings=[...(0,
_plan_refusal_js__WEBPACK_IMPORTED_MODULE_7__.Hq)((0,_plan_refusal_js__WEBPACK_IMPORTED_MODULE_7__.wB)(checked.findings,request.force)),...boot.warnings]
;const script=scriptOf(request,{...checked,boot:boot},warnings,board)
;return(0,_dry_run_dry_run_js__WEBPACK_IMPORTED_MODULE_8__.reportWithoutBoard)(script,board,notChecked)
}async function dryRunOnBoard(request,board,files,version){const images=await(0,
_images_images_js__WEBPACK_IMPORTED_MODULE_3__.a0)(request.files,board);const plan=await(0,
_flash_plan_js__WEBPACK_IMPORTED_MODULE_4__.d)(request,images,board,files,_plan_facts_js__WEBPACK_IMPORTED_MODULE_5__.tv)
;const{esptool:esptool,tableAddress:tableAddress}=board;const known={losses:[],chip:plan.chip,
boot:plan.boot,...plan.needs};const stage={connection:esptool.connection,version:version,
tableAddress:tableAddress};const script=scriptOf(request,known,plan.warnings,stage);return(0,
_dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_9__.reportOnBoard)(await(0,
_dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_9__.h)(request,script,board),board)}
function scriptOf(request,checked,warnings,{connection:connection,version:version,tableAddress:tableAddress}){
const{files:files,settings:settings,compress:compress,force:force}=request;const extent=(0,
_flash_js__WEBPACK_IMPORTED_MODULE_6__.O)(request,(0,
_esptool_run_abilities_js__WEBPACK_IMPORTED_MODULE_12__.E)(version,connection))
;const images=files.map(({address:address,path:path,encrypted:encrypted=false})=>({address:address,
path:path,encrypted:encrypted}));const asksForSize=checked.needsFlashSize&&!force
;const asksForTable=checked.needsTable&&!force&&request.extent!=="chip";const chip=checked.chip??(0,
_plan_facts_js__WEBPACK_IMPORTED_MODULE_5__.mN)(connection.chip)
;const asksForSecurity=checked.dependsOnSecurity&&!force&&(0,
_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__.fA)(chip)!=="none"
;const isNamed=chip!==undefined;const{next:next}=checked.boot
;const isOpen=connection.chip==="auto"&&checked.chip!==undefined&&!force;return{plan:[`flash: ${(0,
_dry_run_script_js__WEBPACK_IMPORTED_MODULE_10__.LS)(files.length,"image")}, ${(0,
_dry_run_script_js__WEBPACK_IMPORTED_MODULE_10__.LS)((0,
_dry_run_script_js__WEBPACK_IMPORTED_MODULE_10__.AE)(files).total_size??0,"byte")}.`,EXTENTS[extent],...asksForSize?[ASKS_FOR_SIZE]:[],...asksForTable?["The board's partition table is read first, because the files do not contain one."]:[],...asksForSecurity?[ASKS_FOR_SECURITY,...isNamed?[]:[ASKED_BY_CHIP]]:[],...isOpen?[`Only a board with the chip ${checked.chip} would be flashed.`]:[],...lossLines(request,checked),...bootLines(checked.boot,asksForTable),...request.gate===undefined?[]:(0,
_gate_gate_plan_js__WEBPACK_IMPORTED_MODULE_13__.F)(request.gate)],
commands:[...asksForSize||asksForSecurity&&!isNamed&&!asksForTable?[_dry_run_script_js__WEBPACK_IMPORTED_MODULE_10__.JV]:[],...asksForTable?[(0,
_dry_run_script_js__WEBPACK_IMPORTED_MODULE_10__.kC)(tableAddress)]:[],...asksForSecurity&&isNamed?[(0,
_board_device_security_js__WEBPACK_IMPORTED_MODULE_11__.v)(chip)]:[],...checked.boot.asked.map(readBootData),{
name:"write-flash",images:images,header:settings,compress:compress,force:force,extent:extent}],
chip:isOpen?(0,_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__.xr)(checked.chip):undefined,
warnings:warnings,
unchecked:[...asksForTable?["Whether the images fit the board's partition table."]:[],...checked.losses.length>0&&extent!=="chip"?["Whether data on the board would be lost."]:[],...checked.boot.asked.length>0||asksForTable?["Which application boots next."]:[]],
facts:{...(0,_dry_run_script_js__WEBPACK_IMPORTED_MODULE_10__.AE)(files),...next===undefined?{}:{
boots_next:next}}}}
const ASKS_FOR_SIZE="The board's flash size is read first: a flash smaller than the build needs is refused."
;function bootLines({says:says,asked:asked},asksForTable){
return[...says,...asksForTable&&asked.length===0?["If its table has OTA data, it is read too: it selects the application that boots next."]:[],...asked.length>0?["The board's OTA data is read first."]:[]]
}
const ASKS_FOR_SECURITY="The board's Secure Boot and flash encryption settings are read first: they decide whether the images can boot."
;const WITH_EFUSES=(0,
_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__.Yt)(({protection:protection})=>typeof protection==="object").join(", ")
;const UNPROTECTED=(0,
_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__.Yt)(({protection:protection})=>protection==="none").join(", ")
;const ASKED_BY_CHIP=`The command depends on the chip, which is not specified: dump-mem of eFuses on an ${WITH_EFUSES}, none on an ${UNPROTECTED}, get-security-info on the others.`
;const EXTENTS={
changed:"Pieces whose digests already match the flash would be skipped; large images are split for that.",
images:"Everything would be written.",
chip:"The whole flash would be erased first, and everything written."}
;function lossLines({allowDataLoss:allowDataLoss,extent:extent},{losses:losses}){
if(extent==="chip")return[]
;const end=allowDataLoss?"`allow-data-loss` accepts that.":"Unless that data is blank on the board or matches the image, the flash is refused."
;return(0,
_firmware_plan_plan_losses_js__WEBPACK_IMPORTED_MODULE_1__.dj)(losses,"warning").map(({message:message})=>`${(0,
_system_text_sentence_js__WEBPACK_IMPORTED_MODULE_14__.e)(message)} ${end}`)}
function readBootData({address:address,size:size}){return{name:"read-flash",address:address,
size:size,output:"ota-data.bin"}}}),
96773:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{F:()=>gatePlan})
;var _time_scale_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(80312)
;function gatePlan({rules:rules,reset:reset,attempts:attempts}){
const{expect:expect,failOn:failOn,timeoutMs:timeoutMs,settleMs:settleMs}=rules
;const start=reset==="none"?"The running firmware would be watched":"The firmware would be started and watched"
;const lines=expect.length===0?"":`, until ${expect.length} expected lines have appeared and ${settleMs/1e3} s more have passed`
;const scale=(0,_time_scale_js__WEBPACK_IMPORTED_MODULE_0__.Ew)(rules)
;return[`${start} for at most ${timeoutMs/1e3} s${lines}.`,...scale===undefined?[]:[`The input ${scale}`],...failOn.length===0?[]:[`Lines that match one of ${failOn.length} patterns would fail it.`],...attempts===1?[]:[`Firmware that fails would be started up to ${attempts} times.`]]
}})};