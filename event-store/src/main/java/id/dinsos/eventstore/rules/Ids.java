package id.dinsos.eventstore.rules;

import java.util.UUID;

/** Makes new ids at the edge; tests supply a fixed sequence. */
@FunctionalInterface
public interface Ids {
    UUID next();
}
