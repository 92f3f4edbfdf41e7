export const id=8230;export const ids=[8230];export const modules={
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
shown_text.m)(text)}" is not a duration; write \`800ms\`, \`5s\` or \`2m\``}}}),
78230:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{parseRules:()=>parseRules})
;var _checks_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(11114)
;var _expectations_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(33833)
;function parseRules(texts,timeoutMs){
const expect=(0,_expectations_js__WEBPACK_IMPORTED_MODULE_1__.LC)(texts.expect);const failOn=(0,
_expectations_js__WEBPACK_IMPORTED_MODULE_1__.XV)(texts.failOn);const checks=(0,
_checks_js__WEBPACK_IMPORTED_MODULE_0__.B)(texts.check)
;const problems=[...expect.problems.map(problem=>({input:"expect",problem:problem
})),...failOn.problems.map(problem=>({input:"fail-on",problem:problem
})),...checks.problems.map(problem=>({input:"check",problem:problem}))];const rules={
expect:expect.rules,failOn:failOn.rules,checks:checks.rules}
;const contradictions=expect.problems.length===0?contradictionsOf(rules,timeoutMs):[];return{
...rules,problems:[...problems,...contradictions]}}
function contradictionsOf({expect:expect,failOn:failOn,checks:checks},timeoutMs){
const names=expect.flatMap(({pattern:pattern})=>pattern.names)
;const twice=new Set(names.filter((name,index)=>names.indexOf(name)!==index))
;const forbidden=new Set(failOn.map(({source:source})=>source));return[...[...twice].map(name=>({
input:"expect",problem:`the name \`${name}\` is given to more than one group`
})),...expect.filter(({withinMs:withinMs})=>withinMs!==undefined&&withinMs>timeoutMs).map(({pattern:pattern,withinMs:withinMs})=>({
input:"expect",
problem:`\`within\` of "${pattern.source}" is ${(withinMs??0)/1e3} s, longer than \`gate-timeout\`, ${timeoutMs/1e3} s`
})),...expect.filter(({pattern:pattern})=>forbidden.has(pattern.source)).map(({pattern:pattern})=>({
input:"fail-on",
problem:`"${pattern.source}" is also in \`expect\`: the same line would be both required and forbidden`
})),...checks.filter(({name:name})=>!names.includes(name)).map(({name:name,source:source})=>({
input:"check",problem:`"${source}" needs a group \`(?P<${name}>…)\` in \`expect\``}))]}})};