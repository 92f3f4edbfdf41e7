// Finds or installs QEMU in a process of its own, as a step does: prints one line of JSON.
import { findQemu, type QemuRequest } from "../../../src/qemu/source/find-qemu.ts";
import { Failure } from "../../../src/system/errors.ts";
import type { RunnerPlaces } from "../../../src/tool-cache/tool.ts";

export interface FindJob {
  readonly request: QemuRequest;
  readonly places: Pick<RunnerPlaces, "toolCache" | "temp" | "env" | "platform" | "arch">;
}

const { request, places } = JSON.parse(process.argv[2] ?? "") as FindJob;
const answer = await findQemu(request, { ...places, log: () => undefined }).catch((error: unknown) => ({
  code: error instanceof Failure ? error.code : "untyped",
  message: String(error),
}));
process.stdout.write(JSON.stringify(answer));
