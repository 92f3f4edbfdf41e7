// To add a release, see docs/contributing/extending.md.

/** The archives of one version: what confirmed their digests, and the SHA-256 of each by processor and host. */
export interface KnownQemu {
  readonly source: string;
  readonly sha256: Readonly<Record<"xtensa" | "riscv32", Readonly<Record<string, string>>>>;
}

/** The releases of Espressif's QEMU whose archives can be checked, newest first. */
export const QEMU_DIGESTS: Readonly<Record<string, KnownQemu>> = {
  "9.2.2-20260417": {
    source: "tools/tools.json of ESP-IDF, from which its own tools are installed.",
    sha256: {
      xtensa: {
        "x86_64-linux-gnu": "0eecb2a34a5586c0e59110f77b9343b7b336e82fdb0e1a30e1dc1bab8a547e35",
        "aarch64-linux-gnu": "00de5985094c14e47d1b38464a006b8ed64fd0fa7a289c56da24f3a329f65339",
        "x86_64-apple-darwin": "ae8170fe46bcdfa54a7c0d7afcdb7a066711991be680f72ff7bbc6c4ae3ad88f",
        "aarch64-apple-darwin": "bb8c15810565d3df1665dc34962430885e11bc95575b228fb44698146be1e9d6",
        "x86_64-w64-mingw32": "3c483d77f5350a568df1faf4d8dbc82c95d6bc2b826d0d4be910485e0a68ca2a",
      },
      riscv32: {
        "x86_64-linux-gnu": "547f03e04701a92cbb699f7f7d015adc1f5b5ef93cbb94c0dd9b7107e2d84e77",
        "aarch64-linux-gnu": "a9f7b98636008edcf7a11c96f10b3a3ec83c2a890fc54c3e3ceb3ec9edace427",
        "x86_64-apple-darwin": "a47c38c6e2eb9f5028eda9585dce999ce02b8983a2cdf71c48cfb10a14ae25fe",
        "aarch64-apple-darwin": "67bff66ff7158f272ce167fc211c0f8f4c1a79b6f6174350678a6d5035644b30",
        "x86_64-w64-mingw32": "697aa4800a1f52be0b1693b30e22a684f7ea93c46c489e619384cae7b0e9b87b",
      },
    },
  },
};
