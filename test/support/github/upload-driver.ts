// A script that uploads what UPLOAD_REQUEST says, in a process of its own because the client of GitHub reads the
// environment of the process. Its output `result` is the artifact, or the failure.
import { appendFileSync } from "node:fs";

import { Failure } from "../../../src/system/errors.ts";
import {
  uploadArtifact,
  type ArtifactService,
  type UploadRequest,
} from "../../../src/github/artifacts/artifacts.ts";

interface Order {
  readonly request: UploadRequest;
  readonly limitMs?: number;
  readonly cancelAfterMs?: number;
}

const { env } = process;
const order = JSON.parse(env["UPLOAD_REQUEST"] ?? "") as Order;
const service: ArtifactService = {
  runtimeToken: env["ACTIONS_RUNTIME_TOKEN"],
  resultsUrl: env["ACTIONS_RESULTS_URL"],
  serverUrl: env["GITHUB_SERVER_URL"] ?? "",
  repository: env["GITHUB_REPOSITORY"] ?? "",
  runId: env["GITHUB_RUN_ID"] ?? "",
};
const { limitMs, cancelAfterMs } = order;
const limit = {
  ...(limitMs === undefined ? {} : { limitMs }),
  ...(cancelAfterMs === undefined ? {} : { signal: AbortSignal.timeout(cancelAfterMs) }),
};

const started = performance.now();
const outcome = await uploadArtifact(order.request, service, limit).catch((error: unknown) => {
  if (!(error instanceof Failure)) throw error;
  const { code, message, hint } = error;
  return { code, message, hint };
});
const peakBytes = process.resourceUsage().maxRSS * 1024;
const result = { outcome, peakBytes, elapsedMs: performance.now() - started };
appendFileSync(env["GITHUB_OUTPUT"] ?? "", `result=${JSON.stringify(result)}\n`);
