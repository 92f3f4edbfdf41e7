import { type FaultPlan } from "./fault-plan.ts";

/** A port that can disappear and return. */
export interface RemovablePort {
  /** Stops listening, and disconnects all clients, also waiting ones. */
  goAway(): void;
  comeBack(): Promise<void>;
}

/** Makes the board's port disappear as its faults require. */
export class PortFaults {
  readonly #port: RemovablePort;
  readonly #failed: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #isAway = false;

  /** @param failed is called when the port cannot be opened again. */
  constructor(port: RemovablePort, failed: (error: unknown) => void) {
    this.#port = port;
    this.#failed = failed;
  }

  /** Applies `refused`: the port does not open at the start. */
  start(plan: FaultPlan): void {
    for (const armed of plan.pending("refused")) {
      plan.fire(armed);
      this.vanish(armed.fault.ms);
    }
  }

  /** @param milliseconds 0 does not close the port; `Infinity` closes it permanently. */
  vanish(milliseconds: number): void {
    if (milliseconds === 0) return;
    clearTimeout(this.#timer);
    if (!this.#isAway) this.#port.goAway();
    this.#isAway = true;
    if (milliseconds !== Infinity) {
      this.#timer = setTimeout(() => void this.comeBack().catch(this.#failed), milliseconds);
    }
  }

  async comeBack(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#isAway) return;
    this.#isAway = false;
    await this.#port.comeBack();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
