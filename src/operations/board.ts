import type { Esptool } from "../esptool/client.ts";
import type { PrivateFolder } from "../system/private-folder.ts";

/** What an operation works with. */
export interface Board {
  readonly esptool: Esptool;
  /** For copies and intermediate files; removed at the end of the step. */
  readonly folder: PrivateFolder;
  /** The time of day, for records. */
  readonly now: () => Date;
  /** Tells people in the log what they may want to know. */
  readonly note: (text: string) => void;
  /** Tells people what is not as they meant it, though the operation goes on. */
  readonly warn: (title: string, text: string) => void;
}
