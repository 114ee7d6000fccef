import type { Audience } from "./model";

interface AudienceWords {
  label: string;
  /** What readers of this kind are shown. */
  hint: string;
  /** On the cover of a file. */
  cover: string;
}

/** Who reads a report, and what that means for what it shows; the most open first. */
export const AUDIENCE_WORDS: Record<Audience, AudienceWords> = {
  public: {
    label: "The public",
    hint: "Totals only, whatever members show each other. It can be shared by a link without signing in.",
    cover: "For the public",
  },
  members: {
    label: "Members",
    hint: "What members may see of each other under your disclosure policy.",
    cover: "For the members of the collaborative",
  },
  internal: {
    label: "Backbone and conveners",
    hint: "Everything, each member by name. Nobody else can open it.",
    cover: "For backbone staff and conveners",
  },
};

export const AUDIENCE_CHOICES = (Object.keys(AUDIENCE_WORDS) as Audience[]).map((value) => ({
  value,
  label: AUDIENCE_WORDS[value].label,
  hint: AUDIENCE_WORDS[value].hint,
}));

const OPENNESS: Record<Audience, number> = { internal: 0, members: 1, public: 2 };

/** Whether everybody in `readers` may read a report for `audience`: comparing must not reveal what fewer may see. */
export function mayRead(readers: Audience, audience: Audience): boolean {
  return OPENNESS[audience] >= OPENNESS[readers];
}
