/** The words of the field that a newcomer may not know: one list for pages, popovers, and the search. */

export interface Explanation {
  /** The word as it stands in headings. */
  word: string;
  /** Written out, where the word is an abbreviation. */
  long?: string;
  /** What it means, in one to three sentences. */
  meaning: string;
  /** How it also appears in texts, other than by the word itself. */
  forms?: readonly string[];
}

const EXPLAINED = {
  anchor: {
    word: "Anchor institution",
    meaning:
      "An organization that is rooted in its place and will not move away: a hospital, a university, a school district, a city government.",
    forms: ["anchor institutions"],
  },
  backbone: {
    word: "Backbone staff",
    meaning:
      "The people who run the collaborative from day to day. They set it up, collect the numbers, and verify them.",
  },
  baseline: {
    word: "Baseline",
    meaning:
      "A member’s number in its baseline year, the year it starts from. Later years are compared with it, member by member.",
  },
  benchmark_sheet: {
    word: "Benchmark sheet",
    meaning:
      "Shares of one collaborative as its public report would show them, given to a learning exchange. Others see medians of several sheets, never a name.",
    forms: ["benchmark sheets"],
  },
  continuum: {
    word: "Continuum of Progress",
    meaning:
      "A rubric for how far anchor practices have come. Each practice is one row with three stages. Members and the backbone are placed on it once a year.",
  },
  convener: {
    word: "Convener",
    meaning:
      "The trusted organization that brings the members together, leads goal setting, and publishes progress reports.",
  },
  clause_jobs: {
    word: "Clause jobs",
    meaning:
      "Jobs or training places that clauses in an institution’s contracts ask its suppliers to fill, often with people who look for work nearby.",
    forms: ["clause jobs"],
  },
  coverage: {
    word: "Coverage",
    meaning:
      "How many of the members that should have reported a number did report it: “9 of 11 members.” It stands beside every figure.",
  },
  focus_area: {
    word: "Focus area",
    meaning:
      "The neighborhoods that the collaborative wants to benefit, such as a list of ZIP codes with high unemployment or poverty.",
  },
  forward_list: {
    word: "Forward list",
    meaning:
      "Contracts coming up by category, rough value, and quarter, so that local firms can prepare. It names no bids and no vendors.",
    forms: ["forward list"],
  },
  impact_hire: {
    word: "Impact hire",
    meaning:
      "A person hired from a local, economically disadvantaged area, through a pathway made for it, into a job that needs less than a bachelor’s degree.",
    forms: ["impact hires", "impact-hire"],
  },
  in_kind: {
    word: "In kind",
    meaning:
      "What somebody gives other than money, such as rooms or staff time. It stands beside cash, never in it.",
    forms: ["in kind"],
  },
  learning_exchange: {
    word: "Learning exchange",
    meaning:
      "A network of partnerships that meet and tell each other what worked. Nothing of a collaborative reaches it unless the collaborative gives it.",
    forms: ["learning exchange"],
  },
  like_for_like: {
    word: "Like for like",
    meaning:
      "A change counts only members that reported in both years, so that a member that joins never looks like growth.",
  },
  living_wage: {
    word: "Living wage",
    meaning: "The hourly pay that covers a household’s basic needs in this place.",
  },
  mwbe: {
    word: "MWBE",
    long: "Minority- and women-owned business enterprises",
    meaning:
      "Businesses that are at least 51% owned and run by people of color or by women, usually with a certificate. Tidemark counts the small, local ones paid directly (tier 1).",
    forms: ["MWBEs"],
  },
  mwdbe: {
    word: "MWDBE",
    long: "Minority-, women-, or disabled-owned business enterprises",
    meaning:
      "Businesses owned and run by people of color, women, or people with disabilities. A wider group than MWBE.",
    forms: ["MWDBEs"],
  },
  not_applicable: {
    word: "Not applicable",
    meaning:
      "The measure does not concern this member. A school district, for example, has no investable assets. The member does not count as missing.",
  },
  pack: {
    word: "Pack of measures",
    meaning:
      "A file of measures and figures that belong together. Adopting it adds what is missing and changes nothing that is here.",
    forms: ["pack of measures", "packs of measures", "Packs of measures"],
  },
  place_based: {
    word: "Place-based investing",
    meaning:
      "Putting an institution’s own money to work where it is: loans, deposits, and stakes that build homes, businesses, and facilities in the focus area.",
  },
  points: {
    word: "Percentage points",
    meaning: "The difference between two shares. From 6% to 9% is an increase of 3 points.",
  },
  secured_until: {
    word: "Secured until",
    meaning:
      "The last month that cash and signed income pay for, as costs are planned. Money that is hoped for or promised does not count.",
    forms: ["secured until"],
  },
  short_term_home: {
    word: "Short-term home",
    meaning:
      "A funder that houses the partnership for a while. It has a way out: a form, a date, and milestones.",
    forms: ["short-term home"],
  },
  smartie: {
    word: "SMARTIE",
    long: "Specific, Measurable, Ambitious, Realistic, Time-bound, Inclusive, Equitable",
    meaning:
      "Seven questions that a good goal answers. Tidemark checks each letter from the goal and its numbers.",
  },
  so_far: {
    word: "So far",
    meaning:
      "The year is still being reported, so its figure can change. Headlines and trends use the newest complete year.",
  },
  social_value: {
    word: "Spend with social value",
    meaning:
      "What is bought from social enterprises and from certified diverse or Indigenous suppliers. A supplier that is two of these counts once.",
    forms: ["spend with social value"],
  },
  spread: {
    word: "Spread of funders",
    meaning:
      "As many funders of equal size would be as concentrated as those there are. A spread of 1 means that one gives everything.",
  },
  tier: {
    word: "Tier 1 and tier 2",
    meaning:
      "Tier 1 is what a member pays a business directly. Tier 2 is what its suppliers spend on the member’s behalf.",
    forms: ["Tier 1", "Tier 2"],
  },
  unavailable: {
    word: "Unavailable",
    meaning:
      "The measure concerns the member, but it cannot supply the number. The reason is recorded, and the number counts as missing.",
  },
  withheld: {
    word: "Withheld",
    meaning:
      "A figure that exists but is not shown, because it would reveal what one member or a few people contributed. The rule that applies is always named.",
  },
} as const satisfies Record<string, Explanation>;

export type Word = keyof typeof EXPLAINED;

/** Every word with its explanation, in alphabetical order. */
export const GLOSSARY: Readonly<Record<Word, Explanation>> = EXPLAINED;

/** A stretch of text; with `word`, one that the glossary explains. */
export interface TextPart {
  text: string;
  word?: Word;
}

/**
 * Splits a text at the first use of each of these words, as whole words in upper or lower case as written here.
 * @returns parts that add up to the text
 */
export function explainedParts(text: string, words: readonly Word[]): TextPart[] {
  let parts: TextPart[] = [{ text }];
  for (const word of words) {
    const { word: name, forms = [] }: Explanation = GLOSSARY[word];
    const written = [name, ...forms].sort((a, b) => b.length - a.length).map(escaped);
    const use = new RegExp(`(?<![\\p{L}\\p{N}])(?:${written.join("|")})(?![\\p{L}\\p{N}])`, "u");
    const at = parts.findIndex((part) => part.word === undefined && use.test(part.text));
    const whole = parts[at]?.text ?? "";
    const match = use.exec(whole);
    if (!match) continue;
    const end = match.index + match[0].length;
    const split = [
      { text: whole.slice(0, match.index) },
      { text: match[0], word },
      { text: whole.slice(end) },
    ];
    parts = parts.toSpliced(at, 1, ...split.filter((part) => part.text !== ""));
  }
  return parts;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
