/** One case of a report. */
export interface JunitCase {
  readonly name: string;
  /** The group of the case in viewers of the report. */
  readonly classname: string;
  readonly seconds?: number | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  /** The result; absent if it passed. */
  readonly result?: JunitResult | undefined;
  readonly output?: string | undefined;
}

/**
 * `failure`: a check failed; `error`: something prevented the check; `flaky`: it passed after attempts that failed.
 */
export type JunitResult =
  | ({ readonly kind: "failure" | "error" } & JunitProblem)
  | { readonly kind: "skipped"; readonly message: string }
  | { readonly kind: "flaky"; readonly failures: readonly JunitProblem[] };

export interface JunitProblem {
  readonly message: string;
  /** A short name of the kind of problem, such as a failure code. */
  readonly type: string;
  /** More than one line. */
  readonly text?: string | undefined;
}

/** The cases of one board. */
export interface JunitSuite {
  readonly name: string;
  readonly cases: readonly JunitCase[];
  /** When it began; milliseconds since 1970. */
  readonly startedAt: number;
  readonly seconds: number;
  readonly hostname?: string | undefined;
  readonly properties?: Readonly<Record<string, string>> | undefined;
}

/** The maximum length of text in one element, in characters; viewers reject huge ones. */
const LONGEST_TEXT = 64 * 1024;

/**
 * A report in JUnit's XML, as common GitHub actions, Jenkins and GitLab read it: `testsuites`, `testsuite`, `testcase`
 * with `failure`, `error` or `skipped`, and Maven Surefire's `flakyFailure`. Texts may be hostile: characters that XML
 * 1.0 does not allow are removed.
 * @param name of the whole report.
 */
export function junitReport(name: string, suites: readonly JunitSuite[]): string {
  const cases = suites.flatMap((suite) => suite.cases);
  const seconds = suites.reduce((sum, suite) => sum + suite.seconds, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name, ...counts(cases), time: time(seconds) })}>`,
    ...suites.flatMap(suiteLines),
    "</testsuites>",
    "",
  ].join("\n");
}

function suiteLines(suite: JunitSuite): string[] {
  const { tests, failures, errors, skipped } = counts(suite.cases);
  const head = {
    name: suite.name,
    tests,
    failures,
    errors,
    skipped,
    time: time(suite.seconds),
    // The schema has no time zone: the time is UTC.
    timestamp: new Date(suite.startedAt).toISOString().slice(0, 19),
    hostname: suite.hostname,
  };
  const properties = Object.entries(suite.properties ?? {});
  return [
    `  <testsuite${attributes(head)}>`,
    ...(properties.length === 0
      ? []
      : [
          "    <properties>",
          ...properties.map(([name, value]) => `      <property${attributes({ name, value })}/>`),
          "    </properties>",
        ]),
    ...suite.cases.flatMap(caseLines),
    "  </testsuite>",
  ];
}

function caseLines(test: JunitCase): string[] {
  const { classname, name, file, line } = test;
  const head = attributes({
    classname,
    name,
    time: test.seconds === undefined ? undefined : time(test.seconds),
    file,
    line,
  });
  const inner = [
    ...resultLines(test.result),
    ...(test.output === undefined ? [] : [`      <system-out>${content(test.output)}</system-out>`]),
  ];
  return inner.length === 0
    ? [`    <testcase${head}/>`]
    : [`    <testcase${head}>`, ...inner, "    </testcase>"];
}

function resultLines(result: JunitResult | undefined): string[] {
  if (result === undefined) return [];
  switch (result.kind) {
    case "skipped":
      return [`      <skipped${attributes({ message: result.message })}/>`];
    case "flaky":
      return result.failures.map((failure) => problem("flakyFailure", failure));
    default:
      return [problem(result.kind, result)];
  }
}

function problem(element: string, { message, type, text }: JunitProblem): string {
  return `      <${element}${attributes({ message, type })}>${content(text ?? message)}</${element}>`;
}

function counts(cases: readonly JunitCase[]) {
  const counted = (kind: JunitResult["kind"]): number =>
    cases.filter(({ result }) => result?.kind === kind).length;
  return {
    tests: cases.length,
    failures: counted("failure"),
    errors: counted("error"),
    skipped: counted("skipped"),
  };
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${attribute(String(value))}"`))
    .join("");
}

function attribute(text: string): string {
  return escaped(cut(text)).replace(/[\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function content(text: string): string {
  return escaped(cut(text)).replaceAll("\r", "&#13;");
}

function cut(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}\n(cut)` : text;
}

/** Removes characters that XML 1.0 does not allow (section 2.2) or that change the direction of text, and escapes its syntax. */
function escaped(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- XML cannot hold them
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, "")
      .replace(/\p{Bidi_Control}/gu, "")
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}

function time(seconds: number): string {
  return seconds.toFixed(3);
}
