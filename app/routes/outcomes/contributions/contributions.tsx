import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readSetting } from "~/records/figures/rollup.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { chosenYear } from "~/routes/shared/chosen-year.server";
import { useAnswer } from "~/routes/shared/forms";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { YearPicker } from "~/ui/controls/YearPicker";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import type { OutcomeAnswer } from "../write.server";
import { contributionAction } from "./actions.server";
import { ContributionForm } from "./ContributionForm";
import { ContributionSection } from "./ContributionSection";
import { readClaimables, readShownContributions } from "./view.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Contributions ${data.year} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see outcomes", async (visited) => {
    const setting = await readSetting(visited.db);
    const { catalog, years } = setting;
    const year = chosenYear(args.request, setting);
    const mayClaim = may(visited.viewer, "release outcomes");
    const claims = await readShownContributions(visited, catalog, year);
    const change = new URL(args.request.url).searchParams.get("change");
    const { goals, results } = await readClaimables(visited, catalog);
    return {
      shell: shellOf(visited, catalog.collaborative),
      year,
      years,
      mayClaim,
      claims,
      changing: mayClaim ? (claims.find(({ id }) => id === change) ?? null) : null,
      claimables: [
        ...goals.map(({ id, statement }) => ({ value: `goal:${id}`, label: statement })),
        ...results.map(({ id, sentence }) => ({ value: `result:${id}`, label: sentence })),
      ],
    };
  });
}

export const action = (args: ActionFunctionArgs) => contributionAction(args);

export default function Contributions() {
  const { shell, year, years, mayClaim, claims, changing, claimables } = useLoaderData<typeof loader>();
  const answer = useAnswer<OutcomeAnswer>();
  const here = paths.contributions(shell.slug, { year });
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.outcomes(shell.slug)}>What has changed</Link>}
        title="Contributions"
        lead="What the partnership has contributed to its goals and results, and how well that is shown. Nobody claims to have caused anything."
        actions={<YearPicker years={years} current={year} />}
      >
        {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
        {changing ? (
          <Section title="Change the claim">
            <ContributionForm
              key={`${changing.id} ${changing.revision}`}
              value={changing}
              claimables={[]}
              lastResult={answer?.result}
              cancel={here}
            />
            <TwoStepRemoval
              first="Remove…"
              button="Remove this claim"
              name="intent"
              value="remove"
              fields={{ id: changing.id, revision: changing.revision }}
              className="mt-8"
            >
              <p>The history keeps it.</p>
            </TwoStepRemoval>
          </Section>
        ) : null}
        {claims.length === 0 ? (
          <EmptyState title="No claim yet">
            <p>
              {mayClaim
                ? "Say what the partnership contributed to a goal or result, through which chain, and what else could explain it."
                : "Backbone staff and the convener write them."}
            </p>
          </EmptyState>
        ) : null}
        {claims.map((claim) => (
          <ContributionSection
            key={claim.id}
            claim={claim}
            change={mayClaim ? paths.contributions(shell.slug, { year, change: claim.id }) : null}
          />
        ))}
        {mayClaim && !changing && claimables.length > 0 ? (
          <Section id="add" title="Claim a contribution">
            <ContributionForm
              key={claims.length}
              value={null}
              claimables={claimables}
              lastResult={answer?.result}
              cancel={here}
            />
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
