import type { Port } from "../esptool/run/port.ts";
import { choosePort } from "../board/ports/port-choice.ts";
import { listPorts } from "../board/ports/port-listing.ts";
import type { PortQuery, PortSelector } from "../board/ports/port-selector.ts";
import { Failure } from "../system/errors.ts";

/**
 * The port whose place is reserved. A reservation has no esptool, so a selector needs a system that describes its
 * ports, and a MAC address must be one that USB reports.
 * @param root where Linux has `dev` and `sys`.
 * @throws {Failure} `port-not-found`, `port-ambiguous`, `port-list-unavailable`.
 */
export async function findReserved(
  query: PortQuery,
  platform: NodeJS.Platform = process.platform,
  root = "/",
): Promise<Port> {
  if (query.kind !== "selector") return query;
  if (platform !== "linux") throw notHere(query);
  const choice = choosePort(query, await listPorts({ platform, root }));
  if (!("port" in choice)) throw notHere(query);
  return { kind: "serial", name: choice.port.path };
}

function notHere({ name }: PortSelector): Failure {
  return new Failure(
    "port-list-unavailable",
    `A reservation cannot resolve \`${name}\`: it has no esptool.`,
    "Use the name of the port, or on Linux `auto`, `serial=…`, `vid=…,pid=…` or `location=…`.",
  );
}
