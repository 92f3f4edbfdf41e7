// The failures for files of a step that cannot be created.
import { basename } from "node:path";
import { Failure, systemCode } from "../errors.ts";
import { diskFailure } from "./disk-trouble.ts";
import { ReplacedError } from "./file-change.ts";
import { MovedError } from "./found-file.ts";
import type { HeldFolder } from "./held-folder.ts";

interface Place {
  /** As the workflow wrote it. */
  readonly path: string;
  readonly realPath: string;
}

/** The failure for any error that prevented the creation of a file. */
export function notMade(target: Place, error: unknown, folder?: HeldFolder): Failure {
  const { path } = target;
  if (error instanceof Failure) return error;
  if (systemCode(error) === "EEXIST") return nameTaken(path, error);
  if (error instanceof MovedError) {
    return new Failure(
      "output-changed",
      `The folder of "${path}" was moved or replaced while this step ran. Its files may not be those of the step.`,
      "Find out what else changes that folder. Then run the step again.",
      { cause: error },
    );
  }
  if (error instanceof ReplacedError) {
    return new Failure("output-changed", `"${path}" was not made: ${error.message}.`, lookForOld(target), {
      cause: error,
    });
  }
  const { code, message, hint } = diskFailure(
    "output-unwritable",
    `"${path}" cannot be written`,
    "its folder",
    error,
  );
  return new Failure(code, folder?.reason(message) ?? message, hint, { cause: error });
}

/** The failure for an interrupted change that cannot be completed. */
export function notRepaired(target: Place, error: unknown, folder: HeldFolder): Failure {
  const { path, realPath } = target;
  return new Failure(
    "output-unwritable",
    `"${path}" cannot be used: a killed step seems to have left "${basename(realPath)}.changing", and its change cannot be completed: ${folder.reason(error)}.`,
    lookForOld(target),
    { cause: error },
  );
}

export function nameTaken(path: string, cause?: unknown): Failure {
  return new Failure(
    "output-exists",
    `"${path}" now exists, and this step may not replace it.`,
    "Choose another output, or set overwrite: true.",
    { cause },
  );
}

function lookForOld({ realPath }: Place): string {
  return `Find out what else writes to that folder. The earlier files of an interrupted step have names that end in ".old". Then remove "${basename(realPath)}.changing".`;
}
