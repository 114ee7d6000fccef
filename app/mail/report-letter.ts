import { type Block, type Letter, letterOf, oneLine } from "./letter";

/** Letters about published reports. */
export interface ReportLetterFacts {
  collaborative: string;
  title: string;
  version: number;
  /** Who sends it; null where it goes out because a version was published. */
  sender: string | null;
  /** The sender's own words. */
  note: string;
  /** Where the report is read. */
  report: string;
  /** Where the recipient stops these letters, or starts them, without signing in. */
  decide: string;
}

/** The report itself: sent by a convener, or because its reader asked to be told of new versions. */
export function reportLetter(facts: ReportLetterFacts): Letter {
  const { sender, note, report, decide, version } = facts;
  const title = oneLine(facts.title);
  const name = oneLine(facts.collaborative);
  const words = note
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter(Boolean);
  const blocks: Block[] = [
    "Hello,",
    sender
      ? `${oneLine(sender)} sends you the report “${title}” of ${name}.`
      : version === 1
        ? `${name} has published a report: “${title}”.`
        : `${name} has published version ${version} of the report “${title}”.`,
    ...words,
    { link: report, label: "Read the report" },
    "It can be downloaded there as PDF, workbook, slides, and data.",
    {
      small: sender
        ? `You get this because ${name} has put your address on the list for its reports.`
        : `You get this because you asked for new reports of ${name}.`,
      link: { link: decide, label: `Stop reports of ${name}` },
    },
  ];
  return letterOf(sender ? `${title} · ${name}` : `New from ${name}: ${title}`, blocks);
}

/** Asks whoever reads an address whether it may be mailed; without an answer nothing follows. */
export function questionLetter({
  collaborative,
  decide,
}: Pick<ReportLetterFacts, "collaborative" | "decide">): Letter {
  const name = oneLine(collaborative);
  return letterOf(`Do you want reports of ${name} by mail?`, [
    "Hello,",
    `Somebody, probably you, asked on the page of a report to send new reports of ${name} to this address.`,
    { link: decide, label: "Yes, send me new reports" },
    { small: "Not expecting this? You can ignore this message; nothing follows unless you confirm." },
  ]);
}
