import type * as Zod from "../../system/zod.ts";
import { shorten } from "../../system/text/shown-text.ts";
import {
  issueText,
  MAX_PATH,
  MAX_PROBLEMS,
  MAX_WORD,
  parseOffset,
  withSlashes,
} from "./build-description.ts";
import type { BuildSettings } from "../flash/flash-options.ts";

/** Real ones have 1 to 4 KB. The parser takes a second for 32 KB of brackets, and four seconds for 64 KB. */
export const MAX_ZEPHYR_YAML_BYTES = 0x8000;
const MAX_DOMAINS = 16;
const MAX_ARGS = 256;

/** How esptool flashes one domain of a Zephyr build, from its runners.yaml. */
export interface ZephyrImage {
  /** Relative to the folder of the runners.yaml. */
  readonly path: string;
  /** Byte offset in the flash. */
  readonly address: number;
  readonly encrypted: boolean;
  readonly settings: BuildSettings;
  /** Whether the stub may be used; `undefined` if not stated. */
  readonly stub: boolean | undefined;
}

/** Each problem completes the sentence «"file" …». */
type Read<T> = { readonly value: T } | { readonly problems: readonly string[] };

/** Ignored: options for a board on the build machine. */
const PASSED_OVER = new Set([
  "--esp-idf-path",
  "--esp-tool",
  "--esp-device",
  "--esp-baud-rate",
  "--esp-monitor-baud",
  // The addresses of ESP-IDF's bootloader and table, if any; other options have their files.
  "--esp-boot-address",
  "--esp-partition-table-address",
]);

/** Parses the `runners.yaml` of one domain: the image, and the arguments of the runner `esp32`, which is esptool. */
export async function readRunners(text: string): Promise<Read<ZephyrImage>> {
  const read = await parse(text, "runners.yaml of Zephyr", (z) =>
    z.object({
      config: z.object({ bin_file: z.string().min(1).max(MAX_PATH) }),
      args: z.object({ esp32: z.array(z.string().max(MAX_PATH)).max(MAX_ARGS) }),
    }),
  );
  if ("problems" in read) return read;
  const { config, args } = read.value;
  const problems: string[] = [];
  const said = readArguments(args.esp32, problems);
  const address = said.get("--esp-app-address");
  if (address === undefined && problems.length === 0) {
    problems.push("does not set --esp-app-address: list the image with its address");
  }
  const offset = parseOffset(address ?? "");
  if (address !== undefined && offset === undefined) {
    problems.push(`has the address "${shorten(address)}", which is invalid`);
  }
  if (problems.length > 0 || offset === undefined) return { problems: problems.slice(0, MAX_PROBLEMS) };
  return {
    value: {
      path: withSlashes(config.bin_file),
      address: offset,
      encrypted: said.has("--esp-encrypt"),
      settings: {
        mode: said.get("--esp-flash-mode"),
        freq: said.get("--esp-flash-freq"),
        size: said.get("--esp-flash-size"),
      },
      stub: said.has("--esp-no-stub") ? false : undefined,
    },
  };
}

const WITH_VALUE = new Set(["--esp-app-address", "--esp-flash-mode", "--esp-flash-freq", "--esp-flash-size"]);
const SWITCHES = new Set(["--esp-encrypt", "--esp-no-stub"]);

/** Ignores no option that affects what is written. */
function readArguments(args: readonly string[], problems: string[]): Map<string, string> {
  const said = new Map<string, string>();
  for (const arg of args) {
    const [, name = arg, value] = /^(--[\w-]+)(?:=([^]*))?$/.exec(arg) ?? [];
    if (PASSED_OVER.has(name)) continue;
    const isKnown = WITH_VALUE.has(name) ? value !== undefined : SWITCHES.has(name) && value === undefined;
    if (!isKnown) {
      problems.push(
        `has "${shorten(arg)}" among the arguments of its runner esp32, which is not supported: list the files with their addresses`,
      );
    } else if (said.has(name) && said.get(name) !== value) {
      problems.push(`has two values for ${name}`);
    } else said.set(name, value ?? "");
  }
  return said;
}

/** Parses the `domains.yaml` of a sysbuild build: the names of its domains in flashing order. */
export async function readDomains(text: string): Promise<Read<readonly string[]>> {
  const read = await parse(text, "domains.yaml of Zephyr", (z) => {
    // The name of a domain is the name of its folder.
    const name = z
      .string()
      .max(MAX_WORD)
      .regex(/^\w[\w.+-]*$/);
    return z.object({
      domains: z.array(z.object({ name })).min(1).max(MAX_DOMAINS),
      flash_order: z.array(name).min(1).max(MAX_DOMAINS).optional(),
    });
  });
  if ("problems" in read) return read;
  const names = read.value.domains.map(({ name }) => name);
  const order = [...new Set(read.value.flash_order ?? names)];
  const unknown = order.filter((name) => !names.includes(name)).map((name) => `"${name}"`);
  return unknown.length === 0
    ? { value: order }
    : { problems: [`flashes ${unknown.join(", ")}, which is not one of its domains`] };
}

/** Parses strictly: one document, no duplicate keys, no aliases. */
async function parse<T>(
  text: string,
  what: string,
  schema: (z: typeof Zod) => Zod.ZodType<T>,
): Promise<Read<T>> {
  const [z, { parseDocument }] = await Promise.all([import("../../system/zod.ts"), import("yaml")]);
  let value: unknown;
  try {
    const document = parseDocument(text, { uniqueKeys: true, logLevel: "error" });
    if (document.errors.length > 0) return { problems: ["is not a single YAML document with unique keys"] };
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    return { problems: ["has aliases, which builds do not write"] };
  }
  const parsed = schema(z).safeParse(value);
  return parsed.success
    ? { value: parsed.data }
    : { problems: parsed.error.issues.slice(0, MAX_PROBLEMS).map((issue) => issueText(what, issue)) };
}
