/** @jsxImportSource vue */
import type { VNode } from 'vue';
import type { RatingForm } from '../../life-pages/rating.ts';

/** The form by which citizens rate a service; it is sent as a plain form. */
export const ratingForm = (form: RatingForm | null): VNode | null =>
  form === null ? null : (
    <form class="rating" method="post" action={form.action}>
      <input type="hidden" name="thuTuc" value={form.service} />
      <fieldset class="v-input--radio-group choice">
        <legend>{form.title}</legend>
        {form.levels.map((level) => (
          <label key={level} class="v-radio check">
            <input type="radio" name="mucDo" value={level} required /> {level}
          </label>
        ))}
      </fieldset>
      <button type="submit" class="v-btn btn">
        <span class="v-btn__content">Gửi đánh giá</span>
      </button>
    </form>
  );
