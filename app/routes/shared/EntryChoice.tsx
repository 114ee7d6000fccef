import { Form, Link } from "@remix-run/react";
import { STRATEGIES, STRATEGY_NAMES, type Strategy } from "~/domain/types";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Select } from "~/ui/controls/Field";

/** Where the grid is from one choice on: another strategy, institution, year or way of splitting. */
export type EntryAddress = (to: Partial<Record<"member" | "strategy" | "year" | "split", string>>) => string;

/** What the grid shows: of which strategy, of which institution, all years or one. */
export function EntryChoice({
  strategy,
  member,
  members,
  asked,
  split,
  last,
  address,
}: {
  strategy: Strategy;
  member: string;
  members: { value: string; label: string }[];
  asked: number | null;
  split: string;
  /** The newest year of the grid. */
  last: number | undefined;
  address: EntryAddress;
}) {
  return (
    <div className="-mt-4 flex flex-wrap items-end justify-between gap-x-8 gap-y-5">
      <nav aria-label="Strategy">
        <ul className="-mx-3 flex flex-wrap">
          {STRATEGIES.map((one) => (
            <li key={one}>
              <Link
                to={address({ strategy: one })}
                aria-current={one === strategy ? "page" : undefined}
                className={`flex min-h-11 items-center border-b-3 px-3 no-underline ${
                  one === strategy ? "border-link font-semibold text-ink" : "border-transparent text-ink-soft"
                }`}
              >
                {STRATEGY_NAMES[one]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex flex-wrap items-end gap-3">
        {members.length > 1 ? (
          <Form method="get" className="flex items-end gap-2">
            <input type="hidden" name="strategy" value={strategy} />
            {split ? <input type="hidden" name="split" value={split} /> : null}
            {asked ? <input type="hidden" name="year" value={asked} /> : null}
            <Select label="Institution" name="member" options={members} defaultValue={member} key={member} />
            <Button kind="secondary">Show</Button>
          </Form>
        ) : null}
        {asked ? (
          <LinkButton kind="quiet" to={address({ year: "" })}>
            All years
          </LinkButton>
        ) : last ? (
          <LinkButton kind="quiet" to={address({ year: String(last) })}>
            Only {last}
          </LinkButton>
        ) : null}
      </div>
    </div>
  );
}
