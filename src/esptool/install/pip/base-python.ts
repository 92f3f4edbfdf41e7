import { stat, rename, rm, writeFile } from "node:fs/promises";
import { win32 } from "node:path";
import { draftFile, pythonFile } from "../../../tool-cache/cache.ts";
import { readPlain } from "../../../tool-cache/plain-file.ts";
import type { InstallContext } from "../program.ts";
import { printOf, type Print } from "../../../tool-cache/survey.ts";
import { venvProgram, venvPython } from "./venv.ts";
import { askVersion } from "../version.ts";
import { platformOf } from "../../../tool-cache/tool.ts";

/** Bytes; a note has about 150. */
const LONGEST_NOTE = 4096;

/** An interpreter's print, and whether esptool works with it. */
interface Note {
  readonly print: Print;
  readonly works: boolean;
}

/**
 * Whether the Python of a venv still exists and esptool still works with it: the system may have removed or replaced
 * it. As long as the interpreter has the print of the last check, no process is needed.
 * @param version that esptool must report.
 */
export async function isUsable(
  directory: string,
  version: string,
  context: InstallContext,
): Promise<boolean> {
  const print = await basePrint(directory, context);
  if (print === undefined) return false;
  const note = readNote(directory);
  if (note !== undefined && print.every((value, index) => value === note.print[index])) return note.works;
  const answer = await askVersion(venvProgram(directory, version, "tool-cache", context), context);
  const works = "version" in answer && answer.version === version;
  await writeNote(directory, { print, works });
  return works;
}

/** Whether an interpreter exists where the venv expects it. */
export async function hasPython(directory: string, context: InstallContext): Promise<boolean> {
  return (await basePrint(directory, context)) !== undefined;
}

/** Records the Python of a new installation, in which esptool has just worked. */
export async function noteWorking(directory: string, context: InstallContext): Promise<void> {
  const print = await basePrint(directory, context);
  if (print !== undefined) await writeNote(directory, { print, works: true });
}

async function basePrint(directory: string, context: InstallContext): Promise<Print | undefined> {
  const base = basePython(directory, context);
  // On Linux and macOS this follows the link to the base interpreter.
  const stats = base === undefined ? undefined : await stat(base).catch(() => undefined);
  return stats?.isFile() === true ? printOf(stats) : undefined;
}

/** On Windows the venv has a launcher instead, which finds the base interpreter by `pyvenv.cfg`. */
function basePython(directory: string, context: InstallContext): string | undefined {
  if (platformOf(context) !== "win32") return venvPython(directory, context);
  const config = readPlain(win32.join(directory, "pyvenv.cfg"), LONGEST_NOTE)?.toString() ?? "";
  const home = /^home *= *(.+?)\r?$/m.exec(config)?.[1];
  return home === undefined ? undefined : win32.join(home, "python.exe");
}

function readNote(directory: string): Note | undefined {
  try {
    const text = readPlain(pythonFile(directory), LONGEST_NOTE)?.toString() ?? "";
    const note = JSON.parse(text) as Partial<Note> | null;
    if (!Array.isArray(note?.print) || typeof note.works !== "boolean") return undefined;
    return { print: note.print, works: note.works };
  } catch {
    return undefined; // Missing or incomplete: esptool is tried again.
  }
}

/** The note only saves time, so failing to write it is not an error. */
async function writeNote(directory: string, note: Note): Promise<void> {
  const draft = draftFile(directory);
  try {
    await writeFile(draft, JSON.stringify(note), { flag: "wx" });
    await rename(draft, pythonFile(directory));
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}
