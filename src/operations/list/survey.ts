import { type Answer, askBoard } from "../../board/session/ask-board.ts";
import { describePort } from "../../board/ports/port-choice.ts";
import { portLister } from "../../board/ports/port-lister.ts";
import type { SerialPort } from "../../board/ports/serial-port.ts";
import type { EsptoolProgram } from "../../esptool/install/program.ts";
import type { StepContext } from "../../system/step-context.ts";
import type { Limits } from "../../inputs/limits.ts";
import type { Runner } from "../definition.ts";
import type { ListRequest } from "./inputs.ts";
import { list, probeConnection } from "./list.ts";
import type { BoardEntry, ListResult } from "./list-result.ts";

/** Lists the boards of the runner. Without `probe` no port is opened. */
export async function survey(
  { probe }: ListRequest,
  { limits, provide }: Runner,
  context: StepContext,
): Promise<ListResult> {
  const { log } = context;
  const program = await provide();
  return log.untrustedGroup("List the boards", async () => {
    const ports = await portLister(program, context)();
    const ask = probe ? asker(limits, program, context) : undefined;
    const result = await list({ ports, ask });
    for (const board of result.boards) log.line(describe(board, ports));
    for (const other of result.other_ports)
      log.line(`Not listed, because no known ESP board uses it: ${other}`);
    if (result.boards.length === 0) log.line("No port of this runner looks like an ESP board.");
    return result;
  });
}

/** Does not wait for a board in use: its status is `busy`. */
function asker({ lockFolder }: Limits, program: EsptoolProgram, context: StepContext) {
  const { log } = context;
  const locks = { lockFolder, lockTimeoutSeconds: 0 };
  return async (port: SerialPort): Promise<Answer> => {
    log.line(`Identifying the board on ${describePort(port)}.`);
    const answer = await askBoard(probeConnection(port.path), program, locks, context);
    if (answer.status !== "answered") log.line(`  ${answer.failure.message.split("\n")[0] ?? ""}`);
    return answer;
  };
}

function describe({ port, selector, chip, mac, status }: BoardEntry, ports: readonly SerialPort[]): string {
  const found = ports.find(({ path }) => path === port);
  const answers = [chip, mac, status === "listed" || status === "answered" ? null : status];
  const known = answers.filter((text) => text !== null).join(", ");
  return `${selector}: ${found === undefined ? port : describePort(found)}${known === "" ? "" : `, ${known}`}`;
}
