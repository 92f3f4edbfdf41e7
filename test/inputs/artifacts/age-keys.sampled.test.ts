import fc from "fast-check";
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from "age-encryption";
import { describe, expect, it } from "vitest";
import { parseIdentities, parseRecipients, secretsIn } from "../../../src/inputs/artifacts/age-keys.ts";
import { runs } from "../../support/sample.ts";
import { anyText } from "../../support/any-text.ts";

const [first, second] = [await generateX25519Identity(), await generateX25519Identity()];
const postQuantum = await generateHybridIdentity();
const [ada, bob] = [await identityToRecipient(first), await identityToRecipient(second)];
const quentin = await identityToRecipient(postQuantum);
/** The generator of the curve P-256, and 32 zero bytes (which are not a key, as everybody would know the secret). */
const HARDWARE = "age1tag1qd43050juykyy3lchnnw2caygre8wqmasyk7kvaq7jsnj3wcnrpfvt5hxye";
const ZERO = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z";

/** The same key with another letter in its middle: bech32 finds it. */
function mistyped(key: string): string {
  const place = key.length - 20;
  const other = key.at(place)?.toLowerCase() === "q" ? "p" : "q";
  const letter = key.startsWith("AGE") ? other.toUpperCase() : other;
  return key.slice(0, place) + letter + key.slice(place + 1);
}

describe("encrypt-to", () => {
  it.each([
    [ada, [ada]],
    [`${ada}\n${bob}\n`, [ada, bob]],
    [`${ada},${bob}`, [ada, bob]],
    [`  # the bench\r\n ${ada} ,\r\n\r\n${bob}  `, [ada, bob]],
    [quentin, [quentin]],
  ])("takes recipients by lines and commas (%#)", async (text, keys) => {
    expect(await parseRecipients(text)).toEqual({ keys, problems: [] });
  });

  it("takes the recipients of hardware keys", async () => {
    expect(await parseRecipients(HARDWARE)).toEqual({ keys: [HARDWARE], problems: [] });
  });

  it("reports every wrong key with its line, and no key", async () => {
    const { problems } = await parseRecipients(
      [
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGB me@home",
        `${ada}, ${mistyped(bob)}, my passphrase`,
        "",
        ada.toUpperCase(),
        "age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t",
        ada,
        bob.slice(0, -1),
        "age1",
      ].join("\n"),
    );
    expect(problems).toEqual([
      expect.stringMatching(/^line 1 is an SSH key/),
      expect.stringMatching(/^line 2, key 2 has a typo or is truncated/),
      expect.stringMatching(/^line 2, key 3 is not an age recipient.*passphrase/),
      expect.stringMatching(/^line 4 .*lower case/),
      expect.stringMatching(/^line 5 .*plugin/),
      "line 6 is the same as that of line 2, key 1",
      expect.stringMatching(/^line 7 has a typo or is truncated/),
      expect.stringMatching(/^line 8 is not an age recipient/),
    ]);
    expect(problems.join()).not.toContain("my passphrase");
  });

  it.each([
    ["alone", (key: string) => key],
    ["with its file", (key: string) => `# created: today\n# public key: ${ada}\n${key}`],
    ["in a comment", (key: string) => `${ada}\n#${key}`],
    ["in lower case", (key: string) => key.toLowerCase()],
    ["after a recipient", (key: string) => `${ada} ${key}`],
  ])("refuses a private key that was pasted %s, and does not repeat it", async (_, paste) => {
    for (const secret of [first, postQuantum]) {
      const { problems } = await parseRecipients(paste(secret));
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(/^line \d is a private key, now exposed/);
      expect(problems[0]).not.toContain(secret.slice(20, 30));
      expect(problems[0]).not.toContain(secret.slice(20, 30).toLowerCase());
    }
  });

  it("takes the many lines of a private key of SSH for one mistake", async () => {
    const pasted =
      "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r\nAAAA\n-----END OPENSSH PRIVATE KEY-----";
    const { problems } = await parseRecipients(pasted);
    expect(problems).toEqual([expect.stringMatching(/^is a private key/)]);
    expect(problems.join()).not.toContain("b3Blb");
  });

  it("refuses what age itself refuses: post-quantum recipients among others", async () => {
    const { keys, problems } = await parseRecipients(`${ada}\n${quentin}`);
    expect(keys).toEqual([]);
    expect(problems).toEqual([expect.stringContaining("mixes post-quantum")]);
  });

  it("refuses a key whose checksum is right and which is no point that keeps a secret", async () => {
    expect((await parseRecipients(ZERO)).problems).toEqual([
      expect.stringMatching(/^line 1 has a valid checksum but is not a key/),
    ]);
  });

  it("says so when there is nothing, or too much", async () => {
    expect((await parseRecipients("# nobody yet\n,,")).problems).toEqual(["contains no recipient"]);
    expect((await parseRecipients("a,".repeat(100_000))).problems).toEqual([
      "contains 100000 entries; 20 is the maximum",
    ]);
  });
});

describe("age-identity", () => {
  it("takes the file that age-keygen writes, and several keys", async () => {
    const text = `# created: today\r\n# public key: ${ada}\r\n${first}\r\n\r\n${second}\n${postQuantum}`;
    expect(await parseIdentities(text)).toEqual({ keys: [first, second, postQuantum], problems: [] });
  });

  it("reports every wrong line without its text", async () => {
    const lines = [
      mistyped(first),
      ada,
      "AGE-PLUGIN-YUBIKEY-1QQQSECRET",
      first.toLowerCase(),
      "hunter2",
      "x y",
    ];
    const { keys, problems } = await parseIdentities(lines.join("\n"));
    expect(keys).toEqual([]);
    expect(problems).toEqual([
      expect.stringMatching(/^line 1 has a typo or is truncated/),
      expect.stringMatching(/^line 2 is a recipient/),
      expect.stringMatching(/^line 3 .*plugin/),
      expect.stringMatching(/^line 4 .*upper case/),
      expect.stringMatching(/^line 5 is not an age identity/),
      expect.stringMatching(/^line 6 is not an age identity/),
    ]);
    for (const line of lines) expect(problems.join()).not.toContain(line.slice(16) || line);
    expect(problems.join()).not.toContain("hunter2");
  });

  it.each([
    ["-----BEGIN OPENSSH PRIVATE KEY-----\nsecret\n-----END OPENSSH PRIVATE KEY-----", "SSH key"],
    ["age-encryption.org/v1\n-> scrypt secret 18\n", "encrypted file"],
    ["-----BEGIN AGE ENCRYPTED FILE-----\nsecret\n", "encrypted file"],
    ["# only a comment", "no identity"],
  ])("refuses other kinds of key with one sentence (%#)", async (text, words) => {
    const { problems } = await parseIdentities(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words);
    expect(problems[0]).not.toContain("secret");
  });
});

describe("any text", () => {
  it("is taken or refused, and a key that is refused is not repeated", async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ada,
        bob,
        first,
        postQuantum,
        mistyped(first),
        "#",
        ",",
        "\n",
        "\r\n",
        "age1",
        "AGE-SECRET-KEY-1",
      ),
      anyText({ maxLength: 12 }),
    );
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const text = pieces.join("");
        for (const parse of [parseRecipients, parseIdentities]) {
          const { keys, problems } = await parse(text);
          if (problems.length === 0) {
            taken++;
            expect(keys.length).toBeGreaterThan(0);
          }
          for (const secret of [first, postQuantum]) expect(problems.join()).not.toContain(secret.slice(20));
        }
        for (const key of (await parseRecipients(text)).keys) expect(key).toMatch(/^age1[a-z0-9]+$/);
      }),
      { numRuns: runs(10_000) },
    );
    expect(taken).toBeGreaterThan(runs(100));
  });
});

describe("what is to be masked", () => {
  it("is every private key, also one that is no good", () => {
    expect(secretsIn(`x ${first},${first.toLowerCase()}\n#${postQuantum} "AGE-PLUGIN-X-1QQ"`)).toEqual([
      first,
      first.toLowerCase(),
      postQuantum,
      "AGE-PLUGIN-X-1QQ",
    ]);
    expect(secretsIn(ada)).toEqual([]);
  });
});
