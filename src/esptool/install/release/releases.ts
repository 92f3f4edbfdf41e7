import type { InstallContext } from "../program.ts";
import { systemName } from "../../../tool-cache/system-name.ts";
import { compareVersions } from "../../../system/text/version-order.ts";
import { DEFAULT_VERSION } from "../version.ts";
import { RELEASE_DIGESTS } from "./release-digests.ts";
import { archOf, platformOf } from "../../../tool-cache/tool.ts";

/** Espressif publishes at `<base>/v<version>/<archive>`. */
export const DEFAULT_BASE_URL = "https://github.com/espressif/esptool/releases/download";

/** Older archives lack pySerial's URL handlers, so socket:// and rfc2217:// fail (fixed in esptool 5.3.1). */
export const FIRST_WITH_REMOTE_PORTS = "5.3.1";

/** Espressif's names for the machines it builds for, by our system name and `process.arch`. */
const PLATFORMS: Readonly<Record<string, string>> = {
  "linux x64": "linux-amd64",
  "linux arm64": "linux-aarch64",
  "linux arm": "linux-armv7",
  "macos x64": "macos-amd64",
  "macos arm64": "macos-arm64",
  "windows x64": "windows-amd64",
  // Espressif has no build for Windows on ARM, but Windows 11 runs programs for x64.
  "windows arm64": "windows-amd64",
};

/** The archive for this machine. */
export interface ReleaseAsset {
  /** `linux-amd64`; the archive holds one folder `esptool-<platform>`. */
  readonly platform: string;
  readonly file: string;
  readonly program: string;
  /** From the table of known digests. */
  readonly sha256: string | undefined;
}

/** @returns the archive of that version for this machine, or `undefined` where Espressif builds none. */
export function releaseAsset(version: string, context: InstallContext): ReleaseAsset | undefined {
  const platform = platformName(context);
  if (platform === undefined) return undefined;
  return {
    platform,
    file: archiveName(version, platform),
    program: platformOf(context) === "win32" ? "esptool.exe" : "esptool",
    sha256: RELEASE_DIGESTS[version]?.sha256[platform],
  };
}

/** @returns the newest version, up to the default, whose digest for this machine is in the table. */
export function newestKnownRelease(context: InstallContext): string | undefined {
  const platform = platformName(context);
  if (platform === undefined) return undefined;
  return Object.entries(RELEASE_DIGESTS)
    .filter(([version, { sha256 }]) => platform in sha256 && compareVersions(version, DEFAULT_VERSION) <= 0)
    .map(([version]) => version)
    .toSorted((a, b) => compareVersions(b, a))[0];
}

/** Every platform that Espressif builds for, and its archive of that version. */
export function releaseArchives(
  version: string,
): readonly { readonly platform: string; readonly file: string }[] {
  const platforms = [...new Set(Object.values(PLATFORMS))];
  return platforms.map((platform) => ({ platform, file: archiveName(version, platform) }));
}

function archiveName(version: string, platform: string): string {
  return `esptool-v${version}-${platform}.${platform.startsWith("windows-") ? "zip" : "tar.gz"}`;
}

function platformName(context: InstallContext): string | undefined {
  return PLATFORMS[`${systemName(context)} ${archOf(context)}`];
}
