export const id=9645;export const ids=[9645];export const modules={
29645:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
examine:()=>examine});var lock_folder=__webpack_require__(83093)
;var errors=__webpack_require__(76578);function ok(name,subject,message){return{name:name,
subject:subject,status:"ok",message:message,fix:null}}
function finding(status,name,subject,message,fix){return{name:name,subject:subject,status:status,
message:message,fix:fix}}var path=__webpack_require__(63476);var pip=__webpack_require__(73743)
;var python=__webpack_require__(43524);var release=__webpack_require__(59756)
;var install_version=__webpack_require__(72206);var system_text=__webpack_require__(80454)
;const MAX_PYTHONS=12;async function pythonCheck(runner){const name="python";const examined=await(0,
python.JP)(runner.install)
;const texts=examined.slice(0,MAX_PYTHONS).map(({command:command,python:python})=>{
const answer=typeof python==="string"?python:`is Python ${python.tag.slice(0,1)}.${python.tag.slice(1)}, usable`
;return(0,system_text.uH)(`${command} ${answer}`)})
;const usable=examined.some(({python:python})=>typeof python!=="string")
;const message=texts.length===0?"None was found on PATH.":`${texts.join("; ")}.`;if(usable)return{
check:ok(name,null,message),usable:usable}
;const fix="Only esptool-source: release and path work without Python. Use actions/setup-python before the step, or install Python 3.10 to 3.14 with pip and venv on the runner."
;return{check:finding("warning",name,null,message,fix),usable:usable}}
async function esptoolCheck(runner,pythonUsable){const name="esptool"
;const{esptool:esptool,install:install}=runner;if(esptool.source==="path")return installed(runner)
;const wanted=(0,install_version.E4)(esptool);const reasons=[];let version
;if(esptool.source!=="release"){const plan=await(0,pip.jQ)(wanted,install);const program=await(0,
pip.ps)(plan,install);if(program!==undefined)return{check:found(program),program:program}
;if(plan.lockFile===undefined&&!esptool.allowUnpinned)reasons.push("pip: no lock for that version");else if(pythonUsable)version=wanted;else reasons.push("pip: no usable Python")
}if(esptool.source!=="pip"){try{const plan=(0,release.F3)(esptool,install);version??=plan.version
;const program=plan.version===version?await(0,release.hm)(plan,install):undefined
;if(program!==undefined)return{check:found(program),program:program}}catch(error){
if(!(error instanceof errors.HR))throw error
;reasons.push(`release: ${error.message.replace(/\.$/,"")}`)}}
const message=`esptool ${version??wanted} is not in the tool cache yet`;if(version!==undefined){
const older=version===wanted?"":` It is the newest whose SHA-256 this action knows; ${wanted} needs Python.`
;return{check:ok(name,version,`${message}; the first step on this runner installs it.${older}`),
program:undefined}}
const fix="Install a suitable Python (see the check python), or use esptool-source: path with your own esptool."
;const problem=`${message}, and cannot be installed (${(0,system_text.uH)(reasons.join("; "))}).`
;return{check:finding("problem",name,wanted,problem,fix),program:undefined}}
function found({version:version,path:path,source:source}){return ok("esptool",version,(0,
system_text.uH)(`esptool ${version} (${source}): ${path}`))}
async function installed({esptool:esptool,install:install}){try{const program=await(0,
path.o)(esptool,install);return{check:found(program),program:program}}catch(error){
if(!(error instanceof errors.HR)||error.code==="cancelled")throw error
;const check=finding("problem","esptool",null,(0,system_text.uH)(error.message),(0,
system_text.uH)(error.hint));return{check:check,program:undefined}}}
var external_node_fs_=__webpack_require__(73024);var promises_=__webpack_require__(51455)
;var external_node_path_=__webpack_require__(76760);var cache=__webpack_require__(31003)
;var quantity=__webpack_require__(95248);const MIB=1024*1024;const LOW_BYTES=200*MIB
;const LOW_FILES=5e3;const MAX_SHOWN=10;const STATS_AT_ONCE=64;const INSTALLATION=/-[0-9a-f]{12}$/
;async function folderChecks(runner){const{workspace:workspace,install:install}=runner
;return[await folderCheck("temp",install.temp,"RUNNER_TEMP",runner),await folderCheck("workspace",workspace,"GITHUB_WORKSPACE",runner),await toolCacheCheck(runner)]
}async function folderCheck(name,folder,variable,runner){const subject=(0,system_text.uH)(folder)
;const found=await(0,promises_.stat)(folder).catch(()=>undefined);if(found?.isDirectory()!==true){
return finding("problem",name,subject,"The folder does not exist.",`Create it, or correct ${variable}.`)
}return await writableCheck(name,folder,folder,runner)??ok(name,subject,await room(folder,runner))}
async function writableCheck(name,subject,folder,{freeSpace:freeSpace}){const text=(0,
system_text.uH)(subject)
;const writable=await(0,promises_.access)(folder,external_node_fs_.constants.W_OK|external_node_fs_.constants.X_OK).then(()=>true,()=>false)
;if(!writable){
const fix=`Make the runner's user its owner (chown), or mount its file system read-write.`
;return finding("problem",name,text,"The runner's user may not write to it.",fix)}
const free=await freeSpace(folder);if(free.bytes<LOW_BYTES){
const fix="Free space on that disk: an installation of esptool and a backup of a large flash may not fit."
;return finding("warning",name,text,`Only ${mebibytes(free.bytes)} are free.`,fix)}
if(free.files!==undefined&&free.files<LOW_FILES){
const fix="Remove files from that disk (df -i): an installation of esptool has 2000."
;return finding("warning",name,text,`Only ${free.files} more files can be created.`,fix)}
return undefined}async function room(folder,{freeSpace:freeSpace}){
return`Writable, ${mebibytes((await freeSpace(folder)).bytes)} free.`}
async function toolCacheCheck(runner){const{toolCache:toolCache}=runner.install
;const existing=await nearestFolder(toolCache)
;const problem=await writableCheck("tool-cache",toolCache,existing,runner)
;if(problem!==undefined)return problem
;const{installations:installations,left:left,bytes:bytes}=await contents((0,
external_node_path_.join)(toolCache,"esptool"));const free=await room(existing,runner)
;const holds=installations.length===0?"No esptool yet.":`Holds ${installations.slice(0,MAX_SHOWN).join(", ")} (${mebibytes(bytes)}).`
;const leftovers=left===0?"":` ${left} unfinished or replaced; those older than a week are removed at the next installation.`
;return ok("tool-cache",(0,system_text.uH)(toolCache),`${free} ${holds}${leftovers}`)}
async function nearestFolder(folder){
const found=await(0,promises_.stat)(folder).catch(()=>undefined);const parent=(0,
external_node_path_.dirname)(folder)
;return found?.isDirectory()===true||parent===folder?folder:nearestFolder(parent)}
async function contents(folder){const installations=[];let left=0;let bytes=0
;for(const version of(await(0,promises_.readdir)(folder).catch(()=>[])).toSorted()){
const entries=await(0,cache.lC)((0,external_node_path_.join)(folder,version))
;installations.push(...entries.map(({key:key})=>(0,system_text.uH)(`${version} ${key}`)))
;const finished=new Set(entries.map(({directory:directory})=>directory));const listing=await(0,
promises_.readdir)((0,external_node_path_.join)(folder,version),{withFileTypes:true}).catch(()=>[])
;for(const item of listing){const path=(0,external_node_path_.join)(folder,version,item.name)
;if(!item.isDirectory()||!INSTALLATION.test(item.name))continue;if(!finished.has(path))left++
;bytes+=await sizeOf(path)}}return{installations:installations,left:left,bytes:bytes}}
async function sizeOf(folder){const listing=await(0,promises_.readdir)(folder,{recursive:true,
withFileTypes:true}).catch(()=>[]);const waiting=listing.filter(item=>item.isFile()).values()
;let bytes=0;const worker=async()=>{for(const item of waiting){const{size:size}=await(0,
promises_.lstat)((0,external_node_path_.join)(item.parentPath,item.name)).catch(()=>({size:0}))
;bytes+=size}};await Promise.all(Array.from({length:STATS_AT_ONCE},worker));return bytes}
function mebibytes(bytes){return`${(0,quantity.zD)(Math.floor(bytes/MIB))} MiB`}
var linux_ports=__webpack_require__(11336);var port_choice=__webpack_require__(53330)
;var port_match=__webpack_require__(70088);var port_selector=__webpack_require__(91628)
;async function choosePorts(all,{port:wanted,root:root,platform:platform}){const name="ports"
;if(wanted!==undefined&&/^[a-z\d]+:\/\//.test(wanted)){
const message="It is reached over the network; the doctor opens no connection.";return{ports:[],
check:finding("unknown",name,(0,system_text.uH)(wanted),message,null)}}if(all===undefined){
const message="The serial ports cannot be listed here."
;const fix="Run a step with esptool-source: pip first: its pySerial can list them.";return{ports:[],
check:finding("unknown",name,null,message,fix)}}if(wanted!==undefined){const parsed=(0,
port_selector.rI)(wanted)?(0,port_selector.Pl)(wanted):undefined
;if(parsed!==undefined&&"value"in parsed)return chooseFitting(all,parsed.value,platform)
;return chooseOne(all,wanted,root,platform)}if(all.length===0)return{ports:[],
check:noPorts(platform)};const usb=all.filter(port=>port.usb!==undefined).length
;const message=`${count(all.length,"serial port")}, ${usb} of them by USB.`
;if(usb>0||platform!=="linux")return{ports:all,check:ok(name,null,message)}
;const fix="Plug a board in, or set the port's name for a board wired to the mainboard.";return{
ports:all,check:finding("warning",name,null,message,fix)}}
function chooseFitting(all,selector,platform){
if(platform!=="linux"&&all.every(({usb:usb})=>usb===undefined)){
const message="Only the names of the ports are known here, not the devices behind them."
;const fix="Run a step with esptool-source: pip first: its pySerial can identify them.";return{
ports:all,check:finding("unknown","ports",selector.name,message,fix)}}try{const choice=(0,
port_choice.t9)(selector,all);if("port"in choice){return{ports:[choice.port],
check:ok("ports",selector.name,`It is ${choice.port.path} now.`)}}
const message=`${count(choice.ask.length,"port")} may match: only the chips know, and the doctor does not connect to them.`
;return{ports:choice.ask,check:finding("unknown","ports",selector.name,message,null)}}catch(error){
if(!(error instanceof errors.HR))throw error
;const message=error.message.replace(/:\n- /,": ").replaceAll(/\n- /g,"; ");return{ports:(0,
port_match.wC)(all,selector),check:finding("problem","ports",selector.name,message,error.hint)}}}
async function chooseOne(all,wanted,root,platform){
const same=own=>own===wanted||platform==="win32"&&own.toUpperCase()===wanted.toUpperCase()
;const target=await(0,
promises_.realpath)((0,external_node_path_.join)(root,wanted)).catch(()=>undefined)
;const top=await(0,promises_.realpath)(root).catch(()=>root)
;const found=all.find(({path:path,byId:byId,byPath:byPath})=>[path,...byId,...byPath].some(same)||target===(0,
external_node_path_.join)(top,path));const subject=(0,system_text.uH)(wanted);if(found!==undefined){
const message=found.path===wanted?"It is there.":`It is ${found.path} now.`;return{ports:[found],
check:ok("ports",subject,message)}}
const others=all.flatMap(({path:path,byId:byId})=>byId[0]??path).slice(0,10)
;const list=others.length===0?"This runner has no serial port.":`There are: ${others.join(", ")}.`
;const fix=`${list} Check that the board is plugged in, powered, and on a cable that has data lines.`
;return{ports:[],check:finding("problem","ports",subject,"The serial port does not exist.",fix)}}
function noPorts(platform){const fixes=["Plug in a board with a cable that has data lines."]
;if(platform==="linux"){
fixes.push("In a container, pass the port in (container: options: in a workflow):\n  --device /dev/ttyUSB0")
;fixes.push("In a virtual machine, pass the USB device through to it.")}
if(platform==="win32")fixes.push("Look in the Device Manager for a bridge without a driver.")
;return finding("problem","ports",null,"This runner has no serial port.",fixes.join("\n"))}
function count(number,noun){return`${number} ${noun}${number===1?"":"s"}`}
const PLAIN_NAME=/^[A-Za-z_][\w.-]{0,63}$/;async function readAccounts(root){const users=new Map
;for(const line of await(0,system_text.Se)((0,external_node_path_.join)(root,"etc/passwd"))){
const[name="",,uid=""]=line.split(":")
;if(/^\d+$/.test(uid)&&!users.has(Number(uid)))users.set(Number(uid),(0,system_text.uH)(name))}
const groups=new Map
;for(const line of await(0,system_text.Se)((0,external_node_path_.join)(root,"etc/group"))){
const[name="",,gid="",members=""]=line.split(":")
;if(!/^\d+$/.test(gid)||groups.has(Number(gid)))continue;groups.set(Number(gid),{name:(0,
system_text.uH)(name),members:members.split(",").map(member=>member.trim())})}return{users:users,
groups:groups}}function shellName(name,placeholder){
return name!==undefined&&PLAIN_NAME.test(name)?name:placeholder}async function isContainer(root){
for(const mark of[".dockerenv","run/.containerenv"]){const found=await(0,promises_.stat)((0,
external_node_path_.join)(root,mark)).catch(()=>undefined);if(found!==undefined)return true}
const groups=await(0,system_text.Se)((0,external_node_path_.join)(root,"proc/1/cgroup"))
;return groups.some(line=>/\/(?:docker|kubepods|lxc|libpod|containerd)\b/.test(line))}
var baud_record=__webpack_require__(43829);var board_key=__webpack_require__(81093)
;var locks_holder=__webpack_require__(74457);var lock=__webpack_require__(11098)
;var unfinished_unfinished=__webpack_require__(66755);var file_lock=__webpack_require__(29019)
;async function readBoardRecord(port,folder,path){const key=await(0,board_key.Y)({kind:"serial",
name:port});const holder=await(0,lock.B6)({key:key,folder:folder,hostLock:(0,file_lock._)({path:path
})})
;const unfinished=await(0,unfinished_unfinished.ML)((0,external_node_path_.join)(folder,`${key}.unfinished`))
;return{holder:holder,unfinished:unfinished,baud:(0,baud_record.W)(folder,key,new Date)}}
async function recordChecks(port,read){if(read===undefined)return[];const checks=[];try{
const{holder:holder,unfinished:unfinished,baud:baud}=await read(port);if(holder!==undefined){
const message=(0,system_text.uH)(`It is locked by ${(0,locks_holder.sG)(holder)}.`)
;const fix="Other steps wait for that job, up to their lock-timeout. The lock is released at the end of the job."
;checks.push(finding("warning","board-lock",port,message,fix))}if(unfinished!==undefined){
const message=(0,system_text.uH)(`On its board, ${(0,unfinished_unfinished.ds)(unfinished)}.`)
;checks.push(finding("warning","board-unfinished",port,message,"Flash or restore these regions, or erase the whole chip."))
}if(baud!==undefined){const since=baud.since.toISOString().slice(0,10)
;const message=`Transfers use ${baud.baud} baud here: higher rates have failed (${since}).`
;const fix="A shorter cable or another USB port may allow a higher rate. Higher rates are tried again 30 days later."
;checks.push(finding("warning","baud-rate",port,message,fix))}}catch(error){
if(!(error instanceof errors.HR)||error.code==="cancelled")throw error
;checks.push(finding("problem","board-lock",port,(0,system_text.uH)(error.message),(0,
system_text.uH)(error.hint)))}return checks}const RULES="/etc/udev/rules.d/70-esp-boards.rules"
;function udevRule(usb,assignments){
const rule=`ATTRS{idVendor}=="${usb.vid}", ATTRS{idProduct}=="${usb.pid}", ${assignments}`
;return`  echo '${rule}' | sudo tee -a ${RULES}`}
const RELOAD_RULES="  sudo udevadm control --reload && sudo udevadm trigger"
;async function hasProperty(root,port,property){
const records=await Promise.all(port.deviceNumbers.map(number=>(0,promises_.readFile)((0,
external_node_path_.join)(root,"run/udev/data",`c${number}`),"utf8").catch(()=>undefined)))
;const found=records.filter(record=>record!==undefined);if(found.length===0)return undefined
;return found.some(record=>record.split("\n").includes(`E:${property}`))}
const LIKE_BRAILLE=new Set(["1a86:7523","10c4:ea60","0403:6001"])
;const RULE_FOLDERS=["etc/udev/rules.d","run/udev/rules.d","usr/lib/udev/rules.d","lib/udev/rules.d"]
;async function portConflictChecks(view){
return[await modemManager(view),await brltty(view),gpsd(view),...await consoles(view)]}
function running({processes:processes,container:container},command){
if(processes?.processes.some(seen=>seen.command===command)===true)return true
;return processes===undefined||container?undefined:false}function notSeen(name,service){
const message=`Unknown whether ${service} runs: services of the host are outside this container, or there is no /proc.`
;return finding("unknown",name,null,message,"Run the doctor on the host, too.")}
async function modemManager(view){const name="modem-manager";const runs=running(view,"ModemManager")
;if(runs===undefined)return notSeen(name,"ModemManager")
;if(!runs)return ok(name,null,"ModemManager does not run.");const open=[]
;for(const port of view.ports){if(port.usb===undefined)continue
;if(await hasProperty(view.root,port,"ID_MM_DEVICE_IGNORE=1")!==true)open.push(port)}
if(open.length===0)return ok(name,null,"ModemManager runs, but ignores every USB port by configuration.")
;const kinds=new Map(open.flatMap(({usb:usb})=>usb===undefined?[]:[[`${usb.vid}:${usb.pid}`,usb]]))
;const rules=[...kinds.values()].map(usb=>udevRule(usb,'ENV{ID_MM_DEVICE_IGNORE}="1"'))
;return finding("warning",name,null,`ModemManager runs and may open ${open.map(({path:path})=>path).join(", ")} for seconds after the board is plugged in or reset, to look for a modem.`,`Make it ignore these boards, then plug them in again:\n${rules.join("\n")}\n${RELOAD_RULES}\nOr, without a modem:\n  sudo systemctl disable --now ModemManager`)
}async function brltty(view){const name="brltty"
;const isLike=usb=>usb!==undefined&&LIKE_BRAILLE.has(`${usb.vid}:${usb.pid}`)
;const runs=running(view,"brltty");const claims=await hasBrlttyRules(view.root)
;if(runs!==true&&!claims){
return runs===undefined?notSeen(name,"brltty"):ok(name,null,"brltty does not run.")}
const message=runs===true?"brltty (for Braille displays) runs":"brltty has udev rules here"
;const fix="Without a Braille display, remove it and plug the board in again:\n  sudo apt remove brltty\nOtherwise keep it off USB:\n  sudo systemctl mask --now brltty-udev.service"
;const taken=view.portless.filter(isLike);if(taken.length>0){
const where=taken.map(({location:location})=>location??"?").join(", ")
;return finding("problem",name,null,`${message}, and the bridge at USB ${where} has no port: brltty claims such bridges.`,fix)
}const likely=view.ports.filter(({usb:usb})=>isLike(usb)).map(({path:path})=>path)
;if(likely.length===0)return ok(name,null,`${message}; no board has a bridge that it would claim.`)
;return finding("warning",name,null,`${message}, and may claim the bridge of ${likely.join(", ")}.`,fix)
}async function hasBrlttyRules(root){for(const folder of RULE_FOLDERS){const names=await(0,
promises_.readdir)((0,external_node_path_.join)(root,folder)).catch(()=>[])
;for(const file of names.filter(entry=>entry.includes("brltty")&&entry.endsWith(".rules"))){
const text=await(0,
promises_.readFile)((0,external_node_path_.join)(root,folder,file),"utf8").catch(()=>"")
;if(/^[^#\n]*(?:1a86\/7523|10c4\/ea60|403\/6001)/im.test(text))return true}}return false}
function gpsd(view){const name="gpsd";const runs=running(view,"gpsd")
;if(runs===undefined)return notSeen(name,"gpsd")
;const usb=view.ports.filter(port=>port.usb!==undefined).map(({path:path})=>path)
;if(!runs)return ok(name,null,"gpsd does not run.")
;if(usb.length===0)return ok(name,null,"gpsd runs, but there is no USB port that it could open.")
;return finding("warning",name,null,`gpsd runs, and may open ${usb.join(", ")} as soon as it is plugged in, to look for a GPS receiver.`,'Set USBAUTO="false" in /etc/default/gpsd and restart it, or where there is no receiver:\n  sudo systemctl disable --now gpsd gpsd.socket')
}async function consoles({root:root,ports:ports,processes:processes}){const kernel=(await(0,
system_text.Se)((0,
external_node_path_.join)(root,"proc/consoles"))).map(line=>line.split(/\s/,1)[0]);const checks=[]
;for(const{path:path}of ports){const port=path.replace(/^\/dev\//,"")
;const unit=`etc/systemd/system/getty.target.wants/serial-getty@${port}.service`
;const enabled=await(0,promises_.stat)((0,external_node_path_.join)(root,unit)).catch(()=>undefined)
;const login=processes?.processes.some(({command:command,args:args})=>command==="agetty"&&(args.includes(port)||args.includes(path)))
;if(login===true||enabled!==undefined){
const message=`A login prompt runs on it (serial-getty@${port}).`
;const fix=`Disable it:\n  sudo systemctl disable --now serial-getty@${port}`
;checks.push(finding("problem","console",path,message,fix))}if(kernel.includes(port)){
const fix=`Remove console=${port} from the kernel's command line, and start the machine again.`
;checks.push(finding("problem","console",path,"The kernel prints its messages on it.",fix))}}
return checks}const NAME="port-holder";const DELETED=" (deleted)";const MAX_HOLDERS=10
;function holdersOf(path,list,accounts,ownPid){
const others=(list?.processes??[]).filter(({pid:pid})=>pid!==ownPid)
;const short=path.replace(/^\/dev\//,"");return{
holders:others.filter(({devices:devices})=>devices?.includes(path)).map(seen=>holder(seen,accounts)),
complete:list?.complete===true,
suspects:others.filter(({devices:devices,args:args})=>devices===undefined&&(args.includes(path)||args.includes(short))).map(seen=>holder(seen,accounts))
}}function holder({pid:pid,command:command,uid:uid},{users:users}){return{pid:pid,command:command,
user:uid===undefined?null:users.get(uid)??String(uid)}}
function holderCheck(path,found,{container:container,platform:platform}){
const{holders:holders,suspects:suspects}=found
;const look=`  sudo ${platform==="darwin"?"lsof":"fuser -v"} ${path}`;if(holders.length>0){
return finding("warning",NAME,path,`It is in use by ${list(holders)}. Steps on it fail with port-busy until it is closed.`,"Close your own programs, such as a serial monitor; a job closes the port when it finishes. Use a concurrency group for jobs that share the board.")
}if(suspects.length>0){
return finding("warning",NAME,path,`${list(suspects)} has it on its command line and may use it; the runner's user has no permission to check.`,`Check as root, and stop what should not run:\n${look}`)
}if(container){
return finding("unknown",NAME,path,"No process in this container uses it; those outside are not visible.",`Check on the host:\n${look}`)
}if(found.complete)return ok(NAME,path,"No process uses it.")
;return finding("unknown",NAME,path,"None of the processes visible to the runner's user uses it; others may.",`Check as root:\n${look}`)
}function staleHolderChecks(processes,accounts){const stale=new Map
;for(const seen of processes?.processes??[]){for(const device of new Set(seen.devices??[])){
if(!/^\/dev\/tty(?:USB|ACM)\d+ \(deleted\)$/.test(device))continue
;const path=device.slice(0,-DELETED.length)
;stale.set(path,[...stale.get(path)??[],holder(seen,accounts)])}}
return[...stale].map(([path,holders])=>finding("warning","port-gone",path,`Its board was unplugged or reset, but ${list(holders)} still uses the old port, so the board comes back under another number.`,"Stop that process, and use the links in /dev/serial/by-id."))
}function list(holders){
const shown=holders.slice(0,MAX_HOLDERS).map(({pid:pid,command:command,user:user})=>`${command} (pid ${pid}, user ${user??"?"})`).join(", ")
;return holders.length>MAX_HOLDERS?`${shown} and ${holders.length-MAX_HOLDERS} more`:shown}
var tool_cache_command=__webpack_require__(20952);const DEADLINE_MS=15e3
;async function listMacHolders(paths,{install:install,user:user}){if(paths.length===0)return{
processes:[],complete:true}
;const names=paths.flatMap(path=>[path,path.replace("/dev/cu.","/dev/tty.")])
;const args=["-w","-F","pcun","--",...names];const outcome=await(0,tool_cache_command.d1)({
command:"/usr/sbin/lsof",args:args,deadlineMs:DEADLINE_MS},install)
;if(!outcome.ok&&outcome.end!=="exit code 1")return undefined;return{
processes:parseLsof(outcome.lines),complete:user.uid===0}}function parseLsof(lines){
const processes=[];for(const line of lines){const value=line.slice(1);const last=processes.at(-1)
;if(/^p\d{1,10}$/.test(line)){processes.push({pid:Number(value),command:"?",uid:undefined,
devices:[],args:[]})}else if(last!==undefined&&line.startsWith("c")){processes[processes.length-1]={
...last,command:(0,system_text.uH)(value)}}else if(last!==undefined&&/^u\d{1,10}$/.test(line)){
processes[processes.length-1]={...last,uid:Number(value)}
}else if(last!==undefined&&line.startsWith("n/dev/")){
last.devices.push(value.replace("/dev/tty.","/dev/cu."))}}return processes}const READ_WRITE_GROUP=48
;const RESTART="Then restart the runner's service, which keeps the groups it was started with (in its folder):\n  sudo ./svc.sh stop && sudo ./svc.sh start"
;async function readAccess(port,accounts,runner){
const file=(0,external_node_path_.join)(runner.root,port.path);const found=await(0,
promises_.stat)(file).catch(()=>undefined);if(found===undefined)return undefined;return{
mode:found.mode&4095,owner:accounts.users.get(found.uid)??String(found.uid),gid:found.gid,
group:accounts.groups.get(found.gid)?.name??String(found.gid),mayOpen:await runner.mayOpen(file)}}
function permissionCheck(port,access,context){
const rights=`mode ${modeText(access.mode)}, owner ${access.owner}, group ${access.group}`
;const name="port-permission"
;if(access.mayOpen)return ok(name,port.path,`The runner's user may open it (${rights}).`)
;const message=`The runner's user may not open it (${rights}).`
;return finding("problem",name,port.path,message,fix(port,access,context))}
function fix(port,access,{user:user,accounts:accounts,container:container,platform:platform}){
if(platform==="darwin")return"macOS lets everybody open serial ports: plug the board in again."
;const groupHelps=access.gid!==0&&(access.mode&READ_WRITE_GROUP)===READ_WRITE_GROUP;if(container){
return groupHelps?`Add that group to the container: options: --device ${port.path} --group-add ${access.gid}`:"Fix the permissions of the port on the host, then start the container again."
}if(!groupHelps)return ruleFor(port);if(user.groups.includes(access.gid)){
return"The mode allows it, so something else denies it: an access list (getfacl) or a security module such as AppArmor or SELinux."
}const group=accounts.groups.get(access.gid)
;if(group!==undefined&&user.name!==undefined&&group.members.includes(user.name)){
return`The user is in the group ${group.name}, but this runner was started before. ${RESTART.replace("Then restart","Restart")}`
}const add=`  sudo usermod -aG ${shellName(group?.name,"GROUP")} ${shellName(user.name,"USER")}`
;return`Add the user to the group:\n${add}\n${RESTART}`}function ruleFor(port){
if(port.usb===undefined)return"With a udev rule, give the port to one of the user's groups."
;const rule=udevRule(port.usb,'SUBSYSTEM=="tty", MODE="0660", GROUP="dialout"')
;return`No group may open it. With a udev rule, give it to one (uucp instead of dialout on Arch), and add the user to that group:\n${rule}\n${RELOAD_RULES}`
}function modeText(mode){return mode.toString(8).padStart(4,"0")}const AT_ONCE=16
;async function scanProcesses(root){const proc=(0,external_node_path_.join)(root,"proc")
;const pids=(await(0,promises_.readdir)(proc).catch(()=>[])).filter(name=>/^\d+$/.test(name))
;if(pids.length===0)return undefined;const processes=[];const waiting=pids.values()
;const worker=async()=>{for(const pid of waiting){
const seen=await look((0,external_node_path_.join)(proc,pid),Number(pid))
;if(seen!==undefined)processes.push(seen)}};await Promise.all(Array.from({length:AT_ONCE},worker))
;const first=processes.some(({pid:pid})=>pid===1);return{
processes:processes.toSorted((a,b)=>a.pid-b.pid),
complete:first&&processes.every(({devices:devices})=>devices!==undefined)}}
async function look(folder,pid){
const status=await(0,promises_.readFile)((0,external_node_path_.join)(folder,"status"),"utf8").catch(()=>undefined)
;if(status===undefined)return undefined;const line=await(0,promises_.readFile)((0,
external_node_path_.join)(folder,"cmdline"),"utf8").catch(()=>"")
;const uid=/^Uid:\s*(\d+)/m.exec(status)?.[1];return{pid:pid,
command:(0,system_text.uH)(/^Name:\s*(.*)$/m.exec(status)?.[1]??"?"),
uid:uid===undefined?undefined:Number(uid),devices:line===""?[]:await openDevices((0,
external_node_path_.join)(folder,"fd")),args:line.split("\0")}}async function openDevices(folder){
try{const names=await(0,promises_.readdir)(folder)
;const targets=await Promise.all(names.map(name=>(0,
promises_.readlink)((0,external_node_path_.join)(folder,name)).catch(()=>"")))
;return targets.filter(target=>target.startsWith("/dev/"))}catch(error){
return error instanceof Error&&"code"in error&&error.code==="ENOENT"?[]:undefined}}
var usb_bridges=__webpack_require__(64630);async function examinePorts(ports,runner){
const{root:root,platform:platform}=runner;const linux=platform==="linux"
;const paths=ports.map(({path:path})=>path);const context={runner:runner,
accounts:await readAccounts(root),container:linux&&await isContainer(root),
processes:linux?await scanProcesses(root):platform==="darwin"?await listMacHolders(paths,runner):undefined
};const examined=await Promise.all(ports.map(port=>examinePort(port,context)))
;const portless=linux&&runner.port===undefined?await findPortless(root,ports):[];const view={
root:root,ports:ports.filter(port=>concerns(port,runner)),portless:portless,...context};return{
checks:[...examined.flatMap(({checks:checks})=>checks),...portless.map(portlessCheck),...linux?staleHolderChecks(context.processes,context.accounts):[],...linux?await portConflictChecks(view):[],...platform==="win32"&&ports.length>0?[windowsHolders()]:[]],
ports:examined.map(({report:report})=>report)}}
function concerns(port,{platform:platform,port:named}){
if(named!==undefined||platform!=="linux")return true
;return port.usb!==undefined||/^\/dev\/tty(?:USB|ACM)/.test(port.path)}
async function examinePort(port,context){
const{runner:runner,accounts:accounts,container:container,processes:processes}=context
;const{platform:platform,user:user,pid:pid}=runner;const windows=platform==="win32"
;const access=windows?undefined:await readAccess(port,accounts,runner)
;const held=holdersOf(port.path,processes,accounts,pid);const report=reportOf(port,access,held)
;if(!concerns(port,runner))return{checks:[],report:report};const checks=[]
;if(port.nodeMissing)checks.push(nodeMissingCheck(port,container))
;if(access!==undefined)checks.push(permissionCheck(port,access,{user:user,accounts:accounts,
container:container,platform:platform}))
;if(!windows&&!port.nodeMissing)checks.push(holderCheck(port.path,held,{container:container,
platform:platform}));checks.push(...await recordChecks(port.path,runner.boardRecord));return{
checks:checks.length===0?[ok("port",port.path,identity(report))]:checks,report:report}}
function reportOf(port,access,held){
const{path:path,byId:byId,byPath:byPath,usb:usb,driver:driver}=port;return{port:path,by_id:byId,
by_path:byPath,vid:usb?.vid??null,pid:usb?.pid??null,serial:usb?.serial??null,
manufacturer:usb?.manufacturer??null,product:usb?.product??null,location:usb?.location??null,
driver:driver??null,bridge:usb===undefined?null:(0,usb_bridges.XV)(usb)?.name??null,
mode:access===undefined?null:modeText(access.mode),owner:access?.owner??null,
group:access?.group??null,may_open:access?.mayOpen??null,holders:held.holders,
holders_complete:held.complete}}function identity({vid:vid,pid:pid,bridge:bridge,product:product}){
if(vid===null||pid===null)return"Only its name is known."
;return`USB ${vid}:${pid}, ${bridge??product??"of unknown make"}.`}
function nodeMissingCheck({path:path},container){
const fix=container?`Pass it into the container (in a workflow under container: options:), and use the host's stable link:\n  --device ${path}`:"Plug the board in again. If that does not help, udev is not running: sudo systemctl status systemd-udevd"
;return finding("problem","port-device",path,"The kernel has this port, but its device file is missing.",fix)
}async function findPortless(root,ports){
const withPort=new Set(ports.map(({usb:usb})=>usb?.location));const devices=await(0,
linux_ports.Cs)(root)
;return devices.filter(device=>(0,usb_bridges.XV)(device)!==undefined&&!withPort.has(device.location))
}function portlessCheck(usb){const known=(0,usb_bridges.XV)(usb)
;const message=`${known?.name??"A board"} (${usb.vid}:${usb.pid}) is plugged in, but has no serial port.`
;const fix=`Load the driver:\n  sudo modprobe ${known?.module??"cdc_acm"}\nIf it is loaded (lsmod), another driver claimed the bridge (see brltty; dmesg shows it), or the firmware on the chip offers no serial port: hold BOOT while plugging it in.`
;return finding("warning","port-missing",usb.location??null,message,fix)}function windowsHolders(){
const message="Windows does not show which program uses a port."
;const fix="If a step fails with port-busy, close serial monitors and IDEs; Sysinternals handle.exe shows the program."
;return finding("unknown","port-holder",null,message,fix)}const NODE_MAJOR=24
;function nodeCheck({nodeVersion:nodeVersion}){const name="node"
;if(Number.parseInt(nodeVersion,10)>=NODE_MAJOR)return ok(name,null,`Node.js ${nodeVersion}.`)
;return finding("warning",name,null,`Node.js ${nodeVersion}, but the action needs ${NODE_MAJOR}.`,"Update the runner (2.327.1 or newer has Node.js 24), and do not set FORCE_JAVASCRIPT_ACTIONS_TO_NODE….")
}function runnerCheck({platform:platform,arch:arch,install:install}){const name="runner"
;const runner=install.env["RUNNER_NAME"]
;const system=`${platform} ${arch}${runner===undefined?"":`, runner ${runner}`}`;if(arch==="arm"){
return finding("warning",name,null,`${system}. Node.js 24 has no official build for 32-bit ARM, and the action is not tested there.`,"Install a 64-bit system: every Raspberry Pi since the 3 can run one.")
}return ok(name,null,`${system}.`)}var pyserial_ports=__webpack_require__(27589)
;var serial_port=__webpack_require__(60555);var program=__webpack_require__(802)
;const tool_ports_DEADLINE_MS=3e4;async function listPortsByTools(runner,esptool){
const known=await listByPySerial(runner,esptool)
;return known??(runner.platform==="win32"?listByRegistry(runner):listByDev(runner))}
async function listByPySerial({install:install,platform:platform},esptool){const python=esptool&&(0,
program.we)(esptool);if(python===undefined)return undefined
;const args=["-I","-B","-c",pyserial_ports.Gj];const outcome=await(0,tool_cache_command.d1)({
command:python,args:args,deadlineMs:tool_ports_DEADLINE_MS},install);return outcome.ok?(0,
pyserial_ports.$6)(outcome.lines,platform):undefined}
async function listByRegistry({install:install}){
const windows=install.env["SystemRoot"]??install.env["SYSTEMROOT"]??"C:\\Windows"
;const command=external_node_path_.win32.join(windows,"System32","reg.exe")
;const args=["query","HKLM\\HARDWARE\\DEVICEMAP\\SERIALCOMM"];const outcome=await(0,
tool_cache_command.d1)({command:command,args:args,deadlineMs:tool_ports_DEADLINE_MS},install)
;return outcome.ok?parseRegistry(outcome.lines):undefined}function parseRegistry(lines){
const names=lines.flatMap(line=>/\bREG_SZ\s+(COM\d{1,3})\s*$/.exec(line)?.[1]??[])
;return[...new Set(names)].toSorted().map(serial_port.Z)}async function listByDev({root:root}){
const names=await(0,promises_.readdir)((0,external_node_path_.join)(root,"dev")).catch(()=>[])
;const paths=names.map(name=>`/dev/${name}`).filter(pyserial_ports.Xu)
;return paths.toSorted().map(serial_port.Z)}const MAX_PORTS=64;async function diagnose(runner){
const folders=await guard("folders",()=>folderChecks(runner))
;const[{checks:checks,program:program},linuxPorts]=await Promise.all([examineSoftware(runner),runner.platform==="linux"?examineBench(runner,undefined):undefined])
;const bench=linuxPorts??await examineBench(runner,program)
;const all=[nodeCheck(runner),runnerCheck(runner),...checks,...folders.checks,...bench.checks]
;return{healthy:all.every(({status:status})=>status!=="problem"),checks:all,ports:bench.ports}}
async function examineSoftware(runner){let usable=false;const python=await guard("python",async()=>{
const found=await pythonCheck(runner);usable=found.usable;return[found.check]});let program
;const esptool=await guard("esptool",async()=>{const found=await esptoolCheck(runner,usable)
;program=found.program;return[found.check]});return{checks:[...python.checks,...esptool.checks],
program:program}}async function examineBench(runner,program){let reports=[]
;const{checks:checks}=await guard("ports",async()=>{const listed=await listPorts(runner,program)
;const choice=await choosePorts(listed?.slice(0,MAX_PORTS),runner)
;const examined=await examinePorts(choice.ports,runner);reports=examined.ports
;return[choice.check,...examined.checks]});return{checks:checks,ports:reports}}
function listPorts(runner,program){if(runner.listPorts!==undefined)return runner.listPorts()
;if(runner.platform==="linux")return(0,linux_ports.bq)(runner.root)
;return listPortsByTools(runner,program)}async function guard(name,look){try{return{
checks:await look()}}catch(error){
if(error instanceof errors.HR&&error.code==="cancelled")throw error
;const message=`The check failed: ${(0,system_text.uH)((0,errors.bD)(error))}.`;return{
checks:[finding("unknown",name,null,message,null)]}}}
var external_node_os_=__webpack_require__(48161)
;function thisRunner({lockFolder:lockFolder,...question}){return{...question,
boardRecord:lockFolder===undefined?undefined:port=>readBoardRecord(port,lockFolder,question.install.env["PATH"]),
platform:process.platform,arch:process.arch,nodeVersion:process.versions.node,root:"/",user:{
uid:process.getuid?.(),name:userName(),groups:ownGroups()},pid:process.pid,mayOpen:path=>(0,
promises_.access)(path,external_node_fs_.constants.R_OK|external_node_fs_.constants.W_OK).then(()=>true,()=>false),
freeSpace:async folder=>{const{bavail:bavail,bsize:bsize,files:files,ffree:ffree}=await(0,
promises_.statfs)(folder);return{bytes:bavail*bsize,files:files>0?ffree:undefined}}}}
function userName(){try{return(0,external_node_os_.userInfo)().username}catch{return undefined}}
function ownGroups(){const primary=process.getegid?.()
;return[...process.getgroups?.()??[],...primary===undefined?[]:[primary]]}const SIGNS={ok:"ok     ",
warning:"WARNING",problem:"PROBLEM",unknown:"unknown"}
;async function runDoctor(question,runner=thisRunner(question)){const{log:log}=question.install
;const diagnosis=await diagnose(runner)
;for(const{name:name,subject:subject,status:status,message:message,fix:fix}of diagnosis.checks){
log(`${SIGNS[status]}  ${name}${subject===null?"":` ${subject}`}: ${message}`)
;for(const line of fix?.split("\n")??[])log(`           ${line}`)}return{operation:"doctor",
...diagnosis}}var step_esptool=__webpack_require__(94182)
;function examine({port:port},{esptool:esptool,limits:limits},context){
const{workspace:workspace,env:env,log:log}=context;const install=(0,step_esptool.R1)(context)
;const lockFolder=limits.lockFolder??(0,lock_folder.Tn)(process.platform,env["ProgramData"])
;return log.untrustedGroup("Doctor",()=>runDoctor({workspace:workspace,port:port,esptool:esptool,
install:install,lockFolder:lockFolder}))}})};