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
import type { Step } from "./step.ts";
import type { StepContext } from "../system/step-context.ts";

/** Finds out who can read what this step says and uploads. */
export function readersOf(step: Step, { env, signal }: StepContext): Promise<WorkflowOrigin> {
  const token = "keys" in step ? step.keys.token : undefined;
  const { encrypted, allowPublic } = publicationOf(step);
  // Who encrypts, or allows it to be public, need not know: no request is made for them.
  return originOf(env, { token, signal, mayAsk: !encrypted && !allowPublic });
}

/**
 * Refuses to publish a flash unasked.
 * @throws {Failure} `upload-unencrypted`, before anything is opened.
 */
export function checkPublication(step: Step, origin: WorkflowOrigin, { log }: StepContext): void {
  const { encrypted, allowPublic } = publicationOf(step);
  checkPrivacy(origin, { encrypted, allowPublic });
  const notice = privacyNotice(origin, { encrypted });
  if (notice !== undefined) log.warning("backup not encrypted", notice);
}

function publicationOf({ artifact }: Step) {
  return {
    encrypted: artifact === undefined || artifact.recipients.length > 0,
    allowPublic: artifact?.allowPublic ?? false,
  };
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
