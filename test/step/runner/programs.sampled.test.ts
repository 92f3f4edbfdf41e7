import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sha256 } from "../../../src/tool-cache/survey.ts";
import {
  type ActionInputs,
  type ActionOptions,
  type ActionRun,
  runAction,
} from "../../support/runner/action.ts";
import { IDENTITY, RECIPIENT } from "../../support/backups/age-keys.ts";
import { testEsptool } from "../../support/esptool/esptool.ts";
import { backupOf } from "../../support/backups/made-backup.ts";
import {
  type ProgramRecorder,
  programRecorder,
  type StartedProgram,
} from "../../support/runner/program-recorder.ts";
import { serve, tarGz } from "../../support/esptool/release-server.ts";
import { startResultsService, type ResultsService } from "../../support/github/results-service.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { IS_FULL, oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

const SIZE = 0x4_0000;

/** What no program that a step starts may ever see. */
const SECRETS = {
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "secret-id-token",
  GITHUB_TOKEN: "secret-github-token",
  GH_TOKEN: "secret-gh-token",
  NPM_TOKEN: "secret-npm-token",
  WIFI_PASSWORD: "secret-wifi",
  PIP_INDEX_URL: "https://bench:secret-index@127.0.0.1:9/simple",
  HTTPS_PROXY: "http://bench:secret-proxy@127.0.0.1:9",
  NO_PROXY: "127.0.0.1,localhost",
};
const INPUT_SECRETS = { token: "secret-input-token", "age-identity": IDENTITY };
/** Only pip fetches anything, so it alone gets addresses with the credentials in them. */
const FOR_PIP = ["secret-index", "secret-proxy"];
/** What the HTTP client of the action itself reads when it makes a request. */
const OWN = ["secret-proxy"];

/** Where nobody listens: it is enough that esptool is installed for it. */
const UNREACHABLE = { operation: "restore", backup: "b.bin", port: "socket://127.0.0.1:9", retries: 0 };

let board: TestBoard;
let service: ResultsService;
let workspace: string;
let recorder: ProgramRecorder;

beforeAll(async () => {
  await testEsptool();
  board = await startBoard({ flashSize: SIZE });
  service = await startResultsService();
});
beforeEach(() => {
  recorder = programRecorder();
  workspace = mkdtempSync(join(tmpdir(), "programs-"));
  writeFileSync(join(workspace, "app.bin"), Buffer.alloc(5000, 7));
  const { image, manifest } = backupOf(board);
  writeFileSync(join(workspace, "b.bin"), image);
  writeFileSync(join(workspace, "b.bin.json"), manifest);
  // What a relative entry of PATH, or the current directory, would find.
  for (const name of ["python3", "python", "flock", "tar", "gzip", "esptool", "unzip", "uname", "ps"])
    for (const folder of [".", "bin"]) {
      mkdirSync(join(workspace, folder), { recursive: true });
      writeFileSync(join(workspace, folder, name), `#!/bin/sh\n: > "${workspace}/sprung"\n`, { mode: 0o755 });
    }
});
afterAll(async () => {
  await service.close();
  await board.close();
});

async function step(inputs: ActionInputs, options: ActionOptions = {}): Promise<ActionRun> {
  const path = ["", ".", "bin", process.env["PATH"] ?? "", "bin", ""].join(delimiter);
  const env = { ...SECRETS, ...recorder.env, PATH: path, ...options.env };
  return runAction(inputs, { workspace, ...options, env });
}

/** Programs get nothing from the environment of the step, and nothing from the workspace. */
function expectShielded(programs: readonly StartedProgram[], secrets: readonly string[]): void {
  for (const { command, args, environment, listing, own } of programs) {
    const isPip = args.includes("pip") || args.some((word) => String(word).endsWith("/pip"));
    const text = JSON.stringify([command, args, environment]);
    for (const secret of secrets)
      if (!(isPip && FOR_PIP.includes(secret))) expect(text, command).not.toContain(secret);
    const names = environment.map((pair) => pair.split("=")[0] ?? "");
    expect(names.filter((name) => /^(INPUT|ACTIONS|GITHUB|GH|STATE)_/.test(name))).toEqual([]);
    const path = environment.find((pair) => /^PATH=/i.test(pair))?.slice("PATH=".length);
    if (path !== undefined)
      expect(
        path.split(delimiter).filter((entry) => !isAbsolute(entry)),
        command,
      ).toEqual([]);
    expect(isAbsolute(command), command).toBe(true);
    expect(
      listing.filter((name) => name !== "esptool.cfg" && name !== "board.log" && name !== "holder.log"),
    ).toEqual([]);
    const left = JSON.stringify(own);
    for (const secret of secrets)
      if (!OWN.includes(secret)) expect(left, `while ${command} starts`).not.toContain(secret);
  }
  expect(existsSync(join(workspace, "sprung"))).toBe(false);
}

function allSecrets(): string[] {
  const urls = Object.values(SECRETS).filter((value) => value.includes("secret-"));
  const plain = urls.map((value) => /secret-[\w-]+/.exec(value)?.[0] ?? value);
  return [...plain, INPUT_SECRETS.token, IDENTITY, service.env.ACTIONS_RUNTIME_TOKEN];
}

describe("the programs of an operation", () => {
  it.each(
    sample<[string, ActionInputs]>(
      "%s see no secret and no relative PATH, and start in an empty folder",
      [
        ["flash", { file: "app.bin" }],
        ["verify", { file: "app.bin", "fail-on-mismatch": false }],
        ["read", { output: "read.bin", size: "4K" }],
        ["erase", { address: "0x1000", size: "4K" }],
        [
          "backup",
          { output: "own.bin", "encrypt-to": RECIPIENT, upload: "always", token: INPUT_SECRETS.token },
        ],
        ["restore", { backup: "b.bin", ...INPUT_SECRETS }],
        ["info", {}],
        ["list", {}],
        ["doctor", {}],
      ],
      () => ["a case"],
    ).cases,
  )("%s see no secret and no relative PATH, and start in an empty folder", async (operation, inputs) => {
    const port = operation === "list" ? {} : { port: board.url };
    const run = await step(
      { operation, ...port, ...inputs },
      { env: { ...service.env, ...SECRETS, ...recorder.env } },
    );
    expect(run.exitCode, run.log).toBe(0);
    const programs = recorder.programs();
    if (operation !== "list") expect(programs.length).toBeGreaterThan(0);
    expectShielded(programs, allSecrets());
    expect(run.orphans).toEqual([]);
  });

  sampled("cannot be a recovery command that finds anything by a relative PATH", async () => {
    const run = await step({
      operation: "info",
      port: "socket://127.0.0.1:9",
      retries: 1,
      "recovery-command": JSON.stringify(["tar", "--version"]),
    });
    expect(run.exitCode).toBe(1);
    const programs = recorder.programs();
    expect(programs.some(({ command }) => command === "tar")).toBe(true);
    expectShielded(
      programs.map((program) => ({ ...program, command: join("/", program.command) })),
      allSecrets(),
    );
  });
});

describe("the programs of an installation", () => {
  it.skipIf(IS_FULL || process.platform === "win32")(
    "from an archive see no secret and no relative PATH, and no tar is among them",
    async () => {
      const text = "#!/bin/sh\necho 5.6.0\n";
      const platform = process.arch === "arm64" ? "linux-aarch64" : "linux-amd64";
      const archive = tarGz([{ name: `esptool-${platform}/esptool`, text, mode: 0o755 }]);
      await using server = await serve((_, response) => response.end(archive));
      const inputs = {
        ...UNREACHABLE,
        "esptool-source": "release",
        "esptool-base-url": server.url,
        "esptool-sha256": sha256(archive),
        ...INPUT_SECRETS,
      };
      const options = { toolCache: mkdtempSync(join(tmpdir(), "cache-")) };
      const env = { TAR_OPTIONS: `--checkpoint=1 --checkpoint-action=exec=${join(workspace, "bin", "tar")}` };
      const run = await step(inputs, { ...options, env });
      rmSync(options.toolCache, { recursive: true });
      expect(run.log).toContain("esptool 5.6.0 (release)");
      const programs = recorder.programs();
      expect(programs.length).toBeGreaterThan(0);
      expect(programs.filter(({ command }) => /tar|gzip|unzip|powershell|uname/.test(command))).toEqual([]);
      expectShielded(programs, allSecrets());
    },
  );

  sampled(
    "by pip see no secret and no relative PATH, but for pip the addresses of its index and proxy",
    async () => {
      const toolCache = mkdtempSync(join(tmpdir(), "cache-"));
      // Where these lead nobody listens: it is enough to see what was started until then.
      const env = {
        PIP_DEFAULT_TIMEOUT: "1",
        PIP_RETRIES: "0",
        PIP_NO_INDEX: undefined,
        PIP_FIND_LINKS: undefined,
      };
      const inputs = { ...UNREACHABLE, "esptool-source": "pip" };
      const run = await step({ ...inputs, ...INPUT_SECRETS }, { toolCache, env });
      rmSync(toolCache, { recursive: true });
      expect(run.outputs["failure"], run.log).toBe("esptool-install-failed");
      const programs = recorder.programs();
      expect(programs.some(({ args }) => args.includes("pip"))).toBe(true);
      expectShielded(programs, allSecrets());
      expect(run.log).not.toContain("secret-");
    },
  );
});

describe("the programs of a sub-action", () => {
  sampled("see no secret and no relative PATH: the virtual board", async () => {
    const manifest = "virtual-board/action.yml";
    const main = await step({ chip: "esp32c3", "flash-size": "1MB" }, { manifest });
    expect(main.exitCode, main.log).toBe(0);
    const { state, temp } = main;
    const post = await step({}, { manifest, phase: "post", state, temp });
    expect(post.exitCode, post.log).toBe(0);
    expect(recorder.programs().length).toBeGreaterThan(0);
    expectShielded(recorder.programs(), allSecrets());
    expect(post.orphans).toEqual([]);
  });

  sampled("see no secret and no relative PATH: a reservation", async () => {
    const manifest = "reserve/action.yml";
    const folder = mkdtempSync(join(tmpdir(), "locks-"));
    const main = await step({ port: board.url, "lock-folder": folder, "lock-timeout": 0 }, { manifest });
    expect(main.exitCode, main.log).toBe(0);
    const { state, temp } = main;
    const post = await step({}, { manifest, phase: "post", state, temp });
    expect(post.exitCode, post.log).toBe(0);
    expect(recorder.programs().length).toBeGreaterThan(1);
    expectShielded(recorder.programs(), allSecrets());
  });
});
