/** A text as HTML text: nothing in it is markup, a mention or a link any more. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`@#\\[\]()*_~|!:]/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

/** A table without a head: one row a pair. The cells are HTML already. */
export function pairs(rows: readonly (readonly [string, string])[]): string {
  const body = rows.map(([name, value]) => `<tr><td>${name}</td><td>${value}</td></tr>`).join("\n");
  return `<table>\n${body}\n</table>`;
}

/** A table with a head. The cells are HTML already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  return ["<table>", cells("th", head), ...rows.map((row) => cells("td", row)), "</table>"].join("\n");
}
