export const id=1101;export const ids=[1101];export const modules={
45462:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{tW:()=>looksLikeIntelHex,xg:()=>HexProblem,
yM:()=>hexRecords});class HexProblem extends Error{name="HexProblem"}
const TYPES=["data","end","segment","start-segment","linear","start-linear"];const SIZES={end:0,
segment:2,"start-segment":4,linear:2,"start-linear":4};const FRAME=5;const MAX_LINE=1+2*(255+FRAME)
;const LINE_FEED=10;const CARRIAGE_RETURN=13;function looksLikeIntelHex(start){
return/^:[\da-f]{10}/i.test(Buffer.from(start.subarray(0,2*FRAME+1)).toString("latin1"))}
function*hexRecords(text){let ended=false;for(const{line:line,content:content}of linesOf(text)){
if(content==="")continue
;if(ended)throw new HexProblem(`is Intel HEX that continues after its end record, in line ${line}`)
;const record=recordOf(content,line);ended=record.type==="end";yield record}
if(!ended)throw new HexProblem("is Intel HEX without an end record: it is truncated")}
function*linesOf(text){const buffer=Buffer.from(text.buffer,text.byteOffset,text.byteLength)
;for(let start=0,line=1;start<buffer.length;line++){const feed=buffer.indexOf(LINE_FEED,start)
;const end=feed<0?buffer.length:feed;const stop=end>start&&buffer[end-1]===CARRIAGE_RETURN?end-1:end
;if(stop-start>MAX_LINE)throw malformed(line);yield{line:line,
content:buffer.toString("latin1",start,stop).trim()};start=end+1}}function recordOf(content,line){
const bytes=Buffer.from(content.slice(1),"hex")
;if(!content.startsWith(":")||bytes.length*2!==content.length-1)throw malformed(line)
;const data=bytes.subarray(4,-1);if(bytes.length<FRAME||data.length!==bytes[0])throw malformed(line)
;if(bytes.reduce((sum,byte)=>sum+byte,0)%256!==0){
throw new HexProblem(`is Intel HEX with a wrong checksum in line ${line}`)}
const type=TYPES[bytes[3]??TYPES.length];if(type===undefined){
throw new HexProblem(`is Intel HEX with a record of the unknown type ${bytes[3]??"?"} in line ${line}`)
}if(data.length!==(SIZES[type]??data.length))throw malformed(line);return{type:type,
offset:bytes.readUInt16BE(1),data:data,line:line}}function malformed(line){
return new HexProblem(`is Intel HEX with an invalid record in line ${line}`)}}),
76189:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{AY:()=>locateOutput,K5:()=>backslashProblem,
Pn:()=>locateInput,UO:()=>isWithin,UY:()=>locatePlace,ao:()=>locateWithin,ni:()=>readRefusal,
qX:()=>asImage});var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(76578)
;var _firmware_formats_intel_hex_record_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(45462)
;var _system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_7__=__webpack_require__(12458)
;var _system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(41474)
;var _system_files_change_record_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(35867)
;var _system_files_found_file_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(91744)
;const OUTSIDE={code:"path-outside-workspace",
problem:"leaves the workspace; use a path inside it, or an absolute path"};const INTEL_HEX={
code:"input-invalid",
problem:"is Intel HEX, whose addresses esptool would use instead of yours; convert it to a binary"}
;const NO_FOLDER={code:"output-unwritable",
problem:"cannot be written there: a part of its path is a file, not a folder"}
;async function locateInput(workspace,path){const found=await locatePlace(workspace,path)
;return"value"in found?asImage(found.value):found}
function asImage({kind:kind,realPath:realPath,size:size}){if(kind==="folder")return{
code:"input-invalid",problem:"is a folder, not a file"};return kind==="hex"?INTEL_HEX:{value:{
realPath:realPath,size:size}}}function backslashProblem(path){
if(node_path__WEBPACK_IMPORTED_MODULE_1__.sep==="\\"||!path.includes("\\"))return undefined
;return`contains a backslash, which is not a path separator on this runner; did you mean "${(0,
_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_7__.m)(path.replaceAll("\\","/"))}"?`}
async function locatePlace(workspace,path){const problem=backslashProblem(path)
;if(problem!==undefined)return{code:"input-invalid",problem:problem};return placeAt((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace,path),(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path)?undefined:workspace)}
async function locateWithin(root,folder,path){
return placeAt((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder,path),root)}
async function isWithin(folder,path){
return inside(await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(folder),path)}
async function placeAt(target,root){if(target.includes("\0"))return{code:"input-invalid",
problem:"contains a NUL character"};if(root!==undefined&&!inside(root,target))return OUTSIDE;try{
const realPath=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(target)
;if(root!==undefined&&!inside(await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(root),realPath))return OUTSIDE
;const status=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(realPath)
;if(status.isDirectory())return{value:{kind:"folder",realPath:realPath,size:0}}
;if(!status.isFile())return{code:"input-invalid",problem:"is not a regular file"}
;const{head:head,size:size}=await begin(realPath);if(size===0)return{code:"file-empty",
problem:"is empty"};return{value:{
kind:(0,_firmware_formats_intel_hex_record_js__WEBPACK_IMPORTED_MODULE_3__.tW)(head)?"hex":"file",
realPath:realPath,size:size}}}catch(error){return readRefusal(error)}}function readRefusal(error){
if(error instanceof _system_files_found_file_js__WEBPACK_IMPORTED_MODULE_6__.WJ){return{
code:"file-changed",problem:"changed or was replaced by a link while the step read it"}}if((0,
_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_4__.S4)(error))throw error;switch((0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_2__.xU)(error)){case"ENOENT":case"ENOTDIR":
case"ENAMETOOLONG":return{code:"file-not-found",problem:"does not exist"};case"EACCES":case"EPERM":
return{code:"file-unreadable",problem:"is not readable for the runner's user"};default:return{
code:"file-unreadable",problem:`cannot be read (${reasonOf(error)})`}}}function reasonOf(error){
return(0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_2__.xU)(error)??(0,_system_errors_js__WEBPACK_IMPORTED_MODULE_2__.bD)(error)
}async function locateOutput(workspace,path,overwrite){if(/[\p{Cc}\p{Zl}\p{Zp}]/u.test(path))return{
code:"input-invalid",problem:"contains a control character"};const problem=backslashProblem(path)
;if(problem!==undefined)return{code:"input-invalid",problem:problem};if(/[\\/]$/.test(path))return{
code:"input-invalid",problem:"is a folder name; use a file name"};const target=(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace,path)
;if(!(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path)&&!inside(workspace,target))return OUTSIDE
;try{const folder=await realAncestor((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target))
;const realPath=(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder,(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(target))
;if(!(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path)&&!inside(await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(workspace),realPath))return OUTSIDE
;const there=await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(realPath).catch(()=>undefined)
;if(there===undefined)return{value:{path:path,realPath:realPath,overwrite:overwrite}}
;if(there.isDirectory())return{code:"input-invalid",problem:"is a folder; use a file name"}
;if(!there.isFile()){return{code:"output-unwritable",
problem:"is a link or a special file, which is never replaced"}}if(overwrite||await(0,
_system_files_change_record_js__WEBPACK_IMPORTED_MODULE_5__.Kn)(realPath))return{value:{path:path,
realPath:realPath,overwrite:overwrite}};return{code:"output-exists",
problem:"already exists; set overwrite: true to replace it"}}catch(error){if((0,
_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_4__.S4)(error))throw error;if((0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_2__.xU)(error)==="ENOTDIR")return NO_FOLDER;return{
code:"output-unwritable",problem:`cannot be written there (${reasonOf(error)})`}}}
async function realAncestor(folder){try{
const real=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(folder);if((await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(real)).isDirectory())return real
;throw Object.assign(new Error(`${real} is not a folder`),{code:"ENOTDIR"})}catch(error){if((0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_2__.xU)(error)!=="ENOENT"||(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder)===folder)throw error;return(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await realAncestor((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder)),(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(folder))}}async function begin(realPath){
const file=await(0,_system_files_found_file_js__WEBPACK_IMPORTED_MODULE_6__.Bv)(realPath);try{
const{buffer:buffer,bytesRead:bytesRead}=await file.read(Buffer.alloc(16),0,16,0);return{
head:buffer.subarray(0,bytesRead),size:(await file.stat()).size}}finally{await file.close()}}
function inside(folder,path){
const way=(0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder,path)
;return way!==".."&&!way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`)&&!(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way)}}),
23065:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Rv:()=>emptyInputs,qs:()=>unknownInputs})
;var _system_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(24911)
;var _system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(12458)
;const MAX_WARNINGS=9;const OTHER_NAMES={
address:["offset","flash-offset","flash-address","start","start-address","partition"],
size:["length","bytes","read-size"],
"dry-run":["dry","check-only","simulate","simulation","noop","no-op","what-if","test-run"],
"require-mac":["mac","mac-address","board-mac","expect-mac","expected-mac","check-mac"],
"require-chip":["expect-chip","expected-chip","check-chip"],
"require-flash-size":["expect-flash-size","expected-flash-size","check-flash-size"],
"require-revision":["expect-revision","expected-revision","check-revision"],
"encrypt-to":["encrypt","encryption","recipient","recipients","age-recipient","age-recipients"],
"require-encryption":["encrypted","must-encrypt"]};function unknownInputs(env,known){
const variables=new Set(known.map(variableOf))
;const unknown=Object.keys(env).filter(name=>/^INPUT_./.test(name)&&!variables.has(name))
;const misspelt=[];const others=[];for(const variable of unknown.sort()){const name=(0,
_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(variable.slice("INPUT_".length).toLowerCase())
;const meant=meantBy(name,known);const what=`here is no input \`${name}\` (variable ${(0,
_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(variable)})`
;if(meant.length===0)others.push(`T${what}: it has no effect.`);else misspelt.push(`t${what}; did you mean ${meant.map(input=>`\`${input}\``).join(" or ")}?`)
}const more=others.length-MAX_WARNINGS
;if(more>0)others.splice(MAX_WARNINGS,more,`${more} more INPUT_… variables have no matching input.`)
;return{misspelt:misspelt,others:others}}const HOLDING_BACK={"dry-run":"true or false",
chip:"the chip, or auto","require-chip":"the chip, or any","require-mac":"the MAC address, or any",
"require-flash-size":"the size, or any","require-revision":"the revision, or any",
upload:"always, changed or never","require-encryption":"true or false",
"lock-folder":"the folder, or auto"};function emptyInputs(env,known){
return Object.entries(HOLDING_BACK).filter(([name])=>known.includes(name)&&env[variableOf(name)]?.trim()==="").map(([name,values])=>`input \`${name}\` is empty, as by an expression without a value; write ${values}, or leave it out`)
}function variableOf(name){return`INPUT_${name.replaceAll(" ","_").toUpperCase()}`}
function meantBy(name,known){const text=plain(name)
;const named=known.filter(input=>OTHER_NAMES[input]?.some(other=>plain(other)===text))
;if(named.length>0)return named;const near=known.map(input=>({input:input,distance:(0,
_system_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__.Y)(text,plain(input))
})).filter(({input:input,distance:distance})=>distance<=tolerance(input))
;const least=Math.min(...near.map(({distance:distance})=>distance))
;return near.filter(({distance:distance})=>distance===least).map(({input:input})=>input)}
function tolerance(input){return input.length<=4?1:2}function plain(name){
return name.toLowerCase().replaceAll(/[-_ ]/g,"")}}),
35867:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{B2:()=>oldName,GI:()=>removeRecord,Kn:()=>isChanging,
Nv:()=>checkLength,aE:()=>readRecord,pn:()=>partName,rh:()=>writeRecord})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__)
;var _errors_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(76578)
;var _folder_entry_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(63312)
;var _found_file_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(91744);const RECORD_LIMIT=4096
;const FORMAT="esptool-action change 1";function partName(name,id){return`${name}.${id}.part`}
function oldName(name,id){return`${name}.${id}.old`}function recordName(name){
return`${name}.changing`}async function isChanging(path){try{
return await(0,_folder_entry_js__WEBPACK_IMPORTED_MODULE_3__.LZ)(recordName(path))!==undefined
}catch(error){if((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.xU)(error)==="ENAMETOOLONG")return false
;throw error}}async function checkLength(folder,name,id){
await(0,_folder_entry_js__WEBPACK_IMPORTED_MODULE_3__.LZ)(folder.entry(partName(recordName(name),id)))
}async function writeRecord(folder,change){const record=recordName(firstOf(change))
;const part=folder.entry(partName(record,change.id));try{
await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(part,JSON.stringify({format:FORMAT,
...change}),{flag:"wx",flush:true})
;await(0,_folder_entry_js__WEBPACK_IMPORTED_MODULE_3__.aO)(folder,part,record).catch(error=>{
throw(0,
_errors_js__WEBPACK_IMPORTED_MODULE_2__.xU)(error)==="EEXIST"?underChange(record,error):error})
;await folder.sync()}catch(error){await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(part,{
force:true});throw error}}async function readRecord(folder,name){
if(!await isChanging(folder.entry(name)))return undefined
;const text=await(0,_found_file_js__WEBPACK_IMPORTED_MODULE_4__.$C)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder.path,recordName(name)),RECORD_LIMIT)
;const change=parseRecord(text?.toString("utf8")??"",name)
;if(change===undefined)throw new Error(`${recordName(name)} exists, and is not a record of this action`)
;return change}async function removeRecord(folder,change){const record=recordName(firstOf(change))
;await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder.entry(partName(record,change.id)),{
force:true});await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder.entry(record),{
force:true})}function firstOf({files:files}){return files[0]?.name??""}
function underChange(record,cause){
return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.HR("output-locked",`Another step is writing the same files right now: "${record}" exists.`,"Give each step its own `output`, or run them one after the other (`needs`, `concurrency`).",{
cause:cause})}function parseRecord(text,first){try{
const{format:format,id:id,files:files}=JSON.parse(text)
;if(format!==FORMAT||typeof id!=="string"||!/^[\da-f]{8}$/.test(id))return undefined
;if(!Array.isArray(files))return undefined
;const known=files.map(file=>parseFile(file,first)).filter(file=>file!==undefined)
;return known.length===files.length&&known[0]?.name===first?{id:id,files:known}:undefined}catch{
return undefined}}function parseFile(file,first){
const{name:name,replaces:replaces,identity:identity,sha256:sha256}=file
;if(name!==first&&name!==`${first}.json`)return undefined
;if(typeof identity!=="string"||typeof sha256!=="string")return undefined
;return typeof replaces==="boolean"?{name:name,replaces:replaces,identity:identity,sha256:sha256
}:undefined}}),31285:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Vq:()=>sha256OfFile,e0:()=>copyWithDigest,
ez:()=>sha256OfBytes,zy:()=>readHead})
;var node_crypto__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(77598)
;var node_crypto__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__)
;var node_fs__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_2___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_2__)
;var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(46466)
;var node_stream_promises__WEBPACK_IMPORTED_MODULE_3___default=__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_3__)
;async function sha256OfFile(path){
const hash=(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");await(0,
node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)((0,
node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path,{highWaterMark:1024*1024}),hash)
;return hash.digest("hex")}function sha256OfBytes(bytes){
return(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex")}
const CHUNK=1024*1024;async function copyWithDigest(source,target){const hash=(0,
node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");const chunk=Buffer.alloc(CHUNK)
;let size=0;for(;;){const{bytesRead:bytesRead}=await source.read(chunk,0,CHUNK,size)
;if(bytesRead===0)return{size:size,sha256:hash.digest("hex")}
;const bytes=chunk.subarray(0,bytesRead);hash.update(bytes)
;for(let done=0;target!==undefined&&done<bytesRead;){
done+=(await target.write(bytes,done,bytesRead-done,size+done)).bytesWritten}size+=bytesRead}}
async function readHead(path,bytes){
const file=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path,"r");try{
const{buffer:buffer,bytesRead:bytesRead}=await file.read(Buffer.alloc(bytes),0,bytes,0)
;return buffer.subarray(0,bytesRead)}finally{await file.close()}}}),
63312:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{LZ:()=>statsOf,W0:()=>keepAs,aO:()=>renameUnlessTaken,
cu:()=>identityOf,tH:()=>hasDigest})
;var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__)
;var _errors_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(76578)
;var _digest_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(31285)
;var _shared_file_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(36579)
;function identityOf({dev:dev,ino:ino}){return`${dev}:${ino}`}async function statsOf(path){try{
return await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path,{bigint:true})
}catch(error){if((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.xU)(error)==="ENOENT")return undefined
;throw error}}async function hasDigest(path,sha256){
const flags=node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY|_shared_file_js__WEBPACK_IMPORTED_MODULE_4__.qP|(node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK??0)
;const file=await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path,flags).catch(()=>undefined)
;if(file===undefined)return false;try{return(await file.stat()).isFile()&&(await(0,
_digest_js__WEBPACK_IMPORTED_MODULE_3__.e0)(file)).sha256===sha256}finally{await file.close()}}
async function renameUnlessTaken(folder,from,name){try{
await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(from,folder.entry(name))}catch(error){
if((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.xU)(error)==="EEXIST")throw error
;if(await statsOf(folder.entry(name))!==undefined)throw Object.assign(new Error(`${name} now exists`),{
code:"EEXIST"})
;await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(from,folder.entry(name))}await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(from,{force:true})}
async function keepAs(folder,name,other){try{
await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(folder.entry(name),folder.entry(other))
}catch{
await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(folder.entry(name),folder.entry(other))
}}}),91744:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{$C:()=>readFound,Bv:()=>openFound,Iy:()=>uncopied,
WJ:()=>MovedError,tD:()=>changed,uD:()=>checkPlace})
;var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__)
;var _errors_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(76578)
;var _disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(41474)
;var _shared_file_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(36579)
;class MovedError extends Error{name="MovedError"}
const NO_WAIT=node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK??0
;async function openFound(realPath){
const file=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(realPath,node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY|_shared_file_js__WEBPACK_IMPORTED_MODULE_4__.qP|NO_WAIT).catch(error=>{
throw(0,
_errors_js__WEBPACK_IMPORTED_MODULE_2__.xU)(error)==="ELOOP"?new MovedError(`${realPath} is a link`):error
});try{if(!(await file.stat()).isFile())throw new MovedError(`${realPath} is not a regular file`)
;await checkPlace(file,realPath);return file}catch(error){await file.close();throw error}}
async function checkPlace(file,realPath){if(await placeOf(file,realPath)===realPath)return
;throw new MovedError(`${realPath} now leads elsewhere`)}async function placeOf(file,realPath){
if(process.platform==="linux"){
const place=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readlink)(`/proc/self/fd/${file.fd}`).catch(()=>undefined)
;if(place!==undefined)return place}
const place=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(realPath).catch(()=>undefined)
;if(place===undefined)return undefined;const[opened,named]=await Promise.all([file.stat({bigint:true
}),(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(place,{bigint:true})])
;return opened.dev===named.dev&&opened.ino===named.ino?place:undefined}
async function readFound(realPath,limit){const file=await openFound(realPath);try{
const{size:size}=await file.stat();if(size>limit)return undefined;const bytes=Buffer.alloc(size+1)
;let length=0;for(;;){
const{bytesRead:bytesRead}=await file.read(bytes,length,bytes.length-length,length)
;length+=bytesRead;if(bytesRead===0)return bytes.subarray(0,length)
;if(length>size)throw new MovedError(`${realPath} grows`)}}finally{await file.close()}}
function uncopied(path,error){
if(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.HR)return error
;if(error instanceof MovedError)return changed(path)
;if((0,_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__.S4)(error))return(0,
_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__.C9)("file-unreadable",`"${path}" cannot be copied`,"",error)
;return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.HR("file-unreadable",`"${path}" cannot be copied: ${(0,
_errors_js__WEBPACK_IMPORTED_MODULE_2__.bD)(error)}.`,"Give the runner's user read permission.",{
cause:error})}function changed(path){
return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.HR("file-changed",`"${path}" changed while the step ran and is not used: it is no longer the file that was checked.`,"Make sure that nothing writes the file while this step runs.")
}}),36579:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{OB:()=>openSharedFile,Qc:()=>readSharedFile,
b$:()=>readPlainFile,ee:()=>replaceText,j5:()=>StrangeFileError,qP:()=>NO_FOLLOW,
rr:()=>openPlainFile,yC:()=>isSharedFolder,yh:()=>makeSharedFolder})
;var node_crypto__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(77598)
;var node_crypto__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__)
;var node_fs__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__)
;var node_path__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_2___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__)
;var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(58500)
;var node_timers_promises__WEBPACK_IMPORTED_MODULE_3___default=__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_3__)
;var _errors_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(76578);const FOLDER_MODE=1023
;const FILE_MODE=438;const STICKY=512;const WRITABLE_FOR_ALL=2;const GRACE_MS=3e3;const POLL_MS=10
;const NO_FOLLOW=numberOf(node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW)
;const SAFE_FLAGS=NO_FOLLOW|numberOf(node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK)
;class StrangeFileError extends Error{name="StrangeFileError"}function makeSharedFolder(folder){
if(isSharedFolder(folder))return
;const fresh=`${folder}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString("hex")}`
;(0,
node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder),{
recursive:true});(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(fresh);try{(0,
node_fs__WEBPACK_IMPORTED_MODULE_1__.chmodSync)(fresh,FOLDER_MODE)
;(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(fresh,folder)}catch(error){(0,
node_fs__WEBPACK_IMPORTED_MODULE_1__.rmdirSync)(fresh);if(!isSharedFolder(folder))throw error}}
function isSharedFolder(path){const stats=(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(path,{
throwIfNoEntry:false});if(stats===undefined)return false
;if(!stats.isDirectory())throw new StrangeFileError(`${path} is ${kindOf(stats)}, not a folder`)
;const user=process.geteuid?.();if(user===undefined||(stats.mode&STICKY)!==0)return true
;if(stats.uid!==user)throw new Error(`${path} belongs to another user and has no sticky bit`)
;if((stats.mode&WRITABLE_FOR_ALL)!==0)throw new Error(`${path} is open to all and has no sticky bit`)
;return true}async function openSharedFile(path){return afterGrace(()=>{try{
return openPlainFile(path,node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDWR)}catch(error){if((0,
_errors_js__WEBPACK_IMPORTED_MODULE_4__.xU)(error)!=="ENOENT")throw error;return create(path)}})}
async function readSharedFile(path,limit){return afterGrace(()=>readPlainFile(path,limit))}
function readPlainFile(path,limit){let fd;try{
fd=openPlainFile(path,node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY)}catch(error){if((0,
_errors_js__WEBPACK_IMPORTED_MODULE_4__.xU)(error)==="ENOENT")return undefined;throw error}try{
const buffer=Buffer.alloc(limit+1)
;const length=(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(fd,buffer,0,buffer.length,0)
;if(length>limit)throw new StrangeFileError(`${path} has more than ${limit} bytes`)
;return buffer.toString("utf8",0,length)}finally{
(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(fd)}}function replaceText(fd,text){
const bytes=Buffer.from(text)
;for(let done=0;done<bytes.length;)done+=(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeSync)(fd,bytes,done,bytes.length-done,done)
;(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.ftruncateSync)(fd,bytes.length)}
async function afterGrace(attempt){const deadline=Date.now()+GRACE_MS;for(;;){try{return attempt()
}catch(error){
const passing=["EEXIST","EACCES"].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_4__.xU)(error)??"")
;if(!passing||Date.now()>deadline)throw error}
await(0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(POLL_MS)}}
function openPlainFile(path,flags){
checkPlain(path,(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(path));const fd=(0,
node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path,flags|SAFE_FLAGS);try{checkPlain(path,(0,
node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(fd));return fd}catch(error){
(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(fd);throw error}}function checkPlain(path,stats){
if(!stats.isFile())throw new StrangeFileError(`${path} is ${kindOf(stats)}, not a plain file`)
;if(stats.nlink>1)throw new StrangeFileError(`${path} has ${stats.nlink} names (hard links)`)}
function kindOf(stats){if(stats.isSymbolicLink())return"a link"
;if(stats.isDirectory())return"a folder";if(stats.isFIFO())return"a pipe"
;if(stats.isSocket())return"a socket";return stats.isFile()?"a file":"a device"}
function create(path){
const flags=node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDWR|node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_CREAT|node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_EXCL|SAFE_FLAGS
;const fd=(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path,flags,FILE_MODE);(0,
node_fs__WEBPACK_IMPORTED_MODULE_1__.fchmodSync)(fd,FILE_MODE);return fd}function numberOf(flag){
return typeof flag==="number"?flag:0}}),
24911:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Y:()=>editDistance,p:()=>nearest})
;function nearest(text,candidates){const ranked=candidates.map(candidate=>({candidate:candidate,
distance:editDistance(text.toLowerCase(),candidate.toLowerCase())
})).sort((a,b)=>a.distance-b.distance);const best=ranked[0]
;return best!==undefined&&best.distance<=Math.max(2,best.candidate.length/3)?best.candidate:undefined
}function editDistance(a,b){const from=a.slice(0,40);let before=[];let row=Array.from({
length:b.length+1},(_,index)=>index);for(let i=0;i<from.length;i++){const next=[i+1]
;for(let j=0;j<b.length;j++){const insert=(next[j]??0)+1;const remove=(row[j+1]??0)+1
;const replace=(row[j]??0)+(from[i]===b[j]?0:1)
;const swapped=i>0&&j>0&&from[i]===b[j-1]&&from[i-1]===b[j]
;const swap=swapped?(before[j-1]??0)+1:Infinity;next.push(Math.min(insert,remove,replace,swap))}
before=row;row=next}return row[b.length]??0}}),
12458:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{m:()=>shorten});function shorten(text){
const cut=text.length>120?`${text.slice(0,117)}...`:text
;return cut.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,character=>{
const escaped=JSON.stringify(character).slice(1,-1)
;return escaped===character?`\\u${character.charCodeAt(0).toString(16).padStart(4,"0")}`:escaped})}})
};