/** Which part may import which: docs/ARCHITECTURE.md shows it. Checked by `npm run lint` and `npm test`. */
const OURS = "^(app|db|seeds|bin|test)/|^server\\.ts$";

/** Addresses are made in one place, for whoever links. */
const PATHS = "^app/paths\\.ts$";

/** Stored values as they are, without a viewer. */
const RAW_READERS = [
  "^app/records/observations/",
  "^app/records/kept-sums/",
  "^app/records/figures/(sums|decision|cache)\\.server\\.ts$",
  "^app/records/investments/investments\\.server\\.ts$",
];

/** Steps of pages that read raw values and pass them through a disclosure door. */
const RAW_STEPS = ["^app/routes/investments/ledger\\.server\\.ts$"];

/** `from` may import nothing of ours but what matches `but` (and itself). */
function only(name, comment, from, ...but) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: from },
    to: { path: OURS, pathNot: [from, ...but] },
  };
}

module.exports = {
  forbidden: [
    only("domain-alone", "The rules of the field know nothing of the rest of the app.", "^app/domain/"),
    {
      name: "domain-packages",
      comment:
        "The rules of the field are plain functions: dates, validation, and the arithmetic of colors are all they borrow.",
      severity: "error",
      from: { path: "^app/domain/" },
      to: {
        dependencyTypesNot: ["local", "localmodule", "aliased"],
        pathNot: "node_modules/(luxon|zod|culori|@types/(luxon|culori))/",
      },
    },
    only(
      "records",
      "What is stored: domain data in and out of SQL.",
      "^app/records/",
      "^app/domain/",
      "^db/",
    ),
    only(
      "exchange",
      "Observation files.",
      "^app/exchange/",
      "^app/domain/",
      "^app/records/",
      // Templates have the strategies' colors.
      "^app/ui/figures/strategy-colors\\.ts$",
      "^db/tenant\\.ts$",
    ),
    only(
      "mail",
      "Letters, and how they are sent.",
      "^app/mail/",
      "^app/domain/",
      "^app/records/",
      "^app/access/links/(opt-out|report-mail|action-link|pulse-link|network-mail)\\.server\\.ts$",
      "^app/access/sign-in/sealed\\.server\\.ts$",
      PATHS,
      "^app/(config|log\\.server)\\.ts$",
      "^db/",
    ),
    {
      name: "mail-sent-by",
      comment:
        "Records run inside a transaction, and components in the browser: neither waits for a mail server.",
      severity: "error",
      from: { pathNot: "^(app/(mail|routes)/|app/(startup\\.server|load-context)\\.ts$|test/)" },
      to: { path: "^app/mail/" },
    },
    only("feeds", "Figures that others publish, asked for over the network.", "^app/feeds/", "^app/domain/"),
    {
      name: "feeds-asked-by",
      comment:
        "Records run inside a transaction, and components in the browser: neither waits for a network.",
      severity: "error",
      from: { pathNot: "^(app/(feeds|routes|commands)|test)/" },
      to: { path: "^app/feeds/" },
    },
    only(
      "reports",
      "One report model and its renderers: charts and the writing of numbers are those of the pages.",
      "^app/reports/",
      "^app/domain/",
      "^app/records/",
      "^app/ui/(charts|figures|goals)/",
      // Rows of CSV are written in one way.
      "^app/exchange/(csv|formula-safe)\\.ts$",
      "^db/tenant\\.ts$",
    ),
    only("ui", "Components show domain data and never fetch any.", "^app/ui/", "^app/domain/", PATHS),
    {
      name: "ui-no-server",
      comment: "Components are sent to the browser.",
      severity: "error",
      from: { path: "^app/ui/" },
      to: { path: "\\.server\\.tsx?$" },
    },
    {
      name: "routes-no-db",
      comment: "Pages ask records; they speak no SQL.",
      severity: "error",
      from: { path: "^app/routes/" },
      to: { path: "^db/" },
    },
    {
      name: "pages-past-disclosure",
      comment:
        "Pages and their parts show what app/domain/disclosure lets through: raw values are read by steps that ask it.",
      severity: "error",
      from: { path: "^app/routes/", pathNot: RAW_STEPS },
      to: { path: RAW_READERS, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "sections",
      comment: "A section of pages offers others what its index names; what three sections use is shared.",
      severity: "error",
      from: { path: "^app/routes/([^/]+)/" },
      to: {
        path: "^app/routes/[^/]+/",
        pathNot: ["^app/routes/($1|shared)/", "^app/routes/[^/]+/index(\\.server)?\\.ts$"],
      },
    },
    {
      name: "nothing-imports-routes",
      comment:
        "What two pages share has a home of its own. The error page keeps a collaborative's frame, and the client is written from the calls.",
      severity: "error",
      from: { pathNot: "^(app/(routes/|routes\\.ts$|root\\.tsx$)|bin/client/types\\.ts$)" },
      to: { path: "^app/routes/" },
    },
    only("db", "Tables and engines.", "^db/", "^app/domain/"),
    {
      name: "db-types-only",
      comment: "Tables are typed by the field's terms but follow none of its rules.",
      severity: "error",
      from: { path: "^db/" },
      to: { path: "^app/domain/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "door",
      comment: "A tenant is opened by whoever has checked who is asking, or acts for the operator.",
      severity: "error",
      from: {
        pathNot: [
          "^app/access/",
          "^app/mail/(round|webhooks/worker)\\.server\\.ts$",
          "^app/startup\\.server\\.ts$",
          "^app/commands/",
          "^(bin|seeds|test|db)/",
        ],
      },
      to: { path: "^db/door\\.ts$" },
    },
    {
      name: "crossing",
      comment:
        "One file leads from a collaborative to a network and back; whatever crosses passes through it.",
      severity: "error",
      from: { pathNot: ["^app/records/networks/crossing\\.server\\.ts$", "^(test|db)/"] },
      to: { path: "^db/crossing\\.ts$" },
    },
    {
      name: "no-circles",
      comment: "Two files that need each other are one, or three, even if only for a type.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "resolvable",
      comment: "An import that cannot be found is followed by no rule.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^virtual:" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|node_modules/\\.cache)/" },
    // Types count too: they tie files together as much as values do.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".d.ts"],
    },
  },
};
