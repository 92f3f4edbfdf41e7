import { createHash, type Hash } from "node:crypto";
import { type Chip, type Wire } from "./chip.ts";

/** Longest block that the stub sends in one packet. */
export const READ_BLOCK_LIMIT = 4096;
const ACKNOWLEDGEMENT_BYTES = 4;

/**
 * READ_FLASH: sends a block when the client has acknowledged the one before (the stub ignores the requested window and
 * uses 1, as its source explains), and the MD5 of everything at the end.
 */
export class FlashReading {
  readonly #chip: Chip;
  readonly #length: number;
  readonly #blockSize: number;
  readonly #digest: Hash = createHash("md5");
  #next: number;
  #sent = 0;

  constructor(chip: Chip, plan: { address: number; length: number; blockSize: number }) {
    this.#chip = chip;
    this.#next = plan.address;
    this.#length = plan.length;
    this.#blockSize = plan.blockSize;
  }

  /** Sends the first block; `true` when there are no more. */
  start(wire: Wire): boolean {
    return this.#advance(wire, 0);
  }

  /** Handles the reply to a block; anything but an acknowledgement ends the reading. */
  receive(packet: Buffer, wire: Wire): boolean {
    if (packet.length !== ACKNOWLEDGEMENT_BYTES) return this.#finish(wire);
    return this.#advance(wire, packet.readUInt32LE(0));
  }

  #advance(wire: Wire, acknowledged: number): boolean {
    if (this.#sent === this.#length) return acknowledged < this.#length ? false : this.#finish(wire);
    const data = this.#chip.flash.read(this.#next, Math.min(this.#blockSize, this.#length - this.#sent));
    this.#chip.time.busy(data.length * this.#chip.flash.timing.digestMsPerByte);
    this.#digest.update(data);
    this.#next += data.length;
    this.#sent += data.length;
    wire.send(data);
    return false;
  }

  #finish(wire: Wire): true {
    wire.send(this.#digest.digest());
    return true;
  }
}
