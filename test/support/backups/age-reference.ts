import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { pipEnvironment } from "../../../src/esptool/install/pip/environment.ts";
import { findPython, type Python } from "../../../src/esptool/install/pip/python.ts";
import { REPOSITORY } from "../runner/action.ts";
import { sha256 } from "../bytes.ts";
import { installContext } from "../esptool/esptool.ts";

const run = promisify(execFile);
const LOCK = join(REPOSITORY, "test", "fixtures", "age", "pyrage.txt");
const INSTALL_DEADLINE_MS = 150_000;
const DECRYPT_DEADLINE_MS = 60_000;

const DECRYPT = `
import sys
from pathlib import Path
packages, file, identity = sys.argv[1:]
sys.path.insert(0, packages)
import pyrage
lines = Path(identity).read_text().splitlines()
keys = [pyrage.x25519.Identity.from_str(line) for line in lines if not line.startswith("#")]
sys.stdout.buffer.write(pyrage.decrypt(Path(file).read_bytes(), keys))
`;

/**
 * Decrypts a file with another implementation of age than ours, the one in Rust (pyrage).
 * @param identityFile lines `AGE-SECRET-KEY-1…`; it knows X25519 alone.
 * @throws {Error} when it cannot.
 */
export async function referenceDecrypt(file: string, identityFile: string): Promise<Buffer> {
  const python = await pythonOfThisMachine();
  const packages = await installed(python);
  const args = [...python.prefix, "-I", "-c", DECRYPT, packages, file, identityFile];
  const options = {
    timeout: DECRYPT_DEADLINE_MS,
    encoding: "buffer",
    maxBuffer: 64 * 1024 * 1024,
  } as const;
  return (await run(python.command, args, options)).stdout;
}

async function pythonOfThisMachine(): Promise<Python> {
  const { python, rejected } = await findPython(installContext());
  if (python === undefined) throw new Error(`No Python for pyrage: ${rejected.join("; ")}`);
  return python;
}

/** The folder with the locked packages: made at the first call on a machine, found afterwards. */
async function installed(python: Python): Promise<string> {
  const digest = sha256(readFileSync(LOCK)).slice(0, 12);
  const folder = join(REPOSITORY, ".cache", "age-reference", `${digest}-cp${python.tag}`);
  if (existsSync(folder)) return folder;
  await mkdir(join(folder, ".."), { recursive: true });
  const fresh = `${folder}.${randomBytes(4).toString("hex")}`;
  const pip = [...python.prefix, "-I", "-m", "pip", "install", "--quiet", "--target", fresh];
  const args = [...pip, "--require-hashes", "--only-binary", ":all:", "-r", LOCK];
  try {
    const env = pipEnvironment(installContext());
    await run(python.command, args, { timeout: INSTALL_DEADLINE_MS, env });
    // Another test file may have been quicker: theirs is the same.
    await rename(fresh, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return folder;
}
