import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { portBack } from "../../../src/board/ports/port-return.ts";

const SIGNAL = new AbortController().signal;

function absentPort(): { readonly kind: "serial"; readonly name: string } {
  return { kind: "serial", name: join(mkdtempSync(join(tmpdir(), "port-")), "ttyACM0") };
}

describe("a port that a reset has taken away", () => {
  it("is awaited until it returns", async () => {
    const port = absentPort();
    const lines: string[] = [];
    // It comes back because it was said that it is away: no clock is raced.
    const log = (line: string) => {
      lines.push(line);
      writeFileSync(port.name, "");
    };
    await portBack(port, { signal: SIGNAL, log, platform: "linux" });
    expect(lines).toEqual([`${port.name} is gone: waiting up to 5 s for it to return.`]);
  });

  it("is left to esptool if it does not return or the step is cancelled", async () => {
    const lines: string[] = [];
    const log = (line: string) => void lines.push(line);
    await portBack(absentPort(), { signal: SIGNAL, log, platform: "linux", deadlineMs: 1 });
    const cancelled = AbortSignal.abort();
    await portBack(absentPort(), { signal: cancelled, log, platform: "linux", deadlineMs: 1_000_000 });
    expect(lines).toHaveLength(1);
  });

  it("is not awaited if ports are not files, or belong to another machine", async () => {
    const log = (): never => {
      throw new Error("It waits.");
    };
    await portBack({ kind: "serial", name: "COM5" }, { signal: SIGNAL, log, platform: "win32" });
    const remote = { kind: "rfc2217", name: "rfc2217://h:1", host: "h" } as const;
    await portBack(remote, { signal: SIGNAL, log, platform: "linux" });
    const port = absentPort();
    writeFileSync(port.name, "");
    await portBack(port, { signal: SIGNAL, log, platform: "linux" });
  });
});
