package id.dinsos.disbursement.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.dinsos.eventstore.rules.RefusalCode;
import id.dinsos.eventstore.rules.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How many questions are worked on, how many wait, and who is asked to come again. */
class WhatIfTurnsTest {
    private static final int ASKING = 20;

    private final CountDownLatch finish = new CountDownLatch(1);
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger later = new AtomicInteger();

    @Test
    void of_twenty_at_once_two_are_worked_on_some_wait_and_the_rest_come_again() throws Exception {
        // Given
        WhatIfTurns turns = new WhatIfTurns(2, 6, Duration.ofMinutes(1));
        int answered = 0;

        // When
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < ASKING; i++) {
                answers.add(people.submit(() -> ask(turns)));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> later.get() == 12);
            finish.countDown();
            for (Future<Boolean> one : answers) {
                answered += one.get() ? 1 : 0;
            }
        }

        // Then
        assertThat(answered).isEqualTo(8);
        assertThat(later).hasValue(12);
        assertThat(most).hasValue(2);
        assertThat(turns.take(() -> "answered")).isEqualTo("answered");
    }

    @Test
    void whoever_waited_long_enough_is_asked_to_come_again() throws Exception {
        WhatIfTurns turns = new WhatIfTurns(1, 1, Duration.ofMillis(50));
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = people.submit(() -> ask(turns));
            await().atMost(Duration.ofSeconds(30)).until(() -> working.get() == 1);

            assertThatThrownBy(
                            () -> {
                                String unused = turns.take(() -> "answered");
                            })
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused ->
                                    assertThat(refused.refusal().code())
                                            .isEqualTo(WhatIfCode.WHAT_IF_BUSY));
            finish.countDown();
            assertThat(first.get()).isTrue();
        }
    }

    @Test
    void a_question_that_breaks_gives_its_turn_back_and_busy_is_too_many() {
        WhatIfTurns turns = new WhatIfTurns(1, 0, Duration.ofMillis(50));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(
                            () -> {
                                Object unused =
                                        turns.take(() -> {
                                            throw new IllegalStateException("broken");
                                        });
                            })
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(turns.take(() -> "answered")).isEqualTo("answered");
        assertThat(WhatIfCode.WHAT_IF_BUSY.kind()).isEqualTo(RefusalCode.Kind.TOO_MANY);
    }

    private boolean ask(WhatIfTurns turns) {
        try {
            return turns.take(() -> {
                int now = working.incrementAndGet();
                most.accumulateAndGet(now, Math::max);
                try {
                    finish.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                working.decrementAndGet();
                return true;
            });
        } catch (RefusedException busy) {
            later.incrementAndGet();
            return false;
        }
    }
}
