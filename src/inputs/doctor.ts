import { parsePort } from "../board/port.ts";
import type { DoctorRequest } from "../operations/request.ts";
import type { Reader } from "./reader.ts";

/** What the doctor is asked for: everything, or one port. A port that is refused is a problem, and looked at no more. */
export function readDoctor(reader: Reader, platform: NodeJS.Platform): DoctorRequest {
  if (reader.text("port") === "") return { operation: "doctor", port: undefined };
  const port = reader.parse("port", (text) => parsePort(text, platform), "port-refused-by-policy");
  return { operation: "doctor", port: port?.name };
}
