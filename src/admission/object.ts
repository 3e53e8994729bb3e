/** Keys and list indices from the object's root, as they stand in the manifest. */
export type ObjectPath = readonly (string | number)[];
