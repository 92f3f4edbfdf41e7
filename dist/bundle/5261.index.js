export const id=5261;export const ids=[5261];export const modules={
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
47557:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{qT:()=>IMAGE_HEADER_SIZE,u0:()=>parseAppImage,
wL:()=>parseImageHeader});var node_crypto__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(77598)
;var node_crypto__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__)
;var _flash_chips_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(79823)
;var _format_error_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(74812)
;var _image_description_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(4036)
;const IMAGE_HEADER_SIZE=24;const MAGIC=233;const MAX_SEGMENTS=16;const SEGMENT_HEADER_SIZE=8
;const SMALLEST_PAGE=8192;const CHECKSUM_SEED=239;const CHECKSUM_LINE=16;const SHA256_SIZE=32
;const FLASH_MODES=["qio","qout","dio","dout"];const LARGEST_FLASH_SIZE=7;const MEGABYTE=1048576
;const NO_MAX_REVISION=65535;function parseImageHeader(bytes){
const[magic,segments=0,mode=0,sizeAndFreq=0]=bytes
;if(magic===undefined)throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I("is empty")
;if(magic!==MAGIC){
throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I(`starts with ${hex(magic)} instead of ${hex(MAGIC)}`)
}if(bytes.length<IMAGE_HEADER_SIZE){
throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I(`ends after ${bytes.length} bytes, in the header of the image`)
}if(segments<1||segments>MAX_SEGMENTS){
throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I(`claims ${segments} segments; an image has 1 to ${MAX_SEGMENTS}`)
}const hashAppended=bytes[IMAGE_HEADER_SIZE-1]??0;if(hashAppended>1){
throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I(`has ${hex(hashAppended)} instead of 0 or 1 in the header field for the SHA-256`)
}const view=viewOf(bytes);const chipId=view.getUint16(12,true);return{chipId:chipId,
segments:segments,entry:view.getUint32(4,true),flashMode:FLASH_MODES[mode]??hex(mode),
flashFreq:sizeAndFreq&15,flashSize:sizeAndFreq>>4>LARGEST_FLASH_SIZE?0:MEGABYTE<<(sizeAndFreq>>4),
...revisions(chipId,view),hashAppended:hashAppended===1}}function parseAppImage(bytes){
const header=parseImageHeader(bytes)
;const{end:end,checksum:checksum,isMapped:isMapped}=walkSegments(bytes,header.segments)
;const summed=end-end%CHECKSUM_LINE+CHECKSUM_LINE
;if(bytes.length<summed)throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I("ends before its checksum")
;const length=header.hashAppended?summed+SHA256_SIZE:summed
;if(bytes.length<length)throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I("ends in its SHA-256")
;const isRight=bytes[summed-1]===checksum;return{header:header,length:length,checksumRight:isRight,
isMapped:isMapped,intact:isRight&&(!header.hashAppended||isDigest(bytes,summed)),description:(0,
_image_description_js__WEBPACK_IMPORTED_MODULE_2__.Nd)(bytes.subarray(0,end)),bootloader:(0,
_image_description_js__WEBPACK_IMPORTED_MODULE_2__.Pm)(bytes.subarray(0,end))}}
function walkSegments(bytes,segments){const view=viewOf(bytes);let at=IMAGE_HEADER_SIZE
;let checksum=CHECKSUM_SEED;let isMapped=false;for(let number=1;number<=segments;number++){
const which=`segment ${number} of ${segments}`
;if(bytes.length-at<SEGMENT_HEADER_SIZE)throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I(`ends before ${which}`)
;const[address,size]=[view.getUint32(at,true),view.getUint32(at+4,true)];at+=SEGMENT_HEADER_SIZE
;if(size>bytes.length-at){
throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I(`ends ${bytes.length-at} bytes into ${which}, which has ${size}`)
}
if(size%4!==0)throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__.I(`has ${size} bytes in ${which}, which is not a multiple of 4`)
;isMapped||=size>0&&address%SMALLEST_PAGE===at%SMALLEST_PAGE
;for(const byte of bytes.subarray(at,at+size))checksum^=byte;at+=size}return{end:at,
checksum:checksum,isMapped:isMapped}}function isDigest(bytes,at){const digest=(0,
node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes.subarray(0,at)).digest()
;return digest.equals(bytes.subarray(at,at+SHA256_SIZE))}function revisions(chipId,view){
const[legacy,min,max]=[view.getUint8(14),view.getUint16(15,true),view.getUint16(17,true)]
;const isLegacy=max===0||max===NO_MAX_REVISION&&min===0;return{minRevision:isLegacy?(0,
_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__.hz)(chipId)==="minor"?legacy:legacy*100:min,
maxRevision:max===0?NO_MAX_REVISION:max}}function viewOf(bytes){
return new DataView(bytes.buffer,bytes.byteOffset,bytes.byteLength)}function hex(value){
return`0x${value.toString(16)}`}}),
4036:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Nd:()=>describeApp,Pf:()=>describeNeeds,
Pm:()=>describeBootloader,lf:()=>NO_DESCRIPTION});const NO_DESCRIPTION={name:"",version:"",
idfVersion:"",built:"",elfSha256:"",secureVersion:0};const ADDRESS=32;const APP_SIZE=256
;const APP_MAGIC=2882360370;const BOOTLOADER_SIZE=80;const BOOTLOADER_MAGIC=80
;function describeApp(image){
const bytes=Buffer.from(image.buffer,image.byteOffset,image.byteLength).subarray(ADDRESS)
;if(bytes.length<APP_SIZE||bytes.readUInt32LE(0)!==APP_MAGIC)return undefined;return{
name:textAt(bytes,48,32),version:textAt(bytes,16,32),idfVersion:textAt(bytes,112,32),
built:`${textAt(bytes,96,16)} ${textAt(bytes,80,16)}`.trim(),
elfSha256:bytes.toString("hex",144,176),secureVersion:bytes.readUInt32LE(4)}}
function describeNeeds(image){
const bytes=Buffer.from(image.buffer,image.byteOffset,image.byteLength).subarray(ADDRESS)
;if(bytes.length<APP_SIZE||bytes.readUInt32LE(0)!==APP_MAGIC)return undefined;return{blocks:{
min:bytes.readUInt16LE(176),max:bytes.readUInt16LE(178)},pageBits:bytes.readUInt8(180)}}
function describeBootloader(image){
const bytes=Buffer.from(image.buffer,image.byteOffset,image.byteLength).subarray(ADDRESS)
;if(bytes.length<BOOTLOADER_SIZE||bytes[0]!==BOOTLOADER_MAGIC)return undefined
;const idfVersion=textAt(bytes,8,32)
;if(bytes[1]!==0||bytes[2]!==0||!/^[!-~]+$/.test(idfVersion))return undefined;return{
version:bytes.readUInt32LE(4),idfVersion:idfVersion,built:textAt(bytes,40,24)}}
function textAt(bytes,start,size){const field=bytes.subarray(start,start+size)
;const end=field.indexOf(0)
;return field.toString("utf8",0,end<0?size:end).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,"").trim()}}),
15405:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Y:()=>parsed})
;var _format_error_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(74812)
;function parsed(parse){try{return parse()}catch(error){
if(error instanceof _format_error_js__WEBPACK_IMPORTED_MODULE_0__.I)return undefined;throw error}}}),
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
}}),45261:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{readImages:()=>images_readImages})
;var flash_layout=__webpack_require__(82773);var partition_table=__webpack_require__(22027)
;var layout=__webpack_require__(2719);var wishes=__webpack_require__(66820)
;var connection=__webpack_require__(44952);var strict_json=__webpack_require__(29004)
;var shown_text=__webpack_require__(12458);var promises_=__webpack_require__(51455)
;var external_node_path_=__webpack_require__(76760);var paths=__webpack_require__(76189)
;var external_node_timers_promises_=__webpack_require__(58500);var errors=__webpack_require__(76578)
;var disk_trouble=__webpack_require__(41474);function namePattern(text,ignoreCase){
const fold=name=>ignoreCase?name.toLowerCase():name;const parts=partsOf(Array.from(fold(text)))
;const mayHide=text.startsWith(".")
;return name=>(mayHide||!name.startsWith("."))&&fits(parts,Array.from(fold(name)))}
function partsOf(text){const parts=[];for(let at=0;at<text.length;at++){const character=text[at]??""
;const set=character==="["?setAt(text,at):undefined;if(set!==undefined){parts.push(set.matches)
;at=set.last}else if(character==="*"){if(parts.at(-1)!=="star")parts.push("star")
}else if(character==="?")parts.push(()=>true);else parts.push(other=>other===character)}return parts
}function setAt(text,at){const isNot=text[at+1]==="!"||text[at+1]==="^";const first=at+(isNot?2:1)
;const last=text.indexOf("]",first+1);if(last<0)return undefined;const ranges=[]
;for(let index=first;index<last;index++){const from=text[index]??""
;const isRange=text[index+1]==="-"&&index+2<last;ranges.push([from,isRange?text[index+2]??"":from])
;if(isRange)index+=2}
const isIn=character=>ranges.some(([from,to])=>codeOf(from)<=codeOf(character)&&codeOf(character)<=codeOf(to))
;return{matches:character=>isIn(character)!==isNot,last:last}}function codeOf(character){
return character.codePointAt(0)??0}function fits(parts,name){let part=0;let at=0;let star=-1
;let starAt=0;while(at<name.length){const wanted=parts[part];if(wanted==="star"){star=part++
;starAt=at}else if(wanted?.(name[at]??"")===true){part++;at++}else if(star>=0){part=star+1
;at=++starAt}else return false}while(parts[part]==="star")part++;return part===parts.length}
const MAX_ENTRIES=2e5;const PAUSE_EVERY=1e3;class TooManyEntriesError extends Error{
name="TooManyEntriesError"}
async function*walkPattern(folder,pattern,{signal:signal,maxEntries:maxEntries=MAX_ENTRIES}={}){
const ignoreCase=process.platform==="win32"||process.platform==="darwin"
;const names=pattern.split(/[\\/]+/).map(name=>name==="**"?"any-folders":namePattern(name,ignoreCase))
;const tasks=[{folder:folder,next:reach(names,[0])}];let seen=0
;for(let task=tasks.pop();task!==undefined;task=tasks.pop()){
for await(const entry of entriesOf(task.folder)){
if(++seen>maxEntries)throw new TooManyEntriesError(String(maxEntries))
;if(seen%PAUSE_EVERY===0)await(0,external_node_timers_promises_.setImmediate)()
;if(signal?.aborted===true)throw cancelled()
;const path=(0,external_node_path_.join)(task.folder,entry.name)
;const{next:next,isMatch:isMatch}=advance(names,task.next,entry)
;const isFolder=entry.isDirectory()||entry.isSymbolicLink()&&await leadsToFolder(path)
;if(isMatch&&!isFolder)yield path;if(isFolder&&next.size>0)tasks.push({folder:path,next:next})}}}
function advance(names,at,entry){const next=[];for(const index of at){const name=names[index]
;if(name==="any-folders"){if(entry.isDirectory()&&!entry.name.startsWith("."))next.push(index)
}else if(name?.(entry.name)===true)next.push(index+1)}
const isMatch=next.some(index=>index===names.length)||endsOpen(names,at,entry);return{
next:reach(names,next.filter(index=>index<names.length)),isMatch:isMatch}}
function endsOpen(names,at,entry){
return names.at(-1)==="any-folders"&&at.has(names.length-1)&&!entry.name.startsWith(".")}
function reach(names,at){const all=new Set(at)
;for(const index of all)if(names[index]==="any-folders"&&index+1<names.length)all.add(index+1)
;return all}async function*entriesOf(folder){try{yield*await(0,promises_.opendir)(folder,{
bufferSize:256})}catch(error){if((0,disk_trouble.S4)(error))throw error}}
async function leadsToFolder(path){
return(await(0,promises_.stat)(path).catch(()=>undefined))?.isDirectory()===true}
function cancelled(){
return new errors.HR("cancelled","Cancelled while searching for files that match a pattern.","Run it again.")
}var quantity=__webpack_require__(95248);const MAX_SHOWN=10;const MAX_STARS=3;const MAX_LENGTH=1024
;const TOO_MUCH=`is a pattern with more than ${MAX_STARS} stars in a name, ${MAX_STARS} times **, or ${MAX_LENGTH} characters`
;function hasWildcards(path){return/[*?]|\[[^\]\\/]+\]/.test(path)}
async function expandPattern(workspace,path,walk={}){const backslash=(0,paths.K5)(path)
;if(backslash!==undefined)return{code:"input-invalid",problem:backslash};if(await(0,
promises_.lstat)((0,external_node_path_.resolve)(workspace,path)).catch(()=>undefined))return{
value:path};if(path.length>MAX_LENGTH)return{code:"input-invalid",problem:TOO_MUCH}
;const{folder:folder,pattern:pattern}=await splitPattern(workspace,path)
;const problem=patternProblem(pattern);if(problem!==undefined)return{code:"input-invalid",
problem:problem};try{return await findOne(workspace,path,walkPattern(folder,pattern,walk))
}catch(error){if(!(error instanceof TooManyEntriesError))throw error;return{code:"input-invalid",
problem:tooManyEntries(walk.maxEntries??MAX_ENTRIES)}}}async function findOne(workspace,path,found){
const matches=[];for await(const place of found){
const match=(0,external_node_path_.isAbsolute)(path)?place:(0,
external_node_path_.relative)(workspace,place).split(external_node_path_.sep).join("/")
;const located=await(0,paths.UY)(workspace,match)
;if("problem"in located&&located.code==="path-outside-workspace")return located;matches.push(match)
;if(matches.length>MAX_SHOWN)break}const[first,...others]=matches;if(first===undefined)return{
code:"file-not-found",problem:"is a pattern that matches no file"};return others.length===0?{
value:first}:{code:"input-invalid",problem:several(matches)}}function tooManyEntries(most){
return`is a pattern that would have to search more than ${(0,
quantity.zD)(most)} files and folders; start it with the build folder`}
async function splitPattern(workspace,path){const{root:root}=(0,external_node_path_.parse)(path)
;let folder=(0,external_node_path_.isAbsolute)(path)?root:workspace
;const names=path.slice(root.length).split(external_node_path_.sep==="\\"?/[\\/]+/:/\/+/)
;while(names.length>1){const next=(0,external_node_path_.join)(folder,names[0]??"")
;if(names[0]===".."||!await leadsToFolder(next))break;folder=next;names.shift()}return{
folder:folder,pattern:names.join("/")}}function patternProblem(pattern){
const names=pattern.split(/[\\/]/)
;const stars=names.filter(name=>name!=="**").map(name=>name.split("*").length-1)
;const deep=names.filter(name=>name==="**")
;if(pattern.includes("\0"))return"contains a NUL character";if(/[{}]|[?*+@!]\(/.test(pattern)){
return"is a pattern with braces, or with parentheses after a mark; only *, **, ? and [...] are understood"
}if(names.includes(".."))return"is a pattern with `..`; start it at the workspace"
;if(Math.max(deep.length,...stars)>MAX_STARS)return TOO_MUCH;return undefined}
function several(matches){const more=matches.length>MAX_SHOWN
;const names=[...matches].sort().slice(0,MAX_SHOWN).map(match=>`"${(0,shown_text.m)(match)}"`)
;return`matches ${more?`more than ${MAX_SHOWN}`:matches.length} files (${names.join(", ")}${more?", …":""}); a pattern must match exactly one`
}var values=__webpack_require__(18463);const MAX_FILES=128;function parseFileList(text){
const entries=text.trimStart().startsWith("[")||text.trimStart().startsWith("{")?fromJson(text):fromLines(text)
;if(entries.length<=MAX_FILES)return entries;return[{
problem:`lists ${entries.length} files; ${MAX_FILES} is the maximum for one write`}]}
function fromLines(text){
return text.split(/\r?\n/).map(line=>line.replace(COMMENT,"").trim()).filter(line=>line!=="").map(fromLine)
}const COMMENT=/^\s*#[^]*$|\s#(?:\s[^]*)?$/;function fromLine(line){const words=splitLine(line)
;if("problem"in words)return words;const[first,second]=words.value
;if(first.text==="-"&&second!==undefined){return{
problem:`has a line that begins with "-", as in a YAML list; write only "ADDRESS PATH": "${(0,
shown_text.m)(line)}"`}}
if(second!==undefined)return withPattern(listed(first.text,second.text),second)
;if(first.isQuoted||!/^(?:0x[\da-f]*|\d+)$/i.test(first.text)){return withPattern({value:{
address:undefined,path:first.text}},first)}return{
problem:`has a line that is not "ADDRESS PATH": "${(0,shown_text.m)(line)}"`}}
const LINE=/^(?:"([^"]*)"|'([^']*)'|([^\s"']\S*))(?:\s+(?:"([^"]*)"|'([^']*)'|([^\s"'][^]*)))?$/
;function splitLine(line){const match=LINE.exec(line);if(match===null){
const problem=`has a line with quotes that do not enclose a whole path: "${(0,shown_text.m)(line)}"`
;return{problem:`${problem}; use JSON for such a name`}}const word=(double,single,plain)=>{
const text=double??single??plain;return text===undefined?undefined:{text:text,
isQuoted:plain===undefined}};const first=word(match[1],match[2],match[3])
;const second=word(match[4],match[5],match[6])
;if(first===undefined||first.text===""||second?.text===""){return{
problem:`has a line with nothing between its quotes: "${(0,shown_text.m)(line)}"`}}return{
value:second===undefined?[first]:[first,second]}}
function withPattern(entry,{text:text,isQuoted:isQuoted}){
return"value"in entry&&!isQuoted&&hasWildcards(text)?{value:{...entry.value,isPattern:true}}:entry}
function fromJson(text){const parsed=(0,strict_json.R)(text);if("problem"in parsed)return[{
problem:`starts like JSON and ${parsed.problem}`}];const json=parsed.value
;if(!Array.isArray(json))return[{problem:'is JSON, but not a list [{"address", "path"}]'}]
;return json.map((entry,index)=>fromEntry(entry,index))}function fromEntry(entry,index){
const where=`entry ${index+1}`;if(typeof entry!=="object"||entry===null||Array.isArray(entry)){
return{problem:`${where} is not an object with "address" and "path"`}}
const fields=new Map(Object.entries(entry))
;const strange=[...fields.keys()].filter(key=>key!=="address"&&key!=="path")
;if(strange.length>0)return{
problem:`${where} has the key "${(0,shown_text.m)(strange[0]??"")}"; only "address" and "path" are known`
};const address=fields.get("address");const path=fields.get("path")
;if(typeof path!=="string"||path==="")return{problem:`${where} has no "path" (a text)`}
;if(!fields.has("address"))return{value:{address:undefined,path:path}}
;if(typeof address!=="string"&&typeof address!=="number"){return{
problem:`${where} has an "address" that is neither a number nor a text such as "0x10000"`}}
return listed(String(address),path)}function listed(address,path){const parsed=(0,
values.De)(address);return"value"in parsed?{value:{address:parsed.value,path:path}}:{
problem:`has the address "${(0,shown_text.m)(address)}", which ${parsed.problem}`}}
var vocabulary=__webpack_require__(2950);var chips=__webpack_require__(79823)
;var builds_folder=__webpack_require__(12275);function refused(path,...problems){return{path:path,
problems:problems.map(problem=>({code:"input-invalid",problem:problem}))}}
var app_image=__webpack_require__(47557);var parsed=__webpack_require__(15405)
;var table_file=__webpack_require__(51420);var partition_names=__webpack_require__(17001)
;const IDEDATA="idedata.json";const OTA_DATA=["boot_app0.bin","ota_data_initial.bin"]
;async function placeParts(folder,parts){const{tableAddress:tableAddress}=folder.context
;const bootloader=await placeBootloader(folder,parts.bootloader)
;const partitions=await readBuildTable(folder,parts.table)
;const problems=[bootloader,partitions].filter(found=>"problem"in found)
;if("problem"in bootloader||"problem"in partitions)return{path:folder.path,problems:problems}
;const slot=firstSlot(partitions.value);if(slot===undefined){
const problem=`has "${parts.table}", which has no app partition: list the files with their addresses`
;return{path:folder.path,problems:[{code:"input-invalid",problem:problem}]}}
const ota=partitions.value.find(partition=>(0,partition_names.I)(partition)==="data/ota")
;const data=OTA_DATA.filter(name=>folder.names.includes(name));if(data.length>1){
const problem=`has "${data.join('" and "')}", which are both OTA data: remove one, or list the files with their addresses`
;return{path:folder.path,problems:[{code:"input-invalid",problem:problem}]}}
const files=[plain(bootloader.value.address,parts.bootloader),plain(tableAddress,parts.table),...ota===undefined?[]:data.map(name=>plain(ota.address,name)),plain(slot.address,parts.application)]
;return{path:folder.path,folder:folder,description:{files:files.sort((a,b)=>a.address-b.address),
chip:bootloader.value.chip},notes:otaNotes(slot,ota,data[0])}}function otaNotes(slot,ota,file){
if(ota===undefined){
return file===undefined?[]:[`${file} is not flashed: the build's table has no partition for OTA data.`]
}if(file!==undefined)return[]
;return[`The folder has no ${OTA_DATA[0]}, so the board keeps its OTA data: if it selects a slot other than "${(0,
shown_text.m)(slot.name)}", that slot boots. To flash it too, copy ${OTA_DATA[0]} into the folder.`]
}function firstSlot(partitions){
return["app/factory","app/ota_0"].map(kind=>partitions.find(partition=>(0,
partition_names.I)(partition)===kind)).find(partition=>partition!==undefined)}
async function placeBootloader(folder,name){const header=await readPart(folder,name,app_image.qT)
;if("problem"in header)return header
;const id=(0,parsed.Y)(()=>(0,app_image.wL)(header.value))?.chipId
;const said=id===undefined?undefined:(0,chips.l3)(id)
;const chip=said??(0,chips.zQ)(folder.context.chip??"");const address=chip===undefined?undefined:(0,
chips.uF)(chip);if(chip!==undefined&&address!==undefined)return{value:{address:address,chip:(0,
chips.xr)(chip)}}
;const problem=`has "${name}", whose header does not specify the chip, on which its address depends: set \`chip\``
;return{code:"input-invalid",problem:problem}}async function readBuildTable(folder,name){
const place=await(0,builds_folder._C)(folder,name);const file="value"in place?(0,
paths.qX)(place.value):place;if("problem"in file)return{...file,problem:`has "${(0,
shown_text.m)(name)}", which ${file.problem}`}
;const table=await(0,table_file.k)(name,file.value.realPath,folder.context.tableAddress)
;if("value"in table)return table;return{code:"partition-table-invalid",problem:`has "${(0,
shown_text.m)(name)}", which ${table.problem}`}}async function readPart(folder,name,length){
const place=await(0,builds_folder._C)(folder,name);const file="value"in place?(0,
paths.qX)(place.value):place
;const read="value"in file?await(0,builds_folder.io)(file.value.realPath,0,length):file
;return"value"in read?read:{...read,problem:`has "${(0,shown_text.m)(name)}", which ${read.problem}`
}}function plain(address,path){return{address:address,path:path,encrypted:false}}
const NAMES=/(?:^|[.-])(?:factory|merged|merged-binary)\.bin$/
;const FACTORY=/(?:^|[.-])factory\.bin$/;const FACTORY_BUILD={mark:"*.factory.bin (ESPHome)",
describes:()=>false,
ofFile:async(folder,name)=>NAMES.test(name)?readWholeImage(folder,name):undefined,
inFolder:async folder=>{const images=folder.names.filter(name=>FACTORY.test(name))
;const[only]=images;if(only===undefined)return undefined
;if(images.length===1)return readWholeImage(folder,only)
;return refused(folder.path,`has ${images.length} merged images: specify one of them (${(0,
builds_folder.KE)(images.map(name=>(0,external_node_path_.join)(folder.path,name)))})`)}}
;async function readWholeImage(folder,name){
const path=(0,external_node_path_.join)(folder.path,name)
;const{tableAddress:tableAddress}=folder.context;const place=await(0,builds_folder._C)(folder,name)
;const file="value"in place?(0,paths.qX)(place.value):place;const read="value"in file?await(0,
builds_folder.io)(file.value.realPath,0,tableAddress+partition_table.u3):file
;if("problem"in read)return{path:path,problems:[read]};const chip=chipOfBootloader(read.value)
;if(chip===undefined||(0,partition_table.Kb)(read.value.subarray(tableAddress))!==undefined){
return refused(path,`is named like a merged image, but has no bootloader and partition table at the usual addresses (table at ${(0,
flash_layout.M0)(tableAddress)}): write "ADDRESS PATH"`)}return{path:path,folder:folder,
description:{files:[plain(0,name)],chip:(0,chips.xr)(chip)}}}function chipOfBootloader(image){
return chips.jB.map(address=>{const bytes=image.subarray(address,address+app_image.qT)
;const header=(0,parsed.Y)(()=>(0,app_image.wL)(bytes))
;const chip=header&&(0,chips.l3)(header.chipId)
;return chip!==undefined&&(0,chips.uF)(chip)===address?chip:undefined}).find(chip=>chip!==undefined)
}const APPLICATION=".ino.bin";const BOOTLOADER=".ino.bootloader.bin"
;const TABLE=".ino.partitions.bin";const MERGED=".ino.merged.bin";const ARDUINO_BUILD={
mark:`*${APPLICATION} (Arduino)`,describes:()=>false,
ofFile:async(folder,name)=>name.endsWith(APPLICATION)?readSketch(folder,sketchOf(name)):undefined,
inFolder:async folder=>{if(sketchesIn(folder).length>0)return readOnly(folder)
;const around=folder.names.includes("build")?"build":"."
;const boards=(await(0,builds_folder.XL)(folder,around,isBoard)).filter(board=>sketchesIn(board).length>0)
;const[only,second]=boards;if(only===undefined)return undefined
;if(second===undefined)return readOnly(only);const paths=boards.map(({path:path})=>path)
;return refused(folder.path,`has builds for ${boards.length} boards: specify the folder of one (${(0,
builds_folder.KE)(paths)})`)}};function isBoard(name){return/^[\w-]+\.[\w-]+\.[\w-]+$/.test(name)}
function sketchesIn({names:names}){
return names.filter(name=>name.endsWith(APPLICATION)).map(sketchOf)}function sketchOf(name){
return name.slice(0,-APPLICATION.length)}async function readOnly(folder){
const sketches=sketchesIn(folder);const[only=""]=sketches
;if(sketches.length===1)return readSketch(folder,only)
;const files=sketches.map(sketch=>`${sketch}${APPLICATION}`)
;return refused(folder.path,`has ${sketches.length} sketches of Arduino: specify the application of one, without an address (${(0,
builds_folder.KE)(files)})`)}async function readSketch(folder,sketch){const parts={
bootloader:`${sketch}${BOOTLOADER}`,table:`${sketch}${TABLE}`,application:`${sketch}${APPLICATION}`}
;const missing=Object.values(parts).filter(name=>!folder.names.includes(name))
;if(missing.length===0)return placeParts(folder,parts)
;if(folder.names.includes(`${sketch}${MERGED}`))return readWholeImage(folder,`${sketch}${MERGED}`)
;return refused(folder.path,`has the sketch "${(0,shown_text.m)(sketch)}" without ${(0,
builds_folder.KE)(missing)}, which hold the addresses: export them all, or list the files with their addresses (an ${chips.fX} has its one image at 0x0)`)
}var build_description=__webpack_require__(4588)
;const TABLE_ENTRIES=["partition-table","partition_table"]
;const TABLE_FILE=/(?:^|\/)partition[-_]table\.bin$/
;function buildTableAddress(entry,files,problems){
if(entry!==undefined)return addressOfEntry(entry,files,problems)
;const[only,...others]=files.filter(({path:path})=>TABLE_FILE.test(path))
;return only===undefined||others.length>0?undefined:checked(only.address,problems)}
function addressOfEntry({offset:offset,address:address,path:path},files,problems){
if(address===undefined){
problems.push(`has its partition table at "${(0,shown_text.m)(offset)}", which is not an address`)
;return undefined}const elsewhere=files.find(file=>file.path===path&&file.address!==address)
;if(elsewhere!==undefined&&!files.some(file=>file.path===path&&file.address===address)){
problems.push(`has its partition table at ${(0,flash_layout.M0)(address)}, but "${(0,
shown_text.m)(elsewhere.path)}" at ${(0,flash_layout.M0)(elsewhere.address)} in flash_files`)}
return checked(address,problems)}function checked(address,problems){
const place=`has its partition table at ${(0,flash_layout.M0)(address)}, which`
;if(address%flash_layout.t4!==0)problems.push(`${place} is not a multiple of ${(0,
flash_layout.M0)(flash_layout.t4)}`);else if(address>=flash_layout.VE)problems.push(`${place} is beyond the largest flash, 128 MB`);else return address
;return undefined}const OPTION=/^(?:--flash[-_](mode|freq|size)|-f([mfs]))(?:=(.*))?$/;const SHORT={
m:"mode",f:"freq",s:"size"};function readFlashOptions(words,problems,where="in write_flash_args"){
const settings={};for(let index=0;index<words.length;index++){const word=words[index]??""
;const[,long,short="",attached]=OPTION.exec(word)??[];const name=long??SHORT[short]
;if(name===undefined){
problems.push(`has the option "${(0,shown_text.m)(word)}" ${where}, which is not supported`)
;continue}const value=attached??words[++index]
;if(value===undefined)problems.push(`has no value for "${(0,
shown_text.m)(word)}" ${where}`);else if(settings[name]!==undefined&&settings[name]!==value){
problems.push(`has two values for the flash ${name} ${where}`)}else settings[name]=value}
return settings}function joinSettings(a,b,problems){for(const name of["mode","freq","size"]){
if(a[name]===undefined||b[name]===undefined||a[name]===b[name])continue;problems.push(`says "${(0,
shown_text.m)(a[name])}" in write_flash_args and "${(0,
shown_text.m)(b[name])}" in flash_settings for the flash ${name}`)}return{mode:a.mode??b.mode,
freq:a.freq??b.freq,size:a.size??b.size}}const FLASHER_ARGS="flasher_args.json"
;const MAX_FLASHER_ARGS_BYTES=262144;async function readFlasherArgs(text){const json=(0,
strict_json.R)(text);if("problem"in json)return{problems:[json.problem]}
;const{flasherArgs:flasherArgs,entry:entry,tableEntry:tableEntry}=await schemas()
;const parsed=flasherArgs.safeParse(json.value);if(!parsed.success){return{
problems:parsed.error.issues.slice(0,build_description.aZ).map(issue=>(0,
build_description.v4)(FLASHER_ARGS,issue))}}const problems=[]
;const{write_flash_args:write_flash_args,flash_settings:flash_settings,flash_files:flash_files,extra_esptool_args:extra_esptool_args,...others}=parsed.data
;const files=new Map
;for(const[key,path]of Object.entries(flash_files))addFile(files,key,path,problems)
;for(const[name,value]of Object.entries(others)){if(!isEntry(value))continue
;const found=entry.safeParse(value);if(found.success)markEncrypted(files,{name:name,...found.data
},problems);else problems.push(...found.error.issues.map(issue=>(0,
build_description.v4)(FLASHER_ARGS,{...issue,path:[name,...issue.path]})))}
const named=TABLE_ENTRIES.map(name=>tableEntry.safeParse(others[name]).data).find(Boolean)
;const tableAddress=buildTableAddress(named&&tableOf(named),[...files.values()],problems)
;const settings=joinSettings(readFlashOptions(write_flash_args,problems),{
mode:flash_settings.flash_mode,freq:flash_settings.flash_freq,size:flash_settings.flash_size
},problems);if(problems.length>0)return{problems:problems.slice(0,build_description.aZ)}
;const ascending=[...files.values()].sort((a,b)=>a.address-b.address).map(file=>({...file,
encrypted:file.encrypted??false}));return{value:{files:ascending,tableAddress:tableAddress,
settings:settings,...extraArguments(extra_esptool_args)}}}
const ROLES=new Map([["bootloader","bootloader"],["app","application"]])
;function addFile(files,key,path,problems){const address=(0,build_description.Xo)(key)
;if(address===undefined)problems.push(`has "${(0,
shown_text.m)(key)}" in flash_files, which is not an address`);else if(files.has(address))problems.push(`has two files at 0x${address.toString(16)} in flash_files`);else files.set(address,{
address:address,path:(0,build_description.sq)(path)})}function tableOf({offset:offset,file:file}){
return{offset:offset,address:(0,build_description.Xo)(offset),
path:file&&(0,build_description.sq)(file)}}function isEntry(value){
if(typeof value!=="object"||value===null)return false
;return"offset"in value&&("file"in value||"encrypted"in value)}
function markEncrypted(files,{name:name,offset:offset,file:file,encrypted:encrypted},problems){
const address=(0,build_description.Xo)(offset)
;const known=address===undefined?undefined:files.get(address);if(known===undefined){
if(encrypted)problems.push(`marks "${(0,
shown_text.m)(name)}" as encrypted, which is not in flash_files`);return}if(known.path!==(0,
build_description.sq)(file)){problems.push(`has "${(0,shown_text.m)(known.path)}" at ${(0,
shown_text.m)(offset)} in flash_files, but "${(0,shown_text.m)(file)}" in "${(0,
shown_text.m)(name)}"`)}if(known.encrypted===!encrypted)problems.push(`has two entries at ${(0,
shown_text.m)(offset)}, one of them encrypted`);const role=ROLES.get(name);files.set(known.address,{
...known,encrypted:encrypted,...role===undefined?{}:{role:role}})}function extraArguments(extra){
const{chip:chip,before:before,after:after,stub:stub}=extra;return{chip:chip,
before:before?.replaceAll("_","-"),after:after?.replaceAll("_","-"),stub:stub}}
async function schemas(){
const z=await Promise.all([__webpack_require__.e(2857),__webpack_require__.e(9472)]).then(__webpack_require__.bind(__webpack_require__,9472))
;const word=z.string().max(build_description.C5)
;const path=z.string().min(1).max(build_description.lm)
;const flag=z.union([z.boolean(),z.enum(["true","false"]).transform(text=>text==="true")],{
error:"neither true nor false"});const known={
write_flash_args:z.array(word).max(build_description.C5).default([]),flash_settings:z.object({
flash_mode:word,flash_freq:word,flash_size:word}).partial().default({}),
flash_files:z.record(word,path),extra_esptool_args:z.object({after:word,before:word,stub:flag,
chip:word}).partial().default({})};return{flasherArgs:z.looseObject(known),entry:z.object({
offset:word,file:path,encrypted:flag.default(false)}),tableEntry:z.object({offset:word,
file:path.optional()})}}const MAX_FLASH_ARGS_BYTES=65536;function isFlashArgs(name){
return/^(?:[\w-]+-)?flash_(?:\w+_)?args$/.test(name)}function readFlashArgs(text){const problems=[]
;const options=[];const files=[];const lines=text.split(/\r?\n/).map(line=>line.trim())
;for(const line of lines.filter(line=>line!=="")){
if(line.startsWith("-"))options.push(...line.split(/\s+/));else flash_args_addFile(line,files,problems)
}const settings=readFlashOptions(options,problems,"among its options")
;const tableAddress=buildTableAddress(undefined,files,problems)
;if(files.length===0&&problems.length===0)problems.push("names no file")
;if(problems.length>0)return{problems:problems.slice(0,build_description.aZ)}
;const ascending=files.sort((a,b)=>a.address-b.address);return{value:{files:ascending,
tableAddress:tableAddress,settings:settings}}}function flash_args_addFile(line,files,problems){
const[,offset="",path=""]=/^(\S+)\s+([^]+)$/.exec(line)??[]
;const address=(0,build_description.Xo)(offset)
;if(address===undefined||path.length>build_description.lm){
problems.push(`has a line that is neither options nor "ADDRESS PATH": "${(0,shown_text.m)(line)}"`)
}else if(files.some(file=>file.address===address)){
problems.push(`has two files at 0x${address.toString(16)}`)}else files.push({address:address,
path:(0,build_description.sq)(path),encrypted:false})}const MAX_WEB_MANIFEST_BYTES=262144
;const MAX_BUILDS=64;const MAX_PARTS=128;const WHAT="manifest of ESP Web Tools"
;function isWebManifest(text){const json=(0,strict_json.R)(text)
;if("problem"in json||typeof json.value!=="object"||json.value===null)return false
;return"builds"in json.value&&!("flash_files"in json.value)}
async function readWebManifest(text,chip){const json=(0,strict_json.R)(text)
;if("problem"in json)return{problems:[json.problem]}
;const parsed=(await schema()).safeParse(json.value);if(!parsed.success){return{
problems:parsed.error.issues.slice(0,build_description.aZ).map(issue=>(0,
build_description.v4)(WHAT,issue))}}const chosen=choose(parsed.data.builds,chip)
;return"problems"in chosen?chosen:describe(chosen)}function choose(builds,chip){
const[only,second]=builds;if(only===undefined)return{problems:["lists no build"]}
;if(second===undefined)return only;const list=builds.map(({chipFamily:chipFamily})=>(0,
shown_text.m)(chipFamily)).join(", ");const has=`has ${builds.length} builds (${list})`
;if(chip===undefined){const problem=`${has}: set \`chip\` or \`require-chip\` to select one`;return{
problems:[problem],chips:builds.map(({chipFamily:chipFamily})=>optionOf(chipFamily))}}
const[first,another]=builds.filter(({chipFamily:chipFamily})=>optionOf(chipFamily)===chip)
;if(first===undefined)return{problems:[`${has}, and none for ${chip}`]}
;if(another===undefined)return first;return{
problems:[`${has}, and more than one for ${chip}: list the files`]}}
function describe({chipFamily:chipFamily,parts:parts}){const problems=[]
;for(const{path:path}of parts){if(!isUrl(path))continue;problems.push(`names "${(0,
shown_text.m)(path)}", which is on a server: download it to the manifest's folder and use its relative path`)
}const files=parts.map(({path:path,offset:offset})=>({address:offset,path:path,encrypted:false}))
;const tableAddress=buildTableAddress(undefined,files,problems);if(problems.length>0)return{
problems:problems.slice(0,build_description.aZ)};const value={files:files,tableAddress:tableAddress,
chip:optionOf(chipFamily)};return{value:value}}function isUrl(path){
return/^(?:[a-z][a-z\d+.-]*:|[\\/])/i.test(path)}function optionOf(chipFamily){
return chipFamily.toLowerCase().replaceAll("-","")}async function schema(){
const z=await Promise.all([__webpack_require__.e(2857),__webpack_require__.e(9472)]).then(__webpack_require__.bind(__webpack_require__,9472))
;const part=z.object({path:z.string().min(1).max(build_description.lm),offset:z.int().min(0)})
;const build=z.object({chipFamily:z.string().max(build_description.C5),
parts:z.array(part).min(1).max(MAX_PARTS)});return z.object({builds:z.array(build).max(MAX_BUILDS)})
}function described(kind){const readFile=async(folder,file)=>{
const path=(0,external_node_path_.join)(folder.path,file)
;const text=await(0,builds_folder.XF)(folder,file,kind.limit);if("problem"in text)return{path:path,
problems:[text]};if(kind.recognises?.(text.value)===false)return undefined
;const description=await kind.read(text.value,folder.context)
;return"problems"in description?refused(path,...description.problems):{path:path,folder:folder,
description:description.value}};return{mark:kind.mark,describes:kind.describes,
inFolder:async folder=>folder.names.includes(kind.name)?readFile(folder,kind.name):undefined,
ofFile:async(folder,file)=>kind.mayBe(file)?readFile(folder,file):undefined}}
const WEB_BUILD=described({name:"manifest.json",mark:"manifest.json (ESP Web Tools)",
describes:()=>false,mayBe:isJson,recognises:isWebManifest,limit:MAX_WEB_MANIFEST_BYTES,
read:async(text,{chip:chip,openChips:openChips})=>{const read=await readWebManifest(text,chip)
;const open="problems"in read?read.chips??[]:[]
;for(const one of open)if(vocabulary._0.some(known=>known===one))openChips?.add(one);return read}})
;const IDF_BUILD=described({name:FLASHER_ARGS,mark:`${FLASHER_ARGS} (ESP-IDF)`,
describes:name=>name===FLASHER_ARGS,mayBe:isJson,recognises:text=>!isWebManifest(text),
limit:MAX_FLASHER_ARGS_BYTES,read:readFlasherArgs});const FLASH_ARGS_BUILD=described({
name:"flash_args",mark:"flash_args (ESP-IDF)",describes:isFlashArgs,mayBe:isFlashArgs,
limit:MAX_FLASH_ARGS_BYTES,read:readFlashArgs});function isJson(name){return/\.json$/i.test(name)}
const MAX_IDEDATA_BYTES=4194304;const MAX_IMAGES=128;async function readIdedata(text){const json=(0,
strict_json.R)(text);if("problem"in json)return{problems:[json.problem]}
;const parsed=(await idedata_schema()).safeParse(json.value);if(!parsed.success){
const issues=parsed.error.issues.slice(0,build_description.aZ);return{problems:issues.map(issue=>(0,
build_description.v4)("idedata.json of PlatformIO",issue))}}
const{prog_path:prog_path,extra:extra}=parsed.data;return{value:{program:prog_path&&(0,
build_description.sq)(prog_path),
applicationAddress:extra.merged_firmware===true?undefined:extra.application_offset,
images:extra.flash_images.map(({offset:offset,path:path})=>({address:offset,path:(0,
build_description.sq)(path)}))}}}async function idedata_schema(){
const z=await Promise.all([__webpack_require__.e(2857),__webpack_require__.e(9472)]).then(__webpack_require__.bind(__webpack_require__,9472))
;const path=z.string().min(1).max(build_description.lm)
;const offset=z.union([z.string().max(build_description.C5),z.int().min(0).transform(String)]).transform((text,context)=>{
const address=(0,build_description.Xo)(text);if(address!==undefined)return address
;context.addIssue({code:"custom",message:"not an address"});return z.NEVER});const extra=z.object({
flash_images:z.array(z.object({offset:offset,path:path})).max(MAX_IMAGES).default([]),
application_offset:offset.optional(),merged_firmware:z.boolean().optional()});return z.object({
prog_path:path.optional(),extra:extra})}const PARTS={bootloader:"bootloader.bin",
table:"partitions.bin",application:"firmware.bin"}
;const platformio_FACTORY=["firmware.factory.bin","firmware-factory.bin"];const PLATFORMIO_BUILD={
mark:`${PARTS.application} with ${PARTS.table} or ${IDEDATA} (PlatformIO)`,describes:()=>false,
ofFile:()=>Promise.resolve(undefined),inFolder:async folder=>{
if(isEnvironment(folder))return readEnvironment(folder);const environments=(await(0,
builds_folder.XL)(folder,environmentsPath(folder))).filter(isEnvironment)
;const[only,second]=environments;if(only===undefined)return undefined
;if(second===undefined)return readEnvironment(only)
;const paths=environments.map(({path:path})=>path)
;return refused(folder.path,`has builds for ${environments.length} PlatformIO environments: specify the folder of one (${(0,
builds_folder.KE)(paths)})`)}};function isEnvironment({names:names}){
if(names.includes(IDEDATA))return true
;const isIdf=names.includes(FLASHER_ARGS)&&!names.includes(PARTS.bootloader)
;return names.includes(PARTS.application)&&names.includes(PARTS.table)&&!isIdf}
function environmentsPath({realPath:realPath,names:names}){
if(names.includes(".pioenvs"))return".pioenvs"
;if((0,external_node_path_.basename)(realPath)===".pio")return"build"
;return(0,external_node_path_.basename)((0,
external_node_path_.dirname)(realPath))===".pio"?".":".pio/build"}
async function readEnvironment(folder){
if(folder.names.includes(IDEDATA))return readWithIdedata(folder)
;const missing=Object.values(PARTS).filter(name=>!folder.names.includes(name))
;const factory=platformio_FACTORY.find(name=>folder.names.includes(name))
;if(factory!==undefined)return readWholeImage(folder,factory)
;if(missing.length===0)return placeParts(folder,PARTS)
;return refused(folder.path,`is a PlatformIO build without ${(0,
builds_folder.KE)(missing)}: build it again, or list the files with their addresses`)}
async function readWithIdedata(folder){const path=(0,external_node_path_.join)(folder.path,IDEDATA)
;const text=await(0,builds_folder.XF)(folder,IDEDATA,MAX_IDEDATA_BYTES);if("problem"in text)return{
path:path,problems:[text]};const idedata=await readIdedata(text.value)
;if("problems"in idedata)return refused(path,...idedata.problems)
;const{program:program,images:images}=idedata.value;const files=[];const problems=[]
;for(const image of images){const found=await findImage(folder,image.path,program)
;if(found!==undefined)files.push(plain(image.address,found));else problems.push(missingImage(folder,image))
}const table=files.find(file=>external_node_path_.posix.basename(file.path)===PARTS.table)
;const application=await placeApplication(folder,idedata.value,table)
;if("path"in application)return application;if(problems.length>0)return refused(path,...problems)
;return{path:path,folder:folder,description:{
files:[...files,application.value].sort((a,b)=>a.address-b.address),tableAddress:table?.address}}}
async function placeApplication(folder,{program:program,applicationAddress:applicationAddress},table){
const path=(0,external_node_path_.join)(folder.path,IDEDATA)
;const name=program===undefined?PARTS.application:`${external_node_path_.posix.basename(program,external_node_path_.posix.extname(program))}.bin`
;if(applicationAddress!==undefined)return{value:plain(applicationAddress,name)}
;if(table===undefined){
return refused(path,`specifies neither the application's address nor a partition table: list the files with their addresses`)
}const context={...folder.context,tableAddress:table.address}
;const partitions=await readBuildTable({...folder,context:context},table.path)
;if("problem"in partitions)return{path:folder.path,problems:[partitions]}
;const slot=firstSlot(partitions.value);if(slot!==undefined)return{value:plain(slot.address,name)}
;return refused(path,`does not specify the application's address, and its table has no app partition`)
}async function findImage(folder,path,program){
const home=program===undefined?undefined:`${external_node_path_.posix.dirname(program)}/`
;if(home!==undefined&&path.startsWith(home))return path.slice(home.length)
;const name=external_node_path_.posix.basename(path);if(folder.names.includes(name))return name
;return"value"in await(0,builds_folder._C)(folder,path)?path:undefined}
function missingImage(folder,{address:address,path:path}){
return`has "${(0,shown_text.m)(path)}" at 0x${address.toString(16)}, which is not in the workspace: on the build machine, copy it into "${(0,
shown_text.m)(folder.path)}"`}const MAX_ZEPHYR_YAML_BYTES=32768;const MAX_DOMAINS=16
;const MAX_ARGS=256
;const PASSED_OVER=new Set(["--esp-idf-path","--esp-tool","--esp-device","--esp-baud-rate","--esp-monitor-baud","--esp-boot-address","--esp-partition-table-address"])
;async function readRunners(text){const read=await parse(text,"runners.yaml of Zephyr",z=>z.object({
config:z.object({bin_file:z.string().min(1).max(build_description.lm)}),args:z.object({
esp32:z.array(z.string().max(build_description.lm)).max(MAX_ARGS)})}))
;if("problems"in read)return read;const{config:config,args:args}=read.value;const problems=[]
;const said=readArguments(args.esp32,problems);const address=said.get("--esp-app-address")
;if(address===undefined&&problems.length===0){
problems.push("does not set --esp-app-address: list the image with its address")}const offset=(0,
build_description.Xo)(address??"");if(address!==undefined&&offset===undefined){
problems.push(`has the address "${(0,shown_text.m)(address)}", which is invalid`)}
if(problems.length>0||offset===undefined)return{problems:problems.slice(0,build_description.aZ)}
;return{value:{path:(0,build_description.sq)(config.bin_file),address:offset,
encrypted:said.has("--esp-encrypt"),settings:{mode:said.get("--esp-flash-mode"),
freq:said.get("--esp-flash-freq"),size:said.get("--esp-flash-size")},
stub:said.has("--esp-no-stub")?false:undefined}}}
const WITH_VALUE=new Set(["--esp-app-address","--esp-flash-mode","--esp-flash-freq","--esp-flash-size"])
;const SWITCHES=new Set(["--esp-encrypt","--esp-no-stub"]);function readArguments(args,problems){
const said=new Map;for(const arg of args){
const[,name=arg,value]=/^(--[\w-]+)(?:=([^]*))?$/.exec(arg)??[];if(PASSED_OVER.has(name))continue
;const isKnown=WITH_VALUE.has(name)?value!==undefined:SWITCHES.has(name)&&value===undefined
;if(!isKnown){
problems.push(`has "${(0,shown_text.m)(arg)}" among the arguments of its runner esp32, which is not supported: list the files with their addresses`)
}else if(said.has(name)&&said.get(name)!==value){problems.push(`has two values for ${name}`)
}else said.set(name,value??"")}return said}async function readDomains(text){
const read=await parse(text,"domains.yaml of Zephyr",z=>{
const name=z.string().max(build_description.C5).regex(/^\w[\w.+-]*$/);return z.object({
domains:z.array(z.object({name:name})).min(1).max(MAX_DOMAINS),
flash_order:z.array(name).min(1).max(MAX_DOMAINS).optional()})});if("problems"in read)return read
;const names=read.value.domains.map(({name:name})=>name)
;const order=[...new Set(read.value.flash_order??names)]
;const unknown=order.filter(name=>!names.includes(name)).map(name=>`"${name}"`)
;return unknown.length===0?{value:order}:{
problems:[`flashes ${unknown.join(", ")}, which is not one of its domains`]}}
async function parse(text,what,schema){
const[z,{parseDocument:parseDocument}]=await Promise.all([Promise.all([__webpack_require__.e(2857),__webpack_require__.e(9472)]).then(__webpack_require__.bind(__webpack_require__,9472)),__webpack_require__.e(8815).then(__webpack_require__.t.bind(__webpack_require__,38815,19))])
;let value;try{const document=parseDocument(text,{uniqueKeys:true,logLevel:"error"})
;if(document.errors.length>0)return{problems:["is not a single YAML document with unique keys"]}
;value=document.toJS({maxAliasCount:0})}catch{return{
problems:["has aliases, which builds do not write"]}}const parsed=schema(z).safeParse(value)
;return parsed.success?{value:parsed.data}:{
problems:parsed.error.issues.slice(0,build_description.aZ).map(issue=>(0,
build_description.v4)(what,issue))}}const DOMAINS="domains.yaml";const RUNNERS="runners.yaml"
;const ZEPHYR_BUILD={mark:`zephyr/${RUNNERS} or ${DOMAINS} (Zephyr)`,
describes:name=>name===DOMAINS||name===RUNNERS,ofFile:()=>Promise.resolve(undefined),
inFolder:async folder=>{if(folder.names.includes(DOMAINS))return readSysbuild(folder)
;const runners=await(0,builds_folder.Jw)(folder,"zephyr")
;return runners?.names.includes(RUNNERS)===true?readImages(folder,["."]):undefined}}
;async function readSysbuild(folder){const path=(0,external_node_path_.join)(folder.path,DOMAINS)
;const text=await(0,builds_folder.XF)(folder,DOMAINS,MAX_ZEPHYR_YAML_BYTES)
;if("problem"in text)return{path:path,problems:[text]};const domains=await readDomains(text.value)
;return"problems"in domains?refused(path,...domains.problems):readImages(folder,domains.value)}
async function readImages(folder,domains){const images=[];for(const domain of domains){
const file=external_node_path_.posix.join(domain,"zephyr",RUNNERS);const path=(0,
external_node_path_.join)(folder.path,file)
;const text=await(0,builds_folder.XF)(folder,file,MAX_ZEPHYR_YAML_BYTES);if("problem"in text)return{
path:path,problems:[text]};const runners=await readRunners(text.value)
;if("problems"in runners)return refused(path,...runners.problems);images.push({...runners.value,
path:external_node_path_.posix.join(domain,"zephyr",runners.value.path)})}
const description=zephyr_describe(images)
;return"problem"in description?refused(folder.path,description.problem):{path:folder.path,
folder:folder,description:description}}function zephyr_describe(images){const[first]=images
;for(const name of["mode","freq","size"]){
if(images.some(({settings:settings})=>settings[name]!==first?.settings[name])){return{
problem:`has domains with different flash settings for ${name}: list the files with their addresses`
}}}const files=images.map(({address:address,path:path,encrypted:encrypted})=>({address:address,
path:path,encrypted:encrypted}));return{files:files.sort((a,b)=>a.address-b.address),
settings:first?.settings??{},stub:images.some(({stub:stub})=>stub===false)?false:undefined}}
const BUILD_KINDS=[PLATFORMIO_BUILD,ARDUINO_BUILD,IDF_BUILD,FLASH_ARGS_BUILD,ZEPHYR_BUILD,WEB_BUILD,FACTORY_BUILD]
;function describesBuild(path){
return BUILD_KINDS.some(kind=>kind.describes((0,external_node_path_.basename)(path)))}
async function findBuild(context,path,{kind:kind,realPath:realPath}){const isFolder=kind==="folder"
;const around=isFolder?path:(0,external_node_path_.dirname)(path);const folder=await(0,
builds_folder.NE)(context,around,isFolder?realPath:(0,external_node_path_.dirname)(realPath))
;if("problem"in folder)return{path:around,problems:[folder]};for(const known of BUILD_KINDS){
const found=isFolder?await known.inFolder(folder):await known.ofFile(folder,(0,
external_node_path_.basename)(realPath))
;if(found!==undefined)return"problems"in found?found:settle(found)}if(!isFolder)return undefined
;const marks=BUILD_KINDS.map(({mark:mark})=>mark).join(", ")
;const problem=`is not a known kind of build: it has none of ${marks}`;return{path:path,problems:[{
code:"file-not-found",problem:problem}]}}
async function settle({path:path,folder:folder,description:description,notes:notes=[]}){
const problems=[];const files=[];for(const file of description.files){
const found=await findFile(folder,file);if("problem"in found)problems.push(found);else files.push({
...found,path:(0,external_node_path_.join)(folder.path,file.path)})}
const words=checkWords(description,problems);const{tableAddress:tableAddress}=description
;return problems.length>0?{path:path,problems:problems}:{value:{path:path,folder:folder,files:files,
tableAddress:tableAddress,...words,notes:notes}}}
async function findFile(folder,{address:address,path:path,encrypted:encrypted,role:role}){
const place=await(0,builds_folder._C)(folder,path);const found="value"in place?(0,
paths.qX)(place.value):place;if("problem"in found){return{code:found.code,problem:`names "${(0,
shown_text.m)(path)}", which ${buildProblem(path,found)}`}}if(encrypted&&address%chips.IO!==0){
const problem=`has "${(0,
shown_text.m)(path)}" encrypted at 0x${address.toString(16)}, which is not a multiple of ${chips.IO}`
;return{code:"input-invalid",problem:problem}}return{address:address,...found.value,...encrypted?{
encrypted:encrypted}:{},...role?{role:role}:{}}}
function buildProblem(path,{code:code,problem:problem}){
const isMissing=code==="file-not-found"||code==="path-outside-workspace";if(isMissing&&((0,
external_node_path_.isAbsolute)(path)||external_node_path_.win32.isAbsolute(path))){
const where=code==="file-not-found"?"does not exist here":"leaves the workspace"
;return`${where}: it is an absolute path of the machine that made the build; copy the file into the build's folder and name it by its path from there, or list the files with their addresses`
}if(code!=="path-outside-workspace")return problem
;return"leaves the workspace, which no build may do; copy the file into the build's folder, or list the files with their addresses"
}function checkWords(args,problems){const word=(what,text,choices)=>{
if(text===undefined)return undefined;const parsed=(0,values.HU)(text,choices)
;if("value"in parsed)return parsed.value;problems.push({code:"input-invalid",
problem:`has the ${what} "${(0,shown_text.m)(text)}", which ${parsed.problem}`});return undefined}
;const{mode:mode,freq:freq,size:size}=args.settings??{};return{settings:{
mode:word("flash mode",mode,vocabulary.IK),freq:word("flash frequency",freq,vocabulary.c1),
size:word("flash size",size,vocabulary.oN)},
chip:word("chip",args.chip,vocabulary._0.filter(chip=>chip!=="auto")),
before:word("reset before",args.before,vocabulary.VC),
after:word("reset after",args.after,vocabulary.W8),stub:args.stub}}
var intel_hex_record=__webpack_require__(45462);const MAX_RUNS=65536;function parseIntelHex(text){
try{const store=Buffer.alloc(text.length>>1);const runs=collectRuns(text,store)
;if(runs.length===0)throw new intel_hex_record.xg("is Intel HEX without any data");return{
value:joinRuns(runs).map(group=>regionOf(group,store))}}catch(error){
if(error instanceof intel_hex_record.xg)return{problem:error.message};throw error}}
function collectRuns(text,store){const runs=[];let base={address:0,segmented:false};let used=0
;for(const record of(0,intel_hex_record.yM)(text)){const{type:type,data:data}=record
;if(type==="segment")base={address:data.readUInt16BE(0)*16,segmented:true};if(type==="linear")base={
address:data.readUInt16BE(0)*65536,segmented:false};if(type!=="data"||data.length===0)continue
;const address=placeOf(record,base);data.copy(store,used);const last=runs.at(-1)
;if(last!==undefined&&last.address+last.size===address)last.size+=data.length;else if(runs.push({
address:address,offset:used,size:data.length})>MAX_RUNS){
throw new intel_hex_record.xg(`is Intel HEX in more than ${MAX_RUNS} separate pieces`)}
used+=data.length}return runs}function placeOf({offset:offset,data:data,line:line},base){
const end=offset+data.length;if(end>65536&&base.segmented){
throw new intel_hex_record.xg(`is Intel HEX whose line ${line} runs past the end of its segment`)}
if(base.address+end>4294967296){
throw new intel_hex_record.xg(`is Intel HEX whose line ${line} runs past the end of the address space`)
}return base.address+offset}function joinRuns(runs){const groups=[];let end=-Infinity
;for(const run of[...runs].sort((a,b)=>a.address-b.address)){if(run.address<end){
throw new intel_hex_record.xg(`is Intel HEX that sets the byte at 0x${run.address.toString(16)} twice`)
}const joined=run.address===end||sectorOf(run.address)===sectorOf(end-1);const group=groups.at(-1)
;if(joined&&group!==undefined)group.push(run);else groups.push([run]);end=run.address+run.size}
return groups}function sectorOf(address){return Math.floor(address/flash_layout.t4)}
function regionOf(group,store){const address=group[0]?.address??0;const last=group.at(-1)??{
address:address,size:0};const bytes=Buffer.alloc(last.address+last.size-address,255)
;for(const run of group){store.copy(bytes,run.address-address,run.offset,run.offset+run.size)}
return{address:address,bytes:bytes}}var found_file=__webpack_require__(91744)
;const MAX_BYTES=64*1024*1024;async function readHexFile(path,{realPath:realPath,size:size}){
const text=await(0,found_file.$C)(realPath,MAX_BYTES).catch(paths.ni);if(text===undefined){return{
code:"input-invalid",problem:`is Intel HEX of ${size} bytes; ${MAX_BYTES} is the maximum`}}
if("problem"in text)return text;const parsed=parseIntelHex(text);if("problem"in parsed)return{
code:"input-invalid",...parsed}
;if(parsed.value.some(({bytes:bytes})=>(0,intel_hex_record.tW)(bytes))){
const problem="is Intel HEX whose data starts like Intel HEX again, which esptool would read as addresses"
;return{code:"input-invalid",problem:problem}}return{
value:parsed.value.map(({address:address,bytes:bytes})=>({address:address,path:path,
realPath:realPath,size:bytes.length,bytes:bytes}))}}const NO_ADDRESS={code:"input-invalid",
problem:'has no address: write "ADDRESS PATH"; only a build, a merged image (*.factory.bin, *.merged.bin) and Intel HEX have their own'
};const HAS_ADDRESSES={code:"input-invalid",problem:"has its own addresses: remove the address"}
;async function findListed(context,{address:address,path:path,isPattern:isPattern}){
const{workspace:workspace,signal:signal}=context
;const expanded=isPattern===true?await expandPattern(workspace,path,{signal:signal}):{value:path}
;if("problem"in expanded)return{path:path,problems:[expanded]};const shown=expanded.value
;const place=await(0,paths.UY)(workspace,shown);if("problem"in place)return{path:shown,
problems:[typeof address==="number"?place:explained(place)]}
;if(address===undefined)return findSelfPlaced(context,shown,place.value)
;const image=imageAt(shown,place.value);return"problem"in image?{path:shown,problems:[image]}:{
files:[{address:address,path:shown,...image.value}]}}function explained(refusal){
if(refusal.code!=="file-not-found")return refusal;return{...refusal,
problem:`${refusal.problem}; a line is "ADDRESS PATH", "PARTITION PATH", or the path of something with its own addresses`
}}function imageAt(path,place){return place.kind==="hex"||describesBuild(path)?HAS_ADDRESSES:(0,
paths.qX)(place)}async function findSelfPlaced(context,path,place){if(place.kind==="hex"){
const read=await readHexFile(path,place);return"value"in read?{files:read.value}:{path:path,
problems:[read]}}const build=await findBuild(context,path,place);if(build===undefined)return{
path:path,problems:[NO_ADDRESS]};return"value"in build?{files:build.value.files,build:build.value
}:build}var table_offset=__webpack_require__(76185);const SEVERAL={folder:{code:"input-invalid",
problem:"is a folder, not a file; use `files` for a build folder"},hex:{code:"input-invalid",
problem:"is Intel HEX, which has its own addresses; use `files`, without an address"}}
;async function images_readImages(reader,workspace,search){const shape=readShape(reader)
;if(shape===undefined)return undefined;const name=shape==="one"?"file":"files"
;const{files:files,build:build}=shape==="one"?await oneFile(reader,workspace):await manyFiles(reader,workspace,search)
;const settings=(0,wishes.sb)(reader,build);checkLayout(reader,name,files,settings.size)
;const headerInputs=wishes.AH.filter(input=>reader.isSet(input));return{shape:shape,files:files,
settings:settings,headerInputs:headerInputs,build:build}}function readShape(reader){
const one=reader.isSet("file");const many=reader.isSet("files");if(one&&many){
reader.problems.add("input-invalid","inputs `file` and `files` are both given: choose one")
}else if(!one&&!many){
reader.problems.add("input-invalid","input `file` or `files` is missing: the firmware to write or compare")
}else{return one?"one":"many"}return undefined}async function oneFile(reader,workspace){
const address=(reader.isSet("address")?reader.parse("address",values.De):0)??0
;const path=reader.text("file");const place=await(0,paths.UY)(workspace,path)
;const found="value"in place?asSingleImage(place.value):place
;const image=reader.problems.take("file",path,found,"code"in found?found.code:undefined);return{
files:image===undefined?[]:[{address:address,path:path,...image}],build:undefined}}
function asSingleImage(place){return place.kind==="file"?(0,paths.qX)(place):SEVERAL[place.kind]}
async function manyFiles(reader,workspace,search){const{problems:problems}=reader
;if(reader.isSet("address")){
problems.add("input-invalid","input `address` belongs to `file`; with `files`, each file has its own address")
}const context={...buildContext(reader,workspace),...search};const files=[];const builds=[]
;for(const entry of readList(reader)){const found=await findListed(context,entry)
;if("problems"in found){
for(const refusal of found.problems)problems.take("files",found.path,refusal,refusal.code)}else{
files.push(...found.files);if(found.build!==undefined)builds.push(found.build)}}
const[build,second]=builds;if(second!==undefined){
problems.add("input-invalid",`input \`files\` lists ${builds.length} builds; a step flashes one`)}
if(files.length>MAX_FILES){
const text=`input \`files\` stands for ${files.length} images; ${MAX_FILES} is the maximum for one write`
;problems.add("input-invalid",text)}return{files:files,build:build}}
function buildContext(reader,workspace){
const named=["chip","require-chip"].find(name=>reader.isSet(name));const offset=(0,
table_offset.$)(reader.text("partition-table-offset"));return{workspace:workspace,
chip:named===undefined?undefined:(0,connection._)(reader.text(named)),
tableAddress:"value"in offset?offset.value:partition_table.$j}}function readList(reader){
const parsed=parseFileList(reader.text("files"))
;if(parsed.length===0)reader.problems.add("input-invalid","input `files` lists no file")
;return parsed.flatMap(entry=>{if("value"in entry)return[entry.value]
;reader.problems.add("input-invalid",`input \`files\` ${entry.problem}`);return[]})}
function checkLayout({problems:problems},name,files,flashSize){
const placed=files.flatMap(({address:address,...file})=>typeof address==="number"?[{...file,
address:address}]:[])
;for(const{code:code,text:text}of(0,layout.p)(placed,(0,flash_layout.Lw)(flashSize)??flash_layout.VE)){
problems.add(code,`input \`${name}\`: ${text}`)}}}),
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