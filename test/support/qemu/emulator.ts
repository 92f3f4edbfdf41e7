// The sub-action `qemu`, started as a step, with a stand-in for QEMU or a real one.
import { onTestFinished } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../runner/action.ts";
import { standIn, type StandIn, type StandInOptions } from "./stand-in-program.ts";

export const MANIFEST = "qemu/action.yml";
export const options = { manifest: MANIFEST };

export interface Emulator {
  readonly main: ActionRun;
  readonly port: string;
  readonly stop: () => Promise<ActionRun>;
}

/** The sub-action, as a step; its post runs when the test has finished, if not before. */
export async function startEmulator(inputs: ActionInputs, workspace?: string): Promise<Emulator> {
  const main = await runAction(inputs, { ...options, ...(workspace === undefined ? {} : { workspace }) });
  let stopped: Promise<ActionRun> | undefined;
  const stop = (): Promise<ActionRun> =>
    (stopped ??= runAction({}, { manifest: MANIFEST, state: main.state, phase: "post" }));
  onTestFinished(async () => {
    await stop();
  });
  return { main, port: main.outputs["port"] ?? "", stop };
}

/** The same with a stand-in for QEMU. */
export async function emulator(
  inputs: ActionInputs = {},
  standInOptions: StandInOptions = {},
  workspace?: string,
): Promise<Emulator & { readonly qemu: StandIn }> {
  const qemu = standIn(standInOptions);
  return {
    ...(await startEmulator({ chip: "esp32", "qemu-path": qemu.program, ...inputs }, workspace)),
    qemu,
  };
}
