import { z } from "zod";
import { notFound, type Visit } from "~/access/visit.server";
import { WARNINGS } from "~/domain/entry/soft-checks";
import { isReadable } from "~/domain/plain-text";
import type { Catalog, Category, Measure, Member, Metric } from "~/domain/terms";
import { isYear } from "~/domain/years";
import { chosenMember } from "~/routes/data/entry/chosen-member.server";

/** The value that a page is about: its member, measure or share, year, and category. */
export interface ValueAddress {
  member: Member;
  item: Measure | Metric;
  kind: "measure" | "share";
  category: Category | null;
  year: number;
  /** Shares of which it is the numerator; their warnings are shown with it. */
  shares: Metric[];
}

/** Reads the value from the address. @throws 404 if there is no such value, 403 for another's member */
export function valueIn(request: Request, visited: Visit, catalog: Catalog): ValueAddress {
  const query = new URL(request.url).searchParams;
  const member = chosenMember(request, visited, catalog);
  const code = query.get("measure") ?? "";
  const measure = catalog.measures.find((candidate) => candidate.code === code);
  const metric = catalog.metrics.find(
    (candidate) => candidate.code === code && candidate.kind === "share" && candidate.span === "year",
  );
  const item = measure ?? metric;
  const year = Number(query.get("year"));
  if (!member || !item) throw notFound("There is no such value: this measure is not in use here.");
  if (!isYear(year)) throw notFound("There is no such year.");
  const part = query.get("category");
  const [dimension, name] = (part ?? "").split(".");
  const category = catalog.dimensions
    .find((candidate) => candidate.code === dimension && candidate.measures.includes(code))
    ?.categories.find((candidate) => candidate.code === name);
  if (part && !category) throw notFound("This measure has no such breakdown here.");
  const shares = category
    ? []
    : catalog.metrics.filter(
        (candidate) =>
          candidate.kind === "share" && candidate.span === "year" && candidate.numerator === code,
      );
  return { member, item, kind: measure ? "measure" : "share", category: category ?? null, year, shares };
}

/** The key of the value in the records. */
export const placeOf = ({ member, item, category, year }: ValueAddress) => ({
  memberId: member.id,
  itemId: item.id,
  categoryId: category?.id ?? null,
  year,
});

const requiredText = (message: string) =>
  z.string(message).trim().refine(isReadable, message).max(2000, "Enter at most 2,000 characters.");

/** What can be done on the page of a value. */
export const valueIntent = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("accept"),
    warning: z.enum(WARNINGS),
    item: z.string().max(200),
    note: requiredText("Explain in a sentence why it is right."),
  }),
  z.object({ intent: z.literal("withdraw"), warning: z.enum(WARNINGS), item: z.string().max(200) }),
  z.object({
    intent: z.literal("comment"),
    kind: z.enum(["note", "question"]).catch("note"),
    text: requiredText("Write a comment."),
  }),
  z.object({ intent: z.literal("settle"), id: z.uuid(), answer: z.string().trim().max(2000).default("") }),
  z.object({
    intent: z.literal("restore"),
    id: z.uuid(),
    reason: requiredText("Say why you restore the earlier value."),
  }),
]);
export type ValueIntent = z.infer<typeof valueIntent>;
