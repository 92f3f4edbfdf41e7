import { join, posix } from "node:path";
import type { BuildDescription, BuildFile } from "../../firmware/builds/build-description.ts";
import {
  MAX_ZEPHYR_YAML_BYTES,
  readDomains,
  readRunners,
  type ZephyrImage,
} from "../../firmware/builds/zephyr-runners.ts";
import { type BuildFolder, readDescription, subfolder } from "./folder.ts";
import { type BuildKind, type FoundBuild, refused } from "./kind.ts";

const DOMAINS = "domains.yaml";
const RUNNERS = "runners.yaml";

/** Zephyr's build folder: with sysbuild, a folder for each domain (MCUboot, the application); otherwise one domain. */
export const ZEPHYR_BUILD: BuildKind = {
  mark: `zephyr/${RUNNERS} or ${DOMAINS} (Zephyr)`,
  describes: (name) => name === DOMAINS || name === RUNNERS,
  ofFile: () => Promise.resolve(undefined),
  inFolder: async (folder) => {
    if (folder.names.includes(DOMAINS)) return readSysbuild(folder);
    const runners = await subfolder(folder, "zephyr");
    return runners?.names.includes(RUNNERS) === true ? readImages(folder, ["."]) : undefined;
  },
};

async function readSysbuild(folder: BuildFolder): Promise<FoundBuild> {
  const path = join(folder.path, DOMAINS);
  const text = await readDescription(folder, DOMAINS, MAX_ZEPHYR_YAML_BYTES);
  if ("problem" in text) return { path, problems: [text] };
  const domains = await readDomains(text.value);
  return "problems" in domains ? refused(path, ...domains.problems) : readImages(folder, domains.value);
}

/** @param domains the folders of the domains, relative to that of the build. */
async function readImages(folder: BuildFolder, domains: readonly string[]): Promise<FoundBuild> {
  const images: ZephyrImage[] = [];
  for (const domain of domains) {
    const file = posix.join(domain, "zephyr", RUNNERS);
    const path = join(folder.path, file);
    const text = await readDescription(folder, file, MAX_ZEPHYR_YAML_BYTES);
    if ("problem" in text) return { path, problems: [text] };
    const runners = await readRunners(text.value);
    if ("problems" in runners) return refused(path, ...runners.problems);
    images.push({ ...runners.value, path: posix.join(domain, "zephyr", runners.value.path) });
  }
  const description = describe(images);
  return "problem" in description
    ? refused(folder.path, description.problem)
    : { path: folder.path, folder, description };
}

/** One esptool call writes all images, with the same settings. */
function describe(images: readonly ZephyrImage[]): BuildDescription | { readonly problem: string } {
  const [first] = images;
  for (const name of ["mode", "freq", "size"] as const) {
    if (images.some(({ settings }) => settings[name] !== first?.settings[name])) {
      return {
        problem: `has domains with different flash settings for ${name}: list the files with their addresses`,
      };
    }
  }
  const files: BuildFile[] = images.map(({ address, path, encrypted }) => ({ address, path, encrypted }));
  return {
    files: files.sort((a, b) => a.address - b.address),
    settings: first?.settings ?? {},
    stub: images.some(({ stub }) => stub === false) ? false : undefined,
  };
}
