// How the runner reads the output of a step: which lines are commands, and what the log shows.
// After actions/runner: ActionCommand (syntax), ActionCommandManager (stop-commands, effects).

export interface WorkflowCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
  /** `::command::` at the start of a line, or the old `##[command]` anywhere in it. */
  readonly form: "::" | "##[";
  /** The line that held it. */
  readonly line: string;
}

export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title?: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: string;
}

const EXECUTABLE = [
  "add-mask",
  "add-matcher",
  "add-path",
  "debug",
  "echo",
  "endgroup",
  "error",
  "group",
  "notice",
  "remove-matcher",
  "save-state",
  "set-env",
  "set-output",
  "stop-commands",
  "warning",
];
/** Refused by the runner unless ACTIONS_ALLOW_UNSECURE_COMMANDS is set; the step then fails. */
const UNSECURE = new Set(["set-env", "add-path"]);

/** The state of one step: feed it the lines of stdout and stderr as they come. */
export class StepLog {
  /** Every command that took effect, also `stop-commands` and the token that ends it. */
  readonly executed: WorkflowCommand[] = [];
  readonly annotations: Annotation[] = [];
  /** Through `set-output` and `save-state`, the old way. */
  readonly outputs: Record<string, string> = {};
  readonly state: Record<string, string> = {};
  /** What a person sees. */
  readonly lines: string[] = [];
  readonly #registered = new Set(EXECUTABLE);
  readonly #masks: string[] = [];
  readonly #debug: boolean;
  #stopToken: string | undefined;

  constructor(options: { readonly debug?: boolean; readonly masks?: readonly string[] } = {}) {
    this.#debug = options.debug ?? false;
    for (const mask of options.masks ?? []) this.#addMask(mask);
  }

  take(line: string): void {
    const command = parseCommand(line, this.#registered);
    if (command === undefined || !this.#execute(command)) this.#show(line);
  }

  /** Replaces what was declared secret so far. */
  mask(text: string): string {
    return this.#masks.reduce((masked, secret) => masked.replaceAll(secret, "***"), text);
  }

  /** Whether the command took effect; if not, its line is only text. */
  #execute(command: WorkflowCommand): boolean {
    const name = command.command.toLowerCase();
    if (this.#stopToken !== undefined) {
      if (name !== this.#stopToken) return false;
      this.#registered.delete(name);
      this.#stopToken = undefined;
      this.executed.push(command);
      this.#show(command.line);
      return true;
    }
    this.executed.push(command);
    if (name === "stop-commands") {
      this.#stopToken = command.data.toLowerCase();
      this.#registered.add(this.#stopToken);
      this.#show(command.line);
      return true;
    }
    this.#apply(name, command);
    return true;
  }

  #apply(name: string, { data, properties, line }: WorkflowCommand): void {
    const nameProperty = properties["name"] ?? "";
    if (UNSECURE.has(name)) {
      this.#annotate("error", `Unable to process command '${line}' successfully.`);
    } else if (name === "error" || name === "warning" || name === "notice") {
      this.#annotate(name, data, properties["title"], properties["file"], properties["line"]);
    } else if (name === "add-mask") {
      this.#addMask(data);
    } else if (name === "set-output") {
      this.outputs[nameProperty] = data;
    } else if (name === "save-state") {
      this.state[nameProperty] = data;
    } else if (name === "group" || name === "endgroup" || (name === "debug" && this.#debug)) {
      this.#show(`##[${name}]${data}`);
    }
  }

  #annotate(level: Annotation["level"], message: string, title?: string, file?: string, line?: string): void {
    const shown = this.mask(message);
    this.annotations.push({
      level,
      message: shown,
      ...(title === undefined ? {} : { title: this.mask(title) }),
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
    });
    this.#show(`##[${level}]${message}`);
  }

  #show(line: string): void {
    this.lines.push(this.mask(line));
  }

  #addMask(secret: string): void {
    for (const line of [secret, ...secret.split(/[\r\n]+/)]) {
      if (line.trim() !== "" && !this.#masks.includes(line)) this.#masks.push(line);
    }
    // The longest first, so that a secret within a secret does not save the rest of it.
    this.#masks.sort((a, b) => b.length - a.length);
  }
}

/** The command in a line of output, if it is one of `registered` (lower case; the line's case does not matter). */
export function parseCommand(line: string, registered: ReadonlySet<string>): WorkflowCommand | undefined {
  return parseColons(line, registered) ?? parseBrackets(line, registered);
}

function parseColons(line: string, registered: ReadonlySet<string>): WorkflowCommand | undefined {
  const text = line.trimStart();
  const end = text.startsWith("::") ? text.indexOf("::", 2) : -1;
  if (end < 0) return undefined;
  const info = splitInfo(text.slice(2, end), ",", unescapeProperty);
  if (!registered.has(info.command.toLowerCase())) return undefined;
  return { ...info, data: unescapeData(text.slice(end + 2)), form: "::", line };
}

function parseBrackets(line: string, registered: ReadonlySet<string>): WorkflowCommand | undefined {
  const start = line.indexOf("##[");
  const end = start < 0 ? -1 : line.indexOf("]", start);
  if (end < 0) return undefined;
  const info = splitInfo(line.slice(start + 3, end), ";", unescapeOld);
  if (!registered.has(info.command.toLowerCase())) return undefined;
  return { ...info, data: unescapeOld(line.slice(end + 1)), form: "##[", line };
}

function splitInfo(info: string, separator: string, unescape: (text: string) => string) {
  const space = info.indexOf(" ");
  const properties: Record<string, string> = {};
  const list = space < 0 ? "" : info.slice(space + 1).trim();
  for (const pair of list.split(separator)) {
    const equals = pair.indexOf("=");
    if (equals > 0 && equals < pair.length - 1)
      properties[pair.slice(0, equals)] = unescape(pair.slice(equals + 1));
  }
  return { command: space < 0 ? info : info.slice(0, space), properties };
}

function unescapeData(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

function unescapeProperty(text: string): string {
  const lines = text.replaceAll("%0D", "\r").replaceAll("%0A", "\n");
  return lines.replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%25", "%");
}

function unescapeOld(text: string): string {
  const lines = text.replaceAll("%3B", ";").replaceAll("%0D", "\r").replaceAll("%0A", "\n");
  return lines.replaceAll("%5D", "]").replaceAll("%25", "%");
}
