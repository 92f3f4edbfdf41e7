export const id=8989;export const ids=[8989];export const modules={
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
}function endOf(address,size){return address+(size??1)}})};