import { type Psram, QEMU_CHIPS, type QemuChip } from "./chips.ts";

export const NETWORKS = ["none", "user", "internet"] as const;
/** `user` has no access outside QEMU; `internet` reaches whatever the runner reaches. */
export type Network = (typeof NETWORKS)[number];

/** What the strapping pins select at a reset: the application in the flash, or the download mode of the ROM. */
export type Strap = "application" | "rom";

/** The board as QEMU's command line describes it. */
export interface BoardSettings {
  readonly chip: QemuChip;
  /** Absolute path of the file with the flash. */
  readonly image: string;
  /** Absolute path of the file with the eFuses. */
  readonly efuse: string;
  readonly psram: Psram | undefined;
  readonly network: Network;
  /** Whether the watchdogs of the timer groups run. */
  readonly watchdog: boolean;
}

/**
 * Where QEMU connects. This process listens, so that no other program can take a free port first, and no output is
 * lost.
 */
export interface Channels {
  /** `unix:<path>` or `tcp:<host>:<port>`. */
  readonly serial: string;
  readonly control: string;
}

const MIB = 0x10_0000;

/** QEMU's arguments, like those of ESP-IDF's `idf.py qemu`. */
export function commandLine(board: BoardSettings, strap: Strap, channels: Channels): string[] {
  const { chip, psram } = board;
  const global = (driver: string, property: string, value: string): string[] => [
    "-global",
    `driver=${driver},property=${property},value=${value}`,
  ];
  return [
    ...["-M", chip, "-nographic"],
    ...(psram === undefined ? [] : ["-m", `${psram.size / MIB}M`]),
    ...(psram?.isOctal === true ? global("ssi_psram", "is_octal", "true") : []),
    ...["-drive", `file=${quoted(board.image)},if=mtd,format=raw`],
    ...["-drive", `file=${quoted(board.efuse)},if=none,format=raw,id=efuse`],
    ...global(`nvram.${chip}.efuse`, "drive", "efuse"),
    ...(board.watchdog ? [] : global(`timer.${chip}.timg`, "wdt_disable", "true")),
    ...(strap === "rom" ? global(`${chip}.gpio`, "strap_mode", QEMU_CHIPS[chip].downloadStrap) : []),
    ...["-nic", nic(board.network)],
    ...["-serial", endpoint(channels.serial)],
    ...["-qmp", endpoint(channels.control)],
  ];
}

function nic(network: Network): string {
  if (network === "none") return "none";
  return network === "user" ? "user,model=open_eth,restrict=yes" : "user,model=open_eth";
}

/** QEMU is the client. Over TCP, small pieces would otherwise be delayed by 40 ms each. */
function endpoint(address: string): string {
  return `${quoted(address)},server=off${address.startsWith("tcp:") ? ",nodelay=on" : ""}`;
}

/** In QEMU's option lists a comma is written twice. */
function quoted(text: string): string {
  return text.replaceAll(",", ",,");
}
