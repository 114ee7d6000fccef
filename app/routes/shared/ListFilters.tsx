import { LinkButton } from "~/ui/controls/Button";
import { ChoiceForm } from "~/ui/controls/ChoiceForm";
import { Select } from "~/ui/controls/Field";

/** One way to narrow a list. */
export interface Filter {
  /** The parameter in the address. */
  name: string;
  label: string;
  /** The choice; empty for everything. */
  value: string;
  /** The word for everything. */
  all: string;
  options: readonly { value: string; label: string }[];
}

/** The filters of a list, all kept in the address. */
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
    <ChoiceForm
      version={JSON.stringify(filters.map(({ value }) => value))}
      className="grid items-end gap-4 sm:grid-cols-2 lg:flex lg:flex-wrap"
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
      {filters.some(({ value }) => value !== "") ? (
        <LinkButton kind="quiet" to={everything}>
          Clear filters
        </LinkButton>
      ) : null}
    </ChoiceForm>
  );
}

/** Words by value, as a choice offers them. */
export const choices = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
