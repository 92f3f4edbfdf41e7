import { open } from "node:fs/promises";
import { secretKeysIn } from "../../firmware/formats/nvs.ts";
import { PAGE_SIZE } from "../../firmware/formats/nvs-page.ts";
import { shorten } from "../../system/text/shown-text.ts";

/** A longer list would not be read. */
const NAMES_SHOWN = 8;
const CHUNK = 64 * PAGE_SIZE;

/**
 * The warning about an unencrypted upload that contains what looks like credentials: it lists the names of keys, never
 * a value. `undefined` if there are none.
 * @param path of an image that begins at a flash sector.
 * @throws the system's error when it cannot be read.
 */
export async function secretsWarning(path: string): Promise<string | undefined> {
  const keys = await secretKeysOf(path);
  if (keys.length === 0) return undefined;
  const shown = keys.slice(0, NAMES_SHOWN).map((key) => `\`${shorten(key)}\``);
  const more = keys.length > shown.length ? ` and ${keys.length - shown.length} more` : "";
  return `This backup was uploaded unencrypted, and its NVS contains keys that look like credentials: ${shown.join(", ")}${more}. Everyone with read access to the repository can download them. Set \`encrypt-to\`, and \`require-encryption: true\` so that an empty \`encrypt-to\` fails the step.`;
}

async function secretKeysOf(path: string): Promise<readonly string[]> {
  const found = new Set<string>();
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(CHUNK);
    for (let position = 0; ;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK, position);
      const whole = bytesRead - (bytesRead % PAGE_SIZE);
      if (whole === 0) return [...found];
      for (const key of secretKeysIn(buffer.subarray(0, whole))) found.add(key);
      position += whole;
    }
  } finally {
    await file.close();
  }
}
