import { Form } from "@remix-run/react";
import { paths } from "~/paths";

/**
 * The last item beside the person's name. A form, since signing out changes something. What was typed and not saved is
 * forgotten by this browser, whether the server answers or not.
 */
export function SignOut() {
  return (
    <Form method="post" action={paths.signOut()} onSubmit={() => sessionStorage.clear()}>
      <button type="submit" className="min-h-11 text-link underline underline-offset-4">
        Sign out
      </button>
    </Form>
  );
}
