import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { type PlayedConsole, playedConsole } from "../../support/board/played-console.ts";
import { rfc2217Port } from "../../support/board/rfc2217-port.ts";
import { runAction, startAction } from "../../support/runner/action.ts";
import { freshFolder } from "../../support/runner/runner.ts";

/** How long a board has run its old firmware when a test begins to look. */
const OLD_LINES_MS = 20;

/** Prints lines of the firmware that runs until the chip is held in reset. */
function chattering(): {
  readonly serve: (socket: NodeJS.WritableStream) => void;
  readonly stop: () => void;
} {
  let isHeld = false;
  return {
    serve: (socket) => {
      void (async () => {
        while (!isHeld) {
          socket.write("boot 0 is ready\r\n");
          await Promise.race([sleep(OLD_LINES_MS), once(socket, "close")]).catch(() => undefined);
        }
      })();
    },
    stop: () => void (isHeld = true),
  };
}

/** A board that flashes and resets on one port, and prints on another. */
async function boardWithTwoPorts(console: PlayedConsole, hold: () => void) {
  const silent = await playedConsole();
  let boots = 0;
  const board = {
    port: silent.port,
    hold,
    reset: () => void console.say(`ESP-ROM:esp32c3-api1-20210207\r\nboot ${++boots} is ready\r\n`),
  };
  const port = await rfc2217Port(board);
  return {
    port,
    async [Symbol.asyncDispose]() {
      await port[Symbol.asyncDispose]();
      await silent[Symbol.asyncDispose]();
    },
  };
}

describe("a console on another port than the board's", () => {
  it("is open before the board's own lines reset the chip, and nothing from before that is judged", async () => {
    const old = chattering();
    await using console = await playedConsole(old.serve);
    await using board = await boardWithTwoPorts(console, old.stop);
    const run = await runAction({
      operation: "monitor",
      port: board.port.url,
      "console-port": console.url,
      expect: "boot (?P<boot>\\d) is ready",
      settle: 0,
      retries: 0,
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: "passed", captures: '{"boot":"1"}', boots: "1" });
    expect(board.port.resets).toEqual(["application"]);
  });

  it("is watched as it runs where the lines are lost", async () => {
    const old = chattering();
    await using console = await playedConsole(old.serve);
    const silent = await playedConsole();
    await using own = silent;
    const fate = { board: { port: own.port, reset: () => undefined }, breaksAtReset: true };
    await using port = await rfc2217Port(fate);
    const run = await runAction({
      operation: "monitor",
      port: port.url,
      "console-port": console.url,
      expect: "boot (?P<boot>\\d) is ready",
      settle: 0,
      retries: 0,
    });
    expect(run.outputs, run.log).toMatchObject({ verdict: "passed", captures: '{"boot":"0"}' });
    expect(run.log).toContain("The chip could not be reset: ");
    old.stop();
  });

  it("is locked as the board's own: a step that uses it elsewhere is waited for", async () => {
    const old = chattering();
    await using console = await playedConsole(old.serve);
    await using board = await boardWithTwoPorts(console, old.stop);
    const locks = freshFolder("locks");
    const holder = startAction({
      operation: "monitor",
      port: console.url,
      expect: "never",
      "lock-folder": locks,
      retries: 0,
    });
    await holder.sees(/\[\+\d+\.\d{3}\] boot 0 is ready/);
    const run = await runAction({
      operation: "monitor",
      port: board.port.url,
      "console-port": console.url,
      expect: "ready",
      "lock-folder": locks,
      "lock-timeout": 1,
      retries: 0,
    });
    expect(run.outputs, run.log).toMatchObject({ failure: "board-locked" });
    expect(run.annotations[0]?.message).toContain(console.url);
    expect(board.port.resets).toEqual([]);
    await holder.cancel();
    const next = await runAction({
      operation: "monitor",
      port: board.port.url,
      "console-port": console.url,
      expect: "ready",
      settle: 0,
      "lock-folder": locks,
      retries: 0,
    });
    expect(next.outputs, next.log).toMatchObject({ verdict: "passed" });
  });
});
