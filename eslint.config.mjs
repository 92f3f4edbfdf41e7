import js from "@eslint/js";
import tseslint from "typescript-eslint";

// The house rules of imports: which room may use which door. See CONTRIBUTING.md.
const DOORS = [
  {
    name: "@actions/core",
    rooms: [
      "src/main.ts",
      "src/parts.ts",
      "src/inputs.ts",
      "src/outputs.ts",
      "src/github/**",
      "src/virtual-board/main.ts",
      "src/virtual-board/post.ts",
      "src/reserve/main.ts",
      "src/reserve/post.ts",
    ],
  },
  // They start programs of their own, with the whole environment of the step.
  { name: "@actions/tool-cache", rooms: [] },
  { name: "@actions/exec", rooms: [] },
  {
    name: "@actions/artifact",
    rooms: ["src/github/artifacts.ts", "src/github/artifact-find.ts", "src/github/artifact-transfer.ts"],
  },
  {
    name: "yauzl",
    rooms: [
      "src/github/artifact-unpack.ts",
      "src/github/artifact-entry.ts",
      "src/esptool/install/archive-entries.ts",
    ],
  },
  { name: "tar", rooms: ["src/esptool/install/archive-entries.ts"] },
  { name: "node:child_process", rooms: ["src/system/launch.ts", "src/system/process.ts"] },
];

export default tseslint.config(
  { ignores: ["dist/", ".dist-*/", "node_modules/", ".cache/", "coverage/", "test/fixtures/"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true, named: true } }],
      "no-console": "error",
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  ...DOORS.map(({ name, rooms }, index) => ({
    name: `door-${index}`,
    files: ["src/**/*.ts"],
    ignores: rooms,
    plugins: { [`door-${index}`]: { rules: { closed: closedDoor(name, rooms) } } },
    rules: { [`door-${index}/closed`]: "error" },
  })),
  {
    files: ["src/**/*.ts"],
    ignores: [
      "src/index.ts",
      "src/virtual-board/**",
      "src/reserve/main.ts",
      "src/system/launch.ts",
      "src/github/runtime-token.ts",
    ],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: "The environment is taken in index.ts and handed down.",
        },
      ],
    },
  },
  room("operations", ["github/", "@actions/", "main.ts", "inputs.ts", "outputs.ts"]),
  room("esptool", ["github/", "operations/", "main.ts", "inputs.ts", "outputs.ts"]),
  room("board", ["github/", "operations/", "esptool/", "main.ts", "inputs.ts", "outputs.ts", "@actions/"]),
  room("firmware", ["github/", "operations/", "esptool/", "board/", "system/", "main.ts", "@actions/"]),
  room("system", ["github/", "operations/", "esptool/", "board/", "firmware/", "main.ts", "@actions/"]),
  room("github", ["operations/registry", "esptool/", "board/", "main.ts"]),
);

/** Files in `src/<name>/` may not import anything whose path holds one of `closed`. */
function room(name, closed) {
  return {
    name: `room-${name}`,
    files: [`src/${name}/**/*.ts`],
    plugins: { [`room-${name}`]: { rules: { direction: direction(name, closed) } } },
    rules: { [`room-${name}/direction`]: "error" },
  };
}

function direction(name, closed) {
  return importRule((source) =>
    closed.some((part) => source.startsWith(part) || source.includes(`../${part}`))
      ? `src/${name} must not import ${source}.`
      : undefined,
  );
}

function closedDoor(name, rooms) {
  return importRule((source) =>
    source === name
      ? `${rooms.length === 0 ? "Nobody" : `Only ${rooms.join(", ")}`} may import ${name}.`
      : undefined,
  );
}

function importRule(objection) {
  return {
    create: (context) => {
      const check = (node) => {
        const source = node.source?.value;
        const message = typeof source === "string" ? objection(source) : undefined;
        if (message !== undefined) context.report({ node, message });
      };
      return {
        ImportDeclaration: check,
        ImportExpression: check,
        ExportNamedDeclaration: check,
        ExportAllDeclaration: check,
      };
    },
  };
}
