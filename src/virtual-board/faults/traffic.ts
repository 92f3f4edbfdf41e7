import { type Request } from "../packet/frame.ts";
import { commandName, OPCODES } from "../protocol/opcodes.ts";
import { type Trigger } from "./fault.ts";

/** Length of the header before the data of FLASH_DATA and FLASH_DEFL_DATA. */
const BLOCK_HEADER_BYTES = 16;
/** Length of the header and status of a response. */
const ANSWER_BYTES = 12;
const WRITING: ReadonlySet<number> = new Set([OPCODES.FLASH_DATA, OPCODES.FLASH_DEFL_DATA]);

/** Counts the data bytes of one connection for triggers. */
export class Traffic {
  #written = 0;
  #read = 0;
  /** The command that is being processed. */
  #opcode: number | undefined;
  #answers = 0;

  /** Counts a received packet (without a request: a block's acknowledgement). @returns whether a trigger is due now. */
  arrived(request: Request | undefined): (trigger: Trigger) => boolean {
    if (request !== undefined) {
      this.#opcode = request.opcode;
      this.#answers = 0;
    }
    const writes = request !== undefined && WRITING.has(request.opcode);
    const reads = this.#opcode === OPCODES.READ_FLASH || this.#opcode === OPCODES.READ_FLASH_SLOW;
    const writtenBefore = this.#written;
    if (writes) this.#written += Math.max(0, request.body.length - BLOCK_HEADER_BYTES);
    return (trigger) => {
      if (trigger.on === "command")
        return request !== undefined && commandName(request.opcode) === trigger.name;
      return trigger.on === "write"
        ? writes && writtenBefore >= trigger.bytes
        : reads && this.#read >= trigger.bytes;
    };
  }

  /** Counts a packet that is sent. */
  leaves(payload: Uint8Array): void {
    // The stub first responds to READ_FLASH, and then sends the raw bytes.
    if (this.#opcode === OPCODES.READ_FLASH && this.#answers++ > 0) this.#read += payload.length;
    if (this.#opcode === OPCODES.READ_FLASH_SLOW) this.#read += Math.max(0, payload.length - ANSWER_BYTES);
  }
}
