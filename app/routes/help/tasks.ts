import type { Permission } from "~/access/permissions";
import type { Role } from "~/domain/terms";
import { paths } from "~/paths";

/** Something that a role does, when it does it, and the page for it. */
export interface Task {
  what: string;
  /** When it comes up, and what to know before. */
  when: string;
  page: string;
  path: (c: string) => string;
  permission: Permission;
}

const task = (
  what: string,
  when: string,
  [page, path, permission]: [string, (c: string) => string, Permission],
): Task => ({ what, when, page, path, permission });

/** An entry of `paths` with a page of the settings filled in. */
const settings = (page: string) => (c: string) => paths.settingsPage(c, page);

/** What each role does over a year, in the order in which it comes up. */
export const TASKS: Record<Role, readonly Task[]> = {
  backbone: [
    task("Invite people", "Once, and whenever somebody joins or leaves.", [
      "People",
      settings("people"),
      "manage people",
    ]),
    task(
      "Choose what is measured",
      "Before the first year opens. Later changes reach grid, files, and reports by themselves.",
      ["Measures", settings("measures"), "see measures"],
    ),
    task("Open a year", "When collection begins. Every member is asked for its measures, with a due date.", [
      "Years",
      paths.years,
      "run years",
    ]),
    task("Remind", "A week before the due date, and after it. Preview each letter first.", [
      "Reminders",
      paths.reminders,
      "run years",
    ]),
    task(
      "Enter or import numbers",
      "When a member sends a spreadsheet instead of typing. You see how it is read before anything is stored.",
      ["Import", paths.import, "enter data"],
    ),
    task("Verify and close", "When all have submitted. Questions about odd numbers stand beside them.", [
      "Status",
      paths.status,
      "see entries",
    ]),
    task("Run the partnership", "Every week: due actions, the next meeting, members to call.", [
      "This week",
      paths.week,
      "run work",
    ]),
    task("Publish", "After the year is closed. The link to send and all files come with it.", [
      "Reports",
      paths.reports,
      "see reports",
    ]),
  ],
  convener: [
    task("See where things stand", "Every week.", ["This week", paths.week, "run work"]),
    task(
      "Prepare and run a meeting",
      "The agenda proposes itself; minutes and decisions are taken on one screen.",
      ["Meetings", paths.meetings, "see partnership"],
    ),
    task("Set or revise goals", "Once a year, after the figures are in. A revision keeps its reason.", [
      "Goals",
      paths.goals,
      "see figures",
    ]),
    task("Keep agreements", "When somebody signs, and before a notice date. Mail comes in time.", [
      "Agreements",
      paths.agreements,
      "see agreements",
    ]),
    task("Ask how we work together", "Once or twice a year, anonymously, in five minutes a person.", [
      "Pulse",
      paths.pulse,
      "see pulse",
    ]),
    task(
      "Send the report",
      "When a year is closed. Read the preview first: published versions never change.",
      ["Reports", paths.reports, "see reports"],
    ),
  ],
  executive: [
    task(
      "See in ten seconds how it goes",
      "Any time. The first line counts the shared goals; your institution stands beside it.",
      ["Overview", paths.overview, "see figures"],
    ),
    task(
      "See your institution",
      "Before a board meeting: its figures over the years, its goals, its place on the Continuum.",
      ["Members", paths.members, "see figures"],
    ),
    task("See what was promised", "Who signed what, and whether it is on track.", [
      "Promises",
      paths.promises,
      "see agreements",
    ]),
    task("Answer for your actions", "When a meeting has given you one. A mailed link works, too.", [
      "Actions",
      paths.actions,
      "see work",
    ]),
    task("Rate your institution", "Once a year, with whoever knows the practice.", [
      "Continuum",
      paths.continuum,
      "see figures",
    ]),
    task("Pass a report on", "Whenever your board asks.", ["Reports", paths.reports, "see reports"]),
  ],
  data_lead: [
    task("See what is asked", "When mail says that a year has opened.", [
      "Status",
      paths.status,
      "see entries",
    ]),
    task("Type the numbers", "About a quarter of an hour. What you type is saved; you can stop and go on.", [
      "Enter data",
      paths.entry,
      "see entries",
    ]),
    task(
      "Bring a file instead",
      "Any layout: months across, members in rows, several sheets. Open points are asked, never guessed.",
      ["Import", paths.import, "enter data"],
    ),
    task("Count who is local", "If a measure asks for people or money in the focus area.", [
      "Focus area counter",
      paths.areaCounter,
      "see entries",
    ]),
    task("Submit", "When nothing is missing, or what is missing has a reason.", [
      "Status",
      paths.status,
      "see entries",
    ]),
    task("See what became of it", "After the backbone staff have verified.", [
      "Overview",
      paths.overview,
      "see figures",
    ]),
  ],
};
