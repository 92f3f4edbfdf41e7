export const id=7645;export const ids=[7645];export const modules={
54351:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{De:()=>nvsRecord,XI:()=>applicationWordsRecord,
mh:()=>contentsRecord,ro:()=>bootloaderRecord,s:()=>backupRecord,wS:()=>rowRecord})
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(82773)
;var _firmware_formats_partition_names_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(17001)
;function backupRecord(image,board){
const{name:name,range:range,sha256:sha256,verified:verified,contents:contents,started:started,transferred:transferred,security:security}=image
;const{esptool:esptool,provenance:provenance}=board;const{port:port}=esptool.connection
;const created=board.now();return{schema:1,image:name,sha256:sha256,start_address:(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.M0)(range.address),size:range.size,
verified:verified,created:created.toISOString(),board:boardRecord(board),
security:securityRecord(security),...contentsRecord(contents),transfer:{
baud:port.kind==="socket"?null:esptool.baud??null,bytes:transferred,
elapsed_seconds:Math.max(0,created.getTime()-started.getTime())/1e3,attempts:esptool.attempts,
processes:esptool.processes},tool:{action:provenance.action,esptool:provenance.esptool},
workflow:provenance.workflow??null}}function contentsRecord(contents){return{
partition_table:tableRecord(contents.table),partitions:contents.partitions.map(partitionRecord),
bootloader:bootloaderRecord(contents.bootloader)}}
function boardRecord({esptool:{identity:identity}}){return{chip:identity.chip??null,
description:identity.description??null,revision:identity.revision??null,
features:identity.features??null,crystal:identity.crystal??null,mac:identity.mac??null,
flash_size:identity.flashSize??null,flash_manufacturer:identity.flashManufacturer??null,
flash_device:identity.flashDevice??null}}function securityRecord(security){
if(security===undefined)return null;return{secure_boot:security.secureBoot,
flash_encryption:security.flashEncryption}}function tableRecord(table){const address=(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.M0)(table.address)
;return table.state==="found"?{state:"found",address:address,reason:null}:{state:"absent",
address:address,reason:table.state==="absent"?table.reason:null}}
function bootloaderRecord(bootloader){if(bootloader===undefined)return null
;const{address:address,chip:chip,description:description,intact:intact}=bootloader;return{
address:(0,_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.M0)(address),
chip:chip??null,idf_version:description?.idfVersion??null,intact:intact}}
function partitionRecord(contents){
const{partition:partition,content:content,used:used,sha256:sha256,application:application,boots:boots,nvs:nvs}=contents
;return{...rowRecord(partition),content:content==="unknown"?"unreadable":content,used:used??0,
sha256:sha256??null,application:applicationRecord(application),boots:boots??null,nvs:nvsRecord(nvs)}
}
function rowRecord({name:name,type:type,subtype:subtype,address:address,size:size,encrypted:encrypted,readonly:readonly}){
return{name:name,
type:(0,_firmware_formats_partition_names_js__WEBPACK_IMPORTED_MODULE_0__.go)(type),subtype:(0,
_firmware_formats_partition_names_js__WEBPACK_IMPORTED_MODULE_0__.g2)(type,subtype),address:(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_1__.M0)(address),size:size,
encrypted:encrypted,readonly:readonly}}function nvsRecord(nvs){if(nvs===undefined)return null
;const{namespaces:namespaces,keys:keys,credentials:credentials,encrypted:encrypted}=nvs;return{
namespaces:namespaces.length,keys:keys,credentials:credentials,encrypted:encrypted}}
function applicationRecord(application){if(application===undefined)return null;return{
...applicationWordsRecord(application),intact:application.intact===true}}
function applicationWordsRecord(application){
const{name:name,version:version,idfVersion:idfVersion,built:built,elfSha256:elfSha256,chip:chip}=application
;return{name:name,version:version,idf_version:idfVersion,built:built,elf_sha256:elfSha256,
chip:chip??null}}}),91211:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{k:()=>findFilled})
;var _firmware_flash_flash_bytes_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(26016)
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(82773)
;const CHUNK=256*_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.t4
;async function findFilled(flash,range){const filled=[];for(let at=0;at<range.size;at+=CHUNK){
const address=range.address+at;const bytes=await flash.read(address,Math.min(CHUNK,range.size-at))
;for(let sector=0;sector<bytes.length;sector+=_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.t4){
const size=(0,
_firmware_flash_flash_bytes_js__WEBPACK_IMPORTED_MODULE_1__.Z)(bytes.subarray(sector,sector+_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.t4))
;if(size>0)filled.push({address:address+sector,size:size})}}return filled}}),
61447:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{I:()=>secretKeysIn,m:()=>surveyNvs})
;var _flash_device_name_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(14806)
;var _format_error_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(74812)
;var _nvs_page_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(48163);const ERASED=255
;const NAMESPACE_OF_NAMESPACES=0;const BLOB_CHUNK=66
;const CREDENTIALS=new Set(["sta.ssid","sta.pswd","sta.pmk","sta.apinfo","ap.passwd","ap.pmk_info"])
;const SECRET_NAME=/pass|pswd|pwd|secret|token|cred|cert|(?:^|[._-])psk|pmk|api_?key|(?:^|[._-])key|key$|priv|^pin$|pincode/i
;function secretKeysIn(bytes){
const names=pagesOf(bytes).filter(page=>!page.isBlank()).flatMap(page=>page.readable()).filter(entry=>isCredential(entry)||isSecretByName(entry)).map(keyOf)
;return[...new Set(names)]}function isSecretByName(entry){
if(entry.namespace===NAMESPACE_OF_NAMESPACES||CREDENTIALS.has(keyOf(entry)))return false
;return SECRET_NAME.test(keyOf(entry))&&!(entry.content.length>0&&isUnset(entry.content))}
function surveyNvs(bytes){const pages=pagesOf(bytes);const inUse=pages.filter(page=>page.isInUse())
;const readable=pages.flatMap(page=>page.readable())
;if(inUse.length===0&&readable.length===0&&!bytes.every(byte=>byte===ERASED)){
throw new _format_error_js__WEBPACK_IMPORTED_MODULE_1__.I("has no intact NVS page: it is something else, or encrypted")
}for(const page of inUse)page.checkVersion();const live=inUse.flatMap(page=>page.live())
;const items=live.filter(item=>item!==undefined);return{pages:inUse.length,
namespaces:namespacesOf(items),keys:countKeys(items),credentials:readable.some(isCredential),
encrypted:live.length>0&&items.length===0}}function pagesOf(bytes){
if(bytes.byteLength===0||bytes.byteLength%_nvs_page_js__WEBPACK_IMPORTED_MODULE_0__.m!==0){
throw new _format_error_js__WEBPACK_IMPORTED_MODULE_1__.I(`is ${bytes.byteLength} bytes long, but NVS has pages of ${_nvs_page_js__WEBPACK_IMPORTED_MODULE_0__.m}`)
}const buffer=Buffer.from(bytes.buffer,bytes.byteOffset,bytes.byteLength);return Array.from({
length:bytes.byteLength/_nvs_page_js__WEBPACK_IMPORTED_MODULE_0__.m
},(_,page)=>new _nvs_page_js__WEBPACK_IMPORTED_MODULE_0__.j(buffer.subarray(page*_nvs_page_js__WEBPACK_IMPORTED_MODULE_0__.m,(page+1)*_nvs_page_js__WEBPACK_IMPORTED_MODULE_0__.m)))
}function namespacesOf(items){
const names=items.filter(({namespace:namespace})=>namespace===NAMESPACE_OF_NAMESPACES).map(keyOf)
;return[...new Set(names)]}function countKeys(items){
const values=items.filter(({namespace:namespace,type:type})=>namespace!==NAMESPACE_OF_NAMESPACES&&type!==BLOB_CHUNK)
;return new Set(values.map(item=>`${item.namespace} ${keyOf(item)}`)).size}
function isCredential(entry){return CREDENTIALS.has(keyOf(entry))&&!isUnset(entry.content)}
function keyOf({key:key}){return(0,_flash_device_name_js__WEBPACK_IMPORTED_MODULE_2__.g)(key)}
function isUnset(content){return content.every(byte=>byte===ERASED||byte===0)}}),
13782:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{eK:()=>purposeOf,i7:()=>everyByte,wI:()=>lookAtAll})
;var node_crypto__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(77598)
;var node_crypto__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__)
;var _formats_app_image_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(47557)
;var _application_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(98566)
;var _flash_flash_bytes_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(26016)
;var _formats_nvs_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(61447)
;var _formats_parsed_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(15405)
;var _formats_partition_names_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(17001)
;function everyByte(flash,start=0){
const bytes=new _flash_flash_bytes_js__WEBPACK_IMPORTED_MODULE_5__.dS(flash,start);return{
bytes:bytes,beyond:"is outside the available bytes",
look:partition=>(0,_flash_flash_bytes_js__WEBPACK_IMPORTED_MODULE_5__.hU)(bytes,partition)?lookAtAll(partition,bytes):Promise.resolve({
partition:partition,content:"unreadable",used:undefined,sha256:undefined})}}const CHUNK_SIZE=262144
;const FILESYSTEMS=new Set(["fat","spiffs","littlefs"]);async function lookAtAll(partition,flash){
const scan=await scanPartition(partition,flash);const{sha256:sha256,used:used}=scan;return{
partition:partition,used:used,sha256:sha256,...used===0?{content:"blank"}:identify(partition,scan)}}
async function scanPartition(partition,flash){const{address:address,size:size}=partition
;const step=await isReadAtOnce(partition,flash)?Math.max(size,CHUNK_SIZE):CHUNK_SIZE;const hash=(0,
node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");let used=0;let bytes=Buffer.alloc(0)
;for(let at=0;at<size;at+=step){bytes=await flash.read(address+at,Math.min(step,size-at))
;hash.update(bytes);const usedHere=(0,_flash_flash_bytes_js__WEBPACK_IMPORTED_MODULE_5__.Z)(bytes)
;if(usedHere>0)used=at+usedHere}return{sha256:hash.digest("hex"),used:used,
bytes:size<=step?bytes:undefined}}async function isReadAtOnce(partition,flash){
if(isNvs(partition))return true
;if(!isApp(partition)||partition.size<_formats_app_image_js__WEBPACK_IMPORTED_MODULE_1__.qT)return false
;const start=await flash.read(partition.address,_formats_app_image_js__WEBPACK_IMPORTED_MODULE_1__.qT)
;return(0,
_formats_parsed_js__WEBPACK_IMPORTED_MODULE_6__.Y)(()=>(0,_formats_app_image_js__WEBPACK_IMPORTED_MODULE_1__.wL)(start))!==undefined
}function identify(partition,{bytes:bytes,used:used}){
if(bytes!==undefined&&isApp(partition))return identifyApplication(bytes,used)
;if(bytes!==undefined&&isNvs(partition)){
const nvs=(0,_formats_parsed_js__WEBPACK_IMPORTED_MODULE_6__.Y)(()=>(0,
_formats_nvs_js__WEBPACK_IMPORTED_MODULE_3__.m)(bytes));return nvs===undefined?{content:"data"}:{
content:"nvs",nvs:nvs}}return{content:purposeOf(partition)}}
function purposeOf({type:type,subtype:subtype}){
if((0,_formats_partition_names_js__WEBPACK_IMPORTED_MODULE_4__.go)(type)!=="data")return"data"
;const name=(0,_formats_partition_names_js__WEBPACK_IMPORTED_MODULE_4__.g2)(type,subtype)
;if(name==="ota")return"ota-data";return FILESYSTEMS.has(name)?"filesystem":"data"}
function identifyApplication(bytes,used){
const head=(0,_application_js__WEBPACK_IMPORTED_MODULE_2__.p)(bytes);if(head===undefined)return{
content:"data"};const image=(0,_formats_parsed_js__WEBPACK_IMPORTED_MODULE_6__.Y)(()=>(0,
_formats_app_image_js__WEBPACK_IMPORTED_MODULE_1__.u0)(bytes));const application={...head,
intact:image?.intact??false};return{content:"application",
used:image?.intact===true?image.length:used,application:application}}function isApp({type:type}){
return(0,_formats_partition_names_js__WEBPACK_IMPORTED_MODULE_4__.go)(type)==="app"}
function isNvs({type:type,subtype:subtype}){
return(0,_formats_partition_names_js__WEBPACK_IMPORTED_MODULE_4__.go)(type)==="data"&&(0,
_formats_partition_names_js__WEBPACK_IMPORTED_MODULE_4__.g2)(type,subtype)==="nvs"}}),
12611:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{p:()=>surveyFlash})
;var app_image=__webpack_require__(47557);var boot_choice=__webpack_require__(34264)
;var chips=__webpack_require__(79823);var parsed=__webpack_require__(15405)
;async function findBootloader(flash,tableAddress,chip){const own=chip===undefined?undefined:(0,
chips.uF)(chip);const addresses=chip===undefined?chips.jB:own===undefined?[]:[own]
;for(const address of addresses){const found=await bootloaderAt(flash,address,tableAddress)
;if(found===undefined)continue
;if(chip!==undefined||found.chip!==undefined&&(0,chips.uF)(found.chip)===address)return found}
return undefined}async function bootloaderAt(flash,address,end){
const size=Math.min(end-address,flash.reach(address));if(size<app_image.qT)return undefined
;const start=await flash.read(address,app_image.qT);const header=(0,parsed.Y)(()=>(0,
app_image.wL)(start));if(header===undefined)return undefined
;const bytes=await flash.read(address,size);const image=(0,parsed.Y)(()=>(0,app_image.u0)(bytes))
;const description=image?.bootloader;return{address:address,intact:image?.intact??false,chip:(0,
chips.l3)(header.chipId),...description===undefined?{}:{description:description}}}
var flash_bytes=__webpack_require__(26016);var flash_layout=__webpack_require__(82773)
;var ota_data=__webpack_require__(37061);var partition_table=__webpack_require__(22027)
;async function surveyFlash(reading,options={}){
const{tableAddress:tableAddress=partition_table.$j,chip:chip,given:given}=options
;const{bytes:bytes}=reading;const bootloader=await findBootloader(bytes,tableAddress,chip)
;const{table:table,partitions:partitions}=await findTable(reading,tableAddress,given)
;await(reading.fetchPartitions?.(partitions));const contents=[]
;for(const partition of partitions)contents.push(await reading.look(partition));return{table:table,
partitions:await withBoot(contents,bytes,chip??bootloader?.chip),bootloader:bootloader}}
async function findTable(reading,address,given){
const{bytes:bytes,beyond:beyond,flashSize:flashSize}=reading;await(reading.fetchTable?.(address))
;const known=Math.min(bytes.reach(address),partition_table.u3);const read=known>0?(0,
partition_table._Z)(await bytes.read(address,known),{address:address,flashSize:flashSize}):beyond
;if(typeof read==="object"){const{partitions:partitions,problems:problems}=read;return{table:{
state:"found",address:address,problems:problems},partitions:partitions}}
if(read!==undefined&&(beyond!==undefined||known===partition_table.u3)){return{table:{state:"absent",
address:address,reason:read},partitions:[]}}if(given===undefined)return{table:{state:"unknown",
address:address},partitions:[]};return{table:{state:"given",address:address,title:given.title},
partitions:given.partitions}}async function withBoot(contents,bytes,chip){
const isOpen=({partition:{address:address,size:size},content:content})=>content==="unreadable"||content==="unknown"&&bytes.reach(address)<Math.min(app_image.qT,size)
;const otadata=contents.find(({partition:partition})=>(0,ota_data.LR)(partition))
;if(otadata===undefined)return(0,boot_choice.Kg)(contents,undefined,chip,isOpen)
;const{address:address,size:size}=otadata.partition;const records={address:address,size:ota_data.SO}
;const isThere=otadata.content!=="unreadable"&&size>=2*flash_layout.t4&&(0,
flash_bytes.hU)(bytes,records);if(!isThere)return contents
;const chosen=(0,ota_data.l0)(await bytes.read(address,ota_data.SO),(0,boot_choice.vf)(contents))
;return(0,boot_choice.Kg)(contents,chosen,chip,isOpen)}}),
7838:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{y:()=>ALL})
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(82773)
;const ALL={address:0,size:_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.VE}}),
57645:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{picture:()=>picture})
;var errors=__webpack_require__(76578);var flash_ranges=__webpack_require__(59069)
;var flash_layout=__webpack_require__(82773);var flash_map=__webpack_require__(57994)
;var app_image=__webpack_require__(47557);var application=__webpack_require__(98566)
;var every_byte=__webpack_require__(13782);var flash_bytes=__webpack_require__(26016)
;var parsed=__webpack_require__(15405);var partition_names=__webpack_require__(17001)
;function knownPieces(flash,filled){return{bytes:flash,look:partition=>look(partition,flash,filled)}
}async function look(partition,flash,filled){if((0,flash_bytes.hU)(flash,partition))return(0,
every_byte.wI)(partition,flash);const unknown={partition:partition,content:"unknown",used:undefined,
sha256:undefined};if(!filled.some(range=>(0,flash_ranges.$f)(range,partition)))return unknown;if((0,
partition_names.go)(partition.type)!=="app")return{...unknown,content:(0,every_byte.eK)(partition)}
;const{address:address,size:size}=partition;const known=flash.reach(address)
;if(known<app_image.qT)return unknown;const bytes=await flash.read(address,Math.min(known,size))
;const head=(0,application.p)(bytes);if(head===undefined)return{...unknown,content:"data"}
;const image=(0,parsed.Y)(()=>(0,app_image.u0)(bytes));return{...unknown,content:"application",
application:{...head,intact:image?.intact}}}var survey=__webpack_require__(12611)
;var sparse_flash=__webpack_require__(84045);var backups_filled=__webpack_require__(91211)
;var backup_record=__webpack_require__(54351);function knownRecord(contents){return{
partition_table:tableOf(contents.table),partitions:contents.partitions.map(partitionOf),
bootloader:(0,backup_record.ro)(contents.bootloader)}}function tableOf(table){const address=(0,
flash_layout.M0)(table.address);switch(table.state){case"found":{const{problems:problems}=table
;return{state:"found",address:address,reason:null,...problems.length===0?{}:{problems:problems}}}
case"absent":return{state:"absent",address:address,reason:table.reason};case"given":return{
state:"given",address:address,reason:table.title};case"unknown":return{state:"unknown",
address:address,reason:null}}}
function partitionOf({partition:partition,content:content,used:used,application:application,boots:boots,nvs:nvs}){
return{...(0,backup_record.wS)(partition),content:content,used:used??null,
application:application===undefined?null:{...(0,backup_record.XI)(application),
intact:application.intact??null},boots:boots??null,nvs:(0,backup_record.De)(nvs)}}
var account=__webpack_require__(7838);async function picture(board,account){try{
const known=await knownFlash(typeof account==="function"?await account():account,board)
;return known.size===0?{}:{flash_map:(0,flash_map.j)(known)}}catch(error){
board.warn("no flash map",`The flash map could not be drawn: ${(0,errors.bD)(error)}.`);return{}}}
async function knownFlash(account,board){
const{pieces:pieces,files:files=[],changes:changes,verified:verified=[],part:part,table:table}=account
;const{tableAddress:tableAddress=board.tableAddress}=account
;const{chip:chip,flashSize:flashSize}=board.esptool.identity
;const seen=board.session.readings.lastTable(board.tableAddress)
;const before=seen===undefined?[]:[(0,sparse_flash.AC)(board.tableAddress,seen)]
;const flash=new sparse_flash.zJ([...before,...pieces]);const filled=[]
;for(const range of flash.written)filled.push(...await(0,backups_filled.k)(flash,range))
;const reading=knownPieces(flash,filled);const contents=await(0,survey.p)(reading,{chip:chip,
tableAddress:tableAddress,given:board.givenTable})
;const partitions=contents.partitions.map(({partition:partition})=>partition);const named=[]
;for(const file of files.filter(entry=>!partitions.some(partition=>(0,
flash_ranges.$f)(partition,entry)))){
const{name:name,address:address,size:size,encrypted:encrypted}=file;named.push(withBlankTail({
name:name,address:address,size:size,encrypted:encrypted,content:await file.look()},flash))}
const size=flashSize??endOfKnown([...partitions,...files,...flash.ranges]);const whole={address:0,
size:size};const record=knownRecord(contents);return{...record,size:size,
isWhole:flashSize!==undefined,
part:flashSize===undefined||part===undefined||(0,flash_ranges.dt)(part,whole)<size?part:undefined,
partition_table:table??record.partition_table,files:named,
looked:(0,flash_ranges.nx)(whole,flash.ranges),filled:(0,flash_ranges.nx)(whole,filled),
changes:changes,verified:verified}}function endOfKnown(ranges){
return Math.max(0,...ranges.map(flash_ranges.pJ).filter(end=>end<(0,flash_ranges.pJ)(account.y)))}
function withBlankTail(file,flash){
const end=Math.ceil((0,flash_ranges.pJ)(file)/flash_layout.t4)*flash_layout.t4
;const size=end-file.address;return flash.reach(file.address)<size?file:{...file,size:size}}}),
57994:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{j:()=>drawFlash})
;var flash_bar=__webpack_require__(16590);var flash_layout=__webpack_require__(82773)
;function partitionWords(partition,look){const words=contentWords(partition,look)
;return partition.encrypted?`${words}; marked as encrypted`:words}
function contentWords({content:content,type:type,subtype:subtype,application:application,nvs:nvs},look){
switch(content){case"application":
return application===null?"an application":applicationWords(application);case"nvs":
return nvs===null?"NVS":nvsWords(nvs);case"filesystem":return`a filesystem (${subtype})`
;case"ota-data":return"which OTA slot boots";case"blank":return"blank";case"data":
return type==="app"?"data, not an application":"data";case"unreadable":case"unknown":
return lookWords(look)}}function lookWords({looked:looked,filled:filled}){
if(looked===0)return"not looked at";return filled>0?"only partly read":"blank where it was read"}
function applicationWords({name:name,version:version,intact:intact}){
const title=[name,version].filter(part=>part!=="").join(" ")
;return sound(title===""?"an application without a name":title,intact!==false)}
function nvsWords({keys:keys,credentials:credentials,encrypted:encrypted}){
if(encrypted)return"NVS, encrypted"
;return`NVS: ${keys} ${keys===1?"key":"keys"}, ${credentials?"Wi-Fi credentials":"no Wi-Fi credentials"}`
}function bootloaderWords({chip:chip,idf_version:idf_version,intact:intact}){
const version=idf_version===null?"":` of ESP-IDF ${idf_version}`
;return sound(`bootloader${version}${chip===null?"":` for ${chip}`}`,intact)}
function tableWords(partitions){
return`the table of ${partitions} ${partitions===1?"partition":"partitions"}`}
function fileContentWords({content:content,encrypted:encrypted}){const words=bytesWords(content)
;return encrypted?`${words}; encrypted by the chip`:words}function bytesWords(content){
switch(content.kind){case"bootloader":return bootloaderWords(content);case"application":
return applicationWords(content);case"image":
return sound(`an image for ${content.chip}`,content.intact);case"table":
return tableWords(content.partitions);case"blank":case"data":return content.kind}}
function gapWords(used,look,{state:state}){
const held=used===null?lookWords(look):used===0?"blank":"holds data"
;return state==="unknown"||state==="encrypted"?held:`in no partition; ${held}`}
function sound(what,intact){return intact?what:`${what}, not intact`}
var flash_ranges=__webpack_require__(59069);const MOST_FILES=95;const MOST_PARTS=9;const UNNAMED={
name:null,type:null,subtype:null,boots:null};function placesOf(known){
const own=[...bootloaderPlace(known),...tablePlace(known),...known.partitions.map(record=>partitionPlace(record,known))]
;const files=known.files.filter(file=>!own.some(place=>(0,flash_ranges.$f)(place,file)))
;const shown=files.length>MOST_FILES?[]:files
;const taken=[...own,...shown.map(file=>filePlace(file,known))]
;return[...taken,...gaps(taken,known)].sort((a,b)=>a.address-b.address||b.size-a.size)}
function bootloaderPlace(known){
const{bootloader:bootloader,partition_table:partition_table,partitions:partitions,files:files,size:size}=known
;if(bootloader===null||hasPrimary("bootloader",known))return[]
;if(partitions.length===0&&files.length>0)return[];const address=Number(bootloader.address)
;const next=[Number(partition_table.address),...partitions.map(record=>Number(record.address)),size]
;const end=Math.min(...next.filter(begin=>begin>address));if(!Number.isFinite(end))return[]
;const range={address:address,size:end-address};const description=bootloaderWords(bootloader)
;const used=usedIn(range,known);return[{kind:"bootloader",...UNNAMED,...range,used:used,
content:"bootloader",description:description}]}function tablePlace(known){
const{partition_table:partition_table,partitions:partitions}=known
;if(partition_table.state!=="found"||hasPrimary("partition_table",known))return[];const range={
address:Number(partition_table.address),size:flash_layout.t4}
;const description=tableWords(partitions.length);const used=usedIn(range,known);return[{
kind:"partition-table",...UNNAMED,...range,used:used,content:"partition-table",
description:description}]}function partitionPlace(record,known){const{bootloader:bootloader}=known
;const{name:name,type:type,subtype:subtype,size:size,content:content,used:used,boots:boots}=record
;const isBootloader=bootloader!==null&&type==="bootloader"&&subtype==="primary";const range={
address:Number(record.address),size:size};const isKnown=content!=="unreadable"&&used!==null;return{
kind:"partition",name:name,type:type,subtype:subtype,...range,used:isKnown?Math.min(used,size):null,
content:content==="unreadable"?"unknown":content,
description:isBootloader?bootloaderWords(bootloader):partitionWords(record,lookAt(range,known)),
boots:boots}}function filePlace(file,known){const{name:name,address:address,size:size}=file
;const used=usedIn({address:address,size:size},known);const content=contentOf(used);return{
kind:"file",...UNNAMED,name:name,address:address,size:size,used:used,content:content,
description:fileContentWords(file)}}function gaps(places,known){
return(0,flash_ranges.qY)(known.part??{address:0,size:known.size},places).flatMap(range=>{
const looked=(0,flash_ranges.nx)(range,known.looked);const parts=[...looked,...(0,
flash_ranges.qY)(range,looked)];return parts.length>MOST_PARTS?[range]:parts}).map(range=>{
const used=usedIn(range,known)
;const description=gapWords(used,lookAt(range,known),known.partition_table);return{kind:"gap",
...UNNAMED,...range,used:used,content:contentOf(used),description:description}})}
function lookAt(range,{looked:looked,filled:filled}){return{
looked:(0,flash_ranges.KO)(range,looked),filled:(0,flash_ranges.KO)(range,filled)}}
function contentOf(used){return used===null?"unknown":used===0?"blank":"data"}
function usedIn(range,{looked:looked,filled:filled}){
if((0,flash_ranges.KO)(range,looked)<range.size)return null;const last=filled.findLast(piece=>(0,
flash_ranges.$f)(piece,range))
;return last===undefined?0:Math.min((0,flash_ranges.pJ)(last)-range.address,range.size)}
function hasPrimary(type,{partitions:partitions}){
return partitions.some(record=>record.type===type&&record.subtype==="primary")}
function drawFlash(known){const{part:part}=known;const whole=part??{address:0,size:known.size}
;const places=placesOf(known);const drawn=part===undefined?places:places.filter(place=>(0,
flash_ranges.$f)(place,part));const verifiedBytes=(0,flash_ranges.KO)(whole,known.verified);return{
size:known.isWhole?known.size:null,part:part===undefined?null:{
address:(0,flash_layout.M0)(part.address),size:part.size},partition_table:known.partition_table,
changed_since:known.changes?.since??null,changed_by:known.changes?.by??null,
changed:changedInAll(known),
verified:verifiedOf(verifiedBytes,known.isWhole||part!==undefined?whole.size:Infinity),
verified_bytes:verifiedBytes,bar:(0,flash_bar.iA)(whole,flash_bar.L_,barPieces(places,known)),
rows:drawn.map(place=>rowOf(place,places,known))}}function rowOf(place,places,known){
const{kind:kind,name:name,type:type,subtype:subtype,address:address,size:size,used:used,content:content,description:description,boots:boots}=place
;const others=places.filter(other=>other!==place&&(0,flash_ranges.$f)(other,place))
;const verifiedBytes=(0,flash_ranges.KO)(place,known.verified);return{kind:kind,name:name,type:type,
subtype:subtype,address:(0,flash_layout.M0)(address),size:size,used:used,
free:used===null?null:size-used,changed:changedIn(place,known.changes),content:content,
description:description,boots:boots,verified:verifiedOf(verifiedBytes,size),
verified_bytes:verifiedBytes,overlaps:others.map(other=>other.name??other.kind),
beyond_flash:known.isWhole?size-(0,flash_ranges.dt)(place,{address:0,size:known.size}):null,bar:(0,
flash_bar.iA)(place,flash_bar.de,barPieces([place],known))}}
function barPieces(places,{changes:changes,looked:looked,filled:filled}){return{
changed:changes?.regions??[],
used:places.flatMap(place=>place.used===null?(0,flash_ranges.nx)(place,filled):[{
address:place.address,size:place.used}]),unknown:places.flatMap(place=>place.used===null?(0,
flash_ranges.qY)(place,looked):[])}}
function changedInAll({changes:changes,size:size,isWhole:isWhole,part:part}){
if(changes===undefined)return null;const whole=part??{address:0,size:size};const inAll=(0,
flash_ranges.KO)(whole,changes.regions)
;return isWhole||inAll===(0,flash_ranges.e6)(changes.regions)?inAll:null}
function changedIn(range,changes){if(changes===undefined)return null
;const{within:within=range,regions:regions}=changes
;return(0,flash_ranges.dt)(range,within)<range.size?null:(0,flash_ranges.KO)(range,regions)}
function verifiedOf(bytes,size){return bytes===0?"none":bytes===size?"whole":"part"}})};