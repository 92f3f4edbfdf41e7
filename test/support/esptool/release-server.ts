import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import { crc32, gzipSync } from "node:zlib";

/** A server on a free port of this machine that counts what it is asked for. */
export interface ReleaseServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly string[];
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export async function serve(answer: Answer): Promise<ReleaseServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export interface TarEntry {
  readonly name: string;
  readonly text?: string;
  readonly mode?: number;
  /** Makes the entry a symbolic link to this. */
  readonly linkTo?: string;
  /** The kind, as tar has it: 1 is a hard link to `linkTo`, 3 a device, 5 a folder, 6 a FIFO. */
  readonly type?: string;
  readonly owner?: number;
}

/** A .tar.gz with just these entries, also such as no honest program would write. */
export function tarGz(entries: readonly TarEntry[]): Buffer {
  return gzipSync(tar(entries));
}

/** A .tar.xz with just these entries. */
export function tarXz(entries: readonly TarEntry[]): Buffer {
  return xz(tar(entries));
}

function tar(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.map((entry) => {
    const data = Buffer.from(entry.text ?? "");
    return Buffer.concat([header(entry, data.length), data, Buffer.alloc((512 - (data.length % 512)) % 512)]);
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** A ustar header: fields at fixed places, octal numbers, a checksum over itself with blanks in its place. */
function header(entry: TarEntry, size: number): Buffer {
  const block = Buffer.alloc(512);
  const octal = (value: number, at: number, width: number) =>
    block.write(`${value.toString(8).padStart(width - 1, "0")}\0`, at, "latin1");
  block.write(entry.name, 0, "latin1");
  octal(entry.mode ?? 0o644, 100, 8);
  octal(entry.owner ?? 0, 108, 8);
  octal(entry.owner ?? 0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  block.fill(" ", 148, 156);
  block.write(entry.type ?? (entry.linkTo === undefined ? "0" : "2"), 156, "latin1");
  block.write(entry.linkTo ?? "", 157, "latin1");
  block.write("ustar\x0000", 257, "latin1");
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return block;
}

/** An .xz file that holds the data as it is: not every machine has the program `xz`. xz-file-format.txt 1.2.1. */
function xz(data: Buffer): Buffer {
  const flags = Buffer.from([0, 1]);
  const check = (bytes: Buffer): Buffer => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(crc32(bytes));
    return sum;
  };
  const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
  const number = (value: number): number[] =>
    value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...number(value >>> 7)];
  const blockHeader = Buffer.from([2, 0, 0x21, 1, 0x16, 0, 0, 0]);
  const chunks: Buffer[] = [];
  for (let at = 0; at < data.length; at += 0x10000) {
    const chunk = data.subarray(at, at + 0x10000);
    chunks.push(Buffer.from([at === 0 ? 1 : 2, (chunk.length - 1) >> 8, (chunk.length - 1) & 0xff]), chunk);
  }
  const packed = Buffer.concat([...chunks, Buffer.from([0])]);
  const size = blockHeader.length + 4 + packed.length + 4;
  const index = padded(Buffer.from([0, 1, ...number(size), ...number(data.length)]));
  const backward = Buffer.alloc(4);
  backward.writeUInt32LE((index.length + 4) / 4 - 1);
  const footer = Buffer.concat([backward, flags]);
  return Buffer.concat([
    ...[Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), flags, check(flags)],
    ...[blockHeader, check(blockHeader), padded(packed), check(data)],
    ...[index, check(index), check(footer), footer, Buffer.from("YZ")],
  ]);
}
