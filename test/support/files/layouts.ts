import fc from "fast-check";
import { periodOf } from "../../../app/domain/periods";
import { headerOf, type OpenedFile, type SheetRow } from "../../../app/exchange/opening/opened-file";

/** Tables of true values, laid out in the many ways in which people lay out theirs. */

export const MEMBERS = [
  { slug: "st-mary", name: "St. Mary's Health", end: 6 },
  { slug: "state-university", name: "State University", end: 6 },
  { slug: "mercy", name: "Mercy Hospital", end: 9 },
  { slug: "city", name: "City of River City", end: 12 },
];
export const MEASURES = [
  { code: "new_hires", label: "New hires", money: false },
  { code: "employees", label: "Employees", money: false },
  { code: "total_spend", label: "Total spend", money: true },
  { code: "local_spend", label: "Local spend", money: true },
];

export interface Table {
  members: typeof MEMBERS;
  measures: typeof MEASURES;
  years: number[];
  /** By "slug code year"; whole numbers, money in thousands. */
  values: Map<string, number>;
}

const some = <T>(all: T[]) => fc.subarray(all, { minLength: 1 });
/** Many figures look like years. */
const figure = fc.oneof(
  fc.integer({ min: 0, max: 9999 }),
  fc.integer({ min: 1985, max: 2035 }),
  fc.integer({ min: 0, max: 60 }),
);

export const table: fc.Arbitrary<Table> = fc
  .record({
    members: some(MEMBERS),
    measures: some(MEASURES),
    years: some([2019, 2022, 2023, 2024]),
    seed: fc.array(figure, { minLength: 64, maxLength: 64 }),
  })
  .map(({ members, measures, years, seed }) => {
    const values = new Map<string, number>();
    let at = 0;
    for (const { slug } of members)
      for (const { code, money } of measures)
        for (const year of years)
          values.set(`${slug} ${code} ${year}`, (seed[at++ % seed.length] ?? 0) * (money ? 1000 : 1));
    return { members, measures, years, values };
  });

export const LAYOUTS = [
  "long",
  "wide",
  "years across",
  "members across",
  "measure and year in one header",
  "two header lines",
  "a sheet a year",
  "a sheet a member",
  "a sheet a form",
  "a form repeated for each year",
  "years between the rows",
  "quarters across",
  "departments",
  "departments with totals",
  "quarters",
  "actuals and targets",
  "names once a group",
  "women and men",
  "unit column",
] as const;

export const decoration = fc.record({
  layout: fc.constantFrom(...LAYOUTS),
  /** How reporting years are written. */
  label: fc.constantFrom("2024", "FY2024", "FY24", "fiscal", "date", "range", "2024.0"),
  title: fc.constantFrom(
    null,
    "River City Anchors, annual data call",
    "Prepared 15 Sept 2025 by HR",
    "Our goal by 2030",
    "(dollars in thousands)",
    "Figures in thousands",
  ),
  totals: fc.boolean(),
  notes: fc.boolean(),
  unitLine: fc.boolean(),
  scale: fc.constantFrom(null, "($000s)", "in $ thousands", "$K"),
  mark: fc.constantFrom(null, "NA", "<11", "1,204*", "—"),
  names: fc.boolean(),
});
export type Decoration = typeof decoration extends fc.Arbitrary<infer T> ? T : never;

type Cells = (string | number)[];

/** The file, and whether every true value stands in it. */
export function layOut(table: Table, how: Decoration): OpenedFile {
  const rows = tableRows(table, how);
  const isSheets = how.layout.startsWith("a sheet") || how.layout === "a form repeated for each year";
  const sheets = isSheets ? rows : [{ name: "Data", rows: rows.flatMap((sheet) => sheet.rows) }];
  return {
    kind: isSheets ? "xlsx" : "csv",
    name: "numbers.csv",
    remarks: [],
    sheets: sheets.map((sheet) => {
      const width = Math.max(...sheet.rows.map((row) => row.length));
      const lines = sheet.rows
        .map(
          (cells, at): SheetRow => ({
            line: at + 1,
            cells: isSheets ? cells.map(String) : padded(cells.map(String), width),
          }),
        )
        .filter(({ cells }) => cells.some((cell) => cell !== ""));
      return { name: sheet.name, hidden: false, ...headerOf(lines), rows: lines, template: null };
    }),
  };
}

const padded = (cells: string[], width: number) =>
  cells.length === 1 ? cells : [...cells, ...Array<string>(width - cells.length).fill("")];

function tableRows(table: Table, how: Decoration): { name: string; rows: Cells[] }[] {
  const { layout } = how;
  const decorate = (header: Cells[], rows: Cells[]): Cells[] => [
    ...(how.title === null ? [] : [[how.title]]),
    ...header,
    ...rows,
    ...(how.totals && rows.length > 0 ? [totalOf(rows)] : []),
    ...(how.notes ? [["Source: HR department"], ["* preliminary"]] : []),
  ];
  if (layout === "a sheet a year")
    return table.years.map((year) => ({
      name: String(year),
      rows: decorate(...wide(table, how, [year], false)),
    }));
  if (layout === "a sheet a member")
    return table.members.map((member) => ({
      name: member.name,
      rows: decorate(
        [["Measure", ...table.years]],
        table.measures.map(({ label, code }) => [
          label,
          ...table.years.map((year) =>
            printed(how, code, table.values.get(`${member.slug} ${code} ${year}`) ?? 0),
          ),
        ]),
      ),
    }));
  if (layout === "a sheet a form") return forms(table, how, decorate);
  if (layout === "a form repeated for each year")
    return table.members.map((member) => ({
      name: `Form ${member.slug}`,
      rows: decorate(
        [["Institution:", how.names ? member.name : member.slug]],
        table.years.flatMap((year): Cells[] => [
          how.label === "FY24" ? [`FY${year % 100}`] : ["Fiscal year", year],
          ...formRows(table, how, member.slug, year),
        ]),
      ),
    }));
  return [{ name: "Data", rows: decorate(...laidOut(table, how)) }];
}

/** One form for each member and year: a label and a figure a line. */
function forms(
  { members, measures, years, values }: Table,
  how: Decoration,
  decorate: (header: Cells[], rows: Cells[]) => Cells[],
): { name: string; rows: Cells[] }[] {
  return members.flatMap(({ slug, name }) =>
    years.map((year) => ({
      name: `Form ${slug} ${years.indexOf(year)}`,
      rows: decorate(
        [
          ["Institution:", how.names ? name : slug],
          ["Reporting year", how.label === "FY24" ? `FY${year % 100}` : year],
        ],
        formRows({ members, measures, years, values }, how, slug, year),
      ),
    })),
  );
}

const formRows = ({ measures, values }: Table, how: Decoration, slug: string, year: number): Cells[] =>
  measures.map(({ code, label }): Cells => {
    const heading = how.scale && isMoney(code) ? `${label} ${how.scale}` : label;
    return [heading, printed(how, code, values.get(`${slug} ${code} ${year}`) ?? 0)];
  });

function laidOut(table: Table, how: Decoration): [Cells[], Cells[]] {
  const { members, measures, years, values } = table;
  const value = (slug: string, code: string, year: number) =>
    printed(how, code, values.get(`${slug} ${code} ${year}`) ?? 0);
  const called = (member: (typeof MEMBERS)[number]) => (how.names ? member.name : member.slug);
  const heading = ({ code, label }: (typeof MEASURES)[number]) =>
    how.scale && isMoney(code) ? `${label} ${how.scale}` : label;
  switch (how.layout) {
    case "wide":
      return wide(table, how, years, true);
    case "years across":
      return [
        [
          [
            "Institution",
            "Measure",
            ...years.map((year) => (how.label === "FY24" ? `FY${year % 100}` : year)),
          ],
        ],
        members.flatMap((member) =>
          measures.map(
            ({ code, label }): Cells => [
              called(member),
              label,
              ...years.map((year) => value(member.slug, code, year)),
            ],
          ),
        ),
      ];
    case "members across":
      return [
        [["Measure", "Year", ...members.map(({ name }) => name)]],
        measures.flatMap(({ code, label }) =>
          years.map((year): Cells => [label, year, ...members.map(({ slug }) => value(slug, code, year))]),
        ),
      ];
    case "measure and year in one header":
      return [
        [
          [
            "Institution",
            ...measures.flatMap((measure) => years.map((year) => `${heading(measure)} FY${year}`)),
          ],
        ],
        members.map((member) => [
          called(member),
          ...measures.flatMap(({ code }) => years.map((year) => value(member.slug, code, year))),
        ]),
      ];
    case "two header lines":
      return [
        [
          ["", ...measures.flatMap(({ label }) => years.map((_, at) => (at === 0 ? label : "")))],
          ["Institution", ...measures.flatMap(() => years.map(String))],
          ...(how.unitLine
            ? [["", ...measures.flatMap(({ code }) => years.map(() => (isMoney(code) ? "($)" : "(#)")))]]
            : []),
        ],
        members.map((member) => [
          called(member),
          ...measures.flatMap(({ code }) => years.map((year) => value(member.slug, code, year))),
        ]),
      ];
    case "years between the rows":
      return [
        [["Institution", ...measures.map(heading)]],
        years.flatMap((year): Cells[] => [
          [how.label === "FY24" ? `FY${year % 100}` : year],
          ...members.map(
            (member): Cells => [
              called(member),
              ...measures.map(({ code }) => value(member.slug, code, year)),
            ],
          ),
        ]),
      ];
    case "quarters across":
      return [
        [["Institution", "Measure", "Year", "Q1", "Q2", "Q3", "Q4"]],
        each(table).map(({ member, measure, year }) => {
          const figure = value(member.slug, measure.code, year);
          if (measure.code === "employees")
            return [called(member), measure.label, year, figure + 3, figure + 2, figure + 1, figure];
          const quarter = Math.floor(figure / 4);
          return [called(member), measure.label, year, quarter, quarter, quarter, figure - 3 * quarter];
        }),
      ];
    case "departments":
    case "departments with totals":
      return [
        [["Institution", "Department", "Year", ...measures.map(({ label }) => label)]],
        members.flatMap((member) =>
          years.flatMap((year): Cells[] => {
            const all = measures.map(({ code }) => value(member.slug, code, year));
            const first = all.map((figure) => Math.floor(figure / 3));
            return [
              [called(member), "Nursing", year, ...first],
              [called(member), "Food service", year, ...all.map((figure, at) => figure - (first[at] ?? 0))],
              ...(how.layout === "departments" ? [] : [[`${member.name} Total`, "", year, ...all]]),
            ];
          }),
        ),
      ];
    case "quarters":
      return [
        [["Institution", "Year", "Quarter", ...measures.map(({ label }) => label)]],
        members.flatMap((member) =>
          years.flatMap((year) =>
            [0, 1, 2, 3].map(
              (quarter): Cells => [
                called(member),
                year,
                `Q${quarter + 1}`,
                ...measures.map(({ code }) => {
                  const figure = value(member.slug, code, year);
                  // A figure at the year's end is not the sum of its quarters.
                  if (code === "employees") return figure + 3 - quarter;
                  return quarter === 3 ? figure - 3 * Math.floor(figure / 4) : Math.floor(figure / 4);
                }),
              ],
            ),
          ),
        ),
      ];
    case "actuals and targets":
      return [
        [["Institution", "Measure", "Type", ...years]],
        members.flatMap((member) =>
          measures.flatMap(({ code, label }): Cells[] => [
            [called(member), label, "Target", ...years.map((year) => value(member.slug, code, year) + 7)],
            [called(member), label, "Actual", ...years.map((year) => value(member.slug, code, year))],
          ]),
        ),
      ];
    case "women and men":
      return [
        [["Institution", "Year", "Sex", "Employees"]],
        members.flatMap((member) =>
          years.flatMap((year): Cells[] => {
            const all = value(member.slug, "employees", year);
            const women = Math.floor(all / 3);
            return [
              [called(member), year, "Female", women],
              [called(member), year, "Male", all - women],
            ];
          }),
        ),
      ];
    case "unit column":
      return [
        [["Institution", "Year", "Measure", "Value", "Unit"]],
        each(table).map(({ member, measure, year }) => [
          called(member),
          labelOf(how, member, year),
          measure.label,
          value(member.slug, measure.code, year),
          measure.money ? "USD thousands" : "#",
        ]),
      ];
    default:
      return [
        [["Institution", "Year", "Measure", "Value"]],
        each(table).map(({ member, measure, year }, at, all) => [
          how.layout === "names once a group" && all[at - 1]?.member === member ? "" : called(member),
          labelOf(how, member, year),
          measure.label,
          how.mark !== null && at % 5 === 4 ? how.mark : value(member.slug, measure.code, year),
        ]),
      ];
  }
}

/** Titles that state a scale are true of money. */
export const claimsThousands = ({ title }: Decoration): boolean => title?.includes("thousands") ?? false;
const SCALED: readonly string[] = [
  "wide",
  "measure and year in one header",
  "a sheet a year",
  "a sheet a form",
  "a form repeated for each year",
  "years between the rows",
];

/** The figure as the file shows it. */
function printed(how: Decoration, code: string, figure: number): number {
  if (!isMoney(code)) return figure;
  const own = how.layout === "unit column" || (how.scale !== null && SCALED.includes(how.layout));
  return own || claimsThousands(how) ? figure / 1000 : figure;
}

const isMoney = (code: string) => MEASURES.some((measure) => measure.code === code && measure.money);

const each = ({ members, measures, years }: Table) =>
  members.flatMap((member) =>
    measures.flatMap((measure) => years.map((year) => ({ member, measure, year }))),
  );

function wide(
  { members, measures, values }: Table,
  how: Decoration,
  years: number[],
  withYear: boolean,
): [Cells[], Cells[]] {
  const heading = ({ code, label }: (typeof MEASURES)[number]) =>
    how.scale && isMoney(code) ? `${label} ${how.scale}` : label;
  return [
    [["Institution", ...(withYear ? ["Year"] : []), ...measures.map(heading)]],
    members.flatMap((member) =>
      years.map(
        (year): Cells => [
          how.names ? member.name : member.slug,
          ...(withYear ? [labelOf(how, member, year)] : []),
          ...measures.map(({ code }) => {
            const figure = values.get(`${member.slug} ${code} ${year}`) ?? 0;
            return printed(how, code, figure);
          }),
        ],
      ),
    ),
  ];
}

/** A way to write the reporting year that is true for this member. */
function labelOf({ label }: Decoration, { end }: (typeof MEMBERS)[number], year: number): string {
  const period = periodOf(year, end);
  switch (label) {
    case "2024":
      return String(year);
    case "2024.0":
      return `${year}.0`;
    case "FY24":
      return `FY${year % 100}`;
    case "fiscal":
      return end === 12 ? `CY${year}` : `${year - 1}-${String(year % 100).padStart(2, "0")}`;
    case "date":
      return period.end;
    case "range":
      return `${period.start} to ${period.end}`;
    default:
      return `FY${year}`;
  }
}

function totalOf(rows: Cells[]): Cells {
  const width = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, at) => {
    if (at === 0) return "TOTAL";
    const numbers = rows.map((row) => row[at]).filter((cell) => typeof cell === "number");
    return numbers.length === rows.length ? numbers.reduce((sum, number) => sum + number, 0) : "";
  });
}
