import { rm } from "node:fs/promises";
import { Failure } from "../../system/errors.ts";
import { looksLikeIntelHex } from "../../firmware/formats/intel-hex-record.ts";
import type { Loss } from "../../firmware/plan/plan.ts";
import { bytesOfLoss } from "../../firmware/plan/plan-losses.ts";
import type { Board } from "../../board/session/board.ts";
import { AS_IS } from "../images/proof.ts";

const BLANK = 0xff;

/**
 * Which of the losses are real: nothing is lost where the flash equals the image, or is blank. Needs one esptool
 * process for the chip's digests, and another if an image contains other data than the board; if the chip cannot
 * compute digests, every loss counts.
 */
export async function lostOnBoard(losses: readonly Loss[], board: Board): Promise<readonly Loss[]> {
  if (losses.length === 0 || !board.esptool.connection.stub) return losses;
  const changed = await differing(losses, bytesOfLoss, board);
  const isBlank = (loss: Loss): boolean => bytesOfLoss(loss).every((byte) => byte === BLANK);
  const overwritten = changed.filter((loss) => !isBlank(loss));
  const filled = await differing(overwritten, ({ size }) => Buffer.alloc(size, BLANK), board);
  return changed.filter((loss) => isBlank(loss) || filled.includes(loss));
}

/** The losses where the flash is not known to hold the expected bytes. */
async function differing(
  losses: readonly Loss[],
  expected: (loss: Loss) => Buffer,
  board: Board,
): Promise<readonly Loss[]> {
  const images: { readonly address: number; readonly path: string }[] = [];
  try {
    for (const loss of losses) {
      const bytes = expected(loss);
      // A file that esptool took for Intel HEX would be compared elsewhere.
      if (looksLikeIntelHex(bytes)) continue;
      const path = await board.folder.writeBytes(`data-0x${loss.address.toString(16)}.bin`, bytes);
      images.push({ address: loss.address, path });
    }
    if (images.length === 0) return losses;
    const total = losses.reduce((sum, { size }) => sum + size, 0);
    const command = { name: "verify-flash", images, header: AS_IS, diff: false } as const;
    const seen = await board.esptool.run(command, total, new Map(), { quiet: true });
    const equal = new Set(seen.comparisons.filter((one) => one.equal === true).map(({ address }) => address));
    return losses.filter(({ address }) => !equal.has(address));
  } catch (error) {
    if (error instanceof Failure && error.code === "secure-download-mode") return losses;
    throw error;
  } finally {
    await Promise.all(images.map(({ path }) => rm(path, { force: true })));
  }
}
