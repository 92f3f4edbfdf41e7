export const id=9460;export const ids=[9460,3027,6601,8989];export const modules={
46663:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
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
53027:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
backup:()=>backup,firstAddress:()=>firstAddress});var promises_=__webpack_require__(51455)
;var external_node_path_=__webpack_require__(76760);var errors=__webpack_require__(76578)
;var backup_manifest=__webpack_require__(52122);var flash_layout=__webpack_require__(82773)
;var digest=__webpack_require__(31285);var pending_files=__webpack_require__(27741)
;var backup_record=__webpack_require__(54351);async function fittingBaseline(taken,range,board){
if(taken===undefined)return undefined;const unused=`The baseline "${taken.name}" is not used`
;if("reason"in taken){board.warn("baseline",`${unused}. ${taken.reason}`);return undefined}
const problem="problem"in taken?taken.problem:await objectionTo(taken,range,board.esptool.identity).catch(error=>`cannot be read again (${(0,
errors.bD)(error)})`);if(problem===undefined&&!("problem"in taken))return taken.imagePath
;board.warn("baseline",`${unused}: it ${problem??""}.`);return undefined}
async function objectionTo({size:size,sha256:digest,manifest:manifest},range,identity){
if(size!==range.size)return`has ${size} bytes, and the backup has ${range.size}`
;if(manifest===undefined)return undefined;const read=await(0,backup_manifest.Ng)(manifest)
;if("problem"in read)return`has a manifest that cannot be used: it ${read.problem}`
;const{start_address:start_address,size:recorded,sha256:sha256,board:board}=read.manifest
;if(start_address!==(0,flash_layout.M0)(range.address)){
return`begins at ${start_address}, not at ${(0,flash_layout.M0)(range.address)}`}
const namesBoard=board.mac!==null||board.mac_end!==undefined
;if(namesBoard&&(0,backup_manifest.KU)(board,identity.mac)!==true)return"is of another board, according to its manifest"
;if(recorded!==range.size||sha256!==digest){
return"does not match its manifest: it is damaged or was changed"}return undefined}
var flash_ranges=__webpack_require__(59069);const CHUNK=256*flash_layout.t4
;async function findChanges(before,after,range){const files=[];try{
for(const path of[before,after])files.push(await(0,promises_.open)(path,"r"));const changed=[]
;for(let at=0;at<range.size;at+=CHUNK){const size=Math.min(CHUNK,range.size-at)
;const[old,now]=await Promise.all(files.map(file=>readAt(file,at,size)))
;if(old===undefined||now===undefined||old.equals(now))continue
;for(let sector=0;sector<size;sector+=flash_layout.t4){
const end=Math.min(sector+flash_layout.t4,size)
;if(old.subarray(sector,end).equals(now.subarray(sector,end)))continue;changed.push({
address:range.address+at+sector,size:end-sector})}}return(0,flash_ranges.n$)(changed)}finally{
for(const file of files)await file.close()}}async function readAt(file,position,size){
const bytes=Buffer.alloc(size);await file.read(bytes,0,size,position);return bytes}
var image_survey=__webpack_require__(38119);var read_region=__webpack_require__(14824)
;var backup_plan=__webpack_require__(46663);var block_comparison=__webpack_require__(2020)
;var proof=__webpack_require__(46143);const incremental_CHUNK=1048576
;async function readIncrementally(range,baseline,image,board){const whole={...range,
source:"baseline"};if(baseline!==undefined&&await(0,proof.kh)(baseline,"the baseline",range,board,{
isLast:true})){await board.folder.fill(image,file=>place([whole],range,baseline,file));return{
transferred:0,verified:true}}const{port:port,baud:baud}=board.esptool.connection;const costs=(0,
backup_plan.AR)(port.kind==="socket"?undefined:baud,(0,block_comparison.a)(board))
;const{known:known,unknown:unknown}=await(0,
block_comparison.z)(range,baseline===undefined?undefined:{path:baseline,purpose:"read"},costs,board)
;const runs=(0,backup_plan.rV)(unknown,costs)
;const transferred=runs.reduce((sum,{size:size})=>sum+size,0)
;await board.folder.fill(image,async file=>{await file.truncate(range.size)
;await place(known,range,baseline,file);await readRuns(runs,range,costs,file,board)});return{
transferred:transferred,verified:false}}async function readRuns(runs,range,costs,image,board){
for(const{address:address,size:size}of runs){for(let at=address;at<address+size;){const rest={
address:at,size:address+size-at}
;const bytes=await readPart(attempt=>(0,backup_plan.Yj)(rest,costs.transferMsPerByte,attempt),board)
;await writeAll(image,bytes,at-range.address);at+=bytes.length}}}
async function readPart(partOf,board){let part=partOf(1)
;const shown=(0,flash_layout.M0)(part.address)
;const path=await board.folder.writeBytes(`run-${shown}.bin`,Buffer.alloc(0))
;const seen=await board.esptool.run(attempt=>{part=partOf(attempt);return{name:"read-flash",...part,
output:path}},part.size,new Map([[path,"a part of the backup"]]));const bytes=await(0,
promises_.readFile)(path);await(0,promises_.rm)(path,{force:true})
;if(bytes.length===part.size&&seen.read?.bytes===bytes.length)return bytes
;throw new errors.HR("esptool-failed",`esptool exited successfully, but returned ${bytes.length} bytes of the flash at ${shown}.`,"Run the backup again; the log has esptool's output.")
}async function place(pieces,range,baseline,image){
const source=baseline===undefined?undefined:await(0,promises_.open)(baseline,"r");try{
for(const piece of pieces){const offset=piece.address-range.address
;for(let done=0;done<piece.size;done+=incremental_CHUNK){
const bytes=Buffer.alloc(Math.min(incremental_CHUNK,piece.size-done),255)
;if(piece.source==="baseline")await(source?.read(bytes,0,bytes.length,offset+done))
;await writeAll(image,bytes,offset+done)}}}finally{await(source?.close())}}
async function writeAll(file,bytes,position){for(let done=0;done<bytes.length;){
done+=(await file.write(bytes,done,bytes.length-done,position+done)).bytesWritten}}
async function takeImage({incremental:incremental,output:output},range,baseline,image,board){
const isLast=!(0,proof.wG)(board)
;const readPlainly=()=>(0,read_region.XP)(range.address,range.size,image,output.path,board,{
isLast:isLast});const verify=()=>(0,proof.kh)(image,output.path,range,board,{isLast:true})
;if(isLast){
board.warn("not verified",`${board.esptool.identity.chip??"The chip"} cannot compute a digest without the stub.`)
;const{bytes:bytes,sha256:sha256}=await readPlainly();return{transferred:bytes,verified:false,
sha256:sha256}}let transferred;if(incremental&&board.esptool.connection.stub){
const made=await readIncrementally(range,baseline,image,board);const sha256=await(0,
digest.Vq)(image);if(made.verified||await verify())return{transferred:made.transferred,
verified:true,sha256:sha256};transferred=made.transferred}else{
const{bytes:bytes,sha256:sha256}=await readPlainly();transferred=bytes;if(await verify())return{
transferred:transferred,verified:true,sha256:sha256}}
board.warn("read again","The image differs from the chip's digest: the flash changed, or a byte was corrupted. Reading everything again.")
;const{bytes:bytes,sha256:sha256}=await readPlainly();transferred+=bytes;if(await verify())return{
transferred:transferred,verified:true,sha256:sha256}
;throw new errors.HR("digest-mismatch",`The image of the flash on ${board.esptool.connection.port.name} differs from the chip's digest, also after a second read.`,"Something writes to the flash, or the flash or the link is unstable. Check the power supply, and use a lower `baud`.")
}async function backup(request,earlier,board){
const files=await pending_files.d.create([request.output,request.manifest],board);try{
const image=await board.folder.writeBytes("backup.bin",new Uint8Array)
;const result=await makeBackup(request,earlier,image,files,board);await(0,promises_.rm)(image)
;return result}finally{await files.discard()}}
function firstAddress({includeBootloader:includeBootloader,region:region}){
return region?.address??(includeBootloader?0:image_survey.D)}async function rangeOf(request,board){
const address=firstAddress(request);const rest=await(0,read_region.y8)(address,board)
;const size=request.region?.size??rest;if(size<=rest)return{address:address,size:size}
;throw new errors.HR("beyond-flash",`The region ends at ${(0,
flash_layout.M0)(address+size)}, beyond the board's flash of ${address+rest} bytes.`,"Lower `address` or `size`.")
}async function makeBackup(request,earlier,image,files,board){const started=board.now()
;const range=await rangeOf(request,board);const baseline=await fittingBaseline(earlier,range,board)
;const security=await knownSecurity(board)
;const{transferred:transferred,verified:verified,sha256:sha256}=await takeImage(request,range,baseline,image,board)
;const{esptool:esptool,tableAddress:tableAddress}=board
;const survey=await(0,image_survey.ui)(image,range,{chip:esptool.identity.chip,
tableAddress:tableAddress})
;const changes=baseline===undefined?undefined:await findChanges(baseline,image,range);const name=(0,
external_node_path_.basename)(request.output.realPath);const record=(0,backup_record.s)({name:name,
range:range,sha256:sha256,verified:verified,transferred:transferred,started:started,
contents:survey.contents,security:security},board);const manifest=Buffer.from((0,
backup_manifest.$2)(record));const manifestDigest=(0,digest.ez)(manifest)
;const manifestCopy=await board.folder.writeBytes("manifest.json",manifest);await files.commit([{
path:image,sha256:sha256},{path:manifestCopy,sha256:manifestDigest}]);const compared=changes&&{
since:"baseline",by:"comparison",within:range,regions:changes};const pictured=await(0,
image_survey.CS)(survey,compared,verified,board);return{operation:"backup",
output_path:request.output.path,manifest_path:request.manifest.path,manifest_sha256:manifestDigest,
start_address:record.start_address,bytes_read:range.size,sha256:sha256,verified:verified,
bytes_transferred:transferred,...changes===undefined?{}:{changed:changes.length>0,
changed_regions:changes.map(region=>(0,image_survey.sg)(region,survey,board))},
partitions:record.partitions,...pictured}}async function knownSecurity(board){try{
return await board.session.readings.security()}catch(error){
if(!(error instanceof errors.HR))throw error
;if(error.code==="not-supported-by-chip"||error.code==="esptool-failed")return undefined;throw error
}}}),59460:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
dryRun:()=>dryRun,dryRunOnBoard:()=>dryRunOnBoard})
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(82773)
;var _dry_run_dry_run_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(56601)
;var _dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(71370)
;var _dry_run_script_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(11105)
;var _images_proof_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(46143)
;var _backup_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(53027)
;function dryRun(request,board,_prepared,notChecked){
return(0,_dry_run_dry_run_js__WEBPACK_IMPORTED_MODULE_0__.reportWithoutBoard)(scriptOf(request,board.connection),board,notChecked)
}async function dryRunOnBoard(request,board){const script=scriptOf(request,board.esptool.connection)
;const end=(0,
_dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_backup_js__WEBPACK_IMPORTED_MODULE_4__.firstAddress)(request),request.region?.size)
;return(0,_dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_1__.reportOnBoard)(await(0,
_dry_run_on_board_js__WEBPACK_IMPORTED_MODULE_1__.lookAt)(script,board,end),board)}
function scriptOf(request,{stub:stub}){
const{output:output,manifest:manifest,incremental:incremental,baseline:baseline,region:region}=request
;const address=(0,_backup_js__WEBPACK_IMPORTED_MODULE_4__.firstAddress)(request)
;const skipping=incremental&&stub
;const known=baseline===undefined?"blank":`blank, or as in "${baseline.path}"`;return{
plan:[`backup: ${region===undefined?`the flash from ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_5__.M0)(address)} to its end`:`${(0,
_dry_run_script_js__WEBPACK_IMPORTED_MODULE_2__.LS)(region.size,"byte")} from ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_5__.M0)(address)}`} into "${output.path}", with its manifest "${manifest.path}".`,skipping?`Blocks whose digests match ${known} would not be read (verify-flash, then read-flash of the others); one digest would verify the image.`:"Everything would be read, and one digest would verify it (verify-flash).","A dry run uploads nothing."],
commands:[_dry_run_script_js__WEBPACK_IMPORTED_MODULE_2__.JV,...skipping?[]:[{name:"read-flash",
address:address,size:region?.size??"ALL",output:output.path}],{name:"verify-flash",images:[{
address:address,path:output.path}],header:_images_proof_js__WEBPACK_IMPORTED_MODULE_3__.Q_,
diff:false}],facts:{output_path:output.path,
start_address:(0,_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_5__.M0)(address),
size:region?.size??null}}}}),
56601:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{reportWithoutBoard:()=>reportWithoutBoard})
;var _board_session_requirements_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(19379)
;var _plan_warnings_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(58337)
;var _script_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(11105)
;function reportWithoutBoard(script,board,notChecked){
(0,_plan_warnings_js__WEBPACK_IMPORTED_MODULE_2__.c)(script.warnings??[],board)
;const unchecked=[...notChecked,...script.unchecked??[]]
;return(0,_script_js__WEBPACK_IMPORTED_MODULE_1__.q3)("true",{...script,unchecked:unchecked
},board,(0,_board_session_requirements_js__WEBPACK_IMPORTED_MODULE_0__.xD)(board.expected))}}),
71370:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{h:()=>compareFiles,lookAt:()=>lookAt,p:()=>endOf,
reportOnBoard:()=>reportOnBoard})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(82773)
;var _board_session_identify_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(53015)
;var _images_images_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(36715)
;var _script_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(11105)
;function reportOnBoard(script,board){const{connection:connection}=board.esptool;return(0,
_script_js__WEBPACK_IMPORTED_MODULE_3__.q3)("connect",script,{connection:connection,say:board.say})}
async function compareFiles(request,script,board){const{files:files,settings:settings}=request
;if(files.some(({encrypted:encrypted})=>encrypted===true))return lookAt(script,board,0)
;const images=await(0,_images_images_js__WEBPACK_IMPORTED_MODULE_2__.a0)(files,board);await(0,
_images_images_js__WEBPACK_IMPORTED_MODULE_2__.B6)(images);const command={name:"verify-flash",
images:(0,_images_images_js__WEBPACK_IMPORTED_MODULE_2__.g)(images),header:settings,diff:false}
;const seen=await board.esptool.run(command,(0,
_images_images_js__WEBPACK_IMPORTED_MODULE_2__.UT)(files),(0,
_images_images_js__WEBPACK_IMPORTED_MODULE_2__.kA)(images),{quiet:true,isLast:true})
;const comparisons=(0,_images_images_js__WEBPACK_IMPORTED_MODULE_2__.Qf)(images,seen)
;const compared=files.map((file,index)=>({
...(0,_images_images_js__WEBPACK_IMPORTED_MODULE_2__.yH)(file),
in_flash:comparisons[index]?.equal===true}))
;const differing=compared.filter(({in_flash:in_flash})=>!in_flash)
;const says=differing.map(({path:path,address:address})=>`"${path}" at ${address} is not in the flash.`)
;return{...script,
plan:[...script.plan,`${(0,_script_js__WEBPACK_IMPORTED_MODULE_3__.LS)(compared.length-differing.length,"image")} of ${compared.length} already in the flash.`,...says],
facts:{...script.facts,files:compared,changed:differing.length>0}}}
async function lookAt(script,board,end,check=()=>Promise.resolve()){
await(0,_board_session_identify_js__WEBPACK_IMPORTED_MODULE_1__.l)(board)
;const{flashSize:flashSize}=board.esptool.identity;await check()
;if(flashSize===undefined||end<=flashSize)return script
;throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("beyond-flash",`The region ends at ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_4__.M0)(end)}, beyond the flash of ${flashSize} bytes on ${board.esptool.connection.port.name}.`,"Use a smaller region. Nothing was changed.")
}function endOf(address,size){return address+(size??1)}}),
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
58337:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{c:()=>annotateWarnings});const MOST_ANNOTATIONS=5
;const TITLE="plan";function annotateWarnings(warnings,{say:say,warn:warn}){
for(const warning of warnings.slice(0,MOST_ANNOTATIONS))warn(TITLE,warning)
;const others=warnings.slice(MOST_ANNOTATIONS)
;for(const warning of others)say(`Warning: ${warning}`);if(others.length===0)return
;const more=others.length===1?"1 more warning":`${others.length} more warnings`
;warn(TITLE,`${more} of the plan: see the job summary.`)}})};