/** A source line from a crash report; the path comes from the build and is untrusted. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
}

const PLACES: readonly RegExp[] = [
  // ESP_ERROR_CHECK: `file: "./main/main.c" line 20`
  /^file: "([^"]{1,300})" line (\d{1,7})/,
  // assert failed: app_main main.c:21 (x == 3)
  /assert failed: \S{1,200} ([^\s:]{1,300}):(\d{1,7}) \(/,
  // assertion "x == 3" failed: file "main.c", line 21, function: app_main
  /failed: file "([^"]{1,300})", line (\d{1,7})/,
  // Zephyr: ASSERTION FAIL [x == 3] @ WEST_TOPDIR/app/src/main.c:21
  /ASSERTION FAIL \[.{1,300}\] @ ([^\s:]{1,300}):(\d{1,7})/,
  // Rust: panicked at src/main.rs:24:5:
  /panicked at (?:'.{1,300}', )?([^\s:']{1,300}):(\d{1,7}):\d{1,7}/,
  /in '([^']{1,300})', at line (\d{1,7})/,
  // MicroPython, whose last place is the innermost
  /^\s{1,8}File "([^"]{1,300})", line (\d{1,7})/,
];

/** The position in the source that a report contains. */
export function sourceOf(lines: readonly string[]): SourcePlace | undefined {
  for (const pattern of PLACES) {
    const found = lines.flatMap((text) => {
      const [, file, line] = pattern.exec(text) ?? [];
      return file === undefined ? [] : [{ file, line: Number(line) }];
    });
    if (found.length > 0) return found.at(-1);
  }
  return undefined;
}
