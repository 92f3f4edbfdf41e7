import type { EsptoolProgram } from "../../esptool/install/program.ts";
import type { Connection } from "../../esptool/run/arguments.ts";
import type { Identity } from "../../esptool/run/observation.ts";
import { Failure, type FailureCode } from "../../system/errors.ts";
import type { StepContext } from "../../system/step-context.ts";
import { BoardLocation } from "../ports/board-location.ts";
import { BoardSession, type SessionOptions } from "./board-session.ts";
import { meansOf } from "./location-means.ts";

/** The result of querying a board. */
export type Answer =
  | { readonly status: "answered"; readonly identity: Identity }
  | { readonly status: "busy" | "failed"; readonly failure: Failure };

/**
 * Asks the chip on a port for its name, MAC and flash size, in a session of its own with one attempt.
 * A failure to respond is a result, too.
 * @throws {Failure} `cancelled`, and failures of the runner rather than of the board.
 */
export async function askBoard(
  connection: Connection,
  program: EsptoolProgram,
  locks: Pick<SessionOptions, "lockFolder" | "lockTimeoutSeconds">,
  context: StepContext,
): Promise<Answer> {
  const { port, ...link } = connection;
  try {
    const location = await BoardLocation.find(port, {
      ...meansOf(program, context),
      askForMac: () => Promise.resolve({ answers: [] }),
    });
    await using session = new BoardSession(
      location,
      { program, connection: link, ...locks, retries: 0, recovery: undefined, operation: undefined },
      context,
    );
    await session.open();
    return await ask(session);
  } catch (error) {
    return noAnswer(error);
  }
}

async function ask({ esptool }: BoardSession): Promise<Answer> {
  try {
    await esptool.run({ name: "flash-id" }, 0, new Map(), { quiet: true, isLast: true });
    return { status: "answered", identity: esptool.identity };
  } catch (error) {
    const answer = noAnswer(error);
    // A chip in Secure Download Mode reports its name before it rejects the rest.
    return esptool.identity.chip === undefined ? answer : { status: "answered", identity: esptool.identity };
  }
}

/** A failure of this board alone is its result. */
function noAnswer(error: unknown): Answer {
  if (!(error instanceof Failure) || ENDS_THE_STEP.has(error.code)) throw error;
  return { status: isBusy(error) ? "busy" : "failed", failure: error };
}

/** The next board would fail likewise. */
const ENDS_THE_STEP: ReadonlySet<FailureCode> = new Set([
  "cancelled",
  "esptool-not-started",
  "lock-unavailable",
]);

/** The port may be held by another step or by any other program. */
function isBusy({ code }: Failure): boolean {
  return code === "board-locked" || code === "port-busy";
}
