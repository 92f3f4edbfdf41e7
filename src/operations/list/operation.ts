import type { OperationDefinition } from "../definition.ts";
import type { ListResult } from "./list-result.ts";
import { listSection } from "./summary.ts";

/** Lists the boards of the runner. */
export const listOperation = {
  outputs: ["boards", "board-count"],
  summary: listSection,
} as const satisfies OperationDefinition<ListResult>;
