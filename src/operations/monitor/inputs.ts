import type { FileToPlace } from "../../inputs/files/placed-file.ts";
import type { Reader } from "../../inputs/reader.ts";
import type { RequestParts } from "../definition.ts";
import type { GateRequest } from "../gate/gate-request.ts";
import { parseGate } from "../gate/inputs.ts";

export interface MonitorRequest {
  readonly operation: "monitor";
  readonly gate: GateRequest;
  /** The images of the firmware that must boot; they are not written. */
  readonly images: readonly FileToPlace[];
}

/** Reads the inputs of a monitor. */
export async function parseMonitor(reader: Reader, parts: RequestParts): Promise<MonitorRequest | undefined> {
  const images = parts.images?.files ?? [];
  const gate = await parseGate(reader, parts);
  if (reader.text("identity") === "required" && !reader.isSet("file") && !reader.isSet("files")) {
    reader.problems.add(
      "input-invalid",
      "input `identity`: required needs `file` or `files` on monitor: the images of the firmware that must boot",
    );
  }
  return gate === undefined ? undefined : { operation: "monitor", gate, images };
}
