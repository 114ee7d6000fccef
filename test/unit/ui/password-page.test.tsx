import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { PasswordPage } from "~/ui/layout/PasswordPage";

const QUESTION = {
  action: "/c/x/settings/sign-in?index",
  fields: [["label", "Wenlow <State>"]] as [string, string][],
  email: "sam@wenlow.example",
  problem: null,
  name: "proof-password",
};

describe("the question before a form does what was asked of it", () => {
  it("is for the password, and keeps what was typed", () => {
    const page = renderToStaticMarkup(<PasswordPage {...QUESTION} institution={null} />);
    expect(page).toContain('type="password"');
    expect(page).toContain('name="proof-password"');
    expect(page).toContain('name="label" value="Wenlow &lt;State&gt;"');
    expect(page).not.toContain("institution");
  });

  it("is for a sign-in in another tab where there is no password, and keeps what was typed as well", () => {
    const page = renderToStaticMarkup(
      <PasswordPage {...QUESTION} institution="/sign-in/institution/x?again=1" />,
    );
    expect(page).not.toContain('type="password"');
    expect(page).toContain('href="/sign-in/institution/x?again=1" target="_blank"');
    expect(page).toContain('action="/c/x/settings/sign-in?index"');
    expect(page).toContain('name="label" value="Wenlow &lt;State&gt;"');
  });
});
