// The expressions of GitHub's workflows, evaluated by GitHub's own library. Stricter than GitHub where it guesses: an
// example names no context that its test does not have, and prints no whole object.
import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
import { truthy } from "@actions/expressions/result";

/** The value of `github`, `matrix`, `secrets`, …: text, or more of the same. */
export interface Context {
  readonly [name: string]: string | Context;
}

/** The text with each expression in double braces replaced by its value. @throws for what GitHub would refuse. */
export function filledIn(text: string, contexts: Context): string {
  return text.replaceAll(/\$\{\{([^]*?)\}\}/g, (_, expression: string) => {
    const value = valueOf(expression, contexts);
    if (!value.primitive) throw new Error(`"${expression}" has no text.`);
    return value.coerceString();
  });
}

/** Whether an `if:` holds, with or without braces. */
export function holds(condition: string, contexts: Context): boolean {
  return truthy(valueOf(condition.replace(/^\$\{\{([^]*)\}\}$/, "$1"), contexts));
}

function valueOf(expression: string, contexts: Context): data.ExpressionData {
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), []).parse();
  return new Evaluator(parsed, dictionary(contexts)).evaluate();
}

function dictionary(context: Context): data.Dictionary {
  const pairs = Object.entries(context).map(([key, value]) => ({
    key,
    value: typeof value === "string" ? new data.StringData(value) : dictionary(value),
  }));
  return new data.Dictionary(...pairs);
}
