/** A text with a capital first letter. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A clause with a full stop, unless it already ends with a punctuation mark. */
export function sentence(text: string): string {
  return `${capitalized(text)}${/[.?!]$/.test(text) ? "" : "."}`;
}
