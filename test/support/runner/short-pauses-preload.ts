// Preloaded into a process (NODE_OPTIONS=--import), or imported by a test: a pause before another try, which does
// nothing but resolve a promise, takes a fiftieth of its time. Deadlines, whose callbacks do something, are left alone.
import { syncBuiltinESMExports } from "node:module";
import promises from "node:timers/promises";

const LEAST_MS = 500;
const FACTOR = 50;
const original = globalThis.setTimeout;
const originalPause = promises.setTimeout;
const NATIVE = /^function \(\) \{ \[native code\] \}$/;

function shortened(ms: unknown): unknown {
  return typeof ms === "number" && ms >= LEAST_MS ? ms / FACTOR : ms;
}

function paused(callback: unknown, ms: unknown): unknown {
  const isPause =
    typeof callback === "function" && NATIVE.test(Function.prototype.toString.call(callback).trim());
  return isPause ? shortened(ms) : ms;
}

const shorter = (callback: unknown, ms: unknown, ...words: unknown[]): unknown =>
  Reflect.apply(original, globalThis, [callback, paused(callback, ms), ...words]);
// With what `promisify` looks for.
globalThis.setTimeout = Object.defineProperties(
  shorter,
  Object.getOwnPropertyDescriptors(original),
) as typeof setTimeout;

promises.setTimeout = ((ms: unknown, ...words: unknown[]): unknown =>
  Reflect.apply(originalPause, promises, [shortened(ms), ...words])) as typeof originalPause;
syncBuiltinESMExports();
