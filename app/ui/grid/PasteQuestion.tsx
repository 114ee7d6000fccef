import type { Dispatch } from "react";
import { useState } from "react";
import { openHeadings } from "~/ui/grid/state/headings";
import { shownItems } from "~/ui/grid/state/layout";
import type { GridEvent, GridState } from "~/ui/grid/state/types";
import { smallButton } from "./styles";

/** Asks where the headings of a pasted block belong that match no row or year. Nothing is filled in before. */
export function PasteQuestion({ state, dispatch }: { state: GridState; dispatch: Dispatch<GridEvent> }) {
  const { pasting, layout } = state;
  const [answers, setAnswers] = useState<Record<string, string>>({});
  if (!pasting) return null;
  const open = openHeadings(pasting);
  const isRow = (at: number, text: string) => pasting.rows.some((row) => row.at === at && row.text === text);
  const keyOfHeading = (at: number, text: string) => `${isRow(at, text) ? "row" : "column"} ${at}`;
  return (
    <section
      aria-label="Headings of what you pasted"
      className="grid gap-3 border-info border-s-4 bg-info-wash px-4 py-3"
    >
      <p>
        {open.length === 1 ? "One heading" : `${open.length} headings`} of what you pasted{" "}
        {open.length === 1 ? "matches" : "match"} nothing here. Choose where the figures belong; nothing is
        filled in before.
      </p>
      {open.map(({ at, text }) => (
        <label key={keyOfHeading(at, text)} className="flex flex-wrap items-center gap-3">
          <span className="font-semibold">“{text}”</span>
          <select
            className="min-h-11 rounded-md border border-line-strong bg-raised px-3"
            value={answers[keyOfHeading(at, text)] ?? ""}
            onChange={(event) =>
              setAnswers({ ...answers, [keyOfHeading(at, text)]: event.currentTarget.value })
            }
          >
            <option value="">Leave it out</option>
            {isRow(at, text)
              ? shownItems(layout).map(({ code, label }) => (
                  <option key={code} value={code}>
                    {label}
                  </option>
                ))
              : layout.years.map((year) => (
                  <option key={year} value={year}>
                    {year}
                  </option>
                ))}
          </select>
        </label>
      ))}
      <div className="flex flex-wrap gap-3">
        <button
          type="button"
          className={smallButton}
          onClick={() => dispatch({ type: "pasteAnswered", answers })}
        >
          Paste like this
        </button>
        <button
          type="button"
          className={smallButton}
          onClick={() => dispatch({ type: "pasteAnswered", answers: null })}
        >
          Don’t paste
        </button>
      </div>
    </section>
  );
}
