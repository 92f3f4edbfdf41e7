import { main } from "./main.ts";
import { takeEnvironment } from "./system/processes/program-environment.ts";

await main(takeEnvironment(process.env));
// What cannot be called off, such as the next try of GitHub's artifact client, must not keep an ended step alive.
process.stdout.write("", () => process.exit());
