import { data, redirect } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import type { Mapping } from "~/exchange/columns/mapping";
import { rememberedMapping } from "~/exchange/columns/remembered";
import { headerKey } from "~/exchange/columns/sheet-columns";
import { openFile } from "~/exchange/opening/open-file";
import { FileError } from "~/exchange/opening/table";
import { paths } from "~/paths";
import { rememberMapping } from "~/records/imports/mappings.server";
import { addUpload, mapUpload, readUpload } from "~/records/imports/uploads.server";
import { forget } from "~/routes/data/import/file-cache.server";
import { guessFor, type PendingFile, readFile } from "~/routes/data/import/pending-file.server";
import type { MappingFault } from "~/routes/data/import/words";
import { chosenTable, columnsView, faultsOf, withDecimalMark } from "./mapping.server";
import { mappingFrom } from "./mapping-form.server";
import { openCount } from "./open-count";
import { textFormFrom } from "./text-form.server";

/** What people choose on the page of a file, before anything of it is stored. */

/** What a refused form answers. */
export interface ImportAnswer {
  faults: MappingFault[];
  /** The columns as the form left them; null if they are not what was refused. */
  columns: ReturnType<typeof columnsView> | null;
  refused: { reason?: string; whole?: string } | null;
}

/** Stores what each column holds and remembers it for the next file with the same header. */
export async function chooseColumns(pending: PendingFile, form: FormData) {
  const { args, slug, upload, catalog } = pending;
  const file = await readFile(pending);
  const said = mappingFrom(form, pending.mapping);
  const mapping = withDecimalMark(
    file,
    form.get("intent") === "map-rest" ? withoutRest(said) : said,
    catalog,
  );
  const columns = columnsView(file, mapping, pending);
  const faults = faultsOf(file, mapping, catalog);
  if (faults.length > 0) return data<ImportAnswer>({ faults, columns, refused: null }, { status: 422 });
  const sheet = file.sheets.find(({ name }) => name === mapping.sheets[0]);
  await visit(args, "enter data", async ({ db }) => {
    await mapUpload(db, upload.id, { from: "chosen", mapping, form: pending.form });
    if (sheet) await rememberMapping(db, headerKey(sheet), rememberedMapping(mapping));
  });
  // Which column holds the names must be known before each unknown name can be asked about, once.
  const wasAsked = [...form.keys()].some((name) => name.startsWith("name-") || name === "mark");
  return redirect(
    openCount(columns.unknown) > 0 && !wasAsked
      ? `${paths.importFile(slug, upload.id)}#${columns.unknown.marks.length > 0 ? "marks" : "names"}`
      : paths.importFile(slug, upload.id, { step: "check" }),
  );
}

/** Columns of figures that nobody has matched are not used. */
const withoutRest = (mapping: Mapping): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column) => (column.use === "unknown" ? { use: "ignore" } : column)),
});

/** Changes how the file is read, from the preview. What a column means is remembered for the next file. */
export async function readAgain(pending: PendingFile, form: FormData) {
  const { args, slug, upload, catalog } = pending;
  const mapping = mappingFrom(form, pending.mapping);
  const file = await readFile(pending);
  const faults = faultsOf(file, mapping, catalog);
  const sheet = file.sheets.find(({ name }) => name === mapping.sheets[0]);
  await visit(args, "enter data", async ({ db }) => {
    await mapUpload(db, upload.id, { from: "chosen", mapping, form: pending.form });
    if (sheet && form.get("intent") === "same-meaning")
      await rememberMapping(db, headerKey(sheet), rememberedMapping(mapping));
  });
  return redirect(paths.importFile(slug, upload.id, { step: faults.length > 0 ? null : "check" }));
}

/** Guesses the columns again for the table at another place in the file. */
export async function chooseTable(pending: PendingFile, form: FormData) {
  const { args, slug, upload, catalog, viewer } = pending;
  const { file, headerRow } = chosenTable(await readFile(pending), form);
  const mapping = guessFor(file, catalog, viewer, null, headerRow);
  await visit(args, "enter data", ({ db }) =>
    mapUpload(db, upload.id, { from: "guess", mapping, form: pending.form }),
  );
  return redirect(paths.importFile(slug, upload.id));
}

/** Keeps a further table of the file as an upload of its own. */
export async function readFurtherTable(pending: PendingFile, form: FormData) {
  const { args, slug, upload, catalog, viewer } = pending;
  const { file, headerRow } = chosenTable(await readFile(pending), form);
  if (headerRow === null) return redirect(paths.importFile(slug, upload.id));
  const [, stem = "", ending = ""] = /^(.*?)(\.[a-z]+)?$/is.exec(upload.fileName) ?? [];
  const fileName = `${stem.slice(0, 150)} (line ${headerRow})${ending}`;
  const guess = guessFor(file, catalog, viewer, null, headerRow);
  // The only sheet of a text file is named after the file.
  const mapping = file.kind === "csv" ? { ...guess, sheets: [fileName] } : guess;
  const id = await visit(args, "enter data", async ({ db }) => {
    const content = await readUpload(db, upload.id);
    const stored = { from: "guess", mapping, form: pending.form };
    return content && addUpload(db, { fileName, content, mapping: stored });
  });
  return redirect(id ? paths.importFile(slug, id) : paths.import(slug, { gone: 1 }));
}

/** Opens a text file again with the separator and encoding that its sender chose. */
export async function chooseTextForm(pending: PendingFile, form: FormData) {
  const { args, slug, upload, catalog, viewer } = pending;
  const chosen = textFormFrom(form);
  const content = await visit(args, "enter data", ({ db }) => readUpload(db, upload.id));
  try {
    const file = await openFile(content ?? new Uint8Array(), upload.fileName, chosen);
    const mapping = guessFor(file, catalog, viewer);
    await visit(args, "enter data", ({ db }) =>
      mapUpload(db, upload.id, { from: "guess", mapping, form: chosen }),
    );
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return data<ImportAnswer>(
      { faults: [{ at: "whole", message: error.message }], columns: null, refused: null },
      { status: 422 },
    );
  }
  forget(upload.id);
  return redirect(paths.importFile(slug, upload.id));
}
