export const id=6134;export const ids=[6134];export const modules={
4588:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{C5:()=>MAX_WORD,Xo:()=>parseOffset,aZ:()=>MAX_PROBLEMS,
lm:()=>MAX_PATH,sq:()=>withSlashes,v4:()=>issueText})
;var _system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(12458)
;const MAX_PROBLEMS=10;const MAX_WORD=64;const MAX_PATH=1024;function parseOffset(text){
const value=/^(0x[\da-f]+|\d+)$/i.test(text)?Number(text):NaN
;return Number.isSafeInteger(value)?value:undefined}function withSlashes(path){
return path.replaceAll("\\","/")}function issueText(what,{path:path,message:message}){
const where=(0,
_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(path.map(String).join("."))
;return where===""?`is not a valid ${what}: ${(0,
_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(message)}`:`has a wrong "${where}": ${(0,
_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(message)}`}}),
12275:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Jw:()=>subfolder,KE:()=>listed,NE:()=>openFolder,
XF:()=>readDescription,XL:()=>foldersIn,_C:()=>locateIn,io:()=>readBytes})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__)
;var _system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(12458)
;var _system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(41474)
;var _system_files_found_file_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(91744)
;var _files_paths_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(76189);const MAX_NAMES=2e4
;async function openFolder(context,path,realPath){const names=[];try{
for await(const{name:name}of await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.opendir)(realPath)){if(names.length===MAX_NAMES){
const problem=`has more than ${MAX_NAMES} entries: specify the build folder inside it`;return{
code:"input-invalid",problem:problem}}names.push(name)}}catch(error){
if((0,_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_2__.S4)(error))throw error;return{
code:"file-unreadable",problem:"cannot be listed"}}
const root=await(0,_files_paths_js__WEBPACK_IMPORTED_MODULE_4__.UO)(context.workspace,realPath)?context.workspace:realPath
;return{context:context,path:path,realPath:realPath,root:root,names:names.sort()}}
async function foldersIn(folder,path,accepts=()=>true){const parent=await subfolder(folder,path)
;const folders=[];for(const name of parent?.names.filter(accepts)??[]){
const found=parent&&await subfolder(parent,name);if(found!==undefined)folders.push(found)}
return folders}async function subfolder(folder,path){const place=await locateIn(folder,path)
;if("problem"in place||place.value.kind!=="folder")return undefined
;const opened=await openFolder(folder.context,(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder.path,path),place.value.realPath)
;return"problem"in opened?undefined:opened}function locateIn({root:root,realPath:realPath},path){
return(0,_files_paths_js__WEBPACK_IMPORTED_MODULE_4__.ao)(root,realPath,path)}
async function readDescription(folder,name,limit){const place=await locateIn(folder,name)
;if("problem"in place)return place;if(place.value.kind==="folder")return{code:"input-invalid",
problem:"is a folder, not a file"};if(place.value.size>limit){return{code:"input-invalid",
problem:`has ${place.value.size} bytes; a file of its kind has at most ${limit}`}}
const bytes=await readBytes(place.value.realPath,0,limit)
;return"problem"in bytes?bytes:decoded(bytes.value)}function decoded(bytes){
const mark=bytes.toString("hex",0,2);return mark==="fffe"||mark==="feff"?{code:"input-invalid",
problem:"is UTF-16 text; save it as UTF-8"}:{value:bytes.toString("utf8").replace(/^\ufeff/,"")}}
async function readBytes(realPath,offset,length){try{
const file=await(0,_system_files_found_file_js__WEBPACK_IMPORTED_MODULE_3__.Bv)(realPath);try{
const{buffer:buffer,bytesRead:bytesRead}=await file.read(Buffer.alloc(length),0,length,offset)
;return{value:buffer.subarray(0,bytesRead)}}finally{await file.close()}}catch(error){return(0,
_files_paths_js__WEBPACK_IMPORTED_MODULE_4__.ni)(error)}}function listed(names){
const shown=names.slice(0,10).map(name=>`"${(0,
_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_5__.m)(name)}"`)
;return names.length>shown.length?`${shown.join(", ")} and ${names.length-shown.length} more`:shown.join(", ")
}}),76134:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{findProject:()=>findProject})
;var external_node_path_=__webpack_require__(76760);var build_description=__webpack_require__(4588)
;var strict_json=__webpack_require__(29004);const PROJECT_DESCRIPTION="project_description.json"
;const MAX_PROJECT_DESCRIPTION_BYTES=8388608;const SLOWEST_BAUD=300;const FASTEST_BAUD=12e6
;async function readProjectDescription(text){const json=(0,strict_json.R)(text)
;if("problem"in json)return{problems:[json.problem]}
;const parsed=(await schema()).safeParse(json.value);if(!parsed.success){
const issues=parsed.error.issues.slice(0,build_description.aZ);return{problems:issues.map(issue=>(0,
build_description.v4)(PROJECT_DESCRIPTION,issue))}}
const{monitor_baud:monitor_baud,app_elf:app_elf,target:target}=parsed.data;return{value:{
consoleBaud:monitor_baud,elf:app_elf&&(0,build_description.sq)(app_elf),chip:target}}}
async function schema(){
const z=await Promise.all([__webpack_require__.e(2857),__webpack_require__.e(9472)]).then(__webpack_require__.bind(__webpack_require__,9472))
;const baud=z.union([z.string().max(build_description.C5),z.int().transform(String)]).transform((text,context)=>{
if(text==="")return undefined;const value=/^\d{3,8}$/.test(text)?Number(text):NaN
;if(value>=SLOWEST_BAUD&&value<=FASTEST_BAUD)return value;context.addIssue({code:"custom",
message:"not a baud rate"});return z.NEVER});return z.object({monitor_baud:baud.optional(),
app_elf:z.string().min(1).max(build_description.lm).optional(),
target:z.string().min(1).max(build_description.C5).optional()})}
var builds_folder=__webpack_require__(12275);async function findProject(folder){
if(!folder.names.includes(PROJECT_DESCRIPTION))return undefined
;const path=(0,external_node_path_.join)(folder.path,PROJECT_DESCRIPTION);const text=await(0,
builds_folder.XF)(folder,PROJECT_DESCRIPTION,MAX_PROJECT_DESCRIPTION_BYTES)
;if("problem"in text)return{path:path,problems:[text]}
;const read=await readProjectDescription(text.value);if("value"in read)return read;return{path:path,
problems:read.problems.map(problem=>({code:"input-invalid",problem:problem}))}}}),
29004:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{R:()=>parseStrictJson})
;var _shown_text_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(12458)
;function parseStrictJson(text){let value;try{value=JSON.parse(text)}catch{return{
problem:"is not JSON"}}const key=ambiguousKey(text);return key===undefined?{value:value}:{
problem:`has the key "${(0,
_shown_text_js__WEBPACK_IMPORTED_MODULE_0__.m)(key)}" twice, or it is reserved`}}
const TOKEN=/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g;function ambiguousKey(text){const open=[]
;let previous="";for(const[token]of text.matchAll(TOKEN)){
if(token==="{")open.push(new Set);else if(token==="[")open.push(undefined);else if(token==="}"||token==="]")open.pop();else if(token===":"){
const keys=open.at(-1);const key=String(JSON.parse(previous))
;if(key==="__proto__"||keys?.has(key)===true)return key;keys?.add(key)}previous=token}
return undefined}})};