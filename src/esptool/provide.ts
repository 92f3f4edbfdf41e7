import { join } from "node:path";
import type { EsptoolProgram, EsptoolRequest, InstallContext } from "./install/program.ts";
import { checkProvidable, provideEsptool } from "./install/provide.ts";
import { packageFolder } from "./package-folder.ts";
import type { StepLog } from "../report/log.ts";

export interface ProvideSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly temp: string;
  readonly signal: AbortSignal;
  readonly log: StepLog;
}

/** Gets the esptool that the step asks for. */
export function provide(
  step: { readonly esptool: EsptoolRequest },
  surroundings: ProvideSurroundings,
): Promise<EsptoolProgram> {
  const { log } = surroundings;
  return log.untrustedGroup(`Provide esptool ${step.esptool.version}`.trimEnd(), async () => {
    const program = await provideEsptool(step.esptool, installContext(surroundings));
    log.line(`esptool ${program.version} (${program.source}): ${program.path}`);
    return program;
  });
}

/** Refuses an esptool that no runner could provide, without providing one; gives the version to expect. */
export function checkEsptool(
  step: { readonly esptool: EsptoolRequest },
  surroundings: ProvideSurroundings,
): Promise<string> {
  return checkProvidable(step.esptool, installContext(surroundings));
}

/** What the installer may use of this runner. */
export function installContext({ env, temp, signal, log }: ProvideSurroundings): InstallContext {
  return {
    toolCache: env["RUNNER_TOOL_CACHE"] ?? join(temp, "tool-cache"),
    temp,
    env,
    signal,
    log: (line) => log.line(line),
    warn: (line) => log.warning("esptool", line),
    locks: packageFolder("locks"),
  };
}
