/** The requests that the results service serves. */
export type ResultsCall =
  | "CreateArtifact"
  | "FinalizeArtifact"
  | "ListArtifacts"
  | "GetSignedArtifactURL"
  | "DeleteArtifact"
  | "PutBlock"
  | "PutBlockList"
  | "GetBlob"
  | RestCall;

/** Those of GitHub's REST API. */
export type RestCall = "ListRunArtifacts" | "ListRepositoryArtifacts" | "GetRun" | "GetArtifactZip";

/** What the service does in place of its duty. */
export type Misbehaviour =
  /** Answers with this status; `msg` is the text that the real service puts into its JSON. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly msg?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Answers 200 with this body, whatever it is. */
  | { readonly kind: "answer"; readonly body: string }
  /** Breaks the connection after this many bytes of the request's (PUT, POST) or the answer's (GET) body. */
  | { readonly kind: "reset"; readonly afterBytes: number }
  /** Gives this many bytes of the answer's body (GET), and never the rest. */
  | { readonly kind: "stall"; readonly afterBytes: number }
  /** Takes the request and never answers. */
  | { readonly kind: "hang" }
  /** Does its duty, but one byte in the middle of what it stores (PutBlock) or gives (GetBlob) is another. */
  | { readonly kind: "corrupt" };

export type Fault = Misbehaviour & {
  readonly call: ResultsCall;
  /** How many requests go well before the fault; default 0. */
  readonly after?: number;
  /** How many requests it hits; default: all that follow. */
  readonly times?: number;
};

/** Answers of the real service, with the texts by which `@actions/artifact` tells them apart. */
export const FAULTS = {
  quota: {
    call: "CreateArtifact",
    kind: "status",
    status: 403,
    msg: "insufficient usage to create artifact",
  },
  unauthorized: { call: "CreateArtifact", kind: "status", status: 401, msg: "invalid token" },
  forbidden: { call: "CreateArtifact", kind: "status", status: 403, msg: "permission denied" },
  duplicate: {
    call: "CreateArtifact",
    kind: "status",
    status: 409,
    msg: "an artifact with this name already exists on the workflow run",
  },
  serverError: { call: "CreateArtifact", kind: "status", status: 500, msg: "internal error" },
  blobForbidden: { call: "PutBlock", kind: "status", status: 403, msg: "AuthenticationFailed" },
  blobReset: { call: "PutBlock", kind: "reset", afterBytes: 1000 },
  storesCorruptBytes: { call: "PutBlock", kind: "corrupt", times: 1 },
  finalizeRefused: { call: "FinalizeArtifact", kind: "status", status: 400, msg: "size mismatch" },
  hang: { call: "CreateArtifact", kind: "hang" },
} as const satisfies Record<string, Fault>;

/** Counts requests and says which of them a fault hits. */
export class FaultPlan {
  #faults: { readonly fault: Fault; seen: number }[] = [];

  set(faults: readonly Fault[]): void {
    this.#faults = faults.map((fault) => ({ fault, seen: 0 }));
  }

  /** The fault that hits this request, which is thereby counted. */
  next(call: ResultsCall): Fault | undefined {
    let hit: Fault | undefined;
    for (const entry of this.#faults) {
      if (entry.fault.call !== call) continue;
      const { after = 0, times = Infinity } = entry.fault;
      if (entry.seen >= after && entry.seen < after + times) hit ??= entry.fault;
      entry.seen += 1;
    }
    return hit;
  }
}
