/**
 * The text of a line without terminal escape sequences and control characters: patterns are matched with it, and it is
 * what people see. Tabs are kept.
 */
export function plainText(decoded: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  if (!/[\u0000-\u0008\u000b-\u001f\u007f]/.test(decoded)) return decoded;
  return decoded.replace(ESCAPES, "").replace(CONTROLS, "");
}

/**
 * CSI sequences, complete operating system commands, and the rest of an escape character. An incomplete sequence
 * removes nothing after it: that may be the panic that cut it off.
 */
const ESCAPES =
  // eslint-disable-next-line no-control-regex -- the same
  /\u001b(?:\[[\d;?]{0,32}[ -/]{0,4}[@-~]|\][^\u0007\u001b]{0,256}(?:\u0007|\u001b\\)|[()][0-9A-Za-z]|[78=>cDEHM])?/g;
// eslint-disable-next-line no-control-regex -- the same
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
