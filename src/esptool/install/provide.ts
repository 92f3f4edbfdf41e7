import { Failure } from "../../errors.ts";
import { findPipEntry, installByPip, planPip } from "./pip.ts";
import type { EsptoolProgram, EsptoolRequest, InstallContext } from "./program.ts";
import { checkVersion, DEFAULT_VERSION, lockedVersions } from "./version.ts";

export type { EsptoolProgram, EsptoolRequest, InstallContext } from "./program.ts";

/** WIP: only pip so far. */
export async function provideEsptool(
  request: EsptoolRequest,
  context: InstallContext,
): Promise<EsptoolProgram> {
  const version = checkVersion(request.version === "" ? DEFAULT_VERSION : request.version);
  const plan = await planPip(version, context);
  if (plan.lockFile === undefined && !request.allowUnlocked) {
    throw new Failure(
      "esptool-version-unlocked",
      `esptool ${version} has no lock in this action.`,
      `Use one of ${(await lockedVersions(context.locks)).join(", ")}.`,
    );
  }
  return (await findPipEntry(plan, context)) ?? (await installByPip(plan, context));
}
