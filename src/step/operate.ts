import type { BoardLocation } from "../board/ports/board-location.ts";
import type { Port } from "../esptool/run/port.ts";
import { describeUnfinished } from "../board/unfinished/unfinished.ts";
import { Failure, messageOf } from "../system/errors.ts";
import type { EsptoolProgram } from "../esptool/install/program.ts";
import { cleanLine } from "../system/text/untrusted-text.ts";
import { flashPictureText } from "../report/flash-map/flash-map-text.ts";
import type { StepLog } from "../report/log.ts";
import type { BoardStep } from "../inputs/step.ts";
import type { Board } from "../board/session/board.ts";
import { placeOnBoard } from "../operations/places/board-table.ts";
import { checkBoard } from "../board/session/requirements.ts";
import { release } from "../board/session/identify.ts";
import type { OutputKeeper } from "../system/files/pending-files.ts";
import type { PrivateFolder } from "../system/files/private-folder.ts";
import type { BoardClaim } from "../board/session/claim.ts";
import { chooseByChip } from "./choose-by-chip.ts";
import { connect } from "../board/session/connect.ts";
import { VERSION } from "../system/version.ts";
import { workflowOf } from "./environment.ts";
import type { Progress } from "./progress.ts";
import type { Sources } from "../operations/definition.ts";
import {
  dryRunOnBoard,
  gateFailure,
  isPutRight,
  type OperationResult,
  perform,
  reachOf,
} from "../operations/table.ts";

export interface Bench {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly log: StepLog;
  readonly claim: BoardClaim;
  /** For everything that the step keeps beside the board; its owner removes it. */
  readonly folder: PrivateFolder;
  readonly sources: Sources;
  readonly location: BoardLocation;
  readonly keeper: OutputKeeper;
}

/** Runs the operation on the board, and records its progress. */
export async function operate(
  step: BoardStep,
  program: EsptoolProgram,
  bench: Bench,
  progress: Progress,
): Promise<void> {
  const { log, claim, folder, location } = bench;
  const { port } = location;
  progress.previous = claim.previous;
  if (claim.previous !== undefined) {
    const text = `On ${port.name}, ${describeUnfinished(claim.previous)}.`;
    log.warning("unfinished change", text);
  }
  for (const remark of step.remarks) log.line(cleanLine(remark));
  if (port.kind === "socket") {
    log.line(
      `${port.name} is a raw socket without reset and baud rate (\`baud\`, \`before\` have no effect).`,
    );
  }
  const esptool = await connect(step, program, bench);
  progress.esptool = esptool;
  const board: Board = {
    esptool,
    tableAddress: step.tableAddress,
    givenTable: step.givenTable,
    folder,
    ...bench.keeper,
    now: () => new Date(),
    provenance: { action: VERSION, esptool: program.version, workflow: workflowOf(bench.env) },
    warn: (title, text) => log.warning(title, cleanLine(text)),
  };
  progress.result = await log.untrustedGroup(title(step, port), async () => {
    try {
      await checkBoard(step.expected, board);
      const chosen = await chooseByChip(step, board);
      const { tableAddress, givenTable } = chosen;
      const own = { ...board, tableAddress, givenTable };
      const request = await placeOnBoard(chosen.request, own);
      claim.intend(reachOf(request, bench.sources));
      return step.dryRun === "connect"
        ? await dryRunOnBoard(request, own, bench.sources, program.version)
        : await perform(request, own, bench.sources);
    } catch (error) {
      // The board was taken out of its firmware by mistake.
      if (error instanceof Failure && error.code === "board-changed")
        await release({ ...board, esptool: esptool.unpinned() });
      throw error;
    }
  });
  await showFlashMap(progress.result, log);
}

async function showFlashMap(result: OperationResult, log: StepLog): Promise<void> {
  if (!("flash_map" in result)) return;
  const lines = flashPictureText(result.flash_map);
  await log.untrustedGroup("Flash map", () => {
    for (const line of lines) log.line(cleanLine(line));
    return Promise.resolve();
  });
}

/** The record must not outlive its truth, nor a failure to write it hide the operation's result. */
export async function settle(
  claim: BoardClaim,
  log: StepLog,
  { step, esptool, result }: Progress,
): Promise<void> {
  if (step === undefined || esptool === undefined) return;
  const { flashSize, mac } = esptool.identity;
  const success = result !== undefined && gateFailure(step.request, result) === undefined;
  await claim
    .settle({
      state: esptool.state,
      success,
      verified: success && isPutRight(result, claim.previous?.operation),
      flashSize,
      mac,
    })
    .catch((error: unknown) => {
      log.warning("record", `The record of unfinished changes could not be written: ${messageOf(error)}.`);
    });
}

function title({ request }: BoardStep, port: Port): string {
  return `${request.operation.charAt(0).toUpperCase()}${request.operation.slice(1)} on ${port.name}`;
}
