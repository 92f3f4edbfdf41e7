import type { BoardState } from "../../firmware/flash/board-state.ts";
import type { AppStarted } from "../../esptool/run/app-started.ts";
import type { Esptool } from "../../esptool/run/client.ts";
import type { Identity } from "../../esptool/run/observation.ts";
import type { BoardLocation } from "../ports/board-location.ts";
import type { Unfinished } from "../unfinished/unfinished.ts";

/** What a session knows about its board, for the report at the end of a step. */
export interface SessionFacts {
  /** Where the board was found last. */
  readonly port: string;
  readonly identity: Identity;
  /** How often the command that needed most attempts was attempted. */
  readonly attempts: number;
  /** The highest rate at which an esptool process has done its work, bits per second. */
  readonly baud: number | undefined;
  readonly state: BoardState;
  readonly appStarted: AppStarted | undefined;
  /** esptool's warnings, as sentences. */
  readonly warnings: readonly string[];
  /** What an earlier step left unfinished on the board. */
  readonly previous: Unfinished | undefined;
}

/** The facts as they are now. */
export function factsOf(
  location: BoardLocation,
  previous: Unfinished | undefined,
  esptool: Esptool | undefined,
): SessionFacts {
  return {
    port: location.port.name,
    identity: { ...esptool?.identity },
    attempts: esptool?.attempts ?? 0,
    baud: esptool?.baud,
    state: esptool?.state ?? "untouched",
    appStarted: esptool?.appStarted,
    warnings: [...(esptool?.warnings ?? [])],
    previous,
  };
}
