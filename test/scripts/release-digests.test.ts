import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root } from "../../scripts/docs/pages.ts";
import { RELEASE_DIGESTS } from "../../src/esptool/install/release/release-digests.ts";
import { releaseArchives } from "../../src/esptool/install/release/releases.ts";
import { serve, type Answer } from "../support/esptool/release-server.ts";

let folder: string;
let table: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "release-digests-"));
  table = join(folder, "table.ts");
  copyFileSync(join(root, "src/esptool/install/release/release-digests.ts"), table);
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Some digest of that archive. */
const digestOf = (platform: string): string =>
  Buffer.from(platform).toString("hex").padEnd(64, "0").slice(0, 64);

/** Answers as `GET /repos/{owner}/{repo}/releases/tags/{tag}` does, in the fields that matter and some that do not. */
function gitHub(version: string, digest: (platform: string) => string | null, changes: object = {}): Answer {
  const assets = releaseArchives(version).map(({ platform, file }, id) => ({
    ...{
      id,
      node_id: `RA_${id}`,
      name: file,
      label: null,
      state: "uploaded",
      content_type: "application/gzip",
    },
    ...{ size: 1_000 + id, digest: digest(platform), download_count: 7 },
  }));
  const source = { name: "esptool-source.zip", state: "uploaded", digest: null };
  const release = {
    tag_name: `v${version}`,
    draft: false,
    prerelease: false,
    assets: [source, ...assets],
    ...changes,
  };
  return (request, response) => {
    if (request.url !== `/repos/espressif/esptool/releases/tags/v${version}`) {
      response.writeHead(404, { "content-type": "application/json" }).end('{"message":"Not Found"}');
      return;
    }
    response
      .writeHead(200, { "content-type": "application/json; charset=utf-8" })
      .end(JSON.stringify(release));
  };
}

/** Runs the command on the copy of the table. */
async function run(
  version: string,
  answer: Answer,
): Promise<{ readonly code: unknown; readonly text: string }> {
  await using server = await serve(answer);
  const script = join(root, "scripts/release-digests.ts");
  const child = spawn(process.execPath, [script, "--api", server.url, "--table", table, version], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env["PATH"] },
    timeout: 60_000,
  });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, "close")) as [unknown];
  return { code, text };
}

const written = (): string => readFileSync(table, "utf8");
const original = readFileSync(join(root, "src/esptool/install/release/release-digests.ts"), "utf8");

describe("the command that adds digests of a release", () => {
  it("adds those that GitHub has, as the newest, and keeps the rest of the file as it is", async () => {
    const done = await run(
      "5.98.0",
      gitHub("5.98.0", (platform) => `sha256:${digestOf(platform)}`),
    );
    expect(done).toEqual({
      code: 0,
      text: "Added to esptool 5.98.0: linux-amd64, linux-aarch64, linux-armv7, macos-amd64, macos-arm64, windows-amd64.\n",
    });
    const added = written();
    for (const { platform } of releaseArchives("5.98.0"))
      expect(added).toContain(`"${platform}": "${digestOf(platform)}"`);
    expect(added).toMatch(/source: "GitHub's releases API, on \d{4}-\d\d-\d\d\."/);
    const entry = /^ {2}"5\.98\.0": \{\n(?: {4}.*\n)*? {2}\},\n/m;
    expect(added.replace(entry, "")).toBe(original);
    expect(added.indexOf('"5.98.0"')).toBeLessThan(added.indexOf('"5.4.0"'));
  });

  it("changes nothing when the table has them already", async () => {
    const known = RELEASE_DIGESTS["5.4.0"]?.sha256 ?? {};
    const done = await run(
      "5.4.0",
      gitHub("5.4.0", (platform) => `sha256:${known[platform]}`),
    );
    expect(done).toEqual({ code: 0, text: "Nothing to add for esptool 5.4.0.\n" });
    expect(written()).toBe(original);
  });

  it("fails, says so and changes nothing when one differs from the table", async () => {
    const known = RELEASE_DIGESTS["5.4.0"]?.sha256 ?? {};
    const other = "f".repeat(64);
    const answer = gitHub("5.4.0", (name) => `sha256:${name === "linux-armv7" ? other : known[name]}`);
    const done = await run("5.4.0", answer);
    expect(done.code).toBe(1);
    expect(done.text).toContain("esptool 5.4.0 differs from the table, which was not changed:");
    expect(done.text).toContain(
      `- linux-armv7: the table has ${known["linux-armv7"]}, GitHub has ${other}\n`,
    );
    expect(done.text.match(/the table has/g)).toHaveLength(1);
    expect(written()).toBe(original);
  });

  it("adds what there is and names what has no digest", async () => {
    const answer = gitHub("5.97.0", (name) => (name === "linux-armv7" ? null : `sha256:${digestOf(name)}`));
    const done = await run("5.97.0", answer);
    expect(done.code).toBe(0);
    expect(done.text).toContain("GitHub has no digest of esptool-v5.97.0-linux-armv7.tar.gz.\n");
    expect(done.text).not.toMatch(/Added.*armv7/);
    expect(written()).toContain(digestOf("linux-amd64"));
  });

  it.each<[string, string, Answer, string]>([
    ["has no digest at all", "5.97.0", gitHub("5.97.0", () => null), "Nothing to add"],
    [
      "has digests of another kind",
      "5.97.0",
      gitHub("5.97.0", () => `sha512:${"0".repeat(64)}`),
      "Nothing to add",
    ],
    ["does not know the release", "5.99.0", gitHub("5.98.0", digestOf), "answered 404"],
    [
      "answers with another release",
      "5.97.0",
      gitHub("5.97.0", digestOf, { tag_name: "v5.98.0" }),
      "v5.98.0",
    ],
    ["answers with a draft", "5.97.0", gitHub("5.97.0", digestOf, { draft: true }), "the draft of v5.97.0"],
    ["answers with a page", "5.97.0", (_, response) => response.end("<html>"), "Nothing was written"],
    ["is asked for no version", "latest", gitHub("5.98.0", digestOf), "is not a version"],
  ])("fails and changes nothing when GitHub %s", async (_, version, answer, text) => {
    const done = await run(version, answer);
    expect(done.code).toBe(1);
    expect(done.text).toContain(text);
    expect(written()).toBe(original);
  });
});
