import { formatAddress } from "../firmware/flash-layout.ts";
import type { CheckedBackup } from "./checked-backup.ts";
import type { RestoreRequest } from "./request.ts";
import { factsOf } from "./restore-result.ts";
import type { RestoreResult } from "./result.ts";

/**
 * What a restore can say without its board, once the backup is checked.
 * @param say takes the plan, line by line.
 */
export function rehearseRestore(
  { allowOtherBoard, dryRun }: RestoreRequest,
  backup: CheckedBackup,
  say: (text: string) => void,
): RestoreResult {
  const { name, range, origin } = backup;
  say(`"${name}" is whole: ${range.size} bytes for ${formatAddress(range.address)}.`);
  say(
    origin === undefined
      ? "It has no manifest, so chip, MAC and flash size will not be compared with the board's."
      : `It is of ${origin.chip ?? "an unknown chip"}, MAC ${origin.mac ?? "unknown"}, flash size ${origin.flash_size ?? "unknown"}.`,
  );
  if (allowOtherBoard) say("Another board of the same chip and flash size may get it.");
  say("On the board, only what differs would be erased and written, and the whole range proven by a digest.");
  return factsOf(backup, dryRun);
}
