import { Form } from "@remix-run/react";
import { ACTIVITY_GROUPS, type ActivityGroup } from "~/domain/activity";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";

export interface ActivityChoice {
  subject: string;
  person: string;
  member: string;
  year: number | "";
  from: string;
  to: string;
}

/** What the activity is narrowed to; all of it stands in the address. */
export function ActivityFilters({
  asked,
  members,
  groups,
}: {
  asked: ActivityChoice;
  /** Empty on the page of one member. */
  members: { value: string; label: string }[];
  groups: ActivityGroup[];
}) {
  const { subject, person, member, year, from, to } = asked;
  const narrowed = [subject, person, member, year, from, to].some((one) => one !== "");
  return (
    <Form
      method="get"
      key={JSON.stringify(asked)}
      className="no-print grid grid-cols-2 items-end gap-4 lg:grid-cols-3"
    >
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
        min={1990}
        max={2100}
        inputMode="numeric"
        defaultValue={year === "" ? "" : String(year)}
      />
      <Field label="From" name="from" type="date" defaultValue={from} />
      <Field label="To" name="to" type="date" defaultValue={to} />
      <div className="flex gap-2 col-span-2 lg:col-span-3">
        <Button kind="secondary">Show</Button>
        {narrowed ? (
          <LinkButton kind="quiet" to=".">
            Show all
          </LinkButton>
        ) : null}
      </div>
    </Form>
  );
}
