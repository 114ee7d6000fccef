/** The field's terms as plain data. Money and counts are exact decimal strings ("1234.5"), never floats. */

import type { Look } from "./look/look";

/** An exact, non-negative decimal number without separators, e.g. "0", "1200", "61424086.51". */
export type Decimal = string;

export const STRATEGIES = ["workforce", "purchasing", "investing"] as const;
export type Strategy = (typeof STRATEGIES)[number];
export const STRATEGY_NAMES: Record<Strategy, string> = {
  workforce: "Impact Workforce",
  purchasing: "Impact Purchasing",
  investing: "Place-based Investing",
};

export const SECTORS = {
  health_system: "Health system",
  higher_education: "Higher education",
  school_district: "School district",
  government: "Government",
  philanthropy: "Philanthropy",
  arts_and_culture: "Arts and culture",
  utility: "Utility",
  other: "Other",
} as const;
export type Sector = keyof typeof SECTORS;

export type Unit = "count" | "currency" | "percent";
/** A flow happens during the year and may be summed over years; a stock holds at the end of it and may not. */
export type MeasureKind = "flow" | "stock";

export interface Collaborative {
  id: string;
  slug: string;
  name: string;
  place: string;
  /** Where these figures come from, in plain words; null for most collaboratives. */
  about: string | null;
  baselineYear: number;
  /** BCP 47, e.g. "en-US": how numbers and dates are written. */
  locale: string;
  /** ISO 4217, e.g. "USD". */
  currency: string;
  policy: DisclosurePolicy;
  /** Percent by which a value may differ from the year before without a question; 50 if omitted. */
  changeLimit?: number;
  /** Its own colors and logo; null or omitted: ours. */
  look?: Look | null;
  /** It asks for a measure that comes from the investment ledger, and so keeps one. */
  keepsLedger?: boolean;
}

export const PEER_POLICIES = ["open", "anonymous_peers", "totals_only"] as const;
export type PeerPolicy = (typeof PEER_POLICIES)[number];
export const DISCLOSURE_PRESETS = ["standard", "antitrust_floor", "custom"] as const;
export type DisclosurePreset = (typeof DISCLOSURE_PRESETS)[number];
export interface DisclosurePolicy {
  peers: PeerPolicy;
  preset: DisclosurePreset;
  /** A total is shown only if at least this many members contribute; bounds in disclosure/presets.ts. */
  minimumContributors: number;
  /** Percent of a figure that one member may make up at most, and the two largest; null: no such rule. */
  largestShare: number;
  twoLargestShare: number | null;
  /** Counts of people in a category are shown from this number up. */
  smallestCell: number;
  /** Figures are shown to others this many days after their period ends. */
  daysAfterPeriod: number;
}

/** What a data-sharing agreement asks of disclosure; null where it says nothing. */
export interface PolicyFloor {
  minimumContributors: number | null;
  largestShare: number | null;
  twoLargestShare: number | null;
  smallestCell: number | null;
  daysAfterPeriod: number | null;
  peers: PeerPolicy | null;
}

/** A floor that binds, with the agreement that it comes from. */
export interface BindingFloor {
  agreementId: string;
  title: string;
  floor: PolicyFloor;
}

export interface Member {
  id: string;
  slug: string;
  name: string;
  sector: Sector;
  /** ISO dates; `leftOn` is the last day of membership, null while it lasts. */
  joinedOn: string;
  leftOn: string | null;
  /** 1–12: the month in which the member's fiscal year ends. */
  fiscalYearEndMonth: number;
  /** Ends that applied up to a year, in order. Left out: the end never changed. */
  earlierFiscalYearEnds?: EarlierEnd[];
  /** Its own baseline year, or null for the collaborative's. */
  baselineYear: number | null;
  /** Gaps in the membership, in order, if it left and came back. */
  absences: Absence[];
  /** Strategies that do not concern it. Left out: all do. */
  exemptions?: Exemption[];
}

/** A strategy that does not concern a member in the reporting years `from` to `until`; null: ever since. */
export interface Exemption {
  strategy: Strategy;
  from: number;
  until: number | null;
}

/** The month in which fiscal years ended, up to and including reporting year `until`. */
export interface EarlierEnd {
  until: number;
  month: number;
}

/** First and last day on which an institution was not a member, ISO. */
export interface Absence {
  from: string;
  to: string;
}

export interface Measure {
  id: string;
  code: string;
  label: string;
  definition: string;
  unit: Unit;
  strategy: Strategy;
  kind: MeasureKind;
  /** Code of the whole that this is a part of; a part can never be larger than its whole. */
  partOf: string | null;
  /** Its parts may overlap, and together they cover it. Left out: neither is said. */
  partsOverlap?: boolean;
  position: number;
}

export interface Metric {
  id: string;
  code: string;
  label: string;
  strategy: Strategy;
  kind: "share" | "amount";
  /** Codes of the measures it is computed from; an amount has no denominator. */
  numerator: string;
  denominator: string | null;
  /** "year" reads one year, "since_baseline" sums the years after the baseline. */
  span: "year" | "since_baseline";
  position: number;
}

/** Everything about a collaborative that is not a number: who its members are and what they are asked. */
export interface Catalog {
  collaborative: Collaborative;
  members: Member[];
  measures: Measure[];
  metrics: Metric[];
  /** The ways in which measures are split here. */
  dimensions: Dimension[];
  /** Measures and metrics that are not in use: their values are stored but count nowhere. Left out: none. */
  switchedOff?: Pick<Measure, "code" | "label">[];
  /** What the collaborative has set, and the agreements that ask for more: `policy` is the strictest of them. */
  policyBasis?: { setting: DisclosurePolicy; floors: BindingFloor[] };
  /** Revision of the stored figures: while it is the same, so are they. Omitted from catalogs made by hand. */
  revision?: string;
}

/** A way to split measures, such as gender, with its categories in order. */
export interface Dimension {
  id: string;
  code: string;
  label: string;
  categories: Category[];
  /** Codes of the measures that are split so. */
  measures: string[];
}

export interface Category {
  id: string;
  code: string;
  label: string;
  /** When switched off, it keeps its figures but is no longer asked for. */
  enabled: boolean;
}

export const OBSERVATION_STATES = ["value", "not_applicable", "unavailable"] as const;
/** "missing" is the absence of an observation, hence not a stored state. */
export type ObservationState = (typeof OBSERVATION_STATES)[number];
export const OBSERVATION_STATUSES = ["draft", "submitted", "verified"] as const;
export type ObservationStatus = (typeof OBSERVATION_STATUSES)[number];

/** A stored value of a member: of a measure, or of a share metric whose counts were not given. */
export interface Observation {
  kind: "measure" | "share";
  /** Id of the measure or metric. */
  itemId: string;
  /** The category of a breakdown that it is the part of; null for the whole. */
  categoryId: string | null;
  memberId: string;
  year: number;
  state: ObservationState;
  value: Decimal | null;
  status: ObservationStatus;
  periodStart: string;
  periodEnd: string;
  note: string | null;
  source: string | null;
  revision: number;
  changedAt: string;
  changedBy: string;
  /** Comes from the investment ledger and changes only there. */
  computed: boolean;
}

export const ROLES = ["backbone", "convener", "executive", "data_lead"] as const;
export type Role = (typeof ROLES)[number];
export const ROLE_NAMES: Record<Role, string> = {
  backbone: "Backbone staff",
  convener: "Convener",
  executive: "Anchor executive",
  data_lead: "Member data lead",
};

/** The roles that belong to one member. The database checks the same. */
export const MEMBER_ROLES: readonly Role[] = ["executive", "data_lead"];
export const isMemberRole = (role: Role): boolean => MEMBER_ROLES.includes(role);

/** A reader of figures: the disclosure rules depend on nothing else. */
export interface Viewer {
  role: Role;
  /** The member of an executive or data lead, else null. */
  memberId: string | null;
}

/** How comparable a member's own definition of a measure is with the collaborative's. */
export const GRADES = ["same", "close", "different"] as const;
export type Grade = (typeof GRADES)[number];

/** k of n: how many expected members stand behind a figure. */
export interface Coverage {
  reporting: number;
  expected: number;
}
