/** The bytes do not have the expected format. The message completes the sentence "it ...". */
export class FormatError extends Error {
  override readonly name = "FormatError";
}
