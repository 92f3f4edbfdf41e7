import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GROUPS, type KindOutcome, type KindSeen } from "./kinds.ts";
import { KINDS_PAGE, renderKindsPage } from "./kinds-page.ts";
import { REPOSITORY } from "../support/runner/runner.ts";

describe.each(GROUPS)("$title", ({ rows }) => {
  it.each(rows.map((row) => [`${row.what}: ${row.where}, ${row.given ?? "nothing else"}`, row] as const))(
    "%s",
    async (_, { outcome, attempt, shownBy }) => {
      if (shownBy !== undefined) expectShown(shownBy, outcome);
      else if (attempt !== undefined) expectOutcome(await attempt(), outcome);
      else expect.fail("Nothing tries this row.");
    },
  );
});

function expectShown({ file, title }: { file: string; title: string }, outcome: KindOutcome): void {
  const text = readFileSync(join(REPOSITORY, file), "utf8");
  expect(text).toContain(title);
  if ("refused" in outcome) expect(text).toContain(`"${outcome.refused}"`);
  if ("warned" in outcome) expect(text).toMatch(outcome.warned);
}

function expectOutcome({ refused, warnings }: KindSeen, outcome: KindOutcome): void {
  if ("refused" in outcome) expect(refused).toBe(outcome.refused);
  else if ("warned" in outcome) {
    expect(refused).toBeUndefined();
    expect(warnings.join("\n")).toMatch(outcome.warned);
  } else if ("accepted" in outcome)
    expect({ refused, warnings }).toEqual({ refused: undefined, warnings: [] });
}

it("docs/reference/refused-and-accepted.md says what is tried here", async () => {
  const page = await renderKindsPage();
  if (process.env["KINDS_PAGE"] === "write") writeFileSync(KINDS_PAGE, page);
  expect(readFileSync(KINDS_PAGE, "utf8")).toBe(page);
});
