export const id = 24;
export const ids = [24];
export const modules = {

/***/ 24:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   artifactsSchema: () => (/* binding */ artifactsSchema),
/* harmony export */   runSchema: () => (/* binding */ runSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55156);
// Loaded on demand, with requests to GitHub's API, because loading zod takes time.

const id = zod__WEBPACK_IMPORTED_MODULE_0__.int().positive();
/** Of `GET /repos/{owner}/{repo}/actions/artifacts` and `…/actions/runs/{run_id}/artifacts`. */
const artifactsSchema = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    artifacts: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.object({
        id,
        name: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
        size_in_bytes: zod__WEBPACK_IMPORTED_MODULE_0__.int().nonnegative(),
        expired: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
        created_at: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullish(),
        digest: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullish(),
        workflow_run: zod__WEBPACK_IMPORTED_MODULE_0__.object({ id: id.optional(), repository_id: id.optional(), head_repository_id: id.nullish() })
            .nullish(),
    })),
});
/** Of `GET /repos/{owner}/{repo}/actions/runs/{run_id}`. */
const runSchema = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    status: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(),
    conclusion: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(),
    path: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    repository: zod__WEBPACK_IMPORTED_MODULE_0__.object({ id }),
    /** Null when the fork was deleted. */
    head_repository: zod__WEBPACK_IMPORTED_MODULE_0__.object({ id }).nullish(),
});


/***/ })

};
