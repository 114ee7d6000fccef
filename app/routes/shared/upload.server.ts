import { data } from "@remix-run/node";
import { TooLarge } from "~/access/body.server";
import { decode, FileError, type RowError, readTable, type Table } from "~/exchange/table";
import type { UploadAnswer } from "./FileUpload";

/**
 * Reads the file of a form, empty where none was chosen; what it holds is looked at in the visit, once it is
 * known that the visitor may send it.
 * @returns the table. @throws FileError where it is none
 */
export async function sentTable(form: FormData): Promise<() => Table> {
  const file = form.get("file");
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  return () => readTable(decode(bytes));
}

/** What to answer to a file that was not taken in. @throws what is no fault of the file */
export function refusal(error: unknown, mostBytes: number) {
  const refuse = (errors: RowError[], status: number) => data<UploadAnswer>({ errors }, { status });
  if (error instanceof FileError) return refuse(error.errors, 422);
  if (!(error instanceof TooLarge)) throw error;
  const message = `The file is larger than ${mostBytes / 1024 / 1024} MB.`;
  return refuse([{ row: null, column: null, code: "too_large", message }], 413);
}
