// Whole steps whose esptool comes too slowly, or goes too late.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { sha256 } from "../../../src/tool-cache/survey.ts";
import { type ActionInputs, startAction } from "../../support/runner/action.ts";
import { esptoolPython, testEsptool } from "../../support/esptool/esptool.ts";
import { UNREACHABLE } from "../../support/esptool/local-release.ts";
import { serve, tarGz } from "../../support/esptool/release-server.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { IS_FULL, oneIn } from "../../support/sample.ts";

const sampled = oneIn(2);

beforeAll(async () => {
  await testEsptool();
});

const windows = process.platform === "win32";

/** Resolves once it is so; a step that never gets there fails the test by its deadline. */
async function becomes(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error("It never came to that.");
    await setTimeout(2);
  }
}

describe.skipIf(windows)("an esptool that outlives its step", () => {
  sampled("keeps the board until it ends; the next step names it, or waits for it", async () => {
    await using board = await startBoard({ flashSize: 0x10_0000 });
    const folder = freshFolder("lingering");
    const started = join(folder, "started");
    const program = join(folder, "esptool");
    const python = await esptoolPython();
    // Goes on with its work whatever becomes of the step, as one that waits for a slow chip would.
    writeFileSync(
      program,
      `#!/bin/sh
if [ "$1" = version ]; then exec ${python} -I -B -m esptool "$@"; fi
exec ${process.execPath} -e 'require("fs").writeFileSync("${started}.new", String(process.pid)); require("fs").renameSync("${started}.new", "${started}"); setTimeout(() => {}, 600000)'
`,
      { mode: 0o755 },
    );
    const locks = freshFolder("locks");
    const info: ActionInputs = { operation: "info", port: board.url, "lock-folder": locks };
    const step = startAction({ ...info, "esptool-source": "path", "esptool-path": program });
    await becomes(() => existsSync(started));
    const pid = Number(readFileSync(started, "utf8"));
    onTestFinished(() => end(pid));
    step.kill("SIGKILL");
    await step.done;

    const refused = await startAction({ ...info, "lock-timeout": 0 }).done;
    expect(refused.outputs, refused.log).toMatchObject({ failure: "board-locked", "failure-class": "link" });
    if (process.platform === "linux") expect(refused.annotations[0]?.message).toContain(`(PID ${pid})`);
    expect(board.log.connections).toBe(0);

    const waiting = startAction({ ...info, "lock-timeout": 120 });
    await waiting.sees(/Waiting for the board/, 60_000);
    end(pid);
    const run = await waiting.done;
    expect(run.outputs["success"], run.log).toBe("true");
    expect(run.tempListing).toEqual([]);
  });
});

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It is gone.
  }
}

describe.skipIf(windows)("a download of esptool that never ends", () => {
  /** A server that gives a byte now and then, and so is never silent for long. */
  async function dripping() {
    return serve((_, response) => {
      response.writeHead(200).write("x");
      const drip = setInterval(() => response.write("x"), 50);
      response.on("close", () => clearInterval(drip));
    });
  }
  const inputs = (url: string): ActionInputs => ({
    ...UNREACHABLE,
    "esptool-source": "release",
    "esptool-base-url": url,
    "esptool-sha256": "ab".repeat(32),
  });

  sampled("is terminated by the timeout of the step, which leaves nothing", async () => {
    await using server = await dripping();
    const toolCache = freshFolder("tool-cache");
    const run = await startAction({ ...inputs(server.url), timeout: 4 }, { toolCache }).done;
    expect(run.outputs, run.log).toMatchObject({ failure: "step-timed-out", "failure-class": "link" });
    expect([run.tempListing, run.orphans, leftIn(toolCache)]).toEqual([[], [], []]);
  });

  sampled("is terminated when the job is cancelled", async () => {
    await using server = await dripping();
    const toolCache = freshFolder("tool-cache");
    const step = startAction(inputs(server.url), { toolCache });
    await becomes(() => server.requests.length > 0);
    const run = await step.cancel();
    expect(run.signal).toBeNull();
    expect(run.outputs["failure"], run.log).toBe("cancelled");
    expect([run.tempListing, run.orphans, leftIn(toolCache)]).toEqual([[], [], []]);
  });
});

it.skipIf(IS_FULL || windows)(
  "a cancel while esptool is unpacked leaves nothing, and the next step installs it",
  async () => {
    const system = process.platform === "darwin" ? "macos" : "linux";
    const machine = process.arch === "arm64" ? (system === "macos" ? "arm64" : "aarch64") : "amd64";
    const folder = `esptool-${system}-${machine}`;
    // Large, so that it takes a while, and the program first, so that it is seen.
    const archive = tarGz([
      { name: `${folder}/esptool`, text: "#!/bin/sh\necho 5.6.0\n", mode: 0o755 },
      ...Array.from({ length: 40 }, (_, index) => ({
        name: `${folder}/data-${index}`,
        text: String(index).repeat(4_000_000 / String(index).length),
      })),
    ]);
    await using server = await serve((_, response) => response.end(archive));
    const toolCache = freshFolder("tool-cache");
    const inputs: ActionInputs = {
      ...UNREACHABLE,
      "esptool-source": "release",
      "esptool-base-url": server.url,
      "esptool-sha256": sha256(archive),
    };
    const step = startAction(inputs, { toolCache });
    await becomes(() => leftIn(toolCache).some((name) => name.endsWith("/esptool")));
    const run = await step.cancel();
    expect(run.signal).toBeNull();
    expect(run.outputs["failure"], run.log).toBe("cancelled");
    expect([run.tempListing, run.orphans, leftIn(toolCache)]).toEqual([[], [], []]);
    const again = await startAction(inputs, { toolCache }).done;
    expect(again.log).toContain("esptool 5.6.0 (release)");
  },
);

/** What is in the tool cache of any version, but for empty folders. */
function leftIn(toolCache: string): string[] {
  return readdirSync(toolCache, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
}
