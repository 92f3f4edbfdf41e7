// Every operation against every fault that applies, and how the step must end. `docs/contributing/fault-matrix.md` is made from it.
import type { FailureClass, FailureCode } from "../../../src/system/errors.ts";
import type { BoardState } from "../../../src/firmware/flash/board-state.ts";
import type { VirtualBoardOptions } from "../../../src/virtual-board/board.ts";
import type { FaultKind } from "../../../src/virtual-board/faults/fault.ts";
import type { ActionInputs } from "../runner/action.ts";

const ON_SOCKETS = ["flash", "verify", "read", "erase", "backup", "restore"] as const;
/** A reset needs lines: its board is behind a serial server, which hides some of the faults of the link. */
export const OPERATIONS = [...ON_SOCKETS, "reset"] as const;
export type Operation = (typeof OPERATIONS)[number];

export interface Success {
  /** How many it takes at least; no more unless something from outside lifts the fault. */
  readonly attempts: number;
}

export interface Failing {
  readonly code: FailureCode;
  /**
   * The code where esptool's last attempt to connect heard nothing: it listens for 100 ms, and goes by its last attempt
   * alone. A machine that is busy enough lets it listen in vain.
   */
  readonly unheard?: FailureCode;
  readonly class: FailureClass;
  readonly state: BoardState;
  /** 1 where it is not given. */
  readonly attempts?: number;
  /** What the message says of the flash, where it is not the sentence of the state. */
  readonly says?: string;
}

export type Outcome = Success | Failing;

/** What happens from outside, when the log shows a line or a fault has come. */
export interface Moment {
  readonly when: RegExp | FaultKind;
  readonly then: "lift" | "SIGINT" | "SIGTERM";
}

export interface Trouble {
  /** The row in the page. */
  readonly name: string;
  /** Faults of the virtual board. */
  readonly faults?: readonly string[];
  readonly board?: Partial<VirtualBoardOptions>;
  /** More inputs; `retries` is 0 unless it is given. */
  readonly inputs?: ActionInputs;
  readonly moment?: Moment;
  /** Another client has the port. */
  readonly busy?: boolean;
}

export interface MatrixCase extends Trouble {
  readonly operation: Operation;
  readonly outcome: Outcome;
}

/** A row: what is the same for all operations, and what differs; an operation that is not named does not apply. */
type Row = Trouble & {
  readonly on: Partial<Record<Operation, Partial<Trouble> & { readonly outcome: Outcome }>>;
};

const link = (code: FailureCode, state: BoardState = "untouched", attempts = 1): Failing => ({
  code,
  class: "link",
  state,
  attempts,
});
/** The board talks, but not in bootloader mode. */
const talking: Failing = { ...link("not-in-download-mode"), unheard: "no-answer" };
const everywhere = (outcome: Outcome): Row["on"] => ({ ...onSockets(outcome), reset: { outcome } });
const onSockets = (outcome: Outcome): Row["on"] =>
  Object.fromEntries(ON_SOCKETS.map((operation) => [operation, { outcome }]));

/** In the middle of the operation's own work: the second image, the flash, the digest, the erase. */
const MIDDLE: Readonly<Record<(typeof ON_SOCKETS)[number], string>> = {
  flash: "at=write:6000",
  verify: "at=SPI_FLASH_MD5",
  read: "at=read:8000",
  erase: "at=ERASE_REGION",
  backup: "at=read:100000",
  restore: "at=write:6000",
};
const STATE_IN_THE_MIDDLE: Readonly<Record<(typeof ON_SOCKETS)[number], BoardState>> = {
  flash: "partly-written",
  verify: "untouched",
  read: "untouched",
  erase: "partly-erased",
  backup: "untouched",
  restore: "partly-written",
};

/** A fault that comes in the middle of each operation. */
function midway(
  fault: (at: string) => string,
  outcome: (operation: (typeof ON_SOCKETS)[number]) => Outcome,
): Row["on"] {
  return Object.fromEntries(
    ON_SOCKETS.map((operation) => [
      operation,
      { faults: [fault(MIDDLE[operation])], outcome: outcome(operation) },
    ]),
  );
}

const RETRYING = /Retry \d of \d with/;
const ROWS: readonly Row[] = [
  { name: "silent board", faults: ["silent"], on: everywhere(link("no-answer")) },
  {
    name: "silent once",
    faults: ["silent:times=1"],
    inputs: { retries: 1 },
    on: everywhere({ attempts: 2 }),
  },
  {
    name: "silent until the recovery command has run",
    faults: ["silent"],
    inputs: { retries: 1, "recovery-command": '["node", "-e", "0"]' },
    moment: { when: /^Running the recovery command/, then: "lift" },
    on: { flash: { outcome: { attempts: 2 } } },
  },
  {
    name: "application runs, boot log",
    faults: ["application"],
    on: onSockets(talking),
  },
  { name: "garbage before sync", faults: ["garbage:bytes=300"], on: onSockets({ attempts: 1 }) },
  {
    name: "garbage before each response",
    faults: ["garbage:where=answers"],
    on: onSockets(talking),
  },
  { name: "connection refused", faults: ["refused"], on: onSockets(link("port-connection-refused")) },
  {
    name: "connection refused at first",
    faults: ["refused"],
    inputs: { retries: 2 },
    moment: { when: RETRYING, then: "lift" },
    on: onSockets({ attempts: 2 }),
  },
  { name: "connection reset", faults: ["reset"], on: onSockets(link("link-lost")) },
  {
    name: "connection reset once",
    faults: ["reset:times=1"],
    inputs: { retries: 1 },
    on: onSockets({ attempts: 2 }),
  },
  {
    name: "unplugged midway",
    on: midway(
      (at) => `unplug:${at}`,
      (operation) => link("link-lost", STATE_IN_THE_MIDDLE[operation]),
    ),
  },
  {
    name: "unplugged at the first digest",
    on: {
      restore: { faults: ["unplug:at=SPI_FLASH_MD5"], outcome: link("link-lost") },
    },
  },
  {
    name: "unplugged at the first byte that is written",
    on: { restore: { faults: ["unplug:at=write:0"], outcome: link("link-lost", "partly-written") } },
  },
  {
    name: "unplugged at the last bytes that are written",
    on: { restore: { faults: ["unplug:at=write:16000"], outcome: link("link-lost", "partly-written") } },
  },
  {
    name: "unplugged midway, once",
    inputs: { retries: 1 },
    // Also where esptool would reconnect by itself, while it writes.
    on: midway(
      (at) => `unplug:${at},times=1`,
      () => ({ attempts: 2 }),
    ),
  },
  {
    name: "unplugged midway, twice",
    inputs: { retries: 2 },
    on: {
      flash: { faults: [`unplug:${MIDDLE.flash},times=2`], outcome: { attempts: 3 } },
      read: { faults: [`unplug:${MIDDLE.read},times=2`], outcome: { attempts: 3 } },
      backup: { faults: [`unplug:${MIDDLE.backup},times=2`], outcome: { attempts: 3 } },
      restore: { faults: [`unplug:${MIDDLE.restore},times=2`], outcome: { attempts: 3 } },
    },
  },
  {
    name: "port gone midway, and back",
    inputs: { retries: 2 },
    moment: { when: RETRYING, then: "lift" },
    on: midway(
      (at) => `unplug:${at},away=always`,
      () => ({ attempts: 2 }),
    ),
  },
  {
    name: "port gone midway, permanently",
    inputs: { retries: 1 },
    on: midway(
      (at) => `unplug:${at},away=always`,
      (operation) => link("port-connection-refused", STATE_IN_THE_MIDDLE[operation], 2),
    ),
  },
  {
    name: "flipped bits",
    on: {
      flash: {
        faults: ["flip:rate=0.002,way=in,at=write:0"],
        outcome: link("link-corrupt", "partly-written"),
      },
      verify: {
        faults: ["flip:rate=0.5,way=out,at=SPI_FLASH_MD5,times=4"],
        outcome: link("link-corrupt"),
      },
      read: { faults: ["flip:rate=0.002,way=out,at=read:0"], outcome: link("link-corrupt") },
      erase: {
        faults: ["flip:rate=1,way=out,at=ERASE_REGION"],
        outcome: link("link-corrupt", "partly-erased"),
      },
      backup: { faults: ["flip:rate=0.0001,way=out,at=read:0"], outcome: link("link-corrupt") },
      restore: {
        faults: ["flip:rate=0.002,way=in,at=write:0"],
        outcome: link("link-corrupt", "partly-written"),
      },
    },
  },
  {
    name: "one flipped bit",
    inputs: { retries: 1 },
    on: {
      flash: { faults: ["flip:rate=1,way=in,at=write:0,times=1"], outcome: { attempts: 2 } },
      read: { faults: ["flip:rate=1,way=out,at=read:8000,times=1"], outcome: { attempts: 2 } },
      erase: { faults: ["flip:rate=1,way=out,at=ERASE_REGION,times=1"], outcome: { attempts: 2 } },
      backup: { faults: ["flip:rate=1,way=out,at=read:100000,times=1"], outcome: { attempts: 2 } },
      restore: { faults: ["flip:rate=1,way=in,at=write:0,times=1"], outcome: { attempts: 2 } },
    },
  },
  {
    name: "lost bytes",
    on: {
      flash: {
        faults: ["drop:rate=0.002,way=in,at=write:0"],
        outcome: link("link-corrupt", "partly-written"),
      },
      verify: { faults: ["drop:rate=0.5,way=out,at=SPI_FLASH_MD5"], outcome: link("link-corrupt") },
      read: { faults: ["drop:rate=0.002,way=out,at=read:0"], outcome: link("link-corrupt") },
      erase: {
        faults: ["drop:rate=1,way=out,at=ERASE_REGION"],
        outcome: link("link-corrupt", "partly-erased"),
      },
      backup: { faults: ["drop:rate=0.0001,way=out,at=read:0"], outcome: link("link-corrupt") },
      restore: {
        faults: ["drop:rate=0.002,way=in,at=write:0"],
        outcome: link("link-corrupt", "partly-written"),
      },
    },
  },
  {
    name: "one lost byte",
    inputs: { retries: 1 },
    on: {
      flash: { faults: ["drop:rate=1,way=in,at=write:0,times=1"], outcome: { attempts: 2 } },
      verify: { faults: ["drop:rate=1,way=out,at=SPI_FLASH_MD5,times=1"], outcome: { attempts: 2 } },
      read: { faults: ["drop:rate=1,way=out,at=read:8000,times=1"], outcome: { attempts: 2 } },
      erase: { faults: ["drop:rate=1,way=out,at=ERASE_REGION,times=1"], outcome: { attempts: 2 } },
      backup: { faults: ["drop:rate=1,way=out,at=read:100000,times=1"], outcome: { attempts: 2 } },
      restore: { faults: ["drop:rate=1,way=in,at=write:0,times=1"], outcome: { attempts: 2 } },
    },
  },
  { name: "slow", faults: ["slow:ms=3"], on: onSockets({ attempts: 1 }) },
  // Longer than esptool's own limit for the start of its stub, 0.2 s.
  { name: "starts the stub late", faults: ["stall:at=MEM_END,ms=600"], on: onSockets({ attempts: 1 }) },
  {
    name: "stalls midway, for a second",
    on: midway(
      (at) => `stall:${at},ms=1000`,
      () => ({ attempts: 1 }),
    ),
  },
  {
    name: "stalls midway, permanently",
    on: midway(
      (at) => `stall:${at}`,
      (operation) => link("link-corrupt", STATE_IN_THE_MIDDLE[operation]),
    ),
  },
  {
    name: "stalls midway once",
    inputs: { retries: 1 },
    on: midway(
      (at) => `stall:${at},times=1`,
      () => ({ attempts: 2 }),
    ),
  },
  {
    name: "stalls for longer than `timeout`",
    inputs: { timeout: 30, retries: 2 },
    on: {
      erase: {
        faults: ["stall:at=ERASE_FLASH"],
        inputs: { timeout: 30, "erase-all": true, address: "", size: "" },
        outcome: link("step-timed-out", "partly-erased"),
      },
    },
  },
  {
    name: "SIGINT midway",
    moment: { when: "stall", then: "SIGINT" },
    on: {
      ...midway(
        (at) => `stall:${at}`,
        (operation) => ({ code: "cancelled", class: "cancelled", state: STATE_IN_THE_MIDDLE[operation] }),
      ),
      reset: {
        faults: ["stall:at=READ_REG"],
        outcome: { code: "cancelled", class: "cancelled", state: "untouched" },
      },
    },
  },
  {
    name: "SIGTERM midway",
    moment: { when: "stall", then: "SIGTERM" },
    on: {
      ...midway(
        (at) => `stall:${at}`,
        (operation) => ({ code: "cancelled", class: "cancelled", state: STATE_IN_THE_MIDDLE[operation] }),
      ),
      reset: {
        faults: ["stall:at=READ_REG"],
        outcome: { code: "cancelled", class: "cancelled", state: "untouched" },
      },
    },
  },
  {
    name: "wrong chip",
    inputs: { chip: "esp32s3" },
    on: everywhere({ code: "wrong-chip", class: "refused", state: "untouched" }),
  },
  {
    name: "wrong digest",
    faults: ["wrong-digest"],
    on: {
      flash: { outcome: { code: "digest-mismatch", class: "board", state: "partly-written" } },
      verify: { outcome: { code: "digest-mismatch", class: "board", state: "untouched" } },
      restore: { outcome: { code: "digest-mismatch", class: "board", state: "partly-written" } },
    },
  },
  {
    name: "wrong digest once",
    faults: ["wrong-digest:times=1"],
    inputs: { retries: 1 },
    on: {
      // The first is the one before the write, and costs no attempt.
      flash: { faults: ["wrong-digest:times=2"], outcome: { attempts: 2 } },
      verify: { outcome: { attempts: 2 } },
      // The digest by which a restore finds out whether there is anything to do.
      restore: { outcome: { attempts: 1 } },
    },
  },
  {
    name: "write that does not stick: a sector",
    faults: ["stuck:address=0x11000"],
    inputs: { retries: 1 },
    on: {
      flash: {
        outcome: { code: "digest-mismatch", class: "board", state: "partly-written", attempts: 2 },
      },
      restore: {
        outcome: { code: "digest-mismatch", class: "board", state: "partly-written", attempts: 2 },
      },
    },
  },
  {
    name: "write that does not stick: one bit",
    faults: ["stuck:address=0x1234,length=1,mask=0x01"],
    on: {
      flash: { outcome: { code: "digest-mismatch", class: "board", state: "partly-written" } },
      restore: {
        faults: ["stuck:address=0x11236,length=1,mask=0x01"],
        outcome: { code: "digest-mismatch", class: "board", state: "partly-written" },
      },
    },
  },
  {
    name: "failing write",
    faults: ["write-fails"],
    on: {
      flash: { outcome: { code: "write-failed", class: "board", state: "partly-written" } },
      restore: { outcome: { code: "write-failed", class: "board", state: "partly-written" } },
    },
  },
  {
    name: "failing write, in the first process only",
    // esptool tries a block three times.
    faults: ["write-fails:times=3"],
    inputs: { retries: 1 },
    on: { flash: { outcome: { attempts: 2 } }, restore: { outcome: { attempts: 2 } } },
  },
  {
    name: "failing erase",
    faults: ["erase-fails"],
    on: {
      flash: { outcome: { code: "write-failed", class: "board", state: "partly-written" } },
      restore: { outcome: { code: "write-failed", class: "board", state: "partly-written" } },
      erase: { outcome: { code: "erase-failed", class: "board", state: "partly-erased" } },
    },
  },
  {
    name: "failing erase of the whole chip",
    faults: ["erase-fails"],
    on: {
      erase: {
        inputs: { "erase-all": true, address: "", size: "" },
        outcome: { code: "erase-failed", class: "board", state: "partly-erased" },
      },
    },
  },
  {
    name: "smaller flash than expected",
    on: {
      flash: {
        inputs: { files: "0x1000 boot.bin\n0x3f000 app.bin" },
        outcome: { code: "beyond-flash", class: "input", state: "untouched" },
      },
      verify: {
        inputs: { files: "0x1000 boot.bin\n0x3f000 app.bin" },
        outcome: { code: "flash-unreachable", class: "board", state: "untouched" },
      },
      read: {
        inputs: { address: "0x3f000" },
        outcome: { code: "beyond-flash", class: "input", state: "untouched" },
      },
      erase: {
        inputs: { address: "0x3f000" },
        outcome: { code: "beyond-flash", class: "input", state: "untouched" },
      },
      restore: {
        inputs: { backup: "larger.bin" },
        outcome: { code: "backup-of-other-board", class: "refused", state: "untouched" },
      },
    },
  },
  {
    name: "Secure Download Mode",
    board: { chip: "esp32c3", secureDownloadMode: true },
    on: {
      flash: {
        outcome: {
          code: "not-verified",
          class: "board",
          state: "written-unverified",
          says: "written, but not verified: the chip cannot compute a digest of its flash",
        },
      },
      verify: { outcome: { code: "secure-download-mode", class: "refused", state: "untouched" } },
      read: { outcome: { code: "secure-download-mode", class: "refused", state: "untouched" } },
      erase: { outcome: { attempts: 1 } },
      backup: { outcome: { code: "secure-download-mode", class: "refused", state: "untouched" } },
      restore: { outcome: { code: "secure-download-mode", class: "refused", state: "untouched" } },
      reset: { outcome: { attempts: 1 } },
    },
  },
  {
    name: "flash encryption",
    board: { chip: "esp32", flashEncryption: true },
    on: {
      flash: { outcome: { attempts: 1 } },
      verify: { outcome: { attempts: 1 } },
      read: { outcome: { attempts: 1 } },
      erase: { outcome: { code: "security-refused", class: "refused", state: "untouched" } },
      backup: { outcome: { attempts: 1 } },
      restore: { outcome: { code: "security-refused", class: "refused", state: "untouched" } },
    },
  },
  {
    name: "flash encryption, whole chip",
    board: { chip: "esp32", flashEncryption: true },
    on: {
      erase: {
        inputs: { "erase-all": true, address: "", size: "" },
        outcome: { code: "security-refused", class: "refused", state: "untouched" },
      },
    },
  },
  { name: "busy port: another client", busy: true, on: everywhere(link("no-answer")) },
];

/** All cells of the matrix. */
export const MATRIX: readonly MatrixCase[] = ROWS.flatMap(({ on, ...row }) =>
  OPERATIONS.flatMap((operation) => {
    const cell = on[operation];
    return cell === undefined ? [] : [{ ...row, ...cell, operation }];
  }),
);

export function isFailing(outcome: Outcome): outcome is Failing {
  return "code" in outcome;
}
