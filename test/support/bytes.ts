import { createHash } from "node:crypto";

/** Bytes that do not compress and are the same in every run. */
export function noise(seed: string, size: number): Buffer {
  const parts: Buffer[] = [];
  for (let made = 0; made < size; made += 32) {
    parts.push(createHash("sha256").update(`${seed} ${made}`).digest());
  }
  return Buffer.concat(parts).subarray(0, size);
}

/** Bytes that compress well and are the same in every run. */
export function text(seed: string, size: number): Buffer {
  return Buffer.alloc(size, `${seed} `);
}

export function sha256(data: Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
