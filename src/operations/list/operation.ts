import { parseList } from "./inputs.ts";
import type { ListRequest } from "../../inputs/request.ts";
import type { RunnerOperation } from "../definition.ts";
import type { ListResult } from "./list-result.ts";
import { listSection } from "./summary.ts";

/** Lists the boards of the runner. */
export const listOperation = {
  about: "Lists the runner's boards as JSON for a matrix",
  page: "docs/guides/many-boards.md",
  inputs: ["dry-run", "probe"],
  asksBoards: true,
  parse: parseList,
  outputs: ["boards", "board-count"],
  summary: listSection,
} as const satisfies RunnerOperation<ListRequest, ListResult>;
