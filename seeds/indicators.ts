import { z } from "zod";
import { valueFields } from "../app/domain/indicators/fields";
import type { Table } from "../app/exchange/opening/table";
import { readIndicators } from "../app/records/indicators/indicators.server";
import { enterValues } from "../app/records/indicators/values.server";
import type { TenantDb } from "../db/tenant";

const rowSchema = valueFields({ locale: "en-US", currency: "USD" })
  .omit({ revision: true })
  .extend({ indicator: z.string() });

/** Values of community indicators, as they would be entered by hand: indicator, year, value, source. */
export async function loadIndicators(db: TenantDb, { rows }: Table): Promise<void> {
  const idOf = new Map((await readIndicators(db)).map(({ code, id }) => [code, id]));
  await enterValues(
    db,
    rows.map(({ line, cells }) => {
      const { indicator, ...value } = rowSchema.parse(cells);
      const indicatorId = idOf.get(indicator);
      if (indicatorId === undefined) throw new Error(`line ${line}: there is no indicator ${indicator}`);
      return { indicatorId, ...value };
    }),
  );
}
