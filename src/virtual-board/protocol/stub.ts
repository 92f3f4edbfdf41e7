import { encodeResponse, parseRequest, type Request } from "../packet/frame.ts";
import { type Chip, type Wire } from "./chip.ts";
import { CommandError, type CommandFault, STUB_SUCCESS, stubStatus } from "./command-error.ts";
import { FlashReading, READ_BLOCK_LIMIT } from "./flash-reading.ts";
import { type Loader, type Outcome, type Transition } from "./loader.ts";
import { OPCODES } from "./opcodes.ts";
import { words } from "./shared-commands.ts";
import { STUB_COMMANDS } from "./stub-commands.ts";

const GREETING = Buffer.from("OHAI", "latin1");
const NOTHING = new Uint8Array();

/**
 * esptool's flasher stub. It acknowledges a block before it writes it, and then reports a failure with the next
 * command, whatever that is.
 */
export class StubLoader implements Loader {
  readonly #chip: Chip;
  #reading: FlashReading | undefined;
  #lateFault: CommandFault | undefined;

  constructor(chip: Chip) {
    this.#chip = chip;
    // The stub attaches the flash and detects its size by itself.
    chip.isFlashAttached = true;
    chip.flashLimit = chip.flash.size;
  }

  greet(wire: Wire): void {
    wire.send(GREETING);
  }

  async receive(packet: Buffer, wire: Wire): Promise<Transition | undefined> {
    if (this.#reading !== undefined) {
      if (this.#reading.receive(packet, wire)) this.#reading = undefined;
      return undefined;
    }
    const request = parseRequest(packet);
    if (request === undefined) return undefined;
    const late = this.#lateFault;
    this.#lateFault = undefined;
    if (late !== undefined) {
      this.#refuse(wire, request, late);
      return undefined;
    }
    try {
      return await this.#run(request, wire);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      this.#refuse(wire, request, error.fault);
      return undefined;
    }
  }

  async #run(request: Request, wire: Wire): Promise<Transition | undefined> {
    if (request.declaredLength !== request.body.length) throw new CommandError("bad-length");
    // This command has no response.
    if (request.opcode === OPCODES.RUN_USER_CODE) return undefined;
    const outcome = await this.#command(request, wire);
    const packet = encodeResponse(request.opcode, outcome.value ?? 0, outcome.body ?? NOTHING, STUB_SUCCESS);
    for (let sent = 0; sent < (outcome.times ?? 1); sent++) wire.send(packet);
    try {
      await outcome.after?.();
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      this.#lateFault = error.fault;
    }
    return outcome.then;
  }

  #command(request: Request, wire: Wire): Outcome | Promise<Outcome> {
    if (request.opcode === OPCODES.READ_FLASH) return this.#read(request, wire);
    const command = STUB_COMMANDS.get(request.opcode);
    if (command === undefined) throw new CommandError("unknown-command");
    this.#chip.checkFlashWorks(request);
    return command(this.#chip, request);
  }

  #read(request: Request, wire: Wire): Outcome {
    const [address = 0, length = 0, blockSize = 0] = words(request, 16);
    return {
      after: () => {
        if (blockSize === 0 || blockSize > READ_BLOCK_LIMIT) throw new CommandError("bad-length");
        if (!this.#chip.canReach(address, length)) throw new CommandError("read-failed");
        const reading = new FlashReading(this.#chip, { address, length, blockSize });
        this.#reading = reading.start(wire) ? undefined : reading;
      },
    };
  }

  #refuse(wire: Wire, request: Request, fault: CommandFault): void {
    wire.send(encodeResponse(request.opcode, 0, NOTHING, stubStatus(fault)));
  }
}
