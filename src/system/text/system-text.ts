import { readFile } from "node:fs/promises";
import { instead } from "../files/disk-trouble.ts";
import { cleanLine } from "./untrusted-text.ts";

/** The longest text that a USB device can give of itself is 126 characters; names of links join three of them. */
const MAX_TEXT = 400;
/** A USB number as sysfs prints it. */
const USB_NUMBER = /^[\da-f]{4}$/;

/** A text that comes from a device, a file or another user, as one clean line of bounded length. */
export function clean(text: string): string {
  // A line break inside becomes a space: what follows it must not become a line of its own.
  return cleanLine(text.replace(/[\r\n]+/g, " ").slice(0, MAX_TEXT)).trim();
}

/** The clean content of a small file of the system, or `undefined` when there is none. */
export async function readText(path: string): Promise<string | undefined> {
  const text = await readFile(path, "utf8").catch(instead(""));
  const line = clean(text);
  return line === "" ? undefined : line;
}

/** The lines of a file of the system, not cleaned: to be searched, not shown. */
export async function readLines(path: string): Promise<string[]> {
  const text = await readFile(path, "utf8").catch(instead(""));
  return text.split("\n");
}

/** Four lower-case hex digits, or `undefined`: such a number goes into udev rules that people copy. */
export function usbNumber(text: string | undefined): string | undefined {
  const number = text?.trim().toLowerCase();
  return number !== undefined && USB_NUMBER.test(number) ? number : undefined;
}
