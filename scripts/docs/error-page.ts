import { FAILURES } from "../../src/system/errors.ts";

/** What every section has, in this order. */
const PARTS = /^\*\*Class\*\* `([^`]+)`\.?$[^]*?^\*\*Cause\*\* \S[^]*?^\*\*Fix\*\* \S/m;

/** What is wrong with `docs/reference/errors.md`: one section a code, with its class, its cause and its fix. */
export function errorPageProblems(
  page: string,
  failures: Readonly<Record<string, string>> = FAILURES,
): string[] {
  const sections = new Map<string, string[]>();
  for (const part of page.split(/^(?=#{2,3} )/m)) {
    const code = /^### `([^`]+)`$/m.exec(part)?.[1];
    if (code !== undefined) sections.set(code, [...(sections.get(code) ?? []), part]);
  }
  const unknown = [...sections.keys()].filter((code) => !(code in failures));
  return [
    ...Object.entries(failures).flatMap(([code, expected]) => problemsOf(code, expected, sections.get(code))),
    ...unknown.map(
      (code) => `docs/reference/errors.md describes ${code}, which src/system/errors.ts does not have.`,
    ),
  ];
}

function problemsOf(code: string, expected: string, sections: readonly string[] = []): string[] {
  const [section, ...others] = sections;
  if (section === undefined) return [`docs/reference/errors.md has no section for ${code}.`];
  if (others.length > 0) return [`docs/reference/errors.md has more than one section for ${code}.`];
  const stated = PARTS.exec(section)?.[1];
  if (stated === undefined) {
    return [`docs/reference/errors.md: the section of ${code} lacks its **Class**, **Cause** or **Fix**.`];
  }
  return stated === expected
    ? []
    : [`docs/reference/errors.md: ${code} is of class ${expected}, not ${stated}.`];
}
