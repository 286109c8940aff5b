package id.dinsos.disbursement.roster;

import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Stream;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the verdicts of a run from its chunks in the log: nothing is copied into a table, because
 * the chunk of an id is known from the boundaries.
 */
@Singleton
public class RosterStore {
    private final EventStore store;

    public RosterStore(EventStore store) {
        this.store = store;
    }

    /** The verdict of a run on one beneficiary; none where it was no candidate. */
    public Uni<Optional<CurrentVerdict>> verdict(Opened run, YearMonth month, UUID beneficiary) {
        int number = Ranges.chunkOf(run.firstIds(), beneficiary);
        if (number < 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        return store.load(
                        Chunk.idOf(run.id(), number),
                        (type, data) -> OneRow.cut(type, data, beneficiary))
                .map(stream ->
                        settled(stream, month).stream()
                                .filter(row -> row.beneficiaryId().equals(beneficiary))
                                .findFirst());
    }

    /** Who gets nothing, from a place in the roster on. */
    public Uni<Page> unpaid(
            Opened run, YearMonth month, RosterPlace from, String region, int limit) {
        return unpaid(run, month, from, region, limit, new ArrayList<>());
    }

    /** The verdicts of a chunk; empty where it is not frozen yet, or there is no such chunk. */
    public Uni<List<CurrentVerdict>> chunk(Opened run, YearMonth month, int number) {
        if (number >= run.chunks()) {
            return Uni.createFrom().item(List.of());
        }
        return store.load(Chunk.idOf(run.id(), number)).map(stream -> settled(stream, month));
    }

    private static List<CurrentVerdict> settled(Stream stream, YearMonth month) {
        return stream.fold(ChunkPublisher.CHUNK.decider()) instanceof Frozen frozen
                ? CurrentVerdict.of(frozen, month)
                : List.of();
    }

    private Uni<Page> unpaid(
            Opened run,
            YearMonth month,
            RosterPlace from,
            String region,
            int limit,
            List<CurrentVerdict> found) {
        if (from.chunk >= run.chunks()) {
            return Uni.createFrom().item(new Page(found, Optional.empty()));
        }
        return chunk(run, month, from.chunk)
                .flatMap(rows -> {
                    for (int i = from.row; i < rows.size(); i++) {
                        if (found.size() == limit) {
                            RosterPlace next = new RosterPlace(from.chunk, i);
                            return Uni.createFrom().item(new Page(found, Optional.of(next)));
                        }
                        CurrentVerdict row = rows.get(i);
                        boolean there =
                                region.isEmpty()
                                        || row.region().equals(region)
                                        || row.region().startsWith(region + '.');
                        if (!row.pays() && there) {
                            found.add(row);
                        }
                    }
                    return unpaid(
                            run, month, new RosterPlace(from.chunk + 1, 0), region, limit, found);
                });
    }

    /** A row of the roster. */
    public record RosterPlace(int chunk, int row) {
        public static final RosterPlace START = new RosterPlace(0, 0);
    }

    /** Some rows and where to go on. */
    public record Page(List<CurrentVerdict> rows, Optional<RosterPlace> next) {}
}
