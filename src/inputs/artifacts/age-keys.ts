/** Keys of age as an input lists them. Each of `problems` completes the sentence «input `x`: …», without the key. */
export interface AgeKeys {
  readonly keys: readonly string[];
  readonly problems: readonly string[];
}

/** More than that many people with a key is a mistake; the header of a file has room for forty. */
const MAX_KEYS = 20;
/** Anywhere in a line, in any case: also in a comment it is no secret any more. */
const SECRET = /AGE-(?:SECRET-KEY|PLUGIN)-/i;
const PEM_SECRET = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

const MAKE_A_PAIR = "make a pair of keys with age-keygen";
const LEAKED = `is a private key, and whoever can read this workflow or its log has it now: ${MAKE_A_PAIR}, keep the private one to yourself, and give the other (age1…) here`;

/**
 * Reads the input `encrypt-to`: recipients of age (`age1…`), in lines or with commas between them; a line that
 * begins with `#` is a comment. Loads the library only when there is something to check.
 */
export async function parseRecipients(text: string): Promise<AgeKeys> {
  // A pasted private key of SSH has many lines, and is one mistake.
  if (PEM_SECRET.test(text)) return { keys: [], problems: [LEAKED] };
  const found = await readEntries(entriesOf(text, /,/), "recipient", recipientProblem);
  const kinds = new Set(found.keys.map(isPostQuantum));
  if (kinds.size < 2 || found.problems.length > 0) return found;
  // As the age program says: what a classic key opens is not safe from quantum computers either.
  const mixed = "mixes post-quantum recipients (age1pq1…) with others, which age does not allow";
  return { keys: [], problems: [`${mixed}: choose one kind`] };
}

/**
 * Reads the input `identity`: lines `AGE-SECRET-KEY-…`, as age-keygen writes them; a line that begins with `#` is a
 * comment. Nothing of a line is ever repeated.
 */
export async function parseIdentities(text: string): Promise<AgeKeys> {
  if (PEM_SECRET.test(text)) return { keys: [], problems: ["holds an SSH key, which cannot be used here"] };
  if (/^(?:age-encryption\.org\/|-----BEGIN AGE ENCRYPTED)/.test(text.trimStart())) {
    return {
      keys: [],
      problems: ["holds an encrypted file: decrypt it, and give the line AGE-SECRET-KEY-… that is in it"],
    };
  }
  return readEntries(entriesOf(text), "identity", identityProblem);
}

/** Every private key of age in a text, in whatever state it is: to be masked before anything is said. */
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
  if (entries.length === 0) return { keys: [], problems: [`holds no ${what}`] };
  if (entries.length > MAX_KEYS) {
    return { keys: [], problems: [`holds ${entries.length} entries; ${MAX_KEYS} are the most`] };
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
  if (/^(?:ssh-|ecdsa-|sk-)/.test(text)) return `is an SSH key, which cannot be used here: ${MAKE_A_PAIR}`;
  if (text.startsWith("AGE1")) return "is a recipient in capitals: write it in small letters";
  if (!/^age1\S+$/.test(text)) {
    return `is no recipient of age, which begins with age1 (${MAKE_A_PAIR}; a passphrase cannot be used here)`;
  }
  if (/^age1(?!(?:pq|tag|tagpq)1).*1/.test(text)) {
    return "is a recipient that needs a plugin of age, which cannot be used here";
  }
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(text);
  } catch {
    return "is mistyped or cut off";
  }
  // What is spelt well is not yet a key: some points of a curve keep no secret.
  return await encrypter.encrypt(new Uint8Array()).then(
    () => undefined,
    () => `is spelt well but is no key: ${MAKE_A_PAIR}`,
  );
}

async function identityProblem(text: string): Promise<string | undefined> {
  if (/^age1/i.test(text))
    return "is a recipient, the public key: give the line AGE-SECRET-KEY-… of its pair";
  if (/^AGE-PLUGIN-/i.test(text))
    return "is an identity that needs a plugin of age, which cannot be used here";
  if (text.startsWith("age-secret-key-")) return "is an identity in small letters: write it in capitals";
  if (!/^AGE-SECRET-KEY-\S+$/.test(text)) {
    return "is no identity of age, which begins with AGE-SECRET-KEY- (a passphrase cannot be used here)";
  }
  const { identityToRecipient } = await import("age-encryption");
  try {
    await identityToRecipient(text);
    return undefined;
  } catch {
    return "is mistyped or cut off";
  }
}

function isPostQuantum(recipient: string): boolean {
  return /^age1(?:pq|tagpq)1/.test(recipient);
}
