import * as core from "../system/actions-core.ts";
import { stopBackground } from "../system/processes/background.ts";
import { endWords } from "../system/processes/background-server.ts";
import { lastLine } from "../system/files/last-line.ts";
import { runPost } from "../system/sub-action.ts";

const GRACE_MS = 5_000;

/** Stops the board that `main` started, and reports in one line what became of it. */
async function post(): Promise<void> {
  const pid = Number(core.getState("pid"));
  if (!Number.isSafeInteger(pid) || pid <= 0) return;
  const end = await stopBackground({ pid, started: core.getState("started") }, GRACE_MS);
  core.info(`The virtual board ${endWords(end, pid)}. ${lastLine(core.getState("log"))}`.trim());
}

await runPost(post, "The virtual board could not be stopped", core.warning);
