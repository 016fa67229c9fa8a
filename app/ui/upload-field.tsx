import { type ComponentProps, useState } from 'react';
import { TextField } from './fields.tsx';

/** What a form may weigh, less room for the rest of it. */
const MOST_BYTES = 990_000;

/**
 * Where a file is chosen. One that is too large is said so at once and let go of: a server that stops listening in the
 * middle of it could not say anything any more.
 */
export function UploadField({
  mostBytes = MOST_BYTES,
  errors,
  ...field
}: Omit<ComponentProps<typeof TextField>, 'type' | 'onChange'> & { readonly mostBytes?: number }) {
  const [isTooLarge, setTooLarge] = useState(false);
  return (
    <TextField
      {...field}
      type="file"
      errors={isTooLarge ? { ...errors, [field.name]: { key: 'ui:errors.file_size' } } : errors}
      onChange={({ currentTarget }) => {
        const size = currentTarget.files?.[0]?.size ?? 0;
        setTooLarge(size > mostBytes);
        if (size > mostBytes) currentTarget.value = '';
      }}
    />
  );
}
