import { describePort } from "../../board/ports/port-choice.ts";
import type { SerialPort } from "../../board/ports/serial-port.ts";
import type { EsptoolProgram } from "../../esptool/install/program.ts";
import type { ListStep } from "../../inputs/step.ts";
import { type Answer, list, probeConnection } from "./list.ts";
import { dryRunList } from "./dry-run.ts";
import { askBoard } from "../../board/session/ask-board.ts";
import { portLister } from "../../board/ports/port-lister.ts";
import type { Progress } from "../../step/progress.ts";
import { provide, type ProvideSurroundings } from "../../esptool/provide.ts";
import type { BoardEntry, ListResult } from "./list-result.ts";
import type { DryRunResult } from "../dry-run/dry-run-result.ts";

/** Lists the boards of the runner, or says how it would. Without `probe` no port is opened. */
export async function survey(
  step: ListStep,
  surroundings: ProvideSurroundings,
  progress: Progress,
): Promise<ListResult | DryRunResult> {
  const { log } = surroundings;
  if (step.dryRun) {
    return log.untrustedGroup("Dry run of list", () =>
      Promise.resolve(dryRunList(step.request, (line) => log.line(line))),
    );
  }
  const program = await provide(step, surroundings);
  progress.program = program;
  return log.untrustedGroup("List the boards", async () => {
    const ports = await portLister(program, surroundings)();
    const ask = step.request.probe ? asker(step, program, surroundings) : undefined;
    const result = await list({ ports, ask });
    for (const board of result.boards) log.line(describe(board, ports));
    for (const other of result.other_ports)
      log.line(`Not listed, because no known ESP board uses it: ${other}`);
    if (result.boards.length === 0) log.line("No port of this runner looks like an ESP board.");
    return result;
  });
}

/** A board in use is not waited for: its status is `busy`. */
function asker(step: ListStep, program: EsptoolProgram, surroundings: ProvideSurroundings) {
  const { env, temp, signal, log } = surroundings;
  const { lockFolder } = step.limits;
  const asking = { program, env, temp, signal, log, lockFolder, lockTimeoutSeconds: 0 };
  return async (port: SerialPort): Promise<Answer> => {
    log.line(`Identifying the board on ${describePort(port)}.`);
    const answer = await askBoard(probeConnection(port.path), asking);
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
