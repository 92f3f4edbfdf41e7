export const id=7918;export const ids=[7918];export const modules={
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
29379:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{w:()=>withRuntimeToken})
;const NAME="ACTIONS_RUNTIME_TOKEN";let users=0
;async function withRuntimeToken({runtimeToken:runtimeToken=""},work){users++
;if(runtimeToken!=="")process.env[NAME]=runtimeToken;try{return await work()}finally{
if(--users===0)Reflect.deleteProperty(process.env,NAME)}}}),
37918:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{publishBackup:()=>publishBackup})
;var errors=__webpack_require__(76578);var untrusted_text=__webpack_require__(90975)
;var promises_=__webpack_require__(51455);var nvs=__webpack_require__(61447)
;var nvs_page=__webpack_require__(48163);var shown_text=__webpack_require__(12458)
;const NAMES_SHOWN=8;const CHUNK=64*nvs_page.m;async function secretsWarning(path){
const keys=await secretKeysOf(path);if(keys.length===0)return undefined
;const shown=keys.slice(0,NAMES_SHOWN).map(key=>`\`${(0,shown_text.m)(key)}\``)
;const more=keys.length>shown.length?` and ${keys.length-shown.length} more`:""
;return`This backup was uploaded unencrypted, and its NVS contains keys that look like credentials: ${shown.join(", ")}${more}. Everyone with read access to the repository can download them. Set \`encrypt-to\`, and \`require-encryption: true\` so that an empty \`encrypt-to\` fails the step.`
}async function secretKeysOf(path){const found=new Set;const file=await(0,promises_.open)(path,"r")
;try{const buffer=Buffer.alloc(CHUNK);for(let position=0;;){
const{bytesRead:bytesRead}=await file.read(buffer,0,CHUNK,position)
;const whole=bytesRead-bytesRead%nvs_page.m;if(whole===0)return[...found];for(const key of(0,
nvs.I)(buffer.subarray(0,whole)))found.add(key);position+=whole}}finally{await file.close()}}
var external_node_path_=__webpack_require__(76760);var backup_manifest=__webpack_require__(52122)
;var artifact_failure=__webpack_require__(21926);var artifact_name=__webpack_require__(4005)
;var artifact_service=__webpack_require__(74531);var runtime_token=__webpack_require__(29379)
;var request_limit=__webpack_require__(74282);const DEFAULT_LIMIT_MS=10*6e4
;async function uploadArtifact(request,service,limit={}){(0,artifact_service.A9)(service)
;await checkRequest(request)
;const{name:name,files:files,rootDirectory:rootDirectory,retentionDays:retentionDays,compressionLevel:compressionLevel}=request
;const{DefaultArtifactClient:DefaultArtifactClient}=await Promise.all([__webpack_require__.e(4942),__webpack_require__.e(2429)]).then(__webpack_require__.bind(__webpack_require__,2429))
;const client=new DefaultArtifactClient;const options={compressionLevel:compressionLevel,
...retentionDays===undefined?{}:{retentionDays:retentionDays}};let response;try{response=await(0,
request_limit.z)({limitMs:DEFAULT_LIMIT_MS,...limit},`the upload of "${name}"`,()=>(0,
runtime_token.w)(service,()=>client.uploadArtifact(name,[...files],rootDirectory,options)))
}catch(error){
throw error instanceof errors.HR?error:(0,artifact_failure.al)(name,service.serverUrl,error)}
return confirmed(name,service,response)}
async function checkRequest({name:name,files:files,rootDirectory:rootDirectory}){const problem=(0,
artifact_name.NH)(name);if(problem!==undefined){
throw(0,artifact_failure.Kj)(name,`the name is not valid: ${problem}`,"Choose another artifact-name.")
}
if(files.length===0)throw(0,artifact_failure.Kj)(name,"there is no file to upload","Report this as a bug of this action.")
;for(const file of files){
const pathProblem=(0,artifact_name.JP)((0,external_node_path_.relative)(rootDirectory,file))
;if(pathProblem!==undefined){
throw(0,artifact_failure.Kj)(name,`the file name ${JSON.stringify(file)} is not valid: ${pathProblem}`,"Rename the file.")
}try{await(0,promises_.access)(file,promises_.constants.R_OK)}catch(error){throw(0,
artifact_failure.Kj)(name,`cannot read ${file}: ${(0,
errors.bD)(error)}`,"Check that nothing removes the file.",error)}}}
function confirmed(name,service,response){const{id:id=0,digest:digest="",size:size=0}=response
;if(!Number.isSafeInteger(id)||id<=0||size<=0||!/^[\da-f]{64}$/.test(digest)){throw(0,
artifact_failure.Kj)(name,"the service did not confirm it with an id, a size and a digest",artifact_failure.A4)
}const url=(0,artifact_service.M7)(service,service.repository,service.runId,id);return{id:id,
name:name,url:url,digest:`sha256:${digest}`,size:size}}var age_file=__webpack_require__(72694)
;var made_file=__webpack_require__(89299);async function uploadBackup(upload,result){
const{request:request,artifact:artifact,identity:identity,service:service,run:run,signal:signal}=upload
;const made=[{...request.output,sha256:result.sha256},{...request.manifest,
sha256:result.manifest_sha256}];const files=await filesToUpload(made,upload)
;const{id:id,name:name,url:url,digest:digest}=await uploadArtifact({name:artifact.name??(0,
artifact_name.Vb)({...run,chip:identity.chip,mac:identity.mac}),...files,
retentionDays:artifact.retentionDays,compressionLevel:artifact.compressionLevel},service,{
signal:signal}).catch(error=>{upload.folder.keepUntilExit()
;if(!(error instanceof errors.HR))throw error
;const hint=`${error.hint} The backup itself is complete: ${request.output.path} on this runner.`
;throw new errors.HR(error.code,error.message,hint,{cause:error})})
;const image=artifact.recipients.length===0?plainCopy(request.output,upload):undefined
;for(const file of made)await(0,
made_file.Gf)(file,`The artifact "${name}" contains the original backup.`);return{artifact:{id:id,
name:name,url:url,digest:digest},image:image}}const PLAIN="made";const ENCRYPTED="encrypted"
;function plainCopy({realPath:realPath},{folder:folder}){
return(0,external_node_path_.join)(folder.file(PLAIN),(0,external_node_path_.basename)(realPath))}
async function filesToUpload(made,upload){
const{request:request,artifact:artifact,folder:folder,isPublic:isPublic,signal:signal}=upload
;const{recipients:recipients}=artifact;const plain=await folder.makeEmptyFolder(PLAIN)
;const files=[];for(const file of made){const{realPath:realPath}=await(0,made_file.n_)(file,folder)
;const copy=plainCopy(file,upload);await(0,promises_.rename)(realPath,copy);files.push(copy)}
if(recipients.length===0){if(isPublic)await hideMac(plainCopy(request.manifest,upload));return{
files:files,rootDirectory:plain}}const rootDirectory=await folder.makeEmptyFolder(ENCRYPTED)
;const encrypted=[];for(const file of files){
const target=(0,external_node_path_.join)(rootDirectory,`${(0,
external_node_path_.basename)(file)}.age`);await(0,age_file.oL)(file,target,recipients,{
signal:signal});await(0,promises_.rm)(file);encrypted.push(target)}return{files:encrypted,
rootDirectory:rootDirectory}}async function hideMac(manifest){const read=await(0,
backup_manifest.Ng)(await(0,promises_.readFile)(manifest,"utf8"))
;if("problem"in read)throw new Error(`The step's own manifest ${read.problem}`);await(0,
promises_.writeFile)(manifest,(0,backup_manifest.$2)((0,backup_manifest.pq)(read.manifest)))}
async function publishBackup(upload,result,earlier,{log:log}){
const{artifact:artifact,uploaded:uploaded,image:image}=await log.group("Upload the backup",()=>uploadOrNot(upload,result,earlier,log))
;if(image!==undefined){const warning=await secretsWarning(image).catch(error=>{
log.detail(`The image could not be searched for credentials: ${(0,errors.bD)(error)}`)
;return undefined});if(warning!==undefined)log.warning("backup not encrypted",(0,
untrusted_text.O)(warning))}return{artifact:artifact,uploaded:uploaded}}
async function uploadOrNot(upload,result,earlier,log){
if(upload.artifact.when==="always"||result.changed!==false){return{
...await uploadBackup(upload,result),uploaded:true}}const{baseline:baseline}=upload.request
;const holder=earlier===undefined?`the baseline "${baseline?.path??""}"`:`the artifact "${earlier.name}" (${earlier.url})`
;log.line(`Not uploaded: nothing changed, ${holder} contains the same bytes.`);return{
artifact:earlier,uploaded:false}}}),
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