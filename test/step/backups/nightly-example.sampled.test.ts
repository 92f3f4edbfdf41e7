import { generateIdentity, identityToRecipient } from "age-encryption";
import { describe, expect } from "vitest";
import type { ActionRun } from "../../support/runner/action.ts";
import { IDENTITY, RECIPIENT } from "../../support/backups/age-keys.ts";
import { noise } from "../../support/bytes.ts";
import { type IssueTracker, startIssueTracker } from "../../support/github/issue-tracker.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import {
  startResultsService,
  type StoredArtifact,
  zipEntries,
} from "../../support/github/results-service.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { type JobRun, runExample } from "../../support/runner/workflow-job.ts";
import { oneIn } from "../../support/sample.ts";

const sampled = oneIn(3);

const EXAMPLE = "examples/nightly-backup.yml";
const SIZE = 0x4_0000;
const FIRST_OF_MONTH = "17 2 1 * *";
const OTHER_DAYS = "17 2 2-31 * *";

interface Night {
  readonly job: JobRun;
  readonly backup: ActionRun;
  readonly uploaded: readonly StoredArtifact[];
  readonly token: string;
}

/** A bench whose nights follow each other, each a run of its own; what succeeded is there in the next. */
class NightlyBench {
  readonly #earlier: (readonly StoredArtifact[])[] = [];
  readonly #team = generateIdentity();
  readonly board: TestBoard;
  readonly tracker: IssueTracker;

  constructor(board: TestBoard, tracker: IssueTracker) {
    this.board = board;
    this.tracker = tracker;
  }

  async night(schedule = OTHER_DAYS): Promise<Night> {
    const number = this.#earlier.length;
    await using service = await startResultsService({ firstId: 1000 * (number + 1) });
    // GitHub knows the repository by its runs.
    service.addRun({ path: ".github/workflows/ci.yml" });
    for (const [index, artifacts] of this.#earlier.entries())
      service.addRun({ id: 100 + index, path: ".github/workflows/nightly-backup.yml" }, ...artifacts);
    const recipients = `${await identityToRecipient(await this.#team)}\n${RECIPIENT}`;
    const job = await runExample(EXAMPLE, {
      contexts: {
        github: { token: service.apiToken, event: { schedule } },
        matrix: { board: "greenhouse", port: this.board.url },
        secrets: { BENCH_IDENTITY: IDENTITY },
        vars: { BACKUP_RECIPIENTS: recipients },
      },
      env: {
        ...service.env,
        GITHUB_REPOSITORY: "octocat/firmware",
        GITHUB_RUN_ID: String(200 + number),
        GITHUB_WORKFLOW_REF: "octocat/firmware/.github/workflows/nightly-backup.yml@refs/heads/main",
      },
      scriptEnv: { GITHUB_API_URL: this.tracker.url },
    });
    if (job.success) this.#earlier.push([...service.artifacts]);
    const backup = job.steps.get("backup");
    if (backup === undefined || backup === "skipped" || !("outputs" in backup))
      throw new Error("The night made no backup.");
    return { job, backup, uploaded: service.artifacts, token: service.apiToken };
  }

  /** The restore of a night, counted from 0, as a person starts it. */
  async restore(night: number, write: boolean): Promise<JobRun> {
    await using service = await startResultsService();
    service.addRun({ id: 100 + night }, ...(this.#earlier[night] ?? []));
    return await runExample("examples/restore-board.yml", {
      contexts: {
        github: { token: service.apiToken },
        inputs: { "run-id": String(100 + night), write: write ? "true" : "" },
        secrets: { BENCH_IDENTITY: IDENTITY },
      },
      env: service.env,
      port: { named: "/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0", is: this.board.url },
    });
  }
}

/** The example is for a serial port, and the bench of this test has a socket. */
const NO_BAUD: unknown = expect.stringContaining("`baud`: no effect on a raw socket");

async function onBench(work: (bench: NightlyBench) => Promise<void>): Promise<void> {
  await using board = await startBoard({ flashSize: SIZE });
  await using tracker = await startIssueTracker();
  board.flash.poke(
    0x8000,
    partitionTableImage([
      { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x6000 },
      { name: "`@octocat`", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 },
    ]),
  );
  board.flash.poke(0x1_0000, noise("application", 0x4000));
  await work(new NightlyBench(board, tracker));
}

function expectWell({ job, backup, token }: Night): void {
  expect(job.success, backup.log).toBe(true);
  for (const secret of [IDENTITY, token]) expect(backup.log + backup.summary).not.toContain(secret);
  expect(backup.orphans).toEqual([]);
  // The dump of the night, and nothing else, until the runner empties the folder.
  expect(backup.tempListing).toEqual(["greenhouse.bin", "greenhouse.bin.json"]);
}

/** Uploaded, and opened by nobody without a key. */
function expectUpload({ backup, uploaded }: Night): void {
  expect(backup.outputs["uploaded"]).toBe("true");
  expect(uploaded.map(({ name }) => name)).toEqual(["backup-greenhouse"]);
  const entries = zipEntries(uploaded[0]?.bytes ?? Buffer.alloc(0));
  expect([...entries.keys()].sort()).toEqual(["greenhouse.bin.age", "greenhouse.bin.json.age"]);
  const days = (Date.parse(uploaded[0]?.expiresAt ?? "") - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(89);
}

const NIGHTS_DEADLINE_MS = 600_000;
const ALERT = "Report a change";

// The bench of the example has bash and jq; Windows as a rule has neither.
describe.skipIf(process.platform === "win32")("examples/nightly-backup.yml", () => {
  sampled(
    "uploads the first night, nothing while nothing changes, and a change with an issue that reports it",
    () =>
      onBench(async (bench) => {
        const first = await bench.night();
        expectWell(first);
        expectUpload(first);
        expect(first.job.steps.get(ALERT)).toBe("skipped");
        expect(first.backup.annotations.map(({ message }) => message)).toEqual([
          NO_BAUD,
          expect.stringContaining("does not exist yet"),
        ]);

        const second = await bench.night();
        expectWell(second);
        expect(second.uploaded).toEqual([]);
        expect(second.backup.annotations.map(({ message }) => message)).toEqual([NO_BAUD]);
        expect(second.backup.outputs).toMatchObject({
          changed: "false",
          "bytes-transferred": "0",
          uploaded: "false",
          verified: "true",
          "artifact-digest": first.uploaded[0]?.digest,
        });
        expect(second.job.steps.get(ALERT)).toBe("skipped");

        bench.board.flash.poke(0x1_2000, Buffer.from("changed"));
        const third = await bench.night();
        expectWell(third);
        expectUpload(third);
        expect(third.job.steps.get(ALERT)).toEqual({ exitCode: 0, output: "{}" });
        const [issue, ...others] = bench.tracker.issues;
        expect(others).toEqual([]);
        expect(issue).toEqual({
          path: "POST /repos/octocat/firmware/issues",
          authorization: `Bearer ${third.token}`,
          json: {
            title: "The flash of greenhouse has changed",
            body:
              `Since the last backup; the new one is ${third.backup.outputs["artifact-url"] ?? ""}.\n\n` +
              '    {"address":"0x12000","size":4096,"partitions":["`@octocat`"]}',
          },
        });
      }),
    { timeout: NIGHTS_DEADLINE_MS },
  );

  sampled(
    "uploads on the first of a month what has not changed, and counts a night whose issue was not taken",
    () =>
      onBench(async (bench) => {
        const first = await bench.night();
        expectWell(first);
        const monthly = await bench.night(FIRST_OF_MONTH);
        expectWell(monthly);
        expectUpload(monthly);
        expect(monthly.backup.outputs).toMatchObject({ changed: "false", "bytes-transferred": "0" });
        bench.board.flash.poke(0x1_2000, Buffer.from("changed"));
        bench.tracker.failWith(410);
        const changed = await bench.night();
        expectWell(changed);
        expectUpload(changed);
        expect(changed.job.steps.get(ALERT)).toMatchObject({ exitCode: 22 });
        const next = await bench.night();
        expectWell(next);
        expect(next.backup.outputs).toMatchObject({
          uploaded: "false",
          "artifact-digest": changed.uploaded[0]?.digest,
        });
      }),
    { timeout: NIGHTS_DEADLINE_MS },
  );
});

describe.skipIf(process.platform === "win32")("examples/restore-board.yml", () => {
  sampled(
    "says what would change, and puts a night's backup back when it is told to",
    () =>
      onBench(async (bench) => {
        const night = await bench.night();
        expectWell(night);
        const image = bench.board.flash.read(0, SIZE);
        bench.board.flash.poke(0x1_2000, Buffer.from("broken"));
        const broken = bench.board.flash.read(0, SIZE);
        const dryRun = await bench.restore(0, false);
        expect(dryRun.success).toBe(true);
        expect(dryRun.steps.get("step 2")).toMatchObject({
          output: expect.stringContaining('Would change - [{"address":"0x') as string,
        });
        expect(dryRun.steps.get("restore")).toBe("skipped");
        expect(bench.board.flash.read(0, SIZE).equals(broken)).toBe(true);
        const restored = await bench.restore(0, true);
        expect(restored.success).toBe(true);
        expect(restored.steps.get("restore")).toMatchObject({ outputs: { verified: "true" } });
        expect(bench.board.flash.read(0, SIZE).equals(image)).toBe(true);
      }),
    { timeout: NIGHTS_DEADLINE_MS },
  );
});
