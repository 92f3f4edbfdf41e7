import { parseIdentities } from "./age-keys.ts";
import type { Reader } from "../reader.ts";

/** Secrets; each is masked in the log before it is read here. */
export interface Keys {
  /** For GitHub's API. */
  readonly token: string | undefined;
  /** age private keys, for encrypted backups. */
  readonly identities: readonly string[];
}

/** Never repeats a secret in a message. */
export async function readKeys(reader: Reader): Promise<Keys> {
  // Outside GitHub, the expression is not replaced with a token.
  const token = reader.isSet("token") ? reader.text("token") : undefined;
  if (token !== undefined && !/^[!-~]+$/.test(token)) {
    reader.problems.add("input-invalid", "input `token`: contains characters that no token has");
  }
  if (!reader.isSet("age-identity")) return { token, identities: [] };
  const { keys, problems } = await parseIdentities(reader.text("age-identity"));
  for (const problem of problems) reader.problems.add("input-invalid", `input \`age-identity\`: ${problem}`);
  return { token, identities: keys };
}
