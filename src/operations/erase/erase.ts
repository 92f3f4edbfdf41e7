import { Failure } from "../../system/errors.ts";
import type { Command } from "../../esptool/run/arguments.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { blankPiece } from "../../firmware/flash/sparse-flash.ts";
import type { Board } from "../../board/session/board.ts";
import { type Accounted, ALL } from "../images/account.ts";
import type { EraseRequest } from "./inputs.ts";
import type { Pictured } from "../../report/pictured-result.ts";

/** Erases a region, or the whole chip if the request says so explicitly. */
export async function erase(request: EraseRequest, board: Board): Promise<EraseResult & Accounted> {
  const { region } = request;
  const command = eraseCommand(request, board.esptool.connection.stub);
  const seen = await board.esptool.run(command, region?.size, new Map(), { isLast: true });
  if (!seen.erased) {
    throw new Failure(
      "esptool-failed",
      "esptool exited successfully, but did not report that the flash was erased.",
      "The log has esptool's output. Read the flash before you rely on it being blank.",
    );
  }
  const erased = region ?? ALL;
  const changes = { since: "step", by: "erase", regions: [erased] } as const;
  return {
    operation: "erase",
    erase_type: region === undefined ? "full" : "region",
    start_address: formatAddress(erased.address),
    ...(region?.partition === undefined ? {} : { partition: region.partition }),
    size: region === undefined ? null : region.size,
    account: { pieces: [blankPiece(erased)], changes },
  };
}

export function eraseCommand({ region, force }: EraseRequest, stub: boolean): Command {
  if (region !== undefined) {
    return { name: "erase-region", address: region.address, size: region.size, force };
  }
  // The ROM cannot erase the whole chip, but can erase a region of that size.
  return stub ? { name: "erase-flash", force } : { name: "erase-region", address: 0, size: "ALL", force };
}

export interface EraseResult extends Pictured {
  readonly operation: "erase";
  readonly erase_type: "full" | "region";
  readonly start_address: string;
  /** The partition that begins there, if the workflow gave its name. */
  readonly partition?: string;
  readonly size: number | null;
}
