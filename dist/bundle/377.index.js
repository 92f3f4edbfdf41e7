export const id=377;export const ids=[377];export const modules={
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
35874:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
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
58861:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Dq:()=>firmwareOfSurvey,O:()=>firmwareOfFiles,
vU:()=>firmwareIn})
;var _firmware_survey_application_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(98566)
;var _firmware_survey_partition_heads_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(35874)
;var _system_files_digest_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(31285)
;async function firmwareOfFiles(files,bootsNext){if(bootsNext?.flashed===true){
const{address:address,name:name,version:version,elf_sha256:elf_sha256}=bootsNext;return{
slotOffset:Number(address),...firmware({name:name,version:version,elfSha256:elf_sha256})}}
const only=await onlyApplication(files);return only&&{slotOffset:only.file.address,
...firmware(only.head)}}async function firmwareIn(files){const only=await onlyApplication(files)
;return only&&firmware(only.head)}async function onlyApplication(files){const found=[]
;for(const file of files){const{realPath:realPath,bytes:bytes}=file
;const start=bytes===undefined?await(0,
_system_files_digest_js__WEBPACK_IMPORTED_MODULE_2__.zy)(realPath,_firmware_survey_partition_heads_js__WEBPACK_IMPORTED_MODULE_1__.j):Buffer.from(bytes.subarray(0,_firmware_survey_partition_heads_js__WEBPACK_IMPORTED_MODULE_1__.j))
;const head=(0,_firmware_survey_application_js__WEBPACK_IMPORTED_MODULE_0__.p)(start)
;if(head!==undefined&&isDescribed(head))found.push({file:file,head:head})}
return found.length===1?found[0]:undefined}function firmwareOfSurvey({partitions:partitions}){
const booting=partitions.find(({boots:boots})=>boots===true);return booting?.application&&{
slotOffset:booting.partition.address,...firmware(booting.application)}}
function firmware({name:name,version:version,elfSha256:elfSha256}){return{...isDigest(elfSha256)?{
elfSha256:elfSha256}:{},...name===""?{}:{projectName:name},...version===""?{}:{version:version}}}
function isDescribed({name:name,version:version,elfSha256:elfSha256}){
return name!==""||version!==""||isDigest(elfSha256)}function isDigest(text){return/[^0]/.test(text)}
}),17668:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{k:()=>withGate})
;var __addDisposableResource=undefined&&undefined.__addDisposableResource||function(env,value,async){
if(value!==null&&value!==void 0){
if(typeof value!=="object"&&typeof value!=="function")throw new TypeError("Object expected.")
;var dispose,inner;if(async){
if(!Symbol.asyncDispose)throw new TypeError("Symbol.asyncDispose is not defined.")
;dispose=value[Symbol.asyncDispose]}if(dispose===void 0){
if(!Symbol.dispose)throw new TypeError("Symbol.dispose is not defined.")
;dispose=value[Symbol.dispose];if(async)inner=dispose}
if(typeof dispose!=="function")throw new TypeError("Object not disposable.")
;if(inner)dispose=function(){try{inner.call(this)}catch(e){return Promise.reject(e)}}
;env.stack.push({value:value,dispose:dispose,async:async})}else if(async){env.stack.push({async:true
})}return value}
;var __disposeResources=undefined&&undefined.__disposeResources||function(SuppressedError){
return function(env){function fail(e){
env.error=env.hasError?new SuppressedError(e,env.error,"An error was suppressed during disposal."):e
;env.hasError=true}var r,s=0;function next(){while(r=env.stack.pop()){try{
if(!r.async&&s===1)return s=0,env.stack.push(r),Promise.resolve().then(next);if(r.dispose){
var result=r.dispose.call(r.value)
;if(r.async)return s|=2,Promise.resolve(result).then(next,function(e){fail(e);return next()})
}else s|=1}catch(e){fail(e)}}
if(s===1)return env.hasError?Promise.reject(env.error):Promise.resolve()
;if(env.hasError)throw env.error}return next()}
}(typeof SuppressedError==="function"?SuppressedError:function(error,suppressed,message){
var e=new Error(message);return e.name="SuppressedError",e.error=error,e.suppressed=suppressed,e})
;async function withGate(request,board,work,known){const env_1={stack:[],error:void 0,hasError:false
};try{if(request===undefined)return work()
;const{BoardGate:BoardGate}=await Promise.all([__webpack_require__.e(2856),__webpack_require__.e(6349),__webpack_require__.e(261)]).then(__webpack_require__.bind(__webpack_require__,50261))
;const gate=__addDisposableResource(env_1,await BoardGate.prepare(request,board),true)
;const result=await work();if("verified"in result&&result.verified===true){board.session.finish({
success:true,verified:true})}const firmware=await known(result)
;const found=await gate.judge(firmware).catch(async error=>{await gate.keepConsole();throw error})
;return{...result,...found}}catch(e_1){env_1.error=e_1;env_1.hasError=true}finally{
const result_1=__disposeResources(env_1);if(result_1)await result_1}}}),
10377:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
monitor:()=>monitor})
;var _gate_known_firmware_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(58861)
;var _gate_with_gate_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(17668)
;async function monitor({gate:gate,images:images},board){
const result=await(0,_gate_with_gate_js__WEBPACK_IMPORTED_MODULE_1__.k)(gate,board,()=>Promise.resolve({
operation:"monitor"}),()=>(0,_gate_known_firmware_js__WEBPACK_IMPORTED_MODULE_0__.vU)(images))
;return result}})};