import { join } from "node:path";
import { clean, readLines } from "../system/text/system-text.ts";

/** The names of users and groups in `/etc/passwd` and `/etc/group`. */
export interface Accounts {
  /** User names by ID. */
  readonly users: ReadonlyMap<number, string>;
  readonly groups: ReadonlyMap<number, Group>;
}

interface Group {
  readonly name: string;
  readonly members: readonly string[];
}

/** Names that need no quoting in a command to copy. */
const PLAIN_NAME = /^[A-Za-z_][\w.-]{0,63}$/;

/** Reads the local accounts; those of a directory service stay numeric. */
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

/** A name for a command to copy, or `placeholder` if the name would need quoting. */
export function shellName(name: string | undefined, placeholder: string): string {
  return name !== undefined && PLAIN_NAME.test(name) ? name : placeholder;
}
