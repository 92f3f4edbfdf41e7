import { join } from "node:path";
import { Failure } from "../../../system/errors.ts";
import { unpack } from "./archive.ts";
import { finishedEntries, versionFolder } from "../cache/cache.ts";
import { inPrivateFolder, throwIfCancelled } from "../pip/command.ts";
import { download } from "./download.ts";
import { makeEntry } from "../cache/entry.ts";
import { isIntact, type OnAltered } from "../cache/integrity.ts";
import { archOf, warn, type EsptoolProgram, type EsptoolRequest, type InstallContext } from "../program.ts";
import {
  DEFAULT_BASE_URL,
  FIRST_WITH_REMOTE_PORTS,
  newestKnownRelease,
  releaseAsset,
  type ReleaseAsset,
} from "./releases.ts";
import { systemName } from "../cache/system-name.ts";
import { askVersion, compareVersions, DEFAULT_VERSION, versionOf } from "../version.ts";

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
  const base = checkBaseUrl(request.baseUrl);
  const wanted = checkSha256(request.sha256);
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
  const directory = await makeEntry({
    folder: versionFolder(context, plan.version),
    key: plan.key,
    build: (fresh) => build(fresh, plan, context),
    usable: (other) => isIntact(other),
  });
  return releaseProgram(directory, plan, "release");
}

async function build(directory: string, plan: ReleasePlan, context: InstallContext): Promise<void> {
  await inPrivateFolder(context, async (temp) => {
    const file = join(temp, plan.asset.file);
    await fetchChecked(plan, file, context);
    await unpack(file, directory, plan.asset, context);
  });
  await verify(releaseProgram(directory, plan, "release"), plan, context);
}

async function fetchChecked(plan: ReleasePlan, file: string, context: InstallContext): Promise<void> {
  const digest = await download({ url: plan.url, file, signal: context.signal }).catch((error: unknown) => {
    throwIfCancelled(context);
    throw error;
  });
  if (digest === plan.sha256) return;
  throw new Failure(
    "esptool-digest-mismatch",
    `${plan.url} has the SHA-256 ${digest}, but ${plan.sha256} was expected. The file was deleted.`,
    "The file was changed, or esptool-sha256 belongs to another file. First compare with the digest on the release page.",
  );
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
  const command = join(directory, `esptool-${plan.asset.platform}`, plan.asset.program);
  return { command, prefix: [], version: plan.version, path: command, source };
}

function checkSha256(sha256: string | undefined): string | undefined {
  if (sha256 === undefined || sha256 === "") return undefined;
  const digest = sha256.toLowerCase().replace(/^sha256:/, "");
  if (/^[0-9a-f]{64}$/.test(digest)) return digest;
  throw new Failure(
    "input-invalid",
    `esptool-sha256 "${sha256}" is not a SHA-256.`,
    "Write its 64 hexadecimal digits.",
  );
}

function checkBaseUrl(text: string | undefined): string {
  if (text === undefined || text === "") return DEFAULT_BASE_URL;
  if (URL.canParse(text)) {
    const url = new URL(text);
    const extras = url.username + url.password + url.search + url.hash;
    if (/^https?:$/.test(url.protocol) && extras === "") return url.href.replace(/\/+$/, "");
  }
  throw new Failure(
    "input-invalid",
    "esptool-base-url is not an http or https address without user, query and fragment.",
    `Use the part before /v5.6.0/esptool-v5.6.0-….tar.gz, for example ${DEFAULT_BASE_URL}.`,
  );
}
