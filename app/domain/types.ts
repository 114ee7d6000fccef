/** The field's terms as plain data. Money and counts are exact decimal strings ("1234.5"), never floats. */

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
  /** What these figures are and where they come from, in plain words; null for most collaboratives. */
  about: string | null;
  baselineYear: number;
  /** BCP 47, e.g. "en-US": how numbers and dates are written. */
  locale: string;
  /** ISO 4217, e.g. "USD". */
  currency: string;
  policy: DisclosurePolicy;
  /** Percent by which a value may differ from the year before without a question; left out: 50. */
  changeLimit?: number;
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
  /** A total is shown only if at least so many members contribute (3–10). */
  minimumContributors: number;
  /** Percent of a figure that one member may make up at most, and the two largest; null: no such rule. */
  largestShare: number;
  twoLargestShare: number | null;
  /** Counts of people in a category are shown from this number on (5–20). */
  smallestCell: number;
  /** Figures are shown to others so many days after the end of their period. */
  daysAfterPeriod: number;
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
  /** Its own baseline year, or null for the collaborative's. */
  baselineYear: number | null;
  /** When it left and came back: the times in between, in order, inside its membership. */
  absences: Absence[];
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
  /** Of what is stored: as long as it is the same, so are all figures. Left out of catalogs made by hand. */
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
  /** Switched off, it keeps its figures and is asked for no more. */
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
  /** Comes from the investment ledger, and is changed there only. */
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

/** Who looks at figures: the disclosure rules depend on nothing else. */
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
