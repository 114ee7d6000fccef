import { STATUS_WORDS } from "~/domain/goals/words/sentences";
import type { ReportSection } from "~/reports/model";
import { shortened } from "./fit";
import { headlineOf, MOST, numbered, paragraphsOf, slideOf, type Telling, tableOf } from "./section-parts";
import type { Slide } from "./slide";
import { spokenOf } from "./spoken";
import { type Table, tableBodies } from "./tables";

/** A goal in characters, before it is shortened. */
const LONGEST_GOAL = 190;

/** The worst first: what needs talking about. */
const RANK = ["missed", "off_track", "behind", "no_data", "withheld", "on_track", "met"] as const;

/** How the goals stand, the worst first. */
export function goalSlides(section: ReportSection, { model, figureOf }: Telling): Slide[] {
  const table = tableOf(section, "goals") ?? tableOf(section, "goals-members");
  if (!table) return [];
  const at = (label: string) => table.columns.findIndex((column) => column.label === label);
  const places = [at("Status"), at("Goal"), at("Where it stands")].filter((place) => place >= 0);
  const rankOf = (row: Table["rows"][number]) => {
    const status = String(row[at("Status")] ?? "").toLowerCase();
    const rank = RANK.findIndex((key) => status.startsWith(STATUS_WORDS[key]));
    return rank < 0 ? RANK.length : rank;
  };
  const rows = [...table.rows]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map((row) =>
      places.map((place) => {
        const cell = row[place] ?? "";
        return typeof cell === "string" ? shortened(cell, LONGEST_GOAL) : cell;
      }),
    );
  const columns = places.flatMap((place) => table.columns[place] ?? []);
  const pages = tableBodies({ ...table, columns, rows }, figureOf);
  const shown = pages.slice(0, MOST.goalSlides);
  const left = rows.length - shown.reduce((sum, { body }) => sum + body.rows.length, 0);
  const title = headlineOf(section) ?? table.title;
  return shown.map(({ body, figures }, page) =>
    slideOf(section, {
      title: numbered(title, page, shown.length),
      below:
        page === shown.length - 1 && left > 0
          ? `${left} more ${left === 1 ? "goal is" : "goals are"} in the report.`
          : null,
      body,
      spoken: [...paragraphsOf(section), ...spokenOf(figures, model)],
    }),
  );
}
