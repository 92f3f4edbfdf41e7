import { chipFacts } from "../../src/firmware/flash/chips.ts";
import { CHIPS } from "../../src/virtual-board/chips/chips.ts";
import { sizeText } from "../../src/virtual-board/flash/flash-id.ts";

/** The table of the virtual board's chips: its header, and a row for each. */
export function virtualChips(): [string[], string[][]] {
  const rows = Object.values(CHIPS).map((model) => {
    const { protection, secureDownloadMode, largestFlash } = chipFacts(model.name);
    return [
      `\`${model.name}\``,
      model.description,
      `${model.crystalHz / 1_000_000} MHz`,
      sizeText(largestFlash),
      protection === "none" ? "" : "yes",
      secureDownloadMode ? "yes" : "",
      model.isRecorded ? "recorded" : "esptool 5.6.0",
    ];
  });
  const head = ["`chip`", "As esptool prints it", "Crystal", "Flash up to"];
  return [[...head, "Secure Boot, encryption", "Secure Download Mode", "Source"], rows];
}
