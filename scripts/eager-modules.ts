import ts from "typescript";

/**
 * Puts the functions of a bundle's modules in parentheses, which makes V8 compile them while it reads the bundle.
 * webpack writes them so, and terser takes the parentheses away, also where it does not minify; every function is then
 * read twice, once to skip it and once to run it, which makes the start of a step slower where all modules are run.
 *
 * @param code a bundle of webpack that terser printed: its modules are properties with a number as name.
 */
export function compileModulesAtOnce(code: string): string {
  const source = ts.createSourceFile("bundle.js", code, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  const parts: string[] = [];
  let done = 0;
  const visit = (node: ts.Node): void => {
    if (!isModule(node)) return ts.forEachChild(node, visit);
    const { initializer } = node;
    const start = initializer.getStart(source);
    parts.push(code.slice(done, start), "(", code.slice(start, initializer.end), ")");
    done = initializer.end;
  };
  visit(source);
  return parts.join("") + code.slice(done);
}

function isModule(node: ts.Node): node is ts.PropertyAssignment {
  if (!ts.isPropertyAssignment(node) || !ts.isNumericLiteral(node.name)) return false;
  return ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer);
}
