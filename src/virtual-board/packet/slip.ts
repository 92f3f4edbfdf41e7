/** SLIP (RFC 1055) as used by the ROM loader and the stub: a packet is enclosed by two END bytes. */
const END = 0xc0;
const ESCAPE = 0xdb;
const ESCAPED_END = 0xdc;
const ESCAPED_ESCAPE = 0xdd;

/** Longer than any command that esptool sends (16 KiB blocks, at most 64 KiB in a 16-bit length field). */
export const PACKET_LIMIT = 0x1_0000 + 64;

/** One packet, and the position of its last byte in the chunk: a paced link needs to know when it was complete. */
export interface SlipPacket {
  readonly payload: Buffer;
  readonly endOffset: number;
}

/** `payload` as sent on the wire. */
export function slipEncode(payload: Uint8Array): Buffer {
  const wire = Buffer.allocUnsafe(payload.length * 2 + 2);
  let length = 0;
  wire[length++] = END;
  for (const byte of payload) {
    if (byte === END) {
      wire[length++] = ESCAPE;
      wire[length++] = ESCAPED_END;
    } else if (byte === ESCAPE) {
      wire[length++] = ESCAPE;
      wire[length++] = ESCAPED_ESCAPE;
    } else wire[length++] = byte;
  }
  wire[length++] = END;
  return wire.subarray(0, length);
}

/**
 * Takes bytes as they arrive and returns complete packets. Bytes outside a packet, packets that are too long and
 * packets with a wrong escape are dropped, as the chip's own receiver drops them.
 */
export class SlipDecoder {
  #buffer = Buffer.allocUnsafe(4096);
  #length = 0;
  #inside = false;
  #escaping = false;
  #broken = false;

  push(chunk: Uint8Array): SlipPacket[] {
    const packets: SlipPacket[] = [];
    for (let offset = 0; offset < chunk.length; offset++) {
      const byte = chunk[offset] ?? 0;
      if (byte === END) {
        const payload = this.#end();
        if (payload !== undefined) packets.push({ payload, endOffset: offset });
      } else if (this.#inside && !this.#broken) this.#take(byte);
    }
    return packets;
  }

  reset(): void {
    this.#length = 0;
    this.#inside = this.#escaping = this.#broken = false;
  }

  /** Consecutive END bytes are one delimiter, so that a receiver out of sync finds the next packet. */
  #end(): Buffer | undefined {
    const whole = this.#inside && !this.#broken && !this.#escaping && this.#length > 0;
    const payload = whole ? Buffer.from(this.#buffer.subarray(0, this.#length)) : undefined;
    this.#inside = !this.#inside || (this.#length === 0 && !this.#broken && !this.#escaping);
    this.#length = 0;
    this.#escaping = this.#broken = false;
    return payload;
  }

  #take(byte: number): void {
    if (this.#escaping) {
      this.#escaping = false;
      if (byte === ESCAPED_END) this.#append(END);
      else if (byte === ESCAPED_ESCAPE) this.#append(ESCAPE);
      else this.#broken = true;
    } else if (byte === ESCAPE) this.#escaping = true;
    else this.#append(byte);
  }

  #append(byte: number): void {
    if (this.#length === PACKET_LIMIT) {
      this.#broken = true;
      return;
    }
    if (this.#length === this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.min(this.#buffer.length * 2, PACKET_LIMIT));
      this.#buffer.copy(larger, 0, 0, this.#length);
      this.#buffer = larger;
    }
    this.#buffer[this.#length++] = byte;
  }
}
