// What `age --decrypt -i IDENTITIES -o OUTPUT FILE` does, for machines without age.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { referenceDecrypt } from "./age-reference.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    decrypt: { type: "boolean", default: false },
    identity: { type: "string", short: "i", default: "" },
    output: { type: "string", short: "o", default: "" },
  },
});
const [file, ...others] = positionals;
if (!values.decrypt || file === undefined || others.length > 0)
  throw new Error(`No such use of age: ${process.argv.slice(2).join(" ")}`);
writeFileSync(values.output, await referenceDecrypt(file, values.identity));
