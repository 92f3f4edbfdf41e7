// A board, a service that keeps artifacts, and steps that use both.
import { expect } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../runner/action.ts";
import { IDENTITY, RECIPIENT } from "../backups/age-keys.ts";
import { noise, text } from "../bytes.ts";
import { artifactOf, type MadeBackup } from "../backups/made-backup.ts";
import { type ResultsService, startResultsService } from "./results-service.ts";
import { freshFolder } from "../runner/runner.ts";
import { startBoard, type TestBoard } from "../board/virtual-board.ts";
import { SHORT_PAUSES } from "../runner/short-pauses.ts";

/** Of its flash, in bytes. */
export const BOARD_SIZE = 0x4_0000;
const FIRMWARE = 0x1_0000;
/** The steps are of the nightly workflow. */
const GITHUB_WORKFLOW_REF = "octocat/firmware/.github/workflows/nightly.yml@refs/heads/main";

export interface StorageBench extends AsyncDisposable {
  readonly board: TestBoard;
  readonly service: ResultsService;
  readonly workspace: string;
  readonly step: (inputs: ActionInputs) => Promise<ActionRun>;
  readonly inputs: (inputs: ActionInputs) => ActionInputs;
}

/** A board with firmware on it, and a service that keeps artifacts. */
export async function storageBench(): Promise<StorageBench> {
  const board = await startBoard({ flashSize: BOARD_SIZE });
  board.flash.poke(0x1000, text("bootloader", 20_000));
  board.flash.poke(FIRMWARE, noise("application", 0x2000));
  const service = await startResultsService();
  const workspace = freshFolder("workspace");
  const locks = freshFolder("locks");
  const inputs = (more: ActionInputs): ActionInputs => ({
    port: board.url,
    "lock-folder": locks,
    token: service.apiToken,
    ...more,
  });
  return {
    board,
    service,
    workspace,
    inputs,
    step: (more) =>
      runAction(inputs(more), {
        workspace,
        env: { ...service.env, ...SHORT_PAUSES, GITHUB_WORKFLOW_REF },
      }),
    [Symbol.asyncDispose]: async () => {
      await service.close();
      await board.close();
    },
  };
}

/** The firmware wears off: four bytes of it are others now. */
export function wear(board: TestBoard): void {
  board.flash.poke(FIRMWARE, Buffer.from("worn"));
}

/** As an artifact that only the owner of the key can read. */
export function sealed(backup: MadeBackup): Promise<Buffer> {
  return artifactOf(backup, RECIPIENT);
}

/** No key, token or signed URL is where people or later steps look. */
export function expectNoSecrets(run: ActionRun, { apiToken }: ResultsService): void {
  const said = [run.log, run.summary, JSON.stringify(run.outputs), JSON.stringify(run.annotations)].join(
    "\n",
  );
  for (const secret of [IDENTITY, apiToken, "sig="]) expect(said).not.toContain(secret);
}
