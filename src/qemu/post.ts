import * as core from "../system/actions-core.ts";
import { readFileSync } from "node:fs";
import { stopBackground } from "../system/processes/background.ts";
import { endWords } from "../system/processes/background-server.ts";
import { cleanLine } from "../system/text/untrusted-text.ts";
import { runPost } from "../system/sub-action.ts";

const GRACE_MS = 5_000;
/** GitHub shows at most ten warnings of a step. */
const REPORTS_SHOWN = 5;

/** Stops the board that `main` started, and reports how often QEMU has exited unexpectedly in the meantime. */
async function post(): Promise<void> {
  const pid = Number(core.getState("pid"));
  if (!Number.isSafeInteger(pid) || pid <= 0) return;
  const end = await stopBackground({ pid, started: core.getState("started") }, GRACE_MS);
  const reports = reportsIn(core.getState("log"));
  for (const report of reports.slice(0, REPORTS_SHOWN)) core.warning(report);
  if (reports.length > REPORTS_SHOWN) core.info(`${reports.length} reports of QEMU in all.`);
  core.info(`The board in QEMU ${endWords(end, pid)}.`);
}

function reportsIn(log: string): string[] {
  try {
    return readFileSync(log, "utf8")
      .split(/\r?\n/)
      .filter((line) => line.startsWith("qemu-failed: "))
      .map(cleanLine);
  } catch {
    return [];
  }
}

await runPost(post, "The board in QEMU could not be stopped", core.warning);
