import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname } from "node:path";
import { runAction } from "../test/support/runner/action.ts";
import { testEsptool } from "../test/support/esptool/esptool.ts";
import { startBoardCommand } from "../test/support/board/virtual-board-command.ts";
import { median, ratio, row, seconds } from "./report.ts";

/** Flashes the image by bare esptool and by the action, in turn, and reports the medians, the difference, the ratio. */
export async function compareFlash(
  what: string,
  image: string,
  boardOptions: readonly string[],
  rounds: number,
): Promise<void> {
  await using board = await startBoardCommand(["--chip", "esp32", "--flash-size", "4MB", ...boardOptions]);
  const bare = (): Promise<number> =>
    timed(() => bareEsptool(board.url, ["write-flash", "0x10000", image], dirname(image)));
  const step = (): Promise<number> => timed(() => actionStep(board.url, image));
  // The first connection uploads the stub; after that both find it running.
  await bare();
  const pairs: { readonly bare: number; readonly step: number }[] = [];
  for (let round = 0; round < rounds; round++) pairs.push({ bare: await bare(), step: await step() });
  row(`${what}: bare esptool`, seconds(median(pairs.map((pair) => pair.bare))));
  row(`${what}: the action`, seconds(median(pairs.map((pair) => pair.step))));
  row(`${what}: difference`, seconds(median(pairs.map((pair) => pair.step - pair.bare))));
  ratio(
    `${what}: ratio`,
    pairs.map((pair) => [pair.step, pair.bare]),
  );
}

/** @param command esptool's command with its arguments. */
export async function bareEsptool(url: string, command: readonly string[], folder: string): Promise<void> {
  const esptool = await testEsptool();
  const connection = ["--port", url, "--before", "no-reset", "--after", "no-reset"];
  const args = [...esptool.prefix, ...connection, ...command];
  const child = spawn(esptool.command, args, { stdio: "ignore", cwd: folder });
  const [exitCode] = (await once(child, "exit")) as [number | null];
  if (exitCode !== 0) throw new Error(`esptool ended with exit code ${exitCode ?? "none"}.`);
}

async function actionStep(url: string, image: string): Promise<void> {
  const run = await runAction(
    { operation: "flash", port: url, file: image, address: "0x10000" },
    { deadlineMs: 300_000 },
  );
  if (run.exitCode !== 0) throw new Error(run.log);
}

/** Milliseconds. */
export async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
