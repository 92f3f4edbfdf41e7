export const id = 405;
export const ids = [405];
export const modules = {

/***/ 14806:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ deviceName)
/* harmony export */ });
const NUL = 0x00;
const BACKSLASH = 0x5c;
/**
 * The name in a field that a device padded with NULs. The backslash and everything that is not printable ASCII is
 * written as `\xNN`, so that no control character gets through, and different bytes remain different names.
 */
function deviceName(field) {
    const end = field.indexOf(NUL);
    const bytes = end < 0 ? field : field.subarray(0, end);
    return Array.from(bytes, (byte) => (isPlain(byte) ? String.fromCharCode(byte) : escaped(byte))).join("");
}
function isPlain(byte) {
    return byte >= 0x20 && byte <= 0x7e && byte !== BACKSLASH;
}
function escaped(byte) {
    return `\\x${byte.toString(16).padStart(2, "0")}`;
}


/***/ }),

/***/ 82773:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lw: () => (/* binding */ flashSizeBytes),
/* harmony export */   M0: () => (/* binding */ formatAddress),
/* harmony export */   VE: () => (/* binding */ FLASH_LIMIT),
/* harmony export */   t4: () => (/* binding */ SECTOR_SIZE),
/* harmony export */   xC: () => (/* binding */ findOverlap)
/* harmony export */ });
/** The smallest piece of flash that can be erased (every NOR flash that esptool supports): 4 KiB. */
const SECTOR_SIZE = 0x1000;
/** The largest address that esptool's 4-byte flash addressing reaches: 128 MiB, its largest flash size. */
const FLASH_LIMIT = 0x800_0000;
/** `0x10000`, as addresses are written everywhere. */
function formatAddress(address) {
    return `0x${address.toString(16)}`;
}
/**
 * Bytes of a flash size in esptool's words: "4MB", "256KB", "4MB-c1" (its two-megabyte-mapped variant).
 * `undefined` for "keep" and "detect".
 */
function flashSizeBytes(text) {
    const match = /^(\d{1,6})(KB|MB)(?:-c1)?$/.exec(text);
    if (match === null)
        return undefined;
    return Number(match[1]) * (match[2] === "MB" ? 1024 * 1024 : 1024);
}
/** The first two regions that share a flash sector, and that sector's address. */
function findOverlap(regions) {
    const sorted = [...regions].sort((a, b) => a.address - b.address);
    for (const [index, region] of sorted.entries()) {
        const next = sorted[index + 1];
        if (next === undefined)
            break;
        const lastSector = sectorOf(region.address + region.size - 1);
        if (sectorOf(next.address) <= lastSector) {
            return { regions: [region, next], sector: sectorOf(next.address) };
        }
    }
    return undefined;
}
function sectorOf(address) {
    return address - (address % SECTOR_SIZE);
}


/***/ }),

/***/ 45462:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tW: () => (/* binding */ looksLikeIntelHex),
/* harmony export */   xg: () => (/* binding */ HexProblem),
/* harmony export */   yM: () => (/* binding */ hexRecords)
/* harmony export */ });
/** What is wrong with a file of Intel HEX; the message completes the sentence «"file" …». */
class HexProblem extends Error {
    name = "HexProblem";
}
/** The types of the format's definition (Intel, "Hexadecimal Object File Format Specification", 1988), by number. */
const TYPES = ["data", "end", "segment", "start-segment", "linear", "start-linear"];
/** How many bytes a record carries that says where data belongs or where a program begins. */
const SIZES = {
    end: 0,
    segment: 2,
    "start-segment": 4,
    linear: 2,
    "start-linear": 4,
};
/** Count, address (2), type and checksum: the bytes around the data. */
const FRAME = 5;
/** A colon and two digits for each byte of the longest record. */
const MAX_LINE = 1 + 2 * (255 + FRAME);
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Whether bytes begin as a record of Intel HEX does; esptool goes by the colon and reads on. */
function looksLikeIntelHex(start) {
    return /^:[\da-f]{10}/i.test(Buffer.from(start.subarray(0, 2 * FRAME + 1)).toString("latin1"));
}
/**
 * The records of a file, up to the end record, after which there may be nothing but blank lines.
 * @throws {HexProblem} naming the line.
 */
function* hexRecords(text) {
    let ended = false;
    for (const { line, content } of linesOf(text)) {
        if (content === "")
            continue;
        if (ended)
            throw new HexProblem(`is Intel HEX that continues after its end record, in line ${line}`);
        const record = recordOf(content, line);
        ended = record.type === "end";
        yield record;
    }
    if (!ended)
        throw new HexProblem("is Intel HEX without an end record: it is truncated");
}
function* linesOf(text) {
    const buffer = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    for (let start = 0, line = 1; start < buffer.length; line++) {
        const feed = buffer.indexOf(LINE_FEED, start);
        const end = feed < 0 ? buffer.length : feed;
        const stop = end > start && buffer[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
        if (stop - start > MAX_LINE)
            throw malformed(line);
        yield { line, content: buffer.toString("latin1", start, stop).trim() };
        start = end + 1;
    }
}
function recordOf(content, line) {
    const bytes = Buffer.from(content.slice(1), "hex");
    // The decoder stops at the first character that is no digit.
    if (!content.startsWith(":") || bytes.length * 2 !== content.length - 1)
        throw malformed(line);
    const data = bytes.subarray(4, -1);
    if (bytes.length < FRAME || data.length !== bytes[0])
        throw malformed(line);
    if (bytes.reduce((sum, byte) => sum + byte, 0) % 256 !== 0) {
        throw new HexProblem(`is Intel HEX with a wrong checksum in line ${line}`);
    }
    const type = TYPES[bytes[3] ?? TYPES.length];
    if (type === undefined) {
        throw new HexProblem(`is Intel HEX with a record of the unknown type ${bytes[3] ?? "?"} in line ${line}`);
    }
    if (data.length !== (SIZES[type] ?? data.length))
        throw malformed(line);
    return { type, offset: bytes.readUInt16BE(1), data, line };
}
function malformed(line) {
    return new HexProblem(`is Intel HEX with an invalid record in line ${line}`);
}


/***/ }),

/***/ 76189:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AY: () => (/* binding */ locateOutput),
/* harmony export */   K5: () => (/* binding */ backslashProblem),
/* harmony export */   Pn: () => (/* binding */ locateInput),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   UY: () => (/* binding */ locatePlace),
/* harmony export */   ao: () => (/* binding */ locateWithin),
/* harmony export */   ni: () => (/* binding */ readRefusal),
/* harmony export */   qX: () => (/* binding */ asImage)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76578);
/* harmony import */ var _firmware_formats_intel_hex_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45462);
/* harmony import */ var _system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(12458);
/* harmony import */ var _system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41474);
/* harmony import */ var _system_files_change_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(35867);
/* harmony import */ var _system_files_found_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(91744);








const OUTSIDE = {
    code: "path-outside-workspace",
    problem: "leaves the workspace; use a path inside it, or an absolute path",
};
const INTEL_HEX = {
    code: "input-invalid",
    problem: "is Intel HEX, whose addresses esptool would use instead of yours; convert it to a binary",
};
const NO_FOLDER = {
    code: "output-unwritable",
    problem: "cannot be written there: a part of its path is a file, not a folder",
};
/** Finds a file to read: a regular file with at least one byte; a relative path stays in the workspace. */
async function locateInput(workspace, path) {
    const found = await locatePlace(workspace, path);
    return "value" in found ? asImage(found.value) : found;
}
/** A place that has to be a file to read. */
function asImage({ kind, realPath, size }) {
    if (kind === "folder")
        return { code: "input-invalid", problem: "is a folder, not a file" };
    return kind === "hex" ? INTEL_HEX : { value: { realPath, size } };
}
/**
 * Refuses backslashes where they are not separators: such an output would be one file name, in the workspace itself.
 */
function backslashProblem(path) {
    if (node_path__WEBPACK_IMPORTED_MODULE_1__.sep === "\\" || !path.includes("\\"))
        return undefined;
    return `contains a backslash, which is not a path separator on this runner; did you mean "${(0,_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_7__/* .shorten */ .m)(path.replaceAll("\\", "/"))}"?`;
}
/** Finds what a path of the workflow leads to; a relative path stays in the workspace. */
async function locatePlace(workspace, path) {
    const problem = backslashProblem(path);
    if (problem !== undefined)
        return { code: "input-invalid", problem };
    return placeAt((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) ? undefined : workspace);
}
/**
 * Finds what a path that the step or a build made leads to: from `folder`, and never outside `root`.
 * @param root `undefined` is anywhere.
 */
async function locateWithin(root, folder, path) {
    return placeAt((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder, path), root);
}
/** Whether a path, all links resolved, lies in the folder, all links resolved. */
async function isWithin(folder, path) {
    return inside(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(folder), path);
}
async function placeAt(target, root) {
    if (target.includes("\0"))
        return { code: "input-invalid", problem: "contains a NUL character" };
    if (root !== undefined && !inside(root, target))
        return OUTSIDE;
    try {
        const realPath = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(target);
        if (root !== undefined && !inside(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(root), realPath))
            return OUTSIDE;
        const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(realPath);
        if (status.isDirectory())
            return { value: { kind: "folder", realPath, size: 0 } };
        if (!status.isFile())
            return { code: "input-invalid", problem: "is not a regular file" };
        const { head, size } = await begin(realPath);
        if (size === 0)
            return { code: "file-empty", problem: "is empty" };
        return { value: { kind: (0,_firmware_formats_intel_hex_record_js__WEBPACK_IMPORTED_MODULE_3__/* .looksLikeIntelHex */ .tW)(head) ? "hex" : "file", realPath, size } };
    }
    catch (error) {
        return readRefusal(error);
    }
}
/** What is wrong with a file that cannot be opened or read. */
function readRefusal(error) {
    if (error instanceof _system_files_found_file_js__WEBPACK_IMPORTED_MODULE_6__/* .MovedError */ .WJ) {
        return {
            code: "file-changed",
            problem: "changed or was replaced by a link while the step read it",
        };
    }
    // The file is fine: report the limit.
    if ((0,_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_4__/* .isLimit */ .S4)(error))
        throw error;
    switch ((0,_system_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error)) {
        case "ENOENT":
        case "ENOTDIR":
        case "ENAMETOOLONG":
            return { code: "file-not-found", problem: "does not exist" };
        case "EACCES":
        case "EPERM":
            return { code: "file-unreadable", problem: "is not readable for the runner's user" };
        default:
            return { code: "file-unreadable", problem: `cannot be read (${reasonOf(error)})` };
    }
}
/** Only the system's code: its message would repeat the path. */
function reasonOf(error) {
    return (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) ?? (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error);
}
/** Finds where to create a file; nothing is created yet. */
async function locateOutput(workspace, path, overwrite) {
    // An output's name goes to esptool, into logs and into an artifact: none can handle a line break.
    if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(path))
        return { code: "input-invalid", problem: "contains a control character" };
    const problem = backslashProblem(path);
    if (problem !== undefined)
        return { code: "input-invalid", problem };
    if (/[\\/]$/.test(path))
        return { code: "input-invalid", problem: "is a folder name; use a file name" };
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path);
    if (!(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) && !inside(workspace, target))
        return OUTSIDE;
    try {
        const folder = await realAncestor((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target));
        const realPath = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(target));
        if (!(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) && !inside(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(workspace), realPath))
            return OUTSIDE;
        const there = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(realPath).catch(() => undefined);
        if (there === undefined)
            return { value: { path, realPath, overwrite } };
        if (there.isDirectory())
            return { code: "input-invalid", problem: "is a folder; use a file name" };
        if (!there.isFile()) {
            return { code: "output-unwritable", problem: "is a link or a special file, which is never replaced" };
        }
        // An unfinished change of a terminated step is completed first, then checked.
        if (overwrite || (await (0,_system_files_change_record_js__WEBPACK_IMPORTED_MODULE_5__/* .isChanging */ .Kn)(realPath)))
            return { value: { path, realPath, overwrite } };
        return { code: "output-exists", problem: "already exists; set overwrite: true to replace it" };
    }
    catch (error) {
        if ((0,_system_files_disk_trouble_js__WEBPACK_IMPORTED_MODULE_4__/* .isLimit */ .S4)(error))
            throw error;
        if ((0,_system_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === "ENOTDIR")
            return NO_FOLDER;
        return { code: "output-unwritable", problem: `cannot be written there (${reasonOf(error)})` };
    }
}
/**
 * Resolves the links of the existing part of a path.
 * @throws the system's error; `ENOTDIR` when that part is a file, also where the system reports another code.
 */
async function realAncestor(folder) {
    try {
        const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(folder);
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(real)).isDirectory())
            return real;
        throw Object.assign(new Error(`${real} is not a folder`), { code: "ENOTDIR" });
    }
    catch (error) {
        if ((0,_system_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== "ENOENT" || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder) === folder)
            throw error;
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await realAncestor((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder)), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(folder));
    }
}
/**
 * How the file begins, and how large it is.
 * @throws as `openFound`.
 */
async function begin(realPath) {
    const file = await (0,_system_files_found_file_js__WEBPACK_IMPORTED_MODULE_6__/* .openFound */ .Bv)(realPath);
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
        return { head: buffer.subarray(0, bytesRead), size: (await file.stat()).size };
    }
    finally {
        await file.close();
    }
}
function inside(folder, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, path);
    return way !== ".." && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way);
}


/***/ }),

/***/ 23065:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rv: () => (/* binding */ emptyInputs),
/* harmony export */   qs: () => (/* binding */ unknownInputs)
/* harmony export */ });
/* unused harmony export HOLDING_BACK */
/* harmony import */ var _system_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24911);
/* harmony import */ var _system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12458);


/** GitHub shows no more annotations. */
const MAX_WARNINGS = 9;
/**
 * Names in esptool, other actions and plain words for inputs whose loss would be dangerous: another region or another
 * board would be read or written, or something would be public.
 */
const OTHER_NAMES = {
    address: ["offset", "flash-offset", "flash-address", "start", "start-address", "partition"],
    size: ["length", "bytes", "read-size"],
    "dry-run": ["dry", "check-only", "simulate", "simulation", "noop", "no-op", "what-if", "test-run"],
    "require-mac": ["mac", "mac-address", "board-mac", "expect-mac", "expected-mac", "check-mac"],
    "require-chip": ["expect-chip", "expected-chip", "check-chip"],
    "require-flash-size": ["expect-flash-size", "expected-flash-size", "check-flash-size"],
    "require-revision": ["expect-revision", "expected-revision", "check-revision"],
    "encrypt-to": ["encrypt", "encryption", "recipient", "recipients", "age-recipient", "age-recipients"],
    "require-encryption": ["encrypted", "must-encrypt"],
};
/**
 * Looks for inputs that the action does not have. The runner passes every input of `with`, declared in `action.yml` or
 * not, as `INPUT_<NAME>`: upper case, blanks as underscores. A variable of that form from elsewhere (`env` of the job,
 * or a local runner that passes on the inputs of an outer composite action) cannot be distinguished from an input, so
 * the message names the variable too.
 *
 * @param known the inputs of the action, as `action.yml` writes them.
 */
function unknownInputs(env, known) {
    const variables = new Set(known.map(variableOf));
    const unknown = Object.keys(env).filter((name) => /^INPUT_./.test(name) && !variables.has(name));
    const misspelt = [];
    const others = [];
    for (const variable of unknown.sort()) {
        const name = (0,_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .m)(variable.slice("INPUT_".length).toLowerCase());
        const meant = meantBy(name, known);
        const what = `here is no input \`${name}\` (variable ${(0,_system_text_shown_text_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .m)(variable)})`;
        if (meant.length === 0)
            others.push(`T${what}: it has no effect.`);
        else
            misspelt.push(`t${what}; did you mean ${meant.map((input) => `\`${input}\``).join(" or ")}?`);
    }
    const more = others.length - MAX_WARNINGS;
    if (more > 0)
        others.splice(MAX_WARNINGS, more, `${more} more INPUT_… variables have no matching input.`);
    return { misspelt, others };
}
/**
 * Inputs that restrict a step, which without a value would do what its author meant to rule out, and what to write
 * instead. Each has its own default, so that a missing input differs from an empty one.
 */
const HOLDING_BACK = {
    "dry-run": "true or false",
    chip: "the chip, or auto",
    "require-chip": "the chip, or any",
    "require-mac": "the MAC address, or any",
    "require-flash-size": "the size, or any",
    "require-revision": "the revision, or any",
    upload: "always, changed or never",
    "require-encryption": "true or false",
    "lock-folder": "the folder, or auto",
};
/**
 * Looks for restricting inputs that are empty, as from an expression without a value (`${{ inputs.dry-run }}` of an
 * event without inputs). The runner passes the default of an input that is left out, so an empty one was written.
 * @param known the inputs of the action.
 * @returns parts of a list.
 */
function emptyInputs(env, known) {
    return Object.entries(HOLDING_BACK)
        .filter(([name]) => known.includes(name) && env[variableOf(name)]?.trim() === "")
        .map(([name, values]) => `input \`${name}\` is empty, as by an expression without a value; write ${values}, or leave it out`);
}
/** The runner's variable for an input. */
function variableOf(name) {
    return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
}
/** The closest inputs, all at the same distance. */
function meantBy(name, known) {
    const text = plain(name);
    const named = known.filter((input) => OTHER_NAMES[input]?.some((other) => plain(other) === text));
    if (named.length > 0)
        return named;
    const near = known
        .map((input) => ({ input, distance: (0,_system_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .editDistance */ .Y)(text, plain(input)) }))
        .filter(({ input, distance }) => distance <= tolerance(input));
    const least = Math.min(...near.map(({ distance }) => distance));
    return near.filter(({ distance }) => distance === least).map(({ input }) => input);
}
/** Two edits turn a short word into a quite different one: `time` into `file`. */
function tolerance(input) {
    return input.length <= 4 ? 1 : 2;
}
function plain(name) {
    return name.toLowerCase().replaceAll(/[-_ ]/g, "");
}


/***/ }),

/***/ 35867:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B2: () => (/* binding */ oldName),
/* harmony export */   GI: () => (/* binding */ removeRecord),
/* harmony export */   Kn: () => (/* binding */ isChanging),
/* harmony export */   Nv: () => (/* binding */ checkLength),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   pn: () => (/* binding */ partName),
/* harmony export */   rh: () => (/* binding */ writeRecord)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76578);
/* harmony import */ var _folder_entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63312);
/* harmony import */ var _found_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91744);
// The record of a change of files (`<name>.changing`): what a later step needs to complete the change of a killed one.





/** More than a record of two names of 255 bytes needs. */
const RECORD_LIMIT = 4_096;
const FORMAT = "esptool-action change 1";
/** The name of a new file until the change. */
function partName(name, id) {
    return `${name}.${id}.part`;
}
/** The name of an old file during the change. */
function oldName(name, id) {
    return `${name}.${id}.old`;
}
function recordName(name) {
    return `${name}.changing`;
}
/** Whether a change of this file is under way, or was interrupted. */
async function isChanging(path) {
    try {
        return (await (0,_folder_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .statsOf */ .LZ)(recordName(path))) !== undefined;
    }
    catch (error) {
        // No step can have made a record with a name that is too long.
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === "ENAMETOOLONG")
            return false;
        throw error;
    }
}
/**
 * Checks that the longest name that a change needs is not too long.
 * @throws the system's error, `ENAMETOOLONG`.
 */
async function checkLength(folder, name, id) {
    await (0,_folder_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .statsOf */ .LZ)(folder.entry(partName(recordName(name), id)));
}
/** @throws {Failure} `output-locked` if there is a record already. */
async function writeRecord(folder, change) {
    const record = recordName(firstOf(change));
    const part = folder.entry(partName(record, change.id));
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(part, JSON.stringify({ format: FORMAT, ...change }), { flag: "wx", flush: true });
        await (0,_folder_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .renameUnlessTaken */ .aO)(folder, part, record).catch((error) => {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === "EEXIST" ? underChange(record, error) : error;
        });
        await folder.sync();
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(part, { force: true });
        throw error;
    }
}
/**
 * Reads the record of an interrupted change.
 * @param name of the first file.
 * @returns `undefined` if there is none.
 * @throws if a file of that name is not a record of this action.
 */
async function readRecord(folder, name) {
    if (!(await isChanging(folder.entry(name))))
        return undefined;
    const text = await (0,_found_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readFound */ .$C)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder.path, recordName(name)), RECORD_LIMIT);
    const change = parseRecord(text?.toString("utf8") ?? "", name);
    if (change === undefined)
        throw new Error(`${recordName(name)} exists, and is not a record of this action`);
    return change;
}
async function removeRecord(folder, change) {
    const record = recordName(firstOf(change));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder.entry(partName(record, change.id)), { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder.entry(record), { force: true });
}
function firstOf({ files }) {
    return files[0]?.name ?? "";
}
/** A step that shares no locks with this one, as in another container, is at work. */
function underChange(record, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR("output-locked", `Another step is writing the same files right now: "${record}" exists.`, "Give each step an `output` of its own, or run them one after the other (`needs`, `concurrency`).", { cause });
}
function parseRecord(text, first) {
    try {
        const { format, id, files } = JSON.parse(text);
        if (format !== FORMAT || typeof id !== "string" || !/^[\da-f]{8}$/.test(id))
            return undefined;
        if (!Array.isArray(files))
            return undefined;
        const known = files.map((file) => parseFile(file, first)).filter((file) => file !== undefined);
        return known.length === files.length && known[0]?.name === first ? { id, files: known } : undefined;
    }
    catch {
        return undefined;
    }
}
/** Anyone who may write to the folder can forge a record, so it may name only the file and its manifest. */
function parseFile(file, first) {
    const { name, replaces, identity, sha256 } = file;
    if (name !== first && name !== `${first}.json`)
        return undefined;
    if (typeof identity !== "string" || typeof sha256 !== "string")
        return undefined;
    return typeof replaces === "boolean" ? { name, replaces, identity, sha256 } : undefined;
}


/***/ }),

/***/ 31285:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vq: () => (/* binding */ sha256OfFile),
/* harmony export */   e0: () => (/* binding */ copyWithDigest),
/* harmony export */   ez: () => (/* binding */ sha256OfBytes),
/* harmony export */   zy: () => (/* binding */ readHead)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_3__);




/**
 * SHA-256 of a file, as 64 lower-case hex digits. Streams, so that memory use does not depend on the size of the
 * file.
 */
async function sha256OfFile(path) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path, { highWaterMark: 1024 * 1024 }), hash);
    return hash.digest("hex");
}
/** SHA-256 of bytes, as 64 lower-case hex digits. */
function sha256OfBytes(bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex");
}
const CHUNK = 1024 * 1024;
/**
 * Copies an open file into an empty one and digests the bytes on the way, so that the digest is that of the target,
 * whatever happens to the source. Starts at the beginning of both.
 * @param target `undefined` to digest without copying.
 */
async function copyWithDigest(source, target) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    const chunk = Buffer.alloc(CHUNK);
    let size = 0;
    for (;;) {
        const { bytesRead } = await source.read(chunk, 0, CHUNK, size);
        if (bytesRead === 0)
            return { size, sha256: hash.digest("hex") };
        const bytes = chunk.subarray(0, bytesRead);
        hash.update(bytes);
        // A disk that fills up may cut a write short; the next write then reports the error.
        for (let done = 0; target !== undefined && done < bytesRead;) {
            done += (await target.write(bytes, done, bytesRead - done, size + done)).bytesWritten;
        }
        size += bytesRead;
    }
}
/** The first bytes of a file, or all of it if it is shorter. */
async function readHead(path, bytes) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, "r");
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await file.close();
    }
}


/***/ }),

/***/ 63312:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ statsOf),
/* harmony export */   W0: () => (/* binding */ keepAs),
/* harmony export */   aO: () => (/* binding */ renameUnlessTaken),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   tH: () => (/* binding */ hasDigest)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76578);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31285);
/* harmony import */ var _shared_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36579);
// Entries of a folder, looked at and named without ever following a link or replacing a file by accident.





/** Identifies a file among all files of this host. */
function identityOf({ dev, ino }) {
    return `${dev}:${ino}`;
}
/** What is known of an entry, or `undefined` if it does not exist. A link is not followed. */
async function statsOf(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path, { bigint: true });
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === "ENOENT")
            return undefined;
        throw error;
    }
}
/** Whether an entry is a regular file with these contents. */
async function hasDigest(path, sha256) {
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | _shared_file_js__WEBPACK_IMPORTED_MODULE_4__/* .NO_FOLLOW */ .qP | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, flags).catch(() => undefined);
    if (file === undefined)
        return false;
    try {
        return (await file.stat()).isFile() && (await (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .copyWithDigest */ .e0)(file)).sha256 === sha256;
    }
    finally {
        await file.close();
    }
}
/**
 * Moves a file to a name that is free.
 * @throws the system's error, with the code `EEXIST` if the name is taken.
 */
async function renameUnlessTaken(folder, from, name) {
    try {
        // A hard link fails if the name is taken; a rename would replace the file silently.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(from, folder.entry(name));
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === "EEXIST")
            throw error;
        // On a file system without hard links (FAT), checking first is the next best.
        if ((await statsOf(folder.entry(name))) !== undefined)
            throw Object.assign(new Error(`${name} now exists`), { code: "EEXIST" });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(from, folder.entry(name));
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(from, { force: true });
}
/** Gives a file another name, if possible without taking its present one away. */
async function keepAs(folder, name, other) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(folder.entry(name), folder.entry(other));
    }
    catch {
        // A file system without hard links, or a file of another user: nothing has the name for a moment.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(folder.entry(name), folder.entry(other));
    }
}


/***/ }),

/***/ 91744:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ readFound),
/* harmony export */   Bv: () => (/* binding */ openFound),
/* harmony export */   Iy: () => (/* binding */ uncopied),
/* harmony export */   WJ: () => (/* binding */ MovedError),
/* harmony export */   tD: () => (/* binding */ changed),
/* harmony export */   uD: () => (/* binding */ checkPlace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76578);
/* harmony import */ var _disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41474);
/* harmony import */ var _shared_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36579);





/** A path leads to another place than before: a link or another folder was put there since. */
class MovedError extends Error {
    name = "MovedError";
}
/** Does not wait for the other end of a pipe. Windows has neither the flag nor such pipes. */
const NO_WAIT = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0;
/**
 * Opens a file for reading, and checks on the open file, not by its name, that it is where its path led before.
 * @param realPath absolute, all links resolved.
 * @throws {MovedError} if it is no regular file, or is now elsewhere; otherwise the system's error.
 */
async function openFound(realPath) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(realPath, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | _shared_file_js__WEBPACK_IMPORTED_MODULE_4__/* .NO_FOLLOW */ .qP | NO_WAIT).catch((error) => {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === "ELOOP" ? new MovedError(`${realPath} is a link`) : error;
    });
    try {
        if (!(await file.stat()).isFile())
            throw new MovedError(`${realPath} is not a regular file`);
        await checkPlace(file, realPath);
        return file;
    }
    catch (error) {
        await file.close();
        throw error;
    }
}
/**
 * Checks that an open file is at a path. Linux reports the path of the open file itself. Other systems look up the name
 * a second time, and miss a change that was undone between the two look-ups.
 * @throws {MovedError}
 */
async function checkPlace(file, realPath) {
    if ((await placeOf(file, realPath)) === realPath)
        return;
    throw new MovedError(`${realPath} now leads elsewhere`);
}
async function placeOf(file, realPath) {
    if (process.platform === "linux") {
        const place = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readlink)(`/proc/self/fd/${file.fd}`).catch(() => undefined);
        if (place !== undefined)
            return place;
    }
    const place = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(realPath).catch(() => undefined);
    if (place === undefined)
        return undefined;
    const [opened, named] = await Promise.all([file.stat({ bigint: true }), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(place, { bigint: true })]);
    return opened.dev === named.dev && opened.ino === named.ino ? place : undefined;
}
/**
 * Reads a whole file of limited size.
 * @param realPath as for {@link openFound}.
 * @returns `undefined` if it is larger than `limit` bytes; the rest is not read.
 * @throws as {@link openFound}.
 */
async function readFound(realPath, limit) {
    const file = await openFound(realPath);
    try {
        const { size } = await file.stat();
        if (size > limit)
            return undefined;
        // One more byte shows whether the file has grown.
        const bytes = Buffer.alloc(size + 1);
        let length = 0;
        for (;;) {
            const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
            length += bytesRead;
            if (bytesRead === 0)
                return bytes.subarray(0, length);
            if (length > size)
                throw new MovedError(`${realPath} grows`);
        }
    }
    finally {
        await file.close();
    }
}
/** The failure for a file that cannot be copied, or that changed since the step first read it. */
function uncopied(path, error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR)
        return error;
    if (error instanceof MovedError)
        return changed(path);
    if ((0,_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__/* .isLimit */ .S4)(error))
        return (0,_disk_trouble_js__WEBPACK_IMPORTED_MODULE_3__/* .diskFailure */ .C9)("file-unreadable", `"${path}" cannot be copied`, "", error);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR("file-unreadable", `"${path}" cannot be copied: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}.`, "Give the runner's user read permission.", { cause: error });
}
function changed(path) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR("file-changed", `"${path}" changed while the step ran and is not used: it is no longer the file that was checked.`, "Make sure that nothing writes the file while this step runs.");
}


/***/ }),

/***/ 36579:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OB: () => (/* binding */ openSharedFile),
/* harmony export */   Qc: () => (/* binding */ readSharedFile),
/* harmony export */   b$: () => (/* binding */ readPlainFile),
/* harmony export */   ee: () => (/* binding */ replaceText),
/* harmony export */   j5: () => (/* binding */ StrangeFileError),
/* harmony export */   qP: () => (/* binding */ NO_FOLLOW),
/* harmony export */   rr: () => (/* binding */ openPlainFile),
/* harmony export */   yC: () => (/* binding */ isSharedFolder),
/* harmony export */   yh: () => (/* binding */ makeSharedFolder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76578);





/** As for /tmp: everyone may add files, and no one may remove those of another user. */
const FOLDER_MODE = 0o1777;
const FILE_MODE = 0o666;
const STICKY = 0o1000;
const WRITABLE_FOR_ALL = 0o002;
/** The time between another user's creation of a file and its chmod. */
const GRACE_MS = 3_000;
const POLL_MS = 10;
/** Refuses links. Windows has no such flag, but needs a privilege to create a link. */
const NO_FOLLOW = numberOf(node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW);
const SAFE_FLAGS = NO_FOLLOW | numberOf(node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK);
/** A file of this action is not a plain file, or is longer than this action writes it. */
class StrangeFileError extends Error {
    name = "StrangeFileError";
}
/**
 * Creates a folder that every user of this host may put files into, unless it exists.
 * @throws {Error} if it cannot be created, or if others could remove the files in it: locks in it would protect
 * nothing.
 */
function makeSharedFolder(folder) {
    if (isSharedFolder(folder))
        return;
    // Created under another name and renamed, so that it has its mode before another process sees it, whatever the umask.
    const fresh = `${folder}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString("hex")}`;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder), { recursive: true });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(fresh);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.chmodSync)(fresh, FOLDER_MODE);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(fresh, folder);
    }
    catch (error) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmdirSync)(fresh);
        // Another process was faster.
        if (!isSharedFolder(folder))
            throw error;
    }
}
/**
 * Whether it exists.
 * @throws {Error} if the name is taken by anything else, such as a link to a folder, or if the folder lacks the sticky
 * bit, unless only this user may write to it.
 */
function isSharedFolder(path) {
    const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(path, { throwIfNoEntry: false });
    if (stats === undefined)
        return false;
    if (!stats.isDirectory())
        throw new StrangeFileError(`${path} is ${kindOf(stats)}, not a folder`);
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
 * Opens a file that all users of this host share for reading and writing, and creates it if it does not exist.
 * @returns its descriptor.
 * @throws {Error} if it cannot be opened, or is a link, a device or the like.
 */
async function openSharedFile(path) {
    return afterGrace(() => {
        try {
            // Without O_CREAT, which Linux (fs.protected_regular) refuses for another user's file in a folder such as /tmp.
            return openPlainFile(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDWR);
        }
        catch (error) {
            if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .systemCode */ .xU)(error) !== "ENOENT")
                throw error;
            return create(path);
        }
    });
}
/**
 * The text of a file that all users of this host share.
 * @param limit bytes; a longer file was not written by this action.
 * @returns `undefined` if it does not exist.
 * @throws {Error} if it cannot be read, is longer, or is a link, a device or the like.
 */
async function readSharedFile(path, limit) {
    return afterGrace(() => readPlainFile(path, limit));
}
/** As {@link readSharedFile}, but without waiting for a user who is just creating it. */
function readPlainFile(path, limit) {
    let fd;
    try {
        fd = openPlainFile(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .systemCode */ .xU)(error) === "ENOENT")
            return undefined;
        throw error;
    }
    try {
        const buffer = Buffer.alloc(limit + 1);
        const length = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(fd, buffer, 0, buffer.length, 0);
        if (length > limit)
            throw new StrangeFileError(`${path} has more than ${limit} bytes`);
        return buffer.toString("utf8", 0, length);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(fd);
    }
}
/**
 * Replaces the text of an open file. The file is never empty in between, so that a full disk or a kill cannot lose the
 * old text without leaving the new one.
 */
function replaceText(fd, text) {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length;)
        done += (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeSync)(fd, bytes, done, bytes.length - done, done);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.ftruncateSync)(fd, bytes.length);
}
/** Another user may just have created the file (EEXIST), and not have changed its mode yet (EACCES). */
async function afterGrace(attempt) {
    const deadline = Date.now() + GRACE_MS;
    for (;;) {
        try {
            return attempt();
        }
        catch (error) {
            const passing = ["EEXIST", "EACCES"].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .systemCode */ .xU)(error) ?? "");
            if (!passing || Date.now() > deadline)
                throw error;
        }
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(POLL_MS);
    }
}
/**
 * The only way to open a file in a folder that all users share: follows no link, and does not wait for the other end of
 * a pipe.
 * @throws {StrangeFileError} for anything but a plain file without further hard links.
 */
function openPlainFile(path, flags) {
    // Checked before, because opening a device can have an effect, and after, because it may have been replaced.
    checkPlain(path, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(path));
    const fd = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, flags | SAFE_FLAGS);
    try {
        checkPlain(path, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(fd));
        return fd;
    }
    catch (error) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(fd);
        throw error;
    }
}
function checkPlain(path, stats) {
    if (!stats.isFile())
        throw new StrangeFileError(`${path} is ${kindOf(stats)}, not a plain file`);
    if (stats.nlink > 1)
        throw new StrangeFileError(`${path} has ${stats.nlink} names (hard links)`);
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
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDWR | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_EXCL | SAFE_FLAGS;
    const fd = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, flags, FILE_MODE);
    // The umask may have removed permissions.
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fchmodSync)(fd, FILE_MODE);
    return fd;
}
function numberOf(flag) {
    return typeof flag === "number" ? flag : 0;
}


/***/ }),

/***/ 67140:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ findProgram)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


/** The first program of that name in the absolute folders of a `PATH`, as POSIX systems have it; no shell is asked. */
function findProgram(name, path = "") {
    const candidates = path.split(":").filter((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(folder));
    return candidates.map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)).find(isProgram);
}
function isProgram(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 24911:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ editDistance),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The candidate with the fewest edits, if they are few for its length. */
function nearest(text, candidates) {
    const ranked = candidates
        .map((candidate) => ({ candidate, distance: editDistance(text.toLowerCase(), candidate.toLowerCase()) }))
        .sort((a, b) => a.distance - b.distance);
    const best = ranked[0];
    return best !== undefined && best.distance <= Math.max(2, best.candidate.length / 3)
        ? best.candidate
        : undefined;
}
/**
 * The Damerau-Levenshtein distance: how many letters to insert, remove, replace or swap with a neighbour. Texts longer
 * than any of our words are cut, so that the cost is bounded.
 */
function editDistance(a, b) {
    const from = a.slice(0, 40);
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 0; i < from.length; i++) {
        const next = [i + 1];
        for (let j = 0; j < b.length; j++) {
            const insert = (next[j] ?? 0) + 1;
            const remove = (row[j + 1] ?? 0) + 1;
            const replace = (row[j] ?? 0) + (from[i] === b[j] ? 0 : 1);
            const swapped = i > 0 && j > 0 && from[i] === b[j - 1] && from[i - 1] === b[j];
            const swap = swapped ? (before[j - 1] ?? 0) + 1 : Infinity;
            next.push(Math.min(insert, remove, replace, swap));
        }
        before = row;
        row = next;
    }
    return row[b.length] ?? 0;
}


/***/ }),

/***/ 12458:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ shorten)
/* harmony export */ });
/** Turns a text from outside into one visible line that is short enough for an error message. */
function shorten(text) {
    const cut = text.length > 120 ? `${text.slice(0, 117)}...` : text;
    // Control characters, separators and marks that change the direction of text are shown as escapes.
    return cut.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, (character) => {
        const escaped = JSON.stringify(character).slice(1, -1);
        return escaped === character ? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}` : escaped;
    });
}


/***/ })

};
