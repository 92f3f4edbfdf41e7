// Holds the lock of a reserved board between the steps of a job: it inherited the locked file, and runs until the job's
// post step stops it, or until the job is over.
import { existsSync, fstatSync } from "node:fs";
import { clearHolder } from "../board/locks/holder-file.ts";
import { isRunning, isSame, type ProcessIdentity, untilKept } from "../system/processes/background.ts";

export interface HolderTask {
  /** The file that records the holder. */
  readonly note: string;
  /** In RUNNER_TEMP, which the runner empties between jobs. */
  readonly folder: string;
  /** The process that runs the job; unknown in a container. */
  readonly worker?: ProcessIdentity;
}

/** The first descriptor after stdin, stdout and stderr. */
const LOCK_FD = 3;
const LOOK_MS = 1_000;
/**
 * On macOS and Windows, another program is needed to check that it is still the same process, so this is done rarely.
 */
const LOOK_CLOSELY_EVERY = 60;
/** The longest time that a job may take on a self-hosted runner. */
const LONGEST_MS = 5 * 24 * 3_600 * 1_000;

const task = JSON.parse(process.argv[2] ?? "") as HolderTask;
fstatSync(LOCK_FD);

function end(reason: string): never {
  clearHolder(task.note);
  process.stdout.write(`${reason}\n`);
  process.exit(0);
}

let looks = 0;
async function look(): Promise<void> {
  const { folder, worker } = task;
  if (!existsSync(folder)) end("the runner has cleaned up");
  if (worker === undefined || worker.started === "") return;
  const closely = process.platform === "linux" || ++looks % LOOK_CLOSELY_EVERY === 0;
  const there = closely ? await isSame(worker) : isRunning(worker.pid);
  if (!there) end("the job is gone");
}

void untilKept().then((kept) => {
  if (!kept) end("the step that reserved the board exited before it could record that");
});
process.on("SIGTERM", () => end("released")).on("SIGINT", () => end("released"));
setInterval(() => void look(), LOOK_MS);
setTimeout(() => end("no job lasts that long"), LONGEST_MS);
process.stdout.write("holding\n");
