/** The default rate of ROM, bootloader and application. */
const USUAL_BAUD = 115_200;
/** The ROM of an ESP8266 assumes a crystal of 40 MHz, and boards have one of 26 MHz: 115200 · 26 / 40. */
const ESP8266_ROM_BAUD = 74_880;

/**
 * The console's rate if the build does not give it, in bits per second.
 * @param chip in the spelling of esptool's options; `undefined` or `auto` if unknown.
 */
export function usualConsoleBaud(chip: string | undefined): number {
  return chip === "esp8266" ? ESP8266_ROM_BAUD : USUAL_BAUD;
}
