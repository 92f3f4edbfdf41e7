export const id=9828;export const ids=[9828];export const modules={
81093:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Y:()=>boardKey})
;var node_crypto__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(77598)
;var node_crypto__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__)
;var node_os__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(48161)
;var node_os__WEBPACK_IMPORTED_MODULE_2___default=__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__)
;var node_path__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_3___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__)
;var _ports_device_number_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(95043)
;const HASH_DIGITS=16;const READABLE_LENGTH=40;async function boardKey(port,options={}){
const{platform:platform=process.platform,sysfs:sysfs="/sys",host:host=(0,
node_os__WEBPACK_IMPORTED_MODULE_2__.hostname)()}=options
;const[readable,identity]=port.kind==="serial"?await serialIdentity(port.name,platform,sysfs):networkIdentity(port,host)
;const hash=(0,
node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(identity).digest("hex").slice(0,HASH_DIGITS)
;const prefix=readable.replaceAll(/[^\w.-]+/g,"-").replaceAll(/^[-.]+|[-.]+$/g,"")
;return`${prefix.slice(0,READABLE_LENGTH)}-${hash}`}
async function serialIdentity(name,platform,sysfs){
if(platform==="win32")return[name.toUpperCase(),`serial:${name.toUpperCase()}`]
;const device=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(name).catch(()=>name)
;if(platform==="linux"){const place=await devicePlace(device,sysfs)
;if(place!==undefined)return place}
const callOut=platform==="darwin"?device.replace(/^\/dev\/tty\./,"/dev/cu."):device
;return[callOut.replace(/^.*\//,""),`serial:${callOut}`]}async function devicePlace(device,sysfs){
try{const stats=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(device)
;if(!stats.isCharacterDevice())return undefined
;const path=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,
node_path__WEBPACK_IMPORTED_MODULE_3__.join)(sysfs,"dev","char",(0,
_ports_device_number_js__WEBPACK_IMPORTED_MODULE_4__.O)(stats.rdev)));const parts=(0,
node_path__WEBPACK_IMPORTED_MODULE_3__.relative)(await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(sysfs),path).split("/")
;const usb=parts.findLastIndex(part=>/^\d+-\d+(?:\.\d+)*:\d+\.\d+$/.test(part))
;const place=parts.slice(0,usb<0?undefined:usb+1).join("/")
;return[usb<0?parts.at(-1)??"":`usb-${parts[usb]??""}`,`device:${place}`]}catch{return undefined}}
function networkIdentity(port,ownName){const number=Number(/:(\d+)(?:\?.*)?$/.exec(port.name)?.[1])
;const host=canonicalHost(port.host,ownName);return[`${host}-${number}`,`network:${host}:${number}`]
}function canonicalHost(host,ownName){const url=URL.parse(`http://${host}`)
;const name=(url?.hostname??host.toLowerCase()).replace(/\.$/,"")
;const loopback=/^(?:localhost|.+\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\])$/
;return loopback.test(name)||name===ownName.toLowerCase()?"localhost":name}}),
75544:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{F1:()=>readHolder,bd:()=>holderFile,fP:()=>inspectHolder,
iO:()=>clearHolder,mR:()=>writeHolder})
;var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;var _system_files_file_lock_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(29019)
;var _system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(36579)
;var _holder_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(74457)
;function holderFile(lockFile,platform=process.platform){
return platform==="win32"?`${lockFile}.holder`:lockFile}function readHolder(file){try{return(0,
_holder_js__WEBPACK_IMPORTED_MODULE_3__.iz)((0,
_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__.b$)(file,_holder_js__WEBPACK_IMPORTED_MODULE_3__.h8)??"")
}catch{return undefined}}function inspectHolder(file){try{
return(0,_holder_js__WEBPACK_IMPORTED_MODULE_3__.iz)((0,
_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__.b$)(file,_holder_js__WEBPACK_IMPORTED_MODULE_3__.h8)??"")
}catch(error){
if(error instanceof _system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__.j5)throw(0,
_system_files_file_lock_js__WEBPACK_IMPORTED_MODULE_1__.S)("The lock of the board cannot be read",file,error)
;return undefined}}async function writeHolder(file,holder){try{const fd=await(0,
_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__.OB)(file);try{
(0,_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__.ee)(fd,(0,
_holder_js__WEBPACK_IMPORTED_MODULE_3__.zg)(holder))}finally{
(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd)}}catch{}}function clearHolder(file){try{
const fd=(0,
_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__.rr)(file,node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDWR)
;try{(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.ftruncateSync)(fd)}finally{
(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd)}}catch{}}}),
74457:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Vk:()=>claimantOf,h8:()=>NOTE_LIMIT,iz:()=>parseHolder,
sG:()=>describeHolder,zg:()=>holderNote})
;var node_crypto__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(77598)
;var node_crypto__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__)
;function claimantOf(env){const server=env["GITHUB_SERVER_URL"]??""
;const repository=env["GITHUB_REPOSITORY"]??"";const run=env["GITHUB_RUN_ID"]??"";return{
jobId:jobIdentity(env),repository:repository,workflow:env["GITHUB_WORKFLOW"]??"",
job:env["GITHUB_JOB"]??"",
runUrl:server&&repository&&run?`${server}/${repository}/actions/runs/${run}`:""}}
const IDENTITY_VARIABLES=["RUNNER_TRACKING_ID","RUNNER_NAME","GITHUB_SERVER_URL","GITHUB_REPOSITORY","GITHUB_RUN_ID","GITHUB_RUN_ATTEMPT","GITHUB_JOB"]
;function jobIdentity(env){
if(!env["RUNNER_TRACKING_ID"]&&!(env["RUNNER_NAME"]&&env["GITHUB_RUN_ID"]))return""
;const values=IDENTITY_VARIABLES.map(name=>env[name]??"")
;return(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(JSON.stringify(values)).digest("hex")
}const NOTE_LIMIT=4096;const TEXT_LIMIT=120;const URL_LIMIT=300;function holderNote(holder){
const{kind:kind,jobId:jobId,repository:repository,workflow:workflow,job:job,runUrl:runUrl,since:since}=holder
;const texts={repository:plain(repository),workflow:plain(workflow),job:plain(job)}
;return`${JSON.stringify({kind:kind,job_id:jobId,...texts,run_url:runUrl,since:since})}\n`}
function parseHolder(text){const fields=record(text);if(fields===undefined)return undefined
;const kind=fields.get("kind");const since=fields.get("since")
;if(kind!=="step"&&kind!=="reservation")return undefined
;if(typeof since!=="string"||!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(since))return undefined
;const field=name=>{const value=fields.get(name);return typeof value==="string"?value:""};return{
kind:kind,jobId:matching(field("job_id"),/^[\da-f]{64}$/),
repository:matching(field("repository"),/^[\w.-]{1,100}\/[\w.-]{1,100}$/),
workflow:plain(field("workflow")),job:plain(field("job")),runUrl:runAddress(field("run_url")),
since:since}}function record(text){try{const value=JSON.parse(text)
;return typeof value==="object"&&value!==null?new Map(Object.entries(value)):undefined}catch{
return undefined}}function matching(text,pattern){return pattern.test(text)?text:""}
function plain(text){return text.slice(0,TEXT_LIMIT).replaceAll(/[^\w .,/()+@-]/g,"?")}
function runAddress(text){
return text.length<=URL_LIMIT?matching(text,/^https?:\/\/[\w.-]+(?::\d{1,5})?\/[\w./-]+$/):""}
function describeHolder(holder){if(holder===undefined)return"an unknown holder"
;const{kind:kind,repository:repository,workflow:workflow,job:job,runUrl:runUrl,since:since}=holder
;const names=[job&&`job ${job}`,workflow&&`"${workflow}"`].filter(Boolean).join(" of ")
;const details=[names,runUrl].filter(Boolean).join(", ")
;return[kind==="reservation"?"a reservation of ":"",repository||"a run outside GitHub",details===""?"":` (${details})`,`, since ${since.replace("T"," ").replace("Z"," UTC")}`].join("")
}}),83093:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{JJ:()=>prepareLockFolder,Tn:()=>defaultLockFolder,
ug:()=>hasLockFolder});var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(76578)
;var _system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(41474)
;var _system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(36579)
;const NAME="esptool-action";function defaultLockFolder(platform,programData){
if(platform==="win32")return node_path__WEBPACK_IMPORTED_MODULE_1__.win32.join(programData??String.raw`C:\ProgramData`,NAME,"locks")
;const preferred=`/run/lock/${NAME}`
;const usable=platform==="linux"&&(exists(preferred)||isOpenToAll("/run/lock"))
;return usable?preferred:`/tmp/${NAME}-locks`}function prepareLockFolder(folder){
usable(folder,_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_4__.yh)}
function hasLockFolder(folder){
return usable(folder,_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_4__.yC)}
function usable(folder,use){try{return use(folder)}catch(error){
const what="The lock folder is not usable"
;if((0,_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__.DE)(error)&&!(0,
_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__.US)(error)){
throw(0,_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__.C9)("lock-unavailable",what,(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder),error)}
throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_2__.HR("lock-unavailable",`${what}: ${(0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_2__.bD)(error)}.`,`Create ${folder} as root or as the runner's user, with mode 1777 (chown, chmod), and check that nothing else has that name.`,{
cause:error})}}function exists(path){return(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path,{
throwIfNoEntry:false})!==undefined}function isOpenToAll(folder){
const stats=(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(folder,{throwIfNoEntry:false})
;return stats?.isDirectory()===true&&(stats.mode&2)!==0}}),
11098:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{W7:()=>acquireBoardLock,B6:()=>boardHolder,
J:()=>reserveBoard});var external_node_fs_=__webpack_require__(73024)
;var external_node_path_=__webpack_require__(76760);var holder_file=__webpack_require__(75544)
;var lock_folder=__webpack_require__(83093);var promises_=__webpack_require__(58500)
;var errors=__webpack_require__(76578);var locks_holder=__webpack_require__(74457)
;var external_node_fs_promises_=__webpack_require__(51455)
;var untrusted_text=__webpack_require__(90975);const MOST=3;async function lockUsers(file){
const path=await(0,external_node_fs_promises_.realpath)(file).catch(()=>file);const pids=(await(0,
external_node_fs_promises_.readdir)("/proc").catch(()=>[])).filter(name=>/^\d+$/.test(name))
;const users=[];for(const pid of pids){
if(users.length===MOST||Number(pid)===process.pid||!await hasOpen(pid,path))continue
;const name=await(0,external_node_fs_promises_.readFile)(`/proc/${pid}/comm`,"utf8").catch(()=>"?")
;users.push(`${(0,untrusted_text.O)(name.trim()).slice(0,30)} (PID ${pid})`)}return users.join(", ")
}async function hasOpen(pid,path){const folder=`/proc/${pid}/fd`;for(const fd of await(0,
external_node_fs_promises_.readdir)(folder).catch(()=>[]))if(await(0,
external_node_fs_promises_.readlink)(`${folder}/${fd}`).catch(()=>"")===path)return true
;return false}const POLL_MS=500;const REMIND_MS=3e4;class LockQueue{#waiting
;#started=performance.now();#remindAt=0;#waited=false;constructor(waiting){this.#waiting=waiting}
get waitedMs(){return this.#waited?performance.now()-this.#started:0}async take(file,passes){
const{hostLock:hostLock,signal:signal,pollMs:pollMs=POLL_MS}=this.#waiting;for(;;){
this.#stopIfCancelled();const fd=await hostLock.tryLock(file);if(fd!==undefined)return fd
;const holder=(0,holder_file.F1)((0,holder_file.bd)(file))
;if(holder!==undefined&&passes?.(holder)===true)return holder;await this.#wait(holder,file);await(0,
promises_.setTimeout)(pollMs,undefined,{signal:signal}).catch(()=>undefined)}}
async#wait(holder,file){const{port:port,timeoutMs:timeoutMs,onWait:onWait}=this.#waiting
;const elapsed=performance.now()-this.#started
;if(elapsed>=timeoutMs)throw locked(port,holder,timeoutMs,await lockUsers(file));this.#waited=true
;if(elapsed<this.#remindAt)return;this.#remindAt=elapsed+REMIND_MS
;const left=Math.round((timeoutMs-elapsed)/1e3)
;onWait?.(`Waiting for the board on ${port}: held by ${(0,
locks_holder.sG)(holder)}. At most ${left} s more.`)}#stopIfCancelled(){
if(!this.#waiting.signal.aborted)return
;const message=`Cancelled while waiting for the board on ${this.#waiting.port}. The board was not touched.`
;throw new errors.HR("cancelled",message,"Run it again.")}}
function locked(port,holder,timeoutMs,users){
const waited=timeoutMs>0?` It was not released within ${Math.round(timeoutMs/1e3)} s.`:""
;return new errors.HR("board-locked",`The board on ${port} is held by ${(0,
locks_holder.sG)(holder)}${users&&`, in ${users}`}.${waited}`,"Wait for that run, stop the processes it left, or raise lock-timeout. A concurrency group for the board keeps jobs apart.")
}async function acquireBoardLock(options){
const{turnFile:turnFile,useFile:useFile,queue:queue}=prepare(options);const held=[]
;const release=()=>{for(const{fd:fd,note:note}of held.splice(0).reverse()){(0,holder_file.iO)(note)
;(0,external_node_fs_.closeSync)(fd)}};const hold=async(fd,file)=>{held.push({fd:fd,note:(0,
holder_file.bd)(file)});await(0,holder_file.mR)((0,holder_file.bd)(file),{...options.claimant,
kind:"step",since:now()})};try{
const turn=await queue.take(turnFile,other=>isOwn(other,options.claimant))
;const passedThrough=typeof turn!=="number";if(!passedThrough)await hold(turn,turnFile)
;const fd=await queue.take(useFile);await hold(fd,useFile);return{fd:fd,passedThrough:passedThrough,
waitedMs:queue.waitedMs,release:release}}catch(error){release();throw error}}
async function reserveBoard(options){
const{turnFile:turnFile,useFile:useFile,queue:queue}=prepare(options);const note=(0,
holder_file.bd)(turnFile);const turn=await queue.take(turnFile,other=>isOwn(other,options.claimant))
;if(typeof turn!=="number")return{fd:undefined,since:turn.since,note:note};try{const holder={
...options.claimant,kind:"reservation",since:now()};await(0,holder_file.mR)(note,holder);(0,
external_node_fs_.closeSync)(await queue.take(useFile));return{fd:turn,since:holder.since,note:note}
}catch(error){(0,holder_file.iO)(note);(0,external_node_fs_.closeSync)(turn);throw error}}
async function boardHolder({key:key,folder:folder,hostLock:hostLock}){
if(!(0,lock_folder.ug)(folder))return undefined;for(const purpose of PURPOSES){
const file=lockFile(folder,key,purpose);const holder=(0,holder_file.fP)((0,holder_file.bd)(file))
;if(holder===undefined)continue;const fd=await hostLock.tryLock(file)
;if(fd===undefined)return holder;(0,external_node_fs_.closeSync)(fd)}return undefined}
const PURPOSES=["turn","use"];function lockFile(folder,key,purpose){
return(0,external_node_path_.join)(folder,`${key}.${purpose}.lock`)}function prepare(options){(0,
lock_folder.JJ)(options.folder);const{folder:folder,key:key}=options;return{
turnFile:lockFile(folder,key,"turn"),useFile:lockFile(folder,key,"use"),queue:new LockQueue(options)
}}function isOwn(holder,claimant){
return holder.kind==="reservation"&&holder.jobId!==""&&holder.jobId===claimant.jobId}function now(){
return(new Date).toISOString().replace(/\.\d+Z$/,"Z")}}),
95043:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{O:()=>deviceNumber});function deviceNumber(packed){
const major=packed>>8&4095;const minor=packed&255|packed>>12&1048320;return`${major}:${minor}`}}),
11336:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{CT:()=>readLinks,Cs:()=>listUsbDevices,
bq:()=>listLinuxPorts,jw:()=>usbOfPort})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__)
;var _system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(41474)
;var _system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(80454)
;var _device_number_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(95043)
;var _serial_port_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(60555)
;const KERNEL_NAME=/^[A-Za-z][\w.-]{0,31}$/;const USB_PORT=/^tty(?:USB|ACM)\d+$/
;const USB_INTERFACE=/^\d+-\d+(?:\.\d+)*:(\d+\.\d+)$/;async function listLinuxPorts(root){
const links=await readLinks(root)
;const inDev=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root,"dev")).catch((0,
_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_2__.L1)([]));const inSys=await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root,"sys/class/tty")).catch((0,
_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_2__.L1)([]))
;const names=new Set([...inSys,...inDev.filter(name=>USB_PORT.test(name))])
;const ports=await Promise.all([...names].filter(name=>KERNEL_NAME.test(name)).map(name=>readPort(root,name,links)))
;return ports.filter(port=>port!==undefined).toSorted(_serial_port_js__WEBPACK_IMPORTED_MODULE_4__.y)
}async function readPort(root,name,links){
const tty=(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root,"sys/class/tty",name)
;const device=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tty,"device")).catch(()=>undefined);const node=await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root,"dev",name)).catch(()=>undefined)
;if(device===undefined&&!USB_PORT.test(name))return undefined
;const usb=device===undefined?undefined:await usbDevice(root,device);if(usb===undefined&&await(0,
_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__.yR)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tty,"type"))==="0")return undefined
;const numbers=await Promise.all([(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tty,"dev"),...usb===undefined?[]:[(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(usb.folder,"dev")]].map(_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__.yR))
;return{...(0,_serial_port_js__WEBPACK_IMPORTED_MODULE_4__.Z)(`/dev/${name}`),...links.get(name)??{
byId:[],byPath:[]},usb:usb,driver:device===undefined?undefined:await driverOf(device),
nodeMissing:node===undefined,
deviceNumbers:numbers.filter(number=>number!==undefined&&/^\d+:\d+$/.test(number))}}
async function usbOfPort(path,root="/"){if(process.platform!=="linux")return undefined
;const file=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path).catch(()=>path)
;const known=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch(()=>undefined)
;if(known===undefined)return undefined;const number=known.isCharacterDevice()?(0,
_device_number_js__WEBPACK_IMPORTED_MODULE_5__.O)(known.rdev):undefined
;const device=number===undefined?undefined:await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root,"sys/dev/char",number)).catch(()=>undefined)
;const usb=device===undefined?undefined:await usbDevice(root,device);if(usb!==undefined)return usb
;return USB_PORT.test((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(file))?undefined:"none"}
async function driverOf(device){
const driver=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(device,"driver")).catch(()=>undefined)
;return driver===undefined?undefined:(0,
_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__.uH)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(driver))}async function usbDevice(root,device){
const top=await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root,"sys")).catch(()=>root)
;for(let folder=device;folder.startsWith(top+node_path__WEBPACK_IMPORTED_MODULE_1__.sep);folder=(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder)){const usb=await readUsbDevice(folder)
;if(usb!==undefined)return{...usb,interface:interfaceOf(device)}}return undefined}
function interfaceOf(device){
const names=device.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).map(name=>USB_INTERFACE.exec(name)?.[1])
;return names.findLast(name=>name!==undefined)}async function readUsbDevice(folder){const vid=(0,
_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__.Yd)(await(0,
_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__.yR)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder,"idVendor")))
;const pid=(0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__.Yd)(await(0,
_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__.yR)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder,"idProduct")))
;if(vid===undefined||pid===undefined)return undefined
;const[serial,manufacturer,product]=await Promise.all(["serial","manufacturer","product"].map(name=>(0,
_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__.yR)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder,name))))
;const location=(0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__.uH)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(folder));return{vid:vid,pid:pid,serial:serial,
manufacturer:manufacturer,product:product,location:location,interface:undefined,folder:folder}}
async function listUsbDevices(root){
const folder=(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root,"sys/bus/usb/devices")
;const names=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch((0,
_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_2__.L1)([]))
;const devices=await Promise.all(names.filter(name=>!name.includes(":")).map(async name=>readUsbDevice(await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder,name)).catch(()=>(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder,name)))))
;return devices.filter(device=>device!==undefined)}async function readLinks(root){
const links=new Map;for(const[kind,field]of[["by-id","byId"],["by-path","byPath"]]){const folder=(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root,"dev/serial",kind);for(const name of(await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch((0,
_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_2__.L1)([]))).toSorted()){
const target=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder,name)).catch(()=>undefined)
;if(target===undefined)continue
;const entry=links.get((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(target))??{byId:[],
byPath:[]}
;entry[field].push((0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__.uH)(`/dev/serial/${kind}/${name}`))
;links.set((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(target),entry)}}return links}}),
53330:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Rf:()=>describePort,mX:()=>notFound,t9:()=>choosePort,
wX:()=>noneAnswered});var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;var _port_match_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(70088);const MOST_NAMED=10
;function choosePort(selector,ports){
const candidates=(0,_port_match_js__WEBPACK_IMPORTED_MODULE_1__.wC)(ports,selector)
;const{mac:mac}=selector.fields;if(mac===undefined)return{port:onlyOne(selector,candidates,ports)}
;const reported=candidates.filter(port=>(0,
_port_match_js__WEBPACK_IMPORTED_MODULE_1__.vX)(port)!==undefined);if(reported.length>0)return{
port:onlyOne(selector,reported,ports)};if(candidates.length===0)throw notFound(selector,ports)
;return{ask:candidates,mac:mac}}function onlyOne(selector,candidates,ports){const[first]=candidates
;if(first===undefined)throw notFound(selector,ports)
;if(candidates.length>1)throw ambiguous(selector,candidates);return first}
function ambiguous(selector,candidates){
const twins=selector.fields.serial!==undefined||selector.fields.mac!==undefined
;const hint=twins?"They report the same identity: select one by place, with `location=…`.":"Select one by `serial=…`, or by `location=…` where serial numbers are missing or equal."
;return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("port-ambiguous",`\`${selector.name}\` matches ${candidates.length} ports:\n${list(candidates)}`,hint)
}function notFound(selector,ports){const usb=ports.filter(port=>port.usb!==undefined)
;const what=selector.name==="auto"?"No port of this runner looks like an ESP board":`No port matches \`${selector.name}\``
;const there=usb.length===0?"This runner has no USB serial port.":`There are:\n${list(usb)}`
;return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("port-not-found",`${what}. ${there}`,"Check that the board is plugged in and powered, with a cable that has data lines; `operation: list` shows the selectors.")
}function noneAnswered(selector,answers){
const lines=answers.slice(0,MOST_NAMED).map(answer=>`- ${answer}`)
;return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("port-not-found",`No board responded as \`${selector.name}\`. Queried:\n${lines.join("\n")}`,"Check that the board is plugged in and powered, and that no other program uses its port. A selector that USB can resolve (`serial=…`, `location=…`) disturbs no other board.")
}function list(ports){const lines=ports.slice(0,MOST_NAMED).map(port=>`- ${describePort(port)}`)
;if(ports.length>MOST_NAMED)lines.push(`- and ${ports.length-MOST_NAMED} more`)
;return lines.join("\n")}function describePort(port){const{path:path,usb:usb}=port
;if(usb===undefined)return path
;const facts=[`${usb.vid}:${usb.pid}`,usb.serial===undefined?"no serial":`serial ${cutUsbText(usb.serial)}`,usb.location===undefined?undefined:`location ${place(usb)}`,usb.product===undefined?undefined:`"${cutUsbText(usb.product)}"`,(0,
_port_match_js__WEBPACK_IMPORTED_MODULE_1__.nP)(port)?undefined:"not a known ESP board"]
;return`${path} (${facts.filter(fact=>fact!==undefined).join(", ")})`}
function place({location:location="",interface:face}){
return face===undefined?location:`${location}:${face}`}function cutUsbText(text){
return text.length>60?`${text.slice(0,57)}...`:text}}),
73537:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{j:()=>listPorts})
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(76578)
;var _system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(80454)
;var _device_number_js__WEBPACK_IMPORTED_MODULE_7__=__webpack_require__(95043)
;var _linux_ports_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(11336)
;var _pyserial_ports_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(27589)
;var _serial_port_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(60555)
;async function listPorts({platform:platform,root:root,python:python}){
const lines=await(python?.(_pyserial_ports_js__WEBPACK_IMPORTED_MODULE_5__.Gj))
;const ports=lines&&(0,_pyserial_ports_js__WEBPACK_IMPORTED_MODULE_5__.$6)(lines,platform)
;if(platform!=="linux"){if(ports===undefined)throw unavailable(python!==undefined)
;return ports.toSorted(_serial_port_js__WEBPACK_IMPORTED_MODULE_6__.y)}
const listed=ports===undefined?await(0,
_linux_ports_js__WEBPACK_IMPORTED_MODULE_4__.bq)(root):await withLinks(ports,root)
;const usable=listed.filter(({nodeMissing:nodeMissing})=>!nodeMissing)
;return(await Promise.all(usable.map(port=>asItself(port,root)))).toSorted(_serial_port_js__WEBPACK_IMPORTED_MODULE_6__.y)
}async function withLinks(ports,root){
const links=await(0,_linux_ports_js__WEBPACK_IMPORTED_MODULE_4__.CT)(root);return ports.map(port=>({
...port,...links.get((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(port.path))}))}
async function asItself(port,root){
const reported=await(0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__.yR)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root,"sys/class/tty",(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(port.path),"dev"));const node=await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root,port.path)).catch(()=>undefined)
;const isAnother=reported!==undefined&&node?.isCharacterDevice()===true&&(0,
_device_number_js__WEBPACK_IMPORTED_MODULE_7__.O)(node.rdev)!==reported;return isAnother?(0,
_serial_port_js__WEBPACK_IMPORTED_MODULE_6__.Z)(port.path):port}function unavailable(hasPython){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_2__.HR("port-list-unavailable",hasPython?"The serial ports cannot be listed: esptool's pySerial returned no list.":"The serial ports cannot be listed: this esptool is a standalone program without pySerial.","Use `esptool-source: pip`, whose pySerial lists the ports, or set `port` to the port's name.")
}}),70088:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{ZP:()=>stableSelector,nP:()=>mayBeEsp,vX:()=>macOf,
wC:()=>matching});var _port_selector_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(91628)
;var _usb_bridges_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(64630)
;const USB_SERIAL_JTAG="303a:1001";const MAC=/^(?:[\da-f]{2}:){5}[\da-f]{2}$/i
;const PLAIN_SERIAL=/^[\w.:-]{1,64}$/;function mayBeEsp({usb:usb}){return usb!==undefined&&(0,
_usb_bridges_js__WEBPACK_IMPORTED_MODULE_1__.XV)(usb)!==undefined}function macOf({usb:usb}){
if(usb?.serial===undefined||`${usb.vid}:${usb.pid}`!==USB_SERIAL_JTAG)return undefined
;return MAC.test(usb.serial)?usb.serial.toLowerCase():undefined}function matching(ports,selector){
const{serial:serial,mac:mac,vid:vid,pid:pid,location:location}=selector.fields
;const anyPort=Object.keys(selector.fields).some(key=>key!=="mac");return ports.filter(port=>{
const{usb:usb}=port;if(usb===undefined||!anyPort&&!mayBeEsp(port))return false
;return(serial===undefined||usb.serial?.toLowerCase()===serial.toLowerCase())&&(vid===undefined||usb.vid===vid)&&(pid===undefined||usb.pid===pid)&&(location===undefined||locationsOf(port).includes(location))&&(mac===undefined||(macOf(port)??mac)===mac)
})}function locationsOf({usb:usb}){if(usb?.location===undefined)return[]
;return usb.interface===undefined?[usb.location]:[usb.location,`${usb.location}:${usb.interface}`]}
function stableSelector(port,ports){const{usb:usb,byPath:byPath,path:path}=port
;const serial=usb?.serial!==undefined&&PLAIN_SERIAL.test(usb.serial)?[{serial:usb.serial}]:[]
;const places=locationsOf(port).map(location=>({location:location}))
;const selector=[...serial,...places].map(_port_selector_js__WEBPACK_IMPORTED_MODULE_0__.Bk).find(candidate=>"value"in(0,
_port_selector_js__WEBPACK_IMPORTED_MODULE_0__.Pl)(candidate.name)&&matching(ports,candidate).length===1)
;return selector?.name??byPath[0]??path}}),
91628:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Bk:()=>selectorOf,NW:()=>parsePortQuery,
Pl:()=>parseSelector,rI:()=>isSelectorLike})
;var _system_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(24911)
;var _esptool_run_port_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(273)
;const SELECTOR_KEYS=["serial","mac","vid","pid","location"];const VALUES={serial:{
pattern:/^[\x21-\x2b\x2d-\x7e](?:[\x20-\x2b\x2d-\x7e]{0,124}[\x21-\x2b\x2d-\x7e])?$/,
shape:"printable ASCII without a comma",spell:text=>text},mac:{
pattern:/^[\da-f]{2}([:-]?)(?:[\da-f]{2}\1){4}[\da-f]{2}$/i,
shape:"12 hex digits, such as 7c:df:a1:e2:93:58",
spell:text=>text.replaceAll(/[:-]/g,"").replaceAll(/(..)(?!$)/g,"$1:").toLowerCase()},
vid:usbNumberValue("303a"),pid:usbNumberValue("1001"),location:{
pattern:/^\d{1,3}-\d{1,3}(?:\.\d{1,3}){0,6}(?::[\dx]\d{0,2}\.\d{1,3})?$/,
shape:"a USB path such as 1-2.3",spell:text=>text}};function usbNumberValue(example){return{
pattern:/^(?:0x)?[\da-f]{4}$/i,shape:`four hex digits, such as ${example}`,
spell:text=>text.toLowerCase().replace(/^0x/,"")}}function isSelectorLike(text){
return/^auto(?:\s*,|$)/i.test(text)||text.includes("=")&&!/^(?:\/|[a-z\d]+:\/\/)/i.test(text)}
function parseSelector(text){if(text==="auto")return{value:{kind:"selector",name:"auto",fields:{}}}
;const problems=[];const fields={};for(const part of text.split(",").map(piece=>piece.trim())){
const read=readPart(part)
;if("problem"in read)problems.push(read.problem);else if(fields[read.key]!==undefined)problems.push({
kind:"repeated-key",key:read.key});else fields[read.key]=read.value}
if(fields.pid!==undefined&&fields.vid===undefined&&!/\bvid\s*=/.test(text)){problems.push({
kind:"pid-without-vid"})}return problems.length>0?{problems:problems}:{value:selectorOf(fields)}}
function readPart(part){if(part==="auto")return{problem:{kind:"auto-combined"}}
;const at=part.indexOf("=");if(at<0)return{problem:{kind:"no-key",part:part}}
;const[name,value]=[part.slice(0,at).trim(),part.slice(at+1).trim()]
;const key=SELECTOR_KEYS.find(known=>known===name);if(key===undefined)return{problem:{
kind:"unknown-key",key:name}};if(value==="")return{problem:{kind:"no-value",key:key}}
;const{pattern:pattern,spell:spell}=VALUES[key];return pattern.test(value)?{key:key,
value:spell(value)}:{problem:{kind:"bad-value",key:key,value:value}}}function selectorOf(fields){
const parts=SELECTOR_KEYS.flatMap(key=>{const value=fields[key]
;return value===undefined?[]:[`${key}=${value}`]});return{kind:"selector",name:parts.join(","),
fields:fields}}function describeProblem(problem){switch(problem.kind){case"no-key":
if(problem.part.toLowerCase()==="auto")return`has auto in another case (${quote(problem.part)}); write auto`
;return`has a part without a key (${quote(problem.part)}); the keys are ${SELECTOR_KEYS.join(", ")}`
;case"unknown-key":
return`has the unknown key ${quote(problem.key)}; the keys are ${SELECTOR_KEYS.join(", ")}${meant(problem.key)}`
;case"repeated-key":return`has ${problem.key} twice`;case"no-value":
return`has no value for ${problem.key}`;case"bad-value":
return`has the ${problem.key} ${quote(problem.value)}, which is not ${VALUES[problem.key].shape}`
;case"pid-without-vid":return"has a pid without its vid";case"auto-combined":
return"combines auto with other keys; use auto alone"}}function meant(key){const near=(0,
_system_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__.p)(key,SELECTOR_KEYS)
;return near===undefined?"":` (did you mean ${near}?)`}function quote(text){
return JSON.stringify(text.slice(0,60))}function parsePortQuery(text,platform){
if(isSelectorLike(text)){const parsed=parseSelector(text);return"value"in parsed?parsed:{
problem:parsed.problems.map(describeProblem).join(", ")}}
const port=(0,_esptool_run_port_js__WEBPACK_IMPORTED_MODULE_0__.p)(text,platform)
;if("value"in port)return port;return{
problem:`${port.problem}, or a selector: auto, serial=…, mac=…, vid=…,pid=… or location=…`}}}),
27589:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{$6:()=>parsePySerial,Gj:()=>LIST_PORTS,Xu:()=>isMacPort})
;var _system_text_system_text_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(80454)
;var _esptool_run_port_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(273)
;var _serial_port_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(60555)
;const LIST_PORTS=`\nimport json\nfrom serial.tools.list_ports import comports\nfor port in comports():\n    print(json.dumps({name: getattr(port, name, None) for name in\n        ("device", "vid", "pid", "serial_number", "manufacturer", "product", "location")}))`
;function isMacPort(path){
return/^\/dev\/cu\.(?!Bluetooth|debug-console|wlan-debug)[\w.+-]+$/.test(path)}
function parsePySerial(lines,platform){return lines.flatMap(line=>{const fields=parseObject(line)
;const path=pathOf(fields.get("device"),platform);return path===undefined?[]:[{...(0,
_serial_port_js__WEBPACK_IMPORTED_MODULE_2__.Z)(path),usb:identityOf(fields)}]})}
function pathOf(device,platform){if(typeof device!=="string")return undefined;const path=(0,
_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_0__.uH)(device);const port=(0,
_esptool_run_port_js__WEBPACK_IMPORTED_MODULE_1__.p)(path,platform)
;if("problem"in port||port.value.kind!=="serial")return undefined
;if(platform==="darwin"&&!isMacPort(path))return undefined;return port.value.name}
function identityOf(fields){const vid=hex(fields.get("vid"));const pid=hex(fields.get("pid"))
;if(vid===undefined||pid===undefined)return undefined;const text=name=>{const value=fields.get(name)
;return typeof value==="string"&&(0,
_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_0__.uH)(value)!==""?(0,
_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_0__.uH)(value):undefined}
;const[,location,face]=/^([^:]*)(?::([\dx]+\.\d+))?$/.exec(text("location")??"")??[];return{vid:vid,
pid:pid,serial:text("serial_number"),manufacturer:text("manufacturer"),product:text("product"),
location:location===""?undefined:location,interface:face}}function parseObject(line){try{
const value=JSON.parse(line)
;return new Map(typeof value==="object"&&value!==null?Object.entries(value):[])}catch{return new Map
}}function hex(value){
return typeof value==="number"?(0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_0__.Yd)(value.toString(16).padStart(4,"0")):undefined
}}),60555:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Z:()=>namedPort,y:()=>byUsbAndName})
;function namedPort(path){return{path:path,byId:[],byPath:[],usb:undefined,driver:undefined,
nodeMissing:false,deviceNumbers:[]}}function byUsbAndName(a,b){
const rank=port=>port.usb===undefined?1:0;return rank(a)-rank(b)||a.path.localeCompare(b.path,"en",{
numeric:true})}}),64630:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Fp:()=>highestBaud,XV:()=>knownBridge,wn:()=>HIGHEST_BAUD
});const ESPRESSIF="303a";const CP210X="10c4:ea60";const HIGHEST_BAUD=2e6;const BRIDGES={
"10c4:ea60":{name:"Silicon Labs CP210x",module:"cp210x"},"10c4:ea64":{name:"Silicon Labs CP2102C",
module:"cp210x"},"10c4:ea70":{name:"Silicon Labs CP2105",module:"cp210x"},"10c4:ea71":{
name:"Silicon Labs CP2108",module:"cp210x"},"1a86:7523":{name:"WCH CH340",module:"ch341"},
"1a86:7522":{name:"WCH CH340K",module:"ch341"},"1a86:5523":{name:"WCH CH341",module:"ch341"},
"1a86:55d3":{name:"WCH CH343",module:"cdc_acm",baud:3e6},"1a86:55d4":{name:"WCH CH9102",
module:"cdc_acm",baud:3e6},"1a86:55d7":{name:"WCH CH9103",module:"cdc_acm"},"1a86:55d8":{
name:"WCH CH9101",module:"cdc_acm"},"0403:6001":{name:"FTDI FT232R",module:"ftdi_sio",baud:3e6},
"0403:6010":{name:"FTDI FT2232",module:"ftdi_sio",baud:3e6},"0403:6011":{name:"FTDI FT4232",
module:"ftdi_sio",baud:3e6},"0403:6014":{name:"FTDI FT232H",module:"ftdi_sio",baud:3e6},
"0403:6015":{name:"FTDI FT230X",module:"ftdi_sio",baud:3e6},"067b:2303":{name:"Prolific PL2303",
module:"pl2303"},"067b:23a3":{name:"Prolific PL2303GC",module:"pl2303"},"067b:23c3":{
name:"Prolific PL2303GT",module:"pl2303"},"067b:23d3":{name:"Prolific PL2303GL",module:"pl2303"},
"303a:1001":{name:"Espressif USB-Serial-JTAG (in the chip)",module:"cdc_acm"}}
;function knownBridge(usb){const known=BRIDGES[`${usb.vid}:${usb.pid}`]
;if(known!==undefined)return known;return usb.vid===ESPRESSIF?{name:"Espressif USB (in the chip)",
module:"cdc_acm"}:undefined}function highestBaud({vid:vid,pid:pid,product:product}){
if(vid===ESPRESSIF)return undefined
;if(`${vid}:${pid}`!==CP210X)return BRIDGES[`${vid}:${pid}`]?.baud??HIGHEST_BAUD
;if(product?.includes("CP2102N")===true)return 3e6
;return product?.includes("CP2104")===true?HIGHEST_BAUD:921600}}),
273:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{p:()=>parsePort})
;const HOST=String.raw`(\[[\da-fA-F:.]+\]|[A-Za-z\d_](?:[A-Za-z\d_.-]*[A-Za-z\d_])?)`
;const LONGEST_HOST=253;const SOCKET=new RegExp(String.raw`^socket://${HOST}:(\d{1,5})$`)
;const RFC2217=new RegExp(String.raw`^rfc2217://${HOST}:(\d{1,5})(\?ign_set_control)?$`)
;function parsePort(text,platform){
if(platform!=="win32"&&/^\/dev\/[\w./:+@,=-]+$/.test(text)&&!text.split("/").includes("..")){return{
value:{kind:"serial",name:text}}}if(platform==="win32"&&/^COM[1-9]\d{0,2}$/i.test(text)){return{
value:{kind:"serial",name:text.toUpperCase()}}}
for(const[kind,pattern]of[["socket",SOCKET],["rfc2217",RFC2217]]){const match=pattern.exec(text)
;const number=Number(match?.[2]);const host=match?.[1]??""
;if(match!==null&&host.length<=LONGEST_HOST&&number>=1&&number<=65535){return{value:{kind:kind,
name:text,host:host}}}}const serial=platform==="win32"?"COM5":"/dev/ttyUSB0"
;const meant=likelyPort(text,platform)
;const suggestion=meant===undefined?"":`; did you mean ${meant}?`;return{
problem:`is not a port: write ${serial}, socket://HOST:PORT or rfc2217://HOST:PORT[?ign_set_control]${suggestion}`
}}
const SPELLINGS=[[/^(?:\/?dev\/)?((?:tty|cu\.|serial\/by-)[^]*)$/,rest=>`/dev/${rest}`],[/^(?:[\\/]{2}[.?][\\/])?(COM\d{1,3}):?$/i,rest=>rest.toUpperCase()],[/^(?:(?:tcp|telnet|socket|http):\/{0,2})?([\w.-]+:\d{1,5})\/?$/i,rest=>`socket://${rest}`],[/^rfc2217:\/{0,2}([\w.-]+:\d{1,5})\/?$/i,rest=>`rfc2217://${rest}`]]
;function likelyPort(text,platform){for(const[pattern,port]of SPELLINGS){
const rest=pattern.exec(text)?.[1]
;const meant=rest===undefined||rest.length>LONGEST_HOST?text:port(rest)
;if(meant!==text&&"value"in parsePort(meant,platform))return meant}return undefined}}),
14806:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{g:()=>deviceName});const NUL=0;const BACKSLASH=92
;function deviceName(field){const end=field.indexOf(NUL)
;const bytes=end<0?field:field.subarray(0,end)
;return Array.from(bytes,byte=>isPlain(byte)?String.fromCharCode(byte):escaped(byte)).join("")}
function isPlain(byte){return byte>=32&&byte<=126&&byte!==BACKSLASH}function escaped(byte){
return`\\x${byte.toString(16).padStart(2,"0")}`}}),
82773:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Lw:()=>flashSizeBytes,M0:()=>formatAddress,
VE:()=>FLASH_LIMIT,t4:()=>SECTOR_SIZE,xC:()=>findOverlap});const SECTOR_SIZE=4096
;const FLASH_LIMIT=134217728;function formatAddress(address){return`0x${address.toString(16)}`}
function flashSizeBytes(text){const match=/^(\d{1,6})(KB|MB)(?:-c1)?$/.exec(text)
;if(match===null)return undefined;return Number(match[1])*(match[2]==="MB"?1024*1024:1024)}
function findOverlap(regions){const sorted=[...regions].sort((a,b)=>a.address-b.address)
;for(const[index,region]of sorted.entries()){const next=sorted[index+1];if(next===undefined)break
;const lastSector=sectorOf(region.address+region.size-1);if(sectorOf(next.address)<=lastSector){
return{regions:[region,next],sector:sectorOf(next.address)}}}return undefined}
function sectorOf(address){return address-address%SECTOR_SIZE}}),
21926:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{A4:()=>MAY_BE_TEMPORARY,K2:()=>forbiddenArtifact,
Kj:()=>notUploaded,OG:()=>expiredArtifact,Tr:()=>noService,V8:()=>downloadFailure,
al:()=>uploadFailure,c4:()=>isNotFound,fX:()=>missingArtifact,nB:()=>enterpriseServer})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;const WITHOUT_UPLOAD='Set "upload: never" to keep the backup only as a file on the runner.'
;const MAY_BE_TEMPORARY="Run the job again; https://www.githubstatus.com shows whether GitHub Actions has an incident."
;const NO_SERVICE=/Failed to get backend IDs|Unable to get the ACTIONS_|Invalid token specified/
;function uploadFailure(name,serverUrl,error){
const text=(0,_system_errors_js__WEBPACK_IMPORTED_MODULE_0__.bD)(error)
;if(text.includes("not currently supported on GHES"))return enterpriseServer(serverUrl,"upload",error)
;if(NO_SERVICE.test(text))return noService("upload",error)
;if(/^Failed to CreateArtifact: .*\(409\)/s.test(text)){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("artifact-name-taken",`The artifact "${name}" was not uploaded: this workflow run already has one with that name.`,"Choose an artifact-name that is unique in the run, for example with the matrix value in it, or leave it empty. A failed upload keeps its name, too.",{
cause:error})}if(text.includes("storage quota has been hit")){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("artifact-quota",`The artifact "${name}" was not uploaded: the artifact storage of the account is full.`,`Delete old artifacts, set a shorter retention-days, or raise the spending limit. GitHub recalculates usage every 6 to 12 hours. ${WITHOUT_UPLOAD}`,{
cause:error})}const[why,hint]=troubleOf(error,WITHOUT_UPLOAD)
;return notUploaded(name,why,hint,error)}function downloadFailure(name,serverUrl,error){
const text=(0,_system_errors_js__WEBPACK_IMPORTED_MODULE_0__.bD)(error)
;if(text.includes("not currently supported on GHES"))return enterpriseServer(serverUrl,"download",error)
;if(NO_SERVICE.test(text))return noService("download",error)
;const status=error instanceof Error&&"status"in error?error.status:undefined
;if(status===410)return expiredArtifact(name,error)
;if(status===401||status===403)return forbiddenArtifact(name,`GitHub answered with HTTP status ${status}`,error)
;if(status===404||isNotFound(error)){
const why="It existed a moment ago: it was deleted, or the token has no permission to read it."
;return missingArtifact(name,why,"Run the job again.",error)}const[why,hint]=troubleOf(error,"")
;return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("artifact-failed",`The artifact ${JSON.stringify(name)} was not downloaded: ${why}.`,hint,{
cause:error})}function isNotFound(error){
return error instanceof Error&&error.name==="ArtifactNotFoundError"}
function missingArtifact(name,where,hint,cause){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("artifact-not-found",`There is no artifact ${JSON.stringify(name)}. ${where}`,hint,{
cause:cause})}function expiredArtifact(name,cause){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("artifact-expired",`The artifact ${JSON.stringify(name)} has expired and was deleted by GitHub.`,"Use a newer artifact, and set a longer retention-days.",{
cause:cause})}function forbiddenArtifact(name,why,cause){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("artifact-forbidden",`The artifact ${JSON.stringify(name)} cannot be read: ${why}.`,"Set `permissions: actions: read` for the job and pass its token; for another repository, use a token with read access to its Actions.",{
cause:cause})}function troubleOf(error,wayAround){
const text=(0,_system_errors_js__WEBPACK_IMPORTED_MODULE_0__.bD)(error)
;const network=/Unable to make request: (\w+)/.exec(text)?.[1];if(network!==undefined){
const hint=`Check that the runner reaches GitHub (proxy, firewall). ${wayAround}`.trimEnd()
;return[`the artifact service cannot be reached (${network})`,hint]}
const storage=storageRefusal(error);if(storage!==undefined)return[storage,MAY_BE_TEMPORARY]
;if(/\((401|403)\)/.test(text)){const hint=`The job's token may have expired. ${MAY_BE_TEMPORARY}`
;return[`the service refused it (${oneLine(text)})`,hint]}return[oneLine(text),MAY_BE_TEMPORARY]}
function storageRefusal(error){
if(!(error instanceof Error)||!("statusCode"in error)||typeof error.statusCode!=="number")return undefined
;const code="code"in error&&typeof error.code==="string"?` (${error.code})`:""
;return`the artifact storage answered with HTTP status ${error.statusCode}${code}`}
function notUploaded(name,why,hint,cause){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("artifact-failed",`The artifact ${JSON.stringify(name)} was not uploaded: ${why}.`,hint,{
cause:cause})}
const WITHOUT_DOWNLOAD="Download the artifact in an earlier step, with the server's own tools, and use the path of the file."
;function noService(use,cause){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("artifact-unsupported","This runner has no artifact service: ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL are not usable.",`GitHub sets them for every action step; local runners and other forges may not. ${wayAround(use)}`,{
cause:cause})}function enterpriseServer(serverUrl,use,cause){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("artifact-unsupported",`${serverUrl} is a GitHub Enterprise Server, which does not support this artifact client.`,wayAround(use),{
cause:cause})}function wayAround(use){return use==="upload"?WITHOUT_UPLOAD:WITHOUT_DOWNLOAD}
function oneLine(text){return text.replaceAll(/\s+/g," ").trim().slice(0,300).replace(/\.$/,"")}}),
74282:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{L:()=>cancelledDuring,z:()=>withinLimit})
;var errors=__webpack_require__(76578);var external_node_async_hooks_=__webpack_require__(16698)
;var external_node_diagnostics_channel_=__webpack_require__(53053)
;var external_node_net_=__webpack_require__(77030)
;var external_node_stream_=__webpack_require__(57075)
;const follower=new external_node_async_hooks_.AsyncLocalStorage;class RequestTracker{#open=new Set
;#waiting=new WeakSet;#broken=false;async follow(work){const channels=this.#channels()
;for(const[name,listener]of channels)(0,external_node_diagnostics_channel_.subscribe)(name,listener)
;try{return await follower.run(this,work)}finally{for(const[name,listener]of channels)(0,
external_node_diagnostics_channel_.unsubscribe)(name,listener)}}breakAll(){this.#broken=true
;for(const request of this.#open)request.destroy()}#channels(){
return[["http.client.request.created",message=>this.#onNodeRequest(part(message,"request"))],["undici:request:create",message=>this.#onUndiciRequest(part(message,"request"))],["undici:client:sendHeaders",message=>this.#onUndiciSent(part(message,"request"),part(message,"socket"))]]
}#onNodeRequest(request){if(follower.getStore()===this&&isRequest(request))this.#add(request)}
#onUndiciRequest(request){
if(follower.getStore()===this&&request instanceof Object)this.#waiting.add(request)}
#onUndiciSent(request,socket){
if(request instanceof Object&&this.#waiting.has(request)&&socket instanceof external_node_net_.Socket)this.#add(socket)
}#add(request){this.#open.add(request);request.once("close",()=>this.#open.delete(request))
;if(this.#broken)setImmediate(()=>request.destroy())}}function isRequest(value){
return value instanceof external_node_stream_.Stream&&"destroy"in value}function part(message,name){
return message instanceof Object?Reflect.get(message,name):undefined}
async function withinLimit(limit,what,work){const{limitMs:limitMs,signal:signal}=limit
;if(signal?.aborted===true)throw cancelledDuring(what);const requests=new RequestTracker
;const stop=new AbortController;const givenUp=Promise.withResolvers();const giveUp=failure=>{
givenUp.reject(failure);stop.abort();requests.breakAll()}
;const timer=setTimeout(()=>giveUp(tooLong(limitMs,what)),limitMs)
;const onAbort=()=>giveUp(cancelledDuring(what));signal?.addEventListener("abort",onAbort,{once:true
});try{const working=requests.follow(()=>work(stop.signal))
;return await Promise.race([working,givenUp.promise])}finally{clearTimeout(timer)
;signal?.removeEventListener("abort",onAbort)}}function tooLong(limitMs,what){
return new errors.HR("artifact-failed",`The artifact service did not finish ${what} within ${Math.round(limitMs/1e3)} s.`,"Run the job again; check that the runner reaches GitHub's artifact storage (proxy, firewall).")
}function cancelledDuring(what,cause){
return new errors.HR("cancelled",`The step was cancelled during ${what}.`,"Run the job again.",{
cause:cause})}}),92267:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{R:()=>RestApi})
;var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(58500)
;var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76578)
;var _system_redirects_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(59772)
;var _artifacts_artifact_failure_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(21926)
;const MAX_ANSWER_BYTES=8*1024*1024;const IDLE_MS=3e4;const RETRY_WAITS_MS=[1e3,4e3]
;const MOST_REDIRECTS=3;const API_VERSION="2022-11-28";class RestApi{#apiUrl;#token;#signal;#client
;constructor(apiUrl,token,signal){this.#apiUrl=(apiUrl??"https://api.github.com").replace(/\/+$/,"")
;this.#token=token;this.#signal=signal}async get(path){for(let attempt=0;;attempt++){
const answer=await this.#getOnce(path).catch(error=>{
if(error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR)throw error;return(0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_1__.bD)(error)})
;if(typeof answer!=="string")return answer;const wait=RETRY_WAITS_MS[attempt]
;if(wait===undefined||this.#signal.aborted)throw notAnswered(path,answer);await(0,
node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(wait,undefined,{signal:this.#signal})}
}dispose(){this.#client?.dispose()}async#getOnce(path){const message=await this.#send(path)
;const status=message.statusCode??0
;if(isRateLimit(message))throw rateLimit(message.headers["x-ratelimit-reset"])
;const body=parsed(await readAll(message))
;if(status>=500||status===408)throw new Error(`GitHub answered with HTTP status ${status}`)
;if(status===200&&body===undefined)throw new Error("GitHub's answer is not JSON");return{
status:status,body:body}}async#send(path){
const http=await __webpack_require__.e(4942).then(__webpack_require__.bind(__webpack_require__,44942))
;const options={socketTimeout:IDLE_MS,allowRedirects:false}
;const client=this.#client??=new http.HttpClient("esptool-action",[],options);return(0,
_system_redirects_js__WEBPACK_IMPORTED_MODULE_3__.F)(this.#apiUrl+path,MOST_REDIRECTS,async(url,mayKnow)=>{
const{message:message}=await client.get(url,{accept:"application/vnd.github+json",...mayKnow?{
authorization:`Bearer ${this.#token}`}:{},"x-github-api-version":API_VERSION});return message})}}
async function readAll(message){const chunks=[];let bytes=0;for await(const chunk of message){
bytes+=chunk.length
;if(bytes>MAX_ANSWER_BYTES)throw new Error(`GitHub's answer is longer than ${MAX_ANSWER_BYTES} bytes`)
;chunks.push(chunk)}return Buffer.concat(chunks).toString("utf8")}function parsed(text){try{
return JSON.parse(text)}catch{return undefined}}
function isRateLimit({statusCode:statusCode,headers:headers}){if(statusCode===429)return true
;return statusCode===403&&(headers["x-ratelimit-remaining"]==="0"||"retry-after"in headers)}
function rateLimit(reset){const seconds=Number(reset)
;const until=seconds>0&&seconds<1e11?` until ${new Date(seconds*1e3).toISOString()}`:""
;return new _system_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("artifact-failed",`The rate limit of GitHub's API for this token is reached${until}.`,"Run the job again later, or run fewer jobs with the same token at a time.")
}function notAnswered(path,why){
return new _system_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("artifact-failed",`GitHub's API did not respond to ${path}: ${why}.`,`Check that the runner reaches GitHub (proxy, firewall). ${_artifacts_artifact_failure_js__WEBPACK_IMPORTED_MODULE_2__.A4}`)
}}),30961:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{z$:()=>checkPrivacy,bS:()=>isPublicPlace,yv:()=>originOf,
lt:()=>privacyNotice,Ko:()=>shortMac});var errors=__webpack_require__(76578)
;var promises_=__webpack_require__(51455);const MAX_EVENT_BYTES=32*1024*1024
;const WITH_HEAD=/^(?:pull_request(?:_.+)?|workflow_run)$/;async function readEvent(path){
if(path===undefined||path==="")return undefined;let file;try{file=await(0,promises_.open)(path,"r")
;const status=await file.stat();if(!status.isFile()||status.size>MAX_EVENT_BYTES)return undefined
;const{buffer:buffer,bytesRead:bytesRead}=await file.read(Buffer.alloc(status.size),0,status.size,0)
;return JSON.parse(buffer.toString("utf8",0,bytesRead))}catch{return undefined}finally{
await(file?.close())}}function at(json,...keys){let value=json;for(const key of keys){
if(typeof value!=="object"||value===null||!Object.hasOwn(value,key))return undefined
;value=Reflect.get(value,key)}return value}function isRepository(described,own){
const id=at(described,"id");if(own.id!==undefined&&typeof id==="number")return id===own.id
;const name=at(described,"full_name")
;return typeof name==="string"&&name!==""&&name.toLowerCase()===own.fullName?.toLowerCase()}
function isFromFork(event,eventName,own){
const heads=[["pull_request","head","repo"],["workflow_run","head_repository"]].filter(([kind=""])=>at(event,kind)!==undefined)
;if(heads.length===0)return eventName===undefined||WITH_HEAD.test(eventName)
;return heads.some(keys=>!isRepository(at(event,...keys),own))}
var request_limit=__webpack_require__(74282);var rest_api=__webpack_require__(92267)
;const ASK_LIMIT_MS=5e3;async function originOf(env,options){const own=ownRepository(env)
;const event=await readEvent(env["GITHUB_EVENT_PATH"])
;const fromFork=isFromFork(event,env["GITHUB_EVENT_NAME"],own)
;const repository=at(event,"repository")
;const said=isRepository(repository,own)?visibilityOf(repository):"unknown"
;const fresh=env["GITHUB_RUN_ATTEMPT"]==="1";if(said==="public"||said!=="unknown"&&fresh)return{
visibility:said,fromFork:fromFork};return{...await askedVisibility(env,own,options),
fromFork:fromFork}}function checkPrivacy(origin,asked){if(asked.encrypted||asked.allowPublic)return
;const reason=strangers(origin);if(reason===undefined)return
;throw new errors.HR("upload-unencrypted",`The backup would be uploaded unencrypted, and a flash may contain passwords and keys, but ${reason}.`,"Set `encrypt-to` to an age recipient (age1…), or `upload: never` to keep the file on the runner. `allow-public-backup: true` uploads it anyway, for a flash without secrets.")
}function privacyNotice(origin,{encrypted:encrypted}){if(encrypted)return undefined
;if(origin.visibility==="internal"){
return"This backup is not encrypted: every member of the enterprise can download it."}
const reason=strangers(origin);return reason&&`This backup is not encrypted, although ${reason}.`}
function isPublicPlace(visibility){return visibility==="public"||visibility==="unknown"}
function shortMac(mac){
return/^(?:[\da-f]{2}:){5,7}[\da-f]{2}$/i.test(mac)?`…${mac.slice(-"12:34:56".length)}`:"…"}
function strangers({visibility:visibility,doubt:doubt,fromFork:fromFork}){
if(fromFork)return"this run was started by a pull request from a fork";if(visibility==="public"){
return"the repository is public: everyone signed in to GitHub can download its artifacts"}
if(visibility==="unknown"){
return`it is unknown whether the repository is public${doubt===undefined?"":`, because ${doubt}`}`}
return undefined}function visibilityOf(repository){const isPrivate=at(repository,"private")
;const visibility=at(repository,"visibility")
;if(isPrivate===false&&(visibility===undefined||visibility==="public"))return"public"
;if(isPrivate!==true)return"unknown"
;if(visibility===undefined||visibility==="private")return"private"
;return visibility==="internal"?"internal":"unknown"}function ownRepository(env){
const id=Number(env["GITHUB_REPOSITORY_ID"]??"");return{
id:Number.isSafeInteger(id)&&id>0?id:undefined,fullName:env["GITHUB_REPOSITORY"]}}
async function askedVisibility(env,own,{token:token="",signal:signal,mayAsk:mayAsk,limitMs:limitMs=ASK_LIMIT_MS}){
const unknown=doubt=>({visibility:"unknown",doubt:doubt})
;if(!mayAsk)return unknown("GitHub's API was not asked")
;if(token==="")return unknown("the event does not contain it and there is no token for GitHub's API")
;const name=own.fullName??""
;if(!/^(?!\.)[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/.test(name))return unknown("GITHUB_REPOSITORY is not a repository")
;try{const{status:status,body:body}=await(0,request_limit.z)({limitMs:limitMs,signal:signal
},"a question",stop=>ask(new rest_api.R(env["GITHUB_API_URL"],token,stop),`/repos/${name}`))
;if(status!==200)return unknown(`GitHub's API answered with HTTP status ${status}`)
;const visibility=isRepository(body,own)?visibilityOf(body):"unknown"
;return visibility==="unknown"?unknown("GitHub's API does not report it either"):{
visibility:visibility}}catch(error){if(signal.aborted)throw error
;return unknown(`GitHub's API did not respond (${(0,
errors.bD)(error).slice(0,300).replace(/\.$/,"")})`)}}async function ask(api,path){try{
return await api.get(path)}finally{api.dispose()}}}),
18463:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{DB:()=>parseSize,De:()=>parsePlace,HU:()=>parseChoice,
cG:()=>parseInteger,fL:()=>parseSeconds,or:()=>parseAddress,yG:()=>parseBoolean})
;var _firmware_flash_device_name_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(14806)
;var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(82773)
;var _system_text_nearest_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(24911)
;function parseAddress(text){const meant=withoutPrefix(text);if(!/^(0x[\da-f]+|\d+)$/i.test(text)){
const suggestion=meant===undefined?"":`; did you mean ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.M0)(meant)}?`;return{
problem:`is not an address; write decimal (65536) or hexadecimal (0x10000)${suggestion}`}}
const value=Number(text)
;if(meant!==undefined&&value%_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.t4!==0){
return{problem:`is decimal and not the start of a flash sector; did you mean ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.M0)(meant)}? If not, write ${(0,
_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.M0)(value)}`}}
return value<_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.VE?{value:value}:{
problem:"is beyond the largest flash, 128 MB"}}function withoutPrefix(text){
const value=/^\d[\da-f]{0,8}$/i.test(text)?Number.parseInt(text,16):0
;return value>0&&value<_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.VE&&value%_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.t4===0?value:undefined
}const NAME_LIMIT=16;function parsePlace(text){if(/^[\d+-]/.test(text))return parseAddress(text)
;const bytes=Buffer.from(text)
;if(bytes.length<=NAME_LIMIT&&/^[^\p{C}\p{Z}/\\]+(?: [^\p{C}\p{Z}/\\]+)*$/u.test(text)){return{
value:{partition:(0,_firmware_flash_device_name_js__WEBPACK_IMPORTED_MODULE_1__.g)(bytes)}}}return{
problem:`is neither an address (65536, 0x10000) nor the name of a partition (at most ${NAME_LIMIT} bytes)`
}}function parseSize(text){const match=/^(?:(0x[\da-f]+)|(\d+)(?:([km])b?)?)$/i.exec(text)
;if(match===null)return{problem:"is not a size; write bytes (65536, 0x10000) or 64K, 4M"}
;const unit=match[3]?.toLowerCase()
;const value=Number(match[1]??match[2])*(unit==="m"?1024*1024:unit==="k"?1024:1)
;if(value===0)return{problem:"is not a size: it must be greater than 0"}
;return value<=_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__.VE?{value:value}:{
problem:"is larger than the largest flash, 128 MB"}}function parseInteger(text,min,max){
const value=/^\d+$/.test(text)?Number(text):NaN;return value>=min&&value<=max?{value:value}:{
problem:`is not a whole number from ${min} to ${max}`}}
const SECONDS_OF_UNIT=new Map([["s",1],["m",60],["h",3600]]);function parseSeconds(text,min,max){
const parsed=parseInteger(text,min,max);if("value"in parsed)return parsed
;const[,count,unit=""]=/^(\d{1,7}) ?([smh])[a-z]*$/i.exec(text)??[]
;const seconds=Number(count)*(SECONDS_OF_UNIT.get(unit.toLowerCase())??Number.NaN)
;const suggestion=seconds>=min&&seconds<=max?`; write ${seconds}`:"";return{
problem:`is not a whole number of seconds from ${min} to ${max}${suggestion}`}}
function parseBoolean(text){if(["true","True","TRUE"].includes(text))return{value:true}
;if(["false","False","FALSE"].includes(text))return{value:false};return{
problem:"is neither true nor false"}}function parseChoice(text,choices){
const value=choices.find(choice=>choice===text);if(value!==undefined)return{value:value}
;const near=(0,_system_text_nearest_js__WEBPACK_IMPORTED_MODULE_2__.p)(text,choices)
;const suggestion=near===undefined?"":`; did you mean ${near}?`;return{
problem:`is not one of ${choices.join(", ")}${suggestion}`}}}),
68181:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{J:()=>hideMacs})
;const SEPARATED=/(?<![\da-f])(?:[\da-f]{2}(?::|&#58;|-)){5,7}[\da-f]{2}(?![\da-f])/gi
;const BARE=/(?<![\da-z])(?<![\da-f]{4}-)(?=\d*[a-f])[\da-f][048c][\da-f]{10}(?![\da-z])/gi
;function hideMacs(text){return text.replace(SEPARATED,mac=>{
const separator=/&#58;|:|-/.exec(mac)?.[0]??":"
;return`…${mac.split(/&#58;|:|-/).slice(-3).join(separator)}`
}).replace(BARE,mac=>`…${mac.slice(-6)}`)}}),
18734:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{C:()=>withDoctor})
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76578)
;const OF_THE_BENCH=["link","board"];function withDoctor(failure){
const{code:code,message:message,hint:hint,cause:cause}=failure
;if(!OF_THE_BENCH.includes(failure.class))return failure
;const advice="A step with `operation: doctor` and the same `port` looks for the cause on this runner."
;return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR(code,message,`${hint} ${advice}`,{
cause:cause})}}),29019:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{S:()=>lockFailure,_:()=>hostLock})
;var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__)
;var _errors_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(76578)
;var _disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(41474)
;var _processes_process_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(9746)
;var _processes_program_search_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(67140)
;var _shared_file_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(36579)
;function hostLock({platform:platform=process.platform,path:path,python:python}){
const flags=EXCLUSIVE_OPEN[platform];if(flags!==undefined)return openingLock(flags);const flock=(0,
_processes_program_search_js__WEBPACK_IMPORTED_MODULE_5__.K)("flock",path)
;if(flock!==undefined)return programLock(flock,["-n","-x","3"]);const interpreter=python??(0,
_processes_program_search_js__WEBPACK_IMPORTED_MODULE_5__.K)("python3",path)
;if(interpreter!==undefined)return programLock(interpreter,["-I","-B","-c",PYTHON_LOCK])
;throw unavailable("Neither flock nor python3 is on PATH, so the board cannot be locked.","Install util-linux (for flock) or Python 3 on the runner, or in the job's container image.")
}const BUSY=1
;const PYTHON_LOCK=`\nimport fcntl, sys\ntry:\n    fcntl.flock(3, fcntl.LOCK_EX | fcntl.LOCK_NB)\nexcept BlockingIOError:\n    sys.exit(${BUSY})\nexcept OSError:\n    sys.exit(71)`
;const PROGRAM_DEADLINE_MS=1e4;function programLock(command,args){return{tryLock:async path=>{
const fd=await opened(path);try{const request={command:command,args:args,env:{},
deadlineMs:PROGRAM_DEADLINE_MS}
;const{end:end,exitCode:exitCode}=await(0,_processes_process_js__WEBPACK_IMPORTED_MODULE_4__.R)({
...request,inheritedFds:[fd]});if(end==="exit"&&exitCode===0&&isStill(fd,path))return fd
;if(end!=="exit"||exitCode!==0&&exitCode!==BUSY){
throw unavailable(`${command} cannot lock ${path} (exit code ${exitCode??end}).`,FOLDER_HINT)}
}catch(error){(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd)
;if(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.HR&&error.code==="lock-unavailable")throw error
;throw lockFailure(`${path} cannot be locked`,path,error)}
(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);return undefined}}}const EXCLUSIVE_OPEN={
darwin:node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDWR|32|4,
freebsd:node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDWR|32|4,
win32:node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY|268435456}
;function openingLock(flags){return{tryLock:async path=>{try{
if((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path,{throwIfNoEntry:false})===undefined)(0,
node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(await(0,
_shared_file_js__WEBPACK_IMPORTED_MODULE_6__.OB)(path))
;const fd=(0,_shared_file_js__WEBPACK_IMPORTED_MODULE_6__.rr)(path,flags)
;if(process.platform==="win32"||isStill(fd,path))return fd
;(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);return undefined}catch(error){
if(["EAGAIN","EWOULDBLOCK","EBUSY"].includes((0,
_errors_js__WEBPACK_IMPORTED_MODULE_2__.xU)(error)??""))return undefined
;throw lockFailure(`${path} cannot be locked`,path,error)}}}}async function opened(path){try{
return await(0,_shared_file_js__WEBPACK_IMPORTED_MODULE_6__.OB)(path)}catch(error){
throw lockFailure(`${path} cannot be opened`,path,error)}}function isStill(fd,path){const here=(0,
node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(fd)
;const there=(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path,{throwIfNoEntry:false})
;return there?.ino===here.ino&&there.dev===here.dev}
const FOLDER_HINT="Every user of the runner must be able to write to the lock folder: set its mode to 1777."
;function lockFailure(what,path,error){
if(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__.HR&&error.code==="too-many-open-files")return error
;const strange=error instanceof _shared_file_js__WEBPACK_IMPORTED_MODULE_6__.j5;if(!strange&&(0,
_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__.DE)(error)&&!(0,
_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__.US)(error)){
return(0,_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__.C9)("lock-unavailable",what,(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path),error)}
const hint=strange?`No step created this. Find out what did, and remove it: rm -r ${path}`:FOLDER_HINT
;return unavailable(`${what}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__.bD)(error)}.`,hint,error)
}function unavailable(message,hint,cause){
return new _errors_js__WEBPACK_IMPORTED_MODULE_2__.HR("lock-unavailable",message,hint,{cause:cause})
}}),67140:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{K:()=>findProgram})
;var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(73024)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760)
;var node_path__WEBPACK_IMPORTED_MODULE_1___default=__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__)
;function findProgram(name,path=""){const candidates=path.split(":").filter(folder=>(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(folder));return candidates.map(folder=>(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder,name)).find(isProgram)}function isProgram(path){
try{
(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path,node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK)
;return(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile()}catch{return false}}}),
59772:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{F:()=>followRedirects})
;const REDIRECTS=[301,302,303,307,308];async function followRedirects(first,most,ask){
const{origin:origin}=new URL(first);let url=new URL(first);let mayKnow=true
;for(let followed=0;;followed++){const answer=await ask(url.href,mayKnow)
;const{location:location}=answer.headers
;if(!REDIRECTS.includes(answer.statusCode??0)||location===undefined)return answer;answer.destroy()
;if(followed===most)throw new Error(`the server redirects more than ${most} times`)
;url=redirected(url,location);mayKnow=mayKnow&&url.origin===origin}}
function redirected(from,location){
if(!URL.canParse(location,from.href))throw new Error("the server redirects to an invalid URL")
;const to=new URL(location,from.href)
;if(to.protocol!=="https:"&&to.protocol!=="http:")throw new Error(`the server redirects to a ${to.protocol} address; only http and https are followed`)
;if(from.protocol==="https:"&&to.protocol==="http:")throw new Error(`the server redirects from https to http, on ${to.host}`)
;return to}}),80454:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Se:()=>readLines,Yd:()=>usbNumber,uH:()=>clean,
yR:()=>readText});var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455)
;var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default=__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__)
;var _files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(41474)
;var _untrusted_text_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(90975);const MAX_TEXT=400
;const USB_NUMBER=/^[\da-f]{4}$/;function clean(text){
return(0,_untrusted_text_js__WEBPACK_IMPORTED_MODULE_2__.O)(text.replace(/[\r\n]+/g," ").slice(0,MAX_TEXT)).trim()
}async function readText(path){
const text=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path,"utf8").catch((0,
_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_1__.L1)(""));const line=clean(text)
;return line===""?undefined:line}async function readLines(path){const text=await(0,
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path,"utf8").catch((0,
_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_1__.L1)(""));return text.split("\n")}
function usbNumber(text){const number=text?.trim().toLowerCase()
;return number!==undefined&&USB_NUMBER.test(number)?number:undefined}}),
90975:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{O:()=>cleanLine});function cleanLine(line){
return line.replace(/\u001b(?:\[[\d;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)/g,"").replaceAll("\t"," ").replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,"").replaceAll("##[","#​#[").replace(/^(\s*):/,"$1​:").trimEnd()
}})};