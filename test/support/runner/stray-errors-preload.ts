// Preloaded into the process of an action (NODE_OPTIONS=--import): a library that fails where nothing awaits it, as soon
// as the log has a text, or one whose promise never settles.
import { syncBuiltinESMExports } from "node:module";
import promises from "node:timers/promises";

const { STRAY_KIND: kind, STRAY_AFTER: after = "" } = process.env;
const write = process.stdout.write.bind(process.stdout) as (...words: unknown[]) => boolean;
let hasFailed = false;

function fail(): void {
  const error = new Error("socket hang up");
  if (kind === "rejection") void Promise.reject(error);
  else
    setTimeout(() => {
      throw error;
    });
}

if (kind === "never-settles") {
  promises.setImmediate = () => new Promise(() => undefined);
  syncBuiltinESMExports();
} else
  process.stdout.write = (...words: unknown[]) => {
    if (!hasFailed && String(words[0]).includes(after)) {
      hasFailed = true;
      fail();
    }
    return write(...words);
  };
