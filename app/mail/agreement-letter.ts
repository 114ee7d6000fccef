import { type Letter, letterOf, oneLine } from "./letter";
import { dateWords } from "./reminder-letter";

export interface AgreementNews {
  person: string;
  collaborative: string;
  locale: string;
  title: string;
  /** ISO dates. */
  deadline: string;
  endsOn: string | null;
  /** It renews by itself unless notice is given by the deadline. */
  renews: boolean;
  daysLeft: number;
  /** Where the agreement is read. */
  page: string;
}

/** The letter before an agreement's notice date, or before its end where no notice is needed. */
export function agreementLetter(news: AgreementNews): Letter {
  const { title, deadline, endsOn, renews, daysLeft, locale, page } = news;
  const left = daysLeft === 0 ? "today" : daysLeft === 1 ? "in 1 day" : `in ${daysLeft} days`;
  const by = dateWords(deadline, locale);
  const what = renews
    ? `“${oneLine(title)}” renews by itself unless a party gives notice by ${by}, ${left}. Its current term ends on ${dateWords(endsOn ?? deadline, locale)}.`
    : `“${oneLine(title)}” ends on ${by}, ${left}.`;
  return letterOf(renews ? `Notice by ${by}: ${oneLine(title)}` : `Ends on ${by}: ${oneLine(title)}`, [
    `Hello ${oneLine(news.person)},`,
    what,
    renews
      ? "Ask the parties whether it should go on as it is."
      : "Ask the parties whether it should be renewed. What a data-sharing agreement asks of disclosure stays until you release it.",
    { link: page, label: "Open the agreement" },
    {
      small: `You get this because you are on the backbone staff of ${oneLine(news.collaborative)}.`,
      link: { link: page, label: "See who has signed it" },
    },
  ]);
}
