/** Characters; a path may have 4096. */
const MAX_TEXT = 200;

/**
 * Escapes text as HTML on one line, without markup, math, mentions or links. A line break would end the HTML block and
 * start Markdown, so control characters are shown as their pictures (␊ for a line feed).
 */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, (character) => {
      const number = character.charCodeAt(0);
      return number < 0x20 ? String.fromCharCode(0x2400 + number) : "\ufffd";
    })
    .replace(/[&<>"'`@#$\\[\]()*_~|!:]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Literal text, such as a path or a chip's description. The middle of a long text is left out. */
export function code(text: string): string {
  return `<code>${escapeHtml(withoutMiddle(text))}</code>`;
}

/** A sentence with literal parts in backticks, such as `files`, as in a message. */
export function prose(text: string): string {
  return text
    .split(/`([^`\n]+)`/)
    .map((part, index) => (index % 2 === 0 ? escapeHtml(part) : code(part)))
    .join("");
}

function withoutMiddle(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  return `${text.slice(0, MAX_TEXT / 2)}…${text.slice(-MAX_TEXT / 2)}`;
}

/** A table without a header: a row for each pair. The cells are HTML already. */
export function pairs(rows: readonly (readonly [string, string])[]): string {
  const body = rows.map(([name, value]) => `<tr><td>${name}</td><td>${value}</td></tr>`).join("\n");
  return `<table>\n${body}\n</table>`;
}

/** Folded blocks, which appear as one line. Title and blocks are already HTML. */
export function folded(title: string, blocks: readonly string[]): string[] {
  return [`<details><summary>${title}</summary>`, ...blocks, "</details>"];
}

/** A table with a header. The cells are HTML already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  return ["<table>", cells("th", head), ...rows.map((row) => cells("td", row)), "</table>"].join("\n");
}
