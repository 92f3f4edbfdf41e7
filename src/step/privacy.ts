import type { Identity } from "../esptool/run/observation.ts";
import {
  checkPrivacy,
  isPublicPlace,
  originOf,
  privacyNotice,
  shortMac,
  type WorkflowOrigin,
} from "../github/visibility.ts";
import { hideMacs } from "../report/hidden-macs.ts";
import type { StepLog } from "../report/log.ts";
import type { Step } from "../inputs/step.ts";

export interface PrivacySurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly log: StepLog;
}

/**
 * Finds out who could read the log and the uploads of this step, and refuses to publish a flash by accident.
 * @throws {Failure} `upload-unencrypted`, before anything is opened.
 */
export async function settlePrivacy(
  step: Step,
  { env, signal, log }: PrivacySurroundings,
): Promise<WorkflowOrigin> {
  const { artifact } = step;
  const token = "keys" in step ? step.keys.token : undefined;
  const encrypted = artifact === undefined || artifact.recipients.length > 0;
  const allowPublic = artifact?.allowPublic ?? false;
  // Who encrypts, or allows it to be public, need not know: no request is made for them.
  const origin = await originOf(env, { token, signal, mayAsk: !encrypted && !allowPublic });
  if (!isPublic(origin)) log.showMacs();
  checkPrivacy(origin, { encrypted, allowPublic });
  const notice = privacyNotice(origin, { encrypted });
  if (notice !== undefined) log.warning("backup not encrypted", notice);
  return origin;
}

/** What of the board may be in the name of an artifact, which readers see wherever the artifact is listed. */
export function publicIdentity(identity: Identity, origin: WorkflowOrigin): Identity {
  const { mac, ...rest } = identity;
  return mac === undefined || !isPublicPlace(origin.visibility) ? identity : { ...rest, mac: shortMac(mac) };
}

/** Whether strangers may read what the step shows; so it is until something else is known. */
export function isPublic(origin: WorkflowOrigin | undefined): boolean {
  return origin === undefined || isPublicPlace(origin.visibility);
}

/** A text for the readers of the log and the summary, who may be strangers, or are not known yet. */
export function forReaders(text: string, origin: WorkflowOrigin | undefined): string {
  return isPublic(origin) ? hideMacs(text) : text;
}
