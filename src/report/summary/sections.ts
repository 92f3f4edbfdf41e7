import type { OperationResult } from "../../operations/result.ts";
import { backupSection } from "../../operations/backup/summary.ts";
import { doctorSection } from "../../operations/doctor/summary.ts";
import { dryRunSection } from "./dry-run.ts";
import { eraseSection } from "../../operations/erase/summary.ts";
import { flashSection } from "../../operations/flash/summary.ts";
import { infoSection } from "../../operations/info/summary.ts";
import { listSection } from "../../operations/list/summary.ts";
import { readSection } from "../../operations/read/summary.ts";
import { restoreSection } from "../../operations/restore/summary.ts";
import type { Section } from "./section.ts";
import { verifySection } from "../../operations/verify/summary.ts";

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
