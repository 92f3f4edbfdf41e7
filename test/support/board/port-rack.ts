// Boards on the USB ports of a runner that has none: a Python that lists what the test plugs in, and that hands
// esptool the virtual board behind a port. Character devices that every Linux has stand for the ports' files.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { boardKey } from "../../../src/board/locks/board-key.ts";
import { acquireBoardLock, type BoardLock } from "../../../src/board/locks/lock.ts";
import { hostLock } from "../../../src/system/files/file-lock.ts";
import { esptoolPython } from "../esptool/esptool.ts";
import { freshFolder } from "../runner/runner.ts";

/** Ports that are there on every Linux, and whose places the kernel tells apart. */
export const NODES = ["/dev/null", "/dev/zero", "/dev/full"] as const;

export interface RackPort {
  readonly device: (typeof NODES)[number];
  readonly vid: number;
  readonly pid: number;
  readonly serial_number?: string | null;
  readonly manufacturer?: string;
  readonly product?: string;
  readonly location?: string;
  /** Where the virtual board listens; without it nothing answers. */
  readonly url?: string;
}

/** One start of the Python: `list`, or `esptool` and the arguments that the action gave it. */
export type RackStart = readonly [kind: string, ...words: string[]];

export interface PortRack {
  /** For `esptool-path`. */
  readonly python: string;
  /**
   * What is plugged in.
   * @param later what the next listings find, one after the other; the last stays.
   */
  plug(ports: readonly RackPort[], ...later: (readonly RackPort[])[]): void;
  starts(): RackStart[];
}

const CP2102 = { vid: 0x10c4, pid: 0xea60, product: "CP2102N" } as const;

/** A board with a bridge. */
export function bridged(device: RackPort["device"], more: Partial<RackPort> = {}): RackPort {
  return { device, ...CP2102, location: `1-${NODES.indexOf(device) + 1}`, ...more };
}

/** Takes the board on a port, as a step of another job does. */
export async function holdBoard(device: RackPort["device"], folder: string): Promise<BoardLock> {
  const port = { kind: "serial", name: device } as const;
  return acquireBoardLock({
    key: await boardKey(port),
    folder,
    port: device,
    claimant: { jobId: "", repository: "octocat/other", workflow: "", job: "", runUrl: "" },
    hostLock: hostLock({ path: process.env["PATH"] }),
    timeoutMs: 0,
    signal: new AbortController().signal,
  });
}

export async function portRack(): Promise<PortRack> {
  const folder = freshFolder("rack");
  const real = await esptoolPython();
  const [state, record, python] = ["rack.json", "starts.jsonl", "python3"].map((name) => join(folder, name));
  if (state === undefined || record === undefined || python === undefined) throw new Error("No paths.");
  writeFileSync(record, "");
  writeFileSync(python, script(real, state, record), { mode: 0o755 });
  const plug: PortRack["plug"] = (...listings) => {
    writeFileSync(`${state}.new`, JSON.stringify(listings));
    renameSync(`${state}.new`, state);
  };
  plug([]);
  return {
    python,
    plug,
    starts: () =>
      readFileSync(record, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as RackStart),
  };
}

/** Lists the ports, and runs the launcher of esptool so that it gets the board behind a port in place of the port. */
function script(real: string, state: string, record: string): string {
  return `#!${real} -IB
import json, os, sys
args = sys.argv[1:]
if "-c" in args and "list_ports" in args[args.index("-c") + 1]:
    with open(${JSON.stringify(record)}, "a") as file:
        file.write('["list"]\\n')
    with open(${JSON.stringify(state)}) as file:
        listings = json.load(file)
    for port in listings[0]:
        print(json.dumps({key: value for key, value in port.items() if key != "url"}))
    if len(listings) > 1:
        with open(${JSON.stringify(`${state}.new`)}, "w") as file:
            json.dump(listings[1:], file)
        os.rename(${JSON.stringify(`${state}.new`)}, ${JSON.stringify(state)})
    sys.exit(0)
launchers = [at for at, word in enumerate(args) if word.endswith("launch.py")]
for at in launchers:
    args[at:at + 1] = ["-c", ${JSON.stringify(launch(state, record))}, args[at]]
os.execv(${JSON.stringify(real)}, [${JSON.stringify(real)}] + args)
`;
}

/** As `arguments.ts` does for a raw socket, the board behind a port gets no reset and no baud rate. */
function launch(state: string, record: string): string {
  return `
import json, os, runpy, sys
read = os.read
def directed(line):
    esptool = json.loads(line)
    with open(${JSON.stringify(record)}, "a") as file:
        file.write(json.dumps(["esptool", *esptool]) + "\\n")
    with open(${JSON.stringify(state)}) as file:
        urls = {port["device"]: port.get("url") for listing in json.load(file) for port in listing}
    at = esptool.index("--port") + 1
    url = urls.get(esptool[at])
    # Nothing is at that place, as at a port whose board is away.
    esptool[at] = url or esptool[at] + ".away"
    if url is not None:
        for option, value in (("--before", "no-reset"), ("--after", "no-reset")):
            esptool[esptool.index(option) + 1] = value
        baud = esptool.index("--baud")
        del esptool[baud:baud + 2]
    return json.dumps(esptool).encode() + b"\\n"
def read_directed(file, size):
    data = read(file, size)
    return directed(data) if file == 0 and data.startswith(b"[") else data
os.read = read_directed
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
`;
}
