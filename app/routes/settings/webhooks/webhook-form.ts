import type { SubmissionResult } from "@conform-to/react";
import { z } from "zod";
import { WEBHOOK_EVENTS } from "~/domain/programs/events";

const events = z.array(z.enum(WEBHOOK_EVENTS, "Choose from the list.")).min(1, "Choose at least one event.");

/** The fields of a new webhook. What its address may be is checked where the app's own address is known. */
export const newWebhookForm = z.object({
  url: z.string("Enter an address such as https://example.org/tidemark.").trim(),
  events,
});

/** A change of one webhook: what it is told of, on or off, or its end. */
export const changeForms = {
  events: z.object({ events }),
  id: z.uuid(),
};

/** What the page answers to a form. A secret is shown here only. */
export type WebhookAnswer =
  | { added: { url: string; secret: string } }
  | { done: string }
  | { refused: SubmissionResult<string[]>; webhook: string | null };
