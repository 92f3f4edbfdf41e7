import { code } from "../../report/html.ts";
import { bootRows } from "../../report/summary/boots-next.ts";
import { bytes, counted } from "../../report/summary/quantity.ts";
import { listing, oneFile, place, type Section } from "../../report/summary/section.ts";
import type { FlashManyResult, FlashOneResult, FlashedFile } from "./flash-result.ts";

export function flashSection(result: FlashOneResult | FlashManyResult): Section {
  const { verified, bytes_written, bytes_skipped, compressed } = result;
  const files = "files" in result ? result.files : [oneFlashed(result)];
  const proof = verified ? `${files.length > 1 ? "each " : ""}verified by the chip's digest` : "NOT verified";
  const done = bytes_written === 0 ? "already in the flash" : "written";
  return {
    sign: verified ? "✅" : "⚠️",
    verdict: `flash: ${counted(files.length, "image")} ${done}, ${proof}`,
    firmware: bootRows(result),
    rows: [],
    details: [
      ["Written", `${bytes(bytes_written)}${compressed ? ", sent compressed" : ""}`],
      ...(bytes_skipped === 0 ? [] : [["Already in the flash", bytes(bytes_skipped)] as const]),
      [
        "Verified",
        verified ? "yes: the chip's digest of every image is right" : "no: the chip cannot compute a digest",
      ],
    ],
    isNewFirmware: true,
    blocks: listing("image", ["Address", "Image", "Size", "Flash"], files.map(fileRow)),
  };
}

function oneFlashed(result: FlashOneResult): FlashedFile {
  const { bytes_written: written, bytes_skipped: skipped } = result;
  const state = written === 0 ? "unchanged" : skipped === 0 ? "written" : "updated";
  return { ...oneFile(result, result.firmware_size), state, written };
}

function fileRow(file: FlashedFile): string[] {
  const { path, size, encrypted, state, written } = file;
  const shown = encrypted === true ? `${bytes(size)}, encrypted by the chip` : bytes(size);
  return [place(file), code(path), shown, doneTo(state, written)];
}

function doneTo(state: FlashedFile["state"], written: number): string {
  switch (state) {
    case "written":
      return "written";
    case "updated":
      return `updated: ${bytes(written)} written`;
    case "unchanged":
      return "there already";
  }
}
