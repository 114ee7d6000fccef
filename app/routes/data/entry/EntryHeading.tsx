import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { STRATEGIES, STRATEGY_NAMES, type Strategy } from "~/domain/terms";
import { ChoiceForm } from "~/ui/controls/ChoiceForm";
import { useMemberKeys } from "./use-member-keys";

/** The address of the grid with another strategy, institution, year, or breakdown. */
export type EntryAddress = (
  to: Partial<Record<"member" | "strategy" | "year" | "years" | "split", string>>,
) => string;

interface EntryHeadingProps {
  strategy: Strategy;
  member: { slug: string; name: string };
  members: { value: string; label: string }[];
  /** Kept in the address when the institution changes. */
  kept: Record<string, string>;
  /** The period of the year, and how far it has come. */
  facts: ReactNode;
  address: EntryAddress;
}

/** Whose numbers these are, with the institutions before and after it, and the strategies. */
export function EntryHeading({ strategy, member, members, kept, facts, address }: EntryHeadingProps) {
  const place = members.findIndex(({ value }) => value === member.slug);
  const before = members[place - 1] ?? null;
  const after = members[place + 1] ?? null;
  const to = (other: { value: string } | null) => other && address({ member: other.value });
  useMemberKeys(to(before), to(after));
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:min-h-10">
      <h1 className={members.length > 1 ? "sr-only m-0 text-2xl print:not-sr-only" : "text-2xl"}>
        {member.name}
      </h1>
      {members.length > 1 ? (
        <div className="flex min-w-0 items-center max-sm:-mx-3 max-sm:w-[calc(100%+1.5rem)] max-sm:justify-between">
          <Step to={to(before)} label={before && `Previous institution: ${before.label}`} sign="‹" />
          <ChoiceForm version={member.slug} className="min-w-0">
            {Object.entries(kept).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <select
              name="member"
              aria-label="Institution"
              defaultValue={member.slug}
              className="field-sizing-content min-h-11 max-w-full truncate rounded-md bg-transparent px-1 font-semibold font-serif text-xl hover:bg-sunk sm:min-h-9 sm:text-2xl"
            >
              {members.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </ChoiceForm>
          <Step to={to(after)} label={after && `Next institution: ${after.label}`} sign="›" />
        </div>
      ) : null}
      <p className="text-ink-soft text-sm">{facts}</p>
      <nav aria-label="Strategy" className="sm:ms-auto">
        <ul className="flex flex-wrap gap-1.5">
          {STRATEGIES.map((option) => (
            <li key={option}>
              <Link
                to={address({ strategy: option })}
                aria-current={option === strategy ? "page" : undefined}
                aria-label={STRATEGY_NAMES[option]}
                className={`flex min-h-11 items-center rounded-full px-3 font-semibold text-sm no-underline sm:min-h-8 ${
                  option === strategy ? "bg-ink text-paper" : "bg-sunk text-ink-soft hover:text-ink"
                }`}
              >
                {STRATEGY_NAMES[option].split(" ").at(-1)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

/** The way to the institution before or after; at the ends, a sign that leads nowhere. */
function Step({ to, label, sign }: { to: string | null; label: string | null; sign: string }) {
  const look =
    "inline-flex size-11 shrink-0 items-center justify-center rounded-md text-2xl no-underline sm:size-9";
  if (to === null || label === null)
    return (
      <span aria-hidden="true" className={`${look} text-line-strong`}>
        {sign}
      </span>
    );
  return (
    <Link
      to={to}
      aria-label={label}
      title={label}
      preventScrollReset
      className={`${look} text-link hover:bg-sunk`}
    >
      {sign}
    </Link>
  );
}
