import { SECURITY_KINDS } from "~/domain/security/kinds";
import { FilterForm } from "~/routes/shared/FilterForm";
import { Field, Select } from "~/ui/controls/Field";

export interface SecurityChoice {
  kind: string;
  person: string;
  address: string;
  from: string;
  to: string;
}

/** The filters of the security log, all of them kept in the address. */
export function SecurityFilters({ choice }: { choice: SecurityChoice }) {
  const { kind, person, address, from, to } = choice;
  return (
    <FilterForm choice={choice}>
      <Select
        label="Event"
        name="kind"
        defaultValue={kind}
        options={[
          { value: "", label: "Everything" },
          ...Object.entries(SECURITY_KINDS).map(([value, label]) => ({ value, label })),
        ]}
      />
      <Field label="Person or token" name="person" defaultValue={person} maxLength={200} autoComplete="off" />
      <Field label="Address" name="address" defaultValue={address} maxLength={45} autoComplete="off" />
      <Field label="From" name="from" type="date" defaultValue={from} />
      <Field label="To" name="to" type="date" defaultValue={to} />
    </FilterForm>
  );
}
