import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// Real esptool processes and real sockets: every test has its own deadline, none measures speed.
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    globalSetup: ["test/support/global-setup.ts"],
    setupFiles: ["test/support/seed.ts"],
    // A step waits for its board for a third of its time: on two processors, three files at once.
    maxWorkers: availableParallelism() + 1,
  },
});
