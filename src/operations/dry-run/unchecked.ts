import type { PortQuery } from "../../board/ports/port-selector.ts";
import type { BoardRequest } from "../../inputs/request.ts";

/** What is known of the port of a dry run that opens none. */
export type PortSeen = "there" | "not there" | "not looked at";

/** That the port was not opened, or is not there, as a sentence. */
export function portSentence({ kind, name }: PortQuery, seen: PortSeen): string {
  if (kind === "selector") return `The board was not looked for: ${name}.`;
  switch (seen) {
    case "there":
      return `The port ${name} is there, and was not opened.`;
    case "not there":
      return `The port ${name} is not there.`;
    case "not looked at":
      return `The port ${name} was not looked at.`;
  }
}

/** What only the board could have told of an operation, as sentences. */
export function uncheckedOf(request: BoardRequest, expects: boolean): string[] {
  return [
    ...(expects ? ["Whether the board is the one that `expect-…` asks for."] : []),
    ...ofBoard(request),
  ];
}

function ofBoard({ operation }: BoardRequest): string[] {
  switch (operation) {
    case "flash":
      return [
        "Whether the board has the chip, the revision and the flash that the images need, and what protects it.",
        "Whether any of it is in the flash already.",
      ];
    case "verify":
      return ["Whether the flash holds what the files do."];
    case "read":
      return ["Whether the board has so much flash."];
    case "erase":
      return ["Whether the board has so much flash, and Secure Boot or flash encryption on."];
    case "backup":
      return ["How much flash the board has, and what it holds."];
    case "restore":
      return ["Whether the board is the one that the backup is for, and what differs on it."];
    case "info":
      return ["What the board is, and what is on it."];
  }
}
