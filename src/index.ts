import { main } from "./main.ts";
import { takeEnvironment } from "./system/processes/program-environment.ts";

await main(takeEnvironment(process.env));
// A pending retry of GitHub's artifact client cannot be cancelled, and must not keep a finished step alive.
process.stdout.write("", () => process.exit());
