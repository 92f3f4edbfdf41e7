import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { codeBlocks, readPage, workflowFiles } from "./workflows.ts";

const Workflow = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.looseObject({
      "timeout-minutes": z.number(),
      needs: z.union([z.string(), z.array(z.string())]).optional(),
      steps: z.array(z.looseObject({ uses: z.string().optional(), with: z.unknown().optional() })),
    }),
  ),
});

/** Workflows in pages that are complete: what people copy as a file. */
const IN_PAGES = codeBlocks("yaml").filter(({ text }) => /^on:/m.test(text) && /^jobs:/m.test(text));

it("there are complete workflows in the pages", () => {
  expect(IN_PAGES.length).toBeGreaterThan(5);
});

describe.each([...workflowFiles(true), ...IN_PAGES].map(({ where, text }) => [where, text] as const))(
  "%s",
  (_, text) => {
    const workflow = Workflow.parse(parse(text));

    it("grants nothing at the top: each job asks for what it needs", () => {
      expect(workflow.permissions).toEqual({});
    });

    it("limits the time of every job", () => {
      for (const job of Object.values(workflow.jobs)) expect(job["timeout-minutes"]).toBeLessThanOrEqual(60);
    });

    it("keeps no credentials in the checkout", () => {
      const checkouts = Object.values(workflow.jobs)
        .flatMap((job) => job.steps)
        .filter((step) => step.uses?.startsWith("actions/checkout@") === true);
      for (const step of checkouts) expect(step.with).toMatchObject({ "persist-credentials": false });
    });
  },
);

describe("the CI", () => {
  it("ends in one job that waits for all others", () => {
    const { jobs } = Workflow.parse(parse(readPage(".github/workflows/ci.yml")));
    const others = Object.keys(jobs).filter((name) => name !== "passed");
    expect(jobs["passed"]?.needs).toEqual(others);
  });
});
