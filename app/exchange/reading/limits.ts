import { plainly, type Vocabulary } from "~/exchange/columns/mapping-words";
import { isPartOfYear, rowWord } from "./row-words";
import { statedScale } from "./stated-units";
import { unitOf } from "./units";

/**
 * Titles and names of sheets that limit all figures under them: "Targets FY2024", "Q3", "Women", "North campus". Nobody
 * but their sender knows whether they do, so they are asked about.
 */

const PLANS =
  /\b(?:targets?|goals?|budget(?:ed)?|projected|projections?|forecast(?:s|ed)?|planned|proposed|estimate[sd]?|expected)\b/i;
/** Words that make a title speak of more than plans. */
const NOT_ONLY_PLANS =
  /\b(?:actuals?|results?|progress|achieved|reported|vs\.?|versus|against|towards?|until|by (?:19|20)\d{2})\b/i;
const TIMES =
  /\b(?:ytd|year[- ]to[- ]date|to date|monthly|quarterly|partial(?: year)?|per (?:month|quarter|week)|(?:first|second|third|fourth|1st|2nd|3rd|4th|last) (?:quarter|half|(?:three|six|nine) months)|(?:three|six|nine|[1-9]|1[01]) months)\b|(?<![a-z\d])(?:q[1-4]|[1-4]q|h[12])(?![a-z\d])/i;
const STATISTICS =
  /\b(?:averages?|mean|medians?|cumulative|per (?:capita|employee|member|resident)|(?:as|in) (?:a )?(?:percent|per cent)(?:age)?s?|percent(?:age)? (?:of|change))\b|\b(?:as|in) (?:a )?%|%\s*of\b|\(%\)|\s%$/i;
const PARTS =
  /\b(?:only|excluding|excl\.?|excludes|except|not including|full[- ]?time|part[- ]?time|temporary|seasonal|non-?union|unionized|contractors|volunteers|interns|department|dept\.?|division|campus|branch|service line|cost cent(?:er|re)|nursing|dining|housekeeping)\b/i;
/** Lines that say who made a file, or when. */
const ASIDE = /\b(?:prepared|submitted|completed|sent|contact|questions|printed|exported|generated|due)\b/i;

export interface LimitWords {
  words: Vocabulary;
  /** Names of members and measures, which may contain such words: "Dining", "North Campus Clinic". */
  names: readonly string[];
  /** The breakdowns that the table itself splits its figures by. */
  split: ReadonlySet<string>;
  /** The table itself tells plans from what happened. */
  tellsPlans: boolean;
}

/**
 * How a title may limit the figures under it: to a part that others may complete ("Q3", "North campus"), or to
 * something else altogether ("Targets", "Averages", "Women"); null if it does not.
 */
export function limitOf(
  title: string,
  { words, names, split, tellsPlans }: LimitWords,
): "part" | "other" | null {
  const text = withoutNames(title, names);
  if (!/\p{L}/u.test(text) || title.length > 200 || rowWord(title) === "note" || ASIDE.test(title))
    return null;
  const unit = unitOf(title);
  if (unit?.percent) return "other";
  if (unit !== null || statedScale(title) !== null) return null;
  const isPlan = !tellsPlans && PLANS.test(text) && !NOT_ONLY_PLANS.test(text);
  if (isPlan || STATISTICS.test(text) || namesCategory(text, words, split)) return "other";
  return TIMES.test(text) || isPartOfYear(text) || PARTS.test(text) ? "part" : null;
}

function withoutNames(title: string, names: readonly string[]): string {
  const plain = ` ${plainly(title)} `;
  const known = names.filter((name) => name !== "" && plain.includes(` ${plainly(name)} `));
  if (known.length === 0) return title;
  // The longest first: "Impact hires" stands within no other, but "Employees" does.
  return known
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replace(` ${plainly(name)} `, "  "), plain);
}

/** Whether exactly one category of a breakdown is named: "Women", "Black employees". All of them limit nothing. */
function namesCategory(text: string, words: Vocabulary, split: ReadonlySet<string>): boolean {
  const tokens = plainly(text).split(" ");
  const found = new Map<string, Set<string>>();
  for (let from = 0; from < tokens.length; from++)
    for (let size = 1; size <= 4 && from + size <= tokens.length; size++) {
      if (tokens[from + size] === "owned") continue;
      const category = words.anyCategory(tokens.slice(from, from + size).join(" "));
      if (!category || split.has(category.dimension)) continue;
      found.set(
        category.dimension,
        (found.get(category.dimension) ?? new Set<string>()).add(category.category),
      );
    }
  return [...found.values()].some((categories) => categories.size === 1);
}
