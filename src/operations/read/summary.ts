import { code } from "../../report/html.ts";
import { bytes } from "../../report/summary/quantity.ts";
import { place, type Rows, type Section } from "../../report/summary/section.ts";
import type { ReadResult } from "./read.ts";

export function readSection(result: ReadResult): Section {
  return { sign: "✅", verdict: `read: ${bytes(result.bytes_read)}`, ...madeFile(result), blocks: [] };
}

/** The file with the region's bytes. */
export function madeFile(
  result: Pick<ReadResult, "bytes_read" | "start_address" | "partition" | "output_path" | "sha256">,
): Pick<Section, "rows"> & { readonly details: Rows } {
  const begin = place({ address: result.start_address, partition: result.partition });
  return {
    rows: [
      ["Region", `${bytes(result.bytes_read)} from ${begin}`],
      ["File", code(result.output_path)],
    ],
    details: [["SHA-256", code(result.sha256)]],
  };
}
