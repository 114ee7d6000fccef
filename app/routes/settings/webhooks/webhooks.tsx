import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRecentProof } from "~/access/account/recent-proof.server";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { MOST_WEBHOOKS } from "~/domain/programs/events";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { listWebhooks } from "~/records/programs/webhooks.server";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { Announced } from "~/routes/shared/Announced";
import { useAnswer } from "~/routes/shared/forms";
import { CopyText } from "~/ui/controls/CopyText";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { takeStep } from "./steps.server";
import { WebhookForm } from "./WebhookForm";
import { WebhookList } from "./WebhookList";
import type { WebhookAnswer } from "./webhook-form";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Webhooks · ${data.shell.name}` : "Tidemark" },
];

/** The page can show a secret, so nothing may cache it. */
export const headers = () => ({ "cache-control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "manage webhooks", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const webhooks = await listWebhooks(visited.db);
    return {
      shell: shellOf(visited, collaborative),
      webhooks: webhooks.map(({ createdAt, ...webhook }) => ({
        ...webhook,
        createdAt: createdAt.toISOString(),
      })),
    };
  });
}

/** Adds, changes, or removes a webhook. A new secret appears only in the answer. */
export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  await requireRecentProof(args, form, "manage webhooks");
  const answer = await visit(args, "manage webhooks", ({ db }) => takeStep(db, form, args.context.config));
  args.context.webhooks?.wake();
  return json(answer, { headers: headers() });
}

export default function SettingsWebhooks() {
  const { shell, webhooks } = useLoaderData<typeof loader>();
  const answer = useAnswer<WebhookAnswer>();
  const refusedAt = (webhook: string | null) =>
    answer && "refused" in answer && answer.webhook === webhook ? answer.refused : undefined;
  return (
    <SettingsPage
      shell={shell}
      title="Webhooks"
      lead="A webhook tells another program that something has happened here, so that it need not keep asking. It never contains figures: the program asks for those with a token."
    >
      {answer && !("refused" in answer) ? (
        <Announced of={answer}>
          {"added" in answer ? (
            <NewSecret {...answer.added} />
          ) : (
            <Notice tone="success">{answer.done}</Notice>
          )}
        </Announced>
      ) : null}
      <Section title="Addresses that are told">
        {webhooks.length === 0 ? (
          <EmptyState title="No webhooks">
            <p>No program is told of changes. Add an address below.</p>
          </EmptyState>
        ) : (
          <WebhookList webhooks={webhooks} writing={shell} refusedAt={refusedAt} />
        )}
      </Section>
      <Section title="Add a webhook">
        {webhooks.length < MOST_WEBHOOKS ? (
          // A new form after each new webhook.
          <WebhookForm key={webhooks.length} lastResult={refusedAt(null)} />
        ) : (
          <p>There are {MOST_WEBHOOKS} webhooks, the most possible. Remove one to add another.</p>
        )}
      </Section>
    </SettingsPage>
  );
}

function NewSecret({ url, secret }: { url: string; secret: string }) {
  return (
    <div className="grid gap-5 rounded-md border-good border-s-4 bg-good-wash px-4 py-5 sm:px-6">
      <div>
        <h2 className="text-[1.625rem] [overflow-wrap:anywhere]">{url} is told from now on</h2>
        <p className="mt-1.5 max-w-[46rem]">
          Copy the secret now and enter it at the receiver. It is shown only once. With it, the receiver
          checks that a message comes from here (Standard Webhooks).
        </p>
      </div>
      <CopyText label="Secret">{secret}</CopyText>
    </div>
  );
}
