import { Form } from "@remix-run/react";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Select } from "~/ui/controls/Field";

/** One thing that a list can be narrowed to. */
export interface Filter {
  /** Of the parameter in the address. */
  name: string;
  label: string;
  /** What is chosen; empty for everything. */
  value: string;
  /** The word for everything. */
  all: string;
  options: readonly { value: string; label: string }[];
}

/** What a list is narrowed to; all of it stands in the address. */
export function ListFilters({
  filters,
  everything,
  year,
}: {
  filters: Filter[];
  /** The address of the whole list. */
  everything: string;
  /** Kept in the address, where the list is of a year. */
  year?: number;
}) {
  return (
    <Form
      method="get"
      key={JSON.stringify(filters.map(({ value }) => value))}
      className="no-print grid items-end gap-4 sm:grid-cols-2 lg:flex lg:flex-wrap"
    >
      {year === undefined ? null : <input type="hidden" name="year" value={year} />}
      {filters.map(({ name, label, value, all, options }) => (
        <Select
          key={name}
          label={label}
          name={name}
          defaultValue={value}
          options={[{ value: "", label: all }, ...options]}
        />
      ))}
      <div className="flex gap-2">
        <Button kind="secondary">Show</Button>
        {filters.some(({ value }) => value !== "") ? (
          <LinkButton kind="quiet" to={everything}>
            Show all
          </LinkButton>
        ) : null}
      </div>
    </Form>
  );
}

/** Words by value, as a choice offers them. */
export const choices = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
