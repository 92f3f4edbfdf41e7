import { encodeResponse, parseRequest, type Request } from "../packet/frame.ts";
import { type Chip, type Wire } from "./chip.ts";
import { CommandError, type CommandFault, romStatus } from "./command-error.ts";
import { type Command, type Loader, type Outcome, type Transition } from "./loader.ts";
import { OPCODES } from "./opcodes.ts";
import { ROM_COMMANDS, SECURE_DOWNLOAD_COMMANDS, SYNC_ANSWERS } from "./rom-commands.ts";

/**
 * The loader in the chip's ROM. As in recorded sessions, the value field of a response keeps the value read last, and
 * the reply to an unknown command has the header of the previous response, sent as many times as that one.
 */
export class RomLoader implements Loader {
  readonly #chip: Chip;
  #lastOpcode = 0;
  #lastValue = 0;

  constructor(chip: Chip) {
    this.#chip = chip;
  }

  async receive(packet: Buffer, wire: Wire): Promise<Transition | undefined> {
    const request = parseRequest(packet);
    if (request === undefined) return undefined;
    const command = this.#known(request.opcode);
    if (command === undefined) {
      const times = this.#lastOpcode === OPCODES.SYNC ? SYNC_ANSWERS : 1;
      this.#answer(wire, { times }, "unknown-command");
      return undefined;
    }
    this.#lastOpcode = request.opcode;
    try {
      return await this.#run(command, request, wire);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      this.#answer(wire, {}, error.fault);
      return undefined;
    }
  }

  async #run(command: Command, request: Request, wire: Wire): Promise<Transition | undefined> {
    if (request.declaredLength !== request.body.length) throw new CommandError("bad-length");
    this.#chip.checkFlashWorks(request);
    const outcome = await command(this.#chip, request);
    this.#answer(wire, outcome);
    await outcome.after?.();
    return outcome.then;
  }

  #known(opcode: number): Command | undefined {
    const { secureDownloadMode, model } = this.#chip.settings;
    if (secureDownloadMode && !SECURE_DOWNLOAD_COMMANDS.has(opcode)) return undefined;
    if (model.rom.firstCommandsOnly && opcode > OPCODES.READ_REG) return undefined;
    // Chips without security information do not know the command.
    if (opcode === OPCODES.GET_SECURITY_INFO && model.securityInfo === undefined) return undefined;
    return ROM_COMMANDS.get(opcode);
  }

  #answer(wire: Wire, outcome: Outcome, fault?: CommandFault): void {
    const { statusBytes } = this.#chip.settings.model.rom;
    this.#lastValue = outcome.value ?? this.#lastValue;
    const packet = encodeResponse(
      this.#lastOpcode,
      this.#lastValue,
      outcome.body ?? new Uint8Array(),
      romStatus(fault, statusBytes),
    );
    for (let sent = 0; sent < (outcome.times ?? 1); sent++) wire.send(packet);
  }
}
