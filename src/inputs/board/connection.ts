import { isSelectorLike, parsePortQuery, type PortQuery } from "../../board/ports/port-selector.ts";
import type { OpenConnection } from "../../board/session/first-baud.ts";
import type { BaudChoice } from "../../esptool/run/auto-baud.ts";
import { BAUD_RATES, CHIPS, RESETS_AFTER, RESETS_BEFORE } from "../../esptool/run/vocabulary.ts";
import type { Reader } from "../reader.ts";
import { parseChoice, parseInteger, type Parsed } from "../values.ts";

/** The connection that the workflow specifies; a selector is not resolved to a port yet. */
export interface ConnectionRequest extends OpenConnection {
  readonly port: PortQuery;
}

export function readConnection(reader: Reader, platform: NodeJS.Platform): ConnectionRequest | undefined {
  const port = reader.required(
    "port",
    "such as /dev/ttyUSB0, COM5, socket://localhost:5555, or auto if only one board is connected",
    (text) => parsePortQuery(text, platform),
    isSelectorLike(reader.text("port")) ? "input-invalid" : "port-not-allowed",
  );
  const chip = reader.parse("chip", (text) => parseChoice(normalChip(text), CHIPS));
  const baud = reader.parse("baud", parseBaud);
  const before = reader.parse("before", (text) => parseChoice(text, RESETS_BEFORE));
  const after = reader.parse("after", (text) => parseChoice(text, RESETS_AFTER));
  const noStub = reader.boolean("no-stub");
  return port && chip && baud && before && after && noStub !== undefined
    ? { port, chip, baud, before, after, stub: !noStub }
    : undefined;
}

function parseBaud(text: string): Parsed<BaudChoice> {
  if (text === "auto") return { value: "auto" };
  const parsed = parseInteger(text, BAUD_RATES.min, BAUD_RATES.max);
  return "value" in parsed
    ? parsed
    : { problem: `is neither auto nor a whole number from ${BAUD_RATES.min} to ${BAUD_RATES.max}` };
}

/** esptool accepts `ESP32-S3` for `esp32s3`, and so does the action. */
export function normalChip(text: string): string {
  return text.toLowerCase().replaceAll("-", "");
}
