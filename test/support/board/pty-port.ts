import { spawn } from "node:child_process";
import { once } from "node:events";
import type { VirtualBoard } from "../../../src/virtual-board/board.ts";
import { esptoolPython } from "../esptool/esptool.ts";

/** Passes on what a pseudo-terminal and a TCP port say to each other, until it is killed or its input ends. */
const BRIDGE = `
import os, pty, select, socket, sys, tty
controller, device = pty.openpty()
tty.setraw(device)
board = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
print(os.ttyname(device), flush=True)
while True:
    ready, _, _ = select.select([controller, board, sys.stdin], [], [])
    if sys.stdin in ready:
        break
    if controller in ready:
        board.sendall(os.read(controller, 4096))
    if board in ready:
        data = board.recv(4096)
        while data:
            data = data[os.write(controller, data):]
`;

export interface PtyPort extends AsyncDisposable {
  /** A character device in /dev. */
  readonly device: string;
}

/**
 * A serial device of this machine with a board behind it, which has no lines that could reset a chip. Not on Windows,
 * which has no such devices.
 */
export async function ptyPort(board: Pick<VirtualBoard, "port">): Promise<PtyPort> {
  const bridge = spawn(await esptoolPython(), ["-c", BRIDGE, String(board.port)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(bridge, "close");
  const first = await Promise.race([once(bridge.stdout, "data"), ended]);
  const device = String(first[0]).trim();
  const release = async (): Promise<void> => {
    // It may be writing to a terminal that nobody reads.
    bridge.kill("SIGKILL");
    await ended;
  };
  if (!device.startsWith("/dev/")) throw new Error(`The bridge of a port ended: ${device}`);
  return { device, [Symbol.asyncDispose]: release };
}
