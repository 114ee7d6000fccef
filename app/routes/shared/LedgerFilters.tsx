import { Form } from "@remix-run/react";
import { INVESTMENT_STAGES, INVESTMENT_TYPES } from "~/domain/investment-types";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Select } from "~/ui/controls/Field";

export interface LedgerQuery {
  type: string;
  stage: string;
  member: string;
  year: string;
}

const options = (all: string, words: Record<string, string>) => [
  { value: "", label: all },
  ...Object.entries(words).map(([value, label]) => ({ value, label })),
];

/** What the list is narrowed to; all of it stands in the address. */
export function LedgerFilters({
  query,
  members,
  years,
  path,
}: {
  query: LedgerQuery;
  /** Null where other members are not for this viewer. */
  members: { slug: string; name: string }[] | null;
  years: number[];
  path: string;
}) {
  const narrowed = Object.values(query).some((one) => one !== "");
  return (
    <Form
      method="get"
      key={JSON.stringify(query)}
      className="no-print grid items-end gap-4 sm:grid-cols-2 lg:flex lg:flex-wrap"
    >
      <Select
        label="For"
        name="type"
        defaultValue={query.type}
        options={options("Everything", INVESTMENT_TYPES)}
      />
      <Select
        label="Stage"
        name="stage"
        defaultValue={query.stage}
        options={options("Any stage", INVESTMENT_STAGES)}
      />
      {members ? (
        <Select
          label="Member"
          name="member"
          defaultValue={query.member}
          options={options("Any member", Object.fromEntries(members.map(({ slug, name }) => [slug, name])))}
        />
      ) : null}
      <Select
        label="Year"
        name="year"
        defaultValue={query.year}
        options={options("All years", Object.fromEntries(years.map((year) => [String(year), String(year)])))}
      />
      <div className="flex gap-2">
        <Button kind="secondary">Show</Button>
        {narrowed ? (
          <LinkButton kind="quiet" to={path}>
            Show all
          </LinkButton>
        ) : null}
      </div>
    </Form>
  );
}
