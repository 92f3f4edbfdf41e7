import { type ChipIdentity, type MacAddress } from "./chip-model.ts";

/** Bits of an eFuse word or of another register. */
export interface Field {
  readonly address: number;
  readonly shift: number;
  readonly width: number;
}

/** A field with a value. */
export interface Setting extends Field {
  readonly value: number;
}

/** The eFuses and other registers of a chip type that esptool reads. */
export interface RegisterContents {
  readonly mac: (mac: MacAddress) => readonly Setting[];
  readonly revision: {
    readonly value: { readonly major: number; readonly minor: number };
    /** The fields of each revision number, the one with the lowest bits first. */
    readonly major: readonly Field[];
    readonly minor: readonly Field[];
  };
  /** Burned for flash encryption. */
  readonly flashEncryption: readonly Setting[];
  /** Burned for Secure Boot. */
  readonly secureBoot: readonly Setting[];
  /** The same on every board: package, calibration, the ROM's magic number. */
  readonly others?: readonly Setting[];
}

/** Key purposes, as esptool names them; 0 is that of an empty key block. */
const XTS_AES_128_KEY = 4;
const SECURE_BOOT_DIGEST0 = 9;

/** Purposes of KEY0, the flash encryption key, and of KEY1, the digest of the signing key; the others are empty. */
export function keyPurposes({
  flashEncryption,
  secureBoot,
}: Pick<ChipIdentity, "flashEncryption" | "secureBoot">): [number, number] {
  return [flashEncryption ? XTS_AES_128_KEY : 0, secureBoot ? SECURE_BOOT_DIGEST0 : 0];
}

/** @param address of the word. @param shift of its lowest bit. */
export function field(address: number, shift: number, width: number): Field {
  return { address, shift, width };
}

/** A whole word. */
export function word(address: number, value: number): Setting {
  return { address, shift: 0, width: 32, value };
}

/** A single bit that is set. */
export function bit(address: number, shift: number): Setting {
  return { address, shift, width: 1, value: 1 };
}

/** The eFuses that protect the flash of chips with key blocks. Encryption is on if the count is odd. */
export function protection(fields: {
  readonly cryptCount?: Field;
  readonly keyPurpose0: Field;
  readonly keyPurpose1: Field;
  readonly secureBoot: Setting;
}): Pick<RegisterContents, "flashEncryption" | "secureBoot"> {
  const { cryptCount, keyPurpose0, keyPurpose1, secureBoot } = fields;
  return {
    flashEncryption: [
      ...(cryptCount === undefined ? [] : [{ ...cryptCount, value: 1 }]),
      { ...keyPurpose0, value: XTS_AES_128_KEY },
    ],
    secureBoot: [secureBoot, { ...keyPurpose1, value: SECURE_BOOT_DIGEST0 }],
  };
}

/** The MAC address in the two words at `address`, and the two bytes for an EUI-64 if the chip has them. */
export function macAt(address: number, extension = 0): RegisterContents["mac"] {
  return ([a, b, c, d, e, f]) => [
    word(address, ((c << 24) | (d << 16) | (e << 8) | f) >>> 0),
    word(address + 4, ((extension << 16) | (a << 8) | b) >>> 0),
  ];
}

/** The register words with content, or with content on a protected chip; writes do not change them. */
export function registersOf(contents: RegisterContents): (identity: ChipIdentity) => Map<number, number> {
  const { mac, revision, flashEncryption, secureBoot, others = [] } = contents;
  const settings = (identity: ChipIdentity): readonly Setting[] => [
    ...mac(identity.mac),
    ...spread(revision.value.major, revision.major),
    ...spread(revision.value.minor, revision.minor),
    ...flashEncryption.map((setting) => (identity.flashEncryption ? setting : { ...setting, value: 0 })),
    ...secureBoot.map((setting) => (identity.secureBoot ? setting : { ...setting, value: 0 })),
    ...others,
  ];
  return (identity) => {
    const words = new Map<number, number>();
    for (const { address, shift, value } of settings(identity)) {
      words.set(address, ((words.get(address) ?? 0) | (value << shift)) >>> 0);
    }
    return words;
  };
}

function spread(value: number, fields: readonly Field[]): Setting[] {
  let rest = value;
  return fields.map((part) => {
    const own = rest & (2 ** part.width - 1);
    rest >>= part.width;
    return { ...part, value: own };
  });
}
