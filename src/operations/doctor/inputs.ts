import { isSelectorLike, parsePortQuery } from "../../board/ports/port-selector.ts";
import type { Reader } from "../../inputs/reader.ts";

export interface DoctorRequest {
  readonly operation: "doctor";
  /** Look at this port alone; `undefined` is all of them. */
  readonly port: string | undefined;
}

/** What the doctor is asked for: everything, or one port. A port that is refused is a problem, and looked at no more. */
export function parseDoctor(reader: Reader, platform: NodeJS.Platform): DoctorRequest {
  if (reader.text("port") === "") return { operation: "doctor", port: undefined };
  const code = isSelectorLike(reader.text("port")) ? "input-invalid" : "port-not-allowed";
  const port = reader.parse("port", (text) => parsePortQuery(text, platform), code);
  return { operation: "doctor", port: port?.name };
}
