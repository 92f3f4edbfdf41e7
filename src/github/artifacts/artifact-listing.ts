import { Failure } from "../../system/errors.ts";
import { forbiddenArtifact, MAY_BE_TEMPORARY, missingArtifact } from "./artifact-failure.ts";
import type { RestAnswer, RestApi } from "../rest/rest-api.ts";
import type { ArtifactsAnswer } from "../rest/rest-schema.ts";

/** An artifact as GitHub's API lists it. */
export interface ListedArtifact {
  readonly id: number;
  readonly name: string;
  /** Bytes of the zip. */
  readonly size: number;
  readonly expired: boolean;
  /** `sha256:<64 hex digits>`; artifacts from before 2025 have none. */
  readonly digest: string | undefined;
  /** ISO time */
  readonly createdAt: string | undefined;
  readonly run: { readonly id: number; readonly isOfFork: boolean } | undefined;
}

/** A workflow run as GitHub's API describes it. */
export interface ListedRun {
  readonly isOfFork: boolean;
  readonly succeeded: boolean;
  /** `.github/workflows/nightly.yml` */
  readonly workflowPath: string | undefined;
}

export const PAGE_SIZE = 100;

/**
 * The artifacts and runs of one repository, as GitHub's API lists them. `name` is the artifact searched for, for
 * messages.
 */
export class ArtifactListing {
  readonly #api: RestApi;
  readonly #repository: string;
  readonly #name: string;

  /** @param repository `owner/name`, checked */
  constructor(api: RestApi, repository: string, name: string) {
    this.#api = api;
    this.#repository = repository;
    this.#name = name;
  }

  /**
   * The first hundred artifacts of a run, newest first; with `name`, only those with that name.
   * @throws {Failure} `artifact-not-found` if the run does not exist, `artifact-forbidden`, `artifact-failed`
   */
  async ofRun(runId: string, name?: string): Promise<readonly ListedArtifact[]> {
    const filter = name === undefined ? "" : `&name=${encodeURIComponent(name)}`;
    const path = `/actions/runs/${runId}/artifacts?per_page=${PAGE_SIZE}${filter}`;
    return artifactsIn(await this.#get(path, `There is no run ${runId} in ${this.#repository}`));
  }

  /**
   * A page (from 1) of the artifacts with the name in the whole repository, newest first.
   * @throws {Failure} `artifact-forbidden`, also if GitHub hides the repository; `artifact-failed`
   */
  async page(page: number): Promise<readonly ListedArtifact[]> {
    const filter = `name=${encodeURIComponent(this.#name)}&per_page=${PAGE_SIZE}&page=${page}`;
    const answer = await this.#api.get(`/repos/${this.#repository}/actions/artifacts?${filter}`);
    // GitHub hides what a token may not see. The repository of this run certainly exists.
    if (answer.status === 404) {
      throw forbiddenArtifact(
        this.#name,
        `GitHub does not show ${this.#repository} to the token (HTTP status 404)`,
      );
    }
    const { artifactsSchema } = await import("../rest/rest-schema.ts");
    return artifactsIn(this.#checked(answer, artifactsSchema).artifacts);
  }

  /** @returns `undefined` if the run was deleted */
  async run(runId: number): Promise<ListedRun | undefined> {
    const answer = await this.#api.get(`/repos/${this.#repository}/actions/runs/${runId}`);
    if (answer.status === 404) return undefined;
    const { runSchema } = await import("../rest/rest-schema.ts");
    const run = this.#checked(answer, runSchema);
    return {
      isOfFork: run.head_repository?.id !== run.repository.id,
      succeeded: run.status === "completed" && run.conclusion === "success",
      // For some events, `@` and the branch follow.
      workflowPath: run.path?.replace(/@.*$/s, ""),
    };
  }

  /** @param missing begins a sentence */
  async #get(path: string, missing: string) {
    const answer = await this.#api.get(`/repos/${this.#repository}${path}`);
    if (answer.status === 404) {
      const where = `${missing}, or the token has no access to it.`;
      throw missingArtifact(this.#name, where, "Check run-id, repository, and the token's permissions.");
    }
    const { artifactsSchema } = await import("../rest/rest-schema.ts");
    return this.#checked(answer, artifactsSchema).artifacts;
  }

  #checked<T>({ status, body }: RestAnswer, schema: Schema<T>): T {
    const refusal = `GitHub answered with HTTP status ${status} for ${this.#repository}`;
    if (status === 401 || status === 403) throw forbiddenArtifact(this.#name, refusal);
    const result = status === 200 ? schema.safeParse(body) : undefined;
    if (result?.data !== undefined) return result.data;
    const why = status === 200 ? `GitHub's answer for ${this.#repository} has an unknown format` : refusal;
    const message = `The artifact ${JSON.stringify(this.#name)} could not be looked up: ${why}.`;
    throw new Failure("artifact-failed", message, MAY_BE_TEMPORARY, { cause: result?.error });
  }
}

/** The part of a zod schema that this module uses. */
interface Schema<T> {
  safeParse(value: unknown): { readonly data?: T; readonly error?: unknown };
}

function artifactsIn(artifacts: ArtifactsAnswer["artifacts"]): readonly ListedArtifact[] {
  return artifacts
    .map(({ id, name, size_in_bytes: size, expired, created_at, digest, workflow_run: run }) => ({
      id,
      name,
      size,
      expired,
      digest: digest ?? undefined,
      createdAt: created_at ?? undefined,
      run:
        run?.id === undefined
          ? undefined
          : { id: run.id, isOfFork: run.head_repository_id !== run.repository_id },
    }))
    .sort((a, b) => b.id - a.id);
}
