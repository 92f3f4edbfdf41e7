import fc from "fast-check";

/** Any character, those of ASCII and controls more often. fast-check's own lists all of Unicode first, for seconds. */
const character = fc
  .oneof(fc.nat(0x9f), fc.nat(0xd7ff), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));

/** Any text without lone surrogates. */
export function anyText(limits: { readonly maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.string({ unit: character, ...limits });
}
