import { z } from "zod";
import { day, line, optionalDay, optionalText } from "~/domain/people/fields";
import { organizationIn } from "~/domain/people/form";
import { STRATEGIES, type Strategy } from "~/domain/terms";

/** What the partnership is, in its own words and a few terms (docs/rules.md, section 19). */

export const PURPOSES = {
  services: "Services",
  economic_development: "Economic development",
  advocacy: "Advocacy",
  community_building: "Community building",
  knowledge: "Knowledge",
} as const;
export const STRUCTURES = {
  informal: "Informal network",
  coalition: "Coalition",
  joint_venture: "Joint venture",
  backbone: "Backbone",
  integrated: "Integrated system",
} as const;
export const COMPOSITIONS = {
  cross_sector: "Cross-sector",
  inter_agency: "Between agencies",
  public_private: "Public and private",
  academic_community: "Academic and community",
  grassroots: "Grassroots",
} as const;
export const LEVELS = {
  individual: "Individuals",
  interpersonal: "Between people",
  organizational: "Organizations",
  community: "Community",
  policy: "Policy",
} as const;
export const PHASES = {
  forming: "Forming",
  implementing: "Implementing",
  evaluating: "Evaluating and renewing",
  paused: "Paused",
  concluded: "Concluded",
} as const;

export type Purpose = keyof typeof PURPOSES;
export type Structure = keyof typeof STRUCTURES;
export type Composition = keyof typeof COMPOSITIONS;
export type Level = keyof typeof LEVELS;
export type Phase = keyof typeof PHASES;

const keysOf = <Key extends string>(words: Record<Key, string>) => Object.keys(words) as [Key, ...Key[]];
const several = <Key extends string>(words: Record<Key, string>) =>
  z
    .array(z.enum(keysOf(words), "Choose from the list."))
    .max(10, "Choose fewer.")
    .default([]);
const oneOf = <Key extends string>(words: Record<Key, string>) =>
  z
    .enum(keysOf(words), "Choose from the list.")
    .optional()
    .transform((key) => key ?? null);

export const profileForm = z
  .object({
    purpose: oneOf<Purpose>(PURPOSES),
    otherPurposes: several<Purpose>(PURPOSES),
    structure: oneOf<Structure>(STRUCTURES),
    compositions: several<Composition>(COMPOSITIONS),
    levels: several<Level>(LEVELS),
    /** Which strategies the partnership has chosen; shared goals are asked for each of them. */
    strategies: z
      .array(z.enum(STRATEGIES as readonly [Strategy, ...Strategy[]], "Choose from the list."))
      .max(STRATEGIES.length, "Choose fewer.")
      .default([]),
    geography: optionalText(500),
    nestsIn: optionalText(500),
    vision: optionalText(2000),
    imperative: optionalText(2000),
    phase: oneOf<Phase>(PHASES),
    phaseOn: optionalDay,
  })
  .superRefine(({ purpose, otherPurposes, phase, phaseOn }, { addIssue }) => {
    const issue = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
    if (purpose && otherPurposes.includes(purpose))
      issue("otherPurposes", "The main purpose is chosen twice.");
    if (phase && !phaseOn) issue("phaseOn", "Enter the day since which this is so.");
  });
export type ProfileFields = z.output<typeof profileForm>;

export interface ProfileRecord extends ProfileFields {
  revision: number;
}

export const EMPTY_PROFILE: ProfileRecord = {
  purpose: null,
  otherPurposes: [],
  structure: null,
  compositions: [],
  levels: [],
  strategies: [],
  geography: "",
  nestsIn: "",
  vision: "",
  imperative: "",
  phase: null,
  phaseOn: null,
  revision: 0,
};

export const ARRANGEMENTS = {
  housed_member: "Housed in a member",
  housed_nonprofit: "Housed in a nonprofit",
  housed_funder: "Housed in a funder",
  consultant: "Consultant",
  own_entity: "Its own entity",
} as const;
export type Arrangement = keyof typeof ARRANGEMENTS;

/** A member or partner as forms send it: "member:ID" or "partner:ID". */
export const organizationField = z
  .string("Choose an organization.")
  .regex(/^(member|partner):[0-9a-f-]{36}$/, "Choose an organization.");

/** Who houses the backbone, from when until when. */
export const hostForm = z
  .object({
    organization: organizationField,
    arrangement: z.enum(keysOf<Arrangement>(ARRANGEMENTS), "Choose the arrangement."),
    fiscalSponsor: optionalText(),
    from: day("Enter the first day."),
    until: optionalDay,
  })
  .refine(({ from, until }) => until === null || until >= from, {
    path: ["until"],
    message: "The last day comes before the first.",
  })
  .transform(({ organization, ...host }) => ({ ...host, ...organizationIn(organization) }));
export type HostFields = z.output<typeof hostForm>;

export interface HostRecord extends HostFields {
  id: string;
  /** The organization's name. */
  name: string;
}

/** What an organization offers, and to whom. */
export const offerForm = z
  .object({
    what: line("Say what is offered."),
    organization: organizationField,
    toWhom: optionalText(),
  })
  .transform(({ organization, ...offer }) => ({ ...offer, ...organizationIn(organization) }));
export type OfferFields = z.output<typeof offerForm>;

export interface OfferRecord extends OfferFields {
  id: string;
  name: string;
}
