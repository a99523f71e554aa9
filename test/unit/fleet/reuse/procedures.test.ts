import { describe, expect, it } from 'vitest';
import { applicantItems, procedureOf } from '#src/fleet/procedures.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';

const { services } = await loadRegistry({});

describe('the procedures of the fleet', () => {
  // A service that somebody adds to the 25 gets the plain form.
  it.each(services.map(({ id }) => id).filter((id) => id <= 'ESS-25'))(
    '%s has an e-form of its own with 3 to 14 items',
    (id) => {
      const { sections } = procedureOf(id);
      const items = sections.flatMap((section) => section.items);
      expect(items.length).toBeGreaterThanOrEqual(3);
      expect(items.length).toBeLessThanOrEqual(14);
      expect(procedureOf(id)).not.toEqual(procedureOf('another'));
    },
  );

  it('names each item and each paper once, in composed Vietnamese, and choices have options', () => {
    for (const { id } of services) {
      const { sections, papers } = procedureOf(id);
      const items = [...applicantItems, ...sections.flatMap((section) => section.items)];
      for (const keys of [items.map(({ name }) => name), papers.map((paper) => paper.id)])
        expect(new Set(keys).size, id).toBe(keys.length);
      for (const { label, kind, options } of items) {
        expect(label).toBe(label.normalize('NFC'));
        expect(options.length > 0, label).toBe(kind === 'choice');
      }
    }
  });

  it('asks for no paper that the office must look up itself', () => {
    const replaced = ['id-card', 'household-book', 'residence-confirmation', 'marriage-certificate'];
    const papers = services.flatMap(({ id }) => procedureOf(id).papers);
    const asked = papers.filter(
      ({ document, fetchedByOffice }) => replaced.includes(document) && !fetchedByOffice,
    );
    expect(asked).toEqual([]);
  });

  it('has no mandatory form to be filled in as a file', () => {
    const papers = services.flatMap(({ id }) => procedureOf(id).papers);
    expect(papers.filter(({ document }) => document === 'declaration')).toEqual([]);
  });
});
