package id.dinsos.registry.psks;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * What happened to a post, together with what happened to its holder. Released events are frozen.
 */
public sealed interface PostEvent {
    /** The stored names, for ever: a class may be renamed, a name never. */
    Map<String, Class<? extends PostEvent>> NAMES =
            Map.of("post-taken.v1", PostTaken.class, "post-left.v1", PostLeft.class);

    /** A resource was assigned to the region. */
    record PostTaken(Post.Tenure tenure) implements PostEvent {}

    /**
     * The holder's assignment ends earlier than it had been said.
     *
     * @param lastDay before the first where the post was never held at all
     */
    record PostLeft(UUID assignmentId, LocalDate lastDay) implements PostEvent {}
}
