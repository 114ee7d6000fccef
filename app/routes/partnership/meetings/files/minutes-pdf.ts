import type { LoaderFunctionArgs } from "@remix-run/node";
import { meetingPdf } from "./pdf.server";

/** The minutes as a tagged PDF. */
export const loader = (args: LoaderFunctionArgs) => meetingPdf(args, "Minutes");
