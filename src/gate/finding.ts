import { ESP8266, romBaud } from "../firmware/flash/chips.ts";
import type { VerdictCode } from "./verdict.ts";

/** A problem, before its time and the lines that show it are added. */
export interface Finding {
  readonly code: VerdictCode;
  readonly message: string;
  readonly hint: string;
}

const CRASH =
  "Read the crash report in the job log or the summary; its addresses refer to the ELF file with the digest that it gives.";

/** What to do about each verdict. */
const HINTS: Readonly<Record<VerdictCode, string>> = {
  panic: CRASH,
  watchdog: `${CRASH} The tasks it lists did not run in time.`,
  assert: CRASH,
  heap: `${CRASH} Heap poisoning (\`CONFIG_HEAP_POISONING_COMPREHENSIVE\`) finds the place earlier.`,
  stack: `${CRASH} Give the task a larger stack, or find what writes beyond it.`,
  "boot-loop":
    "Read the lines before each restart. If the firmware restarts on purpose, set `allowed-boots` to the number of boots.",
  "not-booting":
    "Check that bootloader, partition table and application were flashed, each at its address and for this chip.",
  "wrong-firmware":
    "Check which slot the OTA data selects, whether the bootloader rolled back, and whether the build's `ota_data_initial.bin` was flashed.",
  "fail-pattern": "Read the line, and those before it.",
  "expect-timeout":
    "See how far the firmware got. If it needs longer, raise `gate-timeout` or the `within` of the line.",
  "check-failed": "Compare the captured number with those of earlier runs.",
  "tests-failed": "Read the failed cases.",
  "tests-incomplete":
    "Read the lines of the case that did not end. If the tests need longer, raise `gate-timeout`.",
  silent:
    "Check that `console-port` is where the firmware prints, that TX is connected, and that the board has power. Firmware that prints nothing must print a line when it is ready.",
  garbled: `Set \`console-baud\` to the firmware's rate; an ${ESP8266}'s ROM prints at ${romBaud(ESP8266)}.`,
  "console-lost": "Check the cable and the hub; a board that fell silent at its start needs a power cycle.",
  "console-binary":
    "Build with text logs (`CONFIG_LOG_MODE_TEXT`), or print what the gate expects with `printf`.",
  "identity-unknown":
    "Set the log level of bootloader and application to Info, so that they print slot and digest, or set `identity: warn`.",
  brownout: "Check the supply: a better cable, a powered hub, or a separate supply.",
  "board-reset": "Check the supply, the EN line, and what else opens the port.",
  "in-bootloader":
    "Check the strapping pin (BOOT button), and what drives DTR and RTS while the board resets.",
};

/** @param hint what to do, if it differs from the hint of other verdicts with this code. */
export function finding(code: VerdictCode, message: string, hint = HINTS[code]): Finding {
  return { code, message, hint };
}
