// Preloaded into a sub-action (NODE_OPTIONS=--import). Its `main` starts a process that never becomes ready, and its
// `post` works as it is; with STRAY_KIND, a library fails where nothing awaits it, or a promise never settles. That is
// in `main` as soon as the process has started, and in `post` as soon as it looks for the process.
import childProcess from "node:child_process";
import { writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import promises from "node:timers/promises";

const { COMPANION_PID: pidFile = "", STRAY_KIND: kind } = process.env;
const error = new Error("socket hang up");

function fail(): void {
  if (kind === "error")
    process.nextTick(() => {
      throw error;
    });
  if (kind === "rejection") void Promise.reject(error);
  // The action is nowhere else in such a pause by then.
  if (kind === "never-settles") {
    promises.setTimeout = () => new Promise(() => undefined);
    syncBuiltinESMExports();
  }
}

const spawn = childProcess.spawn.bind(childProcess) as (...words: unknown[]) => childProcess.ChildProcess;
Object.assign(childProcess, {
  spawn: (command: string, args: readonly string[], options: object) => {
    if (!/(?:cli|holder)\.[jt]s$/.test(args[0] ?? "")) return spawn(command, args, options);
    const child = spawn("/bin/sleep", ["600"], options);
    writeFileSync(pidFile, String(child.pid));
    fail();
    return child;
  },
});
syncBuiltinESMExports();

if (pidFile === "") {
  const kill = process.kill.bind(process);
  let hasFailed = false;
  process.kill = (pid, signal) => {
    if (!hasFailed) fail();
    hasFailed = true;
    // The process runs on, so that `post` pauses.
    return kind === "never-settles" && signal === "SIGTERM" ? true : kill(pid, signal);
  };
}
