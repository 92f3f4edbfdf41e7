// Preloaded into a process (NODE_OPTIONS=--import): ends it, or does something to files, right before it makes a
// certain change to a file. What is to happen is JSON in the variable MEDDLE.
import fs from "node:fs/promises";
import { renameSync, symlinkSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { dirname, resolve } from "node:path";
import type { Meddling } from "./file-meddler.ts";

const meddling = JSON.parse(process.env["MEDDLE"] ?? "{}") as Meddling;
delete process.env["MEDDLE"];
const CHANGES = ["writeFile", "link", "rename", "rm", "mkdir", "rmdir"] as const;
let count = 0;

function act(path: string): void {
  if ("kill" in meddling.act) process.kill(process.pid, "SIGKILL");
  else if ("write" in meddling.act)
    writeFileSync(resolve(dirname(path), meddling.act.write), "changed by somebody else");
  else if ("divert" in meddling.act) {
    renameSync(meddling.act.divert, `${meddling.act.divert}.moved`);
    symlinkSync(meddling.act.to, meddling.act.divert);
  }
}

const calls = fs as unknown as Record<string, (...args: unknown[]) => unknown>;
for (const name of CHANGES) {
  const original = calls[name];
  if (original === undefined) continue;
  calls[name] = (...args) => {
    if (name === "link" && meddling.noLinks === true) {
      return Promise.reject(Object.assign(new Error("EPERM: no links here"), { code: "EPERM" }));
    }
    const words = [name, ...args.filter((arg) => typeof arg === "string")].join(" ");
    if (new RegExp(meddling.before).test(words) && ++count === (meddling.nth ?? 1)) act(String(args[0]));
    return original(...args);
  };
}
syncBuiltinESMExports();
