// The files by which a step talks to the runner, after FileCommandManager of actions/runner.

/**
 * The values in a file of GITHUB_OUTPUT, GITHUB_STATE or GITHUB_ENV: lines `name=value`, and blocks from
 * `name<<delimiter` to a line that is the delimiter.
 *
 * @throws on what the runner refuses, which fails the step
 */
export function parseFileCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(process.platform === "win32" ? /\r?\n/ : "\n");
  // The text behind the last line feed is a line only if there is any.
  if (lines.at(-1) === "") lines.pop();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line === "") continue;
    const equals = line.indexOf("=");
    const heredoc = line.indexOf("<<");
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty.`);
      values[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    const [name, delimiter] = [line.slice(0, Math.max(heredoc, 0)), line.slice(heredoc + 2)];
    if (heredoc < 0 || name === "" || delimiter === "") throw new Error(`Invalid format '${line}'.`);
    const end = lines.indexOf(delimiter, index + 1);
    if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'.`);
    values[name] = lines.slice(index + 1, end).join("\n");
    index = end;
  }
  return values;
}
