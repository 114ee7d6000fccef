import { LinkButton } from "~/ui/controls/Button";
import { CopyText } from "~/ui/controls/CopyText";

/** Recovery codes just made: the only time that they are shown. */
export function RecoveryCodes({ codes, next }: { codes: string[]; next: string | null }) {
  return (
    <div className="grid gap-5 rounded-md border-good border-s-4 bg-good-wash px-4 py-5 sm:px-6">
      <div>
        <h2 className="text-[1.625rem]">Keep these recovery codes</h2>
        <p className="mt-1.5 max-w-[46rem]">
          Signing in now asks for a code from your app. Without your phone, enter one of these instead; each
          works once. They are shown only now, so print them or keep them in a password manager.
        </p>
      </div>
      <CopyText label="Recovery codes">{codes.join("\n")}</CopyText>
      {next ? (
        <div>
          <LinkButton to={next}>I have kept them: continue</LinkButton>
        </div>
      ) : null}
    </div>
  );
}
