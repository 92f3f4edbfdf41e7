import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../scripts/docs/pages.ts";
import { type AvoidedWord, AVOIDED, EXCEPTIONS } from "./words.ts";

/** What people read or work with; fixtures and bundles quote other programs. */
const WRITTEN =
  /^(?:src|test|docs|examples|scripts)\/.*\.(?:ts|mjs|py|md|yml)$|^[A-Z]+\.md$|(?:^|\/)action\.yml$/;
const QUOTED = /^dist\/|\/dist\/|^test\/fixtures\/|^test\/docs\/words/;

/** In tests, what they say of the product counts: titles, names and comments, not the data. */
const TITLE = /^\s*(?:it|describe|test)\b|^\s*(?:\/\/|\/?\*)|^\s*\]\)\("/;

/** The line, and what the parts of its identifiers say. */
function readable(line: string): string {
  return `${line} ${line.replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")}`;
}

function problemsIn(file: string, text: string): string[] {
  const isTest = file.startsWith("test/");
  const counts = ({ pattern, alsoInTests = true }: AvoidedWord, line: string): boolean =>
    (!isTest || (alsoInTests && TITLE.test(line))) && new RegExp(pattern, "i").test(readable(line));
  const excepted = (line: string): boolean =>
    EXCEPTIONS.some((one) => one.file.test(file) && one.text.test(line));
  return text
    .split("\n")
    .flatMap((line, index) =>
      AVOIDED.filter((word) => counts(word, line) && !excepted(line)).map(
        ({ pattern, instead }) =>
          `${file}:${index + 1}: "${new RegExp(pattern, "i").exec(readable(line))?.[0] ?? ""}", instead: ${instead}`,
      ),
    );
}

it("the project's own words are plain English, one word for one thing", () => {
  const files = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter((file) => WRITTEN.test(file) && !QUOTED.test(file));
  expect(files.length).toBeGreaterThan(300);
  expect(files.flatMap((file) => problemsIn(file, readFileSync(join(root, file), "utf8")))).toEqual([]);
});

it("a word that is not written is found, with what to write instead", () => {
  expect(problemsIn("src/a.ts", 'say("Mend the inputs");')).toEqual([
    'src/a.ts:1: "Mend", instead: fix, repair',
  ]);
  expect(problemsIn("src/a.ts", "const isProvenImage = true;")).toHaveLength(1);
  expect(problemsIn("src/a.ts", "the bootloader of a secure chip")).toEqual([]);
  expect(problemsIn("test/a.test.ts", 'it("begins anew", () => {')).toHaveLength(1);
  expect(problemsIn("test/a.test.ts", 'const data = "anew";')).toEqual([]);
});
