import { once } from "node:events";
import { parse } from "node:path";
import { finished } from "node:stream/promises";
import { messageOf } from "../system/errors.ts";
import { launch } from "../system/processes/launch.ts";

/**
 * Starts a process that kills this one's group if this one is killed, so that no QEMU survives it. Windows does not
 * need it: there, a process's children end with it unless they are detached.
 * @param script of {@link guard}.
 * @returns a function to call before a regular exit: it resolves once the guard has exited.
 */
export async function startGuard(
  script: string,
  env: Readonly<Record<string, string>>,
): Promise<() => Promise<void>> {
  if (process.platform === "win32") return () => Promise.resolve();
  const child = launch({
    command: process.execPath,
    args: [script, "--guard", String(process.pid)],
    cwd: parse(process.cwd()).root,
    env,
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  await once(child, "spawn").catch((error: unknown) => {
    throw new Error(`Cannot start the guard of QEMU: ${messageOf(error)}`);
  });
  child.unref();
  child.stdin?.on("error", () => undefined);
  const ended = once(child, "exit");
  return async () => {
    child.ref();
    child.kill("SIGKILL");
    await ended;
  };
}

/** The guard: waits until the process that started it has ended. */
export async function guard(group: number): Promise<void> {
  await finished(process.stdin.resume()).catch(() => undefined);
  if (!Number.isSafeInteger(group) || group <= 1) return;
  try {
    process.kill(-group, "SIGKILL");
  } catch {
    // The group is empty.
  }
}
