import { execFile } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { readInputs } from "../../../src/step/read-inputs.ts";
import { INPUTS, type InputName } from "../../../src/inputs/input-table.ts";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { esptoolPython, failureOf } from "../../support/esptool/esptool.ts";
import { recorder, type Recorder } from "../../support/esptool/recording-esptool.ts";
import { listing } from "../../support/runner/runner.ts";
import { copyEsptool } from "../../support/esptool/tool-cache-copy.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { untaken } from "../../support/backups/untaken.ts";
import { IS_FULL, oneIn, sample } from "../../support/sample.ts";

const MIB = 0x10_0000;
const ESCAPE = "\u001b";

let python: string;
let board: TestBoard;
let folder: string;
let workspace: string;

beforeAll(async () => {
  python = await esptoolPython();
});
beforeEach(async () => {
  board = await startBoard({ chip: "esp32c3", flashSize: MIB });
  folder = realpathSync(mkdtempSync(join(tmpdir(), "hostile-surroundings-")));
  workspace = join(folder, "workspace");
  mkdirSync(workspace);
  writeFileSync(join(workspace, "app.bin"), Buffer.alloc(5000, 7));
});
afterEach(async () => {
  await board.close();
  rmSync(folder, { recursive: true, maxRetries: 3 });
});

type Variables = Readonly<Record<string, string>>;

/** What no program that the step starts may ever see. */
const SECRETS: Variables = {
  ACTIONS_RUNTIME_TOKEN: "secret-1",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "secret-2",
  ACTIONS_ID_TOKEN_REQUEST_URL: "https://secret-3.example",
  ACTIONS_CACHE_URL: "https://secret-4.example",
  GITHUB_TOKEN: "secret-5",
  GH_TOKEN: "secret-6",
  STATE_PASSWORD: "secret-7",
  NPM_TOKEN: "secret-8",
  WIFI_PASSWORD: "secret-9",
};

/** Runs esptool as a person would, without any of our defences: to see that a trap does spring. */
function bareEsptool(args: readonly string[], env: Variables, cwd: string): Promise<string> {
  const own = { PATH: process.env["PATH"] ?? "", SystemRoot: process.env["SystemRoot"] ?? "" };
  return new Promise((resolve) => {
    execFile(
      python,
      ["-B", "-m", "esptool", ...args],
      { cwd, env: { ...own, ...env }, timeout: 120_000 },
      (_error, stdout, stderr) => resolve(stdout + stderr),
    );
  });
}

/** Python that leaves a trace when it is loaded. */
function springs(): string {
  return `open(${JSON.stringify(join(folder, "sprung"))}, "w").close()\n`;
}

const sprung = (): boolean => existsSync(join(folder, "sprung"));

function plant(name: string, text: string, into = workspace): void {
  mkdirSync(dirname(join(into, name)), { recursive: true });
  writeFileSync(join(into, name), text);
}

async function flash(env: Variables = {}, inputs: ActionInputs = {}): Promise<ActionRun> {
  return runAction(
    { operation: "flash", port: board.url, file: "app.bin", ...inputs },
    { workspace, env: { ...SECRETS, ...env } },
  );
}

/** The flash as if nothing hostile were there. */
function expectFlashed(run: ActionRun): void {
  expect(run.exitCode, run.log).toBe(0);
  expect(run.outputs).toMatchObject({ success: "true", verified: "true" });
  // What an earlier step has written is not written again.
  expect(Number(run.outputs["bytes-written"]) + Number(run.outputs["bytes-skipped"])).toBe(5000);
  expect(board.flash.read(0, 5000).every((byte) => byte === 7)).toBe(true);
  expect(run.annotations).toEqual([]);
  expect(run.tempListing).toEqual([]);
  expect(run.orphans).toEqual([]);
  expect(run.exportedEnv).toEqual({});
}

const MODULES = ["serial.py", "esptool/__init__.py", "sitecustomize.py", "rich.py", "json.py", "click.py"];
const CONFIGURATIONS = ["esptool.cfg", "setup.cfg", "tox.ini"];

/** Those that take several runs of esptool, or an installation. */
const sampled = oneIn(3);

describe("files of the checkout", () => {
  sampled("are loaded by an esptool that is not called as this action calls it", async () => {
    for (const name of MODULES) {
      const alone = join(folder, `with-${name.replace("/", "-")}`);
      plant(name, springs(), alone);
      // Python looks for this one before it has a current directory to look into.
      await bareEsptool(["version"], name === "sitecustomize.py" ? { PYTHONPATH: alone } : {}, alone);
      expect(sprung(), name).toBe(true);
      rmSync(join(folder, "sprung"));
    }
    for (const name of CONFIGURATIONS) {
      const alone = join(folder, `with-${name}`);
      plant(name, "[esptool]\nopen_port_attempts = 3\n", alone);
      expect(await bareEsptool(["version"], {}, alone)).toContain("Loaded custom configuration");
    }
  });

  it.skipIf(IS_FULL)("do nothing", async () => {
    for (const name of [...MODULES, "esptool_action_ports/__init__.py"]) plant(name, springs());
    // Would retry for ever, and reset in another way.
    for (const name of CONFIGURATIONS)
      plant(name, "[esptool]\nopen_port_attempts = 0\nconnect_attempts = 0\ncustom_reset_sequence = W9\n");
    const before = readdirSync(workspace, { recursive: true }).toSorted();
    const run = await flash({ PYTHONPATH: workspace });
    expectFlashed(run);
    expect(sprung()).toBe(false);
    expect(run.log).not.toContain("custom configuration");
    expect(readdirSync(workspace, { recursive: true }).toSorted()).toEqual(before);
  });
});

/** Variables that steer esptool, Python, the loader or the terminal, and would make this flash fail or go astray. */
function hostileVariables(): Variables {
  plant("esptool.cfg", "[esptool]\nopen_port_attempts = 0\n", join(folder, "configured"));
  plant("sitecustomize.py", springs(), join(folder, "modules"));
  return {
    ESPTOOL_CHIP: "esp32s3",
    ESPTOOL_PORT: "/dev/ttyUSB9",
    ESPTOOL_BAUD: "1",
    ESPTOOL_BEFORE: "no-reset-no-sync",
    ESPTOOL_AFTER: "no-reset-stub",
    ESPTOOL_CONNECT_ATTEMPTS: "0",
    ESPTOOL_OPEN_PORT_ATTEMPTS: "0",
    ESPTOOL_STUB_VERSION: "9",
    ESPTOOL_FF: "20m",
    ESPTOOL_FM: "dout",
    ESPTOOL_FS: "256KB",
    ESPTOOL_CFGFILE: join(folder, "configured", "esptool.cfg"),
    PYTHONPATH: join(folder, "modules"),
    PYTHONSTARTUP: join(folder, "modules", "sitecustomize.py"),
    PYTHONHOME: join(folder, "nowhere"),
    PYTHONINSPECT: "1",
    PYTHONVERBOSE: "1",
    PYTHONIOENCODING: "utf-16",
    FORCE_COLOR: "1",
    LD_LIBRARY_PATH: join(folder, "modules"),
    DYLD_LIBRARY_PATH: join(folder, "modules"),
    NODE_OPTIONS: "--no-warnings",
    BASH_ENV: join(folder, "modules", "sitecustomize.py"),
    // The dynamic loader complains of it in each program that gets to see it.
    ...(process.platform === "linux" ? { LD_PRELOAD: join(folder, "probe.so") } : {}),
  };
}

/** Counts who connects. */
async function listener(): Promise<{ readonly url: string; readonly connections: () => number }> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `ws://127.0.0.1:${port}`, connections: () => connections };
}

describe.skipIf(IS_FULL)("the environment of the runner", () => {
  it("steers an esptool that gets to see it", async () => {
    const all = hostileVariables();
    const ide = await listener();
    const only = (...names: string[]): Variables =>
      Object.fromEntries(names.map((name) => [name, all[name] ?? ""]));
    const ask = ["--port", board.url, "--before", "no-reset", "--after", "no-reset", "flash-id"];
    expect(await bareEsptool(ask, only("ESPTOOL_CHIP"), folder)).toContain("not ESP32-S3");
    expect(await bareEsptool(["version"], only("ESPTOOL_CFGFILE"), folder)).toContain("custom configuration");
    expect(await bareEsptool(["version"], only("PYTHONHOME"), folder)).toContain("encodings");
    if (process.platform === "linux")
      expect(await bareEsptool(["version"], only("LD_PRELOAD"), folder)).toContain("cannot be preloaded");
    await bareEsptool(["version"], only("PYTHONPATH"), folder);
    expect(sprung()).toBe(true);
    const gone = ["--port", join(folder, "no-port"), "--chip", "esp32", "flash-id"];
    expect(await bareEsptool(gone, only("FORCE_COLOR"), folder)).toContain(ESCAPE);
    await bareEsptool(gone, { ESP_IDE_WS: ide.url }, folder);
    expect(ide.connections()).toBeGreaterThan(0);
  });

  it("does not steer the esptool of this action", async () => {
    const ide = await listener();
    const run = await flash({ ...hostileVariables(), ESP_IDE_WS: ide.url });
    expectFlashed(run);
    expect(sprung()).toBe(false);
    expect(ide.connections()).toBe(0);
    // The process of the action itself may complain, on its stderr: it is not ours to start.
    expect(run.stdout).not.toMatch(/preload|custom configuration|encodings/);
    expect(run.stdout).not.toContain(ESCAPE);
    // A failure, which esptool would tell the IDE of.
    const failed = await flash({ ESP_IDE_WS: ide.url }, { chip: "esp32s3", retries: 0 });
    expect(failed.outputs["failure"]).toBe("wrong-chip");
    expect(ide.connections()).toBe(0);
  });
});

// The recorders are scripts that name their interpreter in the first line.
if (process.platform !== "win32") {
  const RUNNERS_OWN = ["PATH", "HOME", "TMPDIR", "TMP", "TEMP", "RUNNER_TRACKING_ID"];
  // Set by Python and by macOS for themselves.
  const SYSTEMS_OWN = ["LC_CTYPE", "__CF_USER_TEXT_ENCODING"];
  const OURS = {
    NO_COLOR: "1",
    PY_COLORS: "0",
    TTY_COMPATIBLE: "0",
    TERMINAL_WIDTH: "500",
    PYTHONUTF8: "1",
    PYTHONDONTWRITEBYTECODE: "1",
  };

  describe("what esptool is given", () => {
    let esptool: Recorder;
    let run: ActionRun;
    beforeEach(async () => {
      esptool = await recorder(folder, "recording-esptool", "esptool");
      const inputs = { "esptool-source": "path", "esptool-path": esptool.path };
      run = await flash(hostileVariables(), inputs);
      expectFlashed(run);
      expect(esptool.starts().length).toBeGreaterThan(1);
    });

    it.skipIf(IS_FULL)("is no token, no input, no secret and no variable that steers it", () => {
      for (const { env } of esptool.starts()) {
        const text = JSON.stringify(env);
        for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret);
        expect(
          Object.keys(env).filter((name) => /^(INPUT|ACTIONS|GITHUB|GH)_|^(LD|DYLD)_/.test(name)),
        ).toEqual([]);
      }
      for (const { env, argv } of esptool.starts()) {
        if (argv.includes("version")) continue;
        const others = Object.entries(env).filter(
          ([name]) => ![...RUNNERS_OWN, ...SYSTEMS_OWN, "ESPTOOL_CFGFILE"].includes(name),
        );
        expect(Object.fromEntries(others)).toEqual(OURS);
      }
    });

    it.skipIf(IS_FULL)(
      "is an empty private folder and a configuration of its own, and both are gone afterwards",
      async () => {
        const again = await flash({}, { "esptool-source": "path", "esptool-path": esptool.path });
        const starts = esptool.starts();
        for (const { cwd, listing, config, env, modes, argv } of starts) {
          const asked = argv.includes("version");
          expect(cwd.startsWith(asked ? "" : run.temp) || cwd.startsWith(again.temp)).toBe(true);
          expect(listing).toEqual(asked ? ["esptool.cfg"] : []);
          expect(config).toBe(`[esptool]\n${asked ? "" : "mem_end_rom_timeout = 3\n"}`);
          expect(existsSync(cwd)).toBe(false);
          expect(existsSync(env["ESPTOOL_CFGFILE"] ?? "")).toBe(false);
          // Nobody else on the runner can look into it, whatever the permissions of the files.
          expect(modes.slice(0, asked ? 1 : 2)).toEqual(asked ? [0o700] : [0o700, 0o700]);
        }
        // A name that nobody can foresee, so that nothing can lie in wait there.
        const places = starts.map(({ cwd }) => cwd.replace(/^.*(esptool-(?:action|install)-)/, "$1"));
        expect(new Set(places).size).toBe(places.length);
      },
    );

    sampled("are paths of our own, never the text of an input", async () => {
      for (const name of ["-h", "@arguments", "--help.bin"])
        writeFileSync(join(workspace, name), Buffer.alloc(5000, 7));
      const own = { "esptool-source": "path", "esptool-path": esptool.path };
      for (const file of ["-h", "@arguments", "--help.bin"]) expectFlashed(await flash({}, { ...own, file }));
      for (const output of ["-o", "@out", "--erase-all"]) {
        const read = await runAction(
          { operation: "read", port: board.url, output, size: "4K", ...own },
          { workspace },
        );
        expect(read.exitCode, read.log).toBe(0);
        expect(existsSync(join(workspace, output))).toBe(true);
      }
      const commands = esptool.starts().filter(({ argv }) => !argv.includes("version"));
      expect(commands.length).toBeGreaterThanOrEqual(7);
      for (const { argv } of commands) {
        expect(argv.filter((word) => word.startsWith("@"))).toEqual([]);
        for (const path of argv.filter((word) => word.includes("/") && word !== board.url))
          expect(isAbsolute(path), path).toBe(true);
        for (const option of argv.filter((word) => word.startsWith("-"))) expect(OPTIONS).toContain(option);
      }
    });
  });

  /** All the options that this action ever gives to esptool. */
  const OPTIONS = [
    ...[
      "--chip",
      "--port",
      "--baud",
      "--before",
      "--after",
      "--connect-attempts",
      "--no-stub",
      "--skip-flashed",
    ],
    ...["--flash-mode", "--flash-freq", "--flash-size", "--no-progress", "--compress", "--no-compress"],
    ...["--diff", "--silent", "--verbose", "--trace"],
  ];

  describe("values that look like options or files of arguments", () => {
    const values: [string, string, string][] = [
      ["chip", "-h", "input-invalid"],
      ["chip", "@arguments", "input-invalid"],
      ["baud", "-1", "input-invalid"],
      ["baud", "@arguments", "input-invalid"],
      ["before", "--help", "input-invalid"],
      ["address", "-0x1000", "input-invalid"],
      ["flash-mode", "@arguments", "input-invalid"],
      ["port", "-h", "port-not-allowed"],
      ["port", "@arguments", "port-not-allowed"],
      ["port", "--trace", "port-not-allowed"],
    ];
    const refused = sample("are refused as %s: %s", values, ([input, value]) => [input, value]);
    it.each(refused.cases)(refused.title, async (input, value, code) => {
      const esptool = await recorder(folder, "recording-esptool", "esptool");
      const own = { "esptool-source": "path", "esptool-path": esptool.path };
      const run = await flash({}, { ...own, [input]: value });
      expect(run.outputs["failure"], run.log).toBe(code);
      expect(esptool.starts()).toEqual([]);
    });

    const paths = ["-h", "@arguments", "--version", "-c", "../esptool", "app.bin"];
    const invalid = sample("are not an esptool-path: %s", paths, (path) => [
      path.startsWith("-") ? "option" : path,
    ]);
    it.each(invalid.cases)(invalid.title, async (value) => {
      const run = await flash({}, { "esptool-source": "path", "esptool-path": value });
      expect(run.outputs["failure"], run.log).toBe("esptool-path-invalid");
      expect(board.log.connections).toBe(0);
    });
  });

  describe.skipIf(IS_FULL)("the recovery command", () => {
    it("gets no token, no input and no secret, and no shell", async () => {
      const recovery = await recorder(folder, "recovery", "end");
      const url = board.url;
      await board.close();
      const words = ["$(touch pwned)", "; touch pwned", "@x", "-h"];
      const run = await flash(hostileVariables(), {
        port: url,
        retries: 1,
        "recovery-command": JSON.stringify([recovery.path, ...words]),
      });
      expect(run.outputs["failure"], run.log).toBe("port-connection-refused");
      const [start, ...others] = recovery.starts();
      expect(others).toEqual([]);
      expect(start?.argv).toEqual(words);
      const names = Object.keys(start?.env ?? {});
      expect(names.filter((name) => ![...RUNNERS_OWN, ...SYSTEMS_OWN].includes(name))).toEqual([]);
      expect(JSON.stringify(start?.env)).not.toContain("secret-");
      expect(start?.listing).not.toContain("pwned");
    });
  });
}

describe("an esptool in the tool cache that another job altered", () => {
  sampled(
    "is not run: the step warns, installs it again and continues, and the next one finds all well",
    async () => {
      const toolCache = join(folder, "tool-cache");
      const directory = await copyEsptool(toolCache);
      const packages = join(
        directory,
        listing(directory).find((name) => name.endsWith("/site-packages")) ?? "",
      );
      plant("sitecustomize.py", springs(), packages);
      const inputs = { operation: "flash", port: board.url, file: "app.bin", "esptool-source": "pip" };
      const run = await runAction(inputs, { workspace, toolCache });
      expect(run.exitCode, run.log).toBe(0);
      expect(run.outputs).toMatchObject({ success: "true", verified: "true" });
      expect(run.annotations).toMatchObject([{ level: "warning" }]);
      expect(run.annotations[0]?.message).toContain("site-packages/sitecustomize.py (added)");
      expect(sprung()).toBe(false);
      const next = await runAction(inputs, { workspace, toolCache });
      expectFlashed(next);
      expect(next.log).toContain("(tool-cache)");
    },
  );
});

describe.skipIf(IS_FULL)("the password of a server that esptool comes from", () => {
  it.each(["https://bench:hunter22@files.example/esptool", "htps:/x//bench:hunter22@files.example"])(
    "is masked before anything is said: %s",
    async (address) => {
      const run = await flash({}, { "esptool-source": "release", "esptool-base-url": address });
      expect(run.outputs["failure"], run.log).toBe("input-invalid");
      const first = run.stdout.split("\n").find((line) => line.includes("hunter22"));
      expect(first).toMatch(/^::add-mask::/);
      expect(run.log + JSON.stringify(run.annotations)).not.toContain("hunter22");
    },
  );
});

/** What a variable may hold on Linux (MAX_ARG_STRLEN is 128 KiB), so what an input can. Windows takes 32 KiB. */
const LARGEST = process.platform === "win32" ? 30_000 : 120_000;

describe("a huge input", () => {
  const lines = (line: string): string => line.repeat(Math.floor(LARGEST / line.length));
  const inputs: [string, ActionInputs, string][] = [
    ["files: lines of files", { file: "", files: lines("0x0 app.bin\n") }, "input-invalid"],
    ["files: one line", { file: "", files: lines("x") }, "file-not-found"],
    ["files: JSON that nests", { file: "", files: lines("[") }, "input-invalid"],
    ["file: one name", { file: lines("a") }, "file-not-found"],
    ["file: many folders", { file: lines("a/") }, "file-not-found"],
    ["port", { port: `socket://${lines("a")}:1` }, "port-not-allowed"],
    ["chip", { chip: lines("esp32") }, "input-invalid"],
    ["address", { address: lines("9") }, "input-invalid"],
    ["esptool-version", { "esptool-version": lines("5.") }, "input-invalid"],
    ["esptool-path", { "esptool-source": "path", "esptool-path": `/${lines("a")}` }, "esptool-path-invalid"],
    ["esptool-base-url", { "esptool-base-url": `x://${lines("a")}` }, "input-invalid"],
    ["recovery-command", { "recovery-command": `[${lines('"a",')}"b"]` }, "input-invalid"],
  ];
  const answered = sample("as %s is answered, and the answer is short", inputs, ([input, , code]) => [
    code,
    input.split(/\W/)[0] ?? "",
  ]);
  it.each(answered.cases)(answered.title, async (_, inputs, code) => {
    const run = await flash({}, inputs);
    expect(run.outputs["failure"], run.log.slice(0, 2000)).toBe(code);
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]?.message.length).toBeLessThan(5000);
    expect(run.summary.length).toBeLessThan(10_000);
    expect(run.log.length).toBeLessThan(20_000);
    expect(board.log.connections).toBe(0);
  });

  it.skipIf(IS_FULL).each([
    ["10 MiB of text", (): string => "x".repeat(10 * MIB)],
    ["100 000 files", (): string => "0x0 app.bin\n".repeat(100_000)],
    ["JSON of 10 MiB", (): string => `[${'{"address":"0x0","path":"a"},'.repeat(350_000)}{}]`],
    ["brackets without end", (): string => "[".repeat(10 * MIB)],
  ])("of %s, which no variable holds, is answered in short too", async (_, text) => {
    const inputs: Record<string, string> = { operation: "flash", port: board.url, files: text() };
    const failure = await failureOf(
      readInputs((name) => inputs[name] ?? "", { workspace, platform: process.platform, take: untaken }),
    );
    expect(failure.class).toBe("input");
    expect((failure.message + failure.hint).length).toBeLessThan(1000);
  });
});

describe.skipIf(IS_FULL)("a control character in an input", () => {
  const names = Object.keys(INPUTS) as InputName[];
  it.each(["\0", "\u001b", "\n", "\u0085", "\u2028"])(
    "%j is refused and shown as what it is",
    async (character) => {
      const taken = character === "\n" ? new Set([...TAKEN_AS_TEXT, ...PATTERNS]) : TAKEN_AS_TEXT;
      for (const name of names.filter((each) => !taken.has(each))) {
        const base: Partial<Record<InputName, string>> = {
          operation: "flash",
          port: board.url,
          file: "app.bin",
        };
        if (name === "files") base.file = "";
        const inputs = { ...base, [name]: `a${character}b` };
        const failure = await failureOf(
          readInputs((each) => inputs[each] ?? "", { workspace, platform: process.platform, take: untaken }),
        );
        expect(failure.class, name).toBe("input");
        expect(failure.message, name).toContain(name);
        expect(failure.message.replaceAll("\n- ", ""), name).not.toMatch(/[\p{Cc}\p{Zl}]/u);
      }
    },
  );
});

/** Only looked at when an esptool is looked for, and refused there. */
const TAKEN_AS_TEXT: ReadonlySet<InputName> = new Set(["esptool-path"]);
/** One pattern a line. */
const PATTERNS: readonly InputName[] = ["expect", "fail-on"];
