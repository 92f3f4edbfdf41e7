import type { TestCase, TestReport } from "./test-report.ts";
import type { UnityMenu } from "./unity-menu.ts";

/**
 * The results of a menu whose cases were run one by one; they include every case that the menu lists.
 * @param report what the console showed; `undefined` if it showed no tests.
 */
export function menuReport(
  report: TestReport | undefined,
  { cases, skipped, isDone }: Pick<UnityMenu, "cases" | "skipped" | "isDone">,
): TestReport {
  const shown = report?.cases ?? [];
  const known = new Set([...shown, ...skipped].map(({ name }) => name));
  const without = cases.filter(({ name }) => !known.has(name));
  const others: TestCase[] = [
    ...skipped.map(({ name, why }) => ({ name, outcome: "skipped", message: why }) as const),
    ...without.map(({ name }) => ({ name, outcome: "incomplete", message: "It has no result." }) as const),
  ];
  return {
    framework: "unity",
    cases: [...shown, ...others],
    missing: [
      ...(cases.length === 0 ? ["The menu of tests did not appear."] : []),
      ...(isDone ? [] : ["The menu of tests was not run to its end."]),
      ...(shown.length === 0 ? [] : (report?.missing ?? [])),
      ...(without.length === 0
        ? []
        : [`${without.length} of ${cases.length} cases of the menu have no result.`]),
    ],
  };
}
