import { describe, expect, it } from "vitest";
import { AutoBaud, lowerBaud, USUAL_BAUD } from "../../../src/esptool/run/auto-baud.ts";
import { Observation } from "../../../src/esptool/run/observation.ts";
import { Failure, type FailureCode } from "../../../src/system/errors.ts";

/** A process that has changed the rate, and may have read. */
function process(baud: number, bytes = 0, resent = 0): Observation {
  const seen = new Observation({});
  seen.add({ kind: "baud", baud });
  if (bytes > 0) seen.add({ kind: "read", bytes, address: 0 });
  seen.resent = resent;
  return seen;
}

function failure(code: FailureCode, cause?: string): Failure {
  return new Failure(code, "It failed.", "Fix it.", { cause });
}

function finder(first: number): { readonly auto: AutoBaud; readonly remembered: number[] } {
  const remembered: number[] = [];
  const auto = new AutoBaud(first, (baud) => {
    remembered.push(baud);
    return Promise.resolve();
  });
  return { auto, remembered };
}

describe("the rate that is found", () => {
  it("goes down by the ladder while it is on trial, and not below the usual one", () => {
    const { auto } = finder(3_000_000);
    const tried: (number | undefined)[] = [];
    for (let next: number | undefined = auto.baud; next !== undefined;) {
      tried.push(next);
      next = auto.lowerAfter(failure("link-corrupt"), process(next));
    }
    expect(tried).toEqual([3_000_000, 2_000_000, 1_500_000, 921_600, 460_800]);
    expect(auto.baud).toBe(USUAL_BAUD);
  });

  it.each<FailureCode>(["no-answer", "port-busy", "link-lost", "board-changed", "stub-failed", "cancelled"])(
    "does not go down after %s, which has another reason",
    (code) => {
      const { auto } = finder(2_000_000);
      expect(
        auto.lowerAfter(failure(code, "termios.error: (5, 'Input/output error')"), process(2_000_000)),
      ).toBe(undefined);
      expect(auto.baud).toBe(2_000_000);
    },
  );

  it("goes down after silence, which esptool reports as it does a lost link", () => {
    const { auto } = finder(921_600);
    const lost = failure("link-lost", "A fatal error occurred: No serial data received.");
    expect(auto.lowerAfter(lost, process(921_600))).toBe(460_800);
  });

  it("does not go down where the process failed before it changed the rate", () => {
    const { auto } = finder(2_000_000);
    expect(auto.lowerAfter(failure("link-corrupt"), new Observation({}))).toBe(undefined);
  });

  it("is on trial until a transfer has succeeded: from then on a failure counts", async () => {
    const { auto, remembered } = finder(2_000_000);
    await auto.succeeded(2_000_000, 2_000_000, process(2_000_000));
    expect(auto.lowerAfter(failure("link-corrupt"), process(2_000_000))).toBe(1_500_000);
    await auto.succeeded(1_500_000, 1_500_000, process(1_500_000, 4096));
    expect(auto.lowerAfter(failure("link-corrupt"), process(1_500_000))).toBe(undefined);
    expect(remembered).toEqual([]);
  });

  it("is remembered where it works and a higher one did not, and says so", async () => {
    const { auto, remembered } = finder(2_000_000);
    auto.lowerAfter(failure("link-corrupt"), process(2_000_000));
    expect(await auto.succeeded(2_000_000, 1_500_000, process(1_500_000, 4096))).toBe(
      "1500000 baud works, and is used on this port from now on.",
    );
    expect(remembered).toEqual([1_500_000]);
  });

  it("goes down after a retry that succeeded only at a lower rate", async () => {
    const { auto, remembered } = finder(921_600);
    await auto.succeeded(921_600, 921_600, process(921_600, 4096));
    await auto.succeeded(921_600, 230_400, process(230_400, 4096));
    expect(auto.baud).toBe(230_400);
    expect(remembered).toEqual([230_400]);
  });

  it("goes down for what follows where data was sent again, though not below the usual one", async () => {
    const fast = finder(921_600);
    expect(await fast.auto.succeeded(921_600, 921_600, process(921_600, 4096, 2))).toBe(
      "At 921600 baud esptool had to resend data (2×). From now on, this port uses 460800 baud.",
    );
    expect(fast.auto.baud).toBe(460_800);
    expect(fast.remembered).toEqual([460_800]);
    const usual = finder(460_800);
    expect(await usual.auto.succeeded(460_800, 460_800, process(460_800, 4096, 2))).toBe(undefined);
    expect(usual.remembered).toEqual([]);
  });

  it("is not judged by commands that keep the first rate of a connection", async () => {
    const { auto, remembered } = finder(2_000_000);
    expect(await auto.succeeded(115_200, 115_200, new Observation({}))).toBe(undefined);
    expect(auto.baud).toBe(2_000_000);
    expect(remembered).toEqual([]);
  });

  it("is the usual one in the next step where the chip is out of reach after a rate has failed", async () => {
    const { auto, remembered } = finder(2_000_000);
    expect(await auto.failed(failure("no-answer"))).toBe(undefined);
    auto.lowerAfter(failure("link-corrupt"), process(2_000_000));
    expect(await auto.failed(failure("link-corrupt"))).toBe(undefined);
    expect(remembered).toEqual([]);
    expect(await auto.failed(failure("no-answer"))).toBe(
      "The chip may still be set to the rate that failed, because nothing has reset it. From now on, this port uses 460800 baud.",
    );
    expect(remembered).toEqual([USUAL_BAUD]);
  });

  it("has no rate below the lowest", () => {
    expect(lowerBaud(115_200)).toBe(115_200);
    expect(lowerBaud(1_000_000)).toBe(921_600);
  });
});
