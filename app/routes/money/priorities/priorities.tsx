import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { visit } from "~/access/visit.server";
import { currentOf, isCitable } from "~/domain/meetings/decisions";
import { countedRatings, ranked } from "~/domain/money/priorities";
import { organizationKey } from "~/domain/money/terms";
import { readSettingCitations } from "~/records/meetings/citations.server";
import { readDecisions } from "~/records/meetings/decisions.server";
import { readMoney } from "~/records/money/read.server";
import { readPeople } from "~/records/partnership/people.server";
import { CitedDecisions } from "~/routes/partnership";
import { citableDecisions, citedDecisions } from "~/routes/partnership/index.server";
import { readOrganizationChoices } from "~/routes/path/index.server";
import { useAnswer } from "~/routes/shared/forms";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Section } from "~/ui/layout/Page";
import type { MoneyAnswer } from "../action.server";
import { MoneyPage } from "../MoneyPage";
import { readFrame } from "../shown.server";
import { prioritiesAction } from "./actions.server";
import { ProposalCard } from "./ProposalCard";
import { ProposalForm } from "./ProposalForm";
import { RuleForm } from "./RuleForm";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Priorities · ${data.shell.name}` : "Tidemark" },
];

export const action = (args: ActionFunctionArgs) => prioritiesAction(args);

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "keep money", async (visited) => {
    const { catalog, frame } = await readFrame(visited);
    const { settings, proposals } = await readMoney(visited.db);
    const { criteria } = settings;
    const decisions = await citableDecisions(visited);
    const citations = (await readSettingCitations(visited.db)).filter(
      ({ subject }) => subject === "priority",
    );
    const known = await readDecisions(visited.db);
    const numbers = new Map(known.map(({ id, number }) => [id, number]));
    const standings = new Map(known.map(({ id, standing }) => [id, standing]));
    const isRated = settings.rule === "criteria";
    const listed = proposals.map((own) => ({ ...own, organization: organizationKey(own) }));
    const inOrder = isRated ? ranked(listed, criteria) : listed.map((own) => ({ ...own, score: null }));
    return {
      ...frame,
      settings,
      isRated,
      proposals: inOrder.map((own) => {
        const decision = known.find(({ id }) => id === own.decisionId);
        return {
          id: own.id,
          revision: own.revision,
          title: own.title,
          name: own.name,
          organization: own.organization,
          amount: own.amount,
          score: own.score,
          raters: countedRatings(own, criteria).length,
          decision: decision
            ? {
                id: decision.id,
                words: `${decision.number ?? decision.meeting.day}: ${decision.text}`,
                taken: isCitable(decision.standing),
                replacedBy:
                  decision.standing.replacedBy && (numbers.get(currentOf(decision.id, standings)) ?? null),
              }
            : null,
        };
      }),
      decisions,
      cited: await citedDecisions(visited, citations),
      organizations: await readOrganizationChoices(visited, catalog),
      people: (await readPeople(visited.db)).contacts
        .filter(({ from, until }) => from <= frame.today && (until === null || until >= frame.today))
        .map((contact) => ({
          value: contact.id,
          label: contact.name,
          organization: organizationKey(contact),
        })),
    };
  });
}

export default function Priorities() {
  const { shell, mayKeep, settings, isRated, proposals, decisions, cited, organizations, people } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<MoneyAnswer>();
  return (
    <MoneyPage
      shell={shell}
      mayKeep={mayKeep}
      title="Priorities"
      lead="What is funded first, and by which rule. Ratings advise; a meeting decides."
      answer={answer}
    >
      <Section title="The rule">
        <RuleForm key={settings.revision} settings={settings} decisions={decisions} answer={answer} />
        <CitedDecisions decisions={cited} shell={shell} className="mt-6" />
      </Section>
      {proposals.length === 0 ? (
        <EmptyState title="Nothing is proposed yet">
          <p>Add what could be funded, and who proposes it.</p>
        </EmptyState>
      ) : (
        proposals.map((proposal) => (
          <ProposalCard
            key={`${proposal.id} ${proposal.revision} ${proposal.raters}`}
            proposal={proposal}
            criteria={isRated ? settings.criteria : []}
            people={people.filter(({ organization }) => organization !== proposal.organization)}
            decisions={decisions}
            shell={shell}
            answer={answer}
          />
        ))
      )}
      <ProposalForm key={proposals.length} organizations={organizations} shell={shell} answer={answer} />
    </MoneyPage>
  );
}
