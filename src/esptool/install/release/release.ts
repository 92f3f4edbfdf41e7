import { join } from "node:path";
import { Failure } from "../../../system/errors.ts";
import { type Entry, finishedEntries, versionFolder } from "../../../tool-cache/cache.ts";
import { makeEntry } from "../../../tool-cache/entry.ts";
import { checkBaseUrl, checkSha256, fetchInto } from "../../../tool-cache/published-archive.ts";
import { isIntact, type OnAltered } from "../../../tool-cache/integrity.ts";
import type { EsptoolProgram, EsptoolRequest, InstallContext } from "../program.ts";
import {
  DEFAULT_BASE_URL,
  FIRST_WITH_REMOTE_PORTS,
  newestKnownRelease,
  releaseAsset,
  type ReleaseAsset,
} from "./releases.ts";
import { systemName } from "../../../tool-cache/system-name.ts";
import { compareVersions } from "../../../system/text/version-order.ts";
import { askVersion, DEFAULT_VERSION, versionOf } from "../version.ts";
import { archOf, warn } from "../../../tool-cache/tool.ts";

/** An archive for this machine: its URL, the required digest, and its key in the tool cache. */
export interface ReleasePlan {
  readonly version: string;
  readonly asset: ReleaseAsset;
  readonly url: string;
  readonly sha256: string;
  readonly key: string;
}

/**
 * Determines what to download.
 * @throws {Failure} `esptool-unavailable` if Espressif builds nothing for this machine, `esptool-digest-unknown`
 * when neither the table nor the request has a digest, `input-invalid`.
 */
export function planRelease(request: EsptoolRequest, context: InstallContext): ReleasePlan {
  const base = checkBaseUrl(
    request.baseUrl,
    DEFAULT_BASE_URL,
    "/v5.6.0/esptool-v5.6.0-….tar.gz",
    context.tool,
  );
  const wanted = checkSha256(request.sha256, context.tool);
  const version = releaseVersion(request, context);
  const asset = releaseAsset(version, context);
  if (asset === undefined) {
    throw new Failure(
      "esptool-unavailable",
      `Espressif publishes no standalone esptool for ${systemName(context)} on ${archOf(context)}.`,
      "Use esptool-source: pip with Python 3.10 or newer, or esptool-source: path.",
    );
  }
  const url = `${base}/v${version}/${asset.file}`;
  const sha256 = wanted ?? asset.sha256;
  if (sha256 === undefined) {
    throw new Failure(
      "esptool-digest-unknown",
      `No trusted SHA-256 is known for ${asset.file}, and unchecked programs are not run.`,
      `Look up its digest (on the release page on GitHub, or with: gh api repos/espressif/esptool/releases/tags/v${version} --jq '.assets[] | .name + " " + .digest') and give it as esptool-sha256.`,
    );
  }
  return {
    version,
    asset,
    url,
    sha256,
    key: `${systemName(context)}-${archOf(context)}-release-${sha256.slice(0, 12)}`,
  };
}

/** The requested version, or else the newest one that can be checked on this machine. */
function releaseVersion(request: EsptoolRequest, context: InstallContext): string {
  // A digest without a version belongs to the archive of the default version.
  if (request.version !== "" || (request.sha256 ?? "") !== "") return versionOf(request);
  return newestKnownRelease(context) ?? DEFAULT_VERSION;
}

/** A finished installation of exactly this archive with unaltered files; found without a process. */
export async function findReleaseEntry(
  plan: ReleasePlan,
  context: InstallContext,
  onAltered?: OnAltered,
): Promise<EsptoolProgram | undefined> {
  const entries = await finishedEntries(versionFolder(context, plan.version));
  const entry = entries.find((candidate) => candidate.key === plan.key);
  if (entry === undefined || !(await isIntact(entry, onAltered))) return undefined;
  return releaseProgram(entry.directory, plan, "tool-cache");
}

/**
 * Downloads, checks and unpacks the archive into the tool cache.
 * @throws {Failure} `esptool-download-failed`, `esptool-digest-mismatch`, `esptool-archive-invalid`, `cancelled`.
 */
export async function installRelease(plan: ReleasePlan, context: InstallContext): Promise<EsptoolProgram> {
  if (compareVersions(plan.version, FIRST_WITH_REMOTE_PORTS) < 0) {
    warn(
      context,
      `Espressif's archives before ${FIRST_WITH_REMOTE_PORTS} cannot open socket:// and rfc2217:// ports.`,
    );
  }
  context.log(`Downloading ${plan.url}`);
  const recipe = {
    folder: versionFolder(context, plan.version),
    key: plan.key,
    build: (fresh: string) => build(fresh, plan, context),
    usable: (other: Entry) => isIntact(other),
  };
  const directory = await makeEntry(recipe, context);
  return releaseProgram(directory, plan, "release");
}

async function build(directory: string, plan: ReleasePlan, context: InstallContext): Promise<void> {
  const { url, sha256, asset } = plan;
  await fetchInto(directory, { url, sha256, file: asset.file, program: inArchive(asset) }, context);
  await verify(releaseProgram(directory, plan, "release"), plan, context);
}

async function verify(program: EsptoolProgram, plan: ReleasePlan, context: InstallContext): Promise<void> {
  const answer = await askVersion(program, context);
  if ("version" in answer && answer.version === plan.version) return;
  throw new Failure(
    "esptool-archive-invalid",
    `The program in ${plan.asset.file} is not esptool ${plan.version}: ${"version" in answer ? `it says ${answer.version}` : answer.problem}.`,
    "On Linux, Espressif's builds need glibc 2.35 or newer (Ubuntu 22.04); elsewhere use esptool-source: pip.",
  );
}

/** The program of an unpacked release. */
export function releaseProgram(
  directory: string,
  plan: ReleasePlan,
  source: EsptoolProgram["source"],
): EsptoolProgram {
  const command = join(directory, inArchive(plan.asset));
  return { command, prefix: [], version: plan.version, path: command, source };
}

function inArchive({ platform, program }: ReleaseAsset): string {
  return `esptool-${platform}/${program}`;
}
