import { type Check, finding, ok } from "./diagnosis.ts";
import type { Runner } from "./runner.ts";

/** `runs.using` in action.yml. */
const NODE_MAJOR = 24;

/** The Node.js with which the runner started the action. */
export function nodeCheck({ nodeVersion }: Runner): Check {
  const name = "node";
  if (Number.parseInt(nodeVersion, 10) >= NODE_MAJOR) return ok(name, null, `Node.js ${nodeVersion}.`);
  return finding(
    "warning",
    name,
    null,
    `Node.js ${nodeVersion}, but the action needs ${NODE_MAJOR}.`,
    "Update the runner (2.327.1 or newer has Node.js 24), and do not set FORCE_JAVASCRIPT_ACTIONS_TO_NODE….",
  );
}

/** The runner's system and processor. */
export function runnerCheck({ platform, arch, install }: Runner): Check {
  const name = "runner";
  const runner = install.env["RUNNER_NAME"];
  const system = `${platform} ${arch}${runner === undefined ? "" : `, runner ${runner}`}`;
  if (arch === "arm") {
    return finding(
      "warning",
      name,
      null,
      `${system}. Node.js 24 has no official build for 32-bit ARM, and the action is not tested there.`,
      "Install a 64-bit system: every Raspberry Pi since the 3 can run one.",
    );
  }
  return ok(name, null, `${system}.`);
}
