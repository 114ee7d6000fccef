import { z } from "zod";
import { day, line, optionalDay, optionalText, ticked } from "~/domain/people/fields";
import { isReadable } from "~/domain/plain-text";
import type { OutcomeState } from "./outcome";

/** A story with a person, who has said what may be shown, and until when. */

const WORDS = "Tell the story.";

export const storyForm = z
  .object({
    title: line("Give the story a title without the person’s name.", 150),
    words: z.string(WORDS).trim().refine(isReadable, WORDS).max(5000, "Use at most 5,000 characters."),
    personName: optionalText(),
    /** A focus area; the finest place that is shown without a name. */
    areaId: z
      .uuid("Choose from the list.")
      .optional()
      .transform((id) => id ?? null),
    place: optionalText(),
    outcomeId: z
      .uuid("Choose from the list.")
      .optional()
      .transform((id) => id ?? null),
    consentOn: optionalDay,
    consentHow: optionalText(500),
    consentWords: ticked,
    consentName: ticked,
    consentPicture: ticked,
    consentUntil: optionalDay,
  })
  .superRefine((story, { addIssue }) => {
    const issue = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
    const { consentOn, consentHow, consentUntil, consentName, personName, place } = story;
    const anything = story.consentWords || consentName || story.consentPicture;
    if (anything && !consentOn) issue("consentOn", "Enter the day on which the person consented.");
    if (anything && !consentHow) issue("consentHow", "Say how: a signed form, a recording, who was there.");
    if (consentOn && consentUntil && consentUntil < consentOn)
      issue("consentUntil", "It ends before it begins.");
    if (consentName && !personName) issue("personName", "Enter the name that may be shown.");
    if (place && !consentName) issue("place", "Without a name, no place finer than the focus area is shown.");
  });
export type StoryFields = z.output<typeof storyForm>;

export interface StoryRecord extends StoryFields {
  id: string;
  state: OutcomeState;
  /** The focus area's name. */
  area: string | null;
  /** ISO day on which the person took the consent back. */
  consentWithdrawnOn: string | null;
  authorId: string | null;
  author: string;
  checkedBy: string | null;
  revision: number;
}

type Consent = Pick<StoryRecord, "consentOn" | "consentWords" | "consentUntil" | "consentWithdrawnOn">;

/** Whether the person's words may be shown today: until the last day of the consent, and never from its withdrawal on. */
export const consentHolds = (
  { consentOn, consentWords, consentUntil, consentWithdrawnOn }: Consent,
  today: string,
): boolean =>
  consentWords &&
  consentOn !== null &&
  consentOn <= today &&
  (consentUntil === null || today <= consentUntil) &&
  consentWithdrawnOn === null;

/** Why the words are not shown: never consented, past its day, or withdrawn; null while it holds. */
export function consentFault(consent: Consent, today: string): "none" | "lapsed" | "withdrawn" | null {
  if (consentHolds(consent, today)) return null;
  if (consent.consentWithdrawnOn !== null) return "withdrawn";
  return consent.consentUntil !== null && today > consent.consentUntil ? "lapsed" : "none";
}

/** A story as it may be shown. */
export interface ShownStory {
  id: string;
  title: string;
  words: string;
  /** Only with consent to it. */
  name: string | null;
  /** The exact place with a name; else the focus area. */
  place: string | null;
  outcomeId: string | null;
  state: OutcomeState;
}

/** The story as far as its consent goes; null once that has ended, for everybody. */
export function shownStory(story: StoryRecord, today: string): ShownStory | null {
  if (!consentHolds(story, today)) return null;
  const { id, title, words, consentName, personName, place, area, outcomeId, state } = story;
  return {
    id,
    title,
    words,
    name: consentName ? personName : null,
    place: consentName && place ? place : area,
    outcomeId,
    state,
  };
}

export const withdrawalForm = z.object({ on: day("Enter the day on which it was taken back.") });
