export const id=1370;export const ids=[1370];export const modules={
41370:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{readRecordedLog:()=>readRecordedLog})
;const RELATIVE=/^(?:\d{4}-\d{2}-\d{2}T[\d:.]{8,18}Z )?\[\+(\d{1,7}(?:\.\d{1,6})?)\] ?/
;const DATED=/^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:[.,](\d{1,6}))? /;const LOOKED_AT=50
;const LONGEST_PREFIX=80;const BLOCK=64*1024;const LF=10;const CR=13;function readRecordedLog(log){
const heads=headsOf(log)
;for(const[format,pattern,read]of[["relative",RELATIVE,relativeTime],["dated",DATED,datedTime]]){
if(heads.filter(head=>pattern.test(head)).length*2>heads.length){return{format:format,chunks:{
[Symbol.iterator]:()=>timedLines(log,pattern,read)}}}}return{format:"bytes",chunks:{
[Symbol.iterator]:()=>blocks(log)}}}function*blocks(log){
for(let start=0;start<log.length;start+=BLOCK){yield{at:0,bytes:log.subarray(start,start+BLOCK)}}}
function*timedLines(log,pattern,read){let zero;let at=0;for(let start=0;start<log.length;){
const lf=log.indexOf(LF,start);const next=lf===-1?log.length:lf+1
;const match=pattern.exec(headAt(log,start,next));if(match!==null){const time=read(match)
;zero??=pattern===RELATIVE?0:time;at=Math.max(at,time-zero)}if(zero!==undefined)yield{at:at,
bytes:log.subarray(start+(match?.[0].length??0),next)};start=next}}
function relativeTime([,seconds]){return Math.round(Number(seconds)*1e3)}
function datedTime([,date,time,fraction="0"]){const seconds=Date.parse(`${date??""}T${time??""}Z`)
;return Number.isNaN(seconds)?0:seconds+Math.round(Number(`0.${fraction}`)*1e3)}
function headsOf(log){const heads=[];for(let start=0;start<log.length&&heads.length<LOOKED_AT;){
const lf=log.indexOf(LF,start);const next=lf===-1?log.length:lf+1
;const isEmpty=next-start<=2&&(log[start]===LF||log[start]===CR)
;const head=isEmpty?"":headAt(log,start,next);if(head.trim()!=="")heads.push(head);start=next}
return heads}function headAt(log,start,end){
return Buffer.from(log.subarray(start,Math.min(end,start+LONGEST_PREFIX))).toString("latin1")}})};