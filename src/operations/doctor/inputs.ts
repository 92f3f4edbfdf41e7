import { isSelectorLike, parsePortQuery } from "../../board/ports/port-selector.ts";
import type { Reader } from "../../inputs/reader.ts";

export interface DoctorRequest {
  readonly operation: "doctor";
  /** The only port to examine; `undefined` means all. */
  readonly port: string | undefined;
}

/** What to examine: everything, or one port. A port that is not allowed is a problem, and is not examined. */
export function parseDoctor(reader: Reader, platform: NodeJS.Platform): DoctorRequest {
  if (reader.text("port") === "") return { operation: "doctor", port: undefined };
  const code = isSelectorLike(reader.text("port")) ? "input-invalid" : "port-not-allowed";
  const port = reader.parse("port", (text) => parsePortQuery(text, platform), code);
  return { operation: "doctor", port: port?.name };
}
