/** The PostgreSQL majors whose parameters are known. */
export const postgresMajors = [14, 15, 16, 17, 18] as const;

export type PostgresMajor = (typeof postgresMajors)[number];
