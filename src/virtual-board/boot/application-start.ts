import { type BootBoard, revisionText } from "./boot-board.ts";
import { type BootLog } from "./boot-log.ts";
import { type StartedApplication } from "./bootloader.ts";
import { idfVersion, isBefore } from "./idf-version.ts";

/** `CONFIG_APP_RETRIEVE_LEN_ELF_SHA`: 9 digits since ESP-IDF 5, 16 before. */
const DIGEST_DIGITS = 9;
const OLD_DIGEST_DIGITS = 16;
const KIB = 0x400;
const NO_LIMIT = 0xffff;
/** Durations of two steps before the main task, from boards' logs. */
const CPU_START_MS = 60;
const FLASH_START_MS = 20;

/** The ELF digest of an application, shortened as in its log. */
export function shortDigest({ description }: Pick<StartedApplication, "description">): string {
  const isOld = isBefore(idfVersion(description.idfVersion), 5, 0);
  return description.elfSha256.slice(0, isOld ? OLD_DIGEST_DIGITS : DIGEST_DIGITS);
}

/**
 * What ESP-IDF prints between the bootloader and `app_main`.
 * @returns whether it reaches `app_main`; an application built for a larger flash does not.
 */
export function startApplication(board: BootBoard, application: StartedApplication, log: BootLog): boolean {
  const { rom, chip, revision, flash } = board;
  const { description, header } = application;
  const version = idfVersion(description.idfVersion || undefined);
  const isOld = isBefore(version, 5, 0);
  const tag = isBefore(version, 5, 3) ? "cpu_start" : "app_init";
  const revisionTag = isBefore(version, 5, 3) ? "cpu_start" : "efuse_init";
  if (rom.cores > 1) log.info("cpu_start", "Multicore app");
  else log.info("cpu_start", isOld ? "Pro cpu up." : "Unicore app");
  log.pass(CPU_START_MS);
  log.info("cpu_start", "Pro cpu start user code");
  log.info("cpu_start", `cpu freq: 160000000${isOld ? "" : " Hz"}`);
  log.info(tag, "Application information:");
  log.info(tag, `Project name:     ${description.name}`);
  log.info(tag, `App version:      ${description.version}`);
  log.info(tag, `Compile time:     ${description.built}`);
  log.info(tag, `ELF file SHA256:  ${shortDigest(application)}...`);
  log.info(tag, `ESP-IDF:          ${description.idfVersion}`);
  if (!isOld) {
    const max = header?.maxRevision ?? NO_LIMIT;
    log.info(revisionTag, `Min chip rev:     ${revisionText(header?.minRevision ?? 0)}`);
    // ESP-IDF prints the trailing blank.
    log.info(revisionTag, `Max chip rev:     ${max === NO_LIMIT ? "v655.35" : revisionText(max)} `);
    log.info(revisionTag, `Chip rev:         ${revisionText(revision)}`);
  }
  log.info("heap_init", "Initializing. RAM available for dynamic allocation:");
  log.info("spi_flash", "detected chip: winbond");
  log.pass(FLASH_START_MS);
  const needed = header?.flashSize ?? 0;
  const sizes = (relation: string): string =>
    `Detected size(${flash.size / KIB}k) ${relation} than the size in the binary image header(${needed / KIB}k).`;
  if (needed > flash.size) {
    log.error("spi_flash", `${sizes("smaller")} Probe failed.`);
    return false;
  }
  log.info("spi_flash", `flash io: ${header?.flashMode ?? "dio"}`);
  if (needed > 0 && needed < flash.size) {
    log.warn("spi_flash", `${sizes("larger")} Using the size in the binary image header.`);
  }
  if (isOld && chip !== "esp32") log.info("cpu_start", "Starting scheduler.");
  else {
    log.info("main_task", "Started on CPU0");
    log.info("main_task", "Calling app_main()");
  }
  return true;
}
