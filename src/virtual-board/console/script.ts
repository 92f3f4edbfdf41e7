// What the applications of a board do, as described by `--console`. Durations are in milliseconds.

export interface ConsoleScript {
  readonly applications: readonly ApplicationScript[];
}

/** One application. The first entry that matches the booting image is used. */
export interface ApplicationScript {
  /** From the image's application description; any if absent. */
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  /** The first hex digits of the SHA-256 of its ELF file. */
  readonly "elf-sha256"?: string | undefined;
  /** Baud rate of its console; 115200 if absent. */
  readonly baud?: number | undefined;
  /** What it does at each boot since the board started; the last entry repeats. */
  readonly boots: readonly BootScript[];
}

export interface BootScript {
  /** Nothing is sent, not even by the ROM, as with a broken wire. */
  readonly silent?: boolean | undefined;
  /** Everything is garbage, as at the wrong baud rate. */
  readonly garbled?: boolean | undefined;
  /** Whether ESP-IDF's own lines come before `app_main`; true if absent. */
  readonly "start-lines"?: boolean | undefined;
  readonly steps?: readonly Step[] | undefined;
  readonly answers?: readonly Answer[] | undefined;
}

/** How the application responds to a received line. */
export interface Answer {
  /** The whole line without its line ending; empty: Enter alone. */
  readonly send: string;
  readonly reply?: string | undefined;
  readonly steps?: readonly Step[] | undefined;
}

/** Exactly one action, `after` the previous step. */
export interface Step extends Ends {
  readonly after?: number | undefined;
  /** One or more lines. */
  readonly print?: string | undefined;
  /** With `print`: repeats at this interval, this many times; without `times`, forever. */
  readonly every?: number | undefined;
  readonly times?: number | undefined;
  /** Text without a newline: half a line, or a prompt. */
  readonly write?: string | undefined;
  /** This many random bytes. */
  readonly garbage?: number | undefined;
  /** This many bytes of text, as fast as the client reads them. */
  readonly flood?: number | undefined;
  /** The port disappears for this long. */
  readonly "console-lost"?: number | undefined;
  /** Confirms the application, so that the bootloader does not roll back (`esp_ota_mark_app_valid_cancel_rollback`). */
  readonly "mark-valid"?: boolean | undefined;
  readonly "task-watchdog"?: TaskWatchdog | undefined;
}

/** Actions that end the boot. */
interface Ends {
  readonly panic?: Panic | undefined;
  readonly abort?: Crash | undefined;
  readonly assert?: Assert | undefined;
  readonly "interrupt-watchdog"?: Crash | undefined;
  readonly "stack-overflow"?: (Crash & { readonly task?: string | undefined }) | undefined;
  readonly "heap-corruption"?: Crash | undefined;
  readonly "brown-out"?: true | undefined;
  /** `esp_restart`. */
  readonly restart?: true | undefined;
  /** Rolls back and restarts (`esp_ota_mark_app_invalid_rollback_and_reboot`). */
  readonly rollback?: true | undefined;
  /** Boots after this time. */
  readonly "deep-sleep"?: number | undefined;
  /** No more output, and no replies. */
  readonly hang?: true | undefined;
}

/** Common to all crashes. */
export interface Crash {
  readonly core?: number | undefined;
  /** Code addresses, innermost first; if absent, some in the application's code. */
  readonly backtrace?: readonly number[] | undefined;
  readonly corrupted?: boolean | undefined;
  /** Stops with "CPU halted." and does not reboot. */
  readonly halt?: boolean | undefined;
  /** Whether a core dump is printed after Enter is received. */
  readonly "core-dump"?: boolean | undefined;
}

export interface Panic extends Crash {
  /** As the architecture prints it, such as `LoadProhibited`, the default on Xtensa. */
  readonly reason?: string | undefined;
}

export interface Assert extends Crash {
  /** What failed, such as `app_main main.c:21 (x == 3)`. */
  readonly text?: string | undefined;
}

export interface TaskWatchdog extends Crash {
  /** The tasks that did not reset it; `IDLE0 (CPU 0)` if absent. */
  readonly tasks?: readonly string[] | undefined;
  readonly running?: string | undefined;
  /** Whether it panics (`CONFIG_ESP_TASK_WDT_PANIC`). */
  readonly panic?: boolean | undefined;
}

/** For an application without a script. */
export const HELLO: BootScript = { steps: [{ print: "Hello from the virtual board!" }] };

/** The script for an application; `undefined` if there is none. */
export function scriptOf(
  script: ConsoleScript | undefined,
  application: { readonly name: string; readonly version: string; readonly elfSha256: string },
): ApplicationScript | undefined {
  return script?.applications.find((candidate) => {
    const isNamed = candidate.name === undefined || candidate.name === application.name;
    const isVersion = candidate.version === undefined || candidate.version === application.version;
    const digest = candidate["elf-sha256"]?.toLowerCase() ?? "";
    return isNamed && isVersion && application.elfSha256.startsWith(digest);
  });
}

/** What an application does in a boot, counted from 0. */
export function bootScript({ boots }: ApplicationScript, number: number): BootScript {
  return boots[Math.min(number, boots.length - 1)] ?? {};
}
