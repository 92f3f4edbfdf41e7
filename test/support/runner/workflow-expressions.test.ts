import { describe, expect, it } from "vitest";
import { filledIn, holds } from "./workflow-expressions.ts";

const contexts = {
  github: { event: { schedule: "17 2 1 * *" }, run_id: "7" },
  steps: { backup: { outputs: { changed: "true", "changed-regions": "[]" } } },
};

describe("expressions of a workflow", () => {
  it.each([
    ["run ${{ github.run_id }}-${{steps.backup.outputs.changed-regions}}", "run 7-[]"],
    ["${{ github.event.schedule == '17 2 1 * *' && 'always' || 'changed' }}", "always"],
    ["${{ github.event.schedule == '17 2  1 * *' && 'always' || 'changed' }}", "changed"],
    ["${{ github.event.inputs.write }}", ""],
    ["${{ 'it''s' }} ${{ github.run_id != '8' }}", "it's true"],
  ])("%s is %s", (text, value) => expect(filledIn(text, contexts)).toBe(value));

  it.each([
    ["steps.backup.outputs.changed == 'true'", true],
    ["${{ steps.other.outputs.changed == 'TRUE' }}", false],
    ["!(github.run_id == '7') || github.run_id", true],
    ["github.nothing && github.run_id", false],
  ])("if: %s is %s", (condition, outcome) => expect(holds(condition, contexts)).toBe(outcome));

  it.each(["always()", "matrix.board", "github.run_id ==", "(github.run_id", "'a' 'b'", "github", ""])(
    "%s is not guessed at",
    (text) => expect(() => filledIn(`\${{ ${text} }}`, contexts)).toThrow(),
  );
});
