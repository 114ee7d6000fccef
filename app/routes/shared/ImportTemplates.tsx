import { Form } from "@remix-run/react";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Select } from "~/ui/controls/Field";

/** Files to fill in and send back. */
export function ImportTemplates({
  base,
  members,
  years,
  newest,
}: {
  base: string;
  members: { value: string; label: string }[];
  /** The newest first. */
  years: number[];
  newest: number;
}) {
  const all = members.length > 1 ? [{ value: "", label: "All members, a sheet each" }] : [];
  return (
    <div className="grid gap-6">
      <Form
        method="get"
        action={`${base}/data/template.xlsx`}
        reloadDocument
        className="grid items-end gap-4 sm:grid-cols-2 lg:flex lg:flex-wrap"
      >
        <Select label="For" name="member" options={[...all, ...members]} />
        <Select
          label="Year"
          name="year"
          defaultValue={`${newest}`}
          options={years.map((year) => ({ value: `${year}`, label: `${year}` }))}
        />
        <div>
          <Button kind="secondary">Download the workbook</Button>
        </div>
      </Form>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft">
        For programs, empty files with the right columns:
        <LinkButton kind="quiet" to={`${base}/data/template.csv?form=long`} reloadDocument>
          CSV, one value a row
        </LinkButton>
        <LinkButton kind="quiet" to={`${base}/data/template.csv?form=wide`} reloadDocument>
          CSV, one column a measure
        </LinkButton>
      </p>
    </div>
  );
}
