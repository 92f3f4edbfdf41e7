export const id=5681;export const ids=[5681];export const modules={
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
;const ALL={address:0,size:_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.VE}})};