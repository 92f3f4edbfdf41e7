export const id=662;export const ids=[662];export const modules={
30662:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
prepareBackup:()=>prepareBackup});var errors=__webpack_require__(76578)
;var backup_manifest=__webpack_require__(52122);var flash_layout=__webpack_require__(82773)
;var partition_table=__webpack_require__(22027);const FACTS={chip:"chip",mac:"MAC address",
flash_size:"flash size"}
;async function checkBackup(taken,{allowUnidentified:allowUnidentified,tableAddress:tableAddress}){
const{name:name,imagePath:imagePath,size:size,sha256:sha256}=taken;if(taken.manifest===undefined){
if(!allowUnidentified)throw unidentified(`"${name}" has no manifest next to it ("${name}.json"), so neither its integrity nor its board can be checked`)
;const range={address:0,size:size};throwIfAny(name,layoutProblems(range))
;const usual=tableAddress??partition_table.$j;return{name:name,imagePath:imagePath,range:range,
sha256:sha256,origin:undefined,tableAddress:usual}}
const read=await(0,backup_manifest.Ng)(taken.manifest)
;if("problem"in read)throw invalid(name,[`its manifest ${read.problem}`])
;const{manifest:record}=read;const{board:board,security:security}=record
;const address=Number(record.start_address)
;throwIfAny(name,[...size===record.size?[]:[`it has ${size} bytes, but its manifest specifies ${record.size}`],...sha256===record.sha256?[]:["its SHA-256 is not the one in its manifest"],...layoutProblems({
address:address,size:size})]);const known={...board,mac:board.mac??board.mac_end??null}
;const missing=Object.entries(FACTS).filter(([fact])=>known[fact]===null)
;if(missing.length>0&&!allowUnidentified){const facts=missing.map(([,words])=>words).join(", ")
;throw unidentified(`The manifest of "${name}" does not identify its board (${facts}), so it is unknown whether the backup is of the board on this port`)
}const recorded=Number(record.partition_table.address??partition_table.$j);return{name:name,
imagePath:imagePath,range:{address:address,size:size},sha256:sha256,origin:{...board,
security:security},tableAddress:tableAddress??recorded}}
function layoutProblems({address:address,size:size}){
const whole=address%flash_layout.t4===0&&size%flash_layout.t4===0&&size>0
;return[...whole?[]:[`${size} bytes at ${(0,
flash_layout.M0)(address)} is not in whole flash sectors (${flash_layout.t4} bytes)`],...address+size<=flash_layout.VE?[]:["it ends beyond the largest flash, 128 MB"]]
}function throwIfAny(name,problems){if(problems.length>0)throw invalid(name,problems)}
function invalid(name,problems){
return new errors.HR("backup-invalid",`The backup "${name}" is not used: ${problems.join("; ")}. The board was not touched.`,"It is damaged, was changed, or was not made by this action. Use another one, with its original manifest.")
}function unidentified(what){
return new errors.HR("backup-unidentified",`${what}. The board was not touched.`,"Keep the manifest with the image. Set allow-unidentified-backup: true to write an image that you trust.")
}var fetch_backup=__webpack_require__(96509);var take_backup=__webpack_require__(52623)
;var artifact_find=__webpack_require__(6813);async function prepareBackup(request,stored,context){
return checkBackup(await copyBackup(request.backup,stored,context),request)}
async function copyBackup(source,stored,context){if(source.kind==="path")return(0,
take_backup.D)(source,stored,context);const{access:access}=stored;const{signal:signal}=context
;const{name:name,runId:runId,repository:repository}=source
;const found=await(0,artifact_find.Kc)(name,{runId:runId,repository:repository,token:access.token
},access,{signal:signal});return(0,fetch_backup.T)(found,source.path,stored,context)}})};