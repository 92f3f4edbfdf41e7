import { createHash } from "node:crypto";
import { closeSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Claimant, claimantOf, describeHolder } from "../board/locks/holder.ts";
import { clearHolder, holderFile, readHolder, writeHolder } from "../board/locks/holder-file.ts";
import { defaultLockFolder, prepareLockFolder } from "../board/locks/lock-folder.ts";
import { Failure } from "../system/errors.ts";
import type { Limits } from "../inputs/limits.ts";
import { hostLock } from "../system/files/file-lock.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The holder of a lock removes its file, which another step may just have opened. */
const TRIES = 3;

/**
 * The files that a step creates, locked until it ends, in the folder of the board locks. A step does not wait for such
 * a lock: two steps with the same output are a mistake.
 */
export class OutputLocks {
  readonly #folder: string;
  readonly #path: string | undefined;
  readonly #claimant: Claimant;
  readonly #isWanted: boolean;
  readonly #held = new Map<string, number>();

  constructor({ lockFolder, lockTimeoutSeconds }: Limits, env: Environment) {
    this.#folder = lockFolder ?? defaultLockFolder(process.platform, env["ProgramData"]);
    this.#isWanted = lockTimeoutSeconds !== undefined;
    this.#path = env["PATH"];
    this.#claimant = claimantOf(env);
  }

  /**
   * Locks a file for this step; a second call does nothing.
   * @param identity the same for all paths to the file.
   * @throws {Failure} `output-locked`, `lock-unavailable`.
   */
  async take(identity: string, shown: string): Promise<void> {
    const digest = createHash("sha256").update(identity).digest("hex").slice(0, 32);
    const file = join(this.#folder, `output-${digest}.lock`);
    if (this.#held.has(file)) return;
    try {
      await this.#lock(file, shown);
    } catch (error) {
      // Without a board lock, the runner needs no program for locking, but one that exists is used.
      const isMissing = error instanceof Failure && error.code === "lock-unavailable";
      if (this.#isWanted || !isMissing) throw error;
    }
  }

  async #lock(file: string, shown: string): Promise<void> {
    prepareLockFolder(this.#folder);
    const lock = hostLock({ path: this.#path });
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const fd = await lock.tryLock(file);
      if (fd === undefined) continue;
      this.#held.set(file, fd);
      const since = new Date().toISOString().replace(/\.\d+Z$/, "Z");
      await writeHolder(holderFile(file), { ...this.#claimant, kind: "step", since });
      return;
    }
    throw new Failure(
      "output-locked",
      `Another step is writing "${shown}": ${describeHolder(readHolder(holderFile(file)))}.`,
      "Give each step its own `output`, or run them one after the other (`needs`, `concurrency`).",
    );
  }

  /** Releases all locks. */
  release(): void {
    for (const [file, fd] of this.#held) {
      clearHolder(holderFile(file));
      // There is one lock file for each output, so these are removed, unlike those of the boards.
      for (const path of new Set([file, holderFile(file)])) removeQuietly(path);
      closeSync(fd);
    }
    this.#held.clear();
  }
}

/** Windows cannot remove an open file, and no system can remove another user's; an empty file does no harm. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // As above.
  }
}
