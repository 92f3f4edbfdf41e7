import { expect, it } from "vitest";
import { parseScript } from "../../../src/virtual-board/console/script-file.ts";

async function problemsOf(text: string): Promise<readonly string[]> {
  const read = await parseScript(text);
  return "problems" in read ? read.problems : [];
}

it("A console file gives its times in milliseconds, and what is empty its defaults", async () => {
  const read = await parseScript(`
applications:
  - name: blink
    boots:
      - steps:
          - print: up
          - { after: 1.5s, panic: }
          - { deep-sleep: 200ms }
          - { console-lost: always }
`);
  expect(read).toEqual({
    script: {
      applications: [
        {
          name: "blink",
          boots: [
            {
              steps: [
                { print: "up" },
                { after: 1500, panic: {} },
                { "deep-sleep": 200 },
                { "console-lost": Infinity },
              ],
            },
          ],
        },
      ],
    },
  });
});

it("Everything that is wrong with a console file is reported, with the lines", async () => {
  const problems = await problemsOf(`applications:
  - name: blink
    elf-sha256: xyz
    boots:
      - steps:
          - { after: soon, print: up }
          - { print: a, restart: true }
          - { after: 1s }
          - { print: a, times: 3 }
          - panik: {}
        silence: true
`);
  const found = problems.join("\n");
  for (const part of [
    /^line 3: applications\.0\.elf-sha256: has to be 4 to 64 hexadecimal digits/m,
    /^line 6: .*after: has to be a time such as 200ms or 1\.5s/m,
    /^line 7: .*does print and restart; use a step for each/m,
    /^line 8: .*does nothing; use one of print/m,
    /^line 9: .*has times without every/m,
    /^line 10: .*panik/m,
    /^line 11: .*silence/m,
  ]) {
    expect(found).toMatch(part);
  }
});

it.each([
  ["a key twice", "applications: []\napplications: []\n", /^line 2: /],
  ["an alias", "applications: &a\n  - *a\n", /alias/],
  ["no YAML", "applications: [\n", /^line \d+: /],
  ["nothing", "", /line 1: /],
])("A console file with %s is refused", async (_, text, problem) => {
  expect((await problemsOf(text)).join("\n")).toMatch(problem);
});
