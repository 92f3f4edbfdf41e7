import fc from "fast-check";
import { PRINTED_CRASHES } from "./crash-reports.ts";
import { ESP32_BOOT, ESP32C3_BOOT, lines, recording } from "./judged.ts";
import { anyText } from "../any-text.ts";

/** What a board prints at a time, in milliseconds since the watch began. */
export interface Printed {
  readonly at: number;
  readonly bytes: Buffer;
  /** Whether it holds the first line of a crash, whole. */
  readonly isCrash: boolean;
}

/** Signs that count only at the start of a line. */
const ANCHORED = /^\s*(?:Exception|---------------)/;

const CRASHES = PRINTED_CRASHES.map(({ text }) => (ANCHORED.test(text) ? `\n${text}` : text));
/** Pieces of what the patterns that are built in look for, and of escape sequences. */
const FRAGMENTS = [
  "Guru Meditation Error: Core  0 panic'ed (",
  "rst:0x1 (POWERON_RESET),boot:0x",
  "ets Jul 29 2019 12:21:46",
  "ESP-ROM:esp32c3-api1-20210207",
  "E (1) task_wdt: Task watchdog got triggered.",
  "assert failed: ",
  "I (1) boot: ",
  "I (1) app_init: ELF file SHA256:  ad8cfdd30...",
  "invalid header: 0xffffffff",
  "ok 1 - a",
  "[ RUN      ] A.B",
  "main.c:1:a:PASS",
  "\u001b[",
  "\u001b]0;",
  "\u001b[0;32m",
  "::error::x",
  "##[group]",
  "\r",
  "\n",
  "\r\n",
  "\0",
  "(",
  " ",
];
const RECORDINGS = ["esp32-hello", "esp32c3-hello", "esp32c3-no-app", "esp32-qmp-reset", "esp32-panic"].map(
  recording,
);

const quietPiece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(lines("ready"), lines("I (123) wifi: up"), "login: ", lines("heap 4711")),
  },
  { weight: 2, arbitrary: fc.constantFrom(ESP32_BOOT, ESP32C3_BOOT) },
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 12 }).map((all) => all.join("")),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...FRAGMENTS), fc.integer({ min: 1, max: 3000 }))
      .map(([text, n]) => text.repeat(n).slice(0, 25_000)),
  },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 2, arbitrary: anyText({ maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...RECORDINGS), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([bytes, share]) => bytes.subarray(0, Math.floor(bytes.length * share))),
  },
);

/** Consoles of every kind of piece, whole and in parts, with and without a crash in them. */
export const generatedConsole: fc.Arbitrary<Printed[]> = fc
  .array(
    fc.record({
      gap: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90 }), fc.integer({ min: 100, max: 4000 })),
      text: fc.oneof(
        { weight: 8, arbitrary: quietPiece.map((text) => ({ text, isCrash: false })) },
        { weight: 1, arbitrary: fc.constantFrom(...CRASHES).map((text) => ({ text, isCrash: true })) },
      ),
    }),
    { maxLength: 14 },
  )
  .map((pieces) => {
    let at = 0;
    return pieces.map(({ gap, text: { text, isCrash } }) => ({
      at: (at += gap),
      bytes: Buffer.from(text),
      isCrash,
    }));
  });
