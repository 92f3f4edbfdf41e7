export const id=2060;export const ids=[2060];export const modules={
92060:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{MANIFEST:()=>MANIFEST,SCHEMA_VERSION:()=>SCHEMA_VERSION})
;var _system_zod_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(92857)
;var _system_zod_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(64377);const SCHEMA_VERSION=1
;const bytes=_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Whr().min(0).max(134217728)
;const address=_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^0x[\da-f]{1,8}$/)
;const sha256=_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^[\da-f]{64}$/)
;const text=_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.YjP().max(1e3)
;const application=_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({name:text,version:text,
idf_version:text,built:text,elf_sha256:text,chip:text.nullable().describe("The image's chip"),
intact:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.zMY().describe("Whether the checksum and, if there is one, the SHA-256 are correct")
});const partition=_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({name:text,type:text,
subtype:text,address:address,size:bytes,
encrypted:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.zMY().describe("The flag in the partition table"),
readonly:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.zMY(),
content:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.k5n(["application","nvs","filesystem","ota-data","blank","data","unreadable"]).describe("unreadable: outside of the image"),
used:bytes.describe("Bytes up to the last one that is not blank; for an application its length"),
sha256:sha256.nullable().describe("Of the whole partition; null if the image does not contain all of it"),
application:application.nullable(),
boots:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.zMY().nullable().describe("Whether it boots next; null if unknown"),
nvs:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({
namespaces:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Whr().min(0),
keys:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Whr().min(0),
credentials:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.zMY().describe("Whether Wi-Fi credentials are stored, or were and can still be read"),
encrypted:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.zMY()}).nullable()})
;const MANIFEST=_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({
schema:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.euz(SCHEMA_VERSION),
image:text.describe("File name of the image, which is next to the manifest"),
sha256:sha256.describe("Of the image"),start_address:address,size:bytes.describe("Of the image"),
verified:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.zMY().describe("Whether the chip's digest of the whole range equals the image's"),
created:_system_zod_js__WEBPACK_IMPORTED_MODULE_1__.datetime().describe("UTC"),
board:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({chip:text.nullable(),
description:text.nullable(),revision:text.nullable(),features:text.nullable(),
crystal:text.nullable(),
mac:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^(?:[\da-f]{2}:){5,7}[\da-f]{2}$/).nullable(),
mac_end:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^(?:[\da-f]{2}:){2}[\da-f]{2}$/).optional().describe("The last three bytes of the MAC if strangers can read the manifest; mac is then null"),
flash_size:bytes.nullable(),flash_manufacturer:text.nullable().describe("JEDEC, hexadecimal"),
flash_device:text.nullable().describe("JEDEC, hexadecimal")}),
security:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({
secure_boot:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.zMY(),
flash_encryption:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.zMY()
}).nullable().describe("The chip's security settings from its eFuses; null if it did not report them"),
partition_table:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({
state:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.k5n(["found","absent"]),
address:address.nullable().describe("Its address, or the address where it was looked for"),
reason:text.nullable().describe("Why it is absent")}),
partitions:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.YOg(partition).max(95),
bootloader:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({address:address,chip:text.nullable(),
idf_version:text.nullable(),intact:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.zMY()
}).nullable().describe("null if the image contains none that can be parsed"),
transfer:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({
baud:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Whr().min(0).nullable().describe("The highest baud rate at which it was read; null on a raw socket"),
bytes:bytes.describe("Bytes sent over the link; the rest was blank or equal to the baseline"),
elapsed_seconds:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.aig().min(0).describe("From the first connection to the verification"),
attempts:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Whr().min(0).describe("Attempts of the esptool command that needed the most"),
processes:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Whr().min(0).describe("esptool processes started")
}),tool:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({action:text,esptool:text
}).describe("Versions"),workflow:_system_zod_js__WEBPACK_IMPORTED_MODULE_0__.Ikc({repository:text,
commit:text,run_url:text}).nullable().describe("null outside GitHub")}).meta({
title:"Manifest of a backup by esptool-action"})}),
64377:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{
ZodISODate:()=>_schemas_js__WEBPACK_IMPORTED_MODULE_0__.Brp,
ZodISODateTime:()=>_schemas_js__WEBPACK_IMPORTED_MODULE_0__.You,
ZodISODuration:()=>_schemas_js__WEBPACK_IMPORTED_MODULE_0__.$A2,
ZodISOTime:()=>_schemas_js__WEBPACK_IMPORTED_MODULE_0__.WV4,date:()=>date,datetime:()=>datetime,
duration:()=>duration,time:()=>time})
;var _core_index_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(43759)
;var _schemas_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(92857);function datetime(params){
return _core_index_js__WEBPACK_IMPORTED_MODULE_1__.G1(_schemas_js__WEBPACK_IMPORTED_MODULE_0__.You,params)
}function date(params){
return _core_index_js__WEBPACK_IMPORTED_MODULE_1__.db(_schemas_js__WEBPACK_IMPORTED_MODULE_0__.Brp,params)
}function time(params){
return _core_index_js__WEBPACK_IMPORTED_MODULE_1__.Kn(_schemas_js__WEBPACK_IMPORTED_MODULE_0__.WV4,params)
}function duration(params){
return _core_index_js__WEBPACK_IMPORTED_MODULE_1__.f2(_schemas_js__WEBPACK_IMPORTED_MODULE_0__.$A2,params)
}})};