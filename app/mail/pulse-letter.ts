import type { Language } from "~/domain/pulse/statements";
import { PULSE_WORDS } from "~/domain/pulse/words/words";
import { type Letter, letterOf, oneLine } from "./letter";

export interface PulseLetterFacts {
  person: string;
  collaborative: string;
  language: Language;
  /** A reminder, which goes to everyone who was invited. */
  reminds: boolean;
  /** Where the person answers. */
  link: string;
}

/** The invitation to answer the pulse, in the language chosen for the person. */
export function pulseLetter({ person, collaborative, language, reminds, link }: PulseLetterFacts): Letter {
  const { mail } = PULSE_WORDS[language];
  const name = oneLine(collaborative);
  return letterOf(
    mail.subject(name),
    [
      mail.hello(oneLine(person)),
      mail.ask(name),
      ...(reminds ? [mail.reminder] : []),
      { link, label: mail.open },
      { small: mail.why(name) },
    ],
    language,
  );
}
