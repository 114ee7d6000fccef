import { Form, useActionData, useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { Audience } from "~/reports/model";
import type { Outline, SectionKey } from "~/reports/outline";
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
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const hydrated = useHydrated();
  const [order, setOrder] = useState(outline.sections.map(({ key }) => key));
  const [said, setSaid] = useState("");
  const [dirty, setDirty] = useState(false);
  const answer = fetcher.data ?? sent;
  const revision = Math.max(report.revision, fetcher.data?.saved ?? 0);
  const byKey = new Map(outline.sections.map((section) => [section.key, section]));
  const made = new Map(shown.sections.map((section) => [section.key, section]));

  const save = () => {
    clearTimeout(timer.current);
    if (!form.current || fetcher.state !== "idle") {
      timer.current = setTimeout(save, WAIT);
      return;
    }
    const fields = new FormData(form.current);
    fields.set("script", "1");
    setDirty(false);
    fetcher.submit(fields, { method: "post" });
  };
  const later = () => {
    setDirty(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(save, WAIT);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

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
              : dirty
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
