import { createCipheriv, createHash } from "node:crypto";

/** Bytes that do not compress and are the same in every run: the key stream of a cipher. */
export function noise(seed: string, size: number): Buffer {
  const key = createHash("sha256").update(seed).digest().subarray(0, 16);
  return createCipheriv("aes-128-ctr", key, Buffer.alloc(16)).update(Buffer.alloc(size));
}

/** Words that compress well and are the same in every run; with a byte between them that keeps them from being a text. */
export function text(seed: string, size: number): Buffer {
  return Buffer.alloc(size, `${seed}\x01`);
}

export function sha256(data: Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
