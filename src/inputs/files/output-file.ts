import type { Reader } from "../reader.ts";
import { locateOutput, type OutputFile } from "./paths.ts";
import type { InputName } from "../input-table.ts";

/** The file that the input `output` specifies. */
export async function readOutput(reader: Reader, workspace: string): Promise<OutputFile | undefined> {
  const overwrite = reader.boolean("overwrite");
  const path = reader.required("output", "the file to write, such as backups/board7.bin", (text) => ({
    value: text,
  }));
  return path === undefined || overwrite === undefined
    ? undefined
    : locatedOutput(reader, workspace, path, overwrite);
}

/**
 * A path where a file can be created.
 * @param name of the input with the path.
 */
export async function locatedOutput(
  reader: Reader,
  workspace: string,
  path: string,
  overwrite: boolean,
  name: InputName = "output",
): Promise<OutputFile | undefined> {
  const found = await locateOutput(workspace, path, overwrite);
  if ("value" in found) return found.value;
  return reader.problems.take(name, path, found, found.code);
}
