/** What webhooks tell other programs of. */
export const WEBHOOK_EVENTS = [
  "data.submitted",
  "data.verified",
  "year.closed",
  "goal.status_changed",
  "report.published",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Each event as people choose it. */
export const WEBHOOK_EVENT_MEANINGS: Record<WebhookEvent, string> = {
  "data.submitted": "A member has submitted its numbers for a year.",
  "data.verified": "The backbone staff has verified a member’s numbers for a year.",
  "year.closed": "A year is closed, and its figures are released.",
  "goal.status_changed": "A goal is on track, behind, or met where it was not before. Checked every minute.",
  "report.published": "A new version of a report is published.",
};

/** How often a delivery is tried before its webhook is switched off: over about a day. */
export const MOST_ATTEMPTS = 10;
/** The wait after the first failed try in minutes, and by how much each further wait is longer. */
export const FIRST_WAIT_MINUTES = 1;
export const WAIT_GROWTH = 2.3;
/** A delivery that was taken this long ago is taken again: the process that took it has ended. */
export const TAKEN_FOR_MINUTES = 2;

export const MOST_WEBHOOKS = 20;
export const MOST_IN_ADDRESS = 500;

/** What happened, without figures: a receiver that may see them asks for them with a token. */
export interface Happening {
  type: WebhookEvent;
  /** Ids, short names, and years. */
  data: Record<string, string | number | null>;
}

/** The body of a delivery. Each receiver gets an id of its own, the same in every try. */
export const bodyOf = (
  { type, data }: Happening,
  { id, at, collaborative }: { id: string; at: Date; collaborative: string },
): string => JSON.stringify({ id, type, at: at.toISOString(), collaborative, data });
