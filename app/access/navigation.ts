import { STRATEGIES, STRATEGY_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import type { Section } from "./navigation-sections";
import type { Permission } from "./permissions";

/** A page that the navigation and the search lead to. */
export interface NavigationEntry {
  section: Section;
  label: string;
  /** @param c the collaborative's slug */
  path: (c: string) => string;
  /** Whose roles have it see the entry. */
  permission: Permission;
  /** Only where the collaborative keeps an investment ledger. */
  ledger?: true;
  /** Other words by which people look for the page. */
  words?: string;
}

/**
 * Every entry of the navigation. A section leads to its first entry that the viewer may use, and is left out without
 * one. A new page takes one line here.
 */
export const NAVIGATION: readonly NavigationEntry[] = [
  {
    section: "week",
    label: "This week",
    path: paths.week,
    permission: "run work",
    words: "due late actions next meeting call",
  },
  { section: "overview", label: "Overview", path: paths.overview, permission: "see figures", words: "start" },
  {
    section: "goals",
    label: "Goals",
    path: paths.goals,
    permission: "see figures",
    words: "SMARTIE targets",
  },
  ...STRATEGIES.map((strategy) => ({
    section: "results" as const,
    label: STRATEGY_NAMES[strategy],
    path: (c: string) => paths.strategy(c, strategy),
    permission: "see figures" as const,
  })),
  {
    section: "results",
    label: "Investments",
    path: paths.investments,
    permission: "see ledger",
    ledger: true,
    words: "ledger loans homes",
  },
  {
    section: "results",
    label: "Well-being",
    path: paths.results,
    permission: "see figures",
    words: "population results curve turned indicators story",
  },
  {
    section: "results",
    label: "What has changed",
    path: paths.outcomes,
    permission: "see outcomes",
    words: "outcomes stories contributions policy practice evidence",
  },
  {
    section: "results",
    label: "Community",
    path: paths.indicators,
    permission: "see figures",
    words: "indicators unemployment poverty",
  },
  {
    section: "continuum",
    label: "Continuum",
    path: paths.continuum,
    permission: "see figures",
    words: "Continuum of Progress rubric practices stages ratings",
  },
  {
    section: "members",
    label: "Members",
    path: paths.members,
    permission: "see figures",
    words: "institutions anchors",
  },
  {
    section: "partnership",
    label: "Meetings",
    path: paths.meetings,
    permission: "see partnership",
    words: "agenda minutes attendance calendar",
  },
  {
    section: "partnership",
    label: "Decisions",
    path: paths.decisions,
    permission: "see partnership",
    words: "votes quorum taken replaced",
  },
  {
    section: "partnership",
    label: "Bodies",
    path: paths.bodies,
    permission: "see partnership",
    words: "council steering working group seats",
  },
  {
    section: "partnership",
    label: "People",
    path: paths.contacts,
    permission: "see partnership",
    words: "contacts organizations partners sponsors leads",
  },
  {
    section: "partnership",
    label: "Initiatives",
    path: paths.initiatives,
    permission: "see work",
    words: "programs pilots milestones",
  },
  {
    section: "partnership",
    label: "Actions",
    path: paths.actions,
    permission: "see work",
    words: "to do promises due late owner",
  },
  {
    section: "partnership",
    label: "Agreements",
    path: paths.agreements,
    permission: "see agreements",
    words: "charter memorandum pledge data sharing signatures obligations",
  },
  {
    section: "partnership",
    label: "Promises",
    path: paths.promises,
    permission: "see agreements",
    words: "pledges signed goals",
  },
  {
    section: "partnership",
    label: "Profile",
    path: paths.partnershipProfile,
    permission: "see partnership",
    words: "purpose structure phase hosts offers vision",
  },
  {
    section: "partnership",
    label: "Stakeholders",
    path: paths.stakeholders,
    permission: "run partnership",
    words: "interest influence map assets engagement gaps",
  },
  {
    section: "partnership",
    label: "Path",
    path: paths.path,
    permission: "see partnership",
    words: "steps convener readiness start charter",
  },
  {
    section: "partnership",
    label: "Pulse",
    path: paths.pulse,
    permission: "see pulse",
    words: "survey health trust structure functioning anonymous answers",
  },
  {
    section: "partnership",
    label: "Money",
    path: paths.money,
    permission: "see money",
    words: "funders grants sources budget dues invoices mix secured in kind priorities",
  },
  {
    section: "partnership",
    label: "Coming up",
    path: paths.forwardList,
    permission: "see forward list",
    words: "forward list contracts procurement pipeline quarters",
  },
  {
    section: "partnership",
    label: "Networks",
    path: paths.gifts,
    permission: "see gifts",
    words: "learning exchange peers gifts give benchmark sheet withdraw",
  },
  {
    section: "reports",
    label: "Reports",
    path: paths.reports,
    permission: "see reports",
    words: "progress report PDF slides",
  },
  {
    section: "data",
    label: "Enter data",
    path: paths.entry,
    permission: "see entries",
    words: "numbers grid values",
  },
  {
    section: "data",
    label: "Status",
    path: paths.status,
    permission: "see entries",
    words: "submit verify missing late asked",
  },
  {
    section: "data",
    label: "Years",
    path: paths.years,
    permission: "see years",
    words: "open close reopen release reporting year",
  },
  { section: "data", label: "Reminders", path: paths.reminders, permission: "run years", words: "mail" },
  {
    section: "data",
    label: "Import",
    path: paths.import,
    permission: "enter data",
    words: "upload file CSV Excel workbook template",
  },
  {
    section: "data",
    label: "Focus area counter",
    path: paths.areaCounter,
    // Executives may count as well, but one page is no reason for a section of theirs.
    permission: "see entries",
    words: "ZIP codes tracts local inside count column",
  },
  { section: "settings", label: "Settings", path: paths.settings, permission: "see settings" },
];
