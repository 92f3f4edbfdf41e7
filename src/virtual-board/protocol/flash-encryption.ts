import { createCipheriv, createHash } from "node:crypto";
import { type ChipIdentity } from "../chips/chip-model.ts";

const LINE_BYTES = 16;

/**
 * A substitute for the chip's flash encryption: AES with this chip's key and a tweak from the address. The real XTS
 * scheme produces other bytes; all that matters here is that the flash does not contain what was sent.
 */
export function encryptor({ mac, flashEncryption }: ChipIdentity): (address: number, data: Buffer) => Buffer {
  if (!flashEncryption) return (_, data) => data;
  const key = createHash("sha256").update(Uint8Array.from(mac)).digest();
  return (address, data) => {
    const tweak = Buffer.alloc(LINE_BYTES);
    tweak.writeUInt32BE(Math.floor(address / LINE_BYTES), LINE_BYTES - 4);
    return createCipheriv("aes-256-ctr", key, tweak).update(data);
  };
}
