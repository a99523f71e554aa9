import type { DocumentFile, Walk } from '../../src/model/journey.ts';

/** From the home page through the e-ID, without any service. */
export const signInAtHome = async ({ citizen, portal, step }: Walk): Promise<void> => {
  await step({ vi: 'Mở trang chủ', en: 'Open the home page' }, 'reads', () => portal.open());
  await step({ vi: 'Đăng nhập', en: 'Sign in' }, 'signsIn', () => portal.signIn(citizen));
};

/** The document that citizens sign in these errands. */
export const documentOf = ({ citizen }: Walk): DocumentFile => {
  const first = citizen.documents[0];
  if (first === undefined) throw new Error('expected a citizen with a document to sign');
  return first;
};
