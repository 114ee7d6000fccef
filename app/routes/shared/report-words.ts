import type { Audience } from "~/reports/model";

/** Who reads a report, and what that means for what it shows. */
export const AUDIENCE_WORDS: Record<Audience, { label: string; hint: string }> = {
  public: {
    label: "The public",
    hint: "Totals only, whatever members show each other. It can be shared by a link without signing in.",
  },
  members: {
    label: "Members",
    hint: "What members may see of each other under your disclosure policy.",
  },
  internal: {
    label: "Backbone and conveners",
    hint: "Everything, each member by name. Nobody else can open it.",
  },
};

/** The forms in which a report can be fetched. */
export const FORMS = [
  { format: "pdf", label: "PDF" },
  { format: "xlsx", label: "Excel workbook" },
  { format: "pptx", label: "PowerPoint slides" },
  { format: "csv", label: "CSV" },
  { format: "zip", label: "Data package" },
  { format: "json", label: "JSON" },
] as const;

/** The address is the key: nothing on the way keeps it, and no other page is told of it. */
export const READ_BY_LINK = {
  "cache-control": "private, no-store",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex",
};
