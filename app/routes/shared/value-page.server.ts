import { z } from "zod";
import { notFound, type Visit } from "~/access/visit.server";
import { WARNINGS } from "~/domain/soft-checks";
import type { Catalog, Category, Measure, Member, Metric } from "~/domain/types";
import { isYear } from "~/domain/years";
import { chosenMember } from "./entry.server";

/** The value that a page is about: of which member, of what, in which year. */
export interface ValueAddress {
  member: Member;
  item: Measure | Metric;
  kind: "measure" | "share";
  category: Category | null;
  year: number;
  /** Shares whose numerator it is: what is unlikely about them stands at it. */
  shares: Metric[];
}

/** @throws 404 for an address that names nothing, 403 for another's member */
export function valueIn(request: Request, visited: Visit, catalog: Catalog): ValueAddress {
  const query = new URL(request.url).searchParams;
  const member = chosenMember(request, visited, catalog);
  const code = query.get("measure") ?? "";
  const measure = catalog.measures.find((one) => one.code === code);
  const metric = catalog.metrics.find(
    (one) => one.code === code && one.kind === "share" && one.span === "year",
  );
  const item = measure ?? metric;
  const year = Number(query.get("year"));
  if (!member || !item) throw notFound("There is no such value here: the measure is not asked for.");
  if (!isYear(year)) throw notFound("There is no such year.");
  const part = query.get("category");
  const [dimension, name] = (part ?? "").split(".");
  const category = catalog.dimensions
    .find((one) => one.code === dimension && one.measures.includes(code))
    ?.categories.find((one) => one.code === name);
  if (part && !category) throw notFound("The measure is not split so here.");
  const shares = category
    ? []
    : catalog.metrics.filter((one) => one.kind === "share" && one.span === "year" && one.numerator === code);
  return { member, item, kind: measure ? "measure" : "share", category: category ?? null, year, shares };
}

/** The same for the records. */
export const placeOf = ({ member, item, category, year }: ValueAddress) => ({
  ...{ memberId: member.id, itemId: item.id, categoryId: category?.id ?? null, year },
});

const said = (least: string) =>
  z.string(least).trim().min(1, least).max(2000, "Enter at most 2,000 letters.");

/** What can be done on the page of a value. */
export const valueIntent = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("accept"),
    warning: z.enum(WARNINGS),
    item: z.string().max(200),
    note: said("Say in a sentence why it is right."),
  }),
  z.object({ intent: z.literal("withdraw"), warning: z.enum(WARNINGS), item: z.string().max(200) }),
  z.object({
    intent: z.literal("comment"),
    kind: z.enum(["note", "question"]).catch("note"),
    text: said("Write what there is to say."),
  }),
  z.object({ intent: z.literal("settle"), id: z.uuid(), answer: z.string().trim().max(2000).default("") }),
  z.object({
    intent: z.literal("restore"),
    id: z.uuid(),
    reason: said("Say why the earlier value comes back."),
  }),
]);
export type ValueIntent = z.infer<typeof valueIntent>;
