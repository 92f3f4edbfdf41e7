import { type Request } from "../packet/frame.ts";
import { OPCODES } from "../protocol/opcodes.ts";
import { type CommandFault } from "../protocol/command-error.ts";
import { type Fault, type FaultKind } from "./fault.ts";
import { seededRandom } from "./random.ts";

const ERASE_COMMANDS: ReadonlySet<number> = new Set([OPCODES.ERASE_FLASH, OPCODES.ERASE_REGION]);
const BEGIN_COMMANDS: ReadonlySet<number> = new Set([OPCODES.FLASH_BEGIN, OPCODES.FLASH_DEFL_BEGIN]);
const WRITING: ReadonlySet<number> = new Set([OPCODES.FLASH_DATA, OPCODES.FLASH_DEFL_DATA]);

/** The faults of a kind. */
type Of<Kind, Each = Fault> = Each extends Fault ? (Kind & Each["kind"] extends never ? never : Each) : never;

/** A fault that can still happen. */
export interface Armed<Kind extends FaultKind = FaultKind> {
  readonly fault: Of<Kind>;
  readonly random: () => number;
  left: number;
}

/** The faults of a board, and how often each can still happen. */
export class FaultPlan {
  readonly #armed: Armed[];
  readonly #onFault: (kind: FaultKind) => void;
  /** For faults without a seed. */
  readonly random = seededRandom(0);

  /** @param onFault is called whenever a fault happens. */
  constructor(faults: readonly Fault[], onFault: (kind: FaultKind) => void) {
    this.#onFault = onFault;
    this.#armed = faults.map((fault) => ({
      fault,
      random: seededRandom("seed" in fault ? fault.seed : 0),
      left: "times" in fault ? fault.times : Infinity,
    }));
  }

  /** The faults of these kinds that can still happen. */
  pending<Kind extends FaultKind>(...kinds: readonly Kind[]): Armed<Kind>[] {
    const isOne = (armed: Armed): armed is Armed & Armed<Kind> =>
      armed.left > 0 && kinds.some((kind) => kind === armed.fault.kind);
    return this.#armed.filter(isOne);
  }

  /** Counts a fault that happens now. */
  fire(armed: Armed): void {
    armed.left--;
    this.#onFault(armed.fault.kind);
  }

  /** Whether a fault of this kind happens now. */
  fires(kind: FaultKind): boolean {
    const [armed] = this.pending(kind);
    if (armed !== undefined) this.fire(armed);
    return armed !== undefined;
  }

  /** Ends all faults. */
  lift(): void {
    this.#armed.length = 0;
  }

  /** The error with which a faulty flash refuses a command. */
  refusal({ opcode, body }: Request): CommandFault | undefined {
    if (erases(opcode, body) && this.fires("erase-fails")) return "erase-failed";
    if (WRITING.has(opcode) && this.fires("write-fails")) return "write-failed";
    return undefined;
  }

  /** The digest that the chip reports. */
  digest(digest: Buffer): Buffer {
    return this.fires("wrong-digest") ? Buffer.from(digest.map((byte) => byte ^ 0xff)) : digest;
  }

  /** What the flash stores for `data`: stuck bits stay 1. */
  programmed(address: number, data: Uint8Array): Uint8Array {
    let result = data;
    for (const armed of this.pending("stuck")) {
      const { fault } = armed;
      const from = Math.max(0, fault.address - address);
      const to = Math.min(data.length, fault.address + fault.length - address);
      if (from >= to) continue;
      result = result.map((byte, index) => (index >= from && index < to ? byte | fault.mask : byte));
      this.fire(armed);
    }
    return result;
  }
}

/** An empty download, with which esptool exits the stub, erases nothing. */
function erases(opcode: number, body: Buffer): boolean {
  if (ERASE_COMMANDS.has(opcode)) return true;
  return BEGIN_COMMANDS.has(opcode) && body.length >= 4 && body.readUInt32LE(0) > 0;
}
