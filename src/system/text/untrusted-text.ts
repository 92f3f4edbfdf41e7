/**
 * Makes a line that a device or esptool printed safe to pass on: no terminal escapes, no control characters, no
 * runner command. The runner executes `::command::` at the start of a line and `##[command]` anywhere in it.
 */
export function cleanLine(line: string): string {
  return (
    line
      // eslint-disable-next-line no-control-regex -- control characters are what this removes
      .replace(/\u001b(?:\[[\d;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)/g, "")
      .replaceAll("\t", " ")
      // C0, C1, line and paragraph separators, and marks that change the direction of text.
      // eslint-disable-next-line no-control-regex -- the same
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
      .replaceAll("##[", "#\u200b#[")
      .replace(/^(\s*):/, "$1\u200b:")
      .trimEnd()
  );
}
