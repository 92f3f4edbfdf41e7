/** Codes of verdicts on a crash. */
export type CrashCode = "panic" | "watchdog" | "assert" | "heap" | "stack";

/** A line with which a crash report begins. */
export interface CrashSign {
  readonly code: CrashCode;
  /** A description of what happened: "abort() was called". */
  readonly what: string;
  /**
   * For what a watchdog also prints if it only warns (`CONFIG_ESP_TASK_WDT_PANIC` is off): it is a crash only if a
   * panic follows.
   */
  readonly isWarning?: true;
}

/** Every sign contains one of these: one search rules out most lines. */
const LITERALS =
  /Guru Meditation|abort\(\) was|assert|Assertion|ASSERTION|ESP_ERROR_CHECK|ask watchdog|task_wdt|stack overflow|tack smashing|CORRUPT HEAP|erminate called|panic|PANIC|[Ee]xception|WDT|FATAL ERROR|Traceback|register dump/;

const GURU = /Guru Meditation Error: Core\s{1,4}\d{1,2} panic'ed \((.{1,120}?)\)(?:[.\s]|$)/;

const GURU_SIGN: CrashSign = { code: "panic", what: "panic" };
/** Also printed by a watchdog that only warns. */
export const REGISTERS: CrashSign = { code: "panic", what: "panic" };

/** In the order in which they are tried. They are not anchored: a crash may interrupt other output. */
const SIGNS: readonly (readonly [RegExp, CrashSign])[] = [
  [/Guru Meditation Error/, GURU_SIGN],
  [
    /\*\*\*ERROR\*\*\* A stack overflow in task|Stack canary watchpoint triggered/,
    { code: "stack", what: "stack overflow" },
  ],
  [/Stack smashing (?:protect failure|detected)/i, { code: "stack", what: "stack smashing" }],
  [/CORRUPT HEAP:/, { code: "heap", what: "heap corruption" }],
  [/ESP_ERROR_CHECK failed:/, { code: "assert", what: "ESP_ERROR_CHECK failed" }],
  [
    /assert failed: \S|[Aa]ssertion "[^"]{1,200}" failed|ASSERTION FAIL \[/,
    { code: "assert", what: "assertion failed" },
  ],
  [/task_wdt: Aborting\b/, { code: "watchdog", what: "task watchdog" }],
  [/(?:Soft|Hardware) WDT reset/, { code: "watchdog", what: "watchdog of the ESP8266" }],
  [/abort\(\) was called at PC 0x/, { code: "panic", what: "abort() was called" }],
  [
    /terminate called (?:after throwing|without an active exception|recursively)/,
    { code: "panic", what: "uncaught C++ exception" },
  ],
  [
    /===== PANIC =====|panicked at .{1,120}:\d{1,7}:\d{1,7}|^!! A panic occur/,
    { code: "panic", what: "Rust panic" },
  ],
  [/ZEPHYR FATAL ERROR/, { code: "panic", what: "fatal error of Zephyr" }],
  [/Traceback \(most recent call last\):/, { code: "panic", what: "MicroPython exception" }],
  [
    /^(?:Fatal exception|Exception) ?\(?\d{1,2}\)?(?:\(\w{1,40}\))?:|^User exception \(|^Panic \S{1,200}:\d/,
    { code: "panic", what: "exception" },
  ],
  [/^Exception occurr?ed\b/, { code: "panic", what: "exception" }],
  [/^Core\s{1,4}\d{1,2} register dump:/, REGISTERS],
  [/[Tt]ask watchdog got triggered/, { code: "watchdog", what: "task watchdog", isWarning: true }],
];

/** Recognizes a line with which a crash may begin; `undefined` for other lines. */
export function parseCrashSign(text: string): CrashSign | undefined {
  if (!LITERALS.test(text)) return undefined;
  const sign = SIGNS.find(([pattern]) => pattern.test(text))?.[1];
  return sign === GURU_SIGN ? guruSign(text) : sign;
}

/** The reason in the brackets distinguishes watchdog and stack failures from other panics. */
function guruSign(text: string): CrashSign {
  const reason = GURU.exec(text)?.[1];
  if (reason === undefined) return GURU_SIGN;
  if (/wdt|watchdog/i.test(reason)) return { code: "watchdog", what: reason };
  return { code: /^Stack (?:protection|canary)/i.test(reason) ? "stack" : "panic", what: reason };
}

const END =
  /^(?:Rebooting\.\.\.|CPU halted\.|Entering gdb stub now\.|Setting breakpoint at 0x[0-9a-f]{1,8} and returning|(?:E: )?Halting system|<<<stack<<<)/;

/** Whether a line is the last of a crash report. */
export function endsCrash(text: string): boolean {
  return END.test(text);
}
