/** The log of a step. Every line has already been made safe. */
export interface Log {
  line(text: string): void;
  /** Shown in runs with debug logging only. */
  detail(text: string): void;
  /** Percent of the current transfer. */
  progress(percent: number): void;
}

/** A log with annotations and foldable groups. */
export interface AnnotatedLog extends Log {
  /** Adds an annotation and a line in the log. */
  warning(title: string, text: string): void;
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  /**
   * As `group`, for work that prints output of a device or of esptool. Inside another group it does not start a new
   * one.
   */
  untrustedGroup<T>(title: string, work: () => Promise<T>): Promise<T>;
}
