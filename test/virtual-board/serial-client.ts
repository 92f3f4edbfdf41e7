import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { blockChecksum } from "../../src/virtual-board/packet/frame.ts";
import { SlipDecoder, slipEncode } from "../../src/virtual-board/packet/slip.ts";

const DEADLINE_MS = 30_000;

/** A command packet as esptool sends it. */
export function command(opcode: number, body: Uint8Array = new Uint8Array(), checksum = 0): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt8(opcode, 1);
  header.writeUInt16LE(body.length, 2);
  header.writeUInt32LE(checksum, 4);
  return Buffer.concat([header, body]);
}

/** A block of data for FLASH_DATA, FLASH_DEFL_DATA and MEM_DATA. */
export function dataCommand(opcode: number, sequence: number, data: Uint8Array): Buffer {
  return command(opcode, Buffer.concat([words(data.length, sequence, 0, 0), data]), blockChecksum(data));
}

export function words(...values: number[]): Buffer {
  const body = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => body.writeUInt32LE(value >>> 0, index * 4));
  return body;
}

export const SYNC = command(
  0x08,
  Buffer.concat([Uint8Array.of(0x07, 0x07, 0x12, 0x20), Buffer.alloc(32, 0x55)]),
);

/** The other end of a board's port, packet by packet; every wait has a deadline. */
export class SerialClient implements AsyncDisposable {
  readonly socket: Socket;
  readonly #decoder = new SlipDecoder();
  readonly #packets: Buffer[] = [];

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on("error", () => undefined);
    socket.on("data", (bytes: Buffer) => {
      const packets = this.#decoder.push(bytes).map(({ payload }) => payload);
      this.#packets.push(...packets);
      if (packets.length > 0) socket.emit("packets");
    });
  }

  static async connect(port: number): Promise<SerialClient> {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    await once(socket, "connect");
    return new SerialClient(socket);
  }

  send(...packets: Uint8Array[]): void {
    for (const packet of packets) this.socket.write(slipEncode(packet));
  }

  /** The next packet, or an error when none comes in time. */
  async packet(): Promise<Buffer> {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    for (;;) {
      const packet = this.#packets.shift();
      if (packet !== undefined) return packet;
      await once(this.socket, "packets", { signal });
    }
  }

  async ask(packet: Uint8Array): Promise<Buffer> {
    this.send(packet);
    return this.packet();
  }

  /** Synchronises as esptool does: tries until an answer to SYNC comes, then takes what is left of the eight. */
  async sync(giveUp: () => boolean = () => false): Promise<Buffer> {
    const deadline = Date.now() + DEADLINE_MS;
    while (Date.now() < deadline && !giveUp()) {
      this.send(SYNC);
      const quiet = AbortSignal.timeout(100);
      while (!quiet.aborted) {
        const packet = this.#packets.shift();
        if (packet?.[0] === 1 && packet[1] === 0x08 && isSuccess(packet)) {
          for (let rest = 0; rest < 7; rest++) await this.packet();
          return packet;
        }
        if (packet === undefined)
          await once(this.socket, "packets", { signal: quiet }).catch(() => undefined);
      }
    }
    throw new Error("the board does not answer SYNC");
  }

  /** Whether a packet has come that was not taken yet. */
  get hasPacket(): boolean {
    return this.#packets.length > 0;
  }

  /** Whether nothing arrives for `milliseconds`. */
  async isSilent(milliseconds: number): Promise<boolean> {
    const signal = AbortSignal.timeout(milliseconds);
    if (this.#packets.length > 0) return false;
    return once(this.socket, "packets", { signal }).then(
      () => false,
      () => true,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.socket.destroyed) return;
    const closed = once(this.socket, "close");
    this.socket.destroy();
    await closed;
  }
}

/** An answer without a body whose status is all 0. */
function isSuccess(answer: Buffer): boolean {
  return answer.length > 8 && answer.subarray(8).every((byte) => byte === 0);
}
