import type { CheckedBackup } from "../../backups/checked-backup.ts";
import { headerWarnings } from "../flash/header-warnings.ts";
import { chipOf } from "../flash/plan-facts.ts";
import { annotateWarnings } from "../flash/plan-warnings.ts";
import { type Script, type Stage, tell } from "./script.ts";
import { flashScript } from "../flash/dry-run.ts";
import { dryRunRestore } from "../restore/dry-run.ts";
import type { BoardRequest, VerifyRequest } from "../../inputs/request.ts";
import type { OperationResult } from "../result.ts";
import { uncheckedOf } from "./unchecked.ts";
import { backupScript, eraseScript, infoScript, readScript, verifyScript } from "./scripts.ts";

/**
 * Says what an operation would do, and the esptool commands, without its board. A new operation does not compile
 * until it is here.
 * @throws {Failure} what the operation would refuse before it touches the board.
 */
export async function dryRun(
  request: BoardRequest,
  stage: Stage,
  backup: CheckedBackup | undefined,
): Promise<OperationResult> {
  const unchecked = [stage.portRemark, ...uncheckedOf(request, stage.expects)];
  if (request.operation === "restore") {
    if (backup === undefined) throw new Error("No backup was checked for the restore.");
    return dryRunRestore(request, backup, unchecked, stage);
  }
  const script = await scriptFor(request, stage);
  annotateWarnings(script.warnings ?? [], stage);
  return tell("true", { ...script, unchecked: [...unchecked, ...(script.unchecked ?? [])] }, stage);
}

async function scriptFor(
  request: Exclude<BoardRequest, { operation: "restore" }>,
  stage: Stage,
): Promise<Script> {
  switch (request.operation) {
    case "flash":
      return flashScript(request, stage);
    case "verify":
      return { ...verifyScript(request), warnings: await verifyWarnings(request, stage) };
    case "read":
      return readScript(request);
    case "erase":
      return eraseScript(request, stage.connection);
    case "backup":
      return backupScript(request, stage.connection);
    case "info":
      return infoScript(stage.tableAddress);
  }
}

function verifyWarnings(request: VerifyRequest, { connection }: Stage): Promise<string[]> {
  const images = request.files.map((file) => ({ file, copy: file.realPath, sha256: file.sha256 }));
  return headerWarnings(request, images, chipOf(connection.chip));
}
