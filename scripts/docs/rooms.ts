import { cruise, type ICruiseResult } from "dependency-cruiser";
import config, { FLOORS, SUB_ACTIONS } from "../../.dependency-cruiser.mjs";
import { root } from "./pages.ts";

/**
 * The rooms of the house and the arrows between them, as a Mermaid flowchart from the imports that are there. An arrow
 * that follows from others is left out.
 */
export async function roomsPicture(): Promise<string> {
  const arrows = await arrowsBetweenRooms();
  const shown = [...arrows].flatMap(([room, used]) =>
    [...used].filter((other) => !isImplied(room, other, arrows)).map((other) => `  ${room} --> ${other}`),
  );
  return ["```mermaid", "flowchart TD", ...shown, "```"].join("\n");
}

/** Each room with the rooms that its files import from, from the top floor to the ground. */
async function arrowsBetweenRooms(): Promise<Map<string, Set<string>>> {
  const { output } = await cruise(["src"], { ...config.options, baseDir: root });
  const { modules } = output as ICruiseResult;
  const arrows = new Map([...FLOORS, ...Object.keys(SUB_ACTIONS)].map((room) => [room, new Set<string>()]));
  for (const { source, dependencies } of modules) {
    for (const { resolved } of dependencies) {
      const [from, to] = [roomOf(source), roomOf(resolved)];
      if (to !== undefined && from !== to) arrows.get(from ?? "")?.add(to);
    }
  }
  return arrows;
}

function roomOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

/** Whether another way leads from the room to the other. */
function isImplied(room: string, other: string, arrows: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  return [...(arrows.get(room) ?? [])].some((next) => next !== other && reached(next, arrows).has(other));
}

function reached(
  room: string,
  arrows: ReadonlyMap<string, ReadonlySet<string>>,
  seen = new Set<string>(),
): ReadonlySet<string> {
  for (const next of arrows.get(room) ?? []) {
    if (seen.has(next)) continue;
    seen.add(next);
    reached(next, arrows, seen);
  }
  return seen;
}
