import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { frameOf, visitNetwork } from "~/access/networks/visit.server";
import { threadForm } from "~/domain/networks/forms";
import { paths } from "~/paths";
import { readThreads } from "~/records/networks/threads.server";
import { useAnswer } from "~/routes/shared/forms";
import { formatDate } from "~/ui/figures/dates";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { networkAction } from "../forms/action.server";
import type { NetworkAnswer } from "../forms/answer";
import { NetworkForm } from "../forms/NetworkForm";
import { NetworkShell } from "../NetworkShell";
import { threadsSteps, wakeMail } from "./steps.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Messages · ${data.frame.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visitNetwork(args, "take part", async (visited) => ({
    frame: frameOf(visited),
    threads: await readThreads(visited.db),
  }));
}

export const action = async (args: ActionFunctionArgs) =>
  wakeMail(args, await networkAction(args, threadsSteps));

export default function Threads() {
  const { frame, threads } = useLoaderData<typeof loader>();
  const answer = useAnswer<NetworkAnswer>();
  return (
    <NetworkShell frame={frame}>
      <Page
        title="Messages"
        lead="Everyone in the network reads them here. Each person chooses on their participant’s page how they come by mail."
      >
        {threads.length === 0 ? (
          <EmptyState title="No conversation yet">
            <p>Ask the others something.</p>
          </EmptyState>
        ) : (
          <ul>
            {threads.map(({ id, subject, messages, lastBy, lastAt }) => (
              <li key={id} className="border-line border-t py-4">
                <Link to={paths.networkThread(frame.slug, id)} className="font-semibold text-lg">
                  {subject}
                </Link>
                <p className="mt-1 text-ink-soft text-sm">
                  {messages === 1 ? "1 message" : `${messages} messages`}, the last by {lastBy} on{" "}
                  {formatDate(lastAt, frame)}
                </p>
              </li>
            ))}
          </ul>
        )}
        <Section title="Start a conversation">
          <NetworkForm
            id="thread"
            schema={threadForm}
            fields={[
              { name: "subject", label: "Subject" },
              { name: "text", label: "Message", kind: "area", rows: 5 },
            ]}
            intent="start"
            button="Send"
            answer={answer}
          />
        </Section>
      </Page>
    </NetworkShell>
  );
}
