/** How much of the end of a console is examined: enough for some of the longest messages. */
const KEPT_BYTES = 8192;
const LEAST_MESSAGE = 15;
/** This many messages with a correct checksum are not a coincidence. */
const LEAST_MESSAGES = 3;

/**
 * Recognizes ESP-IDF's binary log (`CONFIG_LOG_MODE_BINARY`, ESP-IDF 6): a message is a byte 0x01 (bootloader) or 0x02
 * (application), 16 bits with its length and level, and a CRC-8 at its end (esp-idf-monitor's `binlog.py`).
 */
export class BinaryLog {
  readonly #kept = Buffer.alloc(KEPT_BYTES);
  #length = 0;

  push(bytes: Uint8Array): void {
    const added = bytes.subarray(Math.max(0, bytes.length - KEPT_BYTES));
    const stays = Math.min(this.#length, KEPT_BYTES - added.length);
    this.#kept.copyWithin(0, this.#length - stays, this.#length);
    this.#kept.set(added, stays);
    this.#length = stays + added.length;
  }

  /** Whether the console contains messages of a binary log. This is slow: call it once. */
  isSeen(): boolean {
    const bytes = this.#kept.subarray(0, this.#length);
    let messages = 0;
    for (let at = 0; at < bytes.length;) {
      const length = messageLength(bytes, at);
      if (length > 0) messages++;
      at += Math.max(1, length);
    }
    return messages >= LEAST_MESSAGES;
  }
}

/** The length of the message at this position, or 0. */
function messageLength(bytes: Buffer, at: number): number {
  const [kind, high = 0, low = 0] = bytes.subarray(at, at + 3);
  if (kind !== 1 && kind !== 2) return 0;
  const length = ((high & 0x03) << 8) | low;
  const level = (high >> 2) & 0x07;
  if (length < LEAST_MESSAGE || level < 1 || level > 5 || at + length > bytes.length) return 0;
  return crc8(bytes.subarray(at, at + length)) === 0 ? length : 0;
}

/** Polynomial 0x07, initial value 0: over a message with its checksum the result is 0. */
function crc8(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80 ? ((crc << 1) ^ 0x07) & 0xff : crc << 1;
  }
  return crc;
}
