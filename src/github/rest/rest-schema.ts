// Loaded on demand, with requests to GitHub's API, because loading zod takes time.
import * as z from "../../system/zod.ts";

const id = z.int().positive();

/** Of `GET /repos/{owner}/{repo}/actions/artifacts` and `…/actions/runs/{run_id}/artifacts`. */
export const artifactsSchema = z.object({
  artifacts: z.array(
    z.object({
      id,
      name: z.string(),
      size_in_bytes: z.int().nonnegative(),
      expired: z.boolean(),
      created_at: z.string().nullish(),
      digest: z.string().nullish(),
      workflow_run: z
        .object({ id: id.optional(), repository_id: id.optional(), head_repository_id: id.nullish() })
        .nullish(),
    }),
  ),
});

export type ArtifactsAnswer = z.infer<typeof artifactsSchema>;

/** Of `GET /repos/{owner}/{repo}/actions/runs/{run_id}`. */
export const runSchema = z.object({
  status: z.string().nullable(),
  conclusion: z.string().nullable(),
  path: z.string().optional(),
  repository: z.object({ id }),
  /** Null when the fork was deleted. */
  head_repository: z.object({ id }).nullish(),
});
