import { describe, expect, it } from "vitest";
import { eventsUntil, flood, playedConsole, textUntil, watch } from "../../support/board/played-console.ts";
import { failureOf } from "../../support/esptool/esptool.ts";

const MIB = 0x10_0000;

describe("the console behind a socket", () => {
  it("delivers what it receives as bytes, and passes on what is sent to it", async () => {
    await using board = await playedConsole((socket) => socket.write("hello\n"));
    await using opened = await watch(board.url);
    expect(await textUntil(opened, "\n")).toBe("hello\n");
    await opened.write(Buffer.from("help\n"));
    await expect.poll(() => board.heard(), { timeout: 10_000 }).toBe("help\n");
    opened.stop();
    expect((await eventsUntil(opened, "ended")).at(-1)).toMatchObject({ why: "stopped" });
  });

  it("reports that it cannot reset the chip when a reset is requested", async () => {
    await using board = await playedConsole();
    await using opened = await watch(board.url, { reset: "auto" });
    const reason = `${board.url} has no lines.`;
    expect(await eventsUntil(opened, "reset-failed")).toEqual([
      { kind: "reset-failed", at: expect.any(Number) as number, reason },
    ]);
    expect(opened.reset).toBeUndefined();
  });

  it("makes the board wait if it prints faster than it is read", async () => {
    const bytes = 40 * MIB;
    await using board = await playedConsole((socket) => flood(socket, bytes));
    await using opened = await watch(board.url);
    await eventsUntil(opened, "data");
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = process.memoryUsage().external;
    let seen = 0;
    // The first bytes are gone with the event that was waited for.
    for await (const event of opened) {
      if (event.kind === "data") seen += event.bytes.length;
      if (event.kind === "ended" || seen > bytes - MIB) break;
    }
    expect(seen).toBeGreaterThan(bytes - MIB);
    expect(before).toBeLessThan(100 * MIB);
  });

  it("reconnects when the connection breaks, and reports the gap", async () => {
    await using board = await playedConsole((socket) => socket.write("hello\n"));
    await using opened = await watch(board.url);
    await textUntil(opened, "\n");
    board.drop();
    const events = await eventsUntil(opened, "back");
    expect(events.map(({ kind }) => kind)).toEqual(["gone", "back"]);
    expect(await textUntil(opened, "\n")).toBe("hello\n");
  });

  it("is lost when nothing listens there anymore", async () => {
    const board = await playedConsole();
    await using opened = await watch(board.url, { awayMs: 200 });
    await board[Symbol.asyncDispose]();
    expect((await eventsUntil(opened, "ended")).at(-1)).toMatchObject({ why: "lost" });
  });

  it("fails to open if nothing listens there", async () => {
    const board = await playedConsole();
    await board[Symbol.asyncDispose]();
    const failure = await failureOf(watch(board.url));
    expect(failure.code).toBe("port-connection-refused");
    expect(failure.message).toBe(`Nothing listens on ${board.url}: the connection was refused.`);
  });

  it("ends when the step is cancelled, even before it is open", async () => {
    await using board = await playedConsole();
    const cancel = new AbortController();
    await using opened = await watch(board.url, {}, cancel.signal);
    cancel.abort();
    expect((await eventsUntil(opened, "ended")).at(-1)).toMatchObject({ why: "cancelled" });
    expect((await failureOf(watch(board.url, {}, cancel.signal))).code).toBe("cancelled");
  });
});
