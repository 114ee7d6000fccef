import type { ReportCell, ReportFigure, ReportModel } from "./model";

/** Apart from the schema, so that pages need not bring a validator along. */

/** Finds figures by id. @throws for an id that the model does not have */
export function figuresOf(model: Pick<ReportModel, "figures">): (id: string) => ReportFigure {
  const byId = new Map(model.figures.map((one) => [one.id, one]));
  return (id) => {
    const found = byId.get(id);
    if (!found) throw new Error(`the report has no figure ${id}`);
    return found;
  };
}

/** A cell as it is written in every form. */
export function cellText(cell: ReportCell, figureOf: (id: string) => ReportFigure): string {
  return typeof cell === "string" ? cell : figureOf(cell.figure).text;
}
