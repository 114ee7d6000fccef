import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { type Advice, adviseOn, CRITERIA, CRITERION_KEYS } from "~/domain/path/convener";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readPeople } from "~/records/partnership/people.server";
import { readCandidates, readWeights } from "~/records/path/convener.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { formatCount } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { CandidateForm, CandidateSteps, WeightsForm } from "./CandidateForms";
import { readOrganizationChoices } from "./context.server";
import { type ConvenerAnswer, convenerAction } from "./convener-actions.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Choosing a convener · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "run partnership", async (visited) => {
    const { db } = visited;
    const catalog = await readCatalog(db);
    const { contacts } = await readPeople(db);
    const candidates = await readCandidates(db);
    const weights = await readWeights(db);
    return {
      shell: shellOf(visited, catalog.collaborative),
      weights,
      ...adviseOn(candidates, weights),
      candidates: candidates.map(({ id, name, organizationId, initiator }) => ({
        id,
        name,
        initiator,
        // Nobody rates their own organization.
        raters: contacts
          .filter(({ memberId, partnerId }) => (memberId ?? partnerId) !== organizationId)
          .map((contact) => ({ value: contact.id, label: contact.name })),
      })),
      organizations: await readOrganizationChoices(visited, catalog),
    };
  });
}

export const action = (args: ActionFunctionArgs) => convenerAction(args);

const REASONS = {
  below_four: "its score is below 4.0",
  not_ahead: "it is less than 0.5 ahead",
  weak_criterion: "one of its criteria is below 3",
};

function adviceWords(advice: Advice): string {
  if (advice.kind === "none") return "Once candidates are rated, the criteria give advice here.";
  const { name } = advice.best;
  if (advice.kind === "clear") return `The criteria point clearly to ${name}.`;
  const reasons = advice.reasons.map((reason) => REASONS[reason]).join(", and ");
  return `Request proposals: ${name} leads, but ${reasons}.`;
}

export default function ConvenerPage() {
  const { shell, weights, rated, advice, candidates, organizations } = useLoaderData<typeof loader>();
  const answer = useAnswer<ConvenerAnswer>();
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.path(shell.slug)}>The path</Link>}
        title="Choosing a convener"
        lead={`${adviceWords(advice)} This advises; a meeting decides.`}
      >
        {rated.length === 0 ? (
          <EmptyState title="No ratings yet">
            <p>Add the organizations that might convene, then record how people rate them.</p>
          </EmptyState>
        ) : (
          <ScrollTable label="Scores of the candidates">
            <thead>
              <tr>
                <th scope="col">Candidate</th>
                <th scope="col">Score</th>
                {CRITERION_KEYS.map((criterion) => (
                  <th key={criterion} scope="col">
                    {CRITERIA[criterion]}
                  </th>
                ))}
                <th scope="col">Raters</th>
              </tr>
            </thead>
            <tbody>
              {rated.map(({ id, name, score, means, raters }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>{formatCount(score, shell)}</td>
                  {CRITERION_KEYS.map((criterion) => (
                    <td key={criterion}>{formatCount(means[criterion], shell)}</td>
                  ))}
                  <td>{raters}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
        <Section title="Candidates" lead="Only means are shown, never who gave which score.">
          <div className="grid gap-8">
            {candidates.map((candidate) => (
              <CandidateSteps key={candidate.id} candidate={candidate} answer={answer} />
            ))}
            <CandidateForm key={candidates.length} organizations={organizations} answer={answer} />
          </div>
        </Section>
        <Section title="Weights" lead="How much each criterion counts, from 0 to 10.">
          <WeightsForm weights={weights} answer={answer} />
        </Section>
      </Page>
    </CollaborativeShell>
  );
}
