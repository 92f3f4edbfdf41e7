import type { FailureCode } from "../../../system/errors.ts";
import { formatAddress } from "../../../firmware/flash/flash-layout.ts";
import type { BoardState } from "../../../firmware/flash/board-state.ts";
import { shorten } from "../../../system/text/shown-text.ts";

/** A failed esptool process. */
export interface FailedRun {
  /** esptool's command, such as `write-flash`. */
  readonly command: string;
  readonly port: string;
  /** The file that named the expected chip, if no input did. */
  readonly chipSource?: string | undefined;
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** The last lines of both streams, cleaned of control characters. */
  readonly tail: readonly string[];
  /** Replaces esptool's paths in a line with the user's file names. */
  readonly shown: (line: string) => string;
  /** The state of the flash so far. */
  readonly state: BoardState;
}

/** The meaning of a message of esptool. */
interface Rule {
  readonly pattern: RegExp;
  readonly code: FailureCode;
  readonly message: (match: RegExpExecArray, run: FailedRun) => string;
  readonly hint: string | ((run: FailedRun) => string);
}

const BENCH = "Check the cable, the power and that no other program uses the port; then run the step again.";
const DOWNLOAD_MODE =
  "Put the chip into download mode (hold BOOT while it resets), or check the reset wiring and `before`.";

/** Advice for a silent port: the program behind a socket usually serves one client at a time. */
function silence(run: FailedRun): string {
  return isSocket(run)
    ? `Is another client connected to it? Most programs behind a socket serve one at a time: disconnect the other one. Then check that the program behind the socket is the board. For a real board: ${DOWNLOAD_MODE}`
    : `Check the power, the cable, and that this is the board's port. ${DOWNLOAD_MODE}`;
}

function isSocket({ port }: FailedRun): boolean {
  return port.startsWith("socket://");
}

/** The port did not open. The next line has the reason, in each platform's own words. */
export const OPENING_RULES: readonly Rule[] = [
  {
    pattern: opening(String.raw`Errno 2\]|FileNotFoundError`),
    code: "port-not-found",
    message: (_m, run) => `The port ${run.port} does not exist.`,
    hint: "Check that the board is plugged in and powered; `/dev/serial/by-id/` has stable names.",
  },
  {
    // Windows says "Access is denied" for a port that another program holds; 11, 16 and 35 are EAGAIN and EBUSY.
    pattern: opening(
      String.raw`Could not exclusively lock port|Errno (?:11|16|35)\]|Access is denied|PermissionError\(13`,
    ),
    code: "port-busy",
    message: (_m, run) => `Another program uses ${run.port}.`,
    hint: "Close serial monitors, and let only one job at a time use a board (a concurrency group).",
  },
  {
    pattern: opening(String.raw`Errno 13\]`),
    code: "port-permission",
    message: (_m, run) => `The runner's user has no permission to open ${run.port}.`,
    hint: "Add that user to the port's group (dialout or uucp), then restart the runner's service.",
  },
  {
    // Linux, macOS, Windows, and Node.js.
    pattern: opening(String.raw`\[Errno (?:111|61)\]|\[WinError 10061\]|ECONNREFUSED`),
    code: "port-connection-refused",
    message: (_m, run) => `Nothing listens on ${run.port}: the connection was refused.`,
    hint: "Start the emulator or the serial server before this step, and check host and port.",
  },
  {
    // From this action's port handler or from pySerial, at opening or at a reset.
    pattern: /Remote does not confirm a control line|timeout while waiting for option 'control'/,
    code: "port-unreachable",
    message: (_m, run) => `The server on ${run.port} does not confirm changes of DTR and RTS.`,
    hint: ({ port }) =>
      `Write ${port}?ign_set_control if it sets them without confirming, as esp_rfc2217_server does.`,
  },
  {
    // A server that confirms another baud rate supports the setting, but refuses this rate.
    pattern: opening("Remote does not (?:seem to support|confirm|accept (?!the baud rate))"),
    code: "port-unreachable",
    message: (_m, run) => `The server on ${run.port} does not support RFC 2217.`,
    hint: "Use socket:// for a raw port such as an emulator's, or start esp_rfc2217_server on the host of the board.",
  },
  {
    // After the rule above: a server without RFC 2217 confirms nothing, including the baud rate.
    pattern: opening("baud ?rate|Cannot configure port"),
    code: "input-invalid",
    message: (_m, run) => `The driver of ${run.port} does not support the baud rate.`,
    hint: "Choose another one: 115200, 460800 and 921600 work with most adapters.",
  },
  {
    pattern: opening(String.raw`Could not open port \S+:`),
    code: "port-unreachable",
    message: (_m, run) => `${run.port} cannot be reached.`,
    hint: "Check the host name, the network and any firewall between the runner and the port.",
  },
  {
    pattern: opening(""),
    code: "port-busy",
    message: (_m, run) => `${run.port} cannot be opened: it is busy or does not exist.`,
    hint: BENCH,
  },
];

/** The port is open, but no chip responds in download mode. */
const CONNECTING_RULES: readonly Rule[] = [
  {
    pattern: /^.*This chip is (\S+?), not (\S+?)\. Wrong chip argument/m,
    code: "wrong-chip",
    message: (m, run) => `The board on ${run.port} is an ${m[1] ?? "?"}, not an ${m[2] ?? "?"}.`,
    hint: ({ chipSource }) =>
      chipSource === undefined
        ? "Another board is on this port, or the input `chip` is wrong."
        : `"${shorten(chipSource)}" names the chip of the build. Build for the chip of this board, or find out which board is on this port.`,
  },
  {
    pattern:
      /Failed to connect to .*?: (?:Wrong boot mode detected|Download mode successfully detected|Invalid head of packet|Invalid SLIP escape|Guru Meditation|.*invalid header)/,
    code: "not-in-download-mode",
    message: (_m, run) => `The board on ${run.port} sends data, but is not in download mode.`,
    hint: DOWNLOAD_MODE,
  },
  {
    pattern: /Failed to connect to .*?: No serial data received|Could not connect to an Espressif device/,
    code: "no-answer",
    message: (_m, run) => `Nothing answers on ${run.port}.`,
    hint: silence,
  },
  {
    pattern: /Failed to connect to /,
    code: "no-answer",
    message: (_m, run) => `The board on ${run.port} does not respond like a chip in download mode.`,
    hint: (run) => (isSocket(run) ? silence(run) : `${BENCH} ${DOWNLOAD_MODE}`),
  },
  {
    pattern: /Failed to autodetect chip type/,
    code: "not-supported-by-chip",
    message: (_m, run) => `esptool does not know the chip on ${run.port}.`,
    hint: "Set `chip`, or use a newer `esptool-version`.",
  },
  {
    pattern:
      /Failed to start stub flasher|Failed to (?:enter|leave) RAM download|Failed to write to target RAM/,
    code: "stub-failed",
    message: (_m, run) => `esptool's flasher stub does not start on the chip on ${run.port}.`,
    hint: "Try a lower `baud`, or `no-stub: true` (slower).",
  },
  {
    pattern: /Failed to set baud rate (\d+)/,
    code: "input-invalid",
    message: (m, run) => `The driver of ${run.port} does not support the baud rate ${m[1] ?? "?"}.`,
    hint: "Choose another `baud`: 115200, 460800 and 921600 work with most adapters.",
  },
];

/** esptool or the chip refuses a dangerous operation. */
const REFUSAL_RULES: readonly Rule[] = [
  {
    pattern:
      /is not an? (\S+) image\. Use --force|(?:image|bootloader|') requires chip rev|Unexpected chip ID in image|Use --force to flash anyway/,
    code: "image-wrong-chip",
    message: (_m, run) => `A bootloader image was not built for the chip on ${run.port}.`,
    hint: "Build the firmware for this chip.",
  },
  {
    pattern: /Detecting flash size is not supported in secure download mode/,
    code: "secure-download-mode",
    message: () => "The chip is in Secure Download Mode, where the size of the flash cannot be detected.",
    hint: "Set `flash-size` to the real size, such as 4MB, or to `keep`.",
  },
  {
    pattern: /command is not available in Secure Download Mode|not supported in secure download mode/i,
    code: "secure-download-mode",
    message: (_m, run) => `The chip is in Secure Download Mode, which does not allow ${run.command}.`,
    hint: "Only `flash` and `erase` of a region work on such a chip.",
  },
  {
    pattern: /Can't perform encrypted flash write|encrypt functionality/,
    code: "security-refused",
    message: () =>
      "This chip cannot encrypt the image while writing: flash encryption is off, or no longer allows it.",
    hint: "List plain files, or files already encrypted for this chip, in `files`. `force` does not change this.",
  },
  {
    pattern:
      /Active security features detected|Secure Boot V1 detected|Key Manager detected|may brick your device/,
    code: "security-refused",
    message: (_m, run) => `esptool refused ${run.command}: the chip's security settings make it dangerous.`,
    hint: "Read esptool's message in the log. `force: true` overrides it and can permanently brick the chip.",
  },
  {
    pattern: /length (\d+)\) at offset (0x[\da-f]+) will not fit in (\d+) bytes of flash/,
    code: "beyond-flash",
    message: ([, size = "", address = "", flash = ""]) =>
      `An image that ends at ${formatAddress(Number(address) + Number(size))} exceeds the board's flash of ${flash} bytes.`,
    hint: "Use a board with more flash, or a partition layout that fits.",
  },
  {
    pattern: /Can't access flash regions larger than|is greater than detected flash size/,
    code: "beyond-flash",
    message: () => "The region ends beyond the board's flash.",
    hint: "Lower `address` or `size`; without `size` a read goes to the end of the flash.",
  },
  {
    pattern: /(Flash (?:size|frequency) '[\w-]+') is not supported by this chip type/,
    code: "input-invalid",
    message: (m, run) => `${m[1] ?? "The setting"} does not exist for the chip on ${run.port}.`,
    hint: "The log lists the values for this chip; `keep` leaves the image unchanged.",
  },
  {
    pattern: /(Offset to erase from|Size of data to erase) must be a multiple of (\d+)/,
    code: "input-invalid",
    message: (m) => `${m[1] ?? "The region"} must be a multiple of ${m[2] ?? "4096"}, the flash sector.`,
    hint: "Change `address` or `size` to whole sectors.",
  },
  {
    pattern: /Soft resetting is currently only supported on (ESP\w+)/,
    code: "input-invalid",
    message: (m) => `\`after: soft-reset\` exists for the ${m[1] ?? ""} only.`,
    hint: "Use `hard-reset`, or `watchdog-reset` on a chip with native USB.",
  },
  {
    pattern:
      /ROM does not support function|does not support encrypted (?:writes|flashing)|is not supported (?:on|by|for) |Command not implemented/,
    code: "not-supported-by-chip",
    message: (_m, run) => `The chip on ${run.port} does not support ${run.command} this way.`,
    hint: "Some operations need the flasher stub: remove `no-stub: true`. Without a stub of esptool's for the chip they are not possible.",
  },
];

/** Something went wrong during a transfer. */
const TRANSFER_RULES: readonly Rule[] = [
  {
    // The first message after a change of the baud rate: esptool blames the flash, but gives the reason in brackets.
    pattern:
      /Unable to verify flash chip connection \((?:No more data|No serial data|Serial data stream|Packet content|Invalid head|Invalid SLIP|Response doesn't match)/,
    code: "link-corrupt",
    message: (_m, run) => `The chip on ${run.port} stopped responding, or its response was garbled.`,
    hint: "Use a lower `baud`, a shorter cable or another USB port.",
  },
  {
    pattern:
      /Detecting flash size failed|Failed to communicate with the flash chip|Unable to verify flash chip connection/,
    code: "flash-unreachable",
    message: (_m, run) => `The chip on ${run.port} cannot access its flash memory.`,
    hint: "Check the board's power and the flash wiring (strapping pins, SPI pins used by other parts).",
  },
  {
    pattern: /Failed to calculate md5sum/,
    code: "flash-unreachable",
    message: (_m, run) => `The chip on ${run.port} could not read its flash to compute a digest.`,
    hint: "The region may end beyond the board's flash. Otherwise check the board's power and the flash wiring.",
  },
  {
    pattern: /MD5 of file does not match data in flash|written flash region is empty/,
    code: "digest-mismatch",
    message: () => "The written data does not read back: the flash's digest differs from the file's.",
    hint: "Flash again. If it fails again, suspect the power supply or the flash memory.",
  },
  {
    pattern:
      /Corrupt data, expected|Digest mismatch: expected|Expected digest, got|Read more than expected|Serial data stream stopped|Packet content transfer stopped|No more data to read from the serial port|Invalid head of packet|Invalid SLIP escape|Response doesn't match request|Only got \d+ byte|Checksum error|Bad data (?:checksum|length)|format of the received message is invalid/,
    code: "link-corrupt",
    message: (_m, run) => `Data was damaged or lost on the way to or from ${run.port}.`,
    hint: "Use a lower `baud`, a shorter cable or another USB port.",
  },
  {
    // termios.error and OSError 5, 6 and 19: the device went away under an open port.
    pattern:
      /A serial exception error occurred|occurred: No serial data received|^termios\.error:|^(?:OSError|.*SerialException).*\[Errno (?:5|6|19)\]|^(?:BrokenPipe|Connection\w+)Error:/m,
    code: "link-lost",
    message: (_m, run) => `The connection to ${run.port} was lost.`,
    hint: BENCH,
  },
  {
    pattern: /Failed to erase /,
    code: "erase-failed",
    message: (_m, run) => `The chip on ${run.port} could not erase its flash.`,
    hint: "The flash may be write-protected or worn out.",
  },
  {
    pattern:
      /Failed to (?:write (?:\S+ )?to target flash|write compressed data|(?:enter|leave) (?:compressed )?flash)/,
    code: "write-failed",
    message: (_m, run) => `The chip on ${run.port} refused a write to its flash.`,
    hint: "Flash again with a lower `baud`. If it fails again, the flash may be write-protected or worn out.",
  },
];

/** The files of this runner: a full disk, or a file that something else has changed meanwhile. */
const FILE_RULES: readonly Rule[] = [
  {
    pattern: /Detected overlap at address: (0x[\da-f]+)/,
    code: "files-overlap",
    message: (m) => `Two images share the flash sector at ${m[1] ?? "?"}.`,
    hint: "Place each image in its own sectors (4096 bytes).",
  },
  {
    // EFBIG, ENOSPC, and EDQUOT of macOS and of Linux.
    pattern: /^OSError: \[Errno (?:27|28|69|122)\]/m,
    code: "output-unwritable",
    message: () => "esptool could not write its file: the disk or the quota of this runner is full.",
    hint: "Make room in the output's folder and in the runner's temporary folder.",
  },
  {
    pattern: /^(?:OSError|\w*(?:File|Directory|Permission)\w*Error): (\[Errno \d+\] [\w -]+): '/m,
    code: "output-unwritable",
    message: (m) => `esptool could not write its file (${m[1] ?? "?"}).`,
    hint: "Check the output's folder: it may have been removed or changed while the step ran.",
  },
  {
    pattern: /Invalid value for '<address> <filename>\.\.\.': (\[Errno \d+\] [\w -]+): '/,
    code: "file-unreadable",
    message: (m) => `esptool could not read a file (${m[1] ?? "?"}).`,
    hint: "Something removed or changed the step's files in the runner's temporary folder while it ran.",
  },
];

/** The first matching rule wins: within each stage, special rules come before general ones. */
export const FAILURE_RULES: readonly Rule[] = [
  ...OPENING_RULES,
  ...CONNECTING_RULES,
  ...REFUSAL_RULES,
  ...TRANSFER_RULES,
  ...FILE_RULES,
];

function opening(reason: string): RegExp {
  return new RegExp(String.raw`Could not open \S+, the port is busy or doesn't exist\.[^]*?(?:${reason})`);
}
