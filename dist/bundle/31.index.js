export const id = 31;
export const ids = [31];
export const modules = {

/***/ 76578:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EM: () => (/* binding */ FAILURES),
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   xU: () => (/* binding */ systemCode)
/* harmony export */ });
/**
 * Every way in which a step can fail, and its class. The code is the output `failure`. A test checks that
 * `docs/reference/errors.md` has a section for each.
 */
const FAILURES = {
    "input-invalid": "input",
    "file-not-found": "input",
    "file-unreadable": "input",
    "file-changed": "input",
    "file-empty": "input",
    "files-overlap": "input",
    "beyond-flash": "input",
    "partition-unknown": "input",
    "partition-ambiguous": "input",
    "beyond-partition": "input",
    "partition-table-invalid": "input",
    "path-outside-workspace": "input",
    "output-exists": "input",
    "output-locked": "input",
    "output-changed": "input",
    "output-unwritable": "input",
    "age-identity-missing": "input",
    "age-identity-wrong": "input",
    "age-file-invalid": "input",
    "port-not-allowed": "input",
    "port-ambiguous": "input",
    "port-not-found": "link",
    "port-busy": "link",
    "port-permission": "link",
    "port-connection-refused": "link",
    "port-unreachable": "link",
    "board-locked": "link",
    "no-answer": "link",
    "not-in-download-mode": "link",
    "link-lost": "link",
    "link-corrupt": "link",
    "esptool-timed-out": "link",
    "esptool-stalled": "link",
    "backup-invalid": "input",
    "backup-unidentified": "refused",
    "backup-of-other-board": "refused",
    "wrong-chip": "refused",
    "requirement-not-met": "refused",
    "board-changed": "refused",
    "image-wrong-chip": "refused",
    "image-wrong-revision": "refused",
    "flash-too-small": "refused",
    "image-damaged": "refused",
    "image-misplaced": "refused",
    "not-firmware": "refused",
    "data-loss": "refused",
    "plan-refused": "refused",
    "secure-download-mode": "refused",
    "security-refused": "refused",
    "upload-unencrypted": "refused",
    "partition-table-unreadable": "board",
    "stub-failed": "board",
    "flash-unreachable": "board",
    "flash-size-unknown": "board",
    "write-failed": "board",
    "erase-failed": "board",
    "not-supported-by-chip": "input",
    "digest-mismatch": "board",
    "verify-mismatch": "mismatch",
    "not-verified": "board",
    "esptool-failed": "tool",
    "esptool-not-started": "tool",
    "esptool-version-unpinned": "input",
    "esptool-version-wrong": "tool",
    "esptool-path-invalid": "tool",
    "esptool-digest-unknown": "input",
    "esptool-digest-mismatch": "tool",
    "esptool-download-failed": "tool",
    "esptool-archive-invalid": "tool",
    "esptool-install-failed": "tool",
    "esptool-altered": "tool",
    "esptool-unavailable": "tool",
    "python-not-found": "tool",
    "runner-disk-unusable": "tool",
    "too-many-open-files": "tool",
    "lock-unavailable": "tool",
    "port-list-unavailable": "tool",
    "console-unavailable": "tool",
    "console-failed": "tool",
    "artifact-unsupported": "input",
    "artifact-name-taken": "input",
    "artifact-quota": "service",
    "artifact-failed": "service",
    "artifact-not-found": "input",
    "artifact-expired": "input",
    "artifact-forbidden": "input",
    "artifact-invalid": "input",
    "artifact-digest-mismatch": "service",
    panic: "firmware",
    watchdog: "firmware",
    assert: "firmware",
    heap: "firmware",
    stack: "firmware",
    "boot-loop": "firmware",
    "not-booting": "firmware",
    "wrong-firmware": "firmware",
    "fail-pattern": "firmware",
    "expect-timeout": "firmware",
    "check-failed": "firmware",
    "tests-failed": "firmware",
    "tests-incomplete": "firmware",
    silent: "link",
    garbled: "link",
    "console-lost": "link",
    "console-binary": "input",
    "identity-unknown": "input",
    brownout: "board",
    "board-reset": "board",
    "in-bootloader": "board",
    "step-timed-out": "link",
    "recovery-failed": "link",
    cancelled: "cancelled",
    internal: "tool",
};
/** What happened and to which thing (`message`), what to do about it (`hint`), and the original error (`cause`). */
class Failure extends Error {
    name = "Failure";
    code;
    hint;
    constructor(code, message, hint, options = {}) {
        super(message, options);
        this.code = code;
        this.hint = hint;
    }
    get class() {
        return FAILURES[this.code];
    }
}
/** The message of anything that was thrown. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
/** The `code` of a Node.js system error (`ENOENT`, `EEXIST`, …), or `undefined`. */
function systemCode(error) {
    return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}


/***/ }),

/***/ 41474:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C9: () => (/* binding */ diskFailure),
/* harmony export */   DE: () => (/* binding */ isDiskTrouble),
/* harmony export */   L1: () => (/* binding */ instead),
/* harmony export */   OK: () => (/* binding */ isOfWriting),
/* harmony export */   S4: () => (/* binding */ isLimit),
/* harmony export */   Sj: () => (/* binding */ runnerTrouble),
/* harmony export */   US: () => (/* binding */ isForbidden)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76578);


/** System errors about disks, folders and limits, and what to do about each. */
const FIXES = {
    ENOSPC: (folder) => `Make room on the disk of ${folder}: it has no free space or inodes (\`df -i\`) left.`,
    EDQUOT: (folder) => `Raise the quota of the runner's user, or make room in ${folder}.`,
    EFBIG: () => "Raise the limit on the size of a file (`ulimit -f`) for the runner.",
    EROFS: (folder) => `Mount the disk of ${folder} read-write.`,
    EACCES: (folder) => `Give the runner's user write permission to ${folder}.`,
    EPERM: (folder) => `Give the runner's user write permission to ${folder}.`,
    ENOENT: (folder) => `Create ${folder}, writable for the runner's user.`,
    ENOTDIR: (folder) => `Make ${folder} a folder: a part of that path is a file.`,
    ENAMETOOLONG: () => "Choose a shorter name.",
    EIO: (folder) => `Check the disk of ${folder}: it reported an I/O error.`,
};
const LIMIT = new Set(["EMFILE", "ENFILE"]);
/** Whether an error is a system error about a disk, a folder or a limit. */
function isDiskTrouble(error) {
    return ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? "") in FIXES || isLimit(error);
}
/** Whether too many files are open. */
function isLimit(error) {
    return LIMIT.has((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? "");
}
/**
 * A fallback for errors that mean "not there".
 * @throws the error itself if too many files are open: that says nothing about the file.
 */
function instead(value) {
    return (error) => {
        if (isLimit(error))
            throw error;
        return value;
    };
}
/** Whether only writing can cause it, and never reading. */
function isOfWriting(error) {
    return ["ENOSPC", "EDQUOT", "EFBIG", "EROFS"].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? "");
}
/** Whether permissions are missing, rather than disk space. */
function isForbidden(error) {
    return ["EACCES", "EPERM"].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? "");
}
/**
 * The failure for a full disk or a limit that nobody expected there: a problem of the runner, not a bug.
 * @returns `undefined` for other errors.
 */
function runnerTrouble(error) {
    if (!isDiskTrouble(error))
        return undefined;
    const path = error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : "";
    const folder = path === "" ? "the runner's temporary folder (RUNNER_TEMP)" : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path);
    return diskFailure("runner-disk-unusable", "A file or folder of the runner is not usable", folder, error);
}
/**
 * A failure that says what to do about a system error.
 * @param the beginning of a sentence: what could not be done.
 * @param the folder concerned, as shown in messages.
 */
function diskFailure(code, what, folder, error) {
    const found = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? "";
    if (isLimit(error)) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR("too-many-open-files", `${what}: the limit of open files is reached (${found}).`, "Raise it for the runner: `ulimit -n 1024` before it starts, or LimitNOFILE= of its service.", { cause: error });
    }
    const fix = FIXES[found]?.(folder) ?? `Check the permissions of ${folder} and the free space of its disk.`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(code, `${what}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}.`, fix, { cause: error });
}


/***/ }),

/***/ 7031:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ stopBackground),
/* harmony export */   Ft: () => (/* binding */ isSame),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   rC: () => (/* binding */ startBackground)
/* harmony export */ });
/* unused harmony export untilKept */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76578);
/* harmony import */ var _launch_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(41208);
/* harmony import */ var _process_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9746);







const POLL_MS = 50;
const QUESTION_DEADLINE_MS = 10_000;
const KEEP = "keep\n";
/**
 * For a process that {@link startBackground} started: resolves with `true` once the starter calls `keep`, and with
 * `false` if the starter ends before, because nothing could stop this process then.
 */
function untilKept(input = process.stdin) {
    return new Promise((resolve) => {
        let text = "";
        const settle = () => resolve(text === KEEP);
        input.on("data", (bytes) => (text = `${text}${bytes.toString()}`.slice(0, KEEP.length)));
        for (const event of ["end", "close", "error"])
            input.on(event, settle);
    });
}
/**
 * Starts a process that outlives this one once `keep` is called.
 * @throws {Error} if the program cannot be started.
 */
async function startBackground(request) {
    const log = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(request.logFile, "a");
    try {
        const stdio = ["pipe", log, log, ...(request.inheritedFds ?? [])];
        const child = (0,_launch_js__WEBPACK_IMPORTED_MODULE_5__/* .launch */ .ql)({ ...request, stdio, detached: true });
        await new Promise((resolve, reject) => {
            child.once("spawn", resolve);
            child.once("error", (error) => reject(new Error(`Cannot start ${request.command}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error)}`)));
        });
        child.unref();
        const { stdin } = child;
        // It may have ended.
        stdin?.on("error", () => undefined);
        if (stdin instanceof node_net__WEBPACK_IMPORTED_MODULE_2__.Socket)
            stdin.unref();
        const pid = child.pid ?? 0;
        return {
            identity: await identityOf(pid),
            hasExited: () => child.exitCode !== null || child.signalCode !== null,
            keep: () => void stdin?.end(KEEP),
        };
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(log);
    }
}
/** Ends a background process with SIGTERM, and with SIGKILL if it still runs after `graceMs` milliseconds. */
async function stopBackground(identity, graceMs) {
    if (!isRunning(identity.pid))
        return "gone";
    if (identity.started === "")
        return "unknown";
    if (!(await isSame(identity)))
        return "gone";
    process.kill(identity.pid, "SIGTERM");
    const deadline = Date.now() + graceMs;
    while (Date.now() < deadline) {
        if (!(await isSame(identity)))
            return "stopped";
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(POLL_MS);
    }
    if (!(await isSame(identity)))
        return "stopped";
    process.kill(identity.pid, "SIGKILL");
    return "killed";
}
/** The identity of a running process. */
async function identityOf(pid) {
    return { pid, started: await startTime(pid) };
}
/** Whether exactly this process still runs. */
async function isSame(identity) {
    return isRunning(identity.pid) && (await startTime(identity.pid)) === identity.started;
}
/** Whether a process with this ID runs, of whatever user. */
function isRunning(pid) {
    try {
        return process.kill(pid, 0);
    }
    catch (error) {
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .systemCode */ .xU)(error) === "EPERM";
    }
}
/** The start time of a process, in the system's own format; "" if the system does not report it. */
async function startTime(pid) {
    try {
        if (process.platform === "linux")
            return linuxStartTicks(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(`/proc/${pid}/stat`, "utf8"));
        const question = process.platform === "win32"
            ? {
                ...(0,_launch_js__WEBPACK_IMPORTED_MODULE_5__/* .windowsProgram */ .E)("WindowsPowerShell", "v1.0", "powershell.exe"),
                args: ["-NoProfile", "-Command", `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`],
            }
            : { command: "/bin/ps", env: { LC_ALL: "C" }, args: ["-o", "lstart=", "-p", String(pid)] };
        const lines = [];
        const onLine = (line) => void lines.push(line.trim());
        const { end, exitCode } = await (0,_process_js__WEBPACK_IMPORTED_MODULE_6__/* .runProcess */ .R)({ ...question, deadlineMs: QUESTION_DEADLINE_MS, onLine });
        return end === "exit" && exitCode === 0 ? lines.join("").trim() : "";
    }
    catch {
        return "";
    }
}
/**
 * Field 22 of /proc/<pid>/stat; the second field, the name in parentheses, may itself hold spaces. A zombie (Z)
 * has ended, though its parent has not collected it.
 */
function linuxStartTicks(stat) {
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "" : (fields[19] ?? "");
}


/***/ }),

/***/ 19982:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ killLeftovers),
/* harmony export */   G: () => (/* binding */ endInStages)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _launch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41208);


/** How a process is asked to end: all of it fits in the 7.5 s that the runner gives a cancelled step. */
const TERMINATE_AFTER_MS = 4_000;
const KILL_AFTER_MS = 5_000;
/**
 * Asks the group of a process to end, and after some seconds makes it.
 * @returns timers, to be cleared once it has ended.
 */
function endInStages(child, first) {
    signalGroup(child, first);
    return [
        setTimeout(() => signalGroup(child, "SIGTERM"), TERMINATE_AFTER_MS),
        setTimeout(() => signalGroup(child, "SIGKILL"), KILL_AFTER_MS),
    ];
}
function signalGroup(child, signal) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
        return;
    try {
        if (process.platform === "win32")
            killTree(child);
        else
            process.kill(-child.pid, signal);
    }
    catch {
        // The group has ended between the check and the call.
    }
}
/** Kills what a process that was stopped has started itself, and what has outlived it. */
function killLeftovers(child) {
    if (child.pid === undefined || process.platform === "win32")
        return;
    try {
        process.kill(-child.pid, "SIGKILL");
    }
    catch {
        // Nobody is left in the group.
    }
}
/** Windows has no signals and no groups, and the `python.exe` of a venv only starts the real one: the tree must go. */
function killTree(child) {
    const { command, env } = (0,_launch_js__WEBPACK_IMPORTED_MODULE_1__/* .windowsProgram */ .E)("taskkill.exe");
    const args = ["/pid", String(child.pid), "/t", "/f"];
    const killer = (0,_launch_js__WEBPACK_IMPORTED_MODULE_1__/* .launch */ .ql)({ command, args, env, cwd: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.parse)(command).root, stdio: "ignore", detached: false });
    killer.on("error", () => child.kill());
}


/***/ }),

/***/ 41208:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DY: () => (/* binding */ notStarted),
/* harmony export */   E: () => (/* binding */ windowsProgram),
/* harmony export */   ql: () => (/* binding */ launch)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76578);
/* harmony import */ var _files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41474);
/* harmony import */ var _program_environment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94847);





/**
 * Starts a program without a shell. The only place where this action starts any. The program gets this environment and
 * nothing else; relative entries of `PATH` are removed, because they could run a file of the working directory.
 */
function launch({ command, args, cwd, env, stdio, detached }) {
    const own = Object.entries(env).map(([name, value]) => name.toUpperCase() === "PATH" ? [name, (0,_program_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .absolutePathEntries */ .DL)(value)] : [name, value]);
    return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, args, {
        cwd,
        env: Object.fromEntries(own),
        stdio,
        detached,
        windowsHide: true,
    });
}
/** The absolute path of a program of Windows itself, which nothing on `PATH` or in a working directory can replace. */
function windowsProgram(...path) {
    const root = process.env["SystemRoot"] ?? "C:\\Windows";
    return { command: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, "System32", ...path), env: { SystemRoot: root } };
}
/** Why a program could not be started at all. */
function notStarted(command, error) {
    const what = `Cannot start ${command}`;
    if ((0,_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__/* .isLimit */ .S4)(error))
        return (0,_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__/* .diskFailure */ .C9)("esptool-not-started", what, "", error);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR("esptool-not-started", `${what}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}.`, "Check that the program exists and that the runner's user may execute it.", { cause: error });
}


/***/ }),

/***/ 9746:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ runProcess)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46193);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_string_decoder__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _end_process_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19982);
/* harmony import */ var _launch_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(41208);






/** How long to wait, after the end of the process, for pipes that a grandchild still holds. */
const PIPE_GRACE_MS = 1_000;
/** Longer lines are cut, so that a runaway program cannot fill the memory. */
const LINE_LIMIT = 16_384;
/**
 * Runs a program without a shell, in a process group of its own, and waits for its end.
 * @throws {Failure} `esptool-not-started` if the program cannot be started at all, `too-many-open-files`.
 */
async function runProcess(request) {
    if (request.cwd !== undefined)
        return runIn(request.cwd, request);
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), "program-")).catch(() => undefined);
    // If no folder can be created, use the root, where only root can put files.
    if (folder === undefined)
        return runIn((0,node_path__WEBPACK_IMPORTED_MODULE_2__.parse)(process.cwd()).root, request);
    try {
        return await runIn(folder, request);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    }
}
async function runIn(cwd, request) {
    const child = started(cwd, request);
    // The process may end without reading the answer.
    child.stdin?.on("error", () => undefined);
    const watch = superviseEnd(child, request);
    const answer = async (mayGoOn) => {
        if (!(await mayGoOn.catch(() => false)))
            watch.stopped();
        else if (watch.reason() === undefined)
            child.stdin?.write("+");
    };
    const flushers = ["stdout", "stderr"].map((stream) => splitLines(child, stream, (line) => {
        watch.alive();
        const mayGoOn = stream === "stdout" ? request.mayGoOn?.(line) : undefined;
        if (mayGoOn !== undefined)
            return void answer(mayGoOn);
        request.onLine?.(line, stream);
        if (request.mustStop?.() === true)
            watch.stopped();
    }));
    try {
        const { exitCode, signal } = await ended(child, request.command);
        return { end: watch.reason() ?? "exit", exitCode, signal };
    }
    finally {
        watch.stop();
        // Its own child processes may have outlived it.
        if (watch.reason() !== undefined)
            (0,_end_process_js__WEBPACK_IMPORTED_MODULE_4__/* .killLeftovers */ .B)(child);
        for (const flush of flushers)
            flush();
    }
}
function started(cwd, request) {
    const { command, args, env, mayGoOn, inheritedFds = [] } = request;
    const stdin = mayGoOn === undefined ? "ignore" : "pipe";
    const stdio = [stdin, "pipe", "pipe", ...inheritedFds];
    try {
        return (0,_launch_js__WEBPACK_IMPORTED_MODULE_5__/* .launch */ .ql)({ command, args, cwd, env, stdio, detached: process.platform !== "win32" });
    }
    catch (error) {
        throw (0,_launch_js__WEBPACK_IMPORTED_MODULE_5__/* .notStarted */ .DY)(command, error);
    }
}
function ended(child, command) {
    return new Promise((resolve, reject) => {
        child.once("error", (error) => {
            reject((0,_launch_js__WEBPACK_IMPORTED_MODULE_5__/* .notStarted */ .DY)(command, error));
        });
        child.once("exit", (exitCode, signal) => {
            const grace = setTimeout(() => {
                child.stdout?.destroy();
                child.stderr?.destroy();
            }, PIPE_GRACE_MS);
            child.once("close", () => {
                clearTimeout(grace);
                resolve({ exitCode, signal });
            });
        });
    });
}
function superviseEnd(child, request) {
    let reason;
    const timers = [];
    const end = (why) => {
        if (reason !== undefined)
            return;
        reason = why;
        // A process that must not do anything else gets no chance to clean up.
        timers.push(...(0,_end_process_js__WEBPACK_IMPORTED_MODULE_4__/* .endInStages */ .G)(child, why === "stopped" ? "SIGTERM" : "SIGINT"));
    };
    timers.push(setTimeout(() => end("deadline"), request.deadlineMs));
    const stall = request.stallMs === undefined ? undefined : setTimeout(() => end("stall"), request.stallMs);
    const onAbort = () => end("cancelled");
    if (request.signal?.aborted)
        onAbort();
    else
        request.signal?.addEventListener("abort", onAbort, { once: true });
    return {
        alive: () => void stall?.refresh(),
        stopped: () => end("stopped"),
        reason: () => reason,
        stop: () => {
            request.signal?.removeEventListener("abort", onAbort);
            clearTimeout(stall);
            for (const timer of timers)
                clearTimeout(timer);
        },
    };
}
/**
 * Passes each line to `take`; a carriage return ends a line, too. The returned function passes an unfinished last
 * line.
 */
function splitLines(child, stream, take) {
    const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_3__.StringDecoder("utf8");
    let rest = "";
    const consume = (text) => {
        const parts = (rest + text).split(/\r\n|\n|\r/);
        rest = parts.pop() ?? "";
        if (rest.length > LINE_LIMIT) {
            parts.push(rest);
            rest = "";
        }
        for (const part of parts)
            take(part.slice(0, LINE_LIMIT));
    };
    child[stream]?.on("data", (chunk) => consume(decoder.write(chunk)));
    return () => {
        rest += decoder.end();
        if (rest !== "")
            take(rest);
        rest = "";
    };
}


/***/ }),

/***/ 94847:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DL: () => (/* binding */ absolutePathEntries),
/* harmony export */   wg: () => (/* binding */ inputOf),
/* harmony export */   xJ: () => (/* binding */ takeEnvironment),
/* harmony export */   yE: () => (/* binding */ programEnvironment)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);

/** The variables of the runner that a program needs. No token and no input is among them. */
const KEPT = new Set([
    "PATH",
    "HOME",
    "USERPROFILE",
    "LOCALAPPDATA",
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "WINDIR",
    "PATHEXT",
    "COMSPEC",
    "TMP",
    "TEMP",
    "TMPDIR",
    // The runner finds processes of a cancelled job by this variable.
    "RUNNER_TRACKING_ID",
]);
/**
 * The environment of a program that this action starts.
 * @param alsoKept further variables that this program needs, in capitals.
 */
function programEnvironment(inherited, alsoKept = new Set()) {
    const isKept = (name) => KEPT.has(name) || alsoKept.has(name);
    const kept = Object.entries(inherited).filter((entry) => entry[1] !== undefined && isKept(entry[0].toUpperCase()));
    return Object.fromEntries(kept.map(([name, value]) => [name, name.toUpperCase() === "PATH" ? absolutePathEntries(value) : value]));
}
/** A `PATH` without relative and empty entries, which depend on the working directory. */
function absolutePathEntries(path, platform = process.platform) {
    const windows = platform === "win32";
    const isFixed = (entry) => 
    // Windows allows quotes. "\folder" and "C:folder" depend on the current drive and its current folder.
    windows
        ? /^"?([A-Za-z]:[\\/]|\\\\)/.test(entry) && node_path__WEBPACK_IMPORTED_MODULE_0__.win32.isAbsolute(entry.replaceAll('"', ""))
        : node_path__WEBPACK_IMPORTED_MODULE_0__.posix.isAbsolute(entry);
    const separator = windows ? ";" : ":";
    return path.split(separator).filter(isFixed).join(separator);
}
/** Network settings that the HTTP clients of this process read for each request. */
const NETWORK = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"];
/** Variables that Node.js and GitHub's toolkit read from this process's environment while the step runs. */
const OWN = /^(GITHUB|RUNNER|ACTIONS|NODE|STATE)_|^TZ$/;
const SECRET = /TOKEN|SECRET|PASSW|CREDENTIAL|(^|_)(PAT|KEY)$/;
/**
 * Removes from this process's own environment whatever the process does not need itself: inputs, tokens, secrets of the
 * job. A program that a library starts, or a dump of the environment, cannot reveal them then. Empty variables count as
 * unset and are removed, too.
 * @param own `process.env`, which is changed.
 * @returns the environment as it was, without empty variables. Inputs are unchanged.
 */
function takeEnvironment(own) {
    const all = {};
    for (const [name, value] of Object.entries(own)) {
        const capitals = name.toUpperCase();
        const isUnset = value === "" && !capitals.startsWith("INPUT_");
        if (!isUnset)
            all[name] = value;
        const stays = KEPT.has(capitals) || NETWORK.includes(capitals) || OWN.test(capitals);
        if (isUnset || !stays || SECRET.test(capitals))
            Reflect.deleteProperty(own, name);
    }
    return all;
}
/** The text of an input without surrounding blanks; "" if it is not set. */
function inputOf(env, name) {
    return (env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}


/***/ })

};
