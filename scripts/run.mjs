// The door to every command of this repository: brings the dependencies up to date, then runs the command on
// Node.js 24 (from the development dependencies when this Node.js is another). Works on any Node.js >= 20.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { setInterval } from "node:timers";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const [name, ...args] = process.argv.slice(2);

/** Each command is a list of Node.js programs, run one after the other. */
const COMMANDS = {
  test: () => [[bin("vitest"), "run", ...args]],
  // The files that try a sample in `test` (test/support/sample.ts), with all their cases.
  "test:full": () => {
    process.env.TEST_FULL ??= "1";
    return [[bin("vitest"), "run", ...(args.some(isPath) ? args : [".sampled.test.ts", ...args])]];
  },
  demo: () => [["scripts/demo.ts", ...args]],
  bench: () => [["bench/bench.ts", ...args]],
  build: () => [["scripts/build.ts", ...args]],
  "check-dist": () => [["scripts/check-dist.ts", ...args]],
  docs: () => [["scripts/docs.ts", ...args]],
  "release-digests": () => [["scripts/release-digests.ts", ...args]],
  types: () => [[bin("typescript", "tsc"), "--noEmit"]],
  lint: () => [
    [bin("eslint"), "--max-warnings=0", "."],
    [bin("dependency-cruiser", "depcruise"), "--config", ".dependency-cruiser.mjs", "src"],
    [bin("prettier"), "--check", "."],
  ],
  format: () => [[bin("prettier"), "--write", "."]],
  "virtual-board": () => [["dist/virtual-board/cli.js", ...args]],
};

/** Commands whose bundle is committed: they need no dependency. */
const WITHOUT_DEPENDENCIES = new Set(["virtual-board"]);

const command = COMMANDS[name];
if (command === undefined) {
  console.error(`Unknown command "${name ?? ""}". Commands: ${Object.keys(COMMANDS).join(", ")}.`);
  process.exit(2);
}
if (!WITHOUT_DEPENDENCIES.has(name)) install();
for (const program of command()) {
  if (WITHOUT_DEPENDENCIES.has(name)) await become(program);
  else run(program);
}

/** Names test files, and is neither an option of vitest nor the pattern after `-t`. */
function isPath(argument, index) {
  return !argument.startsWith("-") && args[index - 1] !== "-t";
}

function bin(packageName, binName = packageName) {
  const manifest = join(root, "node_modules", packageName, "package.json");
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  return join(dirname(manifest), typeof bin === "string" ? bin : bin[binName]);
}

/** `npm ci`, unless the same lock file was installed here before. */
function install() {
  const stamp = join(root, "node_modules", ".installed");
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Installing the development dependencies (npm ci) ...");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const done = spawnSync(npm, ["ci", "--ignore-scripts", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
  writeFileSync(stamp, wanted);
}

function run(program) {
  const node = node24();
  const path = [dirname(node), join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  const done = spawnSync(node, program, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: path },
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Runs a bundle in this process, so that signals reach it and nothing is left running behind. */
async function become([script, ...args]) {
  const path = join(root, script);
  process.argv = [process.execPath, path, ...args];
  // npm runs scripts in the folder of the package; files belong to the folder that the user is in.
  process.chdir(process.env.INIT_CWD ?? process.cwd());
  // npm passes SIGTERM only to the shell between us; when that has gone, the signal was meant for the program.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.kill(process.pid, "SIGTERM"), 250).unref();
  await import(pathToFileURL(path).href);
}

/** Node.js 24 as the runner has it: this one, or the one among the development dependencies. */
function node24() {
  if (process.versions.node.startsWith("24.")) return process.execPath;
  const platform = process.platform === "win32" ? "win" : process.platform;
  for (const prefix of ["node", "node-bin"]) {
    try {
      const folder = dirname(require.resolve(`${prefix}-${platform}-${process.arch}/package.json`));
      return join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
    } catch {
      // Not the package of this platform.
    }
  }
  return process.execPath;
}
