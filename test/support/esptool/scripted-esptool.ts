// An esptool that reaches no board: it says what an esptool says of one, and notes what it was asked.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EsptoolProgram } from "../../../src/esptool/install/program.ts";

/** What becomes of a command: `lost` breaks the link, `hangs` waits for a signal, `unreachable` finds no chip. */
export type Fate = "ok" | "lost" | "hangs" | "unreachable";

const SCRIPT = `
const { appendFileSync } = require("node:fs");
const [notes, mac, fates, ...args] = process.argv.slice(1);
const of = (name) => args[args.indexOf(name) + 1];
const after = of("--after");
const command = args.find((word) => /^(flash-id|get-security-info|erase-flash)$/.test(word));
const use = require("node:fs").readFileSync(notes, "utf8").split("\\n").length - 1;
appendFileSync(notes, command + " " + after + "\\n");
const fate = JSON.parse(fates)[use] ?? "ok";
const say = (...lines) => process.stdout.write(lines.join("\\n") + "\\n");
if (fate === "unreachable") {
  say("A fatal error occurred: Failed to connect to Espressif device: No serial data received.");
  process.exit(2);
}
say("Connected to ESP32 on " + of("--port") + ":", "Chip type:          ESP32-D0WD-V3 (revision v3.1)", "MAC:                " + mac);
if (fate === "lost") {
  say("A serial exception error occurred: device disconnected");
  process.exit(1);
}
const end = () => {
  if (fate === "hangs") process.exit(130);
  say("Manufacturer: 20", "Device: 4016", "Detected flash size: 4MB");
  if (command === "erase-flash") say("Erasing flash memory...", "Flash memory erased successfully in 1.0 seconds.");
  say(after.startsWith("no-reset") ? "Staying in bootloader." : "Hard resetting via RTS pin...");
};
if (fate === "hangs") {
  process.on("SIGINT", end);
  setInterval(() => undefined, 1000);
} else end();
`;

export interface ScriptedEsptool {
  readonly program: EsptoolProgram;
  /** The command and `--after` of each process so far. */
  readonly commands: () => readonly string[];
}

/** @param fates of the processes one after the other; all later ones are well. */
export function scriptedEsptool(mac: string, ...fates: readonly Fate[]): ScriptedEsptool {
  const notes = join(mkdtempSync(join(tmpdir(), "scripted-")), "notes");
  writeFileSync(notes, "");
  return {
    program: {
      command: process.execPath,
      prefix: ["-e", SCRIPT, "--", notes, mac, JSON.stringify(fates)],
      version: "5.6.0",
      path: process.execPath,
      source: "path",
    },
    commands: () => readFileSync(notes, "utf8").split("\n").slice(0, -1),
  };
}
