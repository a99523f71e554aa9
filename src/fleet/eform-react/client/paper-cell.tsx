import type { ChangeEvent, ReactNode } from 'react';
import type { PaperRow } from './wire.ts';

/** What stands beside a paper that the citizen gives: upload, picking from the store, limits and keeping. */
export const PaperCell = (props: {
  readonly slot: PaperRow;
  readonly token: string;
  readonly kept: boolean;
  readonly onKeep: (keep: boolean) => void;
  readonly onChoose: (event: ChangeEvent<HTMLInputElement>) => void;
}): ReactNode => {
  const { slot, token, kept, onKeep, onChoose } = props;
  const { pick, keep } = slot;
  return (
    <>
      <div className="acts">
        <label className="btn file-button" htmlFor={`tep-${slot.id}`}>
          Chọn tệp tin
          <input
            type="file"
            id={`tep-${slot.id}`}
            multiple
            accept={slot.accept}
            aria-label={`Chọn tệp tin: ${slot.name}`}
            onChange={onChoose}
          />
        </label>
        {pick.kind === 'button' && (
          <button
            type="button"
            className="btn"
            disabled={pick.disabled}
            data-store-picker={slot.picker}
            data-token={token}
          >
            {pick.label}
          </button>
        )}
        {pick.kind === 'words' && <span className="limits">{pick.text}</span>}
      </div>
      <p className="limits">{slot.limits}</p>
      {keep.box ? (
        <label className="check">
          <input
            type="checkbox"
            checked={kept}
            disabled={keep.disabled}
            data-keep={`${slot.picker}/giu`}
            data-token={token}
            onChange={(event) => onKeep(event.target.checked)}
          />
          <span>{keep.label}</span>
        </label>
      ) : (
        <p className="limits">{keep.label}</p>
      )}
    </>
  );
};
