import { readFile } from "node:fs/promises";
import { instead } from "../files/disk-trouble.ts";
import { cleanLine } from "./untrusted-text.ts";

/** A USB string descriptor has at most 126 characters; names of links join three of them. */
const MAX_TEXT = 400;
/** A USB number as sysfs prints it. */
const USB_NUMBER = /^[\da-f]{4}$/;

/** A text from a device, a file or another user, as one clean line of bounded length. */
export function clean(text: string): string {
  // A line break becomes a space, so that the text after it cannot become a separate line.
  return cleanLine(text.replace(/[\r\n]+/g, " ").slice(0, MAX_TEXT)).trim();
}

/** The clean contents of a small system file, or `undefined` if there is none. */
export async function readText(path: string): Promise<string | undefined> {
  const text = await readFile(path, "utf8").catch(instead(""));
  const line = clean(text);
  return line === "" ? undefined : line;
}

/** The lines of a system file, not cleaned: for searching, not for display. */
export async function readLines(path: string): Promise<string[]> {
  const text = await readFile(path, "utf8").catch(instead(""));
  return text.split("\n");
}

/** Four lower-case hex digits, or `undefined`. People copy such numbers into udev rules. */
export function usbNumber(text: string | undefined): string | undefined {
  const number = text?.trim().toLowerCase();
  return number !== undefined && USB_NUMBER.test(number) ? number : undefined;
}
