import { type Letter, letterOf, oneLine } from "../letter";

export interface NetworkLetterFacts {
  person: string;
  network: string;
  messages: { subject: string; author: string; of: string; text: string; link: string }[];
  /** Where the person stops such mail. */
  stop: string;
}

/** Mail about one message, or a digest of several. */
export function networkLetter({ person, network, messages, stop }: NetworkLetterFacts): Letter {
  const name = oneLine(network);
  const [first] = messages;
  const single = messages.length === 1 ? first : undefined;
  return letterOf(
    single ? `${oneLine(single.subject)} (${name})` : `${messages.length} messages in ${name}`,
    [
      `Hello ${oneLine(person)},`,
      ...messages.flatMap(({ subject, author, of, text, link }) => [
        `${oneLine(author)}${of ? ` (${oneLine(of)})` : ""} wrote in “${oneLine(subject)}”:`,
        text,
        { link, label: "Read and answer it" },
      ]),
      {
        small: `You get this because you represent a participant of ${name}.`,
        link: { link: stop, label: "Stop this mail, or change how often it comes" },
      },
    ],
  );
}
