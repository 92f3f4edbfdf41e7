// The part of zod that this project uses. `import("zod")` would bundle all of it, with its messages in every language.
export {
  array,
  boolean,
  enum,
  int,
  iso,
  literal,
  looseObject,
  NEVER,
  null,
  number,
  object,
  preprocess,
  record,
  strictObject,
  string,
  union,
} from "zod";
export type { infer, ZodRawShape, ZodType } from "zod";
