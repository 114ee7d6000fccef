import { Form } from "@remix-run/react";
import { GOAL_STATE_NAMES, GOAL_STATES } from "~/domain/goal";
import { STRATEGIES, STRATEGY_NAMES } from "~/domain/types";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Select } from "~/ui/controls/Field";

export interface GoalQuery {
  strategy: string;
  level: string;
  state: string;
  member: string;
}

/** What the list of goals is narrowed to; all of it stands in the address. */
export function GoalFilters({
  query,
  members,
  year,
  path,
}: {
  query: GoalQuery;
  /** Those who have goals that the viewer may see. */
  members: { slug: string; name: string }[];
  year: number;
  path: string;
}) {
  const narrowed = Object.values(query).some((one) => one !== "");
  return (
    <Form
      method="get"
      key={JSON.stringify(query)}
      className="no-print grid items-end gap-4 sm:grid-cols-2 lg:flex lg:flex-wrap"
    >
      <input type="hidden" name="year" value={year} />
      <Select
        label="Strategy"
        name="strategy"
        defaultValue={query.strategy}
        options={[
          { value: "", label: "Every strategy" },
          ...STRATEGIES.map((value) => ({ value, label: STRATEGY_NAMES[value] })),
        ]}
      />
      <Select
        label="Whose"
        name="level"
        defaultValue={query.level}
        options={[
          { value: "", label: "Everybody’s" },
          { value: "collaborative", label: "The collaborative’s" },
          { value: "institution", label: "Members’" },
        ]}
      />
      <Select
        label="State"
        name="state"
        defaultValue={query.state}
        options={[
          { value: "", label: "Any state" },
          ...GOAL_STATES.map((value) => ({ value, label: GOAL_STATE_NAMES[value] })),
        ]}
      />
      {members.length > 1 ? (
        <Select
          label="Member"
          name="member"
          defaultValue={query.member}
          options={[
            { value: "", label: "Any member" },
            ...members.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
      ) : null}
      <div className="flex gap-2">
        <Button kind="secondary">Show</Button>
        {narrowed ? (
          <LinkButton kind="quiet" to={`${path}?year=${year}`}>
            Show all
          </LinkButton>
        ) : null}
      </div>
    </Form>
  );
}
