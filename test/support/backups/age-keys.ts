// Keys of the fixtures: they protect nothing.
import { readFileSync } from "node:fs";

/** A file as age-keygen writes it. */
export const IDENTITY_FILE = new URL("../../fixtures/age/identity.txt", import.meta.url);
const text = readFileSync(IDENTITY_FILE, "utf8");

export const IDENTITY = found(/AGE-SECRET-KEY-1\w+/);
export const RECIPIENT = found(/age1\w+/);

function found(key: RegExp): string {
  const [match] = key.exec(text) ?? [];
  if (match === undefined) throw new Error(`No ${String(key)} in ${IDENTITY_FILE.pathname}.`);
  return match;
}
