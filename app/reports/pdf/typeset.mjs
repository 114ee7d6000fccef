/**
 * A program of its own that reads a report as JSON from standard input and writes a PDF to standard output. It runs
 * apart from the app, so that it can be stopped at any moment and its failures stay here. Its argument names the
 * template: "report" if left out, "minutes", "invoice", or "picture".
 */
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { lettersFor } from "./fonts.mjs";

const TEMPLATES = ["report", "minutes", "invoice", "picture"];
const template = `${TEMPLATES.find((name) => name === process.argv[2]) ?? "report"}.typ`;
const folder = fileURLToPath(new URL(".", import.meta.url));

/** @param {string} report */
function typeset(report) {
  const { fonts, text } = lettersFor(report);
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] });
  compiler.mapShadow(`${folder}report.json`, Buffer.from(text));
  const { logo } = JSON.parse(text);
  if (logo) compiler.mapShadow(folder + logo.file, Buffer.from(logo.base64, "base64"));
  const compiled = compiler.compile({ mainFilePath: `${folder}${template}` });
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
