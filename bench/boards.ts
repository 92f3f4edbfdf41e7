import { readFileSync } from "node:fs";
import { startBoardCommand } from "../test/support/board/virtual-board-command.ts";
import { SerialClient } from "../test/virtual-board/serial-client.ts";
import { median, row } from "./report.ts";

const FLASH = ["--chip", "esp32s3", "--flash-size", "16MB"];
const AT_ONCE = 20;

/** What the virtual board itself costs: its start, its memory, and twenty of them at once. */
export async function measureBoards(rounds: number): Promise<void> {
  const starts: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await using board = await startBoardCommand(FLASH);
    starts.push(performance.now() - started);
    if (round === 0) memory("memory of a board with 16 MB of flash, aim 60 MB", [board.pid]);
  }
  row("start of a virtual board until it listens, aim 150 ms", `${median(starts).toFixed(0)} ms`);
  const started = performance.now();
  const boards = await Promise.all(Array.from({ length: AT_ONCE }, () => startBoardCommand(FLASH)));
  try {
    const clients = await Promise.all(
      boards.map(({ url }) => SerialClient.connect(Number(url.split(":").at(-1)))),
    );
    await Promise.all(clients.map((client) => client.sync()));
    row(
      `${AT_ONCE} boards at once, until each has answered`,
      `${(performance.now() - started).toFixed(0)} ms`,
    );
    memory(
      `memory of the largest of ${AT_ONCE}`,
      boards.map(({ pid }) => pid),
    );
    await Promise.all(clients.map((client) => client[Symbol.asyncDispose]()));
  } finally {
    await Promise.all(boards.map((board) => board[Symbol.asyncDispose]()));
  }
}

/** Linux only: what is resident, and what of it belongs to the process alone. */
function memory(what: string, pids: readonly number[]): void {
  if (process.platform !== "linux") return;
  const megabytes = (pid: number, name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) /
    1024;
  const largest = (name: string): string => Math.max(...pids.map((pid) => megabytes(pid, name))).toFixed(0);
  row(what, `${largest("VmRSS")} MB, ${largest("RssAnon")} MB of its own`);
}
