export const id=6601;export const ids=[6601];export const modules={
56601:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{reportWithoutBoard:()=>reportWithoutBoard})
;var _board_session_requirements_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(19379)
;var _plan_warnings_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(58337)
;var _script_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(11105)
;function reportWithoutBoard(script,board,notChecked){
(0,_plan_warnings_js__WEBPACK_IMPORTED_MODULE_2__.c)(script.warnings??[],board)
;const unchecked=[...notChecked,...script.unchecked??[]]
;return(0,_script_js__WEBPACK_IMPORTED_MODULE_1__.q3)("true",{...script,unchecked:unchecked
},board,(0,_board_session_requirements_js__WEBPACK_IMPORTED_MODULE_0__.xD)(board.expected))}}),
58337:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{c:()=>annotateWarnings});const MOST_ANNOTATIONS=5
;const TITLE="plan";function annotateWarnings(warnings,{say:say,warn:warn}){
for(const warning of warnings.slice(0,MOST_ANNOTATIONS))warn(TITLE,warning)
;const others=warnings.slice(MOST_ANNOTATIONS)
;for(const warning of others)say(`Warning: ${warning}`);if(others.length===0)return
;const more=others.length===1?"1 more warning":`${others.length} more warnings`
;warn(TITLE,`${more} of the plan: see the job summary.`)}})};