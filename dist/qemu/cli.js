import{createRequire as __WEBPACK_EXTERNAL_createRequire}from"module";var __webpack_modules__={
388:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{x:()=>takeFiles});var errors=__nccwpck_require__(578)
;const external_node_crypto_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto")
;var external_node_fs_=__nccwpck_require__(24);var external_node_events_=__nccwpck_require__(474)
;var external_node_net_=__nccwpck_require__(30);var external_node_os_=__nccwpck_require__(161)
;var external_node_path_=__nccwpck_require__(760);async function claimImage(image){const held=[]
;const claim=async text=>{
const name=`esptool-action-board-${(0,external_node_crypto_namespaceObject.createHash)("sha256").update(text).digest("hex").slice(0,32)}`
;const release=await takeName(name);if(release===undefined)throw taken(image);held.push(release)}
;const release=()=>{for(const each of held.splice(0))each()};const path=placeOf(image)
;await claim(`place ${numberOf((0,
external_node_path_.dirname)(path))} ${(0,external_node_path_.basename)(path)}`);return{path:path,
release:release,claimFile:()=>claim(`file ${numberOf(path)}`)}}function placeOf(image){try{return(0,
external_node_fs_.realpathSync)(image)}catch{}try{return(0,external_node_path_.join)((0,
external_node_fs_.realpathSync)((0,
external_node_path_.dirname)(image)),(0,external_node_path_.basename)(image))}catch(error){
throw new errors.HR("input-invalid",`Cannot use the image ${image}: ${(0,
errors.bD)(error)}.`,"Check that its folder exists and that the file may be read and written.",{
cause:error})}}function numberOf(path){const{dev:dev,ino:ino}=(0,external_node_fs_.statSync)(path,{
bigint:true});return`${dev}:${ino}`}function taken(image){
return new errors.HR("input-invalid",`The image ${image} is in use by another emulated board.`,"Give each board its own image: two boards on one would overwrite each other's flash.")
}async function takeName(name){
if(process.platform!=="linux"&&process.platform!=="win32")return takeFile(name);const server=(0,
external_node_net_.createServer)(socket=>socket.destroy())
;server.listen(process.platform==="win32"?`\\\\.\\pipe\\${name}`:`\0${name}`);try{await(0,
external_node_events_.once)(server,"listening")}catch(error){
if((0,errors.xU)(error)==="EADDRINUSE"||(0,errors.xU)(error)==="EACCES")return undefined;throw error
}server.unref();return()=>server.close()}const EXCLUSIVE=32|4;function takeFile(name){const file=(0,
external_node_path_.join)((0,
external_node_os_.tmpdir)(),`${name}-${(0,external_node_os_.userInfo)().uid}.lock`);try{const fd=(0,
external_node_fs_.openSync)(file,external_node_fs_.constants.O_RDWR|external_node_fs_.constants.O_CREAT|external_node_fs_.constants.O_NOFOLLOW|EXCLUSIVE,384)
;return()=>(0,external_node_fs_.closeSync)(fd)}catch(error){if(["EAGAIN","EWOULDBLOCK"].includes((0,
errors.xU)(error)??""))return undefined;throw error}}var background=__nccwpck_require__(970)
;function sizeOfFile(path){const stats=(0,external_node_fs_.lstatSync)(path,{throwIfNoEntry:false})
;if(stats===undefined)return 0
;if(!stats.isFile())throw new Error("it is a folder, a link or a special file");return stats.size}
function createWhole(path,write){removeAbandoned(path);const part=`${path}.${process.pid}.part`
;const file=(0,external_node_fs_.openSync)(part,"w");try{write(file)
;(0,external_node_fs_.fsyncSync)(file)}finally{(0,external_node_fs_.closeSync)(file)}(0,
external_node_fs_.renameSync)(part,path)}function writeAll(file,bytes,address){
for(let done=0;done<bytes.length;){
done+=(0,external_node_fs_.writeSync)(file,bytes,done,bytes.length-done,address+done)}}
function removeAbandoned(path){const folder=(0,external_node_path_.dirname)(path)
;const prefix=`${(0,external_node_path_.basename)(path)}.`
;for(const name of(0,external_node_fs_.readdirSync)(folder)){
const pid=/^(\d+)\.part$/.exec(name.startsWith(prefix)?name.slice(prefix.length):"")?.[1]
;if(pid!==undefined&&!(0,background.W_)(Number(pid)))(0,external_node_fs_.rmSync)((0,
external_node_path_.join)(folder,name),{force:true})}}const PIECE_BYTES=65536
;const ERASED=Buffer.alloc(PIECE_BYTES,255);function sizeProblem({input:input,path:path,size:size}){
try{const found=sizeOfFile(path);if(found===0||found===size)return undefined
;return`${input}: ${path} has ${found} bytes; QEMU needs exactly ${size}`}catch(error){
return`${input}: ${path} cannot be used: ${(0,errors.bD)(error)}`}}async function takeFiles(files){
const held=[];const release=()=>{for(const each of held.splice(0))each()};try{
for(const file of files){const claim=await claimImage(file.path);held.push(claim.release)
;const problem=sizeProblem(file)
;if(problem!==undefined)throw new errors.HR("input-invalid",`${problem}.`,"Choose another file.")
;if(sizeOfFile(file.path)===0)create(file);await claim.claimFile()}return release}catch(error){
release();throw error}}function create({path:path,size:size,content:content}){
createWhole(path,file=>{
if(content!==undefined)writeAll(file,content,0);else for(let done=0;done<size;done+=PIECE_BYTES)writeAll(file,ERASED.subarray(0,size-done),done)
})}}),636:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{H:()=>startQemuBoard})
;const external_node_stream_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream")
;const external_node_timers_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers")
;const LINES_OFF={dtr:false,rts:false};const EN_RISE_MS=10;const BETWEEN_LINES_MS=300
;class ResetCircuit{#chip;#lines=LINES_OFF;#isHeld=false;#rise;constructor(chip){this.#chip=chip}
set(lines){const{dtr:dtr,rts:rts}=lines;if(dtr===this.#lines.dtr&&rts===this.#lines.rts)return
;this.#lines=lines;clearTimeout(this.#rise);if(rts&&!dtr){if(!this.#isHeld)this.#chip.hold()
;this.#isHeld=true}else if(this.#isHeld){
if(dtr&&!rts)this.#start("rom");else this.#rise=setTimeout(()=>this.#start("application"),dtr?BETWEEN_LINES_MS:EN_RISE_MS)
}}stop(){clearTimeout(this.#rise);this.#isHeld=false}#start(mode){this.#isHeld=false
;this.#chip.start(mode)}}var external_node_net_=__nccwpck_require__(30);const SIGNATURE=0
;const SET_BAUDRATE=1;const SET_DATASIZE=2;const SET_PARITY=3;const SET_STOPSIZE=4
;const SET_CONTROL=5;const NOTIFY_LINESTATE=6;const NOTIFY_MODEMSTATE=7;const FLOWCONTROL_SUSPEND=8
;const FLOWCONTROL_RESUME=9;const SET_LINESTATE_MASK=10;const SET_MODEMSTATE_MASK=11
;const PURGE_DATA=12;const FROM_SERVER=100;const PARITIES=["none","odd","even","mark","space"]
;const STOP_SIZES=[1,2,1.5];const LOWEST_BAUD=50;const HIGHEST_BAUD=5e6;const PURGE_RECEIVED=1
;const PURGE_TO_SEND=2;const OUTBOUND_FLOW={query:0,none:1,hardware:3};const INBOUND_FLOW={query:13,
none:14,hardware:16};const BREAK={query:4,on:5,off:6};const DTR={query:7,on:8,off:9};const RTS={
query:10,on:11,off:12};const DCD_FLOW=17;const DTR_FLOW=18;const DSR_FLOW=19;const IDLE_LINE=96
;const NO_MODEM_LINES=0;class ComPort{#device;#format={baud:115200,dataBits:8,parity:"none",
stopBits:1};#lines=LINES_OFF;#isBroken=false;#outboundFlow=OUTBOUND_FLOW.none
;#inboundFlow=INBOUND_FLOW.none;#isSuspended=false;constructor(device){this.#device=device}
get format(){return this.#format}get isSuspended(){return this.#isSuspended}get isBroken(){
return this.#isBroken}get modemState(){
return Buffer.from([NOTIFY_MODEMSTATE+FROM_SERVER,NO_MODEM_LINES])}release(){this.#isSuspended=false
;if(this.#isBroken)this.#device.setBreak(false);this.#device.setLines(LINES_OFF)}
take(command,value){const confirmed=bytes=>Buffer.from([command+FROM_SERVER,...bytes])
;const first=value[0]??0;switch(command){case SIGNATURE:
return value.length>0?[]:[confirmed(Buffer.from(this.#device.signature,"latin1"))]
;case SET_BAUDRATE:return value.length===4?[confirmed(this.#setBaud(value.readUInt32BE()))]:[]
;case SET_DATASIZE:case SET_PARITY:case SET_STOPSIZE:
return[confirmed([this.#setFormat(command,first)])];case SET_CONTROL:
return value.length===1?this.#control(first).map(state=>confirmed([state])):[]
;case FLOWCONTROL_SUSPEND:case FLOWCONTROL_RESUME:this.#isSuspended=command===FLOWCONTROL_SUSPEND
;return[];case SET_LINESTATE_MASK:
return[confirmed([first]),Buffer.from([NOTIFY_LINESTATE+FROM_SERVER,IDLE_LINE&first])]
;case SET_MODEMSTATE_MASK:return[confirmed([first]),this.modemState];case PURGE_DATA:
return value.length===1?[confirmed([this.#purge(first)])]:[];default:return[]}}#setBaud(baud){
if(baud>=LOWEST_BAUD&&baud<=HIGHEST_BAUD)this.#format={...this.#format,baud:baud}
;const answer=Buffer.alloc(4);answer.writeUInt32BE(this.#format.baud);return answer}
#setFormat(command,value){const format=this.#format;if(command===SET_DATASIZE){
if(value>=5&&value<=8)this.#format={...format,dataBits:value};return this.#format.dataBits}
if(command===SET_PARITY){this.#format={...format,parity:PARITIES[value-1]??format.parity}
;return PARITIES.indexOf(this.#format.parity)+1}this.#format={...format,
stopBits:STOP_SIZES[value-1]??format.stopBits};return STOP_SIZES.indexOf(this.#format.stopBits)+1}
#control(value){if(value<=OUTBOUND_FLOW.hardware||value===DCD_FLOW||value===DSR_FLOW){
if(value>=OUTBOUND_FLOW.none&&value<=OUTBOUND_FLOW.hardware){this.#outboundFlow=value
;this.#inboundFlow=value-OUTBOUND_FLOW.none+INBOUND_FLOW.none}return[this.#outboundFlow]}
if(value>=INBOUND_FLOW.query&&value<=INBOUND_FLOW.hardware||value===DTR_FLOW){
if(value>=INBOUND_FLOW.none&&value<=INBOUND_FLOW.hardware)this.#inboundFlow=value
;return[this.#inboundFlow]}if(value<=BREAK.off){
if(value!==BREAK.query)this.#setBreak(value===BREAK.on);return[this.#isBroken?BREAK.on:BREAK.off]}
if(value<=DTR.off){if(value!==DTR.query)this.#setLines({...this.#lines,dtr:value===DTR.on})
;return[this.#lines.dtr?DTR.on:DTR.off]}if(value<=RTS.off){if(value!==RTS.query)this.#setLines({
...this.#lines,rts:value===RTS.on});return[this.#lines.rts?RTS.on:RTS.off]}return[]}#setBreak(on){
this.#isBroken=on;this.#device.setBreak(on)}#setLines(lines){this.#lines=lines
;this.#device.setLines(lines)}#purge(which){const both=PURGE_RECEIVED+PURGE_TO_SEND
;if(which===PURGE_TO_SEND||which===both)this.#device.purgeToSend();return which}}const TELNET={
SE:240,SB:250,WILL:251,WONT:252,DO:253,DONT:254,IAC:255}
;const{SE:SE,SB:SB,WILL:WILL,WONT:WONT,DO:DO,DONT:DONT,IAC:IAC}=TELNET;const BINARY=0
;const SUPPRESS_GO_AHEAD=3;const COM_PORT=44;const LONGEST_SUBNEGOTIATION=64
;function escaped(bytes){if(!bytes.includes(IAC))return bytes
;return Buffer.from(bytes.toString("latin1").replaceAll("ÿ","ÿÿ"),"latin1")}class TelnetDecoder{
#state="data";#verb=0;#subnegotiation;*push(bytes){for(let at=0;at<bytes.length;at++){
if(this.#state==="data"){const found=bytes.indexOf(IAC,at);const end=found<0?bytes.length:found
;yield*this.#data(bytes.subarray(at,end));at=end;if(found>=0)this.#state="command"
}else if(this.#state==="option"){this.#state="data";yield{kind:"option",verb:this.#verb,
option:bytes.readUInt8(at)}}else yield*this.#command(bytes.subarray(at,at+1))}}*#command(byte){
const code=byte.readUInt8();this.#state="data"
;if(code===IAC)yield*this.#data(byte);else if(code===WILL||code===WONT||code===DO||code===DONT){
this.#verb=code;this.#state="option"}else if(code===SB)this.#subnegotiation=[];else if(code===SE){
const setting=this.#subnegotiation;this.#subnegotiation=undefined
;if(setting!==undefined&&setting.length>0&&setting.length<=LONGEST_SUBNEGOTIATION)yield{
kind:"subnegotiation",bytes:Buffer.from(setting)}}}*#data(bytes){if(bytes.length===0)return
;if(this.#subnegotiation===undefined)yield{kind:"data",bytes:bytes};else{
const room=LONGEST_SUBNEGOTIATION+1-this.#subnegotiation.length
;this.#subnegotiation.push(...bytes.subarray(0,Math.max(0,room)))}}}class TelnetOptions{#on={
[WILL]:new Set,[DO]:new Set};hasComPort(){
return this.#on[WILL].has(COM_PORT)||this.#on[DO].has(COM_PORT)}answer(verb,option){
const asks=verb===WILL||verb===WONT?WILL:DO;const[yes,no]=asks===WILL?[DO,DONT]:[WILL,WONT]
;const on=this.#on[asks]
;if(verb!==asks)return on.delete(option)?Buffer.from([IAC,no,option]):undefined
;if(on.has(option))return undefined
;const agrees=option===BINARY||option===SUPPRESS_GO_AHEAD||option===COM_PORT
;if(agrees)on.add(option);return Buffer.from([IAC,agrees?yes:no,option])}}
const UNREAD_LIMIT_BYTES=64*1024
;class Rfc2217Stream extends external_node_stream_namespaceObject.Duplex{#socket;#port
;#decoder=new TelnetDecoder;#options=new TelnetOptions;#heldBack;constructor(socket,device){super()
;this.#socket=socket;this.#port=new ComPort(device);socket.on("data",bytes=>this.#take(bytes))
;socket.on("end",()=>this.push(null));socket.on("drain",()=>socket.resume())
;socket.on("close",()=>this.destroy());if(socket.readableEnded)this.push(null)}get format(){
return this.#port.format}_read(){
if(this.#socket.writableLength<=UNREAD_LIMIT_BYTES)this.#socket.resume()}
_write(bytes,_encoding,done){const write=()=>void this.#socket.write(escaped(bytes),done)
;if(this.#port.isSuspended)this.#heldBack=write;else write()}_final(done){this.#socket.end(done)}
_destroy(error,done){this.#port.release();this.#socket.destroy();done(error)}#take(bytes){
for(const part of this.#decoder.push(bytes)){if(this.destroyed)return;this.#obey(part)}
if(this.#socket.writableLength>UNREAD_LIMIT_BYTES)this.#socket.pause()}#obey(part){
if(part.kind==="data"){if(!this.#port.isBroken&&!this.push(part.bytes))this.#socket.pause()
}else if(part.kind==="option")this.#negotiate(part.verb,part.option);else if(this.#options.hasComPort()&&part.bytes[0]===COM_PORT&&part.bytes.length>1){
this.#set(part.bytes.readUInt8(1),part.bytes.subarray(2))}}#negotiate(verb,option){
const had=this.#options.hasComPort();const answer=this.#options.answer(verb,option)
;if(answer!==undefined)this.#socket.write(answer)
;if(!had&&this.#options.hasComPort())this.#send(this.#port.modemState)}#set(command,value){
for(const answer of this.#port.take(command,value))this.#send(answer)
;if(this.#port.isSuspended)return;const write=this.#heldBack;this.#heldBack=undefined;write?.()}
#send(setting){const{IAC:IAC,SB:SB,SE:SE}=TELNET
;this.#socket.write(Buffer.concat([Buffer.from([IAC,SB,COM_PORT]),escaped(setting),Buffer.from([IAC,SE])]))
}}const WAITING_LIMIT=16;class Turns{#waiting=[];#current;get idle(){
return this.#current??Promise.resolve()}enter(socket,serve){if(this.#waiting.length>=WAITING_LIMIT){
socket.destroy();return}socket.on("close",()=>this.#leave(socket));socket.once("end",()=>{
if(this.#leave(socket))socket.destroy()});this.#waiting.push({socket:socket,serve:serve})
;this.#current??=this.#serveInTurn()}#leave(socket){
const at=this.#waiting.findIndex(turn=>turn.socket===socket);if(at>=0)this.#waiting.splice(at,1)
;return at>=0}async#serveInTurn(){
for(let turn=this.#waiting.shift();turn!==undefined;turn=this.#waiting.shift()){
const{socket:socket,serve:serve}=turn;if(!socket.destroyed)await serve(socket);socket.destroy()}
this.#current=undefined}}const KEEP_ALIVE_MS=1e4;class TcpPort{#server;#open=new Set;#turns;#serve
;#closing=false;#address={port:0,host:""};constructor(turns,serve){this.#turns=turns
;this.#serve=serve;this.#server=this.#createServer()}async listen(port,host){
await new Promise((resolve,reject)=>{this.#server.once("error",reject)
;this.#server.listen(port,host,()=>{this.#server.off("error",reject);resolve()})})
;const address=this.#server.address();this.#address={
port:typeof address==="object"&&address!==null?address.port:port,host:host}
;return this.#address.port}goAway(){this.#server.close()
;for(const socket of this.#open)socket.resetAndDestroy()}async comeBack(){if(this.#closing)return
;this.#server=this.#createServer();await this.listen(this.#address.port,this.#address.host)}
async close(){this.#closing=true
;const closed=new Promise(resolve=>this.#server.close(()=>resolve()))
;for(const socket of this.#open)socket.destroy();await this.#turns.idle;await closed}
#createServer(){const settings={allowHalfOpen:true,noDelay:true,keepAlive:true,
keepAliveInitialDelay:KEEP_ALIVE_MS}
;return(0,external_node_net_.createServer)(settings,socket=>this.#enter(socket))}#enter(socket){
socket.on("error",()=>undefined);if(this.#closing){socket.destroy();return}this.#open.add(socket)
;socket.on("close",()=>this.#open.delete(socket));this.#turns.enter(socket,this.#serve)}}
var errors=__nccwpck_require__(578);var command_line=__nccwpck_require__(592)
;var promises_=__nccwpck_require__(500);var qemu_process=__nccwpck_require__(132);class Machine{
#start;#report;#qemu;#isPaused=false;#isMuted=true;#goal={strap:"held"};#reached=this.#goal;#working
;#strap;#listener;#isClosed=false;constructor(strap,start,report){this.#strap=strap
;this.#start=start;this.#report=report}set listener(listener){this.#listener=listener
;this.#qemu?.serial.resume()
;if(listener!==undefined&&this.#qemu===undefined&&this.#goal.strap!=="held"&&this.#working===undefined)this.reset(this.#strap)
}get settled(){return this.#working??Promise.resolve()}get isRunning(){return this.#qemu!==undefined
}hold(){this.#aim({strap:"held"})}reset(strap){this.#strap=strap;this.#aim({strap:strap})}
send(bytes,sent){const serial=this.#qemu?.serial
;if(serial===undefined||this.#isMuted||!serial.writable)return true
;if(serial.write(bytes))return true;const done=()=>{serial.off("drain",done)
;serial.off("close",done);sent()};serial.on("drain",done);serial.on("close",done);return false}
resume(){this.#qemu?.serial.resume()}async close(){this.#isClosed=true;this.#isMuted=true
;await this.#working;await this.#end()}#aim(goal){this.#isMuted=true;this.#goal=goal
;this.#working??=this.#work().finally(()=>this.#working=undefined)}async#work(){
while(this.#goal!==this.#reached&&!this.#isClosed){const goal=this.#goal;try{
if(goal.strap==="held")await this.#pause();else await this.#run(goal,goal.strap)}catch(error){
this.#fail(error)}this.#reached=goal}}async#pause(){if(this.#qemu===undefined||this.#isPaused)return
;const isDone=await this.#does("stop");if(isDone)this.#isPaused=true}async#run(goal,strap){
if(this.#qemu?.strap===strap&&await this.#restart(goal))return;await this.#end()
;const qemu=await this.#start(strap);this.#qemu=qemu;this.#isPaused=false
;this.#isMuted=goal!==this.#goal;qemu.serial.on("data",bytes=>this.#print(qemu,bytes))
;void qemu.ended.then(end=>{if(this.#qemu!==qemu)return;this.#qemu=undefined
;this.#fail(new errors.HR("qemu-failed",`QEMU has exited unexpectedly: ${end}.`,qemu_process.l))})}
async#restart(goal){await this.#pause();if(!this.#isPaused)return false;this.#qemu?.serial.resume()
;await(0,promises_.setImmediate)();if(goal!==this.#goal)return true
;if(!await this.#does("system_reset"))return false;this.#isMuted=goal!==this.#goal
;this.#isPaused=false;return this.#does("cont")}async#does(command){const qemu=this.#qemu
;if(qemu===undefined)return false;try{await qemu.execute(command);return true}catch{
await this.#end();return false}}async#end(){const qemu=this.#qemu;this.#qemu=undefined
;this.#isPaused=false;await(qemu?.stop())}#print(qemu,bytes){
if(this.#isMuted||this.#qemu!==qemu||this.#listener===undefined)return
;if(!this.#listener.print(bytes))qemu.serial.pause()}#fail(error){
this.#report(error instanceof errors.HR?error:new errors.HR("qemu-failed",`QEMU: ${(0,
errors.bD)(error)}.`,qemu_process.l));this.#listener?.lost()}}const HOST="127.0.0.1"
;const FINISH_DEADLINE_MS=1e3;async function startQemuBoard(settings){
const{boot:boot,start:start,report:report}=settings;let failure
;const machine=new Machine(boot,start,reported=>{failure=reported;report(reported)})
;const circuit=new ResetCircuit({hold:()=>machine.hold(),start:strap=>machine.reset(strap)})
;const turns=new Turns;const withLines=new TcpPort(turns,socket=>{const device={signature:"qemu",
setLines:lines=>circuit.set(lines),setBreak:()=>undefined,purgeToSend:()=>undefined}
;return serve(machine,new Rfc2217Stream(socket,device))})
;const raw=new TcpPort(turns,socket=>serve(machine,socket));const close=async()=>{
await Promise.all([withLines.close(),raw.close()]);circuit.stop();await machine.close()};try{
const port=await withLines.listen(settings.port,HOST)
;const socketPort=await raw.listen(settings.socketPort,HOST);machine.reset(boot)
;await machine.settled;if(failure!==undefined&&!machine.isRunning)throw failure;return{port:port,
socketPort:socketPort,machine:machine,close:close}}catch(error){await close();throw error}}
async function serve(machine,stream){const finish=()=>{stream.end()
;(0,external_node_timers_namespaceObject.setTimeout)(()=>stream.destroy(),FINISH_DEADLINE_MS).unref()
};const closed=new Promise(resolve=>stream.once("close",resolve));stream.on("error",()=>undefined)
;stream.on("drain",()=>machine.resume());stream.on("end",finish);stream.on("data",bytes=>{
if(!machine.send(bytes,()=>stream.resume()))stream.pause()});if(stream.readableEnded)finish()
;machine.listener={print:bytes=>!stream.writable||stream.write(bytes),lost:()=>stream.destroy()}
;if(!stream.closed)await closed;machine.listener=undefined}}),
145:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{V4:()=>QEMU_CHIPS});const MIB=1048576
;const LARGEST=128*MIB;const USUAL={leastFlash:4*MIB,largestFlash:16*MIB,idfLayout:true,
protection:"security-info",secureDownloadMode:true,romDigests:true,romReads:true,romBaud:115200,
encryptedBlock:16,oldSignatures:false,oldRevision:"major"};const CHIPS={esp8266:{...USUAL,
name:"ESP8266",bootloader:0,idfLayout:false,protection:"none",secureDownloadMode:false,
romDigests:false,romReads:false,romBaud:74880},esp32:{...USUAL,name:"ESP32",imageId:0,
bootloader:4096,protection:{address:1073061888,size:28},secureDownloadMode:false,encryptedBlock:32,
oldSignatures:true},esp32s2:{...USUAL,name:"ESP32-S2",imageId:2,bootloader:4096},esp32s3:{...USUAL,
name:"ESP32-S3",imageId:9,bootloader:0,largestFlash:LARGEST},esp32c2:{...USUAL,name:"ESP32-C2",
imageId:12,bootloader:0,leastFlash:MIB},esp32c3:{...USUAL,name:"ESP32-C3",imageId:5,bootloader:0,
oldRevision:"minor"},esp32c5:{...USUAL,name:"ESP32-C5",imageId:23,bootloader:8192,
largestFlash:LARGEST},esp32c6:{...USUAL,name:"ESP32-C6",imageId:13,bootloader:0},esp32c61:{...USUAL,
name:"ESP32-C61",imageId:20,bootloader:0,largestFlash:LARGEST},esp32e22:{...USUAL,name:"ESP32-E22",
imageId:31,bootloader:0},esp32h2:{...USUAL,name:"ESP32-H2",imageId:16,bootloader:0,leastFlash:2*MIB
},esp32h21:{...USUAL,name:"ESP32-H21",imageId:25,bootloader:0},esp32h4:{...USUAL,name:"ESP32-H4",
imageId:28,bootloader:8192,largestFlash:LARGEST},esp32p4:{...USUAL,name:"ESP32-P4",imageId:18,
bootloader:8192,largestFlash:LARGEST},esp32s31:{...USUAL,name:"ESP32-S31",imageId:32,
bootloader:8192,largestFlash:LARGEST}};const TABLE=CHIPS;const ALL=Object.values(TABLE)
;const BY_NAME=new Map(ALL.map(chip=>[chip.name,chip]))
;const BY_IMAGE=new Map(ALL.filter(({imageId:imageId})=>imageId!==undefined).map(chip=>[chip.imageId,chip]))
;const chips_CHIP_OPTIONS=Object.keys(CHIPS);const ESP8266=CHIPS.esp8266.name
;const BOOTLOADER_ADDRESSES=[...new Set(ALL.map(({bootloader:bootloader})=>bootloader))].sort((a,b)=>a-b)
;const LARGEST_ENCRYPTED_BLOCK=Math.max(...ALL.map(({encryptedBlock:encryptedBlock})=>encryptedBlock))
;function chips_chipFacts(option){return TABLE[option]}function chipsWith(holds){
return ALL.filter(holds).map(({name:name})=>name)}function chipOfImage(chipId){
return BY_IMAGE.get(chipId)?.name}function oldRevision(chipId){
return BY_IMAGE.get(chipId)?.oldRevision??USUAL.oldRevision}function bootloaderAddress(chip){
const known=BY_NAME.get(chip);return known?.idfLayout===true?known.bootloader:undefined}
function headerAddress(chip){return BY_NAME.get(chip)?.bootloader}function hasIdfLayout(chip){
return abilitiesOf(chip).idfLayout}function leastFlash(chip){return abilitiesOf(chip).leastFlash}
function protectionOf(chip){return abilitiesOf(chip).protection}function romDigests(chip){
return abilitiesOf(chip).romDigests}function romReads(chip){return abilitiesOf(chip).romReads}
function romBaud(chip){return abilitiesOf(chip).romBaud}function takesOldSignatures(chip){
return abilitiesOf(chip).oldSignatures}function chipOfOption(option){
return chips_CHIP_OPTIONS.some(known=>known===option)?TABLE[option].name:undefined}
function optionOfChip(name){return name.toLowerCase().replaceAll("-","")}function abilitiesOf(chip){
return BY_NAME.get(chip)??USUAL}const chips_MIB=1048576;const QEMU_CHIPS={esp32:{processor:"xtensa",
oldest:"8.1.3",downloadStrap:"0x0f",psram:["2MB","4MB"],efuseSize:124,efuseLayout:"words",
mac:"24:0a:c4:51:7e:0e"},esp32s3:{processor:"xtensa",oldest:"9.0.0",downloadStrap:"0x07",
psram:["2MB","4MB","8MB","16MB","32MB","4MB octal","8MB octal","16MB octal","32MB octal"],
efuseSize:1024,efuseLayout:"blocks",mac:"7c:df:a1:e2:93:5a"},esp32c3:{processor:"riscv32",
oldest:"8.1.3",downloadStrap:"0x02",psram:[],efuseSize:1024,efuseLayout:"blocks",
mac:"34:85:18:6b:2d:a6"}};const QEMU_CHIP_NAMES=Object.keys(QEMU_CHIPS)
;const QEMU_FLASH_SIZES=[2*chips_MIB,4*chips_MIB,8*chips_MIB,16*chips_MIB]
;function isQemuChip(text){return Object.hasOwn(QEMU_CHIPS,text)}function otherChip(text){
const chip=CHIP_OPTIONS.find(option=>option===text);const names=QEMU_CHIP_NAMES.join(", ")
;if(chip===undefined)return`is not one of ${names}`
;return`is not in Espressif's QEMU, which has ${names}; the virtual-board action of this repository has the ${chipFacts(chip).name}, but runs no code`
}function psramOf(chip,text){const words=QEMU_CHIPS[chip].psram
;if(!words.includes(text))return undefined;return{size:Number.parseInt(text,10)*chips_MIB,
isOctal:text.endsWith("octal")}}}),
650:((module,__unused_webpack___webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.a(module,async(__webpack_handle_async_dependencies__,__webpack_async_result__)=>{
try{var node_fs__WEBPACK_IMPORTED_MODULE_0__=__nccwpck_require__(24)
;var node_fs__WEBPACK_IMPORTED_MODULE_0___default=__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__)
;var node_os__WEBPACK_IMPORTED_MODULE_1__=__nccwpck_require__(161)
;var node_os__WEBPACK_IMPORTED_MODULE_1___default=__nccwpck_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__)
;var node_path__WEBPACK_IMPORTED_MODULE_2__=__nccwpck_require__(760)
;var node_path__WEBPACK_IMPORTED_MODULE_2___default=__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__)
;var node_url__WEBPACK_IMPORTED_MODULE_3__=__nccwpck_require__(136)
;var node_url__WEBPACK_IMPORTED_MODULE_3___default=__nccwpck_require__.n(node_url__WEBPACK_IMPORTED_MODULE_3__)
;var _system_errors_js__WEBPACK_IMPORTED_MODULE_4__=__nccwpck_require__(578)
;var _system_processes_background_js__WEBPACK_IMPORTED_MODULE_5__=__nccwpck_require__(970)
;var _system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_6__=__nccwpck_require__(847)
;var _board_js__WEBPACK_IMPORTED_MODULE_7__=__nccwpck_require__(636)
;var _board_files_js__WEBPACK_IMPORTED_MODULE_8__=__nccwpck_require__(388)
;var _command_line_js__WEBPACK_IMPORTED_MODULE_9__=__nccwpck_require__(592)
;var _efuse_js__WEBPACK_IMPORTED_MODULE_10__=__nccwpck_require__(458)
;var _guard_js__WEBPACK_IMPORTED_MODULE_11__=__nccwpck_require__(912)
;var _machine_qemu_process_js__WEBPACK_IMPORTED_MODULE_12__=__nccwpck_require__(132)
;var _options_js__WEBPACK_IMPORTED_MODULE_13__=__nccwpck_require__(589)
;var _chips_js__WEBPACK_IMPORTED_MODULE_14__=__nccwpck_require__(145)
;const SOCKET_FOLDER_LIMIT_BYTES=90;const REPORTS_LIMIT=20
;async function keep({program:program,options:options,image:image,efuse:efuse,folder:folder}){
const stopping=new AbortController;const{signal:signal}=stopping
;const stop=Promise.race([stopSignal(),notKept()]).then(()=>stopping.abort())
;const{chip:chip,flashSize:flashSize,mac:mac,psram:psram,network:network,watchdog:watchdog,boot:boot,port:port,socketPort:socketPort}=options
;const env=(0,_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_6__.yE)(process.env)
;const release=await(0,_board_files_js__WEBPACK_IMPORTED_MODULE_8__.x)([{input:"image",path:image,
size:flashSize},{input:"efuse",path:efuse,
size:_chips_js__WEBPACK_IMPORTED_MODULE_14__.V4[chip].efuseSize,
content:(0,_efuse_js__WEBPACK_IMPORTED_MODULE_10__.u)(chip,mac)}]);const dismiss=await(0,
_guard_js__WEBPACK_IMPORTED_MODULE_11__.m)((0,
node_url__WEBPACK_IMPORTED_MODULE_3__.fileURLToPath)(import.meta.url),env)
;const sockets=socketFolder(folder);const settings={chip:chip,image:image,efuse:efuse,psram:psram,
network:network,watchdog:watchdog};let reports=0;try{
const board=await(0,_board_js__WEBPACK_IMPORTED_MODULE_7__.H)({...{boot:boot,port:port,
socketPort:socketPort},start:strap=>(0,_machine_qemu_process_js__WEBPACK_IMPORTED_MODULE_12__.p)({
program:program,
commandLine:(now,channels)=>(0,_command_line_js__WEBPACK_IMPORTED_MODULE_9__.a)(settings,now,channels),
folder:sockets.path,env:env,signal:signal},strap),report:({code:code,message:message})=>{
if(!signal.aborted&&++reports<=REPORTS_LIMIT)process.stdout.write(`${code}: ${message}\n`)}})
;process.stdout.write(`listening on rfc2217://127.0.0.1:${board.port}\nlistening on socket://127.0.0.1:${board.socketPort}\n`)
;await stop;await board.close()}catch(error){if(!signal.aborted)throw error}finally{sockets.remove()
;release();await dismiss()}}function socketFolder(folder){
if(process.platform==="win32"||Buffer.byteLength(folder)<=SOCKET_FOLDER_LIMIT_BYTES)return{
path:folder,remove:()=>undefined}
;const path=(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,
node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,
node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(),"qemu-"));return{path:path,remove:()=>(0,
node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path,{recursive:true,force:true})}}
function stopSignal(){return new Promise(resolve=>{
for(const signal of["SIGINT","SIGTERM"])process.on(signal,()=>resolve())})}async function notKept(){
if(await(0,
_system_processes_background_js__WEBPACK_IMPORTED_MODULE_5__.ve)())await new Promise(()=>undefined)}
function explain(error){
if(error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_4__.HR)return`${error.message} ${error.hint}`
;if(error instanceof Error&&"port"in error&&(0,
_system_errors_js__WEBPACK_IMPORTED_MODULE_4__.xU)(error)==="EADDRINUSE")return`port ${String(error.port)} is in use by another program; use 0 for a free one`
;return(0,_system_errors_js__WEBPACK_IMPORTED_MODULE_4__.bD)(error)}
process.stdout.on("error",()=>undefined);try{const[command,value=""]=process.argv.slice(2)
;if(command==="--guard")await(0,
_guard_js__WEBPACK_IMPORTED_MODULE_11__.a)(Number(value));else if(command==="--kept")await keep(JSON.parse(value));else throw new Error("this is started by the action qemu")
;process.exit(0)}catch(error){process.stderr.write(`${explain(error)}\n`);process.exit(1)}
__webpack_async_result__()}catch(e){__webpack_async_result__(e)}},1)}),
592:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{a:()=>commandLine})
;var _chips_js__WEBPACK_IMPORTED_MODULE_0__=__nccwpck_require__(145)
;const NETWORKS=null&&["none","user","internet"];const MIB=1048576
;function commandLine(board,strap,channels){const{chip:chip,psram:psram}=board
;const global=(driver,property,value)=>["-global",`driver=${driver},property=${property},value=${value}`]
;return[...["-M",chip,"-nographic"],...psram===undefined?[]:["-m",`${psram.size/MIB}M`],...psram?.isOctal===true?global("ssi_psram","is_octal","true"):[],...["-drive",`file=${quoted(board.image)},if=mtd,format=raw`],...["-drive",`file=${quoted(board.efuse)},if=none,format=raw,id=efuse`],...global(`nvram.${chip}.efuse`,"drive","efuse"),...board.watchdog?[]:global(`timer.${chip}.timg`,"wdt_disable","true"),...strap==="rom"?global(`${chip}.gpio`,"strap_mode",_chips_js__WEBPACK_IMPORTED_MODULE_0__.V4[chip].downloadStrap):[],...["-nic",nic(board.network)],...["-serial",endpoint(channels.serial)],...["-qmp",endpoint(channels.control)]]
}function nic(network){if(network==="none")return"none"
;return network==="user"?"user,model=open_eth,restrict=yes":"user,model=open_eth"}
function endpoint(address){
return`${quoted(address)},server=off${address.startsWith("tcp:")?",nodelay=on":""}`}
function quoted(text){return text.replaceAll(",",",,")}}),
458:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{u:()=>efuseImage})
;var _chips_js__WEBPACK_IMPORTED_MODULE_0__=__nccwpck_require__(145);function parseMac(text){
if(!/^(?:[\da-f]{2}:){5}[\da-f]{2}$/i.test(text))return undefined
;const mac=text.split(":").map(byte=>Number.parseInt(byte,16));return(mac[0]??1)%2===0?mac:undefined
}const MAC_WORD=1;const REVISION_BIT_0={word:3,bit:15};const REVISION_BIT_1={word:5,bit:20}
;const BLOCK_1=24;const MINOR_REVISION={offset:BLOCK_1+12,shift:18,value:3}
;function efuseImage(chip,mac){
const{efuseSize:efuseSize,efuseLayout:efuseLayout}=_chips_js__WEBPACK_IMPORTED_MODULE_0__.V4[chip]
;const image=Buffer.alloc(efuseSize);if(efuseLayout==="words"){
image.set([...mac.toReversed(),macCrc(mac)],4*MAC_WORD)
;for(const{word:word,bit:bit}of[REVISION_BIT_0,REVISION_BIT_1])image.writeUInt32LE(1<<bit>>>0,4*word)
;return image}image.set(mac.toReversed(),BLOCK_1)
;const{offset:offset,shift:shift,value:value}=MINOR_REVISION
;image.writeUInt32LE(value<<shift,offset);return image}function macCrc(mac){let crc=0
;for(const byte of mac){crc^=byte;for(let at=0;at<8;at++)crc=crc&1?crc>>1^140:crc>>1}return crc}}),
912:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{a:()=>guard,m:()=>startGuard})
;var external_node_events_=__nccwpck_require__(474);var external_node_path_=__nccwpck_require__(760)
;const promises_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises")
;var errors=__nccwpck_require__(578);var launch=__nccwpck_require__(373)
;async function startGuard(script,env){if(process.platform==="win32")return()=>Promise.resolve()
;const child=(0,launch.ql)({command:process.execPath,args:[script,"--guard",String(process.pid)],
cwd:(0,external_node_path_.parse)(process.cwd()).root,env:env,stdio:["pipe","ignore","ignore"],
detached:true});await(0,external_node_events_.once)(child,"spawn").catch(error=>{
throw new Error(`Cannot start the guard of QEMU: ${(0,errors.bD)(error)}`)});child.unref()
;child.stdin?.on("error",()=>undefined);const ended=(0,external_node_events_.once)(child,"exit")
;return async()=>{child.ref();child.kill("SIGKILL");await ended}}async function guard(group){
await(0,promises_namespaceObject.finished)(process.stdin.resume()).catch(()=>undefined)
;if(!Number.isSafeInteger(group)||group<=1)return;try{process.kill(-group,"SIGKILL")}catch{}}}),
132:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{l:()=>QEMU_FAILED_HINT,p:()=>startQemu})
;var external_node_events_=__nccwpck_require__(474);var external_node_net_=__nccwpck_require__(30)
;var errors=__nccwpck_require__(578);var launch=__nccwpck_require__(373);function cleanLine(line){
return line.replace(/\u001b(?:\[[\d;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)/g,"").replaceAll("\t"," ").replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,"").replaceAll("##[","#​#[").replace(/^(\s*):/,"$1​:").trimEnd()
}var command_line=__nccwpck_require__(592);var external_node_path_=__nccwpck_require__(760)
;async function openChannel(folder,name){const server=(0,external_node_net_.createServer)({
noDelay:true});server.maxConnections=1;const connected=new Promise(resolve=>{
server.once("connection",socket=>{server.close();socket.on("error",()=>undefined);resolve(socket)})
});const isWindows=process.platform==="win32";await new Promise((resolve,reject)=>{
server.once("error",reject);if(isWindows)server.listen(0,"127.0.0.1",resolve);else server.listen((0,
external_node_path_.join)(folder,name),resolve)})
;const address=isWindows?`tcp:127.0.0.1:${portOf(server)}`:`unix:${(0,
external_node_path_.join)(folder,name)}`;return{address:address,connected:connected,
close:()=>void server.close()}}function portOf(server){const address=server.address()
;return typeof address==="object"&&address!==null?address.port:0}const LINE_LIMIT=64*1024;class Qmp{
#socket;#waiting=new Map;#greeted=Promise.withResolvers();#text="";#number=0;#trouble
;constructor(socket){this.#socket=socket;this.#greeted.promise.catch(()=>undefined)
;socket.setEncoding("utf8");socket.on("data",text=>this.#take(text))
;socket.on("error",()=>undefined)
;socket.on("close",()=>this.#fail(new Error("QEMU has closed its control channel")))}
async negotiate(deadlineMs){await within(this.#greeted.promise,deadlineMs,"greet")
;await this.execute("qmp_capabilities",deadlineMs)}execute(command,deadlineMs){
if(this.#trouble!==undefined)return Promise.reject(this.#trouble);const id=++this.#number
;const answered=new Promise((resolve,reject)=>this.#waiting.set(id,{resolve:resolve,reject:reject}))
;this.#socket.write(`${JSON.stringify({execute:command,id:id})}\n`)
;return within(answered,deadlineMs,command).finally(()=>this.#waiting.delete(id))}#take(text){
this.#text+=text;const lines=this.#text.split("\n");this.#text=lines.pop()??""
;for(const line of lines)this.#read(line)
;if(this.#text.length>LINE_LIMIT)this.#fail(new Error("QEMU sends no end of a line"))}#read(line){
const message=objectIn(line);if(message===undefined)return
;if("QMP"in message)this.#greeted.resolve(undefined)
;const waiting=typeof message["id"]==="number"?this.#waiting.get(message["id"]):undefined
;if("return"in message)waiting?.resolve();else if("error"in message)waiting?.reject(new Error(`QEMU reports ${cleanLine(JSON.stringify(message["error"])).slice(0,300)}`))
}#fail(error){this.#trouble??=error;this.#greeted.reject(error)
;for(const{reject:reject}of this.#waiting.values())reject(error);this.#socket.destroy()}}
function objectIn(line){try{const value=JSON.parse(line)
;return typeof value==="object"&&value!==null?value:undefined}catch{return undefined}}
async function within(promise,deadlineMs,what){let timer;const late=new Promise((_,reject)=>{
timer=setTimeout(()=>reject(new Error(`QEMU did not answer "${what}" within ${deadlineMs/1e3} s`)),deadlineMs)
});return Promise.race([promise,late]).finally(()=>clearTimeout(timer))}const START_DEADLINE_MS=3e4
;const QUIT_DEADLINE_MS=2e3;const ANSWER_DEADLINE_MS=1e4
;const QEMU_FAILED_HINT="Its output shows the option or file that it does not accept; a signal may mean that the runner is short of memory."
;const WORDS_KEPT=4096
;async function startQemu({program:program,commandLine:commandLine,folder:folder,env:env,signal:signal},strap){
const serialChannel=await openChannel(folder,"serial")
;const controlChannel=await openChannel(folder,"control");let onAbort=()=>undefined;try{
signal.throwIfAborted();const args=commandLine(strap,{serial:serialChannel.address,
control:controlChannel.address});const child=(0,launch.ql)({command:program,args:args,cwd:folder,
env:env,stdio:["ignore","pipe","pipe"],detached:false});onAbort=()=>void child.kill("SIGKILL")
;signal.addEventListener("abort",onAbort);const words=lastWords(child)
;const ended=endOf(child,words);const kill=async()=>{child.kill("SIGKILL");await ended}
;const channels=Promise.all([serialChannel.connected,controlChannel.connected])
;const first=await firstOf(channels,ended,START_DEADLINE_MS);if(!("connected"in first)){await kill()
;throw notReady(first.end,words())}const[serial,control]=first.connected;const qmp=new Qmp(control)
;await qmp.negotiate(START_DEADLINE_MS).catch(async error=>{await kill();throw notReady((0,
errors.bD)(error),words())});const stop=async()=>{
const timer=setTimeout(()=>child.kill("SIGKILL"),QUIT_DEADLINE_MS)
;await qmp.execute("quit",QUIT_DEADLINE_MS).catch(()=>undefined);await ended;clearTimeout(timer)
;serial.destroy()};return{strap:strap,serial:serial,ended:ended,
execute:command=>qmp.execute(command,ANSWER_DEADLINE_MS),stop:stop}}finally{
signal.removeEventListener("abort",onAbort);serialChannel.close();controlChannel.close()}}
async function firstOf(connected,ended,deadlineMs){let timer;const late=new Promise(resolve=>{
timer=setTimeout(()=>resolve({end:`it was not ready within ${deadlineMs/1e3} s`}),deadlineMs)})
;const first=await Promise.race([connected.then(value=>({connected:value})),ended.then(end=>({
end:end})),late]);clearTimeout(timer);return first}function lastWords(child){let text=""
;for(const output of[child.stdout,child.stderr])output?.setEncoding("utf8").on("data",part=>text=(text+part).slice(-WORDS_KEPT))
;const isWord=line=>line!==""
;return()=>text.split(/[\r\n]+/).map(cleanLine).filter(isWord).join("; ")}
async function endOf(child,words){
const[code,signal]=await Promise.race([(0,external_node_events_.once)(child,"close"),(0,
external_node_events_.once)(child,"error").then(([error])=>[(0,
errors.bD)(error),null])]).catch(error=>[(0,errors.bD)(error),null])
;const end=signal===null?typeof code==="number"?`exit code ${code}`:String(code):`signal ${String(signal)}`
;const printed=words()
;return printed===""?`${end}; it printed nothing`:`${end}; it printed: ${printed}`}
function notReady(end,words){
const printed=words===""||end.includes(words)?"":`; it printed: ${words}`
;return new errors.HR("qemu-failed",`QEMU did not start: ${end}${printed}.`,QEMU_FAILED_HINT)}}),
589:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
var _chips_js__WEBPACK_IMPORTED_MODULE_0__=__nccwpck_require__(145)
;var _command_line_js__WEBPACK_IMPORTED_MODULE_1__=__nccwpck_require__(592)
;var _efuse_js__WEBPACK_IMPORTED_MODULE_2__=__nccwpck_require__(458);const MIB=1048576
;const OPTION_NAMES=null&&["chip","mac","flash-size","image","efuse","psram","network","watchdog","boot","port","socket-port"]
;function parseQemuOptions(texts){const problems=[];const take=(name,parse,hint)=>{
const text=texts[name]??"";if(text==="")return undefined;const value=parse(text)
;if(value===undefined)problems.push(`${name}: "${text}" ${hint}`);return value}
;const chip=take("chip",text=>isQemuChip(text)?text:undefined,otherChip(texts.chip??""))
;if(!texts.chip)problems.push(`chip: is missing; use one of ${QEMU_CHIP_NAMES.join(", ")}`)
;const sizes=QEMU_FLASH_SIZES.map(size=>`${size/MIB}MB`)
;const flashSize=take("flash-size",flashBytes,`is not a flash size of QEMU; use ${sizes.join(", ")}`)
;const psram=chip&&takePsram(take,chip)
;const network=take("network",text=>NETWORKS.find(each=>each===text),`is not one of ${NETWORKS.join(", ")}`)
;const watchdog=take("watchdog",text=>["false","true"].find(each=>each===text),"is neither true nor false")
;const boot=take("boot",text=>BOOT.get(text),"is neither download nor app")
;const mac=take("mac",parseMac,"is not the MAC address of a board; use six bytes as 24:0a:c4:00:01:10")
;const port=take("port",tcpPort,NOT_A_PORT)??0
;const socketPort=take("socket-port",tcpPort,NOT_A_PORT)??0
;if(port!==0&&port===socketPort)problems.push("socket-port: is the same as port; use another one, or 0")
;if(problems.length>0||chip===undefined)return{problems:problems};return{options:{chip:chip,
mac:mac??parseMac(QEMU_CHIPS[chip].mac)??[],flashSize:flashSize??4*MIB,psram:psram,
network:network??"none",watchdog:watchdog==="true",boot:boot??"rom",port:port,socketPort:socketPort}
}}const NOT_A_PORT="is not a port; use 0 (a free one) to 65535"
;const BOOT=new Map([["download","rom"],["app","application"]]);function takePsram(take,chip){
const{psram:psram}=QEMU_CHIPS[chip]
;const hint=psram.length===0?"is not possible: the machine of this chip has no PSRAM; leave psram empty":`is not a PSRAM size of this chip's machine; use ${psram.join(", ")}`
;return take("psram",text=>psramOf(chip,text),hint)}function flashBytes(text){
const[,number]=/^(\d{1,3})MB?$/i.exec(text)??[]
;return QEMU_FLASH_SIZES.find(size=>size===Number(number)*MIB)}function tcpPort(text){
const value=/^\d{1,5}$/.test(text)?Number(text):NaN;return value<=65535?value:undefined}}),
578:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{HR:()=>Failure,bD:()=>messageOf,xU:()=>systemCode})
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
internal:"tool"};class Failure extends Error{name="Failure";code;hint
;constructor(code,message,hint,options={}){super(message,options);this.code=code;this.hint=hint}
get class(){return FAILURES[this.code]}}function messageOf(error){
return error instanceof Error?error.message:String(error)}function systemCode(error){
return error instanceof Error&&"code"in error&&typeof error.code==="string"?error.code:undefined}}),
970:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{W_:()=>isRunning,ve:()=>untilKept})
;var external_node_fs_=__nccwpck_require__(24)
;const promises_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises")
;var external_node_net_=__nccwpck_require__(30);var promises_=__nccwpck_require__(500)
;var errors=__nccwpck_require__(578);var external_node_path_=__nccwpck_require__(760)
;var processes_launch=__nccwpck_require__(373);const TERMINATE_AFTER_MS=4e3;const KILL_AFTER_MS=5e3
;function end_process_endInStages(child,first){signalGroup(child,first)
;return[setTimeout(()=>signalGroup(child,"SIGTERM"),TERMINATE_AFTER_MS),setTimeout(()=>signalGroup(child,"SIGKILL"),KILL_AFTER_MS)]
}function signalGroup(child,signal){
if(child.pid===undefined||child.exitCode!==null||child.signalCode!==null)return;try{
if(process.platform==="win32")killTree(child);else process.kill(-child.pid,signal)}catch{}}
function end_process_killLeftovers(child){
if(child.pid===undefined||process.platform==="win32")return;try{process.kill(-child.pid,"SIGKILL")
}catch{}}function killTree(child){const{command:command,env:env}=windowsProgram("taskkill.exe")
;const args=["/pid",String(child.pid),"/t","/f"];const killer=launch({command:command,args:args,
env:env,cwd:parse(command).root,stdio:"ignore",detached:false});killer.on("error",()=>child.kill())}
var external_node_os_=__nccwpck_require__(161)
;const external_node_string_decoder_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder")
;const PIPE_GRACE_MS=1e3;const LINE_LIMIT=16384
;async function supervision_supervise(child,exit,request,endMark){
const watch=superviseEnd(child,request);const answer=async mayGoOn=>{
if(!await mayGoOn.catch(()=>false))watch.stopped();else if(watch.isOpen())child.stdin?.write("+")}
;const readers=["stdout","stderr"].map(stream=>readLines(child,stream,endMark,line=>{watch.alive()
;const mayGoOn=stream==="stdout"?request.mayGoOn?.(line):undefined
;if(mayGoOn!==undefined)return void answer(mayGoOn);request.onLine?.(line,stream)
;if(request.mustStop?.()===true)watch.stopped()}));try{
const reported=Promise.all(readers.map(({reported:reported})=>reported))
;const ended=await Promise.race([exit,reported.then(([code=0])=>exitWith(code))]);return{...ended,
end:watch.reason()??"exit"}}finally{watch.stop();if(watch.reason()!==undefined)killLeftovers(child)
;for(const reader of readers)reader.stop()}}function supervision_exitOf(child,command){
return new Promise((resolve,reject)=>{child.once("error",error=>{reject(notStarted(command,error))})
;child.once("exit",(exitCode,signal)=>{const grace=setTimeout(()=>{child.stdout?.destroy()
;child.stderr?.destroy()},PIPE_GRACE_MS);child.once("close",()=>{clearTimeout(grace);resolve({
exitCode:exitCode,signal:signal})})})})}function exitWith(code){if(code>=0)return{exitCode:code,
signal:null};const signals=Object.entries(constants.signals);return{exitCode:null,
signal:signals.find(([,number])=>number===-code)?.[0]??"SIGKILL"}}
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
const decoder=new StringDecoder("utf8")
;const{promise:reported,resolve:resolve}=Promise.withResolvers();let rest="";let isBlank=false
;const pass=line=>{if(endMark!==undefined&&line.startsWith(endMark)){isBlank=false
;resolve(Number(line.slice(endMark.length)));return}if(isBlank)take("")
;isBlank=endMark!==undefined&&line==="";if(!isBlank)take(line)};const consume=text=>{
const parts=(rest+text).split(/\r\n|\n|\r/);rest=parts.pop()??"";if(rest.length>LINE_LIMIT){
parts.push(rest);rest=""}for(const part of parts)pass(part.slice(0,LINE_LIMIT))}
;const onData=chunk=>consume(decoder.write(chunk));child[stream]?.on("data",onData);return{
reported:reported,stop:()=>{child[stream]?.off("data",onData);rest+=decoder.end()
;if(isBlank)take("");if(rest!=="")take(rest)}}}async function process_runProcess(request){
if(request.cwd!==undefined)return runIn(request.cwd,request)
;const folder=await mkdtemp(join(tmpdir(),"program-")).catch(()=>undefined)
;if(folder===undefined)return runIn(parse(process.cwd()).root,request);try{
return await runIn(folder,request)}finally{await rm(folder,{recursive:true,force:true,maxRetries:3
}).catch(()=>undefined)}}async function runIn(cwd,request){
const{command:command,args:args,env:env,mayGoOn:mayGoOn,inheritedFds:inheritedFds=[]}=request
;const stdin=mayGoOn===undefined?"ignore":"pipe";const stdio=[stdin,"pipe","pipe",...inheritedFds]
;const child=startGroup({command:command,args:args,cwd:cwd,env:env,stdio:stdio})
;child.stdin?.on("error",()=>undefined);return supervise(child,exitOf(child,command),request)}
const POLL_MS=50;const KILLED_DEADLINE_MS=2e3;const QUESTION_DEADLINE_MS=1e4;const KEEP="keep\n"
;function untilKept(input=process.stdin){return new Promise(resolve=>{let text=""
;const settle=()=>resolve(text===KEEP)
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
;while(!hasExited(child)&&Date.now()<deadline)await setTimeout(POLL_MS);return hasExited(child)}
async function stopBackground(identity,graceMs){if(!isRunning(identity.pid))return"gone"
;if(identity.started==="")return"unknown";if(!await isSame(identity))return"gone"
;process.kill(identity.pid,"SIGTERM");const deadline=Date.now()+graceMs;while(Date.now()<deadline){
if(!await isSame(identity))return"stopped";await setTimeout(POLL_MS)}
if(!await isSame(identity))return"stopped";process.kill(identity.pid,"SIGKILL");return"killed"}
async function identityOf(pid){return{pid:pid,started:await startTime(pid)}}
async function isSame(identity){
return isRunning(identity.pid)&&await startTime(identity.pid)===identity.started}
function isRunning(pid){try{return process.kill(pid,0)}catch(error){
return(0,errors.xU)(error)==="EPERM"}}async function startTime(pid){try{
if(process.platform==="linux")return linuxStartTicks(await readFile(`/proc/${pid}/stat`,"utf8"))
;const question=process.platform==="win32"?{
...windowsProgram("WindowsPowerShell","v1.0","powershell.exe"),
args:["-NoProfile","-Command",`(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`]}:{
command:"/bin/ps",env:{LC_ALL:"C"},args:["-o","lstart=","-p",String(pid)]};const lines=[]
;const onLine=line=>void lines.push(line.trim());const{end:end,exitCode:exitCode}=await runProcess({
...question,deadlineMs:QUESTION_DEADLINE_MS,onLine:onLine})
;return end==="exit"&&exitCode===0?lines.join("").trim():""}catch{return""}}
function linuxStartTicks(stat){const fields=stat.slice(stat.lastIndexOf(")")+2).split(" ")
;return fields[0]==="Z"?"":fields[19]??""}}),
373:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{ql:()=>launch})
;const external_node_child_process_namespaceObject=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process")
;var external_node_path_=__nccwpck_require__(760);var errors=__nccwpck_require__(578);const FIXES={
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
;const LIMIT=new Set(["EMFILE","ENFILE"]);function isDiskTrouble(error){
return(systemCode(error)??"")in FIXES||disk_trouble_isLimit(error)}
function disk_trouble_isLimit(error){return LIMIT.has(systemCode(error)??"")}
function instead(value){return error=>{if(disk_trouble_isLimit(error))throw error;return value}}
function isOfWriting(error){
return["ENOSPC","EDQUOT","EFBIG","EROFS"].includes(systemCode(error)??"")}
function isForbidden(error){return["EACCES","EPERM"].includes(systemCode(error)??"")}
function runnerTrouble(error){if(!isDiskTrouble(error))return undefined
;const path=error instanceof Error&&"path"in error&&typeof error.path==="string"?error.path:""
;const folder=path===""?"the runner's temporary folder (RUNNER_TEMP)":dirname(path)
;return disk_trouble_diskFailure("runner-disk-unusable","A file or folder of the runner is not usable",folder,error)
}function disk_trouble_diskFailure(code,what,folder,error){const found=systemCode(error)??""
;if(disk_trouble_isLimit(error)){
return new Failure("too-many-open-files",`${what}: the limit of open files is reached (${found}).`,"Raise it for the runner: `ulimit -n 1024` before it starts, or LimitNOFILE= of its service.",{
cause:error})}
const fix=FIXES[found]?.(folder)??`Check the permissions of ${folder} and the free space of its disk.`
;return new Failure(code,`${what}: ${messageOf(error)}.`,fix,{cause:error})}
var program_environment=__nccwpck_require__(847)
;function launch({command:command,args:args,cwd:cwd,env:env,stdio:stdio,detached:detached}){
const own=Object.entries(env).map(([name,value])=>name.toUpperCase()==="PATH"?[name,(0,
program_environment.DL)(value)]:[name,value])
;return(0,external_node_child_process_namespaceObject.spawn)(command,args,{cwd:cwd,
env:Object.fromEntries(own),stdio:stdio,detached:detached,windowsHide:true})}
function startGroup(program){try{return launch({...program,detached:process.platform!=="win32"})
}catch(error){throw notStarted(program.command,error)}}function windowsProgram(...path){
const root=process.env["SystemRoot"]??"C:\\Windows";return{command:join(root,"System32",...path),
env:{SystemRoot:root}}}function notStarted(command,error){const what=`Cannot start ${command}`
;if(isLimit(error))return diskFailure("esptool-not-started",what,"",error)
;return new Failure("esptool-not-started",`${what}: ${messageOf(error)}.`,"Check that the program exists and that the runner's user may execute it.",{
cause:error})}}),847:((__unused_webpack_module,__webpack_exports__,__nccwpck_require__)=>{
__nccwpck_require__.d(__webpack_exports__,{DL:()=>absolutePathEntries,yE:()=>programEnvironment})
;var node_path__WEBPACK_IMPORTED_MODULE_0__=__nccwpck_require__(760)
;var node_path__WEBPACK_IMPORTED_MODULE_0___default=__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__)
;const KEPT=new Set(["PATH","HOME","USERPROFILE","LOCALAPPDATA","SYSTEMROOT","SYSTEMDRIVE","WINDIR","PATHEXT","COMSPEC","TMP","TEMP","TMPDIR","RUNNER_TRACKING_ID"])
;function programEnvironment(inherited,alsoKept=new Set){
const isKept=name=>KEPT.has(name)||alsoKept.has(name)
;const kept=Object.entries(inherited).filter(entry=>entry[1]!==undefined&&isKept(entry[0].toUpperCase()))
;return Object.fromEntries(kept.map(([name,value])=>[name,name.toUpperCase()==="PATH"?absolutePathEntries(value):value]))
}function absolutePathEntries(path,platform=process.platform){const windows=platform==="win32"
;const isFixed=entry=>windows?/^"?([A-Za-z]:[\\/]|\\\\)/.test(entry)&&node_path__WEBPACK_IMPORTED_MODULE_0__.win32.isAbsolute(entry.replaceAll('"',"")):node_path__WEBPACK_IMPORTED_MODULE_0__.posix.isAbsolute(entry)
;const separator=windows?";":":";return path.split(separator).filter(isFixed).join(separator)}
const NETWORK=null&&["HTTP_PROXY","HTTPS_PROXY","ALL_PROXY","NO_PROXY","SSL_CERT_FILE","SSL_CERT_DIR"]
;const OWN=/^(GITHUB|RUNNER|ACTIONS|NODE|STATE)_|^TZ$/
;const SECRET=/TOKEN|SECRET|PASSW|CREDENTIAL|(^|_)(PAT|KEY)$/;function takeEnvironment(own){
const all={};for(const[name,value]of Object.entries(own)){const capitals=name.toUpperCase()
;const isUnset=value===""&&!capitals.startsWith("INPUT_");if(!isUnset)all[name]=value
;const stays=KEPT.has(capitals)||NETWORK.includes(capitals)||OWN.test(capitals)
;if(isUnset||!stays||SECRET.test(capitals))Reflect.deleteProperty(own,name)}return all}
function inputOf(env,name){return(env[`INPUT_${name.replaceAll(" ","_").toUpperCase()}`]??"").trim()
}}),474:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events")}),
24:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs")}),
30:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net")}),
161:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os")}),
760:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path")}),
500:(module=>{
module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises")}),
136:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url")})}
;var __webpack_module_cache__={};function __nccwpck_require__(moduleId){
var cachedModule=__webpack_module_cache__[moduleId];if(cachedModule!==undefined){
return cachedModule.exports}var module=__webpack_module_cache__[moduleId]={exports:{}}
;var threw=true;try{__webpack_modules__[moduleId](module,module.exports,__nccwpck_require__)
;threw=false}finally{if(threw)delete __webpack_module_cache__[moduleId]}return module.exports}
if(typeof __nccwpck_require__!=="undefined")__nccwpck_require__.ab=decodeURIComponent(new URL(".",import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/)?1:0,-1)+"/"
;(()=>{var webpackQueues=typeof Symbol==="function"?Symbol("webpack queues"):"__webpack_queues__"
;var webpackExports=typeof Symbol==="function"?Symbol("webpack exports"):"__webpack_exports__"
;var webpackError=typeof Symbol==="function"?Symbol("webpack error"):"__webpack_error__"
;var resolveQueue=queue=>{if(queue&&queue.d<1){queue.d=1;queue.forEach(fn=>fn.r--)
;queue.forEach(fn=>fn.r--?fn.r++:fn())}};var wrapDeps=deps=>deps.map(dep=>{
if(dep!==null&&typeof dep==="object"){if(dep[webpackQueues])return dep;if(dep.then){var queue=[]
;queue.d=0;dep.then(r=>{obj[webpackExports]=r;resolveQueue(queue)},e=>{obj[webpackError]=e
;resolveQueue(queue)});var obj={};obj[webpackQueues]=fn=>fn(queue);return obj}}var ret={}
;ret[webpackQueues]=x=>{};ret[webpackExports]=dep;return ret})
;__nccwpck_require__.a=(module,body,hasAwait)=>{var queue;hasAwait&&((queue=[]).d=-1)
;var depQueues=new Set;var exports=module.exports;var currentDeps;var outerResolve;var reject
;var promise=new Promise((resolve,rej)=>{reject=rej;outerResolve=resolve})
;promise[webpackExports]=exports;promise[webpackQueues]=fn=>(queue&&fn(queue),depQueues.forEach(fn),
promise["catch"](x=>{}));module.exports=promise;body(deps=>{currentDeps=wrapDeps(deps);var fn
;var getResult=()=>currentDeps.map(d=>{if(d[webpackError])throw d[webpackError]
;return d[webpackExports]});var promise=new Promise(resolve=>{fn=()=>resolve(getResult);fn.r=0
;var fnQueue=q=>q!==queue&&!depQueues.has(q)&&(depQueues.add(q),q&&!q.d&&(fn.r++,q.push(fn)))
;currentDeps.map(dep=>dep[webpackQueues](fnQueue))});return fn.r?promise:getResult()
},err=>(err?reject(promise[webpackError]=err):outerResolve(exports),resolveQueue(queue)))
;queue&&queue.d<0&&(queue.d=0)}})();(()=>{__nccwpck_require__.n=module=>{
var getter=module&&module.__esModule?()=>module["default"]:()=>module;__nccwpck_require__.d(getter,{
a:getter});return getter}})();(()=>{__nccwpck_require__.d=(exports,definition)=>{
for(var key in definition){
if(__nccwpck_require__.o(definition,key)&&!__nccwpck_require__.o(exports,key)){
Object.defineProperty(exports,key,{enumerable:true,get:definition[key]})}}}})();(()=>{
__nccwpck_require__.o=(obj,prop)=>Object.prototype.hasOwnProperty.call(obj,prop)})()
;var __webpack_exports__=__nccwpck_require__(650);__webpack_exports__=await __webpack_exports__;