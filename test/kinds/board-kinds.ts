import type { KindGroup, KindOutcome, KindTried } from "./kinds.ts";

/** @param title of the test that tries it. */
function row(what: string, where: string, outcome: KindOutcome, title: string): KindTried {
  return { what, where, outcome, shownBy: { file: "test/step/board/board-changed.sampled.test.ts", title } };
}

const CHANGED = { refused: "board-changed" } as const;
const LOST = { refused: "link-lost" } as const;

export const BOARD_KINDS: KindGroup = {
  title: "Boards that change under a step",
  text: "No byte of the other board is changed, and what is known of the first stays known.",
  rows: [
    row(
      "a board with another MAC",
      "the second connection of `flash`, `verify`, `read`, `erase`, `backup`, `info`, a dry run",
      CHANGED,
      "ends %s as board-changed, and no board is written",
    ),
    row(
      "a board with another MAC",
      "the second connection of `restore`",
      CHANGED,
      "does not restore a backup to a board that is not its own",
    ),
    row(
      "another chip, or a flash of another size, with the same MAC",
      "the second connection",
      CHANGED,
      "is told by its chip and its flash size as well",
    ),
    row(
      "a board with another MAC",
      "a retry of `flash`, after a link that was lost midway",
      CHANGED,
      "does not continue with another board, and the record keeps the first as it was left",
    ),
    row(
      "the name of the port, which means another board by now",
      "a retry of `flash`, after a link that was lost midway",
      { refused: "port-not-found" },
      "does not follow the name of the port to another place",
    ),
    row(
      "a link that is lost midway",
      "`flash` with `retries: 0`",
      LOST,
      "is not taken up by esptool itself: without retries the step has failed",
    ),
    row(
      "a link that is lost midway, and is the same board's afterwards",
      "`flash` with `retries: 1`",
      { handled: "flashed in two attempts" },
      "is taken up by a retry where it is the same board",
    ),
    row(
      "another board than the one that was chosen",
      "`port: mac=…`",
      CHANGED,
      "is the only one that is written, and another one runs its firmware again",
    ),
  ],
};
