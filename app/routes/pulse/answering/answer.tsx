import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { visitPulse } from "~/access/links/pulse-link.server";
import { notFound } from "~/access/visit.server";
import { LANGUAGES, type Language, QUESTIONS, STATEMENTS } from "~/domain/pulse/statements";
import { type AnswerFault, readAnswer } from "~/domain/pulse/wave";
import { PULSE_WORDS } from "~/domain/pulse/words/words";
import { paths } from "~/paths";
import { readAsked, storeAnswer } from "~/records/pulse/answers.server";
import { Announced } from "~/routes/shared/Announced";
import { useAnswer } from "~/routes/shared/forms";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { AnswerForm } from "./AnswerForm";
import { Languages } from "./Languages";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${PULSE_WORDS[shown.language].title} · ${shown.collaborative}` : "Tidemark" },
  { name: "robots", content: "noindex" },
  { name: "referrer", content: "no-referrer" },
];

/** Whoever has the address can open this page, so it is neither cached nor sent to other sites as a referrer. */
const SECRET = { "cache-control": "no-store", "referrer-policy": "no-referrer" };
export const headers = () => SECRET;

const languageIn = (request: Request, invited: Language): Language => {
  const chosen = new URL(request.url).searchParams.get("lang");
  return LANGUAGES.find((language) => language === chosen) ?? invited;
};

/** The pulse for one invited person: no sign-in, no session, and no script needed. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const secret = params.token ?? "";
  const shown = await visitPulse(context, { secret, changing: false }, async (db, link) => {
    const asked = await readAsked(db, link);
    if (!asked) throw notFound("This link does not work anymore.");
    return { ...asked, language: languageIn(request, link.language) };
  });
  const languages = LANGUAGES.map((language) => ({
    language,
    to: paths.pulseLink(secret, { lang: language }),
  }));
  return data({ ...shown, languages }, { headers: SECRET });
}

interface Refused {
  fault: AnswerFault;
  /** What was sent, so that nothing is lost without a script. */
  sent: Record<string, string>;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  const secret = params.token ?? "";
  return visitPulse(context, { secret, changing: true }, async (db, link) => {
    const asked = await readAsked(db, link);
    if (!asked) throw notFound("This link does not work anymore.");
    const read = readAnswer(form, asked.asksGroup);
    if ("fault" in read) {
      const names = [...STATEMENTS, ...QUESTIONS, "group"];
      const sent = Object.fromEntries(
        names.map((name) => [name, String(form.get(name) ?? "").slice(0, 5000)]),
      );
      return data<Refused>({ fault: read.fault, sent }, { status: 422, headers: SECRET });
    }
    await storeAnswer(db, link, read);
    // To the page that thanks, also where the link has been used before.
    const lang = languageIn(request, link.language);
    return redirect(paths.pulseLink(secret, { lang }), { status: 303, headers: SECRET });
  });
}

export default function AnswerPage() {
  const { collaborative, language, languages, asksGroup, answered } = useLoaderData<typeof loader>();
  const refused = useAnswer<Refused>();
  const words = PULSE_WORDS[language];
  return (
    <main id="main" className="pb-16">
      <Page
        eyebrow={collaborative}
        title={answered ? words.thanks.title : words.title}
        lead={answered ? words.thanks.text : words.intro}
      >
        <Languages label={words.languages} languages={languages} current={language} />
        {answered ? null : (
          <>
            {refused ? (
              <Announced of={refused}>
                <Notice tone="error" title={words.faults[refused.fault]} />
              </Announced>
            ) : null}
            <ul className="grid max-w-[46rem] list-disc gap-2 ps-5 text-ink-soft">
              {words.promise.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <AnswerForm words={words} asksGroup={asksGroup} sent={refused?.sent ?? {}} />
          </>
        )}
      </Page>
    </main>
  );
}
