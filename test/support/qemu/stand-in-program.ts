import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freshFolder, REPOSITORY } from "../runner/runner.ts";

const SCRIPT = join(REPOSITORY, "test", "support", "qemu", "stand-in.ts");

/** A program that is asked and started as Espressif's QEMU, and records how it was started. */
export interface StandIn {
  readonly program: string;
  /** Every start of a board, in order. */
  readonly starts: () => readonly { readonly pid: number; readonly args: string }[];
  /** From now on it starts, and never connects. */
  readonly silence: () => void;
}

export interface StandInOptions {
  /** What it prints instead of starting. */
  readonly words?: string;
  /** Does not react to `quit`. */
  readonly isDeaf?: boolean;
  /** Starts, and never connects. */
  readonly isSilent?: boolean;
}

/** A stand-in for Espressif's QEMU; not on Windows, where a program is no script. */
export function standIn({ words, isDeaf = false, isSilent = false }: StandInOptions = {}): StandIn {
  const folder = join(freshFolder("stand-in"), "bin");
  mkdirSync(folder, { recursive: true });
  const program = join(folder, "qemu-system-xtensa");
  const record = join(folder, "starts");
  const silent = join(folder, "silent");
  const silence = (): void => writeFileSync(silent, "");
  if (isSilent) silence();
  const settings = [
    ...(words === undefined ? [] : [`export STAND_IN_WORDS='${words}'`]),
    ...(isDeaf ? ["export STAND_IN_DEAF=1"] : []),
  ];
  writeFileSync(
    program,
    `#!/bin/sh
case "$*" in
--version) echo "QEMU emulator version 9.2.2 (esp_develop_9.2.2_20260417)" ;;
"-M help") echo "esp32 Espressif"; echo "esp32s3 Espressif"; echo "esp32c3 Espressif" ;;
*) ${settings.map((line) => `${line}; `).join("")}echo "$$ $*" >> '${record}'
   if [ -e '${silent}' ]; then exec /bin/sleep 600; fi
   exec '${process.execPath}' '${SCRIPT}' "$@" ;;
esac
`,
  );
  chmodSync(program, 0o755);
  return {
    program,
    silence,
    starts: () => {
      const lines = existsSync(record) ? readFileSync(record, "utf8").trim().split("\n") : [];
      return lines.map((line) => ({ pid: Number.parseInt(line, 10), args: line.replace(/^\d+ /, "") }));
    },
  };
}
