import * as core from "../system/actions-core.ts";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { stopBackground } from "../system/processes/background.ts";
import { lastLine } from "../system/files/last-line.ts";
import { runPost } from "../system/sub-action.ts";

const GRACE_MS = 5_000;

/** Releases the board, and reports it in one line. */
async function post(): Promise<void> {
  const pid = Number(core.getState("pid"));
  if (!Number.isSafeInteger(pid) || pid <= 0) return;
  const folder = core.getState("folder");
  const end = await stopBackground({ pid, started: core.getState("started") }, GRACE_MS);
  const words = {
    stopped: "The board was released.",
    killed: "The board was released; the process that held its lock had to be killed.",
    gone: `The board was no longer reserved: the process that held its lock had exited. ${lastLine(join(folder, "holder.log"))}`.trim(),
    unknown: `Process ${pid}, which holds the lock, could not be identified and was left running.`,
  };
  if (end === "stopped" || end === "killed") core.info(words[end]);
  else core.warning(words[end]);
  if (folder !== "") rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

await runPost(post, "The board could not be released", core.warning);
