import { start } from "../../bundle/parts.js";

await start("qemu/post");
