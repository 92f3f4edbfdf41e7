export const id=4939;export const ids=[4939,4617];export const modules={
51843:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Y:()=>isClone,m:()=>mismatchOf})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(82773)
;var _firmware_formats_backup_manifest_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(52122)
;function mismatchOf(backup,identity,port,allowOtherBoard){
const{chip:chip,mac:mac,flashSize:flashSize}=identity
;const{name:name,range:range,origin:origin}=backup;const end=range.address+range.size
;const problems=[...difference("chip",origin?.chip,chip),...allowOtherBoard?[]:macDifference(origin,mac),...difference("flash size",origin?.flash_size,flashSize),...flashSize!==undefined&&end>flashSize?[`it ends at ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.M0)(end)}, beyond the flash of ${flashSize} bytes`]:[]]
;if(problems.length===0)return undefined
;return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("backup-of-other-board",`The backup "${name}" is not of the board on ${port}: ${problems.join("; ")}. The flash was not changed.`,"Use the backup of this board. allow-other-board: true restores the backup of another board with the same chip and flash size.")
}function isClone({origin:origin},{mac:mac}){
const same=origin&&(0,_firmware_formats_backup_manifest_js__WEBPACK_IMPORTED_MODULE_2__.KU)(origin,mac)
;return same===undefined?undefined:!same}function macDifference(origin,mac){
const end=origin?.mac_end
;if(end===undefined||origin?.mac!=null)return difference("MAC address",origin?.mac,mac)
;return difference("MAC address",`…${end}`,mac?.endsWith(`:${end}`)===true?`…${end}`:mac)}
function difference(what,recorded,found){
if(recorded===null||recorded===undefined||recorded===found)return[]
;const shown=String(recorded).slice(0,40)
;return[`its ${what} is ${JSON.stringify(shown)}, and the board's is ${found??"not known"}`]}}),
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
2020:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
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
...range,isBlank:false,read:read}}}),
38119:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{CS:()=>pictureOf,D:()=>AFTER_FIRST_SECTOR,
sg:()=>namedRegion,ui:()=>surveyImage})
;var _firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_9__=__webpack_require__(59069)
;var _firmware_survey_every_byte_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(13782)
;var _firmware_survey_survey_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(12611)
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_8__=__webpack_require__(82773)
;var _report_flash_map_flash_map_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(57994)
;var _backups_backup_record_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(54351)
;var _backups_filled_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(91211)
;var _flash_account_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(57645)
;var _image_bytes_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(8298)
;var _board_session_known_table_js__WEBPACK_IMPORTED_MODULE_7__=__webpack_require__(53345)
;const AFTER_FIRST_SECTOR=_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_8__.t4
;function surveyImage(path,range,origin){
return(0,_image_bytes_js__WEBPACK_IMPORTED_MODULE_6__.x)(path,range,async flash=>({path:path,
range:range,contents:await(0,_firmware_survey_survey_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,
_firmware_survey_every_byte_js__WEBPACK_IMPORTED_MODULE_0__.i7)(flash,range.address),origin),
filled:await(0,_backups_filled_js__WEBPACK_IMPORTED_MODULE_4__.k)(flash,range)}))}
async function pictureOf(survey,changes,isVerified,board){
const{path:path,range:range,contents:contents}=survey;const{flashSize:flashSize=(0,
_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_9__.pJ)(range)}=board.esptool.identity
;const verified=isVerified?[range]:[]
;if(range.address<=AFTER_FIRST_SECTOR&&(0,_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_9__.pJ)(range)>=flashSize){
return{flash_map:drawImage(survey,changes,verified)}}
const pieces=[(0,_image_bytes_js__WEBPACK_IMPORTED_MODULE_6__.o)(path,range)]
;const tableAddress=contents.table.address
;return(0,_flash_account_js__WEBPACK_IMPORTED_MODULE_5__.picture)(board,{tableAddress:tableAddress,
pieces:pieces,changes:changes,verified:verified,part:range})}
function drawImage({range:range,contents:contents,filled:filled},changes,verified){const record=(0,
_backups_backup_record_js__WEBPACK_IMPORTED_MODULE_3__.mh)(contents)
;const problems=contents.table.state==="found"?contents.table.problems:[]
;const odd=problems.length===0?{}:{problems:problems}
;return(0,_report_flash_map_flash_map_js__WEBPACK_IMPORTED_MODULE_2__.j)({...record,
partition_table:{...record.partition_table,...odd},size:range.address+range.size,isWhole:true,
files:[],looked:[range],filled:filled,changes:changes,verified:verified})}
function namedRegion(region,{contents:contents},board){
const known=contents.table.state==="found"?contents.partitions.map(({partition:partition})=>partition):(0,
_board_session_known_table_js__WEBPACK_IMPORTED_MODULE_7__.E)(board)?.partitions??[]
;const{address:address,size:size}=region;const touched=known.filter(partition=>(0,
_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_9__.$f)(partition,region));return{
address:(0,_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_8__.M0)(address),size:size,
partitions:touched.map(({name:name})=>name)}}}),
84939:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
restoreAndWatch:()=>restoreAndWatch})
;var _gate_known_firmware_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(58861)
;var _gate_with_gate_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(17668)
;var _images_image_survey_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(38119)
;var _restore_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(24617)
;function restoreAndWatch(request,board,backup){
return(0,_gate_with_gate_js__WEBPACK_IMPORTED_MODULE_1__.k)(request.gate,board,()=>(0,
_restore_js__WEBPACK_IMPORTED_MODULE_3__.restore)(request,backup,board),()=>firmwareOf(backup,board))
}
async function firmwareOf({imagePath:imagePath,range:range,tableAddress:tableAddress},{esptool:esptool}){
const{contents:contents}=await(0,
_images_image_survey_js__WEBPACK_IMPORTED_MODULE_2__.ui)(imagePath,range,{
chip:esptool.identity.chip,tableAddress:tableAddress})
;return(0,_gate_known_firmware_js__WEBPACK_IMPORTED_MODULE_0__.Dq)(contents)}}),
67851:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{o:()=>restoreResult,x:()=>factsOf})
;var _firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(59069)
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(82773)
;var _backups_board_match_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51843)
;var _images_image_survey_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(38119)
;async function restoreResult(backup,dryRun,survey,{verified:verified,written:written,erased:erased},board){
const cloned=(0,
_backups_board_match_js__WEBPACK_IMPORTED_MODULE_0__.Y)(backup,board.esptool.identity)
;const changed=(0,
_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_2__.wA)([...written,...erased])
;const isDone=dryRun==="false";return{...factsOf(backup,dryRun),verified:verified,
...cloned===undefined?{}:{cloned:cloned},changed:!verified||changed.length>0,
changed_regions:changed.map(region=>(0,
_images_image_survey_js__WEBPACK_IMPORTED_MODULE_1__.sg)(region,survey,board)),
bytes_written:isDone?(0,_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_2__.e6)(written):0,
bytes_erased:isDone?(0,_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_2__.e6)(erased):0,
bytes_skipped:backup.range.size-(0,
_firmware_flash_flash_ranges_js__WEBPACK_IMPORTED_MODULE_2__.e6)(changed),...isDone?await(0,
_images_image_survey_js__WEBPACK_IMPORTED_MODULE_1__.CS)(survey,{since:"step",by:"comparison",
within:backup.range,regions:changed},verified,board):{}}}
function factsOf({name:name,range:range,sha256:sha256,origin:origin},dryRun){return{
operation:"restore",backup_path:name,
start_address:(0,_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_3__.M0)(range.address),
size:range.size,sha256:sha256,dry_run:dryRun,verified:false,manifest_checked:origin!==undefined,
bytes_written:0,bytes_erased:0}}}),
24617:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
restore:()=>restore});var errors=__webpack_require__(76578)
;var board_state=__webpack_require__(29344);var digest=__webpack_require__(31285)
;var found_file=__webpack_require__(91744);var board_match=__webpack_require__(51843)
;var image_survey=__webpack_require__(38119);var proof=__webpack_require__(46143)
;var read_region=__webpack_require__(14824);var promises_=__webpack_require__(51455)
;var backup_plan=__webpack_require__(46663);var flash_ranges=__webpack_require__(59069)
;var flash_layout=__webpack_require__(82773);const WORTH_ERASING=262144
;function planWrites(differing,sectors,costs){const ranges=startWritable(differing,sectors)
;const stretches=ranges.flatMap(range=>blankStretches(range,sectors))
;const isAll=stretches.length===1&&(0,flash_ranges.e6)(stretches)===(0,flash_ranges.e6)(ranges)
;const erases=isAll?stretches:stretches.filter(({size:size})=>size>=WORTH_ERASING)
;const pieces=ranges.flatMap(range=>cutOut(range,erases));return{erases:erases,
writes:processesOf(pieces,sectors,costs)}}function processesOf(pieces,sectors,costs){const limit=(0,
backup_plan.Dq)(costs);const processes=[];let current=[]
;for(const piece of pieces.flatMap(whole=>partsOf(whole,limit,sectors))){const isFull=(0,
flash_ranges.e6)(current)+piece.size>limit||current.length>=costs.pairsPerProcess
;if(current.length>0&&isFull){processes.push(current);current=[]}current.push(piece)}
if(current.length>0)processes.push(current);return processes.map(list=>byCompression(list,sectors))}
function partsOf(piece,limit,sectors){const count=Math.max(1,Math.round(piece.size/limit))
;const step=Math.ceil(piece.size/count/backup_plan.pZ)*backup_plan.pZ;const end=(0,
flash_ranges.pJ)(piece);const parts=[];for(let at=piece.address;at<end;){
const cut=at-at%backup_plan.pZ+step;const next=cut>=end?end:sectors.writableFrom(cut)
;const to=next>at?next:end;parts.push({address:at,size:to-at});at=to}return parts}
function byCompression(pieces,sectors){const ratio=piece=>sectors.sentBytes(piece)/piece.size
;return[...pieces].sort((a,b)=>ratio(a)-ratio(b))}function startWritable(differing,sectors){
const ranges=[];for(const{address:address,size:size}of differing){
const start=sectors.writableFrom(address);ranges.push({address:start,size:address+size-start})}
return(0,flash_ranges.n$)(withoutOverlaps(ranges))}function withoutOverlaps(ranges){const apart=[]
;for(const range of ranges){const last=apart.at(-1)
;const from=last===undefined?range.address:Math.max(range.address,last.address+last.size)
;if(from<range.address+range.size){apart.push({address:from,size:range.address+range.size-from})}}
return apart}function blankStretches({address:address,size:size},sectors){const blank=[]
;const end=address+size;for(let at=address;at<end;at+=flash_layout.t4){const next=at+flash_layout.t4
;if(sectors.isBlank(at)&&(next>=end||sectors.writableFrom(next)===next)){blank.push({address:at,
size:flash_layout.t4})}}return(0,flash_ranges.n$)(blank)}
function cutOut({address:address,size:size},holes){const rest=[];let at=address
;for(const hole of holes){if(hole.address<at||hole.address>=address+size)continue
;if(hole.address>at)rest.push({address:at,size:hole.address-at});at=hole.address+hole.size}
if(at<address+size)rest.push({address:at,size:address+size-at});return rest}
var external_node_zlib_=__webpack_require__(38522);var intel_hex_record=__webpack_require__(45462)
;const BLANK=Buffer.alloc(flash_layout.t4,255);const LEVEL=1;class SectorTable{#start;#isBlank
;#isHex;#sentBefore;constructor(start,facts){this.#start=start
;this.#isBlank=facts.map(({blank:blank})=>blank);this.#isHex=facts.map(({hex:hex})=>hex);let sum=0
;this.#sentBefore=[0,...facts.map(({sent:sent})=>sum+=sent)]}static async of(start,pieces){
const facts=[];for await(const piece of pieces){for(let at=0;at<piece.length;at+=flash_layout.t4){
facts.push(factsOf(piece.subarray(at,at+flash_layout.t4)))}}return new SectorTable(start,facts)}
isBlank(address){return this.#isBlank[this.#index(address)]??false}writableFrom(address){
let index=this.#index(address);while(index>0&&this.#isHex[index]===true)index--
;return this.#start+index*flash_layout.t4}sentBytes({address:address,size:size}){
const before=this.#sentBefore[this.#index(address)]??0
;return(this.#sentBefore[this.#index(address+size)]??before)-before}#index(address){
return Math.floor((address-this.#start)/flash_layout.t4)}}function factsOf(sector){
const blank=sector.equals(BLANK)
;const sent=Math.min(sector.length,(0,external_node_zlib_.deflateRawSync)(sector,{level:LEVEL
}).length);return{blank:blank,hex:(0,intel_hex_record.tW)(sector),sent:sent}}
var block_comparison=__webpack_require__(2020);const CHUNK=1048576;const REGIONS_NAMED=20
;const PIECES_SHOWN=8;async function planRestore({imagePath:imagePath,range:range},board){
const{port:port,baud:baud,stub:stub}=board.esptool.connection;if(!stub)return{erases:[],
writes:[[range]]};const costs=(0,backup_plan.AR)(port.kind==="socket"?undefined:baud,(0,
block_comparison.a)(board));const sectors=await SectorTable.of(range.address,chunksOf(imagePath))
;const{unknown:unknown}=await(0,block_comparison.z)(range,{path:imagePath,purpose:"write"},{
...costs,transferMsPerByte:(0,backup_plan.v3)(costs)},board)
;return planWrites(unknown,sectors,costs)}
async function carryOut({erases:erases,writes:writes},backup,board){
for(const range of erases)await eraseRange(range,board)
;for(const pieces of writes)await writePieces(pieces,backup,board)}
function describePlan({erases:erases,writes:writes}){const pieces=writes.flat();const regions=(0,
flash_ranges.wA)([...erases,...pieces])
;const shown=regions.slice(0,REGIONS_NAMED).map(({address:address,size:size})=>`  ${(0,
flash_layout.M0)(address)}: ${size} bytes`);const more=regions.length-shown.length
;return[`To write: ${(0,
flash_ranges.e6)(pieces)} bytes in ${pieces.length} pieces; to erase only: ${(0,
flash_ranges.e6)(erases)} bytes in ${erases.length}.`,...shown,...more>0?[`  and ${more} more`]:[]]}
async function eraseRange(range,board){const seen=await board.esptool.run({name:"erase-region",
...range,force:false},range.size,new Map,{isPart:true});if(seen.erased)return
;throw notDone(`did not report that ${range.size} bytes at ${(0,
flash_layout.M0)(range.address)} were erased`)}async function writePieces(pieces,backup,board){
const images=await pieceFiles(pieces,backup,board);try{
const names=new Map(images.map(({path:path})=>[path,backup.name]))
;const seen=await board.esptool.run({name:"write-flash",images:images,header:proof.Q_,compress:true,
force:false,extent:"images"},(0,flash_ranges.e6)(pieces),names,{isPart:true,
quiet:pieces.length>PIECES_SHOWN})
;if(seen.written.length!==pieces.length||seen.hashesVerified!==pieces.length){
throw notDone(`verified ${seen.hashesVerified} of ${pieces.length} pieces`)}}finally{
await Promise.all(images.map(({path:path})=>(0,promises_.rm)(path,{force:true})))}}
function notDone(what){
return new errors.HR("esptool-failed",`esptool exited successfully, but ${what}. The flash may be partly erased or written.`,"The log has esptool's output. Restore again: only differences are written.")
}async function pieceFiles(pieces,{imagePath:imagePath,range:range},{folder:folder}){
const image=await(0,promises_.open)(imagePath,"r");try{const files=[]
;for(const{address:address,size:size}of pieces){
const bytes=await readAt(image,address-range.address,size);files.push({address:address,
path:await folder.writeBytes(`piece-0x${address.toString(16)}.bin`,bytes)})}return files}finally{
await image.close()}}async function*chunksOf(path){const image=await(0,promises_.open)(path,"r")
;try{const{size:size}=await image.stat()
;for(let at=0;at<size;at+=CHUNK)yield await readAt(image,at,Math.min(CHUNK,size-at))}finally{
await image.close()}}async function readAt(file,position,size){const bytes=Buffer.alloc(size)
;const{bytesRead:bytesRead}=await file.read(bytes,0,size,position);if(bytesRead===size)return bytes
;throw new errors.HR("file-unreadable",`The copy of the backup ends at ${position+bytesRead} bytes.`,"Something changed the step's files in the runner's temporary folder while it ran.")
}var restore_result=__webpack_require__(67851);const ROUNDS=2
;async function restore(request,backup,board){const{dryRun:dryRun}=request
;const{identity:identity}=board.esptool
;const{imagePath:imagePath,range:range,tableAddress:tableAddress}=backup;const survey=()=>(0,
image_survey.ui)(imagePath,range,{chip:identity.chip,tableAddress:tableAddress});await(0,
read_region.y8)(0,board);checkBoard(backup,request,board);if(await isRight(backup,board)){
board.say(`The flash already matches "${backup.name}": nothing is written.`);const nothing={
verified:true,written:[],erased:[]}
;return(0,restore_result.o)(backup,dryRun,await survey(),nothing,board)}
await checkSecurity(backup,board);if(dryRun==="connect"){const plan=await planRestore(backup,board)
;for(const line of describePlan(plan))board.say(line);const{writes:writes,erases:erases}=plan
;const planned={verified:false,written:writes.flat(),erased:erases}
;return(0,restore_result.o)(backup,dryRun,await survey(),planned,board)}
const changes=await repair(backup,board);return(0,restore_result.o)(backup,dryRun,await survey(),{
verified:true,...changes},board)}async function repair(backup,board){const written=[]
;const erased=[];for(let round=1;round<=ROUNDS;round++){const plan=await planRestore(backup,board)
;for(const line of describePlan(plan))board.say(line);await carryOut(plan,backup,board)
;written.push(...plan.writes.flat());erased.push(...plan.erases);if(await isRight(backup,board,{
isLast:true})){board.esptool.confirmWritten();return{written:written,erased:erased}}
if(round<ROUNDS){
board.warn("restore again","The flash does not match the backup yet: something changed it in the meantime.")
}}
throw new errors.HR("digest-mismatch",`The flash on ${board.esptool.connection.port.name} differs from the backup "${backup.name}", although each piece was verified. ${board_state.X[board.esptool.state]}`,"Something else writes to the flash, or the flash or power supply is unstable. Check them, then restore again: only differences are written.")
}async function isRight({imagePath:imagePath,name:name,range:range,sha256:sha256},board,options={}){
const isThere=await(0,proof.kh)(imagePath,name,range,board,options)
;if(await(0,digest.Vq)(imagePath)!==sha256)throw(0,found_file.tD)(name);return isThere}
function checkBoard(backup,request,board){
const{identity:identity,connection:connection}=board.esptool
;const mismatch=(0,board_match.m)(backup,identity,connection.port.name,request.allowOtherBoard)
;if(mismatch!==undefined)throw mismatch;if((0,board_match.Y)(backup,identity)===true){
const verb=request.dryRun==="false"?"will":"would"
;board.warn("clone",`"${backup.name}" was taken from another board, ${macOf(backup)}, and ${verb} be cloned.`)
}if((0,proof.wG)(board))return
;throw new errors.HR("not-supported-by-chip",`${identity.chip??"The chip"} cannot compute a digest of its flash without the stub, so a restore could not be verified. The flash was not changed.`,"Remove `no-stub: true`, or write the image with `flash` and `verify: false`.")
}async function checkSecurity({name:name,origin:origin},board){
const here=protections(await board.session.readings.security())
;const{name:port}=board.esptool.connection.port;if(here.length>0){
throw refusedBySecurity(`The chip on ${port} has ${here.join(" and ")} on, and the backup differs from its flash: writing it could permanently brick the chip.`,"Use `flash` with images that are signed and encrypted for this board.")
}const{secure_boot:secure_boot=false,flash_encryption:flash_encryption=false}=origin?.security??{}
;const there=protections({secureBoot:secure_boot,flashEncryption:flash_encryption})
;if(there.length===0)return
;throw refusedBySecurity(`The backup "${name}" was taken from a chip with ${there.join(" and ")} on, which the chip on ${port} does not have: its firmware would not run.`,"Restore it to the board it was taken from, or flash this board with a build for it.")
}function protections({secureBoot:secureBoot,flashEncryption:flashEncryption}){
return[...secureBoot?["Secure Boot"]:[],...flashEncryption?["flash encryption"]:[]]}
function refusedBySecurity(what,hint){
return new errors.HR("security-refused",`${what} The flash was not changed.`,hint)}
function macOf({origin:origin}){
return origin?.mac??(origin?.mac_end===undefined?"?":`…${origin.mac_end}`)}})};