import { start } from "../../bundle/parts.js";

await start("virtual-board/main");
