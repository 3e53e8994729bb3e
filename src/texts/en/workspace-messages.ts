export const workspaceMessages: Readonly<Record<string, string>> = {
  "major-not-in-catalog":
    "{catalog} has no image for PostgreSQL {major}, only for {majors}, so the operator starts nothing; add the image to the catalog or choose another major",
  "database-owner-absent":
    "{cluster} takes the role {owner} away (ensure: absent in managed.roles), so this database cannot belong to it; keep the role or name another owner",
  "duplicate-object.same-file":
    "This file already has the {kind} {name}, and the later text replaces the earlier one; remove one or give it another name",
  "duplicate-object.same-folder":
    "{file} holds the {kind} {name} too; where both are applied, the later one replaces the other; remove one, rename it, or keep variants in folders of their own",
  "managed-twice.inline":
    "{cluster} lists the role {name} in managed.roles, which takes precedence, so this DatabaseRole is not applied; keep one of the two",
  "managed-twice.object":
    "The {kind} {other} is about {name} in {cluster} too, and the operator applies only one of them; remove one",
  "workspace.other": "The other side is here",
  "rename.invalid":
    "{name} is no name for an object; use small letters, digits and dashes, and begin and end with a letter or digit",
  "rename.taken": "{file} already has the {kind} {name}; choose another name",
};
