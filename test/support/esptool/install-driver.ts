// Installs esptool in a process of its own, as a step does, so that it can be raced, killed and starved: prints the log
// as `log: …`, warnings as `warning: …`, and at the end one line of JSON.
import { Failure } from "../../../src/system/errors.ts";
import { ESPTOOL, type EsptoolRequest, type InstallContext } from "../../../src/esptool/install/program.ts";
import { provideEsptool } from "../../../src/esptool/install/provide.ts";

export interface Job {
  readonly request: EsptoolRequest;
  readonly context: Pick<InstallContext, "toolCache" | "temp" | "locks" | "platform" | "arch">;
}

const { request, context } = JSON.parse(process.argv[2] ?? "") as Job;
const say = (text: string): void => void process.stdout.write(`${text}\n`);
try {
  const program = await provideEsptool(request, {
    ...context,
    tool: ESPTOOL,
    env: process.env,
    log: (line) => say(`log: ${line}`),
    warn: (line) => say(`warning: ${line}`),
  });
  say(JSON.stringify({ program }));
} catch (error) {
  const failure = error instanceof Failure ? error : undefined;
  say(JSON.stringify({ code: failure?.code ?? "untyped", message: failure?.message ?? String(error) }));
}
