/** A version of the text that tells people what is kept and why (GDPR art. 13); never edited. */
export interface NoticeTable {
  version: number;
  valid_from: string;
  /** Plain paragraphs, an empty line between two. */
  text_it: string;
  text_en: string;
  /** null for the text the product began with. */
  written_by: string | null;
  written_at: string;
}
