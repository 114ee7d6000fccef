import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { frameOf, visitNetwork } from "~/access/networks/visit.server";
import { notFound } from "~/access/visit.server";
import { messageForm } from "~/domain/networks/forms";
import { paths } from "~/paths";
import { readThread } from "~/records/networks/threads.server";
import { useAnswer } from "~/routes/shared/forms";
import { formatDate } from "~/ui/figures/dates";
import { Page, Section } from "~/ui/layout/Page";
import { networkAction } from "../forms/action.server";
import type { NetworkAnswer } from "../forms/answer";
import { NetworkForm } from "../forms/NetworkForm";
import { NetworkShell } from "../NetworkShell";
import { threadSteps, wakeMail } from "./steps.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.thread.subject} · ${data.frame.name}` : "Tidemark" },
];

const NOWHERE = "00000000-0000-7000-8000-000000000000";
const idOf = (param: string | undefined) => z.uuid().safeParse(param).data ?? NOWHERE;

export async function loader(args: LoaderFunctionArgs) {
  return visitNetwork(args, "take part", async (visited) => {
    const thread = await readThread(visited.db, idOf(args.params.thread));
    if (!thread) throw notFound("There is no such conversation.");
    const messages = thread.messages.map(({ at, ...message }) => ({ ...message, at: at.toISOString() }));
    return { frame: frameOf(visited), thread: { ...thread, messages } };
  });
}

export const action = async (args: ActionFunctionArgs) =>
  wakeMail(args, await networkAction(args, threadSteps(idOf(args.params.thread))));

export default function ThreadPage() {
  const { frame, thread } = useLoaderData<typeof loader>();
  const answer = useAnswer<NetworkAnswer>();
  return (
    <NetworkShell frame={frame}>
      <Page eyebrow={<Link to={paths.networkThreads(frame.slug)}>Messages</Link>} title={thread.subject}>
        <div className="grid max-w-[46rem] gap-8">
          {thread.messages.map(({ id, text, author, of, at }) => (
            <article key={id} aria-label={`Message of ${author}`} className="border-line border-t pt-4">
              <p className="text-ink-soft text-sm">
                <span className="font-semibold text-ink">{author}</span>
                {of ? `, ${of}` : ""} · {formatDate(at, frame)}
              </p>
              <p className="mt-2 whitespace-pre-line break-words">{text}</p>
            </article>
          ))}
        </div>
        <Section title="Answer">
          <NetworkForm
            key={thread.messages.length}
            id="message"
            schema={messageForm}
            fields={[{ name: "text", label: "Message", kind: "area", rows: 5 }]}
            intent="answer"
            button="Send"
            answer={answer}
          />
        </Section>
      </Page>
    </NetworkShell>
  );
}
