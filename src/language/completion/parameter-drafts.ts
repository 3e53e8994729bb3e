import { formatWithUnit, offeredUnits } from "#domain/postgres/describe-value.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import { findManagedParameter, operatorDefaults } from "#domain/postgres/managed-parameters.ts";
import { findParameter, listParameters } from "#domain/postgres/parameters.ts";
import type { ParameterFact } from "#domain/postgres/parameters.ts";
import type { LanguageContext } from "#language/context.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { entryBody } from "./entry-body.ts";
import { escapeSnippet } from "./quote.ts";
import type { CompletionRequest, Draft } from "./request.ts";

const usual =
  "shared_buffers max_connections work_mem maintenance_work_mem effective_cache_size max_wal_size min_wal_size checkpoint_timeout wal_keep_size max_slot_wal_keep_size random_page_cost effective_io_concurrency log_min_duration_statement max_worker_processes max_parallel_workers max_parallel_workers_per_gather statement_timeout idle_in_transaction_session_timeout autovacuum_max_workers autovacuum_vacuum_scale_factor wal_compression huge_pages jit log_statement pg_stat_statements.max pg_stat_statements.track".split(
    " ",
  );

/** Names for `spec.postgresql.parameters`; those of every known major where the major is unknown. */
export function parameterKeyDrafts(request: CompletionRequest): Draft[] {
  const { present } = request.place;
  return offeredFacts(request.major)
    .filter(({ name }) => !present.has(name) && isFree(name, request.context))
    .map((fact) => parameterDraft(request, fact));
}

/** Values of one parameter, quoted so that they stay text; units behind a number. */
export function parameterValueDrafts(request: CompletionRequest): Draft[] {
  const fact = factFor(request.site.key, request.major);
  if (fact === undefined || request.place.expects !== "node") return [];
  const number = /^["']?(\d+(?:\.\d+)?)[a-zA-Z]{0,3}["']?$/.exec(request.place.typed)?.[1];
  if (number !== undefined && fact.unit !== undefined) {
    return offeredUnits(fact).map((unit, index) =>
      valueDraft(fact, `${number}${unit}`, "unit", index),
    );
  }
  const values = [...choicesOf(fact), ...defaultsOf(fact)];
  return [...new Set(values)].map((value, index) => valueDraft(fact, value, "value", index));
}

/** What the parameter is in the given major, or else in the newest that has it. */
function factFor(name: string, major: PostgresMajor | undefined): ParameterFact | undefined {
  if (major !== undefined) return findParameter(name, major);
  const newest = postgresMajors.findLast((known) => findParameter(name, known) !== undefined);
  return newest === undefined ? undefined : findParameter(name, newest);
}

function parameterDetail(fact: ParameterFact, context: LanguageContext): string {
  const [value = ""] = defaultsOf(fact);
  const restart = fact.context === "postmaster" ? "hover.restart" : "hover.reload";
  const parts = [
    fact.type,
    fact.unit ?? "",
    formatMessage(context.texts, "hover.default", { value }),
  ];
  const own =
    operatorDefaults[fact.name] === undefined
      ? []
      : [formatMessage(context.texts, "hover.operator-default")];
  return [...parts, ...own, formatMessage(context.texts, restart)].filter(Boolean).join(" · ");
}

function offeredFacts(major: PostgresMajor | undefined): readonly ParameterFact[] {
  const lists = major === undefined ? postgresMajors.toReversed() : [major];
  const byName = new Map<string, ParameterFact>();
  for (const fact of lists.flatMap(listParameters)) {
    const offered = fact.hidden !== true && fact.context !== "internal";
    if (offered && !byName.has(fact.name)) byName.set(fact.name, fact);
  }
  return [...byName.values()];
}

function isFree(name: string, { operator }: LanguageContext): boolean {
  return findManagedParameter(name, operator.version) === undefined;
}

function parameterDraft(request: CompletionRequest, fact: ParameterFact): Draft {
  const { context, major } = request;
  const { name } = fact;
  const index = usual.indexOf(name);
  const rank = index === -1 ? 100 : index;
  const choices = [...choicesOf(fact), ...defaultsOf(fact).slice(0, 1)].map((value) =>
    JSON.stringify(value),
  );
  return {
    label: name,
    kind: "parameter",
    detail: parameterDetail(fact, context),
    body: entryBody(request, name, choices),
    rank: fact.developer === true ? 900 : rank,
    block: true,
    data: { source: "parameter", name, major: major ?? null },
  };
}

function choicesOf(fact: ParameterFact): readonly string[] {
  if (fact.type === "bool") return fact.default === "on" ? ["off", "on"] : ["on", "off"];
  return fact.type === "enum" ? (fact.words ?? []) : [];
}

function defaultsOf(fact: ParameterFact): readonly string[] {
  const own = operatorDefaults[fact.name];
  const builtIn = fact.default === null ? [] : [formatWithUnit(fact, fact.default)];
  return own === undefined ? builtIn : [own, ...builtIn];
}

function valueDraft(fact: ParameterFact, value: string, kind: Draft["kind"], rank: number): Draft {
  const data = { source: "parameter", name: fact.name, major: fact.major, value } as const;
  return {
    label: value,
    kind,
    detail: fact.unit ?? fact.type,
    body: escapeSnippet(JSON.stringify(value)),
    rank,
    data,
  };
}
