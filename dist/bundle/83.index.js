export const id=83;export const ids=[83];export const modules={
90083:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
flashAndWatch:()=>flashAndWatch})
;var _gate_known_firmware_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(58861)
;var _gate_with_gate_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(17668)
;var _flash_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(50998)
;function flashAndWatch(request,board,checked){
return(0,_gate_with_gate_js__WEBPACK_IMPORTED_MODULE_1__.k)(request.gate,board,()=>(0,
_flash_js__WEBPACK_IMPORTED_MODULE_2__.j)(request,board,checked),({boots_next:boots_next})=>(0,
_gate_known_firmware_js__WEBPACK_IMPORTED_MODULE_0__.O)(request.files,boots_next))}}),
58861:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{Dq:()=>firmwareOfSurvey,O:()=>firmwareOfFiles,
vU:()=>firmwareIn})
;var _firmware_survey_application_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(98566)
;var _firmware_survey_partition_heads_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(35874)
;var _system_files_digest_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(31285)
;async function firmwareOfFiles(files,bootsNext){if(bootsNext?.flashed===true){
const{address:address,name:name,version:version,elf_sha256:elf_sha256}=bootsNext;return{
slotOffset:Number(address),...firmware({name:name,version:version,elfSha256:elf_sha256})}}
const only=await onlyApplication(files);return only&&{slotOffset:only.file.address,
...firmware(only.head)}}async function firmwareIn(files){const only=await onlyApplication(files)
;return only&&firmware(only.head)}async function onlyApplication(files){const found=[]
;for(const file of files){const{realPath:realPath,bytes:bytes}=file
;const start=bytes===undefined?await(0,
_system_files_digest_js__WEBPACK_IMPORTED_MODULE_2__.zy)(realPath,_firmware_survey_partition_heads_js__WEBPACK_IMPORTED_MODULE_1__.j):Buffer.from(bytes.subarray(0,_firmware_survey_partition_heads_js__WEBPACK_IMPORTED_MODULE_1__.j))
;const head=(0,_firmware_survey_application_js__WEBPACK_IMPORTED_MODULE_0__.p)(start)
;if(head!==undefined&&isDescribed(head))found.push({file:file,head:head})}
return found.length===1?found[0]:undefined}function firmwareOfSurvey({partitions:partitions}){
const booting=partitions.find(({boots:boots})=>boots===true);return booting?.application&&{
slotOffset:booting.partition.address,...firmware(booting.application)}}
function firmware({name:name,version:version,elfSha256:elfSha256}){return{...isDigest(elfSha256)?{
elfSha256:elfSha256}:{},...name===""?{}:{projectName:name},...version===""?{}:{version:version}}}
function isDescribed({name:name,version:version,elfSha256:elfSha256}){
return name!==""||version!==""||isDigest(elfSha256)}function isDigest(text){return/[^0]/.test(text)}
}),17668:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{k:()=>withGate})
;var __addDisposableResource=undefined&&undefined.__addDisposableResource||function(env,value,async){
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
;async function withGate(request,board,work,known){const env_1={stack:[],error:void 0,hasError:false
};try{if(request===undefined)return work()
;const{BoardGate:BoardGate}=await Promise.all([__webpack_require__.e(2856),__webpack_require__.e(6349),__webpack_require__.e(261)]).then(__webpack_require__.bind(__webpack_require__,50261))
;const gate=__addDisposableResource(env_1,await BoardGate.prepare(request,board),true)
;const result=await work();if("verified"in result&&result.verified===true){board.session.finish({
success:true,verified:true})}const firmware=await known(result)
;const found=await gate.judge(firmware).catch(async error=>{await gate.keepConsole();throw error})
;return{...result,...found}}catch(e_1){env_1.error=e_1;env_1.hasError=true}finally{
const result_1=__disposeResources(env_1);if(result_1)await result_1}}})};