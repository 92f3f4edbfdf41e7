// `npm run release-digests -- VERSION` adds a release; see docs/reference/esptool.md.

/** The archives of one version: what confirmed their digests, and the SHA-256 of each by Espressif's platform name. */
export interface KnownRelease {
  readonly source: string;
  readonly sha256: Readonly<Record<string, string>>;
}

/** The releases of Espressif's esptool whose archives can be checked, newest first. */
export const RELEASE_DIGESTS: Readonly<Record<string, KnownRelease>> = {
  "5.4.0": {
    source:
      "Eight programs that pin these downloads; several of them name GitHub's release-assets API as their source.",
    sha256: {
      "linux-amd64": "61648fbae20735cabb342f2fbe8fc89b3046e1ed6f9c3e09528d837dc9a9b152",
      "linux-aarch64": "2964fff085071c1403f2cf812a7a1d425f987f9992851a60236bbee17b6e7dcc",
      "linux-armv7": "ee542ac6b60aee2604289ee418fccd0ff6eead6f702b51bbe4f0e483477e31d9",
      "macos-amd64": "910bb64fe39a84c792752701293c8aa294faeef229fe8705ecd6955b01db3778",
      "macos-arm64": "ba332671130939e2e6db90c2784488f7e62a1459b0fe3c5ec66e9a366821de7a",
      "windows-amd64": "b7f6b9dd301a210b31f4829118c909c84aae23107f9ca1fdc14ccf4d7384be2e",
    },
  },
  "5.3.1": {
    source:
      "The package esptool of xmake-io/xmake-repo (packages/e/esptool/xmake.lua), and two programs that pin these downloads.",
    sha256: {
      "linux-amd64": "e9cc641f8e4a0b644b52836d7a6b59f3c6d3261213c5ccc41f8f3c3035d06aa4",
      "linux-aarch64": "dd2613cdc8e73d1200a3daff2025ff51daa5bbdb3a352fe35d6b7377891aecc8",
      "linux-armv7": "54a2f902acf47dd4542c1ed6958eb9442fe818a16a7ecfaeaab57b872e7e8460",
      "macos-amd64": "f8ec4fcaf7d79845a0e8ad60b24be9f584d8fe03f341b5ad4ec0df0ec855e670",
      "macos-arm64": "f63f7203d88cfe4c17aea34d6cf82769458ce204e49a05816c6384c2d299e6ca",
      "windows-amd64": "2b4a73c45db27426685896f64ce3e557f63a64f43cc100cb65c0cc3486af96d3",
    },
  },
};
