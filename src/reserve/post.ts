import * as core from "@actions/core";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../system/errors.ts";
import { stopBackground } from "../system/processes/background.ts";
import { lastLine } from "../system/files/last-line.ts";

const GRACE_MS = 5_000;

/** Gives the board back, and tells in one line how that went. */
async function post(): Promise<void> {
  const pid = Number(core.getState("pid"));
  if (!Number.isSafeInteger(pid) || pid <= 0) return;
  const folder = core.getState("folder");
  const end = await stopBackground({ pid, started: core.getState("started") }, GRACE_MS);
  const words = {
    stopped: "The board has been given back.",
    killed: "The board has been given back; the process that held it had to be killed.",
    gone: `The board was no longer reserved: the process that held it has ended before. ${lastLine(join(folder, "holder.log"))}`.trim(),
    unknown: `Process ${pid}, which holds the board, could not be told from another one and was left alone.`,
  };
  if (end === "stopped" || end === "killed") core.info(words[end]);
  else core.warning(words[end]);
  if (folder !== "") rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** What the holder said last. */
try {
  await post();
} catch (error) {
  // The job's outcome is decided; a board that cannot be given back must not turn it.
  core.warning(`The board could not be given back: ${messageOf(error)}`);
}
