import { Form } from "@remix-run/react";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";

/** The logo that is shown, a way to choose another, and a way to take it away. */
export function LogoForm({
  name,
  address,
  error,
}: {
  name: string;
  address: string | null;
  error: string | null;
}) {
  return (
    <section aria-labelledby="logo" className="grid max-w-[46rem] gap-4">
      <h2 id="logo" className="text-2xl">
        Logo
      </h2>
      {address ? (
        <p className="w-fit rounded-md border border-line bg-white p-4">
          <img src={address} alt={`Logo of ${name}`} className="max-h-24 max-w-full" />
        </p>
      ) : (
        <p className="text-ink-soft">No logo yet. Pages show the Tidemark logo.</p>
      )}
      <Form method="post" encType="multipart/form-data" className="grid max-w-[34rem] gap-4">
        <input type="hidden" name="intent" value="logo" />
        <Field
          type="file"
          name="file"
          accept="image/png,image/jpeg"
          label={address ? "Another picture" : "Picture"}
          hint="PNG or JPEG, at most 256 kB. About 600 pixels wide is enough. It is shown on white, even on dark pages."
          error={error}
        />
        <div>
          <Button kind="secondary">{address ? "Replace the logo" : "Add the logo"}</Button>
        </div>
      </Form>
      {address ? (
        <TwoStepRemoval
          first="Remove the logo…"
          button="Remove it"
          name="intent"
          value="remove-logo"
          look="quiet"
        >
          <p>Pages show the Tidemark logo again. Reports that are already published keep yours.</p>
        </TwoStepRemoval>
      ) : null}
    </section>
  );
}
