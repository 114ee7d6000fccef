import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { guessMapping } from "../../../app/exchange/columns/guessing/guess-mapping";
import { type Mapping, mappingSchema } from "../../../app/exchange/columns/mapping";
import { readMapped } from "../../../app/exchange/columns/read-mapped";
import { openFile } from "../../../app/exchange/opening/open-file";
import { fieldCatalog } from "./field-catalog";

/** Fictional files in shapes that people really have, and how they are read. */

export const fieldFile = (path: string) => readFileSync(join(__dirname, "field", path));

/** Reads a file of test/support/files/field, or a text as CSV, with what its sender says beside the guess. */
export async function readField(
  pathOrText: string | Uint8Array,
  {
    name = "numbers.csv",
    say = (mapping) => mapping,
  }: { name?: string; say?: (mapping: Mapping) => Mapping } = {},
) {
  const isPath = typeof pathOrText === "string" && /^[a-z]+\/\w+\.(csv|xlsx)$/.test(pathOrText);
  const bytes = isPath
    ? fieldFile(pathOrText)
    : typeof pathOrText === "string"
      ? Buffer.from(pathOrText)
      : pathOrText;
  const file = await openFile(bytes, isPath ? basename(pathOrText) : name);
  const catalog = fieldCatalog();
  const mapping = mappingSchema.parse(JSON.parse(JSON.stringify(say(guessMapping(file, catalog)))));
  const read = readMapped(file, mapping, catalog);
  return {
    ...read,
    file,
    mapping,
    catalog,
    /** "st-mary new_hires 2024 1204" */
    values: read.rows.map(({ memberId, code, categoryId, year, state, value }) =>
      [
        memberId.replace("id of ", ""),
        categoryId ? `${code}@${categoryId}` : code,
        year,
        value ?? state,
      ].join(" "),
    ),
    codes: read.faults.map(({ code }) => code),
  };
}
