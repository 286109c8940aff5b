package id.dinsos.eventstore.log;

import id.dinsos.eventstore.rules.Position;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: commands that arrive while others are being written share the next transaction, so
 * that a busy service pays for one statement and one flush where it would pay for many; an idle one
 * writes at once. One transaction is under way at a time: with two the groups are half as large,
 * and each costs as much. Commands in one transaction never touch the same stream, and where the
 * transaction is refused each of them is written again alone, so that one command's conflict is
 * never another's.
 */
final class AppendQueue {
    /**
     * While one transaction is flushed the next is written. One alone would make larger groups, but
     * whoever waits there for another's lock would hold up everybody.
     */
    private static final int AT_A_TIME = 2;

    /** Bulk work brings its own transactions. */
    private static final int MAX_EVENTS = 64;

    private final Function<AppendStatement, Uni<Position>> writer;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int writing;

    AppendQueue(Function<AppendStatement, Uni<Position>> writer) {
        this.writer = writer;
    }

    Uni<Position> append(AppendStatement statement) {
        if (statement.events() > MAX_EVENTS) {
            return writer.apply(statement);
        }
        return Uni.createFrom()
                .emitter(emitter -> {
                    Context context = Vertx.currentContext();
                    synchronized (this) {
                        queue.add(new Waiting(statement, emitter, context));
                    }
                    next();
                });
    }

    private void next() {
        List<Waiting> together = take();
        if (!together.isEmpty()) {
            AppendStatement first = together.getFirst().statement;
            var unused =
                    writer.apply(together.size() == 1 ? first : sum(together))
                            .subscribe()
                            .with(
                                    position -> {
                                        done();
                                        together.forEach(one -> one.complete(position));
                                    },
                                    failure -> {
                                        done();
                                        failed(together, failure);
                                    });
        }
    }

    private synchronized List<Waiting> take() {
        if (writing == AT_A_TIME || queue.isEmpty()) {
            return List.of();
        }
        List<Waiting> together = new ArrayList<>();
        Set<UUID> streams = new HashSet<>();
        int events = 0;
        while (!queue.isEmpty()) {
            AppendStatement statement = queue.getFirst().statement;
            events += statement.events();
            if (events > MAX_EVENTS || statement.streams().stream().anyMatch(streams::contains)) {
                break;
            }
            streams.addAll(statement.streams());
            together.add(queue.removeFirst());
        }
        writing++;
        return together;
    }

    private void done() {
        synchronized (this) {
            writing--;
        }
        next();
    }

    /** What the database has refused it has rolled back, so each may be written again alone. */
    private void failed(List<Waiting> together, Throwable failure) {
        boolean refused =
                failure instanceof ConflictException
                        || failure instanceof FencedOffException
                        || failure instanceof PgException;
        for (Waiting one : together) {
            if (refused && together.size() > 1) {
                var unused = writer.apply(one.statement).subscribe().with(one::complete, one::fail);
            } else {
                one.fail(failure);
            }
        }
    }

    private static AppendStatement sum(List<Waiting> together) {
        AppendStatement sum = new AppendStatement();
        together.forEach(one -> sum.add(one.statement));
        return sum;
    }

    /** A command's append; its caller is told where it came from. */
    private record Waiting(
            AppendStatement statement,
            UniEmitter<? super Position> emitter,
            @Nullable Context context) {
        void complete(Position position) {
            tell(() -> emitter.complete(position));
        }

        void fail(Throwable failure) {
            tell(() -> emitter.fail(failure));
        }

        private void tell(Runnable answer) {
            if (context == null || context == Vertx.currentContext()) {
                answer.run();
            } else {
                context.runOnContext(x -> answer.run());
            }
        }
    }
}
