import { lines } from "./judged.ts";

/** A crash as firmware prints it, and the code of its verdict. */
export interface PrintedCrash {
  readonly name: string;
  readonly code: string;
  readonly text: string;
  /** Where the report names a line of source. */
  readonly source?: { readonly file: string; readonly line: number };
}

const XTENSA_REGISTERS = lines(
  "",
  "Core  0 register dump:",
  "PC      : 0x400d1234  PS      : 0x00060730  A0      : 0x800d5678  A1      : 0x3ffb4c90",
  "EXCVADDR: 0x00000000  LBEG    : 0x4000c46c  LEND    : 0x4000c477  LCOUNT  : 0xffffffff",
  "",
  "Backtrace: 0x400d1231:0x3ffb4c90 0x400d5675:0x3ffb4cb0 |<-CORRUPTED",
);
const RISCV_REGISTERS = lines(
  "Core  0 register dump:",
  "MEPC    : 0x4200232c  RA      : 0x42009694  SP      : 0x3fc93a80  GP      : 0x3fc8b320",
  "Stack memory:",
  "3fc93a80: 0x00000030 0x00000021 0x00000000 0x00000000 0x00000000 0x00000000 0x00000000 0x00000000",
);
const END = lines("", "ELF file SHA256: ad8cfdd30", "", "Rebooting...");
const ABORT = `${lines("", "abort() was called at PC 0x400d66b9 on core 0")}${XTENSA_REGISTERS}${END}`;

function guru(reason: string, registers: string, details = ""): string {
  return `${lines(`Guru Meditation Error: Core  0 panic'ed (${reason}). Exception was unhandled.`)}${details}${registers}${END}`;
}

/** Crashes of every kind, of both architectures and other firmware than ESP-IDF's. */
export const PRINTED_CRASHES: readonly PrintedCrash[] = [
  { name: "a panic on Xtensa", code: "panic", text: guru("LoadProhibited", XTENSA_REGISTERS) },
  { name: "a panic on RISC-V", code: "panic", text: guru("Load access fault", RISCV_REGISTERS) },
  {
    name: "a panic with brackets in its reason",
    code: "panic",
    text: guru("Cache error (MMU entry 0 (of 64))", RISCV_REGISTERS),
  },
  {
    name: "a panic of an older ESP-IDF",
    code: "panic",
    text: guru("Unhandled debug exception", XTENSA_REGISTERS),
  },
  { name: "abort()", code: "panic", text: ABORT },
  {
    name: "a failed assertion",
    code: "assert",
    text: `${lines("", "assert failed: app_main main.c:21 (x == 3)", "")}${XTENSA_REGISTERS}${END}`,
    source: { file: "main.c", line: 21 },
  },
  {
    name: "ESP_ERROR_CHECK",
    code: "assert",
    text: `${lines(
      "ESP_ERROR_CHECK failed: esp_err_t 0x102 (ESP_ERR_INVALID_ARG) at 0x400d66b9",
      'file: "./main/main.c" line 20',
      "func: app_main",
      "expression: start_wifi()",
    )}${ABORT}`,
    source: { file: "./main/main.c", line: 20 },
  },
  {
    name: "an assertion of newlib",
    code: "assert",
    text: `${lines('assertion "x == 3" failed: file "main.c", line 7, function: app_main')}${ABORT}`,
    source: { file: "main.c", line: 7 },
  },
  {
    name: "a task watchdog that panics",
    code: "watchdog",
    text: `${lines(
      "E (3055) task_wdt: Task watchdog got triggered. The following tasks/users did not reset the watchdog in time:",
      "E (3055) task_wdt:  - IDLE0 (CPU 0)",
      "E (3055) task_wdt: Tasks currently running:",
      "E (3055) task_wdt: CPU 0: main",
      "E (3055) task_wdt: Aborting.",
    )}${ABORT}`,
  },
  {
    name: "a task watchdog that aborts without saying so",
    code: "watchdog",
    text: `${lines(
      "E (3055) task_wdt: Task watchdog got triggered. The following tasks did not reset the watchdog in time:",
      "E (3055) task_wdt:  - IDLE0 (CPU 0)",
    )}${ABORT}`,
  },
  {
    name: "an interrupt watchdog on Xtensa",
    code: "watchdog",
    text: guru("Interrupt wdt timeout on CPU0", XTENSA_REGISTERS),
  },
  {
    name: "an interrupt watchdog on RISC-V",
    code: "watchdog",
    text: guru("Interrupt wdt timeout on CPU0", RISCV_REGISTERS),
  },
  {
    name: "a stack overflow that FreeRTOS found",
    code: "stack",
    text: `${lines("", "***ERROR*** A stack overflow in task main has been detected.")}${ABORT}`,
  },
  {
    name: "a stack overflow that a watchpoint found",
    code: "stack",
    text: guru(
      "Unhandled debug exception",
      XTENSA_REGISTERS,
      lines("Debug exception reason: Stack canary watchpoint triggered (main)"),
    ),
  },
  {
    name: "a stack overflow on RISC-V",
    code: "stack",
    text: guru("Stack protection fault", RISCV_REGISTERS),
  },
  { name: "stack smashing", code: "stack", text: `${lines("", "Stack smashing protect failure!")}${ABORT}` },
  {
    name: "heap corruption",
    code: "heap",
    text: `${lines(
      "CORRUPT HEAP: Bad head at 0x3ffb8a1c. Expected 0xabba1234 got 0x00000000",
      "",
      "assert failed: multi_heap_free multi_heap_poisoning.c:259 (head != NULL)",
    )}${XTENSA_REGISTERS}${END}`,
    source: { file: "multi_heap_poisoning.c", line: 259 },
  },
  {
    name: "a C++ exception",
    code: "panic",
    text: `${lines("terminate called after throwing an instance of 'std::runtime_error'", "  what():  no")}${ABORT}`,
  },
  {
    name: "a Rust panic with esp-backtrace",
    code: "panic",
    text: lines(
      "",
      "====================== PANIC ======================",
      "panicked at src/main.rs:24:5:",
      "index out of bounds",
      "",
      "Backtrace:",
      "",
      "0x4200210c",
    ),
    source: { file: "src/main.rs", line: 24 },
  },
  {
    name: "a Rust panic with the standard library",
    code: "panic",
    text: `${lines("thread 'main' panicked at src/main.rs:9:5:", "no Wi-Fi")}${ABORT}`,
    source: { file: "src/main.rs", line: 9 },
  },
  {
    name: "an exception of the ESP8266",
    code: "panic",
    text: lines(
      "",
      "--------------- CUT HERE FOR EXCEPTION DECODER ---------------",
      "",
      "Exception (28):",
      "epc1=0x402010f4 epc2=0x00000000 epc3=0x00000000 excvaddr=0x00000000 depc=0x00000000",
      ">>>stack>>>",
      "3ffffdb0:  40100200 00000000 00000000 3ffee5f8",
      "<<<stack<<<",
    ),
  },
  {
    name: "a software watchdog of the ESP8266",
    code: "watchdog",
    text: lines("Soft WDT reset", ">>>stack>>>", "3ffffdb0:  40100200 00000000", "<<<stack<<<"),
  },
  {
    name: "a fatal error of Zephyr",
    code: "panic",
    text: lines(
      "[00:00:00.123,000] <err> os: >>> ZEPHYR FATAL ERROR 0: CPU exception on CPU 0",
      "[00:00:00.123,000] <err> os: Current thread: 0x3fc8b0a0 (main)",
      "[00:00:00.123,000] <err> os: Halting system",
    ),
  },
  {
    name: "an assertion of Zephyr",
    code: "assert",
    text: lines(
      "ASSERTION FAIL [x == 3] @ WEST_TOPDIR/app/src/main.c:21",
      ">>> ZEPHYR FATAL ERROR 4: Kernel panic",
    ),
    source: { file: "WEST_TOPDIR/app/src/main.c", line: 21 },
  },
  {
    name: "a traceback of MicroPython",
    code: "panic",
    text: lines(
      "Traceback (most recent call last):",
      '  File "main.py", line 3, in <module>',
      '  File "net.py", line 12, in connect',
      "OSError: Wifi Internal Error",
    ),
    source: { file: "net.py", line: 12 },
  },
];
