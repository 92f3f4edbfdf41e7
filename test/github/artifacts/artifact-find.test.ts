import "../../support/runner/short-pauses-preload.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Failure } from "../../../src/system/errors.ts";
import { findArtifact } from "../../../src/github/artifacts/artifact-find.ts";
import { findLatestArtifact } from "../../../src/github/artifacts/artifact-latest.ts";
import { type ArtifactService } from "../../../src/github/artifacts/artifacts.ts";
import {
  type Fault,
  type ResultsService,
  type RunOptions,
  startResultsService,
} from "../../support/github/results-service.ts";

const WORKFLOW_REF = "octocat/firmware/.github/workflows/nightly.yml@refs/heads/main";
const BOARD = { name: "board", bytes: Buffer.from("zip") };
const EXPIRED = { ...BOARD, expired: true };

let github: ResultsService;
let service: ArtifactService;

beforeEach(async () => {
  github = await startResultsService();
  service = {
    serverUrl: "https://github.com",
    apiUrl: github.env.GITHUB_API_URL,
    repository: "octocat/firmware",
    runId: "4242",
    workflowRef: WORKFLOW_REF,
  };
});
afterEach(() => github.close());

describe("findArtifact in another run", () => {
  it("tells all that is known of it", async () => {
    const run = github.addRun({}, { ...BOARD, name: "other" }, BOARD);
    expect(await find(run.id)).toEqual({
      id: run.artifactIds[1],
      name: "board",
      size: 3,
      digest: expect.stringMatching(/^sha256:[\da-f]{64}$/) as string,
      createdAt: "2026-11-21T02:00:00Z",
      runId: String(run.id),
      repository: "octocat/firmware",
      url: `https://github.com/octocat/firmware/actions/runs/${run.id}/artifacts/${run.artifactIds[1]}`,
    });
  });

  it("takes the newest of its name, and none that only begins like it", async () => {
    const run = github.addRun({}, BOARD, BOARD, { ...BOARD, name: "board-2" });
    expect((await find(run.id)).id).toBe(run.artifactIds[1]);
  });

  it("finds one behind the first page of the run's artifacts", async () => {
    const others = Array.from({ length: 150 }, (_, index) => ({ ...BOARD, name: `board-${index}` }));
    const run = github.addRun({}, BOARD, ...others);
    expect((await find(run.id)).id).toBe(run.artifactIds[0]);
  });

  it("takes one that lasts before one that has expired", async () => {
    const run = github.addRun({}, BOARD, EXPIRED);
    expect((await find(run.id)).id).toBe(run.artifactIds[0]);
  });

  it("says that it has expired", async () => {
    const failure = await failureOf(find(github.addRun({}, EXPIRED).id));
    expect(failure.code).toBe("artifact-expired");
    expect(failure.message).toContain('"board"');
  });

  it("does not take a digest that it cannot check", async () => {
    const run = github.addRun({}, { ...BOARD, digest: "md5:00" });
    expect((await find(run.id)).digest).toBeUndefined();
  });

  it("names the first few artifacts that there are, when the name is not among them", async () => {
    const run = github.addRun({}, ...["a", "b", "c", "d", "e"].map((name) => ({ ...BOARD, name })));
    const failure = await failureOf(find(run.id));
    expect(failure.code).toBe("artifact-not-found");
    expect(failure.message).toContain(
      `run ${run.id} of octocat/firmware, which has "e", "d", "c" and 2 more`,
    );
  });

  it("says that the run is not there, or may not be seen", async () => {
    github.addRun();
    const failure = await failureOf(find(1));
    expect(failure.code).toBe("artifact-not-found");
    expect(failure.message).toContain("no run 1 in octocat/firmware, or the token has no access to it");
  });

  it.each([
    ["no token", undefined, "need a token"],
    ["an empty token", "", "need a token"],
    ["a token that is not valid", "ghs_wrong", "HTTP status 401"],
  ])("refuses %s, and does not repeat it", async (_what, token, message) => {
    const failure = await failureOf(find(github.addRun({}, BOARD).id, { token }));
    expect(failure.code).toBe("artifact-forbidden");
    expect(failure.message).toContain(message);
    expect(failure.message).not.toContain("ghs_");
    expect(failure.hint).toContain("actions: read");
  });

  it.each<[string, Fault, string, RegExp]>([
    ["is refused", { call: "ListRunArtifacts", kind: "status", status: 403 }, "artifact-forbidden", /403/],
    [
      "is limited",
      { call: "ListRunArtifacts", kind: "status", status: 429 },
      "artifact-failed",
      /rate limit/,
    ],
    ["is not known", { call: "ListRunArtifacts", kind: "status", status: 418 }, "artifact-failed", /418/],
    [
      "is no JSON",
      { call: "ListRunArtifacts", kind: "answer", body: "<html>" },
      "artifact-failed",
      /not JSON/,
    ],
    ["is another", { call: "ListRunArtifacts", kind: "answer", body: "{}" }, "artifact-failed", /known form/],
    [
      "never comes",
      { call: "ListRunArtifacts", kind: "status", status: 500 },
      "artifact-failed",
      /status 500/,
    ],
  ])("fails when the answer %s", async (_what, fault, code, message) => {
    const run = github.addRun({}, BOARD);
    github.failWith(fault);
    const failure = await failureOf(find(run.id));
    expect({ code: failure.code, message: failure.message }).toEqual({
      code,
      message: expect.stringMatching(message) as string,
    });
  });

  it("takes a rate limit for no lack of permission, and says until when", async () => {
    const run = github.addRun({}, BOARD);
    const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1800000000" };
    github.failWith({ call: "ListRunArtifacts", kind: "status", status: 403, headers });
    const failure = await failureOf(find(run.id));
    expect(failure.code).toBe("artifact-failed");
    expect(failure.message).toContain("is reached until 2027-01-15T08:00:00.000Z");
  });

  it("says that it does not know all names of a run with many artifacts", async () => {
    const run = github.addRun({}, ...Array.from({ length: 101 }, (_, i) => ({ ...BOARD, name: `b${i}` })));
    expect((await failureOf(find(run.id))).message).toContain('has at least "b99", "b98", "b97" and 97 more');
  });

  it.each<Fault>([
    { call: "ListRunArtifacts", kind: "status", status: 502, times: 1 },
    { call: "ListRunArtifacts", kind: "reset", afterBytes: 0, times: 1 },
  ])("asks again after a short trouble: %j", async (fault) => {
    const run = github.addRun({}, BOARD);
    github.failWith(fault);
    expect((await find(run.id)).id).toBe(run.artifactIds[0]);
  });

  it("ends when the step is cancelled, and at its limit", async () => {
    const run = github.addRun({}, BOARD);
    github.failWith({ call: "ListRunArtifacts", kind: "hang" });
    const cancelled = await failureOf(find(run.id, {}, { signal: AbortSignal.timeout(100) }));
    expect(cancelled.code).toBe("cancelled");
    const late = await failureOf(find(run.id, {}, { limitMs: 100 }));
    expect(late.code).toBe("artifact-failed");
    expect(late.message).toContain('the search for the artifact "board" within 0 s');
  });

  it.each(["octocat", "octocat/..", "../firmware", "a/b/c", "octocat/fir?mware", "octocat/x#y", ""])(
    "does not look in %j, which is not a repository",
    async (repository) => {
      expect((await failureOf(find(7, { repository }))).code).toBe("input-invalid");
      expect(github.requests).toEqual([]);
    },
  );

  it("needs the number of the run in another repository", async () => {
    const failure = await failureOf(find(undefined, { repository: "octocat/other" }));
    expect(failure.code).toBe("input-invalid");
    expect(failure.hint).toContain("run-id");
  });
});

describe("findLatestArtifact", () => {
  it("takes the newest of the successful runs", async () => {
    github.addRun({}, BOARD);
    const run = github.addRun({}, BOARD);
    expect(await latest()).toMatchObject({ id: run.artifactIds[0], runId: String(run.id) });
  });

  it("finds none where there is none yet", async () => {
    github.addRun({}, { ...BOARD, name: "another" });
    expect(await latest()).toBeUndefined();
  });

  it.each<[string, RunOptions]>([
    ["a fork", { fork: true }],
    ["a fork, as only the run itself says", { fork: "unlisted" }],
    ["a run that failed", { conclusion: "failure" }],
    ["a run that was cancelled", { conclusion: "cancelled" }],
    ["a run that continues", { status: "in_progress", conclusion: null }],
    ["another workflow", { path: ".github/workflows/pull-request.yml" }],
    ["this run", { id: 4242 }],
  ])("never takes that of %s", async (_whose, options) => {
    const run = github.addRun({}, BOARD);
    github.addRun(options, BOARD);
    expect((await latest())?.id).toBe(run.artifactIds[0]);
  });

  it("never takes that of a fork by what the list alone says", async () => {
    github.addRun({ fork: true }, BOARD);
    expect(await latest()).toBeUndefined();
    expect(github.requests.map(({ call }) => call)).toEqual(["ListRepositoryArtifacts"]);
  });

  it("never takes one that has expired", async () => {
    const run = github.addRun({}, BOARD);
    github.addRun({}, EXPIRED);
    expect((await latest())?.id).toBe(run.artifactIds[0]);
  });

  it("knows the workflow of a run with its branch", async () => {
    const run = github.addRun({ path: ".github/workflows/nightly.yml@refs/heads/next" }, BOARD);
    expect((await latest())?.id).toBe(run.artifactIds[0]);
  });

  it("takes any workflow of another repository, or where the runner does not tell its own", async () => {
    const there = github.addRun({ repository: "espressif/bench", path: "other.yml" }, BOARD);
    expect((await latest({ repository: "espressif/bench" }))?.id).toBe(there.artifactIds[0]);
    const here = github.addRun({ path: "other.yml" }, BOARD);
    service = { ...service, workflowRef: undefined };
    expect((await latest())?.id).toBe(here.artifactIds[0]);
  });

  it("looks on the second page", async () => {
    const run = github.addRun({}, BOARD);
    github.addRun({}, ...Array.from({ length: 120 }, () => EXPIRED));
    expect((await latest())?.id).toBe(run.artifactIds[0]);
  });

  it("asks for a run once, however many artifacts of the name it has", async () => {
    github.addRun({ conclusion: "failure" }, BOARD, BOARD, BOARD);
    expect(await latest()).toBeUndefined();
    expect(github.requests.filter(({ call }) => call === "GetRun")).toHaveLength(1);
  });

  it("gives up after fifty runs, and says so", async () => {
    github.addRun({}, BOARD);
    for (let count = 0; count < 50; count++) github.addRun({ conclusion: "failure" }, BOARD);
    const failure = await failureOf(latest());
    expect(failure.code).toBe("artifact-not-found");
    expect(failure.message).toContain("50 runs");
    expect(github.requests.filter(({ call }) => call === "GetRun")).toHaveLength(50);
  });

  it("skips a run that was deleted meanwhile", async () => {
    const run = github.addRun({}, BOARD);
    github.addRun({}, BOARD);
    github.failWith({ call: "GetRun", kind: "status", status: 404, times: 1 });
    expect((await latest())?.id).toBe(run.artifactIds[0]);
  });

  it("says what the token lacks", async () => {
    github.addRun({}, BOARD);
    github.failWith({ call: "ListRepositoryArtifacts", kind: "status", status: 403 });
    expect((await failureOf(latest())).code).toBe("artifact-forbidden");
  });

  it("says that the token does not see the repository", async () => {
    const failure = await failureOf(latest({ repository: "octocat/secret" }));
    expect(failure.code).toBe("artifact-forbidden");
    expect(failure.message).toContain("GitHub does not show octocat/secret to the token (HTTP status 404)");
  });
});

type Limit = Parameters<typeof findArtifact>[3];

function find(
  runId: number | undefined,
  place: { readonly token?: string | undefined; readonly repository?: string } = {},
  limit?: Limit,
) {
  const { repository, token } = { repository: undefined, token: github.apiToken, ...place };
  return findArtifact("board", { runId, repository, token }, service, limit);
}

function latest({ repository }: { readonly repository?: string } = {}) {
  return findLatestArtifact("board", { repository, token: github.apiToken }, service);
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const outcome = await work.catch((error: unknown) => error);
  if (outcome instanceof Failure) return outcome;
  throw new Error("It did not fail as it should.", { cause: outcome });
}
