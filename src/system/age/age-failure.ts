import { Failure, messageOf } from "../errors.ts";

/** The kinds of recipient in an age header, in plain words. Other kinds are untrusted text and are not repeated. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ["X25519", "an age key (age1…)"],
  ["mlkem768x25519", "a post-quantum age key (age1pq1…)"],
  ["p256tag", "a hardware key (age1tag1…)"],
  ["mlkem768p256tag", "a post-quantum hardware key (age1tagpq1…)"],
  ["piv-p256", "a YubiKey"],
  ["ssh-ed25519", "an SSH key"],
  ["ssh-rsa", "an SSH key"],
  ["scrypt", "a passphrase"],
]);

/** @param kinds the first word of each stanza in the file's header: untrusted text. */
export function noneFits(shown: string, tried: number, kinds: readonly string[]): Failure {
  const names = [...new Set(kinds)].flatMap((kind) => KINDS.get(kind) ?? []);
  const needed = names.length === 0 ? "" : ` It is encrypted to ${names.join(" and ")}.`;
  return new Failure(
    "age-identity-wrong",
    `None of the ${tried} identities decrypts "${shown}".${needed}`,
    kinds.includes("scrypt")
      ? "Passphrases are not supported: decrypt the file with `age -d`, or encrypt it to a recipient (age1…)."
      : "Use the AGE-SECRET-KEY-… of one of the file's recipients.",
  );
}

/** @param why completes the sentence "it …". */
export function notAge(shown: string, why: string, hint: string): Failure {
  return new Failure("age-file-invalid", `"${shown}" cannot be decrypted: it ${why}.`, hint);
}

export function notWhole(shown: string, cause: unknown): Failure {
  return new Failure(
    "age-file-invalid",
    `"${shown}" cannot be decrypted: it is truncated or was changed. No decrypted data was kept.`,
    "Download the file again. If it fails again, the upload is damaged: use another backup.",
    { cause },
  );
}

/** Without a cause, because the library's messages repeat the key. */
export function unusableKey(kind: "recipient" | "identity"): Failure {
  return new Failure(
    "input-invalid",
    `age does not accept a ${kind}.`,
    `Check every ${kind}: age-keygen prints both keys of a pair.`,
  );
}

export function unreadable(shown: string, cause: unknown): Failure {
  return new Failure(
    "file-unreadable",
    `"${shown}" cannot be read: ${messageOf(cause)}.`,
    "Check that the file exists and that the runner's user may read it.",
    { cause },
  );
}

export function unwritable(shown: string, cause: unknown): Failure {
  return new Failure(
    "output-unwritable",
    `"${shown}" cannot be written: ${messageOf(cause)}.`,
    "Check the folder's permissions and the free disk space.",
    { cause },
  );
}

export function cancelled(shown: string): Failure {
  return new Failure(
    "cancelled",
    `The step was cancelled while processing "${shown}".`,
    "Run the job again.",
  );
}
