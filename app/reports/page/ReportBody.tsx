import { figuresOf } from "~/reports/figures";
import { ACCENT_CLASS } from "~/ui/figures/icons";
import { Block } from "./Blocks";
import "./report.css";
import type { ShownReport } from "./shown";

/** The report on screen and in print: a table of contents, then the sections. */
export function ReportBody({ report }: { report: ShownReport }) {
  const figureOf = figuresOf(report);
  return (
    <div className="report grid gap-16">
      <nav aria-label="Contents">
        <ol className="report-contents">
          {report.sections.map(({ key, title }) => (
            <li key={key}>
              <a href={`#${idOf(key)}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
      {report.sections.map(({ key, title, accent, blocks }) => (
        <section
          key={key}
          id={idOf(key)}
          aria-labelledby={`${idOf(key)}-title`}
          className={`report-section min-w-0 ${accent ? ACCENT_CLASS[accent] : ""}`}
        >
          <h2 id={`${idOf(key)}-title`} className="report-title">
            {title}
          </h2>
          <div className="grid min-w-0 gap-10">
            {blocks.map((block, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: blocks are drawn once and never reordered
              <Block key={`${place} ${block.kind}`} block={block} report={report} figureOf={figureOf} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

const idOf = (key: string) => key.replace(":", "-");
