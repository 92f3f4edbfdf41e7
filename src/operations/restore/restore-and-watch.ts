import type { CheckedBackup } from "../../backups/checked-backup.ts";
import type { Board } from "../../board/session/board.ts";
import type { FlashedFirmware } from "../../gate/identity.ts";
import type { GateResult } from "../gate/gate-result.ts";
import { firmwareOfSurvey } from "../gate/known-firmware.ts";
import { withGate } from "../gate/with-gate.ts";
import { surveyImage } from "../images/image-survey.ts";
import type { RestoreRequest } from "./inputs.ts";
import { restore } from "./restore.ts";
import type { RestoreResult } from "./restore-result.ts";

/** Restores the backup, and then judges the board's console if the request asks for it. */
export function restoreAndWatch(
  request: RestoreRequest,
  board: Board,
  backup: CheckedBackup,
): Promise<RestoreResult & Partial<GateResult>> {
  return withGate(
    request.gate,
    board,
    () => restore(request, backup, board),
    () => firmwareOf(backup, board),
  );
}

/** The application that boots from the backup. */
async function firmwareOf(
  { imagePath, range, tableAddress }: CheckedBackup,
  { esptool }: Board,
): Promise<FlashedFirmware | undefined> {
  const { contents } = await surveyImage(imagePath, range, { chip: esptool.identity.chip, tableAddress });
  return firmwareOfSurvey(contents);
}
