import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import {
  validateArtifactName,
  validateFilePath,
} from "../../../node_modules/@actions/artifact/lib/internal/upload/path-and-artifact-name-validation.js";
import {
  artifactNameProblem,
  artifactPathProblem,
  defaultArtifactName,
} from "../../../src/github/artifacts/artifact-name.ts";

const tricky = fc.string({ unit: fc.constantFrom(...Array.from("ab-_. \"':<>|*?\r\n\\/äß漢")) });

// The client says on stdout that it likes a name.
beforeAll(() => void vi.spyOn(process.stdout, "write").mockReturnValue(true));
afterAll(() => void vi.restoreAllMocks());

describe("artifactNameProblem", () => {
  it("agrees with GitHub's client on every name", () => {
    fc.assert(
      fc.property(fc.oneof(tricky, fc.string()), (name) => {
        expect(artifactNameProblem(name) === undefined).toBe(isAccepted(validateArtifactName, name));
      }),
    );
  });

  it("says which character is wrong", () => {
    expect(artifactNameProblem("esp-a0:b1")).toBe("it contains a colon");
    expect(artifactNameProblem("nightly/board7")).toBe("it contains a slash");
    expect(artifactNameProblem("")).toBe("it is empty");
  });
});

describe("artifactPathProblem", () => {
  it("agrees with GitHub's client on every path", () => {
    fc.assert(
      fc.property(fc.oneof(tricky, fc.string()), (path) => {
        expect(artifactPathProblem(path) === undefined).toBe(isAccepted(validateFilePath, path));
      }),
    );
  });
});

describe("defaultArtifactName", () => {
  it("names chip, board, run, attempt and job", () => {
    const parts = {
      chip: "ESP32-C3",
      mac: "7C:DF:A1:00:01:02",
      runId: "4242",
      runAttempt: "2",
      job: "nightly",
    };
    expect(defaultArtifactName(parts, "0f3c9a")).toBe(
      "esp-backup-esp32-c3-7cdfa1000102-4242-2-nightly-0f3c9a",
    );
  });

  it("leaves out what is not known", () => {
    expect(defaultArtifactName({ runId: "4242", runAttempt: "1", job: "hil" }, "0f3c9a")).toBe(
      "esp-backup-4242-1-hil-0f3c9a",
    );
  });

  it("is legal and short whatever the job is called", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.string(), (job, chip) => {
        const name = defaultArtifactName({
          chip,
          mac: "7c:df:a1:00:01:02",
          runId: "1",
          runAttempt: "1",
          job,
        });
        expect(artifactNameProblem(name)).toBeUndefined();
        expect(name).toMatch(/^[\w.-]+$/);
        expect(name.length).toBeLessThanOrEqual(200);
      }),
    );
  });

  it("differs each time, for a job may back up the same board twice", () => {
    const parts = { chip: "esp32", runId: "4242", runAttempt: "1", job: "hil" };
    expect(defaultArtifactName(parts)).not.toBe(defaultArtifactName(parts));
  });
});

function isAccepted(validate: (text: string) => void, text: string): boolean {
  try {
    validate(text);
    return true;
  } catch {
    return false;
  }
}
