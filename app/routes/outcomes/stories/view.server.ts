import { may } from "~/access/permissions";
import { notFound, type Visit } from "~/access/visit.server";
import { isChecked } from "~/domain/outcomes/outcome";
import { consentFault, type ShownStory, type StoryRecord, shownStory } from "~/domain/outcomes/story";
import { readAreas } from "~/records/areas/areas.server";
import { readOutcomes } from "~/records/outcomes/outcomes.server";
import { readStories, readStory } from "~/records/outcomes/stories.server";
import { todayIso } from "~/records/today";

/** Stories that may be shown now: checked, and with a consent that holds today. Nobody sees others, not even staff. */
export async function readShownStories({ db }: Pick<Visit, "db">): Promise<ShownStory[]> {
  const today = todayIso();
  return (await readStories(db)).filter(isChecked).flatMap((story) => shownStory(story, today) ?? []);
}

/** A story in the list of those who keep them: without its words, and without its title once the consent has ended. */
export interface KeptStory extends Pick<StoryRecord, "id" | "state" | "consentUntil"> {
  title: string | null;
  fault: ReturnType<typeof consentFault>;
}

/** Every story for those who keep them; none for others. */
export async function readKeptStories({ db, viewer }: Pick<Visit, "db" | "viewer">): Promise<KeptStory[]> {
  if (!may(viewer, "keep stories")) return [];
  const today = todayIso();
  return (await readStories(db)).map((story) => {
    const fault = consentFault(story, today);
    const { id, state, consentUntil, title } = story;
    return { id, state, consentUntil, fault, title: hasEnded(fault) ? null : title };
  });
}

/** Taken back or past its day. Before anything was consented to, those who keep the story still write it. */
export const hasEnded = (fault: ReturnType<typeof consentFault>): boolean =>
  fault === "lapsed" || fault === "withdrawn";

/** @throws 404 if there is no such story */
export async function storyAt({ db }: Pick<Visit, "db">, id: string | undefined): Promise<StoryRecord> {
  const story = /^[0-9a-f-]{36}$/i.test(id ?? "") ? await readStory(db, id ?? "") : null;
  if (!story) throw notFound("There is no such story.");
  return story;
}

export interface StoryChoices {
  areas: { value: string; label: string }[];
  outcomes: { value: string; label: string }[];
}

export async function readStoryChoices({ db }: Pick<Visit, "db">): Promise<StoryChoices> {
  return {
    areas: (await readAreas(db)).map(({ id, label }) => ({ value: id, label })),
    outcomes: (await readOutcomes(db)).map(({ id, who, what }) => ({
      value: id,
      label: `${who}: ${what.length > 60 ? `${what.slice(0, 59)}…` : what}`,
    })),
  };
}
