import { shorten } from "../../system/text/shown-text.ts";
import {
  type BuildDescription,
  issueText,
  MAX_PATH,
  MAX_PROBLEMS,
  MAX_WORD,
  type ReadDescription,
} from "./build-description.ts";
import { buildTableAddress } from "./build-table.ts";
import { parseStrictJson } from "../../system/text/strict-json.ts";

/** Real ones list a few files for a few chips. */
export const MAX_WEB_MANIFEST_BYTES = 0x4_0000;
const MAX_BUILDS = 64;
const MAX_PARTS = 128;
const WHAT = "manifest of ESP Web Tools";

interface WebBuild {
  readonly chipFamily: string;
  readonly parts: readonly { readonly path: string; readonly offset: number }[];
}

/** Whether a text is JSON with the key that identifies such a manifest. */
export function isWebManifest(text: string): boolean {
  const json = parseStrictJson(text);
  if ("problem" in json || typeof json.value !== "object" || json.value === null) return false;
  return "builds" in json.value && !("flash_files" in json.value);
}

/**
 * Parses a manifest of ESP Web Tools, which has one build per chip family. Keys for the dialogs of the browser
 * are ignored.
 * @param chip selects one of several builds; as in esptool's option `--chip`.
 */
export async function readWebManifest(text: string, chip: string | undefined): Promise<ReadDescription> {
  const json = parseStrictJson(text);
  if ("problem" in json) return { problems: [json.problem] };
  const parsed = (await schema()).safeParse(json.value);
  if (!parsed.success) {
    return { problems: parsed.error.issues.slice(0, MAX_PROBLEMS).map((issue) => issueText(WHAT, issue)) };
  }
  const chosen = choose(parsed.data.builds, chip);
  return "problems" in chosen ? chosen : describe(chosen);
}

function choose(
  builds: readonly WebBuild[],
  chip: string | undefined,
): WebBuild | Exclude<ReadDescription, { readonly value: unknown }> {
  const [only, second] = builds;
  if (only === undefined) return { problems: ["lists no build"] };
  if (second === undefined) return only;
  const list = builds.map(({ chipFamily }) => shorten(chipFamily)).join(", ");
  const has = `has ${builds.length} builds (${list})`;
  if (chip === undefined) {
    const problem = `${has}: set \`chip\` or \`require-chip\` to select one`;
    return { problems: [problem], chips: builds.map(({ chipFamily }) => optionOf(chipFamily)) };
  }
  const [first, another] = builds.filter(({ chipFamily }) => optionOf(chipFamily) === chip);
  if (first === undefined) return { problems: [`${has}, and none for ${chip}`] };
  if (another === undefined) return first;
  return { problems: [`${has}, and more than one for ${chip}: list the files`] };
}

function describe({ chipFamily, parts }: WebBuild): ReadDescription {
  const problems: string[] = [];
  for (const { path } of parts) {
    if (!isUrl(path)) continue;
    problems.push(
      `names "${shorten(path)}", which is on a server: download it to the manifest's folder and use its relative path`,
    );
  }
  const files = parts.map(({ path, offset }) => ({ address: offset, path, encrypted: false }));
  const tableAddress = buildTableAddress(undefined, files, problems);
  if (problems.length > 0) return { problems: problems.slice(0, MAX_PROBLEMS) };
  const value: BuildDescription = { files, tableAddress, chip: optionOf(chipFamily) };
  return { value };
}

/** Paths that a browser would load from elsewhere: with a scheme, with a host, or from the server's root. */
function isUrl(path: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|[\\/])/i.test(path);
}

/** "ESP32-C3" as in esptool's option `--chip`. */
function optionOf(chipFamily: string): string {
  return chipFamily.toLowerCase().replaceAll("-", "");
}

async function schema() {
  const z = await import("../../system/zod.ts");
  const part = z.object({ path: z.string().min(1).max(MAX_PATH), offset: z.int().min(0) });
  const build = z.object({
    chipFamily: z.string().max(MAX_WORD),
    parts: z.array(part).min(1).max(MAX_PARTS),
  });
  return z.object({ builds: z.array(build).max(MAX_BUILDS) });
}
