import { z } from "zod";
import { bodyOf, formOf, parseJson } from "~/access/limits/body.server";
import type { Visit } from "~/access/visit.server";
import type { Catalog } from "~/domain/terms";
import type { Mapping } from "~/exchange/columns/mapping";
import { type MappedRows, readMapped } from "~/exchange/columns/read-mapped";
import { checkFile } from "~/exchange/observations/checked-file.server";
import { readObservationRows } from "~/exchange/observations/file";
import { applyObservations, refuseOthers } from "~/exchange/observations/import.server";
import { previewAnswer } from "~/exchange/observations/preview-answer";
import type { ObservationRow } from "~/exchange/observations/row";
import { openFile } from "~/exchange/opening/open-file";
import type { OpenedFile } from "~/exchange/opening/opened-file";
import {
  decode,
  FileError,
  MAX_BYTES,
  type RowError,
  readTable,
  type Table,
  tableOf,
  wholeFile,
} from "~/exchange/opening/table";
import { readAs } from "~/exchange/reading/read-as";
import { fileOfCells, mappingOf, parseSaid, type SaidMapping } from "~/exchange/reading/said-mapping";

/** Observations as programs send them: in our own columns, or a file of theirs with a mapping. */

export type Sent =
  | { kind: "table"; table: () => Table }
  | { kind: "file"; file: OpenedFile; said: SaidMapping };

interface Reader extends Pick<Visit, "db" | "viewer"> {
  catalog: Catalog;
}

/** Room for the fields around a file. */
const FORM_BYTES = 1024 * 1024;

const bodySchema = z.strictObject({
  mapping: z.unknown(),
  fileName: z.string().max(200).optional(),
  /** Lists of cells, the header first, or objects by header. */
  rows: z.array(z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())])).optional(),
  csv: z.string().optional(),
});

export interface SentBody {
  bytes: Uint8Array;
  type: string;
}

/** The bytes of a request, not judged yet: first its sender must be known. @throws TooLarge */
export async function sentBody(request: Request): Promise<SentBody> {
  const type = request.headers.get("content-type") ?? "";
  const isForm = type.startsWith("multipart/form-data");
  return { type, bytes: await bodyOf(request, isForm ? MAX_BYTES + FORM_BYTES : MAX_BYTES) };
}

/** @throws FileError for a body that is neither CSV, nor JSON, nor a form with a file */
export async function sentObservations({ bytes, type }: SentBody): Promise<Sent> {
  if (type.startsWith("multipart/form-data")) return sentForm(bytes, type);
  // A workbook as it is, with nothing said beside it.
  if (type.includes("spreadsheet"))
    return { kind: "file", said: {}, file: await openFile(bytes, "sent.xlsx") };
  if (type.includes("csv")) return { kind: "table", table: () => readTable(decode(bytes)) };
  const json = parsedJson(decode(bytes));
  if (typeof json !== "object" || json === null || Array.isArray(json) || !("mapping" in json))
    return { kind: "table", table: () => tableOf(json) };
  const body = bodySchema.safeParse(json);
  if (!body.success || (body.data.rows === undefined) === (body.data.csv === undefined))
    throw wholeFile("bad_body", "Send “mapping” with either “rows” or “csv”.");
  const { rows, csv, fileName = "sent.csv" } = body.data;
  const said = parseSaid(body.data.mapping);
  const file =
    csv === undefined
      ? fileOfCells(cellsOf(rows ?? []), fileName)
      : await openFile(Buffer.from(csv), fileName, said);
  return { kind: "file", said, file };
}

async function sentForm(bytes: Uint8Array, type: string): Promise<Sent> {
  const body = Buffer.from(bytes);
  const form = await formOf(
    new Request("http://localhost/", { method: "POST", headers: { "content-type": type }, body }),
  );
  const sent = form.get("file");
  if (!(sent instanceof Blob)) throw wholeFile("no_file", "Send the file in the field “file”.");
  const said = parseSaid(parsedJson(String(form.get("mapping") ?? "{}")));
  const name = sent instanceof File ? sent.name : "file";
  return { kind: "file", said, file: await openFile(new Uint8Array(await sent.arrayBuffer()), name, said) };
}

/** Objects as a table with all their keys as its header. */
function cellsOf(rows: (unknown[] | Record<string, unknown>)[]): unknown[][] {
  const headers = [...new Set(rows.flatMap((row) => (Array.isArray(row) ? [] : Object.keys(row))))];
  if (headers.length === 0) return rows.filter(Array.isArray);
  return [
    headers,
    ...rows.flatMap((row) => (Array.isArray(row) ? [] : [headers.map((header) => row[header])])),
  ];
}

function parsedJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw wholeFile("not_json", "The body must be CSV (text/csv), a workbook, or a JSON array.");
  }
}

function readSent({ file, said }: Extract<Sent, { kind: "file" }>, catalog: Catalog) {
  const mapping = mappingOf(file, said, catalog);
  return { mapping, read: readMapped(file, mapping, catalog) };
}

/** What the page shows above a preview. */
const concluded = (mapping: Mapping, read: MappedRows, catalog: Catalog) => ({
  readAs: readAs(mapping, read, catalog),
  remarks: read.remarks.map(({ row, column, code, message }) => ({ row, column, code, message })),
});

/** Stores a file with its mapping, all of it or nothing, as one import that can be undone. */
export async function storeSent(
  sent: Extract<Sent, { kind: "file" }>,
  { db, catalog, viewer }: Reader,
  reason: string | null,
) {
  const { mapping, read } = readSent(sent, catalog);
  if (read.faults.length > 0) throw new FileError(read.faults);
  refuseOthers(read.rows, viewer.memberId);
  const { importId: _, ...stored } = await applyObservations(db, catalog, read.rows, {
    fileName: sent.file.name,
    reason,
  });
  return { ...stored, ...concluded(mapping, read, catalog) };
}

/** What storing would change, row by row, with every fault. */
export async function previewSent(sent: Sent, { db, catalog, viewer }: Reader) {
  const source = sent.kind === "file" ? readSent(sent, catalog) : null;
  const { rows, faults } = source ? source.read : readPlain(sent, catalog);
  const checked = await checkFile(db, { catalog, viewer, rows, errors: faults });
  const more = source ? concluded(source.mapping, source.read, catalog) : {};
  return previewAnswer(catalog, {
    rows: checked.rows,
    previews: checked.previews,
    faults: checked.faults,
    more,
  });
}

function readPlain(sent: Sent, catalog: Catalog): { rows: ObservationRow[]; faults: RowError[] } {
  try {
    return { rows: sent.kind === "table" ? readObservationRows(sent.table(), catalog) : [], faults: [] };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { rows: [], faults: error.errors };
  }
}
