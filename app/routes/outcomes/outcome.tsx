import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { CHANGES, DOMAINS } from "~/domain/outcomes/outcome";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { LinkButton } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { StatusWord } from "~/ui/figures/StatusWord";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { EvidenceSection } from "./EvidenceSection";
import { OutcomeSteps } from "./OutcomeSteps";
import { outcomeAction } from "./outcome-actions.server";
import { mayWrite, outcomeAt, readOutcomeChoices } from "./view.server";
import { STATE_STATUS } from "./words";
import type { OutcomeAnswer } from "./write.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.outcome.who} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see outcomes", async (visited) => {
    const catalog = await readCatalog(visited.db);
    const outcome = await outcomeAt(visited, args.params.outcome);
    const offered = await readOutcomeChoices(visited, catalog);
    return {
      shell: shellOf(visited, catalog.collaborative),
      outcome,
      goals: offered.goals.filter(({ value }) => outcome.goalIds.includes(value)),
      results: offered.results.filter(({ value }) => outcome.resultIds.includes(value)),
      initiatives: offered.initiatives.filter(({ value }) => outcome.initiativeIds.includes(value)),
      mayWrite: mayWrite(visited, outcome),
      mayRelease: may(visited.viewer, "release outcomes"),
    };
  });
}

export const action = (args: ActionFunctionArgs) => outcomeAction(args);

export default function OutcomePage() {
  const shown = useLoaderData<typeof loader>();
  const { shell, outcome } = shown;
  const answer = useAnswer<OutcomeAnswer>();
  const c = shell.slug;
  const kind = `${DOMAINS[outcome.domain]}${outcome.change ? `, ${CHANGES[outcome.change].toLowerCase()}` : ""}`;
  const facts: [term: string, text: string][] = [
    ["What they now do differently", outcome.what],
    ["Why it matters", outcome.matters],
    ["What the partnership did toward it", outcome.contribution],
    ["Where", outcome.place],
    ["Organization", outcome.organization ?? ""],
    ["Planned", outcome.planned ? "Yes" : "No"],
    ["Good", outcome.good ? "Yes" : "No, not what was wanted"],
    ["Written by", outcome.author],
    ["Checked by", outcome.checkedBy ?? ""],
  ];
  const links = [
    ...shown.initiatives.map(({ value, label }) => ({ to: paths.initiative(c, value), label })),
    ...shown.goals.map(({ value, label }) => ({ to: paths.goal(c, value), label })),
    ...shown.results.map(({ value, label }) => ({ to: `${paths.results(c)}#${value}`, label })),
  ];
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.outcomes(c)}>What has changed</Link>}
        title={outcome.who}
        lead={`${kind}, ${formatDate(outcome.happenedOn, shell)}.`}
        actions={
          <>
            <StatusWord {...STATE_STATUS[outcome.state]} />
            {shown.mayWrite && outcome.state !== "withdrawn" ? (
              <LinkButton kind="secondary" to={paths.editOutcome(c, outcome.id)}>
                Change it
              </LinkButton>
            ) : null}
          </>
        }
      >
        {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
        <dl className="grid max-w-[46rem] gap-4">
          {facts
            .filter(([, text]) => text !== "")
            .map(([term, text]) => (
              <div key={term}>
                <dt className="font-semibold">{term}</dt>
                <dd className="whitespace-pre-line break-words">{text}</dd>
              </div>
            ))}
        </dl>
        {links.length > 0 ? (
          <Section title="Belongs to">
            <ul className="grid gap-2">
              {links.map(({ to, label }) => (
                <li key={to}>
                  <Link to={to}>{label}</Link>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        <EvidenceSection outcome={outcome} mayWrite={shown.mayWrite} answer={answer} shell={shell} />
        {shown.mayRelease ? <OutcomeSteps state={outcome.state} /> : null}
      </Page>
    </CollaborativeShell>
  );
}
