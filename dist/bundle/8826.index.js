export const id=8826;export const ids=[8826,1425];export const modules={
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
47557:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{qT:()=>IMAGE_HEADER_SIZE,u0:()=>parseAppImage,
wL:()=>parseImageHeader});var node_crypto__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(77598)
;var node_crypto__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__)
;var _flash_chips_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(79823)
;var _format_error_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(74812)
;var _image_description_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(4036)
;const IMAGE_HEADER_SIZE=24;const MAGIC=233;const MAX_SEGMENTS=16;const SEGMENT_HEADER_SIZE=8
;const SMALLEST_PAGE=8192;const CHECKSUM_SEED=239;const CHECKSUM_LINE=16;const SHA256_SIZE=32
;const FLASH_MODES=["qio","qout","dio","dout"];const LARGEST_FLASH_SIZE=7;const MEGABYTE=1048576
;const NO_MAX_REVISION=65535;function parseImageHeader(bytes){
const[magic,segments=0,mode=0,sizeAndFreq=0]=bytes
;if(magic===undefined)throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I("is empty")
;if(magic!==MAGIC){
throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I(`starts with ${hex(magic)} instead of ${hex(MAGIC)}`)
}if(bytes.length<IMAGE_HEADER_SIZE){
throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I(`ends after ${bytes.length} bytes, in the header of the image`)
}if(segments<1||segments>MAX_SEGMENTS){
throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I(`claims ${segments} segments; an image has 1 to ${MAX_SEGMENTS}`)
}const hashAppended=bytes[IMAGE_HEADER_SIZE-1]??0;if(hashAppended>1){
throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I(`has ${hex(hashAppended)} instead of 0 or 1 in the header field for the SHA-256`)
}const view=viewOf(bytes);const chipId=view.getUint16(12,true);return{chipId:chipId,
segments:segments,entry:view.getUint32(4,true),flashMode:FLASH_MODES[mode]??hex(mode),
flashFreq:sizeAndFreq&15,flashSize:sizeAndFreq>>4>LARGEST_FLASH_SIZE?0:MEGABYTE<<(sizeAndFreq>>4),
...revisions(chipId,view),hashAppended:hashAppended===1}}function parseAppImage(bytes){
const header=parseImageHeader(bytes)
;const{end:end,checksum:checksum,isMapped:isMapped}=walkSegments(bytes,header.segments)
;const summed=end-end%CHECKSUM_LINE+CHECKSUM_LINE
;if(bytes.length<summed)throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I("ends before its checksum")
;const length=header.hashAppended?summed+SHA256_SIZE:summed
;if(bytes.length<length)throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I("ends in its SHA-256")
;const isRight=bytes[summed-1]===checksum;return{header:header,length:length,checksumRight:isRight,
isMapped:isMapped,intact:isRight&&(!header.hashAppended||isDigest(bytes,summed)),description:(0,
_image_description_js__WEBPACK_IMPORTED_MODULE_2__.Nd)(bytes.subarray(0,end)),bootloader:(0,
_image_description_js__WEBPACK_IMPORTED_MODULE_2__.Pm)(bytes.subarray(0,end))}}
function walkSegments(bytes,segments){const view=viewOf(bytes);let at=IMAGE_HEADER_SIZE
;let checksum=CHECKSUM_SEED;let isMapped=false;for(let number=1;number<=segments;number++){
const which=`segment ${number} of ${segments}`
;if(bytes.length-at<SEGMENT_HEADER_SIZE)throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I(`ends before ${which}`)
;const[address,size]=[view.getUint32(at,true),view.getUint32(at+4,true)];at+=SEGMENT_HEADER_SIZE
;if(size>bytes.length-at){
throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I(`ends ${bytes.length-at} bytes into ${which}, which has ${size}`)
}
if(size%4!==0)throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I(`has ${size} bytes in ${which}, which is not a multiple of 4`)
;isMapped||=size>0&&address%SMALLEST_PAGE===at%SMALLEST_PAGE
;for(const byte of bytes.subarray(at,at+size))checksum^=byte;at+=size}return{end:at,
checksum:checksum,isMapped:isMapped}}function isDigest(bytes,at){const digest=(0,
node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes.subarray(0,at)).digest()
;return digest.equals(bytes.subarray(at,at+SHA256_SIZE))}function revisions(chipId,view){
const[legacy,min,max]=[view.getUint8(14),view.getUint16(15,true),view.getUint16(17,true)]
;const isLegacy=max===0||max===NO_MAX_REVISION&&min===0;return{minRevision:isLegacy?(0,
_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.hz)(chipId)==="minor"?legacy:legacy*100:min,
maxRevision:max===0?NO_MAX_REVISION:max}}function viewOf(bytes){
return new DataView(bytes.buffer,bytes.byteOffset,bytes.byteLength)}function hex(value){
return`0x${value.toString(16)}`}}),
4036:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Nd:()=>describeApp,Pf:()=>describeNeeds,
Pm:()=>describeBootloader,lf:()=>NO_DESCRIPTION});const NO_DESCRIPTION={name:"",version:"",
idfVersion:"",built:"",elfSha256:"",secureVersion:0};const ADDRESS=32;const APP_SIZE=256
;const APP_MAGIC=2882360370;const BOOTLOADER_SIZE=80;const BOOTLOADER_MAGIC=80
;function describeApp(image){
const bytes=Buffer.from(image.buffer,image.byteOffset,image.byteLength).subarray(ADDRESS)
;if(bytes.length<APP_SIZE||bytes.readUInt32LE(0)!==APP_MAGIC)return undefined;return{
name:textAt(bytes,48,32),version:textAt(bytes,16,32),idfVersion:textAt(bytes,112,32),
built:`${textAt(bytes,96,16)} ${textAt(bytes,80,16)}`.trim(),
elfSha256:bytes.toString("hex",144,176),secureVersion:bytes.readUInt32LE(4)}}
function describeNeeds(image){
const bytes=Buffer.from(image.buffer,image.byteOffset,image.byteLength).subarray(ADDRESS)
;if(bytes.length<APP_SIZE||bytes.readUInt32LE(0)!==APP_MAGIC)return undefined;return{blocks:{
min:bytes.readUInt16LE(176),max:bytes.readUInt16LE(178)},pageBits:bytes.readUInt8(180)}}
function describeBootloader(image){
const bytes=Buffer.from(image.buffer,image.byteOffset,image.byteLength).subarray(ADDRESS)
;if(bytes.length<BOOTLOADER_SIZE||bytes[0]!==BOOTLOADER_MAGIC)return undefined
;const idfVersion=textAt(bytes,8,32)
;if(bytes[1]!==0||bytes[2]!==0||!/^[!-~]+$/.test(idfVersion))return undefined;return{
version:bytes.readUInt32LE(4),idfVersion:idfVersion,built:textAt(bytes,40,24)}}
function textAt(bytes,start,size){const field=bytes.subarray(start,start+size)
;const end=field.indexOf(0)
;return field.toString("utf8",0,end<0?size:end).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,"").trim()}}),
48163:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{j:()=>NvsPage,m:()=>PAGE_SIZE})
;var node_zlib__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(38522)
;var node_zlib__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_0__)
;var _format_error_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(74812);const PAGE_SIZE=4096
;const ENTRY_SIZE=32;const BITMAP_OFFSET=32;const FIRST_ENTRY_OFFSET=64;const ENTRIES=126
;const STATES_IN_USE=new Set([4294967294,4294967292,4294967288]);const VERSIONS=new Set([255,254])
;const WRITTEN=2;const CRC_SEED=4294967295;const CONTENT_TYPES=new Set([33,65,66]);class NvsPage{
#bytes;constructor(bytes){this.#bytes=bytes}isBlank(){return this.#bytes.every(byte=>byte===255)}
isInUse(){const header=this.#bytes.subarray(0,BITMAP_OFFSET)
;const isWhole=header.readUInt32LE(28)===(0,
node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(header.subarray(4,28),CRC_SEED)
;return isWhole&&STATES_IN_USE.has(header.readUInt32LE(0))}checkVersion(){
const version=this.#bytes.readUInt8(8);if(VERSIONS.has(version))return
;throw new _format_error_js__WEBPACK_IMPORTED_MODULE_1__.I(`has a page of NVS version ${256-version}; only 1 and 2 are supported`)
}readable(){return Array.from({length:ENTRIES
},(_,index)=>this.#entry(index)).filter(entry=>entry!==undefined)}live(){const items=[]
;for(let index=0;index<ENTRIES;){const entry=this.#isWritten(index)?this.#entry(index):undefined
;if(this.#isWritten(index))items.push(entry);index+=entry?.span??1}return items}#isWritten(index){
const byte=this.#bytes.readUInt8(BITMAP_OFFSET+Math.floor(index/4))
;return(byte>>index%4*2&3)===WRITTEN}#entry(index){const at=FIRST_ENTRY_OFFSET+index*ENTRY_SIZE
;const entry=this.#bytes.subarray(at,at+ENTRY_SIZE)
;const checksum=(0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(entry.subarray(8),(0,
node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(entry.subarray(0,4),CRC_SEED))
;const[type,span]=[entry.readUInt8(1),entry.readUInt8(2)]
;if(entry.readUInt32LE(4)!==checksum||span<1||span>ENTRIES-index)return undefined
;const size=CONTENT_TYPES.has(type)?Math.min(entry.readUInt16LE(24),(span-1)*ENTRY_SIZE):0;return{
namespace:entry.readUInt8(0),type:type,span:span,key:entry.subarray(8,24),data:entry.subarray(24),
content:this.#bytes.subarray(at+ENTRY_SIZE,at+ENTRY_SIZE+size)}}}}),
37061:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{LR:()=>isOtaData,SO:()=>OTA_RECORDS_SIZE,l0:()=>bootSlot,
rU:()=>isPlainOtaData});var node_zlib__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(38522)
;var node_zlib__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_0__)
;var _flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(82773)
;var _format_error_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(74812)
;var _partition_names_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(17001)
;var _flash_flash_bytes_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(26016)
;const RECORD_SIZE=32
;const OTA_RECORDS_SIZE=_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_2__.t4+RECORD_SIZE
;const CRC_SEED=4294967295;const BLANK_SEQUENCE=4294967295;const PENDING_VERIFY=1;const INVALID=3
;const ABORTED=4;const PASSED_OVER=new Set([PENDING_VERIFY,INVALID,ABORTED])
;function isOtaData({type:type,subtype:subtype}){
return(0,_partition_names_js__WEBPACK_IMPORTED_MODULE_1__.go)(type)==="data"&&(0,
_partition_names_js__WEBPACK_IMPORTED_MODULE_1__.g2)(type,subtype)==="ota"}
function bootSlot(otadata,slots){if(otadata.byteLength<OTA_RECORDS_SIZE){
throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I(`is only ${otadata.byteLength} bytes long, but otadata has two sectors`)
}
const sequences=[0,_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_2__.t4].map(at=>sequenceOf(Buffer.from(otadata.buffer,otadata.byteOffset+at,RECORD_SIZE))).filter(sequence=>sequence!==undefined)
;if(sequences.length===0||slots<1)return undefined;return(Math.max(...sequences)-1>>>0)%slots}
function isPlainOtaData(otadata){
return[0,_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_2__.t4].every(at=>{
const record=Buffer.from(otadata.buffer,otadata.byteOffset+at,RECORD_SIZE)
;return isWhole(record)||(0,_flash_flash_bytes_js__WEBPACK_IMPORTED_MODULE_4__.z3)(record)})}
function isWhole(record){
return record.readUInt32LE(28)===(0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(record.subarray(0,4),CRC_SEED)
}function sequenceOf(record){const sequence=record.readUInt32LE(0)
;const counts=isWhole(record)&&sequence!==BLANK_SEQUENCE&&!PASSED_OVER.has(record.readUInt32LE(24))
;return counts?sequence:undefined}}),
15405:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Y:()=>parsed})
;var _format_error_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(74812)
;function parsed(parse){try{return parse()}catch(error){
if(error instanceof _format_error_js__WEBPACK_IMPORTED_MODULE_0__.I)return undefined;throw error}}}),
98566:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{p:()=>applicationHead})
;var _formats_app_image_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(47557)
;var _flash_chips_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(79823)
;var _formats_image_description_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(4036)
;var _formats_parsed_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(15405)
;function applicationHead(bytes){
const header=bytes.length<_formats_app_image_js__WEBPACK_IMPORTED_MODULE_0__.qT?undefined:(0,
_formats_parsed_js__WEBPACK_IMPORTED_MODULE_3__.Y)(()=>(0,
_formats_app_image_js__WEBPACK_IMPORTED_MODULE_0__.wL)(bytes));return header&&{...(0,
_formats_image_description_js__WEBPACK_IMPORTED_MODULE_2__.Nd)(bytes)??_formats_image_description_js__WEBPACK_IMPORTED_MODULE_2__.lf,
chip:(0,_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.l3)(header.chipId)}}}),
34264:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Fe:()=>applicationPlaces,Kg:()=>markBoot,
vW:()=>bootOrder,vf:()=>countSlots});const FACTORY=-1;const TEST=Number.POSITIVE_INFINITY
;const APP_TYPE=0;const FACTORY_SUBTYPE=0;const FIRST_SLOT_SUBTYPE=16;const LAST_SLOT_SUBTYPE=31
;const TEST_SUBTYPE=32;function countSlots(contents){
return contents.map(rankOf).filter(rank=>rank!==undefined&&rank!==FACTORY&&rank!==TEST).length}
function markBoot(contents,chosen,chip,isOpen){const order=bootOrder(contents,chosen)
;const next=order.find(entry=>isOpen(entry)||isBootable(entry,chip))
;if(next!==undefined&&isOpen(next))return contents
;return contents.map(entry=>rankOf(entry)===undefined?entry:{...entry,boots:entry===next})}
function applicationPlaces(contents){return ranked(contents).map(({entry:entry})=>entry)}
function bootOrder(contents,chosen=FACTORY){const slots=countSlots(contents)
;const tried=ranked(contents).filter(({rank:rank})=>rank<slots||rank===TEST)
;const below=tried.filter(({rank:rank})=>rank<=chosen).reverse()
;const above=tried.filter(({rank:rank})=>rank>chosen)
;return[...below,...above].map(({entry:entry})=>entry)}function ranked(contents){
return contents.flatMap(entry=>{const rank=rankOf(entry);return rank===undefined?[]:[{entry:entry,
rank:rank}]}).sort((a,b)=>a.rank-b.rank)}function isBootable({application:application},chip){
if(application===undefined||application.intact===false)return false
;return chip===undefined||application.chip===undefined||application.chip===chip}
function rankOf({partition:{type:type,subtype:subtype}}){if(type!==APP_TYPE)return undefined
;if(subtype===FACTORY_SUBTYPE)return FACTORY;if(subtype===TEST_SUBTYPE)return TEST
;return subtype>=FIRST_SLOT_SUBTYPE&&subtype<=LAST_SLOT_SUBTYPE?subtype-FIRST_SLOT_SUBTYPE:undefined
}}),35874:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{j:()=>HEAD_SIZE,a:()=>PartitionHeads})
;var application=__webpack_require__(98566);var backup_plan=__webpack_require__(46663)
;var flash_ranges=__webpack_require__(59069);class FetchedFlash{#pieces=[];#read;#costs
;constructor(read,costs){this.#read=read;this.#costs=costs}async fetch(ranges,likely=[]){
const missing=ranges.filter(range=>this.#find(range)===undefined);const runs=(0,
backup_plan.rV)([...missing,...likely],this.#costs)
;for(const run of runs.filter(entry=>missing.some(range=>holds(entry,range)))){
const bytes=await this.#read(run);if(bytes.length!==run.size){
throw new Error(`Of ${run.size} bytes of flash at 0x${run.address.toString(16)}, ${bytes.length} were read.`)
}this.#pieces.push({address:run.address,bytes:bytes})}}reach(address){
const ends=this.#pieces.map(piece=>({address:piece.address,size:piece.bytes.length
})).filter(piece=>holds(piece,{address:address,size:1})).map(flash_ranges.pJ)
;return Math.max(address,...ends)-address}read(address,size){return Promise.resolve(this.get({
address:address,size:size}))}get(range){const bytes=this.#find(range)
;if(bytes===undefined)throw new Error(`Flash at 0x${range.address.toString(16)} was not fetched.`)
;return bytes}#find(range){const piece=this.#pieces.find(({address:address,bytes:bytes})=>holds({
address:address,size:bytes.length},range))
;return piece?.bytes.subarray(range.address-piece.address,range.address-piece.address+range.size)}}
function holds(outer,inner){return inner.address>=outer.address&&(0,flash_ranges.pJ)(inner)<=(0,
flash_ranges.pJ)(outer)}var ota_data=__webpack_require__(37061)
;var partition_names=__webpack_require__(17001);var partition_table=__webpack_require__(22027)
;var flash_bytes=__webpack_require__(26016);const HEAD_SIZE=288;const USUAL_DATA_SIZE=32768
;const APP_ALIGNMENT=65536;class PartitionHeads{bytes;beyond="would be beyond the end of the flash"
;flashSize;#looked=[];constructor(read,costs,flashSize){this.bytes=new FetchedFlash(read,costs)
;this.flashSize=flashSize}get looked(){return this.#looked.map(range=>({address:range.address,
bytes:this.bytes.get(range)}))}async fetchTable(address){const place={address:address,
size:Math.min(partition_table.u3,this.#end-address)};if(place.size<=0)return
;const first=Math.ceil((address+USUAL_DATA_SIZE)/APP_ALIGNMENT)*APP_ALIGNMENT;const likely={
address:first,size:HEAD_SIZE};await this.bytes.fetch([place],this.#isInside(likely)?[likely]:[])
;this.#looked.push(place)}async fetchPartitions(partitions){
const wanted=partitions.flatMap(headOf).filter(head=>this.#isInside(head))
;await this.bytes.fetch((0,flash_ranges.wA)(wanted));this.#looked.push(...wanted)}look(partition){
const seen={partition:partition,used:undefined,sha256:undefined}
;if(!this.#isInside(partition))return Promise.resolve({...seen,content:"unreadable"})
;const[head]=headOf(partition);return Promise.resolve({...seen,
...beginning(partition,head&&this.bytes.get(head))})}get#end(){return this.flashSize??Infinity}
#isInside({address:address,size:size}){return address+size<=this.#end}}function headOf(partition){
const{address:address,size:size}=partition;if(size===0)return[]
;if((0,partition_names.go)(partition.type)==="app")return[{address:address,
size:Math.min(HEAD_SIZE,size)}];if((0,ota_data.LR)(partition)&&size>=ota_data.SO)return[{
address:address,size:ota_data.SO}];return[]}function beginning(partition,bytes){
if(bytes===undefined)return{content:"unknown"};if((0,flash_bytes.z3)(bytes))return{content:"blank"}
;if((0,ota_data.LR)(partition))return{content:"ota-data"};const head=(0,application.p)(bytes)
;return head===undefined?{content:"data"}:{content:"application",application:{...head,
intact:undefined}}}}),46663:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{AR:()=>costsOf,Dq:()=>writeLimit,HU:()=>mapBlockSize,
Qy:()=>secondLook,SH:()=>blocksOf,Yj:()=>firstPart,pZ:()=>ERASE_BLOCK,rV:()=>mergeRuns,
v3:()=>writeMsPerByte})
;var _flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(82773)
;var _flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(59069);const SOCKET={
processMs:250,pairMs:1};const SERIAL={processMs:1500,pairMs:4};const DIGEST_MS_PER_BYTE=1/4e3
;const BITS_PER_BYTE=10;const ERASE_BLOCK=65536;const SOCKET_BAUD=921600
;const FLASH_WRITE_MS_PER_BYTE=150/ERASE_BLOCK+.4/256;const MAP_BLOCK=32768;const ASSUMED_KNOWN=.25
;const KNOWN_AT_BORDER=.5;const ERASED_SINCE=.25;const PART_MS=2e4
;function costsOf(baud,pairsPerProcess){return{...baud===undefined?SOCKET:SERIAL,
digestMsPerByte:DIGEST_MS_PER_BYTE,transferMsPerByte:BITS_PER_BYTE*1e3/(baud??SOCKET_BAUD),
pairsPerProcess:pairsPerProcess}}function compareMs(pieces,bytes,costs){
const processes=Math.ceil(pieces/costs.pairsPerProcess)
;return processes*costs.processMs+pieces*costs.pairMs+bytes*costs.digestMsPerByte}
function mapBlockSize(bytes,purpose,costs){
if(purpose==="write")return bytes<=costs.pairsPerProcess*_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.t4?_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.t4:MAP_BLOCK
;const mapMs=compareMs(Math.ceil(bytes/MAP_BLOCK),bytes,costs)
;return mapMs<bytes*ASSUMED_KNOWN*costs.transferMsPerByte?MAP_BLOCK:undefined}
function blocksOf({address:address,size:size},block){const blocks=[]
;for(let at=address;at<address+size;){const next=Math.min(at-at%block+block,address+size)
;blocks.push({address:at,size:next-at});at=next}return blocks}
function secondLook(differing,orBlank,costs){const isBorder=({address:address,size:size},index)=>{
const[before,after]=[differing[index-1],differing[index+1]];return before===undefined||(0,
_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.pJ)(before)<address||after?.address!==address+size
}
;const borders=differing.filter((range,index)=>range.size>_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.t4&&isBorder(range,index))
;const between=orBlank?differing.filter((range,index)=>!isBorder(range,index)):[]
;const atBorders=borders.flatMap(range=>blocksOf(range,_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.t4))
;const spared=(0,
_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.e6)(borders)*KNOWN_AT_BORDER+(0,
_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.e6)(between)*ERASED_SINCE;const bytes=(0,
_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.e6)(borders)+(0,
_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.e6)(between)
;const lookMs=compareMs(atBorders.length+between.length,bytes,costs)
;return lookMs<spared*costs.transferMsPerByte?{atBorders:atBorders,between:between}:undefined}
function mergeRuns(unknown,costs){const runs=[]
;for(const range of[...unknown].sort((a,b)=>a.address-b.address)){const last=runs.at(-1)
;const gap=last===undefined?Infinity:range.address-(0,
_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_1__.pJ)(last)
;if(last!==undefined&&gap*costs.transferMsPerByte<costs.processMs)last.size+=gap+range.size;else runs.push({
...range})}return runs}function firstPart({address:address,size:size},msPerByte,attempt=1){
const parts=Math.max(1,Math.round(size*msPerByte*attempt/PART_MS))
;const part=Math.ceil(size/parts/_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.t4)*_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.t4
;return{address:address,size:Math.min(part,size)}}
function writeMsPerByte({transferMsPerByte:transferMsPerByte}){
return transferMsPerByte+FLASH_WRITE_MS_PER_BYTE}function writeLimit(costs){
return Math.ceil(PART_MS/writeMsPerByte(costs)/ERASE_BLOCK)*ERASE_BLOCK}}),
80363:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{info:()=>info
});var _backups_backup_record_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(54351)
;var _firmware_transfer_backup_plan_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(46663)
;var _firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(79823)
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_10__=__webpack_require__(82773)
;var _firmware_survey_partition_heads_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(35874)
;var _firmware_survey_survey_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(12611)
;var _firmware_formats_partition_table_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(22027)
;var _firmware_flash_sparse_flash_js__WEBPACK_IMPORTED_MODULE_9__=__webpack_require__(84045)
;var _images_flash_account_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(57645)
;var _board_session_identify_js__WEBPACK_IMPORTED_MODULE_7__=__webpack_require__(53015)
;var _board_device_read_region_js__WEBPACK_IMPORTED_MODULE_8__=__webpack_require__(14824)
;const ONE_PAIR=1;const ROM_SLOWNESS=10;async function info(board){
await(0,_board_session_identify_js__WEBPACK_IMPORTED_MODULE_7__.l)(board)
;const obstacle=obstacleOf(board)
;const outline=obstacle===undefined?await readOutline(board):undefined
;const security=await board.session.readings.reportedSecurity({isLast:true})
;const partitions=outline?.partitions.map(partitionResult)??[]
;const table=outline===undefined?unreadable(obstacle??null):tableResult(outline,security);return{
operation:"info",...identityFields(board.esptool.identity),security:securityResult(security),
partition_table:table,partitions:partitions,application:bootingApplication(partitions),
...outline===undefined?{}:await outlinePicture(outline,table,board)}}
function outlinePicture({heads:heads},{state:state,reason:reason},board){
const pieces=heads.looked.map(piece=>(0,
_firmware_flash_sparse_flash_js__WEBPACK_IMPORTED_MODULE_9__.AC)(piece.address,piece.bytes))
;const address=(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_10__.M0)(board.tableAddress)
;const table=state==="encrypted"?{state:state,address:address,reason:reason}:undefined;return(0,
_images_flash_account_js__WEBPACK_IMPORTED_MODULE_6__.picture)(board,{pieces:pieces,table:table})}
async function readOutline(board){const{connection:connection,identity:identity}=board.esptool
;const{port:port,baud:baud,stub:stub}=connection;const{flashSize:flashSize,chip:chip}=identity
;const costs=(0,
_firmware_transfer_backup_plan_js__WEBPACK_IMPORTED_MODULE_1__.AR)(port.kind==="socket"?undefined:baud,ONE_PAIR)
;const own=stub?costs:{...costs,transferMsPerByte:costs.transferMsPerByte*ROM_SLOWNESS}
;const heads=new _firmware_survey_partition_heads_js__WEBPACK_IMPORTED_MODULE_3__.a(range=>(0,
_board_device_read_region_js__WEBPACK_IMPORTED_MODULE_8__.io)(range,"what info looks at",board),own,flashSize)
;return{...await(0,_firmware_survey_survey_js__WEBPACK_IMPORTED_MODULE_4__.p)(heads,{chip:chip,
tableAddress:board.tableAddress}),heads:heads}}function identityFields(identity){
const{description:description,revision:revision,features:features,crystal:crystal,flashManufacturer:flashManufacturer,flashDevice:flashDevice}=identity
;return{description:description??null,revision:revision??null,features:features??null,
crystal:crystal??null,flash_manufacturer:flashManufacturer??null,flash_device:flashDevice??null}}
function securityResult(security){if(security===undefined)return null
;const{secureBoot:secureBoot,flashEncryption:flashEncryption,secureDownloadMode:secureDownloadMode}=security
;return{secure_boot:secureBoot,flash_encryption:flashEncryption,
secure_download_mode:secureDownloadMode}}function obstacleOf({esptool:esptool}){if((0,
_board_session_identify_js__WEBPACK_IMPORTED_MODULE_7__.E)(esptool))return"cannot be read in Secure Download Mode"
;const isReadable=esptool.connection.stub||(0,
_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_2__.yl)(esptool.identity.chip)
;return isReadable?undefined:"cannot be read without the flasher stub"}function unreadable(reason){
return{state:"unreadable",address:null,reason:reason,problems:[]}}
function tableResult({table:table},security){
const address=(0,_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_10__.M0)(table.address)
;if(table.state==="found")return{state:"found",address:address,reason:null,problems:table.problems}
;const reason=table.state==="absent"?table.reason:null
;const isEncrypted=security?.flashEncryption===true&&reason!==null&&(0,
_firmware_formats_partition_table_js__WEBPACK_IMPORTED_MODULE_5__.bo)(reason);return isEncrypted?{
state:"encrypted",address:address,reason:"is encrypted, as the whole flash: flash encryption is on",
problems:[]}:{state:"absent",address:address,reason:reason,problems:[]}}
function partitionResult({partition:partition,content:content,application:application,boots:boots}){
return{...(0,_backups_backup_record_js__WEBPACK_IMPORTED_MODULE_0__.wS)(partition),
content:beginningOf(content),application:application===undefined?null:{name:application.name,
version:application.version,idf_version:application.idfVersion,built:application.built,
elf_sha256:application.elfSha256,chip:application.chip??null},boots:boots??null}}
function beginningOf(content){
return content==="nvs"||content==="filesystem"||content==="unknown"?null:content}
function bootingApplication(partitions){const booting=partitions.find(({boots:boots})=>boots===true)
;if(booting?.application==null)return null;return{partition:booting.name,...booting.application}}})};