import { defaultLockFolder } from "../../board/locks/lock-folder.ts";
import type { DoctorResult } from "../../doctor/diagnosis.ts";
import { runDoctor } from "../../doctor/run.ts";
import { installContext } from "../../esptool/step-esptool.ts";
import type { StepContext } from "../../system/step-context.ts";
import type { Runner } from "../definition.ts";
import type { DoctorRequest } from "./inputs.ts";

/** Examines the runner: installs no esptool, claims no board, opens no port. */
export function examine(
  { port }: DoctorRequest,
  { esptool, limits }: Runner,
  context: StepContext,
): Promise<DoctorResult> {
  const { workspace, env, log } = context;
  const install = installContext(context);
  const lockFolder = limits.lockFolder ?? defaultLockFolder(process.platform, env["ProgramData"]);
  return log.untrustedGroup("Doctor", () => runDoctor({ workspace, port, esptool, install, lockFolder }));
}
