import { type FaultPlan } from "./fault-plan.ts";

/** A port that can disappear and return. */
export interface RemovablePort {
  /** Stops listening, and disconnects everyone, also those who wait. */
  goAway(): void;
  comeBack(): Promise<void>;
}

/** Makes the port of a board disappear for as long as its faults say. */
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

  /** A port that refuses connections from the start. */
  start(plan: FaultPlan): void {
    for (const armed of plan.pending("refused")) {
      plan.fire(armed);
      this.vanish(armed.fault.ms);
    }
  }

  /** @param milliseconds 0 does not close the port; `Infinity` is permanent. */
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
