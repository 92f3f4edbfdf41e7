import { join } from "node:path";
import { clean, readLines } from "../system/text/system-text.ts";

/** The names of users and groups, as `/etc/passwd` and `/etc/group` have them. */
export interface Accounts {
  /** Name of a user by number. */
  readonly users: ReadonlyMap<number, string>;
  readonly groups: ReadonlyMap<number, Group>;
}

interface Group {
  readonly name: string;
  readonly members: readonly string[];
}

/** Names that may stand in a command that people copy. */
const PLAIN_NAME = /^[A-Za-z_][\w.-]{0,63}$/;

/** Reads the local accounts; those of a directory service stay numbers. */
export async function readAccounts(root: string): Promise<Accounts> {
  const users = new Map<number, string>();
  for (const line of await readLines(join(root, "etc/passwd"))) {
    const [name = "", , uid = ""] = line.split(":");
    if (/^\d+$/.test(uid) && !users.has(Number(uid))) users.set(Number(uid), clean(name));
  }
  const groups = new Map<number, Group>();
  for (const line of await readLines(join(root, "etc/group"))) {
    const [name = "", , gid = "", members = ""] = line.split(":");
    if (!/^\d+$/.test(gid) || groups.has(Number(gid))) continue;
    groups.set(Number(gid), {
      name: clean(name),
      members: members.split(",").map((member) => member.trim()),
    });
  }
  return { users, groups };
}

/** A name for a command to copy, or `placeholder` when it is none that a shell takes as it is. */
export function shellName(name: string | undefined, placeholder: string): string {
  return name !== undefined && PLAIN_NAME.test(name) ? name : placeholder;
}
