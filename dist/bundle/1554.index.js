export const id=1554;export const ids=[1554,5681,6601,8989];export const modules={
84045:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{AC:()=>bytesPiece,hw:()=>blankPiece,zJ:()=>SparseFlash})
;var _flash_bytes_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(26016)
;var _flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(59069)
;function blankPiece({address:address,size:size}){
const read=(_,length)=>Promise.resolve(Buffer.alloc(length,_flash_bytes_js__WEBPACK_IMPORTED_MODULE_0__.Z4))
;return{address:address,size:size,isBlank:true,read:read}}function bytesPiece(start,bytes){
const read=(address,size)=>Promise.resolve(bytes.subarray(address-start,address-start+size));return{
address:start,size:bytes.length,isBlank:false,read:read}}class SparseFlash{ranges;#slices
;constructor(pieces){let slices=[];for(const piece of pieces){const{address:address,size:size}=piece
;const hidden=slices.flatMap(slice=>(0,
_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.$f)(slice,piece)?(0,
_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.qY)(slice,[piece]).map(rest=>({...rest,
piece:slice.piece})):[slice]);slices=size>0?[...hidden,{address:address,size:size,piece:piece
}]:hidden}this.#slices=slices.sort((a,b)=>a.address-b.address);this.ranges=joined(this.#slices)}
get written(){return joined(this.#slices.filter(({piece:piece})=>!piece.isBlank))}reach(address){
const range=this.ranges.find(known=>known.address<=address&&address<(0,
_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.pJ)(known));return range===undefined?0:(0,
_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.pJ)(range)-address}async read(address,size){
const wanted={address:address,size:size};const parts=[]
;for(const{piece:piece,...slice}of this.#slices){
for(const part of(0,_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.nx)(wanted,[slice]))parts.push(await piece.read(part.address,part.size))
}const[first,...others]=parts
;const bytes=first!==undefined&&others.length===0?first:Buffer.concat(parts)
;if(bytes.length===size)return bytes
;throw new Error(`Of ${size} bytes of flash at 0x${address.toString(16)}, ${bytes.length} are known.`)
}}function joined(slices){
return(0,_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.n$)(slices.map(({address:address,size:size})=>({
address:address,size:size})))}}),
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
71554:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
dryRun:()=>dryRun,dryRunOnBoard:()=>dryRunOnBoard})
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(82773)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _dry_run_dry_run_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(56601)
;var _dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(71370)
;var _dry_run_script_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(11105)
;var _erase_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(95681)
;function dryRun(request,board,_prepared,notChecked){
return(0,_dry_run_dry_run_js__WEBPACK_IMPORTED_MODULE_1__.reportWithoutBoard)(scriptOf(request,board.connection),board,notChecked)
}function scriptOf(request,{stub:stub}){const{region:region}=request
;const what=region===undefined?"the whole flash":`${(0,
_dry_run_script_js__WEBPACK_IMPORTED_MODULE_3__.LS)(region.size,"byte")} from ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_5__.M0)(region.address)}`;return{
plan:[`erase: ${what} would be made blank.`],
commands:[(0,_erase_js__WEBPACK_IMPORTED_MODULE_4__.eraseCommand)(request,stub)],facts:{
start_address:(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_5__.M0)(region?.address??0),
size:region?.size??null}}}async function dryRunOnBoard(request,board){
const{region:region,force:force}=request;const script=scriptOf(request,board.esptool.connection)
;const looked=await(0,_dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_2__.lookAt)(script,board,(0,
_dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_2__.p)(region?.address??0,region?.size),async()=>{
const{secureBoot:secureBoot,flashEncryption:flashEncryption}=await board.session.readings.security()
;if(force||!secureBoot&&!flashEncryption)return
;throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("security-refused",`The chip on ${board.esptool.connection.port.name} has Secure Boot or flash encryption on: erasing it could permanently brick it. The flash was not changed.`,"`force: true` erases it anyway and can permanently brick the chip.")
});return(0,_dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_2__.reportOnBoard)(looked,board)}}),
95681:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
erase:()=>erase,eraseCommand:()=>eraseCommand})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(82773)
;var _firmware_flash_sparse_flash_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(84045)
;var _images_account_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(7838)
;async function erase(request,board){const{region:region}=request
;const command=eraseCommand(request,board.esptool.connection.stub)
;const seen=await board.esptool.run(command,region?.size,new Map,{isLast:true});if(!seen.erased){
throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("esptool-failed","esptool exited successfully, but did not report that the flash was erased.","The log has esptool's output. Read the flash before you rely on it being blank.")
}const erased=region??_images_account_js__WEBPACK_IMPORTED_MODULE_1__.y;const changes={since:"step",
by:"erase",regions:[erased]};return{operation:"erase",erase_type:region===undefined?"full":"region",
start_address:(0,_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_2__.M0)(erased.address),
...region?.partition===undefined?{}:{partition:region.partition},
size:region===undefined?null:region.size,account:{
pieces:[(0,_firmware_flash_sparse_flash_js__WEBPACK_IMPORTED_MODULE_3__.hw)(erased)],changes:changes
}}}function eraseCommand({region:region,force:force},stub){if(region!==undefined){return{
name:"erase-region",address:region.address,size:region.size,force:force}}return stub?{
name:"erase-flash",force:force}:{name:"erase-region",address:0,size:"ALL",force:force}}}),
7838:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{y:()=>ALL})
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(82773)
;const ALL={address:0,size:_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.VE}}),
58337:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{c:()=>annotateWarnings});const MOST_ANNOTATIONS=5
;const TITLE="plan";function annotateWarnings(warnings,{say:say,warn:warn}){
for(const warning of warnings.slice(0,MOST_ANNOTATIONS))warn(TITLE,warning)
;const others=warnings.slice(MOST_ANNOTATIONS)
;for(const warning of others)say(`Warning: ${warning}`);if(others.length===0)return
;const more=others.length===1?"1 more warning":`${others.length} more warnings`
;warn(TITLE,`${more} of the plan: see the job summary.`)}})};