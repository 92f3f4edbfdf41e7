// The real esptool on virtual boards, as a user would call it.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { esptoolPython } from "../esptool/esptool.ts";
import { type TestBoard } from "./virtual-board.ts";

const DEADLINE_MS = 120_000;

export interface EsptoolRun {
  readonly code: number | null;
  /** What it printed on both its outputs. */
  readonly text: string;
}

export interface BoardEsptool {
  readonly esptool: (board: TestBoard, ...args: string[]) => Promise<EsptoolRun>;
  /** Runs it, expects that it exits with 0 and that the board had no fault of its own, and gives what it printed. */
  readonly succeeds: (board: TestBoard, ...args: string[]) => Promise<string>;
  /** A path that no other test uses. */
  readonly fresh: (name: string) => string;
  /** A file of a test's own with these bytes. */
  readonly file: (name: string, bytes: Uint8Array) => string;
  /** Compresses well, has no pattern of the flash's own sizes. */
  readonly firmware: (length: number) => Buffer;
}

/** esptool with a folder of its own, which the tests of a file share; call it once, outside the tests. */
export function boardEsptool(): BoardEsptool {
  let python: string;
  let folder: string;
  beforeAll(async () => {
    python = await esptoolPython();
    folder = mkdtempSync(join(tmpdir(), "esptool-board-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const esptool = (board: TestBoard, ...args: string[]): Promise<EsptoolRun> =>
    new Promise((resolve, reject) => {
      const child = spawn(python, ["-I", "-m", "esptool", "--port", board.url, ...args], {
        cwd: folder,
        env: { PATH: process.env["PATH"] ?? "", NO_COLOR: "1" },
        timeout: DEADLINE_MS,
      });
      let text = "";
      const take = (bytes: Buffer): void => void (text += bytes.toString());
      child.stdout.on("data", take);
      child.stderr.on("data", take);
      child.once("error", reject);
      child.once("close", (code) => resolve({ code, text }));
    });
  const fresh = (name: string): string => join(mkdtempSync(join(folder, "case-")), name);
  return {
    esptool,
    succeeds: async (board, ...args) => {
      const run = await esptool(board, ...args);
      expect(run, args.join(" ")).toMatchObject({ code: 0 });
      expect(board.log.errors).toEqual([]);
      return run.text;
    },
    fresh,
    file: (name, bytes) => {
      const path = fresh(name);
      writeFileSync(path, bytes);
      return path;
    },
    firmware: (length) => Buffer.alloc(length, "not quite random firmware; "),
  };
}
