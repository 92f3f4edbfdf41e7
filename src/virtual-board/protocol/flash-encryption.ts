import { createCipheriv, createDecipheriv, createHash } from "node:crypto";
import { type ChipIdentity, type ChipModel } from "../chips/chip-model.ts";

/** What the cipher works on: 16 bytes from a multiple of 16. */
export const LINE_BYTES = 16;

/** Encrypts whole lines that begin at `address`. */
export type Encrypt = (address: number, data: Buffer) => Buffer;

/** What an encrypted write stores. */
export function encryptedWrite(model: ChipModel, identity: ChipIdentity): Encrypt {
  return model.encryptsWithoutKey === true && !identity.flashEncryption
    ? encryptWithBlankKey
    : encryptor(identity);
}

/**
 * The ESP32's cipher with blank eFuses, as `espsecure encrypt-flash-data` describes it: AES-256 decrypts each line, with
 * its bytes in reverse order. The key is zero, and FLASH_CRYPT_CONFIG is zero, so that no address changes it.
 */
function encryptWithBlankKey(_address: number, data: Buffer): Buffer {
  const cipher = createDecipheriv("aes-256-ecb", Buffer.alloc(32), null).setAutoPadding(false);
  return reverseLines(cipher.update(reverseLines(data)));
}

function reverseLines(data: Buffer): Buffer {
  const reversed = Buffer.from(data);
  for (let at = 0; at < reversed.length; at += LINE_BYTES) reversed.subarray(at, at + LINE_BYTES).reverse();
  return reversed;
}

/**
 * A substitute for the chip's flash encryption: AES with this chip's key and a tweak from the address. The real XTS
 * scheme produces other bytes; all that matters here is that the flash does not contain what was sent.
 */
export function encryptor({ mac, flashEncryption }: ChipIdentity): Encrypt {
  if (!flashEncryption) return (_, data) => data;
  const key = createHash("sha256").update(Uint8Array.from(mac)).digest();
  return (address, data) => {
    const tweak = Buffer.alloc(LINE_BYTES);
    tweak.writeUInt32BE(Math.floor(address / LINE_BYTES), LINE_BYTES - 4);
    return createCipheriv("aes-256-ctr", key, tweak).update(data);
  };
}
