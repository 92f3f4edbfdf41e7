import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { packageFolder } from "../../../src/esptool/package-folder.ts";
import { runProcess } from "../../../src/system/processes/process.ts";
import { esptoolPython } from "../../support/esptool/esptool.ts";

const TESTS = join(dirname(fileURLToPath(import.meta.url)), "network_ports.py");

/** Class and base of each group of tests, with its own tests. */
const GROUPS = new Map(
  [...readFileSync(TESTS, "utf8").matchAll(/^class (\w+)(?:\((.*)\))?:\n((?:(?: {4}.*)?\n)*)/gm)].map(
    ([, name = "", bases = "", body = ""]) => [
      name,
      { bases, tests: [...body.matchAll(/^ {4}def test_(\w+)/gm)].map(([, test = ""]) => test) },
    ],
  ),
);
const SHARED = GROUPS.get("AnyPort")?.tests ?? [];

/** What each test has said, by its whole name. */
const said = new Map<string, string>();

beforeAll(async () => {
  let last = "";
  await runProcess({
    command: await esptoolPython(),
    args: ["-I", "-B", TESTS, packageFolder("python")],
    env: {},
    deadlineMs: 240_000,
    onLine: (line) => {
      const [, word, name = ""] = /^(ok|failed) (\w+\.\w+)$/.exec(line) ?? [];
      if (word !== undefined) last = name;
      said.set(last, word ?? `${said.get(last) ?? ""}\n${line}`);
    },
  });
});

describe.each([
  ["socket://", "SocketPort"],
  ["rfc2217://", "Rfc2217Port"],
])("a port of %s", (_scheme, group) => {
  const tests = [...SHARED, ...(GROUPS.get(group)?.tests ?? [])];

  it.each(tests.map((test) => [test.replaceAll("_", " "), test]))("%s", (_words, test) => {
    expect(said.get(`${group}.test_${test}`) ?? `did not run: ${said.get("") ?? ""}`).toBe("ok");
  });
});

it("all tests of the ports are known here", () => {
  expect([...GROUPS].filter(([, { tests }]) => tests.length > 0).map(([name]) => name)).toEqual([
    "AnyPort",
    "SocketPort",
    "Rfc2217Port",
  ]);
});
