import type { ReportModel } from "~/reports/model";
import type { Table } from "~/reports/tables";

/** The description of the CSV files by which other programs read them: a tabular Frictionless Data Package. */
export function dataPackage(model: ReportModel, tables: Table[]): object {
  return {
    profile: "tabular-data-package",
    name: packageName(model),
    title: model.title,
    description: `Figures of the progress report “${model.title}” of ${model.collaborative.name}, reporting year ${model.year}. Text that a spreadsheet would take for a formula has an apostrophe before it.`,
    created: `${model.date.slice(0, 10)}T00:00:00Z`,
    // The file grants no license; that is for the collaborative to decide.
    resources: tables.map(({ name, title, description, fields, key }) => ({
      profile: "tabular-data-resource",
      name,
      path: `${name}.csv`,
      title,
      description,
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true, header: true },
      schema: {
        fields: fields.map((field) => ({
          name: field.name,
          title: field.title,
          type: field.type,
          description: field.description,
          constraints: {
            required: field.required ?? false,
            ...(key.length === 1 && key[0] === field.name ? { unique: true } : {}),
            ...(field.values ? { enum: field.values } : {}),
          },
        })),
        missingValues: [""],
        ...(key.length > 0 ? { primaryKey: key } : {}),
      },
    })),
  };
}

/** Lower case letters, digits, dots, dashes and underscores are all that a package's name may hold. */
function packageName({ collaborative, slug, year }: ReportModel): string {
  const name = `${collaborative.slug}-${slug}-${year}`.toLowerCase().replace(/[^a-z0-9._-]+/g, "-");
  return name.replace(/^-+|-+$/g, "") || "report";
}

/** What is in the package, for people who open it without a data-package program. */
export function readMe(model: ReportModel, tables: Table[]): string {
  const lines = [
    model.title,
    `${model.collaborative.name}, reporting year ${model.year}`,
    `As of ${model.date.slice(0, 10)}`,
    "",
    "What is in here",
    ...tables.map(({ name, description }) => `  ${name}.csv: ${description}.`),
    "  datapackage.json: what each column means, for programs that read Frictionless Data Packages.",
    "",
    "How to read it",
    "  The files are text in UTF-8 with commas between the columns and a point in decimal numbers.",
    "  In Excel, open them by Data, From Text/CSV, and choose UTF-8; otherwise accents may be garbled.",
    "  Shares and points are fractions: 0.25 is 25 percent. Amounts of money are in " +
      `${model.currency}, in full.`,
    "  An empty value is not zero. The column “missing” or “state” says why there is none.",
    "  Where a figure is withheld to protect members, the column “withheld” names the rule.",
    "  Text that a spreadsheet would take for a formula has an apostrophe before it.",
    "",
  ];
  return lines.join("\r\n");
}
