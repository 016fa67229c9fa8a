/** A keyed hash of a word of somebody's name, or of how it begins: finds people by name without the name. */
export interface CitizenNameTable {
  name_key: string;
  citizen_id: string;
}
