// Preloaded into the process of an action (NODE_OPTIONS=--import): writes down every program that it starts, whoever
// in it does so and by which door of Node.js, with everything that the program gets.
import childProcess from "node:child_process";
import { appendFileSync, readdirSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const file = process.env["PROGRAM_RECORD"] ?? "";
delete process.env["PROGRAM_RECORD"];

interface SpawnOptions {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly envPairs?: readonly string[];
}

function record({ file: command, args, cwd, envPairs }: SpawnOptions): void {
  const own = { ...process.env };
  const listing = readdirSync(cwd ?? ".");
  appendFileSync(file, `${JSON.stringify({ command, args, cwd, environment: envPairs, listing, own })}\n`);
}

// spawn, exec, execFile and fork all come through here.
const prototype = childProcess.ChildProcess.prototype as unknown as {
  spawn: (options: SpawnOptions) => unknown;
};
const { spawn } = prototype;
prototype.spawn = function (options: SpawnOptions): unknown {
  record(options);
  return spawn.call(this, options);
};
// Nothing may wait for a program while it cannot be cancelled.
const refuse = (): never => {
  throw new Error("A program was started synchronously.");
};
Object.assign(childProcess, { spawnSync: refuse, execSync: refuse, execFileSync: refuse });
syncBuiltinESMExports();
