import { createHash } from "node:crypto";
import { closeSync, constants, openSync, realpathSync, statSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join } from "node:path";
import { Failure, messageOf, systemCode } from "../errors.ts";

/** Locks an image file for one board until it is released or this process ends for any reason. */
export interface ImageClaim {
  /** The image's path, links resolved. */
  readonly path: string;
  /** Call this once the file exists: it also locks the file under its other names. */
  claimFile(): Promise<void>;
  readonly release: () => void;
}

/**
 * Locks the path of an image file, whether or not the file exists yet.
 * @throws {Failure} `input-invalid` if another board on this host has it, or its folder does not exist.
 */
export async function claimImage(image: string): Promise<ImageClaim> {
  const held: (() => void)[] = [];
  const claim = async (text: string): Promise<void> => {
    const name = `esptool-action-board-${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
    const release = await takeName(name);
    if (release === undefined) throw taken(image);
    held.push(release);
  };
  const release = (): void => {
    for (const each of held.splice(0)) each();
  };
  const path = placeOf(image);
  // By the folder's number, not by its name: a folder may have many names (a mount, letters of either case).
  await claim(`place ${numberOf(dirname(path))} ${basename(path)}`);
  return {
    path,
    release,
    claimFile: () => claim(`file ${numberOf(path)}`),
  };
}

function placeOf(image: string): string {
  try {
    return realpathSync(image);
  } catch {
    // The file does not exist yet.
  }
  try {
    return join(realpathSync(dirname(image)), basename(image));
  } catch (error) {
    throw new Failure(
      "input-invalid",
      `Cannot use the image ${image}: ${messageOf(error)}.`,
      "Check that its folder exists and that the file may be read and written.",
      { cause: error },
    );
  }
}

function numberOf(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true });
  return `${dev}:${ino}`;
}

function taken(image: string): Failure {
  return new Failure(
    "input-invalid",
    `The image ${image} is in use by another emulated board.`,
    "Give each board its own image: two boards on one would overwrite each other's flash.",
  );
}

/**
 * Takes a name that only one process on this host can have, without leaving a file if it is killed: a socket in Linux's
 * abstract namespace, a named pipe on Windows, elsewhere a lock taken by opening a file.
 * @returns a function that releases it; `undefined` if another process has it.
 */
async function takeName(name: string): Promise<(() => void) | undefined> {
  if (process.platform !== "linux" && process.platform !== "win32") return takeFile(name);
  const server = createServer((socket) => socket.destroy());
  server.listen(process.platform === "win32" ? `\\\\.\\pipe\\${name}` : `\0${name}`);
  try {
    await once(server, "listening");
  } catch (error) {
    if (systemCode(error) === "EADDRINUSE" || systemCode(error) === "EACCES") return undefined;
    throw error;
  }
  server.unref();
  return () => server.close();
}

/** O_EXLOCK and O_NONBLOCK of macOS and the BSDs (sys/fcntl.h), which Node.js does not define. */
const EXCLUSIVE = 0x20 | 0x4;

function takeFile(name: string): (() => void) | undefined {
  const file = join(tmpdir(), `${name}-${userInfo().uid}.lock`);
  try {
    const fd = openSync(file, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW | EXCLUSIVE, 0o600);
    return () => closeSync(fd);
  } catch (error) {
    if (["EAGAIN", "EWOULDBLOCK"].includes(systemCode(error) ?? "")) return undefined;
    throw error;
  }
}
