import { open } from "node:fs/promises";

/** Far more than such a script has. */
const SCRIPT_LIMIT = 4096;
/** Where the name of the Python is too long for the first line, or has spaces in it, a shell starts it. */
const PYTHON = /^#!(?:\/bin\/sh\r?\n'{3}exec' "?(\/[^"\n]+?)"? "\$0" "\$@"|(\/\S+))\r?\n/;
const STARTS_ESPTOOL = /^from esptool(?:\.__init__)? import _main$/m;

/** The Python that runs a script of pip's, if that is what it is and all that it does is to start esptool. */
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
