import { constants } from "node:fs";
import { access, statfs } from "node:fs/promises";
import { userInfo } from "node:os";
import type { EsptoolRequest, InstallContext } from "../esptool/install/program.ts";
import { type BoardRecord, readBoardRecord } from "./board-record.ts";
import type { SerialPort } from "../board/ports/serial-port.ts";

/** Who runs the step. */
export interface User {
  readonly uid: number | undefined;
  readonly name: string | undefined;
  /** The groups that this process really has, which may be older than `/etc/group`. */
  readonly groups: readonly number[];
}

export interface FreeSpace {
  readonly bytes: number;
  /** Files that may still be made; `undefined` where the file system sets no limit. */
  readonly files: number | undefined;
}

/** All that varies between runners: a test gives another one. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  /** As `process.arch` has it. */
  readonly arch: string;
  readonly nodeVersion: string;
  /** Where `dev`, `sys`, `proc`, `etc` and `run` are: `/`. */
  readonly root: string;
  readonly user: User;
  /** This process: it holds no port. */
  readonly pid: number;
  readonly workspace: string;
  /** Looks only at this port; `undefined` looks at all. */
  readonly port: string | undefined;
  /** Which esptool the steps on this runner ask for. */
  readonly esptool: EsptoolRequest;
  /** Tool cache, temporary folder, environment and cancelling, as for an installation. */
  readonly install: InstallContext;
  /** Whether this process may read and write a file, found out without opening it. */
  readonly mayOpen: (path: string) => Promise<boolean>;
  readonly freeSpace: (folder: string) => Promise<FreeSpace>;
  /** What the steps of this action have noted of the board on a port; `undefined` looks for no notes. */
  readonly boardRecord?: ((port: string) => Promise<BoardRecord>) | undefined;
  /** The ports of a system without sysfs; `undefined` takes what {@link listPortsByTools} finds. */
  readonly listPorts?: (() => Promise<readonly SerialPort[] | undefined>) | undefined;
}

/** What was asked for, before this machine is added to it. */
export interface Question extends Pick<Surroundings, "workspace" | "port" | "esptool" | "install"> {
  /** Where the locks of the boards are; `undefined` looks for none. */
  readonly lockFolder?: string | undefined;
}

/** This machine and this process. */
export function thisRunner({ lockFolder, ...question }: Question): Surroundings {
  return {
    ...question,
    boardRecord:
      lockFolder === undefined
        ? undefined
        : (port) => readBoardRecord(port, lockFolder, question.install.env["PATH"]),
    platform: process.platform,
    arch: process.arch,
    nodeVersion: process.versions.node,
    root: "/",
    user: { uid: process.getuid?.(), name: userName(), groups: ownGroups() },
    pid: process.pid,
    mayOpen: (path) =>
      access(path, constants.R_OK | constants.W_OK).then(
        () => true,
        () => false,
      ),
    freeSpace: async (folder) => {
      const { bavail, bsize, files, ffree } = await statfs(folder);
      return { bytes: bavail * bsize, files: files > 0 ? ffree : undefined };
    },
  };
}

/** A container may run a user that its /etc/passwd does not know. */
function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}

function ownGroups(): number[] {
  const primary = process.getegid?.();
  return [...(process.getgroups?.() ?? []), ...(primary === undefined ? [] : [primary])];
}
