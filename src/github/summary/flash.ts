import type { FlashManyResult, FlashOneResult } from "../../operations/result.ts";
import { code } from "../html.ts";
import { bytes, plural } from "./quantity.ts";
import { cutTable, oneFile, type Section } from "./section.ts";

export function flashSection(result: FlashOneResult | FlashManyResult): Section {
  const { verified, bytes_written, compressed } = result;
  const files = "files" in result ? result.files : [oneFile(result, result.firmware_size)];
  const proof = verified ? `${files.length > 1 ? "each " : ""}proven by the chip's digest` : "NOT proven";
  const images = files.map(({ address, path, size, encrypted }) => [
    code(address),
    code(path),
    encrypted === true ? `${bytes(size)}, encrypted by the chip` : bytes(size),
  ]);
  return {
    sign: verified ? "✅" : "⚠️",
    verdict: `flash: ${plural(files.length, "image")} written, ${proof}`,
    rows: [
      ["Written", `${bytes(bytes_written)}${compressed ? ", sent compressed" : ""}`],
      [
        "Proven",
        verified ? "yes: the chip's digest of every image is right" : "no: the chip gives no digest",
      ],
    ],
    blocks: [cutTable(["Address", "Image", "Size"], images)],
  };
}
