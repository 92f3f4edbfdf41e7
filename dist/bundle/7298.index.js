export const id=7298;export const ids=[7298];export const modules={
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
37298:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
verify:()=>verify});var planned_images=__webpack_require__(45966)
;var promises_=__webpack_require__(51455);var errors=__webpack_require__(76578)
;var chips=__webpack_require__(79823);var board_state=__webpack_require__(29344)
;var flash_layout=__webpack_require__(82773);function compareBytes(expected,actual){
if(expected.equals(actual))return undefined;const length=Math.max(expected.length,actual.length)
;let first=-1;let count=0;for(let offset=0;offset<length;offset++){
if(expected[offset]===actual[offset])continue;if(first<0)first=offset;count++}return{first:first,
count:count}}var images_images=__webpack_require__(36715)
;async function locateDifferences(suspects,settings,partitions,board){
const rewritten=Object.values(settings).some(value=>value!=="keep")
;const changed=rewritten?suspects.filter(({file:file})=>chips.jB.includes(file.address)):[]
;const found=changed.length===0?[]:await compareByEsptool(changed,settings,partitions,board)
;for(const image of suspects){if(changed.includes(image))continue
;const difference=await compareByReading(image,partitions,board)
;if(difference!==undefined)found.push(difference)}
return suspects.flatMap(({file:file})=>found.filter(({address:address})=>address===(0,
flash_layout.M0)(file.address)))}async function compareByReading(suspect,partitions,board){
const{file:file}=suspect;const back=board.folder.file(`back-${file.address}.bin`)
;const size=Math.ceil(file.size/4)*4;await board.esptool.run({name:"read-flash",
address:file.address,size:size,output:back},size,new Map([[back,"a temporary file"]]),{isLast:true})
;const[image,flash]=await Promise.all([(0,images_images.AM)(suspect),(0,promises_.readFile)(back)])
;const difference=compareBytes(image,flash.subarray(0,file.size));if(difference!==undefined){return{
path:file.path,address:(0,flash_layout.M0)(file.address),size:file.size,first_difference:(0,
flash_layout.M0)(file.address+difference.first),differing_bytes:difference.count,
...namesOf(partitions,({address:address,size:size})=>{
const[start,end]=[address,address+size].map(at=>Math.max(0,at-file.address))
;return!image.subarray(start,end).equals(flash.subarray(start,Math.min(end??0,file.size)))})}}
if(flash.subarray(file.size).some(byte=>byte!==255))return undefined;throw unsteady(file.path)}
async function compareByEsptool(suspects,header,partitions,board){
const bytes=suspects.reduce((sum,{file:file})=>sum+file.size,0);const seen=await board.esptool.run({
name:"verify-flash",images:(0,images_images.g)(suspects),header:header,diff:true},bytes,(0,
images_images.kA)(suspects),{isLast:true});const comparisons=(0,images_images.Qf)(suspects,seen)
;return suspects.map(({file:file},index)=>{
const{count:count,first:first,sectors:sectors=[]}=comparisons[index]??{}
;if(count===undefined||first===undefined)throw unsteady(file.path);return{path:file.path,address:(0,
flash_layout.M0)(file.address),size:file.size,first_difference:(0,flash_layout.M0)(first),
differing_bytes:count,
...namesOf(partitions,({address:address,size:size})=>[...sectors].some(sector=>sector<address+size&&address<sector+flash_layout.t4))
}})}function namesOf(partitions,differs){return partitions===undefined?{}:{
partitions:partitions.filter(differs).map(({name:name})=>name)}}function unsteady(path){
return new errors.HR("digest-mismatch",`The chip's digest differs from that of "${path}", but the bytes it sends do not. ${board_state.X.untouched}`,"The flash or the link is unstable. Check the power supply, then verify again.")
}var flash_plan=__webpack_require__(87841);var header_warnings=__webpack_require__(67874)
;var plan_warnings=__webpack_require__(58337);var plan_facts=__webpack_require__(27750)
;async function verify(request,board){const{files:files,settings:settings}=request
;const images=await(0,images_images.a0)(files,board);const{chip:chip}=(0,plan_facts.Xy)(board)
;const warnings=await(0,header_warnings.T)(request,images,chip);(0,plan_warnings.c)(warnings,board)
;await(0,images_images.B6)(images);let details=[];await board.esptool.run({name:"verify-flash",
images:(0,images_images.g)(images),header:settings,diff:false},(0,images_images.UT)(files),(0,
images_images.kA)(images),{isLast:true,check:async seen=>{await(0,images_images.ye)(images,board)
;const comparisons=(0,images_images.Qf)(images,seen)
;const suspects=images.filter((_,index)=>comparisons[index]?.equal!==true)
;const partitions=request.partitions??await partitionsAmong(images,board)
;details=await locateDifferences(suspects,settings,partitions,board)}})
;const result=request.shape==="one"?oneResult(request,details):manyResult(request,details)
;return warnings.length===0?result:{...result,warnings:warnings}}
async function partitionsAmong(images,{tableAddress:tableAddress}){
const around=images.filter(({file:{address:address,size:size}})=>address<=tableAddress&&tableAddress<address+size)
;return(0,planned_images.nO)(await(0,flash_plan.H)(around),tableAddress)?.table?.partitions}
function oneResult({files:files},details){const[first]=files;return{operation:"verify",
verified:details.length===0,mismatch:details.length>0,firmware_path:first?.path??"",...(0,
images_images.V)(first??{address:0}),file_size:first?.size??0,details:details}}
function manyResult({files:files},details){
const differing=new Set(details.map(({address:address})=>address));return{operation:"verify",
verified:details.length===0,mismatch:details.length>0,files:files.map(file=>{const entry=(0,
images_images.yH)(file);return{...entry,verified:!differing.has(entry.address)}}),
file_count:files.length,total_size:(0,images_images.UT)(files),details:details}}})};