export const id=7841;export const ids=[7841];export const modules={
4393:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{x:()=>onImageChip})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;async function onImageChip(chip,board,run){const{esptool:esptool}=board
;const isOpen=chip!==undefined&&esptool.connection.chip==="auto";try{return await run()
}catch(error){
if(!isOpen||!(error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR)||error.code!=="wrong-chip")throw error
;throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("image-wrong-chip",`The images are for ${chip}, but the chip on ${esptool.connection.port.name} is not. The flash was not changed.`,"Build the firmware for this chip, or find out which board is on this port. `force: true` flashes it anyway.",{
cause:error})}}}),39587:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{X:()=>revisionWords});function revisionWords(revision){
return`v${Math.floor(revision/100)}.${revision%100}`}}),
57444:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{O:()=>esp8266Image});const MAGIC=233;const OTA_MAGIC=234
;const OTA_SEGMENTS=4;const HEADER_SIZE=8;const MAX_SEGMENTS=16
;const DATA_RAM=[1073643520,1073741824];const CODE_RAM=[1074790400,1074855936]
;function esp8266Image(bytes){if(bytes.length<2*HEADER_SIZE)return undefined
;const view=new DataView(bytes.buffer,bytes.byteOffset,bytes.byteLength)
;const[magic,segments]=[view.getUint8(0),view.getUint8(1)]
;const[entry,address,size]=[4,8,12].map(at=>view.getUint32(at,true))
;if(!isIn(entry,CODE_RAM))return undefined;if(magic===OTA_MAGIC)return segments===OTA_SEGMENTS?{
segments:segments}:undefined;const isSegment=isIn(address,CODE_RAM)||isIn(address,DATA_RAM)
;const isSized=size!==undefined&&size>0&&size%4===0&&size<CODE_RAM[1]-CODE_RAM[0]
;const isCounted=segments>0&&segments<=MAX_SEGMENTS
;return magic===MAGIC&&isCounted&&isSegment&&isSized?{segments:segments}:undefined}
function isIn(address,[start,end]){return address!==undefined&&address>=start&&address<end}}),
35282:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{z:()=>checkHeaderInputs})
;var _flash_chips_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(79823)
;var _formats_esp8266_image_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(57444)
;var _flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(82773)
;var _plan_words_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(4390)
;var _planned_images_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(45966)
;function checkHeaderInputs(images,settings,chip){const{inputs:inputs=[]}=settings
;if(inputs.length===0)return[]
;const bootloaders=(0,_planned_images_js__WEBPACK_IMPORTED_MODULE_1__.TS)(images,undefined,chip).filter(program=>program.address===(0,
_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__.uF)(chip??program.chip))
;if(bootloaders.some(({address:address,file:file})=>address===file.address))return[]
;if(images.some(image=>image.address===0&&(0,
_formats_esp8266_image_js__WEBPACK_IMPORTED_MODULE_2__.O)(image.bytes)!==undefined))return[]
;const[merged]=bootloaders
;const idle=inputs.filter(input=>merged===undefined||!isThere(input,settings,merged))
;if(idle.length===0)return[];const names=idle.map(input=>`\`${input}\``).join(", ");return[{
severity:"warning",code:"plan-refused",
message:`${names}: no header is changed, because ${reason(merged,chip)}`,
hint:"Use a separate bootloader file, or build with these settings."}]}
function isThere(input,{mode:mode,size:size},{header:header}){
if(input==="flash-mode")return header.flashMode===mode
;return input==="flash-size"&&header.flashSize===(0,
_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_3__.Lw)(size)}function reason(merged,chip){
if(merged!==undefined){return`esptool does not change the bootloader inside ${(0,
_plan_words_js__WEBPACK_IMPORTED_MODULE_4__.Ad)(merged.file)}; use a separate bootloader file, or let \`merge-bin\` set these values`
}const place=chip===undefined?undefined:(0,_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__.i8)(chip)
;return`no file begins with a bootloader at ${place===undefined?"the chip's bootloader address":(0,
_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_3__.M0)(place)}`}}),
89392:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{FU:()=>findLosses,M8:()=>bytesOfLoss,dj:()=>lossFinding})
;var _flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(82773)
;var _formats_partition_names_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(17001)
;var _plan_words_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(4390)
;const REPLACEABLE=new Set(["ota","tee_ota","phy"]);function findLosses(images,table){
const kept=(table?.partitions??[]).filter(holdsData)
;return images.flatMap(image=>kept.flatMap(partition=>{
const end=Math.ceil((image.address+image.bytes.length)/_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.t4)*_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.t4
;const size=Math.min(end,partition.address+partition.size)-partition.address
;if(image.address>=partition.address||size<=0)return[];return[{partition:partition.name,
address:partition.address,size:size,image:image}]}))}
function holdsData({type:type,subtype:subtype}){
return(0,_formats_partition_names_js__WEBPACK_IMPORTED_MODULE_0__.go)(type)==="data"&&!REPLACEABLE.has((0,
_formats_partition_names_js__WEBPACK_IMPORTED_MODULE_0__.g2)(type,subtype))}
function lossFinding(losses,severity){const[first]=losses;if(first===undefined)return[]
;const parts=losses.map(({partition:partition,address:address,size:size})=>`"${partition}" (${size} bytes at ${(0,
_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.M0)(address)})`)
;const files=[...new Set(losses.map(({image:image})=>(0,
_plan_words_js__WEBPACK_IMPORTED_MODULE_2__.Ad)(image)))];return[{severity:severity,
code:"data-loss",message:`${files.join(" and ")} would wipe the data in ${parts.join(", ")}`,
hint:"Flash the build or Intel HEX, which do not touch the partitions between their parts, or set `allow-data-loss: true`."
}]}function bytesOfLoss({address:address,size:size,image:image}){const bytes=Buffer.alloc(size,255)
;image.bytes.copy(bytes,0,address-image.address,Math.min(image.bytes.length,address-image.address+size))
;return bytes}}),45966:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{TS:()=>programsIn,bP:()=>piecesIn,cE:()=>strayTable,
nO:()=>plannedTable})
;var _formats_app_image_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(47557)
;var _flash_chips_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(79823)
;var _formats_format_error_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(74812)
;var _flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(82773)
;var _formats_parsed_js__WEBPACK_IMPORTED_MODULE_7__=__webpack_require__(15405)
;var _formats_partition_names_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(17001)
;var _formats_partition_table_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(22027)
;var _formats_image_description_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(4036)
;var _flash_revision_words_js__WEBPACK_IMPORTED_MODULE_8__=__webpack_require__(39587)
;const TABLE_MAGIC=[170,80];function plannedTable(images,address){for(const file of images){
const bytes=file.bytes.subarray(Math.max(0,address-file.address))
;if(file.address>address||!beginsAsTable(bytes))continue;try{
const table=(0,_formats_partition_table_js__WEBPACK_IMPORTED_MODULE_3__.hZ)(bytes,{address:address,
isFile:true});return{file:file,table:table,problem:undefined}}catch(error){
if(!(error instanceof _formats_format_error_js__WEBPACK_IMPORTED_MODULE_5__.I))throw error;return{
file:file,table:undefined,problem:error.message}}}return undefined}
function strayTable(images,address){for(const file of images){
const first=Math.ceil(file.address/_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_6__.t4)*_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_6__.t4
;for(let at=first;at<file.address+file.bytes.length;at+=_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_6__.t4){
const bytes=file.bytes.subarray(at-file.address);if(at===address||!beginsAsTable(bytes))continue
;const table=(0,
_formats_parsed_js__WEBPACK_IMPORTED_MODULE_7__.Y)(()=>(0,_formats_partition_table_js__WEBPACK_IMPORTED_MODULE_3__.hZ)(bytes,{
address:at,isFile:true}));if(table!==undefined)return{file:file,address:at}}}return undefined}
function beginsAsTable(bytes){return TABLE_MAGIC.every((byte,at)=>bytes[at]===byte)}
function programsIn(images,table,chip){
if(!(0,_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.uP)(chip))return[]
;return images.flatMap(file=>programsOf(file,table,chip))}function programsOf(file,table,chip){
const first=programAt(file,file.address)
;const places=[...placesIn(file,table,first?.chip??chip)].sort((a,b)=>a-b)
;const programs=first===undefined?[]:[first];for(const place of places){const last=programs.at(-1)
;if(last!==undefined&&place<last.address+(last.image?.length??1))continue
;const program=programAt(file,place);if(program!==undefined)programs.push(program)}return programs}
function piecesIn(images,programs,table,{chip:chip,tableAddress:tableAddress}){
return images.flatMap(file=>{const own=programs.filter(program=>program.file===file)
;const places=[file.address,...placesIn(file,table,own[0]?.chip??chip)]
;const cuts=[...places,tableAddress,file.address+file.bytes.length].sort((a,b)=>a-b)
;const isProgram=place=>own.some(({address:address,image:image})=>place>=address&&place<address+(image?.length??1))
;return[...new Set(places)].filter(place=>!isProgram(place)).map(address=>{
const end=cuts.find(cut=>cut>address)??address;return{file:file,address:address,
bytes:file.bytes.subarray(address-file.address,end-file.address)}})})}
function*placesIn(file,table,chip){
const isInside=address=>address>file.address&&address<file.address+file.bytes.length
;const bootloaders=chip===undefined?_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.jB:[(0,
_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.uF)(chip)]
;for(const address of bootloaders)if(address!==undefined&&isInside(address))yield address
;for(const partition of table?.partitions??[]){
if((0,_formats_partition_names_js__WEBPACK_IMPORTED_MODULE_2__.go)(partition.type)==="app"&&isInside(partition.address))yield partition.address
}}function programAt(file,address){const bytes=file.bytes.subarray(address-file.address)
;const header=(0,
_formats_parsed_js__WEBPACK_IMPORTED_MODULE_7__.Y)(()=>(0,_formats_app_image_js__WEBPACK_IMPORTED_MODULE_0__.wL)(bytes))
;const chip=header&&(0,_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.l3)(header.chipId)
;if(header===undefined||chip===undefined)return undefined;const base={file:file,address:address,
bytes:bytes,header:header,chip:chip};try{
const image=(0,_formats_app_image_js__WEBPACK_IMPORTED_MODULE_0__.u0)(bytes)
;const damage=image.intact?impossibleNeeds(bytes,header):"has a wrong checksum or SHA-256";return{
...base,image:image,damage:damage}}catch(error){
if(!(error instanceof _formats_format_error_js__WEBPACK_IMPORTED_MODULE_5__.I))throw error;return{
...base,image:undefined,damage:error.message}}}const LAST_BLOCK_REVISION=399
;const PAGE_BITS=new Set([0,13,14,15,16])
;function impossibleNeeds(bytes,{minRevision:minRevision,maxRevision:maxRevision}){
if(minRevision>maxRevision){
return`needs chip revision ${(0,_flash_revision_words_js__WEBPACK_IMPORTED_MODULE_8__.X)(minRevision)} or later, and ${(0,
_flash_revision_words_js__WEBPACK_IMPORTED_MODULE_8__.X)(maxRevision)} at most`}const needs=(0,
_formats_image_description_js__WEBPACK_IMPORTED_MODULE_4__.Pf)(bytes)
;if(needs===undefined)return undefined;const{min:min,max:max}=needs.blocks
;if(min>LAST_BLOCK_REVISION)return`needs eFuse block revision ${(0,
_flash_revision_words_js__WEBPACK_IMPORTED_MODULE_8__.X)(min)}, which no chip has`
;if(max!==0&&min>max){
return`needs eFuse block revision ${(0,_flash_revision_words_js__WEBPACK_IMPORTED_MODULE_8__.X)(min)} or later, and ${(0,
_flash_revision_words_js__WEBPACK_IMPORTED_MODULE_8__.X)(max)} at most`}
if(!PAGE_BITS.has(needs.pageBits))return`maps the flash in pages of 2^${needs.pageBits} bytes, which no chip supports`
;return undefined}}),35874:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
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
86172:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Z8:()=>askWhatBoots,of:()=>foretellBoot})
;var flash_layout=__webpack_require__(82773);var errors=__webpack_require__(76578)
;var backup_plan=__webpack_require__(46663);var app_image=__webpack_require__(47557)
;var boot_choice=__webpack_require__(34264);var flash_bytes=__webpack_require__(26016)
;var survey_application=__webpack_require__(98566);var partition_heads=__webpack_require__(35874)
;var flash_ranges=__webpack_require__(59069);var ota_data=__webpack_require__(37061)
;var parsed=__webpack_require__(15405);var sparse_flash=__webpack_require__(84045);const ALL={
address:0,size:4294967296};async function forecastBoot(sources){
const{partitions:partitions,isPlain:isPlain}=sources;const flash=afterFlash(sources)
;const candidates=partitions.map(partition=>({partition:partition}))
;const otadata=partitions.find(ota_data.LR);let chosen;if(otadata!==undefined){const records={
address:otadata.address,size:ota_data.SO}
;if(otadata.size<ota_data.SO)return unknown(`the partition ${otadata.name} is too small for it`)
;if(!(0,flash_bytes.hU)(flash,records))return boot_forecast_open(records,flash,sources)
;const bytes=await flash.read(records.address,records.size)
;if(!isPlain&&!(0,ota_data.rU)(bytes))return unknown("OTA data is damaged, or encrypted");chosen=(0,
ota_data.l0)(bytes,(0,boot_choice.vf)(candidates))}for(const{partition:partition}of(0,
boot_choice.vW)(candidates,chosen)){const head=headOf(partition)
;if(!(0,flash_bytes.hU)(flash,head))return otadata===undefined?unknown(UNREAD):boot_forecast_open(head,flash,sources)
;const bytes=await flash.read(head.address,head.size)
;const application=(0,survey_application.p)(bytes)
;if(application!==undefined&&isCut(partition,sources)){
return unknown(`a file overwrites a part of the application in the partition ${partition.name}`)}
if(application!==undefined&&starts(application,partition,sources)){return{state:"known",next:{
partition:partition,application:application},isChosen:chosen!==undefined}}
if(application===undefined&&!(0,flash_bytes.z3)(bytes)&&!isPlain){
return unknown(`the partition ${partition.name} has no application, or an encrypted one`)}}
return unknown("no application was found")}
function flashedApplications({partitions:partitions,images:images}){
return(0,boot_choice.Fe)(partitions.map(partition=>({partition:partition
}))).flatMap(({partition:partition})=>{const image=imageAt(partition.address,images)
;const application=image&&(0,
survey_application.p)(image.bytes.subarray(partition.address-image.address).subarray(0,partition_heads.j))
;return image===undefined||application===undefined?[]:[{partition:partition,application:application,
image:image}]})}function isSameBuild(one,other){
const{elfSha256:elfSha256,name:name,version:version}=one;const says=/[^0]/.test(elfSha256)
;return says&&elfSha256===other.elfSha256&&name===other.name&&version===other.version}
function withNeighbours(needs,{partitions:partitions,images:images},costs){const heads=(0,
boot_choice.vW)(partitions.map(partition=>({partition:partition
}))).map(({partition:partition})=>headOf(partition)).filter(({address:address})=>imageAt(address,images)===undefined)
;const runs=(0,
backup_plan.rV)([needs,...heads.filter(({address:address})=>address>needs.address)],costs)
;return runs.find(run=>run.address<=needs.address&&(0,flash_ranges.pJ)(run)>=(0,
flash_ranges.pJ)(needs))??needs}
const UNREAD="the files have no OTA data, and the board's was not read";function unknown(reason){
return{state:"unknown",reason:reason}}function boot_forecast_open(wanted,flash,{images:images}){
const missing=(0,flash_ranges.qY)(wanted,flash.ranges)
;const isCut=missing.some(range=>images.some(image=>(0,flash_ranges.$f)(sectorsOf(image),range)))
;const[first]=missing;const last=missing.at(-1)
;if(isCut||first===undefined||last===undefined)return unknown("a file overwrites a part of it")
;return{state:"open",needs:{address:first.address,size:(0,flash_ranges.pJ)(last)-first.address}}}
function afterFlash({images:images,pieces:pieces,isErased:isErased}){
const touched=images.map(sectorsOf)
;const kept=pieces.flatMap(piece=>(0,flash_ranges.qY)(piece,touched).map(rest=>({...piece,...rest
})));const before=isErased?[(0,sparse_flash.hw)(ALL)]:kept
;return new sparse_flash.zJ([...before,...images.map(({address:address,bytes:bytes})=>(0,
sparse_flash.AC)(address,bytes))])}function sectorsOf({address:address,bytes:bytes}){
const start=address-address%flash_layout.t4
;const end=Math.ceil((address+bytes.length)/flash_layout.t4)*flash_layout.t4;return{address:start,
size:end-start}}function headOf({address:address,size:size}){return{address:address,
size:Math.min(partition_heads.j,size)}}function imageAt(address,images){
return images.findLast(image=>image.address<=address&&address<image.address+image.bytes.length)}
function starts(application,{address:address,size:size},{images:images,chip:chip}){
if(chip!==undefined&&application.chip!==undefined&&application.chip!==chip)return false
;const image=imageAt(address,images);if(image===undefined)return true;const whole=(0,
parsed.Y)(()=>(0,app_image.u0)(image.bytes.subarray(address-image.address)))
;return whole!==undefined&&whole.intact&&whole.length<=size}
function isCut(partition,{images:images}){
if(imageAt(partition.address,images)!==undefined)return false;return images.some(image=>(0,
flash_ranges.$f)(sectorsOf(image),partition))}var plan_words=__webpack_require__(4390)
;function openWords(partitions){
return partitions.some(ota_data.LR)?"OTA data on the board decides, and was not read":"the board's flash decides, and was not read"
}function bootWords(next,twin){
const what=twin===undefined?"from this flash":`the same build as the one flashed to ${twin.partition.name}`
;return`${next.partition.name} boots next: ${titleOf(next)}, ${what}.`}
function passedOverWords({next:next,isChosen:isChosen},flashed,partitions){
const names=flashed.map(({partition:partition})=>partition.name).join(", ")
;const files=[...new Set(flashed.map(({image:image})=>(0,plan_words.Ad)(image)))].join(", ")
;const otadata=partitions.find(ota_data.LR)
;const choice=isChosen?"selects it":"selects none, so the bootloader starts with that one"
;const why=otadata===undefined?"":`: OTA data (the partition ${otadata.name}) ${choice}`
;const[first]=(0,boot_choice.vW)(partitions.map(partition=>({partition:partition})))
;const isFirst=flashed.some(({partition:partition})=>partition===first?.partition)
;const erase=isChosen&&otadata!==undefined&&isFirst?`also erase ${otadata.name}, or `:""
;const into=next.partition.name
;return`${files} goes to the partition ${names}, but ${into} boots next, with the application ${titleOf(next)}${why}. To boot the new application, ${erase}flash it to ${into}.`
}function titleOf({application:{name:name,version:version}}){
return[name,version].filter(text=>text!=="").join(" ")||"without a name"}
var planned_images=__webpack_require__(45966);var identify=__webpack_require__(53015)
;var known_table=__webpack_require__(53345);var read_region=__webpack_require__(14824)
;const NO_ANSWER={says:[],warnings:[],asked:[],pieces:[]};const ONE_PAIR=1
;const UNREADABLE=new Set(["secure-download-mode","beyond-flash"])
;async function askWhatBoots(request,images,facts,board){
const table=tableOf(request,images,facts,(0,known_table.E)(board))
;const sources=sourcesOf(request,images,facts,table);if(sources===undefined)return NO_ANSWER
;const{port:port,baud:baud}=board.esptool.connection
;const costs=(0,backup_plan.AR)(port.kind==="socket"?undefined:baud,ONE_PAIR);const pieces=[]
;const asked=[];for(;;){const forecast=await forecastBoot({...sources,pieces:pieces})
;const mayRead=!request.force&&facts.security?.flashEncryption!==true&&!(0,
identify.E)(board.esptool);if(forecast.state!=="open"||!mayRead)return{
...answerTo(forecast,sources),asked:asked,pieces:pieces}
;const range=withNeighbours(forecast.needs,sources,costs);asked.push(forecast.needs);try{
pieces.push((0,
sparse_flash.AC)(range.address,await(0,read_region.io)(range,"which application boots next",board)))
}catch(error){if(!(error instanceof errors.HR)||!UNREADABLE.has(error.code))throw error;return{
...answerTo(forecast,sources),asked:asked}}}}
async function foretellBoot(request,images,facts,given){
const sources=sourcesOf(request,images,facts,tableOf(request,images,facts,given))
;if(sources===undefined)return NO_ANSWER;const forecast=await forecastBoot(sources)
;const isOpen=forecast.state==="open"&&!request.force;return{...answerTo(forecast,sources),
asked:isOpen?[forecast.needs]:[]}}
function tableOf({extent:extent},images,{table:table,tableProblem:tableProblem,tableAddress:tableAddress},other){
const planned=(0,planned_images.nO)(images,tableAddress)
;if(planned!==undefined)return planned.table?.partitions
;if(extent==="chip"||tableProblem!==undefined)return undefined;return(table??other)?.partitions}
function sourcesOf({extent:extent},images,{chip:chip,security:security},partitions){
if(partitions===undefined||flashedApplications({partitions:partitions,images:images
}).length===0)return undefined;const isPlain=security?.flashEncryption===false;return{
partitions:partitions,images:images,pieces:[],isErased:extent==="chip",isPlain:isPlain,chip:chip}}
function answerTo(forecast,sources){if(forecast.state!=="known"){
const reason=forecast.state==="open"?openWords(sources.partitions):forecast.reason;return{
...NO_ANSWER,says:[`It is unknown which application boots next: ${reason}.`]}}
const{next:next}=forecast;const flashed=flashedApplications(sources)
;const isFlashed=flashed.some(({partition:partition})=>partition===next.partition)
;const twin=flashed.find(({application:application})=>isSameBuild(application,next.application))
;const result=bootsNext(next,isFlashed,isFlashed||twin!==undefined)
;return isFlashed||twin!==undefined?{...NO_ANSWER,next:result,
says:[bootWords(next,isFlashed?undefined:twin)]}:{...NO_ANSWER,next:result,
warnings:[passedOverWords(forecast,flashed,sources.partitions)]}}
function bootsNext({partition:partition,application:application},flashed,sameBuild){
const{name:name,version:version,idfVersion:idfVersion,built:built,elfSha256:elfSha256,chip:chip}=application
;return{partition:partition.name,address:(0,flash_layout.M0)(partition.address),name:name,
version:version,idf_version:idfVersion,built:built,elf_sha256:elfSha256,chip:chip??null,
flashed:flashed,same_build:sameBuild}}}),
87841:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{checkFiles:()=>checkFiles,d:()=>checkFlash,
H:()=>readPlanned});var flash_chips=__webpack_require__(79823)
;var app_image=__webpack_require__(47557);var esp8266_image=__webpack_require__(57444)
;var parsed=__webpack_require__(15405);var flash_layout=__webpack_require__(82773)
;var partition_names=__webpack_require__(17001);var plan_words=__webpack_require__(4390)
;var revision_words=__webpack_require__(39587)
;const BUILD_AGAIN="Build the firmware for this chip, or use the board it was built for."
;function checkPrograms(programs,facts,table){
return programs.flatMap(program=>[...chipFinding(program,programs,facts,table),...damageFinding(program),...revisionFinding(program,facts)])
}function chipFinding(program,programs,{chip:chip},table){
const first=programs.find(other=>!isPayload(other,table));const wanted=chip??first?.chip
;if(wanted===undefined||program.chip===wanted)return[]
;const other=chip===undefined&&first!==undefined?`${(0,
plan_words.Os)(first)} is for ${wanted}`:`the chip is ${chip}`;return[{
severity:isPayload(program,table)?"warning":"refusal",code:"image-wrong-chip",message:`${(0,
plan_words.Os)(program)} is for ${program.chip}, and ${other}`,hint:BUILD_AGAIN}]}
function isPayload({address:address},table){
const partition=table?.partitions.find(entry=>entry.address===address)
;return partition!==undefined&&(0,partition_names.go)(partition.type)!=="app"&&(0,
partition_names.go)(partition.type)!=="bootloader"}function damageFinding(program){
const{damage:damage,image:image}=program;if(damage===undefined)return[]
;const starts=image?.checksumRight===true&&image.description===undefined;return[{
severity:starts?"warning":"refusal",code:"image-damaged",
message:`${(0,plan_words.Os)(program)} is truncated or damaged: it ${damage}`,
hint:"Build it again, and check how it was transferred (complete download, no text conversion)."}]}
function revisionFinding(program,{chip:chip,revision:revision}){
const{minRevision:minRevision,maxRevision:maxRevision}=program.header
;if(chip!==program.chip||revision===undefined)return[]
;if(revision>=minRevision&&revision<=maxRevision)return[]
;const needs=revision<minRevision?`needs revision ${(0,
revision_words.X)(minRevision)} or later`:`runs up to revision ${(0,revision_words.X)(maxRevision)}`
;return[{severity:"refusal",code:"image-wrong-revision",
message:`${(0,plan_words.Os)(program)} ${needs}, but the chip is ${(0,revision_words.X)(revision)}`,
hint:"Build with the minimum chip revision of this board, or use another board."}]}
function checkSettings(programs,{mode:mode,size:size},{chip:chip,security:security}){
const isKept=security?.secureBoot===true;return programs.flatMap(program=>{
const{address:address,header:header,file:file}=program;if(address!==file.address||address!==(0,
flash_chips.uF)(chip??program.chip))return[];const bytes=(0,flash_layout.Lw)(size)
;const changes=[...mode==="keep"||mode===header.flashMode?[]:[`flash mode ${header.flashMode} to ${mode}`],...bytes===undefined||bytes===header.flashSize?[]:[`flash size ${header.flashSize===0?"(none)":(0,
flash_layout.M0)(header.flashSize)} to ${size}`],...size==="detect"?["flash size to the board's"]:[]]
;if(changes.length===0)return[];return[{severity:"warning",code:"plan-refused",
message:isKept?`the chip has Secure Boot on, so esptool does not rewrite the header of ${(0,
plan_words.Os)(program)} (requested: ${changes.join(", ")})`:`esptool rewrites the header of ${(0,
plan_words.Os)(program)}: ${changes.join(", ")}`,
hint:"Build with these settings, or leave `flash-mode` and `flash-size` at `keep`."}]})}
function esp8266Files(images){
return images.filter(({bytes:bytes})=>(0,esp8266_image.O)(bytes)!==undefined)}
function checkEsp8266(images,programs,{chip:chip},table){
if(chip===flash_chips.fX)return images.flatMap(otherFinding);const[first]=programs
;if(chip===undefined&&first===undefined)return[];const isOther=chip===undefined&&first!==undefined
;const board=isOther?`${(0,plan_words.Os)(first)} is for ${first.chip}`:`the chip is ${chip??""}`
;return esp8266Files(images).map(file=>wrongChip(`${(0,
plan_words.Ad)(file)} is for ${flash_chips.fX}, and ${board}`,isPayload(file,table)))}
function otherFinding(file){if((0,esp8266_image.O)(file.bytes)!==undefined)return[];const image=(0,
parsed.Y)(()=>(0,app_image.u0)(file.bytes))
;const chip=image&&(0,flash_chips.l3)(image.header.chipId);if(chip===undefined)return[]
;return[wrongChip(`${(0,
plan_words.Ad)(file)} is for ${chip}, and the chip is ${flash_chips.fX}`,false)]}
function wrongChip(message,isPayload){return{severity:isPayload?"warning":"refusal",
code:"image-wrong-chip",message:message,hint:BUILD_AGAIN}}var shown_text=__webpack_require__(12458)
;const DOWNLOAD="Check how the file was downloaded: `curl --fail` fails on a server error."
;const UNPACK="Unpack it in an earlier step, and flash the .bin file inside."
;const THE_BIN="Flash the .bin file of the build.";const TAR_MAGIC_AT=257;const BOOT_SECTOR_END=510
;const LITTLEFS_MAGIC_AT=8;const PE_POINTER_AT=60;const REPLACED_BYTE=Buffer.from("�")
;const WHOLE_LINE=120;function foreignContent(bytes){if(bytes.length===0)return undefined
;if(bytes.every(byte=>byte===0)){return{what:"nothing but zeros",
hint:`Check how the file was made or downloaded. ${THE_BIN}`}}const text=textOf(bytes)
;for(const recognize of KINDS){const found=recognize(bytes,text);if(found!==undefined)return found}
return undefined}
const KINDS=[magic("ELF","an ELF file",`${THE_BIN} \`esptool elf2image\` makes it from the ELF file.`),magic("UF2\n","a UF2 file",`UF2 files are for USB drives of bootloaders. ${THE_BIN}`),magic("!<arch>\n","a static library (.a)",THE_BIN),magic("DfuSe","a DFU file",`DFU files are for dfu-util. ${THE_BIN}`),magic("070701","a cpio archive, as in the dfu.bin of ESP-IDF",`DFU files are for dfu-util. ${THE_BIN}`),windowsProgram,magic("PK","a zip archive",UNPACK),magic("PK","an empty zip archive",UNPACK),magic("\b","a gzip file",UNPACK),magic("ý7zXZ\0","an xz file",UNPACK),magic("(µ/ý","a zstd file",UNPACK),magic("7z¼¯'","a 7z archive",UNPACK),magic("Rar!","a rar archive",UNPACK),magic('"M',"an lz4 file",UNPACK),bytes=>/^BZh[1-9]1AY&SY/.test(latin(bytes,10))?{
what:"a bzip2 file",hint:UNPACK}:undefined,bytes=>latin(bytes.subarray(TAR_MAGIC_AT),5)==="ustar"?{
what:"a tar archive",hint:UNPACK
}:undefined,magic("age-encryption.org/","a file encrypted with age","`operation: restore` decrypts a backup."),bytes=>latin(bytes.subarray(LITTLEFS_MAGIC_AT),8)==="littlefs"?fileSystem("a LittleFS file system"):undefined,fatVolume,magic("%PDF-","a PDF document",DOWNLOAD),magic("PNG\r\n\n","a PNG picture",DOWNLOAD),magic("ÿØÿà","a JPEG picture",DOWNLOAD),magic("ÿþ","UTF-16 text","In PowerShell, `>` writes text: download binary files with `-OutFile` or `curl --output`.",isUtf16),magic(latin(REPLACED_BYTE,3),"a binary file that was converted as text","It was transferred as text: transfer it as binary (`-text` in .gitattributes, no editor, no `>` of PowerShell)."),(_,text)=>text===undefined?undefined:textContent(text)]
;function magic(start,what,hint,also=()=>true){const expected=Buffer.from(start,"latin1")
;return bytes=>bytes.subarray(0,expected.length).equals(expected)&&also(bytes)?{what:what,hint:hint
}:undefined}function windowsProgram(bytes){
if(latin(bytes,2)!=="MZ"||bytes.length<PE_POINTER_AT+4)return undefined
;const at=bytes.readUInt32LE(PE_POINTER_AT);return latin(bytes.subarray(at),4)==="PE\0\0"?{
what:"a program for Windows",hint:THE_BIN}:undefined}function fatVolume(bytes){
const isBootSector=bytes[0]===235&&bytes[2]===144&&bytes[BOOT_SECTOR_END]===85
;return isBootSector&&bytes[BOOT_SECTOR_END+1]===170?fileSystem("a FAT file system"):undefined}
function fileSystem(what){return{what:what,
hint:"It belongs in a data partition: use that partition's name or address."}}
function isUtf16(bytes){const start=bytes.subarray(2,2+WHOLE_LINE)
;const high=start.filter((_,index)=>index%2===1);return high.length>0&&high.every(byte=>byte===0)}
function textContent(text){const start=text.trimStart()
;if(start.startsWith("version https://git-lfs.github.com/spec/")){return{
what:"a Git LFS pointer, not the file itself",
hint:"Check the repository out with `lfs: true` (actions/checkout)."}}if(start==="")return{
what:"nothing but white space",hint:THE_BIN}
;if(/^<(?:!doctype html|html|head|body)\b/i.test(start))return{what:"an HTML page",hint:DOWNLOAD}
;if(/^<[?!a-z]/i.test(start))return{what:"XML",hint:DOWNLOAD}
;if(/^-----BEGIN [A-Z0-9 ]+-----/.test(start))return{what:"a key or certificate (PEM)",hint:THE_BIN}
;if(isJson(start)){return{what:"JSON",
hint:`${DOWNLOAD} To flash a build by its flasher_args.json, set \`files\` to that file.`}}
if(/^S[0-37][0-9A-F]{4,}\r?$/im.test(start.slice(0,WHOLE_LINE*5))&&start.startsWith("S")){return{
what:"Motorola S-records",hint:THE_BIN}}
if(/^(?:# *(?:ESP-IDF Partition Table|Name, *Type)|\w+ *, *(?:app|data) *,)/i.test(start)){return{
what:"the source of a partition table (CSV)",
hint:"The build makes the table from it (partition-table.bin, or gen_esp32part.py)."}}
if(/^Archive member included|^Memory Configuration$/m.test(start)){return{
what:"the map file of a linker",hint:THE_BIN}}const[line=""]=start.split(/\r?\n/,1);return{
what:`text ("${(0,shown_text.m)(line.trimEnd())}")`,hint:`${DOWNLOAD} ${THE_BIN}`}}
function isJson(text){if(!/^[{[]/.test(text))return false;try{JSON.parse(text);return true}catch{
return false}}function textOf(bytes){let end=bytes.length
;while(end>0&&(bytes[end-1]===255||bytes[end-1]===0))end--;const content=bytes.subarray(0,end)
;if(content.length===0)return undefined
;if(content.some(byte=>byte<32&&![9,10,12,13,27].includes(byte)))return undefined;try{
return new TextDecoder("utf-8",{fatal:true}).decode(content)}catch{return undefined}}
function latin(bytes,length){return bytes.toString("latin1",0,length)}
var nvs_page=__webpack_require__(48163);var ota_data=__webpack_require__(37061)
;function ownContent(bytes){if(bytes.length>=ota_data.SO&&bytes.length<=2*flash_layout.t4&&(0,
ota_data.l0)(bytes,1)!==undefined){return{what:"OTA data, which selects the application to boot",
kind:"data/ota"}}
if(bytes.length>=nvs_page.m&&new nvs_page.j(bytes.subarray(0,nvs_page.m)).isInUse()){return{
what:"NVS data, the firmware's settings",kind:"data/nvs"}}return undefined}
var partition_table=__webpack_require__(22027);const APP_ALIGNMENT=65536;const USUAL_DATA=28672
;function groundAt(address,{tableAddress:tableAddress},table,chip){
const partition=table?.partitions.find(one=>address>=one.address&&address<one.address+one.size)
;if(partition!==undefined){const type=(0,partition_names.go)(partition.type)
;if(type!=="app"&&type!=="bootloader"&&type!=="partition_table")return{kind:"data",
partition:partition};return{kind:"firmware",
why:`partition "${partition.name}" is for ${FOR_WHAT[type]}`}}const end=tableAddress+flash_layout.t4
;if(address<end)return{kind:"firmware",why:whyAtStart(address,end,chip)}
;if(table!==undefined)return{kind:"free"};const isUsual=address===usualApplication(tableAddress)
;return{kind:"unknown",usual:isUsual?"builds have their application there":undefined}}
const FOR_WHAT={app:"an application",bootloader:"a bootloader",partition_table:"a partition table"}
;function usualApplication(tableAddress){
return Math.ceil((tableAddress+flash_layout.t4+USUAL_DATA)/APP_ALIGNMENT)*APP_ALIGNMENT}
function whyAtStart(address,end,chip){
if(address===end-flash_layout.t4)return"the partition table belongs there"
;if(chip!==undefined&&address===(0,flash_chips.uF)(chip))return`${chip} has its bootloader there`
;return`the flash up to ${(0,flash_layout.M0)(end)} is for the bootloader and the partition table`}
var planned_images=__webpack_require__(45966);function misplacedWhole(file,tableAddress){
const found=byBootloader(file)??byTable(file,tableAddress)
;return found===undefined||found.address===file.address?undefined:found}
function byBootloader({bytes:bytes}){for(const at of flash_chips.jB){
if(at===0||at>=bytes.length)continue
;const image=(0,parsed.Y)(()=>(0,app_image.u0)(bytes.subarray(at)))
;const isBootloader=image?.bootloader!==undefined||image?.description===undefined&&!image?.isMapped
;if(image===undefined||!isBootloader)continue;const chip=(0,flash_chips.l3)(image.header.chipId)
;const wanted=chip===undefined?undefined:(0,flash_chips.uF)(chip)
;if(wanted===undefined||wanted<at)continue
;const what=`an image of a whole flash, with the bootloader of ${chip??""} ${(0,
flash_layout.M0)(at)} behind its start`;return{what:what,address:wanted-at}}return undefined}
function byTable({bytes:bytes},tableAddress){if(tableAddress>=bytes.length)return undefined
;const table=(0,parsed.Y)(()=>(0,partition_table.hZ)(bytes.subarray(tableAddress),{isFile:true}))
;const isThere=table?.partitions.some(({type:type,address:address})=>(0,
partition_names.go)(type)==="app"&&(0,
parsed.Y)(()=>(0,app_image.u0)(bytes.subarray(address)))!==undefined)
;if(isThere!==true)return undefined
;const what=`an image of a whole flash, with a partition table ${(0,
flash_layout.M0)(tableAddress)} behind its start`;return{what:what,address:0}}
function isMisplacedTable({address:address,bytes:bytes},tableAddress){const table=(0,
parsed.Y)(()=>(0,partition_table.hZ)(bytes,{isFile:true}))
;const starts=(table?.partitions??[]).filter(({type:type})=>["app","data"].includes((0,
partition_names.go)(type))).map(partition=>partition.address);const first=Math.min(...starts)
;return starts.length>0&&first<address+flash_layout.t4&&first>=tableAddress+flash_layout.t4}
var flash_bytes=__webpack_require__(26016)
;const ERASE="Build the image again with all its parts. To make a region blank, use `operation: erase`."
;function checkForeign(images,programs,facts,table,planned){const chip=facts.chip??programs[0]?.chip
;const found=(0,
planned_images.bP)(images,programs,table,facts).flatMap(piece=>recognized(piece,facts,table,planned,chip))
;const files=new Set(found.filter(({piece:piece})=>piece.address===piece.file.address).map(({piece:piece})=>piece.file))
;const counted=found.filter(({piece:piece})=>piece.address===piece.file.address||!files.has(piece.file))
;const isAsked=facts.tableProblem!==undefined||facts.isErased===true||!(0,flash_chips.uP)(chip)
;const grounds=counted.map(one=>({one:one,ground:groundOf(one.piece,facts,table,chip)}))
;const needsTable=!isAsked&&grounds.some(({ground:ground})=>ground.kind==="unknown")
;const findings=grounds.flatMap(({one:one,ground:ground})=>{
const words=`${(0,plan_words.CR)(one.piece)} is ${one.what}`;switch(ground.kind){case"firmware":
return[refusal(one,`${words}, and ${ground.why}`)];case"data":return wrongKind(one,(0,
partition_names.I)(ground.partition))?[refusal(one,`${words}, and partition "${ground.partition.name}" is ${(0,
partition_names.I)(ground.partition)}`)]:[];case"free":
return one.isBound===true?[refusal(one,`${words}, but no partition starts there`)]:[];case"unknown":
{if(isAsked&&one.isBound===true)return[refusal(one,words)]
;if(ground.usual!==undefined&&isAsked)return[refusal(one,`${words}, and ${ground.usual}`)];if(!(0,
flash_chips.uP)(chip)||one.own!==undefined||(0,flash_bytes.z3)(one.piece.bytes))return[]
;const message=`${words}, and no partition table marks the place as data`;return[{
...refusal(one,message),severity:"warning"}]}}});return{findings:findings,files:files,
needsTable:needsTable}}function groundOf({file:file,address:address},facts,table,chip){
if(file.role===undefined||address!==file.address)return groundAt(address,facts,table,chip);return{
kind:"firmware",why:(0,plan_words.ww)(file.role)}}
function isBlankFirmware({file:file,address:address,bytes:bytes},chip){
const isBootloaders=chip!==undefined&&address===(0,flash_chips.uF)(chip)
;return address===file.address&&(0,flash_bytes.z3)(file.bytes)||isBootloaders&&(0,
flash_bytes.z3)(bytes)}function isGap({address:address,bytes:bytes,file:file},chip){
if(bytes.length===file.bytes.length||chip===undefined)return false;return address!==(0,
flash_chips.uF)(chip)&&bytes.every(byte=>byte===0)}
function recognized(piece,facts,table,planned,chip){if(isBlankFirmware(piece,chip)){return[{
piece:piece,code:"not-firmware",what:"blank (nothing but 0xFF)",hint:ERASE,own:undefined}]}
const isStart=piece.address===piece.file.address
;const bound=isStart&&(0,flash_chips.uP)(facts.chip)?boundTo(piece.file,facts,table,planned!==undefined):undefined
;if(bound!==undefined){
const hint=`It belongs at ${(0,flash_layout.M0)(bound.address)}: use that address.`;return[{
piece:piece,code:"image-misplaced",what:bound.what,hint:hint,own:undefined,isBound:true}]}
if(isStart&&isGap(piece,chip))return[];const whole=isStart?piece.file.bytes:piece.bytes
;const own=ownContent(whole);if(own!==undefined){
const hint=`It belongs in the ${own.kind} partition: use that partition's name or address.`;return[{
piece:piece,code:"image-misplaced",what:own.what,hint:hint,own:own}]}
const foreign=foreignContent(whole)??(isStart?foreignContent(piece.bytes):undefined)
;return foreign===undefined?[]:[{piece:piece,code:"not-firmware",...foreign,own:own}]}
function boundTo(file,{tableAddress:tableAddress},table,isCopy){
const whole=misplacedWhole(file,tableAddress);if(whole!==undefined)return whole
;const isTable=file.address!==tableAddress&&(0,partition_table.Kb)(file.bytes)===undefined
;if(!isTable)return undefined;const ground=groundAt(file.address,{tableAddress:tableAddress
},table,undefined)
;const isElsewhere=ground.kind==="firmware"&&(table!==undefined||isBootloaderPlace(file.address))
;if(!isElsewhere&&(isCopy||!isMisplacedTable(file,tableAddress)))return undefined;return{
what:"a partition table",address:tableAddress}}function isBootloaderPlace(address){
return flash_chips.jB.includes(address)}function wrongKind({own:own},kind){
return own!==undefined&&kind!==own.kind&&READ_BY_IDF.has(kind)}
const READ_BY_IDF=new Set(["data/ota","data/nvs","data/phy","data/nvs_keys","data/coredump"])
;function refusal({code:code,hint:hint},message){return{severity:"refusal",code:code,
message:message,hint:hint}}var flash_ranges=__webpack_require__(59069)
;const SMALLER_TABLE="Build bootloader and partition table for one size (CONFIG_ESPTOOLPY_FLASHSIZE), or set `flash-size` to the board's size."
;const SMALLER="Build with the flash size of this board (CONFIG_ESPTOOLPY_FLASHSIZE), or use another board."
;function checkFlashSize(demand,facts){const{flashSize:flashSize}=facts
;const contradiction=contradictionIn(demand,facts);if(flashSize===undefined){
const isOpen=facts.flashSizeUntold===true&&needsFlashSize(demand,facts)
;return[...contradiction,...isOpen?[SIZE_UNKNOWN_START]:[]]}
const has=`and the board ${facts.isExpected===true?"is to have":"has"} ${flashSize} bytes`
;const headers=headerSizes(demand,facts).flatMap(({program:program,bytes:bytes})=>bytes===undefined||bytes<=flashSize?[]:[tooSmall(`${(0,
plan_words.Os)(program)} says that the flash has ${bytes} bytes, ${has}`)])
;const beyond=beyondWords(demand,flashSize)
;if(beyond!==undefined)return[...headers,tooSmall(`${beyond}, ${has}`)]
;return[...headers,...contradiction]}function contradictionIn(demand,facts){
return headerSizes(demand,facts).flatMap(({program:program,bytes:bytes=0})=>{
const beyond=bytes===0?undefined:beyondWords(demand,bytes);if(beyond===undefined)return[]
;const says=`${(0,plan_words.Os)(program)} says that the flash has ${bytes} bytes`;return[{
...tooSmall(`${beyond}, and ${says}: ESP-IDF's bootloader would not boot`),hint:SMALLER_TABLE}]})}
function beyondWords(demand,bytes){const{planned:planned}=demand
;const beyond=partitionsOf(demand).filter(entry=>(0,flash_ranges.pJ)(entry)>bytes)
;const[first]=beyond;if(planned===undefined||first===undefined)return undefined
;const others=beyond.length===1?"":` (and ${beyond.length-1} more)`
;return`The partition "${first.name}"${others} of the table in ${(0,
plan_words.Ad)(planned.file)} ends at ${(0,flash_layout.M0)((0,flash_ranges.pJ)(first))}`}
function needsFlashSize(demand,facts){if(facts.flashSize!==undefined)return false
;const{programs:programs,settings:settings,planned:planned}=demand
;if(settings.size==="detect"&&planned?.table!==undefined)return true;const least=(0,
flash_chips.QZ)(facts.chip??programs[0]?.chip)
;return headerSizes(demand,facts).some(({bytes:bytes=0})=>bytes>least)||partitionsOf(demand).some(entry=>(0,
flash_ranges.pJ)(entry)>least)}
function headerSizes({programs:programs,settings:{size:size}},{chip:chip}){
return programs.filter(program=>program.address===(0,
flash_chips.uF)(chip??program.chip)).map(program=>{
const{address:address,file:file,header:header}=program
;const isKept=address!==file.address||size==="keep";return{program:program,
bytes:isKept?header.flashSize:(0,flash_layout.Lw)(size)}})}function partitionsOf({planned:planned}){
return planned?.table?.partitions??[]}const SIZE_UNKNOWN_START={severity:"warning",
code:"flash-too-small",
message:"the board did not report its flash size: it is unknown whether the build fits",hint:SMALLER
};function tooSmall(message){return{severity:"refusal",code:"flash-too-small",message:message,
hint:SMALLER}}var plan_header=__webpack_require__(35282);const HEAD=32
;function checkInside(images,programs,facts,table,planned){const chip=facts.chip??programs[0]?.chip
;if(!(0,flash_chips.uP)(chip)||facts.security?.flashEncryption===true)return[]
;return images.flatMap(file=>{
const missing=[coveredBootloader(file,programs,chip,facts),coveredTable(file,programs,facts,planned),coveredApplications(file,programs,table)].filter(words=>words!==undefined)
;return missing.length===0?[]:[overwritten(file,missing.join(" and "))]})}
function coveredBootloader(file,programs,chip,{tableAddress:tableAddress}){
const places=chip===undefined?flash_chips.jB:[(0,flash_chips.uF)(chip)]
;const known=places.filter(place=>place!==undefined)
;if(chip===undefined&&(file.address!==0||!runsOver(file,tableAddress)))return undefined
;const covered=known.filter(place=>chip===undefined||runsOver(file,place))
;if(covered.length===0||covered.some(place=>isProgram(place,programs)))return undefined
;if(covered.every(place=>!isSomething(file,place)))return undefined
;return`the bootloader at ${covered.map(flash_layout.M0).join(" or ")}`}
function coveredTable(file,programs,{tableAddress:tableAddress},planned){
if(planned!==undefined||!runsOver(file,tableAddress)||isProgram(tableAddress,programs))return undefined
;if(!isSomething(file,tableAddress)||(0,
planned_images.cE)([file],tableAddress)!==undefined)return undefined
;return`the partition table at ${(0,flash_layout.M0)(tableAddress)}`}
function coveredApplications(file,programs,table){
const slots=(table?.partitions??[]).filter(({type:type})=>(0,partition_names.go)(type)==="app")
;const covered=slots.filter(({address:address})=>runsOver(file,address));const[first]=covered
;if(first===undefined||slots.some(({address:address})=>isProgram(address,programs)))return undefined
;if(foreignContent(headOf(file,first.address))!==undefined)return undefined
;return`the application ${covered.length===1?"partition":"partitions"} at ${covered.map(({address:address})=>(0,
flash_layout.M0)(address)).join(", ")}`}function runsOver({address:address,bytes:bytes},place){
return address<place&&place<address+bytes.length}function isProgram(place,programs){
return programs.some(({address:address,image:image})=>place>=address&&place<address+(image?.length??1))
}function isSomething(file,place){const head=headOf(file,place)
;return head.some(byte=>byte!==255)&&foreignContent(head)===undefined}
function headOf({address:address,bytes:bytes},place){
return bytes.subarray(Math.max(0,place-address)).subarray(0,HEAD)}function overwritten(file,what){
return{severity:"warning",code:"image-misplaced",
message:`${(0,plan_words.Ad)(file)} overwrites ${what} with something else, unless it is encrypted for this chip`,
hint:"Check how the image was merged, and use the addresses of the build."}}
var plan_losses=__webpack_require__(89392)
;const RIGHT_ADDRESS="Use the addresses of the build (flasher_args.json), or set `files` to the build folder."
;const FORGOTTEN="A file without `address` goes to 0x0; most builds have their application at 0x10000."
;const OWN_DATA=new Set(["ota","phy","nvs","coredump","nvs_keys","efuse","tee_ota"])
;const FIRST_DATA=32;const FIRST_LOAD_ADDRESS=24;const PAGE=8192
;function checkMisuse(images,programs,facts,table){
return[...programs.flatMap(program=>applicationFinding(program,facts,table)),...images.flatMap(image=>tableFinding(image,facts))]
}function applicationFinding(program,facts,table){if(program.image?.description===undefined)return[]
;const chip=facts.chip??program.chip
;if(program.address===(0,flash_chips.uF)(chip)&&isMapped(program)){return[misplaced(`${(0,
plan_words.Os)(program)} is an application, but ${chip} has its bootloader there`)]}
if(table===undefined)return isMapped(program)?nowhereFinding(program,facts,chip):[]
;const own=table.partitions.find(({address:address})=>address===program.address)
;if(own===undefined||!isOwnData(own))return[];const kind=`${(0,partition_names.go)(own.type)}/${(0,
partition_names.g2)(own.type,own.subtype)}`
;return[misplaced(`${(0,plan_words.Os)(program)} is an application, but partition "${own.name}" is ${kind}`)]
}function nowhereFinding(program,{tableAddress:tableAddress},chip){
const end=tableAddress+flash_layout.t4;const what=`${(0,plan_words.Os)(program)} is an application`
;if(program.address<end){const boot=(0,flash_chips.uF)(chip)
;const own=boot===undefined?"":`, which ${chip} has at ${(0,flash_layout.M0)(boot)},`
;const moved=tableAddress===partition_table.$j?"":" at the given `partition-table-offset`"
;const message=`${what}, but the flash up to ${(0,
flash_layout.M0)(end)} is for the bootloader${own} and the partition table${moved}`;return[{
...misplaced(message),hint:program.address===0?`${FORGOTTEN} ${RIGHT_ADDRESS}`:RIGHT_ADDRESS}]}
if(program.address%APP_ALIGNMENT===0)return[]
;return[misplaced(`${what}, but applications start at multiples of ${(0,
flash_layout.M0)(APP_ALIGNMENT)}`)]}function isMapped({bytes:bytes}){
return bytes.readUInt32LE(FIRST_LOAD_ADDRESS)%PAGE===FIRST_DATA}
function isOwnData({type:type,subtype:subtype}){
return(0,partition_names.go)(type)==="data"&&OWN_DATA.has((0,partition_names.g2)(type,subtype))}
function tableFinding(image,facts){const{tableAddress:tableAddress}=facts
;const bytes=image.bytes.subarray(Math.max(0,tableAddress-image.address))
;const isThere=image.address<=tableAddress&&!(0,flash_bytes.z3)(bytes)
;const damage=isThere&&!image.encrypted?(0,partition_table.Kb)(bytes):undefined
;if(damage===undefined)return[];const inside=image.address===tableAddress?"":`the data at ${(0,
flash_layout.M0)(tableAddress)} in `;if(damage.isTable){return[{severity:"refusal",
code:"image-damaged",
message:`${inside}${(0,plan_words.Ad)(image)}, in place of the partition table, ${damage.problem}; the chip would not boot with it`,
hint:"Build it again, and check how it was transferred (complete download, no text conversion)."}]}
if(image.address!==tableAddress||facts.security?.flashEncryption===true)return[]
;const isCertain=facts.table!==undefined
;const message=`${(0,plan_words.Ad)(image)} is not a partition table, but is at the address of the partition table`
;return[{...misplaced(message),severity:isCertain?"refusal":"warning"}]}function misplaced(message){
return{severity:"refusal",code:"image-misplaced",message:message,hint:RIGHT_ADDRESS}}
const SIGNATURE_MAGIC=231;const OLD_SIGNATURE_SIZE=68;const OLD_SIGNATURE_VERSION=0
;function checkSecurity(images,programs,table,security){if(security===undefined)return[]
;const plain=security.flashEncryption?plainFiles(programs,table):[]
;const encrypted=security.flashEncryption?[]:images.filter(image=>image.encrypted)
;const unsigned=security.secureBoot?programs.filter(program=>!isSigned(program)):[]
;return[...encrypted.map(file=>({
...refused(`${(0,plan_words.Ad)(file)} is marked for encryption by the chip, but its flash encryption is off: it would not decrypt the data`,"List the plain files in `files`: the bootloader encrypts them when it enables flash encryption."),
isFinal:true
})),...plain.map(file=>refused(`${(0,plan_words.Ad)(file)} is not encrypted, but the chip has flash encryption on: it would read garbage`,"Flash a build whose files are marked `encrypted`, or files that are encrypted for this chip.")),...unsigned.map(program=>refused(`${(0,
plan_words.Os)(program)} is not signed, but the chip has Secure Boot on: it would not boot`,"Sign it with the key of this chip (espsecure sign-data), or build with signing."))]
}function plainFiles(programs,table){
const known=[...programs.map(({file:file})=>file),...table===undefined?[]:[table.file]]
;const plain=[...new Set(known)].filter(({encrypted:encrypted})=>!encrypted)
;return plain.sort((one,other)=>one.address-other.address)}
function isSigned({bytes:bytes,image:image,chip:chip}){if(image===undefined)return false
;const block=Math.ceil(image.length/flash_layout.t4)*flash_layout.t4
;if(bytes[block]===SIGNATURE_MAGIC)return true
;return(0,flash_chips.xV)(chip)&&isOldSignature(bytes.subarray(image.length,image.length+OLD_SIGNATURE_SIZE))
}function isOldSignature(bytes){
if(bytes.length<OLD_SIGNATURE_SIZE||bytes.readUInt32LE(0)!==OLD_SIGNATURE_VERSION)return false
;return bytes.subarray(4).some(byte=>byte!==0)}function refused(message,hint){return{
severity:"refusal",code:"security-refused",message:message,hint:hint}}const GAP=16
;const plan_places_RIGHT_ADDRESS="Use the addresses of the build (flasher_args.json), or set `files` to the build folder."
;const SMALLER_OR_LARGER="Make the image smaller (no padding at its end) or its partition larger, and flash the new partition table with it."
;function checkPlaces(images,programs,facts,table){
return[...programs.flatMap(program=>programFinding(program,facts,table)),...images.filter(file=>isNoProgram(file,programs)).flatMap(file=>fileFinding(file,facts,table))]
}function programFinding(program,facts,table){const{address:address,image:image,chip:chip}=program
;const own=table?.partitions.find(partition=>partition.address===address);if(own!==undefined&&(0,
partition_names.go)(own.type)==="bootloader")return reachFinding(program,facts);const wanted=(0,
flash_chips.uF)(facts.chip??chip);if(address===wanted)return reachFinding(program,facts)
;if(isPayload(program,table))return[];if(isBootloader(program)){if(wanted===undefined)return[]
;return[plan_places_misplaced(`${(0,
plan_words.Os)(program)} is a bootloader, but ${facts.chip??chip} has its bootloader at ${(0,
flash_layout.M0)(wanted)}`)]}if(image!==undefined&&isLoadedWhole(image)&&isSlot(address,own,table)){
return[plan_places_misplaced(`${(0,
plan_words.Os)(program)} runs from RAM like a bootloader, but is at the address of an application`)]
}if(table===undefined)return[]
;if(own!==undefined)return image===undefined?[]:fitFinding(program,image.length,own,table)
;if(image?.description===undefined)return[]
;return[plan_places_misplaced(`${(0,plan_words.Os)(program)} is an application, but no application partition starts there (${slotWords(table)})`)]
}function reachFinding(program,{tableAddress:tableAddress}){
const{address:address,image:image}=program
;if(image?.bootloader===undefined||address>=tableAddress)return[]
;const end=endOfSigned(program,image.length);if(end<=tableAddress)return[]
;return[plan_places_misplaced(`${(0,plan_words.Os)(program)} is a bootloader that extends to ${(0,
flash_layout.M0)(end)}, over the partition table at ${(0,
flash_layout.M0)(tableAddress)}`,"Set `partition-table-offset` if the build moved its table (CONFIG_PARTITION_TABLE_OFFSET); otherwise make the bootloader smaller.")]
}function endOfSigned({address:address,bytes:bytes},length){
const signature=Math.ceil(length/flash_layout.t4)*flash_layout.t4
;return address+(bytes[signature]===SIGNATURE_MAGIC?signature+flash_layout.t4:length)}
function isBootloader({address:address,image:image}){if(image?.bootloader!==undefined)return true
;return image?.description===undefined&&flash_chips.jB.includes(address)}
function isLoadedWhole({description:description,isMapped:isMapped}){
return description===undefined&&!isMapped}function isSlot(address,own,table){
if(table!==undefined)return own!==undefined&&(0,partition_names.go)(own.type)==="app"
;return address>0&&address%APP_ALIGNMENT===0}
function fitFinding(program,imageLength,own,{title:title}){const{file:file,address:address}=program
;const signed=endOfSigned(program,imageLength)-address
;const isOver=address===file.address&&overruns(file,own);if(signed<=own.size&&!isOver)return[]
;const length=isOver?file.bytes.length:signed;return[{severity:"refusal",code:"beyond-partition",
message:(0,plan_words.LP)((0,plan_words.Os)(program),length,own,title),hint:SMALLER_OR_LARGER}]}
function overruns({bytes:bytes},{size:size}){if(bytes.length<=size)return false;return!(0,
flash_bytes.z3)(bytes.subarray(size-GAP,size))||(0,flash_bytes.z3)(bytes.subarray(size))}
function isNoProgram({address:address,bytes:bytes},programs){
return!programs.some(program=>program.address===address)&&!(0,flash_bytes.z3)(bytes)}
function fileFinding(file,{chip:chip,security:security},table){
const own=table?.partitions.find(({address:address})=>address===file.address)
;const isSlot=own!==undefined&&(0,partition_names.go)(own.type)==="app"
;const isBootloaderPlace=chip!==undefined&&file.address===(0,flash_chips.uF)(chip)
;const{role:role}=file;if(isSlot||isBootloaderPlace||role!==undefined){
const what=isSlot?`partition "${own.name}" is for an application`:role===undefined?`${chip??"the chip"} has its bootloader there`:(0,
plan_words.ww)(role);const isCertain=table!==undefined&&security?.flashEncryption!==true
;const message=`${(0,plan_words.Ad)(file)} is not a bootable image, but ${what}`;return[{
...plan_places_misplaced(message),severity:isCertain?"refusal":"warning"}]}
if(table===undefined||own===undefined||!overruns(file,own))return[];const message=(0,
plan_words.LP)((0,plan_words.Ad)(file),file.bytes.length,own,table.title);return[{
...plan_places_misplaced(message,SMALLER_OR_LARGER),code:"beyond-partition"}]}
function slotWords({partitions:partitions}){const slots=partitions.filter(({type:type})=>(0,
partition_names.go)(type)==="app");if(slots.length===0)return"the table has none"
;return`they begin at ${slots.map(({name:name,address:address})=>`${(0,
flash_layout.M0)(address)} "${name}"`).join(", ")}`}
function plan_places_misplaced(message,hint=plan_places_RIGHT_ADDRESS){return{severity:"refusal",
code:"image-misplaced",message:message,hint:hint}}
const OFFSET_HINT="Set `partition-table-offset` if the build moved its table (CONFIG_PARTITION_TABLE_OFFSET)."
;function checkTable(images,programs,planned,{tableAddress:tableAddress,tableProblem:tableProblem}){
const address=(0,flash_layout.M0)(tableAddress);if(planned!==undefined){
const{file:file,table:table,problem:problem}=planned
;if(table!==undefined)return oddTable(`The partition table at ${address} in ${(0,
plan_words.Ad)(file)}`,table);if(problem===undefined||isRefused(file,tableAddress))return[]
;return[warning(`The partition table at ${address} in ${(0,
plan_words.Ad)(file)} ${problem}, so nothing was checked against it`,"Build the table again with ESP-IDF's gen_esp32part.py.")]
}const stray=(0,planned_images.cE)(images,tableAddress);if(stray!==undefined){
const has=stray.address===stray.file.address?"is a partition table":`has a partition table at ${(0,
flash_layout.M0)(stray.address)}`
;return[warning(`${(0,plan_words.Ad)(stray.file)} ${has}, but \`partition-table-offset\` is ${address}, so nothing was checked against it`,OFFSET_HINT)]
}const wiping=images.find(image=>wipesTable(image,programs,tableAddress));if(wiping!==undefined){
return[{severity:"refusal",code:"not-firmware",
message:`${(0,plan_words.Ad)(wiping)} is blank at ${address}, the address of the partition table, and its firmware does not boot without one`,
hint:`Merge the build with its partition table, or flash its parts as separate files. ${OFFSET_HINT}`
}]}if(tableProblem===undefined)return[]
;return[warning(`The board's partition table at ${address} (\`partition-table-offset\`) ${tableProblem}, so nothing was checked against it`,OFFSET_HINT)]
}function wipesTable(image,programs,tableAddress){const{address:address,bytes:bytes}=image
;if(address>=tableAddress||address+bytes.length<=tableAddress)return false
;const start=tableAddress-address
;if(!(0,flash_bytes.z3)(bytes.subarray(start,start+flash_layout.t4)))return false
;return programs.some(program=>program.file===image&&(program.image?.bootloader!==undefined||program.image?.description!==undefined))
}function oddTable(what,{problems:problems}){if(problems.length===0)return[]
;return[warning(`${what} ${(0,
plan_words.n)(problems)}`,"Build the table again with ESP-IDF's gen_esp32part.py, unless the board is known to boot with it.")]
}function isRefused({address:address,bytes:bytes,encrypted:encrypted},tableAddress){
return!encrypted&&(0,partition_table.Kb)(bytes.subarray(tableAddress-address))!==undefined}
function warning(message,hint){return{severity:"warning",code:"plan-refused",message:message,
hint:hint}}const STATES=[{secureBoot:true,flashEncryption:true},{secureBoot:false,
flashEncryption:false}];const SECURITY_UNKNOWN_START={severity:"warning",code:"security-refused",
message:"the chip did not report its security settings: it is unknown whether it boots these images",
hint:"`operation: info` shows what the chip reports."};function checkPlan(images,settings,facts){
const planned=(0,planned_images.nO)(images,facts.tableAddress);const table=planTable(planned,facts)
;const programs=(0,planned_images.TS)(images,table,facts.chip)
;const started=programs.filter(program=>!isPayload(program,table))
;const older=esp8266Files(images).filter(file=>!isPayload(file,table))
;const chips=new Set([...started.map(({chip:chip})=>chip),...older.map(()=>flash_chips.fX)])
;const[chip]=chips;const foreign=checkForeign(images,programs,facts,table,planned)
;const others=images.filter(image=>!foreign.files.has(image)&&!older.includes(image));const demand={
programs:programs,planned:planned,settings:settings}
;const dependsOnSecurity=STATES.some(state=>checkSecurity(images,started,planned,state).length>0)
;return{
findings:[...checkPrograms(programs,facts,table),...checkEsp8266(images,programs,facts,table),...checkTable(others,programs,planned,facts),...foreign.findings,...checkPlaces(others,programs,facts,table),...checkInside(others,programs,facts,table,planned),...checkMisuse(others,programs,facts,table),...checkSettings(programs,settings,facts),...(0,
plan_header.z)(images,settings,facts.chip),...checkFlashSize(demand,facts),...checkSecurity(images,started,planned,facts.security),...dependsOnSecurity&&facts.securityUntold===true?[SECURITY_UNKNOWN_START]:[]],
losses:(0,plan_losses.FU)(images,table),chip:chips.size===1?chip:undefined,
needsTable:planned===undefined&&(foreign.needsTable||programs.some(isApplication)||images.some(image=>isNamedData(image,programs))),
needsFlashSize:needsFlashSize(demand,facts),dependsOnSecurity:dependsOnSecurity}}
function planTable(planned,facts){const table=planned===undefined?facts.table:planned.table
;if(table===undefined)return undefined
;const title=planned===undefined?(0,plan_words.M)(facts.tableAddress):(0,
plan_words.FD)(planned.file.path);return{...table,title:title}}
function isApplication({image:image}){return image?.description!==undefined}
function isNamedData({address:address,bytes:bytes,partition:partition},programs){
if(partition===undefined||programs.some(program=>program.address===address))return false;return!(0,
flash_bytes.z3)(bytes)}var boots_next=__webpack_require__(86172)
;var images_images=__webpack_require__(36715);var plan_facts=__webpack_require__(27750)
;var promises_=__webpack_require__(51455);var errors=__webpack_require__(76578)
;var intel_hex_record=__webpack_require__(45462);var proof=__webpack_require__(46143)
;const BLANK=255;async function lostOnBoard(losses,board){
if(losses.length===0||!board.esptool.connection.stub)return losses
;const changed=await differing(losses,plan_losses.M8,board);const isBlank=loss=>(0,
plan_losses.M8)(loss).every(byte=>byte===BLANK)
;const overwritten=changed.filter(loss=>!isBlank(loss))
;const filled=await differing(overwritten,({size:size})=>Buffer.alloc(size,BLANK),board)
;return changed.filter(loss=>isBlank(loss)||filled.includes(loss))}
async function differing(losses,expected,board){const images=[];try{for(const loss of losses){
const bytes=expected(loss);if((0,intel_hex_record.tW)(bytes))continue
;const path=await board.folder.writeBytes(`data-0x${loss.address.toString(16)}.bin`,bytes)
;images.push({address:loss.address,path:path})}if(images.length===0)return losses
;const total=losses.reduce((sum,{size:size})=>sum+size,0);const command={name:"verify-flash",
images:images,header:proof.Q_,diff:false};const seen=await board.esptool.run(command,total,new Map,{
quiet:true})
;const equal=new Set(seen.comparisons.filter(one=>one.equal===true).map(({address:address})=>address))
;return losses.filter(({address:address})=>!equal.has(address))}catch(error){
if(error instanceof errors.HR&&error.code==="secure-download-mode")return losses;throw error
}finally{await Promise.all(images.map(({path:path})=>(0,promises_.rm)(path,{force:true})))}}
var plan_refusal=__webpack_require__(67421);var plan_warnings=__webpack_require__(58337)
;async function checkFiles(request,option,tableAddress,expected={}){
const images=await readPlanned(request.files.map(file=>({file:file,copy:file.realPath,
sha256:file.sha256})));const facts={...(0,plan_facts.MN)(option,expected),tableAddress:tableAddress}
;const checked=checkRequest(request,images,facts);const failure=(0,plan_refusal.Of)((0,
plan_refusal.wB)(checked.findings,request.force));if(failure!==undefined)throw failure;return{
...checked,images:images,facts:facts}}
async function checkFlash(request,images,board,files,ask=askWhatIsOpen){
const planned=files?.images??await readPlanned(images);const facts=(0,plan_facts.Xy)(board)
;const isKnown=files!==undefined&&(0,plan_facts.tj)(files.facts,facts)
;const first=isKnown?files:checkRequest(request,planned,facts);refuse(request,first)
;const more=await ask(board,facts,first,request)
;const checked=more===facts?first:checkRequest(request,planned,more)
;if(checked!==first)refuse(request,checked);if(!request.allowDataLoss&&request.extent!=="chip"){
const losses=(0,plan_losses.dj)(await lostOnBoard(checked.losses,board),"refusal");refuse(request,{
findings:losses})}const boot=await(0,boots_next.Z8)(request,planned,more,board)
;for(const line of boot.says)board.say(line);const warnings=[...(0,plan_refusal.Hq)((0,
plan_refusal.wB)(checked.findings,request.force)),...boot.warnings]
;(0,plan_warnings.c)(warnings,board);const chip=request.force?undefined:more.chip??checked.chip
;const{needsFlashSize:needsFlashSize,needsTable:needsTable,dependsOnSecurity:dependsOnSecurity}=first
;return{warnings:warnings,chip:chip,boot:boot,needs:{needsFlashSize:needsFlashSize,
needsTable:needsTable,dependsOnSecurity:dependsOnSecurity}}}
function checkRequest({settings:{mode:mode,size:size},headerInputs:inputs,extent:extent},images,facts){
const settings={mode:mode,size:size,inputs:inputs}
;if(extent!=="chip")return checkPlan(images,settings,facts);const erased={...facts,table:undefined,
tableProblem:undefined,isErased:true};const checked=checkPlan(images,settings,erased)
;const isStarted=checked.needsTable&&checked.chip!==undefined;return isStarted?{...checked,
findings:[...checked.findings,TABLE_ERASED]}:checked}const TABLE_ERASED={severity:"warning",
code:"plan-refused",
message:"`erase-first` also erases the partition table, and the files do not contain one: the application does not start until a table is flashed",
hint:"Flash the build's table in the same step."}
;async function askWhatIsOpen(board,facts,{needsFlashSize:needsFlashSize,needsTable:needsTable,dependsOnSecurity:dependsOnSecurity,chip:chip},{force:force,extent:extent}){
if(force)return facts;const sized=needsFlashSize?await(0,plan_facts.kl)(facts,board):facts
;const tabled=needsTable&&extent!=="chip"?{...sized,...await(0,plan_facts.Tw)(board)}:sized
;return dependsOnSecurity?(0,plan_facts.fm)(tabled,board,chip):tabled}
function refuse({force:force},{findings:findings}){const failure=(0,plan_refusal.Of)((0,
plan_refusal.wB)(findings,force));if(failure!==undefined)throw failure}
async function readPlanned(images){const planned=[];for(const image of images){
const{address:address,path:path,encrypted:encrypted=false,partition:partition,role:role,bytes:own}=image.file
;const bytes=own===undefined?await(0,images_images.AM)(image):Buffer.from(own);planned.push({
address:address,path:path,encrypted:encrypted,partition:partition,role:role,bytes:bytes})}
return planned}}),27750:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{MN:()=>expectedFacts,Tw:()=>askForTable,
Xy:()=>knownFacts,fm:()=>askForSecurity,kl:()=>askForFlashSize,mN:()=>chipOf,tj:()=>areSame,
tv:()=>askEverything});var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(79823)
;var _firmware_formats_partition_table_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(22027)
;var _board_session_identify_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(53015)
;var _board_device_image_chip_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(4393)
;var _board_session_board_table_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(43494)
;function knownFacts({esptool:esptool,tableAddress:tableAddress}){
const{chip:chip,revision:revision,flashSize:flashSize}=esptool.identity;return{
tableAddress:tableAddress,chip:chip??chipOf(esptool.connection.chip),revision:revisionOf(revision),
flashSize:flashSize}}function chipOf(option){
return(0,_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.zQ)(option)}
function expectedFacts(option,{chip:chip,flashSize:flashSize,revision:revision}){
const own=chipOf(option)??(chip===undefined?undefined:chipOf(chip))
;const exact=revision?.orLater===false?revision.major*100+revision.minor:undefined;return{chip:own,
revision:exact,...flashSize===undefined?{}:{flashSize:flashSize,isExpected:true}}}
function areSame(one,other){return FIRST_FACTS.every(fact=>one[fact]===other[fact])}
const FIRST_FACTS=["tableAddress","chip","revision","flashSize","isExpected"]
;async function askForFlashSize(facts,board){
await(0,_board_session_identify_js__WEBPACK_IMPORTED_MODULE_3__.l)(board)
;const known=knownFacts(board);return{...facts,...known,flashSizeUntold:known.flashSize===undefined}
}async function askForTable(board){const bytes=await readableTable(board);return{
...knownFacts(board),...bytes===undefined?{}:tableFacts(bytes,board.tableAddress)}}
async function askForSecurity(facts,board,imageChip){const chip=facts.chip??imageChip
;if(chip===undefined)await(0,_board_session_identify_js__WEBPACK_IMPORTED_MODULE_3__.l)(board)
;const security=await(0,
_board_device_image_chip_js__WEBPACK_IMPORTED_MODULE_4__.x)(imageChip,board,()=>board.session.readings.reportedSecurity({
chip:chip}));return{...facts,...knownFacts(board),security:security,
securityUntold:security===undefined}}function tableFacts(bytes,address){const table=(0,
_firmware_formats_partition_table_js__WEBPACK_IMPORTED_MODULE_2__._Z)(bytes,{address:address})
;return typeof table==="string"?{tableProblem:table}:{table:table}}
async function askEverything(board){const sized=await askForFlashSize(knownFacts(board),board)
;return askForSecurity({...sized,...await askForTable(board)},board,undefined)}
async function readableTable(board){try{
return await(0,_board_session_board_table_js__WEBPACK_IMPORTED_MODULE_5__.p)(board)}catch(error){
if(error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR&&error.code==="secure-download-mode")return undefined
;throw error}}function revisionOf(text){const match=/^v(\d+)\.(\d+)$/.exec(text??"")
;return match===null?undefined:Number(match[1])*100+Number(match[2])}}),
67421:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Hq:()=>warningsIn,Of:()=>refusalOf,wB:()=>withForce})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _system_text_sentence_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(98176)
;const FORCED="warning";function withForce(findings,force){
return findings.map(finding=>force&&finding.code!=="data-loss"?{...finding,severity:FORCED}:finding)
}function refusalsIn(findings){return findings.filter(({severity:severity})=>severity==="refusal")}
function warningsIn(findings){
return findings.filter(({severity:severity})=>severity==="warning").map(({message:message})=>(0,
_system_text_sentence_js__WEBPACK_IMPORTED_MODULE_1__.e)(message))}function refusalOf(findings){
const refusals=refusalsIn(findings);const[first]=refusals;if(first===undefined)return undefined
;const hints=[...new Set(refusals.map(({hint:hint})=>hint))]
;const isForcible=refusals.every(({isFinal:isFinal})=>isFinal!==true)
;if(isForcible&&refusals.some(({code:code})=>code!=="data-loss")){
hints.push("`force: true` flashes it anyway.")}const message=refusals.length===1?(0,
_system_text_sentence_js__WEBPACK_IMPORTED_MODULE_1__.e)(first.message):[`${refusals.length} problems were found in the files to flash.`,...refusals.map(finding=>`- ${(0,
_system_text_sentence_js__WEBPACK_IMPORTED_MODULE_1__.e)(finding.message)}`)].join("\n")
;return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR(refusals.every(({code:code})=>code===first.code)?first.code:"plan-refused",`${message}${refusals.length===1?" ":"\n"}The flash was not changed.`,hints.join(" "))
}}),58337:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{c:()=>annotateWarnings});const MOST_ANNOTATIONS=5
;const TITLE="plan";function annotateWarnings(warnings,{say:say,warn:warn}){
for(const warning of warnings.slice(0,MOST_ANNOTATIONS))warn(TITLE,warning)
;const others=warnings.slice(MOST_ANNOTATIONS)
;for(const warning of others)say(`Warning: ${warning}`);if(others.length===0)return
;const more=others.length===1?"1 more warning":`${others.length} more warnings`
;warn(TITLE,`${more} of the plan: see the job summary.`)}})};