import type { ActionFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { problem } from "~/access/problem";
import { ownFields, valueFields } from "~/domain/indicators/fields";
import type { IndicatorRecord } from "~/domain/indicators/indicators";
import { ITEM_CODE } from "~/domain/measures/rules";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { addIndicators, changeIndicator, readIndicators } from "~/records/indicators/indicators.server";
import { enterValues } from "~/records/indicators/values.server";
import { lockIndicators } from "~/records/locks.server";
import { indicatorBody } from "./body-schemas";
import { indicatorJson } from "./shapes";
import { BODY_BYTES, faultsOf, refuse } from "./writing.server";

const INVALID = "Invalid indicator";

export const loader = () => problem(405, "Method not allowed", "Create or change it with PUT.");

/** Adds a community indicator, or changes one, and stores values of the years that are sent; all or nothing. */
export async function action(args: ActionFunctionArgs) {
  if (args.request.method !== "PUT") return loader();
  const sent = await jsonOf(args.request, BODY_BYTES);
  const code = args.params.code ?? "";
  return answerCall(args, "manage indicators", async ({ db }) => {
    if (!ITEM_CODE.test(code))
      return refuse(INVALID, [
        ["code", "A code takes lowercase letters, digits, and underscores, after a letter."],
      ]);
    const parsed = indicatorBody.safeParse(sent);
    if (!parsed.success) return refuse(INVALID, faultsOf(parsed.error));
    await lockIndicators(db);
    const find = async () => (await readIndicators(db)).find((indicator) => indicator.code === code);
    const stored = await find();
    const { values, ...fields } = parsed.data;
    const merged = ownFields.safeParse(asTyped({ ...(stored && fieldsOf(stored)), ...fields }));
    if (!merged.success) return refuse(INVALID, faultsOf(merged.error));
    const { label, unit, per } = merged.data;
    const isMoved = stored && (unit !== stored.unit || per !== stored.per);
    if (isMoved && (stored.values.length > 0 || stored.series))
      return refuse(INVALID, [
        ["unit", "The unit cannot change once there are values. Add another indicator."],
      ]);
    // JSON writes numbers in one way, whatever the collaborative's language.
    const { currency } = (await readCatalog(db)).collaborative;
    const rows = values.map((row) =>
      valueFields({ locale: "en-US", currency }, unit).safeParse({
        year: row.year,
        value: String(row.value),
        ...(row.margin != null && { margin: String(row.margin) }),
        source: row.source,
      }),
    );
    const faults = rows.flatMap((row, at) =>
      row.success
        ? []
        : faultsOf(row.error).map(([column, message]): [string, string] => [
            `values.${at}${column ? `.${column}` : ""}`,
            message,
          ]),
    );
    if (faults.length > 0) return refuse(INVALID, faults);
    if (new Set(values.map(({ year }) => year)).size < values.length)
      return refuse(INVALID, [["values", "A year is sent twice."]]);
    if (stored) await changeIndicator(db, stored.id, merged.data);
    else await addIndicators(db, [{ code, ...merged.data, label }]);
    const indicator = await find();
    if (!indicator) throw new Error("the indicator that was stored is gone");
    await enterValues(
      db,
      rows.flatMap(({ data }) => {
        if (!data) return [];
        const { revision: _, ...entered } = data;
        return [{ indicatorId: indicator.id, ...entered }];
      }),
    );
    return Response.json(indicatorJson((await find()) ?? indicator), { status: stored ? 200 : 201 });
  });
}

const fieldsOf = ({ label, unit, per, wanted, pooledYears, source }: IndicatorRecord) => ({
  label,
  unit,
  per,
  wanted,
  pooledYears,
  source,
});

/** The fields as the form sends them. */
const asTyped = ({ per, pooledYears, ...fields }: Partial<ReturnType<typeof fieldsOf>>) => ({
  ...fields,
  ...(per != null && { per: String(per) }),
  ...(pooledYears !== undefined && { pooledYears: String(pooledYears) }),
});
