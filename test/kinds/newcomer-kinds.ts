import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../src/system/errors.ts";
import type { InputName } from "../../src/inputs/input-table.ts";
import { readInputs } from "../../src/step/read-inputs.ts";
import type { KindGroup, KindOutcome, KindSeen, KindTried } from "./kinds.ts";
import { freshFolder } from "../support/runner/runner.ts";
import { untaken } from "../support/backups/untaken.ts";

const FLASH = { operation: "flash", port: "/dev/ttyUSB0", file: "app.bin" };

type Given = Partial<Record<InputName, string>>;

async function inputsSeen(given: Given, platform: NodeJS.Platform): Promise<KindSeen> {
  const workspace = freshFolder("newcomer");
  writeFileSync(join(workspace, "app.bin"), "firmware");
  const asked: Given = { ...FLASH, ...given };
  try {
    await readInputs((name) => asked[name] ?? "", { workspace, platform, take: untaken });
    return { refused: undefined, warnings: [] };
  } catch (error) {
    if (error instanceof Failure) return { refused: error.code, warnings: [] };
    throw error;
  }
}

function row(
  given: Given,
  outcome: KindOutcome,
  words?: string,
  platform: NodeJS.Platform = "linux",
): KindTried {
  const [[name, text] = ["", ""]] = Object.entries(given);
  const attempt = () => inputsSeen(given, platform);
  const what = `\`${text}\``;
  return { what, where: `\`${name}\``, ...(words === undefined ? {} : { given: words }), outcome, attempt };
}

const INVALID = { refused: "input-invalid" } as const;
const NO_PORT = { refused: "port-not-allowed" } as const;
const ACCEPTED = { accepted: true } as const;

export const NEWCOMER_KINDS: KindGroup = {
  title: "Inputs as people write them elsewhere",
  text: "The message says what was likely meant.",
  rows: [
    row({ operation: "write-flash" }, INVALID, "esptool's command"),
    row({ operation: "read_flash" }, INVALID, "esptool's command"),
    row({ address: "10000" }, INVALID, "decimal, and begins no flash sector; 0x10000 would"),
    row({ address: "65536" }, ACCEPTED, "what YAML makes of an unquoted 0x10000"),
    row({ address: "512000" }, ACCEPTED, "what YAML makes of an unquoted 0x7d000"),
    row({ address: "0x2710" }, ACCEPTED),
    row({ address: "1e000" }, INVALID, "an address without its 0x"),
    row({ port: "ttyUSB0" }, NO_PORT, "on Linux"),
    row({ port: String.raw`\\.\COM12` }, NO_PORT, "on Windows", "win32"),
    row({ port: "localhost:5555" }, NO_PORT),
    row({ timeout: "10m" }, INVALID),
    row({ timeout: "600" }, ACCEPTED),
    {
      what: "a path with backslashes",
      where: "any input, on Linux and macOS",
      outcome: INVALID,
      shownBy: {
        file: "test/step/inputs/bad-input.sampled.test.ts",
        title: "a path with the backslashes of Windows",
      },
    },
  ],
};
