import { z } from "zod";
import { day, line, optionalText, ticked } from "~/domain/people/fields";
import { organizationIn } from "~/domain/people/form";

/** Organizations and groups around the partnership, how they are engaged, and what they offer (docs/rules.md, section 20). */

export const ENGAGEMENTS = {
  informed: "Informed",
  consulted: "Consulted",
  involved: "Involved",
  collaborating: "Collaborating",
  co_leading: "Co-leading",
} as const;
export type Engagement = keyof typeof ENGAGEMENTS;

export const ASSETS = {
  people: "People",
  place: "Place",
  knowledge: "Knowledge",
  money: "Money",
  purchasing: "Purchasing",
} as const;
export type Asset = keyof typeof ASSETS;

/** Interest and influence, each from 1 to 3. */
export const LEVELS = { 1: "Low", 2: "Middle", 3: "High" } as const;
export type Level = keyof typeof LEVELS;
export const LEVEL_KEYS: readonly Level[] = [1, 2, 3];

const LEVEL = "Choose 1, 2, or 3.";
const level = z.coerce
  .number({ error: LEVEL })
  .int(LEVEL)
  .min(1, LEVEL)
  .max(3, LEVEL)
  .transform((value) => value as Level);
const keysOf = <Key extends string>(words: Record<Key, string>) => Object.keys(words) as [Key, ...Key[]];

export const stakeholderForm = z
  .object({
    name: line("Name the organization or group."),
    /** The member or partner that it is, where it is one. */
    organization: z
      .string()
      .regex(/^(member|partner):[0-9a-f-]{36}$/, "Choose from the list.")
      .optional(),
    interest: level,
    influence: level,
    /** Whether it speaks for the people most affected. */
    speaks: ticked,
    assets: z
      .array(z.enum(keysOf<Asset>(ASSETS), "Choose from the list."))
      .max(5, "Choose fewer.")
      .default([]),
    offers: optionalText(500),
  })
  .transform(({ organization, ...fields }) => ({ ...fields, ...organizationIn(organization ?? "") }));
export type StakeholderFields = z.output<typeof stakeholderForm>;

/** From a day on, how a stakeholder is engaged. */
export const engagementForm = z.object({
  engagement: z.enum(keysOf<Engagement>(ENGAGEMENTS), "Choose how."),
  since: day("Enter the day since which this is so."),
});
export type EngagementFields = z.output<typeof engagementForm>;

export interface Stakeholder extends StakeholderFields {
  id: string;
  engagements: EngagementFields[];
  revision: number;
}

/** How a stakeholder is engaged on a day; null if not at all yet. */
export function engagementOn(
  { engagements }: Pick<Stakeholder, "engagements">,
  today: string,
): Engagement | null {
  const begun = engagements.filter(({ since }) => since <= today);
  return (
    begun.reduce<EngagementFields | null>(
      (latest, each) => (latest === null || each.since >= latest.since ? each : latest),
      null,
    )?.engagement ?? null
  );
}

/** Who has a voting seat: organizations, and people through theirs. */
export interface VotingSeat {
  memberId: string | null;
  partnerId: string | null;
}

const names = (list: readonly Pick<Stakeholder, "name">[]) =>
  new Intl.ListFormat("en-US").format(list.map(({ name }) => name));
const below = (engagement: Engagement | null, least: Engagement) => {
  const order = Object.keys(ENGAGEMENTS);
  return engagement === null || order.indexOf(engagement) < order.indexOf(least);
};

/** What is missing, each in a sentence. @param seats the filled voting seats of bodies that exist today */
export function gapsIn(
  stakeholders: readonly Stakeholder[],
  seats: readonly VotingSeat[],
  today: string,
): string[] {
  if (stakeholders.length === 0) return [];
  const speakers = stakeholders.filter(({ speaks }) => speaks);
  const sits = ({ memberId, partnerId }: Stakeholder) =>
    seats.some(
      (seat) =>
        (memberId !== null && seat.memberId === memberId) ||
        (partnerId !== null && seat.partnerId === partnerId),
    );
  const quiet = speakers.filter((own) => below(engagementOn(own, today), "involved"));
  const waiting = stakeholders.filter(
    (own) => own.interest === 3 && own.influence === 3 && below(engagementOn(own, today), "collaborating"),
  );
  const lacking = (Object.keys(ASSETS) as Asset[]).filter(
    (asset) => !stakeholders.some(({ assets }) => assets.includes(asset)),
  );
  const checks: [missing: boolean, sentence: string][] = [
    [speakers.length === 0, "Nobody listed here speaks for the people most affected."],
    [
      speakers.length > 0 && !speakers.some(sits),
      "Nobody who speaks for the people most affected has a voting seat.",
    ],
    [quiet.length > 0, `Speaking for the people most affected, but at most consulted: ${names(quiet)}.`],
    [waiting.length > 0, `High interest and high influence, but not yet collaborating: ${names(waiting)}.`],
    [
      lacking.length > 0,
      `Nobody offers ${new Intl.ListFormat("en-US", { type: "disjunction" }).format(
        lacking.map((asset) => ASSETS[asset].toLowerCase()),
      )}.`,
    ],
  ];
  return checks.flatMap(([missing, sentence]) => (missing ? [sentence] : []));
}

/** The map: who stands where, by influence (rows, high first) and interest (columns, low first). */
export function mapOf<Placed extends Pick<Stakeholder, "interest" | "influence">>(
  stakeholders: readonly Placed[],
): { influence: Level; cells: { interest: Level; stakeholders: Placed[] }[] }[] {
  return LEVEL_KEYS.toReversed().map((influence) => ({
    influence,
    cells: LEVEL_KEYS.map((interest) => ({
      interest,
      stakeholders: stakeholders.filter((own) => own.influence === influence && own.interest === interest),
    })),
  }));
}
