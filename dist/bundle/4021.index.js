export const id=4021;export const ids=[4021];export const modules={
14021:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
ACTIONS:()=>ACTIONS,scriptSchema:()=>scriptSchema})
;var _script_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(32285);const LIMITS={
applications:64,boots:256,steps:1e3,answers:256,frames:64,tasks:32};const LONGEST_TEXT=65536
;const LONGEST_MS=24*36e5;const MOST_BYTES=67108864;const FASTEST_BAUD=5e6
;const ACTIONS=["print","write","garbage","flood","console-lost","mark-valid","task-watchdog","panic","abort","assert","interrupt-watchdog","stack-overflow","heap-corruption","brown-out","restart","rollback","deep-sleep","hang"]
;function scriptSchema(z){const{text:text,line:line}=textsOf(z)
;const steps=z.array(stepSchema(z)).max(LIMITS.steps).optional();const answer=z.strictObject({
send:line,reply:text.optional(),steps:steps});const boot=z.strictObject({
silent:z.boolean().optional(),garbled:z.boolean().optional(),"start-lines":z.boolean().optional(),
steps:steps,answers:z.array(answer).max(LIMITS.answers).optional()})
;const application=z.strictObject({name:line.optional(),version:line.optional(),
"elf-sha256":z.string().regex(/^[\da-fA-F]{4,64}$/,"has to be 4 to 64 hexadecimal digits, in quotes").optional(),
baud:z.int().min(1200).max(FASTEST_BAUD).optional(),boots:z.array(boot).min(1).max(LIMITS.boots)})
;return z.strictObject({applications:z.array(application).min(1).max(LIMITS.applications)})}
function textsOf(z){const text=z.string().max(LONGEST_TEXT);return{text:text,
line:text.regex(/^[^\r\n]*$/,"has to be one line")}}function stepSchema(z){
const{text:text,line:line}=textsOf(z);const count=z.int().min(1);const milliseconds=durationOf(z)
;const always=z.null().transform(()=>true).or(z.literal(true));const core=z.int().min(0).max(1)
;const crash={core:core.optional(),
backtrace:z.array(z.int().min(0).max(4294967295)).max(LIMITS.frames).optional(),
corrupted:z.boolean().optional(),halt:z.boolean().optional(),"core-dump":z.boolean().optional()}
;const details=shape=>z.preprocess(value=>value??{},z.strictObject(shape)).optional()
;return z.strictObject({after:milliseconds.optional(),print:text.optional(),
every:milliseconds.refine(every=>every>0,"has to be more than 0").optional(),
times:count.max(1e6).optional(),write:text.optional(),garbage:count.max(LONGEST_TEXT).optional(),
flood:count.max(MOST_BYTES).optional(),
"console-lost":z.union([milliseconds,z.literal("always").transform(()=>Infinity)]).optional(),
"mark-valid":always.optional(),"task-watchdog":details({...crash,
tasks:z.array(line).min(1).max(LIMITS.tasks).optional(),running:line.optional(),
panic:z.boolean().optional()}),panic:details({...crash,reason:line.optional()}),
abort:details(crash),assert:details({...crash,text:line.optional()}),
"interrupt-watchdog":details(crash),"stack-overflow":details({...crash,task:line.optional()}),
"heap-corruption":details(crash),"brown-out":always.optional(),restart:always.optional(),
rollback:always.optional(),"deep-sleep":milliseconds.optional(),hang:always.optional()
}).check(({value:value,issues:issues})=>{const problem=stepProblem(value)
;if(problem!==undefined)issues.push({code:"custom",input:value,message:problem,path:[]})})}
function durationOf(z){const hint="has to be a time such as 200ms or 1.5s, of at most a day"
;return z.union([z.number(),z.string()],hint).transform(value=>{
const[,number,unit]=/^(\d{1,9}(?:\.\d{1,3})?)(ms|s)$/.exec(String(value))??[]
;return typeof value==="number"?value:Number(number)*(unit==="s"?1e3:1)
}).refine(value=>value>=0&&value<=LONGEST_MS,hint)}function stepProblem(step){
const given=ACTIONS.filter(action=>action in step)
;if(given.length===0)return`does nothing; use one of ${ACTIONS.join(", ")}`
;if(given.length>1)return`does ${given.join(" and ")}; use a step for each`
;const isRepeated="every"in step||"times"in step
;if(isRepeated&&!("print"in step))return"has every or times without print"
;return"times"in step&&!("every"in step)?"has times without every":undefined}})};