package id.dinsos.eventstore.log;

import id.dinsos.eventstore.rules.Position;
import java.util.UUID;

/**
 * The outcome of an accepted command.
 *
 * @param version the aggregate's version after it: its ETag
 * @param position where the log stands, for a caller who reads a list right after writing
 * @param changed false where it found everything as it should be, and wrote nothing
 * @param repeated true where an earlier answer under the same key is given again
 */
public record Done(UUID id, int version, Position position, boolean changed, boolean repeated) {}
