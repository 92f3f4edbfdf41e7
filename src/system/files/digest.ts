import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

/**
 * SHA-256 of a file, as 64 lower-case hex digits. Streams, so that memory use does not depend on the size of the
 * file.
 */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest("hex");
}

/** SHA-256 of bytes, as 64 lower-case hex digits. */
export function sha256OfBytes(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

const CHUNK = 1024 * 1024;

/**
 * Copies an open file into an empty one and digests the bytes on the way, so that the digest is always that of the
 * target, even if the source changes. Starts at the beginning of both.
 * @param target `undefined` to digest without copying.
 */
export async function copyWithDigest(
  source: FileHandle,
  target?: FileHandle,
): Promise<{ readonly size: number; readonly sha256: string }> {
  const hash = createHash("sha256");
  const chunk = Buffer.alloc(CHUNK);
  let size = 0;
  for (;;) {
    const { bytesRead } = await source.read(chunk, 0, CHUNK, size);
    if (bytesRead === 0) return { size, sha256: hash.digest("hex") };
    const bytes = chunk.subarray(0, bytesRead);
    hash.update(bytes);
    // A full disk can cut a write short; the next write then reports the error.
    for (let done = 0; target !== undefined && done < bytesRead;) {
      done += (await target.write(bytes, done, bytesRead - done, size + done)).bytesWritten;
    }
    size += bytesRead;
  }
}

/** The first bytes of a file, or all of it if it is shorter. */
export async function readHead(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
