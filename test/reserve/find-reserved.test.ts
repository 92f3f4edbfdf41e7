import { describe, expect, it } from "vitest";
import { parsePortQuery, type PortQuery } from "../../src/board/ports/port-selector.ts";
import { findReserved } from "../../src/reserve/find-reserved.ts";
import { CH340, FakeBench, NATIVE } from "../support/runner/doctor-bench.ts";
import { failureOf } from "../support/esptool/esptool.ts";

function query(text: string): PortQuery {
  const parsed = parsePortQuery(text, "linux");
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed.value;
}

// The tree has links, and names with colons.
describe.skipIf(process.platform === "win32")("a reservation by selector", () => {
  it("is of the port that Linux tells", async () => {
    const bench = new FakeBench();
    bench.plug({ ...NATIVE, location: "1-2" }, "ttyACM0");
    bench.plug({ ...CH340, location: "1-3" }, "ttyUSB0");
    const find = (text: string) => findReserved(query(text), "linux", bench.root);
    expect(await find("vid=1a86")).toEqual({ kind: "serial", name: "/dev/ttyUSB0" });
    expect(await find("mac=34:85:18:00:00:01")).toEqual({ kind: "serial", name: "/dev/ttyACM0" });
    expect((await failureOf(find("auto"))).code).toBe("port-ambiguous");
    expect((await failureOf(find("serial=9"))).code).toBe("port-not-found");
  });

  it("is refused where only an esptool could tell", async () => {
    const bench = new FakeBench();
    bench.plug({ ...CH340, location: "1-3" }, "ttyUSB0");
    expect((await failureOf(findReserved(query("mac=34:85:18:00:00:01"), "linux", bench.root))).code).toBe(
      "port-list-unavailable",
    );
    expect((await failureOf(findReserved(query("auto"), "darwin"))).code).toBe("port-list-unavailable");
    expect(await findReserved(query("socket://localhost:1"), "darwin")).toMatchObject({ kind: "socket" });
  });
});
