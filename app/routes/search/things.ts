import { navigationOf } from "~/access/offered-navigation";
import type { Shell } from "~/access/shell";
import type { Disclosed } from "~/domain/disclosure/disclosure";
import { type Explanation, GLOSSARY } from "~/domain/glossary";
import type { VisibleNames } from "~/domain/search/disclosure";
import { type Findable, search } from "~/domain/search/search";
import { type Catalog, type Measure, type Metric, STRATEGY_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import { SETTINGS_LABELS } from "~/routes/settings";

/** What can be found, in the order in which equally good results stand. */
export const KINDS = {
  page: "Page",
  member: "Member",
  figure: "Figure",
  goal: "Goal",
  report: "Report",
  outcome: "Outcome",
  story: "Story",
  money: "Money",
  contract: "Contract coming up",
  pack: "Pack of measures",
  setting: "Setting",
  help: "Help",
} as const;

export interface Found {
  kind: keyof typeof KINDS;
  label: string;
  to: string;
  /** A few words that tell it from others of the same name. */
  note: string;
}

type Thing = Found & Findable;

/** What a query finds for one viewer, best first. */
export function find(
  query: string,
  { shell, catalog, names }: { shell: Shell; catalog: Catalog; names: Disclosed<VisibleNames> },
): Found[] {
  const things = [
    ...pages(shell),
    ...members(shell.slug, names),
    ...figures(shell.slug, catalog),
    ...goals(shell.slug, catalog, names),
    ...reports(shell.slug, names),
    ...outcomes(shell.slug, names),
    ...stories(shell.slug, names),
    ...money(shell.slug, names),
    ...contracts(shell.slug, names),
    ...packs(shell.slug, names),
    ...settings(shell),
    ...help(shell.slug),
  ];
  return search(things, query).map(({ kind, label, to, note }) => ({ kind, label, to, note }));
}

function pages(shell: Shell): Thing[] {
  return navigationOf(shell).flatMap((section) =>
    section.pages.map(({ label, to, words }) => ({
      kind: "page",
      label,
      to,
      words: `${section.label} ${words}`,
      note: section.label === label ? "" : section.label,
    })),
  );
}

const members = (c: string, { members }: VisibleNames): Thing[] =>
  members.map(({ slug, name, mayOpen }) => ({
    kind: "member",
    label: name,
    // Everyone may read who the members are.
    to: mayOpen ? paths.member(c, slug) : paths.members(c),
    words: slug,
    note: "",
  }));

function goals(c: string, { members }: Catalog, { goals }: VisibleNames): Thing[] {
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return goals.map(({ id, memberId, statement, strategy, state, targetYear }) => {
    const owner = memberId === null ? "Shared goal" : (names.get(memberId) ?? "");
    const notes = [owner, targetYear === null ? "" : `by ${targetYear}`, state === "draft" ? "draft" : ""];
    const note = notes.filter(Boolean).join(", ");
    return {
      kind: "goal",
      label: statement,
      to: paths.goal(c, id),
      words: `goal ${note} ${STRATEGY_NAMES[strategy]}`,
      note,
    };
  });
}

function figures(c: string, { measures, metrics }: Catalog): Thing[] {
  const known = new Set(metrics.map(({ label }) => label));
  const entered = measures.filter(({ label }) => !known.has(label));
  const words = ({ code, strategy }: Metric | Measure) =>
    `${code.replaceAll("_", " ")} ${STRATEGY_NAMES[strategy]}`;
  return [
    ...metrics.map((metric) => ({ ...metric, words: words(metric) })),
    ...entered.map((measure) => ({ ...measure, words: `${words(measure)} ${measure.definition}` })),
  ].map(({ code, label, strategy, words }) => ({
    kind: "figure",
    label,
    to: paths.figure(c, code),
    words,
    note: STRATEGY_NAMES[strategy],
  }));
}

const reports = (c: string, { reports }: VisibleNames): Thing[] =>
  reports.map(({ slug, title, year, published }) => ({
    kind: "report",
    label: title,
    to: paths.report(c, slug),
    words: `report ${year}`,
    note: published ? `${year}` : `${year}, not published`,
  }));

const outcomes = (c: string, { outcomes }: VisibleNames): Thing[] =>
  outcomes.map(({ id, who, what, state, year }) => ({
    kind: "outcome",
    label: `${who}: ${what.length > 80 ? `${what.slice(0, 79)}…` : what}`,
    to: paths.outcome(c, id),
    words: `outcome what has changed ${what} ${year}`,
    note: state === "draft" || state === "withdrawn" ? `${year}, ${state}` : `${year}`,
  }));

const stories = (c: string, { stories }: VisibleNames): Thing[] =>
  stories.map(({ title, id, year }) => ({
    kind: "story",
    label: title,
    to: `${paths.stories(c)}#${id}`,
    words: "story",
    note: year === null ? "" : `${year}`,
  }));

const money = (c: string, { funders, proposals }: VisibleNames): Thing[] => [
  ...funders.map(({ name }) => ({
    kind: "money" as const,
    label: name,
    to: paths.funders(c),
    words: "funder source of money",
    note: "Funders",
  })),
  ...proposals.map(({ title }) => ({
    kind: "money" as const,
    label: title,
    to: paths.priorities(c),
    words: "proposal money",
    note: "Priorities",
  })),
];

const contracts = (c: string, { contracts }: VisibleNames): Thing[] =>
  contracts.map(({ category, year, quarter, member }) => ({
    kind: "contract",
    label: category,
    to: paths.forwardList(c),
    words: `forward list contract ${member ?? ""} ${year}`,
    note: [member, `quarter ${quarter} of ${year}`].filter(Boolean).join(", "),
  }));

const packs = (c: string, { packs }: VisibleNames): Thing[] =>
  packs.map(({ code, name }) => ({
    kind: "pack",
    label: name,
    to: paths.measurePack(c, code),
    words: "pack of measures",
    note: "Adopted",
  }));

const settings = ({ slug, settings }: Shell): Thing[] =>
  settings.map((page) => ({
    kind: "setting",
    label: SETTINGS_LABELS[page],
    to: paths.settingsPage(slug, page),
    words: `settings ${page}`,
    note: "Settings",
  }));

const help = (c: string): Thing[] =>
  Object.entries<Explanation>(GLOSSARY).map(([key, { word, long = "", forms = [] }]) => ({
    kind: "help",
    label: word,
    to: `${paths.glossary(c)}#${key}`,
    words: `${long} ${forms.join(" ")} help glossary what is`,
    note: "What it means",
  }));
