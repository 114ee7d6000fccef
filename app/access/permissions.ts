import type { Role, Viewer } from "~/domain/terms";

/** Which roles may do what. Every loader and action names the permission it needs. */
export const PERMISSIONS = {
  /** Overview, strategies, members, and explanations of figures, as disclosure allows. */
  "see figures": ["backbone", "convener", "executive", "data_lead"],
  /** The entry grid: data leads see only their own member's, conveners cannot change it. */
  "see entries": ["backbone", "convener", "data_lead"],
  "enter data": ["backbone", "data_lead"],
  /** The list of years, opened and closed. */
  "see years": ["backbone", "convener"],
  /** Open and close years, verify, send back, remind. */
  "run years": ["backbone"],
  "export data": ["backbone", "convener", "executive", "data_lead"],
  /** The investment ledger, as disclosure allows: an institution sees only its own part. */
  "see ledger": ["backbone", "convener", "executive", "data_lead"],
  "keep ledger": ["backbone"],
  "manage members": ["backbone"],
  /** Name, place, baseline year, and number format. */
  "manage profile": ["backbone"],
  /** Which measures and metrics there are, how they are worded, and which of them are in use. */
  "see measures": ["backbone", "convener"],
  /** Which measures are collected, and how they are broken down. */
  "manage measures": ["backbone"],
  /** What counts as local: the lists of focus areas. */
  "see areas": ["backbone", "convener", "executive", "data_lead"],
  "manage areas": ["backbone", "convener"],
  /** Community indicators, entered or fetched. Everyone sees them. */
  "manage indicators": ["backbone"],
  /** What members see of each other. */
  "manage disclosure": ["backbone"],
  /** Goals, the interviews behind them, and the results they are to move. Everyone sees goals, as disclosure allows. */
  "set goals": ["backbone", "convener"],
  /** Initiatives and actions: everybody reads them. */
  "see work": ["backbone", "convener", "executive", "data_lead"],
  /** Those of one's own institution, or all of them: app/domain/work/disclosure.ts. */
  "keep work": ["backbone", "convener", "executive", "data_lead"],
  /** This week, with members to call; mail about actions and its log; files of actions. */
  "run work": ["backbone", "convener"],
  /** The backbone's view of members and itself on the Continuum, and agreed ratings. */
  "rate members": ["backbone", "convener"],
  /** An institution's own view of itself on the Continuum. */
  "rate own institution": ["executive", "data_lead"],
  /** The rubric: practices, descriptors, and stage names. */
  "keep rubric": ["backbone", "convener"],
  /** Agreements: institutions read their own whole, and of others who has signed. */
  "see agreements": ["backbone", "convener", "executive", "data_lead"],
  "keep agreements": ["backbone", "convener"],
  /** Outcomes, stories, and contributions: checked ones, and one's own drafts. */
  "see outcomes": ["backbone", "convener", "executive", "data_lead"],
  "write outcomes": ["backbone", "convener", "executive", "data_lead"],
  /** Checking and releasing outcomes, files of them, and claims of contributions. */
  "release outcomes": ["backbone", "convener"],
  /** Stories with people, and the records of their consent. */
  "keep stories": ["backbone", "convener"],
  /** What closed rounds of the pulse show. */
  "see pulse": ["backbone", "convener", "executive", "data_lead"],
  /** Rounds of the pulse: whom to ask, and closing them. Nobody sees single answers. */
  "run pulse": ["backbone", "convener"],
  /** Mix, dates, published answers, and one's own invoices; amounts as docs/rules.md, section 21.5 allows. */
  "see money": ["backbone", "convener", "executive", "data_lead"],
  "keep money": ["backbone", "convener"],
  /** Contracts coming up. */
  "see forward list": ["backbone", "convener", "executive", "data_lead"],
  "keep forward list": ["backbone", "convener"],
  /** Progress reports. Drafts are for those who write them; everyone reads published ones. */
  "write reports": ["backbone", "convener"],
  "see reports": ["backbone", "convener", "executive", "data_lead"],
  /** What was given to learning exchanges; giving and withdrawing. */
  "see gifts": ["backbone", "convener", "executive", "data_lead"],
  "give to networks": ["backbone", "convener"],
  /** At least one page of the settings. */
  "see settings": ["backbone", "convener"],
  /** Bodies, meetings, decisions, and who takes part, as docs/rules.md, section 12.3 allows. */
  "see partnership": ["backbone", "convener", "executive", "data_lead"],
  "run partnership": ["backbone", "convener"],
  /** The activity log; data leads see their own member's. */
  "see activity": ["backbone", "convener", "data_lead"],
  /** Who signed in, was refused, exported, or changed access. */
  "see security log": ["backbone"],
  /** A file with every record, names and addresses included. */
  "export everything": ["backbone"],
  "manage people": ["backbone"],
  /** Whether a second factor is required, and an institution's own sign-in. */
  "manage sign-in": ["backbone"],
  /** API tokens: each one passes on everything its role sees. */
  "manage tokens": ["backbone"],
  /** Addresses of other programs that are told what has happened. */
  "manage webhooks": ["backbone"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function may(viewer: Pick<Viewer, "role">, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(viewer.role);
}

/** Data leads and executives belong to one member and cannot reach another's entries. */
export function mayReachMember(viewer: Viewer, memberId: string): boolean {
  return viewer.memberId === null || viewer.memberId === memberId;
}
