// What the applications of a board do, as `--console` describes it. Durations are milliseconds.

export interface ConsoleScript {
  readonly applications: readonly ApplicationScript[];
}

/** One application: the first entry whose conditions all match the booting image is played. */
export interface ApplicationScript {
  /** From the image's description; absent: any. */
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  /** The beginning of the SHA-256 of its ELF file, in hex. */
  readonly "elf-sha256"?: string | undefined;
  /** Baud rate of its console; 115200 if absent. */
  readonly baud?: number | undefined;
  /** Its boots in order, counted while the board runs; the last one repeats. */
  readonly boots: readonly BootScript[];
}

export interface BootScript {
  /** Nothing is sent, not even by the ROM, as with a broken wire. */
  readonly silent?: boolean | undefined;
  /** Everything arrives as garbage, as at a wrong rate. */
  readonly garbled?: boolean | undefined;
  /** Whether ESP-IDF's own lines come before `app_main`; true if absent. */
  readonly "start-lines"?: boolean | undefined;
  readonly steps?: readonly Step[] | undefined;
  readonly answers?: readonly Answer[] | undefined;
}

/** How the application responds to a line that it is sent. */
export interface Answer {
  /** The whole line, without its end; empty: only Enter. */
  readonly send: string;
  readonly reply?: string | undefined;
  readonly steps?: readonly Step[] | undefined;
}

/** One thing that an application does: exactly one action, `after` the step before. */
export interface Step extends Ends {
  readonly after?: number | undefined;
  /** One or more lines. */
  readonly print?: string | undefined;
  /** With `print`: repeats at this interval, this many times; without `times`, forever. */
  readonly every?: number | undefined;
  readonly times?: number | undefined;
  /** Text without an end of line: half a line, or a prompt. */
  readonly write?: string | undefined;
  /** This many random bytes. */
  readonly garbage?: number | undefined;
  /** This many bytes of text, as fast as they are accepted. */
  readonly flood?: number | undefined;
  /** The port disappears for this long. */
  readonly "console-lost"?: number | undefined;
  /** Confirms the application, so that the bootloader does not roll back (`esp_ota_mark_app_valid_cancel_rollback`). */
  readonly "mark-valid"?: boolean | undefined;
  readonly "task-watchdog"?: TaskWatchdog | undefined;
}

/** After one of these, nothing of the application follows. */
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
  /** Stays off for this long; then it boots. */
  readonly "deep-sleep"?: number | undefined;
  /** No more output, and no replies. */
  readonly hang?: true | undefined;
}

/** What all crashes have in common. */
export interface Crash {
  readonly core?: number | undefined;
  /** Addresses of code, innermost first; invented within the application's code if absent. */
  readonly backtrace?: readonly number[] | undefined;
  readonly corrupted?: boolean | undefined;
  /** Stops with "CPU halted." and does not reboot. */
  readonly halt?: boolean | undefined;
  /** Whether a core dump is printed once Enter was sent. */
  readonly "core-dump"?: boolean | undefined;
}

export interface Panic extends Crash {
  /** In the words of the architecture, such as `LoadProhibited`, which is the default on Xtensa. */
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
  /** Whether it ends in a panic (`CONFIG_ESP_TASK_WDT_PANIC`). */
  readonly panic?: boolean | undefined;
}

/** What an application does without a script. */
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
