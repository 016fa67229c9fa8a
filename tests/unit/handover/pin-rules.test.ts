import { expect, it } from 'vitest';
import { pinFault } from '../../../app/handover/pin-rules.ts';

it.each(['4071', '92716', '835206', '70418362'])('%s may be chosen', (pin) => {
  expect(pinFault(pin)).toBeNull();
});

it.each(['', '123', '123456789', '12a4', ' 4071', '４０７１'])('«%s» is no PIN', (pin) => {
  expect(pinFault(pin)).toBe('shape');
});

it.each([
  '0000',
  '77777777',
  '1212',
  '121212',
  '1234',
  '123123',
  '7890',
  '8901',
  '9876',
  '3210',
  '1957',
  '2024',
  '19571957',
  '14071957',
  '19570714',
  '2580',
  '147258',
])('%s is tried by whoever finds a tablet', (pin) => {
  expect(pinFault(pin)).toBe('obvious');
});
