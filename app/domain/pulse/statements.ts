/** What the pulse asks (docs/rules.md, section 18). Its words are in ./words, by language. */

/** The four scales, each with five statements. */
export const SCALES = {
  structure: ["responsible", "represented", "timely", "informed", "shared"],
  functioning: ["present", "open", "reliable", "disagreement", "together"],
  capacity: ["leaders", "learning", "means", "course", "lasting"],
  community: ["voice", "access", "changed", "ownership", "stronger"],
} as const;
export type Scale = keyof typeof SCALES;
export const SCALE_KEYS = Object.keys(SCALES) as Scale[];

/** Statements that belong to no scale: three on ties, one on the whole. */
export const SINGLES = ["bonding", "bridging", "linking", "worth"] as const;

export type ScaleStatement = (typeof SCALES)[Scale][number];
export type Statement = ScaleStatement | (typeof SINGLES)[number];

/** All 24, in the order in which they are asked. */
export const STATEMENTS: readonly Statement[] = [...SCALE_KEYS.flatMap((scale) => SCALES[scale]), ...SINGLES];

/** Answers in one's own words: what works, and what should change. */
export const QUESTIONS = ["works", "change"] as const;
export type Question = (typeof QUESTIONS)[number];
export const LONGEST_WORDS = 1000;

/** Who somebody answers as, if they wish to say. There is no other trait, and no organization. */
export const GROUPS = ["anchor_leaders", "anchor_staff", "community", "backbone_funders"] as const;
export type Group = (typeof GROUPS)[number];

/** 1 (not at all) to 5 (entirely). "Cannot say" and no answer are the same: no rating. */
export const RATINGS = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof RATINGS)[number];
export type Ratings = Partial<Record<Statement, Rating>>;

/** One person's ratings, as stored: nothing else is known of them. */
export interface Answer {
  group: Group | null;
  ratings: Ratings;
}

export const LANGUAGES = ["en", "es", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];
