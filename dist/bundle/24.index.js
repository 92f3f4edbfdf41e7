export const id=24;export const ids=[24];export const modules={
24:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{artifactsSchema:()=>artifactsSchema,
runSchema:()=>runSchema});var _system_zod_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(92857)
;const id=_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Whr().positive()
;const artifactsSchema=_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({
artifacts:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.YOg(_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({
id:id,name:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.YjP(),
size_in_bytes:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Whr().nonnegative(),
expired:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.zMY(),
created_at:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.YjP().nullish(),
digest:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.YjP().nullish(),
workflow_run:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({id:id.optional(),
repository_id:id.optional(),head_repository_id:id.nullish()}).nullish()}))})
;const runSchema=_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({
status:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.YjP().nullable(),
conclusion:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.YjP().nullable(),
path:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.YjP().optional(),
repository:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({id:id}),
head_repository:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({id:id}).nullish()})})};