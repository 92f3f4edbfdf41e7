import { closeSync, constants, fstatSync, lstatSync } from "node:fs";
import { dirname } from "node:path";
import { Failure, messageOf, systemCode } from "../errors.ts";
import { diskFailure, isDiskTrouble, isForbidden } from "./disk-trouble.ts";
import { runProcess } from "../processes/process.ts";
import { findProgram } from "../processes/program-search.ts";
import { openPlainFile, openSharedFile, StrangeFileError } from "./shared-file.ts";

/**
 * Locks of the operating system. A process holds the lock as long as it has the descriptor open, or a copy that it
 * inherited; when the last such process ends, for whatever reason, the lock is free.
 */
export interface HostLock {
  /**
   * Tries once to lock a file, and creates the file if it does not exist.
   * @returns the descriptor that holds the lock until it is closed here and in every child that inherited it;
   * `undefined` if another process holds it.
   * @throws {Failure} `lock-unavailable`.
   */
  tryLock(path: string): Promise<number | undefined>;
}

export interface HostLockOptions {
  readonly platform?: NodeJS.Platform;
  /** The `PATH` to search for programs. */
  readonly path: string | undefined;
  /** For a Linux without flock(1): a Python 3 that takes the lock; the default is `python3` on `path`. */
  readonly python?: string | undefined;
}

/** How this platform locks files. */
export function hostLock({ platform = process.platform, path, python }: HostLockOptions): HostLock {
  const flags = EXCLUSIVE_OPEN[platform];
  if (flags !== undefined) return openingLock(flags);
  const flock = findProgram("flock", path);
  if (flock !== undefined) return programLock(flock, ["-n", "-x", "3"]);
  const interpreter = python ?? findProgram("python3", path);
  if (interpreter !== undefined) return programLock(interpreter, ["-I", "-B", "-c", PYTHON_LOCK]);
  throw unavailable(
    "Neither flock nor python3 is on PATH, so the board cannot be locked.",
    "Install util-linux (for flock) or Python 3 on the runner, or in the job's container image.",
  );
}

/** As flock(1) does: 1 if another process holds the lock. */
const BUSY = 1;
const PYTHON_LOCK = `
import fcntl, sys
try:
    fcntl.flock(3, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    sys.exit(${BUSY})
except OSError:
    sys.exit(71)`;

/** flock -n takes milliseconds; the limit allows for a host under extreme load. */
const PROGRAM_DEADLINE_MS = 10_000;

/**
 * On Linux, a lock of flock(2) belongs to the open file description, not to the process. A short-lived program takes it
 * on an inherited descriptor, and this process keeps it.
 */
function programLock(command: string, args: readonly string[]): HostLock {
  return {
    tryLock: async (path) => {
      const fd = await opened(path);
      try {
        const request = { command, args, env: {}, deadlineMs: PROGRAM_DEADLINE_MS };
        const { end, exitCode } = await runProcess({ ...request, inheritedFds: [fd] });
        // If the file was removed in the meantime, the lock excludes no other step: the next step would create another file.
        if (end === "exit" && exitCode === 0 && isStill(fd, path)) return fd;
        if (end !== "exit" || (exitCode !== 0 && exitCode !== BUSY)) {
          throw unavailable(`${command} cannot lock ${path} (exit code ${exitCode ?? end}).`, FOLDER_HINT);
        }
      } catch (error) {
        closeSync(fd);
        if (error instanceof Failure && error.code === "lock-unavailable") throw error;
        throw lockFailure(`${path} cannot be locked`, path, error);
      }
      closeSync(fd);
      return undefined;
    },
  };
}

/** Flags that make open(2), or CreateFile on Windows, lock the file. Node.js does not define them. */
const EXCLUSIVE_OPEN: Partial<Record<NodeJS.Platform, number>> = {
  // O_EXLOCK, a lock of flock(2), and O_NONBLOCK (sys/fcntl.h).
  darwin: constants.O_RDWR | 0x20 | 0x4,
  freebsd: constants.O_RDWR | 0x20 | 0x4,
  // UV_FS_O_EXLOCK of libuv: not shared. Opened for reading, which every user may do, whoever created the file.
  win32: constants.O_RDONLY | 0x1000_0000,
};

function openingLock(flags: number): HostLock {
  return {
    tryLock: async (path) => {
      try {
        if (lstatSync(path, { throwIfNoEntry: false }) === undefined) closeSync(await openSharedFile(path));
        const fd = openPlainFile(path, flags);
        if (process.platform === "win32" || isStill(fd, path)) return fd;
        closeSync(fd);
        return undefined;
      } catch (error) {
        // EAGAIN: another process has the flock; EBUSY: a sharing violation on Windows.
        if (["EAGAIN", "EWOULDBLOCK", "EBUSY"].includes(systemCode(error) ?? "")) return undefined;
        throw lockFailure(`${path} cannot be locked`, path, error);
      }
    },
  };
}

async function opened(path: string): Promise<number> {
  try {
    return await openSharedFile(path);
  } catch (error) {
    throw lockFailure(`${path} cannot be opened`, path, error);
  }
}

function isStill(fd: number, path: string): boolean {
  const here = fstatSync(fd);
  const there = lstatSync(path, { throwIfNoEntry: false });
  return there?.ino === here.ino && there.dev === here.dev;
}

/** The first program with that name in the absolute folders of a `PATH`. */
const FOLDER_HINT =
  "Every user of the runner must be able to write to the lock folder: set its mode to 1777.";

/**
 * The failure for a file in the lock folder that cannot be used.
 * @param what the beginning of a sentence: what cannot be done.
 */
export function lockFailure(what: string, path: string, error: unknown): Failure {
  if (error instanceof Failure && error.code === "too-many-open-files") return error;
  const strange = error instanceof StrangeFileError;
  if (!strange && isDiskTrouble(error) && !isForbidden(error)) {
    return diskFailure("lock-unavailable", what, dirname(path), error);
  }
  const hint = strange
    ? `No step created this. Find out what did, and remove it: rm -r ${path}`
    : FOLDER_HINT;
  return unavailable(`${what}: ${messageOf(error)}.`, hint, error);
}

function unavailable(message: string, hint: string, cause?: unknown): Failure {
  return new Failure("lock-unavailable", message, hint, { cause });
}
