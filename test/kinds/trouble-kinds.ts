import type { KindGroup, KindOutcome, KindTried } from "./kinds.ts";

/** @param shownBy the file below `test/`, and words of the title of its test. */
function row(
  what: string,
  where: string,
  outcome: KindOutcome,
  shownBy: readonly [string, string],
): KindTried {
  return { what, where, outcome, shownBy: { file: `test/${shownBy[0]}.test.ts`, title: shownBy[1] } };
}

const ACCEPTED = { accepted: true } as const;
const LOCK = { refused: "lock-unavailable" } as const;
const CHANGED = { refused: "output-changed" } as const;
const REINSTALLED = { handled: "installed again" } as const;
const DAMAGED = "is installed again, once, and nothing is waited for";

export const LOCK_KINDS: KindGroup = {
  title: "The lock folder",
  text: "Nothing there is followed, waited for or believed that is not a small plain file of ours.",
  rows: [
    row("a pipe", "in place of a record", LOCK, [
      "step/board/strange-locks",
      "a pipe as %s fails a step at once",
    ]),
    row("a folder, a link or a hard link", "in place of a record", LOCK, [
      "step/board/strange-locks",
      "%s is never opened, followed or believed",
    ]),
    row("a file of 8 GiB", "in place of the record of an unfinished change", LOCK, [
      "step/board/strange-locks",
      "a file of 8 GiB is taken over as a lock, and refused as a record",
    ]),
    row("a folder open to all without the sticky bit", "`lock-folder`", LOCK, [
      "step/board/strange-locks",
      "without the sticky bit, or a link in its place, is refused",
    ]),
    row("a link to a folder", "`lock-folder`", LOCK, [
      "step/board/strange-locks",
      "without the sticky bit, or a link in its place, is refused",
    ]),
  ],
};

export const CHANGE_KINDS: KindGroup = {
  title: "What changes under a step",
  text: "What was checked is what is used; what changes meanwhile is not.",
  rows: [
    row(
      "a file that becomes Intel HEX of the same size",
      "while `flash` waits for the lock",
      { handled: "flashed as it was checked" },
      ["step/inputs/changing-files.sampled", "is flashed as it was checked, where it was asked for"],
    ),
    row(
      "a file that becomes Intel HEX of the same size",
      "while `verify` waits for the lock",
      { refused: "verify-mismatch" },
      ["step/inputs/changing-files.sampled", "is not verified as what is nowhere in the flash"],
    ),
    row(
      "a link out of the workspace",
      "the manifest next to a backup",
      { refused: "path-outside-workspace" },
      ["step/inputs/changing-files.sampled", "is not read for the manifest next to a backup"],
    ),
    row("a backup of 3 GB", "`restore`", { refused: "backup-invalid" }, [
      "step/inputs/changing-files.sampled",
      "is refused by its size, before it is copied: %s",
    ]),
    row("a file of 3 GB", "`flash`", { refused: "beyond-flash" }, [
      "step/inputs/changing-files.sampled",
      "is refused by its size, before it is copied: %s",
    ]),
    row("other bytes", "a backup, while the chip verifies it", CHANGED, [
      "step/backups/changing-outputs.sampled",
      "while its digest is compared with the chip's is not kept, and the earlier pair stays",
    ]),
    row("other bytes", "a backup, when it has its name", CHANGED, [
      "step/backups/changing-outputs.sampled",
      "as soon as it has its name is not kept, and the earlier pair is there again",
    ]),
    row("other bytes", "image or manifest, before the upload", CHANGED, [
      "step/backups/changing-outputs.sampled",
      "before it is uploaded is not uploaded: %s",
    ]),
    row("other bytes", "a backup, while it is uploaded", CHANGED, [
      "step/backups/changing-outputs.sampled",
      "while it is uploaded fails the step, and the artifact holds what was read",
    ]),
    row("a folder in the manifest's place", "`backup` with `overwrite`", { refused: "output-unwritable" }, [
      "step/backups/changing-outputs.sampled",
      "stay as they were when the manifest cannot take its name",
    ]),
    row("SIGKILL between image and manifest", "`backup`", { handled: "the earlier pair is put back" }, [
      "step/backups/changing-outputs.sampled",
      "of a step that was killed between the two are repaired by the next backup",
    ]),
    row("another step with the same `output`", "`backup`, `read`", { refused: "output-locked" }, [
      "step/backups/changing-outputs.sampled",
      "are of one board when two steps with the same output meet: the second is refused",
    ]),
    row("a folder that becomes a link out of the workspace", "`output`", CHANGED, [
      "step/backups/changing-outputs.sampled",
      "while the step waits is not written through: %s",
    ]),
    row("the timeout passes", "while the inputs are read", { refused: "step-timed-out" }, [
      "step/runner/ends-in-time",
      "ends by its timeout, of which that time is a part",
    ]),
    row("a cancel", "while the inputs are read", { refused: "cancelled" }, [
      "step/runner/ends-in-time",
      "ends by a cancel that came meanwhile",
    ]),
  ],
};

const POOR = "%s is named, with what to do, before the board is touched: %s";
const STATES = "full, without inodes, read-only, missing or a file";

export const FOLDER_KINDS: KindGroup = {
  title: "The runner's folders and limits",
  text: "The message names the folder and what to do, and nothing was written.",
  rows: [
    row(STATES, "`RUNNER_TEMP`", { refused: "runner-disk-unusable" }, [
      "step/runner/poor-surroundings.sampled",
      POOR,
    ]),
    row("full, without inodes, read-only or a file", "`lock-folder`", LOCK, [
      "step/runner/poor-surroundings.sampled",
      POOR,
    ]),
    row(
      "full, without inodes, read-only or a file",
      "`RUNNER_TOOL_CACHE`",
      { refused: "esptool-install-failed" },
      ["step/runner/poor-surroundings.sampled", POOR],
    ),
    row(
      "full, without inodes, read-only or a file",
      "the folder of `output`",
      { refused: "output-unwritable" },
      ["step/runner/poor-surroundings.sampled", POOR],
    ),
    row(STATES, "`HOME`, `TMPDIR`", ACCEPTED, [
      "step/runner/poor-surroundings.sampled",
      "%s does not matter as HOME or TMPDIR, which the step can do without",
    ]),
    row("full", "`GITHUB_OUTPUT`", { refused: "runner-disk-unusable" }, [
      "step/runner/poor-surroundings.sampled",
      "are full: a step that cannot write its outputs fails and says so",
    ]),
    row("full", "`GITHUB_STEP_SUMMARY`", ACCEPTED, [
      "step/runner/poor-surroundings.sampled",
      "are full: a step without room for its summary ends as it ended",
    ]),
    row("empty", "environment variables", { handled: "taken as unset" }, [
      "step/runner/poor-surroundings.sampled",
      "count as unset",
    ]),
    row("too low", "the limit of open files", { refused: "too-many-open-files" }, [
      "step/runner/poor-surroundings.sampled",
      "is met, or named: %s",
    ]),
  ],
};

export const CACHE_KINDS: KindGroup = {
  title: "The tool cache and downloads",
  text: "An installation that is not as it was installed is withdrawn, and made again.",
  rows: [
    ...[
      "a pipe, a folder or a link to an endless file in place of marker or manifest",
      "a proof of one row, and another program",
      "a name that is no UTF-8",
      "a path that is too long",
      "a pipe, or a file in place of a folder",
    ].map((what) =>
      row(what, "in the tool cache", REINSTALLED, ["step/install/damaged-cache.sampled", DAMAGED]),
    ),
    row("a folder that may not be read", "in the tool cache", REINSTALLED, [
      "step/install/damaged-cache.sampled",
      "by a folder that may not be read is installed again",
    ]),
    row("another file with the same content", "the Python of an installation", ACCEPTED, [
      "step/install/replaced-python.sampled",
      "is used after an update, not after a loss",
    ]),
    row("another Python, or what does not run", "the Python of an installation", REINSTALLED, [
      "step/install/replaced-python.sampled",
      "is used after an update, not after a loss",
    ]),
    row("no room for it", "a download or its unpacking", { refused: "esptool-install-failed" }, [
      "step/install/trouble.sampled",
      "fail, typed and without a trace, when there is no room for %s",
    ]),
  ],
};

export const SERVICE_KINDS: KindGroup = {
  title: "Artifacts",
  text: "A baseline that may not be read is not one that does not exist.",
  rows: [
    row("a baseline that may not be read (401, 403, 404)", "`backup`", { refused: "artifact-forbidden" }, [
      "step/backups/stored-baselines.sampled",
      "fails the step before the board is touched, and says what to do: %s",
    ]),
    row("a baseline that does not exist yet", "`backup`", ACCEPTED, [
      "step/backups/stored-baselines.sampled",
      "is another thing than one that is not there yet",
    ]),
    row("an empty `encrypt-to`, with `require-encryption`", "`backup`", { refused: "upload-unencrypted" }, [
      "step/backups/privacy.sampled",
      "refuses an upload whose recipients come from a variable that is not set",
    ]),
    row("NVS with credentials, without encryption", "`backup`", { warned: /uploaded unencrypted/ }, [
      "step/backups/privacy.sampled",
      "warns, names the keys and no value, and says so in the summary",
    ]),
    row("429 or 503 of the service, once", "the upload of a `backup`", { handled: "tried again" }, [
      "step/backups/upload-trouble.sampled",
      "that meets 429, 503 and 500 of the service and 503 of the storage, each once or twice, finishes",
    ]),
    row("429 or 503, and nothing else", "the upload of a `backup`", { refused: "artifact-failed" }, [
      "step/backups/upload-trouble.sampled",
      "fails, claims nothing, and leaves the backup",
    ]),
    row(
      "a name that an artifact of the run has",
      "the upload of a `backup`",
      { refused: "artifact-name-taken" },
      ["step/backups/upload-trouble.sampled", "two under one name are one, and the second step fails"],
    ),
  ],
};

const AGE_FILE = "a backup that age encrypted";

export const AGE_KINDS: KindGroup = {
  title: "Encrypted backups",
  text: "Nothing of one that is refused is kept, and the board is not opened.",
  rows: [
    row(`${AGE_FILE}, cut off anywhere behind its first line`, "`restore`", { refused: "age-file-invalid" }, [
      "step/backups/age-trouble.sampled",
      "that was cut off %s is refused, and nothing of it is left",
    ]),
    row(`${AGE_FILE}, cut off in its first line`, "`restore`", { refused: "backup-invalid" }, [
      "step/backups/age-trouble.sampled",
      "that was cut off in its first line, and so is none any more",
    ]),
    row(`${AGE_FILE}, for another identity`, "`restore`", { refused: "age-identity-wrong" }, [
      "step/backups/age-trouble.sampled",
      "for another identity is refused",
    ]),
    row(`${AGE_FILE}, with a passphrase`, "`restore`", { refused: "age-identity-wrong" }, [
      "step/backups/age-trouble.sampled",
      "with a passphrase is refused, and the message says so",
    ]),
    row(`${AGE_FILE}, and no identity`, "`restore`", { refused: "age-identity-missing" }, [
      "step/backups/age-trouble.sampled",
      "without an identity is refused",
    ]),
  ],
};
