import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { clientTypes } from "./types";

const file = new URL("../../clients/typescript/schema.ts", import.meta.url);
writeFileSync(file, await clientTypes());
console.log(`Written: ${fileURLToPath(file)}`);
