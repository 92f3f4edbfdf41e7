import { portBack } from "../board/port-return.ts";
import { Esptool } from "../esptool/client.ts";
import { esptoolEnvironment } from "../esptool/environment.ts";
import type { EsptoolProgram } from "../esptool/install/program.ts";
import type { BoardStep } from "../inputs.ts";
import type { Log } from "../system/log.ts";
import type { PrivateFolder } from "../system/private-folder.ts";
import type { BoardClaim } from "./claim.ts";
import { recoveryOf } from "./recovery.ts";

export interface ConnectSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: PrivateFolder;
  readonly claim: BoardClaim;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** An esptool for the board of the step; each of its commands makes its own connection. */
export async function connect(
  step: BoardStep,
  program: EsptoolProgram,
  { env, folder, claim, signal, log }: ConnectSurroundings,
): Promise<Esptool> {
  const configFile = await folder.write("esptool.cfg", "[esptool]\n");
  const { connection, endurance } = step;
  return new Esptool({
    program,
    connection,
    findPort: async () => {
      await portBack(connection.port, { signal, log: (line) => log.line(line) });
      return connection.port;
    },
    folder: await folder.makeEmptyFolder("work"),
    environment: esptoolEnvironment(env, configFile),
    inheritedFds: claim.inheritedFds,
    signal,
    log,
    retry: {
      retries: endurance.retries,
      recover: recoveryOf(endurance, { env, folder: folder.path, signal, log }),
    },
    beforeChange: () => claim.beginChange(),
  });
}
