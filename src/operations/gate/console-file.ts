import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";

/** More than any console worth reading: an hour at 115200 baud is 40 MB. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** The raw bytes of a console in a private file, in the order in which they arrived, up to `MOST_BYTES`. */
export class ConsoleFile implements AsyncDisposable {
  readonly path: string;
  readonly #file: FileHandle;
  readonly #hash = createHash("sha256");
  #bytes = 0;
  #dropped = 0;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.#file = file;
  }

  /** @param path of a file that does not exist yet. */
  static async create(path: string): Promise<ConsoleFile> {
    return new ConsoleFile(path, await open(path, "wx", 0o600));
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Bytes that arrived after the file was full. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Digest of what is in the file now. */
  get sha256(): string {
    return this.#hash.copy().digest("hex");
  }

  async add(bytes: Uint8Array): Promise<void> {
    const kept = bytes.subarray(0, MOST_BYTES - this.#bytes);
    this.#dropped += bytes.length - kept.length;
    if (kept.length === 0) return;
    this.#bytes += kept.length;
    this.#hash.update(kept);
    await this.#file.appendFile(kept);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close();
  }
}
