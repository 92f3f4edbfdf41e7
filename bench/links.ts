import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ActionInputs, runAction } from "../test/support/runner/action.ts";
import { espServer, HAS_SER2NET, ser2net, type SerialServer } from "../test/support/board/serial-servers.ts";
import { startBoard, type TestBoard } from "../test/support/board/virtual-board.ts";
import { noise } from "../test/support/bytes.ts";
import { testEsptool } from "../test/support/esptool/esptool.ts";
import { runLaunched } from "../test/support/esptool/launched.ts";
import { bareEsptool, timed } from "./compare.ts";
import { median, ratio, row, seconds } from "./report.ts";

const KIB = 1024;

/** One job, as an esptool command and as a step. */
interface Job {
  readonly what: string;
  /** The ratio that is aimed at. */
  readonly target: number;
  readonly command: readonly string[];
  readonly inputs: ActionInputs;
}

/** What our network ports bring: the same job by bare esptool, by esptool on our ports, and by a step, in turn. */
export async function compareLinks(rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "links-"));
  writeFileSync(join(folder, "image.bin"), noise("64 KiB", 64 * KIB));
  await using board = await startBoard();
  board.flash.poke(0, noise("flash", 4 * KIB * KIB));
  const read: Job = {
    what: "read of 512 KiB",
    target: 0.25,
    command: ["read-flash", "0", String(512 * KIB), join(folder, "read.bin")],
    inputs: { operation: "read", address: 0, size: "512K", output: "read.bin", overwrite: true },
  };
  const info: Job = { what: "info", target: 0.25, command: ["flash-id"], inputs: { operation: "info" } };
  const flash: Job = {
    what: "flash of 64 KiB",
    target: 0.25,
    command: ["write-flash", "0x10000", join(folder, "image.bin")],
    inputs: { operation: "flash", file: "image.bin", address: "0x10000", rewrite: true },
  };
  await compare("socket://", board.url, folder, [read], rounds);
  const server = HAS_SER2NET ? "ser2net on a pseudo-terminal" : "esp_rfc2217_server on socket://";
  await using remote = await serverOf(board);
  // The pseudo-terminal has no lines, so that the chip stays where it is for both.
  const stay = { before: "no-reset", after: "no-reset" };
  const jobs = [info, flash].map((job) => ({ ...job, inputs: { ...job.inputs, ...stay } }));
  await compare(server, `rfc2217://${remote.address}?ign_set_control`, folder, jobs, rounds);
}

function serverOf(board: TestBoard): Promise<SerialServer> {
  return HAS_SER2NET ? ser2net(board) : espServer(board);
}

async function compare(
  port: string,
  url: string,
  folder: string,
  jobs: readonly Job[],
  rounds: number,
): Promise<void> {
  for (const { what, target, command, inputs } of jobs) {
    // The first connection may have to send the stub.
    await ourEsptool(url, ["flash-id"], folder);
    const times: { readonly bare: number; readonly ours: number; readonly step: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      times.push({
        bare: await timed(() => bareEsptool(url, command, folder)),
        ours: await timed(() => ourEsptool(url, command, folder)),
        step: await timed(() => step({ port: url, ...inputs }, folder)),
      });
    }
    row(`${what}, ${port}: bare esptool`, seconds(median(times.map(({ bare }) => bare))));
    ratio(
      `${what}, ${port}: esptool on our ports`,
      times.map(({ bare, ours }) => [ours, bare]),
    );
    ratio(
      `${what}, ${port}: the step, aim ${target}`,
      times.map(({ bare, step }) => [step, bare]),
    );
  }
}

/** esptool by the launcher, as a step starts it. */
async function ourEsptool(url: string, command: readonly string[], folder: string): Promise<void> {
  const connection = ["--port", url, "--before", "no-reset", "--after", "no-reset"];
  const { exitCode } = await runLaunched(await testEsptool(), [...connection, ...command], { folder });
  if (exitCode !== 0) throw new Error(`esptool exited with code ${exitCode ?? "none"}.`);
}

async function step(inputs: ActionInputs, workspace: string): Promise<void> {
  const run = await runAction(inputs, { workspace, deadlineMs: 300_000 });
  if (run.exitCode !== 0) throw new Error(run.log);
}
