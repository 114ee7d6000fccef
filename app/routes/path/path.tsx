import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import type { StepStanding } from "~/domain/path/steps";
import { STEP_WORDS } from "~/domain/path/words";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readPathChoices } from "~/records/path/facts.server";
import { readEvidence, readSteps } from "~/records/path/path.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { LinkButton } from "~/ui/controls/Button";
import { type Status, StatusWord } from "~/ui/figures/StatusWord";
import { Page, Section } from "~/ui/layout/Page";
import { readOrganizationChoices, readShownPath } from "./context.server";
import { type PathAnswer, pathAction } from "./path-actions.server";
import { StepForms, type StepSources } from "./StepForms";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `The path · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see partnership", async (visited) => {
    const { db, viewer } = visited;
    const catalog = await readCatalog(db);
    const sources: StepSources | null = may(viewer, "run partnership")
      ? {
          ...(await readPathChoices(db)),
          organizations: await readOrganizationChoices(visited, catalog),
          evidence: await readEvidence(db),
          stored: await readSteps(db),
        }
      : null;
    return {
      shell: shellOf(visited, catalog.collaborative),
      ...(await readShownPath(visited, catalog)),
      sources,
    };
  });
}

export const action = (args: ActionFunctionArgs) => pathAction(args);

const STATES: Record<StepStanding["state"], { status: Status; word: string }> = {
  done: { status: "met", word: "Done" },
  open: { status: "open", word: "Open" },
  not_needed: { status: "nothing", word: "Not needed" },
};

export default function PathPage() {
  const { shell, steps, next, sources } = useLoaderData<typeof loader>();
  const answer = useAnswer<PathAnswer>();
  const done = steps.filter(({ state }) => state === "done").length;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="The path"
        lead={`From a first conversation to ground rules: ${done} of ${steps.length} steps done. Nobody ticks off a step: it is done once its evidence is here.`}
        actions={
          <>
            {sources ? (
              <LinkButton kind="secondary" to={paths.convener(shell.slug)}>
                Choose a convener
              </LinkButton>
            ) : null}
            <LinkButton kind="quiet" to={paths.partnershipProfile(shell.slug)}>
              Profile
            </LinkButton>
          </>
        }
      >
        {next ? (
          <p>
            Next: <Link to={`#${next}`}>{STEP_WORDS[next].title}</Link>
          </p>
        ) : (
          <p>Every step is done or not needed.</p>
        )}
        {steps.map((standing, at) => {
          const { step, state, facts, reason } = standing;
          return (
            <Section
              key={step}
              id={step}
              title={`${at + 1}. ${STEP_WORDS[step].title}`}
              lead={STEP_WORDS[step].what}
              actions={<StatusWord {...STATES[state]} />}
            >
              <ul className="list-disc ps-5">
                {facts.map((fact) => (
                  <li key={fact}>{fact}</li>
                ))}
              </ul>
              {reason && state !== "done" ? <p className="mt-2">Not needed: {reason}</p> : null}
              {sources ? (
                <StepForms standing={standing} sources={sources} answer={answer} shell={shell} />
              ) : null}
            </Section>
          );
        })}
      </Page>
    </CollaborativeShell>
  );
}
