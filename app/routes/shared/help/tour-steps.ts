import type { Role } from "~/domain/terms";
import { paths } from "~/paths";

export interface TourStep {
  /** The page that it is about, as its heading or its entry in the navigation calls it. */
  page: string;
  path: (c: string) => string;
  says: string;
}

const OVERVIEW: TourStep = {
  page: "Overview",
  path: paths.overview,
  says: "The first line says how many shared goals are on track. Each card below shows a figure, its goal, and how many members stand behind it.",
};
const GOALS: TourStep = {
  page: "Goals",
  path: paths.goals,
  says: "Every goal with its path from baseline to target, the ones most behind first. A goal’s page says what it would take.",
};
const REPORTS: TourStep = {
  page: "Reports",
  path: paths.reports,
  says: "A report freezes a year’s figures. Boards and the public read it as a page, PDF, slides, or workbook.",
};
const WEEK: TourStep = {
  page: "This week",
  path: paths.week,
  says: "Where you land: what is due or late, what the next meeting still needs, and which members to call.",
};
const ENTRY: TourStep = {
  page: "Enter data",
  path: paths.entry,
  says: "One row per measure, with last year beside this year. Everything typed is saved as you go; an empty cell is missing, never zero.",
};

/** Five pages for each role, in the order in which a newcomer needs them. */
export const TOUR: Record<Role, readonly TourStep[]> = {
  backbone: [
    WEEK,
    {
      page: "Years",
      path: paths.years,
      says: "Open a year when you start to collect it, and close it when all is verified. A closed year no longer changes by accident.",
    },
    ENTRY,
    {
      page: "Status",
      path: paths.status,
      says: "Who has submitted and who is late. Ask, remind, verify, or send back from here.",
    },
    REPORTS,
  ],
  convener: [
    WEEK,
    OVERVIEW,
    {
      page: "Meetings",
      path: paths.meetings,
      says: "The agenda proposes itself from what is open. Take minutes and record decisions on one screen while the meeting runs.",
    },
    GOALS,
    REPORTS,
  ],
  executive: [
    OVERVIEW,
    GOALS,
    {
      page: "Members",
      path: paths.members,
      says: "Your own institution’s scorecard is here, and what your collaborative lets members see of each other.",
    },
    {
      page: "Continuum",
      path: paths.continuum,
      says: "How far anchor practices have come, from first steps to a way of working. Your institution rates itself once a year.",
    },
    REPORTS,
  ],
  data_lead: [
    {
      page: "Status",
      path: paths.status,
      says: "Where you land: what is asked of your institution, by when, and what is still missing. Submit here when you are done.",
    },
    ENTRY,
    {
      page: "Import",
      path: paths.import,
      says: "Bring the spreadsheet you have. Nothing is stored before you have seen how each column and row is read.",
    },
    {
      page: "Focus area counter",
      path: paths.areaCounter,
      says: "Paste a column of ZIP codes to learn how many lie in the focus area. The codes stay in your browser.",
    },
    OVERVIEW,
  ],
};
