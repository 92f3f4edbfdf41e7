import type { ConnectionRequest } from "./board/connection.ts";
import type { Reader } from "./reader.ts";
import { INPUTS, type InputName } from "./input-table.ts";

/**
 * Refuses inputs that the operation would ignore: they are a misunderstanding.
 * @param usersOf the operations that use an input, or `undefined` if all do.
 */
export function refuseUnused(
  operation: string,
  reader: Reader,
  usersOf: (name: InputName) => readonly string[] | undefined,
): void {
  for (const name of Object.keys(INPUTS) as InputName[]) {
    const users = usersOf(name);
    if (users === undefined || users.includes(operation) || !reader.isSet(name)) continue;
    reader.problems.add(
      "input-invalid",
      `input \`${name}\` has no effect on ${operation} (only for ${users.join(", ")})`,
    );
  }
}

/** Refuses inputs that are set while another input makes them ineffective. */
export function refuseWith(reader: Reader, names: readonly InputName[], why: string): void {
  for (const name of names) {
    if (!reader.isSet(name)) continue;
    reader.problems.add("input-invalid", `input \`${name}\` has no effect ${why}`);
  }
}

/** The values that have no effect on a raw socket, because it never resets the chip. */
const DONE_ON_SOCKETS: readonly string[] = ["no-reset", "no-reset-stub"];

/** Inputs without effect on this port, which a workflow for several benches may set: sentences. */
export function idleOnPort(reader: Reader, connection: ConnectionRequest | undefined): string[] {
  if (connection?.port.kind !== "socket") return [];
  const { before, after } = connection;
  const idle = [
    ...(reader.isSet("baud") ? ["baud"] : []),
    ...(reader.isSet("before") && !DONE_ON_SOCKETS.includes(before) ? ["before"] : []),
    ...(reader.isSet("after") && !DONE_ON_SOCKETS.includes(after) ? ["after"] : []),
  ];
  if (idle.length === 0) return [];
  const names = idle.map((name) => `\`${name}\``).join(", ");
  return [`${names}: no effect on a raw socket, which has neither a baud rate nor reset lines.`];
}
