import { type Command, type Connection, esptoolArguments } from "./arguments.ts";

/** Words that need no quotes in a shell. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** A command as typed into a POSIX shell, with exactly the arguments that the action passes to esptool. */
export function commandLine(connection: Connection, command: Command): string {
  return ["esptool", ...esptoolArguments(connection, command)].map(quoted).join(" ");
}

function quoted(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
