/** What the desk's form of a session sends of somebody helped with one thing at the beginning of a day. */
export const visitForm = (person: string, day: string) => ({
  person,
  anonymous: '0',
  topic: 'isee',
  minutes: '30',
  outcome: 'resolved',
  mode: 'A',
  channel: 'in_presence',
  day,
  time: '00:00',
  note: '',
});
