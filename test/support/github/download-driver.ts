// A script that finds and downloads what DOWNLOAD_ORDER says, in a process of its own because the client of GitHub
// reads the environment of the process. Its output `result` is what was found and unpacked, or the failure.
import { appendFileSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Failure } from "../../../src/system/errors.ts";
import { downloadArtifact } from "../../../src/github/artifacts/artifact-download.ts";
import { findArtifact, type FoundArtifact } from "../../../src/github/artifacts/artifact-find.ts";
import { findLatestArtifact } from "../../../src/github/artifacts/artifact-latest.ts";
import { type ArtifactService } from "../../../src/github/artifacts/artifacts.ts";

export interface DownloadOrder {
  readonly name: string;
  readonly runId?: number;
  readonly repository?: string;
  readonly token?: string;
  /** In place of the run: the newest of all. */
  readonly latest?: boolean;
  readonly download?: boolean;
  readonly maxTotalBytes?: number;
  readonly limitMs?: number;
  readonly cancelAfterMs?: number;
  readonly workflowRef?: string;
  /** What the digest of the found artifact is replaced with. */
  readonly digest?: string;
}

export interface DownloadResult {
  readonly found?: FoundArtifact;
  /** The text of the unpacked files, by entry name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly failure?: Readonly<Record<"code" | "message" | "hint", string>>;
  /** What is left in the folder that was downloaded into. */
  readonly left: readonly string[];
  /** What is loaded only to be used. */
  readonly peakBytes: number;
  readonly elapsedMs: number;
}

const { env } = process;
const order = JSON.parse(env["DOWNLOAD_ORDER"] ?? "") as DownloadOrder;
const service: ArtifactService = {
  runtimeToken: env["ACTIONS_RUNTIME_TOKEN"],
  resultsUrl: env["ACTIONS_RESULTS_URL"],
  serverUrl: env["GITHUB_SERVER_URL"] ?? "",
  apiUrl: env["GITHUB_API_URL"],
  repository: env["GITHUB_REPOSITORY"] ?? "",
  runId: env["GITHUB_RUN_ID"] ?? "",
  workflowRef: order.workflowRef,
};
const { name, runId, repository, token, limitMs, cancelAfterMs } = order;
const limit = {
  ...(limitMs === undefined ? {} : { limitMs }),
  ...(cancelAfterMs === undefined ? {} : { signal: AbortSignal.timeout(cancelAfterMs) }),
};
const folder = mkdtempSync(join(env["RUNNER_TEMP"] ?? "", "download-"));

async function work(): Promise<Pick<DownloadResult, "files" | "found">> {
  const place = { runId, repository, token };
  const found =
    order.latest === true
      ? await findLatestArtifact(name, place, service, limit)
      : await findArtifact(name, place, service, limit);
  if (found === undefined) return {};
  if (order.download !== true) return { found };
  const paths = await downloadArtifact(
    { ...found, ...(order.digest === undefined ? {} : { digest: order.digest }) },
    folder,
    {
      isExpected: (entry) => /\.(bin|json)$/.test(entry),
      maxEntries: 3,
      maxTotalBytes: order.maxTotalBytes ?? 1_000_000,
    },
    { ...service, token },
    limit,
  );
  const files = [...paths].map(([entry, path]) => [entry, readFileSync(path, "utf8")]);
  return { found, files: Object.fromEntries(files) as Record<string, string> };
}

const started = performance.now();
const outcome = await work().catch((error: unknown) => {
  if (!(error instanceof Failure)) throw error;
  const { code, message, hint } = error;
  return { failure: { code, message, hint } };
});
const result: DownloadResult = {
  ...outcome,
  left: readdirSync(folder).sort(),
  peakBytes: process.resourceUsage().maxRSS * 1024,
  elapsedMs: performance.now() - started,
};
appendFileSync(env["GITHUB_OUTPUT"] ?? "", `result=${JSON.stringify(result)}\n`);
process.stdout.write("", () => process.exit());
