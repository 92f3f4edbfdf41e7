export const id=2022;export const ids=[2022];export const modules={
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
96773:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{F:()=>gatePlan})
;var _time_scale_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(80312)
;function gatePlan({rules:rules,reset:reset,attempts:attempts}){
const{expect:expect,failOn:failOn,timeoutMs:timeoutMs,settleMs:settleMs}=rules
;const start=reset==="none"?"The running firmware would be watched":"The firmware would be started and watched"
;const lines=expect.length===0?"":`, until ${expect.length} expected lines have appeared and ${settleMs/1e3} s more have passed`
;const scale=(0,_time_scale_js__WEBPACK_IMPORTED_MODULE_0__.Ew)(rules)
;return[`${start} for at most ${timeoutMs/1e3} s${lines}.`,...scale===undefined?[]:[`The input ${scale}`],...failOn.length===0?[]:[`Lines that match one of ${failOn.length} patterns would fail it.`],...attempts===1?[]:[`Firmware that fails would be started up to ${attempts} times.`]]
}}),8298:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
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
42022:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
dryRunRestore:()=>dryRunRestore})
;var _esptool_run_command_line_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(37512)
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(82773)
;var _images_proof_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(46143)
;var _gate_gate_plan_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(96773)
;var _restore_result_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(67851)
;function dryRunRestore({allowOtherBoard:allowOtherBoard,dryRun:dryRun,gate:gate},backup,unchecked,{connection:connection,say:say}){
const{name:name,range:range,origin:origin}=backup
;say(`"${name}" is intact: ${range.size} bytes for ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_2__.M0)(range.address)}.`)
;say(origin===undefined?"It has no manifest, so chip, MAC and flash size are not compared with the board's.":`It was taken from ${origin.chip??"an unknown chip"}, MAC ${origin.mac??(origin.mac_end===undefined?"unknown":`…${origin.mac_end}`)}, flash size ${origin.flash_size??"unknown"}.`)
;if(allowOtherBoard&&origin!==undefined)say("It may be restored to another board with the same chip and flash size.")
;say("Only what differs on the board would be erased and written, and a digest would verify the whole range.")
;for(const line of gate===undefined?[]:(0,
_gate_gate_plan_js__WEBPACK_IMPORTED_MODULE_3__.F)(gate))say(line)
;for(const line of unchecked)say(`Not checked: ${line}`);const images=[{address:range.address,
path:name}]
;const commands=[(0,_esptool_run_command_line_js__WEBPACK_IMPORTED_MODULE_4__.a)(connection,{
name:"flash-id"}),(0,_esptool_run_command_line_js__WEBPACK_IMPORTED_MODULE_4__.a)(connection,{
name:"verify-flash",images:images,header:_images_proof_js__WEBPACK_IMPORTED_MODULE_0__.Q_,diff:false
})];for(const[index,line]of commands.entries())say(`${index===0?"Runs":"Then"}: ${line}`);return{
...(0,_restore_result_js__WEBPACK_IMPORTED_MODULE_1__.x)(backup,dryRun),commands:commands,
not_checked:unchecked}}}),67851:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
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
bytes_written:0,bytes_erased:0}}})};