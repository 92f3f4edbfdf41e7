import type { Costs, Range } from "./backup-plan.ts";
import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import type { SectorTable } from "../flash/sector-table.ts";

/** What it costs to change the flash, in milliseconds. */
export interface WriteCosts {
  /** To start esptool, connect, and get the stub running. */
  readonly processMs: number;
  /** For one more piece in a process that is already connected. */
  readonly pairMs: number;
  readonly sectorEraseMs: number;
  readonly blockEraseMs: number;
  readonly pageProgramMs: number;
  readonly linkMsPerByte: number;
  /** How many pieces the command line of one process can name. */
  readonly pairsPerProcess: number;
}

/** Measured over 64 pieces: four round trips, one of them a digest, and esptool's lines. */
const PAIR_MS = 20;
/** Typical values of Winbond's W25Q-JV data sheets (AC characteristics: tSE, tBE2, tPP), as of most NOR flash. */
const SECTOR_ERASE_MS = 45;
const BLOCK_ERASE_MS = 150;
const PAGE_PROGRAM_MS = 0.4;
const PAGE_SIZE = 0x100;
/** The stub erases whole blocks where it can: what is aligned to them. */
export const BLOCK_SIZE = 0x1_0000;

/** @param reading the costs of a backup: process and link are the same. */
export function writeCostsOf({ processMs, transferMsPerByte, pairsPerProcess }: Costs): WriteCosts {
  return {
    processMs,
    pairMs: PAIR_MS,
    sectorEraseMs: SECTOR_ERASE_MS,
    blockEraseMs: BLOCK_ERASE_MS,
    pageProgramMs: PAGE_PROGRAM_MS,
    linkMsPerByte: transferMsPerByte,
    pairsPerProcess,
  };
}

/** To erase, send and program a piece, one after the other: the stub does some of it at once. */
export function writeMs(range: Range, sectors: SectorTable, costs: WriteCosts): number {
  const programming = (range.size / PAGE_SIZE) * costs.pageProgramMs;
  return eraseMs(range, costs) + programming + sectors.sentBytes(range) * costs.linkMsPerByte;
}

export function eraseAloneMs(range: Range, costs: WriteCosts): number {
  return costs.processMs + eraseMs(range, costs);
}

function eraseMs({ address, size }: Range, costs: WriteCosts): number {
  const first = Math.ceil(address / BLOCK_SIZE);
  const blocks = Math.max(0, Math.floor((address + size) / BLOCK_SIZE) - first);
  const singles = (size - blocks * BLOCK_SIZE) / SECTOR_SIZE;
  return blocks * costs.blockEraseMs + singles * costs.sectorEraseMs;
}
