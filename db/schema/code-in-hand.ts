/** A facilitator typed the whole code of this person: the card is open to her that day. */
export interface CodeInHandTable {
  citizen_id: string;
  staff_id: string;
  day: string;
}
