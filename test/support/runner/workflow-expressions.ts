// The expressions of GitHub's workflows, as far as our examples use them: names, text, == != && || ! and brackets.

/** What stands behind `github`, `matrix`, `secrets`, …: text, or more of the same. */
export interface Context {
  readonly [name: string]: string | Context;
}

type Value = string | boolean | Context;

/** The text with each expression in double braces replaced by its value. @throws for what is not understood. */
export function filledIn(text: string, contexts: Context): string {
  return text.replaceAll(/\$\{\{([^]*?)\}\}/g, (_, expression: string) =>
    textOf(valueOf(expression, contexts)),
  );
}

/** Whether an `if:` holds, which stands with or without braces. */
export function holds(condition: string, contexts: Context): boolean {
  return isTrue(valueOf(condition.replace(/^\$\{\{([^]*)\}\}$/, "$1"), contexts));
}

function valueOf(expression: string, contexts: Context): Value {
  const tokens = tokensOf(expression);
  let at = 0;
  const next = (): string | undefined => tokens[at];
  const takes = (token: string): boolean => {
    if (next() !== token) return false;
    at++;
    return true;
  };

  const either = (): Value => {
    let value = both();
    while (takes("||")) {
      const other = both();
      value = isTrue(value) ? value : other;
    }
    return value;
  };
  const both = (): Value => {
    let value = equal();
    while (takes("&&")) {
      const other = equal();
      value = isTrue(value) ? other : value;
    }
    return value;
  };
  const equal = (): Value => {
    const value = single();
    // Of texts, GitHub does not compare the case.
    const same = (): boolean => textOf(value).toLowerCase() === textOf(single()).toLowerCase();
    if (takes("==")) return same();
    if (takes("!=")) return !same();
    return value;
  };
  const single = (): Value => {
    if (takes("!")) return !isTrue(single());
    if (takes("(")) {
      const value = either();
      if (!takes(")")) throw new Error(`"${expression}" lacks a bracket.`);
      return value;
    }
    const token = next();
    at++;
    if (token === undefined) throw new Error(`"${expression}" ends too early.`);
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (token === "true" || token === "false") return token === "true";
    return lookUp(token, contexts);
  };

  const value = either();
  if (at < tokens.length) throw new Error(`"${expression}" goes on with ${tokens[at] ?? ""}.`);
  return value;
}

function tokensOf(expression: string): readonly string[] {
  const tokens = expression.match(/'(?:[^']|'')*'|[\w-]+(?:\.[\w-]+)*|==|!=|&&|\|\||[!()]/g) ?? [];
  if (tokens.join("") !== expression.replaceAll(/\s+(?=(?:[^']*'[^']*')*[^']*$)/g, ""))
    throw new Error(`"${expression}" is more than this evaluator knows.`);
  return tokens;
}

/** What a context lacks is empty; a context that is not there is a mistake. */
function lookUp(name: string, contexts: Context): Value {
  const [first = "", ...rest] = name.split(".");
  if (!(first in contexts)) throw new Error(`There is no context "${first}".`);
  let value: string | Context | undefined = contexts[first];
  for (const part of rest) value = typeof value === "object" ? value[part] : undefined;
  return value ?? "";
}

function textOf(value: Value): string {
  if (typeof value === "object") throw new Error("A whole context has no text.");
  return String(value);
}

function isTrue(value: Value): boolean {
  return value !== false && value !== "";
}
