import { parseWithZod } from "@conform-to/zod/v4";
import type { Visit } from "~/access/visit.server";
import { type StoryFields, storyForm } from "~/domain/outcomes/story";
import type { OutcomeAnswer } from "../write.server";
import { readStoryChoices } from "./view.server";

/** Reads a story and refuses what it names that does not exist here. */
export async function readFields(
  visited: Visit,
  form: FormData,
): Promise<{ fields: StoryFields } | { refused: OutcomeAnswer }> {
  const submission = parseWithZod(form, { schema: storyForm });
  if (submission.status !== "success") return { refused: { of: "save", result: submission.reply() } };
  const fields = submission.value;
  const choices = await readStoryChoices(visited);
  const unknown = (id: string | null, list: { value: string }[]) =>
    id !== null && !list.some(({ value }) => value === id);
  const fieldErrors = {
    ...(unknown(fields.areaId, choices.areas) && { areaId: ["Choose from the list."] }),
    ...(unknown(fields.outcomeId, choices.outcomes) && { outcomeId: ["Choose from the list."] }),
  };
  if (Object.keys(fieldErrors).length > 0)
    return { refused: { of: "save", result: submission.reply({ fieldErrors }) } };
  return { fields };
}
