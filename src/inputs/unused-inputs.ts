import type { OperationName } from "../operations/request.ts";
import type { Reader } from "./reader.ts";
import { INPUTS, type InputName, operationsOf } from "./table.ts";

/** A value that the operation would ignore is a misunderstanding, and is said. */
export function refuseUnused(operation: OperationName, reader: Reader): void {
  for (const name of Object.keys(INPUTS) as InputName[]) {
    const users = operationsOf(name);
    if (users === undefined || users.includes(operation) || !reader.isSet(name)) continue;
    reader.problems.add(
      "input-invalid",
      `input \`${name}\` has no meaning for ${operation} (only for ${users.join(", ")})`,
    );
  }
}
