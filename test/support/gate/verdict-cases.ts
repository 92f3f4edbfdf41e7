// Every verdict that a gate can reach on a board, and what the board does for it.
import type { VerdictCode } from "../../../src/gate/verdict.ts";
import type { BootScript, Step } from "../../../src/virtual-board/console/script.ts";
import { otaData } from "../board/flash-image.ts";
import { type GateBench, type GateChip, OTA_DATA_AT, oldApplication, SLOTS_AT } from "../board/gate-bench.ts";
import type { ActionInputs } from "../runner/action.ts";

/** How the firmware is started and watched. */
export const WAYS = ["flash over rfc2217", "monitor over rfc2217", "monitor over socket"] as const;
export type Way = (typeof WAYS)[number];

export interface VerdictCase {
  readonly name: string;
  /** Absent where it passes. */
  readonly code?: VerdictCode;
  /** What each boot does, in order. */
  readonly boots?: readonly BootScript[];
  readonly inputs?: ActionInputs;
  /** What the message has to name. */
  readonly says: RegExp;
  /** What is other in the flash before the step. */
  readonly flash?: (bench: GateBench, chip: GateChip) => void;
  /** GPIO0 is low: every reset ends in the ROM's download mode. */
  readonly staysInRom?: boolean;
  /** What happens when the log shows a line. */
  readonly meanwhile?: { readonly when: RegExp; readonly then: (bench: GateBench) => void };
  /** Those in which it can be reached; all when absent. */
  readonly ways?: readonly Way[];
}

const ready: Step = { print: "ready in 12 ms" };
const boot = (...steps: Step[]): readonly BootScript[] => [{ steps }];
const APP_INIT_OF_ANOTHER = [
  "I (192) app_init: Application information:",
  "I (197) app_init: Project name:     blinds",
  "I (202) app_init: App version:      0.9",
  "I (213) app_init: ELF file SHA256:  0ddba11aa...",
].join("\n");
const UNITY = [
  "Running parses a header...",
  "./main/test_header.c:42:parses a header:PASS",
  "Running rejects a short one...",
];

export const VERDICT_CASES: readonly VerdictCase[] = [
  {
    name: "passed",
    boots: boot({ print: "wifi: connected to bench" }, ready),
    inputs: { expect: "connected to (?P<ssid>\\S+)\nwithin 20s: ready in (?P<ms>\\d+)", check: "ms <= 100" },
    says: /Both expected lines appeared/,
  },
  { name: "panic", code: "panic", boots: boot(ready, { panic: {} }), says: /prohibited|access fault/i },
  { name: "abort", code: "panic", boots: boot({ abort: {} }), says: /abort\(\) was called/ },
  {
    name: "interrupt watchdog",
    code: "watchdog",
    boots: boot({ "interrupt-watchdog": {} }),
    says: /Interrupt wdt/,
  },
  {
    name: "task watchdog",
    code: "watchdog",
    boots: boot({ "task-watchdog": { panic: true } }),
    says: /task watchdog/i,
  },
  {
    name: "assert",
    code: "assert",
    boots: boot({ assert: { text: "app_main main.c:21 (x == 3)" } }),
    says: /x == 3/,
  },
  { name: "heap", code: "heap", boots: boot({ "heap-corruption": {} }), says: /CORRUPT HEAP|heap/ },
  { name: "stack", code: "stack", boots: boot({ "stack-overflow": { task: "sensor" } }), says: /stack/i },
  { name: "boot loop", code: "boot-loop", boots: boot({ restart: true }), says: /booted 2 times/ },
  {
    name: "no application",
    code: "not-booting",
    flash: ({ board }) => board.flash.poke(SLOTS_AT[0], Buffer.alloc(0x1000)),
    ways: ["monitor over rfc2217", "monitor over socket"],
    says: /No application boots/,
  },
  {
    name: "an application of another build",
    code: "wrong-firmware",
    boots: [{ "start-lines": false, steps: [{ print: APP_INIT_OF_ANOTHER }, ready] }],
    inputs: { expect: "ready" },
    ways: ["flash over rfc2217"],
    says: /0ddba11aa|blinds/,
  },
  {
    name: "fail pattern",
    code: "fail-pattern",
    boots: boot({ print: "E (301) sensor: no answer" }, ready),
    inputs: { expect: "ready", "fail-on": "^E \\(\\d+\\) sensor" },
    says: /E \(301\) sensor: no answer.*fail-on/,
  },
  {
    name: "expected line missing",
    code: "expect-timeout",
    boots: boot({ print: "wifi: connected" }, { print: "ready im 12 ms" }),
    inputs: { expect: "wifi: connected\nready in \\d+ ms", "gate-timeout": 8 },
    says: /Expected line 2 of 2, `ready in \\d\+ ms`, did not appear within 8 s\. The nearest line is line \d+, .*ready im 12 ms/,
  },
  {
    name: "tests failed",
    code: "tests-failed",
    boots: boot({
      print: [
        ...UNITY,
        "./main/test_header.c:57:rejects a short one:FAIL: Expected 2 Was 1",
        "-----------------------",
        "2 Tests 1 Failures 0 Ignored",
        "FAIL",
      ].join("\n"),
    }),
    says: /rejects a short one/,
  },
  {
    name: "tests incomplete",
    code: "tests-incomplete",
    boots: boot({ print: UNITY.join("\n") }),
    inputs: { "gate-timeout": 8 },
    says: /rejects a short one/,
  },
  {
    name: "check failed",
    code: "check-failed",
    boots: boot({ print: "free heap: 99999" }),
    inputs: { expect: "free heap: (?P<heap>\\d+)", check: "heap >= 100000" },
    says: /99999/,
  },
  {
    name: "silent",
    code: "silent",
    boots: [{ silent: true }],
    inputs: { expect: "ready", "gate-timeout": 3 },
    says: /The board sent nothing/,
  },
  {
    name: "garbled",
    code: "garbled",
    boots: [{ garbled: true, steps: [{ print: "x".repeat(2000) }] }],
    inputs: { expect: "ready", "gate-timeout": 5 },
    says: /% of what the board printed is not text/,
  },
  { name: "brown-out", code: "brownout", boots: boot({ "brown-out": true }), says: /supply/ },
  {
    name: "port lost",
    code: "console-lost",
    boots: boot({ print: "up" }, { "console-lost": Infinity }),
    inputs: { expect: "ready", "gate-timeout": 60 },
    says: /did not return/,
  },
  {
    name: "chip in its bootloader",
    code: "in-bootloader",
    staysInRom: true,
    says: /download mode/,
  },
  {
    name: "reset from outside",
    code: "board-reset",
    boots: boot({ print: "up" }),
    inputs: { expect: "ready", "gate-timeout": 60 },
    meanwhile: { when: /^\[\+\S+ up$/, then: ({ board }) => board.reset("application") },
    says: /reset while it was watched/,
  },
  {
    name: "nothing printed of the build",
    code: "identity-unknown",
    boots: [{ "start-lines": false, steps: [ready] }],
    inputs: { expect: "ready", identity: "required" },
    ways: ["flash over rfc2217"],
    says: /not verified/,
  },
  {
    name: "another slot boots",
    code: "wrong-firmware",
    flash: ({ board }, chip) => {
      board.flash.poke(OTA_DATA_AT, otaData(1));
      board.flash.poke(SLOTS_AT[1], oldApplication(chip));
    },
    ways: ["flash over rfc2217"],
    inputs: { expect: "ready" },
    says: /0x110000/,
  },
];
