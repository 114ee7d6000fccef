/**
 * Who may do what at every address: one entry for each route of app/routes.ts, written down by hand and not derived from
 * app/access/permissions.ts. test/browser/everywhere/matrix.spec.ts holds the running app against it.
 *
 * A list of letters says who is let in: B backbone staff, C conveners, E executives, D data leads. The other roles get
 * 403, an account of another collaborative 404, and everyone else is sent to sign in (programs: 401).
 */
export type Letter = "B" | "C" | "E" | "D";

export interface Expectation {
  /** The address to ask, with the demo's contents. {goal}, {investment}, {body}, and the like are looked up. */
  at: string;
  /**
   * Who may read it; "everyone" without signing in; "signed in" whoever has an account, "own account" unless it is one
   * of the demo's, which are shared (403); a number if everyone gets that answer.
   */
  get: string | number;
  /** Answers that differ: a redirect within the app, for example. */
  but?: Partial<Record<Letter, number>>;
  /** What may be sent, as form fields (or as JSON, for scripts), and who may. Without it, nobody can post (405). */
  post?: [sent: string, who: string | number][];
  /** Sends posts as JSON. */
  json?: true;
}

export const ID = "0190a0b0-0000-7000-8000-000000000000";
const DEMO = "/c/demo";
const ALL = "BCED";
/** One's own institution, for the two roles that have one. */
const OF_DATA_LEAD = "wenlow-state";

const page = (at: string, get: string, post?: Expectation["post"]): Expectation => ({
  at: `${DEMO}${at}`,
  get,
  ...(post && { post }),
});
/** A page of the demo's network. */
const exchange = (at: string, get: string, post?: Expectation["post"]): Expectation => ({
  at: `/n/river-cities${at}`,
  get,
  ...(post && { post }),
});
const api = (at: string, get: string | number): Expectation => ({ at: `/api/v1/demo${at}`, get });

export const EXPECTATIONS: Record<string, Expectation> = {
  "/": { at: "/?index", get: "everyone", post: [["email=nobody@example.org&password=wrong", 200]] },
  "sign-in/code": { at: "/sign-in/code", get: 302, post: [["code=123456", 302]] },
  "sign-in/passkey": { at: "/sign-in/passkey", get: 302, post: [["response=x", "everyone"]] },
  "sign-in/institution/:collaborative": { at: "/sign-in/institution/demo", get: 302 },
  "sign-in/callback": { at: "/sign-in/callback?code=x&state=x", get: 302 },
  "sign-in/link": { at: "/sign-in/link", get: 302, post: [["password=x", 302]] },
  "sign-out/institution": { at: "/sign-out/institution", get: 302 },
  forgot: { at: "/forgot", get: "everyone", post: [["email=nobody", "everyone"]] },
  "reset/:token": { at: "/reset/no-such-token", get: 404, post: [["password=x", 404]] },
  "sign-in-link": { at: "/sign-in-link", get: "everyone", post: [["email=nobody", "everyone"]] },
  "sign-in-link/:token": { at: "/sign-in-link/no-such-token", get: "everyone", post: [["", 404]] },
  account: {
    at: "/account",
    get: "signed in",
    post: [
      ["intent=email", "own account"],
      ["intent=password", "own account"],
    ],
  },
  "account/sessions": {
    at: "/account/sessions",
    get: "signed in",
    post: [
      ["intent=others", "own account"],
      [`session=${ID}`, "own account"],
    ],
  },
  "account/email/:token": { at: "/account/email/no-such-token", get: "signed in", post: [["", "signed in"]] },
  "account/passkeys": {
    at: "/account/passkeys",
    get: "signed in",
    post: [
      ["intent=start", "own account"],
      ["intent=add", "own account"],
      [`intent=remove&id=${ID}`, "own account"],
    ],
  },
  "account/second-factor": {
    at: "/account/second-factor",
    get: "signed in",
    post: [
      ["intent=start", "own account"],
      ["intent=confirm", "own account"],
      ["intent=renew", "own account"],
      ["intent=turn+off", "own account"],
    ],
  },
  "sign-out": { at: "/sign-out", get: 302, post: [["", 302]] },
  "invitation/:secret": { at: "/invitation/no-such-secret", get: 404, post: [["password=x", 404]] },
  "p/:token": { at: "/p/no-such-token", get: 404, post: [["email=x@example.org", 404]] },
  "p/:token/as/:format": { at: "/p/no-such-token.pdf", get: 404 },
  "e/:token": { at: "/e/no-such-token", get: 404 },
  "p/minutes/:token": { at: "/p/minutes/no-such-meeting", get: 404 },
  "calendar/:token/ics": { at: "/calendar/no-such-calendar.ics", get: 404 },
  "report-1.schema.json": { at: "/report-1.schema.json", get: "everyone" },
  ".well-known/security.txt": { at: "/.well-known/security.txt", get: 404 },
  "reports/mail/:token": { at: "/reports/mail/no-such-token", get: 404, post: [["", 404]] },
  "s/:token": { at: "/s/no-such-token", get: 404, post: [["open=5", 404]] },
  "a/:token": {
    at: "/a/no-such-token",
    get: 404,
    post: [
      ["intent=standing&state=done", 404],
      ["state=done&dueOn=2026-03-31", 404],
    ],
  },
  "reminders/stop/:token": { at: "/reminders/stop/no-such-token", get: 404, post: [["", 404]] },

  "network-mail/stop/:token": {
    at: "/network-mail/stop/no-such-token",
    get: 404,
    post: [["mail=none", 404]],
  },
  // In the demo's network, the convener coordinates, and the others represent their collaborative.
  "n/:network": exchange("", ALL, [
    ["intent=save-year", "C"],
    ["intent=add-meeting", "C"],
  ]),
  "n/:network/participants": exchange("/participants", ALL, [["intent=add", "C"]]),
  "n/:network/participants/:participant": exchange("/participants/{participant}", ALL, [
    ["intent=change", "C"],
    ["intent=add-representative", "C"],
    [`intent=remove-representative&id=${ID}`, "C"],
    [`intent=invite&id=${ID}`, "C"],
    ["intent=code", "C"],
    ["intent=mail", ALL],
  ]),
  "n/:network/meetings/:meeting": exchange("/meetings/{networkMeeting}", ALL, [
    ["intent=round", ALL],
    ["intent=minutes", "C"],
    ["intent=change", "C"],
    ["intent=step&to=none", "C"],
  ]),
  "n/:network/lessons": exchange("/lessons", ALL, [
    ["intent=add", ALL],
    [`intent=remove&id=${ID}`, ALL],
  ]),
  "n/:network/projects": exchange("/projects", ALL, [
    ["intent=add", "C"],
    [`intent=change&id=${ID}`, "C"],
    [`intent=remove&id=${ID}`, "C"],
  ]),
  "n/:network/messages": exchange("/messages", ALL, [["intent=start", ALL]]),
  "n/:network/messages/:thread": exchange("/messages/{thread}", ALL, [["intent=answer", ALL]]),
  "n/:network/benchmarks": exchange("/benchmarks", ALL, [["intent=make&year=1990", "C"]]),
  "n/:network/dues": exchange("/dues", ALL, [
    ["intent=draft&year=1990", "C"],
    ["intent=issue&year=1990", "C"],
    [`intent=pay&id=${ID}`, "C"],
    [`intent=unpay&id=${ID}`, "C"],
    [`intent=end&id=${ID}`, "C"],
  ]),
  "n/:network/dues/:invoice/invoice.pdf": {
    ...exchange(`/dues/${ID}/invoice.pdf`, ALL),
    but: { B: 404, C: 404, E: 404, D: 404 },
  },
  "n/:network/settings": exchange("/settings", "C", [
    ["intent=save", "C"],
    ["intent=invite", "C"],
  ]),

  "c/:collaborative": page("", ALL),
  "c/:collaborative/sign-in": { at: `${DEMO}/sign-in`, get: 302 },
  "c/:collaborative/overview.csv": page("/overview.csv", ALL),
  "c/:collaborative/strategies/:strategy": page("/strategies/workforce", ALL),
  "c/:collaborative/search": page("/search?q=hire", ALL),
  "c/:collaborative/search.json": page("/search.json?q=hire", ALL),
  "c/:collaborative/help": page("/help", ALL, [["intent=end-tour", ALL]]),
  "c/:collaborative/glossary": page("/glossary", ALL),
  "c/:collaborative/members": page("/members", ALL),
  "c/:collaborative/members/:member": page("/members/quillard", "BCE"),
  "c/:collaborative/members/:member/definitions": page("/members/quillard/definitions", "BC", [
    [`withdraw=${ID}`, "B"],
    ["text=x", "B"],
  ]),
  "c/:collaborative/members/:member/activity": page("/members/quillard/activity", "BC"),
  "c/:collaborative/members/:member/activity.csv": page("/members/quillard/activity.csv", "BC"),
  "c/:collaborative/investments": page("/investments", ALL, [["intent=attribution", "B"]]),
  "c/:collaborative/investments.csv": page("/investments.csv", ALL),
  "c/:collaborative/investments/new": page("/investments/new", "B", [["", "B"]]),
  "c/:collaborative/investments/:investment": page("/investments/{investment}", ALL, [
    ["delete=yes&revision=-1", "B"],
    ["revision=-1", "B"],
  ]),
  "c/:collaborative/charts/:chart/as/:format": page("/charts/trend-impact_hire_rate.svg?year=2025", ALL),
  "c/:collaborative/charts/:chart/embed": page("/charts/trend-impact_hire_rate/embed?year=2024", "BC", [
    ["intent=publish", "BC"],
    ["intent=correct", "BC"],
    ["intent=revoke", "BC"],
  ]),
  "c/:collaborative/goals": page("/goals", ALL),
  "c/:collaborative/goals/interviews": page("/goals/interviews", "BC", [
    [`intent=remove&id=${ID}`, "BC"],
    ["", "BC"],
    // No id at all.
    ["intent=remove&id=abc", "BC"],
  ]),
  "c/:collaborative/goals/new": page("/goals/new", "BC", [["step=save", "BC"]]),
  "c/:collaborative/goals/check": { ...page("/goals/check", "", [["", "BC"]]), get: 302 },
  "c/:collaborative/goals/:goal": page("/goals/{goal}", ALL),
  "c/:collaborative/goals/:goal/edit": page("/goals/{goal}/edit", "BC", [["step=save&revision=-1", "BC"]]),
  "c/:collaborative/goals/:goal/state": page("/goals/{goal}/state?to=closed", "BC", [
    ["to=closed&revision=-1", "BC"],
  ]),
  "c/:collaborative/week": page("/week", "BC"),
  "c/:collaborative/partnership/initiatives": page("/partnership/initiatives", ALL),
  "c/:collaborative/partnership/initiatives/new": page("/partnership/initiatives/new", ALL, [["", ALL]]),
  "c/:collaborative/partnership/initiatives/:initiative": page("/partnership/initiatives/{initiative}", ALL),
  // One that another institution leads.
  "c/:collaborative/partnership/initiatives/:initiative/edit": page(
    "/partnership/initiatives/{initiative}/edit",
    "BC",
    [["revision=-1", "BC"]],
  ),
  "c/:collaborative/partnership/actions": page("/partnership/actions", ALL, [["intent=import", "BC"]]),
  "c/:collaborative/partnership/actions.csv": page("/partnership/actions.csv", ALL),
  "c/:collaborative/partnership/actions/new": page("/partnership/actions/new", ALL, [
    ["", ALL],
    ["intent=standing", ALL],
  ]),
  "c/:collaborative/partnership/actions/mail": page("/partnership/actions/mail", "BC"),
  // One of another institution.
  "c/:collaborative/partnership/actions/:action": page("/partnership/actions/{action}", ALL, [
    ["intent=standing&revision=-1", "BC"],
    ["intent=change&revision=-1", "BC"],
    ["intent=link", "BC"],
    ["intent=withdraw", "BC"],
  ]),
  "c/:collaborative/results": page("/results", ALL, [
    ["intent=save", "BC"],
    [`intent=remove&id=${ID}&revision=-1`, "BC"],
    [`intent=story&indicatorId=${ID}`, "BC"],
    [`intent=untell&indicatorId=${ID}&year=2024&revision=-1`, "BC"],
  ]),
  "c/:collaborative/outcomes": page("/outcomes", ALL),
  "c/:collaborative/outcomes.csv": page("/outcomes.csv", ALL),
  "c/:collaborative/outcomes/new": page("/outcomes/new", ALL, [["who=", ALL]]),
  "c/:collaborative/outcomes/import": page("/outcomes/import", "BC", [["", "BC"]]),
  "c/:collaborative/outcomes/stories": page("/outcomes/stories", ALL),
  "c/:collaborative/outcomes/stories/new": page("/outcomes/stories/new", "BC", [["title=", "BC"]]),
  "c/:collaborative/outcomes/stories/:story": page("/outcomes/stories/{story}", "BC", [
    ["intent=save&title=", "BC"],
    ["intent=take-back&on=", "BC"],
    ["intent=remove&revision=-1", "BC"],
    ["intent=reopen", "BC"],
  ]),
  "c/:collaborative/outcomes/contributions": page("/outcomes/contributions", ALL, [
    ["intent=save", "BC"],
    [`intent=remove&id=${ID}&revision=-1`, "BC"],
  ]),
  // A released one.
  "c/:collaborative/outcomes/:outcome": page("/outcomes/{outcome}", ALL, [
    ["intent=check", "BC"],
    ["intent=release", "BC"],
    ["intent=evidence&text=", "BC"],
    [`intent=remove-evidence&evidence=${ID}`, "BC"],
  ]),
  "c/:collaborative/outcomes/:outcome/files/:file": {
    ...page(`/outcomes/{outcome}/files/${ID}`, ALL),
    but: { B: 404, C: 404, E: 404, D: 404 },
  },
  "c/:collaborative/outcomes/:outcome/edit": page("/outcomes/{outcome}/edit", "BC", [
    ["who=&revision=-1", "BC"],
  ]),
  "c/:collaborative/indicators": page("/indicators", ALL, [
    ["intent=standard", "B"],
    ["intent=add", "B"],
    [`intent=rename&indicator=${ID}&label=x`, "B"],
    [`intent=scale&indicator=${ID}`, "B"],
    [`intent=value&indicator=${ID}`, "B"],
    [`intent=series&indicator=${ID}`, "B"],
    [`intent=remove&indicator=${ID}`, "B"],
    [`intent=take&indicator=${ID}`, "B"],
    [`intent=leave&indicator=${ID}`, "B"],
    ["intent=fetch", "B"],
  ]),
  "c/:collaborative/partnership/people": page("/partnership/people", ALL),
  "c/:collaborative/partnership/people.csv": page("/partnership/people.csv", "BC"),
  "c/:collaborative/partnership/people/new": page("/partnership/people/new", "BC", [["name=", "BC"]]),
  "c/:collaborative/partnership/people/import": page("/partnership/people/import", "BC", [["", "BC"]]),
  "c/:collaborative/partnership/people/:contact": page("/partnership/people/{contact}", ALL, [
    ["intent=remove&revision=-1", "BC"],
    ["name=&revision=-1", "BC"],
  ]),
  "c/:collaborative/partnership/organizations/new": page("/partnership/organizations/new", "BC", [
    ["name=", "BC"],
  ]),
  "c/:collaborative/partnership/organizations/:partner": page("/partnership/organizations/{partner}", ALL, [
    ["name=&revision=-1", "BC"],
  ]),
  "c/:collaborative/partnership/bodies": page("/partnership/bodies", ALL),
  "c/:collaborative/partnership/bodies/new": page("/partnership/bodies/new", "BC", [["name=", "BC"]]),
  "c/:collaborative/partnership/bodies/:body": page("/partnership/bodies/{body}", ALL, [
    ["intent=add-seat", "BC"],
    [`intent=change-seat&seat=${ID}`, "BC"],
    [`intent=remove-seat&seat=${ID}`, "BC"],
  ]),
  "c/:collaborative/partnership/bodies/:body/edit": page("/partnership/bodies/{body}/edit", "BC", [
    ["name=", "BC"],
  ]),
  "c/:collaborative/partnership/meetings": page("/partnership/meetings", ALL, [
    ["intent=calendar-on", ALL],
    ["intent=calendar-off", ALL],
  ]),
  "c/:collaborative/partnership/meetings/new": page("/partnership/meetings/new", "BC", [["day=", "BC"]]),
  "c/:collaborative/partnership/meetings/:meeting": page("/partnership/meetings/{meeting}", ALL, [
    ["intent=step&to=none", "BC"],
    ["intent=addendum&text=", "BC"],
    ["intent=item-add&title=", "BC"],
    [`intent=item-change&item=${ID}`, "BC"],
    [`intent=item-up&item=${ID}`, "BC"],
    [`intent=item-down&item=${ID}`, "BC"],
    [`intent=item-remove&item=${ID}`, "BC"],
  ]),
  "c/:collaborative/partnership/meetings/:meeting/edit": page("/partnership/meetings/{meeting}/edit", "BC", [
    ["day=&revision=-1", "BC"],
  ]),
  "c/:collaborative/partnership/meetings/:meeting/minutes": page(
    "/partnership/meetings/{meeting}/minutes",
    "BC",
    [["", "BC"]],
  ),
  "c/:collaborative/partnership/meetings/:meeting/minutes/parts": page(
    "/partnership/meetings/{meeting}/minutes/parts",
    "BC",
    [["", "BC"]],
  ),
  "c/:collaborative/partnership/meetings/:meeting/agenda.pdf": page(
    "/partnership/meetings/{meeting}/agenda.pdf",
    ALL,
  ),
  "c/:collaborative/partnership/meetings/:meeting/minutes.pdf": {
    ...page("/partnership/meetings/{meeting}/minutes.pdf", ALL),
  },
  "c/:collaborative/partnership/meetings/:meeting/meeting.ics": page(
    "/partnership/meetings/{meeting}/meeting.ics",
    ALL,
  ),
  "c/:collaborative/partnership/decisions": page("/partnership/decisions", ALL),
  "c/:collaborative/continuum": page("/continuum", ALL, [
    ["intent=start", "BC"],
    ["intent=agree", "BC"],
  ]),
  "c/:collaborative/continuum.csv": page("/continuum.csv", ALL),
  "c/:collaborative/continuum/session": page("/continuum/session", "BC", [
    ["intent=reveal&year=1990&practice=x", "BC"],
    ["", "BC"],
  ]),
  "c/:collaborative/continuum/:subject": page("/continuum/quillard", ALL),
  "c/:collaborative/continuum/:subject/rate": page("/continuum/quillard/rate", "BC", [
    ["intent=later", "BC"],
    ["intent=submit", "BC"],
    ["intent=auto", "BC"],
  ]),
  "c/:collaborative/continuum/:subject/rate/drafts": {
    ...page("/continuum/quillard/rate/drafts", "", [
      ["intent=auto", "BC"],
      ["intent=submit", "BC"],
    ]),
    get: 302,
  },
  "c/:collaborative/partnership/agreements": page("/partnership/agreements", ALL),
  "c/:collaborative/partnership/agreements/new": page("/partnership/agreements/new", "BC", [
    ["title=", "BC"],
  ]),
  "c/:collaborative/partnership/agreements/:agreement": page("/partnership/agreements/{agreement}", ALL, [
    ["intent=party", "BC"],
    [`intent=remove+party&party=${ID}`, "BC"],
    ["intent=obligation", "BC"],
    [`intent=remove+obligation&obligation=${ID}`, "BC"],
    ["intent=outcome", "BC"],
    ["intent=document&name=", "BC"],
    ["intent=notice&revision=-1", "BC"],
    ["intent=replace&revision=-1", "BC"],
    ["intent=release&revision=-1", "B"],
    ["intent=remove&revision=-1", "BC"],
  ]),
  "c/:collaborative/partnership/agreements/:agreement/edit": page(
    "/partnership/agreements/{agreement}/edit",
    "BC",
    [["title=&revision=-1", "BC"]],
  ),
  "c/:collaborative/partnership/agreements/:agreement/documents/:document": {
    ...page(`/partnership/agreements/{agreement}/documents/${ID}`, ALL),
    but: { B: 404, C: 404, E: 404, D: 404 },
  },
  "c/:collaborative/partnership/obligations/import": page("/partnership/obligations/import", "BC", [
    ["", "BC"],
  ]),
  "c/:collaborative/partnership/obligations.csv": page("/partnership/obligations.csv", ALL),
  "c/:collaborative/partnership/promises": page("/partnership/promises", ALL),
  "c/:collaborative/partnership/profile": page("/partnership/profile", ALL, [
    ["intent=host", "BC"],
    [`intent=end-host&id=${ID}`, "BC"],
    [`intent=remove-host&id=${ID}`, "BC"],
    ["intent=offer", "BC"],
    [`intent=remove-offer&id=${ID}`, "BC"],
  ]),
  "c/:collaborative/partnership/profile/edit": page("/partnership/profile/edit", "BC", [
    ["phase=forming&revision=-1", "BC"],
  ]),
  "c/:collaborative/partnership/stakeholders": page("/partnership/stakeholders", "BC", [
    ["intent=save", "BC"],
    [`intent=remove&id=${ID}&revision=-1`, "BC"],
    [`intent=engage&id=${ID}`, "BC"],
  ]),
  "c/:collaborative/partnership/money": page("/partnership/money", ALL),
  "c/:collaborative/partnership/money.csv": page("/partnership/money.csv", ALL),
  "c/:collaborative/partnership/money/funders": page("/partnership/money/funders", ALL, [
    ["intent=role", "BC"],
    [`intent=remove-role&id=${ID}&revision=-1`, "BC"],
    ["intent=answer", "BC"],
    [`intent=publish&id=${ID}&revision=-1`, "BC"],
    [`intent=unpublish&id=${ID}&revision=-1`, "BC"],
    [`intent=remove-answer&id=${ID}&revision=-1`, "BC"],
    ["intent=grants", "BC"],
  ]),
  "c/:collaborative/partnership/money/sources": page("/partnership/money/sources", "BC", [
    ["intent=source", "BC"],
    [`intent=remove-source&id=${ID}&revision=-1`, "BC"],
    ["intent=payment", "BC"],
    [`intent=receive&id=${ID}&revision=-1`, "BC"],
    [`intent=not-received&id=${ID}&revision=-1`, "BC"],
    [`intent=remove-payment&id=${ID}&revision=-1`, "BC"],
  ]),
  "c/:collaborative/partnership/money/budget": page("/partnership/money/budget", "BC", [
    ["intent=cash&revision=-1", "BC"],
    ["intent=line", "BC"],
    [`intent=remove-line&id=${ID}&revision=-1`, "BC"],
    ["intent=gift", "BC"],
    [`intent=remove-gift&id=${ID}&revision=-1`, "BC"],
  ]),
  "c/:collaborative/partnership/money/dues": page("/partnership/money/dues", ALL, [
    ["intent=invoice", "BC"],
    [`intent=issue&id=${ID}&revision=-1`, "BC"],
    [`intent=remove-draft&id=${ID}&revision=-1`, "BC"],
    ["intent=payment", "BC"],
    [`intent=remove-payment&id=${ID}&revision=-1`, "BC"],
    [`intent=waive&id=${ID}`, "BC"],
    [`intent=void&id=${ID}`, "BC"],
  ]),
  "c/:collaborative/partnership/money/dues/:invoice/invoice.pdf": {
    ...page(`/partnership/money/dues/${ID}/invoice.pdf`, ALL),
    but: { B: 404, C: 404, E: 404, D: 404 },
  },
  "c/:collaborative/partnership/money/priorities": page("/partnership/money/priorities", "BC", [
    ["intent=rule&revision=-1", "BC"],
    ["intent=proposal", "BC"],
    [`intent=remove-proposal&id=${ID}&revision=-1`, "BC"],
    ["intent=rate", "BC"],
    ["intent=decide", "BC"],
    [`intent=undecide&id=${ID}&revision=-1`, "BC"],
  ]),
  "c/:collaborative/partnership/forward": page("/partnership/forward", ALL, [
    ["intent=add", "BC"],
    [`intent=remove&id=${ID}&revision=-1`, "BC"],
  ]),
  "c/:collaborative/partnership/path": page("/partnership/path", ALL, [
    ["intent=evidence&kind=talk", "BC"],
    [`intent=remove-evidence&id=${ID}`, "BC"],
    ["intent=not-needed&step=talks", "BC"],
    ["intent=needed&step=none", "BC"],
    ["intent=decision", "BC"],
    ["intent=no-decision", "BC"],
    ["intent=common-ground", "BC"],
    ["intent=no-common-ground", "BC"],
  ]),
  "c/:collaborative/partnership/path/convener": page("/partnership/path/convener", "BC", [
    ["intent=candidate", "BC"],
    [`intent=remove-candidate&candidate=${ID}`, "BC"],
    [`intent=initiator&candidate=${ID}`, "BC"],
    ["intent=rate", "BC"],
    ["intent=weights&credibility=x", "BC"],
  ]),
  "c/:collaborative/partnership/pulse": page("/partnership/pulse", ALL),
  "c/:collaborative/partnership/pulse/new": page("/partnership/pulse/new", "BC", [["name=", "BC"]]),
  "c/:collaborative/partnership/pulse/figures": page("/partnership/pulse/figures", ALL, [
    ["intent=add&n=4", "BC"],
    [`intent=remove&figure=${ID}`, "BC"],
  ]),
  "c/:collaborative/partnership/pulse/:wave": page("/partnership/pulse/{wave}", ALL, [
    ["intent=save&revision=-1", "BC"],
    ["intent=remove&revision=-1", "BC"],
    ["intent=invite", "BC"],
    ["intent=link", "BC"],
    ["intent=remind", "BC"],
    ["intent=close", "BC"],
  ]),
  "c/:collaborative/partnership/gifts": page("/partnership/gifts", ALL, [
    ["intent=join", "BC"],
    ["intent=give", "BC"],
    [`intent=confirm&id=${ID}`, "BC"],
    [`intent=withdraw&id=${ID}`, "BC"],
  ]),
  "c/:collaborative/reports": page("/reports", ALL, [["title=", "BC"]]),
  "c/:collaborative/reports/:report": page("/reports/{report}", ALL),
  "c/:collaborative/reports/:report/edit": page("/reports/{report}/edit", "BC", [
    ["script=yes", "BC"],
    ["title=", "BC"],
    ["appendix=yes", "BC"],
    ["intent=remove", "BC"],
  ]),
  "c/:collaborative/reports/:report/publish": page("/reports/{report}/publish", "BC", [
    [`intent=revoke&id=${ID}`, "BC"],
    ["intent=publish", "BC"],
    ["intent=correct", "BC"],
    ["intent=share", "BC"],
  ]),
  "c/:collaborative/reports/:report/send": page("/reports/{report}/send", "BC", [
    ["intent=check&people=yes", "BC"],
    ["intent=send", "BC"],
  ]),
  "c/:collaborative/reports/:report/as/:format": page("/reports/{report}.json", ALL),
  "c/:collaborative/figures/:figure": page("/figures/impact_hire_rate", ALL),
  "c/:collaborative/data": page("/data?member=quillard", "BC", [["cell:new_hires:2025=", "B"]]),
  "c/:collaborative/data/cells": {
    at: `${DEMO}/data/cells?member=quillard`,
    get: 302,
    post: [['{"changes":[]}', "B"]],
    json: true,
  },
  "c/:collaborative/data/status": page(`/data/status?member=${OF_DATA_LEAD}`, "BCD", [
    ["intent=submit&year=2025", "BD"],
    ["intent=submitAll&year=2025", "B"],
    ["intent=verify&year=2025", "B"],
    ["intent=return&year=2025", "B"],
    ["intent=except&year=2025", "B"],
    ["intent=withdraw&year=2025", "B"],
  ]),
  "c/:collaborative/data/status.csv": page("/data/status.csv", "BCD"),
  "c/:collaborative/data/years": page("/data/years", "BC", [
    ["intent=plan&year=2025", "B"],
    ["intent=release&year=2019", "B"],
    ["intent=close&year=2025", "B"],
    ["intent=reopen&year=2019", "B"],
  ]),
  "c/:collaborative/data/value": page("/data/value?member=quillard&measure=new_hires&year=2024", "BC", [
    ["intent=accept&warning=jump&item=x&answer=", "B"],
    ["intent=withdraw&warning=jump&item=x", "B"],
    ["intent=comment&text=", "B"],
    [`intent=settle&id=${ID}`, "B"],
    [`intent=restore&id=${ID}`, "B"],
  ]),
  "c/:collaborative/data/area": page("/data/area", ALL, [
    ["intent=count&unit=zip&column=", ALL],
    ["intent=store&area=x", "BD"],
  ]),
  "c/:collaborative/data/reminders": page("/data/reminders", "B", [
    [`do=quiet&year=2025&member=${ID}`, "B"],
    ["do=send&year=2025", "B"],
  ]),
  "c/:collaborative/data/observations.csv": page("/data/observations.csv", ALL),
  "c/:collaborative/data/template.xlsx": page("/data/template.xlsx?year=2024", "BCD"),
  "c/:collaborative/data/template.csv": page("/data/template.csv?year=2024", "BCD"),
  "c/:collaborative/data/import": page("/data/import", "BD", [["", "BD"]]),
  "c/:collaborative/data/import/:upload": {
    ...page(`/data/import/${ID}`, "BD", [
      ["intent=give-up", "BD"],
      ["intent=map", "BD"],
      ["intent=map-rest", "BD"],
      ["intent=sheet", "BD"],
      ["intent=reread", "BD"],
      ["intent=opening", "BD"],
      ["intent=same-meaning", "BD"],
      ["intent=further-table", "BD"],
      ["intent=store-good", "BD"],
      ["name-member=x&name-measure=x", "BD"],
    ]),
    but: { B: 302, D: 302 },
  },
  "c/:collaborative/data/import/:upload/store": {
    ...page(`/data/import/${ID}/store`, "", [
      ["intent=store-good", "BD"],
      ["", "BD"],
    ]),
    get: 302,
  },
  "c/:collaborative/data/import/:upload/annotated.xlsx": {
    ...page(`/data/import/${ID}/annotated.xlsx`, "BD"),
    but: { B: 302, D: 302 },
  },
  "c/:collaborative/data/import/stored/:import": {
    ...page(`/data/import/stored/${ID}`, "BD", [["", "BD"]]),
    but: { B: 404, D: 404 },
  },

  "c/:collaborative/settings": { ...page("/settings", "BC"), but: { B: 302, C: 302 } },
  "c/:collaborative/settings/members": page("/settings/members", "B", [
    ["name=", "B"],
    ["intent=paste&pasted=", "B"],
  ]),
  "c/:collaborative/settings/members/:member": page("/settings/members/quillard", "B", [["name=", "B"]]),
  "c/:collaborative/settings/people": page("/settings/people", "B", [
    ["email=", "B"],
    ["intent=several&pasted=", "B"],
    [`again=${ID}`, "B"],
    [`reset=${ID}`, "B"],
    [`withdraw=${ID}`, "B"],
    [`change=${ID}&role=convener`, "B"],
    [`remove=${ID}`, "B"],
    [`remove=${ID}&erase=yes`, "B"],
  ]),
  "c/:collaborative/settings/profile": page("/settings/profile", "B", [["name=", "B"]]),
  "c/:collaborative/settings/disclosure": page("/settings/disclosure", "B", [["", "B"]]),
  "c/:collaborative/settings/measures": page("/settings/measures", "BC", [
    ["intent=switch+measure+off&code=", "B"],
    ["intent=switch+measure+on&code=", "B"],
    ["intent=switch+figure+off&code=", "B"],
    ["intent=switch+figure+on&code=", "B"],
    ["intent=move+measure+up&code=", "B"],
    ["intent=move+figure+up&code=", "B"],
    ["intent=let+figure+lead&code=", "B"],
    ["intent=take+offer&code=", "B"],
    ["intent=decline+offer&code=", "B"],
    ["intent=exempt&member=", "B"],
    ["intent=concern+again&member=", "B"],
  ]),
  "c/:collaborative/settings/measures/add/measure": page("/settings/measures/add/measure", "B", [
    ["label=", "B"],
    ["intent=exempt&label=", "B"],
  ]),
  "c/:collaborative/settings/measures/add/figure": page("/settings/measures/add/figure", "B", [
    ["intent=preview&label=", "B"],
    ["intent=save&label=", "B"],
    ["intent=exempt&label=", "B"],
  ]),
  "c/:collaborative/settings/packs": page("/settings/packs", "BC", [["text=x", "B"]]),
  "c/:collaborative/settings/packs/:pack": page("/settings/packs/construction", "BC", [["", "B"]]),
  "c/:collaborative/settings/packs/:pack/pack.json": page("/settings/packs/construction/pack.json", "BC"),
  "c/:collaborative/settings/measures/:code": page("/settings/measures/new_hires", "BC", [
    ["intent=save&label=", "B"],
    ["intent=preview&label=&unit=count", "B"],
    ["intent=exempt&label=", "B"],
  ]),
  "c/:collaborative/settings/breakdowns": page("/settings/breakdowns", "B", [
    ["intent=own&label=", "B"],
    ["intent=standard", "B"],
    [`intent=save&enabled=yes&dimension=${ID}`, "B"],
  ]),
  "c/:collaborative/settings/areas": page("/settings/areas", "BC", [
    ["intent=save&label=", "BC"],
    [`intent=remove&area=${ID}`, "BC"],
    [`intent=remove-version&area=${ID}&fromYear=1990`, "BC"],
  ]),
  "c/:collaborative/settings/continuum": page("/settings/continuum", "BC", [
    ["intent=names&stage1=", "BC"],
    ["intent=wording", "BC"],
    ["intent=sections", "BC"],
    ["intent=adopt", "BC"],
  ]),
  "c/:collaborative/settings/continuum.json": page("/settings/continuum.json", "BC"),
  "c/:collaborative/settings/checks": page("/settings/checks", "B", [["changeLimit=", "B"]]),
  "c/:collaborative/settings/activity": { ...page("/settings/activity", "BCD"), but: { D: 302 } },
  "c/:collaborative/settings/activity.csv": page("/settings/activity.csv", "BC"),
  "c/:collaborative/settings/everything.zip": page("/settings/everything.zip", "B"),
  "c/:collaborative/settings/sign-in": page("/settings/sign-in", "B", [
    ["intent=sso", "B"],
    ["intent=remove sso", "B"],
    ["from=", "B"],
  ]),
  "c/:collaborative/settings/security": page("/settings/security", "B"),
  "c/:collaborative/settings/security.csv": page("/settings/security.csv", "B"),
  "c/:collaborative/settings/tokens": page("/settings/tokens", "B", [
    ["name=", "B"],
    [`revoke=${ID}`, "B"],
  ]),
  "c/:collaborative/settings/connect": page("/settings/connect", "B"),
  "c/:collaborative/settings/webhooks": page("/settings/webhooks", "B", [
    ["url=", "B"],
    [`remove=${ID}`, "B"],
    [`on=${ID}`, "B"],
    [`off=${ID}`, "B"],
    [`webhook=${ID}&events=year.closed`, "B"],
  ]),
  "c/:collaborative/*": { ...page("/no/such/page", ALL), but: { B: 404, C: 404, E: 404, D: 404 } },

  "api/v1/:collaborative/members": api("/members", ALL),
  "api/v1/:collaborative/members/:slug": api("/members/quillard", ALL),
  "api/v1/:collaborative/measures": api("/measures", ALL),
  "api/v1/:collaborative/measures/:code": api("/measures/new_hires", 405),
  "api/v1/:collaborative/metrics/:code": api("/metrics/impact_hire_rate", 405),
  "api/v1/:collaborative/definitions": api("/definitions", ALL),
  "api/v1/:collaborative/areas": api("/areas", ALL),
  "api/v1/:collaborative/areas/:code": api("/areas/x", 405),
  "api/v1/:collaborative/observations": { ...api("/observations", ALL), post: [["[]", "BD"]], json: true },
  "api/v1/:collaborative/rollup": api("/rollup?year=2024", ALL),
  "api/v1/:collaborative/years": api("/years", "BCD"),
  "api/v1/:collaborative/years/:year": api("/years/2025", 405),
  "api/v1/:collaborative/activity": api("/activity", "BCD"),
  "api/v1/:collaborative/status": api("/status?year=2024", "BCD"),
  "api/v1/:collaborative/reports": api("/reports", ALL),
  "api/v1/:collaborative/investments": api("/investments", ALL),
  "api/v1/:collaborative/goals": api("/goals?year=2024", ALL),
  "api/v1/:collaborative/initiatives": api("/initiatives", ALL),
  "api/v1/:collaborative/actions": { ...api("/actions", ALL), post: [["[]", ALL]], json: true },
  "api/v1/:collaborative/actions/:action": api(`/actions/${ID}`, 405),
  "api/v1/:collaborative/indicators": api("/indicators", ALL),
  "api/v1/:collaborative/indicators/:code": api("/indicators/x", 405),
  "api/v1/:collaborative/results": { ...api("/results", ALL), post: [["[]", "BC"]], json: true },
  "api/v1/:collaborative/results/:result": api(`/results/${ID}`, 405),
  "api/v1/:collaborative/agreements": api("/agreements", ALL),
  "api/v1/:collaborative/outcomes": api("/outcomes?year=2024", ALL),
  "api/v1/:collaborative/gifts": api("/gifts", ALL),
  "api/v1/:collaborative/profile": api("/profile", ALL),
  "api/v1/:collaborative/stakeholders": api("/stakeholders", "BC"),
  "api/v1/:collaborative/funding": api("/funding?year=2026", ALL),
  "api/v1/:collaborative/funders": api("/funders", ALL),
  "api/v1/:collaborative/packs": api("/packs", "BC"),
  "api/v1/:collaborative/forward": { ...api("/forward", ALL), post: [["[]", "BC"]], json: true },
  "api/v1/:collaborative/forward/:id": api(`/forward/${ID}`, 405),
  "api/v1/:collaborative/funding/sources": {
    ...api("/funding/sources", 405),
    post: [["[]", "BC"]],
    json: true,
  },
  "api/v1/:collaborative/funding/sources/:id": api(`/funding/sources/${ID}`, 405),
  "api/v1/:collaborative/funding/payments": {
    ...api("/funding/payments", 405),
    post: [["[]", "BC"]],
    json: true,
  },
  "api/v1/:collaborative/funding/payments/:id": api(`/funding/payments/${ID}`, 405),
  "api/v1/:collaborative/funding/lines": { ...api("/funding/lines", 405), post: [["[]", "BC"]], json: true },
  "api/v1/:collaborative/funding/lines/:id": api(`/funding/lines/${ID}`, 405),
  "api/v1/:collaborative/funders/roles": { ...api("/funders/roles", 405), post: [["[]", "BC"]], json: true },
  "api/v1/:collaborative/funders/roles/:id": api(`/funders/roles/${ID}`, 405),
  "api/v1/:collaborative/funders/answers": {
    ...api("/funders/answers", 405),
    post: [["[]", "BC"]],
    json: true,
  },
  "api/v1/:collaborative/funders/answers/:id": api(`/funders/answers/${ID}`, 405),
  "api/v1/:collaborative/funders/grants": api("/funders/grants", 405),
  // Amounts of the demo are not opened to institutions.
  "api/v1/:collaborative/funding/gifts": { ...api("/funding/gifts", "BC"), post: [["[]", "BC"]], json: true },
  "api/v1/:collaborative/funding/gifts/:id": api(`/funding/gifts/${ID}`, 405),
  "api/v1/:collaborative/funding/settings": api("/funding/settings", "BC"),
  "api/v1/:collaborative/funding/proposals": {
    ...api("/funding/proposals", "BC"),
    post: [["[]", "BC"]],
    json: true,
  },
  "api/v1/:collaborative/funding/proposals/:id": api(`/funding/proposals/${ID}`, 405),
  "api/v1/:collaborative/funding/ratings": {
    ...api("/funding/ratings", 405),
    post: [["[]", "BC"]],
    json: true,
  },
  "api/v1/:collaborative/dues/invoices": { ...api("/dues/invoices", ALL), post: [["[]", "BC"]], json: true },
  "api/v1/:collaborative/dues/invoices/:id": api(`/dues/invoices/${ID}`, 405),
  "api/v1/:collaborative/dues/payments": {
    ...api("/dues/payments", 405),
    post: [["[]", "BC"]],
    json: true,
  },
  "api/v1/:collaborative/dues/payments/:id": api(`/dues/payments/${ID}`, 405),
  "api/v1/:collaborative/pulse": api("/pulse", ALL),
  "api/v1/:collaborative/continuum": api("/continuum?year=2024", ALL),
  "api/v1/:collaborative/meetings": api("/meetings", ALL),
  "api/v1/:collaborative/decisions": api("/decisions", ALL),
  "api/v1/openapi.json": { at: "/api/v1/openapi.json", get: "everyone" },
  "api/*": { at: "/api/v1/demo/nothing", get: 404, post: [["", 404]] },
  "health/live": { at: "/health/live", get: "everyone" },
  "health/ready": { at: "/health/ready", get: "everyone" },
  "*": { at: "/no/such/page", get: 404 },
};
