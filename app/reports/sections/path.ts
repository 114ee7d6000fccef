import { PHASES, PURPOSES, STRUCTURES } from "~/domain/path/profile";
import { STATE_WORDS, STEP_WORDS } from "~/domain/path/words";
import { AUDIENCES, type ReportBlock } from "~/reports/model";
import { formatDate } from "~/ui/figures/dates";
import { defineSection, type SectionContext } from "./section";

/** What the partnership is, and how far it is on the path of a new one. A report has it only if someone adds it. */
export const pathSection = defineSection({
  key: "path",
  title: "The partnership and its path",
  strategy: null,
  leftOutFor: AUDIENCES,
  build: pathBlocks,
});

const text = (label: string) => ({ label, numeric: false });

function pathBlocks({ writer: { writing }, sources }: SectionContext): ReportBlock[] {
  const { path, readers, today } = sources;
  const { profile, hosts, steps, contradictions } = path;
  const { phase, phaseOn } = profile;
  const inside = readers !== "public";
  const rows = [
    ["Vision", profile.vision],
    ["Purpose", profile.purpose ? PURPOSES[profile.purpose] : ""],
    ["Structure", profile.structure ? STRUCTURES[profile.structure] : ""],
    ["Where", profile.geography],
    ["Host", hosts.join(", ")],
    ["Phase", phase ? `${PHASES[phase]}${phaseOn ? `, since ${formatDate(phaseOn, writing)}` : ""}` : ""],
    ["What speaks against the phase", inside ? contradictions.join("; ") : ""],
  ].filter(([, words]) => words !== "");
  const done = steps.filter(({ state }) => state === "done").length;
  const needed = steps.filter(({ state }) => state !== "not_needed").length;
  return [
    {
      kind: "paragraph",
      text: `On ${formatDate(today, writing)}, ${done} of ${needed} steps of the path were done.`,
    },
    ...(rows.length > 0
      ? [
          {
            kind: "table" as const,
            id: "profile",
            title: "The partnership",
            note: null,
            columns: [text("What"), text("In words")],
            rows: rows as string[][],
          },
        ]
      : []),
    {
      kind: "table",
      id: "path",
      title: "Steps of the path",
      note: "A step is done once its evidence is there; nobody ticks it.",
      // What a step rests on names members: who was talked to, and who is missing.
      columns: [text("Step"), text("State"), ...(inside ? [text("What is there")] : [])],
      rows: steps.map(({ step, state, facts, reason }) => [
        STEP_WORDS[step].title,
        STATE_WORDS[state],
        ...(inside ? [state === "not_needed" && reason ? reason : facts.join("; ")] : []),
      ]),
    },
  ];
}
