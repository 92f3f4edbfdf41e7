import type { Connection } from "../../esptool/run/arguments.ts";
import type { StepContext } from "../../system/step-context.ts";
import { cleanLine } from "../../system/text/untrusted-text.ts";
import { BoardLocation, type MacSearch } from "../ports/board-location.ts";
import { describePort } from "../ports/port-choice.ts";
import type { PortQuery } from "../ports/port-selector.ts";
import type { SerialPort } from "../ports/serial-port.ts";
import { type Answer, askBoard } from "./ask-board.ts";
import type { SessionOptions } from "./board-session.ts";
import { meansOf } from "./location-means.ts";

/** Which board to find. A chip is asked for its MAC with the connection that the session will use. */
export interface SoughtBoard extends Pick<
  SessionOptions,
  "program" | "connection" | "lockFolder" | "lockTimeoutSeconds"
> {
  readonly query: PortQuery;
}

/**
 * Finds the place of a board, and logs it if it was not given by name.
 * @throws {Failure} as `BoardLocation.find` and `askBoard`.
 */
export function findLocation(sought: SoughtBoard, context: StepContext): Promise<BoardLocation> {
  const { query, program } = sought;
  const find = (): Promise<BoardLocation> =>
    BoardLocation.find(query, {
      ...meansOf(program, context),
      askForMac: (mac, ports) => askForMac(mac, ports, sought, context),
    });
  return query.kind === "selector"
    ? context.log.untrustedGroup(cleanLine(`Find the board: ${query.name}`), find)
    : find();
}

/** Asks free boards first, so that the step waits for a busy one only if none of them has the MAC. */
async function askForMac(
  mac: string,
  ports: readonly SerialPort[],
  { program, connection, lockFolder, lockTimeoutSeconds }: SoughtBoard,
  context: StepContext,
): Promise<MacSearch> {
  const said = new Map<SerialPort, string>();
  const ask = async (port: SerialPort, seconds: number | undefined): Promise<Answer> => {
    context.log.line(`Asking ${describePort(port)} for its MAC.`);
    const locks = { lockFolder, lockTimeoutSeconds: seconds };
    const answer = await askBoard(connectionTo(port, connection), program, locks, context);
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

/** The step's connection, but for any chip, and without leaving other boards in their bootloader. */
function connectionTo({ path }: SerialPort, connection: SoughtBoard["connection"]): Connection {
  const after = connection.after.startsWith("no-reset") ? "hard-reset" : connection.after;
  const port = { kind: "serial", name: path } as const;
  // The ROM can answer this.
  return { port, chip: "auto", baud: 115_200, before: connection.before, after, stub: false };
}

function hasMac(answer: Answer, mac: string): boolean {
  return answer.status === "answered" && answer.identity.mac === mac;
}

function wordsOf(answer: Answer): string {
  if (answer.status !== "answered") return answer.failure.message.split("\n")[0] ?? "";
  return answer.identity.mac ?? `${answer.identity.chip ?? "a chip"} that does not report its MAC`;
}
