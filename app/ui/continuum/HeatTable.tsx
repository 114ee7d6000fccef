import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Stage } from "~/domain/continuum/continuum";
import { StageMark } from "./StageMark";
import { type StageWords, stageClass, stageWord } from "./stages";
import { useArrowKeys } from "./use-arrow-keys";

export interface HeatCell {
  practice: string;
  stage: Stage | null;
  /** Self and backbone differ: not agreed yet, or settled since. */
  differs: "open" | "settled" | null;
  agreed: boolean;
  /** The other side has submitted a rating that cannot be read yet. */
  submitted: boolean;
}

export interface HeatRow {
  /** Address of the subject's profile, and its name. */
  to: string;
  name: string;
  own: boolean;
  cells: HeatCell[];
  /** "Building momentum", or "incomplete: 4 of 5 rated". */
  reached: ReactNode;
}

/** Who stands where: a row for each subject, a column for each practice, in color, number and shape. */
export function HeatTable({
  label,
  corner,
  practices,
  rows,
  words,
}: {
  label: string;
  corner: string;
  practices: { code: string; name: string }[];
  rows: HeatRow[];
  words: StageWords;
}) {
  const keys = useArrowKeys();
  const names = new Map(practices.map(({ code, name }) => [code, name]));
  return (
    <section className="relative overflow-x-auto py-1" aria-label={label}>
      <table className="heat" {...keys.table}>
        <thead>
          <tr>
            <td>
              <span className="sr-only">{corner}</span>
            </td>
            {practices.map(({ code, name }) => (
              <th key={code} scope="col">
                {name}
              </th>
            ))}
            <th scope="col" className="sum">
              Stage reached
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, down) => (
            <tr key={row.to}>
              <th scope="row">
                {row.name}
                {row.own ? <span className="text-ink-soft text-sm"> (yours)</span> : null}
              </th>
              {row.cells.map((cell, across) => (
                <td key={cell.practice}>
                  <Link
                    to={`${row.to}#${cell.practice}`}
                    {...keys.cell(down, across)}
                    className={`heat-cell ${stageClass(cell.stage)}`}
                    aria-label={`${row.name}, ${names.get(cell.practice)}: ${cellWords(cell, words)}`}
                  >
                    <Inside {...cell} />
                  </Link>
                </td>
              ))}
              <td className="sum">{row.reached}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Inside({ stage, differs, submitted }: HeatCell) {
  if (stage === null) return <span className="text-xs">{submitted ? "submitted" : "not rated"}</span>;
  return (
    <>
      <StageMark stage={stage} />
      <span className="tabular font-semibold">{stage}</span>
      {differs === "open" ? <span className="font-semibold">≠</span> : null}
    </>
  );
}

function cellWords({ stage, differs, agreed, submitted }: HeatCell, words: StageWords): string {
  if (stage === null) return submitted ? "submitted" : stageWord(words, null);
  const notes = [
    agreed ? "agreed" : null,
    differs === "open" ? "self and backbone differ" : null,
    differs === "settled" ? "self and backbone differed" : null,
  ].filter((note) => note !== null);
  return [`${stageWord(words, stage)}, stage ${stage}`, ...notes].join("; ");
}

/** A legend of the numbers, shapes, and the disagreement sign. */
export function StageLegend({ words, differences }: { words: StageWords; differences: boolean }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-2 text-sm" aria-label="What the marks mean">
      {([0, 1, 2, 3] as const).map((stage) => (
        <li key={stage} className="flex items-center gap-2">
          <span className={`heat-cell min-h-8 px-2 ${stageClass(stage)}`} aria-hidden="true">
            <StageMark stage={stage} />
            <span className="tabular font-semibold">{stage}</span>
          </span>
          {words[stage]}
        </li>
      ))}
      <li className="flex items-center gap-2">
        <span className="heat-cell stage-none min-h-8 w-8" aria-hidden="true" />
        not rated (not the same as 0)
      </li>
      {differences ? (
        <li className="flex items-center gap-2">
          <span aria-hidden="true" className="font-semibold">
            ≠
          </span>
          self and backbone differ, not agreed yet
        </li>
      ) : null}
    </ul>
  );
}
