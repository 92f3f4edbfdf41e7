import { open } from "node:fs/promises";
import { messageOf } from "../../system/errors.ts";
import { type ConsoleScript } from "./script.ts";

export type ReadScript = { readonly script: ConsoleScript } | { readonly problems: readonly string[] };

const LARGEST_FILE = 0x10_0000;
const MOST_PROBLEMS = 20;

/** Reads a console file. @returns the script, or all its problems with their line numbers. */
export async function readScript(path: string): Promise<ReadScript> {
  let text: string;
  try {
    text = await readBounded(path);
  } catch (error) {
    return { problems: [messageOf(error)] };
  }
  return parseScript(text);
}

/** Parses the text of a console file: one YAML document, no duplicate keys, no aliases. */
export async function parseScript(text: string): Promise<ReadScript> {
  const [z, { isNode, LineCounter, parseDocument }, { scriptSchema }] = await Promise.all([
    import("../../system/zod.ts"),
    import("yaml"),
    import("./script-schema.ts"),
  ]);
  const counter = new LineCounter();
  const document = parseDocument(text, { uniqueKeys: true, lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => counter.linePos(offset).line;
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => `line ${lineAt(pos[0])}: ${message}`);
    return { problems: problems.slice(0, MOST_PROBLEMS) };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    return { problems: ["has aliases, which a console file cannot use"] };
  }
  const parsed = scriptSchema(z).safeParse(value);
  if (parsed.success) return { script: parsed.data };
  /** The line of the innermost existing node on the path. */
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  const problems = parsed.error.issues.map((issue) => {
    const { message } = issue;
    // Report the line of the unknown key, not of the map that contains it.
    const path = issue.code === "unrecognized_keys" ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
    const where = path.map(String).join(".") || "the file";
    return `line ${lineOf(path)}: ${where}: ${message}`;
  });
  return { problems: problems.slice(0, MOST_PROBLEMS) };
}

/** @throws when the file cannot be read or is too large. */
async function readBounded(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LARGEST_FILE + 1), 0, LARGEST_FILE + 1, 0);
    if (bytesRead > LARGEST_FILE) throw new Error(`has more than ${LARGEST_FILE} bytes`);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}
