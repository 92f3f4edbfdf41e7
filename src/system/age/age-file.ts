import { constants } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { basename } from "node:path";

// Not an inline "type": that would leave an import that loads the library.
import type { Identity } from "age-encryption";

import { Failure } from "../errors.ts";
import { cancelled, noneFits, notAge, notWhole, unreadable, unusableKey, unwritable } from "./age-failure.ts";
import { NO_FOLLOW } from "../files/shared-file.ts";

export interface EncryptOptions {
  readonly signal: AbortSignal;
}

export interface DecryptOptions {
  readonly signal: AbortSignal;
  /** The encrypted file, as shown in messages. */
  readonly shown: string;
}

/** The first line of every age file (https://age-encryption.org/v1), and of one that `age --armor` made text. */
const FIRST_LINE = "age-encryption.org/v1\n";
const ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";
/** Common to all versions. */
const MAGIC = "age-encryption.org/";
const CHUNK_BYTES = 64 * 1024;
/** A post-quantum recipient, the longest, takes 1.6 kB. The library itself has no limit. */
const MAX_HEADER_BYTES = 64 * 1024;
/** Only the owner may read it: a dump of a flash contains passwords and keys. */
const PRIVATE_MODE = 0o600;

/**
 * Encrypts a file to age recipients: the standard `age` program decrypts it with the identity of any one of them.
 * Streams, so that memory use does not depend on the size of the file.
 * @param target created with mode 0600, or truncated if it exists; removed on failure.
 * @throws {Failure} `file-unreadable`, `output-unwritable`, `cancelled`, or `input-invalid` for an unusable recipient.
 */
export async function encryptFile(
  source: string,
  target: string,
  recipients: readonly string[],
  { signal }: EncryptOptions,
): Promise<void> {
  const shown = basename(source);
  const input = await openSource(source, shown);
  try {
    await writeWhole(await encrypted(streamOf(input, shown, signal), recipients), target);
  } finally {
    await input.close();
  }
}

/**
 * Decrypts an age file. Streams. If any part cannot be authenticated, no output is left.
 * @param target as for {@link encryptFile}.
 * @param identities `AGE-SECRET-KEY-…`; never repeated in an error.
 * @throws {Failure} `age-identity-wrong`; `age-file-invalid` (not an age file, truncated, tampered with);
 *   `file-unreadable`, `output-unwritable`, `cancelled`, or `input-invalid` for an unusable identity.
 */
export async function decryptFile(
  source: string,
  target: string,
  identities: readonly string[],
  { signal, shown }: DecryptOptions,
): Promise<void> {
  const input = await openSource(source, shown);
  try {
    await checkHeader(input, shown);
    const plain = await decrypted(streamOf(input, shown, signal), identities, shown);
    await writeWhole(plain, target);
  } catch (error) {
    throw error instanceof Failure ? error : notWhole(shown, error);
  } finally {
    await input.close();
  }
}

/**
 * Whether the file is encrypted with age (any version, binary or armored), judging by its first bytes and not by its
 * name.
 * @throws {Failure} `file-unreadable`.
 */
export async function isAgeFile(path: string): Promise<boolean> {
  const input = await openSource(path, basename(path));
  try {
    const start = await readStart(input, ARMOR.length, basename(path));
    return start.startsWith(MAGIC) || start === ARMOR;
  } finally {
    await input.close();
  }
}

async function encrypted(plain: ReadableStream<Uint8Array>, recipients: readonly string[]) {
  // Such a file could never be decrypted.
  if (recipients.length === 0) throw unusableKey("recipient");
  // Loaded on demand: 840 kB of the bundle, and 50 ms.
  const { Encrypter } = await import("age-encryption");
  try {
    const encrypter = new Encrypter();
    for (const recipient of recipients) encrypter.addRecipient(recipient);
    return await encrypter.encrypt(plain);
  } catch {
    throw unusableKey("recipient");
  }
}

async function decrypted(file: ReadableStream<Uint8Array>, identities: readonly string[], shown: string) {
  const { Decrypter } = await import("age-encryption");
  const decrypter = new Decrypter();
  try {
    for (const identity of identities) decrypter.addIdentity(identity);
  } catch {
    throw unusableKey("identity");
  }
  // The library tries the identities in order, so it reaches this one only if no other fits.
  const last: Identity = {
    unwrapFileKey: (stanzas) => {
      const kinds = stanzas.map(({ args: [kind = ""] }) => kind);
      throw noneFits(shown, identities.length, kinds);
    },
  };
  decrypter.addIdentity(last);
  return await decrypter.decrypt(file);
}

/**
 * @throws {Failure} `age-file-invalid` for a file that is invalid whatever the identity, and must not reach the
 *   library.
 */
async function checkHeader(input: FileHandle, shown: string): Promise<void> {
  const start = await readStart(input, MAX_HEADER_BYTES, shown);
  if (start.startsWith(ARMOR)) {
    throw notAge(
      shown,
      "is an armored age file, and only binary ones are supported",
      "Decrypt it with `age -d`, or encrypt it without --armor.",
    );
  }
  if (!start.startsWith(MAGIC)) {
    throw notAge(shown, "is not an age file", "Check the file.");
  }
  if (!start.startsWith(FIRST_LINE)) {
    throw notAge(shown, "has another age version than v1", "Decrypt it with a newer `age -d`.");
  }
  // The line that ends a header; the library looks for the same.
  if (!/\n--- [^\n]*\n/.test(start)) throw notWhole(shown, new Error("The header is incomplete."));
}

/** The first bytes of a file, or all of it if it is shorter. */
async function readStart(input: FileHandle, bytes: number, shown: string): Promise<string> {
  try {
    const { buffer, bytesRead } = await input.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.toString("latin1", 0, bytesRead);
  } catch (error) {
    throw unreadable(shown, error);
  }
}

async function openSource(path: string, shown: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (error) {
    throw unreadable(shown, error);
  }
}

/** The bytes of a file, read as the consumer asks for them. Errors become failures. */
function streamOf(input: FileHandle, shown: string, signal: AbortSignal): ReadableStream<Uint8Array> {
  let position = 0;
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (signal.aborted) throw cancelled(shown);
      const chunk = new Uint8Array(CHUNK_BYTES);
      const { bytesRead } = await input.read(chunk, 0, CHUNK_BYTES, position).catch((error: unknown) => {
        throw unreadable(shown, error);
      });
      position += bytesRead;
      if (bytesRead === 0) controller.close();
      else controller.enqueue(chunk.subarray(0, bytesRead));
    },
  });
}

/** Writes a whole stream, or leaves no file. */
async function writeWhole(stream: ReadableStream<Uint8Array>, target: string): Promise<void> {
  const shown = basename(target);
  const fail = (error: unknown): never => {
    throw unwritable(shown, error);
  };
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | NO_FOLLOW;
  const output = await open(target, flags, PRIVATE_MODE).catch(fail);
  try {
    // A file that already existed keeps its mode.
    await output.chmod(PRIVATE_MODE).catch(fail);
    for await (const chunk of stream) await output.writeFile(chunk).catch(fail);
    await output.close().catch(fail);
  } catch (error) {
    await output.close().catch(() => undefined);
    await rm(target, { force: true });
    throw error;
  }
}
