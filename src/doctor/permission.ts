import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type Accounts, shellName } from "./accounts.ts";
import { type Check, finding, ok } from "./diagnosis.ts";
import type { SerialPort } from "../board/ports/serial-port.ts";
import type { Runner, User } from "./runner.ts";
import { RELOAD_RULES, udevRule } from "./udev.ts";

const READ_WRITE_GROUP = 0o060;
const RESTART =
  "Then restart the runner's service, which keeps the groups it was started with (in its folder):\n  sudo ./svc.sh stop && sudo ./svc.sh start";

/** Who may open a port. */
export interface Access {
  readonly mode: number;
  readonly owner: string;
  readonly gid: number;
  readonly group: string;
  readonly mayOpen: boolean;
}

/** Reads the permissions of a port without opening it; `undefined` if there is no such file. */
export async function readAccess(
  port: SerialPort,
  accounts: Accounts,
  runner: Runner,
): Promise<Access | undefined> {
  const file = join(runner.root, port.path);
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return undefined;
  return {
    mode: found.mode & 0o7777,
    owner: accounts.users.get(found.uid) ?? String(found.uid),
    gid: found.gid,
    group: accounts.groups.get(found.gid)?.name ?? String(found.gid),
    mayOpen: await runner.mayOpen(file),
  };
}

/** Whether the user may open the port, and how to fix it if not. */
export function permissionCheck(
  port: SerialPort,
  access: Access,
  context: {
    readonly user: User;
    readonly accounts: Accounts;
    readonly container: boolean;
    readonly platform: NodeJS.Platform;
  },
): Check {
  const rights = `mode ${modeText(access.mode)}, owner ${access.owner}, group ${access.group}`;
  const name = "port-permission";
  if (access.mayOpen) return ok(name, port.path, `The runner's user may open it (${rights}).`);
  const message = `The runner's user may not open it (${rights}).`;
  return finding("problem", name, port.path, message, fix(port, access, context));
}

function fix(
  port: SerialPort,
  access: Access,
  { user, accounts, container, platform }: Parameters<typeof permissionCheck>[2],
): string {
  if (platform === "darwin") return "macOS lets everybody open serial ports: plug the board in again.";
  const groupHelps = access.gid !== 0 && (access.mode & READ_WRITE_GROUP) === READ_WRITE_GROUP;
  if (container) {
    return groupHelps
      ? `Add that group to the container: options: --device ${port.path} --group-add ${access.gid}`
      : "Fix the permissions of the port on the host, then start the container again.";
  }
  if (!groupHelps) return ruleFor(port);
  if (user.groups.includes(access.gid)) {
    return "The mode allows it, so something else denies it: an access list (getfacl) or a security module such as AppArmor or SELinux.";
  }
  const group = accounts.groups.get(access.gid);
  if (group !== undefined && user.name !== undefined && group.members.includes(user.name)) {
    return `The user is in the group ${group.name}, but this runner was started before. ${RESTART.replace("Then restart", "Restart")}`;
  }
  const add = `  sudo usermod -aG ${shellName(group?.name, "GROUP")} ${shellName(user.name, "USER")}`;
  return `Add the user to the group:\n${add}\n${RESTART}`;
}

function ruleFor(port: SerialPort): string {
  if (port.usb === undefined) return "With a udev rule, give the port to one of the user's groups.";
  const rule = udevRule(port.usb, 'SUBSYSTEM=="tty", MODE="0660", GROUP="dialout"');
  return `No group may open it. With a udev rule, give it to one (uucp instead of dialout on Arch), and add the user to that group:\n${rule}\n${RELOAD_RULES}`;
}

/** Four octal digits. */
export function modeText(mode: number): string {
  return mode.toString(8).padStart(4, "0");
}
