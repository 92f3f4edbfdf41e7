export const id = 779;
export const ids = [779];
export const modules = {

/***/ 35110:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ findReserved)
/* harmony export */ });
/* harmony import */ var _board_ports_port_choice_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53330);
/* harmony import */ var _board_ports_port_listing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73537);
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76578);



/**
 * The port whose place is reserved. A reservation has no esptool, so a selector needs a system that describes its
 * ports, and a MAC address has to be one that USB reports.
 * @param root where Linux has `dev` and `sys`.
 * @throws {Failure} `port-not-found`, `port-ambiguous`, `port-list-unavailable`.
 */
async function findReserved(query, platform = process.platform, root = "/") {
    if (query.kind !== "selector")
        return query;
    if (platform !== "linux")
        throw notHere(query);
    const choice = (0,_board_ports_port_choice_js__WEBPACK_IMPORTED_MODULE_0__/* .choosePort */ .t9)(query, await (0,_board_ports_port_listing_js__WEBPACK_IMPORTED_MODULE_1__/* .listPorts */ .j)({ platform, root }));
    if (!("port" in choice))
        throw notHere(query);
    return { kind: "serial", name: choice.port.path };
}
function notHere({ name }) {
    return new _system_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR("port-list-unavailable", `A reservation cannot resolve \`${name}\`: it has no esptool.`, "Use the name of the port, or on Linux `auto`, `serial=…`, `vid=…,pid=…` or `location=…`.");
}


/***/ }),

/***/ 17423:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readReserveInputs),
/* harmony export */   h: () => (/* binding */ RESERVE_INPUTS)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _board_ports_port_selector_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91628);
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76578);
/* harmony import */ var _inputs_files_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76189);
/* harmony import */ var _inputs_values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18463);





/** A day, as long as a job may wait for its runner. */
const LONGEST_TIMEOUT_S = 86_400;
/** As `reserve/action.yml` declares them. */
const RESERVE_INPUTS = ["port", "lock-timeout", "lock-folder"];
/**
 * @param read returns the text of an input, "" if it is not set.
 * @param misgiven the problems that `unknownInputs` and `emptyInputs` found.
 * @throws {Failure} `input-invalid` with everything that is wrong.
 */
function readReserveInputs(read, platform, misgiven = []) {
    const problems = [...misgiven];
    const text = read("port").trim();
    const port = (0,_board_ports_port_selector_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePortQuery */ .NW)(text, platform);
    if ("problem" in port)
        problems.push(`port: ${JSON.stringify(text)} ${port.problem}`);
    const timeout = read("lock-timeout").trim() || "600";
    const seconds = (0,_inputs_values_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSeconds */ .fL)(timeout, 0, LONGEST_TIMEOUT_S);
    if ("problem" in seconds)
        problems.push(`lock-timeout: ${JSON.stringify(timeout)} ${seconds.problem}`);
    const folder = read("lock-folder").trim() || "auto";
    const backslash = (0,_inputs_files_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .backslashProblem */ .K5)(folder);
    if (backslash !== undefined)
        problems.push(`lock-folder: ${JSON.stringify(folder)} ${backslash}`);
    else if (folder !== "auto" && !(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(folder)) {
        problems.push(`lock-folder: ${JSON.stringify(folder)} is not an absolute path`);
    }
    if ("problem" in port || "problem" in seconds || problems.length > 0) {
        throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR("input-invalid", `${problems.join("; ")}.`, "Fix the inputs of the reservation.");
    }
    return {
        port: port.value,
        timeoutMs: seconds.value * 1_000,
        folder: folder === "auto" ? undefined : folder,
    };
}


/***/ }),

/***/ 94779:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77094);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_4__);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73136);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_5___default = /*#__PURE__*/__webpack_require__.n(node_url__WEBPACK_IMPORTED_MODULE_5__);
/* harmony import */ var _board_locks_board_key_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81093);
/* harmony import */ var _board_locks_holder_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(74457);
/* harmony import */ var _board_locks_lock_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(11098);
/* harmony import */ var _board_locks_lock_folder_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(83093);
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(76578);
/* harmony import */ var _system_processes_background_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7031);
/* harmony import */ var _report_hidden_macs_js__WEBPACK_IMPORTED_MODULE_20__ = __webpack_require__(68181);
/* harmony import */ var _github_visibility_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(30961);
/* harmony import */ var _inputs_unknown_inputs_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(23065);
/* harmony import */ var _step_with_doctor_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(18734);
/* harmony import */ var _system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(41474);
/* harmony import */ var _system_files_file_lock_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(29019);
/* harmony import */ var _system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(94847);
/* harmony import */ var _find_reserved_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(35110);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(17423);





















const START_DEADLINE_MS = 30_000;
const POLL_MS = 20;
/** The variables that the holder needs, and no tokens. By the last, the runner finds the holder if the job dies. */
const ENVIRONMENT = ["SystemRoot", "RUNNER_TRACKING_ID"];
/** A text for the log, which strangers may read unless it is known that they cannot. */
let shown = _report_hidden_macs_js__WEBPACK_IMPORTED_MODULE_20__/* .hideMacs */ .J;
/** Keeps the board for the rest of the job. */
async function main(env, signal) {
    const { misspelt, others } = (0,_inputs_unknown_inputs_js__WEBPACK_IMPORTED_MODULE_13__/* .unknownInputs */ .qs)(env, _inputs_js__WEBPACK_IMPORTED_MODULE_19__/* .RESERVE_INPUTS */ .h);
    const misgiven = [...misspelt, ...(0,_inputs_unknown_inputs_js__WEBPACK_IMPORTED_MODULE_13__/* .emptyInputs */ .Rv)(env, _inputs_js__WEBPACK_IMPORTED_MODULE_19__/* .RESERVE_INPUTS */ .h)];
    for (const problem of others)
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e(problem);
    const { visibility } = await (0,_github_visibility_js__WEBPACK_IMPORTED_MODULE_12__/* .originOf */ .yv)(env, { token: undefined, signal, mayAsk: false });
    if (!(0,_github_visibility_js__WEBPACK_IMPORTED_MODULE_12__/* .isPublicPlace */ .bS)(visibility))
        shown = (text) => text;
    const inputs = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_19__/* .readReserveInputs */ .G)((name) => (0,_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_17__/* .inputOf */ .wg)(env, name), process.platform, misgiven);
    const { timeoutMs, folder } = inputs;
    const port = await (0,_find_reserved_js__WEBPACK_IMPORTED_MODULE_18__/* .findReserved */ .E)(inputs.port);
    const reservation = await (0,_board_locks_lock_js__WEBPACK_IMPORTED_MODULE_8__/* .reserveBoard */ .J)({
        key: await (0,_board_locks_board_key_js__WEBPACK_IMPORTED_MODULE_6__/* .boardKey */ .Y)(port),
        folder: folder ?? (0,_board_locks_lock_folder_js__WEBPACK_IMPORTED_MODULE_9__/* .defaultLockFolder */ .Tn)(process.platform, env["ProgramData"]),
        port: port.name,
        claimant: (0,_board_locks_holder_js__WEBPACK_IMPORTED_MODULE_7__/* .claimantOf */ .Vk)(env),
        hostLock: (0,_system_files_file_lock_js__WEBPACK_IMPORTED_MODULE_16__/* .hostLock */ ._)({ path: env["PATH"] }),
        timeoutMs,
        signal,
        onWait: (text) => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(shown(text)),
    });
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH("port", port.name);
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH("reserved-since", reservation.since);
    if (reservation.fd === undefined) {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(shown(`This job has reserved the board on ${port.name} since ${reservation.since}.`));
        return;
    }
    try {
        await startHolder(reservation.fd, reservation.note, env);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(reservation.fd);
    }
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(shown(`The board on ${port.name} is reserved until the end of the job.`));
}
/** Passes the lock to a process that outlives this step. */
async function startHolder(fd, note, env) {
    const folder = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(env["RUNNER_TEMP"] ?? (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(), "board-reservation-"));
    const logFile = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, "holder.log");
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ("folder", folder);
    const holder = await (0,_system_processes_background_js__WEBPACK_IMPORTED_MODULE_11__/* .startBackground */ .rC)({
        command: process.execPath,
        args: [bundle(), JSON.stringify({ note, folder, worker: await workerOf(env) })],
        cwd: folder,
        env: Object.fromEntries(ENVIRONMENT.flatMap((name) => {
            const value = env[name];
            return value === undefined ? [] : [[name, value]];
        })),
        logFile,
        inheritedFds: [fd],
    });
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ("pid", String(holder.identity.pid));
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ("started", holder.identity.started);
    holder.keep();
    await holding(holder, logFile);
}
/**
 * The runner's worker process, which starts every step of the job and ends with it. Only the worker sets that variable:
 * in a container the parent is a shell of this step, whose end means nothing.
 */
async function workerOf(env) {
    return env["RUNNER_TRACKING_ID"] ? (0,_system_processes_background_js__WEBPACK_IMPORTED_MODULE_11__/* .identityOf */ .cu)(process.ppid) : undefined;
}
/** The bundle of the holder, beside the folder of this one, or its source if this is run from source. */
function bundle() {
    const here = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_5__.fileURLToPath)(import.meta.url));
    return here.endsWith("bundle") ? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(here, "..", "reserve", "holder.js") : (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(here, "holder.ts");
}
async function holding(holder, logFile) {
    const deadline = Date.now() + START_DEADLINE_MS;
    for (;;) {
        const exited = holder.hasExited();
        const log = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(logFile, "utf8");
        if (/^holding\r?$/m.test(log))
            return;
        if (exited || Date.now() > deadline) {
            throw new Error(`The process that holds the lock did not start. ${log.trim()}`);
        }
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_4__.setTimeout)(POLL_MS);
    }
}
const cancel = new AbortController();
const onSignal = () => cancel.abort();
process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
try {
    await main((0,_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_17__/* .takeEnvironment */ .xJ)(process.env), cancel.signal);
}
catch (error) {
    const failure = (0,_step_with_doctor_js__WEBPACK_IMPORTED_MODULE_14__/* .withDoctor */ .C)(error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_10__/* .Failure */ .HR
        ? error
        : ((0,_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_15__/* .runnerTrouble */ .Sj)(error) ?? new _system_errors_js__WEBPACK_IMPORTED_MODULE_10__/* .Failure */ .HR("internal", (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_10__/* .messageOf */ .bD)(error), "Run it again.")));
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH("failure", failure.code);
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH("failure-class", failure.class);
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1(shown(`${failure.message} ${failure.hint}`));
}
finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
