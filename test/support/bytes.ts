import { createHash } from "node:crypto";

/** Bytes that do not compress and are the same in every run. */
export function noise(seed: string, size: number): Buffer {
  const parts: Buffer[] = [];
  for (let made = 0; made < size; made += 32) {
    parts.push(createHash("sha256").update(`${seed} ${made}`).digest());
  }
  return Buffer.concat(parts).subarray(0, size);
}

/** Words that compress well and are the same in every run; with a byte between them that keeps them from being a text. */
export function text(seed: string, size: number): Buffer {
  return Buffer.alloc(size, `${seed}\x01`);
}

export function sha256(data: Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
