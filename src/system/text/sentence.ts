/** A text that begins with a capital letter. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A clause as a sentence; one that ends already is left as it ends. */
export function sentence(text: string): string {
  return `${capitalized(text)}${/[.?!]$/.test(text) ? "" : "."}`;
}
