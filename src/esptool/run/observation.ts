import { SECTOR_SIZE } from "../../firmware/flash/flash-layout.ts";
import type { Event } from "./output.ts";

/** What esptool reported about the board. */
export interface Identity {
  /** esptool's chip name, such as `ESP32-S3`. */
  chip?: string;
  /** The package, such as `ESP32-D0WD-V3`. */
  description?: string;
  revision?: string;
  features?: string;
  crystal?: string;
  mac?: string;
  /** Bytes. */
  flashSize?: number;
  flashManufacturer?: string;
  flashDevice?: string;
}

export interface Comparison {
  readonly address: number;
  readonly bytes: number;
  /** `undefined` until esptool has reported it. */
  equal?: boolean;
  count?: number;
  first?: number;
  /** Addresses of the flash sectors in which bytes differ, where esptool lists them: no more than a flash has. */
  sectors?: Set<number>;
}

export interface Written {
  readonly address: number;
  readonly bytes: number;
  readonly compressed: boolean;
}

/** In the flags of GET_SECURITY_INFO, for every chip that has the command (esptool's `SECURITY_INFO_FLAG_MAP`). */
const SECURE_DOWNLOAD_ENABLE = 1 << 2;

/** What one esptool process did according to its output, without assumptions. */
export class Observation {
  readonly identity: Identity;
  readonly written: Written[] = [];
  /** Whether anything was sent compressed. */
  compressed = false;
  /** Addresses of images that were not written, because the chip's digest found them in the flash. */
  readonly found: number[] = [];
  readonly comparisons: Comparison[] = [];
  read: { readonly address: number; readonly bytes: number } | undefined;
  /** Whether this process reported the size of the flash. */
  sized = false;
  /** The chip's reported security; `undefined` unless it was asked. */
  secureBoot: boolean | undefined;
  flashEncryption: boolean | undefined;
  secureDownloadMode: boolean | undefined;
  /** The ranges erased for the writes, as esptool announces them. */
  readonly cleared: { readonly address: number; readonly size: number }[] = [];
  /** Addresses of written images whose digest by the chip was right. */
  readonly verified: number[] = [];
  hashesVerified = 0;
  hashesSkipped = 0;
  /** Whether the written data does not read back. */
  hashDiffers = false;
  erased = false;
  /** Whether an erase or a write has begun. */
  touched = false;
  connected = false;
  /** The rate that esptool changed to, bits per second; `undefined` if it did not change the rate. */
  baud: number | undefined;
  /** How often data was sent again without a good response; always 0 for the standalone program. */
  resent = 0;
  /** Where esptool's last message leaves the chip; `undefined` if it did not get that far. */
  leftIn: "application" | "bootloader" | undefined;
  /** Whether the port cannot set the lines that reset the chip. */
  couldNotReset = false;

  /** Whether the ROM has no command for the requested erase. */
  #isEraseImpossible = false;

  /** @param identity what is already known about the board; added to. */
  constructor(identity: Identity) {
    this.identity = identity;
  }

  add(event: Event): void {
    this.#addIdentity(event);
    this.#addComparison(event);
    this.#addErase(event);
    switch (event.kind) {
      case "compressed":
        this.compressed = true;
        break;
      case "wrote":
        // The line about the erase may be missing.
        this.touched = true;
        this.written.push(event);
        break;
      case "found":
        this.found.push(event.address);
        break;
      case "hash-verified":
        this.#addVerified();
        break;
      case "hash-skipped":
        this.hashesSkipped++;
        break;
      case "hash-different":
        this.hashDiffers = true;
        break;
      case "secure-boot":
        this.secureBoot = event.enabled;
        break;
      case "flash-encryption":
        this.flashEncryption = event.enabled;
        break;
      case "security-flags":
        this.secureDownloadMode = (event.flags & SECURE_DOWNLOAD_ENABLE) !== 0;
        break;
      case "resetting":
        this.leftIn = event.to;
        break;
      case "not-reset":
        this.couldNotReset = true;
        break;
      case "baud":
        this.baud = event.baud;
        break;
      case "read":
        this.read = event;
        break;
      case "flash-size":
        this.sized = true;
        break;
      default:
        break;
    }
  }

  #addErase(event: Event): void {
    switch (event.kind) {
      case "erasing":
        this.touched ||= !this.#isEraseImpossible;
        this.#addCleared(event);
        break;
      case "not-erased":
        // esptool announces an erase before it finds that the ROM has no such command; the lines may come in any order.
        this.#isEraseImpossible = true;
        this.touched = this.erased || this.written.length > 0;
        break;
      case "erased":
        this.erased = true;
        break;
      default:
        break;
    }
  }

  #addCleared({ address, bytes }: Extract<Event, { kind: "erasing" }>): void {
    if (address !== undefined && bytes !== undefined) this.cleared.push({ address, size: bytes });
  }

  /** esptool's message does not name the image: it is the one written last. */
  #addVerified(): void {
    this.hashesVerified++;
    const last = this.written.at(-1);
    if (last !== undefined) this.verified.push(last.address);
  }

  #addIdentity(event: Event): void {
    const identity = this.identity;
    switch (event.kind) {
      case "detected":
        identity.chip = event.chip;
        this.connected = true;
        break;
      case "chip":
        identity.description = event.description;
        if (event.revision !== undefined) identity.revision = event.revision;
        break;
      case "features":
        identity.features = event.text;
        break;
      case "crystal":
        identity.crystal = event.text;
        break;
      case "mac":
        identity.mac = event.address;
        break;
      case "flash-size":
        if (event.bytes !== undefined) identity.flashSize = event.bytes;
        break;
      case "manufacturer":
        identity.flashManufacturer = event.id;
        break;
      case "device":
        identity.flashDevice = event.id;
        break;
      default:
        break;
    }
  }

  #addComparison(event: Event): void {
    if (event.kind === "comparing") this.comparisons.push({ address: event.address, bytes: event.bytes });
    const comparison = this.comparisons.at(-1);
    if (comparison === undefined) return;
    switch (event.kind) {
      case "equal":
        comparison.equal = true;
        break;
      case "different":
        comparison.equal = false;
        if (event.count !== undefined) comparison.count = event.count;
        if (event.first !== undefined) comparison.first = event.first;
        break;
      case "difference":
        comparison.sectors ??= new Set();
        comparison.sectors.add(event.address - (event.address % SECTOR_SIZE));
        break;
      default:
        break;
    }
  }
}
