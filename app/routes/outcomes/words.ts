import type { OutcomeState } from "~/domain/outcomes/outcome";
import type { Status } from "~/ui/figures/StatusWord";

/** The state of an outcome or story as icon and word. */
export const STATE_STATUS: Record<OutcomeState, { status: Status; word: string }> = {
  draft: { status: "draft", word: "Draft" },
  checked: { status: "complete", word: "Checked" },
  released: { status: "met", word: "Released" },
  withdrawn: { status: "nothing", word: "Withdrawn" },
};
