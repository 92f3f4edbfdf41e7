/** Bytes that are not what they were taken for; the message completes the sentence "it ...". */
export class FormatError extends Error {
  override readonly name = "FormatError";
}
