import { portBack, type Waiting } from "../ports/port-return.ts";
import type { BoardSite } from "../ports/board-location.ts";
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
  readonly site: BoardSite;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** An esptool for the board of the step; each of its commands makes its own connection. */
export async function connect(
  step: BoardStep,
  program: EsptoolProgram,
  { env, folder, claim, site, signal, log }: ConnectSurroundings,
): Promise<Esptool> {
  const configFile = await folder.write("esptool.cfg", "[esptool]\n");
  const { connection, endurance } = step;
  return new Esptool({
    program,
    connection: { ...connection, port: site.port },
    findPort: () =>
      boardBack(connection.port.kind === "selector", site, { signal, log: (line) => log.line(line) }),
    pinned: connection.port.kind === "selector" ? { mac: connection.port.fields.mac } : undefined,
    folder: await folder.makeEmptyFolder("work"),
    environment: esptoolEnvironment(env, configFile),
    inheritedFds: claim.inheritedFds,
    signal,
    log,
    retry: {
      retries: endurance.retries,
      recover: recoveryOf(endurance, { env, signal, log }),
    },
    beforeChange: () => claim.beginChange(),
  });
}

/** Where the board is, once it can be opened there: a port that is named is waited for, a board that is sought found. */
async function boardBack(isSought: boolean, site: BoardSite, waiting: Waiting): Promise<Port> {
  if (!isSought) await portBack(site.port, waiting);
  const port = await site.findPort();
  if (isSought) await portBack(port, waiting);
  return port;
}
