// A step that does nothing but take a board's lock: run as a process by lock-step.ts, told what to do by its argument
// and by its input, telling what happens in lines of JSON.
import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { claimantOf } from "../../../src/board/locks/holder.ts";
import { acquireBoardLock } from "../../../src/board/locks/lock.ts";
import { Failure } from "../../../src/system/errors.ts";
import { hostLock } from "../../../src/system/files/file-lock.ts";
import { becomeUser } from "../runner/as-user.ts";
import type { StepWork } from "./lock-step.ts";

const work = JSON.parse(process.argv[2] ?? "") as StepWork;
if (work.user !== undefined) becomeUser(work.user);

function tell(event: string, details: Readonly<Record<string, unknown>> = {}): void {
  process.stdout.write(`${JSON.stringify({ event, ...details })}\n`);
}

async function take() {
  return acquireBoardLock({
    key: work.key,
    folder: work.folder,
    port: "/dev/ttyUSB0",
    claimant: claimantOf(work.env ?? {}),
    hostLock: hostLock({ path: process.env["PATH"] }),
    timeoutMs: work.timeoutMs ?? 0,
    signal: new AbortController().signal,
    onWait: (text) => tell("waiting", { text }),
    pollMs: 10,
  });
}

/** A program that uses the board, and outlives this process. */
function startProgram(fd: number): void {
  const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"], {
    stdio: ["ignore", "ignore", "ignore", fd],
    detached: true,
  });
  child.unref();
  tell("program", { pid: child.pid });
}

async function race(rounds: number, marks: string): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const lock = await take();
    appendFileSync(marks, `begin ${process.pid}\n`);
    await setTimeout(2);
    appendFileSync(marks, `end ${process.pid}\n`);
    lock.release();
  }
}

try {
  if (work.race !== undefined) {
    await race(work.race.rounds, work.race.marks);
  } else {
    const lock = await take();
    tell("held", { passedThrough: lock.passedThrough });
    if (work.program === true) startProgram(lock.fd);
    process.stdin.once("end", () => {
      lock.release();
      tell("released");
    });
    process.stdin.resume();
  }
} catch (error) {
  tell(
    "failed",
    error instanceof Failure ? { code: error.code, message: error.message } : { message: String(error) },
  );
}
