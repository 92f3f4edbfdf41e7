import { shellEntry } from "../runner/shell-entry.ts";

/**
 * A script that runs another as on a disk that is full: no file can grow beyond 32 KiB (64 blocks of 512 bytes;
 * a shell that counts in KiB makes it 64). It needs no rights, and hits every process of the step.
 */
export function smallFilesEntry(script: string): string {
  return shellEntry(script, "ulimit -f 64");
}

/** A script that runs another one with few files that it may have open at a time. */
export function fewFilesEntry(script: string, limit: number): string {
  return shellEntry(script, `ulimit -n ${limit}`);
}
