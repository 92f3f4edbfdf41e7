import { createServer } from "node:net";
import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { REPOSITORY, runAction } from "../../support/runner/action.ts";
import { markupProblems } from "../../support/runner/summary-markup.ts";

interface Check {
  readonly name: string;
  readonly subject: string | null;
  readonly status: string;
}

const byName = (outputs: Readonly<Record<string, string>>): Map<string, Check> => {
  const checks = JSON.parse(outputs["checks"] ?? "") as Check[];
  return new Map(checks.map((check) => [check.name, check]));
};

describe("operation: doctor", () => {
  it("explains this runner, as outputs, result, log and summary, and fails for nothing that it finds", async () => {
    const run = await runAction({ operation: "doctor" });
    expect(run.exitCode).toBe(0);
    expect(run.annotations).toEqual([]);
    const checks = byName(run.outputs);
    for (const name of ["node", "runner", "python", "esptool", "temp", "workspace", "tool-cache", "ports"]) {
      expect(checks.get(name)?.status, name).toMatch(/^(?:ok|warning|problem|unknown)$/);
      expect(run.log).toContain(` ${name}`);
    }
    expect(checks.get("node")?.status).toBe("ok");
    expect(checks.get("temp")).toMatchObject({ subject: run.temp });
    expect(run.outputs["success"]).toBe("true");
    expect(run.outputs["port"]).toBe("");
    const problems = [...checks.values()].filter(({ status }) => status === "problem");
    expect(run.outputs["healthy"]).toBe(String(problems.length === 0));
    expect(run.result).toMatchObject({
      operation: "doctor",
      success: true,
      healthy: problems.length === 0,
      checks: JSON.parse(run.outputs["checks"] ?? "") as unknown,
      ports: JSON.parse(run.outputs["ports"] ?? "") as unknown,
      chip: null,
    });
    expect(run.summary).toMatch(/^### .+ doctor: /);
    expect(markupProblems(run.summary)).toEqual([]);
    expect(run.tempListing).toEqual([]);
    expect(run.orphans).toEqual([]);
  });

  it("connects to nothing: neither a network port nor an empty tool cache makes it", async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections++;
      socket.destroy();
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("It has no port.");
    const port = `socket://127.0.0.1:${address.port}`;
    const run = await runAction(
      { operation: "doctor", port },
      { toolCache: `${REPOSITORY}/.cache/not-there` },
    );
    expect(run.exitCode).toBe(0);
    expect(byName(run.outputs).get("ports")).toMatchObject({ subject: port, status: "unknown" });
    expect(run.outputs["port"]).toBe(port);
    expect(connections).toBe(0);
    expect(byName(run.outputs).get("tool-cache")?.subject).toBe(`${REPOSITORY}/.cache/not-there`);
  });

  it.skipIf(process.platform === "win32")(
    "says that a named port is not there, without failing",
    async () => {
      const run = await runAction({ operation: "doctor", port: "/dev/ttyUSB77" });
      expect(run.exitCode).toBe(0);
      expect(run.outputs["healthy"]).toBe("false");
      expect(byName(run.outputs).get("ports")).toMatchObject({ subject: "/dev/ttyUSB77", status: "problem" });
      expect(run.summary).toContain("❌ doctor: ");
    },
  );

  it("fails on inputs that it would have to ignore", async () => {
    const run = await runAction({ operation: "doctor", chip: "esp32" });
    expect(run.exitCode).toBe(1);
    expect(run.outputs["failure"]).toBe("input-invalid");
    expect(run.annotations[0]?.message).toContain("`chip` has no effect on doctor");
  });
});
