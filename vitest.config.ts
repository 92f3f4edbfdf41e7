import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Starts what takes long first, so that no file is left running alone at the end. Vitest knows how long a file took only
 * where it ran before, and goes by the length of its text elsewhere, which says nothing about a matrix of steps.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

/** Whole steps, of which matrices are the longest, before what runs in the process of the test. */
function rank({ moduleId }: TestSpecification): number {
  if (!moduleId.includes("/test/step/")) return 2;
  return moduleId.endsWith(".sampled.test.ts") ? 0 : 1;
}

/**
 * Folders whose tests change nothing that another file sees: no variable, no global, no folder that is shared. Their
 * files share a process, which loads what they have in common once: that takes half the CPU time.
 */
const PURE = "test/{firmware,gate,inputs,report}/**/*.test.ts";
/** It has the streams of its process replaced. */
const STUBBING = "test/report/log.test.ts";

// Real esptool processes and real sockets: every test has its own deadline, none measures speed.
export default defineConfig({
  test: {
    testTimeout: 300_000,
    hookTimeout: 300_000,
    globalSetup: ["test/support/global-setup.ts"],
    setupFiles: ["test/support/seed.ts"],
    sequence: { sequencer: LongestFirst },
    // A step waits for its board for a third of its time: on two processors, three files at once.
    maxWorkers: availableParallelism() + 1,
    projects: [
      { extends: true, test: { name: "pure", include: [PURE], exclude: [STUBBING], isolate: false } },
      // All other files, each in a process of its own.
      {
        extends: true,
        test: { name: "alone", include: ["test/!(firmware|gate|inputs|report)/**/*.test.ts", STUBBING] },
      },
    ],
  },
});
