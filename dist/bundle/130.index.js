export const id = 130;
export const ids = [130];
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
/* harmony export */   yl: () => (/* binding */ romReads),
/* harmony export */   zQ: () => (/* binding */ chipOfOption)
/* harmony export */ });
const MIB = 0x10_0000;
/** The largest flash size esptool supports. */
const LARGEST = 128 * MIB;
/** True of most chips; the smallest common modules have 4 MB. */
const USUAL = {
    leastFlash: 4 * MIB,
    largestFlash: 16 * MIB,
    idfLayout: true,
    protection: "security-info",
    secureDownloadMode: true,
    romDigests: true,
    romReads: true,
    encryptedBlock: 16,
    oldSignatures: false,
    oldRevision: "major",
};
/**
 * Every chip esptool supports, in the spelling of its option `--chip`. The numbers are from esptool 5.6.0
 * (`IMAGE_CHIP_ID`, `BOOTLOADER_FLASH_OFFSET`, `FLASH_ENCRYPTED_WRITE_ALIGN`, `FLASH_32BIT_ADDR_SUPPORTED`).
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
        romReads: false,
    },
    esp32: {
        ...USUAL,
        name: "ESP32",
        imageId: 0,
        bootloader: 0x1000,
        // Its ROM has no command for this: words 0 to 6 of eFuse block 0 (Technical Reference Manual, eFuse Controller).
        protection: { address: 0x3ff5_a000, size: 28 },
        secureDownloadMode: false,
        encryptedBlock: 32,
        oldSignatures: true,
    },
    esp32s2: { ...USUAL, name: "ESP32-S2", imageId: 2, bootloader: 0x1000 },
    esp32s3: { ...USUAL, name: "ESP32-S3", imageId: 9, bootloader: 0, largestFlash: LARGEST },
    // Sold with 1 MB in its package (ESP8684H1).
    esp32c2: { ...USUAL, name: "ESP32-C2", imageId: 12, bootloader: 0, leastFlash: MIB },
    esp32c3: { ...USUAL, name: "ESP32-C3", imageId: 5, bootloader: 0, oldRevision: "minor" },
    esp32c5: { ...USUAL, name: "ESP32-C5", imageId: 23, bootloader: 0x2000, largestFlash: LARGEST },
    esp32c6: { ...USUAL, name: "ESP32-C6", imageId: 13, bootloader: 0 },
    esp32c61: { ...USUAL, name: "ESP32-C61", imageId: 20, bootloader: 0, largestFlash: LARGEST },
    esp32e22: { ...USUAL, name: "ESP32-E22", imageId: 31, bootloader: 0 },
    // Sold with 2 MB in its package (ESP32-H2FH2S).
    esp32h2: { ...USUAL, name: "ESP32-H2", imageId: 16, bootloader: 0, leastFlash: 2 * MIB },
    esp32h21: { ...USUAL, name: "ESP32-H21", imageId: 25, bootloader: 0 },
    esp32h4: { ...USUAL, name: "ESP32-H4", imageId: 28, bootloader: 0x2000, largestFlash: LARGEST },
    esp32p4: { ...USUAL, name: "ESP32-P4", imageId: 18, bootloader: 0x2000, largestFlash: LARGEST },
    esp32s31: { ...USUAL, name: "ESP32-S31", imageId: 32, bootloader: 0x2000, largestFlash: LARGEST },
};
const TABLE = CHIPS;
const ALL = Object.values(TABLE);
const BY_NAME = new Map(ALL.map((chip) => [chip.name, chip]));
const BY_IMAGE = new Map(ALL.filter(({ imageId }) => imageId !== undefined).map((chip) => [chip.imageId, chip]));
/** Every chip in the spelling of esptool's option `--chip`. */
const CHIP_OPTIONS = Object.keys(CHIPS);
/** esptool's name for the one chip with its own image header. */
const ESP8266 = CHIPS.esp8266.name;
/** The bootloader addresses of all chips. */
const BOOTLOADER_ADDRESSES = [
    ...new Set(ALL.map(({ bootloader }) => bootloader)),
].sort((a, b) => a - b);
/** The largest encryption block of any chip, in bytes. */
const LARGEST_ENCRYPTED_BLOCK = Math.max(...ALL.map(({ encryptedBlock }) => encryptedBlock));
function chipFacts(option) {
    return TABLE[option];
}
/** The names of the chips for which the condition holds. */
function chipsWith(holds) {
    return ALL.filter(holds).map(({ name }) => name);
}
/** The chip an image was built for, as esptool names it ("ESP32-S3"); `undefined` for an unknown id. */
function chipOfImage(chipId) {
    return BY_IMAGE.get(chipId)?.name;
}
/** The meaning of the minimum-revision field in images built before ESP-IDF 4.4. */
function oldRevision(chipId) {
    return BY_IMAGE.get(chipId)?.oldRevision ?? USUAL.oldRevision;
}
/**
 * Where a chip's bootloader belongs in the flash; `undefined` if it has none, or for an unknown chip.
 * @param chip as esptool names it, here and below.
 */
function bootloaderAddress(chip) {
    const known = BY_NAME.get(chip);
    return known?.idfLayout === true ? known.bootloader : undefined;
}
/** The only address at which esptool rewrites image headers for a chip. */
function headerAddress(chip) {
    return BY_NAME.get(chip)?.bootloader;
}
/**
 * Whether a chip's flash has ESP-IDF's layout, with a bootloader and a partition table: true of every chip but the
 * ESP8266, and assumed of an unknown one.
 */
function hasIdfLayout(chip) {
    return abilitiesOf(chip).idfLayout;
}
/**
 * The smallest flash common on boards with a chip, in bytes: a build that needs more may not fit.
 * @param chip `undefined` if unknown: then the value of most chips.
 */
function leastFlash(chip) {
    return abilitiesOf(chip).leastFlash;
}
/** How a chip reports its flash protection; an unknown one is taken for one of the usual kind. */
function protectionOf(chip) {
    return abilitiesOf(chip).protection;
}
/** Whether a chip's ROM can digest the flash. */
function romDigests(chip) {
    return abilitiesOf(chip).romDigests;
}
/** Whether a chip's ROM can read the flash. */
function romReads(chip) {
    return abilitiesOf(chip).romReads;
}
/** Whether a chip boots images signed for Secure Boot V1. */
function takesOldSignatures(chip) {
    return abilitiesOf(chip).oldSignatures;
}
/** esptool's name ("ESP32-S3") for an option value ("esp32s3"); `undefined` for an unknown one. */
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

/***/ 26016:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ usedOf),
/* harmony export */   Z4: () => (/* binding */ BLANK),
/* harmony export */   dS: () => (/* binding */ FlashWindow),
/* harmony export */   hU: () => (/* binding */ covers),
/* harmony export */   z3: () => (/* binding */ isBlank)
/* harmony export */ });
/** The value of an erased byte of flash. */
const BLANK = 0xff;
/** Whether all bytes are erased. */
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
/** The available bytes: a piece of the flash, which need not begin at 0. */
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


/***/ }),

/***/ 59069:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $f: () => (/* binding */ overlaps),
/* harmony export */   KO: () => (/* binding */ sharedWith),
/* harmony export */   dt: () => (/* binding */ sharedBytes),
/* harmony export */   e6: () => (/* binding */ totalOf),
/* harmony export */   n$: () => (/* binding */ joinNeighbours),
/* harmony export */   nx: () => (/* binding */ inside),
/* harmony export */   pJ: () => (/* binding */ endOf),
/* harmony export */   qY: () => (/* binding */ outside),
/* harmony export */   wA: () => (/* binding */ rangesOf)
/* harmony export */ });
/** Whether two pieces have a byte in common. */
function overlaps(one, other) {
    return sharedBytes(one, other) > 0;
}
/** How many bytes two pieces have in common. */
function sharedBytes(one, other) {
    const start = Math.max(one.address, other.address);
    return Math.max(0, Math.min(endOf(one), endOf(other)) - start);
}
/** How many bytes of a piece lie in other pieces, which must not overlap. */
function sharedWith(range, pieces) {
    return pieces.reduce((sum, piece) => sum + sharedBytes(piece, range), 0);
}
/** The parts of the pieces that lie in a range. */
function inside(range, pieces) {
    return pieces
        .filter((piece) => overlaps(piece, range))
        .map((piece) => {
        const address = Math.max(piece.address, range.address);
        return { address, size: sharedBytes(piece, range) };
    });
}
/** The parts of a range that lie in none of the pieces, in order of address. */
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
/** Ranges in order of address, with neighbours and overlaps merged. */
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
/** Merges neighbours. */
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


/***/ }),

/***/ 47557:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   qT: () => (/* binding */ IMAGE_HEADER_SIZE),
/* harmony export */   u0: () => (/* binding */ parseAppImage),
/* harmony export */   wL: () => (/* binding */ parseImageHeader)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _flash_chips_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79823);
/* harmony import */ var _format_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74812);
/* harmony import */ var _image_description_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4036);




/** How many bytes of an image `parseImageHeader` needs. */
const IMAGE_HEADER_SIZE = 24;
const MAGIC = 0xe9;
/** `ESP_IMAGE_MAX_SEGMENTS`; esptool refuses more as well. */
const MAX_SEGMENTS = 16;
const SEGMENT_HEADER_SIZE = 8;
/** Flash is mapped in pages of 64 KiB, on some chips down to 8 KiB, so a segment keeps its offset in the page. */
const SMALLEST_PAGE = 0x2000;
const CHECKSUM_SEED = 0xef;
/** The checksum is the last byte of a block of this size. */
const CHECKSUM_LINE = 16;
const SHA256_SIZE = 32;
const FLASH_MODES = ["qio", "qout", "dio", "dout"];
/** The header counts from 1 MB to 128 MB in powers of two (esptool's `FLASH_SIZES`). */
const LARGEST_FLASH_SIZE = 7;
const MEGABYTE = 0x10_0000;
const NO_MAX_REVISION = 0xffff;
/**
 * Parses the header of an image; 24 bytes are enough.
 * @throws {FormatError} and nothing else, for any bytes.
 */
function parseImageHeader(bytes) {
    const [magic, segments = 0, mode = 0, sizeAndFreq = 0] = bytes;
    if (magic === undefined)
        throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .I("is empty");
    if (magic !== MAGIC) {
        throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .I(`starts with ${hex(magic)}, and an image with ${hex(MAGIC)}`);
    }
    if (bytes.length < IMAGE_HEADER_SIZE) {
        throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .I(`ends after ${bytes.length} bytes, in the header of the image`);
    }
    if (segments < 1 || segments > MAX_SEGMENTS) {
        throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .I(`claims ${segments} segments, and an image has 1 to ${MAX_SEGMENTS}`);
    }
    const hashAppended = bytes[IMAGE_HEADER_SIZE - 1] ?? 0;
    // An image for the ESP8266 has part of a segment in the place of this field.
    if (hashAppended > 1) {
        throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .I(`has ${hex(hashAppended)} where an image says whether a SHA-256 follows, with 0 or 1`);
    }
    const view = viewOf(bytes);
    const chipId = view.getUint16(12, true);
    return {
        chipId,
        segments,
        entry: view.getUint32(4, true),
        flashMode: FLASH_MODES[mode] ?? hex(mode),
        flashFreq: sizeAndFreq & 0xf,
        flashSize: sizeAndFreq >> 4 > LARGEST_FLASH_SIZE ? 0 : MEGABYTE << (sizeAndFreq >> 4),
        ...revisions(chipId, view),
        hashAppended: hashAppended === 1,
    };
}
/**
 * Parses an image. What follows it in `bytes` (the rest of its partition, a signature) is ignored.
 * @throws {FormatError} and nothing else, for any bytes.
 */
function parseAppImage(bytes) {
    const header = parseImageHeader(bytes);
    const { end, checksum, isMapped } = walkSegments(bytes, header.segments);
    const summed = end - (end % CHECKSUM_LINE) + CHECKSUM_LINE;
    if (bytes.length < summed)
        throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .I("ends before its checksum");
    const length = header.hashAppended ? summed + SHA256_SIZE : summed;
    if (bytes.length < length)
        throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .I("ends in its SHA-256");
    const isRight = bytes[summed - 1] === checksum;
    return {
        header,
        length,
        checksumRight: isRight,
        isMapped,
        intact: isRight && (!header.hashAppended || isDigest(bytes, summed)),
        description: (0,_image_description_js__WEBPACK_IMPORTED_MODULE_2__/* .describeApp */ .Nd)(bytes.subarray(0, end)),
        bootloader: (0,_image_description_js__WEBPACK_IMPORTED_MODULE_2__/* .describeBootloader */ .Pm)(bytes.subarray(0, end)),
    };
}
/** Finds the end of the last segment, and computes the checksum over all segments. */
function walkSegments(bytes, segments) {
    const view = viewOf(bytes);
    let at = IMAGE_HEADER_SIZE;
    let checksum = CHECKSUM_SEED;
    let isMapped = false;
    for (let number = 1; number <= segments; number++) {
        const which = `segment ${number} of ${segments}`;
        if (bytes.length - at < SEGMENT_HEADER_SIZE)
            throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .I(`ends before ${which}`);
        const [address, size] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
        at += SEGMENT_HEADER_SIZE;
        if (size > bytes.length - at) {
            throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .I(`ends ${bytes.length - at} bytes into ${which}, which has ${size}`);
        }
        // The bootloader of ESP-IDF refuses it too ("unaligned segment length").
        if (size % 4 !== 0)
            throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .I(`has ${size} bytes in ${which}, no multiple of 4`);
        isMapped ||= size > 0 && address % SMALLEST_PAGE === at % SMALLEST_PAGE;
        for (const byte of bytes.subarray(at, at + size))
            checksum ^= byte;
        at += size;
    }
    return { end: at, checksum, isMapped };
}
function isDigest(bytes, at) {
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes.subarray(0, at)).digest();
    return digest.equals(bytes.subarray(at, at + SHA256_SIZE));
}
/** The rule of esptool's `write-flash`: images from before ESP-IDF 4.4 have only the first of the three fields. */
function revisions(chipId, view) {
    const [legacy, min, max] = [view.getUint8(14), view.getUint16(15, true), view.getUint16(17, true)];
    const isLegacy = max === 0 || (max === NO_MAX_REVISION && min === 0);
    return {
        minRevision: isLegacy ? ((0,_flash_chips_js__WEBPACK_IMPORTED_MODULE_1__/* .oldRevision */ .hz)(chipId) === "minor" ? legacy : legacy * 100) : min,
        maxRevision: max === 0 ? NO_MAX_REVISION : max,
    };
}
function viewOf(bytes) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
function hex(value) {
    return `0x${value.toString(16)}`;
}


/***/ }),

/***/ 74812:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ FormatError)
/* harmony export */ });
/** The bytes do not have the expected format. The message completes the sentence "it ...". */
class FormatError extends Error {
    name = "FormatError";
}


/***/ }),

/***/ 4036:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nd: () => (/* binding */ describeApp),
/* harmony export */   Pf: () => (/* binding */ describeNeeds),
/* harmony export */   Pm: () => (/* binding */ describeBootloader),
/* harmony export */   lf: () => (/* binding */ NO_DESCRIPTION)
/* harmony export */ });
/** The description of an application that has none. */
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
/** The description in the image of an application; `undefined` if there is none. */
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
 * What the bootloader checks of an application's description: it refuses the application if the chip has other eFuses,
 * or maps the flash in other pages.
 * @returns `undefined` if there is no description.
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
/** The description in the image of a bootloader; `undefined` if there is none (before ESP-IDF 5.1). */
function describeBootloader(image) {
    const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength).subarray(ADDRESS);
    if (bytes.length < BOOTLOADER_SIZE || bytes[0] !== BOOTLOADER_MAGIC)
        return undefined;
    const idfVersion = textAt(bytes, 8, 32);
    // A magic of one byte occurs by chance in one of 256 images, so the reserved bytes and the version are checked, too.
    if (bytes[1] !== 0 || bytes[2] !== 0 || !/^[!-~]+$/.test(idfVersion))
        return undefined;
    return { version: bytes.readUInt32LE(4), idfVersion, built: textAt(bytes, 40, 24) };
}
/**
 * Text of at most `size` bytes, up to the first NUL. It is untrusted: control characters and marks that change the
 * direction of text are removed, and bytes that are not UTF-8 become U+FFFD.
 */
function textAt(bytes, start, size) {
    const field = bytes.subarray(start, start + size);
    const end = field.indexOf(0);
    return field
        .toString("utf8", 0, end < 0 ? size : end)
        .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
        .trim();
}


/***/ }),

/***/ 37061:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LR: () => (/* binding */ isOtaData),
/* harmony export */   SO: () => (/* binding */ OTA_RECORDS_SIZE),
/* harmony export */   l0: () => (/* binding */ bootSlot),
/* harmony export */   rU: () => (/* binding */ isPlainOtaData)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82773);
/* harmony import */ var _format_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74812);
/* harmony import */ var _partition_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17001);
/* harmony import */ var _flash_flash_bytes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26016);





/** `esp_ota_select_entry_t`. */
const RECORD_SIZE = 32;
/** Up to the end of the second record: each is at the start of its sector. */
const OTA_RECORDS_SIZE = _flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .SECTOR_SIZE */ .t4 + RECORD_SIZE;
const CRC_SEED = 0xffff_ffff;
const BLANK_SEQUENCE = 0xffff_ffff;
/**
 * States (`esp_ota_img_states_t`) whose image the bootloader passes over. "Pending verify" (1) is among them: only a
 * bootloader with rollback sets it, and at the next boot that one takes an image that is still pending as aborted.
 */
const PENDING_VERIFY = 1;
const INVALID = 3;
const ABORTED = 4;
const PASSED_OVER = new Set([PENDING_VERIFY, INVALID, ABORTED]);
/** Whether a partition is the one that says which slot boots. */
function isOtaData({ type, subtype }) {
    return (0,_partition_names_js__WEBPACK_IMPORTED_MODULE_1__/* .typeName */ .go)(type) === "data" && (0,_partition_names_js__WEBPACK_IMPORTED_MODULE_1__/* .subtypeName */ .g2)(type, subtype) === "ota";
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
        throw new _format_error_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .I(`is only ${otadata.byteLength} bytes long, where the two sectors of otadata are expected`);
    }
    const sequences = [0, _flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .SECTOR_SIZE */ .t4]
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
    return [0, _flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .SECTOR_SIZE */ .t4].every((at) => {
        const record = Buffer.from(otadata.buffer, otadata.byteOffset + at, RECORD_SIZE);
        return isWhole(record) || (0,_flash_flash_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .isBlank */ .z3)(record);
    });
}
function isWhole(record) {
    return record.readUInt32LE(28) === (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(record.subarray(0, 4), CRC_SEED);
}
/** The sequence number of a record that counts. */
function sequenceOf(record) {
    const sequence = record.readUInt32LE(0);
    const counts = isWhole(record) && sequence !== BLANK_SEQUENCE && !PASSED_OVER.has(record.readUInt32LE(24));
    return counts ? sequence : undefined;
}


/***/ }),

/***/ 17001:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   g2: () => (/* binding */ subtypeName),
/* harmony export */   go: () => (/* binding */ typeName)
/* harmony export */ });
/* harmony import */ var _flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82773);

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
    return TYPES[type] ?? (0,_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAddress */ .M0)(type);
}
/** `factory`, `ota_0`, `nvs`, ..., or the number of a subtype that has no name in this type (`0x99`). */
function subtypeName(type, subtype) {
    return SUBTYPES[typeName(type)]?.get(subtype) ?? (0,_flash_flash_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAddress */ .M0)(subtype);
}
/** A partition's kind as partition tables write it: `data/ota`. */
function kindOf({ type, subtype }) {
    return `${typeName(type)}/${subtypeName(type, subtype)}`;
}
function slots(name, first, count) {
    return Array.from({ length: count }, (_, slot) => [first + slot, `${name}_${slot}`]);
}


/***/ }),

/***/ 22027:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $j: () => (/* binding */ PARTITION_TABLE_ADDRESS),
  u3: () => (/* binding */ PARTITION_TABLE_SIZE),
  bo: () => (/* binding */ mayBeCiphertext),
  Ai: () => (/* binding */ parsePartitionTable),
  hZ: () => (/* binding */ readPartitionTable),
  Kb: () => (/* binding */ tableDamage),
  _Z: () => (/* binding */ tableOrReason)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/firmware/flash/device-name.ts
var device_name = __webpack_require__(14806);
// EXTERNAL MODULE: ./src/firmware/flash/flash-layout.ts
var flash_layout = __webpack_require__(82773);
// EXTERNAL MODULE: ./src/firmware/formats/format-error.ts
var format_error = __webpack_require__(74812);
// EXTERNAL MODULE: ./src/firmware/formats/partition-names.ts
var partition_names = __webpack_require__(17001);
// EXTERNAL MODULE: ./src/firmware/flash/flash-ranges.ts
var flash_ranges = __webpack_require__(59069);
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
    const isApp = (0,partition_names/* typeName */.go)(type) === "app";
    const alignment = isApp ? APP_ALIGNMENT : flash_layout/* SECTOR_SIZE */.t4;
    const problems = [];
    if (address % alignment !== 0) {
        problems.push(`puts ${where(partition)}, which is not a multiple of ${(0,flash_layout/* formatAddress */.M0)(alignment)}`);
    }
    if (isApp && size % flash_layout/* SECTOR_SIZE */.t4 !== 0) {
        problems.push(`gives ${what(partition)}, which is not a multiple of ${(0,flash_layout/* formatAddress */.M0)(flash_layout/* SECTOR_SIZE */.t4)}`);
    }
    const kind = (0,partition_names/* kindOf */.I)(partition);
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
    const kind = (0,partition_names/* kindOf */.I)(partition);
    if (kind === "partition_table/primary")
        return [];
    const isBefore = kind === "bootloader/primary" && (0,flash_ranges/* endOf */.pJ)(partition) <= tableAddress;
    if (isBefore || partition.address >= tableAddress + flash_layout/* SECTOR_SIZE */.t4)
        return [];
    const reserved = kind === "bootloader/primary"
        ? `over the table itself at ${(0,flash_layout/* formatAddress */.M0)(tableAddress)}`
        : `where the bootloader and the table itself are (up to ${(0,flash_layout/* formatAddress */.M0)(tableAddress + flash_layout/* SECTOR_SIZE */.t4)})`;
    return [`puts ${where(partition)}, ${reserved}`];
}
function overlap(partition, before) {
    if (before === undefined || partition.address >= (0,flash_ranges/* endOf */.pJ)(before))
        return [];
    return [
        `puts ${where(partition)}, where ${quoted(before)} still is (up to ${(0,flash_layout/* formatAddress */.M0)((0,flash_ranges/* endOf */.pJ)(before))})`,
    ];
}
function endProblem(partition, flashSize) {
    if (flashSize === undefined || (0,flash_ranges/* endOf */.pJ)(partition) <= flashSize)
        return [];
    return [
        `lets ${quoted(partition)} end at ${(0,flash_layout/* formatAddress */.M0)((0,flash_ranges/* endOf */.pJ)(partition))}, beyond the flash of ${(0,flash_layout/* formatAddress */.M0)(flashSize)} bytes`,
    ];
}
function otaDataProblems(partitions, kind) {
    const [first, second] = partitions.filter((partition) => (0,partition_names/* kindOf */.I)(partition) === kind);
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

// EXTERNAL MODULE: ./src/firmware/flash/flash-bytes.ts
var flash_bytes = __webpack_require__(26016);
;// CONCATENATED MODULE: ./src/firmware/formats/partition-table.ts






/** Where ESP-IDF puts the table by default. */
const PARTITION_TABLE_ADDRESS = 0x8000;
/** Bytes that rows can take. A signature may follow in the rest of the sector. */
const PARTITION_TABLE_SIZE = 0xc00;
/** What is wrong with bytes that may be an encrypted table, or anything else. */
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
        throw new format_error/* FormatError */.I(first);
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
        checkReach(partition);
    return table;
}
/** The table, or why there is none, as a clause that completes "it …". */
function tableOrReason(bytes, options = {}) {
    try {
        return readPartitionTable(bytes, options);
    }
    catch (error) {
        if (error instanceof format_error/* FormatError */.I)
            return error.message;
        throw error;
    }
}
function wholeTable(bytes, options) {
    const { address = PARTITION_TABLE_ADDRESS, flashSize, isFile = false } = options;
    const { rows, digestAt, size, problems } = rowsOf(isFile ? withErasedRest(bytes) : bytes);
    const partitions = rows.map(partitionOf);
    if (partitions.length === 0)
        throw new format_error/* FormatError */.I("has no partition");
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
/** Nothing else reports it. */
function mayBeCut({ byteLength }) {
    return `has neither an end marker nor a digest in its ${byteLength} bytes, and so may be truncated`;
}
function checkReach({ name, address, size }) {
    if (address + size <= flash_layout/* FLASH_LIMIT */.VE)
        return;
    throw new format_error/* FormatError */.I(`is damaged: "${name}" ends at ${(0,flash_layout/* formatAddress */.M0)(address + size)}, beyond the largest flash, 128 MB`);
}
function withErasedRest(bytes) {
    if (bytes.byteLength < ROW_SIZE || bytes.byteLength >= PARTITION_TABLE_SIZE)
        return bytes;
    return Buffer.concat([bytes, Buffer.alloc(PARTITION_TABLE_SIZE - bytes.byteLength, flash_bytes/* BLANK */.Z4)]);
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
        if (!(error instanceof format_error/* FormatError */.I))
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
        throw new format_error/* FormatError */.I(`is only ${table.length} bytes long`);
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
                throw new format_error/* FormatError */.I("is damaged: it has two digest rows");
            checkDigest(rows, row);
            digestAt = rows.length;
        }
        rows.push(row);
    }
    throw new format_error/* FormatError */.I(`has no end marker in its ${table.length} bytes`);
}
function checkedRows(rows, digestAt, endRow) {
    const problems = [];
    // gen_esp32part.py would take rows here as partitions, although no digest vouches for them.
    const isDigestLast = digestAt === undefined || digestAt === rows.length - 1;
    if (!isDigestLast)
        problems.push("has rows after its digest row, which no digest covers");
    if (!(0,flash_bytes/* isBlank */.z3)(endRow))
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
    if ((0,flash_bytes/* isBlank */.z3)(table))
        throw new format_error/* FormatError */.I("is blank");
    if (table.every((byte) => byte === 0))
        throw new format_error/* FormatError */.I("is blank: it contains only zeros");
    if ((0,flash_bytes/* isBlank */.z3)(table.subarray(0, ROW_SIZE)))
        throw new format_error/* FormatError */.I("has a blank first row, but data after it");
}
function checkMagic(row, index) {
    const magic = magicOf(row);
    if (magic === PARTITION_MAGIC || magic === DIGEST_MAGIC)
        return;
    // Ciphertext has no signature of its own: where the very first row is wrong, nothing tells the two apart.
    if (index === 0)
        throw new format_error/* FormatError */.I(MAY_BE_CIPHERTEXT);
    throw new format_error/* FormatError */.I(`is damaged: row ${index + 1} begins with ${(0,flash_layout/* formatAddress */.M0)(magic)}`);
}
function checkDigest(rows, digestRow) {
    const digest = (0,external_node_crypto_.createHash)("md5").update(Buffer.concat(rows)).digest();
    if (digestRow.subarray(DIGEST_OFFSET).equals(digest))
        return;
    throw new format_error/* FormatError */.I("is damaged: its digest does not match its partitions");
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
/** Everything that a bootloader checks. */
function isEnd(row) {
    return (0,flash_bytes/* isBlank */.z3)(row.subarray(0, END_MARKER_SIZE));
}


/***/ }),

/***/ 34264:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fe: () => (/* binding */ applicationPlaces),
/* harmony export */   Kg: () => (/* binding */ markBoot),
/* harmony export */   vW: () => (/* binding */ bootOrder),
/* harmony export */   vf: () => (/* binding */ countSlots)
/* harmony export */ });
/** The bootloader's order: the factory application comes before slot 0, a test application after all others. */
const FACTORY = -1;
const TEST = Number.POSITIVE_INFINITY;
const APP_TYPE = 0;
const FACTORY_SUBTYPE = 0x00;
const FIRST_SLOT_SUBTYPE = 0x10;
const LAST_SLOT_SUBTYPE = 0x1f;
const TEST_SUBTYPE = 0x20;
/** How many OTA slots there are. */
function countSlots(contents) {
    return contents.map(rankOf).filter((rank) => rank !== undefined && rank !== FACTORY && rank !== TEST)
        .length;
}
/**
 * Marks which application boots next: the first in the order of ESP-IDF's bootloader that is intact and built for the
 * chip. The order runs from the chosen slot down to the factory application, then through the slots above, and ends
 * with a test application. Facts that only the chip knows are ignored (its revision, anti-rollback, secure boot, a pin
 * that selects the factory application). Nothing is marked if the answer depends on a partition that was not read.
 * @param chosen the slot in otadata; `undefined` begins with the factory application.
 * @param isOpen whether an unread application could boot from a partition.
 */
function markBoot(contents, chosen, chip, isOpen) {
    const order = bootOrder(contents, chosen);
    const next = order.find((entry) => isOpen(entry) || isBootable(entry, chip));
    if (next !== undefined && isOpen(next))
        return contents;
    return contents.map((entry) => (rankOf(entry) === undefined ? entry : { ...entry, boots: entry === next }));
}
/** All application partitions, the factory application first and a test application last. */
function applicationPlaces(contents) {
    return ranked(contents).map(({ entry }) => entry);
}
/**
 * The partitions in the order in which the bootloader tries to boot them. It counts the slots and expects them to be
 * numbered from ota_0: in a table with only ota_0 and ota_2, it never boots ota_2.
 * @param chosen the slot in otadata; `undefined` begins with the factory application.
 */
function bootOrder(contents, chosen = FACTORY) {
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
/** `undefined` for a partition that the bootloader does not boot. */
function rankOf({ partition: { type, subtype } }) {
    if (type !== APP_TYPE)
        return undefined;
    if (subtype === FACTORY_SUBTYPE)
        return FACTORY;
    if (subtype === TEST_SUBTYPE)
        return TEST;
    return subtype >= FIRST_SLOT_SUBTYPE && subtype <= LAST_SLOT_SUBTYPE
        ? subtype - FIRST_SLOT_SUBTYPE
        : undefined;
}


/***/ }),

/***/ 24555:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ startPiped)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_events__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_stream__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _end_process_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19982);
/* harmony import */ var _launch_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41208);





/** Of what it prints as errors the end is kept, in characters. */
const ERRORS_KEPT = 4_096;
/** It needs no signal if it ends so soon after its input. */
const GRACE_MS = 1_500;
/**
 * Starts a program without a shell, in a process group of its own.
 * Disposed, it ends with its input or is made to, and is waited for.
 * @throws {Failure} `esptool-not-started`, `too-many-open-files`.
 */
async function startPiped(request) {
    const { command, args, env, inheritedFds = [] } = request;
    // The root: only its owner can put anything there.
    const cwd = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.parse)(process.cwd()).root;
    const child = (0,_launch_js__WEBPACK_IMPORTED_MODULE_4__/* .launch */ .ql)({
        ...{ command, args, cwd, env },
        stdio: ["pipe", "pipe", "pipe", ...inheritedFds],
        detached: process.platform !== "win32",
    });
    const ended = (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(child, "close").then(([code, signal]) => code === null ? `signal ${String(signal)}` : `exit code ${String(code)}`);
    // The caller gets the error of the start; nobody may wait for the end.
    ended.catch(() => undefined);
    await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(child, "spawn").catch((error) => {
        throw (0,_launch_js__WEBPACK_IMPORTED_MODULE_4__/* .notStarted */ .DY)(command, error);
    });
    const { input, output } = {
        input: child.stdin ?? new node_stream__WEBPACK_IMPORTED_MODULE_2__.PassThrough(),
        output: child.stdout ?? new node_stream__WEBPACK_IMPORTED_MODULE_2__.PassThrough(),
    };
    // It may have ended.
    input.on("error", () => undefined);
    let errors = "";
    child.stderr?.setEncoding("utf8").on("data", (text) => {
        errors = (errors + text).slice(-ERRORS_KEPT);
    });
    let timers;
    const end = () => {
        input.end();
        timers ??= (0,_end_process_js__WEBPACK_IMPORTED_MODULE_3__/* .endInStages */ .G)(child, "SIGINT");
    };
    const dispose = async () => {
        input.end();
        // Otherwise it would wait until somebody reads the rest.
        output.destroy();
        const grace = setTimeout(end, GRACE_MS);
        await ended;
        for (const timer of [grace, ...(timers ?? [])])
            clearTimeout(timer);
        (0,_end_process_js__WEBPACK_IMPORTED_MODULE_3__/* .killLeftovers */ .B)(child);
    };
    let disposed;
    return {
        input,
        output,
        errors: () => errors,
        ended,
        end,
        [Symbol.asyncDispose]: () => (disposed ??= dispose()),
    };
}


/***/ })

};
