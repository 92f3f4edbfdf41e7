import { isAbsolute } from "node:path";
import { chipFacts } from "../firmware/flash/chips.ts";
import { type VirtualBoardOptions } from "./board.ts";
import { CHIP_NAMES, type MacAddress } from "./chips/chip-model.ts";
import { type Fault } from "./faults/fault.ts";
import { parseFault } from "./faults/fault-text.ts";
import { flashSizesOf, sizeText } from "./flash/flash-id.ts";

const KIB = 0x400;
const MIB = 0x10_0000;
const DEFAULT_FLASH_BYTES = 4 * MIB;
/** The lowest and the highest baud rate for the UART of these chips. */
const LOWEST_BAUD = 1_200;
const HIGHEST_BAUD = 5_000_000;

const BOOT_MODES = ["app", "download"] as const;

/** The options of the command and the inputs of the action, as text; absent and empty mean the same. */
export type OptionTexts = Partial<Record<OptionName, string>>;

/** Options that the action has as inputs, by the same names. */
export const INPUT_NAMES = [
  "chip",
  "flash-size",
  "image",
  "port",
  "rfc2217-port",
  "tty",
  "link-baud",
  "reset-on-connect",
  "mac",
  "boot",
] as const;

export const OPTION_NAMES = [
  ...INPUT_NAMES,
  "secure-download-mode",
  "flash-encryption",
  "secure-boot",
  "fault",
  "console",
] as const;
export type OptionName = (typeof OPTION_NAMES)[number];

/** The file of `console` is read elsewhere. */
export type ParsedOptions = { readonly options: VirtualBoardOptions } | { readonly problems: string[] };

/** Reads one option; `hint` completes «option: "text" …» for an invalid text. */
type Take = <T>(name: OptionName, parse: (text: string) => T | undefined, hint: string) => T | undefined;

/** The options of the board, or all problems. */
export function parseBoardOptions(texts: OptionTexts): ParsedOptions {
  const problems: string[] = [];
  const take: Take = (name, parse, hint) => {
    const text = texts[name] ?? "";
    if (text === "") return undefined;
    const value = parse(text);
    if (value === undefined) problems.push(`${name}: "${text}" ${hint}`);
    return value;
  };
  const chip = take("chip", chipName, `is not one of ${CHIP_NAMES.join(", ")}`);
  if ((texts.chip ?? "") === "") problems.push(`chip: is missing; use one of ${CHIP_NAMES.join(", ")}`);
  const sizes = flashSizesOf(chip);
  const flashSize = take(
    "flash-size",
    (text) => flashBytes(text, sizes),
    `is not a flash size${chip === undefined ? "" : ` of the ${chipFacts(chip).name}`}; use ${sizes.map(sizeText).join(", ")}`,
  );
  const ports = parsePorts(take, problems);
  const baud = `is not a baud rate; use ${LOWEST_BAUD} to ${HIGHEST_BAUD}`;
  const linkBaud = take("link-baud", (text) => integer(text, LOWEST_BAUD, HIGHEST_BAUD), baud);
  const mac = take("mac", parseMac, "is not the MAC address of a board; use six bytes as 24:0a:c4:00:01:10");
  const flag = (name: OptionName): boolean =>
    take(
      name,
      (text) => (text === "true" ? true : text === "false" ? false : undefined),
      "is neither true nor false",
    ) ?? false;
  const resetOnConnect = flag("reset-on-connect");
  const secureDownloadMode = flag("secure-download-mode");
  const flashEncryption = flag("flash-encryption");
  const secureBoot = flag("secure-boot");
  const boot = take("boot", bootMode, `is not one of ${BOOT_MODES.join(", ")}`);
  const faults = parseFaults(texts.fault ?? "", problems);
  if (secureDownloadMode && chip !== undefined && !chipFacts(chip).secureDownloadMode) {
    problems.push(`secure-download-mode: the ${chipFacts(chip).name} has none`);
  }
  if (chip !== undefined && chipFacts(chip).protection === "none") {
    if (flashEncryption) problems.push(`flash-encryption: the ${chipFacts(chip).name} has none`);
    if (secureBoot) problems.push(`secure-boot: the ${chipFacts(chip).name} has none`);
  }
  if (problems.length > 0 || chip === undefined) return { problems };
  return {
    options: {
      chip,
      flashSize: flashSize ?? DEFAULT_FLASH_BYTES,
      resetOnConnect,
      secureDownloadMode,
      flashEncryption,
      secureBoot,
      faults,
      ...(boot === undefined ? {} : { boot }),
      ...(texts.image ? { image: texts.image } : {}),
      ...ports,
      ...(linkBaud === undefined ? {} : { linkBaud }),
      ...(mac === undefined ? {} : { mac }),
    },
  };
}

/** The ports of the board. */
function parsePorts(
  take: Take,
  problems: string[],
): Pick<VirtualBoardOptions, "port" | "rfc2217Port" | "tty"> {
  const tcpPort = (name: "port" | "rfc2217-port"): number | undefined =>
    take(name, (text) => integer(text, 0, 65_535), "is not a port; use 0 (a free one) to 65535");
  const port = tcpPort("port") ?? 0;
  const rfc2217Port = tcpPort("rfc2217-port");
  if (port !== 0 && port === rfc2217Port) {
    problems.push("rfc2217-port: is the same as port; use another one, or 0");
  }
  const isPath = (text: string): boolean =>
    isAbsolute(text) && /^\P{Cc}*$/u.test(text) && text.length <= 4096;
  const tty = take("tty", (text) => (isPath(text) ? text : undefined), "is not an absolute path");
  return {
    port,
    ...(rfc2217Port === undefined ? {} : { rfc2217Port }),
    ...(tty === undefined ? {} : { tty }),
  };
}

/** One fault per line. */
function parseFaults(lines: string, problems: string[]): Fault[] {
  const texts = lines.split("\n").map((line) => line.trim());
  return texts.filter(Boolean).flatMap((text) => {
    const parsed = parseFault(text);
    if ("fault" in parsed) return [parsed.fault];
    problems.push(`fault: "${text}" ${parsed.problem}`);
    return [];
  });
}

function chipName(text: string) {
  return CHIP_NAMES.find((name) => name === text);
}

function bootMode(text: string) {
  return BOOT_MODES.find((mode) => mode === text);
}

export function formatMac(mac: MacAddress): string {
  return mac.map((byte) => byte.toString(16).padStart(2, "0")).join(":");
}

function flashBytes(text: string, sizes: readonly number[]): number | undefined {
  const [, number, unit = ""] = /^(\d+)([MK])B?$/i.exec(text) ?? [];
  const bytes = Number(number) * (unit.toUpperCase() === "K" ? KIB : MIB);
  return sizes.find((size) => size === bytes);
}

function integer(text: string, min: number, max: number): number | undefined {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  return value >= min && value <= max ? value : undefined;
}

/** Rejects group addresses (odd first byte), which no board has. */
function parseMac(text: string): MacAddress | undefined {
  if (!/^([\da-f]{2}:){5}[\da-f]{2}$/i.test(text)) return undefined;
  const [a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = text.split(":").map((byte) => Number.parseInt(byte, 16));
  return a % 2 === 0 ? [a, b, c, d, e, f] : undefined;
}
