package id.dinsos.disbursement.run;

import id.dinsos.disbursement.run.Chunk.Frozen;
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
public class RosterView {
    private final EventStore store;

    public RosterView(EventStore store) {
        this.store = store;
    }

    /** The verdict of a run on one beneficiary; none where it was no candidate. */
    Uni<Optional<Settled>> verdict(Opened run, YearMonth month, UUID beneficiary) {
        int number = Ranges.chunkOf(run.firstIds(), beneficiary);
        if (number < 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        return store.load(
                        Chunk.idOf(run.id(), number),
                        (type, data) -> OneRowView.cut(type, data, beneficiary))
                .map(stream ->
                        settled(stream, month).stream()
                                .filter(row -> row.beneficiaryId().equals(beneficiary))
                                .findFirst());
    }

    /** Who gets nothing, from a place in the roster on. */
    Uni<Page> unpaid(Opened run, YearMonth month, Place from, String region, int limit) {
        return unpaid(run, month, from, region, limit, new ArrayList<>());
    }

    /** The verdicts of a chunk; empty where it is not frozen yet, or there is no such chunk. */
    Uni<List<Settled>> chunk(Opened run, YearMonth month, int number) {
        if (number >= run.chunks()) {
            return Uni.createFrom().item(List.of());
        }
        return store.load(Chunk.idOf(run.id(), number)).map(stream -> settled(stream, month));
    }

    private static List<Settled> settled(Stream stream, YearMonth month) {
        return stream.fold(ChunkPublisher.CHUNK.decider()) instanceof Frozen frozen
                ? Settled.of(frozen, month)
                : List.of();
    }

    private Uni<Page> unpaid(
            Opened run,
            YearMonth month,
            Place from,
            String region,
            int limit,
            List<Settled> found) {
        if (from.chunk >= run.chunks()) {
            return Uni.createFrom().item(new Page(found, Optional.empty()));
        }
        return chunk(run, month, from.chunk)
                .flatMap(rows -> {
                    for (int i = from.row; i < rows.size(); i++) {
                        if (found.size() == limit) {
                            Place next = new Place(from.chunk, i);
                            return Uni.createFrom().item(new Page(found, Optional.of(next)));
                        }
                        Settled row = rows.get(i);
                        boolean there =
                                region.isEmpty()
                                        || row.region().equals(region)
                                        || row.region().startsWith(region + '.');
                        if (!row.isPaid() && there) {
                            found.add(row);
                        }
                    }
                    return unpaid(run, month, new Place(from.chunk + 1, 0), region, limit, found);
                });
    }

    /** A row of the roster. */
    record Place(int chunk, int row) {
        static final Place START = new Place(0, 0);
    }

    /** Some rows and where to go on. */
    record Page(List<Settled> rows, Optional<Place> next) {}
}
