export const id=1425;export const ids=[1425];export const modules={
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
}})};