import { randomUUID } from "node:crypto";

/**
 * Starts esptool as `python -m` does, and holds it to what it is told. After a line that says who the board is, or that
 * the connection is lost, it waits until it may go on; so does a port that was open before, and is opened again. Then
 * the name of the port may mean another board: esptool does so when a reset takes the board off the bus. Nothing of
 * esptool's inside is used, only standard output and pySerial.
 */
const LAUNCHER = `
import io, os, re, runpy, sys
token, lines, module, *arguments = sys.argv[1:]
asked = re.compile(lines)

class Output(io.TextIOWrapper):
    line = ""

    def write(self, text):
        for piece in re.findall(r"[^\\r\\n]+[\\r\\n]?|[\\r\\n]", text):
            super().write(piece)
            line = (self.line + piece)[:1000]
            self.line = "" if piece[-1] in "\\r\\n" else line
            if self.line == "" and asked.match(line):
                self.ask("line")
        return len(text)

    def ask(self, what):
        super().write(("\\n" if self.line else "") + token + " " + what + "\\n")
        self.line = ""
        self.flush()
        if os.read(0, 1) != b"+":
            os._exit(1)

out = sys.stdout
output = sys.stdout = Output(
    out.buffer, out.encoding, out.errors,
    line_buffering=out.line_buffering, write_through=out.write_through,
)

import serial

def port_for(*args, make=serial.serial_for_url, **options):
    port = make(*args, **options)
    opening, opened = port.open, port.is_open
    def open_port():
        nonlocal opened
        if opened:
            output.ask("reopen")
        opening()
        opened = True
    port.open = open_port
    return port

serial.serial_for_url = port_for
sys.argv = [module, *arguments]
runpy.run_module(module, run_name="__main__", alter_sys=True)
`;

/** Lines after which esptool waits: everything that is compared, before anything is done. In Python's syntax, too. */
export const ASKED = /(?:Chip type:|(?:BASE )?MAC:|(?:Auto-d|D)etected flash size:|Lost connection)/;

export type Question = "line" | "reopen";

/** How one esptool process is started. */
export interface Start {
  /** What stands before esptool's own arguments. */
  readonly prefix: readonly string[];
  /** What a line of its output asks; absent where esptool is a program of its own, which cannot be held. */
  readonly questionOf?: (line: string) => Question | undefined;
}

/**
 * Nobody can guess the words of a question, so that nothing that a board says is one.
 * @param prefix what would stand before the arguments of an esptool that is not held.
 */
export function startOf(prefix: readonly string[]): Start {
  const at = prefix.indexOf("-m");
  if (at < 0) return { prefix };
  const token = randomUUID();
  const questions = new Map<string, Question>([
    [`${token} line`, "line"],
    [`${token} reopen`, "reopen"],
  ]);
  return {
    prefix: [...prefix.slice(0, at), "-c", LAUNCHER, token, ASKED.source, ...prefix.slice(at + 1)],
    questionOf: (line) => questions.get(line),
  };
}
