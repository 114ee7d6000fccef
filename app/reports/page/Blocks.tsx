import { cellText } from "~/reports/figures";
import type { ReportCell, ReportFigure } from "~/reports/model";
import { ContributionChart } from "~/ui/charts/ContributionChart";
import { TrendChart } from "~/ui/charts/TrendChart";
import type { ChartFormat } from "~/ui/charts/types";
import { ACCENT_CLASS, Icon } from "~/ui/figures/icons";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import type { ShownBlock, ShownReport } from "./shown";
import { NarrativeWords } from "./Words";

export type FigureOf = (id: string) => ReportFigure;

/** One block of a section on the page. */
export function Block({
  block,
  report,
  figureOf,
}: {
  block: ShownBlock;
  report: Pick<ShownReport, "locale" | "currency">;
  figureOf: FigureOf;
}) {
  const { locale, currency } = report;
  switch (block.kind) {
    case "headline":
      return <p className="report-headline">{block.text}</p>;
    case "paragraph":
      return <p className="max-w-[46rem]">{block.text}</p>;
    case "narrative":
    case "story":
      return <NarrativeWords words={block.words} level={3} />;
    case "figures":
      return (
        <div className="grid gap-x-12 gap-y-10 md:grid-cols-3">
          {block.items.map((item) => (
            <LargeFigure key={item.figure} item={item} figure={figureOf(item.figure)} />
          ))}
        </div>
      );
    case "chart":
      return (
        <TrendChart
          title={block.title}
          {...(block.note && { note: block.note })}
          {...block.data}
          locale={locale}
          currency={currency}
        />
      );
    case "bars":
      return (
        <ContributionChart
          title={block.title}
          {...(block.note && { note: block.note })}
          accent={block.accent}
          format={formatOf(block.bars[0] && figureOf(block.bars[0].figure))}
          bars={block.bars.map(({ name, figure: id }) => {
            const figure = figureOf(id);
            const value = figure.value === null ? null : Number(figure.value);
            return {
              id,
              name,
              value,
              ...(value === null ? { missing: figure.text } : { label: figure.text }),
            };
          })}
          locale={locale}
          currency={currency}
        />
      );
    case "table":
      return <TableBlock block={block} figureOf={figureOf} />;
    case "notes":
      return (
        <ul className="report-notes">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
  }
}

function LargeFigure({
  item,
  figure,
}: {
  item: Extract<ShownBlock, { kind: "figures" }>["items"][number];
  figure: ReportFigure;
}) {
  return (
    <div className={`keep-together ${item.accent ? ACCENT_CLASS[item.accent] : ""}`}>
      <p className="flex items-center gap-2 font-semibold text-sm">
        {item.accent ? <Icon name={item.accent} className="text-[1.15em] text-accent" /> : null}
        {item.title}
      </p>
      <p className={figure.value === null ? "report-word" : "report-number"}>{figure.text}</p>
      <p className="mt-2 font-serif text-lg leading-snug">{item.sentence}</p>
      {item.notes.map((note) => (
        <p key={note} className="mt-1 text-ink-soft text-sm">
          {note}
        </p>
      ))}
    </div>
  );
}

function TableBlock({
  block,
  figureOf,
}: {
  block: Extract<ShownBlock, { kind: "table" }>;
  figureOf: FigureOf;
}) {
  return (
    <section aria-label={block.title} className="keep-together min-w-0">
      <h3 className="mb-3 font-sans font-semibold text-base">{block.title}</h3>
      <ScrollTable label={block.title}>
        <thead>
          <tr>
            {block.columns.map(({ label, numeric }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
              <th key={`${place} ${label}`} scope="col" className={headClass(label, numeric)}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are drawn once and never reordered
            <tr key={at}>
              {row.map((cell, place) => (
                <Cell
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of their columns
                  key={place}
                  cell={cell}
                  figureOf={figureOf}
                  head={place === 0}
                  numeric={block.columns[place]?.numeric ?? false}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {block.note ? <p className="mt-2 max-w-[46rem] text-ink-soft text-sm">{block.note}</p> : null}
      {block.legend ? <p className="mt-2 max-w-[46rem] text-ink-soft text-sm">{block.legend}</p> : null}
    </section>
  );
}

/** Years stand side by side to be compared: one width for all of them. */
function headClass(label: string, numeric: boolean): string | undefined {
  if (!numeric) return "text-start";
  return /^\d{4}$/.test(label) ? "min-w-24" : undefined;
}

function Cell({
  cell,
  figureOf,
  head,
  numeric,
}: {
  cell: ReportCell;
  figureOf: FigureOf;
  head: boolean;
  numeric: boolean;
}) {
  const text = cellText(cell, figureOf);
  if (head)
    return (
      <th scope="row" className="text-start">
        {text}
      </th>
    );
  const figure = typeof cell === "string" ? null : figureOf(cell.figure);
  const missing = figure !== null && figure.missing !== null;
  // A mark stands for words, and an amount in the table's unit for an exact one: those who do not see them hear these.
  const isShort = figure !== null && text !== figure.text;
  const under = typeof cell === "string" ? undefined : cell.under;
  const className = [numeric ? "" : "report-text", missing ? "text-ink-soft" : ""].filter(Boolean).join(" ");
  return (
    <td className={className || undefined}>
      {isShort ? (
        <>
          <span aria-hidden="true">{text}</span>
          <span className="sr-only">{figure.text}</span>
        </>
      ) : (
        text
      )}
      {under ? <span className="block text-ink-soft text-xs">{under}</span> : null}
    </td>
  );
}

const formatOf = (figure: ReportFigure | undefined): ChartFormat =>
  figure?.unit === "share" ? "share" : figure?.unit === "currency" ? "currency" : "count";
