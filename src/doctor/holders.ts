import type { Accounts } from "./accounts.ts";
import { type Check, finding, type Holder, ok } from "./diagnosis.ts";
import type { ProcessList, ProcessSeen } from "./processes.ts";

const NAME = "port-holder";
/** The kernel's mark for a deleted file. */
const DELETED = " (deleted)";
const MAX_HOLDERS = 10;

/** The processes that have a port open, and whether the list is complete. */
export interface Holders {
  readonly holders: readonly Holder[];
  readonly complete: boolean;
  /** Processes with the port in their command line whose open files are hidden. */
  readonly suspects: readonly Holder[];
}

/** The processes that have the port open. */
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

/** Reports "no process" only if every process was checked. */
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
      `It is in use by ${list(holders)}. Steps on it fail with port-busy until it is closed.`,
      "Close your own programs, such as a serial monitor; a job closes the port when it finishes. Use a concurrency group for jobs that share the board.",
    );
  }
  if (suspects.length > 0) {
    return finding(
      "warning",
      NAME,
      path,
      `${list(suspects)} has it on its command line and may use it; the runner's user has no permission to check.`,
      `Check as root, and stop what should not run:\n${look}`,
    );
  }
  if (container) {
    return finding(
      "unknown",
      NAME,
      path,
      "No process in this container uses it; those outside are not visible.",
      `Check on the host:\n${look}`,
    );
  }
  if (found.complete) return ok(NAME, path, "No process uses it.");
  return finding(
    "unknown",
    NAME,
    path,
    "None of the processes visible to the runner's user uses it; others may.",
    `Check as root:\n${look}`,
  );
}

/** Ports that are gone but still open: the kernel cannot reuse their numbers when the board comes back. */
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
      `Its board was unplugged or reset, but ${list(holders)} still uses the old port, so the board comes back under another number.`,
      "Stop that process, and use the links in /dev/serial/by-id.",
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
