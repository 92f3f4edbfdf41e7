// The parts of @actions/core that this action uses, imported from the package's own modules. Its main module also loads
// the client for OIDC tokens, and with it all of undici: a third of the start-up time of a step.
import { EOL } from "node:os";
import { issueCommand } from "../../node_modules/@actions/core/lib/command.js";
import type { AnnotationProperties } from "../../node_modules/@actions/core/lib/core.js";
import {
  issueFileCommand,
  prepareKeyValueMessage,
} from "../../node_modules/@actions/core/lib/file-command.js";
import { toCommandProperties } from "../../node_modules/@actions/core/lib/utils.js";

export { summary } from "../../node_modules/@actions/core/lib/summary.js";

/** Writes a line to the log of the step. */
export function info(message: string): void {
  process.stdout.write(message + EOL);
}

/** Whether the workflow shows lines of `debug`. */
export function isDebug(): boolean {
  return variable("RUNNER_DEBUG") === "1";
}

/** Writes a line that the log shows only if the workflow has debug logging on. */
export function debug(message: string): void {
  issueCommand("debug", {}, message);
}

/** Annotates the step with an error. */
export function error(message: string, properties: AnnotationProperties = {}): void {
  issueCommand("error", toCommandProperties(properties), message);
}

/** Annotates the step with a warning. */
export function warning(message: string, properties: AnnotationProperties = {}): void {
  issueCommand("warning", toCommandProperties(properties), message);
}

/** Annotates the step with an error and makes the process fail once it ends. */
export function setFailed(message: string): void {
  process.exitCode = 1;
  error(message);
}

/** Makes the runner replace a text with `***` in every later line of the job's log. */
export function setSecret(secret: string): void {
  issueCommand("add-mask", {}, secret);
}

/** Folds the log lines of `work` under a title. */
export async function group<T>(title: string, work: () => Promise<T>): Promise<T> {
  issueCommand("group", {}, title);
  try {
    return await work();
  } finally {
    issueCommand("endgroup", {}, "");
  }
}

/** Sets an output of the step. */
export function setOutput(name: string, value: string): void {
  if (hasFile("OUTPUT")) issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  else {
    // If earlier output ended without a line break, the runner would not recognize the command.
    process.stdout.write(EOL);
    issueCommand("set-output", { name }, value);
  }
}

/** Sets a variable of the environment for later steps of the job. */
export function exportVariable(name: string, value: string): void {
  if (hasFile("ENV")) issueFileCommand("ENV", prepareKeyValueMessage(name, value));
  else issueCommand("set-env", { name }, value);
}

/** Keeps a value for the `post` part of this action. */
export function saveState(name: string, value: string): void {
  if (hasFile("STATE")) issueFileCommand("STATE", prepareKeyValueMessage(name, value));
  else issueCommand("save-state", { name }, value);
}

/** A value that an earlier part of this action saved; empty if there is none. */
export function getState(name: string): string {
  return variable(`STATE_${name}`) ?? "";
}

/** Old runners have no files for commands. */
function hasFile(command: "ENV" | "OUTPUT" | "STATE"): boolean {
  return (variable(`GITHUB_${command}`) ?? "") !== "";
}

function variable(name: string): string | undefined {
  return process.env[name];
}
