package id.dinsos.registry.version;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Fence;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.version.Series.Facts;
import id.dinsos.registry.version.Series.Known;
import id.dinsos.registry.version.Series.Version;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where the files of versions lie, and what the log says of them. */
@Singleton
public class VersionStore {
    /** After so long nobody is between asking for work and deciding it any more. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private static final String FIND =
            "select id, owner, source, number, as_of, families, actor, upload from registry_version";

    private final EventStore log;
    private final Clock clock;

    VersionStore(EventStore log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** What was handed in, and under which its files lie. */
    record Upload(UUID id, String owner, Source source, Facts facts, UUID upload) {
        UUID series() {
            return Series.idOf(owner, source);
        }

        boolean isSame(String ofOwner, Source ofSource, Facts told) {
            return owner.equals(ofOwner) && source == ofSource && facts.equals(told);
        }
    }

    /** A version with the list it is of. */
    record Found(Upload upload, Version version) {}

    /** Keeps it; false where one with this id is there already. */
    Uni<Boolean> keep(Upload upload) {
        return pool().preparedQuery(
                        "with come as (delete from intake_upload where upload = $8)"
                                + " insert into registry_version (id, owner, source, number, as_of,"
                                + " families, actor, upload, opened_at)"
                                + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
                                + " on conflict (id) do nothing")
                .execute(
                        Tuple.tuple()
                                .addValue(upload.id)
                                .addValue(upload.owner)
                                .addValue(upload.source.name())
                                .addValue(upload.facts.number())
                                .addValue(upload.facts.asOf())
                                .addValue(upload.facts.families())
                                .addValue(upload.facts.receivedBy())
                                .addValue(upload.upload)
                                .addValue(now()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** It was refused after all. */
    Uni<Void> drop(UUID id) {
        return pool().preparedQuery("delete from registry_version where id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    /** Forgets what nobody has decided for long; false where it came only now. */
    Uni<Boolean> lost(UUID id) {
        return Fence.transaction(
                pool(),
                tx ->
                        tx.preparedQuery(
                                        "delete from registry_version"
                                                + " where id = $1 and opened_at < $2")
                                .execute(Tuple.of(id, now().minus(SETTLED)))
                                .map(rows -> rows.rowCount() == 1));
    }

    Uni<Optional<Upload>> upload(UUID id) {
        return pool().preparedQuery(FIND + " where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> uploads(rows).stream().findFirst());
    }

    /** For a caller with authority over its office; for everybody else there is none. */
    Uni<Found> of(UUID id, Caller caller) {
        return upload(id)
                .map(found ->
                        found.filter(one -> caller.covers(one.owner))
                                .orElseThrow(VersionStore::unknown))
                .flatMap(one -> series(one.owner, one.source).map(all -> found(one, all)));
    }

    private static Found found(Upload upload, Series series) {
        Version version = series instanceof Known known ? known.version(upload.id) : null;
        if (version == null) {
            throw unknown();
        }
        return new Found(upload, version);
    }

    private static RefusedException unknown() {
        return RefusedException.of(VersionCode.VERSION_UNKNOWN, "there is no such version");
    }

    Uni<Series> series(String owner, Source source) {
        return log.load(Series.idOf(owner, source)).map(stream -> stream.fold(new SeriesDecider()));
    }

    /** There will be something to do for the job: said before it is decided. */
    Uni<Void> open(UUID id) {
        return pool().preparedQuery(
                        "update registry_version set open = true, opened_at = $2 where id = $1")
                .execute(Tuple.of(id, now()))
                .replaceWithVoid();
    }

    /** There is nothing to do; it stays open for a while, because a decision may be on its way. */
    Uni<Void> settle(UUID id) {
        return Fence.transaction(
                pool(),
                tx ->
                        tx.preparedQuery(
                                        "update registry_version set open = false"
                                                + " where id = $1 and opened_at < $2")
                                .execute(Tuple.of(id, now().minus(SETTLED)))
                                .replaceWithVoid());
    }

    Uni<List<UUID>> open() {
        return pool().query(
                        "select id from registry_version where open order by opened_at limit 100")
                .execute()
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    private static List<Upload> uploads(RowSet<Row> rows) {
        List<Upload> found = new ArrayList<>();
        for (Row row : rows) {
            found.add(
                    new Upload(
                            row.getUUID("id"),
                            row.getString("owner"),
                            Source.valueOf(row.getString("source")),
                            new Facts(
                                    row.getString("number"),
                                    row.getLocalDate("as_of"),
                                    row.getInteger("families"),
                                    row.getString("actor")),
                            row.getUUID("upload")));
        }
        return found;
    }

    private Pool pool() {
        return log.pool();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
