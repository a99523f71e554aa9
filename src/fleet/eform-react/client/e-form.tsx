import type { ReactNode } from 'react';
import type { Filing } from './wire.ts';

/** The e-form beside the documents; what its button opens is the shared signing script's affair. */
export const EForm = ({
  offer,
  draftId,
}: {
  readonly offer: NonNullable<Filing['eForm']>;
  readonly draftId: string;
}): ReactNode => (
  <article className="e-form">
    <h2>Tờ khai điện tử</h2>
    <p>{offer.text}</p>
    {offer.address !== null && (
      <button type="button" className="btn" data-e-form={offer.address} data-draft={draftId}>
        Nhập thông tin trực tuyến(E-Form)
      </button>
    )}
    <ul className="files" />
  </article>
);
