/** Makes every address of the app. test/unit/paths.test.ts holds them against app/routes.ts. */

/** Search parameters; those that are null, undefined, or empty are left out. */
export type Query = Record<string, string | number | null | undefined>;

/** @param path segments below the root, each encoded here */
function address(path: readonly string[], query: Query = {}): string {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === null || value === undefined || value === "" ? [] : [[name, `${value}`]],
    ),
  ).toString();
  return `/${path.map(encodeURIComponent).join("/")}${search ? `?${search}` : ""}`;
}

export const paths = {
  home: (query?: Query) => address([], query),
  signInCode: (query?: Query) => address(["sign-in", "code"], query),
  signInCallback: (query?: Query) => address(["sign-in", "callback"], query),
  signInLink: () => address(["sign-in", "link"]),
  /** Leads to the sign-in of a collaborative's institution. */
  signInInstitution: (c: string, query?: Query) => address(["sign-in", "institution", c], query),
  signOutInstitution: (query?: Query) => address(["sign-out", "institution"], query),
  signInPasskey: (query?: Query) => address(["sign-in", "passkey"], query),
  signOut: () => address(["sign-out"]),
  account: (query?: Query) => address(["account"], query),
  /** A page of one's own account by its word, as AccountPage lists them. */
  accountPage: (page: string, query?: Query) => address(["account", page], query),
  /** Where a mailed link confirms a new address. */
  confirmAddress: (token: string) => address(["account", "email", token]),
  forgot: (query?: Query) => address(["forgot"], query),
  reset: (token: string) => address(["reset", token]),
  /** Asks for a link to sign in with. */
  signInByMail: (query?: Query) => address(["sign-in-link"], query),
  mailedLink: (token: string) => address(["sign-in-link", token]),
  invitation: (secret: string) => address(["invitation", secret]),
  publicReport: (token: string) => address(["p", token]),
  publicReportFile: (token: string, format: string) => address(["p", `${token}.${format}`]),
  reportSchema: () => address(["report-1.schema.json"]),
  securityTxt: () => address([".well-known", "security.txt"]),
  /** Where somebody who gets reports by mail starts or stops that, without signing in. */
  reportMail: (token: string) => address(["reports", "mail", token]),
  /** One action, for its owner, without signing in. */
  actionLink: (token: string) => address(["a", token]),
  /** Answering the pulse, without signing in. */
  pulseLink: (token: string, query?: Query) => address(["s", token], query),
  stopReminders: (token: string) => address(["reminders", "stop", token]),

  /** Where somebody stops mail about messages of a network, without signing in. */
  stopNetworkMail: (token: string) => address(["network-mail", "stop", token]),
  network: (n: string, query?: Query) => address(["n", n], query),
  networkParticipants: (n: string, query?: Query) => address(["n", n, "participants"], query),
  networkParticipant: (n: string, id: string, query?: Query) => address(["n", n, "participants", id], query),
  networkMeeting: (n: string, id: string, query?: Query) => address(["n", n, "meetings", id], query),
  networkLessons: (n: string, query?: Query) => address(["n", n, "lessons"], query),
  networkProjects: (n: string, query?: Query) => address(["n", n, "projects"], query),
  networkThreads: (n: string, query?: Query) => address(["n", n, "messages"], query),
  networkThread: (n: string, id: string) => address(["n", n, "messages", id]),
  networkBenchmarks: (n: string, query?: Query) => address(["n", n, "benchmarks"], query),
  networkDues: (n: string, query?: Query) => address(["n", n, "dues"], query),
  networkInvoicePdf: (n: string, id: string) => address(["n", n, "dues", id, "invoice.pdf"]),
  networkSettings: (n: string, query?: Query) => address(["n", n, "settings"], query),

  gifts: (c: string, query?: Query) => address(["c", c, "partnership", "gifts"], query),
  institution: (c: string, query?: Query) => address(["c", c, "sign-in"], query),
  overview: (c: string, query?: Query) => address(["c", c], query),
  overviewCsv: (c: string, query?: Query) => address(["c", c, "overview.csv"], query),
  strategy: (c: string, strategy: string, query?: Query) => address(["c", c, "strategies", strategy], query),
  figure: (c: string, figure: string, query?: Query) => address(["c", c, "figures", figure], query),

  search: (c: string, query?: Query) => address(["c", c, "search"], query),
  searchJson: (c: string, query?: Query) => address(["c", c, "search.json"], query),
  help: (c: string, query?: Query) => address(["c", c, "help"], query),
  glossary: (c: string, query?: Query) => address(["c", c, "glossary"], query),

  /** A chart as a file: png, svg, or csv. */
  chartFile: (c: string, chart: string, format: string, query?: Query) =>
    address(["c", c, "charts", `${chart}.${format}`], query),
  /** Where a chart is put into other sites. */
  embedChart: (c: string, chart: string, query?: Query) => address(["c", c, "charts", chart, "embed"], query),
  /** A chart that other sites embed. */
  embedded: (token: string) => address(["e", token]),

  members: (c: string, query?: Query) => address(["c", c, "members"], query),
  member: (c: string, member: string, query?: Query) => address(["c", c, "members", member], query),
  definitions: (c: string, member: string, query?: Query) =>
    address(["c", c, "members", member, "definitions"], query),
  memberActivity: (c: string, member: string, query?: Query) =>
    address(["c", c, "members", member, "activity"], query),
  memberActivityCsv: (c: string, member: string, query?: Query) =>
    address(["c", c, "members", member, "activity.csv"], query),

  investments: (c: string, query?: Query) => address(["c", c, "investments"], query),
  investmentsCsv: (c: string, query?: Query) => address(["c", c, "investments.csv"], query),
  newInvestment: (c: string, query?: Query) => address(["c", c, "investments", "new"], query),
  investment: (c: string, id: string, query?: Query) => address(["c", c, "investments", id], query),

  goals: (c: string, query?: Query) => address(["c", c, "goals"], query),
  interviews: (c: string, query?: Query) => address(["c", c, "goals", "interviews"], query),
  newGoal: (c: string, query?: Query) => address(["c", c, "goals", "new"], query),
  goalCheck: (c: string) => address(["c", c, "goals", "check"]),
  goal: (c: string, id: string, query?: Query) => address(["c", c, "goals", id], query),
  editGoal: (c: string, id: string, query?: Query) => address(["c", c, "goals", id, "edit"], query),
  goalState: (c: string, id: string, query?: Query) => address(["c", c, "goals", id, "state"], query),

  week: (c: string, query?: Query) => address(["c", c, "week"], query),
  initiatives: (c: string, query?: Query) => address(["c", c, "partnership", "initiatives"], query),
  newInitiative: (c: string, query?: Query) => address(["c", c, "partnership", "initiatives", "new"], query),
  initiative: (c: string, id: string, query?: Query) =>
    address(["c", c, "partnership", "initiatives", id], query),
  editInitiative: (c: string, id: string, query?: Query) =>
    address(["c", c, "partnership", "initiatives", id, "edit"], query),
  actions: (c: string, query?: Query) => address(["c", c, "partnership", "actions"], query),
  actionsCsv: (c: string, query?: Query) => address(["c", c, "partnership", "actions.csv"], query),
  newAction: (c: string, query?: Query) => address(["c", c, "partnership", "actions", "new"], query),
  actionMail: (c: string, query?: Query) => address(["c", c, "partnership", "actions", "mail"], query),
  action: (c: string, id: string, query?: Query) => address(["c", c, "partnership", "actions", id], query),
  contacts: (c: string, query?: Query) => address(["c", c, "partnership", "people"], query),
  contactsCsv: (c: string) => address(["c", c, "partnership", "people.csv"]),
  newContact: (c: string, query?: Query) => address(["c", c, "partnership", "people", "new"], query),
  importContacts: (c: string) => address(["c", c, "partnership", "people", "import"]),
  contact: (c: string, id: string, query?: Query) => address(["c", c, "partnership", "people", id], query),
  newPartner: (c: string, query?: Query) => address(["c", c, "partnership", "organizations", "new"], query),
  partner: (c: string, id: string, query?: Query) =>
    address(["c", c, "partnership", "organizations", id], query),
  bodies: (c: string, query?: Query) => address(["c", c, "partnership", "bodies"], query),
  newBody: (c: string) => address(["c", c, "partnership", "bodies", "new"]),
  body: (c: string, id: string, query?: Query) => address(["c", c, "partnership", "bodies", id], query),
  editBody: (c: string, id: string) => address(["c", c, "partnership", "bodies", id, "edit"]),
  meetings: (c: string, query?: Query) => address(["c", c, "partnership", "meetings"], query),
  newMeeting: (c: string, query?: Query) => address(["c", c, "partnership", "meetings", "new"], query),
  meeting: (c: string, id: string, query?: Query) => address(["c", c, "partnership", "meetings", id], query),
  editMeeting: (c: string, id: string) => address(["c", c, "partnership", "meetings", id, "edit"]),
  takeMinutes: (c: string, id: string) => address(["c", c, "partnership", "meetings", id, "minutes"]),
  minutesParts: (c: string, id: string) =>
    address(["c", c, "partnership", "meetings", id, "minutes", "parts"]),
  agendaPdf: (c: string, id: string) => address(["c", c, "partnership", "meetings", id, "agenda.pdf"]),
  minutesPdf: (c: string, id: string) => address(["c", c, "partnership", "meetings", id, "minutes.pdf"]),
  meetingIcs: (c: string, id: string) => address(["c", c, "partnership", "meetings", id, "meeting.ics"]),
  decisions: (c: string, query?: Query) => address(["c", c, "partnership", "decisions"], query),
  publicMinutes: (token: string) => address(["p", "minutes", token]),
  /** A person's calendar; app/file-addresses.server.ts leads …/:token.ics to its route. */
  calendar: (token: string) => address(["calendar", `${token}.ics`]),

  results: (c: string, query?: Query) => address(["c", c, "results"], query),
  indicators: (c: string, query?: Query) => address(["c", c, "indicators"], query),

  continuum: (c: string, query?: Query) => address(["c", c, "continuum"], query),
  continuumCsv: (c: string, query?: Query) => address(["c", c, "continuum.csv"], query),
  continuumSession: (c: string, query?: Query) => address(["c", c, "continuum", "session"], query),
  continuumSubject: (c: string, subject: string, query?: Query) =>
    address(["c", c, "continuum", subject], query),
  rate: (c: string, subject: string, query?: Query) => address(["c", c, "continuum", subject, "rate"], query),
  ratingDrafts: (c: string, subject: string, query?: Query) =>
    address(["c", c, "continuum", subject, "rate", "drafts"], query),

  agreements: (c: string, query?: Query) => address(["c", c, "partnership", "agreements"], query),
  newAgreement: (c: string) => address(["c", c, "partnership", "agreements", "new"]),
  agreement: (c: string, id: string, query?: Query) =>
    address(["c", c, "partnership", "agreements", id], query),
  editAgreement: (c: string, id: string) => address(["c", c, "partnership", "agreements", id, "edit"]),
  agreementDocument: (c: string, id: string, document: string) =>
    address(["c", c, "partnership", "agreements", id, "documents", document]),
  importObligations: (c: string) => address(["c", c, "partnership", "obligations", "import"]),
  obligationsCsv: (c: string) => address(["c", c, "partnership", "obligations.csv"]),
  promises: (c: string, query?: Query) => address(["c", c, "partnership", "promises"], query),

  outcomes: (c: string, query?: Query) => address(["c", c, "outcomes"], query),
  outcomesCsv: (c: string) => address(["c", c, "outcomes.csv"]),
  newOutcome: (c: string) => address(["c", c, "outcomes", "new"]),
  importOutcomes: (c: string) => address(["c", c, "outcomes", "import"]),
  outcome: (c: string, id: string, query?: Query) => address(["c", c, "outcomes", id], query),
  evidenceFile: (c: string, id: string, file: string) => address(["c", c, "outcomes", id, "files", file]),
  editOutcome: (c: string, id: string) => address(["c", c, "outcomes", id, "edit"]),
  stories: (c: string, query?: Query) => address(["c", c, "outcomes", "stories"], query),
  newStory: (c: string) => address(["c", c, "outcomes", "stories", "new"]),
  story: (c: string, id: string, query?: Query) => address(["c", c, "outcomes", "stories", id], query),
  contributions: (c: string, query?: Query) => address(["c", c, "outcomes", "contributions"], query),

  partnershipProfile: (c: string, query?: Query) => address(["c", c, "partnership", "profile"], query),
  editPartnershipProfile: (c: string) => address(["c", c, "partnership", "profile", "edit"]),
  stakeholders: (c: string, query?: Query) => address(["c", c, "partnership", "stakeholders"], query),
  path: (c: string, query?: Query) => address(["c", c, "partnership", "path"], query),
  convener: (c: string, query?: Query) => address(["c", c, "partnership", "path", "convener"], query),
  money: (c: string, query?: Query) => address(["c", c, "partnership", "money"], query),
  moneyCsv: (c: string, query?: Query) => address(["c", c, "partnership", "money.csv"], query),
  funders: (c: string, query?: Query) => address(["c", c, "partnership", "money", "funders"], query),
  fundingSources: (c: string, query?: Query) => address(["c", c, "partnership", "money", "sources"], query),
  budget: (c: string, query?: Query) => address(["c", c, "partnership", "money", "budget"], query),
  dues: (c: string, query?: Query) => address(["c", c, "partnership", "money", "dues"], query),
  invoicePdf: (c: string, id: string) => address(["c", c, "partnership", "money", "dues", id, "invoice.pdf"]),
  priorities: (c: string, query?: Query) => address(["c", c, "partnership", "money", "priorities"], query),
  forwardList: (c: string, query?: Query) => address(["c", c, "partnership", "forward"], query),
  pulse: (c: string, query?: Query) => address(["c", c, "partnership", "pulse"], query),
  newWave: (c: string) => address(["c", c, "partnership", "pulse", "new"]),
  wave: (c: string, id: string, query?: Query) => address(["c", c, "partnership", "pulse", id], query),
  pulseFigures: (c: string, query?: Query) => address(["c", c, "partnership", "pulse", "figures"], query),

  reports: (c: string, query?: Query) => address(["c", c, "reports"], query),
  report: (c: string, id: string, query?: Query) => address(["c", c, "reports", id], query),
  editReport: (c: string, id: string, query?: Query) => address(["c", c, "reports", id, "edit"], query),
  publishReport: (c: string, id: string, query?: Query) => address(["c", c, "reports", id, "publish"], query),
  sendReport: (c: string, id: string) => address(["c", c, "reports", id, "send"]),
  /** app/file-addresses.server.ts leads it to its route, …/as/:format. */
  reportFile: (c: string, id: string, format: string, query?: Query) =>
    address(["c", c, "reports", `${id}.${format}`], query),

  entry: (c: string, query?: Query) => address(["c", c, "data"], query),
  entryCells: (c: string, query?: Query) => address(["c", c, "data", "cells"], query),
  status: (c: string, query?: Query) => address(["c", c, "data", "status"], query),
  statusCsv: (c: string, query?: Query) => address(["c", c, "data", "status.csv"], query),
  years: (c: string, query?: Query) => address(["c", c, "data", "years"], query),
  value: (c: string, query?: Query) => address(["c", c, "data", "value"], query),
  areaCounter: (c: string, query?: Query) => address(["c", c, "data", "area"], query),
  reminders: (c: string, query?: Query) => address(["c", c, "data", "reminders"], query),
  observationsCsv: (c: string, query?: Query) => address(["c", c, "data", "observations.csv"], query),
  template: (c: string, query?: Query) => address(["c", c, "data", "template.xlsx"], query),
  templateCsv: (c: string, query?: Query) => address(["c", c, "data", "template.csv"], query),
  import: (c: string, query?: Query) => address(["c", c, "data", "import"], query),
  importFile: (c: string, upload: string, query?: Query) =>
    address(["c", c, "data", "import", upload], query),
  importStore: (c: string, upload: string, query?: Query) =>
    address(["c", c, "data", "import", upload, "store"], query),
  importAnnotated: (c: string, upload: string, query?: Query) =>
    address(["c", c, "data", "import", upload, "annotated.xlsx"], query),
  storedImport: (c: string, id: string, query?: Query) =>
    address(["c", c, "data", "import", "stored", id], query),

  settings: (c: string) => address(["c", c, "settings"]),
  /** A page of the settings by its own word, as app/access/shell.ts lists them. */
  settingsPage: (c: string, page: string, query?: Query) => address(["c", c, "settings", page], query),
  logo: (c: string, hash: string) => address(["c", c, "logo", hash]),
  settingsMember: (c: string, member: string, query?: Query) =>
    address(["c", c, "settings", "members", member], query),
  settingsMeasure: (c: string, code: string, query?: Query) =>
    address(["c", c, "settings", "measures", code], query),
  addMeasure: (c: string) => address(["c", c, "settings", "measures", "add", "measure"]),
  measurePacks: (c: string, query?: Query) => address(["c", c, "settings", "packs"], query),
  measurePack: (c: string, pack: string, query?: Query) =>
    address(["c", c, "settings", "packs", pack], query),
  measurePackJson: (c: string, pack: string) => address(["c", c, "settings", "packs", pack, "pack.json"]),
  addFigure: (c: string) => address(["c", c, "settings", "measures", "add", "figure"]),
  rubricJson: (c: string) => address(["c", c, "settings", "continuum.json"]),
  everythingZip: (c: string) => address(["c", c, "settings", "everything.zip"]),
  securityCsv: (c: string, query?: Query) => address(["c", c, "settings", "security.csv"], query),
  activityCsv: (c: string, query?: Query) => address(["c", c, "settings", "activity.csv"], query),

  openapi: () => address(["api", "v1", "openapi.json"]),
  apiObservations: (c: string, query?: Query) => address(["api", "v1", c, "observations"], query),
  apiRollup: (c: string, query?: Query) => address(["api", "v1", c, "rollup"], query),
} as const;
