import type { Command } from "../../esptool/run/arguments.ts";
import type { Esptool, RunOptions } from "../../esptool/run/client.ts";
import type { AnnotatedLog } from "../../system/log.ts";
import { isLocked } from "./identify.ts";

/** After a failure the board may be gone: the longest wait for it. */
const LONGEST_MS = 15_000;
/** The runner kills a cancelled step after 7.5 s; esptool may need part of that to exit. */
const LAST_MS_OF_CANCELLED = 5_000;
/** No chip can be connected and reset in less time. */
const SHORTEST_MS = 500;

/**
 * Resets the chip as `after` says if it may be in its bootloader, with a command that changes nothing. A raw socket has
 * no lines for a reset. If the reset does not work, that is a warning and not a failure.
 * @param cancelledAt when the step was cancelled, by `performance.now`.
 */
export async function resetBoard(
  esptool: Esptool,
  cancelledAt: number | undefined,
  log: AnnotatedLog,
): Promise<void> {
  const { port, after } = esptool.connection;
  if (port.kind === "socket" || after.startsWith("no-reset")) return;
  // The other board's firmware was interrupted by mistake.
  const { metOtherBoard, metOtherChip, inBootloader, hasFailed } = esptool;
  const target = metOtherBoard ? esptool.unpinned() : esptool;
  if (!metOtherBoard && !inBootloader) return;
  const limit =
    cancelledAt === undefined ? LONGEST_MS : cancelledAt + LAST_MS_OF_CANCELLED - performance.now();
  const options: RunOptions = {
    quiet: true,
    isLast: true,
    ...(metOtherChip ? { chip: "auto" } : {}),
    ...(hasFailed || cancelledAt !== undefined
      ? { once: AbortSignal.timeout(Math.max(0, Math.round(limit))) }
      : {}),
  };
  await log.untrustedGroup("Reset the board", async () => {
    if (limit >= SHORTEST_MS && (await hasReset(target, options))) return;
    log.warning("reset", "The board could not be reset and may still be in bootloader mode.");
  });
}

async function hasReset(esptool: Esptool, options: RunOptions): Promise<boolean> {
  return ask(esptool, options).then(
    () => true,
    () => false,
  );
}

async function ask(esptool: Esptool, options: RunOptions): Promise<void> {
  const run = (command: Command): Promise<unknown> => esptool.run(command, 0, new Map(), options);
  if (!isLocked(esptool)) {
    // A chip in Secure Download Mode may report that only now; it then gets a command that it supports.
    await run({ name: "flash-id" }).catch((error: unknown) => {
      if (!isLocked(esptool)) throw error;
    });
  }
  if (isLocked(esptool)) await run({ name: "get-security-info" });
}
