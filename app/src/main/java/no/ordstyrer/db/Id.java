package no.ordstyrer.db;

/** A key of one table. Each table has its own record of this kind, so that keys are never mixed. */
public interface Id {
  long value();
}
