import type { ConsoleLine } from "../console/console-lines.ts";
import type { BootFact } from "./boot-facts.ts";
import type { ResetReason } from "./reset-reason.ts";
import type { RomLine } from "./rom-line.ts";

/** One start of the chip, as far as its console shows it. */
export interface Boot {
  /** When it began, in milliseconds since the watch began, and with which line. */
  readonly at: number;
  readonly line: number;
  /** Absent if the ROM printed none. */
  readonly reason?: ResetReason;
  /** The boot mode in the ROM's words: "SPI_FAST_FLASH_BOOT". */
  readonly mode?: string;
  readonly isDownload: boolean;
  /** Address of the slot that the bootloader loaded. */
  readonly slotOffset?: number;
  readonly projectName?: string;
  readonly version?: string;
  /** The first digits of the ELF file's SHA-256. */
  readonly elfPrefix?: string;
  /** When the application's first line was printed. */
  readonly applicationAt?: number;
}

/** The stages of a boot; a line of an earlier stage begins another boot. */
const STAGES = { banner: 0, reset: 1, bootloader: 2, application: 3 } as const;
type Stage = keyof typeof STAGES;

type Writable = { -readonly [Key in keyof Boot]: Boot[Key] };

/** Further boots are counted but not kept. */
const MOST_KEPT = 50;

/**
 * Counts the boots of a chip. The ROM's banner and its line with the reset reason belong to one boot; if a ROM or a
 * bootloader is silent, the first line of the next stage begins the boot.
 */
export class Boots {
  readonly #kept: Boot[] = [];
  #count = 0;
  #wakes = 0;
  #stage = -1;
  #current: Writable | undefined;

  /** The number of all boots, including wakes from deep sleep. */
  get count(): number {
    return this.#count;
  }

  /** Boots whose reason is deep sleep. */
  get wakes(): number {
    return this.#wakes;
  }

  get current(): Boot | undefined {
    return this.#current;
  }

  /** The first boots; see `count`. */
  get kept(): readonly Boot[] {
    return this.#kept;
  }

  /** Whether the current boot has only printed its banner, so that its reset reason may follow. */
  get awaitsReason(): boolean {
    return this.#stage === STAGES.banner;
  }

  rom(rom: RomLine, line: ConsoleLine): void {
    if (rom.is === "download") this.#boot(line).isDownload = true;
    if (rom.is !== "banner" && rom.is !== "reset") return;
    const boot = this.#reach(rom.is, line);
    if (rom.is === "banner") return;
    boot.reason = rom.reason;
    boot.mode = rom.mode;
    boot.isDownload = rom.isDownload;
    if (rom.reason.kind === "deep-sleep") this.#wakes++;
  }

  fact(fact: BootFact, line: ConsoleLine): void {
    switch (fact.is) {
      case "bootloader":
        this.#reach("bootloader", line);
        return;
      case "slot":
        this.#boot(line).slotOffset = fact.offset;
        return;
      case "bootloader-ends":
      case "not-bootable":
        return;
      default:
        this.#application(fact, line);
    }
  }

  /** Sets the digest of the running application, from a crash report. */
  digest(prefix: string): void {
    if (this.#current !== undefined) this.#current.elfPrefix ??= prefix;
  }

  #application(fact: BootFact, line: ConsoleLine): void {
    // There are many such lines: only one that a boot prints once, and that this boot has already printed, begins
    // another boot.
    if (isRepeated(fact, this.#current)) this.#reach("application", line);
    const boot = this.#boot(line);
    this.#stage = STAGES.application;
    boot.applicationAt ??= line.at;
    if (fact.is === "project") boot.projectName = fact.name;
    if (fact.is === "version") boot.version = fact.version;
    if (fact.is === "elf") boot.elfPrefix = fact.prefix;
  }

  #reach(stage: Stage, line: ConsoleLine): Writable {
    if (this.#current === undefined || STAGES[stage] <= this.#stage) this.#begin(line);
    this.#stage = STAGES[stage];
    return this.#boot(line);
  }

  /** The boot to which a line belongs, including a boot that began before the console was read. */
  #boot(line: ConsoleLine): Writable {
    return this.#current ?? this.#begin(line);
  }

  #begin(line: ConsoleLine): Writable {
    const boot: Writable = { at: line.at, line: line.number, isDownload: false };
    this.#current = boot;
    this.#count++;
    if (this.#kept.length < MOST_KEPT) this.#kept.push(boot);
    return boot;
  }
}

function isRepeated({ is }: BootFact, boot: Boot | undefined): boolean {
  switch (is) {
    case "project":
      return boot?.projectName !== undefined;
    case "version":
      return boot?.version !== undefined;
    case "elf":
      return boot?.elfPrefix !== undefined;
    default:
      return false;
  }
}
