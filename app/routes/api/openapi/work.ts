import {
  type Calls,
  changing,
  json,
  listOf,
  OF_COLLABORATIVE,
  query,
  REFUSALS,
  reading,
  removing,
  response,
  rowsOf,
  schema,
  WRITING,
} from "./parts";

export const WORK_CALLS: Calls = {
  "/api/v1/{collaborative}/initiatives": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listInitiatives",
      summary: "Programs and pilots, with how each is doing",
      content: rowsOf("Initiative"),
    }),
  },
  "/api/v1/{collaborative}/actions": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listActions",
      summary: "What people promised, and how it stands",
      content: rowsOf("Action"),
      parameters: [
        query("state", "Only actions in this state; late are those unfinished after their due date.", {
          type: "string",
          enum: ["unfinished", "late", "open", "blocked", "done", "dropped"],
        }),
        query("member", "Only those of this member’s people (its short name)."),
      ],
      faults: { 422: response("Refused") },
    }),
    post: {
      ...WRITING,
      operationId: "addAction",
      summary: "Adds an action; its owner gets mail",
      description: "A token of an institution adds actions for that institution’s people only.",
      requestBody: { required: true, content: json(schema("NewAction")) },
      responses: {
        201: { description: "Added", content: json(schema("Action")) },
        ...REFUSALS,
        422: response("Refused"),
      },
    },
  },
  "/api/v1/{collaborative}/actions/{action}": {
    ...OF_COLLABORATIVE,
    patch: changing({
      operationId: "changeAction",
      summary: "Changes an action; what the body leaves out stays",
      description: "Another `dueOn` counts as a move; the first date is kept.",
      id: { name: "action", description: "The action’s id." },
      body: "ActionChange",
      answer: "Action",
    }),
  },
  "/api/v1/{collaborative}/meetings": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listMeetings",
      summary: "The meetings of the bodies that the token may read of, latest first",
      content: rowsOf("Meeting"),
    }),
  },
  "/api/v1/{collaborative}/decisions": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listDecisions",
      summary: "The decisions that the token may read, newest first, each as it stands today",
      content: rowsOf("Decision"),
    }),
  },
  "/api/v1/{collaborative}/agreements": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listAgreements",
      summary: "The agreements: whole for their parties, and of others who has signed",
      content: json(listOf("Agreement")),
    }),
  },
  "/api/v1/{collaborative}/agreements/{id}": {
    ...OF_COLLABORATIVE,
    delete: removing({
      operationId: "removeAgreement",
      summary: "Removes a draft that nobody has signed (backbone staff and conveners)",
    }),
  },
  "/api/v1/{collaborative}/stakeholders/{id}": {
    ...OF_COLLABORATIVE,
    delete: removing({
      operationId: "removeStakeholder",
      summary: "Removes a stakeholder (backbone staff and conveners)",
    }),
  },
  "/api/v1/{collaborative}/contributions/{id}": {
    ...OF_COLLABORATIVE,
    delete: removing({
      operationId: "removeContribution",
      summary: "Removes a claim of a contribution (backbone staff and conveners)",
    }),
  },
  "/api/v1/{collaborative}/pulse": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listPulse",
      summary: "Rounds of the pulse: scores of closed ones, as far as they tell of nobody",
      content: json(listOf("PulseWave")),
    }),
  },
};
