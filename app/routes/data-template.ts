import type { LoaderFunctionArgs } from "@remix-run/node";
import { periodOf } from "~/domain/periods";
import { templateWorkbook } from "~/exchange/template";
import { formatDate, formatPeriod } from "~/ui/figures/dates";
import { workbookFile } from "./shared/files";
import { askedFor } from "./shared/template.server";

/** The workbook that members fill in and send back: one member's, or a sheet for each. */
export async function loader(doorway: LoaderFunctionArgs) {
  const { catalog, year, asked } = await askedFor(doorway);
  const { collaborative } = catalog;
  const bytes = await templateWorkbook({
    ...{ collaborative, year },
    sheets: asked.map(({ member, dueOn, ...sheet }) => {
      const { start, end } = periodOf(year, member.fiscalYearEndMonth);
      return {
        ...sheet,
        member,
        period: formatPeriod(start, end, collaborative),
        due: dueOn === null ? null : formatDate(dueOn, collaborative),
      };
    }),
  });
  const [only, ...others] = asked;
  const whose = others.length === 0 && only ? only.member.slug : collaborative.slug;
  return workbookFile(`${whose}-${year}.xlsx`, bytes);
}
