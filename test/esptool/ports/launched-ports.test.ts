import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { esptoolPython } from "../../support/esptool/esptool.ts";
import { runLaunched } from "../../support/esptool/launched.ts";

/**
 * Prints the module of the port that pySerial makes of the first argument, and which of our folders are searched for
 * modules. The first of all is left out: it is the launcher's, where it does not run with `-I` as esptool does.
 */
const STAND_IN = `
import serial, sys
port = serial.serial_for_url(sys.argv[1], do_not_open=True)
print(type(port).__module__)
print(sorted(path for path in sys.path[1:] if "esptool_action" in path or path.endswith("python")))
`;

/** @param prefix the arguments before `-m`. */
async function launch(
  url: string,
  { serial, prefix = [] }: { readonly serial?: string; readonly prefix?: readonly string[] } = {},
): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "launched-"));
  writeFileSync(join(folder, "stand_in.py"), STAND_IN);
  if (serial !== undefined) writeFileSync(join(folder, "serial.py"), serial);
  // What a checkout may hold in order to get in between.
  mkdirSync(join(folder, "esptool_action_ports"));
  writeFileSync(join(folder, "esptool_action_ports", "__init__.py"), 'print("not ours")');
  const own = [...prefix, "-B", "-X", "utf8", "-m", "stand_in"];
  const program = { command: await esptoolPython(), prefix: own, version: "" };
  const { lines } = await runLaunched(program, [url], { folder, environment: { PYTHONPATH: folder } });
  return [...lines];
}

describe("the ports of an esptool that is a Python package", () => {
  it.each(["socket", "rfc2217"])(
    "of %s:// are ours, and nothing is added to the search path",
    async (scheme) => {
      const lines = await launch(`${scheme}://127.0.0.1:1`);
      expect(lines).toEqual([`esptool_action_ports.protocol_${scheme}`, "[]"]);
    },
  );

  it("are pySerial's own on serial devices", async () => {
    const port = process.platform === "win32" ? "COM9" : "/dev/ttyUSB9";
    expect(await launch(port)).toEqual([expect.stringMatching(/^serial\.serial(?:posix|win32)$/), "[]"]);
  });

  it("are those of a pySerial that takes no others, which the log reports", async () => {
    const serial = `
class Port:
    is_open = False
    def open(self):
        self.is_open = True
    def write(self, data):
        return len(data)
def serial_for_url(url, do_not_open=False):
    return Port()
`;
    const lines = await launch("socket://127.0.0.1:1", { serial });
    expect(lines).toEqual([
      expect.stringMatching(/^Network ports are used as pySerial has them, which is slower: \w+: /),
      "serial",
      "[]",
    ]);
  });

  it("are not looked for in the environment of the step", async () => {
    const lines = await launch("socket://127.0.0.1:1", { prefix: ["-I"] });
    expect(lines.join("\n")).toContain("No module named stand_in");
  });
});
