import type { Identity } from "../esptool/observation.ts";
import {
  checkPrivacy,
  isPublicPlace,
  originOf,
  privacyNotice,
  shortMac,
  type WorkflowOrigin,
} from "../github/visibility.ts";
import type { StepLog } from "../github/log.ts";
import type { Step } from "../inputs/step.ts";

export interface PrivacySurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly log: StepLog;
}

/**
 * Finds out who could read what this step says and uploads, and refuses to publish a flash unasked.
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

/** A MAC as it stands in Markdown, where colons are escaped. */
const MAC = /\b(?:[\da-f]{2}(?::|&#58;)){3}((?:[\da-f]{2}(?::|&#58;)){2}[\da-f]{2})\b/gi;

/** A summary for readers that are not known: a MAC tells where a board was bought and what else its maker has online. */
export function withoutMacs(text: string, origin: WorkflowOrigin | undefined): string {
  return origin !== undefined && !isPublicPlace(origin.visibility) ? text : text.replace(MAC, "…$1");
}
