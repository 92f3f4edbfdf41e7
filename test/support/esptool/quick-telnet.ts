// esptool whose pySerial does not sleep while it waits for a serial server.
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { EsptoolProgram } from "../../../src/esptool/install/program.ts";
import { freshFolder } from "../runner/runner.ts";
import { testEsptool } from "./esptool.ts";

const run = promisify(execFile);
/** pySerial looks every 50 ms whether the server has taken a setting; esptool changes several before each command. */
const PATCH = `
import time, types
import serial.rfc2217
serial.rfc2217.time = types.SimpleNamespace(**{**vars(time), "sleep": lambda seconds: time.sleep(seconds / 50)})
`;

let shared: Promise<EsptoolProgram> | undefined;

/** The same esptool as {@link testEsptool}, by a Python of its own, for boards on `rfc2217://`. */
export function quickTelnetEsptool(): Promise<EsptoolProgram> {
  shared ??= provide();
  return shared;
}

async function provide(): Promise<EsptoolProgram> {
  const program = await testEsptool();
  const folder = freshFolder("quick-telnet");
  await run(program.command, ["-I", "-m", "venv", "--without-pip", folder]);
  const command =
    process.platform === "win32" ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python3");
  const site = 'import sysconfig; print(sysconfig.get_paths()["purelib"])';
  const [real, own] = await Promise.all(
    [program.command, command].map(async (python) => (await run(python, ["-I", "-c", site])).stdout.trim()),
  );
  writeFileSync(join(own ?? "", "quick_telnet.py"), PATCH);
  writeFileSync(join(own ?? "", "quick_telnet.pth"), `${real ?? ""}\nimport quick_telnet\n`);
  return { ...program, command };
}
