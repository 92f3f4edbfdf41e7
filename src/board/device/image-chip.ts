import { Failure } from "../../system/errors.ts";
import type { ConnectedChip } from "./connected-chip.ts";

/**
 * Runs what has esptool look for the chip that the images are for, and no other: esptool refuses another one by itself,
 * in the same process, where it would look at none but the bootloader.
 * @param chip as esptool names it; `undefined` where the images do not say it, or it does not matter.
 * @throws {Failure} `image-wrong-chip` where nothing but the images said which chip it has to be.
 */
export async function onImageChip<T>(
  chip: string | undefined,
  board: Pick<ConnectedChip, "esptool">,
  run: () => Promise<T>,
): Promise<T> {
  const { esptool } = board;
  const isOpen = chip !== undefined && esptool.connection.chip === "auto";
  try {
    return await run();
  } catch (error) {
    if (!isOpen || !(error instanceof Failure) || error.code !== "wrong-chip") throw error;
    throw new Failure(
      "image-wrong-chip",
      `The images are for ${chip}, but the chip on ${esptool.connection.port.name} is not. The flash was not changed.`,
      "Build the firmware for this chip, or find out which board is on this port. `force: true` flashes it anyway.",
      { cause: error },
    );
  }
}
