import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./src/errors.ts
/**
 * Every way in which a step can fail, and its class. The code is the output `failure`; `docs/errors.md` has
 * one section for each, and a test holds the two together.
 */
const FAILURES = {
    "input-invalid": "input",
    "file-not-found": "input",
    "file-unreadable": "input",
    "file-empty": "input",
    "files-overlap": "input",
    "beyond-flash": "input",
    "partition-unknown": "input",
    "does-not-fit": "input",
    "partition-table-invalid": "input",
    "path-outside-workspace": "input",
    "output-exists": "input",
    "output-unwritable": "input",
    "age-identity-missing": "input",
    "age-identity-wrong": "input",
    "age-file-invalid": "input",
    "port-refused-by-policy": "input",
    "port-ambiguous": "input",
    "port-not-found": "link",
    "port-busy": "link",
    "port-permission": "link",
    "port-refused": "link",
    "port-unreachable": "link",
    "board-locked": "link",
    "no-answer": "link",
    "not-in-download-mode": "link",
    "link-lost": "link",
    "link-corrupt": "link",
    "esptool-deadline": "link",
    "esptool-stalled": "link",
    "backup-invalid": "input",
    "backup-unverified": "refused",
    "board-mismatch": "refused",
    "chip-mismatch": "refused",
    "board-unexpected": "refused",
    "image-wrong-chip": "refused",
    "image-wrong-revision": "refused",
    "flash-too-small": "refused",
    "image-damaged": "refused",
    "image-misplaced": "refused",
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
    "chip-unsupported": "board",
    "digest-mismatch": "mismatch",
    "verify-mismatch": "mismatch",
    "not-proven": "board",
    "esptool-failed": "tool",
    "esptool-not-started": "tool",
    "esptool-version-unlocked": "tool",
    "esptool-version-wrong": "tool",
    "esptool-path-invalid": "tool",
    "esptool-digest-unknown": "tool",
    "esptool-digest-mismatch": "tool",
    "esptool-download-failed": "tool",
    "esptool-archive-invalid": "tool",
    "esptool-install-failed": "tool",
    "esptool-altered": "tool",
    "esptool-unavailable": "tool",
    "python-not-found": "tool",
    "lock-unavailable": "tool",
    "port-list-unavailable": "tool",
    "artifact-no-service": "service",
    "artifact-ghes": "service",
    "artifact-name-taken": "service",
    "artifact-quota": "service",
    "artifact-failed": "service",
    "artifact-not-found": "input",
    "artifact-expired": "input",
    "artifact-forbidden": "input",
    "artifact-invalid": "input",
    "artifact-too-large": "input",
    "artifact-digest-mismatch": "service",
    "timed-out": "link",
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
function errors_messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
/** The `code` of a Node.js system error (`ENOENT`, `EEXIST`, …), or `undefined`. */
function errors_systemCode(error) {
    return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

;// CONCATENATED MODULE: ./src/system/shared-file.ts





/** As /tmp: everybody may add files, and nobody may remove another user's. */
const FOLDER_MODE = 0o1777;
const FILE_MODE = 0o666;
/** The moment between another user's creating a file and opening it to all. */
const GRACE_MS = 3_000;
const POLL_MS = 10;
/** Refuses links. Windows has no such flag, and a link cannot be made there without a privilege. */
const shared_file_NO_FOLLOW = numberOf(external_node_fs_namespaceObject.constants.O_NOFOLLOW);
const SAFE_FLAGS = shared_file_NO_FOLLOW | numberOf(external_node_fs_namespaceObject.constants.O_NONBLOCK);
/** Makes a folder that every user of this host may put files into, unless it is there. Its parent must exist. */
function makeSharedFolder(folder) {
    if (isFolder(folder))
        return;
    // Made under another name and renamed, so that nobody meets it before it has its mode, whatever the umask.
    const fresh = `${folder}.${randomBytes(6).toString("hex")}`;
    mkdirSync(dirname(folder), { recursive: true });
    mkdirSync(fresh);
    try {
        chmodSync(fresh, FOLDER_MODE);
        renameSync(fresh, folder);
    }
    catch (error) {
        rmdirSync(fresh);
        // Somebody was quicker.
        if (!isFolder(folder))
            throw error;
    }
}
/** @throws {Error} when there is something else under that name, also a link to a folder. */
function isFolder(path) {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined)
        return false;
    if (!stats.isDirectory())
        throw new Error(`${path} is not a folder`);
    return true;
}
/**
 * Opens a file of all users of this host for reading and writing, and makes it when it is not there.
 * @returns its descriptor.
 * @throws {Error} when it cannot be, or when what is there is a link, a device or the like.
 */
async function shared_file_openSharedFile(path) {
    const deadline = Date.now() + GRACE_MS;
    for (;;) {
        try {
            return openExisting(path);
        }
        catch (error) {
            const code = systemCode(error);
            const made = code === "ENOENT" ? create(path) : undefined;
            if (made !== undefined)
                return made;
            const passing = code === "ENOENT" || code === "EACCES";
            if (!passing || Date.now() > deadline)
                throw error;
            await setTimeout(POLL_MS);
        }
    }
}
// Without O_CREAT: Linux (fs.protected_regular) refuses it for another user's file in a folder such as /tmp.
function openExisting(path) {
    const fd = openSync(path, constants.O_RDWR | SAFE_FLAGS);
    const stats = fstatSync(fd);
    if (stats.isFile() && stats.nlink === 1)
        return fd;
    closeSync(fd);
    throw new Error(`${path} is not a plain file`);
}
function create(path) {
    try {
        const fd = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | SAFE_FLAGS, FILE_MODE);
        // The umask took its part of the mode.
        fchmodSync(fd, FILE_MODE);
        return fd;
    }
    catch (error) {
        if (systemCode(error) === "EEXIST")
            return undefined;
        throw error;
    }
}
function numberOf(flag) {
    return typeof flag === "number" ? flag : 0;
}

;// CONCATENATED MODULE: ./src/board/holder.ts

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
const IDENTITY_VARIABLES = (/* unused pure expression or super */ null && ([
    // Unique to a job, but not handed on into the job's container; a runner has one job at a time, so its name will do.
    "RUNNER_TRACKING_ID",
    "RUNNER_NAME",
    "GITHUB_SERVER_URL",
    "GITHUB_REPOSITORY",
    "GITHUB_RUN_ID",
    "GITHUB_RUN_ATTEMPT",
    "GITHUB_JOB",
]));
/** A hash: the file is for everybody, and the tracking id is how the runner finds a job's processes. */
function jobIdentity(env) {
    if (!env["RUNNER_TRACKING_ID"] && !(env["RUNNER_NAME"] && env["GITHUB_RUN_ID"]))
        return "";
    const values = IDENTITY_VARIABLES.map((name) => env[name] ?? "");
    return createHash("sha256").update(JSON.stringify(values)).digest("hex");
}
/** Nothing in a note is longer; a longer one was not written by this action. */
const holder_NOTE_LIMIT = 4_096;
const TEXT_LIMIT = 120;
const URL_LIMIT = 300;
/** The text of the note; names in other scripts are spelled with question marks. */
function holder_holderNote(holder) {
    const { kind, jobId, repository, workflow, job, runUrl, since } = holder;
    const texts = { repository: plain(repository), workflow: plain(workflow), job: plain(job) };
    return `${JSON.stringify({ kind, job_id: jobId, ...texts, run_url: runUrl, since })}\n`;
}
/**
 * Reads a note. Any user of the host can write one, and its words end in the log and in an annotation: only what
 * this action writes is taken, and none of it can be a command to the runner.
 */
function holder_parseHolder(text) {
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
        return "somebody who left no name";
    const { kind, repository, workflow, job, runUrl, since } = holder;
    const names = [job && `job ${job}`, workflow && `"${workflow}"`].filter(Boolean).join(" of ");
    const details = [names, runUrl].filter(Boolean).join(", ");
    return [
        kind === "reservation" ? "a reservation of " : "",
        repository || "a run outside of GitHub",
        details === "" ? "" : ` (${details})`,
        `, since ${since.replace("T", " ").replace("Z", " UTC")}`,
    ].join("");
}

;// CONCATENATED MODULE: ./src/board/holder-file.ts



/**
 * Where it is written who holds a lock: in the locked file itself, so that its time of change keeps the cleaners of
 * /tmp away. On Windows nobody can read that one, so it is another beside it.
 */
function holderFile(lockFile, platform = process.platform) {
    return platform === "win32" ? `${lockFile}.holder` : lockFile;
}
/** Who holds it by the note; `undefined` when there is none that can be understood. */
function readHolder(file) {
    try {
        const fd = openSync(file, constants.O_RDONLY | NO_FOLLOW);
        try {
            const buffer = Buffer.alloc(NOTE_LIMIT);
            return parseHolder(buffer.toString("utf8", 0, readSync(fd, buffer, 0, NOTE_LIMIT, 0)));
        }
        finally {
            closeSync(fd);
        }
    }
    catch {
        return undefined;
    }
}
/** Only for who holds the lock. The note is a courtesy to those who wait: not being able to write it fails nothing. */
async function writeHolder(file, holder) {
    try {
        const fd = await openSharedFile(file);
        try {
            ftruncateSync(fd);
            writeSync(fd, holderNote(holder), 0);
        }
        finally {
            closeSync(fd);
        }
    }
    catch {
        // Windows: made by another user, or being read.
    }
}
/** Takes the note away; before the lock is given up, or it might be the next one's. */
function clearHolder(file) {
    try {
        const fd = (0,external_node_fs_namespaceObject.openSync)(file, external_node_fs_namespaceObject.constants.O_RDWR | shared_file_NO_FOLLOW);
        try {
            (0,external_node_fs_namespaceObject.ftruncateSync)(fd);
        }
        finally {
            (0,external_node_fs_namespaceObject.closeSync)(fd);
        }
    }
    catch {
        // As above.
    }
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: external "node:fs/promises"
const external_node_fs_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./src/system/background.ts






const background_POLL_MS = 50;
const QUESTION_DEADLINE_MS = 10_000;
/**
 * Starts a process that outlives this one.
 * @throws {Error} when the program cannot be started.
 */
async function startBackground(request) {
    const log = openSync(request.logFile, "a");
    try {
        const child = spawn(request.command, request.args, {
            cwd: request.cwd,
            env: { ...request.env },
            stdio: ["ignore", log, log, ...(request.inheritedFds ?? [])],
            detached: true,
            windowsHide: true,
        });
        await new Promise((resolve, reject) => {
            child.once("spawn", resolve);
            child.once("error", (error) => reject(new Error(`Cannot start ${request.command}: ${messageOf(error)}`)));
        });
        child.unref();
        const pid = child.pid ?? 0;
        return {
            identity: await identityOf(pid),
            hasExited: () => child.exitCode !== null || child.signalCode !== null,
        };
    }
    finally {
        closeSync(log);
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
        await setTimeout(background_POLL_MS);
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
        return errors_systemCode(error) === "EPERM";
    }
}
/** When the process started, in whatever words the system has for it; empty when it does not tell. */
async function startTime(pid) {
    try {
        if (process.platform === "linux")
            return linuxStartTicks(await (0,external_node_fs_promises_namespaceObject.readFile)(`/proc/${pid}/stat`, "utf8"));
        const [command, args] = process.platform === "win32"
            ? ["powershell.exe", ["-NoProfile", "-Command", `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`]]
            : ["/bin/ps", ["-o", "lstart=", "-p", String(pid)]];
        const { stdout } = await (0,external_node_util_namespaceObject.promisify)(external_node_child_process_namespaceObject.execFile)(command, args, { timeout: QUESTION_DEADLINE_MS });
        return stdout.trim();
    }
    catch {
        return "";
    }
}
/**
 * Field 22 of /proc/<pid>/stat; the second field, the name in parentheses, may itself hold spaces. A zombie (Z)
 * has ended, though nobody has taken note of it.
 */
function linuxStartTicks(stat) {
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "" : (fields[19] ?? "");
}

;// CONCATENATED MODULE: ./src/reserve/holder.ts
// Holds the lock of a reserved board between the steps of a job: it inherited the locked file, and has nothing to do
// but to stay until the job's post step ends it, or until the job is plainly over.



/** The first descriptor behind the three of every process. */
const LOCK_FD = 3;
const LOOK_MS = 1_000;
/** Whether it is still the same process is asked of another program on macOS and Windows, so only now and then. */
const LOOK_CLOSELY_EVERY = 60;
/** No job on a self-hosted runner is allowed to last longer. */
const LONGEST_MS = 5 * 24 * 3_600 * 1_000;
const task = JSON.parse(process.argv[2] ?? "");
(0,external_node_fs_namespaceObject.fstatSync)(LOCK_FD);
function end(reason) {
    clearHolder(task.note);
    process.stdout.write(`${reason}\n`);
    process.exit(0);
}
let looks = 0;
async function look() {
    const { folder, worker } = task;
    if (!(0,external_node_fs_namespaceObject.existsSync)(folder))
        end("the runner has cleaned up");
    if (worker === undefined || worker.started === "")
        return;
    const closely = process.platform === "linux" || ++looks % LOOK_CLOSELY_EVERY === 0;
    const there = closely ? await isSame(worker) : isRunning(worker.pid);
    if (!there)
        end("the job is gone");
}
process.on("SIGTERM", () => end("released")).on("SIGINT", () => end("released"));
setInterval(() => void look(), LOOK_MS);
setTimeout(() => end("no job lasts that long"), LONGEST_MS);
process.stdout.write("holding\n");

