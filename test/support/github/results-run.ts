import { createHash, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { type IncomingMessage, type ServerResponse } from "node:http";

import { FaultPlan, type Fault, type RestCall, type ResultsCall } from "./results-faults.ts";
import {
  ok,
  parseJson,
  receive,
  refusal,
  send,
  storageRefusal,
  type Answer,
  type Json,
} from "./results-http.ts";

export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  /** The bytes as they were uploaded: a zip, unless the client was told otherwise. */
  readonly bytes: Buffer;
  /** `sha256:…` of `bytes`. */
  readonly digest: string;
  readonly mimeType: string;
  /** ISO time, when the client asked for a retention. */
  readonly expiresAt: string | undefined;
}

export interface ResultsRequest {
  readonly call: ResultsCall;
  readonly status: number | "reset" | "hang";
  /** JSON of the request, or the number of bytes of a blob. */
  readonly body: Record<string, unknown> | number;
}

/** What else is served, besides the artifacts of the run. */
export interface Others {
  callOf(method: string, url: URL): RestCall | "GetBlob" | undefined;
  answer(call: RestCall | "GetBlob", url: URL, authorization: string | undefined): Answer;
}

/** An artifact between its creation and its confirmation. */
interface Draft {
  readonly name: string;
  readonly mimeType: string;
  readonly expiresAt: string | undefined;
  readonly writeSignature: string;
  readonly blocks: Map<string, Buffer>;
  blob: Buffer | undefined;
  stored: StoredArtifact | undefined;
}

const TWIRP = "/twirp/github.actions.results.api.v1.ArtifactService/";
/** Azure refuses a block above 4000 MiB; the client never sends more than 8 MiB. */
const BODY_LIMIT = 64 * 1024 * 1024;

/** The artifacts of one workflow run, and the requests about them. */
export class ResultsRun {
  readonly #runId = randomUUID();
  readonly #jobId = randomUUID();
  readonly #drafts = new Map<string, Draft>();
  readonly #readSignatures = new Map<string, Draft>();
  readonly token = fakeToken(this.#runId, this.#jobId);
  readonly plan = new FaultPlan();
  readonly stored: StoredArtifact[] = [];
  readonly requests: ResultsRequest[] = [];
  #nextId: number;
  readonly #others: Others;
  url = "";

  constructor(firstId: number, others: Others) {
    this.#nextId = firstId;
    this.#others = others;
  }

  /** Adds an artifact to the run as if an earlier step had uploaded these bytes. */
  store(name: string, bytes: Buffer): StoredArtifact {
    const draft: Draft = {
      name,
      mimeType: "application/zip",
      expiresAt: undefined,
      writeSignature: signature(),
      blocks: new Map(),
      blob: bytes,
      stored: undefined,
    };
    this.#drafts.set(name, draft);
    return this.#confirm(draft, bytes);
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.url);
    const otherCall = this.#others.callOf(request.method ?? "", url);
    const call = otherCall ?? callOf(request.method ?? "", url);
    if (call === undefined) {
      send(response, refusal(404, `no ${request.method} ${url.pathname} here`));
      return;
    }
    const fault = this.plan.next(call);
    const record = (status: ResultsRequest["status"], body: ResultsRequest["body"] = {}): void =>
      void this.requests.push({ call, status, body });

    if (fault?.kind === "reset" && call !== "GetBlob") {
      await receive(request, fault.afterBytes);
      record("reset");
      request.socket.resetAndDestroy();
      return;
    }
    const body = await receive(request, BODY_LIMIT);
    if (fault?.kind === "hang") {
      record("hang");
      return;
    }
    const json = isRpc(call) ? parseJson(body) : undefined;
    const corrupt = fault?.kind === "corrupt";
    const answer =
      answerOf(fault, call) ??
      (otherCall === undefined
        ? this.#answer(call, request, url, body, json, corrupt)
        : corrupted(this.#others.answer(otherCall, url, request.headers.authorization), corrupt));
    record(answer.status, json ?? body.length);
    if ((fault?.kind === "reset" || fault?.kind === "stall") && answer.body instanceof Buffer) {
      response.writeHead(answer.status, { ...answer.headers, "content-length": answer.body.length });
      response.write(answer.body.subarray(0, fault.afterBytes), () => {
        if (fault.kind === "reset") request.socket.resetAndDestroy();
      });
      return;
    }
    send(response, answer);
  }

  #answer(
    call: ResultsCall,
    request: IncomingMessage,
    url: URL,
    body: Buffer,
    json: Json | undefined,
    corrupt: boolean,
  ): Answer {
    if (call === "GetBlob") return this.#getBlob(url, corrupt);
    if (call === "PutBlock" || call === "PutBlockList") {
      const blob = corrupt ? flipMiddleByte(body) : body;
      return this.#put(call, request, url, blob);
    }
    if (!sameText(request.headers.authorization ?? "", `Bearer ${this.token}`))
      return refusal(401, "invalid token");
    if (json === undefined) return refusal(400, "the request is not JSON");
    if (
      json["workflow_run_backend_id"] !== this.#runId ||
      json["workflow_job_run_backend_id"] !== this.#jobId
    ) {
      return refusal(403, "the backend ids are not those of the token");
    }
    switch (call) {
      case "CreateArtifact":
        return this.#create(json);
      case "FinalizeArtifact":
        return this.#finalize(json);
      case "ListArtifacts":
        return this.#list(json);
      case "GetSignedArtifactURL":
        return this.#sign(json);
      case "DeleteArtifact":
        return this.#delete(json);
      default:
        return refusal(404, `${call} is not served here`);
    }
  }

  #create(json: Json): Answer {
    const name = json["name"];
    if (typeof name !== "string" || name === "" || /["\\/:<>|*?\r\n]/.test(name)) {
      return refusal(400, "the artifact name is not valid");
    }
    // A name is taken from its creation on, whether or not the upload is ever confirmed.
    if (this.#drafts.has(name)) {
      return refusal(409, "an artifact with this name already exists on the workflow run");
    }
    const writeSignature = signature();
    const { mime_type: mimeType = "application/zip", expires_at: expiresAt } = json;
    this.#drafts.set(name, {
      name,
      mimeType: String(mimeType),
      expiresAt: typeof expiresAt === "string" ? expiresAt : undefined,
      writeSignature,
      blocks: new Map(),
      blob: undefined,
      stored: undefined,
    });
    return ok({ ok: true, signed_upload_url: this.#signedUrl(name, "w", writeSignature) });
  }

  #put(call: "PutBlock" | "PutBlockList", request: IncomingMessage, url: URL, body: Buffer): Answer {
    const draft = this.#drafts.get(blobName(url));
    if (draft === undefined || !sameText(url.searchParams.get("sig") ?? "", draft.writeSignature)) {
      return storageRefusal(403, "AuthenticationFailed");
    }
    if (call === "PutBlock") {
      if (Number(request.headers["content-length"]) !== body.length)
        return storageRefusal(400, "InvalidInput");
      draft.blocks.set(url.searchParams.get("blockid") ?? "", body);
      return { status: 201 };
    }
    const blocks = Array.from(body.toString("utf8").matchAll(/<Latest>([^<]*)<\/Latest>/g), ([, id = ""]) =>
      draft.blocks.get(id),
    );
    if (blocks.includes(undefined))
      return { status: 400, headers: { "x-ms-error-code": "InvalidBlockList" } };
    draft.blob = Buffer.concat(blocks.filter((block) => block !== undefined));
    return { status: 201, headers: { etag: '"0x1"', "last-modified": new Date().toUTCString() } };
  }

  #finalize(json: Json): Answer {
    const draft = this.#drafts.get(String(json["name"]));
    if (draft?.blob === undefined) return refusal(404, "no uploaded artifact of this name");
    if (draft.stored !== undefined) return refusal(409, "the artifact is already finalized");
    const digest = digestOf(draft.blob);
    if (json["size"] !== String(draft.blob.length)) {
      return refusal(
        400,
        `size mismatch: ${draft.blob.length} bytes were stored, the client says ${String(json["size"])}`,
      );
    }
    if (json["hash"] !== digest) return refusal(400, `digest mismatch: ${digest} was stored`);
    return ok({ ok: true, artifact_id: String(this.#confirm(draft, draft.blob).id) });
  }

  #confirm(draft: Draft, bytes: Buffer): StoredArtifact {
    const { name, mimeType, expiresAt } = draft;
    const stored = { id: this.#nextId++, name, bytes, digest: digestOf(bytes), mimeType, expiresAt };
    draft.stored = stored;
    draft.blocks.clear();
    this.stored.push(stored);
    return stored;
  }

  #list(json: Json): Answer {
    const { name_filter: name, id_filter: id } = json;
    const matching = this.stored.filter(
      (artifact) =>
        (name ?? artifact.name) === artifact.name && (id ?? String(artifact.id)) === String(artifact.id),
    );
    return ok({
      artifacts: matching.map((artifact) => ({
        workflow_run_backend_id: this.#runId,
        workflow_job_run_backend_id: this.#jobId,
        database_id: String(artifact.id),
        name: artifact.name,
        size: String(artifact.bytes.length),
        created_at: new Date().toISOString(),
        digest: artifact.digest,
      })),
    });
  }

  #sign(json: Json): Answer {
    const draft = this.#drafts.get(String(json["name"]));
    if (draft?.stored === undefined) return refusal(404, "no artifact of this name");
    const readSignature = signature();
    this.#readSignatures.set(readSignature, draft);
    return ok({ signed_url: this.#signedUrl(draft.name, "r", readSignature) });
  }

  #getBlob(url: URL, corrupt: boolean): Answer {
    const draft = this.#readSignatures.get(url.searchParams.get("sig") ?? "");
    if (draft?.stored === undefined || draft.name !== blobName(url))
      return storageRefusal(403, "AuthenticationFailed");
    const { bytes, mimeType, name } = draft.stored;
    return {
      status: 200,
      body: corrupt ? flipMiddleByte(bytes) : bytes,
      headers: { "content-type": mimeType, "content-disposition": `attachment; filename="${name}.zip"` },
    };
  }

  #delete(json: Json): Answer {
    const draft = this.#drafts.get(String(json["name"]));
    if (draft?.stored === undefined) return refusal(404, "no artifact of this name");
    this.#drafts.delete(draft.name);
    this.stored.splice(this.stored.indexOf(draft.stored), 1);
    return ok({ ok: true, artifact_id: String(draft.stored.id) });
  }

  #signedUrl(name: string, permission: "r" | "w", sig: string): string {
    const path = `account/actions-results/${encodeURIComponent(name)}`;
    return `${this.url}${path}?sv=2026-04-06&sr=b&sp=${permission}&sig=${encodeURIComponent(sig)}`;
  }
}

function callOf(method: string, url: URL): ResultsCall | undefined {
  if (method === "POST" && url.pathname.startsWith(TWIRP)) {
    const name = url.pathname.slice(TWIRP.length) as ResultsCall;
    return isRpc(name) ? name : undefined;
  }
  if (!url.pathname.startsWith("/account/actions-results/")) return undefined;
  if (method === "GET") return "GetBlob";
  const kind = method === "PUT" ? url.searchParams.get("comp") : undefined;
  return kind === "block" ? "PutBlock" : kind === "blocklist" ? "PutBlockList" : undefined;
}

function isRpc(call: ResultsCall): boolean {
  return [
    "CreateArtifact",
    "FinalizeArtifact",
    "ListArtifacts",
    "GetSignedArtifactURL",
    "DeleteArtifact",
  ].includes(call);
}

function isBlob(call: ResultsCall): boolean {
  return ["PutBlock", "PutBlockList", "GetBlob"].includes(call);
}

function blobName(url: URL): string {
  return decodeURIComponent(url.pathname.split("/").at(-1) ?? "");
}

/** At least 256 bits, so that masking it in a log masks nothing else. */
function signature(): string {
  return randomBytes(32).toString("base64");
}

/** A token as the runner's: the client reads its claims and cannot check its signature. */
function fakeToken(runId: string, jobId: string): string {
  const part = (value: Json): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const scp = `Actions.GenericRead:${randomUUID()} Actions.Results:${runId}:${jobId}`;
  return `${part({ alg: "none", typ: "JWT" })}.${part({ scp, nonce: randomUUID() })}.`;
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

function sameText(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function corrupted(answer: Answer, corrupt: boolean): Answer {
  return corrupt && answer.body instanceof Buffer ? { ...answer, body: flipMiddleByte(answer.body) } : answer;
}

function flipMiddleByte(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const middle = copy.length >> 1;
  copy[middle] = (copy[middle] ?? 0) ^ 0xff;
  return copy;
}

function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function answerOf(fault: Fault | undefined, call: ResultsCall): Answer | undefined {
  if (fault?.kind === "status") {
    const { status, msg = "ToldToFail", headers = {} } = fault;
    if (isRpc(call)) return withHeaders(refusal(status, msg), headers);
    if (isBlob(call)) return withHeaders(storageRefusal(status, msg), headers);
    return { status, body: { message: msg, status: String(status) }, headers };
  }
  if (fault?.kind === "answer") {
    return { status: 200, body: Buffer.from(fault.body), headers: { "content-type": "application/json" } };
  }
  return undefined;
}
