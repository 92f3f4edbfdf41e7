import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { esptoolPython } from "./esptool.ts";

/** What one start of a program was given, and what it found around it. */
export interface Start {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Permissions of the working directory and of the folder that it is in. */
  readonly modes: readonly number[];
  readonly listing: readonly string[];
  /** Owner's file and its text, or `null`. */
  readonly config: string | null;
}

export interface Recorder {
  readonly path: string;
  readonly starts: () => Start[];
}

/**
 * A program that writes down how it is started. With `then: "esptool"` it continues as the real esptool, else it ends.
 * For systems where a script names its interpreter.
 */
export async function recorder(folder: string, name: string, then: "esptool" | "end"): Promise<Recorder> {
  const python = await esptoolPython();
  const path = join(folder, name);
  const record = `${path}.jsonl`;
  writeFileSync(record, "");
  const next = ["-I", "-B", "-m", "esptool"];
  writeFileSync(
    path,
    `#!${python} -IB
import json, os, stat, sys
config = os.environ.get("ESPTOOL_CFGFILE")
mode = lambda path: stat.S_IMODE(os.stat(path).st_mode)
start = {
    "argv": sys.argv[1:], "env": dict(os.environ), "cwd": os.getcwd(), "modes": [mode("."), mode("..")],
    "listing": os.listdir("."), "config": open(config).read() if config else None,
}
with open(${JSON.stringify(record)}, "a") as file:
    file.write(json.dumps(start) + "\\n")
${then === "esptool" ? `os.execv(${JSON.stringify(python)}, ${JSON.stringify([python, ...next])} + sys.argv[1:])` : ""}
`,
    { mode: 0o755 },
  );
  const starts = (): Start[] =>
    readFileSync(record, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Start);
  return { path, starts };
}
