import { start } from "../../bundle/parts.js";

await start("reserve/post");
