import {
  isQemuChip,
  otherChip,
  type Psram,
  psramOf,
  QEMU_CHIP_NAMES,
  QEMU_CHIPS,
  type QemuChip,
  QEMU_FLASH_SIZES,
} from "./chips.ts";
import { NETWORKS, type Network, type Strap } from "./command-line.ts";
import { type Mac, parseMac } from "./efuse.ts";

const MIB = 0x10_0000;

/** The options of the command; the inputs of the action have the same names. */
export const OPTION_NAMES = [
  "chip",
  "mac",
  "flash-size",
  "image",
  "efuse",
  "psram",
  "network",
  "watchdog",
  "boot",
  "port",
  "socket-port",
] as const;
export type OptionName = (typeof OPTION_NAMES)[number];

/** As text; an absent and an empty one mean the same. */
export type OptionTexts = Partial<Record<OptionName, string>>;

/** The board, apart from the files with its flash and eFuses. */
export interface QemuOptions {
  readonly chip: QemuChip;
  readonly mac: Mac;
  /** Bytes. */
  readonly flashSize: number;
  readonly psram: Psram | undefined;
  readonly network: Network;
  readonly watchdog: boolean;
  /** What the board starts with. */
  readonly boot: Strap;
  /** TCP ports; 0 selects a free one. */
  readonly port: number;
  readonly socketPort: number;
}

/** What the step passes to the process that runs the board, as JSON: every input has been checked. */
export interface KeptBoard {
  /** Absolute path of QEMU. */
  readonly program: string;
  readonly options: QemuOptions;
  /** Absolute paths. */
  readonly image: string;
  readonly efuse: string;
  /** Only this user can enter it. */
  readonly folder: string;
}

/** Reads one option; `hint` completes the sentence «option: "text" …» for an invalid text. */
type Take = <T>(name: OptionName, parse: (text: string) => T | undefined, hint: string) => T | undefined;

/** The board that the texts describe, or everything that is wrong with them. */
export function parseQemuOptions(
  texts: OptionTexts,
): { readonly options: QemuOptions } | { readonly problems: string[] } {
  const problems: string[] = [];
  const take: Take = (name, parse, hint) => {
    const text = texts[name] ?? "";
    if (text === "") return undefined;
    const value = parse(text);
    if (value === undefined) problems.push(`${name}: "${text}" ${hint}`);
    return value;
  };
  const chip = take("chip", (text) => (isQemuChip(text) ? text : undefined), otherChip(texts.chip ?? ""));
  if (!texts.chip) problems.push(`chip: is missing; use one of ${QEMU_CHIP_NAMES.join(", ")}`);
  const sizes = QEMU_FLASH_SIZES.map((size) => `${size / MIB}MB`);
  const flashSize = take("flash-size", flashBytes, `is not a flash size of QEMU; use ${sizes.join(", ")}`);
  const psram = chip && takePsram(take, chip);
  const network = take(
    "network",
    (text) => NETWORKS.find((each) => each === text),
    `is not one of ${NETWORKS.join(", ")}`,
  );
  const watchdog = take(
    "watchdog",
    (text) => ["false", "true"].find((each) => each === text),
    "is neither true nor false",
  );
  const boot = take("boot", (text) => BOOT.get(text), "is neither download nor app");
  const mac = take("mac", parseMac, "is not the MAC address of a board; use six bytes as 24:0a:c4:00:01:10");
  const port = take("port", tcpPort, NOT_A_PORT) ?? 0;
  const socketPort = take("socket-port", tcpPort, NOT_A_PORT) ?? 0;
  if (port !== 0 && port === socketPort)
    problems.push("socket-port: is the same as port; use another one, or 0");
  if (problems.length > 0 || chip === undefined) return { problems };
  return {
    options: {
      chip,
      mac: mac ?? parseMac(QEMU_CHIPS[chip].mac) ?? [],
      flashSize: flashSize ?? 4 * MIB,
      psram,
      network: network ?? "none",
      watchdog: watchdog === "true",
      boot: boot ?? "rom",
      port,
      socketPort,
    },
  };
}

const NOT_A_PORT = "is not a port; use 0 (a free one) to 65535";
const BOOT = new Map<string, Strap>([
  ["download", "rom"],
  ["app", "application"],
]);

function takePsram(take: Take, chip: QemuChip): Psram | undefined {
  const { psram } = QEMU_CHIPS[chip];
  const hint =
    psram.length === 0
      ? "is not possible: the machine of this chip has no PSRAM; leave psram empty"
      : `is not a PSRAM size of this chip's machine; use ${psram.join(", ")}`;
  return take("psram", (text) => psramOf(chip, text), hint);
}

function flashBytes(text: string): number | undefined {
  const [, number] = /^(\d{1,3})MB?$/i.exec(text) ?? [];
  return QEMU_FLASH_SIZES.find((size) => size === Number(number) * MIB);
}

function tcpPort(text: string): number | undefined {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  return value <= 65_535 ? value : undefined;
}
