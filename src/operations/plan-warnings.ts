import type { Board } from "../board/session/board.ts";

/** GitHub shows ten annotations of each type per step, and the rest of the step needs some. */
const MOST_ANNOTATIONS = 5;
const TITLE = "plan";

/** Annotates the first warnings of a plan; the log and the summary have all. */
export function annotateWarnings(
  warnings: readonly string[],
  { say, warn }: Pick<Board, "say" | "warn">,
): void {
  for (const warning of warnings.slice(0, MOST_ANNOTATIONS)) warn(TITLE, warning);
  const others = warnings.slice(MOST_ANNOTATIONS);
  for (const warning of others) say(`Warning: ${warning}`);
  if (others.length === 0) return;
  const more = others.length === 1 ? "1 more warning" : `${others.length} more warnings`;
  warn(TITLE, `${more} of the plan: see the job summary.`);
}
