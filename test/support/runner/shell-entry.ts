import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REPOSITORY } from "./runner.ts";

/**
 * A script that runs another one from a shell, which prepares its surroundings first.
 * @param prepare shell commands.
 * @param command what starts the shell, such as `unshare -m`.
 */
export function shellEntry(script: string, prepare: string, command: readonly string[] = []): string {
  const entry = join(mkdtempSync(join(tmpdir(), "shell-entry-")), "entry.mjs");
  const [program, ...args] = [...command, "sh", "-c", `${prepare}\nexec env "$@"`, "sh"];
  const action = [process.execPath, join(REPOSITORY, script)];
  // A shell drops variables whose names it could not write, such as those of inputs.
  writeFileSync(
    entry,
    `
    import { spawn } from "node:child_process";
    const inputs = Object.entries(process.env).filter(([name]) => name.includes("-")).map((pair) => pair.join("="));
    const args = [...${JSON.stringify(args)}, ...inputs, ...${JSON.stringify(action)}];
    const child = spawn(${JSON.stringify(program)}, args, { stdio: "inherit" });
    child.on("exit", (code, signal) => { if (signal) process.kill(process.pid, signal); else process.exit(code); });`,
  );
  return entry;
}
