import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import { gzipSync } from "node:zlib";

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
  const blocks = entries.map((entry) => {
    const data = Buffer.from(entry.text ?? "");
    return Buffer.concat([header(entry, data.length), data, Buffer.alloc((512 - (data.length % 512)) % 512)]);
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
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
