import { type BootRom } from "../boot/boot-rom.ts";
import { type Crash } from "./script.ts";

/** The application that crashes, and its chip. */
export interface Scene {
  readonly rom: BootRom;
  /** In ESP-IDF's `esp_chip_id_t`. */
  readonly chipId: number;
  /** Shortened as in the application's log. */
  readonly elfDigest: string;
  /** Start of its code and of its stack in the chip's memory. */
  readonly code: number;
  readonly stack: number;
}

const XTENSA_REGISTERS = [
  "PC",
  "PS",
  ...Array.from({ length: 16 }, (_, number) => `A${number}`),
  ...["SAR", "EXCCAUSE", "EXCVADDR", "LBEG", "LEND", "LCOUNT"],
];
const RISCV_REGISTERS = [
  ...["MEPC", "RA", "SP", "GP", "TP", "T0", "T1", "T2", "S0/FP", "S1"],
  ...Array.from({ length: 8 }, (_, number) => `A${number}`),
  ...Array.from({ length: 10 }, (_, number) => `S${number + 2}`),
  ...["T3", "T4", "T5", "T6", "MSTATUS", "MTVEC", "MCAUSE", "MTVAL", "MHARTID"],
];
const IN_A_LINE = 4;
/** Offsets in the code of the frames of an invented backtrace. */
const INVENTED_FRAMES = [0x214, 0x9e7, 0x1503];
const STACK_BYTES = 1024;
const WORDS_IN_A_LINE = 8;
/** FreeRTOS fills stacks with this byte. */
const UNUSED_STACK = 0xa5a5_a5a5;

/** The frames of a crash, innermost first. */
export function framesOf({ backtrace }: Crash, { code }: Pick<Scene, "code">): readonly number[] {
  return backtrace !== undefined && backtrace.length > 0
    ? backtrace
    : INVENTED_FRAMES.map((offset) => code + offset);
}

/** The registers as the architecture's panic handler prints them; those not simulated are 0. */
export function registerDump(cause: number, crash: Crash, scene: Scene): string {
  const values =
    scene.rom.architecture === "xtensa" ? xtensa(cause, crash, scene) : riscv(cause, crash, scene);
  const names = scene.rom.architecture === "xtensa" ? XTENSA_REGISTERS : RISCV_REGISTERS;
  const cells = names.map((name) => `${name.padEnd(8)}: 0x${hex(values[name] ?? 0)}  `);
  return inLines(cells, IN_A_LINE, "");
}

/** The stack of a RISC-V chip, with the return addresses. */
export function stackDump(crash: Crash, { code, stack }: Pick<Scene, "code" | "stack">): string {
  const [, ...returns] = framesOf(crash, { code });
  const words = Array.from({ length: STACK_BYTES / 4 }, () => UNUSED_STACK);
  // Every frame of 32 bytes has its return address in the last word.
  words.fill(0, 0, WORDS_IN_A_LINE * (returns.length + 1));
  returns.forEach((address, index) => (words[WORDS_IN_A_LINE * (index + 1) - 1] = address));
  const lines = Array.from({ length: words.length / WORDS_IN_A_LINE }, (_, line) => {
    const at = line * WORDS_IN_A_LINE;
    const row = words.slice(at, at + WORDS_IN_A_LINE).map((word) => `0x${hex(word)}`);
    return `${hex(stack + at * 4)}: ${row.join(" ")}\r\n`;
  });
  return `Stack memory:\r\n${lines.join("")}`;
}

type Registers = Readonly<Record<string, number>>;

function xtensa(cause: number, crash: Crash, scene: Scene): Registers {
  const [pc = 0, caller = pc] = framesOf(crash, scene);
  // The window bits of a return address replace the top bits of the address.
  const returnAddress = ((caller + 3) & 0x3fff_ffff) | 0x8000_0000;
  return {
    PC: pc,
    PS: 0x0006_0730,
    A0: returnAddress,
    A1: scene.stack,
    EXCCAUSE: cause,
    LCOUNT: 0xffff_ffff,
  };
}

function riscv(cause: number, crash: Crash, scene: Scene): Registers {
  const [pc = 0, caller = pc] = framesOf(crash, scene);
  const { rom, stack } = scene;
  return {
    MEPC: pc,
    RA: caller,
    SP: stack,
    GP: rom.ram + 0x800,
    TP: stack + STACK_BYTES,
    MSTATUS: 0x1881,
    MTVEC: rom.codeRam + 1,
    MCAUSE: cause,
    MHARTID: crash.core ?? 0,
  };
}

function inLines(cells: readonly string[], size: number, separator: string): string {
  const lines = Array.from({ length: Math.ceil(cells.length / size) }, (_, line) =>
    cells.slice(line * size, (line + 1) * size).join(separator),
  );
  return lines.map((line) => `${line}\r\n`).join("");
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}
