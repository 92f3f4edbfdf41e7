import { chipFacts } from "../firmware/flash/chips.ts";
import { Failure } from "../system/errors.ts";
import { BoardLog } from "./board-log.ts";
import { type BootFlash } from "./boot/boot-board.ts";
import { bootFlash } from "./boot/boot-flash.ts";
import { bootRom } from "./boot/boot-rom.ts";
import { type ResetCause } from "./boot/reset-cause.ts";
import { CHIP_NAMES, type ChipName, type MacAddress } from "./chips/chip-model.ts";
import { CHIPS } from "./chips/chips.ts";
import { Playback, type Surroundings } from "./console/playback.ts";
import { type ConsoleScript } from "./console/script.ts";
import { flashSizesOf, sizeText } from "./flash/flash-id.ts";
import { typicalTiming } from "./flash/flash-timing.ts";
import { contentsInMemory, type FlashContents } from "./flash/flash-contents.ts";
import { contentsInClaimedFile } from "./flash/image-file.ts";
import { type Fault } from "./faults/fault.ts";
import { FaultPlan } from "./faults/fault-plan.ts";
import { seededRandom } from "./faults/random.ts";
import { NorFlash } from "./flash/nor-flash.ts";
import { BoardPorts } from "./link/board-ports.ts";
import { SerialSession } from "./link/serial-session.ts";
import { DeviceTime } from "./protocol/device-time.ts";
import { Machine, type MachineMode } from "./protocol/machine.ts";

export interface VirtualBoardOptions {
  readonly chip: ChipName;
  /** Bytes: 256 or 512 KB, 1, 2, 4, 8 or 16 MB, on some chips also 32, 64 or 128 MB. */
  readonly flashSize: number;
  /** File with the contents of the flash; in memory if absent. */
  readonly image?: string;
  /** TCP port; 0 or absent picks a free one. */
  readonly port?: number;
  /** TCP port for RFC 2217, with DTR and RTS; 0 picks a free one; none if absent. */
  readonly rfc2217Port?: number;
  /** Path of a link to a serial device connected to the board; not on Windows. */
  readonly tty?: string;
  /** The `PATH` on which to find Python 3, which creates the device. */
  readonly searchPath?: string | undefined;
  /** Address to listen on; 127.0.0.1 if absent. */
  readonly host?: string;
  /** The highest baud rate of a simulated UART, with realistic flash timing; full speed if absent. */
  readonly linkBaud?: number;
  /** Whether every new connection resets the chip, as on a port whose DTR and RTS do. */
  readonly resetOnConnect?: boolean;
  readonly mac?: MacAddress;
  /** Secure Download Mode: no reads and no stub; not on ESP8266 and ESP32, which have no such mode. */
  readonly secureDownloadMode?: boolean;
  /** Flash encryption is enabled in the eFuses (development mode). */
  readonly flashEncryption?: boolean;
  /** Secure Boot is enabled in the eFuses; V2 on the ESP32. */
  readonly secureBoot?: boolean;
  /** Faults of the board, its port and its link; none if absent. */
  readonly faults?: readonly Fault[];
  /** What its applications do; each prints a greeting if absent. */
  readonly console?: ConsoleScript;
  /** What a reset does; `download` if absent. */
  readonly boot?: "app" | "download";
}

/** Fixed, so that garbage is the same in every run. */
const CONSOLE_SEED = 1;

/** Direct access to the flash, which takes no time and is not logged. */
export interface FlashAccess {
  readonly size: number;
  read(address: number, length: number): Buffer;
  /** Sets bytes to any value; a real write can only clear bits. */
  poke(address: number, bytes: Uint8Array): void;
}

export interface VirtualBoard extends AsyncDisposable {
  readonly port: number;
  /** `socket://host:port`, for esptool. */
  readonly url: string;
  /** `rfc2217://host:port`, if there is such a port. */
  readonly rfc2217Url: string | undefined;
  readonly mac: MacAddress;
  readonly flash: FlashAccess;
  readonly log: BoardLog;
  /** What currently runs on the chip. */
  readonly mode: MachineMode;
  /** What ROM, bootloader and applications have printed so far; the newest MiB. */
  readonly console: string;
  /** Resets the chip into download mode, or lets it start its application. */
  reset(mode?: "rom" | "application", cause?: ResetCause): void;
  /** Ends every fault, and opens the port if a fault closed it. */
  liftFaults(): Promise<void>;
  /** Drops the connection, and closes the ports and the image file. */
  close(): Promise<void>;
}

/**
 * Starts a board in software on a TCP port.
 * @throws {Failure} `input-invalid` for impossible options, or an image file that cannot be used.
 */
export async function startVirtualBoard(options: VirtualBoardOptions): Promise<VirtualBoard> {
  check(options);
  const { flashSize, host = "127.0.0.1", linkBaud } = options;
  const model = CHIPS[options.chip];
  const mac = options.mac ?? model.defaultMac;
  const contents =
    options.image === undefined
      ? contentsInMemory(flashSize)
      : await contentsInClaimedFile(options.image, flashSize);
  const log = new BoardLog();
  const plan = options.faults?.length ? new FaultPlan(options.faults, (kind) => log.fault(kind)) : undefined;
  const flash = new NorFlash(contents, typicalTiming(flashSize), log, plan);
  const time = new DeviceTime(linkBaud !== undefined);
  const { flashEncryption = false, secureBoot = false, secureDownloadMode = false } = options;
  const identity = { mac, flashEncryption, secureBoot };
  const firmware = firmwareOf(options, bootFlash(flash, identity), {
    print: (bytes, baud) => session.print(bytes, baud),
    drained: () => session.drained(),
    unplug: (awayMs) => ports.vanish(awayMs),
  });
  const onWatchdog = (): void => session.reset("application", "rtc-watchdog");
  const settings = { model, identity, secureDownloadMode, faults: plan, onWatchdog };
  const machine = new Machine(settings, flash, time, firmware);
  const session = new SerialSession(machine, time, log, linkBaud);
  const { port = 0, rfc2217Port, resetOnConnect = false, tty, searchPath } = options;
  const access = { host, port, rfc2217Port, resetOnConnect, tty, searchPath };
  const ports = new BoardPorts(session, log, plan, access);
  const opened = await ports.open().catch((error: unknown) => {
    contents.close();
    throw error;
  });
  if (options.boot === "app") machine.reset("application");
  const close = async (): Promise<void> => {
    await ports.close();
    machine.hold();
    contents.close();
  };
  return {
    port: opened.port,
    url: `socket://${host}:${opened.port}`,
    rfc2217Url: opened.rfc2217Port === undefined ? undefined : `rfc2217://${host}:${opened.rfc2217Port}`,
    mac,
    flash: flashAccess(flash, contents),
    log,
    get mode() {
      return machine.mode;
    },
    get console() {
      return log.console;
    },
    reset: (mode, cause) => session.reset(mode, cause),
    liftFaults: async () => {
      plan?.lift();
      await ports.comeBack();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The firmware that the chip runs from its flash. */
function firmwareOf(
  { chip, console: script }: VirtualBoardOptions,
  flash: BootFlash,
  link: Pick<Surroundings, "print" | "drained" | "unplug">,
): Playback {
  const rom = bootRom(chip);
  const revision = revisionOf(CHIPS[chip].description);
  const board = { chip, rom, flash, revision, blockRevision: rom.blockRevision };
  return new Playback({ board, script, random: seededRandom(CONSOLE_SEED), ...link });
}

/** major * 100 + minor, from the description that esptool prints. */
function revisionOf(description: string): number {
  const [, major = 0, minor = 0] = /revision v(\d+)\.(\d+)/.exec(description) ?? [];
  return Number(major) * 100 + Number(minor);
}

function check(options: VirtualBoardOptions): void {
  const { name, secureDownloadMode, protection } = chipFacts(options.chip);
  const sizes = flashSizesOf(options.chip);
  if (!sizes.includes(options.flashSize)) {
    throw new Failure(
      "input-invalid",
      `The virtual ${name} has no flash of ${options.flashSize} bytes.`,
      `Use ${sizes.map(sizeText).join(", ")}.`,
    );
  }
  if (options.secureDownloadMode && !secureDownloadMode) {
    const others = CHIP_NAMES.filter((chip) => chipFacts(chip).secureDownloadMode);
    throw new Failure(
      "input-invalid",
      `The ${name} has no Secure Download Mode.`,
      `Use one of ${others.join(", ")} for it.`,
    );
  }
  if (protection === "none" && (options.flashEncryption === true || options.secureBoot === true)) {
    throw new Failure(
      "input-invalid",
      `The ${name} has neither flash encryption nor Secure Boot.`,
      "Start the board without them, or use another chip.",
    );
  }
}

function flashAccess(flash: NorFlash, contents: FlashContents): FlashAccess {
  return {
    size: flash.size,
    read: (address, length) => flash.read(address, length),
    poke: (address, bytes) => {
      if (!flash.holds(address, bytes.length)) throw new RangeError("beyond the flash");
      contents.write(address, bytes);
    },
  };
}
