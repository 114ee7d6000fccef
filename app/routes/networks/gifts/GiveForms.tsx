import { giveForm } from "~/domain/networks/forms";
import { GIFT_KINDS, type GiftKind } from "~/domain/networks/gift";
import { Section } from "~/ui/layout/Page";
import type { NetworkAnswer } from "../forms/answer";
import { NetworkForm } from "../forms/NetworkForm";

const HINTS: Record<GiftKind, string> = {
  benchmark: "The shares of a year as a public report shows them. What is withheld there is not in it.",
  profile: "The profile as it is today.",
  lesson: "What worked, and what did not.",
  story: "A released story whose consent holds. It goes when the consent ends.",
  report: "The link of a report for the public.",
};
const ORDER: GiftKind[] = ["benchmark", "lesson", "story", "report", "profile"];

/** One form for each kind of gift. */
export function GiveForms({
  ties,
  stories,
  years,
  until,
  answer,
}: {
  ties: { networkId: string; name: string }[];
  stories: { id: string; title: string }[];
  years: number[];
  /** A usual last day. */
  until: string;
  answer: NetworkAnswer | undefined;
}) {
  const common = [
    {
      name: "networkId",
      label: "To",
      kind: ties.map(({ networkId, name }) => ({ value: networkId, label: name })),
    },
    { name: "until", label: "To be seen until", kind: "date" as const },
  ];
  const own: Record<GiftKind, Parameters<typeof NetworkForm>[0]["fields"]> = {
    benchmark: [
      { name: "year", label: "Year", kind: years.map((year) => ({ value: `${year}`, label: `${year}` })) },
    ],
    profile: [],
    lesson: [
      { name: "title", label: "Title" },
      { name: "theme", label: "Theme", optional: true },
      { name: "setting", label: "Setting", kind: "area" },
      { name: "worked", label: "What worked", kind: "area" },
      { name: "failed", label: "What did not", kind: "area" },
      { name: "link", label: "Link", optional: true },
    ],
    story: [
      {
        name: "storyId",
        label: "Story",
        kind: stories.map(({ id, title }) => ({ value: id, label: title })),
      },
    ],
    report: [{ name: "url", label: "Public link", hint: "It has /p/ in it." }],
  };
  const kinds = ORDER.filter((kind) => kind !== "story" || stories.length > 0);
  return (
    <Section title="Give something" lead="You propose a frozen copy. Nothing crosses before it is confirmed.">
      <div className="grid gap-2">
        {kinds.map((kind) => (
          <details key={kind} className="folded no-print" open={answer?.of === `give-${kind}` || undefined}>
            <summary className="min-h-11 sm:min-h-8">{GIFT_KINDS[kind]}</summary>
            <div className="grid gap-4 py-4">
              <p className="text-ink-soft">{HINTS[kind]}</p>
              <NetworkForm
                id={`give-${kind}`}
                schema={giveForm}
                fields={[...common, ...own[kind]]}
                values={{ until }}
                hidden={{ kind }}
                intent="give"
                button="Propose it"
                answer={answer}
              />
            </div>
          </details>
        ))}
      </div>
    </Section>
  );
}
