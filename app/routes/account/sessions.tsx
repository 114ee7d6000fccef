import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { endSessions, readSessions, type ShownSession } from "~/access/account/own.server";
import { formOf } from "~/access/limits/body.server";
import { notFound, requirePerson } from "~/access/visit.server";
import { LONGEST_SESSION_DAYS } from "~/domain/accounts/session";
import { Announced } from "~/routes/shared/Announced";
import { useAnswer } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { Notice } from "~/ui/layout/Notice";
import { AccountPage } from "./AccountPage";

export const meta: MetaFunction = () => [{ title: "Sessions · Tidemark" }];

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args);
  const sessions = await readSessions(args.context, args.request, person);
  return { name: person.name, demo: person.demo, sessions };
}

type Answer = { done: string };

export async function action(args: ActionFunctionArgs): Promise<Answer> {
  const person = await requirePerson(args);
  if (person.demo) throw data("Everyone uses this demo account. Sign out instead.", { status: 403 });
  const { context, request } = args;
  const form = await formOf(request);
  if (form.get("intent") === "others") {
    const count = await endSessions(context, request, person, "others");
    return {
      done: count === 0 ? "There were no other sessions." : `Ended: ${count} other ${nounFor(count)}.`,
    };
  }
  const id = z.uuid().safeParse(form.get("end"));
  if (!id.success || !(await endSessions(context, request, person, { id: id.data })))
    throw notFound("This session has already ended.");
  return { done: "The session is ended." };
}

const nounFor = (count: number) => (count === 1 ? "session" : "sessions");

export default function Sessions() {
  const { name, demo, sessions } = useLoaderData<typeof loader>();
  const answer = useAnswer<Answer>();
  return (
    <AccountPage
      personName={name}
      title="Sessions"
      lead={`Where you are signed in. A session ends after two weeks without use, and after ${LONGEST_SESSION_DAYS} days in any case.`}
    >
      {answer ? (
        <Announced of={answer}>
          <Notice tone="success">{answer.done}</Notice>
        </Announced>
      ) : null}
      {demo ? <Notice>Everyone uses this demo account, so only this session is shown.</Notice> : null}
      <ul aria-label="Sessions" className="-mt-6">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Form method="post">
          <Button kind="danger" name="intent" value="others">
            End all other sessions
          </Button>
        </Form>
      ) : null}
    </AccountPage>
  );
}

const WRITING = { locale: "en-US" };

function SessionRow({ session }: { session: ShownSession }) {
  const { id, browser, from, signedInAt, usedAt, current } = session;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-10 gap-y-2 border-line border-b py-4">
      <div className="min-w-0">
        <h2 className="font-sans font-semibold text-base tracking-normal">
          {browser}
          {current ? <span className="font-normal text-ink-soft"> (this one)</span> : null}
        </h2>
        <p className="mt-1 flex flex-wrap gap-x-5 text-ink-soft text-sm">
          <span>Last used {formatDate(usedAt, WRITING)}</span>
          <span>Signed in {formatDate(signedInAt, WRITING)}</span>
          {from ? <span className="[overflow-wrap:anywhere]">From {from}</span> : null}
        </p>
      </div>
      {current ? null : (
        <Form method="post">
          <Button kind="secondary" name="end" value={id}>
            <span>
              End <span className="sr-only">the session of {browser}</span>
            </span>
          </Button>
        </Form>
      )}
    </li>
  );
}
