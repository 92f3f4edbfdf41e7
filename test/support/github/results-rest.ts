import { createHash, randomBytes } from "node:crypto";

import { type RestCall } from "./results-faults.ts";
import { storageRefusal, type Answer, type Json } from "./results-http.ts";

export interface OtherArtifact {
  readonly name: string;
  /** A zip, as a rule. */
  readonly bytes: Buffer;
  /** Default: that of `bytes`; `null`: none, as for artifacts of before 2025. */
  readonly digest?: string | null;
  readonly expired?: boolean;
  /** Default: that of `bytes`. */
  readonly size?: number;
}

export interface RunOptions {
  /** Default: `octocat/firmware`. */
  readonly repository?: string;
  readonly id?: number;
  /** Default: `completed`. */
  readonly status?: string;
  /** Default: `success`. */
  readonly conclusion?: string | null;
  /** Default: `.github/workflows/nightly.yml`. */
  readonly path?: string;
  /** Whether the code of the run came from a fork: `unlisted` when only the run itself says so. */
  readonly fork?: boolean | "unlisted";
}

export interface OtherRun {
  readonly id: number;
  /** Of its artifacts, in the order in which they were given. */
  readonly artifactIds: readonly number[];
}

interface Run extends Required<RunOptions> {
  readonly artifacts: readonly (Required<OtherArtifact> & { readonly id: number })[];
}

const FORK_ID = 666;
const BLOBS = "/account/other-results/";

/**
 * What GitHub's REST API reports of runs and their artifacts, in as many repositories as runs were added to. Fields and
 * statuses as https://docs.github.com/rest/actions/artifacts and /workflow-runs have them, as far as they matter.
 */
export class ResultsRest {
  readonly token = `ghs_${randomBytes(18).toString("hex")}`;
  /** Of the service, set as soon as it has a port. */
  url = "";
  readonly #runs: Run[] = [];
  readonly #signature = randomBytes(32).toString("hex");
  #nextRunId = 9001;
  #nextArtifactId = 5001;

  addRun(options: RunOptions = {}, ...artifacts: readonly OtherArtifact[]): OtherRun {
    const run: Run = {
      repository: "octocat/firmware",
      id: this.#nextRunId++,
      status: "completed",
      conclusion: "success",
      path: ".github/workflows/nightly.yml",
      fork: false,
      ...options,
      artifacts: artifacts.map((artifact) => ({
        expired: false,
        size: artifact.bytes.length,
        digest: `sha256:${createHash("sha256").update(artifact.bytes).digest("hex")}`,
        ...artifact,
        id: this.#nextArtifactId++,
      })),
    };
    this.#runs.push(run);
    return { id: run.id, artifactIds: run.artifacts.map(({ id }) => id) };
  }

  callOf(method: string, { pathname }: URL): RestCall | "GetBlob" | undefined {
    if (method !== "GET") return undefined;
    if (pathname.startsWith(BLOBS)) return "GetBlob";
    const [, repos, , , actions, ...rest] = pathname.split("/");
    if (repos !== "repos" || actions !== "actions") return undefined;
    const shape = rest.map((part) => (/^\d+$/.test(part) ? "ID" : part)).join("/");
    const calls: Record<string, RestCall> = {
      artifacts: "ListRepositoryArtifacts",
      "artifacts/ID/zip": "GetArtifactZip",
      "runs/ID": "GetRun",
      "runs/ID/artifacts": "ListRunArtifacts",
    };
    return calls[shape];
  }

  answer(call: RestCall | "GetBlob", url: URL, authorization: string | undefined): Answer {
    if (call === "GetBlob") return this.#blob(url, authorization);
    if (authorization === undefined) return { status: 401, body: { message: "Requires authentication" } };
    if (!["Bearer", "token"].some((scheme) => authorization === `${scheme} ${this.token}`))
      return { status: 401, body: { message: "Bad credentials" } };
    const [, , owner = "", name = "", , , id = ""] = url.pathname.split("/");
    const runs = this.#runs.filter(({ repository }) => repository === `${owner}/${name}`);
    if (runs.length === 0) return NOT_FOUND;
    const run = runs.find((each) => String(each.id) === id);
    switch (call) {
      case "ListRepositoryArtifacts":
        return page(url, runs.flatMap(artifactsOf).sort(newestFirst));
      case "ListRunArtifacts":
        return run === undefined ? NOT_FOUND : page(url, artifactsOf(run));
      case "GetRun":
        return run === undefined ? NOT_FOUND : { status: 200, body: runBody(run) };
      case "GetArtifactZip":
        return this.#redirect(runs, Number(id));
    }
  }

  #redirect(runs: readonly Run[], id: number): Answer {
    const artifact = runs.flatMap(({ artifacts }) => artifacts).find((each) => each.id === id);
    if (artifact === undefined) return NOT_FOUND;
    if (artifact.expired) return { status: 410, body: { message: "Artifact has expired" } };
    const location = `${this.url.replace(/\/$/, "")}${BLOBS}${id}?sv=2026-04-06&sp=r&sig=${this.#signature}`;
    return { status: 302, headers: { location } };
  }

  /** The storage takes the signature alone: Azure refuses requests that come with a token as well. */
  #blob(url: URL, authorization: string | undefined): Answer {
    if (authorization !== undefined) return storageRefusal(400, "InvalidAuthenticationInfo");
    if (url.searchParams.get("sig") !== this.#signature) return storageRefusal(403, "AuthenticationFailed");
    const id = Number(url.pathname.slice(BLOBS.length));
    const artifact = this.#runs.flatMap(({ artifacts }) => artifacts).find((each) => each.id === id);
    if (artifact === undefined) return storageRefusal(404, "BlobNotFound");
    const disposition = `attachment; filename="${artifact.name}.zip"`;
    const headers = { "content-type": "application/zip", "content-disposition": disposition };
    return { status: 200, body: artifact.bytes, headers };
  }
}

const NOT_FOUND: Answer = { status: 404, body: { message: "Not Found" } };

function artifactsOf(run: Run): Json[] {
  const repositoryId = idOf(run.repository);
  return run.artifacts.map(({ id, name, size, expired, digest }) => ({
    id,
    name,
    size_in_bytes: size,
    expired,
    digest,
    created_at: "2026-11-21T02:00:00Z",
    workflow_run: {
      id: run.id,
      repository_id: repositoryId,
      head_repository_id: run.fork === true ? FORK_ID : repositoryId,
      head_branch: "main",
      head_sha: "0123456789abcdef0123456789abcdef01234567",
    },
  }));
}

function runBody(run: Run): Json {
  const { id, status, conclusion, path } = run;
  const repository = { id: idOf(run.repository), full_name: run.repository };
  const head_repository = run.fork !== false ? { id: FORK_ID, full_name: "mallory/firmware" } : repository;
  return { id, status, conclusion, path, repository, head_repository };
}

function newestFirst(a: Json, b: Json): number {
  return Number(b["id"]) - Number(a["id"]);
}

/** By the parameters `name`, `per_page` and `page`. */
function page(url: URL, artifacts: readonly Json[]): Answer {
  const wanted = url.searchParams.get("name");
  const size = Math.min(Number(url.searchParams.get("per_page") ?? 30), 100);
  const start = (Number(url.searchParams.get("page") ?? 1) - 1) * size;
  const matching = artifacts.filter(({ name }) => wanted === null || name === wanted);
  const body = { total_count: matching.length, artifacts: matching.slice(start, start + size) };
  return { status: 200, body };
}

function idOf(repository: string): number {
  return createHash("sha256").update(repository).digest().readUInt32LE(0);
}
