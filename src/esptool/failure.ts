import { Failure, type FailureCode } from "../errors.ts";

/** What is known when esptool ends badly. */
export interface FailedRun {
  /** esptool's command, such as `write-flash`. */
  readonly command: string;
  readonly port: string;
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** The last lines of both streams, cleaned of control characters. */
  readonly tail: readonly string[];
  /** A line with the file names that people know. */
  readonly shown: (line: string) => string;
  /** Whether an erase or a write had begun. */
  readonly touched: boolean;
}

type Wording = (match: RegExpExecArray, run: FailedRun) => string;
interface Rule {
  readonly pattern: RegExp;
  readonly code: FailureCode;
  readonly message: Wording;
  readonly hint: string;
}

const BENCH = "Check the cable, the power and that no other program uses the port; then run the step again.";
const DOWNLOAD_MODE =
  "Put the chip into download mode (hold BOOT while it resets), or check the reset wiring and `before`.";

/**
 * esptool's exit code tells nothing (2 for nearly everything), so its words have to. The first rule that
 * matches wins: the special ones stand before the general ones.
 */
const RULES: readonly Rule[] = [
  {
    pattern: /Errno 2\]|No such file or directory: '\/dev|FileNotFoundError.*(?:COM\d+|\/dev\/)/,
    code: "port-not-found",
    message: (_m, run) => `There is no port ${run.port}.`,
    hint: "Check that the board is plugged in and powered; `/dev/serial/by-id/` gives names that do not change.",
  },
  {
    pattern: /Errno 13\].*Permission denied/,
    code: "port-permission",
    message: (_m, run) => `The user of the runner may not open ${run.port}.`,
    hint: "Add that user to the port's group (dialout or uucp), then restart the runner's service.",
  },
  {
    pattern: /Could not exclusively lock port|Errno (?:11|16|35)\]|Access is denied|Device or resource busy/,
    code: "port-busy",
    message: (_m, run) => `Another program holds ${run.port}.`,
    hint: "Close serial monitors, and let only one job at a time use a board (a concurrency group).",
  },
  {
    pattern: /Could not open port \S+: (?:\[Errno (?:111|61)\]|\[WinError 10061\])|Connection refused/,
    code: "port-refused",
    message: (_m, run) => `Nothing listens on ${run.port}: the connection was refused.`,
    hint: "Start the emulator or the serial server before this step, and check host and port.",
  },
  {
    pattern: /Could not open port \S+:|Could not open (?:socket|rfc2217):/,
    code: "port-unreachable",
    message: (_m, run) => `${run.port} cannot be reached.`,
    hint: "Check the host name, the network and any firewall between the runner and the port.",
  },
  {
    pattern: /Could not open \S+, the port is busy or doesn't exist/,
    code: "port-busy",
    message: (_m, run) => `${run.port} cannot be opened: it is busy or does not exist.`,
    hint: BENCH,
  },
  {
    pattern: /This chip is (\S+?),? not (\S+?)\. Wrong chip argument/,
    code: "chip-mismatch",
    message: (m, run) => `The board on ${run.port} is an ${m[1] ?? "?"}, not an ${m[2] ?? "?"}.`,
    hint: "Another board is on this port, or the input `chip` is wrong. Nothing was written.",
  },
  {
    pattern: /is not an? (\S+) image\. Use --force|image requires chip revision|Unexpected chip ID in image/,
    code: "image-wrong-chip",
    message: (_m, run) => `A bootloader image was not built for the chip on ${run.port}.`,
    hint: "Build the firmware for this chip. Nothing was written.",
  },
  {
    pattern: /command is not available in Secure Download Mode|not supported in secure download mode/i,
    code: "secure-download-mode",
    message: (_m, run) => `The chip is in Secure Download Mode, which does not allow ${run.command}.`,
    hint: "Only flash and erase of a region work on such a chip; nothing can be read or verified.",
  },
  {
    pattern:
      /Active security features detected|Secure Boot V1 detected|Key Manager detected|may brick your device|Can't perform encrypted flash write|encrypt functionality/,
    code: "security-refused",
    message: (_m, run) => `esptool refused ${run.command}: the chip's security settings make it dangerous.`,
    hint: "Read esptool's words in the log. `force: true` overrides them and can make the chip useless for good.",
  },
  {
    pattern: /will not fit in (\d+) bytes of flash/,
    code: "beyond-flash",
    message: (m) => `An image ends beyond the board's flash of ${m[1] ?? "?"} bytes.`,
    hint: "Use a board with more flash, or a partition layout that fits. Nothing was written.",
  },
  {
    pattern: /Can't access flash regions larger than|is greater than detected flash size/,
    code: "beyond-flash",
    message: () => "The region ends beyond the board's flash.",
    hint: "Lower `address` or `size`; without `size` a read goes to the end of the flash.",
  },
  {
    pattern: /Detecting flash size failed|Failed to communicate with the flash chip/,
    code: "flash-unreachable",
    message: (_m, run) => `The chip on ${run.port} does not reach its flash memory.`,
    hint: "Check the board's power and the flash wiring (strapping pins, SPI pins used by other parts).",
  },
  {
    pattern: /Wrong boot mode detected|getting no sync reply|Invalid head of packet|Guru Meditation/,
    code: "not-in-download-mode",
    message: (_m, run) => `The board on ${run.port} talks, but is not in download mode.`,
    hint: DOWNLOAD_MODE,
  },
  {
    pattern: /No serial data received|Could not connect to an Espressif device/,
    code: "no-answer",
    message: (_m, run) => `Nothing answers on ${run.port}.`,
    hint: `Check power and cable, and that this is the board's port. ${DOWNLOAD_MODE}`,
  },
  {
    pattern: /MD5 of file does not match data in flash|written flash region is empty/,
    code: "digest-mismatch",
    message: () => "What was written does not read back: the digest of the flash differs from the file's.",
    hint: "Flash again. If it stays, the flash memory or its power supply is failing.",
  },
  {
    pattern: /Failed to start stub flasher|Failed to write to target RAM/,
    code: "stub-failed",
    message: (_m, run) => `esptool's flasher stub does not start on the chip on ${run.port}.`,
    hint: "Try a lower `baud`, or `no-stub: true` (slower).",
  },
  {
    pattern:
      /Corrupt data, expected|Digest mismatch: expected|Serial data stream stopped|Packet content transfer stopped|No more data to read from the serial port|Invalid (?:checksum|response)|Checksum error/,
    code: "link-corrupt",
    message: (_m, run) => `Data was damaged or lost on the way to or from ${run.port}.`,
    hint: "Use a lower `baud`, a shorter cable or another USB port.",
  },
  {
    pattern:
      /A serial exception error occurred|socket disconnected|Connection reset by peer|Broken pipe|returned no data/,
    code: "link-lost",
    message: (_m, run) => `The connection to ${run.port} broke.`,
    hint: BENCH,
  },
  {
    pattern: /Failed to erase|erase.* failed/i,
    code: "erase-failed",
    message: (_m, run) => `The chip on ${run.port} could not erase its flash.`,
    hint: "The flash may be write-protected or failing.",
  },
  {
    pattern: /Failed to (?:write to target flash|enter flash download|write compressed data|leave)/i,
    code: "write-failed",
    message: (_m, run) => `The chip on ${run.port} refused a write to its flash.`,
    hint: "Flash again with a lower `baud`. If it stays, the flash may be write-protected or failing.",
  },
  {
    pattern: /(?:ROM|chip) does not support function|is not supported (?:on|by|for) /,
    code: "chip-unsupported",
    message: (_m, run) => `The chip on ${run.port} cannot do ${run.command} this way.`,
    hint: "Without the stub (`no-stub: true`) some operations do not exist; leave the stub on.",
  },
  {
    pattern: /Failed to connect to|[Tt]imed? ?out/,
    code: "no-answer",
    message: (_m, run) => `The board on ${run.port} does not answer as a chip in download mode would.`,
    hint: `${BENCH} ${DOWNLOAD_MODE}`,
  },
];

const TAIL_LINES = 6;

/** Says in our words why esptool failed; what is unknown stays `esptool-failed`, with esptool's last lines. */
export function classifyFailure(run: FailedRun): Failure {
  const text = run.tail.join("\n");
  const state = run.touched ? " The flash may be partly erased or written." : "";
  for (const { pattern, code, message, hint } of RULES) {
    const match = pattern.exec(text);
    if (match !== null) return new Failure(code, `${message(match, run)}${state}`, hint, { cause: text });
  }
  const last = run.tail.slice(-TAIL_LINES).map(run.shown).join("\n");
  const end = run.signal === null ? `exit code ${run.exitCode ?? "?"}` : `signal ${run.signal}`;
  return new Failure(
    "esptool-failed",
    `esptool ${run.command} failed on ${run.port} (${end}).${state} Its last words:\n${last}`,
    "The log has all that esptool said.",
    { cause: text },
  );
}
