// Stands in for Espressif's QEMU: takes its command line, strictly, and QMP, and plays a virtual board behind its serial
// socket. What is written to the flash reaches the file only when it quits properly, as the worst QEMU might do it.
import { readFileSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { startVirtualBoard, type VirtualBoard } from "../../../src/virtual-board/board.ts";
import { type MacAddress } from "../../../src/virtual-board/chips/chip-model.ts";

const CHIPS = ["esp32", "esp32s3", "esp32c3"] as const;
type StandInChip = (typeof CHIPS)[number];
const DOWNLOAD_STRAPS: Readonly<Record<StandInChip, string>> = {
  esp32: "0x0f",
  esp32s3: "0x07",
  esp32c3: "0x02",
};
const EFUSE_BYTES: Readonly<Record<StandInChip, number>> = { esp32: 124, esp32s3: 1024, esp32c3: 1024 };
const FLASH_MB = [2, 4, 8, 16];

interface CommandLine {
  readonly chip: StandInChip;
  readonly image: string;
  readonly efuse: string;
  readonly mode: "rom" | "application";
  readonly serial: string;
  readonly control: string;
}

function fail(text: string): never {
  process.stderr.write(`qemu-system: ${text}\n`);
  process.exit(1);
}

/** As QEMU splits its lists of options: a comma in a value is written twice. */
function fields(text: string): string[] {
  return text
    .replaceAll(",,", "\0")
    .split(",")
    .map((field) => field.replaceAll("\0", ","));
}

function parse(args: readonly string[]): CommandLine {
  const chip =
    CHIPS.find((name) => args[0] === "-M" && args[1] === name) ??
    fail(`unsupported machine ${args[1] ?? ""}`);
  let image: string | undefined;
  let efuse: string | undefined;
  let serial: string | undefined;
  let control: string | undefined;
  let mode: CommandLine["mode"] = "application";
  const globals = new Set<string>();
  for (let at = 2; at < args.length; at++) {
    const option = args[at] ?? "";
    if (option === "-nographic") continue;
    const value = args[++at] ?? fail(`${option}: requires an argument`);
    const [first = "", ...rest] = fields(value);
    if (option === "-m" && /^(?:2|4|8|16|32)M$/.test(value) && chip !== "esp32c3") continue;
    else if (option === "-drive" && rest.join() === "if=mtd,format=raw") image = first.replace(/^file=/, "");
    else if (option === "-drive" && rest.join() === "if=none,format=raw,id=efuse")
      efuse = first.replace(/^file=/, "");
    else if (
      option === "-nic" &&
      ["none", "user,model=open_eth", "user,model=open_eth,restrict=yes"].includes(value)
    )
      continue;
    else if (option === "-serial" && rest.join() === "server=off") serial = first;
    else if (option === "-qmp" && rest.join() === "server=off") control = first;
    else if (option === "-global") globals.add(value);
    else fail(`${option} ${value}: invalid option`);
  }
  const strap = `driver=${chip}.gpio,property=strap_mode,value=${DOWNLOAD_STRAPS[chip]}`;
  if (globals.delete(strap)) mode = "rom";
  if (!globals.delete(`driver=nvram.${chip}.efuse,property=drive,value=efuse`))
    fail("the eFuses are not connected");
  globals.delete(`driver=timer.${chip}.timg,property=wdt_disable,value=true`);
  if (chip === "esp32s3") globals.delete("driver=ssi_psram,property=is_octal,value=true");
  if (globals.size > 0) fail(`-global ${[...globals].join(" ")}: unknown property`);
  if (image === undefined || efuse === undefined || serial === undefined || control === undefined)
    return fail("a drive or a channel is missing");
  return { chip, image, efuse, mode, serial, control };
}

async function channel(address: string): Promise<Socket> {
  const path = /^unix:(.+)$/.exec(address)?.[1];
  const port = /^tcp:127\.0\.0\.1:(\d+)$/.exec(address)?.[1];
  const socket =
    path === undefined ? connect({ host: "127.0.0.1", port: Number(port), noDelay: true }) : connect(path);
  await once(socket, "connect").catch(() => fail(`Failed to connect to '${address}'`));
  socket.on("error", () => undefined);
  return socket;
}

function macIn(chip: StandInChip, efuse: Buffer): MacAddress {
  const at = chip === "esp32" ? 4 : 24;
  return [...efuse.subarray(at, at + 6)].reverse() as unknown as MacAddress;
}

async function boardOf({ chip, image, efuse }: CommandLine): Promise<VirtualBoard> {
  const flash = readFileSync(image);
  const blocks = readFileSync(efuse);
  if (!FLASH_MB.includes(flash.length / 0x10_0000))
    fail("Error: only 2, 4, 8, 16 MB flash images are supported");
  if (blocks.length !== EFUSE_BYTES[chip]) fail("the eFuse file has another size");
  const board = await startVirtualBoard({ chip, flashSize: flash.length, mac: macIn(chip, blocks) });
  board.flash.poke(0, flash);
  return board;
}

async function main(): Promise<void> {
  const line = parse(process.argv.slice(2));
  process.stderr.write("Adding SPI flash device\n");
  if (process.env["STAND_IN_WORDS"] !== undefined) fail(process.env["STAND_IN_WORDS"]);
  const board = await boardOf(line);
  const serial = await channel(line.serial);
  const control = await channel(line.control);
  const uart = connect(board.port, "127.0.0.1");
  await once(uart, "connect");
  serial.pipe(uart);
  board.reset(line.mode);
  let isStopped = false;
  let isReset = false;
  // A machine that is stopped prints nothing more, and what was on its way is lost with the reset that follows.
  uart.on("data", (bytes: Buffer) => isStopped || serial.write(bytes));
  const commands: Readonly<Record<string, () => void>> = {
    qmp_capabilities: () => undefined,
    stop: () => {
      isStopped = true;
      // The ROM runs no firmware, which would print meanwhile.
      board.reset("rom");
    },
    system_reset: () => {
      if (isStopped) isReset = true;
      else board.reset(line.mode);
    },
    cont: () => {
      isStopped = false;
      if (isReset) board.reset(line.mode);
      isReset = false;
    },
    quit: () => {
      writeFileSync(line.image, board.flash.read(0, board.flash.size));
      control.end(() => process.exit(0));
    },
  };
  control.write(
    '{"QMP": {"version": {"qemu": {"micro": 2, "minor": 2, "major": 9}, "package": ""}, "capabilities": []}}\r\n',
  );
  for await (const text of createInterface({ input: control })) {
    const { execute, id } = JSON.parse(text) as { execute: string; id: number };
    if (execute === "quit" && process.env["STAND_IN_DEAF"] !== undefined) continue;
    control.write(
      `${JSON.stringify({ timestamp: { seconds: 1, microseconds: 1 }, event: execute.toUpperCase() })}\r\n`,
    );
    const command = commands[execute];
    if (execute === "stop") command?.();
    control.write(
      `${JSON.stringify(command === undefined ? { error: { class: "CommandNotFound", desc: execute }, id } : { return: {}, id })}\r\n`,
    );
    if (execute !== "stop") command?.();
  }
}

await main();
// A QEMU whose control channel has gone runs on.
await new Promise(() => setInterval(() => undefined, 1000));
