import { redirect } from "@remix-run/node";
import { signalOf } from "~/access/client-gone.server";
import { visit } from "~/access/visit.server";
import { applyObservations } from "~/exchange/observations/import.server";
import type { ObservationRow } from "~/exchange/observations/row";
import { FileError } from "~/exchange/opening/table";
import { paths } from "~/paths";
import { removeUpload } from "~/records/imports/uploads.server";
import { forget } from "./file-cache.server";
import { checkPendingFile, type PendingFile, readRows } from "./pending-file.server";

/** What the progress stream sends, one JSON object per line. */
export type StoreLine =
  | { stage: string; done: number; total: number }
  /** Imported: the page to go to. */
  | { to: string }
  /** Why nothing was saved. */
  | { refused: string };

export type SaveOutcome = { to: string } | { refused: string; reason?: boolean };

/**
 * Imports the rows of a file in one transaction: all of them, or with the intent "store-good" those without errors.
 * @throws the reason of the request's signal if it was aborted; nothing is saved then
 */
export async function saveUpload(
  pending: PendingFile,
  form: FormData,
  onProgress: (stage: string, done: number, total: number) => void = () => {},
): Promise<SaveOutcome> {
  const { args, slug, upload } = pending;
  const signal = signalOf(args);
  const validOnly = form.get("intent") === "store-good";
  const reason =
    String(form.get("reason") ?? "")
      .trim()
      .slice(0, 1000) || null;
  const read = await readRows(pending);
  signal.throwIfAborted();
  try {
    const result = await visit(args, "enter data", async (visited) => {
      // Removed first: of two requests for the same file, the second waits here and finds it gone.
      if (!(await removeUpload(visited.db, upload.id))) throw redirect(paths.import(slug, { gone: 1 }));
      const checked = await checkPendingFile(visited, pending, read);
      if (checked.faults.length > 0 && !validOnly) throw new FileError(checked.faults);
      if (checked.verified > 0 && reason === null) throw new ReasonRequired();
      const rows: ObservationRow[] = checked.storable.flatMap((place) => checked.rows[place] ?? []);
      const { fileName } = upload;
      const outcome = await applyObservations(visited.db, pending.catalog, rows, {
        fileName,
        reason,
        signal,
        onProgress: (done, total, stage) => onProgress(stage, done, total),
      });
      // Lets a late cancellation arrive before the transaction commits.
      await new Promise((resolve) => setTimeout(resolve, 5));
      signal.throwIfAborted();
      return outcome;
    });
    forget(upload.id);
    return {
      to: result.importId
        ? paths.storedImport(slug, result.importId, { stored: 1 })
        : paths.import(slug, { same: result.unchanged }),
    };
  } catch (error) {
    if (error instanceof ReasonRequired) return { refused: error.message, reason: true };
    if (!(error instanceof FileError)) throw error;
    // The stored values may have changed since the file was checked.
    forget(`${upload.id} checked`);
    return { refused: refusalText(error) };
  }
}

class ReasonRequired extends Error {
  override name = "ReasonRequired";
  override message = "Give a reason for changing verified values.";
}

function refusalText({ errors }: FileError): string {
  const [first] = errors;
  const where = first?.row ? `Line ${first.row}: ` : "";
  const more = errors.length > 1 ? ` ${errors.length - 1} more below.` : "";
  return `${where}${first?.message ?? "The file has errors."}${more}`;
}
