import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What takes root's right to open every file away, so that permissions mean something in a container, too. */
const WITHOUT_ROOT = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"];

/**
 * A script that runs another one as a user to whom file permissions apply: the tests often run as root.
 * @returns the script itself where the tests do not.
 */
export function unprivilegedEntry(script: string): string {
  if (process.getuid?.() !== 0) return script;
  // Fails here, with its reason, where the machine lacks the program or does not let it.
  execFileSync(WITHOUT_ROOT[0] ?? "", [...WITHOUT_ROOT.slice(1), "true"]);
  const entry = join(mkdtempSync(join(tmpdir(), "unprivileged-")), "entry.mjs");
  const command = JSON.stringify([...WITHOUT_ROOT, process.execPath, script]);
  writeFileSync(
    entry,
    `import { spawnSync } from "node:child_process";
const [program, ...args] = ${command};
process.exitCode = spawnSync(program, args, { stdio: "inherit" }).status ?? 1;
`,
  );
  return entry;
}
