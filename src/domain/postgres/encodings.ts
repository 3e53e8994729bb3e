import { byteLength, lowerAscii } from "#util/ascii.ts";

/** The encoding of a client under PostgreSQL's own name; letters and digits count, in any case. */
export function findEncoding(text: string): string | undefined {
  if (byteLength(text) >= 64) return undefined;
  const clean = lowerAscii(text).replace(/[^a-z0-9]/g, "");
  return Object.entries(encodings).find(([, names]) => names.split(" ").includes(clean))?.[0];
}

/** PostgreSQL's names, and how they may be written. */
const encodings: Readonly<Record<string, string>> = {
  SQL_ASCII: "sqlascii",
  EUC_JP: "eucjp",
  EUC_CN: "euccn",
  EUC_KR: "euckr",
  EUC_TW: "euctw",
  EUC_JIS_2004: "eucjis2004",
  UTF8: "utf8 unicode",
  MULE_INTERNAL: "muleinternal",
  LATIN1: "latin1 iso88591",
  LATIN2: "latin2 iso88592",
  LATIN3: "latin3 iso88593",
  LATIN4: "latin4 iso88594",
  LATIN5: "latin5 iso88599",
  LATIN6: "latin6 iso885910",
  LATIN7: "latin7 iso885913",
  LATIN8: "latin8 iso885914",
  LATIN9: "latin9 iso885915",
  LATIN10: "latin10 iso885916",
  ISO_8859_5: "iso88595",
  ISO_8859_6: "iso88596",
  ISO_8859_7: "iso88597",
  ISO_8859_8: "iso88598",
  WIN1250: "win1250 windows1250",
  WIN1251: "win1251 win windows1251",
  WIN1252: "win1252 windows1252",
  WIN1253: "win1253 windows1253",
  WIN1254: "win1254 windows1254",
  WIN1255: "win1255 windows1255",
  WIN1256: "win1256 windows1256",
  WIN1257: "win1257 windows1257",
  WIN1258: "win1258 abc tcvn tcvn5712 vscii windows1258",
  WIN866: "win866 alt windows866",
  WIN874: "win874 windows874",
  KOI8R: "koi8r koi8",
  KOI8U: "koi8u",
  SJIS: "sjis mskanji shiftjis win932 windows932",
  SHIFT_JIS_2004: "shiftjis2004",
  BIG5: "big5 win950 windows950",
  GBK: "gbk win936 windows936",
  UHC: "uhc win949 windows949",
  GB18030: "gb18030",
  JOHAB: "johab",
};
