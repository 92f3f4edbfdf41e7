import { ARDUINO_BUILD } from "./arduino.ts";
import { FLASH_ARGS_BUILD, IDF_BUILD, WEB_BUILD } from "./described.ts";
import type { BuildKind } from "./kind.ts";
import { PLATFORMIO_BUILD } from "./platformio.ts";
import { FACTORY_BUILD } from "./whole-image.ts";
import { ZEPHYR_BUILD } from "./zephyr.ts";

/**
 * Every kind of build. The first that recognises a folder or a file is used, so PlatformIO comes first: it leaves
 * ESP-IDF's descriptions in its folders, with file names that it does not use.
 */
export const BUILD_KINDS: readonly BuildKind[] = [
  PLATFORMIO_BUILD,
  ARDUINO_BUILD,
  IDF_BUILD,
  FLASH_ARGS_BUILD,
  ZEPHYR_BUILD,
  WEB_BUILD,
  FACTORY_BUILD,
];
