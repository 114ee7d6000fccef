import type { Catalog } from "../domain/types";
import { placedIn, sheetReader } from "./mapped-row";
import { dataRows, headerTexts, type Mapping } from "./mapping";
import { mappingFaults } from "./mapping-faults";
import { type ObservationRow, onceEach } from "./observation-row";
import type { OpenedFile, Sheet } from "./opened-file";
import { collectRemarks } from "./remarks";
import type { RowError } from "./table";

/** What a file says under a mapping: the rows that can be stored, everything that is wrong, and what to know. */
export interface MappedRows {
  rows: ObservationRow[];
  faults: RowError[];
  remarks: RowError[];
}

/**
 * Reads a file as the mapping says. The rules of a row are those of the plain observation file; a mapping only
 * says where a row's words stand, and how its figures and years are written. Never stops at the first fault.
 */
export function readMapped(file: OpenedFile, mapping: Mapping, catalog: Catalog): MappedRows {
  const steps = readInSteps(file, mapping, catalog);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same for large files: others get their turn in between, and it can be stopped. */
export async function readMappedInTurns(
  file: OpenedFile,
  mapping: Mapping,
  catalog: Catalog,
  {
    signal,
    progress,
  }: { signal?: AbortSignal | undefined; progress?: ((part: number) => void) | undefined } = {},
): Promise<MappedRows> {
  const steps = readInSteps(file, mapping, catalog);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    progress?.(step.value);
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
}

const ROWS_A_TURN = 1500;

function* readInSteps(file: OpenedFile, mapping: Mapping, catalog: Catalog): Generator<number, MappedRows> {
  const sheets = file.sheets.filter(({ name, hidden }) => !hidden && mapping.sheets.includes(name));
  const faults = mappingFaults(sheets, mapping, catalog);
  const remarks = collectRemarks();
  const leftOut: RowError[] = leftOutColumns(sheets[0], mapping);
  if (faults.length > 0) return { rows: [], faults, remarks: leftOut };
  const found = onceEach();
  const total = sheets.reduce((sum, { rows }) => sum + rows.length, 0) || 1;
  let done = 0;
  for (const sheet of sheets) {
    const reader = sheetReader(file, sheet, mapping, catalog, remarks);
    for (const row of dataRows(sheet, mapping)) {
      for (const read of reader(row))
        if ("message" in read) faults.push(read);
        else {
          const twice = found.add(read);
          if (twice) faults.push({ ...twice, ...placedIn(sheet, file, read.place) });
        }
      if (++done % ROWS_A_TURN === 0) yield done / total;
    }
  }
  return { rows: found.rows, faults, remarks: [...leftOut, ...remarks.list()] };
}

function leftOutColumns(sheet: Sheet | undefined, mapping: Mapping): RowError[] {
  if (!sheet || mapping.form === "template") return [];
  return headerTexts(sheet, mapping).flatMap((header, place) => {
    const use = mapping.columns[place]?.use ?? "ignore";
    if (use !== "ignore" || header === "") return [];
    const message = `The column “${header}” was left out.`;
    return [{ row: mapping.headerRow, column: header, code: "column_left_out", message, place }];
  });
}
