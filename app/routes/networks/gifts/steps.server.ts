import type { ActionFunctionArgs } from "@remix-run/node";
import { formOf } from "~/access/limits/body.server";
import { hashOf } from "~/access/links/secrets.server";
import { type Visit, visit } from "~/access/visit.server";
import { confirmForm, type GiveFields, giveForm, joinForm } from "~/domain/networks/forms";
import { lastDay } from "~/domain/networks/gift";
import { paths } from "~/paths";
import { profileToGive, reportToGive, sheetToGive, storiesToGive } from "~/records/networks/giveable.server";
import {
  confirmGift,
  joinNetwork,
  type NewGift,
  proposeGift,
  readTies,
  withdrawGift,
} from "~/records/networks/given.server";
import { todayIso } from "~/records/today";
import { idOrNobody, stepOf } from "~/routes/shared/steps";
import { answerWith, faultUnless, withFields } from "../forms/action.server";
import type { NetworkAnswer } from "../forms/answer";

type Step = (visited: Visit, form: FormData) => Promise<Omit<NetworkAnswer, "of"> | string | null>;

const STEPS: Record<string, Step> = {
  join: ({ db }, form) =>
    withFields(form, joinForm, async ({ code }) =>
      faultUnless(
        (await joinNetwork(db, hashOf(code), todayIso())) !== null,
        "No network has given out this code, or it was used already.",
      ),
    ),
  give: ({ db }, form) =>
    withFields(form, giveForm, async (fields) => {
      const today = todayIso();
      if (fields.until < today) return { fault: "The last day is past." };
      if (!(await readTies(db)).some(({ networkId }) => networkId === fields.networkId))
        return { fault: "Your collaborative has not joined this network." };
      const gift = await copyOf({ db }, fields, today);
      if (typeof gift === "string") return { fault: gift };
      await proposeGift(db, gift);
      return null;
    }),
  confirm: ({ db }, form) =>
    withFields(form, confirmForm, async ({ decision }) => {
      const fault = await confirmGift(db, idOrNobody(form), { decision, today: todayIso() });
      return fault === null ? null : { fault };
    }),
  withdraw: async ({ db }, form) =>
    faultUnless(await withdrawGift(db, idOrNobody(form), todayIso()), "This gift no longer exists."),
};

/** One form, one intent: everything here gives or withdraws. */
export async function giftsAction(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const step = stepOf(STEPS, form);
  const answer = await visit(args, "give to networks", (visited) => step(visited, form));
  return answerWith(args, form, answer);
}

/** The frozen copy that is to be given, or why there is none. */
async function copyOf(
  { db }: Pick<Visit, "db">,
  fields: GiveFields,
  today: string,
): Promise<NewGift | string> {
  const { kind, networkId, until } = fields;
  const place = { kind, networkId, until, sourceId: null, year: null };
  switch (fields.kind) {
    case "profile": {
      const content = await profileToGive(db);
      return content ? { ...place, title: "Profile", content } : "The profile is still empty.";
    }
    case "lesson": {
      const { title, theme, setting, worked, failed, link } = fields;
      return { ...place, title, content: { kind: "lesson", theme, setting, worked, failed, link } };
    }
    case "story": {
      const story = (await storiesToGive(db, today)).find(({ id }) => id === fields.storyId);
      if (!story) return "This story is not released, or its consent has ended.";
      const { id: sourceId, title, content, consentUntil } = story;
      return { ...place, title, sourceId, content, until: lastDay(until, consentUntil) };
    }
    case "report": {
      const token = fields.url.split("/").at(-1) ?? "";
      const report = await reportToGive(db, hashOf(token));
      if (!report) return "This is no public link of a report of this collaborative.";
      return {
        ...place,
        title: report.title,
        year: report.year,
        content: { kind: "report", url: paths.publicReport(token) },
      };
    }
    case "benchmark": {
      const sheet = await sheetToGive(db, fields.year, today);
      if (!sheet) return "No share of that year may be shown to the public.";
      const title = `Benchmark sheet ${fields.year}`;
      return { ...place, title, year: fields.year, content: { kind: "benchmark", sheet } };
    }
  }
}
