import { commandLine } from "../../esptool/run/command-line.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import type { CheckedBackup } from "../../backups/checked-backup.ts";
import { AS_IS } from "../images/proof.ts";
import type { UnopenedBoard } from "../dry-run/script.ts";
import { gatePlan } from "../gate/gate-plan.ts";
import type { RestoreRequest } from "./inputs.ts";
import { factsOf } from "./restore-result.ts";
import type { RestoreResult } from "./restore-result.ts";

/**
 * What a restore can report without its board, once the backup is checked.
 * @param unchecked facts that only the board knows, as sentences.
 */
export function dryRunRestore(
  { allowOtherBoard, dryRun, gate }: RestoreRequest,
  backup: CheckedBackup,
  unchecked: readonly string[],
  { connection, say }: Pick<UnopenedBoard, "connection" | "say">,
): RestoreResult {
  const { name, range, origin } = backup;
  say(`"${name}" is intact: ${range.size} bytes for ${formatAddress(range.address)}.`);
  say(
    origin === undefined
      ? "It has no manifest, so chip, MAC and flash size are not compared with the board's."
      : `It was taken from ${origin.chip ?? "an unknown chip"}, MAC ${origin.mac ?? (origin.mac_end === undefined ? "unknown" : `…${origin.mac_end}`)}, flash size ${origin.flash_size ?? "unknown"}.`,
  );
  if (allowOtherBoard && origin !== undefined)
    say("It may be restored to another board with the same chip and flash size.");
  say(
    "Only what differs on the board would be erased and written, and a digest would verify the whole range.",
  );
  for (const line of gate === undefined ? [] : gatePlan(gate)) say(line);
  for (const line of unchecked) say(`Not checked: ${line}`);
  const images = [{ address: range.address, path: name }];
  const commands = [
    commandLine(connection, { name: "flash-id" }),
    commandLine(connection, { name: "verify-flash", images, header: AS_IS, diff: false }),
  ];
  for (const [index, line] of commands.entries()) say(`${index === 0 ? "Runs" : "Then"}: ${line}`);
  return { ...factsOf(backup, dryRun), commands, not_checked: unchecked };
}
