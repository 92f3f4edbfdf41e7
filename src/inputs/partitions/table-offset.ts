import { formatAddress, SECTOR_SIZE } from "../../firmware/flash/flash-layout.ts";
import { shorten } from "../../system/text/shown-text.ts";
import type { Build } from "../builds/build.ts";
import type { Reader } from "../reader.ts";
import { parseAddress, type Parsed } from "../values.ts";

/** Address of the partition table in the flash: from the input, or otherwise from the build. */
export function readTableOffset(reader: Reader, build: Build | undefined): number | undefined {
  const said = reader.parse("partition-table-offset", parseTableOffset);
  const built = build?.tableAddress;
  if (said === undefined || build === undefined || built === undefined) return said;
  if (!reader.isSet("partition-table-offset")) return built;
  if (said !== built) {
    reader.problems.add(
      "input-invalid",
      `input \`partition-table-offset\`: ${formatAddress(said)} contradicts "${shorten(build.path)}", which has its partition table at ${formatAddress(built)}; remove the input to use the latter`,
    );
  }
  return said;
}

export function parseTableOffset(text: string): Parsed<number> {
  const parsed = parseAddress(text);
  if ("problem" in parsed || parsed.value % SECTOR_SIZE === 0) return parsed;
  return { problem: `is not a multiple of ${SECTOR_SIZE} (0x1000), the flash sector` };
}
