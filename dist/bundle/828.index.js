export const id = 828;
export const ids = [828];
export const modules = {

/***/ 81093:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ boardKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _ports_device_number_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95043);





const HASH_DIGITS = 16;
const READABLE_LENGTH = 40;
/**
 * A name for the board's place, independent of the port's spelling: a short readable text and a hash, usable as a file
 * name. Never fails: for a missing port it is the key of its spelling.
 *
 * A USB device is identified by its socket, not by its serial number: many adapters have none, and others all have the
 * same one ("0001"), so two boards would wait for each other.
 */
async function boardKey(port, options = {}) {
    const { platform = process.platform, sysfs = "/sys", host = (0,node_os__WEBPACK_IMPORTED_MODULE_2__.hostname)() } = options;
    const [readable, identity] = port.kind === "serial" ? await serialIdentity(port.name, platform, sysfs) : networkIdentity(port, host);
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(identity).digest("hex").slice(0, HASH_DIGITS);
    const prefix = readable.replaceAll(/[^\w.-]+/g, "-").replaceAll(/^[-.]+|[-.]+$/g, "");
    return `${prefix.slice(0, READABLE_LENGTH)}-${hash}`;
}
async function serialIdentity(name, platform, sysfs) {
    if (platform === "win32")
        return [name.toUpperCase(), `serial:${name.toUpperCase()}`];
    const device = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(name).catch(() => name);
    if (platform === "linux") {
        const place = await devicePlace(device, sysfs);
        if (place !== undefined)
            return place;
    }
    // macOS has two devices for one port: cu.* to call out with, tty.* to be called on.
    const callOut = platform === "darwin" ? device.replace(/^\/dev\/tty\./, "/dev/cu.") : device;
    return [callOut.replace(/^.*\//, ""), `serial:${callOut}`];
}
/**
 * The kernel's path of a device: …/usb1/1-1/1-1.4/1-1.4:1.0/ttyUSB0/tty/ttyUSB0. Found by the device's number, because
 * a container may have the node under another name. Cut after the USB interface, because the tty may get another number
 * when the board returns; the interface distinguishes the channels of one adapter.
 */
async function devicePlace(device, sysfs) {
    try {
        const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(device);
        if (!stats.isCharacterDevice())
            return undefined;
        const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(sysfs, "dev", "char", (0,_ports_device_number_js__WEBPACK_IMPORTED_MODULE_4__/* .deviceNumber */ .O)(stats.rdev)));
        const parts = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.relative)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(sysfs), path).split("/");
        const usb = parts.findLastIndex((part) => /^\d+-\d+(?:\.\d+)*:\d+\.\d+$/.test(part));
        const place = parts.slice(0, usb < 0 ? undefined : usb + 1).join("/");
        return [usb < 0 ? (parts.at(-1) ?? "") : `usb-${parts[usb] ?? ""}`, `device:${place}`];
    }
    catch {
        // A pseudo-terminal, or a container without /sys.
        return undefined;
    }
}
/** socket:// and rfc2217:// can be the same place. */
function networkIdentity(port, ownName) {
    const number = Number(/:(\d+)(?:\?.*)?$/.exec(port.name)?.[1]);
    const host = canonicalHost(port.host, ownName);
    return [`${host}-${number}`, `network:${host}:${number}`];
}
/**
 * One spelling for a host. Names are not resolved: an address that changes between steps would make the lock useless
 * without notice.
 */
function canonicalHost(host, ownName) {
    const url = URL.parse(`http://${host}`);
    const name = (url?.hostname ?? host.toLowerCase()).replace(/\.$/, "");
    const loopback = /^(?:localhost|.+\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\])$/;
    return loopback.test(name) || name === ownName.toLowerCase() ? "localhost" : name;
}


/***/ }),

/***/ 75544:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ readHolder),
/* harmony export */   bd: () => (/* binding */ holderFile),
/* harmony export */   fP: () => (/* binding */ inspectHolder),
/* harmony export */   iO: () => (/* binding */ clearHolder),
/* harmony export */   mR: () => (/* binding */ writeHolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _system_files_file_lock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29019);
/* harmony import */ var _system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36579);
/* harmony import */ var _holder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74457);




/**
 * The file that records the holder of a lock: the locked file itself, so its modification time protects it from
 * cleaners of /tmp. On Windows a locked file is unreadable, so it is another file beside it.
 */
function holderFile(lockFile, platform = process.platform) {
    return platform === "win32" ? `${lockFile}.holder` : lockFile;
}
/** The recorded holder; `undefined` without a valid note. */
function readHolder(file) {
    try {
        return (0,_holder_js__WEBPACK_IMPORTED_MODULE_3__/* .parseHolder */ .iz)((0,_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readPlainFile */ .b$)(file, _holder_js__WEBPACK_IMPORTED_MODULE_3__/* .NOTE_LIMIT */ .h8) ?? "");
    }
    catch {
        return undefined;
    }
}
/**
 * As {@link readHolder}, for callers that do not try the lock itself, which would report a bad file.
 * @throws {Failure} `lock-unavailable` if that name is not a file of this action.
 */
function inspectHolder(file) {
    try {
        return (0,_holder_js__WEBPACK_IMPORTED_MODULE_3__/* .parseHolder */ .iz)((0,_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readPlainFile */ .b$)(file, _holder_js__WEBPACK_IMPORTED_MODULE_3__/* .NOTE_LIMIT */ .h8) ?? "");
    }
    catch (error) {
        if (error instanceof _system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__/* .StrangeFileError */ .j5)
            throw (0,_system_files_file_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .lockFailure */ .S)("The lock of the board cannot be read", file, error);
        return undefined;
    }
}
/** Only for the holder of the lock. The note only informs those who wait, so failing to write it is not an error. */
async function writeHolder(file, holder) {
    try {
        const fd = await (0,_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__/* .openSharedFile */ .OB)(file);
        try {
            (0,_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__/* .replaceText */ .ee)(fd, (0,_holder_js__WEBPACK_IMPORTED_MODULE_3__/* .holderNote */ .zg)(holder));
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
        }
    }
    catch {
        // Windows: made by another user, or being read.
    }
}
/** Removes the note. To be called before the lock is released, or the note might be the next holder's. */
function clearHolder(file) {
    try {
        const fd = (0,_system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_2__/* .openPlainFile */ .rr)(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDWR);
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.ftruncateSync)(fd);
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
        }
    }
    catch {
        // As above.
    }
}


/***/ }),

/***/ 74457:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vk: () => (/* binding */ claimantOf),
/* harmony export */   h8: () => (/* binding */ NOTE_LIMIT),
/* harmony export */   iz: () => (/* binding */ parseHolder),
/* harmony export */   sG: () => (/* binding */ describeHolder),
/* harmony export */   zg: () => (/* binding */ holderNote)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** Who this is, by the variables that the runner sets. */
function claimantOf(env) {
    const server = env["GITHUB_SERVER_URL"] ?? "";
    const repository = env["GITHUB_REPOSITORY"] ?? "";
    const run = env["GITHUB_RUN_ID"] ?? "";
    return {
        jobId: jobIdentity(env),
        repository,
        workflow: env["GITHUB_WORKFLOW"] ?? "",
        job: env["GITHUB_JOB"] ?? "",
        runUrl: server && repository && run ? `${server}/${repository}/actions/runs/${run}` : "",
    };
}
const IDENTITY_VARIABLES = [
    // Unique to a job, but not passed into the job's container; a runner has one job at a time, so its name is enough.
    "RUNNER_TRACKING_ID",
    "RUNNER_NAME",
    "GITHUB_SERVER_URL",
    "GITHUB_REPOSITORY",
    "GITHUB_RUN_ID",
    "GITHUB_RUN_ATTEMPT",
    "GITHUB_JOB",
];
/** A hash, because everybody can read the file, and the runner finds a job's processes by the tracking id. */
function jobIdentity(env) {
    if (!env["RUNNER_TRACKING_ID"] && !(env["RUNNER_NAME"] && env["GITHUB_RUN_ID"]))
        return "";
    const values = IDENTITY_VARIABLES.map((name) => env[name] ?? "");
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(JSON.stringify(values)).digest("hex");
}
/** Nothing in a note is longer; a longer one was not written by this action. */
const NOTE_LIMIT = 4_096;
const TEXT_LIMIT = 120;
const URL_LIMIT = 300;
/** The text of the note; names in other scripts are spelled with question marks. */
function holderNote(holder) {
    const { kind, jobId, repository, workflow, job, runUrl, since } = holder;
    const texts = { repository: plain(repository), workflow: plain(workflow), job: plain(job) };
    return `${JSON.stringify({ kind, job_id: jobId, ...texts, run_url: runUrl, since })}\n`;
}
/**
 * Reads a note. Any user of the host can write one, and its text ends up in the log and in an annotation: only the
 * format of this action is accepted, so no text can be a command to the runner.
 */
function parseHolder(text) {
    const fields = record(text);
    if (fields === undefined)
        return undefined;
    const kind = fields.get("kind");
    const since = fields.get("since");
    if (kind !== "step" && kind !== "reservation")
        return undefined;
    if (typeof since !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(since))
        return undefined;
    const field = (name) => {
        const value = fields.get(name);
        return typeof value === "string" ? value : "";
    };
    return {
        kind,
        jobId: matching(field("job_id"), /^[\da-f]{64}$/),
        repository: matching(field("repository"), /^[\w.-]{1,100}\/[\w.-]{1,100}$/),
        workflow: plain(field("workflow")),
        job: plain(field("job")),
        runUrl: runAddress(field("run_url")),
        since,
    };
}
function record(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === "object" && value !== null ? new Map(Object.entries(value)) : undefined;
    }
    catch {
        return undefined;
    }
}
function matching(text, pattern) {
    return pattern.test(text) ? text : "";
}
/** Letters, digits and harmless marks: neither `::` nor `##[`, no quotation mark, no line break. */
function plain(text) {
    return text.slice(0, TEXT_LIMIT).replaceAll(/[^\w .,/()+@-]/g, "?");
}
function runAddress(text) {
    return text.length <= URL_LIMIT ? matching(text, /^https?:\/\/[\w.-]+(?::\d{1,5})?\/[\w./-]+$/) : "";
}
/**
 * For people: `octocat/firmware (job test of "Hardware", https://…), since 2026-11-22 17:18:23 UTC`.
 * @param holder `undefined` when nothing is known.
 */
function describeHolder(holder) {
    if (holder === undefined)
        return "an unknown holder";
    const { kind, repository, workflow, job, runUrl, since } = holder;
    const names = [job && `job ${job}`, workflow && `"${workflow}"`].filter(Boolean).join(" of ");
    const details = [names, runUrl].filter(Boolean).join(", ");
    return [
        kind === "reservation" ? "a reservation of " : "",
        repository || "a run outside GitHub",
        details === "" ? "" : ` (${details})`,
        `, since ${since.replace("T", " ").replace("Z", " UTC")}`,
    ].join("");
}


/***/ }),

/***/ 83093:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JJ: () => (/* binding */ prepareLockFolder),
/* harmony export */   Tn: () => (/* binding */ defaultLockFolder),
/* harmony export */   ug: () => (/* binding */ hasLockFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76578);
/* harmony import */ var _system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41474);
/* harmony import */ var _system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36579);





const NAME = "esptool-action";
/**
 * The folder of a host's locks: one for all users, whatever their environment, or the locks would not exclude them.
 * @param programData `%ProgramData%` of Windows.
 */
function defaultLockFolder(platform, programData) {
    if (platform === "win32")
        return node_path__WEBPACK_IMPORTED_MODULE_1__.win32.join(programData ?? String.raw `C:\ProgramData`, NAME, "locks");
    const preferred = `/run/lock/${NAME}`;
    // On Fedora and RHEL only root may write to /run/lock; an administrator may have made the folder in it.
    const usable = platform === "linux" && (exists(preferred) || isOpenToAll("/run/lock"));
    // Not os.tmpdir(): TMPDIR differs between users.
    return usable ? preferred : `/tmp/${NAME}-locks`;
}
/**
 * Makes the folder unless it is there, and checks that users cannot remove each other's files in it.
 * @throws {Failure} `lock-unavailable`.
 */
function prepareLockFolder(folder) {
    usable(folder, _system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_4__/* .makeSharedFolder */ .yh);
}
/**
 * Whether the folder is there.
 * @throws {Failure} `lock-unavailable` when it is, but cannot be used.
 */
function hasLockFolder(folder) {
    return usable(folder, _system_files_shared_file_js__WEBPACK_IMPORTED_MODULE_4__/* .isSharedFolder */ .yC);
}
function usable(folder, use) {
    try {
        return use(folder);
    }
    catch (error) {
        const what = "The lock folder is not usable";
        if ((0,_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__/* .isDiskTrouble */ .DE)(error) && !(0,_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__/* .isForbidden */ .US)(error)) {
            throw (0,_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__/* .diskFailure */ .C9)("lock-unavailable", what, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder), error);
        }
        throw new _system_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR("lock-unavailable", `${what}: ${(0,_system_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}.`, `Create ${folder} as root or as the runner's user, with mode 1777 (chown, chmod), and check that nothing else has that name.`, { cause: error });
    }
}
function exists(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false }) !== undefined;
}
/** By its mode, not by this user's permissions: root and others must get the same result. */
function isOpenToAll(folder) {
    const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(folder, { throwIfNoEntry: false });
    return stats?.isDirectory() === true && (stats.mode & 0o002) !== 0;
}


/***/ }),

/***/ 11098:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W7: () => (/* binding */ acquireBoardLock),
  B6: () => (/* binding */ boardHolder),
  J: () => (/* binding */ reserveBoard)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/board/locks/holder-file.ts
var holder_file = __webpack_require__(75544);
// EXTERNAL MODULE: ./src/board/locks/lock-folder.ts
var lock_folder = __webpack_require__(83093);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/system/errors.ts
var errors = __webpack_require__(76578);
// EXTERNAL MODULE: ./src/board/locks/holder.ts
var locks_holder = __webpack_require__(74457);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./src/system/text/untrusted-text.ts
var untrusted_text = __webpack_require__(90975);
;// CONCATENATED MODULE: ./src/board/locks/lock-users.ts


/** More would not be read. */
const MOST = 3;
/**
 * The processes that hold a lock by its open file, such as one left by a killed step, for a message:
 * `esptool (PID 4711)`. Empty if the system does not show them: without `/proc`, or for processes of other users.
 */
async function lockUsers(file) {
    const path = await (0,external_node_fs_promises_.realpath)(file).catch(() => file);
    const pids = (await (0,external_node_fs_promises_.readdir)("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
    const users = [];
    for (const pid of pids) {
        if (users.length === MOST || Number(pid) === process.pid || !(await hasOpen(pid, path)))
            continue;
        const name = await (0,external_node_fs_promises_.readFile)(`/proc/${pid}/comm`, "utf8").catch(() => "?");
        users.push(`${(0,untrusted_text/* cleanLine */.O)(name.trim()).slice(0, 30)} (PID ${pid})`);
    }
    return users.join(", ");
}
async function hasOpen(pid, path) {
    const folder = `/proc/${pid}/fd`;
    for (const fd of await (0,external_node_fs_promises_.readdir)(folder).catch(() => []))
        if ((await (0,external_node_fs_promises_.readlink)(`${folder}/${fd}`).catch(() => "")) === path)
            return true;
    return false;
}

;// CONCATENATED MODULE: ./src/board/locks/lock-queue.ts





/** Short beside what is done with a board, long beside the 2 ms that an attempt takes. */
const POLL_MS = 500;
/** A wait shows that it goes on, and does not flood the log. */
const REMIND_MS = 30_000;
/** Waits for the locks of one board, with one deadline for all of them. */
class LockQueue {
    #waiting;
    #started = performance.now();
    #remindAt = 0;
    #waited = false;
    constructor(waiting) {
        this.#waiting = waiting;
    }
    /** Milliseconds that others kept us waiting. */
    get waitedMs() {
        return this.#waited ? performance.now() - this.#started : 0;
    }
    async take(file, passes) {
        const { hostLock, signal, pollMs = POLL_MS } = this.#waiting;
        for (;;) {
            this.#stopIfCancelled();
            const fd = await hostLock.tryLock(file);
            if (fd !== undefined)
                return fd;
            const holder = (0,holder_file/* readHolder */.F1)((0,holder_file/* holderFile */.bd)(file));
            if (holder !== undefined && passes?.(holder) === true)
                return holder;
            await this.#wait(holder, file);
            await (0,promises_.setTimeout)(pollMs, undefined, { signal }).catch(() => undefined);
        }
    }
    async #wait(holder, file) {
        const { port, timeoutMs, onWait } = this.#waiting;
        const elapsed = performance.now() - this.#started;
        if (elapsed >= timeoutMs)
            throw locked(port, holder, timeoutMs, await lockUsers(file));
        this.#waited = true;
        if (elapsed < this.#remindAt)
            return;
        this.#remindAt = elapsed + REMIND_MS;
        const left = Math.round((timeoutMs - elapsed) / 1_000);
        onWait?.(`Waiting for the board on ${port}: held by ${(0,locks_holder/* describeHolder */.sG)(holder)}. At most ${left} s more.`);
    }
    #stopIfCancelled() {
        if (!this.#waiting.signal.aborted)
            return;
        const message = `Cancelled while waiting for the board on ${this.#waiting.port}. The board was not touched.`;
        throw new errors/* Failure */.HR("cancelled", message, "Run it again.");
    }
}
function locked(port, holder, timeoutMs, users) {
    const waited = timeoutMs > 0 ? ` It was not released within ${Math.round(timeoutMs / 1_000)} s.` : "";
    return new errors/* Failure */.HR("board-locked", `The board on ${port} is held by ${(0,locks_holder/* describeHolder */.sG)(holder)}${users && `, in ${users}`}.${waited}`, "Wait for that run, stop the processes it left, or raise lock-timeout. A concurrency group for the board keeps jobs apart.");
}

;// CONCATENATED MODULE: ./src/board/locks/lock.ts





/*
 * A board has two locks, always taken in this order. `turn` belongs to a step, or to the reservation of a job. `use`
 * belongs to a step and its esptool while they use the board, within a reservation or not. So steps of the job that
 * reserved the board exclude each other, too, and nobody uses a board while a killed step's esptool still runs.
 */
/**
 * Takes the board for a step as soon as nobody else on this host uses it.
 * @throws {Failure} `board-locked` after `timeoutMs`, `cancelled`, or `lock-unavailable`.
 */
async function acquireBoardLock(options) {
    const { turnFile, useFile, queue } = prepare(options);
    const held = [];
    const release = () => {
        for (const { fd, note } of held.splice(0).reverse()) {
            (0,holder_file/* clearHolder */.iO)(note);
            (0,external_node_fs_.closeSync)(fd);
        }
    };
    const hold = async (fd, file) => {
        held.push({ fd, note: (0,holder_file/* holderFile */.bd)(file) });
        await (0,holder_file/* writeHolder */.mR)((0,holder_file/* holderFile */.bd)(file), { ...options.claimant, kind: "step", since: now() });
    };
    try {
        const turn = await queue.take(turnFile, (other) => isOwn(other, options.claimant));
        const passedThrough = typeof turn !== "number";
        if (!passedThrough)
            await hold(turn, turnFile);
        const fd = await queue.take(useFile);
        await hold(fd, useFile);
        return { fd, passedThrough, waitedMs: queue.waitedMs, release };
    }
    catch (error) {
        release();
        throw error;
    }
}
/**
 * Takes the board for the rest of the job, as soon as nobody else on this host uses it.
 * @throws {Failure} as `acquireBoardLock`.
 */
async function reserveBoard(options) {
    const { turnFile, useFile, queue } = prepare(options);
    const note = (0,holder_file/* holderFile */.bd)(turnFile);
    const turn = await queue.take(turnFile, (other) => isOwn(other, options.claimant));
    if (typeof turn !== "number")
        return { fd: undefined, since: turn.since, note };
    try {
        const holder = { ...options.claimant, kind: "reservation", since: now() };
        await (0,holder_file/* writeHolder */.mR)(note, holder);
        // What a killed step left running may still use the board.
        (0,external_node_fs_.closeSync)(await queue.take(useFile));
        return { fd: turn, since: holder.since, note };
    }
    catch (error) {
        (0,holder_file/* clearHolder */.iO)(note);
        (0,external_node_fs_.closeSync)(turn);
        throw error;
    }
}
/**
 * Who has the board now, without waiting for it or making anything.
 * @returns `undefined` when it is free.
 * @throws {Failure} `lock-unavailable`.
 */
async function boardHolder({ key, folder, hostLock, }) {
    if (!(0,lock_folder/* hasLockFolder */.ug)(folder))
        return undefined;
    for (const purpose of PURPOSES) {
        const file = lockFile(folder, key, purpose);
        const holder = (0,holder_file/* inspectHolder */.fP)((0,holder_file/* holderFile */.bd)(file));
        if (holder === undefined)
            continue;
        // The note may be from a killed step. Without a note the lock is not tried, so a look never blocks a step.
        const fd = await hostLock.tryLock(file);
        if (fd === undefined)
            return holder;
        (0,external_node_fs_.closeSync)(fd);
    }
    return undefined;
}
const PURPOSES = ["turn", "use"];
function lockFile(folder, key, purpose) {
    return (0,external_node_path_.join)(folder, `${key}.${purpose}.lock`);
}
function prepare(options) {
    (0,lock_folder/* prepareLockFolder */.JJ)(options.folder);
    const { folder, key } = options;
    return {
        turnFile: lockFile(folder, key, "turn"),
        useFile: lockFile(folder, key, "use"),
        queue: new LockQueue(options),
    };
}
function isOwn(holder, claimant) {
    return holder.kind === "reservation" && holder.jobId !== "" && holder.jobId === claimant.jobId;
}
function now() {
    return new Date().toISOString().replace(/\.\d+Z$/, "Z");
}


/***/ }),

/***/ 95043:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ deviceNumber)
/* harmony export */ });
/** `188:0`, as sysfs writes it: packed as Linux does (makedev(3)), the low 8 bits of the minor, 12 of the major, 12 more of the minor. */
function deviceNumber(packed) {
    const major = (packed >> 8) & 0xfff;
    const minor = (packed & 0xff) | ((packed >> 12) & 0xfff00);
    return `${major}:${minor}`;
}


/***/ }),

/***/ 11336:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CT: () => (/* binding */ readLinks),
/* harmony export */   Cs: () => (/* binding */ listUsbDevices),
/* harmony export */   bq: () => (/* binding */ listLinuxPorts),
/* harmony export */   jw: () => (/* binding */ usbOfPort)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41474);
/* harmony import */ var _system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80454);
/* harmony import */ var _device_number_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95043);
/* harmony import */ var _serial_port_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(60555);






/** Ports are named by the kernel; what is named otherwise is none, and its name would not be safe to print. */
const KERNEL_NAME = /^[A-Za-z][\w.-]{0,31}$/;
const USB_PORT = /^tty(?:USB|ACM)\d+$/;
const USB_INTERFACE = /^\d+-\d+(?:\.\d+)*:(\d+\.\d+)$/;
/**
 * The serial ports by sysfs, or by `/dev` alone where there is no sysfs. Opens none. USB ports come first.
 * @param root where `dev` and `sys` are.
 */
async function listLinuxPorts(root) {
    const links = await readLinks(root);
    const inDev = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, "dev")).catch((0,_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_2__/* .instead */ .L1)([]));
    const inSys = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, "sys/class/tty")).catch((0,_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_2__/* .instead */ .L1)([]));
    const names = new Set([...inSys, ...inDev.filter((name) => USB_PORT.test(name))]);
    const ports = await Promise.all([...names].filter((name) => KERNEL_NAME.test(name)).map((name) => readPort(root, name, links)));
    return ports.filter((port) => port !== undefined).toSorted(_serial_port_js__WEBPACK_IMPORTED_MODULE_4__/* .byUsbAndName */ .y);
}
async function readPort(root, name, links) {
    const tty = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, "sys/class/tty", name);
    const device = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tty, "device")).catch(() => undefined);
    const node = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, "dev", name)).catch(() => undefined);
    if (device === undefined && !USB_PORT.test(name))
        return undefined; // A terminal without hardware.
    const usb = device === undefined ? undefined : await usbDevice(root, device);
    // A UART that the mainboard could have but has not is of type 0 (PORT_UNKNOWN in serial_core.h).
    if (usb === undefined && (await (0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tty, "type"))) === "0")
        return undefined;
    const numbers = await Promise.all([(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tty, "dev"), ...(usb === undefined ? [] : [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(usb.folder, "dev")])].map(_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR));
    return {
        ...(0,_serial_port_js__WEBPACK_IMPORTED_MODULE_4__/* .namedPort */ .Z)(`/dev/${name}`),
        ...(links.get(name) ?? { byId: [], byPath: [] }),
        usb,
        driver: device === undefined ? undefined : await driverOf(device),
        nodeMissing: node === undefined,
        deviceNumbers: numbers.filter((number) => number !== undefined && /^\d+:\d+$/.test(number)),
    };
}
/**
 * The USB device behind a port, by the number of its file, as a container may have it under another name.
 * @param root where `sys` is.
 * @returns `"none"` for a port that is not on USB, and `undefined` where that is not known.
 */
async function usbOfPort(path, root = "/") {
    if (process.platform !== "linux")
        return undefined;
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path).catch(() => path);
    const known = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch(() => undefined);
    if (known === undefined)
        return undefined;
    const number = known.isCharacterDevice() ? (0,_device_number_js__WEBPACK_IMPORTED_MODULE_5__/* .deviceNumber */ .O)(known.rdev) : undefined;
    const device = number === undefined
        ? undefined
        : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, "sys/dev/char", number)).catch(() => undefined);
    const usb = device === undefined ? undefined : await usbDevice(root, device);
    if (usb !== undefined)
        return usb;
    return USB_PORT.test((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(file)) ? undefined : "none";
}
async function driverOf(device) {
    const driver = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(device, "driver")).catch(() => undefined);
    return driver === undefined ? undefined : (0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__/* .clean */ .uH)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(driver));
}
/** The USB device to which a device of sysfs belongs: the nearest folder above that has a vendor. */
async function usbDevice(root, device) {
    const top = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, "sys")).catch(() => root);
    for (let folder = device; folder.startsWith(top + node_path__WEBPACK_IMPORTED_MODULE_1__.sep); folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder)) {
        const usb = await readUsbDevice(folder);
        if (usb !== undefined)
            return { ...usb, interface: interfaceOf(device) };
    }
    return undefined;
}
/** The interface's folder stands between those of the USB device and of the port: …/1-1.4/1-1.4:1.0/ttyUSB0. */
function interfaceOf(device) {
    const names = device.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).map((name) => USB_INTERFACE.exec(name)?.[1]);
    return names.findLast((name) => name !== undefined);
}
async function readUsbDevice(folder) {
    const vid = (0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__/* .usbNumber */ .Yd)(await (0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "idVendor")));
    const pid = (0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__/* .usbNumber */ .Yd)(await (0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "idProduct")));
    if (vid === undefined || pid === undefined)
        return undefined;
    const [serial, manufacturer, product] = await Promise.all(["serial", "manufacturer", "product"].map((name) => (0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name))));
    const location = (0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__/* .clean */ .uH)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(folder));
    return { vid, pid, serial, manufacturer, product, location, interface: undefined, folder };
}
/** Every USB device, with or without a port. */
async function listUsbDevices(root) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, "sys/bus/usb/devices");
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch((0,_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_2__/* .instead */ .L1)([]));
    const devices = await Promise.all(names
        .filter((name) => !name.includes(":")) // Those are the interfaces of a device.
        .map(async (name) => readUsbDevice(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)).catch(() => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)))));
    return devices.filter((device) => device !== undefined);
}
/**
 * The links that udev makes for ports, by the names of the ports' files.
 * @param root where `dev` is.
 */
async function readLinks(root) {
    const links = new Map();
    for (const [kind, field] of [
        ["by-id", "byId"],
        ["by-path", "byPath"],
    ]) {
        const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, "dev/serial", kind);
        for (const name of (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch((0,_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_2__/* .instead */ .L1)([]))).toSorted()) {
            const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)).catch(() => undefined);
            if (target === undefined)
                continue;
            const entry = links.get((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(target)) ?? { byId: [], byPath: [] };
            entry[field].push((0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__/* .clean */ .uH)(`/dev/serial/${kind}/${name}`));
            links.set((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(target), entry);
        }
    }
    return links;
}


/***/ }),

/***/ 53330:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rf: () => (/* binding */ describePort),
/* harmony export */   mX: () => (/* binding */ notFound),
/* harmony export */   t9: () => (/* binding */ choosePort),
/* harmony export */   wX: () => (/* binding */ noneAnswered)
/* harmony export */ });
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76578);
/* harmony import */ var _port_match_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70088);


/** A message is read at a glance. */
const MOST_NAMED = 10;
/**
 * Chooses by what USB reports.
 * @param ports all ports of the runner.
 * @throws {Failure} `port-not-found`, with what there is; `port-ambiguous`, with the candidates.
 */
function choosePort(selector, ports) {
    const candidates = (0,_port_match_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(ports, selector);
    const { mac } = selector.fields;
    if (mac === undefined)
        return { port: onlyOne(selector, candidates, ports) };
    const reported = candidates.filter((port) => (0,_port_match_js__WEBPACK_IMPORTED_MODULE_1__/* .macOf */ .vX)(port) !== undefined);
    // A board with a bridge and native USB is behind both ports: the one that says so needs no other to be disturbed.
    if (reported.length > 0)
        return { port: onlyOne(selector, reported, ports) };
    if (candidates.length === 0)
        throw notFound(selector, ports);
    return { ask: candidates, mac };
}
function onlyOne(selector, candidates, ports) {
    const [first] = candidates;
    if (first === undefined)
        throw notFound(selector, ports);
    if (candidates.length > 1)
        throw ambiguous(selector, candidates);
    return first;
}
/** @param candidates the ports that the selector fits. */
function ambiguous(selector, candidates) {
    const twins = selector.fields.serial !== undefined || selector.fields.mac !== undefined;
    const hint = twins
        ? "They report the same identity: select one by place, with `location=…`."
        : "Select one by `serial=…`, or by `location=…` where serial numbers are missing or equal.";
    return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("port-ambiguous", `\`${selector.name}\` matches ${candidates.length} ports:\n${list(candidates)}`, hint);
}
/** @param ports what there is instead. */
function notFound(selector, ports) {
    const usb = ports.filter((port) => port.usb !== undefined);
    const what = selector.name === "auto"
        ? "No port of this runner looks like an ESP board"
        : `No port matches \`${selector.name}\``;
    const there = usb.length === 0 ? "This runner has no USB serial port." : `There are:\n${list(usb)}`;
    return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("port-not-found", `${what}. ${there}`, "Check that the board is plugged in and powered, with a cable that has data lines; `operation: list` shows the selectors.");
}
/** @param answers what the asked boards said, a line for each. */
function noneAnswered(selector, answers) {
    const lines = answers.slice(0, MOST_NAMED).map((answer) => `- ${answer}`);
    return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("port-not-found", `No board responded as \`${selector.name}\`. Queried:\n${lines.join("\n")}`, "Check that the board is plugged in and powered, and that no other program uses its port. A selector that USB can resolve (`serial=…`, `location=…`) disturbs no other board.");
}
/** One line a port. What a USB device says of itself is clean text already. */
function list(ports) {
    const lines = ports.slice(0, MOST_NAMED).map((port) => `- ${describePort(port)}`);
    if (ports.length > MOST_NAMED)
        lines.push(`- and ${ports.length - MOST_NAMED} more`);
    return lines.join("\n");
}
/** `/dev/ttyUSB0 (10c4:ea60, serial 0001, location 1-2.3, "CP2102N")`. */
function describePort(port) {
    const { path, usb } = port;
    if (usb === undefined)
        return path;
    const facts = [
        `${usb.vid}:${usb.pid}`,
        usb.serial === undefined ? "no serial" : `serial ${cutUsbText(usb.serial)}`,
        usb.location === undefined ? undefined : `location ${place(usb)}`,
        usb.product === undefined ? undefined : `"${cutUsbText(usb.product)}"`,
        (0,_port_match_js__WEBPACK_IMPORTED_MODULE_1__/* .mayBeEsp */ .nP)(port) ? undefined : "not a known ESP board",
    ];
    return `${path} (${facts.filter((fact) => fact !== undefined).join(", ")})`;
}
function place({ location = "", interface: face }) {
    return face === undefined ? location : `${location}:${face}`;
}
function cutUsbText(text) {
    return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}


/***/ }),

/***/ 73537:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ listPorts)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76578);
/* harmony import */ var _system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80454);
/* harmony import */ var _device_number_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(95043);
/* harmony import */ var _linux_ports_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11336);
/* harmony import */ var _pyserial_ports_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27589);
/* harmony import */ var _serial_port_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(60555);








/**
 * The serial ports of this runner with their USB identity, USB ports first: by pySerial; without it by what Linux
 * reports in `/sys` and `/dev/serial`. Opens none.
 * @throws {Failure} `port-list-unavailable` where neither can list them.
 */
async function listPorts({ platform, root, python }) {
    const lines = await python?.(_pyserial_ports_js__WEBPACK_IMPORTED_MODULE_5__/* .LIST_PORTS */ .Gj);
    const ports = lines && (0,_pyserial_ports_js__WEBPACK_IMPORTED_MODULE_5__/* .parsePySerial */ .$6)(lines, platform);
    if (platform !== "linux") {
        if (ports === undefined)
            throw unavailable(python !== undefined);
        return ports.toSorted(_serial_port_js__WEBPACK_IMPORTED_MODULE_6__/* .byUsbAndName */ .y);
    }
    const listed = ports === undefined ? await (0,_linux_ports_js__WEBPACK_IMPORTED_MODULE_4__/* .listLinuxPorts */ .bq)(root) : await withLinks(ports, root);
    const usable = listed.filter(({ nodeMissing }) => !nodeMissing);
    return (await Promise.all(usable.map((port) => asItself(port, root)))).toSorted(_serial_port_js__WEBPACK_IMPORTED_MODULE_6__/* .byUsbAndName */ .y);
}
async function withLinks(ports, root) {
    const links = await (0,_linux_ports_js__WEBPACK_IMPORTED_MODULE_4__/* .readLinks */ .CT)(root);
    return ports.map((port) => ({ ...port, ...links.get((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(port.path)) }));
}
/**
 * Linux lists its ports by name, but a container may have another device under that name: nothing is known of
 * that one.
 */
async function asItself(port, root) {
    const reported = await (0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, "sys/class/tty", (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(port.path), "dev"));
    const node = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, port.path)).catch(() => undefined);
    const isAnother = reported !== undefined && node?.isCharacterDevice() === true && (0,_device_number_js__WEBPACK_IMPORTED_MODULE_7__/* .deviceNumber */ .O)(node.rdev) !== reported;
    return isAnother ? (0,_serial_port_js__WEBPACK_IMPORTED_MODULE_6__/* .namedPort */ .Z)(port.path) : port;
}
function unavailable(hasPython) {
    return new _system_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR("port-list-unavailable", hasPython
        ? "The serial ports cannot be listed: esptool's pySerial returned no list."
        : "The serial ports cannot be listed: this esptool is a standalone program without pySerial.", "Use `esptool-source: pip`, whose pySerial lists the ports, or set `port` to the port's name.");
}


/***/ }),

/***/ 70088:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZP: () => (/* binding */ stableSelector),
/* harmony export */   nP: () => (/* binding */ mayBeEsp),
/* harmony export */   vX: () => (/* binding */ macOf),
/* harmony export */   wC: () => (/* binding */ matching)
/* harmony export */ });
/* harmony import */ var _port_selector_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91628);
/* harmony import */ var _usb_bridges_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64630);


/** The USB-Serial/JTAG of a chip: its serial number is burned in, and is the chip's MAC (ESP-IDF, USB-Serial/JTAG console). */
const USB_SERIAL_JTAG = "303a:1001";
const MAC = /^(?:[\da-f]{2}:){5}[\da-f]{2}$/i;
/** What can stand in `port` and in a shell as it is. */
const PLAIN_SERIAL = /^[\w.:-]{1,64}$/;
/** Whether the port is one that an ESP board may have, by its USB identity. */
function mayBeEsp({ usb }) {
    return usb !== undefined && (0,_usb_bridges_js__WEBPACK_IMPORTED_MODULE_1__/* .knownBridge */ .XV)(usb) !== undefined;
}
/** The MAC of the chip behind a port, where its USB identity contains it. */
function macOf({ usb }) {
    if (usb?.serial === undefined || `${usb.vid}:${usb.pid}` !== USB_SERIAL_JTAG)
        return undefined;
    return MAC.test(usb.serial) ? usb.serial.toLowerCase() : undefined;
}
/** The ports that match a selector by all that USB reports; of a `mac` only what {@link macOf} contradicts is left out. */
function matching(ports, selector) {
    const { serial, mac, vid, pid, location } = selector.fields;
    const anyPort = Object.keys(selector.fields).some((key) => key !== "mac");
    return ports.filter((port) => {
        const { usb } = port;
        if (usb === undefined || (!anyPort && !mayBeEsp(port)))
            return false;
        return (
        // Windows shows serial numbers in capitals.
        (serial === undefined || usb.serial?.toLowerCase() === serial.toLowerCase()) &&
            (vid === undefined || usb.vid === vid) &&
            (pid === undefined || usb.pid === pid) &&
            (location === undefined || locationsOf(port).includes(location)) &&
            (mac === undefined || (macOf(port) ?? mac) === mac));
    });
}
/** `1-2.3`, and with the interface `1-2.3:1.0`. */
function locationsOf({ usb }) {
    if (usb?.location === undefined)
        return [];
    return usb.interface === undefined ? [usb.location] : [usb.location, `${usb.location}:${usb.interface}`];
}
/**
 * A value of `port` that finds this port, and no other of these, again: by the serial number where it is the only one
 * of its kind, else by the place. Its name where USB reports neither.
 */
function stableSelector(port, ports) {
    const { usb, byPath, path } = port;
    const serial = usb?.serial !== undefined && PLAIN_SERIAL.test(usb.serial) ? [{ serial: usb.serial }] : [];
    const places = locationsOf(port).map((location) => ({ location }));
    const selector = [...serial, ...places]
        .map(_port_selector_js__WEBPACK_IMPORTED_MODULE_0__/* .selectorOf */ .Bk)
        .find((candidate) => "value" in (0,_port_selector_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSelector */ .Pl)(candidate.name) && matching(ports, candidate).length === 1);
    return selector?.name ?? byPath[0] ?? path;
}


/***/ }),

/***/ 91628:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bk: () => (/* binding */ selectorOf),
/* harmony export */   NW: () => (/* binding */ parsePortQuery),
/* harmony export */   Pl: () => (/* binding */ parseSelector),
/* harmony export */   rI: () => (/* binding */ isSelectorLike)
/* harmony export */ });
/* unused harmony exports SELECTOR_KEYS, describeProblem */
/* harmony import */ var _system_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24911);
/* harmony import */ var _esptool_run_port_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(273);


/** What a selector may say of a port. */
const SELECTOR_KEYS = ["serial", "mac", "vid", "pid", "location"];
/** What each value looks like, and how it is spelled here. */
const VALUES = {
    serial: {
        // A USB string has 126 characters at the most (a descriptor of 255 bytes, UTF-16).
        pattern: /^[\x21-\x2b\x2d-\x7e](?:[\x20-\x2b\x2d-\x7e]{0,124}[\x21-\x2b\x2d-\x7e])?$/,
        shape: "printable ASCII without a comma",
        spell: (text) => text,
    },
    mac: {
        pattern: /^[\da-f]{2}([:-]?)(?:[\da-f]{2}\1){4}[\da-f]{2}$/i,
        shape: "12 hex digits, such as 7c:df:a1:e2:93:58",
        spell: (text) => text
            .replaceAll(/[:-]/g, "")
            .replaceAll(/(..)(?!$)/g, "$1:")
            .toLowerCase(),
    },
    vid: usbNumberValue("303a"),
    pid: usbNumberValue("1001"),
    location: {
        pattern: /^\d{1,3}-\d{1,3}(?:\.\d{1,3}){0,6}(?::[\dx]\d{0,2}\.\d{1,3})?$/,
        shape: "a USB path such as 1-2.3",
        spell: (text) => text,
    },
};
function usbNumberValue(example) {
    return {
        pattern: /^(?:0x)?[\da-f]{4}$/i,
        shape: `four hex digits, such as ${example}`,
        spell: (text) => text.toLowerCase().replace(/^0x/, ""),
    };
}
/** Whether a text means a selector, though perhaps not a good one: no port looks like that. */
function isSelectorLike(text) {
    return /^auto(?:\s*,|$)/i.test(text) || (text.includes("=") && !/^(?:\/|[a-z\d]+:\/\/)/i.test(text));
}
/** Reads `auto`, or `key=value` pairs joined by commas. Reports everything that is wrong with it. */
function parseSelector(text) {
    if (text === "auto")
        return { value: { kind: "selector", name: "auto", fields: {} } };
    const problems = [];
    const fields = {};
    for (const part of text.split(",").map((piece) => piece.trim())) {
        const read = readPart(part);
        if ("problem" in read)
            problems.push(read.problem);
        else if (fields[read.key] !== undefined)
            problems.push({ kind: "repeated-key", key: read.key });
        else
            fields[read.key] = read.value;
    }
    if (fields.pid !== undefined && fields.vid === undefined && !/\bvid\s*=/.test(text)) {
        problems.push({ kind: "pid-without-vid" });
    }
    return problems.length > 0 ? { problems } : { value: selectorOf(fields) };
}
function readPart(part) {
    if (part === "auto")
        return { problem: { kind: "auto-combined" } };
    const at = part.indexOf("=");
    if (at < 0)
        return { problem: { kind: "no-key", part } };
    const [name, value] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    const key = SELECTOR_KEYS.find((known) => known === name);
    if (key === undefined)
        return { problem: { kind: "unknown-key", key: name } };
    if (value === "")
        return { problem: { kind: "no-value", key } };
    const { pattern, spell } = VALUES[key];
    return pattern.test(value) ? { key, value: spell(value) } : { problem: { kind: "bad-value", key, value } };
}
/** A selector of these fields, spelled in the order of {@link SELECTOR_KEYS}. */
function selectorOf(fields) {
    const parts = SELECTOR_KEYS.flatMap((key) => {
        const value = fields[key];
        return value === undefined ? [] : [`${key}=${value}`];
    });
    return { kind: "selector", name: parts.join(","), fields };
}
/** Completes the sentence «"text" …». */
function describeProblem(problem) {
    switch (problem.kind) {
        case "no-key":
            if (problem.part.toLowerCase() === "auto")
                return `has auto in another case (${quote(problem.part)}); write auto`;
            return `has a part without a key (${quote(problem.part)}); the keys are ${SELECTOR_KEYS.join(", ")}`;
        case "unknown-key":
            return `has the unknown key ${quote(problem.key)}; the keys are ${SELECTOR_KEYS.join(", ")}${meant(problem.key)}`;
        case "repeated-key":
            return `has ${problem.key} twice`;
        case "no-value":
            return `has no value for ${problem.key}`;
        case "bad-value":
            return `has the ${problem.key} ${quote(problem.value)}, which is not ${VALUES[problem.key].shape}`;
        case "pid-without-vid":
            return "has a pid without its vid";
        case "auto-combined":
            return "combines auto with other keys; use auto alone";
    }
}
function meant(key) {
    const near = (0,_system_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(key, SELECTOR_KEYS);
    return near === undefined ? "" : ` (did you mean ${near}?)`;
}
function quote(text) {
    return JSON.stringify(text.slice(0, 60));
}
/** Accepts a port as `parsePort` does, or a selector. */
function parsePortQuery(text, platform) {
    if (isSelectorLike(text)) {
        const parsed = parseSelector(text);
        return "value" in parsed ? parsed : { problem: parsed.problems.map(describeProblem).join(", ") };
    }
    const port = (0,_esptool_run_port_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePort */ .p)(text, platform);
    if ("value" in port)
        return port;
    return { problem: `${port.problem}, or a selector: auto, serial=…, mac=…, vid=…,pid=… or location=…` };
}


/***/ }),

/***/ 27589:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ parsePySerial),
/* harmony export */   Gj: () => (/* binding */ LIST_PORTS),
/* harmony export */   Xu: () => (/* binding */ isMacPort)
/* harmony export */ });
/* harmony import */ var _system_text_system_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80454);
/* harmony import */ var _esptool_run_port_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(273);
/* harmony import */ var _serial_port_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60555);



/** For a Python that has pySerial. One line a port, so that a long list is not cut as one long line would be. */
const LIST_PORTS = `
import json
from serial.tools.list_ports import comports
for port in comports():
    print(json.dumps({name: getattr(port, name, None) for name in
        ("device", "vid", "pid", "serial_number", "manufacturer", "product", "location")}))`;
/** Whether macOS has the port to call out with, and not on every machine, board or no board. */
function isMacPort(path) {
    return /^\/dev\/cu\.(?!Bluetooth|debug-console|wlan-debug)[\w.+-]+$/.test(path);
}
/** The ports that {@link LIST_PORTS} printed; lines that are no port of that platform are left out. */
function parsePySerial(lines, platform) {
    return lines.flatMap((line) => {
        const fields = parseObject(line);
        const path = pathOf(fields.get("device"), platform);
        return path === undefined ? [] : [{ ...(0,_serial_port_js__WEBPACK_IMPORTED_MODULE_2__/* .namedPort */ .Z)(path), usb: identityOf(fields) }];
    });
}
function pathOf(device, platform) {
    if (typeof device !== "string")
        return undefined;
    const path = (0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clean */ .uH)(device);
    const port = (0,_esptool_run_port_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePort */ .p)(path, platform);
    if ("problem" in port || port.value.kind !== "serial")
        return undefined;
    // macOS has two devices for a port: tty.* waits for a call, as modems do.
    if (platform === "darwin" && !isMacPort(path))
        return undefined;
    return port.value.name;
}
function identityOf(fields) {
    const vid = hex(fields.get("vid"));
    const pid = hex(fields.get("pid"));
    if (vid === undefined || pid === undefined)
        return undefined;
    const text = (name) => {
        const value = fields.get(name);
        return typeof value === "string" && (0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clean */ .uH)(value) !== "" ? (0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clean */ .uH)(value) : undefined;
    };
    // `1-2.3:1.0` where the device has several interfaces; Windows does not know the configuration: `1-2:x.0`.
    const [, location, face] = /^([^:]*)(?::([\dx]+\.\d+))?$/.exec(text("location") ?? "") ?? [];
    return {
        vid,
        pid,
        serial: text("serial_number"),
        manufacturer: text("manufacturer"),
        product: text("product"),
        location: location === "" ? undefined : location,
        interface: face,
    };
}
function parseObject(line) {
    try {
        const value = JSON.parse(line);
        return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
    }
    catch {
        return new Map();
    }
}
function hex(value) {
    return typeof value === "number" ? (0,_system_text_system_text_js__WEBPACK_IMPORTED_MODULE_0__/* .usbNumber */ .Yd)(value.toString(16).padStart(4, "0")) : undefined;
}


/***/ }),

/***/ 60555:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ namedPort),
/* harmony export */   y: () => (/* binding */ byUsbAndName)
/* harmony export */ });
/** A port of which only the name is known. */
function namedPort(path) {
    return {
        path,
        byId: [],
        byPath: [],
        usb: undefined,
        driver: undefined,
        nodeMissing: false,
        deviceNumbers: [],
    };
}
const NATURAL = new Intl.Collator("en", { numeric: true });
/** USB ports come first, and ttyUSB2 before ttyUSB10. */
function byUsbAndName(a, b) {
    const rank = (port) => (port.usb === undefined ? 1 : 0);
    return rank(a) - rank(b) || NATURAL.compare(a.path, b.path);
}


/***/ }),

/***/ 64630:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fp: () => (/* binding */ highestBaud),
/* harmony export */   XV: () => (/* binding */ knownBridge),
/* harmony export */   wn: () => (/* binding */ HIGHEST_BAUD)
/* harmony export */ });
const ESPRESSIF = "303a";
/** Silicon Labs gives all of them one identity; only the product's name tells them apart. */
const CP210X = "10c4:ea60";
/** Of a bridge that is not known closer, such as the CH340. */
const HIGHEST_BAUD = 2_000_000;
/**
 * The bridges that ESP boards carry, by vendor and product number: from the drivers of Linux (cp210x.c, ch341.c,
 * ftdi_sio_ids.h, pl2303.h), WCH's own ch343.c, and for the CP2102C esptool's reset.py. `baud` is the highest rate by
 * cp210x.c and the data sheets of WCH and FTDI, where it is not the {@link HIGHEST_BAUD} of bridges that vary.
 */
const BRIDGES = {
    "10c4:ea60": { name: "Silicon Labs CP210x", module: "cp210x" },
    "10c4:ea64": { name: "Silicon Labs CP2102C", module: "cp210x" },
    "10c4:ea70": { name: "Silicon Labs CP2105", module: "cp210x" },
    "10c4:ea71": { name: "Silicon Labs CP2108", module: "cp210x" },
    "1a86:7523": { name: "WCH CH340", module: "ch341" },
    "1a86:7522": { name: "WCH CH340K", module: "ch341" },
    "1a86:5523": { name: "WCH CH341", module: "ch341" },
    "1a86:55d3": { name: "WCH CH343", module: "cdc_acm", baud: 3_000_000 },
    "1a86:55d4": { name: "WCH CH9102", module: "cdc_acm", baud: 3_000_000 },
    "1a86:55d7": { name: "WCH CH9103", module: "cdc_acm" },
    "1a86:55d8": { name: "WCH CH9101", module: "cdc_acm" },
    "0403:6001": { name: "FTDI FT232R", module: "ftdi_sio", baud: 3_000_000 },
    "0403:6010": { name: "FTDI FT2232", module: "ftdi_sio", baud: 3_000_000 },
    "0403:6011": { name: "FTDI FT4232", module: "ftdi_sio", baud: 3_000_000 },
    "0403:6014": { name: "FTDI FT232H", module: "ftdi_sio", baud: 3_000_000 },
    "0403:6015": { name: "FTDI FT230X", module: "ftdi_sio", baud: 3_000_000 },
    "067b:2303": { name: "Prolific PL2303", module: "pl2303" },
    "067b:23a3": { name: "Prolific PL2303GC", module: "pl2303" },
    "067b:23c3": { name: "Prolific PL2303GT", module: "pl2303" },
    "067b:23d3": { name: "Prolific PL2303GL", module: "pl2303" },
    "303a:1001": { name: "Espressif USB-Serial-JTAG (in the chip)", module: "cdc_acm" },
};
/** What the identity means, such as `WCH CH340`, and the kernel module that makes a port of it. */
function knownBridge(usb) {
    const known = BRIDGES[`${usb.vid}:${usb.pid}`];
    if (known !== undefined)
        return known;
    return usb.vid === ESPRESSIF ? { name: "Espressif USB (in the chip)", module: "cdc_acm" } : undefined;
}
/**
 * The highest rate of a bridge, bits per second.
 * @returns `undefined` for a chip that has USB of its own: no UART has the rate there.
 */
function highestBaud({ vid, pid, product, }) {
    if (vid === ESPRESSIF)
        return undefined;
    if (`${vid}:${pid}` !== CP210X)
        return BRIDGES[`${vid}:${pid}`]?.baud ?? HIGHEST_BAUD;
    if (product?.includes("CP2102N") === true)
        return 3_000_000;
    return product?.includes("CP2104") === true ? HIGHEST_BAUD : 921_600;
}


/***/ }),

/***/ 273:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ parsePort)
/* harmony export */ });
// Host names have no underscore, but names of service containers may.
const HOST = String.raw `(\[[\da-fA-F:.]+\]|[A-Za-z\d_](?:[A-Za-z\d_.-]*[A-Za-z\d_])?)`;
/** RFC 1035, section 2.3.4, without the root's dot. */
const LONGEST_HOST = 253;
const SOCKET = new RegExp(String.raw `^socket://${HOST}:(\d{1,5})$`);
const RFC2217 = new RegExp(String.raw `^rfc2217://${HOST}:(\d{1,5})(\?ign_set_control)?$`);
/**
 * Accepts a port by allow-list. pySerial would accept much more, including URLs that open files for writing
 * (`spy://`, `alt://`), so nothing else is passed on.
 * @returns the port, or why the text is not one (completes the sentence «"text" …»).
 */
function parsePort(text, platform) {
    if (platform !== "win32" && /^\/dev\/[\w./:+@,=-]+$/.test(text) && !text.split("/").includes("..")) {
        return { value: { kind: "serial", name: text } };
    }
    if (platform === "win32" && /^COM[1-9]\d{0,2}$/i.test(text)) {
        return { value: { kind: "serial", name: text.toUpperCase() } };
    }
    for (const [kind, pattern] of [
        ["socket", SOCKET],
        ["rfc2217", RFC2217],
    ]) {
        const match = pattern.exec(text);
        const number = Number(match?.[2]);
        const host = match?.[1] ?? "";
        if (match !== null && host.length <= LONGEST_HOST && number >= 1 && number <= 65_535) {
            return { value: { kind, name: text, host } };
        }
    }
    const serial = platform === "win32" ? "COM5" : "/dev/ttyUSB0";
    const meant = likelyPort(text, platform);
    const suggestion = meant === undefined ? "" : `; did you mean ${meant}?`;
    return {
        problem: `is not a port: write ${serial}, socket://HOST:PORT or rfc2217://HOST:PORT[?ign_set_control]${suggestion}`,
    };
}
/** Common spellings of a port, each with the one that this action accepts. */
const SPELLINGS = [
    [/^(?:\/?dev\/)?((?:tty|cu\.|serial\/by-)[^]*)$/, (rest) => `/dev/${rest}`],
    // Windows device paths (`\\.\COM5`), and DOS device names (`COM5:`).
    [/^(?:[\\/]{2}[.?][\\/])?(COM\d{1,3}):?$/i, (rest) => rest.toUpperCase()],
    [/^(?:(?:tcp|telnet|socket|http):\/{0,2})?([\w.-]+:\d{1,5})\/?$/i, (rest) => `socket://${rest}`],
    [/^rfc2217:\/{0,2}([\w.-]+:\d{1,5})\/?$/i, (rest) => `rfc2217://${rest}`],
];
/** The port that an invalid text probably means. */
function likelyPort(text, platform) {
    for (const [pattern, port] of SPELLINGS) {
        const rest = pattern.exec(text)?.[1];
        const meant = rest === undefined || rest.length > LONGEST_HOST ? text : port(rest);
        if (meant !== text && "value" in parsePort(meant, platform))
            return meant;
    }
    return undefined;
}


/***/ }),

/***/ 21926:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A4: () => (/* binding */ MAY_BE_TEMPORARY),
/* harmony export */   K2: () => (/* binding */ forbiddenArtifact),
/* harmony export */   Kj: () => (/* binding */ notUploaded),
/* harmony export */   OG: () => (/* binding */ expiredArtifact),
/* harmony export */   Tr: () => (/* binding */ noService),
/* harmony export */   V8: () => (/* binding */ downloadFailure),
/* harmony export */   al: () => (/* binding */ uploadFailure),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   fX: () => (/* binding */ missingArtifact),
/* harmony export */   nB: () => (/* binding */ enterpriseServer)
/* harmony export */ });
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76578);

const WITHOUT_UPLOAD = 'Set "upload: never" to keep the backup only as a file on the runner.';
const MAY_BE_TEMPORARY = "Run the job again; https://www.githubstatus.com shows whether GitHub Actions has an incident.";
/** The client's messages for a runner that provides no token, no address, or a token that it does not accept. */
const NO_SERVICE = /Failed to get backend IDs|Unable to get the ACTIONS_|Invalid token specified/;
/** The client wraps every error, so only the text distinguishes them (@actions/artifact 6.2.1). */
function uploadFailure(name, serverUrl, error) {
    const text = (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    if (text.includes("not currently supported on GHES"))
        return enterpriseServer(serverUrl, "upload", error);
    if (NO_SERVICE.test(text))
        return noService("upload", error);
    if (/^Failed to CreateArtifact: .*\(409\)/s.test(text)) {
        return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("artifact-name-taken", `The artifact "${name}" was not uploaded: this workflow run already has one with that name.`, "Choose an artifact-name that is unique in the run, for example with the matrix value in it, or leave it empty. A failed upload keeps its name, too.", { cause: error });
    }
    if (text.includes("storage quota has been hit")) {
        return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("artifact-quota", `The artifact "${name}" was not uploaded: the artifact storage of the account is full.`, `Delete old artifacts, set a shorter retention-days, or raise the spending limit. GitHub recalculates usage every 6 to 12 hours. ${WITHOUT_UPLOAD}`, { cause: error });
    }
    const [why, hint] = troubleOf(error, WITHOUT_UPLOAD);
    return notUploaded(name, why, hint, error);
}
/** Errors of the client while it looks for an artifact. Those of GitHub's API keep their status. */
function downloadFailure(name, serverUrl, error) {
    const text = (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    if (text.includes("not currently supported on GHES"))
        return enterpriseServer(serverUrl, "download", error);
    if (NO_SERVICE.test(text))
        return noService("download", error);
    const status = error instanceof Error && "status" in error ? error.status : undefined;
    if (status === 410)
        return expiredArtifact(name, error);
    if (status === 401 || status === 403)
        return forbiddenArtifact(name, `GitHub answered with HTTP status ${status}`, error);
    if (status === 404 || isNotFound(error)) {
        const why = "It existed a moment ago: it was deleted, or the token has no permission to read it.";
        return missingArtifact(name, why, "Run the job again.", error);
    }
    const [why, hint] = troubleOf(error, "");
    return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("artifact-failed", `The artifact ${JSON.stringify(name)} was not downloaded: ${why}.`, hint, {
        cause: error,
    });
}
/** The client's error for an artifact that does not exist. */
function isNotFound(error) {
    return error instanceof Error && error.name === "ArtifactNotFoundError";
}
/** @param where a sentence: where it was searched for, and what was found there */
function missingArtifact(name, where, hint, cause) {
    return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("artifact-not-found", `There is no artifact ${JSON.stringify(name)}. ${where}`, hint, {
        cause,
    });
}
function expiredArtifact(name, cause) {
    return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("artifact-expired", `The artifact ${JSON.stringify(name)} has expired and was deleted by GitHub.`, "Use a newer artifact, and set a longer retention-days.", { cause });
}
/** @param why the end of a sentence */
function forbiddenArtifact(name, why, cause) {
    return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("artifact-forbidden", `The artifact ${JSON.stringify(name)} cannot be read: ${why}.`, "Set `permissions: actions: read` for the job and pass its token; for another repository, use a token with read access to its Actions.", { cause });
}
/** Why the service failed, as the end of a sentence, and what to do. */
function troubleOf(error, wayAround) {
    const text = (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    const network = /Unable to make request: (\w+)/.exec(text)?.[1];
    if (network !== undefined) {
        const hint = `Check that the runner reaches GitHub (proxy, firewall). ${wayAround}`.trimEnd();
        return [`the artifact service cannot be reached (${network})`, hint];
    }
    const storage = storageRefusal(error);
    if (storage !== undefined)
        return [storage, MAY_BE_TEMPORARY];
    if (/\((401|403)\)/.test(text)) {
        const hint = `The job's token may have expired. ${MAY_BE_TEMPORARY}`;
        return [`the service refused it (${oneLine(text)})`, hint];
    }
    return [oneLine(text), MAY_BE_TEMPORARY];
}
/** An error of the blob storage, as the Azure client threw it. */
function storageRefusal(error) {
    if (!(error instanceof Error) || !("statusCode" in error) || typeof error.statusCode !== "number")
        return undefined;
    const code = "code" in error && typeof error.code === "string" ? ` (${error.code})` : "";
    return `the artifact storage answered with HTTP status ${error.statusCode}${code}`;
}
/** `why` is the end of a sentence. */
function notUploaded(name, why, hint, cause) {
    return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("artifact-failed", `The artifact ${JSON.stringify(name)} was not uploaded: ${why}.`, hint, { cause });
}
const WITHOUT_DOWNLOAD = "Download the artifact in an earlier step, with the server's own tools, and use the path of the file.";
function noService(use, cause) {
    return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("artifact-unsupported", "This runner has no artifact service: ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL are not usable.", `GitHub sets them for every action step; local runners and other forges may not. ${wayAround(use)}`, { cause });
}
function enterpriseServer(serverUrl, use, cause) {
    return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR("artifact-unsupported", `${serverUrl} is a GitHub Enterprise Server, which does not support this artifact client.`, wayAround(use), { cause });
}
function wayAround(use) {
    return use === "upload" ? WITHOUT_UPLOAD : WITHOUT_DOWNLOAD;
}
function oneLine(text) {
    return text.replaceAll(/\s+/g, " ").trim().slice(0, 300).replace(/\.$/, "");
}


/***/ }),

/***/ 74282:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ cancelledDuring),
  z: () => (/* binding */ withinLimit)
});

// EXTERNAL MODULE: ./src/system/errors.ts
var errors = __webpack_require__(76578);
// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(16698);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(53053);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./src/github/rest/request-tracker.ts




/** The work whose code is running: it owns the requests that its asynchronous flow makes. */
const follower = new external_node_async_hooks_.AsyncLocalStorage();
/** The pending HTTP requests of a piece of work, made by node:http or undici, so that they can be broken. */
class RequestTracker {
    #open = new Set();
    /** Requests of undici that have no socket yet. */
    #waiting = new WeakSet();
    #broken = false;
    /** Runs the work, and tracks its requests until it ends. */
    async follow(work) {
        const channels = this.#channels();
        for (const [name, listener] of channels)
            (0,external_node_diagnostics_channel_.subscribe)(name, listener);
        try {
            return await follower.run(this, work);
        }
        finally {
            for (const [name, listener] of channels)
                (0,external_node_diagnostics_channel_.unsubscribe)(name, listener);
        }
    }
    /** Breaks the pending requests, and those that the work still makes. */
    breakAll() {
        this.#broken = true;
        for (const request of this.#open)
            request.destroy();
    }
    /** The channels of node:diagnostics_channel: node:http has its own since 22.12, undici in every version. */
    #channels() {
        return [
            ["http.client.request.created", (message) => this.#onNodeRequest(part(message, "request"))],
            ["undici:request:create", (message) => this.#onUndiciRequest(part(message, "request"))],
            [
                "undici:client:sendHeaders",
                (message) => this.#onUndiciSent(part(message, "request"), part(message, "socket")),
            ],
        ];
    }
    #onNodeRequest(request) {
        if (follower.getStore() === this && request instanceof external_node_http_.ClientRequest)
            this.#add(request);
    }
    #onUndiciRequest(request) {
        if (follower.getStore() === this && request instanceof Object)
            this.#waiting.add(request);
    }
    /** Runs in the asynchronous flow that made the connection, which may belong to other work. */
    #onUndiciSent(request, socket) {
        if (request instanceof Object && this.#waiting.has(request) && socket instanceof external_node_net_.Socket)
            this.#add(socket);
    }
    #add(request) {
        this.#open.add(request);
        request.once("close", () => this.#open.delete(request));
        // The event comes before the owner of the request can listen for errors.
        if (this.#broken)
            setImmediate(() => request.destroy());
    }
}
/** The used part of a channel's messages. */
function part(message, name) {
    return message instanceof Object ? Reflect.get(message, name) : undefined;
}

;// CONCATENATED MODULE: ./src/github/rest/request-limit.ts


/**
 * Waits for HTTP work that cannot be cancelled, but no longer than the limit.
 *
 * On abandoning the work, breaks its pending requests and those that it still starts, so that no open connection keeps
 * the process alive. Other requests are left alone.
 *
 * @param what names the work in messages, as "the upload of X"
 * @param work gets a signal that aborts when it is abandoned, for what it can stop itself
 * @throws Failure `artifact-failed` at the limit, `cancelled` on the signal; otherwise whatever `work` throws
 */
async function withinLimit(limit, what, work) {
    const { limitMs, signal } = limit;
    if (signal?.aborted === true)
        throw cancelledDuring(what);
    const requests = new RequestTracker();
    const stop = new AbortController();
    const givenUp = Promise.withResolvers();
    const giveUp = (failure) => {
        givenUp.reject(failure);
        stop.abort();
        requests.breakAll();
    };
    const timer = setTimeout(() => giveUp(tooLong(limitMs, what)), limitMs);
    const onAbort = () => giveUp(cancelledDuring(what));
    signal?.addEventListener("abort", onAbort, { once: true });
    try {
        // The requests are watched until the work itself ends, which may be after it was abandoned.
        const working = requests.follow(() => work(stop.signal));
        return await Promise.race([working, givenUp.promise]);
    }
    finally {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
    }
}
function tooLong(limitMs, what) {
    return new errors/* Failure */.HR("artifact-failed", `The artifact service did not finish ${what} within ${Math.round(limitMs / 1000)} s.`, "Run the job again; check that the runner reaches GitHub's artifact storage (proxy, firewall).");
}
/** @param what as "the upload of X" */
function cancelledDuring(what, cause) {
    return new errors/* Failure */.HR("cancelled", `The step was cancelled during ${what}.`, "Run the job again.", { cause });
}


/***/ }),

/***/ 92267:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ RestApi)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76578);
/* harmony import */ var _system_redirects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(59772);
/* harmony import */ var _artifacts_artifact_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21926);




/** A page of 100 artifacts takes 100 KB. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
/** A request without a byte for so long is abandoned. */
const IDLE_MS = 30_000;
/** The pauses before retries of temporary failures. */
const RETRY_WAITS_MS = [1000, 4000];
const MOST_REDIRECTS = 3;
const API_VERSION = "2022-11-28";
/** GitHub's REST API, for facts that the artifact client does not report. Read-only. */
class RestApi {
    #apiUrl;
    #token;
    #signal;
    #client;
    /** @param signal ends pauses between tries; `withinLimit` breaks requests */
    constructor(apiUrl, token, signal) {
        this.#apiUrl = (apiUrl ?? "https://api.github.com").replace(/\/+$/, "");
        this.#token = token;
        this.#signal = signal;
    }
    /**
     * @param path the path below the root of the API, with a leading slash
     * @returns the response, with any status below 500
     * @throws {Failure} `artifact-failed` if there is none after three tries, or the rate limit is reached
     */
    async get(path) {
        for (let attempt = 0;; attempt++) {
            const answer = await this.#getOnce(path).catch((error) => {
                if (error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR)
                    throw error;
                return (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error);
            });
            if (typeof answer !== "string")
                return answer;
            const wait = RETRY_WAITS_MS[attempt];
            if (wait === undefined || this.#signal.aborted)
                throw notAnswered(path, answer);
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(wait, undefined, { signal: this.#signal });
        }
    }
    dispose() {
        this.#client?.dispose();
    }
    async #getOnce(path) {
        const message = await this.#send(path);
        const status = message.statusCode ?? 0;
        if (isRateLimit(message))
            throw rateLimit(message.headers["x-ratelimit-reset"]);
        const body = parsed(await readAll(message));
        if (status >= 500 || status === 408)
            throw new Error(`GitHub answered with HTTP status ${status}`);
        if (status === 200 && body === undefined)
            throw new Error("GitHub's answer is not JSON");
        return { status, body };
    }
    async #send(path) {
        const http = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 44942));
        const options = { socketTimeout: IDLE_MS, allowRedirects: false };
        const client = (this.#client ??= new http.HttpClient("esptool-action", [], options));
        // A renamed repository redirects. The token goes to the API only: same scheme, host and port.
        return (0,_system_redirects_js__WEBPACK_IMPORTED_MODULE_3__/* .followRedirects */ .F)(this.#apiUrl + path, MOST_REDIRECTS, async (url, mayKnow) => {
            const { message } = await client.get(url, {
                accept: "application/vnd.github+json",
                ...(mayKnow ? { authorization: `Bearer ${this.#token}` } : {}),
                "x-github-api-version": API_VERSION,
            });
            return message;
        });
    }
}
async function readAll(message) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of message) {
        bytes += chunk.length;
        if (bytes > MAX_ANSWER_BYTES)
            throw new Error(`GitHub's answer is longer than ${MAX_ANSWER_BYTES} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** GitHub responds with 403 or 429; a secondary limit is marked by `retry-after` only. */
function isRateLimit({ statusCode, headers }) {
    if (statusCode === 429)
        return true;
    return statusCode === 403 && (headers["x-ratelimit-remaining"] === "0" || "retry-after" in headers);
}
function rateLimit(reset) {
    const seconds = Number(reset);
    const until = seconds > 0 && seconds < 1e11 ? ` until ${new Date(seconds * 1000).toISOString()}` : "";
    return new _system_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR("artifact-failed", `The rate limit of GitHub's API for this token is reached${until}.`, "Run the job again later, or run fewer jobs with the same token at a time.");
}
function notAnswered(path, why) {
    return new _system_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR("artifact-failed", `GitHub's API did not respond to ${path}: ${why}.`, `Check that the runner reaches GitHub (proxy, firewall). ${_artifacts_artifact_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .MAY_BE_TEMPORARY */ .A4}`);
}


/***/ }),

/***/ 30961:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z$: () => (/* binding */ checkPrivacy),
  bS: () => (/* binding */ isPublicPlace),
  yv: () => (/* binding */ originOf),
  lt: () => (/* binding */ privacyNotice),
  Ko: () => (/* binding */ shortMac)
});

// EXTERNAL MODULE: ./src/system/errors.ts
var errors = __webpack_require__(76578);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./src/github/event.ts

/** GitHub sends no event larger than 25 MB. */
const MAX_EVENT_BYTES = 32 * 1024 * 1024;
/** Events whose head repository says who started the workflow. */
const WITH_HEAD = /^(?:pull_request(?:_.+)?|workflow_run)$/;
/**
 * The event that started the workflow, as the runner stored it: any JSON.
 * @param path GITHUB_EVENT_PATH
 * @returns `undefined` if there is none, or it cannot be read.
 */
async function readEvent(path) {
    if (path === undefined || path === "")
        return undefined;
    let file;
    try {
        file = await (0,promises_.open)(path, "r");
        const status = await file.stat();
        if (!status.isFile() || status.size > MAX_EVENT_BYTES)
            return undefined;
        const { buffer, bytesRead } = await file.read(Buffer.alloc(status.size), 0, status.size, 0);
        return JSON.parse(buffer.toString("utf8", 0, bytesRead));
    }
    catch {
        return undefined;
    }
    finally {
        await file?.close();
    }
}
/** The value at a path of keys in untrusted JSON; `undefined` if there is none. */
function at(json, ...keys) {
    let value = json;
    for (const key of keys) {
        if (typeof value !== "object" || value === null || !Object.hasOwn(value, key))
            return undefined;
        value = Reflect.get(value, key);
    }
    return value;
}
/** Whether a repository, as an event or the API describes it, is this one. A missing field means no. */
function isRepository(described, own) {
    const id = at(described, "id");
    if (own.id !== undefined && typeof id === "number")
        return id === own.id;
    const name = at(described, "full_name");
    return typeof name === "string" && name !== "" && name.toLowerCase() === own.fullName?.toLowerCase();
}
/**
 * Whether a fork started the workflow: by a pull request, or by a workflow run for one. An event that should name the
 * head repository and does not (the fork may have been deleted) counts as one of a fork.
 *
 * Events about a pull request that run the code of this repository (`issue_comment`) do not count.
 * @param eventName GITHUB_EVENT_NAME
 */
function isFromFork(event, eventName, own) {
    const heads = [
        ["pull_request", "head", "repo"],
        ["workflow_run", "head_repository"],
    ].filter(([kind = ""]) => at(event, kind) !== undefined);
    if (heads.length === 0)
        return eventName === undefined || WITH_HEAD.test(eventName);
    return heads.some((keys) => !isRepository(at(event, ...keys), own));
}

// EXTERNAL MODULE: ./src/github/rest/request-limit.ts + 1 modules
var request_limit = __webpack_require__(74282);
// EXTERNAL MODULE: ./src/github/rest/rest-api.ts
var rest_api = __webpack_require__(92267);
;// CONCATENATED MODULE: ./src/github/visibility.ts




/** Without an answer, the step is refused before it touches its board. There is time for one retry. */
const ASK_LIMIT_MS = 5_000;
/**
 * Who can see what this run uploads: from the event file of the runner, or from GitHub's API if that does not say.
 * @throws {Failure} `cancelled`; every other problem makes it `unknown`.
 */
async function originOf(env, options) {
    const own = ownRepository(env);
    const event = await readEvent(env["GITHUB_EVENT_PATH"]);
    const fromFork = isFromFork(event, env["GITHUB_EVENT_NAME"], own);
    const repository = at(event, "repository");
    const said = isRepository(repository, own) ? visibilityOf(repository) : "unknown";
    // A run can be re-run for 30 days with its original event; the repository may have become public since.
    const fresh = env["GITHUB_RUN_ATTEMPT"] === "1";
    if (said === "public" || (said !== "unknown" && fresh))
        return { visibility: said, fromFork };
    return { ...(await askedVisibility(env, own, options)), fromFork };
}
/**
 * Refuses to upload a backup that strangers could read. `internal` counts as private: only members of the enterprise
 * can see such a repository, and they are no strangers; {@link privacyNotice} warns.
 * @throws {Failure} `upload-unencrypted`.
 */
function checkPrivacy(origin, asked) {
    if (asked.encrypted || asked.allowPublic)
        return;
    const reason = strangers(origin);
    if (reason === undefined)
        return;
    throw new errors/* Failure */.HR("upload-unencrypted", `The backup would be uploaded unencrypted, and a flash may contain passwords and keys, but ${reason}.`, "Set `encrypt-to` to an age recipient (age1…), or `upload: never` to keep the file on the runner. `allow-public-backup: true` uploads it anyway, for a flash without secrets.");
}
/** The summary's note about an unencrypted upload that many can read, or `undefined`. */
function privacyNotice(origin, { encrypted }) {
    if (encrypted)
        return undefined;
    if (origin.visibility === "internal") {
        return "This backup is not encrypted: every member of the enterprise can download it.";
    }
    const reason = strangers(origin);
    return reason && `This backup is not encrypted, although ${reason}.`;
}
/** Whether strangers can read the log and the summary. */
function isPublicPlace(visibility) {
    return visibility === "public" || visibility === "unknown";
}
/** The half of a MAC that distinguishes the boards of a bench, for logs that strangers can read: `…12:34:56`. */
function shortMac(mac) {
    return /^(?:[\da-f]{2}:){5,7}[\da-f]{2}$/i.test(mac) ? `…${mac.slice(-"12:34:56".length)}` : "…";
}
/** Why strangers could read an upload, as the end of a sentence; `undefined` when they cannot. */
function strangers({ visibility, doubt, fromFork }) {
    if (fromFork)
        return "this run was started by a pull request from a fork";
    if (visibility === "public") {
        return "the repository is public: everyone signed in to GitHub can download its artifacts";
    }
    if (visibility === "unknown") {
        return `it is unknown whether the repository is public${doubt === undefined ? "" : `, because ${doubt}`}`;
    }
    return undefined;
}
/** @param repository as an event or the API describes it; anything unclear is `unknown`. */
function visibilityOf(repository) {
    const isPrivate = at(repository, "private");
    const visibility = at(repository, "visibility");
    if (isPrivate === false && (visibility === undefined || visibility === "public"))
        return "public";
    if (isPrivate !== true)
        return "unknown";
    // Servers from before 2020 only report that it is not public.
    if (visibility === undefined || visibility === "private")
        return "private";
    return visibility === "internal" ? "internal" : "unknown";
}
function ownRepository(env) {
    const id = Number(env["GITHUB_REPOSITORY_ID"] ?? "");
    return { id: Number.isSafeInteger(id) && id > 0 ? id : undefined, fullName: env["GITHUB_REPOSITORY"] };
}
async function askedVisibility(env, own, { token = "", signal, mayAsk, limitMs = ASK_LIMIT_MS }) {
    const unknown = (doubt) => ({ visibility: "unknown", doubt });
    if (!mayAsk)
        return unknown("GitHub's API was not asked");
    if (token === "")
        return unknown("the event does not contain it and there is no token for GitHub's API");
    const name = own.fullName ?? "";
    if (!/^(?!\.)[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/.test(name))
        return unknown("GITHUB_REPOSITORY is not a repository");
    try {
        const { status, body } = await (0,request_limit/* withinLimit */.z)({ limitMs, signal }, "a question", (stop) => ask(new rest_api/* RestApi */.R(env["GITHUB_API_URL"], token, stop), `/repos/${name}`));
        if (status !== 200)
            return unknown(`GitHub's API answered with HTTP status ${status}`);
        const visibility = isRepository(body, own) ? visibilityOf(body) : "unknown";
        return visibility === "unknown" ? unknown("GitHub's API does not report it either") : { visibility };
    }
    catch (error) {
        if (signal.aborted)
            throw error;
        return unknown(`GitHub's API did not respond (${(0,errors/* messageOf */.bD)(error).slice(0, 300).replace(/\.$/, "")})`);
    }
}
async function ask(api, path) {
    try {
        return await api.get(path);
    }
    finally {
        api.dispose();
    }
}


/***/ }),

/***/ 18463:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DB: () => (/* binding */ parseSize),
/* harmony export */   De: () => (/* binding */ parsePlace),
/* harmony export */   HU: () => (/* binding */ parseChoice),
/* harmony export */   cG: () => (/* binding */ parseInteger),
/* harmony export */   fL: () => (/* binding */ parseSeconds),
/* harmony export */   or: () => (/* binding */ parseAddress),
/* harmony export */   yG: () => (/* binding */ parseBoolean)
/* harmony export */ });
/* harmony import */ var _firmware_flash_device_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14806);
/* harmony import */ var _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82773);
/* harmony import */ var _system_text_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24911);



/**
 * Decimal or `0x…`; no sign, no fraction, no unit. A decimal number that is not the start of a flash sector, but would
 * be with `0x` before it, is refused. YAML turns unquoted hex addresses into correct decimal numbers, never into such.
 */
function parseAddress(text) {
    const meant = withoutPrefix(text);
    if (!/^(0x[\da-f]+|\d+)$/i.test(text)) {
        const suggestion = meant === undefined ? "" : `; did you mean ${(0,_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAddress */ .M0)(meant)}?`;
        return { problem: `is not an address; write decimal (65536) or hexadecimal (0x10000)${suggestion}` };
    }
    const value = Number(text);
    if (meant !== undefined && value % _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .SECTOR_SIZE */ .t4 !== 0) {
        return {
            problem: `is decimal and not the start of a flash sector; did you mean ${(0,_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAddress */ .M0)(meant)}? If not, write ${(0,_firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAddress */ .M0)(value)}`,
        };
    }
    return value < _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .FLASH_LIMIT */ .VE ? { value } : { problem: "is beyond the largest flash, 128 MB" };
}
/** The start of a flash sector that the text means with `0x` before it, if it is one. */
function withoutPrefix(text) {
    const value = /^\d[\da-f]{0,8}$/i.test(text) ? Number.parseInt(text, 16) : 0;
    return value > 0 && value < _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .FLASH_LIMIT */ .VE && value % _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .SECTOR_SIZE */ .t4 === 0 ? value : undefined;
}
/** Bytes in `esp_partition_info_t.label`. */
const NAME_LIMIT = 16;
/**
 * An address, or a partition name. A name must not look like a mistyped number or a path: a partition whose name does
 * has to be given by its address.
 */
function parsePlace(text) {
    if (/^[\d+-]/.test(text))
        return parseAddress(text);
    const bytes = Buffer.from(text);
    // Words of visible characters, with single blanks between them.
    if (bytes.length <= NAME_LIMIT && /^[^\p{C}\p{Z}/\\]+(?: [^\p{C}\p{Z}/\\]+)*$/u.test(text)) {
        return { value: { partition: (0,_firmware_flash_device_name_js__WEBPACK_IMPORTED_MODULE_1__/* .deviceName */ .g)(bytes) } };
    }
    return {
        problem: `is neither an address (65536, 0x10000) nor the name of a partition (at most ${NAME_LIMIT} bytes)`,
    };
}
/** Decimal or `0x…`, or a decimal number with `K`, `KB`, `M` or `MB` (1024 and 1024 × 1024 bytes). */
function parseSize(text) {
    const match = /^(?:(0x[\da-f]+)|(\d+)(?:([km])b?)?)$/i.exec(text);
    if (match === null)
        return { problem: "is not a size; write bytes (65536, 0x10000) or 64K, 4M" };
    const unit = match[3]?.toLowerCase();
    const value = Number(match[1] ?? match[2]) * (unit === "m" ? 1024 * 1024 : unit === "k" ? 1024 : 1);
    if (value === 0)
        return { problem: "is not a size: it must be greater than 0" };
    return value <= _firmware_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .FLASH_LIMIT */ .VE ? { value } : { problem: "is larger than the largest flash, 128 MB" };
}
function parseInteger(text, min, max) {
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    return value >= min && value <= max
        ? { value }
        : { problem: `is not a whole number from ${min} to ${max}` };
}
const SECONDS_OF_UNIT = new Map([
    ["s", 1],
    ["m", 60],
    ["h", 3600],
]);
/** A duration; the message for one with a unit suggests the number to write. */
function parseSeconds(text, min, max) {
    const parsed = parseInteger(text, min, max);
    if ("value" in parsed)
        return parsed;
    const [, count, unit = ""] = /^(\d{1,7}) ?([smh])[a-z]*$/i.exec(text) ?? [];
    const seconds = Number(count) * (SECONDS_OF_UNIT.get(unit.toLowerCase()) ?? Number.NaN);
    const suggestion = seconds >= min && seconds <= max ? `; write ${seconds}` : "";
    return { problem: `is not a whole number of seconds from ${min} to ${max}${suggestion}` };
}
/** The YAML 1.2 booleans, as in `@actions/core`. */
function parseBoolean(text) {
    if (["true", "True", "TRUE"].includes(text))
        return { value: true };
    if (["false", "False", "FALSE"].includes(text))
        return { value: false };
    return { problem: "is neither true nor false" };
}
function parseChoice(text, choices) {
    const value = choices.find((choice) => choice === text);
    if (value !== undefined)
        return { value };
    const near = (0,_system_text_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(text, choices);
    const suggestion = near === undefined ? "" : `; did you mean ${near}?`;
    return { problem: `is not one of ${choices.join(", ")}${suggestion}` };
}


/***/ }),

/***/ 68181:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ hideMacs)
/* harmony export */ });
/** With colons, dashes or escaped colons; some chips have a MAC of eight bytes. */
const SEPARATED = /(?<![\da-f])(?:[\da-f]{2}(?::|&#58;|-)){5,7}[\da-f]{2}(?![\da-f])/gi;
/**
 * Twelve digits in one word, as in the USB serial number of some boards. A manufacturer's address has 0, 4, 8 or c as
 * its second digit. Decimal numbers and the end of a UUID do not count.
 */
const BARE = /(?<![\da-z])(?<![\da-f]{4}-)(?=\d*[a-f])[\da-f][048c][\da-f]{10}(?![\da-z])/gi;
/**
 * Shortens each MAC address to its last three bytes, for text that strangers can read. They are enough to distinguish
 * the boards of a bench, while a whole address would identify the board elsewhere.
 */
function hideMacs(text) {
    return text
        .replace(SEPARATED, (mac) => {
        const separator = /&#58;|:|-/.exec(mac)?.[0] ?? ":";
        return `…${mac
            .split(/&#58;|:|-/)
            .slice(-3)
            .join(separator)}`;
    })
        .replace(BARE, (mac) => `…${mac.slice(-6)}`);
}


/***/ }),

/***/ 18734:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ withDoctor)
/* harmony export */ });
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76578);

/** Failures whose cause is on the bench, where doctor can look for it. */
const OF_THE_BENCH = ["link", "board"];
/** The failure, with advice to run doctor if the cause may be on the bench. */
function withDoctor(failure) {
    const { code, message, hint, cause } = failure;
    if (!OF_THE_BENCH.includes(failure.class))
        return failure;
    const advice = "A step with `operation: doctor` and the same `port` looks for the cause on this runner.";
    return new _system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(code, message, `${hint} ${advice}`, { cause });
}


/***/ }),

/***/ 29019:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ lockFailure),
/* harmony export */   _: () => (/* binding */ hostLock)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76578);
/* harmony import */ var _disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41474);
/* harmony import */ var _processes_process_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9746);
/* harmony import */ var _processes_program_search_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67140);
/* harmony import */ var _shared_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(36579);







/** How this platform locks files. */
function hostLock({ platform = process.platform, path, python }) {
    const flags = EXCLUSIVE_OPEN[platform];
    if (flags !== undefined)
        return openingLock(flags);
    const flock = (0,_processes_program_search_js__WEBPACK_IMPORTED_MODULE_5__/* .findProgram */ .K)("flock", path);
    if (flock !== undefined)
        return programLock(flock, ["-n", "-x", "3"]);
    const interpreter = python ?? (0,_processes_program_search_js__WEBPACK_IMPORTED_MODULE_5__/* .findProgram */ .K)("python3", path);
    if (interpreter !== undefined)
        return programLock(interpreter, ["-I", "-B", "-c", PYTHON_LOCK]);
    throw unavailable("Neither flock nor python3 is on PATH, so the board cannot be locked.", "Install util-linux (for flock) or Python 3 on the runner, or in the job's container image.");
}
/** As flock(1) does: 1 if another process holds the lock. */
const BUSY = 1;
const PYTHON_LOCK = `
import fcntl, sys
try:
    fcntl.flock(3, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    sys.exit(${BUSY})
except OSError:
    sys.exit(71)`;
/** flock -n takes milliseconds; the limit allows for a host under extreme load. */
const PROGRAM_DEADLINE_MS = 10_000;
/**
 * On Linux, a lock of flock(2) belongs to the open file description, not to the process. A short-lived program takes it
 * on an inherited descriptor, and this process keeps it.
 */
function programLock(command, args) {
    return {
        tryLock: async (path) => {
            const fd = await opened(path);
            try {
                const request = { command, args, env: {}, deadlineMs: PROGRAM_DEADLINE_MS };
                const { end, exitCode } = await (0,_processes_process_js__WEBPACK_IMPORTED_MODULE_4__/* .runProcess */ .R)({ ...request, inheritedFds: [fd] });
                // If the file was removed meanwhile, the lock keeps nobody out: the next step would create another file.
                if (end === "exit" && exitCode === 0 && isStill(fd, path))
                    return fd;
                if (end !== "exit" || (exitCode !== 0 && exitCode !== BUSY)) {
                    throw unavailable(`${command} cannot lock ${path} (exit code ${exitCode ?? end}).`, FOLDER_HINT);
                }
            }
            catch (error) {
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
                if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR && error.code === "lock-unavailable")
                    throw error;
                throw lockFailure(`${path} cannot be locked`, path, error);
            }
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
            return undefined;
        },
    };
}
/** Flags that make open(2), or CreateFile on Windows, lock the file. Node.js has no names for them. */
const EXCLUSIVE_OPEN = {
    // O_EXLOCK, a lock of flock(2), and O_NONBLOCK (sys/fcntl.h).
    darwin: node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDWR | 0x20 | 0x4,
    freebsd: node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDWR | 0x20 | 0x4,
    // UV_FS_O_EXLOCK of libuv: shared with nobody. Opened for reading, which every user may, whoever created the file.
    win32: node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | 0x1000_0000,
};
function openingLock(flags) {
    return {
        tryLock: async (path) => {
            try {
                if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false }) === undefined)
                    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(await (0,_shared_file_js__WEBPACK_IMPORTED_MODULE_6__/* .openSharedFile */ .OB)(path));
                const fd = (0,_shared_file_js__WEBPACK_IMPORTED_MODULE_6__/* .openPlainFile */ .rr)(path, flags);
                if (process.platform === "win32" || isStill(fd, path))
                    return fd;
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
                return undefined;
            }
            catch (error) {
                // EAGAIN: another process has the flock; EBUSY: a sharing violation on Windows.
                if (["EAGAIN", "EWOULDBLOCK", "EBUSY"].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) ?? ""))
                    return undefined;
                throw lockFailure(`${path} cannot be locked`, path, error);
            }
        },
    };
}
async function opened(path) {
    try {
        return await (0,_shared_file_js__WEBPACK_IMPORTED_MODULE_6__/* .openSharedFile */ .OB)(path);
    }
    catch (error) {
        throw lockFailure(`${path} cannot be opened`, path, error);
    }
}
function isStill(fd, path) {
    const here = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(fd);
    const there = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false });
    return there?.ino === here.ino && there.dev === here.dev;
}
/** The first program with that name in the absolute folders of a `PATH`. */
const FOLDER_HINT = "Every user of the runner must be able to write to the lock folder: set its mode to 1777.";
/**
 * The failure for a file in the lock folder that cannot be used.
 * @param what the beginning of a sentence: what cannot be done.
 */
function lockFailure(what, path, error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR && error.code === "too-many-open-files")
        return error;
    const strange = error instanceof _shared_file_js__WEBPACK_IMPORTED_MODULE_6__/* .StrangeFileError */ .j5;
    if (!strange && (0,_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__/* .isDiskTrouble */ .DE)(error) && !(0,_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__/* .isForbidden */ .US)(error)) {
        return (0,_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__/* .diskFailure */ .C9)("lock-unavailable", what, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), error);
    }
    const hint = strange
        ? `No step created this. Find out what did, and remove it: rm -r ${path}`
        : FOLDER_HINT;
    return unavailable(`${what}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}.`, hint, error);
}
function unavailable(message, hint, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR("lock-unavailable", message, hint, { cause });
}


/***/ }),

/***/ 59772:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ followRedirects)
/* harmony export */ });
const REDIRECTS = [301, 302, 303, 307, 308];
/**
 * Sends a request and follows its redirects: to http and https only, never from https to http, and relative addresses
 * against the one that redirects. Nothing but the address of a redirect is read.
 * @param ask sends one request. `mayKnow`: whether the server may get what is meant for the first one, such as a token,
 * because scheme, host and port never changed.
 * @throws {Error} if a redirect has no usable address.
 */
async function followRedirects(first, most, ask) {
    const { origin } = new URL(first);
    let url = new URL(first);
    let mayKnow = true;
    for (let followed = 0;; followed++) {
        const answer = await ask(url.href, mayKnow);
        const { location } = answer.headers;
        if (!REDIRECTS.includes(answer.statusCode ?? 0) || location === undefined)
            return answer;
        answer.destroy();
        if (followed === most)
            throw new Error(`the server redirects more than ${most} times`);
        url = redirected(url, location);
        mayKnow = mayKnow && url.origin === origin;
    }
}
function redirected(from, location) {
    if (!URL.canParse(location, from.href))
        throw new Error("the server redirects to an invalid URL");
    const to = new URL(location, from.href);
    if (to.protocol !== "https:" && to.protocol !== "http:")
        throw new Error(`the server redirects to a ${to.protocol} address; only http and https are followed`);
    if (from.protocol === "https:" && to.protocol === "http:")
        throw new Error(`the server redirects from https to http, on ${to.host}`);
    return to;
}


/***/ }),

/***/ 80454:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Se: () => (/* binding */ readLines),
/* harmony export */   Yd: () => (/* binding */ usbNumber),
/* harmony export */   uH: () => (/* binding */ clean),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41474);
/* harmony import */ var _untrusted_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90975);



/** A USB string descriptor has at most 126 characters; names of links join three of them. */
const MAX_TEXT = 400;
/** A USB number as sysfs prints it. */
const USB_NUMBER = /^[\da-f]{4}$/;
/** A text from a device, a file or another user, as one clean line of bounded length. */
function clean(text) {
    // A line break becomes a space, so that what follows it cannot become a line of its own.
    return (0,_untrusted_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cleanLine */ .O)(text.replace(/[\r\n]+/g, " ").slice(0, MAX_TEXT)).trim();
}
/** The clean contents of a small system file, or `undefined` if there is none. */
async function readText(path) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8").catch((0,_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_1__/* .instead */ .L1)(""));
    const line = clean(text);
    return line === "" ? undefined : line;
}
/** The lines of a system file, not cleaned: for searching, not for showing. */
async function readLines(path) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8").catch((0,_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_1__/* .instead */ .L1)(""));
    return text.split("\n");
}
/** Four lower-case hex digits, or `undefined`. People copy such a number into udev rules. */
function usbNumber(text) {
    const number = text?.trim().toLowerCase();
    return number !== undefined && USB_NUMBER.test(number) ? number : undefined;
}


/***/ }),

/***/ 90975:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ cleanLine)
/* harmony export */ });
/**
 * Makes a line that a device or esptool printed safe to pass on: no terminal escapes, no control characters, no
 * runner command. The runner executes `::command::` at the start of a line and `##[command]` anywhere in it.
 */
function cleanLine(line) {
    return (line
        // eslint-disable-next-line no-control-regex -- control characters are what this removes
        .replace(/\u001b(?:\[[\d;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)/g, "")
        .replaceAll("\t", " ")
        // C0, C1, line and paragraph separators, and marks that change the direction of text.
        // eslint-disable-next-line no-control-regex -- the same
        .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
        .replaceAll("##[", "#\u200b#[")
        .replace(/^(\s*):/, "$1\u200b:")
        .trimEnd());
}


/***/ })

};
