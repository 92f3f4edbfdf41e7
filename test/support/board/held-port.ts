import { spawn } from "node:child_process";
import { once } from "node:events";
import { esptoolPython } from "../esptool/esptool.ts";

/** Makes a pseudo-terminal, locks it as esptool and serial monitors do, and holds it until its input ends. */
const HOLDER = `
import fcntl, os, pty, sys
controller, device = pty.openpty()
if sys.argv[1] == "lock":
    fcntl.flock(device, fcntl.LOCK_EX)
print(os.ttyname(device), flush=True)
sys.stdin.read()
`;

export interface HeldPort extends AsyncDisposable {
  /** A character device in /dev. */
  readonly device: string;
}

/**
 * A serial device of this machine without a board; with `lock`, another program holds it. Not on Windows,
 * which has no such devices.
 */
export async function holdPort(lock: boolean): Promise<HeldPort> {
  const holder = spawn(await esptoolPython(), ["-c", HOLDER, lock ? "lock" : "open"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(holder, "close");
  const first = await Promise.race([once(holder.stdout, "data"), ended]);
  const device = String(first[0]).trim();
  const release = async (): Promise<void> => {
    holder.stdin.end();
    await ended;
  };
  if (!device.startsWith("/dev/")) throw new Error(`The holder of a port ended: ${device}`);
  return { device, [Symbol.asyncDispose]: release };
}
