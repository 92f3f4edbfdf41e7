import { describeUnfinished } from "../board/unfinished.ts";
import { messageOf } from "../errors.ts";
import type { EsptoolProgram } from "../esptool/install/program.ts";
import { cleanLine } from "../esptool/untrusted-text.ts";
import type { StepLog } from "../github/log.ts";
import type { BoardStep } from "../inputs.ts";
import type { Board } from "../operations/board.ts";
import { checkBoard } from "../operations/expectations.ts";
import { gateFailure } from "../operations/gate.ts";
import { perform } from "../operations/registry.ts";
import { PrivateFolder } from "../system/private-folder.ts";
import type { BoardClaim } from "./claim.ts";
import { connect } from "./connect.ts";
import { VERSION } from "../version.ts";
import { workflowOf } from "./environment.ts";
import type { Progress } from "./progress.ts";

export interface Bench {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly temp: string;
  readonly signal: AbortSignal;
  readonly log: StepLog;
  readonly claim: BoardClaim;
}

/** Does what the step asks for on its board, and notes how far it came. */
export async function operate(
  step: BoardStep,
  program: EsptoolProgram,
  bench: Bench,
  progress: Progress,
): Promise<void> {
  const { temp, log, claim } = bench;
  progress.previous = claim.previous;
  if (claim.previous !== undefined) {
    const text = `On ${step.connection.port.name}, ${describeUnfinished(claim.previous)}.`;
    log.warning("unfinished change", text);
  }
  if (step.connection.port.kind === "socket") {
    log.line(
      `${step.connection.port.name} is a raw socket: no reset and no baud rate over it (\`baud\`, \`before\`).`,
    );
  }
  const folder = await PrivateFolder.create(temp);
  try {
    const esptool = await connect(step, program, { ...bench, folder });
    progress.esptool = esptool;
    const board: Board = {
      esptool,
      folder,
      now: () => new Date(),
      provenance: { action: VERSION, esptool: program.version, workflow: workflowOf(bench.env) },
      warn: (title, text) => log.warning(title, cleanLine(text)),
    };
    progress.result = await log.untrustedGroup(title(step), async () => {
      await checkBoard(step.expected, board);
      return perform(step.request, board);
    });
  } finally {
    await folder.remove();
  }
}

/** The record must not outlive its truth, nor its trouble hide how the operation ended. */
export async function settle(
  claim: BoardClaim,
  log: StepLog,
  { step, esptool, result }: Progress,
): Promise<void> {
  if (step === undefined || esptool === undefined) return;
  const success = result !== undefined && gateFailure(step.request, result) === undefined;
  await claim.settle({ state: esptool.state, success }).catch((error: unknown) => {
    log.warning("record", `The record of the board's state could not be written: ${messageOf(error)}.`);
  });
}

function title({ request, connection }: BoardStep): string {
  return `${request.operation.charAt(0).toUpperCase()}${request.operation.slice(1)} on ${connection.port.name}`;
}
