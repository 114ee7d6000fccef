import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { contentChanges } from "~/domain/investments/changes";
import { asTyped } from "~/domain/investments/form";
import { paths } from "~/paths";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Notice } from "~/ui/layout/Notice";
import { OvertakenNotice } from "~/ui/layout/OvertakenNotice";
import { Page, Section } from "~/ui/layout/Page";
import { InvestmentFacts } from "./InvestmentFacts";
import { InvestmentForm } from "./InvestmentForm";
import { ChangeTable, InvestmentHistory } from "./InvestmentHistory";
import { YearTable } from "./InvestmentTable";
import { readLedger, readLedgerHistory } from "./ledger.server";
import { deleteInvestment, type LedgerAnswer, saveInvestment } from "./save.server";
import { changeWords, percentText } from "./words";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.investment.name} · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see ledger", async (visited) => {
    const { catalog, view } = await readLedger(visited);
    const { collaborative, members } = catalog;
    const id = args.params.investment;
    const shell = shellOf(visited, collaborative);
    const saved = new URL(args.request.url).searchParams.has("saved");
    if (view.scope === "own") {
      // Whether there is another one may not be shown to this viewer either.
      const investment = view.investments.find((investment) => investment.id === id);
      if (!investment) throw noSuchInvestment();
      const member = members.find((member) => member.id === view.memberId)?.name ?? "your institution";
      return { shell, investment, member, whole: null, keeping: null, saved: false };
    }
    const investment = view.investments.find((investment) => investment.id === id);
    if (!investment) throw noSuchInvestment();
    const words = changeWords(catalog);
    const history = await readLedgerHistory(visited, view, investment.id);
    return {
      shell,
      investment,
      member: null,
      whole: {
        note: investment.note,
        shares: investment.shares.map(
          ({ memberId, share }) => `${words.member(memberId)} ${percentText(share, collaborative)}`,
        ),
        history: history.map(({ at, actor, before, after }) => ({
          at,
          actor,
          changes: before && after ? contentChanges(before, after, words) : null,
        })),
      },
      keeping: may(visited.viewer, "keep ledger")
        ? {
            value: asTyped(investment, collaborative),
            revision: investment.revision,
            members: members.map(({ id: memberId, name }) => ({ id: memberId, name })),
          }
        : null,
      saved,
    };
  });
}

const noSuchInvestment = () => notFound("There is no such investment here, or you may not see it.");

export async function action(args: ActionFunctionArgs) {
  const { request, params } = args;
  const c = params.collaborative ?? "";
  const id = params.investment ?? "";
  const form = await formOf(request.clone());
  if (form.has("delete")) {
    const refused = await deleteInvestment(args, id, form);
    return refused ? data<LedgerAnswer>(refused, { status: 409 }) : redirect(paths.investments(c));
  }
  const saved = await saveInvestment(args, id);
  if ("stored" in saved) return redirect(paths.investment(c, saved.stored, { saved: 1 }));
  const { answer } = saved;
  return data<LedgerAnswer>(answer, {
    status: answer.conflict ? 409 : answer.result?.status === "error" ? 422 : 200,
  });
}

export default function InvestmentPage() {
  const { shell, investment, member, whole, keeping, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as LedgerAnswer | undefined;
  const list = paths.investments(shell.slug);
  const writing = { locale: shell.locale, currency: shell.currency };
  const conflict = answer?.conflict ?? null;
  // A writer who was told of a change may write over it; after any other refusal, they have not seen it.
  const revision = keeping && (conflict?.revision ?? answer?.revision ?? keeping.revision);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={list}>Investments</Link>}
        title={investment.name}
        lead={member ? `What ${member} put in, and its part of the homes.` : undefined}
      >
        {saved && !answer ? (
          <Notice tone="success">
            The investment is saved, and the members’ figures are updated.{" "}
            <Link to={list}>See all investments</Link>
          </Notice>
        ) : null}
        {conflict ? (
          <OvertakenNotice by={conflict.by} what="this investment">
            <p>
              That was <ChangedAt at={conflict.at} locale={shell.locale} />. Your version was not saved.{" "}
              {answer?.result ? (
                "What you entered is below: save it again to replace that version, or cancel to see what is stored."
              ) : (
                <Link to={paths.investment(shell.slug, investment.id)} reloadDocument>
                  See what is stored now before you delete it
                </Link>
              )}
            </p>
            {conflict.differences.length > 0 ? (
              <ChangeTable
                changes={conflict.differences}
                label="Where the two differ"
                before="What you entered"
                after="What is stored now"
              />
            ) : null}
          </OvertakenNotice>
        ) : null}
        {keeping ? (
          <InvestmentForm
            // Stored content refills the form; refused content stays as typed.
            key={answer ? "typed" : keeping.revision}
            value={keeping.value}
            revision={revision}
            lastResult={answer?.result ?? undefined}
            members={keeping.members}
            currency={shell.currency}
            cancel={list}
          />
        ) : (
          <>
            <InvestmentFacts
              investment={investment}
              note={whole?.note ?? null}
              shares={whole?.shares ?? null}
            />
            <Section
              title={member ? `The part of ${member}` : "Year by year"}
              lead={
                member ? undefined : "Only what members put in; the homes are those of the whole investment."
              }
            >
              <YearTable years={investment.years} writing={writing} label={`${investment.name} by year`} />
            </Section>
          </>
        )}
        {whole ? (
          <Section title="History">
            <InvestmentHistory entries={whole.history} locale={shell.locale} />
          </Section>
        ) : null}
        {keeping ? (
          <TwoStepRemoval
            first="Delete…"
            button={`Delete “${investment.name}”`}
            name="delete"
            value="yes"
            fields={{ revision: keeping.revision }}
          >
            <p>
              This deletes the investment with all its years, and the members’ figures computed from it.
              Figures entered before come back. The history stays.
            </p>
          </TwoStepRemoval>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
