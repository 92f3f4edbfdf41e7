import { type FlashObserver } from "./flash/nor-flash.ts";

export interface LoggedRegion {
  readonly address: number;
  readonly length: number;
}

/** Entries kept of each kind; the oldest are dropped first, so that a board may run for months. */
const ENTRY_LIMIT = 10_000;
const CONSOLE_LIMIT_BYTES = 0x10_0000;

/** What happened on the board since it started (or since `clear`), for tests and for the summary line at exit. */
export class BoardLog implements FlashObserver {
  /** Programmed regions in order; consecutive adjacent ones are merged. */
  readonly writes: LoggedRegion[] = [];
  /** Erased regions in order; consecutive adjacent ones are merged. */
  readonly erases: LoggedRegion[] = [];
  /** How often each command arrived, by esptool's names. */
  readonly commands: Record<string, number> = {};
  /** How often each kind of fault has happened. */
  readonly faults: Record<string, number> = {};
  /** Errors inside the board itself; empty unless the board has a bug. */
  readonly errors: string[] = [];
  readonly #printed: Buffer[] = [];
  #printedBytes = 0;
  connections = 0;
  /** How often a client has sent a break. */
  breaks = 0;
  bytesIn = 0;
  bytesOut = 0;

  wrote(address: number, length: number): void {
    append(this.writes, address, length);
  }

  erased(address: number, length: number): void {
    append(this.erases, address, length);
  }

  command(name: string): void {
    if (name in this.commands || Object.keys(this.commands).length < 300) {
      this.commands[name] = (this.commands[name] ?? 0) + 1;
    }
  }

  fault(kind: string): void {
    this.faults[kind] = (this.faults[kind] ?? 0) + 1;
  }

  failed(error: unknown): void {
    this.errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (this.errors.length > ENTRY_LIMIT) this.errors.shift();
  }

  /** What ROM, bootloader and applications have printed, even without a client; the newest MiB. */
  get console(): string {
    return Buffer.concat(this.#printed).toString("utf8");
  }

  printed(bytes: Buffer): void {
    this.#printed.push(bytes);
    this.#printedBytes += bytes.length;
    while (this.#printedBytes > CONSOLE_LIMIT_BYTES || this.#printed.length > ENTRY_LIMIT) {
      this.#printedBytes -= this.#printed.shift()?.length ?? 0;
    }
  }

  clear(): void {
    this.#printed.length = this.#printedBytes = 0;
    this.writes.length = this.erases.length = this.errors.length = 0;
    for (const counts of [this.commands, this.faults]) {
      for (const name of Object.keys(counts)) Reflect.deleteProperty(counts, name);
    }
    this.connections = this.breaks = this.bytesIn = this.bytesOut = 0;
  }
}

function append(regions: LoggedRegion[], address: number, length: number): void {
  const last = regions.at(-1);
  if (last !== undefined && last.address + last.length === address) {
    regions[regions.length - 1] = { address: last.address, length: last.length + length };
    return;
  }
  regions.push({ address, length });
  if (regions.length > ENTRY_LIMIT) regions.shift();
}
