import { getFormProps } from "@conform-to/react";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { makeLinks } from "~/access/links/action-link.server";
import { shellOf } from "~/access/shell";
import { forbidden, notFound, visit } from "~/access/visit.server";
import { seesEverything } from "~/domain/disclosure/disclosure";
import { discloseActions, discloseChoices, mayWriteFor } from "~/domain/work/disclosure";
import { changeActionForm } from "~/domain/work/forms";
import { isUnfinished } from "~/domain/work/terms";
import { originOf } from "~/mail/origin";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import { type ListedAction, readAction } from "~/records/work/actions.server";
import { readWorkChoices } from "~/records/work/choices.server";
import { hasLink, revokeLinks } from "~/records/work/links.server";
import { readActionHistory } from "~/records/work/store-actions.server";
import { Announced } from "~/routes/shared/Announced";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { ActionFacts } from "./ActionFacts";
import { ActionHistory } from "./ActionHistory";
import { type ActionChoices, DescribedFields } from "./DescribedFields";
import { historyOf } from "./history";
import { LinkSection } from "./LinkSection";
import { StandingFields } from "./StandingFields";
import { type ActionAnswer, changeAction, OTHERS } from "./save.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.action.title} · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see work", async (visited) => {
    const { db, viewer } = visited;
    const { collaborative } = await readCatalog(db);
    const today = todayIso();
    const stored = await readAction(db, actionId(args.params));
    if (!stored) throw notFound("There is no such action.");
    const [action = stored] = discloseActions([stored], viewer, collaborative.policy);
    const mayWrite = mayWriteFor(viewer, stored.memberId);
    const choices = mayWrite
      ? discloseChoices(await readWorkChoices(db, today), viewer, collaborative.policy)
      : null;
    const whole = seesEverything(viewer);
    return {
      shell: shellOf(visited, collaborative),
      today,
      action,
      choices: choices && {
        owners: choices.owners.filter(({ id, left }) => !left || id === stored.ownerId),
        initiatives: choices.initiatives,
        goals: choices.goals,
      },
      history: mayWrite ? historyOf(await readActionHistory(db, stored.id), collaborative.locale) : null,
      link:
        whole && !stored.hasAccount && isUnfinished(stored.state)
          ? { open: await hasLink(db, stored.id) }
          : null,
      saved: new URL(args.request.url).searchParams.has("saved"),
    };
  });
}

function actionId({ action = "" }: { action?: string }): string {
  if (!/^[0-9a-f-]{36}$/i.test(action)) throw notFound("There is no such action.");
  return action;
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const { context, params } = args;
  const intent = form.get("intent");
  const answer = await visit(args, "keep work", async (visited): Promise<ActionAnswer | null> => {
    const { db, viewer } = visited;
    const id = actionId(params);
    if (intent !== "link" && intent !== "withdraw") return changeAction(visited, id, form);
    if (!seesEverything(viewer)) throw forbidden(OTHERS);
    const stored = await readAction(db, id);
    if (!stored) throw notFound("There is no such action.");
    if (intent === "withdraw") {
      await revokeLinks(db, id);
      return { intent, result: null, done: "The link is withdrawn. It opens nothing anymore." };
    }
    const place = { actionId: id, contactId: stored.ownerId };
    const secretOf = await makeLinks(db, context.config.sessionSecret, [place], new Date());
    return { intent, result: null, link: `${originOf(context.config)}${paths.actionLink(secretOf(place))}` };
  });
  context.post?.wake();
  if (answer === null)
    return redirect(paths.action(params.collaborative ?? "", params.action ?? "", { saved: 1 }));
  return data<ActionAnswer>(answer, {
    status: answer.conflict ? 409 : answer.result?.status === "error" ? 422 : 200,
  });
}

export default function ActionPage() {
  const { shell, today, action: shown, choices, history, link, saved } = useLoaderData<typeof loader>();
  const answer = useAnswer<ActionAnswer>();
  const conflict = answer?.conflict;
  const revision = conflict?.revision ?? shown.revision;
  const resultOf = (intent: ActionAnswer["intent"]) =>
    answer?.intent === intent ? (answer.result ?? undefined) : undefined;
  return (
    <CollaborativeShell shell={shell}>
      <Page eyebrow={<Link to={paths.actions(shell.slug)}>Actions</Link>} title={shown.title}>
        {saved && !answer ? (
          <Notice tone="success">
            Saved. <Link to={paths.actions(shell.slug)}>See all actions</Link>
          </Notice>
        ) : null}
        {answer?.done ? (
          <Announced of={answer}>
            <Notice tone="success">{answer.done}</Notice>
          </Announced>
        ) : null}
        {conflict ? (
          <Notice tone="warning" title={`${conflict.by} changed this action while you had it open`}>
            That was <ChangedAt at={conflict.at} locale={shell.locale} />. Your version was not saved. What
            you entered is below: save it again to replace theirs.
          </Notice>
        ) : null}
        <ActionFacts action={shown} today={today} shell={shell} />
        {choices ? (
          <Section title="Update it">
            <StandingFields
              key={`${shown.revision}`}
              standing={{ ...shown, revision }}
              today={today}
              lastResult={resultOf("standing")}
            />
          </Section>
        ) : null}
        {link ? <LinkSection open={link.open} owner={shown.owner} made={answer?.link ?? null} /> : null}
        {choices ? (
          <Section title="Change it" lead="Whoever takes it over gets an email.">
            <ChangeForm
              key={`${shown.revision}`}
              action={shown}
              revision={revision}
              choices={choices}
              lastResult={resultOf("change")}
            />
          </Section>
        ) : null}
        {history ? (
          <Section title="History">
            <ActionHistory entries={history} locale={shell.locale} />
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}

function ChangeForm({
  action: stored,
  revision,
  choices,
  lastResult,
}: {
  action: Pick<ListedAction, "title" | "ownerId" | "origin" | "initiativeId" | "goalId" | "agendaItemId">;
  revision: number;
  choices: ActionChoices;
  lastResult: ActionAnswer["result"] | undefined;
}) {
  const { title, ownerId, origin, initiativeId, goalId, agendaItemId } = stored;
  const [form, fields] = useCheckedForm({
    id: "described",
    schema: changeActionForm,
    lastResult: lastResult ?? undefined,
    defaultValue: {
      title,
      ownerId,
      origin,
      initiativeId: initiativeId ?? "",
      goalId: goalId ?? "",
      agendaItemId: agendaItemId ?? "",
    },
  });
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="grid max-w-[46rem] items-start gap-6 sm:grid-cols-2"
    >
      <input type="hidden" name="revision" value={revision} />
      <DescribedFields fields={fields} choices={choices} />
      <div>
        <Button kind="secondary" name="intent" value="change">
          Save changes
        </Button>
      </div>
    </Form>
  );
}
