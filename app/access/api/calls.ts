/** The calls of the API: their methods, and the query parameters that each takes. */
type Queries = readonly string[];

export interface ApiCall {
  path: string;
  methods: Partial<Record<"GET" | "PUT" | "POST" | "PATCH" | "DELETE", Queries>>;
}

/** What a call that removes something takes. */
const REMOVAL = ["revision"];

/** A test holds this list against the OpenAPI document, which describes the same calls for people. */
export const API_CALLS: readonly ApiCall[] = [
  { path: "/api/v1/openapi.json", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/members", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/members/{slug}", methods: { GET: [], PUT: [] } },
  { path: "/api/v1/{collaborative}/measures", methods: { GET: ["all"] } },
  { path: "/api/v1/{collaborative}/measures/{code}", methods: { PUT: [] } },
  { path: "/api/v1/{collaborative}/metrics/{code}", methods: { PUT: [] } },
  { path: "/api/v1/{collaborative}/areas", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/areas/{code}", methods: { PUT: [], DELETE: ["fromYear"] } },
  { path: "/api/v1/{collaborative}/definitions", methods: { GET: [] } },
  {
    path: "/api/v1/{collaborative}/observations",
    methods: {
      GET: ["year", "member", "measure", "format", "limit", "after"],
      POST: ["reason", "dryRun", "answer"],
    },
  },
  { path: "/api/v1/{collaborative}/rollup", methods: { GET: ["year", "explain", "members"] } },
  { path: "/api/v1/{collaborative}/goals", methods: { GET: ["year"], POST: [] } },
  { path: "/api/v1/{collaborative}/goals/{goal}", methods: { PATCH: [], DELETE: REMOVAL } },
  { path: "/api/v1/{collaborative}/goals/{goal}/state", methods: { PUT: [] } },
  { path: "/api/v1/{collaborative}/indicators", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/indicators/{code}", methods: { PUT: [] } },
  { path: "/api/v1/{collaborative}/results", methods: { GET: ["year"], POST: [] } },
  { path: "/api/v1/{collaborative}/results/{result}", methods: { PATCH: [], DELETE: REMOVAL } },
  { path: "/api/v1/{collaborative}/initiatives", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/actions", methods: { GET: ["state", "member"], POST: [] } },
  { path: "/api/v1/{collaborative}/actions/{action}", methods: { PATCH: [] } },
  { path: "/api/v1/{collaborative}/agreements", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/outcomes", methods: { GET: ["year"] } },
  { path: "/api/v1/{collaborative}/gifts", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/profile", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/stakeholders", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/funding", methods: { GET: ["year"] } },
  { path: "/api/v1/{collaborative}/funders", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/funding/sources", methods: { POST: [] } },
  { path: "/api/v1/{collaborative}/funding/sources/{id}", methods: { PATCH: [], DELETE: REMOVAL } },
  { path: "/api/v1/{collaborative}/funding/payments", methods: { POST: [] } },
  { path: "/api/v1/{collaborative}/funding/payments/{id}", methods: { PATCH: [], DELETE: REMOVAL } },
  { path: "/api/v1/{collaborative}/funding/lines", methods: { POST: [] } },
  { path: "/api/v1/{collaborative}/funding/lines/{id}", methods: { PATCH: [], DELETE: REMOVAL } },
  { path: "/api/v1/{collaborative}/funders/roles", methods: { POST: [] } },
  { path: "/api/v1/{collaborative}/funders/roles/{id}", methods: { PATCH: [], DELETE: REMOVAL } },
  { path: "/api/v1/{collaborative}/funders/answers", methods: { POST: [] } },
  { path: "/api/v1/{collaborative}/funders/answers/{id}", methods: { PATCH: [], DELETE: REMOVAL } },
  { path: "/api/v1/{collaborative}/funders/grants", methods: { PUT: [] } },
  { path: "/api/v1/{collaborative}/funding/gifts", methods: { GET: [], POST: [] } },
  { path: "/api/v1/{collaborative}/funding/gifts/{id}", methods: { DELETE: REMOVAL } },
  { path: "/api/v1/{collaborative}/funding/settings", methods: { GET: [], PATCH: [] } },
  { path: "/api/v1/{collaborative}/funding/proposals", methods: { GET: [], POST: [] } },
  { path: "/api/v1/{collaborative}/funding/proposals/{id}", methods: { PATCH: [], DELETE: REMOVAL } },
  { path: "/api/v1/{collaborative}/funding/ratings", methods: { POST: [] } },
  { path: "/api/v1/{collaborative}/dues/invoices", methods: { GET: [], POST: [] } },
  { path: "/api/v1/{collaborative}/dues/invoices/{id}", methods: { PATCH: [], DELETE: REMOVAL } },
  { path: "/api/v1/{collaborative}/dues/payments", methods: { POST: [] } },
  { path: "/api/v1/{collaborative}/dues/payments/{id}", methods: { DELETE: REMOVAL } },
  { path: "/api/v1/{collaborative}/packs", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/forward", methods: { GET: [], POST: [] } },
  { path: "/api/v1/{collaborative}/forward/{id}", methods: { PATCH: [], DELETE: REMOVAL } },
  { path: "/api/v1/{collaborative}/pulse", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/continuum", methods: { GET: ["year"] } },
  { path: "/api/v1/{collaborative}/continuum/{subject}", methods: { PUT: ["year", "rater"] } },
  { path: "/api/v1/{collaborative}/years", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/years/{year}", methods: { PUT: [] } },
  { path: "/api/v1/{collaborative}/activity", methods: { GET: ["after"] } },
  { path: "/api/v1/{collaborative}/status", methods: { GET: ["year"] } },
  { path: "/api/v1/{collaborative}/reports", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/reports/{report}/versions", methods: { GET: [], POST: [] } },
  { path: "/api/v1/{collaborative}/reports/{report}/files/{format}", methods: { GET: ["version"] } },
  { path: "/api/v1/{collaborative}/investments", methods: { GET: [], POST: [] } },
  { path: "/api/v1/{collaborative}/investments/{id}", methods: { PATCH: [], DELETE: REMOVAL } },
  { path: "/api/v1/{collaborative}/people", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/contacts", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/stakeholders/{id}", methods: { DELETE: REMOVAL } },
  { path: "/api/v1/{collaborative}/contributions/{id}", methods: { DELETE: REMOVAL } },
  { path: "/api/v1/{collaborative}/agreements/{id}", methods: { DELETE: REMOVAL } },
  { path: "/api/v1/{collaborative}/meetings", methods: { GET: [] } },
  { path: "/api/v1/{collaborative}/decisions", methods: { GET: [] } },
];

const PATTERNS = API_CALLS.map((call) => ({
  ...call,
  pattern: new RegExp(`^${call.path.replace(/\./g, "\\.").replace(/\{\w+\}/g, "[^/]+")}/?$`, "i"),
}));

/** The call at an address, or undefined. @param path without the query */
export function callAt(path: string): ApiCall | undefined {
  return PATTERNS.find(({ pattern }) => pattern.test(path));
}
