import { rename, rm, writeFile } from "node:fs/promises";
import { draftFile, manifestFile, proofFile, type Entry } from "./cache.ts";
import { readPlain } from "./plain-file.ts";
import { isUntouched, sha256, surveyOf, type Print, type Survey } from "./survey.ts";

/** Bytes; the record of 2000 files has 300 KB. */
const LONGEST_RECORD = 64 * 1024 * 1024;

/** The files and links of a finished installation. */
interface Manifest {
  readonly files: Readonly<Record<string, string>>;
  readonly links: Readonly<Record<string, string>>;
}

/** The prints of all files at the last verification of their digests. */
interface Proof {
  readonly manifest_sha256: string;
  readonly prints: readonly (readonly [name: string, print: Print])[];
}

/**
 * Writes the SHA-256 of every file of an installation, and the target of every link, to a file next to it.
 * @returns the SHA-256 of that file, in hex.
 */
export async function writeManifest(directory: string): Promise<string> {
  const survey = await surveyOf(directory);
  const text = JSON.stringify({ files: sorted(survey.files), links: sorted(survey.links) });
  await writeFile(manifestFile(directory), text, { flush: true });
  const digest = sha256(text);
  await writeProof(directory, digest, survey);
  return digest;
}

/**
 * Finds files and links that were changed, added or removed since the installation was finished. Files whose print has
 * not changed since the last verification are not digested again, so this takes a few milliseconds.
 * @returns each name and what happened to it: `lib/x.py (changed)`; empty if nothing was altered.
 */
export async function alterationsOf({ directory, manifestSha256 }: Entry): Promise<readonly string[]> {
  const text = readPlain(manifestFile(directory), LONGEST_RECORD);
  if (text === undefined) return ["the record of its digests (missing, or not a plain file)"];
  if (sha256(text) !== manifestSha256) return ["the record of its digests (changed)"];
  const manifest = JSON.parse(text.toString()) as Manifest; // its digest shows that this action wrote it
  const proof = readProof(directory, manifestSha256);
  if (proof !== undefined && coversAll(proof, manifest) && isUntouched(directory, proof.prints)) return [];
  const recorded = new Map(Object.entries(manifest.files));
  const prints = new Map(proof?.prints ?? []);
  const survey = await surveyOf(directory, (name, print) => {
    if (!recorded.has(name)) return ""; // an added file, whatever its content
    const before = prints.get(name);
    return before?.every((value, index) => value === print[index]) === true ? recorded.get(name) : undefined;
  });
  const found = [
    ...differences(recorded, survey.files),
    ...differences(new Map(Object.entries(manifest.links)), survey.links),
  ];
  if (found.length === 0) await writeProof(directory, manifestSha256, survey);
  return found;
}

function differences(recorded: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): string[] {
  const added = [...found.keys()].filter((name) => !recorded.has(name)).map((name) => `${name} (added)`);
  const others = [...recorded].flatMap(([name, value]) => {
    const now = found.get(name);
    if (now === undefined) return `${name} (missing)`;
    return now === value ? [] : `${name} (changed)`;
  });
  return [...added, ...others];
}

/** Whether the proof covers every file, link and folder. */
function coversAll({ prints }: Proof, { files, links }: Manifest): boolean {
  const named = new Set(prints.map(([name]) => name));
  const folders = new Set([""]);
  const isNamed = (name: string): boolean => {
    if (!named.has(name)) return false;
    const folder = name.slice(0, Math.max(0, name.lastIndexOf("/")));
    if (folders.has(folder)) return true;
    folders.add(folder);
    return isNamed(folder);
  };
  return named.has("") && [files, links].every((record) => Object.keys(record).every(isNamed));
}

function readProof(directory: string, manifestSha256: string): Proof | undefined {
  try {
    const text = readPlain(proofFile(directory), LONGEST_RECORD)?.toString() ?? "";
    const proof = JSON.parse(text) as Partial<Proof> | null;
    const { manifest_sha256: verified, prints = [] } = proof ?? {};
    const whole = verified === manifestSha256 && prints.length > 0 && prints.every(isPrinted);
    return whole ? { manifest_sha256: verified, prints } : undefined;
  } catch {
    return undefined; // Missing or incomplete: everything is digested again.
  }
}

function isPrinted(row: unknown): boolean {
  return Array.isArray(row) && typeof row[0] === "string" && Array.isArray(row[1]);
}

/**
 * The proof only saves time, so a failure to write it is ignored. It is renamed into place: a reader of an incomplete
 * one would digest everything and write it again, which the next reader might also see incomplete.
 */
async function writeProof(directory: string, manifestSha256: string, { prints }: Survey): Promise<void> {
  const proof: Proof = { manifest_sha256: manifestSha256, prints: [...prints] };
  const draft = draftFile(directory);
  try {
    await writeFile(draft, JSON.stringify(proof), { flag: "wx" });
    await rename(draft, proofFile(directory));
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

function sorted(record: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...record].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
