import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { provideEsptool } from "../../../src/esptool/install/provide.ts";
import { classifyFailure } from "../../../src/esptool/run/process/failure.ts";
import { espServer, HAS_SER2NET, ser2net } from "../../support/board/serial-servers.ts";
import { rfc2217Port } from "../../support/board/rfc2217-port.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { noise } from "../../support/bytes.ts";
import { installContext, PINNED_VERSIONS, testEsptool } from "../../support/esptool/esptool.ts";
import { runLaunched } from "../../support/esptool/launched.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { IS_FULL, sample } from "../../support/sample.ts";

const MIB = 0x10_0000;
// In a sample the one that board-changed takes, too: each is another installation.
const VERSIONS = sample("works in version %s, on both kinds of port", PINNED_VERSIONS, () => ["any"]);
const IAC = 0xff;

interface Esptool {
  readonly exitCode: number | null;
  readonly lines: readonly string[];
  readonly seconds: number;
}

/** Runs esptool on our ports, with what it asks for. */
async function esptool(
  url: string,
  command: readonly string[],
  { before = "no-reset", version = "" } = {},
): Promise<Esptool> {
  const program =
    version === ""
      ? await testEsptool()
      : await provideEsptool({ source: "pip", version, allowUnpinned: false }, installContext());
  const started = performance.now();
  const words = ["--port", url, "--before", before, "--after", "no-reset", ...command];
  const environment = { NO_COLOR: "1", TERMINAL_WIDTH: "500" };
  const { exitCode, lines } = await runLaunched(program, words, { environment });
  return { exitCode, lines, seconds: (performance.now() - started) / 1000 };
}

async function expectReads(url: string, flash: Buffer, before?: string): Promise<void> {
  const output = join(freshFolder("read"), "read.bin");
  const run = await esptool(url, ["read-flash", "0x1000", "0x4000", output], { ...(before && { before }) });
  expect(run.exitCode, run.lines.join("\n")).toBe(0);
  expect(readFileSync(output).equals(flash.subarray(0x1000, 0x5000))).toBe(true);
}

describe("esptool over our ports", () => {
  it.each(VERSIONS.cases)(VERSIONS.title, async (version) => {
    await using board = await startBoard({ flashSize: MIB });
    await using remote = await rfc2217Port(board);
    for (const url of [board.url, remote.url, remote.url.replace(/\?.*/, "")]) {
      const before = url.startsWith("socket") ? "no-reset" : "default-reset";
      const run = await esptool(url, ["flash-id"], { before, version });
      expect(run.exitCode, run.lines.join("\n")).toBe(0);
      expect(run.lines.join("\n")).toMatch(/Detected flash size: 1MB/);
      expect(run.lines.join("\n")).not.toContain("Network ports are used as pySerial has them");
    }
  });

  it.skipIf(IS_FULL)("leaves a board that runs its firmware alone when it only opens the port", async () => {
    await using board = await startBoard({ flashSize: MIB });
    board.reset("application");
    await using remote = await rfc2217Port(board);
    const run = await esptool(remote.url, ["--connect-attempts", "1", "flash-id"]);
    expect(run.exitCode).not.toBe(0);
    expect(board.mode).toBe("application");
    expect(remote.resets).toEqual([]);
  });

  it.skipIf(IS_FULL)("reads what is in the flash through Espressif's server", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const flash = noise("flash", MIB);
    board.flash.poke(0, flash);
    await using server = await espServer(board);
    const url = `rfc2217://${server.address}?ign_set_control`;
    await expectReads(url, flash);
    await expectReads(url, flash, "default-reset");
  });

  it.skipIf(IS_FULL || !HAS_SER2NET)(
    "reads what is in the flash through ser2net (where it is installed)",
    async () => {
      await using board = await startBoard({ flashSize: MIB });
      const flash = noise("flash", MIB);
      board.flash.poke(0, flash);
      await using server = await ser2net(board);
      for (const query of ["", "?ign_set_control"]) {
        await expectReads(`rfc2217://${server.address}${query}`, flash);
      }
      await expectReads(`rfc2217://${server.address}?ign_set_control`, flash, "default-reset");
      const refused = await esptool(`rfc2217://${server.address}`, ["flash-id"], { before: "default-reset" });
      expect(refused.lines.join("\n")).toContain("Remote does not confirm a control line");
    },
  );
});

/** What a server without a board does with each connection. */
const HOSTILE: readonly (readonly [string, (client: Socket) => void])[] = [
  ["closes at once", (client) => void client.end()],
  ["resets at the first byte", (client) => void client.once("data", () => client.resetAndDestroy())],
  ["closes at the first byte", (client) => void client.once("data", () => client.end())],
  ["never answers", () => undefined],
  ["floods with text", (client) => flood(client, Buffer.alloc(65_536, "log line\r\n"))],
  [
    "floods with a packet that has no end",
    (client) => flood(client, Buffer.from(`\xc0${"x".repeat(65_536)}`, "latin1")),
  ],
  ["floods with empty packets", (client) => flood(client, Buffer.alloc(65_536, 0xc0))],
  [
    "floods with telnet options",
    (client) => flood(client, Buffer.alloc(65_535, Buffer.from([IAC, 0xfd, 1]))),
  ],
  ["sends half an option", (client) => void client.write(Buffer.from([IAC, 0xfa, 44, 101]))],
  ["echoes", (client) => void client.pipe(client)],
];

function flood(client: Socket, bytes: Buffer): void {
  const more = (): void => {
    while (client.writable && client.write(bytes));
  };
  client.on("drain", more);
  more();
}

/** Each server, over both kinds of port. */
const SERVERS = sample(
  "servers",
  HOSTILE.flatMap(([name, serve]) =>
    (["socket", "rfc2217"] as const).map((kind) => [kind, name, serve] as const),
  ),
  ([kind, name]) => [kind, name],
);

describe("esptool on a server without a board", () => {
  it.each(SERVERS.cases)("fails soon on %s:// where it %s", async (kind, _name, serve) => {
    const open = new Set<Socket>();
    const server = createServer({ noDelay: true }, (client) => {
      open.add(client.on("error", () => undefined));
      serve(client);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const url = `${kind}://127.0.0.1:${port}`;
    const run = await esptool(url, ["--connect-attempts", "2", "flash-id"]);
    for (const client of open) client.destroy();
    server.close();
    const text = run.lines.join("\n");
    expect(run.exitCode, text).toBeGreaterThan(0);
    expect(run.seconds).toBeLessThan(20);
    const { code } = classifyFailure({
      command: "flash-id",
      port: url,
      exitCode: run.exitCode,
      signal: null,
      tail: run.lines,
      shown: (line) => line,
      state: "untouched",
    });
    expect(code, text).toMatch(/^(?:port-busy|port-unreachable|no-answer|not-in-download-mode|link-lost)$/);
  });
});
