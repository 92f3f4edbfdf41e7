import { setTimeout } from "node:timers/promises";
import { type Request } from "../packet/frame.ts";
import { slipEncode } from "../packet/slip.ts";
import { OPCODES } from "../protocol/opcodes.ts";
import { type Damage, type Trigger } from "./fault.ts";
import { type Armed, type FaultPlan } from "./fault-plan.ts";
import { noise } from "./random.ts";
import { Traffic } from "./traffic.ts";

/** What an application prints when it starts, in chunks. */
const BOOT_LOG = [
  "ets Jul 29 2019 12:21:46\r\n\r\nrst:0x1 (POWERON_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)\r\n",
  "I (27) boot: ESP-IDF v5.4 2nd stage bootloader\r\n",
  "I (301) main_task: Calling app_main()\r\n",
];
const DETUNED_BYTES = 8;
const NOTHING = Buffer.alloc(0);

/** What a fault can do to a connection. */
export interface ConnectionControl {
  /** Resets the connection and closes the port for this many milliseconds. */
  readonly unplug: (awayMs: number) => void;
  readonly closed: AbortSignal;
  /** The current baud rate of the link. */
  readonly baud: () => number;
}

/** Applies the board's faults to one connection. */
export class ConnectionFaults {
  readonly #plan: FaultPlan;
  readonly #control: ConnectionControl;
  readonly #traffic = new Traffic();
  readonly #happened = new Set<Armed>();
  readonly #isSilent: boolean;
  readonly #runsApplication: boolean;
  #isDetuned = false;
  #isStalled = false;
  #isUnplugged = false;
  #logged = 0;

  constructor(plan: FaultPlan, control: ConnectionControl) {
    this.#plan = plan;
    this.#control = control;
    this.#isSilent = plan.fires("silent");
    this.#runsApplication = plan.fires("application");
  }

  /** Whether the connection was reset, even if its streams have not closed yet. */
  get isUnplugged(): boolean {
    return this.#isUnplugged;
  }

  /** The chip was reset, which ends the wrong baud rate. */
  reset(): void {
    this.#isDetuned = false;
  }

  /** Bytes sent at the start of a connection. */
  greeting(): Buffer {
    const garbage = this.#garbage("connect");
    return this.#runsApplication ? Buffer.concat([garbage, this.#log()]) : garbage;
  }

  /** The bytes that arrive at the board. */
  incoming(bytes: Buffer): Buffer {
    return this.#damaged(bytes, "in");
  }

  /** Whether the chip receives this packet; waits as faults require. */
  async reaches(request: Request | undefined): Promise<boolean> {
    for (const armed of this.#plan.pending("slow")) {
      this.#plan.fire(armed);
      await this.#wait(armed.fault.ms);
    }
    const isDue = this.#traffic.arrived(request);
    this.#unplug(isDue);
    await this.#stall(isDue);
    for (const armed of this.#plan.pending("flip", "drop")) {
      if (armed.fault.at !== undefined && isDue(armed.fault.at)) this.#happened.add(armed);
    }
    const isDeaf = this.#isSilent || this.#runsApplication || this.#isDetuned;
    // The new rate takes effect after the response.
    if (request?.opcode === OPCODES.CHANGE_BAUDRATE && !isDeaf) this.#isDetuned = this.#plan.fires("baud");
    return !(isDeaf || this.#isStalled || this.#isUnplugged);
  }

  /** The response to a packet that does not reach the chip. */
  retort(): Buffer {
    if (this.#isUnplugged || this.#isStalled) return NOTHING;
    if (this.#isDetuned) return noise(DETUNED_BYTES, this.#plan.random);
    return this.#runsApplication ? this.#log() : NOTHING;
  }

  /** A response as it is sent. */
  outgoing(payload: Uint8Array): Buffer {
    this.#traffic.leaves(payload);
    return this.#damaged(Buffer.concat([this.#garbage("answers"), slipEncode(payload)]), "out");
  }

  /** The firmware's output as it is sent. */
  printed(bytes: Buffer): Buffer {
    if (this.#isSilent || this.#isUnplugged || this.#isStalled) return NOTHING;
    return this.#isDetuned ? noise(bytes.length, this.#plan.random) : this.#damaged(bytes, "out");
  }

  /** Input as the firmware receives it. */
  typed(bytes: Buffer): Buffer {
    return this.#isSilent || this.#isUnplugged || this.#isStalled ? NOTHING : bytes;
  }

  #unplug(isDue: (trigger: Trigger) => boolean): void {
    const armed = this.#plan.pending("unplug").find(({ fault }) => isDue(fault.at));
    if (armed === undefined || this.#isUnplugged) return;
    this.#plan.fire(armed);
    this.#isUnplugged = true;
    this.#control.unplug(armed.fault.away);
  }

  async #stall(isDue: (trigger: Trigger) => boolean): Promise<void> {
    for (const armed of this.#plan.pending("stall")) {
      if (this.#happened.has(armed) || !isDue(armed.fault.at)) continue;
      this.#happened.add(armed);
      this.#plan.fire(armed);
      if (armed.fault.ms === Infinity) this.#isStalled = true;
      else await this.#wait(armed.fault.ms);
    }
  }

  #damaged(bytes: Buffer, way: Damage["way"]): Buffer {
    let result = bytes;
    for (const armed of this.#plan.pending("flip", "drop")) {
      const { fault } = armed;
      if (fault.way !== "both" && fault.way !== way) continue;
      if (fault.above !== undefined && this.#control.baud() <= fault.above) continue;
      if (fault.at === undefined || this.#happened.has(armed)) result = this.#damage(result, armed);
    }
    return result;
  }

  #damage(bytes: Buffer, armed: Armed<"flip" | "drop">): Buffer {
    const result: number[] = [];
    for (const byte of bytes) {
      const isHit = armed.left > 0 && armed.random() < armed.fault.rate;
      if (isHit) this.#plan.fire(armed);
      if (!isHit) result.push(byte);
      else if (armed.fault.kind === "flip") result.push(byte ^ (1 << Math.floor(armed.random() * 8)));
    }
    return Buffer.from(result);
  }

  #garbage(where: "connect" | "answers"): Buffer {
    const armed = this.#plan.pending("garbage").find(({ fault }) => fault.where === where);
    if (armed === undefined) return NOTHING;
    this.#plan.fire(armed);
    return noise(armed.fault.bytes, armed.random);
  }

  #log(): Buffer {
    return Buffer.from(BOOT_LOG[this.#logged++ % BOOT_LOG.length] ?? "", "latin1");
  }

  async #wait(milliseconds: number): Promise<void> {
    await setTimeout(milliseconds, undefined, { signal: this.#control.closed }).catch(() => undefined);
  }
}
