import { Failure } from "../../system/errors.ts";
import { Alarm, type OnAltered } from "../../tool-cache/integrity.ts";
import { useInstalled } from "./path.ts";
import { findPipEntry, installByPip, planPip } from "./pip/pip.ts";
import { mayHavePython } from "./pip/python.ts";
import type { EsptoolProgram, EsptoolRequest, InstallContext } from "./program.ts";
import { findReleaseEntry, installRelease, planRelease } from "./release/release.ts";
import { DEFAULT_VERSION, lockedVersions, versionOf } from "./version.ts";
import { warn } from "../../tool-cache/tool.ts";

export type { EsptoolProgram, EsptoolRequest, InstallContext } from "./program.ts";

/** One way to get esptool: it is in the tool cache already, or is installed into it now. */
interface Way {
  readonly name: "pip" | "release";
  readonly version: string;
  readonly find: (onAltered: OnAltered) => Promise<EsptoolProgram | undefined>;
  readonly install: () => Promise<EsptoolProgram>;
}

interface Attempt {
  readonly name: Way["name"];
  readonly failure: Failure;
}

/** People must see these failures: they are no reason to try another source. */
const FINAL = new Set<string>(["cancelled", "input-invalid", "esptool-digest-mismatch"]);

/**
 * Provides a working esptool of the requested version: from the tool cache, which takes a few milliseconds without a
 * process or the network, or by installing it there, checked by digest before any of it runs.
 * @throws {Failure} with one of the codes `esptool-…`, `python-not-found`, `input-invalid` or `cancelled`.
 */
export async function provideEsptool(
  request: EsptoolRequest,
  context: InstallContext,
): Promise<EsptoolProgram> {
  if (request.source === "path") return useInstalled(request, context);
  const alarm = new Alarm(context);
  try {
    if (request.source === "auto") return await automatic(request, context, alarm);
    const way = request.source === "pip" ? await pipWay(request, context) : releaseWay(request, context);
    return (await way.find(alarm.raise)) ?? (await way.install());
  } catch (error) {
    throw alarm.explain(error);
  }
}

/**
 * Rejects a version without a known lock or digest, which no runner could provide. Nothing is started or fetched, and
 * programs missing on this machine do not count.
 * @returns the version that the step would use, as far as that is known without starting anything.
 * @throws {Failure} `esptool-version-unpinned`, `esptool-digest-unknown` or `input-invalid`, as `provideEsptool` would.
 */
export async function checkProvidable(request: EsptoolRequest, context: InstallContext): Promise<string> {
  const { source } = request;
  const version = versionOf(request);
  if (source === "path") return version;
  const byPip =
    source !== "release" &&
    (request.allowUnpinned || (await planPip(version, context)).lockFile !== undefined);
  if (source === "pip" && !byPip) throw await unpinnedFailure(version, context);
  if (byPip && (source === "pip" || (await mayHavePython(context)))) return version;
  try {
    return planRelease(request, context).version;
  } catch (error) {
    if (byPip || (error instanceof Failure && error.code === "esptool-unavailable")) return version;
    throw source === "release" ? error : await unpinnedFailure(version, context);
  }
}

async function automatic(
  request: EsptoolRequest,
  context: InstallContext,
  alarm: Alarm,
): Promise<EsptoolProgram> {
  const attempts: Attempt[] = [];
  const pip = await attempt("pip", attempts, () => pipWay(request, context));
  const release = await attempt("release", attempts, () => releaseWay(request, context));
  const ways = [pip, release].filter((way) => way !== undefined);
  const unpinned = attempts.find(({ failure }) => failure.code === "esptool-version-unpinned");
  if (ways.length === 0 && unpinned !== undefined) throw unpinned.failure;
  // Without `esptool-version`, release may have an older version than pip. An older one in the tool cache, perhaps from
  // another step, must not decide which version this step gets.
  for (const version of new Set(ways.map((way) => way.version))) {
    const alike = ways.filter((way) => way.version === version);
    const program = (await foundBy(alike, alarm)) ?? (await installedBy(alike, attempts, context));
    if (program !== undefined) return program;
  }
  throw unavailable(versionOf(request), context, attempts);
}

async function foundBy(ways: readonly Way[], alarm: Alarm): Promise<EsptoolProgram | undefined> {
  for (const way of ways) {
    const found = await way.find(alarm.raise);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function installedBy(
  ways: readonly Way[],
  attempts: Attempt[],
  context: InstallContext,
): Promise<EsptoolProgram | undefined> {
  for (const way of ways) {
    const program = await attempt(way.name, attempts, way.install);
    if (program !== undefined) return program;
    const [reason = ""] = attempts.at(-1)?.failure.message.split("\n") ?? [];
    context.log(`esptool ${way.version} could not be installed with ${way.name}: ${reason}`);
  }
  return undefined;
}

/** Records a failure that another source can make up for; rethrows any other. */
async function attempt<Value>(
  name: Way["name"],
  attempts: Attempt[],
  action: () => Value | Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Failure) || FINAL.has(error.code)) throw error;
    attempts.push({ name, failure: error });
    return undefined;
  }
}

async function pipWay(request: EsptoolRequest, context: InstallContext): Promise<Way> {
  const version = versionOf(request);
  const plan = await planPip(version, context);
  if (plan.lockFile === undefined) {
    if (!request.allowUnpinned) throw await unpinnedFailure(version, context);
    warn(
      context,
      `This action has no lock file for esptool ${version}. It is installed from the package index, unchecked.`,
    );
  }
  return {
    name: "pip",
    version,
    find: (onAltered) => findPipEntry(plan, context, onAltered),
    install: () => installByPip(plan, context),
  };
}

function releaseWay(request: EsptoolRequest, context: InstallContext): Way {
  const plan = planRelease(request, context);
  const sayOlder = (): void => {
    if (plan.version === versionOf(request)) return;
    context.log(
      `esptool-version is not set, and esptool ${plan.version} is the newest whose SHA-256 for ${plan.asset.platform} this action knows: it replaces the default ${DEFAULT_VERSION}.`,
    );
  };
  return {
    name: "release",
    version: plan.version,
    find: async (onAltered) => {
      const found = await findReleaseEntry(plan, context, onAltered);
      if (found !== undefined) sayOlder();
      return found;
    },
    install: () => {
      sayOlder();
      return installRelease(plan, context);
    },
  };
}

async function unpinnedFailure(version: string, context: InstallContext): Promise<Failure> {
  const locked = await lockedVersions(context.locks);
  return new Failure(
    "esptool-version-unpinned",
    `This action has no lock file for esptool ${version}, so pip's packages could not be checked.`,
    locked.length === 0
      ? `The folder of lock files, ${context.locks}, is missing. Use a complete checkout of this action.`
      : `Use one of ${locked.join(", ")}, or set allow-unpinned-esptool: true to accept unchecked packages.`,
  );
}

const byName = (a: Attempt, b: Attempt): number => (a.name < b.name ? -1 : 1);

function unavailable(version: string, context: InstallContext, attempts: readonly Attempt[]): Failure {
  const tried = attempts
    .toSorted(byName)
    .map(({ name, failure }) => `- ${name}: ${failure.message} ${failure.hint}`);
  return new Failure(
    "esptool-unavailable",
    [
      `esptool ${version} is not on this runner and could not be installed. Tried:`,
      `- tool cache: not installed for this platform in ${context.toolCache}.`,
      ...tried,
    ].join("\n"),
    "Fix one of these, or use esptool-source: path with an esptool that is already on the runner.",
    { cause: attempts.at(-1)?.failure },
  );
}
