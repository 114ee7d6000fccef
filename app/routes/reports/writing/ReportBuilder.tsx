import { Form } from "@remix-run/react";
import { useRef, useState } from "react";
import type { Narrative } from "~/reports/markdown";
import { withNarrative } from "~/reports/narrative";
import type { ShownReport } from "~/reports/page/shown";
import type { SectionKey } from "~/reports/sections/registry";
import { Notice } from "~/ui/layout/Notice";
import { BeforePublishing } from "./BeforePublishing";
import { BuilderSection, type SectionDraft } from "./BuilderSection";
import { type ReportDraft, ReportSettings } from "./ReportSettings";
import { SaveBar } from "./SaveBar";
import { moveTo } from "./section-order";
import { useAutosave } from "./use-autosave";

interface ReportBuilderProps {
  report: ReportDraft;
  sections: SectionDraft[];
  /** Id of the published version that it is compared with. */
  compareTo: string | null;
  /** Slides end with all tables and definitions. */
  appendix: boolean;
  years: number[];
  shown: ShownReport;
  warnings: string[];
  versions: { value: string; label: string }[];
}

/** Sections in order, each with its words beside its figures. Saves as people type; without a script, by a button. */
export function ReportBuilder(props: ReportBuilderProps) {
  const { report, sections, compareTo, appendix, years, shown, warnings, versions } = props;
  const form = useRef<HTMLFormElement>(null);
  const { save, saveLater, answer, saved, state } = useAutosave(form);
  const [order, setOrder] = useState(sections);
  const [announcement, setAnnouncement] = useState("");
  const revision = Math.max(report.revision, saved?.saved ?? 0, answer?.saved ?? 0);
  const previews = new Map(
    shown.sections.map((section) => [section.key, reworded(section, saved?.words?.[section.key])]),
  );

  const moveSection = (key: SectionKey, to: number) => {
    const moved = moveTo(order, key, to);
    setOrder(moved);
    const place = moved.findIndex((section) => section.key === key);
    setAnnouncement(`${moved[place]?.title} is now number ${place + 1} of ${moved.length}.`);
    saveLater();
  };

  return (
    <Form method="post" ref={form} onChange={saveLater} className="grid gap-10">
      <input type="hidden" name="revision" value={revision} />
      {answer?.overtaken ? <Overtaken revision={revision} /> : null}
      <BeforePublishing warnings={warnings} />
      <ReportSettings
        report={report}
        years={years}
        compareTo={compareTo}
        appendix={appendix}
        versions={versions}
        errors={answer?.errors}
      />
      <ol className="grid gap-6">
        {order.map((section, place) => (
          <BuilderSection
            key={section.key}
            section={section}
            preview={previews.get(section.key)}
            report={shown}
            place={place}
            of={order.length}
            error={answer?.errors?.[`narrative:${section.key}`]}
            onMove={(to) => moveSection(section.key, to)}
            onDropOf={(dropped) => moveSection(dropped, place)}
          />
        ))}
      </ol>
      <SaveBar save={save} state={state} announcement={announcement} />
    </Form>
  );
}

function Overtaken({ revision }: { revision: number }) {
  return (
    <Notice tone="warning" title="Somebody else has changed this report.">
      <p>
        Your last changes are not saved. Copy them, then{" "}
        <a href={`?again=${revision}`} className="underline">
          reload the report
        </a>
        .
      </p>
    </Notice>
  );
}

type Section = ShownReport["sections"][number];

/** The section with the words saved since its figures were computed. */
function reworded(section: Section, words: Narrative[] | undefined): Section {
  if (!words) return section;
  const figures = section.blocks.filter(({ kind }) => kind !== "narrative");
  return {
    ...section,
    blocks: withNarrative(figures, words.length > 0 ? [{ kind: "narrative", words }] : []),
  };
}
