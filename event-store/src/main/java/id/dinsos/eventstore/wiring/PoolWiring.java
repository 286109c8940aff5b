package id.dinsos.eventstore.wiring;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the pool of connections as Quarkus configures it, with what it has no setting for. */
public class PoolWiring {
    /**
     * By default a statement of more than 2,048 characters is planned anew each time it runs, and
     * nothing says so. Planning the freeze's question costs as much as answering it.
     */
    private static final int LONGEST_CACHED_STATEMENT = 16_384;

    @Produces
    @Singleton
    PgPoolCreator pool() {
        return PoolWiring::create;
    }

    private static Pool create(PgPoolCreator.Input input) {
        for (PgConnectOptions options : input.pgConnectOptionsList()) {
            options.setPreparedStatementCacheSqlLimit(LONGEST_CACHED_STATEMENT);
        }
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
