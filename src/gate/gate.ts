import { brownoutIn } from "./boot-findings.ts";
import { BootJudge } from "./boot-judge.ts";
import { Completion } from "./completion.ts";
import { BinaryLog } from "./console/binary-log.ts";
import { Decodability } from "./console/decodability.ts";
import { type Chunk, type ConsoleLine, ConsoleLines } from "./console/console-lines.ts";
import { type ConsoleState, finalFinding } from "./final-finding.ts";
import { type Finding, finding } from "./finding.ts";
import { type GateReport, reportOf } from "./gate-report.ts";
import type { FlashedFirmware } from "./identity.ts";
import { RecentLines } from "./recent-lines.ts";
import type { GateRules } from "./rules/gate-rules.ts";
import { type Crash, CrashReports } from "./seen/crash-report.ts";
import { TestRun } from "./tests/test-run.ts";
import type { MenuStep } from "./tests/unity-menu.ts";
import { passed, type Verdict, verdictOf } from "./verdict.ts";
import { WatchClock } from "./watch-clock.ts";
import { crashWords, passedWords, quoted } from "./words.ts";

/** What a gate judges, and how it is watched. */
export interface GateSetup {
  readonly rules: GateRules;
  /** Facts about the image that was flashed; absent if none are known. */
  readonly flashed?: FlashedFirmware;
  /** Whether the board is reset when the watch begins. If not, the boot that is running is the first one. */
  readonly resets: boolean;
  /** `usb` is the chip's own USB-Serial-JTAG, which may go silent; a recorded log does not show which it was. */
  readonly port: "uart" | "usb" | "unknown";
  /** `false` for a recorded log without times: all times of the report are 0 and have no meaning. */
  readonly hasTimes?: boolean;
}

/** What happened to the port. `lost`: it will not return. Times are as those of chunks. */
export interface PortEvent {
  readonly at: number;
  readonly is: "gone" | "back" | "lost";
}

/**
 * Judges firmware by its console. Pure: it takes bytes with times and returns a verdict; the same bytes at the same
 * times give the same verdict, however they are split and whenever `tick` is called. All times are milliseconds on one
 * monotonic clock.
 */
export class Gate {
  readonly #setup: GateSetup;
  readonly #lines = new ConsoleLines();
  readonly #decodability = new Decodability();
  readonly #binary = new BinaryLog();
  readonly #recent = new RecentLines();
  readonly #crashReports: CrashReports;
  readonly #boot: BootJudge;
  readonly #tests: TestRun;
  readonly #completion: Completion;
  readonly #clock: WatchClock;
  #bytes = 0;
  #isGone = false;
  /** How often the port was lost. */
  #absences = 0;
  #verdict: Verdict | undefined;

  constructor(setup: GateSetup) {
    const { rules, flashed, resets } = setup;
    this.#setup = setup;
    this.#tests = new TestRun(rules);
    this.#boot = new BootJudge({ rules, flashed, resets, excusesBoot: () => this.#tests.allowsRestart });
    this.#crashReports = new CrashReports(rules.timeScale);
    this.#completion = new Completion(rules, this.#tests);
    this.#clock = new WatchClock(
      [
        // The open line is judged before the watch ends.
        {
          due: () => Math.min(this.#lines.openLineDue ?? Infinity, this.#completion.end),
          fire: () => this.#openLine(),
        },
        { due: () => this.#crashReports.due, fire: () => this.#crash(this.#crashReports.finish()) },
        { due: () => this.#boot.due, fire: () => this.#found(this.#boot.fire()) },
        { due: () => this.#tests.menuDue, fire: (now) => this.#menu(this.#tests.tick(now), now) },
        { due: () => this.#completion.due, fire: (now) => this.#found(this.#completion.look(now)) },
        {
          due: () => this.#completion.end,
          fire: (now) => this.#endNow((this.#completion.settledAt ?? Infinity) <= now ? "settled" : "time"),
        },
      ],
      () => this.#isDecided(),
    );
  }

  /**
   * Begins the watch: at the end of the reset, or at once for a board that is already running. Earlier output is not
   * judged.
   */
  begin(at: number): void {
    this.#clock.begin(at);
  }

  /** The verdict, once there is one; it never changes. */
  get verdict(): Verdict | undefined {
    return this.#verdict;
  }

  /** When `tick` must be called if nothing is pushed before. */
  get nextDeadline(): number | undefined {
    return this.#clock.nextDeadline;
  }

  /** Takes bytes that were read. The caller must not reuse their memory. */
  push({ at, bytes }: Chunk): void {
    if (!this.#clock.advance(at)) return;
    this.#bytes += bytes.length;
    this.#binary.push(bytes);
    for (const line of this.#lines.push({ at: this.#clock.now, bytes })) {
      this.#line(line);
      if (this.#isDecided()) return;
    }
  }

  event({ at, is }: PortEvent): void {
    if (!this.#clock.advance(at)) return;
    this.#isGone = is !== "back";
    if (is === "gone") this.#absences += 1;
    if (is === "back") this.#completion.settleAgain(this.#clock.now);
    if (is === "lost") this.#endNow("lost");
  }

  tick(at: number): void {
    this.#clock.advance(at);
  }

  /** What to send to the board or do with it now, each step once; with `tests: unity-menu`. */
  takeSteps(): readonly MenuStep[] {
    return this.#tests.takeSteps();
  }

  /** Ends a recorded log: nothing more will be printed. */
  end(at: number): void {
    if (this.#clock.advance(at)) this.#endNow("log");
  }

  /** Everything that was observed so far. */
  report(): GateReport {
    return reportOf({
      verdict: this.#verdict,
      boot: this.#boot,
      completion: this.#completion,
      crashReports: this.#crashReports,
      last: this.#recent.last,
      decodability: this.#decodability,
      bytes: this.#bytes,
      hasTimes: this.#setup.hasTimes ?? true,
    });
  }

  /** A method, because TypeScript would assume that a property has not changed after a call. */
  #isDecided(): boolean {
    return this.#verdict !== undefined;
  }

  #openLine(): void {
    const line = this.#lines.takeOpenLine();
    if (line !== undefined) this.#line(line);
  }

  #line(line: ConsoleLine): void {
    this.#recent.add(line);
    if (!line.isOpen) {
      const boots = this.#boot.boots.count;
      const found = this.#boot.line(line);
      this.#decodability.count(line.bytes, line.undecodable, this.#boot.isStarting);
      if (this.#boot.boots.count > boots) {
        this.#crash(this.#crashReports.finish());
        this.#tests.restarted(line.at);
      }
      this.#found(found);
      if (this.#isDecided()) return;
    }
    if (line.text === "") return;
    this.#found(brownoutIn(line));
    if (this.#isDecided()) return;
    if (this.#crashReports.isCollecting) this.#boot.crashLine(line);
    this.#crash(this.#crashReports.line(line));
    if (this.#isDecided() || (this.#crashReports.isCollecting && this.#setup.rules.crashes === "fail"))
      return;
    const forbidden = this.#setup.rules.failOn.find((pattern) => pattern.test(line.text));
    if (forbidden !== undefined) {
      const words = `The line ${quoted(line)} matches \`${forbidden.source}\` of \`fail-on\`.`;
      this.#found(finding("fail-pattern", words));
      return;
    }
    this.#found(this.#completion.line(line));
    this.#menu(this.#tests.menuLine(line), line.at);
    if (this.#setup.rules.settleMs === 0 && this.#completion.settledAt !== undefined) this.#endNow("settled");
  }

  #crash(crash: Crash | undefined): void {
    if (crash === undefined || this.#tests.crashed(crash, this.#clock.now)) return;
    if (this.#setup.rules.crashes === "ignore") return;
    this.#found(finding(crash.code, crashWords(crash)), crash.lines);
  }

  #menu(isDone: boolean, now: number): void {
    if (!isDone) return;
    if (this.#tests.hasCases) this.#found(this.#completion.look(now));
    // Without a menu, the bench may be the cause.
    else this.#endNow("time");
  }

  #found(found: Finding | undefined, lines?: Verdict["lines"]): void {
    if (found === undefined || this.#isDecided()) return;
    const { code, ...grounds } = found;
    this.#verdict = verdictOf(code, this.#clock.now, { ...grounds, lines: lines ?? this.#recent.lines });
  }

  /** Decides now: everything was printed, or the time, the log or the console has ended. */
  #endNow(why: ConsoleState["why"]): void {
    this.#openLine();
    if (!this.#isDecided()) this.#crash(this.#crashReports.finish());
    if (this.#isDecided()) return;
    const open = this.#lines.openLine;
    if (open !== undefined) this.#decodability.count(open.bytes, open.undecodable, false);
    const found = finalFinding({
      why,
      rules: this.#setup.rules,
      port: this.#setup.port,
      isGone: this.#isGone,
      boot: this.#boot,
      completion: this.#completion,
      lines: this.#lines,
      decodability: this.#decodability,
      binary: this.#binary,
      last: this.#recent.last,
      now: this.#clock.now,
    });
    if (found !== undefined) this.#found(found);
    else this.#verdict = passed(this.#clock.now, this.#passedWords());
  }

  #passedWords(): string {
    const tests = this.#tests.reports.flatMap(({ cases }) => cases).length;
    return passedWords({ expected: this.#completion.progress.met.length, tests, absences: this.#absences });
  }
}
