import { Form, useActionData, useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { Narrative } from "~/reports/markdown";
import type { Audience } from "~/reports/model";
import { type Outline, type SectionKey, withWords } from "~/reports/outline";
import type { ShownReport } from "~/reports/page/shown";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { useHydrated } from "~/ui/grid/use-hydrated";
import { Notice } from "~/ui/layout/Notice";
import type { OutlineAnswer } from "../report-edit";
import { BeforePublishing } from "./BeforePublishing";
import { BuilderSection } from "./BuilderSection";
import { moveTo } from "./outline-form";
import { AUDIENCE_WORDS } from "./report-words";

const WAIT = 900;

interface Given {
  report: { slug: string; title: string; year: number; audience: Audience; revision: number };
  outline: Outline;
  years: number[];
  shown: ShownReport;
  warnings: string[];
  versions: { value: string; label: string }[];
}

/** Sections in order, each with its words beside its figures. Saved as one goes on; without a script, by a button. */
export function ReportBuilder({ report, outline, years, shown, warnings, versions }: Given) {
  const fetcher = useFetcher<OutlineAnswer>();
  const sent = useActionData() as OutlineAnswer | undefined;
  const form = useRef<HTMLFormElement>(null);
  const hydrated = useHydrated();
  const [order, setOrder] = useState(outline.sections.map(({ key }) => key));
  const [said, setSaid] = useState("");
  /** Changes since the last that was sent. */
  const [unsaved, setUnsaved] = useState(0);
  const [stored, setStored] = useState<OutlineAnswer>();
  const answer = fetcher.data ?? sent;
  const revision = Math.max(report.revision, stored?.saved ?? 0, fetcher.data?.saved ?? 0);
  const byKey = new Map(outline.sections.map((section) => [section.key, section]));
  const made = new Map(
    shown.sections.map((section) => [section.key, reworded(section, stored?.words?.[section.key])]),
  );

  const save = () => {
    if (!form.current || fetcher.state !== "idle") return later();
    const fields = new FormData(form.current);
    fields.set("script", "1");
    setUnsaved(0);
    fetcher.submit(fields, { method: "post" });
  };
  const later = () => setUnsaved((count) => count + 1);
  const saving = useRef(save);
  saving.current = save;
  const idle = fetcher.state === "idle";
  // Once nothing was typed for a moment, and what was sent before has been answered.
  useEffect(() => {
    if (unsaved === 0 || !idle) return;
    const timer = setTimeout(() => saving.current(), WAIT);
    return () => clearTimeout(timer);
  }, [unsaved, idle]);
  // What was stored last; an answer that says what is wrong comes after it.
  useEffect(() => {
    if (fetcher.data?.saved) setStored(fetcher.data);
  }, [fetcher.data]);

  const place = (key: SectionKey, to: number) => {
    const moved = moveTo(
      order.map((one) => ({ key: one })),
      key,
      to,
    ).map((one) => one.key);
    setOrder(moved);
    const title = made.get(key)?.title ?? key;
    setSaid(`${title} is now number ${moved.indexOf(key) + 1} of ${moved.length}.`);
    later();
  };

  return (
    <Form method="post" ref={form} onChange={later} className="grid gap-10">
      <input type="hidden" name="revision" value={revision} />
      {answer?.overtaken ? (
        <Notice tone="warning" title="Somebody else changed this report in the meantime.">
          <p>
            What you typed last is not stored. Copy it, then{" "}
            <a href={`?again=${revision}`} className="underline">
              reload the report
            </a>
            .
          </p>
        </Notice>
      ) : null}
      <BeforePublishing warnings={warnings} />
      <div className="grid gap-x-6 gap-y-5 md:grid-cols-[2fr_1fr_1fr] xl:grid-cols-[2fr_1fr_1fr_2fr]">
        <Field label="Title" name="title" defaultValue={report.title} error={answer?.errors?.title} />
        <Select
          label="Year"
          name="year"
          defaultValue={String(report.year)}
          options={years.map((year) => ({ value: String(year), label: String(year) }))}
          error={answer?.errors?.year}
        />
        <Select
          label="Who reads it"
          name="audience"
          defaultValue={report.audience}
          options={(["public", "members", "internal"] as const).map((value) => ({
            value,
            label: AUDIENCE_WORDS[value].label,
          }))}
          error={answer?.errors?.audience}
        />
        <Select
          label="Compare with"
          name="compareTo"
          defaultValue={outline.compareTo ?? ""}
          options={[{ value: "", label: "Nothing" }, ...versions]}
        />
      </div>
      <ol className="grid gap-6">
        {order.map((key, at) => (
          <BuilderSection
            key={key}
            section={byKey.get(key) ?? { key, shown: false, narrative: "" }}
            made={made.get(key)}
            report={shown}
            place={at}
            of={order.length}
            error={answer?.errors?.[`narrative:${key}`]}
            onMove={(to) => place(key, to)}
            onDropOf={(dropped) => place(dropped, at)}
          />
        ))}
      </ol>
      <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-4 border-line border-t bg-paper px-4 py-3">
        <Button
          kind={hydrated ? "secondary" : "primary"}
          onClick={(event) => {
            event.preventDefault();
            save();
          }}
        >
          Save
        </Button>
        <p role="status" className="text-ink-soft text-sm">
          {fetcher.state !== "idle"
            ? "Saving …"
            : answer?.errors || answer?.overtaken
              ? "Not saved."
              : unsaved > 0
                ? "Not saved yet."
                : hydrated
                  ? "All changes are saved."
                  : ""}
        </p>
        <p className="sr-only" aria-live="polite">
          {said}
        </p>
      </div>
    </Form>
  );
}

type Section = ShownReport["sections"][number];

/** A section with the words that have been stored since its figures were worked out. */
function reworded(section: Section, words: Narrative[] | undefined): Section {
  if (!words) return section;
  const figures = section.blocks.filter(({ kind }) => kind !== "narrative");
  return { ...section, blocks: withWords(figures, words.length > 0 ? [{ kind: "narrative", words }] : []) };
}
