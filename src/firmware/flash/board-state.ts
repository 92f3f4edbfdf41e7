/** What a step has done to the flash. */
export type BoardState =
  | "untouched"
  | "partly-erased"
  | "erased"
  | "partly-written"
  /** All bytes were sent and accepted, but not compared with the files. */
  | "written-unverified"
  | "written";

/** The state as a sentence, for messages. */
export const STATE_SENTENCES: Readonly<Record<BoardState, string>> = {
  untouched: "The flash was not changed.",
  "partly-erased": "The flash may be partly erased.",
  erased: "The flash was erased.",
  "partly-written": "The flash may be partly erased or written.",
  "written-unverified": "The flash was written, but not verified.",
  written: "The flash was written and verified.",
};
