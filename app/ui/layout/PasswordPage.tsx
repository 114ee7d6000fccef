import type { ReactNode } from "react";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";

interface Question {
  /** The address that the form was sent to. */
  action: string;
  fields: [name: string, value: string][];
  email: string;
  problem: string | null;
  /** Address of the institution's sign-in, for people without a password; null for all others. */
  institution: string | null;
  /** Of the field with the password. */
  name: string;
}

/**
 * Asks for the password before a form does what was asked of it. What was typed is sent again with it, as a whole page,
 * so that it works without script and the same everywhere.
 */
export function PasswordPage(question: Question) {
  if (question.institution !== null)
    return <InstitutionPage {...question} institution={question.institution} />;
  const { email, problem, name } = question;
  return (
    <ProofPage
      title="Enter your password"
      lead="This changes who sees what, so we make sure that it is you. What you entered is kept."
      question={question}
    >
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <Field
        type="password"
        name={name}
        label="Your Tidemark password"
        autoComplete="current-password"
        error={problem}
        required
      />
    </ProofPage>
  );
}

/** People without a password sign in at their institution in another tab, and then send the form from this one. */
function InstitutionPage({ institution, ...question }: Question & { institution: string }) {
  return (
    <ProofPage
      title="Sign in once more"
      lead="This changes who sees what, so we make sure that it is you. What you entered is kept on this page."
      question={question}
    >
      <ol className="grid list-decimal gap-2 pl-5">
        <li>
          <a href={institution} target="_blank" rel="noreferrer">
            Sign in at your institution
          </a>
          , which opens in a new tab.
        </li>
        <li>Come back to this tab and choose Continue.</li>
      </ol>
    </ProofPage>
  );
}

function ProofPage({
  title,
  lead,
  question: { action, fields },
  children,
}: {
  title: string;
  lead: string;
  question: Pick<Question, "action" | "fields">;
  children: ReactNode;
}) {
  return (
    <div className="frame py-[clamp(3rem,12vh,8rem)]">
      <h1 className="max-w-[42rem] text-[clamp(2rem,5vw,2.875rem)]">{title}</h1>
      <p className="mt-4 max-w-[42rem] font-serif text-ink-soft text-xl leading-snug">{lead}</p>
      <form method="post" action={action} className="mt-8 grid max-w-[28rem] gap-5">
        {fields.map(([field, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, and the list never changes
          <input key={at} type="hidden" name={field} value={value} />
        ))}
        {children}
        <div className="flex flex-wrap gap-3">
          <Button>Continue</Button>
        </div>
        <p className="text-ink-soft text-sm">
          <a href={action}>Go back without changing anything</a>
        </p>
      </form>
    </div>
  );
}
