import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./src/system/errors.ts
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
class errors_Failure extends Error {
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

;// CONCATENATED MODULE: ./src/system/files/disk-trouble.ts


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
function disk_trouble_isDiskTrouble(error) {
    return (systemCode(error) ?? "") in FIXES || isLimit(error);
}
/** Whether it is the limit of open files. */
function isLimit(error) {
    return LIMIT.has(errors_systemCode(error) ?? "");
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
    return ["ENOSPC", "EDQUOT", "EFBIG", "EROFS"].includes(systemCode(error) ?? "");
}
/** Whether the user may not do it, whatever room there is. */
function disk_trouble_isForbidden(error) {
    return ["EACCES", "EPERM"].includes(systemCode(error) ?? "");
}
/**
 * The failure for an unexpected full disk or limit: a problem of the runner, not a bug.
 * @returns `undefined` for other errors.
 */
function runnerTrouble(error) {
    if (!disk_trouble_isDiskTrouble(error))
        return undefined;
    const path = error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : "";
    const folder = path === "" ? "the runner's temporary folder (RUNNER_TEMP)" : dirname(path);
    return disk_trouble_diskFailure("runner-disk-unusable", "A file or folder of the runner is not usable", folder, error);
}
/**
 * A failure that names what to do about an error of the system.
 * @param what could not be done, as the beginning of a sentence.
 * @param folder that is concerned, as people know it.
 */
function disk_trouble_diskFailure(code, what, folder, error) {
    const found = errors_systemCode(error) ?? "";
    if (isLimit(error)) {
        return new errors_Failure("too-many-open-files", `${what}: the limit of open files is reached (${found}).`, "Raise it for the runner: `ulimit -n 1024` before it starts, or LimitNOFILE= of its service.", { cause: error });
    }
    const fix = FIXES[found]?.(folder) ?? `Check the permissions of ${folder} and the free space of its disk.`;
    return new errors_Failure(code, `${what}: ${errors_messageOf(error)}.`, fix, { cause: error });
}

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./src/system/processes/program-environment.ts

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
        ? /^"?([A-Za-z]:[\\/]|\\\\)/.test(entry) && external_node_path_namespaceObject.win32.isAbsolute(entry.replaceAll('"', ""))
        : external_node_path_namespaceObject.posix.isAbsolute(entry);
    const separator = windows ? ";" : ":";
    return path.split(separator).filter(isFixed).join(separator);
}
/** Settings of the way to the network, which an HTTP client of this process reads when it makes a request. */
const NETWORK = (/* unused pure expression or super */ null && (["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"]));
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

;// CONCATENATED MODULE: ./src/system/processes/launch.ts



/**
 * Starts a program without a shell: the one place where this action starts any. It sees the environment that it is
 * given and nothing else, and relative entries of a `PATH` are taken out: they would let a file of the working
 * directory be run.
 */
function launch_launch({ command, args, cwd, env, stdio, detached }) {
    const own = Object.entries(env).map(([name, value]) => name.toUpperCase() === "PATH" ? [name, absolutePathEntries(value)] : [name, value]);
    return (0,external_node_child_process_namespaceObject.spawn)(command, args, {
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
    return { command: (0,external_node_path_namespaceObject.join)(root, "System32", ...path), env: { SystemRoot: root } };
}

;// CONCATENATED MODULE: ./src/system/processes/process.ts







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
async function process_runProcess(request) {
    if (request.cwd !== undefined)
        return runIn(request.cwd, request);
    const folder = await (0,promises_namespaceObject.mkdtemp)((0,external_node_path_namespaceObject.join)((0,external_node_os_namespaceObject.tmpdir)(), "program-")).catch(() => undefined);
    // Where no folder can be made, the root: only its owner can put anything there.
    if (folder === undefined)
        return runIn((0,external_node_path_namespaceObject.parse)(process.cwd()).root, request);
    try {
        return await runIn(folder, request);
    }
    finally {
        await (0,promises_namespaceObject.rm)(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
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
        return launch_launch({ command, args, cwd, env, stdio, detached: process.platform !== "win32" });
    }
    catch (error) {
        throw notStarted(command, error);
    }
}
function notStarted(command, error) {
    const what = `Cannot start ${command}`;
    if (isLimit(error))
        return disk_trouble_diskFailure("esptool-not-started", what, "", error);
    return new errors_Failure("esptool-not-started", `${what}: ${errors_messageOf(error)}.`, "Check that the program exists and that the runner's user may execute it.", { cause: error });
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
    const { command, env } = windowsProgram("taskkill.exe");
    const args = ["/pid", String(child.pid), "/t", "/f"];
    const killer = launch_launch({ command, args, env, cwd: (0,external_node_path_namespaceObject.parse)(command).root, stdio: "ignore", detached: false });
    killer.on("error", () => child.kill());
}
/** Hands each line to `take`; carriage returns end a line too. Returns what hands over an unfinished last line. */
function splitLines(child, stream, take) {
    const decoder = new external_node_string_decoder_namespaceObject.StringDecoder("utf8");
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

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:timers/promises"
const external_node_timers_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./src/system/files/shared-file.ts





/** As /tmp: everybody may add files, and nobody may remove another user's. */
const FOLDER_MODE = 0o1777;
const FILE_MODE = 0o666;
const STICKY = 0o1000;
const WRITABLE_FOR_ALL = 0o002;
/** The moment between another user's creating a file and opening it to all. */
const GRACE_MS = 3_000;
const POLL_MS = 10;
/** Refuses links. Windows has no such flag, and a link cannot be made there without a privilege. */
const NO_FOLLOW = numberOf(external_node_fs_namespaceObject.constants.O_NOFOLLOW);
const SAFE_FLAGS = NO_FOLLOW | numberOf(external_node_fs_namespaceObject.constants.O_NONBLOCK);
/** Something that is no plain file, or a longer one, has the name of a file that this action keeps. */
class shared_file_StrangeFileError extends Error {
    name = "StrangeFileError";
}
/**
 * Makes a folder that every user of this host may put files into, unless it is there.
 * @throws {Error} when it cannot be, or when others could take the files in it away: it then keeps nothing apart.
 */
function makeSharedFolder(folder) {
    if (isSharedFolder(folder))
        return;
    // Made under another name and renamed, so that it has its mode before another process sees it, whatever the umask.
    const fresh = `${folder}.${randomBytes(6).toString("hex")}`;
    mkdirSync(dirname(folder), { recursive: true });
    mkdirSync(fresh);
    try {
        chmodSync(fresh, FOLDER_MODE);
        renameSync(fresh, folder);
    }
    catch (error) {
        rmdirSync(fresh);
        // Another process was faster.
        if (!isSharedFolder(folder))
            throw error;
    }
}
/**
 * Whether it is there.
 * @throws {Error} when there is something else under that name, also a link to a folder; and without the sticky bit,
 * unless it is this user's and closed to all others.
 */
function isSharedFolder(path) {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined)
        return false;
    if (!stats.isDirectory())
        throw new shared_file_StrangeFileError(`${path} is ${kindOf(stats)}, not a folder`);
    const user = process.geteuid?.();
    if (user === undefined || (stats.mode & STICKY) !== 0)
        return true;
    if (stats.uid !== user)
        throw new Error(`${path} belongs to another user and has no sticky bit`);
    if ((stats.mode & WRITABLE_FOR_ALL) !== 0)
        throw new Error(`${path} is open to all and has no sticky bit`);
    return true;
}
/**
 * Opens a file of all users of this host for reading and writing, and makes it when it is not there.
 * @returns its descriptor.
 * @throws {Error} when it cannot be, or when what is there is a link, a device or the like.
 */
async function shared_file_openSharedFile(path) {
    return afterGrace(() => {
        try {
            // Without O_CREAT: Linux (fs.protected_regular) refuses it for another user's file in a folder such as /tmp.
            return shared_file_openPlainFile(path, constants.O_RDWR);
        }
        catch (error) {
            if (systemCode(error) !== "ENOENT")
                throw error;
            return create(path);
        }
    });
}
/**
 * The text of a file of all users of this host.
 * @param limit bytes; a longer file was not written by this action.
 * @returns `undefined` when there is none.
 * @throws {Error} when it cannot be read, or when what is there is a link, a device or the like, or longer.
 */
async function readSharedFile(path, limit) {
    return afterGrace(() => shared_file_readPlainFile(path, limit));
}
/** As {@link readSharedFile}, but without waiting for whoever is just making it. */
function shared_file_readPlainFile(path, limit) {
    let fd;
    try {
        fd = shared_file_openPlainFile(path, constants.O_RDONLY);
    }
    catch (error) {
        if (systemCode(error) === "ENOENT")
            return undefined;
        throw error;
    }
    try {
        const buffer = Buffer.alloc(limit + 1);
        const length = readSync(fd, buffer, 0, buffer.length, 0);
        if (length > limit)
            throw new shared_file_StrangeFileError(`${path} has more than ${limit} bytes`);
        return buffer.toString("utf8", 0, length);
    }
    finally {
        closeSync(fd);
    }
}
/**
 * Gives an open file another text. It is never empty meanwhile, so that a full disk or a kill does not take the old
 * text away without leaving the new one.
 */
function shared_file_replaceText(fd, text) {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length;)
        done += writeSync(fd, bytes, done, bytes.length - done, done);
    ftruncateSync(fd, bytes.length);
}
/** Another user may be just making the file (EEXIST), and has yet to open it to all (EACCES). */
async function afterGrace(attempt) {
    const deadline = Date.now() + GRACE_MS;
    for (;;) {
        try {
            return attempt();
        }
        catch (error) {
            const passing = ["EEXIST", "EACCES"].includes(systemCode(error) ?? "");
            if (!passing || Date.now() > deadline)
                throw error;
        }
        await setTimeout(POLL_MS);
    }
}
/**
 * The only way to open what has a name in a folder of all users: no link is followed, and nothing is waited for, as
 * opening a pipe would.
 * @throws {StrangeFileError} for all but a plain file with this one name.
 */
function shared_file_openPlainFile(path, flags) {
    // Before, because some devices act on being opened; and after, because it may be another one by then.
    checkPlain(path, (0,external_node_fs_namespaceObject.lstatSync)(path));
    const fd = (0,external_node_fs_namespaceObject.openSync)(path, flags | SAFE_FLAGS);
    try {
        checkPlain(path, (0,external_node_fs_namespaceObject.fstatSync)(fd));
        return fd;
    }
    catch (error) {
        (0,external_node_fs_namespaceObject.closeSync)(fd);
        throw error;
    }
}
function checkPlain(path, stats) {
    if (!stats.isFile())
        throw new shared_file_StrangeFileError(`${path} is ${kindOf(stats)}, not a plain file`);
    if (stats.nlink > 1)
        throw new shared_file_StrangeFileError(`${path} has ${stats.nlink} names (hard links)`);
}
function kindOf(stats) {
    if (stats.isSymbolicLink())
        return "a link";
    if (stats.isDirectory())
        return "a folder";
    if (stats.isFIFO())
        return "a pipe";
    if (stats.isSocket())
        return "a socket";
    return stats.isFile() ? "a file" : "a device";
}
function create(path) {
    const flags = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | SAFE_FLAGS;
    const fd = openSync(path, flags, FILE_MODE);
    // The umask took its part of the mode.
    fchmodSync(fd, FILE_MODE);
    return fd;
}
function numberOf(flag) {
    return typeof flag === "number" ? flag : 0;
}

;// CONCATENATED MODULE: ./src/system/files/file-lock.ts






/** The way of locking that this platform has. */
function hostLock({ platform = process.platform, path, python }) {
    const flags = EXCLUSIVE_OPEN[platform];
    if (flags !== undefined)
        return openingLock(flags);
    const flock = findProgram("flock", path);
    if (flock !== undefined)
        return programLock(flock, ["-n", "-x", "3"]);
    const interpreter = python ?? findProgram("python3", path);
    if (interpreter !== undefined)
        return programLock(interpreter, ["-I", "-B", "-c", PYTHON_LOCK]);
    throw unavailable("Neither flock nor python3 is on PATH, so the board cannot be locked.", "Install util-linux (for flock) or Python 3 on the runner, or in the job's container image.");
}
/** As flock(1): 1 when somebody else holds the lock. */
const BUSY = 1;
const PYTHON_LOCK = (/* unused pure expression or super */ null && (`
import fcntl, sys
try:
    fcntl.flock(3, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    sys.exit(${BUSY})
except OSError:
    sys.exit(71)`));
/** flock -n answers in milliseconds; this is for a host under extreme load. */
const PROGRAM_DEADLINE_MS = 10_000;
/**
 * Linux: a lock of flock(2) belongs to the open file, not to the process. So a short-lived program takes it on a
 * descriptor that it inherits, and it stays ours.
 */
function programLock(command, args) {
    return {
        tryLock: async (path) => {
            const fd = await opened(path);
            try {
                const request = { command, args, env: {}, deadlineMs: PROGRAM_DEADLINE_MS };
                const { end, exitCode } = await runProcess({ ...request, inheritedFds: [fd] });
                // A removed file locks out no one: the next step would create another.
                if (end === "exit" && exitCode === 0 && isStill(fd, path))
                    return fd;
                if (end !== "exit" || (exitCode !== 0 && exitCode !== BUSY)) {
                    throw unavailable(`${command} cannot lock ${path} (exit code ${exitCode ?? end}).`, FOLDER_HINT);
                }
            }
            catch (error) {
                closeSync(fd);
                if (error instanceof Failure && error.code === "lock-unavailable")
                    throw error;
                throw file_lock_lockFailure(`${path} cannot be locked`, path, error);
            }
            closeSync(fd);
            return undefined;
        },
    };
}
/** What makes open(2), or Windows' CreateFile, lock the file that it opens. Node.js has no names for these. */
const EXCLUSIVE_OPEN = {
    // O_EXLOCK, a lock of flock(2), and O_NONBLOCK (sys/fcntl.h).
    darwin: external_node_fs_namespaceObject.constants.O_RDWR | 0x20 | 0x4,
    freebsd: external_node_fs_namespaceObject.constants.O_RDWR | 0x20 | 0x4,
    // libuv's UV_FS_O_EXLOCK: shared with nobody. For reading, which every user may, whoever made the file.
    win32: external_node_fs_namespaceObject.constants.O_RDONLY | 0x1000_0000,
};
function openingLock(flags) {
    return {
        tryLock: async (path) => {
            try {
                if (lstatSync(path, { throwIfNoEntry: false }) === undefined)
                    closeSync(await openSharedFile(path));
                const fd = openPlainFile(path, flags);
                if (process.platform === "win32" || isStill(fd, path))
                    return fd;
                closeSync(fd);
                return undefined;
            }
            catch (error) {
                // EAGAIN: another's flock; EBUSY: Windows' sharing violation.
                if (["EAGAIN", "EWOULDBLOCK", "EBUSY"].includes(systemCode(error) ?? ""))
                    return undefined;
                throw file_lock_lockFailure(`${path} cannot be locked`, path, error);
            }
        },
    };
}
async function opened(path) {
    try {
        return await openSharedFile(path);
    }
    catch (error) {
        throw file_lock_lockFailure(`${path} cannot be opened`, path, error);
    }
}
function isStill(fd, path) {
    const here = fstatSync(fd);
    const there = lstatSync(path, { throwIfNoEntry: false });
    return there?.ino === here.ino && there.dev === here.dev;
}
/** The first program of that name in the absolute folders of a `PATH`. */
function findProgram(name, path = "") {
    const candidates = path.split(":").filter((folder) => isAbsolute(folder));
    return candidates.map((folder) => join(folder, name)).find(isProgram);
}
function isProgram(path) {
    try {
        accessSync(path, constants.X_OK);
        return statSync(path).isFile();
    }
    catch {
        return false;
    }
}
const FOLDER_HINT = "Every user of the runner must be able to write to the lock folder: set its mode to 1777.";
/**
 * What keeps a file in the folder of the locks from being used, and what to do about it.
 * @param what the beginning of the sentence: what cannot be done.
 */
function file_lock_lockFailure(what, path, error) {
    if (error instanceof Failure && error.code === "too-many-open-files")
        return error;
    const strange = error instanceof StrangeFileError;
    if (!strange && isDiskTrouble(error) && !isForbidden(error)) {
        return diskFailure("lock-unavailable", what, dirname(path), error);
    }
    const hint = strange
        ? `No step created this. Find out what did, and remove it: rm -r ${path}`
        : FOLDER_HINT;
    return unavailable(`${what}: ${messageOf(error)}.`, hint, error);
}
function unavailable(message, hint, cause) {
    return new Failure("lock-unavailable", message, hint, { cause });
}

;// CONCATENATED MODULE: ./src/board/locks/holder.ts

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

;// CONCATENATED MODULE: ./src/board/locks/holder-file.ts




/**
 * Where the holder of a lock is recorded: in the locked file itself, so that its time of change keeps the cleaners of
 * /tmp away. On Windows a locked file is unreadable, so it is another one beside it.
 */
function holderFile(lockFile, platform = process.platform) {
    return platform === "win32" ? `${lockFile}.holder` : lockFile;
}
/** Who holds it by the note; `undefined` when there is none that can be understood. */
function readHolder(file) {
    try {
        return parseHolder(readPlainFile(file, NOTE_LIMIT) ?? "");
    }
    catch {
        return undefined;
    }
}
/**
 * As {@link readHolder}, for those who do not try the lock itself and so do not see what is wrong with its file.
 * @throws {Failure} `lock-unavailable` when what has that name is not a file of this action.
 */
function inspectHolder(file) {
    try {
        return parseHolder(readPlainFile(file, NOTE_LIMIT) ?? "");
    }
    catch (error) {
        if (error instanceof StrangeFileError)
            throw lockFailure("The lock of the board cannot be read", file, error);
        return undefined;
    }
}
/** Only for who holds the lock. The note is a courtesy to those who wait: not being able to write it fails nothing. */
async function writeHolder(file, holder) {
    try {
        const fd = await openSharedFile(file);
        try {
            replaceText(fd, holderNote(holder));
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
        const fd = shared_file_openPlainFile(file, external_node_fs_namespaceObject.constants.O_RDWR);
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

;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
;// CONCATENATED MODULE: ./src/system/processes/background.ts







const background_POLL_MS = 50;
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
    const log = openSync(request.logFile, "a");
    try {
        const stdio = ["pipe", log, log, ...(request.inheritedFds ?? [])];
        const child = launch({ ...request, stdio, detached: true });
        await new Promise((resolve, reject) => {
            child.once("spawn", resolve);
            child.once("error", (error) => reject(new Error(`Cannot start ${request.command}: ${messageOf(error)}`)));
        });
        child.unref();
        const { stdin } = child;
        // It may have ended.
        stdin?.on("error", () => undefined);
        if (stdin instanceof Socket)
            stdin.unref();
        const pid = child.pid ?? 0;
        return {
            identity: await identityOf(pid),
            hasExited: () => child.exitCode !== null || child.signalCode !== null,
            keep: () => void stdin?.end(KEEP),
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
/** When the process started, in whatever words the system has for it; empty when it does not report it. */
async function startTime(pid) {
    try {
        if (process.platform === "linux")
            return linuxStartTicks(await (0,promises_namespaceObject.readFile)(`/proc/${pid}/stat`, "utf8"));
        const question = process.platform === "win32"
            ? {
                ...windowsProgram("WindowsPowerShell", "v1.0", "powershell.exe"),
                args: ["-NoProfile", "-Command", `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`],
            }
            : { command: "/bin/ps", env: { LC_ALL: "C" }, args: ["-o", "lstart=", "-p", String(pid)] };
        const lines = [];
        const onLine = (line) => void lines.push(line.trim());
        const { end, exitCode } = await process_runProcess({ ...question, deadlineMs: QUESTION_DEADLINE_MS, onLine });
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

;// CONCATENATED MODULE: ./src/reserve/holder.ts
// Holds the lock of a reserved board between the steps of a job: it inherited the locked file, and runs until the job's
// post step stops it, or until the job is over.



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
void untilKept().then((kept) => {
    if (!kept)
        end("the step that reserved the board exited before it could record that");
});
process.on("SIGTERM", () => end("released")).on("SIGINT", () => end("released"));
setInterval(() => void look(), LOOK_MS);
setTimeout(() => end("no job lasts that long"), LONGEST_MS);
process.stdout.write("holding\n");

