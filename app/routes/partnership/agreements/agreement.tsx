import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { AGREEMENT_KIND_NAMES } from "~/domain/agreements/agreement";
import { isBinding } from "~/domain/agreements/state";
import { mailDays, termOf } from "~/domain/agreements/term";
import { paths } from "~/paths";
import { readAgreements } from "~/records/agreements/agreements.server";
import { readOrganizations } from "~/records/agreements/organizations.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { LinkButton } from "~/ui/controls/Button";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { AgreementFacts } from "./AgreementFacts";
import { AgreementSteps } from "./AgreementSteps";
import { agreementAction } from "./actions.server";
import { DocumentSection } from "./DocumentSection";
import { ObligationSection } from "./obligations/ObligationSection";
import { obligationRows, readObligationFacts } from "./obligations/obligations.server";
import { PartySection } from "./PartySection";
import { STATE_WORDS } from "./words";
import { type Answer, agreementAt, goalChoices } from "./writing.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.outline.title} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see agreements", async (visited) => {
    const { db, viewer } = visited;
    const catalog = await readCatalog(db);
    const today = todayIso();
    const outline = await agreementAt(visited, args.params.agreement);
    const mayKeep = may(viewer, "keep agreements");
    const facts = await readObligationFacts(visited, catalog);
    const { whole } = outline;
    const goals = whole && whole.goalIds.length > 0 ? await goalChoices(visited, catalog) : [];
    return {
      shell: shellOf(visited, catalog.collaborative),
      mayKeep,
      mayRelease: may(viewer, "manage disclosure"),
      outline,
      binding: whole !== null && isBinding(whole, today),
      term: whole && termOf(whole, today),
      mail: whole ? mailDays(termOf(whole, today)) : [],
      obligations: obligationRows(outline, { viewer, facts, today }),
      goals: goals.filter(({ id }) => whole?.goalIds.includes(id)),
      measures: catalog.measures
        .filter(({ code }) => whole?.measures.includes(code))
        .map(({ label }) => label),
      organizations: mayKeep ? await readOrganizations(db, catalog.members) : [],
      others: mayKeep
        ? (await readAgreements(db))
            .filter(({ id }) => id !== outline.id)
            .map(({ id, title }) => ({ value: id, label: title }))
        : [],
    };
  });
}

export const action = (args: ActionFunctionArgs) => agreementAction(args);

export default function AgreementPage() {
  const shown = useLoaderData<typeof loader>();
  const { shell, outline, mayKeep, term, mail } = shown;
  const answer = useAnswer<Answer>();
  const { whole } = outline;
  const c = shell.slug;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.agreements(c)}>Agreements</Link>}
        title={outline.title}
        lead={`${AGREEMENT_KIND_NAMES[outline.kind]}. ${STATE_WORDS[outline.state]}.`}
        actions={
          mayKeep ? (
            <LinkButton to={paths.editAgreement(c, outline.id)}>Change the agreement</LinkButton>
          ) : null
        }
      >
        {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
        {whole && term ? (
          <AgreementFacts
            agreement={whole}
            state={outline.state}
            term={term}
            mail={mail}
            binding={shown.binding}
            goals={shown.goals}
            measures={shown.measures}
            shell={shell}
          />
        ) : (
          <Notice>
            Your institution is no party of this agreement. You see who has signed it; its content is for its
            parties.
          </Notice>
        )}
        <PartySection
          outline={outline}
          mayKeep={mayKeep}
          organizations={shown.organizations}
          answer={answer}
          locale={shell.locale}
        />
        {whole ? (
          <>
            <ObligationSection
              rows={shown.obligations}
              parties={whole.parties.map(({ id, name }) => ({ value: id, label: name }))}
              mayKeep={mayKeep}
              answer={answer}
              locale={shell.locale}
            />
            <DocumentSection agreement={whole} mayKeep={mayKeep} answer={answer} shell={shell} />
          </>
        ) : null}
        {whole && mayKeep ? (
          <Section title="Steps">
            <AgreementSteps
              agreement={whole}
              state={outline.state}
              binding={shown.binding}
              mayRelease={shown.mayRelease}
              others={shown.others}
              answer={answer}
            />
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
