export const id=261;export const ids=[261];export const modules={
50261:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{BoardGate:()=>BoardGate})
;var chips=__webpack_require__(79823);var verdict=__webpack_require__(15950)
;var errors=__webpack_require__(76578);var gate_files=__webpack_require__(46711)
;var gate_junit=__webpack_require__(538);var gate_result=__webpack_require__(85483)
;var time_scale=__webpack_require__(80312);var gate=__webpack_require__(36349);const MARGIN_MS=50
;class BoardReset{#lines;#ended;#outcome;constructor(lines,openedAt){this.#lines=lines
;this.#ended=this.#follow(openedAt)}
static async begin({ready:ready,port:port},{baud:baud,reset:reset}){const lines=await ready.open({
port:port,baud:baud,reset:reset});return new BoardReset(lines,performance.now())}get outcome(){
return this.#outcome}get reset(){return this.#lines.reset}async#follow(openedAt){
const margin=this.#lines.link==="uart"?MARGIN_MS:0;try{for await(const event of this.#lines){
if(event.kind==="reset-end")this.#outcome??={startedAt:openedAt+event.at-margin}
;if(event.kind==="reset-failed")this.#outcome??={reason:event.reason};if(event.kind==="ended")break}
this.#outcome??={reason:"Its port was lost."}}catch(error){this.#outcome??={reason:(0,
errors.bD)(error)}}}async[Symbol.asyncDispose](){this.#lines.stop()
;await this.#lines[Symbol.asyncDispose]();await this.#ended}}
var console_lines=__webpack_require__(13077);const MOST_LINES=2e3;const LONGEST_SHOWN=1e3
;class ShownLines{#say;#startedAt;#lines=new console_lines.x;#shown=0;constructor(startedAt,say){
this.#startedAt=startedAt;this.#say=say}push(chunk){if(this.#shown>MOST_LINES)return
;for(const{text:text}of this.#lines.push(chunk)){if(++this.#shown>MOST_LINES){
this.#say(`[…] The console continues: the job log shows only its first ${MOST_LINES} lines.`);return
}this.#say(`[+${((chunk.at-this.#startedAt)/1e3).toFixed(3)}] ${fitted(text)}`)}}finish(at){
const open=this.#shown>MOST_LINES?undefined:this.#lines.takeOpenLine()
;if(open!==undefined)this.#say(`[+${((at-this.#startedAt)/1e3).toFixed(3)}] ${fitted(open.text)}`)}}
function fitted(text){return text.length>LONGEST_SHOWN?`${text.slice(0,LONGEST_SHOWN)}…`:text}
var __addDisposableResource=undefined&&undefined.__addDisposableResource||function(env,value,async){
if(value!==null&&value!==void 0){
if(typeof value!=="object"&&typeof value!=="function")throw new TypeError("Object expected.")
;var dispose,inner;if(async){
if(!Symbol.asyncDispose)throw new TypeError("Symbol.asyncDispose is not defined.")
;dispose=value[Symbol.asyncDispose]}if(dispose===void 0){
if(!Symbol.dispose)throw new TypeError("Symbol.dispose is not defined.")
;dispose=value[Symbol.dispose];if(async)inner=dispose}
if(typeof dispose!=="function")throw new TypeError("Object not disposable.")
;if(inner)dispose=function(){try{inner.call(this)}catch(e){return Promise.reject(e)}}
;env.stack.push({value:value,dispose:dispose,async:async})}else if(async){env.stack.push({async:true
})}return value}
;var __disposeResources=undefined&&undefined.__disposeResources||function(SuppressedError){
return function(env){function fail(e){
env.error=env.hasError?new SuppressedError(e,env.error,"An error was suppressed during disposal."):e
;env.hasError=true}var r,s=0;function next(){while(r=env.stack.pop()){try{
if(!r.async&&s===1)return s=0,env.stack.push(r),Promise.resolve().then(next);if(r.dispose){
var result=r.dispose.call(r.value)
;if(r.async)return s|=2,Promise.resolve(result).then(next,function(e){fail(e);return next()})
}else s|=1}catch(e){fail(e)}}
if(s===1)return env.hasError?Promise.reject(env.error):Promise.resolve()
;if(env.hasError)throw env.error}return next()}
}(typeof SuppressedError==="function"?SuppressedError:function(error,suppressed,message){
var e=new Error(message);return e.name="SuppressedError",e.error=error,e.suppressed=suppressed,e})
;async function watch(ready,watch){const env_1={stack:[],error:void 0,hasError:false};try{
const{port:port,baud:baud,reset:reset,resetBy:resetBy}=watch
;const isReset=ready.hasLines&&resetBy===undefined
;const console=__addDisposableResource(env_1,await ready.open({port:port,baud:baud,
reset:isReset?reset:"none"}),true);const openedAt=performance.now();const judge=new Judge(watch)
;const board=__addDisposableResource(env_1,resetBy&&await BoardReset.begin(resetBy,{baud:baud,
reset:reset}),true);if(board!==undefined)judge.keepEarly();else if(!ready.hasLines)judge.begin(0,{
wasReset:false,judgesFirstBoot:true},console);else if(reset==="none")judge.begin(0,RUNNING,console)
;for await(const event of console){
if(board?.outcome!==undefined)await judge.beginAfter(board.outcome,openedAt,console)
;await judge.event(event,console);await judge.drive(console,board??console)
;if(judge.verdict!==undefined)break}const{verdict:verdict}=judge
;if(verdict===undefined)throw new Error("The console ended without a verdict.");return{
verdict:verdict,...judge.seen()}}catch(e_1){env_1.error=e_1;env_1.hasError=true}finally{
const result_1=__disposeResources(env_1);if(result_1)await result_1}}const RUNNING={wasReset:false,
judgesFirstBoot:false};const MOST_EARLY=500;class Judge{#watch;#gate;#lines;#startedAt=0
;#wasReset=false;#last=0;#early;constructor(watch){this.#watch=watch}get verdict(){
return this.#gate?.verdict}seen(){
if(this.#gate===undefined)throw new Error("The watch has not begun.")
;this.#lines?.finish(this.#last);return{report:this.#gate.report(),startedAt:this.#startedAt,
wasReset:this.#wasReset}}begin(at,{wasReset:wasReset,judgesFirstBoot:judgesFirstBoot},console){
if(this.#gate!==undefined)return
;const{rules:rules,flashed:flashed,say:say,port:port,baud:baud}=this.#watch;this.#gate=new gate.i({
rules:rules,...flashed===undefined?{}:{flashed:flashed},resets:judgesFirstBoot,
port:linkOf(port,console)});this.#gate.begin(at);this.#startedAt=console.openedAt.getTime()+at
;this.#wasReset=wasReset;if(wasReset)this.#watch.onReset();this.#lines=new ShownLines(at,say)
;const rate=port.kind==="socket"?"":` at ${baud} baud`
;say(`Watching the console${rate} since ${new Date(this.#startedAt).toISOString()}.`)}keepEarly(){
this.#early=[]}async beginAfter(outcome,openedAt,console){const early=this.#early
;if(early===undefined)return;this.#early=undefined;if("reason"in outcome){await this.event({
kind:"reset-failed",at:this.#last,reason:outcome.reason},console);return}
const at=Math.max(0,outcome.startedAt-openedAt);this.begin(at,{wasReset:true,judgesFirstBoot:true
},console);for(const event of early)if(event.at>=at)await this.event(event,console)}
async event(event,console){const{at:at}=event;this.#last=at;switch(event.kind){case"reset-begin":
case"write-failed":return;case"reset-end":this.begin(at,{wasReset:true,judgesFirstBoot:true
},console);return;case"reset-failed":
this.#watch.say(`The chip could not be reset: ${event.reason}. The step watches the firmware that is running.`)
;this.begin(at,RUNNING,console);return;case"data":if(this.#gate===undefined){
if((this.#early?.push(event)??0)>MOST_EARLY)this.#early?.shift();return}
await(this.#watch.file?.add(event.bytes));this.#lines?.push({at:at,bytes:event.bytes})
;this.#gate.push({at:at,bytes:event.bytes});return;case"quiet":this.#gate?.tick(at);return
;case"gone":this.#watch.say(`The port is gone: ${event.reason}. The step waits for it to return.`)
;this.#gate?.event({at:at,is:"gone"});return;case"back":
this.#watch.say(`The port is back: ${event.port}. Anything the board printed in between is lost.`)
;this.#gate?.event({at:at,is:"back"});return;case"ended":this.#ended(event.why,at,console)}}
async drive(console,board){const{reset:reset,say:say}=this.#watch
;for(const step of this.#gate?.takeSteps()??[]){
if(step.kind==="write")await console.write(Buffer.from(step.text));if(step.kind!=="reset")continue
;say(`${step.why} The board is reset.`)
;if(board.reset===undefined)say("The port has no lines to reset it with.");else board.reset(reset==="none"?"auto":reset)
}}#ended(why,at,console){if(why==="cancelled"){
throw new errors.HR("cancelled","Cancelled while the console was watched.","Run the step again.")}
this.begin(at,RUNNING,console);this.#gate?.event({at:at,is:"lost"})}}
function linkOf({kind:kind},{link:link}){return kind==="serial"?link:"unknown"}class BoardGate{
#request;#board;#files;#ready;#lines;#consolePort;constructor(request,board,files){
this.#request=request;this.#board=board;this.#files=files}static async prepare(request,board){
const files=await gate_files.j.create({junit:request.junit,log:request.log},board)
;const gate=new BoardGate(request,board,files);try{await gate.#makeReady()
;const{hasLines:hasLines}=gate.#lines??gate.#ready??{hasLines:false}
;if(hasLines)board.session.keepChip();else board.say(limitsOf(gate.#consolePort));const scale=(0,
time_scale.Ew)(request.rules);if(scale!==undefined)board.say(scale);return gate}catch(error){
await gate[Symbol.asyncDispose]();throw error}}async#makeReady(){const{session:session}=this.#board
;const{port:port,reset:reset}=this.#request;const own=session.location.port
;const found=port&&await session.otherPort(port)
;this.#consolePort=found?.name===own.name?undefined:found
;this.#ready??=await session.readyConsole(this.#consolePort)
;if(this.#consolePort!==undefined&&own.kind!=="socket"&&reset!=="none"){
this.#lines??=await session.readyConsole()}}async judge(flashed){
const attempts=[await this.#attempt(flashed)]
;for(let retries=0,failures=0,last=attempts[0];last!==undefined;){const isOfBench=isBenchClass((0,
verdict.EE)(last.verdict));const isRetry=isOfBench&&retries++<this.#board.session.retries
;if(!isRetry&&(!(0,gate_result.jf)(last.verdict)||++failures>=this.#request.attempts))break;try{
if(isRetry)await(this.#board.session.recover?.());this.#board.say("The firmware is started again.")
;last=await this.#attempt(flashed);attempts.push(last)}catch(error){
if(!(error instanceof errors.HR)||!isBenchClass(error.class))throw error
;this.#board.say(`The firmware cannot be started again. ${error.message}`)
;attempts[attempts.length-1]={...last,verdict:withoutRetry(last.verdict,error)};break}}
return this.#report(attempts)}async#attempt(flashed){const watched=await this.#watch(flashed)
;const{code:code,verdict:verdict,message:message}=watched.verdict
;this.#board.say(`Verdict: ${code??verdict}. ${message}`);return watched}async keepConsole(){
if((this.#files.console?.bytes??0)===0)return;const saved=await this.#saveLog().catch(()=>undefined)
;if(saved!==undefined)this.#board.say(`The console output until then is in ${saved.path}.`)}
async#watch(flashed){const{session:session}=this.#board;const{rules:rules,reset:reset}=this.#request
;await this.#makeReady();const ready=this.#ready;const lines=this.#lines
;if(ready===undefined)throw new Error("No console is ready.");this.#ready=undefined
;this.#lines=undefined;const own=await session.findPort();const seen=await watch(ready,{
port:this.#consolePort??own,resetBy:lines&&{ready:lines,port:own},baud:this.#request.baud??(0,
chips.Lv)((0,chips.zQ)(this.#chip??"")),reset:reset,rules:rules,flashed:flashed,
file:this.#files.console,say:text=>this.#board.say(text),onReset:()=>session.noteStarted("unknown")
});const hasLines=ready.hasLines||lines!==undefined;const watched=hasLines?seen:{...seen,
verdict:notStarted(seen.verdict)};const{report:report,wasReset:wasReset}=watched
;const hasPassed=watched.verdict.verdict==="passed"
;const hasStarted=report.applicationAt!==undefined||hasPassed&&!report.endsInBoot
;if(watched.verdict.code==="in-bootloader")session.noteStarted("no");else if(hasStarted||wasReset||reset==="none")session.noteStarted(hasStarted?"yes":"unknown")
;return watched}async#report(attempts){const{session:session}=this.#board
;const{chip:chip,mac:mac,revision:revision}=session.facts.identity
;const properties=Object.fromEntries(Object.entries({chip:chip,revision:revision,mac:mac
}).flatMap(([name,value])=>value===undefined?[]:[[name,value]]))
;const{path:junit}=await this.#files.saveJunit((0,gate_junit.q)(attempts,{
name:session.location.port.name,properties:properties}));const log=await this.#saveLog();return(0,
gate_result.xp)(attempts,{junit:junit,log:log,timeScale:this.#request.rules.timeScale})}
async#saveLog(){const{console:console}=this.#files;const saved=await this.#files.saveConsole()
;return saved===undefined||console===undefined?undefined:{path:saved.path,bytes:console.bytes,
dropped:console.dropped}}get#chip(){const{session:session,esptool:esptool}=this.#board
;const{chip:chip}=session.facts.identity;return chip===undefined?esptool.connection.chip:(0,
chips.xr)(chip)}async[Symbol.asyncDispose](){await(this.#ready?.[Symbol.asyncDispose]())
;await(this.#lines?.[Symbol.asyncDispose]());await this.#files[Symbol.asyncDispose]()}}
function isBenchClass(kind){return kind==="link"||kind==="board"}
function withoutRetry(verdict,{message:message,hint:hint}){return{...verdict,
message:`${verdict.message} The next attempt could not start: ${message}`,
hint:[verdict.hint,hint].filter(text=>text!=="").join(" ")}}function notStarted(verdict){
if(verdict.code!=="silent")return verdict;return{...verdict,
message:`${verdict.message} The port has no DTR and RTS, so the step has not started the firmware.`,
hint:"Use an rfc2217:// port, or reset the board or the emulator while the step watches (`recovery-command` may do that between two attempts)."
}}function limitsOf(port){const name=port===undefined?"The port":port.name
;return`${name} is a raw socket without DTR and RTS: the gate cannot start the firmware, and a chip that esptool has used waits in its bootloader until something else resets it. The gate judges what the console prints after esptool has closed the port; it cannot prove that the boot is complete, or that it is the first one.`
}})};