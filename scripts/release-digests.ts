// Adds the digests of a release of Espressif's esptool to src/esptool/install/release/release-digests.ts, as the page
// of the release has them: `npm run release-digests -- 5.6.0`. The digests are those that GitHub itself computed when
// the files were uploaded (`digest` of its releases API). GITHUB_TOKEN or GH_TOKEN, where set, raises GitHub's limit.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { format, resolveConfig } from "prettier";
import { z } from "zod";
import type { KnownRelease } from "../src/esptool/install/release/release-digests.ts";
import { releaseArchives } from "../src/esptool/install/release/releases.ts";
import { checkVersion } from "../src/esptool/install/version.ts";
import { compareVersions } from "../src/system/text/version-order.ts";
import { messageOf } from "../src/system/errors.ts";
import { root } from "./docs/pages.ts";

const API = "https://api.github.com";
const TABLE = join(root, "src/esptool/install/release/release-digests.ts");
const DEADLINE_MS = 60_000;

type Table = Readonly<Record<string, KnownRelease>>;
type Digests = Readonly<Record<string, string>>;

const RELEASE = z.object({
  tag_name: z.string(),
  draft: z.boolean(),
  assets: z.array(z.object({ name: z.string(), state: z.string(), digest: z.string().nullish() })),
});

/** The digests of that release by platform, and the archives of which GitHub has none. */
async function askGitHub(
  api: string,
  version: string,
): Promise<{ readonly digests: Digests; readonly missing: readonly string[] }> {
  const url = `${api}/repos/espressif/esptool/releases/tags/v${version}`;
  const token = process.env["GITHUB_TOKEN"] ?? process.env["GH_TOKEN"] ?? "";
  const answer = await fetch(url, {
    headers: {
      accept: "application/vnd.github+json",
      "x-github-api-version": "2022-11-28",
      "user-agent": "esptool-action",
      ...(token !== "" && { authorization: `Bearer ${token}` }),
    },
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status} ${answer.statusText}.`);
  const release = RELEASE.parse(await answer.json());
  if (release.tag_name !== `v${version}` || release.draft)
    throw new Error(`${url} answered with ${release.draft ? "the draft of " : ""}${release.tag_name}.`);
  const archives = releaseArchives(version).map(({ platform, file }) => {
    const asset = release.assets.find(({ name, state }) => name === file && state === "uploaded");
    return { platform, file, sha256: /^sha256:([0-9a-f]{64})$/.exec(asset?.digest ?? "")?.[1] };
  });
  return {
    digests: Object.fromEntries(
      archives.flatMap(({ platform, sha256 }) => (sha256 === undefined ? [] : [[platform, sha256]])),
    ),
    missing: archives.filter(({ sha256 }) => sha256 === undefined).map(({ file }) => file),
  };
}

/** What the table and GitHub say differently of one version. */
function conflicts(known: Digests, found: Digests): string[] {
  return Object.entries(found)
    .filter(([platform, sha256]) => known[platform] !== undefined && known[platform] !== sha256)
    .map(([platform, sha256]) => `${platform}: the table has ${known[platform]}, GitHub has ${sha256}`);
}

async function tableText(before: string, table: Table): Promise<string> {
  const start = before.indexOf("export const RELEASE_DIGESTS");
  const literal = before.indexOf("{", before.indexOf("= {", start));
  if (start < 0 || literal < 0) throw new Error("The file of the table has no RELEASE_DIGESTS.");
  const newestFirst = Object.entries(table).toSorted(([a], [b]) => compareVersions(b, a));
  const text = `${before.slice(0, literal)}${JSON.stringify(Object.fromEntries(newestFirst))};\n`;
  return format(text, { ...(await resolveConfig(TABLE)), parser: "typescript" });
}

async function addDigests(version: string, api: string, file: string): Promise<number> {
  const { RELEASE_DIGESTS: table } = (await import(pathToFileURL(file).href)) as {
    readonly RELEASE_DIGESTS: Table;
  };
  const known = table[checkVersion(version)];
  const { digests, missing } = await askGitHub(api, version);
  for (const name of missing) console.log(`GitHub has no digest of ${name}.`);
  const differing = conflicts(known?.sha256 ?? {}, digests);
  if (differing.length > 0) {
    console.log(`esptool ${version} differs from the table, which was not changed:`);
    for (const line of differing) console.log(`- ${line}`);
    console.log("Find out who replaced the file, or who got the table wrong, before anything else.");
    return 1;
  }
  const added = Object.keys(digests).filter((platform) => known?.sha256[platform] === undefined);
  if (added.length === 0) {
    console.log(`Nothing to add for esptool ${version}.`);
    return Object.keys(digests).length === 0 ? 1 : 0;
  }
  const today = `GitHub's releases API, on ${new Date().toISOString().slice(0, 10)}.`;
  const release: KnownRelease = {
    source: known === undefined ? today : `${known.source} ${added.join(", ")}: ${today}`,
    sha256: { ...digests, ...known?.sha256 },
  };
  const text = await tableText(readFileSync(file, "utf8"), { ...table, [version]: release });
  writeFileSync(file, text);
  console.log(`Added to esptool ${version}: ${added.join(", ")}.`);
  return 0;
}

async function main(args: readonly string[]): Promise<number> {
  const options = {
    api: { type: "string", default: API },
    table: { type: "string", default: TABLE },
  } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [version, ...rest] = positionals;
  if (version === undefined || rest.length > 0) {
    console.log("Usage: npm run release-digests -- VERSION");
    return 2;
  }
  try {
    return await addDigests(version, values.api, values.table);
  } catch (error) {
    console.log(`${messageOf(error)} Nothing was written.`);
    return 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
