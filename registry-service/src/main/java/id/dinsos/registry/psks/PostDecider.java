package id.dinsos.registry.psks;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.registry.psks.Post.Tenure;
import id.dinsos.registry.psks.PostDecider.Command;
import id.dinsos.registry.psks.PostEvent.PostLeft;
import id.dinsos.registry.psks.PostEvent.PostTaken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The one rule of a post: nobody holds it on a day on which another does. It is decided in the same
 * transaction as the assignment itself, so that of two offices assigning at once one is refused.
 */
public final class PostDecider implements Decider<Command, Post, PostEvent> {
    /** What may be asked of a post. */
    public sealed interface Command {}

    public record Take(Tenure tenure) implements Command {}

    public record Leave(UUID assignmentId, LocalDate lastDay) implements Command {}

    @Override
    public Post initial() {
        return new Post(List.of());
    }

    @Override
    public Decision<PostEvent> decide(Command command, Post post) {
        return switch (command) {
            case Take(var tenure) -> take(tenure, post);
            case Leave(var assignmentId, var lastDay) ->
                    post.heldAfter(assignmentId, lastDay)
                            ? accept(new PostLeft(assignmentId, lastDay))
                            : accept();
        };
    }

    private static Decision<PostEvent> take(Tenure wanted, Post post) {
        if (post.heldUnder(wanted.assignmentId())) {
            return accept();
        }
        return post.tenures().stream().anyMatch(one -> one.period().overlaps(wanted.period()))
                ? refuse(PsksCode.POST_TAKEN, "somebody else serves there at that time")
                : accept(new PostTaken(wanted));
    }

    @Override
    public Post evolve(Post post, PostEvent event) {
        List<Tenure> tenures = new ArrayList<>(post.tenures());
        switch (event) {
            case PostTaken(var tenure) -> tenures.add(tenure);
            case PostLeft(var assignmentId, var lastDay) -> {
                tenures.removeIf(one ->
                        one.assignmentId().equals(assignmentId)
                                && one.period().from().isAfter(lastDay));
                tenures.replaceAll(one ->
                        one.assignmentId().equals(assignmentId)
                                ? new Tenure(
                                        one.resourceId(),
                                        assignmentId,
                                        one.period().endingBy(lastDay))
                                : one);
            }
        }
        return new Post(tenures);
    }
}
