// A results service as GitHub's, for one run, on this machine, and the REST API for the artifacts of other runs. Imports only node: modules, because the demo
// runs it with plain Node.js. What it answers was captured from the real client; see test/github/artifacts/artifacts.sampled.test.ts.
import { createServer } from "node:http";
import { type AddressInfo } from "node:net";

import { type Fault } from "./results-faults.ts";
import { ResultsRest, type OtherArtifact, type OtherRun, type RunOptions } from "./results-rest.ts";
import { ResultsRun, type ResultsRequest, type StoredArtifact } from "./results-run.ts";

export { FAULTS, type Fault, type ResultsCall } from "./results-faults.ts";
export { type OtherArtifact, type OtherRun, type RunOptions } from "./results-rest.ts";
export { type ResultsRequest, type StoredArtifact } from "./results-run.ts";
export { zipEntries, zipEntry } from "./zip-entries.ts";

export interface ResultsServiceOptions {
  /** The first artifact id; default 1001. */
  readonly firstId?: number;
}

export interface ResultsService extends AsyncDisposable {
  /** `http://127.0.0.1:<port>/` */
  readonly url: string;
  readonly token: string;
  /** What the runner puts into the environment of an action's step so that it finds this service. */
  readonly env: {
    readonly ACTIONS_RESULTS_URL: string;
    readonly ACTIONS_RUNTIME_TOKEN: string;
    readonly GITHUB_API_URL: string;
  };
  /** What the REST API takes: GITHUB_TOKEN. */
  readonly apiToken: string;
  /** Adds an artifact to this run, as if an earlier step had uploaded these bytes. */
  store(name: string, bytes: Buffer): StoredArtifact;
  /** Adds an ended run of a repository, with its artifacts, that only the REST API lists. */
  addRun(options?: RunOptions, ...artifacts: readonly OtherArtifact[]): OtherRun;
  /** What was uploaded and confirmed, in order. */
  readonly artifacts: readonly StoredArtifact[];
  /** Every request, in the order of their answers. */
  readonly requests: readonly ResultsRequest[];
  /** From now on, and in place of earlier plans, these things go wrong. */
  failWith(...faults: readonly Fault[]): void;
  close(): Promise<void>;
}

/** Starts the service on a free port of 127.0.0.1. */
export async function startResultsService(options: ResultsServiceOptions = {}): Promise<ResultsService> {
  const rest = new ResultsRest();
  const run = new ResultsRun(options.firstId ?? 1001, rest);
  const server = createServer((request, response) => {
    run.serve(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  run.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  rest.url = run.url;
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return {
    url: run.url,
    token: run.token,
    env: {
      ACTIONS_RESULTS_URL: run.url,
      ACTIONS_RUNTIME_TOKEN: run.token,
      GITHUB_API_URL: run.url.replace(/\/$/, ""),
    },
    apiToken: rest.token,
    store: (name, bytes) => run.store(name, bytes),
    addRun: (...details) => rest.addRun(...details),
    artifacts: run.stored,
    requests: run.requests,
    failWith: (...faults) => run.plan.set(faults),
    close,
    [Symbol.asyncDispose]: close,
  };
}
