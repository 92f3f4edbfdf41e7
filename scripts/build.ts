// Bundles every entry point into dist/, from nothing, so that no file of an earlier build stays behind.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeLicences } from "./licences.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Source file → folder of its bundle. */
const ENTRIES = [
  { source: "src/index.ts", target: "dist" },
  { source: "src/virtual-board/cli.ts", target: "dist/virtual-board", name: "cli.js" },
  { source: "src/virtual-board/main.ts", target: "dist/virtual-board/main" },
  { source: "src/virtual-board/post.ts", target: "dist/virtual-board/post" },
];

/** What a bundle holds when a module could not be resolved: it would only fail when it runs. */
const BROKEN = /webpackMissingModule|Cannot find module '@actions/;

/** Builds into `<target>/dist` instead of the repository's own when a folder is given. */
export async function build(into: string): Promise<void> {
  rmSync(join(into, "dist"), { recursive: true, force: true });
  const staging = mkdtempSync(join(tmpdir(), "esptool-action-build-"));
  try {
    for (const { source, target, name } of ENTRIES) {
      if (!existsSync(join(root, source))) throw new Error(`${source} does not exist.`);
      const out = join(staging, "out");
      const ncc = join(root, "node_modules", "@vercel", "ncc", "dist", "ncc", "cli.js");
      execFileSync(process.execPath, [ncc, "build", source, "-o", out, "--quiet"], {
        cwd: root,
        stdio: "inherit",
      });
      mkdirSync(join(into, target), { recursive: true });
      for (const file of readdirSync(out)) {
        if (BROKEN.test(readFileSync(join(out, file), "utf8")))
          throw new Error(`${source}: ${file} lacks a module.`);
        renameSync(join(out, file), join(into, target, file === "index.js" ? (name ?? file) : file));
      }
      rmSync(out, { recursive: true });
    }
    await writeLicences(root, join(into, "dist", "licenses.txt"));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build(root);
