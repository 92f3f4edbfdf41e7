import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { REPOSITORY } from "./runner.ts";

/** What takes root's right to open every file away, so that permissions mean something in a container, too. */
const WITHOUT_ROOT = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"];

const [program = "", ...options] = WITHOUT_ROOT;
const isRoot = process.getuid?.() === 0;

/**
 * Whether root itself, once that right is gone, could not enter the repository: it is in the closed folder of
 * another user. What needs {@link unprivilegedEntry} cannot be tried there.
 */
export const isClosedToUnprivileged =
  isRoot && spawnSync(program, [...options, "test", "-r", join(REPOSITORY, "package.json")]).status === 1;

/**
 * A script that runs another one as a user to whom file permissions apply: the tests often run as root.
 * @returns the script itself where the tests do not.
 */
export function unprivilegedEntry(script: string): string {
  if (!isRoot) return script;
  // Fails here, with its reason, where the machine lacks the program or does not let it.
  execFileSync(program, [...options, "true"]);
  const entry = join(mkdtempSync(join(tmpdir(), "unprivileged-")), "entry.mjs");
  const command = JSON.stringify([...WITHOUT_ROOT, process.execPath, script]);
  writeFileSync(
    entry,
    `import { spawnSync } from "node:child_process";
const [program, ...args] = ${command};
const { status, error } = spawnSync(program, args, { stdio: "inherit" });
if (error !== undefined) throw error;
process.exitCode = status ?? 1;
`,
  );
  return entry;
}
