import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { ASSETS, ENGAGEMENTS, engagementOn, gapsIn, LEVELS } from "~/domain/stakeholders/stakeholders";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readStakeholders, readVotingSeats } from "~/records/stakeholders/stakeholders.server";
import { todayIso } from "~/records/today";
import { readOrganizationChoices } from "~/routes/path/index.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { type StakeholderAnswer, stakeholderAction } from "./actions.server";
import { EngagementForm, StakeholderForm } from "./StakeholderForms";
import { StakeholderMap } from "./StakeholderMap";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Stakeholders · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "run partnership", async (visited) => {
    const { db } = visited;
    const catalog = await readCatalog(db);
    const today = todayIso();
    const stakeholders = await readStakeholders(db);
    const change = new URL(args.request.url).searchParams.get("change");
    return {
      shell: shellOf(visited, catalog.collaborative),
      today,
      stakeholders: stakeholders.map((own) => ({ ...own, engagement: engagementOn(own, today) })),
      gaps: gapsIn(stakeholders, await readVotingSeats(db, today), today),
      changing: stakeholders.find(({ id }) => id === change) ?? null,
      organizations: may(visited.viewer, "run partnership")
        ? await readOrganizationChoices(visited, catalog)
        : [],
    };
  });
}

export const action = (args: ActionFunctionArgs) => stakeholderAction(args);

export default function Stakeholders() {
  const { shell, today, stakeholders, gaps, changing, organizations } = useLoaderData<typeof loader>();
  const answer = useAnswer<StakeholderAnswer>();
  const here = paths.stakeholders(shell.slug);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.partnershipProfile(shell.slug)}>Profile</Link>}
        title="Stakeholders"
        lead="Who is concerned, who can move things, how they are engaged, and what they offer. For backbone staff and the convener."
      >
        {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
        {changing ? (
          <Section title={`Change ${changing.name}`}>
            <StakeholderForm
              key={`${changing.id} ${changing.revision}`}
              value={changing}
              organizations={organizations}
              answer={answer}
              cancel={here}
            />
            <EngagementForm id={changing.id} answer={answer} today={today} />
            <TwoStepRemoval
              first="Remove…"
              button={`Remove ${changing.name}`}
              name="intent"
              value="remove"
              fields={{ id: changing.id, revision: changing.revision }}
              className="mt-8"
            >
              <p>The history keeps it.</p>
            </TwoStepRemoval>
          </Section>
        ) : null}
        {gaps.length > 0 ? (
          <Section title="What is missing">
            <ul className="list-disc ps-5">
              {gaps.map((gap) => (
                <li key={gap}>{gap}</li>
              ))}
            </ul>
          </Section>
        ) : null}
        {stakeholders.length === 0 ? (
          <EmptyState title="Nobody is listed yet">
            <p>Begin with those most affected, and with those without whom nothing moves.</p>
          </EmptyState>
        ) : (
          <>
            <StakeholderMap stakeholders={stakeholders} />
            <Section title="All of them">
              <ScrollTable label="Stakeholders">
                <thead>
                  <tr>
                    <th scope="col">Organization or group</th>
                    <th scope="col" className="word">
                      Interest
                    </th>
                    <th scope="col" className="word">
                      Influence
                    </th>
                    <th scope="col" className="word">
                      Engaged
                    </th>
                    <th scope="col" className="word">
                      Offers
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {stakeholders.map((own) => (
                    <tr key={own.id}>
                      <th scope="row">
                        <Link to={paths.stakeholders(shell.slug, { change: own.id })}>{own.name}</Link>
                        {own.speaks ? (
                          <span className="block font-normal text-ink-soft text-sm">
                            speaks for the people most affected
                          </span>
                        ) : null}
                      </th>
                      <td className="word">{LEVELS[own.interest]}</td>
                      <td className="word">{LEVELS[own.influence]}</td>
                      <td className="word">{own.engagement ? ENGAGEMENTS[own.engagement] : "Not yet"}</td>
                      <td className="word">
                        {own.assets.map((asset) => ASSETS[asset]).join(", ") || "–"}
                        {own.offers ? <span className="block text-sm">{own.offers}</span> : null}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </ScrollTable>
            </Section>
          </>
        )}
        {changing ? null : (
          <Section title="Add one">
            <StakeholderForm
              key={stakeholders.length}
              value={null}
              organizations={organizations}
              answer={answer}
              cancel={here}
            />
          </Section>
        )}
      </Page>
    </CollaborativeShell>
  );
}
