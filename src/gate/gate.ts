import { BootJudge, brownout } from "./boot-judge.ts";
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
import { type MenuStep, UnityMenu } from "./tests/unity-menu.ts";
import { passed, type Verdict, verdictOf } from "./verdict.ts";
import { crashWords, passedWords, quoted } from "./words.ts";

/** What a gate judges, and how it is watched. */
export interface GateSetup {
  readonly rules: GateRules;
  /** Facts of the image that was flashed; absent where none is known. */
  readonly flashed?: FlashedFirmware;
  /** Whether the board is reset as the watch begins. If not, the boot that runs is the first one. */
  readonly resets: boolean;
  /** `usb` is the chip's own USB-Serial-JTAG, which may fall silent; a recorded log does not show it. */
  readonly port: "uart" | "usb" | "unknown";
  /** `false` for a recorded log without times: all times of the report are 0 and mean nothing. */
  readonly hasTimes?: boolean;
}

/** What happened to the port. `lost`: it will not come back. Times as those of chunks. */
export interface PortEvent {
  readonly at: number;
  readonly is: "gone" | "back" | "lost";
}

const BROWNOUT = /Brownout detector was triggered|\bE BOD: /;
const MOST_CRASHES = 20;

/**
 * Judges firmware by its console. Pure: bytes with times in, a verdict out; the same bytes at the same times give the
 * same verdict, however they are cut and whenever `tick` is called. All times are milliseconds on one monotonic clock.
 */
export class Gate {
  readonly #setup: GateSetup;
  readonly #lines = new ConsoleLines();
  readonly #decodability = new Decodability();
  readonly #binary = new BinaryLog();
  readonly #recent = new RecentLines();
  readonly #crashReports: CrashReports;
  readonly #boot: BootJudge;
  readonly #completion: Completion;
  readonly #crashes: Crash[] = [];
  readonly #menu: UnityMenu | undefined;
  #steps: MenuStep[] = [];
  #begunAt: number | undefined;
  #now = 0;
  #bytes = 0;
  #isGone = false;
  /** How often the port went away. */
  #absences = 0;
  #verdict: Verdict | undefined;

  constructor(setup: GateSetup) {
    this.#setup = setup;
    this.#boot = new BootJudge({ rules: setup.rules, flashed: setup.flashed, resets: setup.resets });
    this.#menu = setup.rules.tests === "unity-menu" ? new UnityMenu(0, setup.rules.timeScale) : undefined;
    this.#crashReports = new CrashReports(setup.rules.timeScale);
    this.#completion = new Completion(setup.rules, this.#menu);
  }

  /** The watch begins: at the end of the reset, or with the first look at a board that runs. What came before is not judged. */
  begin(at: number): void {
    this.#begunAt ??= at;
  }

  /** The verdict, once there is one; it never changes. */
  get verdict(): Verdict | undefined {
    return this.#verdict;
  }

  /** When `tick` is needed if nothing is pushed before. */
  get nextDeadline(): number | undefined {
    const due = this.#due;
    return this.#begunAt === undefined || due === undefined ? undefined : this.#begunAt + due;
  }

  /** Bytes that were read. Copy them before they are used again. */
  push(chunk: Chunk): void {
    if (this.#begunAt === undefined) return;
    this.#advance(chunk.at);
    if (this.#isDecided()) return;
    this.#bytes += chunk.bytes.length;
    this.#binary.push(chunk.bytes);
    for (const line of this.#lines.push({ at: this.#now, bytes: chunk.bytes })) {
      this.#line(line);
      if (this.#isDecided()) return;
    }
  }

  event({ at, is }: PortEvent): void {
    if (this.#begunAt === undefined) return;
    this.#advance(at);
    if (this.#isDecided()) return;
    this.#isGone = is !== "back";
    if (is === "gone") this.#absences += 1;
    if (is === "back") this.#completion.settleAgain(this.#now);
    if (is === "lost") this.#endNow("lost");
  }

  /** Time passes. */
  tick(at: number): void {
    if (this.#begunAt !== undefined) this.#advance(at);
  }

  /** What the board has to be given now, each once; with `tests: unity-menu`. */
  takeSteps(): readonly MenuStep[] {
    const steps = this.#steps;
    this.#steps = [];
    return steps;
  }

  /** A recorded log is over: what has not come will not come. */
  end(at: number): void {
    if (this.#begunAt === undefined) return;
    this.#advance(at);
    if (!this.#isDecided()) this.#endNow("log");
  }

  /** Everything that was seen so far. */
  report(): GateReport {
    return reportOf({
      verdict: this.#verdict,
      boot: this.#boot,
      completion: this.#completion,
      crashes: this.#crashes,
      crashReports: this.#crashReports,
      last: this.#recent.last,
      decodability: this.#decodability,
      bytes: this.#bytes,
      hasTimes: this.#setup.hasTimes ?? true,
    });
  }

  /** A method, not a property: what is called in between decides. */
  #isDecided(): boolean {
    return this.#verdict !== undefined;
  }

  get #due(): number | undefined {
    if (this.#isDecided()) return undefined;
    const { timeoutMs } = this.#setup.rules;
    const { progress, settledAt } = this.#completion;
    const dues = [
      this.#lines.openLineDue,
      this.#crashReports.due,
      this.#boot.due,
      this.#completion.due,
      progress.due,
      this.#menu?.deadline,
      // After the last expectation the console is watched as long as `settle` says.
      settledAt === undefined ? timeoutMs : undefined,
    ];
    return Math.min(...dues.filter((due) => due !== undefined));
  }

  #advance(at: number): void {
    const until = Math.max(this.#now, at - (this.#begunAt ?? at));
    for (;;) {
      const due = this.#due;
      if (due === undefined || due > until) break;
      this.#now = Math.max(this.#now, due);
      this.#fire(this.#now);
    }
    this.#now = until;
  }

  /** Does what is due, in the order in which it can matter to what comes after it. */
  #fire(now: number): void {
    const { timeoutMs } = this.#setup.rules;
    const { progress, settledAt } = this.#completion;
    const isLast =
      isDue(settledAt, now) || isDue(progress.due, now) || (settledAt === undefined && timeoutMs <= now);
    if (isLast || isDue(this.#lines.openLineDue, now)) this.#openLine();
    if (this.#isDecided()) return;
    if (isDue(this.#crashReports.due, now)) this.#crash(this.#crashReports.finish());
    if (this.#isDecided()) return;
    if (isDue(this.#boot.due, now)) this.#found(this.#boot.fire());
    if (this.#isDecided()) return;
    if (isDue(this.#menu?.deadline, now)) this.#drive(this.#menu?.tick(now) ?? [], now);
    if (isDue(this.#completion.due, now)) this.#found(this.#completion.fire(now));
    if (this.#isDecided()) return;
    if (isDue(this.#completion.settledAt, now)) this.#endNow("settled");
    else if (isDue(progress.due, now) || (this.#completion.settledAt === undefined && timeoutMs <= now)) {
      this.#endNow("time");
    }
  }

  #openLine(): void {
    const line = this.#lines.takeOpenLine();
    if (line !== undefined) this.#line(line);
  }

  #line(line: ConsoleLine): void {
    this.#recent.add(line);
    if (!line.isOpen) {
      const boots = this.#boot.boots.count;
      this.#boot.excusesBoots = this.#menu?.allowsRestart === true;
      const finding = this.#boot.line(line);
      this.#decodability.count(line.bytes, line.undecodable, this.#boot.isStarting);
      if (this.#boot.boots.count > boots) this.#restarted(line);
      if (this.#isDecided()) return;
      this.#found(finding);
      if (this.#isDecided()) return;
    }
    if (line.text === "") return;
    if (BROWNOUT.test(line.text)) this.#found(brownout(`the board prints ${quoted(line)}`));
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
    if (!line.isOpen && this.#menu !== undefined) this.#drive(this.#menu.line(line), line.at);
    if (this.#setup.rules.settleMs === 0 && this.#completion.settledAt !== undefined) this.#endNow("settled");
  }

  /** Another boot began: a report that was being collected is over, and so is a test that ran. */
  #restarted(line: ConsoleLine): void {
    this.#crash(this.#crashReports.finish());
    if (this.#menu?.hasNextStage === true) this.#completion.forget();
    else this.#completion.interrupt(line.at, "The board restarted.");
    this.#menu?.restarted(line.at);
  }

  #crash(crash: Crash | undefined): void {
    if (crash === undefined) return;
    if (this.#crashes.length < MOST_CRASHES) this.#crashes.push(crash);
    const isOfCase = this.#menu?.isRunning === true;
    if (this.#menu?.expectsCrash === true) {
      this.#menu.crashed(this.#now);
      return;
    }
    this.#completion.interrupt(this.#now, isOfCase ? reportText(crash) : crashWords(crash));
    if (isOfCase) {
      this.#menu.crashed(this.#now);
      return;
    }
    if (this.#setup.rules.crashes === "ignore") return;
    this.#found(finding(crash.code, crashWords(crash)), crash.lines);
  }

  /** Passes on what the menu needs; a case that is cut short by a reset is over. */
  #drive(steps: readonly MenuStep[], now: number): void {
    for (const step of steps) {
      if (step.kind === "reset") this.#completion.interrupt(now, step.why);
      if (step.kind !== "done") this.#steps.push(step);
      // Without a menu, the bench may be why.
      else if (this.#menu?.cases.length === 0) this.#endNow("time");
      else this.#found(this.#completion.fire(now));
    }
  }

  #found(found: Finding | undefined, lines?: Verdict["lines"]): void {
    if (found === undefined || this.#isDecided()) return;
    const { code, ...grounds } = found;
    this.#verdict = verdictOf(code, this.#now, { ...grounds, lines: lines ?? this.#recent.lines });
  }

  /** Decides now: all that was waited for came, or the time, the log or the console is over. */
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
      now: this.#now,
    });
    if (found !== undefined) this.#found(found);
    else this.#verdict = passed(this.#now, this.#passedWords());
  }

  #passedWords(): string {
    const { progress, reports } = this.#completion;
    const tests = reports.flatMap(({ cases }) => cases).length;
    return passedWords({ expected: progress.met.length, tests, absences: this.#absences });
  }
}

function reportText(crash: Crash): string {
  return [crashWords(crash), ...crash.lines.map(({ text }) => text)].join("\n");
}

function isDue(due: number | undefined, now: number): boolean {
  return due !== undefined && due <= now;
}
