// Reads a job summary as GitHub's Markdown does, as far as our own needs it: headings, HTML blocks that end at a
// blank line, and text. Finds what the summary should not have.

const OWN_TAGS = new Set(["table", "tr", "td", "th", "code", "p", "br", "strong", "a", "summary"]);
const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)>/gi;
const LINK = /<a href="https?&#58;\/\/[^"<>]*">([^<>]*)<\/a>/;
const CODE = /<code>([^<>]*)<\/code>/g;
const FOLD = /^<details><summary>.*<\/summary>$/;
/** What would be Markdown or HTML if it were not escaped. */
const LIVE = /[<>`*_[\]|~@$\\]|&(?!#\d+;)|#(?!\d+;)/;

/** Everything in a summary that is not our own markup, or not well-formed; empty when all is well. */
export function markupProblems(markdown: string): string[] {
  const blocks = markdown
    .split(/\n[ \t]*\n/)
    .map((block) => block.replace(/^\n+|\n+$/g, ""))
    .filter((block) => block !== "");
  return [...problemsOfFolds(blocks), ...blocks.flatMap((block) => problemsOfBlock(block))];
}

/** What is folded begins and ends with a block of its own, so that the blocks between are Markdown again. */
function problemsOfFolds(blocks: readonly string[]): string[] {
  let depth = 0;
  for (const block of blocks) {
    if (FOLD.test(block)) depth += 1;
    if (block === "</details>") depth -= 1;
    if (depth < 0 || depth > 1) return ["Folds within folds, or closed too often"];
  }
  return depth === 0 ? [] : ["A fold is not closed"];
}

function problemsOfBlock(block: string): string[] {
  if (block === "</details>") return [];
  if (FOLD.test(block)) return problemsOfHtml(block.replace("<details>", ""));
  if (/^(?:<table>|<p>)/.test(block)) return problemsOfHtml(block);
  const heading = /^### ([^\n]*)$/.exec(block)?.[1];
  const text = heading ?? (/^… and \d+ more\.$/.test(block) ? "" : undefined);
  if (text === undefined) return [`Markdown of its own: ${block}`];
  return LIVE.test(text.replace(CODE, "$1").replace(LINK, "$1"))
    ? [`Live markup in the heading: ${text}`]
    : [];
}

function problemsOfHtml(block: string): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  let end = 0;
  for (const match of block.matchAll(TAG)) {
    const [tag, slash, name = "", attributes = ""] = match;
    const text = block.slice(end, match.index);
    if (LIVE.test(text)) problems.push(`Live markup: ${text}`);
    end = match.index + tag.length;
    if (!OWN_TAGS.has(name)) problems.push(`A tag that is not ours: ${tag}`);
    if (attributes !== "" && !/^ href="https?&#58;\/\//.test(attributes)) problems.push(`Attributes: ${tag}`);
    if (name === "br") continue;
    if (slash === "") open.push(name);
    else if (open.pop() !== name) problems.push(`${tag} closes nothing`);
  }
  if (LIVE.test(block.slice(end))) problems.push(`Live markup: ${block.slice(end)}`);
  if (open.length > 0) problems.push(`Not closed: ${open.join(", ")}`);
  return problems;
}
