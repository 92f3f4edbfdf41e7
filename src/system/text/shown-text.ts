/** Turns a text from outside into one visible line that is short enough for an error message. */
export function shorten(text: string): string {
  const cut = text.length > 120 ? `${text.slice(0, 117)}...` : text;
  // Control characters, separators and characters that change the direction of text are shown as escapes.
  return cut.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, (character) => {
    const escaped = JSON.stringify(character).slice(1, -1);
    return escaped === character ? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}` : escaped;
  });
}
