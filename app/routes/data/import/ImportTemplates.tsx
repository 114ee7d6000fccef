import { Form } from "@remix-run/react";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Select } from "~/ui/controls/Field";

/** Templates to fill in and send back. */
export function ImportTemplates({
  slug,
  members,
  years,
  newest,
}: {
  slug: string;
  members: { value: string; label: string }[];
  /** Newest first. */
  years: number[];
  newest: number;
}) {
  const all = members.length > 1 ? [{ value: "", label: "All members, one sheet each" }] : [];
  return (
    <div className="grid gap-6">
      <Form
        method="get"
        action={paths.template(slug)}
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
        For scripts, empty files with the right columns:
        <LinkButton kind="quiet" to={paths.templateCsv(slug, { form: "long" })} reloadDocument>
          CSV, one value per row
        </LinkButton>
        <LinkButton kind="quiet" to={paths.templateCsv(slug, { form: "wide" })} reloadDocument>
          CSV, one column per measure
        </LinkButton>
      </p>
    </div>
  );
}
