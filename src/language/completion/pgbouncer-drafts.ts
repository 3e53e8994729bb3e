import {
  allowsPgbouncerParameter,
  findPgbouncerParameter,
  pgbouncerParameters,
} from "#domain/cnpg/pgbouncer-parameters.ts";
import type { PgbouncerParameter } from "#domain/cnpg/pgbouncer-parameters.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { entryBody } from "./entry-body.ts";
import { escapeSnippet } from "./quote.ts";
import type { CompletionRequest, Draft } from "./request.ts";

const usual = [
  "max_client_conn",
  "default_pool_size",
  "min_pool_size",
  "reserve_pool_size",
  "max_db_connections",
  "max_prepared_statements",
  "query_wait_timeout",
  "server_idle_timeout",
  "ignore_startup_parameters",
];

/** The PgBouncer settings that this operator lets through. */
export function pgbouncerKeyDrafts(request: CompletionRequest): readonly Draft[] {
  const { place, context } = request;
  return pgbouncerParameters
    .filter(({ name }) => !place.present.has(name))
    .filter(({ name }) => allowsPgbouncerParameter(context.operator, name))
    .map((parameter) => {
      const { name } = parameter;
      const index = usual.indexOf(name);
      const choices = valuesOf(parameter).map((value) => JSON.stringify(value));
      return {
        label: name,
        kind: "parameter",
        detail: detailOf(parameter, request),
        body: entryBody(
          request,
          name,
          parameter.words === undefined ? choices.slice(0, 1) : choices,
        ),
        rank: index === -1 ? 100 : index,
        block: true,
        data: { source: "value", kind: "Pooler", path: "spec.pgbouncer.parameters", value: name },
      };
    });
}

/** All are strings, so all are quoted. */
export function pgbouncerValueDrafts(request: CompletionRequest): readonly Draft[] {
  const parameter = findPgbouncerParameter(request.site.key);
  if (parameter === undefined || request.place.expects !== "node") return [];
  return valuesOf(parameter).map((value, rank) => ({
    label: value,
    kind: "value",
    detail: parameter.type,
    body: escapeSnippet(JSON.stringify(value)),
    rank,
    data: {
      source: "value",
      kind: "Pooler",
      path: `spec.pgbouncer.parameters.${parameter.name}`,
      value,
    },
  }));
}

/** A switch is worth setting to what it is not. */
function valuesOf({ type, words = [], ...parameter }: PgbouncerParameter): readonly string[] {
  const preset = parameter.default === undefined ? [] : [parameter.default];
  if (type === "boolean") return parameter.default === "1" ? ["0", "1"] : ["1", "0"];
  return [...new Set([...words, ...preset])];
}

function detailOf(parameter: PgbouncerParameter, { context }: CompletionRequest): string {
  const value = parameter.default;
  const preset =
    value === undefined ? [] : [formatMessage(context.texts, "hover.default", { value })];
  return [parameter.type, ...preset].join(" · ");
}
