/** A topic of a session (code of the list `topic`). */
export interface SessionTopicTable {
  session_id: string;
  topic: string;
}
