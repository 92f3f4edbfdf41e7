// Bundles everything that is started into dist/, from nothing, so that no file of an earlier build stays behind.
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { minify, type MinifyOptions } from "terser";
import { compileModulesAtOnce } from "./eager-modules.ts";
import { writeLicences } from "./licences.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Files that a runner starts, and the part of `src/parts.ts` that each is. */
const STARTS = {
  "index.js": "main",
  "reserve/main/index.js": "reserve/main",
  "reserve/post/index.js": "reserve/post",
  "qemu/main/index.js": "qemu/main",
  "qemu/post/index.js": "qemu/post",
  "virtual-board/main/index.js": "virtual-board/main",
  "virtual-board/post/index.js": "virtual-board/post",
};

/** Programs of their own, which outlive the step that starts them or run without any action. */
const PROGRAMS = {
  "reserve/holder.js": "src/reserve/holder.ts",
  "qemu/cli.js": "src/qemu/cli.ts",
  "virtual-board/cli.js": "src/virtual-board/cli.ts",
};

/** What a bundle holds when a module could not be resolved: it would only fail when it runs. */
const BROKEN = /webpackMissingModule|Cannot find module '@actions/;

/** The list of parts: one line each, in which nothing fails. */
const PARTS = "./src/parts.ts";

/** Files of ours that only list what others hold: no stack trace leads there. */
const LISTS = [PARTS, "./src/system/zod.ts"];

/** Builds `dist/` in the given folder. The old one is in use until the new one is whole. */
export async function build(into: string): Promise<void> {
  const staging = mkdtempSync(join(into, ".dist-"));
  const dist = join(into, "dist");
  try {
    const made = join(staging, "dist");
    await bundleParts(join(made, "bundle"), staging);
    for (const [file, part] of Object.entries(STARTS)) {
      const bundle = `${"../".repeat(file.split("/").length - 1) || "./"}bundle/parts.js`;
      write(join(made, file), `import { start } from "${bundle}";\n\nawait start("${part}");\n`);
    }
    for (const [file, source] of Object.entries(PROGRAMS)) {
      const out = join(staging, "out");
      await bundleMinified(source, out, staging);
      write(join(made, file), readFileSync(join(out, "index.js"), "utf8"));
      // What is loaded only where it is needed; the program looks for it next to itself.
      for (const chunk of readdirSync(out).filter((name) => name.endsWith(".index.js"))) {
        write(join(made, dirname(file), chunk), readFileSync(join(out, chunk), "utf8"));
      }
      rmSync(out, { recursive: true });
    }
    write(join(made, "package.json"), '{ "type": "module" }\n');
    await writeLicences(root, join(made, "licenses.txt"));
    rmSync(dist, { recursive: true, force: true });
    renameSync(made, dist);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Bundles the parts; every start loads their first file as a whole. */
async function bundleParts(out: string, staging: string): Promise<void> {
  await bundleMinified(PARTS, out, staging);
  rmSync(join(out, "package.json"));
  const start = join(out, "index.js");
  writeFileSync(start, compileModulesAtOnce(readFileSync(start, "utf8")));
  renameSync(start, join(out, "parts.js"));
}

/**
 * How terser writes a file. What holds nothing of ours is minified; ours keeps its
 * names and lines of a readable length, so that a stack trace leads to code.
 */
const FOREIGN: MinifyOptions = { module: true, format: { comments: false } };
const OURS: MinifyOptions = {
  module: true,
  compress: false,
  mangle: false,
  format: { comments: false, max_line_len: 100 },
};

async function bundleMinified(source: string, out: string, staging: string): Promise<void> {
  const statsFile = join(staging, "stats.json");
  bundle(source, out, "--stats-out", statsFile);
  const ours = filesOfOurs(JSON.parse(readFileSync(statsFile, "utf8")) as Stats);
  for (const file of readdirSync(out).filter((name) => name.endsWith(".js"))) {
    const path = join(out, file);
    const { code } = await minify(readFileSync(path, "utf8"), ours.has(file) ? OURS : FOREIGN);
    if (code === undefined) throw new Error(`${file} was not minified.`);
    writeFileSync(path, ours.has(file) ? compileModulesAtOnce(code) : code);
  }
}

/** What webpack says of a bundle: its modules, each with the chunks that hold it, and the files of the chunks. */
interface Stats {
  readonly modules: readonly StatsModule[];
  readonly chunks: readonly { readonly id: number; readonly files: readonly string[] }[];
}

interface StatsModule {
  readonly name: string;
  readonly chunks?: readonly number[];
  /** Of a module in which others are concatenated. */
  readonly modules?: readonly StatsModule[];
}

function filesOfOurs({ modules, chunks }: Stats): Set<string> {
  const isOurs = ({ name, modules: inner = [] }: StatsModule): boolean =>
    (name.startsWith("./src/") && !LISTS.includes(name)) || inner.some(isOurs);
  const ids = new Set(modules.filter(isOurs).flatMap((module) => module.chunks ?? []));
  if (ids.size === 0) throw new Error("The bundle holds nothing of ours.");
  return new Set(chunks.filter(({ id }) => ids.has(id)).flatMap(({ files }) => files));
}

function bundle(source: string, out: string, ...options: readonly string[]): void {
  if (!existsSync(join(root, source))) throw new Error(`${source} does not exist.`);
  const ncc = join(root, "node_modules", "@vercel", "ncc", "dist", "ncc", "cli.js");
  execFileSync(process.execPath, [ncc, "build", source, "-o", out, "--quiet", ...options], {
    cwd: root,
    stdio: "inherit",
  });
  for (const file of readdirSync(out))
    if (BROKEN.test(readFileSync(join(out, file), "utf8")))
      throw new Error(`${source}: ${file} lacks a module.`);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build(root);
