/** What the docs site has, by reader. A page that is not listed here fails the build. */

/** @typedef {{ title: string, pages: string[] }} Part */

/** @type {Part[]} */
export const CONTENTS = [
  { title: "Backbone staff", pages: ["docs/guides/backbone.md"] },
  { title: "Member data leads", pages: ["docs/guides/data-lead.md"] },
  { title: "Executives", pages: ["docs/guides/executive.md"] },
  { title: "Conveners", pages: ["docs/guides/convener.md"] },
  { title: "What the figures mean", pages: ["docs/GLOSSARY.md", "docs/rules.md"] },
  {
    title: "IT staff",
    pages: [
      "docs/operations/install.md",
      "docs/operations/containers.md",
      "docs/configuration.md",
      "docs/operations/accounts.md",
      "docs/operations/single-sign-on.md",
      "docs/operations/backup.md",
      "docs/operations/upgrade.md",
      "docs/operations/sizing.md",
      "docs/operations/monitoring.md",
      "docs/operations/security-log.md",
      "docs/operations/people-data.md",
      "docs/security.md",
      "SECURITY.md",
    ],
  },
  {
    title: "Developers",
    pages: [
      "docs/api.md",
      "CONTRIBUTING.md",
      "docs/ARCHITECTURE.md",
      "docs/STYLE.md",
      "docs/decisions",
      "CHANGELOG.md",
    ],
  },
];
