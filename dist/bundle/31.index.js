export const id = 31;
export const ids = [31];
export const modules = {

/***/ 76578:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   xU: () => (/* binding */ systemCode)
/* harmony export */ });
/* unused harmony export FAILURES */
/**
 * Every way in which a step can fail, and its class. The code is the output `failure`; `docs/reference/errors.md` has
 * one section for each, and a test holds the two together.
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
    "artifact-unsupported": "input",
    "artifact-name-taken": "input",
    "artifact-quota": "service",
    "artifact-failed": "service",
    "artifact-not-found": "input",
    "artifact-expired": "input",
    "artifact-forbidden": "input",
    "artifact-invalid": "input",
    "artifact-digest-mismatch": "service",
    "step-timed-out": "link",
    "recovery-failed": "link",
    cancelled: "cancelled",
    internal: "tool",
};
/** What happened (`message`), to which thing, and what to do about it (`hint`); `cause` keeps the origin. */
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
/** The text of anything that was thrown. */
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


/** What the system says of a disk, a folder or a limit that needs attention, and what to do about it. */
const FIXES = {
    ENOSPC: (folder) => `Make room on the disk of ${folder}: it has no free space or inodes (\`df -i\`) left.`,
    EDQUOT: (folder) => `Raise the quota of the runner's user, or make room in ${folder}.`,
    EFBIG: () => "Raise the limit on the size of a file (`ulimit -f`) for the runner.",
    EROFS: (folder) => `Mount the disk of ${folder} read-write.`,
    EACCES: (folder) => `Give the runner's user write permission to ${folder}.`,
    EPERM: (folder) => `Give the runner's user write permission to ${folder}.`,
    ENOENT: (folder) => `Create the folder ${folder}, writable for the runner's user.`,
    ENOTDIR: (folder) => `Make ${folder} a folder: a part of that path is a file.`,
    ENAMETOOLONG: () => "Choose a shorter name.",
    EIO: (folder) => `Check the disk of ${folder}: it reported an I/O error.`,
};
const LIMIT = new Set(["EMFILE", "ENFILE"]);
/** Whether an error is one of the system's about disks, folders and limits. */
function isDiskTrouble(error) {
    return ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? "") in FIXES || isLimit(error);
}
/** Whether it is the limit of open files. */
function isLimit(error) {
    return LIMIT.has((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? "");
}
/**
 * For errors that mean "not there": what to take instead.
 * @throws the error when it only says that too many files are open.
 */
function instead(value) {
    return (error) => {
        if (isLimit(error))
            throw error;
        return value;
    };
}
/** Whether it comes of writing, never of reading. */
function isOfWriting(error) {
    return ["ENOSPC", "EDQUOT", "EFBIG", "EROFS"].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? "");
}
/** Whether the user may not do it, whatever room there is. */
function isForbidden(error) {
    return ["EACCES", "EPERM"].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? "");
}
/**
 * The failure for an unexpected full disk or limit: a problem of the runner, not a bug.
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
 * A failure that names what to do about an error of the system.
 * @param what could not be done, as the beginning of a sentence.
 * @param folder that is concerned, as people know it.
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
 * In a process that {@link startBackground} started: resolves with `true` when its starter lets it live on, and with
 * `false` when that has ended before, and so left nothing by which this process could be stopped.
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
 * Starts a process that outlives this one, once `keep` is called.
 * @throws {Error} when the program cannot be started.
 */
async function startBackground(request) {
    const log = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(request.logFile, "a");
    try {
        const stdio = ["pipe", log, log, ...(request.inheritedFds ?? [])];
        const child = (0,_launch_js__WEBPACK_IMPORTED_MODULE_5__/* .launch */ .q)({ ...request, stdio, detached: true });
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
/** Ends a background process with SIGTERM, and with SIGKILL when it is still there after `graceMs`. */
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
/** What identifies a process that runs. */
async function identityOf(pid) {
    return { pid, started: await startTime(pid) };
}
/** Whether that very process still runs. */
async function isSame(identity) {
    return isRunning(identity.pid) && (await startTime(identity.pid)) === identity.started;
}
/** Whether a process of that number runs, also another user's. */
function isRunning(pid) {
    try {
        return process.kill(pid, 0);
    }
    catch (error) {
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .systemCode */ .xU)(error) === "EPERM";
    }
}
/** When the process started, in whatever words the system has for it; empty when it does not report it. */
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

/***/ 41208:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ windowsProgram),
/* harmony export */   q: () => (/* binding */ launch)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _program_environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94847);



/**
 * Starts a program without a shell: the one place where this action starts any. It sees the environment that it is
 * given and nothing else, and relative entries of a `PATH` are taken out: they would let a file of the working
 * directory be run.
 */
function launch({ command, args, cwd, env, stdio, detached }) {
    const own = Object.entries(env).map(([name, value]) => name.toUpperCase() === "PATH" ? [name, (0,_program_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .absolutePathEntries */ .DL)(value)] : [name, value]);
    return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, args, {
        cwd,
        env: Object.fromEntries(own),
        stdio,
        detached,
        windowsHide: true,
    });
}
/** A program of Windows itself, by its absolute path: nothing on `PATH` or in a working directory can pose as it. */
function windowsProgram(...path) {
    const root = process.env["SystemRoot"] ?? "C:\\Windows";
    return { command: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, "System32", ...path), env: { SystemRoot: root } };
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
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76578);
/* harmony import */ var _files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(41474);
/* harmony import */ var _launch_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(41208);







/** How a process is asked to end: all of it fits in the 7.5 s that the runner gives a cancelled step. */
const TERMINATE_AFTER_MS = 4_000;
const KILL_AFTER_MS = 5_000;
/** Pipes that a grandchild still holds are not waited for longer than this once the process has gone. */
const PIPE_GRACE_MS = 1_000;
/** A line without an end is cut here, so that a runaway program cannot fill the memory. */
const LINE_LIMIT = 16_384;
/**
 * Runs a program without a shell, in a process group of its own, and waits for its end.
 * @throws {Failure} `esptool-not-started` when the program cannot be started at all, `too-many-open-files`.
 */
async function runProcess(request) {
    if (request.cwd !== undefined)
        return runIn(request.cwd, request);
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), "program-")).catch(() => undefined);
    // Where no folder can be made, the root: only its owner can put anything there.
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
    // It may end without having read an answer.
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
        // What the process itself started may have outlived it.
        if (watch.reason() !== undefined)
            killLeftovers(child);
        for (const flush of flushers)
            flush();
    }
}
function started(cwd, request) {
    const { command, args, env, mayGoOn, inheritedFds = [] } = request;
    const stdin = mayGoOn === undefined ? "ignore" : "pipe";
    const stdio = [stdin, "pipe", "pipe", ...inheritedFds];
    try {
        return (0,_launch_js__WEBPACK_IMPORTED_MODULE_6__/* .launch */ .q)({ command, args, cwd, env, stdio, detached: process.platform !== "win32" });
    }
    catch (error) {
        throw notStarted(command, error);
    }
}
function notStarted(command, error) {
    const what = `Cannot start ${command}`;
    if ((0,_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_5__/* .isLimit */ .S4)(error))
        return (0,_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_5__/* .diskFailure */ .C9)("esptool-not-started", what, "", error);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR("esptool-not-started", `${what}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error)}.`, "Check that the program exists and that the runner's user may execute it.", { cause: error });
}
function ended(child, command) {
    return new Promise((resolve, reject) => {
        child.once("error", (error) => {
            reject(notStarted(command, error));
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
        // What may do nothing more is not asked to tidy up.
        signalGroup(child, why === "stopped" ? "SIGTERM" : "SIGINT");
        timers.push(setTimeout(() => signalGroup(child, "SIGTERM"), TERMINATE_AFTER_MS));
        timers.push(setTimeout(() => signalGroup(child, "SIGKILL"), KILL_AFTER_MS));
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
    const { command, env } = (0,_launch_js__WEBPACK_IMPORTED_MODULE_6__/* .windowsProgram */ .E)("taskkill.exe");
    const args = ["/pid", String(child.pid), "/t", "/f"];
    const killer = (0,_launch_js__WEBPACK_IMPORTED_MODULE_6__/* .launch */ .q)({ command, args, env, cwd: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.parse)(command).root, stdio: "ignore", detached: false });
    killer.on("error", () => child.kill());
}
/** Hands each line to `take`; carriage returns end a line too. Returns what hands over an unfinished last line. */
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

/** What a program needs of the runner's environment, and nothing else: no token, no input. */
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
    // The runner's mark, by which it finds what a cancelled job left running.
    "RUNNER_TRACKING_ID",
]);
/**
 * The environment of a program that this action starts.
 * @param alsoKept names, in capitals, of what this program needs besides.
 */
function programEnvironment(inherited, alsoKept = new Set()) {
    const isKept = (name) => KEPT.has(name) || alsoKept.has(name);
    const kept = Object.entries(inherited).filter((entry) => entry[1] !== undefined && isKept(entry[0].toUpperCase()));
    return Object.fromEntries(kept.map(([name, value]) => [name, name.toUpperCase() === "PATH" ? absolutePathEntries(value) : value]));
}
/** A `PATH` without its relative and empty entries, which mean whatever folder a program happens to be in. */
function absolutePathEntries(path, platform = process.platform) {
    const windows = platform === "win32";
    const isFixed = (entry) => 
    // Windows allows quotes; "\folder" and "C:folder" depend on the current drive and its current folder.
    windows
        ? /^"?([A-Za-z]:[\\/]|\\\\)/.test(entry) && node_path__WEBPACK_IMPORTED_MODULE_0__.win32.isAbsolute(entry.replaceAll('"', ""))
        : node_path__WEBPACK_IMPORTED_MODULE_0__.posix.isAbsolute(entry);
    const separator = windows ? ";" : ":";
    return path.split(separator).filter(isFixed).join(separator);
}
/** Settings of the way to the network, which an HTTP client of this process reads when it makes a request. */
const NETWORK = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"];
/** What Node.js and GitHub's toolkit read of this process's environment while they work. */
const OWN = /^(GITHUB|RUNNER|ACTIONS|NODE|STATE)_|^TZ$/;
const SECRET = /TOKEN|SECRET|PASSW|CREDENTIAL|(^|_)(PAT|KEY)$/;
/**
 * Takes out of this process's own environment whatever it does not itself need to run: inputs, tokens, secrets of
 * the job. So nothing that a library starts, and nothing that dumps the environment, gets to see them. What is empty
 * counts as unset, here as everywhere, and goes too.
 * @param own `process.env`, which is changed.
 * @returns the environment as it was, without what is empty; inputs are as they were given.
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
/** The text of an input in an environment that was taken, without blanks around it; "" when there is none. */
function inputOf(env, name) {
    return (env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}


/***/ })

};
