export const id=7104;export const ids=[7104];export const modules={
87104:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
prepareBaseline:()=>prepareBaseline});var fetch_backup=__webpack_require__(96509)
;var take_backup=__webpack_require__(52623);var artifact_find=__webpack_require__(6813)
;var artifact_failure=__webpack_require__(21926);var artifact_listing=__webpack_require__(82752)
;const MAX_PAGES=10;const MAX_RUNS=50
;async function findLatestArtifact(name,place,service,limit={}){
const{repository:repository=service.repository,token:token}=place
;const workflowPath=workflowPathIn(repository,service.workflowRef);return(0,artifact_find.vi)(name,{
repository:repository,token:token},service,limit,async listing=>{const judged=new Map
;const isTrusted=async runId=>{const run=await listing.run(runId)
;if(run===undefined||run.isOfFork||!run.succeeded)return false
;return workflowPath===undefined||run.workflowPath===workflowPath}
;for(let page=1;page<=MAX_PAGES;page++){const artifacts=await listing.page(page)
;for(const artifact of artifacts){const runId=candidateRun(artifact,name,service.runId)
;if(runId===undefined)continue
;if(judged.size===MAX_RUNS&&!judged.has(runId))throw givenUp(name,repository)
;const trusted=judged.get(runId)??await isTrusted(runId)
;if(trusted)return(0,artifact_find.QR)(artifact,service,repository,String(runId))
;judged.set(runId,trusted)}if(artifacts.length<artifact_listing.m)return undefined}
throw givenUp(name,repository)})}
function candidateRun({name:name,expired:expired,run:run},wanted,ownRunId){
if(name!==wanted||expired||run===undefined||run.isOfFork)return undefined
;return String(run.id)===ownRunId?undefined:run.id}
function workflowPathIn(repository,workflowRef=""){const own=`${repository}/`
;if(!workflowRef.toLowerCase().startsWith(own.toLowerCase()))return undefined
;return workflowRef.slice(own.length).replace(/@.*$/s,"")}function givenUp(name,repository){
return(0,
artifact_failure.fX)(name,`Among the newest of that name in ${repository} (${MAX_RUNS} runs, ${MAX_PAGES*artifact_listing.m} artifacts), none is of a successful run of this workflow.`,"Set run-id to a run that succeeded, or make a new backup without a baseline.")
}var errors=__webpack_require__(76578);async function prepareBaseline(source,stored,context){try{
return await takeBaseline(source,stored,context)}catch(error){
if(!(error instanceof errors.HR)||error.code==="cancelled")throw error
;if(SETUP_FAULTS.has(error.code))throw unreadableBaseline(source,error);return{taken:{
name:source.path,reason:`${error.message} ${error.hint}`}}}}
const SETUP_FAULTS=new Set(["artifact-forbidden","artifact-unsupported","age-identity-missing","age-identity-wrong","file-unreadable","input-invalid"])
;function unreadableBaseline({path:path},cause){
const after=cause.code==="age-identity-wrong"?"After a change of keys, add the earlier identity on its own line, or use a new artifact name.":"A backup without `baseline` does not need it."
;return new errors.HR(cause.code,`The baseline "${path}" cannot be read, so changes cannot be detected. ${cause.message}`,`${cause.hint} ${after}`,{
cause:cause})}async function takeBaseline(source,stored,context){const{access:access}=stored
;const{signal:signal}=context;switch(source.kind){case"none":return{taken:{name:source.path,
problem:source.problem}};case"path":return{taken:await(0,take_backup.D)(source,stored,context)}
;case"artifact":{const place={repository:undefined,token:access.token}
;const found=await findLatestArtifact(source.name,place,access,{signal:signal})
;if(found===undefined){
const problem="does not exist yet: no successful run of this workflow has uploaded it";return{
taken:{name:source.path,problem:problem}}}
const taken=await(0,fetch_backup.T)(found,source.path,stored,context);return{taken:taken,
artifact:artifactResult(found)}}}}function artifactResult({id:id,name:name,url:url,digest:digest}){
return{id:id,name:name,url:url,...digest===undefined?{}:{digest:digest}}}})};