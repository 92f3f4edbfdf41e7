import { open } from "node:fs/promises";

/** Bytes; such a script has far less. */
const SCRIPT_LIMIT = 4096;
/** If the path of the Python is too long for a shebang, or has spaces, the script starts it through a shell. */
const PYTHON = /^#!(?:\/bin\/sh\r?\n'{3}exec' "?(\/[^"\n]+?)"? "\$0" "\$@"|(\/\S+))\r?\n/;
const STARTS_ESPTOOL = /^from esptool(?:\.__init__)? import _main$/m;

/** The Python of a script that pip made and that only starts esptool; `undefined` for anything else. */
export async function pythonOfScript(path: string): Promise<string | undefined> {
  const text = await beginningOf(path).catch(() => "");
  if (!STARTS_ESPTOOL.test(text)) return undefined;
  const match = PYTHON.exec(text);
  return match?.[1] ?? match?.[2];
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SCRIPT_LIMIT), 0, SCRIPT_LIMIT, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}
