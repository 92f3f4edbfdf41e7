import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { type JunitCase, junitReport, type JunitSuite } from "../../src/report/junit.ts";
import { anyText } from "../support/any-text.ts";
import "../support/seed.ts";

const SCHEMA = readFileSync(join(import.meta.dirname, "..", "fixtures", "junit", "junit.xsd"), "utf8");
const STARTED = Date.UTC(2026, 10, 27, 4, 10, 57, 123);

async function problemsOf(report: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: { fileName: "report.xml", contents: report },
    schema: { fileName: "junit.xsd", contents: SCHEMA },
  });
  return errors.map(({ message }) => message);
}

function suite(cases: readonly JunitCase[], more: Partial<JunitSuite> = {}): JunitSuite {
  return { name: "bench-1", startedAt: STARTED, seconds: 3.5, cases, ...more };
}

const EVERY_KIND: readonly JunitCase[] = [
  { classname: "gate", name: "no crash", seconds: 0.1 },
  {
    classname: "codec",
    name: "encodes",
    file: "main/codec.c",
    line: 17,
    result: { kind: "failure", type: "FAIL", message: "Expected 1 Was 2" },
  },
  {
    classname: "codec",
    name: "decodes",
    result: { kind: "error", type: "panic", message: "Guru Meditation Error", text: "PC: 0x400d1234\n..." },
  },
  { classname: "codec", name: "is fast", result: { kind: "skipped", message: "no card" } },
  {
    classname: "gate",
    name: "starts",
    result: { kind: "flaky", failures: [{ type: "silent", message: "not one byte" }] },
    output: "Hello",
  },
];

describe("a JUnit report", () => {
  it("holds to the schema, with every kind of result", async () => {
    const report = junitReport("esptool-action", [
      suite(EVERY_KIND, { hostname: "runner-7", properties: { chip: "ESP32-S3", verdict: "failed" } }),
      suite([], { name: "bench-2" }),
    ]);
    expect(await problemsOf(report)).toEqual([]);
    expect(report).toContain(
      '<testsuite name="bench-1" tests="5" failures="1" errors="1" skipped="1" time="3.500" timestamp="2026-11-27T04:10:57" hostname="runner-7">',
    );
    expect(report).toContain('<testsuites name="esptool-action" tests="5"');
  });

  it("is refused by the schema when an element is missing what it needs", async () => {
    const report = junitReport("x", [suite(EVERY_KIND)]).replace(' type="panic"', "");
    expect(await problemsOf(report)).not.toEqual([]);
  });

  it("shows hostile text as text", async () => {
    const text = `<script>]]>&"'\u0000\u001b[31m\ud800\uffff`;
    const report = junitReport(text, [
      suite([
        { classname: text, name: text, output: text, result: { kind: "error", type: text, message: text } },
      ]),
    ]);
    expect(await problemsOf(report)).toEqual([]);
    expect(report).toContain("<system-out>&lt;script&gt;]]&gt;&amp;&quot;'[31m\ufffd</system-out>");
  });

  it("keeps the lines of a message, in attributes too", () => {
    const report = junitReport("x", [
      suite([{ classname: "c", name: "n", result: { kind: "failure", type: "t", message: "one\ntwo" } }]),
    ]);
    expect(report).toContain('<failure message="one&#10;two" type="t">one\ntwo</failure>');
  });

  it("cuts what no reader would take", async () => {
    const report = junitReport("x", [suite([{ classname: "c", name: "n", output: "x".repeat(1_000_000) }])]);
    expect(report.length).toBeLessThan(70_000);
    expect(await problemsOf(report)).toEqual([]);
  });

  it("holds to the schema whatever a board prints", async () => {
    const text = anyText({ maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 4, maxLength: 40 }), async (texts) => {
        const cases = texts.map((message, index) => ({
          classname: texts[index - 1] ?? "",
          name: message,
          result: { kind: index % 2 === 0 ? "failure" : "error", type: message, message } as const,
        }));
        expect(await problemsOf(junitReport(texts[0] ?? "", [suite(cases)]))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
