// Makes a pair of files, or repairs one, in a process of its own, so that it can be killed.
import { writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { sha256OfBytes } from "../../../src/system/files/digest.ts";
import { PendingFiles, repairOutput } from "../../../src/system/files/pending-files.ts";

const [output = "", text = "", scratch = ""] = process.argv.slice(2);
const keeper = { lockOutput: () => Promise.resolve(), say: (line: string) => console.log(line) };
const target = (realPath: string) => ({ path: basename(realPath), realPath, overwrite: true });

function made(name: string, contents: string) {
  const path = join(scratch, name);
  writeFileSync(path, contents);
  return { path, sha256: sha256OfBytes(Buffer.from(contents)) };
}

if (text === "") {
  await repairOutput(target(output), keeper);
} else {
  const files = await PendingFiles.create([target(output), target(`${output}.json`)], keeper);
  try {
    await files.commit([made("image", text), made("manifest", `{"of":"${text}"}`)]);
  } finally {
    await files.discard();
  }
}
console.log(`done in ${dirname(output)}`);
