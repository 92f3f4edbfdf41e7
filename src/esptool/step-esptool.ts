import { join } from "node:path";
import { ESPTOOL, type EsptoolProgram, type EsptoolRequest, type InstallContext } from "./install/program.ts";
import { packageFolder } from "./package-folder.ts";
import { checkProvidable, provideEsptool } from "./install/provide.ts";
import type { StepContext } from "../system/step-context.ts";

/** Provides the esptool requested by the step. */
export function provide(
  step: { readonly esptool: EsptoolRequest },
  context: StepContext,
): Promise<EsptoolProgram> {
  const { log } = context;
  return log.untrustedGroup(`Provide esptool ${step.esptool.version}`.trimEnd(), async () => {
    const program = await provideEsptool(step.esptool, installContext(context));
    log.line(`esptool ${program.version} (${program.source}): ${program.path}`);
    return program;
  });
}

/** Rejects an esptool that no runner could provide, without providing one; returns the expected version. */
export function checkEsptool(
  step: { readonly esptool: EsptoolRequest },
  context: StepContext,
): Promise<string> {
  return checkProvidable(step.esptool, installContext(context));
}

/** What the installer may use of this runner. */
export function installContext({
  env,
  temp,
  signal,
  log,
}: Pick<StepContext, "env" | "temp" | "signal" | "log">): InstallContext {
  return {
    toolCache: env["RUNNER_TOOL_CACHE"] ?? join(temp, "tool-cache"),
    temp,
    env,
    signal,
    log: (line) => log.line(line),
    warn: (line) => log.warning("esptool", line),
    locks: packageFolder("locks"),
    tool: ESPTOOL,
  };
}
