import { portBack, type Waiting } from "../ports/port-return.ts";
import type { BoardLocation } from "../ports/board-location.ts";
import type { Port } from "../../esptool/run/port.ts";
import { Esptool } from "../../esptool/run/client.ts";
import { esptoolEnvironment } from "../../esptool/run/environment.ts";
import type { EsptoolProgram } from "../../esptool/install/program.ts";
import type { BoardStep } from "../../inputs/step.ts";
import type { Log } from "../../system/log.ts";
import type { PrivateFolder } from "../../system/files/private-folder.ts";
import type { BoardClaim } from "./claim.ts";
import { recoveryOf } from "./recovery.ts";

export interface ConnectSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: PrivateFolder;
  readonly claim: BoardClaim;
  readonly location: BoardLocation;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** An esptool for the board of the step; each of its commands makes its own connection. */
export async function connect(
  step: BoardStep,
  program: EsptoolProgram,
  { env, folder, claim, location, signal, log }: ConnectSurroundings,
): Promise<Esptool> {
  const configFile = await folder.write("esptool.cfg", "[esptool]\n");
  const { connection, limits } = step;
  return new Esptool({
    program,
    connection: { ...connection, port: location.port },
    findPort: () =>
      boardBack(connection.port.kind === "selector", location, { signal, log: (line) => log.line(line) }),
    pinned: connection.port.kind === "selector" ? { mac: connection.port.fields.mac } : undefined,
    folder: await folder.makeEmptyFolder("work"),
    environment: esptoolEnvironment(env, configFile),
    inheritedFds: claim.inheritedFds,
    signal,
    log,
    retry: {
      retries: limits.retries,
      recover: recoveryOf(limits, { env, signal, log }),
    },
    beforeChange: () => claim.beginChange(),
  });
}

/** Where the board is, once it can be opened there: waits for a named port, or finds the board of a selector. */
async function boardBack(isSought: boolean, location: BoardLocation, waiting: Waiting): Promise<Port> {
  if (!isSought) await portBack(location.port, waiting);
  const port = await location.findPort();
  if (isSought) await portBack(port, waiting);
  return port;
}
