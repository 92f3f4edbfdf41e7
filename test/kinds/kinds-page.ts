// docs/reference/refused-and-accepted.md, made from the table of kinds.
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { GROUPS, type KindGroup, type KindOutcome } from "./kinds.ts";
import { REPOSITORY } from "../support/runner/runner.ts";

export const KINDS_PAGE = join(REPOSITORY, "docs", "reference", "refused-and-accepted.md");

/** The whole page. */
export async function renderKindsPage(): Promise<string> {
  const page = `# Refused, warned, accepted

<!-- Made from test/kinds/kinds.ts: KINDS_PAGE=write npm test -- test/kinds/kinds.test.ts -->

Common mistakes, and what a step makes of them. \`test/kinds/kinds.test.ts\` tries every row, or names the test of a whole
step that does; this page is generated from the same table.

- **Refused**: the step fails with this [code](errors.md) before anything is written. The message names the file, what it
  is, and what to do.
- **Warned**: the step continues, and prints a warning in the log, the summary and the output \`warnings\`; the first five of
  a plan are annotations.
- **Accepted**: nothing is printed.
- Anything else is what the step does by itself.

${GROUPS.map(groupText).join("\n\n")}
`;
  return format(page, { ...(await resolveConfig(KINDS_PAGE)), filepath: KINDS_PAGE });
}

function groupText({ title, text, rows }: KindGroup): string {
  return `## ${title}

${text}

| Tried | Where | Given | Outcome |
| --- | --- | --- | --- |
${rows.map(({ what, where, given = "", outcome }) => `| ${what} | ${where} | ${given} | ${outcomeText(outcome)} |`).join("\n")}`;
}

function outcomeText(outcome: KindOutcome): string {
  if ("refused" in outcome) return `refused: [\`${outcome.refused}\`](errors.md#${outcome.refused})`;
  if ("handled" in outcome) return outcome.handled;
  return "warned" in outcome ? "warned" : "accepted";
}
