import { index, type RouteConfig, route } from "@remix-run/route-config";

/** Every address there is. What stands behind one is a file in app/routes. */
export default [
  index("routes/home.tsx"),
  route("sign-out", "routes/sign-out.ts"),
  route("invitation/:secret", "routes/invitation.tsx"),

  route("c/:collaborative", "routes/overview.tsx"),
  route("c/:collaborative/overview.csv", "routes/overview-csv.ts"),
  route("c/:collaborative/strategies/:strategy", "routes/strategy.tsx"),
  route("c/:collaborative/members", "routes/members.tsx"),
  route("c/:collaborative/members/:member", "routes/member.tsx"),
  route("c/:collaborative/members/:member/definitions", "routes/definitions.tsx"),
  route("c/:collaborative/investments", "routes/investments.tsx"),
  route("c/:collaborative/investments.csv", "routes/investments-csv.ts"),
  route("c/:collaborative/investments/new", "routes/investment-new.tsx"),
  route("c/:collaborative/investments/:investment", "routes/investment.tsx"),
  route("c/:collaborative/goals", "routes/goals.tsx"),
  route("c/:collaborative/goals/interviews", "routes/interviews.tsx"),
  route("c/:collaborative/goals/:goal", "routes/goal.tsx"),
  route("c/:collaborative/indicators", "routes/indicators.tsx"),
  route("c/:collaborative/figures/:figure", "routes/arithmetic.tsx"),
  route("c/:collaborative/data", "routes/entry.tsx"),
  route("c/:collaborative/data/cells", "routes/entry-cells.ts"),
  route("c/:collaborative/data/observations.csv", "routes/observations-csv.ts"),

  route("c/:collaborative/settings", "routes/settings.ts"),
  route("c/:collaborative/settings/members", "routes/settings-members.tsx"),
  route("c/:collaborative/settings/members/:member", "routes/settings-member.tsx"),
  route("c/:collaborative/settings/disclosure", "routes/settings-disclosure.tsx"),
  route("c/:collaborative/settings/breakdowns", "routes/settings-breakdowns.tsx"),
  route("c/:collaborative/settings/tokens", "routes/settings-tokens.tsx"),
  route("c/:collaborative/settings/connect", "routes/settings-connect.tsx"),

  route("api/v1/:collaborative/members", "routes/api/members.ts"),
  route("api/v1/:collaborative/members/:slug", "routes/api/member.ts"),
  route("api/v1/:collaborative/measures", "routes/api/measures.ts"),
  route("api/v1/:collaborative/observations", "routes/api/observations.ts"),
  route("api/v1/:collaborative/rollup", "routes/api/rollup.ts"),
  route("api/v1/:collaborative/goals", "routes/api/goals.ts"),
  route("api/v1/:collaborative/continuum", "routes/api/continuum.ts"),
  route("api/v1/openapi.json", "routes/api/openapi.ts"),
  route("api/*", "routes/api/not-found.ts"),

  route("health/live", "routes/health-live.ts"),
  route("health/ready", "routes/health-ready.ts"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
