/** With colons, dashes or escaped colons; some chips have a MAC of eight bytes. */
const SEPARATED = /(?<![\da-f])(?:[\da-f]{2}(?::|&#58;|-)){5,7}[\da-f]{2}(?![\da-f])/gi;
/**
 * Twelve digits in one word, as in the USB serial number of some boards. A manufacturer's address has 0, 4, 8 or c as
 * its second digit. Decimal numbers and the end of a UUID do not count.
 */
const BARE = /(?<![\da-z])(?<![\da-f]{4}-)(?=\d*[a-f])[\da-f][048c][\da-f]{10}(?![\da-z])/gi;

/**
 * Shortens each MAC address to its last three bytes, for public text. These are enough to distinguish the boards of a
 * bench, while a whole address would identify the board elsewhere.
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
