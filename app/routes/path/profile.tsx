import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { PHASES } from "~/domain/path/profile";
import { STRATEGY_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { LinkButton } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { readOrganizationChoices, readShownProfile } from "./context.server";
import { HostSection } from "./HostSection";
import { OfferSection } from "./OfferSection";
import { type ProfileAnswer, profileAction } from "./profile-actions.server";
import { listWords, termWords } from "./words";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Profile · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see partnership", async (visited) => {
    const catalog = await readCatalog(visited.db);
    const mayRun = may(visited.viewer, "run partnership");
    return {
      shell: shellOf(visited, catalog.collaborative),
      mayRun,
      ...(await readShownProfile(visited, catalog)),
      organizations: mayRun ? await readOrganizationChoices(visited, catalog) : [],
    };
  });
}

export const action = (args: ActionFunctionArgs) => profileAction(args);

export default function ProfilePage() {
  const { shell, mayRun, profile, hosts, offers, contradictions, organizations } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<ProfileAnswer>();
  const edit = paths.editPartnershipProfile(shell.slug);
  const facts: [term: string, text: string][] = [
    ["Main purpose", termWords(profile.purpose)],
    ["Other purposes", listWords(profile.otherPurposes)],
    ["Structure", termWords(profile.structure)],
    ["Who takes part", listWords(profile.compositions)],
    ["Works on", listWords(profile.levels)],
    ["Strategies", profile.strategies.map((strategy) => STRATEGY_NAMES[strategy]).join(", ")],
    ["Where", profile.geography],
    ["Part of", profile.nestsIn],
    ["Vision", profile.vision],
    ["Why it must be now", profile.imperative],
  ];
  const told = facts.filter(([, text]) => text !== "");
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Profile"
        lead={
          profile.phase
            ? `${PHASES[profile.phase]} since ${formatDate(profile.phaseOn, shell)}.`
            : "What the partnership is, who hosts it, and what its members offer."
        }
        actions={
          <>
            {mayRun ? (
              <>
                <LinkButton to={edit}>Change the profile</LinkButton>
                <LinkButton kind="secondary" to={paths.stakeholders(shell.slug)}>
                  Stakeholders
                </LinkButton>
              </>
            ) : null}
            <LinkButton kind="quiet" to={paths.path(shell.slug)}>
              The path
            </LinkButton>
          </>
        }
      >
        {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
        {profile.phase && contradictions.length > 0 ? (
          <Notice tone="warning" title="The records say otherwise">
            <ul className="list-disc ps-5">
              {contradictions.map((words) => (
                <li key={words}>
                  {PHASES[profile.phase ?? "forming"]}, but {words}.
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {told.length === 0 ? (
          <EmptyState
            title="No profile yet"
            {...(mayRun && { action: { to: edit, label: "Write the profile" } })}
          >
            <p>A few terms and sentences: purpose, structure, place, vision.</p>
          </EmptyState>
        ) : (
          <dl className="grid gap-x-14 gap-y-4 lg:grid-cols-2">
            {told.map(([term, text]) => (
              <div key={term}>
                <dt className="font-semibold">{term}</dt>
                <dd className="whitespace-pre-line break-words">{text}</dd>
              </div>
            ))}
          </dl>
        )}
        <HostSection
          hosts={hosts}
          mayRun={mayRun}
          organizations={organizations}
          answer={answer}
          locale={shell.locale}
        />
        <OfferSection offers={offers} mayRun={mayRun} organizations={organizations} answer={answer} />
        {mayRun ? null : (
          <Section title="Something missing?">
            <p className="text-ink-soft">Tell the backbone staff, who keep this page.</p>
          </Section>
        )}
      </Page>
    </CollaborativeShell>
  );
}
