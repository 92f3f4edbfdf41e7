export const id = 407;
export const ids = [407];
export const modules = {

/***/ 79823:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IO: () => (/* binding */ LARGEST_ENCRYPTED_BLOCK),
/* harmony export */   Q4: () => (/* binding */ chipFacts),
/* harmony export */   QZ: () => (/* binding */ leastFlash),
/* harmony export */   Yt: () => (/* binding */ chipsWith),
/* harmony export */   cW: () => (/* binding */ romDigests),
/* harmony export */   fA: () => (/* binding */ protectionOf),
/* harmony export */   fX: () => (/* binding */ ESP8266),
/* harmony export */   hz: () => (/* binding */ oldRevision),
/* harmony export */   i8: () => (/* binding */ headerAddress),
/* harmony export */   iB: () => (/* binding */ CHIP_OPTIONS),
/* harmony export */   jB: () => (/* binding */ BOOTLOADER_ADDRESSES),
/* harmony export */   l3: () => (/* binding */ chipOfImage),
/* harmony export */   uF: () => (/* binding */ bootloaderAddress),
/* harmony export */   uP: () => (/* binding */ hasIdfLayout),
/* harmony export */   xV: () => (/* binding */ takesOldSignatures),
/* harmony export */   xr: () => (/* binding */ optionOfChip),
/* harmony export */   zQ: () => (/* binding */ chipOfOption)
/* harmony export */ });
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

/***/ 79407:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13938);
/* harmony import */ var _system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94847);


await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__/* .main */ .i)((0,_system_processes_program_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .takeEnvironment */ .xJ)(process.env));
// A pending retry of GitHub's artifact client cannot be cancelled, and must not keep a finished step alive.
process.stdout.write("", () => process.exit());

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 13938:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 13 modules
var core = __webpack_require__(77094);
// EXTERNAL MODULE: ./src/system/errors.ts
var errors = __webpack_require__(76578);
;// CONCATENATED MODULE: ./src/esptool/install/release/credentials.ts
/** Settings of the runner that may hold a user and a password in an address. */
const SETTINGS = [
    ...["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "PIP_PROXY"],
    ...["PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS"],
];
/** Shorter ones are words of their own: masking them would make every log unreadable, and guards nothing. */
const SHORTEST = 4;
/**
 * What must be masked before anything is said: users and passwords in the addresses from which esptool is fetched.
 * @param baseUrl the input `esptool-base-url`, in whatever state it is.
 */
function credentialsOf(baseUrl, env) {
    const settings = Object.entries(env).filter(([name]) => SETTINGS.includes(name.toUpperCase()));
    const texts = [baseUrl, ...settings.map(([, value]) => value ?? "")];
    const found = texts.flatMap(credentialsIn).filter((secret) => secret.length >= SHORTEST);
    // The longest first: a runner that replaces one after the other then leaves no half of it.
    return [...new Set(found)].toSorted((a, b) => b.length - a.length);
}
function credentialsIn(text) {
    return [...text.matchAll(/\/\/([^/?#\s]+)@/g)].flatMap(([, pair = ""]) => {
        const [user = "", ...rest] = pair.split(":");
        // A lone user is a token; beside a password it is a name.
        const secret = rest.length === 0 ? user : rest.join(":");
        return [pair, secret, decoded(secret)];
    });
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

// EXTERNAL MODULE: ./src/system/text/untrusted-text.ts
var untrusted_text = __webpack_require__(90975);
// EXTERNAL MODULE: ./src/report/hidden-macs.ts
var hidden_macs = __webpack_require__(68181);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/report/log.ts



/** Progress is shown when this much more is done, or when nothing was shown for this long. */
const PROGRESS_PERCENT = 10;
const PROGRESS_MS = 5_000;
/** The step's log as the runner shows it. */
class StepLog {
    #clock;
    #shownPercent = 0;
    #shownAt = 0;
    #hidesMacs = true;
    /** Warnings that wait until the runner takes commands again; `undefined` while it does. */
    #held;
    /** @param clock milliseconds, for the pace of progress lines. */
    constructor(clock = () => performance.now()) {
        this.#clock = clock;
    }
    /** From now on MACs are shown whole. Until it is known who reads the log, they are not. */
    showMacs() {
        this.#hidesMacs = false;
    }
    /** A text as this log may show it. */
    #shown(text) {
        return this.#hidesMacs ? (0,hidden_macs/* hideMacs */.J)(text) : text;
    }
    line(text) {
        core/* info */.pq(this.#shown(text));
    }
    detail(text) {
        if (core/* isDebug */._o())
            core/* info */.pq(this.#shown(text));
    }
    progress(percent) {
        const now = this.#clock();
        if (percent < this.#shownPercent) {
            this.#shownPercent = 0;
            this.#shownAt = now;
        }
        const due = percent - this.#shownPercent >= PROGRESS_PERCENT || now - this.#shownAt >= PROGRESS_MS;
        if (!due && percent < 100)
            return;
        if (percent === this.#shownPercent)
            return;
        this.#shownPercent = percent;
        this.#shownAt = now;
        core/* info */.pq(`  ${percent.toFixed(0)} %`);
    }
    /** An annotation, and a line of the log where it belongs. */
    warning(title, text) {
        if (this.#held === undefined) {
            core/* warning */.$e(this.#shown(text), { title: `esptool-action: ${title}` });
            return;
        }
        core/* info */.pq(this.#shown(`Warning: ${text}`));
        this.#held.push({ title, text });
    }
    /** A group of the log that can be folded. */
    async group(title, work) {
        return core/* group */.Os(this.#shown(title), work);
    }
    /**
     * As `group`, for work that prints what a device or esptool says: until its end the runner takes no commands, so
     * that no text can give any. The runner knows no groups within groups: an inner one is a line.
     */
    async untrustedGroup(title, work) {
        if (this.#held !== undefined) {
            this.line(title);
            return work();
        }
        return core/* group */.Os(this.#shown(title), async () => {
            const token = (0,external_node_crypto_.randomBytes)(16).toString("hex");
            core/* info */.pq(`::stop-commands::${token}`);
            const held = [];
            this.#held = held;
            try {
                return await work();
            }
            finally {
                core/* info */.pq(`::${token}::`);
                this.#held = undefined;
                for (const { title, text } of held)
                    this.warning(title, text);
            }
        });
    }
}

;// CONCATENATED MODULE: ./src/firmware/flash/board-state.ts
/** The state as a sentence, for messages. */
const STATE_SENTENCES = {
    untouched: "The flash was not changed.",
    "partly-erased": "The flash may be partly erased.",
    erased: "The flash was erased.",
    "partly-written": "The flash may be partly erased or written.",
    "written-unverified": "The flash was written, but not verified.",
    written: "The flash was written and verified.",
};

;// CONCATENATED MODULE: ./src/system/text/short-text.ts
const KIB = 1024;
const MIB = 1024 * KIB;
/** `512 B`, `24 KiB`, `1.3 MiB`: cut to one decimal, so that what is less than all never reads as all. */
function shortSize(bytes) {
    if (bytes < KIB)
        return `${bytes} B`;
    const [unit, name] = bytes < MIB ? [KIB, "KiB"] : [MIB, "MiB"];
    return `${Math.floor((bytes * 10) / unit) / 10} ${name}`;
}
/** The beginning of a text that is too long, with an ellipsis; never half of a character beyond U+FFFF. */
function fit(text, length) {
    const characters = Array.from(text);
    return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}

;// CONCATENATED MODULE: ./src/report/html.ts
/** The longest text that a cell can show; a path may have 4096 characters. */
const MAX_TEXT = 200;
/**
 * A text as HTML text on one line: nothing in it is markup, math, a mention or a link any more. A line break would
 * end the HTML block and let Markdown begin, so control characters are shown as their pictures (␊ for a line feed).
 */
function escapeHtml(text) {
    return text
        .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, (character) => {
        const number = character.charCodeAt(0);
        return number < 0x20 ? String.fromCharCode(0x2400 + number) : "\ufffd";
    })
        .replace(/[&<>"'`@#$\\[\]()*_~|!:]/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** A text as it is, such as a path or what a chip says of itself; the middle of a long one is left out. */
function code(text) {
    return `<code>${escapeHtml(withoutMiddle(text))}</code>`;
}
function withoutMiddle(text) {
    if (text.length <= MAX_TEXT)
        return text;
    return `${text.slice(0, MAX_TEXT / 2)}…${text.slice(-MAX_TEXT / 2)}`;
}
/** A table without a head: one row a pair. The cells are HTML already. */
function pairs(rows) {
    const body = rows.map(([name, value]) => `<tr><td>${name}</td><td>${value}</td></tr>`).join("\n");
    return `<table>\n${body}\n</table>`;
}
/** Blocks that show as one line until somebody unfolds them. The title and the blocks are HTML already. */
function folded(title, blocks) {
    return [`<details><summary>${title}</summary>`, ...blocks, "</details>"];
}
/** A table with a head. The cells are HTML already. */
function table(head, rows) {
    const cells = (tag, row) => `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
    return ["<table>", cells("th", head), ...rows.map((row) => cells("td", row)), "</table>"].join("\n");
}

;// CONCATENATED MODULE: ./src/firmware/flash/flash-ranges.ts
/** Whether two pieces have a byte in common. */
function overlaps(one, other) {
    return sharedBytes(one, other) > 0;
}
/** How many bytes two pieces have in common. */
function sharedBytes(one, other) {
    const start = Math.max(one.address, other.address);
    return Math.max(0, Math.min(endOf(one), endOf(other)) - start);
}
/** How many bytes of a piece lie in others, which do not overlap each other. */
function sharedWith(range, pieces) {
    return pieces.reduce((sum, piece) => sum + sharedBytes(piece, range), 0);
}
/** What of the pieces lies inside of a range. */
function inside(range, pieces) {
    return pieces
        .filter((piece) => overlaps(piece, range))
        .map((piece) => {
        const address = Math.max(piece.address, range.address);
        return { address, size: sharedBytes(piece, range) };
    });
}
/** What of a range lies in none of the pieces, in the order of the addresses. */
function outside(range, pieces) {
    const rest = [];
    let from = range.address;
    for (const piece of inside(range, pieces).sort((a, b) => a.address - b.address)) {
        if (piece.address > from)
            rest.push({ address: from, size: piece.address - from });
        from = Math.max(from, endOf(piece));
    }
    if (from < endOf(range))
        rest.push({ address: from, size: endOf(range) - from });
    return rest;
}
/** Ranges in order, neighbours and overlaps joined. */
function rangesOf(ranges) {
    const sorted = [...ranges].sort((a, b) => a.address - b.address);
    const apart = [];
    let end = 0;
    for (const range of sorted) {
        const from = Math.max(range.address, end);
        const to = range.address + range.size;
        if (to > from)
            apart.push({ address: from, size: to - from });
        end = Math.max(end, to);
    }
    return joinNeighbours(apart);
}
/** The address after the last byte. */
function endOf({ address, size }) {
    return address + size;
}
/** Joins neighbours. */
function joinNeighbours(ranges) {
    const joined = [];
    for (const range of ranges) {
        const last = joined.at(-1);
        if (last !== undefined && endOf(last) === range.address)
            last.size += range.size;
        else
            joined.push({ ...range });
    }
    return joined;
}
function totalOf(ranges) {
    return ranges.reduce((sum, { size }) => sum + size, 0);
}

;// CONCATENATED MODULE: ./src/report/flash-map/flash-bar.ts

/** What a cell of a bar stands for, the first that is true of any of its bytes. */
const BAR_SIGNS = { changed: "#", used: "=", unknown: "?", free: "." };
/** How many cells the bar of one row has, and that of the whole flash. */
const ROW_CELLS = 16;
const FLASH_CELLS = 40;
/**
 * A piece of flash as a line of signs (`====##......`), each for the same number of bytes, in the order of the
 * addresses. A single byte that is used or changed shows.
 */
function drawBar(range, cells, pieces) {
    const here = {
        changed: inside(range, pieces.changed),
        used: inside(range, pieces.used),
        unknown: inside(range, pieces.unknown),
    };
    const start = (cell) => range.address + Math.floor((range.size * cell) / cells);
    return Array.from({ length: cells }, (_, cell) => {
        const address = start(cell);
        return signOf({ address, size: Math.max(1, start(cell + 1) - address) }, here);
    }).join("");
}
function signOf(cell, { changed, used, unknown }) {
    const has = (pieces) => pieces.some((piece) => overlaps(piece, cell));
    if (has(changed))
        return BAR_SIGNS.changed;
    if (has(used))
        return BAR_SIGNS.used;
    return has(unknown) ? BAR_SIGNS.unknown : BAR_SIGNS.free;
}

// EXTERNAL MODULE: ./src/firmware/flash/flash-layout.ts
var flash_layout = __webpack_require__(82773);
// EXTERNAL MODULE: ./src/system/text/shown-text.ts
var shown_text = __webpack_require__(12458);
;// CONCATENATED MODULE: ./src/firmware/plan/plan-words.ts


function fileWords({ path, address }) {
    return `"${(0,shown_text/* shorten */.m)(path)}" at ${(0,flash_layout/* formatAddress */.M0)(address)}`;
}
/** The clause for what a build lists a file as. */
function roleWords(role) {
    return `its build lists it as the ${role}`;
}
/** A program by its file, and where it is not the whole file by its place in it. */
function programWords({ file, address }) {
    const inside = address === file.address ? "" : `the image at ${(0,flash_layout/* formatAddress */.M0)(address)} in `;
    return `${inside}${fileWords(file)}`;
}
/** What is no program, by its file, and where it does not begin it by its place in it. */
function pieceWords({ file, address }) {
    return address === file.address
        ? fileWords(file)
        : `what is at ${(0,flash_layout/* formatAddress */.M0)(address)} in ${fileWords(file)}`;
}
/**
 * The clause for what is larger than its partition, whether a name or an address has put it there.
 * @param title the table by which the partition is known.
 */
function tooLargeWords(what, bytes, { name, size }, title) {
    return `${what} (${bytes} bytes) does not fit in the partition ${name}, which has ${size} bytes according to ${title}`;
}
/** The title of the table on the board. */
function boardTableWords(address) {
    return `the partition table on the board (at ${(0,flash_layout/* formatAddress */.M0)(address)})`;
}
/** The title of a table that a file brings. */
function broughtTableWords(path) {
    return `the table in "${(0,shown_text/* shorten */.m)(path)}"`;
}
/** More problems of a table than these nobody reads at once. */
const PROBLEMS_SHOWN = 3;
/** What a sentence says of a table that a bootloader reads, and that ESP-IDF's tool would not build. */
function oddTableWords(problems) {
    const shown = problems.slice(0, PROBLEMS_SHOWN).map((problem) => `it ${problem}`);
    const more = problems.length - shown.length;
    const rest = more > 0 ? `; and ${more} more` : "";
    return `can boot a board, but ESP-IDF's gen_esp32part.py rejects it: ${shown.join("; ")}${rest}`;
}

;// CONCATENATED MODULE: ./src/report/flash-map/flash-map-words.ts




const OVERLAPS_NAMED = 3;
const NAME_LENGTH = 16;
/** What has happened to the bytes that count as changed. */
const CHANGED = {
    comparison: "changed",
    write: "written",
    erase: "erased",
    "erase-and-write": "erased or written",
};
const SINCE = { baseline: "since the baseline", step: "in this step" };
/** What is to be said of the whole flash: its size, how much is changed, and what is verified. */
function flashFacts(picture) {
    const { changed } = picture;
    const since = changedSince(picture);
    return [
        sizeWords(picture),
        ...(since === undefined ? [] : [`${changed === null ? "all of it" : shortSize(changed)} ${since}`]),
        verifiedWords(picture),
    ];
}
function sizeWords({ size, part }) {
    if (part === null)
        return size === null ? "size not known" : shortSize(size);
    const whole = size === null ? "" : ` of ${shortSize(size)}`;
    return `${shortSize(part.size)} at ${part.address}${whole}`;
}
function verifiedWords({ verified, verified_bytes }) {
    switch (verified) {
        case "whole":
            return "all of it verified by the chip's digest";
        case "part":
            return `${shortSize(verified_bytes)} verified by the chip's digest`;
        case "none":
            return "not verified by a digest";
    }
}
/** What the bytes that count as changed are: `changed since the baseline`; `undefined` where none can be. */
function changedSince({ changed_since, changed_by }) {
    if (changed_since === null || changed_by === null)
        return undefined;
    return `${CHANGED[changed_by]} ${SINCE[changed_since]}`;
}
/** `4 KiB changed`, in the words for what has happened to them. */
function changedWord({ changed_by }) {
    return CHANGED[changed_by ?? "comparison"];
}
/** What the bar on top stands for. */
function barTitle({ size, part, rows }) {
    if (part !== null)
        return `the flash from ${part.address} up to ${(0,flash_layout/* formatAddress */.M0)(Number(part.address) + part.size)}`;
    if (size !== null)
        return "the whole flash";
    const end = Math.max(0, ...rows.map((row) => Number(row.address) + row.size));
    return `the flash up to ${(0,flash_layout/* formatAddress */.M0)(end)}`;
}
/** Where the partitions come from, or why there are none, as a sentence; `undefined` for a table that was found, and is as a build makes it. */
function tableNote({ partition_table }) {
    const { state, address, reason, problems = [] } = partition_table;
    switch (state) {
        case "found":
            return problems.length === 0 ? undefined : `The partition table ${oddTableWords(problems)}.`;
        case "absent":
            return `No partition table was found at ${address}: it ${reason ?? "is absent"}.`;
        case "encrypted":
            return `The partition table cannot be read: it ${reason ?? "is encrypted"}.`;
        case "given":
            return `The partitions are those of ${reason ?? "the table given"}: the board's own was not read.`;
        case "unknown":
            return "No partition table was read.";
    }
}
/** What the signs of the bars mean, without those that do not occur for want of a comparison or of a doubt. */
function legend(picture) {
    const bars = [picture.bar, ...picture.rows.map((row) => row.bar)];
    const hasUnknown = bars.some((text) => text.includes(BAR_SIGNS.unknown));
    const since = changedSince(picture);
    return [
        { sign: "used", meaning: "used" },
        ...(since === undefined ? [] : [{ sign: "changed", meaning: since }]),
        { sign: "free", meaning: "free" },
        ...(hasUnknown ? [{ sign: "unknown", meaning: "not looked at" }] : []),
    ];
}
/** The name of a partition or a file, or what else a row is. */
function placeName({ name, kind }) {
    if (name !== null)
        return name;
    return kind === "gap" ? "-" : kind.replace("-", " ");
}
/** What is to be noticed of a row, in a few words each. */
function rowRemarks({ boots, overlaps, beyond_flash }) {
    const named = overlaps.slice(0, OVERLAPS_NAMED).map((name) => fit(name, NAME_LENGTH));
    const more = overlaps.length - named.length;
    return [
        ...(named.length === 0 ? [] : [`OVERLAPS ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`]),
        ...(beyond_flash === null || beyond_flash === 0 ? [] : [`${shortSize(beyond_flash)} BEYOND THE FLASH`]),
        ...(boots === true ? ["boots next"] : []),
    ];
}
/** How much of a row is verified; `undefined` where the same is true of the whole flash, and where nothing is known. */
function rowProof(row, picture) {
    if (picture.verified !== "part")
        return undefined;
    switch (row.verified) {
        case "whole":
            return "verified";
        case "part":
            return `${shortSize(row.verified_bytes)} verified`;
        case "none":
            return row.content === "unknown" ? undefined : "not verified";
    }
}

;// CONCATENATED MODULE: ./src/report/summary/quantity.ts
const quantity_KIB = 1024;
const quantity_MIB = 1024 * quantity_KIB;
/** `4,194,304 bytes (4 MiB)`, with whole units only. */
function bytes(count) {
    const text = counted(count, "byte");
    if (count >= quantity_MIB && count % quantity_MIB === 0)
        return `${text} (${count / quantity_MIB} MiB)`;
    return count >= quantity_KIB && count % quantity_KIB === 0 ? `${text} (${count / quantity_KIB} KiB)` : text;
}
/** `1 file`, `2,000 files`. */
function counted(count, noun) {
    return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

;// CONCATENATED MODULE: ./src/report/summary/section.ts


/** GitHub refuses a summary of more than 1 MiB; ours stays far below, with room for the steps of a big job. */
const MAX_ROWS = 50;
/** A longer table would push what stands below it off the screen. */
const ROWS_IN_VIEW = 8;
/** A table of which only so many rows are shown as a summary can bear; the cells are HTML already. */
function cutTable(head, rows) {
    const shown = table(head, rows.slice(0, MAX_ROWS));
    return rows.length > MAX_ROWS ? `${shown}\n\n… and ${rows.length - MAX_ROWS} more.` : shown;
}
/** A table that is folded where it is long. `noun` is what a row is about; the cells are HTML already. */
function listing(noun, head, rows) {
    const blocks = [cutTable(head, rows)];
    return rows.length > ROWS_IN_VIEW ? folded(counted(rows.length, noun), blocks) : blocks;
}
/** `0x10000`, with the name of the partition where it was asked for by that. */
function place({ address, partition }) {
    return partition === undefined ? code(address) : `${code(address)} ${code(partition)}`;
}
/** What a step warns of, which comes from files, boards and esptool. */
function warningBlocks(warnings) {
    if (warnings.length === 0)
        return [];
    return [
        cutTable(["⚠️ Warnings"], warnings.map((warning) => [escapeHtml(warning)])),
    ];
}
/** The one image of a step as one of many. */
function oneFile({ address, partition, firmware_path }, size) {
    return { address, ...(partition === undefined ? {} : { partition }), path: firmware_path, size };
}
/** What a dry run without the board leaves open. */
function uncheckedRows(lines = []) {
    return lines.length === 0 ? [] : [["Not checked", lines.map(escapeHtml).join("<br>")]];
}

;// CONCATENATED MODULE: ./src/report/flash-map/flash-map-blocks.ts






/** Emoji of one width, that need no style; the small one for what is free recedes on light and on dark pages. */
const SQUARES = {
    used: "🟦",
    changed: "🟧",
    free: "◽",
    unknown: "❔",
};
const SQUARE_OF_SIGN = new Map([
    [BAR_SIGNS.used, SQUARES.used],
    [BAR_SIGNS.changed, SQUARES.changed],
    [BAR_SIGNS.free, SQUARES.free],
]);
const flash_map_blocks_NAME_LENGTH = 40;
const DESCRIPTION_LENGTH = 120;
/** The flash as a picture: a bar of the whole, and, folded, a table with one row for each piece. */
function flashMapBlocks(picture, board) {
    const note = tableNote(picture);
    const title = board === undefined ? "" : ` of ${escapeHtml(fit(board, DESCRIPTION_LENGTH))}`;
    const signs = legend(picture).map(({ sign, meaning }) => `${SQUARES[sign]} ${meaning}`);
    const lines = [
        `<strong>Flash map</strong>${title}: ${escapeHtml(flashFacts(picture).join(", "))}`,
        ...(note === undefined ? [] : [escapeHtml(fit(note, DESCRIPTION_LENGTH))]),
        squares(picture.bar),
        `${signs.join(", ")}. The bar shows ${barTitle(picture)}; each row of the table has its own scale.`,
    ];
    const rows = picture.rows.map((row) => [
        code(row.address),
        placeCell(row),
        `${squares(row.bar)}<br>${sizes(row, changedWord(picture))}`,
        contentCell(row, picture),
    ]);
    const table = cutTable(["Address", "Partition", "Use", "Content"], rows);
    return [`<p>${lines.join("<br>")}</p>`, ...folded(`Flash map: ${counted(rows.length, "row")}`, [table])];
}
function placeCell(row) {
    if (row.name === null)
        return escapeHtml(placeName(row));
    const words = row.kind === "file" ? ["file"] : [row.type, row.subtype];
    const kind = words.filter((part) => part !== null).map((part) => fit(part, flash_map_blocks_NAME_LENGTH));
    return `${code(fit(row.name, flash_map_blocks_NAME_LENGTH))}<br>${escapeHtml(kind.join(", "))}`;
}
/** `1.1 MiB of 1.5 MiB used, 4 KiB changed` (or `written`), with no break inside of a quantity. */
function sizes({ size, used, changed }, change) {
    const total = quantity(size);
    const use = used === null ? total : used === 0 ? `${total}, all free` : `${quantity(used)} of ${total} used`;
    return changed === null || changed === 0 ? use : `${use}, ${quantity(changed)} ${change}`;
}
function quantity(bytes) {
    return shortSize(bytes).replace(" ", "\u00a0");
}
function contentCell(row, picture) {
    const proof = rowProof(row, picture);
    return [
        ...rowRemarks(row).map((remark) => `<strong>${escapeHtml(remark)}</strong>`),
        escapeHtml(fit(row.description, DESCRIPTION_LENGTH)),
        ...(proof === undefined ? [] : [proof]),
    ].join("<br>");
}
function squares(bar) {
    return Array.from(bar, (sign) => SQUARE_OF_SIGN.get(sign) ?? SQUARES.unknown).join("");
}

;// CONCATENATED MODULE: ./src/report/summary.ts






const MAX_MESSAGE = 4_000;
/** The flash map below has all of them. */
const APPLICATIONS_NAMED = 8;
const summary_NAME_LENGTH = 40;
const summary_DESCRIPTION_LENGTH = 120;
/**
 * The job summary of a step, as Markdown that GitHub renders: first the verdict, which firmware is where on which
 * board, whether it started, and the warnings; the rest is folded. Everything that comes from outside is escaped.
 * @param errorPage the address of the page with a section for each code of a failure; `undefined` where it is not known.
 */
function renderSummary(outcome, errorPage) {
    const { section } = outcome;
    return [
        `### ${headline(outcome, errorPage)}`,
        ...failureLines(outcome),
        ...rowBlocks([
            ...boardRows(outcome),
            ...firmwareRows(section?.flashMap),
            ...(section?.firmware ?? []),
            ...startRows(outcome),
            ...(section?.rows ?? []),
            ...artifactRows(outcome),
            ...stateRows(outcome),
        ]),
        ...warningBlocks(outcome.warnings),
        ...(section?.blocks ?? []),
        ...mapBlocks(outcome),
        ...folded("Details", [
            pairs([...(section?.details ?? []), ...identityRows(outcome), ...runRows(outcome)]),
        ]),
        "",
    ].join("\n\n");
}
function headline(outcome, errorPage) {
    const { failure, operation, section } = outcome;
    if (failure === undefined) {
        return section === undefined ? `✅ ${escapeHtml(operation)}` : `${section.sign} ${section.verdict}`;
    }
    const text = section?.finding === true
        ? section.verdict
        : `${escapeHtml(operation || "esptool-action")}: ${failure.code}`;
    return `❌ ${errorPage === undefined ? text : summary_link(`${errorPage}#${failure.code}`, text)}`;
}
function summary_link(url, text) {
    return `<a href="${escapeHtml(url)}">${text}</a>`;
}
function rowBlocks(rows) {
    return rows.length === 0 ? [] : [pairs(rows)];
}
function failureLines({ failure }) {
    if (failure === undefined)
        return [];
    const message = failure.message.length > MAX_MESSAGE ? `${failure.message.slice(0, MAX_MESSAGE)}…` : failure.message;
    const lines = `${message}\n${failure.hint}`.split("\n").map(escapeHtml);
    return [`<p>${lines.join("<br>")}</p>`];
}
function boardRows({ port, identity }) {
    const name = boardName(identity);
    if (name === undefined)
        return port === "" ? [] : [["Port", code(port)]];
    return [["Board", port === "" ? code(name) : `${code(name)} on ${code(port)}`]];
}
/** Which application, in which version, is in which partition. */
function firmwareRows(picture) {
    const applications = (picture?.rows ?? []).filter(({ content }) => content === "application");
    const lines = applications.slice(0, APPLICATIONS_NAMED).map((row) => {
        const place = row.name === null ? "" : `${code(fit(row.name, summary_NAME_LENGTH))} `;
        const boots = row.boots === true ? ", <strong>boots next</strong>" : "";
        return `${code(fit(row.description, summary_DESCRIPTION_LENGTH))} in ${place}at ${code(row.address)}${boots}`;
    });
    const more = applications.length - lines.length;
    if (more > 0)
        lines.push(`and ${more} more`);
    return lines.length === 0 ? [] : [["Firmware", lines.join("<br>")]];
}
function identityRows({ identity: { mac, flashSize, features } }) {
    const rows = [];
    if (features !== undefined)
        rows.push(["Features", code(features)]);
    if (mac !== undefined)
        rows.push(["MAC", code(mac)]);
    if (flashSize !== undefined)
        rows.push(["Flash", bytes(flashSize)]);
    return rows;
}
function boardName({ chip, description, revision }) {
    if (chip === undefined)
        return undefined;
    return [description ?? chip, revision].filter((part) => part !== undefined).join(", ");
}
function mapBlocks({ section, identity }) {
    return section?.flashMap === undefined ? [] : flashMapBlocks(section.flashMap, boardName(identity));
}
/** Whether the new firmware runs is what people want to know after a flash or a restore. */
function startRows({ section, appStarted }) {
    if (section?.isNewFirmware !== true || appStarted === undefined)
        return [];
    const text = appStarted === "no"
        ? "<strong>not started</strong>: the chip is in bootloader mode"
        : "startup not verified: the chip was reset, and its serial output was not read";
    return [["Application", text]];
}
/** The artifact that holds the bytes: the step's own, or the earlier one for which it made none. */
function artifactRows({ artifact, uploaded, encrypted }) {
    const stored = artifact && summary_link(artifact.url, escapeHtml(artifact.name));
    if (uploaded === false)
        return [["Artifact", `not uploaded: ${stored ?? "the baseline"} contains the same bytes`]];
    if (stored === undefined)
        return [];
    const rows = [["Artifact", stored]];
    const words = "<strong>no</strong>: everyone with read access to the repository can read the backup";
    if (encrypted !== undefined)
        rows.push(["Encrypted", encrypted ? "yes" : words]);
    return rows;
}
/** What a step left behind that failed, or found of an earlier one that did not finish. */
function stateRows({ esptool, boardState, failure, interruption }) {
    const rows = [];
    if (failure !== undefined && esptool !== undefined)
        rows.push(["State", escapeHtml(STATE_SENTENCES[boardState])]);
    if (interruption !== undefined)
        rows.push(["Before this step", escapeHtml(interruptionText(interruption))]);
    return rows;
}
function runRows({ artifact, uploaded, esptool, attempts, elapsedMs }) {
    const rows = [];
    if (uploaded !== false && artifact?.digest !== undefined)
        rows.push(["Artifact digest", code(artifact.digest)]);
    if (attempts > 1)
        rows.push(["Attempts", String(attempts)]);
    if (esptool !== undefined)
        rows.push(["esptool", code(esptool.version)]);
    return [...rows, ["Time", `${(elapsedMs / 1000).toFixed(1)} s`]];
}
function interruptionText({ operation, state, regions, since, repository }) {
    const left = state === "begun" ? "" : ` and left the flash ${state}`;
    const [first, ...others] = regions ?? [];
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    const where = first === undefined ? "the whole flash" : `${first.size} bytes at ${first.address}${more}`;
    return `${operation} of ${since}, by ${repository || "a run outside GitHub"}, did not finish${left}: ${where}`;
}

;// CONCATENATED MODULE: ./src/inputs/artifacts/age-keys.ts
/** More than that many people with a key is a mistake; the header of a file has room for forty. */
const MAX_KEYS = 20;
/** Anywhere in a line, in any case: also in a comment it is no secret any more. */
const SECRET = /AGE-(?:SECRET-KEY|PLUGIN)-/i;
const PEM_SECRET = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const MAKE_A_PAIR = "generate a key pair with age-keygen";
const LEAKED = `is a private key, now exposed to everyone who can read this workflow or its log: ${MAKE_A_PAIR}, keep the private key secret, and set the public key (age1…) here`;
/**
 * Reads the input `encrypt-to`: recipients of age (`age1…`), in lines or with commas between them; a line that
 * begins with `#` is a comment. Loads the library only when there is something to check.
 */
async function parseRecipients(text) {
    // A pasted private key of SSH has many lines, and is one mistake.
    if (PEM_SECRET.test(text))
        return { keys: [], problems: [LEAKED] };
    const found = await readEntries(entriesOf(text, /,/), "recipient", recipientProblem);
    const kinds = new Set(found.keys.map(isPostQuantum));
    if (kinds.size < 2 || found.problems.length > 0)
        return found;
    // As the age program says: what a classic key opens is not safe from quantum computers either.
    const mixed = "mixes post-quantum recipients (age1pq1…) with others, which age does not allow";
    return { keys: [], problems: [`${mixed}: choose one kind`] };
}
/**
 * Reads the input `identity`: lines `AGE-SECRET-KEY-…`, as age-keygen writes them; a line that begins with `#` is a
 * comment. Nothing of a line is ever repeated.
 */
async function parseIdentities(text) {
    if (PEM_SECRET.test(text))
        return { keys: [], problems: ["contains an SSH key, which is not supported"] };
    if (/^(?:age-encryption\.org\/|-----BEGIN AGE ENCRYPTED)/.test(text.trimStart())) {
        return {
            keys: [],
            problems: ["contains an encrypted file: decrypt it, and use the line AGE-SECRET-KEY-… inside it"],
        };
    }
    return readEntries(entriesOf(text), "identity", identityProblem);
}
/** Every private key of age in a text, in whatever state it is: to be masked before anything is said. */
function secretsIn(text) {
    return [...new Set(text.match(/AGE-(?:SECRET-KEY|PLUGIN)-[^\s,"'#]+/gi))];
}
function entriesOf(text, separator) {
    return text.split(/\r\n|\n|\r/).flatMap((line, index) => {
        const where = `line ${index + 1}`;
        const trimmed = line.trim();
        if (trimmed.startsWith("#") && !SECRET.test(trimmed))
            return [];
        const parts = separator === undefined ? [trimmed] : trimmed.split(separator).map((part) => part.trim());
        const named = parts.map((part, place) => ({
            text: part,
            where: parts.length === 1 ? where : `${where}, key ${place + 1}`,
        }));
        return named.filter((entry) => entry.text !== "");
    });
}
async function readEntries(entries, what, problemOf) {
    if (entries.length === 0)
        return { keys: [], problems: [`contains no ${what}`] };
    if (entries.length > MAX_KEYS) {
        return { keys: [], problems: [`contains ${entries.length} entries; ${MAX_KEYS} is the maximum`] };
    }
    const seen = new Map();
    const problems = [];
    for (const { text, where } of entries) {
        const first = seen.get(text);
        const problem = first === undefined ? await problemOf(text) : `is the same as that of ${first}`;
        if (problem === undefined)
            seen.set(text, where);
        else
            problems.push(`${where} ${problem}`);
    }
    return { keys: [...seen.keys()], problems };
}
async function recipientProblem(text) {
    if (SECRET.test(text))
        return LEAKED;
    if (/^(?:ssh-|ecdsa-|sk-)/.test(text))
        return `is an SSH key, which is not supported: ${MAKE_A_PAIR}`;
    if (text.startsWith("AGE1"))
        return "is a recipient in upper case: write it in lower case";
    if (!/^age1\S+$/.test(text)) {
        return `is not an age recipient, which starts with age1 (${MAKE_A_PAIR}; passphrases are not supported)`;
    }
    if (/^age1(?!(?:pq|tag|tagpq)1).*1/.test(text)) {
        return "is a recipient that needs an age plugin, which is not supported";
    }
    const { Encrypter } = await __webpack_require__.e(/* import() */ 539).then(__webpack_require__.bind(__webpack_require__, 81539));
    const encrypter = new Encrypter();
    try {
        encrypter.addRecipient(text);
    }
    catch {
        return "has a typo or is truncated";
    }
    // What is spelt well is not yet a key: some points of a curve keep no secret.
    return await encrypter.encrypt(new Uint8Array()).then(() => undefined, () => `has a valid checksum but is not a key: ${MAKE_A_PAIR}`);
}
async function identityProblem(text) {
    if (/^age1/i.test(text))
        return "is a recipient (public key): use the line AGE-SECRET-KEY-… of the same key pair";
    if (/^AGE-PLUGIN-/i.test(text))
        return "is an identity that needs an age plugin, which is not supported";
    if (text.startsWith("age-secret-key-"))
        return "is an identity in lower case: write it in upper case";
    if (!/^AGE-SECRET-KEY-\S+$/.test(text)) {
        return "is not an age identity, which starts with AGE-SECRET-KEY- (passphrases are not supported)";
    }
    const { identityToRecipient } = await __webpack_require__.e(/* import() */ 539).then(__webpack_require__.bind(__webpack_require__, 81539));
    try {
        await identityToRecipient(text);
        return undefined;
    }
    catch {
        return "has a typo or is truncated";
    }
}
function isPostQuantum(recipient) {
    return /^age1(?:pq|tagpq)1/.test(recipient);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/inputs/files/paths.ts
var paths = __webpack_require__(76189);
;// CONCATENATED MODULE: ./src/inputs/table.ts
/**
 * Every input of the action, in the order of `action.yml`, with the value when the workflow gives none; `action.yml`
 * repeats it, and a test holds the two together. The definition of an operation names those that it uses.
 */
const INPUTS = {
    operation: "",
    "dry-run": "false",
    probe: "false",
    into: "app",
    port: "",
    chip: "auto",
    baud: "460800",
    before: "default-reset",
    after: "hard-reset",
    "no-stub": "false",
    "require-chip": "any",
    "require-mac": "any",
    "require-flash-size": "any",
    "require-revision": "any",
    file: "",
    files: "",
    address: "",
    size: "",
    output: "",
    overwrite: "false",
    "partition-table": "",
    "partition-table-offset": "0x8000",
    compress: "true",
    rewrite: "false",
    "erase-first": "false",
    "flash-mode": "keep",
    "flash-freq": "keep",
    "flash-size": "keep",
    "erase-all": "false",
    force: "false",
    "allow-data-loss": "false",
    verify: "true",
    "fail-on-mismatch": "true",
    "include-bootloader": "true",
    incremental: "true",
    baseline: "",
    backup: "",
    "allow-other-board": "false",
    "allow-unidentified-backup": "false",
    upload: "always",
    "artifact-name": "",
    "retention-days": "",
    "compression-level": "6",
    "run-id": "",
    repository: "",
    token: "${{ github.token }}",
    "encrypt-to": "",
    "require-encryption": "false",
    "allow-public-backup": "false",
    identity: "",
    "esptool-source": "auto",
    "esptool-version": "",
    "esptool-path": "",
    "esptool-sha256": "",
    "esptool-base-url": "",
    "allow-unpinned-esptool": "false",
    timeout: "",
    retries: "2",
    "recovery-command": "",
    "recovery-timeout": "60",
    lock: "true",
    "lock-timeout": "600",
    "lock-folder": "auto",
};
/** What the inputs are about, each subject with the first of its inputs; `action.yml` has them as comments. */
const SUBJECTS = {
    Operation: "operation",
    "Board and port": "port",
    Requirements: "require-chip",
    "Files and addresses": "file",
    Partitions: "partition-table",
    "Writing and erasing": "compress",
    Verification: "verify",
    "Backups and restores": "include-bootloader",
    Artifacts: "upload",
    Encryption: "encrypt-to",
    esptool: "esptool-source",
    "Limits and retries": "timeout",
    Locks: "lock",
};
/** The inputs of every step. */
const STEP_INPUTS = [
    "operation",
    "token",
    "timeout",
    "lock-folder",
    "esptool-source",
    "esptool-version",
    "esptool-path",
    "esptool-sha256",
    "esptool-base-url",
    "allow-unpinned-esptool",
];
/** The inputs of a step on a board: what it is, how it is reached, claimed and brought back. */
const BOARD_INPUTS = [
    "port",
    "chip",
    "baud",
    "before",
    "after",
    "no-stub",
    "require-chip",
    "require-mac",
    "require-flash-size",
    "require-revision",
    "dry-run",
    "retries",
    "recovery-command",
    "recovery-timeout",
    "lock",
    "lock-timeout",
];

;// CONCATENATED MODULE: ./src/inputs/unused-inputs.ts

/**
 * A value that the operation would ignore is a misunderstanding.
 * @param usersOf the operations that use an input, or `undefined` for all of them.
 */
function refuseUnused(operation, reader, usersOf) {
    for (const name of Object.keys(INPUTS)) {
        const users = usersOf(name);
        if (users === undefined || users.includes(operation) || !reader.isSet(name))
            continue;
        reader.problems.add("input-invalid", `input \`${name}\` has no effect on ${operation} (only for ${users.join(", ")})`);
    }
}
/** Refuses inputs that are set where another input leaves them without an effect. */
function refuseWith(reader, names, why) {
    for (const name of names) {
        if (!reader.isSet(name))
            continue;
        reader.problems.add("input-invalid", `input \`${name}\` has no effect ${why}`);
    }
}
/** What a raw socket does anyway: it can neither reset a chip nor change its rate. */
const DONE_ON_SOCKETS = ["no-reset", "no-reset-stub"];
/** Inputs that have no effect on the port, which a workflow for several benches may well have: sentences. */
function idleOnPort(reader, connection) {
    if (connection?.port.kind !== "socket")
        return [];
    const { before, after } = connection;
    const idle = [
        ...(reader.isSet("baud") ? ["baud"] : []),
        ...(reader.isSet("before") && !DONE_ON_SOCKETS.includes(before) ? ["before"] : []),
        ...(reader.isSet("after") && !DONE_ON_SOCKETS.includes(after) ? ["after"] : []),
    ];
    if (idle.length === 0)
        return [];
    const names = idle.map((name) => `\`${name}\``).join(", ");
    return [`${names}: no effect on a raw socket, which has neither a baud rate nor reset lines.`];
}

// EXTERNAL MODULE: ./src/inputs/values.ts
var values = __webpack_require__(18463);
;// CONCATENATED MODULE: ./src/inputs/limits.ts




/** A self-hosted job may run for 5 days. */
const LONGEST_SECONDS = 5 * 24 * 3600;
const MOST_RETRIES = 10;
const MOST_ARGUMENTS = 64;
/**
 * The time limit of the step, before any other input is read: finding and reading files counts, too.
 * @returns seconds; `undefined` when there is none, or none that can be understood, which is reported with the others.
 */
function readTimeLimit(read) {
    const parsed = parseTimeout(read("timeout").trim());
    return "value" in parsed ? parsed.value : undefined;
}
function parseTimeout(text) {
    return (0,values/* parseSeconds */.fL)(text, 1, LONGEST_SECONDS);
}
function readLimits(reader) {
    const timeoutSeconds = reader.optional("timeout", parseTimeout);
    const retries = reader.parse("retries", (text) => (0,values/* parseInteger */.cG)(text, 0, MOST_RETRIES));
    const command = reader.optional("recovery-command", parseCommand);
    const recoverySeconds = reader.parse("recovery-timeout", (text) => (0,values/* parseSeconds */.fL)(text, 1, 3600));
    const lock = reader.parse("lock", values/* parseBoolean */.yG);
    const lockSeconds = reader.parse("lock-timeout", (text) => (0,values/* parseSeconds */.fL)(text, 0, LONGEST_SECONDS));
    const lockFolder = reader.optional("lock-folder", parseLockFolder);
    if (retries === 0)
        refuseWith(reader, ["recovery-command"], "with `retries: 0`");
    if (!reader.isSet("recovery-command")) {
        refuseWith(reader, ["recovery-timeout"], "without a `recovery-command`");
    }
    // The folder holds the record of unfinished changes, too.
    if (lock === false)
        refuseWith(reader, ["lock-timeout"], "with `lock: false`");
    if (retries === undefined ||
        recoverySeconds === undefined ||
        lock === undefined ||
        lockSeconds === undefined) {
        return undefined;
    }
    return {
        timeoutSeconds,
        retries,
        recovery: command && { command, timeoutSeconds: recoverySeconds },
        lockFolder,
        lockTimeoutSeconds: lock ? lockSeconds : undefined,
    };
}
function parseLockFolder(text) {
    const problem = (0,paths/* backslashProblem */.K5)(text);
    if (problem !== undefined)
        return { problem };
    return (0,external_node_path_.isAbsolute)(text) ? { value: text } : { problem: "is not an absolute path" };
}
/** A JSON list of program and arguments: no shell, so that nothing has to be quoted and nothing can be smuggled in. */
function parseCommand(text) {
    const problem = 'is not a JSON list of program and arguments, such as ["uhubctl", "-a", "cycle", "-p", "2"]';
    let json;
    try {
        json = JSON.parse(text);
    }
    catch {
        return { problem };
    }
    if (!Array.isArray(json) || json.length === 0 || json.length > MOST_ARGUMENTS)
        return { problem };
    const words = json.filter((word) => typeof word === "string" && !word.includes("\0"));
    return words.length === json.length && words[0] !== "" ? { value: words } : { problem };
}

// EXTERNAL MODULE: ./src/inputs/unknown-inputs.ts
var unknown_inputs = __webpack_require__(23065);
;// CONCATENATED MODULE: ./src/github/artifacts/artifact-name.ts

// The service refuses these, so that an artifact can be unpacked on every file system:
// path-and-artifact-name-validation in @actions/artifact. In the path of a file, slashes are welcome.
const ILLEGAL_IN_PATH = {
    '"': "a double quote",
    ":": "a colon",
    "<": "a less-than sign",
    ">": "a greater-than sign",
    "|": "a vertical bar",
    "*": "an asterisk",
    "?": "a question mark",
    "\r": "a carriage return",
    "\n": "a line feed",
};
const ILLEGAL_IN_NAME = { ...ILLEGAL_IN_PATH, "\\": "a backslash", "/": "a slash" };
/** Longer parts are cut: names of jobs have no limit, names of files have one of 255 bytes everywhere. */
const PART_LENGTH = 40;
/** Why `name` may not name an artifact, as the end of a sentence ("it contains a colon"), or `undefined`. */
function artifactNameProblem(name) {
    return name === "" ? "it is empty" : firstIllegal(name, ILLEGAL_IN_NAME);
}
/** Why a file of this relative path may not go into an artifact, as the end of a sentence, or `undefined`. */
function artifactPathProblem(path) {
    return path === "" ? "it is empty" : firstIllegal(path, ILLEGAL_IN_PATH);
}
/**
 * `esp-backup-<chip>-<mac>-<run>-<attempt>-<job>-<suffix>`: legal, and unique even when one job backs up the
 * same board twice, because names may not be used again within a run.
 */
function defaultArtifactName({ chip, mac, runId, runAttempt, job }, suffix = (0,external_node_crypto_.randomBytes)(3).toString("hex")) {
    return [
        "esp-backup",
        chip?.toLowerCase(),
        mac?.toLowerCase().replaceAll(":", ""),
        runId,
        runAttempt,
        job,
        suffix,
    ]
        .map((part) => legalPart(part ?? ""))
        .filter((part) => part !== "")
        .join("-");
}
function firstIllegal(text, illegal) {
    const found = Object.entries(illegal).find(([character]) => text.includes(character));
    return found === undefined ? undefined : `it contains ${found[1]}`;
}
function legalPart(text) {
    return text
        .replaceAll(/[^\w.-]+/g, "-")
        .slice(0, PART_LENGTH)
        .replaceAll(/^[.-]+|[.-]+$/g, "");
}

;// CONCATENATED MODULE: ./src/inputs/artifacts/artifact.ts





const OPTIONS = [
    "artifact-name",
    "retention-days",
    "compression-level",
    "encrypt-to",
    "require-encryption",
    "allow-public-backup",
];
async function readArtifact(reader) {
    const when = reader.parse("upload", (text) => (0,values/* parseChoice */.HU)(text, ["always", "changed", "never"]));
    const name = reader.optional("artifact-name", (text) => {
        const problem = artifactNameProblem(text);
        return problem === undefined ? { value: text } : { problem: `is not a valid artifact name: ${problem}` };
    });
    // GitHub keeps artifacts for 400 days at the most, and fewer where the repository says so.
    const retentionDays = reader.optional("retention-days", (text) => (0,values/* parseInteger */.cG)(text, 1, 400));
    const compressionLevel = reader.parse("compression-level", (text) => (0,values/* parseInteger */.cG)(text, 0, 9));
    const recipients = await readRecipients(reader);
    const requireEncryption = reader.boolean("require-encryption");
    const allowPublic = reader.boolean("allow-public-backup");
    if (when === "never") {
        refuseWith(reader, OPTIONS, "with `upload: never`");
        return undefined;
    }
    checkOutputName(reader);
    checkPurpose(reader, when);
    if (requireEncryption === true)
        checkEncryption(reader);
    if (requireEncryption === undefined)
        return undefined;
    return when === undefined || compressionLevel === undefined || allowPublic === undefined
        ? undefined
        : { when, name, retentionDays, compressionLevel, recipients, allowPublic };
}
async function readRecipients(reader) {
    if (!reader.isSet("encrypt-to"))
        return [];
    const { keys, problems } = await parseRecipients(reader.text("encrypt-to"));
    for (const problem of problems)
        reader.problems.add("input-invalid", `input \`encrypt-to\`: ${problem}`);
    return keys;
}
function checkOutputName(reader) {
    const problem = artifactPathProblem((0,external_node_path_.basename)(reader.text("output")));
    if (problem === undefined || !reader.isSet("output"))
        return;
    reader.problems.add("input-invalid", `input \`output\`: the file cannot be uploaded as an artifact: ${problem} (set \`upload: never\` to keep it on the runner)`);
}
/** An empty input cannot be distinguished from one that the workflow does not set. */
function checkEncryption(reader) {
    if (reader.isSet("allow-public-backup")) {
        const text = "inputs `require-encryption` and `allow-public-backup` contradict each other: choose one";
        reader.problems.add("input-invalid", text);
    }
    if (reader.isSet("encrypt-to"))
        return;
    reader.problems.add("upload-unencrypted", "input `require-encryption` is true, but `encrypt-to` is empty: set it to an age recipient (age1…), and check that the variable or secret it comes from is set");
}
/** Inputs that contradict each other, or lack what they are about. */
function checkPurpose(reader, when) {
    if (when === "changed" && !reader.isSet("baseline")) {
        reader.problems.add("input-invalid", "input `upload`: changed needs a `baseline` to compare with");
    }
    if (reader.isSet("encrypt-to") && reader.isSet("allow-public-backup")) {
        reader.problems.add("input-invalid", "input `allow-public-backup` has no effect with `encrypt-to`: an encrypted backup may be public");
    }
}

// EXTERNAL MODULE: ./src/firmware/flash/chips.ts
var flash_chips = __webpack_require__(79823);
;// CONCATENATED MODULE: ./src/esptool/run/vocabulary.ts

// esptool 5.6.0's own words (`esptool --help`, `esptool write-flash --help`).
const CHIPS = ["auto", ...flash_chips/* CHIP_OPTIONS */.iB];
const RESETS_BEFORE = ["default-reset", "usb-reset", "no-reset", "no-reset-no-sync"];
const RESETS_AFTER = [
    "hard-reset",
    "soft-reset",
    "no-reset",
    "no-reset-stub",
    "watchdog-reset",
];
const FLASH_MODES = ["keep", "qio", "qout", "dio", "dout"];
const FLASH_FREQUENCIES = [
    "keep",
    "80m",
    "64m",
    "60m",
    "48m",
    "40m",
    "32m",
    "30m",
    "26m",
    "24m",
    "20m",
    "16m",
    "15m",
    "12m",
];
const FLASH_SIZES = [
    "keep",
    "detect",
    "256KB",
    "512KB",
    "1MB",
    "2MB",
    "2MB-c1",
    "4MB",
    "4MB-c1",
    "8MB",
    "16MB",
    "32MB",
    "64MB",
    "128MB",
];
/** Baud rates that a UART bridge or a native USB port is known to take. */
const BAUD_RATES = { min: 9600, max: 5_000_000 };

;// CONCATENATED MODULE: ./src/inputs/builds/wishes.ts




/** The header settings of the inputs, and where they are unset, those of the build. */
function readSettings(reader, build) {
    const own = {
        mode: reader.parse("flash-mode", (text) => (0,values/* parseChoice */.HU)(text, FLASH_MODES)) ?? "keep",
        freq: reader.parse("flash-freq", (text) => (0,values/* parseChoice */.HU)(text, FLASH_FREQUENCIES)) ?? "keep",
        size: reader.parse("flash-size", (text) => (0,values/* parseChoice */.HU)(text, FLASH_SIZES)) ?? "keep",
    };
    const { mode = "keep", freq = "keep", size = "keep" } = build?.settings ?? {};
    return {
        mode: reader.isSet("flash-mode") ? own.mode : mode,
        freq: reader.isSet("flash-freq") ? own.freq : freq,
        size: reader.isSet("flash-size") ? own.size : size,
    };
}
/**
 * The connection of the inputs, and where they are at their defaults, as the build wants it. A raw socket has no
 * resets, and what is behind it is mostly no chip: there the build's wishes for them, and for the stub, do not count.
 */
function adoptConnection(reader, own, build) {
    if (build === undefined)
        return own;
    const { chip, before, after, stub } = build;
    if (chip !== undefined && own.chip !== "auto" && own.chip !== chip) {
        reader.problems.add("input-invalid", `input \`chip\`: "${own.chip}" contradicts "${(0,shown_text/* shorten */.m)(build.path)}", which was built for ${chip}`);
    }
    const named = own.chip === "auto" && chip !== undefined ? { ...own, chip, chipSource: build.path } : own;
    if (own.port.kind === "socket")
        return named;
    return {
        ...named,
        before: reader.isSet("before") ? own.before : (before ?? own.before),
        after: reader.isSet("after") ? own.after : (after ?? own.after),
        stub: reader.isSet("no-stub") ? own.stub : (stub ?? own.stub),
    };
}
/** What the user should know of the choice between the inputs and the build, as lines of the log. */
function describeBuild(build, settings, { chip, before, after, stub, port }) {
    const count = build.files.length === 1 ? "1 file" : `${build.files.length} files`;
    const choices = [
        ["chip", build.chip, chip],
        ["flash-mode", build.settings.mode, settings.mode],
        ["flash-freq", build.settings.freq, settings.freq],
        ["flash-size", build.settings.size, settings.size],
    ];
    if (port.kind !== "socket") {
        choices.push(["before", build.before, before], ["after", build.after, after]);
        choices.push(["no-stub", build.stub === undefined ? undefined : String(!build.stub), String(!stub)]);
    }
    const table = build.tableAddress === undefined ? undefined : (0,flash_layout/* formatAddress */.M0)(build.tableAddress);
    // An input that says otherwise has been refused.
    choices.push(["partition-table-offset", table, table ?? ""]);
    const given = choices.filter(([, wanted]) => wanted !== undefined);
    const used = given
        .filter(([, wanted, value]) => wanted === value)
        .map(([name, , value]) => `${name} ${value}`);
    return [
        `From ${(0,shown_text/* shorten */.m)(build.path)}: ${[count, ...used].join(", ")}.`,
        ...build.notes,
        ...given
            .filter(([, wanted, value]) => wanted !== value)
            .map(([name, wanted = "", value]) => `It says ${name} ${wanted}, but the input says ${value}, which takes precedence.`),
    ];
}

// EXTERNAL MODULE: ./src/board/ports/port-selector.ts
var port_selector = __webpack_require__(91628);
;// CONCATENATED MODULE: ./src/inputs/board/connection.ts



function readConnection(reader, platform) {
    const port = reader.required("port", "such as /dev/ttyUSB0, COM5, socket://localhost:5555, or auto if only one board is connected", (text) => (0,port_selector/* parsePortQuery */.NW)(text, platform), (0,port_selector/* isSelectorLike */.rI)(reader.text("port")) ? "input-invalid" : "port-not-allowed");
    const chip = reader.parse("chip", (text) => (0,values/* parseChoice */.HU)(normalChip(text), CHIPS));
    const baud = reader.parse("baud", (text) => (0,values/* parseInteger */.cG)(text, BAUD_RATES.min, BAUD_RATES.max));
    const before = reader.parse("before", (text) => (0,values/* parseChoice */.HU)(text, RESETS_BEFORE));
    const after = reader.parse("after", (text) => (0,values/* parseChoice */.HU)(text, RESETS_AFTER));
    const noStub = reader.boolean("no-stub");
    return port && chip && baud && before && after && noStub !== undefined
        ? { port, chip, baud, before, after, stub: !noStub }
        : undefined;
}
/** esptool takes `ESP32-S3` for `esp32s3`, and so do we. */
function normalChip(text) {
    return text.toLowerCase().replaceAll("-", "");
}

;// CONCATENATED MODULE: ./src/inputs/esptool.ts



/** What is about another source alone. */
const IDLE = {
    auto: [],
    pip: ["esptool-sha256", "esptool-base-url"],
    release: ["allow-unpinned-esptool"],
    path: ["esptool-sha256", "esptool-base-url", "allow-unpinned-esptool"],
};
function readEsptool(reader) {
    const source = reader.parse("esptool-source", (text) => (0,values/* parseChoice */.HU)(text, ["auto", "pip", "release", "path"]));
    const version = reader.parse("esptool-version", (text) => text === "" || /^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(text)
        ? { value: text }
        : { problem: "is not a version such as 5.6.0" });
    const sha256 = reader.optional("esptool-sha256", (text) => /^[\da-f]{64}$/i.test(text)
        ? { value: text.toLowerCase() }
        : { problem: "is not a SHA-256 (64 hex digits)" });
    const baseUrl = reader.optional("esptool-base-url", parseBaseUrl);
    const path = reader.optional("esptool-path", (text) => {
        const problem = (0,paths/* backslashProblem */.K5)(text);
        return problem === undefined ? { value: text } : { problem };
    });
    const allowUnpinned = reader.boolean("allow-unpinned-esptool");
    if (path !== undefined && source !== undefined && source !== "path") {
        reader.problems.add("input-invalid", `input \`esptool-path\` needs \`esptool-source: path\`, not ${source}`);
    }
    refuseWith(reader, IDLE[source ?? "auto"], `with \`esptool-source: ${source ?? "auto"}\``);
    return source && version !== undefined && allowUnpinned !== undefined
        ? { source, version, path, sha256, baseUrl, allowUnpinned }
        : undefined;
}
function parseBaseUrl(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url?.protocol === "https:" || url?.protocol === "http:"
        ? { value: text.replace(/\/+$/, "") }
        : { problem: "is not an http:// or https:// address" };
}

// EXTERNAL MODULE: ./src/system/text/nearest.ts
var nearest = __webpack_require__(24911);
;// CONCATENATED MODULE: ./src/inputs/partitions/layout.ts


/**
 * What keeps files from lying in the flash as they are placed: they end beyond it, or share a sector.
 * @param end bytes of the flash, or of the largest there is.
 */
function layoutProblems(files, end) {
    const beyond = files
        .filter(({ address, size }) => address + size > end)
        .map(({ path, address, size }) => ({
        code: "beyond-flash",
        text: `"${(0,shown_text/* shorten */.m)(path)}" (${size} bytes at ${(0,flash_layout/* formatAddress */.M0)(address)}) ends beyond the flash of ${end} bytes`,
    }));
    const overlap = (0,flash_layout/* findOverlap */.xC)(files);
    if (overlap === undefined)
        return beyond;
    const [a, b] = overlap.regions;
    const text = `"${(0,shown_text/* shorten */.m)(a.path)}" and "${(0,shown_text/* shorten */.m)(b.path)}" share the flash sector at ${(0,flash_layout/* formatAddress */.M0)(overlap.sector)}; writing one would destroy the other`;
    return [...beyond, { code: "files-overlap", text }];
}

;// CONCATENATED MODULE: ./src/inputs/partitions/resolve-partitions.ts





/** Where a table is needed and there is none: every name is unknown to it. */
const NO_TABLE = { partitions: [], title: "no table" };
/** More names would not be read. */
const NAMES_SHOWN = 30;
/** A name that is an address at a flash sector, but for its `0x`. */
const HEX_ADDRESS = /^[a-f][\da-f]{0,6}000$/i;
/** The names of partitions in a request, each once. */
function namesIn(request) {
    return [
        ...new Set(regionsIn(request).flatMap(({ address }) => (isName(address) ? [address.partition] : []))),
    ];
}
/** The request, if there is no name in it. */
function withoutNames(request) {
    const placing = namesIn(request).length === 0 ? placeRequest(request, NO_TABLE, undefined) : undefined;
    return placing !== undefined && "request" in placing ? placing.request : undefined;
}
/** What a request places in the flash: each with its size, where that is known. */
function regionsIn(request) {
    if ("files" in request)
        return request.files;
    if ("address" in request)
        return [request];
    return "region" in request && request.region !== undefined ? [request.region] : [];
}
/**
 * Puts addresses in the place of names. What is placed has to fit its partition, to end inside the flash, and to keep
 * clear of what else is placed. A request without names comes back as it is.
 * @param flashSize bytes; `undefined` where it is not known.
 */
function placeRequest(request, table, flashSize) {
    const placer = new Placer(table, flashSize ?? flash_layout/* FLASH_LIMIT */.VE);
    const placed = placer.place(request);
    if (placed === undefined || placer.problems.length > 0)
        return { problems: placer.problems };
    const remarks = namesIn(request).map((name) => placer.remarkOf(name));
    return { request: placed, remarks };
}
class Placer {
    problems = [];
    #table;
    /** Bytes of the flash. */
    #end;
    constructor(table, end) {
        this.#table = table;
        this.#end = end;
    }
    place(request) {
        if ("failOnMismatch" in request) {
            return { ...request, files: this.#files(request.files), ...this.#partitionsFor(request) };
        }
        if ("files" in request)
            return { ...request, files: this.#files(request.files) };
        if ("address" in request)
            return this.#read(request);
        if ("force" in request)
            return this.#sectors(request);
        return "output" in request ? this.#sectors(request) : request;
    }
    remarkOf(name) {
        const { address, size } = this.#table.partitions.find((partition) => partition.name === name) ?? {};
        return `Partition ${name}: ${size ?? 0} bytes at ${(0,flash_layout/* formatAddress */.M0)(address ?? 0)}, by ${this.#table.title}.`;
    }
    /** Names the partitions in which files differ, where a table was needed anyway. */
    #partitionsFor(request) {
        return namesIn(request).length === 0 ? {} : { partitions: this.#table.partitions };
    }
    #files(files) {
        const placed = files.flatMap((file) => this.#file(file));
        const isNamed = files.some(({ address }) => isName(address));
        // What has addresses has been checked already.
        if (isNamed && this.problems.length === 0)
            this.problems.push(...layoutProblems(placed, this.#end));
        return placed;
    }
    #file({ address, ...file }) {
        if (!isName(address))
            return [{ ...file, address }];
        const partition = this.#find(address);
        if (partition === undefined)
            return [];
        const { size, name } = partition;
        if (file.size > size) {
            const text = tooLargeWords(`"${(0,shown_text/* shorten */.m)(file.path)}"`, file.size, partition, this.#table.title);
            this.problems.push({ code: "beyond-partition", text });
            return [];
        }
        return [{ ...file, address: partition.address, partition: name }];
    }
    #read({ address, ...request }) {
        if (!isName(address))
            return { ...request, address };
        const region = this.#region(address, request.size);
        return region && { ...request, ...region };
    }
    /** What works in whole sectors only. */
    #sectors({ region, ...request }) {
        if (region === undefined || isPlaced(region))
            return { ...request, region };
        const named = this.#region(region.address, region.size);
        if (named === undefined)
            return undefined;
        if (named.size % flash_layout/* SECTOR_SIZE */.t4 === 0)
            return { ...request, region: named };
        const text = `the partition ${region.address.partition} has ${named.size} bytes, which is not a multiple of ${flash_layout/* SECTOR_SIZE */.t4} (0x1000), the flash sector: give \`address\` and \`size\` as numbers`;
        this.problems.push({ code: "input-invalid", text });
        return undefined;
    }
    /** So many bytes from the start of a partition, or all of it. */
    #region(place, wanted) {
        const partition = this.#find(place);
        if (partition === undefined)
            return undefined;
        const { name, address } = partition;
        const size = wanted ?? partition.size;
        if (size > partition.size) {
            const text = `${size} bytes are more than the partition ${name} has: ${partition.size} by ${this.#table.title}`;
            this.problems.push({ code: "beyond-partition", text });
        }
        else if (address + size > this.#end) {
            const text = `the partition ${name} ends at ${(0,flash_layout/* formatAddress */.M0)(address + size)}, beyond the flash of ${this.#end} bytes`;
            this.problems.push({ code: "beyond-flash", text });
        }
        else {
            return { address, size, partition: name };
        }
        return undefined;
    }
    #find({ partition: name }) {
        const { partitions, title } = this.#table;
        const [found, ...others] = partitions.filter((partition) => partition.name === name);
        if (found !== undefined && others.length === 0)
            return found;
        if (found !== undefined) {
            this.#refuseAmbiguous(name, [found, ...others]);
            return undefined;
        }
        const names = partitions.map((partition) => partition.name);
        const near = HEX_ADDRESS.test(name) ? `0x${name.toLowerCase()}` : (0,nearest/* nearest */.p)(name, names);
        const suggestion = near === undefined ? "" : ` (did you mean ${near}?)`;
        const more = names.length > NAMES_SHOWN ? `, and ${names.length - NAMES_SHOWN} more` : "";
        const text = `${title} has no partition "${name}"; it has ${names.slice(0, NAMES_SHOWN).join(", ")}${more}${suggestion}`;
        this.#refuse({ code: "partition-unknown", text });
        return undefined;
    }
    /** A board may run with such a table, but only the user knows which partition is meant. */
    #refuseAmbiguous(name, found) {
        const places = found.map(({ address, size }) => `${size} bytes at ${(0,flash_layout/* formatAddress */.M0)(address)}`);
        const text = `${this.#table.title} has ${found.length} partitions "${name}" (${places.join(", ")}): give the address instead of the name`;
        this.#refuse({ code: "partition-ambiguous", text });
    }
    /** Files may have the same name: a problem is reported once. */
    #refuse(problem) {
        if (!this.problems.some(({ text }) => text === problem.text))
            this.problems.push(problem);
    }
}
function isName(place) {
    return typeof place !== "number";
}
function isPlaced(region) {
    return typeof region.address === "number";
}

;// CONCATENATED MODULE: ./src/inputs/board/requirements.ts





const NAMED_CHIPS = CHIPS.filter((chip) => chip !== "auto");
/** Sizes that a flash can have, in bytes. */
const SIZES = new Set(FLASH_SIZES.map(flash_layout/* flashSizeBytes */.Lw).filter((bytes) => bytes !== undefined));
/** What the workflow says that the board has to be. */
function readRequirements(reader, connection) {
    const chip = reader.optional("require-chip", (text) => (0,values/* parseChoice */.HU)(normalChip(text), NAMED_CHIPS));
    if (chip !== undefined && connection !== undefined && !["auto", chip].includes(connection.chip)) {
        reader.problems.add("input-invalid", `inputs \`chip\` and \`require-chip\`: no board is both an ${connection.chip} and an ${chip}`);
    }
    return {
        chip,
        mac: reader.optional("require-mac", parseMac),
        flashSize: reader.optional("require-flash-size", parseFlashSize),
        revision: reader.optional("require-revision", parseRevision),
    };
}
/**
 * Notes what a request wants of the flash beyond the size that the board has to have: no board that is taken has it.
 * What has a name has no place yet.
 */
function checkReach(reader, request, { flashSize }) {
    if (request === undefined || flashSize === undefined)
        return;
    const beyond = regionsIn(request).find(({ address, size = 1 }) => typeof address === "number" && address + size > flashSize);
    if (beyond === undefined)
        return;
    reader.problems.add("beyond-flash", `input \`require-flash-size\`: no board with ${flashSize} bytes of flash has what is asked for at ${(0,flash_layout/* formatAddress */.M0)(Number(beyond.address))}`);
}
/** Six bytes, with colons or hyphens. */
function parseMac(text) {
    return /^[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}[\da-f]{2}$/i.test(text)
        ? { value: text.toLowerCase().replaceAll("-", ":") }
        : { problem: "is not a MAC address; write six bytes as 7c:df:a1:e2:93:58 or 7C-DF-A1-E2-93-58" };
}
function parseFlashSize(text) {
    const parsed = (0,values/* parseSize */.DB)(text);
    if ("problem" in parsed || SIZES.has(parsed.value))
        return parsed;
    return { problem: "is not the size of a flash; write 256KB, 512KB, or 1MB to 128MB in powers of two" };
}
function parseRevision(text) {
    const match = /^(>=)? *v?(\d{1,3})\.(\d{1,3})$/.exec(text);
    if (match === null)
        return { problem: "is not a revision; write v0.2, or >=v0.2 for this one and later" };
    return { value: { orLater: match[1] !== undefined, major: Number(match[2]), minor: Number(match[3]) } };
}

// EXTERNAL MODULE: ./src/firmware/flash/device-name.ts
var device_name = __webpack_require__(14806);
;// CONCATENATED MODULE: ./src/firmware/formats/format-error.ts
/** Bytes that are not what they were taken for; the message completes the sentence "it ...". */
class FormatError extends Error {
    name = "FormatError";
}

;// CONCATENATED MODULE: ./src/firmware/formats/partition-names.ts

/** ESP-IDF's `esp_partition_type_t`. */
const TYPES = ["app", "data", "bootloader", "partition_table"];
const OTA_SLOTS = 16;
const TEE_SLOTS = 2;
/** ESP-IDF's `esp_partition_subtype_t`, by the name of the type. */
const SUBTYPES = {
    app: new Map([
        [0x00, "factory"],
        ...slots("ota", 0x10, OTA_SLOTS),
        [0x20, "test"],
        ...slots("tee", 0x30, TEE_SLOTS),
    ]),
    data: new Map([
        [0x00, "ota"],
        [0x01, "phy"],
        [0x02, "nvs"],
        [0x03, "coredump"],
        [0x04, "nvs_keys"],
        [0x05, "efuse"],
        [0x06, "undefined"],
        [0x80, "esphttpd"],
        [0x81, "fat"],
        [0x82, "spiffs"],
        [0x83, "littlefs"],
        [0x90, "tee_ota"],
    ]),
    bootloader: new Map([
        [0x00, "primary"],
        [0x01, "ota"],
        [0x02, "recovery"],
    ]),
    partition_table: new Map([
        [0x00, "primary"],
        [0x01, "ota"],
    ]),
};
/** `app`, `data`, `bootloader`, `partition_table`, or the number of any other type (`0x40`). */
function typeName(type) {
    return TYPES[type] ?? (0,flash_layout/* formatAddress */.M0)(type);
}
/** `factory`, `ota_0`, `nvs`, ..., or the number of a subtype that has no name in this type (`0x99`). */
function subtypeName(type, subtype) {
    return SUBTYPES[typeName(type)]?.get(subtype) ?? (0,flash_layout/* formatAddress */.M0)(subtype);
}
/** A partition's kind as partition tables write it: `data/ota`. */
function kindOf({ type, subtype }) {
    return `${typeName(type)}/${subtypeName(type, subtype)}`;
}
function slots(name, first, count) {
    return Array.from({ length: count }, (_, slot) => [first + slot, `${name}_${slot}`]);
}

;// CONCATENATED MODULE: ./src/firmware/formats/partition-rules.ts



/** The flash cache maps applications in pages of 64 KiB. */
const APP_ALIGNMENT = 0x1_0000;
/** Two sectors, so that one is whole while the other is erased. */
const OTA_DATA_SIZE = 2 * flash_layout/* SECTOR_SIZE */.t4;
/** One page in use, one to move to, and a spare. */
const WRITABLE_NVS_SIZE = 3 * flash_layout/* SECTOR_SIZE */.t4;
/**
 * What ESP-IDF's `gen_esp32part.py` (1.5) refuses in a table, in its order; what it only warns of passes. A bootloader
 * checks nearly nothing of it, so boards run with such tables.
 * @returns clauses that complete "it …".
 */
function partitionProblems(partitions, { tableAddress, flashSize }) {
    const inOrder = [...partitions].sort((a, b) => a.address - b.address);
    return [
        ...partitions.flatMap(ownProblems),
        ...nameProblems(partitions),
        ...inOrder.flatMap((partition, index) => [
            ...tableOverlap(partition, tableAddress),
            ...overlap(partition, inOrder[index - 1]),
        ]),
        ...otaDataProblems(partitions, "data/ota"),
        ...otaDataProblems(partitions, "data/tee_ota"),
        ...inOrder.flatMap((partition) => endProblem(partition, flashSize)),
    ];
}
function ownProblems(partition) {
    const { type, address, size } = partition;
    const isApp = typeName(type) === "app";
    const alignment = isApp ? APP_ALIGNMENT : flash_layout/* SECTOR_SIZE */.t4;
    const problems = [];
    if (address % alignment !== 0) {
        problems.push(`puts ${where(partition)}, which is not a multiple of ${(0,flash_layout/* formatAddress */.M0)(alignment)}`);
    }
    if (isApp && size % flash_layout/* SECTOR_SIZE */.t4 !== 0) {
        problems.push(`gives ${what(partition)}, which is not a multiple of ${(0,flash_layout/* formatAddress */.M0)(flash_layout/* SECTOR_SIZE */.t4)}`);
    }
    const kind = kindOf(partition);
    if (partition.readonly && (kind === "data/ota" || kind === "data/coredump")) {
        problems.push(`marks ${quoted(partition)} read-only, which is always written to (${kind})`);
    }
    if (kind === "data/nvs" && !partition.readonly && size < WRITABLE_NVS_SIZE) {
        problems.push(`gives ${what(partition)}, where writable NVS takes ${(0,flash_layout/* formatAddress */.M0)(WRITABLE_NVS_SIZE)} at least`);
    }
    return problems;
}
function nameProblems(partitions) {
    const seen = new Set();
    const repeated = new Set();
    for (const { name } of partitions)
        (seen.has(name) ? repeated : seen).add(name);
    return [...repeated].map((name) => `has two partitions of the name "${name}"`);
}
function tableOverlap(partition, tableAddress) {
    const kind = kindOf(partition);
    if (kind === "partition_table/primary")
        return [];
    const isBefore = kind === "bootloader/primary" && endOf(partition) <= tableAddress;
    if (isBefore || partition.address >= tableAddress + flash_layout/* SECTOR_SIZE */.t4)
        return [];
    const reserved = kind === "bootloader/primary"
        ? `over the table itself at ${(0,flash_layout/* formatAddress */.M0)(tableAddress)}`
        : `where the bootloader and the table itself are (up to ${(0,flash_layout/* formatAddress */.M0)(tableAddress + flash_layout/* SECTOR_SIZE */.t4)})`;
    return [`puts ${where(partition)}, ${reserved}`];
}
function overlap(partition, before) {
    if (before === undefined || partition.address >= endOf(before))
        return [];
    return [
        `puts ${where(partition)}, where ${quoted(before)} still is (up to ${(0,flash_layout/* formatAddress */.M0)(endOf(before))})`,
    ];
}
function endProblem(partition, flashSize) {
    if (flashSize === undefined || endOf(partition) <= flashSize)
        return [];
    return [
        `lets ${quoted(partition)} end at ${(0,flash_layout/* formatAddress */.M0)(endOf(partition))}, beyond the flash of ${(0,flash_layout/* formatAddress */.M0)(flashSize)} bytes`,
    ];
}
function otaDataProblems(partitions, kind) {
    const [first, second] = partitions.filter((partition) => kindOf(partition) === kind);
    if (first === undefined)
        return [];
    if (second !== undefined) {
        return [`has two partitions of the kind ${kind}: ${quoted(first)} and ${quoted(second)}`];
    }
    if (first.size === OTA_DATA_SIZE)
        return [];
    return [`gives ${what(first)}, where ${kind} takes ${(0,flash_layout/* formatAddress */.M0)(OTA_DATA_SIZE)}`];
}
function quoted({ name }) {
    return `"${name}"`;
}
function where(partition) {
    return `${quoted(partition)} at ${(0,flash_layout/* formatAddress */.M0)(partition.address)}`;
}
function what(partition) {
    return `${quoted(partition)} a size of ${(0,flash_layout/* formatAddress */.M0)(partition.size)}`;
}

;// CONCATENATED MODULE: ./src/firmware/flash/flash-bytes.ts
/** What an erased byte of flash is. */
const BLANK = 0xff;
/** Whether bytes are as after an erase. */
function isBlank(bytes) {
    return bytes.every((byte) => byte === BLANK);
}
/** Bytes up to the last one that is not blank. */
function usedOf(bytes) {
    let used = bytes.length;
    while (used > 0 && bytes[used - 1] === BLANK)
        used--;
    return used;
}
/** Whether every byte of a piece is known. */
function covers(flash, { address, size }) {
    return flash.reach(address) >= size;
}
/** The bytes at hand: a piece of the flash, which need not begin at 0. */
class FlashWindow {
    /** The address after the last byte. */
    end;
    #start;
    #flash;
    constructor(flash, start) {
        this.#flash = flash;
        this.#start = start;
        this.end = start + flash.size;
    }
    reach(address) {
        return address < this.#start ? 0 : Math.max(0, this.end - address);
    }
    async read(address, size) {
        const bytes = await this.#flash.read(address, size);
        if (bytes.length === size)
            return bytes;
        throw new Error(`Of ${size} bytes of flash at 0x${address.toString(16)}, ${bytes.length} were read.`);
    }
}

;// CONCATENATED MODULE: ./src/firmware/formats/partition-table.ts






/** Where ESP-IDF puts the table by default. */
const PARTITION_TABLE_ADDRESS = 0x8000;
/** Bytes that rows can take; a signature may follow in the rest of the sector. */
const PARTITION_TABLE_SIZE = 0xc00;
/** What is wrong with bytes that may be the ciphertext of a table, and may be anything. */
const MAY_BE_CIPHERTEXT = "is not a partition table, or is encrypted";
const ROW_SIZE = 32;
/** `esp_partition_info_t.magic`, as its bytes stand. */
const PARTITION_MAGIC = 0xaa50;
const DIGEST_MAGIC = 0xebeb;
const DIGEST_OFFSET = 16;
/** Magic, type and subtype. */
const END_MARKER_SIZE = 4;
/**
 * Reads a table as its build must be: one in which ESP-IDF's tool finds nothing to refuse. It begins with the first
 * byte; the bytes may end where the end marker does, or go on.
 * @throws {FormatError} and nothing else, for any bytes.
 */
function parsePartitionTable(bytes, options = {}) {
    const { partitions, hasDigest, problems } = wholeTable(bytes, options);
    const [first] = problems;
    if (first !== undefined)
        throw new FormatError(first);
    return { partitions, hasDigest };
}
/**
 * Reads a table as ESP-IDF's bootloader does, which asks for magic numbers, a right digest where there is one, and an
 * end marker, and for partitions that no flash is too small for; what else is wrong is in `problems`. Bytes as for `parsePartitionTable`.
 * @throws {FormatError} and nothing else, for any bytes.
 */
function readPartitionTable(bytes, options = {}) {
    const table = wholeTable(bytes, options);
    for (const partition of table.partitions)
        partition_table_checkReach(partition);
    return table;
}
/** The table, or why there is none, as a clause that completes "it …". */
function tableOrReason(bytes, options = {}) {
    try {
        return readPartitionTable(bytes, options);
    }
    catch (error) {
        if (error instanceof FormatError)
            return error.message;
        throw error;
    }
}
function wholeTable(bytes, options) {
    const { address = PARTITION_TABLE_ADDRESS, flashSize, isFile = false } = options;
    const { rows, digestAt, size, problems } = rowsOf(isFile ? withErasedRest(bytes) : bytes);
    const partitions = rows.map(partitionOf);
    if (partitions.length === 0)
        throw new FormatError("has no partition");
    const hasDigest = digestAt !== undefined;
    return {
        partitions,
        hasDigest,
        problems: [
            ...(hasDigest || size < bytes.byteLength ? [] : [mayBeCut(bytes)]),
            ...problems,
            ...partitionProblems(partitions, { tableAddress: address, flashSize }),
        ],
    };
}
/** Nothing else would show it. */
function mayBeCut({ byteLength }) {
    return `has neither an end marker nor a digest in its ${byteLength} bytes, and so may be truncated`;
}
function partition_table_checkReach({ name, address, size }) {
    if (address + size <= flash_layout/* FLASH_LIMIT */.VE)
        return;
    throw new FormatError(`is damaged: "${name}" ends at ${(0,flash_layout/* formatAddress */.M0)(address + size)}, beyond the largest flash, 128 MB`);
}
function withErasedRest(bytes) {
    if (bytes.byteLength < ROW_SIZE || bytes.byteLength >= PARTITION_TABLE_SIZE)
        return bytes;
    return Buffer.concat([bytes, Buffer.alloc(PARTITION_TABLE_SIZE - bytes.byteLength, BLANK)]);
}
/**
 * Why a bootloader would refuse what a file puts in the place of a table; `undefined` for a table that it reads,
 * whatever its partitions are.
 */
function tableDamage(bytes) {
    try {
        readPartitionTable(bytes, { isFile: true });
        return undefined;
    }
    catch (error) {
        if (!(error instanceof FormatError))
            throw error;
        const [first, second] = bytes;
        return { problem: error.message, isTable: ((first ?? 0) << 8) + (second ?? 0) === PARTITION_MAGIC };
    }
}
/** Whether bytes that are no table for this reason are a table where the flash is encrypted. */
function mayBeCiphertext(problem) {
    return problem === MAY_BE_CIPHERTEXT;
}
/** The rows before the end marker, as a bootloader goes through them. */
function rowsOf(bytes) {
    const table = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, PARTITION_TABLE_SIZE));
    if (table.length < ROW_SIZE)
        throw new FormatError(`is only ${table.length} bytes long`);
    checkUsed(table);
    const rows = [];
    let digestAt;
    for (let at = 0; at + ROW_SIZE <= table.length; at += ROW_SIZE) {
        const row = table.subarray(at, at + ROW_SIZE);
        if (rows.length > 0 && isEnd(row))
            return checkedRows(rows, digestAt, row);
        checkMagic(row, rows.length);
        if (magicOf(row) === DIGEST_MAGIC) {
            if (digestAt !== undefined)
                throw new FormatError("is damaged: it has two digest rows");
            checkDigest(rows, row);
            digestAt = rows.length;
        }
        rows.push(row);
    }
    throw new FormatError(`has no end marker in its ${table.length} bytes`);
}
function checkedRows(rows, digestAt, endRow) {
    const problems = [];
    // gen_esp32part.py would take rows here as partitions, although no digest vouches for them.
    const isDigestLast = digestAt === undefined || digestAt === rows.length - 1;
    if (!isDigestLast)
        problems.push("has rows after its digest row, which no digest covers");
    if (!isBlank(endRow))
        problems.push("has an end marker with other bytes than 0xff in its row");
    // The bootloader counts the digest out, but not which row it is: of rows that follow it, the last is left out.
    const counted = digestAt === undefined ? rows : rows.slice(0, -1);
    return {
        rows: counted.filter((row) => magicOf(row) === PARTITION_MAGIC),
        digestAt,
        size: rows.length * ROW_SIZE,
        problems,
    };
}
/** Ciphertext is never blank, nor does it begin like that. */
function checkUsed(table) {
    if (isBlank(table))
        throw new FormatError("is blank");
    if (table.every((byte) => byte === 0))
        throw new FormatError("is blank: it contains only zeros");
    if (isBlank(table.subarray(0, ROW_SIZE)))
        throw new FormatError("has a blank first row, but data after it");
}
function checkMagic(row, index) {
    const magic = magicOf(row);
    if (magic === PARTITION_MAGIC || magic === DIGEST_MAGIC)
        return;
    // Ciphertext has no signature of its own: where the very first row is wrong, nothing tells the two apart.
    if (index === 0)
        throw new FormatError(MAY_BE_CIPHERTEXT);
    throw new FormatError(`is damaged: row ${index + 1} begins with ${(0,flash_layout/* formatAddress */.M0)(magic)}`);
}
function checkDigest(rows, digestRow) {
    const digest = (0,external_node_crypto_.createHash)("md5").update(Buffer.concat(rows)).digest();
    if (digestRow.subarray(DIGEST_OFFSET).equals(digest))
        return;
    throw new FormatError("is damaged: its digest does not match its partitions");
}
function partitionOf(row) {
    const flags = row.readUInt32LE(28);
    return {
        name: (0,device_name/* deviceName */.g)(row.subarray(12, 28)),
        type: row.readUInt8(2),
        subtype: row.readUInt8(3),
        address: row.readUInt32LE(4),
        size: row.readUInt32LE(8),
        encrypted: (flags & 0b01) !== 0,
        readonly: (flags & 0b10) !== 0,
    };
}
function magicOf(row) {
    return row.readUInt16BE(0);
}
/** All that a bootloader looks at. */
function isEnd(row) {
    return isBlank(row.subarray(0, END_MARKER_SIZE));
}

;// CONCATENATED MODULE: ./src/inputs/request.ts
/** The operations on a board, in the order in which the documentation names them. */
const BOARD_OPERATIONS = [
    "flash",
    "verify",
    "read",
    "erase",
    "backup",
    "restore",
    "info",
    "reset",
];
/** All operations: `list` looks for boards, `doctor` at the runner; neither has a board of its own. */
const OPERATION_NAMES = [...BOARD_OPERATIONS, "list", "doctor"];
/** The inputs that say what is to be in a bootloader's header. */
const HEADER_INPUTS = ["flash-mode", "flash-freq", "flash-size"];
/** `true` does without the board; `connect` reads it. Neither changes anything. */
const DRY_RUNS = ["false", "true", "connect"];

;// CONCATENATED MODULE: ./src/system/text/strict-json.ts

/**
 * Parses JSON and refuses what a reader could understand in two ways: a key that stands twice in one object, of
 * which JavaScript silently takes the last, and the key `__proto__`.
 */
function parseStrictJson(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return { problem: "is not JSON" };
    }
    const key = ambiguousKey(text);
    return key === undefined
        ? { value }
        : { problem: `has the key "${(0,shown_text/* shorten */.m)(key)}" twice, or it is reserved` };
}
/** Strings and the marks that matter; the rest of a text that is known to be JSON has nothing to say here. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g;
function ambiguousKey(text) {
    /** The keys of the objects that are open, `undefined` for a list. */
    const open = [];
    let previous = "";
    for (const [token] of text.matchAll(TOKEN)) {
        if (token === "{")
            open.push(new Set());
        else if (token === "[")
            open.push(undefined);
        else if (token === "}" || token === "]")
            open.pop();
        else if (token === ":") {
            const keys = open.at(-1);
            const key = String(JSON.parse(previous));
            if (key === "__proto__" || keys?.has(key) === true)
                return key;
            keys?.add(key);
        }
        previous = token;
    }
    return undefined;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/system/files/disk-trouble.ts
var disk_trouble = __webpack_require__(41474);
;// CONCATENATED MODULE: ./src/inputs/files/name-pattern.ts
/**
 * One name of a pattern, with `*`, `?` and `[…]` (`[!…]` and `[^…]` for what is not in it).
 * @param ignoreCase as file systems do whose names have no case.
 */
function namePattern(text, ignoreCase) {
    const fold = (name) => (ignoreCase ? name.toLowerCase() : name);
    const parts = partsOf(Array.from(fold(text)));
    const mayHide = text.startsWith(".");
    return (name) => (mayHide || !name.startsWith(".")) && fits(parts, Array.from(fold(name)));
}
function partsOf(text) {
    const parts = [];
    for (let at = 0; at < text.length; at++) {
        const character = text[at] ?? "";
        const set = character === "[" ? setAt(text, at) : undefined;
        if (set !== undefined) {
            parts.push(set.matches);
            at = set.last;
        }
        else if (character === "*") {
            if (parts.at(-1) !== "star")
                parts.push("star");
        }
        else if (character === "?")
            parts.push(() => true);
        else
            parts.push((other) => other === character);
    }
    return parts;
}
/** The set of characters that begins with a bracket; `undefined`: none ends it, and it is a plain character. */
function setAt(text, at) {
    const isNot = text[at + 1] === "!" || text[at + 1] === "^";
    const first = at + (isNot ? 2 : 1);
    // A bracket that is first in the set is in it.
    const last = text.indexOf("]", first + 1);
    if (last < 0)
        return undefined;
    const ranges = [];
    for (let index = first; index < last; index++) {
        const from = text[index] ?? "";
        const isRange = text[index + 1] === "-" && index + 2 < last;
        ranges.push([from, isRange ? (text[index + 2] ?? "") : from]);
        if (isRange)
            index += 2;
    }
    const isIn = (character) => ranges.some(([from, to]) => codeOf(from) <= codeOf(character) && codeOf(character) <= codeOf(to));
    return { matches: (character) => isIn(character) !== isNot, last };
}
function codeOf(character) {
    return character.codePointAt(0) ?? 0;
}
/**
 * Only the last star is retried: it can match whatever an earlier one could. So the work is at
 * most the length of the name times that of the pattern, whatever they are.
 */
function fits(parts, name) {
    let part = 0;
    let at = 0;
    let star = -1;
    let starAt = 0;
    while (at < name.length) {
        const wanted = parts[part];
        if (wanted === "star") {
            star = part++;
            starAt = at;
        }
        else if (wanted?.(name[at] ?? "") === true) {
            part++;
            at++;
        }
        else if (star >= 0) {
            part = star + 1;
            at = ++starAt;
        }
        else
            return false;
    }
    while (parts[part] === "star")
        part++;
    return part === parts.length;
}

;// CONCATENATED MODULE: ./src/inputs/files/pattern-walk.ts






/** Files and folders that are looked at for one pattern: many times what a build leaves. */
const MAX_ENTRIES = 200_000;
/** Entries between two looks at whether the step has to end. */
const PAUSE_EVERY = 1_000;
/** Thrown when a pattern would have to look at more than the most. */
class TooManyEntriesError extends Error {
    name = "TooManyEntriesError";
}
/**
 * Finds what is no folder and fits a pattern of `*`, `?` and `[…]`, and of `**` for any folders between, folder by
 * folder. What may not be read is as good as empty; `**` does not go through links.
 * @throws {TooManyEntriesError}
 * @throws {Failure} `cancelled`.
 */
async function* walkPattern(folder, pattern, { signal, maxEntries = MAX_ENTRIES } = {}) {
    const ignoreCase = process.platform === "win32" || process.platform === "darwin";
    const names = pattern
        .split(/[\\/]+/)
        .map((name) => (name === "**" ? "any-folders" : namePattern(name, ignoreCase)));
    const tasks = [{ folder, next: reach(names, [0]) }];
    let seen = 0;
    for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
        for await (const entry of pattern_walk_entriesOf(task.folder)) {
            if (++seen > maxEntries)
                throw new TooManyEntriesError(String(maxEntries));
            if (seen % PAUSE_EVERY === 0)
                await (0,external_node_timers_promises_.setImmediate)();
            if (signal?.aborted === true)
                throw cancelled();
            const path = (0,external_node_path_.join)(task.folder, entry.name);
            const { next, isMatch } = advance(names, task.next, entry);
            const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await leadsToFolder(path)));
            if (isMatch && !isFolder)
                yield path;
            if (isFolder && next.size > 0)
                tasks.push({ folder: path, next });
        }
    }
}
/** Where in the pattern one is behind an entry, and whether it ends there. */
function advance(names, at, entry) {
    const next = [];
    for (const index of at) {
        const name = names[index];
        if (name === "any-folders") {
            // It stays at the same name in the folder below, whatever that is called.
            if (entry.isDirectory() && !entry.name.startsWith("."))
                next.push(index);
        }
        else if (name?.(entry.name) === true)
            next.push(index + 1);
    }
    const isMatch = next.some((index) => index === names.length) || endsOpen(names, at, entry);
    return {
        next: reach(names, next.filter((index) => index < names.length)),
        isMatch,
    };
}
/** A `**` at the end stands for any file, too. */
function endsOpen(names, at, entry) {
    return names.at(-1) === "any-folders" && at.has(names.length - 1) && !entry.name.startsWith(".");
}
/** `**` stands also for no folder at all: the name behind it may come next, too. */
function reach(names, at) {
    const all = new Set(at);
    for (const index of all)
        if (names[index] === "any-folders" && index + 1 < names.length)
            all.add(index + 1);
    return all;
}
async function* pattern_walk_entriesOf(folder) {
    try {
        yield* await (0,promises_.opendir)(folder, { bufferSize: 256 });
    }
    catch (error) {
        if ((0,disk_trouble/* isLimit */.S4)(error))
            throw error;
        // Gone, or closed to the user of the runner.
    }
}
/** Whether a path is a folder, or leads to one. */
async function leadsToFolder(path) {
    return (await (0,promises_.stat)(path).catch(() => undefined))?.isDirectory() === true;
}
function cancelled() {
    return new errors/* Failure */.HR("cancelled", "Cancelled while searching for files that match a pattern.", "Run it again.");
}

;// CONCATENATED MODULE: ./src/inputs/files/pattern.ts





/** Enough to show what a pattern matched. */
const MAX_SHOWN = 10;
/** A pattern that people can read needs no more. */
const MAX_STARS = 3;
const MAX_LENGTH = 1024;
const TOO_MUCH = `is a pattern with more than ${MAX_STARS} stars in a name, ${MAX_STARS} times **, or ${MAX_LENGTH} characters`;
/** Whether a path has `*`, `?` or `[…]`, and so is a pattern unless a file has just that name. */
function hasWildcards(path) {
    return /[*?]|\[[^\]\\/]+\]/.test(path);
}
/**
 * The one file that a path with `*`, `**`, `?` or `[…]` means, as a path that can be located. What is there under just
 * that name is no pattern: such a file comes back as it is, and the folders with which the path begins are as written.
 * @throws {Failure} `cancelled` when the signal of the walk comes.
 */
async function expandPattern(workspace, path, walk = {}) {
    const backslash = (0,paths/* backslashProblem */.K5)(path);
    if (backslash !== undefined)
        return { code: "input-invalid", problem: backslash };
    if (await (0,promises_.lstat)((0,external_node_path_.resolve)(workspace, path)).catch(() => undefined))
        return { value: path };
    if (path.length > MAX_LENGTH)
        return { code: "input-invalid", problem: TOO_MUCH };
    const { folder, pattern } = await splitPattern(workspace, path);
    const problem = patternProblem(pattern);
    if (problem !== undefined)
        return { code: "input-invalid", problem };
    try {
        return await findOne(workspace, path, walkPattern(folder, pattern, walk));
    }
    catch (error) {
        if (!(error instanceof TooManyEntriesError))
            throw error;
        return { code: "input-invalid", problem: tooManyEntries(walk.maxEntries ?? MAX_ENTRIES) };
    }
}
async function findOne(workspace, path, found) {
    const matches = [];
    for await (const place of found) {
        const match = (0,external_node_path_.isAbsolute)(path) ? place : (0,external_node_path_.relative)(workspace, place).split(external_node_path_.sep).join("/");
        const located = await (0,paths/* locatePlace */.UY)(workspace, match);
        // Names outside the workspace do not belong in the log.
        if ("problem" in located && located.code === "path-outside-workspace")
            return located;
        matches.push(match);
        if (matches.length > MAX_SHOWN)
            break;
    }
    const [first, ...others] = matches;
    if (first === undefined)
        return { code: "file-not-found", problem: "is a pattern that matches no file" };
    return others.length === 0 ? { value: first } : { code: "input-invalid", problem: several(matches) };
}
function tooManyEntries(most) {
    return `is a pattern that would have to search more than ${most.toLocaleString("en")} files and folders; start it with the build folder`;
}
/** Real folder names have brackets and parentheses: an existing name is taken literally. */
async function splitPattern(workspace, path) {
    const { root } = (0,external_node_path_.parse)(path);
    let folder = (0,external_node_path_.isAbsolute)(path) ? root : workspace;
    const names = path.slice(root.length).split(external_node_path_.sep === "\\" ? /[\\/]+/ : /\/+/);
    while (names.length > 1) {
        const next = (0,external_node_path_.join)(folder, names[0] ?? "");
        if (names[0] === ".." || !(await leadsToFolder(next)))
            break;
        folder = next;
        names.shift();
    }
    return { folder, pattern: names.join("/") };
}
/** @param pattern the part of the path that is to be looked for. */
function patternProblem(pattern) {
    const names = pattern.split(/[\\/]/);
    const stars = names.filter((name) => name !== "**").map((name) => name.split("*").length - 1);
    const deep = names.filter((name) => name === "**");
    if (pattern.includes("\0"))
        return "contains a NUL character";
    if (/[{}]|[?*+@!]\(/.test(pattern)) {
        return "is a pattern with braces, or with parentheses after a mark; only *, **, ? and [...] are understood";
    }
    if (names.includes(".."))
        return "is a pattern with `..`; start it at the workspace";
    if (Math.max(deep.length, ...stars) > MAX_STARS)
        return TOO_MUCH;
    return undefined;
}
function several(matches) {
    const more = matches.length > MAX_SHOWN;
    const names = [...matches]
        .sort()
        .slice(0, MAX_SHOWN)
        .map((match) => `"${(0,shown_text/* shorten */.m)(match)}"`);
    return `matches ${more ? `more than ${MAX_SHOWN}` : matches.length} files (${names.join(", ")}${more ? ", …" : ""}); a pattern must match exactly one`;
}

;// CONCATENATED MODULE: ./src/inputs/files/file-list.ts




/** More images than this in one call is a mistake: the largest partition table has 95 entries. */
const MAX_FILES = 128;
/**
 * Reads the input `files`: lines `0x10000 build/app.bin` or `ota_0 build/app.bin`, or JSON `[{"address","path"}]` with
 * exactly these keys; the address is left out for what brings its own. A line may have quotes around what holds
 * blanks, and a comment after `#`. Every line that is wrong is reported.
 */
function parseFileList(text) {
    const entries = text.trimStart().startsWith("[") || text.trimStart().startsWith("{") ? fromJson(text) : fromLines(text);
    if (entries.length <= MAX_FILES)
        return entries;
    return [{ problem: `lists ${entries.length} files; ${MAX_FILES} is the maximum for one write` }];
}
function fromLines(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.replace(COMMENT, "").trim())
        .filter((line) => line !== "")
        .map(fromLine);
}
/** A `#` with a blank on either side; at the start of a line, no blank has to follow it. A name may hold others. */
const COMMENT = /^\s*#[^]*$|\s#(?:\s[^]*)?$/;
function fromLine(line) {
    const words = splitLine(line);
    if ("problem" in words)
        return words;
    const [first, second] = words.value;
    if (first.text === "-" && second !== undefined) {
        return {
            problem: `has a line that begins with "-", as in a YAML list; write only "ADDRESS PATH": "${(0,shown_text/* shorten */.m)(line)}"`,
        };
    }
    if (second !== undefined)
        return withPattern(listed(first.text, second.text), second);
    // A word alone is a path, unless it can only be an address whose path was forgotten.
    if (first.isQuoted || !/^(?:0x[\da-f]*|\d+)$/i.test(first.text)) {
        return withPattern({ value: { address: undefined, path: first.text } }, first);
    }
    return { problem: `has a line that is not "ADDRESS PATH": "${(0,shown_text/* shorten */.m)(line)}"` };
}
/** A word or something in quotes, then the rest of the line, or that in quotes; quotes inside a word are part of it. */
const LINE = /^(?:"([^"]*)"|'([^']*)'|([^\s"']\S*))(?:\s+(?:"([^"]*)"|'([^']*)'|([^\s"'][^]*)))?$/;
function splitLine(line) {
    const match = LINE.exec(line);
    if (match === null) {
        const problem = `has a line with quotes that do not enclose a whole path: "${(0,shown_text/* shorten */.m)(line)}"`;
        return { problem: `${problem}; use JSON for such a name` };
    }
    const word = (double, single, plain) => {
        const text = double ?? single ?? plain;
        return text === undefined ? undefined : { text, isQuoted: plain === undefined };
    };
    const first = word(match[1], match[2], match[3]);
    const second = word(match[4], match[5], match[6]);
    if (first === undefined || first.text === "" || second?.text === "") {
        return { problem: `has a line with nothing between its quotes: "${(0,shown_text/* shorten */.m)(line)}"` };
    }
    return { value: second === undefined ? [first] : [first, second] };
}
function withPattern(entry, { text, isQuoted }) {
    return "value" in entry && !isQuoted && hasWildcards(text)
        ? { value: { ...entry.value, isPattern: true } }
        : entry;
}
function fromJson(text) {
    const parsed = parseStrictJson(text);
    if ("problem" in parsed)
        return [{ problem: `starts like JSON and ${parsed.problem}` }];
    const json = parsed.value;
    if (!Array.isArray(json))
        return [{ problem: 'is JSON, but not a list [{"address", "path"}]' }];
    return json.map((entry, index) => fromEntry(entry, index));
}
function fromEntry(entry, index) {
    const where = `entry ${index + 1}`;
    if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
        return { problem: `${where} is not an object with "address" and "path"` };
    }
    const fields = new Map(Object.entries(entry));
    const strange = [...fields.keys()].filter((key) => key !== "address" && key !== "path");
    if (strange.length > 0)
        return {
            problem: `${where} has the key "${(0,shown_text/* shorten */.m)(strange[0] ?? "")}"; only "address" and "path" are known`,
        };
    const address = fields.get("address");
    const path = fields.get("path");
    if (typeof path !== "string" || path === "")
        return { problem: `${where} has no "path" (a text)` };
    if (!fields.has("address"))
        return { value: { address: undefined, path } };
    if (typeof address !== "string" && typeof address !== "number") {
        return { problem: `${where} has an "address" that is neither a number nor a text such as "0x10000"` };
    }
    return listed(String(address), path);
}
function listed(address, path) {
    const parsed = (0,values/* parsePlace */.De)(address);
    return "value" in parsed
        ? { value: { address: parsed.value, path } }
        : { problem: `has the address "${(0,shown_text/* shorten */.m)(address)}", which ${parsed.problem}` };
}

// EXTERNAL MODULE: ./src/system/files/found-file.ts
var found_file = __webpack_require__(91744);
;// CONCATENATED MODULE: ./src/inputs/builds/folder.ts






/** A folder with more than this is no build's. */
const MAX_NAMES = 20_000;
/** @param realPath the absolute path, links resolved. */
async function openFolder(context, path, realPath) {
    const names = [];
    try {
        for await (const { name } of await (0,promises_.opendir)(realPath)) {
            if (names.length === MAX_NAMES) {
                const problem = `has more than ${MAX_NAMES} entries: specify the build folder inside it`;
                return { code: "input-invalid", problem };
            }
            names.push(name);
        }
    }
    catch (error) {
        if ((0,disk_trouble/* isLimit */.S4)(error))
            throw error;
        return { code: "file-unreadable", problem: "cannot be listed" };
    }
    const root = (await (0,paths/* isWithin */.UO)(context.workspace, realPath)) ? context.workspace : realPath;
    return { context, path, realPath, root, names: names.sort() };
}
/**
 * The folders inside of one that is at a path in it; what is no folder, or cannot be listed, is left out.
 * @param accepts whether a folder of that name is looked at.
 */
async function foldersIn(folder, path, accepts = () => true) {
    const parent = await subfolder(folder, path);
    const folders = [];
    for (const name of parent?.names.filter(accepts) ?? []) {
        const found = parent && (await subfolder(parent, name));
        if (found !== undefined)
            folders.push(found);
    }
    return folders;
}
/** @param path relative to the folder. */
async function subfolder(folder, path) {
    const place = await locateIn(folder, path);
    if ("problem" in place || place.value.kind !== "folder")
        return undefined;
    const opened = await openFolder(folder.context, (0,external_node_path_.join)(folder.path, path), place.value.realPath);
    return "problem" in opened ? undefined : opened;
}
/** Finds what a path of a build leads to. */
function locateIn({ root, realPath }, path) {
    return (0,paths/* locateWithin */.ao)(root, realPath, path);
}
/** Reads a file that describes a build. */
async function readDescription(folder, name, limit) {
    const place = await locateIn(folder, name);
    if ("problem" in place)
        return place;
    if (place.value.kind === "folder")
        return { code: "input-invalid", problem: "is a folder, not a file" };
    if (place.value.size > limit) {
        return {
            code: "input-invalid",
            problem: `has ${place.value.size} bytes; a file of its kind has at most ${limit}`,
        };
    }
    const bytes = await readBytes(place.value.realPath, 0, limit);
    return "problem" in bytes ? bytes : folder_decoded(bytes.value);
}
/** Text as editors save it: with a byte order mark on Windows, which is no part of it. */
function folder_decoded(bytes) {
    const mark = bytes.toString("hex", 0, 2);
    return mark === "fffe" || mark === "feff"
        ? { code: "input-invalid", problem: "is UTF-16 text; save it as UTF-8" }
        : { value: bytes.toString("utf8").replace(/^\ufeff/, "") };
}
/** Reads some bytes of a file, fewer where it ends. */
async function readBytes(realPath, offset, length) {
    try {
        const file = await (0,found_file/* openFound */.Bv)(realPath);
        try {
            const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
            return { value: buffer.subarray(0, bytesRead) };
        }
        finally {
            await file.close();
        }
    }
    catch (error) {
        return (0,paths/* readRefusal */.ni)(error);
    }
}
/** «"a", "b" and 3 more», for messages. */
function folder_listed(names) {
    const shown = names.slice(0, 10).map((name) => `"${(0,shown_text/* shorten */.m)(name)}"`);
    return names.length > shown.length
        ? `${shown.join(", ")} and ${names.length - shown.length} more`
        : shown.join(", ");
}

;// CONCATENATED MODULE: ./src/inputs/builds/kind.ts
/** What is wrong with a build because of what it says. */
function refused(path, ...problems) {
    return { path, problems: problems.map((problem) => ({ code: "input-invalid", problem })) };
}

;// CONCATENATED MODULE: ./src/firmware/formats/image-description.ts
/** What an application says that does not describe itself. */
const NO_DESCRIPTION = {
    name: "",
    version: "",
    idfVersion: "",
    built: "",
    elfSha256: "",
    secureVersion: 0,
};
/** The descriptions open the first segment, after the header of the image (24 bytes) and of the segment (8). */
const ADDRESS = 0x20;
const APP_SIZE = 256;
const APP_MAGIC = 0xabcd_5432;
const BOOTLOADER_SIZE = 80;
const BOOTLOADER_MAGIC = 0x50;
/** The description in the image of an application; `undefined` where there is none. */
function describeApp(image) {
    const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength).subarray(ADDRESS);
    if (bytes.length < APP_SIZE || bytes.readUInt32LE(0) !== APP_MAGIC)
        return undefined;
    return {
        name: textAt(bytes, 48, 32),
        version: textAt(bytes, 16, 32),
        idfVersion: textAt(bytes, 112, 32),
        built: `${textAt(bytes, 96, 16)} ${textAt(bytes, 80, 16)}`.trim(),
        elfSha256: bytes.toString("hex", 144, 176),
        secureVersion: bytes.readUInt32LE(4),
    };
}
/**
 * What the description of an application says for the bootloader to check: a bootloader refuses the application where
 * the chip has not these eFuses, or where it maps the flash in other pages.
 * @returns `undefined` where there is no description.
 */
function describeNeeds(image) {
    const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength).subarray(ADDRESS);
    if (bytes.length < APP_SIZE || bytes.readUInt32LE(0) !== APP_MAGIC)
        return undefined;
    return {
        blocks: { min: bytes.readUInt16LE(176), max: bytes.readUInt16LE(178) },
        pageBits: bytes.readUInt8(180),
    };
}
/** The description in the image of a bootloader; `undefined` where there is none (before ESP-IDF 5.1). */
function describeBootloader(image) {
    const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength).subarray(ADDRESS);
    if (bytes.length < BOOTLOADER_SIZE || bytes[0] !== BOOTLOADER_MAGIC)
        return undefined;
    const idfVersion = textAt(bytes, 8, 32);
    // One byte of magic is met by chance in one image of 256: the reserved bytes and a version have to be there too.
    if (bytes[1] !== 0 || bytes[2] !== 0 || !/^[!-~]+$/.test(idfVersion))
        return undefined;
    return { version: bytes.readUInt32LE(4), idfVersion, built: textAt(bytes, 40, 24) };
}
/**
 * Text of at most `size` bytes, which ends at the first NUL. Anybody may have written it: what steers a terminal or
 * turns the direction of text around is left out, and bytes that are not UTF-8 become U+FFFD.
 */
function textAt(bytes, start, size) {
    const field = bytes.subarray(start, start + size);
    const end = field.indexOf(0);
    return field
        .toString("utf8", 0, end < 0 ? size : end)
        .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
        .trim();
}

;// CONCATENATED MODULE: ./src/firmware/formats/app-image.ts




/** How much of an image `parseImageHeader` needs. */
const IMAGE_HEADER_SIZE = 24;
const MAGIC = 0xe9;
/** `ESP_IMAGE_MAX_SEGMENTS`; esptool refuses more as well. */
const MAX_SEGMENTS = 16;
const SEGMENT_HEADER_SIZE = 8;
/** Flash is mapped in pages of 64 KiB, on some chips of as little as 8 KiB; so a segment keeps its place in a page. */
const SMALLEST_PAGE = 0x2000;
const CHECKSUM_SEED = 0xef;
/** The checksum is the last byte of a line of so many. */
const CHECKSUM_LINE = 16;
const SHA256_SIZE = 32;
const app_image_FLASH_MODES = ["qio", "qout", "dio", "dout"];
/** The header counts from 1 MB to 128 MB in powers of two (esptool's `FLASH_SIZES`). */
const LARGEST_FLASH_SIZE = 7;
const MEGABYTE = 0x10_0000;
const NO_MAX_REVISION = 0xffff;
/**
 * Reads the header of an image; 24 bytes of it are enough.
 * @throws {FormatError} and nothing else, for any bytes.
 */
function parseImageHeader(bytes) {
    const [magic, segments = 0, mode = 0, sizeAndFreq = 0] = bytes;
    if (magic === undefined)
        throw new FormatError("is empty");
    if (magic !== MAGIC) {
        throw new FormatError(`starts with ${hex(magic)}, and an image with ${hex(MAGIC)}`);
    }
    if (bytes.length < IMAGE_HEADER_SIZE) {
        throw new FormatError(`ends after ${bytes.length} bytes, in the header of the image`);
    }
    if (segments < 1 || segments > MAX_SEGMENTS) {
        throw new FormatError(`claims ${segments} segments, and an image has 1 to ${MAX_SEGMENTS}`);
    }
    const hashAppended = bytes[IMAGE_HEADER_SIZE - 1] ?? 0;
    // An image for the ESP8266 has no such field, and part of a segment in its place.
    if (hashAppended > 1) {
        throw new FormatError(`has ${hex(hashAppended)} where an image says whether a SHA-256 follows, with 0 or 1`);
    }
    const view = viewOf(bytes);
    const chipId = view.getUint16(12, true);
    return {
        chipId,
        segments,
        entry: view.getUint32(4, true),
        flashMode: app_image_FLASH_MODES[mode] ?? hex(mode),
        flashFreq: sizeAndFreq & 0xf,
        flashSize: sizeAndFreq >> 4 > LARGEST_FLASH_SIZE ? 0 : MEGABYTE << (sizeAndFreq >> 4),
        ...revisions(chipId, view),
        hashAppended: hashAppended === 1,
    };
}
/**
 * Reads an image; what follows it in `bytes` (the rest of its partition, a signature) does not matter.
 * @throws {FormatError} and nothing else, for any bytes.
 */
function parseAppImage(bytes) {
    const header = parseImageHeader(bytes);
    const { end, checksum, isMapped } = walkSegments(bytes, header.segments);
    const summed = end - (end % CHECKSUM_LINE) + CHECKSUM_LINE;
    if (bytes.length < summed)
        throw new FormatError("ends before its checksum");
    const length = header.hashAppended ? summed + SHA256_SIZE : summed;
    if (bytes.length < length)
        throw new FormatError("ends in its SHA-256");
    const isRight = bytes[summed - 1] === checksum;
    return {
        header,
        length,
        checksumRight: isRight,
        isMapped,
        intact: isRight && (!header.hashAppended || isDigest(bytes, summed)),
        description: describeApp(bytes.subarray(0, end)),
        bootloader: describeBootloader(bytes.subarray(0, end)),
    };
}
/** Finds the end of the last segment, and what the checksum over all of them has to be. */
function walkSegments(bytes, segments) {
    const view = viewOf(bytes);
    let at = IMAGE_HEADER_SIZE;
    let checksum = CHECKSUM_SEED;
    let isMapped = false;
    for (let number = 1; number <= segments; number++) {
        const which = `segment ${number} of ${segments}`;
        if (bytes.length - at < SEGMENT_HEADER_SIZE)
            throw new FormatError(`ends before ${which}`);
        const [address, size] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
        at += SEGMENT_HEADER_SIZE;
        if (size > bytes.length - at) {
            throw new FormatError(`ends ${bytes.length - at} bytes into ${which}, which has ${size}`);
        }
        // The bootloader of ESP-IDF refuses it too ("unaligned segment length").
        if (size % 4 !== 0)
            throw new FormatError(`has ${size} bytes in ${which}, no multiple of 4`);
        isMapped ||= size > 0 && address % SMALLEST_PAGE === at % SMALLEST_PAGE;
        for (const byte of bytes.subarray(at, at + size))
            checksum ^= byte;
        at += size;
    }
    return { end: at, checksum, isMapped };
}
function isDigest(bytes, at) {
    const digest = (0,external_node_crypto_.createHash)("sha256").update(bytes.subarray(0, at)).digest();
    return digest.equals(bytes.subarray(at, at + SHA256_SIZE));
}
/** The rule of esptool's `write-flash`: images from before ESP-IDF 4.4 have the first of the three fields alone. */
function revisions(chipId, view) {
    const [legacy, min, max] = [view.getUint8(14), view.getUint16(15, true), view.getUint16(17, true)];
    const isLegacy = max === 0 || (max === NO_MAX_REVISION && min === 0);
    return {
        minRevision: isLegacy ? ((0,flash_chips/* oldRevision */.hz)(chipId) === "minor" ? legacy : legacy * 100) : min,
        maxRevision: max === 0 ? NO_MAX_REVISION : max,
    };
}
function viewOf(bytes) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
function hex(value) {
    return `0x${value.toString(16)}`;
}

;// CONCATENATED MODULE: ./src/firmware/formats/parsed.ts

/** What a parser makes of its bytes; `undefined` where they are something else. */
function parsed(parse) {
    try {
        return parse();
    }
    catch (error) {
        if (error instanceof FormatError)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/inputs/partitions/table-file.ts




/** Offsets and sizes that a CSV leaves out follow from the configuration of its build. */
const CSV = { problem: "is a CSV; use the partition-table.bin that the build generates from it" };
/**
 * The partitions by the table that is a file by itself.
 * @param address where in the flash the table belongs.
 */
async function tableOfFile(path, realPath, address) {
    return path.toLowerCase().endsWith(".csv") ? CSV : parseTable(await beginning(realPath, 0), address);
}
/** The partitions by what an image has at the address of the table. */
async function tableInImage(file, address) {
    return parseTable(await tableBytes(file, address - file.address), address);
}
async function tableBytes({ realPath, bytes }, offset) {
    return bytes === undefined
        ? beginning(realPath, offset)
        : { value: bytes.subarray(offset, offset + PARTITION_TABLE_SIZE) };
}
/** As many bytes as a table can have. */
async function beginning(realPath, offset) {
    try {
        const file = await (0,found_file/* openFound */.Bv)(realPath);
        try {
            const bytes = Buffer.alloc(PARTITION_TABLE_SIZE);
            const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
            return { value: bytes.subarray(0, bytesRead) };
        }
        finally {
            await file.close();
        }
    }
    catch (error) {
        return (0,paths/* readRefusal */.ni)(error);
    }
}
function parseTable(read, address) {
    if ("problem" in read)
        return read;
    try {
        return { value: parsePartitionTable(read.value, { address, isFile: true }).partitions };
    }
    catch (error) {
        if (error instanceof FormatError)
            return { problem: error.message };
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/inputs/builds/parts.ts








/** PlatformIO's description of a build. */
const IDEDATA = "idedata.json";
/** Arduino's OTA data, and ESP-IDF's: what makes the first slot boot. */
const OTA_DATA = ["boot_app0.bin", "ota_data_initial.bin"];
/**
 * Finds where the parts of a build belong by what they say of themselves: the bootloader by the chip in its header,
 * the application by the build's own table.
 */
async function placeParts(folder, parts) {
    const { tableAddress } = folder.context;
    const bootloader = await placeBootloader(folder, parts.bootloader);
    const partitions = await readBuildTable(folder, parts.table);
    const problems = [bootloader, partitions].filter((found) => "problem" in found);
    if ("problem" in bootloader || "problem" in partitions)
        return { path: folder.path, problems };
    const slot = firstSlot(partitions.value);
    if (slot === undefined) {
        const problem = `has "${parts.table}", in which there is no application's partition: list the files with their addresses`;
        return { path: folder.path, problems: [{ code: "input-invalid", problem }] };
    }
    const ota = partitions.value.find((partition) => kindOf(partition) === "data/ota");
    const data = OTA_DATA.filter((name) => folder.names.includes(name));
    if (data.length > 1) {
        const problem = `has "${data.join('" and "')}", which both are OTA data: leave one of them, or list the files with their addresses`;
        return { path: folder.path, problems: [{ code: "input-invalid", problem }] };
    }
    const files = [
        plain(bootloader.value.address, parts.bootloader),
        plain(tableAddress, parts.table),
        ...(ota === undefined ? [] : data.map((name) => plain(ota.address, name))),
        plain(slot.address, parts.application),
    ];
    return {
        path: folder.path,
        folder,
        description: {
            files: files.sort((a, b) => a.address - b.address),
            chip: bootloader.value.chip,
        },
        notes: otaNotes(slot, ota, data[0]),
    };
}
function otaNotes(slot, ota, file) {
    if (ota === undefined) {
        return file === undefined
            ? []
            : [`${file} is not flashed: the build's table has no partition for OTA data.`];
    }
    if (file !== undefined)
        return [];
    return [
        `The folder has no ${OTA_DATA[0]}, so the OTA data on the board stay as they are: where they name another slot than "${(0,shown_text/* shorten */.m)(slot.name)}", that slot boots. To flash them too, copy ${OTA_DATA[0]} into the folder.`,
    ];
}
/** ESP-IDF's bootloader starts it where no OTA data say otherwise: the factory application, or else the first slot. */
function firstSlot(partitions) {
    return ["app/factory", "app/ota_0"]
        .map((kind) => partitions.find((partition) => kindOf(partition) === kind))
        .find((partition) => partition !== undefined);
}
/** By the chip in its header; where that says nothing, by the input `chip`. */
async function placeBootloader(folder, name) {
    const header = await readPart(folder, name, IMAGE_HEADER_SIZE);
    if ("problem" in header)
        return header;
    const id = parsed(() => parseImageHeader(header.value))?.chipId;
    const said = id === undefined ? undefined : (0,flash_chips/* chipOfImage */.l3)(id);
    const chip = said ?? (0,flash_chips/* chipOfOption */.zQ)(folder.context.chip ?? "");
    const address = chip === undefined ? undefined : (0,flash_chips/* bootloaderAddress */.uF)(chip);
    if (chip !== undefined && address !== undefined)
        return { value: { address, chip: (0,flash_chips/* optionOfChip */.xr)(chip) } };
    const problem = `has "${name}", which does not say for which chip it is, and so not where it belongs: name the \`chip\``;
    return { code: "input-invalid", problem };
}
/** The partitions of the build's own table. */
async function readBuildTable(folder, name) {
    const place = await locateIn(folder, name);
    const file = "value" in place ? (0,paths/* asImage */.qX)(place.value) : place;
    if ("problem" in file)
        return { ...file, problem: `has "${(0,shown_text/* shorten */.m)(name)}", which ${file.problem}` };
    const table = await tableOfFile(name, file.value.realPath, folder.context.tableAddress);
    if ("value" in table)
        return table;
    return { code: "partition-table-invalid", problem: `has "${(0,shown_text/* shorten */.m)(name)}", which ${table.problem}` };
}
/** The beginning of a file of a build; what is wrong with it names the file. */
async function readPart(folder, name, length) {
    const place = await locateIn(folder, name);
    const file = "value" in place ? (0,paths/* asImage */.qX)(place.value) : place;
    const read = "value" in file ? await readBytes(file.value.realPath, 0, length) : file;
    return "value" in read ? read : { ...read, problem: `has "${(0,shown_text/* shorten */.m)(name)}", which ${read.problem}` };
}
/** A file of a build that the chip does not encrypt. */
function plain(address, path) {
    return { address, path, encrypted: false };
}

;// CONCATENATED MODULE: ./src/inputs/builds/whole-image.ts










/** What ESPHome (`firmware.factory.bin`), PlatformIO, Arduino, Tasmota and `idf.py merge-bin` call the image of a whole flash. */
const NAMES = /(?:^|[.-])(?:factory|merged|merged-binary)\.bin$/;
const FACTORY = /(?:^|[.-])factory\.bin$/;
/**
 * An image of the whole flash: everything from 0x0 on. It has to be one by what it holds, too. In a folder, what
 * describes a build is better: one image wipes what lies between its parts.
 */
const FACTORY_BUILD = {
    mark: "*.factory.bin (ESPHome)",
    describes: () => false,
    ofFile: async (folder, name) => (NAMES.test(name) ? readWholeImage(folder, name) : undefined),
    inFolder: async (folder) => {
        const images = folder.names.filter((name) => FACTORY.test(name));
        const [only] = images;
        if (only === undefined)
            return undefined;
        if (images.length === 1)
            return readWholeImage(folder, only);
        return refused(folder.path, `has ${images.length} merged images: specify one of them (${folder_listed(images.map((name) => (0,external_node_path_.join)(folder.path, name)))})`);
    },
};
/** Reads of an image what makes it one of a whole flash: a bootloader where its chip has it, and a table in its place. */
async function readWholeImage(folder, name) {
    const path = (0,external_node_path_.join)(folder.path, name);
    const { tableAddress } = folder.context;
    const place = await locateIn(folder, name);
    const file = "value" in place ? (0,paths/* asImage */.qX)(place.value) : place;
    const read = "value" in file ? await readBytes(file.value.realPath, 0, tableAddress + PARTITION_TABLE_SIZE) : file;
    if ("problem" in read)
        return { path, problems: [read] };
    const chip = chipOfBootloader(read.value);
    if (chip === undefined || tableDamage(read.value.subarray(tableAddress)) !== undefined) {
        return refused(path, `is named like a merged image, but has no bootloader and partition table at the usual addresses (table at ${(0,flash_layout/* formatAddress */.M0)(tableAddress)}): write "ADDRESS PATH"`);
    }
    return { path, folder, description: { files: [plain(0, name)], chip: (0,flash_chips/* optionOfChip */.xr)(chip) } };
}
function chipOfBootloader(image) {
    return flash_chips/* BOOTLOADER_ADDRESSES */.jB.map((address) => {
        const bytes = image.subarray(address, address + IMAGE_HEADER_SIZE);
        const header = parsed(() => parseImageHeader(bytes));
        const chip = header && (0,flash_chips/* chipOfImage */.l3)(header.chipId);
        return chip !== undefined && (0,flash_chips/* bootloaderAddress */.uF)(chip) === address ? chip : undefined;
    }).find((chip) => chip !== undefined);
}

;// CONCATENATED MODULE: ./src/inputs/builds/arduino.ts






const APPLICATION = ".ino.bin";
const BOOTLOADER = ".ino.bootloader.bin";
const TABLE = ".ino.partitions.bin";
const MERGED = ".ino.merged.bin";
/**
 * The output of Arduino: `Blink.ino.bin` with `Blink.ino.bootloader.bin` and `Blink.ino.partitions.bin`, or else its
 * `Blink.ino.merged.bin`. A sketch's `build` has a folder for each board. The application's file stands for its sketch.
 */
const ARDUINO_BUILD = {
    mark: `*${APPLICATION} (Arduino)`,
    describes: () => false,
    ofFile: async (folder, name) => name.endsWith(APPLICATION) ? readSketch(folder, sketchOf(name)) : undefined,
    inFolder: async (folder) => {
        if (sketchesIn(folder).length > 0)
            return readOnly(folder);
        const around = folder.names.includes("build") ? "build" : ".";
        const boards = (await foldersIn(folder, around, isBoard)).filter((board) => sketchesIn(board).length > 0);
        const [only, second] = boards;
        if (only === undefined)
            return undefined;
        if (second === undefined)
            return readOnly(only);
        const paths = boards.map(({ path }) => path);
        return refused(folder.path, `has builds for ${boards.length} boards: specify the folder of one (${folder_listed(paths)})`);
    },
};
/** Arduino names the folder of a build by its board: `esp32.esp32.esp32c3`. */
function isBoard(name) {
    return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(name);
}
function sketchesIn({ names }) {
    return names.filter((name) => name.endsWith(APPLICATION)).map(sketchOf);
}
function sketchOf(name) {
    return name.slice(0, -APPLICATION.length);
}
async function readOnly(folder) {
    const sketches = sketchesIn(folder);
    const [only = ""] = sketches;
    if (sketches.length === 1)
        return readSketch(folder, only);
    const files = sketches.map((sketch) => `${sketch}${APPLICATION}`);
    return refused(folder.path, `has ${sketches.length} sketches of Arduino: specify the application of one, without an address (${folder_listed(files)})`);
}
async function readSketch(folder, sketch) {
    const parts = {
        bootloader: `${sketch}${BOOTLOADER}`,
        table: `${sketch}${TABLE}`,
        application: `${sketch}${APPLICATION}`,
    };
    const missing = Object.values(parts).filter((name) => !folder.names.includes(name));
    if (missing.length === 0)
        return placeParts(folder, parts);
    if (folder.names.includes(`${sketch}${MERGED}`))
        return readWholeImage(folder, `${sketch}${MERGED}`);
    return refused(folder.path, `has the sketch "${(0,shown_text/* shorten */.m)(sketch)}" without ${folder_listed(missing)}, which hold the addresses: export them all, or list the files with their addresses (an ${flash_chips/* ESP8266 */.fX} has its one image at 0x0)`);
}

;// CONCATENATED MODULE: ./src/firmware/builds/build-description.ts

/** More problems than this of one file nobody reads. */
const MAX_PROBLEMS = 10;
/** A text of a build's file that is a word, and one that is a path. */
const MAX_WORD = 64;
const MAX_PATH = 1024;
/** A byte offset as builds write it, decimal or `0x…`; `undefined` where it is none. */
function parseOffset(text) {
    const value = /^(0x[\da-f]+|\d+)$/i.test(text) ? Number(text) : NaN;
    return Number.isSafeInteger(value) ? value : undefined;
}
/** A build on Windows may write its paths with backslashes; no build makes file names that hold one. */
function withSlashes(path) {
    return path.replaceAll("\\", "/");
}
/** What a schema found wrong, as a problem. */
function issueText(what, { path, message }) {
    const where = (0,shown_text/* shorten */.m)(path.map(String).join("."));
    return where === ""
        ? `is not a valid ${what}: ${(0,shown_text/* shorten */.m)(message)}`
        : `has a wrong "${where}": ${(0,shown_text/* shorten */.m)(message)}`;
}

;// CONCATENATED MODULE: ./src/firmware/builds/build-table.ts


/** How ESP-IDF names the entry: with a dash since 4.1. */
const TABLE_ENTRIES = ["partition-table", "partition_table"];
/** How it names the file, since it is built by CMake. */
const TABLE_FILE = /(?:^|\/)partition[-_]table\.bin$/;
/**
 * Where a build has its partition table: by the entry of that name, else by the one file of that name.
 * @param problems takes what is wrong, as clauses that complete the sentence «"flasher_args.json" …».
 * @returns `undefined` where the build does not say, or nothing that could be.
 */
function buildTableAddress(entry, files, problems) {
    if (entry !== undefined)
        return addressOfEntry(entry, files, problems);
    const [only, ...others] = files.filter(({ path }) => TABLE_FILE.test(path));
    return only === undefined || others.length > 0 ? undefined : checked(only.address, problems);
}
function addressOfEntry({ offset, address, path }, files, problems) {
    if (address === undefined) {
        problems.push(`has its partition table at "${(0,shown_text/* shorten */.m)(offset)}", which is not an address`);
        return undefined;
    }
    const elsewhere = files.find((file) => file.path === path && file.address !== address);
    if (elsewhere !== undefined && !files.some((file) => file.path === path && file.address === address)) {
        problems.push(`has its partition table at ${(0,flash_layout/* formatAddress */.M0)(address)}, but "${(0,shown_text/* shorten */.m)(elsewhere.path)}" at ${(0,flash_layout/* formatAddress */.M0)(elsewhere.address)} in flash_files`);
    }
    return checked(address, problems);
}
function checked(address, problems) {
    const place = `has its partition table at ${(0,flash_layout/* formatAddress */.M0)(address)}, which`;
    if (address % flash_layout/* SECTOR_SIZE */.t4 !== 0)
        problems.push(`${place} is not a multiple of ${(0,flash_layout/* formatAddress */.M0)(flash_layout/* SECTOR_SIZE */.t4)}`);
    else if (address >= flash_layout/* FLASH_LIMIT */.VE)
        problems.push(`${place} is beyond the largest flash, 128 MB`);
    else
        return address;
    return undefined;
}

;// CONCATENATED MODULE: ./src/firmware/flash/flash-options.ts

/** Long with dashes (ESP-IDF 6), long with underscores (until 5.5), short (by hand); nothing else is understood. */
const OPTION = /^(?:--flash[-_](mode|freq|size)|-f([mfs]))(?:=(.*))?$/;
const SHORT = { m: "mode", f: "freq", s: "size" };
/**
 * Reads the list of options that a build gives to esptool's write-flash.
 * @param where they stand, as the end of a sentence.
 * @param problems gets a sentence for everything that is not one of the three options for the header.
 */
function readFlashOptions(words, problems, where = "in write_flash_args") {
    const settings = {};
    for (let index = 0; index < words.length; index++) {
        const word = words[index] ?? "";
        const [, long, short = "", attached] = OPTION.exec(word) ?? [];
        const name = long ?? SHORT[short];
        if (name === undefined) {
            problems.push(`has the option "${(0,shown_text/* shorten */.m)(word)}" ${where}, which is not supported`);
            continue;
        }
        const value = attached ?? words[++index];
        if (value === undefined)
            problems.push(`has no value for "${(0,shown_text/* shorten */.m)(word)}" ${where}`);
        else if (settings[name] !== undefined && settings[name] !== value) {
            problems.push(`has two values for the flash ${name} ${where}`);
        }
        else
            settings[name] = value;
    }
    return settings;
}
/** Joins what a build says in two places; where they contradict each other it is not for us to choose. */
function joinSettings(a, b, problems) {
    for (const name of ["mode", "freq", "size"]) {
        if (a[name] === undefined || b[name] === undefined || a[name] === b[name])
            continue;
        problems.push(`says "${(0,shown_text/* shorten */.m)(a[name])}" in write_flash_args and "${(0,shown_text/* shorten */.m)(b[name])}" in flash_settings for the flash ${name}`);
    }
    return { mode: a.mode ?? b.mode, freq: a.freq ?? b.freq, size: a.size ?? b.size };
}

;// CONCATENATED MODULE: ./src/firmware/builds/flasher-args.ts





/** The name that ESP-IDF gives to the description of its builds. */
const FLASHER_ARGS = "flasher_args.json";
/** ESP-IDF's are of 1 to 4 KB. */
const MAX_FLASHER_ARGS_BYTES = 0x4_0000;
/**
 * Reads the flasher_args.json of ESP-IDF 4.4 to 6: options with underscores or dashes, files as `flash_files`, and
 * entries by name that add `encrypted`. Keys that are not known are ignored, for they can do nothing; of those that
 * are known, nothing is passed over.
 */
async function readFlasherArgs(text) {
    const json = parseStrictJson(text);
    if ("problem" in json)
        return { problems: [json.problem] };
    const { flasherArgs, entry, tableEntry } = await schemas();
    const parsed = flasherArgs.safeParse(json.value);
    if (!parsed.success) {
        return {
            problems: parsed.error.issues.slice(0, MAX_PROBLEMS).map((issue) => issueText(FLASHER_ARGS, issue)),
        };
    }
    const problems = [];
    const { write_flash_args, flash_settings, flash_files, extra_esptool_args, ...others } = parsed.data;
    const files = new Map();
    for (const [key, path] of Object.entries(flash_files))
        addFile(files, key, path, problems);
    for (const [name, value] of Object.entries(others)) {
        if (!isEntry(value))
            continue;
        const found = entry.safeParse(value);
        if (found.success)
            markEncrypted(files, { name, ...found.data }, problems);
        else
            problems.push(...found.error.issues.map((issue) => issueText(FLASHER_ARGS, { ...issue, path: [name, ...issue.path] })));
    }
    const named = TABLE_ENTRIES.map((name) => tableEntry.safeParse(others[name]).data).find(Boolean);
    const tableAddress = buildTableAddress(named && tableOf(named), [...files.values()], problems);
    const settings = joinSettings(readFlashOptions(write_flash_args, problems), { mode: flash_settings.flash_mode, freq: flash_settings.flash_freq, size: flash_settings.flash_size }, problems);
    if (problems.length > 0)
        return { problems: problems.slice(0, MAX_PROBLEMS) };
    const ascending = [...files.values()]
        .sort((a, b) => a.address - b.address)
        .map((file) => ({ ...file, encrypted: file.encrypted ?? false }));
    return { value: { files: ascending, tableAddress, settings, ...extraArguments(extra_esptool_args) } };
}
/** The names of ESP-IDF's entries for what a chip starts. */
const ROLES = new Map([
    ["bootloader", "bootloader"],
    ["app", "application"],
]);
function addFile(files, key, path, problems) {
    const address = parseOffset(key);
    if (address === undefined)
        problems.push(`has "${(0,shown_text/* shorten */.m)(key)}" in flash_files, which is not an address`);
    else if (files.has(address))
        problems.push(`has two files at 0x${address.toString(16)} in flash_files`);
    else
        files.set(address, { address, path: withSlashes(path) });
}
function tableOf({ offset, file, }) {
    return { offset, address: parseOffset(offset), path: file && withSlashes(file) };
}
/** Other keys may hold whatever a later ESP-IDF puts there. */
function isEntry(value) {
    if (typeof value !== "object" || value === null)
        return false;
    return "offset" in value && ("file" in value || "encrypted" in value);
}
/** The entries by name (`bootloader`, `app`, …) repeat what `flash_files` says, and add `encrypted`. */
function markEncrypted(files, { name, offset, file, encrypted }, problems) {
    const address = parseOffset(offset);
    const known = address === undefined ? undefined : files.get(address);
    if (known === undefined) {
        // An entry that is not flashed need not be right; but what is to be encrypted must not be lost on the way.
        if (encrypted)
            problems.push(`marks "${(0,shown_text/* shorten */.m)(name)}" as encrypted, which is not in flash_files`);
        return;
    }
    if (known.path !== withSlashes(file)) {
        problems.push(`has "${(0,shown_text/* shorten */.m)(known.path)}" at ${(0,shown_text/* shorten */.m)(offset)} in flash_files, but "${(0,shown_text/* shorten */.m)(file)}" in "${(0,shown_text/* shorten */.m)(name)}"`);
    }
    if (known.encrypted === !encrypted)
        problems.push(`has two entries at ${(0,shown_text/* shorten */.m)(offset)}, one of them encrypted`);
    const role = ROLES.get(name);
    files.set(known.address, { ...known, encrypted, ...(role === undefined ? {} : { role }) });
}
function extraArguments(extra) {
    const { chip, before, after, stub } = extra;
    // ESP-IDF writes esptool's old names, with underscores, until 5.5.
    return { chip, before: before?.replaceAll("_", "-"), after: after?.replaceAll("_", "-"), stub };
}
/** Loaded when a build is read: other steps need not pay for it. */
async function schemas() {
    const { z } = await Promise.all(/* import() */[__webpack_require__.e(156), __webpack_require__.e(255)]).then(__webpack_require__.bind(__webpack_require__, 86255));
    const word = z.string().max(MAX_WORD);
    const path = z.string().min(1).max(MAX_PATH);
    const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")], {
        error: "neither true nor false",
    });
    const known = {
        write_flash_args: z.array(word).max(MAX_WORD).default([]),
        flash_settings: z.object({ flash_mode: word, flash_freq: word, flash_size: word }).partial().default({}),
        flash_files: z.record(word, path),
        extra_esptool_args: z.object({ after: word, before: word, stub: flag, chip: word }).partial().default({}),
    };
    return {
        flasherArgs: z.looseObject(known),
        entry: z.object({ offset: word, file: path, encrypted: flag.default(false) }),
        tableEntry: z.object({ offset: word, file: path.optional() }),
    };
}

;// CONCATENATED MODULE: ./src/firmware/builds/flash-args.ts




/** ESP-IDF's have less than 1 KB. */
const MAX_FLASH_ARGS_BYTES = 0x1_0000;
/** `flash_args`, `flash_project_args`, `flash_app_args`, `app-flash_args`, `bootloader-flash_args`, … */
function isFlashArgs(name) {
    return /^(?:[\w-]+-)?flash_(?:\w+_)?args$/.test(name);
}
/**
 * Reads the arguments that ESP-IDF writes for esptool's write-flash: options in a line of their own, then one line
 * `ADDRESS PATH` for each file. Options other than those for the header are problems, `--encrypt` among them.
 */
function readFlashArgs(text) {
    const problems = [];
    const options = [];
    const files = [];
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    for (const line of lines.filter((line) => line !== "")) {
        if (line.startsWith("-"))
            options.push(...line.split(/\s+/));
        else
            flash_args_addFile(line, files, problems);
    }
    const settings = readFlashOptions(options, problems, "among its options");
    const tableAddress = buildTableAddress(undefined, files, problems);
    if (files.length === 0 && problems.length === 0)
        problems.push("names no file");
    if (problems.length > 0)
        return { problems: problems.slice(0, MAX_PROBLEMS) };
    const ascending = files.sort((a, b) => a.address - b.address);
    return { value: { files: ascending, tableAddress, settings } };
}
function flash_args_addFile(line, files, problems) {
    const [, offset = "", path = ""] = /^(\S+)\s+([^]+)$/.exec(line) ?? [];
    const address = parseOffset(offset);
    if (address === undefined || path.length > MAX_PATH) {
        problems.push(`has a line that is neither options nor "ADDRESS PATH": "${(0,shown_text/* shorten */.m)(line)}"`);
    }
    else if (files.some((file) => file.address === address)) {
        problems.push(`has two files at 0x${address.toString(16)}`);
    }
    else
        files.push({ address, path: withSlashes(path), encrypted: false });
}

;// CONCATENATED MODULE: ./src/firmware/builds/web-manifest.ts




/** They list a handful of files for a handful of chips. */
const MAX_WEB_MANIFEST_BYTES = 0x4_0000;
const MAX_BUILDS = 64;
const MAX_PARTS = 128;
const WHAT = "manifest of ESP Web Tools";
/** Whether a text is JSON with the key that identifies such a manifest. */
function isWebManifest(text) {
    const json = parseStrictJson(text);
    if ("problem" in json || typeof json.value !== "object" || json.value === null)
        return false;
    return "builds" in json.value && !("flash_files" in json.value);
}
/**
 * Reads the manifest that ESP Web Tools installs from, whose builds are each for one family of chips. Keys that say
 * how a browser asks its user are passed over.
 * @param chip the one that the workflow names, in the spelling of esptool's options; with several builds, it chooses.
 */
async function readWebManifest(text, chip) {
    const json = parseStrictJson(text);
    if ("problem" in json)
        return { problems: [json.problem] };
    const parsed = (await schema()).safeParse(json.value);
    if (!parsed.success) {
        return { problems: parsed.error.issues.slice(0, MAX_PROBLEMS).map((issue) => issueText(WHAT, issue)) };
    }
    const chosen = choose(parsed.data.builds, chip);
    return "problems" in chosen ? chosen : describe(chosen);
}
function choose(builds, chip) {
    const [only, second] = builds;
    if (only === undefined)
        return { problems: ["lists no build"] };
    if (second === undefined)
        return only;
    const list = builds.map(({ chipFamily }) => (0,shown_text/* shorten */.m)(chipFamily)).join(", ");
    const has = `has ${builds.length} builds (${list})`;
    if (chip === undefined) {
        const problem = `${has}: set \`chip\` or \`require-chip\` to select one`;
        return { problems: [problem], chips: builds.map(({ chipFamily }) => optionOf(chipFamily)) };
    }
    const [first, another] = builds.filter(({ chipFamily }) => optionOf(chipFamily) === chip);
    if (first === undefined)
        return { problems: [`${has}, and none for ${chip}`] };
    if (another === undefined)
        return first;
    return { problems: [`${has}, and more than one for ${chip}: list the files`] };
}
function describe({ chipFamily, parts }) {
    const problems = [];
    for (const { path } of parts) {
        if (!isUrl(path))
            continue;
        problems.push(`names "${(0,shown_text/* shorten */.m)(path)}", which is on a server: download it to the manifest's folder and use its relative path`);
    }
    const files = parts.map(({ path, offset }) => ({ address: offset, path, encrypted: false }));
    const tableAddress = buildTableAddress(undefined, files, problems);
    if (problems.length > 0)
        return { problems: problems.slice(0, MAX_PROBLEMS) };
    const value = { files, tableAddress, chip: optionOf(chipFamily) };
    return { value };
}
/** What a browser would load from elsewhere: with a scheme, with a host, from the root of the server. */
function isUrl(path) {
    return /^(?:[a-z][a-z\d+.-]*:|[\\/])/i.test(path);
}
/** "ESP32-C3" as esptool's options have it. */
function optionOf(chipFamily) {
    return chipFamily.toLowerCase().replaceAll("-", "");
}
async function schema() {
    const { z } = await Promise.all(/* import() */[__webpack_require__.e(156), __webpack_require__.e(255)]).then(__webpack_require__.bind(__webpack_require__, 86255));
    const part = z.object({ path: z.string().min(1).max(MAX_PATH), offset: z.int().min(0) });
    const build = z.object({
        chipFamily: z.string().max(MAX_WORD),
        parts: z.array(part).min(1).max(MAX_PARTS),
    });
    return z.object({ builds: z.array(build).max(MAX_BUILDS) });
}

;// CONCATENATED MODULE: ./src/inputs/builds/described.ts







function described(kind) {
    const readFile = async (folder, file) => {
        const path = (0,external_node_path_.join)(folder.path, file);
        const text = await readDescription(folder, file, kind.limit);
        if ("problem" in text)
            return { path, problems: [text] };
        if (kind.recognises?.(text.value) === false)
            return undefined;
        const description = await kind.read(text.value, folder.context);
        return "problems" in description
            ? refused(path, ...description.problems)
            : { path, folder, description: description.value };
    };
    return {
        mark: kind.mark,
        describes: kind.describes,
        inFolder: async (folder) => (folder.names.includes(kind.name) ? readFile(folder, kind.name) : undefined),
        ofFile: async (folder, file) => (kind.mayBe(file) ? readFile(folder, file) : undefined),
    };
}
/** What ESP Web Tools installs from: JSON of any name, where it is named itself. */
const WEB_BUILD = described({
    name: "manifest.json",
    mark: "manifest.json (ESP Web Tools)",
    describes: () => false,
    mayBe: isJson,
    recognises: isWebManifest,
    limit: MAX_WEB_MANIFEST_BYTES,
    read: async (text, { chip, openChips }) => {
        const read = await readWebManifest(text, chip);
        const open = "problems" in read ? (read.chips ?? []) : [];
        for (const one of open)
            if (CHIPS.some((known) => known === one))
                openChips?.add(one);
        return read;
    },
});
/** ESP-IDF's description of a build for other tools; what other JSON is named is taken for one. */
const IDF_BUILD = described({
    name: FLASHER_ARGS,
    mark: `${FLASHER_ARGS} (ESP-IDF)`,
    describes: (name) => name === FLASHER_ARGS,
    mayBe: isJson,
    recognises: (text) => !isWebManifest(text),
    limit: MAX_FLASHER_ARGS_BYTES,
    read: readFlasherArgs,
});
/** ESP-IDF's arguments for esptool. */
const FLASH_ARGS_BUILD = described({
    name: "flash_args",
    mark: "flash_args (ESP-IDF)",
    describes: isFlashArgs,
    mayBe: isFlashArgs,
    limit: MAX_FLASH_ARGS_BYTES,
    read: readFlashArgs,
});
function isJson(name) {
    return /\.json$/i.test(name);
}

;// CONCATENATED MODULE: ./src/firmware/builds/idedata.ts


/** It lists every define and include folder of a project. */
const MAX_IDEDATA_BYTES = 0x40_0000;
const MAX_IMAGES = 128;
/** Reads the idedata.json that PlatformIO writes into the folder of a build (`pio run --target idedata`). */
async function readIdedata(text) {
    const json = parseStrictJson(text);
    if ("problem" in json)
        return { problems: [json.problem] };
    const parsed = (await idedata_schema()).safeParse(json.value);
    if (!parsed.success) {
        const issues = parsed.error.issues.slice(0, MAX_PROBLEMS);
        return { problems: issues.map((issue) => issueText("idedata.json of PlatformIO", issue)) };
    }
    const { prog_path, extra } = parsed.data;
    return {
        value: {
            program: prog_path && withSlashes(prog_path),
            // For a debugger the application is merged with the rest, and its address then that of the whole.
            applicationAddress: extra.merged_firmware === true ? undefined : extra.application_offset,
            images: extra.flash_images.map(({ offset, path }) => ({ address: offset, path: withSlashes(path) })),
        },
    };
}
async function idedata_schema() {
    const { z } = await Promise.all(/* import() */[__webpack_require__.e(156), __webpack_require__.e(255)]).then(__webpack_require__.bind(__webpack_require__, 86255));
    const path = z.string().min(1).max(MAX_PATH);
    const offset = z
        .union([z.string().max(MAX_WORD), z.int().min(0).transform(String)])
        .transform((text, context) => {
        const address = parseOffset(text);
        if (address !== undefined)
            return address;
        context.addIssue({ code: "custom", message: "not an address" });
        return z.NEVER;
    });
    const extra = z.object({
        flash_images: z.array(z.object({ offset, path })).max(MAX_IMAGES).default([]),
        application_offset: offset.optional(),
        merged_firmware: z.boolean().optional(),
    });
    return z.object({ prog_path: path.optional(), extra });
}

;// CONCATENATED MODULE: ./src/inputs/builds/platformio.ts








const PARTS = {
    bootloader: "bootloader.bin",
    table: "partitions.bin",
    application: "firmware.bin",
};
/** What ESPHome adds, and there without the OTA data beside the parts; the other name is of 2023 and before. */
const platformio_FACTORY = ["firmware.factory.bin", "firmware-factory.bin"];
/**
 * The folder of one environment of PlatformIO, `.pio/build/<env>`, or one around a single such folder. Its
 * `idedata.json` says all addresses; without it, the parts say them by themselves. ESPHome's folder is one, too, and
 * flashed by its image of the whole flash.
 */
const PLATFORMIO_BUILD = {
    mark: `${PARTS.application} with ${PARTS.table} or ${IDEDATA} (PlatformIO)`,
    describes: () => false,
    ofFile: () => Promise.resolve(undefined),
    inFolder: async (folder) => {
        if (isEnvironment(folder))
            return readEnvironment(folder);
        const environments = (await foldersIn(folder, environmentsPath(folder))).filter(isEnvironment);
        const [only, second] = environments;
        if (only === undefined)
            return undefined;
        if (second === undefined)
            return readEnvironment(only);
        const paths = environments.map(({ path }) => path);
        return refused(folder.path, `has the builds of ${environments.length} environments of PlatformIO: specify the folder of one (${folder_listed(paths)})`);
    },
};
function isEnvironment({ names }) {
    if (names.includes(IDEDATA))
        return true;
    // A build of ESP-IDF may have files of these names, too, but its bootloader is in a folder of its own.
    const isIdf = names.includes(FLASHER_ARGS) && !names.includes(PARTS.bootloader);
    return names.includes(PARTS.application) && names.includes(PARTS.table) && !isIdf;
}
/** Where the folders of the environments are from here: in a project, its `.pio`, the `build` of that; in ESPHome's. */
function environmentsPath({ realPath, names }) {
    if (names.includes(".pioenvs"))
        return ".pioenvs";
    if ((0,external_node_path_.basename)(realPath) === ".pio")
        return "build";
    return (0,external_node_path_.basename)((0,external_node_path_.dirname)(realPath)) === ".pio" ? "." : ".pio/build";
}
async function readEnvironment(folder) {
    if (folder.names.includes(IDEDATA))
        return readWithIdedata(folder);
    const missing = Object.values(PARTS).filter((name) => !folder.names.includes(name));
    const factory = platformio_FACTORY.find((name) => folder.names.includes(name));
    if (factory !== undefined)
        return readWholeImage(folder, factory);
    if (missing.length === 0)
        return placeParts(folder, PARTS);
    return refused(folder.path, `is a build of PlatformIO without ${folder_listed(missing)}: build it again, or list the files with their addresses`);
}
async function readWithIdedata(folder) {
    const path = (0,external_node_path_.join)(folder.path, IDEDATA);
    const text = await readDescription(folder, IDEDATA, MAX_IDEDATA_BYTES);
    if ("problem" in text)
        return { path, problems: [text] };
    const idedata = await readIdedata(text.value);
    if ("problems" in idedata)
        return refused(path, ...idedata.problems);
    const { program, images } = idedata.value;
    const files = [];
    const problems = [];
    for (const image of images) {
        const found = await findImage(folder, image.path, program);
        if (found !== undefined)
            files.push(plain(image.address, found));
        else
            problems.push(missingImage(folder, image));
    }
    const table = files.find((file) => external_node_path_.posix.basename(file.path) === PARTS.table);
    const application = await placeApplication(folder, idedata.value, table);
    if ("path" in application)
        return application;
    if (problems.length > 0)
        return refused(path, ...problems);
    return {
        path,
        folder,
        description: {
            files: [...files, application.value].sort((a, b) => a.address - b.address),
            tableAddress: table?.address,
        },
    };
}
async function placeApplication(folder, { program, applicationAddress }, table) {
    const path = (0,external_node_path_.join)(folder.path, IDEDATA);
    const name = program === undefined ? PARTS.application : `${external_node_path_.posix.basename(program, external_node_path_.posix.extname(program))}.bin`;
    if (applicationAddress !== undefined)
        return { value: plain(applicationAddress, name) };
    if (table === undefined) {
        return refused(path, `specifies neither the application's address nor a partition table: list the files with their addresses`);
    }
    const context = { ...folder.context, tableAddress: table.address };
    const partitions = await readBuildTable({ ...folder, context }, table.path);
    if ("problem" in partitions)
        return { path: folder.path, problems: [partitions] };
    const slot = firstSlot(partitions.value);
    if (slot !== undefined)
        return { value: plain(slot.address, name) };
    return refused(path, `does not specify the application's address, and its table has no app partition`);
}
/**
 * The path of an image from the folder. The paths of idedata.json are those of the machine of the build: what was in
 * the build's folder is in this one, and what was elsewhere is there still, or has been copied into the folder.
 */
async function findImage(folder, path, program) {
    const home = program === undefined ? undefined : `${external_node_path_.posix.dirname(program)}/`;
    if (home !== undefined && path.startsWith(home))
        return path.slice(home.length);
    const name = external_node_path_.posix.basename(path);
    if (folder.names.includes(name))
        return name;
    return "value" in (await locateIn(folder, path)) ? path : undefined;
}
function missingImage(folder, { address, path }) {
    return `has "${(0,shown_text/* shorten */.m)(path)}" at 0x${address.toString(16)}, which is not in the workspace: on the build machine, copy it into "${(0,shown_text/* shorten */.m)(folder.path)}"`;
}

;// CONCATENATED MODULE: ./src/firmware/builds/zephyr-runners.ts


/** Those of real builds have 1 to 4 KB; the parser takes a second for 32 KB of brackets, and four times that for 64. */
const MAX_ZEPHYR_YAML_BYTES = 0x8000;
const MAX_DOMAINS = 16;
const MAX_ARGS = 256;
/** How the machine of the build reaches its board says nothing about the bench. */
const PASSED_OVER = new Set([
    "--esp-idf-path",
    "--esp-tool",
    "--esp-device",
    "--esp-baud-rate",
    "--esp-monitor-baud",
    // Where ESP-IDF's bootloader and table would go, had the build any: it names their files by other options.
    "--esp-boot-address",
    "--esp-partition-table-address",
]);
/** Reads the `runners.yaml` of one domain: the image, and the arguments of the runner `esp32`, which is esptool. */
async function readRunners(text) {
    const read = await parse(text, "runners.yaml of Zephyr", (z) => z.object({
        config: z.object({ bin_file: z.string().min(1).max(MAX_PATH) }),
        args: z.object({ esp32: z.array(z.string().max(MAX_PATH)).max(MAX_ARGS) }),
    }));
    if ("problems" in read)
        return read;
    const { config, args } = read.value;
    const problems = [];
    const said = readArguments(args.esp32, problems);
    const address = said.get("--esp-app-address");
    if (address === undefined && problems.length === 0) {
        problems.push("does not set --esp-app-address: list the image with its address");
    }
    const offset = parseOffset(address ?? "");
    if (address !== undefined && offset === undefined) {
        problems.push(`has the address "${(0,shown_text/* shorten */.m)(address)}", which is invalid`);
    }
    if (problems.length > 0 || offset === undefined)
        return { problems: problems.slice(0, MAX_PROBLEMS) };
    return {
        value: {
            path: withSlashes(config.bin_file),
            address: offset,
            encrypted: said.has("--esp-encrypt"),
            settings: {
                mode: said.get("--esp-flash-mode"),
                freq: said.get("--esp-flash-freq"),
                size: said.get("--esp-flash-size"),
            },
            stub: said.has("--esp-no-stub") ? false : undefined,
        },
    };
}
const WITH_VALUE = new Set(["--esp-app-address", "--esp-flash-mode", "--esp-flash-freq", "--esp-flash-size"]);
const SWITCHES = new Set(["--esp-encrypt", "--esp-no-stub"]);
/** Nothing that changes what is written is passed over. */
function readArguments(args, problems) {
    const said = new Map();
    for (const arg of args) {
        const [, name = arg, value] = /^(--[\w-]+)(?:=([^]*))?$/.exec(arg) ?? [];
        if (PASSED_OVER.has(name))
            continue;
        const isKnown = WITH_VALUE.has(name) ? value !== undefined : SWITCHES.has(name) && value === undefined;
        if (!isKnown) {
            problems.push(`has "${(0,shown_text/* shorten */.m)(arg)}" among the arguments of its runner esp32, which is not supported: list the files with their addresses`);
        }
        else if (said.has(name) && said.get(name) !== value) {
            problems.push(`has two values for ${name}`);
        }
        else
            said.set(name, value ?? "");
    }
    return said;
}
/** Reads the `domains.yaml` of a build with sysbuild: the names of its domains, in the order in which they are flashed. */
async function readDomains(text) {
    const read = await parse(text, "domains.yaml of Zephyr", (z) => {
        // The name of a domain is that of its folder.
        const name = z
            .string()
            .max(MAX_WORD)
            .regex(/^\w[\w.+-]*$/);
        return z.object({
            domains: z.array(z.object({ name })).min(1).max(MAX_DOMAINS),
            flash_order: z.array(name).min(1).max(MAX_DOMAINS).optional(),
        });
    });
    if ("problems" in read)
        return read;
    const names = read.value.domains.map(({ name }) => name);
    const order = [...new Set(read.value.flash_order ?? names)];
    const unknown = order.filter((name) => !names.includes(name)).map((name) => `"${name}"`);
    return unknown.length === 0
        ? { value: order }
        : { problems: [`flashes ${unknown.join(", ")}, which is not one of its domains`] };
}
/** Parses strictly: one document, no key twice, no aliases. */
async function parse(text, what, schema) {
    const [{ z }, { parseDocument }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(156), __webpack_require__.e(255)]).then(__webpack_require__.bind(__webpack_require__, 86255)), __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19))]);
    let value;
    try {
        const document = parseDocument(text, { uniqueKeys: true, logLevel: "error" });
        if (document.errors.length > 0)
            return { problems: ["is not a single YAML document with unique keys"] };
        value = document.toJS({ maxAliasCount: 0 });
    }
    catch {
        return { problems: ["has aliases, which builds do not write"] };
    }
    const parsed = schema(z).safeParse(value);
    return parsed.success
        ? { value: parsed.data }
        : { problems: parsed.error.issues.slice(0, MAX_PROBLEMS).map((issue) => issueText(what, issue)) };
}

;// CONCATENATED MODULE: ./src/inputs/builds/zephyr.ts




const DOMAINS = "domains.yaml";
const RUNNERS = "runners.yaml";
/** The build folder of Zephyr: with sysbuild one with a folder for each domain (MCUboot, the application), or one domain. */
const ZEPHYR_BUILD = {
    mark: `zephyr/${RUNNERS} or ${DOMAINS} (Zephyr)`,
    describes: (name) => name === DOMAINS || name === RUNNERS,
    ofFile: () => Promise.resolve(undefined),
    inFolder: async (folder) => {
        if (folder.names.includes(DOMAINS))
            return readSysbuild(folder);
        const runners = await subfolder(folder, "zephyr");
        return runners?.names.includes(RUNNERS) === true ? readImages(folder, ["."]) : undefined;
    },
};
async function readSysbuild(folder) {
    const path = (0,external_node_path_.join)(folder.path, DOMAINS);
    const text = await readDescription(folder, DOMAINS, MAX_ZEPHYR_YAML_BYTES);
    if ("problem" in text)
        return { path, problems: [text] };
    const domains = await readDomains(text.value);
    return "problems" in domains ? refused(path, ...domains.problems) : readImages(folder, domains.value);
}
/** @param domains the folders of the domains, relative to that of the build. */
async function readImages(folder, domains) {
    const images = [];
    for (const domain of domains) {
        const file = external_node_path_.posix.join(domain, "zephyr", RUNNERS);
        const path = (0,external_node_path_.join)(folder.path, file);
        const text = await readDescription(folder, file, MAX_ZEPHYR_YAML_BYTES);
        if ("problem" in text)
            return { path, problems: [text] };
        const runners = await readRunners(text.value);
        if ("problems" in runners)
            return refused(path, ...runners.problems);
        images.push({ ...runners.value, path: external_node_path_.posix.join(domain, "zephyr", runners.value.path) });
    }
    const description = zephyr_describe(images);
    return "problem" in description
        ? refused(folder.path, description.problem)
        : { path: folder.path, folder, description };
}
/** All images are written by one call of esptool, whose settings are for all of them. */
function zephyr_describe(images) {
    const [first] = images;
    for (const name of ["mode", "freq", "size"]) {
        if (images.some(({ settings }) => settings[name] !== first?.settings[name])) {
            return {
                problem: `has domains with different flash settings for ${name}: list the files with their addresses`,
            };
        }
    }
    const files = images.map(({ address, path, encrypted }) => ({ address, path, encrypted }));
    return {
        files: files.sort((a, b) => a.address - b.address),
        settings: first?.settings ?? {},
        stub: images.some(({ stub }) => stub === false) ? false : undefined,
    };
}

;// CONCATENATED MODULE: ./src/inputs/builds/kinds.ts





/**
 * Every kind of build, and the only list of them. The first that recognises a folder or a file takes it: PlatformIO
 * leaves ESP-IDF's descriptions in its folders, with names that it does not use.
 */
const BUILD_KINDS = [
    PLATFORMIO_BUILD,
    ARDUINO_BUILD,
    IDF_BUILD,
    FLASH_ARGS_BUILD,
    ZEPHYR_BUILD,
    WEB_BUILD,
    FACTORY_BUILD,
];

;// CONCATENATED MODULE: ./src/inputs/builds/build.ts








/** Whether a file of that name describes a build, and so is no image. */
function describesBuild(path) {
    return BUILD_KINDS.some((kind) => kind.describes((0,external_node_path_.basename)(path)));
}
/**
 * Finds the build that a folder holds, or that a file stands for, and looks at every file of it. The paths of a build
 * belong to its folder and stay in the workspace, or in its folder where it lies elsewhere.
 * @param path as people see it.
 * @returns `undefined` for a file that stands for no build.
 */
async function findBuild(context, path, { kind, realPath }) {
    const isFolder = kind === "folder";
    const around = isFolder ? path : (0,external_node_path_.dirname)(path);
    const folder = await openFolder(context, around, isFolder ? realPath : (0,external_node_path_.dirname)(realPath));
    if ("problem" in folder)
        return { path: around, problems: [folder] };
    for (const known of BUILD_KINDS) {
        const found = isFolder ? await known.inFolder(folder) : await known.ofFile(folder, (0,external_node_path_.basename)(realPath));
        if (found !== undefined)
            return "problems" in found ? found : settle(found);
    }
    if (!isFolder)
        return undefined;
    const marks = BUILD_KINDS.map(({ mark }) => mark).join(", ");
    const problem = `is no build that is known here, for it has none of ${marks}`;
    return { path, problems: [{ code: "file-not-found", problem }] };
}
/** Looks at what a build says of itself: whether its files are there, and whether its words are esptool's. */
async function settle({ path, folder, description, notes = [], }) {
    const problems = [];
    const files = [];
    for (const file of description.files) {
        const found = await findFile(folder, file);
        if ("problem" in found)
            problems.push(found);
        else
            files.push({ ...found, path: (0,external_node_path_.join)(folder.path, file.path) });
    }
    const words = checkWords(description, problems);
    const { tableAddress } = description;
    return problems.length > 0 ? { path, problems } : { value: { path, files, tableAddress, ...words, notes } };
}
async function findFile(folder, { address, path, encrypted, role }) {
    const place = await locateIn(folder, path);
    const found = "value" in place ? (0,paths/* asImage */.qX)(place.value) : place;
    if ("problem" in found) {
        return { code: found.code, problem: `names "${(0,shown_text/* shorten */.m)(path)}", which ${buildProblem(path, found)}` };
    }
    if (encrypted && address % flash_chips/* LARGEST_ENCRYPTED_BLOCK */.IO !== 0) {
        const problem = `has "${(0,shown_text/* shorten */.m)(path)}" encrypted at 0x${address.toString(16)}, which is not a multiple of ${flash_chips/* LARGEST_ENCRYPTED_BLOCK */.IO}`;
        return { code: "input-invalid", problem };
    }
    return { address, ...found.value, ...(encrypted ? { encrypted } : {}), ...(role ? { role } : {}) };
}
/** What is wrong with a file of a build, in words for somebody who did not write its path. */
function buildProblem(path, { code, problem }) {
    const isMissing = code === "file-not-found" || code === "path-outside-workspace";
    if (isMissing && ((0,external_node_path_.isAbsolute)(path) || external_node_path_.win32.isAbsolute(path))) {
        const where = code === "file-not-found" ? "does not exist here" : "leaves the workspace";
        return `${where}: it is an absolute path of the machine that made the build; copy the file into the build's folder and name it by its path from there, or list the files with their addresses`;
    }
    if (code !== "path-outside-workspace")
        return problem;
    return "leaves the workspace, which no build may do; copy the file into the build's folder, or list the files with their addresses";
}
/** Nothing that a build says reaches esptool unless it is a word of our own lists. */
function checkWords(args, problems) {
    const word = (what, text, choices) => {
        if (text === undefined)
            return undefined;
        const parsed = (0,values/* parseChoice */.HU)(text, choices);
        if ("value" in parsed)
            return parsed.value;
        problems.push({
            code: "input-invalid",
            problem: `has the ${what} "${(0,shown_text/* shorten */.m)(text)}", which ${parsed.problem}`,
        });
        return undefined;
    };
    const { mode, freq, size } = args.settings ?? {};
    return {
        settings: {
            mode: word("flash mode", mode, FLASH_MODES),
            freq: word("flash frequency", freq, FLASH_FREQUENCIES),
            size: word("flash size", size, FLASH_SIZES),
        },
        chip: word("chip", args.chip, CHIPS.filter((chip) => chip !== "auto")),
        before: word("reset before", args.before, RESETS_BEFORE),
        after: word("reset after", args.after, RESETS_AFTER),
        stub: args.stub,
    };
}

// EXTERNAL MODULE: ./src/firmware/formats/intel-hex-record.ts
var intel_hex_record = __webpack_require__(45462);
;// CONCATENATED MODULE: ./src/firmware/formats/intel-hex.ts


/** What tools make has a run for each piece of firmware; more than this is somebody who wants our memory. */
const MAX_RUNS = 65_536;
/**
 * Reads Intel HEX, strictly: all six record types, checksums, the end record; a byte that is given twice is refused.
 * What lies together is one region. A gap inside a flash sector is filled with 0xFF, for that sector is erased anyway
 * when the bytes beside it are written; a gap that leaves a sector out stays a gap, so that what is there is kept.
 * @returns the regions in ascending order, or what is wrong: `problem` completes the sentence «"file" …».
 */
function parseIntelHex(text) {
    try {
        // Two digits make a byte.
        const store = Buffer.alloc(text.length >> 1);
        const runs = collectRuns(text, store);
        if (runs.length === 0)
            throw new intel_hex_record/* HexProblem */.xg("is Intel HEX without any data");
        return { value: joinRuns(runs).map((group) => regionOf(group, store)) };
    }
    catch (error) {
        if (error instanceof intel_hex_record/* HexProblem */.xg)
            return { problem: error.message };
        throw error;
    }
}
/** The runs in the order of the file; their bytes are put into the store. */
function collectRuns(text, store) {
    const runs = [];
    let base = { address: 0, segmented: false };
    let used = 0;
    for (const record of (0,intel_hex_record/* hexRecords */.yM)(text)) {
        const { type, data } = record;
        if (type === "segment")
            base = { address: data.readUInt16BE(0) * 16, segmented: true };
        if (type === "linear")
            base = { address: data.readUInt16BE(0) * 0x1_0000, segmented: false };
        if (type !== "data" || data.length === 0)
            continue;
        const address = placeOf(record, base);
        data.copy(store, used);
        const last = runs.at(-1);
        if (last !== undefined && last.address + last.size === address)
            last.size += data.length;
        else if (runs.push({ address, offset: used, size: data.length }) > MAX_RUNS) {
            throw new intel_hex_record/* HexProblem */.xg(`is Intel HEX in more than ${MAX_RUNS} separate pieces`);
        }
        used += data.length;
    }
    return runs;
}
/** In a segment, and at the end of the address space, an address that runs over wraps to the start: no file means that. */
function placeOf({ offset, data, line }, base) {
    const end = offset + data.length;
    if (end > 0x1_0000 && base.segmented) {
        throw new intel_hex_record/* HexProblem */.xg(`is Intel HEX whose line ${line} runs over the end of its segment`);
    }
    if (base.address + end > 0x1_0000_0000) {
        throw new intel_hex_record/* HexProblem */.xg(`is Intel HEX whose line ${line} runs over the end of the address space`);
    }
    return base.address + offset;
}
/** Groups of runs that touch or share a sector. */
function joinRuns(runs) {
    const groups = [];
    let end = -Infinity;
    for (const run of [...runs].sort((a, b) => a.address - b.address)) {
        if (run.address < end) {
            throw new intel_hex_record/* HexProblem */.xg(`is Intel HEX that gives the byte at 0x${run.address.toString(16)} twice`);
        }
        const joined = run.address === end || sectorOf(run.address) === sectorOf(end - 1);
        const group = groups.at(-1);
        if (joined && group !== undefined)
            group.push(run);
        else
            groups.push([run]);
        end = run.address + run.size;
    }
    return groups;
}
function sectorOf(address) {
    return Math.floor(address / flash_layout/* SECTOR_SIZE */.t4);
}
function regionOf(group, store) {
    const address = group[0]?.address ?? 0;
    const last = group.at(-1) ?? { address, size: 0 };
    const bytes = Buffer.alloc(last.address + last.size - address, 0xff);
    for (const run of group) {
        store.copy(bytes, run.address - address, run.offset, run.offset + run.size);
    }
    return { address, bytes };
}

;// CONCATENATED MODULE: ./src/inputs/files/hex-file.ts




/** 64 MiB of text are about 24 MiB of flash: more than any real file. */
const MAX_BYTES = 64 * 1024 * 1024;
/** The regions of a file of Intel HEX, each as an image of its own, with its bytes: esptool never sees the text. */
async function readHexFile(path, { realPath, size }) {
    const text = await (0,found_file/* readFound */.$C)(realPath, MAX_BYTES).catch(paths/* readRefusal */.ni);
    if (text === undefined) {
        return { code: "input-invalid", problem: `is Intel HEX of ${size} bytes; ${MAX_BYTES} is the maximum` };
    }
    if ("problem" in text)
        return text;
    const parsed = parseIntelHex(text);
    if ("problem" in parsed)
        return { code: "input-invalid", ...parsed };
    if (parsed.value.some(({ bytes }) => (0,intel_hex_record/* looksLikeIntelHex */.tW)(bytes))) {
        const problem = "is Intel HEX whose data starts like Intel HEX again, which esptool would read as addresses";
        return { code: "input-invalid", problem };
    }
    return {
        value: parsed.value.map(({ address, bytes }) => ({ address, path, realPath, size: bytes.length, bytes })),
    };
}

;// CONCATENATED MODULE: ./src/inputs/files/listed-files.ts




const NO_ADDRESS = {
    code: "input-invalid",
    problem: 'has no address: write "ADDRESS PATH"; only a build, a merged image (*.factory.bin, *.merged.bin) and Intel HEX have their own',
};
const HAS_ADDRESSES = {
    code: "input-invalid",
    problem: "has its own addresses: remove the address",
};
/** Finds what an entry of `files` stands for: one image, the regions of Intel HEX, or all files of a build. */
async function findListed(context, { address, path, isPattern }) {
    const { workspace, signal } = context;
    const expanded = isPattern === true ? await expandPattern(workspace, path, { signal }) : { value: path };
    if ("problem" in expanded)
        return { path, problems: [expanded] };
    const shown = expanded.value;
    const place = await (0,paths/* locatePlace */.UY)(workspace, shown);
    if ("problem" in place)
        return { path: shown, problems: [typeof address === "number" ? place : explained(place)] };
    if (address === undefined)
        return findSelfPlaced(context, shown, place.value);
    const image = imageAt(shown, place.value);
    return "problem" in image
        ? { path: shown, problems: [image] }
        : { files: [{ address, path: shown, ...image.value }] };
}
/** A word alone, or before a path, may be anything that was meant otherwise. */
function explained(refusal) {
    if (refusal.code !== "file-not-found")
        return refusal;
    return {
        ...refusal,
        problem: `${refusal.problem}; a line is "ADDRESS PATH", "PARTITION PATH", or the path of something with its own addresses`,
    };
}
function imageAt(path, place) {
    return place.kind === "hex" || describesBuild(path) ? HAS_ADDRESSES : (0,paths/* asImage */.qX)(place);
}
async function findSelfPlaced(context, path, place) {
    if (place.kind === "hex") {
        const read = await readHexFile(path, place);
        return "value" in read ? { files: read.value } : { path, problems: [read] };
    }
    const build = await findBuild(context, path, place);
    if (build === undefined)
        return { path, problems: [NO_ADDRESS] };
    return "value" in build ? { files: build.value.files, build: build.value } : build;
}

;// CONCATENATED MODULE: ./src/inputs/partitions/table-offset.ts



/** Where in the flash the partition table is: as the input says, or else the build. */
function readTableOffset(reader, build) {
    const said = reader.parse("partition-table-offset", parseTableOffset);
    const built = build?.tableAddress;
    if (said === undefined || build === undefined || built === undefined)
        return said;
    if (!reader.isSet("partition-table-offset"))
        return built;
    if (said !== built) {
        reader.problems.add("input-invalid", `input \`partition-table-offset\`: ${(0,flash_layout/* formatAddress */.M0)(said)} contradicts "${(0,shown_text/* shorten */.m)(build.path)}", which has its partition table at ${(0,flash_layout/* formatAddress */.M0)(built)}; remove the input to use the latter`);
    }
    return said;
}
function parseTableOffset(text) {
    const parsed = (0,values/* parseAddress */.or)(text);
    if ("problem" in parsed || parsed.value % flash_layout/* SECTOR_SIZE */.t4 === 0)
        return parsed;
    return { problem: `is not a multiple of ${flash_layout/* SECTOR_SIZE */.t4} (0x1000), the flash sector` };
}

;// CONCATENATED MODULE: ./src/inputs/files/images.ts











/** What can be many images, and so belongs to `files`. */
const SEVERAL = {
    folder: {
        code: "input-invalid",
        problem: "is a folder, not a file; use `files` for a build folder",
    },
    hex: {
        code: "input-invalid",
        problem: "is Intel HEX, which has its own addresses; use `files`, without an address",
    },
};
/** Reads `file` + `address` or `files`, and checks every image as far as that is possible without the board. */
async function images_readImages(reader, workspace, search) {
    const shape = readShape(reader);
    if (shape === undefined)
        return undefined;
    const name = shape === "one" ? "file" : "files";
    const { files, build } = shape === "one" ? await images_oneFile(reader, workspace) : await manyFiles(reader, workspace, search);
    const settings = readSettings(reader, build);
    checkLayout(reader, name, files, settings.size);
    const headerInputs = HEADER_INPUTS.filter((input) => reader.isSet(input));
    return { shape, files, settings, headerInputs, build };
}
function readShape(reader) {
    const one = reader.isSet("file");
    const many = reader.isSet("files");
    if (one && many) {
        reader.problems.add("input-invalid", "inputs `file` and `files` are both given: choose one");
    }
    else if (!one && !many) {
        reader.problems.add("input-invalid", "input `file` or `files` is missing: the firmware to write or compare");
    }
    else {
        return one ? "one" : "many";
    }
    return undefined;
}
/** The file is looked at even if its address is wrong: everything is reported at once. */
async function images_oneFile(reader, workspace) {
    const address = (reader.isSet("address") ? reader.parse("address", values/* parsePlace */.De) : 0) ?? 0;
    const path = reader.text("file");
    const place = await (0,paths/* locatePlace */.UY)(workspace, path);
    const found = "value" in place ? asSingleImage(place.value) : place;
    const image = reader.problems.take("file", path, found, "code" in found ? found.code : undefined);
    return { files: image === undefined ? [] : [{ address, path, ...image }], build: undefined };
}
function asSingleImage(place) {
    return place.kind === "file" ? (0,paths/* asImage */.qX)(place) : SEVERAL[place.kind];
}
async function manyFiles(reader, workspace, search) {
    const { problems } = reader;
    if (reader.isSet("address")) {
        problems.add("input-invalid", "input `address` belongs to `file`; with `files`, each file has its own address");
    }
    const context = { ...buildContext(reader, workspace), ...search };
    const files = [];
    const builds = [];
    // One after the other, so that the problems come in the order of the list.
    for (const entry of readList(reader)) {
        const found = await findListed(context, entry);
        if ("problems" in found) {
            for (const refusal of found.problems)
                problems.take("files", found.path, refusal, refusal.code);
        }
        else {
            files.push(...found.files);
            if (found.build !== undefined)
                builds.push(found.build);
        }
    }
    const [build, second] = builds;
    if (second !== undefined) {
        problems.add("input-invalid", `input \`files\` lists ${builds.length} builds; a step flashes one`);
    }
    if (files.length > MAX_FILES) {
        const text = `input \`files\` stands for ${files.length} images; ${MAX_FILES} is the maximum for one write`;
        problems.add("input-invalid", text);
    }
    return { files, build };
}
/** What is wrong with these inputs is noted where they are read for their own sake. */
function buildContext(reader, workspace) {
    const named = ["chip", "require-chip"].find((name) => reader.isSet(name));
    const offset = parseTableOffset(reader.text("partition-table-offset"));
    return {
        workspace,
        chip: named === undefined ? undefined : normalChip(reader.text(named)),
        tableAddress: "value" in offset ? offset.value : PARTITION_TABLE_ADDRESS,
    };
}
function readList(reader) {
    const parsed = parseFileList(reader.text("files"));
    if (parsed.length === 0)
        reader.problems.add("input-invalid", "input `files` lists no file");
    return parsed.flatMap((entry) => {
        if ("value" in entry)
            return [entry.value];
        reader.problems.add("input-invalid", `input \`files\` ${entry.problem}`);
        return [];
    });
}
/** What has a name has no address yet, and is checked when it has. */
function checkLayout({ problems }, name, files, flashSize) {
    const placed = files.flatMap(({ address, ...file }) => typeof address === "number" ? [{ ...file, address }] : []);
    for (const { code, text } of layoutProblems(placed, (0,flash_layout/* flashSizeBytes */.Lw)(flashSize) ?? flash_layout/* FLASH_LIMIT */.VE)) {
        problems.add(code, `input \`${name}\`: ${text}`);
    }
}

;// CONCATENATED MODULE: ./src/inputs/artifacts/keys.ts

/** Nothing of what is read here is ever repeated in a message. */
async function readKeys(reader) {
    // Outside GitHub, the expression is not replaced with a token.
    const token = reader.isSet("token") ? reader.text("token") : undefined;
    if (token !== undefined && !/^[!-~]+$/.test(token)) {
        reader.problems.add("input-invalid", "input `token`: contains characters that no token has");
    }
    if (!reader.isSet("identity"))
        return { token, identities: [] };
    const { keys, problems } = await parseIdentities(reader.text("identity"));
    for (const problem of problems)
        reader.problems.add("input-invalid", `input \`identity\`: ${problem}`);
    return { token, identities: keys };
}

;// CONCATENATED MODULE: ./src/inputs/partitions/partition-table.ts






/**
 * Reads the partition table that the workflow gives, or that one of its files is, and puts addresses in the place of
 * names by it. Where there is neither, the names stay, for the board's own table.
 * @param usesTable whether a request without names looks at a table all the same.
 */
async function placeByBuild(reader, workspace, request, tableAddress, usesTable) {
    const names = request === undefined ? undefined : namesIn(request);
    if (request !== undefined && names?.length === 0) {
        partition_table_refuseUnused(reader, usesTable(request, tableAddress));
    }
    if (tableAddress === undefined)
        return undefined;
    const given = reader.isSet("partition-table")
        ? await readGivenTable(reader, workspace, tableAddress)
        : undefined;
    if (request === undefined)
        return undefined;
    const unplaced = { request, remarks: [] };
    if (names?.length === 0)
        return unplaced;
    const brought = await tableAmong(reader, request, tableAddress);
    if (given !== undefined && brought !== undefined)
        compare(reader, given, brought);
    const table = given ?? brought;
    if (table === undefined) {
        const isBoards = !reader.isSet("partition-table") && fileAround(request, tableAddress) === undefined;
        return isBoards && refuseErased(reader, request) ? undefined : unplaced;
    }
    const placing = placeRequest(request, table, flashSizeOf(request));
    if ("request" in placing)
        return { ...placing, given };
    for (const { code, text } of placing.problems) {
        reader.problems.add(code, `input \`${placingInput(request)}\`: ${text}`);
    }
    return undefined;
}
/** What would change nothing was meant otherwise. */
function partition_table_refuseUnused(reader, isUsed) {
    const useless = isUsed ? [] : ["partition-table-offset"];
    for (const name of ["partition-table", ...useless]) {
        if (!reader.isSet(name))
            continue;
        const text = `input \`${name}\` resolves partition names, but no partition is named: name one, or remove the input`;
        reader.problems.add("input-invalid", text);
    }
}
/** Where the erase of the whole chip would take the very table that says what the names mean. */
function refuseErased(reader, request) {
    if (!("extent" in request) || request.extent !== "chip")
        return false;
    const names = namesIn(request).map((name) => `"${name}"`);
    reader.problems.add("input-invalid", `input \`erase-first\`: it erases the partition table on the board, the only source for the address of ${names.join(", ")}, and the step flashes no other table: add the build's table to \`files\`, or give addresses`);
    return true;
}
async function readGivenTable(reader, workspace, address) {
    const path = reader.text("partition-table");
    const found = await (0,paths/* locateInput */.Pn)(workspace, path);
    const file = reader.problems.take("partition-table", path, found, "code" in found ? found.code : undefined);
    if (file === undefined)
        return undefined;
    const table = await tableOfFile(path, file.realPath, address);
    const partitions = reader.problems.take("partition-table", path, table, "partition-table-invalid");
    return partitions && { partitions, title: `the table in "${(0,shown_text/* shorten */.m)(path)}"` };
}
/** The table that the step itself writes, or compares: as part of an image, or as one by itself. */
async function tableAmong(reader, request, address) {
    const file = fileAround(request, address);
    if (file === undefined)
        return undefined;
    const table = await tableInImage(file, address);
    if ("value" in table) {
        return { partitions: table.value, title: broughtTableWords(file.path) };
    }
    const text = `what "${(0,shown_text/* shorten */.m)(file.path)}" puts at ${(0,flash_layout/* formatAddress */.M0)(address)}, where the partition table belongs, ${table.problem}, so partition names cannot be resolved`;
    reader.problems.add("partition-table-invalid", `input \`${placingInput(request)}\`: ${text}`);
    return undefined;
}
/** The file of a request that holds what belongs at an address. */
function fileAround(request, address) {
    const files = "files" in request ? request.files : [];
    return files.filter(partition_table_isPlaced).find((at) => at.address <= address && address < at.address + at.size);
}
function partition_table_isPlaced(file) {
    return typeof file.address === "number";
}
function compare(reader, given, brought) {
    if (JSON.stringify(given.partitions) === JSON.stringify(brought.partitions))
        return;
    const text = `input \`partition-table\`: ${given.title} is not ${brought.title}; remove the input to use the latter`;
    reader.problems.add("input-invalid", text);
}
function flashSizeOf(request) {
    return "settings" in request ? (0,flash_layout/* flashSizeBytes */.Lw)(request.settings.size) : undefined;
}
/** The input that holds the names. */
function placingInput(request) {
    return "shape" in request && request.shape === "many" ? "files" : "address";
}

;// CONCATENATED MODULE: ./src/system/text/sentence.ts
/** A text that begins with a capital letter. */
function capitalized(text) {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
/** A clause as a sentence; one that ends already is left as it ends. */
function sentence(text) {
    return `${capitalized(text)}${/[.?!]$/.test(text) ? "" : "."}`;
}

;// CONCATENATED MODULE: ./src/inputs/problems.ts



/** More would not be read. */
const problems_MAX_SHOWN = 20;
/** Collects everything that is wrong with the inputs, so that one run reports all of it. */
class Problems {
    #found = [];
    get isAny() {
        return this.#found.length > 0;
    }
    add(code, text) {
        this.#found.push({ code, text });
    }
    /** The parsed value, or `undefined` after noting what is wrong with it. */
    take(name, text, parsed, code = "input-invalid") {
        if ("value" in parsed)
            return parsed.value;
        this.add(code, `input \`${name}\`: "${(0,shown_text/* shorten */.m)(text)}" ${parsed.problem}`);
        return undefined;
    }
    /** @throws {Failure} with the one problem's code, or `input-invalid` for several, when there is any. */
    throwIfAny() {
        const failure = this.#failure();
        if (failure !== undefined)
            throw failure;
    }
    /** What to throw where an input is missing that is wrong: what `throwIfAny` throws. */
    refusal() {
        return this.#failure() ?? new Error("An input was refused without a reason.");
    }
    #failure() {
        const [first, ...others] = this.#found;
        if (first === undefined)
            return undefined;
        const hint = "The board was not touched. Fix the inputs and run the step again.";
        if (others.length === 0)
            return new errors/* Failure */.HR(first.code, sentence(first.text), hint);
        const list = this.#found.slice(0, problems_MAX_SHOWN).map((problem) => `- ${problem.text}`);
        const more = this.#found.length - list.length;
        if (more > 0)
            list.push(`- and ${more} more`);
        const same = others.every((problem) => problem.code === first.code);
        return new errors/* Failure */.HR(same ? first.code : "input-invalid", `${this.#found.length} inputs are wrong:\n${list.join("\n")}`, hint);
    }
}

;// CONCATENATED MODULE: ./src/inputs/reader.ts


/** Reads single inputs and notes what is wrong with them. */
class Reader {
    problems;
    #read;
    constructor(read, problems) {
        this.#read = read;
        this.problems = problems;
    }
    /** The text without surrounding white space; the default when there is none. */
    text(name) {
        return this.#read(name).trim() || INPUTS[name];
    }
    /** Whether the workflow gave something else than the default. */
    isSet(name) {
        return this.text(name) !== INPUTS[name];
    }
    parse(name, parse, code) {
        const text = this.text(name);
        return this.problems.take(name, text, parse(text), code);
    }
    /** As `parse`, but nothing is asked of an input that has its default. */
    optional(name, parse) {
        return this.isSet(name) ? this.parse(name, parse) : undefined;
    }
    /** As `parse`, but an empty input is a problem of its own. */
    required(name, example, parse, code) {
        if (this.text(name) !== "")
            return this.parse(name, parse, code);
        this.problems.add("input-invalid", `input \`${name}\` is missing: ${example}`);
        return undefined;
    }
    boolean(name) {
        return this.parse(name, values/* parseBoolean */.yG);
    }
}

;// CONCATENATED MODULE: ./src/report/outputs.ts

/** The outputs that a step of any operation can have. */
const STEP_OUTPUTS = [
    "result",
    "success",
    "operation",
    "port",
    "elapsed-seconds",
    "failure",
    "failure-class",
    "chip",
    "mac",
    "flash-size",
    "pinned",
    "esptool-version",
    "esptool-path",
    "previous-interruption",
    "attempts",
    "board-state",
    "app-started",
    "warnings",
    "uploaded",
    "artifact-id",
    "artifact-name",
    "artifact-url",
    "artifact-digest",
];
/** Writes every output for which the result has a value. The only writer of outputs. */
function writeOutputs(result, names) {
    for (const [name, value] of outputsOf(result, names))
        core/* setOutput */.uH(name, value);
}
/**
 * The outputs of a result: `result` as JSON, its fields in kebab-case, lists as JSON.
 * @param names the outputs of the action.
 */
function outputsOf(result, names) {
    const { artifact, failure, ...fields } = result;
    const flat = {
        ...fields,
        failure: failure?.code,
        failure_class: failure?.class,
        artifact_id: artifact?.id,
        artifact_name: artifact?.name,
        artifact_url: artifact?.url,
        artifact_digest: artifact?.digest,
        result: JSON.stringify(result),
    };
    const outputs = new Map();
    for (const name of names) {
        const value = flat[name.replaceAll("-", "_")];
        if (value === undefined || value === null)
            continue;
        outputs.set(name, typeof value === "string" ? value : JSON.stringify(value));
    }
    return outputs;
}

;// CONCATENATED MODULE: ./src/github/artifacts/artifact-reference.ts

const PREFIX = "artifact:";
/**
 * Reads a path, or `artifact:NAME`. A file whose name begins like that is given as `./artifact:…`.
 *
 * @returns the source, or what is wrong, as the end of a sentence
 */
function parseBackupSource(text) {
    if (!text.startsWith(PREFIX))
        return { value: { kind: "path", path: text } };
    const name = text.slice(PREFIX.length);
    const problem = artifactNameProblem(name);
    if (problem !== undefined)
        return { problem: `is not a valid artifact name: ${problem}` };
    if (name !== name.trim())
        return { problem: "has a space before or after the artifact name" };
    return { value: { kind: "artifact", name } };
}

;// CONCATENATED MODULE: ./src/firmware/formats/backup-manifest.ts
/** More characters than any manifest of ours has: 95 partitions with their applications stay far below. */
const MANIFEST_LIMIT = 1024 * 1024;
const PROBLEMS_NAMED = 3;
/** The manifest as JSON text; its keys stand in the order in which they were put together. */
function manifestText(manifest) {
    return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
/** As `manifest`, for readers that are not known: of the MAC, only the end that tells the boards of a bench apart. */
function publicManifest(manifest) {
    const { mac } = manifest.board;
    if (mac === null)
        return manifest;
    // Three bytes and two colons. The order of the keys is the schema's.
    const board = Object.fromEntries(Object.entries(manifest.board).flatMap(([key, value]) => key === "mac"
        ? [
            ["mac", null],
            ["mac_end", mac.slice(-8)],
        ]
        : [[key, value]]));
    return { ...manifest, board };
}
/** Whether a manifest is of the board with that MAC; `undefined` where one of them is not known. */
function isOfBoard({ mac, mac_end: end }, found) {
    if (found === undefined)
        return undefined;
    if (mac !== null)
        return mac === found;
    return end === undefined ? undefined : found.endsWith(`:${end}`);
}
/** Reads a manifest; fields that this version does not know are left out. */
async function parseManifest(text) {
    if (text.length > MANIFEST_LIMIT)
        return { problem: "is too large for a manifest" };
    const json = parseJson(text);
    if (json === undefined)
        return { problem: "is not JSON" };
    // Loading the schema takes 0.1 s, which only a step that reads a manifest shall pay.
    const { MANIFEST, SCHEMA_VERSION } = await Promise.all(/* import() */[__webpack_require__.e(156), __webpack_require__.e(60)]).then(__webpack_require__.bind(__webpack_require__, 92060));
    const parsed = MANIFEST.safeParse(json.value);
    if (parsed.success)
        return { manifest: parsed.data };
    const { issues } = parsed.error;
    if (issues.some(({ path }) => path[0] === "schema")) {
        return { problem: `does not have schema ${SCHEMA_VERSION}, the one supported here` };
    }
    const named = issues.slice(0, PROBLEMS_NAMED).map(({ path, message }) => `${path.join(".")}: ${message}`);
    const more = issues.length > named.length ? [`and ${issues.length - named.length} more`] : [];
    return { problem: `violates the manifest schema (${[...named, ...more].join("; ")})` };
}
function parseJson(text) {
    try {
        // An editor on Windows puts a byte order mark before the text.
        return { value: JSON.parse(text.replace(/^\ufeff/, "")) };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/inputs/files/backup-names.ts
/** What the names of encrypted files end with. Whether a file is encrypted is decided by its content. */
const ENCRYPTED = ".age";
/** `X.bin` becomes `X.bin.json`, and `X.bin.age` becomes `X.bin.json.age`. */
function manifestPathOf(image) {
    return image.endsWith(ENCRYPTED)
        ? `${image.slice(0, -ENCRYPTED.length)}.json${ENCRYPTED}`
        : `${image}.json`;
}
/** What age may add: a header of 64 KiB at the most, and 16 bytes to each 64 KiB. */
function withAge(bytes) {
    return Math.ceil(bytes * 1.001) + 64 * 1024;
}

;// CONCATENATED MODULE: ./src/inputs/files/backup-file.ts





/**
 * Finds a backup on the runner, and the manifest beside it, which has to be where the backup may be: a relative path
 * keeps both in the workspace. What is larger than any backup is refused by its size, before anything is copied.
 */
async function locateBackup(workspace, path) {
    const found = await (0,paths/* locateInput */.Pn)(workspace, path);
    if ("problem" in found)
        return found;
    const { realPath, size } = found.value;
    if (size > withAge(flash_layout/* FLASH_LIMIT */.VE)) {
        return { code: "backup-invalid", problem: `has ${size} bytes, more than the largest flash, 128 MB` };
    }
    const manifest = await locateManifest((0,external_node_path_.isAbsolute)(path) ? undefined : workspace, manifestPathOf(realPath));
    if ("problem" in manifest)
        return manifest;
    return { value: { kind: "path", path, realPath, size, manifest: manifest.value } };
}
async function locateManifest(root, path) {
    const place = await (0,paths/* locateWithin */.ao)(root, ".", path);
    const manifest = `the manifest beside it, "${(0,external_node_path_.basename)(path)}",`;
    if ("problem" in place) {
        const { code, problem } = place;
        if (code === "file-not-found")
            return { value: undefined };
        const isUnfit = code === "input-invalid" || code === "file-empty";
        return { code: isUnfit ? "backup-invalid" : code, problem: `cannot be used: ${manifest} ${problem}` };
    }
    const { kind, realPath, size } = place.value;
    if (kind === "folder") {
        return { code: "backup-invalid", problem: `cannot be used: ${manifest} is a folder, not a file` };
    }
    if (size <= withAge(MANIFEST_LIMIT))
        return { value: { realPath, size } };
    const problem = `cannot be used: ${manifest} has ${size} bytes; ${MANIFEST_LIMIT} is the maximum`;
    return { code: "backup-invalid", problem };
}

;// CONCATENATED MODULE: ./src/inputs/files/output-file.ts

/** The file that the input `output` names. */
async function readOutput(reader, workspace) {
    const overwrite = reader.boolean("overwrite");
    const path = reader.required("output", "the file to write, such as backups/board7.bin", (text) => ({
        value: text,
    }));
    return path === undefined || overwrite === undefined
        ? undefined
        : locatedOutput(reader, workspace, path, overwrite);
}
/** A file to make, as far as it may be made there. */
async function locatedOutput(reader, workspace, path, overwrite) {
    const found = await (0,paths/* locateOutput */.AY)(workspace, path, overwrite);
    if ("value" in found)
        return found.value;
    return reader.problems.take("output", path, found, found.code);
}

;// CONCATENATED MODULE: ./src/inputs/partitions/region.ts

/** Refuses an address or a size that is not of whole flash sectors. */
function checkSectors(reader, name, value) {
    if (typeof value !== "number" || value % flash_layout/* SECTOR_SIZE */.t4 === 0)
        return;
    const text = `input \`${name}\`: "${reader.text(name)}" is not a multiple of ${flash_layout/* SECTOR_SIZE */.t4} (0x1000), the flash sector`;
    reader.problems.add("input-invalid", text);
}
/** Refuses a region that ends beyond the largest flash. */
function checkRegion(reader, address, size) {
    if (typeof address !== "number" || size === undefined || address + size <= flash_layout/* FLASH_LIMIT */.VE)
        return;
    reader.problems.add("beyond-flash", "inputs `address` and `size`: the region ends beyond the largest flash, 128 MB");
}

;// CONCATENATED MODULE: ./src/operations/backup/inputs.ts






/** What the inputs ask of a backup. */
async function parseBackup(reader, workspace) {
    const output = await readOutput(reader, workspace);
    const includeBootloader = reader.boolean("include-bootloader");
    const incremental = reader.boolean("incremental");
    const baseline = await readBaseline(reader, workspace);
    if (!reader.isSet("baseline"))
        refuseWith(reader, ["identity"], "for a backup without a `baseline`");
    const region = readBackedUp(reader);
    if (output === undefined || includeBootloader === undefined || incremental === undefined)
        return undefined;
    const manifest = await locatedOutput(reader, workspace, `${output.path}.json`, output.overwrite);
    if (manifest === undefined)
        return undefined;
    const request = {
        operation: "backup",
        output,
        manifest,
        includeBootloader,
        incremental,
        baseline,
    };
    return region === undefined ? request : { ...request, region };
}
/** A backup of a part: a partition, or whole sectors. */
function readBackedUp(reader) {
    const { problems } = reader;
    const address = reader.optional("address", values/* parsePlace */.De);
    const size = reader.optional("size", values/* parseSize */.DB);
    if (!reader.isSet("address") && !reader.isSet("size"))
        return undefined;
    if (reader.isSet("include-bootloader")) {
        const text = "inputs `address` and `include-bootloader` both set the start of the backup: choose one";
        problems.add("input-invalid", text);
    }
    checkSectors(reader, "address", address);
    checkSectors(reader, "size", size);
    checkRegion(reader, address, size);
    if (typeof address === "object")
        return { address, size };
    if (!reader.isSet("address") || !reader.isSet("size")) {
        const text = "a partial backup needs `address` and `size`, or a partition as `address`; without both, the whole flash is backed up";
        problems.add("input-invalid", text);
    }
    return address === undefined || size === undefined ? undefined : { address, size };
}
/** The first nightly backup has no baseline yet, so a missing file is not an error. */
async function readBaseline(reader, workspace) {
    const path = reader.text("baseline");
    if (path === "")
        return undefined;
    const source = reader.parse("baseline", parseBackupSource);
    if (source === undefined)
        return undefined;
    if (source.kind === "artifact")
        return { ...source, path };
    const found = await locateBackup(workspace, path);
    if ("value" in found)
        return found.value;
    if (found.code === "file-empty")
        return { kind: "none", path, problem: "is empty" };
    if (found.code === "file-not-found")
        return { kind: "none", path, problem: found.problem };
    return reader.problems.take("baseline", path, found, found.code);
}

;// CONCATENATED MODULE: ./src/operations/definition.ts
/** For an operation that changes nothing, needs nothing but its board, and whose result fails no step. */
const HARMLESS = {
    usesImages: false,
    uploads: false,
    checkFiles: () => Promise.resolve(),
    reachOf: () => [],
    isPutRight: () => false,
    gateFailure: () => undefined,
};

;// CONCATENATED MODULE: ./src/operations/plan-warnings.ts
/** GitHub shows ten annotations of a kind for a step, and other parts need some. */
const MOST_ANNOTATIONS = 5;
const TITLE = "plan";
/** Annotates the first warnings of a plan; all are in the log and the summary. */
function annotateWarnings(warnings, { say, warn }) {
    for (const warning of warnings.slice(0, MOST_ANNOTATIONS))
        warn(TITLE, warning);
    const others = warnings.slice(MOST_ANNOTATIONS);
    for (const warning of others)
        say(`Warning: ${warning}`);
    if (others.length === 0)
        return;
    const more = others.length === 1 ? "1 more warning" : `${others.length} more warnings`;
    warn(TITLE, `${more} of the plan: see the job summary.`);
}

;// CONCATENATED MODULE: ./src/esptool/run/arguments.ts

/** The rate at which esptool connects, before it changes to another. Bits per second. */
const FIRST_BAUD = 115_200;
/** The whole argument list of one esptool process. */
function esptoolArguments(connection, command) {
    return [...connectionArguments(linkFor(command, connection)), command.name, ...commandArguments(command)];
}
/**
 * How a command goes over the link. What is answered in a few bytes is not worth to send the stub for, which takes
 * longer, nor to change the rate. Where no reset brings the chip back to its ROM, a stub may already run, which esptool
 * has to know, and the rate has to be left as the next command will expect it; without a synchronization at the
 * start, it is that of `baud` from the first byte.
 */
function linkFor({ name }, connection) {
    const isBrief = name === "get-security-info" || name === "dump-mem";
    if (!isBrief || connection.port.kind === "socket")
        return connection;
    const { before } = connection;
    const baud = before === "no-reset-no-sync" ? connection.baud : Math.min(connection.baud, FIRST_BAUD);
    return { ...connection, baud, stub: connection.stub && before.startsWith("no-reset") };
}
/** A connection that leaves the chip in bootloader mode for the next command. */
function staying(connection) {
    const { port, after } = connection;
    return {
        ...connection,
        after: port.kind === "socket" || after === "no-reset-stub" ? "no-reset-stub" : "no-reset",
    };
}
/**
 * A connection that leaves the chip in its ROM's download mode, at the rate at which tools begin. A stub would remain
 * where esptool loads one, and a later tool would meet it in place of the ROM.
 */
function leavingInRom(connection) {
    return { ...connection, baud: Math.min(connection.baud, FIRST_BAUD), after: "no-reset", stub: false };
}
function connectionArguments({ port, chip, baud, before, after, stub }) {
    // A raw socket can neither reset the chip nor change its baud rate; esptool would only pretend. So the stub may as
    // well stay for the next command, unless the workflow wants it gone: that of esptool before 5.3.0 goes.
    const socket = port.kind === "socket";
    return [
        ...["--chip", chip],
        ...["--port", port.name],
        ...(socket ? [] : ["--baud", String(baud)]),
        ...["--before", socket ? "no-reset" : before],
        ...["--after", socket ? (stub && after !== "no-reset" ? "no-reset-stub" : "no-reset") : after],
        ...(stub ? [] : ["--no-stub"]),
    ];
}
function commandArguments(command) {
    switch (command.name) {
        case "write-flash":
            return [
                ...headerArguments(command.header),
                ...flag("--no-compress", !command.compress),
                ...flag("--force", command.force),
                ...flag("--skip-flashed", command.extent === "changed"),
                ...flag("--erase-all", command.extent === "chip"),
                ...writeArguments(command.images),
            ];
        case "verify-flash":
            return [
                ...headerArguments(command.header),
                ...flag("--diff", command.diff),
                ...imageArguments(command.images),
            ];
        case "read-flash":
            return [(0,flash_layout/* formatAddress */.M0)(command.address), String(command.size), command.output];
        case "erase-flash":
            return flag("--force", command.force);
        case "erase-region":
            return [
                ...flag("--force", command.force),
                (0,flash_layout/* formatAddress */.M0)(command.address),
                command.size === "ALL" ? "ALL" : (0,flash_layout/* formatAddress */.M0)(command.size),
            ];
        case "dump-mem":
            return [(0,flash_layout/* formatAddress */.M0)(command.address), String(command.size), command.output];
        case "flash-id":
        case "get-security-info":
            return [];
    }
}
function headerArguments({ mode, freq, size }) {
    return [...arguments_option("--flash-mode", mode), ...arguments_option("--flash-freq", freq), ...arguments_option("--flash-size", size)];
}
/** `keep` is esptool's default. */
function arguments_option(name, value) {
    return value === "keep" ? [] : [name, value];
}
function flag(name, set) {
    return set ? [name] : [];
}
/** esptool wants at least one image beside those of `--encrypt-files`, which takes all words that follow it. */
function writeArguments(images) {
    const encrypted = images.filter((image) => image.encrypted === true);
    if (encrypted.length === 0)
        return imageArguments(images);
    if (encrypted.length === images.length)
        return ["--encrypt", ...imageArguments(images)];
    const plain = images.filter((image) => image.encrypted !== true);
    return [...imageArguments(plain), "--encrypt-files", ...imageArguments(encrypted)];
}
function imageArguments(images) {
    return images.flatMap(({ address, path }) => [(0,flash_layout/* formatAddress */.M0)(address), path]);
}

;// CONCATENATED MODULE: ./src/esptool/run/command-line.ts

/** Words that no shell takes apart. */
const PLAIN = /^[\w@%+=:,./-]+$/;
/** A command as people type it into a POSIX shell; the words of it are those that the action gives to esptool. */
function commandLine(connection, command) {
    return ["esptool", ...esptoolArguments(connection, command)].map(command_line_quoted).join(" ");
}
function command_line_quoted(word) {
    return PLAIN.test(word) ? word : `'${word.replaceAll("'", String.raw `'\''`)}'`;
}

// EXTERNAL MODULE: ./src/system/files/digest.ts
var digest = __webpack_require__(31285);
;// CONCATENATED MODULE: ./src/operations/images/images.ts






/**
 * The private copies of the files: as a rule the inputs were taken when they were read. What is only bytes yet, and
 * what is not copied yet, is copied now.
 * @throws {Failure} as `PrivateFolder.take`; `output-unwritable`.
 */
async function takeImages(files, { folder }) {
    const images = [];
    for (const file of files) {
        const { bytes, realPath, sha256 } = file;
        if (bytes !== undefined) {
            const copy = await folder.writeBytes(folder.nextName("image"), bytes);
            images.push({ file, copy, sha256: (0,digest/* sha256OfBytes */.ez)(bytes) });
        }
        else if (sha256 !== undefined) {
            images.push({ file, copy: realPath, sha256 });
        }
        else {
            const taken = await folder.take(file);
            images.push({ file, copy: taken.realPath, sha256: taken.sha256 });
        }
    }
    return images;
}
/**
 * The bytes of a copy.
 * @throws {Failure} `file-changed` when they are not what was checked.
 */
async function readImage({ file, copy, sha256 }) {
    const bytes = await (0,promises_.readFile)(copy).catch((error) => {
        throw (0,found_file/* uncopied */.Iy)(file.path, error);
    });
    if (sha256 === undefined || (0,digest/* sha256OfBytes */.ez)(bytes) === sha256)
        return bytes;
    throw (0,found_file/* changed */.tD)(file.path);
}
/**
 * Call it right before esptool reads the copies.
 * @throws {Failure} `file-changed` when one is not what was checked any more.
 */
async function checkImages(images) {
    for (const { file, copy, sha256 } of images) {
        if ((await (0,digest/* sha256OfFile */.Vq)(copy)) !== sha256)
            throw (0,found_file/* changed */.tD)(file.path);
    }
}
/**
 * Call it when esptool is done with the copies: it has read them after they were checked.
 * @throws {Failure} `file-changed` when one is not what was checked any more: what was written of it is something else.
 */
async function checkUsedImages(images, { esptool }) {
    try {
        await checkImages(images);
    }
    catch (error) {
        if (!(error instanceof errors/* Failure */.HR))
            throw error;
        esptool.doubtWritten();
        const { code, message, hint } = error;
        throw new errors/* Failure */.HR(code, `${message} ${STATE_SENTENCES[esptool.state]}`, hint, { cause: error });
    }
}
const WORD = 4;
/** How many bytes esptool compares and writes: it pads, with 0xFF, to whole words. */
function padded(size) {
    return Math.ceil(size / WORD) * WORD;
}
/**
 * What esptool says of each image that it compared, in the order of the images.
 * @throws {Failure} `esptool-failed` when it did not say that it compared one where it belongs and as a whole.
 */
function comparisonsOf(images, { comparisons }) {
    return images.map(({ file: { address, path, size } }) => {
        const bytes = padded(size);
        const found = comparisons.filter((seen) => seen.address === address && seen.bytes === bytes);
        const [comparison] = found;
        if (comparison !== undefined && found.length === 1 && comparisons.length === images.length) {
            return comparison;
        }
        const said = comparisons.map((seen) => `${seen.bytes} bytes at ${(0,flash_layout/* formatAddress */.M0)(seen.address)}`);
        throw new errors/* Failure */.HR("esptool-failed", `esptool exited successfully, but did not report comparing the ${size} bytes of "${path}" with the flash at ${(0,flash_layout/* formatAddress */.M0)(address)}; it reported ${said.join(", ") || "nothing"}.`, "The log has esptool's output. The content of the flash is unknown.");
    });
}
function images_imageArguments(images) {
    return images.map(({ file: { address, encrypted = false }, copy }) => ({ address, path: copy, encrypted }));
}
/** What people see in esptool's lines instead of the copies' paths. */
function shownNames(images) {
    return new Map(images.map(({ file, copy }) => [copy, file.path]));
}
function totalSize(files) {
    return files.reduce((sum, { size }) => sum + size, 0);
}
function fileResult({ path, size, encrypted, ...place }) {
    return { ...placeResult(place), path, size, ...(encrypted === true ? { encrypted } : {}) };
}
/** Where a file is, and the partition by whose name it came there. */
function placeResult({ address, partition }) {
    return { address: (0,flash_layout/* formatAddress */.M0)(address), ...(partition === undefined ? {} : { partition }) };
}

;// CONCATENATED MODULE: ./src/operations/dry-run/script.ts



/** What is asked of a board before it is known that it has the chip that the images are for. */
const OF_ANY_CHIP = new Set(["flash-id", "read-flash"]);
/** Logs a script, except its warnings, and returns it as a result. */
function logScript(dryRun, { plan, commands, chip, warnings = [], unchecked = [], facts = {} }, { connection, expects, say }) {
    const own = chip === undefined ? connection : { ...connection, chip };
    // The board is identified once.
    const all = expects && commands[0]?.name !== "flash-id" ? [{ name: "flash-id" }, ...commands] : commands;
    const lines = all.map((command, index) => {
        const open = OF_ANY_CHIP.has(command.name) ? connection : own;
        return commandLine(index < all.length - 1 ? staying(open) : open, command);
    });
    for (const line of plan)
        say(line);
    const left = dryRun === "true" ? unchecked : [];
    for (const line of left)
        say(`Not checked: ${line}`);
    for (const [index, line] of lines.entries())
        say(`${index === 0 ? "Runs" : "Then"}: ${line}`);
    return {
        operation: "dry-run",
        dry_run: dryRun,
        plan,
        commands: lines,
        ...(warnings.length === 0 ? {} : { warnings }),
        ...(left.length === 0 ? {} : { not_checked: left }),
        ...facts,
        bytes_written: 0,
    };
}
/** The files of a plan, for its result. */
function fileFacts(files) {
    return { files: files.map(fileResult), file_count: files.length, total_size: totalSize(files) };
}
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

;// CONCATENATED MODULE: ./src/operations/dry-run/dry-run.ts


/** Reports the script of an operation whose board is not looked at, and makes a result of it. */
function dryRunWithoutBoard(script, stage, notChecked) {
    annotateWarnings(script.warnings ?? [], stage);
    return logScript("true", { ...script, unchecked: [...notChecked, ...(script.unchecked ?? [])] }, stage);
}

;// CONCATENATED MODULE: ./src/firmware/formats/esp8266-image.ts
const esp8266_image_MAGIC = 0xe9;
/** With code in the flash before the segments ("version 2"), as the SDK makes it for OTA. */
const OTA_MAGIC = 0xea;
const OTA_SEGMENTS = 4;
const HEADER_SIZE = 8;
const esp8266_image_MAX_SEGMENTS = 16;
/** What of the chip's memory an image is loaded to: the data RAM and the instruction RAM. */
const DATA_RAM = [0x3ffe_8000, 0x4000_0000];
const CODE_RAM = [0x4010_0000, 0x4011_0000];
/**
 * Recognizes an image for the ESP8266 by where it is loaded to: no other chip has its instruction RAM there, from which
 * it starts. 16 bytes are enough.
 */
function esp8266Image(bytes) {
    if (bytes.length < 2 * HEADER_SIZE)
        return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [magic, segments] = [view.getUint8(0), view.getUint8(1)];
    const [entry, address, size] = [4, 8, 12].map((at) => view.getUint32(at, true));
    if (!isIn(entry, CODE_RAM))
        return undefined;
    if (magic === OTA_MAGIC)
        return segments === OTA_SEGMENTS ? { segments } : undefined;
    const isSegment = isIn(address, CODE_RAM) || isIn(address, DATA_RAM);
    const isSized = size !== undefined && size > 0 && size % 4 === 0 && size < CODE_RAM[1] - CODE_RAM[0];
    const isCounted = segments > 0 && segments <= esp8266_image_MAX_SEGMENTS;
    return magic === esp8266_image_MAGIC && isCounted && isSegment && isSized ? { segments } : undefined;
}
function isIn(address, [start, end]) {
    return address !== undefined && address >= start && address < end;
}

;// CONCATENATED MODULE: ./src/firmware/flash/revision-words.ts
/** A revision, of a chip or of its eFuses, as Espressif writes it: major * 100 + minor as "v3.1". */
function revisionWords(revision) {
    return `v${Math.floor(revision / 100)}.${revision % 100}`;
}

;// CONCATENATED MODULE: ./src/firmware/plan/plan-programs.ts





const BUILD_AGAIN = "Build the firmware for this chip, or use the board that it was built for.";
/**
 * What keeps programs from running on the board, wherever they lie.
 * @param chip of the board; where it is not known, all programs have to be for the chip of the first.
 */
function checkPrograms(programs, facts, table) {
    return programs.flatMap((program) => [
        ...chipFinding(program, programs, facts, table),
        ...damageFinding(program),
        ...revisionFinding(program, facts),
    ]);
}
function chipFinding(program, programs, { chip }, table) {
    const first = programs.find((other) => !isPayload(other, table));
    const wanted = chip ?? first?.chip;
    if (wanted === undefined || program.chip === wanted)
        return [];
    const other = chip === undefined && first !== undefined
        ? `${programWords(first)} is for ${wanted}`
        : `the chip is ${chip}`;
    return [
        {
            // A board can hold the firmware of a second chip among its data, to bring it there.
            severity: isPayload(program, table) ? "warning" : "refusal",
            code: "image-wrong-chip",
            message: `${programWords(program)} is for ${program.chip}, and ${other}`,
            hint: BUILD_AGAIN,
        },
    ];
}
/** Whether a program lies in a partition from which nothing is started. */
function isPayload({ address }, table) {
    const partition = table?.partitions.find((entry) => entry.address === address);
    return (partition !== undefined && typeName(partition.type) !== "app" && typeName(partition.type) !== "bootloader");
}
function damageFinding(program) {
    const { damage, image } = program;
    if (damage === undefined)
        return [];
    // Tools that rewrite a bootloader's header leave its SHA-256 behind; the ROM starts it all the same.
    const starts = image?.checksumRight === true && image.description === undefined;
    return [
        {
            severity: starts ? "warning" : "refusal",
            code: "image-damaged",
            message: `${programWords(program)} is truncated or damaged: it ${damage}`,
            hint: "Build it again, and check how it was transferred (complete download, no text conversion).",
        },
    ];
}
function revisionFinding(program, { chip, revision }) {
    const { minRevision, maxRevision } = program.header;
    if (chip !== program.chip || revision === undefined)
        return [];
    if (revision >= minRevision && revision <= maxRevision)
        return [];
    const needs = revision < minRevision
        ? `needs revision ${revisionWords(minRevision)} or later`
        : `runs up to revision ${revisionWords(maxRevision)}`;
    return [
        {
            severity: "refusal",
            code: "image-wrong-revision",
            message: `${programWords(program)} ${needs}, but the chip is ${revisionWords(revision)}`,
            hint: "Build with the minimum chip revision of this board, or use another board.",
        },
    ];
}
/**
 * What esptool would rewrite in the header of a bootloader, which is then not in the flash as it is in the file; under
 * secure boot, which the header's signature would not survive, it does not.
 */
function checkSettings(programs, { mode, size }, { chip, security }) {
    const isKept = security?.secureBoot === true;
    return programs.flatMap((program) => {
        const { address, header, file } = program;
        // esptool rewrites what begins at the bootloader's address, and nothing within a merged image.
        if (address !== file.address || address !== (0,flash_chips/* bootloaderAddress */.uF)(chip ?? program.chip))
            return [];
        const bytes = (0,flash_layout/* flashSizeBytes */.Lw)(size);
        const changes = [
            ...(mode === "keep" || mode === header.flashMode ? [] : [`flash mode ${header.flashMode} to ${mode}`]),
            ...(bytes === undefined || bytes === header.flashSize
                ? []
                : [`flash size ${header.flashSize === 0 ? "(none)" : (0,flash_layout/* formatAddress */.M0)(header.flashSize)} to ${size}`]),
            ...(size === "detect" ? ["flash size to the board's"] : []),
        ];
        if (changes.length === 0)
            return [];
        return [
            {
                severity: "warning",
                code: "plan-refused",
                message: isKept
                    ? `the chip has secure boot on, so esptool does not rewrite the header of ${programWords(program)}: requested were ${changes.join(", ")}`
                    : `esptool rewrites the header of ${programWords(program)}: ${changes.join(", ")}`,
                hint: "Build with these settings, or leave `flash-mode` and `flash-size` at `keep`.",
            },
        ];
    });
}

;// CONCATENATED MODULE: ./src/firmware/plan/plan-esp8266.ts






/** The files that are for an ESP8266; it is for no other chip what begins so. */
function esp8266Files(images) {
    return images.filter(({ bytes }) => esp8266Image(bytes) !== undefined);
}
/**
 * Images of the ESP8266 on another chip, and the reverse: neither's ROM can read the other's header.
 * @param programs none, where the chip is known to be an ESP8266.
 */
function checkEsp8266(images, programs, { chip }, table) {
    if (chip === flash_chips/* ESP8266 */.fX)
        return images.flatMap(otherFinding);
    const [first] = programs;
    if (chip === undefined && first === undefined)
        return [];
    const isOther = chip === undefined && first !== undefined;
    const board = isOther ? `${programWords(first)} is for ${first.chip}` : `the chip is ${chip ?? ""}`;
    return esp8266Files(images).map((file) => wrongChip(`${fileWords(file)} is for ${flash_chips/* ESP8266 */.fX}, and ${board}`, isPayload(file, table)));
}
function otherFinding(file) {
    if (esp8266Image(file.bytes) !== undefined)
        return [];
    const image = parsed(() => parseAppImage(file.bytes));
    const chip = image && (0,flash_chips/* chipOfImage */.l3)(image.header.chipId);
    if (chip === undefined)
        return [];
    return [wrongChip(`${fileWords(file)} is for ${chip}, and the chip is ${flash_chips/* ESP8266 */.fX}`, false)];
}
/** @param isPayload whether it lies among data, to be brought to a second chip. */
function wrongChip(message, isPayload) {
    return {
        severity: isPayload ? "warning" : "refusal",
        code: "image-wrong-chip",
        message,
        hint: BUILD_AGAIN,
    };
}

;// CONCATENATED MODULE: ./src/firmware/survey/foreign-content.ts

const DOWNLOAD = "Check how the file was downloaded: `curl --fail` fails on a server error.";
const UNPACK = "Unpack it in an earlier step, and flash the .bin file inside.";
const THE_BIN = "Flash the .bin file of the build.";
/** Where a tar archive has its magic. */
const TAR_MAGIC_AT = 257;
/** A FAT volume: its boot sector ends so. */
const BOOT_SECTOR_END = 510;
const LITTLEFS_MAGIC_AT = 8;
/** Where a program for Windows says where its real header is. */
const PE_POINTER_AT = 0x3c;
/** What a text conversion leaves of the first byte of an image, 0xE9. */
const REPLACED_BYTE = Buffer.from("\ufffd");
const WHOLE_LINE = 120;
/**
 * Recognizes files that people flash by mistake: no chip starts any of them, and ciphertext looks like none of them.
 * @param bytes of the file, or of its place in a merged image. Padding of 0xFF or 0x00 behind it does not matter.
 * @returns `undefined` for firmware, for ciphertext, and for whatever else may be meant.
 */
function foreignContent(bytes) {
    if (bytes.length === 0)
        return undefined;
    if (bytes.every((byte) => byte === 0)) {
        return { what: "nothing but zeros", hint: `Check how the file was made or downloaded. ${THE_BIN}` };
    }
    const text = textOf(bytes);
    for (const recognize of KINDS) {
        const found = recognize(bytes, text);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** Most specific first: the last one takes any text. */
const KINDS = [
    // Programs and libraries for a computer, and forms of firmware that are not the image itself.
    magic("\x7fELF", "an ELF file", `${THE_BIN} \`esptool elf2image\` makes it from the ELF file.`),
    magic("UF2\n", "a UF2 file", `UF2 files are for USB drives of bootloaders. ${THE_BIN}`),
    magic("!<arch>\n", "a static library (.a)", THE_BIN),
    magic("DfuSe", "a DFU file", `DFU files are for dfu-util. ${THE_BIN}`),
    magic("070701", "a cpio archive, as in the dfu.bin of ESP-IDF", `DFU files are for dfu-util. ${THE_BIN}`),
    windowsProgram,
    // Archives and compressed files.
    magic("PK\x03\x04", "a zip archive", UNPACK),
    magic("PK\x05\x06", "an empty zip archive", UNPACK),
    magic("\x1f\x8b\x08", "a gzip file", UNPACK),
    magic("\xfd7zXZ\0", "an xz file", UNPACK),
    magic("\x28\xb5\x2f\xfd", "a zstd file", UNPACK),
    magic("7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    magic("Rar!\x1a\x07", "a rar archive", UNPACK),
    magic("\x04\x22\x4d\x18", "an lz4 file", UNPACK),
    (bytes) => (/^BZh[1-9]1AY&SY/.test(latin(bytes, 10)) ? { what: "a bzip2 file", hint: UNPACK } : undefined),
    (bytes) => latin(bytes.subarray(TAR_MAGIC_AT), 5) === "ustar" ? { what: "a tar archive", hint: UNPACK } : undefined,
    magic("age-encryption.org/", "a file that age has encrypted", "`operation: restore` decrypts a backup."),
    // Images of data, which belong into data partitions.
    (bytes) => latin(bytes.subarray(LITTLEFS_MAGIC_AT), 8) === "littlefs"
        ? fileSystem("a LittleFS file system")
        : undefined,
    fatVolume,
    magic("%PDF-", "a PDF document", DOWNLOAD),
    magic("\x89PNG\r\n\x1a\n", "a PNG picture", DOWNLOAD),
    magic("\xff\xd8\xff\xe0", "a JPEG picture", DOWNLOAD),
    // Text.
    magic("\xff\xfe", "UTF-16 text", "In PowerShell, `>` writes text: download binary files with `-OutFile` or `curl --output`.", isUtf16),
    magic(latin(REPLACED_BYTE, 3), "a binary file that was converted as text", "It was transferred as text: transfer it as binary (`-text` in .gitattributes, no editor, no `>` of PowerShell)."),
    (_, text) => (text === undefined ? undefined : textContent(text)),
];
function magic(start, what, hint, also = () => true) {
    const expected = Buffer.from(start, "latin1");
    return (bytes) => bytes.subarray(0, expected.length).equals(expected) && also(bytes) ? { what, hint } : undefined;
}
function windowsProgram(bytes) {
    if (latin(bytes, 2) !== "MZ" || bytes.length < PE_POINTER_AT + 4)
        return undefined;
    const at = bytes.readUInt32LE(PE_POINTER_AT);
    return latin(bytes.subarray(at), 4) === "PE\0\0"
        ? { what: "a program for Windows", hint: THE_BIN }
        : undefined;
}
function fatVolume(bytes) {
    const isBootSector = bytes[0] === 0xeb && bytes[2] === 0x90 && bytes[BOOT_SECTOR_END] === 0x55;
    return isBootSector && bytes[BOOT_SECTOR_END + 1] === 0xaa ? fileSystem("a FAT file system") : undefined;
}
function fileSystem(what) {
    return { what, hint: "It belongs in a data partition: use that partition's name or address." };
}
function isUtf16(bytes) {
    const start = bytes.subarray(2, 2 + WHOLE_LINE);
    const high = start.filter((_, index) => index % 2 === 1);
    return high.length > 0 && high.every((byte) => byte === 0);
}
function textContent(text) {
    const start = text.trimStart();
    if (start.startsWith("version https://git-lfs.github.com/spec/")) {
        return {
            what: "a Git LFS pointer, not the file itself",
            hint: "Check the repository out with `lfs: true` (actions/checkout).",
        };
    }
    if (start === "")
        return { what: "nothing but white space", hint: THE_BIN };
    if (/^<(?:!doctype html|html|head|body)\b/i.test(start))
        return { what: "an HTML page", hint: DOWNLOAD };
    if (/^<[?!a-z]/i.test(start))
        return { what: "XML", hint: DOWNLOAD };
    if (/^-----BEGIN [A-Z0-9 ]+-----/.test(start))
        return { what: "a key or certificate (PEM)", hint: THE_BIN };
    if (foreign_content_isJson(start)) {
        return { what: "JSON", hint: `${DOWNLOAD} A build is given to \`files\` with its flasher_args.json.` };
    }
    if (/^S[0-37][0-9A-F]{4,}\r?$/im.test(start.slice(0, WHOLE_LINE * 5)) && start.startsWith("S")) {
        return { what: "Motorola S-records", hint: THE_BIN };
    }
    if (/^(?:# *(?:ESP-IDF Partition Table|Name, *Type)|\w+ *, *(?:app|data) *,)/i.test(start)) {
        return {
            what: "the source of a partition table (CSV)",
            hint: "The build makes the table from it (partition-table.bin, or gen_esp32part.py).",
        };
    }
    if (/^Archive member included|^Memory Configuration$/m.test(start)) {
        return { what: "the map file of a linker", hint: THE_BIN };
    }
    const [line = ""] = start.split(/\r?\n/, 1);
    return { what: `text ("${(0,shown_text/* shorten */.m)(line.trimEnd())}")`, hint: `${DOWNLOAD} ${THE_BIN}` };
}
function foreign_content_isJson(text) {
    if (!/^[{[]/.test(text))
        return false;
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
/** The whole as text; `undefined` where a byte says that it is none. */
function textOf(bytes) {
    let end = bytes.length;
    while (end > 0 && (bytes[end - 1] === 0xff || bytes[end - 1] === 0))
        end--;
    const content = bytes.subarray(0, end);
    if (content.length === 0)
        return undefined;
    // The control characters of texts: tab, line feed, form feed, carriage return, and escape for colours.
    if (content.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte)))
        return undefined;
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(content);
    }
    catch {
        return undefined;
    }
}
function latin(bytes, length) {
    return bytes.toString("latin1", 0, length);
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./src/firmware/formats/nvs-page.ts


/** A page is one flash sector: a header, a bitmap of two bits an entry, and the entries. */
const PAGE_SIZE = 0x1000;
const ENTRY_SIZE = 32;
const BITMAP_OFFSET = 32;
const FIRST_ENTRY_OFFSET = 64;
const ENTRIES = 126;
/** Active, full, and being moved to another page; any other state holds nothing that NVS would read. */
const STATES_IN_USE = new Set([0xffff_fffe, 0xffff_fffc, 0xffff_fff8]);
/** Counted downwards: version 1, and version 2 with blobs of several pages. */
const VERSIONS = new Set([0xff, 0xfe]);
const WRITTEN = 0b10;
const CRC_SEED = 0xffff_ffff;
/** The types whose content stands in the entries that follow: string, blob, and a blob's chunk. */
const CONTENT_TYPES = new Set([0x21, 0x41, 0x42]);
class NvsPage {
    #bytes;
    /** @param bytes of one page */
    constructor(bytes) {
        this.#bytes = bytes;
    }
    isBlank() {
        return this.#bytes.every((byte) => byte === 0xff);
    }
    /** Whether NVS reads this page: its header is whole and says that it is in use. */
    isInUse() {
        const header = this.#bytes.subarray(0, BITMAP_OFFSET);
        const isWhole = header.readUInt32LE(28) === (0,external_node_zlib_.crc32)(header.subarray(4, 28), CRC_SEED);
        return isWhole && STATES_IN_USE.has(header.readUInt32LE(0));
    }
    /** @throws {FormatError} for a version whose entries may mean something else. */
    checkVersion() {
        const version = this.#bytes.readUInt8(8);
        if (VERSIONS.has(version))
            return;
        throw new FormatError(`has a page of NVS version ${0x100 - version}, where 1 and 2 are known`);
    }
    /** Whatever can be read: entries in use, entries that were erased, even those that no bitmap ever knew. */
    readable() {
        return Array.from({ length: ENTRIES }, (_, index) => this.#entry(index)).filter((entry) => entry !== undefined);
    }
    /** The items in use, `undefined` for each entry in use that cannot be read. */
    live() {
        const items = [];
        for (let index = 0; index < ENTRIES;) {
            const entry = this.#isWritten(index) ? this.#entry(index) : undefined;
            if (this.#isWritten(index))
                items.push(entry);
            index += entry?.span ?? 1;
        }
        return items;
    }
    #isWritten(index) {
        const byte = this.#bytes.readUInt8(BITMAP_OFFSET + Math.floor(index / 4));
        return ((byte >> ((index % 4) * 2)) & 0b11) === WRITTEN;
    }
    #entry(index) {
        const at = FIRST_ENTRY_OFFSET + index * ENTRY_SIZE;
        const entry = this.#bytes.subarray(at, at + ENTRY_SIZE);
        const checksum = (0,external_node_zlib_.crc32)(entry.subarray(8), (0,external_node_zlib_.crc32)(entry.subarray(0, 4), CRC_SEED));
        const [type, span] = [entry.readUInt8(1), entry.readUInt8(2)];
        if (entry.readUInt32LE(4) !== checksum || span < 1 || span > ENTRIES - index)
            return undefined;
        const size = CONTENT_TYPES.has(type) ? Math.min(entry.readUInt16LE(24), (span - 1) * ENTRY_SIZE) : 0;
        return {
            namespace: entry.readUInt8(0),
            type,
            span,
            key: entry.subarray(8, 24),
            data: entry.subarray(24),
            content: this.#bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + size),
        };
    }
}

;// CONCATENATED MODULE: ./src/firmware/formats/ota-data.ts





/** `esp_ota_select_entry_t`. */
const RECORD_SIZE = 32;
/** Up to the end of the second record: each is at the start of its sector. */
const OTA_RECORDS_SIZE = flash_layout/* SECTOR_SIZE */.t4 + RECORD_SIZE;
const ota_data_CRC_SEED = 0xffff_ffff;
const BLANK_SEQUENCE = 0xffff_ffff;
/**
 * States (`esp_ota_img_states_t`) whose image the bootloader passes over. "Pending verify" (1) is among them: only a
 * bootloader with rollback sets it, and at the next boot that one takes an image that is still pending as aborted.
 */
const PENDING_VERIFY = 1;
const INVALID = 3;
const ABORTED = 4;
const ota_data_PASSED_OVER = new Set([PENDING_VERIFY, INVALID, ABORTED]);
/** Whether a partition is the one that says which slot boots. */
function isOtaData({ type, subtype }) {
    return typeName(type) === "data" && subtypeName(type, subtype) === "ota";
}
/**
 * Which OTA slot boots next, by the two sectors of the otadata partition, as ESP-IDF's bootloader chooses.
 * @param slots how many ota_n partitions there are
 * @returns `undefined` where none is chosen: the factory application boots, or the first slot where there is none.
 *   So it does where the records are damaged, or are encrypted here.
 * @throws {FormatError} when the second record is not within the bytes.
 */
function bootSlot(otadata, slots) {
    if (otadata.byteLength < OTA_RECORDS_SIZE) {
        throw new FormatError(`is only ${otadata.byteLength} bytes long, where the two sectors of otadata are expected`);
    }
    const sequences = [0, flash_layout/* SECTOR_SIZE */.t4]
        .map((at) => sequenceOf(Buffer.from(otadata.buffer, otadata.byteOffset + at, RECORD_SIZE)))
        .filter((sequence) => sequence !== undefined);
    if (sequences.length === 0 || slots < 1)
        return undefined;
    // Unsigned, as the bootloader counts: a sequence of 0 is not refused there.
    return ((Math.max(...sequences) - 1) >>> 0) % slots;
}
/**
 * Whether both records are blank or whole, as a bootloader leaves them: others are damaged, or encrypted.
 * @param otadata at least `OTA_RECORDS_SIZE` bytes.
 */
function isPlainOtaData(otadata) {
    return [0, flash_layout/* SECTOR_SIZE */.t4].every((at) => {
        const record = Buffer.from(otadata.buffer, otadata.byteOffset + at, RECORD_SIZE);
        return isWhole(record) || isBlank(record);
    });
}
function isWhole(record) {
    return record.readUInt32LE(28) === (0,external_node_zlib_.crc32)(record.subarray(0, 4), ota_data_CRC_SEED);
}
/** The sequence number of a record that counts. */
function sequenceOf(record) {
    const sequence = record.readUInt32LE(0);
    const counts = isWhole(record) && sequence !== BLANK_SEQUENCE && !ota_data_PASSED_OVER.has(record.readUInt32LE(24));
    return counts ? sequence : undefined;
}

;// CONCATENATED MODULE: ./src/firmware/survey/own-content.ts



/** Recognizes OTA data (as in Arduino's boot_app0.bin) and NVS; `undefined` for anything else, and for blank ones. */
function ownContent(bytes) {
    if (bytes.length >= OTA_RECORDS_SIZE &&
        bytes.length <= 2 * flash_layout/* SECTOR_SIZE */.t4 &&
        bootSlot(bytes, 1) !== undefined) {
        return { what: "OTA data, which selects the application to boot", kind: "data/ota" };
    }
    if (bytes.length >= PAGE_SIZE && new NvsPage(bytes.subarray(0, PAGE_SIZE)).isInUse()) {
        return { what: "NVS, the settings of a firmware", kind: "data/nvs" };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/firmware/plan/plan-ground.ts



/** Applications begin at pages of 64 KiB. */
const plan_ground_APP_ALIGNMENT = 0x1_0000;
/** ESP-IDF's default tables have 28 KiB of NVS and radio tuning between the table and the first application. */
const USUAL_DATA = 0x7000;
/** @param chip whose bootloader counts, as esptool names it. */
function groundAt(address, { tableAddress }, table, chip) {
    const partition = table?.partitions.find((one) => address >= one.address && address < one.address + one.size);
    if (partition !== undefined) {
        const type = typeName(partition.type);
        if (type !== "app" && type !== "bootloader" && type !== "partition_table")
            return { kind: "data", partition };
        return { kind: "firmware", why: `partition "${partition.name}" is for ${FOR_WHAT[type]}` };
    }
    const end = tableAddress + flash_layout/* SECTOR_SIZE */.t4;
    if (address < end)
        return { kind: "firmware", why: whyAtStart(address, end, chip) };
    if (table !== undefined)
        return { kind: "free" };
    const isUsual = address === usualApplication(tableAddress);
    return { kind: "unknown", usual: isUsual ? "builds have their application there" : undefined };
}
const FOR_WHAT = {
    app: "an application",
    bootloader: "a bootloader",
    partition_table: "a partition table",
};
/** Where an application lies when a build leaves the layout at its defaults: 0x10000. */
function usualApplication(tableAddress) {
    return Math.ceil((tableAddress + flash_layout/* SECTOR_SIZE */.t4 + USUAL_DATA) / plan_ground_APP_ALIGNMENT) * plan_ground_APP_ALIGNMENT;
}
function whyAtStart(address, end, chip) {
    if (address === end - flash_layout/* SECTOR_SIZE */.t4)
        return "the partition table belongs there";
    if (chip !== undefined && address === (0,flash_chips/* bootloaderAddress */.uF)(chip))
        return `${chip} has its bootloader there`;
    return `the flash up to ${(0,flash_layout/* formatAddress */.M0)(end)} is for the bootloader and the partition table`;
}

;// CONCATENATED MODULE: ./src/firmware/plan/planned-images.ts









const TABLE_MAGIC = [0xaa, 0x50];
/**
 * The partition table among the images, or in a merged one.
 * @param address where in the flash it belongs.
 */
function plannedTable(images, address) {
    for (const file of images) {
        const bytes = file.bytes.subarray(Math.max(0, address - file.address));
        if (file.address > address || !beginsAsTable(bytes))
            continue;
        try {
            const table = readPartitionTable(bytes, { address, isFile: true });
            return { file, table, problem: undefined };
        }
        catch (error) {
            if (!(error instanceof FormatError))
                throw error;
            return { file, table: undefined, problem: error.message };
        }
    }
    return undefined;
}
/** The first whole table that lies at another address than it should, by itself or in a merged image. */
function strayTable(images, address) {
    for (const file of images) {
        const first = Math.ceil(file.address / flash_layout/* SECTOR_SIZE */.t4) * flash_layout/* SECTOR_SIZE */.t4;
        for (let at = first; at < file.address + file.bytes.length; at += flash_layout/* SECTOR_SIZE */.t4) {
            const bytes = file.bytes.subarray(at - file.address);
            if (at === address || !beginsAsTable(bytes))
                continue;
            const table = parsed(() => readPartitionTable(bytes, { address: at, isFile: true }));
            if (table !== undefined)
                return { file, address: at };
        }
    }
    return undefined;
}
function beginsAsTable(bytes) {
    return TABLE_MAGIC.every((byte, at) => bytes[at] === byte);
}
/**
 * Every program in the images: at the start of a file, and in a merged one where its chip has the bootloader and
 * where the table has applications. What is for a chip that is not known here, as all for the ESP8266, is none.
 * @param chip of the board; `undefined` where it is not known, and then a merged image's own says where to look.
 */
function programsIn(images, table, chip) {
    if (!(0,flash_chips/* hasIdfLayout */.uP)(chip))
        return [];
    return images.flatMap((file) => programsOf(file, table, chip));
}
function programsOf(file, table, chip) {
    const first = programAt(file, file.address);
    const places = [...placesIn(file, table, first?.chip ?? chip)].sort((a, b) => a - b);
    const programs = first === undefined ? [] : [first];
    for (const place of places) {
        const last = programs.at(-1);
        // What lies within another program is code of that.
        if (last !== undefined && place < last.address + (last.image?.length ?? 1))
            continue;
        const program = programAt(file, place);
        if (program !== undefined)
            programs.push(program);
    }
    return programs;
}
/**
 * What the images have where programs belong, and is none: the start of every file, and in a merged one the places of
 * bootloader and applications that lie within no program.
 */
function piecesIn(images, programs, table, { chip, tableAddress }) {
    return images.flatMap((file) => {
        const own = programs.filter((program) => program.file === file);
        const places = [file.address, ...placesIn(file, table, own[0]?.chip ?? chip)];
        const cuts = [...places, tableAddress, file.address + file.bytes.length].sort((a, b) => a - b);
        const isProgram = (place) => own.some(({ address, image }) => place >= address && place < address + (image?.length ?? 1));
        return [...new Set(places)]
            .filter((place) => !isProgram(place))
            .map((address) => {
            const end = cuts.find((cut) => cut > address) ?? address;
            return { file, address, bytes: file.bytes.subarray(address - file.address, end - file.address) };
        });
    });
}
function* placesIn(file, table, chip) {
    const isInside = (address) => address > file.address && address < file.address + file.bytes.length;
    // A merged image may begin with a gap, and then does not say of itself where its bootloader is.
    const bootloaders = chip === undefined ? flash_chips/* BOOTLOADER_ADDRESSES */.jB : [(0,flash_chips/* bootloaderAddress */.uF)(chip)];
    for (const address of bootloaders)
        if (address !== undefined && isInside(address))
            yield address;
    for (const partition of table?.partitions ?? []) {
        if (typeName(partition.type) === "app" && isInside(partition.address))
            yield partition.address;
    }
}
function programAt(file, address) {
    const bytes = file.bytes.subarray(address - file.address);
    const header = parsed(() => parseImageHeader(bytes));
    const chip = header && (0,flash_chips/* chipOfImage */.l3)(header.chipId);
    if (header === undefined || chip === undefined)
        return undefined;
    const base = { file, address, bytes, header, chip };
    try {
        const image = parseAppImage(bytes);
        const damage = image.intact ? impossibleNeeds(bytes, header) : "has a wrong checksum or SHA-256";
        return { ...base, image, damage };
    }
    catch (error) {
        if (!(error instanceof FormatError))
            throw error;
        return { ...base, image: undefined, damage: error.message };
    }
}
/** The eFuses have two bits for the major version of a block. */
const LAST_BLOCK_REVISION = 399;
/** The flash is mapped in pages of 8, 16, 32 or 64 KiB; old descriptions have 0 there. */
const PAGE_BITS = new Set([0, 13, 14, 15, 16]);
/** What an application says of the chip that it needs, where no chip can have it: then the field is garbage. */
function impossibleNeeds(bytes, { minRevision, maxRevision }) {
    if (minRevision > maxRevision) {
        return `needs a chip of revision ${revisionWords(minRevision)} or later, and of ${revisionWords(maxRevision)} at most`;
    }
    const needs = describeNeeds(bytes);
    if (needs === undefined)
        return undefined;
    const { min, max } = needs.blocks;
    if (min > LAST_BLOCK_REVISION)
        return `needs eFuse block revision ${revisionWords(min)}, which no chip has`;
    if (max !== 0 && min > max) {
        return `needs eFuse block revision ${revisionWords(min)} or later, and ${revisionWords(max)} at most`;
    }
    if (!PAGE_BITS.has(needs.pageBits))
        return `maps the flash in pages of 2^${needs.pageBits} bytes, as no chip does`;
    return undefined;
}

;// CONCATENATED MODULE: ./src/firmware/flash/whole-flash.ts






/**
 * Recognizes an image of a whole flash, as `merge-bin` makes it, that lies elsewhere than at its address.
 * @param tableAddress where in the flash the partition table belongs.
 */
function misplacedWhole(file, tableAddress) {
    const found = byBootloader(file) ?? byTable(file, tableAddress);
    return found === undefined || found.address === file.address ? undefined : found;
}
/** A bootloader further in, as on the chips that have theirs not at 0x0; one at the start is a file of its own. */
function byBootloader({ bytes }) {
    for (const at of flash_chips/* BOOTLOADER_ADDRESSES */.jB) {
        if (at === 0 || at >= bytes.length)
            continue;
        const image = parsed(() => parseAppImage(bytes.subarray(at)));
        const isBootloader = image?.bootloader !== undefined || (image?.description === undefined && !image?.isMapped);
        if (image === undefined || !isBootloader)
            continue;
        const chip = (0,flash_chips/* chipOfImage */.l3)(image.header.chipId);
        const wanted = chip === undefined ? undefined : (0,flash_chips/* bootloaderAddress */.uF)(chip);
        if (wanted === undefined || wanted < at)
            continue;
        const what = `an image of a whole flash, with the bootloader of ${chip ?? ""} ${(0,flash_layout/* formatAddress */.M0)(at)} behind its start`;
        return { what, address: wanted - at };
    }
    return undefined;
}
/** A table and an application, both where an image has them that begins at 0x0. */
function byTable({ bytes }, tableAddress) {
    if (tableAddress >= bytes.length)
        return undefined;
    const table = parsed(() => readPartitionTable(bytes.subarray(tableAddress), { isFile: true }));
    const isThere = table?.partitions.some(({ type, address }) => typeName(type) === "app" && parsed(() => parseAppImage(bytes.subarray(address))) !== undefined);
    if (isThere !== true)
        return undefined;
    const what = `an image of a whole flash, with a partition table ${(0,flash_layout/* formatAddress */.M0)(tableAddress)} behind its start`;
    return { what, address: 0 };
}
/** A table whose partitions say that it belongs at its place, and not where it lies: one would lie under it, or before. */
function isMisplacedTable({ address, bytes }, tableAddress) {
    const table = parsed(() => readPartitionTable(bytes, { isFile: true }));
    const starts = (table?.partitions ?? [])
        .filter(({ type }) => ["app", "data"].includes(typeName(type)))
        .map((partition) => partition.address);
    const first = Math.min(...starts);
    return starts.length > 0 && first < address + flash_layout/* SECTOR_SIZE */.t4 && first >= tableAddress + flash_layout/* SECTOR_SIZE */.t4;
}

;// CONCATENATED MODULE: ./src/firmware/plan/plan-foreign.ts











const ERASE = "Build the image again with all its parts. To make a region blank, use `operation: erase`.";
/**
 * What is recognized as no firmware in the place of firmware: web pages, archives, ELF files, text, and data of
 * ESP-IDF's own. In a partition for data, foreign data is nobody's business; where no table says what a place is for,
 * it is refused at the usual place of an application, and said elsewhere.
 */
function checkForeign(images, programs, facts, table, planned) {
    const chip = facts.chip ?? programs[0]?.chip;
    const found = piecesIn(images, programs, table, facts).flatMap((piece) => recognized(piece, facts, table, planned, chip));
    const files = new Set(found.filter(({ piece }) => piece.address === piece.file.address).map(({ piece }) => piece.file));
    // A file that is one thing as a whole is looked at in one place.
    const counted = found.filter(({ piece }) => piece.address === piece.file.address || !files.has(piece.file));
    const isAsked = facts.tableProblem !== undefined || facts.isErased === true || !(0,flash_chips/* hasIdfLayout */.uP)(chip);
    const grounds = counted.map((one) => ({ one, ground: groundOf(one.piece, facts, table, chip) }));
    const needsTable = !isAsked && grounds.some(({ ground }) => ground.kind === "unknown");
    const findings = grounds.flatMap(({ one, ground }) => {
        const words = `${pieceWords(one.piece)} is ${one.what}`;
        switch (ground.kind) {
            case "firmware":
                return [refusal(one, `${words}, and ${ground.why}`)];
            case "data":
                return wrongKind(one, kindOf(ground.partition))
                    ? [
                        refusal(one, `${words}, and partition "${ground.partition.name}" is ${kindOf(ground.partition)}`),
                    ]
                    : [];
            case "free":
                return one.isBound === true ? [refusal(one, `${words}, but no partition starts there`)] : [];
            case "unknown": {
                if (isAsked && one.isBound === true)
                    return [refusal(one, words)];
                if (ground.usual !== undefined && isAsked)
                    return [refusal(one, `${words}, and ${ground.usual}`)];
                // Such a chip has mostly no table, and its data lies where the firmware says.
                if (!(0,flash_chips/* hasIdfLayout */.uP)(chip) || one.own !== undefined || isBlank(one.piece.bytes))
                    return [];
                const message = `${words}, and no partition table marks the place as data`;
                return [{ ...refusal(one, message), severity: "warning" }];
            }
        }
    });
    return { findings, files, needsTable };
}
/** What a build lists as firmware is that, wherever it lies. */
function groundOf({ file, address }, facts, table, chip) {
    if (file.role === undefined || address !== file.address)
        return groundAt(address, facts, table, chip);
    return { kind: "firmware", why: roleWords(file.role) };
}
/** What chips start is not blank; a gap in a merged image wipes a bootloader, and not a slot that is unused. */
function isBlankFirmware({ file, address, bytes }, chip) {
    const isBootloaders = chip !== undefined && address === (0,flash_chips/* bootloaderAddress */.uF)(chip);
    return (address === file.address && isBlank(file.bytes)) || (isBootloaders && isBlank(bytes));
}
/** Whether a merged image begins with zeros, and not with the place of the bootloader. */
function isGap({ address, bytes, file }, chip) {
    if (bytes.length === file.bytes.length || chip === undefined)
        return false;
    return address !== (0,flash_chips/* bootloaderAddress */.uF)(chip) && bytes.every((byte) => byte === 0);
}
function recognized(piece, facts, table, planned, chip) {
    if (isBlankFirmware(piece, chip)) {
        return [{ piece, code: "not-firmware", what: "blank (nothing but 0xFF)", hint: ERASE, own: undefined }];
    }
    const isStart = piece.address === piece.file.address;
    const bound = isStart && (0,flash_chips/* hasIdfLayout */.uP)(facts.chip)
        ? boundTo(piece.file, facts, table, planned !== undefined)
        : undefined;
    if (bound !== undefined) {
        const hint = `It belongs at ${(0,flash_layout/* formatAddress */.M0)(bound.address)}: use that address.`;
        return [{ piece, code: "image-misplaced", what: bound.what, hint, own: undefined, isBound: true }];
    }
    // What comes before the bootloader in a merged image is read by nobody, as that of a flash in QEMU.
    if (isStart && isGap(piece, chip))
        return [];
    const whole = isStart ? piece.file.bytes : piece.bytes;
    const own = ownContent(whole);
    if (own !== undefined) {
        const hint = `It belongs in the ${own.kind} partition: use that partition's name or address.`;
        return [{ piece, code: "image-misplaced", what: own.what, hint, own }];
    }
    const foreign = foreignContent(whole) ?? (isStart ? foreignContent(piece.bytes) : undefined);
    return foreign === undefined ? [] : [{ piece, code: "not-firmware", ...foreign, own }];
}
/**
 * What can only be meant for one address, and lies at another.
 * @param isCopy whether a partition table is among the files already.
 */
function boundTo(file, { tableAddress }, table, isCopy) {
    const whole = misplacedWhole(file, tableAddress);
    if (whole !== undefined)
        return whole;
    const isTable = file.address !== tableAddress && tableDamage(file.bytes) === undefined;
    if (!isTable)
        return undefined;
    // One that could be right there may be that of a build which has moved its table.
    const ground = groundAt(file.address, { tableAddress }, table, undefined);
    const isElsewhere = ground.kind === "firmware" && (table !== undefined || isBootloaderPlace(file.address));
    if (!isElsewhere && (isCopy || !isMisplacedTable(file, tableAddress)))
        return undefined;
    return { what: "a partition table", address: tableAddress };
}
function isBootloaderPlace(address) {
    return flash_chips/* BOOTLOADER_ADDRESSES */.jB.includes(address);
}
/** Whether data that has a kind of its own lies in a partition of ESP-IDF's that is of another. */
function wrongKind({ own }, kind) {
    return own !== undefined && kind !== own.kind && READ_BY_IDF.has(kind);
}
const READ_BY_IDF = new Set([
    "data/ota",
    "data/nvs",
    "data/phy",
    "data/nvs_keys",
    "data/coredump",
]);
function refusal({ code, hint }, message) {
    return { severity: "refusal", code, message, hint };
}

;// CONCATENATED MODULE: ./src/firmware/plan/plan-flash-size.ts




const SMALLER_TABLE = "Build bootloader and partition table for one size (CONFIG_ESPTOOLPY_FLASHSIZE), or set `flash-size` to the board's size.";
const SMALLER = "Build with the flash size of this board (CONFIG_ESPTOOLPY_FLASHSIZE), or use another board.";
/**
 * What counts on more flash than the board has, where the board has said how much that is. ESP-IDF takes the size of
 * the flash from the header of the bootloader: its firmware stops at the start where the chip has less
 * (`esp_flash_init_main`: "Probe failed"), and its bootloader at a partition that lies beyond.
 */
function checkFlashSize(demand, facts) {
    const { flashSize } = facts;
    const contradiction = contradictionIn(demand, facts);
    if (flashSize === undefined) {
        const isOpen = facts.flashSizeUntold === true && needsFlashSize(demand, facts);
        return [...contradiction, ...(isOpen ? [SIZE_UNKNOWN_START] : [])];
    }
    const has = `and the board ${facts.isExpected === true ? "is to have" : "has"} ${flashSize} bytes`;
    const headers = headerSizes(demand, facts).flatMap(({ program, bytes }) => bytes === undefined || bytes <= flashSize
        ? []
        : [tooSmall(`${programWords(program)} says that the flash has ${bytes} bytes, ${has}`)]);
    const beyond = beyondWords(demand, flashSize);
    if (beyond !== undefined)
        return [...headers, tooSmall(`${beyond}, ${has}`)];
    return [...headers, ...contradiction];
}
/**
 * A table that counts on more flash than the header of the bootloader beside it says. ESP-IDF's bootloader takes the
 * size from there, whatever the chip has, and starts nothing then (`esp_partition_table_verify`: "exceeds flash chip
 * size").
 */
function contradictionIn(demand, facts) {
    return headerSizes(demand, facts).flatMap(({ program, bytes = 0 }) => {
        const beyond = bytes === 0 ? undefined : beyondWords(demand, bytes);
        if (beyond === undefined)
            return [];
        const says = `${programWords(program)} says that the flash has ${bytes} bytes`;
        return [
            {
                ...tooSmall(`${beyond}, and ${says}: ESP-IDF's bootloader would not boot`),
                hint: SMALLER_TABLE,
            },
        ];
    });
}
/** What of the table lies beyond so many bytes, as the start of a sentence. */
function beyondWords(demand, bytes) {
    const { planned } = demand;
    const beyond = partitionsOf(demand).filter((entry) => endOf(entry) > bytes);
    const [first] = beyond;
    if (planned === undefined || first === undefined)
        return undefined;
    const others = beyond.length === 1 ? "" : ` (and ${beyond.length - 1} more)`;
    return `The partition "${first.name}"${others} of the table in ${fileWords(planned.file)} ends at ${(0,flash_layout/* formatAddress */.M0)(endOf(first))}`;
}
/**
 * Whether only the board knows that its flash is large enough: a header or a table counts on more than the boards
 * with its chip commonly have at least, or nobody knew the size when a table was built (`flash-size: detect`).
 */
function needsFlashSize(demand, facts) {
    if (facts.flashSize !== undefined)
        return false;
    const { programs, settings, planned } = demand;
    if (settings.size === "detect" && planned?.table !== undefined)
        return true;
    const least = (0,flash_chips/* leastFlash */.QZ)(facts.chip ?? programs[0]?.chip);
    return (headerSizes(demand, facts).some(({ bytes = 0 }) => bytes > least) ||
        partitionsOf(demand).some((entry) => endOf(entry) > least));
}
/** What the headers of bootloaders say once they are in the flash; `undefined` where that is what the board has. */
function headerSizes({ programs, settings: { size } }, { chip }) {
    return programs
        .filter((program) => program.address === (0,flash_chips/* bootloaderAddress */.uF)(chip ?? program.chip))
        .map((program) => {
        const { address, file, header } = program;
        // esptool rewrites the header of a file, and of none within a merged image.
        const isKept = address !== file.address || size === "keep";
        return { program, bytes: isKept ? header.flashSize : (0,flash_layout/* flashSizeBytes */.Lw)(size) };
    });
}
function partitionsOf({ planned }) {
    return planned?.table?.partitions ?? [];
}
const SIZE_UNKNOWN_START = {
    severity: "warning",
    code: "flash-too-small",
    message: "the board did not report its flash size: it is unknown whether the build fits",
    hint: SMALLER,
};
function tooSmall(message) {
    return { severity: "refusal", code: "flash-too-small", message, hint: SMALLER };
}

;// CONCATENATED MODULE: ./src/firmware/plan/plan-header.ts





/**
 * Inputs for a bootloader's header that change none: esptool rewrites the header of a file that begins with a
 * bootloader, where the chip has it, and of nothing else.
 * @param chip as esptool names it; `undefined` where it is not known, and then an image says where its bootloader is.
 */
function checkHeaderInputs(images, settings, chip) {
    const { inputs = [] } = settings;
    if (inputs.length === 0)
        return [];
    const bootloaders = programsIn(images, undefined, chip).filter((program) => program.address === (0,flash_chips/* bootloaderAddress */.uF)(chip ?? program.chip));
    if (bootloaders.some(({ address, file }) => address === file.address))
        return [];
    if (images.some((image) => image.address === 0 && esp8266Image(image.bytes) !== undefined))
        return [];
    const [merged] = bootloaders;
    const idle = inputs.filter((input) => merged === undefined || !isThere(input, settings, merged));
    if (idle.length === 0)
        return [];
    const names = idle.map((input) => `\`${input}\``).join(", ");
    return [
        {
            severity: "warning",
            code: "plan-refused",
            message: `${names}: no header is changed, for ${reason(merged, chip)}`,
            hint: "Use a separate bootloader file, or build with these settings.",
        },
    ];
}
/** Whether the header says already what an input asks for. What its frequency means depends on the chip. */
function isThere(input, { mode, size }, { header }) {
    if (input === "flash-mode")
        return header.flashMode === mode;
    return input === "flash-size" && header.flashSize === (0,flash_layout/* flashSizeBytes */.Lw)(size);
}
function reason(merged, chip) {
    if (merged !== undefined) {
        return `esptool does not look at the bootloader within ${fileWords(merged.file)}; use a separate bootloader file, or let \`merge-bin\` set these values`;
    }
    const place = chip === undefined ? undefined : (0,flash_chips/* headerAddress */.i8)(chip);
    return `no file begins with a bootloader at ${place === undefined ? "the place where the chip has it" : (0,flash_layout/* formatAddress */.M0)(place)}`;
}

;// CONCATENATED MODULE: ./src/firmware/plan/plan-inside.ts






/** So many bytes show whether there is something. */
const HEAD = 32;
/**
 * What a file that runs over the places of bootloader, table and applications has there, and is none of them: a file
 * of anything, or a merged image with parts in wrong places. It may be ciphertext, so it is only said.
 */
function checkInside(images, programs, facts, table, planned) {
    const chip = facts.chip ?? programs[0]?.chip;
    if (!(0,flash_chips/* hasIdfLayout */.uP)(chip) || facts.security?.flashEncryption === true)
        return [];
    return images.flatMap((file) => {
        const missing = [
            coveredBootloader(file, programs, chip, facts),
            coveredTable(file, programs, facts, planned),
            coveredApplications(file, programs, table),
        ].filter((words) => words !== undefined);
        return missing.length === 0 ? [] : [overwritten(file, missing.join(" and "))];
    });
}
function coveredBootloader(file, programs, chip, { tableAddress }) {
    const places = chip === undefined ? flash_chips/* BOOTLOADER_ADDRESSES */.jB : [(0,flash_chips/* bootloaderAddress */.uF)(chip)];
    const known = places.filter((place) => place !== undefined);
    // Where no chip is known, what begins elsewhere, or ends before the table, is no image of a whole flash.
    if (chip === undefined && (file.address !== 0 || !runsOver(file, tableAddress)))
        return undefined;
    const covered = known.filter((place) => chip === undefined || runsOver(file, place));
    if (covered.length === 0 || covered.some((place) => isProgram(place, programs)))
        return undefined;
    if (covered.every((place) => !isSomething(file, place)))
        return undefined;
    return `the bootloader at ${covered.map(flash_layout/* formatAddress */.M0).join(" or ")}`;
}
function coveredTable(file, programs, { tableAddress }, planned) {
    if (planned !== undefined || !runsOver(file, tableAddress) || isProgram(tableAddress, programs))
        return undefined;
    if (!isSomething(file, tableAddress) || strayTable([file], tableAddress) !== undefined)
        return undefined;
    return `the partition table at ${(0,flash_layout/* formatAddress */.M0)(tableAddress)}`;
}
/** One of the slots may be empty, or have what a board left there; but nothing starts where all are. */
function coveredApplications(file, programs, table) {
    const slots = (table?.partitions ?? []).filter(({ type }) => typeName(type) === "app");
    const covered = slots.filter(({ address }) => runsOver(file, address));
    const [first] = covered;
    if (first === undefined || slots.some(({ address }) => isProgram(address, programs)))
        return undefined;
    if (foreignContent(headOf(file, first.address)) !== undefined)
        return undefined;
    return `the place of applications at ${covered.map(({ address }) => (0,flash_layout/* formatAddress */.M0)(address)).join(", ")}`;
}
/** Whether a place lies in a file, and not at its start: that is looked at by itself. */
function runsOver({ address, bytes }, place) {
    return address < place && place < address + bytes.length;
}
/** Whether a program begins there, or runs over it. */
function isProgram(place, programs) {
    return programs.some(({ address, image }) => place >= address && place < address + (image?.length ?? 1));
}
/** Other checks report what is blank or recognized. */
function isSomething(file, place) {
    const head = headOf(file, place);
    return head.some((byte) => byte !== 0xff) && foreignContent(head) === undefined;
}
function headOf({ address, bytes }, place) {
    return bytes.subarray(Math.max(0, place - address)).subarray(0, HEAD);
}
function overwritten(file, what) {
    return {
        severity: "warning",
        code: "image-misplaced",
        message: `${fileWords(file)} overwrites ${what} with something else, unless it is encrypted for this chip`,
        hint: "Check how the image was merged, and use the addresses of the build.",
    };
}

;// CONCATENATED MODULE: ./src/firmware/plan/plan-losses.ts



/** Which slot boots, and the radio's tuning: a build contains both, and they hold no user data. */
const REPLACEABLE = new Set(["ota", "tee_ota", "phy"]);
/**
 * The data partitions that images run over, though they were given an address before them. What is given the address
 * of a partition, or one inside it, is meant for it.
 */
function findLosses(images, table) {
    const kept = (table?.partitions ?? []).filter(holdsData);
    return images.flatMap((image) => kept.flatMap((partition) => {
        // A sector is erased as a whole.
        const end = Math.ceil((image.address + image.bytes.length) / flash_layout/* SECTOR_SIZE */.t4) * flash_layout/* SECTOR_SIZE */.t4;
        const size = Math.min(end, partition.address + partition.size) - partition.address;
        if (image.address >= partition.address || size <= 0)
            return [];
        return [{ partition: partition.name, address: partition.address, size, image }];
    }));
}
function holdsData({ type, subtype }) {
    return typeName(type) === "data" && !REPLACEABLE.has(subtypeName(type, subtype));
}
function lossFinding(losses, severity) {
    const [first] = losses;
    if (first === undefined)
        return [];
    const parts = losses.map(({ partition, address, size }) => `"${partition}" (${size} bytes at ${(0,flash_layout/* formatAddress */.M0)(address)})`);
    const files = [...new Set(losses.map(({ image }) => fileWords(image)))];
    return [
        {
            severity,
            code: "data-loss",
            message: `${files.join(" and ")} would wipe the data in ${parts.join(", ")}`,
            hint: "Flash the build or Intel HEX, which do not touch the partitions between their parts, or set `allow-data-loss: true`.",
        },
    ];
}
/** The bytes that a loss would put into the flash; the rest of its last sector is blank. */
function bytesOfLoss({ address, size, image }) {
    const bytes = Buffer.alloc(size, 0xff);
    image.bytes.copy(bytes, 0, address - image.address, Math.min(image.bytes.length, address - image.address + size));
    return bytes;
}

;// CONCATENATED MODULE: ./src/firmware/plan/plan-misuse.ts







const RIGHT_ADDRESS = "Use the addresses of the build (flasher_args.json), or set `files` to the build folder.";
const FORGOTTEN = "A file without `address` goes to 0x0; most builds have their application at 0x10000.";
/** What ESP-IDF itself keeps there, and would take a program for damage. */
const OWN_DATA = new Set([
    "ota",
    "phy",
    "nvs",
    "coredump",
    "nvs_keys",
    "efuse",
    "tee_ota",
]);
/** Where an image has the data of its first segment: behind its own header and that of the segment. */
const FIRST_DATA = 0x20;
const FIRST_LOAD_ADDRESS = 0x18;
/** The flash is mapped in pages of 64 KiB, on some chips of as little as 8 KiB. */
const PAGE = 0x2000;
/**
 * What would certainly not do what its author wants, though it lies where something may: an application in the place
 * of the bootloader or among ESP-IDF's own data, and what is no table in the place of the table.
 */
function checkMisuse(images, programs, facts, table) {
    return [
        ...programs.flatMap((program) => applicationFinding(program, facts, table)),
        ...images.flatMap((image) => tableFinding(image, facts)),
    ];
}
function applicationFinding(program, facts, table) {
    if (program.image?.description === undefined)
        return [];
    const chip = facts.chip ?? program.chip;
    if (program.address === (0,flash_chips/* bootloaderAddress */.uF)(chip) && isMapped(program)) {
        return [misplaced(`${programWords(program)} is an application, but ${chip} has its bootloader there`)];
    }
    if (table === undefined)
        return isMapped(program) ? nowhereFinding(program, facts, chip) : [];
    const own = table.partitions.find(({ address }) => address === program.address);
    if (own === undefined || !isOwnData(own))
        return [];
    const kind = `${typeName(own.type)}/${subtypeName(own.type, own.subtype)}`;
    return [misplaced(`${programWords(program)} is an application, but partition "${own.name}" is ${kind}`)];
}
/** Where no table is known: no table can have an application there. */
function nowhereFinding(program, { tableAddress }, chip) {
    const end = tableAddress + flash_layout/* SECTOR_SIZE */.t4;
    const what = `${programWords(program)} is an application`;
    if (program.address < end) {
        const boot = (0,flash_chips/* bootloaderAddress */.uF)(chip);
        const own = boot === undefined ? "" : `, which ${chip} has at ${(0,flash_layout/* formatAddress */.M0)(boot)},`;
        const moved = tableAddress === PARTITION_TABLE_ADDRESS ? "" : " at the given `partition-table-offset`";
        const message = `${what}, but the flash up to ${(0,flash_layout/* formatAddress */.M0)(end)} is for the bootloader${own} and the partition table${moved}`;
        return [
            {
                ...misplaced(message),
                hint: program.address === 0 ? `${FORGOTTEN} ${RIGHT_ADDRESS}` : RIGHT_ADDRESS,
            },
        ];
    }
    if (program.address % plan_ground_APP_ALIGNMENT === 0)
        return [];
    return [misplaced(`${what}, but applications start at multiples of ${(0,flash_layout/* formatAddress */.M0)(plan_ground_APP_ALIGNMENT)}`)];
}
/**
 * Whether its first segment is used from the flash, through the cache that a bootloader sets up: such a segment has the
 * same place in its page as in the file. Firmware that a chip starts by itself begins with what it loads into RAM.
 */
function isMapped({ bytes }) {
    return bytes.readUInt32LE(FIRST_LOAD_ADDRESS) % PAGE === FIRST_DATA;
}
function isOwnData({ type, subtype }) {
    return typeName(type) === "data" && OWN_DATA.has(subtypeName(type, subtype));
}
/** A bootloader reads nothing else from there, and starts nothing where that is not whole. */
function tableFinding(image, facts) {
    const { tableAddress } = facts;
    const bytes = image.bytes.subarray(Math.max(0, tableAddress - image.address));
    const isThere = image.address <= tableAddress && !isBlank(bytes);
    const damage = isThere && !image.encrypted ? tableDamage(bytes) : undefined;
    if (damage === undefined)
        return [];
    const inside = image.address === tableAddress ? "" : `what is at ${(0,flash_layout/* formatAddress */.M0)(tableAddress)} in `;
    if (damage.isTable) {
        return [
            {
                severity: "refusal",
                code: "image-damaged",
                message: `${inside}${fileWords(image)}, in place of the partition table, ${damage.problem}; the chip would not boot with it`,
                hint: "Build it again, and check how it was transferred (complete download, no text conversion).",
            },
        ];
    }
    // A merged image may have its table elsewhere; and ciphertext looks like anything.
    if (image.address !== tableAddress || facts.security?.flashEncryption === true)
        return [];
    const isCertain = facts.table !== undefined;
    const message = `${fileWords(image)} is not a partition table, but is at the address of the partition table`;
    return [{ ...misplaced(message), severity: isCertain ? "refusal" : "warning" }];
}
function misplaced(message) {
    return { severity: "refusal", code: "image-misplaced", message, hint: RIGHT_ADDRESS };
}

;// CONCATENATED MODULE: ./src/firmware/plan/plan-security.ts



/** The first byte of a signature block (`ets_secure_boot_sig_block`), in the sector after the image. */
const SIGNATURE_MAGIC = 0xe7;
/** Of the first version of secure boot, right after an application: a version, which is 0, and 64 bytes. */
const OLD_SIGNATURE_SIZE = 68;
const OLD_SIGNATURE_VERSION = 0;
/** What the chip would not start, or would take for what it is not: ciphertext, or plain bytes. */
function checkSecurity(images, programs, table, security) {
    if (security === undefined)
        return [];
    const plain = security.flashEncryption ? plainFiles(programs, table) : [];
    const encrypted = security.flashEncryption ? [] : images.filter((image) => image.encrypted);
    const unsigned = security.secureBoot ? programs.filter((program) => !isSigned(program)) : [];
    return [
        ...encrypted.map((file) => ({
            ...plan_security_refused(`${fileWords(file)} is marked for encryption by the chip, but its flash encryption is off: it would not decrypt the data`, "List the plain files in `files`: the bootloader encrypts them when it enables flash encryption."),
            isFinal: true,
        })),
        ...plain.map((file) => plan_security_refused(`${fileWords(file)} is not encrypted, but the chip has flash encryption on: it would read garbage`, "Flash a build whose files are marked `encrypted`, or files that are encrypted for this chip.")),
        ...unsigned.map((program) => plan_security_refused(`${programWords(program)} is not signed, but the chip has secure boot on: it would not boot`, "Sign it with the key of this chip (espsecure sign-data), or build with signing.")),
    ];
}
/** Files that are recognized as plain. What is ciphertext already looks like anything, and is nothing that is known. */
function plainFiles(programs, table) {
    const known = [...programs.map(({ file }) => file), ...(table === undefined ? [] : [table.file])];
    const plain = [...new Set(known)].filter(({ encrypted }) => !encrypted);
    return plain.sort((one, other) => one.address - other.address);
}
function isSigned({ bytes, image, chip }) {
    if (image === undefined)
        return false;
    const block = Math.ceil(image.length / flash_layout/* SECTOR_SIZE */.t4) * flash_layout/* SECTOR_SIZE */.t4;
    if (bytes[block] === SIGNATURE_MAGIC)
        return true;
    return ((0,flash_chips/* takesOldSignatures */.xV)(chip) &&
        isOldSignature(bytes.subarray(image.length, image.length + OLD_SIGNATURE_SIZE)));
}
/** Whether it is more than what merely follows a program: padding, or the next one in a merged image. */
function isOldSignature(bytes) {
    if (bytes.length < OLD_SIGNATURE_SIZE || bytes.readUInt32LE(0) !== OLD_SIGNATURE_VERSION)
        return false;
    return bytes.subarray(4).some((byte) => byte !== 0);
}
function plan_security_refused(message, hint) {
    return { severity: "refusal", code: "security-refused", message, hint };
}

;// CONCATENATED MODULE: ./src/firmware/plan/plan-places.ts








/** So much of 0xFF before a partition's end is taken for the gap in a merged image. */
const GAP = 16;
const plan_places_RIGHT_ADDRESS = "Use the addresses of the build (flasher_args.json), or set `files` to the build folder.";
const SMALLER_OR_LARGER = "Make the image smaller (no padding at its end) or its partition larger, and flash the new partition table with it.";
/** What lies where nothing will start it, or where it does not fit. */
function checkPlaces(images, programs, facts, table) {
    return [
        ...programs.flatMap((program) => programFinding(program, facts, table)),
        ...images
            .filter((file) => isNoProgram(file, programs))
            .flatMap((file) => fileFinding(file, facts, table)),
    ];
}
function programFinding(program, facts, table) {
    const { address, image, chip } = program;
    const own = table?.partitions.find((partition) => partition.address === address);
    if (own !== undefined && typeName(own.type) === "bootloader")
        return reachFinding(program, facts);
    const wanted = (0,flash_chips/* bootloaderAddress */.uF)(facts.chip ?? chip);
    if (address === wanted)
        return reachFinding(program, facts);
    if (isPayload(program, table))
        return [];
    if (isBootloader(program)) {
        if (wanted === undefined)
            return [];
        return [
            plan_places_misplaced(`${programWords(program)} is a bootloader, but ${facts.chip ?? chip} has its bootloader at ${(0,flash_layout/* formatAddress */.M0)(wanted)}`),
        ];
    }
    if (image !== undefined && isLoadedWhole(image) && isSlot(address, own, table)) {
        return [
            plan_places_misplaced(`${programWords(program)} runs from RAM like a bootloader, but is at the address of an application`),
        ];
    }
    if (table === undefined)
        return [];
    if (own !== undefined)
        return image === undefined ? [] : fitFinding(program, image.length, own, table);
    // Without a description it may be anything, such as a second stage of somebody's own.
    if (image?.description === undefined)
        return [];
    return [
        plan_places_misplaced(`${programWords(program)} is an application, but no application partition starts there (${slotWords(table)})`),
    ];
}
/** A bootloader ends before the table; what does not say that it is one may be firmware that needs no table. */
function reachFinding(program, { tableAddress }) {
    const { address, image } = program;
    if (image?.bootloader === undefined || address >= tableAddress)
        return [];
    const end = endOfSigned(program, image.length);
    if (end <= tableAddress)
        return [];
    return [
        plan_places_misplaced(`${programWords(program)} is a bootloader that reaches to ${(0,flash_layout/* formatAddress */.M0)(end)}, over the partition table at ${(0,flash_layout/* formatAddress */.M0)(tableAddress)}`, "Set `partition-table-offset` if the build moved its table (CONFIG_PARTITION_TABLE_OFFSET); otherwise make the bootloader smaller."),
    ];
}
/** Where a program ends in the flash, with the sector of signatures that secure boot puts behind it. */
function endOfSigned({ address, bytes }, length) {
    const signature = Math.ceil(length / flash_layout/* SECTOR_SIZE */.t4) * flash_layout/* SECTOR_SIZE */.t4;
    return address + (bytes[signature] === SIGNATURE_MAGIC ? signature + flash_layout/* SECTOR_SIZE */.t4 : length);
}
function isBootloader({ address, image }) {
    if (image?.bootloader !== undefined)
        return true;
    // Bootloaders from before ESP-IDF 5.1 do not describe themselves.
    return image?.description === undefined && flash_chips/* BOOTLOADER_ADDRESSES */.jB.includes(address);
}
/** As a bootloader from before ESP-IDF 5.1: applications describe themselves, and use the flash in place. */
function isLoadedWhole({ description, isMapped }) {
    return description === undefined && !isMapped;
}
/** Whether an application belongs there: by the table, or where none is known, by its alignment. */
function isSlot(address, own, table) {
    if (table !== undefined)
        return own !== undefined && typeName(own.type) === "app";
    return address > 0 && address % plan_ground_APP_ALIGNMENT === 0;
}
function fitFinding(program, imageLength, own, { title }) {
    const { file, address } = program;
    const signed = endOfSigned(program, imageLength) - address;
    const isOver = address === file.address && overruns(file, own);
    if (signed <= own.size && !isOver)
        return [];
    // A merged image goes on behind the application.
    const length = isOver ? file.bytes.length : signed;
    return [
        {
            severity: "refusal",
            code: "beyond-partition",
            message: tooLargeWords(programWords(program), length, own, title),
            hint: SMALLER_OR_LARGER,
        },
    ];
}
/**
 * Whether a file that begins a partition runs over its end. It does not where it is a merged one: then it has a gap
 * before the next partition, and something there.
 */
function overruns({ bytes }, { size }) {
    if (bytes.length <= size)
        return false;
    return !isBlank(bytes.subarray(size - GAP, size)) || isBlank(bytes.subarray(size));
}
function isNoProgram({ address, bytes }, programs) {
    return !programs.some((program) => program.address === address) && !isBlank(bytes);
}
/** Anything may be written anywhere, but for what a table says of its slots. */
function fileFinding(file, { chip, security }, table) {
    const own = table?.partitions.find(({ address }) => address === file.address);
    const isSlot = own !== undefined && typeName(own.type) === "app";
    const isBootloaderPlace = chip !== undefined && file.address === (0,flash_chips/* bootloaderAddress */.uF)(chip);
    const { role } = file;
    if (isSlot || isBootloaderPlace || role !== undefined) {
        const what = isSlot
            ? `partition "${own.name}" is for an application`
            : role === undefined
                ? `${chip ?? "the chip"} has its bootloader there`
                : roleWords(role);
        // What is encrypted already looks like anything.
        const isCertain = table !== undefined && security?.flashEncryption !== true;
        const message = `${fileWords(file)} is not a bootable image, but ${what}`;
        return [{ ...plan_places_misplaced(message), severity: isCertain ? "refusal" : "warning" }];
    }
    if (table === undefined || own === undefined || !overruns(file, own))
        return [];
    const message = tooLargeWords(fileWords(file), file.bytes.length, own, table.title);
    return [{ ...plan_places_misplaced(message, SMALLER_OR_LARGER), code: "beyond-partition" }];
}
function slotWords({ partitions }) {
    const slots = partitions.filter(({ type }) => typeName(type) === "app");
    if (slots.length === 0)
        return "the table has none";
    return `they begin at ${slots.map(({ name, address }) => `${(0,flash_layout/* formatAddress */.M0)(address)} "${name}"`).join(", ")}`;
}
function plan_places_misplaced(message, hint = plan_places_RIGHT_ADDRESS) {
    return { severity: "refusal", code: "image-misplaced", message, hint };
}

;// CONCATENATED MODULE: ./src/firmware/plan/plan-table.ts





const OFFSET_HINT = "Set `partition-table-offset` if the build moved its table (CONFIG_PARTITION_TABLE_OFFSET).";
/**
 * Why nothing could be checked against a partition table, though there is one, or the board was asked for it.
 * @param images of which nothing else has been said.
 */
function checkTable(images, programs, planned, { tableAddress, tableProblem }) {
    const address = (0,flash_layout/* formatAddress */.M0)(tableAddress);
    if (planned !== undefined) {
        const { file, table, problem } = planned;
        if (table !== undefined)
            return oddTable(`The partition table at ${address} in ${fileWords(file)}`, table);
        if (problem === undefined || isRefused(file, tableAddress))
            return [];
        return [
            warning(`The partition table at ${address} in ${fileWords(file)} ${problem}, so nothing was checked against it`, "Build the table again with ESP-IDF's gen_esp32part.py."),
        ];
    }
    const stray = strayTable(images, tableAddress);
    if (stray !== undefined) {
        const inside = stray.address === stray.file.address ? "" : `has at ${(0,flash_layout/* formatAddress */.M0)(stray.address)} what `;
        return [
            warning(`${fileWords(stray.file)} ${inside}is a partition table, but \`partition-table-offset\` is ${address}, so nothing was checked against it`, OFFSET_HINT),
        ];
    }
    const wiping = images.find((image) => wipesTable(image, programs, tableAddress));
    if (wiping !== undefined) {
        return [
            {
                severity: "refusal",
                code: "not-firmware",
                message: `${fileWords(wiping)} is blank at ${address}, the address of the partition table, and its firmware does not boot without one`,
                hint: `Merge the build with its partition table, or flash its parts as separate files. ${OFFSET_HINT}`,
            },
        ];
    }
    if (tableProblem === undefined)
        return [];
    return [
        warning(`The board's partition table at ${address} (\`partition-table-offset\`) ${tableProblem}, so nothing was checked against it`, OFFSET_HINT),
    ];
}
/** Whether a merged image erases the place of the table, and holds what ESP-IDF builds: that needs a table. */
function wipesTable(image, programs, tableAddress) {
    const { address, bytes } = image;
    if (address >= tableAddress || address + bytes.length <= tableAddress)
        return false;
    const start = tableAddress - address;
    if (!isBlank(bytes.subarray(start, start + flash_layout/* SECTOR_SIZE */.t4)))
        return false;
    return programs.some((program) => program.file === image &&
        (program.image?.bootloader !== undefined || program.image?.description !== undefined));
}
/** A bootloader starts with it, and the plan was checked against it. */
function oddTable(what, { problems }) {
    if (problems.length === 0)
        return [];
    return [
        warning(`${what} ${oddTableWords(problems)}`, "Build the table again with ESP-IDF's gen_esp32part.py, unless the board is known to boot with it."),
    ];
}
/** Whether it is damaged so that no bootloader reads it, which is a finding of its own. */
function isRefused({ address, bytes, encrypted }, tableAddress) {
    return !encrypted && tableDamage(bytes.subarray(tableAddress - address)) !== undefined;
}
function warning(message, hint) {
    return { severity: "warning", code: "plan-refused", message, hint };
}

;// CONCATENATED MODULE: ./src/firmware/plan/plan-check.ts















/** If neither of them is a reason against anything, none is. */
const STATES = [
    { secureBoot: true, flashEncryption: true },
    { secureBoot: false, flashEncryption: false },
];
const SECURITY_UNKNOWN_START = {
    severity: "warning",
    code: "security-refused",
    message: "the chip did not report its security settings: it is unknown whether it boots these images",
    hint: "`operation: info` shows what the chip reports.",
};
/**
 * Checks what is to be written before the first byte is: whether the chip will start it, whether it fits, what it
 * would wipe. Pure; never throws for what the bytes are.
 */
function checkPlan(images, settings, facts) {
    const planned = plannedTable(images, facts.tableAddress);
    const table = planTable(planned, facts);
    const programs = programsIn(images, table, facts.chip);
    const started = programs.filter((program) => !isPayload(program, table));
    const older = esp8266Files(images).filter((file) => !isPayload(file, table));
    const chips = new Set([...started.map(({ chip }) => chip), ...older.map(() => flash_chips/* ESP8266 */.fX)]);
    const [chip] = chips;
    const foreign = checkForeign(images, programs, facts, table, planned);
    const others = images.filter((image) => !foreign.files.has(image) && !older.includes(image));
    const demand = { programs, planned, settings };
    const dependsOnSecurity = STATES.some((state) => checkSecurity(images, started, planned, state).length > 0);
    return {
        findings: [
            ...checkPrograms(programs, facts, table),
            ...checkEsp8266(images, programs, facts, table),
            ...checkTable(others, programs, planned, facts),
            ...foreign.findings,
            ...checkPlaces(others, programs, facts, table),
            ...checkInside(others, programs, facts, table, planned),
            ...checkMisuse(others, programs, facts, table),
            ...checkSettings(programs, settings, facts),
            ...checkHeaderInputs(images, settings, facts.chip),
            ...checkFlashSize(demand, facts),
            ...checkSecurity(images, started, planned, facts.security),
            ...(dependsOnSecurity && facts.securityUntold === true ? [SECURITY_UNKNOWN_START] : []),
        ],
        losses: findLosses(images, table),
        chip: chips.size === 1 ? chip : undefined,
        needsTable: planned === undefined &&
            (foreign.needsTable ||
                programs.some(isApplication) ||
                images.some((image) => isNamedData(image, programs))),
        needsFlashSize: needsFlashSize(demand, facts),
        dependsOnSecurity,
    };
}
function planTable(planned, facts) {
    const table = planned === undefined ? facts.table : planned.table;
    if (table === undefined)
        return undefined;
    const title = planned === undefined ? boardTableWords(facts.tableAddress) : broughtTableWords(planned.file.path);
    return { ...table, title };
}
function isApplication({ image }) {
    return image?.description !== undefined;
}
/** Whether it was sent to a partition by its name, and is no program: the table that knew the name says if it may be. */
function isNamedData({ address, bytes, partition }, programs) {
    if (partition === undefined || programs.some((program) => program.address === address))
        return false;
    return !isBlank(bytes);
}

;// CONCATENATED MODULE: ./src/firmware/transfer/backup-plan.ts



/**
 * Measured over a socket, where the stub stays: 0.2 s on a machine at rest, 0.55 s on a busy one. A serial port is
 * reset, and its stub sent again each time.
 */
const SOCKET_PROCESS_MS = 400;
const SERIAL_PROCESS_MS = 1_500;
/** Measured over 64 pieces: 3 to 4 ms for the round trip and esptool's two lines. */
const PAIR_MS = 4;
/** The stub reads and digests about 4 MB/s. */
const DIGEST_MS_PER_BYTE = 1 / 4_000;
const BITS_PER_BYTE = 10;
/** What the stub erases at once where it can. */
const ERASE_BLOCK = 0x1_0000;
/** A raw socket says nothing of its speed: that of a fast UART is assumed. */
const SOCKET_BAUD = 921_600;
/** To erase by blocks of 64 KiB and to program (Winbond's W25Q-JV data sheets: tBE2 150 ms, tPP 0.4 ms for 256 bytes). */
const FLASH_WRITE_MS_PER_BYTE = 150 / ERASE_BLOCK + 0.4 / 0x100;
/** The size of the blocks that a map is made of: smaller ones cost more comparisons, larger ones more bytes in vain. */
const MAP_BLOCK = 0x8000;
/** How much of a flash can be expected to be known, or else mapping it is not worth the time. */
const ASSUMED_KNOWN = 0.25;
/** A border falls anywhere in its block: half of it is known. */
const KNOWN_AT_BORDER = 0.5;
/** How often what differs from the baseline has been erased since. */
const ERASED_SINCE = 0.25;
/** How long one process transfers at the most, whose work is all lost with the link. */
const PART_MS = 20_000;
/** @param baud bits per second of the link; `undefined` for a raw socket, whose speed is not known. */
function costsOf(baud, pairsPerProcess) {
    return {
        processMs: baud === undefined ? SOCKET_PROCESS_MS : SERIAL_PROCESS_MS,
        pairMs: PAIR_MS,
        digestMsPerByte: DIGEST_MS_PER_BYTE,
        transferMsPerByte: (BITS_PER_BYTE * 1000) / (baud ?? SOCKET_BAUD),
        pairsPerProcess,
    };
}
/** What it costs to compare so many pieces of so many bytes together. */
function compareMs(pieces, bytes, costs) {
    const processes = Math.ceil(pieces / costs.pairsPerProcess);
    return processes * costs.processMs + pieces * costs.pairMs + bytes * costs.digestMsPerByte;
}
/**
 * The block size for a first map of so many bytes. For a write, it is a sector where one process can compare them all.
 * @returns `undefined` where reading everything at once is expected to be quicker.
 */
function mapBlockSize(bytes, purpose, costs) {
    if (purpose === "write")
        return bytes <= costs.pairsPerProcess * flash_layout/* SECTOR_SIZE */.t4 ? flash_layout/* SECTOR_SIZE */.t4 : MAP_BLOCK;
    const mapMs = compareMs(Math.ceil(bytes / MAP_BLOCK), bytes, costs);
    return mapMs < bytes * ASSUMED_KNOWN * costs.transferMsPerByte ? MAP_BLOCK : undefined;
}
/** The range in blocks whose borders are multiples of the block size; the first and the last may be shorter. */
function blocksOf({ address, size }, block) {
    const blocks = [];
    for (let at = address; at < address + size;) {
        const next = Math.min(at - (at % block) + block, address + size);
        blocks.push({ address: at, size: next - at });
        at = next;
    }
    return blocks;
}
/**
 * @param differing blocks in the order of their addresses.
 * @param orBlank whether it is of use to know that a block, other than expected, was erased.
 * @returns `undefined` where transferring the blocks is expected to be quicker.
 */
function secondLook(differing, orBlank, costs) {
    const isBorder = ({ address, size }, index) => {
        const [before, after] = [differing[index - 1], differing[index + 1]];
        return before === undefined || endOf(before) < address || after?.address !== address + size;
    };
    const borders = differing.filter((range, index) => range.size > flash_layout/* SECTOR_SIZE */.t4 && isBorder(range, index));
    const between = orBlank ? differing.filter((range, index) => !isBorder(range, index)) : [];
    const atBorders = borders.flatMap((range) => blocksOf(range, flash_layout/* SECTOR_SIZE */.t4));
    const spared = totalOf(borders) * KNOWN_AT_BORDER + totalOf(between) * ERASED_SINCE;
    const bytes = totalOf(borders) + totalOf(between);
    const lookMs = compareMs(atBorders.length + between.length, bytes, costs);
    return lookMs < spared * costs.transferMsPerByte ? { atBorders, between } : undefined;
}
/** Joins what has to be read: a gap is read too where that is quicker than another process. */
function mergeRuns(unknown, costs) {
    const runs = [];
    for (const range of [...unknown].sort((a, b) => a.address - b.address)) {
        const last = runs.at(-1);
        const gap = last === undefined ? Infinity : range.address - endOf(last);
        if (last !== undefined && gap * costs.transferMsPerByte < costs.processMs)
            last.size += gap + range.size;
        else
            runs.push({ ...range });
    }
    return runs;
}
/**
 * The first part of a run to transfer in one process: less of it where that was tried before, and the link was lost.
 * @param msPerByte of the transfer.
 * @param attempt counted from 1.
 */
function firstPart({ address, size }, msPerByte, attempt = 1) {
    // Rounded, so that a run is not cut for the sake of a small rest.
    const parts = Math.max(1, Math.round((size * msPerByte * attempt) / PART_MS));
    const part = Math.ceil(size / parts / flash_layout/* SECTOR_SIZE */.t4) * flash_layout/* SECTOR_SIZE */.t4;
    return { address, size: Math.min(part, size) };
}
/** To write a byte: to send, erase and program it, one after the other; the stub does some of it at once. */
function writeMsPerByte({ transferMsPerByte }) {
    return transferMsPerByte + FLASH_WRITE_MS_PER_BYTE;
}
/** How much one process writes at the most. */
function writeLimit(costs) {
    return Math.ceil(PART_MS / writeMsPerByte(costs) / ERASE_BLOCK) * ERASE_BLOCK;
}

;// CONCATENATED MODULE: ./src/firmware/survey/boot-choice.ts
/** How the bootloader counts: the factory application comes before slot 0, a test application after all others. */
const boot_choice_FACTORY = -1;
const TEST = Number.POSITIVE_INFINITY;
const APP_TYPE = 0;
const FACTORY_SUBTYPE = 0x00;
const FIRST_SLOT_SUBTYPE = 0x10;
const LAST_SLOT_SUBTYPE = 0x1f;
const TEST_SUBTYPE = 0x20;
/** How many OTA slots there are. */
function countSlots(contents) {
    return contents.map(rankOf).filter((rank) => rank !== undefined && rank !== boot_choice_FACTORY && rank !== TEST)
        .length;
}
/**
 * Says of every application whether it boots next, by the order in which ESP-IDF's bootloader tries them: from the
 * chosen slot down to the factory application, then the slots above, then a test application; the first that is whole
 * and for the chip. What only the chip knows (its revision, anti-rollback, secure boot, a pin that calls for the
 * factory application) is left out of account. Nothing is said when it hangs on a partition that could not be read.
 * @param chosen the slot that otadata names; `undefined` begins with the factory application.
 * @param isOpen whether something that is not known could boot there.
 */
function markBoot(contents, chosen, chip, isOpen) {
    const order = bootOrder(contents, chosen);
    const next = order.find((entry) => isOpen(entry) || isBootable(entry, chip));
    if (next !== undefined && isOpen(next))
        return contents;
    return contents.map((entry) => (rankOf(entry) === undefined ? entry : { ...entry, boots: entry === next }));
}
/** All partitions for applications, the factory application first and a test application last. */
function applicationPlaces(contents) {
    return ranked(contents).map(({ entry }) => entry);
}
/**
 * What the bootloader tries to start, in its order. It looks for as many slots as there are, from ota_0 on: of ota_0
 * and ota_2 alone, the latter is never started.
 * @param chosen the slot that otadata names; `undefined` begins with the factory application.
 */
function bootOrder(contents, chosen = boot_choice_FACTORY) {
    const slots = countSlots(contents);
    const tried = ranked(contents).filter(({ rank }) => rank < slots || rank === TEST);
    const below = tried.filter(({ rank }) => rank <= chosen).reverse();
    const above = tried.filter(({ rank }) => rank > chosen);
    return [...below, ...above].map(({ entry }) => entry);
}
function ranked(contents) {
    return contents
        .flatMap((entry) => {
        const rank = rankOf(entry);
        return rank === undefined ? [] : [{ entry, rank }];
    })
        .sort((a, b) => a.rank - b.rank);
}
function isBootable({ application }, chip) {
    if (application === undefined || application.intact === false)
        return false;
    return chip === undefined || application.chip === undefined || application.chip === chip;
}
/** `undefined` for what the bootloader does not start. */
function rankOf({ partition: { type, subtype } }) {
    if (type !== APP_TYPE)
        return undefined;
    if (subtype === FACTORY_SUBTYPE)
        return boot_choice_FACTORY;
    if (subtype === TEST_SUBTYPE)
        return TEST;
    return subtype >= FIRST_SLOT_SUBTYPE && subtype <= LAST_SLOT_SUBTYPE
        ? subtype - FIRST_SLOT_SUBTYPE
        : undefined;
}

;// CONCATENATED MODULE: ./src/firmware/survey/application.ts




/** The application that begins with these bytes; `undefined` where they do not begin an image. */
function applicationHead(bytes) {
    const header = bytes.length < IMAGE_HEADER_SIZE ? undefined : parsed(() => parseImageHeader(bytes));
    return header && { ...(describeApp(bytes) ?? NO_DESCRIPTION), chip: (0,flash_chips/* chipOfImage */.l3)(header.chipId) };
}

;// CONCATENATED MODULE: ./src/firmware/transfer/fetched-flash.ts


/** Pieces of a flash that have been read; neighbours are read together where that is quicker. */
class FetchedFlash {
    #pieces = [];
    #read;
    #costs;
    constructor(read, costs) {
        this.#read = read;
        this.#costs = costs;
    }
    /**
     * Reads what is not at hand yet.
     * @param likely what may be wanted later: it is read too where it lies so near that it costs less than a process.
     * @throws {Error} when fewer bytes come than were asked for: what is missing must not pass for blank.
     */
    async fetch(ranges, likely = []) {
        const missing = ranges.filter((range) => this.#find(range) === undefined);
        const runs = mergeRuns([...missing, ...likely], this.#costs);
        for (const run of runs.filter((entry) => missing.some((range) => holds(entry, range)))) {
            const bytes = await this.#read(run);
            if (bytes.length !== run.size) {
                throw new Error(`Of ${run.size} bytes of flash at 0x${run.address.toString(16)}, ${bytes.length} were read.`);
            }
            this.#pieces.push({ address: run.address, bytes });
        }
    }
    reach(address) {
        const ends = this.#pieces
            .map((piece) => ({ address: piece.address, size: piece.bytes.length }))
            .filter((piece) => holds(piece, { address, size: 1 }))
            .map(endOf);
        return Math.max(address, ...ends) - address;
    }
    read(address, size) {
        return Promise.resolve(this.get({ address, size }));
    }
    /** @throws {Error} for a range that was not fetched. */
    get(range) {
        const bytes = this.#find(range);
        if (bytes === undefined)
            throw new Error(`Flash at 0x${range.address.toString(16)} was not fetched.`);
        return bytes;
    }
    #find(range) {
        const piece = this.#pieces.find(({ address, bytes }) => holds({ address, size: bytes.length }, range));
        return piece?.bytes.subarray(range.address - piece.address, range.address - piece.address + range.size);
    }
}
function holds(outer, inner) {
    return inner.address >= outer.address && endOf(inner) <= endOf(outer);
}

;// CONCATENATED MODULE: ./src/firmware/survey/partition-heads.ts







/** The header of an image, that of its first segment, and `esp_app_desc_t`. */
const HEAD_SIZE = 0x120;
/** What most layouts have between the table and their first application: settings, OTA data, the radio's tuning. */
const USUAL_DATA_SIZE = 0x8000;
/** Applications begin at multiples of it. */
const partition_heads_APP_ALIGNMENT = 0x1_0000;
/**
 * A flash from which the partition table, the heads of the applications and the records of otadata are read: by few
 * and small reads, each as seldom as the costs make sensible. How a partition begins is taken for what it holds.
 */
class PartitionHeads {
    bytes;
    beyond = "would lie beyond the end of the flash";
    flashSize;
    #looked = [];
    /**
     * @param flashSize bytes; `undefined` where it is not known.
     * @throws from its reads whatever `read` throws, and an `Error` when it gives fewer bytes than it was asked for.
     */
    constructor(read, costs, flashSize) {
        this.bytes = new FetchedFlash(read, costs);
        this.flashSize = flashSize;
    }
    /** The bytes from which everything is known; what else was read on the way is left out. */
    get looked() {
        return this.#looked.map((range) => ({ address: range.address, bytes: this.bytes.get(range) }));
    }
    async fetchTable(address) {
        const place = { address, size: Math.min(PARTITION_TABLE_SIZE, this.#end - address) };
        if (place.size <= 0)
            return;
        const first = Math.ceil((address + USUAL_DATA_SIZE) / partition_heads_APP_ALIGNMENT) * partition_heads_APP_ALIGNMENT;
        const likely = { address: first, size: HEAD_SIZE };
        await this.bytes.fetch([place], this.#isInside(likely) ? [likely] : []);
        this.#looked.push(place);
    }
    async fetchPartitions(partitions) {
        const wanted = partitions.flatMap(partition_heads_headOf).filter((head) => this.#isInside(head));
        // A board may run with partitions that overlap.
        await this.bytes.fetch(rangesOf(wanted));
        this.#looked.push(...wanted);
    }
    look(partition) {
        const seen = { partition, used: undefined, sha256: undefined };
        if (!this.#isInside(partition))
            return Promise.resolve({ ...seen, content: "unreadable" });
        const [head] = partition_heads_headOf(partition);
        return Promise.resolve({ ...seen, ...partition_heads_beginning(partition, head && this.bytes.get(head)) });
    }
    get #end() {
        return this.flashSize ?? Infinity;
    }
    #isInside({ address, size }) {
        return address + size <= this.#end;
    }
}
/** What has to be read of a partition, from its start on. */
function partition_heads_headOf(partition) {
    const { address, size } = partition;
    if (size === 0)
        return [];
    if (typeName(partition.type) === "app")
        return [{ address, size: Math.min(HEAD_SIZE, size) }];
    if (isOtaData(partition) && size >= OTA_RECORDS_SIZE)
        return [{ address, size: OTA_RECORDS_SIZE }];
    return [];
}
function partition_heads_beginning(partition, bytes) {
    if (bytes === undefined)
        return { content: "unknown" };
    if (isBlank(bytes))
        return { content: "blank" };
    if (isOtaData(partition))
        return { content: "ota-data" };
    const head = applicationHead(bytes);
    return head === undefined
        ? { content: "data" }
        : { content: "application", application: { ...head, intact: undefined } };
}

;// CONCATENATED MODULE: ./src/firmware/flash/sparse-flash.ts


/** A piece that was erased. */
function blankPiece({ address, size }) {
    const read = (_, length) => Promise.resolve(Buffer.alloc(length, BLANK));
    return { address, size, isBlank: true, read };
}
/** A piece that is in memory. */
function bytesPiece(start, bytes) {
    const read = (address, size) => Promise.resolve(bytes.subarray(address - start, address - start + size));
    return { address: start, size: bytes.length, isBlank: false, read };
}
/** A flash of which pieces are known. */
class SparseFlash {
    /** What is known, in the order of the addresses, neighbours joined. */
    ranges;
    /** In the order of the addresses, without overlaps. */
    #slices;
    /** @param pieces in the order in which they came there: a later one hides what was there before. */
    constructor(pieces) {
        let slices = [];
        for (const piece of pieces) {
            const { address, size } = piece;
            const hidden = slices.flatMap((slice) => overlaps(slice, piece)
                ? outside(slice, [piece]).map((rest) => ({ ...rest, piece: slice.piece }))
                : [slice]);
            slices = size > 0 ? [...hidden, { address, size, piece }] : hidden;
        }
        this.#slices = slices.sort((a, b) => a.address - b.address);
        this.ranges = joined(this.#slices);
    }
    /** What of it may hold something: all that was not erased. */
    get written() {
        return joined(this.#slices.filter(({ piece }) => !piece.isBlank));
    }
    reach(address) {
        const range = this.ranges.find((known) => known.address <= address && address < endOf(known));
        return range === undefined ? 0 : endOf(range) - address;
    }
    async read(address, size) {
        const wanted = { address, size };
        const parts = [];
        for (const { piece, ...slice } of this.#slices) {
            for (const part of inside(wanted, [slice]))
                parts.push(await piece.read(part.address, part.size));
        }
        const [first, ...others] = parts;
        const bytes = first !== undefined && others.length === 0 ? first : Buffer.concat(parts);
        if (bytes.length === size)
            return bytes;
        throw new Error(`Of ${size} bytes of flash at 0x${address.toString(16)}, ${bytes.length} are known.`);
    }
}
function joined(slices) {
    return joinNeighbours(slices.map(({ address, size }) => ({ address, size })));
}

;// CONCATENATED MODULE: ./src/firmware/survey/boot-forecast.ts











/** The most that a flash can have. */
const ALL = { address: 0, size: 0x1_0000_0000 };
/**
 * Says which application boots next once the images are in the flash: as ESP-IDF's bootloader chooses, by the images
 * and what was read of the board. Pure; never throws for what the bytes are.
 */
async function forecastBoot(sources) {
    const { partitions, isPlain } = sources;
    const flash = afterFlash(sources);
    const candidates = partitions.map((partition) => ({ partition }));
    const otadata = partitions.find(isOtaData);
    let chosen;
    if (otadata !== undefined) {
        const records = { address: otadata.address, size: OTA_RECORDS_SIZE };
        if (otadata.size < OTA_RECORDS_SIZE)
            return unknown(`the partition ${otadata.name} is too small for it`);
        if (!covers(flash, records))
            return boot_forecast_open(records, flash, sources);
        const bytes = await flash.read(records.address, records.size);
        if (!isPlain && !isPlainOtaData(bytes))
            return unknown("OTA data is damaged, or encrypted");
        chosen = bootSlot(bytes, countSlots(candidates));
    }
    for (const { partition } of bootOrder(candidates, chosen)) {
        const head = boot_forecast_headOf(partition);
        if (!covers(flash, head))
            return otadata === undefined ? unknown(UNREAD) : boot_forecast_open(head, flash, sources);
        const bytes = await flash.read(head.address, head.size);
        const application = applicationHead(bytes);
        if (application !== undefined && isCut(partition, sources)) {
            return unknown(`a file is written into the application that the partition ${partition.name} has`);
        }
        if (application !== undefined && starts(application, partition, sources)) {
            return { state: "known", next: { partition, application }, isChosen: chosen !== undefined };
        }
        if (application === undefined && !isBlank(bytes) && !isPlain) {
            return unknown(`the partition ${partition.name} has no application, or an encrypted one`);
        }
    }
    return unknown("no application was found");
}
/** The applications that the images bring, each to the start of a partition for one. */
function flashedApplications({ partitions, images, }) {
    return applicationPlaces(partitions.map((partition) => ({ partition }))).flatMap(({ partition }) => {
        const image = boot_forecast_imageAt(partition.address, images);
        const application = image &&
            applicationHead(image.bytes.subarray(partition.address - image.address).subarray(0, HEAD_SIZE));
        return image === undefined || application === undefined ? [] : [{ partition, application, image }];
    });
}
/** Whether two applications are of one build, as far as they say it. */
function isSameBuild(one, other) {
    const { elfSha256, name, version } = one;
    const says = /[^0]/.test(elfSha256);
    return says && elfSha256 === other.elfSha256 && name === other.name && version === other.version;
}
/** What else may be wanted, where it lies so near that it costs less than a process of its own. */
function withNeighbours(needs, { partitions, images }, costs) {
    const heads = bootOrder(partitions.map((partition) => ({ partition })))
        .map(({ partition }) => boot_forecast_headOf(partition))
        .filter(({ address }) => boot_forecast_imageAt(address, images) === undefined);
    const runs = mergeRuns([needs, ...heads.filter(({ address }) => address > needs.address)], costs);
    return runs.find((run) => run.address <= needs.address && endOf(run) >= endOf(needs)) ?? needs;
}
const UNREAD = "the files have no OTA data, and the board's was not read";
function unknown(reason) {
    return { state: "unknown", reason };
}
function boot_forecast_open(wanted, flash, { images }) {
    const missing = outside(wanted, flash.ranges);
    // What an image leaves of a sector that it writes in part hangs on what esptool skips.
    const isCut = missing.some((range) => images.some((image) => overlaps(sectorsOf(image), range)));
    const [first] = missing;
    const last = missing.at(-1);
    if (isCut || first === undefined || last === undefined)
        return unknown("a file covers a part of it");
    return { state: "open", needs: { address: first.address, size: endOf(last) - first.address } };
}
/** What is read of the sectors that images are written into is not counted on. */
function afterFlash({ images, pieces, isErased }) {
    const touched = images.map(sectorsOf);
    const kept = pieces.flatMap((piece) => outside(piece, touched).map((rest) => ({ ...piece, ...rest })));
    const before = isErased ? [blankPiece(ALL)] : kept;
    return new SparseFlash([...before, ...images.map(({ address, bytes }) => bytesPiece(address, bytes))]);
}
function sectorsOf({ address, bytes }) {
    const start = address - (address % flash_layout/* SECTOR_SIZE */.t4);
    const end = Math.ceil((address + bytes.length) / flash_layout/* SECTOR_SIZE */.t4) * flash_layout/* SECTOR_SIZE */.t4;
    return { address: start, size: end - start };
}
function boot_forecast_headOf({ address, size }) {
    return { address, size: Math.min(HEAD_SIZE, size) };
}
function boot_forecast_imageAt(address, images) {
    return images.findLast((image) => image.address <= address && address < image.address + image.bytes.length);
}
/** Of an image the bootloader checks every byte; what the board has is taken to be whole. */
function starts(application, { address, size }, { images, chip }) {
    if (chip !== undefined && application.chip !== undefined && application.chip !== chip)
        return false;
    const image = boot_forecast_imageAt(address, images);
    if (image === undefined)
        return true;
    const whole = parsed(() => parseAppImage(image.bytes.subarray(address - image.address)));
    return whole !== undefined && whole.intact && whole.length <= size;
}
/** Whether an image changes what the board has in a partition, and leaves its start alone. */
function isCut(partition, { images }) {
    if (boot_forecast_imageAt(partition.address, images) !== undefined)
        return false;
    return images.some((image) => overlaps(sectorsOf(image), partition));
}

;// CONCATENATED MODULE: ./src/firmware/survey/boot-words.ts



/** Why it is open which application boots next, as a clause. */
function openWords(partitions) {
    return partitions.some(isOtaData)
        ? "OTA data on the board decides, and was not read"
        : "the board's flash decides, and was not read";
}
/** That what is flashed boots next, or an application of the same build, its `twin`. */
function bootWords(next, twin) {
    const what = twin === undefined ? "from this flash" : `the same build as what goes into ${twin.partition.name}`;
    return `${next.partition.name} boots next: ${titleOf(next)}, ${what}.`;
}
/** That what is flashed does not boot, and what would let it. */
function passedOverWords({ next, isChosen }, flashed, partitions) {
    const names = flashed.map(({ partition }) => partition.name).join(", ");
    const files = [...new Set(flashed.map(({ image }) => fileWords(image)))].join(", ");
    const otadata = partitions.find(isOtaData);
    const choice = isChosen ? "selects it" : "selects none, so the bootloader starts with that";
    const why = otadata === undefined ? "" : `: OTA data (the partition ${otadata.name}) ${choice}`;
    // With blank OTA data, the bootloader begins with this one.
    const [first] = bootOrder(partitions.map((partition) => ({ partition })));
    const isFirst = flashed.some(({ partition }) => partition === first?.partition);
    const erase = isChosen && otadata !== undefined && isFirst ? `also erase ${otadata.name}, or ` : "";
    const into = next.partition.name;
    return `${files} goes to the partition ${names}, but ${into} boots next, with the application ${titleOf(next)}${why}. To boot the new application, ${erase}flash it to ${into}.`;
}
function titleOf({ application: { name, version } }) {
    return [name, version].filter((text) => text !== "").join(" ") || "without a name";
}

;// CONCATENATED MODULE: ./src/board/session/identify.ts

/** The end of esptool's description of such a chip. */
const LOCKED = " in Secure Download Mode";
/**
 * Identifies the board, once in a step, in one esptool process that changes nothing. One in Secure Download Mode
 * reports only its name.
 */
async function identify({ esptool }) {
    if (wasIdentified(esptool) || isLocked(esptool))
        return;
    try {
        await esptool.run({ name: "flash-id" });
    }
    catch (error) {
        if (error instanceof errors/* Failure */.HR && error.code === "secure-download-mode" && isLocked(esptool))
            return;
        throw error;
    }
}
/** Whether chip, MAC and flash size of the board are known, not only its name. */
function wasIdentified(esptool) {
    return esptool.identity.flashManufacturer !== undefined;
}
/** Whether the chip said that it is in Secure Download Mode, which allows no reads. */
function isLocked(esptool) {
    return esptool.identity.description?.endsWith(LOCKED) === true;
}

;// CONCATENATED MODULE: ./src/board/session/known-table.ts



/** The table by which the step knows partitions: that of the board where it was read, or the one that the workflow gives. */
function knownTable(board) {
    const { session, tableAddress: address } = board;
    const bytes = session.seenTable(address);
    const table = bytes && parsed(() => readPartitionTable(bytes, { address }));
    return table ? { partitions: table.partitions, title: boardTableWords(address) } : board.givenTable;
}

;// CONCATENATED MODULE: ./src/board/device/read-region.ts




/**
 * Reads flash into an existing empty file.
 * @param size bytes; `undefined` reads to the end of the flash.
 * @param shown the name that people see for the file.
 * @returns how many bytes the file now holds, and their digest.
 * @throws {Failure} when the file does not hold exactly what was asked for.
 */
async function readRegion(address, size, partPath, shown, board, options = {}) {
    const wanted = size ?? (address === 0 ? "ALL" : await restOfFlash(address, board));
    const seen = await board.esptool.run({ name: "read-flash", address, size: wanted, output: partPath }, wanted === "ALL" ? 0 : wanted, new Map([[partPath, shown]]), options);
    const expected = wanted === "ALL" ? board.esptool.identity.flashSize : wanted;
    const bytes = (await (0,promises_.stat)(partPath)).size;
    if (bytes !== expected || seen.read?.bytes !== bytes) {
        throw new errors/* Failure */.HR("esptool-failed", `esptool exited successfully, but "${shown}" has ${bytes} bytes instead of ${expected ?? "the whole flash"}.`, "The file was discarded. Read again; the log has esptool's output.");
    }
    return { bytes, sha256: await (0,digest/* sha256OfFile */.Vq)(partPath) };
}
/**
 * A small piece of flash, read in one esptool process.
 * @param shown what people see that the bytes are for.
 * @throws {Failure} as `readRegion`.
 */
async function read_region_readBytes({ address, size }, shown, board) {
    const path = await board.folder.writeBytes(`read-${(0,flash_layout/* formatAddress */.M0)(address)}.bin`, Buffer.alloc(0));
    try {
        await readRegion(address, size, path, shown, board, { quiet: true });
        return await (0,promises_.readFile)(path);
    }
    finally {
        await (0,promises_.rm)(path, { force: true });
    }
}
/**
 * How many bytes there are from an address to the end of the flash. esptool's `ALL` works from address 0 only, so the
 * size has to be asked for.
 */
async function restOfFlash(address, board) {
    const { identity } = board.esptool;
    // Known already where the board had to be a certain one.
    if (identity.flashSize === undefined) {
        await board.esptool.run({ name: "flash-id" });
    }
    const { flashSize } = identity;
    if (flashSize === undefined) {
        throw new errors/* Failure */.HR("flash-size-unknown", "The size of the board's flash could not be detected.", "Set `size`, or check the flash wiring.");
    }
    if (address < flashSize)
        return flashSize - address;
    throw new errors/* Failure */.HR("beyond-flash", `Address ${(0,flash_layout/* formatAddress */.M0)(address)} is beyond the board's flash of ${flashSize} bytes.`, "Choose an address inside the flash.");
}

;// CONCATENATED MODULE: ./src/operations/flash/boots-next.ts









const NO_ANSWER = { says: [], warnings: [], asked: [], pieces: [] };
/** Reads each range by itself, so that nothing is to be put on one command line. */
const ONE_PAIR = 1;
/** What lets nothing be read, or has nothing there: then it is not known what boots. */
const UNREADABLE = new Set(["secure-download-mode", "beyond-flash"]);
/**
 * Says which application boots once the images are in the flash, where there is an application among them and the
 * partition table is known: that of the files, the board's where it was read, or the one that the workflow gives. OTA
 * data that the files do not bring is read, and the head of the application that it chooses where that is not among
 * the files.
 */
async function askWhatBoots(request, images, facts, board) {
    const table = boots_next_tableOf(request, images, facts, knownTable(board));
    const sources = sourcesOf(request, images, facts, table);
    if (sources === undefined)
        return NO_ANSWER;
    const { port, baud } = board.esptool.connection;
    const costs = costsOf(port.kind === "socket" ? undefined : baud, ONE_PAIR);
    const pieces = [];
    const asked = [];
    for (;;) {
        const forecast = await forecastBoot({ ...sources, pieces });
        // With force nothing is asked, and what is encrypted cannot be.
        const mayRead = !request.force && facts.security?.flashEncryption !== true && !isLocked(board.esptool);
        if (forecast.state !== "open" || !mayRead)
            return { ...answerTo(forecast, sources), asked, pieces };
        const range = withNeighbours(forecast.needs, sources, costs);
        asked.push(forecast.needs);
        try {
            pieces.push(bytesPiece(range.address, await read_region_readBytes(range, "which application boots next", board)));
        }
        catch (error) {
            if (!(error instanceof errors/* Failure */.HR) || !UNREADABLE.has(error.code))
                throw error;
            return { ...answerTo(forecast, sources), asked };
        }
    }
}
/** The same by the files alone; what would be read from the board is listed. */
async function foretellBoot(request, images, facts, given) {
    const sources = sourcesOf(request, images, facts, boots_next_tableOf(request, images, facts, given));
    if (sources === undefined)
        return NO_ANSWER;
    const forecast = await forecastBoot(sources);
    const isOpen = forecast.state === "open" && !request.force;
    return { ...answerTo(forecast, sources), asked: isOpen ? [forecast.needs] : [] };
}
/** The table by which the bootloader will look for applications, as far as it is known. */
function boots_next_tableOf({ extent }, images, { table, tableProblem, tableAddress }, other) {
    const planned = plannedTable(images, tableAddress);
    if (planned !== undefined)
        return planned.table?.partitions;
    if (extent === "chip" || tableProblem !== undefined)
        return undefined;
    return (table ?? other)?.partitions;
}
function sourcesOf({ extent }, images, { chip, security }, partitions) {
    if (partitions === undefined || flashedApplications({ partitions, images }).length === 0)
        return undefined;
    const isPlain = security?.flashEncryption === false;
    return { partitions, images, pieces: [], isErased: extent === "chip", isPlain, chip };
}
/** What a forecast means for what is flashed. */
function answerTo(forecast, sources) {
    if (forecast.state !== "known") {
        const reason = forecast.state === "open" ? openWords(sources.partitions) : forecast.reason;
        return { ...NO_ANSWER, says: [`It is unknown which application boots next: ${reason}.`] };
    }
    const { next } = forecast;
    const flashed = flashedApplications(sources);
    const isFlashed = flashed.some(({ partition }) => partition === next.partition);
    const twin = flashed.find(({ application }) => isSameBuild(application, next.application));
    const result = bootsNext(next, isFlashed, isFlashed || twin !== undefined);
    return isFlashed || twin !== undefined
        ? { ...NO_ANSWER, next: result, says: [bootWords(next, isFlashed ? undefined : twin)] }
        : { ...NO_ANSWER, next: result, warnings: [passedOverWords(forecast, flashed, sources.partitions)] };
}
function bootsNext({ partition, application }, flashed, sameBuild) {
    const { name, version, idfVersion, built, elfSha256, chip } = application;
    return {
        partition: partition.name,
        name,
        version,
        idf_version: idfVersion,
        built,
        elf_sha256: elfSha256,
        chip: chip ?? null,
        flashed,
        same_build: sameBuild,
    };
}

;// CONCATENATED MODULE: ./src/board/device/image-chip.ts

/**
 * Runs what has esptool look for the chip that the images are for, and no other: esptool refuses another one by itself,
 * in the same process, where it would look at none but the bootloader.
 * @param chip as esptool names it; `undefined` where the images do not say it, or it does not matter.
 * @throws {Failure} `image-wrong-chip` where nothing but the images said which chip it has to be.
 */
async function onImageChip(chip, board, run) {
    const { esptool } = board;
    const isOpen = chip !== undefined && esptool.connection.chip === "auto";
    try {
        return await run();
    }
    catch (error) {
        if (!isOpen || !(error instanceof errors/* Failure */.HR) || error.code !== "wrong-chip")
            throw error;
        throw new errors/* Failure */.HR("image-wrong-chip", `The images are for ${chip}, but the chip on ${esptool.connection.port.name} is not. The flash was not changed.`, "Build the firmware for this chip, or find out which board is on this port. `force: true` flashes it anyway.", { cause: error });
    }
}

;// CONCATENATED MODULE: ./src/board/session/board-table.ts



/**
 * What the board has where its partition table belongs. Names and the plan may both want it: it is read once, in one
 * esptool process.
 * @throws {Failure} as `BoardSession.table`.
 */
async function boardTable({ session, tableAddress: address, }) {
    try {
        return await session.table(address);
    }
    catch (error) {
        if (!(error instanceof errors/* Failure */.HR) || error.code !== "beyond-flash")
            throw error;
        throw new errors/* Failure */.HR(error.code, `The partition table would be at ${(0,flash_layout/* formatAddress */.M0)(address)} (\`partition-table-offset\`), beyond the end of the board's flash. ${STATE_SENTENCES.untouched}`, "Set the build's offset (CONFIG_PARTITION_TABLE_OFFSET), and check which board is on this port.", { cause: error });
    }
}

;// CONCATENATED MODULE: ./src/operations/flash/plan-facts.ts






/** What is known of the board without asking it: what was asked for, and what it has said already. */
function knownFacts({ esptool, tableAddress }) {
    const { chip, revision, flashSize } = esptool.identity;
    return {
        tableAddress,
        chip: chip ?? chipOf(esptool.connection.chip),
        revision: revisionOf(revision),
        flashSize,
    };
}
/** The chip that esptool's option asks for, as esptool names it; `undefined` where it does not say it. */
function chipOf(option) {
    return (0,flash_chips/* chipOfOption */.zQ)(option);
}
/** What is known of any board that a step would take. */
function expectedFacts(option, { chip, flashSize, revision }) {
    const own = chipOf(option) ?? (chip === undefined ? undefined : chipOf(chip));
    const exact = revision?.orLater === false ? revision.major * 100 + revision.minor : undefined;
    return { chip: own, flashSize, revision: exact, isExpected: true };
}
/**
 * Asks the board how much flash it has, in one esptool process, which also reports its chip and revision.
 */
async function askForFlashSize(facts, board) {
    await identify(board);
    const known = knownFacts(board);
    return { ...facts, ...known, flashSizeUntold: known.flashSize === undefined };
}
/** Asks the board for its partition table, in one esptool process, which also reports its chip and revision. */
async function askForTable(board) {
    const bytes = await readableTable(board);
    return { ...knownFacts(board), ...(bytes === undefined ? {} : tableFacts(bytes, board.tableAddress)) };
}
/**
 * Reads the board's security settings, in one esptool process; where the chip is unknown, another one identifies it first.
 * @param imageChip the one that the images are for, as esptool names it.
 * @throws {Failure} `image-wrong-chip` where it is another.
 */
async function askForSecurity(facts, board, imageChip) {
    const chip = facts.chip ?? imageChip;
    if (chip === undefined)
        await identify(board);
    const security = await onImageChip(imageChip, board, () => securityOf(board, { chip }));
    return { ...facts, ...knownFacts(board), security, securityUntold: security === undefined };
}
function tableFacts(bytes, address) {
    const table = tableOrReason(bytes, { address });
    return typeof table === "string" ? { tableProblem: table } : { table };
}
/** How much flash it has, its table, and what protects it: for a dry run, which may take its time. */
async function askEverything(board) {
    const sized = await askForFlashSize(knownFacts(board), board);
    return askForSecurity({ ...sized, ...(await askForTable(board)) }, board, undefined);
}
/** `undefined` in Secure Download Mode, which lets nothing be read. */
async function readableTable(board) {
    try {
        return await boardTable(board);
    }
    catch (error) {
        if (error instanceof errors/* Failure */.HR && error.code === "secure-download-mode")
            return undefined;
        throw error;
    }
}
/** `undefined` where the chip does not report it. */
async function securityOf(board, options) {
    try {
        return await board.session.security(options);
    }
    catch (error) {
        if (error instanceof errors/* Failure */.HR && error.code === "not-supported-by-chip")
            return undefined;
        throw error;
    }
}
function revisionOf(text) {
    const match = /^v(\d+)\.(\d+)$/.exec(text ?? "");
    return match === null ? undefined : Number(match[1]) * 100 + Number(match[2]);
}

;// CONCATENATED MODULE: ./src/operations/images/proof.ts

/** Compared are the files as they are. */
const AS_IS = { mode: "keep", freq: "keep", size: "keep" };
/**
 * Whether the chip can digest its flash: every stub does, and every ROM but that of the first chip. (In Secure Download Mode
 * neither digests nor reads are possible: such a backup fails before the question comes up.)
 */
function givesDigests({ esptool }) {
    return esptool.connection.stub || (0,flash_chips/* romDigests */.cW)(esptool.identity.chip);
}
/** Compares one digest over the whole range, made by the chip, with the file's. */
async function isInFlash(path, shown, range, board, options = {}) {
    const { address, size } = range;
    const seen = await board.esptool.run({ name: "verify-flash", images: [{ address, path }], header: AS_IS, diff: false }, size, new Map([[path, shown]]), { ...options, quiet: true });
    const [comparison] = seen.comparisons;
    // An image that esptool took for Intel HEX would have been compared elsewhere.
    return comparison?.equal === true && comparison.address === address && comparison.bytes === size;
}

;// CONCATENATED MODULE: ./src/operations/flash/plan-losses.ts





const plan_losses_BLANK = 0xff;
/**
 * Which of the losses are real: where the flash is as the image has it, or blank, nothing goes. One esptool process,
 * whose digests the chip makes, and another where an image brings other data than the board has; where the chip makes
 * no digests, every loss counts.
 */
async function lostOnBoard(losses, board) {
    if (losses.length === 0 || !board.esptool.connection.stub)
        return losses;
    const changed = await differing(losses, bytesOfLoss, board);
    const isBlank = (loss) => bytesOfLoss(loss).every((byte) => byte === plan_losses_BLANK);
    const overwritten = changed.filter((loss) => !isBlank(loss));
    const filled = await differing(overwritten, ({ size }) => Buffer.alloc(size, plan_losses_BLANK), board);
    return changed.filter((loss) => isBlank(loss) || filled.includes(loss));
}
/** Those at which the flash is not known to hold what is expected there. */
async function differing(losses, expected, board) {
    const images = [];
    try {
        for (const loss of losses) {
            const bytes = expected(loss);
            // What esptool took for Intel HEX would be compared elsewhere.
            if ((0,intel_hex_record/* looksLikeIntelHex */.tW)(bytes))
                continue;
            const path = await board.folder.writeBytes(`data-0x${loss.address.toString(16)}.bin`, bytes);
            images.push({ address: loss.address, path });
        }
        if (images.length === 0)
            return losses;
        const total = losses.reduce((sum, { size }) => sum + size, 0);
        const command = { name: "verify-flash", images, header: AS_IS, diff: false };
        const seen = await board.esptool.run(command, total, new Map(), { quiet: true });
        const equal = new Set(seen.comparisons.filter((one) => one.equal === true).map(({ address }) => address));
        return losses.filter(({ address }) => !equal.has(address));
    }
    catch (error) {
        if (error instanceof errors/* Failure */.HR && error.code === "secure-download-mode")
            return losses;
        throw error;
    }
    finally {
        await Promise.all(images.map(({ path }) => (0,promises_.rm)(path, { force: true })));
    }
}

;// CONCATENATED MODULE: ./src/operations/flash/plan-refusal.ts


/** Findings that `force: true` overrides: what wipes data has an input of its own. */
const FORCED = "warning";
/** With `force`, everything except data loss is only a warning. */
function withForce(findings, force) {
    return findings.map((finding) => force && finding.code !== "data-loss" ? { ...finding, severity: FORCED } : finding);
}
function refusalsIn(findings) {
    return findings.filter(({ severity }) => severity === "refusal");
}
/** The warnings of findings that refuse nothing. */
function warningsIn(findings) {
    return findings.filter(({ severity }) => severity === "warning").map(({ message }) => sentence(message));
}
/** All refusals as one failure, of the code that they share, else `plan-refused`; `undefined` where there is none. */
function refusalOf(findings) {
    const refusals = refusalsIn(findings);
    const [first] = refusals;
    if (first === undefined)
        return undefined;
    const hints = [...new Set(refusals.map(({ hint }) => hint))];
    const isForcible = refusals.every(({ isFinal }) => isFinal !== true);
    if (isForcible && refusals.some(({ code }) => code !== "data-loss")) {
        hints.push("`force: true` flashes it anyway.");
    }
    const message = refusals.length === 1
        ? sentence(first.message)
        : [
            `${refusals.length} problems were found in the files to flash.`,
            ...refusals.map((finding) => `- ${sentence(finding.message)}`),
        ].join("\n");
    return new errors/* Failure */.HR(refusals.every(({ code }) => code === first.code) ? first.code : "plan-refused", `${message}${refusals.length === 1 ? " " : "\n"}The flash was not changed.`, hints.join(" "));
}

;// CONCATENATED MODULE: ./src/operations/flash/flash-plan.ts








/**
 * Checks what is to be written, as far as that is possible without the board.
 * @param option the chip as esptool's options spell it; `auto` where it is not known.
 * @param tableAddress where in the flash the partition table belongs.
 * @param expected what the board has to be: images that could not run on it are refused.
 * @throws {Failure} class `refused`; `file-unreadable`.
 */
async function checkFiles(request, option, tableAddress, expected = {}) {
    const images = await readPlanned(request.files.map((file) => ({ file, copy: file.realPath, sha256: file.sha256 })));
    const checked = checkRequest(request, images, { ...expectedFacts(option, expected), tableAddress });
    const failure = refusalOf(withForce(checked.findings, request.force));
    if (failure !== undefined)
        throw failure;
    return { ...checked, images };
}
/**
 * Checks the copies that will be written, before the first byte is. The board is asked only what the files leave open:
 * for the size of its flash where a build counts on much, for its table where an application comes without one, for data where a merged image would wipe some, and for what
 * protects it where a protected chip would not start them.
 * @throws {Failure} class `refused`, with everything that is wrong.
 */
async function checkFlash(request, images, board, asking = "what is open") {
    const planned = await readPlanned(images);
    const facts = knownFacts(board);
    const first = checkRequest(request, planned, facts);
    refuse(request, first);
    const more = asking === "everything" ? await askEverything(board) : await moreFacts(facts, first, request, board);
    const checked = more === facts ? first : checkRequest(request, planned, more);
    if (checked !== first)
        refuse(request, checked);
    if (!request.allowDataLoss && request.extent !== "chip") {
        const losses = lossFinding(await lostOnBoard(checked.losses, board), "refusal");
        refuse(request, { findings: losses });
    }
    const boot = await askWhatBoots(request, planned, more, board);
    for (const line of boot.says)
        board.say(line);
    const warnings = [...warningsIn(withForce(checked.findings, request.force)), ...boot.warnings];
    annotateWarnings(warnings, board);
    const chip = request.force ? undefined : (more.chip ?? checked.chip);
    const { needsFlashSize, needsTable, dependsOnSecurity } = first;
    return { warnings, chip, boot, needs: { needsFlashSize, needsTable, dependsOnSecurity } };
}
/** A chip that is erased first loses its table before the images boot. */
function checkRequest({ settings: { mode, size }, headerInputs: inputs, extent }, images, facts) {
    const settings = { mode, size, inputs };
    if (extent !== "chip")
        return checkPlan(images, settings, facts);
    const erased = { ...facts, table: undefined, tableProblem: undefined, isErased: true };
    const checked = checkPlan(images, settings, erased);
    const isStarted = checked.needsTable && checked.chip !== undefined;
    return isStarted ? { ...checked, findings: [...checked.findings, TABLE_ERASED] } : checked;
}
const TABLE_ERASED = {
    severity: "warning",
    code: "plan-refused",
    message: "`erase-first` also erases the partition table, and the files do not contain one: the application does not start until a table is flashed",
    hint: "Flash the build's table in the same step.",
};
async function moreFacts(facts, { needsFlashSize, needsTable, dependsOnSecurity, chip }, { force, extent }, board) {
    // What force overrides need not be asked for, and of a chip that is erased as a whole nothing is kept.
    if (force)
        return facts;
    const sized = needsFlashSize ? await askForFlashSize(facts, board) : facts;
    const tabled = needsTable && extent !== "chip" ? { ...sized, ...(await askForTable(board)) } : sized;
    return dependsOnSecurity ? askForSecurity(tabled, board, chip) : tabled;
}
function refuse({ force }, { findings }) {
    const failure = refusalOf(withForce(findings, force));
    if (failure !== undefined)
        throw failure;
}
/**
 * The bytes of every file: its own where the request brings them, else those of the copy.
 * @throws {Failure} as `readImage`.
 */
async function readPlanned(images) {
    const planned = [];
    for (const image of images) {
        const { address, path, encrypted = false, partition, role, bytes: own } = image.file;
        const bytes = own === undefined ? await readImage(image) : Buffer.from(own);
        planned.push({ address, path, encrypted, partition, role, bytes });
    }
    return planned;
}

;// CONCATENATED MODULE: ./src/operations/flash/header-warnings.ts



/**
 * What a comparison has to say of inputs for a header that it compares as it is.
 * @param chip as esptool names it; `undefined` where it is not known.
 * @throws {Failure} as `readPlanned`.
 */
async function headerWarnings({ settings, headerInputs: inputs = [] }, images, chip) {
    if (inputs.length === 0)
        return [];
    const { mode, size } = settings;
    return warningsIn(checkHeaderInputs(await readPlanned(images), { mode, size, inputs }, chip));
}

// EXTERNAL MODULE: ./src/system/processes/process.ts
var processes_process = __webpack_require__(9746);
// EXTERNAL MODULE: ./src/system/processes/program-environment.ts
var program_environment = __webpack_require__(94847);
;// CONCATENATED MODULE: ./src/esptool/install/program.ts

/**
 * What stands between a Python and esptool's arguments. Isolated (-I): no folder of the user, the step or `PYTHON*`
 * variables takes part; it must say in options what such a variable would: write no byte code into the tool cache,
 * whose files are checked (-B), and speak UTF-8.
 */
const AS_MODULE = ["-I", "-B", "-X", "utf8", "-m", "esptool"];
/** The Python that has esptool, and with it pySerial; Espressif's own program brings one along that runs nothing else. */
function pythonOf(program) {
    return program.prefix.includes("-m") ? program.command : undefined;
}
function warn(context, line) {
    if (context.warn === undefined)
        context.log(`Warning: ${line}`);
    else
        context.warn(line);
}
function platformOf(context) {
    return context.platform ?? process.platform;
}
function archOf(context) {
    return context.arch ?? process.arch;
}
/** The path rules of that platform. */
function pathsOf(context) {
    return platformOf(context) === "win32" ? external_node_path_.win32 : external_node_path_.posix;
}

;// CONCATENATED MODULE: ./src/esptool/install/pip/environment.ts


/** What a helper program may know besides: its language; nothing that redirects Python or the dynamic linker. */
const KEPT_FOR_HELPERS = new Set(["APPDATA", "LANG", "LC_ALL", "LC_CTYPE", "TZ"]);
/** pip's settings of where files come from and how they are fetched; those that change what an installation does stay out. */
const PIP_SETTINGS = new Set([
    ...["PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_NO_INDEX", "PIP_TRUSTED_HOST"],
    ...["PIP_CERT", "PIP_CLIENT_CERT", "PIP_PROXY", "PIP_CACHE_DIR", "PIP_NO_CACHE_DIR"],
    ...["PIP_DEFAULT_TIMEOUT", "PIP_TIMEOUT", "PIP_RETRIES", "PIP_KEYRING_PROVIDER"],
]);
/** Besides, only pip needs the way to the network. */
const KEPT_FOR_PIP = new Set([
    ...KEPT_FOR_HELPERS,
    ...PIP_SETTINGS,
    ...["PIP_CONFIG_FILE", "NETRC", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS"],
    ...["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"],
    ...["SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"],
]);
/** The environment of a program that is not pip. */
function helperEnvironment(context) {
    return (0,program_environment/* programEnvironment */.yE)(context.env, KEPT_FOR_HELPERS);
}
/** The environment of pip: as that of other helpers, with pip's own index and network settings. */
function pipEnvironment(context) {
    return {
        ...(0,program_environment/* programEnvironment */.yE)(context.env, KEPT_FOR_PIP),
        PIP_DISABLE_PIP_VERSION_CHECK: "1",
        PIP_NO_INPUT: "1",
        // Paths may have any letters, whatever the locale.
        PYTHONUTF8: "1",
        // A pip.conf written for people may ask for these; in a venv of our own they can only fail.
        PIP_USER: "0",
        PIP_REQUIRE_VIRTUALENV: "0",
    };
}
/** The value of a variable; Windows does not care about the case of its name. */
function variable(context, name) {
    if (platformOf(context) !== "win32")
        return context.env[name];
    const key = Object.keys(context.env).find((candidate) => candidate.toUpperCase() === name.toUpperCase());
    return key === undefined ? undefined : context.env[key];
}

;// CONCATENATED MODULE: ./src/esptool/install/pip/command.ts





/** Enough to show why a program failed. */
const LINES_KEPT = 40;
/**
 * Runs a short helper program in an empty folder of its own and waits for its end.
 * @throws {Failure} `cancelled` when the step was cancelled meanwhile.
 */
async function runCommand(command, context) {
    throwIfCancelled(context);
    const lines = [];
    const end = await inPrivateFolder(context, async (cwd) => {
        // A person's esptool.cfg could change what esptool answers, so it gets an empty one.
        const config = (0,external_node_path_.join)(cwd, "esptool.cfg");
        await (0,promises_.writeFile)(config, "[esptool]\n");
        return (0,processes_process/* runProcess */.R)({
            command: command.command,
            args: command.args,
            cwd,
            env: { ...(command.env ?? helperEnvironment(context)), ESPTOOL_CFGFILE: config, NO_COLOR: "1" },
            deadlineMs: command.deadlineMs,
            ...(context.signal === undefined ? {} : { signal: context.signal }),
            onLine: (line) => {
                command.onLine?.(line);
                if (line.trim() !== "")
                    lines.push(line);
                if (lines.length > LINES_KEPT)
                    lines.shift();
            },
        });
    }).catch((error) => {
        if (error instanceof errors/* Failure */.HR && error.code === "esptool-not-started")
            return error;
        throw error;
    });
    throwIfCancelled(context);
    if (end instanceof errors/* Failure */.HR)
        return { ok: false, lines, end: end.message };
    if (end.end !== "exit")
        return { ok: false, lines, end: `no end within ${Math.round(command.deadlineMs / 1000)} s` };
    const code = end.exitCode === null ? `signal ${end.signal ?? "?"}` : `exit code ${end.exitCode}`;
    return { ok: end.exitCode === 0, lines, end: code };
}
/** @throws {Failure} `cancelled` when the step was cancelled. */
function throwIfCancelled(context) {
    if (context.signal?.aborted !== true)
        return;
    throw new errors/* Failure */.HR("cancelled", "The step was cancelled while esptool was being installed. The unfinished installation is not used.", "Run the job again.");
}
/** Makes a folder below the step's temporary one, hands it to `use` and removes it whatever happens. */
async function inPrivateFolder(context, use) {
    await (0,promises_.mkdir)(context.temp, { recursive: true });
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.temp, "esptool-install-"));
    try {
        return await use(folder);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    }
}

;// CONCATENATED MODULE: ./src/esptool/install/version.ts



/** The newest version with a lock; what a step gets that asks for none, unless its source has only an older one. */
const DEFAULT_VERSION = "5.6.0";
/** A cold start of a PyInstaller binary under a virus scanner takes tens of seconds; anything longer is stuck. */
const VERSION_DEADLINE_MS = 120_000;
/** @throws {Failure} `input-invalid` unless `version` is three numbers with dots. */
function checkVersion(version) {
    if (/^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}$/.test(version))
        return version;
    throw new errors/* Failure */.HR("input-invalid", `esptool-version "${version}" is not a version.`, `Write three numbers with dots, for example ${DEFAULT_VERSION}; ranges and "latest" are not accepted, so that jobs are reproducible.`);
}
/** @throws {Failure} `input-invalid` unless the version that was asked for is one. */
function versionOf(request) {
    return checkVersion(request.version === "" ? DEFAULT_VERSION : request.version);
}
/** Orders versions as numbers: negative when `a` is older than `b`. */
function compareVersions(a, b) {
    const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)];
    return [0, 1, 2].map((part) => (left[part] ?? 0) - (right[part] ?? 0)).find((step) => step !== 0) ?? 0;
}
/** The versions that `locks/` has a lock for, newest first. */
async function lockedVersions(locks) {
    const files = await (0,promises_.readdir)(locks).catch(() => []);
    return files
        .flatMap((file) => /^esptool-(\d+\.\d+\.\d+)\.txt$/.exec(file)?.[1] ?? [])
        .toSorted((a, b) => compareVersions(b, a));
}
/** What a program says of its own version, or why it says nothing. */
async function askVersion(program, context) {
    const outcome = await runCommand({ command: program.command, args: [...program.prefix, "version"], deadlineMs: VERSION_DEADLINE_MS }, context);
    const last = outcome.lines.at(-1) ?? "";
    if (outcome.ok && /^\d+\.\d+(\.\w+)*$/.test(last))
        return { version: last };
    if (outcome.ok)
        return { problem: `it answered "${last}"` };
    // A program that could not be started has no output, only an error.
    return { problem: [outcome.end.replace(/\.$/, ""), last].filter((part) => part !== "").join(": ") };
}

;// CONCATENATED MODULE: ./src/esptool/run/abilities.ts

/** The first esptool with `write-flash --skip-flashed`. */
const FIRST_TO_SKIP = "5.2.0";
/** From this version on only an image at the address of the bootloader is refused for being another chip's. */
const FIRST_TO_REFUSE_BOOTLOADERS_ONLY = "5.5.0";
/** @param version esptool's own, such as `5.6.0`. */
function writeSkippingOf(version, { stub }) {
    // Without the stub some chips give no digest of their flash, and the others are slow at it.
    if (!stub || compareVersions(version, FIRST_TO_SKIP) < 0)
        return "nothing";
    return compareVersions(version, FIRST_TO_REFUSE_BOOTLOADERS_ONLY) < 0 ? "files" : "pieces";
}

;// CONCATENATED MODULE: ./src/firmware/survey/file-content.ts





/** What the bytes of a file are. */
function fileContent(bytes) {
    const own = imageIn(bytes) ?? tableIn(bytes);
    return own ?? { kind: isBlank(bytes) ? "blank" : "data" };
}
function imageIn(bytes) {
    const header = parsed(() => parseImageHeader(bytes));
    const chip = header && (0,flash_chips/* chipOfImage */.l3)(header.chipId);
    if (chip === undefined)
        return undefined;
    const image = parsed(() => parseAppImage(bytes));
    const intact = image?.intact ?? false;
    if (image?.bootloader !== undefined) {
        return { kind: "bootloader", chip, idf_version: image.bootloader.idfVersion, intact };
    }
    if (image?.description === undefined)
        return { kind: "image", chip, intact };
    const { name, version } = image.description;
    return { kind: "application", name, version, intact };
}
function tableIn(bytes) {
    const table = parsed(() => readPartitionTable(bytes, { isFile: true }));
    return table && { kind: "table", partitions: table.partitions.length };
}

;// CONCATENATED MODULE: ./src/report/flash-map/content-words.ts
/** What is in a partition, in a few words; names in it are text from outside. */
function partitionWords(partition, look) {
    const words = contentWords(partition, look);
    return partition.encrypted ? `${words}; marked as encrypted` : words;
}
function contentWords({ content, type, subtype, application, nvs }, look) {
    switch (content) {
        case "application":
            return application === null ? "an application" : applicationWords(application);
        case "nvs":
            return nvs === null ? "NVS" : nvsWords(nvs);
        case "filesystem":
            return `a filesystem (${subtype})`;
        case "ota-data":
            return "which OTA slot boots";
        case "blank":
            return "blank";
        case "data":
            return type === "app" ? "data, not an application" : "data";
        case "unreadable":
        case "unknown":
            return lookWords(look);
    }
}
function lookWords({ looked, filled }) {
    if (looked === 0)
        return "not looked at";
    return filled > 0 ? "only partly read" : "blank where it was read";
}
/** An application as it names itself. */
function applicationWords({ name, version, intact }) {
    const title = [name, version].filter((part) => part !== "").join(" ");
    return sound(title === "" ? "an application without a name" : title, intact !== false);
}
function nvsWords({ keys, credentials, encrypted }) {
    if (encrypted)
        return "NVS, encrypted";
    return `NVS: ${keys} ${keys === 1 ? "key" : "keys"}, ${credentials ? "Wi-Fi credentials" : "no Wi-Fi credentials"}`;
}
/** What the bootloader says of itself, in a few words. */
function bootloaderWords({ chip, idf_version, intact }) {
    const version = idf_version === null ? "" : ` of ESP-IDF ${idf_version}`;
    return sound(`bootloader${version}${chip === null ? "" : ` for ${chip}`}`, intact);
}
/** What a partition table is. */
function tableWords(partitions) {
    return `the table of ${partitions} ${partitions === 1 ? "partition" : "partitions"}`;
}
/** What a file holds, in a few words; names in it are text from outside. */
function fileContentWords({ content, encrypted }) {
    const words = bytesWords(content);
    return encrypted ? `${words}; encrypted by the chip` : words;
}
function bytesWords(content) {
    switch (content.kind) {
        case "bootloader":
            return bootloaderWords(content);
        case "application":
            return applicationWords(content);
        case "image":
            return sound(`an image for ${content.chip}`, content.intact);
        case "table":
            return tableWords(content.partitions);
        case "blank":
        case "data":
            return content.kind;
    }
}
/** What is where no partition is, as far as partitions are known. */
function gapWords(used, look, { state }) {
    const held = used === null ? lookWords(look) : used === 0 ? "blank" : "holds data";
    return state === "unknown" || state === "encrypted" ? held : `in no partition; ${held}`;
}
function sound(what, intact) {
    return intact ? what : `${what}, not intact`;
}

;// CONCATENATED MODULE: ./src/report/flash-map/flash-places.ts



/** As many as a table can have partitions; Intel HEX can bring any number, and then nobody reads their list. */
const MOST_FILES = 95;
/** A gap of which more parts than these are known is one row: its bar shows them. */
const MOST_PARTS = 9;
const UNNAMED = { name: null, type: null, subtype: null, boots: null };
/** Everything from the first byte of the flash to the last, in the order of the addresses. */
function placesOf(known) {
    const own = [
        ...bootloaderPlace(known),
        ...tablePlace(known),
        ...known.partitions.map((record) => partitionPlace(record, known)),
    ];
    const files = known.files.filter((file) => !own.some((place) => overlaps(place, file)));
    const shown = files.length > MOST_FILES ? [] : files;
    const taken = [...own, ...shown.map((file) => filePlace(file, known))];
    return [...taken, ...gaps(taken, known)].sort((a, b) => a.address - b.address || b.size - a.size);
}
/** None where a partition stands for it: tables may have a row for the bootloader, and one for themselves. */
function bootloaderPlace(known) {
    const { bootloader, partition_table, partitions, files, size } = known;
    if (bootloader === null || hasPrimary("bootloader", known))
        return [];
    // Without a table, the file that holds it says more of what is where.
    if (partitions.length === 0 && files.length > 0)
        return [];
    const address = Number(bootloader.address);
    // Nothing says how much room it has: it ends where the next thing begins.
    const next = [Number(partition_table.address), ...partitions.map((record) => Number(record.address)), size];
    const end = Math.min(...next.filter((begin) => begin > address));
    if (!Number.isFinite(end))
        return [];
    const range = { address, size: end - address };
    const description = bootloaderWords(bootloader);
    const used = usedIn(range, known);
    return [{ kind: "bootloader", ...UNNAMED, ...range, used, content: "bootloader", description }];
}
function tablePlace(known) {
    const { partition_table, partitions } = known;
    if (partition_table.state !== "found" || hasPrimary("partition_table", known))
        return [];
    const range = { address: Number(partition_table.address), size: flash_layout/* SECTOR_SIZE */.t4 };
    const description = tableWords(partitions.length);
    const used = usedIn(range, known);
    return [{ kind: "partition-table", ...UNNAMED, ...range, used, content: "partition-table", description }];
}
function partitionPlace(record, known) {
    const { bootloader } = known;
    const { name, type, subtype, size, content, used, boots } = record;
    const isBootloader = bootloader !== null && type === "bootloader" && subtype === "primary";
    const range = { address: Number(record.address), size };
    const isKnown = content !== "unreadable" && used !== null;
    return {
        kind: "partition",
        name,
        type,
        subtype,
        ...range,
        used: isKnown ? Math.min(used, size) : null,
        content: content === "unreadable" ? "unknown" : content,
        description: isBootloader ? bootloaderWords(bootloader) : partitionWords(record, lookAt(range, known)),
        boots,
    };
}
function filePlace(file, known) {
    const { name, address, size } = file;
    const used = usedIn({ address, size }, known);
    const content = contentOf(used);
    return {
        kind: "file",
        ...UNNAMED,
        name,
        address,
        size,
        used,
        content,
        description: fileContentWords(file),
    };
}
/** What is left between the places; one that is known in part only is cut where that part begins or ends. */
function gaps(places, known) {
    return outside(known.part ?? { address: 0, size: known.size }, places)
        .flatMap((range) => {
        const looked = inside(range, known.looked);
        const parts = [...looked, ...outside(range, looked)];
        return parts.length > MOST_PARTS ? [range] : parts;
    })
        .map((range) => {
        const used = usedIn(range, known);
        const description = gapWords(used, lookAt(range, known), known.partition_table);
        return { kind: "gap", ...UNNAMED, ...range, used, content: contentOf(used), description };
    });
}
function lookAt(range, { looked, filled }) {
    return { looked: sharedWith(range, looked), filled: sharedWith(range, filled) };
}
function contentOf(used) {
    return used === null ? "unknown" : used === 0 ? "blank" : "data";
}
function usedIn(range, { looked, filled }) {
    if (sharedWith(range, looked) < range.size)
        return null;
    const last = filled.findLast((piece) => overlaps(piece, range));
    return last === undefined ? 0 : Math.min(endOf(last) - range.address, range.size);
}
function hasPrimary(type, { partitions }) {
    return partitions.some((record) => record.type === type && record.subtype === "primary");
}

;// CONCATENATED MODULE: ./src/report/flash-map/flash-map.ts




/**
 * Draws a flash, or the part of it that was looked at, as rows without a hole between them: bootloader, partition
 * table, partitions, and the gaps. A partition that lies in the part only partly is one row all the same.
 */
function drawFlash(known) {
    const { part } = known;
    const whole = part ?? { address: 0, size: known.size };
    const places = placesOf(known);
    const drawn = part === undefined ? places : places.filter((place) => overlaps(place, part));
    const verifiedBytes = sharedWith(whole, known.verified);
    return {
        size: known.isWhole ? known.size : null,
        part: part === undefined ? null : { address: (0,flash_layout/* formatAddress */.M0)(part.address), size: part.size },
        partition_table: known.partition_table,
        changed_since: known.changes?.since ?? null,
        changed_by: known.changes?.by ?? null,
        changed: changedInAll(known),
        // Of a flash whose end is not known, not all can be verified.
        verified: verifiedOf(verifiedBytes, known.isWhole || part !== undefined ? whole.size : Infinity),
        verified_bytes: verifiedBytes,
        bar: drawBar(whole, FLASH_CELLS, barPieces(places, known)),
        rows: drawn.map((place) => rowOf(place, places, known)),
    };
}
function rowOf(place, places, known) {
    const { kind, name, type, subtype, address, size, used, content, description, boots } = place;
    const others = places.filter((other) => other !== place && overlaps(other, place));
    const verifiedBytes = sharedWith(place, known.verified);
    return {
        kind,
        name,
        type,
        subtype,
        address: (0,flash_layout/* formatAddress */.M0)(address),
        size,
        used,
        free: used === null ? null : size - used,
        changed: changedIn(place, known.changes),
        content,
        description,
        boots,
        verified: verifiedOf(verifiedBytes, size),
        verified_bytes: verifiedBytes,
        overlaps: others.map((other) => other.name ?? other.kind),
        beyond_flash: known.isWhole ? size - sharedBytes(place, { address: 0, size: known.size }) : null,
        bar: drawBar(place, ROW_CELLS, barPieces([place], known)),
    };
}
/** Of a place that is not known as a whole, what is known of it. */
function barPieces(places, { changes, looked, filled }) {
    return {
        changed: changes?.regions ?? [],
        used: places.flatMap((place) => {
            return place.used === null ? inside(place, filled) : [{ address: place.address, size: place.used }];
        }),
        unknown: places.flatMap((place) => (place.used === null ? outside(place, looked) : [])),
    };
}
/** Of a flash that was erased as a whole, as much as there is, however much that is. */
function changedInAll({ changes, size, isWhole, part }) {
    if (changes === undefined)
        return null;
    const whole = part ?? { address: 0, size };
    const inAll = sharedWith(whole, changes.regions);
    return isWhole || inAll === totalOf(changes.regions) ? inAll : null;
}
function changedIn(range, changes) {
    if (changes === undefined)
        return null;
    const { within = range, regions } = changes;
    return sharedBytes(range, within) < range.size ? null : sharedWith(range, regions);
}
function verifiedOf(bytes, size) {
    return bytes === 0 ? "none" : bytes === size ? "whole" : "part";
}

;// CONCATENATED MODULE: ./src/firmware/formats/nvs.ts



const ERASED = 0xff;
const NAMESPACE_OF_NAMESPACES = 0;
/** A chunk of a blob: the blob's own entry counts as the key. */
const BLOB_CHUNK = 0x42;
/**
 * Where ESP-IDF's Wi-Fi driver (namespace `nvs.net80211`) keeps networks, passwords, and the keys made of them. The
 * name of the board's own access point (`ap.ssid`) is not among them: every board that has started one stores it.
 */
const CREDENTIALS = new Set([
    "sta.ssid",
    "sta.pswd",
    "sta.pmk",
    "sta.apinfo",
    "ap.passwd",
    "ap.pmk_info",
]);
/** Names that firmware gives to what should stay secret; matched anywhere in a key of 15 letters at most. */
const SECRET_NAME = /pass|pswd|pwd|secret|token|cred|cert|(?:^|[._-])psk|pmk|api_?key|(?:^|[._-])key|key$|priv|^pin$|pincode/i;
/**
 * The names of keys in NVS pages that look like credentials, and whose values are stored, or were and can still be
 * read. Never a value. It needs no partition table: the checksums of a page show what it holds.
 * @param bytes whole pages of 4 KiB, from any part of a flash
 */
function secretKeysIn(bytes) {
    const names = pagesOf(bytes)
        .filter((page) => !page.isBlank())
        .flatMap((page) => page.readable())
        .filter((entry) => isCredential(entry) || isSecretByName(entry))
        .map(keyOf);
    return [...new Set(names)];
}
/** Namespaces, and what the Wi-Fi driver stores for nothing set, are no secrets. */
function isSecretByName(entry) {
    if (entry.namespace === NAMESPACE_OF_NAMESPACES || CREDENTIALS.has(keyOf(entry)))
        return false;
    return SECRET_NAME.test(keyOf(entry)) && !(entry.content.length > 0 && isUnset(entry.content));
}
/**
 * Surveys an NVS partition. Never returns or throws a value that was stored.
 * @param bytes of the whole partition, or of whole pages of it
 * @throws {FormatError} and nothing else, for any bytes.
 */
function surveyNvs(bytes) {
    const pages = pagesOf(bytes);
    const inUse = pages.filter((page) => page.isInUse());
    const readable = pages.flatMap((page) => page.readable());
    if (inUse.length === 0 && readable.length === 0 && !bytes.every((byte) => byte === ERASED)) {
        throw new FormatError("has no intact NVS page: it is something else, or encrypted");
    }
    for (const page of inUse)
        page.checkVersion();
    const live = inUse.flatMap((page) => page.live());
    const items = live.filter((item) => item !== undefined);
    return {
        pages: inUse.length,
        namespaces: namespacesOf(items),
        keys: countKeys(items),
        credentials: readable.some(isCredential),
        encrypted: live.length > 0 && items.length === 0,
    };
}
function pagesOf(bytes) {
    if (bytes.byteLength === 0 || bytes.byteLength % PAGE_SIZE !== 0) {
        throw new FormatError(`is ${bytes.byteLength} bytes long, but NVS has pages of ${PAGE_SIZE}`);
    }
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Array.from({ length: bytes.byteLength / PAGE_SIZE }, (_, page) => new NvsPage(buffer.subarray(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)));
}
function namespacesOf(items) {
    const names = items.filter(({ namespace }) => namespace === NAMESPACE_OF_NAMESPACES).map(keyOf);
    return [...new Set(names)];
}
/** Once each: while NVS moves a page, an item is in two. */
function countKeys(items) {
    const values = items.filter(({ namespace, type }) => namespace !== NAMESPACE_OF_NAMESPACES && type !== BLOB_CHUNK);
    return new Set(values.map((item) => `${item.namespace} ${keyOf(item)}`)).size;
}
/** By the key alone: the namespace may have been erased since. */
function isCredential(entry) {
    return CREDENTIALS.has(keyOf(entry)) && !isUnset(entry.content);
}
function keyOf({ key }) {
    return (0,device_name/* deviceName */.g)(key);
}
/** How the driver stores what is not set: filled up with 0xFF, with zeros, or with a length of zero before 0xFF. */
function isUnset(content) {
    return content.every((byte) => byte === ERASED || byte === 0x00);
}

;// CONCATENATED MODULE: ./src/firmware/survey/every-byte.ts







/**
 * A flash of which every byte is at hand, or a part of one. At most one partition is in memory at a time.
 * @param start the address of the first byte at hand.
 */
function everyByte(flash, start = 0) {
    const bytes = new FlashWindow(flash, start);
    return {
        bytes,
        beyond: "is outside the available bytes",
        look: (partition) => covers(bytes, partition)
            ? lookAtAll(partition, bytes)
            : Promise.resolve({ partition, content: "unreadable", used: undefined, sha256: undefined }),
    };
}
/** What is read at once of a partition that is only digested. */
const CHUNK_SIZE = 0x4_0000;
const FILESYSTEMS = new Set(["fat", "spiffs", "littlefs"]);
/** Looks at a partition that is all there, reading every byte of it once (and the header of an image twice). */
async function lookAtAll(partition, flash) {
    const scan = await scanPartition(partition, flash);
    const { sha256, used } = scan;
    return { partition, used, sha256, ...(used === 0 ? { content: "blank" } : every_byte_identify(partition, scan)) };
}
async function scanPartition(partition, flash) {
    const { address, size } = partition;
    const step = (await isReadAtOnce(partition, flash)) ? Math.max(size, CHUNK_SIZE) : CHUNK_SIZE;
    const hash = (0,external_node_crypto_.createHash)("sha256");
    let used = 0;
    let bytes = Buffer.alloc(0);
    for (let at = 0; at < size; at += step) {
        bytes = await flash.read(address + at, Math.min(step, size - at));
        hash.update(bytes);
        const usedHere = usedOf(bytes);
        if (usedHere > 0)
            used = at + usedHere;
    }
    return { sha256: hash.digest("hex"), used, bytes: size <= step ? bytes : undefined };
}
/** What has to be parsed is read at once: an application, and NVS. */
async function isReadAtOnce(partition, flash) {
    if (isNvs(partition))
        return true;
    if (!isApp(partition) || partition.size < IMAGE_HEADER_SIZE)
        return false;
    const start = await flash.read(partition.address, IMAGE_HEADER_SIZE);
    return parsed(() => parseImageHeader(start)) !== undefined;
}
function every_byte_identify(partition, { bytes, used }) {
    if (bytes !== undefined && isApp(partition))
        return identifyApplication(bytes, used);
    if (bytes !== undefined && isNvs(partition)) {
        const nvs = parsed(() => surveyNvs(bytes));
        return nvs === undefined ? { content: "data" } : { content: "nvs", nvs };
    }
    return { content: purposeOf(partition) };
}
/** What a partition that is not blank, and holds neither an application nor NVS, is taken to hold by its kind. */
function purposeOf({ type, subtype }) {
    if (typeName(type) !== "data")
        return "data";
    const name = subtypeName(type, subtype);
    if (name === "ota")
        return "ota-data";
    return FILESYSTEMS.has(name) ? "filesystem" : "data";
}
/** An image that begins as one but is not whole is an application all the same: one that was not written to its end. */
function identifyApplication(bytes, used) {
    const head = applicationHead(bytes);
    if (head === undefined)
        return { content: "data" };
    const image = parsed(() => parseAppImage(bytes));
    const application = { ...head, intact: image?.intact ?? false };
    return { content: "application", used: image?.intact === true ? image.length : used, application };
}
function isApp({ type }) {
    return typeName(type) === "app";
}
function isNvs({ type, subtype }) {
    return typeName(type) === "data" && subtypeName(type, subtype) === "nvs";
}

;// CONCATENATED MODULE: ./src/firmware/survey/known-pieces.ts







/**
 * A flash of which pieces are known: what a step has read, written and erased.
 * @param filled what of the pieces is not blank.
 */
function knownPieces(flash, filled) {
    return { bytes: flash, look: (partition) => look(partition, flash, filled) };
}
async function look(partition, flash, filled) {
    if (covers(flash, partition))
        return lookAtAll(partition, flash);
    const unknown = { partition, content: "unknown", used: undefined, sha256: undefined };
    if (!filled.some((range) => overlaps(range, partition)))
        return unknown;
    if (typeName(partition.type) !== "app")
        return { ...unknown, content: purposeOf(partition) };
    const { address, size } = partition;
    const known = flash.reach(address);
    if (known < IMAGE_HEADER_SIZE)
        return unknown;
    const bytes = await flash.read(address, Math.min(known, size));
    const head = applicationHead(bytes);
    if (head === undefined)
        return { ...unknown, content: "data" };
    const image = parsed(() => parseAppImage(bytes));
    return { ...unknown, content: "application", application: { ...head, intact: image?.intact } };
}

;// CONCATENATED MODULE: ./src/firmware/survey/bootloader.ts



/** @param chip as esptool names it; without it, a bootloader is looked for wherever some chip has its own. */
async function findBootloader(flash, tableAddress, chip) {
    const own = chip === undefined ? undefined : (0,flash_chips/* bootloaderAddress */.uF)(chip);
    const addresses = chip === undefined ? flash_chips/* BOOTLOADER_ADDRESSES */.jB : own === undefined ? [] : [own];
    for (const address of addresses) {
        const found = await bootloaderAt(flash, address, tableAddress);
        if (found === undefined)
            continue;
        // Without a chip to go by, an image counts as a bootloader where its own chip looks for one.
        if (chip !== undefined || (found.chip !== undefined && (0,flash_chips/* bootloaderAddress */.uF)(found.chip) === address))
            return found;
    }
    return undefined;
}
/** @param end where the room for a bootloader ends: at the partition table. */
async function bootloaderAt(flash, address, end) {
    const size = Math.min(end - address, flash.reach(address));
    if (size < IMAGE_HEADER_SIZE)
        return undefined;
    const start = await flash.read(address, IMAGE_HEADER_SIZE);
    const header = parsed(() => parseImageHeader(start));
    if (header === undefined)
        return undefined;
    const bytes = await flash.read(address, size);
    const image = parsed(() => parseAppImage(bytes));
    const description = image?.bootloader;
    return {
        address,
        intact: image?.intact ?? false,
        chip: (0,flash_chips/* chipOfImage */.l3)(header.chipId),
        ...(description === undefined ? {} : { description }),
    };
}

;// CONCATENATED MODULE: ./src/firmware/survey/survey.ts







/**
 * Says what a flash holds, by its own partition table, and no more than the bytes show that the reading gives.
 * @throws whatever the reading throws; never for what the bytes are.
 */
async function surveyFlash(reading, options = {}) {
    const { tableAddress = PARTITION_TABLE_ADDRESS, chip, given } = options;
    const { bytes } = reading;
    const bootloader = await findBootloader(bytes, tableAddress, chip);
    const { table, partitions } = await findTable(reading, tableAddress, given);
    await reading.fetchPartitions?.(partitions);
    const contents = [];
    for (const partition of partitions)
        contents.push(await reading.look(partition));
    return { table, partitions: await withBoot(contents, bytes, chip ?? bootloader?.chip), bootloader };
}
async function findTable(reading, address, given) {
    const { bytes, beyond, flashSize } = reading;
    await reading.fetchTable?.(address);
    const known = Math.min(bytes.reach(address), PARTITION_TABLE_SIZE);
    const read = known > 0 ? tableOrReason(await bytes.read(address, known), { address, flashSize }) : beyond;
    if (typeof read === "object") {
        const { partitions, problems } = read;
        return { table: { state: "found", address, problems }, partitions };
    }
    // Of one that is not known to its end, nothing is said.
    if (read !== undefined && (beyond !== undefined || known === PARTITION_TABLE_SIZE)) {
        return { table: { state: "absent", address, reason: read }, partitions: [] };
    }
    if (given === undefined)
        return { table: { state: "unknown", address }, partitions: [] };
    return { table: { state: "given", address, title: given.title }, partitions: given.partitions };
}
/** Which application boots next, where that does not hang on what is not known. */
async function withBoot(contents, bytes, chip) {
    const isOpen = ({ partition: { address, size }, content }) => content === "unreadable" ||
        (content === "unknown" && bytes.reach(address) < Math.min(IMAGE_HEADER_SIZE, size));
    const otadata = contents.find(({ partition }) => isOtaData(partition));
    if (otadata === undefined)
        return markBoot(contents, undefined, chip, isOpen);
    const { address, size } = otadata.partition;
    const records = { address, size: OTA_RECORDS_SIZE };
    // The bootloader refuses to go on with an otadata of less than two sectors.
    const isThere = otadata.content !== "unreadable" && size >= 2 * flash_layout/* SECTOR_SIZE */.t4 && covers(bytes, records);
    if (!isThere)
        return contents;
    const chosen = bootSlot(await bytes.read(address, OTA_RECORDS_SIZE), countSlots(contents));
    return markBoot(contents, chosen, chip, isOpen);
}

;// CONCATENATED MODULE: ./src/backups/filled.ts


/** 1 MiB: few reads, little memory. */
const CHUNK = 256 * flash_layout/* SECTOR_SIZE */.t4;
/**
 * What of a range is not blank: one piece for each sector that holds anything, up to its last byte that is not 0xFF.
 * @throws whatever `read` throws.
 */
async function findFilled(flash, range) {
    const filled = [];
    for (let at = 0; at < range.size; at += CHUNK) {
        const address = range.address + at;
        const bytes = await flash.read(address, Math.min(CHUNK, range.size - at));
        for (let sector = 0; sector < bytes.length; sector += flash_layout/* SECTOR_SIZE */.t4) {
            const size = usedOf(bytes.subarray(sector, sector + flash_layout/* SECTOR_SIZE */.t4));
            if (size > 0)
                filled.push({ address: address + sector, size });
        }
    }
    return filled;
}

;// CONCATENATED MODULE: ./src/backups/backup-record.ts


/** Puts the manifest together; the order of the keys is the schema's. */
function backupRecord(image, board) {
    const { name, range, sha256, verified, contents, started, transferred, security } = image;
    const { esptool, provenance } = board;
    const { port, baud } = esptool.connection;
    const created = board.now();
    return {
        schema: 1,
        image: name,
        sha256,
        start_address: (0,flash_layout/* formatAddress */.M0)(range.address),
        size: range.size,
        verified,
        created: created.toISOString(),
        board: boardRecord(board),
        security: securityRecord(security),
        ...contentsRecord(contents),
        transfer: {
            baud: port.kind === "socket" ? null : baud,
            bytes: transferred,
            elapsed_seconds: Math.max(0, created.getTime() - started.getTime()) / 1000,
            attempts: esptool.attempts,
            processes: esptool.processes,
        },
        tool: { action: provenance.action, esptool: provenance.esptool },
        workflow: provenance.workflow ?? null,
    };
}
/** What is in the flash, as manifest and result name it. */
function contentsRecord(contents) {
    return {
        partition_table: tableRecord(contents.table),
        partitions: contents.partitions.map(partitionRecord),
        bootloader: bootloaderRecord(contents.bootloader),
    };
}
function boardRecord({ esptool: { identity } }) {
    return {
        chip: identity.chip ?? null,
        description: identity.description ?? null,
        revision: identity.revision ?? null,
        features: identity.features ?? null,
        crystal: identity.crystal ?? null,
        mac: identity.mac ?? null,
        flash_size: identity.flashSize ?? null,
        flash_manufacturer: identity.flashManufacturer ?? null,
        flash_device: identity.flashDevice ?? null,
    };
}
function securityRecord(security) {
    if (security === undefined)
        return null;
    return { secure_boot: security.secureBoot, flash_encryption: security.flashEncryption };
}
function tableRecord(table) {
    const address = (0,flash_layout/* formatAddress */.M0)(table.address);
    return table.state === "found"
        ? { state: "found", address, reason: null }
        : { state: "absent", address, reason: table.state === "absent" ? table.reason : null };
}
function bootloaderRecord(bootloader) {
    if (bootloader === undefined)
        return null;
    const { address, chip, description, intact } = bootloader;
    return {
        address: (0,flash_layout/* formatAddress */.M0)(address),
        chip: chip ?? null,
        idf_version: description?.idfVersion ?? null,
        intact,
    };
}
/** A partition as the manifest and the result name it. */
function partitionRecord(contents) {
    const { partition, content, used, sha256, application, boots, nvs } = contents;
    return {
        ...rowRecord(partition),
        content: content === "unknown" ? "unreadable" : content,
        used: used ?? 0,
        sha256: sha256 ?? null,
        application: applicationRecord(application),
        boots: boots ?? null,
        nvs: nvsRecord(nvs),
    };
}
/** A row of the table. */
function rowRecord({ name, type, subtype, address, size, encrypted, readonly }) {
    return {
        name,
        type: typeName(type),
        subtype: subtypeName(type, subtype),
        address: (0,flash_layout/* formatAddress */.M0)(address),
        size,
        encrypted,
        readonly,
    };
}
/** Names of namespaces may reveal more than a manifest should, so only their number is recorded. */
function nvsRecord(nvs) {
    if (nvs === undefined)
        return null;
    const { namespaces, keys, credentials, encrypted } = nvs;
    return { namespaces: namespaces.length, keys, credentials, encrypted };
}
function applicationRecord(application) {
    if (application === undefined)
        return null;
    return { ...applicationWordsRecord(application), intact: application.intact === true };
}
/** An application's own description. */
function applicationWordsRecord(application) {
    const { name, version, idfVersion, built, elfSha256, chip } = application;
    return { name, version, idf_version: idfVersion, built, elf_sha256: elfSha256, chip: chip ?? null };
}

;// CONCATENATED MODULE: ./src/operations/images/known-record.ts


/** What is known of a flash in pieces, in the records of which its map is drawn. */
function knownRecord(contents) {
    return {
        partition_table: known_record_tableOf(contents.table),
        partitions: contents.partitions.map(known_record_partitionOf),
        bootloader: bootloaderRecord(contents.bootloader),
    };
}
function known_record_tableOf(table) {
    const address = (0,flash_layout/* formatAddress */.M0)(table.address);
    switch (table.state) {
        case "found": {
            const { problems } = table;
            return { state: "found", address, reason: null, ...(problems.length === 0 ? {} : { problems }) };
        }
        case "absent":
            return { state: "absent", address, reason: table.reason };
        case "given":
            return { state: "given", address, reason: table.title };
        case "unknown":
            return { state: "unknown", address, reason: null };
    }
}
function known_record_partitionOf({ partition, content, used, application, boots, nvs, }) {
    return {
        ...rowRecord(partition),
        content,
        used: used ?? null,
        application: application === undefined
            ? null
            : { ...applicationWordsRecord(application), intact: application.intact ?? null },
        boots: boots ?? null,
        nvs: nvsRecord(nvs),
    };
}

;// CONCATENATED MODULE: ./src/operations/images/account.ts

/** As much as the largest flash has: what is said of all of a flash whose size is not known. */
const account_ALL = { address: 0, size: flash_layout/* FLASH_LIMIT */.VE };

;// CONCATENATED MODULE: ./src/operations/images/flash-account.ts










/**
 * The flash map of what is known, without another look at the board. A map that cannot be drawn is a warning, not a
 * failure.
 */
async function picture(board, account) {
    try {
        const known = await knownFlash(typeof account === "function" ? await account() : account, board);
        return known.size === 0 ? {} : { flash_map: drawFlash(known) };
    }
    catch (error) {
        board.warn("no flash map", `The flash map could not be drawn: ${(0,errors/* messageOf */.bD)(error)}.`);
        return {};
    }
}
async function knownFlash(account, board) {
    const { pieces, files = [], changes, verified = [], part, table } = account;
    const { tableAddress = board.tableAddress } = account;
    const { chip, flashSize } = board.esptool.identity;
    const seen = board.session.seenTable(board.tableAddress);
    const before = seen === undefined ? [] : [bytesPiece(board.tableAddress, seen)];
    const flash = new SparseFlash([...before, ...pieces]);
    const filled = [];
    for (const range of flash.written)
        filled.push(...(await findFilled(flash, range)));
    const reading = knownPieces(flash, filled);
    const contents = await surveyFlash(reading, { chip, tableAddress, given: board.givenTable });
    const partitions = contents.partitions.map(({ partition }) => partition);
    const named = [];
    for (const file of files.filter((entry) => !partitions.some((partition) => overlaps(partition, entry)))) {
        const { name, address, size, encrypted } = file;
        named.push(withBlankTail({ name, address, size, encrypted, content: await file.look() }, flash));
    }
    const size = flashSize ?? endOfKnown([...partitions, ...files, ...flash.ranges]);
    const whole = { address: 0, size };
    const record = knownRecord(contents);
    return {
        ...record,
        size,
        isWhole: flashSize !== undefined,
        part: flashSize === undefined || part === undefined || sharedBytes(part, whole) < size ? part : undefined,
        partition_table: table ?? record.partition_table,
        files: named,
        looked: inside(whole, flash.ranges),
        filled: inside(whole, filled),
        changes,
        verified,
    };
}
/** Where a flash ends as far as it is known; what is true of all of it says nothing of that. */
function endOfKnown(ranges) {
    return Math.max(0, ...ranges.map(endOf).filter((end) => end < endOf(account_ALL)));
}
/** With the rest of its last sector, where that was erased for it. */
function withBlankTail(file, flash) {
    const end = Math.ceil(endOf(file) / flash_layout/* SECTOR_SIZE */.t4) * flash_layout/* SECTOR_SIZE */.t4;
    const size = end - file.address;
    return flash.reach(file.address) < size ? file : { ...file, size };
}

;// CONCATENATED MODULE: ./src/operations/images/image-bytes.ts

/**
 * Lets work look at a file as at the piece of flash that it is an image of, by addresses of the flash.
 * @param path of a file of `range.size` bytes.
 */
async function withImageBytes(path, range, work) {
    const file = await (0,promises_.open)(path, "r");
    try {
        return await work({
            size: range.size,
            read: async (address, size) => {
                const bytes = Buffer.alloc(size);
                const { bytesRead } = await file.read(bytes, 0, size, address - range.address);
                if (bytesRead === size)
                    return bytes;
                throw new Error(`The image ends before 0x${(address + size).toString(16)}.`);
            },
        });
    }
    finally {
        await file.close();
    }
}
/** The piece of flash that a file is an image of; the file is opened for each look at it. */
function imagePiece(path, range) {
    const read = (address, size) => withImageBytes(path, range, (flash) => flash.read(address, size));
    return { ...range, isBlank: false, read };
}

;// CONCATENATED MODULE: ./src/operations/images/flash-map.ts










/** The flash map after a flash: what is there by the files, and blank is what was erased around them. */
function flashPicture(files, flashing, board) {
    return picture(board, async () => {
        const { pieces, seen, before } = flashing;
        const changes = changesBy(flashing);
        const there = pieces.map(({ address, size, copy }) => imagePiece(copy, { address, size }));
        return {
            tableAddress: await flash_map_tableAmong(pieces),
            pieces: [...before, ...changes.regions.map(blankPiece), ...there],
            files: files.map((file) => namedFile(file, pieces)),
            changes,
            verified: pieces.filter(({ address }) => [...seen.found, ...seen.verified].includes(address)),
        };
    });
}
/** Where the one file goes that is a partition table: a build says by that where its table is. */
async function flash_map_tableAmong(pieces) {
    const tables = [];
    for (const { address, size, copy } of pieces) {
        if (size > flash_layout/* SECTOR_SIZE */.t4 || address % flash_layout/* SECTOR_SIZE */.t4 !== 0)
            continue;
        const bytes = await (0,promises_.readFile)(copy);
        if (parsed(() => readPartitionTable(bytes, { address, isFile: true })) !== undefined)
            tables.push(address);
    }
    return tables.length === 1 ? tables[0] : undefined;
}
/** What was erased before it was written, wherever that was reported, and where it was not, what was written. */
function changesBy({ pieces, cleared, written, seen }) {
    if (seen.erased)
        return { since: "step", by: "erase-and-write", regions: [account_ALL] };
    const sent = pieces.filter((piece) => written.some(({ address }) => address === piece.address));
    return { since: "step", by: "write", regions: rangesOf([...cleared, ...sent]) };
}
function namedFile(file, pieces) {
    const { path, address, size, encrypted = false } = file;
    const own = pieces.filter((piece) => piece.file === file).sort((a, b) => a.address - b.address);
    const look = async () => {
        const parts = [];
        for (const { copy } of own)
            parts.push(await (0,promises_.readFile)(copy));
        return fileContent(Buffer.concat(parts));
    };
    return { name: path.split(/[\\/]/).at(-1) ?? path, address, size, encrypted, look };
}

;// CONCATENATED MODULE: ./src/operations/flash/flashed-pieces.ts


/**
 * What a step has written of each piece, over all its attempts. A link can be lost after the last byte and before
 * esptool says that it wrote it; the next attempt then finds the piece in the flash. It was compared, and differed,
 * before its sectors were announced to be erased: so it is this step that wrote it.
 */
function accountFor(pieces, { written, cleared }) {
    return new Map(pieces.map((piece) => {
        const own = written.filter(({ address }) => address === piece.address);
        const isCleared = cleared.some((range) => overlaps(range, piece));
        const unsaid = own.length === 0 && isCleared ? padded(piece.size) : 0;
        return [piece, own.reduce((sum, { bytes }) => sum + bytes, unsaid)];
    }));
}
/** What became of a file by its pieces. */
function flashedFile(file, account) {
    const own = [...account].filter(([piece]) => piece.file === file).map(([, bytes]) => bytes);
    const touched = own.filter((bytes) => bytes > 0).length;
    return {
        ...fileResult(file),
        state: touched === 0 ? "unchanged" : touched < own.length ? "updated" : "written",
        written: own.reduce((sum, bytes) => sum + bytes, 0),
    };
}
/** Bytes that were in the flash before the step. */
function untouchedBytes(account) {
    return [...account].reduce((sum, [{ size }, bytes]) => (bytes > 0 ? sum : sum + size), 0);
}

;// CONCATENATED MODULE: ./src/firmware/formats/image-extent.ts
const image_extent_MAGIC = 0xe9;
const HEADER_BYTES = 24;
const SEGMENT_HEADER_BYTES = 8;
const SEGMENTS_AT = 1;
/** Where an image says whether a SHA-256 follows it. */
const HAS_DIGEST_AT = 23;
const DIGEST_BYTES = 32;
const CHECKSUM_ALIGNMENT = 16;
/**
 * How many bytes an application or bootloader image takes, as its header and its segments say (the format that all
 * chips since the ESP32 load); `undefined` where there is none, or none that is whole.
 */
function imageExtent(bytes) {
    if (bytes.length < HEADER_BYTES || bytes[0] !== image_extent_MAGIC)
        return undefined;
    let at = HEADER_BYTES;
    for (let segment = 0; segment < bytes.readUInt8(SEGMENTS_AT); segment++) {
        if (at + SEGMENT_HEADER_BYTES > bytes.length)
            return undefined;
        at += SEGMENT_HEADER_BYTES + bytes.readUInt32LE(at + 4);
    }
    // A checksum ends the last block of 16 bytes.
    const checked = at + CHECKSUM_ALIGNMENT - (at % CHECKSUM_ALIGNMENT);
    const end = checked + (bytes[HAS_DIGEST_AT] === 1 ? DIGEST_BYTES : 0);
    return end <= bytes.length ? end : undefined;
}

;// CONCATENATED MODULE: ./src/firmware/transfer/flash-pieces.ts



/** Typical values of the Winbond W25Q data sheets: 45 ms to erase a sector, 0.4 ms to program a page of 256 bytes. */
const BY_SECTORS_MS_PER_BYTE = 45 / flash_layout/* SECTOR_SIZE */.t4 + 0.4 / 256;
/**
 * What one more piece costs where it has to be written: four round trips (two digests, begin, end), and the stub's
 * pipeline of receiving and programming runs empty once, which is its last packet of 16 KiB: 26 ms.
 */
const PIECE_MS = 40;
/** By how much pieces may slow down the flash of an image that has changed everywhere. */
const ALLOWANCE = 0.02;
const LARGEST_PIECE = 0x10_0000;
/** No chip has its bootloader here or above: what is cut off from here on is nobody's bootloader. */
const ABOVE_BOOTLOADERS = 0x1_0000;
/** esptool takes a file that begins with a colon for Intel HEX. */
const COLON = 0x3a;
/**
 * The size of the pieces in which images are compared and written: the smallest that is hardly slower where everything
 * has changed. Smaller pieces would save more where little has, but cost round trips, and below 64 KiB the slow
 * erasing by sectors, which only a slow link hides.
 * @param bytes of all images.
 * @param pairs how many pieces there may be.
 */
function pieceSize(bytes, pairs, { transferMsPerByte: linkMsPerByte }) {
    for (let size = flash_layout/* SECTOR_SIZE */.t4; size <= LARGEST_PIECE; size *= 2) {
        const isErasedInTime = size >= ERASE_BLOCK || linkMsPerByte >= BY_SECTORS_MS_PER_BYTE;
        if (isErasedInTime && PIECE_MS <= ALLOWANCE * size * linkMsPerByte && bytes <= size * pairs)
            return size;
    }
    return bytes <= LARGEST_PIECE * pairs ? LARGEST_PIECE : Infinity;
}
/**
 * Cuts an image into pieces whose borders are multiples of the piece size in the flash, so that each can be compared,
 * erased and written by itself. Never cut is what esptool has to see as a whole: the bootloader image, which it checks
 * for the chip, and whatever it would take for something else.
 * @param rewritesHeader whether esptool will change flash settings in the header of a bootloader.
 */
function cutImage(address, bytes, piece, rewritesHeader) {
    const whole = { address, size: bytes.length };
    const low = address < ABOVE_BOOTLOADERS;
    if (address % flash_layout/* SECTOR_SIZE */.t4 !== 0 || bytes[0] === COLON || (low && rewritesHeader))
        return [whole];
    const uncut = low ? Math.max(ABOVE_BOOTLOADERS, address + (imageExtent(bytes) ?? 0)) : address;
    const pieces = [];
    for (const block of blocksOf(whole, piece)) {
        const last = pieces.at(-1);
        const mayBegin = block.address >= uncut && bytes[block.address - address] !== COLON;
        if (last === undefined || mayBegin)
            pieces.push({ ...block });
        else
            last.size += block.size;
    }
    return pieces;
}

;// CONCATENATED MODULE: ./src/operations/images/block-comparison.ts




const block_comparison_BLANK = 0xff;
/** Paths of the files to compare with are this long at the most, in the private folder. */
const NAME_SAMPLE = "baseline-0xfffffff.bin";
/** Windows allows 32767 characters for a command line; the rest is for esptool's own path and options. */
const COMMAND_LINE_CHARACTERS = 30_000;
/** Address, quotes and blanks around a path. */
const AROUND_A_PATH = 16;
/** How many files one esptool process can be given. */
function pairsPerProcess({ folder }) {
    const length = folder.file(NAME_SAMPLE).length + AROUND_A_PATH;
    return Math.max(1, Math.floor(COMMAND_LINE_CHARACTERS / length));
}
/**
 * Finds out which parts of the range are as in the image, or blank where there is none, by digests that the chip
 * makes: from coarse to fine, as far as that is expected to be quicker than transferring everything.
 */
async function mapFlash(range, expected, costs, board) {
    const block = mapBlockSize(range.size, expected?.purpose ?? "read", costs);
    if (block === undefined)
        return { known: [], unknown: [range] };
    const guesses = new Guesses(range, expected?.path, costs, board);
    const source = expected === undefined ? "blank" : "baseline";
    const first = await guesses.check(withSource(blocksOf(range, block), source));
    // What differs is written, whatever it is; but it need not be read if it is blank.
    const look = secondLook(first.unknown, expected?.purpose === "read", costs);
    if (look === undefined)
        return { known: first.known, unknown: joinNeighbours(first.unknown) };
    const pieces = [...withSource(look.atBorders, source), ...withSource(look.between, "blank")];
    const second = await guesses.check(pieces);
    // Nothing may be expected of the blocks between the borders.
    const looked = new Set(pieces.map(({ address }) => address));
    const rest = first.unknown.filter(({ address }) => !looked.has(address));
    const unknown = [...rest, ...second.unknown].sort((a, b) => a.address - b.address);
    return { known: [...first.known, ...second.known], unknown: joinNeighbours(unknown) };
}
function withSource(ranges, source) {
    return ranges.map(({ address, size }) => ({ address, size, source }));
}
/** Guesses what pieces of the flash hold, and lets the chip say which guesses are right. */
class Guesses {
    #range;
    #baseline;
    #costs;
    #board;
    constructor(range, baseline, costs, board) {
        this.#range = range;
        this.#baseline = baseline;
        this.#costs = costs;
        this.#board = board;
    }
    async check(pieces) {
        const known = [];
        const { pairsPerProcess } = this.#costs;
        for (let at = 0; at < pieces.length; at += pairsPerProcess) {
            known.push(...(await this.#compare(pieces.slice(at, at + pairsPerProcess))));
        }
        const addresses = new Set(known.map(({ address }) => address));
        return { known, unknown: pieces.filter(({ address }) => !addresses.has(address)) };
    }
    /** One esptool process. */
    async #compare(pieces) {
        const files = await this.#write(pieces);
        if (files.size === 0)
            return [];
        try {
            const images = [...files].map(([{ address }, path]) => ({ address, path }));
            const seen = await this.#board.esptool.run({ name: "verify-flash", images, header: AS_IS, diff: false }, totalOf(pieces), new Map(), { quiet: true });
            const equal = new Set(seen.comparisons
                .filter((comparison) => comparison.equal === true)
                .map(({ address, bytes }) => `${address} ${bytes}`));
            return [...files.keys()].filter(({ address, size }) => equal.has(`${address} ${size}`));
        }
        finally {
            await Promise.all([...new Set(files.values())].map((path) => (0,promises_.rm)(path, { force: true })));
        }
    }
    /** Writes the files to compare with, the blank ones once for each size. */
    async #write(pieces) {
        const { folder } = this.#board;
        const baseline = this.#baseline === undefined ? undefined : await (0,promises_.open)(this.#baseline, "r");
        const blanks = new Map();
        const files = new Map();
        try {
            for (const piece of pieces) {
                const { address, size } = piece;
                const bytes = Buffer.alloc(size, block_comparison_BLANK);
                if (piece.source === "baseline") {
                    await baseline?.read(bytes, 0, size, address - this.#range.address);
                }
                // What esptool took for Intel HEX would be compared elsewhere.
                if ((0,intel_hex_record/* looksLikeIntelHex */.tW)(bytes))
                    continue;
                if (!bytes.every((byte) => byte === block_comparison_BLANK)) {
                    files.set(piece, await folder.writeBytes(`baseline-0x${address.toString(16)}.bin`, bytes));
                    continue;
                }
                const blank = blanks.get(size) ?? (await folder.writeBytes(`blank-${size}.bin`, bytes));
                blanks.set(size, blank);
                files.set(piece, blank);
            }
            return files;
        }
        finally {
            await baseline?.close();
        }
    }
}

;// CONCATENATED MODULE: ./src/operations/flash/pieces.ts








/**
 * Every image as one piece.
 * @throws {Failure} `file-changed`.
 */
async function wholePieces(images) {
    await checkImages(images);
    return images.map((image) => ({ ...image, address: image.file.address, size: image.file.size }));
}
/**
 * Every image in pieces of the size that is expected to be the quickest.
 * @throws {Failure} `file-changed`.
 */
async function cutPieces(request, images, board) {
    const { files, settings, compress } = request;
    const { port, baud } = board.esptool.connection;
    const pairs = pairsPerProcess(board);
    const costs = costsOf(port.kind === "socket" ? undefined : baud, pairs);
    const limit = pieceSize(totalSize(files), pairs - files.length, costs);
    const rewritesHeader = Object.values(settings).some((value) => value !== "keep");
    const pieces = [];
    for (const image of images) {
        const { file, copy } = image;
        const bytes = await readImage(image);
        const ranges = cutImage(file.address, bytes, limit, rewritesHeader);
        for (const { address, size } of ranges) {
            const part = bytes.subarray(address - file.address, address - file.address + size);
            const path = ranges.length === 1
                ? copy
                : await board.folder.writeBytes(`piece-${(0,flash_layout/* formatAddress */.M0)(address)}.bin`, part);
            const piece = { file, copy: path, sha256: (0,digest/* sha256OfBytes */.ez)(part), address, size };
            pieces.push({ piece, shrinks: compress && shrinks(part) });
        }
        if (ranges.length > 1)
            await (0,promises_.rm)(copy, { force: true });
    }
    // After the first file that cannot be compressed, esptool compresses nothing any more.
    return [true, false].flatMap((first) => pieces.filter((entry) => entry.shrinks === first).map(({ piece }) => piece));
}
/** The quickest level will do: what is hard to compress may as well come last. */
function shrinks(bytes) {
    return (0,external_node_zlib_.deflateSync)(bytes, { level: 1 }).length < bytes.length;
}

;// CONCATENATED MODULE: ./src/operations/flash/flash.ts









/**
 * Brings all images into the flash in one esptool call. Unless everything is to be written, the chip's digest of each
 * piece is compared with the file's first, and what is equal is left as it is. Another attempt starts over, and so
 * finds what an earlier one has written; the result counts all attempts.
 */
async function flash(request, board) {
    const { files } = request;
    const images = await takeImages(files, board);
    const plan = await checkFlash(request, images, board);
    const { pieces, command } = await commandFor(request, images, board);
    const written = [];
    const cleared = [];
    let compressed = false;
    const names = new Map(pieces.map(({ copy, file }) => [copy, file.path]));
    const watch = (attempt) => {
        written.push(...attempt.written);
        cleared.push(...attempt.cleared);
        compressed ||= attempt.compressed;
    };
    const isOpen = plan.chip !== undefined && board.esptool.connection.chip === "auto";
    const chip = isOpen ? (0,flash_chips/* optionOfChip */.xr)(plan.chip) : undefined;
    const seen = await onImageChip(plan.chip, board, () => board.esptool.run(command, totalSize(files), names, { isLast: true, watch, chip }));
    checkAllThere(seen, pieces);
    await checkUsedImages(pieces, board);
    const account = accountFor(pieces, { written, cleared });
    const flashed = files.map((file) => flashedFile(file, account));
    const verified = seen.hashesVerified + seen.found.length === pieces.length;
    // The warning is about a flash that already has the images.
    const bootsNext = plan.boot.next === undefined || !verified ? {} : { boots_next: plan.boot.next };
    // Where it is unknown what boots, the map does not guess it from an application that may be truncated.
    const before = plan.boot.next === undefined ? [] : plan.boot.pieces;
    const outcome = {
        bytes_written: flashed.reduce((sum, file) => sum + file.written, 0),
        bytes_skipped: untouchedBytes(account),
        compressed,
        verified,
        ...(plan.warnings.length === 0 ? {} : { warnings: plan.warnings }),
        ...bootsNext,
        ...(await flashPicture(files, { pieces, cleared, written, seen, before }, board)),
    };
    const [first] = files;
    if (request.shape === "one" && first !== undefined) {
        return {
            operation: "flash",
            firmware_path: first.path,
            ...placeResult(first),
            firmware_size: first.size,
            ...outcome,
        };
    }
    return {
        operation: "flash",
        files: flashed,
        file_count: files.length,
        total_size: totalSize(files),
        ...outcome,
    };
}
/** What esptool is asked to do: no more than was asked of the step, and no more than it can. */
async function commandFor(request, images, board) {
    const { files, settings, compress, force } = request;
    const skipping = request.extent === "changed" && isComparable(files) ? skippingOrNote(board) : "nothing";
    const extent = extentOf(request, skipping);
    const pieces = skipping === "pieces" ? await cutPieces(request, images, board) : await wholePieces(images);
    const parts = pieces.map(({ address, copy, file: { encrypted = false } }) => ({
        address,
        path: copy,
        encrypted,
    }));
    return {
        pieces,
        command: { name: "write-flash", images: parts, header: settings, compress, force, extent },
    };
}
/** How much a flash may leave as it is, by what esptool can. */
function extentOf({ files, extent }, skipping) {
    return extent === "changed" && (skipping === "nothing" || !isComparable(files)) ? "images" : extent;
}
/** What the chip encrypts is not in the flash. */
function isComparable(files) {
    return files.every(({ encrypted }) => encrypted !== true);
}
function skippingOrNote({ esptool, say }) {
    const { skipping, connection } = esptool;
    if (skipping === "nothing") {
        const why = connection.stub
            ? "esptool before 5.2.0 cannot compare first"
            : "Without the stub, images are not compared first";
        say(`${why}: everything is written.`);
    }
    return skipping;
}
/**
 * esptool can succeed without writing a file, or write a converted file elsewhere, as it does with Intel HEX; that must
 * not count as a flash.
 */
function checkAllThere({ written, found }, pieces) {
    const there = [...found, ...written.map(({ address }) => address)];
    const missing = pieces.find(({ address }) => !there.includes(address));
    if (missing === undefined && there.length === pieces.length)
        return;
    const what = missing === undefined
        ? `reported ${there.length} pieces as written or found instead of ${pieces.length}`
        : `did not report "${missing.file.path}" at ${(0,flash_layout/* formatAddress */.M0)(missing.address)} as written or found`;
    throw new errors/* Failure */.HR("esptool-failed", `esptool exited successfully, but ${what}.`, "The log has esptool's output. Verify the board before you trust it.");
}

;// CONCATENATED MODULE: ./src/operations/erase/erase.ts




/** Erases a region, or the whole chip when the request says so by name. */
async function erase(request, board) {
    const { region } = request;
    const command = eraseCommand(request, board.esptool.connection.stub);
    const seen = await board.esptool.run(command, region?.size, new Map(), { isLast: true });
    if (!seen.erased) {
        throw new errors/* Failure */.HR("esptool-failed", "esptool exited successfully, but did not report that the flash was erased.", "The log has esptool's output. Read the flash before you rely on it being blank.");
    }
    const erased = region ?? account_ALL;
    const changes = { since: "step", by: "erase", regions: [erased] };
    return {
        operation: "erase",
        erase_type: region === undefined ? "full" : "region",
        start_address: (0,flash_layout/* formatAddress */.M0)(erased.address),
        ...(region?.partition === undefined ? {} : { partition: region.partition }),
        size: region === undefined ? null : region.size,
        account: { pieces: [blankPiece(erased)], changes },
    };
}
function eraseCommand({ region, force }, stub) {
    if (region !== undefined) {
        return { name: "erase-region", address: region.address, size: region.size, force };
    }
    // The ROM has no command for the whole chip, but erases a region of that size.
    return stub ? { name: "erase-flash", force } : { name: "erase-region", address: 0, size: "ALL", force };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./src/system/files/file-change.ts
var file_change = __webpack_require__(43188);
// EXTERNAL MODULE: ./src/system/files/shared-file.ts
var shared_file = __webpack_require__(36579);
;// CONCATENATED MODULE: ./src/system/files/held-folder.ts






/** Windows opens no folders, and has no such flag. */
const FOLDER = external_node_fs_.constants.O_DIRECTORY ?? 0;
/**
 * A folder that is kept open while files are made in it. On Linux each file is named by way of the open folder, so that
 * it lies in this one, whatever its path leads to meanwhile. Elsewhere a path is all that there is: it is looked up
 * again before each change, and what takes place between the two goes unseen.
 */
class HeldFolder {
    /** Absolute, links resolved. */
    path;
    #handle;
    #way;
    /** Made for this, the innermost last. */
    #made;
    constructor(path, handle, way, made) {
        this.path = path;
        this.#handle = handle;
        this.#way = way;
        this.#made = made;
    }
    /**
     * Opens a folder, and makes it and the folders above it that are missing.
     * @param path absolute, links resolved as far as it exists.
     * @throws {MovedError} when it now leads elsewhere; else the system's error.
     */
    static async open(path) {
        try {
            return await HeldFolder.#openThere(path, path, []);
        }
        catch (error) {
            if ((0,errors/* systemCode */.xU)(error) !== "ENOENT" || (0,external_node_path_.dirname)(path) === path)
                throw error;
        }
        const parent = await HeldFolder.open((0,external_node_path_.dirname)(path));
        try {
            const there = parent.entry((0,external_node_path_.basename)(path));
            const isMade = await (0,promises_.mkdir)(there).then(() => true, (error) => {
                if ((0,errors/* systemCode */.xU)(error) === "EEXIST")
                    return false;
                throw error;
            });
            return await HeldFolder.#openThere(there, path, isMade ? [...parent.#made, path] : parent.#made);
        }
        finally {
            await parent.close();
        }
    }
    static async #openThere(there, path, made) {
        if (process.platform === "win32") {
            if ((await (0,promises_.realpath)(path)) !== path)
                throw new found_file/* MovedError */.WJ(`${path} now leads elsewhere`);
            return new HeldFolder(path, undefined, path, made);
        }
        const handle = await (0,promises_.open)(there, external_node_fs_.constants.O_RDONLY | FOLDER | shared_file/* NO_FOLLOW */.qP).catch((error) => {
            const isOther = ["ELOOP", "EMLINK", "ENOTDIR"].includes((0,errors/* systemCode */.xU)(error) ?? "");
            throw isOther ? new found_file/* MovedError */.WJ(`${path} is now a link or a file`) : error;
        });
        try {
            await (0,found_file/* checkPlace */.uD)(handle, path);
            const way = `/proc/self/fd/${handle.fd}`;
            const isShown = process.platform === "linux" && (await (0,promises_.readlink)(way).catch(() => undefined)) === path;
            return new HeldFolder(path, handle, isShown ? way : path, made);
        }
        catch (error) {
            await handle.close();
            throw error;
        }
    }
    /** A path of a file in the folder, for the system alone. */
    entry(name) {
        return (0,external_node_path_.join)(this.#way, name);
    }
    /** What an error says, with the path of the folder as people know it. */
    reason(error) {
        return (0,errors/* messageOf */.bD)(error).replaceAll(this.#way, this.path);
    }
    /**
     * Makes sure that the folder is where its path leads.
     * @throws {MovedError}
     */
    async check() {
        if (this.#handle !== undefined)
            return (0,found_file/* checkPlace */.uD)(this.#handle, this.path);
        if ((await (0,promises_.realpath)(this.path)) !== this.path)
            throw new found_file/* MovedError */.WJ(`${this.path} now leads elsewhere`);
    }
    /** The same for all paths to this folder. */
    async identity() {
        const { dev, ino } = await (this.#handle?.stat({ bigint: true }) ?? (0,promises_.stat)(this.path, { bigint: true }));
        return `${dev}:${ino}`;
    }
    /** New names must survive a power cut as well as the bytes do. Where a folder cannot be synced, they may not. */
    async sync() {
        await this.#handle?.sync().catch(() => undefined);
    }
    /** Removes the folders that were made for it, as far as they are empty. */
    async removeMade() {
        try {
            await this.check();
            for (const folder of this.#made.toReversed())
                await (0,promises_.rmdir)(folder);
        }
        catch {
            // Somebody else uses it by now, or has moved it.
        }
    }
    async close() {
        await this.#handle?.close();
    }
}

;// CONCATENATED MODULE: ./src/system/files/made-file.ts




/**
 * Copies a file that this step has made, for a later use of it.
 * @throws {Failure} `output-changed` when it is not what the step made; `file-unreadable`.
 */
async function takeMade({ path, realPath, sha256 }, folder) {
    try {
        const { size } = await (0,promises_.stat)(realPath);
        const copy = await folder.take({ path, realPath, size });
        if (copy.sha256 === sha256)
            return copy;
    }
    catch (error) {
        if (error instanceof errors/* Failure */.HR && error.code !== "file-changed")
            throw error;
        throw changedOutput(path, { cause: error });
    }
    throw changedOutput(path);
}
/**
 * Compares a file with what this step has made.
 * @param rest what is left of it elsewhere, as a sentence.
 * @throws {Failure} `output-changed`
 */
async function checkMade({ path, realPath, sha256 }, rest) {
    const file = await (0,found_file/* openFound */.Bv)(realPath).catch((error) => {
        throw changedOutput(path, { cause: error, rest });
    });
    try {
        if ((await (0,digest/* copyWithDigest */.e0)(file)).sha256 !== sha256)
            throw changedOutput(path, { rest });
    }
    finally {
        await file.close();
    }
}
/** The failure for a file of this step that something else changed. */
function changedOutput(shown, { rest, cause } = {}) {
    return new errors/* Failure */.HR("output-changed", `"${shown}" was changed by another process while this step ran. It no longer holds what the step wrote.${rest === undefined ? "" : ` ${rest}`}`, "Find out what else writes to that folder. Then run the step again.", { cause });
}

;// CONCATENATED MODULE: ./src/system/files/pending-files.ts












/**
 * Files of one folder that appear under their names only when they are whole, all or none of them: each grows as
 * `<name>.<id>.part`, is synced and compared with what it has to be, and then all take their names as one change.
 */
class PendingFiles {
    #folder;
    #id;
    #parts;
    constructor(folder, id, parts) {
        this.#folder = folder;
        this.#id = id;
        this.#parts = parts;
    }
    /**
     * Takes the outputs for this step, completes an unfinished change of a killed one, and makes missing folders and empty
     * part-files, so that what cannot be written is known before the board is touched.
     * @param targets in one folder; the first names the change.
     * @throws {Failure} `output-locked`, `output-exists`, `output-changed`, `output-unwritable`.
     */
    static async create(targets, keeper) {
        const [first] = targets;
        const folder = await HeldFolder.open((0,external_node_path_.dirname)(first.realPath)).catch((error) => {
            throw unmade(first, error);
        });
        const id = (0,external_node_crypto_.randomBytes)(4).toString("hex");
        const parts = [];
        const pending = new PendingFiles(folder, id, parts);
        let current = first;
        try {
            await lockOutputs(folder, targets, keeper);
            await repair(folder, first, keeper);
            await (0,file_change/* checkLength */.Nv)(folder, (0,external_node_path_.basename)(first.realPath), id);
            for (const target of targets) {
                current = target;
                const name = (0,external_node_path_.basename)(target.realPath);
                await findReplaced(folder, target);
                const file = await (0,promises_.open)(folder.entry((0,file_change/* partName */.pn)(name, id)), NEW_FILE);
                parts.push({ target, name, file });
            }
            return pending;
        }
        catch (error) {
            await pending.discard();
            throw unmade(current, error, folder);
        }
    }
    /**
     * Fills the files and gives them their names.
     * @param made for each target, in order.
     * @throws {Failure} `output-changed` when a file is not what it has to be, at any point: then nothing is claimed, and
     *   what was there before is there again. `output-exists` when a file took a name meanwhile and may not be replaced;
     *   `output-unwritable`.
     */
    async commit(made) {
        const folder = this.#folder;
        let current = this.#parts[0]?.target;
        try {
            const files = [];
            for (const [index, { target, name, file }] of this.#parts.entries()) {
                current = target;
                const { path = "", sha256 = "" } = made[index] ?? {};
                await fill(file, path, sha256, target);
                const identity = (0,file_change/* identityOf */.cu)(await file.stat({ bigint: true }));
                files.push({ name, sha256, identity, replaces: await findReplaced(folder, target) });
                await file.close();
            }
            await folder.check();
            if (!(await (0,file_change/* changeTogether */.Du)(folder, { id: this.#id, files })))
                throw changedOutput(this.#shown);
            await folder.check();
        }
        catch (error) {
            throw current === undefined ? error : unmade(current, error, folder);
        }
    }
    /** Removes the part-files, and the folders that were made for them. Safe after `commit`. */
    async discard() {
        for (const { name, file } of this.#parts) {
            // Closed already after `commit`.
            await file.close().catch(() => undefined);
            await (0,promises_.rm)(this.#folder.entry((0,file_change/* partName */.pn)(name, this.#id)), { force: true });
        }
        await this.#folder.removeMade();
        await this.#folder.close();
    }
    get #shown() {
        return this.#parts.map(({ target }) => target.path).join('" and "');
    }
}
/**
 * Completes the unfinished change of a killed step to a file and those that go with it.
 * @throws {Failure} `output-locked` while another step is at it; `output-unwritable`.
 */
async function repairOutput(target, keeper) {
    const folder = await HeldFolder.open((0,external_node_path_.dirname)(target.realPath)).catch((error) => {
        throw unmade(target, error);
    });
    try {
        await lockOutputs(folder, [target], keeper);
        await repair(folder, target, keeper);
    }
    finally {
        await folder.close();
    }
}
const NEW_FILE = external_node_fs_.constants.O_RDWR | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | shared_file/* NO_FOLLOW */.qP;
async function lockOutputs(folder, targets, { lockOutput }) {
    const place = await folder.identity();
    for (const { realPath, path } of targets) {
        // Some file systems know one file by names in several spellings.
        await lockOutput(`${place}:${(0,external_node_path_.basename)(realPath).normalize("NFC").toLowerCase()}`, path);
    }
}
async function repair(folder, target, { say }) {
    const { path, realPath } = target;
    let ended;
    try {
        ended = await (0,file_change/* finishChange */.aJ)(folder, (0,external_node_path_.basename)(realPath));
    }
    catch (error) {
        throw new errors/* Failure */.HR("output-unwritable", `"${path}" cannot be used: a killed step seems to have left "${(0,external_node_path_.basename)(realPath)}.changing", and its change cannot be completed: ${folder.reason(error)}.`, lookForOld(target), { cause: error });
    }
    if (ended === undefined)
        return;
    say(`A step was killed while it wrote "${path}". Repaired: the ${ended} files are in place.`);
}
function lookForOld({ realPath }) {
    return `Find out what else writes to that folder. The earlier files of an interrupted step have names that end in ".old". Then remove "${(0,external_node_path_.basename)(realPath)}.changing".`;
}
/**
 * Whether a file is there that is going to be replaced.
 * @throws when what is there may not be replaced.
 */
async function findReplaced(folder, { path, realPath, overwrite }) {
    const there = await (0,file_change/* statsOf */.LZ)(folder.entry((0,external_node_path_.basename)(realPath)));
    if (there === undefined)
        return false;
    if (!overwrite)
        throw takenName(path);
    if (there.isFile())
        return true;
    throw new Error(there.isDirectory() ? "a folder has that name" : "a link or a special file has that name");
}
async function fill(file, path, sha256, target) {
    const source = await (0,promises_.open)(path, "r");
    try {
        const copied = await (0,digest/* copyWithDigest */.e0)(source, file);
        if (copied.sha256 !== sha256)
            throw changedOutput(target.path);
        await file.sync();
    }
    finally {
        await source.close();
    }
}
function takenName(path, cause) {
    return new errors/* Failure */.HR("output-exists", `"${path}" now exists, and this step may not replace it.`, "Choose another output, or set overwrite: true.", { cause });
}
function unmade(target, error, folder) {
    const { path } = target;
    if (error instanceof errors/* Failure */.HR)
        return error;
    if ((0,errors/* systemCode */.xU)(error) === "EEXIST")
        return takenName(path, error);
    if (error instanceof found_file/* MovedError */.WJ) {
        return new errors/* Failure */.HR("output-changed", `The folder of "${path}" was moved or replaced while this step ran. Its files may not be those of the step.`, "Find out what else changes that folder. Then run the step again.", { cause: error });
    }
    if (error instanceof file_change/* ReplacedError */.n5) {
        return new errors/* Failure */.HR("output-changed", `"${path}" was not made: ${error.message}.`, lookForOld(target), {
            cause: error,
        });
    }
    const { code, message, hint } = (0,disk_trouble/* diskFailure */.C9)("output-unwritable", `"${path}" cannot be written`, "its folder", error);
    return new errors/* Failure */.HR(code, folder?.reason(message) ?? message, hint, { cause: error });
}

;// CONCATENATED MODULE: ./src/backups/baseline.ts



/**
 * The path of the baseline, if it can be an earlier image of the same range of the same board. It is only a hint:
 * whatever is taken from it was compared on the chip.
 * @returns `undefined`, with a warning, for a baseline that is missing or not fit.
 */
async function fittingBaseline(taken, range, board) {
    if (taken === undefined)
        return undefined;
    const unused = `The baseline "${taken.name}" is not used`;
    if ("reason" in taken) {
        board.warn("baseline", `${unused}. ${taken.reason}`);
        return undefined;
    }
    const problem = "problem" in taken
        ? taken.problem
        : await objectionTo(taken, range, board.esptool.identity).catch((error) => `cannot be read again (${(0,errors/* messageOf */.bD)(error)})`);
    if (problem === undefined && !("problem" in taken))
        return taken.imagePath;
    board.warn("baseline", `${unused}: it ${problem ?? ""}.`);
    return undefined;
}
async function objectionTo({ size, sha256: digest, manifest }, range, identity) {
    if (size !== range.size)
        return `has ${size} bytes, and the backup has ${range.size}`;
    // An image without a manifest is a baseline, too.
    if (manifest === undefined)
        return undefined;
    const read = await parseManifest(manifest);
    if ("problem" in read)
        return `has a manifest that cannot be used: it ${read.problem}`;
    const { start_address, size: recorded, sha256, board } = read.manifest;
    if (start_address !== (0,flash_layout/* formatAddress */.M0)(range.address)) {
        return `begins at ${start_address}, not at ${(0,flash_layout/* formatAddress */.M0)(range.address)}`;
    }
    const namesBoard = board.mac !== null || board.mac_end !== undefined;
    if (namesBoard && isOfBoard(board, identity.mac) !== true)
        return "is of another board, according to its manifest";
    if (recorded !== range.size || sha256 !== digest) {
        return "does not match its manifest: it is damaged or was changed";
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/backups/changes.ts



const changes_CHUNK = 256 * flash_layout/* SECTOR_SIZE */.t4;
/** Where two images of one range differ, by sectors. */
async function findChanges(before, after, range) {
    const files = [];
    try {
        for (const path of [before, after])
            files.push(await (0,promises_.open)(path, "r"));
        const changed = [];
        for (let at = 0; at < range.size; at += changes_CHUNK) {
            const size = Math.min(changes_CHUNK, range.size - at);
            const [old, now] = await Promise.all(files.map((file) => readAt(file, at, size)));
            if (old === undefined || now === undefined || old.equals(now))
                continue;
            for (let sector = 0; sector < size; sector += flash_layout/* SECTOR_SIZE */.t4) {
                const end = Math.min(sector + flash_layout/* SECTOR_SIZE */.t4, size);
                if (old.subarray(sector, end).equals(now.subarray(sector, end)))
                    continue;
                changed.push({ address: range.address + at + sector, size: end - sector });
            }
        }
        return joinNeighbours(changed);
    }
    finally {
        for (const file of files)
            await file.close();
    }
}
async function readAt(file, position, size) {
    const bytes = Buffer.alloc(size);
    await file.read(bytes, 0, size, position);
    return bytes;
}

;// CONCATENATED MODULE: ./src/operations/images/image-survey.ts










/** Most chips since the ESP32-S3 have their bootloader in the first sector: a backup may leave that out. */
const AFTER_FIRST_SECTOR = flash_layout/* SECTOR_SIZE */.t4;
/** Looks at every byte of an image. */
function surveyImage(path, range, origin) {
    return withImageBytes(path, range, async (flash) => ({
        path,
        range,
        contents: await surveyFlash(everyByte(flash, range.address), origin),
        filled: await findFilled(flash, range),
    }));
}
/**
 * The flash map of a flash that is as the image. One of a part does not bring the table, so it is drawn by the one that
 * the step knows.
 */
async function pictureOf(survey, changes, isVerified, board) {
    const { path, range, contents } = survey;
    const { flashSize = endOf(range) } = board.esptool.identity;
    const verified = isVerified ? [range] : [];
    if (range.address <= AFTER_FIRST_SECTOR && endOf(range) >= flashSize) {
        return { flash_map: drawImage(survey, changes, verified) };
    }
    const pieces = [imagePiece(path, range)];
    const tableAddress = contents.table.address;
    return picture(board, { tableAddress, pieces, changes, verified, part: range });
}
function drawImage({ range, contents, filled }, changes, verified) {
    const record = contentsRecord(contents);
    const problems = contents.table.state === "found" ? contents.table.problems : [];
    const odd = problems.length === 0 ? {} : { problems };
    return drawFlash({
        ...record,
        partition_table: { ...record.partition_table, ...odd },
        size: range.address + range.size,
        isWhole: true,
        files: [],
        looked: [range],
        filled,
        changes,
        verified,
    });
}
/** A piece of flash, and the partitions in which it lies: by the table in the image, or by the one that the step knows. */
function namedRegion(region, { contents }, board) {
    const known = contents.table.state === "found"
        ? contents.partitions.map(({ partition }) => partition)
        : (knownTable(board)?.partitions ?? []);
    const { address, size } = region;
    const touched = known.filter((partition) => overlaps(partition, region));
    return { address: (0,flash_layout/* formatAddress */.M0)(address), size, partitions: touched.map(({ name }) => name) };
}

;// CONCATENATED MODULE: ./src/operations/backup/incremental.ts






const incremental_CHUNK = 0x10_0000;
/**
 * Makes an image of the range in a private file without reading what is known already: the baseline's unchanged parts, and blank ones.
 * @param baseline path of an image of the same range, or `undefined`.
 * @param image path of the private file, which is there and empty.
 * @returns how many bytes were read over the link, and whether the whole image has been verified on the way.
 */
async function readIncrementally(range, baseline, image, board) {
    const whole = { ...range, source: "baseline" };
    if (baseline !== undefined && (await isInFlash(baseline, "the baseline", range, board, { isLast: true }))) {
        await board.folder.fill(image, (file) => incremental_place([whole], range, baseline, file));
        return { transferred: 0, verified: true };
    }
    const { port, baud } = board.esptool.connection;
    const costs = costsOf(port.kind === "socket" ? undefined : baud, pairsPerProcess(board));
    const { known, unknown } = await mapFlash(range, baseline === undefined ? undefined : { path: baseline, purpose: "read" }, costs, board);
    const runs = mergeRuns(unknown, costs);
    const transferred = runs.reduce((sum, { size }) => sum + size, 0);
    await board.folder.fill(image, async (file) => {
        await file.truncate(range.size);
        await incremental_place(known, range, baseline, file);
        await readRuns(runs, range, costs, file, board);
    });
    return { transferred, verified: false };
}
/** Reads in parts: each is tried again by itself, and what was read is never read again. */
async function readRuns(runs, range, costs, image, board) {
    for (const { address, size } of runs) {
        for (let at = address; at < address + size;) {
            const rest = { address: at, size: address + size - at };
            const bytes = await incremental_readPart((attempt) => firstPart(rest, costs.transferMsPerByte, attempt), board);
            await writeAll(image, bytes, at - range.address);
            at += bytes.length;
        }
    }
}
/** @param partOf what to read at such an attempt. */
async function incremental_readPart(partOf, board) {
    let part = partOf(1);
    const shown = (0,flash_layout/* formatAddress */.M0)(part.address);
    const path = await board.folder.writeBytes(`run-${shown}.bin`, Buffer.alloc(0));
    const seen = await board.esptool.run((attempt) => {
        part = partOf(attempt);
        return { name: "read-flash", ...part, output: path };
    }, part.size, new Map([[path, "a part of the backup"]]));
    const bytes = await (0,promises_.readFile)(path);
    await (0,promises_.rm)(path, { force: true });
    if (bytes.length === part.size && seen.read?.bytes === bytes.length)
        return bytes;
    throw new errors/* Failure */.HR("esptool-failed", `esptool exited successfully, but returned ${bytes.length} bytes of the flash at ${shown}.`, "Run the backup again; the log has esptool's output.");
}
/** Puts the known pieces where they belong in the image. */
async function incremental_place(pieces, range, baseline, image) {
    const source = baseline === undefined ? undefined : await (0,promises_.open)(baseline, "r");
    try {
        for (const piece of pieces) {
            const offset = piece.address - range.address;
            for (let done = 0; done < piece.size; done += incremental_CHUNK) {
                const bytes = Buffer.alloc(Math.min(incremental_CHUNK, piece.size - done), 0xff);
                if (piece.source === "baseline")
                    await source?.read(bytes, 0, bytes.length, offset + done);
                await writeAll(image, bytes, offset + done);
            }
        }
    }
    finally {
        await source?.close();
    }
}
/** A single write may be cut short by a disk that fills up; the next one then says so. */
async function writeAll(file, bytes, position) {
    for (let done = 0; done < bytes.length;) {
        done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
    }
}

;// CONCATENATED MODULE: ./src/operations/backup/take-image.ts





/**
 * Makes an image of the range, by as little reading as can be, and has the chip's digest verify it.
 * @param baseline path of an image of the same range, or `undefined`.
 * @param image path of the private file to fill, which is there and empty.
 * @throws {Failure} `digest-mismatch` when even a plain read of everything is not what the chip's digest says.
 */
async function takeImage({ incremental, output }, range, baseline, image, board) {
    // No firmware may run between the read and its proof.
    const isLast = !givesDigests(board);
    const readPlainly = () => readRegion(range.address, range.size, image, output.path, board, { isLast });
    const verify = () => isInFlash(image, output.path, range, board, { isLast: true });
    if (isLast) {
        board.warn("not verified", `${board.esptool.identity.chip ?? "The chip"} gives no digest without the stub.`);
        const { bytes, sha256 } = await readPlainly();
        return { transferred: bytes, verified: false, sha256 };
    }
    let transferred;
    // Without the stub a digest is slow, but a read is much slower still: both are done once.
    if (incremental && board.esptool.connection.stub) {
        const made = await readIncrementally(range, baseline, image, board);
        const sha256 = await (0,digest/* sha256OfFile */.Vq)(image);
        if (made.verified || (await verify()))
            return { transferred: made.transferred, verified: true, sha256 };
        transferred = made.transferred;
    }
    else {
        const { bytes, sha256 } = await readPlainly();
        transferred = bytes;
        if (await verify())
            return { transferred, verified: true, sha256 };
    }
    board.warn("read again", "The image differs from the chip's digest: the flash changed, or a byte was corrupted. Reading everything again.");
    const { bytes, sha256 } = await readPlainly();
    transferred += bytes;
    if (await verify())
        return { transferred, verified: true, sha256 };
    throw new errors/* Failure */.HR("digest-mismatch", `The image of the flash on ${board.esptool.connection.port.name} differs from the chip's digest, also after a second read.`, "Something writes to the flash, or the flash or the link is unstable. Check the power supply, and use a lower `baud`.");
}

;// CONCATENATED MODULE: ./src/operations/backup/backup.ts













/**
 * Makes an image of the flash that the chip's digest has verified, and writes beside it a manifest that says what it
 * is an image of.
 */
async function backup(request, earlier, board) {
    const files = await PendingFiles.create([request.output, request.manifest], board);
    try {
        const image = await board.folder.writeBytes("backup.bin", new Uint8Array());
        const result = await makeBackup(request, earlier, image, files, board);
        await (0,promises_.rm)(image);
        return result;
    }
    finally {
        await files.discard();
    }
}
/** Where the image begins. */
function firstAddress({ includeBootloader, region }) {
    return region?.address ?? (includeBootloader ? 0 : AFTER_FIRST_SECTOR);
}
async function rangeOf(request, board) {
    const address = firstAddress(request);
    const rest = await restOfFlash(address, board);
    const size = request.region?.size ?? rest;
    if (size <= rest)
        return { address, size };
    throw new errors/* Failure */.HR("beyond-flash", `The region ends at ${(0,flash_layout/* formatAddress */.M0)(address + size)}, beyond the board's flash of ${address + rest} bytes.`, "Lower `address` or `size`.");
}
/** @param image path of the private file that becomes the image. */
async function makeBackup(request, earlier, image, files, board) {
    const started = board.now();
    const range = await rangeOf(request, board);
    const baseline = await fittingBaseline(earlier, range, board);
    const security = await knownSecurity(board);
    const { transferred, verified, sha256 } = await takeImage(request, range, baseline, image, board);
    const { esptool, tableAddress } = board;
    const survey = await surveyImage(image, range, { chip: esptool.identity.chip, tableAddress });
    const changes = baseline === undefined ? undefined : await findChanges(baseline, image, range);
    const name = (0,external_node_path_.basename)(request.output.realPath);
    const record = backupRecord({ name, range, sha256, verified, transferred, started, contents: survey.contents, security }, board);
    const manifest = Buffer.from(manifestText(record));
    const manifestDigest = (0,digest/* sha256OfBytes */.ez)(manifest);
    const manifestCopy = await board.folder.writeBytes("manifest.json", manifest);
    await files.commit([
        { path: image, sha256 },
        { path: manifestCopy, sha256: manifestDigest },
    ]);
    const compared = changes && { since: "baseline", by: "comparison", within: range, regions: changes };
    const pictured = await pictureOf(survey, compared, verified, board);
    return {
        operation: "backup",
        output_path: request.output.path,
        manifest_path: request.manifest.path,
        manifest_sha256: manifestDigest,
        start_address: record.start_address,
        bytes_read: range.size,
        sha256,
        verified,
        bytes_transferred: transferred,
        ...(changes === undefined
            ? {}
            : {
                changed: changes.length > 0,
                changed_regions: changes.map((region) => namedRegion(region, survey, board)),
            }),
        partitions: record.partitions,
        ...pictured,
    };
}
/** What a backup can do without; `undefined` also for chips that do not report it. */
async function knownSecurity(board) {
    try {
        return await board.session.security();
    }
    catch (error) {
        if (!(error instanceof errors/* Failure */.HR))
            throw error;
        if (error.code === "not-supported-by-chip" || error.code === "esptool-failed")
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/operations/dry-run/scripts.ts






function verifyScript({ files, settings }) {
    const images = files.map(({ address, path }) => ({ address, path }));
    return {
        plan: [
            `verify: the chip's digests of ${plural(files.length, "image")} would be compared with the files'.`,
            "Only where they differ, the flash would be read back to say where.",
        ],
        commands: [{ name: "verify-flash", images, header: settings, diff: false }],
        facts: fileFacts(files),
    };
}
function readScript({ address, size, output }) {
    const toEnd = size === undefined;
    const wanted = size ?? "ALL";
    return {
        plan: [
            `read: ${toEnd ? "the flash to its end" : plural(size, "byte")} from ${(0,flash_layout/* formatAddress */.M0)(address)} into "${output.path}".`,
            ...(toEnd && address > 0 ? ["The size is what the board's flash leaves after that address."] : []),
        ],
        commands: [
            ...(toEnd && address > 0 ? [FLASH_ID] : []),
            { name: "read-flash", address, size: wanted, output: output.path },
        ],
        facts: { output_path: output.path, start_address: (0,flash_layout/* formatAddress */.M0)(address), size: size ?? null },
    };
}
function eraseScript(request, { stub }) {
    const { region } = request;
    const what = region === undefined
        ? "the whole flash"
        : `${plural(region.size, "byte")} from ${(0,flash_layout/* formatAddress */.M0)(region.address)}`;
    return {
        plan: [`erase: ${what} would be made blank.`],
        commands: [eraseCommand(request, stub)],
        facts: { start_address: (0,flash_layout/* formatAddress */.M0)(region?.address ?? 0), size: region?.size ?? null },
    };
}
function backupScript(request, { stub }) {
    const { output, manifest, incremental, baseline, region } = request;
    const address = firstAddress(request);
    const skipping = incremental && stub;
    const known = baseline === undefined ? "blank" : `blank, or as in "${baseline.path}"`;
    return {
        plan: [
            `backup: ${region === undefined ? `the flash from ${(0,flash_layout/* formatAddress */.M0)(address)} to its end` : `${plural(region.size, "byte")} from ${(0,flash_layout/* formatAddress */.M0)(address)}`} into "${output.path}", with its manifest "${manifest.path}".`,
            skipping
                ? `Blocks that the chip's digests find to be ${known} would not be read (verify-flash, read-flash of the others), and the image verified by one digest.`
                : "All of it would be read, and verified by one digest (verify-flash).",
            "A dry run uploads nothing.",
        ],
        commands: [
            FLASH_ID,
            ...(skipping
                ? []
                : [{ name: "read-flash", address, size: region?.size ?? "ALL", output: output.path }]),
            { name: "verify-flash", images: [{ address, path: output.path }], header: AS_IS, diff: false },
        ],
        facts: { output_path: output.path, start_address: (0,flash_layout/* formatAddress */.M0)(address), size: region?.size ?? null },
    };
}
function infoScript(tableAddress) {
    return {
        plan: ["info: the chip, the partition table and the security settings would be read."],
        commands: [FLASH_ID, readsTable(tableAddress)],
    };
}
const FLASH_ID = { name: "flash-id" };
/** The board's partition table, into a private file. */
function readsTable(address) {
    return { name: "read-flash", address, size: PARTITION_TABLE_SIZE, output: "board-table.bin" };
}
/** What says which application boots next, into a private file. */
function readBootData({ address, size }) {
    return { name: "read-flash", address, size, output: "ota-data.bin" };
}

;// CONCATENATED MODULE: ./src/board/device/security.ts



// In the eFuses: FLASH_CRYPT_CNT is encryption by an odd number of bits; ABS_DONE_0 and 1 are secure boot.
const FLASH_CRYPT_CNT = 0x7f << 20;
const ABS_DONE_WORD = 6;
const ABS_DONE = 0b11 << 4;
/** Of a chip without protection; and where eFuses are read, the chip has no Secure Download Mode. */
const UNPROTECTED = { secureBoot: false, flashEncryption: false, secureDownloadMode: false };
/**
 * Asks the chip, in one esptool process.
 * @throws {Failure} `not-supported-by-chip` when the chip or esptool does not say it, `wrong-chip` when it is another.
 */
async function readSecurity(board, { isLast = false, chip } = {}) {
    const named = chip ?? board.esptool.identity.chip;
    if ((0,flash_chips/* protectionOf */.fA)(named) === "none")
        return UNPROTECTED;
    const options = { quiet: true, isLast, chip: chip === undefined ? undefined : (0,flash_chips/* optionOfChip */.xr)(chip) };
    const question = securityQuestion(named);
    return question.name === "dump-mem" ? readEfuses(board, question, options) : ask(board, question, options);
}
/** The command that asks such a chip, which has protection. */
function securityQuestion(chip) {
    const protection = (0,flash_chips/* protectionOf */.fA)(chip);
    return typeof protection === "object"
        ? { name: "dump-mem", ...protection, output: "efuses.bin" }
        : { name: "get-security-info" };
}
async function ask(board, question, options) {
    const seen = await board.esptool.run(question, 0, new Map(), options);
    const { secureBoot, flashEncryption, secureDownloadMode } = seen;
    if (secureBoot === undefined || flashEncryption === undefined || secureDownloadMode === undefined) {
        throw security_unknown(board);
    }
    return { secureBoot, flashEncryption, secureDownloadMode };
}
async function readEfuses(board, question, options) {
    const output = await board.folder.writeBytes(question.output, Buffer.alloc(0));
    try {
        await board.esptool.run({ ...question, output }, 0, new Map(), options);
        const efuses = await (0,promises_.readFile)(output);
        if (efuses.length !== question.size)
            throw security_unknown(board);
        return {
            ...UNPROTECTED,
            secureBoot: (efuses.readUInt32LE(ABS_DONE_WORD * 4) & ABS_DONE) !== 0,
            flashEncryption: countBits(efuses.readUInt32LE(0) & FLASH_CRYPT_CNT) % 2 === 1,
        };
    }
    finally {
        await (0,promises_.rm)(output, { force: true });
    }
}
function countBits(word) {
    return word.toString(2).replaceAll("0", "").length;
}
function security_unknown({ esptool }) {
    return new errors/* Failure */.HR("not-supported-by-chip", `esptool did not report the security settings of the chip on ${esptool.connection.port.name}.`, "The log has esptool's output. Nothing was changed.");
}

;// CONCATENATED MODULE: ./src/operations/flash/dry-run.ts












/**
 * What a flash would do, once its files have passed every check that needs no board.
 * @throws {Failure} class `refused`, as the flash itself would.
 */
async function flashScript(request, stage) {
    const { connection, tableAddress, givenTable, expected } = stage;
    const checked = await checkFiles(request, connection.chip, tableAddress, expected);
    const facts = { tableAddress, chip: expectedFacts(connection.chip, expected).chip ?? checked.chip };
    const boot = await foretellBoot(request, checked.images, facts, givenTable);
    const warnings = [...warningsIn(withForce(checked.findings, request.force)), ...boot.warnings];
    return scriptOf(request, { ...checked, boot }, warnings, stage);
}
function scriptOf(request, checked, warnings, { connection, version, tableAddress }) {
    const { files, settings, compress, force } = request;
    const extent = extentOf(request, writeSkippingOf(version, connection));
    const images = files.map(({ address, path, encrypted = false }) => ({ address, path, encrypted }));
    const asksForSize = checked.needsFlashSize && !force;
    const asksForTable = checked.needsTable && !force && request.extent !== "chip";
    const chip = checked.chip ?? chipOf(connection.chip);
    const asksForSecurity = checked.dependsOnSecurity && !force && (0,flash_chips/* protectionOf */.fA)(chip) !== "none";
    const isNamed = chip !== undefined;
    const { next } = checked.boot;
    const isOpen = connection.chip === "auto" && checked.chip !== undefined && !force;
    return {
        plan: [
            `flash: ${plural(files.length, "image")}, ${plural(fileFacts(files).total_size ?? 0, "byte")}.`,
            EXTENTS[extent],
            ...(asksForSize ? [ASKS_FOR_SIZE] : []),
            ...(asksForTable
                ? ["The board's partition table is read first, because the files do not contain one."]
                : []),
            ...(asksForSecurity ? [ASKS_FOR_SECURITY, ...(isNamed ? [] : [ASKED_BY_CHIP])] : []),
            ...(isOpen ? [`Only a board with the chip ${checked.chip} would be flashed.`] : []),
            ...lossLines(request, checked),
            ...bootLines(checked.boot, asksForTable),
        ],
        commands: [
            ...(asksForSize || (asksForSecurity && !isNamed && !asksForTable) ? [FLASH_ID] : []),
            ...(asksForTable ? [readsTable(tableAddress)] : []),
            ...(asksForSecurity && isNamed ? [securityQuestion(chip)] : []),
            ...checked.boot.asked.map(readBootData),
            { name: "write-flash", images, header: settings, compress, force, extent },
        ],
        chip: isOpen ? (0,flash_chips/* optionOfChip */.xr)(checked.chip) : undefined,
        warnings,
        unchecked: [
            ...(asksForTable ? ["Whether the images fit the board's partition table."] : []),
            ...(checked.losses.length > 0 && extent !== "chip" ? ["Whether data on the board would be lost."] : []),
            ...(checked.boot.asked.length > 0 || asksForTable ? ["Which application boots next."] : []),
        ],
        facts: { ...fileFacts(files), ...(next === undefined ? {} : { boots_next: next }) },
    };
}
const ASKS_FOR_SIZE = "The board's flash size is read first: a flash smaller than the build needs is refused.";
function bootLines({ says, asked }, asksForTable) {
    return [
        ...says,
        ...(asksForTable && asked.length === 0
            ? ["If its table has OTA data, it is read too: it selects the application that boots next."]
            : []),
        ...(asked.length > 0 ? ["The board's OTA data is read first."] : []),
    ];
}
const ASKS_FOR_SECURITY = "The board's Secure Boot and flash encryption settings are read first: they decide whether the images can boot.";
const WITH_EFUSES = (0,flash_chips/* chipsWith */.Yt)(({ protection }) => typeof protection === "object").join(", ");
const dry_run_UNPROTECTED = (0,flash_chips/* chipsWith */.Yt)(({ protection }) => protection === "none").join(", ");
const ASKED_BY_CHIP = `The command depends on the chip, which is not specified: dump-mem of eFuses on an ${WITH_EFUSES}, none on an ${dry_run_UNPROTECTED}, get-security-info on the others.`;
const EXTENTS = {
    changed: "What is already in the flash, by the chip's digests, would be skipped; large images are split for that.",
    images: "Everything would be written.",
    chip: "The whole flash would be erased first, and everything written.",
};
/** Whether there is anything to lose, only the board can say. */
function lossLines({ allowDataLoss, extent }, { losses }) {
    if (extent === "chip")
        return [];
    const end = allowDataLoss
        ? "`allow-data-loss` accepts that."
        : "Unless that data is blank on the board or matches the image, the flash is refused.";
    return lossFinding(losses, "warning").map(({ message }) => `${sentence(message)} ${end}`);
}

;// CONCATENATED MODULE: ./src/operations/dry-run/on-board.ts











/** Reports the script of an operation whose board was read, and makes a result of it. */
function dryRunOnBoard(script, board) {
    const { connection } = board.esptool;
    return logScript("connect", script, { connection, expects: false, say: board.say });
}
async function flashOn(request, board, version) {
    const images = await takeImages(request.files, board);
    const plan = await checkFlash(request, images, board, "everything");
    const { esptool, tableAddress } = board;
    const known = { losses: [], chip: plan.chip, boot: plan.boot, ...plan.needs };
    const stage = { connection: esptool.connection, version, tableAddress };
    return compareOn(request, scriptOf(request, known, plan.warnings, stage), board);
}
async function verifyOn(request, board) {
    const images = await takeImages(request.files, board);
    const warnings = await headerWarnings(request, images, knownFacts(board).chip);
    annotateWarnings(warnings, board);
    return compareOn(request, { ...verifyScript(request), warnings }, board);
}
/** Has the chip compare every file, which says what a flash would write. */
async function compareOn(request, script, board) {
    const { files, settings } = request;
    // What the chip encrypts is not in the flash.
    if (files.some(({ encrypted }) => encrypted === true))
        return on_board_lookAt(script, board, 0);
    const images = await takeImages(files, board);
    await checkImages(images);
    const command = {
        name: "verify-flash",
        images: images_imageArguments(images),
        header: settings,
        diff: false,
    };
    const seen = await board.esptool.run(command, totalSize(files), shownNames(images), {
        quiet: true,
        isLast: true,
    });
    const comparisons = comparisonsOf(images, seen);
    const compared = files.map((file, index) => ({
        ...fileResult(file),
        in_flash: comparisons[index]?.equal === true,
    }));
    const differing = compared.filter(({ in_flash }) => !in_flash);
    const says = differing.map(({ path, address }) => `"${path}" at ${address} is not in the flash.`);
    return {
        ...script,
        plan: [
            ...script.plan,
            `${plural(compared.length - differing.length, "image")} of ${compared.length} already in the flash.`,
            ...says,
        ],
        facts: { ...script.facts, files: compared, changed: differing.length > 0 },
    };
}
async function eraseOn(request, board) {
    const { region, force } = request;
    const script = eraseScript(request, board.esptool.connection);
    const checked = await on_board_lookAt(script, board, on_board_endOf(region?.address ?? 0, region?.size), async () => {
        const { secureBoot, flashEncryption } = await board.session.security();
        if (force || (!secureBoot && !flashEncryption))
            return;
        throw new errors/* Failure */.HR("security-refused", `The chip on ${board.esptool.connection.port.name} has Secure Boot or flash encryption on: erasing it could permanently brick it. The flash was not changed.`, "`force: true` erases it anyway and can permanently brick the chip.");
    });
    return checked;
}
/** Identifies the board, and checks that its flash is large enough. */
async function on_board_lookAt(script, board, end, check = () => Promise.resolve()) {
    await identify(board);
    const { flashSize } = board.esptool.identity;
    await check();
    if (flashSize === undefined || end <= flashSize)
        return script;
    throw new errors/* Failure */.HR("beyond-flash", `The region ends at ${(0,flash_layout/* formatAddress */.M0)(end)}, beyond the flash of ${flashSize} bytes on ${board.esptool.connection.port.name}.`, "Use a smaller region. Nothing was changed.");
}
function on_board_endOf(address, size) {
    return address + (size ?? 1);
}

;// CONCATENATED MODULE: ./src/operations/read/summary.ts



function readSection(result) {
    return { sign: "✅", verdict: `read: ${bytes(result.bytes_read)}`, ...madeFile(result), blocks: [] };
}
/** The file that was made of a region. */
function madeFile(result) {
    const partition = result.operation === "read" ? result.partition : undefined;
    const begin = place({ address: result.start_address, partition });
    return {
        rows: [
            ["Region", `${bytes(result.bytes_read)} from ${begin}`],
            ["File", code(result.output_path)],
        ],
        details: [["SHA-256", code(result.sha256)]],
    };
}

;// CONCATENATED MODULE: ./src/report/summary/regions.ts


const REGIONS_NAMED = 10;
/** `4,096 bytes (4 KiB) at 0x9000 in nvs, …`: the first of them, and how many more there are. */
function regions(all) {
    const shown = all.slice(0, REGIONS_NAMED).map(({ address, size, partitions = [] }) => {
        const inside = partitions.length === 0 ? "" : ` in ${partitions.map(code).join(", ")}`;
        return `${bytes(size)} at ${code(address)}${inside}`;
    });
    const more = all.length - shown.length;
    return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}

;// CONCATENATED MODULE: ./src/operations/backup/summary.ts



function backupSection(result) {
    const { bytes_read, bytes_transferred, verified } = result;
    const { rows, details } = madeFile(result);
    const unverified = ["Verified", "<strong>no</strong>: the chip gives no digest"];
    const proof = ["Verified", "yes: the chip's digest of the whole region is right"];
    return {
        sign: "✅",
        verdict: `backup: ${bytes(bytes_read)}`,
        rows: [...rows, ...(verified ? [] : [unverified]), ...changeRows(result)],
        details: [...details, ["Transferred", bytes(bytes_transferred)], ...(verified ? [proof] : [])],
        blocks: [],
    };
}
function changeRows({ changed, changed_regions = [] }) {
    if (changed === undefined)
        return [];
    return [["Since the baseline", changed ? `changed: ${regions(changed_regions)}` : "nothing changed"]];
}

;// CONCATENATED MODULE: ./src/operations/backup/operation.ts








/** Reads the flash, or a part of it, into an image with a manifest. */
const backupOperation = {
    ...HARMLESS,
    about: "Makes a verified image with a manifest, encrypts it, uploads it as an artifact",
    page: "docs/guides/nightly-backups.md",
    inputs: [
        ...BOARD_INPUTS,
        "address",
        "partition-table",
        "partition-table-offset",
        "size",
        "output",
        "overwrite",
        "include-bootloader",
        "incremental",
        "baseline",
        "upload",
        "artifact-name",
        "retention-days",
        "compression-level",
        "encrypt-to",
        "require-encryption",
        "allow-public-backup",
        "identity",
    ],
    uploads: true,
    parse: (reader, { workspace }) => parseBackup(reader, workspace),
    usesTable: () => true,
    outputs: [
        "output-path",
        "manifest-path",
        "manifest-sha256",
        "start-address",
        "bytes-read",
        "sha256",
        "verified",
        "bytes-transferred",
        "changed",
        "changed-regions",
        "partitions",
        "flash-map",
    ],
    run: (request, board, { baseline }) => backup(request, baseline, board),
    notChecked: ["The size and content of the board's flash."],
    dryRun: (request, stage, _sources, notChecked) => Promise.resolve(dryRunWithoutBoard(backupScript(request, stage.connection), stage, notChecked)),
    dryRunOnBoard: async (request, board) => {
        const script = backupScript(request, board.esptool.connection);
        return dryRunOnBoard(await on_board_lookAt(script, board, on_board_endOf(firstAddress(request), request.region?.size)), board);
    },
    summary: backupSection,
};

;// CONCATENATED MODULE: ./src/operations/doctor/inputs.ts

/** What the doctor is asked for: everything, or one port. A port that is refused is a problem, and looked at no more. */
function parseDoctor(reader, platform) {
    if (reader.text("port") === "")
        return { operation: "doctor", port: undefined };
    const code = (0,port_selector/* isSelectorLike */.rI)(reader.text("port")) ? "input-invalid" : "port-not-allowed";
    const port = reader.parse("port", (text) => (0,port_selector/* parsePortQuery */.NW)(text, platform), code);
    return { operation: "doctor", port: port?.name };
}

;// CONCATENATED MODULE: ./src/operations/doctor/summary.ts


/** A bench has some tens of checks; a summary must stay below 1 MiB whatever is plugged in. */
const summary_MAX_ROWS = 200;
const SIGNS = { ok: "✅", warning: "⚠️", problem: "❌", unknown: "❔" };
/** What the doctor found: what to fix first, and all ports. */
function doctorSection({ checks, ports }) {
    const open = summary_tableOf(checks, ["problem", "warning", "unknown"]);
    const passed = summary_tableOf(checks, ["ok"]);
    return {
        ...verdict(checks),
        rows: [],
        blocks: [
            ...open,
            ...(passed.length === 0 ? [] : folded("Passed checks", passed)),
            ...(ports.length === 0 ? [] : folded(counted(ports.length, "port"), [portTable(ports)])),
        ],
    };
}
/** The checks with one of these states, in the order of the states. */
function summary_tableOf(checks, states) {
    const rows = states
        .flatMap((state) => checks.filter(({ status }) => status === state))
        .slice(0, summary_MAX_ROWS)
        .map(checkRow);
    return rows.length === 0 ? [] : [table(["", "Check", "Finding", "What to do"], rows)];
}
function verdict(checks) {
    const number = (status) => checks.filter((check) => check.status === status).length;
    const counts = [
        { number: number("problem"), noun: "problem", sign: SIGNS.problem },
        { number: number("warning"), noun: "warning", sign: SIGNS.warning },
    ].filter(({ number }) => number > 0);
    const found = counts.map(({ number, noun }) => counted(number, noun)).join(", ");
    return { sign: counts[0]?.sign ?? SIGNS.ok, verdict: `doctor: ${found || "this bench is healthy"}` };
}
function checkRow({ name, subject, status, message, fix }) {
    const title = subject === null ? escapeHtml(name) : `${escapeHtml(name)}<br>${code(subject)}`;
    return [SIGNS[status], title, escapeHtml(message), (fix ?? "—").split("\n").map(fixLine).join("<br>")];
}
/** Commands are never shortened: people copy them. */
function fixLine(line) {
    return line.startsWith("  ") ? `<code>${escapeHtml(line.trim())}</code>` : escapeHtml(line);
}
function portTable(ports) {
    const rows = ports
        .slice(0, summary_MAX_ROWS)
        .map((port) => [
        [port.port, ...port.by_id, ...port.by_path].map(code).join("<br>"),
        board(port),
        optional(port.serial),
        optional(port.location),
        port.mode === null ? "—" : code(`${port.mode} ${port.owner ?? "?"}:${port.group ?? "?"}`),
        port.holders.length > 0
            ? port.holders.map(({ pid, command }) => code(`${command} (${pid})`)).join("<br>")
            : port.holders_complete
                ? "nobody"
                : "nobody seen",
    ]);
    return table(["Port", "Board", "Serial", "USB", "Rights", "Held by"], rows);
}
function board({ vid, pid, bridge, manufacturer, product, driver }) {
    if (vid === null || pid === null)
        return driver === null ? "—" : code(driver);
    const own = [manufacturer, product].filter((text) => text !== null).join(" ");
    return [bridge, own === "" ? null : own, `${vid}:${pid}${driver === null ? "" : `, ${driver}`}`]
        .filter((text) => text !== null)
        .map(code)
        .join("<br>");
}
function optional(text) {
    return text === null ? "—" : code(text);
}

;// CONCATENATED MODULE: ./src/operations/doctor/operation.ts


/** Looks at the runner. */
const doctorOperation = {
    about: "Explains the runner and what would make a step fail",
    page: "docs/guides/bench.md",
    inputs: ["port"],
    parse: parseDoctor,
    outputs: ["healthy", "checks", "ports"],
    summary: doctorSection,
};

;// CONCATENATED MODULE: ./src/operations/dry-run/dry-run-result.ts
/** The outputs that are fields of it. */
const DRY_RUN_OUTPUTS = [
    "dry-run",
    "plan",
    "commands",
    "not-checked",
    "boots-next",
    "files",
    "file-count",
    "total-size",
    "output-path",
    "start-address",
    "size",
    "changed",
    "bytes-written",
];

;// CONCATENATED MODULE: ./src/report/summary/boots-next.ts

/** Which application boots next; no row where that is not known. */
function bootRows({ boots_next }) {
    if (boots_next === undefined)
        return [];
    const { partition, name, version, flashed, same_build } = boots_next;
    const title = [name, version].filter((text) => text !== "").join(" ") || "an application without a name";
    const what = flashed
        ? "from these files"
        : same_build
            ? "not from these files, but of the same build"
            : "<strong>not from these files</strong>";
    return [["Boots next", `${code(partition)}: ${code(title)}, ${what}`]];
}

;// CONCATENATED MODULE: ./src/operations/dry-run/summary.ts




/** A command can name a hundred files; the log has all of it. */
const COMMAND_SHOWN = 2_000;
const LINES_SHOWN = 20;
function dryRunSection(result) {
    const { dry_run, plan, commands, files } = result;
    const looked = dry_run === "connect" ? "the board was read and not changed" : "the board was not read";
    const shown = commands.map((command) => command.length > COMMAND_SHOWN ? `${command.slice(0, COMMAND_SHOWN)}…` : command);
    return {
        sign: "✅",
        verdict: `dry run: ${looked}`,
        firmware: bootRows(result),
        rows: [["Plan", planText(plan)], ...uncheckedRows(result.not_checked)],
        details: [["Commands", shown.map((command) => `<code>${escapeHtml(command)}</code>`).join("<br>")]],
        blocks: files === undefined ? [] : listing("image", ["Address", "Image", "Size", "Flash"], files.map(fileRow)),
    };
}
/** A plan can name every file that differs; the log has all of it. */
function planText(plan) {
    const more = plan.length > LINES_SHOWN ? [`… and ${plan.length - LINES_SHOWN} more`] : [];
    return [...plan.slice(0, LINES_SHOWN).map(escapeHtml), ...more].join("<br>");
}
function fileRow({ address, path, size, in_flash }) {
    const found = in_flash === undefined ? "not looked at" : in_flash ? "there already" : "differs";
    return [code(address), code(path), bytes(size), found];
}

;// CONCATENATED MODULE: ./src/operations/erase/inputs.ts


/** What the inputs ask of an erase. */
function parseErase(reader) {
    const force = reader.boolean("force");
    const all = reader.boolean("erase-all");
    const region = readErased(reader, all === true);
    if (force === undefined)
        return undefined;
    if (all === true)
        return { operation: "erase", region: undefined, force };
    return region && { operation: "erase", region, force };
}
function readErased(reader, all) {
    const { problems } = reader;
    const address = reader.optional("address", values/* parsePlace */.De);
    const size = reader.optional("size", values/* parseSize */.DB);
    const given = ["address", "size"].filter((name) => reader.isSet(name));
    if (all) {
        if (given.length > 0) {
            const text = `input \`erase-all\` is true, but \`${given.join("` and `")}\` specify a region: choose one`;
            problems.add("input-invalid", text);
        }
        return undefined;
    }
    if (given.length === 0) {
        const text = "erase needs `address` and `size`, a partition as `address`, or `erase-all: true` for the whole chip";
        problems.add("input-invalid", text);
        return undefined;
    }
    checkSectors(reader, "address", address);
    checkSectors(reader, "size", size);
    checkRegion(reader, address, size);
    if (typeof address === "object")
        return { address, size };
    if (given.length === 1) {
        const text = `erase of a region needs \`address\` and \`size\`; only \`${given.join("")}\` is given`;
        problems.add("input-invalid", text);
    }
    return address === undefined || size === undefined ? undefined : { address, size };
}

;// CONCATENATED MODULE: ./src/operations/erase/summary.ts


function eraseSection({ size, start_address: address, partition }) {
    const what = size === null ? "the whole flash" : bytes(size);
    const where = size === null ? "" : ` at ${place({ address, partition })}`;
    return { sign: "✅", verdict: `erase: ${what}`, rows: [["Erased", `${what}${where}`]], blocks: [] };
}

;// CONCATENATED MODULE: ./src/operations/erase/operation.ts








/** Makes a region, or the whole flash, blank. */
const eraseOperation = {
    ...HARMLESS,
    about: "Erases a region, a partition or the whole flash",
    page: "docs/reference/operations.md#erase",
    inputs: [
        ...BOARD_INPUTS,
        "address",
        "partition-table",
        "partition-table-offset",
        "size",
        "erase-all",
        "force",
    ],
    parse: (reader) => parseErase(reader),
    usesTable: () => false,
    outputs: ["erase-type", "start-address", "partition", "size", "flash-map"],
    reachOf: ({ region }) => region === undefined ? "whole" : [{ address: region.address, size: region.size }],
    run: erase,
    notChecked: [
        "Whether the board's flash is large enough, and whether Secure Boot or flash encryption is on.",
    ],
    dryRun: (request, stage, _sources, notChecked) => Promise.resolve(dryRunWithoutBoard(eraseScript(request, stage.connection), stage, notChecked)),
    dryRunOnBoard: async (request, board) => dryRunOnBoard(await eraseOn(request, board), board),
    // An erase of a region is not verified, but it completes an earlier erase.
    isPutRight: ({ erase_type }, unfinished) => erase_type === "full" || unfinished === "erase",
    summary: eraseSection,
};

;// CONCATENATED MODULE: ./src/inputs/files/encrypted-files.ts
/** Refuses files that the chip encrypts, of which the problem completes the sentence «"file" …». */
function refuseEncrypted(reader, images, problem) {
    const [first] = images?.files.filter(({ encrypted }) => encrypted) ?? [];
    if (first !== undefined)
        reader.problems.take("files", first.path, { problem });
}

;// CONCATENATED MODULE: ./src/operations/flash/inputs.ts

/** What the inputs ask of a flash. */
function parseFlash(reader, images) {
    const verify = reader.boolean("verify");
    const compress = reader.boolean("compress");
    const force = reader.boolean("force");
    const allowDataLoss = reader.boolean("allow-data-loss");
    if (verify === true) {
        const why = "is encrypted by the chip and cannot be verified; set `verify: false` to accept that";
        refuseEncrypted(reader, images, why);
    }
    const extent = readExtent(reader);
    if (!images || verify === undefined || compress === undefined || force === undefined)
        return undefined;
    if (extent === undefined || allowDataLoss === undefined)
        return undefined;
    const { shape, files, settings, headerInputs } = images;
    const placed = { shape, files, settings, headerInputs };
    return { operation: "flash", ...placed, verify, compress, force, allowDataLoss, extent };
}
function readExtent(reader) {
    const rewrite = reader.boolean("rewrite");
    const eraseFirst = reader.boolean("erase-first");
    if (eraseFirst === true && reader.text("no-stub") === "true") {
        reader.problems.add("input-invalid", "input `erase-first` needs the flasher stub, because the ROM cannot erase the whole chip: remove `no-stub`, or erase in a separate step");
    }
    if (rewrite === undefined || eraseFirst === undefined)
        return undefined;
    if (eraseFirst)
        return "chip";
    return rewrite ? "images" : "changed";
}

;// CONCATENATED MODULE: ./src/operations/flash/gate.ts


/** The failure of a step whose flash nothing has verified. */
function notVerified(result) {
    const what = "file_count" in result ? `All ${result.file_count} images were` : `"${result.firmware_path}" was`;
    return new errors/* Failure */.HR("not-verified", `${what} written, but not verified: the chip gives no digest of its flash.`, `Neither Secure Download Mode nor the ROM of ${(0,flash_chips/* chipsWith */.Yt)((chip) => !chip.romDigests).join(", ")} gives digests. ` +
        "Set verify: false to accept a write that is not verified.");
}

;// CONCATENATED MODULE: ./src/operations/flash/summary.ts




function flashSection(result) {
    const { verified, bytes_written, bytes_skipped, compressed } = result;
    const files = "files" in result ? result.files : [oneFlashed(result)];
    const proof = verified ? `${files.length > 1 ? "each " : ""}verified by the chip's digest` : "NOT verified";
    const done = bytes_written === 0 ? "already in the flash" : "written";
    return {
        sign: verified ? "✅" : "⚠️",
        verdict: `flash: ${counted(files.length, "image")} ${done}, ${proof}`,
        firmware: bootRows(result),
        rows: [],
        details: [
            ["Written", `${bytes(bytes_written)}${compressed ? ", sent compressed" : ""}`],
            ...(bytes_skipped === 0 ? [] : [["Already in the flash", bytes(bytes_skipped)]]),
            [
                "Verified",
                verified ? "yes: the chip's digest of every image is right" : "no: the chip gives no digest",
            ],
        ],
        isNewFirmware: true,
        blocks: listing("image", ["Address", "Image", "Size", "Flash"], files.map(summary_fileRow)),
    };
}
function oneFlashed(result) {
    const { bytes_written: written, bytes_skipped: skipped } = result;
    const state = written === 0 ? "unchanged" : skipped === 0 ? "written" : "updated";
    return { ...oneFile(result, result.firmware_size), state, written };
}
function summary_fileRow(file) {
    const { path, size, encrypted, state, written } = file;
    const shown = encrypted === true ? `${bytes(size)}, encrypted by the chip` : bytes(size);
    return [place(file), code(path), shown, doneTo(state, written)];
}
function doneTo(state, written) {
    switch (state) {
        case "written":
            return "written";
        case "updated":
            return `updated: ${bytes(written)} written`;
        case "unchanged":
            return "there already";
    }
}

;// CONCATENATED MODULE: ./src/operations/flash/operation.ts









/** Writes images into the flash, and has the chip verify them. */
const flashOperation = {
    about: "Checks the plan, writes what differs, compares the chip's digest of every image",
    page: "docs/reference/operations.md#flash",
    inputs: [
        ...BOARD_INPUTS,
        "file",
        "files",
        "address",
        "partition-table",
        "partition-table-offset",
        "verify",
        "compress",
        "rewrite",
        "erase-first",
        "flash-mode",
        "flash-freq",
        "flash-size",
        "force",
        "allow-data-loss",
    ],
    usesImages: true,
    uploads: false,
    parse: (reader, { images }) => parseFlash(reader, images),
    usesTable: () => true,
    outputs: [
        "firmware-path",
        "address",
        "partition",
        "firmware-size",
        "files",
        "file-count",
        "total-size",
        "bytes-written",
        "bytes-skipped",
        "compressed",
        "verified",
        "boots-next",
        "flash-map",
    ],
    checkFiles: async (request, { connection, tableAddress, expected }) => {
        await checkFiles(request, connection.chip, tableAddress, expected);
    },
    reachOf: ({ extent, files }) => extent === "chip" ? "whole" : files.map(({ address, size }) => ({ address, size })),
    run: flash,
    notChecked: [
        "Whether the board has the chip, revision and flash that the images need, and its security settings.",
        "Whether any of it is already in the flash.",
    ],
    dryRun: async (request, stage, _sources, notChecked) => dryRunWithoutBoard(await flashScript(request, stage), stage, notChecked),
    dryRunOnBoard: async (request, board, _sources, version) => dryRunOnBoard(await flashOn(request, board, version), board),
    isPutRight: ({ verified }) => verified,
    gateFailure: ({ verify }, result) => (verify && !result.verified ? notVerified(result) : undefined),
    summary: flashSection,
};

;// CONCATENATED MODULE: ./src/operations/info/info.ts











/** Reads one range after the other, so that nothing is to be put on one command line. */
const info_ONE_PAIR = 1;
/** Without the stub the ROM sends 64 bytes at a time, and waits for a reply to each: so much slower, or more. */
const ROM_SLOWNESS = 10;
/**
 * Describes the board and the content of its flash. Nothing is changed.
 */
async function info(board) {
    await identify(board);
    const outline = isLocked(board.esptool) ? undefined : await readOutline(board);
    const security = await info_securityOf(board);
    const partitions = outline?.partitions.map(partitionResult) ?? [];
    const table = tableResult(outline, security);
    return {
        operation: "info",
        ...identityFields(board.esptool.identity),
        security: securityResult(security),
        partition_table: table,
        partitions,
        application: bootingApplication(partitions),
        ...(outline === undefined ? {} : await outlinePicture(outline, table, board)),
    };
}
/** The flash as far as it was looked at; nothing of it is verified, for the link may have changed a byte. */
function outlinePicture({ heads }, { state, reason }, board) {
    const pieces = heads.looked.map((piece) => bytesPiece(piece.address, piece.bytes));
    const address = (0,flash_layout/* formatAddress */.M0)(board.tableAddress);
    const table = state === "encrypted" ? { state, address, reason } : undefined;
    return picture(board, { pieces, table });
}
/** `undefined` where the chip cannot be asked. */
async function info_securityOf(board) {
    try {
        return await board.session.security({ isLast: true });
    }
    catch (error) {
        if (error instanceof errors/* Failure */.HR && error.code === "not-supported-by-chip")
            return undefined;
        throw error;
    }
}
async function readOutline(board) {
    const { connection, identity } = board.esptool;
    const { port, baud, stub } = connection;
    const { flashSize, chip } = identity;
    const costs = costsOf(port.kind === "socket" ? undefined : baud, info_ONE_PAIR);
    const own = stub ? costs : { ...costs, transferMsPerByte: costs.transferMsPerByte * ROM_SLOWNESS };
    const heads = new PartitionHeads((range) => read_region_readBytes(range, "what info looks at", board), own, flashSize);
    return { ...(await surveyFlash(heads, { chip, tableAddress: board.tableAddress })), heads };
}
function identityFields(identity) {
    const { description, revision, features, crystal, flashManufacturer, flashDevice } = identity;
    return {
        description: description ?? null,
        revision: revision ?? null,
        features: features ?? null,
        crystal: crystal ?? null,
        flash_manufacturer: flashManufacturer ?? null,
        flash_device: flashDevice ?? null,
    };
}
function securityResult(security) {
    if (security === undefined)
        return null;
    const { secureBoot, flashEncryption, secureDownloadMode } = security;
    return {
        secure_boot: secureBoot,
        flash_encryption: flashEncryption,
        secure_download_mode: secureDownloadMode,
    };
}
function tableResult(outline, security) {
    if (outline === undefined) {
        return {
            state: "unreadable",
            address: null,
            reason: "cannot be read in Secure Download Mode",
            problems: [],
        };
    }
    const { table } = outline;
    const address = (0,flash_layout/* formatAddress */.M0)(table.address);
    if (table.state === "found")
        return { state: "found", address, reason: null, problems: table.problems };
    const reason = table.state === "absent" ? table.reason : null;
    const isEncrypted = security?.flashEncryption === true && reason !== null && mayBeCiphertext(reason);
    return isEncrypted
        ? {
            state: "encrypted",
            address,
            reason: "is encrypted, as the whole flash: flash encryption is on",
            problems: [],
        }
        : { state: "absent", address, reason, problems: [] };
}
function partitionResult({ partition, content, application, boots }) {
    const { name, type, subtype, address, size, encrypted, readonly } = partition;
    return {
        name,
        type: typeName(type),
        subtype: subtypeName(type, subtype),
        address: (0,flash_layout/* formatAddress */.M0)(address),
        size,
        encrypted,
        readonly,
        content: beginningOf(content),
        application: application === undefined
            ? null
            : {
                name: application.name,
                version: application.version,
                idf_version: application.idfVersion,
                built: application.built,
                elf_sha256: application.elfSha256,
                chip: application.chip ?? null,
            },
        boots: boots ?? null,
    };
}
/** How a partition begins; that it is NVS or a filesystem, its head does not show. */
function beginningOf(content) {
    return content === "nvs" || content === "filesystem" || content === "unknown" ? null : content;
}
function bootingApplication(partitions) {
    const booting = partitions.find(({ boots }) => boots === true);
    if (booting?.application == null)
        return null;
    return { partition: booting.name, ...booting.application };
}

;// CONCATENATED MODULE: ./src/operations/info/summary.ts




function infoSection(result) {
    const { partitions } = result;
    const blocks = partitions.length === 0 ? [] : partitionTable(partitions);
    return { sign: "✅", verdict: summary_verdict(result), ...findings(result), blocks };
}
/** In a heading no tags are allowed. */
function summary_verdict({ description, partition_table, partitions, application }) {
    const parts = [
        escapeHtml(description ?? "a chip"),
        partition_table.state === "found"
            ? counted(partitions.length, "partition")
            : "no readable partition table",
        ...(application === null ? [] : [`${escapeHtml(summary_titleOf(application))} boots`]),
    ];
    return `info: ${parts.join(", ")}`;
}
/** What is known of the board beyond what every step says. */
function findings(result) {
    const { crystal, flash_manufacturer, flash_device, security, partition_table } = result;
    const rows = [];
    const details = [];
    if (crystal !== null)
        details.push(["Crystal", code(crystal)]);
    if (flash_manufacturer !== null) {
        details.push(["Flash ID", `${code(flash_manufacturer)} ${code(flash_device ?? "?")}`]);
    }
    rows.push(["Security", securityText(security)]);
    const { state, address, reason, problems } = partition_table;
    const where = address === null ? "" : ` at ${code(address)}`;
    // The reasons are our own words, but for numbers that the board gave.
    (state === "found" ? details : rows).push([
        "Partition table",
        state === "found" ? `found${where}` : `${state}${where}: it ${code(reason ?? "")}`,
    ]);
    if (problems.length > 0)
        rows.push(["Table problems", escapeHtml(oddTableWords(problems))]);
    return { rows, details };
}
/** One row for each partition. */
function partitionTable(partitions) {
    const rows = partitions.map((partition) => [
        code(partition.name),
        `${code(partition.type)} / ${code(partition.subtype)}`,
        code(partition.address),
        bytes(partition.size),
        contentText(partition),
        partition.boots === true ? "<strong>boots</strong>" : "",
    ]);
    return listing("partition", ["Partition", "Type", "Address", "Size", "Content", "Next start"], rows);
}
function securityText(security) {
    if (security === null)
        return "unknown: not reported by the chip";
    const { secure_boot, flash_encryption, secure_download_mode } = security;
    const on = [
        ...(secure_boot ? ["Secure Boot"] : []),
        ...(flash_encryption ? ["flash encryption"] : []),
        ...(secure_download_mode ? ["Secure Download Mode"] : []),
    ];
    return on.length === 0 ? "not enabled" : `<strong>${on.join(", ")}</strong>`;
}
function contentText({ content, application }) {
    if (application !== null) {
        const { idf_version, built, chip } = application;
        const details = [
            ...(idf_version === "" ? [] : [`ESP-IDF ${code(idf_version)}`]),
            ...(built === "" ? [] : [`built ${code(built)}`]),
            ...(chip === null ? [] : [`for ${code(chip)}`]),
        ];
        return [code(summary_titleOf(application)), ...details].join("<br>");
    }
    switch (content) {
        case "blank":
            return "begins blank";
        case "unreadable":
            return "beyond the end of the flash";
        case "ota-data":
            return "OTA data";
        case "data":
        case "application":
            return "data";
        case null:
            return "not looked at";
    }
}
function summary_titleOf({ name, version }) {
    return [name, version].filter((text) => text !== "").join(" ") || "an application without a name";
}

;// CONCATENATED MODULE: ./src/operations/info/operation.ts







/** Reports what the board is, and what is on it. */
const infoOperation = {
    ...HARMLESS,
    about: "Reports chip, security, partitions, applications, and which one boots",
    page: "docs/reference/operations.md#info",
    inputs: [...BOARD_INPUTS, "partition-table-offset"],
    parse: () => ({ operation: "info" }),
    usesTable: () => true,
    outputs: [
        "description",
        "revision",
        "features",
        "crystal",
        "flash-manufacturer",
        "flash-device",
        "security",
        "partition-table",
        "partitions",
        "application",
        "flash-map",
    ],
    run: (_request, board) => info(board),
    notChecked: ["The board and the content of its flash."],
    dryRun: (_request, stage, _sources, notChecked) => Promise.resolve(dryRunWithoutBoard(infoScript(stage.tableAddress), stage, notChecked)),
    dryRunOnBoard: async (_request, board) => dryRunOnBoard(await on_board_lookAt(infoScript(board.tableAddress), board, 0), board),
    summary: infoSection,
};

;// CONCATENATED MODULE: ./src/operations/list/inputs.ts


/** What the inputs ask of a list. */
function parseList(reader) {
    const probe = reader.boolean("probe");
    const dryRun = reader.parse("dry-run", parseListDryRun);
    return probe === undefined || dryRun === undefined ? undefined : { operation: "list", probe, dryRun };
}
function parseListDryRun(text) {
    const parsed = (0,values/* parseChoice */.HU)(text, DRY_RUNS);
    if ("problem" in parsed)
        return parsed;
    return parsed.value === "connect"
        ? { problem: "has no effect on `list`, which changes nothing; use `probe: true` to identify the boards" }
        : { value: parsed.value === "true" };
}

;// CONCATENATED MODULE: ./src/operations/list/summary.ts

/** A summary must stay below 1 MiB whatever is plugged in. */
const list_summary_MAX_ROWS = 200;
const summary_MIB = 1024 * 1024;
const summary_STATES = {
    listed: "not asked",
    answered: "✅ answered",
    busy: "⏳ busy",
    failed: "⚠️ no answer",
};
function listSection(result) {
    return { sign: "✅", verdict: list_summary_verdict(result), rows: [], blocks: blocks(result) };
}
/** One line: `list: 2 boards, 1 busy`. */
function list_summary_verdict({ boards }) {
    const number = (status) => boards.filter((board) => board.status === status).length;
    const parts = [`${boards.length} board${boards.length === 1 ? "" : "s"}`];
    if (number("busy") > 0)
        parts.push(`${number("busy")} busy`);
    if (number("failed") > 0)
        parts.push(`${number("failed")} without a response`);
    return `list: ${parts.join(", ")}`;
}
/** The boards for the job summary; the first column is what a step takes as `port`. */
function blocks({ boards, other_ports }) {
    const rows = boards.slice(0, list_summary_MAX_ROWS).map(boardRow);
    const head = ["stable <code>port</code>", "Now on", "USB", "Serial", "Location", "Board", "State"];
    const others = other_ports.slice(0, list_summary_MAX_ROWS).map((port) => [code(port)]);
    return [
        ...(rows.length === 0 ? [] : [table(head, rows)]),
        ...(boards.length > list_summary_MAX_ROWS ? [`… and ${boards.length - list_summary_MAX_ROWS} more.`] : []),
        ...(others.length === 0
            ? []
            : folded("Other ports", [table(["Not listed, because no known ESP board uses it"], others)])),
    ];
}
function boardRow(board) {
    const { selector, port, vid, pid, bridge, manufacturer, product, serial, location, status, failure } = board;
    const own = [manufacturer, product].filter((text) => text !== null).join(" ");
    const usb = [bridge, own, vid === null || pid === null ? null : `${vid}:${pid}`];
    const state = `${summary_STATES[status]}${failure === null ? "" : ` (${escapeHtml(failure)})`}`;
    return [
        code(selector),
        code(port),
        cell(usb),
        cell([serial]),
        cell([location]),
        cell(summary_chipOf(board)),
        state,
    ];
}
function summary_chipOf({ chip, mac, flash_size: size }) {
    return [chip, mac, size === null ? null : size % summary_MIB === 0 ? `${size / summary_MIB} MiB` : `${size / 1024} KiB`];
}
function cell(texts) {
    const shown = texts.filter((text) => text !== null && text !== "");
    return shown.length === 0 ? "—" : shown.map((text) => code(text ?? "")).join("<br>");
}

;// CONCATENATED MODULE: ./src/operations/list/operation.ts


/** Lists the boards of the runner. */
const listOperation = {
    about: "Lists the runner's boards as JSON for a matrix",
    page: "docs/guides/many-boards.md",
    inputs: ["dry-run", "probe"],
    parse: parseList,
    outputs: ["boards", "board-count"],
    summary: listSection,
};

;// CONCATENATED MODULE: ./src/operations/read/inputs.ts



/** What the inputs ask of a read. */
async function parseRead(reader, workspace) {
    const output = await readOutput(reader, workspace);
    const address = readAddress(reader);
    const size = reader.optional("size", values/* parseSize */.DB);
    checkRegion(reader, address, size);
    return output && address !== undefined ? { operation: "read", output, address, size } : undefined;
}
function readAddress(reader) {
    return reader.isSet("address") ? reader.parse("address", values/* parsePlace */.De) : 0;
}

;// CONCATENATED MODULE: ./src/operations/read/read.ts




/** Reads a region into a file; without a size to the end of the flash. */
async function read(request, board) {
    const { address, output } = request;
    const files = await PendingFiles.create([output], board);
    try {
        const image = await board.folder.writeBytes("read.bin", new Uint8Array());
        const { bytes, sha256 } = await readRegion(address, request.size, image, output.path, board, {
            isLast: true,
        });
        await files.commit([{ path: image, sha256 }]);
        const part = { address, size: bytes };
        return {
            operation: "read",
            output_path: output.path,
            start_address: (0,flash_layout/* formatAddress */.M0)(address),
            ...(request.partition === undefined ? {} : { partition: request.partition }),
            bytes_read: bytes,
            sha256,
            account: { pieces: [imagePiece(image, part)], part },
        };
    }
    finally {
        await files.discard();
    }
}

;// CONCATENATED MODULE: ./src/operations/read/operation.ts








/** Reads a region into a file. */
const readOperation = {
    ...HARMLESS,
    about: "Reads a region or a partition into a file",
    page: "docs/reference/operations.md#read",
    inputs: [
        ...BOARD_INPUTS,
        "address",
        "partition-table",
        "partition-table-offset",
        "size",
        "output",
        "overwrite",
    ],
    parse: (reader, { workspace }) => parseRead(reader, workspace),
    usesTable: () => false,
    outputs: ["output-path", "start-address", "partition", "bytes-read", "sha256", "flash-map"],
    run: read,
    notChecked: ["Whether the board's flash is large enough."],
    dryRun: (request, stage, _sources, notChecked) => Promise.resolve(dryRunWithoutBoard(readScript(request), stage, notChecked)),
    dryRunOnBoard: async (request, board) => dryRunOnBoard(await on_board_lookAt(readScript(request), board, on_board_endOf(request.address, request.size)), board),
    summary: readSection,
};

;// CONCATENATED MODULE: ./src/operations/reset/operation.ts










const MODES = ["app", "bootloader"];
const MODE_NAMES = { app: "its application", bootloader: "the download mode of its ROM" };
/** Where a chip is that could not be reset. */
const STILL = {
    app: "it is still in bootloader mode",
    bootloader: "its chip may run esptool's flasher stub instead of its ROM",
};
/** Resets the board into its application, or into the download mode of its ROM. */
const resetOperation = {
    ...HARMLESS,
    about: "Resets the board into its application, or leaves it in bootloader mode",
    page: "docs/reference/operations.md#reset",
    inputs: [...BOARD_INPUTS, "into"],
    parse: parseReset,
    usesTable: () => false,
    outputs: ["into"],
    run: operation_reset,
    notChecked: ["Whether the board can be reset over this port."],
    dryRun: (request, stage, _sources, notChecked) => Promise.resolve(dryRunWithoutBoard(operation_scriptOf(request), { ...stage, connection: linkOf(request, stage.connection) }, notChecked)),
    dryRunOnBoard: async (request, board) => {
        const script = await on_board_lookAt(operation_scriptOf(request), board, 0);
        const connection = linkOf(request, board.esptool.connection);
        return logScript("connect", script, { connection, expects: false, say: board.say });
    },
    summary: ({ into }) => ({
        sign: "✅",
        verdict: `reset: the board was reset into ${MODE_NAMES[into]}`,
        rows: [],
        blocks: [],
    }),
};
/** What the inputs ask of a reset: the mode, and a port and resets by which the board can get there. */
function parseReset(reader, { connection }) {
    const into = reader.parse("into", (text) => (0,values/* parseChoice */.HU)(text, MODES));
    if (connection === undefined || into === undefined)
        return undefined;
    const { port, before, after } = connection;
    const refuse = (text) => reader.problems.add("input-invalid", text);
    if (port.kind === "socket") {
        refuse("input `port`: a raw socket has no lines that reset the chip; use an `rfc2217://` port or a serial port, or reset the emulator itself");
    }
    if (into === "app" && after.startsWith("no-reset")) {
        refuse(`input \`after\`: ${after} leaves the chip in bootloader mode; remove it, or use \`into: bootloader\``);
    }
    if (into === "bootloader" && reader.isSet("after")) {
        refuse("input `after` has no effect with `into: bootloader`, which leaves the chip in bootloader mode");
    }
    if (into === "bootloader" && before.startsWith("no-reset")) {
        refuse(`input \`before\`: ${before} does not bring the chip into bootloader mode; remove it`);
    }
    return { operation: "reset", into };
}
/**
 * Connects, which resets the chip into the download mode of its ROM, and has esptool leave it as it was asked for. A
 * board that is refused, or fails, is reset by the session as `after` asks for.
 */
async function operation_reset({ into }, { esptool }) {
    const options = { isLast: true, leavesInRom: into === "bootloader" };
    let seen;
    if (!isLocked(esptool)) {
        seen = await esptool.run({ name: "flash-id" }, 0, new Map(), options).catch((error) => {
            // A chip in Secure Download Mode answers the next command instead.
            if (!isLocked(esptool))
                throw error;
            return undefined;
        });
    }
    seen ??= await esptool.run({ name: "get-security-info" }, 0, new Map(), options);
    if (seen.couldNotReset || (into === "app" && esptool.appStarted === "no")) {
        throw new errors/* Failure */.HR("esptool-failed", `The board on ${esptool.connection.port.name} was not reset: ${STILL[into]}. The flash was not changed.`, into === "app"
            ? "Use a port that sets DTR and RTS, another `after`, or press the reset button."
            : "Use a port that sets DTR and RTS, or hold BOOT while you press the reset button.");
    }
    return { operation: "reset", into };
}
/** How the last command goes over the link. */
function linkOf({ into }, connection) {
    return into === "bootloader" ? leavingInRom(connection) : connection;
}
function operation_scriptOf({ into }) {
    return { plan: [`reset: the board would be reset into ${MODE_NAMES[into]}.`], commands: [FLASH_ID] };
}

;// CONCATENATED MODULE: ./src/operations/restore/inputs.ts




async function parseRestore(reader, workspace, dryRun, tableAddress) {
    const backup = await readBackup(reader, workspace);
    const allowOtherBoard = reader.boolean("allow-other-board");
    const allowUnidentified = reader.boolean("allow-unidentified-backup");
    if (!backup || allowOtherBoard === undefined || allowUnidentified === undefined)
        return undefined;
    if (dryRun === undefined)
        return undefined;
    const said = reader.isSet("partition-table-offset") ? tableAddress : undefined;
    return { operation: "restore", backup, allowOtherBoard, allowUnidentified, tableAddress: said, dryRun };
}
async function readBackup(reader, workspace) {
    const source = reader.required("backup", "the image to restore, such as backups/board7.bin, or artifact:NAME", parseBackupSource);
    const runId = reader.optional("run-id", (text) => (0,values/* parseInteger */.cG)(text, 1, Number.MAX_SAFE_INTEGER));
    const repository = reader.optional("repository", parseRepository);
    if (source === undefined)
        return undefined;
    const path = reader.text("backup");
    if (source.kind === "artifact") {
        checkPlace(reader);
        return { ...source, path, runId, repository };
    }
    refuseWith(reader, ["run-id", "repository"], "with a `backup` on the runner");
    const found = await locateBackup(workspace, path);
    if ("value" in found)
        return found.value;
    return reader.problems.take("backup", path, found, found.code);
}
/** The run in another repository cannot be guessed. */
function checkPlace(reader) {
    if (!reader.isSet("repository") || reader.isSet("run-id"))
        return;
    reader.problems.add("input-invalid", "input `repository` needs `run-id`: the ID of the run that uploaded the artifact, from the run's URL");
}
function parseRepository(text) {
    return /^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(text)
        ? { value: text }
        : { problem: "is not a repository; use owner/name" };
}

;// CONCATENATED MODULE: ./src/backups/board-match.ts



/**
 * Why a backup must not go onto a board, all reasons together; `undefined` when it may.
 * @param allowOtherBoard whether it may be of another board of the same kind.
 */
function mismatchOf(backup, identity, port, allowOtherBoard) {
    const { chip, mac, flashSize } = identity;
    const { name, range, origin } = backup;
    const end = range.address + range.size;
    const problems = [
        ...difference("chip", origin?.chip, chip),
        ...(allowOtherBoard ? [] : macDifference(origin, mac)),
        ...difference("flash size", origin?.flash_size, flashSize),
        ...(flashSize !== undefined && end > flashSize
            ? [`it ends at ${(0,flash_layout/* formatAddress */.M0)(end)}, beyond the flash of ${flashSize} bytes`]
            : []),
    ];
    if (problems.length === 0)
        return undefined;
    return new errors/* Failure */.HR("backup-of-other-board", `The backup "${name}" is not of the board on ${port}: ${problems.join("; ")}. The flash was not changed.`, "Use the backup of this board. allow-other-board: true restores the backup of another board with the same chip and flash size.");
}
/** Whether the backup is of another board; `undefined` where that is not known. */
function isClone({ origin }, { mac }) {
    const same = origin && isOfBoard(origin, mac);
    return same === undefined ? undefined : !same;
}
/** A manifest that strangers could read has the end of the MAC only. */
function macDifference(origin, mac) {
    const end = origin?.mac_end;
    if (end === undefined || origin?.mac != null)
        return difference("MAC address", origin?.mac, mac);
    return difference("MAC address", `…${end}`, mac?.endsWith(`:${end}`) === true ? `…${end}` : mac);
}
function difference(what, recorded, found) {
    if (recorded === null || recorded === undefined || recorded === found)
        return [];
    // The recorded value comes from a file.
    const shown = String(recorded).slice(0, 40);
    return [`its ${what} is ${JSON.stringify(shown)}, and the board's is ${found ?? "not known"}`];
}

;// CONCATENATED MODULE: ./src/operations/restore/restore-result.ts





/** Of a board that was looked at. */
async function restoreResult(backup, dryRun, survey, { verified, written, erased }, board) {
    const cloned = isClone(backup, board.esptool.identity);
    const changed = rangesOf([...written, ...erased]);
    const isDone = dryRun === "false";
    return {
        ...factsOf(backup, dryRun),
        verified,
        ...(cloned === undefined ? {} : { cloned }),
        changed: !verified || changed.length > 0,
        changed_regions: changed.map((region) => namedRegion(region, survey, board)),
        bytes_written: isDone ? totalOf(written) : 0,
        bytes_erased: isDone ? totalOf(erased) : 0,
        bytes_skipped: backup.range.size - totalOf(changed),
        ...(isDone
            ? await pictureOf(survey, { since: "step", by: "comparison", within: backup.range, regions: changed }, verified, board)
            : {}),
    };
}
/** What is known without the board. */
function factsOf({ name, range, sha256, origin }, dryRun) {
    return {
        operation: "restore",
        backup_path: name,
        start_address: (0,flash_layout/* formatAddress */.M0)(range.address),
        size: range.size,
        sha256,
        dry_run: dryRun,
        verified: false,
        manifest_checked: origin !== undefined,
        bytes_written: 0,
        bytes_erased: 0,
    };
}

;// CONCATENATED MODULE: ./src/operations/restore/dry-run.ts




/**
 * What a restore can say without its board, once the backup is checked.
 * @param unchecked what only the board knows, as sentences.
 */
function dryRunRestore({ allowOtherBoard, dryRun }, backup, unchecked, { connection, say }) {
    const { name, range, origin } = backup;
    say(`"${name}" is intact: ${range.size} bytes for ${(0,flash_layout/* formatAddress */.M0)(range.address)}.`);
    say(origin === undefined
        ? "It has no manifest, so chip, MAC and flash size are not compared with the board's."
        : `It is of ${origin.chip ?? "an unknown chip"}, MAC ${origin.mac ?? (origin.mac_end === undefined ? "unknown" : `…${origin.mac_end}`)}, flash size ${origin.flash_size ?? "unknown"}.`);
    if (allowOtherBoard)
        say("It may be restored to another board with the same chip and flash size.");
    say("On the board, only what differs would be erased and written, and the whole range verified by a digest.");
    for (const line of unchecked)
        say(`Not checked: ${line}`);
    const images = [{ address: range.address, path: name }];
    const commands = [
        commandLine(connection, { name: "flash-id" }),
        commandLine(connection, { name: "verify-flash", images, header: AS_IS, diff: false }),
    ];
    for (const [index, line] of commands.entries())
        say(`${index === 0 ? "Runs" : "Then"}: ${line}`);
    return { ...factsOf(backup, dryRun), commands, not_checked: unchecked };
}

;// CONCATENATED MODULE: ./src/firmware/plan/restore-plan.ts



/** From this size on, what is to be blank is erased sooner by itself than it is written. */
const WORTH_ERASING = 0x4_0000;
/**
 * Plans how to repair what differs: whole sectors, and nothing outside of the differing ranges.
 * @param differing whole sectors, in the order of their addresses.
 */
function planWrites(differing, sectors, costs) {
    const ranges = startWritable(differing, sectors);
    const stretches = ranges.flatMap((range) => blankStretches(range, sectors));
    // Where one stretch is all there is to make blank, the process that writes is spared.
    const isAll = stretches.length === 1 && totalOf(stretches) === totalOf(ranges);
    const erases = isAll ? stretches : stretches.filter(({ size }) => size >= WORTH_ERASING);
    const pieces = ranges.flatMap((range) => cutOut(range, erases));
    return { erases, writes: processesOf(pieces, sectors, costs) };
}
/**
 * Shares the pieces among processes: as few as their command lines allow, but none so long that a lost link costs
 * more than another process would.
 */
function processesOf(pieces, sectors, costs) {
    const limit = writeLimit(costs);
    const processes = [];
    let current = [];
    for (const piece of pieces.flatMap((whole) => restore_plan_partsOf(whole, limit, sectors))) {
        const isFull = totalOf(current) + piece.size > limit || current.length >= costs.pairsPerProcess;
        if (current.length > 0 && isFull) {
            processes.push(current);
            current = [];
        }
        current.push(piece);
    }
    if (current.length > 0)
        processes.push(current);
    return processes.map((list) => byCompression(list, sectors));
}
/** Cuts a long piece in equal parts, each of which esptool takes as it is. */
function restore_plan_partsOf(piece, limit, sectors) {
    // Rounded, so that a piece is not cut for the sake of a small rest.
    const count = Math.max(1, Math.round(piece.size / limit));
    const step = Math.ceil(piece.size / count / ERASE_BLOCK) * ERASE_BLOCK;
    const end = endOf(piece);
    const parts = [];
    for (let at = piece.address; at < end;) {
        const cut = at - (at % ERASE_BLOCK) + step;
        const next = cut >= end ? end : sectors.writableFrom(cut);
        const to = next > at ? next : end;
        parts.push({ address: at, size: to - at });
        at = to;
    }
    return parts;
}
/** esptool sends all that follows a file that did not compress as it is. */
function byCompression(pieces, sectors) {
    const ratio = (piece) => sectors.sentBytes(piece) / piece.size;
    return [...pieces].sort((a, b) => ratio(a) - ratio(b));
}
/** A range that esptool would take for Intel HEX begins a sector earlier. */
function startWritable(differing, sectors) {
    const ranges = [];
    for (const { address, size } of differing) {
        const start = sectors.writableFrom(address);
        ranges.push({ address: start, size: address + size - start });
    }
    return joinNeighbours(withoutOverlaps(ranges));
}
function withoutOverlaps(ranges) {
    const apart = [];
    for (const range of ranges) {
        const last = apart.at(-1);
        const from = last === undefined ? range.address : Math.max(range.address, last.address + last.size);
        if (from < range.address + range.size) {
            apart.push({ address: from, size: range.address + range.size - from });
        }
    }
    return apart;
}
/** The longest pieces that are to be blank and can be left out of a write. */
function blankStretches({ address, size }, sectors) {
    const blank = [];
    const end = address + size;
    for (let at = address; at < end; at += flash_layout/* SECTOR_SIZE */.t4) {
        const next = at + flash_layout/* SECTOR_SIZE */.t4;
        // The sector before one that looks like Intel HEX is where its piece has to begin.
        if (sectors.isBlank(at) && (next >= end || sectors.writableFrom(next) === next)) {
            blank.push({ address: at, size: flash_layout/* SECTOR_SIZE */.t4 });
        }
    }
    return joinNeighbours(blank);
}
/** What remains of a range without the holes in it; both in the order of their addresses. */
function cutOut({ address, size }, holes) {
    const rest = [];
    let at = address;
    for (const hole of holes) {
        if (hole.address < at || hole.address >= address + size)
            continue;
        if (hole.address > at)
            rest.push({ address: at, size: hole.address - at });
        at = hole.address + hole.size;
    }
    if (at < address + size)
        rest.push({ address: at, size: address + size - at });
    return rest;
}

;// CONCATENATED MODULE: ./src/firmware/transfer/sector-table.ts



const sector_table_BLANK = Buffer.alloc(flash_layout/* SECTOR_SIZE */.t4, 0xff);
/** Quick: the sizes are for an estimate. */
const LEVEL = 1;
/** What the sectors of an image are like, as far as a plan of writing it needs to know. */
class SectorTable {
    #start;
    #isBlank;
    #isHex;
    /** Bytes sent for all sectors before the n-th. */
    #sentBefore;
    constructor(start, facts) {
        this.#start = start;
        this.#isBlank = facts.map(({ blank }) => blank);
        this.#isHex = facts.map(({ hex }) => hex);
        let sum = 0;
        this.#sentBefore = [0, ...facts.map(({ sent }) => (sum += sent))];
    }
    /**
     * @param start address of the image in the flash, at a sector.
     * @param pieces the image in order, each of whole sectors.
     */
    static async of(start, pieces) {
        const facts = [];
        for await (const piece of pieces) {
            for (let at = 0; at < piece.length; at += flash_layout/* SECTOR_SIZE */.t4) {
                facts.push(sector_table_factsOf(piece.subarray(at, at + flash_layout/* SECTOR_SIZE */.t4)));
            }
        }
        return new SectorTable(start, facts);
    }
    isBlank(address) {
        return this.#isBlank[this.#index(address)] ?? false;
    }
    /** The last address, at most this one, at which a file can begin without being taken for Intel HEX. */
    writableFrom(address) {
        let index = this.#index(address);
        while (index > 0 && this.#isHex[index] === true)
            index--;
        return this.#start + index * flash_layout/* SECTOR_SIZE */.t4;
    }
    /** About how many bytes are sent to write a range, sector by sector compressed. */
    sentBytes({ address, size }) {
        const before = this.#sentBefore[this.#index(address)] ?? 0;
        return (this.#sentBefore[this.#index(address + size)] ?? before) - before;
    }
    #index(address) {
        return Math.floor((address - this.#start) / flash_layout/* SECTOR_SIZE */.t4);
    }
}
function sector_table_factsOf(sector) {
    const blank = sector.equals(sector_table_BLANK);
    const sent = Math.min(sector.length, (0,external_node_zlib_.deflateRawSync)(sector, { level: LEVEL }).length);
    return { blank, hex: (0,intel_hex_record/* looksLikeIntelHex */.tW)(sector), sent };
}

;// CONCATENATED MODULE: ./src/operations/restore/restore-changes.ts









const restore_changes_CHUNK = 0x10_0000;
const restore_changes_REGIONS_NAMED = 20;
/** More would crowd out the plan. */
const PIECES_SHOWN = 8;
/** Finds out what differs from the backup, and plans how to repair it. The flash is not changed. */
async function planRestore({ imagePath, range }, board) {
    const { port, baud, stub } = board.esptool.connection;
    // Without the stub digests are slow, and so is all else: everything is written, in one process.
    if (!stub)
        return { erases: [], writes: [[range]] };
    const costs = costsOf(port.kind === "socket" ? undefined : baud, pairsPerProcess(board));
    const sectors = await SectorTable.of(range.address, chunksOf(imagePath));
    const { unknown } = await mapFlash(range, { path: imagePath, purpose: "write" }, { ...costs, transferMsPerByte: writeMsPerByte(costs) }, board);
    return planWrites(unknown, sectors, costs);
}
/** Erases and writes as planned. */
async function carryOut({ erases, writes }, backup, board) {
    for (const range of erases)
        await eraseRange(range, board);
    for (const pieces of writes)
        await writePieces(pieces, backup, board);
}
/** For people: what is going to be changed. */
function describePlan({ erases, writes }) {
    const pieces = writes.flat();
    const regions = rangesOf([...erases, ...pieces]);
    const shown = regions
        .slice(0, restore_changes_REGIONS_NAMED)
        .map(({ address, size }) => `  ${(0,flash_layout/* formatAddress */.M0)(address)}: ${size} bytes`);
    const more = regions.length - shown.length;
    return [
        `To write: ${totalOf(pieces)} bytes in ${pieces.length} pieces; to erase only: ${totalOf(erases)} bytes in ${erases.length}.`,
        ...shown,
        ...(more > 0 ? [`  and ${more} more`] : []),
    ];
}
async function eraseRange(range, board) {
    const seen = await board.esptool.run({ name: "erase-region", ...range, force: false }, range.size, new Map(), { isPart: true });
    if (seen.erased)
        return;
    throw notDone(`did not report that ${range.size} bytes at ${(0,flash_layout/* formatAddress */.M0)(range.address)} were erased`);
}
/** One esptool process; the chip's digest of each piece is compared. */
async function writePieces(pieces, backup, board) {
    const images = await pieceFiles(pieces, backup, board);
    try {
        const names = new Map(images.map(({ path }) => [path, backup.name]));
        const seen = await board.esptool.run({ name: "write-flash", images, header: AS_IS, compress: true, force: false, extent: "images" }, totalOf(pieces), names, { isPart: true, quiet: pieces.length > PIECES_SHOWN });
        if (seen.written.length !== pieces.length || seen.hashesVerified !== pieces.length) {
            throw notDone(`verified ${seen.hashesVerified} of ${pieces.length} pieces`);
        }
    }
    finally {
        await Promise.all(images.map(({ path }) => (0,promises_.rm)(path, { force: true })));
    }
}
function notDone(what) {
    return new errors/* Failure */.HR("esptool-failed", `esptool exited successfully, but ${what}. The flash may be partly erased or written.`, "The log has esptool's output. Restore again: only differences are written.");
}
async function pieceFiles(pieces, { imagePath, range }, { folder }) {
    const image = await (0,promises_.open)(imagePath, "r");
    try {
        const files = [];
        for (const { address, size } of pieces) {
            const bytes = await restore_changes_readAt(image, address - range.address, size);
            files.push({ address, path: await folder.writeBytes(`piece-0x${address.toString(16)}.bin`, bytes) });
        }
        return files;
    }
    finally {
        await image.close();
    }
}
async function* chunksOf(path) {
    const image = await (0,promises_.open)(path, "r");
    try {
        const { size } = await image.stat();
        for (let at = 0; at < size; at += restore_changes_CHUNK)
            yield await restore_changes_readAt(image, at, Math.min(restore_changes_CHUNK, size - at));
    }
    finally {
        await image.close();
    }
}
async function restore_changes_readAt(file, position, size) {
    const bytes = Buffer.alloc(size);
    const { bytesRead } = await file.read(bytes, 0, size, position);
    if (bytesRead === size)
        return bytes;
    throw new errors/* Failure */.HR("file-unreadable", `The copy of the backup ends at ${position + bytesRead} bytes.`, "Something changed the step's files in the runner's temporary folder while it ran.");
}

;// CONCATENATED MODULE: ./src/operations/restore/restore.ts










/** A second round repairs what something else wrote meanwhile; after that it will go on writing. */
const ROUNDS = 2;
/**
 * Makes the flash what a backup says, by changing only what differs, and verifies the whole range at the end.
 * @throws {Failure} before anything is written, for a board that the backup does not fit; `digest-mismatch` when the
 * flash is not the backup in the end.
 */
async function restore(request, backup, board) {
    const { dryRun } = request;
    const { identity } = board.esptool;
    const { imagePath, range, tableAddress } = backup;
    const survey = () => surveyImage(imagePath, range, { chip: identity.chip, tableAddress });
    await restOfFlash(0, board);
    checkBoard(backup, request, board);
    if (await isRight(backup, board)) {
        board.say(`The flash already matches "${backup.name}": nothing is written.`);
        const nothing = { verified: true, written: [], erased: [] };
        return restoreResult(backup, dryRun, await survey(), nothing, board);
    }
    await restore_checkSecurity(backup, board);
    if (dryRun === "connect") {
        const plan = await planRestore(backup, board);
        for (const line of describePlan(plan))
            board.say(line);
        const { writes, erases } = plan;
        const planned = { verified: false, written: writes.flat(), erased: erases };
        return restoreResult(backup, dryRun, await survey(), planned, board);
    }
    const changes = await restore_repair(backup, board);
    return restoreResult(backup, dryRun, await survey(), { verified: true, ...changes }, board);
}
/** Changes what differs until the chip's digest of the whole is right. */
async function restore_repair(backup, board) {
    const written = [];
    const erased = [];
    for (let round = 1; round <= ROUNDS; round++) {
        const plan = await planRestore(backup, board);
        for (const line of describePlan(plan))
            board.say(line);
        await carryOut(plan, backup, board);
        written.push(...plan.writes.flat());
        erased.push(...plan.erases);
        if (await isRight(backup, board, { isLast: true })) {
            board.esptool.confirmWritten();
            return { written, erased };
        }
        if (round < ROUNDS) {
            board.warn("restore again", "The flash does not match the backup yet: something changed it meanwhile.");
        }
    }
    throw new errors/* Failure */.HR("digest-mismatch", `The flash on ${board.esptool.connection.port.name} differs from the backup "${backup.name}", although each piece was verified. ${STATE_SENTENCES[board.esptool.state]}`, "Something else writes to the flash, or the flash or power supply is unstable. Check them, then restore again: only differences are written.");
}
/** @throws {Failure} `file-changed` when the private copy is not what was checked any more. */
async function isRight({ imagePath, name, range, sha256 }, board, options = {}) {
    const isThere = await isInFlash(imagePath, name, range, board, options);
    // Not before: esptool reads the copy by its name.
    if ((await (0,digest/* sha256OfFile */.Vq)(imagePath)) !== sha256)
        throw (0,found_file/* changed */.tD)(name);
    return isThere;
}
function checkBoard(backup, request, board) {
    const { identity, connection } = board.esptool;
    const mismatch = mismatchOf(backup, identity, connection.port.name, request.allowOtherBoard);
    if (mismatch !== undefined)
        throw mismatch;
    if (isClone(backup, identity) === true) {
        board.warn("clone", `"${backup.name}" is of another board, ${macOf(backup)}, and will be cloned.`);
    }
    if (givesDigests(board))
        return;
    throw new errors/* Failure */.HR("not-supported-by-chip", `${identity.chip ?? "The chip"} gives no digest of its flash without the stub, so a restore could not be verified. The flash was not changed.`, "Remove `no-stub: true`, or write the image with `flash` and `verify: false`.");
}
/** What protects the flash, on the board and, by its manifest, where the backup comes from. */
async function restore_checkSecurity({ name, origin }, board) {
    const here = protections(await board.session.security());
    const { name: port } = board.esptool.connection.port;
    if (here.length > 0) {
        throw refusedBySecurity(`The chip on ${port} has ${here.join(" and ")} on, and the backup differs from its flash: writing it could permanently brick the chip.`, "Use `flash` with images that are signed and encrypted for this board.");
    }
    const { secure_boot = false, flash_encryption = false } = origin?.security ?? {};
    const there = protections({ secureBoot: secure_boot, flashEncryption: flash_encryption });
    if (there.length === 0)
        return;
    throw refusedBySecurity(`The backup "${name}" is of a chip with ${there.join(" and ")} on, which the chip on ${port} does not have: its firmware would not run.`, "Restore it to the board it was taken from, or flash this board with a build for it.");
}
function protections({ secureBoot, flashEncryption }) {
    return [...(secureBoot ? ["Secure Boot"] : []), ...(flashEncryption ? ["flash encryption"] : [])];
}
function refusedBySecurity(what, hint) {
    return new errors/* Failure */.HR("security-refused", `${what} The flash was not changed.`, hint);
}
function macOf({ origin }) {
    return origin?.mac ?? (origin?.mac_end === undefined ? "?" : `…${origin.mac_end}`);
}

;// CONCATENATED MODULE: ./src/operations/restore/summary.ts




function restoreSection(result) {
    return {
        sign: "✅",
        verdict: restore_summary_verdict(result),
        rows: rows(result),
        details: details(result),
        isNewFirmware: true,
        blocks: [],
    };
}
function restore_summary_verdict({ dry_run, size, changed, bytes_written, bytes_erased }) {
    if (dry_run === "true")
        return "restore (dry run): the backup is intact; the board was not read";
    if (changed !== true)
        return `restore: all ${bytes(size)} already matched, verified by the chip's digest`;
    if (dry_run === "connect")
        return "restore (dry run): the flash differs and was not changed";
    return `restore: ${bytes(bytes_written + bytes_erased)} changed, the whole range verified by the chip's digest`;
}
function rows(result) {
    const { cloned, manifest_checked: checked } = result;
    return [
        ["Backup", code(result.backup_path)],
        ...(checked ? [] : [["Manifest", "<strong>none</strong>: the image was not checked"]]),
        ...(cloned === true
            ? [["Written to", "<strong>a board that is not the backup's</strong>"]]
            : []),
        ...changedRows(result),
        ...uncheckedRows(result.not_checked),
    ];
}
function details(result) {
    const { cloned, manifest_checked: checked } = result;
    return [
        ["Region", `${bytes(result.size)} from ${code(result.start_address)}`],
        ["SHA-256", code(result.sha256)],
        ...(checked ? [["Manifest", "matches the image"]] : []),
        ...(cloned === false ? [["Board of the backup", "this one"]] : []),
        ...writtenRows(result),
    ];
}
function changedRows({ dry_run, changed, changed_regions = [] }) {
    if (changed === undefined)
        return [];
    const where = changed ? regions(changed_regions) : "nothing";
    return [[dry_run === "false" ? "Changed" : "Would change", where]];
}
function writtenRows(result) {
    const { dry_run, changed, verified } = result;
    if (changed === undefined || dry_run !== "false")
        return [];
    return [
        ["Written", bytes(result.bytes_written)],
        ["Erased alone", bytes(result.bytes_erased)],
        ["Left alone", bytes(result.bytes_skipped ?? 0)],
        ["Verified", verified ? "yes: the chip's digest of the whole region is right" : "no"],
    ];
}

;// CONCATENATED MODULE: ./src/operations/restore/operation.ts






/** Makes the flash what a backup says. */
const restoreOperation = {
    ...HARMLESS,
    about: "Puts a backup back on its board, writes what differs, verifies the whole flash",
    page: "docs/guides/restore.md",
    inputs: [
        ...BOARD_INPUTS,
        "partition-table-offset",
        "backup",
        "run-id",
        "repository",
        "allow-other-board",
        "allow-unidentified-backup",
        "identity",
    ],
    parse: (reader, { workspace, dryRun, tableAddress }) => parseRestore(reader, workspace, dryRun, tableAddress),
    usesTable: () => true,
    outputs: [
        "backup-path",
        "start-address",
        "size",
        "sha256",
        "dry-run",
        "verified",
        "manifest-checked",
        "cloned",
        "changed",
        "changed-regions",
        "bytes-written",
        "bytes-erased",
        "bytes-skipped",
        "commands",
        "not-checked",
        "flash-map",
    ],
    reachOf: (_request, { backup }) => (backup === undefined ? "whole" : [backup.range]),
    run: (request, board, sources) => restore(request, checkedBackup(sources), board),
    notChecked: ["Whether it is the board of the backup, and what differs."],
    dryRun: (request, stage, sources, notChecked) => Promise.resolve(dryRunRestore(request, checkedBackup(sources), notChecked, stage)),
    // It stops before its first change.
    dryRunOnBoard: (request, board, sources) => restore(request, checkedBackup(sources), board),
    isPutRight: ({ verified, dry_run }) => verified && dry_run === "false",
    summary: restoreSection,
};
function checkedBackup({ backup }) {
    if (backup === undefined)
        throw new Error("The backup of the restore was not checked.");
    return backup;
}

;// CONCATENATED MODULE: ./src/operations/verify/inputs.ts

/** What the inputs ask of a verify. */
function parseVerify(reader, images) {
    const failOnMismatch = reader.boolean("fail-on-mismatch");
    const why = "is stored encrypted by the chip and cannot be compared";
    refuseEncrypted(reader, images, why);
    if (!images || failOnMismatch === undefined)
        return undefined;
    const { shape, files, settings, headerInputs } = images;
    return { operation: "verify", shape, files, settings, headerInputs, failOnMismatch };
}

;// CONCATENATED MODULE: ./src/operations/verify/gate.ts

/** An annotation is short: the rest is in the summary and in the output `details`. */
const FILES_NAMED = 5;
const PATH_SHOWN = 120;
const PARTITIONS_NAMED = 5;
/** The failure of a step whose flash differs from its files. */
function mismatch({ details }) {
    const where = details
        .slice(0, FILES_NAMED)
        .map((file) => `"${file.path.slice(0, PATH_SHOWN)}" at ${file.address}: ${file.differing_bytes} of ${file.size} bytes differ, the first at ${file.first_difference}${gate_partitionWords(file)}`);
    const more = details.length > where.length ? [`and ${details.length - where.length} more`] : [];
    return new errors/* Failure */.HR("verify-mismatch", `The flash differs from ${details.length === 1 ? "the file" : `${details.length} files`}: ${[...where, ...more].join("; ")}.`, "Flash the board again, or set fail-on-mismatch: false and use the output `verified`.");
}
function gate_partitionWords({ partitions = [] }) {
    if (partitions.length === 0)
        return "";
    const named = partitions.slice(0, PARTITIONS_NAMED).join(", ");
    const more = partitions.length - PARTITIONS_NAMED;
    return ` (in ${partitions.length === 1 ? "partition" : "partitions"} ${named}${more > 0 ? ` and ${more} more` : ""})`;
}

;// CONCATENATED MODULE: ./src/operations/verify/summary.ts



/** More names would crowd out the rest of the row; the output `details` has them all. */
const summary_PARTITIONS_NAMED = 5;
function verifySection(result) {
    const { mismatch, verified, details } = result;
    const files = "files" in result ? result.files : [{ ...oneFile(result, result.file_size), verified }];
    const rows = files.map((file) => {
        const { address, path, size, verified } = file;
        const difference = details.find((entry) => entry.address === address);
        const finding = difference === undefined
            ? "—"
            : `${counted(difference.differing_bytes, "byte")}, first at ${code(difference.first_difference)}${inPartitions(difference)}`;
        return [place(file), code(path), bytes(size), verified ? "equal" : "<strong>differs</strong>", finding];
    });
    const what = "files" in result ? counted(files.length, "image") : "the image";
    return {
        sign: mismatch ? "⚠️" : "✅",
        verdict: mismatch
            ? `verify: the flash differs from ${counted(details.length, "file")}`
            : `verify: the flash matches ${what}, verified by the chip's digest`,
        finding: mismatch,
        rows: [],
        blocks: listing("image", ["Address", "Image", "Size", "Flash", "Difference"], rows),
    };
}
function inPartitions({ partitions = [] }) {
    if (partitions.length === 0)
        return "";
    const named = partitions.slice(0, summary_PARTITIONS_NAMED).map((name) => code(name));
    const more = partitions.length - named.length;
    return `, in ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

;// CONCATENATED MODULE: ./src/firmware/survey/comparison.ts
/** Compares byte by byte; bytes that one side lacks count as different. */
function compareBytes(expected, actual) {
    if (expected.equals(actual))
        return undefined;
    const length = Math.max(expected.length, actual.length);
    let first = -1;
    let count = 0;
    for (let offset = 0; offset < length; offset++) {
        if (expected[offset] === actual[offset])
            continue;
        if (first < 0)
            first = offset;
        count++;
    }
    return { first, count };
}

;// CONCATENATED MODULE: ./src/operations/verify/differences.ts







/**
 * Says for each image where the flash differs from it; an image that turns out equal is left out.
 * @param partitions of the flash; `undefined` where they are not known.
 */
async function locateDifferences(suspects, settings, partitions, board) {
    // With header settings esptool compares with an image that it has changed, so only it can say where.
    const rewritten = Object.values(settings).some((value) => value !== "keep");
    // Only where chips have their bootloader does esptool change the header of an image.
    const changed = rewritten ? suspects.filter(({ file }) => flash_chips/* BOOTLOADER_ADDRESSES */.jB.includes(file.address)) : [];
    const found = changed.length === 0 ? [] : await compareByEsptool(changed, settings, partitions, board);
    for (const image of suspects) {
        if (changed.includes(image))
            continue;
        const difference = await compareByReading(image, partitions, board);
        if (difference !== undefined)
            found.push(difference);
    }
    return suspects.flatMap(({ file }) => found.filter(({ address }) => address === (0,flash_layout/* formatAddress */.M0)(file.address)));
}
/** esptool lists every differing byte, 55 µs and 25 bytes of text for each: reading back is quicker by far. */
async function compareByReading(suspect, partitions, board) {
    const { file } = suspect;
    const back = board.folder.file(`back-${file.address}.bin`);
    // esptool compares whole words: the image is padded with 0xFF to a multiple of 4.
    const size = Math.ceil(file.size / 4) * 4;
    await board.esptool.run({ name: "read-flash", address: file.address, size, output: back }, size, new Map([[back, "a temporary file"]]), { isLast: true });
    const [image, flash] = await Promise.all([readImage(suspect), (0,promises_.readFile)(back)]);
    const difference = compareBytes(image, flash.subarray(0, file.size));
    if (difference !== undefined) {
        return {
            path: file.path,
            address: (0,flash_layout/* formatAddress */.M0)(file.address),
            size: file.size,
            first_difference: (0,flash_layout/* formatAddress */.M0)(file.address + difference.first),
            differing_bytes: difference.count,
            ...namesOf(partitions, ({ address, size }) => {
                const [start, end] = [address, address + size].map((at) => Math.max(0, at - file.address));
                return !image.subarray(start, end).equals(flash.subarray(start, Math.min(end ?? 0, file.size)));
            }),
        };
    }
    // Only the padding differs: every byte of the file was read back and is right.
    if (flash.subarray(file.size).some((byte) => byte !== 0xff))
        return undefined;
    throw unsteady(file.path);
}
async function compareByEsptool(suspects, header, partitions, board) {
    const bytes = suspects.reduce((sum, { file }) => sum + file.size, 0);
    const seen = await board.esptool.run({ name: "verify-flash", images: images_imageArguments(suspects), header, diff: true }, bytes, shownNames(suspects), { isLast: true });
    const comparisons = comparisonsOf(suspects, seen);
    return suspects.map(({ file }, index) => {
        const { count, first, sectors = [] } = comparisons[index] ?? {};
        if (count === undefined || first === undefined)
            throw unsteady(file.path);
        return {
            path: file.path,
            address: (0,flash_layout/* formatAddress */.M0)(file.address),
            size: file.size,
            first_difference: (0,flash_layout/* formatAddress */.M0)(first),
            differing_bytes: count,
            ...namesOf(partitions, ({ address, size }) => {
                return [...sectors].some((sector) => sector < address + size && address < sector + flash_layout/* SECTOR_SIZE */.t4);
            }),
        };
    });
}
/** The names of partitions that differ, where there is a table to go by. */
function namesOf(partitions, differs) {
    return partitions === undefined ? {} : { partitions: partitions.filter(differs).map(({ name }) => name) };
}
function unsteady(path) {
    return new errors/* Failure */.HR("digest-mismatch", `The chip's digest differs from that of "${path}", but the bytes it sends do not. ${STATE_SENTENCES.untouched}`, "The flash or the link is unstable. Check the power supply, then verify again.");
}

;// CONCATENATED MODULE: ./src/operations/verify/verify.ts







/**
 * Compares the chip's digests with the files' in one esptool call. Only where they differ is the flash read back,
 * to say where: a difference is a finding, not a failure.
 */
async function verify(request, board) {
    const { files, settings } = request;
    const images = await takeImages(files, board);
    const { chip } = knownFacts(board);
    const warnings = await headerWarnings(request, images, chip);
    annotateWarnings(warnings, board);
    await checkImages(images);
    let details = [];
    await board.esptool.run({ name: "verify-flash", images: images_imageArguments(images), header: settings, diff: false }, totalSize(files), shownNames(images), {
        isLast: true,
        check: async (seen) => {
            await checkUsedImages(images, board);
            const comparisons = comparisonsOf(images, seen);
            const suspects = images.filter((_, index) => comparisons[index]?.equal !== true);
            const partitions = request.partitions ?? (await partitionsAmong(images, board));
            details = await locateDifferences(suspects, settings, partitions, board);
        },
    });
    const result = request.shape === "one" ? oneResult(request, details) : manyResult(request, details);
    return warnings.length === 0 ? result : { ...result, warnings };
}
/** The partitions by the table that is among the images, if one is. */
async function partitionsAmong(images, { tableAddress }) {
    const around = images.filter(({ file: { address, size } }) => address <= tableAddress && tableAddress < address + size);
    return plannedTable(await readPlanned(around), tableAddress)?.table?.partitions;
}
function oneResult({ files }, details) {
    const [first] = files;
    return {
        operation: "verify",
        verified: details.length === 0,
        mismatch: details.length > 0,
        firmware_path: first?.path ?? "",
        ...placeResult(first ?? { address: 0 }),
        file_size: first?.size ?? 0,
        details,
    };
}
function manyResult({ files }, details) {
    const differing = new Set(details.map(({ address }) => address));
    return {
        operation: "verify",
        verified: details.length === 0,
        mismatch: details.length > 0,
        files: files.map((file) => {
            const entry = fileResult(file);
            return { ...entry, verified: !differing.has(entry.address) };
        }),
        file_count: files.length,
        total_size: totalSize(files),
        details,
    };
}

;// CONCATENATED MODULE: ./src/operations/verify/operation.ts












/** Compares the flash with files. */
const verifyOperation = {
    ...HARMLESS,
    about: "Compares the flash with files, without writing",
    page: "docs/reference/operations.md#verify",
    inputs: [
        ...BOARD_INPUTS,
        "file",
        "files",
        "address",
        "partition-table",
        "partition-table-offset",
        "flash-mode",
        "flash-freq",
        "flash-size",
        "fail-on-mismatch",
    ],
    usesImages: true,
    parse: (reader, { images }) => parseVerify(reader, images),
    usesTable: (request, tableAddress) => tableAddress === undefined || fileAround(request, tableAddress) !== undefined,
    outputs: [
        "verified",
        "mismatch",
        "details",
        "firmware-path",
        "address",
        "partition",
        "file-size",
        "files",
        "file-count",
        "total-size",
    ],
    run: verify,
    notChecked: ["Whether the flash matches the files."],
    dryRun: async (request, stage, _sources, notChecked) => {
        const script = { ...verifyScript(request), warnings: await warningsFor(request, stage) };
        return dryRunWithoutBoard(script, stage, notChecked);
    },
    dryRunOnBoard: async (request, board) => dryRunOnBoard(await verifyOn(request, board), board),
    gateFailure: ({ failOnMismatch }, result) => failOnMismatch && result.mismatch ? mismatch(result) : undefined,
    summary: verifySection,
};
function warningsFor(request, { connection }) {
    const images = request.files.map((file) => ({ file, copy: file.realPath, sha256: file.sha256 }));
    return headerWarnings(request, images, chipOf(connection.chip));
}

;// CONCATENATED MODULE: ./src/operations/table.ts
















/** The operations on a board, in the order in which the documentation names them. */
const ON_BOARD = {
    flash: flashOperation,
    verify: verifyOperation,
    read: readOperation,
    erase: eraseOperation,
    backup: backupOperation,
    restore: restoreOperation,
    info: infoOperation,
    reset: resetOperation,
};
/** The operations without a board of their own: `list` looks for boards, `doctor` at the runner. */
const ON_RUNNER = {
    list: listOperation,
    doctor: doctorOperation,
};
const OPERATIONS = {
    ...ON_BOARD,
    ...ON_RUNNER,
};
/** Every output of the action. */
const OUTPUTS = [
    ...new Set([
        ...STEP_OUTPUTS,
        ...Object.values(OPERATIONS).flatMap(({ outputs }) => outputs),
        ...DRY_RUN_OUTPUTS,
    ]),
];
function boardOperation({ operation }) {
    return ON_BOARD[operation];
}
function onBoard(name) {
    return name in ON_BOARD ? ON_BOARD[name] : undefined;
}
/** What an operation does, and the page that explains it. */
function explanationOf(operation) {
    const { about, page } = OPERATIONS[operation];
    return { about, page };
}
/** The operations that use an input, or `undefined` for all of them. */
function operationsOf(name) {
    if (STEP_INPUTS.includes(name))
        return undefined;
    return OPERATION_NAMES.filter((operation) => {
        const { inputs } = OPERATIONS[operation];
        return inputs.includes(name);
    });
}
/** Whether an operation has a board; the others only look at the runner. */
function isOnBoard(operation) {
    return operation in ON_BOARD;
}
/** How the inputs of an operation on a board are read. */
function boardInputs(operation) {
    return ON_BOARD[operation];
}
/** What the inputs ask of an operation that only looks at the runner. */
function parseForRunner(operation, reader, platform) {
    const definition = ON_RUNNER[operation];
    return definition.parse(reader, platform);
}
/** Checks what needs no board, before anybody waits for one. */
function table_checkFiles(request, expectations) {
    return boardOperation(request).checkFiles(request, expectations);
}
/** What of the flash the request may change. */
function reachOf(request, sources) {
    return boardOperation(request).reachOf(request, sources);
}
/** Does what the request asks for. */
async function perform(request, board, sources = {}) {
    const { account, ...result } = await boardOperation(request).run(request, board, sources);
    const map = account === undefined ? {} : await picture(board, account);
    return { ...result, ...map };
}
/** Reports what an operation would do, without its board. */
function dryRun(request, stage, sources) {
    const operation = boardOperation(request);
    const notChecked = [
        stage.portRemark,
        ...(stage.expects ? ["Whether the board meets the `require-…` inputs."] : []),
        ...operation.notChecked,
    ];
    return operation.dryRun(request, stage, sources, notChecked);
}
/** Reads the board and reports what an operation would do to it. */
function table_dryRunOnBoard(request, board, sources, version) {
    return boardOperation(request).dryRunOnBoard(request, board, sources, version);
}
/** Whether all that an operation may have changed is now known to be as it should. */
function isPutRight(result, unfinished) {
    return onBoard(result.operation)?.isPutRight(result, unfinished) ?? false;
}
/** Whether a result, though the operation did what it could, must fail the step. */
function gateFailure(request, result) {
    return request.operation === result.operation
        ? onBoard(request.operation)?.gateFailure(request, result)
        : undefined;
}
/** What the summary shows of a result. */
function sectionOf(result) {
    if (result.operation === "dry-run")
        return dryRunSection(result);
    const definition = OPERATIONS[result.operation];
    const flashMap = "flash_map" in result ? result.flash_map : undefined;
    return { ...definition.summary(result), flashMap };
}

;// CONCATENATED MODULE: ./src/inputs/files/take-files.ts




/** Longer than what identifies Intel HEX. */
const HEAD_BYTES = 16;
/**
 * Takes every file, as soon as it is found: all that is read of it from then on is read of the copy. Nothing is copied
 * when something is wrong already, or when the files are larger together than any flash.
 * @throws {Failure} as `PrivateFolder.take`.
 */
async function takeFiles(images, take, problems) {
    if (images === undefined || problems.isAny)
        return images;
    const total = images.files.reduce((sum, { size }) => sum + size, 0);
    if (total > flash_layout/* FLASH_LIMIT */.VE) {
        const name = images.shape === "one" ? "file" : "files";
        const text = `input \`${name}\`: ${total} bytes are more than the largest flash has, 128 MB`;
        problems.add("beyond-flash", text);
        return images;
    }
    const files = [];
    for (const file of images.files) {
        // The regions of Intel HEX are bytes already.
        files.push(file.bytes === undefined ? { ...file, ...(await takeBinary(file, take)) } : file);
    }
    return { ...images, files };
}
/** The format is recognised by the copy: esptool would take the addresses of Intel HEX, and ignore ours. */
async function takeBinary(file, take) {
    const copy = await take(file);
    if ((0,intel_hex_record/* looksLikeIntelHex */.tW)(await (0,digest/* readHead */.zy)(copy.realPath, HEAD_BYTES)))
        throw (0,found_file/* changed */.tD)(file.path);
    return copy;
}

;// CONCATENATED MODULE: ./src/step/read-inputs.ts


















/**
 * Reads every input, strictly. The only reader of inputs.
 * @param read gives the text of an input, "" when the workflow gives none.
 * @throws {Failure} class `input`, with everything that is wrong in one message.
 */
async function readInputs(read, surroundings) {
    const reader = readerOf(read, surroundings);
    const operation = read_inputs_readOperation(reader);
    return operation === undefined || isOnBoard(operation)
        ? readForBoard(operation, { read, reader }, surroundings)
        : readForRunner(operation, reader, surroundings);
}
/** Reads the inputs of a step that only looks at its runner. */
function readForRunner(operation, reader, { platform }) {
    const request = parseForRunner(operation, reader, platform);
    const esptool = readEsptool(reader);
    const limits = readLimits(reader);
    refuseUnused(operation, reader, operationsOf);
    reader.problems.throwIfAny();
    if (!request || !esptool || !limits)
        throw reader.problems.refusal();
    const rest = { connection: undefined, esptool, limits, artifact: undefined };
    return request.operation === "list" ? { request, ...rest } : { request, ...rest };
}
function readerOf(read, { misgiven = [] }) {
    const reader = new Reader(read, new Problems());
    for (const problem of misgiven)
        reader.problems.add("input-invalid", problem);
    return reader;
}
/** A build for several chips is read for each of them, where the board can say which one it has. */
async function readForBoard(operation, { read, reader }, surroundings) {
    const openChips = new Set();
    try {
        return await readBoardStep(operation, reader, { ...surroundings, openChips });
    }
    catch (error) {
        if (openChips.size === 0 || reader.text("dry-run") === "true")
            throw error;
    }
    const choices = new Map();
    for (const chip of openChips) {
        const named = readerOf((name) => (name === "chip" ? chip : read(name)), surroundings);
        choices.set(chip, await readBoardStep(operation, named, surroundings));
    }
    const [first] = choices.values();
    if (first === undefined)
        throw reader.problems.refusal();
    return { ...first, connection: { ...first.connection, chip: "auto" }, remarks: [], choices };
}
/** @param operation `undefined`: what is wrong with it is noted, and the inputs that every operation has are read. */
async function readBoardStep(operation, reader, { workspace, platform, take, signal, openChips }) {
    const { problems } = reader;
    const own = readConnection(reader, platform);
    const esptool = readEsptool(reader);
    const limits = readLimits(reader);
    const keys = await readKeys(reader);
    if (operation === undefined)
        throw problems.refusal();
    refuseUnused(operation, reader, operationsOf);
    const definition = boardInputs(operation);
    const found = definition.usesImages
        ? await images_readImages(reader, workspace, { signal, openChips })
        : undefined;
    const images = await takeFiles(found, take, problems);
    const connection = own && adoptConnection(reader, own, images?.build);
    const expected = readRequirements(reader, connection);
    const dryRun = reader.parse("dry-run", (text) => (0,values/* parseChoice */.HU)(text, DRY_RUNS));
    const tableAddress = readTableOffset(reader, images?.build);
    const asked = await definition.parse(reader, { workspace, connection, images, dryRun, tableAddress });
    const placed = await placeByBuild(reader, workspace, asked, tableAddress, (request, address) => definition.usesTable(request, address));
    checkReach(reader, placed?.request, expected);
    if (dryRun === "true")
        refuseNames(reader, placed?.request);
    const artifact = definition.uploads ? await readArtifact(reader) : undefined;
    problems.throwIfAny();
    if (!connection || !placed || !esptool || !limits || !dryRun)
        throw problems.refusal();
    if (tableAddress === undefined)
        throw problems.refusal();
    const { request, given: givenTable } = placed;
    const ofBuild = images?.build ? describeBuild(images.build, images.settings, connection) : [];
    const remarks = [...ofBuild, ...placed.remarks];
    return {
        request,
        tableAddress,
        givenTable,
        connection,
        dryRun,
        expected,
        remarks,
        warnings: idleOnPort(reader, connection),
        esptool,
        limits,
        artifact,
        keys,
    };
}
/** What the board's own table says cannot be known without opening the port. */
function refuseNames(reader, request) {
    const names = request === undefined ? [] : namesIn(request);
    if (names.length === 0)
        return;
    const shown = names.map((name) => `"${name}"`).join(", ");
    reader.problems.add("input-invalid", `input \`dry-run\`: true does not open the port, but only the board's partition table resolves ${shown}; set \`partition-table\`, or use connect`);
}
function read_inputs_readOperation(reader) {
    const text = reader.text("operation");
    if (text !== "")
        return reader.parse("operation", parseOperation);
    reader.problems.add("input-invalid", `input \`operation\` is missing: one of ${OPERATION_NAMES.join(", ")}`);
    return undefined;
}
/** esptool's own command names get a hint: people are used to them. */
const OF_ESPTOOL = new Map([
    ["write-flash", "flash"],
    ["verify-flash", "verify"],
    ["read-flash", "read"],
    ["erase-flash", "erase"],
    ["erase-region", "erase"],
    ["flash-id", "info"],
    ["chip-id", "info"],
    ["read-mac", "info"],
    ["get-security-info", "info"],
]);
function parseOperation(text) {
    const own = OF_ESPTOOL.get(text.toLowerCase().replaceAll("_", "-"));
    return own === undefined
        ? (0,values/* parseChoice */.HU)(text, OPERATION_NAMES)
        : { problem: `is a command of esptool; use \`${own}\`` };
}

;// CONCATENATED MODULE: ./src/step/cancellation.ts


/** Why a step has to end before its work is done: the runner's signal, or the step's own time limit. */
class Cancellation {
    #controller = new AbortController();
    #timer;
    #seconds;
    constructor() {
        process.on("SIGINT", this.#onSignal).on("SIGTERM", this.#onSignal);
    }
    get signal() {
        return this.#controller.signal;
    }
    /** @param seconds from the start of this process; `undefined` sets no limit. */
    limit(seconds) {
        if (seconds === undefined)
            return;
        this.#timer = setTimeout(() => {
            this.#seconds = seconds;
            this.#controller.abort();
        }, Math.max(0, seconds * 1000 - performance.now()));
    }
    /**
     * For where nothing that is waited for ends with the signal.
     * @throws {Failure} `cancelled` once the step has to end.
     */
    async check() {
        // Lets pending timers and signals run.
        await (0,external_node_timers_promises_.setImmediate)();
        if (this.signal.aborted)
            throw new errors/* Failure */.HR("cancelled", "The step was cancelled.", "Run it again.");
    }
    /** The failure under its right code: the time limit, not a user, stopped the work. */
    explain(failure) {
        if (!this.signal.aborted)
            return failure;
        if (failure.code !== "cancelled" && failure.code !== "internal")
            return failure;
        if (this.#seconds === undefined)
            return cancellation_cancelled(failure);
        return new errors/* Failure */.HR("step-timed-out", `The step did not finish within its timeout of ${this.#seconds} s. ${failure.message}`, "Raise `timeout`, or find out from the log what took so long.", { cause: failure });
    }
    stop() {
        clearTimeout(this.#timer);
        process.off("SIGINT", this.#onSignal).off("SIGTERM", this.#onSignal);
    }
    #onSignal = () => this.#controller.abort();
}
function cancellation_cancelled(failure) {
    if (failure.code === "cancelled")
        return failure;
    return new errors/* Failure */.HR("cancelled", "The step was cancelled.", "Run it again.", { cause: failure });
}

// EXTERNAL MODULE: ./src/step/with-doctor.ts
var with_doctor = __webpack_require__(18734);
;// CONCATENATED MODULE: ./src/step/environment.ts
/** Where artifacts go, by the variables that the runner sets. */
function artifactService(env) {
    return {
        runtimeToken: env["ACTIONS_RUNTIME_TOKEN"],
        resultsUrl: env["ACTIONS_RESULTS_URL"],
        serverUrl: env["GITHUB_SERVER_URL"] ?? "https://github.com",
        apiUrl: env["GITHUB_API_URL"],
        repository: env["GITHUB_REPOSITORY"] ?? "",
        runId: env["GITHUB_RUN_ID"] ?? "",
        workflowRef: env["GITHUB_WORKFLOW_REF"],
    };
}
/** Which run of which workflow this is, for records; `undefined` outside of GitHub. */
function workflowOf(env) {
    const repository = env["GITHUB_REPOSITORY"] ?? "";
    const server = env["GITHUB_SERVER_URL"] ?? "";
    const run = env["GITHUB_RUN_ID"] ?? "";
    if (repository === "" || server === "" || run === "")
        return undefined;
    const run_url = `${server}/${repository}/actions/runs/${run}`;
    return { repository, commit: env["GITHUB_SHA"] ?? "", run_url };
}
/**
 * Where the errors of this very version are explained; `undefined` where the repository of the action is not known, as
 * for an action in the workspace.
 */
function errorPageOf(env) {
    const server = env["GITHUB_SERVER_URL"] ?? "";
    const repository = env["GITHUB_ACTION_REPOSITORY"] ?? "";
    const ref = env["GITHUB_ACTION_REF"] ?? "";
    if (!/^https?:\/\//.test(server) || !/^[\w.-]+\/[\w.-]+$/.test(repository) || ref === "")
        return undefined;
    const version = ref.split("/").map(encodeURIComponent).join("/");
    return `${server}/${repository}/blob/${version}/docs/reference/errors.md`;
}
/** Which run this is, for names that are unique. */
function runOf(env) {
    return {
        runId: env["GITHUB_RUN_ID"] ?? "",
        runAttempt: env["GITHUB_RUN_ATTEMPT"] ?? "1",
        job: env["GITHUB_JOB"] ?? "",
    };
}

;// CONCATENATED MODULE: ./src/step/facts.ts
/** What ended a step before its work was done, with what was known by then. */
class Ended extends Error {
    facts;
    constructor(facts, cause) {
        super("The step has ended before its work was done.", { cause });
        this.facts = facts;
    }
}
/**
 * Does a part of a step, and adds to what it returns, or to what it throws, what is known without it.
 * @param facts asked when the part has ended; of a part that failed, with its error.
 * @throws {Ended}
 */
async function knowing(facts, part) {
    try {
        const more = await part();
        return { ...facts(), ...more };
    }
    catch (error) {
        const { cause, facts: more } = error instanceof Ended ? error : new Ended({}, error);
        throw new Ended({ ...facts(cause), ...more }, cause);
    }
}

;// CONCATENATED MODULE: ./src/esptool/run/pinned.ts
const PINNED_NAMES = ["chip", "mac", "flash-size"];
/**
 * How a board differs from the one that was there before, as clauses. What either does not report is no difference:
 * a chip in Secure Download Mode reports only its name, and few commands ask for the size of the flash.
 */
function changesOf(pinned, current) {
    return [
        ...changeOf("chip", pinned.chip, current.chip),
        ...changeOf("type", pinned.description, current.description),
        // Some chips also report a MAC of eight bytes.
        ...(pinned.mac?.length === current.mac?.length ? changeOf("MAC address", pinned.mac, current.mac) : []),
        ...changeOf("flash size", pinned.flashSize, current.flashSize),
    ];
}
/** What identifies a board, as the outputs are named; `undefined` for nothing. */
function pinned_namesOf({ chip, mac, flashSize }) {
    const known = { chip, mac, "flash-size": flashSize };
    const names = PINNED_NAMES.filter((name) => known[name] !== undefined);
    return names.length === 0 ? undefined : names;
}
function changeOf(what, before, now) {
    if (before === undefined || now === undefined || before === now)
        return [];
    return [`its ${what} is ${now}, and was ${before}`];
}

;// CONCATENATED MODULE: ./src/step/outcome.ts



/** Puts together what is known at the end. */
function outcomeOf(facts, asked, failure, elapsedMs) {
    const { step, board, program, result, publication } = facts;
    const previous = board?.previous;
    return {
        operation: step?.request.operation ?? asked.operation,
        port: board?.port ?? step?.connection?.port.name ?? asked.port,
        identity: board?.identity ?? {},
        pinned: pinned_namesOf(board?.identity ?? {}),
        attempts: board?.attempts ?? 0,
        boardState: board?.state ?? "untouched",
        appStarted: board?.appStarted,
        interruption: previous && interruption(previous),
        esptool: program,
        elapsedMs,
        result,
        section: result && sectionOf(result),
        warnings: warningsOf(facts),
        artifact: publication?.artifact,
        uploaded: publication?.uploaded,
        encrypted: publication?.uploaded === true ? (step?.artifact?.recipients.length ?? 0) > 0 : undefined,
        failure: failure && failureResult(failure),
    };
}
function warningsOf({ step, result, board }) {
    const inputs = step !== undefined && "warnings" in step ? step.warnings : [];
    const own = result !== undefined && "warnings" in result ? result.warnings : [];
    return [...inputs, ...own, ...(board?.warnings ?? [])];
}
function interruption({ by, operation, state, regions }) {
    const pieces = regions === "whole"
        ? null
        : regions.map(({ address, size }) => ({ address: (0,flash_layout/* formatAddress */.M0)(address), size }));
    return {
        operation,
        state,
        regions: pieces,
        since: by.since,
        repository: by.repository,
        run_url: by.runUrl,
    };
}
function failureResult(failure) {
    const { code, message, hint } = failure;
    return { code, class: failure.class, message, hint };
}

// EXTERNAL MODULE: ./src/github/visibility.ts + 1 modules
var visibility = __webpack_require__(30961);
;// CONCATENATED MODULE: ./src/step/privacy.ts


/** Finds out who can read what this step says and uploads. */
function readersOf(step, { env, signal }) {
    const token = "keys" in step ? step.keys.token : undefined;
    const { encrypted, allowPublic } = publicationOf(step);
    // Who encrypts, or allows it to be public, need not know: no request is made for them.
    return (0,visibility/* originOf */.yv)(env, { token, signal, mayAsk: !encrypted && !allowPublic });
}
/**
 * Refuses to publish a flash unasked.
 * @throws {Failure} `upload-unencrypted`, before anything is opened.
 */
function checkPublication(step, origin, { log }) {
    const { encrypted, allowPublic } = publicationOf(step);
    (0,visibility/* checkPrivacy */.z$)(origin, { encrypted, allowPublic });
    const notice = (0,visibility/* privacyNotice */.lt)(origin, { encrypted });
    if (notice !== undefined)
        log.warning("backup not encrypted", notice);
}
function publicationOf({ artifact }) {
    return {
        encrypted: artifact === undefined || artifact.recipients.length > 0,
        allowPublic: artifact?.allowPublic ?? false,
    };
}
/** What of the board may be in the name of an artifact, which readers see wherever the artifact is listed. */
function publicIdentity(identity, origin) {
    const { mac, ...rest } = identity;
    return mac === undefined || !(0,visibility/* isPublicPlace */.bS)(origin.visibility) ? identity : { ...rest, mac: (0,visibility/* shortMac */.Ko)(mac) };
}
/** Whether strangers may read what the step shows; so it is until something else is known. */
function isPublic(origin) {
    return origin === undefined || (0,visibility/* isPublicPlace */.bS)(origin.visibility);
}
/** A text for the readers of the log and the summary, who may be strangers, or are not known yet. */
function forReaders(text, origin) {
    return isPublic(origin) ? (0,hidden_macs/* hideMacs */.J)(text) : text;
}

;// CONCATENATED MODULE: ./src/board/ports/port-check.ts



/**
 * Looks at a serial port without opening it, so that what is plainly wrong is said before esptool is even
 * installed. Says nothing where the platform's ports are not files.
 * @throws {Failure} `port-not-found`, `port-permission`, or `port-not-allowed` when it is no serial device.
 */
async function checkPort(port, platform = process.platform) {
    if (port.kind !== "serial" || platform === "win32")
        return;
    let device;
    try {
        device = await (0,promises_.realpath)(port.name);
        if (!device.startsWith("/dev/") || !(await (0,promises_.stat)(device)).isCharacterDevice())
            throw notADevice(port.name);
    }
    catch (error) {
        if (error instanceof errors/* Failure */.HR)
            throw error;
        if ((0,errors/* systemCode */.xU)(error) === "EACCES")
            throw notAllowed(port.name);
        throw new errors/* Failure */.HR("port-not-found", `The port ${port.name} does not exist.`, await candidates(), {
            cause: error,
        });
    }
    await (0,promises_.access)(device, external_node_fs_.constants.R_OK | external_node_fs_.constants.W_OK).catch(() => {
        throw notAllowed(port.name);
    });
}
/**
 * What a dry run without the board knows of a port.
 * @throws {Failure} as `checkPort`, but where the port is not there.
 */
async function seePort(port) {
    if (port.kind !== "serial" || process.platform === "win32")
        return "not looked at";
    try {
        await checkPort(port);
        return "there";
    }
    catch (error) {
        if (error instanceof errors/* Failure */.HR && error.code === "port-not-found")
            return "not there";
        throw error;
    }
}
function notADevice(name) {
    return new errors/* Failure */.HR("port-not-allowed", `${name} is not a serial device.`, "Use the board's device, such as /dev/ttyUSB0 or its link in /dev/serial/by-id.");
}
function notAllowed(name) {
    return new errors/* Failure */.HR("port-permission", `The runner's user has no permission to open ${name}.`, "Add that user to the port's group (`ls -l` shows it; dialout or uucp), then restart the runner's service.");
}
async function candidates() {
    const names = await (0,promises_.readdir)("/dev").catch(() => []);
    const ports = names.filter((name) => /^(?:ttyUSB|ttyACM|cu\.usb|cu\.wchusb|cu\.SLAB)/.test(name)).sort();
    const list = ports.length === 0
        ? "This runner has no USB serial port"
        : `This runner has /dev/${ports.join(", /dev/")}`;
    return `${list}. Check that the board is plugged in and powered, and use its link in /dev/serial/by-id: those names are stable.`;
}

// EXTERNAL MODULE: ./src/github/artifacts/artifact-failure.ts
var artifact_failure = __webpack_require__(21926);
;// CONCATENATED MODULE: ./src/github/artifacts/artifact-service.ts

/**
 * Checks, without a request, whether artifacts of this run are available here; call it before a board is touched.
 *
 * @throws {Failure} `artifact-unsupported` on GitHub Enterprise Server, and where the runner has no artifact service
 */
function checkArtifactService(service, use = "upload") {
    checkArtifactServer(service, use);
    const { runtimeToken = "", resultsUrl = "" } = service;
    if (runtimeToken === "" || !URL.canParse(resultsUrl))
        throw (0,artifact_failure/* noService */.Tr)(use);
}
/** @throws {Failure} `artifact-unsupported` on GitHub Enterprise Server */
function checkArtifactServer({ serverUrl }, use) {
    if (isEnterpriseServer(serverUrl))
        throw (0,artifact_failure/* enterpriseServer */.nB)(serverUrl, use);
}
/** The page from which a person downloads an artifact. */
function artifactPage({ serverUrl }, repository, runId, id) {
    return `${serverUrl.replace(/\/+$/, "")}/${repository}/actions/runs/${runId}/artifacts/${id}`;
}
/** The same question as in the client: everything is a server but github.com, *.ghe.com and *.localhost. */
function isEnterpriseServer(serverUrl) {
    const host = URL.canParse(serverUrl) ? new URL(serverUrl).hostname.toLowerCase() : "";
    return host !== "github.com" && !host.endsWith(".ghe.com") && !host.endsWith(".localhost");
}

;// CONCATENATED MODULE: ./src/operations/dry-run/unchecked.ts
/** That the port was not opened, or is not there, as a sentence. */
function portSentence({ kind, name }, seen) {
    if (kind === "selector")
        return `The board was not searched: ${name}.`;
    switch (seen) {
        case "there":
            return `The port ${name} exists and was not opened.`;
        case "not there":
            return `The port ${name} does not exist.`;
        case "not looked at":
            return `The port ${name} was not checked.`;
    }
}

// EXTERNAL MODULE: ./src/system/files/file-lock.ts
var file_lock = __webpack_require__(29019);
;// CONCATENATED MODULE: ./src/board/unfinished/unfinished-regions.ts


const WHOLE = { address: 0, size: flash_layout/* FLASH_LIMIT */.VE };
/** More pieces than these are noted as one, from the first to the last: a record stays small. */
const MOST_NOTED = 100;
/** More would not be read. */
const MOST_NAMED = 4;
const PIECE = /^(0x[\da-f]{1,8})\+(\d{1,10})$/;
/** The pieces of both, joined. */
function union(one, other) {
    return one === "whole" || other === "whole" ? "whole" : rangesOf([...one, ...other]);
}
/**
 * What is left once others are known to be as they should be.
 * @param flashSize bytes; `undefined` where it is not known.
 */
function remaining(regions, covered, flashSize) {
    if (covered === "whole")
        return [];
    if (regions === "whole" && covered.length === 0)
        return "whole";
    const flash = { address: 0, size: flashSize ?? flash_layout/* FLASH_LIMIT */.VE };
    return inside(flash, regions === "whole" ? [WHOLE] : [...regions]).flatMap((range) => outside(range, covered));
}
function isNothing(regions) {
    return regions !== "whole" && regions.length === 0;
}
/** A line for a record: `0x10000+4096 0x20000+512`; empty for all of the flash. */
function regionsLine(regions) {
    if (regions === "whole")
        return "";
    return noted(regions)
        .map(({ address, size }) => `${(0,flash_layout/* formatAddress */.M0)(address)}+${size}`)
        .join(" ");
}
function noted(regions) {
    const [first] = regions;
    const last = regions.at(-1);
    if (regions.length <= MOST_NOTED || first === undefined || last === undefined)
        return regions;
    return [{ address: first.address, size: endOf(last) - first.address }];
}
/** Reads such a line, which any user can have written: an empty or invalid one means all of the flash. */
function parseRegions(line) {
    const pieces = line.split(" ").map((text) => PIECE.exec(text));
    const ranges = pieces.map((match) => ({ address: Number(match?.[1]), size: Number(match?.[2]) }));
    const isSensible = ranges.every((range) => Number.isInteger(range.address) && range.size > 0 && endOf(range) <= flash_layout/* FLASH_LIMIT */.VE);
    return isSensible && ranges.length <= MOST_NOTED ? rangesOf(ranges) : "whole";
}
/** For people: `0x10000 up to 0x11000, 0x20000 up to 0x20200`. */
function regionWords(regions) {
    if (regions === "whole")
        return "the whole flash";
    const named = regions
        .slice(0, MOST_NAMED)
        .map((range) => `${(0,flash_layout/* formatAddress */.M0)(range.address)} up to ${(0,flash_layout/* formatAddress */.M0)(endOf(range))}`);
    const more = regions.length - named.length;
    return `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

// EXTERNAL MODULE: ./src/board/locks/holder.ts
var locks_holder = __webpack_require__(74457);
;// CONCATENATED MODULE: ./src/board/unfinished/unfinished.ts





/** Bytes; far more than a record has. */
const RECORD_LIMIT = 65_536;
const unfinished_WORD = /^[a-z-]{1,30}$/;
const MAC = /^(?:[\da-f]{2}:){5,7}[\da-f]{2}$/;
/**
 * Reads the record of a board; `undefined` when there is none, or none that this action can have written.
 * @throws {Failure} `lock-unavailable` when what has its name is no plain file, or may not be read: then it is unknown
 * whether an earlier step was interrupted.
 */
async function readUnfinished(file) {
    try {
        return parseUnfinished((await (0,shared_file/* readSharedFile */.Qc)(file, RECORD_LIMIT)) ?? "");
    }
    catch (error) {
        throw (0,file_lock/* lockFailure */.S)("The record of unfinished changes cannot be read", file, error);
    }
}
/** Reads a record that any user of the host can have written; see `parseHolder`. */
function parseUnfinished(text) {
    const [note = "", operation = "", state = "", regions = "", mac = ""] = text.split("\n");
    const by = (0,locks_holder/* parseHolder */.iz)(note);
    return by !== undefined && unfinished_WORD.test(operation) && unfinished_WORD.test(state)
        ? { by, operation, state, regions: parseRegions(regions), mac: MAC.test(mac) ? mac : undefined }
        : undefined;
}
/**
 * Writes the record through to the disk, or clears it. The file itself stays: in a folder of all users, another
 * user may not remove it.
 * @throws {Failure} `lock-unavailable`.
 */
async function writeUnfinished(file, record) {
    try {
        const fd = await (0,shared_file/* openSharedFile */.OB)(file);
        try {
            (0,shared_file/* replaceText */.ee)(fd, record === undefined ? "" : recordText(record));
            (0,external_node_fs_.fsyncSync)(fd);
        }
        finally {
            (0,external_node_fs_.closeSync)(fd);
        }
    }
    catch (error) {
        throw (0,file_lock/* lockFailure */.S)("The record of unfinished changes cannot be written", file, error);
    }
}
function recordText({ by, operation, state, regions, mac = "" }) {
    return `${(0,locks_holder/* holderNote */.zg)(by).trim()}\n${operation}\n${state}\n${regionsLine(regions)}\n${mac}\n`;
}
/** Who is about to change a board, now. */
function changeBy(claimant, operation, regions, now) {
    const since = now.toISOString().replace(/\.\d+Z$/, "Z");
    return { by: { ...claimant, kind: "step", since }, operation, state: "begun", regions };
}
/** For people: `an earlier flash did not finish (it left the flash partly-written: 0x0 up to …), by octocat/…`. */
function describeUnfinished({ by, operation, state, regions, mac }) {
    const known = state === "begun" ? "its result is unknown" : `it left the flash ${state}`;
    const board = mac === undefined ? "" : ` of the board ${mac}`;
    return `an earlier ${operation} did not finish (${known}: ${regionWords(regions)}${board}), by ${(0,locks_holder/* describeHolder */.sG)(by)}`;
}

;// CONCATENATED MODULE: ./src/report/flash-map/flash-map-text.ts



/** About what GitHub's log shows beside its navigation without a break. */
const COLUMNS = 100;
const ADDRESS_COLUMNS = "0x7fff000".length;
/** The longest name that a partition table can hold, unless it is written with escapes. */
const NAME_COLUMNS = 16;
const SIZE_COLUMNS = "1023.5 KiB".length;
/** More rows than any table has that is not meant to fill a log: 95 partitions with gaps between. */
const flash_map_text_MAX_ROWS = 200;
/**
 * The flash map for a log: aligned, of 100 columns at the most. Names in it are text from outside, and what is wider
 * than a column is not accounted for.
 */
function flashPictureText(picture) {
    const { rows, bar } = picture;
    const note = tableNote(picture);
    const signs = legend(picture).map(({ sign, meaning }) => `${BAR_SIGNS[sign]} ${meaning}`);
    return [
        `Flash map: ${flashFacts(picture).join(", ")}`,
        ...(note === undefined ? [] : [`  ${note}`]),
        `  [${bar}] ${barTitle(picture)}`,
        `  ${signs.join("   ")}`,
        ...rows.slice(0, flash_map_text_MAX_ROWS).map((row) => rowText(row, picture)),
        ...(rows.length > flash_map_text_MAX_ROWS ? [`  … and ${rows.length - flash_map_text_MAX_ROWS} more`] : []),
    ].map((line) => fit(line, COLUMNS));
}
function rowText(row, picture) {
    return [
        " ",
        row.address.padEnd(ADDRESS_COLUMNS),
        fit(placeName(row), NAME_COLUMNS).padEnd(NAME_COLUMNS),
        shortSize(row.size).padStart(SIZE_COLUMNS),
        `[${row.bar}]`,
        [...rowRemarks(row), row.description, rowProof(row, picture)]
            .filter((words) => words !== undefined)
            .join("; "),
    ].join(" ");
}

;// CONCATENATED MODULE: ./src/esptool/run/app-started.ts
function appStartedAfter({ port }, seen) {
    if (!seen.connected)
        return "unknown";
    // Over a raw socket esptool says that it resets the chip, but cannot.
    const cannot = port.kind === "socket" || seen.couldNotReset;
    return cannot || seen.leftIn === "bootloader" ? "no" : "unknown";
}

;// CONCATENATED MODULE: ./src/esptool/run/board-state.ts
/**
 * What the step has done to the flash after one more esptool process, as far as it was seen; in doubt the worse.
 * @param before what its earlier processes had done.
 */
function boardStateAfter(command, seen, before) {
    switch (command.name) {
        case "write-flash": {
            const { written, found, hashesVerified } = seen;
            const wanted = command.images.length;
            const all = written.length + found.length >= wanted;
            // What an earlier attempt wrote, this one may have found to be right.
            if (!seen.touched)
                return all && before !== "untouched" ? "written" : before;
            if (seen.hashDiffers || !all)
                return "partly-written";
            return hashesVerified + found.length < wanted ? "written-unverified" : "written";
        }
        case "erase-flash":
        case "erase-region":
            if (seen.erased)
                return "erased";
            return seen.touched ? "partly-erased" : before;
        case "verify-flash":
        case "read-flash":
        case "flash-id":
        case "get-security-info":
        case "dump-mem":
            return before;
    }
}
/** Whether the command changes the flash once it is connected. */
function changesFlash(command) {
    return ["write-flash", "erase-flash", "erase-region"].includes(command.name);
}

;// CONCATENATED MODULE: ./src/esptool/run/deadlines.ts
/** Connecting: 7 attempts with resets (8 s on a real port), the stub, slow bridges. Generous: it only bounds. */
const CONNECT_MS = 120_000;
/** esptool's own limits for the chip (its `config.py`): 40 s to erase and 8 s to digest a MiB, 120 s for a chip erase. */
const ERASE_MS_PER_MIB = 40_000;
const DIGEST_MS_PER_MIB = 8_000;
/** One more image in a command: its round trips, on the slowest of bridges. */
const deadlines_PAIR_MS = 250;
const CHIP_ERASE_MS = 240_000;
/** Flash on common modules goes up to this many MiB; the chip says how much there is, but only to esptool. */
const LARGEST_COMMON_MIB = 32;
/** The link is trusted to reach a quarter of its nominal speed: retries, small packets, busy runners. */
const LINK_MARGIN = 4;
/** A UART sends 10 bits for a byte. A raw socket's speed is not known: the slowest common one is assumed. */
const deadlines_BITS_PER_BYTE = 10;
const deadlines_SOCKET_BAUD = 115_200;
/** The largest flash that esptool addresses, for commands whose size the chip decides. */
const MAX_FLASH_BYTES = 0x800_0000;
const deadlines_MIB = 1024 * 1024;
/** Derives the limits from the bytes and the link; `bytes` is what the command writes, reads or compares. */
function limitsOf(command, connection, bytes) {
    const baud = connection.port.kind === "socket" ? deadlines_SOCKET_BAUD : connection.baud;
    // Without the stub the ROM answers 64 bytes at a time, at the speed of round trips.
    const margin = connection.stub ? LINK_MARGIN : LINK_MARGIN * 10;
    const transferMs = ((bytes * deadlines_BITS_PER_BYTE) / baud) * 1000 * margin;
    const mebibytes = bytes / deadlines_MIB;
    switch (command.name) {
        case "write-flash": {
            const chip = command.extent === "chip" ? CHIP_ERASE_MS : 0;
            const digests = mebibytes * DIGEST_MS_PER_MIB * (command.extent === "changed" ? 2 : 1);
            return limits(transferMs + mebibytes * ERASE_MS_PER_MIB + digests + command.images.length * deadlines_PAIR_MS + chip, mebibytes * ERASE_MS_PER_MIB + chip);
        }
        case "verify-flash":
            return limits(mebibytes * DIGEST_MS_PER_MIB + command.images.length * deadlines_PAIR_MS + (command.diff ? transferMs : 0), mebibytes * DIGEST_MS_PER_MIB);
        case "read-flash":
            return limits(command.size === "ALL" ? transferOf(MAX_FLASH_BYTES, baud) : transferMs, 0);
        case "erase-flash":
            return limits(CHIP_ERASE_MS, CHIP_ERASE_MS);
        case "erase-region": {
            const erase = (command.size === "ALL" ? LARGEST_COMMON_MIB : mebibytes) * ERASE_MS_PER_MIB;
            return limits(erase, erase);
        }
        case "flash-id":
        case "get-security-info":
        case "dump-mem":
            return limits(0, 0);
    }
}
function transferOf(bytes, baud) {
    return ((bytes * deadlines_BITS_PER_BYTE) / baud) * 1000;
}
function limits(workMs, silenceMs) {
    return { deadlineMs: Math.ceil(CONNECT_MS + workMs), stallMs: Math.ceil(CONNECT_MS / 2 + silenceMs) };
}

;// CONCATENATED MODULE: ./src/esptool/run/guard.ts



/** Where esptool was to look for one chip, and finds another. */
const OTHER_CHIP = /This chip is (\S+?), not /;
/** Sees to it that one esptool process has one connection, and that with the board of the step. */
class Guard {
    #pinned;
    #seen;
    #changes = [];
    #isReconnecting = false;
    #isOtherChip = false;
    #refusal;
    /**
     * @param pinned what the earlier processes reported.
     * @param seen what this one is seen to do.
     */
    constructor(pinned, seen) {
        this.#pinned = pinned;
        this.#seen = seen;
    }
    /** Looks at a line that `seen` has taken. */
    add(line, event) {
        const chip = event.kind === "other" ? OTHER_CHIP.exec(line)?.[1] : undefined;
        this.#isOtherChip ||= chip !== undefined;
        const current = chip === undefined ? this.#seen.identity : { chip };
        if (this.#changes.length === 0)
            this.#changes = changesOf(this.#pinned, current);
        // It goes on with whatever has the name of the port by then.
        if (event.kind === "reconnecting")
            this.#isReconnecting = true;
    }
    /**
     * Whether a process that asks may go on. A port is opened again only for a reset, before the chip is known and after
     * all is done, and must still be that of the board.
     * @param findPort where the board is now.
     */
    async mayGoOn(question, port, findPort) {
        if (question === "reopen" && !this.mustStop) {
            if (this.#seen.connected && this.#seen.leftIn === undefined)
                this.#isReconnecting = true;
            else
                this.#refusal = await whyNot(port, findPort);
        }
        return !this.mustStop;
    }
    /** Whether the chip is not the one that esptool was to look for. */
    get isOtherChip() {
        return this.#isOtherChip;
    }
    get isOtherBoard() {
        return this.#changes.length > 0;
    }
    get mustStop() {
        return this.isOtherBoard || this.#isReconnecting || this.#refusal !== undefined;
    }
    /**
     * @param state what the step has done to the flash of its board.
     * @throws {Failure} `board-changed`, `link-lost`, or why the port was not opened again, where the process had to stop.
     */
    check(port, state) {
        const sentence = STATE_SENTENCES[state];
        if (this.isOtherBoard) {
            const done = this.#seen.touched
                ? "esptool was terminated, but had started to change its flash"
                : "It was not changed";
            throw new errors/* Failure */.HR("board-changed", `The board on ${port} changed during this step: ${this.#changes.join("; ")}. ${done}. The previous board: ${sentence}`, "Do not move boards while a step runs. Find out which board this is and how it got on this port. Then run the step again.");
        }
        if (this.#refusal !== undefined)
            throw this.#refusal;
        if (this.#isReconnecting) {
            throw new errors/* Failure */.HR("link-lost", `The connection to ${port} was lost. ${sentence}`, "Check the cable, the power and that no other program uses the port; then run the step again.");
        }
    }
}
async function whyNot({ name }, findPort) {
    try {
        const found = await findPort?.();
        if (found === undefined || found.name === name)
            return undefined;
        return new errors/* Failure */.HR("link-lost", `The board moved from ${name} to ${found.name} when it was reset.`, "Run the step again.");
    }
    catch (error) {
        return error instanceof Error ? error : new Error(String(error));
    }
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./src/esptool/package-folder.ts


/** A folder of the action that is used as it is, and not bundled. */
function packageFolder(name) {
    return (0,external_node_path_.join)(packageRoot(), name);
}
/** This file is src/esptool/package-folder.ts, and its bundle is in dist/bundle. */
function packageRoot() {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)), "..", "..");
}

;// CONCATENATED MODULE: ./src/esptool/run/launcher.ts



/** Starts esptool on our network ports, and controls it. */
const LAUNCHER = (0,external_node_path_.join)(packageFolder("python"), "launch.py");
/** Lines after which esptool waits: everything that is compared, before anything is done. In Python's syntax, too. */
const ASKED = /(?:Chip type:|(?:BASE )?MAC:|(?:Auto-d|D)etected flash size:|Lost connection)/;
/**
 * The text of a question cannot be guessed, so nothing that a board prints is taken for one.
 * @param prefix what would stand before the arguments of an esptool that is not held.
 */
function startOf(prefix) {
    const at = prefix.indexOf("-m");
    if (at < 0)
        return { prefix };
    const token = (0,external_node_crypto_.randomUUID)();
    const questions = new Map([
        [`${token} line`, "line"],
        [`${token} reopen`, "reopen"],
    ]);
    return {
        prefix: [...prefix.slice(0, at), LAUNCHER, token, ASKED.source, ...prefix.slice(at + 1)],
        questionOf: (line) => questions.get(line),
    };
}

;// CONCATENATED MODULE: ./src/esptool/run/observation.ts

/** In the flags of GET_SECURITY_INFO, for every chip that has the command (esptool's `SECURITY_INFO_FLAG_MAP`). */
const SECURE_DOWNLOAD_ENABLE = 1 << 2;
/** What one esptool process was seen to do: only what its output says, nothing assumed. */
class Observation {
    identity;
    written = [];
    /** Whether anything was sent compressed. */
    compressed = false;
    /** Addresses of the images that the chip's digest found in the flash, so that they were not written. */
    found = [];
    comparisons = [];
    read;
    /** Whether the size of the flash was said in this process. */
    sized = false;
    /** What the chip says of its security, where it was asked. */
    secureBoot;
    flashEncryption;
    secureDownloadMode;
    /** The sectors that made room for what was written, as esptool names them before it erases them. */
    cleared = [];
    /** Addresses of the images that were written, and whose digest the chip then made and was right. */
    verified = [];
    hashesVerified = 0;
    hashesSkipped = 0;
    /** Whether what was written does not read back. */
    hashDiffers = false;
    erased = false;
    /** Whether an erase or a write has begun. */
    touched = false;
    connected = false;
    /** What the last words of esptool let the chip go to; `undefined` where it did not get that far. */
    leftIn;
    /** Whether the port cannot set the lines that reset the chip. */
    couldNotReset = false;
    /** @param identity what is already known of the board; added to. */
    constructor(identity) {
        this.identity = identity;
    }
    add(event) {
        this.#addIdentity(event);
        this.#addComparison(event);
        switch (event.kind) {
            case "erasing":
                this.touched = true;
                this.#addCleared(event);
                break;
            case "erased":
                this.erased = true;
                break;
            case "compressed":
                this.compressed = true;
                break;
            case "wrote":
                // Also where the line about the erase is missing.
                this.touched = true;
                this.written.push(event);
                break;
            case "found":
                this.found.push(event.address);
                break;
            case "hash-verified":
                this.#addVerified();
                break;
            case "hash-skipped":
                this.hashesSkipped++;
                break;
            case "hash-different":
                this.hashDiffers = true;
                break;
            case "secure-boot":
                this.secureBoot = event.enabled;
                break;
            case "flash-encryption":
                this.flashEncryption = event.enabled;
                break;
            case "security-flags":
                this.secureDownloadMode = (event.flags & SECURE_DOWNLOAD_ENABLE) !== 0;
                break;
            case "resetting":
                this.leftIn = event.to;
                break;
            case "not-reset":
                this.couldNotReset = true;
                break;
            case "read":
                this.read = event;
                break;
            case "flash-size":
                this.sized = true;
                break;
            default:
                break;
        }
    }
    #addCleared({ address, bytes }) {
        if (address !== undefined && bytes !== undefined)
            this.cleared.push({ address, size: bytes });
    }
    /** esptool says it of the image that it has written last, without its name. */
    #addVerified() {
        this.hashesVerified++;
        const last = this.written.at(-1);
        if (last !== undefined)
            this.verified.push(last.address);
    }
    #addIdentity(event) {
        const identity = this.identity;
        switch (event.kind) {
            case "detected":
                identity.chip = event.chip;
                this.connected = true;
                break;
            case "chip":
                identity.description = event.description;
                if (event.revision !== undefined)
                    identity.revision = event.revision;
                break;
            case "features":
                identity.features = event.text;
                break;
            case "crystal":
                identity.crystal = event.text;
                break;
            case "mac":
                identity.mac = event.address;
                break;
            case "flash-size":
                if (event.bytes !== undefined)
                    identity.flashSize = event.bytes;
                break;
            case "manufacturer":
                identity.flashManufacturer = event.id;
                break;
            case "device":
                identity.flashDevice = event.id;
                break;
            default:
                break;
        }
    }
    #addComparison(event) {
        if (event.kind === "comparing")
            this.comparisons.push({ address: event.address, bytes: event.bytes });
        const comparison = this.comparisons.at(-1);
        if (comparison === undefined)
            return;
        switch (event.kind) {
            case "equal":
                comparison.equal = true;
                break;
            case "different":
                comparison.equal = false;
                if (event.count !== undefined)
                    comparison.count = event.count;
                if (event.first !== undefined)
                    comparison.first = event.first;
                break;
            case "difference":
                comparison.sectors ??= new Set();
                comparison.sectors.add(event.address - (event.address % flash_layout/* SECTOR_SIZE */.t4));
                break;
            default:
                break;
        }
    }
}

;// CONCATENATED MODULE: ./src/esptool/run/output.ts

/**
 * Each rule is one of esptool 5's messages, as recorded in `test/fixtures/esptool-output/`. A number has no more digits
 * than one of 32 bits, so that none is read as something that is no number.
 */
const RULES = [
    [
        /^(?:Writing at|Reading from) 0x[\da-f]+ .*? (\d{1,3}(?:\.\d{1,3})?)% /,
        (m) => ({ kind: "progress", percent: Number(m[1]) }),
    ],
    [/^ {3}(0x[\da-f]{8}) [\da-f]{2} [\da-f]{2}$/, (m) => ({ kind: "difference", address: Number(m[1]) })],
    [/^Connecting\.\.\./, () => ({ kind: "connecting" })],
    [/^Lost connection, retrying\.\.\.$/, () => ({ kind: "reconnecting" })],
    [/^Detecting chip type\.\.\. ?(\S+)$/, (m) => ({ kind: "detected", chip: m[1] ?? "" })],
    [/^Connected to (\S+) on /, (m) => ({ kind: "detected", chip: m[1] ?? "" })],
    [
        /^Chip type: +(.+?)(?: \(revision (v[\d.]+)\))?$/,
        (m) => ({ kind: "chip", description: m[1] ?? "", revision: m[2] }),
    ],
    [/^Features: +(.+)$/, (m) => ({ kind: "features", text: m[1] ?? "" })],
    [/^Crystal frequency: +(.+)$/, (m) => ({ kind: "crystal", text: m[1] ?? "" })],
    [/^(?:BASE )?MAC: +((?:[\da-f]{2}:){5,7}[\da-f]{2})$/, (m) => ({ kind: "mac", address: m[1] ?? "" })],
    [/^Uploading stub flasher/, () => ({ kind: "stub", state: "uploading" })],
    [/^Stub flasher running/, () => ({ kind: "stub", state: "running" })],
    [/^Stub flasher is already running/, () => ({ kind: "stub", state: "reused" })],
    [/Stub flasher is not supported in Secure Download Mode/, () => ({ kind: "stub", state: "disabled" })],
    [
        /^(?:Auto-d|D)etected flash size: (\S+)$/,
        (m) => ({ kind: "flash-size", bytes: (0,flash_layout/* flashSizeBytes */.Lw)(m[1] ?? ""), text: m[1] ?? "" }),
    ],
    [/^Manufacturer: ([\da-f]{2})$/, (m) => ({ kind: "manufacturer", id: m[1] ?? "" })],
    [/^Device: ([\da-f]{4})$/, (m) => ({ kind: "device", id: m[1] ?? "" })],
    [/^Compressed \d{1,10} bytes to \d{1,10}\.\.\.$/, () => ({ kind: "compressed" })],
    [
        /^Wrote (\d{1,10}) bytes (\(\d+ compressed\) )?at (0x[\da-f]{1,8}) in /,
        (m) => ({
            kind: "wrote",
            bytes: Number(m[1]),
            compressed: m[2] !== undefined,
            address: Number(m[3]),
        }),
    ],
    [
        /^'.*' at (0x[\da-f]{1,8}) already in flash, skipping write\.$/,
        (m) => ({ kind: "found", address: Number(m[1]) }),
    ],
    [
        /^Flash will be erased from (0x[\da-f]{1,8}) to (0x[\da-f]{1,8})\.\.\.$/,
        (m) => ({ kind: "erasing", address: Number(m[1]), bytes: Number(m[2]) + 1 - Number(m[1]) }),
    ],
    [/^(?:Flash will be erased from|Erasing flash)/, () => ({ kind: "erasing" })],
    [/^Flash memory (?:region )?erased successfully/, () => ({ kind: "erased" })],
    [/^Hash of data verified\.$/, () => ({ kind: "hash-verified" })],
    [/^Flash MD5: [\da-f]{32}$/, () => ({ kind: "hash-different" })],
    [/^Cannot verify written data if encrypted/, () => ({ kind: "hash-skipped" })],
    [
        /^Verifying 0x[\da-f]+ \((\d{1,10})\) bytes at (0x[\da-f]{1,8}) in flash against /,
        (m) => ({ kind: "comparing", bytes: Number(m[1]), address: Number(m[2]) }),
    ],
    [/^Verification successful/, () => ({ kind: "equal" })],
    [
        /^Verification failed: (\d{1,10}) differences, first at (0x[\da-f]{1,8}):$/,
        (m) => ({ kind: "different", count: Number(m[1]), first: Number(m[2]) }),
    ],
    [/^Verification failed \(digest mismatch\)\.$/, () => ({ kind: "different" })],
    [
        /^Read (\d{1,10}) bytes from (0x[\da-f]{1,8}) in /,
        (m) => ({ kind: "read", bytes: Number(m[1]), address: Number(m[2]) }),
    ],
    [/^Secure Boot: (Enabled|Disabled)$/, (m) => ({ kind: "secure-boot", enabled: m[1] === "Enabled" })],
    [
        /^Flash Encryption: (Enabled|Disabled)$/,
        (m) => ({ kind: "flash-encryption", enabled: m[1] === "Enabled" }),
    ],
    [/^Flags: (0x[\da-f]{8}) \(0b[01]+\)$/, (m) => ({ kind: "security-flags", flags: Number(m[1]) })],
    [
        /^(?:Hard resetting|Soft resetting|Custom reset sequence executed)/,
        () => ({ kind: "resetting", to: "application" }),
    ],
    [/^Staying in /, () => ({ kind: "resetting", to: "bootloader" })],
    [/Chip was NOT reset\. Setting RTS\/DTR lines is not supported/, () => ({ kind: "not-reset" })],
    // What esptool repeats in every run and the log states once.
    [/^(?:esptool v[\d.]+|Serial port .*:|Changed\.|Configuring flash size\.\.\.)$/, () => ({ kind: "noise" })],
    [/It's not possible to reset the chip over a TCP socket/, () => ({ kind: "noise" })],
    [/Failed to get VID\/PID of a device on \S+: Cannot resolve VID\/PID/, () => ({ kind: "noise" })],
    // The same in 5.3.1.
    [/Device VID\/PID identification is only supported on COM/, () => ({ kind: "noise" })],
    [/^NOTE: .*Using standard reset sequence\.$/, () => ({ kind: "noise" })],
    [
        /^(?:Comparing flash contents against new data\.\.\.|Verifying written data\.\.\.|Running stub flasher\.\.\.)$/,
        () => ({ kind: "noise" }),
    ],
    [/^Loaded custom configuration from .* \(set with ESPTOOL_CFGFILE\)$/, () => ({ kind: "noise" })],
    [/Pre-connection option "\S+" was selected\./, () => ({ kind: "noise" })],
    [/^\s*$/, () => ({ kind: "noise" })],
];
/** What a line of esptool's output says. The line is free of control characters and line breaks. */
function parseLine(line) {
    for (const [pattern, build] of RULES) {
        const match = pattern.exec(line);
        if (match !== null)
            return build(match);
    }
    return { kind: "other" };
}

;// CONCATENATED MODULE: ./src/esptool/run/retry.ts


/** Only what another attempt can fix. Never a refusal, a wrong chip, a bad input, or a difference that was found. */
const WORTH_A_RETRY = new Set([
    "port-not-found",
    "port-busy",
    "port-connection-refused",
    "port-unreachable",
    "no-answer",
    "not-in-download-mode",
    "link-lost",
    "link-corrupt",
    "esptool-timed-out",
    "esptool-stalled",
    "stub-failed",
    "write-failed",
    "digest-mismatch",
]);
/** The usual rates of UART bridges, the fastest first; a link that fails at the last has another trouble. */
const BAUD_LADDER = [921_600, 460_800, 230_400, 115_200];
/** A chip that hangs needs no longer than a second. A port that vanished is waited for besides, where that can be seen. */
const WAITS_MS = [500, 1_000, 5_000];
/** The ladder: reconnect, then a lower baud rate, and before the last attempt the user's own recovery. */
function rungOf(retry, policy, previous) {
    const waitMs = WAITS_MS[Math.min(retry, WAITS_MS.length) - 1] ?? 0;
    const lower = retry > 1 && previous.port.kind !== "socket";
    return {
        waitMs,
        connection: lower ? { ...previous, baud: lowerBaud(previous.baud) } : previous,
        recover: retry === policy.retries && policy.recover !== undefined,
    };
}
function lowerBaud(baud) {
    return BAUD_LADDER.find((rate) => rate < baud) ?? baud;
}
/**
 * Attempts the work until it succeeds, fails for a reason that no retry can fix, or the retries are used up.
 * @param work is given the connection to use.
 * @throws {Failure} of the last attempt.
 */
async function withRetries(connection, policy, work) {
    let current = connection;
    for (let retry = 1;; retry++) {
        try {
            return await work(current);
        }
        catch (error) {
            if (!(error instanceof errors/* Failure */.HR) || !WORTH_A_RETRY.has(error.code))
                throw error;
            if (retry > policy.retries || policy.signal.aborted)
                throw afterAttempts(retry, error);
            const rung = rungOf(retry, policy, current);
            policy.log(`${error.message} ${announce(retry, policy, rung, current)}`);
            if (rung.recover)
                await policy.recover?.();
            await pause(rung.waitMs, policy, error);
            current = rung.connection;
        }
    }
}
function afterAttempts(attempts, failure) {
    if (attempts === 1)
        return failure;
    const { code, message, hint, cause } = failure;
    return new errors/* Failure */.HR(code, `${message} ${attempts} attempts failed.`, hint, { cause });
}
function announce(retry, policy, rung, previous) {
    const steps = [
        ...(rung.recover ? ["the recovery command"] : []),
        rung.connection.baud === previous.baud ? "a new connection" : `${rung.connection.baud} baud`,
    ];
    return `Retry ${retry} of ${policy.retries} with ${steps.join(" and ")}.`;
}
async function pause(milliseconds, policy, failure) {
    try {
        await (policy.wait ?? abortableSleep)(milliseconds, policy.signal);
    }
    catch {
        throw new errors/* Failure */.HR("cancelled", `Cancelled before the next attempt. ${failure.message}`, failure.hint, {
            cause: failure,
        });
    }
}
async function abortableSleep(milliseconds, signal) {
    await (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, { signal });
}

;// CONCATENATED MODULE: ./src/esptool/run/transcript.ts


/** Enough to hold a traceback and the words before it. */
const TAIL_LINES = 60;
/** Lines that say who the board is: once in a step is enough, however many processes it takes. */
const SAID_ONCE = new Set([
    "detected",
    "chip",
    "features",
    "crystal",
    "mac",
    "stub",
    "resetting",
    "not-reset",
]);
/** Lines that people need not see: noise, what `progress` says better, and lists without an end. */
const HIDDEN = new Set(["noise", "connecting", "progress", "difference"]);
/** What one esptool process says: shown to people under the names that they know, its last lines kept. */
class Transcript {
    /** esptool's last lines, as it said them. */
    tail = [];
    #log;
    #said;
    #names;
    #quiet;
    /**
     * @param said what this step has said of the board already; added to.
     * @param names file names to show in place of the paths that esptool is given.
     * @param quiet whether only what says who the board is shall be shown.
     */
    constructor(log, said, names, quiet) {
        this.#log = log;
        this.#said = said;
        this.#names = names;
        this.#quiet = quiet;
    }
    /** Takes a line that is clean, and what it says. */
    add(line, event) {
        this.#show(this.shown(line), event);
        if (event.kind === "progress" || event.kind === "difference")
            return;
        this.tail.push(line);
        if (this.tail.length > TAIL_LINES)
            this.tail.shift();
    }
    /** The line with the names that people know. */
    shown(line) {
        let renamed = line;
        for (const [path, name] of this.#names)
            renamed = renamed.replaceAll(path, (0,untrusted_text/* cleanLine */.O)(name));
        return renamed;
    }
    #show(line, event) {
        // Where a command on the way leaves the chip is no news: the last one says where it is left.
        const isWho = SAID_ONCE.has(event.kind) && !(this.#quiet && event.kind === "resetting");
        const isRepeated = isWho && this.#said.has(line);
        if (isWho)
            this.#said.add(line);
        if (event.kind === "progress" && !this.#quiet)
            this.#log.progress(event.percent);
        else if (isRepeated || HIDDEN.has(event.kind) || (this.#quiet && !isWho))
            this.#log.detail(line);
        else
            this.#log.line(line);
    }
}

;// CONCATENATED MODULE: ./src/esptool/run/failure-rules.ts


const BENCH = "Check the cable, the power and that no other program uses the port; then run the step again.";
const DOWNLOAD_MODE = "Put the chip into download mode (hold BOOT while it resets), or check the reset wiring and `before`.";
/** What a silent port may mean: behind a socket is mostly a program, which talks to one client at a time. */
function silence(run) {
    return isSocket(run)
        ? `Is another client connected to it? Most programs behind a socket serve one at a time: disconnect the other one. Then check that the program behind the socket is the board. For a real board: ${DOWNLOAD_MODE}`
        : `Check the power, the cable, and that this is the board's port. ${DOWNLOAD_MODE}`;
}
function isSocket({ port }) {
    return port.startsWith("socket://");
}
/** The port did not open. The system's reason is in the next line, in the words of each platform. */
const OPENING_RULES = [
    {
        pattern: opening(String.raw `Errno 2\]|FileNotFoundError`),
        code: "port-not-found",
        message: (_m, run) => `The port ${run.port} does not exist.`,
        hint: "Check that the board is plugged in and powered; `/dev/serial/by-id/` has stable names.",
    },
    {
        // Windows says "Access is denied" for a port that another program holds; 11, 16 and 35 are EAGAIN and EBUSY.
        pattern: opening(String.raw `Could not exclusively lock port|Errno (?:11|16|35)\]|Access is denied|PermissionError\(13`),
        code: "port-busy",
        message: (_m, run) => `Another program uses ${run.port}.`,
        hint: "Close serial monitors, and let only one job at a time use a board (a concurrency group).",
    },
    {
        pattern: opening(String.raw `Errno 13\]`),
        code: "port-permission",
        message: (_m, run) => `The runner's user has no permission to open ${run.port}.`,
        hint: "Add that user to the port's group (dialout or uucp), then restart the runner's service.",
    },
    {
        // ECONNREFUSED of Linux, macOS and Windows.
        pattern: opening(String.raw `\[Errno (?:111|61)\]|\[WinError 10061\]`),
        code: "port-connection-refused",
        message: (_m, run) => `Nothing listens on ${run.port}: the connection was refused.`,
        hint: "Start the emulator or the serial server before this step, and check host and port.",
    },
    {
        // Our words, and those of pySerial; when the port is opened, or the chip is reset.
        pattern: /Remote does not confirm a control line|timeout while waiting for option 'control'/,
        code: "port-unreachable",
        message: (_m, run) => `What listens on ${run.port} does not confirm changes of DTR and RTS.`,
        hint: ({ port }) => `Write ${port}?ign_set_control if it obeys them all the same, as esp_rfc2217_server does.`,
    },
    {
        pattern: opening("Remote does not (?:seem to support|accept)"),
        code: "port-unreachable",
        message: (_m, run) => `The server on ${run.port} does not support RFC 2217.`,
        hint: "Use socket:// for a raw port such as an emulator's, or start esp_rfc2217_server on the host of the board.",
    },
    {
        pattern: opening(String.raw `Could not open port \S+:`),
        code: "port-unreachable",
        message: (_m, run) => `${run.port} cannot be reached.`,
        hint: "Check the host name, the network and any firewall between the runner and the port.",
    },
    {
        pattern: opening(""),
        code: "port-busy",
        message: (_m, run) => `${run.port} cannot be opened: it is busy or does not exist.`,
        hint: BENCH,
    },
];
/** The port is open, but no chip responds in download mode. */
const CONNECTING_RULES = [
    {
        pattern: /^.*This chip is (\S+?), not (\S+?)\. Wrong chip argument/m,
        code: "wrong-chip",
        message: (m, run) => `The board on ${run.port} is an ${m[1] ?? "?"}, not an ${m[2] ?? "?"}.`,
        hint: ({ chipSource }) => chipSource === undefined
            ? "Another board is on this port, or the input `chip` is wrong."
            : `"${(0,shown_text/* shorten */.m)(chipSource)}" names the chip of the build. Build for the chip of this board, or find out which board is on this port.`,
    },
    {
        pattern: /Failed to connect to .*?: (?:Wrong boot mode detected|Download mode successfully detected|Invalid head of packet|Invalid SLIP escape|Guru Meditation|.*invalid header)/,
        code: "not-in-download-mode",
        message: (_m, run) => `The board on ${run.port} sends data, but is not in download mode.`,
        hint: DOWNLOAD_MODE,
    },
    {
        pattern: /Failed to connect to .*?: No serial data received|Could not connect to an Espressif device/,
        code: "no-answer",
        message: (_m, run) => `Nothing answers on ${run.port}.`,
        hint: silence,
    },
    {
        pattern: /Failed to connect to /,
        code: "no-answer",
        message: (_m, run) => `The board on ${run.port} does not respond like a chip in download mode.`,
        hint: (run) => (isSocket(run) ? silence(run) : `${BENCH} ${DOWNLOAD_MODE}`),
    },
    {
        pattern: /Failed to autodetect chip type/,
        code: "not-supported-by-chip",
        message: (_m, run) => `esptool does not know the chip on ${run.port}.`,
        hint: "Set `chip`, or use a newer `esptool-version`.",
    },
    {
        pattern: /Failed to start stub flasher|Failed to (?:enter|leave) RAM download|Failed to write to target RAM/,
        code: "stub-failed",
        message: (_m, run) => `esptool's flasher stub does not start on the chip on ${run.port}.`,
        hint: "Try a lower `baud`, or `no-stub: true` (slower).",
    },
    {
        pattern: /Failed to set baud rate (\d+)/,
        code: "input-invalid",
        message: (m, run) => `The driver of ${run.port} does not take the baud rate ${m[1] ?? "?"}.`,
        hint: "Choose another `baud`: 115200, 460800 and 921600 work with most adapters.",
    },
];
/** esptool or the chip refuses a dangerous operation. */
const REFUSAL_RULES = [
    {
        pattern: /is not an? (\S+) image\. Use --force|(?:image|bootloader|') requires chip rev|Unexpected chip ID in image|Use --force to flash anyway/,
        code: "image-wrong-chip",
        message: (_m, run) => `A bootloader image was not built for the chip on ${run.port}.`,
        hint: "Build the firmware for this chip.",
    },
    {
        pattern: /Detecting flash size is not supported in secure download mode/,
        code: "secure-download-mode",
        message: () => "The chip is in Secure Download Mode, where the size of the flash cannot be detected.",
        hint: "Give `flash-size` as it is, such as 4MB, or `keep`.",
    },
    {
        pattern: /command is not available in Secure Download Mode|not supported in secure download mode/i,
        code: "secure-download-mode",
        message: (_m, run) => `The chip is in Secure Download Mode, which does not allow ${run.command}.`,
        hint: "Only `flash` and `erase` of a region work on such a chip.",
    },
    {
        pattern: /Can't perform encrypted flash write|encrypt functionality/,
        code: "security-refused",
        message: () => "This chip cannot encrypt the image while writing: flash encryption is off, or no longer allows it.",
        hint: "List plain files, or files already encrypted for this chip, in `files`. `force` does not change this.",
    },
    {
        pattern: /Active security features detected|Secure Boot V1 detected|Key Manager detected|may brick your device/,
        code: "security-refused",
        message: (_m, run) => `esptool refused ${run.command}: the chip's security settings make it dangerous.`,
        hint: "Read esptool's message in the log. `force: true` overrides it and can permanently brick the chip.",
    },
    {
        pattern: /length (\d+)\) at offset (0x[\da-f]+) will not fit in (\d+) bytes of flash/,
        code: "beyond-flash",
        message: ([, size = "", address = "", flash = ""]) => `An image that ends at ${(0,flash_layout/* formatAddress */.M0)(Number(address) + Number(size))} exceeds the board's flash of ${flash} bytes.`,
        hint: "Use a board with more flash, or a partition layout that fits.",
    },
    {
        pattern: /Can't access flash regions larger than|is greater than detected flash size/,
        code: "beyond-flash",
        message: () => "The region ends beyond the board's flash.",
        hint: "Lower `address` or `size`; without `size` a read goes to the end of the flash.",
    },
    {
        pattern: /(Flash (?:size|frequency) '[\w-]+') is not supported by this chip type/,
        code: "input-invalid",
        message: (m, run) => `${m[1] ?? "The setting"} does not exist for the chip on ${run.port}.`,
        hint: "The log lists the values for this chip; `keep` leaves the image unchanged.",
    },
    {
        pattern: /(Offset to erase from|Size of data to erase) must be a multiple of (\d+)/,
        code: "input-invalid",
        message: (m) => `${m[1] ?? "The region"} must be a multiple of ${m[2] ?? "4096"}, the flash sector.`,
        hint: "Change `address` or `size` to whole sectors.",
    },
    {
        pattern: /Soft resetting is currently only supported on (ESP\w+)/,
        code: "input-invalid",
        message: (m) => `\`after: soft-reset\` exists for the ${m[1] ?? ""} only.`,
        hint: "Use `hard-reset`, or `watchdog-reset` on a chip with native USB.",
    },
    {
        pattern: /ROM does not support function|does not support encrypted (?:writes|flashing)|is not supported (?:on|by|for) |Command not implemented/,
        code: "not-supported-by-chip",
        message: (_m, run) => `The chip on ${run.port} does not support ${run.command} this way.`,
        hint: "Some operations need the stub: remove `no-stub: true`.",
    },
];
/** Something went wrong while bytes were on their way. */
const TRANSFER_RULES = [
    {
        // The first words after a change of the baud rate: esptool blames the flash, but gives the reason in brackets.
        pattern: /Unable to verify flash chip connection \((?:No more data|No serial data|Serial data stream|Packet content|Invalid head|Invalid SLIP|Response doesn't match)/,
        code: "link-corrupt",
        message: (_m, run) => `The chip on ${run.port} stopped responding, or its response was garbled.`,
        hint: "Use a lower `baud`, a shorter cable or another USB port.",
    },
    {
        pattern: /Detecting flash size failed|Failed to communicate with the flash chip|Unable to verify flash chip connection/,
        code: "flash-unreachable",
        message: (_m, run) => `The chip on ${run.port} cannot access its flash memory.`,
        hint: "Check the board's power and the flash wiring (strapping pins, SPI pins used by other parts).",
    },
    {
        pattern: /Failed to calculate md5sum/,
        code: "flash-unreachable",
        message: (_m, run) => `The chip on ${run.port} could not read its flash to compute a digest.`,
        hint: "The region may end beyond the board's flash. Otherwise check the board's power and the flash wiring.",
    },
    {
        pattern: /MD5 of file does not match data in flash|written flash region is empty/,
        code: "digest-mismatch",
        message: () => "The written data does not read back: the flash's digest differs from the file's.",
        hint: "Flash again. If it fails again, suspect the power supply or the flash memory.",
    },
    {
        pattern: /Corrupt data, expected|Digest mismatch: expected|Expected digest, got|Read more than expected|Serial data stream stopped|Packet content transfer stopped|No more data to read from the serial port|Invalid head of packet|Invalid SLIP escape|Response doesn't match request|Only got \d+ byte|Checksum error|Bad data (?:checksum|length)|format of the received message is invalid/,
        code: "link-corrupt",
        message: (_m, run) => `Data was damaged or lost on the way to or from ${run.port}.`,
        hint: "Use a lower `baud`, a shorter cable or another USB port.",
    },
    {
        // termios.error and OSError 5, 6 and 19: the device went away under an open port.
        pattern: /A serial exception error occurred|occurred: No serial data received|^termios\.error:|^(?:OSError|.*SerialException).*\[Errno (?:5|6|19)\]|^(?:BrokenPipe|Connection\w+)Error:/m,
        code: "link-lost",
        message: (_m, run) => `The connection to ${run.port} was lost.`,
        hint: BENCH,
    },
    {
        pattern: /Failed to erase /,
        code: "erase-failed",
        message: (_m, run) => `The chip on ${run.port} could not erase its flash.`,
        hint: "The flash may be write-protected or worn out.",
    },
    {
        pattern: /Failed to (?:write (?:\S+ )?to target flash|write compressed data|(?:enter|leave) (?:compressed )?flash)/,
        code: "write-failed",
        message: (_m, run) => `The chip on ${run.port} refused a write to its flash.`,
        hint: "Flash again with a lower `baud`. If it fails again, the flash may be write-protected or worn out.",
    },
];
/** The files of this runner: a full disk, or a file that somebody else has changed meanwhile. */
const FILE_RULES = [
    {
        pattern: /Detected overlap at address: (0x[\da-f]+)/,
        code: "files-overlap",
        message: (m) => `Two images share the flash sector at ${m[1] ?? "?"}.`,
        hint: "Place each image in its own sectors (4096 bytes).",
    },
    {
        // EFBIG, ENOSPC, and EDQUOT of macOS and of Linux.
        pattern: /^OSError: \[Errno (?:27|28|69|122)\]/m,
        code: "output-unwritable",
        message: () => "esptool could not write its file: the disk or the quota of this runner is full.",
        hint: "Make room in the output's folder and in the runner's temporary folder.",
    },
    {
        pattern: /^(?:OSError|\w*(?:File|Directory|Permission)\w*Error): (\[Errno \d+\] [\w -]+): '/m,
        code: "output-unwritable",
        message: (m) => `esptool could not write its file (${m[1] ?? "?"}).`,
        hint: "Check the output's folder: it may have been removed or changed while the step ran.",
    },
    {
        pattern: /Invalid value for '<address> <filename>\.\.\.': (\[Errno \d+\] [\w -]+): '/,
        code: "file-unreadable",
        message: (m) => `esptool could not read a file (${m[1] ?? "?"}).`,
        hint: "Something removed or changed the step's files in the runner's temporary folder while it ran.",
    },
];
/** The first rule that matches wins: within each stage, the special ones stand before the general ones. */
const FAILURE_RULES = [
    ...OPENING_RULES,
    ...CONNECTING_RULES,
    ...REFUSAL_RULES,
    ...TRANSFER_RULES,
    ...FILE_RULES,
];
function opening(reason) {
    return new RegExp(String.raw `Could not open \S+, the port is busy or doesn't exist\.[^]*?(?:${reason})`);
}

;// CONCATENATED MODULE: ./src/esptool/run/failure.ts





/** esptool exits with this code, and without a message, when its connection closes (its command line hides EPIPE). */
const BROKEN_PIPE_EXIT_CODE = 1;
const failure_TAIL_LINES = 6;
const TAIL_COLUMNS = 300;
/**
 * Explains why esptool failed. Its exit code is 2 for nearly everything, so its message decides; an unknown one
 * is `esptool-failed`, with esptool's last lines.
 */
function classifyFailure(run) {
    const words = run.tail.filter((line) => parseLine(line).kind === "other");
    const text = words.map(withoutFileNames).join("\n");
    const state = STATE_SENTENCES[run.state];
    for (const { pattern, code, message, hint } of FAILURE_RULES) {
        const match = pattern.exec(text);
        if (match === null)
            continue;
        const advice = typeof hint === "string" ? hint : hint(run);
        return new errors/* Failure */.HR(code, `${message(match, run)} ${state}`, advice, { cause: text });
    }
    const last = words.map(withoutFrame).filter((line) => /\w/.test(line));
    const shown = last
        .slice(-failure_TAIL_LINES)
        .map((line) => run.shown(line).slice(0, TAIL_COLUMNS))
        .join("\n");
    const reason = shown === "" ? "It gave no reason." : `Its last lines:\n${shown}`;
    if (shown === "" && run.exitCode === BROKEN_PIPE_EXIT_CODE)
        return wordless(run);
    const end = run.signal === null ? `exit code ${run.exitCode ?? "?"}` : `signal ${run.signal}`;
    return new errors/* Failure */.HR("esptool-failed", `esptool ${run.command} failed on ${run.port} (${end}). ${state} ${reason}`, "The log has esptool's output.", { cause: text });
}
function wordless({ command, port, state }) {
    return new errors/* Failure */.HR("link-lost", `esptool ${command} exited without a message, as it does when the connection to ${port} is closed. ${STATE_SENTENCES[state]}`, "Check that no other program uses the port, and what runs at its other end. Then run the step again.");
}
/** A file name is not part of a message: quoted text after a slash or a drive is removed. */
function withoutFileNames(line) {
    return line.replace(/(['"])(?:[A-Za-z]:)?[\\/].*\1/g, "'…'");
}
/** esptool frames its usage errors; what stood in a frame may begin the line now. */
function withoutFrame(line) {
    return (0,untrusted_text/* cleanLine */.O)(line.replace(/[\u2500-\u257f]+/g, " ").trim());
}

;// CONCATENATED MODULE: ./src/esptool/run/verdict.ts



const AGAIN = "Run the step again. A retry flashes from the start.";
/**
 * Whether an esptool process has done what it was asked to; a difference that `verify-flash` finds is no failure.
 * @throws {Failure} typed by esptool's stage and words, and by what ended it.
 */
function checkOutcome({ command, port, chipSource, process, seen, transcript, state, }) {
    const what = `esptool ${command.name} on ${port}`;
    const sentence = STATE_SENTENCES[state];
    switch (process.end) {
        case "cancelled":
            throw new errors/* Failure */.HR("cancelled", `Cancelled during ${what}. ${sentence}`, AGAIN);
        case "deadline":
            throw new errors/* Failure */.HR("esptool-timed-out", `${what} took too long and was terminated. ${sentence}`, AGAIN);
        case "stall":
            throw new errors/* Failure */.HR("esptool-stalled", `${what} stopped responding and was terminated. ${sentence}`, AGAIN);
        case "stopped":
        case "exit":
            if (process.exitCode === 0 || foundDifference(command, seen))
                return seen;
            throw classifyFailure({
                command: command.name,
                port,
                chipSource,
                exitCode: process.exitCode,
                signal: process.signal,
                tail: transcript.tail,
                shown: (line) => transcript.shown(line),
                state,
            });
    }
}
/** esptool reports a difference as a fatal error, after it has compared every file. */
function foundDifference(command, seen) {
    return (command.name === "verify-flash" &&
        seen.comparisons.length === command.images.length &&
        seen.comparisons.every(({ equal }) => equal !== undefined) &&
        seen.comparisons.some(({ equal }) => equal === false));
}

;// CONCATENATED MODULE: ./src/esptool/run/warnings.ts
/** The header of a bootloader, which stays as it is although something else was asked for. */
const HEADER_KEPT = "so not changing any flash settings.";
/** What esptool warns of and people should know of the step: what is not as they asked for, or may not work. */
const SERIOUS = [
    /^Set flash_size \S+ is larger than the available flash size of /,
    /^Could not auto-detect flash size, defaulting to /,
    /^SHA recalculation for binary failed!/,
    /^Failed to communicate with the flash chip, /,
    /^Could not confirm XMC flash chip boot-up fix\. /,
    /^This chip doesn't appear to be an? .+ Will attempt to continue anyway\.$/,
    / Keeping (?:initial baud rate )?\d+(?: baud)?\.$/,
];
/** What a line of esptool's output warns of, as a sentence; `undefined` where it does not concern the user. */
function warningIn(line, command) {
    const [, text] = /^warning: (.+)$/i.exec(line) ?? [];
    if (text === undefined)
        return undefined;
    // Under Secure Boot esptool says it of every file, whether or not anything was to be changed.
    const isSerious = text.endsWith(HEADER_KEPT)
        ? changesHeader(command)
        : SERIOUS.some((pattern) => pattern.test(text));
    return isSerious ? `esptool: ${text}` : undefined;
}
function changesHeader(command) {
    return "header" in command && Object.values(command.header).some((value) => value !== "keep");
}

;// CONCATENATED MODULE: ./src/esptool/run/client.ts















/** Calls esptool on one board and understands what it says. */
class Esptool {
    /** What is known of the board so far: no later process works on one with another chip, MAC or flash size. */
    identity = {};
    /** How many esptool processes were started. */
    processes = 0;
    /** How often the command that needed most attempts was attempted. */
    attempts = 0;
    /** How many of the processes changed the flash, as far as it was seen. */
    changes = 0;
    /** Whether the chip may wait in its bootloader: the last process that reached it did not reset it. */
    inBootloader = false;
    /** Whether the last process did not bring its command to its end. */
    hasFailed = false;
    /** Whether the last process met another chip than it was to look for. */
    metOtherChip = false;
    /** Whether a process met another board than the one before. */
    metOtherBoard = false;
    /** Whether the chip runs its application since the last command; `undefined` before the first. */
    appStarted;
    /** What esptool has warned of so far, as sentences. */
    warnings = new Set();
    #setting;
    #said = new Set();
    #isChecking = false;
    #state = "untouched";
    /** Where the board was at the last process. */
    #port;
    constructor(setting) {
        this.#setting = setting;
        this.#port = setting.connection.port;
    }
    /** The same port, whatever board is there now. */
    unpinned() {
        return new Esptool({ ...this.#setting, connection: this.connection, pinned: undefined });
    }
    /** What the commands so far have done to the flash. */
    get state() {
        return this.#state;
    }
    /** Takes back that what was written is right: the files that esptool read were not what was checked. */
    doubtWritten() {
        if (this.#state === "written")
            this.#state = "written-unverified";
    }
    /** What the commands changed is as it should be, by a digest over all of it. */
    confirmWritten() {
        if (this.#state !== "untouched")
            this.#state = "written";
    }
    get connection() {
        return { ...this.#setting.connection, port: this.#port };
    }
    /** How much it can spare of what it is asked to write. */
    get skipping() {
        return writeSkippingOf(this.#setting.program.version, this.connection);
    }
    /**
     * Runs one esptool command to its end, and again after a failure that another attempt may fix. The chip then waits
     * in its bootloader, unless this is the last command.
     * @param command or what to do in the n-th attempt (from 1), where a failure is a reason to ask for less.
     * @param bytes what the command moves or compares, for its deadline.
     * @param names file names to show in place of the paths that esptool is given.
     * @returns what was seen. A difference that `verify-flash` finds is an observation, not a failure.
     * @throws {Failure} typed by esptool's stage and words.
     */
    async run(command, bytes = 0, names = new Map(), options = {}) {
        const { retry, signal, log } = this.#setting;
        const commandOf = typeof command === "function" ? command : () => command;
        const link = linkFor(commandOf(1), this.connection);
        const connection = options.leavesInRom === true ? leavingInRom(link) : link;
        const own = { ...options, names };
        if (this.#isChecking || options.once !== undefined)
            return this.#runOnce(connection, commandOf(1), bytes, own);
        if (changesFlash(commandOf(1)))
            await this.#setting.beforeChange();
        const policy = { ...retry, signal, log: (line) => log.line((0,untrusted_text/* cleanLine */.O)(line)) };
        let attempts = 0;
        return withRetries(connection, policy, async (current) => {
            this.attempts = Math.max(this.attempts, ++attempts);
            const seen = await this.#runOnce(current, commandOf(attempts), bytes, own);
            const { check } = options;
            if (check !== undefined)
                await this.#check(() => check(seen));
            return seen;
        });
    }
    async #check(check) {
        this.#isChecking = true;
        try {
            await check();
        }
        finally {
            this.#isChecking = false;
        }
    }
    async #runOnce(asked, command, bytes, { names, quiet = false, isLast = false, isPart = false, watch, chip = asked.chip, once }) {
        const { program, folder, environment, inheritedFds, log, findPort } = this.#setting;
        const signal = once ?? this.#setting.signal;
        this.hasFailed = true;
        if (findPort !== undefined)
            this.#port = await findPort();
        const own = { ...asked, chip, port: this.#port };
        const connection = isLast ? own : staying(own);
        const seen = new Observation({});
        const guard = new Guard({ ...this.#setting.pinned, ...this.identity }, seen);
        const transcript = new Transcript(log, this.#said, names, quiet);
        const words = esptoolArguments(connection, command);
        log.detail(`esptool ${words.join(" ")}`);
        this.processes++;
        const { prefix, questionOf } = startOf(program.prefix);
        const process = await (0,processes_process/* runProcess */.R)({
            command: program.command,
            args: [...prefix, ...words],
            cwd: folder,
            env: environment,
            inheritedFds,
            signal,
            ...limitsOf(command, connection, bytes),
            onLine: (raw) => {
                const line = (0,untrusted_text/* cleanLine */.O)(raw);
                const event = parseLine(line);
                seen.add(event);
                guard.add(line, event);
                transcript.add(line, event);
                const warning = warningIn(line, command);
                if (warning !== undefined)
                    this.warnings.add(transcript.shown(warning));
            },
            mustStop: () => guard.mustStop,
            mayGoOn: questionOf &&
                ((line) => {
                    const question = questionOf(line);
                    return question && guard.mayGoOn(question, this.#port, findPort);
                }),
        });
        this.#noteChip(seen, guard, isLast);
        if (guard.isOtherBoard)
            guard.check(this.#port.name, this.state);
        Object.assign(this.identity, seen.identity);
        this.appStarted = appStartedAfter(connection, seen);
        const state = boardStateAfter(command, seen, this.state);
        this.#state = isPart && seen.touched ? "partly-written" : state;
        watch?.(seen);
        const { name: port } = this.#port;
        if (process.end !== "cancelled")
            guard.check(port, this.state);
        const { chipSource } = connection;
        checkOutcome({ command, port, chipSource, process, seen, transcript, state: this.state });
        this.hasFailed = false;
        return seen;
    }
    /** Notes which chip a process has met, and how it left it. */
    #noteChip(seen, { isOtherBoard, isOtherChip }, isLast) {
        this.metOtherChip = isOtherChip;
        this.metOtherBoard ||= isOtherBoard;
        // Where esptool has tried to reset the chip and could not, another try cannot either.
        const isDone = isLast ? seen.leftIn !== undefined : seen.leftIn === "application";
        if (seen.connected || isOtherChip)
            this.inBootloader = !isDone;
        if (seen.touched)
            this.changes++;
    }
}

;// CONCATENATED MODULE: ./src/esptool/run/environment.ts

/**
 * The environment of an esptool process.
 * @param inherited the environment of the step.
 * @param configFile an `esptool.cfg` of our own, so that none of the checkout's is looked for.
 */
function esptoolEnvironment(inherited, configFile) {
    return {
        ...(0,program_environment/* programEnvironment */.yE)(inherited),
        ESPTOOL_CFGFILE: configFile,
        // Plain text on the pipes: no colours, no boxes wrapped at 80 columns, UTF-8 whatever the locale.
        NO_COLOR: "1",
        PY_COLORS: "0",
        TTY_COMPATIBLE: "0",
        TERMINAL_WIDTH: "500",
        PYTHONUTF8: "1",
        PYTHONDONTWRITEBYTECODE: "1",
    };
}

// EXTERNAL MODULE: ./src/board/locks/lock.ts + 2 modules
var lock = __webpack_require__(11098);
// EXTERNAL MODULE: ./src/board/locks/lock-folder.ts
var lock_folder = __webpack_require__(83093);
;// CONCATENATED MODULE: ./src/board/ports/port-return.ts



/** A chip with native USB leaves the bus when it is reset, and is back within seconds. */
const RETURN_MS = 5_000;
const POLL_MS = 100;
/**
 * Waits until a serial port that vanished in a reset is there again, and may be opened: udev sets its permissions
 * a moment after it has appeared. At the deadline it is esptool's to say what is wrong. Ports of Windows are no files;
 * there the retries have to do.
 */
async function portBack(port, waiting) {
    const { signal, log, platform = process.platform, deadlineMs = RETURN_MS } = waiting;
    if (port.kind !== "serial" || platform === "win32")
        return;
    const deadline = performance.now() + deadlineMs;
    for (let isFirst = true; !(await isUsable(port.name)); isFirst = false) {
        if (signal.aborted)
            return;
        if (isFirst)
            log(`${port.name} is gone: waiting up to ${deadlineMs / 1000} s for it to return.`);
        else if (performance.now() >= deadline)
            return;
        await (0,external_node_timers_promises_.setTimeout)(POLL_MS, undefined, { signal }).catch(() => undefined);
    }
}
async function isUsable(path) {
    return (0,promises_.access)(path, external_node_fs_.constants.R_OK | external_node_fs_.constants.W_OK).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./src/board/unfinished/change-record.ts



/**
 * The record on this host of what a step does to a board: written before the first change, and cleared once everything
 * in it has been verified since, so that a kill cannot hide what it left. Only who has the lock may use it.
 */
class ChangeRecord {
    /** What an earlier step left unfinished. */
    previous;
    #file;
    #author;
    #begun;
    #reach = "whole";
    constructor(file, author, previous) {
        this.#file = file;
        this.#author = author;
        this.previous = previous;
    }
    /**
     * @param folder of the locks.
     * @param key of the board's place.
     * @throws {Failure} `lock-unavailable`.
     */
    static async open(folder, key, author) {
        const file = (0,external_node_path_.join)(folder, `${key}.unfinished`);
        return new ChangeRecord(file, author, await readUnfinished(file));
    }
    /** What of the flash the step may change; to be called before it does. */
    intend(reach) {
        this.#reach = reach;
    }
    /** Call it before the flash is changed. What an earlier step left stays in the record. */
    async begin() {
        if (this.#begun !== undefined)
            return;
        const regions = union(this.previous?.regions ?? [], this.#reach);
        const { claimant, operation } = this.#author;
        this.#begun = changeBy(claimant, operation, regions, new Date());
        await writeUnfinished(this.#file, this.#begun);
    }
    /** Brings the record up to date: what is verified is no longer in it. */
    async settle({ state, success, verified, flashSize, mac }) {
        const begun = this.#begun;
        const left = this.previous?.mac;
        const isOther = left !== undefined && mac !== undefined && left !== mac;
        if (begun !== undefined && !success && state !== "untouched") {
            // There is one record of a place: of two boards that were left there it names neither.
            await writeUnfinished(this.#file, { ...begun, state, mac: isOther ? undefined : mac });
        }
        else if (begun !== undefined || (verified && this.previous !== undefined)) {
            await writeUnfinished(this.#file, this.#left(verified && !isOther ? this.#reach : [], flashSize));
        }
    }
    /** What an earlier step left, but for what is put right. */
    #left(covered, flashSize) {
        if (this.previous === undefined)
            return undefined;
        const regions = remaining(this.previous.regions, covered, flashSize);
        return isNothing(regions) ? undefined : { ...this.previous, regions };
    }
}

;// CONCATENATED MODULE: ./src/board/session/recovery.ts




/** Runs it; `undefined` when there is none. */
function recoveryOf(recovery, { env, signal, log }) {
    if (recovery === undefined)
        return undefined;
    const [command = "", ...args] = recovery.command;
    return async () => {
        log.line((0,untrusted_text/* cleanLine */.O)(`Running the recovery command: ${recovery.command.join(" ")}`));
        const ended = await (0,processes_process/* runProcess */.R)({
            command,
            args,
            env: (0,program_environment/* programEnvironment */.yE)(env),
            deadlineMs: recovery.timeoutSeconds * 1000,
            signal,
            onLine: (line) => log.line((0,untrusted_text/* cleanLine */.O)(line)),
        }).catch((error) => {
            throw failed(command, "it cannot be started", error);
        });
        if (ended.end === "deadline")
            throw failed(command, `it took longer than ${recovery.timeoutSeconds} s`);
        if (ended.end === "exit" && ended.exitCode !== 0) {
            throw failed(command, `it exited with code ${ended.exitCode ?? "none"}`);
        }
    };
}
function failed(command, why, cause) {
    return new errors/* Failure */.HR("recovery-failed", `The recovery command ${JSON.stringify(command)} failed: ${why}.`, "Run the command by hand on the runner, as the runner's user.", { cause });
}

;// CONCATENATED MODULE: ./src/board/session/reset.ts

/** After a failure nobody waits longer than this for a board that may be gone. */
const LONGEST_MS = 15_000;
/** The runner kills a cancelled step after 7.5 s; esptool may take some of it to end. */
const LAST_MS_OF_CANCELLED = 5_000;
/** Nothing is connected and reset in less. */
const SHORTEST_MS = 500;
/**
 * Resets the chip as `after` asks for, where it may wait in its bootloader: by a command that changes nothing. A raw
 * socket has no lines to reset it with. That it could not be is a warning, and no failure.
 * @param cancelledAt when the step was cancelled, by `performance.now`.
 */
async function resetBoard(esptool, cancelledAt, log) {
    const { port, after } = esptool.connection;
    if (port.kind === "socket" || after.startsWith("no-reset"))
        return;
    // The other board was taken out of its firmware by mistake.
    const { metOtherBoard, metOtherChip, inBootloader, hasFailed } = esptool;
    const target = metOtherBoard ? esptool.unpinned() : esptool;
    if (!metOtherBoard && !inBootloader)
        return;
    const limit = cancelledAt === undefined ? LONGEST_MS : cancelledAt + LAST_MS_OF_CANCELLED - performance.now();
    const options = {
        quiet: true,
        isLast: true,
        ...(metOtherChip ? { chip: "auto" } : {}),
        ...(hasFailed || cancelledAt !== undefined
            ? { once: AbortSignal.timeout(Math.max(0, Math.round(limit))) }
            : {}),
    };
    await log.untrustedGroup("Reset the board", async () => {
        if (limit >= SHORTEST_MS && (await hasReset(target, options)))
            return;
        log.warning("reset", "The board could not be reset and may still be in bootloader mode.");
    });
}
async function hasReset(esptool, options) {
    return reset_ask(esptool, options).then(() => true, () => false);
}
async function reset_ask(esptool, options) {
    const run = (command) => esptool.run(command, 0, new Map(), options);
    if (!isLocked(esptool)) {
        // One in Secure Download Mode may report it only now, and gets a command that it supports.
        await run({ name: "flash-id" }).catch((error) => {
            if (!isLocked(esptool))
                throw error;
        });
    }
    if (isLocked(esptool))
        await run({ name: "get-security-info" });
}

;// CONCATENATED MODULE: ./src/board/session/session-facts.ts
/** The facts as they are now. */
function session_facts_factsOf(location, previous, esptool) {
    return {
        port: location.port.name,
        identity: { ...esptool?.identity },
        attempts: esptool?.attempts ?? 0,
        state: esptool?.state ?? "untouched",
        appStarted: esptool?.appStarted,
        warnings: [...(esptool?.warnings ?? [])],
        previous,
    };
}

;// CONCATENATED MODULE: ./src/board/session/board-session.ts
















const UNFINISHED = { success: false, verified: false };
/**
 * One board, locked and connected for this step alone. Each esptool process makes its own connection to the same
 * board, or fails. Disposed, the session resets the chip as `after` asks for, brings the record of changes up to date,
 * and then gives the board back, whatever has happened; what goes wrong in that is a warning.
 */
class BoardSession {
    location;
    #options;
    #context;
    #tables = new Map();
    #lock;
    #record;
    #esptool;
    #security;
    #end = UNFINISHED;
    #isClosed = false;
    /** By `performance.now`. */
    #cancelledAt;
    /** Nothing is opened yet: only `open` does that. */
    constructor(location, options, context) {
        this.location = location;
        this.#options = options;
        this.#context = context;
        if (context.signal.aborted)
            this.#onCancel();
        else
            context.signal.addEventListener("abort", this.#onCancel);
    }
    #onCancel = () => void (this.#cancelledAt = performance.now());
    /**
     * Waits until the board is free, and prepares esptool for it.
     * @throws {Failure} `board-locked`, `lock-unavailable`, `output-unwritable`, `cancelled`.
     */
    async open() {
        const { env, signal, log } = this.#context;
        const { operation, lockFolder, lockTimeoutSeconds, program } = this.#options;
        const { key, port } = this.location;
        const folder = lockFolder ?? (0,lock_folder/* defaultLockFolder */.Tn)(process.platform, env["ProgramData"]);
        const claimant = (0,locks_holder/* claimantOf */.Vk)(env);
        if (lockTimeoutSeconds !== undefined || operation !== undefined)
            (0,lock_folder/* prepareLockFolder */.JJ)(folder);
        if (lockTimeoutSeconds !== undefined) {
            this.#lock = await (0,lock/* acquireBoardLock */.W7)({
                key,
                folder,
                claimant,
                port: port.name,
                hostLock: (0,file_lock/* hostLock */._)({ path: env["PATH"] }),
                timeoutMs: lockTimeoutSeconds * 1000,
                signal,
                onWait: (text) => log.line(text),
            });
        }
        if (operation !== undefined)
            this.#record = await ChangeRecord.open(folder, key, { claimant, operation });
        this.#esptool = await this.#connected(program);
    }
    async #connected(program) {
        const { env, signal, log } = this.#context;
        const { connection, retries, recovery } = this.#options;
        const { port, query } = this.location;
        const folder = await this.#context.folder();
        // A process can have many sessions.
        const own = (0,external_node_path_.basename)(await folder.makeEmptyFolder((0,external_node_path_.basename)(folder.nextFile("session"))));
        const config = await folder.write((0,external_node_path_.join)(own, "esptool.cfg"), "[esptool]\n");
        return new Esptool({
            program,
            connection: { ...connection, port },
            findPort: () => this.#boardBack(),
            pinned: query.kind === "selector" ? { mac: query.fields.mac } : undefined,
            folder: await folder.makeEmptyFolder((0,external_node_path_.join)(own, "work")),
            environment: esptoolEnvironment(env, config),
            // The board stays locked until the last process that uses it has ended.
            inheritedFds: this.#lock === undefined ? [] : [this.#lock.fd],
            signal,
            log,
            retry: { retries, recover: recoveryOf(recovery, this.#context) },
            beforeChange: async () => this.#record?.begin(),
        });
    }
    /** Where the board is, once it can be opened there: waits for a named port, or finds the board of a selector. */
    async #boardBack() {
        const { signal, log } = this.#context;
        const waiting = { signal, log: (line) => log.line(line) };
        const isSought = this.location.query.kind === "selector";
        if (!isSought)
            await portBack(this.location.port, waiting);
        const port = await this.location.findPort();
        if (isSought)
            await portBack(port, waiting);
        return port;
    }
    /** Runs commands on the board. */
    get esptool() {
        if (this.#esptool === undefined)
            throw new Error("The session is not open.");
        return this.#esptool;
    }
    /** What is known of the board so far; also of a session that could not be opened. */
    get facts() {
        return session_facts_factsOf(this.location, this.#record?.previous, this.#esptool);
    }
    /** What of the flash may be changed; to be called before it is. */
    intend(reach) {
        this.#record?.intend(reach);
    }
    /** How it has ended. Without this, what was begun counts as unfinished. */
    finish(end) {
        this.#end = end;
    }
    /**
     * What the board has at an address where its partition table may be; asked once, and again after a change.
     * @throws {Failure} as `readBytes`; `secure-download-mode` where nothing can be read, and `beyond-flash`.
     */
    async table(address) {
        const { changes } = this.esptool;
        const seen = this.#tables.get(address);
        if (seen?.changes === changes)
            return seen.value;
        const folder = await this.#context.folder();
        const range = { address, size: PARTITION_TABLE_SIZE };
        const value = await read_region_readBytes(range, "the partition table", { esptool: this.esptool, folder });
        this.#tables.set(address, { value, changes });
        return value;
    }
    /** What `table` has read last, which the step may have changed since; `undefined` where it was not asked. */
    seenTable(address) {
        return this.#tables.get(address)?.value;
    }
    /**
     * What protects the chip; asked once, and again after a change.
     * @throws {Failure} as `readSecurity`.
     */
    async security(options = {}) {
        const { changes } = this.esptool;
        if (this.#security?.changes === changes)
            return this.#security.value;
        const folder = await this.#context.folder();
        const value = await readSecurity({ esptool: this.esptool, folder }, options);
        this.#security = { value, changes };
        return value;
    }
    async [Symbol.asyncDispose]() {
        if (this.#isClosed)
            return;
        this.#isClosed = true;
        const { log } = this.#context;
        const attempt = async (what, work) => {
            await work().catch((error) => log.warning(what, (0,errors/* messageOf */.bD)(error)));
        };
        try {
            await attempt("reset", () => this.#reset());
            await attempt("record", () => this.#settle());
        }
        finally {
            this.#lock?.release();
            this.#context.signal.removeEventListener("abort", this.#onCancel);
        }
    }
    async #reset() {
        if (this.#esptool !== undefined)
            await resetBoard(this.#esptool, this.#cancelledAt, this.#context.log);
    }
    async #settle() {
        if (this.#esptool === undefined)
            return;
        const { state, identity } = this.#esptool;
        const { flashSize, mac } = identity;
        await this.#record?.settle({ ...this.#end, state, flashSize, mac }).catch((error) => {
            throw new Error(`The record of unfinished changes could not be written: ${(0,errors/* messageOf */.bD)(error)}.`);
        });
    }
}

// EXTERNAL MODULE: ./src/board/ports/port-choice.ts
var port_choice = __webpack_require__(53330);
// EXTERNAL MODULE: ./src/board/ports/port-match.ts
var port_match = __webpack_require__(70088);
;// CONCATENATED MODULE: ./src/board/ports/board-location.ts



/** A board that is reset leaves the bus and returns within seconds: each esptool process waits that long. */
const board_location_RETURN_MS = 5_000;
const board_location_POLL_MS = 250;
/**
 * Where the board of a step is. The place is found once, and the lock is that of the place; the port is asked for
 * before every esptool, for it may have another name after a reset. A port elsewhere is never used, whatever it claims
 * to be: the step does not hold that place's lock.
 */
class BoardLocation {
    /** Of the place: what the lock is named for. */
    key;
    /** What was asked for. */
    query;
    #means;
    #port;
    constructor(query, port, key, means) {
        this.query = query;
        this.#port = port;
        this.key = key;
        this.#means = means;
    }
    /**
     * Finds the board that is asked for.
     * @throws {Failure} `port-not-found`, `port-ambiguous`, `port-list-unavailable`, what `check` throws, `cancelled`.
     */
    static async find(query, means) {
        const port = query.kind === "selector" ? await board_location_select(query, means) : query;
        await means.check(port);
        return new BoardLocation(query, port, await means.keyOf(port), means);
    }
    /** The port as it was found last. */
    get port() {
        return this.#port;
    }
    /**
     * The board's port, now.
     * @throws {Failure} `port-not-found` when the board is not at its place: it may come back.
     */
    async findPort() {
        const found = this.query.kind === "selector" ? await this.#findAgain(this.query) : await this.#stillThere(this.query);
        if (found.name !== this.#port.name) {
            this.#means.log(`The board moved from ${this.#port.name} to ${found.name}.`);
        }
        this.#port = found;
        return found;
    }
    async #findAgain(selector) {
        let others = [];
        const found = await untilThere(this.#means, `The board (${selector.name}) is not connected`, async () => {
            const ports = await this.#means.list();
            others = (0,port_match/* matching */.wC)(ports, selector);
            for (const candidate of others) {
                const port = portOf(candidate);
                if ((await this.#means.keyOf(port)) === this.key)
                    return port;
            }
            return undefined;
        });
        if (found !== undefined)
            return found;
        if (others.length === 0)
            throw (0,port_choice/* notFound */.mX)(selector, await this.#means.list());
        throw this.#elsewhere(others.map(port_choice/* describePort */.Rf).join(", "));
    }
    /** A device with the same name, or behind the same link, may now be another board. */
    async #stillThere(port) {
        if (port.kind !== "serial" || (await this.#means.keyOf(port)) === this.key)
            return port;
        // esptool reports a missing port: only an existing one can be another board.
        const there = await this.#means.check(port).then(() => true, () => false);
        if (there && (await this.#means.keyOf(port)) !== this.key)
            throw this.#elsewhere(port.name);
        return port;
    }
    #elsewhere(what) {
        return new errors/* Failure */.HR("port-not-found", `The board of this step was moved. It is now at another place, whose lock this step does not hold: ${what}.`, "Do not move boards while a step runs. If the cable was moved on purpose, run the step again.");
    }
}
/** Finds the one port that a selector fits, by the chip's own MAC where USB does not report it. */
async function board_location_select(selector, means) {
    let ports = [];
    await untilThere(means, `No port matches ${selector.name} yet`, async () => {
        ports = await means.list();
        return (0,port_match/* matching */.wC)(ports, selector)[0];
    });
    const choice = (0,port_choice/* choosePort */.t9)(selector, ports);
    const found = "port" in choice ? choice : await means.askForMac(choice.mac, choice.ask);
    if (!("port" in found))
        throw (0,port_choice/* noneAnswered */.wX)(selector, found.answers);
    means.log(`${selector.name} is ${(0,port_choice/* describePort */.Rf)(found.port)}.`);
    return portOf(found.port);
}
/** Looks until there is something, or it has been away for too long. */
async function untilThere({ wait, signal, log }, what, look) {
    for (let waited = 0;; waited += board_location_POLL_MS) {
        const found = await look();
        if (found !== undefined || waited >= board_location_RETURN_MS)
            return found;
        if (waited === 0)
            log(`${what}: waiting ${board_location_RETURN_MS / 1000} s for it to return.`);
        await wait(board_location_POLL_MS);
        if (signal.aborted) {
            throw new errors/* Failure */.HR("cancelled", `Cancelled while looking for a board. ${what}.`, "Run it again.");
        }
    }
}
function portOf({ path }) {
    return { kind: "serial", name: path };
}

// EXTERNAL MODULE: ./src/board/locks/board-key.ts
var board_key = __webpack_require__(81093);
// EXTERNAL MODULE: ./src/board/ports/port-listing.ts
var port_listing = __webpack_require__(73537);
;// CONCATENATED MODULE: ./src/board/ports/port-lister.ts





/** pySerial takes 30 ms; a cold Python on a busy machine some seconds. */
const DEADLINE_MS = 30_000;
/** USB has 127 devices to a bus: more lines than this are no list of ports. */
const MOST_LINES = 1_024;
/** Lists the ports of this runner, by the Python of the step's esptool where it has one. */
function portLister(program, context) {
    const command = pythonOf(program);
    const python = command === undefined ? undefined : (script) => run(command, script, context);
    return () => (0,port_listing/* listPorts */.j)({ platform: process.platform, root: "/", python });
}
async function run(command, script, { env, signal }) {
    const lines = [];
    const ended = await (0,processes_process/* runProcess */.R)({
        command,
        args: ["-I", "-B", "-X", "utf8", "-c", script],
        env: (0,program_environment/* programEnvironment */.yE)(env),
        deadlineMs: DEADLINE_MS,
        signal,
        onLine: (line, stream) => {
            if (stream === "stdout" && lines.length <= MOST_LINES)
                lines.push(line);
        },
    });
    if (ended.end === "cancelled") {
        throw new errors/* Failure */.HR("cancelled", "Cancelled while listing the ports.", "Run it again.");
    }
    return ended.end === "exit" && ended.exitCode === 0 && lines.length <= MOST_LINES ? lines : undefined;
}

;// CONCATENATED MODULE: ./src/board/session/location-means.ts




/** What finds a board on this runner, without opening a port. */
function meansOf(program, context) {
    const { signal, log } = context;
    return {
        list: portLister(program, context),
        keyOf: (port) => (0,board_key/* boardKey */.Y)(port),
        check: (port) => checkPort(port),
        wait: (milliseconds) => (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, { signal }).catch(() => undefined),
        signal,
        log: (line) => log.line(line),
    };
}

;// CONCATENATED MODULE: ./src/board/session/ask-board.ts
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});




/**
 * Asks the chip on a port for its name, MAC and flash size, in a session of its own with one attempt.
 * A failure to respond is a result, too.
 * @throws {Failure} `cancelled`, and what is wrong with the runner rather than with the board.
 */
async function askBoard(connection, program, locks, context) {
    const { port, ...link } = connection;
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const location = await BoardLocation.find(port, {
                ...meansOf(program, context),
                askForMac: () => Promise.resolve({ answers: [] }),
            });
            const session = __addDisposableResource(env_1, new BoardSession(location, { program, connection: link, ...locks, retries: 0, recovery: undefined, operation: undefined }, context), true);
            await session.open();
            return await ask_board_ask(session);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        return noAnswer(error);
    }
}
async function ask_board_ask({ esptool }) {
    try {
        await esptool.run({ name: "flash-id" }, 0, new Map(), { quiet: true, isLast: true });
        return { status: "answered", identity: esptool.identity };
    }
    catch (error) {
        const answer = noAnswer(error);
        // A chip in Secure Download Mode reports its name before it rejects the rest.
        return esptool.identity.chip === undefined ? answer : { status: "answered", identity: esptool.identity };
    }
}
/** A failure of this board alone is its result. */
function noAnswer(error) {
    if (!(error instanceof errors/* Failure */.HR) || ENDS_THE_STEP.has(error.code))
        throw error;
    return { status: isBusy(error) ? "busy" : "failed", failure: error };
}
/** The next board would fail likewise. */
const ENDS_THE_STEP = new Set([
    "cancelled",
    "esptool-not-started",
    "lock-unavailable",
]);
/** A process that is not ours may hold the port as well as another step. */
function isBusy({ code }) {
    return code === "board-locked" || code === "port-busy";
}

;// CONCATENATED MODULE: ./src/board/session/find-location.ts





/**
 * Finds the place of a board, and says where it is where that was not plain.
 * @throws {Failure} as `BoardLocation.find` and `askBoard`.
 */
function findLocation(sought, context) {
    const { query, program } = sought;
    const find = () => BoardLocation.find(query, {
        ...meansOf(program, context),
        askForMac: (mac, ports) => askForMac(mac, ports, sought, context),
    });
    return query.kind === "selector"
        ? context.log.untrustedGroup((0,untrusted_text/* cleanLine */.O)(`Find the board: ${query.name}`), find)
        : find();
}
/** Boards that are free are asked first, so that a busy one is waited for only when none of them has the MAC. */
async function askForMac(mac, ports, { program, connection, lockFolder, lockTimeoutSeconds }, context) {
    const said = new Map();
    const ask = async (port, seconds) => {
        context.log.line(`Asking ${(0,port_choice/* describePort */.Rf)(port)} for its MAC.`);
        const locks = { lockFolder, lockTimeoutSeconds: seconds };
        const answer = await askBoard(connectionTo(port, connection), program, locks, context);
        said.set(port, `${(0,port_choice/* describePort */.Rf)(port)}: ${wordsOf(answer)}`);
        return answer;
    };
    const busy = [];
    for (const port of ports) {
        const answer = await ask(port, lockTimeoutSeconds === undefined ? undefined : 0);
        if (hasMac(answer, mac))
            return { port };
        if (answer.status === "busy")
            busy.push(port);
    }
    const deadline = performance.now() + (lockTimeoutSeconds ?? 0) * 1000;
    for (const port of busy) {
        const left = (deadline - performance.now()) / 1000;
        if (left <= 0)
            break;
        if (hasMac(await ask(port, left), mac))
            return { port };
    }
    return { answers: [...said.values()] };
}
/** As the step reaches its board; but whichever chip answers, and no other board is left in its bootloader. */
function connectionTo({ path }, connection) {
    const after = connection.after.startsWith("no-reset") ? "hard-reset" : connection.after;
    const port = { kind: "serial", name: path };
    // The ROM suffices for this question.
    return { port, chip: "auto", baud: 115_200, before: connection.before, after, stub: false };
}
function hasMac(answer, mac) {
    return answer.status === "answered" && answer.identity.mac === mac;
}
function wordsOf(answer) {
    if (answer.status !== "answered")
        return answer.failure.message.split("\n")[0] ?? "";
    return answer.identity.mac ?? `${answer.identity.chip ?? "a chip"} that does not report its MAC`;
}

;// CONCATENATED MODULE: ./src/operations/places/board-table.ts









/** What to do where the board's own table is of no use. */
const GIVE_TABLE = "Set `partition-table` to the build's table, set `partition-table-offset` if it was moved, or use addresses instead of names.";
/**
 * Puts addresses in the place of names, by the partition table on the board, before anything is changed. Where there
 * are names, that is one esptool process of 3 KiB.
 * @throws {Failure} `partition-table-unreadable`, and the codes of what is wrong with the names.
 */
async function placeOnBoard(request, board) {
    if (namesIn(request).length === 0)
        return placed(request, NO_TABLE, board);
    const bytes = await tableToNameBy(board);
    return placed(request, await namingTableIn(bytes, board), board);
}
function placed(request, table, board) {
    const placing = placeRequest(request, table, board.esptool.identity.flashSize);
    if ("problems" in placing)
        throw board_table_misplaced(placing.problems);
    for (const remark of placing.remarks)
        board.say(remark);
    return placing.request;
}
async function tableToNameBy(board) {
    try {
        return await boardTable(board);
    }
    catch (error) {
        if (!(error instanceof errors/* Failure */.HR) || error.code !== "secure-download-mode")
            throw error;
        // The fix differs from that of a failed `read`.
        throw new errors/* Failure */.HR(error.code, `${error.message} Its partition table is therefore unknown.`, GIVE_TABLE, {
            cause: error,
        });
    }
}
async function namingTableIn(bytes, board) {
    const { tableAddress: address } = board;
    try {
        const { partitions, problems } = readPartitionTable(bytes, { address });
        const title = boardTableWords(address);
        if (problems.length > 0)
            board.say(`${capitalized(title)} ${oddTableWords(problems)}.`);
        return { partitions, title };
    }
    catch (error) {
        if (error instanceof FormatError)
            throw await tableUnreadable(error.message, board);
        throw error;
    }
}
async function tableUnreadable(reason, board) {
    const isEncrypted = mayBeCiphertext(reason) && (await encryptsFlash(board));
    const why = isEncrypted ? "is encrypted: only the chip itself can read its partition table" : reason;
    return new errors/* Failure */.HR("partition-table-unreadable", `The board has no usable partition table at ${(0,flash_layout/* formatAddress */.M0)(board.tableAddress)}: the flash there ${why}. Partition names cannot be resolved. ${STATE_SENTENCES.untouched}`, GIVE_TABLE);
}
/** As far as the chip can be asked. */
async function encryptsFlash(board) {
    try {
        return (await board.session.security()).flashEncryption;
    }
    catch (error) {
        if (error instanceof errors/* Failure */.HR && error.code === "not-supported-by-chip")
            return false;
        throw error;
    }
}
function board_table_misplaced(problems) {
    const [first] = problems;
    const same = problems.every(({ code }) => code === first?.code);
    const list = problems.map(({ text }) => text).join("; ");
    return new errors/* Failure */.HR(same && first !== undefined ? first.code : "input-invalid", `${capitalized(list)}. ${STATE_SENTENCES.untouched}`, "Fix the names, the files or the sizes. `operation: info` shows the partitions of a board.");
}

;// CONCATENATED MODULE: ./src/board/session/requirements.ts


/**
 * Checks that the board meets the requirements, in one esptool process that changes nothing.
 * @throws {Failure} `requirement-not-met` with all differences.
 */
async function requirements_checkBoard(expected, board) {
    if (Object.values(expected).every((value) => value === undefined))
        return;
    await identify(board);
    const { identity, connection } = board.esptool;
    const differences = differencesOf(expected, identity);
    if (differences.length === 0)
        return;
    const locked = isLocked(board.esptool)
        ? " The chip is in Secure Download Mode and reports only its name."
        : "";
    throw new errors/* Failure */.HR("requirement-not-met", `The board on ${connection.port.name} does not meet the requirements: ${differences.join("; ")}.${locked} The flash was not changed.`, "Find out which board is on this port before you change the `require-…` inputs.");
}
/** Each difference as a clause; what the board does not report is a difference. */
function differencesOf(expected, identity) {
    const { chip, mac, flashSize, revision } = expected;
    return [
        ...requirements_difference("chip", chip, identity.chip, spelled(identity.chip) === chip),
        ...requirements_difference("MAC address", mac, identity.mac, identity.mac?.toLowerCase() === mac),
        ...requirements_difference("flash size", requirements_bytes(flashSize), requirements_bytes(identity.flashSize), identity.flashSize === flashSize),
        ...(revision === undefined ? [] : revisionDifference(revision, identity.revision)),
    ];
}
function revisionDifference(wanted, found) {
    const { major, minor, orLater } = wanted;
    const text = `v${major}.${minor}${orLater ? " or later" : ""}`;
    return requirements_difference("revision", text, found, isRevision(found, wanted));
}
function requirements_difference(what, expected, found, agrees) {
    if (expected === undefined || agrees)
        return [];
    return [`its ${what} is ${found ?? "not known"}, not ${expected}`];
}
function requirements_bytes(count) {
    return count === undefined ? undefined : `${count} bytes`;
}
function spelled(chip) {
    return chip?.toLowerCase().replaceAll("-", "");
}
function isRevision(found, wanted) {
    const match = /^v(\d+)\.(\d+)$/.exec(found ?? "");
    if (match === null)
        return false;
    const [major, minor] = [Number(match[1]), Number(match[2])];
    if (!wanted.orLater)
        return major === wanted.major && minor === wanted.minor;
    return major > wanted.major || (major === wanted.major && minor >= wanted.minor);
}

;// CONCATENATED MODULE: ./src/step/choose-by-chip.ts




/**
 * The step for the chip that the board has, where its build is for several; any other step is what it is.
 * @throws {Failure} `image-wrong-chip` where the build has none for that chip.
 */
async function chooseByChip(step, board) {
    const { choices } = step;
    if (choices === undefined)
        return step;
    await identify(board);
    const { identity, connection } = board.esptool;
    const { chip = "not known" } = identity;
    const chosen = choices.get((0,flash_chips/* optionOfChip */.xr)(chip));
    if (chosen !== undefined) {
        for (const remark of chosen.remarks)
            board.say((0,untrusted_text/* cleanLine */.O)(remark));
        return chosen;
    }
    throw new errors/* Failure */.HR("image-wrong-chip", `The build is for ${[...choices.keys()].join(", ")}, but the chip on ${connection.port.name} is ${chip}. The flash was not changed.`, "Add a build for this chip to the manifest, or find out which board is on this port.");
}

;// CONCATENATED MODULE: ./src/system/version.ts
/** The version of this action, as in package.json; a test holds the two together. */
const VERSION = "0.1.0";

;// CONCATENATED MODULE: ./src/step/operate.ts
var operate_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var operate_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});












/** Of esptool's warnings: all are in its lines of the log, and in the summary. */
const operate_MOST_ANNOTATIONS = 3;
/**
 * Does what the step asks for on its board, in a session of its own.
 * @throws {Ended}
 */
async function operate(step, supplies, context) {
    const { log } = context;
    const session = await sessionFor(step, supplies.program, context);
    try {
        return await knowing(() => ({ board: session.facts }), async () => {
            const result = await operateIn(session, step, supplies, context);
            await showFlashMap(result, log);
            return { result };
        });
    }
    finally {
        const { warnings } = session.facts;
        for (const warning of warnings.slice(0, operate_MOST_ANNOTATIONS))
            log.warning("esptool", (0,untrusted_text/* cleanLine */.O)(warning));
    }
}
/** The session of the step, which is not open yet: where its board is, is known. */
async function sessionFor({ connection: { port: query, ...connection }, limits, request: { operation } }, program, context) {
    const { lockFolder, lockTimeoutSeconds, retries, recovery } = limits;
    const options = { program, connection, lockFolder, lockTimeoutSeconds, retries, recovery, operation };
    return new BoardSession(await findLocation({ query, ...options }, context), options, context);
}
async function operateIn(session, step, { program, sources, keeper }, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { log, env, now } = context;
        const open = operate_addDisposableResource(env_1, session, true);
        await open.open();
        sayFirst(step, session, log);
        const board = {
            session,
            esptool: session.esptool,
            tableAddress: step.tableAddress,
            givenTable: step.givenTable,
            folder: await context.folder(),
            ...keeper,
            now,
            provenance: { action: VERSION, esptool: program.version, workflow: workflowOf(env) },
            warn: (title, text) => log.warning(title, (0,untrusted_text/* cleanLine */.O)(text)),
        };
        const result = await log.untrustedGroup(title(step, session), () => doIt(step, board, program, sources));
        const success = gateFailure(step.request, result) === undefined;
        session.finish({
            success,
            verified: success && isPutRight(result, session.facts.previous?.operation),
        });
        return result;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = operate_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function doIt(step, board, program, sources) {
    await requirements_checkBoard(step.expected, board);
    const chosen = await chooseByChip(step, board);
    const { tableAddress, givenTable } = chosen;
    const own = { ...board, tableAddress, givenTable };
    const request = await placeOnBoard(chosen.request, own);
    board.session.intend(reachOf(request, sources));
    return step.dryRun === "connect"
        ? table_dryRunOnBoard(request, own, sources, program.version)
        : perform(request, own, sources);
}
/** What people should know before anything is done. */
function sayFirst({ remarks }, { location, facts }, log) {
    const { port } = location;
    if (facts.previous !== undefined) {
        log.warning("unfinished change", `On ${port.name}, ${describeUnfinished(facts.previous)}.`);
    }
    for (const remark of remarks)
        log.line((0,untrusted_text/* cleanLine */.O)(remark));
    if (port.kind === "socket") {
        log.line(`${port.name} is a raw socket without reset and baud rate (\`baud\`, \`before\` have no effect).`);
    }
}
async function showFlashMap(result, log) {
    if (!("flash_map" in result))
        return;
    const lines = flashPictureText(result.flash_map);
    await log.untrustedGroup("Flash map", () => {
        for (const line of lines)
            log.line((0,untrusted_text/* cleanLine */.O)(line));
        return Promise.resolve();
    });
}
function title({ request }, { location }) {
    return `${request.operation.charAt(0).toUpperCase()}${request.operation.slice(1)} on ${location.port.name}`;
}

// EXTERNAL MODULE: ./src/board/locks/holder-file.ts
var holder_file = __webpack_require__(75544);
;// CONCATENATED MODULE: ./src/step/output-locks.ts








/** Who ends removes the file of the lock, which the one who asks may have opened just before. */
const TRIES = 3;
/**
 * The files that a step makes, kept for it alone until it ends, in the folder of the boards' locks. No step waits for
 * one: two steps with one output are a mistake.
 */
class OutputLocks {
    #folder;
    #path;
    #claimant;
    #isWanted;
    #held = new Map();
    constructor({ lockFolder, lockTimeoutSeconds }, env) {
        this.#folder = lockFolder ?? (0,lock_folder/* defaultLockFolder */.Tn)(process.platform, env["ProgramData"]);
        this.#isWanted = lockTimeoutSeconds !== undefined;
        this.#path = env["PATH"];
        this.#claimant = (0,locks_holder/* claimantOf */.Vk)(env);
    }
    /**
     * Locks a file for this step; a second call does nothing.
     * @param identity the same for all paths to the file.
     * @throws {Failure} `output-locked`, `lock-unavailable`.
     */
    async take(identity, shown) {
        const digest = (0,external_node_crypto_.createHash)("sha256").update(identity).digest("hex").slice(0, 32);
        const file = (0,external_node_path_.join)(this.#folder, `output-${digest}.lock`);
        if (this.#held.has(file))
            return;
        try {
            await this.#lock(file, shown);
        }
        catch (error) {
            // Without a lock of the board, nothing has to be there to lock with. What is there is used.
            const isMissing = error instanceof errors/* Failure */.HR && error.code === "lock-unavailable";
            if (this.#isWanted || !isMissing)
                throw error;
        }
    }
    async #lock(file, shown) {
        (0,lock_folder/* prepareLockFolder */.JJ)(this.#folder);
        const lock = (0,file_lock/* hostLock */._)({ path: this.#path });
        for (let attempt = 1; attempt <= TRIES; attempt++) {
            const fd = await lock.tryLock(file);
            if (fd === undefined)
                continue;
            this.#held.set(file, fd);
            const since = new Date().toISOString().replace(/\.\d+Z$/, "Z");
            await (0,holder_file/* writeHolder */.mR)((0,holder_file/* holderFile */.bd)(file), { ...this.#claimant, kind: "step", since });
            return;
        }
        throw new errors/* Failure */.HR("output-locked", `Another step is writing "${shown}": ${(0,locks_holder/* describeHolder */.sG)((0,holder_file/* readHolder */.F1)((0,holder_file/* holderFile */.bd)(file)))}.`, "Give each step an `output` of its own, or run them one after the other (`needs`, `concurrency`).");
    }
    /** Gives all back. */
    release() {
        for (const [file, fd] of this.#held) {
            (0,holder_file/* clearHolder */.iO)((0,holder_file/* holderFile */.bd)(file));
            // There are as many as there are outputs, so they do not stay, as those of the boards do.
            for (const path of new Set([file, (0,holder_file/* holderFile */.bd)(file)]))
                removeQuietly(path);
            (0,external_node_fs_.closeSync)(fd);
        }
        this.#held.clear();
    }
}
/** Windows removes nothing that is open, and nobody what another user made; an empty file does no harm. */
function removeQuietly(path) {
    try {
        (0,external_node_fs_.rmSync)(path, { force: true });
    }
    catch {
        // As above.
    }
}

;// CONCATENATED MODULE: ./src/esptool/install/cache/plain-file.ts


// Refuses links, and does not wait for whoever would write to a pipe. Windows has neither flag, and no such pipes.
const plain_file_flag = (value) => (typeof value === "number" ? value : 0);
const FLAGS = external_node_fs_.constants.O_RDONLY | plain_file_flag(external_node_fs_.constants.O_NOFOLLOW) | plain_file_flag(external_node_fs_.constants.O_NONBLOCK);
/**
 * Opens a plain file for reading.
 * @returns its descriptor and its bytes; `undefined` for what is not there, cannot be read, or is a link, a pipe, a
 * folder or a device.
 * @throws when too many files are open: that says nothing of the file.
 */
function openPlain(path) {
    let fd;
    try {
        fd = (0,external_node_fs_.openSync)(path, FLAGS);
        const stats = (0,external_node_fs_.fstatSync)(fd);
        if (stats.isFile())
            return { fd, size: stats.size };
    }
    catch (error) {
        if ((0,disk_trouble/* isLimit */.S4)(error))
            throw error;
        // Said by the answer.
    }
    if (fd !== undefined)
        (0,external_node_fs_.closeSync)(fd);
    return undefined;
}
/** What is in a plain file of at most `limit` bytes; otherwise as {@link openPlain}. */
function readPlain(path, limit) {
    const file = openPlain(path);
    if (file === undefined)
        return undefined;
    try {
        return file.size <= limit ? (0,external_node_fs_.readFileSync)(file.fd) : undefined;
    }
    catch {
        return undefined;
    }
    finally {
        (0,external_node_fs_.closeSync)(file.fd);
    }
}

;// CONCATENATED MODULE: ./src/esptool/install/cache/cache.ts







// The layout is the toolkit's, <cache>/esptool/<version>/<key> with <key>.complete beside it, with one difference:
// a directory's name ends in letters of its own, and the marker names the directory that counts. So an
// installation is made where it will stay, no two ever touch the same files, the marker alone decides, and nothing
// that somebody may be using is ever moved, overwritten or deleted.
const OWN_LETTERS = /^-[0-9a-f]{12}$/;
const MARKER = ".complete";
/** Bytes; a marker has 150. */
const LONGEST_MARKER = 64 * 1024;
/** `<cache>/esptool/<version>`. */
function versionFolder(context, version) {
    return (0,external_node_path_.join)(context.toolCache, "esptool", version);
}
/** The finished installations of a version, those with the highest key first; takes a few reads and no process. */
async function finishedEntries(folder) {
    const names = await (0,promises_.readdir)(folder).catch((0,disk_trouble/* instead */.L1)([]));
    const markers = names.filter((name) => name.endsWith(MARKER)).toSorted((a, b) => (a < b ? 1 : -1));
    const entries = await Promise.all(markers.map((name) => readEntry(folder, name.slice(0, -MARKER.length))));
    return entries.filter((entry) => entry !== undefined);
}
/** No marker, half of one, a foreign one, or something that is no file in its place: not finished. */
async function readEntry(folder, key) {
    const entry = readMarker((0,external_node_path_.join)(folder, key + MARKER), folder, key);
    if (entry === undefined)
        return undefined;
    const stats = await (0,promises_.lstat)(entry.directory).catch(() => undefined);
    return stats?.isDirectory() === true ? entry : undefined;
}
function readMarker(file, folder, key) {
    const text = readPlain(file, LONGEST_MARKER)?.toString();
    const marker = text === undefined ? undefined : parseMarker(text, key);
    return marker && { key, directory: (0,external_node_path_.join)(folder, marker.name), manifestSha256: marker.manifestSha256 };
}
/**
 * What a marker says: the name of a directory beside it. `undefined` for half of one, or a foreign one.
 * @param key of the installation, which begins the directory's name.
 */
function parseMarker(text, key) {
    let marker;
    try {
        marker = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    if (typeof marker !== "object" || marker === null || !("directory" in marker))
        return undefined;
    const name = marker.directory;
    if (typeof name !== "string" || !name.startsWith(key) || !OWN_LETTERS.test(name.slice(key.length)))
        return undefined;
    const digest = "manifest_sha256" in marker ? marker.manifest_sha256 : "";
    return { name, manifestSha256: typeof digest === "string" ? digest : "" };
}
/** Makes a new directory for an installation, in the place where it will stay. */
async function createDirectory(folder, key) {
    await (0,promises_.mkdir)(folder, { recursive: true });
    const directory = (0,external_node_path_.join)(folder, `${key}-${(0,external_node_crypto_.randomBytes)(6).toString("hex")}`);
    await (0,promises_.mkdir)(directory);
    return directory;
}
/**
 * Makes a finished directory the one that counts for its key, unless another installation was first: then the
 * directory is discarded and the other's is returned. An entry that is no longer `usable` is replaced.
 */
async function publish(entry, usable) {
    const folder = (0,external_node_path_.join)(entry.directory, "..");
    const marker = (0,external_node_path_.join)(folder, entry.key + MARKER);
    const draft = draftFile(entry.directory);
    await (0,promises_.writeFile)(draft, JSON.stringify({
        directory: entry.directory.slice(folder.length + 1),
        manifest_sha256: entry.manifestSha256,
    }), { flush: true });
    try {
        if (await createExclusively(draft, marker))
            return entry.directory;
        const first = await readEntry(folder, entry.key);
        if (first !== undefined && (await usable(first))) {
            await discard(entry.directory);
            return first.directory;
        }
        // The replaced directory may still be in use: its time to be swept starts now.
        if (first !== undefined)
            await (0,promises_.utimes)(first.directory, new Date(), new Date()).catch(() => undefined);
        await takePlace(draft, marker);
        return entry.directory;
    }
    finally {
        await (0,promises_.rm)(draft, { force: true });
    }
}
/** Replaces the marker; a folder in its place is put aside, as a file cannot replace one. */
async function takePlace(draft, marker) {
    try {
        await (0,promises_.rename)(draft, marker);
    }
    catch (error) {
        const found = await (0,promises_.lstat)(marker).catch(() => undefined);
        if (found?.isDirectory() !== true)
            throw error;
        await (0,promises_.rename)(marker, `${marker}-${(0,external_node_crypto_.randomBytes)(6).toString("hex")}`);
        await (0,promises_.rename)(draft, marker);
    }
}
/** Makes `target` with the content of `draft` in one step, unless it exists. */
async function createExclusively(draft, target) {
    try {
        await (0,promises_.link)(draft, target);
        return true;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === "EEXIST")
            return false;
    }
    try {
        // A file system without hard links: whoever reads between creation and content sees "not finished".
        await (0,promises_.copyFile)(draft, target, external_node_fs_.constants.COPYFILE_EXCL);
        return true;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === "EEXIST")
            return false;
        throw error;
    }
}
/**
 * Makes a published directory one that no longer counts, and leaves it where it is, with its marker beside it as
 * `<directory>.altered`. An installation that was published for its key meanwhile stays published.
 */
async function withdraw({ directory, key }) {
    const folder = (0,external_node_path_.join)(directory, "..");
    const marker = (0,external_node_path_.join)(folder, key + MARKER);
    const withdrawn = alteredFile(directory);
    try {
        await (0,promises_.rename)(marker, withdrawn);
        const now = new Date(); // its time to be swept starts
        await (0,promises_.utimes)(withdrawn, now, now);
        const named = readMarker(withdrawn, folder, key);
        if (named === undefined || named.directory === directory)
            return;
        await createExclusively(withdrawn, marker);
        await (0,promises_.rm)(withdrawn);
    }
    catch {
        // Withdrawn by another step already, or nothing may be written here: it is examined by every step anyway.
    }
}
/** Removes a directory that was never published, and what is beside it. */
async function discard(directory) {
    for (const file of [manifestFile, proofFile, pythonFile, alteredFile].map((file) => file(directory)))
        await (0,promises_.rm)(file, { force: true }).catch(() => undefined);
    await (0,promises_.rm)(directory, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}
/** Where the digests of an installation's files are kept. */
function manifestFile(directory) {
    return `${directory}.manifest.json`;
}
/** Where is kept how they looked when their digests were last verified. */
function proofFile(directory) {
    return `${directory}.proof.json`;
}
/** Where is kept how the Python that it uses looked, and whether it works with that. */
function pythonFile(directory) {
    return `${directory}.python.json`;
}
/** What is to become one of these files, under a name of its own. */
function draftFile(directory) {
    return `${directory}.${(0,external_node_crypto_.randomBytes)(4).toString("hex")}.draft`;
}
/** The marker of an installation that was found altered. */
function alteredFile(directory) {
    return `${directory}.altered`;
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./src/esptool/install/cache/survey.ts





/** An installation has 2000 small files: one at a time they take seconds, all at once too many descriptors. */
const READ_AT_ONCE = 8;
/** Bytes of a file that is read at once. */
const READ_WHOLE = 1024 * 1024;
/** The coarsest clock of a file system in use (FAT): within it a file may change without a change of its times. */
const CLOCK_MS = 2_000;
/** The print of what might change without leaving a trace, for a while: nothing has it. */
const NO_PRINT = [0, 0, 0, 0, 0];
/**
 * Lists everything in an installation and digests its files, but for those whose digest is known.
 * @param clockMs how long a file may go on to change without a change of its times.
 */
async function surveyOf(directory, known = () => undefined, clockMs = CLOCK_MS) {
    const files = new Map();
    const links = new Map();
    const prints = new Map();
    const waiting = [];
    const started = Date.now();
    const note = (name) => {
        const stats = (0,external_node_fs_.lstatSync)(`${directory}/${name}`);
        const print = printOf(stats);
        prints.set(name, stats.ctimeMs > started - clockMs ? NO_PRINT : print);
        return print;
    };
    // A name that is no UTF-8 or too long, a folder that may not be read: nothing that was installed, so it is listed as
    // a file that nobody recorded.
    const noted = (name, act) => {
        try {
            act();
        }
        catch (error) {
            if ((0,disk_trouble/* isLimit */.S4)(error))
                throw error;
            files.set(name, "");
            prints.set(name, NO_PRINT);
        }
    };
    const take = (name, item) => {
        if (item.isDirectory()) {
            visit(name);
            return;
        }
        const print = note(name);
        if (item.isSymbolicLink())
            links.set(name, (0,external_node_fs_.readlinkSync)(`${directory}/${name}`));
        else if (!item.isFile())
            files.set(name, "");
        else {
            const digest = known(name, print);
            if (digest === undefined)
                waiting.push(name);
            else
                files.set(name, digest);
        }
    };
    // The folder's print is taken before its names: what comes in between is seen the next time.
    const visit = (folder) => {
        note(folder);
        for (const item of (0,external_node_fs_.readdirSync)(`${directory}/${folder}`, { withFileTypes: true })) {
            const name = folder === "" ? item.name : `${folder}/${item.name}`;
            noted(name, () => take(name, item));
        }
    };
    noted("", () => visit(""));
    const rest = waiting.values();
    const worker = async () => {
        for (const name of rest)
            files.set(name, await digestOf(`${directory}/${name}`));
    };
    await Promise.all(Array.from({ length: READ_AT_ONCE }, worker));
    return { files, links, prints };
}
/**
 * Whether each of these things is as it was when its print was taken. Synchronous, as that is four times as fast; and
 * without iterators, which cost as much again in a process that has only begun.
 */
function isUntouched(directory, prints) {
    try {
        return prints.every((row) => {
            const stats = (0,external_node_fs_.lstatSync)(`${directory}/${row[0]}`);
            const print = row[1];
            return (stats.ctimeMs === print[3] &&
                stats.mtimeMs === print[2] &&
                stats.size === print[1] &&
                stats.ino === print[4] &&
                stats.mode === print[0]);
        });
    }
    catch {
        return false;
    }
}
function sha256(data) {
    return (0,external_node_crypto_.createHash)("sha256").update(data).digest("hex");
}
function printOf({ mode, size, mtimeMs, ctimeMs, ino }) {
    return [mode, size, mtimeMs, ctimeMs, ino];
}
/** Of a file of any size; a part at a time, so that one that has grown beyond measure does no harm. */
async function digestOf(path) {
    const small = readPlain(path, READ_WHOLE);
    if (small !== undefined)
        return sha256(small);
    const large = openPlain(path);
    if (large === undefined)
        return "";
    const hash = (0,external_node_crypto_.createHash)("sha256");
    try {
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path, { fd: large.fd }), hash);
        return hash.digest("hex");
    }
    catch {
        return "";
    }
}

;// CONCATENATED MODULE: ./src/esptool/install/cache/manifest.ts




/** Bytes; that of 2000 files has 300 KB. */
const LONGEST_RECORD = 64 * 1024 * 1024;
/**
 * Writes the SHA-256 of every file of an installation, and the target of every link, to a file beside it.
 * @returns the SHA-256 of that file, in hex.
 */
async function writeManifest(directory) {
    const survey = await surveyOf(directory);
    const text = JSON.stringify({ files: sorted(survey.files), links: sorted(survey.links) });
    await (0,promises_.writeFile)(manifestFile(directory), text, { flush: true });
    const digest = sha256(text);
    await writeProof(directory, digest, survey);
    return digest;
}
/**
 * What is not as it was when the installation was finished: changed, added and missing files and links. Nothing is
 * digested that is unchanged since its digest was last verified, so a whole installation takes some milliseconds.
 * @returns the names, and what happened to each: `lib/x.py (changed)`; none when all is well.
 */
async function alterationsOf({ directory, manifestSha256 }) {
    const text = readPlain(manifestFile(directory), LONGEST_RECORD);
    if (text === undefined)
        return ["the record of its digests (missing, or no plain file)"];
    if (sha256(text) !== manifestSha256)
        return ["the record of its digests (changed)"];
    const manifest = JSON.parse(text.toString()); // its digest says that we wrote it
    const proof = readProof(directory, manifestSha256);
    if (proof !== undefined && coversAll(proof, manifest) && isUntouched(directory, proof.prints))
        return [];
    const recorded = new Map(Object.entries(manifest.files));
    const prints = new Map(proof?.prints ?? []);
    const survey = await surveyOf(directory, (name, print) => {
        if (!recorded.has(name))
            return ""; // is one too many, whatever is in it
        const before = prints.get(name);
        return before?.every((value, index) => value === print[index]) === true ? recorded.get(name) : undefined;
    });
    const found = [
        ...differences(recorded, survey.files),
        ...differences(new Map(Object.entries(manifest.links)), survey.links),
    ];
    if (found.length === 0)
        await writeProof(directory, manifestSha256, survey);
    return found;
}
function differences(recorded, found) {
    const added = [...found.keys()].filter((name) => !recorded.has(name)).map((name) => `${name} (added)`);
    const others = [...recorded].flatMap(([name, value]) => {
        const now = found.get(name);
        if (now === undefined)
            return `${name} (missing)`;
        return now === value ? [] : `${name} (changed)`;
    });
    return [...added, ...others];
}
/** Whether the proof is about every file, link and folder: what it does not name, it says nothing of. */
function coversAll({ prints }, { files, links }) {
    const named = new Set(prints.map(([name]) => name));
    if (!named.has(""))
        return false;
    return [files, links].every((record) => Object.keys(record).every((name) => isNamed(name, named)));
}
/** Whether a file and the folders that it is in are all named. */
function isNamed(name, named) {
    if (!named.has(name))
        return false;
    const slash = name.lastIndexOf("/");
    return slash === -1 || isNamed(name.slice(0, slash), named);
}
function readProof(directory, manifestSha256) {
    try {
        const text = readPlain(proofFile(directory), LONGEST_RECORD)?.toString() ?? "";
        const proof = JSON.parse(text);
        const { manifest_sha256: verified, prints = [] } = proof ?? {};
        const whole = verified === manifestSha256 && prints.length > 0 && prints.every(isPrinted);
        return whole ? { manifest_sha256: verified, prints } : undefined;
    }
    catch {
        return undefined; // None, or half of one: everything is digested again.
    }
}
function isPrinted(row) {
    return Array.isArray(row) && typeof row[0] === "string" && Array.isArray(row[1]);
}
/**
 * Only saves time, so that a tool cache into which this step cannot write is no reason to fail. Put in its place in one
 * step: who read half of it would digest everything, write it again, and have the next one read half of it.
 */
async function writeProof(directory, manifestSha256, { prints }) {
    const proof = { manifest_sha256: manifestSha256, prints: [...prints] };
    const draft = draftFile(directory);
    try {
        await (0,promises_.writeFile)(draft, JSON.stringify(proof), { flag: "wx" });
        await (0,promises_.rename)(draft, proofFile(directory));
    }
    catch {
        await (0,promises_.rm)(draft, { force: true }).catch(() => undefined);
    }
}
function sorted(record) {
    return Object.fromEntries([...record].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

;// CONCATENATED MODULE: ./src/esptool/install/cache/integrity.ts





/** Enough to look for, of what may be thousands. */
const integrity_NAMES_SHOWN = 5;
const integrity_NAME_LENGTH = 200;
/** Whether every file of an installation is as it was when it was finished, and none was added. */
async function isIntact(entry, onAltered) {
    const alterations = await alterationsOf(entry);
    if (alterations.length > 0)
        await onAltered?.(entry, alterations);
    return alterations.length === 0;
}
/** Keeps altered installations out of use, and has somebody look at them. */
class Alarm {
    #context;
    #said = [];
    constructor(context) {
        this.#context = context;
    }
    raise = async (entry, alterations) => {
        const names = alterations.slice(0, integrity_NAMES_SHOWN).map((name) => (0,untrusted_text/* cleanLine */.O)(name).slice(0, integrity_NAME_LENGTH));
        const more = alterations.length - names.length;
        const list = [...names, ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
        const line = `The esptool in the tool cache was altered after installation and is not used: in ${entry.directory}, ${list}.`;
        this.#said.push(line);
        warn(this.#context, `${line} It is kept for inspection, and esptool is installed again.`);
        await withdraw(entry);
    };
    /** The failure of an installation that became necessary because of an alteration is a failure by that. */
    explain(error) {
        if (this.#said.length === 0 || !(error instanceof errors/* Failure */.HR) || !EXPLAINED.has(error.code))
            return error;
        return new errors/* Failure */.HR("esptool-altered", `${this.#said.join("\n")}\nIt could not be installed again: ${error.message}`, `Find out what changed it: another job on this runner, a cleanup tool, a virus scanner, or a failing disk. ${error.hint}`, { cause: error });
    }
}
/** Not a cancelled step and not a wrong digest, which says more than an altered file does. */
const EXPLAINED = new Set([
    "esptool-download-failed",
    "esptool-archive-invalid",
    "esptool-install-failed",
    "esptool-unavailable",
    "python-not-found",
]);

;// CONCATENATED MODULE: ./src/esptool/install/pip/console-script.ts

/** Far more than such a script has. */
const SCRIPT_LIMIT = 4096;
/** Where the name of the Python is too long for the first line, or has spaces in it, a shell starts it. */
const PYTHON = /^#!(?:\/bin\/sh\r?\n'{3}exec' "?(\/[^"\n]+?)"? "\$0" "\$@"|(\/\S+))\r?\n/;
const STARTS_ESPTOOL = /^from esptool(?:\.__init__)? import _main$/m;
/** The Python that runs a script of pip's, if that is what it is and all that it does is to start esptool. */
async function pythonOfScript(path) {
    const text = await console_script_beginningOf(path).catch(() => "");
    if (!STARTS_ESPTOOL.test(text))
        return undefined;
    const match = PYTHON.exec(text);
    return match?.[1] ?? match?.[2];
}
async function console_script_beginningOf(path) {
    const file = await (0,promises_.open)(path);
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(SCRIPT_LIMIT), 0, SCRIPT_LIMIT, 0);
        return buffer.toString("utf8", 0, bytesRead);
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./src/esptool/install/pip/python.ts





/** The Pythons that the locks hold wheels for. */
const OLDEST_MINOR = 10;
const NEWEST_MINOR = 14;
/** A pyenv shim or a cold disk takes a second or two. */
const PROBE_DEADLINE_MS = 30_000;
/** `pip --python` exists since pip 22.3. */
const PIP_WITH_PYTHON_OPTION = [22, 3];
const PROBE = `
import importlib.util, json, os, sys, sysconfig
try:
    import pip
    pip_version = pip.__version__
except Exception:
    pip_version = None
has = lambda name: importlib.util.find_spec(name) is not None
base = getattr(sys, "_base_executable", None) or sys.executable
print(json.dumps({
    "implementation": sys.implementation.name, "major": sys.version_info[0], "minor": sys.version_info[1],
    "base": base if os.name == "nt" else os.path.realpath(base), "pip": pip_version,
    "ensurepip": has("ensurepip"), "venv": has("venv"),
    "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
}))`;
/**
 * The first Python on the runner that can make the installation, in the order `pythonLocation` (set by
 * actions/setup-python), `python3`, `python`, `python3.14` … `python3.10` on `PATH`, and `py -3` on Windows.
 * @returns the Python, and why each one before it was passed over.
 */
async function findPython(context) {
    const rejected = [];
    for (const candidate of await python_candidates(context)) {
        const python = await probe(candidate, context);
        if (typeof python !== "string")
            return { python, rejected };
        rejected.push(`${candidate.command}: ${python}`);
    }
    return { python: undefined, rejected };
}
/** Every Python on the runner, in that order, and why one will not do: for a person who asks. */
async function examinePythons(context) {
    const all = await python_candidates(context);
    return Promise.all(all.map(async (candidate) => ({
        command: candidate.command,
        python: await probe(candidate, context),
    })));
}
/** Whether anything on the runner is called like a Python; nothing is started to see whether it will do. */
async function mayHavePython(context) {
    return (await python_candidates(context)).length > 0;
}
async function python_candidates(context) {
    const windows = platformOf(context) === "win32";
    const minors = Array.from({ length: NEWEST_MINOR - OLDEST_MINOR + 1 }, (_, index) => NEWEST_MINOR - index);
    const names = windows
        ? ["python", "python3"]
        : ["python3", "python", ...minors.map((minor) => `python3.${minor}`)];
    const found = new Map();
    const add = async (command, prefix = []) => {
        // One folder may be on PATH by several names (/bin and /usr/bin). The program itself is not resolved: the
        // Python of a venv and the one it was made with are one file, but not one Python.
        const place = await (0,promises_.realpath)((0,external_node_path_.dirname)(command)).catch(() => (0,external_node_path_.dirname)(command));
        const key = (0,external_node_path_.join)(place, (0,external_node_path_.basename)(command));
        if (!found.has(key))
            found.set(key, { command, prefix });
    };
    const location = variable(context, "pythonLocation");
    if (location !== undefined && (0,external_node_path_.isAbsolute)(location)) {
        const command = windows ? external_node_path_.win32.join(location, "python.exe") : external_node_path_.posix.join(location, "bin", "python3");
        if (await python_isProgram(command))
            await add(command);
    }
    for (const name of names)
        for (const command of await programsOnPath(name, context))
            await add(command);
    if (windows)
        for (const command of await programsOnPath("py", context))
            await add(command, ["-3"]);
    return [...found.values()];
}
/** Every program of that name in the absolute folders of `PATH`, in order; no shell is asked. */
async function programsOnPath(name, context) {
    const windows = platformOf(context) === "win32";
    const folders = (variable(context, "PATH") ?? "")
        .split(windows ? ";" : ":")
        .filter((folder) => (0,external_node_path_.isAbsolute)(folder));
    const paths = windows ? external_node_path_.win32 : external_node_path_.posix;
    const commands = [...new Set(folders)].map((folder) => paths.join(folder, windows ? `${name}.exe` : name));
    const programs = await Promise.all(commands.map((command) => python_isProgram(command)));
    return commands.filter((_, index) => programs[index]);
}
async function python_isProgram(path) {
    try {
        await (0,promises_.access)(path, promises_.constants.X_OK);
        return (await (0,promises_.stat)(path)).isFile();
    }
    catch {
        return false;
    }
}
/** @returns the Python, or why it will not do. */
async function probe(candidate, context) {
    const { command, prefix } = candidate;
    const args = [...prefix, "-I", "-X", "utf8", "-c", PROBE];
    const outcome = await runCommand({ command, args, deadlineMs: PROBE_DEADLINE_MS }, context);
    if (!outcome.ok)
        return `does not run (${outcome.end})`;
    const answer = parseAnswer(outcome.lines.at(-1) ?? "");
    if (answer === undefined)
        return "does not respond like Python";
    const { major, minor } = answer;
    if (answer.implementation !== "cpython")
        return `is ${answer.implementation}, not CPython`;
    if (major !== 3 || minor < OLDEST_MINOR)
        return `is Python ${major}.${minor}, older than 3.${OLDEST_MINOR}`;
    if (minor > NEWEST_MINOR)
        return `is Python ${major}.${minor}, newer than 3.${NEWEST_MINOR}`;
    if (answer.free_threaded)
        return "is a free-threaded build";
    if (!answer.venv)
        return "has no module venv";
    const pip = wayToPip(answer.pip, answer.ensurepip);
    if (pip === undefined)
        return "has neither pip nor ensurepip (Debian and Ubuntu: apt install python3-venv)";
    return { command, prefix, base: answer.base, tag: `${major}${minor}`, pip };
}
function wayToPip(version, ensurepip) {
    const [major = 0, minor = 0] = (version ?? "0").split(".").map(Number);
    const [wantedMajor, wantedMinor] = PIP_WITH_PYTHON_OPTION;
    if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor))
        return "outside";
    if (version !== null)
        return "bootstrap";
    return ensurepip ? "ensurepip" : undefined;
}
function parseAnswer(line) {
    try {
        const answer = JSON.parse(line);
        return isAnswer(answer) ? answer : undefined;
    }
    catch {
        return undefined;
    }
}
function isAnswer(value) {
    if (typeof value !== "object" || value === null)
        return false;
    const fields = new Map(Object.entries(value));
    const is = (kind, ...names) => names.every((name) => typeof fields.get(name) === kind);
    const pip = fields.get("pip");
    return (is("string", "implementation", "base") &&
        is("number", "major", "minor") &&
        is("boolean", "ensurepip", "venv", "free_threaded") &&
        (pip === null || typeof pip === "string"));
}

;// CONCATENATED MODULE: ./src/esptool/install/path.ts






/** PATH_MAX of Linux; elsewhere it is less. */
const LONGEST_PATH = 4096;
/**
 * The esptool that is already on the runner: the program or the Python at `esptool-path`, or `esptool` on `PATH`.
 * @throws {Failure} `esptool-path-invalid`, `esptool-version-wrong`, `input-invalid`.
 */
async function useInstalled(request, context) {
    const wanted = request.version === "" ? undefined : checkVersion(request.version);
    const command = await locate(request.path ?? "", context);
    const problems = [];
    for (const way of await waysOf(command)) {
        const answer = await askVersion(way, context);
        if ("version" in answer) {
            checkAnswer(command, answer.version, wanted);
            return { ...way, version: answer.version, path: command, source: "path" };
        }
        problems.push(`as ${way.prefix.length === 0 ? "esptool" : "a Python with esptool"}: ${answer.problem}`);
    }
    throw new errors/* Failure */.HR("esptool-path-invalid", `${command} does not work, neither ${problems.join(", nor ")}.`, "Set esptool-path to an esptool 5 program, or to a Python with esptool 5, that the runner's user may execute.");
}
/**
 * How it may be started, the likeliest first. A script of pip's is passed over for its Python, where that has esptool
 * also without the folders of its user: only a package can be made to wait for the action.
 */
async function waysOf(command) {
    const asProgram = { command, prefix: [] };
    const asPython = { command, prefix: AS_MODULE };
    // A Python is recognised by its name; either way the other reading is tried too.
    if (/^py/i.test((0,external_node_path_.basename)(command)))
        return [asPython, asProgram];
    const python = await pythonOfScript(command);
    if (python === undefined)
        return [asProgram, asPython];
    return [{ command: python, prefix: AS_MODULE }, asProgram];
}
async function locate(path, context) {
    if (path.length > LONGEST_PATH || path.includes("\0")) {
        throw new errors/* Failure */.HR("esptool-path-invalid", `esptool-path is not a path: it has ${path.length} characters, or contains a NUL.`, "Give the absolute path of an esptool 5 program.");
    }
    if ((0,external_node_path_.isAbsolute)(path))
        return path;
    const name = path === "" ? "esptool" : path;
    const [found] = /[\\/]/.test(name) ? [] : await programsOnPath(name, context);
    if (found !== undefined)
        return found;
    throw new errors/* Failure */.HR("esptool-path-invalid", path === "" ? "There is no esptool on the PATH of the runner." : `${path} does not exist.`, "Give the absolute path as esptool-path, install esptool 5 on the runner, or use esptool-source: auto.");
}
function checkAnswer(command, version, wanted) {
    const major = Number.parseInt(version, 10);
    const problem = major < 5 || (major > 5 && wanted === undefined)
        ? "this action needs esptool 5"
        : wanted !== undefined && version !== wanted
            ? `esptool-version asks for ${wanted}`
            : undefined;
    if (problem === undefined)
        return;
    throw new errors/* Failure */.HR("esptool-version-wrong", `${command} is esptool ${version}, but ${problem}.`, "Update it, correct esptool-version, or use esptool-source: auto, which installs the right one.");
}

;// CONCATENATED MODULE: ./src/esptool/install/cache/sweep.ts



/** Unfinished, replaced and withdrawn directories are kept this long: longer than any job may run (5 days). */
const STALE_AFTER_MS = 7 * 24 * 3600 * 1000;
const DIRECTORY = /-[0-9a-f]{12}$/;
const DRAFT = /-[0-9a-f]{12}\.[0-9a-f]{8}\.draft$/;
/** Removes what killed installations left, what was replaced and what was withdrawn, once it is a week old. Never fails. */
async function sweep(folder, now = Date.now()) {
    const listing = await (0,promises_.readdir)(folder, { withFileTypes: true }).catch(() => []);
    const named = new Set((await finishedEntries(folder)).map((entry) => entry.directory));
    for (const item of listing) {
        const path = (0,external_node_path_.join)(folder, item.name);
        const directory = item.isDirectory() && DIRECTORY.test(item.name) && !named.has(path);
        if (!directory && !DRAFT.test(item.name))
            continue;
        const changed = Math.max(await changedAt(path), await changedAt(alteredFile(path)));
        if (now - changed > STALE_AFTER_MS)
            await discard(path);
    }
}
async function changedAt(path) {
    return (0,promises_.stat)(path).then((found) => found.mtimeMs, () => 0);
}

;// CONCATENATED MODULE: ./src/esptool/install/cache/entry.ts





/**
 * Makes an installation in the tool cache: all of it or nothing.
 * @returns the directory to use, which is another step's if that was ready first.
 * @throws {Failure} what `build` throws; `esptool-install-failed` when the tool cache cannot be written.
 */
async function makeEntry({ folder, key, build, usable }) {
    let directory;
    try {
        directory = await createDirectory(folder, key);
        await build(directory);
        const manifestSha256 = await writeManifest(directory);
        const winner = await publish({ key, directory, manifestSha256 }, usable);
        await sweep((0,external_node_path_.dirname)(directory));
        return winner;
    }
    catch (error) {
        if (directory !== undefined)
            await discard(directory);
        const ofTheSystem = !(error instanceof errors/* Failure */.HR) && (0,errors/* systemCode */.xU)(error) !== undefined;
        throw ofTheSystem ? unwritable(folder, error) : error;
    }
}
function unwritable(folder, error) {
    return new errors/* Failure */.HR("esptool-install-failed", `Cannot write to the tool cache, ${folder}: ${(0,errors/* messageOf */.bD)(error)}.`, "Give the runner's user write permission, and make room on that disk (RUNNER_TOOL_CACHE is its path).", { cause: error });
}

;// CONCATENATED MODULE: ./src/esptool/install/pip/pip-settings.ts



const pip_settings_DEADLINE_MS = 60_000;
/**
 * The environment of pip for an installation: of pip's configuration files, which people write for themselves, only
 * what says where files come from and how they are fetched. `[install] target`, `prefix`, `root` and the like would
 * put esptool somewhere else.
 * @param pip the command that is pip.
 */
async function installEnvironment([command, ...prefix], context) {
    const own = pipEnvironment(context);
    const args = [...prefix, "config", "list"];
    const lines = [];
    const onLine = (line) => void lines.push(line);
    const outcome = await runCommand({ command, args, deadlineMs: pip_settings_DEADLINE_MS, env: own, onLine }, context);
    const nothing = platformOf(context) === "win32" ? "nul" : "/dev/null";
    // What pip cannot read it says best itself, when it installs.
    if (!outcome.ok)
        return own;
    return { ...settingsIn(lines), ...own, PIP_CONFIG_FILE: nothing };
}
/** Variables for the settings in what `pip config list` prints, `section.name='value'`; `install` beats `global`. */
function settingsIn(lines) {
    const settings = {};
    for (const section of ["global", "install"])
        for (const line of lines) {
            const [, from, name = "", value = ""] = /^([\w:-]+)\.([\w-]+)=(['"].*['"])$/.exec(line) ?? [];
            const variable = `PIP_${name.replaceAll("-", "_").toUpperCase()}`;
            if (from === section && PIP_SETTINGS.has(variable))
                settings[variable] = unquoted(value);
        }
    return settings;
}
/** What Python's `repr` of a text stands for. */
function unquoted(text) {
    const named = { n: "\n", r: "\r", t: "\t" };
    return text
        .slice(1, -1)
        .replaceAll(/\\(?:x([\da-f]{2})|u([\da-f]{4})|(.))/g, (_, x, u, one = "") => {
        const code = x ?? u;
        return code === undefined
            ? (named[String(one)] ?? String(one))
            : String.fromCharCode(Number.parseInt(code, 16));
    });
}

;// CONCATENATED MODULE: ./src/esptool/install/pip/venv.ts

/** How the esptool of a venv is called. The script `bin/esptool` is for people: it trusts the environment. */
function venvProgram(directory, version, source, context) {
    const script = platformOf(context) === "win32" ? ["Scripts", "esptool.exe"] : ["bin", "esptool"];
    const path = pathsOf(context).join(directory, ...script);
    return { command: venvPython(directory, context), prefix: AS_MODULE, version, path, source };
}
/** The Python of a venv. */
function venvPython(directory, context) {
    const program = platformOf(context) === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"];
    return pathsOf(context).join(directory, ...program);
}
/** Where packages of a venv are. */
function sitePackages(directory, python, context) {
    const folder = `python${python.tag.slice(0, 1)}.${python.tag.slice(1)}`;
    const library = platformOf(context) === "win32" ? ["Lib"] : ["lib", folder];
    return pathsOf(context).join(directory, ...library, "site-packages");
}

;// CONCATENATED MODULE: ./src/esptool/install/pip/venv-build.ts







const VENV_DEADLINE_MS = 120_000;
/** 9 MB of wheels; a slow link and a busy runner are given ten minutes. */
const PIP_DEADLINE_MS = 600_000;
/**
 * Makes a venv with esptool in `directory` and verifies that it works. pip itself and what builds esptool stay out
 * of it, so that only what esptool needs is left.
 * @throws {Failure} `esptool-digest-mismatch`, `esptool-install-failed`, `cancelled`.
 */
async function buildVenv(directory, content, python, context) {
    const { base } = python;
    await makeVenv(base, ["--without-pip", directory], context);
    const paths = pathsOf(context);
    const folder = paths.join(directory, "scaffolding");
    const scaffolding = { packages: paths.join(folder, "packages"), venv: paths.join(folder, "venv") };
    await (0,promises_.mkdir)(scaffolding.packages, { recursive: true });
    const pip = await pipFor(directory, python, scaffolding, context);
    // esptool is published as source only. What builds it comes by lock too; a path file lets the venv see it
    // meanwhile.
    const backend = paths.join(context.locks, "build-backend.txt");
    await runPip(pip, [...into(scaffolding), "-r", backend], "fetching setuptools", context);
    const site = sitePackages(directory, python, context);
    const pathFile = paths.join(site, "esptool-build-backend.pth");
    // Relative, so that it is ASCII: Python reads such a file by the locale.
    await (0,promises_.writeFile)(pathFile, `${paths.relative(site, scaffolding.packages)}\n`);
    const what = content.lockFile === undefined
        ? [`esptool==${content.version}`]
        : ["--require-hashes", "-r", content.lockFile];
    const rules = ["--no-build-isolation", "--only-binary", ":all:", "--no-binary", "esptool"];
    await runPip(pip, [...rules, ...what], `installing esptool ${content.version}`, context);
    await (0,promises_.rm)(pathFile);
    await (0,promises_.rm)(folder, { recursive: true, maxRetries: 3 });
    await venv_build_verify(directory, content.version, context);
}
/** The command that is pip for the new venv, with which no pip is left behind. */
async function pipFor(directory, python, scaffolding, context) {
    const inside = venvPython(directory, context);
    let own = [python.command, ...python.prefix, "-I", "-X", "utf8", "-m", "pip"];
    if (python.pip === "ensurepip") {
        await makeVenv(python.base, [scaffolding.venv], context);
        own = [venvPython(scaffolding.venv, context), "-I", "-X", "utf8", "-m", "pip"];
    }
    const env = await installEnvironment(own, context);
    if (python.pip === "outside")
        return { command: [...own, "--python", inside], env };
    const lock = pathsOf(context).join(context.locks, "pip.txt");
    await runPip({ command: own, env }, [...into(scaffolding), "-r", lock], "fetching a newer pip", context);
    return { command: [inside, "-I", "-X", "utf8", pathsOf(context).join(scaffolding.packages, "pip")], env };
}
function into(scaffolding) {
    return ["--target", scaffolding.packages, "--require-hashes", "--only-binary", ":all:"];
}
async function makeVenv(base, args, context) {
    const command = {
        command: base,
        args: ["-I", "-X", "utf8", "-m", "venv", ...args],
        deadlineMs: VENV_DEADLINE_MS,
    };
    must(await runCommand(command, context), "making the Python environment");
}
async function runPip(pip, args, purpose, context) {
    const [command, ...prefix] = pip.command;
    const quiet = ["install", "--quiet", "--progress-bar", "off", "--no-warn-script-location"];
    must(await runCommand({
        command,
        args: [...prefix, ...quiet, ...args],
        deadlineMs: PIP_DEADLINE_MS,
        env: pip.env,
    }, context), purpose);
}
/** @throws {Failure} unless the command exited successfully. */
function must(outcome, purpose) {
    if (outcome.ok)
        return;
    const text = outcome.lines.join("\n");
    if (text.includes("DO NOT MATCH THE HASHES")) {
        throw new errors/* Failure */.HR("esptool-digest-mismatch", `A file that pip fetched while ${purpose} does not have the digest in this action's lock file:\n${text}`, "The file was changed, or the index serves another build of it. It was not installed. Ask the index's operator; do not work around this.");
    }
    throw new errors/* Failure */.HR("esptool-install-failed", `Installing with pip failed while ${purpose} (${outcome.end}):\n${text}`, /No space left|File too large|quota exceeded/i.test(text)
        ? "Make room on the disks of the tool cache and of the temporary folder (RUNNER_TOOL_CACHE, RUNNER_TEMP)."
        : "Check that the runner reaches its Python package index (PIP_INDEX_URL or pip.conf, proxy), or use esptool-source: release or path.");
}
async function venv_build_verify(directory, version, context) {
    const answer = await askVersion(venvProgram(directory, version, "pip", context), context);
    if ("version" in answer && answer.version === version)
        return;
    const found = "version" in answer ? `it says it is ${answer.version}` : answer.problem;
    throw new errors/* Failure */.HR("esptool-install-failed", `esptool ${version} was installed with pip but does not work: ${found}.`, "Check the Python of the runner (esptool-source: release needs none).");
}

;// CONCATENATED MODULE: ./src/esptool/install/cache/system-name.ts


/** `linux`, `linux-musl`, `macos` or `windows`: compiled wheels for the one do not load on the other. */
function systemName(context) {
    const platform = platformOf(context);
    if (platform === "win32")
        return "windows";
    if (platform === "darwin")
        return "macos";
    // A container of another kind may share the host's tool cache.
    return platform === "linux" && (0,external_node_fs_.existsSync)("/etc/alpine-release") ? "linux-musl" : platform;
}

;// CONCATENATED MODULE: ./src/esptool/install/pip/base-python.ts








/** Bytes; a note has 150. */
const LONGEST_NOTE = 4096;
/**
 * Whether the Python that a venv was made with is still there and esptool still works with it. The system may have
 * removed it, or put another version, or something that does not run, in its place. As long as the interpreter looks
 * as it did when that was last found out, no process is needed.
 * @param version of esptool, which it has to say.
 */
async function base_python_isUsable(directory, version, context) {
    const print = await basePrint(directory, context);
    if (print === undefined)
        return false;
    const note = readNote(directory);
    if (note !== undefined && print.every((value, index) => value === note.print[index]))
        return note.works;
    const answer = await askVersion(venvProgram(directory, version, "tool-cache", context), context);
    const works = "version" in answer && answer.version === version;
    await writeNote(directory, { print, works });
    return works;
}
/** Whether there is any interpreter where the venv looks for it. */
async function hasPython(directory, context) {
    return (await basePrint(directory, context)) !== undefined;
}
/** Notes of a new installation, in which esptool was just seen to work, how its Python looks. */
async function noteWorking(directory, context) {
    const print = await basePrint(directory, context);
    if (print !== undefined)
        await writeNote(directory, { print, works: true });
}
async function basePrint(directory, context) {
    const base = basePython(directory, context);
    // Follows the link, on Linux and macOS, to the base interpreter.
    const stats = base === undefined ? undefined : await (0,promises_.stat)(base).catch(() => undefined);
    return stats?.isFile() === true ? printOf(stats) : undefined;
}
/** On Windows the venv has a launcher instead, which finds the base interpreter by `pyvenv.cfg`. */
function basePython(directory, context) {
    if (platformOf(context) !== "win32")
        return venvPython(directory, context);
    const config = readPlain(external_node_path_.win32.join(directory, "pyvenv.cfg"), LONGEST_NOTE)?.toString() ?? "";
    const home = /^home *= *(.+?)\r?$/m.exec(config)?.[1];
    return home === undefined ? undefined : external_node_path_.win32.join(home, "python.exe");
}
function readNote(directory) {
    try {
        const text = readPlain(pythonFile(directory), LONGEST_NOTE)?.toString() ?? "";
        const note = JSON.parse(text);
        if (!Array.isArray(note?.print) || typeof note.works !== "boolean")
            return undefined;
        return { print: note.print, works: note.works };
    }
    catch {
        return undefined; // None, or half of one: it is found out again.
    }
}
/** Only saves time, so that a tool cache into which this step cannot write is no reason to fail. */
async function writeNote(directory, note) {
    const draft = draftFile(directory);
    try {
        await (0,promises_.writeFile)(draft, JSON.stringify(note), { flag: "wx" });
        await (0,promises_.rename)(draft, pythonFile(directory));
    }
    catch {
        await (0,promises_.rm)(draft, { force: true }).catch(() => undefined);
    }
}

;// CONCATENATED MODULE: ./src/esptool/install/pip/pip.ts












/** Reads the lock of a version; the plan of a version without one says so. */
async function planPip(version, context) {
    const lockFile = pathsOf(context).join(context.locks, `esptool-${version}.txt`);
    const locks = await Promise.all([lockFile, pathsOf(context).join(context.locks, "build-backend.txt")].map((file) => (0,promises_.readFile)(file).catch(() => undefined)));
    const locked = locks[0] !== undefined;
    const digest = locked
        ? sha256(Buffer.concat(locks.map((lock) => lock ?? Buffer.alloc(0)))).slice(0, 8)
        : "unpinned";
    const keyStart = `${systemName(context)}-${archOf(context)}-pip-${digest}`;
    return { version, lockFile: locked ? lockFile : undefined, keyStart };
}
/**
 * A finished installation by pip whose Python still exists and whose files are as they were installed; found by
 * reading a few files, without a process.
 */
async function findPipEntry(plan, context, onAltered) {
    for (const entry of await finishedEntries(versionFolder(context, plan.version))) {
        const ofThisPlan = entry.key.startsWith(`${plan.keyStart}-cp`);
        if (!ofThisPlan || !(await hasPython(entry.directory, context)))
            continue;
        // Only what is as it was installed is run, to see whether it works.
        if (!(await isIntact(entry, onAltered)))
            continue;
        if (await base_python_isUsable(entry.directory, plan.version, context))
            return venvProgram(entry.directory, plan.version, "tool-cache", context);
    }
    return undefined;
}
/**
 * Installs esptool into a venv in the tool cache.
 * @throws {Failure} `python-not-found`, `esptool-digest-mismatch`, `esptool-install-failed`, `cancelled`.
 */
async function installByPip(plan, context) {
    const { python, rejected } = await findPython(context);
    if (python === undefined) {
        throw new errors/* Failure */.HR("python-not-found", `No Python on this runner can install esptool. ${rejected.join("; ") || "None was found on PATH"}.`, "Use actions/setup-python before this step, or install Python 3.10 to 3.14 with pip and venv on the runner.");
    }
    const folder = versionFolder(context, plan.version);
    // Part of the key is which Python it is: a container that shares the host's tool cache has another, and the two
    // must not replace each other's installation on every run.
    const key = `${plan.keyStart}-cp${python.tag}-${sha256(python.base).slice(0, 4)}`;
    context.log(`Installing esptool ${plan.version} with pip and ${python.command} into the tool cache.`);
    const directory = await makeEntry({
        folder,
        key,
        build: async (fresh) => {
            await buildVenv(fresh, plan, python, context);
            await noteWorking(fresh, context);
        },
        usable: async (other) => (await isIntact(other)) && (await base_python_isUsable(other.directory, plan.version, context)),
    });
    return venvProgram(directory, plan.version, "pip", context);
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./src/esptool/install/release/archive-entries.ts





/**
 * The entries of an archive, one after the other, without any program: `tar` would be found on a PATH, read
 * `TAR_OPTIONS`, and take owners and setuid bits along.
 * @param file `.zip`, or `.tar.gz` under any other name.
 * @param maxBytes what a tar may have unpacked, headers included.
 * @throws what is wrong with the archive, or what the system holds against reading it.
 */
function archiveEntries(file, maxBytes, signal) {
    return file.endsWith(".zip") ? zipEntries(file) : tarEntries(file, maxBytes, signal);
}
const archive_entries_KINDS = {
    File: "file",
    OldFile: "file",
    ContiguousFile: "file",
    Directory: "folder",
    SymbolicLink: "link",
    Link: "hard-link",
};
async function* tarEntries(file, maxBytes, cancel) {
    const { Parser, ReadEntry } = await __webpack_require__.e(/* import() */ 697).then(__webpack_require__.bind(__webpack_require__, 98697));
    const parser = new Parser({ strict: true });
    const stop = new AbortController();
    let content;
    let trouble;
    const fail = (error) => {
        trouble ??= error instanceof Error ? error : new Error(String(error));
        content?.destroy(trouble);
        stop.abort();
    };
    parser.on("error", fail);
    const seen = (0,external_node_events_.on)(parser, "entry", { close: ["end"], signal: stop.signal });
    const signal = cancel === undefined ? stop.signal : AbortSignal.any([stop.signal, cancel]);
    const fed = feed(file, parser, maxBytes, signal).catch(fail);
    try {
        for await (const [entry] of seen) {
            if (!(entry instanceof ReadEntry))
                continue;
            yield {
                name: entry.path,
                kind: archive_entries_KINDS[entry.type] ?? "other",
                size: entry.size,
                executable: ((entry.mode ?? 0) & 0o111) !== 0,
                target: entry.linkpath ?? "",
                content: () => {
                    content = external_node_stream_.Readable.from(entry);
                    return Promise.resolve(content);
                },
            };
            entry.resume();
        }
        await fed;
        stop.signal.throwIfAborted();
    }
    catch (error) {
        throw trouble ?? error;
    }
    finally {
        stop.abort();
        await fed;
    }
}
/** Hands the unpacked bytes to the parser, and waits for it where it is behind. */
async function feed(file, parser, maxBytes, signal) {
    const take = async (chunks) => {
        let bytes = 0;
        for await (const chunk of chunks) {
            bytes += chunk.length;
            if (bytes > maxBytes)
                throw new Error(`it unpacks to more than ${maxBytes} bytes`);
            if (!parser.write(chunk))
                await (0,external_node_events_.once)(parser, "drain", { signal });
        }
        parser.end();
    };
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file), (0,external_node_zlib_.createGunzip)(), take, { signal });
}
// The kind of a file in the upper half of the external attributes: st_mode of POSIX, PKWARE APPNOTE 4.4.15.
const ZIP_KINDS = {
    0: "file",
    0o100000: "file",
    0o040000: "folder",
};
async function* zipEntries(file) {
    const yauzl = await __webpack_require__.e(/* import() */ 663).then(__webpack_require__.t.bind(__webpack_require__, 20663, 19));
    const zip = await yauzl.openPromise(file, { autoClose: false, strictFileNames: true });
    try {
        for await (const entry of zip.eachEntry()) {
            const mode = entry.externalFileAttributes >>> 16;
            const isFolder = entry.fileName.endsWith("/");
            yield {
                name: entry.fileName,
                kind: isFolder ? "folder" : (ZIP_KINDS[mode & 0o170000] ?? "other"),
                size: entry.uncompressedSize,
                executable: (mode & 0o111) !== 0,
                target: "",
                content: () => zip.openReadStreamPromise(entry),
            };
        }
    }
    finally {
        zip.close();
    }
}

;// CONCATENATED MODULE: ./src/esptool/install/release/archive.ts






const LIMITS = { entries: 10_000, bytes: 1024 ** 3 };
/**
 * Unpacks an archive whose digest was checked: nothing but folders, files and links that stay inside, with the
 * permissions of ordinary files and owned by the user of the runner, and the program where it belongs.
 * @param directory exists; a failure may leave in it what was unpacked so far.
 * @returns the path of the program.
 * @throws {Failure} `esptool-archive-invalid`; `esptool-install-failed` where the disk is full or not to be written
 * to; `cancelled`.
 */
async function unpack(file, directory, asset, context, limits = LIMITS) {
    try {
        await unpackEntries(file, directory, limits, context.signal);
        await checkContents(directory);
    }
    catch (error) {
        throwIfCancelled(context);
        throw notUnpacked(directory, asset, error);
    }
    throwIfCancelled(context);
    const program = (0,external_node_path_.join)(directory, `esptool-${asset.platform}`, asset.program);
    const found = await (0,promises_.lstat)(program).catch(() => undefined);
    if (found?.isFile() !== true)
        throw invalid(asset, `it holds no ${asset.program} in esptool-${asset.platform}/`);
    await (0,promises_.chmod)(program, 0o755);
    return program;
}
/** An objection to what is in an archive. */
class Objection extends Error {
}
async function unpackEntries(file, directory, limits, signal) {
    // Links are made when all files are written, so that no file is written through one.
    const links = [];
    let [entries, bytes] = [0, 0];
    for await (const entry of archiveEntries(file, limits.bytes + limits.entries * 1024, signal)) {
        signal?.throwIfAborted();
        entries += 1;
        bytes += entry.size;
        if (entries > limits.entries || bytes > limits.bytes)
            throw new Objection(`it unpacks to more than ${limits.entries} entries or ${limits.bytes} bytes`);
        const name = insideName(entry.name, entry.name);
        if (name === "")
            continue;
        const path = (0,external_node_path_.join)(directory, ...name.split("/"));
        if (entry.kind === "folder")
            await (0,promises_.mkdir)(path, { recursive: true, mode: 0o755 });
        else if (entry.kind === "file")
            await writeEntry(entry, path, signal);
        else
            links.push(linkMaker(entry, name, path, directory));
    }
    for (const make of links)
        await make();
}
/** The name without `.` and `..`, with slashes; "" for the folder of the archive itself. */
function insideName(name, entry) {
    const shown = JSON.stringify(entry.slice(0, 200));
    // Control characters, and what is a drive, a stream or a separator on Windows.
    if (/[\p{Cc}\\:]/u.test(name))
        throw new Objection(`its entry ${shown} has a name that no file should have`);
    const plain = external_node_path_.posix.normalize(name).replace(/\/$/, "");
    if (external_node_path_.posix.isAbsolute(plain) || plain === ".." || plain.startsWith("../"))
        throw new Objection(`its entry ${shown} leads outside`);
    return plain === "." ? "" : plain;
}
async function writeEntry(entry, path, signal) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o755 });
    // wx: an entry that comes twice is refused. No setuid, no setgid: only whether it is a program is taken over.
    const handle = await (0,promises_.open)(path, "wx", entry.executable ? 0o755 : 0o644);
    try {
        const content = await entry.content();
        await (0,external_node_stream_promises_.pipeline)(content, handle.createWriteStream(), signal === undefined ? {} : { signal });
    }
    finally {
        await handle.close();
    }
}
function linkMaker({ kind, name: entry, target }, name, path, directory) {
    if (kind === "other")
        throw new Objection(`its entry ${JSON.stringify(entry)} is no file, folder or link`);
    // The target of a hard link is a name of the archive, that of the other kind is relative to where the link is.
    if (external_node_path_.posix.isAbsolute(target))
        throw new Objection(`its entry ${JSON.stringify(entry)} leads outside`);
    const inside = insideName(kind === "link" ? external_node_path_.posix.join(external_node_path_.posix.dirname(name), target) : target, entry);
    return async () => {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o755 });
        if (!(await isInside((0,external_node_path_.dirname)(path), directory)))
            throw new Objection(`its entry ${JSON.stringify(entry)} leads outside`);
        if (kind === "link")
            await (0,promises_.symlink)(target, path);
        else if (await isInside((0,external_node_path_.join)(directory, inside), directory))
            await (0,promises_.link)((0,external_node_path_.join)(directory, inside), path);
        else
            throw new Objection(`its entry ${JSON.stringify(entry)} leads outside`);
    };
}
async function isInside(path, directory) {
    const [inner, outer] = await Promise.all([(0,promises_.realpath)(path).catch(() => ""), (0,promises_.realpath)(directory)]);
    return inner === outer || inner.startsWith(outer + external_node_path_.sep);
}
/** What is there now, whatever the entries were called. */
async function checkContents(directory) {
    for (const item of await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true })) {
        if (item.isFile() || item.isDirectory())
            continue;
        const path = (0,external_node_path_.join)(item.parentPath, item.name);
        if (!item.isSymbolicLink() || !(await isInside(path, directory)))
            throw new Objection(`its entry ${JSON.stringify(item.name)} is not a file or leads outside`);
    }
}
function notUnpacked(directory, asset, error) {
    if (error instanceof Objection)
        return invalid(asset, error.message, error);
    // Only errors of the system name a call of it. A name that comes twice is the archive's fault.
    const ofTheSystem = error instanceof Error && "syscall" in error && "code" in error;
    if (!ofTheSystem || ["EEXIST", "ENOTDIR", "EISDIR", "ENAMETOOLONG", "ELOOP"].includes(String(error.code)))
        return invalid(asset, `it cannot be unpacked (${(0,errors/* messageOf */.bD)(error)})`, error);
    return new errors/* Failure */.HR("esptool-install-failed", `The archive ${asset.file} cannot be unpacked into ${directory}: ${(0,errors/* messageOf */.bD)(error)}.`, "Make room on the disk of the tool cache, and give the runner's user write permission (RUNNER_TOOL_CACHE is its path).", { cause: error });
}
function invalid(asset, problem, cause) {
    return new errors/* Failure */.HR("esptool-archive-invalid", `The archive ${asset.file} is not an esptool release: ${problem}.`, "Serve Espressif's archive unchanged, or fix esptool-base-url and esptool-sha256.", { cause });
}

// EXTERNAL MODULE: ./src/system/redirects.ts
var redirects = __webpack_require__(59772);
;// CONCATENATED MODULE: ./src/esptool/install/release/download.ts








/** 86 MB, the largest archive so far, takes 12 minutes at 1 Mbit/s. */
const download_DEADLINE_MS = 30 * 60_000;
/** A connection on which nothing comes for so long is dead. */
const IDLE_MS = 60_000;
/** Three times what the largest archive has; a server gone wild must not fill the disk. */
const LIMIT_BYTES = 300 * 1024 * 1024;
const MOST_REDIRECTS = 5;
const RETRY_WAITS_MS = [2_000, 8_000];
/** No trouble of the network, but of where the file goes. */
const ON_DISK = new Set([
    "ENOSPC",
    "EDQUOT",
    "EFBIG",
    "EROFS",
    "EACCES",
    "EPERM",
    "EIO",
]);
/**
 * Fetches a file by HTTP, by the proxy of the environment where one is set and with no password of a `.netrc`, and computes its digest on the way.
 * Trouble that may pass (the network, 408, 429, 5xx) is tried again; anything else fails at once.
 * @returns the SHA-256 of the file, in hex.
 * @throws {Failure} `esptool-download-failed`, or `esptool-install-failed` when the file cannot be written; it is gone
 * then.
 */
async function download(request) {
    const deadline = AbortSignal.timeout(request.deadlineMs ?? download_DEADLINE_MS);
    const signal = request.signal === undefined ? deadline : AbortSignal.any([deadline, request.signal]);
    const waits = request.retryWaitsMs ?? RETRY_WAITS_MS;
    for (let attempt = 0;; attempt++) {
        try {
            return await fetchOnce(request, signal);
        }
        catch (error) {
            await (0,promises_.rm)(request.file, { force: true });
            const wait = waits[attempt];
            if (ON_DISK.has((0,errors/* systemCode */.xU)(error) ?? ""))
                throw download_unwritable(request, error);
            if (error instanceof Refused || wait === undefined || signal.aborted)
                throw failure(request, error);
            await (0,external_node_timers_promises_.setTimeout)(wait, undefined, { signal }).catch(() => undefined);
        }
    }
}
/** An answer that will not change by asking again. */
class Refused extends Error {
}
async function fetchOnce(request, signal) {
    const { HttpClient } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 44942));
    const client = new HttpClient("esptool-action", [], {
        allowRetries: false,
        allowRedirects: false,
        socketTimeout: request.idleMs ?? IDLE_MS,
    });
    try {
        const message = await followed(request.url, async (url) => {
            const answer = await abortable(client.get(url), signal);
            return answer.message;
        });
        const status = message.statusCode ?? 0;
        if (status !== 200) {
            message.destroy();
            const text = `the server answered ${status} ${message.statusMessage ?? ""}`.trim();
            throw status >= 500 || status === 408 || status === 429 ? new Error(text) : new Refused(text);
        }
        const meter = new Meter(request.limitBytes ?? LIMIT_BYTES);
        await (0,external_node_stream_promises_.pipeline)(message, meter, (0,external_node_fs_.createWriteStream)(request.file, { flags: "wx" }), { signal });
        return meter.digest();
    }
    finally {
        client.dispose();
    }
}
/** Where a mirror redirects to does not change by asking again, unless the server did not answer at all. */
async function followed(first, ask) {
    let trouble;
    const asking = async (url) => {
        try {
            return await ask(url);
        }
        catch (error) {
            trouble = error;
            throw error;
        }
    };
    return (0,redirects/* followRedirects */.F)(first, MOST_REDIRECTS, asking).catch((error) => {
        throw error === trouble ? error : new Refused((0,errors/* messageOf */.bD)(error));
    });
}
/** Passes bytes on, digests them, and refuses more than the limit. */
class Meter extends external_node_stream_.Transform {
    #hash = (0,external_node_crypto_.createHash)("sha256");
    #limit;
    #bytes = 0;
    constructor(limit) {
        super();
        this.#limit = limit;
    }
    _transform(chunk, _encoding, done) {
        this.#bytes += chunk.length;
        this.#hash.update(chunk);
        if (this.#bytes <= this.#limit)
            done(null, chunk);
        else
            done(new Refused(`the file is larger than ${this.#limit} bytes`));
    }
    digest() {
        return this.#hash.digest("hex");
    }
}
/** The promise, or a rejection as soon as the signal fires; the client has no way to cancel. */
async function abortable(promise, signal) {
    signal.throwIfAborted();
    const stop = new AbortController();
    try {
        return await Promise.race([
            promise,
            new Promise((_, reject) => {
                const onAbort = () => reject(new Error("it was stopped"));
                signal.addEventListener("abort", onAbort, { signal: stop.signal });
            }),
        ]);
    }
    finally {
        stop.abort();
    }
}
function failure({ url }, error) {
    return new errors/* Failure */.HR("esptool-download-failed", `Cannot download ${url}: ${(0,errors/* messageOf */.bD)(error)}.`, "Check that the version exists and that the runner reaches the server (proxy, firewall). Without internet access, serve the archive yourself and set esptool-base-url.", { cause: error });
}
function download_unwritable({ url, file }, error) {
    return new errors/* Failure */.HR("esptool-install-failed", `Cannot store ${url} as ${file}: ${(0,errors/* messageOf */.bD)(error)}.`, "Make room on the disk of the runner's temporary folder (RUNNER_TEMP), and give the runner's user write permission.", { cause: error });
}

;// CONCATENATED MODULE: ./src/esptool/install/release/release-digests.ts
// `npm run release-digests -- VERSION` adds a release; see docs/reference/esptool.md.
/** The releases of Espressif's esptool whose archives can be checked, newest first. */
const RELEASE_DIGESTS = {
    "5.4.0": {
        source: "Eight programs that pin these downloads; several of them name GitHub's release-assets API as their source.",
        sha256: {
            "linux-amd64": "61648fbae20735cabb342f2fbe8fc89b3046e1ed6f9c3e09528d837dc9a9b152",
            "linux-aarch64": "2964fff085071c1403f2cf812a7a1d425f987f9992851a60236bbee17b6e7dcc",
            "linux-armv7": "ee542ac6b60aee2604289ee418fccd0ff6eead6f702b51bbe4f0e483477e31d9",
            "macos-amd64": "910bb64fe39a84c792752701293c8aa294faeef229fe8705ecd6955b01db3778",
            "macos-arm64": "ba332671130939e2e6db90c2784488f7e62a1459b0fe3c5ec66e9a366821de7a",
            "windows-amd64": "b7f6b9dd301a210b31f4829118c909c84aae23107f9ca1fdc14ccf4d7384be2e",
        },
    },
    "5.3.1": {
        source: "The package esptool of xmake-io/xmake-repo (packages/e/esptool/xmake.lua), and two programs that pin these downloads.",
        sha256: {
            "linux-amd64": "e9cc641f8e4a0b644b52836d7a6b59f3c6d3261213c5ccc41f8f3c3035d06aa4",
            "linux-aarch64": "dd2613cdc8e73d1200a3daff2025ff51daa5bbdb3a352fe35d6b7377891aecc8",
            "linux-armv7": "54a2f902acf47dd4542c1ed6958eb9442fe818a16a7ecfaeaab57b872e7e8460",
            "macos-amd64": "f8ec4fcaf7d79845a0e8ad60b24be9f584d8fe03f341b5ad4ec0df0ec855e670",
            "macos-arm64": "f63f7203d88cfe4c17aea34d6cf82769458ce204e49a05816c6384c2d299e6ca",
            "windows-amd64": "2b4a73c45db27426685896f64ce3e557f63a64f43cc100cb65c0cc3486af96d3",
        },
    },
};

;// CONCATENATED MODULE: ./src/esptool/install/release/releases.ts




/** Where Espressif publishes: `<base>/v<version>/<archive>`. */
const DEFAULT_BASE_URL = "https://github.com/espressif/esptool/releases/download";
/** Older archives lack pySerial's URL handlers, so that socket:// and rfc2217:// fail in them (esptool 5.3.1 fixed it). */
const FIRST_WITH_REMOTE_PORTS = "5.3.1";
/** Espressif's names for the machines it builds for, by our system name and `process.arch`. */
const PLATFORMS = {
    "linux x64": "linux-amd64",
    "linux arm64": "linux-aarch64",
    "linux arm": "linux-armv7",
    "macos x64": "macos-amd64",
    "macos arm64": "macos-arm64",
    "windows x64": "windows-amd64",
    // Windows 11 on ARM runs programs for x64; Espressif builds none for it.
    "windows arm64": "windows-amd64",
};
/** @returns the archive of that version for this machine, or `undefined` where Espressif builds none. */
function releaseAsset(version, context) {
    const platform = platformName(context);
    if (platform === undefined)
        return undefined;
    return {
        platform,
        file: archiveName(version, platform),
        program: platformOf(context) === "win32" ? "esptool.exe" : "esptool",
        sha256: RELEASE_DIGESTS[version]?.sha256[platform],
    };
}
/** @returns the newest version, up to the default, whose digest for this machine is in the table. */
function newestKnownRelease(context) {
    const platform = platformName(context);
    if (platform === undefined)
        return undefined;
    return Object.entries(RELEASE_DIGESTS)
        .filter(([version, { sha256 }]) => platform in sha256 && compareVersions(version, DEFAULT_VERSION) <= 0)
        .map(([version]) => version)
        .toSorted((a, b) => compareVersions(b, a))[0];
}
/** Every platform that Espressif builds for, and its archive of that version. */
function releaseArchives(version) {
    const platforms = [...new Set(Object.values(PLATFORMS))];
    return platforms.map((platform) => ({ platform, file: archiveName(version, platform) }));
}
function archiveName(version, platform) {
    return `esptool-v${version}-${platform}.${platform.startsWith("windows-") ? "zip" : "tar.gz"}`;
}
function platformName(context) {
    return PLATFORMS[`${systemName(context)} ${archOf(context)}`];
}

;// CONCATENATED MODULE: ./src/esptool/install/release/release.ts












/**
 * What would be downloaded.
 * @throws {Failure} `esptool-unavailable` where Espressif builds nothing for this machine, `esptool-digest-unknown`
 * when neither the table nor the request has a digest, `input-invalid`.
 */
function planRelease(request, context) {
    const base = checkBaseUrl(request.baseUrl);
    const wanted = checkSha256(request.sha256);
    const version = releaseVersion(request, context);
    const asset = releaseAsset(version, context);
    if (asset === undefined) {
        throw new errors/* Failure */.HR("esptool-unavailable", `Espressif publishes no standalone esptool for ${systemName(context)} on ${archOf(context)}.`, "Use esptool-source: pip with Python 3.10 or newer, or esptool-source: path.");
    }
    const url = `${base}/v${version}/${asset.file}`;
    const sha256 = wanted ?? asset.sha256;
    if (sha256 === undefined) {
        throw new errors/* Failure */.HR("esptool-digest-unknown", `No trusted SHA-256 is known for ${asset.file}, and unchecked programs are not run.`, `Look up its digest (on the release page on GitHub, or with: gh api repos/espressif/esptool/releases/tags/v${version} --jq '.assets[] | .name + " " + .digest') and give it as esptool-sha256.`);
    }
    return {
        version,
        asset,
        url,
        sha256,
        key: `${systemName(context)}-${archOf(context)}-release-${sha256.slice(0, 12)}`,
    };
}
/** The version asked for, or else the newest one that can be checked here. */
function releaseVersion(request, context) {
    // A digest from the workflow is that of the default version's archive, as no other version was asked for.
    if (request.version !== "" || (request.sha256 ?? "") !== "")
        return versionOf(request);
    return newestKnownRelease(context) ?? DEFAULT_VERSION;
}
/** A finished installation of that very archive whose files are as they were unpacked; found without a process. */
async function findReleaseEntry(plan, context, onAltered) {
    const entries = await finishedEntries(versionFolder(context, plan.version));
    const entry = entries.find((candidate) => candidate.key === plan.key);
    if (entry === undefined || !(await isIntact(entry, onAltered)))
        return undefined;
    return releaseProgram(entry.directory, plan, "tool-cache");
}
/**
 * Downloads, checks and unpacks the archive into the tool cache.
 * @throws {Failure} `esptool-download-failed`, `esptool-digest-mismatch`, `esptool-archive-invalid`, `cancelled`.
 */
async function installRelease(plan, context) {
    if (compareVersions(plan.version, FIRST_WITH_REMOTE_PORTS) < 0) {
        warn(context, `Espressif's archives before ${FIRST_WITH_REMOTE_PORTS} cannot open socket:// and rfc2217:// ports.`);
    }
    context.log(`Downloading ${plan.url}`);
    const directory = await makeEntry({
        folder: versionFolder(context, plan.version),
        key: plan.key,
        build: (fresh) => build(fresh, plan, context),
        usable: (other) => isIntact(other),
    });
    return releaseProgram(directory, plan, "release");
}
async function build(directory, plan, context) {
    await inPrivateFolder(context, async (temp) => {
        const file = (0,external_node_path_.join)(temp, plan.asset.file);
        await fetchChecked(plan, file, context);
        await unpack(file, directory, plan.asset, context);
    });
    await release_verify(releaseProgram(directory, plan, "release"), plan, context);
}
async function fetchChecked(plan, file, context) {
    const digest = await download({ url: plan.url, file, signal: context.signal }).catch((error) => {
        throwIfCancelled(context);
        throw error;
    });
    if (digest === plan.sha256)
        return;
    throw new errors/* Failure */.HR("esptool-digest-mismatch", `${plan.url} has the SHA-256 ${digest}, but ${plan.sha256} was expected. The file was deleted.`, "The file was changed, or esptool-sha256 belongs to another file. First compare with the digest on the release page.");
}
async function release_verify(program, plan, context) {
    const answer = await askVersion(program, context);
    if ("version" in answer && answer.version === plan.version)
        return;
    throw new errors/* Failure */.HR("esptool-archive-invalid", `The program in ${plan.asset.file} is not esptool ${plan.version}: ${"version" in answer ? `it says ${answer.version}` : answer.problem}.`, "On Linux, Espressif's builds need glibc 2.35 or newer (Ubuntu 22.04); elsewhere use esptool-source: pip.");
}
/** The program of a release that was unpacked there. */
function releaseProgram(directory, plan, source) {
    const command = (0,external_node_path_.join)(directory, `esptool-${plan.asset.platform}`, plan.asset.program);
    return { command, prefix: [], version: plan.version, path: command, source };
}
function checkSha256(sha256) {
    if (sha256 === undefined || sha256 === "")
        return undefined;
    const digest = sha256.toLowerCase().replace(/^sha256:/, "");
    if (/^[0-9a-f]{64}$/.test(digest))
        return digest;
    throw new errors/* Failure */.HR("input-invalid", `esptool-sha256 "${sha256}" is not a SHA-256.`, "Write its 64 hexadecimal digits.");
}
function checkBaseUrl(text) {
    if (text === undefined || text === "")
        return DEFAULT_BASE_URL;
    if (URL.canParse(text)) {
        const url = new URL(text);
        const extras = url.username + url.password + url.search + url.hash;
        if (/^https?:$/.test(url.protocol) && extras === "")
            return url.href.replace(/\/+$/, "");
    }
    throw new errors/* Failure */.HR("input-invalid", "esptool-base-url is not an http or https address without user, query and fragment.", `Use the part before /v5.6.0/esptool-v5.6.0-….tar.gz, for example ${DEFAULT_BASE_URL}.`);
}

;// CONCATENATED MODULE: ./src/esptool/install/provide.ts








/** What is no reason to try another source: it must be seen. */
const FINAL = new Set(["cancelled", "input-invalid", "esptool-digest-mismatch"]);
/**
 * Gives a working esptool of the version that was asked for: from the tool cache, which takes a few milliseconds
 * and neither a process nor the network, or installed into it, checked by digest before anything of it runs.
 * @throws {Failure} with one of the codes `esptool-…`, `python-not-found`, `input-invalid` or `cancelled`.
 */
async function provideEsptool(request, context) {
    if (request.source === "path")
        return useInstalled(request, context);
    const alarm = new Alarm(context);
    try {
        if (request.source === "auto")
            return await automatic(request, context, alarm);
        const way = request.source === "pip" ? await pipWay(request, context) : releaseWay(request, context);
        return (await way.find(alarm.raise)) ?? (await way.install());
    }
    catch (error) {
        throw alarm.explain(error);
    }
}
/**
 * Refuses what could be provided on no runner: a version without a lock or a digest that is known. Nothing is started
 * or fetched, and what only this machine lacks is no reason.
 * @returns the version that the step would use, as far as that can be known without starting anything.
 * @throws {Failure} `esptool-version-unpinned`, `esptool-digest-unknown` or `input-invalid`, as `provideEsptool` would.
 */
async function checkProvidable(request, context) {
    const { source } = request;
    const version = versionOf(request);
    if (source === "path")
        return version;
    const byPip = source !== "release" &&
        (request.allowUnpinned || (await planPip(version, context)).lockFile !== undefined);
    if (source === "pip" && !byPip)
        throw await unpinnedFailure(version, context);
    if (byPip && (source === "pip" || (await mayHavePython(context))))
        return version;
    try {
        return planRelease(request, context).version;
    }
    catch (error) {
        if (byPip || (error instanceof errors/* Failure */.HR && error.code === "esptool-unavailable"))
            return version;
        throw source === "release" ? error : await unpinnedFailure(version, context);
    }
}
async function automatic(request, context, alarm) {
    const attempts = [];
    const pip = await attempt("pip", attempts, () => pipWay(request, context));
    const release = await attempt("release", attempts, () => releaseWay(request, context));
    const ways = [pip, release].filter((way) => way !== undefined);
    const unpinned = attempts.find(({ failure }) => failure.code === "esptool-version-unpinned");
    if (ways.length === 0 && unpinned !== undefined)
        throw unpinned.failure;
    // Where no version was asked for, release may have an older one than pip. That it is in the tool cache, by another
    // step perhaps, must not decide which version this step gets.
    for (const version of new Set(ways.map((way) => way.version))) {
        const alike = ways.filter((way) => way.version === version);
        const program = (await foundBy(alike, alarm)) ?? (await installedBy(alike, attempts, context));
        if (program !== undefined)
            return program;
    }
    throw unavailable(versionOf(request), context, attempts);
}
async function foundBy(ways, alarm) {
    for (const way of ways) {
        const found = await way.find(alarm.raise);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
async function installedBy(ways, attempts, context) {
    for (const way of ways) {
        const program = await attempt(way.name, attempts, way.install);
        if (program !== undefined)
            return program;
        const [reason = ""] = attempts.at(-1)?.failure.message.split("\n") ?? [];
        context.log(`esptool ${way.version} could not be installed with ${way.name}: ${reason}`);
    }
    return undefined;
}
/** Notes a failure that another source may make up for; others are thrown on. */
async function attempt(name, attempts, action) {
    try {
        return await action();
    }
    catch (error) {
        if (!(error instanceof errors/* Failure */.HR) || FINAL.has(error.code))
            throw error;
        attempts.push({ name, failure: error });
        return undefined;
    }
}
async function pipWay(request, context) {
    const version = versionOf(request);
    const plan = await planPip(version, context);
    if (plan.lockFile === undefined) {
        if (!request.allowUnpinned)
            throw await unpinnedFailure(version, context);
        warn(context, `This action has no lock file for esptool ${version}. It is installed from the package index, unchecked.`);
    }
    return {
        name: "pip",
        version,
        find: (onAltered) => findPipEntry(plan, context, onAltered),
        install: () => installByPip(plan, context),
    };
}
function releaseWay(request, context) {
    const plan = planRelease(request, context);
    const sayOlder = () => {
        if (plan.version === versionOf(request))
            return;
        context.log(`esptool-version is not set, and esptool ${plan.version} is the newest whose SHA-256 for ${plan.asset.platform} this action knows: it replaces the default ${DEFAULT_VERSION}.`);
    };
    return {
        name: "release",
        version: plan.version,
        find: async (onAltered) => {
            const found = await findReleaseEntry(plan, context, onAltered);
            if (found !== undefined)
                sayOlder();
            return found;
        },
        install: () => {
            sayOlder();
            return installRelease(plan, context);
        },
    };
}
async function unpinnedFailure(version, context) {
    const locked = await lockedVersions(context.locks);
    return new errors/* Failure */.HR("esptool-version-unpinned", `This action has no lock file for esptool ${version}, so pip's packages could not be checked.`, locked.length === 0
        ? `The folder of lock files, ${context.locks}, is missing. Use a complete checkout of this action.`
        : `Use one of ${locked.join(", ")}, or set allow-unpinned-esptool: true to accept unchecked packages.`);
}
const byName = (a, b) => (a.name < b.name ? -1 : 1);
function unavailable(version, context, attempts) {
    const tried = attempts
        .toSorted(byName)
        .map(({ name, failure }) => `- ${name}: ${failure.message} ${failure.hint}`);
    return new errors/* Failure */.HR("esptool-unavailable", [
        `esptool ${version} is not on this runner and could not be installed. Tried:`,
        `- tool cache: not installed for this platform in ${context.toolCache}.`,
        ...tried,
    ].join("\n"), "Fix one of these, or use esptool-source: path with an esptool that is already on the runner.", { cause: attempts.at(-1)?.failure });
}

;// CONCATENATED MODULE: ./src/esptool/provide.ts



/** Gets the esptool that the step asks for. */
function provide(step, context) {
    const { log } = context;
    return log.untrustedGroup(`Provide esptool ${step.esptool.version}`.trimEnd(), async () => {
        const program = await provideEsptool(step.esptool, installContext(context));
        log.line(`esptool ${program.version} (${program.source}): ${program.path}`);
        return program;
    });
}
/** Refuses an esptool that no runner could provide, without providing one; gives the version to expect. */
function checkEsptool(step, context) {
    return checkProvidable(step.esptool, installContext(context));
}
/** What the installer may use of this runner. */
function installContext({ env, temp, signal, log, }) {
    return {
        toolCache: env["RUNNER_TOOL_CACHE"] ?? (0,external_node_path_.join)(temp, "tool-cache"),
        temp,
        env,
        signal,
        log: (line) => log.line(line),
        warn: (line) => log.warning("esptool", line),
        locks: packageFolder("locks"),
    };
}

;// CONCATENATED MODULE: ./src/github/artifacts/runtime-token.ts
/** GitHub's artifact client takes its token from there, and from nowhere else. */
const NAME = "ACTIONS_RUNTIME_TOKEN";
let users = 0;
/**
 * Lends the client of GitHub's artifacts the runtime token, in the environment of this process, for as long as the
 * work takes: it was taken out of there at the beginning of the step.
 */
async function withRuntimeToken({ runtimeToken = "" }, work) {
    users++;
    if (runtimeToken !== "")
        process.env[NAME] = runtimeToken;
    try {
        return await work();
    }
    finally {
        if (--users === 0)
            Reflect.deleteProperty(process.env, NAME);
    }
}

// EXTERNAL MODULE: ./src/github/rest/request-limit.ts + 1 modules
var request_limit = __webpack_require__(74282);
;// CONCATENATED MODULE: ./src/github/artifacts/artifacts.ts










/** The client itself gives up after 5 tries of at most 3 minutes for a request and 5 minutes without progress. */
const DEFAULT_LIMIT_MS = 10 * 60_000;
/**
 * Uploads files as one zip, and returns only when the service has confirmed it.
 *
 * The client of GitHub reads ACTIONS_RESULTS_URL from the environment of the process.
 *
 * @throws Failure `artifact-unsupported`, `artifact-name-taken`, `artifact-quota`,
 *   `artifact-failed`; `cancelled` when `limit.signal` aborts. The files are untouched in every case.
 */
async function uploadArtifact(request, service, limit = {}) {
    checkArtifactService(service);
    await artifacts_checkRequest(request);
    const { name, files, rootDirectory, retentionDays, compressionLevel } = request;
    // Loading the client takes 0.1 s and 4 MB, which only a step that uploads shall pay.
    const { DefaultArtifactClient } = await __webpack_require__.e(/* import() */ 584).then(__webpack_require__.bind(__webpack_require__, 20584));
    const client = new DefaultArtifactClient();
    const options = { compressionLevel, ...(retentionDays === undefined ? {} : { retentionDays }) };
    let response;
    try {
        response = await (0,request_limit/* withinLimit */.z)({ limitMs: DEFAULT_LIMIT_MS, ...limit }, `the upload of "${name}"`, () => withRuntimeToken(service, () => client.uploadArtifact(name, [...files], rootDirectory, options)));
    }
    catch (error) {
        throw error instanceof errors/* Failure */.HR ? error : (0,artifact_failure/* uploadFailure */.al)(name, service.serverUrl, error);
    }
    return confirmed(name, service, response);
}
/** What the client would only report after it has reserved the name, or not at all. */
async function artifacts_checkRequest({ name, files, rootDirectory }) {
    const problem = artifactNameProblem(name);
    if (problem !== undefined) {
        throw (0,artifact_failure/* notUploaded */.Kj)(name, `the name is not valid: ${problem}`, "Choose another artifact-name.");
    }
    if (files.length === 0)
        throw (0,artifact_failure/* notUploaded */.Kj)(name, "there is no file to upload", "Report this as a bug of this action.");
    for (const file of files) {
        const pathProblem = artifactPathProblem((0,external_node_path_.relative)(rootDirectory, file));
        if (pathProblem !== undefined) {
            throw (0,artifact_failure/* notUploaded */.Kj)(name, `the file name ${JSON.stringify(file)} is not valid: ${pathProblem}`, "Rename the file.");
        }
        try {
            // The client turns a file that it cannot open into an empty zip or into an uncaught exception.
            await (0,promises_.access)(file, promises_.constants.R_OK);
        }
        catch (error) {
            throw (0,artifact_failure/* notUploaded */.Kj)(name, `cannot read ${file}: ${(0,errors/* messageOf */.bD)(error)}`, "Check that nothing removes the file.", error);
        }
    }
}
function confirmed(name, service, response) {
    const { id = 0, digest = "", size = 0 } = response;
    if (!Number.isSafeInteger(id) || id <= 0 || size <= 0 || !/^[\da-f]{64}$/.test(digest)) {
        throw (0,artifact_failure/* notUploaded */.Kj)(name, "the service did not confirm it with an id, a size and a digest", artifact_failure/* MAY_BE_TEMPORARY */.A4);
    }
    const url = artifactPage(service, service.repository, service.runId, id);
    return { id, name, url, digest: `sha256:${digest}`, size };
}

;// CONCATENATED MODULE: ./src/system/age/age-failure.ts

/** The kinds of key that a header of age names, as people know them; names of other kinds are not repeated. */
const age_failure_KINDS = new Map([
    ["X25519", "an age key (age1…)"],
    ["mlkem768x25519", "a post-quantum age key (age1pq1…)"],
    ["p256tag", "a hardware key (age1tag1…)"],
    ["mlkem768p256tag", "a post-quantum hardware key (age1tagpq1…)"],
    ["piv-p256", "a YubiKey"],
    ["ssh-ed25519", "an SSH key"],
    ["ssh-rsa", "an SSH key"],
    ["scrypt", "a passphrase"],
]);
/** @param kinds the first words of the stanzas of the file's header: untrusted text. */
function noneFits(shown, tried, kinds) {
    const names = [...new Set(kinds)].flatMap((kind) => age_failure_KINDS.get(kind) ?? []);
    const needed = names.length === 0 ? "" : ` It is encrypted to ${names.join(" and ")}.`;
    return new errors/* Failure */.HR("age-identity-wrong", `None of the ${tried} identities decrypts "${shown}".${needed}`, kinds.includes("scrypt")
        ? "Passphrases are not supported: decrypt the file with `age -d`, or encrypt it to a recipient (age1…)."
        : "Use the AGE-SECRET-KEY-… of one of the file's recipients.");
}
/** @param why completes the sentence "it …". */
function notAge(shown, why, hint) {
    return new errors/* Failure */.HR("age-file-invalid", `"${shown}" cannot be decrypted: it ${why}.`, hint);
}
function notWhole(shown, cause) {
    return new errors/* Failure */.HR("age-file-invalid", `"${shown}" cannot be decrypted: it is truncated or was changed. No decrypted data was kept.`, "Download the file again. If it fails again, the upload is damaged: use another backup.", { cause });
}
/** Without its cause: the library's messages repeat the key. */
function unusableKey(kind) {
    return new errors/* Failure */.HR("input-invalid", `age does not accept a ${kind}.`, `Check every ${kind}: age-keygen prints both keys of a pair.`);
}
function unreadable(shown, cause) {
    return new errors/* Failure */.HR("file-unreadable", `"${shown}" cannot be read: ${(0,errors/* messageOf */.bD)(cause)}.`, "Check that the file exists and that the runner's user may read it.", { cause });
}
function age_failure_unwritable(shown, cause) {
    return new errors/* Failure */.HR("output-unwritable", `"${shown}" cannot be written: ${(0,errors/* messageOf */.bD)(cause)}.`, "Check the folder's permissions and the free disk space.", { cause });
}
function age_failure_cancelled(shown) {
    return new errors/* Failure */.HR("cancelled", `The step was cancelled while processing "${shown}".`, "Run the job again.");
}

;// CONCATENATED MODULE: ./src/system/age/age-file.ts






/** The first line of every age file (https://age-encryption.org/v1), and of one that `age --armor` made text. */
const FIRST_LINE = "age-encryption.org/v1\n";
const ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";
/** Of any version. */
const age_file_MAGIC = "age-encryption.org/";
const CHUNK_BYTES = 64 * 1024;
/** A post-quantum recipient, the longest, takes 1.6 kB of it. The library itself reads on without an end. */
const MAX_HEADER_BYTES = 64 * 1024;
/** For the owner alone: a dump of a flash holds passwords and keys. */
const PRIVATE_MODE = 0o600;
/**
 * Encrypts a file to age recipients: the standard `age` program decrypts it with the identity of any one of them.
 * It streams, so the memory it takes does not grow with the file.
 * @param target made for its owner alone, or emptied when it is there; removed when this fails.
 * @throws {Failure} `file-unreadable`, `output-unwritable`, `cancelled`, or `input-invalid` for an unusable recipient.
 */
async function encryptFile(source, target, recipients, { signal }) {
    const shown = (0,external_node_path_.basename)(source);
    const input = await openSource(source, shown);
    try {
        await writeWhole(await encrypted(streamOf(input, shown, signal), recipients), target);
    }
    finally {
        await input.close();
    }
}
/**
 * Decrypts an age file. It streams, and nothing of it is left unless its end has been authenticated as well.
 * @param target as for {@link encryptFile}.
 * @param identities `AGE-SECRET-KEY-…`; never repeated in an error.
 * @throws {Failure} `age-identity-wrong`; `age-file-invalid` (not an age file, cut off, tampered with);
 * `file-unreadable`, `output-unwritable`, `cancelled`, or `input-invalid` for an unusable identity.
 */
async function decryptFile(source, target, identities, { signal, shown }) {
    const input = await openSource(source, shown);
    try {
        await checkHeader(input, shown);
        const plain = await decrypted(streamOf(input, shown, signal), identities, shown);
        await writeWhole(plain, target);
    }
    catch (error) {
        throw error instanceof errors/* Failure */.HR ? error : notWhole(shown, error);
    }
    finally {
        await input.close();
    }
}
/**
 * Whether the file is encrypted by age, of any version and also as text: by how it begins, not by its name.
 * @throws {Failure} `file-unreadable`.
 */
async function isAgeFile(path) {
    const input = await openSource(path, (0,external_node_path_.basename)(path));
    try {
        const start = await readStart(input, ARMOR.length, (0,external_node_path_.basename)(path));
        return start.startsWith(age_file_MAGIC) || start === ARMOR;
    }
    finally {
        await input.close();
    }
}
async function encrypted(plain, recipients) {
    // It could never be decrypted.
    if (recipients.length === 0)
        throw unusableKey("recipient");
    // 840 kB of the bundle and 50 ms, which only a step that needs it shall pay.
    const { Encrypter } = await __webpack_require__.e(/* import() */ 539).then(__webpack_require__.bind(__webpack_require__, 81539));
    try {
        const encrypter = new Encrypter();
        for (const recipient of recipients)
            encrypter.addRecipient(recipient);
        return await encrypter.encrypt(plain);
    }
    catch {
        throw unusableKey("recipient");
    }
}
async function decrypted(file, identities, shown) {
    const { Decrypter } = await __webpack_require__.e(/* import() */ 539).then(__webpack_require__.bind(__webpack_require__, 81539));
    const decrypter = new Decrypter();
    try {
        for (const identity of identities)
            decrypter.addIdentity(identity);
    }
    catch {
        throw unusableKey("identity");
    }
    // The library asks one identity after the other: the last is asked only when no other fits.
    const last = {
        unwrapFileKey: (stanzas) => {
            const kinds = stanzas.map(({ args: [kind = ""] }) => kind);
            throw noneFits(shown, identities.length, kinds);
        },
    };
    decrypter.addIdentity(last);
    return await decrypter.decrypt(file);
}
/** @throws {Failure} `age-file-invalid` for what is invalid under any identity, and must not reach the library. */
async function checkHeader(input, shown) {
    const start = await readStart(input, MAX_HEADER_BYTES, shown);
    if (start.startsWith(ARMOR)) {
        throw notAge(shown, "is an armored age file, and only binary ones are supported", "Decrypt it with `age -d`, or encrypt it without --armor.");
    }
    if (!start.startsWith(age_file_MAGIC)) {
        throw notAge(shown, "is not an age file", "Check the file.");
    }
    if (!start.startsWith(FIRST_LINE)) {
        throw notAge(shown, "has another age version than v1", "Decrypt it with a newer `age -d`.");
    }
    // The line that ends a header, by which the library knows its end.
    if (!/\n--- [^\n]*\n/.test(start))
        throw notWhole(shown, new Error("The header is incomplete."));
}
/** The first bytes of a file, or all when it has fewer. */
async function readStart(input, bytes, shown) {
    try {
        const { buffer, bytesRead } = await input.read(Buffer.alloc(bytes), 0, bytes, 0);
        return buffer.toString("latin1", 0, bytesRead);
    }
    catch (error) {
        throw unreadable(shown, error);
    }
}
async function openSource(path, shown) {
    try {
        return await (0,promises_.open)(path, "r");
    }
    catch (error) {
        throw unreadable(shown, error);
    }
}
/** The bytes of a file, read only as fast as they are taken. Its errors are failures. */
function streamOf(input, shown, signal) {
    let position = 0;
    return new ReadableStream({
        pull: async (controller) => {
            if (signal.aborted)
                throw age_failure_cancelled(shown);
            const chunk = new Uint8Array(CHUNK_BYTES);
            const { bytesRead } = await input.read(chunk, 0, CHUNK_BYTES, position).catch((error) => {
                throw unreadable(shown, error);
            });
            position += bytesRead;
            if (bytesRead === 0)
                controller.close();
            else
                controller.enqueue(chunk.subarray(0, bytesRead));
        },
    });
}
/** Writes all of a stream, or leaves no file. */
async function writeWhole(stream, target) {
    const shown = (0,external_node_path_.basename)(target);
    const fail = (error) => {
        throw age_failure_unwritable(shown, error);
    };
    const flags = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_TRUNC | shared_file/* NO_FOLLOW */.qP;
    const output = await (0,promises_.open)(target, flags, PRIVATE_MODE).catch(fail);
    try {
        // A file that was there has its own mode.
        await output.chmod(PRIVATE_MODE).catch(fail);
        for await (const chunk of stream)
            await output.writeFile(chunk).catch(fail);
        await output.close().catch(fail);
    }
    catch (error) {
        await output.close().catch(() => undefined);
        await (0,promises_.rm)(target, { force: true });
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/operations/backup/upload-backup.ts







/**
 * Uploads image and manifest as one artifact, both encrypted where there are recipients. What is uploaded are copies
 * whose digests were compared with those that were recorded when the backup was made.
 * @throws {Failure} `output-changed` when a file is not what the step made, before the upload or after it; class
 *   `service`, whose hint says that the local backup is whole and where it is.
 */
async function uploadBackup(upload, result) {
    const { request, artifact, identity, service, run, signal } = upload;
    const made = [
        { ...request.output, sha256: result.sha256 },
        { ...request.manifest, sha256: result.manifest_sha256 },
    ];
    const files = await filesToUpload(made, upload);
    const { id, name, url, digest } = await uploadArtifact({
        name: artifact.name ?? defaultArtifactName({ ...run, chip: identity.chip, mac: identity.mac }),
        ...files,
        retentionDays: artifact.retentionDays,
        compressionLevel: artifact.compressionLevel,
    }, service, { signal }).catch((error) => {
        if (!(error instanceof errors/* Failure */.HR))
            throw error;
        const hint = `${error.hint} The backup itself is complete: ${request.output.path} on this runner.`;
        throw new errors/* Failure */.HR(error.code, error.message, hint, { cause: error });
    });
    const image = artifact.recipients.length === 0 ? plainCopy(request.output, upload) : undefined;
    for (const file of made)
        await checkMade(file, `The artifact "${name}" contains the original backup.`);
    return { artifact: { id, name, url, digest }, image };
}
const upload_backup_PLAIN = "made";
const upload_backup_ENCRYPTED = "encrypted";
function plainCopy({ realPath }, { folder }) {
    return (0,external_node_path_.join)(folder.file(upload_backup_PLAIN), (0,external_node_path_.basename)(realPath));
}
async function filesToUpload(made, upload) {
    const { request, artifact, folder, isPublic, signal } = upload;
    const { recipients } = artifact;
    const plain = await folder.makeEmptyFolder(upload_backup_PLAIN);
    const files = [];
    for (const file of made) {
        const { realPath } = await takeMade(file, folder);
        const copy = plainCopy(file, upload);
        await (0,promises_.rename)(realPath, copy);
        files.push(copy);
    }
    if (recipients.length === 0) {
        if (isPublic)
            await hideMac(plainCopy(request.manifest, upload));
        return { files, rootDirectory: plain };
    }
    const rootDirectory = await folder.makeEmptyFolder(upload_backup_ENCRYPTED);
    const encrypted = [];
    for (const file of files) {
        const target = (0,external_node_path_.join)(rootDirectory, `${(0,external_node_path_.basename)(file)}.age`);
        await encryptFile(file, target, recipients, { signal });
        await (0,promises_.rm)(file);
        encrypted.push(target);
    }
    return { files: encrypted, rootDirectory };
}
/** The manifest on the runner stays complete. */
async function hideMac(manifest) {
    const read = await parseManifest(await (0,promises_.readFile)(manifest, "utf8"));
    if ("problem" in read)
        throw new Error(`The step has made a manifest that ${read.problem}`);
    await (0,promises_.writeFile)(manifest, manifestText(publicManifest(read.manifest)));
}

;// CONCATENATED MODULE: ./src/operations/backup/publish-backup.ts

/**
 * Uploads a backup, unless only a changed one shall be and it is as its baseline.
 * @param earlier the artifact that the baseline was taken from; `undefined` for a file.
 */
async function publishBackup(upload, result, earlier, log) {
    if (upload.artifact.when === "always" || result.changed !== false) {
        return { ...(await uploadBackup(upload, result)), uploaded: true };
    }
    const { baseline } = upload.request;
    const holder = earlier === undefined
        ? `the baseline "${baseline?.path ?? ""}"`
        : `the artifact "${earlier.name}" (${earlier.url})`;
    log.line(`Not uploaded: nothing changed, ${holder} contains the same bytes.`);
    return { artifact: earlier, uploaded: false };
}

;// CONCATENATED MODULE: ./src/github/artifacts/artifact-content-failure.ts

/** How many names a message gives, and how much of each. */
const NAMED = 3;
const artifact_content_failure_NAME_LENGTH = 60;
/** @param why the end of a sentence */
function invalidArtifact(name, why, cause) {
    return new errors/* Failure */.HR("artifact-invalid", `The artifact ${quotedNames([name])} is not valid: ${why}.`, "It was not used. Check that it is a backup made by this action, and who uploaded it.", { cause });
}
function tooLargeArtifact(name, bytes, limit) {
    return new errors/* Failure */.HR("artifact-invalid", `The artifact ${quotedNames([name])} holds ${bytes} bytes, more than the ${limit} expected.`, "It was not used. Check that it is a backup made by this action.");
}
function digestMismatch(name, digest) {
    return new errors/* Failure */.HR("artifact-digest-mismatch", `The artifact ${quotedNames([name])} did not arrive as it was uploaded: its digest was wrong twice (${digest} expected).`, "It was not used. Run the job again. If it fails again, look for a proxy that alters downloads.");
}
function unwritableFolder(folder, cause) {
    return new errors/* Failure */.HR("runner-disk-unusable", `The folder "${folder}" cannot be written: ${(0,errors/* messageOf */.bD)(cause)}.`, "Make room on the disk of the runner's temporary folder (RUNNER_TEMP): the artifact temporarily needs twice its size.", { cause });
}
/** The first few of some names from outside, quoted and cut. */
function quotedNames(names) {
    const shown = names.slice(0, NAMED).map((name) => {
        return JSON.stringify(name.length > artifact_content_failure_NAME_LENGTH ? `${name.slice(0, artifact_content_failure_NAME_LENGTH)}…` : name);
    });
    const more = names.length - shown.length;
    return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

;// CONCATENATED MODULE: ./src/github/artifacts/artifact-listing.ts


const artifact_listing_PAGE_SIZE = 100;
/** The artifacts and runs of one repository, as GitHub's API lists them for somebody who looks for `name`. */
class ArtifactListing {
    #api;
    #repository;
    #name;
    /** @param repository `owner/name`, checked */
    constructor(api, repository, name) {
        this.#api = api;
        this.#repository = repository;
        this.#name = name;
    }
    /**
     * The artifacts of a run, newest first; with `name` only those of that name, in any case the first hundred.
     * @throws {Failure} `artifact-not-found` without such a run, `artifact-forbidden`, `artifact-failed`
     */
    async ofRun(runId, name) {
        const filter = name === undefined ? "" : `&name=${encodeURIComponent(name)}`;
        const path = `/actions/runs/${runId}/artifacts?per_page=${artifact_listing_PAGE_SIZE}${filter}`;
        return artifactsIn(await this.#get(path, `There is no run ${runId} in ${this.#repository}`));
    }
    /**
     * A page, from 1 on, of the artifacts of the name in the whole repository, newest first.
     * @throws {Failure} `artifact-forbidden`, also where GitHub hides the repository; `artifact-failed`
     */
    async page(page) {
        const filter = `name=${encodeURIComponent(this.#name)}&per_page=${artifact_listing_PAGE_SIZE}&page=${page}`;
        const answer = await this.#api.get(`/repos/${this.#repository}/actions/artifacts?${filter}`);
        // GitHub hides what a token may not see; that the repository is there is known, for this run is of it.
        if (answer.status === 404) {
            throw (0,artifact_failure/* forbiddenArtifact */.K2)(this.#name, `GitHub does not show ${this.#repository} to the token (HTTP status 404)`);
        }
        const { artifactsSchema } = await Promise.all(/* import() */[__webpack_require__.e(156), __webpack_require__.e(24)]).then(__webpack_require__.bind(__webpack_require__, 24));
        return artifactsIn(this.#checked(answer, artifactsSchema).artifacts);
    }
    /** @returns `undefined` when the run was deleted */
    async run(runId) {
        const answer = await this.#api.get(`/repos/${this.#repository}/actions/runs/${runId}`);
        if (answer.status === 404)
            return undefined;
        const { runSchema } = await Promise.all(/* import() */[__webpack_require__.e(156), __webpack_require__.e(24)]).then(__webpack_require__.bind(__webpack_require__, 24));
        const run = this.#checked(answer, runSchema);
        return {
            isOfFork: run.head_repository?.id !== run.repository.id,
            succeeded: run.status === "completed" && run.conclusion === "success",
            // Runs of some events have the branch behind an at sign.
            workflowPath: run.path?.replace(/@.*$/s, ""),
        };
    }
    /** @param missing begins a sentence */
    async #get(path, missing) {
        const answer = await this.#api.get(`/repos/${this.#repository}${path}`);
        if (answer.status === 404) {
            const where = `${missing}, or the token has no access to it.`;
            throw (0,artifact_failure/* missingArtifact */.fX)(this.#name, where, "Check run-id, repository, and the token's permissions.");
        }
        const { artifactsSchema } = await Promise.all(/* import() */[__webpack_require__.e(156), __webpack_require__.e(24)]).then(__webpack_require__.bind(__webpack_require__, 24));
        return this.#checked(answer, artifactsSchema).artifacts;
    }
    #checked({ status, body }, schema) {
        const refusal = `GitHub answered with HTTP status ${status} for ${this.#repository}`;
        if (status === 401 || status === 403)
            throw (0,artifact_failure/* forbiddenArtifact */.K2)(this.#name, refusal);
        const result = status === 200 ? schema.safeParse(body) : undefined;
        if (result?.data !== undefined)
            return result.data;
        const why = status === 200 ? `GitHub's answer for ${this.#repository} has an unknown format` : refusal;
        const message = `The artifact ${JSON.stringify(this.#name)} could not be looked up: ${why}.`;
        throw new errors/* Failure */.HR("artifact-failed", message, artifact_failure/* MAY_BE_TEMPORARY */.A4, { cause: result?.error });
    }
}
function artifactsIn(artifacts) {
    return artifacts
        .map(({ id, name, size_in_bytes: size, expired, created_at, digest, workflow_run: run }) => ({
        id,
        name,
        size,
        expired,
        digest: digest ?? undefined,
        createdAt: created_at ?? undefined,
        run: run?.id === undefined
            ? undefined
            : { id: run.id, isOfFork: run.head_repository_id !== run.repository_id },
    }))
        .sort((a, b) => b.id - a.id);
}

// EXTERNAL MODULE: ./src/github/rest/rest-api.ts
var rest_api = __webpack_require__(92267);
;// CONCATENATED MODULE: ./src/github/artifacts/artifact-find.ts








/** The client itself tries for 30 s, and each request has its own limit. */
const artifact_find_DEFAULT_LIMIT_MS = 2 * 60_000;
/**
 * Finds the artifact of that name in one run, the newest if there are several.
 *
 * @throws {Failure} `artifact-not-found`, `artifact-expired`, `artifact-forbidden` when the token may not read it,
 *   `artifact-failed`, `artifact-unsupported`, `input-invalid`; `cancelled` on `limit.signal`.
 */
async function findArtifact(name, place, service, limit = {}) {
    const repository = checkedRepository(place.repository ?? service.repository);
    const isHere = repository.toLowerCase() === service.repository.toLowerCase();
    const runId = place.runId === undefined && isHere ? service.runId : place.runId?.toString();
    if (runId === undefined) {
        throw new errors/* Failure */.HR("input-invalid", `The artifact ${quotedNames([name])} of ${repository} cannot be identified without its run.`, "Set run-id to the ID in the run's URL.");
    }
    if (isOfThisRun(service, repository, runId))
        return findInThisRun(name, service, limit);
    return searching(name, { repository, token: place.token }, service, limit, async (listing) => {
        const artifacts = (await listing.ofRun(runId, name)).filter((artifact) => artifact.name === name);
        const found = artifacts.find(({ expired }) => !expired);
        if (found !== undefined)
            return foundIn(found, service, repository, runId);
        if (artifacts.length > 0)
            throw (0,artifact_failure/* expiredArtifact */.OG)(name);
        throw notInRun(name, `the run ${runId} of ${repository}`, await listing.ofRun(runId));
    });
}
/** Runs a search over GitHub's API, within the limit. */
async function searching(name, { repository, token = "" }, service, limit, search) {
    checkArtifactServer(service, "download");
    if (token === "")
        throw (0,artifact_failure/* forbiddenArtifact */.K2)(name, "artifacts of other runs need a token");
    const what = `the search for the artifact ${quotedNames([name])}`;
    return (0,request_limit/* withinLimit */.z)({ limitMs: artifact_find_DEFAULT_LIMIT_MS, ...limit }, what, async (signal) => {
        const api = new rest_api/* RestApi */.R(service.apiUrl, token, signal);
        try {
            return await search(new ArtifactListing(api, checkedRepository(repository), name));
        }
        finally {
            api.dispose();
        }
    });
}
function foundIn({ id, name, size, digest, createdAt }, service, repository, runId) {
    const url = artifactPage(service, repository, runId, id);
    const known = /^sha256:[\da-f]{64}$/.test(digest ?? "") ? digest : undefined;
    return { id, name, size, digest: known, createdAt, runId, repository, url };
}
/** Whether a run is the one that this step belongs to; names of repositories have no case. */
function isOfThisRun(service, repository, runId) {
    return repository.toLowerCase() === service.repository.toLowerCase() && runId === service.runId;
}
async function findInThisRun(name, service, limit) {
    checkArtifactService(service, "download");
    const { DefaultArtifactClient } = await __webpack_require__.e(/* import() */ 584).then(__webpack_require__.bind(__webpack_require__, 20584));
    const client = new DefaultArtifactClient();
    const what = `the search for the artifact ${quotedNames([name])}`;
    try {
        return await (0,request_limit/* withinLimit */.z)({ limitMs: artifact_find_DEFAULT_LIMIT_MS, ...limit }, what, () => withRuntimeToken(service, async () => {
            const found = await client.getArtifact(name).catch((error) => {
                if ((0,artifact_failure/* isNotFound */.c4)(error))
                    return undefined;
                throw error;
            });
            if (found === undefined)
                throw notInRun(name, "this run", (await client.listArtifacts({ latest: true })).artifacts);
            const { id, size, digest, createdAt } = found.artifact;
            const listed = {
                id,
                name,
                size,
                digest,
                createdAt: createdAt?.toISOString(),
                expired: false,
                run: undefined,
            };
            return foundIn(listed, service, service.repository, service.runId);
        }));
    }
    catch (error) {
        throw error instanceof errors/* Failure */.HR ? error : (0,artifact_failure/* downloadFailure */.V8)(name, service.serverUrl, error);
    }
}
function notInRun(name, run, artifacts) {
    const names = [...new Set(artifacts.map((artifact) => artifact.name))];
    const atLeast = artifacts.length < artifact_listing_PAGE_SIZE ? "" : "at least ";
    const there = names.length === 0 ? "has no artifacts" : `has ${atLeast}${quotedNames(names)}`;
    return (0,artifact_failure/* missingArtifact */.fX)(name, `Searched in ${run}, which ${there}.`, "Check the name and run-id. A job that uses an artifact of another job in the same run must list that job in `needs`.");
}
/** It goes into addresses. */
function checkedRepository(repository) {
    if (/^[\w.-]+\/[\w.-]+$/.test(repository) && !/(^|\/)\.{1,2}(\/|$)/.test(repository))
        return repository;
    throw new errors/* Failure */.HR("input-invalid", `${quotedNames([repository])} is not a repository.`, "Use owner/name.");
}

;// CONCATENATED MODULE: ./src/github/artifacts/artifact-latest.ts



/** Each page, and each run that is looked at, is a request of the thousand that a job's token has in an hour. */
const MAX_PAGES = 10;
const artifact_latest_MAX_RUNS = 50;
/**
 * Finds the newest artifact of that name that an earlier, completed and successful run of the repository has
 * uploaded: never a fork's, never one that has expired, and in the repository of this run only one of the same
 * workflow, where the runner says which that is.
 *
 * @returns `undefined` when there is none yet
 * @throws {Failure} `artifact-not-found` when the search was given up after fifty runs or a thousand artifacts;
 *   `artifact-forbidden`, `artifact-failed`, `artifact-unsupported`, `input-invalid`;
 *   `cancelled` on `limit.signal`.
 */
async function findLatestArtifact(name, place, service, limit = {}) {
    const { repository = service.repository, token } = place;
    const workflowPath = workflowPathIn(repository, service.workflowRef);
    return searching(name, { repository, token }, service, limit, async (listing) => {
        const judged = new Map();
        const isTrusted = async (runId) => {
            const run = await listing.run(runId);
            if (run === undefined || run.isOfFork || !run.succeeded)
                return false;
            return workflowPath === undefined || run.workflowPath === workflowPath;
        };
        for (let page = 1; page <= MAX_PAGES; page++) {
            const artifacts = await listing.page(page);
            for (const artifact of artifacts) {
                const runId = candidateRun(artifact, name, service.runId);
                if (runId === undefined)
                    continue;
                if (judged.size === artifact_latest_MAX_RUNS && !judged.has(runId))
                    throw givenUp(name, repository);
                const trusted = judged.get(runId) ?? (await isTrusted(runId));
                if (trusted)
                    return foundIn(artifact, service, repository, String(runId));
                judged.set(runId, trusted);
            }
            if (artifacts.length < artifact_listing_PAGE_SIZE)
                return undefined;
        }
        throw givenUp(name, repository);
    });
}
/** The run of an artifact that is worth a request for it. */
function candidateRun({ name, expired, run }, wanted, ownRunId) {
    if (name !== wanted || expired || run === undefined || run.isOfFork)
        return undefined;
    return String(run.id) === ownRunId ? undefined : run.id;
}
/** `.github/workflows/nightly.yml` of GITHUB_WORKFLOW_REF, when it is about that repository. */
function workflowPathIn(repository, workflowRef = "") {
    const own = `${repository}/`;
    if (!workflowRef.toLowerCase().startsWith(own.toLowerCase()))
        return undefined;
    return workflowRef.slice(own.length).replace(/@.*$/s, "");
}
function givenUp(name, repository) {
    return (0,artifact_failure/* missingArtifact */.fX)(name, `Among the newest of that name in ${repository} (${artifact_latest_MAX_RUNS} runs, ${MAX_PAGES * artifact_listing_PAGE_SIZE} artifacts), none is of a successful run of this workflow.`, "Name a run that succeeded with run-id, or make a new backup without a baseline.");
}

;// CONCATENATED MODULE: ./src/backups/checked-backup.ts




/** The manifest's facts on the board, each of which a restore compares. */
const FACTS = { chip: "chip", mac: "MAC address", flash_size: "flash size" };
/**
 * Checks all that can be checked without the board.
 * @throws {Failure} `backup-invalid` with all that is wrong, or `backup-unidentified`.
 */
async function checkBackup(taken, { allowUnidentified, tableAddress }) {
    const { name, imagePath, size, sha256 } = taken;
    if (taken.manifest === undefined) {
        if (!allowUnidentified)
            throw unidentified(`"${name}" has no manifest beside it ("${name}.json")`);
        const range = { address: 0, size };
        throwIfAny(name, checked_backup_layoutProblems(range));
        const usual = tableAddress ?? PARTITION_TABLE_ADDRESS;
        return { name, imagePath, range, sha256, origin: undefined, tableAddress: usual };
    }
    const read = await parseManifest(taken.manifest);
    if ("problem" in read)
        throw checked_backup_invalid(name, [`its manifest ${read.problem}`]);
    const { manifest: record } = read;
    const { board, security } = record;
    const address = Number(record.start_address);
    throwIfAny(name, [
        ...(size === record.size ? [] : [`it has ${size} bytes, and its manifest says ${record.size}`]),
        ...(sha256 === record.sha256 ? [] : ["its SHA-256 is not the one in its manifest"]),
        ...checked_backup_layoutProblems({ address, size }),
    ]);
    const known = { ...board, mac: board.mac ?? board.mac_end ?? null };
    const missing = Object.entries(FACTS).filter(([fact]) => known[fact] === null);
    if (missing.length > 0 && !allowUnidentified) {
        const facts = missing.map(([, words]) => words).join(", ");
        throw unidentified(`The manifest of "${name}" does not identify its board (${facts})`);
    }
    const recorded = Number(record.partition_table.address ?? PARTITION_TABLE_ADDRESS);
    return {
        name,
        imagePath,
        range: { address, size },
        sha256,
        origin: { ...board, security },
        tableAddress: tableAddress ?? recorded,
    };
}
/** A backup is read in whole sectors, and only whole sectors can be written without changing their neighbours. */
function checked_backup_layoutProblems({ address, size }) {
    const whole = address % flash_layout/* SECTOR_SIZE */.t4 === 0 && size % flash_layout/* SECTOR_SIZE */.t4 === 0 && size > 0;
    return [
        ...(whole
            ? []
            : [`${size} bytes at ${(0,flash_layout/* formatAddress */.M0)(address)} is not in whole flash sectors (${flash_layout/* SECTOR_SIZE */.t4} bytes)`]),
        ...(address + size <= flash_layout/* FLASH_LIMIT */.VE ? [] : ["it ends beyond the largest flash, 128 MB"]),
    ];
}
function throwIfAny(name, problems) {
    if (problems.length > 0)
        throw checked_backup_invalid(name, problems);
}
function checked_backup_invalid(name, problems) {
    return new errors/* Failure */.HR("backup-invalid", `The backup "${name}" is not used: ${problems.join("; ")}. The board was not touched.`, "It is damaged, was changed, or was not made by this action. Use another one, with its original manifest.");
}
function unidentified(what) {
    return new errors/* Failure */.HR("backup-unidentified", `${what}, so neither its integrity nor its board can be checked. The board was not touched.`, "Keep the manifest with the image. Set allow-unidentified-backup: true to write an image that you trust.");
}

;// CONCATENATED MODULE: ./src/github/artifacts/artifact-room.ts



/**
 * Makes a private folder for so many bytes.
 * @throws {Failure} `output-unwritable` when it cannot be made, or its disk lacks the room.
 */
async function makeRoom(folder, bytes) {
    try {
        await (0,promises_.mkdir)(folder, { mode: 0o700 });
        const { bavail, bsize } = await (0,promises_.statfs)(folder);
        if (bavail * bsize < bytes)
            throw new Error(`${bytes} bytes are needed, ${bavail * bsize} are free`);
    }
    catch (error) {
        throw unwritableFolder(folder, error);
    }
}
/**
 * Writes so many bytes into the folder, and removes them: quotas and limits of a process show themselves only so.
 * @throws {Failure} `output-unwritable`
 */
async function tryRoom(folder, bytes) {
    const path = (0,external_node_path_.join)(folder, "room");
    try {
        const file = await (0,promises_.open)(path, "wx", 0o600);
        try {
            const chunk = Buffer.alloc(Math.min(bytes, 1024 * 1024));
            for (let left = bytes; left > 0; left -= chunk.length)
                await file.writeFile(chunk.subarray(0, Math.min(left, chunk.length)));
        }
        finally {
            await file.close();
        }
    }
    catch (error) {
        throw unwritableFolder(folder, error);
    }
    finally {
        await (0,promises_.rm)(path, { force: true });
    }
}

;// CONCATENATED MODULE: ./src/github/artifacts/stray-error.ts

/**
 * Runs a download of GitHub's artifact client (@actions/artifact 6.2.1). When it cannot write its file it ends the
 * digest that it computes, and goes on feeding it: an error of a stream without a listener, which would silently end
 * the process. Such an error goes to `onStray`; any other unhandled error ends the process as usual.
 */
async function catchingStrayErrors(onStray, work) {
    const listener = (error) => {
        if ((0,errors/* systemCode */.xU)(error) !== "ERR_STREAM_WRITE_AFTER_END")
            throw error;
        onStray(error);
    };
    process.on("uncaughtException", listener);
    try {
        return await work();
    }
    finally {
        process.off("uncaughtException", listener);
    }
}

;// CONCATENATED MODULE: ./src/github/artifacts/artifact-transfer.ts










/** The client itself tries five times, each of at most 30 s without a byte. */
const artifact_transfer_DEFAULT_LIMIT_MS = 10 * 60_000;
/** For a digest that is wrong, and for answers of GitHub's API that the client takes as final. */
const ATTEMPTS = 2;
/** How often the size is looked at: at 100 MB/s, 20 MB too many are on the disk for a moment. */
const WATCH_MS = 200;
/**
 * Downloads the zip of an artifact into a folder that is made for it, watches that it does not grow beyond what it
 * may be, and checks its digest.
 *
 * @returns the path of the zip
 * @throws {Failure} as `downloadArtifact`, but for what is inside the zip
 */
async function transferArtifact(found, target, maxBytes, access, limit) {
    await makeRoom(target, found.size);
    const tooLarge = new AbortController();
    const watch = setInterval(() => {
        void sizeOf(target).then((bytes) => {
            if (bytes > maxBytes)
                tooLarge.abort();
        });
    }, WATCH_MS);
    const unwritten = new AbortController();
    const signals = [tooLarge.signal, unwritten.signal, ...(limit.signal === undefined ? [] : [limit.signal])];
    const within = { limitMs: artifact_transfer_DEFAULT_LIMIT_MS, ...limit, signal: AbortSignal.any(signals) };
    try {
        const what = `the download of the artifact ${quotedNames([found.name])}`;
        const path = await (0,request_limit/* withinLimit */.z)(within, what, (signal) => catchingStrayErrors((error) => unwritten.abort(error), () => withRuntimeToken(access, () => downloadSound(found, target, access, signal))));
        const { size } = await (0,promises_.stat)(path);
        if (size > maxBytes)
            throw tooLargeArtifact(found.name, size, maxBytes);
        return path;
    }
    catch (error) {
        if (tooLarge.signal.aborted)
            throw tooLargeArtifact(found.name, await sizeOf(target), maxBytes);
        const wasCancelled = limit.signal?.aborted === true;
        if (error instanceof errors/* Failure */.HR && (wasCancelled || !unwritten.signal.aborted))
            throw error;
        // The client does not report why it failed, and tries a full disk as often as a network.
        await (0,promises_.rm)(target, { recursive: true, force: true });
        await makeRoom(target, found.size);
        await tryRoom(target, found.size);
        const cause = unwritten.signal.aborted ? unwritten.signal.reason : error;
        throw (0,artifact_failure/* downloadFailure */.V8)(found.name, access.serverUrl, cause);
    }
    finally {
        clearInterval(watch);
    }
}
/** Downloads until the digest is right, or has been wrong twice. */
async function downloadSound(found, target, access, signal) {
    const { DefaultArtifactClient } = await __webpack_require__.e(/* import() */ 584).then(__webpack_require__.bind(__webpack_require__, 20584));
    const client = new DefaultArtifactClient();
    const { id, name, digest } = found;
    for (let attempt = 1;; attempt++) {
        const path = (0,external_node_path_.join)(target, String(attempt));
        await (0,promises_.mkdir)(path);
        const { digestMismatch: isWrong = false } = await client
            .downloadArtifact(id, {
            path,
            skipDecompress: true,
            ...(digest === undefined ? {} : { expectedHash: digest }),
            ...whereToFind(found, access),
        })
            .catch((error) => {
            if (attempt === ATTEMPTS || signal.aborted || !isTemporary(error))
                throw error;
            return { digestMismatch: true };
        });
        if (!isWrong)
            return onlyFile(name, path);
        if (attempt === ATTEMPTS)
            throw digestMismatch(name, digest ?? "");
        await (0,promises_.rm)(path, { recursive: true });
    }
}
function whereToFind(found, access) {
    if (isOfThisRun(access, found.repository, found.runId))
        return {};
    const [repositoryOwner = "", repositoryName = ""] = found.repository.split("/");
    const { token = "" } = access;
    return { findBy: { token, repositoryOwner, repositoryName, workflowRunId: Number(found.runId) } };
}
/** GitHub's API was asked without a second try by the client. */
function isTemporary(error) {
    return error instanceof Error && "status" in error && Number(error.status) >= 500;
}
/** The client takes the name of the file from the answer of the storage. */
async function onlyFile(name, folder) {
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true });
    const [file] = entries;
    if (file?.isFile() !== true || entries.length !== 1)
        throw invalidArtifact(name, "the storage did not give one file");
    const path = (0,external_node_path_.join)(folder, file.name);
    await (0,promises_.chmod)(path, 0o600);
    return path;
}
async function sizeOf(folder) {
    const entries = await (0,promises_.readdir)(folder, { recursive: true }).catch(() => []);
    const sizes = entries.map((entry) => (0,promises_.stat)((0,external_node_path_.join)(folder, entry)).then((stats) => (stats.isFile() ? stats.size : 0), () => 0));
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

;// CONCATENATED MODULE: ./src/github/artifacts/artifact-entry.ts
// The kind of a file in the upper half of the external attributes: st_mode of POSIX, PKWARE APPNOTE 4.4.15.
const KIND = 0o170000;
const REGULAR = 0o100000;
/** The bit of a folder in the lower half, which is of MS-DOS. */
const DOS_FOLDER = 0x10;
/** STORED and DEFLATED, PKWARE APPNOTE 4.4.5. */
const METHODS = [0, 8];
/** What every common file system takes. */
const MAX_NAME_BYTES = 255;
/** Windows takes these for devices, whatever comes after a dot. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Why an entry of a zip is no plain file with a plain name, as the end of a sentence, or `undefined`. */
function entryProblem(entry) {
    const kind = (entry.externalFileAttributes >>> 16) & KIND;
    if (kind !== 0 && kind !== REGULAR)
        return "is not a plain file (a link, a folder or a device)";
    if ((entry.externalFileAttributes & DOS_FOLDER) !== 0 || entry.fileName.endsWith("/"))
        return "is a folder";
    if (entry.isEncrypted())
        return "is an encrypted zip entry";
    if (!METHODS.includes(entry.compressionMethod))
        return `uses the unsupported compression method ${entry.compressionMethod}`;
    return nameProblem(entry.fileName);
}
/** Two names with the same key are one file on some file system (macOS, Windows). */
function sameFileKey(name) {
    return name.normalize("NFC").toLowerCase();
}
function nameProblem(name) {
    if (name === "" || name === "." || name === "..")
        return "has no name";
    if (Buffer.byteLength(name) > MAX_NAME_BYTES)
        return `has a name of more than ${MAX_NAME_BYTES} bytes`;
    if (/[/\\]/.test(name))
        return "lies in a folder";
    if (/[:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/u.test(name))
        return "has a character that is not allowed in file names";
    if (/[. ]$/.test(name) || DEVICE_NAME.test(name))
        return "has a name that Windows does not allow";
    return undefined;
}

;// CONCATENATED MODULE: ./src/github/artifacts/artifact-unpack.ts









const CLOSE_MS = 5_000;
/**
 * Unpacks a zip from outside into an existing folder: plain files only, all checked before the first is written,
 * and each against its declared size and CRC-32. The files are new and of mode 0600; after a failure none is left.
 *
 * @returns the paths by entry name
 * @throws {Failure} `artifact-invalid`, `runner-disk-unusable`; rejects with the signal's reason
 *   when it aborts.
 */
async function unpackArtifact(zip, folder, expected, signal) {
    const yauzl = await __webpack_require__.e(/* import() */ 663).then(__webpack_require__.t.bind(__webpack_require__, 20663, 19));
    const file = await yauzl
        .openPromise(zip.path, { autoClose: false, strictFileNames: true })
        .catch((error) => reject(zip, folder, error));
    const paths = new Map();
    try {
        for (const entry of await artifact_unpack_readEntries(zip, file, expected)) {
            const path = (0,external_node_path_.join)(folder, entry.fileName);
            await unpackEntry(file, entry, path, signal);
            paths.set(entry.fileName, path);
        }
        return paths;
    }
    catch (error) {
        for (const path of paths.values())
            await (0,promises_.rm)(path, { force: true });
        if (signal?.aborted === true)
            throw error;
        return reject(zip, folder, error);
    }
    finally {
        await artifact_unpack_closed(file);
    }
}
/**
 * yauzl closes the file some time after it was asked to, and says so by an event. Nothing hangs on it but that Windows
 * removes no open file, so nothing waits for it for long, and that it could not be closed is nobody's trouble.
 */
async function artifact_unpack_closed(file) {
    const end = (0,external_node_events_.once)(file, "close", { signal: AbortSignal.timeout(CLOSE_MS) });
    file.close();
    await end.catch(() => undefined);
}
/** @throws {Failure} when anything in the directory of the zip is not as expected. */
async function artifact_unpack_readEntries(zip, file, expected) {
    const { isExpected, maxEntries, maxTotalBytes } = expected;
    if (file.entryCount > maxEntries)
        throw invalidArtifact(zip.name, `it contains ${file.entryCount} entries, more than the ${maxEntries} expected`);
    const entries = [];
    const keys = new Set();
    for await (const entry of file.eachEntry()) {
        const problem = entryProblem(entry);
        if (problem !== undefined)
            throw invalidArtifact(zip.name, `its entry ${quotedNames([entry.fileName])} ${problem}`);
        const key = sameFileKey(entry.fileName);
        if (keys.has(key))
            throw invalidArtifact(zip.name, `it contains ${quotedNames([entry.fileName])} twice`);
        keys.add(key);
        entries.push(entry);
    }
    const unexpected = entries.map(({ fileName }) => fileName).filter((name) => !isExpected(name));
    if (unexpected.length > 0)
        throw invalidArtifact(zip.name, `it contains unexpected files: ${quotedNames(unexpected)}`);
    const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    if (total > maxTotalBytes)
        throw tooLargeArtifact(zip.name, total, maxTotalBytes);
    return entries;
}
/** @throws what the system or the zip holds against it; no file is left then. */
async function unpackEntry(file, entry, path, signal) {
    const checksum = new Checksum();
    // wx: a file that is already there belongs to somebody else, and is neither written nor removed.
    const handle = await (0,promises_.open)(path, "wx", 0o600);
    try {
        // Opened last, for it begins to read at once: nobody would hear of an error that came before the pipeline.
        const content = await file.openReadStreamPromise(entry);
        const target = handle.createWriteStream();
        // The size needs no check here: yauzl ends the stream with an error when it is not as declared.
        await (0,external_node_stream_promises_.pipeline)(content, checksum, target, signal === undefined ? {} : { signal });
        if (checksum.value !== entry.crc32)
            throw new Error(`${quotedNames([entry.fileName])} has a wrong CRC-32`);
    }
    catch (error) {
        // The stream has closed it, unless the entry could not even be opened; Windows removes no open file.
        await handle.close();
        await (0,promises_.rm)(path, { force: true });
        throw error;
    }
}
/** Passes bytes on and counts their CRC-32. */
class Checksum extends external_node_stream_.Transform {
    value = 0;
    _transform(chunk, _encoding, done) {
        this.value = (0,external_node_zlib_.crc32)(chunk, this.value);
        done(null, chunk);
    }
}
/** Tells a disk error from a broken zip. */
function reject(zip, folder, error) {
    if (error instanceof errors/* Failure */.HR)
        throw error;
    // Only errors of the system name a call of it; those of zlib have a code as well.
    if (error instanceof Error && "syscall" in error)
        throw unwritableFolder(folder, error);
    throw invalidArtifact(zip.name, `it is not a valid zip (${(0,errors/* messageOf */.bD)(error)})`, error);
}

;// CONCATENATED MODULE: ./src/github/artifacts/artifact-download.ts









/**
 * Downloads an artifact into an existing private folder, checks its digest, and unpacks exactly what is expected. A
 * wrong digest is downloaded a second time. After a failure no file is left.
 *
 * The client of GitHub reads ACTIONS_RESULTS_URL and GITHUB_API_URL from the environment of the process.
 *
 * @returns the absolute paths by entry name; the files are of mode 0600
 * @throws {Failure} `artifact-digest-mismatch`, `artifact-invalid`, `artifact-expired`,
 *   `artifact-forbidden`, `artifact-not-found`, `artifact-failed`, `artifact-unsupported`,
 *   `runner-disk-unusable`; `cancelled` on `limit.signal`.
 */
async function downloadArtifact(found, folder, expected, access, limit = {}) {
    checkAccess(found, access);
    const maxZipBytes = largestZip(expected);
    if (found.size > maxZipBytes)
        throw tooLargeArtifact(found.name, found.size, maxZipBytes);
    const work = await (0,promises_.mkdtemp)((0,external_node_path_.join)(folder, "artifact-")).catch((error) => {
        throw unwritableFolder(folder, error);
    });
    try {
        const path = await transferArtifact(found, (0,external_node_path_.join)(work, "zip"), maxZipBytes, access, limit);
        return await unpackArtifact({ name: found.name, path }, folder, expected, limit.signal);
    }
    catch (error) {
        if (!(error instanceof errors/* Failure */.HR) && limit.signal?.aborted === true)
            throw artifact_download_cancelled(found, error);
        throw error;
    }
    finally {
        // Windows keeps a folder while the client, which was given up, has a file open in it. The caller removes all.
        await (0,promises_.rm)(work, { recursive: true, force: true }).catch(() => undefined);
    }
}
function artifact_download_cancelled({ name }, cause) {
    const what = `the unpacking of the artifact ${quotedNames([name])}`;
    return new errors/* Failure */.HR("cancelled", `The step was cancelled during ${what}.`, "Run the job again.", { cause });
}
/** Deflate adds 5 bytes to a block of 16 KB that it cannot shrink (RFC 1951); names and headers stay below 1 KB. */
function largestZip({ maxTotalBytes, maxEntries }) {
    return Math.ceil(maxTotalBytes * 1.001) + (maxEntries + 1) * 1024;
}
function checkAccess(found, access) {
    if (isOfThisRun(access, found.repository, found.runId)) {
        checkArtifactService(access, "download");
        return;
    }
    checkArtifactServer(access, "download");
    if ((access.token ?? "") === "")
        throw (0,artifact_failure/* forbiddenArtifact */.K2)(found.name, "artifacts of other runs need a token");
}

;// CONCATENATED MODULE: ./src/backups/take-backup.ts








/**
 * Brings a backup into the step's private folder, before the board is claimed, and opens it. What is checked and
 * written later is this copy.
 * @throws {Failure} `file-unreadable`, `file-changed`, or as `openBackup` and `repairOutput`.
 */
async function takeLocalBackup(source, access, context) {
    const folder = await context.folder();
    const { path: name, realPath, manifest: beside } = source;
    if (await (0,file_change/* isChanging */.Kn)(realPath))
        await repairOutput({ path: name, realPath, overwrite: false }, access.keeper);
    const { realPath: image, sha256 } = await folder.take(source);
    const manifest = beside && (await folder.take({ path: manifestOf(name), ...beside })).realPath;
    return openBackup({ name, image, sha256, manifest }, access, context);
}
/**
 * Decrypts what is encrypted, and reads the manifest, which is still untrusted.
 * @throws {Failure} `age-identity-missing`, `age-identity-wrong`, `age-file-invalid`, `backup-invalid`,
 *   `file-unreadable`, `output-unwritable`, `cancelled`.
 */
async function openBackup(files, access, context) {
    const { name } = files;
    const imagePath = await opened(files.image, name, access, context);
    const shown = manifestOf(name);
    const manifest = files.manifest === undefined ? undefined : await opened(files.manifest, shown, access, context);
    const isAsTaken = files.sha256 !== undefined && imagePath === files.image;
    return {
        name,
        imagePath,
        size: (await (0,promises_.stat)(imagePath)).size,
        sha256: isAsTaken ? files.sha256 : await (0,digest/* sha256OfFile */.Vq)(imagePath),
        manifest: manifest === undefined ? undefined : await readManifest(manifest, shown),
    };
}
function manifestOf(name) {
    return `the manifest of ${name}`;
}
/** The path of the plain file. */
async function opened(path, shown, { identities }, context) {
    if (!(await isAgeFile(path)))
        return path;
    if (identities.length === 0)
        throw identityMissing(shown);
    const target = (await context.folder()).nextFile("opened");
    await decryptFile(path, target, identities, { signal: context.signal, shown });
    return target;
}
async function readManifest(path, shown) {
    try {
        const text = await (0,found_file/* readFound */.$C)(path, MANIFEST_LIMIT);
        if (text !== undefined)
            return text.toString("utf8");
    }
    catch (error) {
        throw manifestUnreadable(shown, error);
    }
    throw unfit(shown);
}
function identityMissing(shown) {
    return new errors/* Failure */.HR("age-identity-missing", `"${shown}" is encrypted, and the step has no key. The board was not touched.`, "Set `identity` to the age identity (AGE-SECRET-KEY-…) of one of its recipients, from a secret.");
}
function manifestUnreadable(shown, cause) {
    return new errors/* Failure */.HR("file-unreadable", `"${shown}" cannot be read: ${(0,errors/* messageOf */.bD)(cause)}.`, "Give the runner's user read permission.", { cause });
}
function unfit(shown) {
    return new errors/* Failure */.HR("backup-invalid", `"${shown}" is not a manifest: it is larger than ${MANIFEST_LIMIT} bytes. The board was not touched.`, "Use a backup with its original manifest.");
}

;// CONCATENATED MODULE: ./src/backups/fetch-backup.ts






/** Image and manifest. */
const fetch_backup_MAX_ENTRIES = 2;
const fetch_backup_MAX_BYTES = withAge(flash_layout/* FLASH_LIMIT */.VE) + withAge(MANIFEST_LIMIT);
/**
 * Downloads a backup from an artifact and opens it.
 * @param shown the name that people see.
 * @throws {Failure} as `downloadArtifact` and `openBackup`.
 */
async function fetchBackup(found, shown, access, own, context) {
    const folder = await context.folder();
    const entries = await downloadArtifact(found, await folder.makeEmptyFolder(`artifact-${found.id}`), { isExpected: (name) => name !== "", maxEntries: fetch_backup_MAX_ENTRIES, maxTotalBytes: fetch_backup_MAX_BYTES }, access, { signal: context.signal });
    return openBackup({ name: shown, ...pairOf(entries, found.name) }, own, context);
}
/** An image, alone or with the manifest that goes with it. */
function pairOf(entries, artifact) {
    const names = [...entries.keys()];
    const isManifest = (name) => /\.json(?:\.age)?$/.test(name);
    const [image, ...others] = names.filter((name) => !isManifest(name));
    const manifests = names.filter(isManifest);
    const fits = image !== undefined && manifests.every((name) => name === manifestPathOf(image));
    if (image !== undefined && fits && others.length === 0) {
        return { image: entries.get(image) ?? "", manifest: entries.get(manifests[0] ?? "") };
    }
    throw new errors/* Failure */.HR("artifact-invalid", `The artifact "${artifact}" is not a backup: it contains ${names.map((name) => JSON.stringify(name)).join(" and ")}, not an image with its manifest.`, "Use an artifact that `operation: backup` uploaded.");
}

;// CONCATENATED MODULE: ./src/step/sources.ts






/**
 * Brings the backups that a request names to the runner, before its board is claimed.
 * @throws {Failure} for the backup of a restore, whatever is wrong with it; for a baseline, what is wrong with the
 *   workflow or the runner, and so will be wrong every night. Anything else that is wrong with a baseline is a warning,
 *   for it is a hint, and the backup is complete without it.
 */
async function prepareSources(request, own, context) {
    switch (request.operation) {
        case "restore": {
            const taken = await takeBackup(request.backup, own, context);
            return { backup: await checkBackup(taken, request) };
        }
        case "backup":
            return request.baseline === undefined ? {} : prepareBaseline(request.baseline, own, context);
        default:
            return {};
    }
}
async function takeBackup(source, own, context) {
    if (source.kind === "path")
        return takeLocalBackup(source, own, context);
    const { access } = own;
    const { signal } = context;
    const { runId, repository } = source;
    const found = await findArtifact(source.name, { runId, repository, token: access.token }, access, {
        signal,
    });
    return fetchBackup(found, source.path, access, own, context);
}
async function prepareBaseline(source, own, context) {
    try {
        return await takeBaseline(source, own, context);
    }
    catch (error) {
        if (!(error instanceof errors/* Failure */.HR) || error.code === "cancelled")
            throw error;
        if (SETUP_FAULTS.has(error.code))
            throw unreadableBaseline(source, error);
        return { baseline: { name: source.path, reason: `${error.message} ${error.hint}` } };
    }
}
/**
 * Faults of permissions, keys or the server. No later run reads the baseline either: `changed` would stay empty, and an
 * alert that depends on it would never fire.
 */
const SETUP_FAULTS = new Set([
    "artifact-forbidden",
    "artifact-unsupported",
    "age-identity-missing",
    "age-identity-wrong",
    "file-unreadable",
    "input-invalid",
]);
function unreadableBaseline({ path }, cause) {
    const after = cause.code === "age-identity-wrong"
        ? "After a change of keys, add the earlier identity on its own line, or use a new artifact name."
        : "A backup without `baseline` does not need it.";
    return new errors/* Failure */.HR(cause.code, `The baseline "${path}" cannot be read, so changes cannot be detected. ${cause.message}`, `${cause.hint} ${after}`, { cause });
}
async function takeBaseline(source, own, context) {
    const { access } = own;
    const { signal } = context;
    switch (source.kind) {
        case "none":
            return { baseline: unusable(source, source.problem) };
        case "path":
            return { baseline: await takeLocalBackup(source, own, context) };
        case "artifact": {
            const place = { repository: undefined, token: access.token };
            const found = await findLatestArtifact(source.name, place, access, { signal });
            if (found === undefined) {
                return {
                    baseline: unusable(source, "does not exist yet: no successful run of this workflow has uploaded it"),
                };
            }
            const baseline = await fetchBackup(found, source.path, access, own, context);
            return { baseline, baselineArtifact: artifactResult(found) };
        }
    }
}
function unusable({ path }, problem) {
    return { name: path, problem };
}
function artifactResult({ id, name, url, digest }) {
    return { id, name, url, ...(digest === undefined ? {} : { digest }) };
}

;// CONCATENATED MODULE: ./src/operations/backup/stored-secrets.ts




/** More names would not be read in a warning. */
const stored_secrets_NAMES_SHOWN = 8;
const stored_secrets_CHUNK = 64 * PAGE_SIZE;
/**
 * What a warning says of an image that is uploaded without encryption and stores what looks like credentials: names of
 * keys, never a value. `undefined` where there is nothing of that kind.
 * @param path of an image that begins on a flash sector.
 * @throws the system's error when it cannot be read.
 */
async function secretsWarning(path) {
    const keys = await secretKeysOf(path);
    if (keys.length === 0)
        return undefined;
    const shown = keys.slice(0, stored_secrets_NAMES_SHOWN).map((key) => `\`${(0,shown_text/* shorten */.m)(key)}\``);
    const more = keys.length > shown.length ? ` and ${keys.length - shown.length} more` : "";
    return `This backup was uploaded unencrypted, and its NVS contains keys that look like credentials: ${shown.join(", ")}${more}. Everyone with read access to the repository can download them. Set \`encrypt-to\`, and \`require-encryption: true\` so that an empty \`encrypt-to\` fails the step.`;
}
async function secretKeysOf(path) {
    const found = new Set();
    const file = await (0,promises_.open)(path, "r");
    try {
        const buffer = Buffer.alloc(stored_secrets_CHUNK);
        for (let position = 0;;) {
            const { bytesRead } = await file.read(buffer, 0, stored_secrets_CHUNK, position);
            const whole = bytesRead - (bytesRead % PAGE_SIZE);
            if (whole === 0)
                return [...found];
            for (const key of secretKeysIn(buffer.subarray(0, whole)))
                found.add(key);
            position += whole;
        }
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./src/step/run-on-board.ts
















/**
 * Runs the operation of a step on its board, and publishes its backup.
 * @throws {Ended}
 */
async function runOnBoard(step, origin, context) {
    const { env, log } = context;
    for (const warning of step.warnings)
        log.warning("input without effect", (0,untrusted_text/* cleanLine */.O)(warning));
    if (step.artifact !== undefined)
        checkArtifactService(artifactService(env));
    const outputs = new OutputLocks(step.limits, env);
    try {
        return await prepareAndOperate(step, origin, outputs, context);
    }
    finally {
        outputs.release();
    }
}
async function prepareAndOperate(step, origin, outputs, context) {
    const { env, log } = context;
    const { port } = step.connection;
    const seen = step.dryRun === "true" ? await seePort(port) : undefined;
    if (seen === undefined && port.kind !== "selector")
        await checkPort(port);
    const { token, identities } = step.keys;
    const access = { ...artifactService(env), token };
    const keeper = {
        lockOutput: (identity, shown) => outputs.take(identity, shown),
        say: (text) => log.line((0,untrusted_text/* cleanLine */.O)(text)),
    };
    const sources = await prepareSources(step.request, { identities, access, keeper }, context);
    const placed = withoutNames(step.request);
    if (seen !== undefined) {
        if (placed === undefined)
            throw new Error("A dry run without the board still has partition names.");
        const version = await checkEsptool(step, context);
        const portRemark = portSentence(port, seen);
        if (seen === "not there") {
            const rest = "Everything that needs no board was checked; esptool was not installed.";
            log.warning("dry run without its port", (0,untrusted_text/* cleanLine */.O)(`${portRemark} ${rest}`));
        }
        return { result: await dryRunStep({ request: placed, portRemark, version }, step, sources, context) };
    }
    // Problems of the files alone are reported before the step waits for a board.
    for (const { request, connection, tableAddress } of step.choices?.values() ?? [step]) {
        const own = withoutNames(request);
        if (own !== undefined)
            await table_checkFiles(own, { connection, tableAddress, expected: step.expected });
    }
    const program = await provide(step, context);
    return knowing(() => ({ program }), async () => {
        const done = await operate(step, { program, sources, keeper }, context);
        return knowing((error) => (isOutputChanged(error) ? { ...done, result: undefined } : done), () => run_on_board_publish(step, sources, done, origin, context));
    });
}
/** The output is gone, so no output names it. */
function isOutputChanged(error) {
    return error instanceof errors/* Failure */.HR && error.code === "output-changed";
}
/** A dry run without the board. */
function dryRunStep({ request, portRemark, version, }, { connection, expected, tableAddress, givenTable }, sources, { log }) {
    const { port } = connection;
    const stage = {
        connection: { ...connection, port: port.kind === "selector" ? serialPort(port.name) : port },
        version,
        tableAddress,
        givenTable,
        portRemark,
        expected,
        expects: Object.values(expected).some((value) => value !== undefined),
        say: (line) => log.line((0,untrusted_text/* cleanLine */.O)(line)),
        warn: (title, text) => log.warning(title, (0,untrusted_text/* cleanLine */.O)(text)),
    };
    return log.untrustedGroup(`Dry run of ${request.operation}`, () => dryRun(request, stage, sources));
}
/** What a selector finds is a serial port of this runner. */
function serialPort(name) {
    return { kind: "serial", name };
}
async function run_on_board_publish({ request, artifact }, { baselineArtifact }, { result, board }, origin, context) {
    if (artifact === undefined || request.operation !== "backup" || result?.operation !== "backup")
        return {};
    const { env, signal, log } = context;
    const upload = {
        request,
        artifact,
        identity: board === undefined ? {} : publicIdentity(board.identity, origin),
        service: artifactService(env),
        run: runOf(env),
        folder: await context.folder(),
        isPublic: isPublic(origin),
        signal,
    };
    const publication = await log.group("Upload the backup", () => publishBackup(upload, result, baselineArtifact, log));
    const { image } = publication;
    if (image !== undefined) {
        const warning = await secretsWarning(image).catch((error) => {
            log.detail(`The image could not be searched for credentials: ${(0,errors/* messageOf */.bD)(error)}`);
            return undefined;
        });
        if (warning !== undefined)
            log.warning("backup not encrypted", (0,untrusted_text/* cleanLine */.O)(warning));
    }
    return { publication };
}

;// CONCATENATED MODULE: ./src/inputs/step.ts
function isListStep(step) {
    return step.request.operation === "list";
}

;// CONCATENATED MODULE: ./src/doctor/diagnosis.ts
function ok(name, subject, message) {
    return { name, subject, status: "ok", message, fix: null };
}
function finding(status, name, subject, message, fix) {
    return { name, subject, status, message, fix };
}

// EXTERNAL MODULE: ./src/system/text/system-text.ts
var system_text = __webpack_require__(80454);
;// CONCATENATED MODULE: ./src/doctor/esptool-checks.ts








const MAX_PYTHONS = 12;
/** The Pythons of the runner, and whether one can install esptool. */
async function pythonCheck(surroundings) {
    const name = "python";
    const examined = await examinePythons(surroundings.install);
    const texts = examined.slice(0, MAX_PYTHONS).map(({ command, python }) => {
        const answer = typeof python === "string"
            ? python
            : `is Python ${python.tag.slice(0, 1)}.${python.tag.slice(1)}, usable`;
        return (0,system_text/* clean */.uH)(`${command} ${answer}`);
    });
    const usable = examined.some(({ python }) => typeof python !== "string");
    const message = texts.length === 0 ? "None was found on PATH." : `${texts.join("; ")}.`;
    if (usable)
        return { check: ok(name, null, message), usable };
    const fix = "Only esptool-source: release and path do without. Use actions/setup-python before the step, or install Python 3.10 to 3.14 with pip and venv on the runner.";
    return { check: finding("warning", name, null, message, fix), usable };
}
/** The esptool that a step would use: found, never installed. */
async function esptoolCheck(surroundings, pythonUsable) {
    const name = "esptool";
    const { esptool, install } = surroundings;
    if (esptool.source === "path")
        return installed(surroundings);
    const wanted = versionOf(esptool);
    const reasons = [];
    /** What the first way that works here would install. */
    let version;
    if (esptool.source !== "release") {
        const plan = await planPip(wanted, install);
        const program = await findPipEntry(plan, install);
        if (program !== undefined)
            return { check: found(program), program };
        if (plan.lockFile === undefined && !esptool.allowUnpinned)
            reasons.push("pip: no lock for that version");
        else if (pythonUsable)
            version = wanted;
        else
            reasons.push("pip: no usable Python");
    }
    if (esptool.source !== "pip") {
        try {
            const plan = planRelease(esptool, install);
            version ??= plan.version;
            const program = plan.version === version ? await findReleaseEntry(plan, install) : undefined;
            if (program !== undefined)
                return { check: found(program), program };
        }
        catch (error) {
            if (!(error instanceof errors/* Failure */.HR))
                throw error;
            reasons.push(`release: ${error.message.replace(/\.$/, "")}`);
        }
    }
    const message = `esptool ${version ?? wanted} is not in the tool cache yet`;
    if (version !== undefined) {
        const older = version === wanted ? "" : ` It is the newest whose SHA-256 this action knows; ${wanted} needs Python.`;
        return {
            check: ok(name, version, `${message}; the first step on this runner installs it.${older}`),
            program: undefined,
        };
    }
    const fix = "Install a Python that can do it (see python), or use esptool-source: path with your own esptool.";
    const problem = `${message}, and cannot be installed (${(0,system_text/* clean */.uH)(reasons.join("; "))}).`;
    return { check: finding("problem", name, wanted, problem, fix), program: undefined };
}
function found({ version, path, source }) {
    return ok("esptool", version, (0,system_text/* clean */.uH)(`esptool ${version} (${source}): ${path}`));
}
async function installed({ esptool, install }) {
    try {
        const program = await useInstalled(esptool, install);
        return { check: found(program), program };
    }
    catch (error) {
        if (!(error instanceof errors/* Failure */.HR) || error.code === "cancelled")
            throw error;
        const check = finding("problem", "esptool", null, (0,system_text/* clean */.uH)(error.message), (0,system_text/* clean */.uH)(error.hint));
        return { check, program: undefined };
    }
}

;// CONCATENATED MODULE: ./src/doctor/folder-checks.ts






const folder_checks_MIB = 1024 * 1024;
/** An installation by pip takes 70 MiB, a release 110 MiB with its archive, a backup up to 32 MiB. */
const LOW_BYTES = 200 * folder_checks_MIB;
/** An installation by pip has 2000 files. */
const LOW_FILES = 5_000;
/** Installations that are named. */
const folder_checks_MAX_SHOWN = 10;
/** Sizes of a file that is asked for at once. */
const STATS_AT_ONCE = 64;
/** How an installation's folder ends; see `esptool/install/cache.ts`. */
const INSTALLATION = /-[0-9a-f]{12}$/;
/** The three folders that a step writes to. */
async function folderChecks(surroundings) {
    const { workspace, install } = surroundings;
    return [
        await folderCheck("temp", install.temp, "RUNNER_TEMP", surroundings),
        await folderCheck("workspace", workspace, "GITHUB_WORKSPACE", surroundings),
        await toolCacheCheck(surroundings),
    ];
}
async function folderCheck(name, folder, variable, surroundings) {
    const subject = (0,system_text/* clean */.uH)(folder);
    const found = await (0,promises_.stat)(folder).catch(() => undefined);
    if (found?.isDirectory() !== true) {
        return finding("problem", name, subject, "The folder does not exist.", `Create it, or correct ${variable}.`);
    }
    return (await writableCheck(name, folder, folder, surroundings)) ?? ok(name, subject, await room(folder, surroundings)); // prettier-ignore
}
/** What is wrong with writing there; `undefined` when nothing is. */
async function writableCheck(name, subject, folder, { freeSpace }) {
    const text = (0,system_text/* clean */.uH)(subject);
    const writable = await (0,promises_.access)(folder, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK).then(() => true, () => false);
    if (!writable) {
        const fix = `Make the runner's user its owner (chown), or mount its file system read-write.`;
        return finding("problem", name, text, "The runner's user may not write to it.", fix);
    }
    const free = await freeSpace(folder);
    if (free.bytes < LOW_BYTES) {
        const fix = "Make room on that disk: an installation of esptool and a backup of a large flash may not fit.";
        return finding("warning", name, text, `Only ${mebibytes(free.bytes)} are free.`, fix);
    }
    if (free.files !== undefined && free.files < LOW_FILES) {
        const fix = "Remove files from that disk (df -i): an installation of esptool has 2000.";
        return finding("warning", name, text, `Only ${free.files} more files can be made.`, fix);
    }
    return undefined;
}
async function room(folder, { freeSpace }) {
    return `Writable, ${mebibytes((await freeSpace(folder)).bytes)} free.`;
}
async function toolCacheCheck(surroundings) {
    const { toolCache } = surroundings.install;
    const existing = await nearestFolder(toolCache);
    const problem = await writableCheck("tool-cache", toolCache, existing, surroundings);
    if (problem !== undefined)
        return problem;
    const { installations, left, bytes } = await contents((0,external_node_path_.join)(toolCache, "esptool"));
    const free = await room(existing, surroundings);
    const holds = installations.length === 0
        ? "No esptool yet."
        : `Holds ${installations.slice(0, folder_checks_MAX_SHOWN).join(", ")} (${mebibytes(bytes)}).`;
    const leftovers = left === 0
        ? ""
        : ` ${left} unfinished or replaced; what is a week old is removed at the next installation.`;
    return ok("tool-cache", (0,system_text/* clean */.uH)(toolCache), `${free} ${holds}${leftovers}`);
}
/** The folder itself, or the one in which it would be made. */
async function nearestFolder(folder) {
    const found = await (0,promises_.stat)(folder).catch(() => undefined);
    const parent = (0,external_node_path_.dirname)(folder);
    return found?.isDirectory() === true || parent === folder ? folder : nearestFolder(parent);
}
async function contents(folder) {
    const installations = [];
    let left = 0;
    let bytes = 0;
    for (const version of (await (0,promises_.readdir)(folder).catch(() => [])).toSorted()) {
        const entries = await finishedEntries((0,external_node_path_.join)(folder, version));
        installations.push(...entries.map(({ key }) => (0,system_text/* clean */.uH)(`${version} ${key}`)));
        const finished = new Set(entries.map(({ directory }) => directory));
        const listing = await (0,promises_.readdir)((0,external_node_path_.join)(folder, version), { withFileTypes: true }).catch(() => []);
        for (const item of listing) {
            const path = (0,external_node_path_.join)(folder, version, item.name);
            if (!item.isDirectory() || !INSTALLATION.test(item.name))
                continue;
            if (!finished.has(path))
                left++;
            bytes += await folder_checks_sizeOf(path);
        }
    }
    return { installations, left, bytes };
}
/** Bytes of all files below a folder. */
async function folder_checks_sizeOf(folder) {
    const listing = await (0,promises_.readdir)(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const waiting = listing.filter((item) => item.isFile()).values();
    let bytes = 0;
    const worker = async () => {
        for (const item of waiting) {
            const { size } = await (0,promises_.lstat)((0,external_node_path_.join)(item.parentPath, item.name)).catch(() => ({ size: 0 }));
            bytes += size;
        }
    };
    await Promise.all(Array.from({ length: STATS_AT_ONCE }, worker));
    return bytes;
}
function mebibytes(bytes) {
    return `${Math.floor(bytes / folder_checks_MIB).toLocaleString("en")} MiB`;
}

// EXTERNAL MODULE: ./src/board/ports/linux-ports.ts
var linux_ports = __webpack_require__(11336);
;// CONCATENATED MODULE: ./src/doctor/port-choice.ts








/** All ports of the runner, or the one that was asked for, by whichever of its names. */
async function choosePorts(all, { port: wanted, root, platform }) {
    const name = "ports";
    if (wanted !== undefined && /^[a-z\d]+:\/\//.test(wanted)) {
        const message = "It is reached over the network; the doctor opens no connection.";
        return { ports: [], check: finding("unknown", name, (0,system_text/* clean */.uH)(wanted), message, null) };
    }
    if (all === undefined) {
        const message = "The serial ports cannot be listed here.";
        const fix = "Run a step with esptool-source: pip first: its pySerial can list them.";
        return { ports: [], check: finding("unknown", name, null, message, fix) };
    }
    if (wanted !== undefined) {
        const parsed = (0,port_selector/* isSelectorLike */.rI)(wanted) ? (0,port_selector/* parseSelector */.Pl)(wanted) : undefined;
        if (parsed !== undefined && "value" in parsed)
            return chooseFitting(all, parsed.value, platform);
        return chooseOne(all, wanted, root, platform);
    }
    if (all.length === 0)
        return { ports: [], check: noPorts(platform) };
    const usb = all.filter((port) => port.usb !== undefined).length;
    const message = `${count(all.length, "serial port")}, ${usb} of them by USB.`;
    if (usb > 0 || platform !== "linux")
        return { ports: all, check: ok(name, null, message) };
    const fix = "Plug a board in, or set the port's name for a board wired to the mainboard.";
    return { ports: all, check: finding("warning", name, null, message, fix) };
}
/** What a step with this selector would find; a MAC that only the chip knows leaves it open. */
function chooseFitting(all, selector, platform) {
    if (platform !== "linux" && all.every(({ usb }) => usb === undefined)) {
        const message = "Only the names of the ports are known here, not the devices behind them.";
        const fix = "Run a step with esptool-source: pip first: its pySerial can identify them.";
        return { ports: all, check: finding("unknown", "ports", selector.name, message, fix) };
    }
    try {
        const choice = (0,port_choice/* choosePort */.t9)(selector, all);
        if ("port" in choice) {
            return { ports: [choice.port], check: ok("ports", selector.name, `It is ${choice.port.path} now.`) };
        }
        const message = `${count(choice.ask.length, "port")} may match: only the chips know, and the doctor does not connect to them.`;
        return { ports: choice.ask, check: finding("unknown", "ports", selector.name, message, null) };
    }
    catch (error) {
        if (!(error instanceof errors/* Failure */.HR))
            throw error;
        const message = error.message.replace(/:\n- /, ": ").replaceAll(/\n- /g, "; ");
        return {
            ports: (0,port_match/* matching */.wC)(all, selector),
            check: finding("problem", "ports", selector.name, message, error.hint),
        };
    }
}
async function chooseOne(all, wanted, root, platform) {
    // Windows does not care about the case of a name.
    const same = (own) => own === wanted || (platform === "win32" && own.toUpperCase() === wanted.toUpperCase());
    const target = await (0,promises_.realpath)((0,external_node_path_.join)(root, wanted)).catch(() => undefined);
    const top = await (0,promises_.realpath)(root).catch(() => root);
    const found = all.find(({ path, byId, byPath }) => [path, ...byId, ...byPath].some(same) || target === (0,external_node_path_.join)(top, path));
    const subject = (0,system_text/* clean */.uH)(wanted);
    if (found !== undefined) {
        const message = found.path === wanted ? "It is there." : `It is ${found.path} now.`;
        return { ports: [found], check: ok("ports", subject, message) };
    }
    const others = all.flatMap(({ path, byId }) => byId[0] ?? path).slice(0, 10);
    const list = others.length === 0 ? "This runner has no serial port." : `There are: ${others.join(", ")}.`;
    const fix = `${list} Check that the board is plugged in, powered, and on a cable that has data lines.`;
    return { ports: [], check: finding("problem", "ports", subject, "The serial port does not exist.", fix) };
}
function noPorts(platform) {
    const fixes = ["Plug in a board with a cable that has data lines."];
    if (platform === "linux") {
        fixes.push("In a container, pass the port in (container: options: in a workflow):\n  --device /dev/ttyUSB0");
        fixes.push("In a virtual machine, pass the USB device through to it.");
    }
    if (platform === "win32")
        fixes.push("Look in the Device Manager for a bridge without a driver.");
    return finding("problem", "ports", null, "This runner has no serial port.", fixes.join("\n"));
}
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

;// CONCATENATED MODULE: ./src/doctor/accounts.ts


/** Names that may stand in a command that people copy. */
const PLAIN_NAME = /^[A-Za-z_][\w.-]{0,63}$/;
/** Reads the local accounts; those of a directory service stay numbers. */
async function readAccounts(root) {
    const users = new Map();
    for (const line of await (0,system_text/* readLines */.Se)((0,external_node_path_.join)(root, "etc/passwd"))) {
        const [name = "", , uid = ""] = line.split(":");
        if (/^\d+$/.test(uid) && !users.has(Number(uid)))
            users.set(Number(uid), (0,system_text/* clean */.uH)(name));
    }
    const groups = new Map();
    for (const line of await (0,system_text/* readLines */.Se)((0,external_node_path_.join)(root, "etc/group"))) {
        const [name = "", , gid = "", members = ""] = line.split(":");
        if (!/^\d+$/.test(gid) || groups.has(Number(gid)))
            continue;
        groups.set(Number(gid), {
            name: (0,system_text/* clean */.uH)(name),
            members: members.split(",").map((member) => member.trim()),
        });
    }
    return { users, groups };
}
/** A name for a command to copy, or `placeholder` when it is none that a shell takes as it is. */
function shellName(name, placeholder) {
    return name !== undefined && PLAIN_NAME.test(name) ? name : placeholder;
}

;// CONCATENATED MODULE: ./src/doctor/container.ts



/** Whether this runs in a container, where services and processes of the host are not seen. */
async function isContainer(root) {
    for (const mark of [".dockerenv", "run/.containerenv"]) {
        const found = await (0,promises_.stat)((0,external_node_path_.join)(root, mark)).catch(() => undefined);
        if (found !== undefined)
            return true;
    }
    const groups = await (0,system_text/* readLines */.Se)((0,external_node_path_.join)(root, "proc/1/cgroup"));
    return groups.some((line) => /\/(?:docker|kubepods|lxc|libpod|containerd)\b/.test(line));
}

;// CONCATENATED MODULE: ./src/doctor/board-record.ts









/**
 * Reads the notes beside a board's lock.
 * @param path `PATH`, where the program that locks is looked for.
 * @throws {Failure} `lock-unavailable`.
 */
async function readBoardRecord(port, folder, path) {
    const key = await (0,board_key/* boardKey */.Y)({ kind: "serial", name: port });
    const holder = await (0,lock/* boardHolder */.B6)({ key, folder, hostLock: (0,file_lock/* hostLock */._)({ path }) });
    return { holder, unfinished: await readUnfinished((0,external_node_path_.join)(folder, `${key}.unfinished`)) };
}
/** What there is to say of a board that is taken, or was left half-written; nothing of the others. */
async function recordChecks(port, read) {
    if (read === undefined)
        return [];
    const checks = [];
    try {
        const { holder, unfinished } = await read(port);
        if (holder !== undefined) {
            const message = (0,system_text/* clean */.uH)(`It is locked by ${(0,locks_holder/* describeHolder */.sG)(holder)}.`);
            const fix = "Other steps wait for that job, up to their lock-timeout. The lock is released at the end of the job.";
            checks.push(finding("warning", "board-lock", port, message, fix));
        }
        if (unfinished !== undefined) {
            const message = (0,system_text/* clean */.uH)(`On its board, ${describeUnfinished(unfinished)}.`);
            checks.push(finding("warning", "board-unfinished", port, message, "Flash or restore these regions, or erase the whole chip."));
        }
    }
    catch (error) {
        if (!(error instanceof errors/* Failure */.HR) || error.code === "cancelled")
            throw error;
        checks.push(finding("problem", "board-lock", port, (0,system_text/* clean */.uH)(error.message), (0,system_text/* clean */.uH)(error.hint)));
    }
    return checks;
}

;// CONCATENATED MODULE: ./src/doctor/udev.ts


/** Before 77, where ModemManager's own rules begin. */
const udev_RULES = "/etc/udev/rules.d/70-esp-boards.rules";
/**
 * The commands that add a udev rule for a kind of USB device, as lines to copy.
 * @param usb numbers that are known to be four hex digits: nothing else may come between the quotes.
 * @param assignments what the rule sets, such as `MODE="0660"`.
 */
function udevRule(usb, assignments) {
    const rule = `ATTRS{idVendor}=="${usb.vid}", ATTRS{idProduct}=="${usb.pid}", ${assignments}`;
    return `  echo '${rule}' | sudo tee -a ${udev_RULES}`;
}
/** What makes new rules count; the board must be plugged in again where a service has it already. */
const RELOAD_RULES = "  sudo udevadm control --reload && sudo udevadm trigger";
/** Whether udev's database has the property for the port or its USB device; `undefined` without a database. */
async function hasProperty(root, port, property) {
    const records = await Promise.all(port.deviceNumbers.map((number) => (0,promises_.readFile)((0,external_node_path_.join)(root, "run/udev/data", `c${number}`), "utf8").catch(() => undefined)));
    const found = records.filter((record) => record !== undefined);
    if (found.length === 0)
        return undefined;
    return found.some((record) => record.split("\n").includes(`E:${property}`));
}

;// CONCATENATED MODULE: ./src/doctor/port-conflicts.ts





/** What brltty takes for a Braille display: bridges that displays and boards share (its 85-brltty.rules). */
const LIKE_BRAILLE = new Set(["1a86:7523", "10c4:ea60", "0403:6001"]);
/** Where distributions and administrators put udev rules. */
const RULE_FOLDERS = ["etc/udev/rules.d", "run/udev/rules.d", "usr/lib/udev/rules.d", "lib/udev/rules.d"];
/** The services that are known to take serial ports from boards. */
async function portConflictChecks(view) {
    return [await modemManager(view), await brltty(view), gpsd(view), ...(await consoles(view))];
}
/** `undefined`: unknown here. */
function running({ processes, container }, command) {
    if (processes?.processes.some((seen) => seen.command === command) === true)
        return true;
    return processes === undefined || container ? undefined : false;
}
function notSeen(name, service) {
    const message = `Unknown whether ${service} runs: services of the host are outside this container, or there is no /proc.`;
    return finding("unknown", name, null, message, "Run the doctor on the host, too.");
}
async function modemManager(view) {
    const name = "modem-manager";
    const runs = running(view, "ModemManager");
    if (runs === undefined)
        return notSeen(name, "ModemManager");
    if (!runs)
        return ok(name, null, "ModemManager does not run.");
    const open = [];
    for (const port of view.ports) {
        if (port.usb === undefined)
            continue;
        if ((await hasProperty(view.root, port, "ID_MM_DEVICE_IGNORE=1")) !== true)
            open.push(port);
    }
    if (open.length === 0)
        return ok(name, null, "ModemManager runs, but ignores every USB port by configuration.");
    const kinds = new Map(open.flatMap(({ usb }) => (usb === undefined ? [] : [[`${usb.vid}:${usb.pid}`, usb]])));
    const rules = [...kinds.values()].map((usb) => udevRule(usb, 'ENV{ID_MM_DEVICE_IGNORE}="1"'));
    return finding("warning", name, null, `ModemManager runs and may open ${open.map(({ path }) => path).join(", ")} for seconds after the board is plugged in or reset, to look for a modem.`, `Make it ignore these boards, then plug them in again:\n${rules.join("\n")}\n${RELOAD_RULES}\nOr, without a modem:\n  sudo systemctl disable --now ModemManager`);
}
async function brltty(view) {
    const name = "brltty";
    const isLike = (usb) => usb !== undefined && LIKE_BRAILLE.has(`${usb.vid}:${usb.pid}`);
    const runs = running(view, "brltty");
    const claims = await hasBrlttyRules(view.root);
    if (runs !== true && !claims) {
        return runs === undefined ? notSeen(name, "brltty") : ok(name, null, "brltty does not run.");
    }
    const message = runs === true ? "brltty (for Braille displays) runs" : "brltty has udev rules here";
    const fix = "Without a Braille display, remove it and plug the board in again:\n  sudo apt remove brltty\nOtherwise keep it off USB:\n  sudo systemctl mask --now brltty-udev.service";
    const taken = view.portless.filter(isLike);
    if (taken.length > 0) {
        const where = taken.map(({ location }) => location ?? "?").join(", ");
        return finding("problem", name, null, `${message}, and the bridge at USB ${where} has no port: it takes such bridges.`, fix); // prettier-ignore
    }
    const likely = view.ports.filter(({ usb }) => isLike(usb)).map(({ path }) => path);
    if (likely.length === 0)
        return ok(name, null, `${message}; no board has a bridge that it would take.`);
    return finding("warning", name, null, `${message}, and may take the bridge of ${likely.join(", ")}.`, fix);
}
async function hasBrlttyRules(root) {
    for (const folder of RULE_FOLDERS) {
        const names = await (0,promises_.readdir)((0,external_node_path_.join)(root, folder)).catch(() => []);
        for (const file of names.filter((entry) => entry.includes("brltty") && entry.endsWith(".rules"))) {
            const text = await (0,promises_.readFile)((0,external_node_path_.join)(root, folder, file), "utf8").catch(() => "");
            // Newer packages ship these lines commented out, which does no harm.
            if (/^[^#\n]*(?:1a86\/7523|10c4\/ea60|403\/6001)/im.test(text))
                return true;
        }
    }
    return false;
}
function gpsd(view) {
    const name = "gpsd";
    const runs = running(view, "gpsd");
    if (runs === undefined)
        return notSeen(name, "gpsd");
    const usb = view.ports.filter((port) => port.usb !== undefined).map(({ path }) => path);
    if (!runs)
        return ok(name, null, "gpsd does not run.");
    if (usb.length === 0)
        return ok(name, null, "gpsd runs, but there is no USB port that it could take.");
    return finding("warning", name, null, `gpsd runs, and may open ${usb.join(", ")} as soon as it is plugged in, to look for a GPS receiver.`, 'Set USBAUTO="false" in /etc/default/gpsd and restart it, or where there is no receiver:\n  sudo systemctl disable --now gpsd gpsd.socket');
}
/** Ports on which the system itself talks: a login, or the kernel's messages. */
async function consoles({ root, ports, processes }) {
    const kernel = (await (0,system_text/* readLines */.Se)((0,external_node_path_.join)(root, "proc/consoles"))).map((line) => line.split(/\s/, 1)[0]);
    const checks = [];
    for (const { path } of ports) {
        const port = path.replace(/^\/dev\//, "");
        const unit = `etc/systemd/system/getty.target.wants/serial-getty@${port}.service`;
        const enabled = await (0,promises_.stat)((0,external_node_path_.join)(root, unit)).catch(() => undefined);
        const login = processes?.processes.some(({ command, args }) => command === "agetty" && (args.includes(port) || args.includes(path)));
        if (login === true || enabled !== undefined) {
            const message = `A login prompt runs on it (serial-getty@${port}).`;
            const fix = `Disable it:\n  sudo systemctl disable --now serial-getty@${port}`;
            checks.push(finding("problem", "console", path, message, fix));
        }
        if (kernel.includes(port)) {
            const fix = `Remove console=${port} from the kernel's command line, and start the machine again.`;
            checks.push(finding("problem", "console", path, "The kernel prints its messages on it.", fix));
        }
    }
    return checks;
}

;// CONCATENATED MODULE: ./src/doctor/holders.ts

const holders_NAME = "port-holder";
/** What the kernel adds to the name of a file that is gone. */
const DELETED = " (deleted)";
const MAX_HOLDERS = 10;
/** Who has the port open, of the processes that were seen. */
function holdersOf(path, list, accounts, ownPid) {
    const others = (list?.processes ?? []).filter(({ pid }) => pid !== ownPid);
    const short = path.replace(/^\/dev\//, "");
    return {
        holders: others.filter(({ devices }) => devices?.includes(path)).map((seen) => holder(seen, accounts)),
        complete: list?.complete === true,
        suspects: others
            .filter(({ devices, args }) => devices === undefined && (args.includes(path) || args.includes(short)))
            .map((seen) => holder(seen, accounts)),
    };
}
function holder({ pid, command, uid }, { users }) {
    return { pid, command, user: uid === undefined ? null : (users.get(uid) ?? String(uid)) };
}
/** What the holders mean for a step. "No process" is reported only when every process was checked. */
function holderCheck(path, found, { container, platform }) {
    const { holders, suspects } = found;
    const look = `  sudo ${platform === "darwin" ? "lsof" : "fuser -v"} ${path}`;
    if (holders.length > 0) {
        return finding("warning", holders_NAME, path, `It is in use by ${list(holders)}. Steps on it fail with port-busy until it is closed.`, "Close your own programs, such as a serial monitor; a job closes the port when it finishes. Use a concurrency group for jobs that share the board.");
    }
    if (suspects.length > 0) {
        return finding("warning", holders_NAME, path, `${list(suspects)} has it on its command line and may use it; the runner's user has no permission to check.`, `Check as root, and stop what should not run:\n${look}`);
    }
    if (container) {
        return finding("unknown", holders_NAME, path, "No process in this container uses it; those outside are not visible.", `Check on the host:\n${look}`);
    }
    if (found.complete)
        return ok(holders_NAME, path, "No process uses it.");
    return finding("unknown", holders_NAME, path, "None of the processes visible to the runner's user uses it; others may.", `Check as root:\n${look}`);
}
/** Ports that are gone but still held: the kernel cannot give their numbers to the board that comes back. */
function staleHolderChecks(processes, accounts) {
    const stale = new Map();
    for (const seen of processes?.processes ?? []) {
        for (const device of new Set(seen.devices ?? [])) {
            if (!/^\/dev\/tty(?:USB|ACM)\d+ \(deleted\)$/.test(device))
                continue;
            const path = device.slice(0, -DELETED.length);
            stale.set(path, [...(stale.get(path) ?? []), holder(seen, accounts)]);
        }
    }
    return [...stale].map(([path, holders]) => finding("warning", "port-gone", path, `Its board was unplugged or reset, but ${list(holders)} still uses the old port, so the board comes back under another number.`, "Stop that process, and use the links in /dev/serial/by-id."));
}
function list(holders) {
    const shown = holders
        .slice(0, MAX_HOLDERS)
        .map(({ pid, command, user }) => `${command} (pid ${pid}, user ${user ?? "?"})`)
        .join(", ");
    return holders.length > MAX_HOLDERS ? `${shown} and ${holders.length - MAX_HOLDERS} more` : shown;
}

;// CONCATENATED MODULE: ./src/doctor/mac-processes.ts


/** lsof looks at every process, and a machine may have a thousand. */
const mac_processes_DEADLINE_MS = 15_000;
/**
 * Who has one of the ports open on macOS, which has no `/proc`: lsof looks at processes, not at the ports.
 * @returns `undefined` where lsof does not answer.
 */
async function listMacHolders(paths, { install, user }) {
    if (paths.length === 0)
        return { processes: [], complete: true };
    // One device has two names, and a program may use either.
    const names = paths.flatMap((path) => [path, path.replace("/dev/cu.", "/dev/tty.")]);
    const args = ["-w", "-F", "pcun", "--", ...names];
    const outcome = await runCommand({ command: "/usr/sbin/lsof", args, deadlineMs: mac_processes_DEADLINE_MS }, install);
    // Exit code 1 without lines: no process. The same with lines: some of the names are unused.
    if (!outcome.ok && outcome.end !== "exit code 1")
        return undefined;
    return { processes: parseLsof(outcome.lines), complete: user.uid === 0 };
}
/** The processes in what `lsof -F pcun` prints: a letter and a value a line; `p` begins a process, `n` is a file. */
function parseLsof(lines) {
    const processes = [];
    for (const line of lines) {
        const value = line.slice(1);
        const last = processes.at(-1);
        if (/^p\d{1,10}$/.test(line)) {
            processes.push({ pid: Number(value), command: "?", uid: undefined, devices: [], args: [] });
        }
        else if (last !== undefined && line.startsWith("c")) {
            processes[processes.length - 1] = { ...last, command: (0,system_text/* clean */.uH)(value) };
        }
        else if (last !== undefined && /^u\d{1,10}$/.test(line)) {
            processes[processes.length - 1] = { ...last, uid: Number(value) };
        }
        else if (last !== undefined && line.startsWith("n/dev/")) {
            last.devices.push(value.replace("/dev/tty.", "/dev/cu."));
        }
    }
    return processes;
}

;// CONCATENATED MODULE: ./src/doctor/permission.ts





const READ_WRITE_GROUP = 0o060;
const RESTART = "Then restart the runner's service, which keeps the groups it was started with (in its folder):\n  sudo ./svc.sh stop && sudo ./svc.sh start";
/** Looks at the rights of a port without opening it; `undefined` when there is no such file. */
async function readAccess(port, accounts, surroundings) {
    const file = (0,external_node_path_.join)(surroundings.root, port.path);
    const found = await (0,promises_.stat)(file).catch(() => undefined);
    if (found === undefined)
        return undefined;
    return {
        mode: found.mode & 0o7777,
        owner: accounts.users.get(found.uid) ?? String(found.uid),
        gid: found.gid,
        group: accounts.groups.get(found.gid)?.name ?? String(found.gid),
        mayOpen: await surroundings.mayOpen(file),
    };
}
/** What the rights mean for this user, and what fixes them. */
function permissionCheck(port, access, context) {
    const rights = `mode ${modeText(access.mode)}, owner ${access.owner}, group ${access.group}`;
    const name = "port-permission";
    if (access.mayOpen)
        return ok(name, port.path, `The runner's user may open it (${rights}).`);
    const message = `The runner's user may not open it (${rights}).`;
    return finding("problem", name, port.path, message, fix(port, access, context));
}
function fix(port, access, { user, accounts, container, platform }) {
    if (platform === "darwin")
        return "macOS lets everybody open serial ports: plug the board in again.";
    const groupHelps = access.gid !== 0 && (access.mode & READ_WRITE_GROUP) === READ_WRITE_GROUP;
    if (container) {
        return groupHelps
            ? `Add that group to the container: options: --device ${port.path} --group-add ${access.gid}`
            : "Fix the permissions of the port on the host, then start the container again.";
    }
    if (!groupHelps)
        return ruleFor(port);
    if (user.groups.includes(access.gid)) {
        return "The mode allows it, so something else denies it: an access list (getfacl) or a security module such as AppArmor or SELinux.";
    }
    const group = accounts.groups.get(access.gid);
    if (group !== undefined && user.name !== undefined && group.members.includes(user.name)) {
        return `The user is in the group ${group.name}, but this runner was started before. ${RESTART.replace("Then restart", "Restart")}`;
    }
    const add = `  sudo usermod -aG ${shellName(group?.name, "GROUP")} ${shellName(user.name, "USER")}`;
    return `Add the user to the group:\n${add}\n${RESTART}`;
}
function ruleFor(port) {
    if (port.usb === undefined)
        return "With a udev rule, give the port to one of the user's groups.";
    const rule = udevRule(port.usb, 'SUBSYSTEM=="tty", MODE="0660", GROUP="dialout"');
    return `No group may open it. With a udev rule, give it to one (uucp instead of dialout on Arch), and add the user to that group:\n${rule}\n${RELOAD_RULES}`;
}
/** Four octal digits. */
function modeText(mode) {
    return mode.toString(8).padStart(4, "0");
}

;// CONCATENATED MODULE: ./src/doctor/processes.ts



/** How many processes are looked at together: reads of /proc are short, but each takes a thread. */
const AT_ONCE = 16;
/**
 * Looks at all processes, without touching what they have open.
 * @returns `undefined` where there is no `/proc`.
 */
async function scanProcesses(root) {
    const proc = (0,external_node_path_.join)(root, "proc");
    const pids = (await (0,promises_.readdir)(proc).catch(() => [])).filter((name) => /^\d+$/.test(name));
    if (pids.length === 0)
        return undefined;
    const processes = [];
    const waiting = pids.values();
    const worker = async () => {
        for (const pid of waiting) {
            const seen = await processes_look((0,external_node_path_.join)(proc, pid), Number(pid));
            if (seen !== undefined)
                processes.push(seen);
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    // With hidepid, or in a PID namespace that misses it, the first process is not shown, and others will not be.
    const first = processes.some(({ pid }) => pid === 1);
    return {
        processes: processes.toSorted((a, b) => a.pid - b.pid),
        complete: first && processes.every(({ devices }) => devices !== undefined),
    };
}
async function processes_look(folder, pid) {
    const status = await (0,promises_.readFile)((0,external_node_path_.join)(folder, "status"), "utf8").catch(() => undefined);
    if (status === undefined)
        return undefined; // It has ended.
    const line = await (0,promises_.readFile)((0,external_node_path_.join)(folder, "cmdline"), "utf8").catch(() => "");
    const uid = /^Uid:\s*(\d+)/m.exec(status)?.[1];
    return {
        pid,
        command: (0,system_text/* clean */.uH)(/^Name:\s*(.*)$/m.exec(status)?.[1] ?? "?"),
        uid: uid === undefined ? undefined : Number(uid),
        // A kernel thread has no command line and nothing open, though it shows that to root alone.
        devices: line === "" ? [] : await openDevices((0,external_node_path_.join)(folder, "fd")),
        args: line.split("\0"),
    };
}
async function openDevices(folder) {
    try {
        const names = await (0,promises_.readdir)(folder);
        const targets = await Promise.all(names.map((name) => (0,promises_.readlink)((0,external_node_path_.join)(folder, name)).catch(() => "")));
        return targets.filter((target) => target.startsWith("/dev/"));
    }
    catch (error) {
        // An end in between is no secret.
        return error instanceof Error && "code" in error && error.code === "ENOENT" ? [] : undefined;
    }
}

// EXTERNAL MODULE: ./src/board/ports/usb-bridges.ts
var usb_bridges = __webpack_require__(64630);
;// CONCATENATED MODULE: ./src/doctor/port-checks.ts











/** Looks at each port, at who holds it, and at what may take it. Opens none. */
async function examinePorts(ports, surroundings) {
    const { root, platform } = surroundings;
    const linux = platform === "linux";
    const paths = ports.map(({ path }) => path);
    const bench = {
        surroundings,
        accounts: await readAccounts(root),
        container: linux && (await isContainer(root)),
        processes: linux
            ? await scanProcesses(root)
            : platform === "darwin"
                ? await listMacHolders(paths, surroundings)
                : undefined,
    };
    const examined = await Promise.all(ports.map((port) => examinePort(port, bench)));
    const portless = linux && surroundings.port === undefined ? await findPortless(root, ports) : [];
    const view = { root, ports: ports.filter((port) => concerns(port, surroundings)), portless, ...bench };
    return {
        checks: [
            ...examined.flatMap(({ checks }) => checks),
            ...portless.map(portlessCheck),
            ...(linux ? staleHolderChecks(bench.processes, bench.accounts) : []),
            ...(linux ? await portConflictChecks(view) : []),
            ...(platform === "win32" && ports.length > 0 ? [windowsHolders()] : []),
        ],
        ports: examined.map(({ report }) => report),
    };
}
/** A port of the mainboard is listed, but counts as a board only if the workflow names it. */
function concerns(port, { platform, port: named }) {
    if (named !== undefined || platform !== "linux")
        return true;
    return port.usb !== undefined || /^\/dev\/tty(?:USB|ACM)/.test(port.path);
}
async function examinePort(port, bench) {
    const { surroundings, accounts, container, processes } = bench;
    const { platform, user, pid } = surroundings;
    const windows = platform === "win32";
    const access = windows ? undefined : await readAccess(port, accounts, surroundings);
    const held = holdersOf(port.path, processes, accounts, pid);
    const report = reportOf(port, access, held);
    if (!concerns(port, surroundings))
        return { checks: [], report };
    const checks = [];
    if (port.nodeMissing)
        checks.push(nodeMissingCheck(port, container));
    if (access !== undefined)
        checks.push(permissionCheck(port, access, { user, accounts, container, platform }));
    if (!windows && !port.nodeMissing)
        checks.push(holderCheck(port.path, held, { container, platform }));
    checks.push(...(await recordChecks(port.path, surroundings.boardRecord)));
    return { checks: checks.length === 0 ? [ok("port", port.path, identity(report))] : checks, report };
}
function reportOf(port, access, held) {
    const { path, byId, byPath, usb, driver } = port;
    return {
        port: path,
        by_id: byId,
        by_path: byPath,
        vid: usb?.vid ?? null,
        pid: usb?.pid ?? null,
        serial: usb?.serial ?? null,
        manufacturer: usb?.manufacturer ?? null,
        product: usb?.product ?? null,
        location: usb?.location ?? null,
        driver: driver ?? null,
        bridge: usb === undefined ? null : ((0,usb_bridges/* knownBridge */.X)(usb)?.name ?? null),
        mode: access === undefined ? null : modeText(access.mode),
        owner: access?.owner ?? null,
        group: access?.group ?? null,
        may_open: access?.mayOpen ?? null,
        holders: held.holders,
        holders_complete: held.complete,
    };
}
function identity({ vid, pid, bridge, product }) {
    if (vid === null || pid === null)
        return "Only its name is known.";
    return `USB ${vid}:${pid}, ${bridge ?? product ?? "of unknown make"}.`;
}
function nodeMissingCheck({ path }, container) {
    const fix = container
        ? `Pass it into the container (in a workflow under container: options:), and use the host's stable link:\n  --device ${path}`
        : "Plug the board in again. If that does not help, udev is not running: sudo systemctl status systemd-udevd";
    return finding("problem", "port-device", path, "The kernel has this port, but its device file is missing.", fix); // prettier-ignore
}
/** Bridges and chips that are plugged in, but of which the kernel made no port. */
async function findPortless(root, ports) {
    const withPort = new Set(ports.map(({ usb }) => usb?.location));
    const devices = await (0,linux_ports/* listUsbDevices */.Cs)(root);
    return devices.filter((device) => (0,usb_bridges/* knownBridge */.X)(device) !== undefined && !withPort.has(device.location));
}
function portlessCheck(usb) {
    const known = (0,usb_bridges/* knownBridge */.X)(usb);
    const message = `${known?.name ?? "A board"} (${usb.vid}:${usb.pid}) is plugged in, but has no serial port.`;
    const fix = `Load the driver:\n  sudo modprobe ${known?.module ?? "cdc_acm"}\nIf it is loaded (lsmod), another driver took the bridge (see brltty; dmesg shows it), or the firmware on the chip offers no serial port: hold BOOT while plugging it in.`;
    return finding("warning", "port-missing", usb.location ?? null, message, fix);
}
function windowsHolders() {
    const message = "Windows does not show which program uses a port.";
    const fix = "If a step fails with port-busy, close serial monitors and IDEs; Sysinternals handle.exe shows the program.";
    return finding("unknown", "port-holder", null, message, fix);
}

;// CONCATENATED MODULE: ./src/doctor/runtime-checks.ts

/** `runs.using` in action.yml. */
const NODE_MAJOR = 24;
/** The Node.js that the runner gave to the action. */
function nodeCheck({ nodeVersion }) {
    const name = "node";
    if (Number.parseInt(nodeVersion, 10) >= NODE_MAJOR)
        return ok(name, null, `Node.js ${nodeVersion}.`);
    return finding("warning", name, null, `Node.js ${nodeVersion}, but the action is made for ${NODE_MAJOR}.`, "Update the runner (2.327.1 or newer has Node.js 24), and set no FORCE_JAVASCRIPT_ACTIONS_TO_NODE… variable.");
}
/** The runner's system and processor. */
function runnerCheck({ platform, arch, install }) {
    const name = "runner";
    const runner = install.env["RUNNER_NAME"];
    const system = `${platform} ${arch}${runner === undefined ? "" : `, runner ${runner}`}`;
    if (arch === "arm") {
        return finding("warning", name, null, `${system}. Node.js 24 has no official build for 32-bit ARM, and the action is not tested there.`, "Install a 64-bit system: every Raspberry Pi since the 3 can run one.");
    }
    return ok(name, null, `${system}.`);
}

// EXTERNAL MODULE: ./src/board/ports/pyserial-ports.ts
var pyserial_ports = __webpack_require__(27589);
// EXTERNAL MODULE: ./src/board/ports/serial-port.ts
var serial_port = __webpack_require__(60555);
;// CONCATENATED MODULE: ./src/doctor/tool-ports.ts






/** A cold Python on a busy machine takes some seconds. */
const tool_ports_DEADLINE_MS = 30_000;
/**
 * The ports of a system without sysfs: by pySerial, which an installed esptool brings along; without one, by their
 * names alone. No port is opened.
 */
async function listPortsByTools(surroundings, esptool) {
    const known = await listByPySerial(surroundings, esptool);
    return (known ?? (surroundings.platform === "win32" ? listByRegistry(surroundings) : listByDev(surroundings)));
}
async function listByPySerial({ install, platform }, esptool) {
    const python = esptool && pythonOf(esptool);
    if (python === undefined)
        return undefined;
    const args = ["-I", "-B", "-c", pyserial_ports/* LIST_PORTS */.Gj];
    const outcome = await runCommand({ command: python, args, deadlineMs: tool_ports_DEADLINE_MS }, install);
    return outcome.ok ? (0,pyserial_ports/* parsePySerial */.$6)(outcome.lines, platform) : undefined;
}
async function listByRegistry({ install }) {
    const windows = install.env["SystemRoot"] ?? install.env["SYSTEMROOT"] ?? "C:\\Windows";
    const command = external_node_path_.win32.join(windows, "System32", "reg.exe");
    const args = ["query", "HKLM\\HARDWARE\\DEVICEMAP\\SERIALCOMM"];
    const outcome = await runCommand({ command, args, deadlineMs: tool_ports_DEADLINE_MS }, install);
    // Without any port there is no such key, which reg.exe reports as it does every other trouble.
    return outcome.ok ? parseRegistry(outcome.lines) : undefined;
}
/** The ports in what `reg query` prints of `SERIALCOMM`: lines `\Device\USBSER000  REG_SZ  COM5`. */
function parseRegistry(lines) {
    const names = lines.flatMap((line) => /\bREG_SZ\s+(COM\d{1,3})\s*$/.exec(line)?.[1] ?? []);
    return [...new Set(names)].toSorted().map(serial_port/* namedPort */.Z);
}
async function listByDev({ root }) {
    const names = await (0,promises_.readdir)((0,external_node_path_.join)(root, "dev")).catch(() => []);
    const paths = names.map((name) => `/dev/${name}`).filter(pyserial_ports/* isMacPort */.Xu);
    return paths.toSorted().map(serial_port/* namedPort */.Z);
}

;// CONCATENATED MODULE: ./src/doctor/diagnose.ts










/** A bench has tens of ports, and the outputs of a job must stay below 1 MiB. */
const MAX_PORTS = 64;
/**
 * Looks at everything that a step needs of its runner. Opens no port, installs nothing, and changes nothing but
 * short-lived folders in the temporary one. What is missing or cannot be read is a finding.
 * @throws {Failure} `cancelled`, and nothing else.
 */
async function diagnose(surroundings) {
    // First the folders: what comes after them makes a missing temporary folder.
    const folders = await guard("folders", () => folderChecks(surroundings));
    const [{ checks, program }, linuxPorts] = await Promise.all([
        examineSoftware(surroundings),
        surroundings.platform === "linux" ? examineBench(surroundings, undefined) : undefined,
    ]);
    const bench = linuxPorts ?? (await examineBench(surroundings, program));
    const all = [
        nodeCheck(surroundings),
        runnerCheck(surroundings),
        ...checks,
        ...folders.checks,
        ...bench.checks,
    ];
    return { healthy: all.every(({ status }) => status !== "problem"), checks: all, ports: bench.ports };
}
async function examineSoftware(surroundings) {
    let usable = false;
    const python = await guard("python", async () => {
        const found = await pythonCheck(surroundings);
        usable = found.usable;
        return [found.check];
    });
    let program;
    const esptool = await guard("esptool", async () => {
        const found = await esptoolCheck(surroundings, usable);
        program = found.program;
        return [found.check];
    });
    return { checks: [...python.checks, ...esptool.checks], program };
}
async function examineBench(surroundings, program) {
    let reports = [];
    const { checks } = await guard("ports", async () => {
        const listed = await listPorts(surroundings, program);
        const choice = await choosePorts(listed?.slice(0, MAX_PORTS), surroundings);
        const examined = await examinePorts(choice.ports, surroundings);
        reports = examined.ports;
        return [choice.check, ...examined.checks];
    });
    return { checks, ports: reports };
}
function listPorts(surroundings, program) {
    if (surroundings.listPorts !== undefined)
        return surroundings.listPorts();
    if (surroundings.platform === "linux")
        return (0,linux_ports/* listLinuxPorts */.bq)(surroundings.root);
    return listPortsByTools(surroundings, program);
}
/** What cannot be looked at is unknown, and no reason to keep the rest back. */
async function guard(name, look) {
    try {
        return { checks: await look() };
    }
    catch (error) {
        if (error instanceof errors/* Failure */.HR && error.code === "cancelled")
            throw error;
        const message = `The check failed: ${(0,system_text/* clean */.uH)((0,errors/* messageOf */.bD)(error))}.`;
        return { checks: [finding("unknown", name, null, message, null)] };
    }
}

;// CONCATENATED MODULE: ./src/doctor/surroundings.ts




/** This machine and this process. */
function thisRunner({ lockFolder, ...question }) {
    return {
        ...question,
        boardRecord: lockFolder === undefined
            ? undefined
            : (port) => readBoardRecord(port, lockFolder, question.install.env["PATH"]),
        platform: process.platform,
        arch: process.arch,
        nodeVersion: process.versions.node,
        root: "/",
        user: { uid: process.getuid?.(), name: userName(), groups: ownGroups() },
        pid: process.pid,
        mayOpen: (path) => (0,promises_.access)(path, external_node_fs_.constants.R_OK | external_node_fs_.constants.W_OK).then(() => true, () => false),
        freeSpace: async (folder) => {
            const { bavail, bsize, files, ffree } = await (0,promises_.statfs)(folder);
            return { bytes: bavail * bsize, files: files > 0 ? ffree : undefined };
        },
    };
}
/** A container may run a user that its /etc/passwd does not know. */
function userName() {
    try {
        return (0,external_node_os_.userInfo)().username;
    }
    catch {
        return undefined;
    }
}
function ownGroups() {
    const primary = process.getegid?.();
    return [...(process.getgroups?.() ?? []), ...(primary === undefined ? [] : [primary])];
}

;// CONCATENATED MODULE: ./src/doctor/run.ts


const run_SIGNS = { ok: "ok     ", warning: "WARNING", problem: "PROBLEM", unknown: "unknown" };
/**
 * Explains this runner to its owner: looks, says what it finds line by line, and gives it all as a result.
 * Findings do not fail the step: `healthy` reports them.
 * @param surroundings for tests; default: this machine.
 * @throws {Failure} `cancelled`.
 */
async function runDoctor(question, surroundings = thisRunner(question)) {
    const { log } = question.install;
    const diagnosis = await diagnose(surroundings);
    for (const { name, subject, status, message, fix } of diagnosis.checks) {
        log(`${run_SIGNS[status]}  ${name}${subject === null ? "" : ` ${subject}`}: ${message}`);
        for (const line of fix?.split("\n") ?? [])
            log(`           ${line}`);
    }
    return { operation: "doctor", ...diagnosis };
}

;// CONCATENATED MODULE: ./src/operations/doctor/examine.ts



/** Looks at the runner: no esptool is installed, no board claimed, and no port opened. */
function examine({ request, esptool, limits }, context) {
    const { workspace, env, log } = context;
    const install = installContext(context);
    const lockFolder = limits.lockFolder ?? (0,lock_folder/* defaultLockFolder */.Tn)(process.platform, env["ProgramData"]);
    return log.untrustedGroup("Doctor", () => runDoctor({ workspace, port: request.port, esptool, install, lockFolder }));
}

// EXTERNAL MODULE: ./src/esptool/run/port.ts
var run_port = __webpack_require__(273);
;// CONCATENATED MODULE: ./src/operations/list/list.ts




/** How a board is identified. */
function probeConnection(port) {
    return {
        port: { kind: "serial", name: port },
        chip: "auto",
        baud: 115_200,
        before: "default-reset",
        after: "hard-reset",
        stub: false,
    };
}
/** Lists the boards of a runner, asking one after the other where they are to be asked. */
async function list_list({ ports, ask }) {
    const boards = [];
    for (const port of ports.filter(port_match/* mayBeEsp */.nP)) {
        boards.push(entryOf(port, ports, await ask?.(port)));
    }
    const others = ports.filter((port) => port.usb !== undefined && !(0,port_match/* mayBeEsp */.nP)(port));
    return {
        operation: "list",
        boards,
        board_count: boards.length,
        other_ports: others.map(port_choice/* describePort */.Rf),
    };
}
function entryOf(port, ports, answer) {
    const { path, byId, usb } = port;
    const identity = answer?.status === "answered" ? answer.identity : {};
    return {
        port: path,
        selector: (0,port_match/* stableSelector */.ZP)(port, ports),
        // A link whose name `port` would refuse is of no use there.
        by_id: byId.find((link) => "value" in (0,run_port/* parsePort */.p)(link, "linux")) ?? null,
        location: usb?.location ?? null,
        serial: usb?.serial ?? null,
        vid: usb?.vid ?? null,
        pid: usb?.pid ?? null,
        manufacturer: usb?.manufacturer ?? null,
        product: usb?.product ?? null,
        bridge: usb === undefined ? null : ((0,usb_bridges/* knownBridge */.X)(usb)?.name ?? null),
        status: answer?.status ?? "listed",
        chip: identity.chip ?? null,
        mac: identity.mac ?? (0,port_match/* macOf */.vX)(port) ?? null,
        flash_size: identity.flashSize ?? null,
        failure: answer === undefined || answer.status === "answered" ? null : answer.failure.code,
    };
}

;// CONCATENATED MODULE: ./src/operations/list/dry-run.ts


/** Stands for each port in the command, for the ports are not looked for. */
const ANY_PORT = "PORT";
/** Says what a list of the runner's boards would do, without looking for them. */
function dryRunList({ probe }, say) {
    const asking = probe
        ? "Chip, MAC and flash size of every free board would be read, one board after the other, which resets them."
        : "No port would be opened.";
    const plan = ["list: this runner's serial ports with a possible ESP board would be listed.", asking];
    return logScript("true", { plan, commands: probe ? [{ name: "flash-id" }] : [] }, { connection: probeConnection(ANY_PORT), expects: false, say });
}

;// CONCATENATED MODULE: ./src/operations/list/survey.ts




/** Lists the boards of the runner. Without `probe` no port is opened. */
function survey(step, program, context) {
    const { log } = context;
    return log.untrustedGroup("List the boards", async () => {
        const ports = await portLister(program, context)();
        const ask = step.request.probe ? asker(step, program, context) : undefined;
        const result = await list_list({ ports, ask });
        for (const board of result.boards)
            log.line(survey_describe(board, ports));
        for (const other of result.other_ports)
            log.line(`Not listed, because no known ESP board uses it: ${other}`);
        if (result.boards.length === 0)
            log.line("No port of this runner looks like an ESP board.");
        return result;
    });
}
/** A board in use is not waited for: its status is `busy`. */
function asker({ limits: { lockFolder } }, program, context) {
    const { log } = context;
    const locks = { lockFolder, lockTimeoutSeconds: 0 };
    return async (port) => {
        log.line(`Identifying the board on ${(0,port_choice/* describePort */.Rf)(port)}.`);
        const answer = await askBoard(probeConnection(port.path), program, locks, context);
        if (answer.status !== "answered")
            log.line(`  ${answer.failure.message.split("\n")[0] ?? ""}`);
        return answer;
    };
}
function survey_describe({ port, selector, chip, mac, status }, ports) {
    const found = ports.find(({ path }) => path === port);
    const answers = [chip, mac, status === "listed" || status === "answered" ? null : status];
    const known = answers.filter((text) => text !== null).join(", ");
    return `${selector}: ${found === undefined ? port : (0,port_choice/* describePort */.Rf)(found)}${known === "" ? "" : `, ${known}`}`;
}

;// CONCATENATED MODULE: ./src/step/run-on-runner.ts






/**
 * Does the one operation of a step that has no board of its own.
 * @throws {Ended}
 */
async function runOnRunner(step, context) {
    if (!isListStep(step))
        return { result: await examine(step, context) };
    const { log } = context;
    if (step.request.dryRun) {
        const list = () => dryRunList(step.request, (line) => log.line(line));
        return { result: await log.untrustedGroup("Dry run of list", () => Promise.resolve(list())) };
    }
    const program = await provide(step, context);
    return knowing(() => ({ program }), async () => ({ result: await survey(step, program, context) }));
}

// EXTERNAL MODULE: ./src/system/processes/background.ts
var background = __webpack_require__(7031);
;// CONCATENATED MODULE: ./src/system/files/left-folders.ts



const left_folders_PREFIX = "esptool-action-";
/** Process, its start and its space of process numbers (0: unknown), and what `mkdtemp` adds. */
const left_folders_NAME = /^esptool-action-(\d+)-(\d+)-(\d+)-\w{6}$/;
const UNKNOWN_START = "0";
/**
 * How the names of this process's private folders begin: they say whose they are from their first moment, so that a
 * later step knows those of a process that was killed.
 */
async function ownPrefix() {
    // Other systems have to start a program for it, which is not worth the wait.
    const started = process.platform === "linux" ? (await (0,background/* identityOf */.cu)(process.pid)).started : "";
    return `${left_folders_PREFIX}${process.pid}-${started || UNKNOWN_START}-${await processSpace()}-`;
}
/**
 * Removes the private folders that killed processes have left: in them lies what was decrypted, read or to be written.
 * What belongs to another user, or to a process that this one could not see, as in another container, is left alone.
 */
async function removeLeftFolders(parent) {
    const space = await processSpace();
    const names = await (0,promises_.readdir)(parent).catch(() => []);
    for (const name of names) {
        const [, pid = "", started = "", itsSpace] = left_folders_NAME.exec(name) ?? [];
        if (itsSpace !== space || (await isAlive(Number(pid), started)))
            continue;
        const path = (0,external_node_path_.join)(parent, name);
        // A program of the killed step may still use it, which Windows does not let pass: the next step tries again.
        if (await isOwnFolder(path))
            await (0,promises_.rm)(path, { recursive: true, force: true }).catch(() => undefined);
    }
}
async function isAlive(pid, started) {
    return started === UNKNOWN_START ? (0,background/* isRunning */.W_)(pid) : (0,background/* isSame */.Ft)({ pid, started });
}
async function isOwnFolder(path) {
    const stats = await (0,promises_.lstat)(path).catch(() => undefined);
    return stats?.isDirectory() === true && stats.uid === (process.geteuid?.() ?? stats.uid);
}
/** Linux: the namespace in which process numbers mean the same. */
async function processSpace() {
    const link = process.platform === "linux" ? await (0,promises_.readlink)("/proc/self/ns/pid").catch(() => "") : "";
    return /\d+/.exec(link)?.[0] ?? UNKNOWN_START;
}

;// CONCATENATED MODULE: ./src/system/files/private-folder.ts







const UNWRITABLE = "The runner's temporary folder cannot be written";
const ROOM = "It temporarily needs about twice the size of the flash.";
/**
 * A folder that only this step uses (mode 0700), removed at its end. esptool runs in `work`, which stays empty, so
 * that no file of the checkout can change what it does.
 */
class PrivateFolder {
    path;
    #count = 0;
    constructor(path) {
        this.path = path;
    }
    /**
     * Makes one, and removes those that killed steps have left.
     * @param parent an existing folder, normally RUNNER_TEMP.
     * @throws {Failure} `runner-disk-unusable`, `too-many-open-files`.
     */
    static async create(parent) {
        try {
            await removeLeftFolders(parent);
            return new PrivateFolder(await (0,promises_.mkdtemp)((0,external_node_path_.join)(parent, await ownPrefix())));
        }
        catch (error) {
            throw (0,disk_trouble/* diskFailure */.C9)("runner-disk-unusable", UNWRITABLE, `${parent} (RUNNER_TEMP)`, error);
        }
    }
    /** One that is made when it is asked for first. */
    static later(parent) {
        let made;
        return {
            folder: () => (made ??= PrivateFolder.create(parent)),
            remove: async () => (await made?.catch(() => undefined))?.remove(),
        };
    }
    /** An absolute path in the folder. */
    file(name) {
        return (0,external_node_path_.join)(this.path, name);
    }
    /** The path of a file that is not there yet. */
    nextFile(stem) {
        return this.file(`${stem}-${++this.#count}`);
    }
    /** The name of an image that is not there yet. */
    nextName(stem) {
        return `${stem}-${++this.#count}.bin`;
    }
    /**
     * Makes a folder in it, and returns its path.
     * @throws {Failure} as `writeBytes`.
     */
    async makeEmptyFolder(name) {
        return this.#make(name, (path) => (0,promises_.mkdir)(path, { mode: 0o700 }));
    }
    /**
     * Makes a file with the given text, and returns its path.
     * @throws {Failure} as `writeBytes`.
     */
    async write(name, text) {
        return this.writeBytes(name, Buffer.from(text));
    }
    /**
     * Makes a file of the given bytes, and returns its path.
     * @throws {Failure} `runner-disk-unusable`, as a rule because the disk is full; `too-many-open-files`.
     */
    async writeBytes(name, bytes) {
        return this.#make(name, (path) => (0,promises_.writeFile)(path, bytes, { mode: 0o600, flag: "wx" }));
    }
    async #make(name, work) {
        try {
            await work(this.file(name));
            return this.file(name);
        }
        catch (error) {
            throw this.#unwritable(error);
        }
    }
    #unwritable(error) {
        const failure = (0,disk_trouble/* diskFailure */.C9)("runner-disk-unusable", UNWRITABLE, `${this.path} (in RUNNER_TEMP)`, error);
        return new errors/* Failure */.HR(failure.code, failure.message, `${failure.hint} ${ROOM}`, { cause: error });
    }
    /**
     * Opens a file of it for work that writes into it.
     * @throws {Failure} `runner-disk-unusable` for an error of the system; others are the work's own.
     */
    async fill(path, work) {
        try {
            const file = await (0,promises_.open)(path, "r+");
            await work(file).finally(() => file.close());
        }
        catch (error) {
            throw error instanceof errors/* Failure */.HR || (0,errors/* systemCode */.xU)(error) === undefined ? error : this.#unwritable(error);
        }
    }
    /**
     * Copies a file under a plain name of our own, and digests what is copied. Every later use is of the copy: what is
     * written is then exactly what was checked, whatever becomes of the original, and no file name of the checkout
     * reaches esptool or its output.
     * @throws {Failure} `file-changed` when it has another size or place than when it was looked at, or changes while
     * it is copied; `file-unreadable`, `runner-disk-unusable`.
     */
    async take({ path, realPath, size }) {
        const copy = this.file(`image-${++this.#count}.bin`);
        try {
            const source = await (0,found_file/* openFound */.Bv)(realPath);
            try {
                const before = await source.stat({ bigint: true });
                // Nothing is copied of what may be larger than the room that was allowed for it.
                if (before.size !== BigInt(size))
                    throw (0,found_file/* changed */.tD)(path);
                const target = await (0,promises_.open)(copy, "wx", 0o600);
                const digested = await (0,digest/* copyWithDigest */.e0)(source, target).finally(() => target.close());
                const after = await source.stat({ bigint: true });
                const isSteady = after.mtimeNs === before.mtimeNs && after.ctimeNs === before.ctimeNs;
                if (digested.size !== size || !isSteady)
                    throw (0,found_file/* changed */.tD)(path);
                return { realPath: copy, ...digested };
            }
            finally {
                await source.close();
            }
        }
        catch (error) {
            throw (0,disk_trouble/* isOfWriting */.OK)(error) ? this.#unwritable(error) : (0,found_file/* uncopied */.Iy)(path, error);
        }
    }
    async remove() {
        await (0,promises_.rm)(this.path, { recursive: true, force: true, maxRetries: 3 });
    }
}

;// CONCATENATED MODULE: ./src/report/step-result.ts
/** Puts what is known into the agreed fields. */
function stepResult(outcome) {
    const { operation, port, identity, esptool, elapsedMs, result } = outcome;
    const { artifact, uploaded, warnings, failure } = outcome;
    return {
        operation,
        success: result !== undefined && (failure === undefined || failure.code === "verify-mismatch"),
        port,
        // A dry run is of the operation that was asked for.
        ...(result === undefined ? {} : { ...result, operation }),
        ...(artifact === undefined ? {} : { artifact }),
        ...(uploaded === undefined ? {} : { uploaded }),
        ...(warnings.length === 0 ? {} : { warnings }),
        chip: identity.chip ?? null,
        mac: identity.mac ?? null,
        flash_size: identity.flashSize ?? null,
        pinned: outcome.pinned ?? null,
        esptool_version: esptool?.version ?? null,
        esptool_path: esptool?.path ?? null,
        elapsed_seconds: Math.round(elapsedMs) / 1000,
        attempts: outcome.attempts,
        board_state: outcome.boardState,
        app_started: outcome.appStarted ?? null,
        previous_interruption: outcome.interruption ?? null,
        ...(failure === undefined ? {} : { failure }),
    };
}

;// CONCATENATED MODULE: ./src/main.ts



























/**
 * Runs the step: inputs → adapters → one operation → publish. The only place that fails the step.
 * @param env the environment of the step; secrets are in it alone, no longer in that of the process.
 */
async function main(env) {
    const started = performance.now();
    const cancellation = new Cancellation();
    cancellation.limit(readTimeLimit((name) => (0,program_environment/* inputOf */.wg)(env, name)));
    const { facts, error } = await main_run(env, cancellation).then((facts) => ({ facts, error: undefined }), (error) => error instanceof Ended ? { facts: error.facts, error: error.cause } : { facts: {}, error });
    const failure = error === undefined
        ? closedGate(facts)
        : (0,with_doctor/* withDoctor */.C)(cancellation.explain(asFailure(error)), (0,program_environment/* inputOf */.wg)(env, "operation"));
    await main_publish(env, facts, failure, performance.now() - started);
    cancellation.stop();
}
function closedGate({ step, result }) {
    return step === undefined || result === undefined ? undefined : gateFailure(step.request, result);
}
async function main_run(env, cancellation) {
    maskSecrets(env);
    const log = new StepLog();
    const known = Object.keys(INPUTS);
    const { misspelt, others } = (0,unknown_inputs/* unknownInputs */.qs)(env, known);
    for (const problem of others)
        log.warning("unknown input", (0,untrusted_text/* cleanLine */.O)(problem));
    const temp = env["RUNNER_TEMP"] ?? (0,external_node_os_.tmpdir)();
    // Made by the first that needs it: what only looks at the runner does without.
    const own = PrivateFolder.later(temp);
    const context = {
        env,
        workspace: env["GITHUB_WORKSPACE"] ?? process.cwd(),
        temp,
        signal: cancellation.signal,
        log,
        folder: own.folder,
        now: () => new Date(),
    };
    try {
        const { workspace, signal } = context;
        const { platform } = process;
        const take = async (file) => (await own.folder()).take(file);
        const misgiven = [...misspelt, ...(0,unknown_inputs/* emptyInputs */.Rv)(env, known)];
        const surroundings = { workspace, platform, misgiven, take, signal };
        const step = await readInputs((name) => (0,program_environment/* inputOf */.wg)(env, name), surroundings);
        return await knowing(() => ({ step }), async () => {
            await cancellation.check();
            const origin = await readersOf(step, context);
            if (!isPublic(origin))
                log.showMacs();
            return runStep(step, origin, context);
        });
    }
    finally {
        await own.remove();
    }
}
function runStep(step, origin, context) {
    return knowing(() => ({ origin }), async () => {
        checkPublication(step, origin, context);
        return step.connection === undefined ? runOnRunner(step, context) : runOnBoard(step, origin, context);
    });
}
/** Runs before the first log line: the runner masks only the secrets it knows, and people paste others. */
function maskSecrets(env) {
    const secrets = [
        ...credentialsOf((0,program_environment/* inputOf */.wg)(env, "esptool-base-url"), env),
        ...secretsIn((0,program_environment/* inputOf */.wg)(env, "identity")),
        ...secretsIn((0,program_environment/* inputOf */.wg)(env, "encrypt-to")),
        (0,program_environment/* inputOf */.wg)(env, "token"),
    ];
    for (const secret of secrets)
        if (secret !== "")
            core/* setSecret */.Pq(secret);
}
function asFailure(error) {
    if (error instanceof errors/* Failure */.HR)
        return error;
    const trouble = (0,disk_trouble/* runnerTrouble */.Sj)(error);
    if (trouble !== undefined)
        return trouble;
    core/* debug */.Yz((0,hidden_macs/* hideMacs */.J)(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    return new errors/* Failure */.HR("internal", `Something went wrong inside the action: ${(0,errors/* messageOf */.bD)(error)}.`, "This is a bug. Please report it with the log of a run that has debug logging enabled.", { cause: error });
}
async function main_publish(env, facts, failure, elapsedMs) {
    const asked = { operation: (0,program_environment/* inputOf */.wg)(env, "operation"), port: (0,program_environment/* inputOf */.wg)(env, "port") };
    const outcome = outcomeOf(facts, asked, failure, elapsedMs);
    const unwritten = writeOutputsOr(stepResult(outcome));
    const failed = failure ?? unwritten;
    if (failed !== undefined)
        fail(failed, facts);
    await writeSummary(forReaders(renderSummary(outcome, errorPageOf(env)), facts.origin));
}
/** Later steps rely on the outputs, so a step that cannot write them fails. */
function writeOutputsOr(result) {
    try {
        writeOutputs(result, OUTPUTS);
        return undefined;
    }
    catch (error) {
        const what = "The outputs of the step cannot be written (GITHUB_OUTPUT)";
        return (0,disk_trouble/* diskFailure */.C9)("runner-disk-unusable", what, "the runner's temporary folder (RUNNER_TEMP)", error);
    }
}
/** One annotation: what happened, to which thing, what to do. */
function fail(failure, { origin }) {
    process.exitCode = 1;
    // A message can hold the name of a file, and so anything.
    const lines = `${failure.message}\n${failure.hint}`.split("\n").map(untrusted_text/* cleanLine */.O);
    core/* error */.z3(forReaders(lines.join("\n"), origin), { title: `esptool-action: ${failure.code}` });
}
/** The summary is for people: a runner without one, or a full disk, must not change the result of the step. */
async function writeSummary(markdown) {
    try {
        await core/* summary */.z.addRaw(markdown, true).write();
    }
    catch (error) {
        core/* debug */.Yz(`No job summary: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}


/***/ })

};
