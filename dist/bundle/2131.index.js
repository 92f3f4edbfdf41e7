export const id=2131;export const ids=[2131];export const modules={
8298:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{o:()=>imagePiece,x:()=>withImageBytes})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;async function withImageBytes(path,range,work){
const file=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path,"r");try{
return await work({size:range.size,read:async(address,size)=>{const bytes=Buffer.alloc(size)
;const{bytesRead:bytesRead}=await file.read(bytes,0,size,address-range.address)
;if(bytesRead===size)return bytes
;throw new Error(`The image ends before 0x${(address+size).toString(16)}.`)}})}finally{
await file.close()}}function imagePiece(path,range){
const read=(address,size)=>withImageBytes(path,range,flash=>flash.read(address,size));return{
...range,isBlank:false,read:read}}}),
62131:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{read:()=>read
});var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(82773)
;var _system_files_pending_files_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(27741)
;var _images_image_bytes_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(8298)
;var _board_device_read_region_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(14824)
;async function read(request,board){const{address:address,output:output}=request
;const files=await _system_files_pending_files_js__WEBPACK_IMPORTED_MODULE_0__.d.create([output],board)
;try{const image=await board.folder.writeBytes("read.bin",new Uint8Array)
;const{bytes:bytes,sha256:sha256}=await(0,
_board_device_read_region_js__WEBPACK_IMPORTED_MODULE_2__.XP)(address,request.size,image,output.path,board,{
isLast:true});await files.commit([{path:image,sha256:sha256}]);const part={address:address,
size:bytes};return{operation:"read",output_path:output.path,
start_address:(0,_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_3__.M0)(address),
...request.partition===undefined?{}:{partition:request.partition},bytes_read:bytes,sha256:sha256,
account:{pieces:[(0,_images_image_bytes_js__WEBPACK_IMPORTED_MODULE_1__.o)(image,part)],part:part}}
}finally{await files.discard()}}})};