// What an operation works with, over the real esptool and a board.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parsePort } from "../../../src/esptool/run/port.ts";
import type { Connection } from "../../../src/esptool/run/arguments.ts";
import { Esptool } from "../../../src/esptool/run/client.ts";
import { esptoolEnvironment } from "../../../src/esptool/run/environment.ts";
import { PARTITION_TABLE_ADDRESS } from "../../../src/firmware/formats/partition-table.ts";
import type { Board } from "../../../src/board/session/board.ts";
import type { FileAt, OutputFile } from "../../../src/inputs/request.ts";
import { PrivateFolder } from "../../../src/system/files/private-folder.ts";
import { testEsptool } from "../esptool/esptool.ts";

export const KEEP = { mode: "keep", freq: "keep", size: "keep" } as const;

export interface OperationBoard extends Board, AsyncDisposable {
  /** What a person would have seen. */
  readonly lines: readonly string[];
}

/** Opens nothing yet: a connection is made by each esptool process. */
export async function operationBoard(
  url: string,
  {
    tableAddress = PARTITION_TABLE_ADDRESS,
    givenTable,
    ...changes
  }: Partial<Connection & Pick<Board, "tableAddress" | "givenTable">> = {},
  signal: AbortSignal = new AbortController().signal,
  retries = 0,
  version?: string,
): Promise<OperationBoard> {
  const port = parsePort(url, process.platform);
  if ("problem" in port) throw new Error(`${url} ${port.problem}`);
  const folder = await PrivateFolder.create(tmpdir());
  const lines: string[] = [];
  const program = await testEsptool();
  const esptool = new Esptool({
    // A version that is given stands in for an esptool that is not there.
    program: { ...program, version: version ?? program.version },
    connection: {
      port: port.value,
      chip: "auto",
      baud: 460_800,
      before: "default-reset",
      after: "hard-reset",
      stub: true,
      ...changes,
    },
    folder: await folder.makeEmptyFolder("work"),
    inheritedFds: [],
    retry: { retries, recover: undefined },
    beforeChange: () => Promise.resolve(),
    environment: esptoolEnvironment(process.env, await folder.write("esptool.cfg", "[esptool]\n")),
    signal,
    log: { line: (text) => void lines.push(text), detail: () => undefined, progress: () => undefined },
  });
  return {
    esptool,
    tableAddress,
    givenTable,
    folder,
    lockOutput: () => Promise.resolve(),
    say: (text) => void lines.push(text),
    now: () => new Date("2026-01-02T03:04:05Z"),
    provenance: { action: "0.0.0", esptool: "0.0.0", workflow: undefined },
    warn: (title, text) => void lines.push(`warning: ${title}: ${text}`),
    lines,
    [Symbol.asyncDispose]: () => folder.remove(),
  };
}

/** A folder that vitest's global teardown removes. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), "operations-"));
}

export function fileAt(address: number, realPath: string, size: number): FileAt {
  return { address, path: realPath, realPath, size };
}

export function outputAt(realPath: string, overwrite = false): OutputFile {
  return { path: realPath, realPath, overwrite };
}
