import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ResetCircuit } from "../../src/serial-server/reset-circuit.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Runs a sequence as esptool's `custom_reset_sequence` writes it, and says what has become of the chip. */
function after(sequence: string): string[] {
  const events: string[] = [];
  const circuit = new ResetCircuit({ hold: () => events.push("held"), start: (mode) => events.push(mode) });
  let [dtr, rts] = [false, false];
  for (const [kind = "", ...rest] of sequence.split("|")) {
    const value = rest.join("");
    if (kind === "W") {
      vi.advanceTimersByTime(Number(value) * 1000);
      continue;
    }
    if (kind === "D") dtr = value === "1";
    else if (kind === "R") rts = value === "1";
    else [dtr = false, rts = false] = value.split(",").map((state) => state === "1");
    circuit.set({ dtr, rts });
  }
  vi.advanceTimersByTime(10_000);
  return events;
}

describe("the reset circuit", () => {
  it.each([
    ["esptool's classic reset", "D0|R1|D0|W0.1|D1|R0|D1|W0.05|D0"],
    ["the same with the pauses of pySerial over a network", "D0|R1|W0.15|D1|W0.1|R0|W0.15|D0"],
    ["esptool's tight reset", "U0,0|U1,1|U0,1|W0.1|U1,0|W0.05|U0,0|D0"],
    ["GPIO0 low before EN goes low", "D1|W0.1|R1|D0|W0.1|D1|R0|W0.05|D0"],
    ["GPIO0 low just after EN was let go", "R1|W0.1|R0|W0.005|D1|W0.05|D0"],
    ["GPIO0 low from before to after, as by a client that stays so", "R1|W0.1|U1,0"],
  ])("leads into the ROM: %s", (_, sequence) => {
    expect(after(sequence)).toEqual(["held", "rom"]);
  });

  it.each([
    ["esptool's hard reset", "R1|D0|W0.1|R0|D0"],
    ["GPIO0 low when EN has risen long since", "R1|W0.1|R0|W0.05|D1|W0.05|D0"],
    ["both lines on, for longer than a client needs between them", "R1|W0.1|D1|W0.5|R0|W0.05|D0"],
    ["both lines go off together in reset, as when the client goes", "R1|W0.1|U0,0"],
    [
      "esptool's reset of USB-Serial-JTAG, which this circuit is not",
      "R0|D0|W0.1|D1|R0|W0.1|R1|D0|R1|W0.1|D0|R0",
    ],
  ])("starts the application: %s", (_, sequence) => {
    expect(after(sequence)).toEqual(["held", "application"]);
  });

  it.each([
    ["a client that opens and closes the port", "U1,1|W1|U0,0"],
    ["pySerial, which sets one line after the other", "D1|W0.1|R1|W1|U0,0"],
    ["a monitor that attaches", "U1,1|R0|D0"],
    ["lines that are set again", "D0|R0|D0"],
  ])("leaves the chip alone: %s", (_, sequence) => {
    expect(after(sequence)).toEqual([]);
  });

  it("holds the chip for as long as RTS alone is on", () => {
    const events: string[] = [];
    const circuit = new ResetCircuit({ hold: () => events.push("held"), start: (mode) => events.push(mode) });
    circuit.set({ dtr: false, rts: true });
    vi.advanceTimersByTime(60_000);
    expect(events).toEqual(["held"]);
  });
});
