import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure, messageOf, systemCode } from "../system/errors.ts";
import { untilKept } from "../system/processes/background.ts";
import { programEnvironment } from "../system/processes/program-environment.ts";
import { startQemuBoard } from "./board.ts";
import { takeFiles } from "./board-files.ts";
import { type BoardSettings, commandLine } from "./command-line.ts";
import { efuseImage } from "./efuse.ts";
import { guard, startGuard } from "./guard.ts";
import { startQemu } from "./machine/qemu-process.ts";
import { type KeptBoard } from "./options.ts";
import { QEMU_CHIPS } from "./chips.ts";

/** The longest folder path for a socket, with room for the socket's name; macOS has the lowest limit. */
const SOCKET_FOLDER_LIMIT_BYTES = 90;
/** A client may reconnect endlessly to a QEMU that does not start. */
const REPORTS_LIMIT = 20;

/** Runs a board in QEMU until SIGTERM, or until `main` ends before it has recorded how to stop it. */
async function keep({ program, options, image, efuse, folder }: KeptBoard): Promise<void> {
  // The listeners are added first, so that no signal has its default effect.
  const stopping = new AbortController();
  const { signal } = stopping;
  const stop = Promise.race([stopSignal(), notKept()]).then(() => stopping.abort());
  const { chip, flashSize, mac, psram, network, watchdog, boot, port, socketPort } = options;
  const env = programEnvironment(process.env);
  const release = await takeFiles([
    { input: "image", path: image, size: flashSize },
    { input: "efuse", path: efuse, size: QEMU_CHIPS[chip].efuseSize, content: efuseImage(chip, mac) },
  ]);
  const dismiss = await startGuard(fileURLToPath(import.meta.url), env);
  const sockets = socketFolder(folder);
  const settings: BoardSettings = { chip, image, efuse, psram, network, watchdog };
  let reports = 0;
  try {
    const board = await startQemuBoard({
      ...{ boot, port, socketPort },
      start: (strap) =>
        startQemu(
          {
            program,
            commandLine: (now, channels) => commandLine(settings, now, channels),
            folder: sockets.path,
            env,
            signal,
          },
          strap,
        ),
      report: ({ code, message }) => {
        if (!signal.aborted && ++reports <= REPORTS_LIMIT) process.stdout.write(`${code}: ${message}\n`);
      },
    });
    process.stdout.write(
      `listening on rfc2217://127.0.0.1:${board.port}\nlistening on socket://127.0.0.1:${board.socketPort}\n`,
    );
    await stop;
    await board.close();
  } catch (error) {
    // The board was stopped while it started.
    if (!signal.aborted) throw error;
  } finally {
    sockets.remove();
    release();
    await dismiss();
  }
}

function socketFolder(folder: string): { readonly path: string; readonly remove: () => void } {
  if (process.platform === "win32" || Buffer.byteLength(folder) <= SOCKET_FOLDER_LIMIT_BYTES)
    return { path: folder, remove: () => undefined };
  const path = mkdtempSync(join(tmpdir(), "qemu-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve());
  });
}

async function notKept(): Promise<void> {
  if (await untilKept()) await new Promise<never>(() => undefined);
}

function explain(error: unknown): string {
  if (error instanceof Failure) return `${error.message} ${error.hint}`;
  if (error instanceof Error && "port" in error && systemCode(error) === "EADDRINUSE")
    return `port ${String(error.port)} is in use by another program; use 0 for a free one`;
  return messageOf(error);
}

// The reader of our output may have exited; the board continues.
process.stdout.on("error", () => undefined);
try {
  const [command, value = ""] = process.argv.slice(2);
  if (command === "--guard") await guard(Number(value));
  else if (command === "--kept") await keep(JSON.parse(value) as KeptBoard);
  else throw new Error("this is started by the action qemu");
  process.exit(0);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
