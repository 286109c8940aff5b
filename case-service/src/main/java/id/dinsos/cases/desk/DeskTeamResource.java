package id.dinsos.cases.desk;

import id.dinsos.cases.handling.Reader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds the team in which the caller works, before a door opens behind which it matters: a case may
 * be open to a team, to whoever is in it now and to nobody who has left. Lists ask for it in their
 * own query, and whoever opens a case needs none.
 */
public class DeskTeamResource {
    private static final Pattern BEHIND =
            Pattern.compile(
                    "/v1/(cases/.+"
                            + "|(case-attachments|enrolments|facilities|letters|referrals)(/.*)?)");

    private static final String TEAM =
            "select owner, team from view_workers.worker where account = $1 and serving"
                    + " and team <> '' limit 1";

    private final Pool pool;
    private final JsonWebToken token;
    private final Current current;

    public DeskTeamResource(Pool pool, JsonWebToken token, Current current) {
        this.pool = pool;
        this.token = token;
        this.current = current;
    }

    @ServerRequestFilter
    public Uni<Void> find(ContainerRequestContext request) {
        // Who comes without a token is not even asked for one: some doors are for anybody.
        if (!BEHIND.matcher(request.getUriInfo().getPath()).matches()) {
            return Uni.createFrom().voidItem();
        }
        String account = token.getSubject();
        if (account == null) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(TEAM)
                .execute(Tuple.of(account))
                .invoke(rows -> {
                    for (Row row : rows) {
                        current.set(new Reader.Team(row.getString("owner"), row.getString("team")));
                    }
                })
                .replaceWithVoid();
    }

    /** The team of the caller of this request. */
    @RequestScoped
    public static class Current {
        private Reader.@Nullable Team team;

        public Reader.@Nullable Team known() {
            return team;
        }

        void set(Reader.Team found) {
            team = found;
        }
    }
}
