import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { receive } from "./results-http.ts";

export interface IssueTracker extends AsyncDisposable {
  /** What GITHUB_API_URL would be. */
  readonly url: string;
  readonly issues: readonly Issue[];
  /** From now on it answers with this status, and takes no issue. */
  failWith(status: number): void;
}

export interface Issue {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly json: unknown;
}

/** Takes issues as GitHub's API does: POST /repos/OWNER/NAME/issues. */
export async function startIssueTracker(): Promise<IssueTracker> {
  const issues: Issue[] = [];
  let status = 201;
  const server = createServer((request, response) => {
    void receive(request, 1024 * 1024).then((body) => {
      const path = `${request.method ?? ""} ${request.url ?? ""}`;
      const { authorization } = request.headers;
      if (status === 201) issues.push({ path, authorization, json: JSON.parse(body.toString("utf8")) });
      response.writeHead(status, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    issues,
    failWith: (other) => {
      status = other;
    },
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
