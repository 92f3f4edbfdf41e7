import { type BootRom } from "../boot/boot-rom.ts";
import { type Assert, type Crash, type Panic, type Step, type TaskWatchdog } from "./script.ts";
import { coreDump } from "./core-dump.ts";
import { framesOf, registerDump, type Scene, stackDump } from "./crash-scene.ts";

/** What a crash prints, in order. */
export interface CrashReport {
  readonly text: string;
  /** Printed after Enter is received; absent if nothing waits for it. */
  readonly afterEnter?: string;
  /** Whether the chip stops instead of rebooting. */
  readonly halts: boolean;
}

const XTENSA_CAUSES: Readonly<Record<string, number>> = {
  IllegalInstruction: 0,
  LoadStoreError: 3,
  IntegerDivideByZero: 6,
  LoadStoreAlignment: 9,
  InstrFetchProhibited: 0x14,
  LoadProhibited: 0x1c,
  StoreProhibited: 0x1d,
};
const RISCV_CAUSES: Readonly<Record<string, number>> = {
  "Instruction access fault": 1,
  "Illegal instruction": 2,
  Breakpoint: 3,
  "Load address misaligned": 4,
  "Load access fault": 5,
  "Store address misaligned": 6,
  "Store access fault": 7,
};
const INTERRUPT_CAUSE: Readonly<Record<BootRom["architecture"], number>> = { xtensa: 5, riscv: 0x8000_0018 };
const ASSERTION = "app_main main.c:21 (x == 3)";

/**
 * What ESP-IDF prints for a crash (`panic.c`, and the architecture's `panic_arch.c`).
 * @param at milliseconds since the reset.
 * @returns `undefined` if the step is no crash.
 */
export function crashReport(step: Step, scene: Scene, at: number): CrashReport | undefined {
  if (step.panic !== undefined) return panic(step.panic, scene);
  if (step.abort !== undefined) return abort(step.abort, scene);
  if (step.assert !== undefined) return assertion(step.assert, scene);
  const interrupt = step["interrupt-watchdog"];
  if (interrupt !== undefined) {
    const reason = `Interrupt wdt timeout on CPU${interrupt.core ?? 0}`;
    return guru(reason, INTERRUPT_CAUSE[scene.rom.architecture], "", interrupt, scene);
  }
  const overflow = step["stack-overflow"];
  if (overflow !== undefined) {
    const { task = "main" } = overflow;
    return reported(
      `\r\n***ERROR*** A stack overflow in task ${task} has been detected.\r\n`,
      overflow,
      scene,
    );
  }
  const heap = step["heap-corruption"];
  if (heap !== undefined) {
    const at = `0x${(scene.rom.ram + 0x8a1c).toString(16)}`;
    const found = `CORRUPT HEAP: Bad head at ${at}. Expected 0xabba1234 got 0x00000000\r\n`;
    const failed = assertion(
      { ...heap, text: "multi_heap_free multi_heap_poisoning.c:279 (head != NULL)" },
      scene,
    );
    return { ...failed, text: `${found}${failed.text}` };
  }
  const watchdog = step["task-watchdog"];
  return watchdog?.panic === true ? watchdogAbort(watchdog, scene, at) : undefined;
}

/** What the task watchdog prints if it does not panic. */
export function watchdogText(watchdog: TaskWatchdog, scene: Scene, at: number): string {
  const { tasks = ["IDLE0 (CPU 0)"], running = "main", core = 0 } = watchdog;
  const lines = [
    "Task watchdog got triggered. The following tasks/users did not reset the watchdog in time:",
    ...tasks.map((task) => ` - ${task}`),
    "Tasks currently running:",
    ...Array.from(
      { length: scene.rom.cores },
      (_, cpu) => `CPU ${cpu}: ${cpu === core ? running : `IDLE${cpu}`}`,
    ),
    ...(watchdog.panic === true ? ["Aborting."] : [`Print CPU ${core} (current core) backtrace`]),
  ];
  const text = lines
    .map((line) => `\u001b[0;31mE (${Math.floor(at)}) task_wdt: ${line}\u001b[0m\r\n`)
    .join("");
  return watchdog.panic === true ? text : `${text}\r\n\r\n${place(watchdog, scene)}\r\n\r\n`;
}

function watchdogAbort(watchdog: TaskWatchdog, scene: Scene, at: number): CrashReport {
  const report = abort(watchdog, scene);
  return { ...report, text: `${watchdogText(watchdog, scene, at)}${report.text}` };
}

function panic(crash: Panic, scene: Scene): CrashReport {
  const isXtensa = scene.rom.architecture === "xtensa";
  const { reason = isXtensa ? "LoadProhibited" : "Load access fault" } = crash;
  const cause = (isXtensa ? XTENSA_CAUSES : RISCV_CAUSES)[reason] ?? 0;
  return guru(reason, cause, "Exception was unhandled.", crash, scene);
}

function guru(reason: string, cause: number, unhandled: string, crash: Crash, scene: Scene): CrashReport {
  const { core = 0 } = crash;
  const head = `Guru Meditation Error: Core  ${core} panic'ed (${reason}). ${unhandled}\r\n\r\n`;
  return closed(`${head}${registers(cause, crash, scene)}${placeAfterRegisters(crash, scene)}`, crash, scene);
}

function abort(crash: Crash, scene: Scene): CrashReport {
  const [pc = 0] = framesOf(crash, scene);
  return reported(`\r\nabort() was called at PC 0x${hex(pc)} on core ${crash.core ?? 0}\r\n`, crash, scene);
}

function assertion(crash: Assert, scene: Scene): CrashReport {
  return reported(`\r\nassert failed: ${crash.text ?? ASSERTION}\r\n`, crash, scene);
}

/** A crash that prints its own reason: Xtensa then prints only the backtrace, RISC-V also the registers. */
function reported(head: string, crash: Crash, scene: Scene): CrashReport {
  if (scene.rom.architecture === "xtensa")
    return closed(`${head}\r\n\r\n${place(crash, scene)}`, crash, scene);
  return closed(
    `${head}${registers(RISCV_CAUSES["Breakpoint"] ?? 3, crash, scene)}${placeAfterRegisters(crash, scene)}`,
    crash,
    scene,
  );
}

function registers(cause: number, crash: Crash, scene: Scene): string {
  return `Core  ${crash.core ?? 0} register dump:\r\n${registerDump(cause, crash, scene)}`;
}

function placeAfterRegisters(crash: Crash, scene: Scene): string {
  return scene.rom.architecture === "xtensa"
    ? `\r\n\r\n${place(crash, scene)}`
    : `\r\n${place(crash, scene)}`;
}

/** The backtrace, or the stack from which a tool has to decode it. */
function place(crash: Crash, scene: Scene): string {
  if (scene.rom.architecture === "riscv") return stackDump(crash, scene);
  const frames = framesOf(crash, scene).map(
    // Frames after the first are printed as return address minus 3.
    (address, index) => `0x${hex(address)}:0x${hex(scene.stack + 0x20 * index)}`,
  );
  return `Backtrace: ${frames.join(" ")}${crash.corrupted === true ? " |<-CORRUPTED" : ""}\r\n`;
}

function closed(text: string, crash: Crash, scene: Scene): CrashReport {
  const blank = scene.rom.architecture === "xtensa" ? "\r\n\r\n\r\n\r\n" : "\r\n\r\n\r\n";
  const digest = `ELF file SHA256: ${scene.elfDigest}\r\n\r\n`;
  const halts = crash.halt === true;
  const last = halts ? "CPU halted.\r\n" : "Rebooting...\r\n";
  const report = `${text}${blank}${digest}`;
  if (crash["core-dump"] !== true) return { text: `${report}${last}`, halts };
  return {
    text: `${report}Press Enter to print core dump to UART...\r\n`,
    afterEnter: `${coreDump(crash, scene)}${last}`,
    halts,
  };
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}
