// Serial servers that people use, each with a board behind it.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import type { VirtualBoard } from "../../../src/virtual-board/board.ts";
import { esptoolPython } from "../esptool/esptool.ts";
import { freshFolder } from "../runner/runner.ts";
import { ptyPort } from "./pty-port.ts";

export interface SerialServer extends AsyncDisposable {
  /** `127.0.0.1:PORT`, without scheme. */
  readonly address: string;
}

/** Whether Debian's ser2net is installed here. */
export const HAS_SER2NET = spawnSync("ser2net", ["-v"]).status === 0;

/** ser2net, with RFC 2217, on a pseudo-terminal: it has no lines, and confirms none. */
export async function ser2net(board: Pick<VirtualBoard, "port">): Promise<SerialServer> {
  const port = await freePort();
  const pty = await ptyPort(board);
  const folder = freshFolder("ser2net");
  const configuration = join(folder, "ser2net.yaml");
  writeFileSync(
    configuration,
    `connection: &board
  accepter: telnet(rfc2217),tcp,127.0.0.1,${port}
  connector: serialdev,${pty.device},115200n81,local
  options:
    kickolduser: true
`,
  );
  const child = spawn("ser2net", ["-n", "-c", configuration, "-P", join(folder, "pid")], { stdio: "ignore" });
  // The client that asks whether it listens is sent away by the first real one.
  return started(
    child,
    port,
    () => takes(port),
    () => pty[Symbol.asyncDispose](),
  );
}

/** Espressif's own server, which comes with esptool. */
export async function espServer(board: Pick<VirtualBoard, "url">): Promise<SerialServer> {
  const port = await freePort();
  const args = ["-I", "-B", "-u", "-m", "esp_rfc2217_server", "-p", String(port), board.url];
  const child = spawn(await esptoolPython(), args, {
    stdio: ["ignore", "pipe", "ignore"],
    cwd: freshFolder("server"),
    env: {},
  });
  let text = "";
  child.stdout.on("data", (bytes: Buffer) => (text += bytes.toString()));
  return started(child, port, () => Promise.resolve(text.includes("Waiting for connection")));
}

async function started(
  child: ChildProcess,
  port: number,
  isReady: () => Promise<boolean>,
  release: () => PromiseLike<void> = () => Promise.resolve(),
): Promise<SerialServer> {
  const ended = once(child, "exit");
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error("The server has ended before it listened.");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    address: `127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await ended;
      await release();
    },
  };
}

async function takes(port: number): Promise<boolean> {
  const client = connect(port, "127.0.0.1");
  const isOpen = await once(client, "connect").then(
    () => true,
    () => false,
  );
  client.destroy();
  return isOpen;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
