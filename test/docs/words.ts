/** What the project does not write, as a pattern over one line, and what it writes instead. */
export interface AvoidedWord {
  readonly pattern: RegExp;
  readonly instead: string;
  /** Whether titles and comments of tests count, too; default: yes. */
  readonly alsoInTests?: boolean;
}

/** One word for one thing, and the field's own: what a reader would search for. */
export const AVOIDED: readonly AvoidedWord[] = [
  { pattern: /\bmend(?:s|ed|ing)?\b/, instead: "fix, repair" },
  { pattern: /\bcur(?:e|es|ed|ing)\b/, instead: "fix, repair" },
  { pattern: /\banew\b/, instead: "again, from the start" },
  { pattern: /\bbeside (?:an?|its?|the|this|that|them|all|one|what|itself)\b/, instead: "next to" },
  { pattern: /\b(?:stands?|stood)\b(?!-| (?:in )?for\b)/, instead: "is, precedes, follows" },
  { pattern: /\bonce more\b/, instead: "again" },
  { pattern: /\b(?:stand|stands|stood|standing) still\b/, instead: "stopped responding" },
  { pattern: /\b(?:was|were|is|are|be|been) ended\b/, instead: "was terminated, was stopped" },
  { pattern: /\bend(?:s|ed)? well\b/, instead: "exited successfully, exited with code N" },
  {
    pattern: /\b(?:come|comes|came|coming|brings|brought) (?:\w+ )?to (?:its|an|the|their) end\b/,
    instead: "finish",
  },
  { pattern: /rehears/, instead: "dry run" },
  { pattern: /\b(?:un)?proven\b/, instead: "verified" },
  { pattern: /(?<!\bROM |\bboot )\bloader\b/, instead: "bootloader mode, download mode, the ROM" },
  { pattern: /\b(?:speak|speaks|spoke|spoken) of\b/, instead: "mention, report" },
  { pattern: /\b(?:tell|tells|telling|told) of\b/, instead: "mention, report" },
  {
    pattern: /\btells?\b(?!.* (?:apart|from)\b)|\btold\b|\btelling\b/,
    instead: "report, print, show, know",
    alsoInTests: false,
  },
  {
    pattern: /\bnobody (?:has|had|looked|looks|named|names|asked|said)\b|\bwhich nobody\b/,
    instead: "not specified, not checked, unknown",
  },
  {
    pattern: /\blooks? after the (?:bench|board|runner|repository)\b/,
    instead: "bench operator, runner administrator",
  },
  { pattern: /\b(?:is|are|be|was|were) answered (?:with|by)\b/, instead: "refuse, reject, return" },
  { pattern: /\bfor good\b/, instead: "permanently" },
  { pattern: /\b(?:no|the|a) rights? to\b/, instead: "permission" },
  { pattern: /\bone a line\b/, instead: "one per line" },
  { pattern: /\bat the most\b/, instead: "at most" },
  { pattern: /\bfolder of the locks\b/, instead: "lock folder" },
  { pattern: /\bnobody's business\b/, instead: "accepted, ignored" },
  { pattern: /\ball the same\b/, instead: "anyway" },
  { pattern: /\bwarns of\b/, instead: "warns about" },
  {
    pattern: /\blies (?:in|beyond|between|beside|there|at|near|elsewhere|outside|behind|on)\b/,
    instead: "is",
  },
  { pattern: /\bcan be made\b(?! to\b)/, instead: "can be created" },
  { pattern: /\b(?:address of the run|GitHub's machine)\b/, instead: "URL of the run, GitHub-hosted runner" },
  { pattern: /\bbrings? (?:\w+ )?along\b/, instead: "includes" },
  { pattern: /\b(?:comes?|came) near a runner\b/, instead: "never put it on a runner" },
  { pattern: /\bhonou?red\b/, instead: "respected" },
  { pattern: /\bof its own accord\b/, instead: "by itself" },
  { pattern: /\bexpect-(?:chip|mac|flash-size|revision)\b|\bexpect-…/, instead: "require-…" },
  { pattern: /\ballow-unlocked\b/, instead: "allow-unpinned-esptool" },
  { pattern: /\b(?:sparing|endurance|grabbers?)\b/, instead: "write skipping, limits, port conflicts" },
];

/** Where such a word is right, or not the project's own. */
export interface Exception {
  readonly file: RegExp;
  readonly text: RegExp;
  readonly why: string;
}

export const EXCEPTIONS: readonly Exception[] = [
  {
    file: /^src\/virtual-board\/|^test\/virtual-board\//,
    text: /loader/i,
    why: "Espressif calls the program in ROM and the stub loaders; the virtual board has both.",
  },
  {
    file: /^src\/inputs\/unknown-inputs\.ts$|^test\/inputs\/unknown-inputs\.test\.ts$/,
    text: /expect-/,
    why: "Names that people may write by mistake.",
  },
  {
    file: /\.py$|hostile-surroundings|warnings\.test/,
    text: /loader/i,
    why: "Python's, esptool's and the system's own names.",
  },
];
