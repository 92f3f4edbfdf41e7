import { Failure } from "../system/errors.ts";
import { optionOfChip } from "../firmware/flash/chips.ts";
import type { Board } from "../board/session/board.ts";
import { identify } from "../board/session/identify.ts";
import { cleanLine } from "../system/text/untrusted-text.ts";
import type { PreparedStep } from "./prepare.ts";

/**
 * The step for the board's chip, if the build is for several; otherwise the step itself.
 * @throws {Failure} `image-wrong-chip` if the build has no images for that chip.
 */
export async function chooseByChip(step: PreparedStep, board: Board): Promise<PreparedStep> {
  const { choices } = step;
  if (choices === undefined) return step;
  await identify(board);
  const { identity, connection } = board.esptool;
  const { chip = "not known" } = identity;
  const chosen = choices.get(optionOfChip(chip));
  if (chosen !== undefined) {
    for (const remark of chosen.step.remarks) board.say(cleanLine(remark));
    return chosen;
  }
  throw new Failure(
    "image-wrong-chip",
    `The build is for ${[...choices.keys()].join(", ")}, but the chip on ${connection.port.name} is ${chip}. The flash was not changed.`,
    "Add a build for this chip to the manifest, or find out which board is on this port.",
  );
}
