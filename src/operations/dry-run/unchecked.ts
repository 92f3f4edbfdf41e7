import type { PortQuery } from "../../board/ports/port-selector.ts";

/** What is known about the port in a dry run, which does not open it. */
export type PortSeen = "there" | "not there" | "not looked at";

/** A sentence: the port was not opened, or does not exist. */
export function portSentence({ kind, name }: PortQuery, seen: PortSeen): string {
  if (kind === "selector") return `The board was not searched: ${name}.`;
  switch (seen) {
    case "there":
      return `The port ${name} exists and was not opened.`;
    case "not there":
      return `The port ${name} does not exist.`;
    case "not looked at":
      return `The port ${name} was not checked.`;
  }
}
