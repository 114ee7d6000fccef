import { redirect } from "@remix-run/node";

/** The settings begin with the members. */
export const loader = ({ params }: { params: { collaborative?: string } }) =>
  redirect(`/c/${params.collaborative}/settings/members`);
