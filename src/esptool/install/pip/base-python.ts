import { stat, rename, rm, writeFile } from "node:fs/promises";
import { win32 } from "node:path";
import { draftFile, pythonFile } from "../cache/cache.ts";
import { readPlain } from "../cache/plain-file.ts";
import { platformOf, type InstallContext } from "../program.ts";
import { printOf, type Print } from "../cache/survey.ts";
import { venvProgram, venvPython } from "./venv.ts";
import { askVersion } from "../version.ts";

/** Bytes; a note has 150. */
const LONGEST_NOTE = 4096;

/** What was found out about an interpreter: how it looked, and whether esptool works with it. */
interface Note {
  readonly print: Print;
  readonly works: boolean;
}

/**
 * Whether the Python that a venv was made with is still there and esptool still works with it. The system may have
 * removed it, or put another version, or something that does not run, in its place. As long as the interpreter looks
 * as it did when that was last found out, no process is needed.
 * @param version of esptool, which it has to say.
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

/** Whether there is any interpreter where the venv looks for it. */
export async function hasPython(directory: string, context: InstallContext): Promise<boolean> {
  return (await basePrint(directory, context)) !== undefined;
}

/** Notes of a new installation, in which esptool was just seen to work, how its Python looks. */
export async function noteWorking(directory: string, context: InstallContext): Promise<void> {
  const print = await basePrint(directory, context);
  if (print !== undefined) await writeNote(directory, { print, works: true });
}

async function basePrint(directory: string, context: InstallContext): Promise<Print | undefined> {
  const base = basePython(directory, context);
  // Follows the link, on Linux and macOS, to the base interpreter.
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
    return undefined; // None, or half of one: it is found out again.
  }
}

/** Only saves time, so that a tool cache into which this step cannot write is no reason to fail. */
async function writeNote(directory: string, note: Note): Promise<void> {
  const draft = draftFile(directory);
  try {
    await writeFile(draft, JSON.stringify(note), { flag: "wx" });
    await rename(draft, pythonFile(directory));
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}
