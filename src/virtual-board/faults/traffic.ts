import { type Request } from "../packet/frame.ts";
import { commandName, OPCODES } from "../protocol/opcodes.ts";
import { type Trigger } from "./fault.ts";

/** In front of the data of FLASH_DATA and FLASH_DEFL_DATA. */
const BLOCK_HEADER_BYTES = 16;
/** Header and status of an answer. */
const ANSWER_BYTES = 12;
const WRITING: ReadonlySet<number> = new Set([OPCODES.FLASH_DATA, OPCODES.FLASH_DEFL_DATA]);

/** Counts the data bytes of one connection, to know when a trigger is due. */
export class Traffic {
  #written = 0;
  #read = 0;
  /** The command that is being answered. */
  #opcode: number | undefined;
  #answers = 0;

  /** A packet came from the other side (no request: the acknowledgement of a block); whether a trigger is due now. */
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

  /** A packet goes to the other side. */
  leaves(payload: Uint8Array): void {
    // The stub answers READ_FLASH first, and then sends the bytes as they are.
    if (this.#opcode === OPCODES.READ_FLASH && this.#answers++ > 0) this.#read += payload.length;
    if (this.#opcode === OPCODES.READ_FLASH_SLOW) this.#read += Math.max(0, payload.length - ANSWER_BYTES);
  }
}
