export const id = 578;
export const ids = [578];
export const modules = {

/***/ 97152:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ lastLine)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

/** The last line of a log; "" if there is none. */
function lastLine(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, "utf8").trim().split("\n").at(-1) ?? "";
    }
    catch {
        return "";
    }
}


/***/ }),

/***/ 69578:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77094);
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76578);
/* harmony import */ var _system_processes_background_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7031);
/* harmony import */ var _system_files_last_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97152);




const GRACE_MS = 5_000;
/** Stops the board that `main` started, and reports in one line what became of it. */
async function post() {
    const pid = Number(_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu("pid"));
    if (!Number.isSafeInteger(pid) || pid <= 0)
        return;
    const end = await (0,_system_processes_background_js__WEBPACK_IMPORTED_MODULE_2__/* .stopBackground */ .B6)({ pid, started: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu("started") }, GRACE_MS);
    const words = {
        stopped: "has been stopped",
        killed: "did not stop and was killed",
        gone: "had already ended",
        unknown: `could not be distinguished from another process ${pid} and was left running`,
    };
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(`The virtual board ${words[end]}. ${(0,_system_files_last_line_js__WEBPACK_IMPORTED_MODULE_3__/* .lastLine */ .f)(_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu("log"))}`.trim());
}
try {
    await post();
}
catch (error) {
    // The job's outcome is decided; a board that cannot be stopped must not turn it.
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e(`The virtual board could not be stopped: ${(0,_system_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
