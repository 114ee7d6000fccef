import { Link } from "@remix-run/react";
import { STATUS_WORDS } from "~/domain/goals/words/sentences";
import type { Strategy } from "~/domain/terms";
import { paths } from "~/paths";
import { chartShare } from "~/ui/charts/share/chart-address";
import { TrendChart } from "~/ui/charts/TrendChart";
import type { ChartSize } from "~/ui/charts/types";
import type { Writing } from "~/ui/figures/format-numbers";
import { Missing } from "~/ui/figures/Missing";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { type EachMemberPart, type FigurePart, type GoalPart, partPlace } from "~/ui/goals/goal-parts";
import { GoalStatusWord, Meeting } from "./GoalCards";

interface Shown<Part extends GoalPart = GoalPart> {
  part: Part;
  members: { id: string; name: string; slug: string; own: boolean }[];
  year: number;
  /** The collaborative's slug. */
  c: string;
  strategy: Strategy;
  writing: Writing;
  /** The goal's id. */
  goal: string;
  /** Which part of the target it is: "2", "2.1"; empty for the whole. */
  place?: string;
  mayEmbed: boolean;
}

/** A goal's target with its progress: one figure, several clauses, or member by member. */
export function GoalParts(shown: Shown) {
  const { part } = shown;
  if (part.kind === "eachMember") return <MemberByMember {...shown} part={part} />;
  if (!("clauses" in part)) return <OneFigure {...shown} part={part} size="large" />;
  return (
    <div className="grid gap-8">
      <p className="max-w-[52rem] text-ink-soft">
        {part.kind === "anyOf"
          ? "There is more than one way to reach it; the one furthest along counts."
          : "All parts must be reached; the one furthest behind counts."}
      </p>
      <ul className="grid gap-x-14 gap-y-12 lg:grid-cols-2">
        {part.clauses.map((clause, index) => {
          const inside = { ...shown, place: partPlace(shown.place, index) };
          return (
            <li key={clause.aim} className="grid content-start gap-4 border-accent border-t-2 pt-4">
              <div>
                <h2 className="text-balance text-xl leading-snug">{clause.aim}</h2>
                <p className="mt-2">
                  <GoalStatusWord status={clause.status} limit={clause.statusLimit} />
                </p>
                <p className="mt-1 text-ink-soft">{clause.standing}</p>
              </div>
              {"chart" in clause ? (
                <OneFigure {...inside} part={clause} size="small" />
              ) : (
                <GoalParts {...inside} part={clause} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** One figure: its facts, its chart, and a link to its sources. */
function OneFigure({
  part,
  year,
  c,
  writing,
  size,
  goal,
  place,
  mayEmbed,
}: Shown<FigurePart> & { size: ChartSize }) {
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
        <p className="mt-3 text-sm">
          {"code" in figure ? (
            <Link to={paths.figure(c, figure.code, { year })}>Show the arithmetic: {figure.label}</Link>
          ) : (
            <Link to={`${paths.indicators(c)}#${figure.indicator}`}>Where it comes from: {figure.label}</Link>
          )}
        </p>
      </div>
      <TrendChart
        title={chart.title}
        unit={chart.unit}
        source={chart.source}
        note={chart.note}
        {...chart.data}
        share={chartShare(c, `goal-${goal}`, {
          page: paths.goal(c, goal, { year }),
          query: { year, part: place },
          mayEmbed,
        })}
        {...writing}
        size={size}
        tableLabel="Show year by year as a table"
      />
    </div>
  );
}

/** Who meets it, among the members the viewer may see. */
function MemberByMember({ part, members, year, c }: Shown<EachMemberPart>) {
  const named = part.members.flatMap((standing) => {
    const member = members.find(({ id }) => id === standing.memberId);
    return member ? [{ ...standing, ...member }] : [];
  });
  const order = Object.keys(STATUS_WORDS);
  const rows = named.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  return (
    <div className="grid gap-6">
      {part.withheld ? (
        <p>
          <Missing
            kind="withheld"
            reason="how other members stand, and how many meet it, may not be shown to you"
          />
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
                    to={paths.member(c, row.slug, { year })}
                    className={row.own ? "font-semibold" : undefined}
                  >
                    {row.name}
                  </Link>
                </th>
                <td className="word">
                  <GoalStatusWord status={row.status} limit={row.statusLimit} />
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
