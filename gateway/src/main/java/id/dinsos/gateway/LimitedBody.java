package id.dinsos.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** The caller's body, cut off where it passes its limit, however its length was declared. */
final class LimitedBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> source;
    private final long limit;
    private final Runnable atEnd;
    private long seen;
    private boolean overflown;
    private @Nullable Handler<Throwable> failed;

    /**
     * @param atEnd runs before whoever reads it hears that it is over
     */
    LimitedBody(ReadStream<Buffer> source, long limit, Runnable atEnd) {
        this.source = source;
        this.limit = limit;
        this.atEnd = atEnd;
    }

    /** All of it at once; fails where it passes its limit, cannot be read or breaks off. */
    Future<Buffer> whole() {
        Promise<Buffer> whole = Promise.promise();
        Buffer all = Buffer.buffer();
        var unused =
                exceptionHandler(whole::tryFail)
                        .endHandler(end -> whole.tryComplete(all))
                        .handler(all::appendBuffer)
                        .resume();
        return whole.future();
    }

    boolean isOverflown() {
        return overflown;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        source.handler(handler == null ? null : chunk -> pass(chunk, handler));
        return this;
    }

    private void pass(Buffer chunk, Handler<Buffer> handler) {
        seen += chunk.length();
        if (seen <= limit) {
            handler.handle(chunk);
        } else if (!overflown) {
            overflown = true;
            if (failed != null) {
                failed.handle(new IllegalStateException("the body passes " + limit + " bytes"));
            }
        }
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        source.endHandler(
                handler == null
                        ? null
                        : end -> {
                            atEnd.run();
                            handler.handle(end);
                        });
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        source.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        source.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        source.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        source.fetch(amount);
        return this;
    }
}
