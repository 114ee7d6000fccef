import { ACTIVITY_GROUPS, type ActivityGroup } from "~/domain/activity/activity";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";
import { FilterForm } from "~/routes/shared/FilterForm";
import { Field, Select } from "~/ui/controls/Field";

export interface ActivityChoice {
  subject: string;
  person: string;
  member: string;
  year: number | "";
  from: string;
  to: string;
}

/** The filters of the activity, all of them kept in the address. */
export function ActivityFilters({
  choice,
  members,
  groups,
}: {
  choice: ActivityChoice;
  /** Empty on the page of one member. */
  members: { value: string; label: string }[];
  groups: ActivityGroup[];
}) {
  const { subject, person, member, year, from, to } = choice;
  return (
    <FilterForm choice={choice}>
      <Select
        label="About"
        name="subject"
        defaultValue={subject}
        options={[
          { value: "", label: "Everything" },
          ...groups.map((value) => ({ value, label: ACTIVITY_GROUPS[value].label })),
        ]}
      />
      {members.length > 0 ? (
        <Select
          label="Institution"
          name="member"
          defaultValue={member}
          options={[{ value: "", label: "All" }, ...members]}
        />
      ) : null}
      <Field label="Person" name="person" defaultValue={person} maxLength={200} autoComplete="off" />
      <Field
        label="Reporting year"
        name="year"
        type="number"
        min={FIRST_YEAR}
        max={LAST_YEAR}
        inputMode="numeric"
        defaultValue={year === "" ? "" : String(year)}
      />
      <Field label="From" name="from" type="date" defaultValue={from} />
      <Field label="To" name="to" type="date" defaultValue={to} />
    </FilterForm>
  );
}
