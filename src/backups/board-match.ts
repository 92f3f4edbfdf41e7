import { Failure } from "../system/errors.ts";
import type { Identity } from "../esptool/run/observation.ts";
import { formatAddress } from "../firmware/flash/flash-layout.ts";
import { isOfBoard } from "../firmware/formats/backup-manifest.ts";
import type { CheckedBackup } from "./checked-backup.ts";

/**
 * All reasons why a backup must not be restored to a board; `undefined` if there are none.
 * @param allowOtherBoard whether another board of the same kind is acceptable.
 */
export function mismatchOf(
  backup: CheckedBackup,
  identity: Identity,
  port: string,
  allowOtherBoard: boolean,
): Failure | undefined {
  const { chip, mac, flashSize } = identity;
  const { name, range, origin } = backup;
  const end = range.address + range.size;
  const problems = [
    ...difference("chip", origin?.chip, chip),
    ...(allowOtherBoard ? [] : macDifference(origin, mac)),
    ...difference("flash size", origin?.flash_size, flashSize),
    ...(flashSize !== undefined && end > flashSize
      ? [`it ends at ${formatAddress(end)}, beyond the flash of ${flashSize} bytes`]
      : []),
  ];
  if (problems.length === 0) return undefined;
  return new Failure(
    "backup-of-other-board",
    `The backup "${name}" is not of the board on ${port}: ${problems.join("; ")}. The flash was not changed.`,
    "Use the backup of this board. allow-other-board: true restores the backup of another board with the same chip and flash size.",
  );
}

/** Whether the backup is from another board; `undefined` if that is not known. */
export function isClone({ origin }: CheckedBackup, { mac }: Identity): boolean | undefined {
  const same = origin && isOfBoard(origin, mac);
  return same === undefined ? undefined : !same;
}

/** A manifest that was published contains only the end of the MAC. */
function macDifference(origin: CheckedBackup["origin"], mac: string | undefined): string[] {
  const end = origin?.mac_end;
  if (end === undefined || origin?.mac != null) return difference("MAC address", origin?.mac, mac);
  return difference("MAC address", `…${end}`, mac?.endsWith(`:${end}`) === true ? `…${end}` : mac);
}

function difference(
  what: string,
  recorded: string | number | null | undefined,
  found: string | number | undefined,
): string[] {
  if (recorded === null || recorded === undefined || recorded === found) return [];
  // The recorded value comes from a file.
  const shown = String(recorded).slice(0, 40);
  return [`its ${what} is ${JSON.stringify(shown)}, and the board's is ${found ?? "not known"}`];
}
