// docs/contributing/fault-matrix.md, made from the table of the fault matrix.
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { isFailing, MATRIX, type MatrixCase, OPERATIONS, type Outcome } from "./fault-matrix.ts";
import { REPOSITORY } from "../runner/runner.ts";
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
fault (\`docs/reference/virtual-board.md\`). ${MATRIX.length} cases: ${failing} fail as they must, ${repaired} are repaired by a
retry, ${MATRIX.length - failing - repaired} are borne without one.

A test (\`test/step/runner/fault-matrix.sampled.test.ts\`) asserts for each case, in \`npm run test:full\`, and for a sample
with each fault in \`npm test\`:

- the outputs \`failure\`, \`failure-class\`, \`board-state\` and \`attempts\`, the exit code, and exactly one error
  annotation, whose message says what state the flash is in;
- that the flash is what the state says: unchanged when it is \`untouched\`, the images or the backup when it
  is \`written\`;
- that every file in the workspace is as it was, byte for byte, when the step fails, with no part-file and no folder
  left over (a read is told to replace a file that is there; a backup makes its folders); and whole when it succeeds;
- that nothing is left in the runner's temporary folder, no process, and nothing for later steps;
- that the next step on the board, started at once when the fault has gone, gets the lock, succeeds, and is told of an
  unfinished change if there was one, and only then.

Lost or left behind: nothing, in all ${MATRIX.length} cases.

✔ is success, with the number of attempts where one was not enough. Otherwise: code, and state of the board.
\`retries\` is 0 in the rows that fail at the first attempt, so that they are about the fault alone.

| fault | ${OPERATIONS.join(" | ")} |
| --- | ${OPERATIONS.map(() => "---").join(" | ")} |
${rows.join("\n")}

## Backups in artifacts

What a backup in an artifact may suffer, and what that does to a restore of it (\`backup: artifact:NAME\`) and to a
backup against it (\`baseline: artifact:NAME\`): whole steps, with the real esptool, GitHub's own client of artifacts,
and a service that answers as GitHub's does (\`test/step/backups/storage-faults.sampled.test.ts\`). In all of them the flash stays as it
was, nothing is left behind, and no key, token or signed address is said. A restore fails before the board is opened,
except where the board has to be asked who it is. A backup fails likewise where no later run could read the baseline either;
otherwise it puts the baseline aside with a warning, reads all that is not blank, verifies it, and uploads it.

| fault | restore | backup with the baseline |
| --- | --- | --- |
${storageRows()}

\`test/step/backups/stored-backups.test.ts\` and \`disk-full.test.ts\` have the rest: a job that is cancelled during the
download, and a disk that fills up during the download or the unpacking.

## Kills

\`test/step/runner/kills.sampled.test.ts\` sends SIGINT, SIGTERM or SIGKILL to a step at a random moment (seeded, so that it can be
repeated) and then runs another step on the same board, which must succeed. \`KILLS\` and \`KILLS_SEED\` in the
environment say how many and which.

- SIGINT and SIGTERM: the step ends with \`cancelled\`, or as if it had never begun when the signal comes before it has
  read its inputs, or with success when it comes too late. No file, part-file, temporary folder or process is left.
- SIGKILL: the step can say nothing. No file under its final name is cut short. A \`.part\` file beside an output may
  remain; what was cut off between image and manifest, the next step with that output puts right. The private folder in
  the runner's temporary folder is removed by the next step there (and the runner empties that folder for the next
  job). An esptool that outlives the step keeps the board's lock until it ends, and the next step waits for it. That
  step is told of the flash that was being changed.
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
