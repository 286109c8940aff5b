package id.dinsos.eventstore.republish;

import java.util.UUID;

/**
 * Everything is to be said again. Fired for who says something that follows from no event of the
 * log, and so has to say it again by itself.
 */
public record RepublishAsked(UUID order) {}
