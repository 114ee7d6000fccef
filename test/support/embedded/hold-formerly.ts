/** hold-formerly.ts FOLDER: holds the folder as versions did before the name had 108 bytes; prints "held". */
import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import net from "node:net";

const real = realpathSync(process.argv[2] ?? "");
const hash = createHash("sha256").update(real).digest("hex").slice(0, 32);
net.createServer().listen(`\0tidemark-${hash}`, () => console.log("held"));
