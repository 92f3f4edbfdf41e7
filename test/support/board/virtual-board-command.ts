// The virtual board as a person starts it: its command, in a process of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const COMMAND = join(
  dirname(fileURLToPath(import.meta.url)),
  "..",
  "..",
  "..",
  "dist",
  "virtual-board",
  "cli.js",
);
const START_DEADLINE_MS = 30_000;
const STOP_DEADLINE_MS = 10_000;

export interface BoardCommand extends AsyncDisposable {
  /** `socket://127.0.0.1:PORT` */
  readonly url: string;
  /** `rfc2217://127.0.0.1:PORT`, where it was asked for; otherwise empty. */
  readonly lines: string;
  readonly pid: number;
}

/** Starts `dist/virtual-board/cli.js` on a free port and waits until it listens; disposing of it stops it. */
export async function startBoardCommand(args: readonly string[]): Promise<BoardCommand> {
  const child = spawn(process.execPath, [COMMAND, "--port", "0", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const stop = async (): Promise<void> => {
    const kill = setTimeout(() => child.kill("SIGKILL"), STOP_DEADLINE_MS);
    child.kill("SIGTERM");
    await exited;
    clearTimeout(kill);
  };
  const lines = createInterface({ input: child.stdout });
  const deadline = setTimeout(() => child.kill("SIGKILL"), START_DEADLINE_MS);
  let url = "";
  for await (const line of lines) {
    const [, found = "", kind] = /^listening on ((socket|rfc2217):\/\/\S+)$/.exec(line) ?? [];
    if (kind === "socket") url = found;
    // The line of the port with lines follows that of the other one.
    if (kind === undefined || (kind === "socket" && args.includes("--rfc2217-port"))) continue;
    clearTimeout(deadline);
    child.stdout.resume();
    return { url, lines: kind === "rfc2217" ? found : "", pid: child.pid ?? -1, [Symbol.asyncDispose]: stop };
  }
  clearTimeout(deadline);
  throw new Error("The virtual board ended before it listened.");
}
