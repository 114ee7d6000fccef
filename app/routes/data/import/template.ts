import type { LoaderFunctionArgs } from "@remix-run/node";
import { periodFor } from "~/domain/periods";
import { templateWorkbook } from "~/exchange/templates/template";
import { workbookFile } from "~/routes/shared/downloads";
import { formatDate, formatPeriod } from "~/ui/figures/dates";
import { requestedTemplate } from "./template-request.server";

/** The workbook that members fill in and send back: for one member, or with a sheet for each. */
export async function loader(args: LoaderFunctionArgs) {
  const { catalog, year, members, stem } = await requestedTemplate(args);
  const { collaborative } = catalog;
  const bytes = await templateWorkbook({
    collaborative,
    year,
    sheets: members.map(({ member, dueOn, ...sheet }) => {
      const { start, end } = periodFor(member, year);
      return {
        ...sheet,
        member,
        period: formatPeriod(start, end, collaborative),
        due: dueOn === null ? null : formatDate(dueOn, collaborative),
      };
    }),
  });
  return workbookFile(`${stem}.xlsx`, bytes);
}
