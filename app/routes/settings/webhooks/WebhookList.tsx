import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { WebhookEvent } from "~/domain/programs/events";
import type { ListedDelivery } from "~/records/programs/webhooks.server";
import { Button } from "~/ui/controls/Button";
import { Choices } from "~/ui/controls/Choice";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format-numbers";
import { Notice } from "~/ui/layout/Notice";
import { EVENT_OPTIONS } from "./WebhookForm";

export interface ListedWebhook {
  id: string;
  url: string;
  events: WebhookEvent[];
  enabled: boolean;
  note: string;
  createdAt: string;
  deliveries: ListedDelivery[];
}

type Locale = Pick<Writing, "locale">;

/** Each webhook with its events, its last deliveries, and forms to change it. */
export function WebhookList({
  webhooks,
  writing,
  refusedAt,
}: {
  webhooks: ListedWebhook[];
  writing: Locale;
  refusedAt: (webhook: string) => SubmissionResult<string[]> | undefined;
}) {
  return (
    <ul aria-label="Webhooks" className="-mt-6">
      {webhooks.map((webhook) => (
        <li key={webhook.id} className="grid gap-2 border-line border-b py-4">
          <h3 className="font-sans font-semibold text-base tracking-normal [overflow-wrap:anywhere]">
            {webhook.url}
          </h3>
          <p className="flex flex-wrap gap-x-5 text-ink-soft text-sm">
            <span>{webhook.enabled ? "On" : "Off"}</span>
            <span>{webhook.events.join(", ")}</span>
            <span>Added {formatDate(webhook.createdAt, writing)}</span>
          </p>
          {webhook.note ? <Notice tone="error">{webhook.note}</Notice> : null}
          <Deliveries webhook={webhook} writing={writing} />
          <Changes webhook={webhook} refused={refusedAt(webhook.id)} />
        </li>
      ))}
    </ul>
  );
}

const STATES: Record<ListedDelivery["state"], string> = {
  waiting: "Waiting",
  sending: "Being sent",
  delivered: "Delivered",
  failed: "Given up",
};

function Deliveries({ webhook: { url, deliveries }, writing }: { webhook: ListedWebhook; writing: Locale }) {
  if (deliveries.length === 0) return <p className="text-ink-soft text-sm">Nothing has been sent yet.</p>;
  return (
    <details className="folded">
      <summary className="min-h-11 sm:min-h-8">
        Last deliveries <span className="sr-only">to {url}</span>
      </summary>
      <ul className="grid gap-1.5 pb-2 text-sm">
        {deliveries.map(({ id, type, state, at, attempts, status, detail }) => (
          <li key={id} className="[overflow-wrap:anywhere]">
            <span className="font-semibold">{STATES[state]}</span>: {type}, {timeOf(at, writing)}
            {status === null ? "" : `, status ${status}`}
            {attempts > 1 ? `, ${attempts} tries` : ""}
            {detail ? <span className="text-ink-soft"> {detail}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A moment by the clock of UTC, which servers' logs use. */
const timeOf = (iso: string, writing: Locale) => `${formatDate(iso, writing)}, ${iso.slice(11, 16)} UTC`;

function Changes({
  webhook: { id, url, events, enabled },
  refused,
}: {
  webhook: ListedWebhook;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const spokenUrl = <span className="sr-only">{url}</span>;
  return (
    <div className="grid gap-2">
      <details className="folded" open={refused !== undefined}>
        <summary className="min-h-11 sm:min-h-8">Change events {spokenUrl}</summary>
        <Form method="post" className="grid max-w-[46rem] gap-4 pt-2 pb-4">
          <input type="hidden" name="webhook" value={id} />
          <Choices
            key={events.join()}
            legend="Events"
            name="events"
            options={EVENT_OPTIONS}
            checked={events}
            error={refused?.error?.events}
          />
          <div>
            <Button kind="secondary">Save</Button>
          </div>
        </Form>
      </details>
      <Form method="post">
        <Button kind="quiet" name={enabled ? "off" : "on"} value={id}>
          {enabled ? "Switch off" : "Switch on"} {spokenUrl}
        </Button>
      </Form>
      <TwoStepRemoval
        first={<>Remove {spokenUrl}</>}
        button={<>Remove now {spokenUrl}</>}
        name="remove"
        value={id}
        look="line"
      >
        <p className="text-ink-soft text-sm">The program is no longer told. This cannot be undone.</p>
      </TwoStepRemoval>
    </div>
  );
}
