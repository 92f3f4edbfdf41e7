// docs/contributing/fault-matrix.md, made from the table of the fault matrix.
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { isFailing, MATRIX, type MatrixCase, OPERATIONS, type Outcome } from "./fault-matrix.ts";
import { REPOSITORY } from "../runner/runner.ts";
import { GATE_FAULTS } from "../gate/gate-faults.ts";
import { STORAGE_FAULTS } from "../github/storage-faults.ts";

export const FAULT_PAGE = join(REPOSITORY, "docs", "contributing", "fault-matrix.md");

/** The whole page. */
export async function renderFaultPage(): Promise<string> {
  const names = [...new Set(MATRIX.map(({ name }) => name))];
  const rows = names.map((name) => {
    const cells = OPERATIONS.map((operation) =>
      MATRIX.find((cell) => cell.name === name && cell.operation === operation),
    );
    return `| ${name} | ${cells.map(cellText).join(" | ")} |`;
  });
  const failing = MATRIX.filter(({ outcome }) => isFailing(outcome)).length;
  const repaired = MATRIX.filter(({ outcome }) => !isFailing(outcome) && outcome.attempts > 1).length;
  const page = `# The fault matrix

<!-- Made from test/support/board/fault-matrix.ts: FAULT_PAGE=write npm test -- test/step/runner/fault-matrix.sampled.test.ts -->

Every operation with every fault that applies to it: whole steps, with the real esptool and a virtual board that has the
[fault](../reference/virtual-board.md#faults). Of ${MATRIX.length} cases, ${failing} fail as expected, ${repaired} succeed after a
retry, and ${MATRIX.length - failing - repaired} succeed at once.

In each case, \`test/step/runner/fault-matrix.sampled.test.ts\` checks that

- the outputs \`failure\`, \`failure-class\`, \`board-state\` and \`attempts\`, the exit code and the only error annotation
  are correct, and that its message states what happened to the flash;
- the flash matches that state: unchanged if it is \`untouched\`, the images or the backup if it is \`written\`;
- every file in the workspace is unchanged if the step fails, and complete if it succeeds, without partial files;
- no process, no temporary file on the runner and no variable for later steps is left;
- the next step on the board, started as soon as the fault is gone, gets the lock, succeeds, and reports an unfinished
  change if there was one.

✔ is success, with the number of attempts if there was more than one. Other cells show the failure code and the state of
the flash. \`retries\` is 0 in the rows that fail at the first attempt.

| fault | ${OPERATIONS.join(" | ")} |
| --- | ${OPERATIONS.map(() => "---").join(" | ")} |
${rows.join("\n")}

## The gate

Faults during the gate after a flash, on a port with DTR and RTS (\`test/step/gate/faults.sampled.test.ts\`). By then the
images are written and verified: the state of the flash is \`written\` in every row, nothing is left behind, and the next
step on the board reports no unfinished change. \`test/step/gate/verdicts.sampled.test.ts\` covers every verdict.

| fault | flash with a gate |
| --- | --- |
${gateRows()}

## Backups in artifacts

Faults of a backup stored as an artifact, and their effect on a restore (\`backup: artifact:NAME\`) and on a backup with it
as baseline (\`baseline: artifact:NAME\`): whole steps, with the real esptool, GitHub's own artifact client, and a service
that responds like GitHub's (\`test/step/backups/storage-faults.sampled.test.ts\`). The flash is never changed, nothing is
left behind, and no key, token or signed URL is printed. A restore fails before the port is opened, unless the board has to
be identified first. A backup also fails if no later run could read the baseline; otherwise it ignores the baseline with a
warning.

| fault | restore | backup with the baseline |
| --- | --- | --- |
${storageRows()}

\`test/step/backups/stored-backups.sampled.test.ts\` and \`disk-full.test.ts\` cover the rest: a job cancelled during the download,
and a disk that is full during download or unpacking.

## Kills

\`test/step/runner/kills.sampled.test.ts\` sends SIGINT, SIGTERM or SIGKILL to a step at a random moment (seeded: \`KILLS\` and
\`KILLS_SEED\` set how many and which), then runs another step on the same board, which must succeed.

- **SIGINT and SIGTERM:** the step fails with \`cancelled\`; as if it had not started, if the signal arrives before its inputs
  are read; or succeeds, if the signal arrives too late. No file, partial file, temporary folder or process is left.
- **SIGKILL:** the step can report nothing. No file is truncated under its final name. A \`.part\` file may remain; a change
  interrupted between image and manifest is finished or undone by the next step with that output. The next step on the
  runner removes the private folder. An esptool that outlives the step keeps the board's lock until it exits; the next step
  waits for it and reports the unfinished change.
`;
  return format(page, { ...(await resolveConfig(FAULT_PAGE)), filepath: FAULT_PAGE });
}

function storageRows(): string {
  return STORAGE_FAULTS.map(({ name, restore, baseline, fatal }) => {
    const warned = baseline === undefined ? "✔ the baseline is used" : "✔ without the baseline";
    const backup = fatal === true ? `\`${restore.code}\`` : warned;
    return `| ${name} | \`${restore.code}\` | ${backup} |`;
  }).join("\n");
}

function gateRows(): string {
  return GATE_FAULTS.map(
    ({ name, code }) => `| ${name} | ${code === undefined ? "✔" : `\`${code}\``} |`,
  ).join("\n");
}

function cellText(cell: MatrixCase | undefined): string {
  return cell === undefined ? "–" : outcomeText(cell.outcome, cell.moment?.then === "lift");
}

function outcomeText(outcome: Outcome, isAtLeast: boolean): string {
  if (!isFailing(outcome)) {
    return outcome.attempts === 1 ? "✔" : `✔ ${outcome.attempts}${isAtLeast ? " or more" : ""} attempts`;
  }
  const attempts = outcome.attempts ?? 1;
  const other = outcome.unheard === undefined ? "" : ` (\`${outcome.unheard}\` if esptool listens too late)`;
  return `\`${outcome.code}\`${other}, ${outcome.state}${attempts === 1 ? "" : `, ${attempts} attempts`}`;
}
