import { type IncomingMessage, type ServerResponse } from "node:http";

export type Json = Record<string, unknown>;
export interface Answer {
  readonly status: number;
  readonly body?: Json | Buffer;
  readonly headers?: Record<string, string>;
}

/** Twirp's names of the statuses that the service gives. */
const TWIRP_CODES: Record<number, string> = {
  400: "invalid_argument",
  401: "unauthenticated",
  403: "permission_denied",
  404: "not_found",
  409: "already_exists",
};

/** The body of a request, or its first `limit` bytes or a little more. */
export async function receive(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  if (limit === 0) return Buffer.alloc(0);
  return new Promise((resolve, reject) => {
    const done = (): void => resolve(Buffer.concat(chunks));
    request.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= limit) done();
    });
    request.once("end", done);
    request.once("error", reject);
    request.once("aborted", () => reject(new Error("the client went away")));
  });
}

export function parseJson(body: Buffer): Json | undefined {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

export function ok(body: Json): Answer {
  return { status: 200, body };
}

export function refusal(status: number, msg: string): Answer {
  return { status, body: { code: TWIRP_CODES[status] ?? "internal", msg } };
}

/** As Azure Blob Storage refuses: an XML body, and the code in a header as well. */
export function storageRefusal(status: number, code: string): Answer {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>Refused.</Message></Error>`;
  return {
    status,
    body: Buffer.from(body),
    headers: { "content-type": "application/xml", "x-ms-error-code": code },
  };
}

export function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const bytes = body === undefined || body instanceof Buffer ? body : Buffer.from(JSON.stringify(body));
  const type = body instanceof Buffer || body === undefined ? {} : { "content-type": "application/json" };
  response.writeHead(status, { ...type, ...headers, "content-length": bytes?.length ?? 0 }).end(bytes);
}
