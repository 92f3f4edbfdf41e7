import { createHash } from "node:crypto";
import { framesOf, type Scene } from "./crash-scene.ts";
import { type Crash } from "./script.ts";

/** Bytes of a line before base64; each line is encoded separately (`core_dump_uart.c`). */
const LINE_BYTES = 48;
/** An ELF file followed by its SHA-256, and a header of 24 bytes: `COREDUMP_VERSION_ELF_SHA256` of ESP-IDF 5. */
const VERSION_ELF_SHA256 = 0x0103;
const DUMP_HEADER_SIZE = 24;
const DIGEST_SIZE = 32;

const ELF_HEADER_SIZE = 52;
const PROGRAM_HEADER_SIZE = 32;
const ELF_CORE = 4;
const MACHINES = { xtensa: 94, riscv: 243 } as const;
const SEGMENT_NOTE = 4;

const NOTE_STATUS = 1;
const NOTE_INFO = 8266;
const NOTE_EXTRA = 677;
/** Offsets of the task's control block and program counter in a task's status. */
const STATUS_SIZE = 172;
const TASK_AT = 24;
const PC_AT = 72;

/** A core dump of one task as printed on the console: between its marks, in base64. */
export function coreDump(crash: Crash, scene: Scene): string {
  const bytes = dumpBytes(crash, scene);
  const lines = Array.from({ length: Math.ceil(bytes.length / LINE_BYTES) }, (_, line) =>
    bytes.subarray(line * LINE_BYTES, (line + 1) * LINE_BYTES).toString("base64"),
  );
  const digest = bytes.subarray(-DIGEST_SIZE).toString("hex");
  return [
    "================= CORE DUMP START =================",
    ...lines,
    "================= CORE DUMP END =================",
    `Coredump checksum='${digest}'`,
    "",
  ].join("\r\n");
}

function dumpBytes(crash: Crash, scene: Scene): Buffer {
  const elf = coreFile(crash, scene);
  const header = Buffer.alloc(DUMP_HEADER_SIZE);
  header.writeUInt32LE(DUMP_HEADER_SIZE + elf.length + DIGEST_SIZE, 0);
  header.writeUInt32LE(((scene.chipId << 16) | VERSION_ELF_SHA256) >>> 0, 4);
  // One task; for an ELF file, the size of its control block is not used.
  header.writeUInt32LE(1, 8);
  const dump = Buffer.concat([header, elf]);
  return Buffer.concat([dump, createHash("sha256").update(dump).digest()]);
}

/** An ELF core file that consists of its notes. */
function coreFile(crash: Crash, scene: Scene): Buffer {
  const [pc = 0] = framesOf(crash, scene);
  const task = scene.rom.ram + 0x4000;
  const status = Buffer.alloc(STATUS_SIZE);
  status.writeUInt32LE(task, TASK_AT);
  status.writeUInt32LE(pc >>> 0, PC_AT);
  const info = Buffer.alloc(4 + 68);
  info.writeUInt32LE(VERSION_ELF_SHA256, 0);
  info.write(scene.elfDigest, 4, 64);
  const extra = Buffer.alloc(4);
  extra.writeUInt32LE(task, 0);
  const notes = Buffer.concat([
    note("CORE", NOTE_STATUS, status),
    note("ESP_CORE_DUMP_INFO", NOTE_INFO, info),
    note("EXTRA_INFO", NOTE_EXTRA, extra),
  ]);
  const program = Buffer.alloc(PROGRAM_HEADER_SIZE);
  program.writeUInt32LE(SEGMENT_NOTE, 0);
  program.writeUInt32LE(ELF_HEADER_SIZE + PROGRAM_HEADER_SIZE, 4);
  program.writeUInt32LE(notes.length, 16);
  program.writeUInt32LE(notes.length, 20);
  return Buffer.concat([elfHeader(scene), program, notes]);
}

function elfHeader({ rom }: Scene): Buffer {
  const header = Buffer.alloc(ELF_HEADER_SIZE);
  // 32 bits, little-endian, version 1.
  header.set([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1]);
  header.writeUInt16LE(ELF_CORE, 16);
  header.writeUInt16LE(MACHINES[rom.architecture], 18);
  header.writeUInt32LE(1, 20);
  header.writeUInt32LE(ELF_HEADER_SIZE, 28);
  header.writeUInt16LE(ELF_HEADER_SIZE, 40);
  header.writeUInt16LE(PROGRAM_HEADER_SIZE, 42);
  header.writeUInt16LE(1, 44);
  return header;
}

function note(name: string, type: number, data: Buffer): Buffer {
  const header = Buffer.alloc(12);
  const text = padded(Buffer.from(`${name}\0`));
  header.writeUInt32LE(name.length + 1, 0);
  header.writeUInt32LE(data.length, 4);
  header.writeUInt32LE(type, 8);
  return Buffer.concat([header, text, padded(data)]);
}

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
}
