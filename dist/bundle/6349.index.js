export const id=6349;export const ids=[6349];export const modules={
13077:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{x:()=>ConsoleLines})
;var decodability=__webpack_require__(49382);function plainText(decoded){
if(!/[\u0000-\u0008\u000b-\u001f\u007f]/.test(decoded))return decoded
;return decoded.replace(ESCAPES,"").replace(CONTROLS,"")}
const ESCAPES=/\u001b(?:\[[\d;?]{0,32}[ -/]{0,4}[@-~]|\][^\u0007\u001b]{0,256}(?:\u0007|\u001b\\)|[()][0-9A-Za-z]|[78=>cDEHM])?/g
;const CONTROLS=/[\u0000-\u0008\u000b-\u001f\u007f]/g;const LONGEST_LINE=1e4;const KEPT_BEFORE=120
;const SILENCE_MS=100;const LF=10;const CR=13;class ConsoleLines{#open=Buffer.alloc(LONGEST_LINE)
;#openLength=0;#number=1;#lastByteAt;#afterCr=false;#offered=0;#before;get lastByteAt(){
return this.#lastByteAt}get openLineDue(){
if(this.#openLength===this.#offered||this.#lastByteAt===undefined)return undefined
;return this.#lastByteAt+SILENCE_MS}*push({at:at,bytes:bytes}){if(bytes.length>0)this.#lastByteAt=at
;let start=0;let lf=-1;let cr=-1;while(start<bytes.length){
if(this.#afterCr&&this.#openLength===0&&(bytes[start]===LF||bytes[start]===CR)){
this.#afterCr=bytes[start]===CR;start++;continue}this.#afterCr=false
;if(this.#openLength===0&&(bytes[start]===LF||bytes[start]===CR)){this.#afterCr=bytes[start]===CR
;start++;this.#end(at);continue}if(lf<start)lf=indexOrEnd(bytes,LF,start)
;if(cr<start)cr=indexOrEnd(bytes,CR,start);const end=Math.min(lf,cr);while(start<end){
start=this.#append(bytes,start,end);if(this.#openLength===LONGEST_LINE)yield this.#endPiece(at)}
if(start<bytes.length){this.#afterCr=bytes[start]===CR;start++;const line=this.#end(at)
;if(line!==undefined)yield line}}}takeOpenLine(){
if(this.#openLength===this.#offered)return undefined;this.#offered=this.#openLength
;return this.openLine}get openLine(){
if(this.#openLength===0||this.#lastByteAt===undefined)return undefined
;return this.#line(this.#open.subarray(0,this.#openLength),this.#lastByteAt,true)}
#append(bytes,start,end){const taken=Math.min(end-start,LONGEST_LINE-this.#openLength)
;this.#open.set(bytes.subarray(start,start+taken),this.#openLength);this.#openLength+=taken
;return start+taken}#end(at){const line=this.#openLength>0?this.#give(this.#openLength,at):undefined
;if(line===undefined)this.#number++;this.#openLength=0;this.#offered=0;this.#before=undefined
;return line}#endPiece(at){let length=LONGEST_LINE
;while(length>LONGEST_LINE-4&&((this.#open[length-1]??0)&192)===128)length--
;if((this.#open[length-1]??0)>=192)length--;else length=LONGEST_LINE
;const line=this.#give(length,at);this.#before=line.text.slice(-KEPT_BEFORE)
;this.#open.copyWithin(0,length,LONGEST_LINE);this.#openLength=LONGEST_LINE-length;this.#offered=0
;return line}#give(length,at){const line=this.#line(this.#open.subarray(0,length),at,false)
;this.#number++;return line}#line(bytes,at,isOpen){const decoded=bytes.toString("utf8");return{
at:at,number:this.#number,text:plainText(decoded),...decoded.includes("")?{escaped:decoded}:{},
...this.#before===undefined?{}:{before:this.#before},bytes:bytes.length,undecodable:(0,
decodability.M)(decoded),isOpen:isOpen}}}function indexOrEnd(bytes,byte,from){
const index=bytes.indexOf(byte,from);return index===-1?bytes.length:index}}),
49382:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{M:()=>undecodableIn,m:()=>Decodability})
;const LEAST_BYTES=32;const GARBLED_SHARE=.3;class Decodability{#bytes=0;#undecodable=0
;#laterBytes=0;#laterUndecodable=0;get share(){
return this.#bytes===0?0:this.#undecodable/this.#bytes}get garbledShare(){
return garbled(this.#undecodable,this.#bytes)??garbled(this.#laterUndecodable,this.#laterBytes)}
count(bytes,undecodable,isStarting){this.#bytes+=bytes;this.#undecodable+=undecodable
;this.#laterBytes=isStarting?0:this.#laterBytes+bytes
;this.#laterUndecodable=isStarting?0:this.#laterUndecodable+undecodable}}
function garbled(undecodable,bytes){
return bytes>=LEAST_BYTES&&undecodable/bytes>GARBLED_SHARE?undecodable/bytes:undefined}
function undecodableIn(decoded){let found=0
;for(const character of decoded.matchAll(NO_TEXT))found+=character[0].length;return found}
const NO_TEXT=/[\ufffd\u0000-\u0006\u000b\u0010-\u001a\u001c-\u001f\u007f-\u009f]+/g}),
36349:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{i:()=>Gate});var chips=__webpack_require__(79823)
;const CRASH="Read the crash report in the job log or the summary; its addresses refer to the ELF file with the digest that it gives."
;const HINTS={panic:CRASH,watchdog:`${CRASH} The tasks it lists did not run in time.`,assert:CRASH,
heap:`${CRASH} Heap poisoning (\`CONFIG_HEAP_POISONING_COMPREHENSIVE\`) finds the place earlier.`,
stack:`${CRASH} Give the task a larger stack, or find what writes beyond it.`,
"boot-loop":"Read the lines before each restart. If the firmware restarts on purpose, set `allowed-boots` to the number of boots.",
"not-booting":"Check that bootloader, partition table and application were flashed, each at its address and for this chip.",
"wrong-firmware":"Check which slot the OTA data selects, whether the bootloader rolled back, and whether the build's `ota_data_initial.bin` was flashed.",
"fail-pattern":"Read the line, and those before it.",
"expect-timeout":"See how far the firmware got. If it needs longer, raise `gate-timeout` or the `within` of the line.",
"check-failed":"Compare the captured number with those of earlier runs.",
"tests-failed":"Read the failed cases.",
"tests-incomplete":"Read the lines of the case that did not end. If the tests need longer, raise `gate-timeout`.",
silent:"Check that `console-port` is where the firmware prints, that TX is connected, and that the board has power. Firmware that prints nothing must print a line when it is ready.",
garbled:`Set \`console-baud\` to the firmware's rate; an ${chips.fX}'s ROM prints at ${(0,
chips.Lv)(chips.fX)}.`,
"console-lost":"Check the cable and the hub; a board that fell silent at its start needs a power cycle.",
"console-binary":"Build with text logs (`CONFIG_LOG_MODE_TEXT`), or print what the gate expects with `printf`.",
"identity-unknown":"Set the log level of bootloader and application to Info, so that they print slot and digest, or set `identity: warn`.",
brownout:"Check the supply: a better cable, a powered hub, or a separate supply.",
"board-reset":"Check the supply, the EN line, and what else opens the port.",
"in-bootloader":"Check the strapping pin (BOOT button), and what drives DTR and RTS while the board resets."
};function finding(code,message,hint=HINTS[code]){return{code:code,message:message,hint:hint}}
var shown_text=__webpack_require__(12458);function secondsWords(ms){
return`${Number((ms/1e3).toFixed(ms<1e4?2:1))} s`}function quoted({text:text}){return`"${(0,
shown_text.m)(text)}"`}function reasonsWords(boots){
const shown=boots.slice(0,10).map(({reason:reason})=>reason===undefined?"no reason printed":`${reason.words} (${reason.number})`)
;return boots.length>shown.length?`${shown.join(", ")}, …`:shown.join(", ")}
function crashWords({what:what,source:source,lines:[first]}){
const place=source===undefined?"":` in ${quoted({text:`${source.file}:${source.line}`})}`
;return`The firmware crashed${place}: ${first===undefined?what:quoted(first)}.`}
function passedWords({expected:expected,tests:tests,absences:absences}){
const came=[...expected===0?[]:[expected===1?"the expected line appeared":`${words_all(expected)} expected lines appeared`],...tests===0?[]:[tests===1?"the test passed":`${words_all(tests)} tests passed`],"nothing failed while the console was watched"].join(", and ")
;const away=absences===0?"":` The port was lost ${absences===1?"once":`${absences} times`}: the output of that time is missing.`
;return`${came.charAt(0).toUpperCase()}${came.slice(1)}.${away}`}function words_all(count){
return count===2?"both":`all ${count}`}const BROWNOUT=/Brownout detector was triggered|\bE BOD: /
;const FROM_OUTSIDE=["power-on","usb"];const FACTS={slot:"the slot",elf:"the ELF file",
project:"the project",version:"the version"};function notBooting(line){
return finding("not-booting",`No application boots: the board prints ${quoted(line)}.`)}
function inBootloader(line){
return finding("in-bootloader",`The board is in download mode after its reset: it prints ${quoted(line)}.`)
}function brownoutIn(line){
return BROWNOUT.test(line.text)?brownout(`the board prints ${quoted(line)}`):undefined}
function brownoutBefore(boot){return brownout(`the reset reason is ${reasonsWords([boot])}`)}
function brownout(why){
return finding("brownout",`The supply voltage of the board fell too low: ${why}.`)}
function watchdogBefore(boot){
return finding("watchdog",`A watchdog reset the board: ${reasonsWords([boot])}.`)}
function tooManyBoots({count:count,allowed:allowed,resets:resets,kept:kept,current:current}){
const others=resets?kept.slice(1):kept
;if(others.every(({reason:reason})=>FROM_OUTSIDE.includes(reason?.kind))){
return finding("board-reset",`The board was reset while it was watched, and not by its firmware: ${reasonsWords(others)}.`)
}const by=resets?"":" after the watch began";const tookMs=current.at-(kept[0]?.at??0)
;const within=tookMs===0?"":` within ${secondsWords(tookMs)}`
;return finding("boot-loop",`The board booted ${count===1?"once":`${count} times`}${by}${within}, and ${allowed} ${allowed===1?"is":"are"} allowed: ${reasonsWords(kept)}.`)
}function wrongFirmware(identity){
const differing=identity?.facts.filter(({state:state})=>state==="differs")??[]
;if(differing.length===0)return undefined
;const words=differing.map(({name:name,flashed:flashed,printed:printed=""})=>`${FACTS[name]} ${quoted({
text:flashed})} was expected, but ${quoted({text:printed})} boots`)
;return finding("wrong-firmware",`The firmware that boots is not that of the images: ${words.join("; ")}.`)
}const LOG_LINE=/(?:^|[^A-Za-z])([EWIDV]) (?:\(([\d:. -]{1,24})\) )?([\w.:/-]{1,48}): (.*)$/
;function parseLogLine(text){const[,level,stamp,tag,message]=LOG_LINE.exec(text)??[]
;if(level===undefined||tag===undefined||message===undefined)return undefined;return{level:level,
...stamp===undefined?{}:{stamp:stamp},tag:tag,message:message.trimEnd()}}
var flash_layout=__webpack_require__(82773);const FEWEST_DIGITS=8
;function compareIdentity(flashed,boot){const facts=[];const add=(name,expected,printed,isEqual)=>{
if(expected===undefined)return;if(printed===undefined)facts.push({name:name,state:"unknown",
flashed:expected});else if(!isEqual)facts.push({name:name,state:"differs",flashed:expected,
printed:printed});else{const state=name==="elf"&&printed.length<FEWEST_DIGITS?"unknown":"equal"
;facts.push({name:name,state:state,flashed:expected,printed:printed})}}
;add("slot",address(flashed.slotOffset),address(boot?.slotOffset),flashed.slotOffset===boot?.slotOffset)
;const elf=flashed.elfSha256?.toLowerCase()
;add("elf",elf,boot?.elfPrefix,elf?.startsWith(boot?.elfPrefix??"?")??false)
;add("project",flashed.projectName,boot?.projectName,flashed.projectName===boot?.projectName)
;add("version",flashed.version,boot?.version,flashed.version===boot?.version)
;if(facts.some(({state:state})=>state==="differs"))return{state:"differs",facts:facts}
;const isVerified=facts.some(({name:name,state:state})=>name==="elf"&&state==="equal");return{
state:isVerified?"verified":"unknown",facts:facts}}function address(offset){
return offset===undefined?undefined:(0,flash_layout.M0)(offset)}
const BOOTLOADER=/^ESP-IDF .{1,80}2nd stage bootloader$/
;const SLOT=/^Loaded app from partition at offset (0x[0-9a-f]{1,8})$/
;const FINAL=/^(?:No bootable app partitions in the partition table|load partition table error!|Failed to (?:load|verify) partition table)/
;const NOT_BOOTABLE=/^(?:Factory app|OTA app|Test app).{0,40}is not bootable/
;const ELF=/^ELF file SHA256:\s{1,8}([0-9a-f]{4,64})(?:\.\.\.)?$/
;function parseBootFact({level:level,tag:tag,message:message}){
if(tag==="boot")return bootloaderFact(message)
;if(level==="E"&&(tag==="esp_image"||tag.startsWith("secure_boot")||tag==="flash_parts")){return{
is:"not-bootable",isFinal:false}}
return tag==="app_init"||tag==="cpu_start"?applicationFact(message):undefined}
function bootloaderFact(message){if(BOOTLOADER.test(message))return{is:"bootloader"}
;const slot=SLOT.exec(message)?.[1];if(slot!==undefined)return{is:"slot",offset:Number(slot)}
;if(message==="Disabling RNG early entropy source...")return{is:"bootloader-ends"}
;if(FINAL.test(message))return{is:"not-bootable",isFinal:true};return NOT_BOOTABLE.test(message)?{
is:"not-bootable",isFinal:false}:undefined}function applicationFact(message){
const prefix=ELF.exec(message)?.[1];if(prefix!==undefined)return{is:"elf",prefix:prefix}
;const[,name]=/^Project name:\s{1,8}(\S.{0,63})$/.exec(message)??[];if(name!==undefined)return{
is:"project",name:name};const[,version]=/^App version:\s{1,8}(\S.{0,63})$/.exec(message)??[]
;return version===undefined?{is:"application"}:{is:"version",version:version}}const STAGES={
banner:0,reset:1,bootloader:2,application:3};const MOST_KEPT=50;class Boots{#kept=[];#count=0
;#wakes=0;#stage=-1;#current;get count(){return this.#count}get wakes(){return this.#wakes}
get current(){return this.#current}get kept(){return this.#kept}get awaitsReason(){
return this.#stage===STAGES.banner}rom(rom,line){
if(rom.is==="download")this.#boot(line).isDownload=true
;if(rom.is!=="banner"&&rom.is!=="reset")return;const boot=this.#reach(rom.is,line)
;if(rom.is==="banner")return;boot.reason=rom.reason;boot.mode=rom.mode
;boot.isDownload=rom.isDownload;if(rom.reason.kind==="deep-sleep")this.#wakes++}fact(fact,line){
switch(fact.is){case"bootloader":this.#reach("bootloader",line);return;case"slot":
this.#boot(line).slotOffset=fact.offset;return;case"bootloader-ends":case"not-bootable":return
;default:this.#application(fact,line)}}digest(prefix){
if(this.#current!==undefined)this.#current.elfPrefix??=prefix}#application(fact,line){
if(isRepeated(fact,this.#current))this.#reach("application",line);const boot=this.#boot(line)
;this.#stage=STAGES.application;boot.applicationAt??=line.at
;if(fact.is==="project")boot.projectName=fact.name;if(fact.is==="version")boot.version=fact.version
;if(fact.is==="elf")boot.elfPrefix=fact.prefix}#reach(stage,line){
if(this.#current===undefined||STAGES[stage]<=this.#stage)this.#begin(line);this.#stage=STAGES[stage]
;return this.#boot(line)}#boot(line){return this.#current??this.#begin(line)}#begin(line){
const boot={at:line.at,line:line.number,isDownload:false};this.#current=boot;this.#count++
;if(this.#kept.length<MOST_KEPT)this.#kept.push(boot);return boot}}
function isRepeated({is:is},boot){switch(is){case"project":return boot?.projectName!==undefined
;case"version":return boot?.version!==undefined;case"elf":return boot?.elfPrefix!==undefined
;default:return false}}const REASONS={1:["power-on","power on or EN"],
3:["software","software (system)"],4:["watchdog","watchdog (legacy)"],5:["deep-sleep","deep sleep"],
6:["other","SDIO, or the power of the CPU"],7:["watchdog","watchdog of timer group 0 (system)"],
8:["watchdog","watchdog of timer group 1 (system)"],9:["watchdog","RTC watchdog (system)"],
10:["other","intrusion test"],11:["watchdog","watchdog of timer group 0 (CPU)"],
12:["software","software (CPU)"],13:["watchdog","RTC watchdog (CPU)"],14:["other","the other CPU"],
15:["brownout","brown-out"],16:["watchdog","RTC watchdog (chip)"],
17:["watchdog","watchdog of timer group 1 (CPU)"],18:["watchdog","super watchdog"],
19:["glitch","glitch of the clock"],20:["other","error in the eFuses"],21:["usb","USB (UART)"],
22:["usb","USB (JTAG)"],23:["glitch","glitch of the supply"],24:["other","JTAG (CPU)"]}
;const ESP8266_REASONS={0:["other","unknown"],1:["power-on","power on"],
2:["external","RST pin or deep sleep"],3:["software","software"],4:["watchdog","watchdog"]}
;function resetReason(number){const[kind,words]=REASONS[number]??["other","unknown"];return{
number:number,kind:kind,words:words}}function esp8266ResetReason(number){
const[kind,words]=ESP8266_REASONS[number]??["other","unknown"];return{number:number,kind:kind,
words:words}}const BANNER=/(?:^|[^A-Za-z])ets [A-Z][a-z]{2} [ \d]\d \d{4}|ESP-ROM:[a-z0-9]{1,16}-/
;const RESET=/rst:0x([0-9a-f]{1,2}) \(([A-Za-z0-9_]{1,40})\),boot:0x([0-9a-f]{1,8}) \((.{1,80})\)/
;const ESP8266_RESET=/rst cause:(\d{1,2}), boot mode:\((\d{1,2}),(\d{1,2})\)/
;const DOWNLOAD_MODE=/^(?:DOWNLOAD|UART|USB|SDIO|SPI_DOWNLOAD|JOINT_DOWNLOAD)[A-Z0-9_()/]*/
;const DOWNLOAD=/^wait(?:ing for| \w{1,8}) download\b/
;const LOADING=/^(?:load:0x[0-9a-f]{8}|load 0x[0-9a-f]{8}|configsip: |clk_drv:0x|SPIWP:0x|ho \d|mode:[A-Z]{3,4}, clock div)/
;const ENTRY=/^entry 0x[0-9a-f]{8}/
;const rom_line_NOT_BOOTABLE=/^(?:invalid header: 0x[0-9a-f]{8}|flash read err, \d{1,6}|csum err:0x[0-9a-f]|ets_main\.c \d{1,4}|Invalid image block, can't boot|secure boot check fail|Secure boot signature verification failed|SHA-256 comparison failed|no bootable)/i
;function parseRomLine(text){const reset=RESET.exec(text);if(reset!==null){
const[,number="",,,mode=""]=reset;return{is:"reset",reason:resetReason(Number.parseInt(number,16)),
mode:mode,isDownload:DOWNLOAD_MODE.test(mode)}}const old=ESP8266_RESET.exec(text);if(old!==null){
const[,cause,boot="",device=""]=old;const isDownload=(Number(boot)&7)===1;return{is:"reset",
reason:esp8266ResetReason(Number(cause)),mode:`${boot},${device}`,isDownload:isDownload}}
if(BANNER.test(text))return{is:"banner"};if(DOWNLOAD.test(text))return{is:"download"}
;if(ENTRY.test(text))return{is:"entry"};if(LOADING.test(text))return{is:"loading"}
;return rom_line_NOT_BOOTABLE.test(text)?{is:"not-bootable"}:undefined}const REASON_MS=500
;const UNBOOTABLE_MS=2e3;class BootJudge{boots=new Boots;#setup;#judged=0;#excused=0;#lastExcused=0
;#unbootable;#entered=false;#bootloaderEnd;#last="other";#difference;constructor(setup){
this.#setup=setup}get difference(){return this.#difference}get unbootable(){return this.#unbootable}
get endsInRom(){return this.#last==="rom"&&!this.#entered}get isStarting(){
return this.#last!=="other"}get endsInBootloader(){const{current:current}=this.boots
;return this.#last==="bootloader"&&current?.applicationAt===undefined&&this.#bootloaderEnd===undefined
}get bootloaderEnd(){
return this.boots.current?.applicationAt===undefined?this.#bootloaderEnd:undefined}get due(){
const{current:current,awaitsReason:awaitsReason,count:count}=this.boots
;const{timeScale:timeScale}=this.#setup.rules
;if(awaitsReason&&current!==undefined&&count>this.#judged)return current.at+REASON_MS*timeScale
;return this.#unbootable===undefined?undefined:this.#unbootable.at+UNBOOTABLE_MS*timeScale}
get identity(){const{flashed:flashed,rules:rules}=this.#setup
;if(flashed===undefined||rules.identity==="none")return undefined
;return compareIdentity(flashed,this.boots.current)}fire(){
if(this.boots.count>this.#judged)return this.#judgeBoots()
;return this.#unbootable===undefined?undefined:notBooting(this.#unbootable)}line(line){
if(line.text.trim()==="")return undefined;const rom=parseRomLine(line.text)
;const log=rom===undefined?parseLogLine(line.text):undefined
;this.#last=rom!==undefined?"rom":isOfBootloader(log)?"bootloader":"other"
;return(rom===undefined?undefined:this.#rom(rom,line))??(log===undefined?undefined:this.#log(log,line))
}crashLine({text:text}){const[,prefix]=/^ELF file SHA256: ([0-9a-f]{4,64})$/.exec(text)??[]
;if(prefix!==undefined)this.boots.digest(prefix)}#rom(rom,line){const before=this.boots.count
;this.boots.rom(rom,line);if(this.boots.count>before){const finding=this.#bootBegins()
;if(finding!==undefined)return finding}if(rom.is==="not-bootable")this.#unbootable??=line
;if(rom.is==="entry"){this.#entered=true;this.#unbootable=undefined}
if(rom.is==="download")return inBootloader(line)
;return this.boots.awaitsReason?undefined:this.#judgeBoots()}#log(log,line){
const fact=parseBootFact(log);if(fact===undefined)return undefined;const before=this.boots.count
;this.boots.fact(fact,line);if(this.boots.count>before){const finding=this.#bootBegins()
;if(finding!==undefined)return finding}this.#entered=true;if(fact.is==="not-bootable"){
this.#unbootable??=line;if(fact.isFinal)return notBooting(line)
}else if(fact.is!=="bootloader-ends"){this.#unbootable=undefined}
this.#bootloaderEnd=fact.is==="bootloader-ends"?line:undefined
;return this.#judgeBoots()??this.#judgeIdentity(fact)}#bootBegins(){if(this.#setup.excusesBoot()){
this.#excused++;this.#lastExcused=this.boots.count}const unbootable=this.#unbootable
;this.#unbootable=undefined;this.#entered=false;this.#bootloaderEnd=undefined
;return unbootable===undefined?undefined:notBooting(unbootable)}#judgeBoots(){
const{current:current,count:count,wakes:wakes,kept:kept}=this.boots
;const{resets:resets,rules:rules}=this.#setup
;if(current===undefined||count===this.#judged)return undefined;const isOwn=resets&&count===1
;this.#judged=count;if(current.reason?.kind==="brownout")return brownoutBefore(current)
;if(current.isDownload)return inBootloader({text:current.mode??""})
;if(isOwn||this.#lastExcused===count)return undefined
;if(current.reason?.kind==="watchdog"&&rules.crashes==="fail")return watchdogBefore(current)
;const counted=count-this.#excused-(rules.allowedBoots.deepSleep?wakes:0)
;const allowed=rules.allowedBoots.count-(resets?0:1);return counted>allowed?tooManyBoots({
count:counted,allowed:allowed,resets:resets,kept:kept,current:current}):undefined}
#judgeIdentity(fact){if(!["slot","elf","project","version"].includes(fact.is))return undefined
;const found=wrongFirmware(this.identity)
;if(found===undefined||this.#setup.rules.identity!=="warn")return found
;this.#difference=found.message;return undefined}}function isOfBootloader(log){
return log!==undefined&&/^(?:boot(?:\.\w+)?|esp_image)$/.test(log.tag)}
var checks=__webpack_require__(11114);class Progress{#expect;#checks;#met=[];#captures=new Map
;#number=0;#from=0;#nearest;constructor(expect,checks){this.#expect=expect;this.#checks=checks}
get isComplete(){return this.#met.length===this.#expect.length}get met(){return this.#met}
get next(){return this.#expect[this.#met.length]}get pending(){
return this.#expect.slice(this.#met.length)}get captures(){return Object.fromEntries(this.#captures)
}get due(){const within=this.next?.withinMs
;return within===undefined?undefined:(this.#met.at(-1)?.at??0)+within}get nearest(){
return this.#nearest?.line}line(line){const isSame=line.number===this.#number
;if(!isSame)this.#from=0;else this.#again(line);this.#number=line.number
;const before=this.#met.length;while(this.next!==undefined&&this.#matches(this.next,line));
this.#rank(line,this.#met.length>before);return line.isOpen?undefined:this.#problem(line.number)}
finalProblem(){const missing=this.#checks.find(({name:name})=>!this.#captures.has(name))
;return missing===undefined?this.#problem():`\`${missing.source}\` cannot be checked: \`${missing.name}\` was not captured`
}#matches(expectation,line){const{pattern:pattern}=expectation
;const match=pattern.match(line.text,this.#from)
;if(match===undefined||match.end===match.start&&match.end===this.#from&&this.#from>0){return false}
this.#met.push({expectation:expectation,at:line.at,line:line,start:match.start})
;this.#capture(match.groups);this.#from=match.end;this.#nearest=undefined;return true}#again(line){
for(const met of this.#met.filter(one=>one.line.number===line.number)){
const match=met.expectation.pattern.match(line.text,met.start);met.line=line
;if(match?.start!==met.start)continue;this.#capture(match.groups)
;this.#from=Math.max(this.#from,match.end)}}#capture(groups){
for(const[name,value]of Object.entries(groups))this.#captures.set(name,value)}#problem(number){
if(this.#checks.length===0)return undefined
;const names=this.#met.filter(({line:line})=>number===undefined||line.number===number).flatMap(({expectation:expectation})=>expectation.pattern.names)
;for(const check of this.#checks){const captured=this.#captures.get(check.name)
;if(captured===undefined||!names.includes(check.name))continue;const problem=(0,
checks.W)(check,captured);if(problem!==undefined)return problem}return undefined}#rank(line,isMet){
const words=this.next?.pattern.words??[];if(words.length===0||isMet)return
;const text=line.text.toLowerCase();const score=words.filter(word=>text.includes(word)).length
;if(score>0&&score>=(this.#nearest?.score??1))this.#nearest={line:line,score:score}}}
class Completion{progress;tests;#rules;#completeAt;constructor(rules,tests){this.#rules=rules
;this.tests=tests;this.progress=new Progress(rules.expect,rules.checks)}get due(){
const settled=this.settledAt
;return settled===undefined?this.tests.due:Math.min(settled,this.tests.due??settled)}get end(){
return Math.min(this.settledAt??this.#rules.timeoutMs,this.progress.due??Infinity)}get settledAt(){
return this.#completeAt===undefined?undefined:this.#completeAt+this.#rules.settleMs}settleAgain(at){
if(this.#completeAt!==undefined)this.#completeAt=at}get isOpenEnded(){
const{reports:reports,areRequired:areRequired}=this.tests
;return this.#rules.expect.length===0&&reports.length===0&&!areRequired}line(line){
const problem=this.progress.line(line);if(problem!==undefined)return checkFailed(problem)
;this.tests.line(line);return this.#check(line.at)}look(at){this.tests.look(at)
;return this.#check(at)}final(at){this.tests.look(at);if(!this.progress.isComplete)return undefined
;const problem=this.progress.finalProblem()
;return problem===undefined?this.tests.final():checkFailed(problem)}#check(at){
const{reports:reports,areRequired:areRequired,areOver:areOver,hasMenu:hasMenu}=this.tests
;const isWaiting=areRequired&&reports.length===0
;if(!this.progress.isComplete||this.isOpenEnded||isWaiting)return undefined
;this.#completeAt=areOver?this.#completeAt??at:undefined
;return areOver&&!hasMenu?this.tests.failed():undefined}}function checkFailed(problem){
return finding("check-failed",`${problem[0]?.toUpperCase()??""}${problem.slice(1)}.`)}
const KEPT_BYTES=8192;const LEAST_MESSAGE=15;const LEAST_MESSAGES=3;class BinaryLog{
#kept=Buffer.alloc(KEPT_BYTES);#length=0;push(bytes){
const added=bytes.subarray(Math.max(0,bytes.length-KEPT_BYTES))
;const stays=Math.min(this.#length,KEPT_BYTES-added.length)
;this.#kept.copyWithin(0,this.#length-stays,this.#length);this.#kept.set(added,stays)
;this.#length=stays+added.length}isSeen(){const bytes=this.#kept.subarray(0,this.#length)
;let messages=0;for(let at=0;at<bytes.length;){const length=messageLength(bytes,at)
;if(length>0)messages++;at+=Math.max(1,length)}return messages>=LEAST_MESSAGES}}
function messageLength(bytes,at){const[kind,high=0,low=0]=bytes.subarray(at,at+3)
;if(kind!==1&&kind!==2)return 0;const length=(high&3)<<8|low;const level=high>>2&7
;if(length<LEAST_MESSAGE||level<1||level>5||at+length>bytes.length)return 0
;return crc8(bytes.subarray(at,at+length))===0?length:0}function crc8(bytes){let crc=0
;for(const byte of bytes){crc^=byte;for(let bit=0;bit<8;bit++)crc=crc&128?(crc<<1^7)&255:crc<<1}
return crc}var decodability=__webpack_require__(49382);var console_lines=__webpack_require__(13077)
;function finalFinding(state){const{completion:completion,why:why}=state
;if(why==="lost")return finding("console-lost","The console was lost and did not return.")
;if(why==="settled")return completion.final(state.now)??unsettled(state)??identityFinding(state)
;const isComplete=completion.progress.isComplete&&!completion.isOpenEnded
;const unmet=completion.final(state.now)
;if(isComplete&&unmet===undefined)return identityFinding(state)
;return benchFinding(state)??bootFinding(state)??unmet??timeoutFinding(state)??proofFinding(state)??identityFinding(state)
}function unsettled({isGone:isGone}){
return isGone?finding("console-lost","The console was lost after everything expected had appeared, and did not return: it is unknown whether the firmware crashed then."):undefined
}
function benchFinding({why:why,isGone:isGone,lines:lines,decodability:decodability,binary:binary,boot:boot,port:port,now:now,last:last}){
if(isGone)return finding("console-lost","The console was lost and did not return.")
;if(lines.lastByteAt===undefined){
const words=why==="log"?"The log is empty":`The board sent nothing within ${secondsWords(now)}`
;return finding("silent",`${words}.`)}
if(last===undefined)return finding("silent","Only empty lines were printed.");if(binary.isSeen()){
return finding("console-binary","The firmware prints ESP-IDF's binary log, whose text is in the ELF file and not on the console.")
}const{garbledShare:garbledShare}=decodability;if(garbledShare!==undefined){
const percent=Math.round(garbledShare*100)
;return finding("garbled",`${percent} % of what the board printed is not text: the rate is wrong.`)}
if(boot.boots.current?.isDownload===true){
return finding("in-bootloader","The board is in download mode after its reset.")}
if(port!=="uart"&&boot.bootloaderEnd?.number===last.number){
return finding("console-lost",`The console fell silent after ${quoted(last)}, as USB-Serial-JTAG may (espressif/esp-idf#18996).`)
}return undefined}function bootFinding({boot:boot}){
if(boot.unbootable!==undefined)return notBooting(boot.unbootable);if(boot.endsInRom){
return finding("not-booting","No bootloader boots: the console ends with the lines of the chip's ROM.")
}
return boot.endsInBootloader?finding("not-booting","No application boots: the console ends within the lines of the bootloader."):undefined
}function proofFinding({why:why,boot:boot,completion:completion,last:last}){
if(!completion.isOpenEnded)return undefined
;if(last!==undefined&&boot.bootloaderEnd?.number===last.number){
return finding("silent",`The application printed nothing: the last line is the bootloader's, ${quoted(last)}.`)
}if(why!=="log"||boot.boots.count>0)return undefined
;return finding("silent","The log shows no boot and no test result, and nothing is expected: it proves nothing.","Give `expect`, or a log that begins with the board's reset.")
}function timeoutFinding({completion:completion,rules:rules,why:why,last:last,now:now}){
const{progress:progress}=completion;const{next:next,met:met,nearest:nearest}=progress
;if(next===undefined)return undefined;const since=met.at(-1)?.at??0
;const within=next.withinMs!==undefined&&since+next.withinMs<=now?`within ${secondsWords(next.withinMs)} after ${met.length===0?"the reset":"the line before it"}`:`within ${secondsWords(rules.timeoutMs)}`
;const limit=why==="log"?"before the log ended":within;const line=nearest??last
;const seen=line===undefined?"":` The ${nearest===undefined?"last":"nearest"} line is line ${line.number}, ${quoted(line)}.`
;const message=`Expected line ${met.length+1} of ${rules.expect.length}, \`${next.pattern.source}\`, did not appear ${limit}.${seen}`
;return finding("expect-timeout",message,why==="log"?"See how far the firmware got.":undefined)}
function identityFinding({boot:boot,rules:rules}){
if(rules.identity!=="required"||boot.identity?.state==="verified")return undefined
;return finding("identity-unknown","What boots was not verified to be what was flashed: the board did not print enough digits of its ELF file's digest, or the image has none.")
}function reportOf(seen){
const{verdict:verdict,boot:boot,completion:completion,crashReports:crashReports,last:last,decodability:decodability,bytes:bytes,hasTimes:hasTimes}=seen
;const{boots:boots,identity:identity,difference:difference}=boot
;const{progress:progress,tests:tests}=completion;return{verdict:verdict,hasTimes:hasTimes,
boots:[...boots.kept],bootCount:boots.count,crashes:[...crashReports.crashes],
watchdogWarnings:[...crashReports.warnings],met:[...progress.met],pending:progress.pending,
captures:progress.captures,identity:identity,identityDifference:difference,
applicationAt:boots.kept.find(({applicationAt:applicationAt})=>applicationAt!==undefined)?.applicationAt,
endsInBoot:boot.isStarting,tests:tests.reports,lines:last?.number??0,bytes:bytes,
undecodableShare:decodability.share}}const KEPT=30;class RecentLines{#kept=[];get last(){
return this.#kept.at(-1)}get lines(){return this.#kept.slice(-KEPT)}add(line){
if(this.last?.number===line.number)this.#kept.pop();this.#kept.push(line)
;if(this.#kept.length>=2*KEPT)this.#kept=this.#kept.slice(-KEPT)}}
const LITERALS=/Guru Meditation|abort\(\) was|assert|Assertion|ASSERTION|ESP_ERROR_CHECK|ask watchdog|task_wdt|stack overflow|tack smashing|CORRUPT HEAP|erminate called|panic|PANIC|[Ee]xception|WDT|FATAL ERROR|Traceback|register dump/
;const GURU=/Guru Meditation Error: Core\s{1,4}\d{1,2} panic'ed \((.{1,120}?)\)(?:[.\s]|$)/
;const GURU_SIGN={code:"panic",what:"panic"};const REGISTERS={code:"panic",what:"panic"}
;const SIGNS=[[/Guru Meditation Error/,GURU_SIGN],[/\*\*\*ERROR\*\*\* A stack overflow in task|Stack canary watchpoint triggered/,{
code:"stack",what:"stack overflow"}],[/Stack smashing (?:protect failure|detected)/i,{code:"stack",
what:"stack smashing"}],[/CORRUPT HEAP:/,{code:"heap",what:"heap corruption"
}],[/ESP_ERROR_CHECK failed:/,{code:"assert",what:"ESP_ERROR_CHECK failed"
}],[/assert failed: \S|[Aa]ssertion "[^"]{1,200}" failed|ASSERTION FAIL \[/,{code:"assert",
what:"assertion failed"}],[/task_wdt: Aborting\b/,{code:"watchdog",what:"task watchdog"
}],[/(?:Soft|Hardware) WDT reset/,{code:"watchdog",what:"watchdog of the ESP8266"
}],[/abort\(\) was called at PC 0x/,{code:"panic",what:"abort() was called"
}],[/terminate called (?:after throwing|without an active exception|recursively)/,{code:"panic",
what:"uncaught C++ exception"
}],[/===== PANIC =====|panicked at .{1,120}:\d{1,7}:\d{1,7}|^!! A panic occur/,{code:"panic",
what:"Rust panic"}],[/ZEPHYR FATAL ERROR/,{code:"panic",what:"fatal error of Zephyr"
}],[/Traceback \(most recent call last\):/,{code:"panic",what:"MicroPython exception"
}],[/^(?:Fatal exception|Exception) ?\(?\d{1,2}\)?(?:\(\w{1,40}\))?:|^User exception \(|^Panic \S{1,200}:\d/,{
code:"panic",what:"exception"}],[/^Exception occurr?ed\b/,{code:"panic",what:"exception"
}],[/^Core\s{1,4}\d{1,2} register dump:/,REGISTERS],[/[Tt]ask watchdog got triggered/,{
code:"watchdog",what:"task watchdog",isWarning:true}]];function parseCrashSign(text){
if(!LITERALS.test(text))return undefined;const sign=SIGNS.find(([pattern])=>pattern.test(text))?.[1]
;return sign===GURU_SIGN?guruSign(text):sign}function guruSign(text){
const reason=GURU.exec(text)?.[1];if(reason===undefined)return GURU_SIGN
;if(/wdt|watchdog/i.test(reason))return{code:"watchdog",what:reason};return{
code:/^Stack (?:protection|canary)/i.test(reason)?"stack":"panic",what:reason}}
const END=/^(?:Rebooting\.\.\.|CPU halted\.|Entering gdb stub now\.|Setting breakpoint at 0x[0-9a-f]{1,8} and returning|(?:E: )?Halting system|<<<stack<<<)/
;function endsCrash(text){return END.test(text)}
const PLACES=[/^file: "([^"]{1,300})" line (\d{1,7})/,/assert failed: \S{1,200} ([^\s:]{1,300}):(\d{1,7}) \(/,/failed: file "([^"]{1,300})", line (\d{1,7})/,/ASSERTION FAIL \[.{1,300}\] @ ([^\s:]{1,300}):(\d{1,7})/,/panicked at (?:'.{1,300}', )?([^\s:']{1,300}):(\d{1,7}):\d{1,7}/,/in '([^']{1,300})', at line (\d{1,7})/,/^\s{1,8}File "([^"]{1,300})", line (\d{1,7})/]
;function sourceOf(lines){for(const pattern of PLACES){const found=lines.flatMap(text=>{
const[,file,line]=pattern.exec(text)??[];return file===undefined?[]:[{file:file,line:Number(line)}]
});if(found.length>0)return found.at(-1)}return undefined}const SILENCE_MS=2e3;const LONGEST_MS=1e4
;const MOST_LINES=200;const MOST_WARNINGS=20;const MOST_CRASHES=20;const WARNING_MS=2e3
;class CrashReports{#report;#warning;#lastNumber=0;#warnings=[];#crashes=[];#scale
;constructor(scale=1){this.#scale=scale}get isCollecting(){return this.#report!==undefined}
get crashes(){return this.#crashes}get warnings(){return this.#warnings}get due(){
if(this.#report===undefined)return undefined;const{lastAt:lastAt,at:at}=this.#report
;return Math.min(lastAt+SILENCE_MS*this.#scale,at+LONGEST_MS*this.#scale)}line(line){
const sign=signOf(line);if(this.#report===undefined){
if(sign===undefined||line.number<=this.#lastNumber){this.#addTo(this.#warning,line)}else{
this.#begin(sign,line)}}else{
if(sign!==undefined&&refines(sign,this.#report.sign))this.#report.sign=sign
;this.#addTo(this.#report,line)}if(line.isOpen||this.#report===undefined)return undefined
;const isWhole=endsCrash(line.text)
;return isWhole||this.#report.lines.length>=MOST_LINES?this.finish(isWhole):undefined}
finish(isWhole=false){const report=this.#report;if(report===undefined)return undefined
;this.#report=undefined;this.#lastNumber=report.lines.at(-1)?.number??0
;const{code:code,what:what}=report.sign;const source=sourceOf(report.lines.map(({text:text})=>text))
;const{at:at,lines:lines}=report;const crash={code:code,what:what,at:at,lines:lines,isWhole:isWhole,
...source===undefined?{}:{source:source}}
;if(this.#crashes.length<MOST_CRASHES)this.#crashes.push(crash);return crash}#begin(sign,line){
const recent=this.#warning!==undefined&&line.at-this.#warning.at<=WARNING_MS*this.#scale
;const warning=recent?this.#warning:undefined;if(sign.isWarning===true&&warning===undefined){
this.#warning={sign:sign,at:line.at,lines:[line],lastAt:line.at}
;if(this.#warnings.length<MOST_WARNINGS)this.#warnings.push(line)
}else if(sign.isWarning===true||warning!==undefined&&sign===REGISTERS){this.#addTo(warning,line)
}else{this.#report=warning??{sign:sign,at:line.at,lines:[],lastAt:line.at};this.#warning=undefined
;this.#addTo(this.#report,line)}}#addTo(report,line){if(report===undefined)return
;report.lastAt=line.at;if(report.lines.at(-1)?.number===line.number)report.lines.pop()
;if(report.lines.length<MOST_LINES)report.lines.push(line)}}
function signOf({text:text,escaped:escaped,before:before}){
return parseCrashSign(text)??(escaped===undefined?undefined:parseCrashSign(escaped))??(before===undefined?undefined:parseCrashSign(`${before}${text}`))
}function refines(sign,first){
return first.what==="panic"||sign.code==="stack"&&first.what==="Unhandled debug exception"}
function menuReport(report,{cases:cases,skipped:skipped,isDone:isDone}){
const shown=report?.cases??[];const known=new Set([...shown,...skipped].map(({name:name})=>name))
;const without=cases.filter(({name:name})=>!known.has(name))
;const others=[...skipped.map(({name:name,why:why})=>({name:name,outcome:"skipped",message:why
})),...without.map(({name:name})=>({name:name,outcome:"incomplete",message:"It has no result."}))]
;return{framework:"unity",cases:[...shown,...others],
missing:[...cases.length===0?["The menu of tests did not appear."]:[],...isDone?[]:["The menu of tests was not run to its end."],...shown.length===0?[]:report?.missing??[],...without.length===0?[]:[`${without.length} of ${cases.length} cases of the menu have no result.`]]
}}var test_report=__webpack_require__(34484);const OUTCOMES={OK:"passed",FAILED:"failed",
SKIPPED:"skipped"}
;const START=/^\[==========\] Running (\d{1,6}) tests? from \d{1,6} test (?:suites?|cases?)\./
;const RUN=/^\[ RUN {6}\] (\S{1,300})$/
;const gtest_END=/^\[ {1,7}(OK|FAILED|SKIPPED) {1,2}\] ([^\s,]{1,300})(?:, where .{0,2000}?)?(?: \((\d{1,9}) ms\))?$/
;const RAN=/^\[==========\] (\d{1,6}) tests? from \d{1,6} test (?:suites?|cases?) ran\./
;const FAILURE=/^(.{1,500}?)(?::(\d{1,7}):|\((\d{1,7})\):) (?:Failure|Skipped|error:)/
;const gtest_MOST_LINES=20;class GoogleTestReader{#cases=new test_report.g;#declared;#ran;#place
;#explanation=[];line({at:at,text:text}){const declared=START.exec(text)?.[1]
;if(declared!==undefined){this.#declared=(this.#declared??0)+Number(declared);return}
const name=RUN.exec(text)?.[1];if(name!==undefined){this.#place=undefined;this.#explanation=[]
;this.#cases.begin(at,caseOf(name),suiteOf(name));return}const ran=RAN.exec(text)?.[1]
;if(ran!==undefined){this.#ran=(this.#ran??0)+Number(ran);return}
if(this.#cases.running===undefined)return;const[,word,ended,time]=gtest_END.exec(text)??[]
;if(word!==undefined&&ended!==undefined){const outcome=OUTCOMES[word]
;const message=outcome==="passed"?undefined:this.#explanation.join("\n")||undefined
;const seconds=time===undefined?undefined:Number(time)/1e3
;this.#cases.end(at,caseOf(ended),suiteOf(ended),{outcome:outcome,message:message,seconds:seconds,
...this.#place});return}const[,file,line,otherLine]=FAILURE.exec(text)??[]
;if(file!==undefined)this.#place??={file:file,line:Number(line??otherLine)}
;if(this.#explanation.length<gtest_MOST_LINES&&text.trim()!=="")this.#explanation.push(text)}
interrupt(at,why){this.#cases.interrupt(at,why)}report(){
if(this.#cases.isEmpty&&this.#declared===undefined)return undefined
;return this.#cases.report("gtest",this.#missing())}#missing(){
if(this.#ran===undefined)return["GoogleTest's last line (`N tests from N test suites ran.`) did not appear."]
;const expected=Math.max(this.#declared??0,this.#ran)
;const seen=this.#cases.counted("passed","failed","skipped")
;return seen===expected?[]:[`GoogleTest counts ${expected} tests; the console shows ${seen}.`]}}
function suiteOf(name){return name.includes(".")?name.slice(0,name.indexOf(".")):undefined}
function caseOf(name){return name.slice(name.indexOf(".")+1)}const VERSION=/^TAP version \d{1,3}$/
;const PLAN=/^1\.\.(\d{1,6})(?:\s+#\s*(.*))?$/
;const RESULT=/^(not )?ok\b(?:\s+(\d{1,6}))?(?:\s+-)?(?:\s+(.*))?$/
;const BAIL_OUT=/^Bail out!\s*(.*)$/;const DIRECTIVE=/(?:^|\s)#\s*(SKIP|TODO)\b\S*\s*(.*)$/i
;const tap_MOST_LINES=20;class TapReader{#cases=new test_report.g;#recognized=false;#plan;#bailOut
;#explanation;line({at:at,text:text}){if(VERSION.test(text)){this.#recognized=true;return}
const plan=PLAN.exec(text);if(plan!==null){this.#recognized=true;this.#plan??=Number(plan[1]);return
}const bailOut=BAIL_OUT.exec(text);if(bailOut!==null){
this.#bailOut=bailOut[1]===""?"no reason given":bailOut[1];return}const result=RESULT.exec(text)
;if(result!==null)this.#result(at,result);else this.#explain(text)}interrupt(){}report(){
if(!this.#recognized)return undefined;return this.#cases.report("tap",this.#missing())}
#result(at,[,not,number,rest=""]){this.#explanation=undefined
;const[directive,word,reason]=DIRECTIVE.exec(rest)??[]
;const described=(directive===undefined?rest:rest.slice(0,-directive.length)).trim()
;const name=described||`test ${number??String(this.#cases.count+1)}`
;const isExpected=word?.toUpperCase()==="TODO"&&not!==undefined
;const outcome=word?.toUpperCase()==="SKIP"||isExpected?"skipped":not===undefined?"passed":"failed"
;if(outcome==="failed")this.#explanation=[]
;const message=outcome==="passed"||reason===""?undefined:reason;this.#cases.end(at,name,undefined,{
outcome:outcome,message:message})}#explain(text){
if(this.#explanation===undefined||this.#explanation.length>=tap_MOST_LINES)return
;if(!/^(#|\s{2})/.test(text)||/^\s{2}(---|\.\.\.)$/.test(text))return
;this.#explanation.push(text.replace(/^#?\s*/,""));this.#cases.amendLast({
message:this.#explanation.join("\n")})}#missing(){
if(this.#bailOut!==undefined)return[`The tests bailed out: ${this.#bailOut}`]
;if(this.#plan===undefined)return["The plan (`1..N`) did not appear."];const seen=this.#cases.count
;return seen===this.#plan?[]:[`The plan has ${this.#plan} tests; the console shows ${seen}.`]}}
const unity_OUTCOMES={PASS:"passed",FAIL:"failed",IGNORE:"skipped"}
;const RUNNING=/^Running (.{1,300})\.\.\.$/;const RAN_IN=/^Test ran in (\d{1,9})ms$/
;const SUMMARY=/^(\d{1,6}) Tests (\d{1,6}) Failures (\d{1,6}) Ignored$/
;const FIXTURE=/^(IGNORE_)?TEST\(([^,()]{1,200}), ([^()]{1,200})\)/
;const EXECUTION_TIME=/^ \((\d{1,9}) ms\)/;const MENU="Press ENTER to see the list of tests"
;const unity_LOG_LINE=/^[EWIDV] \(/;class UnityReader{#cases=new test_report.g;#fixture;#totals
;#unsummed=false;#hasMenu=false;line({at:at,text:text}){if(unity_LOG_LINE.test(text))return
;const running=RUNNING.exec(text)?.[1];if(running!==undefined){
if(this.#cases.running===undefined)this.#cases.begin(at,running);return}
if(text.startsWith(MENU))this.#hasMenu=true;const ran=RAN_IN.exec(text)?.[1];if(ran!==undefined){
if(this.#cases.count>0)this.#cases.amendLast({seconds:Number(ran)/1e3});return}
const summary=SUMMARY.exec(text);if(summary!==null){this.#sum(summary.slice(1).map(Number));return}
if(this.#fixtureLine(at,text))return;const result=resultIn(text)
;if(result!==undefined)this.#end(at,result)}interrupt(at,why){this.#cases.interrupt(at,why)}
forget(){this.#cases.forget()}report(){
if(this.#cases.count===0&&this.#totals===undefined&&!this.#hasMenu)return undefined
;if(this.#totals!==undefined&&!this.#unsummed&&!this.#hasMenu)this.#cases.forget()
;return this.#cases.report("unity",this.#missing())}#missing(){
if(this.#totals===undefined||this.#unsummed){
return["Unity's summary line (`N Tests N Failures N Ignored`) did not appear."]}
const{tests:tests,failures:failures,ignored:ignored}=this.#totals;const seen={
tests:this.#cases.counted("passed","failed","skipped"),failures:this.#cases.counted("failed"),
ignored:this.#cases.counted("skipped")}
;if(seen.tests===tests&&seen.failures===failures&&seen.ignored===ignored)return[]
;return[`Unity counts ${tests} tests, ${failures} failures, ${ignored} ignored; the console shows ${seen.tests}, ${seen.failures} and ${seen.ignored}.`]
}#sum([tests=0,failures=0,ignored=0]){const before=this.#totals??{tests:0,failures:0,ignored:0}
;this.#totals={tests:before.tests+tests,failures:before.failures+failures,
ignored:before.ignored+ignored};this.#unsummed=false}#fixtureLine(at,text){
const[head,ignored,group="",name=""]=FIXTURE.exec(text)??[]
;const rest=head===undefined?text:text.slice(head.length);if(head!==undefined){
if(ignored!==undefined){this.#finish(at,{name:name,group:group},{outcome:"skipped"});return true}
this.#fixture={name:name,group:group};this.#cases.begin(at,name,group)}
if(this.#fixture===undefined)return false;const passed=/^ PASS(?: \((\d{1,9}) ms\))?$/.exec(rest)
;if(passed!==null){this.#finish(at,this.#fixture,{outcome:"passed",seconds:seconds(passed[1])})
;return true}const result=resultIn(rest,true);if(result?.name===""){
const{word:word,file:file,line:line}=result;this.#finish(at,this.#fixture,{
outcome:unity_OUTCOMES[word],file:file,line:line,message:messageIn(result.rest)});return true}
return head!==undefined}#finish(at,{name:name,group:group},ending){this.#fixture=undefined
;this.#unsummed=true;this.#cases.end(at,name,group,ending)}
#end(at,{file:file,line:line,name:name,word:word,rest:rest}){
const[,,group,fixtureName]=FIXTURE.exec(name)??[];const time=EXECUTION_TIME.exec(rest)
;this.#unsummed=true;if(this.#cases.running?.name!==(fixtureName??name))this.#cases.forget()
;const outcome=unity_OUTCOMES[word]
;const message=messageIn(time===null?rest:rest.slice(time[0].length))
;this.#cases.end(at,fixtureName??name,group,{outcome:outcome,file:file,line:line,message:message,
seconds:seconds(time?.[1])})}}function resultIn(text,nameless=false){
const[place,line=""]=/:(\d{1,7}):/.exec(text)??[];if(place===undefined)return undefined
;const file=text.slice(0,text.indexOf(place));const after=text.slice(file.length+place.length)
;const end=/(^|:)(PASS|FAIL|IGNORE)(?=$|[:\s])/.exec(after)
;if(end===null||file===""||!nameless&&end.index===0)return undefined;return{file:file,
line:Number(line),name:after.slice(0,end.index),word:end[2],
rest:after.slice(end.index+end[0].length)}}function messageIn(rest){
return rest.replace(/^[:\s]+/,"").trimEnd()||undefined}function seconds(milliseconds){
return milliseconds===undefined?undefined:Number(milliseconds)/1e3}const ztest_OUTCOMES={
PASS:"passed",FAIL:"failed",SKIP:"skipped"};const SUITE=/^Running TESTSUITE (\S{1,200})$/
;const ztest_START=/^\s{0,8}START - (\S{1,200})$/
;const ztest_END=/^\s{0,8}(PASS|FAIL|SKIP) - (\S{1,200}) in (\d{1,6}(?:\.\d{1,6})?) seconds$/
;const SUITE_END=/^SUITE (?:PASS|FAIL|SKIP) - .{1,20} \[(.{1,200})\]: pass = \d{1,6}, fail = (\d{1,6}), skip = \d{1,6}, total = (\d{1,6}) /
;const PROJECT_END=/^PROJECT EXECUTION (SUCCESSFUL|FAILED)$/
;const ASSERTION=/^\s{0,8}Assertion failed at (.{1,500}?):(\d{1,7}): (.*)$/;class ZtestReader{
#cases=new test_report.g;#suite;#assertion;#seen=false;#verdict;#counted;line({at:at,text:text}){
const suite=SUITE.exec(text)?.[1];if(suite!==undefined){this.#seen=true;this.#verdict=undefined
;this.#suite=suite;return}const started=ztest_START.exec(text)?.[1];if(started!==undefined){
this.#assertion=undefined;this.#cases.begin(at,started,this.#suite);return}
const[,word,name,time]=ztest_END.exec(text)??[];if(word!==undefined&&name!==undefined){
const outcome=ztest_OUTCOMES[word];const failure=outcome==="failed"?this.#assertion:undefined
;this.#cases.end(at,name,this.#suite,{outcome:outcome,seconds:Number(time),...failure})
;this.#assertion=undefined;return}this.#summaryLine(text)}interrupt(at,why){
this.#cases.interrupt(at,why)}report(){if(this.#cases.isEmpty&&!this.#seen)return undefined
;return this.#cases.report("ztest",this.#missing())}#summaryLine(text){
const[,file,line,message]=ASSERTION.exec(text)??[];if(file!==undefined&&message!==undefined){
this.#assertion??={file:file,line:Number(line),message:message};return}
const counts=SUITE_END.exec(text);if(counts!==null){
const{total:total,failed:failed}=this.#counted??{total:0,failed:0};this.#counted={
total:total+Number(counts[3]),failed:failed+Number(counts[2])};return}
this.#verdict=PROJECT_END.exec(text)?.[1]??this.#verdict}#missing(){
if(this.#verdict===undefined)return["The line `PROJECT EXECUTION SUCCESSFUL` (or `FAILED`) did not appear."]
;const total=this.#cases.counted("passed","failed","skipped")
;const failed=this.#cases.counted("failed")
;if(this.#counted!==undefined&&(this.#counted.total!==total||this.#counted.failed!==failed)){
return[`ztest counts ${this.#counted.total} tests and ${this.#counted.failed} failures; the console shows ${total} and ${failed}.`]
}
return this.#verdict==="FAILED"&&failed===0?["ztest reports that the project failed; the console shows no failed case."]:[]
}}const READERS={unity:UnityReader,ztest:ZtestReader,gtest:GoogleTestReader,tap:TapReader}
;const LONGEST_LINE=4e3;class TestResults{#readers;constructor(choice){
const all=Object.values(READERS);const framework=choice==="unity-menu"?"unity":choice
;const chosen=framework==="auto"?all:framework==="none"?[]:[READERS[framework]]
;this.#readers=chosen.map(Reader=>new Reader)}line({at:at,text:text}){
if(text.length>LONGEST_LINE)return;const line={at:at,text:text.trimEnd()}
;for(const reader of this.#readers)reader.line(line)}interrupt(at,why){
for(const reader of this.#readers)reader.interrupt(at,why)}forget(){
for(const reader of this.#readers)reader.forget?.()}reports(){
return this.#readers.flatMap(reader=>reader.report()??[])}}
const menu_cases_ENTRY=/^\((\d{1,5})\)\t"(.{1,300})"((?: ?\[[^\]]{1,100}\])*)$/
;const STAGE=/^\t\((\d{1,3})\)\t"(.{1,300})"$/;const MENU_END="Enter test for running"
;const MOST_CASES=1e4;class MenuCases{#read=[];get read(){return this.#read}clear(){
this.#read.length=0}line(text){const[,number,name,tags=""]=menu_cases_ENTRY.exec(text)??[]
;if(number!==undefined&&name!==undefined){if(this.#read.length<MOST_CASES){this.#read.push({
number:Number(number),name:name,tags:tagsIn(tags),stages:[]})}return false}
const stage=STAGE.exec(text)?.[2];const last=this.#read.at(-1)
;if(stage===undefined||last===undefined)return text.startsWith(MENU_END)
;this.#read[this.#read.length-1]={...last,stages:[...last.stages,stage]};return false}}
function whyNotRun(menuCase){
if(menuCase.tags.includes("multi_device"))return"It needs two boards (multi_device)."
;return namesReset(menuCase)&&menuCase.stages.length===0?"It ends with a reset (reset=…) and prints no result.":undefined
}function namesReset({tags:tags}){return tags.some(tag=>tag.startsWith("reset="))}
function timeoutOf({tags:tags}){
const[seconds]=tags.flatMap(tag=>/^timeout=(\d{1,5})$/.exec(tag)?.[1]??[])
;return seconds===undefined?undefined:Number(seconds)}function tagsIn(text){
return text.split(/[[\]]/).map(tag=>tag.trim()).filter(Boolean)}
const PROMPT="Press ENTER to see the list of tests"
;const MENU_BACK="Enter next test, or 'enter' to see menu"
;const unity_menu_SUMMARY=/^\d{1,6} Tests \d{1,6} Failures \d{1,6} Ignored/;const PROMPT_MS=1e4
;const CASE_MS=6e4;class UnityMenu{#scale;#cases=new MenuCases;#skipped=[];#state="prompt";#next=0
;#stage=0;#deadline;#resets=0;#isResetting=false;#hasCrashed=false;constructor(startedAt,scale=1){
this.#scale=scale;this.#deadline=startedAt+PROMPT_MS*scale}get cases(){return this.#cases.read}
get skipped(){return this.#skipped}get isDone(){return this.#state==="done"}get isRunning(){
return this.#state==="running"}get allowsRestart(){return this.#isResetting||this.isRunning}
get hasNextStage(){const stages=this.#current?.stages.length??0
;return this.isRunning&&!this.#hasCrashed&&this.#stage>0&&this.#stage<stages}get expectsCrash(){
return this.hasNextStage&&this.#current!==undefined&&namesReset(this.#current)}get deadline(){
return this.#state==="done"?undefined:this.#deadline}line({at:at,text:text}){switch(this.#state){
case"prompt":return text.startsWith(PROMPT)||text.startsWith(MENU_BACK)?this.#prompted(at):[]
;case"menu":return this.#cases.line(text.trimEnd())?this.#start(at):[];case"running":
return this.#runningLine(at,text);case"done":return[]}}crashed(at){if(!this.isRunning)return
;this.#hasCrashed=!this.expectsCrash
;this.#deadline=Math.min(this.#deadline,at+PROMPT_MS*this.#scale)}restarted(at){
if(this.#state==="done")return;if(this.#state==="running")this.#advance(this.#hasCrashed)
;this.#isResetting=false;if(this.#state==="menu")this.#cases.clear()
;this.#await("prompt",at,PROMPT_MS)}tick(at){if(this.#state==="done"||at<this.#deadline)return[]
;const why=this.#state==="running"?this.#hasCrashed?"The board did not restart after the crash.":`The case "${this.#current?.name??""}" did not end in time.`:"The menu of tests did not appear."
;if(this.#state!=="running"&&++this.#resets>2){this.#state="done";return[{kind:"done"}]}
if(this.#state==="running")this.#advance(true);this.#isResetting=true
;this.#await("prompt",at,PROMPT_MS);return[{kind:"reset",why:why}]}get#current(){
return this.cases[this.#next]}#prompted(at){this.#resets=0
;if(this.cases.length>0)return this.#start(at);this.#await("menu",at,PROMPT_MS);return[{
kind:"write",text:"\n"}]}#runningLine(at,text){if(!unity_menu_SUMMARY.test(text))return[]
;this.#advance();return this.#start(at)}#start(at){
for(let next=this.#current;next!==undefined;next=this.#current){const why=whyNotRun(next)
;if(why===undefined){const seconds=timeoutOf(next)
;this.#await("running",at,seconds===undefined?CASE_MS:seconds*1e3)
;if(next.stages.length>0&&this.#stage===0)this.#stage=1;const number={kind:"write",
text:`${next.number}\n`};return this.#stage===0?[number]:[number,{kind:"write",
text:`${this.#stage}\n`}]}this.#skipped.push({name:next.name,why:why});this.#next++}
this.#state="done";return[{kind:"done"}]}#advance(isOver=false){this.#hasCrashed=false
;const stages=this.#current?.stages.length??0;if(!isOver&&this.#stage>0&&this.#stage<stages){
this.#stage++;return}this.#stage=0;this.#next++}#await(state,at,milliseconds){this.#state=state
;this.#deadline=at+milliseconds*this.#scale}}const LOOK_MS=100;class TestRun{#rules;#results;#menu
;#steps=[];#reports=[];#looked=0;#due;constructor(rules){this.#rules=rules
;this.#results=new TestResults(rules.tests)
;this.#menu=rules.tests==="unity-menu"?new UnityMenu(0,rules.timeScale):undefined}get reports(){
return this.#reports}get areRequired(){return this.#rules.tests!=="auto"&&this.#rules.tests!=="none"
}get areOver(){
return this.#menu?.isDone??this.#reports.every(({missing:missing})=>missing.length===0)}get due(){
return this.#due}get menuDue(){return this.#menu?.deadline}get hasMenu(){
return this.#menu!==undefined}get hasCases(){
return this.#menu!==undefined&&this.#menu.cases.length>0}get allowsRestart(){
return this.#menu?.allowsRestart===true}takeSteps(){const steps=this.#steps;this.#steps=[]
;return steps}line(line){if(line.isOpen||this.#rules.tests==="none")return;this.#results.line(line)
;this.#due=line.at+LOOK_MS;if(line.at-this.#looked>=LOOK_MS)this.look(line.at)}look(at){
this.#looked=at;this.#due=undefined;const reports=this.#results.reports()
;this.#reports=this.#menu===undefined?reports:[menuReport(reports[0],this.#menu)]}menuLine(line){
return!line.isOpen&&this.#menu!==undefined&&this.#drive(this.#menu.line(line),line.at)}tick(at){
return this.#menu!==undefined&&this.#drive(this.#menu.tick(at),at)}restarted(at){
if(this.#menu?.hasNextStage===true)this.#results.forget();else this.#interrupt(at,"The board restarted.")
;this.#menu?.restarted(at)}crashed(crash,at){const isOfCase=this.#menu?.isRunning===true
;if(this.#menu?.expectsCrash!==true)this.#interrupt(at,isOfCase?reportText(crash):crashWords(crash))
;if(isOfCase)this.#menu.crashed(at);return isOfCase}final(){
if(this.#reports.length>0)return this.failed()??this.#missing()
;return this.areRequired?finding("tests-incomplete",`No result of ${this.#rules.tests} appeared.`):undefined
}failed(){const cases=this.#reports.flatMap(report=>report.cases)
;const failed=cases.filter(({outcome:outcome})=>outcome==="failed");const[first]=failed
;if(first===undefined)return undefined;const why=first.message===undefined?"":`: ${(0,
shown_text.m)(first.message)}`
;const words=`${failed.length} of ${cases.length} tests failed; the first is "${(0,
shown_text.m)(first.name)}"${why}.`;return finding("tests-failed",words)}#missing(){
const[first]=this.#reports.flatMap(({missing:missing})=>missing)
;if(first===undefined)return undefined
;return finding("tests-incomplete",`The tests did not end: ${first}${first.endsWith(".")?"":"."}`)}
#drive(steps,at){for(const step of steps){if(step.kind==="reset")this.#interrupt(at,step.why)
;if(step.kind!=="done")this.#steps.push(step)}return steps.some(({kind:kind})=>kind==="done")}
#interrupt(at,why){this.#results.interrupt(at,why);this.look(at)}}function reportText(crash){
return[crashWords(crash),...crash.lines.map(({text:text})=>text)].join("\n")}
var verdict=__webpack_require__(15950);class WatchClock{#timers;#isOver;#begunAt;#now=0
;constructor(timers,isOver){this.#timers=timers;this.#isOver=isOver}get now(){return this.#now}
get nextDeadline(){const due=this.#due
;return this.#begunAt===undefined||due===undefined?undefined:this.#begunAt+due}begin(at){
this.#begunAt??=at}advance(at){if(this.#begunAt===undefined)return false
;const until=Math.max(this.#now,at-this.#begunAt)
;for(let due=this.#due;due!==undefined&&due<=until;due=this.#due){this.#now=Math.max(this.#now,due)
;this.#fire()}this.#now=until;return!this.#isOver()}get#due(){
return this.#isOver()?undefined:Math.min(...this.#timers.map(({due:due})=>due()??Infinity))}#fire(){
for(const{due:due,fire:fire}of this.#timers){if(this.#isOver())return
;if((due()??Infinity)<=this.#now)fire(this.#now)}}}class Gate{#setup;#lines=new console_lines.x
;#decodability=new decodability.m;#binary=new BinaryLog;#recent=new RecentLines;#crashReports;#boot
;#tests;#completion;#clock;#bytes=0;#isGone=false;#absences=0;#verdict;constructor(setup){
const{rules:rules,flashed:flashed,resets:resets}=setup;this.#setup=setup
;this.#tests=new TestRun(rules);this.#boot=new BootJudge({rules:rules,flashed:flashed,resets:resets,
excusesBoot:()=>this.#tests.allowsRestart});this.#crashReports=new CrashReports(rules.timeScale)
;this.#completion=new Completion(rules,this.#tests);this.#clock=new WatchClock([{
due:()=>Math.min(this.#lines.openLineDue??Infinity,this.#completion.end),fire:()=>this.#openLine()
},{due:()=>this.#crashReports.due,fire:()=>this.#crash(this.#crashReports.finish())},{
due:()=>this.#boot.due,fire:()=>this.#found(this.#boot.fire())},{due:()=>this.#tests.menuDue,
fire:now=>this.#menu(this.#tests.tick(now),now)},{due:()=>this.#completion.due,
fire:now=>this.#found(this.#completion.look(now))},{due:()=>this.#completion.end,
fire:now=>this.#endNow((this.#completion.settledAt??Infinity)<=now?"settled":"time")
}],()=>this.#isDecided())}begin(at){this.#clock.begin(at)}get verdict(){return this.#verdict}
get nextDeadline(){return this.#clock.nextDeadline}push({at:at,bytes:bytes}){
if(!this.#clock.advance(at))return;this.#bytes+=bytes.length;this.#binary.push(bytes)
;for(const line of this.#lines.push({at:this.#clock.now,bytes:bytes})){this.#line(line)
;if(this.#isDecided())return}}event({at:at,is:is}){if(!this.#clock.advance(at))return
;this.#isGone=is!=="back";if(is==="gone")this.#absences+=1
;if(is==="back")this.#completion.settleAgain(this.#clock.now);if(is==="lost")this.#endNow("lost")}
tick(at){this.#clock.advance(at)}takeSteps(){return this.#tests.takeSteps()}end(at){
if(this.#clock.advance(at))this.#endNow("log")}report(){return reportOf({verdict:this.#verdict,
boot:this.#boot,completion:this.#completion,crashReports:this.#crashReports,last:this.#recent.last,
decodability:this.#decodability,bytes:this.#bytes,hasTimes:this.#setup.hasTimes??true})}
#isDecided(){return this.#verdict!==undefined}#openLine(){const line=this.#lines.takeOpenLine()
;if(line!==undefined)this.#line(line)}#line(line){this.#recent.add(line);if(!line.isOpen){
const boots=this.#boot.boots.count;const found=this.#boot.line(line)
;this.#decodability.count(line.bytes,line.undecodable,this.#boot.isStarting)
;if(this.#boot.boots.count>boots){this.#crash(this.#crashReports.finish())
;this.#tests.restarted(line.at)}this.#found(found);if(this.#isDecided())return}
if(line.text==="")return;this.#found(brownoutIn(line));if(this.#isDecided())return
;if(this.#crashReports.isCollecting)this.#boot.crashLine(line)
;this.#crash(this.#crashReports.line(line))
;if(this.#isDecided()||this.#crashReports.isCollecting&&this.#setup.rules.crashes==="fail")return
;const forbidden=this.#setup.rules.failOn.find(pattern=>pattern.test(line.text))
;if(forbidden!==undefined){
const words=`The line ${quoted(line)} matches \`${forbidden.source}\` of \`fail-on\`.`
;this.#found(finding("fail-pattern",words));return}this.#found(this.#completion.line(line))
;this.#menu(this.#tests.menuLine(line),line.at)
;if(this.#setup.rules.settleMs===0&&this.#completion.settledAt!==undefined)this.#endNow("settled")}
#crash(crash){if(crash===undefined||this.#tests.crashed(crash,this.#clock.now))return
;if(this.#setup.rules.crashes==="ignore")return
;this.#found(finding(crash.code,crashWords(crash)),crash.lines)}#menu(isDone,now){if(!isDone)return
;if(this.#tests.hasCases)this.#found(this.#completion.look(now));else this.#endNow("time")}
#found(found,lines){if(found===undefined||this.#isDecided())return;const{code:code,...grounds}=found
;this.#verdict=(0,verdict.Vj)(code,this.#clock.now,{...grounds,lines:lines??this.#recent.lines})}
#endNow(why){this.#openLine();if(!this.#isDecided())this.#crash(this.#crashReports.finish())
;if(this.#isDecided())return;const open=this.#lines.openLine
;if(open!==undefined)this.#decodability.count(open.bytes,open.undecodable,false)
;const found=finalFinding({why:why,rules:this.#setup.rules,port:this.#setup.port,
isGone:this.#isGone,boot:this.#boot,completion:this.#completion,lines:this.#lines,
decodability:this.#decodability,binary:this.#binary,last:this.#recent.last,now:this.#clock.now})
;if(found!==undefined)this.#found(found);else this.#verdict=(0,
verdict.bF)(this.#clock.now,this.#passedWords())}#passedWords(){
const tests=this.#tests.reports.flatMap(({cases:cases})=>cases).length;return passedWords({
expected:this.#completion.progress.met.length,tests:tests,absences:this.#absences})}}}),
11114:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{B:()=>parseChecks,W:()=>checkProblem})
;var _system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(12458)
;var _expectations_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(33833);const COMPARISONS={
">=":(a,b)=>a>=b,"<=":(a,b)=>a<=b,"==":(a,b)=>a===b,"!=":(a,b)=>a!==b,">":(a,b)=>a>b,"<":(a,b)=>a<b}
;const CHECK=/^([A-Za-z_]\w{0,63})\s*(>=|<=|==|!=|>|<)\s*(\S+)$/;function parseChecks(text){
return(0,_expectations_js__WEBPACK_IMPORTED_MODULE_0__.Se)(text,line=>{
const[,name="",comparison="",right=""]=CHECK.exec(line)??[];if(name==="")return{
problem:"is not a comparison; write `heap >= 100000`"};const number=parseNumber(right)
;return number===undefined?{
problem:`"${(0,_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_1__.m)(right)}" is not a number; a capture is compared with a number only`
}:{value:{name:name,comparison:comparison,number:number,source:line}}})}
function checkProblem({comparison:comparison,number:number,source:source,name:name},captured){
const value=parseNumber(captured);if(value===undefined){
return`\`${source}\` cannot be checked: \`${name}\` is "${(0,
_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_1__.m)(captured)}", which is not a number`}
return COMPARISONS[comparison](value,number)?undefined:`\`${source}\` does not hold: \`${name}\` is ${captured}`
}function parseNumber(text){
return/^(?:[+-]?\d{1,15}(?:\.\d{1,15})?|0x[\da-f]{1,12})$/i.test(text)?Number(text):undefined}}),
33833:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{LC:()=>parseExpectations,XV:()=>parseFailOn,
Se:()=>readLines});var shown_text=__webpack_require__(12458);var build=__webpack_require__(2856)
;const LONGEST_PATTERN=1e3;const LARGEST_PROGRAM=5e3;const CONTROL=/[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/u
;function compilePattern(source){if(source.length>LONGEST_PATTERN){return{
problem:`the pattern has ${source.length} characters, and at most ${LONGEST_PATTERN} are allowed`}}
const control=CONTROL.exec(source);if(control!==null){
const escape=`\\x{${control[0].charCodeAt(0).toString(16)}}`;return{
problem:`at character ${control.index+1}: a control character; write \`${escape}\` for it`}}
let compiled;try{compiled=build.L3.compile(source)}catch(error){return{
problem:compileProblem(source,error)}}if(compiled.programSize()>LARGEST_PROGRAM){return{
problem:"the pattern repeats too much; use smaller numbers in {…}"}}
const names=Object.keys(compiled.namedGroups())
;const wrong=names.find(name=>!/^[A-Za-z_]\w{0,63}$/.test(name));if(wrong!==undefined){return{
problem:`"${(0,shown_text.m)(wrong)}" is not a name; a group's name is a word such as \`heap\``}}
return{value:patternOf(source,compiled,names)}}function patternOf(source,compiled,names){return{
source:source,names:names,words:wordsOf(source),test:text=>compiled.test(text),match(text,from){
if(from>text.length||!compiled.test(text))return undefined;const matcher=compiled.matcher(text)
;if(!matcher.find(from))return undefined;const groups=names.flatMap(name=>{
const value=matcher.group(name);return value===null?[]:[[name,value]]});return{
start:matcher.start(),end:matcher.end(),groups:Object.fromEntries(groups)}}}}
const LACKS=[[/\(\?[=!]/,"look-ahead"],[/\(\?<[=!]/,"look-behind"],[/\\[1-9]|\\k[<{']|\(\?P=/,"back-references"],[/\(\?>/,"atomic groups"],[/[*+?}]\+/,"possessive repetition"],[/\(\?\(/,"conditions"],[/\(\?(?:R|\d|&|P>)/,"recursion"],[/\(\?#/,"comments"]]
;function compileProblem(source,error){
if(!(error instanceof build.pB))return"the pattern cannot be compiled"
;const fragment=error.getPattern()??"";for(const[feature,name]of LACKS){
const at=feature.exec(source);if(at===null)continue
;return`at character ${at.index+1}: RE2 has no ${name} (\`${(0,shown_text.m)(at[0])}\`)`}
const at=positionOf(source,fragment,error.getDescription());const what=(0,shown_text.m)(error.error)
;const shown=fragment===""||fragment===source?"":` (\`${(0,shown_text.m)(fragment)}\`)`
;return`at character ${at+1}: ${what}${shown}`}function positionOf(source,fragment,description){
if(description.includes("missing closing )"))return openBracket(source)
;if(description.includes("unexpected )"))return closingBracket(source)
;if(fragment==="")return Math.max(0,source.length-1);return Math.max(0,source.lastIndexOf(fragment))
}function openBracket(source){return bracketsLeft(source).open.at(-1)??0}
function closingBracket(source){return bracketsLeft(source).closing[0]??0}
function bracketsLeft(source){const open=[];const closing=[];let isClass=false
;for(let at=0;at<source.length;at++){const character=source[at]
;if(character==="\\")at++;else if(isClass)isClass=character!=="]";else if(character==="[")isClass=true;else if(character==="(")open.push(at);else if(character===")"&&open.pop()===undefined)closing.push(at)
}return{open:open,closing:closing}}function wordsOf(source){
const literal=source.replace(/\(\?P?<\w*>|\[[^\]]*\]|\\[a-zA-Z]|\{[\d,]*\}/g," ")
;return[...new Set(literal.toLowerCase().match(/[\p{L}\d_]{3,}/gu)??[])].slice(0,10)}
const MOST_PATTERNS=100;const WITHIN=/^within\s+(\S{1,20}?)\s*:\s*(.*)$/
;const LONGEST_WITHIN_MS=24*3600*1e3;function parseExpectations(text){return readLines(text,line=>{
const[,duration,rest]=WITHIN.exec(line)??[];if(duration===undefined||rest===undefined){
const pattern=compilePattern(line);return"value"in pattern?{value:{pattern:pattern.value,
withinMs:undefined}}:pattern}const within=parseDuration(duration)
;if(!("value"in within))return within;if(rest==="")return{
problem:"a pattern is missing after `within …:`"};const pattern=compilePattern(rest)
;return"value"in pattern?{value:{pattern:pattern.value,withinMs:within.value}}:pattern})}
function parseFailOn(text){return readLines(text,compilePattern)}function readLines(text,read){
const rules=[];const problems=[];for(const[index,whole]of text.split(/\r\n|\n|\r/).entries()){
const line=whole.trim();if(line===""||line.startsWith("#"))continue;const one=read(line)
;if("value"in one)rules.push(one.value);else problems.push(`line ${index+1}, "${(0,
shown_text.m)(line)}": ${one.problem}`)}
if(rules.length>MOST_PATTERNS)problems.push(`it has ${rules.length} lines; at most ${MOST_PATTERNS} are allowed`)
;return{rules:rules.slice(0,MOST_PATTERNS),problems:problems}}
const UNITS=new Map([["ms",1],["s",1e3],["m",6e4]]);function parseDuration(text){
const[,count="",unit=""]=/^(\d{1,8}(?:\.\d{1,3})?)(ms|s|m)$/.exec(text)??[]
;const value=Math.round(Number(count)*(UNITS.get(unit)??Number.NaN))
;return count!==""&&value>0&&value<=LONGEST_WITHIN_MS?{value:value}:{problem:`"${(0,
shown_text.m)(text)}" is not a duration; write \`800ms\`, \`5s\` or \`2m\``}}})};