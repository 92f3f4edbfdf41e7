import type { Esptool } from "../../esptool/run/client.ts";
import type { PrivateFolder } from "../../system/files/private-folder.ts";

/** A chip that can be queried. */
export interface ConnectedChip {
  readonly esptool: Esptool;
  /** For copies and intermediate files; removed at the end of the step. */
  readonly folder: PrivateFolder;
}
