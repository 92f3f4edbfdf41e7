import { basename, join } from "node:path";
import type { EsptoolProgram } from "../../esptool/install/program.ts";
import { AutoBaud } from "../../esptool/run/auto-baud.ts";
import { Esptool } from "../../esptool/run/client.ts";
import { esptoolEnvironment } from "../../esptool/run/environment.ts";
import { EsptoolRunner } from "../../esptool/run/process/esptool-runner.ts";
import type { Port } from "../../esptool/run/port.ts";
import type { StepContext } from "../../system/step-context.ts";
import { writeBaudRecord } from "../ports/baud-record.ts";
import type { BoardLocation } from "../ports/board-location.ts";
import { portBack } from "../ports/port-return.ts";
import { firstBaudOf, firstBaudSentence, type OpenConnection } from "./first-baud.ts";

/** Where a board is, and where records about its place are kept. */
export interface Place {
  /** Of the locks. */
  readonly folder: string;
  readonly key: string;
}

/** What the esptool of a session depends on. */
export interface EsptoolOptions {
  readonly program: EsptoolProgram;
  readonly connection: OpenConnection;
  /** `undefined` keeps no record of the baud rate. */
  readonly place: Place | undefined;
  /** Of the lock: the board stays locked until the last process that uses it has exited. */
  readonly inheritedFds: readonly number[];
  readonly retries: number;
  readonly recover: (() => Promise<void>) | undefined;
  /** Runs before the first command that changes the flash. */
  readonly beforeChange: () => Promise<void>;
  /** Whether the chip stays in its bootloader after the last command. */
  readonly keepsChip: () => boolean;
}

/**
 * The ROM answers MEM_END and starts the stub. esptool gives it 0.2 s, which a server far away or a busy runner exceeds,
 * and after that the start fails, whatever comes. As long as esptool waits for any other answer.
 */
const CONFIG = "[esptool]\nmem_end_rom_timeout = 3\n";

/** The esptool of one session, with a working folder and a configuration of its own. */
export async function sessionEsptool(
  location: BoardLocation,
  { program, connection, place, inheritedFds, retries, recover, ...others }: EsptoolOptions,
  context: StepContext,
): Promise<Esptool> {
  const { env, signal, log, now } = context;
  const { port, query } = location;
  const folder = await context.folder();
  // A process can have many sessions.
  const own = basename(await folder.makeEmptyFolder(basename(folder.nextFile("session"))));
  const config = await folder.write(join(own, "esptool.cfg"), CONFIG);
  const { baud, why, isAuto } = await firstBaudOf(connection, port, place, now());
  if (isAuto) log.line(firstBaudSentence({ baud, why }));
  const remember = async (found: number): Promise<void> => {
    if (place !== undefined) await writeBaudRecord(place.folder, place.key, { baud: found, since: now() });
  };
  const runner = new EsptoolRunner({
    program,
    folder: await folder.makeEmptyFolder(join(own, "work")),
    environment: esptoolEnvironment(env, config),
    inheritedFds,
  });
  void runner.prepare();
  return new Esptool({
    ...others,
    runner,
    connection: { ...connection, port, baud },
    autoBaud: isAuto ? new AutoBaud(baud, remember) : undefined,
    findPort: () => boardBack(location, context),
    pinned: query.kind === "selector" ? { mac: query.fields.mac } : undefined,
    signal,
    log,
    retry: { retries, recover },
  });
}

/** Where the board is, once it can be opened there: waits for a named port, or finds the board of a selector. */
export async function boardBack(
  location: BoardLocation,
  { signal, log }: Pick<StepContext, "signal" | "log">,
): Promise<Port> {
  const waiting = { signal, log: (line: string) => log.line(line) };
  const isSought = location.query.kind === "selector";
  if (!isSought) await portBack(location.port, waiting);
  const port = await location.findPort();
  if (isSought) await portBack(port, waiting);
  return port;
}
