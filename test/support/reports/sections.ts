import { minus } from "~/domain/numbers/fraction";
import type { ReportBlock, ReportCell, ReportSection } from "~/reports/model";
import { formatCoverage, formatDifference } from "~/ui/figures/format-numbers";
import {
  type Book,
  COLUMNS,
  complete,
  HOSTILE,
  METRICS,
  STRATEGY_OF,
  shareOf,
  sumOf,
  WRITING,
} from "./members";

/** The sections of a sample report. Each figure is added where it is first shown. */
export function sectionsOf(book: Book): ReportSection[] {
  const strategies = METRICS.map((_, at) => strategySection(book, at));
  return [summary(book), ...strategies, goals(book), continuum(book), members(book), methods(book)];
}

type Metric = (typeof METRICS)[number];
const cell = (figure: string): ReportCell => ({ figure });
const number = (label: string) => ({ label, numeric: true });
const textColumn = (label: string) => ({ label, numeric: false });

function rate(book: Book, metric: Metric, year: number): string {
  const rows = complete(book.rows, year, metric.parts);
  return book.say({
    id: `${metric.code}@${year}`,
    code: metric.code,
    label: metric.label,
    strategy: metric.strategy,
    year,
    unit: "share",
    value: shareOf(rows, metric.parts),
    reporting: rows.length,
    expected: book.rows.filter((row) => row.year === year && row.states[metric.parts[1]] !== "not_applicable")
      .length,
    comparability: "close",
  });
}

function change(book: Book, metric: Metric): string {
  const now = complete(book.rows, book.year, metric.parts);
  const earlierRows = new Map(
    book.rows
      .filter((row) => row.year === row.baselineYear && metric.parts.every((at) => row.values[at] !== null))
      .map((row) => [row.member, row]),
  );
  const both = now.filter((row) => earlierRows.has(row.member));
  const before = shareOf(
    both.flatMap((row) => earlierRows.get(row.member) ?? []),
    metric.parts,
  );
  const after = shareOf(both, metric.parts);
  return book.say({
    id: `${metric.code}@${book.year}#change`,
    code: metric.code,
    label: metric.label,
    year: book.year,
    strategy: metric.strategy,
    part: "change",
    unit: "points",
    reporting: both.length,
    value: before === null || after === null ? null : minus(after, before),
  });
}

function total(book: Book, column: number, year: number): string {
  const rows = complete(book.rows, year, [column]);
  const { code = "", label = "", unit = "count" } = COLUMNS[column] ?? {};
  return book.say({
    id: `${code}@${year}`,
    code,
    label,
    year,
    unit,
    strategy: STRATEGY_OF[column] ?? null,
    value: sumOf(rows, column),
    reporting: rows.length,
    expected: book.rows.filter((row) => row.year === year && row.states[column] !== "not_applicable").length,
  });
}

function sinceBaseline(book: Book, column: number): string {
  const { code = "", label = "", unit = "count" } = COLUMNS[column] ?? {};
  const countedRows = book.rows.filter((row) => row.counted && row.year <= book.year);
  return book.say({
    id: `${code}@${book.year}#since_baseline`,
    code,
    label,
    year: book.year,
    unit,
    part: "since_baseline",
    strategy: STRATEGY_OF[column] ?? null,
    value: sumOf(countedRows, column),
    lowestCoverage: { year: book.first + 1, reporting: 1, expected: book.names.length },
  });
}

const coverage = (book: Book, metric: Metric) => {
  const rows = complete(book.rows, book.year, metric.parts).length;
  return formatCoverage({ reporting: rows, expected: book.names.length }, WRITING);
};

function summary(book: Book): ReportSection {
  return {
    key: "summary",
    title: "Summary",
    accent: null,
    blocks: [
      {
        kind: "headline",
        text: `${book.names.length} institutions hire, buy and invest closer to home than in ${book.first}.`,
      },
      { kind: "narrative", markdown: book.hostile ? HOSTILE.join("\n\n") : NARRATIVE },
      {
        kind: "figures",
        items: METRICS.map((metric) => {
          const figure = rate(book, metric, book.year);
          return {
            figure,
            accent: metric.strategy,
            title: metric.label,
            sentence: `${metric.label} reached ${book.textOf(figure)} in ${book.year}.`,
            notes: [
              coverage(book, metric),
              `${book.textOf(change(book, metric))} since the baseline, like for like`,
            ],
          };
        }),
      },
      table(
        book,
        "summary",
        "All three strategies at a glance",
        [textColumn("Figure"), number(String(book.year)), number("Change since the baseline")],
        METRICS.map((metric) => [
          metric.label,
          cell(rate(book, metric, book.year)),
          cell(change(book, metric)),
        ]),
      ),
    ],
  };
}

function strategySection(book: Book, at: number): ReportSection {
  const metric = METRICS[at] ?? METRICS[0];
  const { code, label, strategy } = metric;
  const now = rate(book, metric, book.year);
  const sentence = `${label} reached ${book.textOf(now)}; the goal is 10% by ${book.year + 2}.`;
  const columns = COLUMNS.flatMap((_, column) => (STRATEGY_OF[column] === strategy ? [column] : []));
  const bars = book.names
    .slice(0, 12)
    .map((name, place) => ({ name, figure: ofMember(book, metric, name, place, book.year) }));
  return {
    key: `strategy:${strategy}`,
    accent: strategy,
    title: {
      workforce: "Impact Workforce",
      purchasing: "Impact Purchasing",
      investing: "Place-based Investing",
    }[strategy],
    blocks: [
      { kind: "headline", text: sentence },
      chart(book, metric, sentence),
      table(
        book,
        `${code}-years`,
        `${label} over the years`,
        [textColumn("Year"), number("Value"), textColumn("Who reported")],
        book.span
          .map((year) => {
            const id = rate(book, metric, year);
            return [
              String(year),
              cell(id),
              formatCoverage(
                { reporting: complete(book.rows, year, metric.parts).length, expected: book.names.length },
                WRITING,
              ),
            ];
          })
          .reverse(),
      ),
      {
        kind: "bars",
        id: `${code}-members`,
        title: "Members stand far apart",
        note: book.hostile ? HOSTILE[3] : "Own definitions differ; see the methods.",
        alt: `One bar a member: ${label}.`,
        accent: strategy,
        bars,
      },
      {
        kind: "paragraph",
        text: "Amounts are those that members gave in their own fiscal years, added without rounding.",
      },
      table(
        book,
        `${code}-amounts`,
        "The amounts behind the share",
        [
          textColumn("Amount"),
          ...book.span.slice(-5).map((year) => number(String(year))),
          number("Since the baseline"),
        ],
        columns.map((column) => [
          COLUMNS[column]?.label ?? "",
          ...book.span.slice(-5).map((year) => cell(total(book, column, year))),
          COLUMNS[column]?.kind === "flow" ? cell(sinceBaseline(book, column)) : "not added up",
        ]),
      ),
      table(
        book,
        `${code}-groups`,
        "By race and ethnicity",
        [textColumn("Group"), number("Impact hires")],
        groups(book, metric),
      ),
      {
        kind: "notes",
        items: [
          "Shares are ratios of sums over the members that gave both parts.",
          book.hostile ? HOSTILE[5] : "Two members report for July to June.",
        ],
      },
    ],
  };
}

function groups(book: Book, metric: Metric): ReportCell[][] {
  const statement = {
    code: metric.code,
    label: metric.label,
    strategy: metric.strategy,
    year: book.year,
    unit: "count" as const,
  };
  const hidden = {
    value: null,
    missing: "withheld" as const,
    text: "withheld to protect members",
    withheld: "fewer than 11 people",
  };
  return ["Black or African American", "Hispanic or Latino", book.hostile ? HOSTILE[7] : "Asian"].map(
    (group, at) => {
      const id = `${metric.code}@${book.year}~${at}`;
      const full = { ...statement, id, group: `Race and ethnicity: ${group}`, value: String(200 + at * 17) };
      return [group, cell(book.say(at === 2 ? { ...full, ...hidden } : full))];
    },
  );
}

function ofMember(book: Book, metric: Metric, name: string, place: number, year: number): string {
  const [row] = complete(book.rows, year, metric.parts).filter(({ member }) => member === name);
  return book.say({
    id: `${metric.code}@${year}/m${place}`,
    code: metric.code,
    label: metric.label,
    strategy: metric.strategy,
    member: name,
    year,
    unit: "share",
    value: row ? shareOf([row], metric.parts) : null,
  });
}

function chart(book: Book, metric: Metric, title: string): ReportBlock {
  const points = book.span.map((year) => {
    const id = rate(book, metric, year);
    const value = book.valueOf(id);
    return { year, value: value === null ? null : Number(value), shown: book.textOf(id) };
  });
  const goal = { year: book.year + 2, value: 0.1 };
  const start = points[0] ?? goal;
  return {
    kind: "chart",
    id: metric.code,
    title,
    note: book.hostile ? HOSTILE[2] : "Members' fiscal years differ.",
    alt: `Line chart, ${book.first} to ${book.year}. ${metric.label}: ${points.at(-1)?.shown} in ${book.year}.`,
    data: {
      series: [{ id: metric.code, name: book.hostile ? HOSTILE[6] : metric.label, points }],
      years: [...book.span, book.year + 1, book.year + 2],
      format: "share",
      accent: metric.strategy,
      highlightYear: book.year,
      goal: {
        label: `Goal: 10% by ${goal.year}`,
        points: [{ year: start.year, value: start.value ?? 0 }, goal],
      },
    },
  };
}

function goals(book: Book): ReportSection {
  const rows = METRICS.map((metric, at): ReportCell[] => {
    const attained = book.say({
      id: `goal-${at}@${book.year}#attainment`,
      code: `goal-${at}`,
      label: `Goal: ${metric.label}`,
      year: book.year,
      part: "attainment",
      unit: "percent",
      value: String(41 + at * 23),
      text: `${41 + at * 23}%`,
    });
    const status = ["Off track", "Behind", "On track"][at] ?? "No data";
    return [
      `By ${book.year + 2}, 10% or more: ${metric.label.toLowerCase()}.`,
      cell(rate(book, metric, book.year)),
      cell(attained),
      status,
    ];
  });
  return {
    key: "goals",
    title: "Goals",
    accent: null,
    blocks: [
      { kind: "headline", text: "One of three goals is on track." },
      table(
        book,
        "goals",
        "What was agreed and how far it is",
        [textColumn("Goal"), number("Now"), number("Of the way"), textColumn("Status")],
        rows,
      ),
    ],
  };
}

function continuum(book: Book): ReportSection {
  const practices = [
    "Trusted convener",
    "Anchor mission mindset",
    "Mutual understanding",
    "Shared language",
    "Goals and strategy",
  ];
  return {
    key: "continuum",
    title: "Continuum of Progress",
    accent: null,
    blocks: [
      { kind: "paragraph", text: "How many members stand at each stage." },
      table(
        book,
        "continuum",
        "Shared language lags",
        [textColumn("Practice"), ...["Getting started", "Building momentum", "Sustaining"].map(number)],
        practices.map((practice, at) => [
          practice,
          ...[0, 1, 2].map((stage) =>
            cell(
              book.say({
                id: `practice-${at}@${book.year}#stage_${stage + 1}`,
                code: `practice-${at}`,
                label: practice,
                year: book.year,
                part: `stage_${stage + 1}`,
                unit: "count",
                value: String((at * 3 + stage * 5) % (book.names.length + 1)),
              }),
            ),
          ),
        ]),
      ),
    ],
  };
}

function members(book: Book): ReportSection {
  return {
    key: "members",
    title: "Members",
    accent: null,
    blocks: METRICS.map((metric) =>
      table(
        book,
        `members-${metric.code}`,
        metric.label,
        [textColumn("Member"), ...book.span.map((year) => number(String(year)))],
        book.names.map((name, place) => [
          name,
          ...book.span.map((year) => cell(ofMember(book, metric, name, place, year))),
        ]),
      ),
    ),
  };
}

function methods(book: Book): ReportSection {
  const grown = formatDifference("count", "1200", WRITING);
  return {
    key: "methods",
    title: "How these figures were made",
    accent: null,
    blocks: [
      {
        kind: "paragraph",
        text: `A figure is shown where three or more members stand behind it. A difference is written with its sign: ${grown}.`,
      },
      {
        kind: "narrative",
        markdown: book.hostile
          ? `# ${HOSTILE[0]}\n\n- ${HOSTILE.join("\n- ")}`
          : "Members with a fiscal year from *July to June* report the year in which it ends.",
      },
      {
        kind: "notes",
        items: ["Not reported is never zero.", "Withheld figures are withheld in every form of this report."],
      },
    ],
  };
}

function table(
  book: Book,
  id: string,
  title: string,
  columns: { label: string; numeric: boolean }[],
  rows: ReportCell[][],
): ReportBlock {
  return {
    kind: "table",
    id,
    title: book.hostile ? `${title} ${HOSTILE[0]}` : title,
    note: rows.length > 10 ? "Of members’ own fiscal years." : null,
    columns,
    rows,
  };
}

const NARRATIVE = `This was the year in which **impact hiring** became ordinary. Six members now post every
frontline opening with [neighborhood partners](https://example.org/partners) first.

### What we learned

1. Managers hire whom they *meet*.
2. A pathway needs a person who owns it.

> "I walk to work now."

Thank you.`;
