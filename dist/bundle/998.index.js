export const id=998;export const ids=[998];export const modules={
50998:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{O:()=>extentOf,j:()=>flash})
;var errors=__webpack_require__(76578);var chips=__webpack_require__(79823)
;var flash_layout=__webpack_require__(82773);var promises_=__webpack_require__(51455)
;var flash_ranges=__webpack_require__(59069);var app_image=__webpack_require__(47557)
;var parsed=__webpack_require__(15405);var partition_table=__webpack_require__(22027)
;var flash_bytes=__webpack_require__(26016);function fileContent(bytes){
const own=imageIn(bytes)??tableIn(bytes);return own??{kind:(0,flash_bytes.z3)(bytes)?"blank":"data"}
}function imageIn(bytes){const header=(0,parsed.Y)(()=>(0,app_image.wL)(bytes))
;const chip=header&&(0,chips.l3)(header.chipId);if(chip===undefined)return undefined;const image=(0,
parsed.Y)(()=>(0,app_image.u0)(bytes));const intact=image?.intact??false
;if(image?.bootloader!==undefined){return{kind:"bootloader",chip:chip,
idf_version:image.bootloader.idfVersion,intact:intact}}if(image?.description===undefined)return{
kind:"image",chip:chip,intact:intact};const{name:name,version:version}=image.description;return{
kind:"application",name:name,version:version,intact:intact}}function tableIn(bytes){const table=(0,
parsed.Y)(()=>(0,partition_table.hZ)(bytes,{isFile:true}));return table&&{kind:"table",
partitions:table.partitions.length}}var sparse_flash=__webpack_require__(84045)
;var flash_account=__webpack_require__(57645);var account=__webpack_require__(7838)
;var image_bytes=__webpack_require__(8298);function flashPicture(files,flashing,board){return(0,
flash_account.picture)(board,async()=>{const{pieces:pieces,seen:seen,before:before}=flashing
;const changes=changesBy(flashing)
;const there=pieces.map(({address:address,size:size,copy:copy})=>(0,image_bytes.o)(copy,{
address:address,size:size}));return{tableAddress:await tableAmong(pieces),
pieces:[...before,...changes.regions.map(sparse_flash.hw),...there],
files:files.map(file=>namedFile(file,pieces)),changes:changes,
verified:pieces.filter(({address:address})=>[...seen.found,...seen.verified].includes(address))}})}
async function tableAmong(pieces){const tables=[]
;for(const{address:address,size:size,copy:copy}of pieces){
if(size>flash_layout.t4||address%flash_layout.t4!==0)continue;const bytes=await(0,
promises_.readFile)(copy);if((0,parsed.Y)(()=>(0,partition_table.hZ)(bytes,{address:address,
isFile:true}))!==undefined)tables.push(address)}return tables.length===1?tables[0]:undefined}
function changesBy({pieces:pieces,cleared:cleared,written:written,seen:seen}){if(seen.erased)return{
since:"step",by:"erase-and-write",regions:[account.y]}
;const sent=pieces.filter(piece=>written.some(({address:address})=>address===piece.address));return{
since:"step",by:"write",regions:(0,flash_ranges.wA)([...cleared,...sent])}}
function namedFile(file,pieces){
const{path:path,address:address,size:size,encrypted:encrypted=false}=file
;const own=pieces.filter(piece=>piece.file===file).sort((a,b)=>a.address-b.address)
;const look=async()=>{const parts=[];for(const{copy:copy}of own)parts.push(await(0,
promises_.readFile)(copy));return fileContent(Buffer.concat(parts))};return{
name:path.split(/[\\/]/).at(-1)??path,address:address,size:size,encrypted:encrypted,look:look}}
var flash_plan=__webpack_require__(87841);var image_chip=__webpack_require__(4393)
;var images_images=__webpack_require__(36715)
;function accountFor(pieces,{written:written,cleared:cleared}){return new Map(pieces.map(piece=>{
const own=written.filter(({address:address})=>address===piece.address)
;const isCleared=cleared.some(range=>(0,flash_ranges.$f)(range,piece))
;const unsaid=own.length===0&&isCleared?(0,images_images.jC)(piece.size):0
;return[piece,own.reduce((sum,{bytes:bytes})=>sum+bytes,unsaid)]}))}
function flashedFile(file,account){
const own=[...account].filter(([piece])=>piece.file===file).map(([,bytes])=>bytes)
;const touched=own.filter(bytes=>bytes>0).length;return{...(0,images_images.yH)(file),
state:touched===0?"unchanged":touched<own.length?"updated":"written",
written:own.reduce((sum,bytes)=>sum+bytes,0)}}function untouchedBytes(account){
return[...account].reduce((sum,[{size:size},bytes])=>bytes>0?sum:sum+size,0)}
var external_node_zlib_=__webpack_require__(38522);var backup_plan=__webpack_require__(46663)
;const MAGIC=233;const HEADER_BYTES=24;const SEGMENT_HEADER_BYTES=8;const SEGMENTS_AT=1
;const HAS_DIGEST_AT=23;const DIGEST_BYTES=32;const CHECKSUM_ALIGNMENT=16
;function imageExtent(bytes){if(bytes.length<HEADER_BYTES||bytes[0]!==MAGIC)return undefined
;let at=HEADER_BYTES;for(let segment=0;segment<bytes.readUInt8(SEGMENTS_AT);segment++){
if(at+SEGMENT_HEADER_BYTES>bytes.length)return undefined
;at+=SEGMENT_HEADER_BYTES+bytes.readUInt32LE(at+4)}
const checked=at+CHECKSUM_ALIGNMENT-at%CHECKSUM_ALIGNMENT
;const end=checked+(bytes[HAS_DIGEST_AT]===1?DIGEST_BYTES:0);return end<=bytes.length?end:undefined}
const BY_SECTORS_MS_PER_BYTE=45/flash_layout.t4+.4/256;const PIECE_MS=40;const ALLOWANCE=.02
;const LARGEST_PIECE=1048576;const ABOVE_BOOTLOADERS=65536;const COLON=58
;function pieceSize(bytes,pairs,{transferMsPerByte:linkMsPerByte}){
for(let size=flash_layout.t4;size<=LARGEST_PIECE;size*=2){
const isErasedInTime=size>=backup_plan.pZ||linkMsPerByte>=BY_SECTORS_MS_PER_BYTE
;if(isErasedInTime&&PIECE_MS<=ALLOWANCE*size*linkMsPerByte&&bytes<=size*pairs)return size}
return bytes<=LARGEST_PIECE*pairs?LARGEST_PIECE:Infinity}
function cutImage(address,bytes,piece,rewritesHeader){const whole={address:address,size:bytes.length
};const low=address<ABOVE_BOOTLOADERS
;if(address%flash_layout.t4!==0||bytes[0]===COLON||low&&rewritesHeader)return[whole]
;const uncut=low?Math.max(ABOVE_BOOTLOADERS,address+(imageExtent(bytes)??0)):address;const pieces=[]
;for(const block of(0,backup_plan.SH)(whole,piece)){const last=pieces.at(-1)
;const mayBegin=block.address>=uncut&&bytes[block.address-address]!==COLON
;if(last===undefined||mayBegin)pieces.push({...block});else last.size+=block.size}return pieces}
var digest=__webpack_require__(31285);var block_comparison=__webpack_require__(2020)
;async function wholePieces(images){await(0,images_images.B6)(images);return images.map(image=>({
...image,address:image.file.address,size:image.file.size}))}
async function cutPieces(request,images,board){
const{files:files,settings:settings,compress:compress}=request
;const{port:port,baud:baud}=board.esptool.connection;const pairs=(0,block_comparison.a)(board)
;const costs=(0,backup_plan.AR)(port.kind==="socket"?undefined:baud,pairs);const limit=pieceSize((0,
images_images.UT)(files),pairs-files.length,costs)
;const rewritesHeader=Object.values(settings).some(value=>value!=="keep");const pieces=[]
;for(const image of images){const{file:file,copy:copy}=image;const bytes=await(0,
images_images.AM)(image);const ranges=cutImage(file.address,bytes,limit,rewritesHeader)
;for(const{address:address,size:size}of ranges){
const part=bytes.subarray(address-file.address,address-file.address+size)
;const path=ranges.length===1?copy:await board.folder.writeBytes(`piece-${(0,
flash_layout.M0)(address)}.bin`,part);const piece={file:file,copy:path,sha256:(0,digest.ez)(part),
address:address,size:size};pieces.push({piece:piece,shrinks:compress&&shrinks(part)})}
if(ranges.length>1)await(0,promises_.rm)(copy,{force:true})}
return[true,false].flatMap(first=>pieces.filter(entry=>entry.shrinks===first).map(({piece:piece})=>piece))
}function shrinks(bytes){return(0,external_node_zlib_.deflateSync)(bytes,{level:1
}).length<bytes.length}async function flash(request,board,checked){const{files:files}=request
;const images=await(0,images_images.a0)(files,board)
;const plan=await(0,flash_plan.d)(request,images,board,checked)
;const{pieces:pieces,command:command}=await commandFor(request,images,board);const written=[]
;const cleared=[];let compressed=false
;const names=new Map(pieces.map(({copy:copy,file:file})=>[copy,file.path]));const watch=attempt=>{
written.push(...attempt.written);cleared.push(...attempt.cleared);compressed||=attempt.compressed}
;const isOpen=plan.chip!==undefined&&board.esptool.connection.chip==="auto";const chip=isOpen?(0,
chips.xr)(plan.chip):undefined
;const seen=await(0,image_chip.x)(plan.chip,board,()=>board.esptool.run(command,(0,
images_images.UT)(files),names,{isLast:true,watch:watch,chip:chip}));checkAllThere(seen,pieces)
;await(0,images_images.ye)(pieces,board);const account=accountFor(pieces,{written:written,
cleared:cleared});const flashed=files.map(file=>flashedFile(file,account))
;const verified=seen.hashesVerified+seen.found.length===pieces.length
;const bootsNext=plan.boot.next===undefined||!verified?{}:{boots_next:plan.boot.next}
;const before=plan.boot.next===undefined?[]:plan.boot.pieces;const outcome={
bytes_written:flashed.reduce((sum,file)=>sum+file.written,0),bytes_skipped:untouchedBytes(account),
compressed:compressed,verified:verified,...plan.warnings.length===0?{}:{warnings:plan.warnings},
...bootsNext,...await flashPicture(files,{pieces:pieces,cleared:cleared,written:written,seen:seen,
before:before},board)};const[first]=files;if(request.shape==="one"&&first!==undefined){return{
operation:"flash",firmware_path:first.path,...(0,images_images.V)(first),firmware_size:first.size,
...outcome}}return{operation:"flash",files:flashed,file_count:files.length,total_size:(0,
images_images.UT)(files),...outcome}}async function commandFor(request,images,board){
const{files:files,settings:settings,compress:compress,force:force}=request
;const skipping=request.extent==="changed"&&isComparable(files)?skippingOrNote(board):"nothing"
;const extent=extentOf(request,skipping)
;const pieces=skipping==="pieces"?await cutPieces(request,images,board):await wholePieces(images)
;const parts=pieces.map(({address:address,copy:copy,file:{encrypted:encrypted=false}})=>({
address:address,path:copy,encrypted:encrypted}));return{pieces:pieces,command:{name:"write-flash",
images:parts,header:settings,compress:compress,force:force,extent:extent}}}
function extentOf({files:files,extent:extent},skipping){
return extent==="changed"&&(skipping==="nothing"||!isComparable(files))?"images":extent}
function isComparable(files){return files.every(({encrypted:encrypted})=>encrypted!==true)}
function skippingOrNote({esptool:esptool,say:say}){
const{skipping:skipping,connection:connection}=esptool;if(skipping==="nothing"){
const why=connection.stub?"esptool before 5.2.0 cannot compare first":"Without the stub, images are not compared first"
;say(`${why}: everything is written.`)}return skipping}
function checkAllThere({written:written,found:found},pieces){
const there=[...found,...written.map(({address:address})=>address)]
;const missing=pieces.find(({address:address})=>!there.includes(address))
;if(missing===undefined&&there.length===pieces.length)return
;const what=missing===undefined?`reported ${there.length} pieces as written or found instead of ${pieces.length}`:`did not report "${missing.file.path}" at ${(0,
flash_layout.M0)(missing.address)} as written or found`
;throw new errors.HR("esptool-failed",`esptool exited successfully, but ${what}.`,"The log has esptool's output. Verify the board before you trust it.")
}}),2020:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{a:()=>pairsPerProcess,z:()=>mapFlash})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var _firmware_transfer_backup_plan_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(46663)
;var _firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(59069)
;var _firmware_formats_intel_hex_record_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(45462)
;var _proof_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(46143);const BLANK=255
;const NAME_SAMPLE="baseline-0xfffffff.bin";const COMMAND_LINE_CHARACTERS=3e4;const AROUND_A_PATH=16
;function pairsPerProcess({folder:folder}){
const length=folder.file(NAME_SAMPLE).length+AROUND_A_PATH
;return Math.max(1,Math.floor(COMMAND_LINE_CHARACTERS/length))}
async function mapFlash(range,expected,costs,board){
const block=(0,_firmware_transfer_backup_plan_js__WEBPACK_IMPORTED_MODULE_1__.HU)(range.size,expected?.purpose??"read",costs)
;if(block===undefined)return{known:[],unknown:[range]}
;const guesses=new Guesses(range,expected?.path,costs,board)
;const source=expected===undefined?"blank":"baseline";const first=await guesses.check(withSource((0,
_firmware_transfer_backup_plan_js__WEBPACK_IMPORTED_MODULE_1__.SH)(range,block),source))
;const look=(0,
_firmware_transfer_backup_plan_js__WEBPACK_IMPORTED_MODULE_1__.Qy)(first.unknown,expected?.purpose==="read",costs)
;if(look===undefined)return{known:first.known,
unknown:(0,_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_4__.n$)(first.unknown)}
;const pieces=[...withSource(look.atBorders,source),...withSource(look.between,"blank")]
;const second=await guesses.check(pieces)
;const looked=new Set(pieces.map(({address:address})=>address))
;const rest=first.unknown.filter(({address:address})=>!looked.has(address))
;const unknown=[...rest,...second.unknown].sort((a,b)=>a.address-b.address);return{
known:[...first.known,...second.known],
unknown:(0,_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_4__.n$)(unknown)}}
function withSource(ranges,source){return ranges.map(({address:address,size:size})=>({
address:address,size:size,source:source}))}class Guesses{#range;#baseline;#costs;#board
;constructor(range,baseline,costs,board){this.#range=range;this.#baseline=baseline;this.#costs=costs
;this.#board=board}async check(pieces){const known=[]
;const{pairsPerProcess:pairsPerProcess}=this.#costs
;for(let at=0;at<pieces.length;at+=pairsPerProcess){
known.push(...await this.#compare(pieces.slice(at,at+pairsPerProcess)))}
const addresses=new Set(known.map(({address:address})=>address));return{known:known,
unknown:pieces.filter(({address:address})=>!addresses.has(address))}}async#compare(pieces){
const files=await this.#write(pieces);if(files.size===0)return[];try{
const images=[...files].map(([{address:address},path])=>({address:address,path:path}))
;const seen=await this.#board.esptool.run({name:"verify-flash",images:images,
header:_proof_js__WEBPACK_IMPORTED_MODULE_3__.Q_,diff:false
},(0,_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_4__.e6)(pieces),new Map,{quiet:true})
;const equal=new Set(seen.comparisons.filter(comparison=>comparison.equal===true).map(({address:address,bytes:bytes})=>`${address} ${bytes}`))
;return[...files.keys()].filter(({address:address,size:size})=>equal.has(`${address} ${size}`))
}finally{
await Promise.all([...new Set(files.values())].map(path=>(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path,{
force:true})))}}async#write(pieces){const{folder:folder}=this.#board
;const baseline=this.#baseline===undefined?undefined:await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(this.#baseline,"r");const blanks=new Map
;const files=new Map;try{for(const piece of pieces){const{address:address,size:size}=piece
;const bytes=Buffer.alloc(size,BLANK);if(piece.source==="baseline"){
await(baseline?.read(bytes,0,size,address-this.#range.address))}
if((0,_firmware_formats_intel_hex_record_js__WEBPACK_IMPORTED_MODULE_2__.tW)(bytes))continue
;if(!bytes.every(byte=>byte===BLANK)){
files.set(piece,await folder.writeBytes(`baseline-0x${address.toString(16)}.bin`,bytes));continue}
const blank=blanks.get(size)??await folder.writeBytes(`blank-${size}.bin`,bytes)
;blanks.set(size,blank);files.set(piece,blank)}return files}finally{await(baseline?.close())}}}}),
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
...range,isBlank:false,read:read}}})};