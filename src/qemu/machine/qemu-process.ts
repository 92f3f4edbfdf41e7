import { once } from "node:events";
import { type Socket } from "node:net";
import { Failure, messageOf } from "../../system/errors.ts";
import { launch } from "../../system/processes/launch.ts";
import { cleanLine } from "../../system/text/untrusted-text.ts";
import { type Channels, type Strap } from "../command-line.ts";
import { openChannel } from "./channel.ts";
import { Qmp } from "./qmp.ts";

/** QEMU starts within 0.1 s; on a slow disk under load it takes longer. */
const START_DEADLINE_MS = 30_000;
/** QEMU writes its buffered flash contents before it exits. */
const QUIT_DEADLINE_MS = 2_000;
/** A response takes milliseconds, unless the machine has no processor time for QEMU. */
const ANSWER_DEADLINE_MS = 10_000;
export const QEMU_FAILED_HINT =
  "Its output shows the option or file that it does not accept; a signal may mean that the runner is short of memory.";
/** How many characters at the end of QEMU's own output are kept. */
const WORDS_KEPT = 4_096;

type Child = ReturnType<typeof launch>;

/** How QEMU is started for a board. */
export interface QemuStart {
  readonly program: string;
  /** Its arguments. */
  readonly commandLine: (strap: Strap, channels: Channels) => readonly string[];
  /** Only this user can enter it. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Once it is aborted, a QEMU that is still starting is killed, and no other is started. */
  readonly signal: AbortSignal;
}

/** A QEMU whose board is running. */
export interface RunningQemu {
  readonly strap: Strap;
  /** The board's UART. No output is lost before it is read: the system buffers it, or QEMU waits. */
  readonly serial: Socket;
  /** Resolves once QEMU has exited, with its exit status and its last output. */
  readonly ended: Promise<string>;
  /** Runs a QMP command without arguments. */
  readonly execute: (command: string) => Promise<void>;
  /** Stops QEMU, and waits until it has exited: its files are then complete, and free for the next process. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts QEMU and waits until it can be controlled. It runs in this process's group, so that killing the group also
 * kills QEMU.
 * @throws {Failure} `qemu-failed`, with QEMU's own output; the reason of the signal if it was aborted before.
 */
export async function startQemu(
  { program, commandLine, folder, env, signal }: QemuStart,
  strap: Strap,
): Promise<RunningQemu> {
  const serialChannel = await openChannel(folder, "serial");
  const controlChannel = await openChannel(folder, "control");
  let onAbort = (): void => undefined;
  try {
    signal.throwIfAborted();
    const args = commandLine(strap, { serial: serialChannel.address, control: controlChannel.address });
    const child = launch({
      command: program,
      args,
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: false,
    });
    onAbort = () => void child.kill("SIGKILL");
    signal.addEventListener("abort", onAbort);
    const words = lastWords(child);
    const ended = endOf(child, words);
    const kill = async (): Promise<void> => {
      child.kill("SIGKILL");
      await ended;
    };
    const channels = Promise.all([serialChannel.connected, controlChannel.connected]);
    const first = await firstOf(channels, ended, START_DEADLINE_MS);
    if (!("connected" in first)) {
      await kill();
      throw notReady(first.end, words());
    }
    const [serial, control] = first.connected;
    const qmp = new Qmp(control);
    await qmp.negotiate(START_DEADLINE_MS).catch(async (error: unknown) => {
      await kill();
      throw notReady(messageOf(error), words());
    });
    const stop = async (): Promise<void> => {
      // The connection closes together with the process; either event may come first.
      const timer = setTimeout(() => child.kill("SIGKILL"), QUIT_DEADLINE_MS);
      await qmp.execute("quit", QUIT_DEADLINE_MS).catch(() => undefined);
      await ended;
      clearTimeout(timer);
      serial.destroy();
    };
    return { strap, serial, ended, execute: (command) => qmp.execute(command, ANSWER_DEADLINE_MS), stop };
  } finally {
    signal.removeEventListener("abort", onAbort);
    serialChannel.close();
    controlChannel.close();
  }
}

async function firstOf<T>(
  connected: Promise<T>,
  ended: Promise<string>,
  deadlineMs: number,
): Promise<{ readonly connected: T } | { readonly end: string }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ end: string }>((resolve) => {
    timer = setTimeout(() => resolve({ end: `it was not ready within ${deadlineMs / 1000} s` }), deadlineMs);
  });
  const first = await Promise.race([
    connected.then((value) => ({ connected: value })),
    ended.then((end) => ({ end })),
    late,
  ]);
  clearTimeout(timer);
  return first;
}

/** The end of what QEMU itself prints, on either output: never the board's console. */
function lastWords(child: Child): () => string {
  let text = "";
  for (const output of [child.stdout, child.stderr])
    output?.setEncoding("utf8").on("data", (part: string) => (text = (text + part).slice(-WORDS_KEPT)));
  const isWord = (line: string): boolean => line !== "";
  return () =>
    text
      .split(/[\r\n]+/)
      .map(cleanLine)
      .filter(isWord)
      .join("; ");
}

async function endOf(child: Child, words: () => string): Promise<string> {
  const [code, signal] = await Promise.race([
    once(child, "close"),
    once(child, "error").then(([error]) => [messageOf(error), null]),
  ]).catch((error: unknown) => [messageOf(error), null]);
  const end =
    signal === null
      ? typeof code === "number"
        ? `exit code ${code}`
        : String(code)
      : `signal ${String(signal)}`;
  const printed = words();
  return printed === "" ? `${end}; it printed nothing` : `${end}; it printed: ${printed}`;
}

function notReady(end: string, words: string): Failure {
  const printed = words === "" || end.includes(words) ? "" : `; it printed: ${words}`;
  return new Failure("qemu-failed", `QEMU did not start: ${end}${printed}.`, QEMU_FAILED_HINT);
}
