export const id=2116;export const ids=[2116];export const modules={
92116:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{takeFiles:()=>takeFiles})
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(82773)
;var _firmware_formats_intel_hex_record_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(45462)
;var _system_files_digest_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(31285)
;var _system_files_found_file_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(91744)
;const HEAD_BYTES=16;async function takeFiles(images,take,problems){
if(images===undefined||problems.isAny)return images
;const total=images.files.reduce((sum,{size:size})=>sum+size,0)
;if(total>_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_3__.VE){
const name=images.shape==="one"?"file":"files"
;const text=`input \`${name}\`: ${total} bytes are more than the largest flash has, 128 MB`
;problems.add("beyond-flash",text);return images}const files=[];for(const file of images.files){
files.push(file.bytes===undefined?{...file,...await takeBinary(file,take)}:file)}return{...images,
files:files}}async function takeBinary(file,take){const copy=await take(file);if((0,
_firmware_formats_intel_hex_record_js__WEBPACK_IMPORTED_MODULE_0__.tW)(await(0,
_system_files_digest_js__WEBPACK_IMPORTED_MODULE_1__.zy)(copy.realPath,HEAD_BYTES)))throw(0,
_system_files_found_file_js__WEBPACK_IMPORTED_MODULE_2__.tD)(file.path);return copy}})};