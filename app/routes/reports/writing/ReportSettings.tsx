import { AUDIENCE_CHOICES } from "~/reports/audiences";
import type { Audience } from "~/reports/model";
import { Field, Select } from "~/ui/controls/Field";

export interface ReportDraft {
  title: string;
  year: number;
  audience: Audience;
  revision: number;
}

/** The report's title, year, readers, and the version it is compared with. */
export function ReportSettings({
  report,
  years,
  compareTo,
  appendix,
  versions,
  errors,
}: {
  report: ReportDraft;
  years: number[];
  /** Id of the published version that it is compared with. */
  compareTo: string | null;
  /** Slides end with all tables and definitions. */
  appendix: boolean;
  versions: { value: string; label: string }[];
  errors: Record<string, string> | undefined;
}) {
  return (
    <div className="grid gap-x-6 gap-y-5 md:grid-cols-[2fr_1fr_1fr] xl:grid-cols-[2fr_1fr_1fr_2fr]">
      <Field label="Title" name="title" defaultValue={report.title} error={errors?.title} />
      <Select
        label="Year"
        name="year"
        defaultValue={String(report.year)}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
        error={errors?.year}
      />
      <Select
        label="Who reads it"
        name="audience"
        defaultValue={report.audience}
        options={AUDIENCE_CHOICES}
        error={errors?.audience}
      />
      <Select
        label="Compare with"
        name="compareTo"
        defaultValue={compareTo ?? ""}
        options={[{ value: "", label: "Nothing" }, ...versions]}
      />
      <label className="col-span-full flex min-h-11 cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          name="appendix"
          value="yes"
          defaultChecked={appendix}
          className="size-4.5 shrink-0 accent-(--color-ink)"
        />
        Slides end with an appendix of all tables and definitions
      </label>
    </div>
  );
}
