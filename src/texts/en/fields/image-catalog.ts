import type { Notes } from "#texts/catalogue.ts";

/** ImageCatalog and ClusterImageCatalog: the same fields, in one namespace or in all. */
export const imageCatalogNotes: Notes = {
  spec: "Images by PostgreSQL major version. Clusters refer to it by `imageCatalogRef`; an edit here updates all of them, with the same rolling restarts as an edit of the image.",
  "spec.images": "One image per major version, at most eight entries.",
  "spec.images.image":
    "Image for this major version. The tag should begin with the PostgreSQL version; replacing it updates every cluster that uses the entry.",
  "spec.images.major":
    "PostgreSQL major version of the image, unique in the catalog. It has to be true: clusters are handled by it.",
  "spec.images.extensions":
    "Extension images that belong to this major version. A cluster picks them by name and need not repeat the image. Since 1.29 for clusters without their own reference.",
  "spec.componentImages":
    "Images of other programs, such as PgBouncer, by key. A Pooler picks one by `pgbouncer.imageCatalogRef.key`.",
  "spec.componentImages.key":
    "Key of the entry, lower-case letters, digits and hyphens, unique in the catalog.",
  "spec.componentImages.image":
    "Image for this key. Replacing it updates every Pooler that uses it.",
};
