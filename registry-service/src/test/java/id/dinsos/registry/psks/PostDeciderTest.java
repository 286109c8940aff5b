package id.dinsos.registry.psks;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.registry.psks.Post.Tenure;
import id.dinsos.registry.psks.PostDecider.Leave;
import id.dinsos.registry.psks.PostDecider.Take;
import id.dinsos.registry.psks.PostEvent.PostLeft;
import id.dinsos.registry.psks.PostEvent.PostTaken;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostDeciderTest {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);

    private final PostDecider decider = new PostDecider();
    private final DeciderSpec<PostDecider.Command, Post, PostEvent> spec = DeciderSpec.of(decider);

    @Test
    void a_free_post_is_taken() {
        spec.given().when(new Take(budi(JUNE))).then(new PostTaken(budi(JUNE)));
    }

    @Test
    void a_post_that_is_held_is_not_taken_by_another() {
        spec.given(new PostTaken(budi(null)))
                .when(new Take(siti(JUNE.plusDays(1))))
                .thenRefused(PsksCode.POST_TAKEN);
        spec.given(new PostTaken(budi(JUNE)))
                .when(new Take(siti(JUNE)))
                .thenRefused(PsksCode.POST_TAKEN);
    }

    @Test
    void the_next_one_follows_on_the_day_after() {
        spec.given(new PostTaken(budi(JUNE)))
                .when(new Take(siti(JUNE.plusDays(1))))
                .then(new PostTaken(siti(JUNE.plusDays(1))));
    }

    @Test
    void the_same_holder_takes_it_once() {
        spec.given(new PostTaken(budi(null))).when(new Take(budi(null))).thenNothing();
    }

    @Test
    void who_leaves_early_makes_room() {
        PostLeft left = new PostLeft(budi(null).assignmentId(), JUNE);
        spec.given(new PostTaken(budi(null))).when(new Leave(left.assignmentId(), JUNE)).then(left);
        spec.given(new PostTaken(budi(null)), left)
                .when(new Take(siti(JUNE.plusDays(1))))
                .then(new PostTaken(siti(JUNE.plusDays(1))));
    }

    @Test
    void who_never_began_held_nothing() {
        PostLeft left = new PostLeft(siti(JUNE).assignmentId(), JANUARY);
        Post after = decider.fold(List.of(new PostTaken(siti(JUNE)), left));
        assertThat(after.tenures()).isEmpty();
    }

    @Test
    void who_has_left_leaves_once() {
        spec.given(new PostTaken(budi(JUNE)))
                .when(new Leave(budi(JUNE).assignmentId(), JUNE))
                .thenNothing();
        spec.given(new PostTaken(budi(JUNE)))
                .when(new Leave(siti(JUNE).assignmentId(), JUNE))
                .thenNothing();
    }

    private static Tenure budi(@Nullable LocalDate until) {
        return new Tenure(new UUID(0, 1), new UUID(0, 11), new Period(JANUARY, until));
    }

    private static Tenure siti(LocalDate from) {
        return new Tenure(new UUID(0, 2), new UUID(0, 12), new Period(from, null));
    }
}
