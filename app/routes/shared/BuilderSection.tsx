import { useState } from "react";
import { figuresOf } from "~/reports/figures";
import { SECTION_TITLES, type SectionKey } from "~/reports/outline";
import { Block } from "~/reports/page/Blocks";
import "~/reports/page/report.css";
import type { ShownReport } from "~/reports/page/shown";
import { buttonClass } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { ACCENT_CLASS } from "~/ui/figures/icons";

const DRAGGED = "application/x-tidemark-section";

/** One section of a report in the making: shown or not, its place, its words, and what it will look like. */
export function BuilderSection({
  section,
  made,
  report,
  place,
  of,
  error,
  onMove,
  onDropOf,
}: {
  section: { key: SectionKey; shown: boolean; narrative: string };
  /** The section as it stands in the report; none while it is not shown. */
  made: ShownReport["sections"][number] | undefined;
  report: ShownReport;
  place: number;
  of: number;
  error: string | undefined;
  onMove: (to: number) => void;
  onDropOf: (key: SectionKey) => void;
}) {
  const { key } = section;
  const [over, setOver] = useState(false);
  const title = SECTION_TITLES[key];
  const figureOf = figuresOf(report);
  const step = (direction: "up" | "down", word: string, sign: string) => {
    const to = place + (direction === "up" ? -1 : 1);
    return (
      <button
        type="submit"
        name="move"
        value={`${direction} ${key}`}
        aria-label={`${word}: ${title}`}
        disabled={to < 0 || to >= of}
        className={buttonClass("quiet", "no-underline")}
        onClick={(event) => {
          event.preventDefault();
          onMove(to);
        }}
      >
        {sign}
      </button>
    );
  };
  return (
    <li
      className={`grid min-w-0 gap-5 rounded-md border bg-raised p-4 sm:p-6 ${over ? "border-link" : "border-line"} ${made?.accent ? ACCENT_CLASS[made.accent] : ""}`}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const dropped = event.dataTransfer.getData(DRAGGED);
        if (dropped) onDropOf(dropped as SectionKey);
      }}
    >
      <input type="hidden" name="section" value={key} />
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is a shortcut for the two buttons beside it */}
        <div
          className="flex min-w-0 cursor-grab items-center gap-3"
          draggable
          onDragStart={(event) => event.dataTransfer.setData(DRAGGED, key)}
        >
          <span aria-hidden="true" className="text-ink-soft">
            ⠿
          </span>
          <h2 className="text-xl">{title}</h2>
        </div>
        <div className="flex items-center gap-2">
          <label className="flex min-h-11 cursor-pointer items-center gap-2 pe-2">
            <input
              type="checkbox"
              name="shown"
              value={key}
              defaultChecked={section.shown}
              className="size-4.5 accent-(--color-ink)"
            />
            In the report
          </label>
          {step("up", "Move up", "↑")}
          {step("down", "Move down", "↓")}
        </div>
      </header>
      <div className="grid min-w-0 gap-x-10 gap-y-6 xl:grid-cols-[minmax(20rem,1fr)_minmax(0,2fr)]">
        <div className="self-start xl:sticky xl:top-4">
          <TextField
            label="Your words"
            hint="Plain text or Markdown: **bold**, *italic*, lists, links."
            name={`narrative:${key}`}
            aria-label={`Your words for ${title}`}
            defaultValue={section.narrative}
            error={error}
            rows={8}
          />
        </div>
        {made ? (
          <details className="folded report min-w-0" open={place < 2}>
            <summary>What this section shows</summary>
            <div className="mt-5 grid min-w-0 gap-8">
              {made.blocks.map((block, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: blocks come and go as a whole
                <Block key={`${at} ${block.kind}`} {...{ block, report, figureOf }} />
              ))}
            </div>
          </details>
        ) : (
          <p className="self-center text-ink-soft">Not in the report. Its words are kept.</p>
        )}
      </div>
    </li>
  );
}
