import type { Esptool } from "../esptool/client.ts";
import type { PrivateFolder } from "../system/private-folder.ts";

/** What an operation works with. */
export interface Board {
  readonly esptool: Esptool;
  /** For copies and intermediate files; removed at the end of the step. */
  readonly folder: PrivateFolder;
  /** Tells people how the operation goes on. */
  readonly say: (text: string) => void;
  /** The time of day, for records. */
  readonly now: () => Date;
  /** Tells people what is not as they meant it, though the operation goes on. */
  readonly warn: (title: string, text: string) => void;
}
