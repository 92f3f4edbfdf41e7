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

// Real esptool processes and real sockets: every test has its own deadline, none measures speed.
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    globalSetup: ["test/support/global-setup.ts"],
    setupFiles: ["test/support/seed.ts"],
    sequence: { sequencer: LongestFirst },
    // A step waits for its board for a third of its time: on two processors, three files at once.
    maxWorkers: availableParallelism() + 1,
  },
});
