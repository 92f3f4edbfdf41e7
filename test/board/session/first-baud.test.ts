import { describe, expect, it } from "vitest";
import { writeBaudRecord } from "../../../src/board/ports/baud-record.ts";
import type { UsbDevice } from "../../../src/board/ports/linux-ports.ts";
import {
  firstBaudOf,
  firstBaudSentence,
  type OpenConnection,
} from "../../../src/board/session/first-baud.ts";
import type { Port } from "../../../src/esptool/run/port.ts";
import { freshFolder } from "../../support/runner/runner.ts";

const NOW = new Date("2026-03-01T12:00:00Z");
const SERIAL: Port = { kind: "serial", name: "/dev/ttyUSB0" };
const REMOTE: Port = { kind: "rfc2217", name: "rfc2217://bench:4000", host: "bench" };
const SOCKET: Port = { kind: "socket", name: "socket://bench:4000", host: "bench" };
const AUTO: OpenConnection = {
  chip: "auto",
  baud: "auto",
  before: "default-reset",
  after: "hard-reset",
  stub: true,
};

function device(vid: string, pid: string, product?: string): UsbDevice {
  return {
    vid,
    pid,
    product,
    serial: undefined,
    manufacturer: undefined,
    location: undefined,
    interface: undefined,
    folder: "",
  };
}

function first(
  usb: UsbDevice | "none" | undefined,
  connection: Partial<OpenConnection> = {},
  port: Port = SERIAL,
) {
  return firstBaudOf({ ...AUTO, ...connection }, port, undefined, NOW, () => Promise.resolve(usb));
}

describe("the first rate of baud: auto", () => {
  it.each([
    ["10c4", "ea60", "CP2102N USB to UART Bridge Controller", 3_000_000],
    ["10c4", "ea60", "CP2104 USB to UART Bridge Controller", 2_000_000],
    ["10c4", "ea60", "CP2102 USB to UART Bridge Controller", 921_600],
    ["10c4", "ea60", undefined, 921_600],
    ["1a86", "7523", "USB Serial", 2_000_000],
    ["1a86", "55d4", "USB Single Serial", 3_000_000],
    ["0403", "6010", "Dual RS232-HS", 3_000_000],
    ["1234", "5678", "Something", 2_000_000],
  ])("is the highest of the bridge %s:%s %s", async (vid, pid, product, baud) => {
    expect(await first(device(vid, pid, product))).toMatchObject({ baud, isAuto: true });
  });

  it("is 2000000 for a bridge that is not seen, and over RFC 2217", async () => {
    expect(await first(undefined)).toMatchObject({ baud: 2_000_000, isAuto: true });
    expect(await first("none", {}, REMOTE)).toMatchObject({ baud: 2_000_000, isAuto: true });
  });

  it.each<[string, Partial<OpenConnection>]>([
    ["nothing resets the chip", { before: "no-reset" }],
    ["nothing resets the chip, nor synchronizes with it", { before: "no-reset-no-sync" }],
    ["the stub stays for the next step", { after: "no-reset-stub" }],
    ["the ROM does the work", { stub: false }],
  ])("is the usual one, and no other is tried, where %s", async (_why, connection) => {
    expect(await first(device("1a86", "7523"), connection)).toMatchObject({ baud: 460_800, isAuto: false });
  });

  it("is the usual rate on a port that is not USB, on the chip's own USB, and on a raw socket", async () => {
    expect(await first("none")).toMatchObject({ baud: 460_800, isAuto: false });
    expect(await first(device("303a", "1001"))).toMatchObject({ baud: 460_800, isAuto: false });
    expect(await first(undefined, {}, SOCKET)).toMatchObject({ baud: 460_800, isAuto: false });
  });

  it("is the input's rate if it has one", async () => {
    expect(await first(device("1a86", "7523"), { baud: 74_880 })).toMatchObject({
      baud: 74_880,
      isAuto: false,
    });
  });

  it("is the recorded rate with its date, but never above the bridge's", async () => {
    const place = { folder: freshFolder("rates"), key: "place" };
    await writeBaudRecord(place.folder, place.key, {
      baud: 1_500_000,
      since: new Date("2026-02-10T08:00:00Z"),
    });
    const at = (usb: UsbDevice) => firstBaudOf(AUTO, SERIAL, place, NOW, () => Promise.resolve(usb));
    const known = await at(device("1a86", "7523"));
    expect(known).toMatchObject({ baud: 1_500_000, isAuto: true });
    expect(firstBaudSentence(known)).toBe(
      "Transfers begin at 1500000 baud: higher rates have failed at this board's place (2026-02-10).",
    );
    expect(await at(device("10c4", "ea60"))).toMatchObject({ baud: 921_600 });
  });
});
