import { countOf } from "./import-words";

/** How the file was read: its sheets and rows, and what its sender should know of them. */
export function FoundInFile({
  found,
  remarks,
  locale = "en-US",
}: {
  found?: { kind: "csv" | "xlsx"; sheets: string[]; rows: number };
  remarks: string[];
  locale?: string;
}) {
  const shown = [...new Set(remarks)];
  if (!found && shown.length === 0) return null;
  const where =
    found?.kind === "xlsx"
      ? ` in ${found.sheets.length === 1 ? `the sheet “${found.sheets[0]}”` : `${found.sheets.length} sheets`}`
      : "";
  return (
    <div className="-mt-6 grid max-w-[46rem] gap-2 text-ink-soft">
      {found ? (
        <p>
          Found {countOf(found.rows, "row", locale)}
          {where} under the header.
        </p>
      ) : null}
      {shown.length > 0 ? (
        <ul className="list-disc ps-5 text-sm">
          {shown.slice(0, 8).map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
          {shown.length > 8 ? <li>and {shown.length - 8} more remarks</li> : null}
        </ul>
      ) : null}
    </div>
  );
}
