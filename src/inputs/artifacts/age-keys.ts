/** The age keys of an input. Each of `problems` completes the sentence «input `x`: …», without the key. */
export interface AgeKeys {
  readonly keys: readonly string[];
  readonly problems: readonly string[];
}

/** More keys are a mistake; the header of a file has room for forty. */
const MAX_KEYS = 20;
/** Anywhere in a line, in any case: a key in a comment is exposed as well. */
const SECRET = /AGE-(?:SECRET-KEY|PLUGIN)-/i;
const PEM_SECRET = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

const MAKE_A_PAIR = "generate a key pair with age-keygen";
const LEAKED = `is a private key, now exposed to everyone who can read this workflow or its log: ${MAKE_A_PAIR}, keep the private key secret, and set the public key (age1…) here`;

/**
 * Parses the input `encrypt-to`: age recipients (`age1…`), one per line or separated by commas; a line that begins with
 * `#` is a comment. Loads the library only if there is something to check.
 */
export async function parseRecipients(text: string): Promise<AgeKeys> {
  // A pasted SSH private key has many lines, and is one mistake.
  if (PEM_SECRET.test(text)) return { keys: [], problems: [LEAKED] };
  const found = await readEntries(entriesOf(text, /,/), "recipient", recipientProblem);
  const kinds = new Set(found.keys.map(isPostQuantum));
  if (kinds.size < 2 || found.problems.length > 0) return found;
  // As the age program does: one classic recipient makes the file vulnerable to quantum computers.
  const mixed = "mixes post-quantum recipients (age1pq1…) with others, which age does not allow";
  return { keys: [], problems: [`${mixed}: choose one kind`] };
}

/**
 * Parses the input `age-identity`: `AGE-SECRET-KEY-…` lines, as age-keygen writes them; a line that begins with `#` is
 * a comment. No message repeats any part of a line.
 */
export async function parseIdentities(text: string): Promise<AgeKeys> {
  if (PEM_SECRET.test(text)) return { keys: [], problems: ["contains an SSH key, which is not supported"] };
  if (/^(?:age-encryption\.org\/|-----BEGIN AGE ENCRYPTED)/.test(text.trimStart())) {
    return {
      keys: [],
      problems: ["contains an encrypted file: decrypt it, and use the line AGE-SECRET-KEY-… inside it"],
    };
  }
  return readEntries(entriesOf(text), "identity", identityProblem);
}

/** Every age private key in a text, valid or not, to be masked before anything is logged. */
export function secretsIn(text: string): string[] {
  return [...new Set(text.match(/AGE-(?:SECRET-KEY|PLUGIN)-[^\s,"'#]+/gi))];
}

interface Entry {
  readonly text: string;
  readonly where: string;
}

function entriesOf(text: string, separator?: RegExp): Entry[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    const where = `line ${index + 1}`;
    const trimmed = line.trim();
    if (trimmed.startsWith("#") && !SECRET.test(trimmed)) return [];
    const parts = separator === undefined ? [trimmed] : trimmed.split(separator).map((part) => part.trim());
    const named = parts.map((part, place) => ({
      text: part,
      where: parts.length === 1 ? where : `${where}, key ${place + 1}`,
    }));
    return named.filter((entry) => entry.text !== "");
  });
}

async function readEntries(
  entries: readonly Entry[],
  what: "recipient" | "identity",
  problemOf: (text: string) => Promise<string | undefined>,
): Promise<AgeKeys> {
  if (entries.length === 0) return { keys: [], problems: [`contains no ${what}`] };
  if (entries.length > MAX_KEYS) {
    return { keys: [], problems: [`contains ${entries.length} entries; ${MAX_KEYS} is the maximum`] };
  }
  const seen = new Map<string, string>();
  const problems: string[] = [];
  for (const { text, where } of entries) {
    const first = seen.get(text);
    const problem = first === undefined ? await problemOf(text) : `is the same as that of ${first}`;
    if (problem === undefined) seen.set(text, where);
    else problems.push(`${where} ${problem}`);
  }
  return { keys: [...seen.keys()], problems };
}

async function recipientProblem(text: string): Promise<string | undefined> {
  if (SECRET.test(text)) return LEAKED;
  if (/^(?:ssh-|ecdsa-|sk-)/.test(text)) return `is an SSH key, which is not supported: ${MAKE_A_PAIR}`;
  if (text.startsWith("AGE1")) return "is a recipient in upper case: write it in lower case";
  if (!/^age1\S+$/.test(text)) {
    return `is not an age recipient, which starts with age1 (${MAKE_A_PAIR}; passphrases are not supported)`;
  }
  if (/^age1(?!(?:pq|tag|tagpq)1).*1/.test(text)) {
    return "is a recipient that needs an age plugin, which is not supported";
  }
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(text);
  } catch {
    return "has a typo or is truncated";
  }
  // A valid checksum does not make a key: some points of the curve are unusable.
  return await encrypter.encrypt(new Uint8Array()).then(
    () => undefined,
    () => `has a valid checksum but is not a key: ${MAKE_A_PAIR}`,
  );
}

async function identityProblem(text: string): Promise<string | undefined> {
  if (/^age1/i.test(text))
    return "is a recipient (public key): use the line AGE-SECRET-KEY-… of the same key pair";
  if (/^AGE-PLUGIN-/i.test(text)) return "is an identity that needs an age plugin, which is not supported";
  if (text.startsWith("age-secret-key-")) return "is an identity in lower case: write it in upper case";
  if (!/^AGE-SECRET-KEY-\S+$/.test(text)) {
    return "is not an age identity, which starts with AGE-SECRET-KEY- (passphrases are not supported)";
  }
  const { identityToRecipient } = await import("age-encryption");
  try {
    await identityToRecipient(text);
    return undefined;
  } catch {
    return "has a typo or is truncated";
  }
}

function isPostQuantum(recipient: string): boolean {
  return /^age1(?:pq|tagpq)1/.test(recipient);
}
