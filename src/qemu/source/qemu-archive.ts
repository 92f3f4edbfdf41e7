import { join } from "node:path";
import { Failure } from "../../system/errors.ts";
import { type Entry, finishedEntries, versionFolder } from "../../tool-cache/cache.ts";
import { makeEntry } from "../../tool-cache/entry.ts";
import { isIntact, type OnAltered } from "../../tool-cache/integrity.ts";
import {
  checkBaseUrl,
  checkSha256,
  fetchInto,
  type PublishedArchive,
} from "../../tool-cache/published-archive.ts";
import { systemName } from "../../tool-cache/system-name.ts";
import { archOf, platformOf, type Tool, type ToolContext } from "../../tool-cache/tool.ts";
import { QEMU_DIGESTS } from "./qemu-digests.ts";
import { QEMU_CHIPS } from "../chips.ts";
import { type QemuRequest } from "./qemu-program.ts";

/** Espressif publishes at `<base>/esp-develop-<version>/<archive>`. */
const DEFAULT_BASE_URL = "https://github.com/espressif/qemu/releases/download";

/** Espressif's names for the hosts it builds for, by our system name and `process.arch`. */
const HOSTS: Readonly<Record<string, string>> = {
  "linux x64": "x86_64-linux-gnu",
  "linux arm64": "aarch64-linux-gnu",
  "macos x64": "x86_64-apple-darwin",
  "macos arm64": "aarch64-apple-darwin",
  "windows x64": "x86_64-w64-mingw32",
  // Windows 11 on Arm runs x64 programs.
  "windows arm64": "x86_64-w64-mingw32",
};

/** The archive for this machine and this chip, and its place in the tool cache. */
export interface QemuPlan extends PublishedArchive {
  readonly version: string;
  readonly key: string;
}

/**
 * Determines what to download: the newest known release.
 * @throws {Failure} `qemu-missing` if Espressif has no build for this machine; `input-invalid`.
 */
export function planQemu(request: QemuRequest, context: ToolContext): QemuPlan {
  const { wanted, base } = archiveInputs(request, context.tool);
  const [version, { sha256: known }] = newest();
  const system = systemName(context);
  const arch = archOf(context);
  const host = HOSTS[`${system} ${arch}`];
  const processor = QEMU_CHIPS[request.chip].processor;
  const sha256 = wanted ?? (host === undefined ? undefined : known[processor][host]);
  if (host === undefined || sha256 === undefined) {
    throw new Failure(
      "qemu-missing",
      `Espressif publishes no QEMU for ${system} on ${arch}.`,
      "Use a runner with Linux (glibc), macOS or Windows on x64 or arm64, or build Espressif's QEMU and set qemu-path.",
    );
  }
  const file = `qemu-${processor}-softmmu-esp_develop_${version.replaceAll("-", "_")}-${host}.tar.xz`;
  return {
    version,
    file,
    url: `${base}/esp-develop-${version}/${file}`,
    sha256,
    program: `qemu/bin/qemu-system-${processor}${platformOf(context) === "win32" ? ".exe" : ""}`,
    key: `${system}-${arch}-${processor}-${sha256.slice(0, 12)}`,
  };
}

/**
 * What the inputs specify for the archive: the digest that it must have, if not the one in the table, and the URL
 * before it.
 * @throws {Failure} `input-invalid`.
 */
export function archiveInputs({ sha256, baseUrl }: Pick<QemuRequest, "sha256" | "baseUrl">, tool: Tool) {
  const rest = `/esp-develop-${newest()[0]}/qemu-….tar.xz`;
  return { wanted: checkSha256(sha256, tool), base: checkBaseUrl(baseUrl, DEFAULT_BASE_URL, rest, tool) };
}

function newest() {
  const [first] = Object.entries(QEMU_DIGESTS);
  if (first !== undefined) return first;
  throw new Error("QEMU_DIGESTS is empty.");
}

/**
 * The program of that archive in the tool cache, unaltered since it was unpacked there; it is installed now if it is
 * missing. Whether it starts depends on the runner and not on the archive, so that is not checked here: once a missing
 * library is installed, no other download is needed.
 * @throws {Failure} `qemu-missing`, `qemu-digest-mismatch`, `cancelled`.
 */
export async function provideArchive(
  plan: QemuPlan,
  context: ToolContext,
  onAltered: OnAltered,
): Promise<string> {
  const folder = versionFolder(context, plan.version);
  const entry = (await finishedEntries(folder)).find(({ key }) => key === plan.key);
  if (entry !== undefined && (await isIntact(entry, onAltered))) return join(entry.directory, plan.program);
  context.log(`Downloading ${plan.url}`);
  const recipe = {
    folder,
    key: plan.key,
    build: async (directory: string): Promise<void> => {
      await fetchInto(directory, plan, context);
    },
    usable: (other: Entry): Promise<boolean> => isIntact(other),
  };
  return join(await makeEntry(recipe, context), plan.program);
}
