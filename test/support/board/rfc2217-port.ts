import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import type { VirtualBoard } from "../../../src/virtual-board/board.ts";

/** Telnet (RFC 854), and its option for serial ports (RFC 2217). */
const [SE, SB, WILL, DO, IAC] = [0xf0, 0xfa, 0xfb, 0xfd, 0xff];
const WONT = 0xfc;
const COM_PORT = 0x2c;
const SET_CONTROL = 5;
const [DTR_ON, DTR_OFF, RTS_ON, RTS_OFF] = [8, 9, 11, 12];
/** What a server says of a setting is its number and so many. */
const ANSWER = 100;

export interface Rfc2217Port extends AsyncDisposable {
  readonly url: string;
  /** What each reset over the lines has let the chip start. */
  readonly resets: readonly ("rom" | "application")[];
}

/** What is behind the server. */
export interface LinedBoard extends Pick<VirtualBoard, "port" | "reset"> {
  /** The chip is in reset, and prints nothing. */
  readonly hold?: () => void;
}

/** What happens to the n-th connection, from 0. */
export interface ConnectionFate {
  readonly board: LinedBoard;
  /** It breaks when it is to reset the chip. */
  readonly breaksAtReset?: boolean;
  /** Nothing is wired to DTR and RTS. */
  readonly hasNoLines?: boolean;
}

/**
 * A serial server with a board behind it, whose RTS holds the chip in reset and whose DTR holds GPIO0: as
 * `esp_rfc2217_server` with a board on a USB bridge.
 * @param fates of the connections one after the other; the last one's is that of all that follow.
 */
export async function rfc2217Port(
  ...fates: readonly [LinedBoard | ConnectionFate, ...(LinedBoard | ConnectionFate)[]]
): Promise<Rfc2217Port> {
  const resets: ("rom" | "application")[] = [];
  const lines = { dtr: false, rts: false };
  const open = new Set<Socket>();
  let connections = 0;
  const control = (value: number, board: LinedBoard): void => {
    if (value === DTR_ON || value === DTR_OFF) lines.dtr = value === DTR_ON;
    if (value === RTS_OFF && lines.rts) {
      const mode = lines.dtr ? "rom" : "application";
      board.reset(mode);
      resets.push(mode);
    }
    if (value === RTS_ON) board.hold?.();
    if (value === RTS_ON || value === RTS_OFF) lines.rts = value === RTS_ON;
  };
  const server = createServer({ noDelay: true }, (client) => {
    const fate = fates[Math.min(connections++, fates.length - 1)] ?? fates[0];
    const { board, breaksAtReset = false, hasNoLines = false } = "board" in fate ? fate : { board: fate };
    const serial = connect({ port: board.port, host: "127.0.0.1", noDelay: true });
    for (const socket of [client, serial]) {
      open.add(socket);
      socket.on("error", () => undefined).on("close", () => open.delete(socket));
    }
    const telnet = new Telnet(
      (bytes) => client.write(bytes),
      (value) => {
        if (breaksAtReset && value === DTR_OFF) client.resetAndDestroy();
        else if (!hasNoLines) control(value, board);
      },
    );
    client.on("data", (bytes) => serial.write(telnet.dataIn(bytes))).on("close", () => serial.destroy());
    serial.on("data", (bytes) => client.write(escaped(bytes))).on("close", () => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `rfc2217://127.0.0.1:${port}?ign_set_control`,
    resets,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** The server's side of a Telnet connection: agrees to every option but ECHO, and takes every setting. */
class Telnet {
  readonly #send: (bytes: Buffer) => void;
  readonly #control: (value: number) => void;
  /** What follows an IAC, as far as it has come. */
  #command: number[] = [];

  constructor(send: (bytes: Buffer) => void, control: (value: number) => void) {
    this.#send = send;
    this.#control = control;
  }

  /** The data among the bytes; commands are obeyed and answered. */
  dataIn(bytes: Buffer): Buffer {
    const data: number[] = [];
    for (const byte of bytes) {
      if (this.#command.length === 0 && byte !== IAC) data.push(byte);
      else if (this.#command.length === 1 && byte === IAC) {
        data.push(IAC);
        this.#command = [];
      } else this.#take(byte);
    }
    return Buffer.from(data);
  }

  #take(byte: number): void {
    this.#command.push(byte);
    const [, verb = 0] = this.#command;
    const isSetting = verb === SB;
    const isEnd = isSetting ? byte === SE && this.#command.at(-2) === IAC : this.#command.length === 3;
    if (this.#command.length < 3 || !isEnd) return;
    if (isSetting) this.#set(this.#command.slice(2, -2));
    else this.#agree(verb, byte);
    this.#command = [];
  }

  #agree(verb: number, option: number): void {
    const ECHO = 1;
    if (verb === WILL) this.#send(Buffer.from([IAC, DO, option]));
    if (verb === DO) this.#send(Buffer.from([IAC, option === ECHO ? WONT : WILL, option]));
  }

  #set([option, setting = 0, ...value]: readonly number[]): void {
    if (option !== COM_PORT) return;
    if (setting === SET_CONTROL) this.#control(value[0] ?? 0);
    this.#send(Buffer.from([IAC, SB, COM_PORT, setting + ANSWER, ...value, IAC, SE]));
  }
}

function escaped(bytes: Buffer): Buffer {
  return Buffer.from([...bytes].flatMap((byte) => (byte === IAC ? [IAC, IAC] : [byte])));
}
