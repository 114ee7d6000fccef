import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/body.server";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { contentChanges } from "~/domain/investment-changes";
import { asTyped } from "~/domain/investment-form";
import { readInvestmentHistory } from "~/records/investments.server";
import { Button, buttonClass } from "~/ui/controls/Button";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { InvestmentFacts } from "./shared/InvestmentFacts";
import { InvestmentForm } from "./shared/InvestmentForm";
import { ChangeTable, InvestmentHistory } from "./shared/InvestmentHistory";
import { YearTable } from "./shared/InvestmentTable";
import { changeWords, percentText } from "./shared/investment-words";
import { readLedger } from "./shared/ledger.server";
import { deleteInvestment, type LedgerAnswer, saveInvestment } from "./shared/ledger-save.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.investment.name} · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see ledger", async (visited) => {
    const { catalog, view } = await readLedger(visited);
    const { collaborative, members } = catalog;
    const id = doorway.params.investment;
    const shell = shellOf(visited, collaborative);
    const saved = new URL(doorway.request.url).searchParams.has("saved");
    if (view.scope === "own") {
      // Whether there is another one is not for this viewer either.
      const investment = view.investments.find((one) => one.id === id);
      if (!investment) throw noSuchInvestment();
      const member = members.find((one) => one.id === view.memberId)?.name ?? "your institution";
      return { shell, investment, member, whole: null, keeping: null, saved: false };
    }
    const investment = view.investments.find((one) => one.id === id);
    if (!investment) throw noSuchInvestment();
    const words = changeWords(catalog);
    const history = await readInvestmentHistory(visited.db, investment.id);
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
          ...{ at, actor },
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

const noSuchInvestment = () => notFound("There is no such investment here, or it is not yours to see.");

export async function action(doorway: ActionFunctionArgs) {
  const { request, params } = doorway;
  const list = `/c/${params.collaborative}/investments`;
  const id = params.investment ?? "";
  const form = await formOf(request.clone());
  if (form.has("delete")) {
    const refused = await deleteInvestment(doorway, id, form);
    return refused ? data<LedgerAnswer>(refused, { status: 409 }) : redirect(list);
  }
  const saved = await saveInvestment(doorway, id);
  if ("stored" in saved) return redirect(`${list}/${saved.stored}?saved`);
  const { answer } = saved;
  return data<LedgerAnswer>(answer, {
    status: answer.conflict ? 409 : answer.result?.status === "error" ? 422 : 200,
  });
}

export default function InvestmentPage() {
  const { shell, investment, member, whole, keeping, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as LedgerAnswer | undefined;
  const list = `/c/${shell.slug}/investments`;
  const writing = { locale: shell.locale, currency: shell.currency };
  const conflict = answer?.conflict ?? null;
  // Having been told of a change, one may write over it; after any other refusal, one has not seen it.
  const revision = keeping && (conflict?.revision ?? answer?.revision ?? keeping.revision);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={list}>Investments</Link>}
        title={investment.name}
        {...(member && { lead: `What ${member} put in, and its part of the homes.` })}
      >
        {saved && !answer ? (
          <Notice tone="success">
            The investment is saved, and the members’ figures follow it.{" "}
            <Link to={list}>See all investments</Link>
          </Notice>
        ) : null}
        {conflict ? (
          <Notice tone="warning" title={`${conflict.by} changed this investment while you had it open`}>
            <p>
              That was <ChangedAt at={conflict.at} locale={shell.locale} />. Nothing of yours was stored.{" "}
              {answer?.result ? (
                "Below stands what you entered: save it again to write over theirs, or cancel to see what is stored."
              ) : (
                <Link to={`${list}/${investment.id}`} reloadDocument>
                  Look at what is stored now before you delete it
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
          </Notice>
        ) : null}
        {keeping ? (
          <InvestmentForm
            // What is stored fills the form anew; what was refused stays as it was typed.
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
          <details className="no-print">
            <summary className={buttonClass("danger", "w-fit cursor-pointer list-none")}>Delete…</summary>
            <Form method="post" className="mt-4 grid max-w-[46rem] justify-items-start gap-4">
              <input type="hidden" name="revision" value={keeping.revision} />
              <p>
                The investment goes, with all its years. The members’ figures that came from it go with it;
                what had been entered before comes back. The history stays.
              </p>
              <Button kind="danger" name="delete" value="yes">
                Delete “{investment.name}”
              </Button>
            </Form>
          </details>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
