package id.dinsos.registry.office;

import org.jspecify.annotations.Nullable;

/**
 * The office that keeps a record.
 *
 * @param owner its regency
 * @param offeredTo the regency that may take the record over; null where none
 */
public record Office(String owner, @Nullable String offeredTo) {}
