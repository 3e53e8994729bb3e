import type { WriteRequest } from "#commands/operations/operation.ts";
import { nameResource } from "#domain/kubernetes/live-object.ts";
import type { Connection } from "#kube/connection.ts";
import type { AccessQuestion } from "#kube/context/review-access.ts";
import { reviewAccess } from "#kube/context/review-access.ts";
import { KubeError } from "#kube/kube-error.ts";

/** The verbs that the user lacks for these requests, as `patch clusters.postgresql.cnpg.io/status`. */
export async function missingRights(
  connection: Connection,
  requests: readonly WriteRequest[],
): Promise<readonly string[]> {
  const questions = new Map(
    requests.flatMap(questionsOf).map((question) => [JSON.stringify(question), question]),
  );
  const answers = await Promise.all(
    [...questions.values()].map(async (question) => ({
      question,
      allowed: await mayDo(connection, question),
    })),
  );
  return answers.filter(({ allowed }) => !allowed).map(({ question }) => nameRight(question));
}

/** To apply is to patch; where there is nothing yet, the server asks for `create` too. */
const verbs: Readonly<Record<WriteRequest["kind"], readonly string[]>> = {
  patch: ["patch"],
  create: ["create"],
  delete: ["delete"],
  apply: ["patch", "create"],
};

function questionsOf(request: WriteRequest): readonly AccessQuestion[] {
  const { resource, namespace, name } = request.ref;
  const subresource = request.kind === "patch" ? request.subresource : undefined;
  return verbs[request.kind].map((verb) => ({
    verb,
    group: resource.group,
    resource: resource.plural,
    ...(subresource === undefined ? {} : { subresource }),
    ...(namespace === undefined ? {} : { namespace }),
    // A creation has no name yet when the server judges it.
    ...(verb === "create" ? {} : { name }),
  }));
}

function nameRight({ verb, group, resource, subresource }: AccessQuestion): string {
  const named = nameResource({ plural: resource, group });
  return `${verb} ${named}${subresource === undefined ? "" : `/${subresource}`}`;
}

/** Where even the question is refused, the answer to the write itself will tell. */
async function mayDo(connection: Connection, question: AccessQuestion): Promise<boolean> {
  try {
    return await reviewAccess(connection, question);
  } catch (error) {
    if (error instanceof KubeError && error.reason === "forbidden") return true;
    throw error;
  }
}
