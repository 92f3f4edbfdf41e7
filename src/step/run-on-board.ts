import { checkPort } from "../board/port-check.ts";
import { cleanLine } from "../esptool/untrusted-text.ts";
import { checkArtifactService } from "../github/artifact-service.ts";
import type { BoardStep } from "../inputs.ts";
import { rehearseRestore } from "../operations/rehearse.ts";
import type { PrivateFolder } from "../system/private-folder.ts";
import { BoardClaim } from "./claim.ts";
import { artifactService, runOf } from "./environment.ts";
import { findSite } from "./find-site.ts";
import { operate, settle } from "./operate.ts";
import { publicIdentity } from "./privacy.ts";
import type { Progress } from "./progress.ts";
import { provide, type ProvideSurroundings } from "./provide.ts";
import { publishBackup } from "./publish-backup.ts";
import { type Prepared, prepareSources } from "./sources.ts";

export interface BoardSurroundings extends ProvideSurroundings {
  /** Private to this step. */
  readonly folder: PrivateFolder;
}

/** Does the one operation of a step on its board, and publishes the backup that came of it. */
export async function runOnBoard(
  step: BoardStep,
  surroundings: BoardSurroundings,
  progress: Progress,
): Promise<void> {
  const { env, signal, log, folder } = surroundings;
  const service = artifactService(env);
  if (step.artifact !== undefined) checkArtifactService(service);
  const { port } = step.connection;
  if (port.kind !== "selector") await checkPort(port);
  const { token, identities } = step.keys;
  const access = { ...service, token };
  const sources = await prepareSources(step.request, { folder, identities, access, signal });
  if (await rehearse(step, sources, surroundings, progress)) return;
  const program = await provide(step, surroundings);
  progress.program = program;
  const site = await findSite(step, program, surroundings);
  progress.site = site;
  const claim = await BoardClaim.take(step, site, { env, signal, log });
  try {
    await operate(step, program, { env, signal, log, claim, folder, site, sources }, progress);
  } finally {
    await settle(claim, log, progress);
    claim.release();
  }
  await publish(step, sources, surroundings, progress);
}

/** A dry run that does without the board. */
async function rehearse(
  { request }: BoardStep,
  { backup }: Prepared,
  { log }: BoardSurroundings,
  progress: Progress,
): Promise<boolean> {
  if (request.operation !== "restore" || backup === undefined || request.dryRun !== "true") return false;
  const say = (line: string): void => log.line(cleanLine(line));
  progress.result = await log.untrustedGroup("Dry run of restore", () =>
    Promise.resolve(rehearseRestore(request, backup, say)),
  );
  return true;
}

async function publish(
  { request, artifact }: BoardStep,
  { baselineArtifact }: Prepared,
  { env, signal, log, folder }: BoardSurroundings,
  progress: Progress,
): Promise<void> {
  const { result, origin, esptool } = progress;
  if (artifact === undefined || request.operation !== "backup" || result?.operation !== "backup") return;
  const identity =
    esptool === undefined || origin === undefined ? {} : publicIdentity(esptool.identity, origin);
  const service = artifactService(env);
  const upload = { request, artifact, identity, service, run: runOf(env), folder, signal };
  progress.publication = await log.group("Upload the backup", () =>
    publishBackup(upload, result, baselineArtifact, log),
  );
}
