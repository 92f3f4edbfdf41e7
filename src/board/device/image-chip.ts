import { Failure } from "../../system/errors.ts";
import type { ConnectedChip } from "./connected-chip.ts";

/**
 * Runs esptool with the images' chip as the expected one, so that esptool refuses another chip in the same process;
 * otherwise it only checks the chip of a bootloader image.
 * @param chip as esptool names it; `undefined` if the images do not specify it, or it does not matter.
 * @throws {Failure} `image-wrong-chip` for another chip, if only the images specify one.
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
