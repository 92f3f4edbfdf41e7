/** Cuts a text from outside to what an error message can carry, and makes it one visible line. */
export function shorten(text: string): string {
  const cut = text.length > 120 ? `${text.slice(0, 117)}...` : text;
  // Control characters, separators and the marks that turn the direction of text around, as a string's escapes.
  return cut.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, (character) => {
    const escaped = JSON.stringify(character).slice(1, -1);
    return escaped === character ? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}` : escaped;
  });
}
