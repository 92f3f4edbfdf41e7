import { type Command, type Connection, staying } from "../../esptool/run/arguments.ts";
import { commandLine } from "../../esptool/run/command-line.ts";
import type { Requirements } from "../../board/session/requirements.ts";
import { type NamingTable, PARTITION_TABLE_SIZE } from "../../firmware/formats/partition-table.ts";
import type { FileAt } from "../../inputs/files/placed-file.ts";
import { fileResult, totalSize } from "../images/images.ts";
import type { DryRunResult } from "./dry-run-result.ts";

/** What a dry run knows about a board whose port is not opened. */
export interface UnopenedBoard {
  /** The port may be a selector: only a search would show which port it finds. */
  readonly connection: Connection;
  /** Version of the esptool that the step would use. */
  readonly version: string;
  /** Address of the partition table in the flash. */
  readonly tableAddress: number;
  /** The partition table that the workflow gives. */
  readonly givenTable: NamingTable | undefined;
  /** What is known about the unopened port, as a sentence. */
  readonly portRemark: string;
  /** What the board must be. */
  readonly expected: Requirements;
  /** Prints a line of the plan. */
  readonly say: (text: string) => void;
  /** Warns about what may not be intended. */
  readonly warn: (title: string, text: string) => void;
}

/** What an operation would do: `plan` as sentences, and its commands. */
export interface Script {
  readonly plan: readonly string[];
  readonly commands: readonly Command[];
  /** The only chip that esptool would accept; if absent, the connection's. */
  readonly chip?: string | undefined;
  /** How the last command uses the link, if it differs from the others. */
  readonly lastLink?: ((connection: Connection) => Connection) | undefined;
  readonly warnings?: readonly string[];
  /** What only the board knows, as sentences. */
  readonly unchecked?: readonly string[];
  readonly facts?: Partial<DryRunResult>;
}

/** Identifies the board. */
export const FLASH_ID: Command = { name: "flash-id" };

/** Reads the board's partition table into a private file. */
export function readsTable(address: number): Command {
  return { name: "read-flash", address, size: PARTITION_TABLE_SIZE, output: "board-table.bin" };
}

/** Commands that run before it is known whether the board has the images' chip. */
const OF_ANY_CHIP: ReadonlySet<Command["name"]> = new Set(["flash-id", "read-flash"]);

/**
 * Logs a script, except its warnings, and returns it as a result.
 * @param isIdentified whether the board is identified first.
 */
export function logScript(
  dryRun: DryRunResult["dry_run"],
  { plan, commands, chip, lastLink, warnings = [], unchecked = [], facts = {} }: Script,
  { connection, say }: Pick<UnopenedBoard, "connection" | "say">,
  isIdentified = false,
): DryRunResult {
  const own = chip === undefined ? connection : { ...connection, chip };
  // The board is identified only once.
  const all: readonly Command[] =
    isIdentified && commands[0]?.name !== "flash-id" ? [FLASH_ID, ...commands] : commands;
  const lines = all.map((command, index) => {
    const open = OF_ANY_CHIP.has(command.name) ? connection : own;
    const isLast = index === all.length - 1;
    return commandLine(isLast ? (lastLink?.(open) ?? open) : staying(open), command);
  });
  for (const line of plan) say(line);
  const left = dryRun === "true" ? unchecked : [];
  for (const line of left) say(`Not checked: ${line}`);
  for (const [index, line] of lines.entries()) say(`${index === 0 ? "Runs" : "Then"}: ${line}`);
  return {
    operation: "dry-run",
    dry_run: dryRun,
    plan,
    commands: lines,
    ...(warnings.length === 0 ? {} : { warnings }),
    ...(left.length === 0 ? {} : { not_checked: left }),
    ...facts,
    bytes_written: 0,
  };
}

/** The files of a plan, for its result. */
export function fileFacts(files: readonly FileAt[]): Partial<DryRunResult> {
  return { files: files.map(fileResult), file_count: files.length, total_size: totalSize(files) };
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
