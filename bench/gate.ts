import { Gate } from "../src/gate/gate.ts";
import { rulesOf } from "../test/support/gate/judged.ts";
import { median, row, seconds } from "./report.ts";

const LINES = 20_000;
const PATTERNS = 30;
const MEGABYTE = 1_000_000;
/**
 * What judging costs: CPU time for many lines and patterns, and memory under a flood.
 * @param flood in MB; 600 are a minute of a board that prints 10 MB/s.
 */
export function measureGate(rounds: number, flood: number): void {
  const text = Array.from(
    { length: LINES },
    (_, i) =>
      `\u001b[0;32mI (${i * 13}) wifi: connected to AP${i} channel ${i % 13} heap ${300_000 - i}\u001b[0m\r\n`,
  ).join("");
  const failOn = Array.from({ length: PATTERNS }, (_, i) =>
    i % 2 === 0 ? `^E \\(\\d+\\) nvs${i}:` : `task${i}: (?P<a${i}>\\d+) done$`,
  ).join("\n");
  const rules = rulesOf({ expect: "never printed", failOn });
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    watch(Buffer.from(text), 1, rules);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  row(`judge ${LINES} lines with ${PATTERNS} patterns: CPU time, at most 1 s`, seconds(median(times)));

  const block = Buffer.alloc(MEGABYTE, "I (1234) wifi: one line that is printed again and again\r\n");
  const before = process.memoryUsage().rss;
  watch(block, flood, rulesOf({ expect: "never printed" }));
  const grown = Math.max(0, process.memoryUsage().rss - before) / MEGABYTE;
  row(`judge ${flood} MB: memory in addition`, `${grown.toFixed(0)} MB`);
}

function watch(bytes: Buffer, times: number, rules: ReturnType<typeof rulesOf>): void {
  const gate = new Gate({ rules, resets: true, port: "unknown" });
  gate.begin(0);
  for (let time = 0; time < times; time++) {
    for (let start = 0; start < bytes.length; start += 65_536) {
      gate.push({ at: time / times, bytes: bytes.subarray(start, start + 65_536) });
    }
  }
  gate.tick(60_000);
  if (gate.verdict?.code !== "expect-timeout") throw new Error(`decided ${String(gate.verdict?.code)}`);
}
