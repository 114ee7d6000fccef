import { MAX_SLUG_CHARS, SLUG } from "~/domain/members/member";
import { FORMAT_NAMES, FORMATS } from "~/reports/formats.server";
import {
  type Calls,
  FAULTS,
  failure,
  json,
  listOf,
  OF_COLLABORATIVE,
  query,
  REFUSALS,
  reading,
  rowsOf,
  schema,
  WRITING,
} from "./parts";

const REPORT = {
  name: "report",
  in: "path",
  required: true,
  description: "The report’s short name.",
  schema: { type: "string" },
};

export const MEMBER_CALLS: Calls = {
  "/api/v1/{collaborative}/members": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listMembers",
      summary: "The institutions",
      content: rowsOf("Member"),
    }),
  },
  "/api/v1/{collaborative}/members/{slug}": {
    parameters: [
      ...OF_COLLABORATIVE.parameters,
      {
        name: "slug",
        in: "path",
        required: true,
        description: "The member’s short name: lowercase letters, digits, and single hyphens.",
        schema: { type: "string", maxLength: MAX_SLUG_CHARS, pattern: SLUG.source },
      },
    ],
    get: reading({
      operationId: "getMember",
      summary: "One institution",
      content: json(schema("Member")),
    }),
    put: {
      ...WRITING,
      operationId: "putMember",
      summary: "Creates or updates a member (backbone staff)",
      requestBody: { required: true, content: json(schema("MemberBody")) },
      responses: {
        200: { description: "Updated", content: json(schema("Member")) },
        201: { description: "Created", content: json(schema("Member")) },
        ...REFUSALS,
        ...FAULTS,
      },
    },
  },
  "/api/v1/{collaborative}/people": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listPeople",
      summary: "Who has which role, and who is invited (backbone staff)",
      content: json(schema("People")),
    }),
  },
  "/api/v1/{collaborative}/contacts": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listContacts",
      summary: "Who takes part for whom; addresses only of those whom this token may see them of",
      content: rowsOf("Contact"),
    }),
  },
  "/api/v1/{collaborative}/stakeholders": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "getStakeholders",
      summary: "Stakeholders with how they are engaged, and what is missing (backbone staff and conveners)",
      content: json(schema("Stakeholders")),
    }),
  },
  "/api/v1/{collaborative}/profile": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "getProfile",
      summary: "What the partnership is, who hosts it, its phase, and the steps of its path",
      content: json(schema("Profile")),
    }),
  },
  "/api/v1/{collaborative}/gifts": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listGifts",
      summary: "What was given to networks, until when, and what was withdrawn; not the copies themselves",
      content: json(listOf("Gift")),
    }),
  },
  "/api/v1/{collaborative}/reports": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listReports",
      summary: "The reports that the token may read, newest first",
      content: rowsOf("Report"),
    }),
  },
  "/api/v1/{collaborative}/reports/{report}/versions": {
    parameters: [...OF_COLLABORATIVE.parameters, REPORT],
    get: reading({
      operationId: "listReportVersions",
      summary: "The published versions of a report, the newest first",
      content: json(listOf("ReportVersion")),
    }),
    post: {
      ...WRITING,
      operationId: "publishReport",
      summary: "Publishes the report as it is now (scope publish; backbone staff and conveners)",
      requestBody: { required: true, content: json(schema("PublishBody")) },
      responses: {
        201: { description: "Published", content: json(schema("PublishedReport")) },
        ...REFUSALS,
        ...FAULTS,
      },
    },
  },
  "/api/v1/{collaborative}/reports/{report}/files/{format}": {
    parameters: [...OF_COLLABORATIVE.parameters, REPORT],
    get: {
      operationId: "getReportFile",
      summary: "A report as a file; whoever writes reports gets the draft without `version`",
      parameters: [
        {
          name: "format",
          in: "path",
          required: true,
          schema: { type: "string", enum: [...FORMAT_NAMES] },
        },
        query("version", "The number of a published version; left out, the newest.", {
          type: "integer",
          minimum: 1,
        }),
      ],
      responses: {
        200: {
          description: "The file",
          content: Object.fromEntries(
            FORMAT_NAMES.map((name) => [(FORMATS[name].contentType.split(";")[0] ?? "").trim(), {}]),
          ),
        },
        422: failure("It cannot be made in this format; the words say why."),
        ...REFUSALS,
      },
    },
  },
};
