import type { Board } from "../../board/session/board.ts";
import { requiresAnything } from "../../board/session/requirements.ts";
import { isLocked } from "../../board/session/identify.ts";
import { leavingInRom } from "../../esptool/run/arguments.ts";
import type { Observation } from "../../esptool/run/observation.ts";
import type { Reader } from "../../inputs/reader.ts";
import { BOARD_INPUTS } from "../../inputs/input-table.ts";
import { placedNowhere } from "../../inputs/partitions/placement.ts";
import { parseChoice } from "../../inputs/values.ts";
import type { Section } from "../../report/summary/section.ts";
import { Failure } from "../../system/errors.ts";
import { type BoardOperation, HARMLESS, type RequestParts } from "../definition.ts";
import { FLASH_ID, type Script } from "../dry-run/script.ts";

interface ResetRequest {
  readonly operation: "reset";
  readonly into: "app" | "bootloader";
}

export interface ResetResult {
  readonly operation: "reset";
  /** The requested mode. A reset does not show whether the application starts. */
  readonly into: ResetRequest["into"];
}

const MODES = ["app", "bootloader"] as const;

const MODE_NAMES = { app: "its application", bootloader: "the download mode of its ROM" } as const;

/** The state of a chip that could not be reset. */
const STILL = {
  app: "it is still in bootloader mode",
  bootloader: "its chip may run esptool's flasher stub instead of its ROM",
} as const;

/** Resets the board into its application, or into the download mode of its ROM. */
export const resetOperation = {
  ...HARMLESS,
  about: "Resets the board into its application, or leaves it in bootloader mode",
  page: "docs/reference/operations.md#reset",
  inputs: [...BOARD_INPUTS, "into"],
  parse: parseReset,
  placement: (request) => placedNowhere(request),
  usesTable: () => false,
  outputs: ["into"],
  run: reset,
  notChecked: ["Whether the board can be reset over this port."],
  dryRun: async (request, board, _prepared, notChecked) => {
    const { reportWithoutBoard } = await import("../dry-run/dry-run.ts");
    return reportWithoutBoard(scriptOf(request, requiresAnything(board.expected)), board, notChecked);
  },
  dryRunOnBoard: async (request, board) => {
    const { lookAt, reportOnBoard } = await import("../dry-run/on-board.ts");
    return reportOnBoard(await lookAt(scriptOf(request, false), board, 0), board);
  },
  summary: ({ into }): Section => ({
    sign: "✅",
    verdict: `reset: the board was reset into ${MODE_NAMES[into]}`,
    rows: [],
    blocks: [],
  }),
} as const satisfies BoardOperation<ResetRequest, ResetResult>;

/** Reads the inputs of a reset, and refuses a port or a reset that cannot reach the requested mode. */
function parseReset(reader: Reader, { connection }: RequestParts): ResetRequest | undefined {
  const into = reader.parse("into", (text) => parseChoice(text, MODES));
  if (connection === undefined || into === undefined) return undefined;
  const { port, before, after } = connection;
  const refuse = (text: string): void => reader.problems.add("input-invalid", text);
  if (port.kind === "socket") {
    refuse(
      "input `port`: a raw socket has no lines that reset the chip; use an `rfc2217://` port or a serial port, or reset the emulator itself",
    );
  }
  if (into === "app" && after.startsWith("no-reset")) {
    refuse(
      `input \`after\`: ${after} leaves the chip in bootloader mode; remove it, or use \`into: bootloader\``,
    );
  }
  if (into === "bootloader" && reader.isSet("after")) {
    refuse("input `after` has no effect with `into: bootloader`, which leaves the chip in bootloader mode");
  }
  if (into === "bootloader" && before.startsWith("no-reset")) {
    refuse(`input \`before\`: ${before} does not bring the chip into bootloader mode; remove it`);
  }
  return { operation: "reset", into };
}

/**
 * Connects, which resets the chip into download mode, and has esptool leave it in the requested mode. A board that is
 * refused or that fails is reset by the session according to `after`.
 */
async function reset({ into }: ResetRequest, { esptool }: Board): Promise<ResetResult> {
  const options = { isLast: true, leavesInRom: into === "bootloader" } as const;
  let seen: Observation | undefined;
  if (!isLocked(esptool)) {
    seen = await esptool.run({ name: "flash-id" }, 0, new Map(), options).catch((error: unknown) => {
      // A chip in Secure Download Mode rejects `flash-id`, but answers the next command.
      if (!isLocked(esptool)) throw error;
      return undefined;
    });
  }
  seen ??= await esptool.run({ name: "get-security-info" }, 0, new Map(), options);
  if (seen.couldNotReset || (into === "app" && esptool.appStarted === "no")) {
    throw new Failure(
      "esptool-failed",
      `The board on ${esptool.connection.port.name} was not reset: ${STILL[into]}. The flash was not changed.`,
      into === "app"
        ? "Use a port that sets DTR and RTS, another `after`, or press the reset button."
        : "Use a port that sets DTR and RTS, or hold BOOT while you press the reset button.",
    );
  }
  return { operation: "reset", into };
}

/** @param isIdentified whether a separate command identifies the board first. */
function scriptOf({ into }: ResetRequest, isIdentified: boolean): Script {
  return {
    plan: [`reset: the board would be reset into ${MODE_NAMES[into]}.`],
    commands: [...(isIdentified ? [FLASH_ID] : []), FLASH_ID],
    lastLink: into === "bootloader" ? leavingInRom : undefined,
  };
}
