import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { currentOf, voteText } from "~/domain/meetings/decisions";
import { DECISION_STATES, type DecisionState } from "~/domain/meetings/terms";
import { paths } from "~/paths";
import { readGoalCitations, readSettingCitations } from "~/records/meetings/citations.server";
import { readVisibleGoals } from "~/routes/goals/index.server";
import { PartnershipPage } from "~/routes/partnership/PartnershipPage";
import { choices, ListFilters } from "~/routes/shared/ListFilters";
import { formatDate } from "~/ui/figures/dates";
import { EmptyState } from "~/ui/layout/EmptyState";
import { readPartnership, readVisibleDecisions } from "../context.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Decisions · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see partnership", async (visited) => {
    const partnership = await readPartnership(visited);
    const { catalog, bodies } = partnership;
    const query = new URL(args.request.url).searchParams;
    const asked = (name: string, known: (text: string) => boolean) => {
      const text = query.get(name) ?? "";
      return known(text) ? text : "";
    };
    const body = asked("body", (text) => bodies.some(({ id }) => id === text));
    const state = asked("state", (text) => Object.hasOwn(DECISION_STATES, text)) as DecisionState | "";
    const all = await readVisibleDecisions(visited.db, partnership);
    const year = asked("year", (text) => all.some(({ meeting }) => meeting.day.startsWith(text)));
    const numbers = new Map(all.map(({ id, number }) => [id, number]));
    const standings = new Map(all.map(({ id, standing }) => [id, standing]));
    const goals = new Map(
      (await readVisibleGoals(visited, catalog)).map(({ id, statement }) => [id, statement]),
    );
    const citations = await readGoalCitations(visited.db);
    const ofSettings = await readSettingCitations(visited.db);
    return {
      shell: shellOf(visited, catalog.collaborative),
      filters: { body, state, year },
      bodies: bodies.map(({ id, name }) => ({ value: id, label: name })),
      years: [...new Set(all.map(({ meeting }) => meeting.day.slice(0, 4)))].sort().reverse(),
      total: all.length,
      decisions: all
        .filter(
          (decision) =>
            (body === "" || decision.meeting.bodyId === body) &&
            (state === "" || decision.standing.state === state) &&
            (year === "" || decision.meeting.day.startsWith(year)),
        )
        .map((decision) => ({
          ...decision,
          vote: voteText(decision.vote),
          replaces: decision.replaces && (numbers.get(decision.replaces) ?? null),
          confirms: decision.confirms && (numbers.get(decision.confirms) ?? null),
          confirmedBy: decision.standing.confirmedBy && (numbers.get(decision.standing.confirmedBy) ?? null),
          current: decision.standing.replacedBy
            ? (numbers.get(currentOf(decision.id, standings)) ?? "a later decision")
            : null,
          goals: citations.flatMap(({ decisionId, goalId, act }) => {
            const statement = goals.get(goalId);
            return decisionId === decision.id && statement ? [{ id: goalId, statement, act }] : [];
          }),
          settings: ofSettings
            .filter(({ decisionId }) => decisionId === decision.id)
            .map(({ subject, act, at }) => ({ at, words: `${SETTINGS[subject]} ${act}` })),
        })),
    };
  });
}

const SETTINGS = { policy: "Disclosure settings", priority: "Rule of priorities" } as const;

export default function Decisions() {
  const { shell, filters, bodies, years, total, decisions } = useLoaderData<typeof loader>();
  const c = shell.slug;
  return (
    <PartnershipPage
      shell={shell}
      title="Decisions"
      lead="What the bodies decided, by number. No number is used twice."
    >
      {total === 0 ? (
        <EmptyState title="No decisions yet" action={{ to: paths.meetings(c), label: "See the meetings" }}>
          <p>Decisions are taken down in the minutes of a meeting, with the votes behind them.</p>
        </EmptyState>
      ) : (
        <ListFilters
          filters={[
            { name: "body", label: "Body", value: filters.body, all: "All bodies", options: bodies },
            {
              name: "state",
              label: "State",
              value: filters.state,
              all: "Any state",
              options: choices(DECISION_STATES),
            },
            {
              name: "year",
              label: "Year",
              value: filters.year,
              all: "All years",
              options: years.map((year) => ({ value: year, label: year })),
            },
          ]}
          everything={paths.decisions(c)}
        />
      )}
      {total > 0 && decisions.length === 0 ? <p>No decision matches. Show all, or choose less.</p> : null}
      <ol className="grid max-w-[56rem]">
        {decisions.map((decision) => (
          <li key={decision.id} id={decision.id} className="grid gap-1 border-line border-b py-4">
            <p className="flex flex-wrap items-baseline justify-between gap-x-6">
              <span className="font-semibold">
                {decision.number ?? "Without a number"} · {DECISION_STATES[decision.standing.state]}
                {decision.current ? ` · replaced by ${decision.current}` : ""}
              </span>
              <span className="text-ink-soft text-sm">
                <Link to={paths.meeting(c, decision.meeting.id)}>
                  {decision.body.name}, {formatDate(decision.meeting.day, shell)}
                </Link>
              </span>
            </p>
            <p className={decision.current ? "text-ink-soft line-through" : ""}>{decision.text}</p>
            <p className="text-ink-soft text-sm">
              {[
                decision.vote ?? "",
                decision.effectiveOn ? `effective ${formatDate(decision.effectiveOn, shell)}` : "",
                decision.replaces ? `replaces ${decision.replaces}` : "",
                decision.confirms ? `confirms ${decision.confirms}` : "",
                decision.confirmedBy ? `confirmed by ${decision.confirmedBy}` : "",
                decision.dissent ? `differing: ${decision.dissent}` : "",
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {decision.goals.map(({ id, statement, act }) => (
              <p key={id} className="text-sm">
                Goal {act}: <Link to={paths.goal(c, id)}>{statement}</Link>
              </p>
            ))}
            {decision.settings.map(({ at, words }) => (
              <p key={`${at} ${words}`} className="text-sm">
                {words}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </PartnershipPage>
  );
}
