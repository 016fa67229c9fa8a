/** Tombstone: the look-up key of a code whose records were erased. It tells a return, never a person. */
export interface ErasedCodeTable {
  code_key: string;
  erased_on: string;
  request_id: string;
}
