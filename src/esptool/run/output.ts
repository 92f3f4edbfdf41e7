import { flashSizeBytes } from "../../firmware/flash/flash-layout.ts";

/** The meaning of a line of esptool's output; unrecognized lines are `other`. */
export type Event =
  | { readonly kind: "connecting" }
  | { readonly kind: "reconnecting" }
  | { readonly kind: "chip"; readonly description: string; readonly revision: string | undefined }
  | { readonly kind: "detected"; readonly chip: string }
  | { readonly kind: "features"; readonly text: string }
  | { readonly kind: "crystal"; readonly text: string }
  | { readonly kind: "mac"; readonly address: string }
  | { readonly kind: "stub"; readonly state: "uploading" | "running" | "reused" | "disabled" }
  | { readonly kind: "baud"; readonly baud: number }
  | { readonly kind: "flash-size"; readonly bytes: number | undefined; readonly text: string }
  | { readonly kind: "manufacturer"; readonly id: string }
  | { readonly kind: "device"; readonly id: string }
  | { readonly kind: "erasing"; readonly address?: number; readonly bytes?: number }
  | { readonly kind: "erased" }
  | { readonly kind: "not-erased" }
  | { readonly kind: "progress"; readonly percent: number }
  | { readonly kind: "compressed" }
  | { readonly kind: "wrote"; readonly bytes: number; readonly compressed: boolean; readonly address: number }
  | { readonly kind: "found"; readonly address: number }
  | { readonly kind: "hash-verified" }
  | { readonly kind: "hash-skipped" }
  | { readonly kind: "hash-different" }
  | { readonly kind: "comparing"; readonly address: number; readonly bytes: number }
  | { readonly kind: "equal" }
  | { readonly kind: "different"; readonly count?: number; readonly first?: number }
  | { readonly kind: "difference"; readonly address: number }
  | { readonly kind: "read"; readonly bytes: number; readonly address: number }
  | { readonly kind: "secure-boot"; readonly enabled: boolean }
  | { readonly kind: "flash-encryption"; readonly enabled: boolean }
  | { readonly kind: "security-flags"; readonly flags: number }
  | { readonly kind: "resetting"; readonly to: "application" | "bootloader" }
  | { readonly kind: "not-reset" }
  | { readonly kind: "noise" }
  | { readonly kind: "other" };

type Rule = readonly [RegExp, (match: RegExpExecArray) => Event];

/**
 * Each rule is one of esptool 5's messages, as recorded in `test/fixtures/esptool-output/`. Numbers have at most the
 * digits of a 32-bit number.
 */
const RULES: readonly Rule[] = [
  [
    /^(?:Writing at|Reading from) 0x[\da-f]+ .*? (\d{1,3}(?:\.\d{1,3})?)% /,
    (m) => ({ kind: "progress", percent: Number(m[1]) }),
  ],
  [/^ {3}(0x[\da-f]{8}) [\da-f]{2} [\da-f]{2}$/, (m) => ({ kind: "difference", address: Number(m[1]) })],
  [/^Connecting\.\.\./, () => ({ kind: "connecting" })],
  [/^Lost connection, retrying\.\.\.$/, () => ({ kind: "reconnecting" })],
  [/^Detecting chip type\.\.\. ?(\S+)$/, (m) => ({ kind: "detected", chip: m[1] ?? "" })],
  [/^Connected to (\S+) on /, (m) => ({ kind: "detected", chip: m[1] ?? "" })],
  [
    /^Chip type: +(.+?)(?: \(revision (v[\d.]+)\))?$/,
    (m) => ({ kind: "chip", description: m[1] ?? "", revision: m[2] }),
  ],
  [/^Features: +(.+)$/, (m) => ({ kind: "features", text: m[1] ?? "" })],
  [/^Crystal frequency: +(.+)$/, (m) => ({ kind: "crystal", text: m[1] ?? "" })],
  [/^(?:BASE )?MAC: +((?:[\da-f]{2}:){5,7}[\da-f]{2})$/, (m) => ({ kind: "mac", address: m[1] ?? "" })],
  [/^Uploading stub flasher/, () => ({ kind: "stub", state: "uploading" })],
  [/^Stub flasher running/, () => ({ kind: "stub", state: "running" })],
  [/^Stub flasher is already running/, () => ({ kind: "stub", state: "reused" })],
  [/Stub flasher is not supported in Secure Download Mode/, () => ({ kind: "stub", state: "disabled" })],
  [/^Changing baud rate to (\d{1,8})\.\.\.$/, (m) => ({ kind: "baud", baud: Number(m[1]) })],
  [
    /^(?:Auto-d|D)etected flash size: (\S+)$/,
    (m) => ({ kind: "flash-size", bytes: flashSizeBytes(m[1] ?? ""), text: m[1] ?? "" }),
  ],
  [/^Manufacturer: ([\da-f]{2})$/, (m) => ({ kind: "manufacturer", id: m[1] ?? "" })],
  [/^Device: ([\da-f]{4})$/, (m) => ({ kind: "device", id: m[1] ?? "" })],
  [/^Compressed \d{1,10} bytes to \d{1,10}\.\.\.$/, () => ({ kind: "compressed" })],
  [
    /^Wrote (\d{1,10}) bytes (\(\d+ compressed\) )?at (0x[\da-f]{1,8}) in /,
    (m) => ({
      kind: "wrote",
      bytes: Number(m[1]),
      compressed: m[2] !== undefined,
      address: Number(m[3]),
    }),
  ],
  [
    /^'.*' at (0x[\da-f]{1,8}) already in flash, skipping write\.$/,
    (m) => ({ kind: "found", address: Number(m[1]) }),
  ],
  [
    /^Flash will be erased from (0x[\da-f]{1,8}) to (0x[\da-f]{1,8})\.\.\.$/,
    (m) => ({ kind: "erasing", address: Number(m[1]), bytes: Number(m[2]) + 1 - Number(m[1]) }),
  ],
  [/^(?:Flash will be erased from|Erasing flash)/, () => ({ kind: "erasing" })],
  [/^Flash memory (?:region )?erased successfully/, () => ({ kind: "erased" })],
  [/ ROM does not support function erase_(?:flash|region)\.$/, () => ({ kind: "not-erased" })],
  [/^Hash of data verified\.$/, () => ({ kind: "hash-verified" })],
  [/^Flash MD5: [\da-f]{32}$/, () => ({ kind: "hash-different" })],
  [/^Cannot verify written data if encrypted/, () => ({ kind: "hash-skipped" })],
  [
    /^Verifying 0x[\da-f]+ \((\d{1,10})\) bytes at (0x[\da-f]{1,8}) in flash against /,
    (m) => ({ kind: "comparing", bytes: Number(m[1]), address: Number(m[2]) }),
  ],
  [/^Verification successful/, () => ({ kind: "equal" })],
  [
    /^Verification failed: (\d{1,10}) differences, first at (0x[\da-f]{1,8}):$/,
    (m) => ({ kind: "different", count: Number(m[1]), first: Number(m[2]) }),
  ],
  [/^Verification failed \(digest mismatch\)\.$/, () => ({ kind: "different" })],
  [
    /^Read (\d{1,10}) bytes from (0x[\da-f]{1,8}) in /,
    (m) => ({ kind: "read", bytes: Number(m[1]), address: Number(m[2]) }),
  ],
  [/^Secure Boot: (Enabled|Disabled)$/, (m) => ({ kind: "secure-boot", enabled: m[1] === "Enabled" })],
  [
    /^Flash Encryption: (Enabled|Disabled)$/,
    (m) => ({ kind: "flash-encryption", enabled: m[1] === "Enabled" }),
  ],
  [/^Flags: (0x[\da-f]{8}) \(0b[01]+\)$/, (m) => ({ kind: "security-flags", flags: Number(m[1]) })],
  [
    /^(?:Hard resetting|Soft resetting|Custom reset sequence executed)/,
    () => ({ kind: "resetting", to: "application" }),
  ],
  [/^Staying in /, () => ({ kind: "resetting", to: "bootloader" })],
  [/Chip was NOT reset\. Setting RTS\/DTR lines is not supported/, () => ({ kind: "not-reset" })],
  // esptool repeats these in every run; the log has them once.
  [/^(?:esptool v[\d.]+|Serial port .*:|Changed\.|Configuring flash size\.\.\.)$/, () => ({ kind: "noise" })],
  [/It's not possible to reset the chip over a TCP socket/, () => ({ kind: "noise" })],
  [/Failed to get VID\/PID of a device on \S+: Cannot resolve VID\/PID/, () => ({ kind: "noise" })],
  // The same in 5.3.1.
  [/Device VID\/PID identification is only supported on COM/, () => ({ kind: "noise" })],
  [/^NOTE: .*Using standard reset sequence\.$/, () => ({ kind: "noise" })],
  [
    /^(?:Comparing flash contents against new data\.\.\.|Verifying written data\.\.\.|Running stub flasher\.\.\.)$/,
    () => ({ kind: "noise" }),
  ],
  [/^Loaded custom configuration from .* \(set with ESPTOOL_CFGFILE\)$/, () => ({ kind: "noise" })],
  [/Pre-connection option "\S+" was selected\./, () => ({ kind: "noise" })],
  [/^\s*$/, () => ({ kind: "noise" })],
];

/** @param line of esptool's output, without control characters and line breaks. */
export function parseLine(line: string): Event {
  for (const [pattern, build] of RULES) {
    const match = pattern.exec(line);
    if (match !== null) return build(match);
  }
  return { kind: "other" };
}
