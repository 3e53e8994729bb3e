import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import type { RequestOptions } from "node:https";
import { Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { Exec, KubeConfig } from "@kubernetes/client-node";
import { pathOf } from "./kinds.ts";
import type { KubeObject } from "./kube-object.ts";

const contentTypes = {
  merge: "application/merge-patch+json",
  apply: "application/apply-patch+yaml",
};

export interface Reply {
  readonly status: number;
  readonly body: string;
}

/** The few requests that recording needs, on plain paths, so that every kind is treated alike. */
export class KubeClient {
  readonly #config: KubeConfig;
  readonly #server: string;

  constructor(kubeconfigFile: string | undefined) {
    this.#config = new KubeConfig();
    if (kubeconfigFile === undefined) this.#config.loadFromDefault();
    else this.#config.loadFromFile(kubeconfigFile);
    const server = this.#config.getCurrentCluster()?.server;
    if (server === undefined) throw new Error("the kubeconfig has no current context; choose one");
    this.#server = server;
  }

  /** Undefined where the server answers 404: the object, or its kind, is not there. */
  async find<T extends KubeObject>(path: string): Promise<T | undefined> {
    const reply = await this.#send("GET", path);
    if (reply.status === 404) return undefined;
    return JSON.parse(expectSuccess(reply, `GET ${path}`)) as T;
  }

  async list(path: string): Promise<readonly KubeObject[]> {
    const list = await this.find<KubeObject & { items: KubeObject[] }>(path);
    return list?.items ?? [];
  }

  /** Plain text; undefined where there is none, as for a container that has not started. */
  async readText(path: string): Promise<string | undefined> {
    const reply = await this.#send("GET", path);
    return reply.status === 200 ? reply.body : undefined;
  }

  /** Server-side apply, as one owner of every field. */
  async apply(object: KubeObject): Promise<void> {
    const path = `${pathOf(object)}?fieldManager=record&force=true`;
    expectSuccess(await this.#send("PATCH", path, contentTypes.apply, object), `apply ${path}`);
  }

  async create(object: KubeObject): Promise<void> {
    const path = pathOf(object).replace(/\/[^/]+$/, "");
    expectSuccess(await this.#send("POST", path, "application/json", object), `create ${path}`);
  }

  async patch(path: string, change: object): Promise<void> {
    expectSuccess(await this.#send("PATCH", path, contentTypes.merge, change), `patch ${path}`);
  }

  async remove(path: string, change: object = {}): Promise<void> {
    const reply = await this.#send("DELETE", path, "application/json", change);
    if (reply.status !== 404) expectSuccess(reply, `delete ${path}`);
  }

  /** What a command in a container printed; throws with its error output when it fails. */
  async exec(
    namespace: string,
    pod: string,
    command: string[],
    container = "postgres",
  ): Promise<string> {
    const [output, errors] = [collect(), collect()];
    return await new Promise((resolve, reject) => {
      const connection = new Exec(this.#config).exec(
        namespace,
        pod,
        container,
        command,
        output.stream,
        errors.stream,
        Readable.from([]),
        false,
        (status) => {
          if (status.status === "Success") resolve(output.read());
          else reject(new Error(`${command.join(" ")}: ${errors.read()} ${status.message ?? ""}`));
        },
      );
      connection.catch(reject);
    });
  }

  async #send(method: string, path: string, type?: string, body?: object): Promise<Reply> {
    const url = new URL(path, this.#server);
    const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
    const options: RequestOptions = { method, headers };
    await this.#config.applyToHTTPSOptions(options);
    const call = request(url, options);
    call.end(body === undefined ? undefined : JSON.stringify(body));
    const [response] = (await once(call, "response")) as [IncomingMessage];
    return { status: response.statusCode ?? 0, body: await text(response) };
  }
}

function expectSuccess(reply: Reply, doing: string): string {
  if (reply.status >= 200 && reply.status < 300) return reply.body;
  throw new Error(`${doing}: ${reply.status} ${messageIn(reply.body)}`);
}

function messageIn(body: string): string {
  try {
    return (JSON.parse(body) as { message?: string }).message ?? body;
  } catch {
    return body;
  }
}

function collect() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, read: () => Buffer.concat(chunks).toString("utf8") };
}
