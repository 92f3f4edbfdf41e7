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

Every operation against every fault that applies: whole steps, with the real esptool and a virtual board that has the
[fault](../reference/virtual-board.md#faults). ${MATRIX.length} cases: ${failing} fail as they must, ${repaired} recover by a
retry, ${MATRIX.length - failing - repaired} succeed at once.

\`test/step/runner/fault-matrix.sampled.test.ts\` checks in each case that

- the outputs \`failure\`, \`failure-class\`, \`board-state\` and \`attempts\`, the exit code and the one error annotation
  are right, and that its message names the state of the flash;
- the flash is what that state says: unchanged if it is \`untouched\`, the images or the backup if it is \`written\`;
- every file in the workspace is unchanged if the step fails, and complete if it succeeds, without partial files;
- nothing is left in the runner's temporary folder, no process, and no variable for later steps;
- the next step on the board, started as soon as the fault is gone, gets the lock, succeeds, and reports an unfinished
  change if there was one.

✔ is success, with the number of attempts if it took more than one. Otherwise: code, and state of the flash.
\`retries\` is 0 in the rows that fail at the first attempt.

| fault | ${OPERATIONS.join(" | ")} |
| --- | ${OPERATIONS.map(() => "---").join(" | ")} |
${rows.join("\n")}

## The gate

Faults while a flash continues into its gate, over a port with DTR and RTS (\`test/step/gate/faults.sampled.test.ts\`). The
images are written and verified by then: the state of the flash is \`written\` in every row, nothing is left behind, and
the next step on the board reports no unfinished change. \`test/step/gate/verdicts.sampled.test.ts\` has every verdict.

| fault | flash with a gate |
| --- | --- |
${gateRows()}

## Backups in artifacts

Faults of a backup in an artifact, and what they do to a restore of it (\`backup: artifact:NAME\`) and to a backup
against it (\`baseline: artifact:NAME\`): whole steps, with the real esptool, GitHub's own artifact client, and a service
that answers like GitHub's (\`test/step/backups/storage-faults.sampled.test.ts\`). The flash is never changed, nothing is left
behind, and no key, token or signed address is printed. A restore fails before the board is opened, unless the board has
to be asked who it is. A backup fails too if no later run could read the baseline; otherwise it ignores the baseline with a
warning.

| fault | restore | backup with the baseline |
| --- | --- | --- |
${storageRows()}

\`test/step/backups/stored-backups.test.ts\` and \`disk-full.test.ts\` have the rest: a job that is cancelled during the
download, and a disk that is full during the download or the unpacking.

## Kills

\`test/step/runner/kills.sampled.test.ts\` sends SIGINT, SIGTERM or SIGKILL to a step at a random moment (seeded: \`KILLS\` and
\`KILLS_SEED\` set how many and which) and then runs another step on the same board, which must succeed.

- **SIGINT and SIGTERM:** the step ends with \`cancelled\`, as if it had not started if the signal comes before it has read
  its inputs, or with success if it comes too late. No file, partial file, temporary folder or process is left.
- **SIGKILL:** the step can report nothing. No file under its final name is cut short. A \`.part\` file may remain; a change
  that was cut off between image and manifest is finished or undone by the next step with that output. The private folder
  is removed by the next step there. An esptool that outlives the step keeps the board's lock until it exits, and the next
  step waits for it and reports the unfinished change.
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
  const other = outcome.unheard === undefined ? "" : ` (\`${outcome.unheard}\` where esptool hears too late)`;
  return `\`${outcome.code}\`${other}, ${outcome.state}${attempts === 1 ? "" : `, ${attempts} attempts`}`;
}
