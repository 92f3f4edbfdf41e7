// Bundles every entry point into dist/, from nothing, so that no file of an earlier build stays behind.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeLicences } from "./licences.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A source file, and the folder and name of its bundle. */
interface Entry {
  readonly source: string;
  readonly target: string;
  readonly name?: string;
}

const ENTRIES: readonly Entry[] = [
  { source: "src/index.ts", target: "dist" },
  { source: "src/virtual-board/cli.ts", target: "dist/virtual-board", name: "cli.js" },
  { source: "src/virtual-board/main.ts", target: "dist/virtual-board/main" },
  { source: "src/virtual-board/post.ts", target: "dist/virtual-board/post" },
  { source: "src/reserve/main.ts", target: "dist/reserve/main" },
  { source: "src/reserve/holder.ts", target: "dist/reserve", name: "holder.js" },
  { source: "src/reserve/post.ts", target: "dist/reserve/post" },
];

/** What a bundle holds when a module could not be resolved: it would only fail when it runs. */
const BROKEN = /webpackMissingModule|Cannot find module '@actions/;

/** Builds `dist/` in the given folder. The old one is in use until the new one is whole. */
export async function build(into: string): Promise<void> {
  const staging = mkdtempSync(join(into, ".dist-"));
  const dist = join(into, "dist");
  try {
    for (const entry of ENTRIES) bundle(entry, staging);
    await writeLicences(root, join(staging, "dist", "licenses.txt"));
    rmSync(dist, { recursive: true, force: true });
    renameSync(join(staging, "dist"), dist);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function bundle({ source, target, name = "index.js" }: Entry, staging: string): void {
  if (!existsSync(join(root, source))) throw new Error(`${source} does not exist.`);
  const out = join(staging, "out");
  const ncc = join(root, "node_modules", "@vercel", "ncc", "dist", "ncc", "cli.js");
  execFileSync(process.execPath, [ncc, "build", source, "-o", out, "--quiet"], {
    cwd: root,
    stdio: "inherit",
  });
  mkdirSync(join(staging, target), { recursive: true });
  for (const file of readdirSync(out)) {
    if (BROKEN.test(readFileSync(join(out, file), "utf8")))
      throw new Error(`${source}: ${file} lacks a module.`);
    renameSync(join(out, file), join(staging, target, file === "index.js" ? name : file));
  }
  rmSync(out, { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build(root);
