import type { Accounts } from "./accounts.ts";
import { type Check, finding, type Holder, ok } from "./diagnosis.ts";
import type { ProcessList, ProcessSeen } from "./processes.ts";

const NAME = "port-holder";
/** What the kernel adds to the name of a file that is gone. */
const DELETED = " (deleted)";
const MAX_HOLDERS = 10;

/** Who has a port open, and whether that is all there is to know. */
export interface Holders {
  readonly holders: readonly Holder[];
  readonly complete: boolean;
  /** Processes that name the port in their command line, but do not show what they have open. */
  readonly suspects: readonly Holder[];
}

/** Who has the port open, of the processes that were seen. */
export function holdersOf(
  path: string,
  list: ProcessList | undefined,
  accounts: Accounts,
  ownPid: number,
): Holders {
  const others = (list?.processes ?? []).filter(({ pid }) => pid !== ownPid);
  const short = path.replace(/^\/dev\//, "");
  return {
    holders: others.filter(({ devices }) => devices?.includes(path)).map((seen) => holder(seen, accounts)),
    complete: list?.complete === true,
    suspects: others
      .filter(({ devices, args }) => devices === undefined && (args.includes(path) || args.includes(short)))
      .map((seen) => holder(seen, accounts)),
  };
}

function holder({ pid, command, uid }: ProcessSeen, { users }: Accounts): Holder {
  return { pid, command, user: uid === undefined ? null : (users.get(uid) ?? String(uid)) };
}

/** What the holders mean for a step. "Nobody" is said only when every process was looked into. */
export function holderCheck(
  path: string,
  found: Holders,
  { container, platform }: { readonly container: boolean; readonly platform: NodeJS.Platform },
): Check {
  const { holders, suspects } = found;
  const look = `  sudo ${platform === "darwin" ? "lsof" : "fuser -v"} ${path}`;
  if (holders.length > 0) {
    return finding(
      "warning",
      NAME,
      path,
      `It is held by ${list(holders)}. A step on it fails with port-busy until it is let go.`,
      "End what is yours, such as a serial monitor; a job that uses the board lets go by itself. For jobs that meet, give the board a concurrency group.",
    );
  }
  if (suspects.length > 0) {
    return finding(
      "warning",
      NAME,
      path,
      `${list(suspects)} has it on its command line, and may hold it; the user of the runner may not look closer.`,
      `Look as root, and end what should not be there:\n${look}`,
    );
  }
  if (container) {
    return finding(
      "unknown",
      NAME,
      path,
      "No process in this container holds it; those outside are not seen.",
      `Look on the host:\n${look}`,
    );
  }
  if (found.complete) return ok(NAME, path, "No process holds it.");
  return finding(
    "unknown",
    NAME,
    path,
    "None of the processes that the user of the runner may look into holds it; others may.",
    `Look as root:\n${look}`,
  );
}

/** Ports that are gone but still held: the kernel cannot give their numbers to the board that comes back. */
export function staleHolderChecks(processes: ProcessList | undefined, accounts: Accounts): Check[] {
  const stale = new Map<string, Holder[]>();
  for (const seen of processes?.processes ?? []) {
    for (const device of new Set(seen.devices ?? [])) {
      if (!/^\/dev\/tty(?:USB|ACM)\d+ \(deleted\)$/.test(device)) continue;
      const path = device.slice(0, -DELETED.length);
      stale.set(path, [...(stale.get(path) ?? []), holder(seen, accounts)]);
    }
  }
  return [...stale].map(([path, holders]) =>
    finding(
      "warning",
      "port-gone",
      path,
      `Its board was unplugged or reset, but ${list(holders)} still holds the old port, so the board comes back under another number.`,
      "End that process, and name ports by their link in /dev/serial/by-id.",
    ),
  );
}

function list(holders: readonly Holder[]): string {
  const shown = holders
    .slice(0, MAX_HOLDERS)
    .map(({ pid, command, user }) => `${command} (pid ${pid}, user ${user ?? "?"})`)
    .join(", ");
  return holders.length > MAX_HOLDERS ? `${shown} and ${holders.length - MAX_HOLDERS} more` : shown;
}
