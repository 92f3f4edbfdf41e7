/** With colons, dashes, or colons as Markdown escapes them; eight bytes where a chip has that many. */
const SEPARATED = /(?<![\da-f])(?:[\da-f]{2}(?::|&#58;|-)){5,7}[\da-f]{2}(?![\da-f])/gi;
/**
 * Twelve digits in one word, as some boards have it for their USB serial number. A manufacturer's address has 0, 4, 8 or
 * c as its second digit. A number in decimal and the end of a UUID are something else.
 */
const BARE = /(?<![\da-z])(?<![\da-f]{4}-)(?=\d*[a-f])[\da-f][048c][\da-f]{10}(?![\da-z])/gi;

/**
 * A text for places where strangers read: only the last three bytes of each MAC address are kept, enough to distinguish
 * the boards of a bench. A whole address would identify the board elsewhere.
 */
export function hideMacs(text: string): string {
  return text
    .replace(SEPARATED, (mac) => {
      const separator = /&#58;|:|-/.exec(mac)?.[0] ?? ":";
      return `…${mac
        .split(/&#58;|:|-/)
        .slice(-3)
        .join(separator)}`;
    })
    .replace(BARE, (mac) => `…${mac.slice(-6)}`);
}
