import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { versionFolder } from "../../../src/tool-cache/cache.ts";
import { makeEntry } from "../../../src/tool-cache/entry.ts";
import { sha256 } from "../../../src/tool-cache/survey.ts";
import type { InstallContext } from "../../../src/esptool/install/program.ts";
import { planRelease, releaseProgram } from "../../../src/esptool/install/release/release.ts";
import type { ActionInputs } from "../runner/action.ts";
import { serve, tarGz, type ReleaseServer } from "./release-server.ts";

/** Espressif's name for the machine that runs the tests: x64 or arm64, Linux or macOS. */
const PLATFORM = `${process.platform === "darwin" ? "macos" : "linux"}-${process.arch === "arm64" ? (process.platform === "darwin" ? "arm64" : "aarch64") : "amd64"}`;

/** An archive that passes for a release of esptool, and a server that has it. Its esptool only says its version. */
export async function localRelease(): Promise<ReleaseServer & { readonly inputs: ActionInputs }> {
  const folder = `esptool-${PLATFORM}`;
  const archive = tarGz([
    { name: `${folder}/esptool`, text: "#!/bin/sh\necho 5.6.0\n", mode: 0o755 },
    { name: `${folder}/lib/LICENSE`, text: "GPL" },
  ]);
  const server = await serve((_, response) => response.end(archive));
  const inputs = {
    "esptool-source": "release",
    "esptool-base-url": server.url,
    "esptool-sha256": sha256(archive),
  };
  return Object.assign(server, { inputs });
}

/** Where nobody listens: a step gets as far as having an esptool. That of {@link localRelease} does nothing: `esptool-failed`. */
export const UNREACHABLE = { operation: "info", port: "socket://127.0.0.1:9", retries: 0 };

/**
 * Puts into the tool cache what a step leaves there that has installed the release of that version: nobody but
 * Espressif has archives with the digests of the table. Its esptool only says its version.
 */
export async function cacheRelease(version: string, context: InstallContext): Promise<void> {
  const plan = planRelease({ source: "release", version, allowUnpinned: false }, context);
  await makeEntry(
    {
      folder: versionFolder(context, version),
      key: plan.key,
      build: async (directory) => {
        const { command } = releaseProgram(directory, plan, "release");
        await mkdir(dirname(command));
        await writeFile(command, `#!/bin/sh\necho ${version}\n`, { mode: 0o755 });
      },
      usable: () => Promise.resolve(true),
    },
    context,
  );
}
