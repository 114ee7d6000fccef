/**
 * A program of its own: reads a report as JSON from standard input and writes it as PDF to standard output.
 * It runs apart from the app, so that it can be stopped at any moment and whatever goes wrong stays here.
 */
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { lettersFor } from "./fonts.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** @param {string} report */
function typeset(report) {
  const { fonts, text } = lettersFor(report);
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] });
  compiler.mapShadow(`${folder}report.json`, Buffer.from(text));
  const compiled = compiler.compile({ mainFilePath: `${folder}report.typ` });
  const failed = compiled.takeError();
  if (failed || !compiled.result) throw new Error(JSON.stringify(failed?.shortDiagnostics ?? "no document"));
  // Refuses whatever would break the standard.
  return compiler.pdf(compiled.result, { pdfStandard: "ua-1" });
}

/** @type {Buffer[]} */
const parts = [];
for await (const part of process.stdin) parts.push(part);
try {
  process.stdout.write(typeset(Buffer.concat(parts).toString("utf8")));
} catch (error) {
  // What the compiler throws is not always an Error.
  console.error(error instanceof Error ? error.message : JSON.stringify(error));
  process.exitCode = 1;
}
