import type { OpenedDossier } from './opened-dossier.ts';

/** Puts what the portal holds of the dossier into the panel that files it. */
export const drawSummary = async (host: HTMLElement, dossier: OpenedDossier): Promise<void> => {
  const place = host.querySelector('.filing-summary');
  if (place === null) return;
  try {
    const answer = await fetch(`/pa/dossier/${dossier.id}/summary`);
    place.innerHTML = answer.ok ? await answer.text() : '';
  } catch {
    place.replaceChildren();
  }
};
