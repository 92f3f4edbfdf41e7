import { Failure, messageOf } from "../errors.ts";

/** The kinds of key that a header of age names, as people know them; names of other kinds are not repeated. */
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

/** @param kinds the first words of the stanzas of the file's header: untrusted text. */
export function noneFits(shown: string, tried: number, kinds: readonly string[]): Failure {
  const names = [...new Set(kinds)].flatMap((kind) => KINDS.get(kind) ?? []);
  const needed = names.length === 0 ? "" : ` It is encrypted to ${names.join(" and ")}.`;
  return new Failure(
    "age-identity-wrong",
    `No identity of the ${tried} given opens "${shown}".${needed}`,
    kinds.includes("scrypt")
      ? "A passphrase cannot be used here: decrypt the file by hand (`age -d`), or encrypt it to a recipient (age1…)."
      : "Give the AGE-SECRET-KEY-… that belongs to a recipient that the file was encrypted to.",
  );
}

/** @param why completes the sentence "it …". */
export function notAge(shown: string, why: string, hint: string): Failure {
  return new Failure("age-file-invalid", `"${shown}" cannot be decrypted: it ${why}.`, hint);
}

export function notWhole(shown: string, cause: unknown): Failure {
  return new Failure(
    "age-file-invalid",
    `"${shown}" cannot be decrypted: it was cut off or changed since it was encrypted. Nothing of it was kept.`,
    "Fetch the file again. If that does not help, what was uploaded is damaged: use another backup.",
    { cause },
  );
}

/** Without its cause: the library's messages repeat the key. */
export function unusableKey(kind: "recipient" | "identity"): Failure {
  return new Failure(
    "input-invalid",
    `A ${kind} cannot be used by age.`,
    `Check every ${kind}: age-keygen prints both halves of a pair of keys.`,
  );
}

export function unreadable(shown: string, cause: unknown): Failure {
  return new Failure(
    "file-unreadable",
    `"${shown}" cannot be read: ${messageOf(cause)}.`,
    "Check that the file is there and that the user of the runner may read it.",
    { cause },
  );
}

export function unwritable(shown: string, cause: unknown): Failure {
  return new Failure(
    "output-unwritable",
    `"${shown}" cannot be written: ${messageOf(cause)}.`,
    "Check the folder's permissions and the free space of its disk.",
    { cause },
  );
}

export function cancelled(shown: string): Failure {
  return new Failure(
    "cancelled",
    `The step was cancelled while it worked on "${shown}".`,
    "Run the job again.",
  );
}
