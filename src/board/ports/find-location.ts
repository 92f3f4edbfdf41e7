import { setTimeout as sleep } from "node:timers/promises";
import { boardKey } from "../locks/board-key.ts";
import { BoardLocation, type MacSearch } from "./board-location.ts";
import { checkPort } from "./port-check.ts";
import { describePort } from "./port-choice.ts";
import type { SerialPort } from "./serial-port.ts";
import type { EsptoolProgram } from "../../esptool/install/program.ts";
import { cleanLine } from "../../system/text/untrusted-text.ts";
import type { BoardStep } from "../../inputs/step.ts";
import type { Answer } from "../../operations/list/list.ts";
import { askBoard } from "../session/ask-board.ts";
import { portLister } from "./port-lister.ts";
import type { ProvideSurroundings } from "../../esptool/provide.ts";

/** Finds the step's board, and logs its port where that was not given. */
export function findLocation(
  step: BoardStep,
  program: EsptoolProgram,
  surroundings: ProvideSurroundings,
): Promise<BoardLocation> {
  const { signal, log } = surroundings;
  const query = step.connection.port;
  const find = (): Promise<BoardLocation> =>
    BoardLocation.find(query, {
      list: portLister(program, surroundings),
      keyOf: (port) => boardKey(port),
      check: (port) => checkPort(port),
      askForMac: (mac, ports) => askForMac(mac, ports, step, program, surroundings),
      wait: (milliseconds) => sleep(milliseconds, undefined, { signal }).catch(() => undefined),
      signal,
      log: (line) => log.line(line),
    });
  return query.kind === "selector"
    ? log.untrustedGroup(cleanLine(`Find the board: ${query.name}`), find)
    : find();
}

/** Boards that are free are asked first, so that a busy one is waited for only when none of them has the MAC. */
async function askForMac(
  mac: string,
  ports: readonly SerialPort[],
  step: BoardStep,
  program: EsptoolProgram,
  { env, temp, signal, log }: ProvideSurroundings,
): Promise<MacSearch> {
  const { lockFolder, lockTimeoutSeconds } = step.limits;
  const said = new Map<SerialPort, string>();
  const ask = async (port: SerialPort, seconds: number | undefined): Promise<Answer> => {
    log.line(`Asking ${describePort(port)} for its MAC.`);
    const asking = { program, env, temp, signal, log, lockFolder, lockTimeoutSeconds: seconds };
    const answer = await askBoard(connectionTo(port, step), asking);
    said.set(port, `${describePort(port)}: ${wordsOf(answer)}`);
    return answer;
  };
  const busy: SerialPort[] = [];
  for (const port of ports) {
    const answer = await ask(port, lockTimeoutSeconds === undefined ? undefined : 0);
    if (hasMac(answer, mac)) return { port };
    if (answer.status === "busy") busy.push(port);
  }
  const deadline = performance.now() + (lockTimeoutSeconds ?? 0) * 1000;
  for (const port of busy) {
    const left = (deadline - performance.now()) / 1000;
    if (left <= 0) break;
    if (hasMac(await ask(port, left), mac)) return { port };
  }
  return { answers: [...said.values()] };
}

/** As the step reaches its board, but for any chip, and no other board stays in bootloader mode. */
function connectionTo({ path }: SerialPort, { connection }: BoardStep) {
  const after = connection.after.startsWith("no-reset") ? "hard-reset" : connection.after;
  const port = { kind: "serial", name: path } as const;
  // The ROM suffices for this question.
  return { port, chip: "auto", baud: 115_200, before: connection.before, after, stub: false };
}

function hasMac(answer: Answer, mac: string): boolean {
  return answer.status === "answered" && answer.identity.mac === mac;
}

function wordsOf(answer: Answer): string {
  if (answer.status !== "answered") return answer.failure.message.split("\n")[0] ?? "";
  return answer.identity.mac ?? `${answer.identity.chip ?? "a chip"} that does not report its MAC`;
}
