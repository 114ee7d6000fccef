import { countOf } from "~/routes/data/import/words";

const MAX_REMARKS = 8;

/** How the file was read: its sheets and rows, and what its sender should know about them. */
export function FileSummary({
  content,
  remarks,
  locale = "en-US",
}: {
  content?: { kind: "csv" | "xlsx"; sheets: string[]; rows: number };
  remarks: string[];
  locale?: string;
}) {
  const unique = [...new Set(remarks)];
  if (!content && unique.length === 0) return null;
  return (
    <div className="-mt-6 grid max-w-[46rem] gap-2 text-ink-soft">
      {content ? (
        <p>
          Found {countOf(content.rows, "row", locale)}
          {content.kind === "xlsx" ? ` in ${sheetWords(content.sheets)}` : null} under the header.
        </p>
      ) : null}
      {unique.length > 0 ? (
        <ul className="list-disc ps-5 text-sm">
          {unique.slice(0, MAX_REMARKS).map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
          {unique.length > MAX_REMARKS ? <li>and {unique.length - MAX_REMARKS} more remarks</li> : null}
        </ul>
      ) : null}
    </div>
  );
}

const sheetWords = (sheets: string[]) =>
  sheets.length === 1 ? `the sheet “${sheets[0]}”` : `${sheets.length} sheets`;
