export const id=6509;export const ids=[6509];export const modules={
96509:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{T:()=>fetchBackup});var errors=__webpack_require__(76578)
;var flash_layout=__webpack_require__(82773);var backup_manifest=__webpack_require__(52122)
;var promises_=__webpack_require__(51455);var external_node_path_=__webpack_require__(76760)
;var artifact_content_failure=__webpack_require__(85926)
;var artifact_failure=__webpack_require__(21926);var artifact_find=__webpack_require__(6813)
;var artifact_service=__webpack_require__(74531);async function makeRoom(folder,bytes){try{await(0,
promises_.mkdir)(folder,{mode:448})
;const{bavail:bavail,bsize:bsize}=await(0,promises_.statfs)(folder)
;if(bavail*bsize<bytes)throw new Error(`${bytes} bytes are needed, ${bavail*bsize} are free`)
}catch(error){throw(0,artifact_content_failure.IW)(folder,error)}}
async function tryRoom(folder,bytes){const path=(0,external_node_path_.join)(folder,"room");try{
const file=await(0,promises_.open)(path,"wx",384);try{
const chunk=Buffer.alloc(Math.min(bytes,1024*1024))
;for(let left=bytes;left>0;left-=chunk.length)await file.writeFile(chunk.subarray(0,Math.min(left,chunk.length)))
}finally{await file.close()}}catch(error){throw(0,artifact_content_failure.IW)(folder,error)
}finally{await(0,promises_.rm)(path,{force:true})}}var request_limit=__webpack_require__(74282)
;var runtime_token=__webpack_require__(29379);var stray_errors=__webpack_require__(56846)
;async function catchingStrayErrors(onStray,work){const listener=error=>{
if((0,errors.xU)(error)==="ERR_STREAM_WRITE_AFTER_END"){(0,stray_errors.O)(error);onStray(error)
}else if(process.listenerCount("uncaughtException")===1)throw error}
;process.prependListener("uncaughtException",listener);try{return await work()}finally{
process.off("uncaughtException",listener)}}const DEFAULT_LIMIT_MS=10*6e4;const ATTEMPTS=2
;const WATCH_MS=200;async function transferArtifact(found,target,maxBytes,access,limit){
await makeRoom(target,found.size);const tooLarge=new AbortController;const watch=setInterval(()=>{
void sizeOf(target).then(bytes=>{if(bytes>maxBytes)tooLarge.abort()})},WATCH_MS)
;const unwritten=new AbortController
;const signals=[tooLarge.signal,unwritten.signal,...limit.signal===undefined?[]:[limit.signal]]
;const within={limitMs:DEFAULT_LIMIT_MS,...limit,signal:AbortSignal.any(signals)};try{
const what=`the download of the artifact ${(0,artifact_content_failure.l9)([found.name])}`
;const path=await(0,
request_limit.z)(within,what,signal=>catchingStrayErrors(error=>unwritten.abort(error),()=>(0,
runtime_token.w)(access,()=>downloadSound(found,target,access,signal))));const{size:size}=await(0,
promises_.stat)(path)
;if(size>maxBytes)throw(0,artifact_content_failure._7)(found.name,size,maxBytes);return path
}catch(error){
if(tooLarge.signal.aborted)throw(0,artifact_content_failure._7)(found.name,await sizeOf(target),maxBytes)
;const wasCancelled=limit.signal?.aborted===true
;if(error instanceof errors.HR&&(wasCancelled||!unwritten.signal.aborted))throw error;await(0,
promises_.rm)(target,{recursive:true,force:true});await makeRoom(target,found.size)
;await tryRoom(target,found.size);const cause=unwritten.signal.aborted?unwritten.signal.reason:error
;throw(0,artifact_failure.V8)(found.name,access.serverUrl,cause)}finally{clearInterval(watch)}}
async function downloadSound(found,target,access,signal){
const{DefaultArtifactClient:DefaultArtifactClient}=await Promise.all([__webpack_require__.e(4942),__webpack_require__.e(2429)]).then(__webpack_require__.bind(__webpack_require__,2429))
;const client=new DefaultArtifactClient;const{id:id,name:name,digest:digest}=found
;for(let attempt=1;;attempt++){const path=(0,external_node_path_.join)(target,String(attempt))
;await(0,promises_.mkdir)(path)
;const{digestMismatch:isWrong=false}=await client.downloadArtifact(id,{path:path,
skipDecompress:true,...digest===undefined?{}:{expectedHash:digest},...whereToFind(found,access)
}).catch(error=>{if(attempt===ATTEMPTS||signal.aborted||!isTemporary(error))throw error;return{
digestMismatch:true}});if(!isWrong)return onlyFile(name,path);if(attempt===ATTEMPTS)throw(0,
artifact_content_failure.H3)(name,digest??"");await(0,promises_.rm)(path,{recursive:true})}}
function whereToFind(found,access){
if((0,artifact_find.tC)(access,found.repository,found.runId))return{}
;const[repositoryOwner="",repositoryName=""]=found.repository.split("/")
;const{token:token=""}=access;return{findBy:{token:token,repositoryOwner:repositoryOwner,
repositoryName:repositoryName,workflowRunId:Number(found.runId)}}}function isTemporary(error){
return error instanceof Error&&"status"in error&&Number(error.status)>=500}
async function onlyFile(name,folder){const entries=await(0,promises_.readdir)(folder,{
withFileTypes:true});const[file]=entries;if(file?.isFile()!==true||entries.length!==1)throw(0,
artifact_content_failure.Yg)(name,"the storage did not give one file");const path=(0,
external_node_path_.join)(folder,file.name);await(0,promises_.chmod)(path,384);return path}
async function sizeOf(folder){const entries=await(0,promises_.readdir)(folder,{recursive:true
}).catch(()=>[])
;const sizes=entries.map(entry=>(0,promises_.stat)((0,external_node_path_.join)(folder,entry)).then(stats=>stats.isFile()?stats.size:0,()=>0))
;return(await Promise.all(sizes)).reduce((sum,size)=>sum+size,0)}
var external_node_events_=__webpack_require__(78474)
;var external_node_stream_=__webpack_require__(57075)
;var external_node_stream_promises_=__webpack_require__(46466)
;var external_node_zlib_=__webpack_require__(38522);const KIND=61440;const REGULAR=32768
;const DOS_FOLDER=16;const METHODS=[0,8];const MAX_NAME_BYTES=255
;const DEVICE_NAME=/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;function entryProblem(entry){
const kind=entry.externalFileAttributes>>>16&KIND
;if(kind!==0&&kind!==REGULAR)return"is not a plain file (a link, a folder or a device)"
;if((entry.externalFileAttributes&DOS_FOLDER)!==0||entry.fileName.endsWith("/"))return"is a folder"
;if(entry.isEncrypted())return"is an encrypted zip entry"
;if(!METHODS.includes(entry.compressionMethod))return`uses the unsupported compression method ${entry.compressionMethod}`
;return nameProblem(entry.fileName)}function sameFileKey(name){
return name.normalize("NFC").toLowerCase()}function nameProblem(name){
if(name===""||name==="."||name==="..")return"has no name"
;if(Buffer.byteLength(name)>MAX_NAME_BYTES)return`has a name of more than ${MAX_NAME_BYTES} bytes`
;if(/[/\\]/.test(name))return"is in a folder"
;if(/[:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/u.test(name))return"has a character that is not allowed in file names"
;if(/[. ]$/.test(name)||DEVICE_NAME.test(name))return"has a name that Windows does not allow"
;return undefined}const CLOSE_MS=5e3;async function unpackArtifact(zip,folder,expected,signal){
const yauzl=await __webpack_require__.e(663).then(__webpack_require__.t.bind(__webpack_require__,20663,19))
;const file=await yauzl.openPromise(zip.path,{autoClose:false,strictFileNames:true
}).catch(error=>reject(zip,folder,error));const paths=new Map;try{
for(const entry of await readEntries(zip,file,expected)){
const path=(0,external_node_path_.join)(folder,entry.fileName)
;await unpackEntry(file,entry,path,signal);paths.set(entry.fileName,path)}return paths}catch(error){
for(const path of paths.values())await(0,promises_.rm)(path,{force:true})
;if(signal?.aborted===true)throw error;return reject(zip,folder,error)}finally{
await artifact_unpack_closed(file)}}async function artifact_unpack_closed(file){const end=(0,
external_node_events_.once)(file,"close",{signal:AbortSignal.timeout(CLOSE_MS)});file.close()
;await end.catch(()=>undefined)}async function readEntries(zip,file,expected){
const{isExpected:isExpected,maxEntries:maxEntries,maxTotalBytes:maxTotalBytes}=expected
;if(file.entryCount>maxEntries)throw(0,
artifact_content_failure.Yg)(zip.name,`it contains ${file.entryCount} entries, more than the ${maxEntries} expected`)
;const entries=[];const keys=new Set;for await(const entry of file.eachEntry()){
const problem=entryProblem(entry)
;if(problem!==undefined)throw(0,artifact_content_failure.Yg)(zip.name,`its entry ${(0,
artifact_content_failure.l9)([entry.fileName])} ${problem}`);const key=sameFileKey(entry.fileName)
;if(keys.has(key))throw(0,artifact_content_failure.Yg)(zip.name,`it contains ${(0,
artifact_content_failure.l9)([entry.fileName])} twice`);keys.add(key);entries.push(entry)}
const unexpected=entries.map(({fileName:fileName})=>fileName).filter(name=>!isExpected(name))
;if(unexpected.length>0)throw(0,
artifact_content_failure.Yg)(zip.name,`it contains unexpected files: ${(0,
artifact_content_failure.l9)(unexpected)}`)
;const total=entries.reduce((sum,{uncompressedSize:uncompressedSize})=>sum+uncompressedSize,0)
;if(total>maxTotalBytes)throw(0,artifact_content_failure._7)(zip.name,total,maxTotalBytes)
;return entries}async function unpackEntry(file,entry,path,signal){const checksum=new Checksum
;const handle=await(0,promises_.open)(path,"wx",384);try{
const content=await file.openReadStreamPromise(entry);const target=handle.createWriteStream()
;await(0,external_node_stream_promises_.pipeline)(content,checksum,target,signal===undefined?{}:{
signal:signal})
;if(checksum.value!==entry.crc32)throw new Error(`${(0,artifact_content_failure.l9)([entry.fileName])} has a wrong CRC-32`)
}catch(error){await handle.close();await(0,promises_.rm)(path,{force:true});throw error}}
class Checksum extends external_node_stream_.Transform{value=0;_transform(chunk,_encoding,done){
this.value=(0,external_node_zlib_.crc32)(chunk,this.value);done(null,chunk)}}
function reject(zip,folder,error){if(error instanceof errors.HR)throw error
;if(error instanceof Error&&"syscall"in error)throw(0,artifact_content_failure.IW)(folder,error)
;throw(0,
artifact_content_failure.Yg)(zip.name,`it is not a valid zip (${(0,errors.bD)(error)})`,error)}
async function downloadArtifact(found,folder,expected,access,limit={}){checkAccess(found,access)
;const maxZipBytes=largestZip(expected)
;if(found.size>maxZipBytes)throw(0,artifact_content_failure._7)(found.name,found.size,maxZipBytes)
;const work=await(0,
promises_.mkdtemp)((0,external_node_path_.join)(folder,"artifact-")).catch(error=>{throw(0,
artifact_content_failure.IW)(folder,error)});try{const path=await transferArtifact(found,(0,
external_node_path_.join)(work,"zip"),maxZipBytes,access,limit);return await unpackArtifact({
name:found.name,path:path},folder,expected,limit.signal)}catch(error){
if(!(error instanceof errors.HR)&&limit.signal?.aborted===true)throw(0,
request_limit.L)(`the unpacking of the artifact ${(0,
artifact_content_failure.l9)([found.name])}`,error);throw error}finally{await(0,promises_.rm)(work,{
recursive:true,force:true}).catch(()=>undefined)}}
function largestZip({maxTotalBytes:maxTotalBytes,maxEntries:maxEntries}){
return Math.ceil(maxTotalBytes*1.001)+(maxEntries+1)*1024}function checkAccess(found,access){if((0,
artifact_find.tC)(access,found.repository,found.runId)){(0,artifact_service.A9)(access,"download")
;return}(0,artifact_service.sC)(access,"download");if((access.token??"")==="")throw(0,
artifact_failure.K2)(found.name,"artifacts of other runs need a token")}
var backup_names=__webpack_require__(48970);var take_backup=__webpack_require__(52623)
;const MAX_ENTRIES=2
;const MAX_BYTES=(0,backup_names.u)(flash_layout.VE)+(0,backup_names.u)(backup_manifest.MV)
;async function fetchBackup(found,shown,stored,context){const folder=await context.folder()
;const entries=await downloadArtifact(found,await folder.makeEmptyFolder(`artifact-${found.id}`),{
isExpected:name=>name!=="",maxEntries:MAX_ENTRIES,maxTotalBytes:MAX_BYTES},stored.access,{
signal:context.signal});return(0,take_backup.T)({name:shown,...pairOf(entries,found.name)
},stored,context)}function pairOf(entries,artifact){const names=[...entries.keys()]
;const isManifest=name=>/\.json(?:\.age)?$/.test(name)
;const[image,...others]=names.filter(name=>!isManifest(name))
;const manifests=names.filter(isManifest)
;const fits=image!==undefined&&manifests.every(name=>name===(0,backup_names.A)(image))
;if(image!==undefined&&fits&&others.length===0){return{image:entries.get(image)??"",
manifest:entries.get(manifests[0]??"")}}
throw new errors.HR("artifact-invalid",`The artifact "${artifact}" is not a backup: it contains ${names.map(name=>JSON.stringify(name)).join(" and ")}, not an image with its manifest.`,"Use an artifact that `operation: backup` uploaded.")
}}),52623:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{D:()=>takeLocalBackup,T:()=>openBackup})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76578)
;var _firmware_formats_backup_manifest_js__WEBPACK_IMPORTED_MODULE_7__=__webpack_require__(52122)
;var _system_age_age_file_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(72694)
;var _system_files_digest_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(31285)
;var _system_files_found_file_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(91744)
;var _system_files_change_record_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(35867)
;var _system_files_pending_files_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(27741)
;async function takeLocalBackup(source,access,context){const folder=await context.folder()
;const{path:name,realPath:realPath,manifest:beside}=source
;if(await(0,_system_files_change_record_js__WEBPACK_IMPORTED_MODULE_5__.Kn)(realPath))await(0,
_system_files_pending_files_js__WEBPACK_IMPORTED_MODULE_6__.$)({path:name,realPath:realPath,
overwrite:false},access.keeper);const{realPath:image,sha256:sha256}=await folder.take(source)
;const manifest=beside&&(await folder.take({path:manifestOf(name),...beside})).realPath
;return openBackup({name:name,image:image,sha256:sha256,manifest:manifest},access,context)}
async function openBackup(files,access,context){const{name:name}=files
;const imagePath=await opened(files.image,name,access,context);const shown=manifestOf(name)
;const manifest=files.manifest===undefined?undefined:await opened(files.manifest,shown,access,context)
;const isAsTaken=files.sha256!==undefined&&imagePath===files.image;return{name:name,
imagePath:imagePath,
size:(await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(imagePath)).size,
sha256:isAsTaken?files.sha256:await(0,
_system_files_digest_js__WEBPACK_IMPORTED_MODULE_3__.Vq)(imagePath),
manifest:manifest===undefined?undefined:await readManifest(manifest,shown)}}
function manifestOf(name){return`the manifest of ${name}`}
async function opened(path,shown,{identities:identities},context){
if(!await(0,_system_age_age_file_js__WEBPACK_IMPORTED_MODULE_2__.mB)(path))return path
;if(identities.length===0)throw identityMissing(shown)
;const target=(await context.folder()).nextFile("opened")
;await(0,_system_age_age_file_js__WEBPACK_IMPORTED_MODULE_2__.It)(path,target,identities,{
signal:context.signal,shown:shown});return target}async function readManifest(path,shown){try{
const text=await(0,
_system_files_found_file_js__WEBPACK_IMPORTED_MODULE_4__.$C)(path,_firmware_formats_backup_manifest_js__WEBPACK_IMPORTED_MODULE_7__.MV)
;if(text!==undefined)return text.toString("utf8")}catch(error){throw manifestUnreadable(shown,error)
}throw unfit(shown)}function identityMissing(shown){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("age-identity-missing",`"${shown}" is encrypted, and the step has no key. The board was not touched.`,"Set `age-identity` to the age identity (AGE-SECRET-KEY-…) of one of its recipients, from a secret.")
}function manifestUnreadable(shown,cause){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("file-unreadable",`"${shown}" cannot be read: ${(0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_1__.bD)(cause)}.`,"Give the runner's user read permission.",{
cause:cause})}function unfit(shown){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("backup-invalid",`"${shown}" is not a manifest: it is larger than ${_firmware_formats_backup_manifest_js__WEBPACK_IMPORTED_MODULE_7__.MV} bytes. The board was not touched.`,"Use a backup with its original manifest.")
}}),85926:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{H3:()=>digestMismatch,IW:()=>unwritableFolder,
Yg:()=>invalidArtifact,_7:()=>tooLargeArtifact,l9:()=>quotedNames})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578);const NAMED=3
;const NAME_LENGTH=60;function invalidArtifact(name,why,cause){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("artifact-invalid",`The artifact ${quotedNames([name])} is not valid: ${why}.`,"It was not used. Check that it is a backup made by this action, and who uploaded it.",{
cause:cause})}function tooLargeArtifact(name,bytes,limit){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("artifact-invalid",`The artifact ${quotedNames([name])} holds ${bytes} bytes, more than the ${limit} expected.`,"It was not used. Check that it is a backup made by this action.")
}function digestMismatch(name,digest){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("artifact-digest-mismatch",`The artifact ${quotedNames([name])} did not arrive as it was uploaded: its digest was wrong twice (${digest} expected).`,"It was not used. Run the job again. If it fails again, look for a proxy that alters downloads.")
}function unwritableFolder(folder,cause){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("runner-disk-unusable",`The folder "${folder}" cannot be written: ${(0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_0__.bD)(cause)}.`,"Make room on the disk of the runner's temporary folder (RUNNER_TEMP): the artifact temporarily needs twice its size.",{
cause:cause})}function quotedNames(names){
const shown=names.slice(0,NAMED).map(name=>JSON.stringify(name.length>NAME_LENGTH?`${name.slice(0,NAME_LENGTH)}…`:name))
;const more=names.length-shown.length;return shown.join(", ")+(more>0?` and ${more} more`:"")}}),
6813:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Kc:()=>findArtifact,QR:()=>foundIn,tC:()=>isOfThisRun,
vi:()=>searching});var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _artifact_content_failure_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(85926)
;var _artifact_failure_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(21926)
;var _artifact_listing_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(82752)
;var _artifact_service_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(74531)
;var _runtime_token_js__WEBPACK_IMPORTED_MODULE_7__=__webpack_require__(29379)
;var _rest_request_limit_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(74282)
;var _rest_rest_api_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(92267)
;const DEFAULT_LIMIT_MS=2*6e4;async function findArtifact(name,place,service,limit={}){
const repository=checkedRepository(place.repository??service.repository)
;const isHere=repository.toLowerCase()===service.repository.toLowerCase()
;const runId=place.runId===undefined&&isHere?service.runId:place.runId?.toString()
;if(runId===undefined){
throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("input-invalid",`The artifact ${(0,
_artifact_content_failure_js__WEBPACK_IMPORTED_MODULE_1__.l9)([name])} of ${repository} cannot be identified without its run.`,"Set run-id to the ID in the run's URL.")
}if(isOfThisRun(service,repository,runId))return findInThisRun(name,service,limit)
;return searching(name,{repository:repository,token:place.token},service,limit,async listing=>{
const artifacts=(await listing.ofRun(runId,name)).filter(artifact=>artifact.name===name)
;const found=artifacts.find(({expired:expired})=>!expired)
;if(found!==undefined)return foundIn(found,service,repository,runId);if(artifacts.length>0)throw(0,
_artifact_failure_js__WEBPACK_IMPORTED_MODULE_2__.OG)(name)
;throw notInRun(name,`the run ${runId} of ${repository}`,await listing.ofRun(runId))})}
async function searching(name,{repository:repository,token:token=""},service,limit,search){(0,
_artifact_service_js__WEBPACK_IMPORTED_MODULE_4__.sC)(service,"download");if(token==="")throw(0,
_artifact_failure_js__WEBPACK_IMPORTED_MODULE_2__.K2)(name,"artifacts of other runs need a token")
;const what=`the search for the artifact ${(0,
_artifact_content_failure_js__WEBPACK_IMPORTED_MODULE_1__.l9)([name])}`;return(0,
_rest_request_limit_js__WEBPACK_IMPORTED_MODULE_5__.z)({limitMs:DEFAULT_LIMIT_MS,...limit
},what,async signal=>{
const api=new _rest_rest_api_js__WEBPACK_IMPORTED_MODULE_6__.R(service.apiUrl,token,signal);try{
return await search(new _artifact_listing_js__WEBPACK_IMPORTED_MODULE_3__.f(api,checkedRepository(repository),name))
}finally{api.dispose()}})}
function foundIn({id:id,name:name,size:size,digest:digest,createdAt:createdAt},service,repository,runId){
const url=(0,_artifact_service_js__WEBPACK_IMPORTED_MODULE_4__.M7)(service,repository,runId,id)
;const known=/^sha256:[\da-f]{64}$/.test(digest??"")?digest:undefined;return{id:id,name:name,
size:size,digest:known,createdAt:createdAt,runId:runId,repository:repository,url:url}}
function isOfThisRun(service,repository,runId){
return repository.toLowerCase()===service.repository.toLowerCase()&&runId===service.runId}
async function findInThisRun(name,service,limit){
(0,_artifact_service_js__WEBPACK_IMPORTED_MODULE_4__.A9)(service,"download")
;const{DefaultArtifactClient:DefaultArtifactClient}=await Promise.all([__webpack_require__.e(4942),__webpack_require__.e(2429)]).then(__webpack_require__.bind(__webpack_require__,2429))
;const client=new DefaultArtifactClient;const what=`the search for the artifact ${(0,
_artifact_content_failure_js__WEBPACK_IMPORTED_MODULE_1__.l9)([name])}`;try{return await(0,
_rest_request_limit_js__WEBPACK_IMPORTED_MODULE_5__.z)({limitMs:DEFAULT_LIMIT_MS,...limit
},what,()=>(0,_runtime_token_js__WEBPACK_IMPORTED_MODULE_7__.w)(service,async()=>{
const found=await client.getArtifact(name).catch(error=>{
if((0,_artifact_failure_js__WEBPACK_IMPORTED_MODULE_2__.c4)(error))return undefined;throw error})
;if(found===undefined)throw notInRun(name,"this run",(await client.listArtifacts({latest:true
})).artifacts);const{id:id,size:size,digest:digest,createdAt:createdAt}=found.artifact
;const listed={id:id,name:name,size:size,digest:digest,createdAt:createdAt?.toISOString(),
expired:false,run:undefined};return foundIn(listed,service,service.repository,service.runId)}))
}catch(error){throw error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR?error:(0,
_artifact_failure_js__WEBPACK_IMPORTED_MODULE_2__.V8)(name,service.serverUrl,error)}}
function notInRun(name,run,artifacts){
const names=[...new Set(artifacts.map(artifact=>artifact.name))]
;const atLeast=artifacts.length<_artifact_listing_js__WEBPACK_IMPORTED_MODULE_3__.m?"":"at least "
;const there=names.length===0?"has no artifacts":`has ${atLeast}${(0,
_artifact_content_failure_js__WEBPACK_IMPORTED_MODULE_1__.l9)(names)}`;return(0,
_artifact_failure_js__WEBPACK_IMPORTED_MODULE_2__.fX)(name,`Searched in ${run}, which ${there}.`,"Check the name and run-id. A job that uses an artifact of another job in the same run must list that job in `needs`.")
}function checkedRepository(repository){
if(/^[\w.-]+\/[\w.-]+$/.test(repository)&&!/(^|\/)\.{1,2}(\/|$)/.test(repository))return repository
;throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("input-invalid",`${(0,
_artifact_content_failure_js__WEBPACK_IMPORTED_MODULE_1__.l9)([repository])} is not a repository.`,"Use owner/name.")
}}),82752:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{f:()=>ArtifactListing,m:()=>PAGE_SIZE})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _artifact_failure_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(21926)
;const PAGE_SIZE=100;class ArtifactListing{#api;#repository;#name;constructor(api,repository,name){
this.#api=api;this.#repository=repository;this.#name=name}async ofRun(runId,name){
const filter=name===undefined?"":`&name=${encodeURIComponent(name)}`
;const path=`/actions/runs/${runId}/artifacts?per_page=${PAGE_SIZE}${filter}`
;return artifactsIn(await this.#get(path,`There is no run ${runId} in ${this.#repository}`))}
async page(page){
const filter=`name=${encodeURIComponent(this.#name)}&per_page=${PAGE_SIZE}&page=${page}`
;const answer=await this.#api.get(`/repos/${this.#repository}/actions/artifacts?${filter}`)
;if(answer.status===404){
throw(0,_artifact_failure_js__WEBPACK_IMPORTED_MODULE_1__.K2)(this.#name,`GitHub does not show ${this.#repository} to the token (HTTP status 404)`)
}
const{artifactsSchema:artifactsSchema}=await Promise.all([__webpack_require__.e(2857),__webpack_require__.e(24)]).then(__webpack_require__.bind(__webpack_require__,24))
;return artifactsIn(this.#checked(answer,artifactsSchema).artifacts)}async run(runId){
const answer=await this.#api.get(`/repos/${this.#repository}/actions/runs/${runId}`)
;if(answer.status===404)return undefined
;const{runSchema:runSchema}=await Promise.all([__webpack_require__.e(2857),__webpack_require__.e(24)]).then(__webpack_require__.bind(__webpack_require__,24))
;const run=this.#checked(answer,runSchema);return{
isOfFork:run.head_repository?.id!==run.repository.id,
succeeded:run.status==="completed"&&run.conclusion==="success",
workflowPath:run.path?.replace(/@.*$/s,"")}}async#get(path,missing){
const answer=await this.#api.get(`/repos/${this.#repository}${path}`);if(answer.status===404){
const where=`${missing}, or the token has no access to it.`
;throw(0,_artifact_failure_js__WEBPACK_IMPORTED_MODULE_1__.fX)(this.#name,where,"Check run-id, repository, and the token's permissions.")
}
const{artifactsSchema:artifactsSchema}=await Promise.all([__webpack_require__.e(2857),__webpack_require__.e(24)]).then(__webpack_require__.bind(__webpack_require__,24))
;return this.#checked(answer,artifactsSchema).artifacts}#checked({status:status,body:body},schema){
const refusal=`GitHub answered with HTTP status ${status} for ${this.#repository}`
;if(status===401||status===403)throw(0,
_artifact_failure_js__WEBPACK_IMPORTED_MODULE_1__.K2)(this.#name,refusal)
;const result=status===200?schema.safeParse(body):undefined
;if(result?.data!==undefined)return result.data
;const why=status===200?`GitHub's answer for ${this.#repository} has an unknown format`:refusal
;const message=`The artifact ${JSON.stringify(this.#name)} could not be looked up: ${why}.`
;throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("artifact-failed",message,_artifact_failure_js__WEBPACK_IMPORTED_MODULE_1__.A4,{
cause:result?.error})}}function artifactsIn(artifacts){
return artifacts.map(({id:id,name:name,size_in_bytes:size,expired:expired,created_at:created_at,digest:digest,workflow_run:run})=>({
id:id,name:name,size:size,expired:expired,digest:digest??undefined,createdAt:created_at??undefined,
run:run?.id===undefined?undefined:{id:run.id,isOfFork:run.head_repository_id!==run.repository_id}
})).sort((a,b)=>b.id-a.id)}}),
29379:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{w:()=>withRuntimeToken})
;const NAME="ACTIONS_RUNTIME_TOKEN";let users=0
;async function withRuntimeToken({runtimeToken:runtimeToken=""},work){users++
;if(runtimeToken!=="")process.env[NAME]=runtimeToken;try{return await work()}finally{
if(--users===0)Reflect.deleteProperty(process.env,NAME)}}}),
72694:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{It:()=>decryptFile,oL:()=>encryptFile,mB:()=>isAgeFile})
;var external_node_fs_=__webpack_require__(73024);var promises_=__webpack_require__(51455)
;var external_node_path_=__webpack_require__(76760);var errors=__webpack_require__(76578)
;const KINDS=new Map([["X25519","an age key (age1…)"],["mlkem768x25519","a post-quantum age key (age1pq1…)"],["p256tag","a hardware key (age1tag1…)"],["mlkem768p256tag","a post-quantum hardware key (age1tagpq1…)"],["piv-p256","a YubiKey"],["ssh-ed25519","an SSH key"],["ssh-rsa","an SSH key"],["scrypt","a passphrase"]])
;function noneFits(shown,tried,kinds){
const names=[...new Set(kinds)].flatMap(kind=>KINDS.get(kind)??[])
;const needed=names.length===0?"":` It is encrypted to ${names.join(" and ")}.`
;return new errors.HR("age-identity-wrong",`None of the ${tried} identities decrypts "${shown}".${needed}`,kinds.includes("scrypt")?"Passphrases are not supported: decrypt the file with `age -d`, or encrypt it to a recipient (age1…).":"Use the AGE-SECRET-KEY-… of one of the file's recipients.")
}function notAge(shown,why,hint){
return new errors.HR("age-file-invalid",`"${shown}" cannot be decrypted: it ${why}.`,hint)}
function notWhole(shown,cause){
return new errors.HR("age-file-invalid",`"${shown}" cannot be decrypted: it is truncated or was changed. No decrypted data was kept.`,"Download the file again. If it fails again, the upload is damaged: use another backup.",{
cause:cause})}function unusableKey(kind){
return new errors.HR("input-invalid",`age does not accept a ${kind}.`,`Check every ${kind}: age-keygen prints both keys of a pair.`)
}function unreadable(shown,cause){
return new errors.HR("file-unreadable",`"${shown}" cannot be read: ${(0,
errors.bD)(cause)}.`,"Check that the file exists and that the runner's user may read it.",{
cause:cause})}function unwritable(shown,cause){
return new errors.HR("output-unwritable",`"${shown}" cannot be written: ${(0,
errors.bD)(cause)}.`,"Check the folder's permissions and the free disk space.",{cause:cause})}
function cancelled(shown){
return new errors.HR("cancelled",`The step was cancelled while processing "${shown}".`,"Run the job again.")
}var shared_file=__webpack_require__(36579);const FIRST_LINE="age-encryption.org/v1\n"
;const ARMOR="-----BEGIN AGE ENCRYPTED FILE-----";const MAGIC="age-encryption.org/"
;const CHUNK_BYTES=64*1024;const MAX_HEADER_BYTES=64*1024;const PRIVATE_MODE=384
;async function encryptFile(source,target,recipients,{signal:signal}){const shown=(0,
external_node_path_.basename)(source);const input=await openSource(source,shown);try{
await writeWhole(await encrypted(streamOf(input,shown,signal),recipients),target)}finally{
await input.close()}}
async function decryptFile(source,target,identities,{signal:signal,shown:shown}){
const input=await openSource(source,shown);try{await checkHeader(input,shown)
;const plain=await decrypted(streamOf(input,shown,signal),identities,shown)
;await writeWhole(plain,target)}catch(error){
throw error instanceof errors.HR?error:notWhole(shown,error)}finally{await input.close()}}
async function isAgeFile(path){
const input=await openSource(path,(0,external_node_path_.basename)(path));try{
const start=await readStart(input,ARMOR.length,(0,external_node_path_.basename)(path))
;return start.startsWith(MAGIC)||start===ARMOR}finally{await input.close()}}
async function encrypted(plain,recipients){if(recipients.length===0)throw unusableKey("recipient")
;const{Encrypter:Encrypter}=await __webpack_require__.e(1539).then(__webpack_require__.bind(__webpack_require__,81539))
;try{const encrypter=new Encrypter
;for(const recipient of recipients)encrypter.addRecipient(recipient)
;return await encrypter.encrypt(plain)}catch{throw unusableKey("recipient")}}
async function decrypted(file,identities,shown){
const{Decrypter:Decrypter}=await __webpack_require__.e(1539).then(__webpack_require__.bind(__webpack_require__,81539))
;const decrypter=new Decrypter;try{for(const identity of identities)decrypter.addIdentity(identity)
}catch{throw unusableKey("identity")}const last={unwrapFileKey:stanzas=>{
const kinds=stanzas.map(({args:[kind=""]})=>kind);throw noneFits(shown,identities.length,kinds)}}
;decrypter.addIdentity(last);return await decrypter.decrypt(file)}
async function checkHeader(input,shown){const start=await readStart(input,MAX_HEADER_BYTES,shown)
;if(start.startsWith(ARMOR)){
throw notAge(shown,"is an armored age file, and only binary ones are supported","Decrypt it with `age -d`, or encrypt it without --armor.")
}if(!start.startsWith(MAGIC)){throw notAge(shown,"is not an age file","Check the file.")}
if(!start.startsWith(FIRST_LINE)){
throw notAge(shown,"has another age version than v1","Decrypt it with a newer `age -d`.")}
if(!/\n--- [^\n]*\n/.test(start))throw notWhole(shown,new Error("The header is incomplete."))}
async function readStart(input,bytes,shown){try{
const{buffer:buffer,bytesRead:bytesRead}=await input.read(Buffer.alloc(bytes),0,bytes,0)
;return buffer.toString("latin1",0,bytesRead)}catch(error){throw unreadable(shown,error)}}
async function openSource(path,shown){try{return await(0,promises_.open)(path,"r")}catch(error){
throw unreadable(shown,error)}}function streamOf(input,shown,signal){let position=0
;return new ReadableStream({pull:async controller=>{if(signal.aborted)throw cancelled(shown)
;const chunk=new Uint8Array(CHUNK_BYTES)
;const{bytesRead:bytesRead}=await input.read(chunk,0,CHUNK_BYTES,position).catch(error=>{
throw unreadable(shown,error)});position+=bytesRead
;if(bytesRead===0)controller.close();else controller.enqueue(chunk.subarray(0,bytesRead))}})}
async function writeWhole(stream,target){const shown=(0,external_node_path_.basename)(target)
;const fail=error=>{throw unwritable(shown,error)}
;const flags=external_node_fs_.constants.O_WRONLY|external_node_fs_.constants.O_CREAT|external_node_fs_.constants.O_TRUNC|shared_file.qP
;const output=await(0,promises_.open)(target,flags,PRIVATE_MODE).catch(fail);try{
await output.chmod(PRIVATE_MODE).catch(fail)
;for await(const chunk of stream)await output.writeFile(chunk).catch(fail)
;await output.close().catch(fail)}catch(error){await output.close().catch(()=>undefined);await(0,
promises_.rm)(target,{force:true});throw error}}})};