/** Where people see what happens. Every line is already clean. */
export interface Log {
  line(text: string): void;
  /** What only a debugging run shows. */
  detail(text: string): void;
  /** Percent of the current transfer. */
  progress(percent: number): void;
}
