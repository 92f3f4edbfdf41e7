import type { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import type { ConsoleEvent } from "../../../src/board/console/console.ts";
import { eventsUntil, flood, playedConsole, textUntil, watch } from "../../support/board/played-console.ts";
import { espServer, HAS_SER2NET, ser2net } from "../../support/board/serial-servers.ts";
import { rfc2217Port } from "../../support/board/rfc2217-port.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { failureOf } from "../../support/esptool/esptool.ts";

const MIB = 0x10_0000;
const BANNER = "ESP-ROM:esp32c3-api1-20210207\r\n";

/** A board whose firmware prints all the time, until it is reset; then it boots. */
async function chattyBoard() {
  const clients = new Set<Socket>();
  const played = await playedConsole((socket) => {
    clients.add(socket);
    socket.on("close", () => clients.delete(socket));
  });
  let chats = true;
  const say = (words: string): void => {
    for (const client of clients) client.write(words);
  };
  const chat = setInterval(() => {
    if (chats) say("I (1234) app: an old line\r\n");
  }, 2);
  return {
    ...played,
    hold: () => void (chats = false),
    reset: () => say(BANNER),
    async [Symbol.asyncDispose]() {
      clearInterval(chat);
      await played[Symbol.asyncDispose]();
    },
  };
}

describe("the console on rfc2217://", () => {
  it("starts with the first byte after the reset, and has none from before", async () => {
    for (const strip of [/$/, /\?.*/]) {
      await using board = await chattyBoard();
      await using remote = await rfc2217Port(board);
      const url = remote.url.replace(strip, "");
      await using opened = await watch(url, { reset: "auto" });
      const events = await eventsUntil(opened, "data");
      expect(events.map(({ kind }) => kind)).toEqual(["reset-begin", "reset-end", "data"]);
      expect(text(events)).toMatch(/^ESP-ROM/);
      expect(opened.link).toBe("uart");
      expect(remote.resets).toEqual(["application"]);
    }
  });

  it("resets the chip once for each requested reset, and never otherwise", async () => {
    await using board = await chattyBoard();
    await using remote = await rfc2217Port(board);
    await using opened = await watch(remote.url);
    expect(await textUntil(opened, "old line")).toContain("old line");
    expect(remote.resets).toEqual([]);
    opened.reset?.("auto");
    await eventsUntil(opened, "reset-end");
    expect(await textUntil(opened, "\n")).toBe(BANNER);
    expect(remote.resets).toEqual(["application"]);
  });

  it("carries every byte, including those that Telnet escapes", async () => {
    const bytes = Buffer.from(
      Array.from({ length: 70_000 }, (_, index) => (index * 7 + (index >> 8)) & 0xff),
    );
    await using board = { ...(await playedConsole()), reset: () => undefined };
    await using remote = await rfc2217Port(board);
    await using opened = await watch(remote.url);
    await board.say(bytes);
    const seen: Buffer[] = [];
    for await (const event of opened) {
      if (event.kind === "data") seen.push(event.bytes);
      if (Buffer.concat(seen).length >= bytes.length) break;
    }
    expect(Buffer.concat(seen).equals(bytes)).toBe(true);
    await opened.write(bytes);
    await expect.poll(() => board.heard(), { timeout: 10_000 }).toBe(bytes.toString());
  });

  it("does not refuse any amount of output as a flood", async () => {
    const clients: Socket[] = [];
    await using board = {
      ...(await playedConsole((socket) => clients.push(socket))),
      reset: () => undefined,
    };
    await using remote = await rfc2217Port(board);
    await using opened = await watch(remote.url);
    for (const client of clients) flood(client, 4 * MIB);
    let seen = 0;
    for await (const event of opened) {
      if (event.kind === "data") seen += event.bytes.length;
      if (seen >= 4 * MIB || event.kind === "ended") break;
    }
    expect(seen).toBe(4 * MIB);
  });

  it("reconnects when the server drops it, without resetting the chip", async () => {
    await using board = await chattyBoard();
    await using remote = await rfc2217Port(board);
    await using opened = await watch(remote.url);
    await textUntil(opened, "old line");
    board.drop();
    expect((await eventsUntil(opened, "back")).map(({ kind }) => kind)).toContain("gone");
    await textUntil(opened, "old line");
    expect(remote.resets).toEqual([]);
  });

  it("starts the application of a board with the usual circuit, and without a reset leaves it alone", async () => {
    await using board = await startBoard({ rfc2217Port: 0 });
    const url = board.rfc2217Url ?? "";
    {
      await using opened = await watch(url);
      await eventsUntil(opened, "quiet");
      expect(board.mode).toBe("rom");
    }
    await using opened = await watch(url, { reset: "auto" });
    const events = await eventsUntil(opened, "reset-end");
    expect(events.map(({ kind }) => kind)).toEqual(["reset-begin", "reset-end"]);
    await expect.poll(() => board.mode, { timeout: 10_000 }).toBe("application");
    await opened[Symbol.asyncDispose]();
    expect(board.mode).toBe("application");
  });

  it("needs a server with RFC 2217", async () => {
    await using board = await playedConsole();
    const failure = await failureOf(watch(board.url.replace("socket", "rfc2217")));
    expect(failure.code).toBe("port-unreachable");
    expect(failure.message).toMatch(/does not support RFC 2217/);
  });

  it("works over Espressif's server, which resets the chip by itself", async () => {
    await using board = await playedConsole();
    await using server = await espServer(board);
    await using opened = await watch(`rfc2217://${server.address}?ign_set_control`, { reset: "auto" });
    await eventsUntil(opened, "reset-end");
    await board.say("hello\n");
    expect(await textUntil(opened, "\n")).toBe("hello\n");
  });

  it("reports that Espressif's server does not confirm the lines, unless the port's URL allows for that", async () => {
    await using board = await playedConsole();
    await using server = await espServer(board);
    await using opened = await watch(`rfc2217://${server.address}`, { reset: "auto" });
    const [failed] = await eventsUntil(opened, "reset-failed");
    expect(failed).toMatchObject({ reason: "Remote does not confirm a control line." });
  });

  it.skipIf(!HAS_SER2NET)("works over ser2net", async () => {
    await using board = await playedConsole();
    await using server = await ser2net(board);
    await using opened = await watch(`rfc2217://${server.address}?ign_set_control`, { reset: "auto" });
    await eventsUntil(opened, "reset-end");
    await board.say("hello\n");
    expect(await textUntil(opened, "\n")).toBe("hello\n");
  });
});

function text(events: readonly ConsoleEvent[]): string {
  return events.map((event) => (event.kind === "data" ? event.bytes.toString("latin1") : "")).join("");
}
