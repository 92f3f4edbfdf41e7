import { type Command, type Connection, esptoolArguments } from "./arguments.ts";

/** Words that no shell takes apart. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** A command as people type it into a POSIX shell; the words of it are those that the action gives to esptool. */
export function commandLine(connection: Connection, command: Command): string {
  return ["esptool", ...esptoolArguments(connection, command)].map(quoted).join(" ");
}

function quoted(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
