import { data } from "@remix-run/node";
import { TooLarge } from "~/access/limits/body.server";
import { decode, FileError, type RowError, readTable, type Table } from "~/exchange/opening/table";
import { inMegabytes } from "~/exchange/upload-limits";
import type { UploadAnswer } from "./FileUpload";

/**
 * Reads the file of a form, empty where none was chosen. Its content is parsed later, once the visitor is known to be
 * allowed to send it.
 * @returns a function that parses the table; it throws FileError where there is none
 */
export async function sentTable(form: FormData): Promise<() => Table> {
  const file = form.get("file");
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  return () => readTable(decode(bytes));
}

/** The answer to a file that was refused. @throws any error that is not the file's fault */
export function refusal(error: unknown, mostBytes: number) {
  const refuse = (errors: RowError[], status: number) => data<UploadAnswer>({ errors }, { status });
  if (error instanceof FileError) return refuse(error.errors, 422);
  if (!(error instanceof TooLarge)) throw error;
  const message = `The file is larger than ${inMegabytes(mostBytes)}.`;
  return refuse([{ row: null, column: null, code: "too_large", message }], 413);
}
