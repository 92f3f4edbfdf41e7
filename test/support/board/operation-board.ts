// What an operation works with, over the real esptool and a board.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parsePort } from "../../../src/esptool/run/port.ts";
import type { Connection } from "../../../src/esptool/run/arguments.ts";
import { PARTITION_TABLE_ADDRESS } from "../../../src/firmware/formats/partition-table.ts";
import { BoardLocation } from "../../../src/board/ports/board-location.ts";
import type { Board } from "../../../src/board/session/board.ts";
import { BoardSession } from "../../../src/board/session/board-session.ts";
import { meansOf } from "../../../src/board/session/location-means.ts";
import type { FileAt } from "../../../src/inputs/files/placed-file.ts";
import type { OutputFile } from "../../../src/inputs/files/paths.ts";
import { withoutNames } from "../../../src/inputs/partitions/resolve-partitions.ts";
import { resolveOnBoard } from "../../../src/operations/resolve-on-board.ts";
import { boardOperation, type BoardRequest, type UnresolvedRequest } from "../../../src/operations/table.ts";
import { testContext } from "../runner/step-context.ts";
import { testEsptool } from "../esptool/esptool.ts";

export const KEEP = { mode: "keep", freq: "keep", size: "keep" } as const;

export interface OperationBoard extends Board, AsyncDisposable {
  /** A test may end it early. */
  readonly session: BoardSession;
  /** What a person would have seen. */
  readonly lines: readonly string[];
}

/** Opens no port yet: a connection is made by each esptool process. Disposed, it resets the board as a step does. */
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
  const context = testContext({ signal });
  const { log, now, lines } = context;
  const program = await testEsptool();
  const session = new BoardSession(
    await BoardLocation.find(port.value, {
      ...meansOf(program, context),
      askForMac: () => Promise.resolve({ answers: [] }),
    }),
    {
      // A version that is given stands in for an esptool that is not there.
      program: { ...program, version: version ?? program.version },
      connection: {
        chip: "auto",
        baud: 460_800,
        before: "default-reset",
        after: "hard-reset",
        stub: true,
        ...changes,
      },
      lockFolder: undefined,
      lockTimeoutSeconds: undefined,
      retries,
      recovery: undefined,
      operation: undefined,
    },
    context,
  );
  await session.open();
  return {
    session,
    esptool: session.esptool,
    tableAddress,
    givenTable,
    folder: await context.folder(),
    temp: context.temp,
    lockOutput: () => Promise.resolve(),
    say: (text) => log.line(text),
    now,
    provenance: { action: "0.0.0", esptool: "0.0.0", workflow: undefined },
    warn: (title, text) => log.warning(title, text),
    lines,
    [Symbol.asyncDispose]: async () => {
      await session[Symbol.asyncDispose]();
      await context[Symbol.asyncDispose]();
    },
  };
}

/** The request with addresses for names, as a step resolves them on its board. */
export async function resolved(request: UnresolvedRequest, board: Board): Promise<BoardRequest> {
  const placement = boardOperation(request.operation).placement(request);
  return withoutNames(placement) ?? resolveOnBoard(placement, board);
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
