export const id=130;export const ids=[130];export const modules={
26016:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Z:()=>usedOf,Z4:()=>BLANK,dS:()=>FlashWindow,
hU:()=>covers,z3:()=>isBlank});const BLANK=255;function isBlank(bytes){
return bytes.every(byte=>byte===BLANK)}function usedOf(bytes){let used=bytes.length
;while(used>0&&bytes[used-1]===BLANK)used--;return used}
function covers(flash,{address:address,size:size}){return flash.reach(address)>=size}
class FlashWindow{end;#start;#flash;constructor(flash,start){this.#flash=flash;this.#start=start
;this.end=start+flash.size}reach(address){return address<this.#start?0:Math.max(0,this.end-address)}
async read(address,size){const bytes=await this.#flash.read(address,size)
;if(bytes.length===size)return bytes
;throw new Error(`Of ${size} bytes of flash at 0x${address.toString(16)}, ${bytes.length} were read.`)
}}}),59069:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{$f:()=>overlaps,KO:()=>sharedWith,dt:()=>sharedBytes,
e6:()=>totalOf,n$:()=>joinNeighbours,nx:()=>inside,pJ:()=>endOf,qY:()=>outside,wA:()=>rangesOf})
;function overlaps(one,other){return sharedBytes(one,other)>0}function sharedBytes(one,other){
const start=Math.max(one.address,other.address)
;return Math.max(0,Math.min(endOf(one),endOf(other))-start)}function sharedWith(range,pieces){
return pieces.reduce((sum,piece)=>sum+sharedBytes(piece,range),0)}function inside(range,pieces){
return pieces.filter(piece=>overlaps(piece,range)).map(piece=>{
const address=Math.max(piece.address,range.address);return{address:address,
size:sharedBytes(piece,range)}})}function outside(range,pieces){const rest=[];let from=range.address
;for(const piece of inside(range,pieces).sort((a,b)=>a.address-b.address)){
if(piece.address>from)rest.push({address:from,size:piece.address-from})
;from=Math.max(from,endOf(piece))}if(from<endOf(range))rest.push({address:from,
size:endOf(range)-from});return rest}function rangesOf(ranges){
const sorted=[...ranges].sort((a,b)=>a.address-b.address);const apart=[];let end=0
;for(const range of sorted){const from=Math.max(range.address,end);const to=range.address+range.size
;if(to>from)apart.push({address:from,size:to-from});end=Math.max(end,to)}
return joinNeighbours(apart)}function endOf({address:address,size:size}){return address+size}
function joinNeighbours(ranges){const joined=[];for(const range of ranges){const last=joined.at(-1)
;if(last!==undefined&&endOf(last)===range.address)last.size+=range.size;else joined.push({...range})
}return joined}function totalOf(ranges){return ranges.reduce((sum,{size:size})=>sum+size,0)}}),
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
74812:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{I:()=>FormatError});class FormatError extends Error{
name="FormatError"}}),4036:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
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
17001:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{I:()=>kindOf,g2:()=>subtypeName,go:()=>typeName})
;var _flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(82773)
;const TYPES=["app","data","bootloader","partition_table"];const OTA_SLOTS=16;const TEE_SLOTS=2
;const SUBTYPES={
app:new Map([[0,"factory"],...slots("ota",16,OTA_SLOTS),[32,"test"],...slots("tee",48,TEE_SLOTS)]),
data:new Map([[0,"ota"],[1,"phy"],[2,"nvs"],[3,"coredump"],[4,"nvs_keys"],[5,"efuse"],[6,"undefined"],[128,"esphttpd"],[129,"fat"],[130,"spiffs"],[131,"littlefs"],[144,"tee_ota"]]),
bootloader:new Map([[0,"primary"],[1,"ota"],[2,"recovery"]]),
partition_table:new Map([[0,"primary"],[1,"ota"]])};function typeName(type){return TYPES[type]??(0,
_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.M0)(type)}function subtypeName(type,subtype){
return SUBTYPES[typeName(type)]?.get(subtype)??(0,
_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.M0)(subtype)}
function kindOf({type:type,subtype:subtype}){return`${typeName(type)}/${subtypeName(type,subtype)}`}
function slots(name,first,count){return Array.from({length:count
},(_,slot)=>[first+slot,`${name}_${slot}`])}}),
22027:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{$j:()=>PARTITION_TABLE_ADDRESS,
u3:()=>PARTITION_TABLE_SIZE,bo:()=>mayBeCiphertext,Ai:()=>parsePartitionTable,
hZ:()=>readPartitionTable,Kb:()=>tableDamage,_Z:()=>tableOrReason})
;var external_node_crypto_=__webpack_require__(77598);var device_name=__webpack_require__(14806)
;var flash_layout=__webpack_require__(82773);var format_error=__webpack_require__(74812)
;var partition_names=__webpack_require__(17001);var flash_ranges=__webpack_require__(59069)
;const APP_ALIGNMENT=65536;const OTA_DATA_SIZE=2*flash_layout.t4
;const WRITABLE_NVS_SIZE=3*flash_layout.t4
;function partitionProblems(partitions,{tableAddress:tableAddress,flashSize:flashSize}){
const inOrder=[...partitions].sort((a,b)=>a.address-b.address)
;return[...partitions.flatMap(ownProblems),...nameProblems(partitions),...inOrder.flatMap((partition,index)=>[...tableOverlap(partition,tableAddress),...overlap(partition,inOrder[index-1])]),...otaDataProblems(partitions,"data/ota"),...otaDataProblems(partitions,"data/tee_ota"),...inOrder.flatMap(partition=>endProblem(partition,flashSize))]
}function ownProblems(partition){const{type:type,address:address,size:size}=partition
;const isApp=(0,partition_names.go)(type)==="app"
;const alignment=isApp?APP_ALIGNMENT:flash_layout.t4;const problems=[];if(address%alignment!==0){
problems.push(`puts ${where(partition)}, which is not a multiple of ${(0,
flash_layout.M0)(alignment)}`)}if(isApp&&size%flash_layout.t4!==0){
problems.push(`gives ${what(partition)}, which is not a multiple of ${(0,
flash_layout.M0)(flash_layout.t4)}`)}const kind=(0,partition_names.I)(partition)
;if(partition.readonly&&(kind==="data/ota"||kind==="data/coredump")){
problems.push(`marks ${quoted(partition)} read-only, which is always written to (${kind})`)}
if(kind==="data/nvs"&&!partition.readonly&&size<WRITABLE_NVS_SIZE){
problems.push(`gives ${what(partition)}, but writable NVS needs at least ${(0,
flash_layout.M0)(WRITABLE_NVS_SIZE)}`)}return problems}function nameProblems(partitions){
const seen=new Set;const repeated=new Set
;for(const{name:name}of partitions)(seen.has(name)?repeated:seen).add(name)
;return[...repeated].map(name=>`has two partitions named "${name}"`)}
function tableOverlap(partition,tableAddress){const kind=(0,partition_names.I)(partition)
;if(kind==="partition_table/primary")return[];const isBefore=kind==="bootloader/primary"&&(0,
flash_ranges.pJ)(partition)<=tableAddress
;if(isBefore||partition.address>=tableAddress+flash_layout.t4)return[]
;const reserved=kind==="bootloader/primary"?`over the table itself at ${(0,
flash_layout.M0)(tableAddress)}`:`where the bootloader and the table itself are (up to ${(0,
flash_layout.M0)(tableAddress+flash_layout.t4)})`;return[`puts ${where(partition)}, ${reserved}`]}
function overlap(partition,before){if(before===undefined||partition.address>=(0,
flash_ranges.pJ)(before))return[]
;return[`puts ${where(partition)}, but ${quoted(before)} extends to ${(0,flash_layout.M0)((0,
flash_ranges.pJ)(before))}`]}function endProblem(partition,flashSize){if(flashSize===undefined||(0,
flash_ranges.pJ)(partition)<=flashSize)return[];return[`lets ${quoted(partition)} end at ${(0,
flash_layout.M0)((0,
flash_ranges.pJ)(partition))}, beyond the flash of ${(0,flash_layout.M0)(flashSize)} bytes`]}
function otaDataProblems(partitions,kind){const[first,second]=partitions.filter(partition=>(0,
partition_names.I)(partition)===kind);if(first===undefined)return[];if(second!==undefined){
return[`has two partitions of the kind ${kind}: ${quoted(first)} and ${quoted(second)}`]}
if(first.size===OTA_DATA_SIZE)return[];return[`gives ${what(first)}, where ${kind} takes ${(0,
flash_layout.M0)(OTA_DATA_SIZE)}`]}function quoted({name:name}){return`"${name}"`}
function where(partition){return`${quoted(partition)} at ${(0,flash_layout.M0)(partition.address)}`}
function what(partition){
return`${quoted(partition)} a size of ${(0,flash_layout.M0)(partition.size)}`}
var flash_bytes=__webpack_require__(26016);const PARTITION_TABLE_ADDRESS=32768
;const PARTITION_TABLE_SIZE=3072;const MAY_BE_CIPHERTEXT="is not a partition table, or is encrypted"
;const ROW_SIZE=32;const PARTITION_MAGIC=43600;const DIGEST_MAGIC=60395;const DIGEST_OFFSET=16
;const END_MARKER_SIZE=4;function parsePartitionTable(bytes,options={}){
const{partitions:partitions,hasDigest:hasDigest,problems:problems}=wholeTable(bytes,options)
;const[first]=problems;if(first!==undefined)throw new format_error.I(first);return{
partitions:partitions,hasDigest:hasDigest}}function readPartitionTable(bytes,options={}){
const table=wholeTable(bytes,options);for(const partition of table.partitions)checkReach(partition)
;return table}function tableOrReason(bytes,options={}){try{return readPartitionTable(bytes,options)
}catch(error){if(error instanceof format_error.I)return error.message;throw error}}
function wholeTable(bytes,options){
const{address:address=PARTITION_TABLE_ADDRESS,flashSize:flashSize,isFile:isFile=false}=options
;const{rows:rows,digestAt:digestAt,size:size,problems:problems}=rowsOf(isFile?withErasedRest(bytes):bytes)
;const partitions=rows.map(partitionOf)
;if(partitions.length===0)throw new format_error.I("has no partition")
;const hasDigest=digestAt!==undefined;return{partitions:partitions,hasDigest:hasDigest,
problems:[...hasDigest||size<bytes.byteLength?[]:[mayBeCut(bytes)],...problems,...partitionProblems(partitions,{
tableAddress:address,flashSize:flashSize})]}}function mayBeCut({byteLength:byteLength}){
return`has neither an end marker nor a digest in its ${byteLength} bytes, and so may be truncated`}
function checkReach({name:name,address:address,size:size}){if(address+size<=flash_layout.VE)return
;throw new format_error.I(`is damaged: "${name}" ends at ${(0,
flash_layout.M0)(address+size)}, beyond the largest flash, 128 MB`)}function withErasedRest(bytes){
if(bytes.byteLength<ROW_SIZE||bytes.byteLength>=PARTITION_TABLE_SIZE)return bytes
;return Buffer.concat([bytes,Buffer.alloc(PARTITION_TABLE_SIZE-bytes.byteLength,flash_bytes.Z4)])}
function tableDamage(bytes){try{readPartitionTable(bytes,{isFile:true});return undefined
}catch(error){if(!(error instanceof format_error.I))throw error;const[first,second]=bytes;return{
problem:error.message,isTable:((first??0)<<8)+(second??0)===PARTITION_MAGIC}}}
function mayBeCiphertext(problem){return problem===MAY_BE_CIPHERTEXT}function rowsOf(bytes){
const table=Buffer.from(bytes.buffer,bytes.byteOffset,Math.min(bytes.byteLength,PARTITION_TABLE_SIZE))
;if(table.length<ROW_SIZE)throw new format_error.I(`is only ${table.length} bytes long`)
;checkUsed(table);const rows=[];let digestAt;for(let at=0;at+ROW_SIZE<=table.length;at+=ROW_SIZE){
const row=table.subarray(at,at+ROW_SIZE)
;if(rows.length>0&&isEnd(row))return checkedRows(rows,digestAt,row);checkMagic(row,rows.length)
;if(magicOf(row)===DIGEST_MAGIC){
if(digestAt!==undefined)throw new format_error.I("is damaged: it has two digest rows")
;checkDigest(rows,row);digestAt=rows.length}rows.push(row)}
throw new format_error.I(`has no end marker in its ${table.length} bytes`)}
function checkedRows(rows,digestAt,endRow){const problems=[]
;const isDigestLast=digestAt===undefined||digestAt===rows.length-1
;if(!isDigestLast)problems.push("has rows after its digest row, which no digest covers");if(!(0,
flash_bytes.z3)(endRow))problems.push("has an end marker with other bytes than 0xff in its row")
;const counted=digestAt===undefined?rows:rows.slice(0,-1);return{
rows:counted.filter(row=>magicOf(row)===PARTITION_MAGIC),digestAt:digestAt,
size:rows.length*ROW_SIZE,problems:problems}}function checkUsed(table){
if((0,flash_bytes.z3)(table))throw new format_error.I("is blank")
;if(table.every(byte=>byte===0))throw new format_error.I("is blank: it contains only zeros");if((0,
flash_bytes.z3)(table.subarray(0,ROW_SIZE)))throw new format_error.I("has a blank first row, but data after it")
}function checkMagic(row,index){const magic=magicOf(row)
;if(magic===PARTITION_MAGIC||magic===DIGEST_MAGIC)return
;if(index===0)throw new format_error.I(MAY_BE_CIPHERTEXT)
;throw new format_error.I(`is damaged: row ${index+1} begins with ${(0,flash_layout.M0)(magic)}`)}
function checkDigest(rows,digestRow){
const digest=(0,external_node_crypto_.createHash)("md5").update(Buffer.concat(rows)).digest()
;if(digestRow.subarray(DIGEST_OFFSET).equals(digest))return
;throw new format_error.I("is damaged: its digest does not match its partitions")}
function partitionOf(row){const flags=row.readUInt32LE(28);return{
name:(0,device_name.g)(row.subarray(12,28)),type:row.readUInt8(2),subtype:row.readUInt8(3),
address:row.readUInt32LE(4),size:row.readUInt32LE(8),encrypted:(flags&1)!==0,readonly:(flags&2)!==0}
}function magicOf(row){return row.readUInt16BE(0)}function isEnd(row){
return(0,flash_bytes.z3)(row.subarray(0,END_MARKER_SIZE))}}),
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
}}),24555:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{P:()=>startPiped})
;var node_events__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(78474)
;var node_events__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_events__WEBPACK_IMPORTED_MODULE_0__)
;var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__)
;var node_stream__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(57075)
;var node_stream__WEBPACK_IMPORTED_MODULE_2___default=__webpack_require__.n(node_stream__WEBPACK_IMPORTED_MODULE_2__)
;var _end_process_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(19982)
;var _launch_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(41208);const ERRORS_KEPT=4096
;const GRACE_MS=1500;async function startPiped(request){
const{command:command,args:args,env:env,inheritedFds:inheritedFds=[]}=request;const cwd=(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.parse)(process.cwd()).root;const child=(0,
_launch_js__WEBPACK_IMPORTED_MODULE_4__.ql)({...{command:command,args:args,cwd:cwd,env:env},
stdio:["pipe","pipe","pipe",...inheritedFds],detached:process.platform!=="win32"});const ended=(0,
node_events__WEBPACK_IMPORTED_MODULE_0__.once)(child,"close").then(([code,signal])=>code===null?`signal ${String(signal)}`:`exit code ${String(code)}`)
;ended.catch(()=>undefined)
;await(0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(child,"spawn").catch(error=>{throw(0,
_launch_js__WEBPACK_IMPORTED_MODULE_4__.DY)(command,error)});const{input:input,output:output}={
input:child.stdin??new node_stream__WEBPACK_IMPORTED_MODULE_2__.PassThrough,
output:child.stdout??new node_stream__WEBPACK_IMPORTED_MODULE_2__.PassThrough}
;input.on("error",()=>undefined);let errors="";child.stderr?.setEncoding("utf8").on("data",text=>{
errors=(errors+text).slice(-ERRORS_KEPT)});let timers;const end=()=>{input.end();timers??=(0,
_end_process_js__WEBPACK_IMPORTED_MODULE_3__.G)(child,"SIGINT")};const dispose=async()=>{input.end()
;output.destroy();const grace=setTimeout(end,GRACE_MS);await ended
;for(const timer of[grace,...timers??[]])clearTimeout(timer)
;(0,_end_process_js__WEBPACK_IMPORTED_MODULE_3__.B)(child)};let disposed;return{input:input,
output:output,errors:()=>errors,ended:ended,end:end,[Symbol.asyncDispose]:()=>disposed??=dispose()}}
})};