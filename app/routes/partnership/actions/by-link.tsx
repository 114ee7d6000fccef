import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { visitAction } from "~/access/links/action-link.server";
import { notFound, type Visit } from "~/access/visit.server";
import { daysLate } from "~/domain/work/action";
import { standingForm } from "~/domain/work/forms";
import type { ActionState } from "~/domain/work/terms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import { type ListedAction, readAction } from "~/records/work/actions.server";
import { type HeldLink, noteUse } from "~/records/work/links.server";
import { storeActions } from "~/records/work/store-actions.server";
import { Announced } from "~/routes/shared/Announced";
import { type FormResult, useAnswer } from "~/routes/shared/forms";
import { formatDate } from "~/ui/figures/dates";
import { ActionWord } from "~/ui/figures/WorkWord";
import { AppShell } from "~/ui/layout/AppShell";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { StandingFields } from "./StandingFields";
import { contentOf } from "./save.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.action.title} · ${shown.collaborative}` : "Tidemark" },
  { name: "robots", content: "noindex" },
  { name: "referrer", content: "no-referrer" },
];

/** Whoever has the address can open this page, so it is neither cached nor sent to other sites as a referrer. */
const SECRET = { "cache-control": "no-store", "referrer-policy": "no-referrer" };
export const headers = () => SECRET;

/** What the owner may say through the link; only people who sign in drop an action. */
const STATES: readonly ActionState[] = ["open", "blocked", "done"];

/** One action for its owner without an account: no sign-in, no session, and nothing else to see. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const shown = await visitAction(context, { secret: params.token, changing: false }, async (db, link) => {
    const { collaborative } = await readCatalog(db);
    const { title, owner, dueOn, firstDueOn, state, doneOn, note, revision } = await owned(db, link);
    return {
      collaborative: collaborative.name,
      locale: collaborative.locale,
      action: { title, owner, dueOn, firstDueOn, state, doneOn, note, revision },
    };
  });
  return data({ ...shown, today: todayIso() }, { headers: SECRET });
}

/** @throws 404 once somebody else has taken the action over */
async function owned(db: Visit["db"], { actionId, contactId }: HeldLink): Promise<ListedAction> {
  const action = await readAction(db, actionId);
  if (!action || action.ownerId !== contactId)
    throw notFound("Somebody else has taken over this action. There is nothing for you to do.");
  return action;
}

interface Answer {
  result: FormResult | null;
  saved: boolean;
  conflict: boolean;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  const answer = await visitAction(
    context,
    { secret: params.token, changing: true },
    async (db, link): Promise<Answer> => {
      const stored = await owned(db, link);
      const revision = Number(form.get("revision")) || 0;
      form.delete("revision");
      const submission = parseWithZod(form, { schema: standingForm(todayIso(), STATES) });
      if (submission.status !== "success")
        return { result: submission.reply(), saved: false, conflict: false };
      if (stored.state === "dropped") return { result: null, saved: false, conflict: true };
      const content = { ...contentOf(stored), ...submission.value };
      const named = { ...db, actor: { ...db.actor, name: `${stored.owner} (by link)` } };
      const outcome = await storeActions(named, [{ id: link.actionId, revision, content }]);
      await noteUse(db, link);
      return { result: null, saved: outcome.stored, conflict: !outcome.stored };
    },
  );
  context.post?.wake();
  return data(answer, {
    status: answer.result?.status === "error" ? 422 : answer.conflict ? 409 : 200,
    headers: SECRET,
  });
}

export default function ActionByLink() {
  const { collaborative, locale, action: shown, today } = useLoaderData<typeof loader>();
  const answer = useAnswer<Answer>();
  const { state, dueOn, doneOn, note } = shown;
  return (
    <AppShell>
      <Page
        eyebrow={collaborative}
        title={shown.title}
        lead={`${shown.owner} agreed to do this by ${formatDate(dueOn, { locale })}.`}
      >
        {answer?.saved ? (
          <Announced of={answer}>
            <Notice tone="success">
              {state === "done"
                ? "Thank you. It is marked as done, and no more mail comes about it."
                : "Thank you. Saved."}
            </Notice>
          </Announced>
        ) : null}
        {answer?.conflict ? (
          <Announced of={answer}>
            <Notice tone="warning">
              Somebody changed this action in the meantime, so nothing was saved. See below how it stands now,
              then save again.
            </Notice>
          </Announced>
        ) : null}
        <div>
          <p>
            <ActionWord state={state} daysLate={daysLate(shown, today)} />
            {doneOn ? ` on ${formatDate(doneOn, { locale })}` : null}
          </p>
          {note ? <p className="mt-1 max-w-[46rem] break-words">{note}</p> : null}
        </div>
        {state === "dropped" ? (
          <p>It was dropped. There is nothing for you to do.</p>
        ) : (
          <Section title="How does it stand?" lead="Everyone who works on it sees your answer.">
            <StandingFields
              key={shown.revision}
              standing={shown}
              states={STATES}
              today={today}
              lastResult={answer?.result ?? undefined}
            />
          </Section>
        )}
      </Page>
    </AppShell>
  );
}
