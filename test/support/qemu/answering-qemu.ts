import { chmod, mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

const XTENSA = ["kc705                kc705 EVB (dc232b)", "none                 empty machine"];
const RISCV32 = ["none                 empty machine", "virt                 RISC-V VirtIO board"];

/** What a QEMU answers when it is asked for its version and its machines. */
export interface QemuWords {
  readonly version: string;
  readonly machines: readonly string[];
}

const espressif = (version: string, machines: readonly string[]): QemuWords => ({
  version: `QEMU emulator version ${version.replace(/-.*/, "")} (esp_develop_${version.replace("-", "_")})`,
  machines,
});

/** Espressif's `qemu-system-xtensa`, as its binaries answer. */
export function espressifXtensa(version = "9.2.2-20260417"): QemuWords {
  const s3 = "esp32s3              Espressif ESP32S3 machine";
  const chips = ["esp32                Espressif ESP32 machine", ...(version < "9" ? [] : [s3])];
  return espressif(version, [...chips, ...XTENSA]);
}

/** Espressif's `qemu-system-riscv32`. */
export function espressifRiscv32(version = "9.2.2-20260417"): QemuWords {
  return espressif(version, ["esp32c3              Espressif ESP32-C3 machine", ...RISCV32]);
}

/** `qemu-system-xtensa` of Debian 12, recorded. */
export const DEBIAN: QemuWords = {
  version: "QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7+deb12u18+b3)",
  machines: XTENSA,
};

/** A script that answers like that QEMU, and does nothing else; it needs no program of PATH. */
export function answeringQemu({ version, machines }: QemuWords): string {
  const say = (lines: readonly string[]): string =>
    `printf '%s\\n' ${lines.map((line) => `'${line}'`).join(" ")}`;
  return `#!/bin/sh
case "$*" in
--version) ${say([version, "Copyright (c) 2003-2024 Fabrice Bellard and the QEMU Project developers"])} ;;
"-M help") ${say(["Supported machines are:", ...machines])} ;;
*) echo "not expected: $*" >&2; exit 1 ;;
esac
`;
}

/** A program of that text, with its folders. */
export async function program(path: string, text: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  await chmod(path, 0o755);
  return path;
}
