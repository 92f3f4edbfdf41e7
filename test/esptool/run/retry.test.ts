import { describe, expect, it } from "vitest";
import { Failure, FAILURES, type FailureCode } from "../../../src/system/errors.ts";
import type { Connection } from "../../../src/esptool/run/arguments.ts";
import { type RetryPolicy, withRetries } from "../../../src/esptool/run/retry.ts";

const SERIAL: Connection = {
  port: { kind: "serial", name: "/dev/ttyUSB0" },
  chip: "auto",
  baud: 460_800,
  before: "default-reset",
  after: "hard-reset",
  stub: true,
};
const SOCKET: Connection = { ...SERIAL, port: { kind: "socket", name: "socket://h:1", host: "h" } };

function failure(code: FailureCode): Failure {
  return new Failure(code, `It was ${code}.`, "Fix it.");
}

/** Fails with each code in turn, then succeeds; notes what it saw. */
async function attempt(codes: readonly FailureCode[], policy: Partial<RetryPolicy>, connection = SERIAL) {
  const bauds: number[] = [];
  const events: string[] = [];
  const left = [...codes];
  const result = withRetries(
    connection,
    {
      retries: 2,
      recover: undefined,
      signal: new AbortController().signal,
      log: (line) => void events.push(line),
      wait: () => Promise.resolve(),
      ...policy,
    },
    (current) => {
      bauds.push(current.baud);
      const code = left.shift();
      return code === undefined ? Promise.resolve("done") : Promise.reject(failure(code));
    },
  );
  return { outcome: await result.catch((error: unknown) => error), bauds, events };
}

describe("retries", () => {
  it("climb the ladder: reconnect, then a lower baud rate", async () => {
    const { outcome, bauds, events } = await attempt(["link-lost", "link-corrupt"], {});
    expect(outcome).toBe("done");
    expect(bauds).toEqual([460_800, 460_800, 230_400]);
    expect(events).toEqual([
      "It was link-lost. Retry 1 of 2 with a new connection.",
      "It was link-corrupt. Retry 2 of 2 with 230400 baud.",
    ]);
  });

  it("end with the last failure, which says how often was tried", async () => {
    const { outcome, bauds } = await attempt(["no-answer", "no-answer", "no-answer"], {});
    expect(outcome).toMatchObject({ code: "no-answer", message: "It was no-answer. 3 attempts failed." });
    expect(bauds).toHaveLength(3);
  });

  it("change no baud rate on a raw socket, which has none", async () => {
    const { bauds } = await attempt(["link-lost", "link-lost"], {}, SOCKET);
    expect(bauds).toEqual([460_800, 460_800, 460_800]);
  });

  it("do not go below the slowest usual rate", async () => {
    const slow = { ...SERIAL, baud: 115_200 };
    const { bauds } = await attempt(["link-lost", "link-lost", "link-lost"], { retries: 3 }, slow);
    expect(bauds).toEqual([115_200, 115_200, 115_200, 115_200]);
  });

  it("run the recovery command before the last attempt only", async () => {
    const order: string[] = [];
    const recover = () => Promise.resolve(void order.push("recover"));
    const wait = () => Promise.resolve(void order.push("wait"));
    const { outcome, events } = await attempt(["no-answer", "no-answer"], { recover, wait });
    expect(outcome).toBe("done");
    expect(order).toEqual(["wait", "recover", "wait"]);
    expect(events[1]).toBe("It was no-answer. Retry 2 of 2 with the recovery command and 230400 baud.");
  });

  it("stop when the recovery command fails", async () => {
    const recover = () => Promise.reject(failure("recovery-failed"));
    const { outcome, bauds } = await attempt(["no-answer", "no-answer"], { recover, retries: 1 });
    expect(outcome).toMatchObject({ code: "recovery-failed" });
    expect(bauds).toHaveLength(1);
  });

  it("stop at once when the step is cancelled between two attempts", async () => {
    const cancel = new AbortController();
    const wait = () => {
      cancel.abort();
      return Promise.reject(new Error("aborted"));
    };
    const { outcome, bauds } = await attempt(["no-answer", "no-answer"], { signal: cancel.signal, wait });
    expect(outcome).toMatchObject({
      code: "cancelled",
      message: "Cancelled before the next attempt. It was no-answer.",
    });
    expect(bauds).toHaveLength(1);
  });

  const codes = Object.keys(FAILURES) as FailureCode[];
  it.each(codes.filter((code) => ["input", "refused", "cancelled", "service"].includes(FAILURES[code])))(
    "are never made for %s",
    async (code) => {
      const { outcome, bauds, events } = await attempt([code], {});
      expect(outcome).toMatchObject({ code, message: `It was ${code}.` });
      expect([bauds.length, events]).toEqual([1, []]);
    },
  );

  it("are never made for a difference that verify found", async () => {
    expect((await attempt(["verify-mismatch"], {})).bauds).toHaveLength(1);
  });
});
