import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../../src/system/errors.ts";
import { INPUTS, type InputName } from "../../src/inputs/input-table.ts";
import { emptyInputs, unknownInputs } from "../../src/inputs/unknown-inputs.ts";
import { readInputs } from "../../src/step/read-inputs.ts";
import {
  type BuildFiles,
  buildParts,
  platformioFiles,
  writeFiles,
} from "../support/firmware/build-folders.ts";
import type { KindGroup, KindOutcome, KindSeen, KindTried } from "./kinds.ts";
import { IDENTITY } from "../support/backups/age-keys.ts";
import { untaken } from "../support/backups/untaken.ts";

const C3 = buildParts("esp32c3");
const ESP32 = buildParts("esp32");
const INVALID = { refused: "input-invalid" } as const;
const ACCEPTED = { accepted: true } as const;

/** Reads the inputs of a step as the action does, names that nobody knows included, over files of a workspace. */
async function inputsSeen(given: Readonly<Record<string, string>>, files: BuildFiles): Promise<KindSeen> {
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), "kind-")));
  try {
    writeFiles(workspace, files);
    const all: Readonly<Record<string, string>> = { operation: "flash", port: "/dev/ttyUSB0", ...given };
    const variables = Object.entries(all).map<[string, string]>(([name, value]) => [
      `INPUT_${name.toUpperCase()}`,
      value,
    ]);
    const environment: Record<string, string> = Object.fromEntries(variables);
    const { misspelt, others } = unknownInputs(environment, Object.keys(INPUTS));
    const misgiven = [...misspelt, ...emptyInputs(environment, Object.keys(INPUTS))];
    const read = (name: InputName): string => all[name] ?? "";
    await readInputs(read, { workspace, platform: "linux", take: untaken }, misgiven);
    return { refused: undefined, warnings: others };
  } catch (error) {
    if (error instanceof Failure) return { refused: error.code, warnings: [] };
    throw error;
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function row(
  what: string,
  where: string,
  outcome: KindOutcome,
  given: Readonly<Record<string, string>>,
  files: BuildFiles = { "app.bin": C3.application },
): KindTried {
  return { what, where, outcome, attempt: () => inputsSeen(given, files) };
}

const APP = { file: "app.bin", address: "0x10000" };

export const IDLE_KINDS: KindGroup = {
  title: "Inputs that cannot have their effect",
  text: "What another input leaves without a meaning is refused; what only the port leaves without one is a warning.",
  rows: [
    row("`lock-timeout`", "`lock: false`", INVALID, { ...APP, lock: "false", "lock-timeout": "5" }),
    row("`recovery-timeout`", "no `recovery-command`", INVALID, { ...APP, "recovery-timeout": "5" }),
    row("`recovery-command`", "`retries: 0`", INVALID, { ...APP, retries: "0", "recovery-command": '["x"]' }),
    row("`age-identity`", "a `backup` without `baseline`", INVALID, {
      operation: "backup",
      output: "b.bin",
      "age-identity": IDENTITY,
    }),
    row("`esptool-sha256`", "`esptool-source: pip`", INVALID, {
      ...APP,
      "esptool-source": "pip",
      "esptool-sha256": "a".repeat(64),
    }),
    row("`esptool-base-url`", "`esptool-source: path`", INVALID, {
      ...APP,
      "esptool-source": "path",
      "esptool-base-url": "https://mirror.example",
    }),
    row("`allow-unpinned-esptool`", "`esptool-source: release`", INVALID, {
      ...APP,
      "esptool-source": "release",
      "allow-unpinned-esptool": "true",
    }),
    row("`partition-table`", "no partition is named", INVALID, { ...APP, "partition-table": "app.bin" }),
    {
      what: "`baud`, `before`, `after`",
      where: "a raw socket",
      outcome: { warned: /no effect on a raw socket/ },
      shownBy: {
        file: "test/step/plan/inputs-without-effect.test.ts",
        title: "are told by name, as an annotation and in the output",
      },
    },
  ],
};

export const NAME_KINDS: KindGroup = {
  title: "Names of inputs",
  text: "The runner passes on every name. One that is near a known name is refused with the name that was meant; the board is not opened.",
  rows: [
    row("`dryrun: true`", "meant `dry-run`", INVALID, { ...APP, dryrun: "true" }),
    row("`Dry_Run: true`", "meant `dry-run`", INVALID, { ...APP, Dry_Run: "true" }),
    row("`expected-mac: …`", "meant `require-mac`", INVALID, { ...APP, "expected-mac": "24:0a:c4:00:00:01" }),
    row("`adress: nvs`", "meant `address`", INVALID, {
      operation: "read",
      output: "o.bin",
      adress: "nvs",
    }),
    row("an empty `dry-run`, as by an expression without a value", "the board would be written", INVALID, {
      ...APP,
      "dry-run": "",
    }),
    row("an empty `require-mac`, as by a variable that is not set", "any board would be taken", INVALID, {
      ...APP,
      "require-mac": "",
    }),
    row("`colour: red`", "near no name", { warned: /colour/i }, { ...APP, colour: "red" }),
  ],
};

const files = (text: string): Readonly<Record<string, string>> => ({ files: text });

export const LIST_KINDS: KindGroup = {
  title: "Lists of files and paths",
  text: "A list may have patterns, quotes and comments. Paths stay in the workspace.",
  rows: [
    row("a pattern `app-[0-9].bin`", "`files`", ACCEPTED, files("0x10000 app-[0-9].bin"), {
      "app-1.bin": C3.application,
    }),
    row(
      "a folder with parentheses in its name",
      "`files`",
      ACCEPTED,
      files("0x10000 build (copy)/app-*.bin"),
      {
        "build (copy)/app-1.bin": C3.application,
      },
    ),
    row("a pattern that matches several files", "one address", INVALID, files("0x10000 app-*.bin"), {
      "app-1.bin": C3.application,
      "app-2.bin": C3.application,
    }),
    row(
      "a pattern that matches nothing",
      "`files`",
      { refused: "file-not-found" },
      files("0x10000 app-*.bin"),
    ),
    row("quotes around a path", "`files`", ACCEPTED, files('0x10000 "app.bin"')),
    row("a YAML list, `- 0x10000 app.bin`", "`files`", INVALID, files("- 0x10000 app.bin")),
    row("a duplicate key", "JSON in `files`", INVALID, files('[{"address":0,"path":"app.bin","path":"b"}]')),
    row("a quote that is not closed", "`files`", INVALID, files('0x10000 "app.bin')),
    row("`# comment` lines", "`files`", ACCEPTED, files("# the application\n0x10000 app.bin # of today")),
    row(
      "a path out of the workspace",
      "`file`",
      { refused: "path-outside-workspace" },
      { file: "../app.bin" },
    ),
    row("a file that is not there", "`file`", { refused: "file-not-found" }, { file: "gone.bin" }),
    row("an empty file", "`file`", { refused: "file-empty" }, { file: "empty.bin" }, { "empty.bin": "" }),
    row(
      "two files in one sector",
      "`files`",
      { refused: "files-overlap" },
      files("0x0 app.bin\n0x800 app.bin"),
    ),
    row("an address beyond every flash (128 MB)", "`address: 0x8000000`", INVALID, {
      file: "app.bin",
      address: "0x8000000",
    }),
  ],
};

const BUILD = files("build");
const flasherArgs = (path: string): string => JSON.stringify({ flash_files: { "0x10000": path } });
const under = (folder: string, all: BuildFiles): BuildFiles =>
  Object.fromEntries(Object.entries(all).map(([name, bytes]) => [`${folder}/${name}`, bytes]));
const inBuild = (all: BuildFiles): BuildFiles => under("build", all);
const webManifest = (...builds: object[]): BuildFiles => ({
  "build/manifest.json": JSON.stringify({ name: "Node", version: "1", builds }),
  "build/app.bin": C3.application,
});
const WEB_PARTS = { parts: [{ path: "app.bin", offset: 0x1_0000 }] };

export const BUILD_KINDS: KindGroup = {
  title: "Builds as they come",
  text: "`files` names the folder of a build. What the folder does not contain has to be set; nothing is guessed.",
  rows: [
    row("ESP-IDF's `flasher_args.json`", "`files: build`", ACCEPTED, BUILD, {
      "build/flasher_args.json": flasherArgs("app.bin"),
      "build/app.bin": C3.application,
    }),
    row(
      "a `flasher_args.json` with a path of another machine",
      "`files: build`",
      { refused: "path-outside-workspace" },
      BUILD,
      {
        "build/flasher_args.json": flasherArgs("/home/me/app.bin"),
      },
    ),
    row(
      "a `flasher_args.json` with a file that is gone",
      "`files: build`",
      { refused: "file-not-found" },
      BUILD,
      {
        "build/flasher_args.json": flasherArgs("app.bin"),
      },
    ),
    row("ESP-IDF's `flash_args` alone", "`files: build`", ACCEPTED, BUILD, {
      "build/flash_args": "--flash_mode dio\n0x10000 app.bin\n",
      "build/app.bin": C3.application,
    }),
    row(
      "an ESP Web Tools manifest with one build",
      "`files: build`",
      ACCEPTED,
      BUILD,
      webManifest({ chipFamily: "ESP32-C3", ...WEB_PARTS }),
    ),
    row(
      "an ESP Web Tools manifest with two builds",
      "`chip: auto`, `dry-run: true`",
      INVALID,
      { ...BUILD, "dry-run": "true" },
      webManifest({ chipFamily: "ESP32-C3", ...WEB_PARTS }, { chipFamily: "ESP32", ...WEB_PARTS }),
    ),
    row(
      "an ESP Web Tools manifest with two builds, one for the board's chip",
      "`chip: auto`",
      ACCEPTED,
      BUILD,
      webManifest({ chipFamily: "ESP32-C3", ...WEB_PARTS }, { chipFamily: "ESP32", ...WEB_PARTS }),
    ),
    {
      what: "an ESP Web Tools manifest with two builds, none for the board's chip",
      where: "`chip: auto`",
      outcome: { refused: "image-wrong-chip" },
      shownBy: {
        file: "test/step/builds/build-kinds.sampled.test.ts",
        title: "is refused where it has none for that chip, and without the board",
      },
    },
    row(
      "an ESP Web Tools manifest with files on a server",
      "`files: build`",
      INVALID,
      BUILD,
      webManifest({ chipFamily: "ESP32-C3", parts: [{ path: "https://example.com/app.bin", offset: 0 }] }),
    ),
    row("a folder of PlatformIO", "`files: build`", ACCEPTED, BUILD, inBuild(platformioFiles(ESP32))),
    row(
      "a folder of PlatformIO without its bootloader",
      "`files: build`",
      INVALID,
      BUILD,
      inBuild({ "firmware.bin": C3.application, "partitions.bin": C3.table }),
    ),
    row(
      "a folder of PlatformIO for another chip",
      "`chip: esp32`",
      INVALID,
      { ...BUILD, chip: "esp32" },
      inBuild(platformioFiles(C3)),
    ),
    row("two environments of PlatformIO", "the folder around them", INVALID, files("app"), {
      ...under("app/.pio/build/hub", platformioFiles(ESP32)),
      ...under("app/.pio/build/node", platformioFiles(C3)),
    }),
    row(
      "a sketch of Arduino without its bootloader and table",
      "`files: build`",
      INVALID,
      BUILD,
      inBuild({ "Blink.ino.bin": ESP32.application }),
    ),
    row("a folder without any build", "`files: build`", { refused: "file-not-found" }, BUILD, {
      "build/readme.txt": "x",
    }),
  ],
};
