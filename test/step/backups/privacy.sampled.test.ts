import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decryptFile } from "../../../src/system/age/age-file.ts";
import {
  type ActionInputs,
  type ActionOptions,
  type ActionRun,
  runAction,
} from "../../support/runner/action.ts";
import { IDENTITY, RECIPIENT } from "../../support/backups/age-keys.ts";
import { noise } from "../../support/bytes.ts";
import {
  type ResultsService,
  startResultsService,
  zipEntries,
} from "../../support/github/results-service.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { IS_FULL, oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

const FLASH_BYTES = 256 * 1024;
const MAC = "24:0a:c4:12:34:56";
const MAC_BYTES = [0x24, 0x0a, 0xc4, 0x12, 0x34, 0x56] as const;

const REPOSITORY = { id: 1296269, full_name: "octocat/firmware" };
const PUBLIC = { repository: { ...REPOSITORY, private: false, visibility: "public" } };
const FORK = {
  repository: { ...REPOSITORY, private: true, visibility: "private" },
  pull_request: { head: { repo: { id: 7, full_name: "stranger/firmware" } } },
};

let board: TestBoard;
let service: ResultsService;

beforeAll(async () => {
  board = await startBoard({ flashSize: FLASH_BYTES, mac: MAC_BYTES });
  board.flash.poke(0x1000, noise("firmware", 20_000));
  service = await startResultsService();
});
afterAll(async () => {
  await service.close();
  await board.close();
});

function backup(more: ActionInputs, options: ActionOptions = {}): Promise<ActionRun> {
  const inputs = { operation: "backup", port: board.url, output: "backup.bin", ...more };
  return runAction(inputs, { ...options, env: { ...service.env, ...options.env } });
}

/** A workspace with an image of the board as it is. */
function workspaceWithBaseline(change?: (image: Buffer) => void): string {
  const workspace = mkdtempSync(join(tmpdir(), "privacy-"));
  const image = board.flash.read(0, FLASH_BYTES);
  change?.(image);
  writeFileSync(join(workspace, "earlier.bin"), image);
  return workspace;
}

describe("a backup that is not encrypted", () => {
  it.skipIf(IS_FULL).each<[string, ActionOptions, RegExp]>([
    ["in a public repository", { event: PUBLIC }, /the repository is public/],
    ["where the visibility is not known", { event: {} }, /it is unknown whether the repository is public/],
    [
      "of a pull request from a fork",
      { event: FORK, env: { GITHUB_EVENT_NAME: "pull_request" } },
      /pull request from a fork/,
    ],
  ])("is refused %s, before the board is touched", async (_, options, reason) => {
    const { connections } = board.log;
    const run = await backup({}, options);
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ failure: "upload-unencrypted", "failure-class": "refused" });
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]?.message).toMatch(reason);
    expect(run.annotations[0]?.message).toContain("encrypt-to");
    expect(board.log.connections).toBe(connections);
    expect(existsSync(join(run.workspace, "backup.bin"))).toBe(false);
  });

  sampled("is made in a public repository when it stays on the runner", async () => {
    const run = await backup({ upload: "never" }, { event: PUBLIC });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).not.toHaveProperty("uploaded");
  });

  sampled("is public where the workflow says so, and strangers do not see the whole MAC", async () => {
    const run = await backup({ "allow-public-backup": true }, { event: PUBLIC });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ uploaded: "true", mac: MAC });
    expect(readable(run.summary)).toContain("…12:34:56");
    expect(readable(run.summary)).not.toContain(MAC);
    expect(run.outputs["artifact-name"]).toContain("-123456-");
    expect(run.outputs["artifact-name"]).not.toContain("240ac4");
    expect(run.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringMatching(/^warning: This backup is not encrypted, although the repository is public/),
    ]);
  });
});

describe("where strangers could read", () => {
  const NOWHERE: [string, ActionOptions][] = [
    ["in a public repository", { event: PUBLIC }],
    ["where the visibility is not known", { event: {} }],
  ];
  const OTHER = "24:0a:c4:99:88:77";

  it.skipIf(IS_FULL).each(NOWHERE)(
    "no MAC is whole in log, annotations and summary, and the outputs keep it: %s",
    async (_, options) => {
      const run = await step({ operation: "info" }, options);
      expect(run.exitCode, run.log).toBe(0);
      expect(run.outputs["mac"]).toBe(MAC);
      expect(run.log).toContain("…12:34:56");
      expectHidden(run);
    },
  );

  it.skipIf(IS_FULL)("no MAC of the workflow or of a board is whole in a refusal", async () => {
    const run = await step({ operation: "info", "require-mac": OTHER }, { event: PUBLIC });
    expect(run.outputs["failure"]).toBe("requirement-not-met");
    expect(run.annotations[0]?.message).toContain("…99:88:77");
    expect(run.outputs["result"]).toContain(MAC);
    expectHidden(run);
  });

  sampled(
    "the manifest in a plain artifact has the end of the MAC only; the one on the runner has it whole",
    async () => {
      const run = await backup({ "allow-public-backup": true }, { event: PUBLIC });
      expect(run.exitCode, run.log).toBe(0);
      const stored = service.artifacts.find(({ id }) => String(id) === run.outputs["artifact-id"]);
      const entries = zipEntries(stored?.bytes ?? Buffer.alloc(0));
      const image = readFileSync(join(run.workspace, "backup.bin"));
      const local = readFileSync(join(run.workspace, "backup.bin.json"), "utf8");
      expect([...entries.keys()].sort()).toEqual(["backup.bin", "backup.bin.json"]);
      expect(entries.get("backup.bin")?.equals(image)).toBe(true);
      const manifest = entries.get("backup.bin.json")?.toString() ?? "";
      expect(manifest).not.toContain("24:0a:c4");
      expect(JSON.parse(manifest)).toMatchObject({ board: { mac: null, mac_end: "12:34:56" } });
      expect(JSON.parse(local)).toMatchObject({ board: { mac: MAC } });
      expectHidden(run);

      // It still tells the boards of a bench apart.
      const workspace = mkdtempSync(join(tmpdir(), "privacy-"));
      writeFileSync(join(workspace, "b.bin"), image);
      writeFileSync(join(workspace, "b.bin.json"), manifest);
      const restore = { operation: "restore", backup: "b.bin", "dry-run": "connect" };
      const same = await step(restore, { event: PUBLIC, workspace });
      expect(same.exitCode, same.log).toBe(0);
      writeFileSync(join(workspace, "b.bin.json"), manifest.replace("12:34:56", "12:34:57"));
      const other = await step(restore, { event: PUBLIC, workspace });
      expect(other.outputs["failure"]).toBe("backup-of-other-board");
      expect(other.annotations[0]?.message).toContain("…12:34:57");
      expectHidden(other);
    },
  );

  sampled("a MAC is whole in a private repository", async () => {
    const run = await step({ operation: "info" });
    expect(run.log).toContain(MAC);
    expect(readable(run.summary)).toContain(MAC);
  });

  sampled("a reservation shows no whole MAC in the name of its port", async () => {
    const port = "/dev/serial/by-id/usb-Espressif_USB_JTAG_serial_debug_unit_24:0A:C4:12:34:56-if00";
    const inputs = { port, "lock-timeout": 0 };
    const run = await runAction(inputs, {
      manifest: "reserve/action.yml",
      event: PUBLIC,
    });
    expect(run.log).toContain("…12:34:56");
    expectHidden(run);
  });
});

function step(inputs: ActionInputs, options: ActionOptions = {}): Promise<ActionRun> {
  return runAction({ port: board.url, ...inputs }, options);
}

function expectHidden(run: ActionRun): void {
  const shown = [run.log, run.stdout, run.summary, JSON.stringify(run.annotations)].join("\n");
  expect(readable(shown)).not.toMatch(/24:0a:c4/i);
}

describe.skipIf(IS_FULL)("require-encryption", () => {
  it("refuses an upload whose recipients come from a variable that is not set, also in a private repository", async () => {
    const { connections } = board.log;
    const run = await backup({ "require-encryption": true, "encrypt-to": "" });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ failure: "upload-unencrypted", "failure-class": "refused" });
    expect(run.annotations[0]?.message).toMatch(/`require-encryption` is true, but `encrypt-to` is empty/);
    expect(board.log.connections).toBe(connections);
    expect(existsSync(join(run.workspace, "backup.bin"))).toBe(false);
  });

  it("is met by a recipient, and the summary says that the artifact is encrypted", async () => {
    const run = await backup({ "require-encryption": true, "encrypt-to": RECIPIENT });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.annotations).toEqual([]);
    expect(run.summary).toMatch(/Encrypted.*yes/s);
  });
});

describe("an upload without encryption of an image that stores credentials", () => {
  const nvs = readFileSync(join(import.meta.dirname, "../../fixtures/nvs/wifi.bin"));
  beforeAll(() => board.flash.poke(0x9000, nvs));
  afterAll(() => board.flash.poke(0x9000, Buffer.alloc(nvs.length, 0xff)));

  it.each(
    sample<[string, ActionInputs]>(
      "warns, names the keys and no value, and says so in the summary: %s",
      [
        ["of the whole flash", {}],
        ["of the NVS alone", { address: "0x9000", size: nvs.length }],
      ],
      () => ["a case"],
    ).cases,
  )("warns, names the keys and no value, and says so in the summary: %s", async (_, inputs) => {
    const run = await backup(inputs);
    expect(run.exitCode, run.log).toBe(0);
    expect(run.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringMatching(/^warning: This backup was uploaded unencrypted.*`sta\.ssid`, `sta\.pswd`/),
    ]);
    expect(run.summary).toMatch(/Encrypted.*<strong>no<\/strong>/s);
    for (const text of [run.log, run.summary, JSON.stringify(run.outputs)])
      expect(text).not.toMatch(/HomeNet|correcthorse/);
  });

  sampled("does not warn where nothing is uploaded, or what is uploaded is encrypted", async () => {
    for (const inputs of [{ upload: "never" }, { "encrypt-to": RECIPIENT }]) {
      const run = await backup(inputs);
      expect(run.exitCode, run.log).toBe(0);
      expect(run.annotations).toEqual([]);
    }
  });
});

describe("encrypt-to", () => {
  sampled("uploads image and manifest encrypted, and nothing in plain text", async () => {
    const run = await backup({ "encrypt-to": RECIPIENT }, { event: PUBLIC });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.annotations).toEqual([]);
    const stored = service.artifacts.find(({ id }) => String(id) === run.outputs["artifact-id"]);
    const entries = zipEntries(stored?.bytes ?? Buffer.alloc(0));
    expect([...entries.keys()].sort()).toEqual(["backup.bin.age", "backup.bin.json.age"]);
    for (const name of ["backup.bin", "backup.bin.json"]) {
      const opened = await decrypted(entries.get(`${name}.age`));
      expect(opened.equals(readFileSync(join(run.workspace, name)))).toBe(true);
    }
    expect(run.tempListing).toEqual([]);
    expect(readable(run.summary)).not.toContain(MAC);
  });

  it.skipIf(IS_FULL)("reports every recipient that is none, and never repeats a private key", async () => {
    const keys = `age1nonsense\n${IDENTITY}`;
    const run = await backup({ "encrypt-to": keys, "artifact-name": "a:b", "retention-days": 0 });
    expect(run.outputs["failure"]).toBe("input-invalid");
    const message = run.annotations[0]?.message ?? "";
    expect(message).toMatch(/line 1 .*\n.*line 2 is a private key/);
    expect(message).toContain("artifact-name");
    expect(message).toContain("retention-days");
    for (const text of [run.log, run.summary, JSON.stringify(run.outputs)])
      expect(text).not.toContain(IDENTITY);
  });

  it.skipIf(IS_FULL).each([
    [{ "encrypt-to": "age1x", upload: "never" }, /`encrypt-to` has no effect with `upload: never`/],
    [{ "encrypt-to": RECIPIENT, "allow-public-backup": true }, /`allow-public-backup` has no effect/],
    [{ "age-identity": IDENTITY }, /Input `age-identity` has no effect for a backup without a `baseline`/],
    [
      { "age-identity": "AGE-SECRET-KEY-1WRONG", baseline: "b.bin" },
      /Input `age-identity`: line 1 has a typo/,
    ],
    [{ upload: "changed" }, /changed needs a `baseline`/],
  ])("and what goes with it must make sense: %o", async (inputs, problem) => {
    const run = await backup(inputs);
    expect(run.outputs["failure"]).toBe("input-invalid");
    expect(run.annotations[0]?.message).toMatch(problem);
  });
});

describe("upload: changed", () => {
  sampled("does not upload a backup that is as its baseline, and says what holds the bytes", async () => {
    const uploads = service.artifacts.length;
    const run = await backup(
      { upload: "changed", baseline: "earlier.bin" },
      { workspace: workspaceWithBaseline() },
    );
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ changed: "false", uploaded: "false", verified: "true" });
    expect(run.log).toContain('nothing changed, the baseline "earlier.bin" contains the same bytes');
    expect(service.artifacts).toHaveLength(uploads);
    expect(existsSync(join(run.workspace, "backup.bin"))).toBe(true);
  });

  it.each(
    sample(
      "uploads a backup %s",
      [
        ["that differs from its baseline", "earlier.bin"],
        ["whose baseline is missing", "none.bin"],
      ],
      () => ["a case"],
    ).cases,
  )("uploads a backup %s", async (_, baseline) => {
    const workspace = workspaceWithBaseline((image) => image.write("other", 0x2000));
    const run = await backup({ upload: "changed", baseline }, { workspace });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs["uploaded"]).toBe("true");
    expect(run.outputs["artifact-id"]).toBe(String(service.artifacts.at(-1)?.id));
  });
});

function readable(summary: string): string {
  return summary.replaceAll("&#58;", ":");
}

async function decrypted(bytes: Buffer | undefined): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "privacy-"));
  const [source, target] = [join(folder, "a.age"), join(folder, "a")];
  writeFileSync(source, bytes ?? "");
  const { signal } = new AbortController();
  await decryptFile(source, target, [IDENTITY], { signal, shown: "a.age" });
  return readFileSync(target);
}
