import type { Reader } from "../reader.ts";
import type { Images } from "./images.ts";

/** Refuses files that the chip encrypts; the problem completes the sentence «"file" …». */
export function refuseEncrypted(reader: Reader, images: Images | undefined, problem: string): void {
  const [first] = images?.files.filter(({ encrypted }) => encrypted) ?? [];
  if (first !== undefined) reader.problems.take("files", first.path, { problem });
}
