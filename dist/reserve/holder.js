import{createRequire as __WEBPACK_EXTERNAL_createRequire}from"module";var __webpack_exports__={}
;const external_node_fs_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs")
;const external_node_path_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path")
;const FAILURES={"input-invalid":"input","file-not-found":"input","file-unreadable":"input",
"file-changed":"input","file-empty":"input","files-overlap":"input","beyond-flash":"input",
"partition-unknown":"input","partition-ambiguous":"input","beyond-partition":"input",
"partition-table-invalid":"input","path-outside-workspace":"input","output-exists":"input",
"output-locked":"input","output-changed":"input","output-unwritable":"input",
"age-identity-missing":"input","age-identity-wrong":"input","age-file-invalid":"input",
"port-not-allowed":"input","port-ambiguous":"input","port-not-found":"link","port-busy":"link",
"port-permission":"link","port-connection-refused":"link","port-unreachable":"link",
"board-locked":"link","no-answer":"link","not-in-download-mode":"link","link-lost":"link",
"link-corrupt":"link","esptool-timed-out":"link","esptool-stalled":"link","backup-invalid":"input",
"backup-unidentified":"refused","backup-of-other-board":"refused","wrong-chip":"refused",
"requirement-not-met":"refused","board-changed":"refused","image-wrong-chip":"refused",
"image-wrong-revision":"refused","flash-too-small":"refused","image-damaged":"refused",
"image-misplaced":"refused","not-firmware":"refused","data-loss":"refused","plan-refused":"refused",
"secure-download-mode":"refused","security-refused":"refused","upload-unencrypted":"refused",
"partition-table-unreadable":"board","stub-failed":"board","flash-unreachable":"board",
"flash-size-unknown":"board","write-failed":"board","erase-failed":"board",
"not-supported-by-chip":"input","digest-mismatch":"board","verify-mismatch":"mismatch",
"not-verified":"board","esptool-failed":"tool","esptool-not-started":"tool",
"esptool-version-unpinned":"input","esptool-version-wrong":"tool","esptool-path-invalid":"tool",
"esptool-digest-unknown":"input","esptool-digest-mismatch":"tool","esptool-download-failed":"tool",
"esptool-archive-invalid":"tool","esptool-install-failed":"tool","esptool-altered":"tool",
"esptool-unavailable":"tool","python-not-found":"tool","qemu-missing":"tool",
"qemu-digest-mismatch":"tool","qemu-failed":"tool","runner-disk-unusable":"tool",
"too-many-open-files":"tool","lock-unavailable":"tool","port-list-unavailable":"tool",
"console-unavailable":"tool","console-failed":"tool","artifact-unsupported":"input",
"artifact-name-taken":"input","artifact-quota":"service","artifact-failed":"service",
"artifact-not-found":"input","artifact-expired":"input","artifact-forbidden":"input",
"artifact-invalid":"input","artifact-digest-mismatch":"service",panic:"firmware",
watchdog:"firmware",assert:"firmware",heap:"firmware",stack:"firmware","boot-loop":"firmware",
"not-booting":"firmware","wrong-firmware":"firmware","fail-pattern":"firmware",
"expect-timeout":"firmware","check-failed":"firmware","tests-failed":"firmware",
"tests-incomplete":"firmware",silent:"link",garbled:"link","console-lost":"link",
"console-binary":"input","identity-unknown":"input",brownout:"board","board-reset":"board",
"in-bootloader":"board","step-timed-out":"link","recovery-failed":"link",cancelled:"cancelled",
internal:"tool"};class errors_Failure extends Error{name="Failure";code;hint
;constructor(code,message,hint,options={}){super(message,options);this.code=code;this.hint=hint}
get class(){return FAILURES[this.code]}}function errors_messageOf(error){
return error instanceof Error?error.message:String(error)}function errors_systemCode(error){
return error instanceof Error&&"code"in error&&typeof error.code==="string"?error.code:undefined}
const FIXES={
ENOSPC:folder=>`Make room on the disk of ${folder}: it has no free space or inodes (\`df -i\`) left.`,
EDQUOT:folder=>`Raise the quota of the runner's user, or make room in ${folder}.`,
EFBIG:()=>"Raise the limit on the size of a file (`ulimit -f`) for the runner.",
EROFS:folder=>`Mount the disk of ${folder} read-write.`,
EACCES:folder=>`Give the runner's user write permission to ${folder}.`,
EPERM:folder=>`Give the runner's user write permission to ${folder}.`,
ENOENT:folder=>`Create ${folder}, writable for the runner's user.`,
ENOTDIR:folder=>`Make ${folder} a folder: a part of that path is a file.`,
ENAMETOOLONG:()=>"Choose a shorter name.",
EIO:folder=>`Check the disk of ${folder}: it reported an I/O error.`}
;const LIMIT=new Set(["EMFILE","ENFILE"]);function disk_trouble_isDiskTrouble(error){
return(systemCode(error)??"")in FIXES||isLimit(error)}function isLimit(error){
return LIMIT.has(errors_systemCode(error)??"")}function instead(value){return error=>{
if(isLimit(error))throw error;return value}}function isOfWriting(error){
return["ENOSPC","EDQUOT","EFBIG","EROFS"].includes(systemCode(error)??"")}
function disk_trouble_isForbidden(error){return["EACCES","EPERM"].includes(systemCode(error)??"")}
function runnerTrouble(error){if(!disk_trouble_isDiskTrouble(error))return undefined
;const path=error instanceof Error&&"path"in error&&typeof error.path==="string"?error.path:""
;const folder=path===""?"the runner's temporary folder (RUNNER_TEMP)":dirname(path)
;return disk_trouble_diskFailure("runner-disk-unusable","A file or folder of the runner is not usable",folder,error)
}function disk_trouble_diskFailure(code,what,folder,error){const found=errors_systemCode(error)??""
;if(isLimit(error)){
return new errors_Failure("too-many-open-files",`${what}: the limit of open files is reached (${found}).`,"Raise it for the runner: `ulimit -n 1024` before it starts, or LimitNOFILE= of its service.",{
cause:error})}
const fix=FIXES[found]?.(folder)??`Check the permissions of ${folder} and the free space of its disk.`
;return new errors_Failure(code,`${what}: ${errors_messageOf(error)}.`,fix,{cause:error})}
const promises_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises")
;const external_node_os_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os")
;const external_node_child_process_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process")

;const KEPT=new Set(["PATH","HOME","USERPROFILE","LOCALAPPDATA","SYSTEMROOT","SYSTEMDRIVE","WINDIR","PATHEXT","COMSPEC","TMP","TEMP","TMPDIR","RUNNER_TRACKING_ID"])
;function programEnvironment(inherited,alsoKept=new Set){
const isKept=name=>KEPT.has(name)||alsoKept.has(name)
;const kept=Object.entries(inherited).filter(entry=>entry[1]!==undefined&&isKept(entry[0].toUpperCase()))
;return Object.fromEntries(kept.map(([name,value])=>[name,name.toUpperCase()==="PATH"?absolutePathEntries(value):value]))
}function absolutePathEntries(path,platform=process.platform){const windows=platform==="win32"
;const isFixed=entry=>windows?/^"?([A-Za-z]:[\\/]|\\\\)/.test(entry)&&external_node_path_namespaceObject.win32.isAbsolute(entry.replaceAll('"',"")):external_node_path_namespaceObject.posix.isAbsolute(entry)
;const separator=windows?";":":";return path.split(separator).filter(isFixed).join(separator)}
const NETWORK=null&&["HTTP_PROXY","HTTPS_PROXY","ALL_PROXY","NO_PROXY","SSL_CERT_FILE","SSL_CERT_DIR"]
;const OWN=/^(GITHUB|RUNNER|ACTIONS|NODE|STATE)_|^TZ$/
;const SECRET=/TOKEN|SECRET|PASSW|CREDENTIAL|(^|_)(PAT|KEY)$/;function takeEnvironment(own){
const all={};for(const[name,value]of Object.entries(own)){const capitals=name.toUpperCase()
;const isUnset=value===""&&!capitals.startsWith("INPUT_");if(!isUnset)all[name]=value
;const stays=KEPT.has(capitals)||NETWORK.includes(capitals)||OWN.test(capitals)
;if(isUnset||!stays||SECRET.test(capitals))Reflect.deleteProperty(own,name)}return all}
function inputOf(env,name){return(env[`INPUT_${name.replaceAll(" ","_").toUpperCase()}`]??"").trim()
}function launch_launch({command:command,args:args,cwd:cwd,env:env,stdio:stdio,detached:detached}){
const own=Object.entries(env).map(([name,value])=>name.toUpperCase()==="PATH"?[name,absolutePathEntries(value)]:[name,value])
;return(0,external_node_child_process_namespaceObject.spawn)(command,args,{cwd:cwd,
env:Object.fromEntries(own),stdio:stdio,detached:detached,windowsHide:true})}
function startGroup(program){try{return launch_launch({...program,
detached:process.platform!=="win32"})}catch(error){throw notStarted(program.command,error)}}
function windowsProgram(...path){const root=process.env["SystemRoot"]??"C:\\Windows";return{
command:(0,external_node_path_namespaceObject.join)(root,"System32",...path),env:{SystemRoot:root}}}
function notStarted(command,error){const what=`Cannot start ${command}`
;if(isLimit(error))return disk_trouble_diskFailure("esptool-not-started",what,"",error)
;return new errors_Failure("esptool-not-started",`${what}: ${errors_messageOf(error)}.`,"Check that the program exists and that the runner's user may execute it.",{
cause:error})}
const external_node_string_decoder_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder")
;const TERMINATE_AFTER_MS=4e3;const KILL_AFTER_MS=5e3;function endInStages(child,first){
signalGroup(child,first)
;return[setTimeout(()=>signalGroup(child,"SIGTERM"),TERMINATE_AFTER_MS),setTimeout(()=>signalGroup(child,"SIGKILL"),KILL_AFTER_MS)]
}function signalGroup(child,signal){
if(child.pid===undefined||child.exitCode!==null||child.signalCode!==null)return;try{
if(process.platform==="win32")killTree(child);else process.kill(-child.pid,signal)}catch{}}
function end_process_killLeftovers(child){
if(child.pid===undefined||process.platform==="win32")return;try{process.kill(-child.pid,"SIGKILL")
}catch{}}function killTree(child){const{command:command,env:env}=windowsProgram("taskkill.exe")
;const args=["/pid",String(child.pid),"/t","/f"];const killer=launch_launch({command:command,
args:args,env:env,cwd:(0,external_node_path_namespaceObject.parse)(command).root,stdio:"ignore",
detached:false});killer.on("error",()=>child.kill())}const PIPE_GRACE_MS=1e3;const LINE_LIMIT=16384
;async function supervise(child,exit,request,endMark){const watch=superviseEnd(child,request)
;const answer=async mayGoOn=>{
if(!await mayGoOn.catch(()=>false))watch.stopped();else if(watch.isOpen())child.stdin?.write("+")}
;const readers=["stdout","stderr"].map(stream=>readLines(child,stream,endMark,line=>{watch.alive()
;const mayGoOn=stream==="stdout"?request.mayGoOn?.(line):undefined
;if(mayGoOn!==undefined)return void answer(mayGoOn);request.onLine?.(line,stream)
;if(request.mustStop?.()===true)watch.stopped()}));try{
const reported=Promise.all(readers.map(({reported:reported})=>reported))
;const ended=await Promise.race([exit,reported.then(([code=0])=>exitWith(code))]);return{...ended,
end:watch.reason()??"exit"}}finally{watch.stop()
;if(watch.reason()!==undefined)end_process_killLeftovers(child)
;for(const reader of readers)reader.stop()}}function exitOf(child,command){
return new Promise((resolve,reject)=>{child.once("error",error=>{reject(notStarted(command,error))})
;child.once("exit",(exitCode,signal)=>{const grace=setTimeout(()=>{child.stdout?.destroy()
;child.stderr?.destroy()},PIPE_GRACE_MS);child.once("close",()=>{clearTimeout(grace);resolve({
exitCode:exitCode,signal:signal})})})})}function exitWith(code){if(code>=0)return{exitCode:code,
signal:null};const signals=Object.entries(external_node_os_namespaceObject.constants.signals)
;return{exitCode:null,signal:signals.find(([,number])=>number===-code)?.[0]??"SIGKILL"}}
function superviseEnd(child,request){let reason;let isOver=false;const timers=[];const end=why=>{
if(reason!==undefined||isOver)return;reason=why
;timers.push(...endInStages(child,why==="stopped"?"SIGTERM":"SIGINT"))}
;timers.push(setTimeout(()=>end("deadline"),request.deadlineMs))
;const stall=request.stallMs===undefined?undefined:setTimeout(()=>end("stall"),request.stallMs)
;const onAbort=()=>end("cancelled")
;if(request.signal?.aborted)onAbort();else request.signal?.addEventListener("abort",onAbort,{
once:true});return{alive:()=>void stall?.refresh(),stopped:()=>end("stopped"),reason:()=>reason,
isOpen:()=>reason===undefined&&!isOver,stop:()=>{isOver=true
;request.signal?.removeEventListener("abort",onAbort);clearTimeout(stall)
;for(const timer of timers)clearTimeout(timer)}}}function readLines(child,stream,endMark,take){
const decoder=new external_node_string_decoder_namespaceObject.StringDecoder("utf8")
;const{promise:reported,resolve:resolve}=Promise.withResolvers();let rest="";let isBlank=false
;const pass=line=>{if(endMark!==undefined&&line.startsWith(endMark)){isBlank=false
;resolve(Number(line.slice(endMark.length)));return}if(isBlank)take("")
;isBlank=endMark!==undefined&&line==="";if(!isBlank)take(line)};const consume=text=>{
const parts=(rest+text).split(/\r\n|\n|\r/);rest=parts.pop()??"";if(rest.length>LINE_LIMIT){
parts.push(rest);rest=""}for(const part of parts)pass(part.slice(0,LINE_LIMIT))}
;const onData=chunk=>consume(decoder.write(chunk));child[stream]?.on("data",onData);return{
reported:reported,stop:()=>{child[stream]?.off("data",onData);rest+=decoder.end()
;if(isBlank)take("");if(rest!=="")take(rest)}}}async function process_runProcess(request){
if(request.cwd!==undefined)return runIn(request.cwd,request);const folder=await(0,
promises_namespaceObject.mkdtemp)((0,external_node_path_namespaceObject.join)((0,
external_node_os_namespaceObject.tmpdir)(),"program-")).catch(()=>undefined)
;if(folder===undefined)return runIn((0,
external_node_path_namespaceObject.parse)(process.cwd()).root,request);try{
return await runIn(folder,request)}finally{await(0,promises_namespaceObject.rm)(folder,{
recursive:true,force:true,maxRetries:3}).catch(()=>undefined)}}async function runIn(cwd,request){
const{command:command,args:args,env:env,mayGoOn:mayGoOn,inheritedFds:inheritedFds=[]}=request
;const stdin=mayGoOn===undefined?"ignore":"pipe";const stdio=[stdin,"pipe","pipe",...inheritedFds]
;const child=startGroup({command:command,args:args,cwd:cwd,env:env,stdio:stdio})
;child.stdin?.on("error",()=>undefined);return supervise(child,exitOf(child,command),request)}
function program_search_findProgram(name,path=""){
const candidates=path.split(":").filter(folder=>isAbsolute(folder))
;return candidates.map(folder=>join(folder,name)).find(isProgram)}function isProgram(path){try{
accessSync(path,constants.X_OK);return statSync(path).isFile()}catch{return false}}
const external_node_crypto_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto")

;const external_node_timers_promises_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises")
;const FOLDER_MODE=1023;const FILE_MODE=438;const STICKY=512;const WRITABLE_FOR_ALL=2
;const GRACE_MS=3e3;const POLL_MS=10
;const NO_FOLLOW=numberOf(external_node_fs_namespaceObject.constants.O_NOFOLLOW)
;const SAFE_FLAGS=NO_FOLLOW|numberOf(external_node_fs_namespaceObject.constants.O_NONBLOCK)
;class shared_file_StrangeFileError extends Error{name="StrangeFileError"}
function makeSharedFolder(folder){if(isSharedFolder(folder))return
;const fresh=`${folder}.${randomBytes(6).toString("hex")}`;mkdirSync(dirname(folder),{recursive:true
});mkdirSync(fresh);try{chmodSync(fresh,FOLDER_MODE);renameSync(fresh,folder)}catch(error){
rmdirSync(fresh);if(!isSharedFolder(folder))throw error}}function isSharedFolder(path){
const stats=lstatSync(path,{throwIfNoEntry:false});if(stats===undefined)return false
;if(!stats.isDirectory())throw new shared_file_StrangeFileError(`${path} is ${kindOf(stats)}, not a folder`)
;const user=process.geteuid?.();if(user===undefined||(stats.mode&STICKY)!==0)return true
;if(stats.uid!==user)throw new Error(`${path} belongs to another user and has no sticky bit`)
;if((stats.mode&WRITABLE_FOR_ALL)!==0)throw new Error(`${path} is open to all and has no sticky bit`)
;return true}async function shared_file_openSharedFile(path){return afterGrace(()=>{try{
return shared_file_openPlainFile(path,constants.O_RDWR)}catch(error){
if(systemCode(error)!=="ENOENT")throw error;return create(path)}})}
async function readSharedFile(path,limit){
return afterGrace(()=>shared_file_readPlainFile(path,limit))}
function shared_file_readPlainFile(path,limit){let fd;try{
fd=shared_file_openPlainFile(path,constants.O_RDONLY)}catch(error){
if(systemCode(error)==="ENOENT")return undefined;throw error}try{const buffer=Buffer.alloc(limit+1)
;const length=readSync(fd,buffer,0,buffer.length,0)
;if(length>limit)throw new shared_file_StrangeFileError(`${path} has more than ${limit} bytes`)
;return buffer.toString("utf8",0,length)}finally{closeSync(fd)}}
function shared_file_replaceText(fd,text){const bytes=Buffer.from(text)
;for(let done=0;done<bytes.length;)done+=writeSync(fd,bytes,done,bytes.length-done,done)
;ftruncateSync(fd,bytes.length)}async function afterGrace(attempt){
const deadline=Date.now()+GRACE_MS;for(;;){try{return attempt()}catch(error){
const passing=["EEXIST","EACCES"].includes(systemCode(error)??"")
;if(!passing||Date.now()>deadline)throw error}await setTimeout(POLL_MS)}}
function shared_file_openPlainFile(path,flags){
checkPlain(path,(0,external_node_fs_namespaceObject.lstatSync)(path));const fd=(0,
external_node_fs_namespaceObject.openSync)(path,flags|SAFE_FLAGS);try{checkPlain(path,(0,
external_node_fs_namespaceObject.fstatSync)(fd));return fd}catch(error){
(0,external_node_fs_namespaceObject.closeSync)(fd);throw error}}function checkPlain(path,stats){
if(!stats.isFile())throw new shared_file_StrangeFileError(`${path} is ${kindOf(stats)}, not a plain file`)
;if(stats.nlink>1)throw new shared_file_StrangeFileError(`${path} has ${stats.nlink} names (hard links)`)
}function kindOf(stats){if(stats.isSymbolicLink())return"a link"
;if(stats.isDirectory())return"a folder";if(stats.isFIFO())return"a pipe"
;if(stats.isSocket())return"a socket";return stats.isFile()?"a file":"a device"}
function create(path){const flags=constants.O_RDWR|constants.O_CREAT|constants.O_EXCL|SAFE_FLAGS
;const fd=openSync(path,flags,FILE_MODE);fchmodSync(fd,FILE_MODE);return fd}function numberOf(flag){
return typeof flag==="number"?flag:0}
function hostLock({platform:platform=process.platform,path:path,python:python}){
const flags=EXCLUSIVE_OPEN[platform];if(flags!==undefined)return openingLock(flags)
;const flock=findProgram("flock",path)
;if(flock!==undefined)return programLock(flock,["-n","-x","3"])
;const interpreter=python??findProgram("python3",path)
;if(interpreter!==undefined)return programLock(interpreter,["-I","-B","-c",PYTHON_LOCK])
;throw unavailable("Neither flock nor python3 is on PATH, so the board cannot be locked.","Install util-linux (for flock) or Python 3 on the runner, or in the job's container image.")
}const BUSY=1
;const PYTHON_LOCK=null&&`\nimport fcntl, sys\ntry:\n    fcntl.flock(3, fcntl.LOCK_EX | fcntl.LOCK_NB)\nexcept BlockingIOError:\n    sys.exit(${BUSY})\nexcept OSError:\n    sys.exit(71)`
;const PROGRAM_DEADLINE_MS=1e4;function programLock(command,args){return{tryLock:async path=>{
const fd=await opened(path);try{const request={command:command,args:args,env:{},
deadlineMs:PROGRAM_DEADLINE_MS};const{end:end,exitCode:exitCode}=await runProcess({...request,
inheritedFds:[fd]});if(end==="exit"&&exitCode===0&&isStill(fd,path))return fd
;if(end!=="exit"||exitCode!==0&&exitCode!==BUSY){
throw unavailable(`${command} cannot lock ${path} (exit code ${exitCode??end}).`,FOLDER_HINT)}
}catch(error){closeSync(fd);if(error instanceof Failure&&error.code==="lock-unavailable")throw error
;throw file_lock_lockFailure(`${path} cannot be locked`,path,error)}closeSync(fd);return undefined}}
}const EXCLUSIVE_OPEN={darwin:external_node_fs_namespaceObject.constants.O_RDWR|32|4,
freebsd:external_node_fs_namespaceObject.constants.O_RDWR|32|4,
win32:external_node_fs_namespaceObject.constants.O_RDONLY|268435456};function openingLock(flags){
return{tryLock:async path=>{try{if(lstatSync(path,{throwIfNoEntry:false
})===undefined)closeSync(await openSharedFile(path));const fd=openPlainFile(path,flags)
;if(process.platform==="win32"||isStill(fd,path))return fd;closeSync(fd);return undefined
}catch(error){if(["EAGAIN","EWOULDBLOCK","EBUSY"].includes(systemCode(error)??""))return undefined
;throw file_lock_lockFailure(`${path} cannot be locked`,path,error)}}}}async function opened(path){
try{return await openSharedFile(path)}catch(error){
throw file_lock_lockFailure(`${path} cannot be opened`,path,error)}}function isStill(fd,path){
const here=fstatSync(fd);const there=lstatSync(path,{throwIfNoEntry:false})
;return there?.ino===here.ino&&there.dev===here.dev}
const FOLDER_HINT="Every user of the runner must be able to write to the lock folder: set its mode to 1777."
;function file_lock_lockFailure(what,path,error){
if(error instanceof Failure&&error.code==="too-many-open-files")return error
;const strange=error instanceof StrangeFileError
;if(!strange&&isDiskTrouble(error)&&!isForbidden(error)){
return diskFailure("lock-unavailable",what,dirname(path),error)}
const hint=strange?`No step created this. Find out what did, and remove it: rm -r ${path}`:FOLDER_HINT
;return unavailable(`${what}: ${messageOf(error)}.`,hint,error)}
function unavailable(message,hint,cause){return new Failure("lock-unavailable",message,hint,{
cause:cause})}function claimantOf(env){const server=env["GITHUB_SERVER_URL"]??""
;const repository=env["GITHUB_REPOSITORY"]??"";const run=env["GITHUB_RUN_ID"]??"";return{
jobId:jobIdentity(env),repository:repository,workflow:env["GITHUB_WORKFLOW"]??"",
job:env["GITHUB_JOB"]??"",
runUrl:server&&repository&&run?`${server}/${repository}/actions/runs/${run}`:""}}
const IDENTITY_VARIABLES=null&&["RUNNER_TRACKING_ID","RUNNER_NAME","GITHUB_SERVER_URL","GITHUB_REPOSITORY","GITHUB_RUN_ID","GITHUB_RUN_ATTEMPT","GITHUB_JOB"]
;function jobIdentity(env){
if(!env["RUNNER_TRACKING_ID"]&&!(env["RUNNER_NAME"]&&env["GITHUB_RUN_ID"]))return""
;const values=IDENTITY_VARIABLES.map(name=>env[name]??"")
;return createHash("sha256").update(JSON.stringify(values)).digest("hex")}
const holder_NOTE_LIMIT=4096;const TEXT_LIMIT=120;const URL_LIMIT=300
;function holder_holderNote(holder){
const{kind:kind,jobId:jobId,repository:repository,workflow:workflow,job:job,runUrl:runUrl,since:since}=holder
;const texts={repository:plain(repository),workflow:plain(workflow),job:plain(job)}
;return`${JSON.stringify({kind:kind,job_id:jobId,...texts,run_url:runUrl,since:since})}\n`}
function holder_parseHolder(text){const fields=record(text);if(fields===undefined)return undefined
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
}function holderFile(lockFile,platform=process.platform){
return platform==="win32"?`${lockFile}.holder`:lockFile}function readHolder(file){try{
return parseHolder(readPlainFile(file,NOTE_LIMIT)??"")}catch{return undefined}}
function inspectHolder(file){try{return parseHolder(readPlainFile(file,NOTE_LIMIT)??"")
}catch(error){
if(error instanceof StrangeFileError)throw lockFailure("The lock of the board cannot be read",file,error)
;return undefined}}async function writeHolder(file,holder){try{const fd=await openSharedFile(file)
;try{replaceText(fd,holderNote(holder))}finally{closeSync(fd)}}catch{}}function clearHolder(file){
try{const fd=shared_file_openPlainFile(file,external_node_fs_namespaceObject.constants.O_RDWR);try{
(0,external_node_fs_namespaceObject.ftruncateSync)(fd)}finally{
(0,external_node_fs_namespaceObject.closeSync)(fd)}}catch{}}
const external_node_net_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net")
;const background_POLL_MS=50;const KILLED_DEADLINE_MS=2e3;const QUESTION_DEADLINE_MS=1e4
;const KEEP="keep\n";function untilKept(input=process.stdin){return new Promise(resolve=>{
let text="";const settle=()=>resolve(text===KEEP)
;input.on("data",bytes=>text=`${text}${bytes.toString()}`.slice(0,KEEP.length))
;for(const event of["end","close","error"])input.on(event,settle)})}
async function startBackground(request){const log=openSync(request.logFile,"a");try{
const stdio=["pipe",log,log,...request.inheritedFds??[]];const child=launch({...request,stdio:stdio,
detached:true});await new Promise((resolve,reject)=>{child.once("spawn",resolve)
;child.once("error",error=>reject(new Error(`Cannot start ${request.command}: ${messageOf(error)}`)))
});child.unref();const{stdin:stdin}=child;stdin?.on("error",()=>undefined)
;if(stdin instanceof Socket)stdin.unref();const pid=child.pid??0;return{
identity:await identityOf(pid),hasExited:()=>hasExited(child),keep:()=>void stdin?.end(KEEP),
stop:graceMs=>stopChild(child,graceMs)}}finally{closeSync(log)}}
function hasExited({exitCode:exitCode,signalCode:signalCode}){
return exitCode!==null||signalCode!==null}async function stopChild(child,graceMs){
if(hasExited(child))return"gone";child.kill("SIGTERM")
;if(await exitsWithin(child,graceMs))return"stopped";child.kill("SIGKILL");killLeftovers(child)
;return await exitsWithin(child,KILLED_DEADLINE_MS)?"killed":"unknown"}
async function exitsWithin(child,ms){const deadline=Date.now()+ms
;while(!hasExited(child)&&Date.now()<deadline)await setTimeout(background_POLL_MS)
;return hasExited(child)}async function stopBackground(identity,graceMs){
if(!isRunning(identity.pid))return"gone";if(identity.started==="")return"unknown"
;if(!await isSame(identity))return"gone";process.kill(identity.pid,"SIGTERM")
;const deadline=Date.now()+graceMs;while(Date.now()<deadline){
if(!await isSame(identity))return"stopped";await setTimeout(background_POLL_MS)}
if(!await isSame(identity))return"stopped";process.kill(identity.pid,"SIGKILL");return"killed"}
async function identityOf(pid){return{pid:pid,started:await startTime(pid)}}
async function isSame(identity){
return isRunning(identity.pid)&&await startTime(identity.pid)===identity.started}
function isRunning(pid){try{return process.kill(pid,0)}catch(error){
return errors_systemCode(error)==="EPERM"}}async function startTime(pid){try{
if(process.platform==="linux")return linuxStartTicks(await(0,
promises_namespaceObject.readFile)(`/proc/${pid}/stat`,"utf8"))
;const question=process.platform==="win32"?{
...windowsProgram("WindowsPowerShell","v1.0","powershell.exe"),
args:["-NoProfile","-Command",`(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`]}:{
command:"/bin/ps",env:{LC_ALL:"C"},args:["-o","lstart=","-p",String(pid)]};const lines=[]
;const onLine=line=>void lines.push(line.trim())
;const{end:end,exitCode:exitCode}=await process_runProcess({...question,
deadlineMs:QUESTION_DEADLINE_MS,onLine:onLine})
;return end==="exit"&&exitCode===0?lines.join("").trim():""}catch{return""}}
function linuxStartTicks(stat){const fields=stat.slice(stat.lastIndexOf(")")+2).split(" ")
;return fields[0]==="Z"?"":fields[19]??""}const LOCK_FD=3;const LOOK_MS=1e3
;const LOOK_CLOSELY_EVERY=60;const LONGEST_MS=5*24*3600*1e3
;const task=JSON.parse(process.argv[2]??"");(0,external_node_fs_namespaceObject.fstatSync)(LOCK_FD)
;function end(reason){clearHolder(task.note);process.stdout.write(`${reason}\n`);process.exit(0)}
let looks=0;async function look(){const{folder:folder,worker:worker}=task;if(!(0,
external_node_fs_namespaceObject.existsSync)(folder))end("the runner has cleaned up")
;if(worker===undefined||worker.started==="")return
;const closely=process.platform==="linux"||++looks%LOOK_CLOSELY_EVERY===0
;const there=closely?await isSame(worker):isRunning(worker.pid);if(!there)end("the job is gone")}
void untilKept().then(kept=>{
if(!kept)end("the step that reserved the board exited before it could record that")})
;process.on("SIGTERM",()=>end("released")).on("SIGINT",()=>end("released"))
;setInterval(()=>void look(),LOOK_MS);setTimeout(()=>end("no job lasts that long"),LONGEST_MS)
;process.stdout.write("holding\n");