export const id = 60;
export const ids = [60];
export const modules = {

/***/ 92060:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MANIFEST: () => (/* binding */ MANIFEST),
/* harmony export */   SCHEMA_VERSION: () => (/* binding */ SCHEMA_VERSION)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55156);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64377);

/** Incremented when a field changes its meaning. */
const SCHEMA_VERSION = 1;
/** Bytes; no flash that esptool supports is larger than 128 MB. */
const bytes = zod__WEBPACK_IMPORTED_MODULE_0__.int().min(0).max(0x800_0000);
const address = zod__WEBPACK_IMPORTED_MODULE_0__.string().regex(/^0x[\da-f]{1,8}$/);
const sha256 = zod__WEBPACK_IMPORTED_MODULE_0__.string().regex(/^[\da-f]{64}$/);
/** Text that a board, a file or a workflow gives about itself. */
const text = zod__WEBPACK_IMPORTED_MODULE_0__.string().max(1000);
const application = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    name: text,
    version: text,
    idf_version: text,
    built: text,
    elf_sha256: text,
    chip: text.nullable().describe("The image's chip"),
    intact: zod__WEBPACK_IMPORTED_MODULE_0__.boolean().describe("Whether checksum and, where there is one, SHA-256 are right"),
});
const partition = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    name: text,
    type: text,
    subtype: text,
    address,
    size: bytes,
    encrypted: zod__WEBPACK_IMPORTED_MODULE_0__.boolean().describe("The flag in the partition table"),
    readonly: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
    content: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](["application", "nvs", "filesystem", "ota-data", "blank", "data", "unreadable"])
        .describe("unreadable: outside of the image"),
    used: bytes.describe("Bytes up to the last one that is not blank; of an application its length"),
    sha256: sha256.nullable().describe("Of the whole partition; null where the image does not hold all of it"),
    application: application.nullable(),
    boots: zod__WEBPACK_IMPORTED_MODULE_0__.boolean().nullable().describe("Whether it boots next; null where unknown"),
    nvs: zod__WEBPACK_IMPORTED_MODULE_0__.object({
        namespaces: zod__WEBPACK_IMPORTED_MODULE_0__.int().min(0),
        keys: zod__WEBPACK_IMPORTED_MODULE_0__.int().min(0),
        credentials: zod__WEBPACK_IMPORTED_MODULE_0__.boolean().describe("Wi-Fi credentials are stored, or were and can still be read"),
        encrypted: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
    })
        .nullable(),
});
/**
 * The manifest beside the image of a backup. Its keys are written in this order, so that the manifests of equal backups
 * differ only in `created`, `transfer` and `workflow`. It holds no secrets: only digests, counts, and names of
 * partitions and applications.
 */
const MANIFEST = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    schema: zod__WEBPACK_IMPORTED_MODULE_0__.literal(SCHEMA_VERSION),
    image: text.describe("File name of the image, which lies beside the manifest"),
    sha256: sha256.describe("Of the image"),
    start_address: address,
    size: bytes.describe("Of the image"),
    verified: zod__WEBPACK_IMPORTED_MODULE_0__.boolean().describe("Whether the chip's digest of the whole range was that of the image"),
    created: zod__WEBPACK_IMPORTED_MODULE_1__.datetime().describe("UTC"),
    board: zod__WEBPACK_IMPORTED_MODULE_0__.object({
        chip: text.nullable(),
        description: text.nullable(),
        revision: text.nullable(),
        features: text.nullable(),
        crystal: text.nullable(),
        mac: zod__WEBPACK_IMPORTED_MODULE_0__.string()
            .regex(/^(?:[\da-f]{2}:){5,7}[\da-f]{2}$/)
            .nullable(),
        mac_end: zod__WEBPACK_IMPORTED_MODULE_0__.string()
            .regex(/^(?:[\da-f]{2}:){2}[\da-f]{2}$/)
            .optional()
            .describe("The last three bytes of the MAC, where strangers can read the manifest; mac is null then"),
        flash_size: bytes.nullable(),
        flash_manufacturer: text.nullable().describe("JEDEC, hexadecimal"),
        flash_device: text.nullable().describe("JEDEC, hexadecimal"),
    }),
    security: zod__WEBPACK_IMPORTED_MODULE_0__.object({
        secure_boot: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
        flash_encryption: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
    })
        .nullable()
        .describe("The chip's security settings from its eFuses; null where it did not report them"),
    partition_table: zod__WEBPACK_IMPORTED_MODULE_0__.object({
        state: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](["found", "absent"]),
        address: address.nullable().describe("Where it is, or was looked for"),
        reason: text.nullable().describe("Why it is absent"),
    }),
    partitions: zod__WEBPACK_IMPORTED_MODULE_0__.array(partition).max(95),
    bootloader: zod__WEBPACK_IMPORTED_MODULE_0__.object({ address, chip: text.nullable(), idf_version: text.nullable(), intact: zod__WEBPACK_IMPORTED_MODULE_0__.boolean() })
        .nullable()
        .describe("null where the image holds none that can be understood"),
    transfer: zod__WEBPACK_IMPORTED_MODULE_0__.object({
        baud: zod__WEBPACK_IMPORTED_MODULE_0__.int().min(0).nullable().describe("The highest at which it was read; null on a raw socket"),
        bytes: bytes.describe("Sent over the link; the others are blank or as in the baseline"),
        elapsed_seconds: zod__WEBPACK_IMPORTED_MODULE_0__.number().min(0).describe("From the first connection to the verification"),
        attempts: zod__WEBPACK_IMPORTED_MODULE_0__.int().min(0).describe("Attempts of the esptool command that needed most"),
        processes: zod__WEBPACK_IMPORTED_MODULE_0__.int().min(0).describe("esptool processes started"),
    }),
    tool: zod__WEBPACK_IMPORTED_MODULE_0__.object({ action: text, esptool: text }).describe("Versions"),
    workflow: zod__WEBPACK_IMPORTED_MODULE_0__.object({ repository: text, commit: text, run_url: text })
        .nullable()
        .describe("null outside GitHub"),
})
    .meta({ title: "Manifest of a backup by esptool-action" });


/***/ }),

/***/ 64377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZodISODate: () => (/* reexport safe */ _schemas_js__WEBPACK_IMPORTED_MODULE_0__.ZodISODate),
/* harmony export */   ZodISODateTime: () => (/* reexport safe */ _schemas_js__WEBPACK_IMPORTED_MODULE_0__.ZodISODateTime),
/* harmony export */   ZodISODuration: () => (/* reexport safe */ _schemas_js__WEBPACK_IMPORTED_MODULE_0__.ZodISODuration),
/* harmony export */   ZodISOTime: () => (/* reexport safe */ _schemas_js__WEBPACK_IMPORTED_MODULE_0__.ZodISOTime),
/* harmony export */   date: () => (/* binding */ date),
/* harmony export */   datetime: () => (/* binding */ datetime),
/* harmony export */   duration: () => (/* binding */ duration),
/* harmony export */   time: () => (/* binding */ time)
/* harmony export */ });
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55156);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_1__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_0__.ZodISODateTime, params);
}
function date(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_1__/* ._isoDate */ .db(_schemas_js__WEBPACK_IMPORTED_MODULE_0__.ZodISODate, params);
}
function time(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_1__/* ._isoTime */ .Kn(_schemas_js__WEBPACK_IMPORTED_MODULE_0__.ZodISOTime, params);
}
function duration(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_1__/* ._isoDuration */ .f2(_schemas_js__WEBPACK_IMPORTED_MODULE_0__.ZodISODuration, params);
}


/***/ })

};
