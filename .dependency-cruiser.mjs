/** The rooms of `src/`, from the top floor to the ground: a room imports from rooms below it only. */
export const FLOORS = [
  "step",
  "operations",
  "doctor",
  "backups",
  "inputs",
  "board",
  "esptool",
  "report",
  "github",
  "gate",
  "firmware",
  "serial-server",
  "tool-cache",
  "system",
];

/** Actions of their own, and the rooms of the house that they use. */
export const SUB_ACTIONS = {
  reserve: ["step", "inputs", "board", "esptool", "report", "github", "system"],
  qemu: ["inputs", "firmware", "serial-server", "tool-cache", "system"],
  "virtual-board": ["inputs", "firmware", "serial-server", "system"],
};

/** Packages and modules of Node.js that only some files use. */
const DOORS = {
  "@actions/core": ["src/system/actions-core.ts"],
  // Whatever the runner reads of a step goes through these.
  "src/system/actions-core.ts": [
    "src/main.ts",
    "src/report/",
    "src/virtual-board/(main|post).ts",
    "src/reserve/(main|post).ts",
    "src/qemu/(main|post).ts",
  ],
  "@actions/artifact": ["src/github/artifacts/(artifacts|artifact-find|artifact-transfer).ts"],
  yauzl: ["src/github/artifacts/artifact-(unpack|entry).ts", "src/tool-cache/archive-entries.ts"],
  "(tar|xz-decompress)": ["src/tool-cache/archive-entries.ts"],
  // Every program goes through `system/processes`: short environment, deadline, cancellation.
  child_process: ["src/system/processes/(launch|process|command-process|supervision|end-process).ts"],
  // They start programs of their own, with the whole environment of the step.
  "@actions/(tool-cache|exec)": [],
};

const entries = ["^src/(index|main|parts)[.]ts$", ...Object.keys(SUB_ACTIONS).map((name) => `^src/${name}/`)];

function file(path) {
  return `^${path.replaceAll(".ts", "[.]ts")}`;
}

const floors = FLOORS.map((room, index) => ({
  name: `${room}-imports-from-below`,
  comment: `src/${room} imports only from ${FLOORS.slice(index + 1).join(", ") || "itself"}.`,
  severity: "error",
  from: { path: `^src/${room}/` },
  to: { path: [...entries, ...FLOORS.slice(0, index).map((above) => `^src/${above}/`)] },
}));

const subActions = Object.entries(SUB_ACTIONS).map(([name, rooms]) => ({
  name: `${name}-uses-few-rooms`,
  comment: `src/${name} imports only from ${rooms.join(", ")}.`,
  severity: "error",
  from: { path: `^src/${name}/` },
  to: { path: "^src/", pathNot: [name, ...rooms].map((room) => `^src/${room}/`) },
}));

const doors = Object.entries(DOORS).map(([name, files]) => ({
  name: `${name.replaceAll(/[^\w]+/g, "-")}-is-for-few`,
  comment: `Only ${files.join(", ") || "nobody"} may import ${name}.`,
  severity: "error",
  from: { path: "^src/", pathNot: files.map(file) },
  to: { path: `(^|node_modules/)${name.replaceAll(".ts", "[.]ts")}(/|$)` },
}));

export default {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    ...floors,
    ...subActions,
    ...doors,
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".js"] },
  },
};
