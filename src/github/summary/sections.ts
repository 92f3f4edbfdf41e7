import type { OperationResult } from "../../operations/result.ts";
import { backupSection } from "./backup.ts";
import { doctorSection } from "./doctor.ts";
import { dryRunSection } from "./dry-run.ts";
import { eraseSection } from "./erase.ts";
import { flashSection } from "./flash.ts";
import { infoSection } from "./info.ts";
import { listSection } from "./list.ts";
import { readSection } from "./read.ts";
import { restoreSection } from "./restore.ts";
import type { Section } from "./section.ts";
import { verifySection } from "./verify.ts";

/** What the summary says of a result. A new operation does not compile until it is here. */
export function sectionOf(result: OperationResult): Section {
  switch (result.operation) {
    case "flash":
      return flashSection(result);
    case "verify":
      return verifySection(result);
    case "read":
      return readSection(result);
    case "erase":
      return eraseSection(result);
    case "backup":
      return backupSection(result);
    case "restore":
      return restoreSection(result);
    case "info":
      return infoSection(result);
    case "list":
      return listSection(result);
    case "dry-run":
      return dryRunSection(result);
    case "doctor":
      return doctorSection(result);
  }
}
