import type { OperatorVersion } from "../build/modules.ts";
import { buildLayer, type Layer } from "./layer.ts";
import { postgresMajor } from "./operand-packages.ts";
import type { RootFileSystem } from "./root-file-system.ts";

export interface ImageSources {
  readonly operator: OperatorVersion;
  /** Name of a binary → its path. */
  readonly binaries: ReadonlyMap<string, string>;
  readonly operand: RootFileSystem;
}

export interface LocalImage {
  /** `localhost/…:tag`; no registry is ever asked, as there is no way to one. */
  readonly name: string;
  /** The later ones on top. */
  readonly layers: readonly Layer[];
  /** The `config` of an image, as OCI names its parts. */
  readonly config: {
    readonly Entrypoint?: readonly string[];
    readonly User?: string;
    readonly WorkingDir?: string;
    readonly Env?: readonly string[];
  };
}

/** What the node's containerd holds; a function each, from what was built. */
export const images: readonly ((sources: ImageSources) => Promise<LocalImage>)[] = [
  async ({ binaries }) => ({
    name: imageNames.pause,
    layers: [await buildLayer("pause", [{ at: "pause", file: findBinary(binaries, "pause") }])],
    config: { Entrypoint: ["/pause"] },
  }),
  async ({ operator, binaries }) => ({
    name: imageNames.operator(operator),
    layers: [
      await buildLayer(`operator-${operator}`, [
        {
          at: `operator/manager_${goArchitecture}`,
          file: findBinary(binaries, `manager-${operator}`),
        },
        { at: "manager", link: `operator/manager_${goArchitecture}` },
        { at: "tmp", directory: { mode: 0o1777 } },
      ]),
    ],
    config: { User: "65532:65532", Entrypoint: ["/manager"], WorkingDir: "/" },
  }),
  async ({ operand }) => ({
    name: imageNames.postgres(operand),
    layers: [operand],
    config: {
      User: "26",
      Env: [`PATH=/usr/lib/postgresql/${postgresMajor}/bin:${systemPath}`, "LANG=C.UTF-8"],
    },
  }),
  async ({ operand }) => ({
    name: imageNames.pgbouncer(operand),
    layers: [operand],
    config: { User: "26", Env: [`PATH=${systemPath}`] },
  }),
];

export const imageNames = {
  pause: "localhost/pause:1",
  operator: (version: OperatorVersion): string => `localhost/cnpg/operator:${version}`,
  postgres: ({ postgres }: RootFileSystem): string => `localhost/cnpg/postgresql:${postgres}`,
  pgbouncer: ({ pgbouncer }: RootFileSystem): string => `localhost/cnpg/pgbouncer:${pgbouncer}`,
} as const;

/** As Go and container images name this machine's processor. */
export const goArchitecture = process.arch === "arm64" ? "arm64" : "amd64";

const systemPath = "/usr/sbin:/usr/bin:/sbin:/bin";

export function findBinary(binaries: ReadonlyMap<string, string>, name: string): string {
  const path = binaries.get(name);
  if (path === undefined) throw new Error(`${name} was not built`);
  return path;
}
