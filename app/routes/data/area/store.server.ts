import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { may, mayReachMember } from "~/access/permissions";
import { forbidden, notFound, type Visit } from "~/access/visit.server";
import { versionIn } from "~/domain/areas/area";
import { MOST_ROWS } from "~/domain/areas/column";
import { type CountSummary, isPossible } from "~/domain/areas/stored-count";
import { MAX_NOTE_CHARS } from "~/domain/entry/entry";
import { canonical } from "~/domain/numbers/decimal";
import { isYear } from "~/domain/years";
import { paths } from "~/paths";
import { readAreas } from "~/records/areas/areas.server";
import { storeCount } from "~/records/areas/store-count.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";

const rows = z.coerce.number().int().min(0).max(MOST_ROWS);
const decimal = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,15})?$/)
  .transform(canonical);

/** Only sums are sent: no code of the column is in the form. */
const storeForm = z.object({
  area: z.string().max(100),
  member: z.string().max(100),
  measure: z.string().max(100),
  year: z.coerce.number().refine(isYear),
  kind: z.enum(["count", "estimate"]),
  rows,
  placed: rows,
  insideRows: decimal,
  mostRows: decimal,
  insideAmount: decimal,
  mostAmount: decimal,
  reason: z.string().trim().max(MAX_NOTE_CHARS).default(""),
});

export interface StoreRefusal {
  intent: "store";
  /** Code of the area. */
  area: string;
  message: string;
}

/**
 * Stores a count as the value of its measure.
 * @throws 403 for a member that is not the visitor's, 404 for an unknown one
 */
export async function storeSent({ db, viewer }: Visit, form: FormData) {
  if (!may(viewer, "enter data")) throw forbidden();
  const sent = storeForm.safeParse(Object.fromEntries(form));
  const refuse = (message: string) =>
    data<StoreRefusal>(
      { intent: "store", area: String(form.get("area") ?? "").slice(0, 100), message },
      { status: 422 },
    );
  if (!sent.success) return refuse("Choose the member and the number, then count again.");
  const { year, kind, reason, ...input } = sent.data;
  const catalog = await readCatalog(db);
  const area = (await readAreas(db)).find(({ code }) => code === input.area);
  const member = catalog.members.find(({ slug }) => slug === input.member);
  if (!area || !member) throw notFound("There is no such area or member here.");
  if (!mayReachMember(viewer, member.id)) throw forbidden("You store counts of your own institution.");
  const measure = catalog.measures.find(
    ({ code, id }) => code === input.measure && area.measureIds.includes(id),
  );
  if (!measure) return refuse("Choose a number that is counted by this area.");
  if (!versionIn(area, year)) return refuse(`${area.label} has no list for ${year}.`);
  const of: CountSummary["of"] = measure.unit === "currency" ? "amount" : "rows";
  const summary: CountSummary = {
    kind,
    of,
    rows: input.rows,
    placedRows: input.placed,
    value: of === "rows" ? input.insideRows : input.insideAmount,
    most: of === "rows" ? input.mostRows : input.mostAmount,
  };
  if (!isPossible(summary)) return refuse("These sums do not fit together. Count the column again.");
  const outcome = await storeCount(db, catalog, {
    area,
    member,
    measure,
    year,
    summary,
    reason: reason || null,
  });
  if (!outcome.stored)
    return refuse(outcome.errors[0]?.message ?? "Someone else just changed the value. Try again.");
  const slug = catalog.collaborative.slug;
  return redirect(paths.areaCounter(slug, { year, stored: measure.code, member: member.slug }));
}
