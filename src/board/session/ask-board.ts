import { boardKey } from "../locks/board-key.ts";
import { claimantOf } from "../locks/holder.ts";
import { acquireBoardLock } from "../locks/lock.ts";
import { defaultLockFolder, prepareLockFolder } from "../locks/lock-folder.ts";
import type { Port } from "../../esptool/run/port.ts";
import { checkPort } from "../ports/port-check.ts";
import { Failure, type FailureCode } from "../../system/errors.ts";
import type { Connection } from "../../esptool/run/arguments.ts";
import { Esptool } from "../../esptool/run/client.ts";
import { esptoolEnvironment } from "../../esptool/run/environment.ts";
import type { EsptoolProgram } from "../../esptool/install/program.ts";
import type { Answer } from "../../operations/list/list.ts";
import { hostLock } from "../../system/files/file-lock.ts";
import type { Log } from "../../system/log.ts";
import { PrivateFolder } from "../../system/files/private-folder.ts";

/** How a board is identified. */
export interface Asking {
  readonly program: EsptoolProgram;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** RUNNER_TEMP. */
  readonly temp: string;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** `undefined` is the host's own. */
  readonly lockFolder: string | undefined;
  /** Seconds to wait for a board that another step holds; `undefined` takes no lock. */
  readonly lockTimeoutSeconds: number | undefined;
}

/**
 * Asks the chip on a port for its name, MAC and flash size, under the board's lock, and resets it as usual.
 * A failure to respond is a result, too.
 * @throws {Failure} `cancelled`, and what is wrong with the runner rather than with the board.
 */
export async function askBoard(connection: Connection, asking: Asking): Promise<Answer> {
  const { port } = connection;
  try {
    await checkPort(port);
    const lock = await lockOf(port, asking);
    try {
      return await ask(connection, asking, lock === undefined ? [] : [lock.fd]);
    } finally {
      lock?.release();
    }
  } catch (error) {
    return noAnswer(error);
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

/** A process that is not ours may hold the port as well as another step. */
function isBusy({ code }: Failure): boolean {
  return code === "board-locked" || code === "port-busy";
}

async function lockOf(port: Port, { env, signal, log, lockFolder, lockTimeoutSeconds }: Asking) {
  if (lockTimeoutSeconds === undefined) return undefined;
  const folder = lockFolder ?? defaultLockFolder(process.platform, env["ProgramData"]);
  prepareLockFolder(folder);
  return acquireBoardLock({
    key: await boardKey(port),
    folder,
    claimant: claimantOf(env),
    port: port.name,
    hostLock: hostLock({ path: env["PATH"] }),
    timeoutMs: lockTimeoutSeconds * 1000,
    signal,
    onWait: (text) => log.line(text),
  });
}

async function ask(
  connection: Connection,
  { program, env, temp, signal, log }: Asking,
  inheritedFds: readonly number[],
): Promise<Answer> {
  const folder = await PrivateFolder.create(temp);
  const esptool = new Esptool({
    program,
    connection,
    folder: await folder.makeEmptyFolder("work"),
    environment: esptoolEnvironment(env, await folder.write("esptool.cfg", "[esptool]\n")),
    inheritedFds,
    signal,
    log,
    retry: { retries: 0, recover: undefined },
    beforeChange: () => Promise.resolve(),
  });
  try {
    await esptool.run({ name: "flash-id" }, 0, new Map(), { quiet: true });
    return { status: "answered", identity: esptool.identity };
  } catch (error) {
    const answer = noAnswer(error);
    // A chip in Secure Download Mode reports its name before it rejects the rest.
    return esptool.identity.chip === undefined ? answer : { status: "answered", identity: esptool.identity };
  } finally {
    await folder.remove();
  }
}
