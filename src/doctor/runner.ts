import { constants } from "node:fs";
import { access, statfs } from "node:fs/promises";
import { userInfo } from "node:os";
import type { EsptoolRequest, InstallContext } from "../esptool/install/program.ts";
import { type BoardRecord, readBoardRecord } from "./board-record.ts";
import type { SerialPort } from "../board/ports/serial-port.ts";

/** The user that runs the step. */
export interface User {
  readonly uid: number | undefined;
  readonly name: string | undefined;
  /** The groups of this process, which may be older than `/etc/group`. */
  readonly groups: readonly number[];
}

export interface FreeSpace {
  readonly bytes: number;
  /** Files that can still be created; `undefined` if the file system has no limit. */
  readonly files: number | undefined;
}

/** The runner to examine, and what the workflow asks for; tests replace it. */
export interface Runner {
  readonly platform: NodeJS.Platform;
  /** As in `process.arch`. */
  readonly arch: string;
  readonly nodeVersion: string;
  /** Where `dev`, `sys`, `proc`, `etc` and `run` are: `/`. */
  readonly root: string;
  readonly user: User;
  /** This process, which holds no port. */
  readonly pid: number;
  readonly workspace: string;
  /** The only port to examine; `undefined` for all. */
  readonly port: string | undefined;
  /** The esptool that the steps on this runner use. */
  readonly esptool: EsptoolRequest;
  /** Tool cache, temporary folder, environment and cancel signal, as for an installation. */
  readonly install: InstallContext;
  /** Whether this process may read and write a file. Does not open it. */
  readonly mayOpen: (path: string) => Promise<boolean>;
  readonly freeSpace: (folder: string) => Promise<FreeSpace>;
  /** What earlier steps recorded about the board on a port; `undefined` to read no records. */
  readonly boardRecord?: ((port: string) => Promise<BoardRecord>) | undefined;
  /** The ports of a system without sysfs; by default {@link listPortsByTools}. */
  readonly listPorts?: (() => Promise<readonly SerialPort[] | undefined>) | undefined;
}

/** What the workflow asks for. */
export interface Question extends Pick<Runner, "workspace" | "port" | "esptool" | "install"> {
  /** The folder with the locks of the boards; `undefined` to ignore them. */
  readonly lockFolder?: string | undefined;
}

/** The machine and process of this step. */
export function thisRunner({ lockFolder, ...question }: Question): Runner {
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

/** In a container, `/etc/passwd` may lack the user. */
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
