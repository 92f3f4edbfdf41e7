import { rm } from "node:fs/promises";
import { Failure } from "../errors.ts";
import { looksLikeIntelHex } from "../firmware/intel-hex-record.ts";
import type { Loss } from "../firmware/plan.ts";
import { bytesOfLoss } from "../firmware/plan-losses.ts";
import type { Board } from "./board.ts";
import { AS_IS } from "./proof.ts";

const BLANK = 0xff;

/**
 * Which of the losses are real: where the flash is blank, or as the image has it, nothing goes. One esptool process,
 * whose digests the chip makes; where it makes none, every loss counts. The chip stays in its loader.
 */
export async function lostOnBoard(losses: readonly Loss[], board: Board): Promise<Loss[]> {
  if (losses.length === 0) return [];
  const harmless = board.esptool.connection.stub ? await compare(losses, board) : new Set<number>();
  return losses.filter(({ address }) => !harmless.has(address));
}

/** The addresses of the losses at which the flash is blank, or as in the image. */
async function compare(losses: readonly Loss[], board: Board): Promise<Set<number>> {
  const guesses = losses.flatMap((loss) => {
    const own = bytesOfLoss(loss);
    const isBlank = own.every((byte) => byte === BLANK);
    return [own, ...(isBlank ? [] : [Buffer.alloc(own.length, BLANK)])]
      .filter((bytes) => !looksLikeIntelHex(bytes))
      .map((bytes) => ({ address: loss.address, bytes }));
  });
  const images: { address: number; path: string }[] = [];
  try {
    for (const [index, { address, bytes }] of guesses.entries()) {
      images.push({ address, path: await board.folder.writeBytes(`data-${index}.bin`, bytes) });
    }
    const total = guesses.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const command = { name: "verify-flash", images, header: AS_IS, diff: false } as const;
    const seen = await board.esptool.run(command, total, new Map(), { quiet: true, stay: true });
    return new Set(seen.comparisons.filter(({ equal }) => equal === true).map(({ address }) => address));
  } catch (error) {
    if (error instanceof Failure && error.code === "secure-download-mode") return new Set();
    throw error;
  } finally {
    await Promise.all(images.map(({ path }) => rm(path, { force: true })));
  }
}
