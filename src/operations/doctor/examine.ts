import { defaultLockFolder } from "../../board/locks/lock-folder.ts";
import type { DoctorResult } from "../../doctor/diagnosis.ts";
import { runDoctor } from "../../doctor/run.ts";
import type { DoctorStep } from "../../inputs/step.ts";
import { installContext, type ProvideSurroundings } from "../../esptool/provide.ts";

/** Looks at the runner: no esptool is installed, no board claimed, and no port opened. */
export function examine(
  { request, esptool, limits }: DoctorStep,
  { workspace, ...surroundings }: ProvideSurroundings & { readonly workspace: string },
): Promise<DoctorResult> {
  const install = installContext(surroundings);
  const lockFolder =
    limits.lockFolder ?? defaultLockFolder(process.platform, surroundings.env["ProgramData"]);
  return surroundings.log.untrustedGroup("Doctor", () =>
    runDoctor({ workspace, port: request.port, esptool, install, lockFolder }),
  );
}
