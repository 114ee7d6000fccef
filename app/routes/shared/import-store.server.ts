import { redirect } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { applyObservations } from "~/exchange/import.server";
import type { ObservationRow } from "~/exchange/observation-row";
import { FileError } from "~/exchange/table";
import { removeUpload } from "~/records/uploads.server";
import { checkedAt, type ImportDesk, readRows } from "./import-desk.server";
import { forget } from "./kept-files.server";

/** What the stream of a store tells, one JSON object a line. */
export type StoreLine =
  | { stage: string; done: number; total: number }
  /** Stored: the page that says so. */
  | { to: string }
  /** Not stored, and why. */
  | { refused: string };

export type Stored = { to: string } | { refused: string; reason?: boolean };

/**
 * Stores the rows of a file, all of them or those that can be stored without the others, in one transaction.
 * @throws the signal's reason where it was aborted: nothing is stored then
 */
export async function storeUpload(
  desk: ImportDesk,
  form: FormData,
  onProgress: (stage: string, done: number, total: number) => void = () => {},
): Promise<Stored> {
  const { doorway, base, upload } = desk;
  const { signal } = doorway.request;
  const onlyGood = form.get("intent") === "store-good";
  const reason =
    String(form.get("reason") ?? "")
      .trim()
      .slice(0, 1000) || null;
  const read = await readRows(desk);
  signal.throwIfAborted();
  try {
    const stored = await visit(doorway, "enter data", async (visited) => {
      // First of all: of two who store the same file, the second waits here, and finds it stored.
      if (!(await removeUpload(visited.db, upload.id))) throw redirect(`${base}/data/import?gone`);
      const checked = await checkedAt(visited, desk, read);
      if (checked.faults.length > 0 && !onlyGood) throw new FileError(checked.faults);
      if (checked.verified > 0 && reason === null) throw new ReasonRequired();
      const rows: ObservationRow[] = checked.storable.flatMap((place) => checked.rows[place] ?? []);
      const { fileName } = upload;
      const outcome = await applyObservations(visited.db, desk.catalog, rows, {
        ...{ fileName, reason, signal },
        onProgress: (done, total, stage) => onProgress(stage, done, total),
      });
      // The last moment to think again, with time to hear of it.
      await new Promise((resolve) => setTimeout(resolve, 5));
      signal.throwIfAborted();
      return outcome;
    });
    forget(upload.id);
    return {
      to: stored.importId
        ? `${base}/data/import/stored/${stored.importId}?stored`
        : `${base}/data/import?same=${stored.unchanged}`,
    };
  } catch (error) {
    if (error instanceof ReasonRequired) return { refused: error.message, reason: true };
    if (!(error instanceof FileError)) throw error;
    // Somebody else may have changed something since the file was checked.
    forget(`${upload.id} checked`);
    return { refused: refusedWords(error) };
  }
}

class ReasonRequired extends Error {
  override name = "ReasonRequired";
  override message = "Say why verified values change.";
}

function refusedWords({ errors }: FileError): string {
  const [first] = errors;
  const where = first?.row ? `Line ${first.row}: ` : "";
  const more = errors.length > 1 ? ` And ${errors.length - 1} more, listed below.` : "";
  return `${where}${first?.message ?? "The file has faults."}${more}`;
}
