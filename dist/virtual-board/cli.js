import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 823:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q4: () => (/* binding */ chipFacts)
/* harmony export */ });
/* unused harmony exports CHIP_OPTIONS, ESP8266, BOOTLOADER_ADDRESSES, LARGEST_ENCRYPTED_BLOCK, chipsWith, chipOfImage, oldRevision, bootloaderAddress, headerAddress, hasIdfLayout, leastFlash, protectionOf, romDigests, takesOldSignatures, chipOfOption, optionOfChip */
const MIB = 0x10_0000;
/** Those of most chips; the smallest of the common modules have 4 MB. */
const USUAL = {
    leastFlash: 4 * MIB,
    idfLayout: true,
    protection: "security-info",
    secureDownloadMode: true,
    romDigests: true,
    encryptedBlock: 16,
    oldSignatures: false,
    oldRevision: "major",
};
/**
 * Every chip that esptool knows, by the spelling of its option `--chip`. The numbers are those of esptool 5.6.0
 * (`IMAGE_CHIP_ID`, `BOOTLOADER_FLASH_OFFSET`, `FLASH_ENCRYPTED_WRITE_ALIGN`).
 */
const CHIPS = {
    esp8266: {
        ...USUAL,
        name: "ESP8266",
        bootloader: 0,
        idfLayout: false,
        protection: "none",
        secureDownloadMode: false,
        romDigests: false,
    },
    esp32: {
        ...USUAL,
        name: "ESP32",
        imageId: 0,
        bootloader: 0x1000,
        // Its ROM cannot be asked: words 0 to 6 of eFuse block 0 (Technical Reference Manual, eFuse Controller).
        protection: { address: 0x3ff5_a000, size: 28 },
        secureDownloadMode: false,
        encryptedBlock: 32,
        oldSignatures: true,
    },
    esp32s2: { ...USUAL, name: "ESP32-S2", imageId: 2, bootloader: 0x1000 },
    esp32s3: { ...USUAL, name: "ESP32-S3", imageId: 9, bootloader: 0 },
    // Sold with 1 MB in its package (ESP8684H1).
    esp32c2: { ...USUAL, name: "ESP32-C2", imageId: 12, bootloader: 0, leastFlash: MIB },
    esp32c3: { ...USUAL, name: "ESP32-C3", imageId: 5, bootloader: 0, oldRevision: "minor" },
    esp32c5: { ...USUAL, name: "ESP32-C5", imageId: 23, bootloader: 0x2000 },
    esp32c6: { ...USUAL, name: "ESP32-C6", imageId: 13, bootloader: 0 },
    esp32c61: { ...USUAL, name: "ESP32-C61", imageId: 20, bootloader: 0 },
    esp32e22: { ...USUAL, name: "ESP32-E22", imageId: 31, bootloader: 0 },
    // Sold with 2 MB in its package (ESP32-H2FH2S).
    esp32h2: { ...USUAL, name: "ESP32-H2", imageId: 16, bootloader: 0, leastFlash: 2 * MIB },
    esp32h21: { ...USUAL, name: "ESP32-H21", imageId: 25, bootloader: 0 },
    esp32h4: { ...USUAL, name: "ESP32-H4", imageId: 28, bootloader: 0x2000 },
    esp32p4: { ...USUAL, name: "ESP32-P4", imageId: 18, bootloader: 0x2000 },
    esp32s31: { ...USUAL, name: "ESP32-S31", imageId: 32, bootloader: 0x2000 },
};
const TABLE = CHIPS;
const ALL = Object.values(TABLE);
const BY_NAME = new Map(ALL.map((chip) => [chip.name, chip]));
const BY_IMAGE = new Map(ALL.filter(({ imageId }) => imageId !== undefined).map((chip) => [chip.imageId, chip]));
/** Every chip in the spelling of esptool's option `--chip`. */
const CHIP_OPTIONS = Object.keys(CHIPS);
/** The one chip whose images have a header of their own, as esptool names it. */
const ESP8266 = CHIPS.esp8266.name;
/** Every address at which some chip has its bootloader. */
const BOOTLOADER_ADDRESSES = [
    ...new Set(ALL.map(({ bootloader }) => bootloader)),
].sort((a, b) => a - b);
/** The largest of the blocks to which stubs pad what they encrypt, in bytes. */
const LARGEST_ENCRYPTED_BLOCK = Math.max(...ALL.map(({ encryptedBlock }) => encryptedBlock));
/** All that is known of a chip. */
function chipFacts(option) {
    return TABLE[option];
}
/** The names of the chips of which something holds. */
function chipsWith(holds) {
    return ALL.filter(holds).map(({ name }) => name);
}
/** The chip that an image is for, as esptool names it ("ESP32-S3"); `undefined` for an id not known here. */
function chipOfImage(chipId) {
    return BY_IMAGE.get(chipId)?.name;
}
/** What the one field of old images means that names the least revision of their chip. */
function oldRevision(chipId) {
    return BY_IMAGE.get(chipId)?.oldRevision ?? USUAL.oldRevision;
}
/**
 * Where the bootloader of a chip belongs in the flash; `undefined` where it has none, or is not known here.
 * @param chip as esptool names it, here and below.
 */
function bootloaderAddress(chip) {
    const known = BY_NAME.get(chip);
    return known?.idfLayout === true ? known.bootloader : undefined;
}
/** Where esptool changes the header of an image for a chip. */
function headerAddress(chip) {
    return BY_NAME.get(chip)?.bootloader;
}
/**
 * Whether ESP-IDF lays out the flash of a chip, so that it has a bootloader and a partition table: every chip but the
 * first; also assumed of one that is not known.
 */
function hasIdfLayout(chip) {
    return abilitiesOf(chip).idfLayout;
}
/**
 * The least flash that boards with a chip commonly have, in bytes: what counts on more may not find it.
 * @param chip `undefined` where it is not known, and then it is that of most chips.
 */
function leastFlash(chip) {
    return abilitiesOf(chip).leastFlash;
}
/** How a chip shows what protects its flash; one that is not known, as most chips do. */
function protectionOf(chip) {
    return abilitiesOf(chip).protection;
}
/** Whether the ROM of a chip makes digests of the flash. */
function romDigests(chip) {
    return abilitiesOf(chip).romDigests;
}
/** Whether a chip starts what is signed for the first version of secure boot. */
function takesOldSignatures(chip) {
    return abilitiesOf(chip).oldSignatures;
}
/** esptool's name ("ESP32-S3") of a chip in the spelling of its options ("esp32s3"); `undefined` where it is not known here. */
function chipOfOption(option) {
    return CHIP_OPTIONS.some((known) => known === option) ? TABLE[option].name : undefined;
}
/** A chip's name as esptool's option `--chip` spells it: "esp32s3" for "ESP32-S3". */
function optionOfChip(name) {
    return name.toLowerCase().replaceAll("-", "");
}
function abilitiesOf(chip) {
    return BY_NAME.get(chip) ?? USUAL;
}


/***/ }),

/***/ 578:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 455:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  W_: () => (/* binding */ isRunning),
  ve: () => (/* binding */ untilKept)
});

// UNUSED EXPORTS: identityOf, isSame, startBackground, stopBackground

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(30);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(500);
// EXTERNAL MODULE: ./src/system/errors.ts
var errors = __nccwpck_require__(578);
;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
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
    return Object.fromEntries(kept.map(([name, value]) => [name, name.toUpperCase() === "PATH" ? program_environment_absolutePathEntries(value) : value]));
}
/** A `PATH` without its relative and empty entries, which mean whatever folder a program happens to be in. */
function program_environment_absolutePathEntries(path, platform = process.platform) {
    const windows = platform === "win32";
    const isFixed = (entry) => 
    // Windows allows quotes; "\folder" and "C:folder" depend on the current drive and its current folder.
    windows
        ? /^"?([A-Za-z]:[\\/]|\\\\)/.test(entry) && win32.isAbsolute(entry.replaceAll('"', ""))
        : posix.isAbsolute(entry);
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
    return spawn(command, args, {
        cwd,
        env: Object.fromEntries(own),
        stdio,
        detached,
        windowsHide: true,
    });
}
/** A program of Windows itself, by its absolute path: nothing on `PATH` or in a working directory can pose as it. */
function launch_windowsProgram(...path) {
    const root = process.env["SystemRoot"] ?? "C:\\Windows";
    return { command: join(root, "System32", ...path), env: { SystemRoot: root } };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(161);
;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
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
function isDiskTrouble(error) {
    return (systemCode(error) ?? "") in FIXES || disk_trouble_isLimit(error);
}
/** Whether it is the limit of open files. */
function disk_trouble_isLimit(error) {
    return LIMIT.has(systemCode(error) ?? "");
}
/**
 * For errors that mean "not there": what to take instead.
 * @throws the error when it only says that too many files are open.
 */
function instead(value) {
    return (error) => {
        if (disk_trouble_isLimit(error))
            throw error;
        return value;
    };
}
/** Whether it comes of writing, never of reading. */
function isOfWriting(error) {
    return ["ENOSPC", "EDQUOT", "EFBIG", "EROFS"].includes(systemCode(error) ?? "");
}
/** Whether the user may not do it, whatever room there is. */
function isForbidden(error) {
    return ["EACCES", "EPERM"].includes(systemCode(error) ?? "");
}
/**
 * The failure for an unexpected full disk or limit: a problem of the runner, not a bug.
 * @returns `undefined` for other errors.
 */
function runnerTrouble(error) {
    if (!isDiskTrouble(error))
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
    const found = systemCode(error) ?? "";
    if (disk_trouble_isLimit(error)) {
        return new Failure("too-many-open-files", `${what}: the limit of open files is reached (${found}).`, "Raise it for the runner: `ulimit -n 1024` before it starts, or LimitNOFILE= of its service.", { cause: error });
    }
    const fix = FIXES[found]?.(folder) ?? `Check the permissions of ${folder} and the free space of its disk.`;
    return new Failure(code, `${what}: ${messageOf(error)}.`, fix, { cause: error });
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
    const folder = await mkdtemp(join(tmpdir(), "program-")).catch(() => undefined);
    // Where no folder can be made, the root: only its owner can put anything there.
    if (folder === undefined)
        return runIn(parse(process.cwd()).root, request);
    try {
        return await runIn(folder, request);
    }
    finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
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
        return launch({ command, args, cwd, env, stdio, detached: process.platform !== "win32" });
    }
    catch (error) {
        throw notStarted(command, error);
    }
}
function notStarted(command, error) {
    const what = `Cannot start ${command}`;
    if (isLimit(error))
        return diskFailure("esptool-not-started", what, "", error);
    return new Failure("esptool-not-started", `${what}: ${messageOf(error)}.`, "Check that the program exists and that the runner's user may execute it.", { cause: error });
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
    const killer = launch({ command, args, env, cwd: parse(command).root, stdio: "ignore", detached: false });
    killer.on("error", () => child.kill());
}
/** Hands each line to `take`; carriage returns end a line too. Returns what hands over an unfinished last line. */
function splitLines(child, stream, take) {
    const decoder = new StringDecoder("utf8");
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

;// CONCATENATED MODULE: ./src/system/processes/background.ts







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
        await setTimeout(POLL_MS);
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
        return (0,errors/* systemCode */.xU)(error) === "EPERM";
    }
}
/** When the process started, in whatever words the system has for it; empty when it does not report it. */
async function startTime(pid) {
    try {
        if (process.platform === "linux")
            return linuxStartTicks(await readFile(`/proc/${pid}/stat`, "utf8"));
        const question = process.platform === "win32"
            ? {
                ...windowsProgram("WindowsPowerShell", "v1.0", "powershell.exe"),
                args: ["-NoProfile", "-Command", `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`],
            }
            : { command: "/bin/ps", env: { LC_ALL: "C" }, args: ["-o", "lstart=", "-p", String(pid)] };
        const lines = [];
        const onLine = (line) => void lines.push(line.trim());
        const { end, exitCode } = await runProcess({ ...question, deadlineMs: QUESTION_DEADLINE_MS, onLine });
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

/***/ 595:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  y: () => (/* binding */ startVirtualBoard)
});

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(30);
// EXTERNAL MODULE: ./src/firmware/flash/chips.ts
var chips = __nccwpck_require__(823);
// EXTERNAL MODULE: ./src/system/errors.ts
var errors = __nccwpck_require__(578);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./src/system/processes/background.ts + 7 modules
var background = __nccwpck_require__(455);
;// CONCATENATED MODULE: ./src/virtual-board/flash/image-file.ts




const ERASED = 0xff;
function contentsInMemory(size) {
    return { bytes: Buffer.alloc(size, ERASED), save: () => undefined, close: () => undefined };
}
/**
 * The contents of the image file at `path`, which is made (all 0xFF) when it does not exist or is empty.
 * A new file appears under its name only when it is whole, and an existing one never changes its size, so a kill
 * at any moment leaves a file of the right size. Bytes reach the file before the board answers.
 * @throws {Failure} `input-invalid` when the file has another size, or cannot be read and written.
 */
function contentsInFile(path, size) {
    try {
        if (sizeOfFile(path) === 0)
            createErased(path, size);
        const file = (0,external_node_fs_.openSync)(path, "r+");
        const found = (0,external_node_fs_.fstatSync)(file).size;
        if (found !== size) {
            (0,external_node_fs_.closeSync)(file);
            throw new errors/* Failure */.HR("input-invalid", `The image ${path} has ${found} bytes; a flash of this size has ${size}.`, "Choose the flash size of the image, or another image file.");
        }
        return mapped(file, size);
    }
    catch (error) {
        if (error instanceof errors/* Failure */.HR)
            throw error;
        throw new errors/* Failure */.HR("input-invalid", `Cannot use the image ${path}: ${(0,errors/* messageOf */.bD)(error)}.`, "Check that its folder exists and that the file may be read and written.", { cause: error });
    }
}
function mapped(file, size) {
    const bytes = Buffer.alloc(size);
    for (let done = 0; done < size;) {
        const count = (0,external_node_fs_.readSync)(file, bytes, done, size - done, done);
        if (count === 0)
            break;
        done += count;
    }
    let open = true;
    return {
        bytes,
        save: (address, length) => {
            if (open)
                writeAll(file, bytes, address, length);
        },
        close: () => {
            if (!open)
                return;
            open = false;
            (0,external_node_fs_.fsyncSync)(file);
            (0,external_node_fs_.closeSync)(file);
        },
    };
}
/**
 * The size of the file, 0 when there is none.
 * @throws {Error} for anything that is there and no file: it would be replaced, or opening it would wait for ever.
 */
function sizeOfFile(path) {
    const stats = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    if (stats === undefined)
        return 0;
    if (!stats.isFile())
        throw new Error("it is a folder, a link or a special file");
    return stats.size;
}
function createErased(path, size) {
    removeAbandoned(path);
    const part = `${path}.${process.pid}.part`;
    const file = (0,external_node_fs_.openSync)(part, "w");
    try {
        writeAll(file, Buffer.alloc(size, ERASED), 0, size);
        (0,external_node_fs_.fsyncSync)(file);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
    (0,external_node_fs_.renameSync)(part, path);
}
/** Removes what boards left behind that were killed while they made this very file. */
function removeAbandoned(path) {
    const folder = (0,external_node_path_.dirname)(path);
    const prefix = `${(0,external_node_path_.basename)(path)}.`;
    for (const name of (0,external_node_fs_.readdirSync)(folder)) {
        const pid = /^(\d+)\.part$/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : "")?.[1];
        if (pid !== undefined && !(0,background/* isRunning */.W_)(Number(pid)))
            (0,external_node_fs_.rmSync)((0,external_node_path_.join)(folder, name), { force: true });
    }
}
function writeAll(file, bytes, address, length) {
    for (let done = 0; done < length;) {
        done += (0,external_node_fs_.writeSync)(file, bytes, address + done, length - done, address + done);
    }
}

;// CONCATENATED MODULE: ./src/virtual-board/flash/nor-flash.ts


const PAGE_BYTES = 256;
const SECTOR_BYTES = 0x1000;
const BLOCK_BYTES = 0x1_0000;
const nor_flash_ERASED = 0xff;
/**
 * A NOR flash chip: erased bytes are 0xFF, a write can only clear bits, erasing goes by sectors. Changing
 * operations return how long the chip is busy, in milliseconds. Ranges beyond the end are a `RangeError`.
 */
class NorFlash {
    size;
    timing;
    #contents;
    #observer;
    #faults;
    constructor(contents, timing, observer, faults) {
        this.#faults = faults;
        this.#contents = contents;
        this.size = contents.bytes.length;
        this.timing = timing;
        this.#observer = observer;
    }
    holds(address, length) {
        return address >= 0 && length >= 0 && address + length <= this.size;
    }
    /** A copy of the bytes at `address`. */
    read(address, length) {
        this.#check(address, length);
        return Buffer.from(this.#contents.bytes.subarray(address, address + length));
    }
    /** Clears bits: every byte becomes what it was AND what is written. */
    program(address, data) {
        this.#check(address, data.length);
        if (data.length === 0)
            return 0;
        const { bytes } = this.#contents;
        const arriving = this.#faults?.programmed(address, data) ?? data;
        for (let index = 0; index < arriving.length; index++) {
            bytes[address + index] = (bytes[address + index] ?? 0) & (arriving[index] ?? 0);
        }
        this.#contents.save(address, data.length);
        this.#observer.wrote(address, data.length);
        const firstPage = Math.floor(address / PAGE_BYTES);
        const lastPage = Math.floor((address + data.length - 1) / PAGE_BYTES);
        return (lastPage - firstPage + 1) * this.timing.pageProgramMs;
    }
    /** Erases one sector or, where `length` allows it and the address is aligned, one 64 KiB block. */
    eraseNext(address, length) {
        const whole = address % BLOCK_BYTES === 0 && length >= BLOCK_BYTES;
        const erased = whole ? BLOCK_BYTES : SECTOR_BYTES;
        this.#erase(address - (address % SECTOR_BYTES), erased);
        return { erased, busyMs: whole ? this.timing.blockEraseMs : this.timing.sectorEraseMs };
    }
    /** Erases every sector that the range touches. */
    eraseRange(address, length) {
        if (length === 0)
            return 0;
        const start = address - (address % SECTOR_BYTES);
        const end = Math.ceil((address + length) / SECTOR_BYTES) * SECTOR_BYTES;
        this.#check(start, end - start);
        let busyMs = 0;
        for (let next = start; next < end;) {
            const step = this.eraseNext(next, end - next);
            next += step.erased;
            busyMs += step.busyMs;
        }
        return busyMs;
    }
    eraseChip() {
        this.#erase(0, this.size);
        return this.timing.chipEraseMs;
    }
    #erase(address, length) {
        this.#check(address, length);
        this.#contents.bytes.fill(nor_flash_ERASED, address, address + length);
        this.#contents.save(address, length);
        this.#observer.erased(address, length);
    }
    #check(address, length) {
        if (this.holds(address, length))
            return;
        throw new RangeError(`0x${address.toString(16)}+${length} is beyond the flash of ${this.size} bytes`);
    }
}

;// CONCATENATED MODULE: ./src/virtual-board/board-log.ts

/** Entries kept of each kind; the oldest are forgotten first, so that a board may run for months. */
const ENTRY_LIMIT = 10_000;
/** What happened to the board since it started (or since `clear`), for tests and for the closing account. */
class BoardLog {
    /** Programmed regions in order; neighbours in address and time are one. */
    writes = [];
    /** Erased regions in order; neighbours in address and time are one. */
    erases = [];
    /** How often each command came, by esptool's names. */
    commands = {};
    /** How often each fault of the board's plan has happened, by its kind. */
    faults = {};
    /** What went wrong inside the board itself; empty unless the board has a fault of its own. */
    errors = [];
    connections = 0;
    bytesIn = 0;
    bytesOut = 0;
    wrote(address, length) {
        append(this.writes, address, length);
    }
    erased(address, length) {
        append(this.erases, address, length);
    }
    command(name) {
        if (name in this.commands || Object.keys(this.commands).length < 300) {
            this.commands[name] = (this.commands[name] ?? 0) + 1;
        }
    }
    fault(kind) {
        this.faults[kind] = (this.faults[kind] ?? 0) + 1;
    }
    failed(error) {
        this.errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
        if (this.errors.length > ENTRY_LIMIT)
            this.errors.shift();
    }
    clear() {
        this.writes.length = this.erases.length = this.errors.length = 0;
        for (const counts of [this.commands, this.faults]) {
            for (const name of Object.keys(counts))
                Reflect.deleteProperty(counts, name);
        }
        this.connections = this.bytesIn = this.bytesOut = 0;
    }
}
function append(regions, address, length) {
    const last = regions.at(-1);
    if (last !== undefined && last.address + last.length === address) {
        regions[regions.length - 1] = { address: last.address, length: last.length + length };
        return;
    }
    regions.push({ address, length });
    if (regions.length > ENTRY_LIMIT)
        regions.shift();
}

// EXTERNAL MODULE: ./src/virtual-board/chips/chip-model.ts
var chip_model = __nccwpck_require__(794);
;// CONCATENATED MODULE: ./src/virtual-board/chips/esp32.ts

const EFUSE_WORD = (word) => 0x3ff5_a000 + 4 * word;
const CHIP_MAGIC = 0x4000_1000;
const APB_CTL_DATE = 0x3ff6_607c;
const RTC_CALIBRATION = 0x3ff5_f06c;
const GPIO_STRAP = 0x3ff4_4038;
/** Revision 3 is written in three bits: word 3 bit 15, word 5 bit 20 and the top bit of APB_CTL_DATE. */
const REVISION_BIT_0 = 1 << 15;
const REVISION_BIT_1 = 1 << 20;
const REVISION_BIT_2 = 0x8000_0000;
const PACKAGE_D0WD = 1 << 9;
const RATED_240_MHZ = 1 << 13;
const ADC_VREF = 0x0f << 8;
/** With this 8 MHz clock and calibration value esptool computes exactly 40 MHz (get_rom_cal_crystal_freq). */
const CK8M_FREQUENCY = 80;
const CALIBRATION = 1280 << 7;
const FLASH_CRYPT_COUNT = 1 << 20;
/** BLOCK1, which holds the key, cannot be read back; FLASH_CRYPT_CONFIG is 0xf as ESP-IDF burns it. */
const KEY_READ_PROTECTED = 1 << 16;
const FLASH_CRYPT_CONFIG = 0xf000_0000;
/**
 * ABS_DONE_1: the second version of secure boot, which a chip of revision 3 uses. ABS_DONE_0, the first, would keep
 * esptool from writing a bootloader at all.
 */
const SECURE_BOOT_V2 = 1 << 5;
/** ESP32-D0WD-V3, revision v3.0. */
const ESP32 = {
    name: "esp32",
    defaultMac: [0x24, 0x0a, 0xc4, 0x51, 0x7e, 0x0c],
    spi: {
        base: 0x3ff4_2000,
        user: 0x1c,
        user1: 0x20,
        user2: 0x24,
        mosiLength: 0x28,
        misoLength: 0x2c,
        data: 0x80,
        addressInUpperBits: true,
        atStart: { user: 0, user2: 0x7000_0000 },
    },
    uartDivider: 0x3ff4_0014,
    codeUnderSecureBoot: "started",
    romFlashBeginLengths: [16],
    registers: ({ mac, flashEncryption, secureBoot }) => new Map([
        [CHIP_MAGIC, 0x00f0_1d83],
        [EFUSE_WORD(0), flashEncryption ? FLASH_CRYPT_COUNT | KEY_READ_PROTECTED : 0],
        [EFUSE_WORD(1), ((mac[2] << 24) | (mac[3] << 16) | (mac[4] << 8) | mac[5]) >>> 0],
        [EFUSE_WORD(2), (macCrc(mac) << 16) | (mac[0] << 8) | mac[1]],
        [EFUSE_WORD(3), REVISION_BIT_0 | PACKAGE_D0WD | RATED_240_MHZ],
        [EFUSE_WORD(4), ADC_VREF | CK8M_FREQUENCY],
        [EFUSE_WORD(5), (REVISION_BIT_1 | (flashEncryption ? FLASH_CRYPT_CONFIG : 0)) >>> 0],
        [EFUSE_WORD(6), secureBoot ? SECURE_BOOT_V2 : 0],
        [APB_CTL_DATE, (REVISION_BIT_2 | 0x1604_2000) >>> 0],
        [RTC_CALIBRATION, CALIBRATION],
        // The straps of download mode; the bit for 1.8 V flash is clear.
        [GPIO_STRAP, 0x0f],
    ]),
};
/** CRC-8 with the reflected polynomial 0x8c, which guards the MAC in the ESP32's eFuses. */
function macCrc(mac) {
    let crc = 0;
    for (const byte of mac) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++)
            crc = crc & 1 ? (crc >> 1) ^ 0x8c : crc >> 1;
    }
    return crc;
}

;// CONCATENATED MODULE: ./src/virtual-board/chips/newer-efuses.ts

/** The SPI controller of ESP32-C3 and ESP32-S3. */
const NEWER_SPI = {
    base: 0x6000_2000,
    user: 0x18,
    user1: 0x1c,
    user2: 0x20,
    mosiLength: 0x24,
    misoLength: 0x28,
    data: 0x58,
    addressInUpperBits: false,
    atStart: { user: 0x8000_00c0, user2: 0x7000_0000 },
};
/** Purposes of keys, as esptool names them; 0 is that of an empty key block. */
const XTS_AES_128_KEY = 4;
const SECURE_BOOT_DIGEST0 = 9;
const SECURE_BOOT_ENABLED = 1 << 20;
/** The purposes of KEY0, which encrypts the flash, and of KEY1, the digest of the key that signs; the others are empty. */
function keyPurposes({ flashEncryption, secureBoot }) {
    return [flashEncryption ? XTS_AES_128_KEY : 0, secureBoot ? SECURE_BOOT_DIGEST0 : 0];
}
/** The words of block 1 that esptool reads on ESP32-C3 and ESP32-S3: MAC, revision, package. */
function blockOneEfuses(efuses, mac, revision) {
    const word = (index) => efuses + 0x44 + 4 * index;
    const { major, minor, blockVersionMinor = 0 } = revision;
    return [
        [word(0), ((mac[2] << 24) | (mac[3] << 16) | (mac[4] << 8) | mac[5]) >>> 0],
        [word(1), (mac[0] << 8) | mac[1]],
        [word(3), ((minor & 7) << 18) | (blockVersionMinor << 24)],
        [word(5), ((minor >> 3) << 23) | (major << 24)],
    ];
}
/** The words of block 0 with the flash encryption counter (odd: on), the purposes of the keys, and secure boot. */
function protectionEfuses(efuses, protection) {
    const [key0, key1] = keyPurposes(protection);
    const cryptCount = protection.flashEncryption ? 1 : 0;
    return [
        [efuses + 0x34, ((cryptCount << 18) | (key0 << 24) | (key1 << 28)) >>> 0],
        [efuses + 0x38, protection.secureBoot ? SECURE_BOOT_ENABLED : 0],
    ];
}

;// CONCATENATED MODULE: ./src/virtual-board/chips/esp32c3.ts


const EFUSES = 0x6000_8800;
/** ESP32-C3 (QFN32), revision v0.4, no flash in the package. */
const ESP32C3 = {
    name: "esp32c3",
    defaultMac: [0x34, 0x85, 0x18, 0x6b, 0x2d, 0xa4],
    spi: NEWER_SPI,
    uartDivider: 0x6000_0014,
    // The API version is what Espressif's ROM answered in the recorded conversations.
    securityInfo: { apiVersion: 3 },
    // esptool does not try: "Stub flasher is not supported on ESP32-C3 with Secure Boot".
    codeUnderSecureBoot: "not started",
    romFlashBeginLengths: [16, 20],
    registers: (identity) => new Map([
        ...protectionEfuses(EFUSES, identity),
        ...blockOneEfuses(EFUSES, identity.mac, { major: 0, minor: 4 }),
    ]),
};

;// CONCATENATED MODULE: ./src/virtual-board/chips/esp32s3.ts


const esp32s3_EFUSES = 0x6000_7000;
/** Block version v1.3, as chips of revision v0.2 carry it (block 2 word 4 and block 1 word 3). */
const BLOCK_2_WORD_4 = esp32s3_EFUSES + 0x5c + 4 * 4;
const BLOCK_VERSION_MAJOR = 1;
/** Where the ROM keeps the address of its flash `read`, through which esptool starts its stub under secure boot. */
const ROM_READ_POINTER = 0x3fce_f688;
/** ESP32-S3 (QFN56), revision v0.2, neither flash nor PSRAM in the package. */
const ESP32S3 = {
    name: "esp32s3",
    defaultMac: [0x7c, 0xdf, 0xa1, 0xe2, 0x93, 0x58],
    spi: NEWER_SPI,
    uartDivider: 0x6000_0014,
    securityInfo: { apiVersion: 0 },
    codeUnderSecureBoot: { readPointer: ROM_READ_POINTER },
    romFlashBeginLengths: [16, 20],
    registers: (identity) => new Map([
        ...protectionEfuses(esp32s3_EFUSES, identity),
        ...blockOneEfuses(esp32s3_EFUSES, identity.mac, { major: 0, minor: 2, blockVersionMinor: 3 }),
        [BLOCK_2_WORD_4, BLOCK_VERSION_MAJOR],
    ]),
};

;// CONCATENATED MODULE: ./src/virtual-board/chips/chips.ts




const CHIPS = {
    esp32: ESP32,
    esp32s3: ESP32S3,
    esp32c3: ESP32C3,
};

// EXTERNAL MODULE: ./src/virtual-board/flash/flash-id.ts
var flash_id = __nccwpck_require__(335);
;// CONCATENATED MODULE: ./src/virtual-board/flash/flash-timing.ts
const MIB = 0x10_0000;
/**
 * Typical chip erase times (tCE) from the AC tables of Winbond's W25Q128JV, W25Q64JV, W25Q32JV and W25Q16JV
 * data sheets: 40, 20, 10 and 5 s. The 1 MB part is scaled from them (2.5 s for each MB).
 */
const CHIP_ERASE_MS_PER_MIB = 2_500;
/**
 * Typical values of the same tables: page program tPP 0.4 ms, 4 KiB sector erase tSE 45 ms, 64 KiB block erase
 * tBE2 150 ms. The digest is an estimate: the stub reads the flash in 4 KiB pieces over 40 MHz dual I/O (about
 * 8 MB/s) and runs the ROM's MD5 at about 20 cycles a byte on 160 MHz (8 MB/s), one after the other: 4 MB/s.
 */
function typicalTiming(flashBytes) {
    return {
        pageProgramMs: 0.4,
        sectorEraseMs: 45,
        blockEraseMs: 150,
        chipEraseMs: (flashBytes / MIB) * CHIP_ERASE_MS_PER_MIB,
        digestMsPerByte: 1 / 4_000,
    };
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(161);
;// CONCATENATED MODULE: ./src/virtual-board/flash/image-claim.ts







/**
 * Claims the place of an image file, whether the file is there yet or not.
 * @throws {Failure} `input-invalid` when another board on this host has it, or its folder is not there.
 */
async function claimImage(image) {
    const held = [];
    const claim = async (text) => {
        const name = `esptool-action-board-${(0,external_node_crypto_namespaceObject.createHash)("sha256").update(text).digest("hex").slice(0, 32)}`;
        const release = await takeName(name);
        if (release === undefined)
            throw taken(image);
        held.push(release);
    };
    const release = () => {
        for (const each of held.splice(0))
            each();
    };
    const path = placeOf(image);
    // By the folder's number and not by its name, which may be one of many (a mount, letters of either case).
    await claim(`place ${numberOf((0,external_node_path_.dirname)(path))} ${(0,external_node_path_.basename)(path)}`);
    return {
        path,
        release,
        claimFile: () => claim(`file ${numberOf(path)}`),
    };
}
function placeOf(image) {
    try {
        return (0,external_node_fs_.realpathSync)(image);
    }
    catch {
        // It is not there yet.
    }
    try {
        return (0,external_node_path_.join)((0,external_node_fs_.realpathSync)((0,external_node_path_.dirname)(image)), (0,external_node_path_.basename)(image));
    }
    catch (error) {
        throw new errors/* Failure */.HR("input-invalid", `Cannot use the image ${image}: ${(0,errors/* messageOf */.bD)(error)}.`, "Check that its folder exists and that the file may be read and written.", { cause: error });
    }
}
function numberOf(path) {
    const { dev, ino } = (0,external_node_fs_.statSync)(path, { bigint: true });
    return `${dev}:${ino}`;
}
function taken(image) {
    return new errors/* Failure */.HR("input-invalid", `The image ${image} is in use by another virtual board.`, "Give each board an image of its own: two boards on one would overwrite each other's flash.");
}
/**
 * Takes a name that one process on this host can have, without a file that a kill would leave: a socket in Linux's
 * abstract namespace, a named pipe on Windows, elsewhere a lock that the opening of a file takes.
 * @returns gives it back; `undefined` when another has it.
 */
async function takeName(name) {
    if (process.platform !== "linux" && process.platform !== "win32")
        return takeFile(name);
    const server = (0,external_node_net_.createServer)((socket) => socket.destroy());
    server.listen(process.platform === "win32" ? `\\\\.\\pipe\\${name}` : `\0${name}`);
    try {
        await (0,external_node_events_namespaceObject.once)(server, "listening");
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === "EADDRINUSE" || (0,errors/* systemCode */.xU)(error) === "EACCES")
            return undefined;
        throw error;
    }
    server.unref();
    return () => server.close();
}
/** O_EXLOCK and O_NONBLOCK of macOS and the BSDs (sys/fcntl.h), for which Node.js has no names. */
const EXCLUSIVE = 0x20 | 0x4;
function takeFile(name) {
    const file = (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), `${name}-${(0,external_node_os_.userInfo)().uid}.lock`);
    try {
        const fd = (0,external_node_fs_.openSync)(file, external_node_fs_.constants.O_RDWR | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_NOFOLLOW | EXCLUSIVE, 0o600);
        return () => (0,external_node_fs_.closeSync)(fd);
    }
    catch (error) {
        if (["EAGAIN", "EWOULDBLOCK"].includes((0,errors/* systemCode */.xU)(error) ?? ""))
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(500);
;// CONCATENATED MODULE: ./src/virtual-board/packet/slip.ts
/** SLIP (RFC 1055) as the ROM loader and the stub speak it: a packet stands between two END bytes. */
const END = 0xc0;
const ESCAPE = 0xdb;
const ESCAPED_END = 0xdc;
const ESCAPED_ESCAPE = 0xdd;
/** Longer than any command that esptool sends (16 KiB blocks, at most 64 KiB in a 16-bit length field). */
const PACKET_LIMIT = 0x1_0000 + 64;
/** The bytes on the wire for `payload`. */
function slipEncode(payload) {
    const wire = Buffer.allocUnsafe(payload.length * 2 + 2);
    let length = 0;
    wire[length++] = END;
    for (const byte of payload) {
        if (byte === END) {
            wire[length++] = ESCAPE;
            wire[length++] = ESCAPED_END;
        }
        else if (byte === ESCAPE) {
            wire[length++] = ESCAPE;
            wire[length++] = ESCAPED_ESCAPE;
        }
        else
            wire[length++] = byte;
    }
    wire[length++] = END;
    return wire.subarray(0, length);
}
/**
 * Takes bytes as they come and gives back whole packets. Bytes outside a packet, packets that are too long and
 * packets with a wrong escape are dropped, as the chip's own receiver drops them.
 */
class SlipDecoder {
    #buffer = Buffer.allocUnsafe(4096);
    #length = 0;
    #inside = false;
    #escaping = false;
    #broken = false;
    push(chunk) {
        const packets = [];
        for (let offset = 0; offset < chunk.length; offset++) {
            const byte = chunk[offset] ?? 0;
            if (byte === END) {
                const payload = this.#end();
                if (payload !== undefined)
                    packets.push({ payload, endOffset: offset });
            }
            else if (this.#inside && !this.#broken)
                this.#take(byte);
        }
        return packets;
    }
    reset() {
        this.#length = 0;
        this.#inside = this.#escaping = this.#broken = false;
    }
    /** Two END bytes in a row are one border, so that a receiver out of step finds the beat again. */
    #end() {
        const whole = this.#inside && !this.#broken && !this.#escaping && this.#length > 0;
        const payload = whole ? Buffer.from(this.#buffer.subarray(0, this.#length)) : undefined;
        this.#inside = !this.#inside || (this.#length === 0 && !this.#broken && !this.#escaping);
        this.#length = 0;
        this.#escaping = this.#broken = false;
        return payload;
    }
    #take(byte) {
        if (this.#escaping) {
            this.#escaping = false;
            if (byte === ESCAPED_END)
                this.#append(END);
            else if (byte === ESCAPED_ESCAPE)
                this.#append(ESCAPE);
            else
                this.#broken = true;
        }
        else if (byte === ESCAPE)
            this.#escaping = true;
        else
            this.#append(byte);
    }
    #append(byte) {
        if (this.#length === PACKET_LIMIT) {
            this.#broken = true;
            return;
        }
        if (this.#length === this.#buffer.length) {
            const larger = Buffer.allocUnsafe(Math.min(this.#buffer.length * 2, PACKET_LIMIT));
            this.#buffer.copy(larger, 0, 0, this.#length);
            this.#buffer = larger;
        }
        this.#buffer[this.#length++] = byte;
    }
}

// EXTERNAL MODULE: ./src/virtual-board/protocol/opcodes.ts
var opcodes = __nccwpck_require__(212);
// EXTERNAL MODULE: ./src/virtual-board/faults/fault.ts
var fault = __nccwpck_require__(654);
;// CONCATENATED MODULE: ./src/virtual-board/protocol/command-error.ts
/**
 * Why a command fails, and what ROM and stub answer: the first two status bytes. ROM codes stand behind a 1
 * (esptool's table in util.py lists their meanings); the stub's codes are those of esp-flasher-stub's commands.h.
 */
const STATUS = {
    "bad-length": { rom: 0x05, stub: 0xc0 },
    "bad-checksum": { rom: 0x07, stub: 0xc1 },
    "unknown-command": { rom: 0x05, stub: 0xc3 },
    "not-implemented": { rom: 0x05, stub: 0xff },
    "invalid-parameter": { rom: 0x01, stub: 0xc0 },
    "not-in-flash-mode": { rom: 0x06, stub: 0xc6 },
    "write-failed": { rom: 0x08, stub: 0xc4 },
    "erase-failed": { rom: 0x06, stub: 0xc4 },
    "read-failed": { rom: 0x09, stub: 0xc4 },
    "inflate-failed": { rom: 0x0b, stub: 0xc7 },
    "not-enough-data": { rom: 0x05, stub: 0xc8 },
    "too-much-data": { rom: 0x0d, stub: 0xc9 },
    "bad-ram-range": { rom: 0x0f, stub: 0xc9 },
};
/** A command that returns an error. */
class CommandError extends Error {
    name = "CommandError";
    fault;
    constructor(fault) {
        super(fault);
        this.fault = fault;
    }
}
/** Status bodies are four bytes in the ROM of ESP32 and later chips, two in the stub. */
const ROM_SUCCESS = Uint8Array.of(0, 0, 0, 0);
const STUB_SUCCESS = Uint8Array.of(0, 0);
function romStatus(fault) {
    return Uint8Array.of(1, STATUS[fault].rom, 0, 0);
}
function stubStatus(fault) {
    return Uint8Array.of(STATUS[fault].stub, 0);
}

;// CONCATENATED MODULE: ./src/virtual-board/faults/random.ts
/** A generator of numbers from 0 up to 1 that gives the same row for the same seed (mulberry32). */
function seededRandom(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b_79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
    };
}

;// CONCATENATED MODULE: ./src/virtual-board/faults/fault-plan.ts





const ERASE_COMMANDS = new Set([opcodes/* OPCODES */.q.ERASE_FLASH, opcodes/* OPCODES */.q.ERASE_REGION]);
const BEGIN_COMMANDS = new Set([opcodes/* OPCODES */.q.FLASH_BEGIN, opcodes/* OPCODES */.q.FLASH_DEFL_BEGIN]);
const WRITING = new Set([opcodes/* OPCODES */.q.FLASH_DATA, opcodes/* OPCODES */.q.FLASH_DEFL_DATA]);
/** What is wrong with a board and how often it still is. The hooks of the layers ask it; a sound board has none. */
class FaultPlan {
    #armed;
    #onFault;
    /** For noise that belongs to no fault with a seed of its own. */
    random = seededRandom(0);
    /** @param onFault is called whenever a fault happens. */
    constructor(faults, onFault) {
        this.#onFault = onFault;
        this.#armed = faults.map((fault) => ({
            fault,
            random: seededRandom("seed" in fault ? fault.seed : 0),
            left: "times" in fault ? fault.times : Infinity,
        }));
    }
    /** The faults of these kinds that can still happen. */
    pending(...kinds) {
        const isOne = (armed) => armed.left > 0 && kinds.some((kind) => kind === armed.fault.kind);
        return this.#armed.filter(isOne);
    }
    /** The fault happens now. */
    fire(armed) {
        armed.left--;
        this.#onFault(armed.fault.kind);
    }
    /** Whether a fault of this kind happens now. */
    fires(kind) {
        const [armed] = this.pending(kind);
        if (armed !== undefined)
            this.fire(armed);
        return armed !== undefined;
    }
    /** The board is well again. */
    lift() {
        this.#armed.length = 0;
    }
    /** What a command is refused with by a flash that does not work. */
    refusal({ opcode, body }) {
        if (erases(opcode, body) && this.fires("erase-fails"))
            return "erase-failed";
        if (WRITING.has(opcode) && this.fires("write-fails"))
            return "write-failed";
        return undefined;
    }
    /** The digest as the chip gives it. */
    digest(digest) {
        return this.fires("wrong-digest") ? Buffer.from(digest.map((byte) => byte ^ 0xff)) : digest;
    }
    /** What arrives in the flash's cells of `data`: stuck bits stay 1. */
    programmed(address, data) {
        let result = data;
        for (const armed of this.pending("stuck")) {
            const { fault } = armed;
            const from = Math.max(0, fault.address - address);
            const to = Math.min(data.length, fault.address + fault.length - address);
            if (from >= to)
                continue;
            result = result.map((byte, index) => (index >= from && index < to ? byte | fault.mask : byte));
            this.fire(armed);
        }
        return result;
    }
}
/** A download of nothing, by which esptool leaves the stub, erases nothing. */
function erases(opcode, body) {
    if (ERASE_COMMANDS.has(opcode))
        return true;
    return BEGIN_COMMANDS.has(opcode) && body.length >= 4 && body.readUInt32LE(0) > 0;
}

;// CONCATENATED MODULE: ./src/virtual-board/faults/traffic.ts



/** In front of the data of FLASH_DATA and FLASH_DEFL_DATA. */
const BLOCK_HEADER_BYTES = 16;
/** Header and status of an answer. */
const ANSWER_BYTES = 12;
const traffic_WRITING = new Set([opcodes/* OPCODES */.q.FLASH_DATA, opcodes/* OPCODES */.q.FLASH_DEFL_DATA]);
/** Counts the data bytes of one connection, to know when a trigger is due. */
class Traffic {
    #written = 0;
    #read = 0;
    /** The command that is being answered. */
    #opcode;
    #answers = 0;
    /** A packet came from the other side (no request: the acknowledgement of a block); whether a trigger is due now. */
    arrived(request) {
        if (request !== undefined) {
            this.#opcode = request.opcode;
            this.#answers = 0;
        }
        const writes = request !== undefined && traffic_WRITING.has(request.opcode);
        const reads = this.#opcode === opcodes/* OPCODES */.q.READ_FLASH || this.#opcode === opcodes/* OPCODES */.q.READ_FLASH_SLOW;
        const writtenBefore = this.#written;
        if (writes)
            this.#written += Math.max(0, request.body.length - BLOCK_HEADER_BYTES);
        return (trigger) => {
            if (trigger.on === "command")
                return request !== undefined && (0,opcodes/* commandName */.p)(request.opcode) === trigger.name;
            return trigger.on === "write"
                ? writes && writtenBefore >= trigger.bytes
                : reads && this.#read >= trigger.bytes;
        };
    }
    /** A packet goes to the other side. */
    leaves(payload) {
        // The stub answers READ_FLASH first, and then sends the bytes as they are.
        if (this.#opcode === opcodes/* OPCODES */.q.READ_FLASH && this.#answers++ > 0)
            this.#read += payload.length;
        if (this.#opcode === opcodes/* OPCODES */.q.READ_FLASH_SLOW)
            this.#read += Math.max(0, payload.length - ANSWER_BYTES);
    }
}

;// CONCATENATED MODULE: ./src/virtual-board/faults/connection-faults.ts







/** What an application says when it starts, piece by piece. */
const BOOT_LOG = [
    "ets Jul 29 2019 12:21:46\r\n\r\nrst:0x1 (POWERON_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)\r\n",
    "I (27) boot: ESP-IDF v5.4 2nd stage bootloader\r\n",
    "I (301) main_task: Calling app_main()\r\n",
];
const DETUNED_BYTES = 8;
const NOTHING = Buffer.alloc(0);
/** The faults of a board as one connection meets them, from its first byte to its last. */
class ConnectionFaults {
    #plan;
    #control;
    #traffic = new Traffic();
    #happened = new Set();
    #isSilent;
    #runsApplication;
    #isDetuned = false;
    #isStalled = false;
    #isUnplugged = false;
    #logged = 0;
    constructor(plan, control) {
        this.#plan = plan;
        this.#control = control;
        this.#isSilent = plan.fires("silent");
        this.#runsApplication = plan.fires("application");
    }
    /** Whether the connection is broken, though its end may not have been noticed yet. */
    get isUnplugged() {
        return this.#isUnplugged;
    }
    /** Unsolicited bytes at the beginning. */
    greeting() {
        const garbage = this.#garbage("connect");
        return this.#runsApplication ? Buffer.concat([garbage, this.#log()]) : garbage;
    }
    /** What arrives of bytes on their way to the board. */
    incoming(bytes) {
        return this.#damaged(bytes, "in");
    }
    /** Whether the chip gets this packet; waits as long as the faults say. */
    async reaches(request) {
        for (const armed of this.#plan.pending("slow")) {
            this.#plan.fire(armed);
            await this.#wait(armed.fault.ms);
        }
        const isDue = this.#traffic.arrived(request);
        this.#unplug(isDue);
        await this.#stall(isDue);
        for (const armed of this.#plan.pending("flip", "drop")) {
            if (armed.fault.at !== undefined && isDue(armed.fault.at))
                this.#happened.add(armed);
        }
        const isDeaf = this.#isSilent || this.#runsApplication || this.#isDetuned;
        // The new rate comes into force after the answer.
        if (request?.opcode === opcodes/* OPCODES */.q.CHANGE_BAUDRATE && !isDeaf)
            this.#isDetuned = this.#plan.fires("baud");
        return !(isDeaf || this.#isStalled || this.#isUnplugged);
    }
    /** What a packet that does not reach the chip brings back. */
    retort() {
        if (this.#isUnplugged || this.#isStalled)
            return NOTHING;
        if (this.#isDetuned)
            return noise(DETUNED_BYTES, this.#plan.random);
        return this.#runsApplication ? this.#log() : NOTHING;
    }
    /** The bytes of an answer as they go out. */
    outgoing(payload) {
        this.#traffic.leaves(payload);
        return this.#damaged(Buffer.concat([this.#garbage("answers"), slipEncode(payload)]), "out");
    }
    #unplug(isDue) {
        const armed = this.#plan.pending("unplug").find(({ fault }) => isDue(fault.at));
        if (armed === undefined || this.#isUnplugged)
            return;
        this.#plan.fire(armed);
        this.#isUnplugged = true;
        this.#control.unplug(armed.fault.away);
    }
    async #stall(isDue) {
        for (const armed of this.#plan.pending("stall")) {
            if (this.#happened.has(armed) || !isDue(armed.fault.at))
                continue;
            this.#happened.add(armed);
            this.#plan.fire(armed);
            if (armed.fault.ms === Infinity)
                this.#isStalled = true;
            else
                await this.#wait(armed.fault.ms);
        }
    }
    #damaged(bytes, way) {
        let result = bytes;
        for (const armed of this.#plan.pending("flip", "drop")) {
            const { fault } = armed;
            if (fault.way !== "both" && fault.way !== way)
                continue;
            if (fault.at === undefined || this.#happened.has(armed))
                result = this.#damage(result, armed);
        }
        return result;
    }
    #damage(bytes, armed) {
        const result = [];
        for (const byte of bytes) {
            const isHit = armed.left > 0 && armed.random() < armed.fault.rate;
            if (isHit)
                this.#plan.fire(armed);
            if (!isHit)
                result.push(byte);
            else if (armed.fault.kind === "flip")
                result.push(byte ^ (1 << Math.floor(armed.random() * 8)));
        }
        return Buffer.from(result);
    }
    #garbage(where) {
        const armed = this.#plan.pending("garbage").find(({ fault }) => fault.where === where);
        if (armed === undefined)
            return NOTHING;
        this.#plan.fire(armed);
        return noise(armed.fault.bytes, armed.random);
    }
    #log() {
        return Buffer.from(BOOT_LOG[this.#logged++ % BOOT_LOG.length] ?? "", "latin1");
    }
    async #wait(milliseconds) {
        await (0,promises_.setTimeout)(milliseconds, undefined, { signal: this.#control.closed }).catch(() => undefined);
    }
}
function noise(length, random) {
    return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
}

;// CONCATENATED MODULE: ./src/virtual-board/faults/port-faults.ts

/** Lets the port of a board vanish for as long as its faults say. */
class PortFaults {
    #port;
    #failed;
    #timer;
    #isAway = false;
    /** @param failed is called when the port cannot be opened again. */
    constructor(port, failed) {
        this.#port = port;
        this.#failed = failed;
    }
    /** A port that refuses connections from the start. */
    start(plan) {
        for (const armed of plan.pending("refused")) {
            plan.fire(armed);
            this.vanish(armed.fault.ms);
        }
    }
    /** @param milliseconds 0 leaves the port as it is; `Infinity` is permanent. */
    vanish(milliseconds) {
        if (milliseconds === 0)
            return;
        clearTimeout(this.#timer);
        if (!this.#isAway)
            this.#port.goAway();
        this.#isAway = true;
        if (milliseconds !== Infinity) {
            this.#timer = setTimeout(() => void this.comeBack().catch(this.#failed), milliseconds);
        }
    }
    async comeBack() {
        clearTimeout(this.#timer);
        if (!this.#isAway)
            return;
        this.#isAway = false;
        await this.#port.comeBack();
    }
    stop() {
        clearTimeout(this.#timer);
    }
}

;// CONCATENATED MODULE: ./src/virtual-board/packet/frame.ts
/** Direction, opcode, length (16 bit), value (32 bit): in front of every command and every answer. */
const HEADER_BYTES = 8;
const REQUEST = 0x00;
const RESPONSE = 0x01;
const CHECKSUM_SEED = 0xef;
/** The command in a packet, or `undefined` when the packet is none (too short, or no request). */
function parseRequest(packet) {
    if (packet.length < HEADER_BYTES || packet[0] !== REQUEST)
        return undefined;
    return {
        opcode: packet.readUInt8(1),
        declaredLength: packet.readUInt16LE(2),
        checksum: packet.readUInt32LE(4),
        body: packet.subarray(HEADER_BYTES),
    };
}
function encodeResponse(opcode, value, body, status) {
    const packet = Buffer.alloc(HEADER_BYTES + body.length + status.length);
    packet.writeUInt8(RESPONSE, 0);
    packet.writeUInt8(opcode, 1);
    packet.writeUInt16LE(body.length + status.length, 2);
    packet.writeUInt32LE(value >>> 0, 4);
    packet.set(body, HEADER_BYTES);
    packet.set(status, HEADER_BYTES + body.length);
    return packet;
}
/** The exclusive-or that ROM and stub put over the data of a block. */
function blockChecksum(data) {
    let checksum = CHECKSUM_SEED;
    for (const byte of data)
        checksum ^= byte;
    return checksum;
}

;// CONCATENATED MODULE: ./src/virtual-board/flash/spi-flash.ts


/** Quad enable is set in the second status register, as in the parts that are sold for quad use. */
const POWER_UP_STATUS = [0x00, 0x02, 0x60];
const STATUS_WRITABLE = [0xfc, 0xfb, 0xfc];
/** The flash chip as seen from the SPI bus: the commands of a W25Q part that loaders and esptool send. */
class SpiFlash {
    #flash;
    #status = [...POWER_UP_STATUS];
    #writeEnabled = false;
    constructor(flash) {
        this.#flash = flash;
    }
    /** What comes back on MISO, and for how long the chip is then busy. */
    execute(command) {
        const miso = this.#answer(command);
        return { miso, busyMs: this.#act(command) };
    }
    #answer({ opcode, address, misoBytes }) {
        switch (opcode) {
            case 0x9f:
                return (0,flash_id/* jedecId */.rb)(this.#flash.size);
            case 0x5a:
                return (0,flash_id/* sfdpTable */.Id)(this.#flash.size).subarray(address & 0xff);
            case 0x05:
                return Uint8Array.of((this.#status[0] ?? 0) | (this.#writeEnabled ? 2 : 0));
            case 0x35:
                return Uint8Array.of(this.#status[1] ?? 0);
            case 0x15:
                return Uint8Array.of(this.#status[2] ?? 0);
            case 0x03:
            case 0x0b:
                return this.#flash.holds(address, misoBytes)
                    ? this.#flash.read(address, misoBytes)
                    : new Uint8Array();
            default:
                return new Uint8Array();
        }
    }
    #act({ opcode, address, mosi }) {
        if (opcode === 0x06 || opcode === 0x50) {
            this.#writeEnabled = true;
            return 0;
        }
        // Every other command leaves or needs the write enable latch; reads keep it.
        if (!this.#writeEnabled)
            return 0;
        const busyMs = this.#change(opcode, address, mosi);
        if (busyMs === undefined)
            return 0;
        this.#writeEnabled = false;
        return busyMs;
    }
    #change(opcode, address, mosi) {
        const inside = this.#flash.holds(address, 1);
        switch (opcode) {
            case 0x04:
                return 0;
            case 0x01:
                mosi.forEach((value, index) => this.#setStatus(index, value));
                return 0;
            case 0x31:
                this.#setStatus(1, mosi[0]);
                return 0;
            case 0x11:
                this.#setStatus(2, mosi[0]);
                return 0;
            case 0x02:
                return inside
                    ? this.#flash.program(address, mosi.subarray(0, PAGE_BYTES - (address % PAGE_BYTES)))
                    : 0;
            case 0x20:
                return inside ? this.#flash.eraseRange(address, 1) : 0;
            case 0xd8:
                return inside ? this.#flash.eraseRange(address - (address % BLOCK_BYTES), BLOCK_BYTES) : 0;
            case 0x52:
                return inside
                    ? this.#flash.eraseRange(address - (address % (8 * SECTOR_BYTES)), 8 * SECTOR_BYTES)
                    : 0;
            case 0xc7:
            case 0x60:
                return this.#flash.eraseChip();
            default:
                return undefined;
        }
    }
    #setStatus(register, value) {
        const writable = STATUS_WRITABLE[register];
        if (writable === undefined || value === undefined)
            return;
        this.#status[register] = ((this.#status[register] ?? 0) & ~writable) | (value & writable);
    }
}

;// CONCATENATED MODULE: ./src/virtual-board/registers.ts


/** The crystal of all three chips; their UARTs divide it down to the baud rate while the ROM runs. */
const CRYSTAL_HZ = 40_000_000;
/** In the command register: run the command that the user registers describe. */
const RUN_USER_COMMAND = 1 << 18;
const HAS_ADDRESS = 1 << 30;
const HAS_MISO = 1 << 28;
const HAS_MOSI = 1 << 27;
const COMMAND_REGISTER = 0x00;
const ADDRESS_REGISTER = 0x04;
const DATA_BYTES = 64;
/** The chip's address space, as far as READ_REG and WRITE_REG reach it: what is not known reads as 0. */
class Registers {
    #fixed;
    #written = new Map();
    #model;
    #flash;
    #baud;
    #isFlashAttached;
    constructor(model, identity, flash, state) {
        this.#model = model;
        this.#fixed = model.registers(identity);
        this.#flash = flash;
        this.#baud = state.baud;
        this.#isFlashAttached = state.isFlashAttached;
        this.#written.set(model.spi.base + model.spi.user, model.spi.atStart.user);
        this.#written.set(model.spi.base + model.spi.user2, model.spi.atStart.user2);
    }
    read(address) {
        if (address === this.#model.uartDivider)
            return Math.floor(CRYSTAL_HZ / this.#baud());
        return this.#written.get(address) ?? this.#fixed.get(address) ?? 0;
    }
    /** Writes the bits in `mask`; returns how long the flash is busy when that started a flash command, in ms. */
    write(address, value, mask) {
        const { spi } = this.#model;
        if (address === spi.base + COMMAND_REGISTER)
            return value & mask & RUN_USER_COMMAND ? this.#runSpi(spi) : 0;
        // eFuses cannot be changed by writing to where they are read; and memory beyond this is not kept.
        if (this.#fixed.has(address) || this.#written.size > 65_536)
            return 0;
        this.#written.set(address, ((this.read(address) & ~mask) | (value & mask)) >>> 0);
        return 0;
    }
    #runSpi(spi) {
        const at = (offset) => this.read(spi.base + offset);
        const user = at(spi.user);
        const bytes = (lengthRegister) => Math.min(DATA_BYTES, ((at(lengthRegister) & 0x1ff) + 8) >> 3);
        const misoBytes = user & HAS_MISO ? bytes(spi.misoLength) : 0;
        const { miso, busyMs } = this.#isFlashAttached()
            ? this.#flash.execute({
                opcode: at(spi.user2) & 0xff,
                address: user & HAS_ADDRESS ? this.#spiAddress(spi) : 0,
                mosi: user & HAS_MOSI ? this.#data(spi).subarray(0, bytes(spi.mosiLength)) : new Uint8Array(),
                misoBytes,
            })
            : { miso: new Uint8Array(), busyMs: 0 };
        if (misoBytes > 0)
            this.#setData(spi, miso, misoBytes);
        return busyMs;
    }
    #spiAddress(spi) {
        const value = this.read(spi.base + ADDRESS_REGISTER);
        return spi.addressInUpperBits ? value >>> 8 : value & 0xff_ffff;
    }
    #data(spi) {
        const data = Buffer.alloc(DATA_BYTES);
        for (let at = 0; at < DATA_BYTES; at += 4)
            data.writeUInt32LE(this.read(spi.base + spi.data + at), at);
        return data;
    }
    /** Lines that nobody drives are pulled up, so that missing bytes read as 0xFF. */
    #setData(spi, miso, length) {
        const data = Buffer.alloc(Math.ceil(length / 4) * 4);
        data.fill(0xff, 0, length);
        data.set(miso.subarray(0, length));
        for (let at = 0; at < data.length; at += 4) {
            this.#written.set(spi.base + spi.data + at, data.readUInt32LE(at));
        }
    }
}

;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./src/virtual-board/protocol/flash-download.ts





/** What FLASH_BEGIN opens and FLASH_END closes: where the next bytes go, and how far the flash is erased. */
class FlashDownload {
    compressed;
    #flash;
    #time;
    #encrypt;
    #inflate;
    #remaining;
    #next;
    #nextErase;
    #eraseEnd;
    #failure;
    constructor(flash, time, plan) {
        this.#flash = flash;
        this.#time = time;
        this.#encrypt = plan.encrypt;
        this.compressed = plan.compressed;
        this.#remaining = plan.size;
        this.#next = plan.address;
        this.#nextErase = plan.address - (plan.address % SECTOR_BYTES);
        this.#eraseEnd = Math.ceil((plan.address + plan.size) / SECTOR_BYTES) * SECTOR_BYTES;
        if (!flash.holds(this.#nextErase, this.#eraseEnd - this.#nextErase))
            throw new CommandError("erase-failed");
        this.#inflate = plan.compressed ? this.#createInflate() : undefined;
    }
    /** Bytes that are still to be written. */
    get remaining() {
        return this.#remaining;
    }
    /** The ROM erases everything before it answers FLASH_BEGIN. */
    eraseAll() {
        while (this.#nextErase < this.#eraseEnd)
            this.startNextErase();
        this.#time.waitForFlash();
    }
    /** The stub erases piece by piece, and goes on listening meanwhile. */
    startNextErase() {
        if (this.#nextErase >= this.#eraseEnd)
            return;
        const { erased, busyMs } = this.#flash.eraseNext(this.#nextErase, this.#eraseEnd - this.#nextErase);
        this.#nextErase += erased;
        this.#time.startFlash(busyMs);
    }
    /** Writes a block; what reaches beyond the announced size is padding and is left out. */
    write(data) {
        this.#program(data.subarray(0, this.#remaining));
    }
    /** Takes the next piece of the zlib stream and writes what comes out of it. */
    async inflate(data) {
        const inflate = this.#inflate;
        if (inflate === undefined)
            throw new CommandError("not-in-flash-mode");
        this.#failIfBroken();
        if (!inflate.destroyed) {
            await new Promise((resolve) => {
                inflate.once("close", resolve);
                inflate.write(data, () => {
                    inflate.off("close", resolve);
                    resolve();
                });
            });
            // What came out may still stand in the stream's own buffer.
            while (!isDrained(inflate))
                await (0,promises_.setImmediate)();
        }
        this.#failIfBroken();
    }
    close() {
        this.#inflate?.destroy();
    }
    #failIfBroken() {
        if (this.#failure !== undefined)
            throw this.#failure;
    }
    #createInflate() {
        const inflate = (0,external_node_zlib_namespaceObject.createInflate)();
        inflate.on("data", (data) => {
            if (this.#failure !== undefined)
                return;
            try {
                if (data.length > this.#remaining)
                    throw new CommandError("too-much-data");
                this.#program(data);
            }
            catch (error) {
                this.#failure = error instanceof CommandError ? error : new CommandError("write-failed");
                inflate.destroy();
            }
        });
        inflate.on("error", () => {
            this.#failure ??= new CommandError("inflate-failed");
        });
        return inflate;
    }
    #program(data) {
        while (this.#nextErase < Math.min(this.#next + data.length, this.#eraseEnd))
            this.startNextErase();
        this.#time.waitForFlash();
        const address = this.#next;
        this.#time.flash(this.#flash.program(address, this.#encrypt?.(address, data) ?? data));
        this.#next += data.length;
        this.#remaining -= data.length;
    }
}
function isDrained(inflate) {
    return inflate.destroyed || inflate.readableLength === 0;
}

;// CONCATENATED MODULE: ./src/virtual-board/protocol/ram-download.ts

/** Code that is loaded into RAM by MEM_BEGIN and MEM_DATA: where it lies; its bytes are of no interest. */
class RamDownload {
    #loaded = [];
    #next;
    #remaining = 0;
    begin(size, address) {
        this.#next = address;
        this.#remaining = size;
    }
    load(length) {
        if (this.#next === undefined)
            throw new CommandError("not-in-flash-mode");
        if (length > this.#remaining)
            throw new CommandError("too-much-data");
        this.#loaded.push({ start: this.#next, end: this.#next + length });
        // Nobody loads this often; a board that is fed nonsense forgets the oldest.
        if (this.#loaded.length > 64)
            this.#loaded.shift();
        this.#next += length;
        this.#remaining -= length;
    }
    /** Whether `entry` lies in code that was loaded. */
    holds(entry) {
        return this.#loaded.some(({ start, end }) => entry >= start && entry < end);
    }
    get isOpen() {
        return this.#next !== undefined;
    }
    end() {
        this.#next = undefined;
    }
}

;// CONCATENATED MODULE: ./src/virtual-board/protocol/chip.ts









/** The ROM believes in a flash of 2 MB until SPI_SET_PARAMS corrects it (esptool says so too). */
const ROM_FLASH_BYTES = 0x20_0000;
/** The baud rate that a freshly reset ROM has found out from the first SYNC. */
const DEFAULT_BAUD = 115_200;
/** The state of the chip that its loaders work on. A reset makes a new one. */
class Chip {
    settings;
    flash;
    time;
    registers;
    ram = new RamDownload();
    download;
    /** `undefined` until CHANGE_BAUDRATE: the chip follows the other side. */
    chosenBaud;
    isFlashAttached = false;
    /** How much of the flash the loader believes to be there, in bytes. */
    flashLimit = ROM_FLASH_BYTES;
    constructor(settings, flash, time) {
        this.settings = settings;
        this.flash = flash;
        this.time = time;
        this.registers = new Registers(settings.model, settings.identity, new SpiFlash(flash), {
            baud: () => this.chosenBaud ?? DEFAULT_BAUD,
            isFlashAttached: () => this.isFlashAttached,
        });
    }
    /** Whether the loader would touch this range of the flash. */
    canReach(address, length) {
        return this.isFlashAttached && address + length <= this.flashLimit && this.flash.holds(address, length);
    }
    /** @throws {CommandError} when a fault of the flash keeps it from carrying out the command. */
    checkFlashWorks(request) {
        const fault = this.settings.faults?.refusal(request);
        if (fault !== undefined)
            throw new CommandError(fault);
    }
    /** Ends the download that is open, if any. */
    endDownload() {
        this.download?.close();
        this.download = undefined;
    }
}

;// CONCATENATED MODULE: ./src/virtual-board/protocol/loader.ts



;// CONCATENATED MODULE: ./src/virtual-board/protocol/security-info.ts




const SECURE_BOOT_ENABLE = 1 << 0;
const SECURE_DOWNLOAD_ENABLE = 1 << 2;
/** The seventh purpose byte belongs to no key block; Espressif's ROM answers 12 in it. */
const SEVENTH_KEY_PURPOSE = 12;
/**
 * The 20 bytes of GET_SECURITY_INFO: flags, flash encryption counter, seven key purposes, chip id, API version.
 * @throws {CommandError} `not-implemented` on a chip without the command.
 */
function securityInfo({ model, identity, secureDownloadMode }) {
    if (model.securityInfo === undefined)
        throw new CommandError("not-implemented");
    const info = Buffer.alloc(20);
    const flags = (identity.secureBoot ? SECURE_BOOT_ENABLE : 0) | (secureDownloadMode ? SECURE_DOWNLOAD_ENABLE : 0);
    info.writeUInt32LE(flags, 0);
    info.writeUInt8(identity.flashEncryption ? 1 : 0, 4);
    info.set(keyPurposes(identity), 5);
    info.writeUInt8(SEVENTH_KEY_PURPOSE, 11);
    info.writeUInt32LE((0,chips/* chipFacts */.Q4)(model.name).imageId ?? 0, 12);
    info.writeUInt32LE(model.securityInfo.apiVersion, 16);
    return info;
}

;// CONCATENATED MODULE: ./src/virtual-board/protocol/flash-encryption.ts


const LINE_BYTES = 16;
/**
 * Stands in for the chip's flash encryption: AES with a key of this chip and a tweak from the address. The real
 * XTS scheme differs in its bytes; what matters here is that the flash does not hold what was sent.
 */
function encryptor({ mac, flashEncryption }) {
    if (!flashEncryption)
        return (_, data) => data;
    const key = (0,external_node_crypto_namespaceObject.createHash)("sha256").update(Uint8Array.from(mac)).digest();
    return (address, data) => {
        const tweak = Buffer.alloc(LINE_BYTES);
        tweak.writeUInt32BE(Math.floor(address / LINE_BYTES), LINE_BYTES - 4);
        return (0,external_node_crypto_namespaceObject.createCipheriv)("aes-256-ctr", key, tweak).update(data);
    };
}

;// CONCATENATED MODULE: ./src/virtual-board/protocol/shared-commands.ts






/** In front of the data of a block: length, sequence number, two reserved words. */
const shared_commands_BLOCK_HEADER_BYTES = 16;
const REGISTER_WRITE_BYTES = 16;
/** UARTs of these chips go up to 5 MBd; a rate that is none is not followed. */
const LOWEST_BAUD = 300;
const HIGHEST_BAUD = 5_000_000;
/** The words of a command that must have one of these lengths. */
function words(request, ...lengths) {
    if (!lengths.includes(request.body.length))
        throw new CommandError("bad-length");
    return Array.from({ length: request.body.length / 4 }, (_, index) => request.body.readUInt32LE(index * 4));
}
/** The data of FLASH_DATA, FLASH_DEFL_DATA and MEM_DATA, when length and checksum are right. */
function block(request) {
    const { body } = request;
    if (body.length < shared_commands_BLOCK_HEADER_BYTES)
        throw new CommandError("not-enough-data");
    const data = body.subarray(shared_commands_BLOCK_HEADER_BYTES);
    if (body.readUInt32LE(0) !== data.length)
        throw new CommandError("bad-length");
    if ((request.checksum & 0xff) !== blockChecksum(data))
        throw new CommandError("bad-checksum");
    return data;
}
/** READ_REG. */
function readRegister(chip, request) {
    const [address = 0] = words(request, 4);
    return chip.registers.read(address);
}
/** WRITE_REG: one or more of address, value, mask, delay in microseconds. */
function writeRegisters(chip, { body }) {
    if (body.length === 0 || body.length % REGISTER_WRITE_BYTES !== 0)
        throw new CommandError("bad-length");
    for (let at = 0; at < body.length; at += REGISTER_WRITE_BYTES) {
        chip.time.busy(Math.min(body.readUInt32LE(at + 12) / 1000, 1000));
        chip.time.flash(chip.registers.write(body.readUInt32LE(at), body.readUInt32LE(at + 4), body.readUInt32LE(at + 8)));
    }
}
/** MEM_BEGIN: size, blocks, block size, address. */
function beginRam(chip, request) {
    const [size = 0, , , address = 0] = words(request, 16);
    chip.ram.begin(size, address);
}
/** MEM_END: the entry point that is to run, or `undefined` to stay in the loader. */
function endRam(chip, request) {
    const [stay = 0, entry = 0] = words(request, 8);
    if (!chip.ram.isOpen)
        throw new CommandError("not-in-flash-mode");
    chip.ram.end();
    return stay === 0 ? entry : undefined;
}
/** CHANGE_BAUDRATE: new rate, old rate (0 to the ROM). Takes effect after the answer. */
function changeBaud(chip, request) {
    const [baud = 0] = words(request, 8);
    return () => {
        if (baud >= LOWEST_BAUD && baud <= HIGHEST_BAUD)
            chip.chosenBaud = baud;
    };
}
/** SPI_FLASH_MD5: the digest of a range of flash. */
function digest(chip, request) {
    const [address = 0, length = 0] = words(request, 16);
    if (!chip.canReach(address, length))
        throw new CommandError("read-failed");
    chip.time.busy(length * chip.flash.timing.digestMsPerByte);
    const digest = (0,external_node_crypto_namespaceObject.createHash)("md5").update(chip.flash.read(address, length)).digest();
    return chip.settings.faults?.digest(digest) ?? digest;
}
/** SPI_SET_PARAMS: flash id, size, block, sector and page sizes, status mask; only the size matters. */
function setFlashSize(chip, request) {
    const [, size = 0] = words(request, 24);
    chip.flashLimit = size;
}
/**
 * FLASH_BEGIN and FLASH_DEFL_BEGIN: size, blocks, block size, address and, in newer loaders, encryption.
 * Replaces the download that is open.
 */
function openDownload(chip, request, compressed, lengths) {
    const [size = 0, , , address = 0, encrypted = 0] = words(request, ...lengths);
    if (!chip.canReach(address, size))
        throw new CommandError("erase-failed");
    const plan = { size, address, compressed };
    const encrypt = encrypted === 0 ? undefined : encryptor(chip.settings.identity);
    chip.endDownload();
    chip.download = new FlashDownload(chip.flash, chip.time, encrypt === undefined ? plan : { ...plan, encrypt });
    return chip.download;
}
/** The open download that takes blocks of this kind. */
function currentDownload(chip, compressed) {
    if (chip.download?.compressed !== compressed)
        throw new CommandError("not-in-flash-mode");
    return chip.download;
}

;// CONCATENATED MODULE: ./src/virtual-board/protocol/rom-commands.ts







/** One SYNC is answered eight times. */
const SYNC_ANSWERS = 8;
/** READ_FLASH_SLOW answers with 64 bytes, however few are asked for. */
const SLOW_READ_BYTES = 64;
/** What the ROM still does in Secure Download Mode: neither reading nor running code. */
const SECURE_DOWNLOAD_COMMANDS = new Set([
    opcodes/* OPCODES */.q.SYNC,
    opcodes/* OPCODES */.q.FLASH_BEGIN,
    opcodes/* OPCODES */.q.FLASH_DATA,
    opcodes/* OPCODES */.q.FLASH_END,
    opcodes/* OPCODES */.q.FLASH_DEFL_BEGIN,
    opcodes/* OPCODES */.q.FLASH_DEFL_DATA,
    opcodes/* OPCODES */.q.FLASH_DEFL_END,
    opcodes/* OPCODES */.q.SPI_ATTACH,
    opcodes/* OPCODES */.q.SPI_SET_PARAMS,
    opcodes/* OPCODES */.q.CHANGE_BAUDRATE,
    opcodes/* OPCODES */.q.GET_SECURITY_INFO,
]);
const ROM_COMMANDS = new Map([
    [opcodes/* OPCODES */.q.SYNC, sync],
    [opcodes/* OPCODES */.q.READ_REG, (chip, request) => ({ value: readRegister(chip, request) })],
    [opcodes/* OPCODES */.q.WRITE_REG, (chip, request) => (writeRegisters(chip, request), {})],
    [opcodes/* OPCODES */.q.MEM_BEGIN, (chip, request) => (beginRam(chip, request), {})],
    [opcodes/* OPCODES */.q.MEM_DATA, (chip, request) => (chip.ram.load(block(request).length), {})],
    [opcodes/* OPCODES */.q.MEM_END, runRam],
    [opcodes/* OPCODES */.q.SPI_ATTACH, attach],
    [opcodes/* OPCODES */.q.SPI_SET_PARAMS, (chip, request) => (setFlashSize(chip, request), {})],
    [opcodes/* OPCODES */.q.CHANGE_BAUDRATE, (chip, request) => ({ after: changeBaud(chip, request) })],
    [opcodes/* OPCODES */.q.FLASH_BEGIN, (chip, request) => begin(chip, request, false)],
    [opcodes/* OPCODES */.q.FLASH_DATA, write],
    [opcodes/* OPCODES */.q.FLASH_END, end],
    [opcodes/* OPCODES */.q.FLASH_DEFL_BEGIN, (chip, request) => begin(chip, request, true)],
    [opcodes/* OPCODES */.q.FLASH_DEFL_DATA, inflate],
    [opcodes/* OPCODES */.q.FLASH_DEFL_END, end],
    [
        opcodes/* OPCODES */.q.SPI_FLASH_MD5,
        (chip, request) => ({ body: Buffer.from(digest(chip, request).toString("hex"), "latin1") }),
    ],
    [opcodes/* OPCODES */.q.READ_FLASH_SLOW, readSlowly],
    [opcodes/* OPCODES */.q.GET_SECURITY_INFO, (chip) => ({ body: securityInfo(chip.settings) })],
]);
/** The value of the answer is the beginning of the command itself; a stub answers 0 there. */
function sync(_, { body }) {
    if (body.length !== 36)
        throw new CommandError("bad-length");
    return { value: body.readUInt32LE(0), times: SYNC_ANSWERS };
}
function runRam(chip, request) {
    const entry = endRam(chip, request);
    if (entry === undefined)
        return {};
    const { identity, model } = chip.settings;
    const isStarted = !identity.secureBoot || model.codeUnderSecureBoot === "started";
    // Jumping to where no code was loaded, or to code that does not run, ends the conversation.
    return { then: isStarted && chip.ram.holds(entry) ? "start-stub" : "start-application" };
}
function attach(chip, request) {
    words(request, 4, 8);
    chip.isFlashAttached = true;
    return {};
}
/** The ROM erases the whole range first: that is what erase-region without the stub lives on. */
function begin(chip, request, compressed) {
    openDownload(chip, request, compressed, chip.settings.model.romFlashBeginLengths).eraseAll();
    return {};
}
function write(chip, request) {
    currentDownload(chip, false).write(block(request));
    return {};
}
async function inflate(chip, request) {
    await currentDownload(chip, true).inflate(block(request));
    return {};
}
/** Cancelling a download leaves the ROM, whatever its argument says; esptool avoids it for that reason. */
function end(chip, request) {
    words(request, 4);
    chip.endDownload();
    return { then: "start-application" };
}
function readSlowly(chip, request) {
    const [address = 0, length = 0] = words(request, 8);
    // What stands in for the ROM's own `read` is started, and the ROM gives no answer any more.
    if (readsThroughRam(chip))
        return { times: 0, then: "start-stub" };
    if (length > SLOW_READ_BYTES || !chip.canReach(address, length))
        throw new CommandError("read-failed");
    const body = Buffer.alloc(SLOW_READ_BYTES, 0xff);
    body.set(chip.flash.read(address, length));
    return { body };
}
function readsThroughRam({ settings, registers, ram }) {
    const { codeUnderSecureBoot: code } = settings.model;
    return typeof code === "object" && ram.holds(registers.read(code.readPointer));
}

;// CONCATENATED MODULE: ./src/virtual-board/protocol/rom.ts






/**
 * The loader in the chip's ROM. Two habits of the real one, seen in recorded conversations: the value field of
 * an answer keeps what was read last, and the reply to an unknown command has the header of the
 * answer before, as often as that was sent.
 */
class RomLoader {
    #chip;
    #lastOpcode = 0;
    #lastValue = 0;
    constructor(chip) {
        this.#chip = chip;
    }
    async receive(packet, wire) {
        const request = parseRequest(packet);
        if (request === undefined)
            return undefined;
        const command = this.#known(request.opcode);
        if (command === undefined) {
            const times = this.#lastOpcode === opcodes/* OPCODES */.q.SYNC ? SYNC_ANSWERS : 1;
            this.#answer(wire, { times }, romStatus("unknown-command"));
            return undefined;
        }
        this.#lastOpcode = request.opcode;
        try {
            return await this.#run(command, request, wire);
        }
        catch (error) {
            if (!(error instanceof CommandError))
                throw error;
            this.#answer(wire, {}, romStatus(error.fault));
            return undefined;
        }
    }
    async #run(command, request, wire) {
        if (request.declaredLength !== request.body.length)
            throw new CommandError("bad-length");
        this.#chip.checkFlashWorks(request);
        const outcome = await command(this.#chip, request);
        this.#answer(wire, outcome, ROM_SUCCESS);
        await outcome.after?.();
        return outcome.then;
    }
    #known(opcode) {
        const { secureDownloadMode } = this.#chip.settings;
        if (secureDownloadMode && !SECURE_DOWNLOAD_COMMANDS.has(opcode))
            return undefined;
        // Chips without security information do not know the command at all.
        if (opcode === opcodes/* OPCODES */.q.GET_SECURITY_INFO && this.#chip.settings.model.securityInfo === undefined) {
            return undefined;
        }
        return ROM_COMMANDS.get(opcode);
    }
    #answer(wire, outcome, status) {
        this.#lastValue = outcome.value ?? this.#lastValue;
        const packet = encodeResponse(this.#lastOpcode, this.#lastValue, outcome.body ?? new Uint8Array(), status);
        for (let sent = 0; sent < (outcome.times ?? 1); sent++)
            wire.send(packet);
    }
}

;// CONCATENATED MODULE: ./src/virtual-board/protocol/flash-reading.ts


/** Longest block that the stub sends in one packet. */
const READ_BLOCK_LIMIT = 4096;
const ACKNOWLEDGEMENT_BYTES = 4;
/**
 * READ_FLASH: one block at a time, the next when the other side has acknowledged (the stub takes the wanted
 * window for 1, as its source explains), and the MD5 of it all at the end.
 */
class FlashReading {
    #chip;
    #length;
    #blockSize;
    #digest = (0,external_node_crypto_namespaceObject.createHash)("md5");
    #next;
    #sent = 0;
    constructor(chip, plan) {
        this.#chip = chip;
        this.#next = plan.address;
        this.#length = plan.length;
        this.#blockSize = plan.blockSize;
    }
    /** Sends the first block; `true` when there is nothing more to come. */
    start(wire) {
        return this.#advance(wire, 0);
    }
    /** Takes what came back for a block; anything but an acknowledgement ends the reading. */
    receive(packet, wire) {
        if (packet.length !== ACKNOWLEDGEMENT_BYTES)
            return this.#finish(wire);
        return this.#advance(wire, packet.readUInt32LE(0));
    }
    #advance(wire, acknowledged) {
        if (this.#sent === this.#length)
            return acknowledged < this.#length ? false : this.#finish(wire);
        const data = this.#chip.flash.read(this.#next, Math.min(this.#blockSize, this.#length - this.#sent));
        this.#chip.time.busy(data.length * this.#chip.flash.timing.digestMsPerByte);
        this.#digest.update(data);
        this.#next += data.length;
        this.#sent += data.length;
        wire.send(data);
        return false;
    }
    #finish(wire) {
        wire.send(this.#digest.digest());
        return true;
    }
}

;// CONCATENATED MODULE: ./src/virtual-board/protocol/stub-commands.ts









/** Everything the stub answers in one packet; READ_FLASH, which is a conversation, is the stub's own affair. */
const STUB_COMMANDS = new Map([
    [opcodes/* OPCODES */.q.SYNC, stub_commands_sync],
    [opcodes/* OPCODES */.q.READ_REG, (chip, request) => ({ value: readRegister(chip, request) })],
    [opcodes/* OPCODES */.q.WRITE_REG, (chip, request) => (writeRegisters(chip, request), {})],
    [opcodes/* OPCODES */.q.MEM_BEGIN, (chip, request) => (beginRam(chip, request), {})],
    [opcodes/* OPCODES */.q.MEM_DATA, (chip, request) => (chip.ram.load(block(request).length), {})],
    [opcodes/* OPCODES */.q.MEM_END, stub_commands_runRam],
    [opcodes/* OPCODES */.q.SPI_ATTACH, (_, request) => (words(request, 4), {})],
    [opcodes/* OPCODES */.q.SPI_SET_PARAMS, (chip, request) => (setFlashSize(chip, request), {})],
    [opcodes/* OPCODES */.q.CHANGE_BAUDRATE, (chip, request) => ({ after: changeBaud(chip, request) })],
    [opcodes/* OPCODES */.q.FLASH_BEGIN, (chip, request) => stub_commands_begin(chip, request, false)],
    [opcodes/* OPCODES */.q.FLASH_DATA, stub_commands_write],
    [opcodes/* OPCODES */.q.FLASH_END, stub_commands_end],
    [opcodes/* OPCODES */.q.FLASH_DEFL_BEGIN, (chip, request) => stub_commands_begin(chip, request, true)],
    [opcodes/* OPCODES */.q.FLASH_DEFL_DATA, stub_commands_inflate],
    [opcodes/* OPCODES */.q.FLASH_DEFL_END, stub_commands_end],
    [opcodes/* OPCODES */.q.SPI_FLASH_MD5, (chip, request) => ({ body: digest(chip, request) })],
    [opcodes/* OPCODES */.q.GET_SECURITY_INFO, (chip) => ({ body: securityInfo(chip.settings) })],
    [opcodes/* OPCODES */.q.ERASE_FLASH, eraseFlash],
    [opcodes/* OPCODES */.q.ERASE_REGION, eraseRegion],
]);
function stub_commands_sync(_, { body }) {
    if (body.length !== 36)
        throw new CommandError("bad-length");
    return { times: SYNC_ANSWERS };
}
function stub_commands_runRam(chip, request) {
    const entry = endRam(chip, request);
    if (entry === undefined)
        return {};
    return { then: chip.ram.holds(entry) ? "start-stub" : "start-application" };
}
/** The first erase begins at once and goes on while the first block travels. */
function stub_commands_begin(chip, request, compressed) {
    openDownload(chip, request, compressed, [16, 20]).startNextErase();
    return {};
}
function stub_commands_write(chip, request) {
    const download = currentDownload(chip, false);
    const data = block(request);
    return { after: () => download.write(data) };
}
function stub_commands_inflate(chip, request) {
    const download = currentDownload(chip, true);
    const data = block(request);
    return { after: () => download.inflate(data) };
}
/** The stub stays, also when it is asked to reboot: version 2 does not implement that. */
function stub_commands_end(chip, request) {
    words(request, 4);
    if (chip.download === undefined)
        throw new CommandError("not-in-flash-mode");
    if (chip.download.remaining !== 0)
        throw new CommandError("bad-length");
    chip.endDownload();
    return {};
}
function eraseFlash(chip) {
    chip.time.flash(chip.flash.eraseChip());
    return {};
}
function eraseRegion(chip, request) {
    const [address = 0, size = 0] = words(request, 8);
    if (address % SECTOR_BYTES !== 0 || size % SECTOR_BYTES !== 0)
        throw new CommandError("bad-length");
    if (!chip.canReach(address, size))
        throw new CommandError("erase-failed");
    chip.time.flash(chip.flash.eraseRange(address, size));
    return {};
}

;// CONCATENATED MODULE: ./src/virtual-board/protocol/stub.ts








const GREETING = Buffer.from("OHAI", "latin1");
const stub_NOTHING = new Uint8Array();
/**
 * esptool's flasher stub. It answers a block before it writes it, and reports a failure then with the next
 * command, whatever that is.
 */
class StubLoader {
    #chip;
    #reading;
    #lateFault;
    constructor(chip) {
        this.#chip = chip;
        // The stub attaches the flash and finds out its size by itself.
        chip.isFlashAttached = true;
        chip.flashLimit = chip.flash.size;
    }
    greet(wire) {
        wire.send(GREETING);
    }
    async receive(packet, wire) {
        if (this.#reading !== undefined) {
            if (this.#reading.receive(packet, wire))
                this.#reading = undefined;
            return undefined;
        }
        const request = parseRequest(packet);
        if (request === undefined)
            return undefined;
        const late = this.#lateFault;
        this.#lateFault = undefined;
        if (late !== undefined) {
            this.#refuse(wire, request, late);
            return undefined;
        }
        try {
            return await this.#run(request, wire);
        }
        catch (error) {
            if (!(error instanceof CommandError))
                throw error;
            this.#refuse(wire, request, error.fault);
            return undefined;
        }
    }
    async #run(request, wire) {
        if (request.declaredLength !== request.body.length)
            throw new CommandError("bad-length");
        // This one has no answer.
        if (request.opcode === opcodes/* OPCODES */.q.RUN_USER_CODE)
            return undefined;
        const outcome = await this.#command(request, wire);
        const packet = encodeResponse(request.opcode, outcome.value ?? 0, outcome.body ?? stub_NOTHING, STUB_SUCCESS);
        for (let sent = 0; sent < (outcome.times ?? 1); sent++)
            wire.send(packet);
        try {
            await outcome.after?.();
        }
        catch (error) {
            if (!(error instanceof CommandError))
                throw error;
            this.#lateFault = error.fault;
        }
        return outcome.then;
    }
    #command(request, wire) {
        if (request.opcode === opcodes/* OPCODES */.q.READ_FLASH)
            return this.#read(request, wire);
        const command = STUB_COMMANDS.get(request.opcode);
        if (command === undefined)
            throw new CommandError("unknown-command");
        this.#chip.checkFlashWorks(request);
        return command(this.#chip, request);
    }
    #read(request, wire) {
        const [address = 0, length = 0, blockSize = 0] = words(request, 16);
        return {
            after: () => {
                if (blockSize === 0 || blockSize > READ_BLOCK_LIMIT)
                    throw new CommandError("bad-length");
                if (!this.#chip.canReach(address, length))
                    throw new CommandError("read-failed");
                const reading = new FlashReading(this.#chip, { address, length, blockSize });
                this.#reading = reading.start(wire) ? undefined : reading;
            },
        };
    }
    #refuse(wire, request, fault) {
        wire.send(encodeResponse(request.opcode, 0, stub_NOTHING, stubStatus(fault)));
    }
}

;// CONCATENATED MODULE: ./src/virtual-board/protocol/machine.ts






/** The chip from reset to reset. */
class Machine {
    #settings;
    #flash;
    #time;
    #chip;
    #loader;
    #mode = "rom";
    constructor(settings, flash, time) {
        this.#settings = settings;
        this.#flash = flash;
        this.#time = time;
        this.#chip = new Chip(settings, flash, time);
        this.#loader = new RomLoader(this.#chip);
    }
    get mode() {
        return this.#mode;
    }
    /** The baud rate that the other side has chosen, if it has. */
    get chosenBaud() {
        return this.#chip.chosenBaud;
    }
    /** Takes one packet; `wire` gets the answers. */
    async receive(packet, wire) {
        const transition = await this.#loader?.receive(packet, wire);
        if (transition === "start-stub") {
            const stub = new StubLoader(this.#chip);
            this.#loader = stub;
            this.#mode = "stub";
            stub.greet(wire);
        }
        else if (transition === "start-application") {
            this.#chip.endDownload();
            this.#loader = undefined;
            this.#mode = "application";
        }
    }
    /** As EN pulled low, with GPIO0 held for the ROM in download mode: nothing is left of before but the flash. */
    reset(mode = "rom") {
        this.#chip.endDownload();
        this.#chip = new Chip(this.#settings, this.#flash, this.#time);
        this.#loader = mode === "rom" ? new RomLoader(this.#chip) : undefined;
        this.#mode = mode;
    }
}

;// CONCATENATED MODULE: ./src/virtual-board/link/clock.ts

/** Timers fire up to about a millisecond late; the rest of a wait is spent looking at the clock. */
const TIMER_SLACK_MS = 1.1;
/** Milliseconds of the host's monotonic clock. */
function now() {
    return performance.now();
}
/** Waits until `time`, or until `signal` is aborted; never throws. Exact to well under a millisecond. */
async function until(time, signal) {
    for (let left = time - now(); left > 0 && !signal.aborted; left = time - now()) {
        if (left > TIMER_SLACK_MS) {
            await (0,promises_.setTimeout)(left - TIMER_SLACK_MS, undefined, { signal }).catch(() => undefined);
        }
        else
            await (0,promises_.setImmediate)();
    }
}

;// CONCATENATED MODULE: ./src/virtual-board/link/uart-line.ts



/** A UART sends a start bit, eight data bits and a stop bit for each byte. */
const BITS_PER_BYTE = 10;
/** What came in and was not yet taken; the other side is made to wait beyond this. */
const RECEIVE_LIMIT_BYTES = 64 * 1024;
/** What is to go out; nothing more is worked on beyond this until the other side reads. */
const SEND_LIMIT_BYTES = 256 * 1024;
/** How long a side that has ended, and may never return, has to take the last answers. */
const FINISH_DEADLINE_MS = 1_000;
/** A long packet trickles out in pieces of this duration, as on a UART, so that nobody takes it for silence. */
const PIECE_MS = 8;
/**
 * The bytes of one connection, both ways at once, as slow as a UART. Times are computed ahead on a running
 * clock, so that errors of single timers do not add up. Without a baud rate everything passes at once.
 */
class UartLine {
    #socket;
    #baud;
    #closed = new AbortController();
    #arrivals = [];
    #departures = [];
    #waiting = 0;
    #queued = 0;
    #receiverFree = 0;
    #senderFree = 0;
    #ended = false;
    #sending;
    #wake;
    constructor(socket, baud) {
        this.#socket = socket;
        this.#baud = baud;
        socket.on("data", (bytes) => this.#arrive(bytes));
        socket.on("end", () => this.#stopReading());
        socket.on("error", () => undefined);
        socket.on("close", () => {
            this.#stopReading();
            this.#closed.abort();
        });
        socket.on("drain", () => this.#wake?.());
        // A side that came, waited for its turn and ended without a word has had its `end` before anybody listened.
        if (socket.readableEnded)
            this.#stopReading();
    }
    /** Aborted when the connection is gone. */
    get closed() {
        return this.#closed.signal;
    }
    /** The bytes in the order they came, until the other side ends or goes. */
    async *receive() {
        for (;;) {
            const arrival = this.#arrivals.shift();
            if (arrival !== undefined) {
                this.#waiting -= arrival.bytes.length;
                if (this.#waiting <= RECEIVE_LIMIT_BYTES / 2)
                    this.#socket.resume();
                yield arrival;
            }
            else if (this.#ended)
                return;
            else
                await new Promise((resolve) => (this.#wake = resolve));
        }
    }
    /** Sends `bytes`, at `notBefore` (host clock, ms) at the earliest. */
    send(bytes, notBefore) {
        const byteMs = this.#byteMs();
        if (byteMs === 0 && this.#departures.length === 0 && this.#sending === undefined) {
            this.#write(bytes);
            return;
        }
        this.#departures.push({ bytes, notBefore, byteMs });
        this.#queued += bytes.length;
        this.#sending ??= this.#depart();
    }
    /** Waits until the other side has read enough of what was sent, or has gone. */
    async writable() {
        while (this.#queued + this.#socket.writableLength > SEND_LIMIT_BYTES && !this.closed.aborted) {
            if (this.#sending !== undefined)
                await this.#sending;
            else
                await (0,external_node_events_namespaceObject.once)(this.#socket, "drain", { signal: this.closed }).catch(() => undefined);
        }
    }
    /** The other side has ended: lets everything depart that was sent, and closes. */
    async finish() {
        await this.#sending;
        if (this.closed.aborted)
            return;
        this.#socket.end();
        const patience = AbortSignal.any([this.closed, AbortSignal.timeout(FINISH_DEADLINE_MS)]);
        await (0,external_node_events_namespaceObject.once)(this.#socket, "close", { signal: patience }).catch(() => undefined);
    }
    #byteMs() {
        const baud = this.#baud();
        return baud === undefined ? 0 : (BITS_PER_BYTE * 1000) / baud;
    }
    #arrive(bytes) {
        const byteMs = this.#byteMs();
        const startsAt = Math.max(this.#receiverFree, now());
        this.#receiverFree = startsAt + bytes.length * byteMs;
        this.#arrivals.push({ bytes, startsAt, byteMs });
        this.#waiting += bytes.length;
        if (this.#waiting > RECEIVE_LIMIT_BYTES)
            this.#socket.pause();
        this.#wake?.();
    }
    #stopReading() {
        this.#ended = true;
        this.#wake?.();
    }
    async #depart() {
        for (let next = this.#departures.shift(); next !== undefined; next = this.#departures.shift()) {
            const { bytes, byteMs, notBefore } = next;
            const piece = byteMs === 0 ? bytes.length : Math.max(1, Math.floor(PIECE_MS / byteMs));
            for (let at = 0; at < bytes.length; at += piece) {
                const part = bytes.subarray(at, at + piece);
                this.#senderFree = Math.max(this.#senderFree, notBefore) + part.length * byteMs;
                await until(this.#senderFree, this.closed);
                this.#write(part);
            }
            this.#queued -= bytes.length;
        }
        this.#sending = undefined;
    }
    #write(bytes) {
        if (this.#socket.writable)
            this.#socket.write(bytes);
    }
}

;// CONCATENATED MODULE: ./src/virtual-board/link/serial-session.ts










/** The chip's UART: turns the bytes of the connection that holds the port into packets, and answers into bytes. */
class SerialSession {
    #machine;
    #time;
    #log;
    #linkBaud;
    /** Half a packet stays in the receiver when a connection breaks, as in a real one. */
    #decoder = new SlipDecoder();
    constructor(machine, time, log, linkBaud) {
        this.#machine = machine;
        this.#time = time;
        this.#log = log;
        this.#linkBaud = linkBaud;
    }
    /**
     * Talks to one connection until it ends.
     * @param meet gives the faults that the connection meets; `undefined` is a sound board.
     */
    async serve(socket, meet = () => undefined) {
        this.#log.connections++;
        const line = new UartLine(socket, () => this.#baud());
        const faults = meet(line.closed);
        if (faults !== undefined)
            this.#transmit(faults.greeting(), line);
        for await (const { bytes, startsAt, byteMs } of line.receive()) {
            this.#log.bytesIn += bytes.length;
            for (const { payload, endOffset } of this.#decoder.push(faults?.incoming(bytes) ?? bytes)) {
                this.#time.arriveAt(startsAt + (endOffset + 1) * byteMs);
                if (this.#linkBaud !== undefined)
                    await until(this.#time.now, line.closed);
                await this.#handle(payload, line, faults);
                await line.writable();
                if (faults?.isUnplugged)
                    return;
            }
            if (line.closed.aborted)
                return;
        }
        await line.finish();
    }
    /** The rate that the other side has set, but never faster than the link; no pacing without a link model. */
    #baud() {
        if (this.#linkBaud === undefined)
            return undefined;
        return Math.min(this.#machine.chosenBaud ?? this.#linkBaud, this.#linkBaud);
    }
    async #handle(packet, line, faults) {
        const request = parseRequest(packet);
        if (request !== undefined)
            this.#log.command((0,opcodes/* commandName */.p)(request.opcode));
        if (faults !== undefined && !(await faults.reaches(request))) {
            this.#transmit(faults.retort(), line);
            return;
        }
        try {
            await this.#machine.receive(packet, {
                send: (payload) => this.#transmit(faults?.outgoing(payload) ?? slipEncode(payload), line),
            });
        }
        catch (error) {
            // A fault of the board itself: the chip stays silent, and the log shows it.
            this.#log.failed(error);
        }
    }
    #transmit(bytes, line) {
        if (bytes.length === 0)
            return;
        this.#log.bytesOut += bytes.length;
        line.send(bytes, this.#time.now);
    }
}

;// CONCATENATED MODULE: ./src/virtual-board/link/tcp-port.ts

/** Connections that wait for their turn; more are turned away, so that memory stays bounded. */
const WAITING_LIMIT = 16;
const KEEP_ALIVE_MS = 10_000;
/**
 * A TCP port that one client uses at a time, as a serial port (and QEMU's). Others are connected but get no
 * answer; the next in line is served when the one before has gone.
 */
class TcpPort {
    #server;
    #waiting = [];
    #open = new Set();
    #serve;
    #current;
    #closing = false;
    #address = { port: 0, host: "" };
    constructor(serve) {
        this.#serve = serve;
        this.#server = this.#createServer();
    }
    /** Opens the port (0: a free one); gives back its number. */
    async listen(port, host) {
        await new Promise((resolve, reject) => {
            this.#server.once("error", reject);
            this.#server.listen(port, host, () => {
                this.#server.off("error", reject);
                resolve();
            });
        });
        const address = this.#server.address();
        this.#address = { port: typeof address === "object" && address !== null ? address.port : port, host };
        return this.#address.port;
    }
    /** Nothing listens any more, and who is connected or waits is cut off: an adapter that was unplugged. */
    goAway() {
        this.#server.close();
        for (const socket of this.#open)
            socket.resetAndDestroy();
    }
    /** Listens again where it did. */
    async comeBack() {
        if (this.#closing)
            return;
        this.#server = this.#createServer();
        await this.listen(this.#address.port, this.#address.host);
    }
    async close() {
        this.#closing = true;
        const closed = new Promise((resolve) => this.#server.close(() => resolve()));
        for (const socket of this.#open)
            socket.destroy();
        await this.#current;
        await closed;
    }
    #createServer() {
        const settings = {
            // A side that has said all it has to say still gets its answers.
            allowHalfOpen: true,
            noDelay: true,
            keepAlive: true,
            keepAliveInitialDelay: KEEP_ALIVE_MS,
        };
        return (0,external_node_net_.createServer)(settings, (socket) => this.#enter(socket));
    }
    #enter(socket) {
        socket.on("error", () => undefined);
        if (this.#closing || this.#waiting.length >= WAITING_LIMIT) {
            socket.destroy();
            return;
        }
        this.#open.add(socket);
        socket.on("close", () => {
            this.#open.delete(socket);
            this.#leaveQueue(socket);
        });
        // It waited, said nothing, and went: there is nothing to answer, and nobody would see its end when its turn comes.
        socket.once("end", () => {
            if (this.#leaveQueue(socket))
                socket.destroy();
        });
        this.#waiting.push(socket);
        this.#current ??= this.#serveInTurn();
    }
    /** @returns whether it was waiting. */
    #leaveQueue(socket) {
        const at = this.#waiting.indexOf(socket);
        if (at >= 0)
            this.#waiting.splice(at, 1);
        return at >= 0;
    }
    async #serveInTurn() {
        for (let socket = this.#waiting.shift(); socket !== undefined; socket = this.#waiting.shift()) {
            if (!socket.destroyed)
                await this.#serve(socket);
            socket.destroy();
        }
        this.#current = undefined;
    }
}

;// CONCATENATED MODULE: ./src/virtual-board/protocol/device-time.ts
/**
 * The chip's own clock, in milliseconds of the host's monotonic clock: the processor works on one thing at a
 * time, the flash chip may still be erasing meanwhile. Without a link model no operation takes any time.
 */
class DeviceTime {
    #timed;
    #processor = 0;
    #flash = 0;
    constructor(timed) {
        this.#timed = timed;
    }
    /** When the processor is free for the next packet. */
    get now() {
        return this.#processor;
    }
    /** The processor waits for what arrives at `time`. */
    arriveAt(time) {
        if (this.#timed)
            this.#processor = Math.max(this.#processor, time);
    }
    busy(milliseconds) {
        if (this.#timed)
            this.#processor += milliseconds;
    }
    /** The flash works for `milliseconds`, and the processor waits for it. */
    flash(milliseconds) {
        this.startFlash(milliseconds);
        this.waitForFlash();
    }
    /** The flash begins to work for `milliseconds`, after what it was doing; the processor goes on. */
    startFlash(milliseconds) {
        if (this.#timed)
            this.#flash = Math.max(this.#flash, this.#processor) + milliseconds;
    }
    waitForFlash() {
        this.#processor = Math.max(this.#processor, this.#flash);
    }
}

;// CONCATENATED MODULE: ./src/virtual-board/board.ts



















/**
 * Starts a board in software on a TCP port.
 * @throws {Failure} `input-invalid` for options that cannot be, or an image file that cannot be used.
 */
async function startVirtualBoard(options) {
    check(options);
    const { flashSize, image, host = "127.0.0.1", linkBaud } = options;
    const model = CHIPS[options.chip];
    const mac = options.mac ?? model.defaultMac;
    const contents = image === undefined ? contentsInMemory(flashSize) : await claimedContents(image, flashSize);
    const log = new BoardLog();
    const plan = options.faults?.length ? new FaultPlan(options.faults, (kind) => log.fault(kind)) : undefined;
    const flash = new NorFlash(contents, typicalTiming(flashSize), log, plan);
    const time = new DeviceTime(linkBaud !== undefined);
    const { flashEncryption = false, secureBoot = false, secureDownloadMode = false } = options;
    const identity = { mac, flashEncryption, secureBoot };
    const machine = new Machine({ model, identity, secureDownloadMode, faults: plan }, flash, time);
    const session = new SerialSession(machine, time, log, linkBaud);
    const tcp = new TcpPort(async (socket) => {
        if (plan?.fires("reset")) {
            await resetWhenSpokenTo(socket);
            return;
        }
        if (options.resetOnConnect)
            machine.reset();
        const unplug = (awayMs) => {
            socket.resetAndDestroy();
            portFaults.vanish(awayMs);
        };
        // Whatever happens to one connection, the port stays open for the next.
        await session
            .serve(socket, (closed) => plan && new ConnectionFaults(plan, { unplug, closed }))
            .catch((error) => log.failed(error));
    });
    const portFaults = new PortFaults(tcp, (error) => log.failed(error));
    const port = await tcp.listen(options.port ?? 0, host).catch((error) => {
        contents.close();
        throw error;
    });
    if (plan !== undefined)
        portFaults.start(plan);
    const close = async () => {
        portFaults.stop();
        await tcp.close();
        machine.reset();
        contents.close();
    };
    return {
        port,
        url: `socket://${host}:${port}`,
        mac,
        flash: access(flash, contents),
        log,
        get mode() {
            return machine.mode;
        },
        reset: (mode) => machine.reset(mode),
        liftFaults: async () => {
            plan?.lift();
            await portFaults.comeBack();
        },
        close,
        [Symbol.asyncDispose]: close,
    };
}
/** What is in an image file, which no other board on this host can have until the contents are closed. */
async function claimedContents(image, flashSize) {
    const claim = await claimImage(image);
    try {
        const contents = contentsInFile(claim.path, flashSize);
        const close = () => {
            contents.close();
            claim.release();
        };
        await claim.claimFile().catch((error) => {
            close();
            throw error;
        });
        return { ...contents, close };
    }
    catch (error) {
        claim.release();
        throw error;
    }
}
/** Not at once: whether a connection that is reset so early was made at all is seen differently from time to time. */
async function resetWhenSpokenTo(socket) {
    socket.once("data", () => socket.resetAndDestroy());
    socket.once("end", () => socket.destroy());
    if (socket.readableEnded)
        socket.destroy();
    if (!socket.destroyed)
        await new Promise((resolve) => socket.once("close", resolve));
}
function check(options) {
    if (!flash_id/* FLASH_SIZES */.oN.includes(options.flashSize)) {
        throw new errors/* Failure */.HR("input-invalid", `There is no flash of ${options.flashSize} bytes.`, "Use 256 or 512 KB, 1, 2, 4, 8 or 16 MB.");
    }
    const { name, secureDownloadMode } = (0,chips/* chipFacts */.Q4)(options.chip);
    if (options.secureDownloadMode && !secureDownloadMode) {
        const others = chip_model/* CHIP_NAMES */.G.filter((chip) => (0,chips/* chipFacts */.Q4)(chip).secureDownloadMode);
        throw new errors/* Failure */.HR("input-invalid", `The ${name} has no Secure Download Mode.`, `Use the chip ${others.join(" or ")} for it.`);
    }
}
function access(flash, contents) {
    return {
        size: flash.size,
        read: (address, length) => flash.read(address, length),
        poke: (address, bytes) => {
            if (!flash.holds(address, bytes.length))
                throw new RangeError("beyond the flash");
            contents.bytes.set(bytes, address);
            contents.save(address, bytes.length);
        },
    };
}


/***/ }),

/***/ 794:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ CHIP_NAMES)
/* harmony export */ });
const CHIP_NAMES = ["esp32", "esp32s3", "esp32c3"];


/***/ }),

/***/ 636:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(823);
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(578);
/* harmony import */ var _system_processes_background_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(455);
/* harmony import */ var _board_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(595);
/* harmony import */ var _chips_chip_model_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(794);
/* harmony import */ var _faults_fault_text_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(988);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(776);








const FAULTS = Object.entries(_faults_fault_text_js__WEBPACK_IMPORTED_MODULE_5__/* .FAULT_HELP */ .L)
    .map(([kind, fields]) => `                             ${kind}:${fields}`)
    .join("\n");
const WITHOUT_DOWNLOAD_MODE = _chips_chip_model_js__WEBPACK_IMPORTED_MODULE_7__/* .CHIP_NAMES */ .G.filter((chip) => !(0,_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__/* .chipFacts */ .Q4)(chip).secureDownloadMode);
const HELP = `Starts a virtual ESP board on a TCP port, for esptool's socket:// ports.

  virtual-board --chip ${_chips_chip_model_js__WEBPACK_IMPORTED_MODULE_7__/* .CHIP_NAMES */ .G.at(-1) ?? ""} [options]

  --chip <name>            ${_chips_chip_model_js__WEBPACK_IMPORTED_MODULE_7__/* .CHIP_NAMES */ .G.slice(0, -1).join(", ")} or ${_chips_chip_model_js__WEBPACK_IMPORTED_MODULE_7__/* .CHIP_NAMES */ .G.at(-1) ?? ""}
  --flash-size <size>      256KB, 512KB, 1MB, 2MB, 4MB (default), 8MB or 16MB
  --image <file>           holds the flash; made when there is none (default: flash in memory)
  --port <number>          TCP port on 127.0.0.1; 0 (default) picks a free one
  --link-baud <rate>       as slow as a UART of this rate, with the flash's own times (default: off)
  --reset-on-connect       every connection finds a freshly reset chip
  --mac <address>          for example 24:0a:c4:00:01:10
  --secure-download-mode   neither reads nor stub (not ${WITHOUT_DOWNLOAD_MODE.join(", ")})
  --flash-encryption       the eFuses say that flash encryption is on
  --secure-boot            the eFuses say that secure boot is on
  --fault <kind[:args]>    something that is wrong with the board; can be given more than once:
${FAULTS}
  --kept                   stops unless "keep" comes on standard input before it ends (for who starts boards)
  --help

Prints "listening on socket://127.0.0.1:<port>" when ready; runs until SIGINT or SIGTERM.
`;
const FLAGS = new Set([
    "reset-on-connect",
    "secure-download-mode",
    "flash-encryption",
    "secure-boot",
]);
const BAD_OPTIONS = 2;
/** The command. @returns its exit code, once the board has stopped. */
async function run(args) {
    const command = readArguments(args);
    if (command.help) {
        process.stdout.write(HELP);
        return 0;
    }
    const parsed = (0,_options_js__WEBPACK_IMPORTED_MODULE_6__/* .parseBoardOptions */ .UG)(command.texts);
    const problems = [...command.problems, ...("problems" in parsed ? parsed.problems : [])];
    if (problems.length > 0 || "problems" in parsed) {
        process.stderr.write(problems.map((problem) => `virtual-board: ${problem}\n`).join(""));
        process.stderr.write("Run it with --help for the options.\n");
        return BAD_OPTIONS;
    }
    // The listeners come first, so that no signal finds the default action.
    const stop = command.kept ? Promise.race([stopSignal(), notKept()]) : stopSignal();
    const board = await (0,_board_js__WEBPACK_IMPORTED_MODULE_4__/* .startVirtualBoard */ .y)(parsed.options);
    process.stdout.write(`listening on ${board.url}\n`);
    await stop;
    await board.close();
    process.stdout.write(`${account(board)}\n`);
    return board.log.errors.length === 0 ? 0 : 1;
}
function readArguments(args) {
    const options = Object.fromEntries(_options_js__WEBPACK_IMPORTED_MODULE_6__/* .OPTION_NAMES */ .TM.map((name) => [name, { type: FLAGS.has(name) ? "boolean" : "string" }]));
    const { tokens } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
        args: [...args],
        options: { ...options, help: { type: "boolean" }, kept: { type: "boolean" } },
        strict: false,
        tokens: true,
    });
    const texts = {};
    const problems = [];
    let help = false;
    let kept = false;
    for (const token of tokens) {
        if (token.kind === "positional")
            problems.push(`"${token.value}" is not an option`);
        if (token.kind !== "option")
            continue;
        const name = _options_js__WEBPACK_IMPORTED_MODULE_6__/* .OPTION_NAMES */ .TM.find((known) => known === token.name);
        if (token.name === "help")
            help = true;
        else if (token.name === "kept")
            kept = true;
        else if (name === undefined)
            problems.push(`${token.rawName} is not an option`);
        else if (name in texts && name !== "fault")
            problems.push(`${name}: is given twice`);
        else if (FLAGS.has(name))
            texts[name] = token.value ?? "true";
        else if (!token.value || (token.value.startsWith("-") && !token.inlineValue))
            problems.push(`${name}: has no value`);
        else if (name === "fault")
            texts.fault = `${texts.fault ?? ""}\n${token.value}`;
        else
            texts[name] = token.value;
    }
    return { texts, problems, help, kept };
}
function stopSignal() {
    return new Promise((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM"])
            process.on(signal, () => resolve());
    });
}
/** Resolves when who started the board has ended before it noted how to stop it. */
async function notKept() {
    if (await (0,_system_processes_background_js__WEBPACK_IMPORTED_MODULE_3__/* .untilKept */ .ve)())
        await new Promise(() => undefined);
}
function account({ log }) {
    const total = (regions) => regions.reduce((sum, { length }) => sum + length, 0);
    const faults = Object.entries(log.faults).map(([kind, times]) => `${kind} ${times}`);
    const happened = faults.length === 0 ? "" : `; faults: ${faults.join(", ")}`;
    const errors = log.errors.map((error) => `\nfault of the virtual board: ${error}`);
    return `stopped after ${log.connections} ${log.connections === 1 ? "connection" : "connections"}, ${total(log.erases)} bytes erased, ${total(log.writes)} bytes written${happened}${errors.join("")}`;
}
function explain(error) {
    if (error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR)
        return `${error.message} ${error.hint}`;
    if ((0,_system_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === "EADDRINUSE")
        return "port: is in use by another program; use 0 for a free one";
    return (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error);
}
// Whoever read our lines may have gone; the board goes on.
process.stdout.on("error", () => undefined);
try {
    process.exitCode = await run(process.argv.slice(2));
}
catch (error) {
    process.stderr.write(`virtual-board: ${explain(error)}\n`);
    process.exitCode = error instanceof _system_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR ? BAD_OPTIONS : 1;
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 988:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ parseFault),
/* harmony export */   L: () => (/* binding */ FAULT_HELP)
/* harmony export */ });
/* harmony import */ var _protocol_opcodes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(212);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(654);


const DEFAULT_SEED = 1;
const DEFAULT_GARBAGE_BYTES = 64;
const SECTOR_BYTES = 0x1000;
/** For people: each kind with what it takes; defaults are for ever, at once, everywhere. */
const FAULT_HELP = {
    silent: "[times=N]",
    application: "[times=N]",
    garbage: "[where=connect|answers][,bytes=N][,seed=N][,times=N]",
    refused: "[ms=N]",
    reset: "[times=N]",
    unplug: "at=TRIGGER[,away=MS|always][,times=N]",
    flip: "rate=0.001[,way=in|out|both][,at=TRIGGER][,seed=N][,times=N]",
    drop: "rate=0.001[,way=in|out|both][,at=TRIGGER][,seed=N][,times=N]",
    slow: "ms=N",
    stall: "at=TRIGGER[,ms=N][,times=N]",
    baud: "[times=N]",
    "erase-fails": "[times=N]",
    "write-fails": "[times=N]",
    stuck: "address=0x10000[,length=4096][,mask=0xff]",
    "wrong-digest": "[times=N]",
};
/** `KIND` or `KIND:name=value,name=value`; `problem` completes the sentence "<text> …". */
function parseFault(text) {
    const colon = text.indexOf(":");
    const kind = (colon < 0 ? text : text.slice(0, colon)).trim();
    const known = Object.keys(BUILD).find((name) => name === kind);
    if (known === undefined)
        return { problem: `is no fault; use one of ${Object.keys(BUILD).join(", ")}` };
    const fields = new Fields(colon < 0 ? "" : text.slice(colon + 1));
    const fault = BUILD[known](fields);
    const problem = fields.problem();
    return problem === undefined ? { fault } : { problem: `${problem}; use ${known}:${FAULT_HELP[known]}` };
}
const BUILD = {
    silent: (fields) => ({ kind: "silent", times: fields.times() }),
    application: (fields) => ({ kind: "application", times: fields.times() }),
    garbage: (fields) => ({
        kind: "garbage",
        where: fields.oneOf("where", ["connect", "answers"]),
        bytes: fields.number("bytes", DEFAULT_GARBAGE_BYTES),
        seed: fields.number("seed", DEFAULT_SEED),
        times: fields.times(),
    }),
    refused: (fields) => ({ kind: "refused", ms: fields.number("ms", Infinity) }),
    reset: (fields) => ({ kind: "reset", times: fields.times() }),
    unplug: (fields) => ({
        kind: "unplug",
        at: fields.trigger(),
        away: fields.number("away", 0),
        times: fields.times(),
    }),
    flip: (fields) => damage("flip", fields),
    drop: (fields) => damage("drop", fields),
    slow: (fields) => ({ kind: "slow", ms: fields.number("ms") }),
    stall: (fields) => ({
        kind: "stall",
        at: fields.trigger(),
        ms: fields.number("ms", Infinity),
        times: fields.times(),
    }),
    baud: (fields) => ({ kind: "baud", times: fields.times() }),
    "erase-fails": (fields) => ({ kind: "erase-fails", times: fields.times() }),
    "write-fails": (fields) => ({ kind: "write-fails", times: fields.times() }),
    stuck: (fields) => ({
        kind: "stuck",
        address: fields.number("address"),
        length: fields.number("length", SECTOR_BYTES),
        mask: fields.number("mask", 0xff),
    }),
    "wrong-digest": (fields) => ({ kind: "wrong-digest", times: fields.times() }),
};
function damage(kind, fields) {
    const common = {
        kind,
        rate: fields.share("rate"),
        way: fields.oneOf("way", ["both", "in", "out"]),
        seed: fields.number("seed", DEFAULT_SEED),
        times: fields.times(),
    };
    return fields.has("at") ? { ...common, at: fields.trigger() } : common;
}
/** `name=value` pairs; the first thing that is wrong is kept. */
class Fields {
    #texts = new Map();
    #problem;
    constructor(text) {
        for (const pair of text.split(",").filter((part) => part.trim() !== "")) {
            const [name = "", ...value] = pair.split("=");
            if (this.#texts.has(name.trim()))
                this.#fail(`gives ${name.trim()} twice`);
            this.#texts.set(name.trim(), value.join("=").trim());
        }
    }
    /** Everything must have been asked for by now. */
    problem() {
        const [left] = this.#texts.keys();
        return this.#problem ?? (left === undefined ? undefined : `has no ${left}`);
    }
    has(name) {
        return this.#texts.has(name);
    }
    times() {
        return this.number("times", Infinity);
    }
    /** A whole number from 0 on, decimal or hexadecimal, or `always`. */
    number(name, otherwise) {
        const text = this.#take(name, otherwise !== undefined);
        if (text === undefined)
            return otherwise ?? 0;
        if (text === "always")
            return Infinity;
        if (!/^(?:\d{1,10}|0x[\da-f]{1,8})$/i.test(text))
            this.#fail(`has no number in ${name}`);
        return Number(text);
    }
    share(name) {
        const text = this.#take(name, false) ?? "";
        const value = /^\d*\.?\d+$/.test(text) ? Number(text) : NaN;
        if (!(value >= 0 && value <= 1))
            this.#fail(`needs a ${name} from 0 to 1`);
        return value;
    }
    /** The first choice is the default. */
    oneOf(name, choices) {
        const text = this.#take(name, true);
        if (text === undefined)
            return choices[0];
        const chosen = choices.find((choice) => choice === text);
        if (chosen === undefined)
            this.#fail(`needs a ${name} out of ${choices.join(", ")}`);
        return chosen ?? choices[0];
    }
    /** `write:BYTES`, `read:BYTES` or the name of a command. */
    trigger() {
        const text = this.#take("at", false) ?? "";
        const [, on, bytes] = /^(write|read):(\d{1,10})$/.exec(text) ?? [];
        if (on === "write" || on === "read")
            return { on, bytes: Number(bytes) };
        const name = Object.keys(_protocol_opcodes_js__WEBPACK_IMPORTED_MODULE_0__/* .OPCODES */ .q).find((command) => command === text);
        if (name === undefined)
            this.#fail("needs at=write:BYTES, at=read:BYTES or at=COMMAND, such as ERASE_FLASH");
        return { on: "command", name: name ?? "SYNC" };
    }
    #take(name, optional) {
        const text = this.#texts.get(name);
        this.#texts.delete(name);
        if (text === undefined && !optional)
            this.#fail(`needs ${name}`);
        return text;
    }
    #fail(problem) {
        this.#problem ??= problem;
    }
}


/***/ }),

/***/ 654:
/***/ ((__unused_webpack_module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

/* harmony import */ var _protocol_opcodes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(212);



/***/ }),

/***/ 335:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Id: () => (/* binding */ sfdpTable),
/* harmony export */   oN: () => (/* binding */ FLASH_SIZES),
/* harmony export */   rb: () => (/* binding */ jedecId)
/* harmony export */ });
const WINBOND = 0xef;
const W25Q_SERIES = 0x40;
const MIB = 0x10_0000;
/** Sizes that the board has, in bytes: 256 and 512 KB, 1, 2, 4, 8 and 16 MB. */
const FLASH_SIZES = [1 / 4, 1 / 2, 1, 2, 4, 8, 16].map((size) => size * MIB);
/** The three bytes that the flash answers to RDID: manufacturer, series, log2 of the size in bytes. */
function jedecId(flashBytes) {
    return Uint8Array.of(WINBOND, W25Q_SERIES, Math.log2(flashBytes));
}
/**
 * The discoverable parameters (SFDP, JESD216): header, one parameter header, and the first words of the basic
 * table with the erase sizes and the density in bits.
 */
function sfdpTable(flashBytes) {
    const table = Buffer.alloc(256, 0xff);
    table.write("SFDP", 0, "latin1");
    // Revision 1.5, one parameter header; the basic table: 16 words at 0x80.
    table.set([0x05, 0x01, 0x00, 0xff, 0x00, 0x05, 0x01, 0x10, 0x80, 0x00, 0x00, 0xff], 4);
    // 4 KiB erase is 0x20, 3-byte addresses, dual and quad reads.
    table.writeUInt32LE(0xfff9_20e5, 0x80);
    table.writeUInt32LE(flashBytes * 8 - 1, 0x84);
    return table;
}


/***/ }),

/***/ 776:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   TM: () => (/* binding */ OPTION_NAMES),
/* harmony export */   UG: () => (/* binding */ parseBoardOptions)
/* harmony export */ });
/* unused harmony export formatMac */
/* harmony import */ var _firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(823);
/* harmony import */ var _board_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(595);
/* harmony import */ var _chips_chip_model_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(794);
/* harmony import */ var _faults_fault_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(654);
/* harmony import */ var _faults_fault_text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(988);
/* harmony import */ var _flash_flash_id_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(335);






const KIB = 0x400;
const MIB = 0x10_0000;
const DEFAULT_FLASH_SIZE = "4MB";
/** The slowest and the fastest rate that a UART of these chips is used with. */
const LOWEST_BAUD = 1_200;
const HIGHEST_BAUD = 5_000_000;
const OPTION_NAMES = [
    "chip",
    "flash-size",
    "image",
    "port",
    "link-baud",
    "reset-on-connect",
    "mac",
    "secure-download-mode",
    "flash-encryption",
    "secure-boot",
    "fault",
];
/** The board that the texts describe, or everything that is wrong with them. */
function parseBoardOptions(texts) {
    const problems = [];
    const take = (name, parse, hint) => {
        const text = texts[name] ?? "";
        if (text === "")
            return undefined;
        const value = parse(text);
        if (value === undefined)
            problems.push(`${name}: "${text}" ${hint}`);
        return value;
    };
    const chip = take("chip", (text) => _chips_chip_model_js__WEBPACK_IMPORTED_MODULE_5__/* .CHIP_NAMES */ .G.find((name) => name === text), `is not one of ${_chips_chip_model_js__WEBPACK_IMPORTED_MODULE_5__/* .CHIP_NAMES */ .G.join(", ")}`);
    if ((texts.chip ?? "") === "")
        problems.push(`chip: is missing; use one of ${_chips_chip_model_js__WEBPACK_IMPORTED_MODULE_5__/* .CHIP_NAMES */ .G.join(", ")}`);
    const flashSize = take("flash-size", flashBytes, "is not a flash size; use 256KB, 512KB, 1MB, 2MB, 4MB, 8MB or 16MB");
    const port = take("port", (text) => integer(text, 0, 65_535), "is not a port; use 0 (a free one) to 65535");
    const baud = `is not a baud rate; use ${LOWEST_BAUD} to ${HIGHEST_BAUD}`;
    const linkBaud = take("link-baud", (text) => integer(text, LOWEST_BAUD, HIGHEST_BAUD), baud);
    const mac = take("mac", parseMac, "is not the MAC address of a board; use six bytes as 24:0a:c4:00:01:10");
    const flag = (name) => take(name, (text) => (text === "true" ? true : text === "false" ? false : undefined), "is neither true nor false") ?? false;
    const resetOnConnect = flag("reset-on-connect");
    const secureDownloadMode = flag("secure-download-mode");
    const flashEncryption = flag("flash-encryption");
    const secureBoot = flag("secure-boot");
    const faults = parseFaults(texts.fault ?? "", problems);
    if (secureDownloadMode && chip !== undefined && !(0,_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__/* .chipFacts */ .Q4)(chip).secureDownloadMode) {
        problems.push(`secure-download-mode: the ${(0,_firmware_flash_chips_js__WEBPACK_IMPORTED_MODULE_0__/* .chipFacts */ .Q4)(chip).name} has none`);
    }
    if (problems.length > 0 || chip === undefined)
        return { problems };
    return {
        options: {
            chip,
            flashSize: flashSize ?? flashBytes(DEFAULT_FLASH_SIZE) ?? 0,
            port: port ?? 0,
            resetOnConnect,
            secureDownloadMode,
            flashEncryption,
            secureBoot,
            faults,
            ...(texts.image ? { image: texts.image } : {}),
            ...(linkBaud === undefined ? {} : { linkBaud }),
            ...(mac === undefined ? {} : { mac }),
        },
    };
}
/** One fault a line. */
function parseFaults(lines, problems) {
    const texts = lines.split("\n").map((line) => line.trim());
    return texts.filter(Boolean).flatMap((text) => {
        const parsed = (0,_faults_fault_text_js__WEBPACK_IMPORTED_MODULE_3__/* .parseFault */ .G)(text);
        if ("fault" in parsed)
            return [parsed.fault];
        problems.push(`fault: "${text}" ${parsed.problem}`);
        return [];
    });
}
function formatMac(mac) {
    return mac.map((byte) => byte.toString(16).padStart(2, "0")).join(":");
}
function flashBytes(text) {
    const [, number, unit = ""] = /^(\d+)([MK])B?$/i.exec(text) ?? [];
    const bytes = Number(number) * (unit.toUpperCase() === "K" ? KIB : MIB);
    return _flash_flash_id_js__WEBPACK_IMPORTED_MODULE_4__/* .FLASH_SIZES */ .oN.find((size) => size === bytes);
}
function integer(text, min, max) {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    return value >= min && value <= max ? value : undefined;
}
/** A group address (odd first byte) belongs to no board. */
function parseMac(text) {
    if (!/^([\da-f]{2}:){5}[\da-f]{2}$/i.test(text))
        return undefined;
    const [a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = text.split(":").map((byte) => Number.parseInt(byte, 16));
    return a % 2 === 0 ? [a, b, c, d, e, f] : undefined;
}


/***/ }),

/***/ 212:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ commandName),
/* harmony export */   q: () => (/* binding */ OPCODES)
/* harmony export */ });
/** The commands of the serial protocol, named as esptool names them. */
const OPCODES = {
    FLASH_BEGIN: 0x02,
    FLASH_DATA: 0x03,
    FLASH_END: 0x04,
    MEM_BEGIN: 0x05,
    MEM_END: 0x06,
    MEM_DATA: 0x07,
    SYNC: 0x08,
    WRITE_REG: 0x09,
    READ_REG: 0x0a,
    SPI_SET_PARAMS: 0x0b,
    SPI_ATTACH: 0x0d,
    READ_FLASH_SLOW: 0x0e,
    CHANGE_BAUDRATE: 0x0f,
    FLASH_DEFL_BEGIN: 0x10,
    FLASH_DEFL_DATA: 0x11,
    FLASH_DEFL_END: 0x12,
    SPI_FLASH_MD5: 0x13,
    GET_SECURITY_INFO: 0x14,
    ERASE_FLASH: 0xd0,
    ERASE_REGION: 0xd1,
    READ_FLASH: 0xd2,
    RUN_USER_CODE: 0xd3,
};
const NAMES = new Map(Object.entries(OPCODES).map(([name, opcode]) => [opcode, name]));
/** `READ_REG`, or `0x7f` for an opcode that is no command. */
function commandName(opcode) {
    return NAMES.get(opcode) ?? `0x${opcode.toString(16).padStart(2, "0")}`;
}


/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 30:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(636);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
