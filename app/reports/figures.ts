import type { ReportCell, ReportFigure, ReportModel } from "./model";

/** Separate from the schema, so that pages do not load the validator. */

/** Finds figures by id. @throws for an id that the model does not have */
export function figuresOf(model: Pick<ReportModel, "figures">): (id: string) => ReportFigure {
  const byId = new Map(model.figures.map((figure) => [figure.id, figure]));
  return (id) => {
    const figure = byId.get(id);
    if (!figure) throw new Error(`the report has no figure ${id}`);
    return figure;
  };
}

/** The text of a cell as pages, PDF, and slides show it. */
export function cellText(cell: ReportCell, figureOf: (id: string) => ReportFigure): string {
  return typeof cell === "string" ? cell : (cell.text ?? figureOf(cell.figure).text);
}
