package id.dinsos.eventstore.log;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The number under which a piece of background work is done. It comes with the lease on the piece
 * and is never given a second time. Whatever is committed under it checks, in the same transaction,
 * that nobody has taken the piece over since; otherwise it fails with {@link FencedOffException}
 * and changes nothing. A worker may so be frozen for as long as it likes and wake at any step.
 *
 * <p>It belongs to the thread that does the work and is taken along by {@code
 * CommandHandler.handle}, {@code EventStore.commit} and {@link #transaction} when they are called;
 * work in threads of its own takes it along with {@link #carried}. So a job writes nothing outside
 * it, unless it calls these from within an asynchronous chain: jobs wait for each step instead.
 */
public record Fence(long number) {
    static final String BROKEN = "LF001";

    private static final String CHECK = "select from lease where fence = $1 for share";
    private static final ScopedValue<Fence> CURRENT = ScopedValue.newInstance();

    /** The fence of the work that this thread is doing; null where it works for a caller. */
    public static @Nullable Fence current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /** The number of the work that this thread is doing; 0, which none has, for a caller. */
    public static long currentNumber() {
        Fence fence = current();
        return fence == null ? 0 : fence.number;
    }

    /** Does the work under this number. */
    public <X extends Exception> void run(Work<X> work) throws X {
        ScopedValue.where(CURRENT, this)
                .<Boolean, X>call(() -> {
                    work.run();
                    return true;
                });
    }

    /** The work as another thread is to do it: under the number of this one, if it has any. */
    public static Runnable carried(Runnable work) {
        Fence fence = current();
        return fence == null ? work : () -> fence.run(work::run);
    }

    /** Likewise, where the work has a result. */
    public static <T> Callable<T> carried(Callable<T> work) {
        Fence fence = current();
        return fence == null
                ? work
                : () -> ScopedValue.where(CURRENT, fence).<T, Exception>call(work::call);
    }

    /**
     * A transaction of one who writes rows of his own, checked before its first statement. Whoever
     * wants to take the piece over waits until it ends. Outside background work it is a plain one.
     */
    public static <T> Uni<T> transaction(Pool pool, Function<SqlConnection, Uni<T>> work) {
        Fence fence = current();
        return fence == null
                ? pool.withTransaction(work)
                : pool.withTransaction(tx -> fence.check(tx).flatMap(x -> work.apply(tx)));
    }

    private Uni<Void> check(SqlClient tx) {
        return tx.preparedQuery(CHECK)
                .execute(Tuple.of(number))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw new FencedOffException();
                    }
                })
                .replaceWithVoid();
    }

    /** What the database says of a fence that no longer stands. */
    static boolean isBroken(PgException failure) {
        return BROKEN.equals(failure.getSqlState());
    }

    /** A piece of work. */
    @FunctionalInterface
    public interface Work<X extends Exception> {
        void run() throws X;
    }
}
