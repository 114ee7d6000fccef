import { Link } from "@remix-run/react";
import { STATUS_WORDS } from "~/domain/goal-sentences";
import type { Strategy } from "~/domain/types";
import { TrendChart } from "~/ui/charts/TrendChart";
import type { ChartSize } from "~/ui/charts/types";
import type { Writing } from "~/ui/figures/format";
import { Missing } from "~/ui/figures/Missing";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { StatusWord } from "~/ui/figures/StatusWord";
import type { GoalPart } from "~/ui/goals/goal-parts";
import { Meeting } from "./GoalCards";

interface Shown {
  part: GoalPart;
  members: { id: string; name: string; slug: string; own: boolean }[];
  year: number;
  base: string;
  strategy: Strategy;
  writing: Writing;
}

/** A goal's target with its course: one figure, each clause of several, or member by member. */
export function GoalParts(shown: Shown) {
  const { part } = shown;
  if (part.kind === "eachMember") return <MemberByMember {...shown} />;
  if (part.clauses.length === 0) return <SimplePart {...shown} size="large" />;
  return (
    <div className="grid gap-8">
      <p className="max-w-[52rem] text-ink-soft">
        {part.kind === "anyOf"
          ? "There is more than one way to reach it: the one that is furthest counts."
          : "All of it is to be reached: the part that lags most counts."}
      </p>
      <ul className="grid gap-x-14 gap-y-12 lg:grid-cols-2">
        {part.clauses.map((clause) => (
          <li key={clause.aim} className="grid content-start gap-4 border-accent border-t-2 pt-4">
            <div>
              <h2 className="text-balance text-xl leading-snug">{clause.aim}</h2>
              <p className="mt-2">
                <StatusWord status={clause.status} />
              </p>
              <p className="mt-1 text-ink-soft">{clause.standing}</p>
            </div>
            {clause.chart ? (
              <SimplePart {...shown} part={clause} size="small" />
            ) : (
              <GoalParts {...shown} part={clause} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One figure: what it is measured by, its course, and where the numbers come from. */
function SimplePart({ part, year, base, writing, size }: Shown & { size: ChartSize }) {
  const { facts, chart, figure } = part;
  const inClause = size === "small";
  return (
    <div className={inClause ? "grid gap-6" : "grid gap-x-14 gap-y-8 lg:grid-cols-[19rem_1fr]"}>
      <div>
        <dl className="grid gap-x-4 gap-y-2">
          {facts.map(({ what, text, note }) => (
            <div key={what} className="flex flex-wrap justify-between gap-x-4 border-line border-b pb-2">
              <dt className="text-ink-soft">{what}</dt>
              <dd className="tabular font-semibold">{text}</dd>
              {note ? <dd className="basis-full text-ink-soft text-sm">{note}</dd> : null}
            </div>
          ))}
        </dl>
        {part.withheld ? <Missing kind="withheld" /> : null}
        {figure ? (
          <p className="mt-3 text-sm">
            {"code" in figure ? (
              <Link to={`${base}/figures/${figure.code}?year=${year}`}>
                Show the arithmetic: {figure.label}
              </Link>
            ) : (
              <Link to={`${base}/indicators#${figure.indicator}`}>Where it comes from: {figure.label}</Link>
            )}
          </p>
        ) : null}
      </div>
      {chart ? (
        <TrendChart
          title={chart.title}
          {...(chart.note && { note: chart.note })}
          {...chart.data}
          {...writing}
          size={size}
          tableLabel="Show year by year as a table"
        />
      ) : null}
    </div>
  );
}

/** Who meets it, as far as the viewer may see the members. */
function MemberByMember({ part, members, year, base }: Shown) {
  const named = part.members.flatMap((one) => {
    const member = members.find(({ id }) => id === one.memberId);
    return member ? [{ ...one, ...member }] : [];
  });
  const order = Object.keys(STATUS_WORDS);
  const rows = named.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  return (
    <div className="grid gap-6">
      {part.withheld ? (
        <p>
          <Missing kind="withheld" reason="how others stand, and how many meet it, is not for every eye" />
        </p>
      ) : null}
      {part.meeting ? <Meeting {...part.meeting} /> : null}
      {rows.length > 0 ? (
        <ScrollTable label={`Member by member, ${year}`}>
          <thead>
            <tr>
              <th scope="col">Member</th>
              <th scope="col" className="word">
                Status
              </th>
              <th scope="col" className="word">
                How it stands
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.memberId}>
                <th scope="row">
                  <Link
                    to={`${base}/members/${row.slug}?year=${year}`}
                    className={row.own ? "font-semibold" : undefined}
                  >
                    {row.name}
                  </Link>
                </th>
                <td className="word">
                  <StatusWord status={row.status} />
                </td>
                <td className="word text-ink-soft">{row.standing}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      ) : null}
    </div>
  );
}
