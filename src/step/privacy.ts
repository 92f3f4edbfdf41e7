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

/** Finds out who can read the log, the summary and the uploads of this step. */
export function readersOf(step: Step, { env, signal }: StepContext): Promise<WorkflowOrigin> {
  const token = "keys" in step ? step.keys.token : undefined;
  const { encrypted, allowPublic } = publicationOf(step);
  // No request is made for encrypted uploads, or if public ones are allowed.
  return originOf(env, { token, signal, mayAsk: !encrypted && !allowPublic });
}

/**
 * Refuses to make an image of a flash public unless the workflow allows it.
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

/**
 * Which facts about the board may be in an artifact's name, which is visible to everyone who can list the artifacts.
 */
export function publicIdentity(identity: Identity, origin: WorkflowOrigin): Identity {
  const { mac, ...rest } = identity;
  return mac === undefined || !isPublicPlace(origin.visibility) ? identity : { ...rest, mac: shortMac(mac) };
}

/** Whether the log is public; assumed until the repository's visibility is known. */
export function isPublic(origin: WorkflowOrigin | undefined): boolean {
  return origin === undefined || isPublicPlace(origin.visibility);
}

/** Hides identifiers in text for the log and the summary if these are public. */
export function forReaders(text: string, origin: WorkflowOrigin | undefined): string {
  return isPublic(origin) ? hideMacs(text) : text;
}
