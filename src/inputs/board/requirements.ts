import type { Connection } from "../../esptool/run/arguments.ts";
import { CHIPS, FLASH_SIZES } from "../../esptool/run/vocabulary.ts";
import { flashSizeBytes, formatAddress } from "../../firmware/flash/flash-layout.ts";
import type { Requirements } from "../../board/session/requirements.ts";
import { normalChip } from "./connection.ts";
import type { Placement } from "../partitions/placement.ts";
import type { Reader } from "../reader.ts";
import { parseChoice, type Parsed, parseSize } from "../values.ts";

const NAMED_CHIPS = CHIPS.filter((chip) => chip !== "auto");

/** Valid flash sizes, in bytes. */
const SIZES: ReadonlySet<number> = new Set(
  FLASH_SIZES.map(flashSizeBytes).filter((bytes) => bytes !== undefined),
);

/** What the workflow requires of the board. */
export function readRequirements(
  reader: Reader,
  connection: Pick<Connection, "chip"> | undefined,
): Requirements {
  const chip = reader.optional("require-chip", (text) => parseChoice(normalChip(text), NAMED_CHIPS));
  if (chip !== undefined && connection !== undefined && !["auto", chip].includes(connection.chip)) {
    reader.problems.add(
      "input-invalid",
      `inputs \`chip\` and \`require-chip\`: no board is both an ${connection.chip} and an ${chip}`,
    );
  }
  return {
    chip,
    mac: reader.optional("require-mac", parseMac),
    flashSize: reader.optional("require-flash-size", parseFlashSize),
    revision: reader.optional("require-revision", parseRevision),
  };
}

/**
 * Refuses a request for flash beyond the required flash size, because no accepted board could fulfil it. Partition
 * names have no address yet.
 */
export function checkReach(
  reader: Reader,
  regions: Placement<unknown>["regions"],
  { flashSize }: Pick<Requirements, "flashSize">,
): void {
  if (flashSize === undefined) return;
  const beyond = regions.find(
    ({ address, size = 1 }) => typeof address === "number" && address + size > flashSize,
  );
  if (beyond === undefined) return;
  reader.problems.add(
    "beyond-flash",
    `input \`require-flash-size\`: no board with ${flashSize} bytes of flash has the requested region at ${formatAddress(Number(beyond.address))}`,
  );
}

/** Six bytes, with colons or hyphens. */
function parseMac(text: string): Parsed<string> {
  return /^[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}[\da-f]{2}$/i.test(text)
    ? { value: text.toLowerCase().replaceAll("-", ":") }
    : { problem: "is not a MAC address; write six bytes as 7c:df:a1:e2:93:58 or 7C-DF-A1-E2-93-58" };
}

function parseFlashSize(text: string): Parsed<number> {
  const parsed = parseSize(text);
  if ("problem" in parsed || SIZES.has(parsed.value)) return parsed;
  return { problem: "is not a flash size; write 256KB, 512KB, or 1MB to 128MB in powers of two" };
}

function parseRevision(text: string): Parsed<NonNullable<Requirements["revision"]>> {
  const match = /^(>=)? *v?(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (match === null) return { problem: "is not a revision; write v0.2, or >=v0.2 for this one and later" };
  return { value: { orLater: match[1] !== undefined, major: Number(match[2]), minor: Number(match[3]) } };
}
