import type { Knex } from 'knex';
import { UsageError } from '#src/model/errors.ts';

/** Takes the schema from one version to the next. Never changed once released: mend by adding another. */
type Migration = (schema: Knex.SchemaBuilder) => Promise<void>;

/** The version of a schema is the number of migrations that made it. */
const MIGRATIONS: readonly Migration[] = [createTables];

/**
 * Brings a database to today's schema, in one transaction: one that is killed meanwhile stays what it was.
 * (knex's own migrator leaves its lock behind when killed, and the store could never be opened again.)
 */
export async function migrate(database: Knex): Promise<void> {
  if ((await versionOf(database)) === MIGRATIONS.length) return;
  await database.transaction(async (trx) => {
    // Writing before reading waits for another process that migrates the same database.
    await trx.raw('create table if not exists schema_version (version integer not null)');
    await trx('schema_version').update({ version: trx.ref('version') });
    const version = await versionOf(trx);
    for (const migration of MIGRATIONS.slice(version)) await migration(trx.schema);
    await trx('schema_version').delete();
    await trx('schema_version').insert({ version: MIGRATIONS.length });
  });
}

async function versionOf(database: Knex): Promise<number> {
  if (!(await database.schema.hasTable('schema_version'))) return 0;
  const row = await database<{ version: number }>('schema_version').first('version');
  const version = row?.version ?? 0;
  if (version > MIGRATIONS.length) {
    throw new UsageError(
      'store-newer',
      `The store was written by a newer PortalSweep (schema ${version}; this one knows schemas up to ` +
        `${MIGRATIONS.length}). Use that version, or another folder.`,
    );
  }
  return version;
}

async function createTables(schema: Knex.SchemaBuilder): Promise<void> {
  await schema
    .createTable('sweeps', (table) => {
      table.increments('seq');
      table.text('id').notNullable().unique();
      table.text('started_at').notNullable();
      table.text('finished_at');
      table.boolean('synthetic').notNullable();
      table.text('plan').notNullable();
      table.text('record').notNullable();
    })
    .createTable('cells', (table) => {
      table.increments('id');
      table.text('sweep_id').notNullable().references('sweeps.id').onDelete('CASCADE');
      table.text('portal_id').notNullable();
      table.text('journey_id').notNullable();
      table.text('device').notNullable();
      table.text('state').notNullable().checkIn(['planned', 'started', 'submitting', 'done', 'not-run']);
      table.text('owes');
      table.text('reason');
      table.text('detail');
      table.unique(['sweep_id', 'portal_id', 'journey_id', 'device']);
    })
    .createTable('runs', (table) => {
      table.integer('cell_id').primary().references('cells.id').onDelete('CASCADE');
      table.text('sweep_id').notNullable();
      table.text('run_id').notNullable();
      table.text('outcome').notNullable();
      table.text('reason');
      table.unique(['sweep_id', 'run_id']);
    })
    .createTable('attempts', (table) => {
      table.integer('cell_id').notNullable().references('runs.cell_id').onDelete('CASCADE');
      table.integer('n').notNullable();
      table.text('purpose').notNullable();
      table.text('started_at').notNullable();
      table.double('duration_ms').notNullable();
      table.text('outcome').notNullable();
      table.text('reason');
      table.text('trace');
      table.binary('evidence').notNullable();
      table.primary(['cell_id', 'n']);
    })
    .createTable('findings', (table) => {
      table.integer('cell_id').notNullable().references('runs.cell_id').onDelete('CASCADE');
      table.integer('position').notNullable();
      table.text('check_id').notNullable();
      table.integer('check_version').notNullable();
      table.text('criterion').notNullable();
      table.text('outcome').notNullable();
      table.text('reason');
      table.double('measured');
      table.text('seen').notNullable();
      table.text('places').notNullable();
      table.integer('attempt');
      table.primary(['cell_id', 'position']);
    });
}
