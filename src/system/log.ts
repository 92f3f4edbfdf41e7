/** Where people see what happens. Every line is already clean. */
export interface Log {
  line(text: string): void;
  /** What only a debugging run shows. */
  detail(text: string): void;
  /** Percent of the current transfer. */
  progress(percent: number): void;
}

/** A log with annotations, and with groups that can be folded. */
export interface AnnotatedLog extends Log {
  /** An annotation, and a line of the log where it belongs. */
  warning(title: string, text: string): void;
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** As `group`, for work that prints what a device or esptool says. Within another one it is a part of that. */
  untrustedGroup<T>(title: string, work: () => Promise<T>): Promise<T>;
}
