/**
 * A program of its own: reads a report as JSON from standard input and writes it to standard output as a workbook
 * (`xlsx`) or as slides (`pptx`). A large one takes seconds, in which the app would answer nobody.
 */
// Registers the loader of TypeScript, as `node --import tsx` does.
// @ts-expect-error the package declares no types for this entry
await import("tsx");

const MAKERS = {
  xlsx: async () => (await import("./xlsx.server")).renderXlsx,
  pptx: async () => (await import("./pptx.server")).renderPptx,
};

/** @type {Buffer[]} */
const parts = [];
for await (const part of process.stdin) parts.push(part);
const make = await MAKERS[process.argv[2] === "pptx" ? "pptx" : "xlsx"]();
process.stdout.write(await make(JSON.parse(Buffer.concat(parts).toString("utf8"))));
