/**
 * Why a command fails, and the response of ROM and stub: the first two status bytes. ROM codes follow a 1 (esptool's
 * table in util.py lists their meanings); the stub's codes are those of esp-flasher-stub's commands.h.
 */
const STATUS = {
  "bad-length": { rom: 0x05, stub: 0xc0 },
  "bad-checksum": { rom: 0x07, stub: 0xc1 },
  "unknown-command": { rom: 0x05, stub: 0xc3 },
  "not-implemented": { rom: 0x05, stub: 0xff },
  "invalid-parameter": { rom: 0x01, stub: 0xc0 },
  "not-in-flash-mode": { rom: 0x06, stub: 0xc6 },
  "write-failed": { rom: 0x08, stub: 0xc4 },
  "erase-failed": { rom: 0x06, stub: 0xc4 },
  "read-failed": { rom: 0x09, stub: 0xc4 },
  "inflate-failed": { rom: 0x0b, stub: 0xc7 },
  "not-enough-data": { rom: 0x05, stub: 0xc8 },
  "too-much-data": { rom: 0x0d, stub: 0xc9 },
  "bad-ram-range": { rom: 0x0f, stub: 0xc9 },
} as const satisfies Record<string, { rom: number; stub: number }>;

export type CommandFault = keyof typeof STATUS;

/** A command that returns an error. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly fault: CommandFault;

  constructor(fault: CommandFault) {
    super(fault);
    this.fault = fault;
  }
}

export const STUB_SUCCESS: Uint8Array = Uint8Array.of(0, 0);

/** The end of the ROM's response: two bytes, and since the ESP32 two more that are 0. */
export function romStatus(fault: CommandFault | undefined, bytes: 2 | 4): Uint8Array {
  const status = fault === undefined ? [0, 0] : [1, STATUS[fault].rom];
  return Uint8Array.of(...status, 0, 0).subarray(0, bytes);
}

export function stubStatus(fault: CommandFault): Uint8Array {
  return Uint8Array.of(STATUS[fault].stub, 0);
}
