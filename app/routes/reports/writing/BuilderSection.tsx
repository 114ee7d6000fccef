import { useState } from "react";
import { figuresOf } from "~/reports/figures";
import { Block } from "~/reports/page/Blocks";
import "~/reports/page/report.css";
import type { ShownReport } from "~/reports/page/shown";
import type { SectionKey } from "~/reports/sections/registry";
import { buttonClass } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { ACCENT_CLASS } from "~/ui/figures/icons";

const DRAGGED = "application/x-tidemark-section";

export interface SectionDraft {
  key: SectionKey;
  title: string;
  shown: boolean;
  narrative: string;
}

/** One section of a report in the builder: shown or not, its place, its words, and a preview. */
export function BuilderSection({
  section,
  preview,
  report,
  place,
  of,
  error,
  onMove,
  onDropOf,
}: {
  section: SectionDraft;
  /** The section as the report shows it; undefined while it is not part of the report. */
  preview: ShownReport["sections"][number] | undefined;
  report: ShownReport;
  place: number;
  of: number;
  error: string | undefined;
  onMove: (to: number) => void;
  onDropOf: (key: SectionKey) => void;
}) {
  const { key, title } = section;
  const [over, setOver] = useState(false);
  const figureOf = figuresOf(report);
  return (
    <li
      className={`grid min-w-0 gap-5 rounded-md border bg-raised p-4 sm:p-6 ${over ? "border-link" : "border-line"} ${preview?.accent ? ACCENT_CLASS[preview.accent] : ""}`}
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
          <MoveButton section={section} direction="up" to={place - 1} of={of} onMove={onMove} />
          <MoveButton section={section} direction="down" to={place + 1} of={of} onMove={onMove} />
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
        {preview ? (
          <details className="folded report min-w-0" open={place < 2}>
            <summary>What this section shows</summary>
            <div className="mt-5 grid min-w-0 gap-8">
              {preview.blocks.map((block, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: blocks come and go as a whole
                <Block key={`${at} ${block.kind}`} block={block} report={report} figureOf={figureOf} />
              ))}
            </div>
          </details>
        ) : (
          <p className="self-center text-ink-soft">Not in the report. Your words are kept.</p>
        )}
      </div>
    </li>
  );
}

const MOVES = { up: { label: "Move up", sign: "↑" }, down: { label: "Move down", sign: "↓" } };

/** Moves a section one place; without a script, by sending the form. */
function MoveButton({
  section,
  direction,
  to,
  of,
  onMove,
}: {
  section: SectionDraft;
  direction: "up" | "down";
  to: number;
  of: number;
  onMove: (to: number) => void;
}) {
  const { label, sign } = MOVES[direction];
  return (
    <button
      type="submit"
      name="move"
      value={`${direction} ${section.key}`}
      aria-label={`${label}: ${section.title}`}
      disabled={to < 0 || to >= of}
      className={buttonClass("quiet", "min-w-11 no-underline")}
      onClick={(event) => {
        event.preventDefault();
        onMove(to);
      }}
    >
      {sign}
    </button>
  );
}
