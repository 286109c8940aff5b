package id.dinsos.eventstore;

import java.util.UUID;

/** Makes new ids at the edge; tests supply a fixed sequence. */
@FunctionalInterface
public interface Ids {
    UUID next();
}
