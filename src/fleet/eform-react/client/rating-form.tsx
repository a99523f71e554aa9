import type { ReactNode } from 'react';
import type { RatingForm as Form } from '../../life-pages/rating.ts';

/** The form by which citizens rate a service; it is sent as a plain form. */
export const RatingForm = ({ form }: { readonly form: Form | null }): ReactNode =>
  form !== null && (
    <form className="rating" method="post" action={form.action}>
      <input type="hidden" name="thuTuc" value={form.service} />
      <fieldset className="ways">
        <legend>{form.title}</legend>
        {form.levels.map((level) => (
          <label key={level} className="check">
            <input type="radio" name="mucDo" value={level} required /> {level}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="btn">
        Gửi đánh giá
      </button>
    </form>
  );
